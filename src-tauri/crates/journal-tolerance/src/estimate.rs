//! From a series to the trend: fits over the drifts, mixture, display rules.

use crate::constants::Constants;
use crate::display::Counting;
use crate::fit::{CLOSE_ENOUGH, Marginals, Point, marginals, settle, unanswered_sd};
use crate::mixture::{Component, below, quantile, weights};
use crate::online::filter;
use crate::prepared::{Prepared, SHARED};
use crate::series::Series;
use crate::sweep::Problem;
use crate::trend::{
    Counts, DayEstimate, DayRecord, Now, Range, SameDay, StartingPoint, Status, Today, Trend,
};

/// Number of drifts in the mixture.
const DRIFTS: usize = 4;

/// Calls a function generic over the number of shared parameters with the smallest size that holds `needed`.
macro_rules! sized {
    ($needed:expr, $function:ident($($argument:expr),*)) => {
        match $needed {
            ..=6 => $function::<6>($($argument),*),
            7..=8 => $function::<8>($($argument),*),
            9..=12 => $function::<12>($($argument),*),
            13..=20 => $function::<20>($($argument),*),
            _ => $function::<32>($($argument),*),
        }
    };
}

/// The whole trend of one lane: retrospective and same-day estimates for every day, the ratings-only fit, today's numbers and
/// what of them may be shown.
///
/// Never fails: with too little data the answer says so in [`Trend::status`] and shows nothing, while the numbers behind it
/// fall back to the prior.
#[must_use]
pub fn estimate(series: &Series, constants: &Constants) -> Trend {
    let prepared = Prepared::new(series, constants);
    let driven = Problem::new(&prepared, constants, true);
    let plain = Problem::new(&prepared, constants, false);
    let size = SHARED + prepared.offsets.len();
    let (shifts, main_start) = sized!(size, smooth(&driven, &StartingPoint::default().main));
    let (ratings_only, plain_start) =
        sized!(size, smooth(&plain, &StartingPoint::default().ratings_only));
    let online = sized!(size, same_days(&driven));

    let counting = Counting::new(series, constants, &prepared);
    let days: Vec<DayEstimate> = (0..prepared.days)
        .map(|day| DayEstimate {
            shown: counting.shown(day, shifts[day]),
            record: DayRecord {
                shift: shifts[day],
                online: online[day],
                ratings_only: ratings_only[day],
                familiar: counting.familiar(day),
            },
        })
        .collect();
    let now = days.last().map_or(Now::default(), |day| Now {
        shown: day.shown,
        record: SameDay {
            shift: day.record.shift,
            p_rise: main_start.p_rise,
        },
        ratings_only: day.record.ratings_only,
    });
    let last = prepared.days.checked_sub(1);
    Trend {
        status: last.map_or(Status::default(), |day| counting.status(day)),
        have: last.map_or(Counts::default(), |day| counting.have(day)),
        need: Counts::NEED,
        rated_doses: prepared.observations.len(),
        set_aside: prepared.set_aside.clone(),
        days,
        now,
        model: constants.name,
        start: StartingPoint {
            main: main_start.points,
            ratings_only: plain_start.points,
        },
    }
}

/// Only today's numbers, starting from an earlier trend of the same lane (or from nothing with the default): fast enough to run
/// after every entry.
#[must_use]
pub fn estimate_now(series: &Series, constants: &Constants, start: &StartingPoint) -> Today {
    let prepared = Prepared::new(series, constants);
    let driven = Problem::new(&prepared, constants, true);
    let plain = Problem::new(&prepared, constants, false);
    let size = SHARED + prepared.offsets.len();
    let counting = Counting::new(series, constants, &prepared);
    let Some(last) = prepared.days.checked_sub(1) else {
        return Today::default();
    };
    let (main, main_points) = sized!(size, today(&driven, &start.main));
    let (ratings_only, plain_points) = sized!(size, today(&plain, &start.ratings_only));
    Today {
        status: counting.status(last),
        have: counting.have(last),
        need: Counts::NEED,
        rated_doses: prepared.observations.len(),
        now: Now {
            shown: counting.shown(last, main.shift),
            record: main,
            ratings_only: ratings_only.shift,
        },
        start: StartingPoint {
            main: main_points,
            ratings_only: plain_points,
        },
    }
}

/// The retrospective estimate alone: one range per day from all entries.
#[must_use]
pub fn retrospective(series: &Series, constants: &Constants) -> Vec<Range> {
    let prepared = Prepared::new(series, constants);
    let driven = Problem::new(&prepared, constants, true);
    sized!(
        SHARED + prepared.offsets.len(),
        smooth(&driven, &StartingPoint::default().main)
    )
    .0
}

/// The same-day estimates alone: for each day from the end of the reference window on, what entries up to that day say.
#[must_use]
pub fn same_day(series: &Series, constants: &Constants) -> Vec<Option<SameDay>> {
    let prepared = Prepared::new(series, constants);
    let driven = Problem::new(&prepared, constants, true);
    sized!(SHARED + prepared.offsets.len(), same_days(&driven))
}

/// Where a fit ended, for all drifts.
struct Ended {
    points: Vec<SavedPoint>,
    p_rise: f64,
}

/// A [`Point`] without its compile-time size.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SavedPoint {
    theta: Vec<f64>,
    z: Vec<f64>,
    d: Vec<f64>,
}

impl SavedPoint {
    fn save<const K: usize>(point: Point<K>, used: usize) -> Self {
        Self {
            theta: point.theta[..used].to_vec(),
            z: point.z,
            d: point.d,
        }
    }

    fn load<const K: usize>(&self, problem: &Problem<'_>) -> Point<K> {
        let mut point = Point::at_prior(problem, 0);
        // With another set of products the columns may mean something else: only the shared part is taken over.
        let same = self.theta.len() == SHARED + problem.prepared.offsets.len();
        let taken = if same {
            self.theta.len()
        } else {
            SHARED.min(self.theta.len())
        };
        point.theta[..taken].copy_from_slice(&self.theta[..taken]);
        point.z.clone_from(&self.z);
        point.d.clone_from(&self.d);
        point.resize(problem.prepared.days);
        point
    }
}

fn start_of<const K: usize>(
    problem: &Problem<'_>,
    saved: &[SavedPoint],
    drift: usize,
    nearest: Option<&Point<K>>,
) -> Point<K> {
    match (saved.get(drift), nearest) {
        (Some(saved), _) => saved.load(problem),
        (None, Some(near)) => near.clone(),
        (None, None) => Point::at_prior(problem, problem.prepared.days),
    }
}

/// The drifts from the one in the middle outward, so that each fit starts next to a solved one.
const ORDER: [(usize, usize); DRIFTS] = [(1, 1), (2, 1), (3, 2), (0, 1)];

fn smooth<const K: usize>(problem: &Problem<'_>, saved: &[SavedPoint]) -> (Vec<Range>, Ended) {
    let constants = problem.constants;
    let used = SHARED + problem.prepared.offsets.len();
    let mut found: [Option<Point<K>>; DRIFTS] = [const { None }; DRIFTS];
    let mut spread: [Marginals; DRIFTS] = std::array::from_fn(|_| Marginals::default());
    let mut evidence = [0.0; DRIFTS];
    for (drift, near) in ORDER {
        let start = start_of(problem, saved, drift, found[near].as_ref());
        let (solved, pools) = settle(problem, problem.drifts()[drift], start, CLOSE_ENOUGH);
        evidence[drift] = solved.log_evidence;
        spread[drift] = marginals(&problem.with_pools(&pools), &solved);
        found[drift] = Some(solved.point);
    }
    let weight = weights(evidence, problem.drifts().map(|drift| drift.weight));
    let components = |day: usize| -> [Component; DRIFTS] {
        std::array::from_fn(|drift| {
            let m = &spread[drift];
            component(
                constants,
                weight[drift],
                m.mean[day],
                m.variance[day],
                m.unanswered[day],
            )
        })
    };
    let ranges = (0..problem.prepared.days)
        .map(|day| range(&components(day)))
        .collect();
    let p_rise = problem
        .prepared
        .days
        .checked_sub(1)
        .map_or(0.0, |day| 1.0 - below(&components(day), constants.rise));
    let points = found
        .into_iter()
        .flatten()
        .map(|point| SavedPoint::save(point, used))
        .collect();
    (ranges, Ended { points, p_rise })
}

fn same_days<const K: usize>(problem: &Problem<'_>) -> Vec<Option<SameDay>> {
    let constants = problem.constants;
    let from = problem.prepared.reference.max(1);
    let days = problem.prepared.days;
    if problem.prepared.reference == days || days == 0 {
        return vec![None; days];
    }
    let filtered: [_; DRIFTS] =
        std::array::from_fn(|drift| filter::<K>(problem, problem.drifts()[drift], from));
    (0..days)
        .map(|day| {
            let at = day.checked_sub(from)?;
            let evidence = std::array::from_fn(|drift| filtered[drift][at].log_evidence);
            let weight: [f64; DRIFTS] =
                weights(evidence, problem.drifts().map(|drift| drift.weight));
            let components: [Component; DRIFTS] = std::array::from_fn(|drift| {
                let f = &filtered[drift][at];
                component(constants, weight[drift], f.shift, f.variance, f.unanswered)
            });
            Some(SameDay {
                shift: range(&components),
                p_rise: 1.0 - below(&components, constants.rise),
            })
        })
        .collect()
}

/// A warm start gains a digit or two per pass, and the last step is still taken: this leaves less than 0.003 doublings.
const CLOSE_FOR_TODAY: f64 = 0.01;

fn today<const K: usize>(
    problem: &Problem<'_>,
    saved: &[SavedPoint],
) -> (SameDay, Vec<SavedPoint>) {
    let constants = problem.constants;
    let used = SHARED + problem.prepared.offsets.len();
    let last = problem.prepared.days - 1;
    let mut found: [Option<Point<K>>; DRIFTS] = [const { None }; DRIFTS];
    let mut evidence = [0.0; DRIFTS];
    let mut parts = [(0.0, 0.0, 0.0); DRIFTS];
    for (drift, near) in ORDER {
        let start = start_of(problem, saved, drift, found[near].as_ref());
        let (solved, pools) = settle(problem, problem.drifts()[drift], start, CLOSE_FOR_TODAY);
        let problem = problem.with_pools(&pools);
        evidence[drift] = solved.log_evidence;
        let (mean, variance) = solved.last_day(&problem);
        parts[drift] = (
            mean,
            variance,
            unanswered_sd(&problem, &solved.point.theta, last),
        );
        found[drift] = Some(solved.point);
    }
    let weight = weights(evidence, problem.drifts().map(|drift| drift.weight));
    let components: [Component; DRIFTS] = std::array::from_fn(|drift| {
        let (mean, variance, unanswered) = parts[drift];
        component(constants, weight[drift], mean, variance, unanswered)
    });
    let points = found
        .into_iter()
        .flatten()
        .map(|point| SavedPoint::save(point, used))
        .collect();
    (
        SameDay {
            shift: range(&components),
            p_rise: 1.0 - below(&components, constants.rise),
        },
        points,
    )
}

fn component(
    constants: &Constants,
    weight: f64,
    mean: f64,
    variance: f64,
    unanswered: f64,
) -> Component {
    let variance = variance
        + constants.band_floor * constants.band_floor
        + (constants.band_relative * mean).powi(2)
        + unanswered * unanswered;
    Component {
        weight,
        mean,
        sd: variance.sqrt(),
    }
}

fn range(components: &[Component]) -> Range {
    Range {
        lo90: quantile(components, 0.05),
        mid: quantile(components, 0.5),
        hi90: quantile(components, 0.95),
    }
}
