//! Quantiles of charts and their sentences, one definition for all: linear interpolation between order statistics (Hyndman and
//! Fan 1996, type 7), [`journal_tolerance::statistics::quantile`]. Values that are not finite do not count.

use journal_tolerance::statistics::{self, quartiles};

use crate::stats::Spread;

/// Median and quartiles with their count; below five values the count alone, with how many it takes. Same unit as the values.
pub(crate) fn spread(values: &[f64]) -> Spread {
    Spread::of(quartiles(values), 0)
}

/// Type 7 quantile of any number of values; `None` without one. Same unit as the values; `share` from 0 to 1.
pub(crate) fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|it| it.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    (!sorted.is_empty()).then(|| statistics::quantile(&sorted, share))
}

/// The value in the middle, of two their mean; `None` without one.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_that_of_the_quartiles() {
        let values = [4.0, 1.0, f64::NAN, 7.0, 2.0, 9.0, 9.5];
        let found = spread(&values);
        assert_eq!(found.count, 6, "what is no number does not count");
        for (share, quartile) in [(0.25, found.q25), (0.5, found.median), (0.75, found.q75)] {
            assert_eq!(quantile(&values, share), quartile, "{share}");
        }
        assert_eq!(median(&[3.0, 1.0]), Some(2.0));
        assert_eq!(median(&[]), None);
        assert_eq!(quantile(&[1.0, 2.0], 1.0), Some(2.0));
        assert_eq!(spread(&[1.0; 4]).median, None, "four are too few");
        assert_eq!(spread(&[1.0; 4]).need, Some(5));
    }
}
