//! Making and opening a journal, and the handle to an open one.

use crate::{
    Committed, Cost, DATABASE, Op, Passphrase, PastVersion, Presence, Purge, Purged, RecoveryCode,
    Stack, StoreError, connection,
    files::{self, Unfinished},
    keys::Keys,
    migrate::{MIGRATIONS, migrate},
    presence, purge,
    search::{Hit, Place, Question},
    secret::DataKey,
    tables,
    transact::{self, Turn},
    writer::Writer,
};
use chrono::{DateTime, Utc};
use journal_core::{Entries, Entry, EntryRef, Occurrence, Settings};
use rusqlite::{Connection, Transaction};
use std::{
    fmt,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// What only tests set otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[doc(hidden)]
pub struct Tuning {
    /// Cost of a new wrap.
    pub cost: Cost,
    /// How long to wait for another program that is writing.
    pub busy: Duration,
    /// Most pages of 4096 bytes that the database may have: a small disk.
    pub max_pages: Option<u32>,
}

impl Tuning {
    /// What everybody has.
    pub const USUAL: Self = Self {
        cost: Cost::USUAL,
        busy: connection::BUSY,
        max_pages: None,
    };
    /// For tests that are not about passphrases.
    pub const CHEAP: Self = Self {
        cost: Cost::CHEAP,
        ..Self::USUAL
    };
}

/// An open journal. Clones share it; the last one to be dropped closes it and clears its key.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    // Dropped in this order: the writer closes last and leaves one tidy file behind.
    reader: Mutex<Connection>,
    writer: Writer,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}

/// Makes a journal, encrypted from its first byte, and the code that opens it when the passphrase is forgotten. The code is not kept:
/// show it once. The folder is made for its owner only when it does not exist.
///
/// # Errors
/// [`StoreError::JournalExists`], [`StoreError::Invalid`] settings, or what the disk says; then no journal was made.
pub fn create(
    dir: &Path,
    passphrase: &Passphrase,
    settings: Settings,
    now: DateTime<Utc>,
) -> Result<(Store, RecoveryCode), StoreError> {
    create_tuned(dir, passphrase, settings, now, Tuning::USUAL)
}

/// [`create`] with what only tests set otherwise.
///
/// # Errors
/// As for [`create`].
#[doc(hidden)]
pub fn create_tuned(
    dir: &Path,
    passphrase: &Passphrase,
    settings: Settings,
    now: DateTime<Utc>,
    tuning: Tuning,
) -> Result<(Store, RecoveryCode), StoreError> {
    if presence(dir) == Presence::Present {
        return Err(StoreError::JournalExists);
    }
    files::make_dir(dir)?;
    let key = DataKey::random()?;
    let code = RecoveryCode::random()?;
    let keys = Keys::new(&key, passphrase, &code, tuning.cost)?;
    // Both files are finished under other names first: after a crash there is no half-made journal in the way.
    let (database, file) = Unfinished::beside(&dir.join(DATABASE))?;
    drop(file);
    let mut conn = connection::write(database.path(), &key, tuning.busy)?;
    migrate(&mut conn, MIGRATIONS)?;
    transact::begin(&mut conn, settings, now)?;
    conn.close().map_err(|(_, error)| error)?;
    let keys = keys.write(dir)?;
    database.publish()?;
    if let Err(error) = keys.publish() {
        // The database is the one just made: nobody else gives out this name while it is taken. Without keys it is worth nothing.
        let _ = std::fs::remove_file(dir.join(DATABASE));
        return Err(error);
    }
    Ok((Store::open(dir, &key, tuning)?, code))
}

/// Opens a journal with its passphrase. Takes a tenth of a second or two on purpose.
///
/// # Errors
/// [`StoreError::NoJournal`], [`StoreError::WrongPassphrase`], [`StoreError::KeysMissing`], [`StoreError::DatabaseMissing`],
/// [`StoreError::NewerFile`], [`StoreError::Damaged`] and what the disk says.
pub fn open(dir: &Path, passphrase: &Passphrase) -> Result<Store, StoreError> {
    open_tuned(dir, passphrase, Tuning::USUAL)
}

/// [`open`] with what only tests set otherwise.
///
/// # Errors
/// As for [`open`].
#[doc(hidden)]
pub fn open_tuned(
    dir: &Path,
    passphrase: &Passphrase,
    tuning: Tuning,
) -> Result<Store, StoreError> {
    files::whole(dir)?;
    let key = Keys::read(dir)?.open(passphrase)?;
    Store::open(dir, &key, tuning)
}

/// Opens a journal with its recovery code.
///
/// # Errors
/// As for [`open`], with [`StoreError::WrongRecoveryCode`].
pub fn open_with_recovery_code(dir: &Path, code: &RecoveryCode) -> Result<Store, StoreError> {
    files::whole(dir)?;
    let key = Keys::read(dir)?.open_with_code(code)?;
    Store::open(dir, &key, Tuning::USUAL)
}

/// Sets a new passphrase with the recovery code, which stays the same. The old passphrase opens only old copies after that.
///
/// # Errors
/// As for [`open_with_recovery_code`]; then the old passphrase still holds.
pub fn set_passphrase(dir: &Path, code: &RecoveryCode, new: &Passphrase) -> Result<(), StoreError> {
    set_passphrase_tuned(dir, code, new, Tuning::USUAL)
}

/// [`set_passphrase`] with what only tests set otherwise.
///
/// # Errors
/// As for [`set_passphrase`].
#[doc(hidden)]
pub fn set_passphrase_tuned(
    dir: &Path,
    code: &RecoveryCode,
    new: &Passphrase,
    tuning: Tuning,
) -> Result<(), StoreError> {
    files::whole(dir)?;
    let keys = Keys::read(dir)?;
    let key = keys.open_with_code(code)?;
    keys.with_passphrase(&key, new, tuning.cost)?
        .write(dir)?
        .replace()
}

/// Sets a new passphrase with the old one. The recovery code stays the same.
///
/// # Errors
/// As for [`open`]; then the old passphrase still holds.
pub fn change_passphrase(dir: &Path, old: &Passphrase, new: &Passphrase) -> Result<(), StoreError> {
    files::whole(dir)?;
    let keys = Keys::read(dir)?;
    let key = keys.open(old)?;
    keys.with_passphrase(&key, new, Cost::USUAL)?
        .write(dir)?
        .replace()
}

impl Store {
    fn open(dir: &Path, key: &DataKey, tuning: Tuning) -> Result<Self, StoreError> {
        let database = files::whole(dir)?;
        let mut conn = connection::write(&database, key, tuning.busy)?;
        migrate(&mut conn, MIGRATIONS)?;
        tables::search::catch_up(&mut conn)?;
        if let Some(pages) = tuning.max_pages {
            conn.pragma_update(None, "max_page_count", pages)?;
        }
        let reader = connection::read(&database, key, tuning.busy)?;
        Ok(Self {
            inner: Arc::new(Inner {
                reader: Mutex::new(reader),
                writer: Writer::start(conn)?,
            }),
        })
    }

    /// Does an operation, all of it or nothing, and answers when it is on the disk. `now` is when it is done.
    ///
    /// # Errors
    /// [`StoreError::Invalid`], [`StoreError::AlreadyThere`], [`StoreError::Gone`], [`StoreError::ProductMissing`],
    /// [`StoreError::DoseMissing`], [`StoreError::AppointmentMissing`], [`StoreError::DayHasDose`], [`StoreError::ProductInUse`],
    /// [`StoreError::SettingsStay`];
    /// [`StoreError::Busy`], [`StoreError::DiskFull`] and what else the disk says; [`StoreError::WriterGone`].
    pub fn transact(&self, op: Op, now: DateTime<Utc>) -> Result<Committed, StoreError> {
        self.inner
            .writer
            .run(move |conn| transact::transact(conn, op, now))
    }

    /// Notes what became of reminders, all of it or nothing; no step of undo, and what was undone can still be done again. Whoever
    /// finds a reminder due notes it first and shows only what comes back in `changed`: of two programs that look at the same time one
    /// gets it. Passed over is what is noted already: "due" follows only a snooze that is over, "missed" that or "due".
    ///
    /// # Errors
    /// [`StoreError::Invalid`], and what the disk says as for [`Store::transact`].
    pub fn note(
        &self,
        occurrences: Vec<Occurrence>,
        now: DateTime<Utc>,
    ) -> Result<Committed, StoreError> {
        self.inner
            .writer
            .run(move |conn| transact::note(conn, occurrences, now))
    }

    /// Undoes the last step that is not undone, whoever made it and however long ago.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`], [`StoreError::UndoConflict`], and what the disk says as for [`Store::transact`].
    pub fn undo(&self, now: DateTime<Utc>) -> Result<Committed, StoreError> {
        self.inner
            .writer
            .run(move |conn| transact::turn(conn, Turn::Undo, now))
    }

    /// Does the step that was undone last again, as long as nothing else was done since.
    ///
    /// # Errors
    /// [`StoreError::NothingToRedo`], [`StoreError::UndoConflict`], and what the disk says as for [`Store::transact`].
    pub fn redo(&self, now: DateTime<Utc>) -> Result<Committed, StoreError> {
        self.inner
            .writer
            .run(move |conn| transact::turn(conn, Turn::Redo, now))
    }

    /// What undo and redo would do.
    ///
    /// # Errors
    /// What the disk says.
    pub fn stack(&self) -> Result<Stack, StoreError> {
        self.read(|tx| {
            let name =
                |step: Option<i64>| step.map(|step| tables::history::op(tx, step)).transpose();
            Ok(Stack {
                undo: name(tables::undo::to_undo(tx)?)?,
                redo: name(tables::undo::to_redo(tx)?)?,
            })
        })
    }

    /// The whole journal at one moment, sorted as [`Entries`] promises.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the disk says.
    pub fn entries(&self) -> Result<Entries, StoreError> {
        self.read(|tx| tables::all(tx))
    }

    /// [`Store::entries`] and the [`Store::revision`] they belong to.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the disk says.
    pub fn snapshot(&self) -> Result<(Entries, i64), StoreError> {
        self.read(|tx| Ok((tables::all(tx)?, tables::history::last(tx)?)))
    }

    /// One entry as it is now.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the disk says.
    pub fn find(&self, entry: EntryRef) -> Result<Option<Entry>, StoreError> {
        self.read(|tx| tables::find(tx, entry))
    }

    /// The number of the last commit. It grows by one with every commit of anybody, also of another program, and never otherwise:
    /// whoever holds a copy in memory compares it to know whether the copy is current. It lies in the journal itself, so it goes on
    /// after closing and opening.
    ///
    /// # Errors
    /// What the disk says.
    pub fn revision(&self) -> Result<i64, StoreError> {
        self.read(|tx| tables::history::last(tx))
    }

    /// Everything that ever happened to an entry, oldest first, undone and removed versions included.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the disk says.
    pub fn history(&self, entry: EntryRef) -> Result<Vec<PastVersion>, StoreError> {
        self.read(|tx| tables::history::of_entry(tx, entry))
    }

    /// Deletes old versions for good, `now` being the time of that: from the history, and from what undo and redo would bring back. Undo
    /// then ends behind the last step that held one of them, for steps are turned round in their order only; redo ends before the first.
    /// Entries as they are now stay. This cannot be undone.
    ///
    /// # Errors
    /// What the disk says; then nothing was deleted.
    pub fn purge_history(&self, what: Purge, now: DateTime<Utc>) -> Result<Purged, StoreError> {
        self.inner
            .writer
            .run(move |conn| purge::purge(conn, what, now))
    }

    /// Entries that hold all words of `text`, or words that begin with them, newest first: at most `limit` of those before `before`. A
    /// dose holds the words of its product and of its ratings too. The text is never taken for more than words; a blank one, and one
    /// without a letter, digit or sign, finds nothing.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the disk says.
    pub fn search(
        &self,
        text: &str,
        before: Option<Place>,
        limit: u32,
    ) -> Result<Vec<Hit>, StoreError> {
        let question = Question::read(text);
        self.read(|tx| tables::search::hits(tx, &question, before, limit))
    }

    /// How many entries [`Store::search`] finds in all.
    ///
    /// # Errors
    /// What the disk says.
    pub fn search_count(&self, text: &str) -> Result<u32, StoreError> {
        let question = Question::read(text);
        self.read(|tx| tables::search::count(tx, &question))
    }

    /// Reads every page and looks whether seals, structure and references hold. An empty list means all is well. Nothing in it is from
    /// the entries.
    ///
    /// # Errors
    /// When the database is too damaged to be looked through, or what the disk says.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        let conn = self
            .inner
            .reader
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut findings = Vec::new();
        for (pragma, well) in [
            ("cipher_integrity_check", None),
            ("integrity_check", Some("ok")),
        ] {
            let mut statement = conn.prepare(&format!("PRAGMA {pragma}"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let finding: String = row.get(0)?;
                if Some(finding.as_str()) != well {
                    findings.push(finding);
                }
            }
        }
        let dangling: i64 =
            conn.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                row.get(0)
            })?;
        if dangling > 0 {
            findings.push(format!("{dangling} rows refer to something missing"));
        }
        let unsearchable = tables::search::wrong(&conn)?;
        if unsearchable > 0 {
            findings.push(format!("the search index is wrong in {unsearchable} rows"));
        }
        Ok(findings)
    }

    /// Reads in one transaction, so that a commit in between is seen whole or not at all.
    fn read<T>(
        &self,
        read: impl FnOnce(&Transaction) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // A reader that panicked left nothing half done behind: its transaction was rolled back.
        let mut conn = self
            .inner
            .reader
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let tx = conn.transaction()?;
        read(&tx)
    }
}
