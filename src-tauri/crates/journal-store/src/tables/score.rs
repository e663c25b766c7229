//! Scores that a clinic told.

use super::{
    columns::{Columns, blob, instant, moment, zone},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Id, ScoreTold, Total};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "score";
const PUT: &str = "
INSERT INTO score (id, at, at_us, zone, scale, total, note, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET
    (at, at_us, zone, scale, total, note, entered_at, edited_at)
  = (excluded.at, excluded.at_us, excluded.zone, excluded.scale, excluded.total, excluded.note,
    excluded.entered_at, excluded.edited_at)";
/// Every read has these columns and adds what follows `FROM score`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, at, at_us, zone, scale, total, note, entered_at, edited_at FROM score ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM score WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<ScoreTold, StoreError> {
    Ok(ScoreTold {
        id: columns.id()?,
        at: columns.instant()?,
        zone: columns.parsed_or_null()?,
        scale: columns.take()?,
        total: columns
            .amount()?
            .map(Total::new)
            .ok_or_else(|| StoreError::damaged("a score has no total"))?,
        note: columns.take()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<ScoreTold>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<ScoreTold>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, score: &ScoreTold) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(score.id),
            instant(score.at)?,
            score.at.timestamp_micros(),
            zone(score.zone),
            score.scale,
            score.total.decimal().micros(),
            score.note,
            moment(score.entered_at)?,
            moment(score.edited_at)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
