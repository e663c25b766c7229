//! Same-day estimates: for every day what could be known on that day, without a fit per day.
//!
//! The forward elimination holds, after each day, exactly what data up to that day say about the linearised model. What ages is the
//! linearisation of the days before, so the whole past is linearised anew (one Gauss-Newton step from where the last one
//! stood) at *anchors*: every few days early, when parameters still move, and at growing distances later. Between anchors
//! a new day is linearised where the filter expects it. `tests/oracles.rs` compares with refits from nothing.

use crate::fit::{Point, maximise, step};
use crate::sweep::{Filtered, Problem, Sweep};

/// Days between anchors at least.
const SHORTEST_STRIDE: usize = 4;
/// Distance to the next anchor as a share of the days so far.
const STRIDE_SHARE: f64 = 0.06;

/// Filtered estimates of one drift for days `from..days`.
pub(crate) fn filter<const K: usize>(
    problem: &Problem<'_>,
    drift: f64,
    from: usize,
) -> Vec<Filtered> {
    let days = problem.prepared.days;
    let mut estimates = Vec::with_capacity(days.saturating_sub(from));
    if from >= days {
        return estimates;
    }
    let phi = problem.constants.day_correlation;
    let mut point: Point<K> = maximise(problem, drift, Point::at_prior(problem, from + 1)).point;
    let mut anchor = from;
    loop {
        let mut sweep = Sweep::new(*problem, drift, point.theta);
        for day in 0..=anchor {
            sweep.enter(point.z[day], point.d[day]);
        }
        let stride = SHORTEST_STRIDE.max((anchor as f64 * STRIDE_SHARE) as usize);
        let next = (anchor + stride).min(days);
        for day in anchor..next {
            if day > anchor {
                let last: &Filtered = &estimates[estimates.len() - 1];
                sweep.enter(last.z, phi * last.d);
            }
            let filtered = sweep.filtered();
            if day > anchor {
                point.z.push(filtered.z);
                point.d.push(filtered.d);
            }
            estimates.push(filtered);
        }
        if next == days {
            return estimates;
        }
        let last = &estimates[estimates.len() - 1];
        point.z.push(last.z);
        point.d.push(phi * last.d);
        anchor = next;
        point = step(problem, drift, point);
    }
}
