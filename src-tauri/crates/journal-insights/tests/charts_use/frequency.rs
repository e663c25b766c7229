//! How often.
#![allow(clippy::cast_precision_loss, reason = "small numbers of a test")]

use chrono::{Duration, NaiveDate};
use journal_core::Entries;
use journal_insights::frequency_figures;
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::journals::{Asked, asked, people};
use crate::oracle::{
    Fact, answered, apart, counted, dates, days, facts, number, reference, since, trend,
    trend_words, week,
};

fn rate(entries: &Entries, facts: &[Fact], from: NaiveDate, to: NaiveDate) -> (usize, usize) {
    let mut found = (0, 0);
    for day in days(from, to) {
        if answered(entries, facts, day) {
            found.0 += 1;
            found.1 += facts.iter().filter(|fact| fact.day == day).count();
        }
    }
    found
}

fn sentence(asked: &Asked, words: &Words) -> Result<String, String> {
    let entries = &asked.entries;
    let facts = facts(entries);
    let (from, to) = counted(entries, &facts, asked.range, asked.today);
    let before = asked.before.or_else(|| reference(entries, &facts, None));
    let whole = rate(entries, &facts, from, to);
    if whole.0 < 7 {
        return Err(words.say(
            "use-missing-answered",
            &[("have", whole.0.into()), ("need", 7_u32.into())],
        ));
    }
    let mut compared = before.zip(apart(from, to, before));
    if let Some((_, (from, to))) = compared
        && rate(entries, &facts, from, to).0 < 7
    {
        compared = None;
    }
    let (now_from, now_to) = compared.map_or((from, to), |(_, apart)| apart);
    let (days_now, doses_now) = rate(entries, &facts, now_from, now_to);
    let mut args = dates(now_from, now_to, words);
    args.push((
        "rate",
        number(doses_now as f64 / days_now as f64, words).into(),
    ));
    args.push(("answered", days_now.into()));
    args.push(("days", days(now_from, now_to).len().into()));
    let mut said = Vec::new();
    if let Some((before, _)) = compared {
        let until = before.period.to.min(asked.today - Duration::days(1));
        let (answered, doses) = rate(entries, &facts, before.period.from, until);
        if answered >= 7 {
            args.push((
                "before",
                number(doses as f64 / answered as f64, words).into(),
            ));
            args.push(("since", since(before, words).into()));
            args.push(("before_answered", answered.into()));
            args.push(("before_days", days(before.period.from, until).len().into()));
            said.push(words.say("use-frequency-compared", &args));
        } else {
            said.push(words.say("use-frequency-said", &args));
            said.push(words.say(
                "use-missing-before-days",
                &[
                    ("since", since(before, words).into()),
                    ("have", answered.into()),
                    ("need", 7_u32.into()),
                ],
            ));
        }
    } else {
        said.push(words.say("use-frequency-said", &args));
    }
    let mut weeks = Vec::new();
    while let Some(counts) = week(from, to, i64::try_from(weeks.len()).unwrap(), |day| {
        if answered(entries, &facts, day) {
            vec![facts.iter().filter(|fact| fact.day == day).count() as f64]
        } else {
            Vec::new()
        }
    }) {
        weeks.push((counts.len() >= 4).then(|| counts.iter().sum::<f64>() / counts.len() as f64));
    }
    let what = words.say("use-what-doses", &[]);
    said.push(trend_words(trend(&weeks), &what, false, words));
    Ok(said.join(" "))
}

fn check(asked: &Asked, words: &Words) {
    let entries = &asked.entries;
    let before = asked
        .before
        .or_else(|| journal_insights::reference_days(entries, None));
    let figures = frequency_figures(entries, asked.range, before, asked.today);
    assert_eq!(
        figures.sentence(words),
        sentence(asked, words),
        "every number of the sentence"
    );
    let facts = facts(entries);
    let (from, to) = counted(entries, &facts, asked.range, asked.today);
    let all = days(from, to);
    assert_eq!(figures.days.len(), all.len(), "one value a day");
    for (place, day) in all.into_iter().enumerate() {
        let count = facts.iter().filter(|fact| fact.day == day).count();
        let known = answered(entries, &facts, day);
        assert_eq!(
            figures.days[place].map(|count| count as usize),
            known.then_some(count),
            "{day}: nobody answered is not zero"
        );
        // Every day would take too long by hand.
        if place % 5 > 0 {
            continue;
        }
        for (length, found) in [(7, figures.rate_7[place]), (28, figures.rate_28[place])] {
            let first = day - Duration::days(length - 1);
            let (answered, doses) = rate(entries, &facts, first, day);
            let expected = (answered as i64 * 2 > length).then(|| doses as f64 / answered as f64);
            assert_eq!(found, expected, "{day}: rate over {length} days");
        }
    }
}

#[test]
fn simulated_people_are_counted_as_by_hand() {
    for (name, asked) in people() {
        println!("{name}");
        check(&asked, &Words::new(Language::En));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_journal_is_counted_as_by_hand(asked in asked()) {
        check(&asked, &Words::new(Language::De));
    }
}
