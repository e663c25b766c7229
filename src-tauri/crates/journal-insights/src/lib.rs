//! From entries to findings: the arrays of the model, statistics and chart models, for window and command line alike.
//!
//! Pure functions of the entries: nothing here reads a file or a clock, and the same entries give the same answer, so that a
//! caller may keep an answer until the entries change.

mod charts;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;
mod lane;
mod sentence;
mod signs;
mod stats;
mod today;
mod trend;

// What charts/mod.rs lists.
pub use charts::*;
pub use sentence::trend_sentence;
pub use signs::{
    Missing, SignAnswer, SignEvidence, SignState, SignUnit, SignsAnswer, Wanting, sign_name, signs,
    signs_from,
};
pub use stats::{Amounts, LaneStats, Spread, StatsAnswer, stats};
pub use today::{LaneTotal, TodayDose, TodayFacts, today};
pub use trend::{
    Display, InsufficientReason, ReferenceWindow, ShiftRange, TrendAnswer, TrendCounts, TrendDay,
    TrendNow, TrendStatus, TrendUnit, trend,
};
