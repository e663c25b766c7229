//! Reminders, their rules, and what became of each time they were due.

use crate::nouns::{instant, short, years};
use crate::plan::{days, invalid, weekdays};
use crate::{
    Clock, Id, Invalid, LONGEST_NAME, OccurrenceState, Reason, ReminderKind, TimeOfDay, Weekday,
};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use uuid::Builder;

/// Longest interval, in days.
const LONGEST_INTERVAL_DAYS: u32 = 366;
/// Longest interval, in minutes: as many days.
const LONGEST_INTERVAL_MINUTES: u32 = LONGEST_INTERVAL_DAYS * 24 * 60;
/// Longest time after which a reminder counts as missed, in minutes: a week.
const LONGEST_WAIT_MINUTES: u32 = 7 * 24 * 60;

/// A reminder. None is about taking something. The file calls its kind `kind`; beside an entry's own kind it is called `reminder`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reminder {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// What it is about.
    #[serde(rename = "reminder")]
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub kind: ReminderKind,
    /// Which clock it follows.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub clock: Clock,
    /// When.
    pub rule: Rule,
    /// The person's own words; `None` = those of its kind.
    pub text: Option<String>,
    /// Minutes after which it is no longer shown but counted as missed; `None` = [`Reminder::MISSED_AFTER_MINUTES`].
    pub missed_after_minutes: Option<u32>,
    /// False while it is switched off.
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

/// When a reminder is due.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Rule {
    /// By a clock on the wall.
    Wall(WallRule),
    /// By real minutes.
    Elapsed(ElapsedRule),
}

/// A time of day on certain days. With neither an interval nor weekdays it is due once, on `from`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WallRule {
    /// The time of day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: TimeOfDay,
    /// Every so many days, counted from `from`.
    pub every_days: Option<u32>,
    /// Or on these weekdays.
    pub weekdays: Option<Vec<Weekday>>,
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub until: Option<NaiveDate>,
}

/// Every so many minutes from an instant on. Without an interval it is due once, at the instant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ElapsedRule {
    /// The first time.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub start: DateTime<FixedOffset>,
    /// Minutes from one to the next.
    pub every_minutes: Option<u32>,
}

impl<'de> Deserialize<'de> for Rule {
    /// By what it names: an instant to start from, or a time of day. So the error is about the rule that was meant.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let fields = Map::<String, Value>::deserialize(deserializer)?;
        let elapsed = fields.contains_key("start");
        let fields = Value::Object(fields);
        if elapsed {
            ElapsedRule::deserialize(fields).map(Self::Elapsed)
        } else {
            WallRule::deserialize(fields).map(Self::Wall)
        }
        .map_err(D::Error::custom)
    }
}

impl Reminder {
    /// Minutes after which a reminder that says nothing about it counts as missed.
    pub const MISSED_AFTER_MINUTES: u32 = 180;

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.kind.as_str().trim().is_empty() {
            return invalid("kind", Reason::Empty);
        }
        if self.clock.as_str().trim().is_empty() {
            return invalid("clock", Reason::Empty);
        }
        match (&self.clock, &self.rule) {
            (Clock::Elapsed, Rule::Wall(_)) | (Clock::Wall | Clock::Home, Rule::Elapsed(_)) => {
                return invalid("rule", Reason::DoesNotFit);
            }
            _ => {}
        }
        match &self.rule {
            Rule::Wall(rule) => rule.check()?,
            Rule::Elapsed(rule) => rule.check()?,
        }
        short("text", self.text.as_deref(), LONGEST_NAME)?;
        let silent = self
            .text
            .as_deref()
            .is_none_or(|text| text.trim().is_empty());
        if self.kind == ReminderKind::Own && silent {
            return invalid("text", Reason::Empty);
        }
        if let Some(minutes) = self.missed_after_minutes {
            days("missed_after_minutes", minutes, LONGEST_WAIT_MINUTES)?;
        }
        Ok(())
    }
}

impl WallRule {
    fn check(&self) -> Result<(), Invalid> {
        for (field, date) in [("from", self.from), ("until", self.until)] {
            if let Some(date) = date {
                years(field, date.year())?;
            }
        }
        match (self.every_days, &self.weekdays) {
            (Some(_), Some(_)) => return invalid("weekdays", Reason::OneForm),
            (Some(interval), None) => {
                days("every_days", interval, LONGEST_INTERVAL_DAYS)?;
                if interval > 1 && self.from.is_none() {
                    return invalid("from", Reason::Empty);
                }
            }
            (None, Some(on)) => weekdays("weekdays", on)?,
            (None, None) if self.from.is_none() => return invalid("from", Reason::Empty),
            (None, None) => {}
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            return invalid("until", Reason::Backwards);
        }
        Ok(())
    }
}

impl ElapsedRule {
    fn check(&self) -> Result<(), Invalid> {
        instant("start", self.start)?;
        self.every_minutes.map_or(Ok(()), |minutes| {
            days("every_minutes", minutes, LONGEST_INTERVAL_MINUTES)
        })
    }
}

/// What became of one time a reminder was due. There is one at most for each reminder and scheduled instant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Occurrence {
    /// The reminder's id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub reminder: Id,
    /// When it was to be shown.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub scheduled_at: DateTime<Utc>,
    /// What became of it: "due" = shown and not answered yet.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub state: OccurrenceState,
    /// When it comes back; only when it was snoozed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub until: Option<DateTime<Utc>>,
    /// When this was noted.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<Utc>,
}

impl Occurrence {
    /// An id of its own, always the same for one reminder and instant: so an occurrence can be pointed at like any other entry, and none
    /// can be kept twice.
    #[must_use]
    pub fn id(&self) -> Id {
        Self::id_of(self.reminder, self.scheduled_at)
    }

    /// As [`Occurrence::id`], for an occurrence of which nothing is noted yet.
    #[must_use]
    pub fn id_of(reminder: Id, scheduled_at: DateTime<Utc>) -> Id {
        // The reminder's random bits make it as unlikely to repeat as the reminder's own id; the instant's microseconds, spread by an
        // odd factor, tell its occurrences apart in both halves.
        let micros = scheduled_at.timestamp_micros().cast_unsigned();
        let spread = micros.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let both = (u128::from(spread) << 64) | u128::from(micros);
        let bytes = (reminder.uuid().as_u128() ^ both).to_be_bytes();
        Id::from_uuid(Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("scheduled_at", self.scheduled_at.fixed_offset())?;
        instant("at", self.at.fixed_offset())?;
        if self.state.as_str().trim().is_empty() {
            return invalid("state", Reason::Empty);
        }
        match (&self.state, self.until) {
            (OccurrenceState::Snoozed, None) => invalid("until", Reason::Empty),
            (OccurrenceState::Snoozed, Some(until)) if until <= self.at => {
                invalid("until", Reason::Backwards)
            }
            (OccurrenceState::Snoozed, Some(until)) => instant("until", until.fixed_offset()),
            (_, Some(_)) => invalid("until", Reason::DoesNotFit),
            (_, None) => Ok(()),
        }
    }
}
