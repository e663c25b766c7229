//! Reminders that a plan brings along: of days without, days with the lower limit, steps down, and how things are. None at the start
//! of a day on or of a higher limit.

use crate::preview::is_milestone;
use crate::schedule::{Aim, PlanDay, Schedule, is_running};
use chrono::{Duration, NaiveDate};
use journal_core::{
    Clock, Occurrence, Plan, PlanParts, Reminder, ReminderKind, Rule, TimeOfDay, WallRule,
};

/// The plan's reminders for journal days from `from` to `to`, both included, each due once at the plan's own time of day. Empty when the
/// plan has none, does not run, or is held on those days. Their ids are the same each time, so what is noted of them stays theirs.
#[must_use]
pub fn reminders_of(
    plan: &Plan,
    day_starts_at: TimeOfDay,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Reminder> {
    let (Some(at), true) = (plan.remind_at, is_running(plan)) else {
        return Vec::new();
    };
    let Ok(schedule) = Schedule::of(plan, day_starts_at) else {
        return Vec::new();
    };
    let days = schedule.days();
    let mut reminders = Vec::new();
    for (index, day) in days.iter().enumerate() {
        if day.date < from || day.date > to {
            continue;
        }
        let before = index.checked_sub(1).map(|before| &days[before]);
        let kinds = [event(plan, &schedule, before, day), check_in(plan, day)];
        for kind in kinds.into_iter().flatten() {
            reminders.push(once(plan, day.date, at, kind));
        }
    }
    reminders
}

fn event(
    plan: &Plan,
    schedule: &Schedule,
    before: Option<&PlanDay>,
    day: &PlanDay,
) -> Option<ReminderKind> {
    let is_break = matches!(plan.parts, PlanParts::Break(_));
    match day.aim {
        Aim::Off if is_break => is_milestone(day).then_some(ReminderKind::BreakMilestone),
        Aim::Off | Aim::Low(_) => Some(ReminderKind::BreakMilestone),
        Aim::Step(_) => {
            let limit = |day: &PlanDay| schedule.limit_of(day).map(|limit| limit.amount);
            let was = before.and_then(limit)?;
            // Only a step down: going back up is the person's own doing and needs no reminder.
            (limit(day)? < was).then_some(ReminderKind::StepChange)
        }
        _ => None,
    }
}

/// How things are: on every seventh day of a break and on the last day of a step.
fn check_in(plan: &Plan, day: &PlanDay) -> Option<ReminderKind> {
    let is_due = match (&plan.parts, day.aim) {
        (PlanParts::Break(_), Aim::Off) => day.number.is_multiple_of(7),
        (PlanParts::Taper(_), Aim::Step(_)) => day.of == Some(day.number),
        _ => false,
    };
    is_due.then_some(ReminderKind::CheckIn)
}

fn once(plan: &Plan, date: NaiveDate, at: TimeOfDay, kind: ReminderKind) -> Reminder {
    // Two reminders of one day need two ids: the kinds lie a second apart in what the id is made of.
    let second = match kind {
        ReminderKind::BreakMilestone => 1,
        ReminderKind::StepChange => 2,
        _ => 3,
    };
    let made_of = date.and_time(chrono::NaiveTime::MIN).and_utc() + Duration::seconds(second);
    Reminder {
        id: Occurrence::id_of(plan.id, made_of),
        kind,
        clock: Clock::Wall,
        rule: Rule::Wall(WallRule {
            at,
            every_days: None,
            weekdays: None,
            from: Some(date),
            until: None,
        }),
        text: None,
        missed_after_minutes: None,
        active: true,
    }
}
