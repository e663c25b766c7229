//! What a dose means for the running plan: neutral facts, told after it is stored. Nothing is blocked.

use crate::schedule::{Aim, Schedule};
use chrono::NaiveDate;
use journal_core::{
    Amount, Dose, Entries, Id, Lane, Plan, PlanParts, PlanState, Product, TimeOfDay,
};
use journal_words::Words;
use serde::Serialize;

/// A fact about a dose and the running plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum MirrorNote {
    /// The plan has a day without.
    OffDay {
        /// Which day of its phase, from 1.
        number: u32,
        /// Days of the phase.
        of: Option<u32>,
    },
    /// The day's known amounts are above the limit.
    AboveLimit {
        /// Sum of the day's known amounts.
        #[cfg_attr(feature = "specta", specta(type = String))]
        total: Amount,
        /// The person's limit.
        #[cfg_attr(feature = "specta", specta(type = String))]
        limit: Amount,
        /// Unit of both.
        unit: String,
    },
    /// Less time since the dose before than the person's own smallest gap.
    ShortGap {
        /// Minutes since then.
        minutes: u32,
        /// The smallest gap.
        minimum: u32,
    },
    /// It is another product's turn.
    OtherTurn {
        /// Whose.
        #[cfg_attr(feature = "specta", specta(type = String))]
        planned: Id,
    },
}

impl MirrorNote {
    /// The sentence for a person.
    #[must_use]
    pub fn sentence(&self, entries: &Entries, words: &Words) -> String {
        match self {
            Self::OffDay {
                number,
                of: Some(of),
            } => words.say(
                "plan-mirror-off-of",
                &[("number", (*number).into()), ("of", (*of).into())],
            ),
            Self::OffDay { of: None, .. } => words.say("plan-mirror-off", &[]),
            Self::AboveLimit { total, limit, unit } => words.say(
                "plan-mirror-above",
                &[
                    ("total", decimal(*total, words).into()),
                    ("limit", decimal(*limit, words).into()),
                    ("unit", unit.as_str().into()),
                ],
            ),
            Self::ShortGap { minutes, minimum } => words.say(
                "plan-mirror-gap",
                &[
                    ("minutes", (*minutes).into()),
                    ("minimum", (*minimum).into()),
                ],
            ),
            Self::OtherTurn { planned } => words.say(
                "plan-mirror-turn",
                &[("product", product_name(*planned, Some(entries)).into())],
            ),
        }
    }
}

/// The facts about `dose`, with the other doses of `entries` (the dose itself may stand among them). Empty when there is nothing to
/// say: the plan is not running, does not speak about this dose, or the dose is as foreseen.
#[must_use]
pub fn mirror(plan: &Plan, entries: &Entries, dose: &Dose) -> Vec<MirrorNote> {
    let starts = entries.settings.day_starts_at;
    if plan.state != PlanState::Running {
        return Vec::new();
    }
    let Ok(schedule) = Schedule::of(plan, starts) else {
        return Vec::new();
    };
    let date = dose.day(starts);
    let Some(day) = schedule.day(date) else {
        return Vec::new();
    };
    let product = entries.product(dose.product);
    if !product.is_none_or(Product::is_kratom) {
        return Vec::new();
    }
    let mut notes = Vec::new();
    match day.aim {
        Aim::Off => {
            let named = plan.lane.as_ref();
            if named.is_none_or(|lane| product.is_none_or(|product| product.lane == *lane)) {
                notes.push(MirrorNote::OffDay {
                    number: day.number,
                    of: day.of,
                });
            }
        }
        Aim::Turn(planned) if planned != dose.product => {
            notes.push(MirrorNote::OtherTurn { planned });
        }
        Aim::Spacing => {
            if let PlanParts::Spacing(it) = &plan.parts {
                notes.extend(above(
                    plan,
                    entries,
                    dose,
                    date,
                    it.daily_limit,
                    Some(&it.unit),
                ));
                notes.extend(gap(plan, entries, dose, it.minimum_gap_minutes));
            }
        }
        _ => {
            if let Some(limit) = schedule.limit(date) {
                let unit = limit.unit.as_deref();
                notes.extend(above(plan, entries, dose, date, Some(limit.amount), unit));
            }
        }
    }
    notes
}

fn above(
    plan: &Plan,
    entries: &Entries,
    dose: &Dose,
    date: NaiveDate,
    limit: Option<Amount>,
    unit: Option<&str>,
) -> Option<MirrorNote> {
    let (limit, unit) = (limit?, unit?);
    // A dose of another lane, or of unknown amount, adds nothing that could be told.
    known(plan, entries, dose, unit)?;
    let starts = entries.settings.day_starts_at;
    let others = entries.doses.iter().filter(|it| it.id != dose.id);
    let total = sum(plan, entries, others.chain([dose]), date, starts, unit).amount;
    (total > limit).then(|| MirrorNote::AboveLimit {
        total,
        limit,
        unit: unit.to_owned(),
    })
}

fn gap(plan: &Plan, entries: &Entries, dose: &Dose, minimum: Option<u32>) -> Option<MirrorNote> {
    let minimum = minimum?;
    if !counts(plan, entries.product(dose.product)) {
        return None;
    }
    let before = entries
        .doses
        .iter()
        .filter(|it| it.id != dose.id && it.taken_at <= dose.taken_at)
        .filter(|it| counts(plan, entries.product(it.product)))
        .map(|it| it.taken_at)
        .max()?;
    let minutes = u32::try_from((dose.taken_at - before).num_minutes()).ok()?;
    (minutes < minimum).then_some(MirrorNote::ShortGap { minutes, minimum })
}

/// The amounts of a day, as far as they are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Taken {
    /// Sum of the known amounts.
    pub amount: Amount,
    /// True when a dose of that day has no amount that could be added: the sum is then the least it can have been.
    pub incomplete: bool,
}

/// What was taken on a day of what the plan's limits are about, for "plan against actual". `None` for a plan without limits.
/// Only an answered day can be told from a day of which nothing is known; [`journal_core::status_of_day`] knows.
#[must_use]
pub fn taken(plan: &Plan, entries: &Entries, date: NaiveDate) -> Option<Taken> {
    let unit = match &plan.parts {
        PlanParts::Alternation(it) => &it.unit,
        PlanParts::Taper(it) => &it.unit,
        PlanParts::Spacing(it) => &it.unit,
        _ => return None,
    };
    let starts = entries.settings.day_starts_at;
    Some(sum(plan, entries, entries.doses.iter(), date, starts, unit))
}

fn sum<'d>(
    plan: &Plan,
    entries: &Entries,
    doses: impl Iterator<Item = &'d Dose>,
    date: NaiveDate,
    starts: TimeOfDay,
    unit: &str,
) -> Taken {
    let mut micros = 0_i64;
    let mut incomplete = false;
    for dose in doses.filter(|dose| dose.day(starts) == date) {
        if !counts(plan, entries.product(dose.product)) {
            continue;
        }
        match known(plan, entries, dose, unit) {
            Some(amount) => micros = micros.saturating_add(amount.micros()),
            None => incomplete = true,
        }
    }
    Taken {
        amount: Amount::from_micros(micros).unwrap_or(Amount::MAX),
        incomplete,
    }
}

/// Whether limits of the plan are about a product: kratom of the plan's lane, leaf when it names none. Lanes are never added up.
fn counts(plan: &Plan, product: Option<&Product>) -> bool {
    let lane = plan.lane.as_ref().unwrap_or(&Lane::Leaf);
    product.is_some_and(|product| product.is_kratom() && product.lane == *lane)
}

/// The amount of a dose in the plan's unit; `None` when it is not known, or limits are not about it.
fn known(plan: &Plan, entries: &Entries, dose: &Dose, unit: &str) -> Option<Amount> {
    let product = entries.product(dose.product)?;
    if !counts(plan, Some(product)) {
        return None;
    }
    let amount = dose.amount?;
    if dose.unit == unit {
        return Some(amount);
    }
    if unit == "g" && dose.unit == "mg" {
        return Amount::from_micros(amount.micros() / 1000);
    }
    if unit == "g" && dose.unit == product.unit {
        return Amount::from_f64(amount.to_f64() * product.grams_per_unit?.to_f64());
    }
    None
}

/// An amount with the language's decimal mark.
pub(crate) fn decimal(amount: Amount, words: &Words) -> String {
    let mark = words.say("number-decimal-mark", &[]);
    amount.to_string().replace('.', &mark)
}

/// The name of a product, or its id where the name is not known.
pub(crate) fn product_name(id: Id, entries: Option<&Entries>) -> String {
    entries
        .and_then(|entries| entries.product(id))
        .map_or_else(|| id.to_string(), |product| product.name.clone())
}
