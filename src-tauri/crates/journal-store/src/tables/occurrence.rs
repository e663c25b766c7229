//! What became of the times at which reminders were due.

use super::{
    columns::{Columns, blob, moment},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Id, Occurrence};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "occurrence";
const PUT: &str = "
INSERT INTO occurrence (id, reminder, scheduled_at, scheduled_us, state, until, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    (scheduled_at, state, until, at)
  = (excluded.scheduled_at, excluded.state, excluded.until, excluded.at)";
/// Every read has these columns and adds what follows `FROM occurrence`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT reminder, scheduled_at, state, until, at FROM occurrence ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM occurrence WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Occurrence, StoreError> {
    let timeless = || StoreError::damaged("a reminder's occurrence has no time");
    Ok(Occurrence {
        reminder: columns.id()?,
        scheduled_at: columns.moment()?.ok_or_else(timeless)?,
        state: columns.word()?,
        until: columns.moment()?,
        at: columns.moment()?.ok_or_else(timeless)?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Occurrence>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Occurrence>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, occurrence: &Occurrence) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(occurrence.id()),
            blob(occurrence.reminder),
            moment(Some(occurrence.scheduled_at))?,
            occurrence.scheduled_at.timestamp_micros(),
            occurrence.state.as_str(),
            moment(occurrence.until)?,
            moment(Some(occurrence.at))?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
