//! The most probable parameters by Gauss-Newton, and the spread around them (Laplace).

#![allow(
    clippy::needless_range_loop,
    reason = "matrix code reads better with indices"
)]

use crate::arrow::{Cholesky, Eliminated, Forward};
use crate::constants::Drift;
use std::borrow::Cow;

use crate::exposure::Pools;
use crate::prepared::SHARED;
use crate::sweep::{CEILING, FAST, Problem, SLOW, STEEPNESS, Sweep};

/// Where a fit stands: the shared parameters and, per day, tolerance walk and day effect.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Point<const K: usize> {
    pub theta: [f64; K],
    pub z: Vec<f64>,
    pub d: Vec<f64>,
}

impl<const K: usize> Point<K> {
    pub(crate) fn at_prior(problem: &Problem<'_>, days: usize) -> Self {
        Self {
            theta: problem.prior_means(),
            z: vec![0.0; days],
            d: vec![0.0; days],
        }
    }

    /// Cuts or extends (walk flat, day effect at rest) to `days`.
    pub(crate) fn resize(&mut self, days: usize) {
        let last = self.z.last().copied().unwrap_or(0.0);
        self.z.resize(days, last);
        self.d.resize(days, 0.0);
    }

    /// This point plus `share` of `step`, within the allowed ranges.
    fn moved(&self, problem: &Problem<'_>, step: &Self, share: f64) -> Self {
        let mut next = self.clone();
        next.theta
            .iter_mut()
            .zip(&step.theta)
            .for_each(|(value, change)| *value += share * change);
        next.theta[STEEPNESS] = next.theta[STEEPNESS].max(problem.constants.steepness_floor);
        let (least, most) = problem.constants.ceiling_range;
        next.theta[CEILING] = next.theta[CEILING].clamp(least, most);
        next.z
            .iter_mut()
            .zip(&step.z)
            .for_each(|(value, change)| *value += share * change);
        next.d
            .iter_mut()
            .zip(&step.d)
            .for_each(|(value, change)| *value += share * change);
        next
    }

    fn largest(&self) -> f64 {
        let all = self.theta.iter().chain(&self.z).chain(&self.d);
        all.fold(0.0, |largest, value| value.abs().max(largest))
    }

    fn dot(&self, other: &Self) -> f64 {
        let days = self
            .z
            .iter()
            .zip(&other.z)
            .chain(self.d.iter().zip(&other.d));
        dot(&self.theta, &other.theta) + days.map(|(left, right)| left * right).sum::<f64>()
    }
}

/// A fit for one drift.
#[derive(Clone, Debug)]
pub(crate) struct Solved<const K: usize> {
    pub point: Point<K>,
    /// Log marginal likelihood up to a constant common to all drifts.
    pub log_evidence: f64,
    forward: Forward<K>,
    factor: Cholesky<K>,
    eliminated: Vec<Eliminated<K>>,
    drift: Drift,
}

/// Steps smaller than this (doublings, points, parameters) end the search; the last one is still taken.
pub(crate) const CLOSE_ENOUGH: f64 = 2e-3;
/// Passes before the search stops in any case; usual are 2 to 6.
const MOST_PASSES: usize = 25;

/// One pass at `point`: the sweep standing on its last day, and the point after the full step.
pub(crate) fn one_pass<'a, const K: usize>(
    problem: &Problem<'a>,
    drift: Drift,
    point: &Point<K>,
    eliminated: &mut Vec<Eliminated<K>>,
) -> (Sweep<'a, K>, Point<K>) {
    eliminated.clear();
    let mut sweep = Sweep::new(*problem, drift, point.theta);
    for (z, d) in point.z.iter().zip(&point.d) {
        eliminated.extend(sweep.enter(*z, *d));
    }
    let mut forward = sweep.forward.clone();
    eliminated.push(forward.eliminate());
    let factor = Cholesky::new(&forward.border);
    let theta = bounded_step(problem, &point.theta, &forward, &factor);
    let step = back_substitute(problem, drift, theta, eliminated);
    (sweep, point.moved(problem, &step, 1.0))
}

/// Finds the maximum of the posterior for one drift, from `start`, with the first `start.z.len()` days.
pub(crate) fn maximise<const K: usize>(
    problem: &Problem<'_>,
    drift: Drift,
    start: Point<K>,
    close_enough: f64,
) -> Solved<K> {
    let days = start.z.len();
    let mut point = start;
    let mut accepted: Option<Accepted<K>> = None;
    let mut passes = 0;
    let mut eliminated = Vec::with_capacity(days);
    loop {
        passes += 1;
        eliminated.clear();
        let mut sweep = Sweep::new(*problem, drift, point.theta);
        for day in 0..days {
            eliminated.extend(sweep.enter(point.z[day], point.d[day]));
        }
        let mut forward = sweep.forward;
        if days > 0 {
            eliminated.push(forward.eliminate());
        }
        if let Some(last) = &mut accepted
            && sweep.objective > last.objective + 1e-6
            && last.share > 1e-3
            && passes < MOST_PASSES
        {
            last.share *= 0.5;
            point = last.from.moved(problem, &last.step, last.share);
            continue;
        }
        let factor = Cholesky::new(&forward.border);
        let theta = bounded_step(problem, &point.theta, &forward, &factor);
        let step = back_substitute(problem, drift, theta, &eliminated);
        if step.largest() < close_enough || passes >= MOST_PASSES {
            let fall = forward.fall + dot(&theta, &forward.gradient);
            let log_evidence = 0.5 * fall
                - sweep.objective
                - 0.5 * (forward.log_det() + factor.log_det)
                - drift.log_scale(days);
            let point = point.moved(problem, &step, 1.0);
            return Solved {
                point,
                log_evidence,
                forward,
                factor,
                eliminated,
                drift,
            };
        }
        let share = accepted.as_ref().map_or(1.0, |last| last.next_share(&step));
        let next = point.moved(problem, &step, share);
        accepted = Some(Accepted {
            from: std::mem::replace(&mut point, next),
            step,
            share,
            objective: sweep.objective,
        });
    }
}

/// Offsets that move by less than this many doublings leave the exposure as it is.
const SETTLED: f64 = 0.004;
/// Most often the exposure is computed anew.
const MOST_ROUNDS: usize = 8;

/// [`maximise`], with each product counted in the exposure as strong as the fit finds it: fit and exposure take turns until the products'
/// offsets settle. Gives back the exposure it ended with.
pub(crate) fn settle<'a, const K: usize>(
    problem: &Problem<'a>,
    drift: Drift,
    start: Point<K>,
    close_enough: f64,
) -> (Solved<K>, Cow<'a, Pools>) {
    if !problem.potency_matters() {
        let solved = maximise(problem, drift, start, close_enough);
        return (solved, Cow::Borrowed(problem.pools));
    }
    let days = start.z.len();
    let mut start = start;
    let mut round = 0;
    loop {
        let pools = problem.exposure(&start.theta, days);
        let before = start.theta;
        let solved = maximise(&problem.with_pools(&pools), drift, start, close_enough);
        round += 1;
        let moved = before[SHARED..]
            .iter()
            .zip(&solved.point.theta[SHARED..])
            .map(|(before, after)| (before - after).abs())
            .fold(0.0, f64::max);
        if moved < SETTLED || round == MOST_ROUNDS {
            return (solved, Cow::Owned(pools));
        }
        start = solved.point;
    }
}

/// A step that was taken.
struct Accepted<const K: usize> {
    from: Point<K>,
    step: Point<K>,
    /// How much of the step was taken.
    share: f64,
    /// Objective where it started.
    objective: f64,
}

impl<const K: usize> Accepted<K> {
    /// Gauss-Newton leaves out the curvature of the effect curve, so its steps overshoot or fall short by a steady ratio. The ratio of
    /// two successive steps tells it (Aitken), and taking the right share of the next one saves about a third of the passes.
    fn next_share(&self, step: &Point<K>) -> f64 {
        let before = self.step.dot(&self.step);
        let ratio = if before > 0.0 {
            self.step.dot(step) / before
        } else {
            0.0
        };
        if self.share < 0.4 {
            1.0
        } else {
            (self.share / (1.0 - ratio.min(0.8))).clamp(0.5, 1.6)
        }
    }
}

fn dot<const K: usize>(left: &[f64; K], right: &[f64; K]) -> f64 {
    left.iter()
        .zip(right)
        .map(|(left, right)| left * right)
        .sum()
}

/// Stiffness that holds a parameter on its bound while the others adapt.
const HOLD: f64 = 1e9;

/// The step of the shared parameters. One that would leave its range is put on the end of it and the others are solved for anew;
/// merely cutting it off would leave a step that need not go downhill.
fn bounded_step<const K: usize>(
    problem: &Problem<'_>,
    theta: &[f64; K],
    forward: &Forward<K>,
    factor: &Cholesky<K>,
) -> [f64; K] {
    let constants = problem.constants;
    let ranges = [
        (STEEPNESS, (constants.steepness_floor, f64::INFINITY)),
        (CEILING, constants.ceiling_range),
    ];
    let mut step = factor.solve(&forward.gradient);
    let (mut border, mut gradient) = (forward.border, forward.gradient);
    let mut held = [false; 2];
    for _ in 0..ranges.len() {
        let mut again = false;
        for (slot, (index, (low, high))) in ranges.iter().enumerate() {
            let target = theta[*index] + step[*index];
            if !held[slot] && (target < *low || target > *high) {
                held[slot] = true;
                again = true;
                border[*index][*index] += HOLD;
                gradient[*index] += HOLD * (target.clamp(*low, *high) - theta[*index]);
            }
        }
        if !again {
            break;
        }
        step = Cholesky::new(&border).solve(&gradient);
    }
    step
}

/// The full step: shared parameters first, then the days from last to first.
fn back_substitute<const K: usize>(
    problem: &Problem<'_>,
    drift: Drift,
    theta: [f64; K],
    eliminated: &[Eliminated<K>],
) -> Point<K> {
    let days = eliminated.len();
    let (walk, tie) = couplings(problem, drift);
    let (mut z, mut d) = (vec![0.0; days], vec![0.0; days]);
    let mut after = (0.0, 0.0);
    for day in (0..days).rev() {
        let gone = &eliminated[day];
        let (mut right_z, mut right_d) = gone.gradient;
        for column in 0..K {
            right_z -= gone.border_z[column] * theta[column];
            right_d -= gone.border_d[column] * theta[column];
        }
        if day + 1 < days {
            right_z += walk * after.0;
            right_d += tie * after.1;
        }
        after = gone.inverse.times(right_z, right_d);
        (z[day], d[day]) = after;
    }
    Point { theta, z, d }
}

fn couplings(problem: &Problem<'_>, drift: Drift) -> (f64, f64) {
    let constants = problem.constants;
    let phi = constants.day_correlation;
    (
        drift.memory * drift.precision(),
        phi / (constants.day_sd * constants.day_sd * (1.0 - phi * phi)),
    )
}

impl<const K: usize> Solved<K> {
    /// Mean and variance of the shift on the last day; needs no way back through the days.
    pub(crate) fn last_day(&self, problem: &Problem<'_>) -> (f64, f64) {
        let Some(gone) = self.eliminated.last() else {
            return (0.0, 0.0);
        };
        let day = self.eliminated.len() - 1;
        let (fast, slow) = problem.pools(day);
        let mut lever: [f64; K] = std::array::from_fn(|column| {
            self.forward.mean_border[column]
                - gone
                    .inverse
                    .times(gone.border_z[column], gone.border_d[column])
                    .0
        });
        lever[FAST] += fast;
        lever[SLOW] += slow;
        let cross = gone.inverse.times(gone.mean.0, gone.mean.1).0;
        let own = gone.inverse.zz - 2.0 * cross + self.forward.mean_variance;
        let point = &self.point;
        let mean = point.z[day] - reference_mean(problem, point)
            + point.theta[FAST] * fast
            + point.theta[SLOW] * slow;
        (mean, (own + self.factor.quadratic(&lever)).max(0.0))
    }
}

fn reference_mean<const K: usize>(problem: &Problem<'_>, point: &Point<K>) -> f64 {
    let reference = problem.prepared.reference.max(1);
    point.z.iter().take(reference).sum::<f64>() / reference as f64
}

/// Mean and Laplace variance of the shift on each day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marginals {
    pub mean: Vec<f64>,
    pub variance: Vec<f64>,
    /// Standard deviation from days nobody answered for and from unknown use before, given the fitted weights of the pools.
    pub unanswered: Vec<f64>,
}

/// Runs back through the days: the variance of each day's shift against the reference mean, parameters included.
pub(crate) fn marginals<const K: usize>(problem: &Problem<'_>, solved: &Solved<K>) -> Marginals {
    let days = solved.eliminated.len();
    let (walk, tie) = couplings(problem, solved.drift);
    let point = &solved.point;
    let centre = reference_mean(problem, point);
    let mut mean = vec![0.0; days];
    let mut variance = vec![0.0; days];
    // Spread of the day's block, the border's and the functional's solution for the day after.
    let mut spread = crate::arrow::Pair::default();
    let mut border = ([0.0; K], [0.0; K]);
    let mut functional = (0.0, 0.0);
    for day in (0..days).rev() {
        let gone = &solved.eliminated[day];
        let inverse = gone.inverse;
        let (tie_z, tie_d) = if day + 1 < days {
            (walk, tie)
        } else {
            (0.0, 0.0)
        };
        // G = inverse * coupling
        let (gzz, gzd, gdz, gdd) = (
            inverse.zz * tie_z,
            inverse.zd * tie_d,
            inverse.zd * tie_z,
            inverse.dd * tie_d,
        );
        let (az, ad) = (
            gzz * spread.zz + gzd * spread.zd,
            gzz * spread.zd + gzd * spread.dd,
        );
        let (bz, bd) = (
            gdz * spread.zz + gdd * spread.zd,
            gdz * spread.zd + gdd * spread.dd,
        );
        spread = crate::arrow::Pair {
            zz: inverse.zz + az * gzz + ad * gzd,
            zd: inverse.zd + az * gdz + ad * gdd,
            dd: inverse.dd + bz * gdz + bd * gdd,
        };
        functional = inverse.times(
            gone.mean.0 + tie_z * functional.0,
            gone.mean.1 + tie_d * functional.1,
        );
        let (fast, slow) = problem.pools(day);
        let mut lever = [0.0; K];
        for column in 0..K {
            let (z, d) = inverse.times(
                gone.border_z[column] + tie_z * border.0[column],
                gone.border_d[column] + tie_d * border.1[column],
            );
            border.0[column] = z;
            border.1[column] = d;
            lever[column] = solved.forward.mean_border[column] - z;
        }
        lever[FAST] += fast;
        lever[SLOW] += slow;
        let own = spread.zz - 2.0 * functional.0 + solved.forward.mean_variance;
        variance[day] = (own + solved.factor.quadratic(&lever)).max(0.0);
        mean[day] = point.z[day] - centre + point.theta[FAST] * fast + point.theta[SLOW] * slow;
    }
    let unanswered = (0..days)
        .map(|day| unanswered_sd(problem, &point.theta, day))
        .collect();
    Marginals {
        mean,
        variance,
        unanswered,
    }
}

/// How far the shift of `day` could be off because of days without an answer or unknown use before, doublings.
pub(crate) fn unanswered_sd<const K: usize>(
    problem: &Problem<'_>,
    theta: &[f64; K],
    day: usize,
) -> f64 {
    let pools = problem.pools;
    if problem.driven {
        (theta[FAST] * pools.fast_sd[day]).abs() + (theta[SLOW] * pools.slow_sd[day]).abs()
    } else {
        0.0
    }
}
