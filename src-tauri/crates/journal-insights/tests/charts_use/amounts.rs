//! How much.

use chrono::{Duration, NaiveDate};
use journal_core::{Entries, Lane};
use journal_insights::{DayAmount, amount_figures};
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::journals::{Asked, asked, people};
use crate::oracle::{
    Fact, OfDay, amount_of_day, apart, counted, dates, days, facts, lane_word, number, quantile,
    reference, since, trend, trend_words, usual_unit, week,
};

/// Known amounts, how many days are not known, and how many of the known ones had a dose.
fn known(
    entries: &Entries,
    facts: &[Fact],
    lane: &Lane,
    unit: &str,
    (from, to): (NaiveDate, NaiveDate),
) -> (Vec<f64>, usize, usize) {
    let mut found = (Vec::new(), 0, 0);
    for day in days(from, to) {
        match amount_of_day(entries, facts, lane, unit, day) {
            OfDay::Known(amount, doses) => {
                found.0.push(amount);
                found.2 += usize::from(doses > 0);
            }
            OfDay::Unknown => found.1 += 1,
            OfDay::Unanswered => {}
        }
    }
    found
}

#[allow(clippy::cast_precision_loss, reason = "days of a test")]
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
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
    if whole.0.len() < 7 {
        return Some(Err(words.say(
            "use-missing-known",
            &[
                ("lane", word.into()),
                ("have", whole.0.len().into()),
                ("need", 7_u32.into()),
            ],
        )));
    }
    let before = asked
        .before
        .or_else(|| reference(entries, facts, Some(lane)));
    let compared = before
        .zip(apart(from, to, before))
        .filter(|(_, range)| of(*range).0.len() >= 7);
    let range = compared.map_or((from, to), |(_, apart)| apart);
    let (now, unknown, dosed) = of(range);
    let shown = |value: f64| number(value, words).into();
    let mut args = dates(range.0, range.1, words);
    args.push(("lane", word.into()));
    args.push(("unit", unit.as_str().into()));
    args.push(("mean", shown(mean(&now))));
    args.push(("known", now.len().into()));
    args.push(("unknown", unknown.into()));
    let mut said = vec![words.say("use-amounts-said", &args)];
    let rarely = dosed * 2 < now.len();
    said.push(words.say(
        if rarely {
            "use-amounts-sparse"
        } else {
            "use-amounts-spread"
        },
        &[
            ("unit", unit.as_str().into()),
            ("q25", shown(quantile(&now, 0.25))),
            ("q75", shown(quantile(&now, 0.75))),
            ("dosed", dosed.into()),
            ("known", now.len().into()),
        ],
    ));
    if let Some((before, _)) = compared {
        let until = before.period.to.min(asked.today - Duration::days(1));
        let (earlier, left_out, _) = of((before.period.from, until));
        let since = since(before, words);
        said.push(if earlier.len() >= 7 {
            words.say(
                "use-amounts-before",
                &[
                    ("since", since.into()),
                    ("unit", unit.as_str().into()),
                    ("mean", shown(mean(&earlier))),
                    ("known", earlier.len().into()),
                    ("unknown", left_out.into()),
                ],
            )
        } else {
            words.say(
                "use-missing-before-days",
                &[
                    ("since", since.into()),
                    ("have", earlier.len().into()),
                    ("need", 7_u32.into()),
                ],
            )
        });
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
        weeks.push((values.len() >= 4).then(|| mean(&values)));
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
            let (window, ..) = known(
                entries,
                &facts,
                &lane.lane,
                &lane.unit,
                (day - Duration::days(27), day),
            );
            match lane.rolling[place] {
                Some([low, middle, high]) => {
                    assert!(window.len() > 14, "{day}: more than half of 28 days");
                    for (found, expected) in [
                        (low, quantile(&window, 0.25)),
                        (middle, mean(&window)),
                        (high, quantile(&window, 0.75)),
                    ] {
                        assert!((found - expected).abs() < 1e-9, "{day}");
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
