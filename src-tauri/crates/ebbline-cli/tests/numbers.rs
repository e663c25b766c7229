//! The early signs and plain statistics through the real binary.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Journal, fixture};
use serde_json::Value;

const NOW: &str = "2025-07-24T12:00:00Z";

fn imported(name: &str) -> Journal {
    let journal = Journal::new();
    let path = fixture(&format!("{name}.json"));
    journal
        .run(&["import", path.to_str().unwrap(), "--json"])
        .done();
    journal
}

fn sign<'a>(answer: &'a Value, name: &str) -> &'a Value {
    let signs = answer["signs"].as_array().unwrap();
    assert_eq!(signs.len(), 4);
    signs.iter().find(|sign| sign["sign"] == name).unwrap()
}

#[test]
fn larger_doses_are_found_where_doses_grew_and_nowhere_else() {
    let journal = imported("fast_escalation");
    let answer = journal.run_at(NOW, &["signs", "--json"]).done().json();
    assert_eq!(answer["as_of"], "2025-07-24");
    let larger = sign(&answer, "larger_doses");
    assert_eq!(larger["state"], "found");
    assert!(larger["statistic"].as_f64().unwrap() >= larger["threshold"].as_f64().unwrap());
    assert!(larger["since"].is_string() && larger["evidence"].is_object());
    let told = journal.run_at(NOW, &["signs"]).done().out;
    assert!(
        told.contains("Larger doses: found\n") && told.contains("a clinician"),
        "{told}"
    );
    assert!(
        told.contains("Symptoms on cutting back: not enough data"),
        "{told}"
    );
    let early = journal
        .run_at(NOW, &["signs", "--as-of", "2025-01-20", "--json"])
        .done()
        .json();
    for sign in early["signs"].as_array().unwrap() {
        assert_eq!(
            sign["state"], "insufficient",
            "two weeks say nothing: {sign}"
        );
        assert!(sign["statistic"].is_null());
    }
    journal
        .run_at(NOW, &["signs", "--as-of", "2025-07-25"])
        .refused("still to come");
    for name in ["stable_low", "stable_multi"] {
        let answer = imported(name)
            .run_at(NOW, &["signs", "--json"])
            .done()
            .json();
        for sign in answer["signs"].as_array().unwrap() {
            let state = sign["state"].as_str().unwrap();
            assert!(["clear", "insufficient"].contains(&state), "{name}: {sign}");
        }
    }
}

#[test]
fn statistics_have_their_denominators_and_leave_today_out() {
    let journal = imported("cycle_5on2off");
    let answer = journal.run_at(NOW, &["stats", "--json"]).done().json();
    assert_eq!(
        (&answer["from"], &answer["to"]),
        (&"2025-01-06".into(), &"2025-07-24".into())
    );
    let days = |key: &str| answer[key].as_u64().unwrap();
    assert_eq!(
        days("answered_days"),
        days("dosed_days") + days("none_days")
    );
    assert_eq!(
        days("answered_days") + days("unanswered_days"),
        199,
        "200 days but today"
    );
    assert_eq!(
        answer["doses_per_answered_day"]["count"],
        answer["answered_days"]
    );
    assert_eq!(answer["amount_per_day"]["leaf"]["unit"], "g");
    let told = journal.run_at(NOW, &["stats"]).done().out;
    assert!(
        told.contains("Answered days: 190") && told.contains("median 2 "),
        "{told}"
    );
    let part = journal
        .run_at(
            NOW,
            &[
                "stats",
                "--from",
                "2025-07-01",
                "--to",
                "2025-07-10",
                "--json",
            ],
        )
        .done()
        .json();
    let sum = part["answered_days"].as_u64().unwrap() + part["unanswered_days"].as_u64().unwrap();
    assert_eq!(sum, 10);
    journal
        .run_at(
            NOW,
            &["stats", "--from", "2025-07-10", "--to", "2025-07-01"],
        )
        .refused("--from");
    let empty = Journal::new();
    let told = empty.run(&["stats"]).done().out;
    assert!(told.contains("not enough yet (0 of 7)"), "{told}");
    let told = empty.run(&["signs"]).done().out;
    assert!(told.contains("not enough data"), "{told}");
}
