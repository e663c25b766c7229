//! Figures with their intervals.

use super::judge::{Errors, Judged};

/// A figure with its 95 % interval.
#[derive(Clone, Copy)]
pub struct Figure {
    pub value: f64,
    pub lo: f64,
    pub hi: f64,
}

/// A share of people with Wilson's interval (1927).
pub fn share(hits: usize, of: usize) -> Figure {
    let n = of.max(1) as f64;
    let p = hits as f64 / n;
    let z2 = 1.96_f64 * 1.96;
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = 1.96 / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    Figure {
        value: p,
        lo: (centre - half).max(0.0),
        hi: (centre + half).min(1.0),
    }
}

/// A number made from the sums of many people, with the middle 95 % of 2000 bootstrap samples of whole persons, drawn within each kind of
/// person: days of one person hang together, so days must not be drawn.
pub fn bootstrap(people: &[&Judged], method: usize, number: impl Fn(&Errors) -> f64) -> Figure {
    let total = |chosen: &mut dyn Iterator<Item = &Judged>| {
        let mut sums = Errors::default();
        chosen.for_each(|person| sums.add(&person.errors[method]));
        number(&sums)
    };
    let groups: Vec<&[&Judged]> = people.chunk_by(|a, b| a.kind == b.kind).collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut draw = move |count: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % count
    };
    let mut samples: Vec<f64> = (0..2000)
        .map(|_| {
            let mut sums = Errors::default();
            for group in &groups {
                for _ in 0..group.len() {
                    sums.add(&group[draw(group.len())].errors[method]);
                }
            }
            number(&sums)
        })
        .collect();
    samples.sort_by(f64::total_cmp);
    Figure {
        value: total(&mut people.iter().copied()),
        lo: samples[50],
        hi: samples[1949],
    }
}

impl Figure {
    /// `0.156 (0.150-0.163)`
    pub fn plain(&self) -> String {
        format!("{:.3} ({:.3}-{:.3})", self.value, self.lo, self.hi)
    }

    /// `3.2 % (2.0-4.9)`
    pub fn percent(&self) -> String {
        format!(
            "{:.1} % ({:.1}-{:.1})",
            100.0 * self.value,
            100.0 * self.lo,
            100.0 * self.hi
        )
    }
}

pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len().checked_sub(1)? / 2;
    Some(f64::midpoint(values[middle], values[values.len() / 2]))
}
