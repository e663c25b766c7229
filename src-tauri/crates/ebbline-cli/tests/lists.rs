//! The lists beside the days: medicines, scores, appointments, questions, plans, reminders and what was removed, through the program.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::Journal;
use serde_json::{Value, json};

fn id(number: u8) -> String {
    format!("00000000-0000-7000-8000-0000000000{number:02}")
}

fn file() -> Value {
    json!({
        "format": "ebbline-journal", "version": 1,
        "medicines": [{"id": id(1), "name": "Sertraline 50", "from": "2026-01-01", "note": "morning"}],
        "scores": [{"id": id(2), "at": "2026-02-01T10:00:00+01:00", "scale": "PHQ-9", "total": 14.5}],
        "questions": [
            {"id": id(3), "asked_at": "2026-02-02T10:00:00+01:00", "text": "Is it safe\nwith sertraline?", "appointment": id(4)},
            {"id": id(5), "asked_at": "2026-02-02T11:00:00+01:00", "text": "And coffee?"}
        ],
        "appointments": [{"id": id(4), "at": "2026-03-05T10:00:00+01:00", "zone": "Europe/Berlin", "with": "Dr Weiß", "questions": []}],
        "plans": [
            {"id": id(6), "kind": "break", "days": 14, "starts_on": "2026-03-02", "state": "draft"},
            {"id": id(7), "kind": "moon phases", "phase": null, "starts_on": "2026-03-02", "state": "draft"}
        ],
        "reminders": [
            {"id": id(8), "kind": "check_in", "clock": "wall", "rule": {"at": "08:00", "weekdays": ["mo", "fr"]}, "active": false},
            {"id": id(9), "kind": "own", "clock": "elapsed", "rule": {"start": "2026-03-01T08:00:00+01:00", "every_minutes": 90}, "text": "stretch"}
        ],
        "occurrences": [{"reminder": id(8), "scheduled_at": "2026-02-27T07:00:00Z", "state": "missed", "at": "2026-02-27T11:00:00Z"}],
        "deleted": [{"id": id(10), "at": "2026-02-01T00:00:00Z"}],
    })
}

#[test]
fn what_comes_in_is_listed_and_goes_out_as_it_came() {
    let journal = Journal::new();
    let path = journal.file("in.json", file().to_string());
    let report = journal.run(&["import", &path, "--json"]).done().json();
    assert_eq!(
        (&report["dropped"], &report["changed"]),
        (&json!([]), &json!([]))
    );
    for (list, count) in [
        ("medicines", 1),
        ("scores", 1),
        ("questions", 2),
        ("appointments", 1),
        ("plans", 2),
        ("reminders", 2),
        ("occurrences", 1),
        ("deleted", 1),
    ] {
        assert_eq!(report["added"][list], count, "{list}");
    }

    let lines = journal.run(&["list"]).done().out;
    for part in [
        "medicine    Sertraline 50 · from 2026-01-01 · note: morning",
        "PHQ-9 14.5",
        "question    Is it safe with sertraline? · for the appointment of 2026-03-05 10:00",
        "appointment  Dr Weiß · 1 question",
        "plan        Break · draft",
        "plan        moon phases · draft",
        "reminder    Time for a check-in. · 08:00 · Mon, Fri · switched off",
        "reminder    stretch · from 2026-03-01 08:00 · every 90 minutes",
    ] {
        assert!(lines.contains(part), "{part:?} in\n{lines}");
    }
    assert!(
        !lines.contains(&id(10)) && !lines.contains("missed"),
        "what became of reminders and what is gone only for those who ask:\n{lines}"
    );
    let asked = journal
        .run(&["list", "--kind", "occurrence,deleted"])
        .done()
        .out;
    assert!(
        asked.contains("missed") && asked.contains(&id(10)),
        "{asked}"
    );
    assert_eq!(
        journal.entries("appointment")[0]["questions"],
        json!([id(3)]),
        "as in the journal file"
    );
    assert_eq!(journal.entries("score")[0]["total"], 14.5);
    assert_eq!(journal.entries("plan")[0]["plan"], "break");

    let out = journal.path("out.json");
    let args = ["export", "--format", "ebbline", "--out"];
    journal
        .run(&[&args[..], &[out.to_str().unwrap()]].concat())
        .done();
    let written: Value = serde_json::from_str(&journal.read("out.json")).unwrap();
    assert_eq!(written["appointments"][0]["questions"], json!([id(3)]));
    assert_eq!(written["plans"][1]["phase"], Value::Null);
    assert_eq!(written["deleted"][0]["id"], id(10));
    let again = journal.run(&["import", "out.json", "--json"]).done().json();
    assert_eq!(
        (&again["added"]["plans"], &again["dropped"]),
        (&json!(0), &json!([])),
        "its own export changes nothing"
    );
    let csv = journal.path("csv");
    journal
        .run(&["export", "--format", "csv", "--out", csv.to_str().unwrap()])
        .done();
    assert!(
        journal
            .read("csv/scores.csv")
            .contains("2026-02-01T10:00:00+01:00,,PHQ-9,14.5")
    );

    let undone = journal.run(&["undo", "--json"]).done().json();
    let kinds: Vec<_> = undone["changed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds.len(),
        10,
        "one step, removals without a line: {kinds:?}"
    );
    assert_eq!(journal.run(&["list"]).done().out, "");
}

#[test]
fn what_was_removed_here_stays_removed() {
    let journal = Journal::new();
    journal.log("2.5g red");
    let out = journal.path("old.json");
    journal
        .run(&[
            "export",
            "--format",
            "ebbline",
            "--out",
            out.to_str().unwrap(),
        ])
        .done();
    let dose = journal.entries("dose")[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    // The other device removed the dose later.
    let removed = json!({"format": "ebbline-journal", "version": 1, "deleted": [{"id": dose, "at": "2026-03-01T12:00:00Z"}]});
    let path = journal.file("removed.json", removed.to_string());
    let told = journal
        .run_at("2026-03-01T13:00:00Z", &["import", &path])
        .done();
    assert!(
        told.out.contains("the file says that it was removed"),
        "{}",
        told.out
    );
    assert_eq!(journal.entries("dose"), Vec::<Value>::new());
    assert_eq!(journal.entries("deleted")[0]["id"], dose);
    journal
        .run(&["import", "old.json"])
        .refused("1 thing would be lost");
    assert_eq!(
        journal.entries("dose"),
        Vec::<Value>::new(),
        "the old file does not bring it back"
    );
    journal.run(&["undo"]).done();
    assert_eq!(journal.entries("dose").len(), 1, "undo does");
    assert_eq!(journal.entries("deleted"), Vec::<Value>::new());
}
