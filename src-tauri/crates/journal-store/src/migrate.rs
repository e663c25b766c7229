//! Bringing a database to the form this program knows. Steps that were shipped are never edited; new ones are added at the end.

use crate::{Part, StoreError, checksum::fnv1a};
use rusqlite::{Connection, TransactionBehavior, params};

/// One named step.
#[derive(Clone, Copy)]
pub struct Migration {
    pub name: &'static str,
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($name:literal),+ $(,)?) => {
        &[$(Migration { name: $name, sql: include_str!(concat!("migrations/", $name, ".sql")) }),+]
    };
}

/// All steps, in order.
pub const MIGRATIONS: &[Migration] = migrations![
    "0001_settings",
    "0002_product",
    "0003_dose",
    "0004_effect",
    "0005_check_in",
    "0006_symptoms",
    "0007_activity",
    "0008_day",
    "0009_history",
    "0010_undo",
    "0011_dismissal",
    "0012_search",
    "0013_medicine",
    "0014_score",
    "0015_appointment",
    "0016_question",
    "0017_plan",
    "0018_reminder",
    "0019_occurrence",
    "0020_deleted",
    "0021_activity_helped",
];

/// What was applied, so that an edited step is noticed.
const APPLIED: &str = "
CREATE TABLE migration (
    number   INTEGER NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL,
    checksum TEXT    NOT NULL
) STRICT;";

/// Applies what is missing, all in one transaction.
///
/// # Errors
/// [`StoreError::NewerFile`] or [`StoreError::EditedMigration`], and whatever the database says; then nothing was changed.
pub fn migrate(conn: &mut Connection, migrations: &[Migration]) -> Result<(), StoreError> {
    if applied(conn, migrations)? == migrations.len() {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Looked up again under the lock: another program may have been faster.
    let done = applied(&tx, migrations)?;
    if done == 0 {
        tx.execute_batch(APPLIED)?;
    }
    for (at, migration) in migrations.iter().enumerate().skip(done) {
        tx.execute_batch(migration.sql)?;
        tx.execute(
            "INSERT INTO migration (number, name, checksum) VALUES (?1, ?2, ?3)",
            params![number(at + 1), migration.name, checksum(migration)],
        )?;
    }
    tx.pragma_update(None, "user_version", number(migrations.len()))?;
    tx.commit()?;
    Ok(())
}

/// How many steps were applied, having looked that they are ours.
fn applied(conn: &Connection, migrations: &[Migration]) -> Result<usize, StoreError> {
    let version: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = number(migrations.len());
    if version > known {
        return Err(StoreError::NewerFile {
            part: Part::Database,
            found: version,
            known,
        });
    }
    if version == 0 {
        return Ok(0);
    }
    let mut found = conn.prepare("SELECT number, name, checksum FROM migration ORDER BY number")?;
    let rows = found.query_map([], |row| {
        Ok((
            row.get::<_, u32>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    let mut count = 0;
    for (row, at) in rows.zip(0..) {
        let (row_number, name, sum) = row?;
        let ours = migrations
            .get(at)
            .filter(|ours| row_number == number(at + 1) && ours.name == name);
        if ours.is_none_or(|ours| checksum(ours) != sum) {
            return Err(StoreError::EditedMigration { name });
        }
        count += 1;
    }
    if number(count) != version {
        return Err(StoreError::damaged(
            "the list of applied migrations does not fit the version",
        ));
    }
    Ok(count)
}

fn checksum(migration: &Migration) -> String {
    format!("{:016x}", fnv1a(migration.sql.as_bytes()))
}

/// There will never be four thousand million migrations.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
