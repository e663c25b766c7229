use crate::journals::{journal, looked_at, people, things, whole};
use crate::slow::{self, Diary};
use chrono::{Datelike, Duration, NaiveDate};
use journal_core::{Entries, Lane};
use journal_insights::{
    Comparison, DayRange, Outcome, Verdict, strategies_figures, strategies_sentence,
};
use journal_words::{Language, Words};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Upper 2.5 % points of Student's t, from the printed tables.
fn student(freedom: usize) -> f64 {
    const TABLE: [f64; 30] = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
        2.052, 2.048, 2.045, 2.042,
    ];
    TABLE[freedom - 1]
}

/// Lanes of the range with the unit most of their doses are in.
fn lanes(diary: &Diary, days: &[NaiveDate]) -> Vec<(Lane, String)> {
    let mut units: BTreeMap<Lane, BTreeMap<String, usize>> = BTreeMap::new();
    for day in days {
        for dose in diary.doses(*day) {
            let Some(product) = slow::product(diary.entries, dose) else {
                continue;
            };
            let (unit, _) = slow::amount(diary.entries, dose);
            *units
                .entry(product.lane.clone())
                .or_default()
                .entry(unit)
                .or_default() += 1;
        }
    }
    units
        .into_iter()
        .map(|(lane, counts)| {
            let most = *counts.values().max().unwrap();
            let unit = counts.iter().find(|it| *it.1 == most).unwrap().0.clone();
            (lane, unit)
        })
        .collect()
}

fn outcome(diary: &Diary, day: NaiveDate, today: NaiveDate, of: &Outcome) -> Option<f64> {
    let entries = diary.entries;
    match of {
        Outcome::Doses => Some(diary.doses(day).len() as f64),
        Outcome::Amount { lane, unit } => {
            let mut sum = 0.0;
            for dose in diary.doses(day) {
                if slow::product(entries, dose).is_some_and(|it| it.lane == *lane) {
                    let (of, amount) = slow::amount(entries, dose);
                    if of != *unit {
                        return None;
                    }
                    sum += amount?;
                }
            }
            Some(sum)
        }
        Outcome::Mood => {
            let moods: Vec<f64> = entries
                .check_ins
                .iter()
                .filter(|it| slow::day(entries, it.at, it.zone) == day)
                .filter_map(|it| it.mood.map(|it| f64::from(it.get())))
                .collect();
            (!moods.is_empty()).then(|| slow::quantile(&moods, 0.5))
        }
        Outcome::MorningSymptoms => {
            let next = slow::after(day, 1);
            if next > today {
                return None;
            }
            let first = entries
                .symptoms
                .iter()
                .filter(|it| slow::day(entries, it.at, it.zone) == next)
                .find(|it| slow::is_morning(diary, it, next))?;
            Some(match first.total {
                Some(total) => f64::from(total),
                None => first
                    .items
                    .iter()
                    .map(|it| f64::from(it.severity.get()))
                    .sum::<f64>()
                    .min(30.0),
            })
        }
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Duration::days(i64::from(day.weekday().num_days_from_monday()))
}

/// Ordinary regression on an intercept and an indicator, with the error of the slope from sums over weeks: the matrices written out.
fn regression(rows: &[(f64, f64, NaiveDate)]) -> (f64, f64) {
    let n = rows.len() as f64;
    let sx: f64 = rows.iter().map(|it| it.0).sum();
    let sy: f64 = rows.iter().map(|it| it.1).sum();
    let sxy: f64 = rows.iter().map(|it| it.0 * it.1).sum();
    // The indicator is its own square.
    let determinant = n * sx - sx * sx;
    let inverse = [
        [sx / determinant, -sx / determinant],
        [-sx / determinant, n / determinant],
    ];
    let intercept = inverse[0][0] * sy + inverse[0][1] * sxy;
    let slope = inverse[1][0] * sy + inverse[1][1] * sxy;
    let mut weeks: BTreeMap<NaiveDate, [f64; 2]> = BTreeMap::new();
    for (x, y, day) in rows {
        let residual = y - intercept - slope * x;
        let sum = weeks.entry(monday(*day)).or_default();
        sum[0] += residual;
        sum[1] += residual * x;
    }
    let groups = weeks.len() as f64;
    let mut variance = 0.0;
    for sum in weeks.values() {
        let part = inverse[1][0] * sum[0] + inverse[1][1] * sum[1];
        variance += part * part;
    }
    (slope, (variance * groups / (groups - 1.0)).sqrt())
}

/// The difference again; returns what the sentence may say of it.
fn check_one(
    diary: &Diary,
    days: &[NaiveDate],
    today: NaiveDate,
    with: &BTreeSet<NaiveDate>,
    found: &Comparison,
) {
    let mut rows = Vec::new();
    for day in days {
        if diary.answered(*day)
            && let Some(value) = outcome(diary, *day, today, &found.outcome)
        {
            rows.push((f64::from(u8::from(with.contains(day))), value, *day));
        }
    }
    let side = |x: f64| -> Vec<&(f64, f64, NaiveDate)> {
        rows.iter().filter(|it| (it.0 - x).abs() < 0.5).collect()
    };
    let mut freedom = usize::MAX;
    let mut enough = true;
    for (group, x) in [(found.with, 1.0), (found.without, 0.0)] {
        let rows = side(x);
        let weeks: BTreeSet<NaiveDate> = rows.iter().map(|it| monday(it.2)).collect();
        assert_eq!(group.days as usize, rows.len(), "{:?}: days", found.outcome);
        assert_eq!(
            group.weeks as usize,
            weeks.len(),
            "{:?}: weeks",
            found.outcome
        );
        let sum: f64 = rows.iter().map(|it| it.1).sum();
        match group.mean {
            None => assert!(rows.is_empty()),
            Some(mean) => assert!(slow::near(mean, sum / rows.len() as f64)),
        }
        enough &= rows.len() >= 10 && weeks.len() >= 6;
        freedom = freedom.min(weeks.len().saturating_sub(1));
    }
    let Some(difference) = found.difference else {
        assert!(!enough, "{:?}: enough days but no answer", found.outcome);
        assert_eq!(found.verdict, Verdict::TooFew);
        return;
    };
    assert!(enough, "{:?}: an answer from too few days", found.outcome);
    let (slope, error) = regression(&rows);
    let half = student(freedom) * error;
    assert!((difference.mid - slope).abs() < 1e-5, "{:?}", found.outcome);
    let close = |found: f64, slow: f64| (found - slow).abs() < 1e-5 + 0.002 * half;
    assert!(
        close(difference.lo95, slope - half) && close(difference.hi95, slope + half),
        "{:?}: {difference:?} is not {slope} ± {half}",
        found.outcome
    );
    assert_eq!(
        found.verdict,
        if difference.hi95 < 0.0 {
            Verdict::Lower
        } else if difference.lo95 > 0.0 {
            Verdict::Higher
        } else {
            Verdict::CannotTell
        },
        "cannot tell exactly where the range holds 0"
    );
}

fn kind_words(kind: &str) -> &str {
    match kind {
        "walk" => "a walk",
        "bath" => "a bath",
        known => known,
    }
}

fn check(entries: &Entries, range: DayRange, today: NaiveDate) {
    let found = strategies_figures(entries, range, today);
    let diary = Diary::of(entries);
    let days = slow::days(range, today);
    let answered = days.iter().filter(|day| diary.answered(**day)).count();
    assert_eq!(found.answered_days as usize, answered);
    assert_eq!(found.unanswered_days as usize, days.len() - answered);
    let mut kinds: BTreeMap<&str, BTreeSet<NaiveDate>> = BTreeMap::new();
    for activity in &entries.activities {
        let day = slow::day(entries, activity.at, activity.zone);
        if days.contains(&day) {
            kinds.entry(activity.kind.as_str()).or_default().insert(day);
        }
    }
    assert_eq!(found.kinds.len(), kinds.len());
    let mut wanted = vec![Outcome::Doses];
    wanted.extend(
        lanes(&diary, &days)
            .into_iter()
            .map(|(lane, unit)| Outcome::Amount { lane, unit }),
    );
    wanted.extend([Outcome::Mood, Outcome::MorningSymptoms]);
    let mut findings = Vec::new();
    let mut judged: Vec<&str> = Vec::new();
    let mut compared = 0;
    for kind in &found.kinds {
        let name = kind.kind.as_str();
        let with = &kinds[name];
        let on = with.iter().filter(|day| diary.answered(**day)).count();
        assert_eq!(kind.days_with as usize, on, "{name}");
        assert_eq!(kind.days_without as usize, answered - on, "{name}");
        let outcomes: Vec<Outcome> = kind
            .comparisons
            .iter()
            .map(|it| it.outcome.clone())
            .collect();
        assert_eq!(outcomes, wanted, "lanes are told apart");
        for comparison in &kind.comparisons {
            check_one(&diary, &days, today, with, comparison);
            if let Some(found) = comparison.difference {
                compared += 1;
                if judged.last() != Some(&kind_words(name)) {
                    judged.push(kind_words(name));
                }
                if matches!(comparison.verdict, Verdict::Lower | Verdict::Higher) {
                    findings.push((name, comparison, found));
                }
            }
        }
    }
    let counts: Vec<u32> = found.kinds.iter().map(|it| it.days_with).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "most days first");
    assert_eq!(found.compared, compared);

    let said = strategies_sentence(&found, &Words::new(Language::En));
    for cause in ["because", "helped", "due to", "effect of", "caused"] {
        assert!(
            !said.contains(cause),
            "nothing was shown to lead to anything: {said}"
        );
    }
    let expected = if kinds.is_empty() {
        "No activity logged in these days.".to_owned()
    } else if compared == 0 {
        let first = &found.kinds[0];
        let name = kind_words(first.kind.as_str());
        let doses = &first.comparisons[0];
        let (which, side) = if doses.with.days >= 10 && doses.with.weeks >= 6 {
            ("without", doses.without)
        } else {
            ("with", doses.with)
        };
        format!(
            "Not enough days {which} {name} yet: {} of 10 answered days, in {} of 6 weeks.",
            side.days, side.weeks
        )
    } else if findings.is_empty() {
        let plural = if compared == 1 {
            "comparison"
        } else {
            "comparisons"
        };
        format!(
            "Cannot tell days with {} from days without: every range holds 0 ({compared} {plural}).",
            judged.join(", ")
        )
    } else {
        let mut parts: Vec<String> = findings
            .iter()
            .take(3)
            .map(|(name, comparison, found)| finding(kind_words(name), comparison, found))
            .collect();
        let plural = if compared == 1 {
            "comparison lies"
        } else {
            "comparisons lie"
        };
        parts.push(format!(
            "{} of {compared} {plural} apart from 0; by chance alone about one in twenty does.",
            findings.len()
        ));
        parts.join(" ")
    };
    assert_eq!(said, expected);
}

fn finding(kind: &str, of: &Comparison, found: &journal_insights::Difference) -> String {
    let up = found.mid > 0.0;
    let ends = [found.lo95.abs(), found.hi95.abs()];
    let low = slow::number(ends[0].min(ends[1]));
    let high = slow::number(ends[0].max(ends[1]));
    let mid = slow::number(found.mid.abs());
    let (with, without) = (of.with.days, of.without.days);
    let word = if up { "higher" } else { "lower" };
    let by = format!("{word} by {mid}");
    let days = format!("{with} days with, {without} without");
    match &of.outcome {
        Outcome::Doses => {
            format!("On days with {kind} doses a day were {by} (likely {low} to {high}; {days}).")
        }
        Outcome::Amount { lane, unit } => {
            let lane = match lane {
                Lane::Leaf => "Leaf",
                Lane::Extract => "Extract",
                Lane::SevenOh => "7-OH",
                _ => "other",
            };
            format!(
                "{lane}: on days with {kind} the amount was {by} {unit} (likely {low} to {high}; {days})."
            )
        }
        Outcome::Mood => {
            format!("On days with {kind} mood was {by} (likely {low} to {high}; {days}).")
        }
        Outcome::MorningSymptoms => format!(
            "On mornings after days with {kind} the symptom total was {by} (likely {low} to {high}; {with} mornings after days with, {without} after days without)."
        ),
    }
}

#[test]
fn every_comparison_of_the_simulated_people() {
    let (range, today) = whole();
    let mut judged = 0;
    for (_, entries) in people() {
        check(&entries, range, today);
        let part = DayRange {
            from: range.to - Duration::days(90),
            to: range.to,
        };
        check(&entries, part, today);
        judged += strategies_figures(&entries, range, today).compared;
    }
    assert!(judged >= 13 * 4, "most people have enough days: {judged}");
}

#[test]
fn a_real_difference_is_seen() {
    let (range, today) = whole();
    let mut entries = people().remove(7).1;
    let walks: BTreeSet<NaiveDate> = entries
        .activities
        .iter()
        .filter(|it| it.kind.as_str() == "walk")
        .map(|it| slow::day(&entries, it.at, it.zone))
        .collect();
    let fixed = entries.clone();
    for check_in in &mut entries.check_ins {
        let lift = u8::from(walks.contains(&slow::day(&fixed, check_in.at, check_in.zone))) * 2;
        check_in.mood = check_in
            .mood
            .and_then(|it| journal_core::Score::new((it.get() + lift).min(10)));
    }
    check(&entries, range, today);
    let found = strategies_figures(&entries, range, today);
    let walk = found
        .kinds
        .iter()
        .find(|it| it.kind.as_str() == "walk")
        .unwrap();
    let mood = walk
        .comparisons
        .iter()
        .find(|it| it.outcome == Outcome::Mood)
        .unwrap();
    assert_eq!(mood.verdict, Verdict::Higher, "{mood:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_comparison_of_any_journal(things in things(), (range, today) in looked_at()) {
        check(&journal(&things), range, today);
    }
}
