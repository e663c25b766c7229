//! Reminders: what there is, when it comes, what became of it, and pausing all of it.

use super::journal::{filled, logged};
use crate::{
    clock,
    device::{Device, DeviceSettings},
    notify::NoticeState,
    reminding::{self, Reminding},
    vault::{OpenJournal, Vault},
    wire::{AppError, ErrorCode, Logged},
};
use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use journal_core::{Entry, EntryRef, Id, Kind, Occurrence, OccurrenceState, Reminder, Rule};
use journal_plans::{Text, Timing, Zones, standing, upcoming};
use journal_store::Op;
use journal_words::{Language, Words};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::{collections::BTreeMap, sync::Arc};
use tauri::State;

/// As many coming times as can be asked for at once.
const MOST_COMING: u32 = 200;
/// Occurrences are listed as far back as they can still come up.
const LIST_BACK: TimeDelta = TimeDelta::days(14);

/// A reminder as the form gives it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct ReminderDraft {
    /// `None` = new.
    pub id: Option<String>,
    /// What it is about, a word of the journal file.
    pub kind: String,
    /// wall, elapsed or home.
    pub clock: String,
    /// When.
    pub rule: Rule,
    /// The person's own words.
    pub text: Option<String>,
    /// Minutes after which it counts as missed; `None` = as usual.
    pub missed_after_minutes: Option<u32>,
    /// False while it is switched off.
    pub active: bool,
}

/// Everything about reminders.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RemindersView {
    /// The person's reminders.
    pub reminders: Vec<Reminder>,
    /// Times of the last two weeks that came up, newest first.
    pub occurrences: Vec<OccurrenceView>,
    /// RFC 3339; `None` = not paused.
    pub paused_until: Option<String>,
    /// Whether notifications arrive.
    pub notices: NoticeState,
    /// Whether the program goes on when its window is closed: without that nothing reminds.
    pub background: bool,
    /// Whether it starts with the session.
    pub autostart: bool,
}

/// What became of one time.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OccurrenceView {
    /// The reminder's id; one of a plan is not in the list of reminders.
    #[specta(type = String)]
    pub reminder: Id,
    /// When it was to be shown, RFC 3339: together with `reminder` it names the occurrence.
    pub scheduled_at: String,
    /// Local date and time "YYYY-MM-DDTHH:MM" in the present zone.
    pub local: String,
    /// due, done, snoozed, skipped or missed.
    #[specta(type = String)]
    pub state: OccurrenceState,
    /// When it comes back, local, if it was snoozed.
    pub until_local: Option<String>,
    /// What it says; empty when the reminder is gone.
    pub text: String,
}

/// One time to come.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ComingView {
    /// The reminder's id.
    #[specta(type = String)]
    pub reminder: Id,
    /// RFC 3339 in its zone.
    pub at: String,
    /// What the clock shows then, "YYYY-MM-DDTHH:MM".
    pub local: String,
    /// Whose clock.
    #[specta(type = String)]
    pub zone: Tz,
    /// How the instant was found.
    pub reason: Timing,
    /// What it says.
    pub text: String,
}

/// What the person says to a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ReminderAnswer {
    /// It is done.
    Done,
    /// Not this time.
    Skipped,
    /// Later again.
    Snoozed,
}

/// What there is.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn reminders(
    vault: State<'_, Vault>,
    device: State<'_, Device>,
    reminding: State<'_, Arc<Reminding>>,
    language: String,
) -> Result<RemindersView, AppError> {
    let (now, zone) = (clock::now(), clock::system_zone());
    let words = Words::new(Language::from_tag(&language));
    let settings = device.settings();
    vault.with(|journal| {
        Ok(RemindersView {
            reminders: journal.entries().reminders.clone(),
            occurrences: occurrences(journal, now, zone, &words),
            paused_until: settings
                .reminders_paused_until
                .filter(|until| now < *until)
                .map(|until| until.to_rfc3339()),
            notices: reminding.notices(),
            background: settings.background,
            autostart: crate::autostart::is_on(),
        })
    })
}

/// The times of the last two weeks that came up; what nobody answered in time counts as missed.
fn occurrences(
    journal: &OpenJournal,
    now: DateTime<Utc>,
    zone: Tz,
    words: &Words,
) -> Vec<OccurrenceView> {
    let reminders: BTreeMap<Id, Reminder> = reminding::reminders(journal.entries(), now)
        .into_iter()
        .map(|reminder| (reminder.id, reminder))
        .collect();
    let local = |at: DateTime<Utc>| at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string();
    let mut views: Vec<_> = journal
        .entries()
        .occurrences
        .iter()
        .filter(|noted| noted.scheduled_at > now - LIST_BACK)
        .map(|noted| {
            let reminder = reminders.get(&noted.reminder);
            let state = reminder
                .and_then(|reminder| standing(reminder, noted.scheduled_at, Some(noted), now))
                .unwrap_or_else(|| noted.state.clone());
            (
                noted.scheduled_at,
                OccurrenceView {
                    reminder: noted.reminder,
                    scheduled_at: noted.scheduled_at.to_rfc3339(),
                    local: local(noted.scheduled_at),
                    until_local: (state == OccurrenceState::Snoozed)
                        .then_some(noted.until)
                        .flatten()
                        .map(local),
                    state,
                    text: reminder
                        .map(|reminder| text(reminder, words))
                        .unwrap_or_default(),
                },
            )
        })
        .collect();
    views.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    views.into_iter().map(|(_, view)| view).collect()
}

fn text(reminder: &Reminder, words: &Words) -> String {
    match Text::of(reminder) {
        Text::Own(text) => text,
        Text::Message(id) => words.say(id, &[]),
    }
}

/// The next `count` times, 1 to 200, of all reminders, or of `draft` alone before it is saved; as if the person were in `zone`, when
/// one is given. Nothing is stored.
///
/// # Errors
/// `invalid_field`, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn coming_reminders(
    vault: State<'_, Vault>,
    draft: Option<ReminderDraft>,
    zone: Option<String>,
    count: u32,
    language: String,
) -> Result<Vec<ComingView>, AppError> {
    let now = clock::now();
    let words = Words::new(Language::from_tag(&language));
    let current = match filled(zone.as_deref()) {
        None => clock::system_zone(),
        Some(name) => name
            .parse()
            .map_err(|_| AppError::field("zone", "not_a_zone"))?,
    };
    let (reminders, home) = vault.with(|journal| {
        let entries = journal.entries();
        let reminders = match draft {
            Some(draft) => vec![reminder_of(draft, now)?],
            None => reminding::reminders(entries, now),
        };
        Ok((reminders, entries.settings.home_zone))
    })?;
    let zones = Zones { current, home };
    let found = upcoming(&reminders, zones, now, count.clamp(1, MOST_COMING) as usize);
    Ok(found
        .into_iter()
        .filter_map(|(id, moment)| {
            let reminder = reminders.iter().find(|reminder| reminder.id == id)?;
            Some(ComingView {
                reminder: id,
                at: moment.at.with_timezone(&moment.zone).to_rfc3339(),
                local: moment.local.format("%Y-%m-%dT%H:%M").to_string(),
                zone: moment.zone,
                reason: moment.timing,
                text: text(reminder, &words),
            })
        })
        .collect())
}

/// Stores a reminder, new or changed; undo takes it back. Removing one goes through the command for entries of any kind.
///
/// # Errors
/// `invalid_field`, `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_reminder(
    vault: State<'_, Vault>,
    reminding: State<'_, Arc<Reminding>>,
    draft: ReminderDraft,
) -> Result<Logged, AppError> {
    let now = clock::now();
    let saved = vault.with(|journal| {
        let new = draft.id.is_none();
        let reminder = reminder_of(draft, now)?;
        if !new
            && journal
                .entries()
                .find(EntryRef::Of(Kind::Reminder, reminder.id))
                .is_none()
        {
            return Err(AppError::of(ErrorCode::Gone));
        }
        let entry = Entry::Reminder(reminder);
        let op = if new {
            Op::Add(vec![entry])
        } else {
            Op::Edit(entry)
        };
        let committed = journal.transact(op, now)?;
        logged(journal, committed, Vec::new())
    });
    reminding.wake();
    saved
}

fn reminder_of(draft: ReminderDraft, now: DateTime<Utc>) -> Result<Reminder, AppError> {
    let id = match draft.id {
        None => Id::new(now),
        Some(id) => id.parse().map_err(|_| AppError::of(ErrorCode::Gone))?,
    };
    let reminder = Reminder {
        id,
        kind: draft.kind.as_str().into(),
        clock: draft.clock.as_str().into(),
        rule: draft.rule,
        text: filled(draft.text.as_deref()),
        missed_after_minutes: draft.missed_after_minutes,
        active: draft.active,
    };
    reminder.check()?;
    Ok(reminder)
}

/// Says something to one time of a reminder; `minutes` is how long it is put off.
///
/// # Errors
/// `invalid_field`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_reminder(
    vault: State<'_, Vault>,
    reminding: State<'_, Arc<Reminding>>,
    reminder: String,
    scheduled_at: String,
    answer: ReminderAnswer,
    minutes: Option<u32>,
) -> Result<(), AppError> {
    let now = clock::now();
    let snooze = TimeDelta::minutes(
        minutes
            .map_or(reminding::SNOOZE_MINUTES, i64::from)
            .clamp(1, 7 * 24 * 60),
    );
    let (state, until) = match answer {
        ReminderAnswer::Done => (OccurrenceState::Done, None),
        ReminderAnswer::Skipped => (OccurrenceState::Skipped, None),
        ReminderAnswer::Snoozed => (OccurrenceState::Snoozed, Some(now + snooze)),
    };
    let occurrence = Occurrence {
        reminder: reminder
            .parse()
            .map_err(|_| AppError::of(ErrorCode::Gone))?,
        scheduled_at: DateTime::parse_from_rfc3339(&scheduled_at)
            .map_err(|_| AppError::field("scheduled_at", "not_a_time"))?
            .to_utc(),
        state,
        until,
        at: now,
    };
    occurrence.check()?;
    vault.with(|journal| journal.note(vec![occurrence], now).map(|_| ()))?;
    reminding.wake();
    Ok(())
}

/// Is silent until then; `None` = reminds again. What comes up meanwhile counts as missed.
///
/// # Errors
/// `invalid_field` for a time that is none, or what the disk says.
#[tauri::command(async)]
#[specta::specta]
pub fn pause_reminders(device: State<'_, Device>, until: Option<String>) -> Result<(), AppError> {
    let until = until
        .map(|text| DateTime::parse_from_rfc3339(&text))
        .transpose()
        .map_err(|_| AppError::field("until", "not_a_time"))?;
    if until.is_some_and(|until| !(1970..=2199).contains(&until.year())) {
        return Err(AppError::field("until", "outside_years"));
    }
    pause(&device, until.map(|until| until.to_utc()))
}

pub(crate) fn pause(device: &Device, until: Option<DateTime<Utc>>) -> Result<(), AppError> {
    device.choose(DeviceSettings {
        reminders_paused_until: until,
        ..device.settings()
    })
}

/// The next midnight there.
pub(crate) fn tomorrow(now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    now.with_timezone(&zone)
        .date_naive()
        .checked_add_days(Days::new(1))
        .and_then(|date| {
            // Where midnight is skipped, the day begins an hour later.
            let midnight = date.and_time(NaiveTime::MIN);
            (0..=3).find_map(|hour| {
                (midnight + TimeDelta::hours(hour))
                    .and_local_timezone(zone)
                    .earliest()
            })
        })
        .map_or(now + TimeDelta::days(1), |midnight| midnight.to_utc())
}

/// Shows a notification, to see whether they arrive.
///
/// # Errors
/// None now; every command answers in the same form.
#[tauri::command(async)]
#[specta::specta]
pub fn try_notification(
    device: State<'_, Device>,
    reminding: State<'_, Arc<Reminding>>,
) -> Result<NoticeState, AppError> {
    Ok(reminding.try_out(&device))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn tomorrow_begins_at_the_next_midnight_there() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (now, zone, wanted) in [
            (
                "2026-06-01T20:00:00Z",
                Tz::Europe__Berlin,
                "2026-06-01T22:00:00Z",
            ),
            (
                "2026-06-01T22:00:00Z",
                Tz::Europe__Berlin,
                "2026-06-02T22:00:00Z",
            ),
            // There the clock goes from midnight to one.
            (
                "2026-09-05T12:00:00Z",
                Tz::America__Santiago,
                "2026-09-06T04:00:00Z",
            ),
        ] {
            assert_eq!(tomorrow(at(now), zone), at(wanted), "{now} in {zone}");
        }
    }
}
