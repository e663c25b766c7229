//! A plan beside what was logged: the limit of each day, and whether the day went as planned.
//!
//! Days nobody answered for are told apart and are neither: nothing logged is not nothing taken. A day whose amounts are not all known went
//! otherwise only where the known ones alone pass the limit.

use chrono::NaiveDate;
use journal_core::{Dose, Entries, Lane, Plan, PlanParts, PlanState, Product};
use journal_plans::{Aim, PlanDay, Schedule};
use journal_tolerance::DayState;
use serde::Serialize;

use super::days::DayRange;
use super::taken::{Stretch, Taken, measured};
use crate::trend::count;

/// Sums of decimals pass a limit only beyond this, in the limit's unit: amounts have six decimals.
const HAIR: f64 = 1e-7;

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
pub fn plan_of_interest<'a>(
    plans: &'a [Plan],
    range: DayRange,
    today: NaiveDate,
) -> Option<&'a Plan> {
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
        by_day[taken.day].push(taken);
    }
    let days: Vec<PlanFiguresDay> = (0..range.length())
        .filter_map(|place| {
            let date = range.day(place);
            let day = schedule.day(date)?;
            let answered = stretch.is_answered(place);
            Some(judge(
                day,
                limit(&schedule, plan, day),
                answered.then_some(by_day[place].as_slice()),
                unit.as_deref(),
                lane.as_ref(),
            ))
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
fn limit(schedule: &Schedule, plan: &Plan, day: &PlanDay) -> Option<f64> {
    let amount = match (&plan.parts, day.aim) {
        (PlanParts::Spacing(it), Aim::Spacing) => it.daily_limit,
        _ => schedule.limit(day.date).map(|limit| limit.amount),
    };
    amount.map(journal_core::Amount::to_f64)
}

/// A dose in the plan's unit: as it was logged where that is the unit, else as its lane is counted.
fn in_unit(product: &Product, dose: &Dose, unit: &str) -> Option<f64> {
    if dose.unit == unit {
        return dose.amount.map(journal_core::Amount::to_f64);
    }
    let (own, amount) = measured(product, dose);
    amount.filter(|_| own == unit)
}

fn judge(
    day: &PlanDay,
    limit: Option<f64>,
    doses: Option<&[&Taken]>,
    unit: Option<&str>,
    lane: Option<&Lane>,
) -> PlanFiguresDay {
    let said = |actual, went| PlanFiguresDay {
        date: day.date,
        limit,
        actual,
        went,
    };
    let turn = match day.aim {
        Aim::Turn(product) => Some(product),
        _ => None,
    };
    let planned = limit.is_some() || turn.is_some();
    let Some(doses) = doses else {
        let went = if planned { Went::Unanswered } else { Went::NotPlanned };
        return said(None, went);
    };
    // A dose whose product is not there may be of the lane in question.
    let concerned = doses
        .iter()
        .filter(|taken| lane.is_none_or(|lane| taken.product.is_none() || taken.in_lane(lane)));
    let (mut sum, mut number, mut unknown, mut other) = (0.0, 0_u32, false, false);
    for taken in concerned {
        number += 1;
        other |= turn.is_some_and(|turn| taken.dose.product != turn);
        let amount = unit
            .zip(taken.product)
            .and_then(|(unit, product)| in_unit(product, taken.dose, unit));
        match amount {
            Some(amount) => sum += amount,
            None => unknown = true,
        }
    }
    let actual = if unit.is_some() { sum } else { f64::from(number) };
    let went = match limit {
        _ if !planned => Went::NotPlanned,
        _ if turn.is_some() && other => Went::Otherwise,
        None => Went::Kept,
        Some(limit) if actual > limit + HAIR => Went::Otherwise,
        // On a day without, any dose is one too many, known or not.
        Some(limit) if limit <= 0.0 && number > 0 => Went::Otherwise,
        Some(_) if unit.is_some() && unknown => Went::Unknown,
        Some(_) => Went::Kept,
    };
    said(Some(actual), went)
}
