//! What was removed.

use super::{
    columns::{Columns, blob, moment},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Deleted, Id};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "deleted";
const PUT: &str = "
INSERT INTO deleted (id, at) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET at = excluded.at";
const ALL: &str = "SELECT id, at FROM deleted";
const FIND: &str = "SELECT id, at FROM deleted WHERE id = ?1";
const DELETE: &str = "DELETE FROM deleted WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Deleted, StoreError> {
    Ok(Deleted {
        id: columns.id()?,
        at: columns
            .moment()?
            .ok_or_else(|| StoreError::damaged("a removal has no time"))?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Deleted>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Deleted>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, deleted: &Deleted) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![blob(deleted.id), moment(Some(deleted.at))?],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
