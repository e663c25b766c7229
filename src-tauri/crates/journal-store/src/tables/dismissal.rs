//! Early signs of which the person knows why.

use super::{
    columns::{Columns, blob, instant},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Dismissal, Id};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "dismissal";
const PUT: &str = "
INSERT INTO dismissal (id, sign, at, at_us, reason) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET
    (sign, at, at_us, reason) = (excluded.sign, excluded.at, excluded.at_us, excluded.reason)";
const ALL: &str = "SELECT id, sign, at, at_us, reason FROM dismissal";
const FIND: &str = "SELECT id, sign, at, at_us, reason FROM dismissal WHERE id = ?1";
const DELETE: &str = "DELETE FROM dismissal WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Dismissal, StoreError> {
    Ok(Dismissal {
        id: columns.id()?,
        sign: columns.word()?,
        at: columns.instant()?,
        reason: columns.take()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Dismissal>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Dismissal>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, dismissal: &Dismissal) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(dismissal.id),
            dismissal.sign.as_str(),
            instant(dismissal.at)?,
            dismissal.at.timestamp_micros(),
            dismissal.reason,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
