//! Deleting old versions for good: from the history, from what undo would bring back, and from the pages of the file.

use crate::{OpName, Purge, Purged, StoreError, tables};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};

/// Deletes old versions in one transaction and then writes the file anew.
pub fn purge(conn: &mut Connection, what: Purge, now: DateTime<Utc>) -> Result<Purged, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let last = tables::history::last(&tx)?;
    let (versions, undo_steps) = match what {
        Purge::Entry(entry) => {
            let mut versions = 0;
            let mut undo_steps = 0;
            for entry in tables::history::with_ratings(&tx, entry)? {
                undo_steps += tables::undo::forget_of(&tx, entry)?;
                versions += tables::history::forget_of(&tx, entry)?;
            }
            (versions, undo_steps)
        }
        Purge::Everything => (
            tables::history::forget_changes(&tx)?,
            tables::undo::forget_all(&tx)?,
        ),
    };
    if what == Purge::Everything {
        tables::history::forget_steps(&tx)?;
    }
    // The count of commits goes on, so that copies in memory elsewhere notice that undo has changed.
    let revision = tables::history::add_after(&tx, last, now, OpName::Purge, None, &[])?;
    tx.commit()?;
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    Ok(Purged {
        versions: count(versions),
        undo_steps: count(undo_steps),
        revision,
        rewritten: rewrite(conn).unwrap_or(false),
    })
}

/// Writes the file anew and empties the log. Deleted rows are overwritten at once, but rows that SQLite moved before may have left copies
/// in the unused parts of pages, and the log has pages as they were. False when somebody reads meanwhile.
fn rewrite(conn: &Connection) -> Result<bool, StoreError> {
    conn.execute_batch("VACUUM")?;
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}
