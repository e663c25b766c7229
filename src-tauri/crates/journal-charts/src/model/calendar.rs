//! A square for each day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Weeks side by side, a square for each day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Calendar {
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub from: NaiveDate,
    /// Last day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub to: NaiveDate,
    /// One for each day of which something can be said, in order. Days without one stay blank.
    pub cells: Vec<Cell>,
    /// What a day with a dose is, for the key.
    pub dosed_label: String,
    /// What a day without a dose is, for the key.
    pub none_label: String,
    /// What a day without an answer is, for the key.
    pub unanswered_label: String,
}

/// A day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Cell {
    /// The day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// What it is.
    pub kind: CellKind,
}

/// What a day is. Each has a shape of its own: a filled square, a ring, a short dash.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum CellKind {
    /// Doses were logged; the square grows and darkens with the level, 1 to 4.
    Dosed {
        /// 1 is little, 4 is much; others count as the nearest.
        level: u8,
    },
    /// The person said that nothing was taken.
    ConfirmedNone,
    /// Nothing was logged and nothing said.
    Unanswered,
}
