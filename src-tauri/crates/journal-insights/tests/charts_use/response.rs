//! Effect against amount.

use chrono::NaiveDate;
use journal_core::Lane;
use journal_insights::response_figures;
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::journals::{Asked, asked, people};
use crate::oracle::{
    Fact, apart, dates, facts, measure, median, number, quantile, rating, reference, since,
    usual_unit,
};

/// Day, amount in `unit` and rating of the rated doses of some days.
fn rated(
    asked: &Asked,
    facts: &[Fact],
    lane: &Lane,
    unit: &str,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<(Option<f64>, f64)> {
    facts
        .iter()
        .filter(|fact| fact.product.lane == *lane && from <= fact.day && fact.day <= to)
        .filter_map(|fact| {
            let (own, amount) = measure(fact.product, fact.dose);
            let strength = rating(&asked.entries, fact.dose)?;
            Some((amount.filter(|_| own == unit), strength))
        })
        .collect()
}

fn sentence(
    asked: &Asked,
    facts: &[Fact],
    lane: &Lane,
    words: &Words,
) -> Option<Result<String, String>> {
    let before = asked
        .before
        .or_else(|| reference(&asked.entries, facts, Some(lane)))?;
    // Today's doses are complete, and days before the journal hold none.
    let range = apart(
        asked.range.from,
        asked.range.to.min(asked.today),
        Some(before),
    )?;
    let earlier = (before.period.from, before.period.to);
    let unit = usual_unit(facts, lane, range.0, range.1)
        .or_else(|| usual_unit(facts, lane, earlier.0, earlier.1))?;
    let (then, now) = (
        rated(asked, facts, lane, &unit, earlier),
        rated(asked, facts, lane, &unit, range),
    );
    let ratings: Vec<f64> = then.iter().map(|(_, rating)| *rating).collect();
    let mut args = dates(range.0, range.1, words);
    args.push(("since", since(before, words).into()));
    if ratings.is_empty() {
        return Some(Err(words.say("use-response-unrated", &args)));
    }
    let usual = median(&ratings).round();
    let (low, high) = ((usual - 1.0).max(0.0), (usual + 1.0).min(10.0));
    let amounts = |doses: &[(Option<f64>, f64)]| -> Vec<f64> {
        doses
            .iter()
            .filter(|(_, rating)| low <= *rating && *rating <= high)
            .filter_map(|(amount, _)| *amount)
            .collect()
    };
    let (then, now) = (amounts(&then), amounts(&now));
    args.push(("low", format!("{low:.0}").into()));
    args.push(("high", format!("{high:.0}").into()));
    if then.len() < 8 || now.len() < 8 {
        args.push(("before", then.len().into()));
        args.push(("now", now.len().into()));
        args.push(("need", 8_u32.into()));
        return Some(Err(words.say("use-response-missing", &args)));
    }
    let shown = |value| number(value, words).into();
    args.push(("unit", unit.into()));
    args.push(("before", shown(median(&then))));
    args.push(("before_q25", shown(quantile(&then, 0.25))));
    args.push(("before_q75", shown(quantile(&then, 0.75))));
    args.push(("before_count", then.len().into()));
    args.push(("now", shown(median(&now))));
    args.push(("now_q25", shown(quantile(&now, 0.25))));
    args.push(("now_q75", shown(quantile(&now, 0.75))));
    args.push(("now_count", now.len().into()));
    Some(Ok(words.say("use-response-said", &args)))
}

fn check(asked: &Asked, words: &Words) {
    let facts = facts(&asked.entries);
    for lane in [Lane::Leaf, Lane::Extract, Lane::SevenOh] {
        let found = response_figures(
            &asked.entries,
            &lane,
            asked.range,
            asked.before,
            asked.today,
        );
        assert_eq!(
            found.as_ref().map(|figures| figures.sentence(words)),
            sentence(asked, &facts, &lane, words),
            "{lane}: every number of the sentence"
        );
        let Some(figures) = found else { continue };
        for responses in [&figures.before, &figures.now] {
            let mut counted = 0;
            let mut last = f64::NEG_INFINITY;
            for bin in &responses.bins {
                let (low, high) = bin.amounts;
                assert!(low > last, "equal amounts lie in one bin");
                last = high;
                let ratings: Vec<f64> = responses
                    .doses
                    .iter()
                    .filter(|dose| low <= dose.amount && dose.amount <= high)
                    .map(|dose| dose.rating)
                    .collect();
                assert_eq!(ratings.len(), bin.ratings.count);
                assert!(ratings.len() >= 5, "no bin of a few");
                assert!((median(&ratings) - bin.ratings.median).abs() < 1e-9);
                assert!((quantile(&ratings, 0.75) - bin.ratings.q75).abs() < 1e-9);
                counted += ratings.len();
            }
            let all = responses.doses.len();
            assert!(
                counted == all || (counted == 0 && all < 5),
                "no dose is lost"
            );
            assert!(responses.bins.len() <= 5);
        }
        let period = figures.now.period;
        let by_hand = rated(
            asked,
            &facts,
            &lane,
            &figures.unit,
            (period.from, period.to),
        );
        let unknown = by_hand
            .iter()
            .filter(|(amount, _)| amount.is_none())
            .count();
        assert_eq!(figures.now.unknown, unknown, "left out and counted");
        assert_eq!(figures.now.doses.len(), by_hand.len() - unknown);
    }
}

#[test]
fn simulated_people_are_compared_as_by_hand() {
    let mut said = 0;
    for (name, asked) in people() {
        println!("{name}");
        check(&asked, &Words::new(Language::En));
        let found = response_figures(&asked.entries, &Lane::Leaf, asked.range, None, asked.today);
        said += usize::from(found.is_some_and(|it| it.enough()));
    }
    assert!(said > 20, "{said} sentences: most people rate enough");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_journal_is_compared_as_by_hand(asked in asked()) {
        check(&asked, &Words::new(Language::De));
    }
}
