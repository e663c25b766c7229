//! Everything that was ever committed: steps, and the entries before and after each.

use super::{
    columns::{Columns, moment},
    first, list, run,
};
use crate::{OpName, PastVersion, StoreError};
use chrono::{DateTime, Utc};
use journal_core::{Change, Entry, EntryRef, Id, Kind};
use rusqlite::{Connection, Transaction, params};
use serde_json::Value;

const TABLE: &str = "history_step";
const CHANGES: &str = "history_change";
const ADD: &str = "INSERT INTO history_step (number, at, op, turned) VALUES (?1, ?2, ?3, ?4)";
const ADD_CHANGE: &str = "
INSERT INTO history_change (step, position, kind, key, before, after)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const LAST: &str = "SELECT coalesce(max(number), 0) FROM history_step";
const OP: &str = "SELECT op FROM history_step WHERE number = ?1";
const OF_STEP: &str = "SELECT before, after FROM history_change WHERE step = ?1 ORDER BY position";
const OF_ENTRY: &str = "
SELECT history_step.at, history_step.op, history_change.before, history_change.after
FROM history_change JOIN history_step ON history_step.number = history_change.step
WHERE history_change.kind = ?1 AND history_change.key = ?2
ORDER BY history_change.step, history_change.position";
const RATINGS: &str = "
SELECT DISTINCT key FROM history_change
WHERE kind = 'effect' AND ?1 IN (before ->> 'dose', after ->> 'dose')";
const FORGET_OF: &str = "DELETE FROM history_change WHERE kind = ?1 AND key = ?2";

/// Records a step under the next number, which is the journal's revision from then on. `turned` is the step that was undone or done
/// again.
pub fn add(
    tx: &Transaction,
    at: DateTime<Utc>,
    op: OpName,
    turned: Option<i64>,
    changes: &[Change],
) -> Result<i64, StoreError> {
    add_after(tx, last(tx)?, at, op, turned, changes)
}

/// The same after a number that is not in the history any more.
pub fn add_after(
    tx: &Transaction,
    last: i64,
    at: DateTime<Utc>,
    op: OpName,
    turned: Option<i64>,
    changes: &[Change],
) -> Result<i64, StoreError> {
    let number = last + 1;
    run(
        tx,
        ADD,
        params![number, moment(Some(at))?, op.as_str(), turned],
    )?;
    for (position, change) in (0_i64..).zip(changes) {
        let Some(reference) = change.reference() else {
            continue;
        };
        run(
            tx,
            ADD_CHANGE,
            params![
                number,
                position,
                reference.kind().as_str(),
                reference.key(),
                written(change.before.as_ref())?,
                written(change.after.as_ref())?,
            ],
        )?;
    }
    Ok(number)
}

/// Number of the last step, whoever made it; 0 in a journal that is being made.
pub fn last(conn: &Connection) -> Result<i64, StoreError> {
    Ok(first(conn, LAST, TABLE, [], |columns| columns.take())?.unwrap_or(0))
}

/// What was done in a step.
pub fn op(conn: &Connection, step: i64) -> Result<OpName, StoreError> {
    first(conn, OP, TABLE, [step], read_op)?
        .ok_or_else(|| StoreError::damaged("a step is missing from the history"))
}

/// The changes of a step, in the order in which they were made.
pub fn changes(conn: &Connection, step: i64) -> Result<Vec<Change>, StoreError> {
    list(conn, OF_STEP, CHANGES, [step], read_change)
}

/// All changes of an entry, oldest first.
pub fn of_entry(conn: &Connection, entry: EntryRef) -> Result<Vec<PastVersion>, StoreError> {
    let key = entry.key();
    list(
        conn,
        OF_ENTRY,
        CHANGES,
        [entry.kind().as_str(), &key],
        |columns| {
            Ok(PastVersion {
                at: columns
                    .moment()?
                    .ok_or_else(|| StoreError::damaged("a step has no time"))?,
                op: read_op(columns)?,
                change: read_change(columns)?,
            })
        },
    )
}

/// The entry, and for a dose every rating that it ever had.
pub fn with_ratings(conn: &Connection, entry: EntryRef) -> Result<Vec<EntryRef>, StoreError> {
    let mut all = vec![entry];
    if let EntryRef::Of(Kind::Dose, dose) = entry {
        let ratings = list(conn, RATINGS, CHANGES, [dose.to_string()], |columns| {
            columns.parsed::<Id>()
        })?;
        all.extend(ratings.into_iter().map(|id| EntryRef::Of(Kind::Effect, id)));
    }
    Ok(all)
}

/// Deletes all changes of an entry; how many there were.
pub fn forget_of(tx: &Transaction, entry: EntryRef) -> Result<usize, StoreError> {
    run(tx, FORGET_OF, [entry.kind().as_str(), &entry.key()])
}

/// Deletes all changes of all entries; how many there were.
pub fn forget_changes(tx: &Transaction) -> Result<usize, StoreError> {
    run(tx, "DELETE FROM history_change", [])
}

/// Deletes all steps. Their changes and the undo stack must be gone before.
pub fn forget_steps(tx: &Transaction) -> Result<usize, StoreError> {
    run(tx, "DELETE FROM history_step", [])
}

fn read_op(columns: &mut Columns) -> Result<OpName, StoreError> {
    let word: String = columns.take()?;
    OpName::from_word(&word).ok_or_else(|| StoreError::damaged("a step has an unknown name"))
}

fn read_change(columns: &mut Columns) -> Result<Change, StoreError> {
    Ok(Change {
        before: entry(columns.take()?)?,
        after: entry(columns.take()?)?,
    })
}

fn entry(text: Option<String>) -> Result<Option<Entry>, StoreError> {
    text.map(|text| {
        serde_json::from_str(&text)
            .map_err(|_| StoreError::damaged("a past version cannot be read"))
    })
    .transpose()
}

fn written(entry: Option<&Entry>) -> Result<Option<String>, StoreError> {
    let Some(entry) = entry else { return Ok(None) };
    let unwritable = |_| StoreError::damaged("a past version cannot be written");
    let mut value = serde_json::to_value(entry).map_err(unwritable)?;
    // Most fields of most entries are null, and a missing field is read as null. A plan of a kind from elsewhere has fields of its own.
    if entry.kind() != Kind::Plan
        && let Value::Object(fields) = &mut value
    {
        fields.retain(|_, field| !field.is_null());
    }
    serde_json::to_string(&value).map(Some).map_err(unwritable)
}
