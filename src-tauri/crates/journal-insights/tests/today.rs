//! Facts of today.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use common::{amount, date, dose, empty, none_on, product, rating, score};
use journal_core::{DayStatus, Entries, Lane};
use journal_insights::{TodayFacts, today};

fn now(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn facts(entries: &Entries, at: &str) -> TodayFacts {
    today(entries, now(at), Tz::UTC)
}

fn two_doses() -> Entries {
    let mut entries = empty();
    let leaf = product(1, Lane::Leaf);
    let first = dose(10, "2025-03-01T08:05:00Z", &leaf, Some("2"));
    let second = dose(11, "2025-03-01T10:00:00Z", &leaf, Some("2.5"));
    entries.effects.push(rating(20, &first, 60, 6));
    entries.doses = vec![first, second];
    entries.products.push(leaf);
    entries.sort();
    entries
}

#[test]
fn an_empty_journal_knows_nothing() {
    let facts = facts(&empty(), "2025-03-01T12:00:00Z");
    assert_eq!(facts.day, date("2025-03-01"));
    assert_eq!(facts.status, DayStatus::Unanswered);
    assert!(facts.doses.is_empty() && facts.totals.is_empty());
    assert_eq!(facts.minutes_since_last_dose, None);
    assert_eq!(facts.days_since_first_entry, None);
    assert!(
        !facts.yesterday_unanswered,
        "before the first entry there is nothing to answer"
    );
    assert!(
        !facts.tolerance_may_be_lower,
        "no dose, nothing to be lower than"
    );
}

#[test]
fn doses_of_today_and_the_one_to_rate() {
    let facts = facts(&two_doses(), "2025-03-01T13:40:00Z");
    let clocks: Vec<&str> = facts.doses.iter().map(|dose| dose.clock.as_str()).collect();
    assert_eq!(clocks, ["08:05", "10:00"]);
    assert_eq!(facts.doses[0].effect, Some(6));
    assert_eq!(facts.doses[1].effect, None);
    assert_eq!(
        facts.doses[0].minute_of_day,
        4 * 60 + 5,
        "the strip begins at 04:00"
    );
    assert_eq!(facts.minutes_since_last_dose, Some(220));
    assert_eq!(facts.unrated.as_ref().unwrap().id, common::id(11));
    assert_eq!(facts.status, DayStatus::Dosed);
    assert_eq!(facts.days_since_first_entry, Some(0));
    assert_eq!(facts.totals.len(), 1);
    assert_eq!(facts.totals[0].amount, amount("4.5"));
}

#[test]
fn a_night_belongs_to_the_evening_before() {
    let facts = facts(&two_doses(), "2025-03-02T03:59:00Z");
    assert_eq!(facts.day, date("2025-03-01"));
    assert_eq!(facts.doses.len(), 2);
    let berlin = today(
        &two_doses(),
        now("2025-03-02T03:00:00Z"),
        Tz::Europe__Berlin,
    );
    assert_eq!(berlin.day, date("2025-03-02"), "04:00 in Berlin");
}

#[test]
fn a_dose_is_asked_about_for_twelve_hours() {
    let entries = two_doses();
    assert!(facts(&entries, "2025-03-01T22:00:00Z").unrated.is_some());
    assert!(facts(&entries, "2025-03-01T22:01:00Z").unrated.is_none());
    let mut rated = entries;
    let second = rated.doses[1].clone();
    rated.effects.push(rating(21, &second, 60, 0));
    rated.sort();
    assert!(
        facts(&rated, "2025-03-01T13:00:00Z").unrated.is_none(),
        "a rating of 0 is a rating"
    );
    // The first dose is older and rated or not, it is not asked about again.
}

#[test]
fn yesterday_is_asked_about_once_the_journal_has_begun() {
    let mut entries = two_doses();
    assert!(
        !facts(&entries, "2025-03-02T12:00:00Z").yesterday_unanswered,
        "it has doses"
    );
    assert!(
        !facts(&entries, "2025-03-01T12:00:00Z").yesterday_unanswered,
        "the journal begins today"
    );
    assert!(facts(&entries, "2025-03-03T12:00:00Z").yesterday_unanswered);
    entries.days.push(none_on(date("2025-03-02")));
    assert!(
        !facts(&entries, "2025-03-03T12:00:00Z").yesterday_unanswered,
        "it was answered"
    );
    assert_eq!(
        facts(&entries, "2025-03-03T12:00:00Z").days_since_first_entry,
        Some(2)
    );
}

#[test]
fn three_days_without_a_logged_dose_are_said() {
    let entries = two_doses();
    assert!(!facts(&entries, "2025-03-04T09:59:00Z").tolerance_may_be_lower);
    assert!(facts(&entries, "2025-03-04T10:00:00Z").tolerance_may_be_lower);
}

#[test]
fn another_substance_is_listed_but_is_no_kratom_dose() {
    let mut entries = two_doses();
    let mut coffee = product(5, Lane::Other);
    coffee.substance = "coffee".to_owned();
    entries
        .doses
        .push(dose(12, "2025-03-01T11:00:00Z", &coffee, Some("1")));
    entries.products.push(coffee);
    entries.sort();
    let facts = facts(&entries, "2025-03-01T12:00:00Z");
    assert_eq!(facts.doses.len(), 3);
    assert_eq!(
        facts.minutes_since_last_dose,
        Some(120),
        "since the last kratom dose"
    );
    assert_eq!(facts.unrated.unwrap().id, common::id(11));
    assert_eq!(facts.totals.len(), 1, "coffee is not added to anything");
}

#[test]
fn totals_never_cross_lanes_and_name_what_is_not_known() {
    let mut entries = two_doses();
    let mut capsule = product(2, Lane::Leaf);
    capsule.unit = "capsule".to_owned();
    capsule.grams_per_unit = Some(amount("0.5"));
    let mut spoon = product(3, Lane::Leaf);
    spoon.unit = "spoon".to_owned();
    spoon.grams_per_unit = None;
    let shot = product(4, Lane::Extract);
    entries.doses.extend([
        dose(12, "2025-03-01T11:00:00Z", &capsule, Some("3")),
        dose(13, "2025-03-01T12:00:00Z", &spoon, Some("1")),
        dose(14, "2025-03-01T13:00:00Z", &shot, Some("2")),
        dose(15, "2025-03-01T14:00:00Z", &shot, None),
    ]);
    entries.products.extend([capsule, spoon, shot]);
    entries.sort();
    let totals = facts(&entries, "2025-03-01T15:00:00Z").totals;
    let brief: Vec<(&str, &str, String, u32, u32)> = totals
        .iter()
        .map(|it| {
            (
                it.lane.as_str(),
                it.unit.as_str(),
                it.amount.to_string(),
                it.doses,
                it.unknown,
            )
        })
        .collect();
    assert_eq!(
        brief,
        [
            ("leaf", "g", "6".to_owned(), 3, 0),
            ("leaf", "spoon", "1".to_owned(), 1, 0),
            ("extract", "g", "2".to_owned(), 2, 1),
        ]
    );
}

#[test]
fn the_clock_is_that_of_the_place_where_it_was_taken() {
    let mut entries = empty();
    let leaf = product(1, Lane::Leaf);
    let mut taken = dose(10, "2025-03-01T20:00:00Z", &leaf, Some("2"));
    taken.zone = Some(Tz::Asia__Bangkok);
    entries.doses.push(taken);
    entries.products.push(leaf);
    let facts = today(&entries, now("2025-03-01T22:30:00Z"), Tz::Asia__Bangkok);
    assert_eq!(facts.day, date("2025-03-02"));
    assert_eq!(facts.minutes_since_last_dose, Some(150));
    assert!(
        facts.doses.is_empty(),
        "03:00 in Bangkok still belongs to the first of March"
    );
    assert_eq!(facts.unrated.unwrap().clock, "03:00");
}

#[test]
fn the_latest_check_in_up_to_now() {
    let mut entries = empty();
    for (id, at, mood) in [
        (1, "2025-03-01T08:00:00Z", 4),
        (2, "2025-03-02T08:00:00Z", 6),
    ] {
        entries.check_ins.push(
            serde_json::from_value(
                serde_json::json!({"id": common::id(id), "at": at, "mood": mood}),
            )
            .unwrap(),
        );
    }
    let latest = facts(&entries, "2025-03-01T12:00:00Z")
        .latest_check_in
        .unwrap();
    assert_eq!(latest.mood, Some(score(4)));
}
