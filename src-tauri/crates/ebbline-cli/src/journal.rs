//! Where the journal lies and how it is opened.

use crate::args::Day;
use crate::trouble::{Trouble, of_store};
use chrono::{DateTime, NaiveDate, Utc};
use directories::ProjectDirs;
use journal_core::{Entries, Settings, journal_day};
use journal_store::{Passphrase, Store};
use journal_words::Words;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// The variable that unlocks a journal.
const VARIABLE: &str = "EBBLINE_PASSPHRASE";

/// What every command works with.
pub struct Desk<'w> {
    /// The messages.
    pub words: &'w Words,
    /// The present.
    pub now: DateTime<Utc>,
    /// The journal's folder.
    pub folder: PathBuf,
    /// File with the passphrase.
    pub passphrase_file: Option<PathBuf>,
}

/// The folder that was named, or the app's own.
pub fn folder(named: Option<PathBuf>, words: &Words) -> Result<PathBuf, Trouble> {
    named
        .or_else(|| {
            ProjectDirs::from("", "", "ebbline").map(|dirs| dirs.data_dir().join("journal"))
        })
        .ok_or_else(|| Trouble::new(words.say("cli-no-home", &[])))
}

impl Desk<'_> {
    /// A message.
    pub fn say(&self, id: &str) -> String {
        self.words.say(id, &[])
    }

    /// Opens the journal.
    pub fn open(&self) -> Result<Store, Trouble> {
        // Said before anybody types a passphrase for nothing.
        if journal_store::presence(&self.folder) == journal_store::Presence::Absent {
            return Err(self.failed(&journal_store::StoreError::NoJournal));
        }
        let passphrase = self.passphrase(false)?;
        journal_store::open(&self.folder, &passphrase).map_err(|error| self.failed(&error))
    }

    /// The sentence for an error of the store.
    pub fn failed(&self, error: &journal_store::StoreError) -> Trouble {
        of_store(error, &self.folder, self.words)
    }

    /// The passphrase: from the file, the variable, or typed on a terminal (twice for a new one).
    pub fn passphrase(&self, new: bool) -> Result<Passphrase, Trouble> {
        let text = if let Some(file) = &self.passphrase_file {
            from_file(file, self.words)?
        } else if let Some(value) = std::env::var_os(VARIABLE) {
            value
                .into_string()
                .map_err(|_| Trouble::new(self.say("cli-passphrase-variable-not-text")))?
        } else {
            self.typed(new)?
        };
        Passphrase::new(text).map_err(|error| self.failed(&error))
    }

    fn typed(&self, new: bool) -> Result<String, Trouble> {
        if !std::io::stdin().is_terminal() {
            return Err(Trouble::new(self.say("cli-passphrase-needed")));
        }
        let ask = |id: &str| {
            rpassword::prompt_password(self.say(id) + " ")
                .map_err(|_| Trouble::new(self.say("cli-passphrase-needed")))
        };
        let text = ask("cli-passphrase-ask")?;
        if new && ask("cli-passphrase-again")? != text {
            return Err(Trouble::new(self.say("cli-passphrase-differs")));
        }
        Ok(text)
    }

    /// Today's journal day.
    pub fn today(&self, settings: &Settings) -> NaiveDate {
        let zone = settings.home_zone;
        let here = self.now.with_timezone(&zone).fixed_offset();
        journal_day(here, Some(zone), settings.day_starts_at)
    }

    /// The date of a day that may not lie in the future.
    pub fn past(&self, day: Day, settings: &Settings) -> Result<NaiveDate, Trouble> {
        let today = self.today(settings);
        let date = day.date(today);
        if date > today {
            let date = self.words.date(date).into();
            return Err(Trouble::new(
                self.words.say("cli-day-to-come", &[("date", date)]),
            ));
        }
        Ok(date)
    }

    /// Everything in the journal.
    pub fn entries(&self, store: &Store) -> Result<Entries, Trouble> {
        store.entries().map_err(|error| self.failed(&error))
    }
}

/// A secret of a file, without the newline that editors leave at the end.
pub fn from_file(path: &Path, words: &Words) -> Result<String, Trouble> {
    let mut text = crate::files::read(path, words)?;
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(text)
}
