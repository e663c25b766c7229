//! The tables, one file each: its SQL, how a row becomes a noun and back, reads on a connection, writes on a transaction.

pub mod activity;
pub mod appointment;
pub mod check_in;
pub mod day;
pub mod deleted;
pub mod dismissal;
pub mod dose;
pub mod effect;
pub mod history;
pub mod medicine;
pub mod occurrence;
pub mod plan;
pub mod product;
pub mod question;
pub mod reminder;
pub mod score;
pub mod search;
pub mod settings;
pub mod symptoms;
pub mod undo;

mod columns;

use crate::StoreError;
use columns::Columns;
use journal_core::{Entries, Entry, EntryRef, Kind};
use rusqlite::{Connection, Params, Transaction};

/// The entry pointed at, as it is now.
pub fn find(conn: &Connection, reference: EntryRef) -> Result<Option<Entry>, StoreError> {
    Ok(match reference {
        EntryRef::Settings => Some(Entry::Settings(settings::get(conn)?)),
        EntryRef::Day(date) => day::find(conn, date)?.map(Entry::Day),
        EntryRef::Of(kind, id) => match kind {
            Kind::Settings | Kind::Day => None,
            Kind::Product => product::find(conn, id)?.map(Entry::Product),
            Kind::Dose => dose::find(conn, id)?.map(Entry::Dose),
            Kind::Effect => effect::find(conn, id)?.map(Entry::Effect),
            Kind::CheckIn => check_in::find(conn, id)?.map(Entry::CheckIn),
            Kind::Symptoms => symptoms::find(conn, id)?.map(Entry::Symptoms),
            Kind::Activity => activity::find(conn, id)?.map(Entry::Activity),
            Kind::Dismissal => dismissal::find(conn, id)?.map(Entry::Dismissal),
            Kind::Medicine => medicine::find(conn, id)?.map(Entry::Medicine),
            Kind::Score => score::find(conn, id)?.map(Entry::Score),
            Kind::Appointment => appointment::find(conn, id)?.map(Entry::Appointment),
            Kind::Question => question::find(conn, id)?.map(Entry::Question),
            Kind::Plan => plan::find(conn, id)?.map(Entry::Plan),
            Kind::Reminder => reminder::find(conn, id)?.map(Entry::Reminder),
            Kind::Occurrence => occurrence::find(conn, id)?.map(Entry::Occurrence),
            Kind::Deleted => deleted::find(conn, id)?.map(Entry::Deleted),
        },
    })
}

/// Writes an entry, new or in place of the one of the same id.
pub fn put(tx: &Transaction, entry: &Entry) -> Result<(), StoreError> {
    match entry {
        Entry::Settings(it) => settings::put(tx, it),
        Entry::Product(it) => product::put(tx, it),
        Entry::Dose(it) => dose::put(tx, it),
        Entry::Effect(it) => effect::put(tx, it),
        Entry::CheckIn(it) => check_in::put(tx, it),
        Entry::Symptoms(it) => symptoms::put(tx, it),
        Entry::Activity(it) => activity::put(tx, it),
        Entry::Day(it) => day::put(tx, it),
        Entry::Dismissal(it) => dismissal::put(tx, it),
        Entry::Medicine(it) => medicine::put(tx, it),
        Entry::Score(it) => score::put(tx, it),
        Entry::Appointment(it) => appointment::put(tx, it),
        Entry::Question(it) => question::put(tx, it),
        Entry::Plan(it) => plan::put(tx, it),
        Entry::Reminder(it) => reminder::put(tx, it),
        Entry::Occurrence(it) => occurrence::put(tx, it),
        Entry::Deleted(it) => deleted::put(tx, it),
    }
}

/// Removes an entry.
///
/// # Errors
/// [`StoreError::SettingsStay`] for the settings; [`StoreError::Gone`] when there is none of that id.
pub fn delete(tx: &Transaction, reference: EntryRef) -> Result<(), StoreError> {
    let removed = match reference {
        EntryRef::Settings => return Err(StoreError::SettingsStay),
        EntryRef::Day(date) => day::delete(tx, date)?,
        EntryRef::Of(kind, id) => match kind {
            Kind::Settings | Kind::Day => 0,
            Kind::Product => product::delete(tx, id)?,
            Kind::Dose => dose::delete(tx, id)?,
            Kind::Effect => effect::delete(tx, id)?,
            Kind::CheckIn => check_in::delete(tx, id)?,
            Kind::Symptoms => symptoms::delete(tx, id)?,
            Kind::Activity => activity::delete(tx, id)?,
            Kind::Dismissal => dismissal::delete(tx, id)?,
            Kind::Medicine => medicine::delete(tx, id)?,
            Kind::Score => score::delete(tx, id)?,
            Kind::Appointment => appointment::delete(tx, id)?,
            Kind::Question => question::delete(tx, id)?,
            Kind::Plan => plan::delete(tx, id)?,
            Kind::Reminder => reminder::delete(tx, id)?,
            Kind::Occurrence => occurrence::delete(tx, id)?,
            Kind::Deleted => deleted::delete(tx, id)?,
        },
    };
    if removed == 0 {
        Err(StoreError::Gone(reference))
    } else {
        Ok(())
    }
}

/// The whole journal, sorted. The caller holds a transaction when another program may be writing.
pub fn all(conn: &Connection) -> Result<Entries, StoreError> {
    let mut entries = Entries {
        settings: settings::get(conn)?,
        products: product::all(conn)?,
        doses: dose::all(conn)?,
        effects: effect::all(conn)?,
        check_ins: check_in::all(conn)?,
        symptoms: symptoms::all(conn)?,
        activities: activity::all(conn)?,
        days: day::all(conn)?,
        dismissals: dismissal::all(conn)?,
        medicines: medicine::all(conn)?,
        scores: score::all(conn)?,
        appointments: appointment::all(conn)?,
        questions: question::all(conn)?,
        plans: plan::all(conn)?,
        reminders: reminder::all(conn)?,
        occurrences: occurrence::all(conn)?,
        deleted: deleted::all(conn)?,
    };
    // Sorted here and not by SQL: reading in the order of the file is faster than following an index.
    entries.sort();
    Ok(entries)
}

/// All rows of a query as nouns.
fn list<T>(
    conn: &Connection,
    sql: &str,
    table: &'static str,
    params: impl Params,
    read: impl Fn(&mut Columns) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut nouns = Vec::new();
    while let Some(row) = rows.next()? {
        nouns.push(read(&mut Columns::of(row, table))?);
    }
    Ok(nouns)
}

/// The first row of a query, if there is one.
fn first<T>(
    conn: &Connection,
    sql: &str,
    table: &'static str,
    params: impl Params,
    read: impl Fn(&mut Columns) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?
        .map(|row| read(&mut Columns::of(row, table)))
        .transpose()
}

/// Runs a statement; how many rows it touched.
fn run(tx: &Transaction, sql: &str, params: impl Params) -> Result<usize, StoreError> {
    Ok(tx.prepare_cached(sql)?.execute(params)?)
}
