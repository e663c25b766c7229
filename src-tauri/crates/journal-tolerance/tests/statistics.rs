//! Statistics against slow and obvious ways of computing them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss)]

use journal_tolerance::statistics::{
    LoggedDose, TooLittle, doses_per_answered_day, gaps, median_interval, quartiles, split_change,
    theil_sen, usual_clock_time,
};
use proptest::prelude::*;

/// All slopes in order, the slow way.
fn all_slopes(points: &[(f64, f64)]) -> Vec<f64> {
    let mut slopes = Vec::new();
    for (index, a) in points.iter().enumerate() {
        for b in &points[index + 1..] {
            if a.0 < b.0 {
                slopes.push((b.1 - a.1) / (b.0 - a.0));
            } else if b.0 < a.0 {
                slopes.push((a.1 - b.1) / (a.0 - b.0));
            }
        }
    }
    slopes.sort_by(f64::total_cmp);
    slopes
}

fn middle(sorted: &[f64]) -> f64 {
    f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
}

fn near(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * (1.0 + left.abs().max(right.abs()))
}

/// Distance around the clock, hours.
fn around(left: f64, right: f64) -> f64 {
    let apart = (left - right).rem_euclid(24.0);
    apart.min(24.0 - apart)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn slope_is_the_median_of_all_slopes(
        points in proptest::collection::vec((0..40_i32, -6..=6_i32), 8..120),
        scale in 0.01..50.0_f64,
    ) {
        let points: Vec<(f64, f64)> = points.iter().map(|(x, y)| (f64::from(*x) * 0.5, f64::from(*y) * scale)).collect();
        let slopes = all_slopes(&points);
        match theil_sen(&points, 0.9) {
            Ok(found) => {
                prop_assert!(near(found.slope, middle(&slopes)), "{found:?} against {}", middle(&slopes));
                prop_assert!(found.lo <= found.slope + 1e-9 && found.slope <= found.hi + 1e-9);
                // The ends are slopes of the list, as many ranks below as above.
                let place = |value: f64| slopes.iter().position(|slope| near(*slope, value));
                prop_assert!(place(found.lo).is_some() && place(found.hi).is_some());
            }
            Err(too_little) => prop_assert!(slopes.is_empty(), "{too_little}"),
        }
    }

    #[test]
    fn slope_of_scattered_points(points in proptest::collection::vec((-1e3..1e3_f64, -1e3..1e3_f64), 8..200)) {
        let slopes = all_slopes(&points);
        let found = theil_sen(&points, 0.9).unwrap();
        prop_assert!(near(found.slope, middle(&slopes)), "{found:?} against {}", middle(&slopes));
        let mut shuffled = points.clone();
        shuffled.reverse();
        prop_assert_eq!(theil_sen(&shuffled, 0.9).unwrap(), found, "the order of the list does not matter");
    }

    #[test]
    fn quartiles_split_the_values(values in proptest::collection::vec(-1e6..1e6_f64, 5..60)) {
        let found = quartiles(&values).unwrap();
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        prop_assert!(near(found.median, middle(&sorted)));
        let below = |limit: f64| values.iter().filter(|value| **value < limit).count() as f64;
        let share = values.len() as f64 - 1.0;
        prop_assert!(below(found.q25) <= 0.25 * share + 1.0 && below(found.q75) >= 0.75 * share - 1.0);
        prop_assert!(found.q25 <= found.median && found.median <= found.q75);
    }

    #[test]
    fn interval_of_the_median_has_the_level_it_says(values in proptest::collection::vec(-10.0..10.0_f64, 5..80), level in 0.5..0.95_f64) {
        let need = (2..).find(|n| 0.5_f64.powi(*n - 1) <= 1.0 - level).unwrap() as usize;
        let Ok(found) = median_interval(&values, level) else {
            prop_assert!(values.len() < need);
            return Ok(());
        };
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = sorted.iter().position(|value| *value == found.lo).unwrap() + 1;
        prop_assert_eq!(sorted[values.len() - rank], found.hi);
        // Exact probability by adding up the binomial: the true median lies below the rank-th value when fewer than `rank` values are below it.
        let outside = |rank: usize| 2.0 * (0..rank).map(|k| binomial(values.len(), k)).sum::<f64>();
        prop_assert!(near(found.level, 1.0 - outside(rank)));
        prop_assert!(found.level >= level - 1e-12, "{} < {level}", found.level);
        prop_assert!(2 * (rank + 1) > values.len() || 1.0 - outside(rank + 1) < level, "a narrower pair would do");
    }

    #[test]
    fn a_change_splits_into_parts_that_add_up(before in (0.01..20.0_f64, 0.01..50.0_f64), after in (0.01..20.0_f64, 0.01..50.0_f64)) {
        let split = split_change(before, after).unwrap();
        let change = after.0 * after.1 - before.0 * before.1;
        prop_assert!((split.change - change).abs() < 1e-9);
        prop_assert!((split.from_frequency + split.from_amount - change).abs() < 1e-9 * (1.0 + before.0 * before.1 + after.0 * after.1));
        prop_assert_eq!(split.from_frequency > 0.0, after.0 > before.0);
        prop_assert_eq!(split.from_amount > 0.0, after.1 > before.1);
        let back = split_change(after, before).unwrap();
        prop_assert!(near(back.from_frequency, -split.from_frequency) && near(back.from_amount, -split.from_amount));
    }

    #[test]
    fn the_circular_median_is_nearest_to_all(times in proptest::collection::vec(0.0..24.0_f64, 5..60), centre in 0.0..24.0_f64, width in 0.5..8.0_f64) {
        let times: Vec<f64> = times.iter().map(|time| (centre + (time - 12.0) / 12.0 * width).rem_euclid(24.0)).collect();
        let found = usual_clock_time(&times).unwrap();
        let (Some(mean), Some(median)) = (found.mean, found.median) else { return Ok(()) };
        prop_assert!((0.0..24.0).contains(&mean) && (0.0..24.0).contains(&median));
        let total = |at: f64| times.iter().map(|time| around(*time, at)).sum::<f64>();
        let best = times.iter().map(|time| total(*time)).fold(f64::INFINITY, f64::min);
        prop_assert!(total(median) <= best + 1e-6, "{} against {best}", total(median));
        // The whole day turned by some hours turns the answer by as much.
        let turned: Vec<f64> = times.iter().map(|time| time + 7.25).collect();
        let turned = usual_clock_time(&turned).unwrap();
        prop_assert!(around(turned.mean.unwrap(), mean + 7.25) < 1e-6);
        prop_assert!((turned.concentration - found.concentration).abs() < 1e-9);
    }

    #[test]
    fn gaps_are_those_between_neighbours_with_every_day_answered(
        times in proptest::collection::vec(0.0..480.0_f64, 6..60),
        answered in proptest::collection::vec(proptest::bool::weighted(0.9), 20),
    ) {
        let doses: Vec<LoggedDose> = times.iter().map(|hours| LoggedDose { day: (hours / 24.0) as usize, hours: *hours }).collect();
        let mut sorted = times.clone();
        sorted.sort_by(f64::total_cmp);
        let mut known: Vec<f64> = Vec::new();
        for pair in sorted.windows(2) {
            let days = (pair[0] / 24.0) as usize..=(pair[1] / 24.0) as usize;
            if days.into_iter().all(|day| answered[day]) {
                known.push(pair[1] - pair[0]);
            }
        }
        known.sort_by(f64::total_cmp);
        match gaps(&doses, &answered) {
            Ok(found) => {
                prop_assert_eq!(found.quartiles.count, known.len());
                prop_assert_eq!(found.left_out, times.len() - 1 - known.len());
                prop_assert!(near(found.quartiles.median, middle(&known)));
                prop_assert!(near(found.longest, *known.last().unwrap()));
            }
            Err(too_little) => prop_assert_eq!(too_little, TooLittle { have: known.len(), need: 5 }),
        }
    }
}

/// Probability of `k` heads in `n` tosses.
fn binomial(n: usize, k: usize) -> f64 {
    (0..k).fold(0.5_f64.powi(n as i32), |p, j| {
        p * (n - j) as f64 / (j + 1) as f64
    })
}

#[test]
fn ten_thousand_points_take_no_quadratic_time() {
    // Fifty million pairs: the slow way would take seconds in a test build.
    let points: Vec<(f64, f64)> = (0..10_000)
        .map(|day| {
            (
                f64::from(day),
                f64::from((day * 7919) % 11) + f64::from(day) * 0.002,
            )
        })
        .collect();
    let found = theil_sen(&points, 0.9).unwrap();
    assert!((found.slope - 0.002).abs() < 1e-4, "{found:?}");
    assert!(found.lo <= found.slope && found.slope <= found.hi && found.hi - found.lo < 1e-4);
}

#[test]
fn a_line_is_found_among_outliers_and_its_interval_covers() {
    let mut points: Vec<(f64, f64)> = (0..60)
        .map(|x| (f64::from(x), 2.0 - 0.1 * f64::from(x)))
        .collect();
    for odd in [3, 20, 40, 41] {
        points[odd].1 = 90.0;
    }
    let found = theil_sen(&points, 0.9).unwrap();
    assert!(
        (found.slope + 0.1).abs() < 1e-9 && (found.intercept - 2.0).abs() < 1e-9,
        "{found:?}"
    );

    // Coverage of the interval on plain noise around a slope, by a small generator of its own.
    let mut state = 88_172_645_463_325_252_u64;
    let mut unit = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let (mut held, runs) = (0, 400);
    for _ in 0..runs {
        let points: Vec<(f64, f64)> = (0..40)
            .map(|x| {
                (
                    f64::from(x),
                    0.05 * f64::from(x) + (0..12).map(|_| unit()).sum::<f64>(),
                )
            })
            .collect();
        let found = theil_sen(&points, 0.9).unwrap();
        held += i32::from(found.lo <= 0.05 && 0.05 <= found.hi);
    }
    let share = f64::from(held) / f64::from(runs);
    assert!(
        (0.86..0.95).contains(&share),
        "a 90 % interval held the truth in {share}"
    );
}

#[test]
fn too_little_says_what_there_is_and_what_it_takes() {
    let short = TooLittle { have: 4, need: 5 };
    assert_eq!(quartiles(&[1.0, 2.0, f64::NAN, 3.0, 4.0]), Err(short));
    assert_eq!(median_interval(&[1.0; 4], 0.9), Err(short));
    assert_eq!(
        median_interval(&[1.0; 5], 0.95),
        Err(TooLittle { have: 5, need: 6 })
    );
    assert_eq!(usual_clock_time(&[1.0; 4]), Err(short));
    assert_eq!(
        theil_sen(&[(0.0, 1.0); 3], 0.9),
        Err(TooLittle { have: 3, need: 8 })
    );
    assert_eq!(
        theil_sen(&[(2.0, 1.0); 9], 0.9),
        Err(TooLittle { have: 1, need: 2 })
    );
    assert_eq!(
        doses_per_answered_day(&[Some(1), None, Some(2), None]),
        Err(TooLittle { have: 2, need: 7 })
    );
    assert_eq!(gaps(&[], &[]), Err(TooLittle { have: 0, need: 5 }));
    assert_eq!(short.to_string(), "4 values where 5 are needed");
}

#[test]
fn a_day_without_an_answer_is_not_a_day_without_a_dose() {
    let days = [
        Some(3),
        None,
        Some(0),
        Some(3),
        Some(3),
        None,
        Some(0),
        Some(3),
        Some(2),
        Some(3),
    ];
    let found = doses_per_answered_day(&days).unwrap();
    assert_eq!(
        (found.dosed_days, found.none_days, found.unanswered_days),
        (6, 2, 2)
    );
    assert!((found.mean - 17.0 / 8.0).abs() < 1e-12);
    assert!((found.quartiles.median - 3.0).abs() < 1e-12);
}

#[test]
fn midnight_is_between_before_and_after() {
    let found = usual_clock_time(&[23.5, 0.5, 23.75, 0.25, 0.0]).unwrap();
    assert!(around(found.mean.unwrap(), 0.0) < 1e-9);
    assert!(around(found.median.unwrap(), 0.0) < 1e-9);
    assert!(found.concentration > 0.99);
    let even = usual_clock_time(&[22.0, 23.0, 1.0, 2.0, 23.5, 0.5]).unwrap();
    assert!(
        around(even.median.unwrap(), 0.0) < 1e-9,
        "the middle of the two middle times"
    );
    let everywhere = usual_clock_time(&[0.0, 4.0, 8.0, 12.0, 16.0, 20.0]).unwrap();
    assert_eq!((everywhere.mean, everywhere.median), (None, None));
    assert!(everywhere.concentration < 1e-9);
}

#[test]
fn splits_at_the_edges() {
    let started = split_change((0.0, 0.0), (2.0, 3.0)).unwrap();
    assert_eq!(
        (started.change, started.from_frequency, started.from_amount),
        (6.0, 6.0, 0.0)
    );
    let stopped = split_change((2.0, 3.0), (0.0, 0.0)).unwrap();
    assert_eq!((stopped.change, stopped.from_frequency), (-6.0, -6.0));
    assert_eq!(split_change((0.0, 1.0), (0.0, 2.0)).unwrap().change, 0.0);
    assert_eq!(split_change((f64::NAN, 1.0), (1.0, 1.0)), None);
    assert_eq!(
        split_change((2.0, 0.0), (2.0, 3.0)),
        None,
        "an unknown amount is not 0"
    );
    let tiny = split_change((2.0, 3.0), (2.0, 3.0 + 1e-9)).unwrap();
    assert!((tiny.from_amount - 2e-9).abs() < 1e-14 && tiny.from_frequency == 0.0);
}
