//! A mixture of few normals: weights from log evidences, quantiles, tail probability.

/// One component: weight, mean, standard deviation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Component {
    pub weight: f64,
    pub mean: f64,
    pub sd: f64,
}

/// Normalised weights from log evidences and prior weights.
pub(crate) fn weights<const N: usize>(log_evidence: [f64; N], prior: [f64; N]) -> [f64; N] {
    let score: [f64; N] = std::array::from_fn(|index| log_evidence[index] + prior[index].ln());
    let best = score.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raw = score.map(|value| (value - best).exp());
    let total: f64 = raw.iter().sum();
    if total.is_finite() && total > 0.0 {
        raw.map(|value| value / total)
    } else {
        prior
    }
}

/// Probability that the mixture lies below `at`.
pub(crate) fn below(components: &[Component], at: f64) -> f64 {
    components
        .iter()
        .filter(|c| c.weight > 0.0)
        .map(|c| c.weight * normal_below((at - c.mean) / c.sd))
        .sum()
}

/// The quantile of `probability`, by Newton steps kept inside a bracket.
pub(crate) fn quantile(components: &[Component], probability: f64) -> f64 {
    let mean: f64 = components.iter().map(|c| c.weight * c.mean).sum();
    let second: f64 = components
        .iter()
        .map(|c| c.weight * (c.sd * c.sd + (c.mean - mean).powi(2)))
        .sum();
    let sd = second.sqrt();
    let mut low = components
        .iter()
        .map(|c| c.mean - 8.0 * c.sd)
        .fold(f64::INFINITY, f64::min);
    let mut high = components
        .iter()
        .map(|c| c.mean + 8.0 * c.sd)
        .fold(f64::NEG_INFINITY, f64::max);
    let start = if probability < 0.3 {
        -1.6449
    } else if probability > 0.7 {
        1.6449
    } else {
        0.0
    };
    let mut at = (mean + start * sd).clamp(low, high);
    for _ in 0..60 {
        let (mut value, mut density) = (-probability, 0.0);
        for c in components {
            if c.weight > 1e-9 {
                let score = (at - c.mean) / c.sd;
                value += c.weight * normal_below(score);
                density += c.weight / c.sd * (-0.5 * score * score).exp();
            }
        }
        density *= 0.398_942_280_401_432_7;
        if value > 0.0 {
            high = at
        } else {
            low = at
        }
        let newton = at - value / density;
        let next = if newton > low && newton < high {
            newton
        } else {
            f64::midpoint(low, high)
        };
        let moved = (next - at).abs();
        at = next;
        if moved < 1e-7 * (1.0 + sd) {
            break;
        }
    }
    at
}

/// Standard normal distribution function; absolute error below 1e-7 (Abramowitz and Stegun 1964, formula 26.2.17).
pub(crate) fn normal_below(score: f64) -> f64 {
    let x = score.abs();
    if x > 38.0 {
        return if score > 0.0 { 1.0 } else { 0.0 };
    }
    let t = 1.0 / (1.0 + 0.231_641_9 * x);
    let poly = t
        * (0.319_381_530
            + t * (-0.356_563_782
                + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let tail = 0.398_942_280_401_432_7 * (-0.5 * x * x).exp() * poly;
    if score > 0.0 { 1.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::{Component, below, normal_below, quantile, weights};

    #[test]
    fn normal_distribution_at_known_points() {
        for (score, probability) in [
            (0.0, 0.5),
            (1.0, 0.841_344_746),
            (-1.644_853_627, 0.05),
            (3.0, 0.998_650_102),
        ] {
            assert!((normal_below(score) - probability).abs() < 1e-7, "{score}");
        }
        assert_eq!((normal_below(60.0), normal_below(-60.0)), (1.0, 0.0));
    }

    #[test]
    fn quantiles_invert_the_distribution() {
        let one = [Component {
            weight: 1.0,
            mean: 2.0,
            sd: 3.0,
        }];
        assert!((quantile(&one, 0.95) - (2.0 + 3.0 * 1.644_853_627)).abs() < 1e-5);
        let apart = [
            Component {
                weight: 0.3,
                mean: -40.0,
                sd: 0.1,
            },
            Component {
                weight: 0.5,
                mean: 0.0,
                sd: 1e-3,
            },
            Component {
                weight: 0.2,
                mean: 7.0,
                sd: 5.0,
            },
        ];
        for probability in [0.05, 0.29, 0.31, 0.5, 0.79, 0.81, 0.95] {
            let at = quantile(&apart, probability);
            assert!(
                (below(&apart, at) - probability).abs() < 1e-5,
                "{probability}: {at}"
            );
        }
    }

    #[test]
    fn weights_survive_extreme_evidence() {
        let even = weights([-5.0, -5.0], [0.25, 0.75]);
        assert!((even[0] - 0.25).abs() < 1e-12);
        assert_eq!(weights([-1e6, 0.0], [0.5, 0.5]), [0.0, 1.0]);
        assert_eq!(weights([f64::NAN, 0.0], [0.5, 0.5]), [0.5, 0.5]);
    }
}
