//! From entries to the arrays of the model: one lane, in milligrams and elapsed hours.
//!
//! Leaf counts mitragynine: by its label, else 15 mg in a gram (docs/model.md). Extract counts mitragynine only where a label says
//! how much, 7-OH counts 7-hydroxymitragynine only where a label says how much: nobody knows the content of an unlabelled one.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use journal_core::{Amount, Dose, EffectRating, Entries, Id, Lane, Product};
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
    let ratings = ratings(entries.doses.iter(), &entries.effects);
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
        let mg = mg(product, dose);
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
pub(crate) struct Rating {
    /// 0 to 10.
    pub strength: f64,
    late: bool,
}

/// For each of the doses the strongest rating within six hours; where all came later, the strongest of those.
pub(crate) fn ratings<'a>(
    doses: impl Iterator<Item = &'a Dose>,
    effects: &[EffectRating],
) -> HashMap<Id, Rating> {
    let taken: HashMap<Id, DateTime<Utc>> = doses
        .map(|dose| (dose.id, dose.taken_at.to_utc()))
        .collect();
    let mut best: HashMap<Id, Rating> = HashMap::new();
    for effect in effects {
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

/// Milligrams of its lane's alkaloid in a dose of `product`; `None` = not known.
pub(crate) fn mg(product: &Product, dose: &Dose) -> Option<f64> {
    let units = units(product, dose.amount?, &dose.unit)?;
    Some(units * content(product, &product.lane)?)
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
pub(crate) fn reference_from(
    entries: &Entries,
    first_dose: Option<NaiveDate>,
) -> Option<NaiveDate> {
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
pub(crate) fn start_of_day(entries: &Entries, day: NaiveDate) -> DateTime<Utc> {
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
pub(crate) fn hours_between(start: DateTime<Utc>, end: DateTime<Utc>) -> f64 {
    (end - start).num_seconds() as f64 / 3600.0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::common::{
        FIXTURES, amount, at, date, dose, empty, fixture, last_day, none_on, product, rating,
    };
    use journal_core::DayStatus;

    fn mg(product: &Product, given: Option<&str>, unit: &str, lane: &Lane) -> Option<f64> {
        let mut entries = empty();
        let mut dose = dose(2, "2025-01-01T08:00:00Z", product, given);
        unit.clone_into(&mut dose.unit);
        entries.products.push(product.clone());
        entries.doses.push(dose);
        let found = lane_doses(&entries, lane, date("2025-01-01"));
        assert_eq!(found.doses.len(), 1, "the dose is of this lane");
        found.doses[0].mg
    }

    #[test]
    fn milligrams_by_lane_unit_and_label() {
        let leaf = product(1, Lane::Leaf);
        assert_eq!(
            mg(&leaf, Some("2"), "g", &Lane::Leaf),
            Some(30.0),
            "15 mg/g without a label"
        );
        assert_eq!(
            mg(&leaf, Some("500"), "mg", &Lane::Leaf),
            Some(7.5),
            "0.5 g"
        );
        assert_eq!(
            mg(&leaf, None, "g", &Lane::Leaf),
            None,
            "not known stays not known"
        );
        assert_eq!(
            mg(&leaf, Some("2"), "cup", &Lane::Leaf),
            None,
            "nobody knows the grams of a cup"
        );

        let mut labelled = leaf.clone();
        labelled.mitragynine_mg_per_unit = Some(amount("18"));
        assert_eq!(mg(&labelled, Some("2"), "g", &Lane::Leaf), Some(36.0));
        labelled.mitragynine_mg_per_unit = Some(Amount::ZERO);
        assert_eq!(
            mg(&labelled, Some("2"), "g", &Lane::Leaf),
            Some(30.0),
            "0 is a blank field"
        );

        let mut capsule = leaf.clone();
        capsule.unit = "capsule".to_owned();
        capsule.grams_per_unit = Some(amount("0.5"));
        assert_eq!(mg(&capsule, Some("3"), "capsule", &Lane::Leaf), Some(22.5));
        assert_eq!(
            mg(&capsule, Some("2"), "g", &Lane::Leaf),
            Some(30.0),
            "four capsules' worth"
        );
        capsule.grams_per_unit = None;
        assert_eq!(mg(&capsule, Some("3"), "capsule", &Lane::Leaf), None);

        let mut extract = product(1, Lane::Extract);
        assert_eq!(
            mg(&extract, Some("1"), "g", &Lane::Extract),
            None,
            "never 15 mg/g for an extract"
        );
        extract.unit = "shot".to_owned();
        extract.mitragynine_mg_per_unit = Some(amount("150"));
        assert_eq!(
            mg(&extract, Some("0.5"), "shot", &Lane::Extract),
            Some(75.0)
        );

        let mut tablet = product(1, Lane::SevenOh);
        tablet.unit = "tablet".to_owned();
        tablet.mitragynine_mg_per_unit = Some(amount("1"));
        assert_eq!(
            mg(&tablet, Some("1"), "tablet", &Lane::SevenOh),
            None,
            "7-OH counts its own label only"
        );
        tablet.hydroxymitragynine_mg_per_unit = Some(amount("14"));
        assert_eq!(mg(&tablet, Some("2"), "tablet", &Lane::SevenOh), Some(28.0));
    }

    #[test]
    fn spread_of_amounts_and_of_capsules_adds_up() {
        let mut capsule = product(1, Lane::Leaf);
        capsule.unit = "capsule".to_owned();
        capsule.grams_per_unit = Some(amount("0.5"));
        capsule.unit_sd_grams = Some(amount("0.05"));
        let mut dose = dose(2, "2025-01-01T08:00:00Z", &capsule, Some("4"));
        // Four capsules of 0.5 ± 0.05 g: 2 ± 0.1 g, of 15 mg each.
        let sd = mg_sd(&capsule, &dose, 30.0).unwrap();
        assert!((sd - 1.5).abs() < 1e-9, "{sd}");
        dose.amount_sd = Some(amount("1"));
        let both = mg_sd(&capsule, &dose, 30.0).unwrap();
        assert!((both - 7.5_f64.hypot(1.5)).abs() < 1e-9, "{both}");
        capsule.unit_sd_grams = None;
        dose.amount_sd = None;
        assert_eq!(mg_sd(&capsule, &dose, 30.0), None);
    }

    #[test]
    fn the_strongest_rating_within_six_hours_counts() {
        let mut entries = empty();
        let leaf = product(1, Lane::Leaf);
        let taken = dose(2, "2025-01-01T22:00:00Z", &leaf, Some("2"));
        entries.products.push(leaf.clone());
        entries.doses.push(taken.clone());
        let strength = |ratings: &[(i64, u8)]| {
            let mut entries = entries.clone();
            entries.effects = ratings
                .iter()
                .zip(10..)
                .map(|((minutes, strength), id)| rating(id, &taken, *minutes, *strength))
                .collect();
            entries.sort();
            lane_doses(&entries, &Lane::Leaf, date("2025-01-01")).doses[0].rating
        };
        assert_eq!(strength(&[]), None);
        assert_eq!(strength(&[(30, 3), (90, 6), (200, 4)]), Some(6.0));
        assert_eq!(
            strength(&[(60, 3), (361, 9)]),
            Some(3.0),
            "a later one is about something else"
        );
        assert_eq!(
            strength(&[(361, 9), (60, 3)]),
            Some(3.0),
            "whatever their order"
        );
        assert_eq!(strength(&[(360, 7)]), Some(7.0), "six hours are within");
        assert_eq!(
            strength(&[(600, 4), (700, 5)]),
            Some(5.0),
            "better late than never"
        );
    }

    #[test]
    fn days_agree_with_looking_each_up() {
        for name in FIXTURES {
            let entries = fixture(name);
            let from = date("2025-01-01");
            let length = usize::try_from((last_day() - from).num_days() + 10).unwrap();
            for (index, state) in day_states(&entries, from, length).into_iter().enumerate() {
                let day = from + Duration::days(i64::try_from(index).unwrap());
                let slow = match journal_core::status_of_day(&entries, day) {
                    DayStatus::Dosed => DayState::Dosed,
                    DayStatus::ConfirmedNone => DayState::NoneConfirmed,
                    DayStatus::Unanswered => DayState::Unanswered,
                };
                assert_eq!(state, slow, "{name} {day}");
            }
        }
    }

    #[test]
    fn a_dose_of_any_lane_answers_the_day_but_another_substance_does_not() {
        let mut entries = empty();
        let leaf = product(1, Lane::Leaf);
        let shot = product(2, Lane::Extract);
        let mut coffee = product(3, Lane::Other);
        coffee.substance = "coffee".to_owned();
        entries.doses = vec![
            dose(10, "2025-01-01T08:00:00Z", &leaf, Some("2")),
            dose(11, "2025-01-02T08:00:00Z", &shot, Some("1")),
            dose(12, "2025-01-03T08:00:00Z", &coffee, Some("1")),
        ];
        entries.products = vec![leaf, shot, coffee];
        entries.days = vec![none_on(date("2025-01-04"))];
        entries.sort();
        let ready = ready(&entries, &Lane::Leaf, date("2025-01-05")).unwrap();
        assert_eq!(
            ready.series.days,
            [
                DayState::Dosed,
                DayState::Dosed,
                DayState::Unanswered,
                DayState::NoneConfirmed,
                DayState::Unanswered
            ]
        );
        assert_eq!(
            ready.series.doses.len(),
            1,
            "only the lane's own dose enters its exposure"
        );
    }

    #[test]
    fn hours_are_elapsed_hours_across_a_clock_change() {
        let mut entries = empty();
        entries.settings.home_zone = chrono_tz::Europe::Berlin;
        let leaf = product(1, Lane::Leaf);
        entries.doses = vec![
            dose(10, "2025-03-29T08:00:00+01:00", &leaf, Some("2")),
            dose(11, "2025-03-30T08:00:00+02:00", &leaf, Some("2")),
        ];
        entries.products = vec![leaf];
        let ready = ready(&entries, &Lane::Leaf, date("2025-03-30")).unwrap();
        let hours: Vec<f64> = ready.series.doses.iter().map(|dose| dose.hours).collect();
        assert_eq!(
            hours,
            [4.0, 27.0],
            "the night of the change has 23 hours between the same wall times"
        );
        assert_eq!(ready.series.doses[1].day, 1);
        // Berlin skips 02:30 on that day: the day begins at the next minute there is.
        entries.settings.day_starts_at = "02:30".parse().unwrap();
        assert_eq!(
            start_of_day(&entries, date("2025-03-30")),
            at("2025-03-30T03:00:00+02:00").to_utc()
        );
    }

    #[test]
    fn windows_and_earlier_use_by_lane() {
        let mut entries = empty();
        let leaf = product(1, Lane::Leaf);
        let shot = product(2, Lane::Extract);
        entries.doses = vec![
            dose(10, "2025-01-01T08:00:00Z", &leaf, Some("2")),
            dose(11, "2025-03-01T08:00:00Z", &shot, Some("1")),
        ];
        entries.products = vec![leaf, shot];
        entries.settings.regular_use_days_before = Some(90);
        let of = |entries: &Entries, lane: Lane| {
            let ready = ready(entries, &lane, date("2025-04-01")).unwrap();
            (
                ready.from,
                ready.first_weeks,
                ready.series.regular_use_days_before,
            )
        };
        assert_eq!(
            of(&entries, Lane::Leaf),
            (date("2025-01-01"), true, Some(90.0))
        );
        assert_eq!(
            of(&entries, Lane::Extract),
            (date("2025-03-01"), true, Some(0.0)),
            "the journal itself shows that this lane was not used before"
        );
        entries.settings.reference_from = Some(date("2025-01-11"));
        assert_eq!(
            of(&entries, Lane::Leaf),
            (date("2025-01-11"), false, Some(90.0))
        );
        assert_eq!(
            of(&entries, Lane::Extract).0,
            date("2025-03-01"),
            "a window of its own"
        );
        let leaf = ready(&entries, &Lane::Leaf, date("2025-04-01")).unwrap();
        assert_eq!(
            leaf.series.doses[0].day, -10,
            "earlier doses feed the exposure"
        );
        assert!(ready(&empty(), &Lane::Leaf, date("2025-04-01")).is_none());
    }
}
