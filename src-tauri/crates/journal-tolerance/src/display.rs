//! What of an estimate a person may be shown, as types: a number that may not be shown is not there to be drawn.

use crate::trend::Range;

/// Difference between the main and the ratings-only fit from which both are shown, doublings.
pub const DISAGREEMENT: f64 = 0.4;

/// What a day's estimate may look like. The rules are checked in the order hidden, projection, paused, range only, estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// Nothing: the reference window is not over or there are too few rated doses.
    Hidden,
    /// "Model projection, not measured": the last rating is over 7 days ago. Drawn dashed, never as a statement about safety.
    Projection(Range),
    /// A product never rated before makes up most of the last 14 days' doses.
    Paused,
    /// The range is too wide for a central number: only its ends, in doublings.
    RangeOnly {
        /// 5 % quantile.
        lo90: f64,
        /// 95 % quantile.
        hi90: f64,
    },
    /// Median and range.
    Estimate(Range),
}

impl Shown {
    /// The word of the documented JSON.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Projection(_) => "projection",
            Self::Paused => "paused",
            Self::RangeOnly { .. } => "range_only",
            Self::Estimate(_) => "estimate",
        }
    }
}
