//! How much.

use chrono::{Duration, NaiveDate};
use journal_core::{Entries, Lane};
use journal_insights::{DayAmount, amount_figures};
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::journals::{Asked, asked, people};
use crate::oracle::{
    Fact, OfDay, amount_of_day, apart, counted, dates, days, facts, lane_word, median, number,
    quantile, reference, since, trend, trend_words, usual_unit, week,
};

/// Known amounts and how many days are not known.
fn known(
    entries: &Entries,
    facts: &[Fact],
    lane: &Lane,
    unit: &str,
    (from, to): (NaiveDate, NaiveDate),
) -> (Vec<f64>, usize) {
    let mut found = (Vec::new(), 0);
    for day in days(from, to) {
        match amount_of_day(entries, facts, lane, unit, day) {
            OfDay::Known(amount, _) => found.0.push(amount),
            OfDay::Unknown => found.1 += 1,
            OfDay::Unanswered => {}
        }
    }
    found
}

fn of_lane(
    asked: &Asked,
    facts: &[Fact],
    lane: &Lane,
    words: &Words,
) -> Option<Result<String, String>> {
    let entries = &asked.entries;
    let (from, to) = counted(entries, facts, asked.range, asked.today);
    let unit = usual_unit(facts, lane, from, to)?;
    let of = |range| known(entries, facts, lane, &unit, range);
    let word = lane_word(lane, words);
    let whole = of((from, to));
    if whole.0.len() < 5 {
        return Some(Err(words.say(
            "use-missing-known",
            &[
                ("lane", word.into()),
                ("have", whole.0.len().into()),
                ("need", 5_u32.into()),
            ],
        )));
    }
    let before = asked
        .before
        .or_else(|| reference(entries, facts, Some(lane)));
    let compared = before
        .zip(apart(from, to, before))
        .filter(|(_, range)| of(*range).0.len() >= 5);
    let range = compared.map_or((from, to), |(_, apart)| apart);
    let (now, unknown) = of(range);
    let mut args = dates(range.0, range.1, words);
    args.push(("lane", word.into()));
    args.push(("unit", unit.as_str().into()));
    args.push(("median", number(median(&now), words).into()));
    args.push(("q25", number(quantile(&now, 0.25), words).into()));
    args.push(("q75", number(quantile(&now, 0.75), words).into()));
    args.push(("known", now.len().into()));
    args.push(("unknown", unknown.into()));
    let mut said = Vec::new();
    if let Some((before, _)) = compared {
        let until = before.period.to.min(asked.today - Duration::days(1));
        let (earlier, left_out) = of((before.period.from, until));
        args.push(("since", since(before, words).into()));
        if earlier.len() >= 5 {
            args.push(("before", number(median(&earlier), words).into()));
            args.push(("before_known", earlier.len().into()));
            args.push(("before_unknown", left_out.into()));
            said.push(words.say("use-amounts-compared", &args));
        } else {
            said.push(words.say("use-amounts-said", &args));
            said.push(words.say(
                "use-missing-before-days",
                &[
                    ("since", since(before, words).into()),
                    ("have", earlier.len().into()),
                    ("need", 5_u32.into()),
                ],
            ));
        }
    } else {
        said.push(words.say("use-amounts-said", &args));
    }
    let mut weeks = Vec::new();
    while let Some(values) =
        week(
            from,
            to,
            i64::try_from(weeks.len()).unwrap(),
            |day| match amount_of_day(entries, facts, lane, &unit, day) {
                OfDay::Known(amount, _) => vec![amount],
                OfDay::Unknown | OfDay::Unanswered => Vec::new(),
            },
        )
    {
        #[allow(clippy::cast_precision_loss, reason = "at most seven")]
        weeks.push((values.len() >= 4).then(|| values.iter().sum::<f64>() / values.len() as f64));
    }
    let what = words.say("use-what-amount", &[("unit", unit.as_str().into())]);
    said.push(trend_words(trend(&weeks), &what, false, words));
    Some(Ok(said.join(" ")))
}

fn sentence(asked: &Asked, facts: &[Fact], words: &Words) -> Result<String, String> {
    let lanes: Vec<Result<String, String>> = [Lane::Leaf, Lane::Extract, Lane::SevenOh]
        .iter()
        .filter_map(|lane| of_lane(asked, facts, lane, words))
        .collect();
    if lanes.is_empty() {
        return Err(words.say("use-missing-doses", &[]));
    }
    let any = lanes.iter().any(Result::is_ok);
    let all: Vec<String> = lanes
        .into_iter()
        .map(|it| match it {
            Ok(text) | Err(text) => text,
        })
        .collect();
    if any {
        Ok(all.join(" "))
    } else {
        Err(all.join(" "))
    }
}

fn check(asked: &Asked, words: &Words) {
    let entries = &asked.entries;
    let facts = facts(entries);
    let figures = amount_figures(entries, asked.range, asked.before, asked.today);
    assert_eq!(
        figures.sentence(words),
        sentence(asked, &facts, words),
        "every number of the sentence"
    );
    let (from, to) = counted(entries, &facts, asked.range, asked.today);
    for lane in &figures.lanes {
        assert_eq!(lane.days.len(), days(from, to).len());
        for (place, day) in days(from, to).into_iter().enumerate() {
            let expected = amount_of_day(entries, &facts, &lane.lane, &lane.unit, day);
            match (lane.days[place], expected) {
                (DayAmount::Known { amount, doses }, OfDay::Known(sum, count)) => {
                    assert!(
                        (amount - sum).abs() < 1e-9 && doses as usize == count,
                        "{day}"
                    );
                }
                (DayAmount::Unknown, OfDay::Unknown)
                | (DayAmount::Unanswered, OfDay::Unanswered) => {}
                (found, expected) => panic!("{day}: {found:?}, by hand {expected:?}"),
            }
            // Every day would take too long by hand.
            if place % 13 > 0 {
                continue;
            }
            let (window, _) = known(
                entries,
                &facts,
                &lane.lane,
                &lane.unit,
                (day - Duration::days(27), day),
            );
            match lane.rolling[place] {
                Some([low, middle, high]) => {
                    assert!(window.len() > 14, "{day}: more than half of 28 days");
                    for (found, share) in [(low, 0.25), (middle, 0.5), (high, 0.75)] {
                        assert!((found - quantile(&window, share)).abs() < 1e-9, "{day}");
                    }
                }
                None => assert!(window.len() <= 14, "{day}: enough days, nothing shown"),
            }
        }
    }
}

#[test]
fn simulated_people_are_summed_as_by_hand() {
    for (name, asked) in people() {
        println!("{name}");
        check(&asked, &Words::new(Language::En));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_journal_is_summed_as_by_hand(asked in asked()) {
        check(&asked, &Words::new(Language::De));
    }
}
