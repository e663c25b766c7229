//! Starting a plan and changing it on the way. Nothing changes by itself.

use crate::schedule::{Schedule, is_running};
use crate::trouble::{Named, PlanTrouble, WhatAsked};
use chrono::{DateTime, Duration, FixedOffset, Utc};
use journal_core::{
    Amount, Entries, Plan, PlanChange, PlanParts, PlanState, PlanWhat, Symptoms, TimeOfDay,
    journal_day,
};
use serde::Serialize;

/// How long symptoms that were noted lead to an offer.
const OFFER_WINDOW: Duration = Duration::hours(24);

/// The plan running, if none of the `others` that run speaks about the same days. The plan itself may stand among them.
///
/// # Errors
/// When it is not a draft, cannot be laid out, or overlaps; the trouble names both plans.
pub fn start(plan: &Plan, others: &[Plan], day_starts_at: TimeOfDay) -> Result<Plan, PlanTrouble> {
    if plan.state != PlanState::Draft {
        return Err(PlanTrouble::WrongState {
            state: plan.state.clone(),
            what: WhatAsked::Start,
        });
    }
    let started = Plan {
        state: PlanState::Running,
        ..plan.clone()
    };
    alone(&started, others, day_starts_at)?;
    Ok(started)
}

/// The plan with a change of `at`, its state and its days changed along. `from_daily` goes only with a taper that is planned anew.
///
/// # Errors
/// When the change does not fit the plan's state or kind, or the plan would then overlap with another of the `others`.
pub fn change(
    plan: &Plan,
    change: PlanChange,
    others: &[Plan],
    day_starts_at: TimeOfDay,
) -> Result<Plan, PlanTrouble> {
    let state = match (&change.what, &plan.state) {
        (PlanWhat::Hold, PlanState::Running) => PlanState::Held,
        (PlanWhat::Resume, PlanState::Held) => PlanState::Running,
        (PlanWhat::Replan, PlanState::Running | PlanState::Held) => PlanState::Running,
        (PlanWhat::StepBack | PlanWhat::Skip, PlanState::Running | PlanState::Held) => {
            plan.state.clone()
        }
        (PlanWhat::End, PlanState::Running | PlanState::Held) => PlanState::Ended,
        _ => {
            return Err(PlanTrouble::WrongState {
                state: plan.state.clone(),
                what: WhatAsked::Change(change.what),
            });
        }
    };
    if change.what == PlanWhat::StepBack && !matches!(plan.parts, PlanParts::Taper(_)) {
        return Err(PlanTrouble::NoSteps {
            kind: plan.parts.kind().to_owned(),
        });
    }
    let day = change.day(day_starts_at);
    if change.what != PlanWhat::End {
        if day < plan.starts_on {
            return Err(PlanTrouble::NotBegun {
                starts_on: plan.starts_on,
            });
        }
        if let Some(ended_on) = Schedule::of(plan, day_starts_at)?.ends_on()
            && day > ended_on
        {
            return Err(PlanTrouble::Over { ended_on });
        }
    }
    // Whoever holds is not to be kept from it by a plan that comes later; going on is where two plans can meet.
    let goes_on = matches!(change.what, PlanWhat::Resume | PlanWhat::Replan);
    let mut changed = plan.clone();
    changed.state = state;
    changed.changes.push(change);
    changed.changes.sort_by_key(|change| change.at);
    changed.check()?;
    if goes_on {
        alone(&changed, others, day_starts_at)?;
    }
    Ok(changed)
}

/// A change made at `at`.
#[must_use]
pub const fn made(
    at: DateTime<FixedOffset>,
    what: PlanWhat,
    reason: Option<String>,
    from_daily: Option<Amount>,
) -> PlanChange {
    PlanChange {
        at,
        what,
        reason,
        from_daily,
    }
}

fn alone(plan: &Plan, others: &[Plan], day_starts_at: TimeOfDay) -> Result<(), PlanTrouble> {
    let schedule = Schedule::of(plan, day_starts_at)?;
    for other in others
        .iter()
        .filter(|other| is_running(other) && other.id != plan.id)
    {
        // A plan of an unknown kind speaks about no days.
        let Ok(days) = Schedule::of(other, day_starts_at) else {
            continue;
        };
        if schedule.meets(plan.lane.as_ref(), &days, other.lane.as_ref()) {
            let named = |plan: &Plan| {
                Box::new(Named {
                    kind: plan.parts.kind().to_owned(),
                    starts_on: plan.starts_on,
                })
            };
            return Err(PlanTrouble::Overlap {
                one: named(plan),
                other: named(other),
            });
        }
    }
    Ok(())
}

/// The person's own threshold was passed: holding is offered, and nothing else happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HoldOffer {
    /// The symptom total that was noted, 0-30.
    pub total: u8,
    /// The threshold that the person typed.
    pub over: u8,
}

/// Whether to offer to hold: the newest symptoms of the last 24 hours lie over the plan's threshold, and the plan was not changed since.
#[must_use]
pub fn hold_offer(plan: &Plan, entries: &Entries, now: DateTime<Utc>) -> Option<HoldOffer> {
    let over = plan.hold_when_symptoms_over?;
    if plan.state != PlanState::Running {
        return None;
    }
    let newest = entries
        .symptoms
        .iter()
        .filter(|it| it.at.to_utc() <= now && now - it.at.to_utc() <= OFFER_WINDOW)
        .max_by_key(|it| it.at)?;
    let starts = entries.settings.day_starts_at;
    let answered = plan.changes.iter().any(|change| change.at >= newest.at);
    if answered || journal_day(newest.at, newest.zone, starts) < plan.starts_on {
        return None;
    }
    let total = total(newest);
    (total > over).then_some(HoldOffer { total, over })
}

fn total(symptoms: &Symptoms) -> u8 {
    symptoms.total.unwrap_or_else(|| {
        let sum = symptoms
            .items
            .iter()
            .fold(0_u8, |sum, item| sum.saturating_add(item.severity.get()));
        sum.min(Symptoms::MAX_TOTAL)
    })
}
