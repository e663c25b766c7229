//! The shape of a day.

use journal_core::Lane;
use journal_insights::profile_figures;
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::journals::{Asked, asked, people};
use crate::oracle::{
    OfDay, amount_of_day, clock, counted, dates, days, facts, lane_word, measure, number, quantile,
    usual_unit,
};

fn check(asked: &Asked, words: &Words) {
    let entries = &asked.entries;
    let facts = facts(entries);
    let figures = profile_figures(entries, None, asked.range, asked.today);
    let (from, to) = counted(entries, &facts, asked.range, asked.today);
    let doses = |lane: &Lane| {
        facts
            .iter()
            .filter(|fact| fact.product.lane == *lane && from <= fact.day && fact.day <= to)
            .count()
    };
    let mut lane = None;
    for other in [Lane::Leaf, Lane::Extract, Lane::SevenOh] {
        if doses(&other) > lane.as_ref().map_or(0, doses) {
            lane = Some(other);
        }
    }
    assert_eq!(figures.lane, lane, "the lane with most doses");
    let Some(lane) = lane else {
        assert_eq!(
            figures.sentence(words),
            Err(words.say("use-missing-doses", &[]))
        );
        return;
    };
    let unit = usual_unit(&facts, &lane, from, to).unwrap();
    let mut known = Vec::new();
    let mut unknown = 0_usize;
    for day in days(from, to) {
        match amount_of_day(entries, &facts, &lane, &unit, day) {
            OfDay::Known(..) => known.push(day),
            OfDay::Unknown => unknown += 1,
            OfDay::Unanswered => {}
        }
    }
    let by = |minute: u32| -> Vec<f64> {
        known
            .iter()
            .map(|day| {
                facts
                    .iter()
                    .filter(|it| it.day == *day && it.product.lane == lane && it.minute <= minute)
                    .map(|fact| measure(fact.product, fact.dose).1.unwrap())
                    .sum()
            })
            .collect()
    };
    let word = lane_word(&lane, words);
    let expected = if known.len() < 10 {
        Err(words.say(
            "use-missing-known",
            &[
                ("lane", word.into()),
                ("have", known.len().into()),
                ("need", 10_u32.into()),
            ],
        ))
    } else {
        let ends = by(24 * 60);
        let mut args = dates(from, to, words);
        args.push(("lane", word.into()));
        args.push(("unit", unit.as_str().into()));
        args.push(("median", number(quantile(&ends, 0.5), words).into()));
        args.push(("q25", number(quantile(&ends, 0.25), words).into()));
        args.push(("q75", number(quantile(&ends, 0.75), words).into()));
        args.push(("known", known.len().into()));
        args.push(("unknown", unknown.into()));
        let all = quantile(&ends, 0.5);
        let half = (0..=48)
            .map(|step| step * 30)
            .find(|minute| quantile(&by(*minute), 0.5) * 2.0 >= all - 1e-9);
        if all > 0.0 {
            let time = clock(entries, f64::from(half.unwrap()));
            args.push(("time", time.into()));
            Ok(words.say("use-profile-said", &args))
        } else {
            Ok(words.say("use-profile-said-none", &args))
        }
    };
    assert_eq!(
        figures.sentence(words),
        expected,
        "every number of the sentence"
    );
    // Every half hour would take too long by hand.
    for point in figures.points.iter().step_by(7) {
        let amounts = by(point.minute);
        for (found, share) in point.amounts.iter().zip([0.05, 0.25, 0.5, 0.75, 0.95]) {
            assert!(
                (found - quantile(&amounts, share)).abs() < 1e-9,
                "minute {}: {share}",
                point.minute
            );
        }
    }
    let rows: Vec<_> = days(from, to).into_iter().rev().take(60).collect();
    assert_eq!(
        figures.days.len(),
        rows.len(),
        "the last sixty days at most"
    );
    for (row, day) in figures.days.iter().rev().zip(rows) {
        assert_eq!(row.date, day);
        let of_day = facts
            .iter()
            .filter(|fact| fact.day == day && fact.product.lane == lane)
            .count();
        assert_eq!(row.doses.len(), of_day, "{day}");
    }
}

#[test]
fn simulated_people_are_drawn_up_as_by_hand() {
    for (name, asked) in people() {
        println!("{name}");
        check(&asked, &Words::new(Language::En));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_journal_is_drawn_up_as_by_hand(asked in asked()) {
        check(&asked, &Words::new(Language::De));
    }
}
