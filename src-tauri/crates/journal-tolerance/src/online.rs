//! Same-day estimates: for every day what could be known on that day, without a fit per day.
//!
//! The forward elimination holds, after each day, exactly what data up to that day say about the linearised model. What ages is the
//! linearisation of the days before, so the whole past is linearised anew at *anchors*, each time where the Gauss-Newton step of the
//! anchor before led: every third day early, when parameters still move, at growing distances later, and at once where a day moves the
//! estimate a lot. Where linearising anew disagrees with what was expected, the search runs to its end. Between anchors a new day
//! is linearised where the filter expects it. `tests/same_day.rs` compares with refits from nothing.

use crate::constants::Drift;
use crate::fit::{CLOSE_ENOUGH, Point, maximise, one_pass};
use crate::sweep::{Filtered, Problem};

/// Days between anchors at least.
const SHORTEST_STRIDE: usize = 3;
/// Distance to the next anchor as a share of the days so far.
const STRIDE_SHARE: f64 = 0.045;

/// A day that moves the estimate further than this, doublings, becomes an anchor at once.
const LARGEST_JUMP: f64 = 0.1;
/// When linearising anew moves the estimate further than this (doublings), the search runs to its end before going on.
const LARGEST_SURPRISE: f64 = 0.03;

/// Days' worth of extra passes earned per day, so that even ratings without any pattern cost a bounded multiple. What has been earned by a day
/// depends on the days before it only.
const EARNED: usize = 15;
/// Passes a search is charged for.
const SEARCH: usize = 5;

/// Filtered estimates of one drift for days `from..days`.
pub(crate) fn filter<const K: usize>(
    problem: &Problem<'_>,
    drift: Drift,
    from: usize,
) -> Vec<Filtered> {
    let days = problem.prepared.days;
    let mut estimates: Vec<Filtered> = Vec::with_capacity(days.saturating_sub(from));
    if from >= days {
        return estimates;
    }
    let phi = problem.constants.day_correlation;
    let search = |from: Point<K>| maximise(problem, drift, from, CLOSE_ENOUGH).point;
    let mut point = search(Point::at_prior(problem, from + 1));
    let mut eliminated = Vec::with_capacity(days);
    let mut anchor = from;
    let mut spent = 0;
    let mut expected: Option<Filtered> = None;
    loop {
        let (mut sweep, mut moved) = one_pass(problem, drift, &point, &mut eliminated);
        let mut today = sweep.filtered();
        if expected.is_some_and(|old| (old.shift - today.shift).abs() > LARGEST_SURPRISE)
            && spent + SEARCH * anchor <= EARNED * anchor
        {
            spent += SEARCH * anchor;
            point = search(point);
            (sweep, moved) = one_pass(problem, drift, &point, &mut eliminated);
            today = sweep.filtered();
        }
        estimates.push(today);
        let mut stride = SHORTEST_STRIDE.max((anchor as f64 * STRIDE_SHARE) as usize);
        // The next anchor is entered too: what is expected of it there is held against the new linearisation.
        loop {
            anchor += 1;
            if anchor == days {
                return estimates;
            }
            let before = today.shift;
            sweep.enter(drift.memory * today.z, phi * today.d);
            today = sweep.filtered();
            moved.z.push(today.z);
            moved.d.push(today.d);
            stride -= 1;
            // A jump (a new product, a bad week) is where a linearisation made beforehand is least to be trusted.
            if stride == 0 {
                break;
            }
            if (today.shift - before).abs() > LARGEST_JUMP && spent + anchor <= EARNED * anchor {
                spent += anchor;
                break;
            }
            estimates.push(today);
        }
        expected = Some(today);
        point = moved;
    }
}
