//! The linear algebra of the fit.
//!
//! The normal equations have two unknowns a day (tolerance walk and day effect), tied only to the neighbouring days, and a few
//! unknowns that touch every day (the curve, the pools' weights, the products). In a matrix that is an arrow: 2x2 blocks along the
//! diagonal with a border. Eliminating the days in order costs a fixed amount per day, and because it runs forward in time, the
//! state after day t *is* the estimate from data up to day t. General linear-algebra crates offer neither this structure nor
//! the filtered by-product, and dense or general sparse factorisations are slower by orders of magnitude, so the few
//! dozen lines are written here; `oracles.rs` holds them against a dense solver and a Kalman smoother.

#![allow(
    clippy::needless_range_loop,
    reason = "matrix code reads better with indices"
)]

/// A symmetric positive definite matrix as its Cholesky factor.
#[derive(Clone, Debug)]
pub(crate) struct Cholesky<const K: usize> {
    /// Lower triangle, the diagonal inverted.
    factor: [[f64; K]; K],
    /// Logarithm of the determinant.
    pub log_det: f64,
}

impl<const K: usize> Cholesky<K> {
    /// Factorises the lower triangle of `matrix`. A pivot that rounding pushed to zero or below is lifted to a tiny positive value: the
    /// priors make the matrix positive definite, so this only guards against overflow-sized input.
    pub(crate) fn new(matrix: &[[f64; K]; K]) -> Self {
        let mut factor = [[0.0; K]; K];
        let mut log_det = 0.0;
        for row in 0..K {
            for column in 0..row {
                let mut value = matrix[row][column];
                for inner in 0..column {
                    value -= factor[row][inner] * factor[column][inner];
                }
                factor[row][column] = value * factor[column][column];
            }
            let mut pivot = matrix[row][row];
            for inner in 0..row {
                pivot -= factor[row][inner] * factor[row][inner];
            }
            let pivot = if pivot > 1e-12 { pivot } else { 1e-12 };
            log_det += pivot.ln();
            factor[row][row] = 1.0 / pivot.sqrt();
        }
        Self { factor, log_det }
    }

    /// Solves `L y = right`.
    pub(crate) fn half_solve(&self, right: &[f64; K]) -> [f64; K] {
        let mut solution = *right;
        for row in 0..K {
            let mut value = solution[row];
            for inner in 0..row {
                value -= self.factor[row][inner] * solution[inner];
            }
            solution[row] = value * self.factor[row][row];
        }
        solution
    }

    /// Solves `L L' x = right`.
    pub(crate) fn solve(&self, right: &[f64; K]) -> [f64; K] {
        let mut solution = self.half_solve(right);
        for row in (0..K).rev() {
            let mut value = solution[row];
            for inner in row + 1..K {
                value -= self.factor[inner][row] * solution[inner];
            }
            solution[row] = value * self.factor[row][row];
        }
        solution
    }

    /// `right' (L L')^-1 right`.
    pub(crate) fn quadratic(&self, right: &[f64; K]) -> f64 {
        self.half_solve(right)
            .iter()
            .map(|value| value * value)
            .sum()
    }
}

/// A symmetric 2x2 matrix.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pair {
    pub zz: f64,
    pub zd: f64,
    pub dd: f64,
}

impl Pair {
    pub(crate) fn inverse(self) -> (Self, f64) {
        let determinant = (self.zz * self.dd - self.zd * self.zd).max(1e-12);
        let scale = 1.0 / determinant;
        (
            Self {
                zz: self.dd * scale,
                zd: -self.zd * scale,
                dd: self.zz * scale,
            },
            determinant,
        )
    }

    #[inline(always)]
    pub(crate) fn times(self, z: f64, d: f64) -> (f64, f64) {
        (self.zz * z + self.zd * d, self.zd * z + self.dd * d)
    }
}

/// One day's share of the normal equations: its block, its gradient (of minus the objective) and its rows of the border.
#[derive(Clone, Debug)]
pub(crate) struct Block<const K: usize> {
    pub own: Pair,
    pub gradient: (f64, f64),
    pub border_z: [f64; K],
    pub border_d: [f64; K],
    /// Column of the functional whose mean is subtracted (the reference window's mean of z).
    pub mean: (f64, f64),
}

/// How neighbouring days hang together: minus the off-diagonal of the precision, for z and for the day effect.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Coupling {
    pub z: f64,
    pub d: f64,
}

/// The state of the forward elimination: everything that data up to the current day say.
#[derive(Clone, Debug)]
pub(crate) struct Forward<const K: usize> {
    /// Border block minus what the eliminated days took (lower triangle).
    pub border: [[f64; K]; K],
    /// Border gradient likewise.
    pub gradient: [f64; K],
    /// Sum of the log determinants of eliminated blocks, but for those still multiplied up in `determinant`.
    log_det: f64,
    determinant: f64,
    /// Twice the fall of the objective from the eliminated days.
    pub fall: f64,
    /// Functional of the eliminated days: its value, its border row, its variance.
    pub mean: f64,
    pub mean_border: [f64; K],
    pub mean_variance: f64,
    /// The current day, not yet eliminated.
    pub block: Block<K>,
}

/// A day after elimination, kept for the way back.
#[derive(Clone, Debug)]
pub(crate) struct Eliminated<const K: usize> {
    pub inverse: Pair,
    pub gradient: (f64, f64),
    pub border_z: [f64; K],
    pub border_d: [f64; K],
    pub mean: (f64, f64),
}

impl<const K: usize> Forward<K> {
    pub(crate) fn new(prior_precision: &[f64; K], prior_gradient: &[f64; K]) -> Self {
        let mut border = [[0.0; K]; K];
        for (row, precision) in prior_precision.iter().enumerate() {
            border[row][row] = *precision;
        }
        Self {
            border,
            gradient: *prior_gradient,
            log_det: 0.0,
            determinant: 1.0,
            fall: 0.0,
            mean: 0.0,
            mean_border: [0.0; K],
            mean_variance: 0.0,
            block: Block {
                own: Pair::default(),
                gradient: (0.0, 0.0),
                border_z: [0.0; K],
                border_d: [0.0; K],
                mean: (0.0, 0.0),
            },
        }
    }

    /// Sum of the log determinants of the eliminated blocks.
    pub(crate) fn log_det(&self) -> f64 {
        self.log_det + self.determinant.ln()
    }

    /// Eliminates the current day and makes `next` current. `next` arrives with its own terms only; the coupling to the
    /// eliminated day is added here. `pull` is the gradient of the coupling at the linearisation point.
    pub(crate) fn advance(&mut self, coupling: Coupling, mut next: Block<K>) -> Eliminated<K> {
        let gone = self.eliminate();
        let (l, c) = (&gone.inverse, coupling);
        next.own.zz -= c.z * c.z * l.zz;
        next.own.zd -= c.z * c.d * l.zd;
        next.own.dd -= c.d * c.d * l.dd;
        let (z, d) = l.times(gone.gradient.0, gone.gradient.1);
        next.gradient.0 += c.z * z;
        next.gradient.1 += c.d * d;
        let (z, d) = l.times(gone.mean.0, gone.mean.1);
        next.mean.0 += c.z * z;
        next.mean.1 += c.d * d;
        let (zz, zd, dz, dd) = (c.z * l.zz, c.z * l.zd, c.d * l.zd, c.d * l.dd);
        for column in 0..K {
            let (z, d) = (gone.border_z[column], gone.border_d[column]);
            next.border_z[column] += zz * z + zd * d;
            next.border_d[column] += dz * z + dd * d;
        }
        self.block = next;
        gone
    }

    /// Takes the current day out of the border.
    pub(crate) fn eliminate(&mut self) -> Eliminated<K> {
        let block = &self.block;
        let (inverse, determinant) = block.own.inverse();
        self.determinant *= determinant;
        // A logarithm a day would cost as much as the rest of the elimination.
        if !(1e-200..1e200).contains(&self.determinant) {
            self.log_det += self.determinant.ln();
            self.determinant = 1.0;
        }
        let (gz, gd) = inverse.times(block.gradient.0, block.gradient.1);
        let (mz, md) = inverse.times(block.mean.0, block.mean.1);
        self.fall += gz * block.gradient.0 + gd * block.gradient.1;
        self.mean += mz * block.gradient.0 + md * block.gradient.1;
        self.mean_variance += mz * block.mean.0 + md * block.mean.1;
        let mut scaled_z = [0.0; K];
        let mut scaled_d = [0.0; K];
        for column in 0..K {
            let (z, d) = (block.border_z[column], block.border_d[column]);
            scaled_z[column] = inverse.zz * z + inverse.zd * d;
            scaled_d[column] = inverse.zd * z + inverse.dd * d;
            self.gradient[column] -= gz * z + gd * d;
            self.mean_border[column] += mz * z + md * d;
        }
        for row in 0..K {
            let (z, d) = (block.border_z[row], block.border_d[row]);
            let target = &mut self.border[row];
            for column in 0..=row {
                target[column] -= z * scaled_z[column] + d * scaled_d[column];
            }
        }
        Eliminated {
            inverse,
            gradient: block.gradient,
            border_z: block.border_z,
            border_d: block.border_d,
            mean: block.mean,
        }
    }
}
