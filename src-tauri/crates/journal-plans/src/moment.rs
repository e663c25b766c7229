//! When a reminder is due: a pure function of its rule, a span of time and the zones.

use chrono::{DateTime, Datelike, Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use journal_core::{Clock, ElapsedRule, Id, Reminder, Rule, TimeOfDay, WallRule, Weekday};
use serde::Serialize;

/// The two zones that clocks on a wall follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zones {
    /// Where the person is.
    pub current: Tz,
    /// The journal's home zone.
    pub home: Tz,
}

impl Zones {
    /// One zone for both.
    #[must_use]
    pub const fn both(zone: Tz) -> Self {
        Self {
            current: zone,
            home: zone,
        }
    }

    pub(crate) const fn of(self, clock: &Clock) -> Tz {
        match clock {
            Clock::Home => self.home,
            _ => self.current,
        }
    }
}

/// How the instant was found for the time on the wall.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Timing {
    /// The clock shows the time once.
    #[serde(rename = "on time")]
    OnTime,
    /// The clock skips the time that day: the first minute after the gap.
    #[serde(rename = "shifted: gap")]
    ShiftedGap,
    /// The clock shows the time twice that day: the first of the two.
    #[serde(rename = "first of two: overlap")]
    FirstOfTwo,
}

/// One time a reminder is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The instant.
    pub at: DateTime<Utc>,
    /// What the clock in `zone` shows then.
    pub local: NaiveDateTime,
    /// The zone whose clock was followed; for elapsed time, where the person is.
    pub zone: Tz,
    /// How it was found.
    pub timing: Timing,
}

/// No rule goes on after this year: the journal keeps no later date.
const LAST_YEAR: i32 = 2199;
/// Longest gap looked through, in minutes: two days. The longest known is one day.
const LONGEST_GAP_MINUTES: i64 = 2 * 24 * 60;

/// All moments from `from` (included) to `to` (left out), in order. A clock word that is not known gives none; a reminder that is
/// switched off is no different here.
#[must_use]
pub fn moments(
    reminder: &Reminder,
    zones: Zones,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Vec<Moment> {
    let zone = zones.of(&reminder.clock);
    match (&reminder.clock, &reminder.rule) {
        (Clock::Wall | Clock::Home, Rule::Wall(rule)) => {
            wall(rule, zone, from).take_while(|it| it.at < to).collect()
        }
        (Clock::Elapsed, Rule::Elapsed(rule)) => elapsed(rule, zone, from)
            .take_while(|it| it.at < to)
            .collect(),
        _ => Vec::new(),
    }
}

/// The first moment at or after `from`; `None` when the rule is over.
#[must_use]
pub fn next(reminder: &Reminder, zones: Zones, from: DateTime<Utc>) -> Option<Moment> {
    let zone = zones.of(&reminder.clock);
    match (&reminder.clock, &reminder.rule) {
        (Clock::Wall | Clock::Home, Rule::Wall(rule)) => wall(rule, zone, from).next(),
        (Clock::Elapsed, Rule::Elapsed(rule)) => elapsed(rule, zone, from).next(),
        _ => None,
    }
}

/// The first `count` moments of all reminders that are switched on, at or after `from`, in order; at the same instant by id.
#[must_use]
pub fn upcoming(
    reminders: &[Reminder],
    zones: Zones,
    from: DateTime<Utc>,
    count: usize,
) -> Vec<(Id, Moment)> {
    let mut found: Vec<(Id, Moment)> = Vec::new();
    for reminder in reminders.iter().filter(|it| it.active) {
        let zone = zones.of(&reminder.clock);
        let some: Vec<Moment> = match (&reminder.clock, &reminder.rule) {
            (Clock::Wall | Clock::Home, Rule::Wall(rule)) => {
                wall(rule, zone, from).take(count).collect()
            }
            (Clock::Elapsed, Rule::Elapsed(rule)) => {
                elapsed(rule, zone, from).take(count).collect()
            }
            _ => Vec::new(),
        };
        found.extend(some.into_iter().map(|moment| (reminder.id, moment)));
    }
    found.sort_by_key(|(id, moment)| (moment.at, *id));
    found.truncate(count);
    found
}

fn elapsed(rule: &ElapsedRule, zone: Tz, from: DateTime<Utc>) -> impl Iterator<Item = Moment> {
    let start = rule.start.to_utc();
    let every = rule
        .every_minutes
        .filter(|minutes| *minutes > 0)
        .map(|minutes| Duration::minutes(i64::from(minutes)));
    let first = match every {
        // Whole intervals up to `from`, and one more when that is before it.
        Some(every) if start < from => {
            let passed = (from - start).num_seconds() / every.num_seconds();
            let passed = i32::try_from(passed).unwrap_or(i32::MAX);
            let at = start + every * passed;
            Some(if at < from { at + every } else { at })
        }
        None if start < from => None,
        _ => Some(start),
    };
    std::iter::successors(first, move |at| {
        every.and_then(|every| at.checked_add_signed(every))
    })
    .map(move |at| Moment {
        at,
        local: at.with_timezone(&zone).naive_local(),
        zone,
        timing: Timing::OnTime,
    })
}

fn wall(rule: &WallRule, zone: Tz, from: DateTime<Utc>) -> impl Iterator<Item = Moment> {
    // A day earlier: what falls into a gap at the end of a day comes out on the next one.
    let here = from.with_timezone(&zone).date_naive();
    let here = here.pred_opt().unwrap_or(here);
    let first = rule.from.map_or(here, |first| first.max(here));
    let (once, at) = (is_once(rule), rule.at);
    std::iter::successors(Some(first), |date| date.succ_opt())
        .take_while(move |date| date.year() <= LAST_YEAR)
        .take_while(move |date| rule.until.is_none_or(|until| *date <= until))
        .take_while(move |date| !once || rule.from == Some(*date))
        .filter(move |date| falls_on(rule, *date))
        .filter_map(move |date| resolve(date, at, zone))
        .skip_while(move |it| it.at < from)
}

const fn is_once(rule: &WallRule) -> bool {
    rule.every_days.is_none() && rule.weekdays.is_none()
}

fn falls_on(rule: &WallRule, date: NaiveDate) -> bool {
    match (rule.every_days, &rule.weekdays) {
        (Some(interval), _) => rule.from.is_none_or(|from| {
            interval > 0 && (date - from).num_days().rem_euclid(i64::from(interval)) == 0
        }),
        (None, Some(on)) => on.contains(&Weekday::of(date)),
        (None, None) => rule.from == Some(date),
    }
}

/// The instant of a time of day on a date; `None` when the whole date never existed in that zone.
pub(crate) fn resolve(date: NaiveDate, at: TimeOfDay, zone: Tz) -> Option<Moment> {
    let wanted = date.and_time(at.time());
    let (found, timing) = match zone.from_local_datetime(&wanted) {
        LocalResult::Single(found) => (found, Timing::OnTime),
        LocalResult::Ambiguous(first, second) => (first.min(second), Timing::FirstOfTwo),
        LocalResult::None => {
            let found = first_valid(wanted, zone)?;
            let begins = first_valid(date.and_hms_opt(0, 0, 0)?, zone)?;
            if begins.date_naive() != date {
                return None;
            }
            (found, Timing::ShiftedGap)
        }
    };
    Some(Moment {
        at: found.to_utc(),
        local: found.naive_local(),
        zone,
        timing,
    })
}

/// The first minute at or after a wall time that the clock shows.
fn first_valid(wanted: NaiveDateTime, zone: Tz) -> Option<DateTime<Tz>> {
    (0..=LONGEST_GAP_MINUTES).find_map(|minutes| {
        let shown = wanted.checked_add_signed(Duration::minutes(minutes))?;
        zone.from_local_datetime(&shown).earliest()
    })
}
