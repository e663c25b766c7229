//! The open journal in memory: every entry, kept current by the changes that were committed.

use crate::wire::{AppError, ErrorCode};
use chrono::{DateTime, NaiveDate, Utc};
use journal_core::{Change, Entries, Lane, Occurrence, quick};
use journal_insights::{SignsAnswer, TrendAnswer};
use journal_store::{Committed, Op, Purge, Purged, Store, StoreError};
use journal_words::Language;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Where the journal lies, and the journal itself while it is open.
pub struct Vault {
    dir: PathBuf,
    demo: bool,
    open: Mutex<Option<OpenJournal>>,
    /// Held while an estimate is made, so that two who want the same one make it once.
    estimating: Mutex<()>,
}

/// An open journal. Its entries are those on the disk as of `revision`.
pub struct OpenJournal {
    store: Store,
    revision: i64,
    entries: Arc<Entries>,
    /// What quick entry knows; made when a line is read, dropped when entries change.
    context: Option<quick::Context>,
    /// The newest estimate and what it was made for.
    trend: Option<(TrendOf, Arc<TrendAnswer>)>,
    /// The newest signs and what they were made for.
    signs: Option<(TrendOf, Arc<SignsAnswer>)>,
}

/// What an estimate was made for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrendOf {
    /// State of the journal.
    pub revision: i64,
    /// Last day.
    pub as_of: NaiveDate,
    /// Lane asked for.
    pub lane: Option<Lane>,
    /// Language of its sentences.
    pub language: Language,
}

impl Vault {
    /// A vault that is closed.
    #[must_use]
    pub fn new(dir: PathBuf) -> Self {
        Self {
            dir,
            demo: false,
            open: Mutex::new(None),
            estimating: Mutex::new(()),
        }
    }

    /// The open vault of a demonstration.
    ///
    /// # Errors
    /// When the journal cannot be read back.
    pub fn demo(dir: PathBuf, store: Store) -> Result<Self, AppError> {
        let open = OpenJournal::new(store)?;
        Ok(Self {
            dir,
            demo: true,
            open: Mutex::new(Some(open)),
            estimating: Mutex::new(()),
        })
    }

    /// The journal's folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether this is a demonstration.
    #[must_use]
    pub const fn is_demo(&self) -> bool {
        self.demo
    }

    /// The journal, if it is open. A panic in another command left the entries as they were: they change only after a commit.
    pub fn state(&self) -> MutexGuard<'_, Option<OpenJournal>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A turn at estimating. The journal stays free meanwhile.
    pub fn estimating(&self) -> MutexGuard<'_, ()> {
        self.estimating
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the open journal.
    ///
    /// # Errors
    /// `locked` when it is not open, else what `act` says.
    pub fn with<T>(
        &self,
        act: impl FnOnce(&mut OpenJournal) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut state = self.state();
        let journal = state
            .as_mut()
            .ok_or_else(|| AppError::of(ErrorCode::Locked))?;
        act(journal)
    }

    /// Opens it.
    ///
    /// # Errors
    /// When the entries cannot be read.
    pub fn open(&self, store: Store) -> Result<(), AppError> {
        let journal = OpenJournal::new(store)?;
        *self.state() = Some(journal);
        Ok(())
    }
}

impl OpenJournal {
    fn new(store: Store) -> Result<Self, AppError> {
        let (revision, entries) = read(&store)?;
        Ok(Self {
            store,
            revision,
            entries,
            context: None,
            trend: None,
            signs: None,
        })
    }

    /// All entries.
    #[must_use]
    pub fn entries(&self) -> &Entries {
        &self.entries
    }

    /// All entries, to be read after the vault is let go.
    #[must_use]
    pub fn share(&self) -> Arc<Entries> {
        Arc::clone(&self.entries)
    }

    /// The file.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The state of the file that the entries show.
    #[must_use]
    pub const fn revision(&self) -> i64 {
        self.revision
    }

    /// What quick entry knows, as of `now`.
    pub fn context(&mut self, now: DateTime<Utc>) -> &quick::Context {
        let zone = self.entries.settings.home_zone;
        let context = self
            .context
            .get_or_insert_with(|| quick::Context::of(&self.entries, now, zone));
        context.now = now;
        context
    }

    /// The last estimate, if it was made for this.
    #[must_use]
    pub fn trend_of(&self, what: &TrendOf) -> Option<Arc<TrendAnswer>> {
        self.trend
            .as_ref()
            .filter(|(of, _)| of == what)
            .map(|(_, trend)| Arc::clone(trend))
    }

    /// Keeps an estimate.
    pub fn keep_trend(&mut self, what: TrendOf, trend: Arc<TrendAnswer>) {
        self.trend = Some((what, trend));
    }

    /// The last signs, if they were made for this.
    #[must_use]
    pub fn signs_of(&self, what: &TrendOf) -> Option<Arc<SignsAnswer>> {
        self.signs
            .as_ref()
            .filter(|(of, _)| of == what)
            .map(|(_, signs)| Arc::clone(signs))
    }

    /// Keeps signs.
    pub fn keep_signs(&mut self, what: TrendOf, signs: Arc<SignsAnswer>) {
        self.signs = Some((what, signs));
    }

    /// Stores a change; answers after it is on the disk.
    ///
    /// # Errors
    /// Whatever the store refuses; then nothing was stored.
    pub fn transact(&mut self, op: Op, now: DateTime<Utc>) -> Result<Committed, AppError> {
        let committed = self.store.transact(op, now)?;
        self.take_over(&committed.changed)?;
        Ok(committed)
    }

    /// Notes what became of reminders. What comes back in `changed` is this program's to show; the rest is noted already.
    ///
    /// # Errors
    /// Whatever the store refuses; then nothing was noted.
    pub fn note(
        &mut self,
        occurrences: Vec<Occurrence>,
        now: DateTime<Utc>,
    ) -> Result<Committed, AppError> {
        let committed = self.store.note(occurrences, now)?;
        // Noting nothing is no commit, so there is nothing to take over.
        if !committed.changed.is_empty() {
            self.take_over(&committed.changed)?;
        }
        Ok(committed)
    }

    /// Takes back the newest change of the journal.
    ///
    /// # Errors
    /// `nothing_to_undo`, or whatever the store refuses.
    pub fn undo(&mut self, now: DateTime<Utc>) -> Result<Committed, AppError> {
        let committed = self.store.undo(now)?;
        self.take_over(&committed.changed)?;
        Ok(committed)
    }

    /// Does again what was taken back.
    ///
    /// # Errors
    /// `nothing_to_redo`, or whatever the store refuses.
    pub fn redo(&mut self, now: DateTime<Utc>) -> Result<Committed, AppError> {
        let committed = self.store.redo(now)?;
        self.take_over(&committed.changed)?;
        Ok(committed)
    }

    /// Deletes old versions for good. Entries stay as they are.
    ///
    /// # Errors
    /// Whatever the store refuses; then nothing was deleted.
    pub fn purge_history(&mut self, what: Purge, now: DateTime<Utc>) -> Result<Purged, AppError> {
        let purged = self.store.purge_history(what, now)?;
        self.take_over(&[])?;
        Ok(purged)
    }

    /// Reads the file again when somebody else changed it; true when it did.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refresh(&mut self) -> Result<bool, AppError> {
        if self.store.revision()? == self.revision {
            return Ok(false);
        }
        (self.revision, self.entries) = read(&self.store)?;
        self.context = None;
        self.trend = None;
        self.signs = None;
        Ok(true)
    }

    fn take_over(&mut self, changed: &[Change]) -> Result<(), AppError> {
        self.context = None;
        // Each commit counts the revision up by one. A larger step means that another process committed as well: then what is in
        // memory is older than this change, and all is read again.
        if self.store.revision()? == self.revision + 1 {
            let entries = Arc::make_mut(&mut self.entries);
            changed.iter().for_each(|change| entries.apply(change));
            self.revision += 1;
            Ok(())
        } else {
            self.refresh().map(|_| ())
        }
    }
}

fn read(store: &Store) -> Result<(i64, Arc<Entries>), StoreError> {
    let (entries, revision) = store.snapshot()?;
    Ok((revision, Arc::new(entries)))
}
