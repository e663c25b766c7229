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

#[test]
fn counts_agree_with_counting_slowly() {
    for name in FIXTURES {
        let entries = fixture(name);
        for as_of in [date("2025-01-20"), date("2025-03-15"), last_day()] {
            let answer = trend(&entries, as_of, None, &english());
            // Straight from the entries, day by day; days whose ratings were set aside are not counted.
            let rated_on = |day: chrono::NaiveDate| {
                if answer.set_aside.contains(&day) {
                    return 0;
                }
                entries
                    .doses
                    .iter()
                    .filter(|dose| {
                        dose.taken_at.date_naive() == day
                            && dose.amount.is_some()
                            && entries.effects.iter().any(|effect| effect.dose == dose.id)
                    })
                    .count()
            };
            let window: Vec<usize> = (0..28)
                .map(|nth| date("2025-01-06") + Duration::days(nth))
                .filter(|day| *day <= as_of)
                .map(rated_on)
                .collect();
            let recent: usize = (0..14)
                .map(|nth| rated_on(as_of - Duration::days(nth)))
                .sum();
            let have = answer.have;
            assert_eq!(
                have.reference_rated_doses as usize,
                window.iter().sum::<usize>(),
                "{name} {as_of}"
            );
            assert_eq!(
                have.reference_rated_days as usize,
                window.iter().filter(|rated| **rated > 0).count(),
                "{name} {as_of}"
            );
            assert_eq!(have.rated_last_14_days as usize, recent, "{name} {as_of}");
        }
    }
}

#[test]
fn as_of_is_the_same_as_not_having_the_later_entries() {
    for name in ["fast_escalation", "break_2wk", "switch_unknown"] {
        let entries = fixture(name);
        let as_of = date("2025-05-20");
        let mut cut = entries.clone();
        cut.doses.retain(|dose| dose.taken_at.date_naive() <= as_of);
        cut.effects
            .retain(|effect| cut.doses.iter().any(|dose| dose.id == effect.dose));
        cut.days.retain(|answer| answer.date <= as_of);
        cut.check_ins
            .retain(|check_in| check_in.at.date_naive() <= as_of);
        let words = english();
        assert_eq!(
            trend(&entries, as_of, None, &words),
            trend(&cut, as_of, None, &words),
            "{name}: what happened later must not matter"
        );
    }
}

#[test]
fn nothing_logged_is_not_nothing_taken() {
    let mut unanswered = fixture("stable_multi");
    unanswered
        .doses
        .retain(|dose| dose.taken_at.date_naive() < date("2025-07-20"));
    let mut none = unanswered.clone();
    for day in 20..=24 {
        none.days
            .push(common::none_on(date(&format!("2025-07-{day}"))));
    }
    none.sort();
    let (unanswered, none) = (answer(&unanswered), answer(&none));
    let (open, said) = (unanswered.days.last().unwrap(), none.days.last().unwrap());
    assert!(
        said.shift < open.shift - 0.01,
        "days without any dose lower felt tolerance, days without an answer do not say so: {} {}",
        said.shift,
        open.shift
    );
    assert!(
        open.hi90 - open.lo90 > said.hi90 - said.lo90,
        "not knowing widens the range"
    );
}

#[test]
fn lanes_never_mix() {
    let leaf_only = fixture("stable_multi");
    let mut mixed = leaf_only.clone();
    let mut shot = common::product(900, Lane::Extract);
    shot.mitragynine_mg_per_unit = Some(common::amount("150"));
    let mut tablet = common::product(901, Lane::SevenOh);
    tablet.hydroxymitragynine_mg_per_unit = Some(common::amount("15"));
    // Every day of the fixture holds a leaf dose or an answer already or gets no new one.
    for (nth, dose) in leaf_only.doses.iter().enumerate().step_by(3) {
        let number = 10_000 + 10 * u128::try_from(nth).unwrap();
        let at = dose.taken_at.to_rfc3339();
        for (offset, product) in [(0, &shot), (1, &tablet)] {
            let other = common::dose(number + offset, &at, product, Some("1"));
            mixed
                .effects
                .push(common::rating(number + 5 + offset, &other, 60, 9));
            mixed.doses.push(other);
        }
    }
    mixed.products.extend([shot, tablet]);
    mixed.sort();
    let words = english();
    let of = |entries: &Entries, lane: &Lane| trend(entries, last_day(), Some(lane), &words);
    let (alone, beside) = (of(&leaf_only, &Lane::Leaf), of(&mixed, &Lane::Leaf));
    assert_eq!(beside.lanes, [Lane::Leaf, Lane::Extract, Lane::SevenOh]);
    assert_eq!(
        alone.days, beside.days,
        "other lanes leave the leaf line as it was"
    );
    assert_eq!(alone.now, beside.now);
    let seven = of(&mixed, &Lane::SevenOh);
    assert_ne!(seven.model, beside.model, "7-OH has constants of its own");
    assert_ne!(seven.rated_doses, beside.rated_doses);
    let other = of(&mixed, &Lane::Other);
    assert_eq!(other.status, TrendStatus::Insufficient);
    assert!(
        other.days.is_empty(),
        "the lane other has no estimate, ever"
    );
}

#[test]
fn the_default_lane_is_the_one_with_most_ratings() {
    let mut entries = common::steady(Lane::Extract, 40, 1, 5);
    let leaf = common::product(2, Lane::Leaf);
    for nth in 0..60 {
        let at = common::at("2025-01-01T06:00:00Z") + Duration::hours(12 * nth);
        entries.doses.push(common::dose(
            50_000 + u128::try_from(nth).unwrap(),
            &at.to_rfc3339(),
            &leaf,
            Some("2"),
        ));
    }
    entries.products.push(leaf);
    entries.sort();
    let answer = trend(&entries, date("2025-02-09"), None, &english());
    assert_eq!(
        answer.lane,
        Lane::Extract,
        "many unrated doses do not make a lane the main one"
    );
    assert_eq!(answer.lanes, [Lane::Extract, Lane::Leaf]);
    assert_eq!(
        answer.rated_doses, 0,
        "without a label an extract's amounts are not known"
    );
    assert_eq!(answer.rated_without_amount, 40);
    assert!(
        answer
            .notes
            .iter()
            .any(|note| note.contains("40 rated doses")),
        "{:?}",
        answer.notes
    );
}

#[test]
fn an_empty_journal_has_an_answer() {
    let answer = trend(&common::empty(), last_day(), None, &english());
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(json["status"], "insufficient");
    assert_eq!(json["reason"], "no_doses");
    assert_eq!(json["days"], serde_json::json!([]));
    assert_eq!(json["now"], Value::Null);
    assert_eq!(json["reference"], Value::Null);
    assert!(answer.sentence.contains("0 of 10"), "{}", answer.sentence);
    // A day before the journal began.
    let early = trend(&fixture("stable_low"), date("2024-12-01"), None, &english());
    assert_eq!(early.status, TrendStatus::Insufficient);
    assert!(early.days.is_empty());
}

/// The fixture without doses after a day, with every later day answered "none".
fn stopped(name: &str, last_dose: &str) -> Entries {
    let mut entries = fixture(name);
    let last_dose = date(last_dose);
    entries
        .doses
        .retain(|dose| dose.taken_at.date_naive() <= last_dose);
    let mut day = last_dose + Duration::days(1);
    while day <= last_day() {
        if !entries.days.iter().any(|answer| answer.date == day) {
            entries.days.push(common::none_on(day));
        }
        day += Duration::days(1);
    }
    entries.sort();
    entries
}

#[test]
fn sentences_for_what_may_be_said() {
    let words = english();
    let fast = answer(&fixture("fast_escalation"));
    assert!(
        fast.sentence.starts_with("Compared with your first four weeks the same amount now does less: felt tolerance about 2."),
        "{}",
        fast.sentence
    );
    let stable = answer(&fixture("sparse_stable"));
    assert!(
        stable.sentence.starts_with("No clear change"),
        "{}",
        stable.sentence
    );
    assert!(
        !stable.sentence.contains("about"),
        "no number where the range includes none: {}",
        stable.sentence
    );
    let taper = answer(&fixture("taper_10pct"));
    assert!(taper.now.unwrap().ratings_only.is_some());
    assert!(
        taper.sentence.contains("From your ratings alone"),
        "two fits that differ are said together: {}",
        taper.sentence
    );
    assert!(fast.now.unwrap().ratings_only.is_none() && !fast.sentence.contains("alone"));
    assert!(taper.sentence.contains("does more"), "{}", taper.sentence);

    let projected = answer(&stopped("stable_multi", "2025-07-10"));
    assert_eq!(projected.now.unwrap().display, Display::Projection);
    assert!(
        projected
            .sentence
            .starts_with("Model projection, not measured"),
        "{}",
        projected.sentence
    );
    assert!(
        projected.sentence.contains("10 Jul 2025"),
        "{}",
        projected.sentence
    );
    assert!(
        projected.sentence.contains("can be too much"),
        "{}",
        projected.sentence
    );

    let old = answer(&stopped("stable_multi", "2025-06-01"));
    assert_eq!(old.status, TrendStatus::Insufficient);
    assert!(
        old.sentence.contains("1 Jun 2025") && !old.sentence.contains('×'),
        "{}",
        old.sentence
    );

    let mut new_reference = fixture("fast_escalation");
    new_reference.settings.reference_from = Some(date("2025-04-01"));
    let later = answer(&new_reference);
    assert!(
        later.sentence.contains("the four weeks from 1 Apr 2025"),
        "{}",
        later.sentence
    );
    assert_eq!(later.days[0].date, date("2025-04-01"));

    for name in FIXTURES {
        let entries = fixture(name);
        for month in 1..=7 {
            let as_of = date(&format!("2025-0{month}-24"));
            let sentence = trend(&entries, as_of, None, &words).sentence;
            let shows_number = sentence.contains('×');
            assert!(
                !shows_number
                    || (sentence.contains("likely between") && sentence.contains("rated dose")),
                "{name}: a factor without its range and count: {sentence}"
            );
            for advice in ["should", "take ", "increase", "safe"] {
                assert!(!sentence.contains(advice), "{name}: {sentence}");
            }
        }
    }
}

#[test]
fn a_changed_product_pauses_and_says_so() {
    let mut entries = fixture("stable_multi");
    let other = common::product(900, Lane::Leaf);
    for dose in &mut entries.doses {
        if dose.taken_at.date_naive() >= date("2025-07-14") {
            dose.product = other.id;
        }
    }
    entries.products.push(other);
    entries.sort();
    let answer = answer(&entries);
    assert_eq!(answer.now.unwrap().display, Display::Paused);
    assert!(
        answer.sentence.starts_with("Paused, product changed"),
        "{}",
        answer.sentence
    );
    assert!(!answer.sentence.contains('×'));
}

#[test]
fn ten_years_take_less_than_a_person_waits() {
    let entries = common::steady(Lane::Leaf, 3652, 3, 5);
    let begun = std::time::Instant::now();
    let answer = trend(&entries, date("2034-12-31"), None, &english());
    let took = begun.elapsed();
    assert_eq!(answer.days.len(), 3652);
    assert_eq!(answer.rated_doses, 3 * 3652);
    println!("ten years: {took:?}");
    assert!(
        took.as_secs() < 60,
        "nothing in it may grow faster than the journal: {took:?}"
    );
}

#[test]
fn a_day_far_ahead_is_answered_up_to_the_last_year_a_journal_knows() {
    let mut entries = common::empty();
    entries.settings.reference_from = Some(date("2199-01-01"));
    let answer = trend(&entries, chrono::NaiveDate::MAX, None, &english());
    assert_eq!(answer.days.last().unwrap().date, date("2199-12-31"));
    assert_eq!(answer.status, TrendStatus::Insufficient);
}
