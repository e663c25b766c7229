//! What a person keeps for those who treat them: medicines, scores that were told, questions and appointments.

use crate::{
    Amount, AmountError, Id, Invalid, LONGEST_NAME, LONGEST_NOTE, Reason, TimeOfDay, journal_day,
    nouns::{filled, instant, short, years},
};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A regular medicine, as the person typed it. Nothing is looked up or concluded from its name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Medicine {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// Name as typed.
    pub name: String,
    /// First day; `None` = not known.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub from: Option<NaiveDate>,
    /// Last day; `None` = still taken, or not known.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub until: Option<NaiveDate>,
    /// Anything else.
    pub note: Option<String>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

impl Medicine {
    /// # Errors
    /// Names the first field that cannot be stored. It may end on the day it began, not before.
    pub fn check(&self) -> Result<(), Invalid> {
        filled("name", &self.name)?;
        for (field, day) in [("from", self.from), ("until", self.until)] {
            day.map_or(Ok(()), |day| years(field, day.year()))?;
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            return Err(Invalid {
                field: "until",
                reason: Reason::Backwards,
            });
        }
        short("note", self.note.as_deref(), LONGEST_NOTE)
    }
}

/// The total of a questionnaire as a clinic told it: a JSON number, kept as the decimal it is (0 to one million, six decimals).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Total(Amount);

impl Total {
    /// From the decimal.
    #[must_use]
    pub const fn new(total: Amount) -> Self {
        Self(total)
    }

    /// The decimal.
    #[must_use]
    pub const fn decimal(self) -> Amount {
        self.0
    }
}

impl FromStr for Total {
    type Err = AmountError;

    /// As an [`Amount`] is read.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Total {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.micros() % 1_000_000 == 0 {
            serializer.serialize_i64(self.0.micros() / 1_000_000)
        } else {
            serializer.serialize_f64(self.0.to_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Total {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        // The shortest decimal of a float is what was written: 13 digits fit into it exactly.
        number
            .to_string()
            .parse()
            .map_err(|error| de::Error::custom(format!("{number} {error}")))
    }
}

/// A score that a clinic told. The questionnaire itself is not kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ScoreTold {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// When it was told.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<FixedOffset>,
    /// Zone the person was in.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub zone: Option<Tz>,
    /// Name of the questionnaire as typed, "PHQ-9".
    pub scale: String,
    /// The total as told, perhaps with decimals.
    // A whole number here, because the generator lets a float be null.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub total: Total,
    /// Anything else.
    pub note: Option<String>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

impl ScoreTold {
    /// The journal day on which it was told.
    #[must_use]
    pub fn day(&self, day_starts_at: TimeOfDay) -> NaiveDate {
        journal_day(self.at, self.zone, day_starts_at)
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("at", self.at)?;
        filled("scale", &self.scale)?;
        short("note", self.note.as_deref(), LONGEST_NOTE)
    }
}

/// Something to ask at an appointment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Question {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// When it came up.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub asked_at: DateTime<FixedOffset>,
    /// The question.
    pub text: String,
    /// Id of the appointment it is for; `None` = not decided. This is the only place that says so.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub appointment: Option<Id>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

impl Question {
    /// The journal day on which it came up, by the wall time it was written with.
    #[must_use]
    pub fn day(&self, day_starts_at: TimeOfDay) -> NaiveDate {
        journal_day(self.asked_at, None, day_starts_at)
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("asked_at", self.asked_at)?;
        if self.text.trim().is_empty() {
            return Err(Invalid {
                field: "text",
                reason: Reason::Empty,
            });
        }
        short("text", Some(&self.text), LONGEST_NOTE)
    }
}

/// A visit to somebody who treats the person. Its questions are those that name it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Appointment {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// When it is.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<FixedOffset>,
    /// Zone it is in.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub zone: Option<Tz>,
    /// With whom.
    pub with: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

impl Appointment {
    /// The journal day on which it is.
    #[must_use]
    pub fn day(&self, day_starts_at: TimeOfDay) -> NaiveDate {
        journal_day(self.at, self.zone, day_starts_at)
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("at", self.at)?;
        short("with", self.with.as_deref(), LONGEST_NAME)?;
        short("note", self.note.as_deref(), LONGEST_NOTE)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn medicine() -> Medicine {
        Medicine {
            id: Id::new("2026-03-01T08:00:00Z".parse().unwrap()),
            name: "Sertraline 50".to_owned(),
            from: Some("2026-01-01".parse().unwrap()),
            until: Some("2026-01-01".parse().unwrap()),
            note: None,
            entered_at: None,
            edited_at: None,
        }
    }

    #[test]
    fn a_medicine_ends_on_its_first_day_or_later() {
        let mut it = medicine();
        assert_eq!(it.check(), Ok(()), "one day is a span");
        it.until = Some("2025-12-31".parse().unwrap());
        let refused = it.check().unwrap_err();
        assert_eq!(
            (refused.field, refused.reason),
            ("until", Reason::Backwards)
        );
        it.from = None;
        assert_eq!(it.check(), Ok(()), "without a first day any last day holds");
        it.until = Some("9999-01-01".parse().unwrap());
        assert_eq!(it.check().unwrap_err().reason, Reason::OutsideYears);
    }

    #[test]
    fn totals_are_numbers_in_json() {
        for (text, json) in [
            ("14", "14"),
            ("14.50", "14.5"),
            ("0", "0"),
            ("1000000", "1000000"),
        ] {
            let total: Total = text.parse().unwrap();
            assert_eq!(serde_json::to_string(&total).unwrap(), json, "{text}");
        }
        for (json, part) in [
            ("-1", "below zero"),
            ("1e12", "above one million"),
            ("0.0000001", "six decimals"),
            ("\"14\"", "invalid type"),
        ] {
            let refused = serde_json::from_str::<Total>(json).unwrap_err().to_string();
            assert!(refused.contains(part), "{json} is refused: {refused}");
        }
    }

    proptest! {
        #[test]
        fn totals_come_back_exactly(micros in 0..=Amount::MAX.micros()) {
            let total = Total::new(Amount::from_micros(micros).unwrap());
            let json = serde_json::to_string(&total).unwrap();
            prop_assert_eq!(serde_json::from_str::<Total>(&json).unwrap(), total);
        }
    }
}
