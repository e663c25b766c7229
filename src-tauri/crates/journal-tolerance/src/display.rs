//! What of an estimate a person may be shown, as types: a number that may not be shown is not there to be drawn.

use crate::constants::Constants;
use crate::exposure::clean_doses;
use crate::prepared::{Prepared, rating};
use crate::series::Series;
use crate::trend::{Counts, Range, Reason, Status};

/// Difference between the main and the ratings-only fit from which both are shown, doublings.
pub const DISAGREEMENT: f64 = 0.4;

/// What a day's estimate may look like. The rules are checked in the order hidden, projection, paused, range only, estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Shown {
    /// Nothing: the reference window is not over or there are too few rated doses.
    #[default]
    Hidden,
    /// "Model projection, not measured": the last rating is over 7 days ago. Drawn dashed, never as a statement about safety.
    Projection(Range),
    /// A product never rated before makes up most of the last 14 days' doses.
    Paused,
    /// The range is too wide for a central number: only its ends, in doublings.
    RangeOnly {
        /// 5 % quantile.
        lo90: f64,
        /// 95 % quantile.
        hi90: f64,
    },
    /// Median and range.
    Estimate(Range),
}

impl Shown {
    /// The word of the documented JSON.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Projection(_) => "projection",
            Self::Paused => "paused",
            Self::RangeOnly { .. } => "range_only",
            Self::Estimate(_) => "estimate",
        }
    }
}

/// Days the recent counts look back, today included.
const RECENT_DAYS: usize = 14;
/// A rating older than this many days makes the line a projection.
const MEASURED_DAYS: usize = 7;
/// A projection is shown for at most this many days.
const PROJECTED_DAYS: usize = 28;
/// Ranges with a wider half are shown without a central number, doublings.
const WIDEST_HALF: f64 = 0.6;

/// Rated doses and products per day, to decide what may be shown.
pub(crate) struct Counting {
    reference_running: usize,
    reference_doses: usize,
    reference_days: usize,
    /// Usable rated doses on days before index `d`.
    rated_before: Vec<usize>,
    /// Last day up to `d` with a rated dose.
    last_rated: Vec<Option<usize>>,
    /// True where one product never rated before the last 14 days makes up more than half of their doses.
    paused: Vec<bool>,
    /// True where products of the reference window make up at least half of the last 14 days' doses.
    familiar: Vec<bool>,
}

impl Counting {
    pub(crate) fn new(series: &Series, constants: &Constants, prepared: &Prepared) -> Self {
        let (days, reference) = (prepared.days, prepared.reference);
        let rated = |day: usize| prepared.of_day(day).len();
        let mut last = None;
        let last_rated = (0..days)
            .map(|day| {
                if rated(day) > 0 {
                    last = Some(day);
                }
                last
            })
            .collect();
        Self {
            reference_running: series.reference_days,
            reference_doses: (0..reference).map(rated).sum(),
            reference_days: (0..reference).filter(|day| rated(*day) > 0).count(),
            rated_before: prepared.first.clone(),
            last_rated,
            paused: paused_days(series, constants, days),
            familiar: familiar_days(series, constants, days, reference),
        }
    }

    pub(crate) fn familiar(&self, day: usize) -> bool {
        self.familiar[day]
    }

    fn recent(&self, day: usize) -> usize {
        self.rated_before[day + 1] - self.rated_before[(day + 1).saturating_sub(RECENT_DAYS)]
    }

    pub(crate) fn have(&self, day: usize) -> Counts {
        Counts {
            reference_rated_doses: self.reference_doses,
            reference_rated_days: self.reference_days,
            rated_last_14_days: self.recent(day),
        }
    }

    /// Why nothing may be shown on `day`, or whether what is shown is a projection.
    fn standing(&self, day: usize) -> Result<bool, Reason> {
        if day < self.reference_running {
            return Err(Reason::ReferenceRunning);
        }
        if self.reference_doses < Counts::NEED.reference_rated_doses {
            return Err(Reason::ReferenceDoses);
        }
        if self.reference_days < Counts::NEED.reference_rated_days {
            return Err(Reason::ReferenceDays);
        }
        let last = self.last_rated[day].ok_or(Reason::RecentRatings)?;
        let since = day - last;
        if since > MEASURED_DAYS {
            // A break is projected only from where there was something to project; sparse rating is not a break.
            return if self.recent(last) < Counts::NEED.rated_last_14_days {
                Err(Reason::RecentRatings)
            } else if since > MEASURED_DAYS + PROJECTED_DAYS {
                Err(Reason::LastRatingTooOld)
            } else {
                Ok(true)
            };
        }
        if self.recent(day) < Counts::NEED.rated_last_14_days {
            return Err(Reason::RecentRatings);
        }
        Ok(false)
    }

    pub(crate) fn status(&self, day: usize) -> Status {
        self.standing(day)
            .map_or_else(Status::Insufficient, |_| Status::Estimated)
    }

    pub(crate) fn shown(&self, day: usize, range: Range) -> Shown {
        match self.standing(day) {
            Err(_) => Shown::Hidden,
            Ok(true) => Shown::Projection(range),
            Ok(false) if self.paused[day] => Shown::Paused,
            Ok(false) if range.half_width() > WIDEST_HALF => Shown::RangeOnly {
                lo90: range.lo90,
                hi90: range.hi90,
            },
            Ok(false) => Shown::Estimate(range),
        }
    }
}

fn paused_days(series: &Series, constants: &Constants, days: usize) -> Vec<bool> {
    let doses = clean_doses(series, constants);
    let mut first_rated = vec![i64::MAX; series.products.len()];
    for dose in &doses {
        if rating(series, dose).is_some() {
            let first = &mut first_rated[series.doses[dose.index].product];
            *first = (*first).min(dose.day);
        }
    }
    let earliest = first_rated.iter().copied().min().unwrap_or(i64::MAX);
    let mut taken: Vec<(i64, usize)> = doses
        .iter()
        .map(|dose| (dose.day, series.doses[dose.index].product))
        .collect();
    taken.sort_unstable();
    let mut counts = vec![0_usize; series.products.len()];
    let (mut entering, mut leaving) = (0, 0);
    (0..days as i64)
        .map(|day| {
            let opens = day + 1 - RECENT_DAYS as i64;
            while entering < taken.len() && taken[entering].0 <= day {
                counts[taken[entering].1] += 1;
                entering += 1;
            }
            while leaving < entering && taken[leaving].0 < opens {
                counts[taken[leaving].1] -= 1;
                leaving += 1;
            }
            // Without any rating before the window there is no earlier product to have changed from.
            earliest < opens
                && taken[leaving..entering].iter().any(|(_, product)| {
                    first_rated[*product] >= opens && 2 * counts[*product] > entering - leaving
                })
        })
        .collect()
}

fn familiar_days(
    series: &Series,
    constants: &Constants,
    days: usize,
    reference: usize,
) -> Vec<bool> {
    let doses = clean_doses(series, constants);
    let mut known = vec![false; series.products.len()];
    let mut taken = vec![(0_usize, 0_usize); days];
    for dose in &doses {
        let product = series.doses[dose.index].product;
        if dose.day < reference as i64 {
            known[product] = true;
        }
    }
    for dose in &doses {
        if let Ok(day) = usize::try_from(dose.day) {
            taken[day].0 += 1;
            taken[day].1 += usize::from(known[series.doses[dose.index].product]);
        }
    }
    let (mut all, mut old) = (0, 0);
    (0..days)
        .map(|day| {
            all += taken[day].0;
            old += taken[day].1;
            if let Some(left) = day.checked_sub(RECENT_DAYS) {
                all -= taken[left].0;
                old -= taken[left].1;
            }
            2 * old >= all
        })
        .collect()
}
