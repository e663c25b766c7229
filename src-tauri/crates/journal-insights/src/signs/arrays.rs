//! From entries to the arrays of the early signs: one value per journal day, nothing where nothing is known.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use journal_core::{Entries, Id, Lane, Product, Sign, Symptoms, TimeOfDay};
use journal_tolerance::{DayState, signs::AmountOfDay};

use crate::charts::{DayRange, Stretch, in_days};
use crate::lane::{day_states, kratom_doses, lane_doses, reference_from, units};

/// A symptom list of a day without a dose is a morning's when it was given this early in the journal day.
const MORNING_HOURS: i64 = 8;

/// Days in a row, each with what is known of it.
pub(super) struct Days<T> {
    /// Date of the first.
    pub from: NaiveDate,
    /// One a day.
    pub values: Vec<Option<T>>,
}

impl<T> Days<T> {
    /// Nothing known of `length` days.
    fn unknown(from: NaiveDate, length: usize) -> Self {
        Self {
            from,
            values: (0..length).map(|_| None).collect(),
        }
    }

    /// Place of a date in the list.
    pub fn place(&self, date: NaiveDate) -> Option<usize> {
        place(self.from, date, self.values.len())
    }
}

fn place(from: NaiveDate, date: NaiveDate, length: usize) -> Option<usize> {
    usize::try_from((date - from).num_days())
        .ok()
        .filter(|place| *place < length)
}

fn length(from: NaiveDate, last: NaiveDate) -> usize {
    usize::try_from((last - from).num_days() + 1).unwrap_or(0)
}

/// First day everything about kratom as a whole is compared with: what the person chose, else the day of the first dose; and whether
/// it is that day. `None` without a dose up to `as_of`.
pub(crate) fn origin(entries: &Entries, as_of: NaiveDate) -> Option<(NaiveDate, bool)> {
    let starts = entries.settings.day_starts_at;
    let first = kratom_doses(entries)
        .map(|dose| dose.day(starts))
        .min()
        .filter(|first| *first <= as_of)?;
    let from = reference_from(entries, Some(first)).filter(|from| *from <= as_of)?;
    Some((from, from == first))
}

/// Days, counted from `from`, on which the person said to know why; those after `as_of` are not known yet.
pub(super) fn dismissed(
    entries: &Entries,
    sign: &Sign,
    from: NaiveDate,
    as_of: NaiveDate,
) -> Vec<usize> {
    let starts = entries.settings.day_starts_at;
    entries
        .dismissals
        .iter()
        .filter(|dismissal| dismissal.sign == *sign)
        .filter_map(|dismissal| place(from, dismissal.day(starts), length(from, as_of)))
        .collect()
}

/// Doses of kratom by whole day: 0 where the person said so, nothing where nobody answered. Amounts play no part, so all lanes count.
pub(super) fn doses(entries: &Entries, from: NaiveDate, last: NaiveDate) -> Days<u32> {
    let mut days = Days::unknown(from, length(from, last));
    let states = day_states(entries, from, days.values.len());
    for (value, state) in days.values.iter_mut().zip(states) {
        *value = (state != DayState::Unanswered).then_some(0);
    }
    let starts = entries.settings.day_starts_at;
    for dose in kratom_doses(entries) {
        if let Some(place) = days.place(dose.day(starts)) {
            days.values[place] = days.values[place].map(|count: u32| count + 1);
        }
    }
    days
}

/// Doses of known amount by product and day, each product in its own unit, so that no two products and no two lanes are ever added up;
/// and the products by the number that stands for each.
pub(super) fn amounts(
    entries: &Entries,
    from: NaiveDate,
    last: NaiveDate,
) -> (Vec<AmountOfDay>, Vec<&Product>) {
    let starts = entries.settings.day_starts_at;
    let length = length(from, last);
    let mut numbers: HashMap<Id, usize> = HashMap::new();
    let mut products: Vec<&Product> = Vec::new();
    let mut sums: BTreeMap<(usize, usize), (u32, f64)> = BTreeMap::new();
    for dose in kratom_doses(entries) {
        let Some(product) = entries.product(dose.product) else {
            continue;
        };
        let amount = dose
            .amount
            .and_then(|amount| units(product, amount, &dose.unit))
            .filter(|amount| *amount > 0.0);
        let (Some(day), Some(amount)) = (place(from, dose.day(starts), length), amount) else {
            continue;
        };
        let number = *numbers.entry(product.id).or_insert_with(|| {
            products.push(product);
            products.len() - 1
        });
        let sum = sums.entry((day, number)).or_default();
        sum.0 += 1;
        sum.1 += amount.log2();
    }
    let amounts = sums
        .into_iter()
        .map(|((day, product), (doses, sum))| AmountOfDay {
            day,
            product,
            doses,
            mean_log2: sum / f64::from(doses),
        })
        .collect();
    (amounts, products)
}

/// The product taken on most of the days in the list from `opens` on: the one that S3 judges.
pub(super) fn most_taken(amounts: &[AmountOfDay], opens: usize) -> Option<usize> {
    let mut days: BTreeMap<usize, usize> = BTreeMap::new();
    for amount in amounts.iter().filter(|amount| amount.day >= opens) {
        *days.entry(amount.product).or_default() += 1;
    }
    days.into_iter()
        .max_by_key(|(_, days)| *days)
        .map(|(product, _)| product)
}

/// Milligrams of a lane by day: 0 on answered days without a dose, nothing where a day was not answered, an amount is not known or
/// something of another lane was taken (then this lane alone does not say how much there was).
pub(super) fn mg_by_day(
    entries: &Entries,
    lane: &Lane,
    from: NaiveDate,
    last: NaiveDate,
) -> Vec<Option<f64>> {
    let all = doses(entries, from, last);
    let found = lane_doses(entries, lane, last);
    let mut own: HashMap<usize, (u32, Option<f64>)> = HashMap::new();
    for dose in &found.doses {
        if let Some(place) = all.place(dose.day) {
            let sum = own.entry(place).or_insert((0, Some(0.0)));
            sum.0 += 1;
            sum.1 = sum.1.zip(dose.mg).map(|(sum, mg)| sum + mg);
        }
    }
    all.values
        .iter()
        .enumerate()
        .map(|(place, count)| match own.get(&place) {
            None => count.filter(|count| *count == 0).map(|_| 0.0),
            Some((of_lane, mg)) => mg.filter(|_| *count == Some(*of_lane)),
        })
        .collect()
}

/// Morning symptoms by day, 0 to 30: those given before the day's first dose; of several the earliest.
pub(super) fn mornings(entries: &Entries, from: NaiveDate, last: NaiveDate) -> Vec<Option<f64>> {
    let range = DayRange { from, to: last };
    mornings_in(entries, &Stretch::read(entries, range))
}

/// The same of days that were read already.
pub(crate) fn mornings_in(entries: &Entries, days: &Stretch) -> Vec<Option<f64>> {
    let starts = entries.settings.day_starts_at;
    let range = days.period;
    let mut values = vec![None; range.length()];
    let mut first_dose = vec![None; range.length()];
    // Doses are in order of time.
    for taken in &days.doses {
        first_dose[taken.day].get_or_insert(taken.at);
    }
    for (symptoms, place) in in_days(&entries.symptoms, range, starts, |it| (it.at, it.zone)) {
        let before = symptoms.before_first_dose.unwrap_or_else(|| {
            first_dose[place].map_or_else(
                || is_early(symptoms, starts),
                |first| symptoms.at.to_utc() <= first,
            )
        });
        if before {
            values[place].get_or_insert(total(symptoms));
        }
    }
    values
}

fn is_early(symptoms: &Symptoms, starts: TimeOfDay) -> bool {
    let wall = symptoms.zone.map_or_else(
        || symptoms.at.naive_local(),
        |zone| symptoms.at.with_timezone(&zone).naive_local(),
    );
    (wall.time() - starts.time())
        .num_minutes()
        .rem_euclid(24 * 60)
        < MORNING_HOURS * 60
}

/// The total given, else the sum of the items; at most 30.
pub(crate) fn total(symptoms: &Symptoms) -> f64 {
    let sum = || {
        symptoms
            .items
            .iter()
            .map(|item| u32::from(item.severity.get()))
            .sum()
    };
    let total: u32 = symptoms.total.map_or_else(sum, u32::from);
    f64::from(total.min(u32::from(Symptoms::MAX_TOTAL)))
}
