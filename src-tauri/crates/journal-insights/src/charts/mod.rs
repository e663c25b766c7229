//! Every chart: what was logged, as numbers first and as words and pictures from the same numbers.

mod calendar;
mod days;
mod quantile;
mod strategies;
mod wellbeing;
mod withdrawal;

pub use calendar::{CalendarDay, CalendarFigures, CalendarMonth, calendar_figures};
pub use days::{DayRange, DayValue};
pub use strategies::{
    Comparison, Difference, GroupMean, KindFigures, Outcome, StrategiesFigures, Verdict,
    strategies_figures,
};
pub use wellbeing::{Measure, MeasureFigures, SmoothPoint, WellbeingFigures, wellbeing_figures};
pub use withdrawal::{HoursBin, HoursCurve, WithdrawalFigures, withdrawal_figures};
