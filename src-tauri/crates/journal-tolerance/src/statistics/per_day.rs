//! Doses per answered day and gaps between doses. A day nobody answered for is not a day without a dose: it enters neither.

use super::medians::{QUARTILES_NEED, Quartiles, quartiles};
use super::{TooLittle, enough};

/// Doses per answered day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PerDay {
    /// Mean doses a day.
    pub mean: f64,
    /// Median and quartiles of the doses a day; `count` is the number of answered days.
    pub quartiles: Quartiles,
    /// Answered days with at least one dose.
    pub dosed_days: usize,
    /// Answered days without a dose.
    pub none_days: usize,
    /// Days left out because nobody answered for them.
    pub unanswered_days: usize,
}

/// Fewest answered days for [`doses_per_answered_day`]: a week, so that working days and weekends are both there.
const ANSWERED_DAYS_NEED: usize = 7;

/// Doses a day over the answered days; `None` stands for a day nobody answered for.
///
/// # Errors
/// With fewer than seven answered days.
pub fn doses_per_answered_day(days: &[Option<u32>]) -> Result<PerDay, TooLittle> {
    let counts: Vec<f64> = days
        .iter()
        .flatten()
        .map(|count| f64::from(*count))
        .collect();
    enough(counts.len(), ANSWERED_DAYS_NEED)?;
    let dosed_days = counts.iter().filter(|count| **count > 0.0).count();
    Ok(PerDay {
        mean: counts.iter().sum::<f64>() / counts.len() as f64,
        quartiles: quartiles(&counts)?,
        dosed_days,
        none_days: counts.len() - dosed_days,
        unanswered_days: days.len() - counts.len(),
    })
}

/// When a dose was logged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoggedDose {
    /// Journal day, index into the answers.
    pub day: usize,
    /// Elapsed hours since any fixed moment.
    pub hours: f64,
}

/// Hours between one dose and the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaps {
    /// Median and quartiles, hours.
    pub quartiles: Quartiles,
    /// Longest gap, hours.
    pub longest: f64,
    /// Pairs left out because a day without an answer lies between or on them.
    pub left_out: usize,
}

/// Gaps between successive doses, hours. A gap over a day nobody answered for is unknown and left out. `answered` holds one value per
/// journal day; a day beyond its end counts as not answered. Order of `doses` does not matter.
///
/// # Errors
/// With fewer than five known gaps.
pub fn gaps(doses: &[LoggedDose], answered: &[bool]) -> Result<Gaps, TooLittle> {
    let mut doses: Vec<LoggedDose> = doses
        .iter()
        .copied()
        .filter(|dose| dose.hours.is_finite())
        .collect();
    doses.sort_by(|left, right| left.hours.total_cmp(&right.hours));
    // Answered days before each day, so that a stretch is checked in one step.
    let mut answered_before = Vec::with_capacity(answered.len() + 1);
    answered_before.push(0_usize);
    for yes in answered {
        answered_before.push(answered_before[answered_before.len() - 1] + usize::from(*yes));
    }
    let mut known = Vec::with_capacity(doses.len());
    for pair in doses.windows(2) {
        let (first, last) = (pair[0].day.min(pair[1].day), pair[0].day.max(pair[1].day));
        let all = last < answered.len()
            && answered_before[last + 1] - answered_before[first] == last + 1 - first;
        if all {
            known.push(pair[1].hours - pair[0].hours);
        }
    }
    let left_out = doses.len().saturating_sub(1) - known.len();
    enough(known.len(), QUARTILES_NEED)?;
    Ok(Gaps {
        longest: known.iter().copied().fold(0.0, f64::max),
        quartiles: quartiles(&known)?,
        left_out,
    })
}
