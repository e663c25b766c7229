//! Robust statistics of a journal: pure numbers with the counts they rest on.
//!
//! Each function has its own rule for too little data and then answers [`TooLittle`] with what it has and what it needs, so
//! that the words "3 of 7 days" can be shown instead of a number that means nothing. Values that are not finite are left out
//! and do not count.

mod clock;
mod medians;
mod per_day;
mod slope;
mod split;

pub use clock::{ClockTime, usual_clock_time};
pub use medians::{MedianInterval, Quartiles, median_interval, quantile, quartiles};
pub use per_day::{Gaps, LoggedDose, PerDay, doses_per_answered_day, gaps};
pub use slope::{Slope, theil_sen};
pub use split::{Split, split_change};

/// Not enough to say anything: how many values there are and how many it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLittle {
    /// Usable values.
    pub have: usize,
    /// Values needed.
    pub need: usize,
}

impl std::fmt::Display for TooLittle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} values where {} are needed", self.have, self.need)
    }
}

impl std::error::Error for TooLittle {}

/// `Ok` when there is enough.
const fn enough(have: usize, need: usize) -> Result<(), TooLittle> {
    if have < need {
        Err(TooLittle { have, need })
    } else {
        Ok(())
    }
}

/// The finite values in ascending order.
fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    sorted
}
