//! What the Today screen shows, from the entries and the moment.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use journal_core::{
    Amount, CheckIn, DayStatus, Dose, Entries, Id, Lane, Product, TimeOfDay, journal_day,
    status_of_day,
};
use serde::Serialize;

use crate::lane::{LANES, kratom_doses};

/// A dose is asked about for this long.
const RATED_WITHIN_HOURS: i64 = 12;
/// After this long without a logged dose, tolerance may be lower.
const LOWER_AFTER_HOURS: i64 = 72;

/// The facts of today. They say what was logged, not what was taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TodayFacts {
    /// The journal day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub day: NaiveDate,
    /// When the journal day begins, "HH:MM".
    pub day_starts_at: String,
    /// What is known about today.
    pub status: DayStatus,
    /// Doses of today in order of time, other substances included.
    pub doses: Vec<TodayDose>,
    /// Amounts of today by lane and unit; lanes are never added up.
    pub totals: Vec<LaneTotal>,
    /// Whole minutes since the last logged kratom dose.
    pub minutes_since_last_dose: Option<u32>,
    /// The newest kratom dose of the last 12 hours, when it has no rating yet.
    pub unrated: Option<TodayDose>,
    /// Nothing was logged and nothing was said for yesterday, and the journal had begun.
    pub yesterday_unanswered: bool,
    /// Yesterday's date, for the answer.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub yesterday: NaiveDate,
    /// Days since the first entry; 0 on its day, `None` without entries.
    pub days_since_first_entry: Option<u32>,
    /// No kratom dose was logged for 72 hours or more: the amount used before can be too much now.
    pub tolerance_may_be_lower: bool,
    /// The latest check-in up to now.
    pub latest_check_in: Option<CheckIn>,
}

/// A dose as the day's list shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TodayDose {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// Wall time where it was taken, "HH:MM".
    pub clock: String,
    /// Minutes from the start of its journal day to its wall time, 0 to 1439: its place on the day's strip.
    pub minute_of_day: u32,
    /// Amount as logged; `None` = not known.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub amount: Option<Amount>,
    /// Its unit.
    pub unit: String,
    /// Whether the amount is an estimate.
    pub estimated: bool,
    /// The product's id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub product: Id,
    /// The product's name; empty when it is not there any more.
    pub product_name: String,
    /// The product's lane.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub lane: Lane,
    /// The strongest rating, 0 to 10.
    pub effect: Option<u8>,
    /// What it was taken for.
    pub purposes: Vec<String>,
}

/// The amount of one lane in one unit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LaneTotal {
    /// The lane.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub lane: Lane,
    /// Unit of the amount: grams where the product says how many, else the unit as logged.
    pub unit: String,
    /// Sum of the known amounts.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub amount: Amount,
    /// Doses in it, those of unknown amount included.
    pub doses: u32,
    /// Doses of unknown amount: the sum is a least amount when there are any.
    pub unknown: u32,
}

/// What is known at `now` to a person in `zone`.
#[must_use]
pub fn today(entries: &Entries, now: DateTime<Utc>, zone: Tz) -> TodayFacts {
    let starts = entries.settings.day_starts_at;
    let day = journal_day(now.fixed_offset(), Some(zone), starts);
    let yesterday = day - Duration::days(1);
    let mut effects: HashMap<Id, u8> = HashMap::new();
    for effect in &entries.effects {
        let best = effects.entry(effect.dose).or_default();
        *best = (*best).max(effect.strength.get());
    }
    let shown = |dose: &Dose| shown(entries, dose, effects.get(&dose.id).copied());
    let of_today: Vec<&Dose> = entries
        .doses
        .iter()
        .filter(|dose| dose.day(starts) == day)
        .collect();
    // Doses are in order of time: the last one up to now is the newest.
    let last = kratom_doses(entries)
        .filter(|dose| dose.taken_at.to_utc() <= now)
        .last();
    let since_last = last.map(|dose| now - dose.taken_at.to_utc());
    let first_entry = first_day(entries);
    TodayFacts {
        day,
        day_starts_at: starts.to_string(),
        status: status_of_day(entries, day),
        totals: totals(entries, &of_today),
        doses: of_today.into_iter().map(shown).collect(),
        minutes_since_last_dose: since_last
            .and_then(|since| u32::try_from(since.num_minutes()).ok()),
        unrated: last
            .zip(since_last)
            .filter(|(dose, since)| {
                *since <= Duration::hours(RATED_WITHIN_HOURS) && !effects.contains_key(&dose.id)
            })
            .map(|(dose, _)| shown(dose)),
        yesterday_unanswered: first_entry.is_some_and(|first| first <= yesterday)
            && status_of_day(entries, yesterday) == DayStatus::Unanswered,
        yesterday,
        days_since_first_entry: first_entry
            .and_then(|first| u32::try_from((day - first).num_days()).ok()),
        tolerance_may_be_lower: since_last
            .is_some_and(|since| since >= Duration::hours(LOWER_AFTER_HOURS)),
        latest_check_in: entries
            .check_ins
            .iter()
            .rfind(|check_in| check_in.at.to_utc() <= now)
            .cloned(),
    }
}

fn shown(entries: &Entries, dose: &Dose, effect: Option<u8>) -> TodayDose {
    let product = entries.product(dose.product);
    let wall = dose.zone.map_or_else(
        || dose.taken_at.naive_local(),
        |zone| dose.taken_at.with_timezone(&zone).naive_local(),
    );
    let starts = entries.settings.day_starts_at;
    let minutes = (wall.time() - starts.time()).num_minutes();
    TodayDose {
        id: dose.id,
        clock: wall.format("%H:%M").to_string(),
        minute_of_day: u32::try_from(minutes.rem_euclid(24 * 60)).unwrap_or(0),
        amount: dose.amount,
        unit: dose.unit.clone(),
        estimated: dose.measured == Some(journal_core::Measured::Estimated),
        product: dose.product,
        product_name: product.map_or_else(String::new, |product| product.name.clone()),
        lane: product.map_or(Lane::Other, |product| product.lane.clone()),
        effect,
        purposes: dose
            .purposes
            .iter()
            .map(|purpose| purpose.as_str().to_owned())
            .collect(),
    }
}

/// The first day anything was written about.
pub(crate) fn first_day(entries: &Entries) -> Option<NaiveDate> {
    let starts = entries.settings.day_starts_at;
    let doses = entries.doses.iter().map(|it| (it.taken_at, it.zone));
    let check_ins = entries.check_ins.iter().map(|it| (it.at, it.zone));
    let symptoms = entries.symptoms.iter().map(|it| (it.at, it.zone));
    let activities = entries.activities.iter().map(|it| (it.at, it.zone));
    let answers = entries.days.iter().map(|it| it.date);
    [
        first_of(doses, starts),
        first_of(check_ins, starts),
        first_of(symptoms, starts),
        first_of(activities, starts),
        answers.min(),
    ]
    .into_iter()
    .flatten()
    .min()
}

/// The first day of entries in the order of time. Zones lie less than three days apart: only what is that near to the first entry can
/// belong to an earlier day.
fn first_of(
    mut entries: impl Iterator<Item = (DateTime<FixedOffset>, Option<Tz>)>,
    starts: TimeOfDay,
) -> Option<NaiveDate> {
    let (at, zone) = entries.next()?;
    let near = at + Duration::days(3);
    entries
        .take_while(|(at, _)| *at <= near)
        .map(|(at, zone)| journal_day(at, zone, starts))
        .chain([journal_day(at, zone, starts)])
        .min()
}

/// Sums by lane and unit. Units other than grams become grams where the product says how many are in one.
fn totals(entries: &Entries, doses: &[&Dose]) -> Vec<LaneTotal> {
    let mut sums: BTreeMap<(usize, String), (i64, u32, u32)> = BTreeMap::new();
    for dose in doses {
        let Some(product) = entries
            .product(dose.product)
            .filter(|product| product.is_kratom())
        else {
            continue;
        };
        let Some(lane) = LANES.iter().position(|lane| *lane == product.lane) else {
            continue;
        };
        let (unit, micros) = in_grams(product, dose)
            .unwrap_or_else(|| (dose.unit.clone(), dose.amount.map(Amount::micros)));
        let sum = sums.entry((lane, unit)).or_default();
        sum.0 = sum.0.saturating_add(micros.unwrap_or(0));
        sum.1 += 1;
        sum.2 += u32::from(micros.is_none());
    }
    sums.into_iter()
        .map(|((lane, unit), (micros, doses, unknown))| LaneTotal {
            lane: LANES[lane].clone(),
            unit,
            amount: Amount::from_micros(micros).unwrap_or(Amount::MAX),
            doses,
            unknown,
        })
        .collect()
}

/// A dose in millionths of a gram, when its unit or its product says how.
pub(crate) fn in_grams(product: &Product, dose: &Dose) -> Option<(String, Option<i64>)> {
    let micros = dose.amount.map(Amount::micros);
    let grams = match dose.unit.as_str() {
        "g" => micros,
        _ if dose.unit == product.unit && product.unit != "mg" => {
            let per_unit = i128::from(product.grams_per_unit?.micros());
            micros.and_then(|micros| i64::try_from(i128::from(micros) * per_unit / 1_000_000).ok())
        }
        _ => return None,
    };
    Some(("g".to_owned(), grams))
}
