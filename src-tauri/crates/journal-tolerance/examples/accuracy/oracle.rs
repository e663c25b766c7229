//! The limit: an estimate by somebody who knows every constant of the person and every dose taken, logged or not. Only the chance events
//! are unknown: ups and downs of tolerance, good and bad days, slow change of how one rates. An extended Kalman filter and a
//! Rauch-Tung-Striebel smoother; nothing of the estimator is used.
#![allow(
    clippy::needless_range_loop,
    reason = "matrix code reads better with indices"
)]

use journal_tolerance::Range;
use journal_tolerance::simulate::{Person, RE_RATING_STEP, WANDER_DAYS};

use super::methods::Track;

/// Ups and downs of tolerance, day effect, change of rating, mean of the ups and downs over the reference window.
const N: usize = 4;
type Vector = [f64; N];
type Matrix = [[f64; N]; N];

const REFERENCE: usize = 28;
/// 95 % quantile of the standard normal.
const Z95: f64 = 1.644_853_627;

struct Rated {
    doublings: f64,
    offset: f64,
    rating: f64,
}

pub fn oracle(person: &Person) -> Track {
    let own = &person.truth.constants;
    let days = person.truth.driven.len();
    let mut rated: Vec<Vec<Rated>> = (0..days).map(|_| Vec::new()).collect();
    for dose in &person.truth.doses {
        let rating = dose.logged.and_then(|index| person.doses[index].rating);
        if let Some(rating) = rating {
            rated[dose.day].push(Rated {
                doublings: dose.acting_mg.log2() - own.middle - dose.driven,
                offset: own.pain_slope * (dose.pain - own.usual_pain),
                rating: f64::from(rating.strength),
            });
        }
    }
    let window = REFERENCE.min(days);
    let centre = person.truth.driven[..window].iter().sum::<f64>() / window.max(1) as f64;
    let kept = f64::exp(-1.0 / WANDER_DAYS);
    let memory = [kept, own.day_correlation, 1.0, 1.0];
    let step = [
        own.wander_sd.powi(2) * (1.0 - kept * kept),
        own.day_sd.powi(2) * (1.0 - own.day_correlation.powi(2)),
        RE_RATING_STEP.powi(2),
        0.0,
    ];
    let noise = own.rating_sd.powi(2) + 1.0 / 12.0;

    let mut around: Option<Vec<Vector>> = None;
    let mut same_day = vec![None; days];
    let mut statistic = vec![f64::NEG_INFINITY; days];
    let mut retrospective = vec![None; days];
    for pass in 0..4 {
        let mut filtered: Vec<(Vector, Matrix)> = Vec::with_capacity(days);
        let mut mean = [0.0; N];
        let mut spread = [[0.0; N]; N];
        spread[0][0] = own.wander_sd.powi(2);
        spread[1][1] = own.day_sd.powi(2);
        for day in 0..days {
            if day > 0 {
                for i in 0..N {
                    mean[i] *= memory[i];
                    for j in 0..N {
                        spread[i][j] *= memory[i] * memory[j];
                    }
                    spread[i][i] += step[i];
                }
            }
            // The first pass iterates each day on its own; later ones use the smoothed course of the pass before.
            let (prior_mean, prior_spread) = (mean, spread);
            let mut at = around.as_ref().map_or(mean, |smoothed| smoothed[day]);
            for _ in 0..if around.is_some() { 1 } else { 3 } {
                (mean, spread) = (prior_mean, prior_spread);
                for dose in &rated[day] {
                    let scale = own.hill_slope * std::f64::consts::LN_2;
                    let share = 1.0 / (1.0 + (-scale * (dose.doublings - at[0])).exp());
                    let predicted = own.ceiling * share + dose.offset + at[1] + at[2];
                    if (dose.rating <= 0.0 && predicted < 0.0)
                        || (dose.rating >= 10.0 && predicted > 10.0)
                    {
                        continue;
                    }
                    let row = [-own.ceiling * scale * share * (1.0 - share), 1.0, 1.0, 0.0];
                    let seen = dose.rating - predicted + dot(&row, &at);
                    update(&mut mean, &mut spread, &row, seen, noise);
                }
                at = mean;
            }
            if day < window {
                // The mean so far takes this day's ups and downs in: a linear map of the state.
                let mut map = identity();
                map[3][0] = 1.0 / window as f64;
                mean = times(&map, &mean);
                spread = sandwich(&map, &spread);
            }
            filtered.push((mean, spread));
            if pass == 0 && day >= REFERENCE {
                let (shift, sd) = shift(&mean, &spread, person.truth.driven[day] - centre);
                same_day[day] = Some(range(shift, sd));
                statistic[day] = above((0.25 - shift) / sd);
            }
        }
        // Back through the days. During the reference window the map that fills the mean belongs to the step.
        let mut smoothed = filtered.clone();
        for day in (0..days.saturating_sub(1)).rev() {
            let (now_mean, now_spread) = filtered[day];
            let mut map = identity();
            for i in 0..N {
                map[i][i] = memory[i];
            }
            let mut own_step = [[0.0; N]; N];
            for i in 0..N {
                own_step[i][i] = step[i];
            }
            if day + 1 < window {
                let mut fill = identity();
                fill[3][0] = 1.0 / window as f64;
                map = multiply(&fill, &map);
                own_step = sandwich(&fill, &own_step);
            }
            let ahead_mean = times(&map, &now_mean);
            let ahead_spread = add(&sandwich(&map, &now_spread), &own_step);
            let gain = multiply(
                &multiply(&now_spread, &transpose(&map)),
                &inverse(&ahead_spread),
            );
            let (later_mean, later_spread) = smoothed[day + 1];
            let mut mean = now_mean;
            for i in 0..N {
                for j in 0..N {
                    mean[i] += gain[i][j] * (later_mean[j] - ahead_mean[j]);
                }
            }
            let mut change = later_spread;
            for i in 0..N {
                for j in 0..N {
                    change[i][j] -= ahead_spread[i][j];
                }
            }
            smoothed[day] = (mean, add(&now_spread, &sandwich(&gain, &change)));
        }
        for (day, (mean, spread)) in smoothed.iter().enumerate().skip(REFERENCE) {
            let (shift, sd) = shift(mean, spread, person.truth.driven[day] - centre);
            retrospective[day] = Some(range(shift, sd));
        }
        around = Some(smoothed.iter().map(|(mean, _)| *mean).collect());
    }
    Track {
        retrospective,
        same_day,
        statistic,
        has_band: true,
    }
}

fn shift(mean: &Vector, spread: &Matrix, driven: f64) -> (f64, f64) {
    let variance = spread[0][0] - 2.0 * spread[0][3] + spread[3][3];
    (driven + mean[0] - mean[3], variance.max(1e-12).sqrt())
}

fn range(mid: f64, sd: f64) -> Range {
    Range {
        mid,
        lo90: mid - Z95 * sd,
        hi90: mid + Z95 * sd,
    }
}

/// Standard normal probability above `score`, by the complementary error function's continued series (enough for an alarm threshold).
fn above(score: f64) -> f64 {
    // Abramowitz and Stegun 1964, 7.1.26: absolute error below 1.5e-7.
    let x = score.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * x);
    let poly = t
        * (0.254_829_592
            + t * (-0.284_496_736
                + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
    let tail = 0.5 * poly * (-x * x).exp();
    if score > 0.0 { tail } else { 1.0 - tail }
}

fn update(mean: &mut Vector, spread: &mut Matrix, row: &Vector, seen: f64, noise: f64) {
    let mut cross = [0.0; N];
    for i in 0..N {
        cross[i] = dot(&spread[i], row);
    }
    let total = dot(row, &cross) + noise;
    let residual = seen - dot(row, mean);
    for i in 0..N {
        mean[i] += cross[i] / total * residual;
        for j in 0..N {
            spread[i][j] -= cross[i] * cross[j] / total;
        }
    }
}

fn dot(left: &Vector, right: &Vector) -> f64 {
    left.iter().zip(right).map(|(l, r)| l * r).sum()
}

fn identity() -> Matrix {
    let mut one = [[0.0; N]; N];
    for i in 0..N {
        one[i][i] = 1.0;
    }
    one
}

fn times(map: &Matrix, vector: &Vector) -> Vector {
    std::array::from_fn(|i| dot(&map[i], vector))
}

fn multiply(left: &Matrix, right: &Matrix) -> Matrix {
    std::array::from_fn(|i| std::array::from_fn(|j| (0..N).map(|k| left[i][k] * right[k][j]).sum()))
}

fn transpose(matrix: &Matrix) -> Matrix {
    std::array::from_fn(|i| std::array::from_fn(|j| matrix[j][i]))
}

fn add(left: &Matrix, right: &Matrix) -> Matrix {
    std::array::from_fn(|i| std::array::from_fn(|j| left[i][j] + right[i][j]))
}

fn sandwich(map: &Matrix, spread: &Matrix) -> Matrix {
    multiply(&multiply(map, spread), &transpose(map))
}

/// Inverse by Gauss-Jordan. The mean of the reference window is known exactly before its first day: a pivot of 0 is left out.
fn inverse(matrix: &Matrix) -> Matrix {
    let mut work = *matrix;
    let mut result = identity();
    for pivot in 0..N {
        if work[pivot][pivot].abs() < 1e-14 {
            result[pivot] = [0.0; N];
            continue;
        }
        let scale = 1.0 / work[pivot][pivot];
        for column in 0..N {
            work[pivot][column] *= scale;
            result[pivot][column] *= scale;
        }
        for row in 0..N {
            if row != pivot {
                let share = work[row][pivot];
                for column in 0..N {
                    work[row][column] -= share * work[pivot][column];
                    result[row][column] -= share * result[pivot][column];
                }
            }
        }
    }
    result
}
