//! What cannot be meant is refused with its entry, its field and the reason, and leaves nothing behind; what is only odd comes back to
//! the letter.

use crate::support::{Journal, appointment, dose, effect, product, question, start, wall};
use journal_core::{
    Activity, ActivityKind, Amount, Answer, CheckIn, DayAnswer, Dismissal, Entry, Form,
    LONGEST_NAME, LONGEST_NOTE, Lane, Measured, Reason, Route, Severity, SideEffect, Sign, Stomach,
    SymptomItem, Symptoms,
};
use journal_store::{Op, StoreError};

/// As long as a name may be, and one sign more.
fn too_long() -> String {
    "ü".repeat(LONGEST_NAME + 1)
}

fn symptoms() -> Symptoms {
    Symptoms {
        id: journal_core::Id::new(start()),
        at: wall(0),
        zone: None,
        items: Vec::new(),
        total: Some(3),
        before_first_dose: None,
        note: None,
        entered_at: None,
        edited_at: None,
    }
}

fn activity() -> Activity {
    Activity {
        id: journal_core::Id::new(start()),
        at: wall(0),
        zone: None,
        kind: ActivityKind::Walk,
        minutes: None,
        helped: None,
        note: None,
        entered_at: None,
        edited_at: None,
    }
}

/// An entry with one thing wrong, the field and the reason.
fn bad() -> Vec<(Entry, &'static str, Reason)> {
    use Reason as R;
    let bali = product("Red Bali");
    let made = |change: &dyn Fn(&mut journal_core::Product)| {
        let mut it = bali.clone();
        change(&mut it);
        Entry::Product(it)
    };
    let taken = |change: &dyn Fn(&mut journal_core::Dose)| {
        let mut it = dose(&bali, 0);
        change(&mut it);
        Entry::Dose(it)
    };
    let felt = |change: &dyn Fn(&mut journal_core::EffectRating)| {
        let mut it = effect(&dose(&bali, 0), 5);
        change(&mut it);
        Entry::Effect(it)
    };
    let year_9999 = "9999-06-01T00:00:00Z".parse().unwrap();
    let book = "n".repeat(100_000);
    vec![
        (made(&|it| it.name = " \n".to_owned()), "name", R::Empty),
        (made(&|it| it.name = too_long()), "name", R::TooLong),
        (
            made(&|it| it.unit = "g\u{7}".to_owned()),
            "unit",
            R::ControlCharacters,
        ),
        (
            made(&|it| it.form = Form::from(too_long().as_str())),
            "form",
            R::TooLong,
        ),
        (
            made(&|it| it.lane = Lane::from(too_long().as_str())),
            "lane",
            R::TooLong,
        ),
        (
            made(&|it| it.grams_per_unit = Some(Amount::ZERO)),
            "grams_per_unit",
            R::Zero,
        ),
        (
            taken(&|it| it.amount = Some(Amount::ZERO)),
            "amount",
            R::Zero,
        ),
        (
            taken(&|it| it.taken_at = year_9999),
            "taken_at",
            R::OutsideYears,
        ),
        (
            taken(&|it| it.taken_at = "1969-12-31T00:00:00Z".parse().unwrap()),
            "taken_at",
            R::OutsideYears,
        ),
        (
            taken(&|it| it.measured = Some(Measured::from(too_long().as_str()))),
            "measured",
            R::TooLong,
        ),
        (
            taken(&|it| it.route = Route::from(too_long().as_str())),
            "route",
            R::TooLong,
        ),
        (
            taken(&|it| it.stomach = Some(Stomach::from("full\u{1b}"))),
            "stomach",
            R::ControlCharacters,
        ),
        (
            taken(&|it| it.purposes = vec![too_long().as_str().into()]),
            "purposes",
            R::TooLong,
        ),
        (
            taken(&|it| it.purposes = vec!["pain".into(); 51]),
            "purposes",
            R::TooLarge,
        ),
        (taken(&|it| it.tags = vec![String::new()]), "tags", R::Empty),
        (
            taken(&|it| it.note = Some(book.clone())),
            "note",
            R::TooLong,
        ),
        (
            felt(&|it| it.duration_min = Some(u32::MAX)),
            "duration_min",
            R::TooLarge,
        ),
        (
            felt(&|it| {
                it.side_effects = vec![SideEffect {
                    name: too_long(),
                    severity: Severity::new(1).unwrap(),
                }];
            }),
            "side_effects",
            R::TooLong,
        ),
        (
            Entry::Symptoms(Symptoms {
                total: Some(31),
                ..symptoms()
            }),
            "total",
            R::TooLarge,
        ),
        (
            Entry::Symptoms(Symptoms {
                items: vec![SymptomItem {
                    name: "chills".to_owned(),
                    severity: Severity::new(1).unwrap(),
                }],
                ..symptoms()
            }),
            "items",
            R::ItemsOrTotal,
        ),
        (
            Entry::Activity(Activity {
                kind: ActivityKind::from(too_long().as_str()),
                ..activity()
            }),
            "kind",
            R::TooLong,
        ),
        (
            Entry::Activity(Activity {
                minutes: Some(10_081),
                ..activity()
            }),
            "minutes",
            R::TooLarge,
        ),
        (
            Entry::CheckIn(CheckIn {
                id: bali.id,
                at: wall(0),
                zone: None,
                mood: None,
                energy: None,
                pain: None,
                stress: None,
                craving: None,
                sleep_quality: None,
                sleep_hours: None,
                note: None,
                entered_at: None,
                edited_at: None,
            }),
            "check_in",
            R::Empty,
        ),
        (
            Entry::Day(DayAnswer {
                date: "2026-03-01".parse().unwrap(),
                answer: Answer::from(too_long().as_str()),
            }),
            "answer",
            R::TooLong,
        ),
        (
            Entry::Dismissal(Dismissal {
                id: bali.id,
                sign: Sign::from(too_long().as_str()),
                at: wall(0),
                reason: None,
            }),
            "sign",
            R::TooLong,
        ),
        (Entry::Question(question(&book, None)), "text", R::TooLong),
        (
            Entry::Appointment(journal_core::Appointment {
                with: Some(too_long()),
                ..appointment(0)
            }),
            "with",
            R::TooLong,
        ),
    ]
}

#[test]
fn what_cannot_be_meant_is_refused_by_name_and_leaves_nothing() {
    let Journal { store, .. } = Journal::new();
    let before = store.revision().unwrap();
    for (entry, field, reason) in bad() {
        let reference = entry.reference();
        for op in [Op::Add(vec![entry.clone()]), Op::Import(vec![entry])] {
            let refused = store.transact(op, start());
            let Err(StoreError::Invalid { entry, invalid }) = refused else {
                panic!("{reference:?} {field}: must be refused, not {refused:?}");
            };
            assert_eq!(entry, reference, "the entry is named");
            assert_eq!((invalid.field, invalid.reason), (field, reason));
        }
    }
    assert_eq!(store.revision().unwrap(), before, "nothing was committed");
    assert_eq!(store.entries().unwrap().count(), 0, "nothing was stored");
}

#[test]
fn the_longest_that_is_allowed_is_kept_to_the_letter() {
    let Journal { store, .. } = Journal::new();
    let longest = "長".repeat(LONGEST_NAME);
    let mut bali = product(&longest);
    bali.form = Form::from(longest.as_str());
    bali.vendor = Some(longest.clone());
    let mut taken = dose(&bali, 0);
    taken.amount = Some(Amount::MAX);
    taken.note = Some("שלום 🌿\n".repeat(LONGEST_NOTE / 8));
    taken.tags = vec![longest.clone(); 50];
    taken.taken_at = "2199-12-31T23:59:59.999999999-12:00".parse().unwrap();
    store
        .transact(
            Op::Add(vec![
                Entry::Product(bali.clone()),
                Entry::Dose(taken.clone()),
            ]),
            start(),
        )
        .unwrap();
    let entries = store.entries().unwrap();
    assert_eq!(entries.products, [bali]);
    assert_eq!(entries.doses, [taken]);
}
