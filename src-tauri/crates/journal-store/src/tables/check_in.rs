//! Check-ins.

use super::{
    columns::{Columns, blob, instant, moment, score, zone},
    first, list, run,
};
use crate::StoreError;
use journal_core::{CheckIn, Hours, Id};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "check_in";
const PUT: &str = "
INSERT INTO check_in (id, at, at_us, zone, mood, energy, pain, stress, craving, sleep_quality,
    sleep_hundredths, note, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
ON CONFLICT (id) DO UPDATE SET
    (at, at_us, zone, mood, energy, pain, stress, craving, sleep_quality, sleep_hundredths, note,
    entered_at, edited_at)
  = (excluded.at, excluded.at_us, excluded.zone, excluded.mood, excluded.energy, excluded.pain,
    excluded.stress, excluded.craving, excluded.sleep_quality, excluded.sleep_hundredths,
    excluded.note, excluded.entered_at, excluded.edited_at)";
/// Every read has these columns and adds what follows `FROM check_in`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, at, at_us, zone, mood, energy, pain, stress, craving, sleep_quality, sleep_hundredths,
                note, entered_at, edited_at
            FROM check_in ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM check_in WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<CheckIn, StoreError> {
    Ok(CheckIn {
        id: columns.id()?,
        at: columns.instant()?,
        zone: columns.parsed_or_null()?,
        mood: columns.score()?,
        energy: columns.score()?,
        pain: columns.score()?,
        stress: columns.score()?,
        craving: columns.score()?,
        sleep_quality: columns.score()?,
        sleep_hours: hours(columns.take()?)?,
        note: columns.take()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

fn hours(hundredths: Option<u16>) -> Result<Option<Hours>, StoreError> {
    hundredths
        .map(|hundredths| {
            Hours::new(f64::from(hundredths) / 100.0)
                .ok_or_else(|| StoreError::damaged("a night has more than 24 hours"))
        })
        .transpose()
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "hours are at most 24, in whole hundredths"
)]
fn hundredths(hours: Hours) -> i64 {
    (hours.to_f64() * 100.0).round() as i64
}

pub fn all(conn: &Connection) -> Result<Vec<CheckIn>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<CheckIn>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, check_in: &CheckIn) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(check_in.id),
            instant(check_in.at)?,
            check_in.at.timestamp_micros(),
            zone(check_in.zone),
            score(check_in.mood),
            score(check_in.energy),
            score(check_in.pain),
            score(check_in.stress),
            score(check_in.craving),
            score(check_in.sleep_quality),
            check_in.sleep_hours.map(hundredths),
            check_in.note,
            moment(check_in.entered_at)?,
            moment(check_in.edited_at)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
