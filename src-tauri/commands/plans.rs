//! Plans: laying one out before it starts, keeping it, changing it on the way, and what a dose means for it.

use crate::{
    clock,
    commands::journal::{day, filled, logged, reference},
    vault::{OpenJournal, Vault},
    wire::{AppError, ErrorCode, Logged, PlanChangeView, PlanDraft, PlanPast, PlanView, decimal},
};
use chrono::{DateTime, NaiveDate, Utc};
use journal_core::{
    Alternation, Amount, Break, Cycle, DayStatus, Dose, Entries, Entry, Id, Kind, Plan, PlanParts,
    PlanState, PlanWhat, Rotation, Spacing, Taper, TimeOfDay, Weekday, journal_day, status_of_day,
};
use journal_plans::{Aim, PlanTrouble, Preview, Schedule};
use journal_store::Op;
use journal_words::{Language, Words};
use std::collections::BTreeSet;
use tauri::State;

/// Every date and amount of a plan that is not kept yet. Nothing is stored.
///
/// # Errors
/// `invalid_field`, `plan_refused` with a sentence, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_plan(
    vault: State<'_, Vault>,
    draft: PlanDraft,
    language: String,
) -> Result<Preview, AppError> {
    let words = Words::new(Language::from_tag(&language));
    let now = clock::now();
    let entries = vault.with(|journal| Ok(journal.share()))?;
    let plan = plan_of(&draft, None, now)?;
    journal_plans::preview(
        &plan,
        entries.settings.day_starts_at,
        Some(&entries),
        &words,
    )
    .map_err(|trouble| refused(&trouble, &words))
}

/// Published guidance that stands beside the fields of a kind of plan, with its source. No field is filled in from it.
#[tauri::command(async)]
#[specta::specta]
#[must_use]
pub fn plan_guidance(plan: String, language: String) -> Vec<String> {
    let words = Words::new(Language::from_tag(&language));
    match plan.as_str() {
        "taper" => vec![words.say("plan-guidance-taper", &[])],
        _ => Vec::new(),
    }
}

/// Keeps a plan as a draft, or changes one. A plan that runs keeps its changes; whether it still fits beside the others is looked at.
///
/// # Errors
/// `invalid_field`, `plan_refused` with a sentence, `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_plan(
    vault: State<'_, Vault>,
    draft: PlanDraft,
    language: String,
) -> Result<Logged, AppError> {
    let words = Words::new(Language::from_tag(&language));
    let now = clock::now();
    vault.with(|journal| {
        let before = draft
            .id
            .as_deref()
            .map(|id| plan_by(journal, id))
            .transpose()?;
        let plan = plan_of(&draft, before.as_ref(), now)?;
        let starts = journal.entries().settings.day_starts_at;
        // Laid out once, so that what cannot be followed is never kept.
        Schedule::of(&plan, starts).map_err(|trouble| refused(&trouble, &words))?;
        if matches!(plan.state, PlanState::Running | PlanState::Held) {
            let alone = Plan {
                state: PlanState::Draft,
                ..plan.clone()
            };
            journal_plans::start(&alone, &journal.entries().plans, starts)
                .map_err(|trouble| refused(&trouble, &words))?;
        }
        let op = if before.is_some() {
            Op::Edit(Entry::Plan(plan))
        } else {
            Op::Add(vec![Entry::Plan(plan)])
        };
        let committed = journal.transact(op, now)?;
        logged(journal, committed, Vec::new())
    })
}

/// Starts a draft.
///
/// # Errors
/// `plan_refused` with a sentence, for instance when another running plan speaks about the same days; `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn start_plan(
    vault: State<'_, Vault>,
    id: String,
    language: String,
) -> Result<Logged, AppError> {
    let words = Words::new(Language::from_tag(&language));
    vault.with(|journal| {
        let plan = plan_by(journal, &id)?;
        let entries = journal.entries();
        let plan = journal_plans::start(&plan, &entries.plans, entries.settings.day_starts_at)
            .map_err(|trouble| refused(&trouble, &words))?;
        let committed = journal.transact(Op::Edit(Entry::Plan(plan)), clock::now())?;
        logged(journal, committed, Vec::new())
    })
}

/// Changes a plan on the way: hold, resume, step_back, skip, replan or end, with the person's reason. `from_daily` goes only with a taper
/// that is planned anew.
///
/// # Errors
/// `plan_refused` with a sentence, `invalid_field`, `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn change_plan(
    vault: State<'_, Vault>,
    id: String,
    what: String,
    reason: Option<String>,
    from_daily: Option<String>,
    language: String,
) -> Result<Logged, AppError> {
    let words = Words::new(Language::from_tag(&language));
    let now = clock::now();
    let what = PlanWhat::from(what.as_str());
    if let PlanWhat::Unknown(_) = what {
        return Err(AppError::field("what", "unknown"));
    }
    vault.with(|journal| {
        let plan = plan_by(journal, &id)?;
        let entries = journal.entries();
        let settings = &entries.settings;
        let at = now.with_timezone(&settings.home_zone).fixed_offset();
        let from_daily = decimal("from_daily", from_daily.as_deref())?;
        let made = journal_plans::made(at, what, filled(reason.as_deref()), from_daily);
        let plan = journal_plans::change(&plan, made, &entries.plans, settings.day_starts_at)
            .map_err(|trouble| refused(&trouble, &words))?;
        let committed = journal.transact(Op::Edit(Entry::Plan(plan)), now)?;
        logged(journal, committed, Vec::new())
    })
}

/// All plans: those that run first, then drafts, then those that ended, the newest first.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn plans(vault: State<'_, Vault>, language: String) -> Result<Vec<PlanView>, AppError> {
    let words = Words::new(Language::from_tag(&language));
    let entries = vault.with(|journal| Ok(journal.share()))?;
    let now = clock::now();
    let mut plans: Vec<&Plan> = entries.plans.iter().collect();
    let rank = |plan: &Plan| match plan.state {
        PlanState::Running => 0,
        PlanState::Held => 1,
        PlanState::Draft => 2,
        _ => 3,
    };
    plans.sort_by_key(|plan| (rank(plan), std::cmp::Reverse(plan.starts_on), plan.id));
    Ok(plans
        .into_iter()
        .map(|plan| view(plan, &entries, now, &words))
        .collect())
}

/// The plan as a calendar file with neutral titles.
///
/// # Errors
/// `plan_refused` with a sentence, `gone`, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn plan_calendar(
    vault: State<'_, Vault>,
    id: String,
    language: String,
) -> Result<String, AppError> {
    let words = Words::new(Language::from_tag(&language));
    vault.with(|journal| {
        let plan = plan_by(journal, &id)?;
        let starts = journal.entries().settings.day_starts_at;
        journal_plans::ics(&plan, starts, clock::now(), &words)
            .map_err(|trouble| refused(&trouble, &words))
    })
}

/// The plan as lines for paper.
///
/// # Errors
/// `plan_refused` with a sentence, `gone`, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn plan_sheet(
    vault: State<'_, Vault>,
    id: String,
    language: String,
) -> Result<Vec<String>, AppError> {
    let words = Words::new(Language::from_tag(&language));
    vault.with(|journal| {
        let plan = plan_by(journal, &id)?;
        let entries = journal.entries();
        let starts = entries.settings.day_starts_at;
        let preview = journal_plans::preview(&plan, starts, Some(entries), &words)
            .map_err(|trouble| refused(&trouble, &words))?;
        Ok(journal_plans::sheet(&preview, &words))
    })
}

/// What a dose that is stored already means for the plans that run: facts in words, none when everything is as foreseen.
///
/// # Errors
/// `gone`, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn mirrored(
    vault: State<'_, Vault>,
    dose: String,
    language: String,
) -> Result<Vec<String>, AppError> {
    let words = Words::new(Language::from_tag(&language));
    vault.with(|journal| {
        let entries = journal.entries();
        let Some(Entry::Dose(dose)) = entries.find(reference(Kind::Dose, &dose)?) else {
            return Err(AppError::of(ErrorCode::Gone));
        };
        Ok(entries
            .plans
            .iter()
            .flat_map(|plan| journal_plans::mirror(plan, entries, &dose))
            .map(|note| note.sentence(entries, &words))
            .collect())
    })
}

fn plan_by(journal: &OpenJournal, id: &str) -> Result<Plan, AppError> {
    match journal.entries().find(reference(Kind::Plan, id)?) {
        Some(Entry::Plan(plan)) => Ok(plan),
        _ => Err(AppError::of(ErrorCode::Gone)),
    }
}

/// A field by its name, everything else by the sentence that names the plans concerned.
fn refused(trouble: &PlanTrouble, words: &Words) -> AppError {
    match trouble {
        PlanTrouble::Invalid(invalid) => AppError::field(invalid.field, invalid.reason.code()),
        other => AppError {
            sentence: Some(other.sentence(words).into()),
            ..AppError::of(ErrorCode::PlanRefused)
        },
    }
}

/// The plan that a form describes. State and changes are kept from the plan `before`.
fn plan_of(draft: &PlanDraft, before: Option<&Plan>, now: DateTime<Utc>) -> Result<Plan, AppError> {
    let plan = Plan {
        id: before.map_or_else(|| Id::new(now), |plan| plan.id),
        parts: parts_of(draft)?,
        starts_on: day("starts_on", &draft.starts_on)?,
        ends_on: filled(draft.ends_on.as_deref())
            .map(|date| day("ends_on", &date))
            .transpose()?,
        state: before.map_or(PlanState::Draft, |plan| plan.state.clone()),
        lane: filled(draft.lane.as_deref()).map(|lane| lane.as_str().into()),
        hold_when_symptoms_over: draft.hold_when_symptoms_over,
        remind_at: filled(draft.remind_at.as_deref())
            .map(|at| {
                at.parse::<TimeOfDay>()
                    .map_err(|_| AppError::field("remind_at", "not_a_time"))
            })
            .transpose()?,
        note_to_self: filled(draft.note_to_self.as_deref()),
        changes: before.map_or_else(Vec::new, |plan| plan.changes.clone()),
    };
    plan.check()?;
    Ok(plan)
}

fn parts_of(draft: &PlanDraft) -> Result<PlanParts, AppError> {
    let empty = |field: &str| AppError::field(field, "empty");
    let count = |field: &str, value: Option<u32>| value.ok_or_else(|| empty(field));
    let limit = |field: &str, text: &Option<String>| -> Result<Amount, AppError> {
        decimal(field, text.as_deref())?.ok_or_else(|| empty(field))
    };
    let unit = draft.unit.trim().to_owned();
    Ok(match draft.plan.as_str() {
        "break" => PlanParts::Break(Break {
            days: count("days", draft.days)?,
        }),
        "cycle" => PlanParts::Cycle(Cycle {
            days_on: draft.days_on,
            days_off: draft.days_off,
            weekdays_off: if draft.weekdays_off.is_empty() {
                None
            } else {
                Some(weekdays(&draft.weekdays_off)?)
            },
        }),
        "alternation" => PlanParts::Alternation(Alternation {
            high_days: count("high_days", draft.high_days)?,
            low_days: count("low_days", draft.low_days)?,
            high_limit: limit("high_limit", &draft.high_limit)?,
            low_limit: limit("low_limit", &draft.low_limit)?,
            unit,
        }),
        "rotation" => PlanParts::Rotation(Rotation {
            products: draft
                .products
                .iter()
                .map(|id| {
                    id.parse()
                        .map_err(|_| AppError::field("products", "unknown"))
                })
                .collect::<Result<_, _>>()?,
            days_each: count("days_each", draft.days_each)?,
        }),
        "taper" => PlanParts::Taper(Taper {
            unit,
            from_daily: limit("from_daily", &draft.from_daily)?,
            to_daily: limit("to_daily", &draft.to_daily)?,
            method: draft.method.as_str().into(),
            step: limit("step", &draft.step)?,
            every_days: count("every_days", draft.every_days)?,
            slots: draft.slots,
            resolution: decimal("resolution", draft.resolution.as_deref())?,
        }),
        "spacing" => PlanParts::Spacing(Spacing {
            daily_limit: decimal("daily_limit", draft.daily_limit.as_deref())?,
            unit,
            minimum_gap_minutes: draft.minimum_gap_minutes,
        }),
        _ => return Err(AppError::field("plan", "unknown")),
    })
}

fn weekdays(words: &[String]) -> Result<Vec<Weekday>, AppError> {
    words
        .iter()
        .map(|word| {
            Weekday::from_word(word).ok_or_else(|| AppError::field("weekdays_off", "unknown"))
        })
        .collect()
}

/// The plan as the form holds it.
fn draft_of(plan: &Plan) -> PlanDraft {
    let text = |amount: Amount| Some(amount.to_string());
    let mut draft = PlanDraft {
        id: Some(plan.id.to_string()),
        plan: plan.parts.kind().to_owned(),
        starts_on: plan.starts_on.to_string(),
        ends_on: plan.ends_on.map(|date| date.to_string()),
        lane: plan.lane.as_ref().map(ToString::to_string),
        hold_when_symptoms_over: plan.hold_when_symptoms_over,
        remind_at: plan.remind_at.map(|at| at.to_string()),
        note_to_self: plan.note_to_self.clone(),
        ..PlanDraft::default()
    };
    match &plan.parts {
        PlanParts::Break(it) => draft.days = Some(it.days),
        PlanParts::Cycle(it) => {
            draft.days_on = it.days_on;
            draft.days_off = it.days_off;
            let off = it.weekdays_off.iter().flatten();
            draft.weekdays_off = off.map(|day| day.as_str().to_owned()).collect();
        }
        PlanParts::Alternation(it) => {
            draft.high_days = Some(it.high_days);
            draft.low_days = Some(it.low_days);
            draft.high_limit = text(it.high_limit);
            draft.low_limit = text(it.low_limit);
            draft.unit.clone_from(&it.unit);
        }
        PlanParts::Rotation(it) => {
            draft.products = it.products.iter().map(ToString::to_string).collect();
            draft.days_each = Some(it.days_each);
        }
        PlanParts::Taper(it) => {
            draft.unit.clone_from(&it.unit);
            draft.from_daily = text(it.from_daily);
            draft.to_daily = text(it.to_daily);
            draft.method = it.method.to_string();
            draft.step = text(it.step);
            draft.every_days = Some(it.every_days);
            draft.slots = it.slots;
            draft.resolution = it.resolution.and_then(text);
        }
        PlanParts::Spacing(it) => {
            draft.daily_limit = it.daily_limit.and_then(text);
            draft.unit.clone_from(&it.unit);
            draft.minimum_gap_minutes = it.minimum_gap_minutes;
        }
        PlanParts::Other(_) => {}
    }
    draft
}

fn view(plan: &Plan, entries: &Entries, now: DateTime<Utc>, words: &Words) -> PlanView {
    let settings = &entries.settings;
    let starts = settings.day_starts_at;
    let today = journal_day(now.fixed_offset(), Some(settings.home_zone), starts);
    let preview = journal_plans::preview(plan, starts, Some(entries), words).ok();
    let step_today = preview.as_ref().and_then(|preview| {
        let at = preview
            .steps
            .iter()
            .position(|step| (step.date..=step.until).contains(&today))?;
        u32::try_from(at).ok()
    });
    let hold_offer = journal_plans::hold_offer(plan, entries, now);
    PlanView {
        id: plan.id.to_string(),
        kind: plan.parts.kind().to_owned(),
        kind_word: journal_plans::kind_word(plan.parts.kind(), words),
        state: plan.state.to_string(),
        stands: journal_plans::stands(plan, today, entries, words),
        hold_words: hold_offer.map(|offer| {
            words.say(
                "plan-hold-offer",
                &[
                    ("total", u32::from(offer.total).into()),
                    ("over", u32::from(offer.over).into()),
                ],
            )
        }),
        hold_offer,
        step_today,
        past: past(plan, entries, today),
        changes: plan
            .changes
            .iter()
            .map(|change| PlanChangeView {
                date: change.day(starts).to_string(),
                what: change.what.to_string(),
                what_word: journal_plans::change_word(&change.what, words),
                reason: change.reason.clone(),
            })
            .collect(),
        draft: draft_of(plan),
        preview,
    }
}

/// How the days of the plan that are over went. A day without an answer is neither as planned nor otherwise.
fn past(plan: &Plan, entries: &Entries, today: NaiveDate) -> PlanPast {
    let mut past = PlanPast::default();
    if plan.state == PlanState::Draft {
        return past;
    }
    let starts = entries.settings.day_starts_at;
    let Ok(schedule) = Schedule::of(plan, starts) else {
        return past;
    };
    // What a plan that ended or is held foresaw is looked at as if it ran: its schedule holds the changes already.
    let running = Plan {
        state: PlanState::Running,
        ..plan.clone()
    };
    let ended_on = plan
        .changes
        .iter()
        .rfind(|change| change.what == PlanWhat::End)
        .map(|change| change.day(starts));
    let spoken: BTreeSet<NaiveDate> = schedule
        .days()
        .iter()
        .filter(|day| day.date < today && ended_on.is_none_or(|end| day.date < end))
        .filter(|day| !matches!(day.aim, Aim::Held(_) | Aim::LeftOut))
        .map(|day| day.date)
        .collect();
    let otherwise: BTreeSet<NaiveDate> = entries
        .doses
        .iter()
        .map(|dose| (dose.day(starts), dose))
        .filter(|(date, _)| spoken.contains(date))
        .filter(|(_, dose): &(NaiveDate, &Dose)| {
            !journal_plans::mirror(&running, entries, dose).is_empty()
        })
        .map(|(date, _)| date)
        .collect();
    for date in spoken {
        past.days += 1;
        if status_of_day(entries, date) == DayStatus::Unanswered {
            continue;
        }
        past.answered += 1;
        if otherwise.contains(&date) {
            past.otherwise += 1;
        } else {
            past.as_planned += 1;
        }
    }
    past
}
