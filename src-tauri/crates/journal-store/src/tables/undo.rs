//! The undo stack: one for the journal, in the order of commits, whichever program made them.

use super::{first, run};
use crate::StoreError;
use journal_core::EntryRef;
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "undo_step";
const PUSH: &str = "INSERT INTO undo_step (step) VALUES (?1)";
const TURN: &str = "UPDATE undo_step SET undone = ?2 WHERE step = ?1";
const FORGET_UNDONE: &str = "DELETE FROM undo_step WHERE undone = 1";
const TO_UNDO: &str = "SELECT step FROM undo_step WHERE undone = 0 ORDER BY step DESC LIMIT 1";
const TO_REDO: &str = "SELECT step FROM undo_step WHERE undone = 1 ORDER BY step LIMIT 1";

const FORGET_DONE: &str = "
DELETE FROM undo_step WHERE undone = 0 AND step <= (
    SELECT max(undo_step.step) FROM undo_step JOIN history_change USING (step)
    WHERE undone = 0 AND kind = ?1 AND key = ?2)";
const FORGET_UNDONE_OF: &str = "
DELETE FROM undo_step WHERE undone = 1 AND step >= (
    SELECT min(undo_step.step) FROM undo_step JOIN history_change USING (step)
    WHERE undone = 1 AND kind = ?1 AND key = ?2)";

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

/// Forgets the steps that hold versions of an entry, and with them those that could only be turned round after them: the older ones of
/// undo and the later ones of redo. How many those were.
pub fn forget_of(tx: &Transaction, entry: EntryRef) -> Result<usize, StoreError> {
    let (kind, key) = (entry.kind().as_str(), entry.key());
    let done = run(tx, FORGET_DONE, [kind, &key])?;
    Ok(done + run(tx, FORGET_UNDONE_OF, [kind, &key])?)
}

/// Forgets all steps; how many there were.
pub fn forget_all(tx: &Transaction) -> Result<usize, StoreError> {
    run(tx, "DELETE FROM undo_step", [])
}
