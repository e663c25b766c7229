//! Weeks of a range counted back from its last day, and the trend over them.
//!
//! A trend is fitted to one value a week, not to days: daily counts are few whole numbers, whose median slope is 0 even where they
//! rise, and days next to each other resemble each other more than the interval allows for.

use journal_tolerance::statistics::{Slope, TooLittle, theil_sen};

use super::days::DayRange;

/// Days with a value a week needs: more than half.
pub(crate) const WEEK_NEEDS: usize = 4;
/// Weeks a trend needs.
pub const TREND_NEEDS: usize = 8;
/// Probability of the interval of a trend.
const LEVEL: f64 = 0.9;

/// The direction of weekly values: Theil-Sen slope with its 90 % interval (Sen 1968), in units of the value per four weeks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct WeeklyTrend {
    /// Median of the slopes between all pairs of weeks.
    pub slope: f64,
    /// Lower end of the interval.
    pub lo: f64,
    /// Upper end of the interval.
    pub hi: f64,
    /// Weeks with a value.
    pub weeks: usize,
}

/// Weeks with a value where [`TREND_NEEDS`] are needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooFewWeeks {
    /// Weeks with a value.
    pub have: usize,
}

/// Puts values into stretches of `days` days, counted back from the end: the newest first, values in the order given.
pub(crate) fn stretches(
    period: DayRange,
    days: usize,
    values: impl Iterator<Item = (usize, f64)>,
) -> Vec<Vec<f64>> {
    let length = period.length();
    let mut found = vec![Vec::new(); length.div_ceil(days)];
    for (place, value) in values {
        if place < length {
            found[(length - 1 - place) / days].push(value);
        }
    }
    found
}

/// The trend of weekly values, the newest first; `None` = a week without a value.
///
/// # Errors
/// With fewer than eight weeks.
#[allow(clippy::cast_precision_loss, reason = "weeks of a few centuries")]
pub(crate) fn weekly_trend(weeks: &[Option<f64>]) -> Result<WeeklyTrend, TooFewWeeks> {
    let points: Vec<(f64, f64)> = weeks
        .iter()
        .enumerate()
        .filter_map(|(back, value)| value.map(|value| (-(back as f64) / 4.0, value)))
        .collect();
    let have = points.len();
    if have < TREND_NEEDS {
        return Err(TooFewWeeks { have });
    }
    match theil_sen(&points, LEVEL) {
        Ok(Slope { slope, lo, hi, .. }) => Ok(WeeklyTrend {
            slope,
            lo,
            hi,
            weeks: have,
        }),
        Err(TooLittle { have, .. }) => Err(TooFewWeeks { have }),
    }
}

/// Middle of the values of a week, where there are at least `least`.
pub(crate) fn median_of(mut values: Vec<f64>, least: usize) -> Option<f64> {
    if values.is_empty() || values.len() < least {
        return None;
    }
    values.sort_by(f64::total_cmp);
    Some(journal_tolerance::statistics::quantile(&values, 0.5))
}

/// Mean of the values of a week, where there are at least `least`.
#[allow(clippy::cast_precision_loss, reason = "days of a week")]
pub(crate) fn mean_of(values: &[f64], least: usize) -> Option<f64> {
    (!values.is_empty() && values.len() >= least)
        .then(|| values.iter().sum::<f64>() / values.len() as f64)
}
