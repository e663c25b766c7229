//! From entries to findings: the arrays of the model, statistics and chart models, for window and command line alike.
//!
//! Pure functions of the entries: nothing here reads a file or a clock, and the same entries give the same answer, so that a
//! caller may keep an answer until the entries change.

mod chart;
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

pub use chart::trend_chart;
pub use charts::{
    AmountFigures, Attempt, AttemptFigures, AttemptKind, AttemptMeasure, AttemptOutcome,
    AttemptVerdict, AttemptsFigures, Before, BeforeKind, CalendarDay, CalendarFigures,
    CalendarMonth, ChangeFigures, Comparison, DayAmount, DayRange, DayValue, Difference,
    ExposureFigures, FirstDoseFigures, FrequencyFigures, GapFigures, GroupMean, HoursBin,
    HoursCurve, KindFigures, Measure, MeasureFigures, NoExposure, NoSplit, Outcome, Phase,
    ProfileFigures, ResponseFigures, SmoothPoint, StrategiesFigures, TooFewWeeks, Verdict,
    WeeklyTrend, WellbeingFigures, WithdrawalFigures, amount_figures, attempts_figures,
    attempts_sentence, calendar_figures, calendar_sentence, change_figures, exposure_figures,
    first_dose_figures, frequency_figures, gap_figures, profile_figures, reference_days,
    response_figures, strategies_figures, strategies_sentence, wellbeing_figures,
    wellbeing_sentence, withdrawal_figures, withdrawal_sentence,
};
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
