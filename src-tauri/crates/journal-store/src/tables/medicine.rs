//! Regular medicines.

use super::{
    columns::{Columns, blob, moment},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Id, Medicine};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "medicine";
const PUT: &str = "
INSERT INTO medicine (id, name, from_day, until_day, note, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    (name, from_day, until_day, note, entered_at, edited_at)
  = (excluded.name, excluded.from_day, excluded.until_day, excluded.note, excluded.entered_at,
    excluded.edited_at)";
/// Every read has these columns and adds what follows `FROM medicine`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, from_day, until_day, note, entered_at, edited_at FROM medicine ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM medicine WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Medicine, StoreError> {
    Ok(Medicine {
        id: columns.id()?,
        name: columns.take()?,
        from: columns.parsed_or_null()?,
        until: columns.parsed_or_null()?,
        note: columns.take()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Medicine>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Medicine>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, medicine: &Medicine) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(medicine.id),
            medicine.name,
            medicine.from.map(|day| day.to_string()),
            medicine.until.map(|day| day.to_string()),
            medicine.note,
            moment(medicine.entered_at)?,
            moment(medicine.edited_at)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
