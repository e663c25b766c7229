//! What to show now, what was missed, and what is left of an occurrence: pure functions of the reminders, what is noted of them and
//! the present.

use crate::moment::{Timing, Zones, moments, next};
use chrono::{DateTime, Days, Duration, NaiveDateTime, Utc};
use chrono_tz::Tz;
use journal_core::{
    DayStatus, Entries, Id, Occurrence, OccurrenceState, Reminder, ReminderKind, journal_day,
    status_of_day,
};
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// How far back is looked after a long sleep or a wrong clock: what is older is not worth a word.
const LOOK_BACK: Duration = Duration::days(14);
/// How long an unrated dose can still be rated.
const RATING_WINDOW: Duration = Duration::hours(12);

/// One time a reminder is to be shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Firing {
    /// Id of the occurrence: the same for the same reminder and scheduled instant, always.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub key: Id,
    /// The reminder.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub reminder: Id,
    /// What it is about.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub kind: ReminderKind,
    /// When it was to be shown first.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub scheduled_at: DateTime<Utc>,
    /// What the clock shows then.
    #[serde(serialize_with = "to_the_minute")]
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub local: NaiveDateTime,
    /// Whose clock.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub zone: Tz,
    /// How the instant was found.
    pub reason: Timing,
    /// What it says.
    pub text: Text,
}

/// "YYYY-MM-DDTHH:MM", as in the JSON of the command line.
fn to_the_minute<S: Serializer>(local: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&local.format("%Y-%m-%dT%H:%M"))
}

/// What a reminder says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "is", content = "text", rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Text {
    /// The person's own words: only for the window, unless asked for otherwise.
    Own(String),
    /// A message of the message files, without variables and neutral enough for every screen.
    Message(&'static str),
}

impl Text {
    /// The words of a reminder.
    #[must_use]
    pub fn of(reminder: &Reminder) -> Self {
        reminder
            .text
            .as_ref()
            .filter(|text| !text.trim().is_empty())
            .map_or_else(
                || Self::Message(message(&reminder.kind)),
                |text| Self::Own(text.clone()),
            )
    }
}

/// The message of a kind of reminder; one from elsewhere has a message of its own.
#[must_use]
pub(crate) const fn message(kind: &ReminderKind) -> &'static str {
    match kind {
        ReminderKind::BreakMilestone => "reminder-break-milestone",
        ReminderKind::StepChange => "reminder-step-change",
        ReminderKind::CheckIn => "reminder-check-in",
        ReminderKind::RateEffect => "reminder-rate-effect",
        ReminderKind::UnansweredDay => "reminder-unanswered-day",
        ReminderKind::Appointment => "reminder-appointment",
        ReminderKind::Own | ReminderKind::Unknown(_) => "reminder-own",
    }
}

/// What one look at the clock gives.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Turn {
    /// To be shown: each for the first time, or again after it was snoozed. In the order of their times.
    pub fresh: Vec<Firing>,
    /// Too late to be shown: for the digest.
    pub missed: Vec<Firing>,
    /// When to look again; `None` = nothing is to come.
    pub next: Option<DateTime<Utc>>,
}

/// What is shown: one thing at a time. Whatever comes together, after a sleep or by chance, comes in one digest instead of a flood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice<'t> {
    /// One reminder.
    One(&'t Firing),
    /// Several, or some that were missed.
    Digest {
        /// Still to be answered.
        fresh: &'t [Firing],
        /// Missed.
        missed: &'t [Firing],
    },
}

impl Turn {
    /// What is shown of it; `None` = nothing.
    #[must_use]
    pub fn notice(&self) -> Option<Notice<'_>> {
        match (self.fresh.as_slice(), self.missed.as_slice()) {
            ([], []) => None,
            ([one], []) => Some(Notice::One(one)),
            (fresh, missed) => Some(Notice::Digest { fresh, missed }),
        }
    }

    /// What is to be noted of it, so that nothing is shown a second time.
    #[must_use]
    pub fn outcomes(&self, now: DateTime<Utc>) -> Vec<Occurrence> {
        let note = |firing: &Firing, state: OccurrenceState| Occurrence {
            reminder: firing.reminder,
            scheduled_at: firing.scheduled_at,
            state,
            until: None,
            at: now,
        };
        let fresh = self
            .fresh
            .iter()
            .map(|firing| note(firing, OccurrenceState::Due));
        let missed = self
            .missed
            .iter()
            .map(|firing| note(firing, OccurrenceState::Missed));
        fresh.chain(missed).collect()
    }
}

/// What to show at `now`, given what is noted already and when was looked last. Each reminder and scheduled instant comes up once, even
/// if the clock goes back: whatever is noted is not shown again, except what was snoozed, at its new time.
///
/// Of several times of one reminder that became due together the latest is shown and the others are missed. Who travels west sees the
/// same time on the wall twice that day, and the reminder with it: from here that looks the same as a reminder that was moved to later
/// on its day, which must come.
#[must_use]
pub fn due(
    reminders: &[Reminder],
    outcomes: &[Occurrence],
    last_checked: DateTime<Utc>,
    now: DateTime<Utc>,
    zones: Zones,
) -> Turn {
    let noted: BTreeSet<Id> = outcomes.iter().map(Occurrence::id).collect();
    let mut by_reminder: BTreeMap<Id, Vec<&Occurrence>> = BTreeMap::new();
    for outcome in outcomes {
        by_reminder
            .entry(outcome.reminder)
            .or_default()
            .push(outcome);
    }
    let from = last_checked.min(now).max(now - LOOK_BACK);
    // The end is left out of a span; an instant later, `now` itself is inside.
    let to = now + Duration::microseconds(1);
    let mut turn = Turn::default();
    for reminder in reminders.iter().filter(|it| it.active) {
        let known = by_reminder.get(&reminder.id).map_or(&[][..], Vec::as_slice);
        let wait = wait(reminder);
        // Of each: when it is shown, and the firing.
        let mut ready: Vec<(DateTime<Utc>, Firing)> = Vec::new();
        for moment in moments(reminder, zones, from, to) {
            let key = Occurrence::id_of(reminder.id, moment.at);
            if !noted.contains(&key) {
                let firing = firing(
                    reminder,
                    moment.at,
                    moment.local,
                    moment.zone,
                    moment.timing,
                );
                ready.push((moment.at, firing));
            }
        }
        for outcome in known {
            if let (OccurrenceState::Snoozed, Some(until)) = (&outcome.state, outcome.until) {
                if until <= now {
                    let zone = zones.of(&reminder.clock);
                    let local = outcome.scheduled_at.with_timezone(&zone).naive_local();
                    let firing =
                        firing(reminder, outcome.scheduled_at, local, zone, Timing::OnTime);
                    ready.push((until, firing));
                } else {
                    sooner(&mut turn.next, until);
                }
            }
        }
        ready.sort_by_key(|(at, firing)| (*at, firing.scheduled_at));
        let latest = ready.len().saturating_sub(1);
        for (index, (at, firing)) in ready.into_iter().enumerate() {
            if index == latest && now - at <= wait {
                turn.fresh.push(firing);
            } else {
                turn.missed.push(firing);
            }
        }
        if let Some(moment) = next(reminder, zones, to) {
            sooner(&mut turn.next, moment.at);
        }
    }
    for list in [&mut turn.fresh, &mut turn.missed] {
        list.sort_by_key(|firing| (firing.scheduled_at, firing.reminder));
    }
    turn
}

fn sooner(next: &mut Option<DateTime<Utc>>, at: DateTime<Utc>) {
    *next = Some(next.map_or(at, |next| next.min(at)));
}

fn firing(
    reminder: &Reminder,
    scheduled_at: DateTime<Utc>,
    local: NaiveDateTime,
    zone: Tz,
    reason: Timing,
) -> Firing {
    Firing {
        key: Occurrence::id_of(reminder.id, scheduled_at),
        reminder: reminder.id,
        kind: reminder.kind.clone(),
        scheduled_at,
        local,
        zone,
        reason,
        text: Text::of(reminder),
    }
}

fn wait(reminder: &Reminder) -> Duration {
    let minutes = reminder
        .missed_after_minutes
        .unwrap_or(Reminder::MISSED_AFTER_MINUTES);
    Duration::minutes(i64::from(minutes))
}

/// What has become of a scheduled time by `now`: what is noted of it, except that what nobody answered counts as missed after the
/// reminder's time. `None` = still to come.
#[must_use]
pub fn standing(
    reminder: &Reminder,
    scheduled_at: DateTime<Utc>,
    noted: Option<&Occurrence>,
    now: DateTime<Utc>,
) -> Option<OccurrenceState> {
    let waiting = |since: DateTime<Utc>| {
        if now - since > wait(reminder) {
            OccurrenceState::Missed
        } else {
            OccurrenceState::Due
        }
    };
    let Some(noted) = noted else {
        return (scheduled_at <= now).then(|| waiting(scheduled_at));
    };
    Some(match (&noted.state, noted.until) {
        (OccurrenceState::Due, _) => waiting(noted.at.min(now)),
        (OccurrenceState::Snoozed, Some(until)) if until <= now => waiting(until),
        (state, _) => state.clone(),
    })
}

/// Whether a reminder still has something to ask when it comes up: nobody needs to be asked for what is in the journal already. Only
/// kinds that ask about entries can become needless.
#[must_use]
pub fn is_needed(firing: &Firing, entries: &Entries, now: DateTime<Utc>) -> bool {
    let starts = entries.settings.day_starts_at;
    let today = journal_day(now.fixed_offset(), Some(firing.zone), starts);
    match firing.kind {
        ReminderKind::UnansweredDay => today
            .checked_sub_days(Days::new(1))
            .is_none_or(|yesterday| status_of_day(entries, yesterday) == DayStatus::Unanswered),
        ReminderKind::CheckIn => !entries
            .check_ins
            .iter()
            .any(|it| journal_day(it.at, it.zone, starts) == today),
        ReminderKind::RateEffect => {
            let rated: BTreeSet<Id> = entries.effects.iter().map(|it| it.dose).collect();
            entries.doses.iter().any(|dose| {
                let ago = now - dose.taken_at.to_utc();
                ago >= Duration::zero() && ago <= RATING_WINDOW && !rated.contains(&dose.id)
            })
        }
        _ => true,
    }
}
