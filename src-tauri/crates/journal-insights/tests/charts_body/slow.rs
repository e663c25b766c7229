//! The plain way: every question asked of all entries, one day at a time.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, Timelike};
use chrono_tz::Tz;
use journal_core::{Amount, Dose, Entries, Product, Symptoms};
use journal_insights::{DayRange, Spread};
use std::collections::BTreeMap;

/// The journal day: the local date, or the one before where the clock shows less than the beginning of days.
pub fn day(entries: &Entries, at: DateTime<FixedOffset>, zone: Option<Tz>) -> NaiveDate {
    let wall = match zone {
        Some(zone) => at.with_timezone(&zone).naive_local(),
        None => at.naive_local(),
    };
    if wall.time() < entries.settings.day_starts_at.time() {
        wall.date().pred_opt().unwrap()
    } else {
        wall.date()
    }
}

pub fn product<'a>(entries: &'a Entries, dose: &Dose) -> Option<&'a Product> {
    entries.products.iter().find(|it| it.id == dose.product)
}

fn is_kratom(entries: &Entries, dose: &Dose) -> bool {
    product(entries, dose).is_none_or(|it| it.substance.to_lowercase() == "kratom")
}

/// Everything about each day, by date.
pub struct Diary<'a> {
    pub entries: &'a Entries,
    doses: BTreeMap<NaiveDate, Vec<&'a Dose>>,
}

impl<'a> Diary<'a> {
    pub fn of(entries: &'a Entries) -> Self {
        let mut doses: BTreeMap<NaiveDate, Vec<&Dose>> = BTreeMap::new();
        for dose in &entries.doses {
            if is_kratom(entries, dose) {
                let of = day(entries, dose.taken_at, dose.zone);
                doses.entry(of).or_default().push(dose);
            }
        }
        Self { entries, doses }
    }

    pub fn doses(&self, date: NaiveDate) -> &[&'a Dose] {
        self.doses.get(&date).map_or(&[], Vec::as_slice)
    }

    pub fn dosed(&self, date: NaiveDate) -> bool {
        !self.doses(date).is_empty()
    }

    pub fn none(&self, date: NaiveDate) -> bool {
        let said = |it: &&journal_core::DayAnswer| it.date == date && it.answer.as_str() == "none";
        !self.dosed(date) && self.entries.days.iter().any(|it| said(&it))
    }

    pub fn answered(&self, date: NaiveDate) -> bool {
        self.dosed(date) || self.none(date)
    }

    pub fn all_doses(&self) -> impl Iterator<Item = &'a Dose> + '_ {
        self.doses.values().flatten().copied()
    }
}

/// The days of a range that are over.
pub fn days(range: DayRange, today: NaiveDate) -> Vec<NaiveDate> {
    range
        .from
        .iter_days()
        .take_while(|day| *day <= range.to && *day < today)
        .collect()
}

pub fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date + Days::new(days)
}

/// Type 7: h = (n - 1) p, and the share of the way between the two values around it.
pub fn quantile(values: &[f64], p: f64) -> f64 {
    let mut list = values.to_vec();
    list.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let h = (list.len() as f64 - 1.0) * p;
    let mut below = 0;
    while (below + 1) as f64 <= h {
        below += 1;
    }
    let next = list.get(below + 1).copied().unwrap_or(list[below]);
    list[below] + (h - below as f64) * (next - list[below])
}

pub fn near(left: f64, right: f64) -> bool {
    (left - right).abs() < 2e-6
}

pub fn assert_spread(found: Spread, values: &[f64], what: &str) {
    assert_eq!(found.count as usize, values.len(), "{what}: count");
    let numbers = [(found.q25, 0.25), (found.median, 0.5), (found.q75, 0.75)];
    for (number, p) in numbers {
        if values.len() < 5 {
            assert_eq!(number, None, "{what}: {} values are too few", values.len());
            assert_eq!(found.need, Some(5), "{what}");
        } else {
            let slow = quantile(values, p);
            assert!(
                near(number.unwrap(), slow),
                "{what}: {number:?} is not {slow} at {p}"
            );
        }
    }
}

/// A number as English writes it: two decimals below 1, one below 100, none above; halves away from 0.
pub fn number(value: f64) -> String {
    let parts = if value.abs() < 1.0 {
        100.0
    } else if value.abs() < 100.0 {
        10.0
    } else {
        1.0
    };
    let rounded = (value.abs() * parts + 0.5 + 1e-6).floor() / parts;
    let sign = if value < 0.0 && rounded > 0.0 {
        "-"
    } else {
        ""
    };
    let text = format!("{rounded:.2}");
    format!("{sign}{}", text.trim_end_matches('0').trim_end_matches('.'))
}

pub fn date(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// "median 3, half between 2 and 5 (12 days)".
pub fn spread(values: &[f64], one: &str, many: &str) -> String {
    let count = values.len();
    if count < 5 {
        return format!("too few ({count} of 5)");
    }
    let at = |p| number(quantile(values, p));
    let counted = if count == 1 { one } else { many };
    format!(
        "median {}, half between {} and {} ({count} {counted})",
        at(0.5),
        at(0.25),
        at(0.75)
    )
}

/// Leaf in grams, 7-OH in milligrams by its label, anything else and what cannot be turned as it was logged.
pub fn amount(entries: &Entries, dose: &Dose) -> (String, Option<f64>) {
    let product = product(entries, dose).unwrap();
    let logged = dose.amount.map(Amount::to_f64);
    let own = dose.unit == product.unit;
    let mg = product.hydroxymitragynine_mg_per_unit.map(Amount::to_f64);
    let grams = product.grams_per_unit.map(Amount::to_f64);
    let (unit, factor) = match (product.lane.as_str(), dose.unit.as_str()) {
        ("leaf", "g") => ("g", 1.0),
        ("leaf", "mg") => ("g", 0.001),
        ("leaf", _) if own && grams.is_some_and(|it| it > 0.0) => ("g", grams.unwrap()),
        ("7-oh", "mg") => ("mg", 1.0),
        ("7-oh", _) if own && mg.is_some_and(|it| it > 0.0) => ("mg", mg.unwrap()),
        (_, unit) => (unit, 1.0),
    };
    (unit.to_owned(), logged.map(|it| it * factor))
}

/// Whether a list was given before the first dose of its day.
pub fn is_morning(diary: &Diary, symptoms: &Symptoms, day: NaiveDate) -> bool {
    if let Some(said) = symptoms.before_first_dose {
        return said;
    }
    if let Some(first) = diary.doses(day).iter().map(|it| it.taken_at).min() {
        return symptoms.at <= first;
    }
    let wall = match symptoms.zone {
        Some(zone) => symptoms.at.with_timezone(&zone).naive_local(),
        None => symptoms.at.naive_local(),
    };
    let starts = diary.entries.settings.day_starts_at.time();
    let minute = |it: chrono::NaiveTime| i64::from(it.hour() * 60 + it.minute());
    let since = minute(wall.time()) - minute(starts);
    let since = if since < 0 { since + 24 * 60 } else { since };
    since < 8 * 60
}

/// The first day anything was written about.
pub fn first_written(entries: &Entries) -> Option<NaiveDate> {
    let mut first: Option<NaiveDate> = None;
    let mut see = |day: NaiveDate| {
        if first.is_none_or(|it| day < it) {
            first = Some(day);
        }
    };
    for it in &entries.doses {
        see(day(entries, it.taken_at, it.zone));
    }
    for it in &entries.check_ins {
        see(day(entries, it.at, it.zone));
    }
    for it in &entries.symptoms {
        see(day(entries, it.at, it.zone));
    }
    for it in &entries.activities {
        see(day(entries, it.at, it.zone));
    }
    for it in &entries.days {
        see(it.date);
    }
    first
}
