//! A trend line that single odd values cannot tilt: the median of all slopes between two points.

use super::{TooLittle, enough};

/// Theil-Sen slope with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// Median of the slopes of all pairs with different x; unit of y per unit of x.
    pub slope: f64,
    /// Lower end of the interval.
    pub lo: f64,
    /// Upper end of the interval.
    pub hi: f64,
    /// Median of `y - slope x`: the line's height at x = 0.
    pub intercept: f64,
    /// Points used.
    pub count: usize,
}

/// Fewest points for [`theil_sen`]: below eight the normal approximation behind the interval is poor.
const POINTS_NEED: usize = 8;

/// Theil-Sen slope of the points (x, y) with an interval of `level` (Sen 1968, with the variance of Kendall's score corrected for
/// ties), in O(n log n) time and linear memory: slopes below a value are counted as inversions by merging, the value is bisected, and the few
/// slopes left in the bracket are listed. Independent points are assumed; `level` is clamped to 0.5..=0.999.
///
/// # Errors
/// With fewer than eight finite points, or fewer than two different x (`have` then counts the different x).
pub fn theil_sen(points: &[(f64, f64)], level: f64) -> Result<Slope, TooLittle> {
    let level = if level.is_finite() { level } else { 0.9 }.clamp(0.5, 0.999);
    let mut points: Vec<(f64, f64)> = points
        .iter()
        .copied()
        .filter(|(x, y)| x.is_finite() && y.is_finite())
        .collect();
    enough(points.len(), POINTS_NEED)?;
    points.sort_by(|left, right| left.0.total_cmp(&right.0).then(left.1.total_cmp(&right.1)));
    let same_x = ties(points.iter().map(|point| point.0));
    let different = points.chunk_by(|left, right| left.0 == right.0).count();
    enough(different, 2)?;
    let count = points.len();
    let pairs = choose_two(count) - same_x.iter().map(|run| choose_two(*run)).sum::<usize>();

    let mut heights: Vec<f64> = points.iter().map(|point| point.1).collect();
    heights.sort_by(f64::total_cmp);
    let same_y = ties(heights.into_iter());
    let spread = score_variance(count, &same_x, &same_y).sqrt() * normal_quantile(level);
    // The interval runs between the slopes ranked (pairs -+ spread) / 2, rounded outward.
    let low_rank = ((pairs as f64 - spread) / 2.0).floor().max(0.0) as usize;
    let high_rank = (((pairs as f64 + spread) / 2.0).ceil() as usize).min(pairs - 1);
    let ranked = |rank| ranked_slope(&points, rank);
    let slope = if pairs % 2 == 1 {
        ranked(pairs / 2)
    } else {
        f64::midpoint(ranked(pairs / 2 - 1), ranked(pairs / 2))
    };
    let mut rest: Vec<f64> = points.iter().map(|(x, y)| y - slope * x).collect();
    rest.sort_by(f64::total_cmp);
    Ok(Slope {
        slope,
        lo: ranked(low_rank),
        hi: ranked(high_rank),
        intercept: f64::midpoint(rest[(count - 1) / 2], rest[count / 2]),
        count,
    })
}

const fn choose_two(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}

/// Lengths of the runs of equal values longer than one, of values in order.
fn ties(values: impl Iterator<Item = f64>) -> Vec<usize> {
    let mut runs = Vec::new();
    let mut last = f64::NAN;
    let mut run = 1_usize;
    for value in values {
        if value == last {
            run += 1;
        } else {
            if run > 1 {
                runs.push(run);
            }
            run = 1;
        }
        last = value;
    }
    if run > 1 {
        runs.push(run);
    }
    runs
}

/// Variance of Kendall's score with ties in both (Kendall 1970, chapter 4).
fn score_variance(count: usize, same_x: &[usize], same_y: &[usize]) -> f64 {
    let n = count as f64;
    let sum = |runs: &[usize], term: &dyn Fn(f64) -> f64| -> f64 {
        runs.iter().map(|run| term(*run as f64)).sum()
    };
    let full = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let pairs = |t: f64| t * (t - 1.0);
    let triples = |t: f64| t * (t - 1.0) * (t - 2.0);
    let first = (full(n) - sum(same_x, &full) - sum(same_y, &full)) / 18.0;
    let second = sum(same_x, &triples) * sum(same_y, &triples) / (9.0 * triples(n));
    let third = sum(same_x, &pairs) * sum(same_y, &pairs) / (2.0 * pairs(n));
    (first + second + third).max(0.0)
}

/// Standard normal score that leaves `1 - level` outside both tails together, by bisection.
fn normal_quantile(level: f64) -> f64 {
    let (mut low, mut high) = (0.0, 10.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if 2.0 * crate::mixture::normal_below(middle) - 1.0 < level {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The slope with `rank` slopes below it; points sorted by x, then y.
fn ranked_slope(points: &[(f64, f64)], rank: usize) -> f64 {
    let mut room = Room::default();
    // A bracket that holds every slope: `below(low) <= rank < below(high)`.
    let reach = steepest(points);
    let (mut low, mut high) = (-reach - 1.0, 2.0 * reach + 1.0);
    let (mut below_low, mut below_high) = (0, usize::MAX);
    loop {
        if below_high != usize::MAX && below_high - below_low <= 4 * points.len() {
            let mut slopes = slopes_between(points, low, high);
            slopes.sort_by(f64::total_cmp);
            // Rounding can put a slope on the other side of the bracket's end; the rank stays within the list.
            let place = (rank - below_low).min(slopes.len().saturating_sub(1));
            return slopes.get(place).copied().unwrap_or(low);
        }
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            // Neighbouring numbers: more slopes than can be listed are all the same.
            return low;
        }
        let below = room.count_below(points, middle);
        if below <= rank {
            (low, below_low) = (middle, below);
        } else {
            (high, below_high) = (middle, below);
        }
    }
}

/// An upper bound of the absolute slopes: the largest rise over the smallest step of x.
fn steepest(points: &[(f64, f64)]) -> f64 {
    let step = points
        .windows(2)
        .map(|pair| pair[1].0 - pair[0].0)
        .filter(|step| *step > 0.0)
        .fold(f64::INFINITY, f64::min);
    let low = points
        .iter()
        .map(|point| point.1)
        .fold(f64::INFINITY, f64::min);
    let high = points
        .iter()
        .map(|point| point.1)
        .fold(f64::NEG_INFINITY, f64::max);
    ((high - low) / step).min(f64::MAX / 8.0)
}

/// Buffers of the counting merge sort.
#[derive(Default)]
struct Room {
    values: Vec<f64>,
    spare: Vec<f64>,
}

impl Room {
    /// Pairs whose slope lies below `at`: those whose order by `y - at x` is against their order by x.
    fn count_below(&mut self, points: &[(f64, f64)], at: f64) -> usize {
        self.values.clear();
        self.values.extend(points.iter().map(|(x, y)| y - at * x));
        self.spare.resize(points.len(), 0.0);
        inversions(&mut self.values, &mut self.spare)
    }
}

fn inversions(values: &mut [f64], spare: &mut [f64]) -> usize {
    let length = values.len();
    if length < 2 {
        return 0;
    }
    let middle = length / 2;
    let mut count = {
        let (left, right) = values.split_at_mut(middle);
        let (spare_left, spare_right) = spare.split_at_mut(middle);
        inversions(left, spare_left) + inversions(right, spare_right)
    };
    let (mut left, mut right) = (0, middle);
    for slot in spare.iter_mut() {
        let from_right = left == middle || (right < length && values[right] < values[left]);
        if from_right {
            count += middle - left;
            *slot = values[right];
            right += 1;
        } else {
            *slot = values[left];
            left += 1;
        }
    }
    values.copy_from_slice(spare);
    count
}

/// The slopes of the pairs ordered by x at `low` and against it at `high`, that is with a slope in `low..high`.
fn slopes_between(points: &[(f64, f64)], low: f64, high: f64) -> Vec<f64> {
    // In the order of `y - low x`, such pairs are the inversions of `y - high x`. Ties keep the order of x, later x first at `low`:
    // a pair with slope exactly `low` counts as not below it.
    let mut order: Vec<usize> = (0..points.len()).collect();
    let at = |index: usize, slope: f64| points[index].1 - slope * points[index].0;
    order.sort_by(|left, right| {
        at(*left, low)
            .total_cmp(&at(*right, low))
            .then(left.cmp(right))
    });
    let mut found = Vec::new();
    let mut spare = order.clone();
    list_inversions(
        &mut order,
        &mut spare,
        &|index| at(index, high),
        &mut |early, late| {
            let (a, b) = (points[early], points[late]);
            if a.0 != b.0 {
                found.push((b.1 - a.1) / (b.0 - a.0));
            }
        },
    );
    found
}

/// Sorts by `key` (stable) and reports every inverted pair.
fn list_inversions(
    items: &mut [usize],
    spare: &mut [usize],
    key: &dyn Fn(usize) -> f64,
    report: &mut dyn FnMut(usize, usize),
) {
    let length = items.len();
    if length < 2 {
        return;
    }
    let middle = length / 2;
    {
        let (left, right) = items.split_at_mut(middle);
        let (spare_left, spare_right) = spare.split_at_mut(middle);
        list_inversions(left, spare_left, key, report);
        list_inversions(right, spare_right, key, report);
    }
    let (mut left, mut right) = (0, middle);
    for slot in spare.iter_mut() {
        let from_right = left == middle || (right < length && key(items[right]) < key(items[left]));
        if from_right {
            for overtaken in &items[left..middle] {
                report(*overtaken, items[right]);
            }
            *slot = items[right];
            right += 1;
        } else {
            *slot = items[left];
            left += 1;
        }
    }
    items.copy_from_slice(spare);
}
