//! The answer of `trend` on the simulated people of the fixtures: shape, display rules, and what it must not depend on.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::Duration;
use common::{FIXTURES, date, fixture, last_day};
use journal_core::{Entries, Lane};
use journal_insights::{Display, TrendAnswer, TrendStatus, trend};
use journal_words::{Language, Words};
use serde_json::Value;

fn english() -> Words {
    Words::new(Language::En)
}

fn answer(entries: &Entries) -> TrendAnswer {
    trend(entries, last_day(), None, &english())
}

#[test]
fn every_fixture_has_an_answer_of_the_documented_shape() {
    for name in FIXTURES {
        let answer = answer(&fixture(name));
        let json = serde_json::to_value(&answer).unwrap();
        let keys: Vec<&str> = json
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let mut expected = vec![
            "lane",
            "lanes",
            "effect",
            "status",
            "unit",
            "reference",
            "rated_doses",
            "sentence",
            "notes",
            "have",
            "need",
            "days",
            "now",
            "last_rated",
            "set_aside",
            "rated_without_amount",
            "model",
        ];
        if answer.status == TrendStatus::Insufficient {
            expected.push("reason");
        }
        expected.sort_unstable();
        assert_eq!(keys, expected, "{name}: keys of the answer");
        assert_eq!(json["unit"], "log2", "{name}");
        assert_eq!(json["lane"], "leaf", "{name}");
        assert_eq!(json["effect"], "pain relief", "{name}");
        assert_eq!(
            json["need"],
            serde_json::json!({"reference_rated_doses": 10, "reference_rated_days": 7, "rated_last_14_days": 3}),
            "{name}"
        );
        assert_eq!(
            json["reference"],
            serde_json::json!({"from": "2025-01-06", "to": "2025-02-02"}),
            "{name}"
        );
        let keys = |value: &Value| {
            value
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(
            keys(&json["days"][0]),
            [
                "date",
                "display",
                "hi90",
                "lo90",
                "online_hi90",
                "online_lo90",
                "online_p_rise",
                "online_shift",
                "shift"
            ],
            "{name}: keys of a day"
        );
        if answer.status == TrendStatus::Estimated {
            for key in [
                "shift",
                "lo90",
                "hi90",
                "factor",
                "factor_lo90",
                "factor_hi90",
                "p_rise",
            ] {
                assert!(json["now"][key].is_number(), "{name}: now.{key}");
            }
        }
        assert_eq!(answer.days.len(), 200, "{name}: one entry per journal day");
        for (index, day) in answer.days.iter().enumerate() {
            assert_eq!(
                day.date,
                date("2025-01-06") + Duration::days(i64::try_from(index).unwrap()),
                "{name}: days without a hole"
            );
        }
    }
}

#[test]
fn display_follows_the_rules_in_their_order() {
    for name in FIXTURES {
        let answer = answer(&fixture(name));
        for (index, day) in answer.days.iter().enumerate() {
            assert!(
                day.lo90 <= day.shift && day.shift <= day.hi90,
                "{name} {}",
                day.date
            );
            assert_eq!(
                day.online_shift.is_none(),
                index < 28,
                "{name} {}: same-day numbers only once the window is over",
                day.date
            );
            if index < 28 {
                assert_eq!(day.display, Display::Hidden, "{name} {}", day.date);
            }
            let half = (day.hi90 - day.lo90) / 2.0;
            match day.display {
                Display::Estimate => assert!(half <= 0.6 + 1e-5, "{name} {}", day.date),
                Display::RangeOnly => assert!(half >= 0.6 - 1e-5, "{name} {}", day.date),
                _ => {}
            }
        }
        let last = answer.days.last().unwrap();
        match answer.status {
            TrendStatus::Estimated => {
                let now = answer.now.unwrap();
                assert_ne!(now.display, Display::Hidden, "{name}");
                assert_eq!(now.display, last.display, "{name}");
                assert!(
                    (now.shift - last.shift).abs() < 1e-9,
                    "{name}: now is the last day"
                );
                assert!((now.factor - now.shift.exp2()).abs() < 1e-5, "{name}");
            }
            TrendStatus::Insufficient => {
                assert!(answer.now.is_none() && answer.reason.is_some(), "{name}");
                assert_eq!(last.display, Display::Hidden, "{name}");
            }
        }
    }
}

#[test]
fn people_who_rate_enough_get_an_estimate() {
    for name in FIXTURES {
        let answer = answer(&fixture(name));
        assert_eq!(
            answer.status,
            TrendStatus::Estimated,
            "{name}: {:?}",
            answer.reason
        );
        assert!(
            answer.sentence.contains("rated dose"),
            "{name}: a count beside the range: {}",
            answer.sentence
        );
    }
}

#[test]
fn lanes_and_languages() {
    let entries = fixture("stable_multi");
    let german = Words::new(Language::De);
    let leaf = trend(&entries, last_day(), Some(&Lane::Leaf), &german);
    assert_eq!(leaf.lanes, [Lane::Leaf]);
    assert!(
        leaf.sentence.contains("bewertete Dosen"),
        "{}",
        leaf.sentence
    );
}
