//! Logging, listing, undoing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Journal, ran};
use serde_json::{Value, json};

#[test]
fn log_prints_what_it_stored_as_list_gives_it() {
    let journal = Journal::new();
    let line = "2.5g red bali 20m ago, pain 6, for pain, #work, note long drive";
    let stored = journal.run(&["log", line, "--json"]).done();
    let changed = stored.json()["changed"].as_array().unwrap().clone();
    assert!(
        stored.err.contains("red bali"),
        "a new product is told: {}",
        stored.err
    );
    let kinds: Vec<_> = changed
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["product", "dose"],
        "what is referred to comes first"
    );
    let dose = &changed[1];
    for (field, value) in [
        ("taken_at", json!("2026-03-01T11:40:00+01:00")),
        ("zone", json!("Europe/Berlin")),
        ("product", changed[0]["id"].clone()),
        ("amount", json!("2.5")),
        ("unit", json!("g")),
        ("pain_before", json!(6)),
        ("purposes", json!(["pain"])),
        ("tags", json!(["work"])),
        ("note", json!("long drive")),
        ("entered_at", json!("2026-03-01T11:00:00Z")),
    ] {
        assert_eq!(dose[field], value, "{field}");
    }
    assert_eq!(changed[0]["lane"], "leaf");
    assert_eq!(journal.entries("product,dose"), changed);
    // For a person: the entry in a line, with its id.
    let id = dose["id"].as_str().unwrap();
    let listed = journal.run(&["list"]).done().out;
    assert!(
        listed.contains(id)
            && listed.contains("2026-03-01 11:40")
            && listed.contains("2.5 g red bali"),
        "{listed}"
    );
}

#[test]
fn what_cannot_be_read_is_named_and_nothing_is_stored() {
    let journal = Journal::new();
    journal.run(&["log", "2g red, flarp 7"]).refused("flarp");
    journal.run(&["log", ""]).refused("empty");
    journal.run(&["log", "-2g red"]).refused("-2");
    assert_eq!(
        journal.entries("product,dose,check_in"),
        Vec::<Value>::new()
    );
    journal.log("2g red bali");
    // Near misses are offered, not guessed.
    let near = journal.run(&["log", "2g red bsli"]).refused("red bali");
    assert_eq!(near.out, "");
    assert_eq!(journal.entries("product").len(), 1);
}

#[test]
fn far_more_than_usual_is_asked_back() {
    let journal = Journal::new();
    for before in ["3h", "2h", "1h"] {
        journal.log(&format!("2g red {before} ago"));
    }
    journal.run(&["log", "25g red"]).refused("over ten times");
    assert_eq!(journal.entries("dose").len(), 3);
    journal.run(&["log", "25g red", "--yes"]).done();
    assert_eq!(journal.entries("dose").len(), 4);
    journal
        .run(&["log", "2g red 2026-03-05 08:00"])
        .refused("--yes");
}

#[test]
fn the_zone_is_the_lines_then_the_journals() {
    let journal = Journal::new();
    journal.run(&["log", "2g red at 7:15"]).done();
    journal
        .run(&["log", "2g red at 5:15", "--zone", "America/New_York"])
        .done();
    let times: Vec<_> = journal
        .entries("dose")
        .iter()
        .map(|it| it["taken_at"].clone())
        .collect();
    assert_eq!(
        times,
        ["2026-03-01T07:15:00+01:00", "2026-03-01T05:15:00-05:00"]
    );
}

#[test]
fn a_day_without_is_said_refused_and_taken_back_by_a_dose() {
    let journal = Journal::new();
    let said = journal.run(&["none", "yesterday", "--json"]).done().json();
    assert_eq!(
        said,
        json!({"changed": [{"kind": "day", "date": "2026-02-28", "answer": "none"}]})
    );
    let again = journal.run(&["none", "2026-02-28", "--json"]).done().json();
    assert_eq!(again, json!({"changed": []}), "said already");
    journal
        .run(&["none", "2026-03-02"])
        .refused("still to come");

    journal.log("2g red 1h ago");
    journal.run(&["none", "today"]).refused("a dose is logged");
    // A dose logged later for that day removes the answer in the same step.
    let stored = journal
        .run(&["log", "2g red yesterday 22:00", "--json"])
        .done()
        .json();
    let removed: Vec<_> = stored["changed"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["removed"] == true)
        .collect();
    assert_eq!(
        removed,
        [&json!({"kind": "day", "date": "2026-02-28", "answer": "none", "removed": true})]
    );
    assert_eq!(journal.entries("day"), Vec::<Value>::new());
    let undone = journal.run(&["undo", "--json"]).done().json();
    assert_eq!(undone["changed"].as_array().unwrap().len(), 2, "one step");
    assert_eq!(journal.entries("day").len(), 1);
    assert_eq!(journal.entries("dose").len(), 1);
    // The night belongs to the evening before.
    journal
        .run_at("2026-03-02T02:00:00+01:00", &["none", "today"])
        .refused("On 1 Mar 2026");
}

#[test]
fn undo_and_redo_are_one_stack_that_survives_closing() {
    let journal = Journal::new();
    journal.run(&["undo"]).refused("nothing to undo");
    journal.run(&["redo"]).refused("nothing to do again");
    journal.log("2g red");
    journal.log("mood 6");
    let undone = journal.run(&["undo"]).done();
    assert!(
        undone.out.contains("mood 6") && undone.out.contains("Undone"),
        "{}",
        undone.out
    );
    let undone = journal.run(&["undo", "--json"]).done().json();
    let gone = undone["changed"].as_array().unwrap();
    assert_eq!(gone.len(), 2, "the dose and its new product");
    assert!(gone.iter().all(|it| it["removed"] == true));
    assert_eq!(
        journal.entries("product,dose,check_in"),
        Vec::<Value>::new()
    );
    let redone = journal.run(&["redo", "--json"]).done().json();
    assert!(
        redone["changed"]
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it.get("removed").is_none())
    );
    assert_eq!(journal.entries("dose").len(), 1);
    // Something new: what was undone before cannot be done again.
    journal.log("mood 7");
    journal.run(&["redo"]).refused("nothing to do again");
    assert_eq!(journal.entries("check_in")[0]["mood"], 7);
}

#[test]
fn list_filters_by_journal_day_and_kind() {
    let journal = Journal::new();
    journal.log("2g red 2026-02-26 08:00");
    journal.log("2g red 2026-02-28 03:00");
    journal.log("mood 5");
    journal.log("2g red 30m ago, effect 6");
    journal.run(&["none", "2026-02-28"]).done();
    let listed = |args: &[&str]| -> Vec<String> {
        let all = [&["list", "--json"], args].concat();
        let listed = journal.run(&all).done().json();
        let kind = |it: &Value| it["kind"].as_str().unwrap().to_owned();
        listed["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(kind)
            .collect()
    };
    assert_eq!(
        listed(&[]),
        [
            "product", "dose", "dose", "day", "dose", "effect", "check_in"
        ]
    );
    // Three in the morning of the 28th is the night of the 27th.
    assert_eq!(
        listed(&["--from", "2026-02-27", "--to", "2026-02-27"]),
        ["dose"]
    );
    assert_eq!(
        listed(&["--from", "yesterday"]),
        ["day", "dose", "effect", "check_in"]
    );
    assert_eq!(listed(&["--from", "today", "--kind", "effect"]), ["effect"]);
    assert_eq!(listed(&["--kind", "settings,day"]), ["settings", "day"]);
    assert_eq!(
        journal.run(&["list", "--from", "2026-04-01"]).done().out,
        ""
    );
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let journal = Journal::new();
    journal.log("1g red");
    let children: Vec<_> = (0..6)
        .map(|n| {
            journal
                .command(&["log", &format!("2g red, note number {n}"), "--json"])
                .stdout(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut ids: Vec<String> = children
        .into_iter()
        .map(|child| {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "each of them is stored");
            let changed: Value = serde_json::from_slice(&output.stdout).unwrap();
            changed["changed"][0]["id"].as_str().unwrap().to_owned()
        })
        .collect();
    let stored = journal.entries("dose");
    assert_eq!(stored.len(), 7);
    for id in &ids {
        assert!(
            stored.iter().any(|dose| dose["id"] == id.as_str()),
            "{id} is there"
        );
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 6, "ids differ even at the same time");
    for _ in 0..7 {
        journal.run(&["undo"]).done();
    }
    journal.run(&["undo"]).refused("nothing to undo");
}

#[test]
fn now_sets_the_clock_and_readings_replay() {
    let journal = Journal::new();
    journal
        .run_at("2026-01-05T20:00:00+09:00", &["log", "2g red 1h ago"])
        .done();
    assert_eq!(
        journal.entries("dose")[0]["taken_at"],
        "2026-01-05T11:00:00+01:00",
        "an offset of --now is not a zone"
    );
    for args in [
        &["list", "--json"] as &[&str],
        &["trend", "--json"],
        &["list"],
    ] {
        assert_eq!(
            journal.run(args).done().out,
            journal.run(args).done().out,
            "{args:?} replays"
        );
    }
}

#[test]
fn german_is_spoken_where_the_system_is_german() {
    let journal = Journal::new();
    let mut command = journal.command(&["undo"]);
    command.env("LC_ALL", "de_AT.UTF-8");
    ran(command).refused("Es gibt nichts rückgängig zu machen.");
}
