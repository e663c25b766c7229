//! Slow, plain re-computations of what the fast code claims: a gradient by finite differences, dense normal equations, and a Kalman
//! filter with a Rauch-Tung-Striebel smoother. They share nothing with the fast code but the equations on paper.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::needless_range_loop)]

use crate::constants::{Constants, Drift};
use crate::fit::{Point, marginals, maximise};
use crate::prepared::Prepared;
use crate::series::{DayState, Dose, Product, Series};
use crate::sweep::{Problem, Sweep};

/// Both kinds of drift are checked.
fn drifts() -> [Drift; 2] {
    [Drift::walk(0.03, 1.0), Drift::returning(0.1, 20.0, 1.0)]
}

const K: usize = 8;
type Matrix = Vec<Vec<f64>>;

/// Numbers in 0..1 that are the same everywhere.
fn numbers(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Somebody with gaps, estimated amounts, two products, ratings at both ends of the scale and outliers.
fn person(days: usize, seed: u64) -> Series {
    let mut random = numbers(seed);
    let mut doses = Vec::new();
    for day in 0..days {
        for slot in 0..3 {
            if random() < 0.35 || (30..36).contains(&day) {
                continue;
            }
            let amount = 45.0 * (1.2 * (random() - 0.5) + day as f64 / 120.0).exp2();
            let felt =
                6.0 - day as f64 / 40.0 + 1.5 * (amount / 45.0).log2() + 3.0 * (random() - 0.5);
            let rating = match doses.len() % 23 {
                5 => 10.0,
                11 => 0.0,
                _ => felt.round().clamp(0.0, 10.0),
            };
            doses.push(Dose {
                day: day as i64,
                hours: day as f64 * 24.0 + 8.0 + 5.0 * f64::from(slot),
                product: usize::from(day > days / 2),
                mg: Some(amount),
                mg_sd: (random() < 0.3).then_some(0.2 * amount),
                rating: (random() < 0.8).then_some(rating),
                pain_before: (random() < 0.7).then(|| (10.0 * random()).round()),
            });
        }
    }
    Series {
        days: vec![DayState::Dosed; days],
        reference_days: 28,
        products: vec![Product { labelled: true }, Product { labelled: false }],
        doses,
        regular_use_days_before: Some(40.0),
    }
}

/// The model written down once more: prediction of one rating.
fn predict(
    c: &Constants,
    p: &Prepared,
    theta: &[f64],
    z: f64,
    d: f64,
    day: usize,
    at: usize,
) -> f64 {
    let seen = &p.observations[at];
    let q = if seen.column == usize::MAX {
        0.0
    } else {
        theta[seen.column]
    };
    let tolerance = z + theta[4] * p.pools.fast[day] + theta[5] * p.pools.slow[day];
    let curve = theta[2] / (1.0 + (-(theta[0] + theta[1] * (seen.x - tolerance + q))).exp());
    c.rating_floor + curve + theta[3] * seen.pain + d
}

fn day_of(p: &Prepared, at: usize) -> usize {
    p.first.partition_point(|first| *first <= at) - 1
}

/// Mean, scale and degrees of freedom of a prior.
fn prior(c: &Constants, p: &Prepared, index: usize) -> (f64, f64, f64) {
    let normal = [
        c.position,
        c.steepness,
        c.ceiling,
        c.pain,
        c.fast_weight,
        c.slow_weight,
    ];
    match (normal.get(index), p.offsets.get(index.wrapping_sub(6))) {
        (Some(n), _) => (n.mean, n.sd, f64::INFINITY),
        (None, Some(offset)) => (0.0, offset.sd, offset.freedom),
        (None, None) => (0.0, 1.0, f64::INFINITY),
    }
}

/// The weight a Student's t prior has as a normal one at `value`.
fn prior_weight(c: &Constants, p: &Prepared, index: usize, value: f64) -> f64 {
    let (mean, sd, freedom) = prior(c, p, index);
    if freedom.is_infinite() {
        return sd.powi(-2);
    }
    (freedom + 1.0) / (freedom * sd * sd + (value - mean).powi(2))
}

/// Minus the log posterior at `at`.
fn objective(c: &Constants, p: &Prepared, drift: Drift, at: &Point<K>) -> f64 {
    let mut sum = 0.0;
    for index in 0..K {
        let (mean, sd, freedom) = prior(c, p, index);
        let square = ((at.theta[index] - mean) / sd).powi(2);
        sum += if freedom.is_infinite() {
            0.5 * square
        } else {
            0.5 * (freedom + 1.0) * (1.0 + square / freedom).ln()
        };
    }
    let phi = c.day_correlation;
    for day in 0..p.days {
        let (z, d) = if day == 0 {
            (0.0, 0.0)
        } else {
            (at.z[day - 1], at.d[day - 1])
        };
        sum += 0.5 * ((at.z[day] - drift.memory * z) / z_sd(drift, day)).powi(2);
        let sd = if day == 0 {
            c.day_sd
        } else {
            c.day_sd * (1.0 - phi * phi).sqrt()
        };
        sum += 0.5 * ((at.d[day] - phi * d) / sd).powi(2);
    }
    for index in 0..p.observations.len() {
        let day = day_of(p, index);
        let y = p.observations[index].y;
        let predicted = predict(c, p, &at.theta, at.z[day], at.d[day], day, index);
        if (y <= 0.0 && predicted < 0.0) || (y >= 10.0 && predicted > 10.0) {
            continue;
        }
        let sd = p.observations[index].variance.sqrt();
        let r = (y - predicted).abs() / sd;
        sum += if r <= c.huber {
            0.5 * r * r
        } else {
            c.huber * r - 0.5 * c.huber * c.huber
        };
    }
    sum
}

/// All unknowns in one row: shared parameters, then z and day effect of each day.
fn flatten(point: &Point<K>) -> Vec<f64> {
    let days = point.z.iter().zip(&point.d).flat_map(|(z, d)| [*z, *d]);
    point.theta.iter().copied().chain(days).collect()
}

fn unflatten(row: &[f64]) -> Point<K> {
    Point {
        theta: std::array::from_fn(|index| row[index]),
        z: row[K..].iter().step_by(2).copied().collect(),
        d: row[K + 1..].iter().step_by(2).copied().collect(),
    }
}

/// Inverse and log determinant by Gauss-Jordan with pivoting.
fn invert(matrix: &Matrix) -> (Matrix, f64) {
    let n = matrix.len();
    let mut left = matrix.clone();
    let mut right: Matrix = (0..n)
        .map(|row| {
            (0..n)
                .map(|column| f64::from(u8::from(row == column)))
                .collect()
        })
        .collect();
    let mut log_det = 0.0;
    for column in 0..n {
        let best = (column..n)
            .max_by(|a, b| left[*a][column].abs().total_cmp(&left[*b][column].abs()))
            .unwrap();
        left.swap(column, best);
        right.swap(column, best);
        let pivot = left[column][column];
        log_det += pivot.abs().ln();
        left[column].iter_mut().for_each(|value| *value /= pivot);
        right[column].iter_mut().for_each(|value| *value /= pivot);
        let (pivot_left, pivot_right) = (left[column].clone(), right[column].clone());
        for row in 0..n {
            let factor = left[row][column];
            if row != column && factor != 0.0 {
                left[row]
                    .iter_mut()
                    .zip(&pivot_left)
                    .for_each(|(value, pivot)| *value -= factor * pivot);
                right[row]
                    .iter_mut()
                    .zip(&pivot_right)
                    .for_each(|(value, pivot)| *value -= factor * pivot);
            }
        }
    }
    (right, log_det)
}

/// Weight and Jacobian (over all unknowns) of each rating at `at`, both by finite differences and the plain formulas.
fn linearise(c: &Constants, p: &Prepared, at: &Point<K>) -> Vec<(f64, f64, Vec<f64>)> {
    let row = flatten(at);
    (0..p.observations.len())
        .filter_map(|index| {
            let day = day_of(p, index);
            let y = p.observations[index].y;
            let value = |row: &[f64]| {
                predict(
                    c,
                    p,
                    &row[..K],
                    row[K + 2 * day],
                    row[K + 2 * day + 1],
                    day,
                    index,
                )
            };
            let predicted = value(&row);
            if (y <= 0.0 && predicted < 0.0) || (y >= 10.0 && predicted > 10.0) {
                return None;
            }
            let variance = p.observations[index].variance;
            let beyond = (y - predicted).abs() / (c.huber * variance.sqrt());
            let weight = 1.0 / (variance * beyond.max(1.0));
            let mut jacobian = vec![0.0; row.len()];
            for column in (0..K).chain([K + 2 * day, K + 2 * day + 1]) {
                let (mut up, mut down) = (row.clone(), row.clone());
                up[column] += 1e-5;
                down[column] -= 1e-5;
                jacobian[column] = (value(&up) - value(&down)) / 2e-5;
            }
            Some((weight, y - predicted, jacobian))
        })
        .collect()
}

fn prior_precision(c: &Constants, p: &Prepared, drift: Drift, theta: &[f64]) -> Matrix {
    let n = K + 2 * p.days;
    let mut h = vec![vec![0.0; n]; n];
    for index in 0..K {
        h[index][index] = prior_weight(c, p, index, theta[index]);
    }
    let phi = c.day_correlation;
    for day in 0..p.days {
        let (z, d) = (K + 2 * day, K + 2 * day + 1);
        let walk = z_sd(drift, day).powi(-2);
        h[z][z] += walk;
        let renewal = if day == 0 {
            c.day_sd.powi(-2)
        } else {
            c.day_sd.powi(-2) / (1.0 - phi * phi)
        };
        h[d][d] += renewal;
        if day > 0 {
            h[z - 2][z - 2] += drift.memory.powi(2) * walk;
            h[z][z - 2] -= drift.memory * walk;
            h[z - 2][z] -= drift.memory * walk;
            h[d - 2][d - 2] += phi * phi * renewal;
            h[d][d - 2] -= phi * renewal;
            h[d - 2][d] -= phi * renewal;
        }
    }
    h
}

/// Row of the shift of `day` over all unknowns.
fn functional(p: &Prepared, day: usize) -> Vec<f64> {
    let mut row = vec![0.0; K + 2 * p.days];
    row[4] = p.pools.fast[day];
    row[5] = p.pools.slow[day];
    row[K + 2 * day] += 1.0;
    for reference in 0..p.reference {
        row[K + 2 * reference] -= 1.0 / p.reference as f64;
    }
    row
}

/// Standard deviation of the step into `day`; the first is into the stationary state where there is one.
fn z_sd(drift: Drift, day: usize) -> f64 {
    if day == 0 && drift.memory < 1.0 {
        drift.step / (1.0 - drift.memory.powi(2)).sqrt()
    } else {
        drift.step
    }
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter()
        .zip(right)
        .map(|(left, right)| left * right)
        .sum()
}

/// With the returning drift both products are labelled and their offset has a Student's t prior.
fn setting(seed: u64, drift: Drift) -> (Constants, Prepared) {
    let mut constants = Constants::section3();
    let mut series = person(64, seed);
    if drift.memory < 1.0 {
        series.products[1].labelled = true;
        constants.label_trust = 3.0;
    }
    let prepared = Prepared::new(&series, &constants);
    assert!(prepared.observations.len() > 60 && (1..=2).contains(&prepared.offsets.len()));
    (constants, prepared)
}

#[test]
fn objective_and_gradient_are_those_of_finite_differences() {
    for drift in drifts() {
        check_objective_and_gradient_are_those_of_finite_differences(drift);
    }
}

fn check_objective_and_gradient_are_those_of_finite_differences(drift: Drift) {
    let (constants, prepared) = setting(7, drift);
    let problem = Problem::new(&prepared, &constants, true);
    let mut random = numbers(99);
    let mut point = Point::<K>::at_prior(&problem, prepared.days);
    point
        .theta
        .iter_mut()
        .for_each(|value| *value += 0.2 * (random() - 0.5));
    point
        .z
        .iter_mut()
        .chain(&mut point.d)
        .for_each(|value| *value += 0.2 * (random() - 0.5));

    let mut sweep = Sweep::new(problem, drift, point.theta);
    for day in 0..prepared.days {
        sweep.enter(point.z[day], point.d[day]);
    }
    let plain = objective(&constants, &prepared, drift, &point);
    assert!(
        (sweep.objective - plain).abs() < 1e-6,
        "{} {plain}",
        sweep.objective
    );

    // The fast code never forms the gradient; the first step of the search is H^-1 g, so H times the step must be g.
    let mut eliminated = Vec::new();
    let (_, stepped) = crate::fit::one_pass(&problem, drift, &point, &mut eliminated);
    let step: Vec<f64> = flatten(&stepped)
        .iter()
        .zip(flatten(&point))
        .map(|(after, before)| after - before)
        .collect();
    let mut h = prior_precision(&constants, &prepared, drift, &point.theta);
    for (weight, _, jacobian) in linearise(&constants, &prepared, &point) {
        for row in 0..jacobian.len() {
            for column in 0..jacobian.len() {
                h[row][column] += weight * jacobian[row] * jacobian[column];
            }
        }
    }
    let row = flatten(&point);
    for index in 0..row.len() {
        let (mut up, mut down) = (row.clone(), row.clone());
        up[index] += 1e-5;
        down[index] -= 1e-5;
        let slope = (objective(&constants, &prepared, drift, &unflatten(&up))
            - objective(&constants, &prepared, drift, &unflatten(&down)))
            / 2e-5;
        let claimed = -dot(&h[index], &step);
        assert!(
            (claimed - slope).abs() < 1e-3 * (1.0 + slope.abs()),
            "unknown {index}: {claimed} against {slope}"
        );
    }
}

#[test]
fn mode_spread_and_evidence_are_those_of_a_dense_solver() {
    for drift in drifts() {
        check_mode_spread_and_evidence_are_those_of_a_dense_solver(drift);
    }
}

fn check_mode_spread_and_evidence_are_those_of_a_dense_solver(drift: Drift) {
    for seed in [1, 2, 3] {
        let (constants, prepared) = setting(seed, drift);
        let problem = Problem::new(&prepared, &constants, true);
        let solved = maximise::<K>(
            &problem,
            drift,
            Point::at_prior(&problem, prepared.days),
            1e-9,
        );
        let spread = marginals(&problem, &solved);
        let mut h = prior_precision(&constants, &prepared, drift, &solved.point.theta);
        for (weight, _, jacobian) in linearise(&constants, &prepared, &solved.point) {
            for row in 0..jacobian.len() {
                for column in 0..jacobian.len() {
                    h[row][column] += weight * jacobian[row] * jacobian[column];
                }
            }
        }
        let (covariance, log_det) = invert(&h);
        let plain = objective(&constants, &prepared, drift, &solved.point);
        let evidence = -plain
            - 0.5 * log_det
            - (0..prepared.days)
                .map(|day| z_sd(drift, day).ln())
                .sum::<f64>();
        assert!(
            (solved.log_evidence - evidence).abs() < 1e-4,
            "{} {evidence}",
            solved.log_evidence
        );
        for day in 0..prepared.days {
            let row = functional(&prepared, day);
            let mean = dot(&row, &flatten(&solved.point));
            let variance: f64 = (0..row.len())
                .map(|i| row[i] * dot(&covariance[i], &row))
                .sum();
            assert!((spread.mean[day] - mean).abs() < 1e-9, "day {day}");
            assert!(
                (spread.variance[day] - variance).abs() < 1e-6,
                "day {day}: {} {variance}",
                spread.variance[day]
            );
        }
    }
}

/// One linearised rating: measured value of `row . state`, with its variance.
struct Measurement {
    row: Vec<f64>,
    value: f64,
    variance: f64,
}

/// State: shared parameters, z, day effect, running sum of z over the reference. Kalman forward, Rauch-Tung-Striebel back.
#[test]
fn filter_and_smoother_are_those_of_kalman_and_rauch_tung_striebel() {
    for drift in drifts() {
        check_filter_and_smoother_are_those_of_kalman_and_rauch_tung_striebel(drift);
    }
}

fn check_filter_and_smoother_are_those_of_kalman_and_rauch_tung_striebel(drift: Drift) {
    let (constants, prepared) = setting(4, drift);
    let c = &constants;
    let problem = Problem::new(&prepared, c, true);
    let solved = maximise::<K>(
        &problem,
        drift,
        Point::at_prior(&problem, prepared.days),
        1e-9,
    );
    let spread = marginals(&problem, &solved);
    let at = flatten(&solved.point);
    let linear = linearise(c, &prepared, &solved.point);

    const N: usize = K + 3;
    let (z, d, sum) = (K, K + 1, K + 2);
    let zero = || vec![vec![0.0; N]; N];
    let mut mean = vec![0.0; N];
    let mut covariance = zero();
    for index in 0..K {
        // Around the mode a t prior acts like the normal one of its weight there.
        mean[index] = prior(c, &prepared, index).0;
        covariance[index][index] =
            1.0 / prior_weight(c, &prepared, index, solved.point.theta[index]);
    }
    let mut sweep = Sweep::new(problem, drift, solved.point.theta);
    let mut kept = Vec::new();
    for day in 0..prepared.days {
        // Predict: z walks, the day effect fades, the sum takes today's z while the reference lasts.
        let mut move_by = zero();
        for index in 0..N {
            move_by[index][index] = 1.0;
        }
        move_by[d][d] = c.day_correlation;
        let mut noise = zero();
        let walk = z_sd(drift, day).powi(2);
        move_by[z][z] = drift.memory;
        noise[z][z] = walk;
        noise[d][d] = if day == 0 {
            c.day_sd.powi(2)
        } else {
            c.day_sd.powi(2) * (1.0 - c.day_correlation.powi(2))
        };
        if day < prepared.reference {
            let share = 1.0 / prepared.reference as f64;
            move_by[sum][z] = share * drift.memory;
            noise[sum][z] = share * walk;
            noise[z][sum] = noise[sum][z];
            noise[sum][sum] = share * share * walk;
        }
        let before = (mean.clone(), covariance.clone());
        mean = move_by.iter().map(|row| dot(row, &mean)).collect();
        covariance = add(
            &multiply(&multiply(&move_by, &covariance), &transpose(&move_by)),
            &noise,
        );
        let predicted = (mean.clone(), covariance.clone());
        let today = linear
            .iter()
            .filter(|(_, _, j)| j[K + 2 * day + 1] != 0.0)
            .map(|(weight, residual, jacobian)| {
                let mut row = vec![0.0; N];
                row[..K].copy_from_slice(&jacobian[..K]);
                row[z] = jacobian[K + 2 * day];
                row[d] = jacobian[K + 2 * day + 1];
                Measurement {
                    row,
                    value: residual + dot(jacobian, &at),
                    variance: 1.0 / weight,
                }
            });
        for Measurement {
            row,
            value,
            variance,
        } in today
        {
            let gain: Vec<f64> = covariance.iter().map(|line| dot(line, &row)).collect();
            let total = dot(&gain, &row) + variance;
            let surprise = value - dot(&row, &mean);
            for index in 0..N {
                mean[index] += gain[index] * surprise / total;
                for other in 0..N {
                    covariance[index][other] -= gain[index] * gain[other] / total;
                }
            }
        }
        sweep.enter(solved.point.z[day], solved.point.d[day]);
        if day >= prepared.reference {
            let filtered = sweep.filtered();
            let row = shift_row(&prepared, day);
            let variance: f64 = (0..N).map(|i| row[i] * dot(&covariance[i], &row)).sum();
            assert!(
                (filtered.shift - dot(&row, &mean)).abs() < 1e-5,
                "day {day}"
            );
            assert!((filtered.variance - variance).abs() < 1e-5, "day {day}");
        }
        kept.push((before, predicted, move_by));
    }
    let (mut smooth_mean, mut smooth_covariance) = (mean, covariance);
    for day in (0..prepared.days).rev() {
        let row = shift_row(&prepared, day);
        // The reference sum is complete only from its last day on; before, the shift needs the sum of the end, so only later days compare.
        if day + 1 >= prepared.reference {
            let variance: f64 = (0..N)
                .map(|i| row[i] * dot(&smooth_covariance[i], &row))
                .sum();
            assert!(
                (spread.mean[day] - dot(&row, &smooth_mean)).abs() < 1e-5,
                "day {day}"
            );
            assert!(
                (spread.variance[day] - variance).abs() < 1e-5,
                "day {day}: {} {variance}",
                spread.variance[day]
            );
        }
        let ((mean_before, covariance_before), (mean_predicted, covariance_predicted), move_by) =
            &kept[day];
        let gain = multiply(
            &multiply(covariance_before, &transpose(move_by)),
            &invert_semidefinite(covariance_predicted),
        );
        let off: Vec<f64> = smooth_mean
            .iter()
            .zip(mean_predicted)
            .map(|(smooth, predicted)| smooth - predicted)
            .collect();
        smooth_mean = mean_before
            .iter()
            .zip(&gain)
            .map(|(mean, row)| mean + dot(row, &off))
            .collect();
        let change = subtract(&smooth_covariance, covariance_predicted);
        smooth_covariance = add(
            covariance_before,
            &multiply(&multiply(&gain, &change), &transpose(&gain)),
        );
    }
}

fn shift_row(p: &Prepared, day: usize) -> Vec<f64> {
    let mut row = vec![0.0; K + 3];
    row[4] = p.pools.fast[day];
    row[5] = p.pools.slow[day];
    row[K] = 1.0;
    row[K + 2] = -1.0;
    row
}

/// The running sum has no noise of its own, so the predicted covariance is singular to rounding: a speck of variance lets it invert.
fn invert_semidefinite(matrix: &Matrix) -> Matrix {
    let mut lifted = matrix.clone();
    for index in 0..lifted.len() {
        lifted[index][index] += 1e-11;
    }
    invert(&lifted).0
}

fn transpose(a: &Matrix) -> Matrix {
    (0..a[0].len())
        .map(|column| a.iter().map(|row| row[column]).collect())
        .collect()
}

fn multiply(a: &Matrix, b: &Matrix) -> Matrix {
    let columns = transpose(b);
    a.iter()
        .map(|row| columns.iter().map(|column| dot(row, column)).collect())
        .collect()
}

fn add(a: &Matrix, b: &Matrix) -> Matrix {
    a.iter()
        .zip(b)
        .map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect())
        .collect()
}

fn subtract(a: &Matrix, b: &Matrix) -> Matrix {
    a.iter()
        .zip(b)
        .map(|(a, b)| a.iter().zip(b).map(|(a, b)| a - b).collect())
        .collect()
}
