//! A change, taken apart.
#![allow(clippy::cast_precision_loss, reason = "small numbers of a test")]

use chrono::{Duration, NaiveDate};
use journal_core::Lane;
use journal_insights::{NoSplit, change_figures};
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::journals::{Asked, asked, people};
use crate::oracle::{
    Fact, OfDay, amount_of_day, apart, counted, dates, days, facts, lane_word, number, reference,
    signed, since, usual_unit,
};

/// Days, doses and amount of the days of which every amount is known.
fn totals(
    asked: &Asked,
    facts: &[Fact],
    lane: &Lane,
    unit: &str,
    (from, to): (NaiveDate, NaiveDate),
) -> (usize, usize, f64) {
    let mut found = (0, 0, 0.0);
    for day in days(from, to) {
        if let OfDay::Known(amount, doses) = amount_of_day(&asked.entries, facts, lane, unit, day) {
            found.0 += 1;
            found.1 += doses;
            found.2 += amount;
        }
    }
    found
}

/// The part of a product's change that its first factor makes, by integrating along the path on which both factors change at a constant
/// relative pace: what the logarithmic mean stands for, worked out by adding up ten thousand small steps.
fn part_of_first((f0, a0): (f64, f64), (f1, a1): (f64, f64)) -> f64 {
    let steps = 10_000;
    let at = |share: f64| (f0 * (f1 / f0).powf(share), a0 * (a1 / a0).powf(share));
    (0..steps)
        .map(|step| {
            let (early, late) = (
                at(f64::from(step) / f64::from(steps)),
                at(f64::from(step + 1) / f64::from(steps)),
            );
            (late.0 - early.0) * f64::midpoint(early.1, late.1)
        })
        .sum()
}

/// The words of a share, where the slow sum is not so near to a border that it could fall on either side.
fn share(share: f64, words: &Words) -> String {
    let ids = [
        (0.10, "use-share-none"),
        (0.29, "use-share-quarter"),
        (0.42, "use-share-third"),
        (0.58, "use-share-half"),
        (0.71, "use-share-two-thirds"),
        (0.90, "use-share-three-quarters"),
    ];
    let id = ids
        .iter()
        .find(|(border, _)| share < *border)
        .map_or("use-share-all", |(_, id)| id);
    words.say(id, &[])
}

fn of_lane(
    asked: &Asked,
    facts: &[Fact],
    lane: &Lane,
    words: &Words,
) -> Option<Result<String, String>> {
    let entries = &asked.entries;
    let (from, to) = counted(entries, facts, asked.range, asked.today);
    let before = asked
        .before
        .or_else(|| reference(entries, facts, Some(lane)))?;
    let range = apart(from, to, Some(before))?;
    let earlier = (
        before.period.from,
        before.period.to.min(asked.today - Duration::days(1)),
    );
    let unit = usual_unit(facts, lane, range.0, range.1)
        .or_else(|| usual_unit(facts, lane, earlier.0, earlier.1))?;
    let now = totals(asked, facts, lane, &unit, range);
    let then = totals(asked, facts, lane, &unit, earlier);
    let mut args = dates(range.0, range.1, words);
    args.push(("lane", lane_word(lane, words).into()));
    args.push(("unit", unit.as_str().into()));
    args.push(("since", since(before, words).into()));
    if now.0 < 7 || then.0 < 7 {
        args.push(("now", now.0.into()));
        args.push(("before", then.0.into()));
        args.push(("need", 7_u32.into()));
        return Some(Err(words.say("use-change-missing-days", &args)));
    }
    if now.1 == 0 || then.1 == 0 {
        args.push(("now", now.1.into()));
        args.push(("before", then.1.into()));
        return Some(Err(words.say("use-change-missing-doses", &args)));
    }
    let per_day = |it: (usize, usize, f64)| it.2 / it.0 as f64;
    args.push(("now", number(per_day(now), words).into()));
    args.push(("before", number(per_day(then), words).into()));
    args.push(("now_days", now.0.into()));
    args.push(("before_days", then.0.into()));
    let first = words.say("use-change-said", &args);
    let factors = |it: (usize, usize, f64)| (it.1 as f64 / it.0 as f64, it.2 / it.1 as f64);
    let (f0, a0) = factors(then);
    let (f1, a1) = factors(now);
    let change = per_day(now) - per_day(then);
    let frequency = part_of_first((f0, a0), (f1, a1));
    let amount = part_of_first((a0, f0), (a1, f1));
    let parts = [
        ("unit", unit.as_str().into()),
        ("change", number(change.abs(), words).into()),
        ("share", share(frequency / change, words).into()),
        ("from_frequency", signed(frequency, words).into()),
        ("from_amount", signed(amount, words).into()),
        ("doses_before", number(f0, words).into()),
        ("doses_now", number(f1, words).into()),
        ("dose_before", number(a0, words).into()),
        ("dose_now", number(a1, words).into()),
    ];
    let one_way = (f1 > f0 && a1 > a0) || (f1 < f0 && a1 < a0);
    let id = if !one_way || change.abs() < 0.02 * per_day(then) {
        "use-change-parts"
    } else if f1 > f0 {
        "use-change-more-larger"
    } else {
        "use-change-fewer-smaller"
    };
    Some(Ok(format!("{first} {}", words.say(id, &parts))))
}

fn check(asked: &Asked, words: &Words) {
    let entries = &asked.entries;
    let facts = facts(entries);
    let figures = change_figures(entries, asked.range, asked.before, asked.today);
    let lanes: Vec<Result<String, String>> = [Lane::Leaf, Lane::Extract, Lane::SevenOh]
        .iter()
        .filter_map(|lane| of_lane(asked, &facts, lane, words))
        .collect();
    let found = figures.sentence(words);
    if lanes.is_empty() {
        let (from, to) = counted(entries, &facts, asked.range, asked.today);
        // Of several lanes within their reference days the last one is named.
        let within = [Lane::Leaf, Lane::Extract, Lane::SevenOh]
            .iter()
            .filter_map(|lane| {
                let before = asked
                    .before
                    .or_else(|| reference(entries, &facts, Some(lane)))?;
                apart(from, to, Some(before)).is_none().then_some(before)
            })
            .next_back();
        let expected = match within {
            None => words.say("use-missing-doses", &[]),
            Some(before) => words.say(
                "use-missing-compare",
                &[
                    ("since", since(before, words).into()),
                    ("until", words.date(before.period.to).into()),
                ],
            ),
        };
        assert_eq!(found, Err(expected), "nothing to take apart, nothing drawn");
    } else {
        let any = lanes.iter().any(Result::is_ok);
        let all: Vec<String> = lanes
            .into_iter()
            .map(|it| match it {
                Ok(text) | Err(text) => text,
            })
            .collect();
        let all = all.join(" ");
        assert_eq!(found, if any { Ok(all) } else { Err(all) }, "every number");
    }
    for lane in &figures.lanes {
        match lane.split {
            Ok(split) => {
                let parts = split.from_frequency + split.from_amount;
                assert!(
                    (parts - split.change).abs() <= 1e-9 * split.change.abs().max(1.0),
                    "the parts add up"
                );
                let change = lane.now.per_day() - lane.before.per_day();
                assert!(
                    (split.change - change).abs() < 1e-9,
                    "to the change there was"
                );
            }
            Err(NoSplit::Days { now, before }) => assert!(now < 7 || before < 7),
            Err(NoSplit::Doses) => assert!(lane.now.doses == 0 || lane.before.doses == 0),
        }
    }
}

#[test]
fn simulated_people_are_taken_apart_as_by_hand() {
    for (name, asked) in people() {
        println!("{name}");
        check(&asked, &Words::new(Language::En));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_journal_is_taken_apart_as_by_hand(asked in asked()) {
        check(&asked, &Words::new(Language::De));
    }
}
