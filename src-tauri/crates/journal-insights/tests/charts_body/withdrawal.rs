use crate::journals::{journal, looked_at, people, things, whole};
use crate::slow::{self, Diary};
use chrono::{Duration, NaiveDate};
use journal_core::{Entries, Symptoms};
use journal_insights::{DayRange, HoursCurve, withdrawal_figures, withdrawal_sentence};
use journal_words::{Language, Words};
use proptest::prelude::*;

const EDGES: [(f64, f64); 11] = [
    (0.0, 4.0),
    (4.0, 8.0),
    (8.0, 12.0),
    (12.0, 16.0),
    (16.0, 24.0),
    (24.0, 36.0),
    (36.0, 48.0),
    (48.0, 72.0),
    (72.0, 120.0),
    (120.0, 168.0),
    (168.0, f64::INFINITY),
];

fn severity(of: &Symptoms) -> f64 {
    match of.total {
        Some(total) => f64::from(total),
        None => {
            let sum: f64 = of.items.iter().map(|it| f64::from(it.severity.get())).sum();
            if sum > 30.0 { 30.0 } else { sum }
        }
    }
}

/// Values of each stretch of hours, and how many were left out.
fn slow_curve(entries: &Entries, range: DayRange, today: NaiveDate) -> (Vec<Vec<f64>>, [usize; 3]) {
    let diary = Diary::of(entries);
    let days = slow::days(range, today);
    let mut bins = vec![Vec::new(); EDGES.len()];
    let (mut all, mut orphans, mut unknown) = (0, 0, 0);
    for symptoms in &entries.symptoms {
        let day = slow::day(entries, symptoms.at, symptoms.zone);
        if !days.contains(&day) {
            continue;
        }
        all += 1;
        let mut last = None;
        for dose in diary.all_doses() {
            let before = dose.taken_at < symptoms.at;
            let later = last.is_none_or(|it: &journal_core::Dose| it.taken_at <= dose.taken_at);
            if before && later {
                last = Some(dose);
            }
        }
        let Some(last) = last else {
            orphans += 1;
            continue;
        };
        let dose_day = slow::day(entries, last.taken_at, last.zone);
        let between = dose_day
            .iter_days()
            .take_while(|it| *it < day)
            .all(|it| diary.answered(it));
        let own = symptoms.before_first_dose == Some(true) || diary.answered(day);
        if !between || !own {
            unknown += 1;
            continue;
        }
        let hours = (symptoms.at - last.taken_at).num_seconds() as f64 / 3600.0;
        let bin = EDGES
            .iter()
            .position(|(from, to)| *from <= hours && hours < *to)
            .unwrap();
        bins[bin].push(severity(symptoms));
    }
    (bins, [all, orphans, unknown])
}

fn check_curve(found: &HoursCurve, entries: &Entries, range: DayRange, today: NaiveDate) {
    let (bins, [all, orphans, unknown]) = slow_curve(entries, range, today);
    let used: usize = bins.iter().map(Vec::len).sum();
    assert_eq!(found.entries as usize, all);
    assert_eq!(found.no_dose_before as usize, orphans);
    assert_eq!(found.not_answered as usize, unknown);
    assert_eq!(
        found.used as usize, used,
        "every entry is used or counted as left out"
    );
    assert_eq!(all, used + orphans + unknown);
    for (bin, values) in found.bins.iter().zip(&bins) {
        slow::assert_spread(bin.totals, values, &format!("{} hours", bin.from));
    }
}

fn expected(
    now: &[Vec<f64>],
    before: &[Vec<f64>],
    range: DayRange,
    compare: DayRange,
    compared_entries: usize,
) -> String {
    let fullest = (0..now.len()).fold(0, |best, it| {
        if now[it].len() > now[best].len() {
            it
        } else {
            best
        }
    });
    let count = now[fullest].len();
    if count == 0 {
        return "No symptom entry that counts in these days: 0 of 5.".to_owned();
    }
    if count < 5 {
        return format!("Not enough symptom entries in one stretch of hours yet: {count} of 5.");
    }
    let hours = |bin: usize| match EDGES[bin] {
        (from, to) if to.is_finite() => format!("{from} to {to} hours"),
        (from, _) => format!("{from} hours and more"),
    };
    let spread = |values: &[f64]| slow::spread(values, "entry", "entries");
    let mut said = format!(
        "Symptom checklist (not a validated scale), {} to {}: {}, {} after the last dose.",
        slow::date(range.from),
        slow::date(range.to),
        spread(&now[fullest]),
        hours(fullest)
    );
    let mut highest = fullest;
    for bin in 0..now.len() {
        let median = |bin: usize| slow::quantile(&now[bin], 0.5);
        let better = |bin: usize| {
            // Of equals the last, but only above the fullest.
            median(bin) > median(fullest) && median(bin) >= median(highest)
        };
        if now[bin].len() >= 5 && better(bin) {
            highest = bin;
        }
    }
    if highest != fullest {
        said += &format!(
            " Highest: {}, {} after the last dose.",
            spread(&now[highest]),
            hours(highest)
        );
    }
    if compared_entries > 0 {
        said += &format!(
            " {} to {}, in the same {}: {}.",
            slow::date(compare.from),
            slow::date(compare.to),
            hours(fullest),
            spread(&before[fullest])
        );
    }
    said
}

fn check(entries: &Entries, range: DayRange, compare: Option<DayRange>, today: NaiveDate) {
    let found = withdrawal_figures(entries, range, compare, today);
    let over = today.pred_opt().unwrap();
    let range = DayRange {
        to: range.to.min(over),
        ..range
    };
    let mut compare = compare.unwrap_or_else(|| {
        let days = (range.to - range.from).num_days().max(0);
        DayRange {
            from: range.from - Duration::days(days + 1),
            to: range.from - Duration::days(1),
        }
    });
    compare.to = compare.to.min(over);
    check_curve(&found.now, entries, range, today);
    check_curve(&found.before, entries, compare, today);
    let (now, _) = slow_curve(entries, range, today);
    let (before, [compared, ..]) = slow_curve(entries, compare, today);
    assert_eq!(
        withdrawal_sentence(&found, &Words::new(Language::En)),
        expected(&now, &before, range, compare, compared)
    );
}

#[test]
fn every_entry_of_the_simulated_people() {
    let (range, today) = whole();
    for (_, entries) in people() {
        check(&entries, range, None, today);
        let month = DayRange {
            from: range.to - Duration::days(30),
            to: range.to,
        };
        check(&entries, month, None, today);
        let first = DayRange {
            from: range.from,
            to: range.from + Duration::days(27),
        };
        check(&entries, month, Some(first), today);
    }
}

#[test]
fn days_off_show_hours_that_usual_days_do_not_have() {
    let (range, today) = whole();
    let entries = crate::common::fixture("cycle_5on2off");
    let found = withdrawal_figures(&entries, range, None, today);
    let beyond_a_day: u32 = found
        .now
        .bins
        .iter()
        .filter(|bin| bin.from >= 24)
        .map(|bin| bin.totals.count)
        .sum();
    assert!(
        beyond_a_day >= 5,
        "two days in seven without: {:?}",
        found.now.bins
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_entry_of_any_journal(
        things in things(),
        (range, today) in looked_at(),
        compare in prop::option::of(looked_at()),
    ) {
        check(&journal(&things), range, compare.map(|(range, _)| range), today);
    }
}
