//! Times of day live on a circle: 23:50 and 0:10 are twenty minutes apart, and their middle is midnight.

use super::{TooLittle, enough};

/// When on the clock something usually happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClockTime {
    /// Circular mean, hours in `0..24`; `None` where times are spread so evenly that there is no usual time.
    pub mean: Option<f64>,
    /// Circular median, hours in `0..24`: the time (one of those given, or the middle of two) with the least total distance along
    /// the circle; `None` as for `mean`.
    pub median: Option<f64>,
    /// 0 = spread over the whole day, 1 = always the same minute (length of the mean resultant vector).
    pub concentration: f64,
    /// Times used.
    pub count: usize,
}

/// Fewest times for [`usual_clock_time`].
const TIMES_NEED: usize = 5;
/// Rayleigh's statistic `n R^2` must exceed this before a mean direction says anything (5 % level: Mardia and Jupp 2000).
const RAYLEIGH: f64 = 3.0;

/// The usual time of day of `hours` (hours on the clock; any real number is taken modulo 24).
///
/// # Errors
/// With fewer than five finite times.
pub fn usual_clock_time(hours: &[f64]) -> Result<ClockTime, TooLittle> {
    let mut times: Vec<f64> = hours
        .iter()
        .filter(|hour| hour.is_finite())
        .map(|hour| on_clock(*hour))
        .collect();
    enough(times.len(), TIMES_NEED)?;
    times.sort_by(f64::total_cmp);
    let count = times.len() as f64;
    let turn = std::f64::consts::TAU / 24.0;
    let (mut east, mut north) = (0.0, 0.0);
    for time in &times {
        east += (time * turn).cos();
        north += (time * turn).sin();
    }
    let concentration = (east.hypot(north) / count).min(1.0);
    let usual = count * concentration * concentration > RAYLEIGH;
    Ok(ClockTime {
        mean: usual.then(|| on_clock(north.atan2(east) / turn)),
        median: usual.then(|| circular_median(&times)),
        concentration,
        count: times.len(),
    })
}

/// Into `0..24`; a remainder that rounds up to 24 is midnight.
fn on_clock(hour: f64) -> f64 {
    let hour = hour.rem_euclid(24.0);
    if hour < 24.0 { hour } else { 0.0 }
}

/// The time of least total distance. The total bends only at the times and opposite to them, and is lowest at one of the times, so those are tried,
/// each in constant time from running sums. With several equally good ones in a row, their middle.
fn circular_median(times: &[f64]) -> f64 {
    let count = times.len();
    // The times once more a day later, so that half a turn onward is a plain stretch of the list.
    let around: Vec<f64> = times
        .iter()
        .copied()
        .chain(times.iter().map(|time| time + 24.0))
        .collect();
    let mut sums = Vec::with_capacity(around.len() + 1);
    sums.push(0.0);
    for time in &around {
        sums.push(sums[sums.len() - 1] + time);
    }
    let total_distance = |at: usize, reach: usize| {
        let here = around[at];
        let ahead = (sums[reach] - sums[at]) - (reach - at) as f64 * here;
        let behind_from = reach;
        let behind_to = at + count;
        let behind = (behind_to - behind_from) as f64 * (here + 24.0)
            - (sums[behind_to] - sums[behind_from]);
        ahead + behind
    };
    let mut reach = 0;
    let mut best: Vec<usize> = Vec::new();
    let mut least = f64::INFINITY;
    for at in 0..count {
        reach = reach.max(at);
        while reach < at + count && around[reach] - around[at] <= 12.0 {
            reach += 1;
        }
        let distance = total_distance(at, reach);
        if distance < least - 1e-9 {
            least = distance;
            best.clear();
        }
        if distance <= least + 1e-9 {
            best.push(at);
        }
    }
    // An even number of times has two equally good neighbours; the last and the first of the list are neighbours too.
    let first = best.first().copied().unwrap_or(0);
    match best.as_slice() {
        [low, high] if *low == 0 && high + 1 == count && count > 2 => {
            on_clock(f64::midpoint(around[*high], around[*low] + 24.0))
        }
        [low, high] if low + 1 == *high => on_clock(f64::midpoint(around[*low], around[*high])),
        _ => times[first],
    }
}
