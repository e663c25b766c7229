//! Input that cannot be meant, through both doors of the program: each is refused with its field and its reason, or kept exactly.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::Journal;
use serde_json::{Value, json};

const PRODUCT: &str = "00000000-0000-7000-8000-000000000001";
const DOSE: &str = "00000000-0000-7000-8000-000000000002";

/// Longer than any note that is kept.
const HUGE: usize = 100_000;

fn odd_texts() -> Vec<String> {
    [
        "'; DROP TABLE dose; --",
        "\" OR 1=1 --",
        "Robert\\'); DELETE FROM dose",
        "👩🏽‍🔬 🌿 é",
        "שלום עולם — اَلْعَرَبِيَّةُ",
        "\u{202e}reversed\u{202c} end",
        "%s %n {0} ${HOME} `id`",
        "<script>alert(1)</script>",
        "NULL",
        "0",
    ]
    .map(str::to_owned)
    .to_vec()
}

#[test]
fn a_line_that_cannot_be_meant_stores_nothing() {
    let journal = Journal::new();
    let long_note = format!("2g red, note {}", "n".repeat(HUGE));
    let long_name = format!("2g {}", "n".repeat(300));
    for (line, part) in [
        ("0g red", "zero"),
        ("0,0 g red", "zero"),
        ("-2g red", "-2g"),
        ("NaN g red", "nan"),
        ("inf g red", "inf"),
        ("1e3g red", "1e3g"),
        ("1000000000000g red", "1000000000000"),
        ("0.0000001g red", "0.0000001"),
        ("2g red at 25:00", "25:00"),
        ("2g red 9999-12-31 08:00", "9999"),
        ("mood 11", "11"),
        ("pain -1", "-1"),
        ("slept 25h", "25"),
        ("symptoms chills 4", "4"),
        ("walk 99999999m", "99999999"),
        ("", "empty"),
        (&long_note, "long"),
        (&long_name, "long"),
    ] {
        let refused = journal.run(&["log", line]);
        let shown: String = line.chars().take(40).collect();
        assert_eq!(refused.code, 1, "{shown:?} is refused: {}", refused.out);
        assert!(
            refused.err.to_lowercase().contains(part),
            "{shown:?}: the message names {part:?}: {}",
            refused.err
        );
        assert_eq!(refused.out, "", "{shown:?}");
    }
    assert_eq!(
        journal.run(&["list"]).done().out,
        "",
        "nothing was stored, no product either"
    );
    journal.run(&["undo"]).refused("nothing to undo");
}

#[test]
fn odd_texts_come_back_to_the_letter() {
    let journal = Journal::new();
    for text in odd_texts() {
        let line = format!("2g red, note {text}");
        let stored = journal.run(&["log", &line, "--json"]).done().json();
        let notes: Vec<_> = stored["changed"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["kind"] == "dose")
            .map(|it| it["note"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(notes, [text]);
    }
    let notes: Vec<_> = journal
        .entries("dose")
        .iter()
        .map(|it| it["note"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(notes.len(), odd_texts().len(), "no dose was dropped");
    assert!(odd_texts().iter().all(|text| notes.contains(text)));
}

fn file(lists: Value) -> String {
    let mut root = json!({"format": "ebbline-journal", "version": 1,
        "products": [{"id": PRODUCT, "name": "Red", "lane": "leaf", "unit": "g"}]});
    for (list, rows) in lists.as_object().unwrap() {
        root[list] = rows.clone();
    }
    root.to_string()
}

fn dose(field: &str, value: Value) -> Value {
    let mut dose = json!({"id": DOSE, "taken_at": "2026-02-01T08:00:00+01:00", "product": PRODUCT, "amount": "2.5", "unit": "g"});
    dose[field] = value;
    dose
}

#[test]
fn a_row_that_cannot_be_meant_is_named_and_the_import_refused() {
    let journal = Journal::new();
    let huge = "n".repeat(HUGE);
    let word = "w".repeat(201);
    for (list, row, field, why) in [
        (
            "doses",
            dose("amount", json!("0")),
            "doses.amount",
            "above zero",
        ),
        (
            "doses",
            dose("amount", json!("-2")),
            "doses.amount",
            "below zero",
        ),
        (
            "doses",
            dose("amount", json!("NaN")),
            "doses.amount",
            "decimal",
        ),
        (
            "doses",
            dose("amount", json!("1000000000000")),
            "doses.amount",
            "above one million",
        ),
        (
            "doses",
            dose("amount", json!(1e300)),
            "doses.amount",
            "decimal",
        ),
        (
            "doses",
            dose("amount", json!("2,5")),
            "doses.amount",
            "decimal",
        ),
        ("doses", dose("unit", json!(" ")), "doses.unit", "empty"),
        (
            "doses",
            dose("unit", json!("u\u{0}")),
            "doses.unit",
            "control",
        ),
        (
            "doses",
            dose("taken_at", json!("9999-01-01T00:00:00Z")),
            "doses.taken_at",
            "1970 to 2199",
        ),
        (
            "doses",
            dose("taken_at", json!("yesterday")),
            "doses.taken_at",
            "RFC 3339",
        ),
        ("doses", dose("note", json!(huge)), "doses.note", "too long"),
        (
            "doses",
            dose("measured", json!(word)),
            "doses.measured",
            "too long",
        ),
        (
            "doses",
            dose("purposes", json!([word])),
            "doses.purposes",
            "too long",
        ),
        (
            "doses",
            dose("pain_before", json!(-1)),
            "doses.pain_before",
            "0 to 10",
        ),
        (
            "doses",
            dose("product", json!(DOSE)),
            "doses.product",
            "no product",
        ),
        (
            "activities",
            json!({"id": DOSE, "at": "2026-02-01T08:00:00Z", "kind": "walk", "minutes": 1_000_000_000_000_i64}),
            "activities.minutes",
            "0 to 10",
        ),
        (
            "scores",
            json!({"id": DOSE, "at": "2026-02-01T08:00:00Z", "scale": "x", "total": -4}),
            "scores.total",
            "below zero",
        ),
        (
            "medicines",
            json!({"id": DOSE, "name": huge}),
            "medicines.name",
            "too long",
        ),
        (
            "questions",
            json!({"id": DOSE, "asked_at": "2026-02-01T08:00:00Z", "text": ""}),
            "questions.text",
            "empty",
        ),
        (
            "days",
            json!({"date": "2026-02-30", "answer": "none"}),
            "days.date",
            "date",
        ),
        (
            "plans",
            json!({"id": DOSE, "kind": "break", "days": 0, "starts_on": "2026-02-01", "state": "draft"}),
            "plans.days",
            "above zero",
        ),
        (
            "reminders",
            json!({"id": DOSE, "kind": "own", "clock": "wall", "rule": {"at": "24:00"}}),
            "reminders.rule.at",
            "time of day",
        ),
    ] {
        let path = journal.file("bad.json", file(json!({list: [row]})));
        let refused = journal.run(&["import", &path, "--json"]);
        assert_eq!(refused.code, 1, "{field}: {}", refused.out);
        let report = refused.json();
        let told = &report["dropped"][0];
        assert_eq!(told["field"], field, "{report}");
        assert!(
            told["why"].as_str().unwrap().contains(why),
            "{field} says {why:?}: {}",
            told["why"]
        );
        assert_eq!(report["imported"], false, "{field}");
    }
    assert_eq!(
        journal.run(&["list"]).done().out,
        "",
        "all or nothing, each time"
    );
}

#[test]
fn odd_texts_go_through_a_file_to_the_letter() {
    let journal = Journal::new();
    let doses: Vec<_> = odd_texts()
        .into_iter()
        .zip(10..)
        .map(|(text, number)| {
            let mut dose = dose("note", json!(text));
            dose["id"] = json!(format!("00000000-0000-7000-8000-0000000000{number}"));
            dose["tags"] = json!([text]);
            dose["measured"] = json!(text);
            dose
        })
        .collect();
    let path = journal.file("odd.json", file(json!({"doses": doses})));
    let report = journal.run(&["import", &path, "--json"]).done().json();
    assert_eq!(report["dropped"], json!([]));
    let out = journal.path("out.json");
    journal
        .run(&[
            "export",
            "--format",
            "ebbline",
            "--out",
            out.to_str().unwrap(),
        ])
        .done();
    let written: Value = serde_json::from_str(&journal.read("out.json")).unwrap();
    let mut notes: Vec<_> = written["doses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            assert_eq!(it["note"], it["tags"][0]);
            assert_eq!(it["note"], it["measured"], "words from elsewhere are kept");
            it["note"].as_str().unwrap().to_owned()
        })
        .collect();
    let mut expected = odd_texts();
    notes.sort();
    expected.sort();
    assert_eq!(notes, expected);
}
