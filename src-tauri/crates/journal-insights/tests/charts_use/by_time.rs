//! Gaps and first doses.

use chrono::{Duration, NaiveDate};
use journal_core::Entries;
use journal_insights::{Before, first_dose_figures, gap_figures};
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::journals::{Asked, asked, people};
use crate::oracle::{
    Fact, apart, clock, counted, dates, days, facts, length, median, quantile, reference, since,
    trend, trend_words, week,
};

/// Minutes between doses of a day, in order of time.
fn gaps_of(facts: &[Fact], day: NaiveDate) -> Vec<f64> {
    let of_day: Vec<&Fact> = facts.iter().filter(|fact| fact.day == day).collect();
    of_day
        .windows(2)
        .map(|pair| {
            f64::from(i32::try_from((pair[1].at - pair[0].at).num_seconds()).unwrap()) / 60.0
        })
        .collect()
}

fn first_of(facts: &[Fact], day: NaiveDate) -> Vec<f64> {
    facts
        .iter()
        .find(|fact| fact.day == day)
        .map(|fact| f64::from(fact.minute))
        .into_iter()
        .collect()
}

struct Wanted<'a> {
    of_day: &'a dyn Fn(NaiveDate) -> Vec<f64>,
    /// Ids of: missing, said, compared, thin before.
    ids: [&'a str; 4],
    shown: &'a dyn Fn(f64) -> String,
    week_needs: usize,
    clock: bool,
}

fn sentence(
    asked: &Asked,
    facts: &[Fact],
    wanted: &Wanted,
    words: &Words,
) -> Result<String, String> {
    let entries = &asked.entries;
    let (from, to) = counted(entries, facts, asked.range, asked.today);
    let before = asked.before.or_else(|| reference(entries, facts, None));
    let all =
        |from, to| -> Vec<f64> { days(from, to).into_iter().flat_map(wanted.of_day).collect() };
    let whole = all(from, to);
    if whole.len() < 5 {
        return Err(words.say(
            wanted.ids[0],
            &[("have", whole.len().into()), ("need", 5_u32.into())],
        ));
    }
    let compared: Option<(Before, (NaiveDate, NaiveDate))> = before
        .zip(apart(from, to, before))
        .filter(|(_, (from, to))| all(*from, *to).len() >= 5);
    let (now_from, now_to) = compared.map_or((from, to), |(_, apart)| apart);
    let now = all(now_from, now_to);
    let mut args = dates(now_from, now_to, words);
    let shown = wanted.shown;
    let (low, high) = (quantile(&now, 0.25), quantile(&now, 0.75));
    args.push(("median", shown(median(&now)).into()));
    args.push(("q25", shown(low).into()));
    args.push(("q75", shown(high).into()));
    args.push(("spread", length(high - low).into()));
    args.push(("count", now.len().into()));
    let mut said = Vec::new();
    if let Some((before, _)) = compared {
        let until = before.period.to.min(asked.today - Duration::days(1));
        let earlier = all(before.period.from, until);
        args.push(("since", since(before, words).into()));
        if earlier.len() >= 5 {
            args.push(("before", shown(median(&earlier)).into()));
            args.push(("before_count", earlier.len().into()));
            said.push(words.say(wanted.ids[2], &args));
        } else {
            said.push(words.say(wanted.ids[1], &args));
            said.push(words.say(
                wanted.ids[3],
                &[
                    ("since", since(before, words).into()),
                    ("have", earlier.len().into()),
                    ("need", 5_u32.into()),
                ],
            ));
        }
    } else {
        said.push(words.say(wanted.ids[1], &args));
    }
    let mut weeks = Vec::new();
    while let Some(values) = week(from, to, i64::try_from(weeks.len()).unwrap(), wanted.of_day) {
        weeks.push((values.len() >= wanted.week_needs).then(|| median(&values)));
    }
    said.push(trend_words(trend(&weeks), "", wanted.clock, words));
    Ok(said.join(" "))
}

fn check(asked: &Asked, words: &Words) {
    let entries: &Entries = &asked.entries;
    let facts = facts(entries);
    let before = asked
        .before
        .or_else(|| journal_insights::reference_days(entries, None));
    let gaps = gap_figures(entries, asked.range, before, asked.today);
    let wanted = Wanted {
        of_day: &|day| gaps_of(&facts, day),
        ids: [
            "use-missing-gaps",
            "use-gaps-said",
            "use-gaps-compared",
            "use-missing-before-gaps",
        ],
        shown: &length,
        week_needs: 5,
        clock: false,
    };
    assert_eq!(
        gaps.sentence(words),
        sentence(asked, &facts, &wanted, words),
        "every number of the sentence on gaps"
    );
    let first = first_dose_figures(entries, asked.range, before, asked.today);
    let wanted = Wanted {
        of_day: &|day| first_of(&facts, day),
        ids: [
            "use-missing-dosed",
            "use-first-said",
            "use-first-compared",
            "use-missing-before-days",
        ],
        shown: &|minutes| clock(entries, minutes),
        week_needs: 4,
        clock: true,
    };
    assert_eq!(
        first.sentence(words),
        sentence(asked, &facts, &wanted, words),
        "every number of the sentence on first doses"
    );
    let (from, to) = counted(entries, &facts, asked.range, asked.today);
    for bin in &gaps.bins {
        assert!(
            from <= bin.period.from && bin.period.to <= to,
            "within the range"
        );
        let values: Vec<f64> = days(bin.period.from, bin.period.to)
            .into_iter()
            .flat_map(|day| gaps_of(&facts, day))
            .collect();
        match bin.quartiles {
            Ok(found) => {
                assert_eq!(found.count, values.len());
                assert!((found.median - median(&values)).abs() < 1e-9);
                assert!((found.q25 - quantile(&values, 0.25)).abs() < 1e-9);
            }
            Err(thin) => assert_eq!(thin.have, values.len(), "too few are told, not drawn"),
        }
    }
    let covered: usize = gaps.bins.iter().map(|bin| bin.period.length()).sum();
    assert_eq!(covered, days(from, to).len(), "every day lies in one bin");
}

#[test]
fn simulated_people_are_measured_as_by_hand() {
    for (name, asked) in people() {
        println!("{name}");
        check(&asked, &Words::new(Language::En));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_journal_is_measured_as_by_hand(asked in asked()) {
        check(&asked, &Words::new(Language::De));
    }
}
