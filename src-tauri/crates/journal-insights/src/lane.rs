//! From entries to the arrays of the model: one lane, in milligrams and elapsed hours.
//!
//! Leaf counts mitragynine: by its label, else 15 mg in a gram (docs/model.md). Extract counts mitragynine only where a label says
//! how much, 7-OH counts 7-hydroxymitragynine only where a label says how much: nobody knows the content of an unlabelled one.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use journal_core::{Amount, Dose, Entries, Id, Lane, Product};
use journal_tolerance::{DayState, Series};

/// Length of the reference window, days.
pub(crate) const REFERENCE_DAYS: i64 = 28;
/// Mitragynine in a gram of leaf without a label, mg.
const MG_PER_GRAM: f64 = 15.0;
/// Ratings this long after the dose are about the dose; of several the strongest counts.
const RATING_HOURS: i64 = 6;

/// The lanes that have an estimate, in the order of ties.
pub(crate) const LANES: [Lane; 3] = [Lane::Leaf, Lane::Extract, Lane::SevenOh];

/// A dose of one lane as the model sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LaneDose<'a> {
    pub dose: &'a Dose,
    pub day: NaiveDate,
    /// Index into [`LaneDoses::products`].
    pub product: usize,
    /// Milligrams of the lane's alkaloid; `None` = not known.
    pub mg: Option<f64>,
    pub mg_sd: Option<f64>,
    /// The rating that counts, 0 to 10.
    pub rating: Option<f64>,
}

/// The doses of one lane up to a day.
#[derive(Clone, Debug)]
pub(crate) struct LaneDoses<'a> {
    /// In order of time.
    pub doses: Vec<LaneDose<'a>>,
    /// In order of their first dose.
    pub products: Vec<&'a Product>,
}

/// Reads the doses of `lane` that belong to days up to `as_of`, with their ratings whenever they were given.
pub(crate) fn lane_doses<'a>(entries: &'a Entries, lane: &Lane, as_of: NaiveDate) -> LaneDoses<'a> {
    let products: HashMap<Id, &Product> = entries
        .products
        .iter()
        .filter(|product| product.is_kratom() && product.lane == *lane)
        .map(|product| (product.id, product))
        .collect();
    let ratings = ratings(entries);
    let starts = entries.settings.day_starts_at;
    let mut places: HashMap<Id, usize> = HashMap::new();
    let mut found = LaneDoses {
        doses: Vec::new(),
        products: Vec::new(),
    };
    for dose in &entries.doses {
        let Some(product) = products.get(&dose.product) else {
            continue;
        };
        let day = dose.day(starts);
        if day > as_of {
            continue;
        }
        let place = *places.entry(product.id).or_insert_with(|| {
            found.products.push(product);
            found.products.len() - 1
        });
        let content = content(product, lane);
        let units = dose
            .amount
            .and_then(|amount| units(product, amount, &dose.unit));
        let mg = units.zip(content).map(|(units, content)| units * content);
        found.doses.push(LaneDose {
            dose,
            day,
            product: place,
            mg,
            mg_sd: mg.and_then(|mg| mg_sd(product, dose, mg)),
            rating: ratings.get(&dose.id).map(|rating| rating.strength),
        });
    }
    found
}

/// Lanes with doses up to `as_of`, most rated doses first.
pub(crate) fn lanes_by_ratings(entries: &Entries, as_of: NaiveDate) -> Vec<Lane> {
    let of_product: HashMap<Id, usize> = entries
        .products
        .iter()
        .filter(|product| product.is_kratom())
        .filter_map(|product| {
            let lane = LANES.iter().position(|lane| *lane == product.lane)?;
            Some((product.id, lane))
        })
        .collect();
    let rated: std::collections::HashSet<Id> =
        entries.effects.iter().map(|effect| effect.dose).collect();
    let starts = entries.settings.day_starts_at;
    let mut counts = [(0_usize, 0_usize); LANES.len()];
    for dose in &entries.doses {
        if let Some(&lane) = of_product.get(&dose.product)
            && dose.day(starts) <= as_of
        {
            counts[lane].0 += 1;
            counts[lane].1 += usize::from(rated.contains(&dose.id));
        }
    }
    let mut lanes: Vec<usize> = (0..LANES.len())
        .filter(|&lane| counts[lane].0 > 0)
        .collect();
    // A stable sort: ties keep the order of LANES.
    lanes.sort_by_key(|&lane| std::cmp::Reverse(counts[lane].1));
    lanes.into_iter().map(|lane| LANES[lane].clone()).collect()
}

/// A rating that may be replaced by a stronger one.
struct Rating {
    strength: f64,
    late: bool,
}

/// For each dose the strongest rating within six hours; where all came later, the strongest of those.
fn ratings(entries: &Entries) -> HashMap<Id, Rating> {
    let taken: HashMap<Id, DateTime<Utc>> = entries
        .doses
        .iter()
        .map(|dose| (dose.id, dose.taken_at.to_utc()))
        .collect();
    let mut best: HashMap<Id, Rating> = HashMap::new();
    for effect in &entries.effects {
        let Some(taken) = taken.get(&effect.dose) else {
            continue;
        };
        let rating = Rating {
            strength: f64::from(effect.strength.get()),
            late: effect.rated_at.to_utc() - *taken > Duration::hours(RATING_HOURS),
        };
        match best.entry(effect.dose) {
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(rating);
            }
            std::collections::hash_map::Entry::Occupied(mut place) => {
                let old = place.get();
                let stronger = rating.strength > old.strength;
                if (old.late && !rating.late) || (old.late == rating.late && stronger) {
                    place.insert(rating);
                }
            }
        }
    }
    best
}

/// Grams in one unit of mass, else `None`.
fn grams_of_unit(unit: &str) -> Option<f64> {
    match unit {
        "g" => Some(1.0),
        "mg" => Some(0.001),
        _ => None,
    }
}

/// Grams in one of the product's units.
fn grams_per_unit(product: &Product) -> Option<f64> {
    grams_of_unit(&product.unit).or_else(|| product.grams_per_unit.map(Amount::to_f64))
}

/// How many of the product's units an amount is; `None` when the unit it was logged in cannot be turned into the product's.
pub(crate) fn units(product: &Product, amount: Amount, unit: &str) -> Option<f64> {
    let amount = amount.to_f64();
    if unit == product.unit {
        return Some(amount);
    }
    let grams = amount * grams_of_unit(unit)?;
    grams_per_unit(product)
        .filter(|per_unit| *per_unit > 0.0)
        .map(|per_unit| grams / per_unit)
}

/// Milligrams of the lane's alkaloid in one of the product's units.
fn content(product: &Product, lane: &Lane) -> Option<f64> {
    let label = label(product, lane).map(Amount::to_f64);
    if *lane == Lane::Leaf {
        label.or_else(|| grams_per_unit(product).map(|grams| grams * MG_PER_GRAM))
    } else {
        label
    }
}

/// The label value of the lane's alkaloid. Zero is a blank field, not a content.
pub(crate) fn label(product: &Product, lane: &Lane) -> Option<Amount> {
    let value = match lane {
        Lane::Leaf | Lane::Extract => product.mitragynine_mg_per_unit,
        Lane::SevenOh => product.hydroxymitragynine_mg_per_unit,
        Lane::Other | Lane::Unknown(_) => None,
    };
    value.filter(|value| !value.is_zero())
}

/// Standard deviation of a dose's milligrams: that of the amount, and that of single units, which average out over several.
fn mg_sd(product: &Product, dose: &Dose, mg: f64) -> Option<f64> {
    let amount = dose.amount.map(Amount::to_f64).filter(|it| *it > 0.0)?;
    let of_amount = dose.amount_sd.map_or(0.0, |sd| sd.to_f64() / amount);
    let of_units = product
        .unit_sd_grams
        .zip(grams_per_unit(product).filter(|grams| *grams > 0.0))
        .zip(units(product, dose.amount?, &dose.unit).filter(|units| *units > 0.0))
        .map_or(0.0, |((sd, grams), units)| {
            sd.to_f64() / grams / units.sqrt()
        });
    let relative = of_amount.hypot(of_units);
    (relative > 0.0).then_some(mg * relative)
}

/// A lane ready for the model.
pub(crate) struct Ready<'a> {
    pub series: Series,
    pub lane: LaneDoses<'a>,
    /// First day of the reference window.
    pub from: NaiveDate,
    /// Whether the window begins with the lane's first dose.
    pub first_weeks: bool,
}

/// The first reference day of a lane: what the person chose, else the day of the lane's first dose. A lane that began after the
/// chosen window is over has nothing in it to be compared with; its window begins with its own first dose.
fn reference_from(entries: &Entries, first_dose: Option<NaiveDate>) -> Option<NaiveDate> {
    match (entries.settings.reference_from, first_dose) {
        (Some(chosen), Some(first)) if first - chosen >= Duration::days(REFERENCE_DAYS) => {
            Some(first)
        }
        (Some(chosen), _) => Some(chosen),
        (None, first) => first,
    }
}

/// Builds the series of `lane` for the days up to `as_of`; `None` when nothing says where the reference window begins.
pub(crate) fn ready<'a>(entries: &'a Entries, lane: &Lane, as_of: NaiveDate) -> Option<Ready<'a>> {
    let found = lane_doses(entries, lane, as_of);
    let first_dose = found.doses.iter().map(|dose| dose.day).min();
    let from = reference_from(entries, first_dose)?;
    let starts = start_of_day(entries, from);
    let day = |date: NaiveDate| (date - from).num_days();
    let length = usize::try_from(day(as_of) + 1).unwrap_or(0);
    let doses = found
        .doses
        .iter()
        .map(|dose| journal_tolerance::Dose {
            day: day(dose.day),
            hours: hours_between(starts, dose.dose.taken_at.to_utc()),
            product: dose.product,
            mg: dose.mg,
            mg_sd: dose.mg_sd,
            rating: dose.rating,
            pain_before: dose.dose.pain_before.map(|pain| f64::from(pain.get())),
        })
        .collect();
    let products = found
        .products
        .iter()
        .map(|product| journal_tolerance::Product {
            labelled: label(product, lane).is_some(),
        })
        .collect();
    Some(Ready {
        series: Series {
            days: day_states(entries, from, length),
            reference_days: usize::try_from(REFERENCE_DAYS).unwrap_or(0),
            products,
            doses,
            regular_use_days_before: regular_use(entries, first_dose),
        },
        from,
        first_weeks: first_dose == Some(from),
        lane: found,
    })
}

/// Days of regular use before the lane's first dose. The setting speaks of the time before the journal; a lane that began later
/// than its first four weeks was not used before, or its doses would be there.
fn regular_use(entries: &Entries, first_dose: Option<NaiveDate>) -> Option<f64> {
    let starts = entries.settings.day_starts_at;
    let first_of_all = kratom_doses(entries).map(|dose| dose.day(starts)).min();
    let began_later = first_dose
        .zip(first_of_all)
        .is_some_and(|(own, all)| own - all >= Duration::days(REFERENCE_DAYS));
    if began_later {
        Some(0.0)
    } else {
        entries.settings.regular_use_days_before.map(f64::from)
    }
}

/// Doses of kratom in any lane. A dose whose product is not there counts: it says that something was taken.
pub(crate) fn kratom_doses(entries: &Entries) -> impl Iterator<Item = &Dose> {
    let others: std::collections::HashSet<Id> = entries
        .products
        .iter()
        .filter(|product| !product.is_kratom())
        .map(|product| product.id)
        .collect();
    entries
        .doses
        .iter()
        .filter(move |dose| !others.contains(&dose.product))
}

/// What is known about each of `length` days from `from` on.
pub(crate) fn day_states(entries: &Entries, from: NaiveDate, length: usize) -> Vec<DayState> {
    let mut states = vec![DayState::Unanswered; length];
    let index = |date: NaiveDate| {
        usize::try_from((date - from).num_days())
            .ok()
            .filter(|index| *index < length)
    };
    for answer in &entries.days {
        if answer.answer == journal_core::Answer::None
            && let Some(index) = index(answer.date)
        {
            states[index] = DayState::NoneConfirmed;
        }
    }
    let starts = entries.settings.day_starts_at;
    for dose in kratom_doses(entries) {
        if let Some(index) = index(dose.day(starts)) {
            states[index] = DayState::Dosed;
        }
    }
    states
}

/// The instant at which a journal day begins in the home zone. Where clocks skip that minute it is the first one after.
fn start_of_day(entries: &Entries, day: NaiveDate) -> DateTime<Utc> {
    let wall = day.and_time(entries.settings.day_starts_at.time());
    let zone = entries.settings.home_zone;
    // No zone ever skipped more than a day.
    (0..=24 * 4)
        .find_map(|quarters| {
            (wall + Duration::minutes(15 * quarters))
                .and_local_timezone(zone)
                .earliest()
        })
        .map_or_else(|| wall.and_utc(), |at| at.to_utc())
}

/// Elapsed hours, clock changes and all.
#[allow(
    clippy::cast_precision_loss,
    reason = "seconds of a few centuries, far below 2^53"
)]
fn hours_between(start: DateTime<Utc>, end: DateTime<Utc>) -> f64 {
    (end - start).num_seconds() as f64 / 3600.0
}
