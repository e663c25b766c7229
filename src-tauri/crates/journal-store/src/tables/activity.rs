//! Strategies without kratom.

use super::{
    columns::{Columns, blob, instant, moment, zone},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Activity, Id, Score};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "activity";
const PUT: &str = "
INSERT INTO activity (id, at, at_us, zone, kind, minutes, helped, note, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (id) DO UPDATE SET
    (at, at_us, zone, kind, minutes, helped, note, entered_at, edited_at)
  = (excluded.at, excluded.at_us, excluded.zone, excluded.kind, excluded.minutes, excluded.helped, excluded.note,
    excluded.entered_at, excluded.edited_at)";
/// Every read has these columns and adds what follows `FROM activity`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, at, at_us, zone, kind, minutes, helped, note, entered_at, edited_at
            FROM activity ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM activity WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Activity, StoreError> {
    Ok(Activity {
        id: columns.id()?,
        at: columns.instant()?,
        zone: columns.parsed_or_null()?,
        kind: columns.word()?,
        minutes: columns.take()?,
        helped: columns.score()?,
        note: columns.take()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Activity>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Activity>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, activity: &Activity) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(activity.id),
            instant(activity.at)?,
            activity.at.timestamp_micros(),
            zone(activity.zone),
            activity.kind.as_str(),
            activity.minutes,
            activity.helped.map(Score::get),
            activity.note,
            moment(activity.entered_at)?,
            moment(activity.edited_at)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
