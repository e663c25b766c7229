//! Reminders.

use super::{
    columns::{Columns, blob, value},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Id, Reminder};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "reminder";
const PUT: &str = "
INSERT INTO reminder (id, kind, clock, rule, text, missed_after_minutes, active)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    (kind, clock, rule, text, missed_after_minutes, active)
  = (excluded.kind, excluded.clock, excluded.rule, excluded.text, excluded.missed_after_minutes,
    excluded.active)";
/// Every read has these columns and adds what follows `FROM reminder`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, clock, rule, text, missed_after_minutes, active FROM reminder ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM reminder WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Reminder, StoreError> {
    Ok(Reminder {
        id: columns.id()?,
        kind: columns.word()?,
        clock: columns.word()?,
        rule: columns.value()?,
        text: columns.take()?,
        missed_after_minutes: columns.take()?,
        active: columns.take()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Reminder>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Reminder>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, reminder: &Reminder) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(reminder.id),
            reminder.kind.as_str(),
            reminder.clock.as_str(),
            value(&reminder.rule)?,
            reminder.text,
            reminder.missed_after_minutes,
            reminder.active,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
