//! Plans and entries for the tests.
#![allow(dead_code, reason = "each test file uses its own part")]

use chrono::NaiveDate;
use chrono_tz::Tz;
use journal_core::{Amount, Entries, Plan, PlanChange, PlanWhat, Settings, TimeOfDay};
use journal_plans::made;
use serde_json::{Value, json};

pub const STARTS: TimeOfDay = TimeOfDay::FOUR;

pub fn id(number: u8) -> String {
    format!("00000000-0000-7000-8000-0000000000{number:02x}")
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

/// A running plan from the first of March 2026, a Sunday.
pub fn plan(fields: Value) -> Plan {
    let mut plan = json!({"id": id(1), "starts_on": "2026-03-01", "state": "running"});
    plan.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    let plan: Plan = serde_json::from_value(plan).unwrap();
    assert_eq!(plan.check(), Ok(()), "a plan that can be stored");
    plan
}

pub fn taper(fields: Value) -> Plan {
    let mut taper = json!({
        "plan": "taper", "unit": "g", "from_daily": "6.4", "to_daily": "2", "method": "linear", "step": "0.4",
        "every_days": 7, "slots": 3, "resolution": "0.1"
    });
    taper
        .as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    plan(taper)
}

/// A change at noon of that day.
pub fn at(day: &str, what: PlanWhat) -> PlanChange {
    made(
        format!("{day}T12:00:00+01:00").parse().unwrap(),
        what,
        Some("it was too much".to_owned()),
        None,
    )
}

/// A journal with a leaf product (8), a capsule of it (9), an extract (10) and coffee (11).
pub fn journal() -> Entries {
    let mut entries = Entries::empty(Settings::new(Tz::Europe__Berlin));
    for product in [
        json!({"id": id(8), "name": "red bali", "lane": "leaf", "unit": "g"}),
        json!({"id": id(9), "name": "caps", "lane": "leaf", "unit": "capsule", "grams_per_unit": "0.5"}),
        json!({"id": id(10), "name": "shot", "lane": "extract", "unit": "ml"}),
        json!({"id": id(11), "name": "coffee", "lane": "other", "unit": "cup", "substance": "caffeine"}),
    ] {
        entries
            .products
            .push(serde_json::from_value(product).unwrap());
    }
    entries.sort();
    entries
}
