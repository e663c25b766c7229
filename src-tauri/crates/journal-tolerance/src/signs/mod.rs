//! The early signs that can be told from numbers, each with a known rate of false alarms.
//!
//! A sign says what the journal shows, never what to take. The 2.5 points of [`symptoms_when_less`] come from a simulated
//! 0-30 total and wait for real totals.

/// Days a rule must hold before its sign is found.
pub const HOLD_DAYS: usize = 7;
/// Fewest days between two notices of one sign.
pub const NOTICE_GAP_DAYS: usize = 28;
/// Window compared, days.
pub const WINDOW_DAYS: usize = 28;
/// Probability of a rise above 0.25 doublings that S1 needs.
pub const S1_THRESHOLD: f64 = 0.85;

/// Outcome of one sign's rule on one day, with the numbers it used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Statistic and the threshold it is held against.
    pub statistic: f64,
    /// See `statistic`.
    pub threshold: f64,
    /// Mean of the recent window (doses a day, log2 amount, or symptom points after low days).
    pub recent: f64,
    /// Mean of the comparison window, same unit.
    pub reference: f64,
    /// Values in either window.
    pub recent_count: usize,
    /// See `recent_count`.
    pub reference_count: usize,
    /// Whether statistic and size of the change both pass.
    pub holds: bool,
}

/// State of a sign on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// Too little data, or too early in the journal.
    Insufficient,
    /// The rule does not hold.
    Clear(Evidence),
    /// The rule holds today, not yet for [`HOLD_DAYS`].
    Watch(Evidence),
    /// The rule has held for at least [`HOLD_DAYS`].
    Found(Evidence),
}

/// A sign's course: its state by day and the days of its notices.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// One state per day.
    pub states: Vec<State>,
    /// Days a notice is due, [`NOTICE_GAP_DAYS`] apart or more.
    pub notices: Vec<usize>,
}

/// Follows a rule through days: silent before `first_day`, held for [`HOLD_DAYS`], one notice per [`NOTICE_GAP_DAYS`].
#[must_use]
pub fn follow(daily: &[Option<Evidence>], first_day: usize) -> Course {
    let (mut run, mut notices) = (0, Vec::<usize>::new());
    let mut states = Vec::with_capacity(daily.len());
    for (day, evidence) in daily.iter().enumerate() {
        let Some(evidence) = evidence.filter(|_| day >= first_day) else {
            run = 0;
            states.push(State::Insufficient);
            continue;
        };
        run = if evidence.holds { run + 1 } else { 0 };
        states.push(match run {
            0 => State::Clear(evidence),
            1..HOLD_DAYS => State::Watch(evidence),
            _ => State::Found(evidence),
        });
        if run >= HOLD_DAYS
            && notices
                .last()
                .is_none_or(|last| day - last >= NOTICE_GAP_DAYS)
        {
            notices.push(day);
        }
    }
    Course { states, notices }
}

/// S1, the same dose works less: probability of a rise, from the same-day estimate, by day. After a dismissal on day `from`
/// it is silent for 35 days; the tolerance reference stays.
#[must_use]
pub fn same_dose_less_effect(p_rise: &[Option<f64>], from: usize) -> Course {
    let daily: Vec<_> = p_rise
        .iter()
        .map(|p| {
            p.filter(|p| p.is_finite()).map(|p| Evidence {
                statistic: p,
                threshold: S1_THRESHOLD,
                recent: p,
                reference: 0.0,
                recent_count: 1,
                reference_count: 0,
                holds: p > S1_THRESHOLD,
            })
        })
        .collect();
    follow(&daily, from + 35)
}

/// S2, more often: doses by day, `None` where the day was not answered. The reference is the 28 days from `from`.
#[must_use]
pub fn more_frequent(doses: &[Option<u32>], from: usize) -> Course {
    let values: Vec<_> = doses.iter().map(|count| count.map(f64::from)).collect();
    windows(&values, from, |recent, reference| {
        let (late, early) = (mean(recent), mean(reference));
        let spread = 0.5 * (dispersion(recent) + dispersion(reference));
        // Without a dose in the reference there is nothing to compare a ratio with.
        if early <= 0.0 {
            return None;
        }
        let pooled = 0.5 * (late + early);
        let variance = spread * pooled * (1.0 / effective(recent) + 1.0 / effective(reference));
        let z = (late - early) / variance.sqrt();
        Some((z, 2.6, late, early, late >= 1.2 * early && z >= 2.6))
    })
}

/// S3, larger doses: mean log2 amount by day, `None` where no amount is known.
#[must_use]
pub fn larger_doses(log2_amount: &[Option<f64>], from: usize) -> Course {
    windows(log2_amount, from, |recent, reference| {
        larger(recent, reference, 2.0)
    })
}

/// S3 for the current product: its mean log2 grams on each day it was taken, in order; its first 21 such days are the
/// reference. `None` with fewer than 7 days beyond them.
#[must_use]
pub fn larger_doses_of_product(log2_grams: &[f64]) -> Option<Evidence> {
    if log2_grams.len() < 28 || log2_grams.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let (reference, later) = log2_grams.split_at(21);
    let recent = &later[later.len().saturating_sub(WINDOW_DAYS)..];
    larger(recent, reference, 2.5).map(|outcome| evidence(outcome, recent, reference))
}

/// S4, withdrawal-like symptoms on cutting back, on the last day given: morning totals (0-30) and mg taken by day. Uses the
/// last 60 days; `None` with fewer than 3 low or 8 usual mornings.
#[must_use]
pub fn symptoms_when_less(totals: &[Option<f64>], mg: &[Option<f64>]) -> Option<Evidence> {
    let days = totals.len().min(mg.len());
    let (mut low, mut usual) = (Vec::new(), Vec::new());
    for day in days.saturating_sub(60).max(1)..days {
        let (Some(total), Some(yesterday)) = (totals[day], mg[day - 1]) else {
            continue;
        };
        let mut before: Vec<f64> = mg[day.saturating_sub(28)..day]
            .iter()
            .flatten()
            .copied()
            .collect();
        before.sort_by(f64::total_cmp);
        let median = 0.5 * (before[(before.len() - 1) / 2] + before[before.len() / 2]);
        if median <= 0.0 {
            continue;
        }
        if yesterday <= 0.6 * median {
            low.push(total);
        } else if yesterday > 0.8 * median {
            usual.push(total);
        }
    }
    if low.len() < 3 || usual.len() < 8 {
        return None;
    }
    let z = mann_whitney(&low, &usual);
    let holds = mean(&low) - mean(&usual) >= 2.5 && z >= 2.5;
    Some(evidence(
        (z, 2.5, mean(&low), mean(&usual), holds),
        &low,
        &usual,
    ))
}

type Outcome = (f64, f64, f64, f64, bool);

fn evidence(
    (statistic, threshold, recent, reference, holds): Outcome,
    late: &[f64],
    early: &[f64],
) -> Evidence {
    Evidence {
        statistic,
        threshold,
        recent,
        reference,
        recent_count: late.len(),
        reference_count: early.len(),
        holds,
    }
}

fn windows(
    values: &[Option<f64>],
    from: usize,
    rule: impl Fn(&[f64], &[f64]) -> Option<Outcome>,
) -> Course {
    let take = |slice: &[Option<f64>]| -> Vec<f64> {
        slice
            .iter()
            .flatten()
            .copied()
            .filter(|value| value.is_finite())
            .collect()
    };
    let reference = take(
        values
            .get(from..(from + WINDOW_DAYS).min(values.len()))
            .unwrap_or(&[]),
    );
    let daily: Vec<_> = (0..values.len())
        .map(|day| {
            let recent = take(&values[(day + 1).saturating_sub(WINDOW_DAYS)..=day]);
            // Ten answered days on either side, or a mean says little.
            if recent.len() < 10 || reference.len() < 10 {
                return None;
            }
            rule(&recent, &reference).map(|outcome| evidence(outcome, &recent, &reference))
        })
        .collect();
    follow(&daily, from + 2 * WINDOW_DAYS)
}

fn larger(recent: &[f64], reference: &[f64], threshold: f64) -> Option<Outcome> {
    let (late, early) = (mean(recent), mean(reference));
    let variance =
        variance(recent) / effective(recent) + variance(reference) / effective(reference);
    // Equal amounts every day have no spread; the tenth of a gram people weigh to keeps the ratio finite.
    let z = (late - early) / variance.max(1e-4).sqrt();
    Some((
        z,
        threshold,
        late,
        early,
        late - early >= 1.15_f64.log2() && z >= threshold,
    ))
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

/// `n (1 - rho) / (1 + rho)`, rho the lag-1 autocorrelation within 0 and 0.6.
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
    use super::*;

    #[test]
    fn holds_seven_days_and_notices_are_four_weeks_apart() {
        let course = same_dose_less_effect(&[Some(0.9); 100], 0);
        assert_eq!(course.notices, vec![41, 69, 97]);
        assert_eq!(course.states[34], State::Insufficient);
        assert!(matches!(course.states[40], State::Watch(_)));
    }

    #[test]
    fn a_change_is_found_and_none_is_not() {
        let counts: Vec<_> = (0..120)
            .map(|day| Some(if day < 60 { 2 + day % 2 } else { 4 + day % 2 }))
            .collect();
        assert!(!more_frequent(&counts, 0).notices.is_empty());
        assert!(more_frequent(&counts, 60).notices.is_empty());
        let amounts: Vec<_> = (0..120).map(|day| Some(f64::from(day % 3) * 0.1)).collect();
        assert!(larger_doses(&amounts, 0).notices.is_empty());
    }

    #[test]
    fn symptoms_need_three_low_days() {
        let mg: Vec<_> = (0..60)
            .map(|day| Some(if day % 10 == 0 { 10.0 } else { 100.0 }))
            .collect();
        let totals: Vec<_> = (0..60)
            .map(|day| Some(if day % 10 == 1 { 9.0 } else { 2.0 }))
            .collect();
        assert!(symptoms_when_less(&totals, &mg).unwrap().holds);
        assert_eq!(symptoms_when_less(&totals[..20], &mg), None);
    }
}
