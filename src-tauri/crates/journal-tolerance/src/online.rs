//! Same-day estimates: for every day what could be known on that day, without a fit per day.
//!
//! The forward elimination holds, after each day, exactly what data up to that day say about the linearised model. What ages is the
//! linearisation of the days before, so the whole past is linearised anew at *anchors*, each time where the Gauss-Newton step of the
//! anchor before led: every second day early, when parameters still move, and at growing distances later. Between anchors
//! a new day is linearised where the filter expects it. `tests/same_day.rs` compares with refits from nothing.

use crate::constants::Drift;
use crate::fit::{CLOSE_ENOUGH, Point, maximise, one_pass};
use crate::sweep::{Filtered, Problem};

/// Days between anchors at least.
const SHORTEST_STRIDE: usize = 2;
/// Distance to the next anchor as a share of the days so far.
const STRIDE_SHARE: f64 = 0.045;

/// Filtered estimates of one drift for days `from..days`.
pub(crate) fn filter<const K: usize>(
    problem: &Problem<'_>,
    drift: Drift,
    from: usize,
) -> Vec<Filtered> {
    let days = problem.prepared.days;
    let mut estimates = Vec::with_capacity(days.saturating_sub(from));
    if from >= days {
        return estimates;
    }
    let phi = problem.constants.day_correlation;
    let mut point: Point<K> = maximise(
        problem,
        drift,
        Point::at_prior(problem, from + 1),
        CLOSE_ENOUGH,
    )
    .point;
    let mut eliminated = Vec::with_capacity(days);
    let mut anchor = from;
    loop {
        let (mut sweep, mut moved) = one_pass(problem, drift, &point, &mut eliminated);
        let stride = SHORTEST_STRIDE.max((anchor as f64 * STRIDE_SHARE) as usize);
        let next = (anchor + stride).min(days);
        for day in anchor..next {
            if let Some(last) = estimates.last()
                && day > anchor
            {
                let last: &Filtered = last;
                sweep.enter(drift.memory * last.z, phi * last.d);
                let filtered = sweep.filtered();
                moved.z.push(filtered.z);
                moved.d.push(filtered.d);
                estimates.push(filtered);
            } else {
                estimates.push(sweep.filtered());
            }
        }
        if next == days {
            return estimates;
        }
        let last = &estimates[estimates.len() - 1];
        moved.z.push(drift.memory * last.z);
        moved.d.push(phi * last.d);
        point = moved;
        anchor = next;
    }
}
