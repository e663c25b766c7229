//! Words about trouble.

use journal_exchange::ExchangeError;
use journal_store::{RecoveryCodeError, StoreError};
use journal_words::{Arg, Words};
use std::path::Path;

/// Something was refused or failed.
pub struct Trouble {
    /// What is printed nevertheless: a report of an import that was refused.
    pub printed: String,
    /// What went wrong, for the person.
    pub sentence: String,
}

impl Trouble {
    /// Nothing but a sentence.
    pub const fn new(sentence: String) -> Self {
        Self {
            printed: String::new(),
            sentence,
        }
    }
}

/// The sentence for an error of the store.
pub fn of_store(error: &StoreError, folder: &Path, words: &Words) -> Trouble {
    let say = |id: &str, args: &[(&str, Arg)]| words.say(id, args);
    let folder = || folder.display().to_string();
    let sentence = match error {
        StoreError::NoJournal => say("store-no-journal", &[("folder", folder().into())]),
        StoreError::JournalExists => say("store-journal-exists", &[("folder", folder().into())]),
        StoreError::KeysMissing => say("store-keys-missing", &[]),
        StoreError::DatabaseMissing => say("store-database-missing", &[]),
        StoreError::EmptyPassphrase => say("store-empty-passphrase", &[]),
        StoreError::WrongPassphrase => say("store-wrong-passphrase", &[]),
        StoreError::WrongRecoveryCode => say("store-wrong-recovery-code", &[]),
        StoreError::RecoveryCode(error) => match error {
            RecoveryCodeError::Length(found) => {
                say("store-recovery-code-length", &[("found", (*found).into())])
            }
            RecoveryCodeError::Character(place) => say(
                "store-recovery-code-character",
                &[("place", (*place).into())],
            ),
            RecoveryCodeError::Check => say("store-recovery-code-check", &[]),
        },
        StoreError::NewerFile { part, found, known } => say(
            "store-newer-file",
            &[
                ("file", part.to_string().into()),
                ("found", (*found).into()),
                ("known", (*known).into()),
            ],
        ),
        StoreError::EditedMigration { name } => {
            say("store-edited-migration", &[("name", name.as_str().into())])
        }
        StoreError::Damaged { part, why } => say(
            "store-damaged",
            &[
                ("file", part.to_string().into()),
                ("why", why.as_str().into()),
            ],
        ),
        StoreError::Busy => say("store-busy", &[]),
        StoreError::DiskFull => say("store-disk-full", &[]),
        StoreError::Denied { what } => say("store-denied", &[("what", (*what).into())]),
        StoreError::Io { what, kind } => say(
            "store-io",
            &[("what", (*what).into()), ("why", kind.as_str().into())],
        ),
        StoreError::NoRandomness => say("store-no-randomness", &[]),
        StoreError::OutOfMemory => say("store-out-of-memory", &[]),
        StoreError::Invalid { entry, invalid } => say(
            "store-invalid",
            &[
                ("kind", entry.kind().as_str().into()),
                ("field", invalid.field.into()),
                ("why", invalid_reason(invalid.reason, words).into()),
            ],
        ),
        StoreError::AlreadyThere(entry) => say(
            "store-already-there",
            &[
                ("kind", entry.kind().as_str().into()),
                ("key", entry.key().into()),
            ],
        ),
        StoreError::Gone(entry) => say(
            "store-gone",
            &[
                ("kind", entry.kind().as_str().into()),
                ("key", entry.key().into()),
            ],
        ),
        StoreError::ProductMissing { product } => say(
            "store-product-missing",
            &[("id", product.to_string().into())],
        ),
        StoreError::DoseMissing { dose } => {
            say("store-dose-missing", &[("id", dose.to_string().into())])
        }
        StoreError::AppointmentMissing { appointment } => say(
            "store-appointment-missing",
            &[("id", appointment.to_string().into())],
        ),
        StoreError::DayHasDose { date } => {
            say("store-day-has-dose", &[("date", words.date(*date).into())])
        }
        StoreError::ProductInUse { product, doses } => say(
            "store-product-in-use",
            &[
                ("id", product.to_string().into()),
                ("doses", (*doses).into()),
            ],
        ),
        StoreError::SettingsStay => say("store-settings-stay", &[]),
        StoreError::NothingToUndo => say("store-nothing-to-undo", &[]),
        StoreError::NothingToRedo => say("store-nothing-to-redo", &[]),
        StoreError::UndoConflict(entry) => say(
            "store-undo-conflict",
            &[
                ("kind", entry.kind().as_str().into()),
                ("key", entry.key().into()),
            ],
        ),
        StoreError::WriterGone => say("store-writer-gone", &[]),
        StoreError::Database { code } => {
            say("store-database", &[("code", code.to_string().into())])
        }
    };
    Trouble::new(sentence)
}

/// The sentence for a file that is not read at all.
pub fn of_exchange(error: &ExchangeError, words: &Words) -> Trouble {
    Trouble::new(match error {
        ExchangeError::NotJson { reason } => {
            words.say("exchange-not-json", &[("why", reason.as_str().into())])
        }
        ExchangeError::OtherFormat { found } => {
            words.say("exchange-other-format", &[("found", found.as_str().into())])
        }
        ExchangeError::NewerVersion { found } => words.say(
            "exchange-newer-version",
            &[("found", found.to_string().into())],
        ),
        ExchangeError::NoVersion { found } => {
            words.say("exchange-no-version", &[("found", found.as_str().into())])
        }
        ExchangeError::NotWritable { reason } => {
            words.say("exchange-not-writable", &[("why", reason.as_str().into())])
        }
    })
}

fn invalid_reason(reason: journal_core::Reason, words: &Words) -> String {
    why(journal_exchange::Why::Invalid(reason), words)
}

/// Why a value was changed or dropped.
pub fn why(why: journal_exchange::Why, words: &Words) -> String {
    let id = format!("exchange-why-{}", why.code());
    let highest = why.highest().unwrap_or_default();
    words.say(&id, &[("highest", highest.into())])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use journal_core::{EntryRef, Id, Invalid, Kind, Reason};
    use journal_exchange::{Wanted, Why};
    use journal_store::Part;
    use journal_words::Language;

    /// One of each error of the store.
    fn errors() -> Vec<StoreError> {
        let id: Id = "00000000-0000-7000-8000-000000000001".parse().unwrap();
        let entry = EntryRef::Of(Kind::Dose, id);
        let date = "2026-03-01".parse().unwrap();
        let invalid = Invalid {
            field: "amount",
            reason: Reason::Zero,
        };
        vec![
            StoreError::NoJournal,
            StoreError::JournalExists,
            StoreError::KeysMissing,
            StoreError::DatabaseMissing,
            StoreError::EmptyPassphrase,
            StoreError::WrongPassphrase,
            StoreError::WrongRecoveryCode,
            StoreError::RecoveryCode(RecoveryCodeError::Length(3)),
            StoreError::RecoveryCode(RecoveryCodeError::Character(5)),
            StoreError::RecoveryCode(RecoveryCodeError::Check),
            StoreError::NewerFile {
                part: Part::Keys,
                found: 7,
                known: 1,
            },
            StoreError::EditedMigration {
                name: "0001".to_owned(),
            },
            StoreError::Damaged {
                part: Part::Database,
                why: "torn".to_owned(),
            },
            StoreError::Busy,
            StoreError::DiskFull,
            StoreError::Denied { what: "writing" },
            StoreError::Io {
                what: "reading",
                kind: "timed out".to_owned(),
            },
            StoreError::NoRandomness,
            StoreError::OutOfMemory,
            StoreError::Invalid { entry, invalid },
            StoreError::AlreadyThere(entry),
            StoreError::Gone(entry),
            StoreError::ProductMissing { product: id },
            StoreError::DoseMissing { dose: id },
            StoreError::AppointmentMissing { appointment: id },
            StoreError::DayHasDose { date },
            StoreError::ProductInUse {
                product: id,
                doses: 2,
            },
            StoreError::SettingsStay,
            StoreError::NothingToUndo,
            StoreError::NothingToRedo,
            StoreError::UndoConflict(entry),
            StoreError::WriterGone,
            StoreError::Database { code: 1 },
        ]
    }

    #[test]
    fn every_trouble_has_a_whole_sentence_of_its_own() {
        for language in Language::ALL {
            let words = Words::new(language);
            let mut sentences: Vec<_> = errors()
                .iter()
                .map(|error| of_store(error, Path::new("here"), &words).sentence)
                .collect();
            let text = String::new;
            sentences.extend(
                [
                    ExchangeError::NotJson { reason: text() },
                    ExchangeError::OtherFormat { found: text() },
                    ExchangeError::NewerVersion { found: 2 },
                    ExchangeError::NoVersion { found: text() },
                    ExchangeError::NotWritable { reason: text() },
                ]
                .iter()
                .map(|error| of_exchange(error, &words).sentence),
            );
            sentences.push(why(Why::Not(Wanted::Whole(10)), &words));
            for sentence in &sentences {
                assert!(
                    !sentence.contains('⟦'),
                    "{language:?}: no hole in {sentence}"
                );
            }
            let count = sentences.len();
            sentences.sort();
            sentences.dedup();
            assert_eq!(sentences.len(), count, "{language:?}: no two alike");
        }
    }
}
