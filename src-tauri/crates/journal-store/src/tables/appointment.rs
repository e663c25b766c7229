//! Appointments.

use super::{
    columns::{Columns, blob, instant, moment, zone},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Appointment, Id};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "appointment";
const PUT: &str = r#"
INSERT INTO appointment (id, at, at_us, zone, "with", note, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
    (at, at_us, zone, "with", note, entered_at, edited_at)
  = (excluded.at, excluded.at_us, excluded.zone, excluded."with", excluded.note,
    excluded.entered_at, excluded.edited_at)"#;
/// Every read has these columns and adds what follows `FROM appointment`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            r#"SELECT id, at, at_us, zone, "with", note, entered_at, edited_at FROM appointment "#,
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM appointment WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Appointment, StoreError> {
    Ok(Appointment {
        id: columns.id()?,
        at: columns.instant()?,
        zone: columns.parsed_or_null()?,
        with: columns.take()?,
        note: columns.take()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Appointment>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Appointment>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, appointment: &Appointment) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(appointment.id),
            instant(appointment.at)?,
            appointment.at.timestamp_micros(),
            zone(appointment.zone),
            appointment.with,
            appointment.note,
            moment(appointment.entered_at)?,
            moment(appointment.edited_at)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
