//! Journals to look at: the simulated people of the fixtures with activities on some days, and small random ones full of odd zones, days on
//! which clocks change, unknown amounts, other substances and days nobody answered for.

use crate::common::{self, FIXTURES, date, empty, fixture, id, none_on, product};
use chrono::{Duration, NaiveDate};
use journal_core::{Activity, CheckIn, Dose, Entries, Lane, Symptoms};
use journal_exchange::{Archetype, demo};
use journal_insights::DayRange;
use proptest::prelude::*;
use serde_json::json;

/// The first and last day of a fixture, and the day on which it is looked at.
pub fn whole() -> (DayRange, NaiveDate) {
    let to = common::last_day();
    let from = date("2025-01-06");
    (DayRange { from, to }, to)
}

fn activity(number: u128, at: &str, zone: Option<&str>, kind: &str) -> Activity {
    serde_json::from_value(json!({"id": id(number), "at": at, "zone": zone, "activity": kind}))
        .unwrap()
}

/// The simulated people; on days that a fixed rule picks they also walk, stretch or do something of their own.
pub fn people() -> Vec<(&'static str, Entries)> {
    FIXTURES
        .iter()
        .map(|name| {
            let mut entries = fixture(name);
            let (range, _) = whole();
            for (nth, day) in (0_u128..).zip(range.from.iter_days().take(range.length())) {
                let at = format!("{day}T17:20:00+00:00");
                let mut add = |kind, number| {
                    entries.activities.push(activity(number, &at, None, kind));
                };
                if nth * nth % 7 == 2 {
                    add("walk", 900_000 + nth);
                    add("walk", 910_000 + nth);
                }
                if nth % 5 == 0 && nth > 40 {
                    add("stretching", 920_000 + nth);
                }
                if nth % 45 == 3 {
                    add("tai chi", 930_000 + nth);
                }
            }
            entries.sort();
            (*name, entries)
        })
        .chain(demonstrations())
        .collect()
}

/// People of the demonstration, who do other things by themselves, over the days on which Berlin's clocks change.
fn demonstrations() -> impl Iterator<Item = (&'static str, Entries)> {
    let (range, today) = whole();
    [
        Archetype::Cycle5On2Off,
        Archetype::Break2Wk,
        Archetype::SparseStable,
    ]
    .into_iter()
    .map(move |archetype| {
        let zone = chrono_tz::Europe::Berlin;
        (
            archetype.name(),
            demo(archetype, range.length(), 11, today, zone),
        )
    })
}

const ZONES: [&str; 6] = [
    "Europe/Berlin",
    "Pacific/Apia",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "UTC",
];

/// An entry of any kind at a minute of the weeks around the night on which Berlin loses an hour.
#[derive(Clone, Debug)]
pub enum Thing {
    Dose(i64, usize, Option<u32>, usize, Option<usize>),
    CheckIn(i64, Option<u8>, Option<u8>, Option<u8>, Option<usize>),
    Symptoms(i64, u8, bool, Option<bool>, Option<usize>),
    Activity(i64, usize, Option<usize>),
    None(i64),
}

pub fn thing() -> impl Strategy<Value = Thing> {
    let minute = || -2_000..60_000_i64;
    let zone = || prop::option::weighted(0.7, 0..ZONES.len());
    let score = || prop::option::of(0..=10_u8);
    prop_oneof![
        6 => (minute(), 0..4_usize, prop::option::weighted(0.9, 1..9_000_000_u32), 0..3_usize, zone())
            .prop_map(|(a, b, c, d, e)| Thing::Dose(a, b, c, d, e)),
        3 => (minute(), score(), score(), score(), zone()).prop_map(|(a, b, c, d, e)| Thing::CheckIn(a, b, c, d, e)),
        3 => (minute(), 0..=30_u8, any::<bool>(), prop::option::of(any::<bool>()), zone())
            .prop_map(|(a, b, c, d, e)| Thing::Symptoms(a, b, c, d, e)),
        3 => (minute(), 0..3_usize, zone()).prop_map(|(a, b, c)| Thing::Activity(a, b, c)),
        4 => (-3..44_i64).prop_map(Thing::None),
    ]
}

pub fn things() -> impl Strategy<Value = Vec<Thing>> {
    prop::collection::vec(thing(), 0..260)
}

/// A journal of such things. Days begin at 02:30, a minute that Berlin skips once.
pub fn journal(things: &[Thing]) -> Entries {
    let mut entries = empty();
    entries.settings.day_starts_at = "02:30".parse().unwrap();
    entries.settings.home_zone = chrono_tz::Europe::Berlin;
    let lanes = [Lane::Leaf, Lane::Extract, Lane::Leaf, Lane::Other];
    for (number, lane) in (1..).zip(lanes) {
        let mut product = product(number, lane);
        match number {
            2 => {
                product.unit = "capsule".to_owned();
                product.grams_per_unit = Some(common::amount("0.6"));
            }
            3 => {
                product.unit = "tablet".to_owned();
                product.grams_per_unit = None;
            }
            4 => product.substance = "coffee".to_owned(),
            _ => {}
        }
        entries.products.push(product);
    }
    let start = common::at("2025-03-15T00:00:00+01:00");
    let at = |minute: &i64| (start + Duration::minutes(*minute)).to_rfc3339();
    let zone = |zone: &Option<usize>| zone.map(|zone| ZONES[zone]);
    for (nth, thing) in (1_000_u128..).zip(things) {
        match thing {
            Thing::Dose(minute, product, micros, unit, of) => {
                let product = &entries.products[*product];
                let unit = [product.unit.as_str(), "g", "mg"][*unit];
                let amount =
                    micros.map(|it| journal_core::Amount::from_micros(i64::from(it)).unwrap());
                let dose: Dose = serde_json::from_value(json!({
                    "id": id(nth), "taken_at": at(minute), "zone": zone(of), "product": product.id,
                    "amount": amount, "unit": unit,
                }))
                .unwrap();
                entries.doses.push(dose);
            }
            Thing::CheckIn(minute, mood, craving, hours, of) => {
                let check_in: CheckIn = serde_json::from_value(json!({
                    "id": id(nth), "at": at(minute), "zone": zone(of), "mood": mood, "craving": craving,
                    "sleep_hours": hours, "note": "a note",
                }))
                .unwrap();
                entries.check_ins.push(check_in);
            }
            Thing::Symptoms(minute, total, items, first, of) => {
                let mut value = json!({
                    "id": id(nth), "at": at(minute), "zone": zone(of), "before_first_dose": first,
                });
                if *items {
                    let list: Vec<_> = (0..=*total / 2)
                        .map(|it| json!({"name": format!("item {it}"), "severity": it % 4}))
                        .collect();
                    value["items"] = json!(list);
                } else {
                    value["total"] = json!(total);
                }
                let symptoms: Symptoms = serde_json::from_value(value).unwrap();
                entries.symptoms.push(symptoms);
            }
            Thing::Activity(minute, kind, of) => {
                let kind = ["walk", "bath", "tai chi"][*kind];
                entries
                    .activities
                    .push(activity(nth, &at(minute), zone(of), kind));
            }
            Thing::None(day) => {
                let date = date("2025-03-15") + Duration::days(*day);
                if entries.days.iter().all(|it| it.date != date) {
                    entries.days.push(none_on(date));
                }
            }
        }
    }
    entries.sort();
    entries
}

/// A stretch of days in or around such a journal, and a day to look from.
pub fn looked_at() -> impl Strategy<Value = (DayRange, NaiveDate)> {
    (-5..40_i64, 0..50_i64, -5..60_i64).prop_map(|(from, length, today)| {
        let day = |days| date("2025-03-15") + Duration::days(days);
        let range = DayRange {
            from: day(from),
            to: day(from + length),
        };
        (range, day(today))
    })
}
