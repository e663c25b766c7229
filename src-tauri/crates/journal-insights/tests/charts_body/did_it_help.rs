use crate::journals::{journal, people, things, whole};
use crate::plan_actual;
use crate::slow::{self, Diary};
use chrono::{Duration, NaiveDate};
use journal_core::{Amount, Entries, Lane, Symptoms};
use journal_insights::{
    AttemptFigures, AttemptKind, AttemptOutcome, AttemptVerdict, DayRange, Phase, TrendAnswer,
    attempts_figures, attempts_sentence, trend,
};
use journal_words::{Language, Words};
use proptest::prelude::*;

fn english() -> Words {
    Words::new(Language::En)
}

/// The pair of order statistics around the median that misses it with at most one in ten, by adding up Pascal's triangle.
fn interval(values: &[f64]) -> Option<(f64, f64)> {
    let n = values.len();
    let mut row = vec![1.0_f64];
    for _ in 0..n {
        let mut next = vec![0.0; row.len() + 1];
        for (k, part) in row.iter().enumerate() {
            next[k] += part / 2.0;
            next[k + 1] += part / 2.0;
        }
        row = next;
    }
    let mut list = values.to_vec();
    list.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let mut best = None;
    let mut below = 0.0;
    for (rank, part) in row.iter().enumerate().take(n / 2 + 1) {
        below += part;
        if 2.0 * below > 0.1 + 1e-12 || 2 * (rank + 1) > n {
            break;
        }
        best = Some((list[rank], list[n - 1 - rank]));
    }
    best
}

fn total(of: &Symptoms) -> f64 {
    let items: f64 = of.items.iter().map(|it| f64::from(it.severity.get())).sum();
    of.total.map_or(items, f64::from).min(30.0)
}

fn value(diary: &Diary, day: NaiveDate, of: &AttemptOutcome) -> Option<f64> {
    let entries = diary.entries;
    match of {
        AttemptOutcome::Tolerance => None,
        AttemptOutcome::Doses => diary.answered(day).then(|| diary.doses(day).len() as f64),
        AttemptOutcome::Mood => {
            let moods: Vec<f64> = entries
                .check_ins
                .iter()
                .filter(|it| slow::day(entries, it.at, it.zone) == day)
                .filter_map(|it| it.mood.map(|it| f64::from(it.get())))
                .collect();
            (!moods.is_empty()).then(|| slow::quantile(&moods, 0.5))
        }
        AttemptOutcome::MorningSymptoms => entries
            .symptoms
            .iter()
            .filter(|it| slow::day(entries, it.at, it.zone) == day)
            .find(|it| slow::is_morning(diary, it, day))
            .map(total),
        AttemptOutcome::Amount { lane, unit } => {
            if !diary.answered(day) {
                return None;
            }
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
    }
}

/// Stretches of at least three days confirmed without a dose.
fn breaks(diary: &Diary, first: NaiveDate, today: NaiveDate) -> Vec<DayRange> {
    let mut found = Vec::new();
    let mut day = first;
    while day < today {
        let mut end = day;
        while end < today && diary.none(end) {
            end = slow::after(end, 1);
        }
        if (end - day).num_days() >= 3 {
            found.push(DayRange {
                from: day,
                to: end.pred_opt().unwrap(),
            });
        }
        day = slow::after(end.max(day), u64::from(end == day));
    }
    found
}

/// Plans that were begun, as far as their days are over.
fn planned(entries: &Entries, today: NaiveDate) -> Vec<(AttemptKind, DayRange)> {
    entries
        .plans
        .iter()
        .filter(|plan| plan.state.as_str() != "draft" && plan.starts_on < today)
        .filter_map(|plan| {
            let kind = match plan.parts.kind() {
                "break" => AttemptKind::Break,
                "cycle" => AttemptKind::Cycle,
                "alternation" => AttemptKind::Alternation,
                "rotation" => AttemptKind::Rotation,
                "taper" => AttemptKind::Taper,
                _ => return None,
            };
            let last = plan.starts_on + Duration::days(plan_actual::length(plan) - 1);
            let days = DayRange {
                from: plan.starts_on,
                to: last.min(today.pred_opt().unwrap()),
            };
            Some((kind, days))
        })
        .collect()
}

fn in_phase(phase: DayRange, day: NaiveDate) -> bool {
    phase.from <= day && day <= phase.to
}

fn check_one(
    diary: &Diary,
    answer: &TrendAnswer,
    found: &AttemptFigures,
    all: &[DayRange],
    today: NaiveDate,
) {
    let DayRange { from, to } = found.attempt.days;
    let before = DayRange {
        from: from - Duration::days(14),
        to: from - Duration::days(1),
    };
    let after = DayRange {
        from: to + Duration::days(15),
        to: to + Duration::days(28),
    };
    assert_eq!(found.phases, [before, found.attempt.days, after]);
    assert_eq!(found.running, after.to >= today);
    let others = all.iter().filter(|it| it.from != from);
    let mut touching = others.filter(|it| it.from <= after.to && it.to >= before.from);
    assert_eq!(found.another, touching.next().is_some());
    for (phase, answered) in found.phases.iter().zip(found.answered) {
        let slow = slow::days(*phase, today)
            .iter()
            .filter(|day| diary.answered(**day))
            .count();
        assert_eq!(answered as usize, slow);
    }
    for measure in &found.measures {
        let what = &measure.outcome;
        let mut ranges = Vec::new();
        for (phase, told) in found.phases.iter().zip(measure.phases) {
            let slow = if *what == AttemptOutcome::Tolerance {
                tolerance(diary, answer, *phase, today)
            } else {
                let values: Vec<f64> = slow::days(*phase, today)
                    .into_iter()
                    .filter_map(|day| value(diary, day, what))
                    .collect();
                let range = interval(&values);
                Phase {
                    count: u32::try_from(values.len()).unwrap(),
                    mid: range.map(|_| slow::quantile(&values, 0.5)),
                    range,
                    projected: false,
                }
            };
            let near = |left: Option<f64>, right: Option<f64>| match (left, right) {
                (Some(left), Some(right)) => slow::near(left, right),
                (left, right) => left == right,
            };
            assert_eq!(told.count, slow.count, "{what:?}");
            assert_eq!(told.projected, slow.projected, "{what:?}");
            assert!(near(told.mid, slow.mid), "{what:?}: {told:?} {slow:?}");
            let ends = |of: Phase| (of.range.map(|it| it.0), of.range.map(|it| it.1));
            let ((low, high), (slow_low, slow_high)) = (ends(told), ends(slow));
            assert!(
                near(low, slow_low) && near(high, slow_high),
                "{what:?}: {told:?} {slow:?}"
            );
            ranges.push(slow.range.filter(|_| !slow.projected));
        }
        let expected = if found.running {
            AttemptVerdict::NotOver
        } else if found.another {
            AttemptVerdict::Another
        } else {
            match (ranges[0], ranges[2]) {
                (Some(before), Some(after)) if after.1 < before.0 => AttemptVerdict::Lower,
                (Some(before), Some(after)) if before.1 < after.0 => AttemptVerdict::Higher,
                (Some(_), Some(_)) => AttemptVerdict::CannotTell,
                _ => AttemptVerdict::TooFew,
            }
        };
        assert_eq!(measure.verdict, expected, "{what:?}");
    }
}

/// What the trend as others read it shows of the phase's last day.
fn tolerance(diary: &Diary, answer: &TrendAnswer, phase: DayRange, today: NaiveDate) -> Phase {
    let entries = diary.entries;
    let rated = diary
        .all_doses()
        .filter(|dose| slow::product(entries, dose).is_some_and(|it| it.lane == answer.lane))
        .filter(|dose| entries.effects.iter().any(|it| it.dose == dose.id))
        .map(|dose| slow::day(entries, dose.taken_at, dose.zone))
        .filter(|day| in_phase(phase, *day) && *day < today)
        .count();
    let json = serde_json::to_value(answer).unwrap();
    let days = json["days"].as_array().unwrap();
    let last = phase.to.to_string();
    let day = days
        .iter()
        .find(|it| it["date"] == last.as_str())
        .filter(|_| phase.to < today);
    let display = day.map(|it| it["display"].as_str().unwrap());
    let number = |key: &str| day.unwrap()[key].as_f64().unwrap();
    let shown = matches!(display, Some("estimate" | "projection" | "range_only"));
    Phase {
        count: u32::try_from(rated).unwrap(),
        mid: (shown && display != Some("range_only")).then(|| number("shift")),
        range: shown.then(|| (number("lo90"), number("hi90"))),
        projected: display == Some("projection"),
    }
}

fn check(entries: &Entries, range: DayRange, today: NaiveDate) -> usize {
    let words = english();
    let answer = trend(entries, today, None, &words);
    let found = attempts_figures(entries, &answer, range, today);
    let diary = Diary::of(entries);
    let first = slow::first_written(entries).unwrap_or(today);
    let plans = planned(entries, today);
    let unplanned = breaks(&diary, first, today)
        .into_iter()
        .filter(|run| {
            plans
                .iter()
                .all(|plan| plan.1.to < run.from || run.to < plan.1.from)
        })
        .map(|run| (AttemptKind::Break, run));
    let mut tries: Vec<(AttemptKind, DayRange)> = plans.iter().copied().chain(unplanned).collect();
    tries.sort_by_key(|it| (it.1.from, it.1.to, it.0));
    let all: Vec<DayRange> = tries.iter().map(|it| it.1).collect();
    let asked: Vec<(AttemptKind, DayRange)> = tries
        .into_iter()
        .rev()
        .filter(|it| it.1.from <= range.to && it.1.to >= range.from)
        .collect();
    let tried: Vec<(AttemptKind, DayRange)> = found
        .attempts
        .iter()
        .map(|it| (it.attempt.kind, it.attempt.days))
        .collect();
    assert_eq!(
        tried, asked,
        "the newest first, plans and every stretch of three days or more"
    );
    for attempt in &found.attempts {
        let of_plan = plans.contains(&(attempt.attempt.kind, attempt.attempt.days));
        assert_eq!(attempt.attempt.planned, of_plan);
        check_one(&diary, &answer, attempt, &all, today);
    }
    check_sentence(&attempts_sentence(&found, &words), found.attempts.first());
    tried.len()
}

fn check_sentence(said: &str, newest: Option<&AttemptFigures>) {
    for cause in ["because", "helped", "worked", "due to", "caused"] {
        assert!(
            !said.contains(cause),
            "nothing was shown to lead to anything: {said}"
        );
    }
    let Some(newest) = newest else {
        assert!(said.starts_with("Nothing to compare yet"), "{said}");
        return;
    };
    let days = newest.attempt.days;
    let kind = match newest.attempt.kind {
        AttemptKind::Break => "Break",
        AttemptKind::Cycle => "Days on and off",
        AttemptKind::Alternation => "Higher and lower days",
        AttemptKind::Rotation => "Products in turn",
        AttemptKind::Taper => "Taper",
    };
    let plural = if days.length() == 1 { "day" } else { "days" };
    let opening = format!(
        "{kind} from {} to {} ({} {plural}), the 14 days before against the days 15 to 28 after:",
        slow::date(days.from),
        slow::date(days.to),
        days.length()
    );
    let rest = said
        .strip_prefix(opening.as_str())
        .unwrap_or_else(|| panic!("{said}"));
    if newest.running {
        let over = format!(
            " the days after are over on {}.",
            slow::date(newest.phases[2].to)
        );
        assert_eq!(rest, over);
        return;
    }
    if newest.another {
        assert_eq!(
            rest,
            " cannot tell, another try lies in the days before or after."
        );
        return;
    }
    let mut expected = String::new();
    for measure in &newest.measures {
        let what = match &measure.outcome {
            AttemptOutcome::Tolerance => "Felt tolerance".to_owned(),
            AttemptOutcome::MorningSymptoms => "Morning symptoms".to_owned(),
            AttemptOutcome::Mood => "Mood".to_owned(),
            AttemptOutcome::Doses => "Doses a day".to_owned(),
            AttemptOutcome::Amount { lane, unit } => {
                let lane = if *lane == Lane::Leaf {
                    "Leaf"
                } else {
                    "Extract"
                };
                format!("{lane}, {unit} a day")
            }
        };
        let tolerance = measure.outcome == AttemptOutcome::Tolerance;
        let value = |value: f64| {
            if tolerance {
                let factor = format!("{:.2}", (value.exp2() * 20.0).round() / 20.0);
                format!("{}×", factor.trim_end_matches('0').trim_end_matches('.'))
            } else {
                slow::number(value)
            }
        };
        let phase = |of: &Phase| {
            let plural = if of.count == 1 { "" } else { "s" };
            let counted = if tolerance {
                format!("{} rated dose{plural}", of.count)
            } else {
                format!("{} day{plural}", of.count)
            };
            match (of.mid, of.range) {
                (_, None) if tolerance => "no estimate".to_owned(),
                (_, None) => format!("too few ({} of 5)", of.count),
                (None, Some((low, high))) => {
                    format!("{} to {} ({counted})", value(low), value(high))
                }
                (Some(mid), Some((low, high))) if of.projected => format!(
                    "{} ({} to {}), projected and not measured ({counted})",
                    value(mid),
                    value(low),
                    value(high)
                ),
                (Some(mid), Some((low, high))) => {
                    format!(
                        "{} ({} to {}, {counted})",
                        value(mid),
                        value(low),
                        value(high)
                    )
                }
            }
        };
        let verdict = match measure.verdict {
            AttemptVerdict::Lower => "lower",
            AttemptVerdict::Higher => "higher",
            AttemptVerdict::CannotTell => "cannot tell",
            AttemptVerdict::TooFew => "too few days",
            AttemptVerdict::NotOver | AttemptVerdict::Another => panic!("told above"),
        };
        let [before, _, after] = &measure.phases;
        expected += &format!(
            " {what} {} before, {} after: {verdict}.",
            phase(before),
            phase(after)
        );
    }
    assert_eq!(rest, expected);
}

#[test]
fn every_break_of_the_simulated_people() {
    let (range, today) = whole();
    let mut tried = 0;
    for (_, entries) in people() {
        tried += check(&entries, range, today);
    }
    assert!(tried > 0, "somebody takes a break");
}

#[test]
fn a_break_that_is_told_has_all_its_measures() {
    let (range, today) = whole();
    let mut entries = crate::common::fixture("break_2wk");
    // The person answers for the days of the break that were left open.
    let diary = Diary::of(&entries);
    let open: Vec<NaiveDate> = slow::days(range, today)
        .into_iter()
        .filter(|day| !diary.answered(*day))
        .collect();
    for day in open {
        entries.days.push(crate::common::none_on(day));
    }
    entries.sort();
    assert!(check(&entries, range, today) > 0);
    let words = english();
    let mood = |entries: &Entries| {
        let answer = trend(entries, today, None, &words);
        let found = attempts_figures(entries, &answer, range, today);
        let of = found
            .attempts
            .iter()
            .find(|it| !it.running && !it.another)
            .unwrap();
        let mood = of
            .measures
            .iter()
            .find(|it| it.outcome == AttemptOutcome::Mood);
        (of.phases[2], mood.unwrap().verdict)
    };
    let (after, verdict) = mood(&entries);
    assert_eq!(verdict, AttemptVerdict::CannotTell);
    let fixed = entries.clone();
    for check_in in &mut entries.check_ins {
        let day = slow::day(&fixed, check_in.at, check_in.zone);
        if in_phase(after, day) {
            check_in.mood = journal_core::Score::new(1);
        }
    }
    assert_eq!(
        mood(&entries).1,
        AttemptVerdict::Lower,
        "a plain difference is told"
    );
    check(&entries, range, today);
}

#[test]
fn every_plan_is_a_try() {
    let (range, today) = whole();
    for kind in plan_actual::kinds() {
        for (starts, state) in [
            ("2025-04-07", "ended"),
            ("2025-07-20", "running"),
            ("2025-05-01", "draft"),
        ] {
            let mut entries = crate::common::fixture("cycle_5on2off");
            let mut plan = plan_actual::plan(&kind, crate::common::date(starts));
            plan.state = state.into();
            entries.plans.push(plan);
            let tried = check(&entries, range, today);
            let counts = state != "draft" && kind["plan"] != "spacing";
            assert_eq!(tried, usize::from(counts), "{kind} {state}");
        }
    }
}

#[test]
fn days_like_those_before_are_not_told_apart() {
    // Days that resemble their neighbours, and nothing that differs: how often is one phase said to lie above the other?
    let mut state = 7_u64;
    let mut noise = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (0..4)
            .map(|nth| f64::from((state >> (8 * nth)) as u8) / 256.0 - 0.5)
            .sum::<f64>()
    };
    let (mut apart, rounds) = (0, 2_000);
    for _ in 0..rounds {
        let mut level = 0.0;
        let days: Vec<f64> = (0..60)
            .map(|_| {
                level = 0.5 * level + noise();
                (5.0 + 2.0 * level).round()
            })
            .collect();
        let (before, after) = (interval(&days[..14]), interval(&days[46..]));
        let ((low, high), (from, to)) = (before.unwrap(), after.unwrap());
        apart += usize::from(to < low || from > high);
    }
    assert!(
        apart * 10 < rounds,
        "{apart} of {rounds} are told apart though nothing differs"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_break_of_any_journal(
        things in things(),
        from in -5..40_i64,
        length in 0..60_i64,
        today in 20..70_i64,
        plan in prop::option::of((0..9_usize, 0..30_i64)),
    ) {
        let day = |days| crate::common::date("2025-03-15") + Duration::days(days);
        let range = DayRange { from: day(from), to: day(from + length) };
        let mut entries = journal(&things);
        // Some weeks of answers, so that there are breaks.
        for nth in (0..60).filter(|nth| nth % 11 > 4) {
            let date = day(nth);
            if entries.days.iter().all(|it| it.date != date) {
                entries.days.push(crate::common::none_on(date));
            }
        }
        entries.doses.retain(|dose| dose.amount.map(Amount::micros).unwrap_or(1) % 3 > 0);
        if let Some((kind, starts)) = plan {
            let plan = plan_actual::plan(&plan_actual::kinds()[kind], day(starts));
            entries.plans.push(plan);
        }
        entries.sort();
        check(&entries, range, day(today));
    }
}
