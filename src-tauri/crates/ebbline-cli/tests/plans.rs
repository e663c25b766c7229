//! Plans and reminders on the command line.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::Journal;
use serde_json::{Value, json};

const TAPER: &str = r#"{"kind": "taper", "starts_on": "2026-03-02", "unit": "g", "from_daily": "6.4", "to_daily": "2",
    "method": "linear", "step": "0.4", "every_days": 7, "slots": 3, "resolution": "0.1"}"#;

#[test]
fn a_preview_shows_every_date_and_amount_without_a_journal() {
    let journal = Journal::nowhere();
    let file = journal.file("taper.json", TAPER);
    let shown = journal
        .run(&["plan", "preview", &file, "--json"])
        .done()
        .json();
    assert_eq!(shown["kind"], "taper");
    let steps = shown["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 12);
    for (field, value) in [
        ("date", json!("2026-03-02")),
        ("daily_amount", json!("6.4")),
        ("unit", json!("g")),
        ("per_slot", json!(["2.2", "2.1", "2.1"])),
    ] {
        assert_eq!(steps[0][field], value, "{field}");
    }
    assert!(steps[0]["note"].is_string());
    assert_eq!(shown["ends_on"], "2026-05-24");
    assert!(!shown["warnings"].as_array().unwrap().is_empty());
    let told = journal.run(&["plan", "preview", &file]).done().out;
    assert!(
        told.contains("2 Mar 2026 to 8 Mar 2026: your limit, 6.4 g a day"),
        "{told}"
    );
    assert!(told.contains("Last day: 24 May 2026"), "{told}");
}

#[test]
fn a_bad_plan_is_refused_with_field_and_reason() {
    let journal = Journal::nowhere();
    let refused = |fields: Value, parts: &[&str]| {
        let mut plan: Value = serde_json::from_str(TAPER).unwrap();
        plan.as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        let file = journal.file("bad.json", plan.to_string());
        for json in [&["--json"][..], &[]] {
            let ran = journal.run(&[&["plan", "preview", &file], json].concat());
            let ran = ran.refused(parts[0]);
            assert!(
                parts.iter().all(|part| ran.err.contains(part)),
                "{}",
                ran.err
            );
            assert_eq!(ran.out, "", "nothing is printed of a bad plan");
        }
    };
    refused(
        json!({"ends_on": "2026-01-01"}),
        &["ends_on", "before its beginning"],
    );
    refused(
        json!({"step": "0.05"}),
        &["step", "smaller than what can be measured"],
    );
    refused(json!({"step": "-1"}), &["step", "-1", "below zero"]);
    refused(json!({"every_days": 0}), &["every_days", "above zero"]);
    refused(json!({"kind": "break", "days": 0}), &["days", "above zero"]);
    refused(
        json!({"kind": "break", "days": 365_000}),
        &["days", "too large"],
    );
    refused(json!({"slot": 3}), &["slot", "not understood"]);
    refused(
        json!({"kind": "moon phases"}),
        &["moon phases", "not known"],
    );
    let file = journal.file("bad.json", "{");
    journal.run(&["plan", "preview", &file]).refused("not JSON");
    journal
        .run(&["plan", "preview", "missing.json"])
        .refused("missing.json");
}

#[test]
fn a_calendar_tells_nothing() {
    let journal = Journal::nowhere();
    let file = journal.file("taper.json", TAPER);
    let out = journal.path("plan.ics");
    journal
        .run(&["plan", "ics", &file, "--out", out.to_str().unwrap()])
        .done();
    let calendar = journal.read("plan.ics");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 12);
    assert!(
        calendar.contains("SUMMARY:Plan\\, step 1\r\n"),
        "{calendar}"
    );
    for word in ["6.4", "kratom", "taper", " g"] {
        assert!(!calendar.to_lowercase().contains(word), "{word}");
    }
}
