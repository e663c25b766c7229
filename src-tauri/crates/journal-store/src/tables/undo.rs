//! The undo stack: one for the journal, in the order of commits, whichever program made them.

use super::{first, run};
use crate::StoreError;
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "undo_step";
const PUSH: &str = "INSERT INTO undo_step (step) VALUES (?1)";
const TURN: &str = "UPDATE undo_step SET undone = ?2 WHERE step = ?1";
const FORGET_UNDONE: &str = "DELETE FROM undo_step WHERE undone = 1";
const TO_UNDO: &str = "SELECT step FROM undo_step WHERE undone = 0 ORDER BY step DESC LIMIT 1";
const TO_REDO: &str = "SELECT step FROM undo_step WHERE undone = 1 ORDER BY step LIMIT 1";

/// The step that undo would turn round.
pub fn to_undo(conn: &Connection) -> Result<Option<i64>, StoreError> {
    first(conn, TO_UNDO, TABLE, [], |columns| columns.take())
}

/// The step that redo would do again.
pub fn to_redo(conn: &Connection) -> Result<Option<i64>, StoreError> {
    first(conn, TO_REDO, TABLE, [], |columns| columns.take())
}

/// A new step on top. What was undone before can no longer be done again: it would act on a journal that has moved on.
pub fn push(tx: &Transaction, step: i64) -> Result<(), StoreError> {
    run(tx, FORGET_UNDONE, [])?;
    run(tx, PUSH, [step])?;
    Ok(())
}

/// Notes that a step was undone or done again.
pub fn turn(tx: &Transaction, step: i64, undone: bool) -> Result<(), StoreError> {
    run(tx, TURN, params![step, undone])?;
    Ok(())
}
