//! When reminders are due, against Python's zones and calendar rules, and over simulated years.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use journal_core::{Reminder, TimeOfDay};
use journal_plans::{Timing, Zones, moments, next, upcoming};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const ZONES: [&str; 9] = [
    "Europe/Berlin",
    "America/New_York",
    "Europe/London",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "UTC",
];

fn reminder(clock: &str, rule: Value) -> Reminder {
    let reminder: Reminder = serde_json::from_value(json!({
        "id": "00000000-0000-7000-8000-000000000001", "reminder": "check_in", "clock": clock, "rule": rule
    }))
    .unwrap();
    assert_eq!(reminder.check(), Ok(()), "a rule that can be stored");
    reminder
}

fn zone(name: &str) -> Tz {
    name.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An instant a day before any clock shows the date, and one a day after all have.
fn around(from: NaiveDate, to: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    let midnight = |date: NaiveDate| date.and_hms_opt(0, 0, 0).unwrap().and_utc();
    (midnight(from - Days::new(2)), midnight(to + Days::new(3)))
}

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(',').collect())
}

#[test]
fn fifty_years_add_up_as_in_python() {
    let text = include_str!("fixtures/zones.csv");
    let version = text.lines().next().unwrap();
    assert_eq!(
        version.strip_prefix("# zone database ").unwrap(),
        chrono_tz::IANA_TZDB_VERSION,
        "both sides know the same zones: make the fixtures anew when chrono-tz moves on"
    );
    for row in rows(text) {
        let [name, time, count, sum, from, to] = row[..] else {
            panic!("{row:?}")
        };
        let rule = json!({"at": time, "every_days": 1, "from": from, "until": to});
        let (begin, end) = around(date(from), date(to));
        let found = moments(&reminder("wall", rule), Zones::both(zone(name)), begin, end);
        let minutes: i64 = found
            .iter()
            .map(|it| it.at.timestamp().div_euclid(60))
            .sum();
        assert_eq!(
            (
                found.len().to_string().as_str(),
                minutes.to_string().as_str()
            ),
            (count, sum),
            "{name} {time}: count and sum of all moments"
        );
    }
}

#[test]
fn every_change_of_the_clock_is_as_in_python() {
    let mut reasons = BTreeSet::new();
    for row in rows(include_str!("fixtures/changes.csv")) {
        let [name, on, time, instant, reason] = row[..] else {
            panic!("{row:?}")
        };
        let rule = json!({"at": time, "every_days": 1, "from": on, "until": on});
        let (begin, end) = around(date(on), date(on));
        let found = moments(&reminder("wall", rule), Zones::both(zone(name)), begin, end);
        let said: Vec<_> = found
            .iter()
            .map(|it| {
                let reason = serde_json::to_value(it.timing).unwrap();
                (it.at.format("%Y-%m-%dT%H:%M:%SZ").to_string(), reason)
            })
            .collect();
        let expected = if instant.is_empty() {
            vec![]
        } else {
            vec![(instant.to_owned(), json!(reason))]
        };
        assert_eq!(said, expected, "{name} {on} {time}");
        reasons.insert(reason);
    }
    assert_eq!(
        reasons,
        BTreeSet::from(["", "on time", "shifted: gap", "first of two: overlap"]),
        "the fixture holds a case of each"
    );
}

#[test]
fn dates_without_a_zone_are_those_of_dateutil() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("fixtures/rules.json")).unwrap();
    for case in cases {
        let dates: Vec<NaiveDate> = serde_json::from_value(case["dates"].clone()).unwrap();
        let reminder = reminder("home", case["rule"].clone());
        let first = case["rule"]["from"].as_str().unwrap();
        let last = dates.last().copied().unwrap_or_else(|| date(first));
        let (begin, _) = around(date(first), last);
        let end = last.and_hms_opt(12, 0, 1).unwrap().and_utc();
        let found: Vec<_> = moments(&reminder, Zones::both(Tz::UTC), begin, end)
            .iter()
            .map(|it| it.local.date())
            .collect();
        assert_eq!(found, dates, "{}", case["rule"]);
    }
}

#[test]
fn a_rule_without_repetition_is_due_once() {
    let rule = json!({"at": "08:00", "from": "2026-03-05"});
    let berlin = Zones::both(Tz::Europe__Berlin);
    let (begin, end) = around(date("2020-01-01"), date("2030-01-01"));
    let found = moments(&reminder("wall", rule.clone()), berlin, begin, end);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].at.to_rfc3339(), "2026-03-05T07:00:00+00:00");
    assert_eq!(
        next(&reminder("wall", rule.clone()), berlin, begin),
        Some(found[0])
    );
    let after = found[0].at + Duration::seconds(1);
    assert_eq!(
        next(&reminder("wall", rule), berlin, after),
        None,
        "it is over"
    );
    let once = reminder("elapsed", json!({"start": "2026-03-05T07:00:00Z"}));
    assert_eq!(moments(&once, berlin, begin, end).len(), 1);
    assert_eq!(next(&once, berlin, after), None);
}

#[test]
fn each_clock_follows_its_own_zone() {
    let zones = Zones {
        current: Tz::America__New_York,
        home: Tz::Europe__Berlin,
    };
    let from = "2026-03-01T00:00:00Z".parse().unwrap();
    let rule = json!({"at": "08:00", "every_days": 1});
    let at = |clock: &str, rule: &Value| {
        next(&reminder(clock, rule.clone()), zones, from)
            .unwrap()
            .at
            .to_rfc3339()
    };
    assert_eq!(
        at("wall", &rule),
        "2026-03-01T13:00:00+00:00",
        "where the person is"
    );
    assert_eq!(at("home", &rule), "2026-03-01T07:00:00+00:00", "at home");
    let elapsed = json!({"start": "2026-02-28T09:30:00+01:00", "every_minutes": 720});
    assert_eq!(
        at("elapsed", &elapsed),
        "2026-03-01T08:30:00+00:00",
        "real minutes"
    );
    let unknown = json!({
        "id": "00000000-0000-7000-8000-000000000001", "reminder": "own", "clock": "lunar", "text": "x", "rule": rule
    });
    let unknown: Reminder = serde_json::from_value(unknown).unwrap();
    assert_eq!(
        next(&unknown, zones, from),
        None,
        "a clock that is not known tells no time"
    );
}

#[test]
fn upcoming_merges_what_is_switched_on() {
    let berlin = Zones::both(Tz::Europe__Berlin);
    let from = "2026-03-28T00:00:00Z".parse().unwrap();
    let mut morning = reminder("wall", json!({"at": "02:30", "every_days": 1}));
    let mut weekly = reminder("wall", json!({"at": "02:00", "weekdays": ["su"]}));
    weekly.id = "00000000-0000-7000-8000-000000000002".parse().unwrap();
    let mut off = morning.clone();
    off.active = false;
    let found = upcoming(&[morning.clone(), weekly.clone(), off], berlin, from, 3);
    let said: Vec<_> = found
        .iter()
        .map(|(id, it)| (*id, it.local.to_string(), it.timing))
        .collect();
    assert_eq!(
        said,
        [
            (morning.id, "2026-03-28 02:30:00".to_owned(), Timing::OnTime),
            // Both fall into the gap and come out of it together, by id.
            (
                morning.id,
                "2026-03-29 03:00:00".to_owned(),
                Timing::ShiftedGap
            ),
            (
                weekly.id,
                "2026-03-29 03:00:00".to_owned(),
                Timing::ShiftedGap
            ),
        ]
    );
    morning.active = false;
    assert_eq!(upcoming(&[morning], berlin, from, 3), []);
}

fn times() -> impl Strategy<Value = TimeOfDay> {
    (0_u32..24, 0_u32..60).prop_map(|(hour, minute)| TimeOfDay::new(hour, minute).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn over_years_none_is_lost_none_comes_twice_and_the_wall_time_stays(
        name in prop::sample::select(&ZONES[..]), at in times(), year in 1990..2032, interval in 1_u32..9,
    ) {
        let zone = zone(name);
        let (first, last) = (
            NaiveDate::from_ymd_opt(year, 1, 1).unwrap(), NaiveDate::from_ymd_opt(year + 4, 12, 31).unwrap(),
        );
        let rule = json!({"at": at, "every_days": interval, "from": first, "until": last});
        let reminder = reminder("wall", rule);
        let (begin, end) = around(first, last);
        let found = moments(&reminder, Zones::both(zone), begin, end);
        let wanted: Vec<NaiveDate> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .step_by(interval as usize)
            .filter(|day| !(name == "Pacific/Apia" && *day == date("2011-12-30")))
            .collect();
        prop_assert_eq!(found.len(), wanted.len(), "one for each day that existed");
        for (moment, day) in found.iter().zip(&wanted) {
            prop_assert_eq!(zone.from_utc_datetime(&moment.at.naive_utc()).naive_local(), moment.local);
            match moment.timing {
                Timing::OnTime => prop_assert_eq!(moment.local, day.and_time(at.time())),
                Timing::FirstOfTwo => {
                    prop_assert_eq!(moment.local, day.and_time(at.time()));
                    let before = (moment.at - Duration::minutes(61)).with_timezone(&zone).naive_local();
                    prop_assert!(before < moment.local, "the first of the two");
                }
                Timing::ShiftedGap => {
                    let minute_before = (moment.at - Duration::minutes(1)).with_timezone(&zone).naive_local();
                    prop_assert!(minute_before < day.and_time(at.time()), "nothing valid is passed over");
                    prop_assert!(moment.local > day.and_time(at.time()));
                }
            }
        }
        prop_assert!(found.windows(2).all(|two| two[0].at < two[1].at), "one after the other, never two at once");

        // However the years are cut up, the parts hold together what the whole holds.
        let middle = found[found.len() / 2].at;
        let mut parts = moments(&reminder, Zones::both(zone), begin, middle);
        parts.extend(moments(&reminder, Zones::both(zone), middle, end));
        prop_assert_eq!(&parts, &found);
        prop_assert_eq!(next(&reminder, Zones::both(zone), middle).map(|it| it.at), Some(middle), "the start is included");
        let one_by_one = std::iter::successors(next(&reminder, Zones::both(zone), begin), |it| {
            next(&reminder, Zones::both(zone), it.at + Duration::nanoseconds(1))
        });
        prop_assert_eq!(one_by_one.collect::<Vec<_>>(), found);
    }

    #[test]
    fn elapsed_minutes_are_real_minutes(
        name in prop::sample::select(&ZONES[..]), start in 0_i64..4_000_000_000, every in 1_u32..3000, offset in -5_000_000_i64..50_000_000,
    ) {
        let start = DateTime::from_timestamp(start, 0).unwrap();
        let rule = json!({"start": start.to_rfc3339(), "every_minutes": every});
        let from = start + Duration::seconds(offset);
        let to = from + Duration::days(30);
        let found = moments(&reminder("elapsed", rule), Zones::both(zone(name)), from, to);
        prop_assert!(found.iter().all(|it| it.at >= from.max(start) && it.at < to));
        let every = Duration::minutes(i64::from(every));
        prop_assert!(found.iter().all(|it| (it.at - start).num_seconds() % every.num_seconds() == 0));
        prop_assert!(found.windows(2).all(|two| two[1].at - two[0].at == every));
        if let Some(first) = found.first() {
            prop_assert!(first.at == start || first.at - every < from, "none was left out before it");
        }
        if let Some(last) = found.last() {
            prop_assert!(last.at + every >= to, "nor after the last");
        }
    }

    #[test]
    fn weekdays_are_those_of_the_wall(name in prop::sample::select(&ZONES[..]), at in times(), year in 1990..2032) {
        let zone = zone(name);
        let first = NaiveDate::from_ymd_opt(year, 6, 1).unwrap();
        let (begin, end) = around(first, first + Days::new(400));
        let rule = json!({"at": at, "weekdays": ["tu", "su"]});
        let found = moments(&reminder("home", rule), Zones::both(zone), begin, end);
        let days: BTreeSet<_> = found
            .iter()
            .filter(|it| it.timing == Timing::OnTime)
            .map(|it| it.local.weekday().num_days_from_monday())
            .collect();
        prop_assert_eq!(days, BTreeSet::from([1, 6]));
        prop_assert!(found.len() >= 2 * 57 && found.len() <= 2 * 59, "two a week");
    }
}
