//! Finding entries by their words.

use crate::support::{Journal, cases, dose, effect, none, open, product, start};
use chrono::Duration;
use journal_core::{
    Activity, ActivityKind, CheckIn, Dismissal, Entry, EntryRef, Id, Kind, Product, Purpose,
    Severity, SideEffect, Sign, SymptomItem, Symptoms,
};
use journal_store::{Op, Place, Store};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn add(store: &Store, entries: Vec<Entry>) {
    store.transact(Op::Add(entries), start()).unwrap();
}

/// What is found, newest first.
fn found(store: &Store, text: &str) -> Vec<EntryRef> {
    let hits = store.search(text, None, u32::MAX).unwrap();
    assert_eq!(
        store.search_count(text).unwrap() as usize,
        hits.len(),
        "{text}: the count is of the same"
    );
    hits.into_iter().map(|hit| hit.entry).collect()
}

fn finds(store: &Store, text: &str) -> usize {
    found(store, text).len()
}

/// A dose with a note, in a journal of its own.
fn noted(note: &str) -> Journal {
    let journal = Journal::new();
    let bali = product("Red Bali");
    let mut taken = dose(&bali, 0);
    taken.note = Some(note.to_owned());
    add(
        &journal.store,
        vec![Entry::Product(bali), Entry::Dose(taken)],
    );
    journal
}

#[test]
fn every_kind_is_found_by_what_it_shows() {
    let Journal { store, .. } = Journal::new();
    let mut bali = product("Red Bali");
    bali.vendor = Some("Corner Shop".to_owned());
    bali.batch = Some("L-2207".to_owned());
    let mut taken = dose(&bali, 0);
    taken.tags = vec!["travel".to_owned()];
    taken.purposes = vec![Purpose::Energy];
    taken.note = Some("before the train".to_owned());
    let mut rating = effect(&taken, 6);
    rating.side_effects = vec![SideEffect {
        name: "dry mouth".to_owned(),
        severity: Severity::new(1).unwrap(),
    }];
    rating.note = Some("faint".to_owned());
    let at = taken.taken_at;
    let check_in = CheckIn {
        id: Id::new(start()),
        at,
        zone: None,
        mood: None,
        energy: None,
        pain: None,
        stress: None,
        craving: None,
        sleep_quality: None,
        sleep_hours: None,
        note: Some("slept badly".to_owned()),
        entered_at: None,
        edited_at: None,
    };
    let symptoms = Symptoms {
        id: Id::new(start()),
        at,
        zone: None,
        items: vec![SymptomItem {
            name: "restless legs".to_owned(),
            severity: Severity::new(2).unwrap(),
        }],
        total: None,
        before_first_dose: None,
        note: Some("in the evening".to_owned()),
        entered_at: None,
        edited_at: None,
    };
    let activity = Activity {
        id: Id::new(start()),
        at,
        zone: None,
        kind: ActivityKind::Walk,
        minutes: None,
        helped: None,
        note: Some("by the river".to_owned()),
        entered_at: None,
        edited_at: None,
    };
    let dismissal = Dismissal {
        id: Id::new(start()),
        sign: Sign::LargerDoses,
        at,
        reason: Some("moved house".to_owned()),
    };
    let entries = [
        Entry::Product(bali),
        Entry::Dose(taken),
        Entry::Effect(rating),
        Entry::CheckIn(check_in),
        Entry::Symptoms(symptoms),
        Entry::Activity(activity),
        none("2026-02-11"),
        Entry::Dismissal(dismissal),
    ];
    add(&store, entries.to_vec());
    for (text, kind) in [
        ("bali", Kind::Dose),
        ("corner sh", Kind::Dose),
        ("L-2207", Kind::Dose),
        ("2.5 g", Kind::Dose),
        ("2,5", Kind::Dose),
        ("#travel", Kind::Dose),
        ("trav", Kind::Dose),
        ("energy", Kind::Dose),
        ("TRAIN before", Kind::Dose),
        ("mouth", Kind::Dose),
        ("faint bali 2", Kind::Dose),
        ("badly", Kind::CheckIn),
        ("restless", Kind::Symptoms),
        ("evening", Kind::Symptoms),
        ("walk", Kind::Activity),
        ("river", Kind::Activity),
        ("2026-02", Kind::Day),
        ("moved", Kind::Dismissal),
    ] {
        let kinds: Vec<Kind> = found(&store, text).iter().map(|it| it.kind()).collect();
        assert_eq!(kinds, [kind], "{text}");
    }
    for text in [
        "travels",
        "oved",
        "bali badly",
        "#train",
        "2026-03",
        "nothing",
    ] {
        assert_eq!(finds(&store, text), 0, "{text}");
    }
    assert_eq!(store.check().unwrap(), Vec::<String>::new(), "sound");
}

#[test]
fn a_renamed_product_takes_its_doses_along() {
    let Journal { store, .. } = Journal::new();
    let (mut bali, other) = (product("Red Bali"), product("Green Malay"));
    add(
        &store,
        vec![
            Entry::Product(bali.clone()),
            Entry::Product(other.clone()),
            Entry::Dose(dose(&bali, 0)),
            Entry::Dose(dose(&bali, 1)),
            Entry::Dose(dose(&other, 2)),
        ],
    );
    assert_eq!((finds(&store, "bali"), finds(&store, "mal")), (2, 1));
    bali.name = "Morning Blend".to_owned();
    store
        .transact(Op::Edit(Entry::Product(bali)), start())
        .unwrap();
    assert_eq!((finds(&store, "bali"), finds(&store, "morning")), (0, 2));
    store.undo(start()).unwrap();
    assert_eq!((finds(&store, "bali"), finds(&store, "morning")), (2, 0));
}

#[test]
fn the_index_follows_every_way_of_changing() {
    let Journal { dir, store, .. } = noted("first words");
    let Entry::Dose(mut taken) = store.find(found(&store, "first")[0]).unwrap().unwrap() else {
        panic!("a dose");
    };
    taken.note = Some("second thoughts".to_owned());
    store
        .transact(Op::Edit(Entry::Dose(taken.clone())), start())
        .unwrap();
    assert_eq!((finds(&store, "first"), finds(&store, "second")), (0, 1));
    store.undo(start()).unwrap();
    assert_eq!((finds(&store, "first"), finds(&store, "second")), (1, 0));
    store.redo(start()).unwrap();
    assert_eq!((finds(&store, "first"), finds(&store, "second")), (0, 1));
    let mut rating = effect(&taken, 5);
    rating.note = Some("warm".to_owned());
    add(&store, vec![Entry::Effect(rating.clone())]);
    assert_eq!(finds(&store, "second warm"), 1, "a rating is its dose's");
    store
        .transact(Op::Remove(vec![Entry::Effect(rating).reference()]), start())
        .unwrap();
    assert_eq!(finds(&store, "warm"), 0);
    taken.note = Some("from a file".to_owned());
    store
        .transact(Op::Import(vec![Entry::Dose(taken.clone())]), start())
        .unwrap();
    assert_eq!((finds(&store, "second"), finds(&store, "file")), (0, 1));
    let second = open(dir.path());
    second
        .transact(Op::Remove(vec![Entry::Dose(taken).reference()]), start())
        .unwrap();
    assert_eq!((finds(&store, "file"), finds(&store, "bali")), (0, 0));
    store.undo(start()).unwrap();
    assert_eq!((finds(&second, "file"), finds(&second, "bali")), (1, 1));
    assert_eq!(store.check().unwrap(), Vec::<String>::new(), "sound");
}

#[test]
fn words_of_any_script() {
    let texts = [
        "Crème brûlée auf der Straße, Ärger",
        "cre\u{301}me in pieces",
        "頭が痛い。今日は休む",
        "오늘은 머리가 아프다",
        "सिरदर्द और थकान",
        "ปวดหัวมาก",
        "שָׁלוֹם עולם",
        "صُداع شديد",
        "боль в спине",
        "İstanbul ışık",
        "tired 👍🏽 ok❤️ 🧑‍🤝‍🧑",
        "5-HTP & 7-OH (°C)",
    ];
    let Journal { store, .. } = Journal::new();
    let bali = product("Red Bali");
    let mut entries = vec![Entry::Product(bali.clone())];
    for (hours, text) in (0..).zip(texts) {
        let mut taken = dose(&bali, hours);
        taken.note = Some(text.to_owned());
        entries.push(Entry::Dose(taken));
    }
    add(&store, entries);
    for (text, expected) in [
        ("creme", 2),
        ("CRÈME BRULEE", 1),
        ("strasse", 1),
        ("straße", 1),
        ("arger", 1),
        ("頭", 1),
        ("痛い", 1),
        ("い痛", 0),
        ("今日 頭", 1),
        ("머리", 1),
        ("थकान", 1),
        ("थक", 1),
        ("หัว", 1),
        ("שלום", 1),
        ("صداع", 1),
        ("СПИН", 1),
        ("istanbul", 1),
        ("ISIK", 1),
        ("👍", 1),
        ("👍🏿", 1),
        ("❤", 1),
        ("🧑‍🤝‍🧑", 1),
        ("5-htp", 1),
        ("7-oh", 1),
        ("oh-7", 0),
    ] {
        assert_eq!(finds(&store, text), expected, "{text}");
    }
}

#[test]
fn the_text_is_only_ever_words() {
    let Journal { store, .. } = noted("He said \"stop\" NEAR the door; DROP TABLE dose");
    for text in [
        "\"stop\"",
        "NEAR",
        "near the",
        "he AND",
        "'; DROP TABLE dose; --",
        "st*",
        "door)",
        "(door",
        "- door -",
        "^he",
        "red \u{2013} bali",
    ] {
        let expected = usize::from(!text.contains("AND"));
        assert_eq!(finds(&store, text), expected, "{text}");
    }
    for text in [
        "",
        " ",
        "*",
        "\"",
        "\"\"",
        "-",
        "(",
        "NOT door",
        "door OR window",
        "words:stop",
        "NEAR(he door, 2)",
        "{words} : stop",
        "\0",
        "stop\0",
        "rowid",
        "%",
        "_",
        "st?p",
        "\u{200d}",
        "\u{301}",
        "«",
        "𝕏",
    ] {
        let found = finds(&store, text);
        // A zero byte cuts nothing off and separates words.
        assert_eq!(found, usize::from(text == "stop\0"), "{text:?}");
    }
    assert_eq!(
        store.entries().unwrap().doses.len(),
        1,
        "and nothing is lost"
    );
}

#[test]
fn found_newest_first_in_pages_that_meet() {
    let Journal { store, .. } = Journal::new();
    let bali = product("Red Bali");
    let mut entries = vec![Entry::Product(bali.clone())];
    // Three thousand in one second: more than a second has places for.
    for number in 0..3_000 {
        let mut taken = dose(&bali, 5);
        taken.note = Some(format!(
            "same {}",
            if number % 3 == 0 { "third" } else { "other" }
        ));
        entries.push(Entry::Dose(taken));
    }
    for hours in [2, 40, 7, 6, 30] {
        entries.push(Entry::Dose(dose(&bali, hours)));
    }
    add(&store, entries);
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = store.search("red", before, 400).unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.place);
        seen.extend(page);
    }
    assert_eq!(seen.len(), 3_005, "all");
    assert!(
        seen.windows(2).all(|two| two[0].place > two[1].place),
        "in order"
    );
    let distinct: BTreeSet<EntryRef> = seen.iter().map(|hit| hit.entry).collect();
    assert_eq!(distinct.len(), 3_005, "each once");
    let hours: Vec<i64> = [0, 1, 3_003, 3_004]
        .map(|at: usize| (seen[at].at_us / 1_000_000 - start().timestamp()) / 3600)
        .to_vec();
    assert_eq!(hours, [40, 30, 5, 2], "newest first");
    let noon = Place::at(start() + Duration::hours(6));
    assert_eq!(
        store.search("bali", Some(noon), 5000).unwrap().len(),
        3_001,
        "only what was before"
    );
    assert_eq!(store.search_count("third bali").unwrap(), 1_000);
}

#[test]
fn many_products_of_one_name() {
    let Journal { store, .. } = Journal::new();
    let products: Vec<Product> = (0..600)
        .map(|at| product(&format!("Bali no {at}")))
        .collect();
    let mut entries: Vec<Entry> = products.iter().cloned().map(Entry::Product).collect();
    entries.extend(
        (0..)
            .zip(&products)
            .map(|(hours, product)| Entry::Dose(dose(product, hours))),
    );
    add(&store, entries);
    assert_eq!(
        (finds(&store, "bali"), finds(&store, "bali no 59")),
        (600, 11)
    );
}

/// Text with a bit of everything that the index might stumble over.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z\"*():{}^'#+ -]{0,30}",
        "(AND|OR|NOT|NEAR|\"|\\*|[äöüßé頭痛ก👍 ]|[a-d]{1,3}| ){0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::with_cases(cases(6)) })]

    #[test]
    fn any_text_is_a_question(note in any_text(), texts in proptest::collection::vec(any_text(), 1..12)) {
        let note: String = note.chars().filter(|c| !c.is_control()).collect();
        let Journal { store, .. } = noted(&note);
        for text in &texts {
            let found = finds(&store, text);
            prop_assert!(found <= 1, "{:?}", text);
        }
        // Whatever stands in the note in plain letters and digits is found by it, and by how it begins.
        let plain = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        for word in note.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).filter(plain) {
            prop_assert_eq!(finds(&store, word), 1, "{:?} of {:?}", word, note);
            prop_assert_eq!(finds(&store, &word[..1]), 1, "the beginning of {:?} of {:?}", word, note);
        }
        prop_assert_eq!(store.check().unwrap(), Vec::<String>::new());
    }
}
