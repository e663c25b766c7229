//! Plans.

use super::{
    columns::{Columns, blob, json, value},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Id, Lane, Plan};
use rusqlite::{Connection, Transaction, params};

const TABLE: &str = "plan";
const PUT: &str = "
INSERT INTO plan (id, starts_on, ends_on, state, lane, hold_when_symptoms_over, remind_at,
    note_to_self, parts, changes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (id) DO UPDATE SET
    (starts_on, ends_on, state, lane, hold_when_symptoms_over, remind_at, note_to_self, parts,
    changes)
  = (excluded.starts_on, excluded.ends_on, excluded.state, excluded.lane,
    excluded.hold_when_symptoms_over, excluded.remind_at, excluded.note_to_self, excluded.parts,
    excluded.changes)";
/// Every read has these columns and adds what follows `FROM plan`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, starts_on, ends_on, state, lane, hold_when_symptoms_over, remind_at, note_to_self,
                parts, changes
            FROM plan ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const DELETE: &str = "DELETE FROM plan WHERE id = ?1";

fn read(columns: &mut Columns) -> Result<Plan, StoreError> {
    Ok(Plan {
        id: columns.id()?,
        starts_on: columns.parsed()?,
        ends_on: columns.parsed_or_null()?,
        state: columns.word()?,
        lane: columns.word_or_null()?,
        hold_when_symptoms_over: columns.take()?,
        remind_at: columns.parsed_or_null()?,
        note_to_self: columns.take()?,
        parts: columns.value()?,
        changes: columns.json()?,
    })
}

pub fn all(conn: &Connection) -> Result<Vec<Plan>, StoreError> {
    list(conn, ALL, TABLE, [], read)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Plan>, StoreError> {
    first(conn, FIND, TABLE, [blob(id)], read)
}

pub fn put(tx: &Transaction, plan: &Plan) -> Result<(), StoreError> {
    run(
        tx,
        PUT,
        params![
            blob(plan.id),
            plan.starts_on.to_string(),
            plan.ends_on.map(|day| day.to_string()),
            plan.state.as_str(),
            plan.lane.as_ref().map(Lane::as_str),
            plan.hold_when_symptoms_over,
            plan.remind_at.map(|time| time.to_string()),
            plan.note_to_self,
            value(&plan.parts)?,
            json(&plan.changes)?,
        ],
    )?;
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE, [blob(id)])
}
