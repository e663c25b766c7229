//! One pass through the days at a linearisation point: model equations in, normal equations out.
//!
//! `y = floor + E logistic(a + k (x - z - Af Xf - As Xs + q)) + g pain + d + noise`, with `z` a random walk and `d` an AR(1).

#![allow(
    clippy::needless_range_loop,
    reason = "matrix code reads better with indices"
)]

use crate::arrow::{Block, Cholesky, Coupling, Eliminated, Forward, Pair};
use crate::constants::{Constants, Drift};
use crate::exposure::Pools;
use crate::prepared::{Offset, Prepared, SHARED};

/// Positions of the shared parameters.
pub(crate) const POSITION: usize = 0;
pub(crate) const STEEPNESS: usize = 1;
pub(crate) const CEILING: usize = 2;
pub(crate) const PAIN: usize = 3;
pub(crate) const FAST: usize = 4;
pub(crate) const SLOW: usize = 5;

/// Directions in which the ratings of one day differ.
const DIRECTIONS: usize = 6;

/// What is fitted: the data, the fixed numbers, and whether logged amounts may explain tolerance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Problem<'a> {
    pub prepared: &'a Prepared,
    /// Exposure, one value per day that is fitted (or more).
    pub pools: &'a Pools,
    pub constants: &'a Constants,
    /// False for the ratings-only fit: the exposure pools are left out.
    pub driven: bool,
}

impl<'a> Problem<'a> {
    /// With every product's amounts counted as logged.
    pub(crate) const fn new(
        prepared: &'a Prepared,
        constants: &'a Constants,
        driven: bool,
    ) -> Self {
        Self {
            prepared,
            pools: &prepared.pools,
            constants,
            driven,
        }
    }

    /// The same problem on another exposure.
    pub(crate) const fn with_pools<'b>(&self, pools: &'b Pools) -> Problem<'b>
    where
        'a: 'b,
    {
        Problem { pools, ..*self }
    }

    /// The kinds of ups and downs that are averaged.
    pub(crate) const fn drifts(&self) -> &'a [Drift; 4] {
        if self.driven {
            &self.constants.drift
        } else {
            &self.constants.drift_ratings_only
        }
    }

    /// True where the exposure depends on offsets of products that are themselves fitted.
    pub(crate) const fn potency_matters(&self) -> bool {
        self.driven && self.constants.potency_in_exposure && !self.prepared.offsets.is_empty()
    }

    /// The exposure of the first `days` days, products as strong as `theta` says.
    pub(crate) fn exposure(&self, theta: &[f64], days: usize) -> Pools {
        self.prepared.exposure.pools(theta, days, self.constants)
    }

    pub(crate) fn pools(&self, day: usize) -> (f64, f64) {
        if self.driven {
            (self.pools.fast[day], self.pools.slow[day])
        } else {
            (0.0, 0.0)
        }
    }

    /// Centre and shape of each prior.
    fn priors<const K: usize>(&self) -> [(f64, Offset); K] {
        let c = self.constants;
        let shared = [
            c.position,
            c.steepness,
            c.ceiling,
            c.pain,
            c.fast_weight,
            c.slow_weight,
        ];
        std::array::from_fn(|index| match shared.get(index) {
            Some(prior) => (
                prior.mean,
                Offset {
                    sd: prior.sd,
                    freedom: f64::INFINITY,
                },
            ),
            // Columns beyond the products in use are inert.
            None => (
                0.0,
                self.prepared
                    .offsets
                    .get(index - SHARED)
                    .copied()
                    .unwrap_or(Offset::INERT),
            ),
        })
    }

    pub(crate) fn prior_means<const K: usize>(&self) -> [f64; K] {
        self.priors().map(|(mean, _)| mean)
    }
}

/// The state of a pass: days are entered one by one, in order.
#[derive(Clone, Debug)]
pub(crate) struct Sweep<'a, const K: usize> {
    problem: Problem<'a>,
    drift: Drift,
    pub theta: [f64; K],
    pub forward: Forward<K>,
    /// Minus the log posterior at the linearisation point, up to a constant.
    pub objective: f64,
    /// Days entered so far.
    pub entered: usize,
    last: (f64, f64),
    reference_mean: f64,
}

/// What data up to the last entered day say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filtered {
    pub shift: f64,
    pub variance: f64,
    pub log_evidence: f64,
    pub z: f64,
    pub d: f64,
    /// Standard deviation from days nobody answered for.
    pub unanswered: f64,
}

impl<'a, const K: usize> Sweep<'a, K> {
    pub(crate) fn new(problem: Problem<'a>, drift: Drift, theta: [f64; K]) -> Self {
        let priors = problem.priors::<K>();
        let (mut gradient, mut precision) = ([0.0; K], [0.0; K]);
        let mut objective = 0.0;
        for index in 0..K {
            let (mean, shape) = priors[index];
            let off = theta[index] - mean;
            let (loss, curvature) = shape.loss_and_precision(off);
            precision[index] = curvature;
            gradient[index] = -off * curvature;
            objective += loss;
        }
        Self {
            problem,
            drift,
            theta,
            forward: Forward::new(&precision, &gradient),
            objective,
            entered: 0,
            last: (0.0, 0.0),
            reference_mean: 0.0,
        }
    }

    /// Enters the next day, linearised at tolerance walk `z` and day effect `d`; gives back the day before, eliminated.
    pub(crate) fn enter(&mut self, z: f64, d: f64) -> Option<Eliminated<K>> {
        let Problem {
            prepared,
            constants,
            ..
        } = self.problem;
        let day = self.entered;
        let memory = self.drift.memory;
        let walk = self.drift.precision();
        let z_precision = if day == 0 {
            self.drift.start_precision()
        } else {
            walk
        };
        let phi = constants.day_correlation;
        let stationary = constants.day_sd * constants.day_sd;
        let renewal = 1.0 / (stationary * (1.0 - phi * phi));

        let step_z = z - memory * self.last.0;
        let (step_d, d_precision) = if day == 0 {
            (d, 1.0 / stationary)
        } else {
            (d - phi * self.last.1, renewal)
        };
        self.objective += 0.5 * (z_precision * step_z * step_z + d_precision * step_d * step_d);
        if day > 0 {
            let before = &mut self.forward.block;
            before.own.zz += memory * memory * walk;
            before.own.dd += phi * phi * renewal;
            before.gradient.0 += memory * walk * step_z;
            before.gradient.1 += phi * renewal * step_d;
        }
        let in_reference = day < prepared.reference;
        let share = if in_reference {
            1.0 / prepared.reference as f64
        } else {
            0.0
        };
        self.reference_mean += share * z;
        let mut block = Block {
            own: Pair {
                zz: z_precision,
                zd: 0.0,
                dd: d_precision,
            },
            gradient: (-z_precision * step_z, -d_precision * step_d),
            border_z: [0.0; K],
            border_d: [0.0; K],
            mean: (share, 0.0),
        };
        self.observe(day, z, d, &mut block);
        self.last = (z, d);
        self.entered += 1;
        if day == 0 {
            self.forward.block = block;
            None
        } else {
            Some(self.forward.advance(
                Coupling {
                    z: memory * walk,
                    d: phi * renewal,
                },
                block,
            ))
        }
    }

    /// Adds the day's ratings to its block and to the border.
    ///
    /// Within a day the tolerance, the pools and the day effect are the same for every rating, so the ratings are summed over the
    /// few directions that differ and spread over the parameters once.
    fn observe(&mut self, day: usize, z: f64, d: f64, block: &mut Block<K>) {
        let Problem {
            prepared,
            constants,
            ..
        } = self.problem;
        let ratings = prepared.of_day(day);
        if ratings.is_empty() {
            return;
        }
        let (fast, slow) = self.problem.pools(day);
        let theta = &self.theta;
        let (position, steepness, ceiling, pain) = (
            theta[POSITION],
            theta[STEEPNESS],
            theta[CEILING],
            theta[PAIN],
        );
        let tolerance = z + theta[FAST] * fast + theta[SLOW] * slow;
        // Directions: tolerance, position, steepness, ceiling, pain, day effect.
        let mut squares = [[0.0; DIRECTIONS]; DIRECTIONS];
        let mut pulls = [0.0; DIRECTIONS];
        for seen in ratings {
            let offset = if seen.column < K {
                theta[seen.column]
            } else {
                0.0
            };
            let reach = seen.x - tolerance + offset;
            let felt = 1.0 / (1.0 + (-(position + steepness * reach)).exp());
            let predicted = constants.rating_floor + ceiling * felt + pain * seen.pain + d;
            // A rating at the end of the scale says only that the effect was at least that far out.
            if (seen.y <= 0.0 && predicted < 0.0) || (seen.y >= 10.0 && predicted > 10.0) {
                continue;
            }
            let slope = ceiling * felt * (1.0 - felt);
            let per_doubling = slope * steepness;
            let residual = seen.y - predicted;
            let square = residual * residual / seen.variance;
            let huber = constants.huber;
            let (weight, loss) = if square > huber * huber {
                let beyond = square.sqrt();
                (
                    huber / (seen.variance * beyond),
                    huber * beyond - 0.5 * huber * huber,
                )
            } else {
                (1.0 / seen.variance, 0.5 * square)
            };
            self.objective += loss;
            let pull = weight * residual;
            let jacobian = [-per_doubling, slope, slope * reach, felt, seen.pain, 1.0];
            for row in 0..DIRECTIONS {
                pulls[row] += jacobian[row] * pull;
                let weighted = weight * jacobian[row];
                for column in 0..=row {
                    squares[row][column] += weighted * jacobian[column];
                }
            }
            if seen.column < K {
                let row = seen.column;
                let weighted = weight * per_doubling;
                self.forward.gradient[row] += per_doubling * pull;
                block.border_z[row] -= weighted * per_doubling;
                block.border_d[row] += weighted;
                let target = &mut self.forward.border[row];
                for column in POSITION..=PAIN {
                    target[column] += weighted * jacobian[column + 1];
                }
                target[FAST] -= weighted * per_doubling * fast;
                target[SLOW] -= weighted * per_doubling * slow;
                target[row] += weighted * per_doubling;
            }
        }
        const DAY: usize = DIRECTIONS - 1;
        block.own.zz += squares[0][0];
        block.own.zd += squares[DAY][0];
        block.own.dd += squares[DAY][DAY];
        block.gradient.0 += pulls[0];
        block.gradient.1 += pulls[DAY];
        let forward = &mut self.forward;
        for row in POSITION..=PAIN {
            let direction = row + 1;
            block.border_z[row] += squares[direction][0];
            block.border_d[row] += squares[DAY][direction];
            forward.gradient[row] += pulls[direction];
            for column in POSITION..=row {
                forward.border[row][column] += squares[direction][column + 1];
            }
        }
        for (row, pool) in [(FAST, fast), (SLOW, slow)] {
            block.border_z[row] += pool * squares[0][0];
            block.border_d[row] += pool * squares[DAY][0];
            forward.gradient[row] += pool * pulls[0];
            for column in POSITION..=PAIN {
                forward.border[row][column] += pool * squares[column + 1][0];
            }
            forward.border[row][FAST] += pool * fast * squares[0][0];
        }
        forward.border[SLOW][SLOW] += slow * slow * squares[0][0];
    }

    /// The estimate from the days entered so far: filtered mean and variance of the shift on the last one.
    pub(crate) fn filtered(&self) -> Filtered {
        let day = self.entered - 1;
        let mut state = self.forward.clone();
        let current = state.eliminate();
        let factor = Cholesky::new(&state.border);
        let step = factor.solve(&state.gradient);
        let inverse = current.inverse;
        let (mut free_z, mut free_d) = inverse.times(current.gradient.0, current.gradient.1);
        let (fast, slow) = self.problem.pools(day);
        let mut lever = [0.0; K];
        let mut mean_step = state.mean;
        for column in 0..K {
            let (border_z, border_d) =
                inverse.times(current.border_z[column], current.border_d[column]);
            free_z -= border_z * step[column];
            free_d -= border_d * step[column];
            mean_step -= state.mean_border[column] * step[column];
            lever[column] = state.mean_border[column] - border_z;
        }
        lever[FAST] += fast;
        lever[SLOW] += slow;
        let (cross, _) = inverse.times(current.mean.0, current.mean.1);
        let variance = inverse.zz - 2.0 * cross + state.mean_variance + factor.quadratic(&lever);
        let z = self.last.0 + free_z;
        let shift = z - self.reference_mean - mean_step
            + (self.theta[FAST] + step[FAST]) * fast
            + (self.theta[SLOW] + step[SLOW]) * slow;
        let fall = state.fall + factor.quadratic(&state.gradient);
        let log_evidence = 0.5 * fall
            - self.objective
            - 0.5 * (state.log_det() + factor.log_det)
            - self.drift.log_scale(self.entered);
        let unanswered = crate::fit::unanswered_sd(&self.problem, &self.theta, day);
        Filtered {
            shift,
            variance: variance.max(0.0),
            log_evidence,
            z,
            d: self.last.1 + free_d,
            unanswered,
        }
    }
}
