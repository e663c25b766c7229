//! Questions for appointments.

use super::{
    columns::{Columns, blob, instant, moment},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Id, Question};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "question";
const PUT: &str = "
INSERT INTO question (id, asked_at, asked_us, text, appointment, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    (asked_at, asked_us, text, appointment, entered_at, edited_at)
  = (excluded.asked_at, excluded.asked_us, excluded.text, excluded.appointment,
    excluded.entered_at, excluded.edited_at)";
/// Every read has these columns and adds what follows `FROM question`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, asked_at, asked_us, text, appointment, entered_at, edited_at FROM question ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const OF_APPOINTMENT: &str = select!("WHERE appointment = ?1 ORDER BY asked_us, id");
const DELETE: &str = "DELETE FROM question WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Question, StoreError> {
    Ok(Question {
        id: columns.id()?,
        asked_at: columns.instant()?,
        text: columns.take()?,
        appointment: columns.id_or_null()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Question>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Question>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn of_appointment(conn: &Connection, appointment: Id) -> Result<Vec<Question>, StoreError> {
    list(conn, OF_APPOINTMENT, TABLE, [blob(appointment)], read)
}

pub fn put(tx: &Transaction, question: &Question) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(question.id),
            instant(question.asked_at)?,
            question.asked_at.timestamp_micros(),
            question.text,
            question.appointment.map(blob),
            moment(question.entered_at)?,
            moment(question.edited_at)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
