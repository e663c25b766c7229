//! S2, S3 and S4: two-window comparisons that allow for days that resemble their neighbours.

use super::{Course, Evidence, Lack, RECENT_DAYS, WINDOW_DAYS, follow};

/// Days with a value in either window; below it a mean says little.
const DAYS_NEED: usize = 10;
/// S2: smallest ratio of doses a day, and score.
const S2_RATIO: f64 = 1.2;
const S2_SCORE: f64 = 2.6;
/// S3: smallest ratio of amounts.
const S3_RATIO: f64 = 1.15;
/// S3: score against the reference window.
const S3_SCORE: f64 = 2.0;
/// S3 for a product begun later: score against its own first days.
const S3_SCORE_NEW: f64 = 2.5;
/// S3: days of a later product that serve as its reference.
const S3_FIRST_DAYS: usize = 21;
/// S4: points by which mornings after low days must be worse. From a simulated 0-30 total; it waits for real totals.
const S4_POINTS: f64 = 2.5;
const S4_SCORE: f64 = 2.5;
/// S4: days looked back on, and mornings needed after low and after usual days.
const S4_DAYS: usize = 60;
const S4_LOW_NEED: usize = 3;
const S4_USUAL_NEED: usize = 8;

/// S2, more often: doses by day, `None` where the day was not answered, against the 28 days from `from` (0, or the last dismissal). Holds at
/// 1.2 times the doses a day with a quasi-Poisson score of 2.6.
#[must_use]
pub fn more_frequent(doses: &[Option<u32>], from: usize) -> Course {
    let values: Vec<_> = doses.iter().map(|count| count.map(f64::from)).collect();
    let reference = window(&values, from, from + WINDOW_DAYS);
    let daily: Vec<_> = (0..values.len())
        .map(|day| {
            let recent = recent(&values, day);
            enough(&recent, &reference)?;
            let (late, early) = (mean(&recent), mean(&reference));
            // Without a dose in the reference there is nothing a ratio could be taken of.
            if early <= 0.0 {
                return Err(Lack {
                    have: 0,
                    need: DAYS_NEED,
                });
            }
            let spread = 0.5 * (dispersion(&recent) + dispersion(&reference));
            let pooled = 0.5 * (late + early);
            let variance =
                spread * pooled * (1.0 / effective(&recent) + 1.0 / effective(&reference));
            let score = (late - early) / variance.sqrt();
            let holds = late >= S2_RATIO * early && score >= S2_SCORE;
            Ok(evidence(score, S2_SCORE, &recent, &reference, holds))
        })
        .collect();
    follow(&daily, from + 2 * WINDOW_DAYS)
}

/// What was taken of one product on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AmountOfDay {
    /// Journal day.
    pub day: usize,
    /// Any number that tells products apart.
    pub product: usize,
    /// Doses of known amount.
    pub doses: u32,
    /// Mean log2 of their amounts, in the product's own unit.
    pub mean_log2: f64,
}

/// S3, larger doses, product by product: amounts of different products are never compared. On each of `days` days the product taken on
/// most of the last 14 days is judged. Where it was taken on ten or more of the 28 days from `from` (0, or the last dismissal), its
/// last 28 days are held against those (score 2.0); a product begun later is held against its own first 21 days (score 2.5), and the words
/// must then say that the product may be weaker. In both cases the mean must be 1.15 times as high.
#[must_use]
pub fn larger_doses(amounts: &[AmountOfDay], days: usize, from: usize) -> Course {
    let mut products: Vec<usize> = amounts.iter().map(|amount| amount.product).collect();
    products.sort_unstable();
    products.dedup();
    let mut by_product: Vec<Vec<Option<f64>>> = vec![vec![None; days]; products.len()];
    for amount in amounts {
        let usable = amount.day < days && amount.doses > 0 && amount.mean_log2.is_finite();
        if let Ok(product) = products.binary_search(&amount.product)
            && usable
        {
            by_product[product][amount.day] = Some(amount.mean_log2);
        }
    }
    let references: Vec<(Vec<f64>, Option<usize>)> = by_product
        .iter()
        .map(|values| {
            let usual = window(values, from, from + WINDOW_DAYS);
            if usual.len() >= DAYS_NEED {
                return (usual, None);
            }
            // The first 21 days it was taken since `from`, and the day after which there is something to compare.
            let mut first = Vec::new();
            let mut over = None;
            for (day, value) in values.iter().enumerate().skip(from) {
                if let Some(value) = value
                    && first.len() < S3_FIRST_DAYS
                {
                    first.push(*value);
                    over = (first.len() == S3_FIRST_DAYS).then_some(day);
                }
            }
            (first, Some(over.unwrap_or(usize::MAX)))
        })
        .collect();
    let taken = |product: usize, day: usize| {
        let values = &by_product[product];
        values.get(day).is_some_and(Option::is_some)
    };
    let daily: Vec<_> = (0..days)
        .map(|day| {
            let nothing = Lack {
                have: 0,
                need: DAYS_NEED,
            };
            let opens = (day + 1).saturating_sub(RECENT_DAYS);
            let times = |product: &usize| (opens..=day).filter(|at| taken(*product, *at)).count();
            let now = (0..by_product.len())
                .filter(|product| times(product) > 0)
                .max_by_key(times)
                .ok_or(nothing)?;
            let (reference, begun) = &references[now];
            let (opens, score) = match begun {
                None => ((day + 1).saturating_sub(WINDOW_DAYS), S3_SCORE),
                Some(over) if *over >= day => {
                    return Err(Lack {
                        have: window(&by_product[now], from, day + 1).len(),
                        need: S3_FIRST_DAYS + DAYS_NEED,
                    });
                }
                Some(over) => (
                    (day + 1).saturating_sub(WINDOW_DAYS).max(over + 1),
                    S3_SCORE_NEW,
                ),
            };
            let recent = window(&by_product[now], opens, day + 1);
            enough(&recent, reference)?;
            Ok(larger(&recent, reference, score))
        })
        .collect();
    follow(&daily, from + 2 * WINDOW_DAYS)
}

/// S4, withdrawal-like symptoms on cutting back: by day, the morning's symptom total (0-30) before the first dose, and the lane's mg,
/// `None` where not known (an unanswered day has no mg; a day answered with "none" has 0). Mornings after a low day (at most 0.6 of the
/// own median of 28 days) are held against mornings after usual days (above 0.8) among the last 60 days, from `from` (0, or the last dismissal) on.
/// Holds at 2.5 points with a Mann-Whitney score of 2.5.
#[must_use]
pub fn symptoms_when_less(totals: &[Option<f64>], mg: &[Option<f64>], from: usize) -> Course {
    let days = totals.len().min(mg.len());
    let kinds: Vec<Option<bool>> = (0..days).map(|day| kind_of_morning(mg, day)).collect();
    let daily: Vec<_> = (0..days)
        .map(|day| {
            let (mut low, mut usual) = (Vec::new(), Vec::new());
            for at in (day + 1).saturating_sub(S4_DAYS).max(from)..=day {
                match (kinds[at], totals[at].filter(|total| total.is_finite())) {
                    (Some(true), Some(total)) => low.push(total),
                    (Some(false), Some(total)) => usual.push(total),
                    _ => {}
                }
            }
            for (have, need) in [(low.len(), S4_LOW_NEED), (usual.len(), S4_USUAL_NEED)] {
                if have < need {
                    return Err(Lack { have, need });
                }
            }
            let score = mann_whitney(&low, &usual);
            let holds = mean(&low) - mean(&usual) >= S4_POINTS && score >= S4_SCORE;
            Ok(evidence(score, S4_SCORE, &low, &usual, holds))
        })
        .collect();
    follow(&daily, from)
}

/// Whether the day before `day` was low (`Some(true)`), usual (`Some(false)`) or neither.
fn kind_of_morning(mg: &[Option<f64>], day: usize) -> Option<bool> {
    let usable = |mg: &f64| mg.is_finite() && *mg >= 0.0;
    let yesterday = mg[day.checked_sub(1)?].filter(usable)?;
    let mut before: Vec<f64> = mg[day.saturating_sub(28)..day]
        .iter()
        .flatten()
        .copied()
        .filter(usable)
        .collect();
    before.sort_by(f64::total_cmp);
    let median = 0.5 * (before[(before.len() - 1) / 2] + before[before.len() / 2]);
    if median <= 0.0 {
        None
    } else if yesterday <= 0.6 * median {
        Some(true)
    } else {
        (yesterday > 0.8 * median).then_some(false)
    }
}

fn larger(recent: &[f64], reference: &[f64], threshold: f64) -> Evidence {
    let (late, early) = (mean(recent), mean(reference));
    let variance =
        variance(recent) / effective(recent) + variance(reference) / effective(reference);
    // Equal amounts every day have no spread; the tenth of a gram people weigh to keeps the ratio finite.
    let score = (late - early) / variance.max(1e-4).sqrt();
    let holds = late - early >= S3_RATIO.log2() && score >= threshold;
    evidence(score, threshold, recent, reference, holds)
}

fn evidence(statistic: f64, threshold: f64, late: &[f64], early: &[f64], holds: bool) -> Evidence {
    Evidence {
        statistic,
        threshold,
        recent: mean(late),
        reference: mean(early),
        recent_count: late.len(),
        reference_count: early.len(),
        holds,
    }
}

/// The finite values on days `from..to`.
fn window(values: &[Option<f64>], from: usize, to: usize) -> Vec<f64> {
    let to = to.min(values.len());
    values
        .get(from..to)
        .unwrap_or(&[])
        .iter()
        .flatten()
        .copied()
        .filter(|value| value.is_finite())
        .collect()
}

/// The window that ends on `day`.
fn recent(values: &[Option<f64>], day: usize) -> Vec<f64> {
    window(values, (day + 1).saturating_sub(WINDOW_DAYS), day + 1)
}

fn enough(recent: &[f64], reference: &[f64]) -> Result<(), Lack> {
    let have = recent.len().min(reference.len());
    if have < DAYS_NEED {
        return Err(Lack {
            have,
            need: DAYS_NEED,
        });
    }
    Ok(())
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn variance(values: &[f64]) -> f64 {
    let centre = mean(values);
    values
        .iter()
        .map(|value| (value - centre).powi(2))
        .sum::<f64>()
        / (values.len() as f64 - 1.0).max(1.0)
}

fn dispersion(counts: &[f64]) -> f64 {
    (variance(counts) / mean(counts).max(1e-9)).clamp(0.3, 4.0)
}

/// `n (1 - rho) / (1 + rho)`, rho the lag-1 autocorrelation within 0 and 0.6: days that resemble their neighbours say less.
fn effective(values: &[f64]) -> f64 {
    let centre = mean(values);
    let total: f64 = values.iter().map(|value| (value - centre).powi(2)).sum();
    let lagged: f64 = values
        .windows(2)
        .map(|pair| (pair[0] - centre) * (pair[1] - centre))
        .sum();
    let rho = if total > 0.0 {
        (lagged / total).clamp(0.0, 0.6)
    } else {
        0.0
    };
    values.len() as f64 * (1.0 - rho) / (1.0 + rho)
}

/// Normal score of Mann and Whitney's U with ties corrected; positive when `high` is higher, 0 when all are equal.
fn mann_whitney(high: &[f64], low: &[f64]) -> f64 {
    let (n, m) = (high.len() as f64, low.len() as f64);
    let mut wins = 0.0;
    for a in high {
        for b in low {
            wins += if a > b {
                1.0
            } else if a == b {
                0.5
            } else {
                0.0
            };
        }
    }
    let mut all: Vec<f64> = high.iter().chain(low).copied().collect();
    all.sort_by(f64::total_cmp);
    let ties: f64 = all
        .chunk_by(|a, b| a == b)
        .map(|run| (run.len() as f64).powi(3) - run.len() as f64)
        .sum();
    let total = n + m;
    let variance = n * m / 12.0 * (total + 1.0 - ties / (total * (total - 1.0)));
    if variance > 0.0 {
        (wins - 0.5 * n * m) / variance.sqrt()
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::super::{State, with_dismissals};
    use super::*;

    fn amounts(days: usize, of: impl Fn(usize) -> (usize, f64)) -> Vec<AmountOfDay> {
        (0..days)
            .map(|day| {
                let (product, mean_log2) = of(day);
                AmountOfDay {
                    day,
                    product,
                    doses: 2,
                    mean_log2: mean_log2 + [0.1, -0.1, 0.05, -0.05][day % 4],
                }
            })
            .collect()
    }

    #[test]
    fn more_often_is_found_and_a_dismissal_restarts_its_window() {
        let counts: Vec<_> = (0..150_u32)
            .map(|day| Some(if day < 60 { 2 + day % 2 } else { 4 + day % 2 }))
            .collect();
        let course = more_frequent(&counts, 0);
        assert!(!course.notices.is_empty());
        let State::Found(seen) = course.states[149] else {
            panic!("still found: {:?}", course.states[149]);
        };
        assert!((seen.recent - 4.5).abs() < 1e-9 && (seen.reference - 2.5).abs() < 1e-9);
        let dismissed = with_dismissals(&[92], |from| more_frequent(&counts, from));
        assert!(
            dismissed.notices.iter().all(|day| *day < 92),
            "4.5 a day is the new usual"
        );
        assert!(matches!(dismissed.states[149], State::Clear(_)));
    }

    #[test]
    fn unanswered_days_are_left_out_and_few_answers_are_not_enough() {
        let counts: Vec<_> = (0..120).map(|day| (day % 4 == 0).then_some(2)).collect();
        let course = more_frequent(&counts, 0);
        assert!(matches!(
            course.states[119],
            State::Insufficient(Lack { have: 7, need: 10 })
        ));
        let none: Vec<_> = (0..120).map(|_| Some(0)).collect();
        assert!(matches!(
            more_frequent(&none, 0).states[119],
            State::Insufficient(_)
        ));
        assert!(more_frequent(&[], 0).states.is_empty());
    }

    #[test]
    fn larger_doses_of_the_same_product_are_found() {
        let rising = amounts(120, |day| (0, if day < 60 { 1.0 } else { 1.4 }));
        let course = larger_doses(&rising, 120, 0);
        assert!(!course.notices.is_empty());
        assert!(
            larger_doses(&amounts(120, |_| (0, 1.0)), 120, 0)
                .notices
                .is_empty()
        );
        let dismissed = with_dismissals(&[70], |from| larger_doses(&rising, 120, from));
        assert!(dismissed.notices.iter().all(|day| *day < 70));
    }

    #[test]
    fn another_product_is_held_against_its_own_first_days() {
        // More grams of a weaker product, steadily: nothing of this product has grown.
        let switched = amounts(150, |day| if day < 60 { (0, 1.0) } else { (1, 2.0) });
        let course = larger_doses(&switched, 150, 0);
        assert!(course.notices.is_empty(), "{:?}", course.notices);
        assert!(matches!(course.states[75], State::Insufficient(_)));
        assert!(matches!(course.states[149], State::Clear(_)));
        let grown = amounts(150, |day| match day {
            ..60 => (0, 1.0),
            60..90 => (1, 2.0),
            _ => (1, 2.5),
        });
        let course = larger_doses(&grown, 150, 0);
        assert!(!course.notices.is_empty());
        let State::Found(seen) = course.states[149] else {
            panic!("{:?}", course.states[149]);
        };
        assert!(
            (seen.reference - 2.0).abs() < 0.05,
            "its own beginning: {}",
            seen.reference
        );
        assert_eq!(seen.reference_count, S3_FIRST_DAYS);
    }

    #[test]
    fn odd_amounts_are_left_out() {
        let mut odd = amounts(120, |_| (0, 1.0));
        odd[5].mean_log2 = f64::NAN;
        odd[6].doses = 0;
        odd[7].day = 5000;
        odd[8].product = usize::MAX;
        assert!(larger_doses(&odd, 120, 0).notices.is_empty());
        assert!(larger_doses(&[], 40, 0).notices.is_empty());
    }

    fn low_every_tenth_day(days: usize) -> Vec<Option<f64>> {
        (0..days)
            .map(|day| Some(if day % 10 == 0 { 10.0 } else { 100.0 }))
            .collect()
    }

    #[test]
    fn symptoms_after_low_days_are_found_once_there_are_three() {
        let mg = low_every_tenth_day(90);
        let totals: Vec<_> = (0..90)
            .map(|day| Some(if day % 10 == 1 { 9.0 } else { 2.0 }))
            .collect();
        let course = symptoms_when_less(&totals, &mg, 0);
        assert_eq!(
            course.states[15],
            State::Insufficient(Lack { have: 1, need: 3 })
        );
        assert!(!course.notices.is_empty());
        let State::Found(seen) = course.states[89] else {
            panic!("{:?}", course.states[89]);
        };
        assert!((seen.recent - 9.0).abs() < 1e-9 && (seen.reference - 2.0).abs() < 1e-9);
        let even = symptoms_when_less(&vec![Some(4.0); 90], &mg, 0);
        assert!(even.notices.is_empty());
        let dismissed = with_dismissals(&[60], |from| symptoms_when_less(&totals, &mg, from));
        assert!(
            matches!(dismissed.states[65], State::Insufficient(_)),
            "its window is new"
        );
    }

    #[test]
    fn a_day_without_an_answer_is_no_low_day() {
        let mg: Vec<_> = low_every_tenth_day(90)
            .into_iter()
            .map(|mg| mg.filter(|mg| *mg > 50.0))
            .collect();
        let totals: Vec<_> = (0..90)
            .map(|day| Some(if day % 10 == 1 { 9.0 } else { 2.0 }))
            .collect();
        let course = symptoms_when_less(&totals, &mg, 0);
        assert!(
            course
                .states
                .iter()
                .all(|state| matches!(state, State::Insufficient(_)))
        );
    }

    #[test]
    fn the_score_is_that_of_a_slow_count() {
        // U by pairs, variance by the textbook formula, without ties: 6 low, 5 usual.
        let (high, low) = ([5.0, 6.0, 7.5, 9.0, 1.0, 8.0], [2.0, 3.0, 4.0, 0.0, 7.0]);
        let wins = high
            .iter()
            .map(|h| low.iter().filter(|l| h > *l).count())
            .sum::<usize>() as f64;
        let score = (wins - 15.0) / (30.0_f64 * 12.0 / 12.0).sqrt();
        assert!((mann_whitney(&high, &low) - score).abs() < 1e-12);
        assert_eq!(mann_whitney(&[1.0; 4], &[1.0; 5]), 0.0);
    }
}
