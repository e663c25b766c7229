//! How much of a change in daily amount comes from taking doses more often and how much from larger doses.

/// A change of the daily amount in two parts that add up to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// Daily amount after minus before.
    pub change: f64,
    /// Part from more or fewer doses a day.
    pub from_frequency: f64,
    /// Part from larger or smaller doses.
    pub from_amount: f64,
}

/// Splits the change of `doses a day x amount per dose` between two periods by logarithmic means (LMDI: Ang 2005): each factor gets
/// the logarithm of its own ratio times the logarithmic mean of the two totals. The parts add up to the change exactly (but for
/// rounding), swap sign with the direction of time and treat both factors alike.
///
/// `before` and `after` are (doses a day, mean amount per dose). Where one of the periods has no doses there is no amount to
/// compare, and the whole change is one of frequency. `None` for values that are negative or not finite, and for doses without any
/// amount: an unknown amount is not 0.
#[must_use]
pub fn split_change(before: (f64, f64), after: (f64, f64)) -> Option<Split> {
    let usable = |(frequency, amount): (f64, f64)| {
        let known = frequency.is_finite() && amount.is_finite() && frequency >= 0.0;
        known && (frequency == 0.0 || amount > 0.0)
    };
    if !usable(before) || !usable(after) {
        return None;
    }
    let total = |(frequency, amount): (f64, f64)| {
        if frequency > 0.0 {
            frequency * amount
        } else {
            0.0
        }
    };
    let (early, late) = (total(before), total(after));
    let change = late - early;
    if early == 0.0 || late == 0.0 {
        return Some(Split {
            change,
            from_frequency: change,
            from_amount: 0.0,
        });
    }
    let mean = logarithmic_mean(early, late);
    Some(Split {
        change,
        from_frequency: mean * (after.0 / before.0).ln(),
        from_amount: mean * (after.1 / before.1).ln(),
    })
}

/// `(b - a) / ln(b / a)`, by a series where the two nearly agree.
fn logarithmic_mean(a: f64, b: f64) -> f64 {
    let half = (b - a) / (b + a);
    if half.abs() < 1e-4 {
        // ln(b/a) = 2 atanh(half) = 2 half (1 + half^2/3 + half^4/5 + ...)
        f64::midpoint(a, b) / (1.0 + half * half / 3.0 + half.powi(4) / 5.0)
    } else {
        (b - a) / (b / a).ln()
    }
}
