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

/// A journal with that plan started on the first of March 2026.
fn started(plan: &str) -> (Journal, String) {
    let journal = Journal::new();
    let file = journal.file("plan.json", plan);
    let stored = journal
        .run(&["plan", "start", &file, "--json"])
        .done()
        .json();
    let plan = &stored["changed"][0];
    assert_eq!(
        (&plan["kind"], &plan["state"]),
        (&json!("plan"), &json!("running"))
    );
    let id = plan["id"].as_str().unwrap().to_owned();
    (journal, id)
}

fn plans(journal: &Journal) -> Vec<Value> {
    let listed = journal.run(&["plan", "list", "--json"]).done().json();
    listed["plans"].as_array().unwrap().clone()
}

#[test]
fn a_plan_is_started_held_resumed_and_ended_and_each_step_can_be_undone() {
    let (journal, id) = started(TAPER);
    let on = |day: u32, args: &[&str]| journal.run_at(&format!("2026-03-{day:02}T11:00:00Z"), args);
    let listed = on(3, &["plan", "list"]).done().out;
    assert!(
        listed.contains("running")
            && listed.contains("your limit, 6.4 g a day, day 2 of 7")
            && listed.contains(&id),
        "{listed}"
    );
    on(4, &["plan", "hold", "--reason", "a cold"]).done();
    assert!(
        on(5, &["plan", "list"])
            .done()
            .out
            .contains("held at your limit of 6.4 g a day")
    );
    on(6, &["plan", "resume"]).done();
    assert!(
        on(6, &["plan", "list"]).done().out.contains("day 3 of 7"),
        "it goes on where it was held"
    );
    on(11, &["plan", "step-back", &id]).done();
    on(12, &["plan", "skip"]).done();
    on(13, &["plan", "replan", "--from-daily", "5"]).done();
    let file = &plans(&journal)[0];
    let whats: Vec<_> = file["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["what"].clone())
        .collect();
    assert_eq!(whats, ["hold", "resume", "step_back", "skip", "replan"]);
    assert_eq!(file["changes"][0]["reason"], "a cold");
    assert_eq!(
        file["changes"][0]["at"], "2026-03-04T12:00:00+01:00",
        "at the clock of home"
    );
    assert_eq!(file["changes"][4]["from_daily"], "5");
    assert_eq!(file["kind"], "taper", "as in the journal file");
    let shown = journal
        .run(&["plan", "preview", &id, "--json"])
        .done()
        .json();
    let daily: Vec<_> = shown["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["daily_amount"].as_str())
        .collect();
    // Two days, two held, five, the step before anew for a day, a day left out, and on from the limit that was typed.
    let limit = Some("6.4");
    assert_eq!(daily[..6], [limit, limit, limit, limit, None, Some("5")]);
    on(14, &["plan", "end", "--reason", "enough"]).done();
    assert_eq!(plans(&journal)[0]["state"], "ended");
    on(15, &["plan", "hold"]).refused("No plan is running");
    on(15, &["plan", "hold", &id]).refused("ended");
    for state in [
        "running", "running", "running", "running", "held", "running",
    ] {
        on(15, &["undo"]).done();
        assert_eq!(plans(&journal)[0]["state"], state);
    }
    on(15, &["undo"]).done();
    assert_eq!(plans(&journal), Vec::<Value>::new());
}

#[test]
fn two_plans_about_the_same_days_are_named_and_nothing_is_stored() {
    let (journal, _) = started(TAPER);
    let other = journal.file(
        "break.json",
        r#"{"kind": "break", "starts_on": "2026-05-24", "days": 14}"#,
    );
    let ran = journal.run(&["plan", "start", &other]).refused("Break");
    assert!(
        ran.err.contains("Taper")
            && ran.err.contains("24 May 2026")
            && ran.err.contains("2 Mar 2026"),
        "both are named: {}",
        ran.err
    );
    let bad = journal.file(
        "bad.json",
        r#"{"kind": "break", "starts_on": "2026-09-01", "days": 0}"#,
    );
    journal.run(&["plan", "start", &bad]).refused("days");
    assert_eq!(plans(&journal).len(), 1, "nothing was stored");
    let later = journal.file(
        "later.json",
        r#"{"kind": "break", "starts_on": "2026-05-25", "days": 14}"#,
    );
    journal.run(&["plan", "start", &later]).done();
    journal.run(&["plan", "hold"]).refused("Several plans");
    let nobody = "00000000-0000-7000-8000-000000000009";
    journal.run(&["plan", "hold", nobody]).refused(nobody);
}

#[test]
fn what_is_logged_is_stored_and_told_beside_the_plan() {
    let (journal, _) = started(
        r#"{"kind": "break", "starts_on": "2026-03-01", "days": 14, "hold_when_symptoms_over": 12}"#,
    );
    let logged = journal.log("2g red bali");
    assert!(
        logged
            .err
            .contains("By your plan this is a day without (1 of 14)."),
        "{}",
        logged.err
    );
    assert_eq!(
        journal.entries("dose").len(),
        1,
        "it is stored like every other"
    );
    let calm = journal.log("symptoms 12");
    assert!(
        !calm.err.contains("Hold the plan"),
        "at the threshold is not over it: {}",
        calm.err
    );
    let offered = journal
        .run_at("2026-03-01T12:00:00Z", &["log", "symptoms 13"])
        .done();
    assert!(offered.err.contains("Hold the plan"), "{}", offered.err);
    assert_eq!(
        plans(&journal)[0]["state"],
        "running",
        "nothing changes by itself"
    );
    journal
        .run_at("2026-03-01T12:01:00Z", &["plan", "skip"])
        .done();
    let after = journal
        .run_at("2026-03-01T12:02:00Z", &["plan", "list"])
        .done();
    assert!(
        !after.out.contains("Hold the plan"),
        "the offer was answered: {}",
        after.out
    );
}

fn next(journal: &Journal, more: &[&str]) -> Vec<Value> {
    let args = [&["reminders", "next", "--json"], more].concat();
    journal.run(&args).done().json().as_array().unwrap().clone()
}

#[test]
fn reminders_are_simulated_over_gaps_and_overlaps() {
    let journal = Journal::new();
    let file = journal.file(
        "night.json",
        r#"{"kind": "own", "text": "water", "clock": "wall", "rule": {"at": "02:30", "every_days": 1}}"#,
    );
    let added = journal
        .run(&["reminders", "add", &file, "--json"])
        .done()
        .json();
    let reminder = &added["changed"][0];
    assert_eq!(
        (&reminder["kind"], &reminder["reminder"]),
        (&json!("reminder"), &json!("own"))
    );
    let id = &reminder["id"];
    assert_eq!(
        next(
            &journal,
            &["--from", "2026-03-28T00:00:00+01:00", "--count", "3"]
        ),
        [
            json!({"reminder": id, "at": "2026-03-28T02:30:00+01:00", "local": "2026-03-28T02:30", "zone": "Europe/Berlin", "reason": "on time"}),
            json!({"reminder": id, "at": "2026-03-29T03:00:00+02:00", "local": "2026-03-29T03:00", "zone": "Europe/Berlin", "reason": "shifted: gap"}),
            json!({"reminder": id, "at": "2026-03-30T02:30:00+02:00", "local": "2026-03-30T02:30", "zone": "Europe/Berlin", "reason": "on time"}),
        ]
    );
    let autumn = next(
        &journal,
        &["--from", "2026-10-25T00:00:00Z", "--count", "2"],
    );
    assert_eq!(
        (&autumn[0]["at"], &autumn[0]["reason"]),
        (
            &json!("2026-10-25T02:30:00+02:00"),
            &json!("first of two: overlap")
        )
    );
    assert_eq!(
        autumn[1]["at"], "2026-10-26T02:30:00+01:00",
        "not a second time that night"
    );
    let away = next(&journal, &["--zone", "America/New_York", "--count", "1"]);
    assert_eq!(
        (&away[0]["at"], &away[0]["zone"]),
        (
            &json!("2026-03-02T02:30:00-05:00"),
            &json!("America/New_York")
        ),
        "from now on, at the wall where the person is"
    );
    let told = journal
        .run(&["reminders", "next", "--count", "1"])
        .done()
        .out;
    assert!(
        told.starts_with("2026-03-02 02:30 Europe/Berlin  water"),
        "{told}"
    );
}

#[test]
fn bad_reminders_are_refused_and_plans_bring_their_own() {
    let (journal, _) = started(
        r#"{"kind": "cycle", "starts_on": "2026-03-02", "days_on": 2, "days_off": 1, "remind_at": "09:00"}"#,
    );
    for (file, part) in [
        (
            r#"{"kind": "check_in", "clock": "wall", "rule": {"at": "08:00", "weekdays": []}}"#,
            "weekdays",
        ),
        (
            r#"{"kind": "check_in", "clock": "wall", "rule": {"at": "24:00", "every_days": 1}}"#,
            "rule.at",
        ),
        (
            r#"{"kind": "own", "clock": "elapsed", "rule": {"start": "2026-03-01T08:00:00Z", "every_minutes": 0}, "text": "x"}"#,
            "every_minutes",
        ),
    ] {
        let file = journal.file("bad.json", file);
        journal.run(&["reminders", "add", &file]).refused(part);
    }
    let days: Vec<_> = next(&journal, &["--count", "3"])
        .iter()
        .map(|it| it["local"].clone())
        .collect();
    assert_eq!(
        days,
        ["2026-03-04T09:00", "2026-03-07T09:00", "2026-03-10T09:00"],
        "days off, and none when days on begin"
    );
    journal.run(&["plan", "hold"]).refused("begins only on");
    journal
        .run_at("2026-03-05T10:00:00Z", &["plan", "hold"])
        .done();
    assert_eq!(
        next(&journal, &["--from", "2026-03-05T11:00:00Z"]),
        Vec::<Value>::new(),
        "a plan that is held reminds of nothing"
    );
}
