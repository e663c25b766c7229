//! Reads the simulated journals of the repository's fixtures into series.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "shared by several test files; a broken fixture must stop the test"
)]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use journal_tolerance::{DayState, Dose, Product, Series};
use serde_json::Value;

/// One day of the published reference.
pub struct ReferenceDay {
    pub truth: f64,
    pub online: Option<[f64; 4]>,
    pub lo90: f64,
    pub shift: f64,
    pub hi90: f64,
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures")
}

/// Reference estimates by journal, in order of days.
pub fn reference() -> HashMap<String, Vec<ReferenceDay>> {
    let text = std::fs::read_to_string(fixtures().join("reference_estimates.csv")).unwrap();
    let mut all: HashMap<String, Vec<ReferenceDay>> = HashMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |index: usize| cells[index].parse::<f64>().unwrap();
        let online = (!cells[4].is_empty()).then(|| [number(3), number(4), number(5), number(6)]);
        let day = ReferenceDay {
            truth: number(2),
            online,
            lo90: number(7),
            shift: number(8),
            hi90: number(9),
        };
        all.entry(cells[0].to_owned()).or_default().push(day);
    }
    all
}

/// Days since 1970-01-01 of `YYYY-MM-DD` (proleptic Gregorian).
fn day_number(date: &str) -> i64 {
    let (year, month, day): (i64, i64, i64) = (
        date[0..4].parse().unwrap(),
        date[5..7].parse().unwrap(),
        date[8..10].parse().unwrap(),
    );
    let (year, month) = if month <= 2 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 719_469
}

fn decimal(value: &Value) -> Option<f64> {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .or_else(|| value.as_f64())
}

/// The fixture journal `name` with `days` days.
pub fn journal(name: &str, days: usize) -> Series {
    let text =
        std::fs::read_to_string(fixtures().join("journals").join(format!("{name}.json"))).unwrap();
    let root: Value = serde_json::from_str(&text).unwrap();
    let start = day_number(root["settings"]["reference_from"].as_str().unwrap());
    let mut ids = HashMap::new();
    let mut content = Vec::new();
    let mut products = Vec::new();
    for product in root["products"].as_array().unwrap() {
        ids.insert(product["id"].as_str().unwrap().to_owned(), products.len());
        let label = decimal(&product["mitragynine_mg_per_unit"]);
        products.push(Product {
            labelled: label.is_some(),
        });
        content.push(label.unwrap_or(15.0 * decimal(&product["grams_per_unit"]).unwrap()));
    }
    let ratings: HashMap<&str, f64> = root["effects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|effect| {
            (
                effect["dose"].as_str().unwrap(),
                effect["strength"].as_f64().unwrap(),
            )
        })
        .collect();
    let mut states = vec![DayState::Unanswered; days];
    let mut doses = Vec::new();
    for dose in root["doses"].as_array().unwrap() {
        let at = dose["taken_at"].as_str().unwrap();
        let day = day_number(at) - start;
        let hour: f64 = at[11..13].parse().unwrap();
        let minute: f64 = at[14..16].parse().unwrap();
        let product = ids[dose["product"].as_str().unwrap()];
        if let Some(state) = usize::try_from(day)
            .ok()
            .and_then(|day| states.get_mut(day))
        {
            *state = DayState::Dosed;
        }
        doses.push(Dose {
            day,
            hours: day as f64 * 24.0 + hour + minute / 60.0,
            product,
            mg: decimal(&dose["amount"]).map(|amount| amount * content[product]),
            mg_sd: None,
            rating: ratings.get(dose["id"].as_str().unwrap()).copied(),
            pain_before: dose["pain_before"].as_f64(),
        });
    }
    for answer in root["days"].as_array().unwrap() {
        let day = day_number(answer["date"].as_str().unwrap()) - start;
        if let Some(state) = usize::try_from(day)
            .ok()
            .and_then(|day| states.get_mut(day))
        {
            *state = DayState::NoneConfirmed;
        }
    }
    Series {
        days: states,
        reference_days: 28,
        products,
        doses,
        regular_use_days_before: root["settings"]["regular_use_days_before"].as_f64(),
    }
}
