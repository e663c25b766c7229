//! The index of what can be searched. It follows the entries within the transaction of each change.

use super::{
    columns::{Columns, blob},
    effect, find, first, list, run,
};
use crate::{
    StoreError,
    search::{FORM, Hit, PLACES, Place, Question, product_word, words},
};
use chrono::{DateTime, NaiveTime, Utc};
use journal_core::{Change, Dose, EffectRating, Entry, EntryRef, Id, Kind};
use rusqlite::{Connection, Transaction, params};
use std::collections::{BTreeMap, HashMap};

const TABLE: &str = "search_row";
const ROW: &str = "SELECT id, at_us, words, product FROM search_row WHERE kind = ?1 AND key = ?2";
const ROWS: &str = "SELECT kind, key, at_us, words, product FROM search_row";
const LAST_WITHIN: &str = "SELECT max(id) FROM search_row WHERE id >= ?1 AND id < ?2";
const LOWEST: &str = "SELECT min(coalesce(min(id), 0), 0) FROM search_row";
const ADD: &str = "
INSERT INTO search_row (id, kind, key, at_us, words, product) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const INDEX: &str = "INSERT INTO search (rowid, words, product) VALUES (?1, ?2, ?3)";
/// The index holds no texts: to take words out it must be told which they were.
const UNINDEX: &str =
    "INSERT INTO search (search, rowid, words, product) VALUES ('delete', ?1, ?2, ?3)";
const REMOVE: &str = "DELETE FROM search_row WHERE id = ?1";
const CLEAR: &str = "
DELETE FROM search_row;
INSERT INTO search (search) VALUES ('delete-all');";
const FORM_OF: &str = "SELECT form FROM search_form WHERE id = 1";
const SET_FORM: &str = "UPDATE search_form SET form = ?1 WHERE id = 1";
const PRODUCTS: &str = "
SELECT key FROM search_row
WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < 0)";
const HITS: &str = "
SELECT hit.rowid, search_row.kind, search_row.key, search_row.at_us
FROM (
    SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= 0 AND rowid < ?2
    ORDER BY rowid DESC LIMIT ?3
) AS hit JOIN search_row ON search_row.id = hit.rowid
ORDER BY hit.rowid DESC";
const COUNT: &str = "SELECT count(*) FROM search WHERE search MATCH ?1 AND rowid >= 0";

/// What is indexed of one entry.
#[derive(PartialEq, Eq)]
struct Row {
    at_us: i64,
    words: String,
    product: String,
}

/// Entries that hold all words of the question, newest first: at most `limit` of those before a place.
pub fn hits(
    conn: &Connection,
    question: &Question,
    before: Option<Place>,
    limit: u32,
) -> Result<Vec<Hit>, StoreError> {
    let asked = asked(conn, question)?;
    let before = before.map_or(i64::MAX, |place| place.0);
    list(conn, HITS, TABLE, params![asked, before, limit], read_hit)
}

/// How many entries hold all words of the question.
pub fn count(conn: &Connection, question: &Question) -> Result<u32, StoreError> {
    let asked = asked(conn, question)?;
    Ok(first(conn, COUNT, TABLE, [asked], |columns| columns.take())?.unwrap_or(0))
}

fn asked(conn: &Connection, question: &Question) -> Result<String, StoreError> {
    let products = question
        .words()
        .map(|word| {
            list(
                conn,
                PRODUCTS,
                TABLE,
                [format!("words : {word}")],
                |columns| columns.id(),
            )
        })
        .collect::<Result<Vec<Vec<Id>>, _>>()?;
    Ok(question.of_entries(&products))
}

fn read_hit(columns: &mut Columns) -> Result<Hit, StoreError> {
    let unknown = || StoreError::damaged("a row of the search index points at nothing");
    let place = Place(columns.take()?);
    let kind: String = columns.take()?;
    let kind = Kind::from_word(&kind).ok_or_else(unknown)?;
    let key: Vec<u8> = columns.take()?;
    let entry = match kind {
        Kind::Day => std::str::from_utf8(&key)
            .ok()
            .and_then(|date| EntryRef::parse(kind, date)),
        _ => key
            .try_into()
            .ok()
            .map(|bytes| EntryRef::Of(kind, Id::from_uuid(uuid::Uuid::from_bytes(bytes)))),
    };
    Ok(Hit {
        entry: entry.ok_or_else(unknown)?,
        at_us: columns.take()?,
        place,
    })
}

/// Brings the rows of changed entries up to date, and those of doses whose ratings changed. The last change of each counts.
pub fn follow(tx: &Transaction, changes: &[Change]) -> Result<(), StoreError> {
    let mut touched: BTreeMap<EntryRef, Option<&Entry>> = BTreeMap::new();
    let mut rated: Vec<Id> = Vec::new();
    for change in changes {
        if let Some(reference) = change.reference() {
            touched.insert(reference, change.after.as_ref());
        }
        for entry in [&change.before, &change.after].into_iter().flatten() {
            if let Entry::Effect(effect) = entry {
                rated.push(effect.dose);
            }
        }
    }
    for (reference, entry) in &touched {
        refresh(tx, *reference, *entry)?;
    }
    rated.sort_unstable();
    rated.dedup();
    for dose in rated {
        let reference = EntryRef::Of(Kind::Dose, dose);
        if !touched.contains_key(&reference) {
            refresh(tx, reference, find(tx, reference)?.as_ref())?;
        }
    }
    Ok(())
}

fn refresh(tx: &Transaction, reference: EntryRef, entry: Option<&Entry>) -> Result<(), StoreError> {
    let ratings = match (reference, entry) {
        (EntryRef::Of(Kind::Dose, dose), Some(_)) => effect::of_dose(tx, dose)?,
        _ => Vec::new(),
    };
    let row = entry.and_then(|entry| row(entry, &ratings));
    let key = key(reference);
    let kind = reference.kind().as_str();
    let known = first(tx, ROW, TABLE, params![kind, key], |columns| {
        let id: i64 = columns.take()?;
        let row = Row {
            at_us: columns.take()?,
            words: columns.take()?,
            product: columns.take()?,
        };
        Ok((id, row))
    })?;
    if known.as_ref().map(|(_, known)| known) == row.as_ref() {
        return Ok(());
    }
    if let Some((id, known)) = known {
        run(tx, UNINDEX, params![id, known.words, known.product])?;
        run(tx, REMOVE, [id])?;
    }
    row.map_or(Ok(()), |row| add(tx, reference, &row))
}

fn add(tx: &Transaction, reference: EntryRef, row: &Row) -> Result<(), StoreError> {
    let id = if reference.kind() == Kind::Product {
        first(tx, LOWEST, TABLE, [], |columns| columns.take::<i64>())?.unwrap_or(0) - 1
    } else {
        free_place(tx, row.at_us)?
    };
    let kind = reference.kind().as_str();
    run(
        tx,
        ADD,
        params![id, kind, key(reference), row.at_us, row.words, row.product],
    )?;
    run(tx, INDEX, params![id, row.words, row.product])?;
    Ok(())
}

/// The first free place of that second, or of a later one when the second is full.
fn free_place(tx: &Transaction, at_us: i64) -> Result<i64, StoreError> {
    let at = DateTime::from_timestamp_micros(at_us).unwrap_or_default();
    let Place(mut from) = Place::at(at);
    loop {
        let until = from + PLACES;
        let last: Option<i64> = first(tx, LAST_WITHIN, TABLE, [from, until], |columns| {
            columns.take()
        })?
        .flatten();
        match last {
            None => return Ok(from),
            Some(last) if last + 1 < until => return Ok(last + 1),
            Some(_) => from = until,
        }
    }
}

fn row(entry: &Entry, ratings: &[EffectRating]) -> Option<Row> {
    let at = match entry {
        Entry::Day(answer) => answer.date.and_time(NaiveTime::MIN).and_utc() + NOON,
        entry => entry
            .at()
            .map_or_else(DateTime::<Utc>::default, |at| at.to_utc()),
    };
    let product = match entry {
        Entry::Dose(Dose { product, .. }) => product_word(*product),
        _ => String::new(),
    };
    let words = words(entry, ratings).or_else(|| (!product.is_empty()).then(String::new))?;
    Some(Row {
        at_us: at.timestamp_micros(),
        words,
        product,
    })
}

const NOON: chrono::Duration = chrono::Duration::hours(12);

fn key(reference: EntryRef) -> Vec<u8> {
    match reference {
        EntryRef::Of(_, id) => blob(id).to_vec(),
        other => other.key().into_bytes(),
    }
}

/// Indexes the whole journal when that was not done by the present rules.
pub fn catch_up(conn: &mut Connection) -> Result<(), StoreError> {
    if form(conn)? == FORM {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Looked up again under the lock: another program may have been faster.
    if form(&tx)? != FORM {
        rebuild(&tx)?;
        tx.commit()?;
    }
    Ok(())
}

fn form(conn: &Connection) -> Result<u32, StoreError> {
    Ok(first(conn, FORM_OF, TABLE, [], |columns| columns.take())?.unwrap_or(0))
}

fn rebuild(tx: &Transaction) -> Result<(), StoreError> {
    tx.execute_batch(CLEAR)?;
    for (reference, row) in should_be(tx)? {
        add(tx, reference, &row)?;
    }
    run(tx, SET_FORM, [FORM])?;
    Ok(())
}

/// How many entries stand in the index otherwise than they are, and how many stand there that are not.
pub fn wrong(conn: &Connection) -> Result<usize, StoreError> {
    let rows = list(conn, ROWS, TABLE, [], |columns| {
        let kind: String = columns.take()?;
        let key: Vec<u8> = columns.take()?;
        let row = Row {
            at_us: columns.take()?,
            words: columns.take()?,
            product: columns.take()?,
        };
        Ok(((kind, key), row))
    })?;
    let mut rows: HashMap<_, _> = rows.into_iter().collect();
    let mut wrong = 0;
    for (reference, row) in should_be(conn)? {
        let known = rows.remove(&(reference.kind().as_str().to_owned(), key(reference)));
        wrong += usize::from(known.as_ref() != Some(&row));
    }
    Ok(wrong + rows.len())
}

/// The rows of all entries.
fn should_be(conn: &Connection) -> Result<Vec<(EntryRef, Row)>, StoreError> {
    let entries = super::all(conn)?;
    let mut ratings: HashMap<Id, Vec<EffectRating>> = HashMap::new();
    for effect in &entries.effects {
        ratings.entry(effect.dose).or_default().push(effect.clone());
    }
    let rows = entries.iter().filter_map(|entry| {
        let ratings = match &entry {
            Entry::Dose(dose) => ratings.remove(&dose.id).unwrap_or_default(),
            _ => Vec::new(),
        };
        row(&entry, &ratings).map(|row| (entry.reference(), row))
    });
    Ok(rows.collect())
}
