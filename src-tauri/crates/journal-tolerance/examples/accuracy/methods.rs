//! The estimator and what people use instead, all reduced to the same three answers per day.

use journal_tolerance::simulate::Person;
use journal_tolerance::statistics::theil_sen;
use journal_tolerance::{Constants, Normal, Range, estimate, same_day, signs};

/// What one method says about one person. One entry per day.
pub struct Track {
    /// With all entries.
    pub retrospective: Vec<Option<Range>>,
    /// With the entries up to that day.
    pub same_day: Vec<Option<Range>>,
    /// What an alarm is raised on: higher means a rise is more likely.
    pub statistic: Vec<f64>,
    /// Whether the ranges mean anything.
    pub has_band: bool,
}

/// Names in the order of [`tracks`].
pub const NAMES: [&str; 8] = [
    "Ebbline",
    "ratings only",
    "rolling dose (N1)",
    "effect / dose (N2)",
    "least squares on time (N3)",
    "Theil-Sen drift",
    "median of thirds",
    "knows all constants (limit)",
];

/// Points per doubling where a plain method needs to turn ratings into doublings: the middle of the expected curve.
const POINTS_PER_DOUBLING: f64 = 2.0;
const REFERENCE: usize = 28;
/// Days a rolling method looks back.
const ROLLING: usize = 14;
/// 95 % quantile of the standard normal.
const Z95: f64 = 1.644_853_627;

/// All methods on one person.
pub fn tracks(person: &Person, constants: &Constants) -> Vec<Track> {
    let mut all = vec![
        ours(person, constants, true),
        ratings_only(person, constants),
    ];
    let data = Logged::new(person);
    all.push(data.rolling(&|day| day.dose()));
    all.push(data.rolling(&|day| Some(day.dose()? - day.rating()?.max(0.25).log2())));
    all.push(data.least_squares());
    all.push(data.linear(
        &|points| {
            let slope = theil_sen(points, 0.9).ok()?;
            Some((slope.slope, slope.lo, slope.hi))
        },
        true,
    ));
    all.push(data.linear(
        &|points| thirds(points).map(|slope| (slope, slope, slope)),
        false,
    ));
    all.push(super::oracle::oracle(person));
    all
}

/// The estimator as shipped.
pub fn ours(person: &Person, constants: &Constants, prior_use_known: bool) -> Track {
    let mut series = person.series();
    if !prior_use_known {
        series.regular_use_days_before = None;
    }
    let trend = estimate(&series, constants);
    Track {
        retrospective: trend
            .days
            .iter()
            .map(|day| Some(day.unshown_record().shift))
            .collect(),
        same_day: trend
            .days
            .iter()
            .map(|day| day.unshown_record().online.map(|online| online.shift))
            .collect(),
        statistic: trend
            .days
            .iter()
            .map(|day| {
                let online = day.unshown_record().online;
                // Where S1 asks for more certainty, the statistic is lowered by as much, so that one threshold serves.
                let more = if day.unshown_record().familiar {
                    0.0
                } else {
                    signs::S1_THRESHOLD_NEW_PRODUCT - signs::S1_THRESHOLD
                };
                online.map_or(f64::NEG_INFINITY, |online| online.p_rise - more)
            })
            .collect(),
        has_band: true,
    }
}

fn ratings_only(person: &Person, constants: &Constants) -> Track {
    let series = person.series();
    let retrospective = estimate(&series, constants)
        .days
        .iter()
        .map(|day| Some(day.unshown_record().ratings_only))
        .collect();
    // Pools of no weight: the same model that listens to ratings alone.
    let mut plain = constants.clone();
    plain.drift.clone_from(&plain.drift_ratings_only);
    plain.fast_weight = Normal {
        mean: 0.0,
        sd: 1e-6,
    };
    plain.slow_weight = Normal {
        mean: 0.0,
        sd: 1e-6,
    };
    let online = same_day(&series, &plain);
    Track {
        retrospective,
        same_day: online.iter().map(|day| day.map(|day| day.shift)).collect(),
        statistic: online
            .iter()
            .map(|day| day.map_or(f64::NEG_INFINITY, |day| day.p_rise))
            .collect(),
        has_band: true,
    }
}

/// A slope with its interval, points a day, of daily points (day, adjusted rating).
type SlopeOf<'a> = dyn Fn(&[(f64, f64)]) -> Option<(f64, f64, f64)> + 'a;

/// Sums over a stretch of days.
#[derive(Clone, Copy, Default)]
struct Sums {
    doses: f64,
    log_dose: f64,
    rated: f64,
    ratings: f64,
}

impl Sums {
    fn dose(self) -> Option<f64> {
        (self.doses > 0.0).then(|| self.log_dose / self.doses)
    }

    fn rating(self) -> Option<f64> {
        (self.rated > 0.0).then(|| self.ratings / self.rated)
    }

    fn plus(self, other: Self) -> Self {
        Self {
            doses: self.doses + other.doses,
            log_dose: self.log_dose + other.log_dose,
            rated: self.rated + other.rated,
            ratings: self.ratings + other.ratings,
        }
    }
}

/// Logged doses as the plain methods read them: (day, log2 mg, rating).
struct Logged {
    days: usize,
    doses: Vec<(usize, f64, Option<f64>)>,
}

impl Logged {
    fn new(person: &Person) -> Self {
        let series = person.series();
        let mut doses: Vec<_> = series
            .doses
            .iter()
            .filter_map(|dose| Some((dose.day as usize, dose.mg?.max(0.1).log2(), dose.rating)))
            .collect();
        doses.sort_by_key(|dose| dose.0);
        Self {
            days: series.days.len(),
            doses,
        }
    }

    fn by_day(&self) -> Vec<Sums> {
        let mut days = vec![Sums::default(); self.days];
        for (day, dose, rating) in &self.doses {
            days[*day] = days[*day].plus(Sums {
                doses: 1.0,
                log_dose: *dose,
                rated: f64::from(u8::from(rating.is_some())),
                ratings: rating.unwrap_or(0.0),
            });
        }
        days
    }

    /// A number of the last days against that of the reference window; where there is none the last one stays.
    fn rolling(&self, number: &dyn Fn(Sums) -> Option<f64>) -> Track {
        let days = self.by_day();
        let sum = |slice: &[Sums]| {
            slice
                .iter()
                .fold(Sums::default(), |all, day| all.plus(*day))
        };
        let reference = number(sum(&days[..REFERENCE.min(days.len())])).unwrap_or(0.0);
        let mut last = 0.0;
        let values: Vec<f64> = (0..days.len())
            .map(|day| {
                let recent = sum(&days[(day + 1).saturating_sub(ROLLING)..=day]);
                last = number(recent).map_or(last, |value| value - reference);
                last
            })
            .collect();
        Track {
            retrospective: values.iter().map(|value| Some(point(*value))).collect(),
            same_day: after_reference(&values),
            statistic: values,
            has_band: false,
        }
    }

    /// Rating on log dose and time by ordinary least squares; the shift is the dose that makes up for the time, its band by the delta method.
    fn least_squares(&self) -> Track {
        let rated: Vec<(f64, f64, f64)> = self
            .doses
            .iter()
            .filter_map(|(day, dose, rating)| Some((*day as f64, *dose, (*rating)?)))
            .collect();
        let shift = |fit: &Fit, day: f64| {
            let time = day - 13.5;
            let slope = fit.dose.max(0.3);
            let mid = -fit.time / slope * time;
            let (by_time, by_dose) = (-time / slope, fit.time * time / (slope * slope));
            let variance = by_time * by_time * fit.time_variance
                + by_dose * by_dose * fit.dose_variance
                + 2.0 * by_time * by_dose * fit.covariance;
            let half = Z95 * variance.max(0.0).sqrt();
            Range {
                mid,
                lo90: mid - half,
                hi90: mid + half,
            }
        };
        let whole = regress(&rated);
        let (mut entered, mut same_day) = (0, Vec::with_capacity(self.days));
        for day in 0..self.days {
            while entered < rated.len() && rated[entered].0 <= day as f64 {
                entered += 1;
            }
            let fit = (day >= REFERENCE)
                .then(|| regress(&rated[..entered]))
                .flatten();
            same_day.push(fit.map(|fit| shift(&fit, day as f64)));
        }
        Track {
            retrospective: (0..self.days)
                .map(|day| whole.as_ref().map(|fit| shift(fit, day as f64)))
                .collect(),
            statistic: statistic(&same_day),
            same_day,
            has_band: true,
        }
    }

    /// A straight line through the daily means of dose-adjusted ratings: slope with its interval, points a day.
    fn linear(&self, slope: &SlopeOf<'_>, has_band: bool) -> Track {
        let mut sums = vec![(0.0, 0.0); self.days];
        for (day, dose, rating) in &self.doses {
            if let Some(rating) = rating {
                sums[*day].0 += rating - POINTS_PER_DOUBLING * dose;
                sums[*day].1 += 1.0;
            }
        }
        let points: Vec<(f64, f64)> = sums
            .iter()
            .enumerate()
            .filter(|(_, (_, count))| *count > 0.0)
            .map(|(day, (sum, count))| (day as f64, sum / count))
            .collect();
        let shift = |(mid, lo, hi): (f64, f64, f64), day: f64| {
            let time = (day - 13.5) / POINTS_PER_DOUBLING;
            Range {
                mid: -mid * time,
                lo90: (-lo * time).min(-hi * time),
                hi90: (-lo * time).max(-hi * time),
            }
        };
        let whole = slope(&points);
        let mut same_day: Vec<Option<Range>> = Vec::with_capacity(self.days);
        let mut last = None;
        for day in 0..self.days {
            let entered = points.partition_point(|point| point.0 <= day as f64);
            // A line through months of days hardly moves in a week.
            if day >= REFERENCE && (day - REFERENCE).is_multiple_of(7) {
                last = slope(&points[..entered]);
            }
            same_day.push(last.map(|last| shift(last, day as f64)));
        }
        Track {
            retrospective: (0..self.days)
                .map(|day| whole.map(|whole| shift(whole, day as f64)))
                .collect(),
            statistic: statistic(&same_day),
            same_day,
            has_band,
        }
    }
}

fn point(value: f64) -> Range {
    Range {
        mid: value,
        lo90: value,
        hi90: value,
    }
}

fn after_reference(values: &[f64]) -> Vec<Option<Range>> {
    let known = |(day, value): (usize, &f64)| (day >= REFERENCE).then(|| point(*value));
    values.iter().enumerate().map(known).collect()
}

fn statistic(same_day: &[Option<Range>]) -> Vec<f64> {
    same_day
        .iter()
        .map(|day| day.map_or(f64::NEG_INFINITY, |range| range.mid))
        .collect()
}

/// Slope of the line through the medians of the first and the last third (Tukey 1977, first step of the resistant line).
fn thirds(points: &[(f64, f64)]) -> Option<f64> {
    let third = points.len() / 3;
    if third < 3 {
        return None;
    }
    let median = |slice: &[(f64, f64)], part: fn(&(f64, f64)) -> f64| {
        let mut values: Vec<f64> = slice.iter().map(part).collect();
        values.sort_by(f64::total_cmp);
        f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2])
    };
    let (first, last) = (&points[..third], &points[points.len() - third..]);
    let time = median(last, |point| point.0) - median(first, |point| point.0);
    (time > 0.0).then(|| (median(last, |point| point.1) - median(first, |point| point.1)) / time)
}

/// Least-squares coefficients of dose and time with their covariance.
struct Fit {
    dose: f64,
    time: f64,
    dose_variance: f64,
    time_variance: f64,
    covariance: f64,
}

fn regress(rows: &[(f64, f64, f64)]) -> Option<Fit> {
    let n = rows.len() as f64;
    if rows.len() < 10 {
        return None;
    }
    let mean = |part: fn(&(f64, f64, f64)) -> f64| rows.iter().map(part).sum::<f64>() / n;
    let (time, dose, rating) = (mean(|r| r.0), mean(|r| r.1), mean(|r| r.2));
    let (mut tt, mut td, mut dd, mut ty, mut dy, mut yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for row in rows {
        let (t, d, y) = (row.0 - time, row.1 - dose, row.2 - rating);
        tt += t * t;
        td += t * d;
        dd += d * d;
        ty += t * y;
        dy += d * y;
        yy += y * y;
    }
    let determinant = tt * dd - td * td;
    if determinant <= 1e-9 {
        return None;
    }
    let by_time = (dd * ty - td * dy) / determinant;
    let by_dose = (tt * dy - td * ty) / determinant;
    let rest = (yy - by_time * ty - by_dose * dy).max(0.0) / (n - 3.0);
    Some(Fit {
        dose: by_dose,
        time: by_time,
        dose_variance: rest * tt / determinant,
        time_variance: rest * dd / determinant,
        covariance: -rest * td / determinant,
    })
}
