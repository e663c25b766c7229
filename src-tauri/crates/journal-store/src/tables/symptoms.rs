//! Symptoms and their items.

use super::{
    columns::{Columns, blob, instant, moment, zone},
    first, list, run,
};
use crate::StoreError;
use journal_core::{Id, Severity, SymptomItem, Symptoms};
use rusqlite::{Connection, Transaction, params};
use std::collections::HashMap;

const TABLE: &str = "symptoms";
const ITEMS: &str = "symptom_item";
const PUT: &str = "
INSERT INTO symptoms (id, at, at_us, zone, total, before_first_dose, note, entered_at, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET
    (at, at_us, zone, total, before_first_dose, note, entered_at, edited_at)
  = (excluded.at, excluded.at_us, excluded.zone, excluded.total, excluded.before_first_dose,
    excluded.note, excluded.entered_at, excluded.edited_at)";
const PUT_ITEM: &str =
    "INSERT INTO symptom_item (symptoms, position, name, severity) VALUES (?1, ?2, ?3, ?4)";
/// Every read has these columns and adds what follows `FROM symptoms`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, at, at_us, zone, total, before_first_dose, note, entered_at, edited_at
            FROM symptoms ",
            $rest
        )
    };
}
const ALL: &str = select!("");
const FIND: &str = select!("WHERE id = ?1");
const ALL_ITEMS: &str =
    "SELECT symptoms, name, severity FROM symptom_item ORDER BY symptoms, position";
const FIND_ITEMS: &str =
    "SELECT symptoms, name, severity FROM symptom_item WHERE symptoms = ?1 ORDER BY position";
const DELETE: &str = "DELETE FROM symptoms WHERE id = ?1";
const DELETE_ITEMS: &str = "DELETE FROM symptom_item WHERE symptoms = ?1";

fn read(columns: &mut Columns) -> Result<Symptoms, StoreError> {
    Ok(Symptoms {
        id: columns.id()?,
        at: columns.instant()?,
        zone: columns.parsed_or_null()?,
        items: Vec::new(),
        total: columns.take()?,
        before_first_dose: columns.take()?,
        note: columns.take()?,
        entered_at: columns.moment()?,
        edited_at: columns.moment()?,
    })
}

fn read_item(columns: &mut Columns) -> Result<(Id, SymptomItem), StoreError> {
    let symptoms = columns.id()?;
    let item = SymptomItem {
        name: columns.take()?,
        severity: Severity::new(columns.take()?)
            .ok_or_else(|| StoreError::damaged("a symptom is worse than severe"))?,
    };
    Ok((symptoms, item))
}

pub fn all(conn: &Connection) -> Result<Vec<Symptoms>, StoreError> {
    let mut items: HashMap<Id, Vec<SymptomItem>> = HashMap::new();
    for (id, item) in list(conn, ALL_ITEMS, ITEMS, [], read_item)? {
        items.entry(id).or_default().push(item);
    }
    let mut all = list(conn, ALL, TABLE, [], read)?;
    for symptoms in &mut all {
        symptoms.items = items.remove(&symptoms.id).unwrap_or_default();
    }
    Ok(all)
}

pub fn find(conn: &Connection, id: Id) -> Result<Option<Symptoms>, StoreError> {
    let Some(mut symptoms) = first(conn, FIND, TABLE, [blob(id)], read)? else {
        return Ok(None);
    };
    let items = list(conn, FIND_ITEMS, ITEMS, [blob(id)], read_item)?;
    symptoms.items = items.into_iter().map(|(_, item)| item).collect();
    Ok(Some(symptoms))
}

pub fn put(tx: &Transaction, symptoms: &Symptoms) -> Result<(), StoreError> {
    let id = blob(symptoms.id);
    run(
        tx,
        PUT,
        params![
            id,
            instant(symptoms.at)?,
            symptoms.at.timestamp_micros(),
            zone(symptoms.zone),
            symptoms.total,
            symptoms.before_first_dose,
            symptoms.note,
            moment(symptoms.entered_at)?,
            moment(symptoms.edited_at)?,
        ],
    )?;
    run(tx, DELETE_ITEMS, [id])?;
    for (position, item) in (0_i64..).zip(&symptoms.items) {
        run(
            tx,
            PUT_ITEM,
            params![id, position, item.name, item.severity.get()],
        )?;
    }
    Ok(())
}

pub fn delete(tx: &Transaction, id: Id) -> Result<usize, StoreError> {
    run(tx, DELETE_ITEMS, [blob(id)])?;
    run(tx, DELETE, [blob(id)])
}
