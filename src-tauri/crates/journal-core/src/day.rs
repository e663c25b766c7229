//! Journal days: a local date whose beginning the person chooses, because a night belongs to the evening before it.

use crate::{Answer, Dose, Entries};
use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A wall-clock time to the minute, written "HH:MM".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TimeOfDay(NaiveTime);

impl TimeOfDay {
    /// 04:00, when a new journal's days begin.
    pub const FOUR: Self = match NaiveTime::from_hms_opt(4, 0, 0) {
        Some(time) => Self(time),
        None => Self(NaiveTime::MIN),
    };

    /// `None` when there is no such time.
    #[must_use]
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(Self)
    }

    /// The time.
    #[must_use]
    pub const fn time(self) -> NaiveTime {
        self.0
    }

    /// Since midnight on a day without clock changes.
    #[must_use]
    pub fn since_midnight(self) -> Duration {
        Duration::minutes(i64::from(self.0.hour() * 60 + self.0.minute()))
    }
}

/// Why a text is not a time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("is not a time of day like 04:00")]
pub struct NotATime;

impl FromStr for TimeOfDay {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        NaiveTime::parse_from_str(text, "%H:%M")
            .map(Self)
            .map_err(|_| NotATime)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%H:%M"))
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|error| serde::de::Error::custom(format!("\"{text}\" {error}")))
    }
}

/// The journal day of an instant: the local date, in the entry's own zone, of its wall time minus `day_starts_at`. Without a zone
/// the offset written with the instant is the wall time's.
#[must_use]
pub fn journal_day(
    at: DateTime<FixedOffset>,
    zone: Option<Tz>,
    day_starts_at: TimeOfDay,
) -> NaiveDate {
    let wall = zone.map_or_else(
        || at.naive_local(),
        |zone| at.with_timezone(&zone).naive_local(),
    );
    wall.checked_sub_signed(day_starts_at.since_midnight())
        .unwrap_or(wall)
        .date()
}

/// What is known about a whole day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum DayStatus {
    /// At least one dose was logged.
    Dosed,
    /// The person said that nothing was taken.
    ConfirmedNone,
    /// Nothing was logged and nothing was said: not the same as nothing taken.
    Unanswered,
}

/// Looks a day up. Only doses of kratom count: another substance says nothing about whether kratom was taken.
#[must_use]
pub fn status_of_day(entries: &Entries, day: NaiveDate) -> DayStatus {
    let starts = entries.settings.day_starts_at;
    let kratom = |dose: &Dose| {
        entries
            .product(dose.product)
            .is_none_or(crate::Product::is_kratom)
    };
    if entries
        .doses
        .iter()
        .any(|dose| dose.day(starts) == day && kratom(dose))
    {
        DayStatus::Dosed
    } else if entries
        .days
        .iter()
        .any(|answer| answer.date == day && answer.answer == Answer::None)
    {
        // An answer in a word from elsewhere is kept and shown, but it does not say that nothing was taken.
        DayStatus::ConfirmedNone
    } else {
        DayStatus::Unanswered
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_word_none_confirms_a_day() {
        let mut entries = Entries::empty(crate::Settings::new(Tz::UTC));
        let date = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        for (word, status) in [
            ("none", DayStatus::ConfirmedNone),
            ("some", DayStatus::Unanswered),
        ] {
            entries.days = vec![crate::DayAnswer {
                date,
                answer: word.into(),
            }];
            assert_eq!(status_of_day(&entries, date), status, "{word}");
        }
    }

    #[test]
    fn a_night_belongs_to_the_evening_before() {
        let day = |text: &str, zone: Option<Tz>| {
            journal_day(text.parse().unwrap(), zone, TimeOfDay::FOUR).to_string()
        };
        assert_eq!(day("2026-03-02T03:59:00+01:00", None), "2026-03-01");
        assert_eq!(day("2026-03-02T04:00:00+01:00", None), "2026-03-02");
        // The instant is the same as 04:30 in Berlin: the zone decides, not the offset it was written with.
        assert_eq!(
            day("2026-03-02T03:30:00Z", Some(Tz::Europe__Berlin)),
            "2026-03-02"
        );
        assert_eq!(day("2026-03-02T03:30:00Z", None), "2026-03-01");
        // The hour that Berlin skips in spring and repeats in autumn.
        assert_eq!(
            day("2026-03-29T03:59:00+02:00", Some(Tz::Europe__Berlin)),
            "2026-03-28"
        );
        assert_eq!(
            day("2026-10-25T04:00:00+01:00", Some(Tz::Europe__Berlin)),
            "2026-10-25"
        );
    }
}
