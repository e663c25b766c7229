//! The tolerance estimate: exposure, state-space fit, early signs and statistics.
//!
//! Pure numbers: no dates, no clock, no files. Day 0 is the first day of the reference window; hours are elapsed hours since its
//! start; amounts are milligrams of the lane's alkaloid; tolerance is in doublings of the dose that gives the same felt
//! effect (`2^shift` is the factor). The equations, assumptions and limits are in `docs/model.md`.

mod arrow;
mod constants;
mod display;
mod estimate;
mod exposure;
mod fit;
mod mixture;
mod online;
#[cfg(test)]
mod oracles;
mod prepared;
mod reversed;
mod series;
pub mod signs;
pub mod simulate;
pub mod statistics;
mod sweep;
mod trend;

pub use constants::{Constants, Drift, Normal, Reversal, Unanswered};
pub use display::{DISAGREEMENT, Shown};
pub use estimate::{estimate, estimate_now, retrospective, same_day};
pub use series::{DayState, Dose, Product, Series};
pub use trend::{
    Counts, DayEstimate, DayRecord, Now, Range, Reason, SameDay, StartingPoint, Status, Today,
    Trend,
};
