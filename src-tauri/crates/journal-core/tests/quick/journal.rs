//! A small journal to read lines in: Wednesday, 4 March 2026, noon in Berlin.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use journal_core::{
    Amount, Answer, DayAnswer, Dose, Entries, Entry, Form, Id, Lane, Measured, Product, Route,
    Settings,
    quick::{Context, Reading},
};

pub const ZONE: Tz = Tz::Europe__Berlin;

pub fn berlin(wall: &str) -> DateTime<FixedOffset> {
    let wall: NaiveDateTime = wall.parse().unwrap();
    ZONE.from_local_datetime(&wall)
        .earliest()
        .unwrap()
        .fixed_offset()
}

pub fn noon() -> DateTime<Utc> {
    berlin("2026-03-04T12:00:00").to_utc()
}

pub fn id(number: u64) -> Id {
    format!("00000000-0000-7000-8000-{number:012x}")
        .parse()
        .unwrap()
}

pub fn products() -> Vec<Product> {
    let product = |number, name: &str, unit: &str, form| Product {
        unit: unit.to_owned(),
        form,
        ..Product::leaf(id(number), name.to_owned())
    };
    let mut products = vec![
        product(1, "Red Bali", "g", Form::Powder),
        product(2, "Maeng Da", "capsule", Form::Capsule),
        product(3, "Red Bali Gold", "g", Form::Powder),
        product(4, "7-OH", "mg", Form::Tablet),
        product(5, "House Blend", "Scoop", Form::Powder),
        product(6, "Coffee", "cup", Form::Other),
        product(7, "Cup of Tea", "cup", Form::Tea),
        product(8, "Old Stock", "g", Form::Powder),
    ];
    products[3].lane = Lane::SevenOh;
    products[5].substance = "caffeine".to_owned();
    products[5].lane = Lane::Other;
    products[7].archived = true;
    products
}

pub fn product(name: &str) -> Product {
    products()
        .into_iter()
        .find(|product| product.name == name)
        .unwrap()
}

pub fn taken(number: u64, product: &str, amount: Option<&str>, at: &str) -> Dose {
    let product = self::product(product);
    Dose {
        id: id(number),
        taken_at: berlin(at),
        zone: Some(ZONE),
        product: product.id,
        amount: amount.map(|amount| amount.parse::<Amount>().unwrap()),
        unit: product.unit,
        amount_sd: None,
        measured: Some(Measured::Weighed),
        route: Route::Oral,
        stomach: None,
        purposes: vec![],
        pain_before: None,
        note: None,
        tags: vec![],
        entered_at: None,
        edited_at: None,
    }
}

pub fn entries() -> Entries {
    let mut entries = Entries::empty(Settings::new(ZONE));
    entries.products = products();
    entries.doses = vec![
        taken(11, "Red Bali", Some("1"), "2026-03-01T09:00:00"),
        taken(12, "Red Bali", Some("2"), "2026-03-02T09:00:00"),
        taken(13, "Red Bali", Some("3"), "2026-03-03T09:00:00"),
        taken(14, "Red Bali", None, "2026-03-03T22:00:00"),
        taken(15, "Coffee", Some("1"), "2026-03-04T08:00:00"),
        taken(16, "Red Bali", Some("2"), "2026-03-04T10:00:00"),
    ];
    entries.days = vec![DayAnswer {
        date: "2026-02-27".parse().unwrap(),
        answer: Answer::None,
    }];
    entries.sort();
    entries
}

pub fn context() -> Context {
    Context::of(&entries(), noon(), ZONE)
}

pub fn dose(reading: &Reading) -> Dose {
    reading
        .entries
        .iter()
        .find_map(|entry| match entry {
            Entry::Dose(dose) => Some(dose.clone()),
            _ => None,
        })
        .unwrap()
}

/// The product that the line makes.
pub fn made(reading: &Reading) -> Product {
    reading
        .entries
        .iter()
        .find_map(|entry| match entry {
            Entry::Product(product) => Some(product.clone()),
            _ => None,
        })
        .unwrap()
}
