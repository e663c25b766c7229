//! Reminders on this desktop: the loop of `reminder_loop` with the real journal, the real clock and real notifications.

use crate::{
    clock,
    device::{Device, Wish},
    notify::{NoticeState, Notifier, Pressed, Said},
    reminder_loop::{self, Desk, Kept, Known, Rounds, Shown},
    vault::{OpenJournal, Vault},
    watch,
};
use chrono::{DateTime, Days, TimeDelta, Utc};
use chrono_tz::Tz;
use journal_core::{Entries, Occurrence, OccurrenceState, Reminder, journal_day};
use journal_plans::{Text, reminders_of};
use journal_words::Words;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    thread,
};
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tokio::sync::Notify;

/// How long a reminder is put off from its notification, in minutes.
pub const SNOOZE_MINUTES: i64 = 15;
/// Reminders of plans are worked out this far around today: further than `due` looks back, and than anybody is shown ahead.
const AROUND: Days = Days::new(45);

/// The state of the reminders.
pub struct Reminding {
    dir: PathBuf,
    rounds: Mutex<Rounds>,
    notifier: OnceLock<Notifier>,
    woken: Notify,
}

/// All reminders of a journal, those of its plans included.
#[must_use]
pub fn reminders(entries: &Entries, now: DateTime<Utc>) -> Vec<Reminder> {
    let settings = &entries.settings;
    let today = journal_day(
        now.fixed_offset(),
        Some(settings.home_zone),
        settings.day_starts_at,
    );
    let from = today.checked_sub_days(AROUND).unwrap_or(today);
    let to = today.checked_add_days(AROUND).unwrap_or(today);
    let of_plans = entries
        .plans
        .iter()
        .flat_map(|plan| reminders_of(plan, settings.day_starts_at, from, to));
    entries.reminders.iter().cloned().chain(of_plans).collect()
}

fn known(journal: &OpenJournal, now: DateTime<Utc>) -> Known {
    let entries = journal.share();
    Known {
        reminders: reminders(&entries, now),
        outcomes: entries.occurrences.clone(),
        entries,
    }
}

impl Reminding {
    /// Begins where the program ended the last time.
    #[must_use]
    pub fn read(dir: &Path, now: DateTime<Utc>) -> Self {
        Self {
            dir: dir.to_owned(),
            rounds: Mutex::new(Rounds::new(Kept::read(dir), now)),
            notifier: OnceLock::new(),
            woken: Notify::new(),
        }
    }

    fn rounds(&self) -> MutexGuard<'_, Rounds> {
        // What a round changes it changes after it was written down; a panic in between repeats a look, nothing else.
        self.rounds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something changed about reminders, or the journal was opened: looks at once.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    /// Whether notifications arrive.
    #[must_use]
    pub fn notices(&self) -> NoticeState {
        self.notifier.get().map(Notifier::state).unwrap_or_default()
    }

    /// Shows a notification that says it is a test, and what became of it.
    #[must_use]
    pub fn try_out(&self, device: &Device) -> NoticeState {
        let text = Words::new(device.settings().language()).say("notice-test", &[]);
        self.notifier.get().map_or(NoticeState::Nobody, |notifier| {
            notifier.try_out(Said {
                text,
                buttons: Vec::new(),
                of: None,
            })
        })
    }

    /// A last look before the journal is locked.
    pub fn before_locking(&self, vault: &Vault, now: DateTime<Utc>, zone: Tz) {
        // One lock after the other: a round takes both, in the other order.
        let known = vault.state().as_ref().map(|journal| known(journal, now));
        if let Some(known) = known {
            self.rounds().before_locking(&known, now, zone);
        }
    }

    fn reach<T>(
        &self,
        vault: &Vault,
        now: DateTime<Utc>,
        show: &mut dyn FnMut(Shown),
        act: impl FnOnce(&mut Rounds, &mut Desk<'_>) -> T,
    ) -> T {
        let mut read = || vault.state().as_ref().map(|journal| known(journal, now));
        let mut note = |news: &[Occurrence]| {
            let mut state = vault.state();
            let changed = state.as_mut()?.note(news.to_vec(), now).ok()?.changed;
            let new = changed.into_iter().filter_map(|change| match change.after {
                Some(journal_core::Entry::Occurrence(noted)) => Some(noted.id()),
                _ => None,
            });
            Some(new.collect::<BTreeSet<_>>())
        };
        let mut keep = |kept: &Kept| kept.write(&self.dir).is_ok();
        act(
            &mut self.rounds(),
            &mut Desk {
                read: &mut read,
                note: &mut note,
                keep: &mut keep,
                show,
            },
        )
    }

    /// One look at the clock.
    fn round(&self, vault: &Vault, device: &Device, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let settings = device.settings();
        let paused = settings
            .reminders_paused_until
            .is_some_and(|until| now < until);
        let mut shown = None;
        let mut show = |one| shown = Some(one);
        let next = self.reach(vault, now, &mut show, |rounds, desk| {
            rounds.round(now, clock::system_zone(), paused, desk)
        });
        if let Some(shown) = shown {
            let words = Words::new(settings.language());
            self.say(said(&shown, &words, settings.reminder_words));
            device.wish(Wish::Changed);
        }
        next
    }

    fn say(&self, said: Said) {
        if let Some(notifier) = self.notifier.get() {
            notifier.show(said);
        }
    }

    /// What became of one occurrence, by a button of its notification or on the screen.
    pub fn answer(&self, vault: &Vault, answer: Occurrence, now: DateTime<Utc>) {
        self.reach(vault, now, &mut |_| {}, |rounds, desk| {
            rounds.answer(answer, desk);
        });
        self.wake();
    }
}

/// What a notification says. Without the person's wish nothing but that there is something.
fn said(shown: &Shown, words: &Words, own_words: bool) -> Said {
    let say = |id| words.say(id, &[]);
    match shown {
        Shown::One { of, text } => Said {
            text: match text.as_ref().filter(|_| own_words) {
                Some(Text::Own(text)) => text.clone(),
                Some(Text::Message(id)) => say(id),
                None => say("notice-one"),
            },
            buttons: vec![
                (Pressed::Open, say("notice-open")),
                (Pressed::Done, say("notice-done")),
                (
                    Pressed::Snooze,
                    words.say(
                        "notice-snooze",
                        &[("minutes", SNOOZE_MINUTES.to_string().into())],
                    ),
                ),
            ],
            of: Some(of.clone()),
        },
        Shown::Digest { fresh, missed } => {
            let mut lines = Vec::new();
            for (id, count) in [
                ("reminder-digest-fresh", *fresh),
                ("reminder-digest-missed", *missed),
            ] {
                if count > 0 {
                    lines.push(words.say(id, &[("count", count.into())]));
                }
            }
            Said {
                text: lines.join(" "),
                buttons: vec![(Pressed::Open, say("notice-open"))],
                of: None,
            }
        }
    }
}

/// Begins to remind; `alone` when the program was started without a window, perhaps with the session.
pub fn begin<R: Runtime>(app: &AppHandle<R>, alone: bool) {
    let reminding = app.state::<Arc<Reminding>>();
    let at_hand = app.clone();
    let notifier = Notifier::new(move |pressed, of| answered(&at_hand, pressed, of));
    let _ = reminding.notifier.set(notifier);
    let locked = app.state::<Vault>().state().is_none();
    if alone && locked && reminding.rounds().expects() {
        let words = Words::new(app.state::<Device>().settings().language());
        reminding.say(Said {
            text: words.say("notice-locked", &[]),
            buttons: vec![(Pressed::Open, words.say("notice-open", &[]))],
            of: None,
        });
    }
    let app = app.clone();
    // A round waits for the disk: it has a thread of its own.
    thread::spawn(move || {
        let round = |now| {
            app.state::<Arc<Reminding>>()
                .round(&app.state::<Vault>(), &app.state::<Device>(), now)
        };
        let reminding = app.state::<Arc<Reminding>>();
        tauri::async_runtime::block_on(reminder_loop::run(clock::now, round, &reminding.woken));
    });
}

fn answered<R: Runtime>(app: &AppHandle<R>, pressed: Pressed, of: Option<Occurrence>) {
    let now = clock::now();
    let answer = match (pressed, of) {
        (Pressed::Open, _) | (_, None) => {
            watch::come_forward(app);
            return;
        }
        (Pressed::Done, Some(of)) => Occurrence {
            state: OccurrenceState::Done,
            until: None,
            at: now,
            ..of
        },
        (Pressed::Snooze, Some(of)) => Occurrence {
            state: OccurrenceState::Snoozed,
            until: Some(now + TimeDelta::minutes(SNOOZE_MINUTES)),
            at: now,
            ..of
        },
    };
    app.state::<Arc<Reminding>>()
        .answer(&app.state::<Vault>(), answer, now);
    let _ = app.emit(watch::CHANGED, ());
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use journal_core::Id;
    use journal_words::Language;

    #[test]
    fn a_notification_tells_nothing_unless_asked_to() {
        let own = Shown::One {
            of: Occurrence {
                reminder: Id::new(DateTime::UNIX_EPOCH),
                scheduled_at: DateTime::UNIX_EPOCH,
                state: OccurrenceState::Due,
                until: None,
                at: DateTime::UNIX_EPOCH,
            },
            text: Some(Text::Own("half a spoon of Bali".to_owned())),
        };
        let digest = Shown::Digest {
            fresh: 2,
            missed: 1,
        };
        for language in Language::ALL {
            let words = Words::new(language);
            for shown in [&own, &digest] {
                let said = said(shown, &words, false);
                let all: String = std::iter::once(said.text.clone())
                    .chain(said.buttons.into_iter().map(|(_, label)| label))
                    .collect();
                assert!(
                    !all.contains("Bali") && !all.contains('⟦') && !said.text.is_empty(),
                    "{all}"
                );
            }
            assert_eq!(
                said(&own, &words, true).text,
                "half a spoon of Bali",
                "who wants their own words gets them"
            );
        }
    }
}
