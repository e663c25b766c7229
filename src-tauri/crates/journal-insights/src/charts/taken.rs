//! Kratom doses placed on journal days, once for each chart that counts them: one conversion of time zones per dose, and only for
//! doses near the days asked for.
//!
//! Quantiles are those of the whole program: linear interpolation between order statistics (Hyndman and Fan 1996, type 7),
//! [`journal_tolerance::statistics::quantile`].

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Timelike, Utc};
use journal_core::{Amount, Answer, Dose, Entries, Id, Lane, Product};
use journal_tolerance::DayState;

use super::days::DayRange;
use crate::lane::{REFERENCE_DAYS, reference_from};

/// A journal day begins within this of the same date's midnight in UTC: a day's length for `day_starts_at` and one for the zone.
const REACH: Duration = Duration::days(3);

impl DayRange {
    /// Whether the two share a day.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The same with `days` more before it.
    pub(crate) fn earlier(self, days: i64) -> Self {
        Self {
            from: self.from - Duration::days(days),
            ..self
        }
    }

    /// What of it can be compared with `before`: all of it where they share no day, else its days after `before`.
    #[must_use]
    pub fn apart_from(self, before: Self) -> Option<Self> {
        let apart = if self.overlaps(before) {
            Self {
                from: before.to + Duration::days(1),
                ..self
            }
        } else {
            self
        };
        (apart.length() > 0).then_some(apart)
    }
}

/// What a range is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Before {
    /// Its days.
    pub period: DayRange,
    /// How it is called.
    pub kind: BeforeKind,
}

/// How the earlier days are called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BeforeKind {
    /// The reference window, beginning with the first dose.
    FirstWeeks,
    /// The reference window.
    Reference,
    /// Days picked for this comparison.
    Chosen,
}

/// The reference window of a lane, or of all kratom; `None` when nothing says where it begins.
#[must_use]
pub fn reference_days(entries: &Entries, lane: Option<&Lane>) -> Option<Before> {
    let first = first_dose_day(entries, lane);
    let from = reference_from(entries, first)?;
    Some(Before {
        period: DayRange {
            from,
            to: from + Duration::days(REFERENCE_DAYS - 1),
        },
        kind: if first == Some(from) {
            BeforeKind::FirstWeeks
        } else {
            BeforeKind::Reference
        },
    })
}

/// The journal day of the first dose of kratom, of one lane or any. Later doses can belong to an earlier day only within the reach of
/// zones, so only those near the first are looked at.
pub(crate) fn first_dose_day(entries: &Entries, lane: Option<&Lane>) -> Option<NaiveDate> {
    let starts = entries.settings.day_starts_at;
    let mut of_interest = entries.doses.iter().filter(|dose| {
        let product = entries.product(dose.product);
        match lane {
            None => product.is_none_or(Product::is_kratom),
            Some(lane) => product.is_some_and(|it| it.is_kratom() && it.lane == *lane),
        }
    });
    let first = of_interest.next()?;
    let near = first.taken_at + REACH;
    Some(
        of_interest
            .take_while(|dose| dose.taken_at <= near)
            .map(|dose| dose.day(starts))
            .fold(first.day(starts), NaiveDate::min),
    )
}

/// The first day anything about kratom was written: a dose, or that there was none.
pub(crate) fn first_told_day(entries: &Entries) -> Option<NaiveDate> {
    let answer = entries
        .days
        .iter()
        .find(|day| day.answer == Answer::None)
        .map(|day| day.date);
    first_dose_day(entries, None)
        .into_iter()
        .chain(answer)
        .min()
}

/// A dose of kratom on its day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken<'a> {
    pub dose: &'a Dose,
    /// `None` where the product is not there: then nobody knows the lane.
    pub product: Option<&'a Product>,
    /// Place of its day in the stretch.
    pub day: usize,
    /// Whole minutes of wall time since the journal day began, 0 to 1439.
    pub minute: u32,
    /// The instant.
    pub at: DateTime<Utc>,
}

impl Taken<'_> {
    pub(crate) fn in_lane(&self, lane: &Lane) -> bool {
        self.product.is_some_and(|product| product.lane == *lane)
    }

    /// Minutes from one dose to this one.
    #[allow(clippy::cast_precision_loss, reason = "seconds of a day or two")]
    pub(crate) fn minutes_since(&self, other: &Self) -> f64 {
        (self.at - other.at).num_seconds() as f64 / 60.0
    }
}

/// The doses and answers of a stretch of days.
#[derive(Clone, Debug)]
pub(crate) struct Stretch<'a> {
    pub period: DayRange,
    /// One for each day.
    pub states: Vec<DayState>,
    /// In order of time.
    pub doses: Vec<Taken<'a>>,
}

impl<'a> Stretch<'a> {
    /// Reads the days of `period`.
    pub(crate) fn read(entries: &'a Entries, period: DayRange) -> Self {
        let length = period.length();
        let mut found = Self {
            period,
            states: vec![DayState::Unanswered; length],
            doses: Vec::new(),
        };
        if length == 0 {
            return found;
        }
        let first = entries.days.partition_point(|day| day.date < period.from);
        for answer in &entries.days[first..] {
            let Some(place) = period.place(answer.date) else {
                break;
            };
            if answer.answer == Answer::None {
                found.states[place] = DayState::NoneConfirmed;
            }
        }
        let kratom: Vec<bool> = entries.products.iter().map(Product::is_kratom).collect();
        let starts = entries.settings.day_starts_at.since_midnight();
        let earliest = period.from.and_time(NaiveTime::MIN).and_utc() - REACH;
        let latest = period.to.and_time(NaiveTime::MIN).and_utc() + REACH;
        let begin = entries
            .doses
            .partition_point(|dose| dose.taken_at.to_utc() < earliest);
        for dose in &entries.doses[begin..] {
            let at = dose.taken_at.to_utc();
            if at > latest {
                break;
            }
            let product = entries
                .products
                .binary_search_by_key(&dose.product, |product| product.id)
                .ok();
            if product.is_some_and(|place| !kratom[place]) {
                continue;
            }
            let wall = dose.zone.map_or_else(
                || dose.taken_at.naive_local(),
                |zone| dose.taken_at.with_timezone(&zone).naive_local(),
            );
            let since_start = wall.checked_sub_signed(starts).unwrap_or(wall);
            let Some(day) = period.place(since_start.date()) else {
                continue;
            };
            found.states[day] = DayState::Dosed;
            found.doses.push(Taken {
                dose,
                product: product.map(|place| &entries.products[place]),
                day,
                minute: since_start.num_seconds_from_midnight() / 60,
                at,
            });
        }
        found
    }

    /// Only its first days.
    pub(crate) fn first(&self, length: usize) -> Self {
        let length = length.min(self.states.len());
        let before = Duration::days(i64::try_from(self.states.len() - length).unwrap_or(0));
        Self {
            period: DayRange {
                from: self.period.from,
                to: self.period.to - before,
            },
            states: self.states[..length].to_vec(),
            doses: (self.doses.iter().filter(|taken| taken.day < length))
                .copied()
                .collect(),
        }
    }

    /// Days with an answer.
    pub(crate) fn answered(&self) -> usize {
        self.states.len() - self.days_in(DayState::Unanswered)
    }

    /// Days of a state.
    pub(crate) fn days_in(&self, wanted: DayState) -> usize {
        self.states.iter().filter(|state| **state == wanted).count()
    }

    /// Whether the person logged a dose of that day or said that there was none.
    pub(crate) fn is_answered(&self, place: usize) -> bool {
        self.states
            .get(place)
            .is_some_and(|state| *state != DayState::Unanswered)
    }

    /// Lanes of its doses.
    pub(crate) fn lanes(&self) -> std::collections::BTreeSet<&'a Lane> {
        let products = self.doses.iter().filter_map(|taken| taken.product);
        products.map(|product| &product.lane).collect()
    }

    /// Doses of each day; `None` where nobody answered.
    pub(crate) fn counts(&self) -> Vec<Option<u32>> {
        let mut counts: Vec<Option<u32>> = self
            .states
            .iter()
            .map(|state| (*state != DayState::Unanswered).then_some(0))
            .collect();
        for taken in &self.doses {
            counts[taken.day] = counts[taken.day].map(|count| count + 1);
        }
        counts
    }

    /// What is known of each day's amount in one lane and unit. Doses in a unit that cannot be turned into it are not known.
    pub(crate) fn amounts(&self, lane: &Lane, unit: &str) -> Vec<DayAmount> {
        let mut days: Vec<DayAmount> = self
            .states
            .iter()
            .map(|state| match state {
                DayState::Unanswered => DayAmount::Unanswered,
                DayState::Dosed | DayState::NoneConfirmed => DayAmount::Known {
                    amount: 0.0,
                    doses: 0,
                },
            })
            .collect();
        for taken in self.doses.iter().filter(|taken| taken.in_lane(lane)) {
            let added = taken.product.and_then(|product| {
                let (own, amount) = measured(product, taken.dose);
                amount.filter(|_| own == unit)
            });
            let day = &mut days[taken.day];
            *day = match (*day, added) {
                (DayAmount::Known { amount, doses }, Some(added)) => DayAmount::Known {
                    amount: amount + added,
                    doses: doses + 1,
                },
                _ => DayAmount::Unknown,
            };
        }
        days
    }
}

/// What is known of the amount of a day in one lane.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum DayAmount {
    /// Nobody answered for the day.
    Unanswered,
    /// It holds a dose of unknown amount, or one in a unit that cannot be compared.
    Unknown,
    /// All of it is known.
    Known {
        /// Sum.
        amount: f64,
        /// Doses in it.
        doses: u32,
    },
}

impl DayAmount {
    /// The sum where it is known.
    #[must_use]
    pub const fn known(self) -> Option<f64> {
        match self {
            Self::Known { amount, .. } => Some(amount),
            Self::Unanswered | Self::Unknown => None,
        }
    }
}

/// Unit and amount of a dose as its lane is counted: leaf in grams, 7-OH in milligrams of it by the label, anything else in the
/// unit it was logged in. Where nothing says how to get there, the unit stays as logged.
pub(crate) fn measured<'a>(product: &Product, dose: &'a Dose) -> (&'a str, Option<f64>) {
    let amount = dose.amount.map(Amount::to_f64);
    let per_unit = |content: Option<Amount>| {
        content
            .filter(|it| !it.is_zero() && dose.unit == product.unit)
            .map(Amount::to_f64)
    };
    let (unit, factor) = match (&product.lane, dose.unit.as_str()) {
        (Lane::Leaf, "mg") => ("g", Some(0.001)),
        (Lane::Leaf, "g") => ("g", Some(1.0)),
        (Lane::Leaf, _) => ("g", per_unit(product.grams_per_unit)),
        (Lane::SevenOh, "mg") => ("mg", Some(1.0)),
        (Lane::SevenOh, _) => ("mg", per_unit(product.hydroxymitragynine_mg_per_unit)),
        _ => (dose.unit.as_str(), Some(1.0)),
    };
    factor.map_or((dose.unit.as_str(), amount), |factor| {
        (unit, amount.map(|amount| amount * factor))
    })
}

/// The unit most doses of a lane are counted in, the first in the alphabet of equals; `None` without doses.
pub(crate) fn usual_unit<'a, 'b: 'a>(
    doses: impl Iterator<Item = &'a Taken<'b>>,
    lane: &Lane,
) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for taken in doses.filter(|taken| taken.in_lane(lane)) {
        if let Some(product) = taken.product {
            *counts.entry(measured(product, taken.dose).0).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(unit, _)| unit.to_owned())
}

/// How often each product was taken, in order of the first dose.
pub(crate) fn products_in_order<'a>(doses: &[Taken<'a>]) -> Vec<(&'a Product, usize)> {
    let mut places: BTreeMap<Id, usize> = BTreeMap::new();
    let mut found: Vec<(&Product, usize)> = Vec::new();
    for product in doses.iter().filter_map(|taken| taken.product) {
        let place = *places.entry(product.id).or_insert_with(|| {
            found.push((product, 0));
            found.len() - 1
        });
        found[place].1 += 1;
    }
    found
}
