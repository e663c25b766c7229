//! Journals for tests: the simulated people of the fixtures, and small ones made by hand.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "shared by several test files; a broken fixture must stop the test"
)]

#[path = "sizes.rs"]
pub mod sizes;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use chrono_tz::Tz;
use journal_core::{
    Amount, DayAnswer, Dose, EffectRating, Entries, Id, Lane, Product, Score, Settings,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub const FIXTURES: [&str; 13] = [
    "break_2wk",
    "cycle_5on2off",
    "fast_escalation",
    "new_user_fixed",
    "pain_flare",
    "slow_escalation",
    "sparse_escal",
    "sparse_stable",
    "stable_low",
    "stable_multi",
    "switch_labelled",
    "switch_unknown",
    "taper_10pct",
];

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/journals")
}

fn list<T: DeserializeOwned>(root: &Value, name: &str) -> Vec<T> {
    root[name]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| serde_json::from_value(item.clone()).unwrap_or_else(|e| panic!("{name}: {e}")))
        .collect()
}

pub fn fixture(name: &str) -> Entries {
    let text = std::fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
    let root: Value = serde_json::from_str(&text).unwrap();
    let mut entries = Entries::empty(serde_json::from_value(root["settings"].clone()).unwrap());
    entries.products = list(&root, "products");
    entries.doses = list(&root, "doses");
    entries.effects = list(&root, "effects");
    entries.check_ins = list(&root, "check_ins");
    entries.symptoms = list(&root, "symptoms");
    entries.days = list(&root, "days");
    entries.sort();
    entries
}

/// The last day of every fixture.
pub fn last_day() -> NaiveDate {
    date("2025-07-24")
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(text: &str) -> DateTime<FixedOffset> {
    text.parse().unwrap()
}

pub fn id(number: u128) -> Id {
    Id::from_uuid(Uuid::from_u128(number))
}

pub fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

pub fn product(number: u128, lane: Lane) -> Product {
    let mut product = Product::leaf(id(number), format!("Product {number}"));
    product.lane = lane;
    product
}

pub fn dose(number: u128, taken_at: &str, of: &Product, amount: Option<&str>) -> Dose {
    serde_json::from_value(serde_json::json!({
        "id": id(number), "taken_at": taken_at, "product": of.id, "amount": amount, "unit": of.unit,
    }))
    .unwrap()
}

pub fn rating(number: u128, of: &Dose, minutes: i64, strength: u8) -> EffectRating {
    serde_json::from_value(serde_json::json!({
        "id": id(number), "dose": of.id, "rated_at": of.taken_at + Duration::minutes(minutes), "strength": strength,
    }))
    .unwrap()
}

pub fn none_on(date: NaiveDate) -> DayAnswer {
    serde_json::from_value(serde_json::json!({"date": date, "answer": "none"})).unwrap()
}

pub fn empty() -> Entries {
    Entries::empty(Settings::new(Tz::UTC))
}

/// `copies` of a journal one after the other, each with ids of its own: a long one.
pub fn repeated(entries: &Entries, copies: i64, days: i64) -> Entries {
    let mut long = entries.clone();
    for copy in 1..copies {
        let later = Duration::days(days * copy);
        let fresh = |id: Id| {
            let salt = u128::try_from(copy).unwrap() << 64;
            Id::from_uuid(Uuid::from_u128(id.uuid().as_u128() ^ salt))
        };
        for dose in &entries.doses {
            let mut dose = dose.clone();
            dose.id = fresh(dose.id);
            dose.taken_at += later;
            long.doses.push(dose);
        }
        for effect in &entries.effects {
            let mut effect = effect.clone();
            effect.id = fresh(effect.id);
            effect.dose = fresh(effect.dose);
            effect.rated_at += later;
            long.effects.push(effect);
        }
        for answer in &entries.days {
            let mut answer = answer.clone();
            answer.date += later;
            long.days.push(answer);
        }
    }
    long.sort();
    long
}

/// One product, `per_day` rated doses a day for `days` days from 2025-01-01, all of the same amount and effect.
pub fn steady(lane: Lane, days: i64, per_day: u32, strength: u8) -> Entries {
    let mut entries = empty();
    let product = product(1, lane);
    for day in 0..days {
        for nth in 0..per_day {
            let number = 1000 + u128::try_from(day).unwrap() * 10 + u128::from(nth);
            let taken = at("2025-01-01T08:00:00Z")
                + Duration::days(day)
                + Duration::hours(5 * i64::from(nth));
            let dose = dose(number, &taken.to_rfc3339(), &product, Some("2"));
            entries
                .effects
                .push(rating(number + 1_000_000, &dose, 60, strength));
            entries.doses.push(dose);
        }
    }
    entries.products.push(product);
    entries.sort();
    entries
}

/// A score, for entries built by hand.
pub fn score(value: u8) -> Score {
    Score::new(value).unwrap()
}
