//! The axes.

use chrono::{Datelike, Duration, NaiveDate};
use serde::{Deserialize, Serialize};

/// The horizontal axis. Places on it are numbers: days count as [`at_day`] says, hours are hours, categories are 0, 1, 2 …
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum XAxis {
    /// Days.
    Days(DaysAxis),
    /// The hours of a day, 0 to 24 from its beginning.
    Clock {
        /// When a day begins, minutes after midnight.
        starts_at: u16,
    },
    /// Hours since something, from 0.
    Hours {
        /// Since what.
        title: String,
        /// Right end, hours.
        max: f64,
    },
    /// Amounts or differences; where 0 is on the axis it has a line of its own.
    Number {
        /// What it measures, with its unit.
        title: String,
        /// Lowest value.
        low: f64,
        /// Highest value.
        high: f64,
    },
    /// Things side by side.
    Categories(Vec<String>),
}

impl XAxis {
    /// Days from the first to the last, in either order.
    #[must_use]
    pub fn days(one: NaiveDate, other: NaiveDate) -> Self {
        Self::Days(DaysAxis::new(one, other))
    }
}

/// An axis of days, with what happened on them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DaysAxis {
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub from: NaiveDate,
    /// Last day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub to: NaiveDate,
    /// Shaded stretches of days.
    pub spans: Vec<Span>,
    /// Single days worth a mark.
    pub marks: Vec<Mark>,
}

impl DaysAxis {
    /// Days from the first to the last, in either order.
    #[must_use]
    pub fn new(one: NaiveDate, other: NaiveDate) -> Self {
        Self {
            from: one.min(other),
            to: one.max(other),
            spans: Vec::new(),
            marks: Vec::new(),
        }
    }
}

/// A day's place on an axis of days, in its middle.
#[must_use]
pub fn at_day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// The place of a moment, `hours` after the beginning of a day.
#[must_use]
pub fn at_moment(date: NaiveDate, hours: f64) -> f64 {
    at_day(date) - 0.5 + hours / 24.0
}

/// The day whose place is nearest; `None` outside the calendar.
#[must_use]
pub fn day_at(x: f64) -> Option<NaiveDate> {
    let days = x.round();
    let in_calendar = days.abs() < f64::from(i32::MAX);
    in_calendar.then(|| NaiveDate::from_num_days_from_ce_opt(days as i32))?
}

/// A shaded stretch of days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Span {
    /// What it is.
    pub kind: SpanKind,
    /// Its word over the picture.
    pub label: String,
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub from: NaiveDate,
    /// Last day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub to: NaiveDate,
}

/// What a shaded stretch is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum SpanKind {
    /// The days everything is compared with.
    Reference,
    /// Days of which the person said that nothing was taken.
    Break,
    /// Days for which nothing is drawn on purpose.
    Paused,
}

/// A mark on one day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Mark {
    /// The day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// Its word; drawn where there is room.
    pub label: String,
}

/// The vertical axis of a panel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum YAxis {
    /// Doublings: a value of 1 is labelled 2×, 0.5 is 1.4×, 0 is 1× and always on the axis.
    Factor,
    /// Amounts, counts or differences as they are; 0 is always on the axis.
    Plain,
    /// Scores from 0 to 10.
    Score,
    /// Hours of a day, from its beginning: those around the values, at least six.
    Clock {
        /// When a day begins, minutes after midnight.
        starts_at: u16,
    },
    /// Things one under the other; the first is 0 and stands on top.
    Rows(Vec<String>),
    /// A row for each day, the first on top; places as [`at_day`] says.
    Days {
        /// First day.
        #[cfg_attr(feature = "specta", specta(type = String))]
        from: NaiveDate,
        /// Last day.
        #[cfg_attr(feature = "specta", specta(type = String))]
        to: NaiveDate,
    },
}

impl YAxis {
    /// How many rows it has, where it has rows.
    #[must_use]
    pub(crate) fn rows(&self) -> Option<f64> {
        match self {
            Self::Rows(rows) => Some(rows.len() as f64),
            Self::Days { from, to } => Some(((*to - *from) + Duration::days(1)).num_days() as f64),
            Self::Factor | Self::Plain | Self::Score | Self::Clock { .. } => None,
        }
    }
}
