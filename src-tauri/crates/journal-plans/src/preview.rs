//! Every date and amount of a plan before it starts, with what is to be said about it.

use crate::mirror::{decimal, product_name};
use crate::schedule::{Aim, PlanDay, Schedule};
use crate::trouble::{PlanTrouble, kind_word};
use chrono::NaiveDate;
use journal_core::{Amount, Entries, Id, Plan, PlanParts, PlanState, Taper, TimeOfDay};
use journal_words::Words;
use serde::Serialize;

/// Days shown of a plan that has no end.
const OPEN_DAYS: usize = 84;
/// Days without after which tolerance may be lower.
const LOWER_AFTER_DAYS: u32 = 3;
/// A weekly reduction above this part counts as a large one; the text about it names no number.
const LARGE_WEEKLY_PART: f64 = 0.1;

/// A plan with all its dates: the object of `plan preview --json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Preview {
    /// The word of its kind.
    pub kind: String,
    /// Its phases or steps, in order. Their days are all days of the plan, up to `shown_until`.
    pub steps: Vec<PreviewStep>,
    /// Its last day; `None` when it has no end.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub ends_on: Option<NaiveDate>,
    /// The last day that is shown.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub shown_until: Option<NaiveDate>,
    /// What is to be known before it starts.
    pub warnings: Vec<String>,
}

/// Days in a row that are the same for the plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PreviewStep {
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// Last day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub until: NaiveDate,
    /// How many days.
    pub days: u32,
    /// Most in a day; 0 on days without, `None` where the plan says nothing about amounts.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub daily_amount: Option<Amount>,
    /// Unit of the amounts.
    pub unit: Option<String>,
    /// The same, spread over the slots of a day.
    #[cfg_attr(feature = "specta", specta(type = Vec<String>))]
    pub per_slot: Vec<Amount>,
    /// Whose turn it is.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub product: Option<Id>,
    /// In words.
    pub note: String,
}

/// Lays a plan out in words. `entries` give the names of products and how long kratom was used, where there is a journal.
///
/// # Errors
/// When it cannot be laid out; see [`Schedule::of`].
pub fn preview(
    plan: &Plan,
    day_starts_at: TimeOfDay,
    entries: Option<&Entries>,
    words: &Words,
) -> Result<Preview, PlanTrouble> {
    let schedule = Schedule::of(plan, day_starts_at)?;
    let ends_on = schedule.ends_on();
    let all = schedule.days();
    let shown = if ends_on.is_none() {
        &all[..all.len().min(OPEN_DAYS)]
    } else {
        all
    };
    let steps = phases(plan, shown)
        .into_iter()
        .map(|days| step(days, &schedule, entries, words))
        .collect();
    Ok(Preview {
        kind: plan.parts.kind().to_owned(),
        steps,
        ends_on,
        shown_until: shown.last().map(|day| day.date),
        warnings: warnings(plan, &schedule, words),
    })
}

/// Where a plan stands on a day, in words: "Break: day 3 of 14". `None` when the plan does not run or says nothing about the day.
#[must_use]
pub fn stands(plan: &Plan, date: NaiveDate, entries: &Entries, words: &Words) -> Option<String> {
    if !matches!(plan.state, PlanState::Running | PlanState::Held) {
        return None;
    }
    let schedule = Schedule::of(plan, entries.settings.day_starts_at).ok()?;
    let day = *schedule.day(date)?;
    let note = note(&day, &schedule, Some(entries), words);
    Some(words.say(
        "plan-stands",
        &[
            ("kind", kind_word(plan.parts.kind(), words).into()),
            ("note", note.into()),
        ],
    ))
}

/// The preview as lines for paper or a terminal.
#[must_use]
pub fn sheet(preview: &Preview, words: &Words) -> Vec<String> {
    let mut lines = vec![kind_word(&preview.kind, words)];
    for step in &preview.steps {
        let dates = if step.days == 1 {
            words.date(step.date)
        } else {
            words.say(
                "plan-dates",
                &[
                    ("from", words.date(step.date).into()),
                    ("until", words.date(step.until).into()),
                ],
            )
        };
        let slots: Vec<_> = step
            .per_slot
            .iter()
            .map(|slot| decimal(*slot, words))
            .collect();
        lines.push(if slots.len() > 1 {
            format!("{dates}: {} ({})", step.note, slots.join(" + "))
        } else {
            format!("{dates}: {}", step.note)
        });
    }
    lines.push(match (preview.ends_on, preview.shown_until) {
        (Some(end), _) => words.say("plan-ends", &[("date", words.date(end).into())]),
        (None, Some(until)) => words.say("plan-open", &[("date", words.date(until).into())]),
        (None, None) => words.say("plan-no-days", &[]),
    });
    lines.extend(preview.warnings.iter().cloned());
    lines
}

/// Runs of days that are one phase; a break is cut at its milestones.
pub(crate) fn phases<'s>(plan: &Plan, days: &'s [PlanDay]) -> Vec<&'s [PlanDay]> {
    let is_break = matches!(plan.parts, PlanParts::Break(_));
    days.chunk_by(|one, two| {
        let goes_on =
            two.number == one.number + 1 || matches!(two.aim, Aim::Held(_) | Aim::LeftOut);
        let open = two.of.is_none() && one.of.is_none();
        one.aim == two.aim && (goes_on || open) && !(is_break && is_milestone(two))
    })
    .collect()
}

/// Days of a break that stand out: the first, the third, each week up to four, each fourth week, and the last.
pub(crate) fn is_milestone(day: &PlanDay) -> bool {
    let number = day.number;
    day.aim == Aim::Off
        && (number == 1
            || number == LOWER_AFTER_DAYS
            || (number <= 28 && number.is_multiple_of(7))
            || number.is_multiple_of(28)
            || day.of == Some(number))
}

fn step(
    days: &[PlanDay],
    schedule: &Schedule,
    entries: Option<&Entries>,
    words: &Words,
) -> PreviewStep {
    let (first, last) = (days[0], days[days.len() - 1]);
    let limit = schedule.limit_of(&first);
    let per_slot = match first.aim {
        Aim::Step(rung) | Aim::Held(Some(rung)) => schedule
            .rungs()
            .get(rung)
            .map(|rung| rung.slots.clone())
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    let product = match first.aim {
        Aim::Turn(id) => Some(id),
        _ => None,
    };
    PreviewStep {
        date: first.date,
        until: last.date,
        days: u32::try_from(days.len()).unwrap_or(u32::MAX),
        daily_amount: limit.as_ref().map(|limit| limit.amount),
        unit: limit.and_then(|limit| limit.unit),
        per_slot,
        product,
        note: phase_note(days, schedule, entries, words),
    }
}

/// What a whole phase is, in words.
fn phase_note(
    days: &[PlanDay],
    schedule: &Schedule,
    entries: Option<&Entries>,
    words: &Words,
) -> String {
    let (first, count) = (days[0], days.len());
    let id = match first.aim {
        // A part of a break is told by its day.
        Aim::Off if first.of.is_some_and(|of| of as usize > count) => {
            return note(&first, schedule, entries, words);
        }
        Aim::Off => "plan-phase-off",
        Aim::On => "plan-phase-on",
        _ => return plain(&first, schedule, entries, words),
    };
    words.say(id, &[("count", count.into())])
}

/// What a day is, in words, with its place in the phase.
fn note(day: &PlanDay, schedule: &Schedule, entries: Option<&Entries>, words: &Words) -> String {
    let what = plain(day, schedule, entries, words);
    match day.of {
        Some(of) if of > 1 => words.say(
            "plan-day-of",
            &[
                ("what", what.into()),
                ("number", day.number.into()),
                ("of", of.into()),
            ],
        ),
        _ => what,
    }
}

fn plain(day: &PlanDay, schedule: &Schedule, entries: Option<&Entries>, words: &Words) -> String {
    let limit = schedule.limit_of(day);
    let limited = |id: &str| {
        let (amount, unit) = limit.as_ref().map_or_else(
            || (String::new(), String::new()),
            |limit| {
                (
                    decimal(limit.amount, words),
                    limit.unit.clone().unwrap_or_default(),
                )
            },
        );
        words.say(id, &[("amount", amount.into()), ("unit", unit.into())])
    };
    match day.aim {
        Aim::Off => words.say("plan-day-off", &[]),
        Aim::On => words.say("plan-day-on", &[]),
        Aim::High(_) => limited("plan-day-high"),
        Aim::Low(_) => limited("plan-day-low"),
        Aim::Step(_) => limited("plan-day-step"),
        Aim::Held(Some(_)) => limited("plan-day-held-at"),
        Aim::Held(None) => words.say("plan-day-held", &[]),
        Aim::LeftOut => words.say("plan-day-left-out", &[]),
        Aim::Spacing => words.say("plan-day-spacing", &[]),
        Aim::Turn(id) => words.say(
            "plan-day-turn",
            &[("product", product_name(id, entries).into())],
        ),
    }
}

/// What is to be known before a plan starts. None of it names an amount other than those the person typed.
fn warnings(plan: &Plan, schedule: &Schedule, words: &Words) -> Vec<String> {
    let mut ids = Vec::new();
    let mut said = Vec::new();
    let longest_off = longest_off(schedule);
    match &plan.parts {
        PlanParts::Break(_) => ids.extend(["plan-warn-stopping", "plan-warn-studied-break"]),
        PlanParts::Cycle(_) => {
            ids.push("plan-warn-studied-cycle");
            if longest_off >= LOWER_AFTER_DAYS {
                ids.push("plan-warn-stopping");
            }
        }
        PlanParts::Alternation(_) => ids.extend(["plan-warn-limits", "plan-warn-studied-cycle"]),
        PlanParts::Rotation(_) => ids.push("plan-warn-studied-rotation"),
        PlanParts::Taper(taper) => {
            ids.push("plan-warn-limits");
            if has_large_step(taper, schedule) {
                ids.push("plan-warn-large-step");
            }
            ids.extend(["plan-warn-taper-slower", "plan-warn-frequency"]);
            let reached = schedule
                .days()
                .last()
                .and_then(|day| schedule.limit_of(day))
                .is_some_and(|limit| limit.amount <= goal(schedule));
            if let (Some(end), false) = (plan.ends_on, reached) {
                said.push(words.say(
                    "plan-warn-cut",
                    &[
                        ("date", words.date(end).into()),
                        ("amount", decimal(taper.to_daily, words).into()),
                        ("unit", taper.unit.as_str().into()),
                    ],
                ));
            }
        }
        PlanParts::Spacing(_) => ids.extend(["plan-warn-limits", "plan-warn-frequency"]),
        PlanParts::Other(_) => {}
    }
    let reduces = matches!(
        plan.parts,
        PlanParts::Break(_) | PlanParts::Taper(_) | PlanParts::Cycle(_)
    );
    if reduces {
        ids.extend(["plan-warn-doctor", "plan-warn-pregnancy"]);
    }
    if longest_off >= LOWER_AFTER_DAYS || matches!(plan.parts, PlanParts::Taper(_)) {
        ids.push("plan-warn-lower");
    }
    said.extend(ids.into_iter().map(|id| words.say(id, &[])));
    said
}

/// The lowest limit of all steps.
fn goal(schedule: &Schedule) -> Amount {
    schedule
        .rungs()
        .iter()
        .map(|rung| rung.daily)
        .min()
        .unwrap_or_default()
}

/// Most days without in a row. In a cycle by weekday they are those of the week.
fn longest_off(schedule: &Schedule) -> u32 {
    schedule
        .days()
        .iter()
        .filter(|day| day.aim == Aim::Off)
        .map(|day| day.number)
        .max()
        .unwrap_or(0)
}

/// Whether a step takes away more in a week than prescribing guidance calls gradual. The smallest measurable amount is left out of
/// account: it is what rounding can add, and the last one cannot be made smaller.
fn has_large_step(taper: &Taper, schedule: &Schedule) -> bool {
    let finest = taper.finest().to_f64();
    schedule.rungs().windows(2).any(|two| {
        let (from, to) = (two[0].daily.to_f64(), two[1].daily.to_f64() + finest);
        if to >= from {
            return false;
        }
        let left = to / from;
        let weeks = f64::from(two[0].days.max(1)) / 7.0;
        1.0 - left.powf(weeks.recip()) > LARGE_WEEKLY_PART + 1e-9
    })
}
