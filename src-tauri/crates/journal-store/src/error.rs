//! What can go wrong, one variant for each thing somebody can decide on.

use crate::RecoveryCodeError;
use chrono::NaiveDate;
use journal_core::{EntryRef, Id, Invalid};
use rusqlite::ErrorCode;
use std::fmt;

/// Which part of a journal an error speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// `journal.db`.
    Database,
    /// `keys.json`.
    Keys,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Database => crate::DATABASE,
            Self::Keys => crate::KEYS,
        })
    }
}

/// Why the journal did not do what was asked. Nothing is half done: either all of an operation is on the disk or none of it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no journal in the folder.
    #[error("there is no journal in this folder")]
    NoJournal,
    /// A journal was to be made where one exists.
    #[error("there is a journal in this folder already")]
    JournalExists,
    /// The database is there and its key file is not.
    #[error(
        "the journal is there, but its key file keys.json is missing; put it back from a backup of this folder"
    )]
    KeysMissing,
    /// The key file is there and the database is not.
    #[error(
        "the key file is there, but the journal itself, journal.db, is missing; put it back from a backup of this folder"
    )]
    DatabaseMissing,
    /// A passphrase without a character.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The passphrase does not open this journal.
    #[error("the passphrase does not open this journal")]
    WrongPassphrase,
    /// The recovery code is well formed and does not open this journal.
    #[error("the recovery code does not open this journal")]
    WrongRecoveryCode,
    /// The text is not a recovery code.
    #[error("the recovery code {0}")]
    RecoveryCode(#[from] RecoveryCodeError),
    /// The file was written by a newer Ebbline.
    #[error(
        "{part} was written by a newer Ebbline (version {found}; this one knows {known}); use that one"
    )]
    NewerFile {
        /// Which file.
        part: Part,
        /// Its version.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// The database was made by a step that is not the one of that name here. A fault of whoever built the program.
    #[error(
        "journal.db was made by another form of the step {name}; this build of Ebbline is not fit for it"
    )]
    EditedMigration {
        /// Name of the migration.
        name: String,
    },
    /// A file was damaged or altered. Nothing was written.
    #[error("{part} is damaged: {why}")]
    Damaged {
        /// Which file.
        part: Part,
        /// What was found, without anything from the entries.
        why: String,
    },
    /// Somebody else kept the journal locked for too long.
    #[error("another program is using the journal; try again")]
    Busy,
    /// No room on the disk.
    #[error("the disk is full; nothing was written")]
    DiskFull,
    /// The system does not allow it.
    #[error("no permission to use the journal's folder or files ({what})")]
    Denied {
        /// What was tried.
        what: &'static str,
    },
    /// Reading or writing failed below.
    #[error("the disk could not be used ({what}): {kind}")]
    Io {
        /// What was tried.
        what: &'static str,
        /// Kind of failure, as the system names it.
        kind: String,
    },
    /// The system gave no random bytes.
    #[error("the system gave no random numbers for a key")]
    NoRandomness,
    /// Not enough memory, for instance for the passphrase.
    #[error("there is not enough memory")]
    OutOfMemory,
    /// A field of an entry cannot be stored.
    #[error("{} {}: {invalid}", entry.kind(), entry.key())]
    Invalid {
        /// Which entry.
        entry: EntryRef,
        /// Field and reason.
        invalid: Invalid,
    },
    /// An entry of that id was to be added and exists.
    #[error("{} {} exists already", .0.kind(), .0.key())]
    AlreadyThere(EntryRef),
    /// The entry to be changed or removed does not exist (any more).
    #[error("{} {} does not exist any more", .0.kind(), .0.key())]
    Gone(EntryRef),
    /// A dose names a product that does not exist.
    #[error("the dose's product {product} does not exist")]
    ProductMissing {
        /// Id of the product.
        product: Id,
    },
    /// A rating names a dose that does not exist.
    #[error("the rated dose {dose} does not exist")]
    DoseMissing {
        /// Id of the dose.
        dose: Id,
    },
    /// A question names an appointment that does not exist.
    #[error("the question's appointment {appointment} does not exist")]
    AppointmentMissing {
        /// Id of the appointment.
        appointment: Id,
    },
    /// "Nothing taken" was said of a day with a dose of kratom.
    #[error("on {date} a dose is logged, so it cannot be a day without one")]
    DayHasDose {
        /// The journal day.
        date: NaiveDate,
    },
    /// A product that has doses was to be removed.
    #[error("the product {product} has {doses} doses; archive it instead")]
    ProductInUse {
        /// Id of the product.
        product: Id,
        /// How many doses name it.
        doses: u32,
    },
    /// A journal always has settings.
    #[error("the settings cannot be removed, only changed")]
    SettingsStay,
    /// The undo stack is empty.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// The redo stack is empty.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// An entry of the step is not as the step left it.
    #[error("the step cannot be turned round: {} {} was changed since", .0.kind(), .0.key())]
    UndoConflict(EntryRef),
    /// The thread that writes is gone; nothing can be written until the journal is opened anew.
    #[error("the writing part of the journal has stopped; open the journal again")]
    WriterGone,
    /// SQLite refused in a way that has no words of its own here.
    #[error("the database refused (code {code})")]
    Database {
        /// SQLite's extended result code.
        code: i32,
    },
}

impl StoreError {
    /// A damaged database, and what was found. `why` must not hold anything from the entries.
    pub(crate) fn damaged(why: impl Into<String>) -> Self {
        Self::Damaged {
            part: Part::Database,
            why: why.into(),
        }
    }

    /// From an error of the file system; `what` says what was tried.
    pub(crate) fn io(what: &'static str, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Self::Denied { what }
            }
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            kind => Self::Io {
                what,
                kind: kind.to_string(),
            },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    /// Messages of SQLite are dropped on purpose: they may quote a statement, and a statement may hold a key or a note.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let code = match &error {
            E::SqliteFailure(error, _) | E::SqlInputError { error, .. } => *error,
            E::FromSqlConversionFailure(column, ..)
            | E::IntegralValueOutOfRange(column, _)
            | E::Utf8Error(column, _)
            | E::InvalidColumnType(column, ..) => {
                return Self::damaged(format!(
                    "a value in column {column} of a row cannot be read"
                ));
            }
            E::QueryReturnedNoRows => return Self::damaged("a row is missing"),
            _ => return Self::Database { code: 1 },
        };
        match code.code {
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::FileLockingProtocolFailed => Self::Busy,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::PermissionDenied | ErrorCode::ReadOnly => Self::Denied {
                what: "writing journal.db",
            },
            ErrorCode::CannotOpen => Self::Denied {
                what: "opening journal.db",
            },
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => {
                Self::damaged("a page does not match its seal")
            }
            ErrorCode::SystemIoFailure => Self::Io {
                what: "journal.db",
                kind: format!("code {}", code.extended_code),
            },
            ErrorCode::OutOfMemory => Self::OutOfMemory,
            _ => Self::Database {
                code: code.extended_code,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error, ErrorKind};

    #[test]
    fn the_file_system_is_understood() {
        let io = |kind| StoreError::io("writing a file", &Error::from(kind));
        for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
            assert!(
                matches!(io(kind), StoreError::Denied { .. }),
                "{kind}: somebody must change a permission"
            );
        }
        for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
            assert!(
                matches!(io(kind), StoreError::DiskFull),
                "{kind}: somebody must make room"
            );
        }
        assert_eq!(
            io(ErrorKind::TimedOut).to_string(),
            "the disk could not be used (writing a file): timed out",
            "anything else says what was tried"
        );
    }

    #[test]
    fn no_error_quotes_a_statement() {
        let secret = "PRAGMA key = \"x'00ff'\"";
        let failure = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_ERROR);
        for error in [
            rusqlite::Error::SqlInputError {
                error: failure,
                msg: secret.to_owned(),
                sql: secret.to_owned(),
                offset: 0,
            },
            rusqlite::Error::SqliteFailure(failure, Some(secret.to_owned())),
            rusqlite::Error::InvalidParameterName(secret.to_owned()),
        ] {
            let error = StoreError::from(error);
            let said = format!("{error} {error:?}");
            assert!(!said.contains("00ff"), "errors end up in logs: {said}");
        }
    }
}
