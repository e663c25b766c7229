//! Doses.

use super::{
    columns::{Columns, blob, instant, json, micros, moment, score, zone},
    first, list, product, run,
};
use crate::StoreError;
use chrono::{Days, NaiveDate, NaiveTime};
use journal_core::{Dose, Id, Measured, Stomach, TimeOfDay};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "dose";
const PUT: &str = "
INSERT INTO dose (id, taken_at, taken_us, zone, product, amount, unit, amount_sd, measured, route,
    stomach, purposes, pain_before, note, tags, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
ON CONFLICT (id) DO UPDATE SET
    (taken_at, taken_us, zone, product, amount, unit, amount_sd, measured, route, stomach,
    purposes, pain_before, note, tags, entered_at, edited_at)
  = (excluded.taken_at, excluded.taken_us, excluded.zone, excluded.product, excluded.amount,
    excluded.unit, excluded.amount_sd, excluded.measured, excluded.route, excluded.stomach,
    excluded.purposes, excluded.pain_before, excluded.note, excluded.tags, excluded.entered_at,
    excluded.edited_at)";
/// Every read has these columns and adds what follows `FROM dose`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, taken_at, taken_us, zone, product, amount, unit, amount_sd, measured, route, stomach,
                purposes, pain_before, note, tags, entered_at, edited_at
            FROM dose ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const OF_PRODUCT: &str = select!("WHERE product = ?1");
const BETWEEN: &str = select!("WHERE taken_us >= ?1 AND taken_us < ?2");
const COUNT_OF_PRODUCT: &str = "SELECT count(*) FROM dose WHERE product = ?1";
const DELETE: &str = "DELETE FROM dose WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Dose, StoreError> {
    Ok(Dose {
        id: columns.id()?,
        taken_at: columns.instant()?,
        zone: columns.parsed_or_null()?,
        product: columns.id()?,
        amount: columns.amount()?,
        unit: columns.take()?,
        amount_sd: columns.amount()?,
        measured: columns.word_or_null()?,
        route: columns.word()?,
        stomach: columns.word_or_null()?,
        purposes: columns.json()?,
        pain_before: columns.score()?,
        note: columns.take()?,
        tags: columns.json()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Dose>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Dose>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn of_product(conn: &Connection, product: Id) -> Result<Vec<Dose>, StoreError> {
    list(conn, OF_PRODUCT, TABLE, [blob(product)], read)
}

pub fn count_of_product(conn: &Connection, product: Id) -> Result<u32, StoreError> {
    let count = |columns: &mut Columns| columns.take();
    Ok(first(conn, COUNT_OF_PRODUCT, TABLE, [blob(product)], count)?.unwrap_or(0))
}

/// Whether a dose of kratom belongs to that journal day.
pub fn kratom_on(
    conn: &Connection,
    day: NaiveDate,
    day_starts_at: TimeOfDay,
) -> Result<bool, StoreError> {
    // The wall time of the day's doses lies within two dates, and a zone is less than a day away from UTC.
    let from = day.checked_sub_days(Days::new(1)).unwrap_or(day);
    let to = day.checked_add_days(Days::new(3)).unwrap_or(day);
    let us = |date: NaiveDate| date.and_time(NaiveTime::MIN).and_utc().timestamp_micros();
    for dose in list(conn, BETWEEN, TABLE, [us(from), us(to)], read)? {
        if dose.day(day_starts_at) == day
            && product::find(conn, dose.product)?.is_none_or(|product| product.is_kratom())
        {
            return Ok(true);
        }
    }
    Ok(false)
}

pub fn put(tx: &Transaction, dose: &Dose) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(dose.id),
            instant(dose.taken_at)?,
            dose.taken_at.timestamp_micros(),
            zone(dose.zone),
            blob(dose.product),
            micros(dose.amount),
            dose.unit,
            micros(dose.amount_sd),
            dose.measured.as_ref().map(Measured::as_str),
            dose.route.as_str(),
            dose.stomach.as_ref().map(Stomach::as_str),
            json(&dose.purposes)?,
            score(dose.pain_before),
            dose.note,
            json(&dose.tags)?,
            moment(dose.entered_at)?,
            moment(dose.edited_at)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
