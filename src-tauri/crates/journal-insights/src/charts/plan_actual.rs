//! A plan beside what was logged: the limit of each day, and whether the day went as planned.
//!
//! Days nobody answered for are told apart and are neither: nothing logged is not nothing taken. A day whose amounts are not all known went
//! otherwise only where the known ones alone pass the limit.

use chrono::NaiveDate;
use journal_charts::{
    Bar, Bars, ChartModel, Dot, DotShape, Dots, Panel, Reading, Step, Steps, Table, Tone, XAxis,
    YAxis, at_day,
};
use journal_core::{Amount, Dose, Entries, Id, Lane, Plan, PlanParts, PlanState, Product};
use journal_plans::{Aim, PlanDay, Schedule, kind_word};
use journal_words::Words;
use serde::Serialize;

use super::days::{DayRange, asked};
use super::phrase::{cell, say, table};
use super::say::{days as dates, joined, number};
use super::taken::{Stretch, Taken};
use super::{ChartAsk, ChartName, Draft};
use crate::trend::count;

/// A plan beside what was logged.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlanFigures {
    /// The kind's word in files.
    pub kind: String,
    /// Whether amounts are compared, or only doses counted.
    pub unit: Option<String>,
    /// The plan's days in question that are over.
    pub range: DayRange,
    /// Each of them.
    pub days: Vec<PlanFiguresDay>,
    /// Days the plan says something about that can be kept or not.
    pub planned: u32,
    /// Of those: days with an answer and amounts that allow one.
    pub judged: u32,
    /// Of those: days that went as planned.
    pub kept: u32,
    /// Of those: days that went otherwise.
    pub otherwise: u32,
    /// Planned days whose amounts are not all known.
    pub unknown: u32,
    /// Planned days nobody answered for.
    pub unanswered: u32,
}

/// A day of a plan.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct PlanFiguresDay {
    /// The day.
    pub date: NaiveDate,
    /// Most in that day, in the plan's unit, or most doses where the plan has none; `None` when the plan sets no limit.
    pub limit: Option<f64>,
    /// What is known to have been taken, in the same unit; `None` when the day was not answered.
    pub actual: Option<f64>,
    /// How it went.
    pub went: Went,
}

/// How a day of a plan went.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Went {
    /// As planned.
    Kept,
    /// Otherwise.
    Otherwise,
    /// Answered, but an amount is not known.
    Unknown,
    /// Nobody answered for the day.
    Unanswered,
    /// The plan says nothing about the day that could be kept.
    NotPlanned,
}

/// The plan that a chart is about: of those begun by `today` that touch the range the one that began last; a running or held one first.
#[must_use]
pub fn plan_of_interest(plans: &[Plan], range: DayRange, today: NaiveDate) -> Option<&Plan> {
    plans
        .iter()
        .filter(|plan| plan.state != PlanState::Draft && plan.starts_on < today)
        .filter(|plan| plan.starts_on <= range.to)
        .filter(|plan| plan.ends_on.is_none_or(|end| end >= range.from))
        .max_by_key(|plan| {
            let on = matches!(plan.state, PlanState::Running | PlanState::Held);
            (on, plan.starts_on, plan.id)
        })
}

/// Holds the days of `range` against what `plan` says of them; `None` when it cannot be laid out. The day `today` is not over and left out.
#[must_use]
pub fn plan_figures(
    entries: &Entries,
    plan: &Plan,
    range: DayRange,
    today: NaiveDate,
) -> Option<PlanFigures> {
    let schedule = Schedule::of(plan, entries.settings.day_starts_at).ok()?;
    let (first, last) = (schedule.days().first()?.date, schedule.days().last()?.date);
    let range = DayRange {
        from: range.from.max(first),
        to: range.to.min(last),
    }
    .until_yesterday(today);
    let stretch = Stretch::read(entries, range);
    let unit = unit_of(plan);
    let lane = lane_of(plan);
    let mut by_day: Vec<Vec<&Taken>> = vec![Vec::new(); range.length()];
    for taken in &stretch.doses {
        if lane.as_ref().is_none_or(|lane| taken.in_lane(lane)) {
            by_day[taken.day].push(taken);
        }
    }
    let days: Vec<PlanFiguresDay> = (0..range.length())
        .filter_map(|place| {
            let date = range.day(place);
            let day = schedule.day(date)?;
            let asked = Asked {
                limit: limit(&schedule, plan, day),
                unit: unit.as_deref(),
                turn: match day.aim {
                    Aim::Turn(product) => Some(product),
                    _ => None,
                },
            };
            let (actual, went) = judge(&asked, &by_day[place]);
            let answered = stretch.is_answered(place);
            Some(PlanFiguresDay {
                date,
                limit: asked.limit.map(Amount::to_f64),
                actual: answered.then_some(actual),
                went: match went {
                    Went::NotPlanned => went,
                    _ if !answered => Went::Unanswered,
                    _ => went,
                },
            })
        })
        .collect();
    let went = |wanted: Went| count(days.iter().filter(|day| day.went == wanted).count());
    let (kept, otherwise) = (went(Went::Kept), went(Went::Otherwise));
    let (unknown, unanswered) = (went(Went::Unknown), went(Went::Unanswered));
    Some(PlanFigures {
        kind: plan.parts.kind().to_owned(),
        unit,
        range,
        planned: kept + otherwise + unknown + unanswered,
        judged: kept + otherwise,
        kept,
        otherwise,
        unknown,
        unanswered,
        days,
    })
}

/// The unit whose amounts a plan limits; `None` for plans about days and products.
fn unit_of(plan: &Plan) -> Option<String> {
    match &plan.parts {
        PlanParts::Alternation(it) => Some(it.unit.clone()),
        PlanParts::Taper(it) => Some(it.unit.clone()),
        PlanParts::Spacing(it) => it.daily_limit.map(|_| it.unit.clone()),
        _ => None,
    }
}

/// The lane a plan speaks about: limits are about leaf where nothing else is said, days without about every lane.
fn lane_of(plan: &Plan) -> Option<Lane> {
    let limits = unit_of(plan).is_some();
    plan.lane.clone().or_else(|| limits.then_some(Lane::Leaf))
}

/// Most in a day.
fn limit(schedule: &Schedule, plan: &Plan, day: &PlanDay) -> Option<Amount> {
    match (&plan.parts, day.aim) {
        (PlanParts::Spacing(it), Aim::Spacing) => it.daily_limit,
        _ => schedule.limit(day.date).map(|limit| limit.amount),
    }
}

/// A dose in the unit of a limit, in millionths: as it was logged where that is the unit; in grams also from milligrams, and where the
/// product says how many one of its units has. The same as [`journal_plans::taken`] adds up, which asks all doses for each day.
fn in_unit(product: &Product, dose: &Dose, unit: &str) -> Option<i64> {
    let amount = dose.amount?;
    match (unit, dose.unit.as_str()) {
        (wanted, own) if wanted == own => Some(amount.micros()),
        ("g", "mg") => Some(amount.micros() / 1000),
        ("g", own) if own == product.unit => {
            let grams = product.grams_per_unit?.to_f64();
            Amount::from_f64(amount.to_f64() * grams).map(Amount::micros)
        }
        _ => None,
    }
}

/// What a plan asks of a day.
struct Asked<'a> {
    limit: Option<Amount>,
    /// Unit of the limit; `None` = doses are counted.
    unit: Option<&'a str>,
    /// Whose turn it is.
    turn: Option<Id>,
}

/// What was taken on an answered day, and how the day went.
fn judge(asked: &Asked, doses: &[&Taken]) -> (f64, Went) {
    let (mut micros, mut number, mut unknown, mut other) = (0_i64, 0_u32, false, false);
    for taken in doses {
        number += 1;
        other |= asked.turn.is_some_and(|turn| taken.dose.product != turn);
        let amount = asked
            .unit
            .zip(taken.product)
            .and_then(|(unit, product)| in_unit(product, taken.dose, unit));
        match amount {
            Some(amount) => micros = micros.saturating_add(amount),
            None => unknown = true,
        }
    }
    let actual = match asked.unit {
        Some(_) => Amount::from_micros(micros).unwrap_or(Amount::MAX).to_f64(),
        None => f64::from(number),
    };
    let went = match asked.limit {
        None if asked.turn.is_none() => Went::NotPlanned,
        None if other => Went::Otherwise,
        None => Went::Kept,
        // On a day without, any dose is one too many, known or not.
        Some(limit) if limit.is_zero() => match number {
            0 => Went::Kept,
            _ => Went::Otherwise,
        },
        Some(limit) if micros > limit.micros() => Went::Otherwise,
        Some(_) if unknown => Went::Unknown,
        Some(_) => Went::Kept,
    };
    (actual, went)
}

/// What plan and days say in words: how many days went how, with the days that cannot be judged.
#[must_use]
pub fn plan_sentence(figures: &PlanFigures, words: &Words) -> String {
    let kind = kind_word(&figures.kind, words);
    if figures.days.is_empty() {
        return words.say("plan-actual-not-begun", &[("kind", kind.into())]);
    }
    let [from, to] = dates(figures.range, words);
    let mut said = vec![words.say(
        "plan-actual-said",
        &[
            ("kind", kind.into()),
            from,
            to,
            ("kept", figures.kept.into()),
            ("judged", figures.judged.into()),
            ("otherwise", figures.otherwise.into()),
        ],
    )];
    for (id, count) in [
        ("plan-actual-unanswered", figures.unanswered),
        ("plan-actual-unknown", figures.unknown),
    ] {
        if count > 0 {
            said.push(words.say(id, &[("count", count.into())]));
        }
    }
    joined(said)
}

pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let none = || {
        let sentence = say("plan-actual-none", words);
        Draft::new(ChartName::PlanActual, sentence, words).missing()
    };
    let range = asked(entries, ask);
    let Some(plan) = plan_of_interest(&entries.plans, range, ask.today) else {
        return none();
    };
    // Without a range it is the whole plan, not the journal.
    let range = match ask.range {
        Some(_) => range,
        None => DayRange {
            from: plan.starts_on,
            to: ask.today,
        },
    };
    let Some(figures) = plan_figures(entries, plan, range, ask.today) else {
        return none();
    };
    let mut draft = Draft::new(ChartName::PlanActual, plan_sentence(&figures, words), words);
    draft.table = plan_table(&figures, words);
    draft.notes = vec![
        say("plan-actual-note", words),
        say("body-today-left-out", words),
    ];
    if figures.planned == 0 {
        return draft.missing();
    }
    draft.readings = figures
        .days
        .iter()
        .map(|day| {
            let text = words.say(
                "plan-actual-reading",
                &[
                    ("date", words.date(day.date).into()),
                    ("limit", cell(day.limit, words).into()),
                    ("actual", cell(day.actual, words).into()),
                    ("went", went_words(day.went, words).into()),
                ],
            );
            Reading::new(at_day(day.date), day.actual, text)
        })
        .collect();
    let title = figures.unit.as_ref().map_or_else(
        || say("chart-plan-actual-doses", words),
        |unit| {
            words.say(
                "chart-plan-actual-amount",
                &[("unit", unit.as_str().into())],
            )
        },
    );
    let panel = layers(&figures, words)
        .into_iter()
        .fold(Panel::new(title, YAxis::Plain), Panel::with);
    let (from, to) = (figures.range.from, figures.range.to);
    draft.panels(XAxis::days(from, to), vec![panel])
}

/// Bars of what was taken, the limit as steps, and marks on days that need one.
fn layers(figures: &PlanFigures, words: &Words) -> Vec<journal_charts::Layer> {
    let days = || figures.days.iter();
    let bars = |wanted: &dyn Fn(Went) -> bool| -> Vec<Bar> {
        days()
            .filter(|day| wanted(day.went))
            .filter_map(|day| {
                Some(Bar {
                    x: at_day(day.date),
                    y: day.actual?,
                })
            })
            .collect()
    };
    let mut layers: Vec<journal_charts::Layer> = Vec::new();
    layers.push(
        Bars {
            tone: Tone::Main,
            label: say("plan-actual-key-taken", words),
            width: 1.0,
            bars: bars(&|_| true),
        }
        .into(),
    );
    let mut steps: Vec<Step> = Vec::new();
    for day in days() {
        if steps.last().is_none_or(|step| step.y != day.limit) {
            steps.push(Step {
                x: at_day(day.date),
                y: day.limit,
            });
        }
    }
    if steps.iter().any(|step| step.y.is_some()) {
        layers.push(
            Steps {
                tone: Tone::Other,
                label: say("plan-actual-key-limit", words),
                steps,
            }
            .into(),
        );
    }
    for (went, (tone, shape), label) in [
        (
            Went::Unanswered,
            (Tone::Quiet, DotShape::Cross),
            "plan-actual-key-unanswered",
        ),
        (
            Went::Unknown,
            (Tone::Quiet, DotShape::Diamond),
            "plan-actual-key-unknown",
        ),
        (
            Went::Otherwise,
            (Tone::Other, DotShape::Ring),
            "plan-actual-key-otherwise",
        ),
    ] {
        let points: Vec<Dot> = days()
            .filter(|day| day.went == went)
            .map(|day| Dot {
                x: at_day(day.date),
                y: day.actual.unwrap_or(0.0),
            })
            .collect();
        if !points.is_empty() {
            layers.push(
                Dots {
                    tone,
                    shape,
                    label: say(label, words),
                    points,
                }
                .into(),
            );
        }
    }
    layers
}

fn went_words(went: Went, words: &Words) -> String {
    let id = match went {
        Went::Kept => "plan-actual-kept",
        Went::Otherwise => "plan-actual-otherwise",
        Went::Unknown => "plan-actual-went-unknown",
        Went::Unanswered => "plan-actual-key-unanswered",
        Went::NotPlanned => "plan-actual-nothing-said",
    };
    say(id, words)
}

fn plan_table(figures: &PlanFigures, words: &Words) -> Table {
    let rows = figures.days.iter().map(|day| {
        vec![
            words.date(day.date),
            cell(day.limit, words),
            day.actual.map_or_else(
                || say("table-nothing", words),
                |actual| number(actual, words),
            ),
            went_words(day.went, words),
        ]
    });
    table(
        &[
            "table-date",
            "body-table-limit",
            "body-table-logged",
            "body-table-went",
        ],
        rows.collect(),
        words,
    )
}
