//! Quartiles, and medians with an interval that assumes nothing about the distribution.

use super::{TooLittle, enough, sorted};

/// Median and quartiles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// A quarter of the values lies below.
    pub q25: f64,
    /// Half of the values lies below.
    pub median: f64,
    /// Three quarters of the values lie below.
    pub q75: f64,
    /// Values used.
    pub count: usize,
}

/// Fewest values for [`quartiles`]: below five, two of the three numbers would be single entries.
pub(super) const QUARTILES_NEED: usize = 5;

/// Median and quartiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7). Same unit as the values.
///
/// # Errors
/// With fewer than five finite values.
pub fn quartiles(values: &[f64]) -> Result<Quartiles, TooLittle> {
    let sorted = sorted(values);
    enough(sorted.len(), QUARTILES_NEED)?;
    Ok(Quartiles {
        q25: quantile(&sorted, 0.25),
        median: quantile(&sorted, 0.5),
        q75: quantile(&sorted, 0.75),
        count: sorted.len(),
    })
}

/// The quantile of the whole program: linear interpolation between order statistics (Hyndman and Fan 1996, type 7). `sorted` is in
/// ascending order and finite; `share` is clamped to 0..=1. NaN for no values.
#[must_use]
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    if sorted.is_empty() {
        return f64::NAN;
    }
    let place = share.clamp(0.0, 1.0) * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    let part = place - below as f64;
    sorted[below] * (1.0 - part) + sorted[above] * part
}

/// A median and the order statistics that hold the true one with at least the level asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedianInterval {
    /// Median of the values.
    pub median: f64,
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Probability that such an interval holds the true median, for independent values: at least what was asked for.
    pub level: f64,
    /// Values used.
    pub count: usize,
}

/// Median with the narrowest symmetric pair of order statistics that holds the true median with probability `level` (the sign
/// test turned round: Thompson 1936). Same unit as the values; `level` is clamped to 0.5..=0.999.
///
/// # Errors
/// When even the smallest and largest value together do not reach `level`: below 5 values at 0.9, below 6 at 0.95.
pub fn median_interval(values: &[f64], level: f64) -> Result<MedianInterval, TooLittle> {
    let level = if level.is_finite() { level } else { 0.9 }.clamp(0.5, 0.999);
    let sorted = sorted(values);
    let count = sorted.len();
    let mut need = 2;
    while 0.5_f64.powi(need - 1) > 1.0 - level {
        need += 1;
    }
    enough(count, need as usize)?;
    // Binomial probabilities with one half, in logarithms: below 2^-1074 a running product would stay 0.
    let mut log_share = -(count as f64) * std::f64::consts::LN_2;
    let mut below = 0.0;
    let mut rank = 0;
    let mut outside = 0.0;
    loop {
        let next = below + log_share.exp();
        if 2.0 * next > 1.0 - level || 2 * (rank + 1) > count {
            break;
        }
        below = next;
        outside = below;
        log_share += ((count - rank) as f64 / (rank + 1) as f64).ln();
        rank += 1;
    }
    let rank = rank.max(1);
    Ok(MedianInterval {
        median: quantile(&sorted, 0.5),
        lo: sorted[rank - 1],
        hi: sorted[count - rank],
        level: 1.0 - 2.0 * outside,
        count,
    })
}
