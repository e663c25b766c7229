//! What holds for this computer and not for the journal: keys, tray, when to lock. Kept in the clear beside the journal, because it is
//! needed before the journal is open (ADR 0016).

use crate::{hot_key::HotKeyState, lock_on::Stillness, tray::TrayState, wire::AppError};
use chrono::{DateTime, TimeDelta, Utc};
use journal_words::Language;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
};

/// Name of the file in the journal's folder, beside `window.lock`.
pub const FILE: &str = "window.json";

/// Limits of idle time that can be chosen, in minutes.
pub const LOCK_AFTER: [u32; 4] = [1, 5, 15, 60];

/// What the person chose for this computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeviceSettings {
    /// Keys that open quick entry from anywhere, such as "Ctrl+Alt+J"; `None` = off.
    pub hot_key: Option<String>,
    /// Whether closing the window leaves the program running, with an icon in the tray.
    pub background: bool,
    /// Minutes without anybody there until the journal is locked, one of [`LOCK_AFTER`]; `None` = never.
    pub lock_after_minutes: Option<u32>,
    /// Whether a notification says what its reminder says, instead of that there is one.
    pub reminder_words: bool,
    /// Nothing reminds until then; `None` = not paused.
    #[specta(type = Option<String>)]
    pub reminders_paused_until: Option<DateTime<Utc>>,
    /// Language of tray and notifications, "en" or "de": the page's, which tells it.
    pub language: String,
}

impl Default for DeviceSettings {
    fn default() -> Self {
        Self {
            hot_key: Some("Ctrl+Alt+J".to_owned()),
            background: false,
            lock_after_minutes: Some(15),
            reminder_words: false,
            reminders_paused_until: None,
            language: Language::default().tag().to_owned(),
        }
    }
}

impl DeviceSettings {
    /// Reads them. What is missing or cannot be read is as if nobody had chosen it, field by field: a damaged file must not keep the
    /// journal from being locked.
    #[must_use]
    pub fn read(dir: &Path) -> Self {
        let kept = fs::read(dir.join(FILE)).unwrap_or_default();
        Self::of(&kept)
    }

    fn of(kept: &[u8]) -> Self {
        type Fields = serde_json::Map<String, serde_json::Value>;
        let mut settings = Self::default();
        let fields: Fields = serde_json::from_slice(kept).unwrap_or_default();
        for (name, value) in fields {
            let Ok(serde_json::Value::Object(mut all)) = serde_json::to_value(&settings) else {
                continue;
            };
            all.insert(name, value);
            if let Ok(better) = Self::deserialize(serde_json::Value::Object(all))
                && better.check().is_ok()
            {
                settings = better;
            }
        }
        settings
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// What the disk says.
    fn write(&self, dir: &Path) -> io::Result<()> {
        replace(&dir.join(FILE), &serde_json::to_vec_pretty(self)?)
    }

    /// # Errors
    /// `invalid_field` naming the field that cannot be kept.
    pub fn check(&self) -> Result<(), AppError> {
        if let Some(keys) = &self.hot_key {
            crate::hot_key::read(keys).map_err(|reason| AppError::field("hot_key", reason))?;
        }
        if self
            .lock_after_minutes
            .is_some_and(|minutes| !LOCK_AFTER.contains(&minutes))
        {
            return Err(AppError::field("lock_after_minutes", "not_a_choice"));
        }
        Ok(())
    }

    /// Time without anybody there until the journal is locked.
    #[must_use]
    pub fn lock_after(&self) -> Option<TimeDelta> {
        self.lock_after_minutes
            .map(|minutes| TimeDelta::minutes(minutes.into()))
    }

    /// The language of tray and notifications.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language)
    }
}

/// Writes a file whole or not at all; it is on the disk when this answers.
///
/// # Errors
/// What the disk says.
pub fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(dir) = path.parent() {
        crate::start::make_private(dir)?;
    }
    let new = path.with_added_extension("new");
    let mut file = fs::File::create(&new)?;
    io::Write::write_all(&mut file, text)?;
    file.sync_all()?;
    fs::rename(new, path)
}

/// What became of the choices on this desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Here {
    /// The keys.
    pub hot_key: HotKeyState,
    /// The icon.
    pub tray: TrayState,
}

/// What a command wants from the desktop. Commands do not know windows; who does listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The choices changed: keys and tray follow.
    Follow,
    /// The journal was locked: nothing of it stays on a screen.
    Locked,
    /// Something changed that the page shows.
    Changed,
    /// Quick entry is done; `stored` when there is something new for the other window.
    CloseQuick {
        /// Something new is in the journal.
        stored: bool,
    },
    /// Quick entry needs this height, in CSS pixels.
    FitQuick(u32),
}

type Hands = Box<dyn Fn(Wish) + Send + Sync>;

/// This computer, as the commands see it.
pub struct Device {
    dir: PathBuf,
    settings: Mutex<DeviceSettings>,
    here: Mutex<Here>,
    stillness: Mutex<Stillness>,
    hands: OnceLock<Hands>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Each holds a value that is replaced whole: a panic elsewhere left it as it was.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Device {
    /// What was chosen on this computer for the journal in `dir`.
    #[must_use]
    pub fn read(dir: &Path, now: DateTime<Utc>) -> Self {
        Self {
            dir: dir.to_owned(),
            settings: Mutex::new(DeviceSettings::read(dir)),
            here: Mutex::new(Here {
                hot_key: HotKeyState::Off,
                tray: TrayState::Off,
            }),
            stillness: Mutex::new(Stillness::new(now)),
            hands: OnceLock::new(),
        }
    }

    /// What was chosen.
    #[must_use]
    pub fn settings(&self) -> DeviceSettings {
        lock(&self.settings).clone()
    }

    /// Keeps a choice and follows it.
    ///
    /// # Errors
    /// `invalid_field`, or `no_permission`, `unexpected` when it cannot be written; then it was not kept.
    pub fn choose(&self, settings: DeviceSettings) -> Result<(), AppError> {
        settings.check()?;
        {
            let mut kept = lock(&self.settings);
            if *kept == settings {
                return Ok(());
            }
            settings.write(&self.dir).map_err(AppError::from)?;
            *kept = settings;
        }
        self.wish(Wish::Follow);
        Ok(())
    }

    /// What became of it.
    #[must_use]
    pub fn here(&self) -> Here {
        *lock(&self.here)
    }

    pub(crate) fn found(&self, here: Here) {
        *lock(&self.here) = here;
    }

    /// How long nobody was there.
    pub fn stillness(&self) -> MutexGuard<'_, Stillness> {
        lock(&self.stillness)
    }

    /// Who moves windows, keys and tray; only the first one counts.
    pub fn give_hands(&self, hands: impl Fn(Wish) + Send + Sync + 'static) {
        let _ = self.hands.set(Box::new(hands));
    }

    /// Without hands, as in tests without a desktop, nothing happens.
    pub fn wish(&self, wish: Wish) {
        if let Some(hands) = self.hands.get() {
            hands(wish);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_cannot_be_read_is_as_if_nobody_had_chosen_it() {
        let untouched = DeviceSettings::default();
        for kept in [
            &b""[..],
            b"\xff\xfe",
            b"[]",
            b"{\"lock_after_minutes\": 0}",
            b"{\"lock_after_minutes\": 99999, \"hot_key\": \"J\"}",
            b"{\"background\": \"yes\"}",
        ] {
            assert_eq!(
                DeviceSettings::of(kept),
                untouched,
                "{:?} changes nothing",
                String::from_utf8_lossy(kept)
            );
        }
        assert_eq!(
            DeviceSettings::of(b"{\"background\": 3, \"hot_key\": null, \"unheard_of\": 1}"),
            DeviceSettings {
                hot_key: None,
                ..untouched
            },
            "one bad field does not take the good one along"
        );
    }

    #[test]
    fn a_choice_is_kept_and_a_bad_one_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let device = Device::read(dir.path(), DateTime::UNIX_EPOCH);
        let chosen = DeviceSettings {
            hot_key: None,
            background: true,
            lock_after_minutes: None,
            reminder_words: true,
            reminders_paused_until: Some(DateTime::UNIX_EPOCH),
            language: "de".to_owned(),
        };
        device.choose(chosen.clone()).unwrap();
        assert_eq!(
            DeviceSettings::read(dir.path()),
            chosen,
            "the next start reads it"
        );
        let bad = DeviceSettings {
            lock_after_minutes: Some(7),
            ..chosen.clone()
        };
        let refused = device.choose(bad).unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("lock_after_minutes"));
        assert_eq!(
            DeviceSettings::read(dir.path()),
            chosen,
            "what was refused is not kept"
        );
    }
}
