//! What only the inside can provoke: another schema, a lock held by somebody else, a thread that dies.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::{
    Op, OpName, Part, Passphrase, Purge, Store, StoreError, Tuning, connection, create_tuned,
    files::{DATABASE, KEYS},
    keys::Keys,
    migrate::{MIGRATIONS, Migration, migrate},
    open_tuned, purge, tables, transact,
    writer::Writer,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use journal_core::{Dismissal, Entry, EntryRef, Id, Kind, Product, Settings, Sign};
use rusqlite::{Connection, TransactionBehavior};
use std::{fs, path::Path, time::Duration};
use tempfile::TempDir;

fn start() -> DateTime<Utc> {
    "2026-03-01T11:00:00Z".parse().unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("correct horse battery staple".to_owned()).unwrap()
}

fn journal() -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    let settings = Settings::new(Tz::Europe__Berlin);
    let (store, _) =
        create_tuned(dir.path(), &passphrase(), settings, start(), Tuning::CHEAP).unwrap();
    (dir, store)
}

fn open(dir: &Path) -> Result<Store, StoreError> {
    open_tuned(dir, &passphrase(), Tuning::CHEAP)
}

/// A connection that goes around the store.
fn raw(dir: &Path) -> Connection {
    let key = Keys::read(dir).unwrap().open(&passphrase()).unwrap();
    connection::write(&dir.join(DATABASE), &key, Duration::from_millis(50)).unwrap()
}

fn add(name: &str) -> (EntryRef, Op) {
    let product = Product::leaf(Id::new(start()), name.to_owned());
    let reference = EntryRef::Of(Kind::Product, product.id);
    (reference, Op::Add(vec![Entry::Product(product)]))
}

#[test]
fn a_newer_database_is_refused_and_left_alone() {
    let (dir, store) = journal();
    drop(store);
    let conn = raw(dir.path());
    conn.pragma_update(None, "user_version", 4711).unwrap();
    conn.execute_batch("CREATE TABLE from_the_future (x)")
        .unwrap();
    conn.close().unwrap();
    let before = fs::read(dir.path().join(DATABASE)).unwrap();
    let error = open(dir.path());
    assert!(
        matches!(
            error,
            Err(StoreError::NewerFile {
                part: Part::Database,
                found: 4711,
                known,
            }) if known == u32::try_from(MIGRATIONS.len()).unwrap()
        ),
        "{error:?}"
    );
    assert_eq!(
        fs::read(dir.path().join(DATABASE)).unwrap(),
        before,
        "what is not understood is not touched"
    );
}

const ONE: Migration = Migration {
    name: "0001_one",
    sql: "CREATE TABLE one (x INTEGER) STRICT;",
};
const TWO: Migration = Migration {
    name: "0002_two",
    sql: "CREATE TABLE two (x INTEGER) STRICT;",
};

#[test]
fn migrations_go_on_where_they_stopped() {
    let mut conn = Connection::open_in_memory().unwrap();
    migrate(&mut conn, &[ONE]).unwrap();
    conn.execute_batch("INSERT INTO one VALUES (7)").unwrap();
    migrate(&mut conn, &[ONE, TWO]).unwrap();
    migrate(&mut conn, &[ONE, TWO]).unwrap();
    let (kept, version): (i64, i64) = conn
        .query_row(
            "SELECT x, (SELECT user_version FROM pragma_user_version) FROM one",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(
        (kept, version),
        (7, 2),
        "data stays, the version is the number of steps"
    );
    let error = migrate(&mut conn, &[ONE]);
    assert!(
        matches!(
            error,
            Err(StoreError::NewerFile {
                found: 2,
                known: 1,
                ..
            })
        ),
        "an older program: {error:?}"
    );
}

/// A journal as the first shipped form made it, with a product in it, opened by this program: what was there stays, and the table
/// that came later holds its entries, with their undo.
#[test]
fn a_journal_of_the_first_form_is_brought_forward() {
    let (dir, store) = journal();
    let (reference, product) = add("Red Bali");
    store.transact(product, start()).unwrap();
    drop(store);
    let first = MIGRATIONS
        .iter()
        .position(|migration| migration.name == "0010_undo")
        .unwrap()
        + 1;
    let version = u32::try_from(first).unwrap();
    let conn = raw(dir.path());
    let mut old = Connection::open_in_memory().unwrap();
    migrate(&mut old, &MIGRATIONS[..first]).unwrap();
    // Back to the first form: the steps after it taken off the file and off its list.
    conn.pragma_update(None, "foreign_keys", "OFF").unwrap();
    let before = tables(&old);
    // A virtual table takes its own tables with it.
    for table in tables(&conn) {
        if !before.contains(&table) {
            conn.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))
                .unwrap();
        }
    }
    // Columns that came later.
    conn.execute_batch("ALTER TABLE activity DROP COLUMN helped")
        .unwrap();
    conn.execute("DELETE FROM migration WHERE number > ?1", [version])
        .unwrap();
    conn.pragma_update(None, "user_version", version).unwrap();
    assert_eq!(
        schema(&conn),
        schema(&old),
        "this is the file as the first form made it"
    );
    conn.close().unwrap();

    let store = open(dir.path()).unwrap();
    assert!(
        store.find(reference).unwrap().is_some(),
        "what was there stays"
    );
    assert_eq!(
        store.check().unwrap(),
        Vec::<String>::new(),
        "and is in the index of what can be searched"
    );
    let dismissal = Entry::Dismissal(Dismissal {
        id: Id::new(start()),
        sign: Sign::LargerDoses,
        at: start().fixed_offset(),
        reason: Some("moved house".to_owned()),
    });
    store
        .transact(Op::Add(vec![dismissal.clone()]), start())
        .unwrap();
    assert_eq!(store.entries().unwrap().dismissals.len(), 1);
    store.undo(start()).unwrap();
    assert_eq!(store.find(dismissal.reference()).unwrap(), None);
    store.redo(start()).unwrap();
    assert_eq!(store.find(dismissal.reference()).unwrap(), Some(dismissal));
}

/// FTS5 compares its index with the texts it was made from.
#[test]
fn the_search_index_holds_what_its_rows_say() {
    let (dir, store) = journal();
    for name in ["Red Bali", "Crème", "頭痛 7-OH"] {
        store.transact(add(name).1, start()).unwrap();
    }
    store.undo(start()).unwrap();
    store.undo(start()).unwrap();
    store.redo(start()).unwrap();
    drop(store);
    let compare = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
    let conn = raw(dir.path());
    conn.execute_batch(compare).unwrap();
    conn.execute_batch("UPDATE search_row SET words = 'other'")
        .unwrap();
    conn.execute_batch(compare)
        .expect_err("this would notice what went around the index");
    conn.close().unwrap();
    let findings = open(dir.path()).unwrap().check().unwrap();
    assert_eq!(findings, ["the search index is wrong in 2 rows"]);
}

fn tables(conn: &Connection) -> Vec<String> {
    let mut statement = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

/// The bytes of a database that is not encrypted, its log included.
fn bytes(path: &Path) -> Vec<u8> {
    let mut all = fs::read(path).unwrap();
    let log = path.with_file_name("plain.db-wal");
    all.extend(fs::read(log).unwrap_or_default());
    all
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// Every page as it would be after decrypting: the same transactions on a file without a key.
#[test]
fn what_was_purged_is_in_no_byte_of_the_file() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("plain.db");
    let mut conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
    )
    .unwrap();
    migrate(&mut conn, MIGRATIONS).unwrap();
    transact::begin(&mut conn, Settings::new(Tz::Europe__Berlin), start()).unwrap();
    tables::search::catch_up(&mut conn).unwrap();
    let mut do_it = |op| transact::transact(&mut conn, op, start()).unwrap();
    // Enough around it that pages split and rows move.
    for number in 0..300 {
        do_it(add(&format!("product number {number} with a long enough name")).1);
    }
    let mut secret = Product::leaf(Id::new(start()), "Zwiebelfischerei".to_owned());
    let reference = EntryRef::Of(Kind::Product, secret.id);
    do_it(Op::Add(vec![Entry::Product(secret.clone())]));
    secret.note = Some("Quittenbrotkasten".to_owned());
    do_it(Op::Edit(Entry::Product(secret.clone())));
    for number in 0..300 {
        do_it(add(&format!("another product {number} with a long enough name")).1);
    }
    secret.name = "Plain".to_owned();
    secret.note = None;
    do_it(Op::Edit(Entry::Product(secret)));
    let parts = ["iebelfischerei", "uittenbrotkasten"];
    let before = bytes(&path);
    for part in parts {
        assert!(
            holds(&before, part),
            "{part} was there, so this looks right"
        );
    }
    let purged = purge::purge(&mut conn, Purge::Entry(reference), start()).unwrap();
    assert_eq!((purged.versions, purged.rewritten), (3, true));
    assert_eq!(
        purged.undo_steps, 603,
        "every step up to the last that held it"
    );
    let after = bytes(&path);
    for part in parts {
        for text in [part.to_owned(), part.to_lowercase()] {
            assert!(!holds(&after, &text), "{text} is nowhere");
        }
    }
    assert!(holds(&after, "another product 7 "), "the others are");
}

#[test]
fn an_encrypted_journal_forgets_too() {
    let (dir, store) = journal();
    let (reference, op) = add("Zwiebelfischerei");
    store.transact(op, start()).unwrap();
    store
        .transact(Op::Remove(vec![reference]), start())
        .unwrap();
    let dump = || {
        let conn = raw(dir.path());
        let mut tables = conn
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
            .unwrap();
        let names: Vec<String> = tables
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let mut all = String::new();
        for name in names {
            let mut statement = conn.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    let value = row.get_ref(column).unwrap();
                    let bytes = value.as_bytes_or_null().ok().flatten().unwrap_or_default();
                    all.push_str(&String::from_utf8_lossy(bytes).to_lowercase());
                    all.push('\n');
                }
            }
        }
        all
    };
    assert!(dump().contains("wiebelfischerei"), "removed is not deleted");
    let purged = store
        .purge_history(Purge::Entry(reference), start())
        .unwrap();
    assert_eq!((purged.versions, purged.undo_steps), (2, 2));
    assert!(!dump().contains("wiebelfischerei"), "now it is");
}

fn schema(conn: &Connection) -> Vec<String> {
    let mut statement = conn
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
        .unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn migrations_are_all_or_nothing() {
    let mut conn = Connection::open_in_memory().unwrap();
    migrate(&mut conn, &[ONE]).unwrap();
    let broken = Migration {
        name: "0003_broken",
        sql: "CREATE TABLE three (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);",
    };
    migrate(&mut conn, &[ONE, TWO, broken]).unwrap_err();
    let tables: i64 = conn
        .query_row(
            "SELECT count(*) FROM sqlite_schema WHERE name IN ('two', 'three')",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(tables, 0, "the second step was taken back with the third");
    migrate(&mut conn, &[ONE, TWO]).unwrap();
}

#[test]
fn an_edited_or_renamed_migration_is_refused() {
    let mut conn = Connection::open_in_memory().unwrap();
    migrate(&mut conn, &[ONE, TWO]).unwrap();
    let edited = Migration {
        sql: "CREATE TABLE one (x TEXT) STRICT;",
        ..ONE
    };
    let renamed = Migration {
        name: "0001_uno",
        ..ONE
    };
    for first in [edited, renamed] {
        let error = migrate(&mut conn, &[first, TWO]);
        assert!(
            matches!(&error, Err(StoreError::EditedMigration { name }) if name == "0001_one"),
            "{error:?}"
        );
    }
    let swapped = migrate(&mut conn, &[TWO, ONE]);
    assert!(
        matches!(swapped, Err(StoreError::EditedMigration { .. })),
        "{swapped:?}"
    );
}

/// The form of the database, written down where a reviewer sees it change. Run with `EBBLINE_WRITE_SCHEMA=1` to write it anew, in a
/// change that adds a migration.
#[test]
fn the_schema_is_the_one_written_down() {
    let mut conn = Connection::open_in_memory().unwrap();
    migrate(&mut conn, MIGRATIONS).unwrap();
    let schema = schema(&conn).join(";\n\n") + ";\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema.sql");
    if std::env::var_os("EBBLINE_WRITE_SCHEMA").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    assert_eq!(
        schema,
        fs::read_to_string(&path).unwrap_or_default(),
        "shipped migrations are never edited; a new one changes tests/schema.sql too"
    );
}

#[test]
fn migrations_are_numbered_in_order() {
    for (migration, number) in MIGRATIONS.iter().zip(1..) {
        assert!(
            migration.name.starts_with(&format!("{number:04}_")),
            "{} is number {number}",
            migration.name
        );
    }
}

#[test]
fn a_lock_held_by_somebody_else_is_waited_for_and_then_named() {
    let (dir, store) = journal();
    drop(store);
    let hasty = Tuning {
        busy: Duration::from_millis(30),
        ..Tuning::CHEAP
    };
    let store = open_tuned(dir.path(), &passphrase(), hasty).unwrap();
    let mut other = raw(dir.path());
    let lock = other
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .unwrap();
    let (reference, op) = add("Red Bali");
    let error = store.transact(op.clone(), start());
    assert!(matches!(error, Err(StoreError::Busy)), "{error:?}");
    assert_eq!(
        store.find(reference).unwrap(),
        None,
        "reading goes on, and nothing was written"
    );
    drop(lock);
    store.transact(op, start()).unwrap();
    assert!(
        store.find(reference).unwrap().is_some(),
        "as soon as it is free"
    );
}

#[test]
fn undo_does_not_overwrite_what_went_around_it() {
    let (dir, store) = journal();
    let (reference, op) = add("Red Bali");
    store.transact(op, start()).unwrap();
    let mut conn = raw(dir.path());
    let tx = conn.transaction().unwrap();
    let Some(Entry::Product(mut product)) = tables::find(&tx, reference).unwrap() else {
        panic!("it was just added");
    };
    product.name = "changed by other means".to_owned();
    tables::put(&tx, &Entry::Product(product.clone())).unwrap();
    tx.commit().unwrap();
    let revision = store.revision().unwrap();
    let error = store.undo(start());
    assert!(
        matches!(error, Err(StoreError::UndoConflict(it)) if it == reference),
        "{error:?}"
    );
    assert_eq!(
        store.find(reference).unwrap(),
        Some(Entry::Product(product)),
        "left as it is"
    );
    assert_eq!(store.revision().unwrap(), revision, "nothing was recorded");
    assert_eq!(
        store.stack().unwrap().undo,
        Some(OpName::Add),
        "and the step is still there"
    );
}

#[test]
fn a_dead_writer_is_an_error_and_not_a_panic() {
    let conn = Connection::open_in_memory().unwrap();
    let writer = Writer::start(conn).unwrap();
    assert_eq!(writer.run(|_| Ok(7)).unwrap(), 7, "it works");
    let died = writer.run::<()>(|_| panic!("on purpose"));
    assert!(matches!(died, Err(StoreError::WriterGone)), "{died:?}");
    let after = writer.run(|_| Ok(()));
    assert!(
        matches!(after, Err(StoreError::WriterGone)),
        "from then on too: {after:?}"
    );
}

#[test]
fn dropping_the_last_clone_closes_the_files() {
    let (dir, store) = journal();
    let clone = store.clone();
    clone.transact(add("Red Bali").1, start()).unwrap();
    drop(store);
    clone.transact(add("Green Bali").1, start()).unwrap();
    let log = dir.path().join(format!("{DATABASE}-wal"));
    assert!(log.exists(), "a clone keeps it open");
    drop(clone);
    let mut names: Vec<_> = fs::read_dir(dir.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, [DATABASE, KEYS], "log and shared memory are gone");
}

#[test]
fn the_second_guard_holds_too() {
    // Rules that were forgotten in code are refused by the tables.
    let (dir, store) = journal();
    store.transact(add("Red Bali").1, start()).unwrap();
    drop(store);
    let conn = raw(dir.path());
    for (sql, why) in [
        (
            "INSERT INTO effect (id, dose, rated_at, rated_us, strength, side_effects)
             VALUES (zeroblob(16), zeroblob(16), '', 0, 5, '[]')",
            "a rating without a dose",
        ),
        (
            "UPDATE product SET grams_per_unit = 0",
            "a unit without weight",
        ),
        ("UPDATE product SET id = x'00'", "an id of one byte"),
        (
            "INSERT INTO settings SELECT 2, day_starts_at, home_zone, NULL, NULL, NULL, NULL FROM settings",
            "two kinds of settings",
        ),
        (
            "UPDATE product SET archived = 'maybe'",
            "a word where a number belongs",
        ),
    ] {
        assert!(conn.execute_batch(sql).is_err(), "{why}");
    }
}

#[test]
fn pragmas_are_in_force() {
    let (dir, store) = journal();
    drop(store);
    let key = Keys::read(dir.path()).unwrap().open(&passphrase()).unwrap();
    let path = dir.path().join(DATABASE);
    let write = connection::write(&path, &key, connection::BUSY).unwrap();
    let read = connection::read(&path, &key, connection::BUSY).unwrap();
    let of = |conn: &Connection, pragma: &str| -> String {
        conn.query_row(
            &format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}"),
            [],
            |row| row.get(0),
        )
        .unwrap()
    };
    for (pragma, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("trusted_schema", "0"),
    ] {
        assert_eq!(of(&write, pragma), value, "{pragma}");
    }
    assert_eq!(of(&read, "query_only"), "1", "the reader cannot write");
    read.execute_batch("DELETE FROM settings").unwrap_err();
}
