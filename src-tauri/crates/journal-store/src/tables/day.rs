//! Answers for whole days.

use super::{columns::Columns, first, list, run};
use crate::StoreError;
use chrono::NaiveDate;
use journal_core::DayAnswer;
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "day";
const PUT: &str = "
INSERT INTO day (date, answer) VALUES (?1, ?2)
ON CONFLICT (date) DO UPDATE SET answer = excluded.answer";
const ALL: &str = "SELECT date, answer FROM day ORDER BY date";
const FIND: &str = "SELECT date, answer FROM day WHERE date = ?1";
const DELETE: &str = "DELETE FROM day WHERE date = ?1";

fn read(columns: &mut Columns) -> Result<DayAnswer, StoreError> {
    Ok(DayAnswer {
        date: columns.parsed()?,
        answer: columns.word()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<DayAnswer>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, date: NaiveDate) -> Result<Option<DayAnswer>, StoreError> {
    first(conn, FIND, TABLE, [date.to_string()], read)
}

pub fn put(tx: &Transaction, answer: &DayAnswer) -> Result<(), StoreError> {
    let date = answer.date.to_string();
    run(tx, PUT, params![date, answer.answer.as_str()])?;
    Ok(())
}

pub fn delete(tx: &Transaction, date: NaiveDate) -> Result<usize, StoreError> {
    run(tx, DELETE, [date.to_string()])
}
