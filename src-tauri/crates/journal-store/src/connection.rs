//! Opening the database: every pragma is here, with its reason.

use crate::{StoreError, secret::DataKey};
use rusqlite::{Connection, OpenFlags};
use std::{fmt::Write as _, path::Path, time::Duration};
use zeroize::Zeroizing;

/// How long to wait for another program that is writing.
pub const BUSY: Duration = Duration::from_secs(5);

/// A connection that writes. The file must exist.
pub fn write(path: &Path, key: &DataKey, busy: Duration) -> Result<Connection, StoreError> {
    let conn = open(path, key, busy)?;
    conn.execute_batch(
        "
        -- Readers and one writer at the same time, also from different programs.
        PRAGMA journal_mode = WAL;
        -- A commit is on the disk before it is answered: an acknowledged entry survives a power cut.
        PRAGMA synchronous = FULL;
        -- A second guard behind our own checks: no dose without a product, no rating without a dose.
        PRAGMA foreign_keys = ON;
        -- What was deleted is overwritten, in case the key becomes known one day.
        PRAGMA secure_delete = ON;
        ",
    )?;
    Ok(conn)
}

/// A connection that only reads.
pub fn read(path: &Path, key: &DataKey, busy: Duration) -> Result<Connection, StoreError> {
    let conn = open(path, key, busy)?;
    conn.execute_batch(
        "
        -- Writing is for the one thread that owns the other connection.
        PRAGMA query_only = ON;
        ",
    )?;
    Ok(conn)
}

fn open(path: &Path, key: &DataKey, busy: Duration) -> Result<Connection, StoreError> {
    // Never creates: a missing file is an error with words of its own. No shared use between threads, so no mutex inside.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(busy)?;
    // All statements of all tables: an import runs them in turn.
    conn.set_prepared_statement_cache_capacity(64);
    // SQLCipher would write its complaints to standard error, which belongs to the program.
    conn.execute_batch("PRAGMA cipher_log = off;")?;
    // The key comes raw: deriving it again here would cost a quarter of a second for nothing.
    let mut statement = Zeroizing::new(String::with_capacity(100));
    statement.push_str("PRAGMA key = \"x'");
    for byte in key.bytes() {
        // Writing to a string cannot fail.
        let _ = write!(statement, "{byte:02x}");
    }
    statement.push_str("'\";");
    conn.execute_batch(&statement)?;
    conn.execute_batch(
        "
        -- The file format is written down, not left to the default of whichever SQLCipher is built in.
        PRAGMA cipher_compatibility = 4;
        -- Sorting and temporary tables never touch the disk.
        PRAGMA temp_store = MEMORY;
        -- Defence against a schema that somebody else wrote: it may not call functions with side effects.
        PRAGMA trusted_schema = OFF;
        ",
    )?;
    // The first read is where a wrong key or another kind of file shows.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(conn)
}
