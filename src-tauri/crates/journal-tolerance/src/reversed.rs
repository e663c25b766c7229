//! Days on which somebody seems to have rated with the scale upside down (0 for strong).
//!
//! Tolerance comes over weeks; a scale turned round changes from one day to the next, and to a level that is known: 10 minus the usual. Two
//! states, usual and reversed, are followed day by day with what was rated up to that day only, so that the judgement on a
//! day never changes later. Ratings of reversed days are set aside, never turned back, and the answer says on which days.

use std::collections::VecDeque;

use crate::constants::Reversal;

/// The ratings of one day in brief.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RatedDay {
    pub day: usize,
    pub count: usize,
    pub mean_rating: f64,
    /// Mean centred dose, doublings.
    pub mean_dose: f64,
    /// True when a product first rated in the last 14 days was rated: then a jump has a better explanation.
    pub new_product: bool,
}

/// Indices into `rated` of the days that look reversed.
pub(crate) fn reversed_days(rated: &[RatedDay], rule: &Reversal) -> Vec<usize> {
    let mut found = Vec::new();
    let mut level = 0.0;
    let mut dose = 0.0;
    let mut reversed = 0.0_f64;
    let mut waiting: VecDeque<&RatedDay> = VecDeque::new();
    let (mut learned, mut in_a_row) = (0_usize, 0_usize);
    for (index, today) in rated.iter().enumerate() {
        let expected = level + rule.points_per_doubling * (today.mean_dose - dose);
        let apart = (2.0 * (expected - 5.0)).abs();
        let before = reversed * rule.stays + (1.0 - reversed) * rule.enters;
        reversed = before;
        if learned >= rule.days_to_learn && apart >= rule.least_apart && !today.new_product {
            let variance = rule.day_variance + rule.rating_variance / today.count as f64;
            let density = |residual: f64| {
                0.9 * (-0.5 * residual * residual / variance).exp()
                    / (2.0 * std::f64::consts::PI * variance).sqrt()
                    + 0.01
            };
            let usual = density(today.mean_rating - expected);
            let mirrored = density(today.mean_rating - (10.0 - expected));
            reversed = before * mirrored / (before * mirrored + (1.0 - before) * usual);
        }
        if reversed > rule.certain {
            found.push(index);
            // The days that led here are suspect too: the usual level does not learn from them.
            waiting.clear();
            in_a_row += 1;
            if in_a_row > rule.longest {
                // So long is no slip: the person rates differently now, and that has to count.
                (level, dose, reversed, in_a_row) = (today.mean_rating, today.mean_dose, 0.0, 0);
            }
        } else {
            in_a_row = 0;
            waiting.push_back(today);
            if waiting.len() > rule.days_in_doubt
                && let Some(settled) = waiting.pop_front()
            {
                learned += 1;
                let share = rule.memory.max(1.0 / learned as f64);
                level += share * (settled.mean_rating - level);
                dose += share * (settled.mean_dose - dose);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{RatedDay, reversed_days};
    use crate::constants::Reversal;

    fn days(level: impl Fn(usize) -> f64, new_from: usize) -> Vec<RatedDay> {
        (0..120)
            .map(|day| RatedDay {
                day,
                count: 2,
                mean_rating: level(day) + [0.5, -0.5, 1.0, -1.0, 0.0][day % 5],
                mean_dose: 0.0,
                new_product: (new_from..new_from + 14).contains(&day),
            })
            .collect()
    }

    #[test]
    fn a_reversed_stretch_is_found_and_left_again() {
        let found = reversed_days(
            &days(|day| if (60..80).contains(&day) { 3.0 } else { 7.0 }, 500),
            &Reversal::USUAL,
        );
        assert!(found.iter().all(|day| (60..=80).contains(day)), "{found:?}");
        assert!(found.len() >= 17, "{found:?}");
    }

    #[test]
    fn gradual_change_new_products_and_ratings_near_the_middle_are_left_alone() {
        let fading = |day: usize| 7.5 - 4.0 * (day as f64 - 40.0).clamp(0.0, 60.0) / 60.0;
        assert!(reversed_days(&days(fading, 500), &Reversal::USUAL).is_empty());
        assert!(
            reversed_days(
                &days(|day| if day < 60 { 7.0 } else { 4.5 }, 60),
                &Reversal::USUAL
            )
            .is_empty()
        );
        assert!(
            reversed_days(
                &days(|day| if day < 60 { 5.5 } else { 4.5 }, 500),
                &Reversal::USUAL
            )
            .is_empty()
        );
    }

    #[test]
    fn what_lasts_is_taken_as_it_is() {
        let found = reversed_days(
            &days(|day| if day < 40 { 7.0 } else { 3.0 }, 500),
            &Reversal::USUAL,
        );
        assert!(!found.is_empty() && found.len() < 50, "{}", found.len());
        assert!(!found.contains(&119));
    }
}
