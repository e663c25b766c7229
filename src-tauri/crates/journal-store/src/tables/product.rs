//! Products.

use super::{
    columns::{Columns, blob, micros},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Id, Product};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "product";
const PUT: &str = "
INSERT INTO product (id, name, substance, form, lane, unit, grams_per_unit,
    mitragynine_mg_per_unit, hydroxymitragynine_mg_per_unit, unit_sd_grams, archived, vendor,
    batch, note)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
ON CONFLICT (id) DO UPDATE SET
    (name, substance, form, lane, unit, grams_per_unit, mitragynine_mg_per_unit,
    hydroxymitragynine_mg_per_unit, unit_sd_grams, archived, vendor, batch, note)
  = (excluded.name, excluded.substance, excluded.form, excluded.lane, excluded.unit,
    excluded.grams_per_unit, excluded.mitragynine_mg_per_unit,
    excluded.hydroxymitragynine_mg_per_unit, excluded.unit_sd_grams, excluded.archived,
    excluded.vendor, excluded.batch, excluded.note)";
/// Every read has these columns and adds what follows `FROM product`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, substance, form, lane, unit, grams_per_unit, mitragynine_mg_per_unit,
                hydroxymitragynine_mg_per_unit, unit_sd_grams, archived, vendor, batch, note
            FROM product ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM product WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Product, StoreError> {
    Ok(Product {
        id: columns.id()?,
        name: columns.take()?,
        substance: columns.take()?,
        form: columns.word()?,
        lane: columns.word()?,
        unit: columns.take()?,
        grams_per_unit: columns.amount()?,
        mitragynine_mg_per_unit: columns.amount()?,
        hydroxymitragynine_mg_per_unit: columns.amount()?,
        unit_sd_grams: columns.amount()?,
        archived: columns.take()?,
        vendor: columns.take()?,
        batch: columns.take()?,
        note: columns.take()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Product>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Product>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, product: &Product) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(product.id),
            product.name,
            product.substance,
            product.form.as_str(),
            product.lane.as_str(),
            product.unit,
            micros(product.grams_per_unit),
            micros(product.mitragynine_mg_per_unit),
            micros(product.hydroxymitragynine_mg_per_unit),
            micros(product.unit_sd_grams),
            product.archived,
            product.vendor,
            product.batch,
            product.note,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
