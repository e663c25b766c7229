//! The settings: one row.

use super::{columns::Columns, first, run};
use crate::StoreError;
use journal_core::Settings;
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "settings";
const PUT: &str = "
INSERT INTO settings (id, day_starts_at, home_zone, primary_effect, primary_effect_anchor,
    regular_use_days_before, reference_from)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET
    (day_starts_at, home_zone, primary_effect, primary_effect_anchor, regular_use_days_before,
    reference_from)
  = (excluded.day_starts_at, excluded.home_zone, excluded.primary_effect,
    excluded.primary_effect_anchor, excluded.regular_use_days_before, excluded.reference_from)";
const GET: &str = "
SELECT day_starts_at, home_zone, primary_effect, primary_effect_anchor, regular_use_days_before,
    reference_from
FROM settings WHERE id = 1";

fn read(columns: &mut Columns) -> Result<Settings, StoreError> {
    Ok(Settings {
        day_starts_at: columns.parsed()?,
        home_zone: columns.parsed()?,
        primary_effect: columns.take()?,
        primary_effect_anchor: columns.take()?,
        regular_use_days_before: columns.take()?,
        reference_from: columns.parsed_or_null()?,
    })
}

pub fn get(conn: &Connection) -> Result<Settings, StoreError> {
    first(conn, GET, TABLE, [], read)?
        .ok_or_else(|| StoreError::damaged("the settings are missing"))
}

pub fn put(tx: &Transaction, settings: &Settings) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            settings.day_starts_at.to_string(),
            settings.home_zone.name(),
            settings.primary_effect,
            settings.primary_effect_anchor,
            settings.regular_use_days_before,
            settings.reference_from.map(|date| date.to_string()),
        ],
    )?;
    Ok(())
}
