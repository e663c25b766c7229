//! A throwaway journal and entries to put into it.

use chrono::{DateTime, Duration, FixedOffset, Utc};
use chrono_tz::Tz;
use journal_core::{
    Amount, Answer, Appointment, DayAnswer, Dose, EffectRating, Entry, Id, Product, Question,
    Route, Score, Settings,
};
use journal_store::{Passphrase, RecoveryCode, Store, Tuning, create_tuned, open_tuned};
use std::path::Path;
use tempfile::TempDir;

pub const PASSPHRASE: &str = "correct horse battery staple";

pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned()).unwrap()
}

/// Noon in Berlin on the first day of the tests.
pub fn start() -> DateTime<Utc> {
    "2026-03-01T11:00:00Z".parse().unwrap()
}

pub fn settings() -> Settings {
    Settings::new(Tz::Europe__Berlin)
}

pub struct Journal {
    pub dir: TempDir,
    pub store: Store,
    pub code: RecoveryCode,
}

impl Journal {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let (store, code) = create_tuned(
            dir.path(),
            &passphrase(),
            settings(),
            start(),
            Tuning::CHEAP,
        )
        .unwrap();
        Self { dir, store, code }
    }
}

pub fn open(dir: &Path) -> Store {
    open_tuned(dir, &passphrase(), Tuning::CHEAP).unwrap()
}

pub fn product(name: &str) -> Product {
    Product::leaf(Id::new(start()), name.to_owned())
}

/// 2.5 g, `hours` after the start.
pub fn dose(product: &Product, hours: i64) -> Dose {
    let at = start() + Duration::hours(hours);
    Dose {
        id: Id::new(at),
        taken_at: at.with_timezone(&Tz::Europe__Berlin).fixed_offset(),
        zone: Some(Tz::Europe__Berlin),
        product: product.id,
        amount: Amount::from_micros(2_500_000),
        unit: "g".to_owned(),
        amount_sd: None,
        measured: None,
        route: Route::Oral,
        stomach: None,
        purposes: Vec::new(),
        pain_before: None,
        note: None,
        tags: Vec::new(),
        entered_at: Some(at),
        edited_at: None,
    }
}

pub fn effect(dose: &Dose, strength: u8) -> EffectRating {
    EffectRating {
        id: Id::new(start()),
        dose: dose.id,
        rated_at: dose.taken_at + Duration::hours(1),
        strength: Score::new(strength).unwrap(),
        onset_min: None,
        duration_min: None,
        side_effects: Vec::new(),
        note: None,
        entered_at: None,
        edited_at: None,
    }
}

pub fn none(date: &str) -> Entry {
    Entry::Day(DayAnswer {
        date: date.parse().unwrap(),
        answer: Answer::None,
    })
}

/// How many random cases: few in the everyday run, as many as `PROPTEST_CASES` says when somebody sets out to find a fault.
pub fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(few)
}

/// `hours` after the start, in UTC.
pub fn wall(hours: i64) -> DateTime<FixedOffset> {
    (start() + Duration::hours(hours)).fixed_offset()
}

pub fn appointment(hours: i64) -> Appointment {
    Appointment {
        id: Id::new(start()),
        at: wall(hours),
        zone: None,
        with: Some("Dr Weiß".to_owned()),
        note: None,
        entered_at: Some(start()),
        edited_at: None,
    }
}

pub fn question(text: &str, appointment: Option<Id>) -> Question {
    Question {
        id: Id::new(start()),
        asked_at: wall(0),
        text: text.to_owned(),
        appointment,
        entered_at: Some(start()),
        edited_at: None,
    }
}
