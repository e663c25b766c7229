//! Days with a strategy beside days without it: what was observed on both, and whether they can be told apart.
//!
//! Only answered days count. The difference of two means has a 95 % interval whose error comes from sums over calendar weeks, so that days of
//! one week may resemble each other as they like (the sandwich of Liang and Zeger 1986, Biometrika 73:13, with weeks as groups), and whose
//! width is that of Student's t with one degree of freedom less than there are weeks with the rarer kind of day. Nothing here says that one
//! thing leads to the other: people walk on days that differ from others anyway.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Duration, NaiveDate};
use journal_charts::{
    Along, ChartModel, Interval, Intervals, Panel, Reading, Table, Tone, XAxis, YAxis,
};
use journal_core::{ActivityKind, Entries, Lane};
use journal_words::Words;
use serde::Serialize;

use super::days::{CheckIns, DayRange, asked, in_days};
use super::phrase::{cell, outcome_amount, range_cell, say, table};
use super::say::{joined, lane as lane_name, number, signed};
use super::taken::{DayAmount, Stretch, usual_unit};
use super::wellbeing::Measure;
use super::{ChartAsk, ChartName, Draft};
use crate::signs::mornings_in;
use crate::trend::{count, rounded};

/// Fewest days on either side of a comparison.
pub(crate) const SIDE_DAYS: u32 = 10;
/// Fewest calendar weeks with days of either side.
pub(crate) const SIDE_WEEKS: u32 = 6;
/// Standard normal quantile that leaves 2.5 % above.
const Z: f64 = 1.959_963_984_540_054;

/// Every strategy of a range of days.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct StrategiesFigures {
    /// The days, the last one over.
    pub range: DayRange,
    /// Days with an answer.
    pub answered_days: u32,
    /// Days without one: they are on neither side.
    pub unanswered_days: u32,
    /// One for each kind of activity in the range, most days first.
    pub kinds: Vec<KindFigures>,
    /// Differences with an interval: of twenty, about one stands apart from 0 by chance alone.
    pub compared: u32,
}

/// One kind of activity.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct KindFigures {
    /// Which.
    pub kind: ActivityKind,
    /// Answered days with it.
    pub days_with: u32,
    /// Answered days without it.
    pub days_without: u32,
    /// What was compared, in the order of [`Outcome`].
    pub comparisons: Vec<Comparison>,
}

/// What is compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum Outcome {
    /// Kratom doses that day.
    Doses,
    /// Amount of one lane that day.
    Amount {
        /// The lane.
        lane: Lane,
        /// Unit of the amount.
        unit: String,
    },
    /// Mood that day, 0 to 10.
    Mood,
    /// Symptom total of the next morning before the first dose, 0 to 30.
    MorningSymptoms,
}

/// One outcome on both kinds of days.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Comparison {
    /// Which.
    pub outcome: Outcome,
    /// Days with the activity of which the outcome is known.
    pub with: GroupMean,
    /// Days without it.
    pub without: GroupMean,
    /// Mean with minus mean without; `None` when the days are too few.
    pub difference: Option<Difference>,
    /// What may be said.
    pub verdict: Verdict,
}

/// Days and their mean.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct GroupMean {
    /// Days.
    pub days: u32,
    /// Calendar weeks with such a day.
    pub weeks: u32,
    /// Mean of the outcome; `None` without a day.
    pub mean: Option<f64>,
}

/// A difference of means with its 95 % interval, in the outcome's unit.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Difference {
    /// The difference.
    pub mid: f64,
    /// Lower end.
    pub lo95: f64,
    /// Upper end.
    pub hi95: f64,
}

/// What may be said of two things compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The whole interval lies below 0.
    Lower,
    /// The whole interval lies above 0.
    Higher,
    /// It covers 0.
    CannotTell,
    /// Too few days or weeks on one side.
    TooFew,
}

/// Compares, for each kind of activity, the answered days of `range` with it and without it. The day `today` is not over and left out.
#[must_use]
pub fn strategies_figures(
    entries: &Entries,
    range: DayRange,
    today: NaiveDate,
) -> StrategiesFigures {
    let range = range.until_yesterday(today);
    // With the morning after the last day, which may be today's: a morning is over when it was told.
    let next = range.to.checked_add_signed(Duration::days(1));
    let wide = Stretch::read(
        entries,
        DayRange {
            to: next.unwrap_or(range.to),
            ..range
        },
    );
    let days = wide.first(range.length());
    let mut symptoms = mornings_in(entries, &wide);
    symptoms.drain(..symptoms.len().min(1));
    let outcomes = outcomes(entries, &days, symptoms);
    let starts = entries.settings.day_starts_at;
    let mut places: BTreeMap<&ActivityKind, BTreeSet<usize>> = BTreeMap::new();
    for (activity, place) in in_days(&entries.activities, range, starts, |it| (it.at, it.zone)) {
        places.entry(&activity.kind).or_default().insert(place);
    }
    let weeks: Vec<i32> = (0..days.states.len())
        .map(|place| week(range.day(place)))
        .collect();
    let answered = count(days.answered());
    let mut kinds: Vec<KindFigures> = places
        .into_iter()
        .map(|(kind, with)| {
            let days_with = count(
                with.iter()
                    .filter(|place| days.is_answered(**place))
                    .count(),
            );
            KindFigures {
                kind: kind.clone(),
                days_with,
                days_without: answered - days_with,
                comparisons: outcomes
                    .iter()
                    .map(|(outcome, values)| compare(outcome, values, &with, &weeks))
                    .collect(),
            }
        })
        .collect();
    // A stable sort: ties keep the order of the list of kinds.
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.days_with));
    StrategiesFigures {
        range,
        answered_days: answered,
        unanswered_days: count(days.states.len()) - answered,
        compared: count(
            kinds
                .iter()
                .flat_map(|kind| &kind.comparisons)
                .filter(|it| it.difference.is_some())
                .count(),
        ),
        kinds,
    }
}

/// Calendar weeks from Monday, counted through.
fn week(day: NaiveDate) -> i32 {
    (day.num_days_from_ce() - 1).div_euclid(7)
}

/// Every outcome of each answered day.
fn outcomes(
    entries: &Entries,
    days: &Stretch,
    mut symptoms: Vec<Option<f64>>,
) -> Vec<(Outcome, Vec<Option<f64>>)> {
    let length = days.states.len();
    let answered = |values: Vec<Option<f64>>| -> Vec<Option<f64>> {
        values
            .into_iter()
            .enumerate()
            .map(|(place, value)| value.filter(|_| days.is_answered(place)))
            .collect()
    };
    let doses = days.counts().into_iter().map(|it| it.map(f64::from));
    let mut found = vec![(Outcome::Doses, doses.collect())];
    for lane in days.lanes() {
        if let Some(unit) = usual_unit(days.doses.iter(), lane) {
            let amounts = days.amounts(lane, &unit);
            let known = amounts.into_iter().map(DayAmount::known).collect();
            let lane = lane.clone();
            found.push((Outcome::Amount { lane, unit }, known));
        }
    }
    let mood = CheckIns::of(entries, days.period).daily(|it| Measure::Mood.of(it));
    found.push((Outcome::Mood, answered(mood)));
    symptoms.resize(length, None);
    found.push((Outcome::MorningSymptoms, answered(symptoms)));
    found
}

/// Whether a side has enough days, in enough weeks.
const fn enough(of: GroupMean) -> bool {
    of.days >= SIDE_DAYS && of.weeks >= SIDE_WEEKS
}

fn compare(
    outcome: &Outcome,
    values: &[Option<f64>],
    with: &BTreeSet<usize>,
    weeks: &[i32],
) -> Comparison {
    let known = |wanted: bool| -> Vec<(f64, i32)> {
        values
            .iter()
            .zip(weeks)
            .enumerate()
            .filter(|(place, _)| with.contains(place) == wanted)
            .filter_map(|(_, (value, week))| Some(((*value)?, *week)))
            .collect()
    };
    let (on, off) = (known(true), known(false));
    let (with, without) = (group(&on), group(&off));
    let difference = (enough(with) && enough(without))
        .then(|| difference(&on, &off, with.weeks.min(without.weeks)))
        .flatten();
    Comparison {
        outcome: outcome.clone(),
        with,
        without,
        verdict: match difference {
            None => Verdict::TooFew,
            Some(found) if found.hi95 < 0.0 => Verdict::Lower,
            Some(found) if found.lo95 > 0.0 => Verdict::Higher,
            Some(_) => Verdict::CannotTell,
        },
        difference,
    }
}

#[allow(clippy::cast_precision_loss, reason = "days of a journal")]
fn mean(values: &[(f64, i32)]) -> Option<f64> {
    let sum: f64 = values.iter().map(|(value, _)| value).sum();
    (!values.is_empty()).then(|| sum / values.len() as f64)
}

fn group(values: &[(f64, i32)]) -> GroupMean {
    let weeks: BTreeSet<i32> = values.iter().map(|(_, week)| *week).collect();
    GroupMean {
        days: count(values.len()),
        weeks: count(weeks.len()),
        mean: mean(values).map(rounded),
    }
}

#[allow(clippy::cast_precision_loss, reason = "days of a journal")]
fn difference(on: &[(f64, i32)], off: &[(f64, i32)], weeks: u32) -> Option<Difference> {
    let (with, without) = (mean(on)?, mean(off)?);
    let mut sums: BTreeMap<i32, f64> = BTreeMap::new();
    for (value, week) in on {
        *sums.entry(*week).or_default() += (value - with) / on.len() as f64;
    }
    for (value, week) in off {
        *sums.entry(*week).or_default() -= (value - without) / off.len() as f64;
    }
    let groups = sums.len() as f64;
    let squares: f64 = sums.values().map(|sum| sum * sum).sum();
    let error = (squares * groups / (groups - 1.0)).sqrt();
    let half = student(weeks.saturating_sub(1)) * error;
    let mid = with - without;
    Some(Difference {
        mid: rounded(mid),
        lo95: rounded(mid - half),
        hi95: rounded(mid + half),
    })
}

/// The value that Student's t with so many degrees of freedom exceeds with probability 2.5 %: the expansion of Abramowitz and Stegun 1964,
/// 26.7.5, which is right to 0.001 from five degrees on.
fn student(freedom: u32) -> f64 {
    let n = f64::from(freedom.max(1));
    let power = |exponent| Z.powi(exponent);
    let terms = [
        (power(3) + Z) / 4.0,
        (5.0 * power(5) + 16.0 * power(3) + 3.0 * Z) / 96.0,
        (3.0 * power(7) + 19.0 * power(5) + 17.0 * power(3) - 15.0 * Z) / 384.0,
        (79.0 * power(9) + 776.0 * power(7) + 1482.0 * power(5) - 1920.0 * power(3) - 945.0 * Z)
            / 92_160.0,
    ];
    // From the smallest term on.
    terms.iter().rev().fold(0.0, |sum, term| (sum + term) / n) + Z
}

/// Findings told one by one in the sentence; the table has all.
const TOLD: usize = 3;

/// What the comparisons say in words: differences whose whole range lies on one side of 0, with how many such there would be by chance;
/// else that none can be told, or what is missing.
#[must_use]
pub fn strategies_sentence(figures: &StrategiesFigures, words: &Words) -> String {
    if figures.kinds.is_empty() {
        return say("strategies-none", words);
    }
    let apart: Vec<(&KindFigures, &Comparison)> = figures
        .kinds
        .iter()
        .flat_map(|kind| kind.comparisons.iter().map(move |it| (kind, it)))
        .filter(|(_, it)| matches!(it.verdict, Verdict::Lower | Verdict::Higher))
        .collect();
    let compared = ("compared", figures.compared.into());
    if !apart.is_empty() {
        let told = apart
            .iter()
            .take(TOLD)
            .filter_map(|(kind, it)| finding(kind, it, words));
        let count = words.say(
            "strategies-apart",
            &[("apart", apart.len().into()), compared],
        );
        return joined(told.chain([count]));
    }
    if figures.compared > 0 {
        let judged = figures
            .kinds
            .iter()
            .filter(|kind| kind.comparisons.iter().any(|it| it.difference.is_some()))
            .map(|kind| kind_name(&kind.kind, words))
            .collect::<Vec<_>>()
            .join(", ");
        return words.say(
            "strategies-cannot-tell",
            &[("kinds", judged.into()), compared],
        );
    }
    missing(figures, words)
}

/// What the kind with most days lacks for its doses to be compared.
fn missing(figures: &StrategiesFigures, words: &Words) -> String {
    let Some((kind, doses)) = figures
        .kinds
        .first()
        .and_then(|kind| Some((kind, kind.comparisons.first()?)))
    else {
        return say("strategies-none", words);
    };
    let (id, side) = if enough(doses.with) {
        ("strategies-thin-without", doses.without)
    } else {
        ("strategies-thin", doses.with)
    };
    words.say(
        id,
        &[
            ("kind", kind_name(&kind.kind, words).into()),
            ("have", side.days.into()),
            ("need", SIDE_DAYS.into()),
            ("weeks", side.weeks.into()),
            ("need_weeks", SIDE_WEEKS.into()),
        ],
    )
}

fn finding(kind: &KindFigures, of: &Comparison, words: &Words) -> Option<String> {
    let found = of.difference?;
    let higher = found.mid > 0.0;
    let (low, high) = if higher {
        (found.lo95, found.hi95)
    } else {
        (-found.hi95, -found.lo95)
    };
    let what = match &of.outcome {
        Outcome::Doses => "doses",
        Outcome::Amount { .. } => "amount",
        Outcome::Mood => "mood",
        Outcome::MorningSymptoms => "symptoms",
    };
    let direction = if higher { "higher" } else { "lower" };
    let mut args = vec![
        ("kind", kind_name(&kind.kind, words).into()),
        ("mid", number(found.mid.abs(), words).into()),
        ("low", number(low, words).into()),
        ("high", number(high, words).into()),
        ("with", of.with.days.into()),
        ("without", of.without.days.into()),
    ];
    if let Outcome::Amount { lane, unit } = &of.outcome {
        args.push(("lane", lane_name(lane, words).into()));
        args.push(("unit", unit.as_str().into()));
    }
    Some(words.say(&format!("strategies-{what}-{direction}"), &args))
}

/// The name of an activity; a word from elsewhere as it came.
fn kind_name(kind: &ActivityKind, words: &Words) -> String {
    match kind {
        ActivityKind::Unknown(word) => word.clone(),
        known => say(&format!("strategy-{known}"), words),
    }
}

fn outcome_name(outcome: &Outcome, words: &Words) -> String {
    match outcome {
        Outcome::Doses => say("chart-strategies-doses", words),
        Outcome::Amount { lane, unit } => outcome_amount(lane, unit, words),
        Outcome::Mood => say("chart-strategies-mood", words),
        Outcome::MorningSymptoms => say("chart-strategies-symptoms", words),
    }
}

fn verdict_name(verdict: Verdict, words: &Words) -> String {
    let id = match verdict {
        Verdict::Lower => "strategies-verdict-lower",
        Verdict::Higher => "strategies-verdict-higher",
        Verdict::CannotTell => "strategies-verdict-cannot-tell",
        Verdict::TooFew => "strategies-verdict-too-few",
    };
    say(id, words)
}

fn strategies_table(figures: &StrategiesFigures, words: &Words) -> Table {
    let mut rows = Vec::new();
    for kind in &figures.kinds {
        for of in &kind.comparisons {
            let found = of.difference;
            rows.push(vec![
                kind_name(&kind.kind, words),
                outcome_name(&of.outcome, words),
                of.with.days.to_string(),
                of.without.days.to_string(),
                cell(of.with.mean, words),
                cell(of.without.mean, words),
                found.map_or_else(|| cell(None, words), |it| signed(it.mid, words)),
                range_cell(found.map(|it| (it.lo95, it.hi95)), words),
                verdict_name(of.verdict, words),
            ]);
        }
    }
    table(
        &[
            "body-table-activity",
            "body-table-outcome",
            "body-table-days-with",
            "body-table-days-without",
            "body-table-mean-with",
            "body-table-mean-without",
            "body-table-difference",
            "body-table-range-95",
            "body-table-verdict",
        ],
        rows,
        words,
    )
}

fn strategies_notes(figures: &StrategiesFigures, words: &Words) -> Vec<String> {
    vec![words.say(
        "strategies-note",
        &[
            ("answered", figures.answered_days.into()),
            ("unanswered", figures.unanswered_days.into()),
            ("need", SIDE_DAYS.into()),
            ("need_weeks", SIDE_WEEKS.into()),
        ],
    )]
}

/// Kinds drawn side by side; the table has all.
const DRAWN: usize = 6;

pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let figures = strategies_figures(entries, asked(entries, ask), ask.today);
    let sentence = strategies_sentence(&figures, words);
    let mut draft = Draft::new(ChartName::Strategies, sentence, words);
    draft.table = strategies_table(&figures, words);
    draft.notes = strategies_notes(&figures, words);
    if figures.compared == 0 {
        return draft.missing();
    }
    let kinds: Vec<&KindFigures> = figures
        .kinds
        .iter()
        .filter(|kind| kind.comparisons.iter().any(|it| it.difference.is_some()))
        .take(DRAWN)
        .collect();
    let outcomes: Vec<&Outcome> = kinds.first().map_or_else(Vec::new, |kind| {
        kind.comparisons.iter().map(|it| &it.outcome).collect()
    });
    let mut panels = Vec::new();
    for outcome in outcomes {
        let of = |kind: &KindFigures| {
            kind.comparisons
                .iter()
                .find(|it| it.outcome == *outcome)
                .cloned()
        };
        let mut items = Vec::new();
        for (kind, place) in kinds.iter().zip(0_u32..) {
            let Some(comparison) = of(kind) else { continue };
            let found = comparison.difference;
            let reading = Reading::new(
                f64::from(place),
                found.map(|it| it.mid),
                reading(kind, &comparison, words),
            );
            draft.readings.push(reading.in_panel(panels.len()));
            items.extend(found.map(|it| Interval {
                at: f64::from(place),
                mid: Some(it.mid),
                lo: it.lo95,
                hi: it.hi95,
            }));
        }
        if items.is_empty() {
            draft
                .readings
                .retain(|it| usize::try_from(it.panel) != Ok(panels.len()));
            continue;
        }
        panels.push(
            Panel::new(outcome_name(outcome, words), YAxis::Plain).with(Intervals {
                tone: Tone::Main,
                label: say("strategies-key", words),
                along: Along::Y,
                items,
            }),
        );
    }
    draft
        .readings
        .sort_by(|left, right| left.x.total_cmp(&right.x));
    let names = kinds
        .iter()
        .map(|kind| kind_name(&kind.kind, words))
        .collect();
    draft.panels(XAxis::Categories(names), panels)
}

fn reading(kind: &KindFigures, of: &Comparison, words: &Words) -> String {
    let mut args = vec![
        ("kind", kind_name(&kind.kind, words).into()),
        ("outcome", outcome_name(&of.outcome, words).into()),
        ("with", of.with.days.into()),
        ("without", of.without.days.into()),
    ];
    let Some(found) = of.difference else {
        return words.say("strategies-reading-too-few", &args);
    };
    args.extend([
        ("mid", signed(found.mid, words).into()),
        ("low", signed(found.lo95, words).into()),
        ("high", signed(found.hi95, words).into()),
    ]);
    words.say("strategies-reading", &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The upper 2.5 % point by adding up the density, from tables of nobody.
    fn slow_student(freedom: u32) -> f64 {
        let n = f64::from(freedom);
        let density = |x: f64| (1.0 + x * x / n).powf(-(n + 1.0) / 2.0);
        let step = 1e-4;
        let total: f64 = (0..4_000_000)
            .map(|nth| density((f64::from(nth) + 0.5) * step) * step)
            .sum();
        let (mut sum, mut x) = (0.0, 0.0);
        while sum < 0.95 * total {
            sum += density(x + step / 2.0) * step;
            x += step;
        }
        x
    }

    #[test]
    fn students_quantile_agrees_with_adding_up_its_density() {
        for freedom in [5, 6, 9, 20, 100] {
            let (fast, slow) = (student(freedom), slow_student(freedom));
            assert!((fast - slow).abs() < 2e-3, "{freedom}: {fast} {slow}");
        }
    }

    /// Days that resemble their neighbours, and activities that know nothing of them: about one interval in twenty may miss 0.
    #[test]
    fn without_a_difference_one_in_twenty_stands_apart() {
        let mut state = 42_u64;
        let mut uniform = move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(state >> 33).unwrap_or(0)) / f64::from(u32::MAX >> 1)
        };
        for (length, share) in [(120, 0.2), (365, 0.1), (70, 0.5)] {
            let (mut judged, mut apart) = (0, 0);
            for _ in 0..600 {
                let weeks: Vec<i32> = (0..length).map(|day| day / 7).collect();
                let mut level = 0.0;
                let values: Vec<Option<f64>> = (0..length)
                    .map(|_| {
                        let noise: f64 = (0..4).map(|_| uniform() - 0.5).sum();
                        level = 0.5 * level + noise;
                        Some((level + 3.0).round())
                    })
                    .collect();
                let with: BTreeSet<usize> =
                    (0..values.len()).filter(|_| uniform() < share).collect();
                match compare(&Outcome::Doses, &values, &with, &weeks).verdict {
                    Verdict::TooFew => {}
                    Verdict::CannotTell => judged += 1,
                    Verdict::Lower | Verdict::Higher => {
                        judged += 1;
                        apart += 1;
                    }
                }
            }
            assert!(judged > 400, "most are judged: {judged}");
            let share_apart = f64::from(apart) / f64::from(judged);
            assert!(
                share_apart < 0.08,
                "{apart} of {judged} stand apart although nothing differs ({length} days)"
            );
        }
    }
}
