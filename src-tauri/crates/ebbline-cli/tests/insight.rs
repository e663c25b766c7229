//! Findings: fields, types and promises of `trend --json`, and pictures.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::{Days, NaiveDate};
use common::{Journal, fixture};
use serde_json::Value;

fn date(value: &Value) -> NaiveDate {
    value
        .as_str()
        .expect("a date is a text")
        .parse()
        .expect("a date")
}

/// Everything section 3 of the contract promises of an answer that covers `days` days from `from`.
fn follows_the_contract(answer: &Value, from: &str, days: u64) {
    let lanes: Vec<_> = answer["lanes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap())
        .collect();
    assert_eq!(
        answer["lane"].as_str(),
        lanes.first().copied(),
        "the lane with most ratings"
    );
    assert_eq!(answer["unit"], "log2");
    assert!(answer["effect"].is_string() && answer["sentence"].as_str().unwrap().len() > 20);
    let first: NaiveDate = from.parse().unwrap();
    assert_eq!(date(&answer["reference"]["from"]), first);
    assert_eq!(
        date(&answer["reference"]["to"]),
        first + Days::new(27),
        "28 reference days"
    );
    assert!(answer["rated_doses"].is_u64());
    for key in [
        "reference_rated_doses",
        "reference_rated_days",
        "rated_last_14_days",
    ] {
        assert!(answer["have"][key].is_u64(), "have {key}");
    }
    assert_eq!(answer["need"]["reference_rated_doses"], 10);
    assert_eq!(answer["need"]["reference_rated_days"], 7);
    assert_eq!(answer["need"]["rated_last_14_days"], 3);

    let list = answer["days"].as_array().unwrap();
    assert_eq!(list.len() as u64, days, "one entry per day up to --as-of");
    for (index, day) in (0_u64..).zip(list) {
        assert_eq!(
            date(&day["date"]),
            first + Days::new(index),
            "days follow one another"
        );
        let number = |key: &str| {
            day[key]
                .as_f64()
                .unwrap_or_else(|| panic!("{key} is a number"))
        };
        assert!(number("lo90") <= number("shift") && number("shift") <= number("hi90"));
        for key in [
            "online_shift",
            "online_lo90",
            "online_hi90",
            "online_p_rise",
        ] {
            assert!(day[key].is_null() || day[key].is_f64(), "{key}");
            assert!(
                index >= 27 || day[key].is_null(),
                "{key} is null while the reference runs"
            );
        }
        let display = day["display"].as_str().unwrap();
        assert!(
            ["hidden", "projection", "paused", "range_only", "estimate"].contains(&display),
            "{display}"
        );
        assert!(index >= 27 || display == "hidden", "day {index} is hidden");
    }
    match answer["status"].as_str().unwrap() {
        "estimated" => {
            assert!(answer.get("reason").is_none());
            let now = &answer["now"];
            let last = list.last().unwrap();
            let number = |key: &str| now[key].as_f64().unwrap_or_else(|| panic!("now.{key}"));
            assert_eq!(now["shift"], last["shift"], "now is the last day");
            assert!(
                (number("factor") - number("shift").exp2()).abs() < 1e-4,
                "factor = 2^shift"
            );
            assert!(
                number("factor_lo90") <= number("factor")
                    && number("factor") <= number("factor_hi90")
            );
            assert!((0.0..=1.0).contains(&number("p_rise")));
        }
        "insufficient" => assert!(answer["reason"].is_string() && answer["now"].is_null()),
        other => panic!("no such status: {other}"),
    }
}

fn imported(name: &str) -> Journal {
    let journal = Journal::new();
    let path = fixture(&format!("{name}.json"));
    let report = journal
        .run(&["import", path.to_str().unwrap(), "--json"])
        .done()
        .json();
    assert_eq!(
        report["dropped"].as_array().unwrap().len(),
        0,
        "{name} is imported without loss"
    );
    assert_eq!(report["changed"].as_array().unwrap().len(), 0);
    journal
}

macro_rules! fixtures {
    ($($name:ident)+) => {$(
        #[test]
        fn $name() {
            let journal = imported(stringify!($name));
            let now = "2025-07-24T12:00:00Z";
            let answer = journal.run_at(now, &["trend", "--json"]).done().json();
            assert_eq!(answer["status"], "estimated", "200 days are enough: {}", answer["sentence"]);
            follows_the_contract(&answer, "2025-01-06", 200);
            let as_of = journal.run_at(now, &["trend", "--as-of", "2025-01-20", "--json"]).done().json();
            assert_eq!(as_of["status"], "insufficient", "the reference is still running");
            follows_the_contract(&as_of, "2025-01-06", 15);
        }
    )+};
}

fixtures! {
    stable_low stable_multi slow_escalation fast_escalation new_user_fixed cycle_5on2off break_2wk taper_10pct
    switch_unknown switch_labelled sparse_escal sparse_stable pain_flare
}

#[test]
fn an_empty_journal_and_a_lane_without_doses_answer_without_numbers() {
    let journal = Journal::new();
    let answer = journal.run(&["trend", "--json"]).done().json();
    assert_eq!(answer["status"], "insufficient");
    assert_eq!(
        (&answer["now"], answer["days"].as_array().unwrap().len()),
        (&Value::Null, 0)
    );
    let told = journal.run(&["trend"]).done().out;
    assert!(told.contains("Not enough rated doses"), "{told}");
    journal
        .run(&["trend", "--as-of", "2026-03-02"])
        .refused("still to come");
    journal.log("2g red");
    let lane = journal
        .run(&["trend", "--lane", "7-oh", "--json"])
        .done()
        .json();
    assert_eq!(
        (lane["lane"].as_str(), lane["status"].as_str()),
        (Some("7-oh"), Some("insufficient"))
    );
}

#[test]
fn a_picture_is_drawn_and_the_same_each_time() {
    let journal = imported("slow_escalation");
    let now = "2025-07-24T12:00:00Z";
    let draw = |name: &str, more: &[&str]| {
        let out = journal.path(name);
        let args = [
            &["chart", "tolerance", "--out", out.to_str().unwrap()],
            more,
        ]
        .concat();
        let said = journal.run_at(now, &args).done().out;
        assert!(
            said.starts_with("Compared with"),
            "the finding is printed: {said}"
        );
        std::fs::read(out).unwrap()
    };
    let svg = String::from_utf8(draw("a.svg", &[])).unwrap();
    assert!(svg.contains("<svg") && !svg.contains("NaN"));
    assert_eq!(svg.into_bytes(), draw("b.svg", &[]), "byte by byte");
    let dark = draw(
        "dark.svg",
        &[
            "--theme",
            "dark",
            "--from",
            "2025-03-01",
            "--to",
            "2025-05-01",
        ],
    );
    assert!(String::from_utf8(dark).unwrap().contains("<svg"));
    assert!(draw("a.png", &["--theme", "print"]).starts_with(b"\x89PNG"));
    journal
        .run_at(
            now,
            &[
                "chart",
                "trend",
                "--out",
                "x.svg",
                "--from",
                "2025-06-01",
                "--to",
                "2025-05-01",
            ],
        )
        .refused("--from");
}

#[test]
fn every_chart_of_the_list_is_drawn_and_has_its_table() {
    let journal = imported("break_2wk");
    let now = "2025-07-24T12:00:00Z";
    let list = journal.run(&["chart", "--list"]).done().out;
    assert!(list.starts_with("trend"), "{list}");
    assert_eq!(list.lines().count(), journal_insights::ChartName::ALL.len());
    for line in list.lines() {
        let (name, title) = line.split_once(' ').unwrap();
        assert!(!title.trim().is_empty(), "{name} has no heading");
        let write = |end: &str| {
            let out = journal.path(&format!("{name}.{end}"));
            let args = ["chart", name, "--out", out.to_str().unwrap()];
            let said = journal.run_at(now, &args).done().out;
            assert!(!said.trim().is_empty(), "{name} says nothing");
            std::fs::read(out).unwrap()
        };
        let svg = String::from_utf8(write("svg")).unwrap();
        assert!(svg.starts_with("<svg") && !svg.contains("NaN"), "{name}");
        let table = String::from_utf8(write("csv")).unwrap();
        assert!(table.ends_with("\r\n"), "{name}: {table}");
    }
}
