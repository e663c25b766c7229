//! Every chart: what was logged, as numbers first and as words and pictures from the same numbers.

mod amounts;
#[allow(dead_code, reason = "tables and notes, until they are drawn")]
mod calendar;
mod change;
mod days;
#[allow(dead_code, reason = "tables and notes, until they are drawn")]
mod did_it_help;
mod exposure;
mod first_dose;
mod frequency;
mod gaps;
#[allow(dead_code, reason = "tables and notes, until they are drawn")]
mod phrase;
mod profile;
mod quantile;
mod response;
mod say;
#[allow(dead_code, reason = "tables and notes, until they are drawn")]
mod strategies;
mod taken;
mod weekly;
#[allow(dead_code, reason = "tables and notes, until they are drawn")]
mod wellbeing;
#[allow(dead_code, reason = "tables and notes, until they are drawn")]
mod withdrawal;

pub use amounts::{AmountFigures, amount_figures};
pub use calendar::{
    CalendarDay, CalendarFigures, CalendarMonth, calendar_figures, calendar_sentence,
};
pub use change::{ChangeFigures, NoSplit, change_figures};
pub use days::{DayRange, DayValue};
pub use did_it_help::{
    Attempt, AttemptFigures, AttemptKind, AttemptMeasure, AttemptOutcome, AttemptVerdict,
    AttemptsFigures, Phase, attempts_figures, attempts_sentence,
};
pub use exposure::{ExposureFigures, NoExposure, exposure_figures};
pub use first_dose::{FirstDoseFigures, first_dose_figures};
pub use frequency::{FrequencyFigures, frequency_figures};
pub use gaps::{GapFigures, gap_figures};
pub use profile::{ProfileFigures, profile_figures};
pub use response::{ResponseFigures, response_figures};
pub use strategies::{
    Comparison, Difference, GroupMean, KindFigures, Outcome, StrategiesFigures, Verdict,
    strategies_figures, strategies_sentence,
};
pub use taken::{Before, BeforeKind, DayAmount, reference_days};
pub use weekly::{TooFewWeeks, WeeklyTrend};
pub use wellbeing::{
    Measure, MeasureFigures, SmoothPoint, WellbeingFigures, wellbeing_figures, wellbeing_sentence,
};
pub use withdrawal::{
    HoursBin, HoursCurve, WithdrawalFigures, withdrawal_figures, withdrawal_sentence,
};
