//! Ratings of doses.

use super::{
    columns::{Columns, blob, instant, json, moment},
    first, list, run,
};
use crate::StoreError;
use journal_core::{EffectRating, Id, Score};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "effect";
const PUT: &str = "
INSERT INTO effect (id, dose, rated_at, rated_us, strength, onset_min, duration_min, side_effects,
    note, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
ON CONFLICT (id) DO UPDATE SET
    (dose, rated_at, rated_us, strength, onset_min, duration_min, side_effects, note, entered_at,
    edited_at)
  = (excluded.dose, excluded.rated_at, excluded.rated_us, excluded.strength, excluded.onset_min,
    excluded.duration_min, excluded.side_effects, excluded.note, excluded.entered_at,
    excluded.edited_at)";
/// Every read has these columns and adds what follows `FROM effect`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, dose, rated_at, rated_us, strength, onset_min, duration_min, side_effects, note,
                entered_at, edited_at
            FROM effect ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const OF_DOSE: &str = select!("WHERE dose = ?1 ORDER BY rated_us, id");
const DELETE: &str = "DELETE FROM effect WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<EffectRating, StoreError> {
    Ok(EffectRating {
        id: columns.id()?,
        dose: columns.id()?,
        rated_at: columns.instant()?,
        strength: columns
            .score()?
            .ok_or_else(|| StoreError::damaged("a rating has no strength"))?,
        onset_min: columns.take()?,
        duration_min: columns.take()?,
        side_effects: columns.json()?,
        note: columns.take()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<EffectRating>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<EffectRating>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn of_dose(conn: &Connection, dose: Id) -> Result<Vec<EffectRating>, StoreError> {
    list(conn, OF_DOSE, TABLE, [blob(dose)], read)
}

pub fn put(tx: &Transaction, effect: &EffectRating) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(effect.id),
            blob(effect.dose),
            instant(effect.rated_at)?,
            effect.rated_at.timestamp_micros(),
            Score::get(effect.strength),
            effect.onset_min,
            effect.duration_min,
            json(&effect.side_effects)?,
            effect.note,
            moment(effect.entered_at)?,
            moment(effect.edited_at)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
