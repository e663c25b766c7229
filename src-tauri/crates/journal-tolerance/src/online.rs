//! Same-day estimates: for every day what could be known on that day, without a fit per day.
//!
//! The forward elimination holds, after each day, exactly what data up to that day say about the linearised model. What ages is the
//! linearisation of the days before, so the whole past is linearised anew at *anchors*, each time where the Gauss-Newton step of the
//! anchor before led: every third day early, when parameters still move, at growing distances later, and at once where a day moves the
//! estimate a lot. Where linearising anew disagrees with what was expected, the search runs to its end. Between anchors a new day
//! is linearised where the filter expects it. `tests/same_day.rs` compares with refits from nothing.

use crate::constants::Drift;
use std::borrow::Cow;

use crate::exposure::Pools;
use crate::fit::{CLOSE_ENOUGH, Point, one_pass, settle};
use crate::sweep::{Filtered, Problem};

/// Days between anchors at least.
const SHORTEST_STRIDE: usize = 3;
/// Distance to the next anchor as a share of the days so far.
const STRIDE_SHARE: f64 = 0.045;
/// The same where the exposure depends on how strong products turn out to be: it is brought up to date at anchors only.
const STRIDE_SHARE_WITH_PRODUCTS: f64 = 0.02;

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
    let mut point: Point<K> = settle(
        problem,
        drift,
        Point::at_prior(problem, from + 1),
        CLOSE_ENOUGH,
    )
    .0
    .point;
    let stride_share = if problem.potency_matters() {
        STRIDE_SHARE_WITH_PRODUCTS
    } else {
        STRIDE_SHARE
    };
    let mut eliminated = Vec::with_capacity(days);
    let mut anchor = from;
    let mut spent = 0;
    let mut expected: Option<Filtered> = None;
    loop {
        let mut stride = SHORTEST_STRIDE.max((anchor as f64 * stride_share) as usize);
        // The exposure up to the next anchor, products as strong as they look at this one.
        let until = (anchor + stride + 1).min(days);
        let mut pools = exposure(problem, &point, until);
        let (mut sweep, mut moved) =
            one_pass(&problem.with_pools(&pools), drift, &point, &mut eliminated);
        let mut today = sweep.filtered();
        if expected.is_some_and(|old| (old.shift - today.shift).abs() > LARGEST_SURPRISE)
            && spent + SEARCH * anchor <= EARNED * anchor
        {
            spent += SEARCH * anchor;
            point = settle(problem, drift, point, CLOSE_ENOUGH).0.point;
            pools = exposure(problem, &point, until);
            (sweep, moved) = one_pass(&problem.with_pools(&pools), drift, &point, &mut eliminated);
            today = sweep.filtered();
        }
        estimates.push(today);
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

/// The exposure of the first `days` days at `point`.
fn exposure<'a, const K: usize>(
    problem: &Problem<'a>,
    point: &Point<K>,
    days: usize,
) -> Cow<'a, Pools> {
    if problem.potency_matters() {
        Cow::Owned(problem.exposure(&point.theta, days))
    } else {
        Cow::Borrowed(problem.pools)
    }
}
