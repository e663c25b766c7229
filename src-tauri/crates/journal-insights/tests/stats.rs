//! Plain statistics against counting by hand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::{Days, Duration, NaiveDate};
use common::{
    FIXTURES, amount, at, date, dose, empty, fixture, last_day, none_on, product, steady,
};
use journal_core::{DayStatus, Entries, Lane, status_of_day};
use journal_insights::{StatsAnswer, stats};
use serde_json::Value;

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2])
}

fn slow(entries: &Entries, from: NaiveDate, to: NaiveDate) -> (u32, u32, u32, f64, f64) {
    let (mut dosed, mut none, mut open) = (0, 0, 0);
    let (mut counts, mut grams) = (Vec::new(), Vec::new());
    for day in from.iter_days().take_while(|day| *day <= to) {
        let of_day: Vec<_> = entries
            .doses
            .iter()
            .filter(|dose| dose.day(entries.settings.day_starts_at) == day)
            .collect();
        match status_of_day(entries, day) {
            DayStatus::Dosed => dosed += 1,
            DayStatus::ConfirmedNone => none += 1,
            DayStatus::Unanswered => {
                open += 1;
                continue;
            }
        }
        counts.push(f64::from(u32::try_from(of_day.len()).unwrap()));
        if of_day.iter().all(|dose| dose.amount.is_some()) {
            grams.push(
                of_day
                    .iter()
                    .map(|dose| dose.amount.unwrap().to_f64())
                    .sum(),
            );
        }
    }
    (dosed, none, open, median(counts), median(grams))
}

#[test]
fn simulated_people_are_counted_as_by_hand() {
    for name in FIXTURES {
        let entries = fixture(name);
        let (from, to) = (date("2025-02-01"), date("2025-05-31"));
        let found = stats(&entries, Some(from), Some(to), last_day());
        let (dosed, none, open, doses, grams) = slow(&entries, from, to);
        assert_eq!(
            (found.dosed_days, found.none_days, found.unanswered_days),
            (dosed, none, open),
            "{name}"
        );
        assert_eq!(found.answered_days, dosed + none, "{name}: the denominator");
        assert_eq!(
            found.counted_to, to,
            "a range that is over is counted to its end"
        );
        let rate = found.doses_per_answered_day;
        assert!((rate.median.unwrap() - doses).abs() < 1e-6, "{name}");
        assert_eq!((rate.count, rate.need), (dosed + none, None), "{name}");
        let leaf = &found.amount_per_day["leaf"];
        assert_eq!(leaf.unit, "g");
        assert!((leaf.spread.median.unwrap() - grams).abs() < 1e-6, "{name}");
        assert_eq!(
            leaf.spread.count + leaf.spread.left_out,
            dosed + none,
            "{name}"
        );
    }
}

fn json(answer: &StatsAnswer) -> Value {
    serde_json::to_value(answer).unwrap()
}

#[test]
fn the_fields_are_those_of_the_contract() {
    let answer = json(&stats(&fixture("cycle_5on2off"), None, None, last_day()));
    for key in ["from", "to", "first_dose_clock"] {
        assert!(answer[key].is_string(), "{key}");
    }
    for key in [
        "answered_days",
        "dosed_days",
        "none_days",
        "unanswered_days",
    ] {
        assert!(answer[key].is_u64(), "{key}");
    }
    for key in ["doses_per_answered_day", "gap_minutes"] {
        for number in ["q25", "median", "q75"] {
            assert!(answer[key][number].is_f64(), "{key}.{number}");
        }
    }
    assert_eq!(answer["amount_per_day"]["leaf"]["unit"], "g");
    assert_eq!(answer["from"], "2025-01-06");
    assert_eq!(answer["to"], "2025-07-24");
    assert_eq!(answer["counted_to"], "2025-07-23", "today is not over");
}

#[test]
fn today_enters_no_rate() {
    let quiet = steady(Lane::Leaf, 30, 2, 5);
    let today = date("2025-01-30");
    let before = stats(&quiet, None, None, today);
    let mut busy = quiet.clone();
    let leaf = busy.products[0].clone();
    for number in 0..9 {
        let taken = at("2025-01-30T10:00:00Z") + Duration::minutes(number);
        let number = u128::try_from(number).unwrap();
        busy.doses
            .push(dose(70_000 + number, &taken.to_rfc3339(), &leaf, Some("9")));
    }
    busy.sort();
    assert_eq!(stats(&busy, None, None, today), before);
    assert_eq!(before.answered_days, 29);
    assert_eq!(
        stats(&busy, None, None, today + Days::new(1)).answered_days,
        30
    );
}

#[test]
fn lanes_stay_apart_and_unknown_amounts_are_left_out() {
    let mut entries = steady(Lane::Leaf, 20, 2, 5);
    let tablet = {
        let mut tablet = product(2, Lane::SevenOh);
        tablet.unit = "tablet".to_owned();
        tablet.grams_per_unit = None;
        tablet
    };
    for day in 0..10 {
        let taken = at("2025-01-01T20:00:00Z") + Duration::days(day);
        let number = 90_000 + u128::try_from(day).unwrap();
        entries
            .doses
            .push(dose(number, &taken.to_rfc3339(), &tablet, Some("1")));
    }
    entries.products.push(tablet);
    entries.doses[0].amount = None;
    entries.sort();
    let found = stats(&entries, None, None, date("2025-01-21"));
    let (leaf, seven) = (&found.amount_per_day["leaf"], &found.amount_per_day["7-oh"]);
    assert_eq!(
        leaf.spread.median,
        Some(4.0),
        "2 g twice, and no tablet among it"
    );
    assert_eq!((leaf.spread.count, leaf.spread.left_out), (19, 1));
    assert_eq!(
        (seven.unit.as_str(), seven.spread.median),
        ("tablet", Some(0.5))
    );
    assert_eq!(
        found.lanes["7-oh"].doses_per_answered_day.count, 20,
        "over all answered days"
    );
    assert_eq!((found.lanes["leaf"].doses, found.doses), (40, 50));
    assert_eq!(found.lanes["leaf"].effect.median, Some(5.0));
    assert_eq!(found.lanes["7-oh"].effect.need, Some(5));
    entries.doses[0].amount = Some(amount("2"));
    assert_eq!(
        stats(&entries, None, None, date("2025-01-21")).amount_per_day["leaf"]
            .spread
            .left_out,
        0
    );
}

#[test]
fn too_little_has_counts_and_no_numbers() {
    let nothing = stats(&empty(), None, None, date("2025-01-05"));
    assert_eq!((nothing.answered_days, nothing.unanswered_days), (0, 0));
    assert_eq!(nothing.doses_per_answered_day.median, None);
    assert_eq!(nothing.doses_per_answered_day.need, Some(7));
    let three = stats(&steady(Lane::Leaf, 3, 1, 5), None, None, date("2025-01-04"));
    let rate = three.doses_per_answered_day;
    assert_eq!((rate.count, rate.need, rate.median), (3, Some(7), None));
    assert_eq!(three.first_dose_clock, None);
}

#[test]
fn days_without_an_answer_are_not_days_without_a_dose() {
    let mut entries = steady(Lane::Leaf, 10, 2, 5);
    let open = stats(&entries, None, Some(date("2025-01-20")), date("2025-02-01"));
    assert_eq!((open.answered_days, open.unanswered_days), (10, 10));
    assert_eq!(open.doses_per_answered_day.median, Some(2.0));
    entries.days = date("2025-01-11")
        .iter_days()
        .take(10)
        .map(none_on)
        .collect();
    let said = stats(&entries, None, Some(date("2025-01-20")), date("2025-02-01"));
    assert_eq!((said.answered_days, said.none_days), (20, 10));
    assert_eq!(said.doses_per_answered_day.median, Some(1.0));
    // The gap over unanswered days is not known; 8:00 to 13:00 and 13:00 to 8:00 are.
    assert_eq!(open.gap_minutes.count, 19);
    assert_eq!(open.longest_gap_minutes, Some(19.0 * 60.0));
    assert_eq!(open.first_dose_clock.as_deref(), Some("08:00"));
}
