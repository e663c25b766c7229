//! Plans: what they would be, what runs, what changes.

use super::entries::told;
use crate::files;
use crate::journal::Desk;
use crate::plan_args::{Change, PlanCommand, Which};
use crate::show;
use crate::trouble::{Trouble, of_exchange, why};
use chrono::{DateTime, Utc};
use journal_core::{Amount, Entries, Entry, Id, Plan, PlanParts, PlanState, PlanWhat, TimeOfDay};
use journal_exchange::{ExchangeError, Report, plan_of_file, read_plan};
use journal_plans::{PlanTrouble, kind_word, made, state_word};
use journal_store::{Op, Store};
use journal_words::Words;
use serde_json::json;
use std::path::Path;

/// Does what was asked with plans.
pub fn plan(desk: &Desk<'_>, command: PlanCommand) -> Result<String, Trouble> {
    match command {
        PlanCommand::Preview { plan, json } => preview(desk, &plan, json.json),
        PlanCommand::Ics { plan, out } => ics(desk, &plan, &out),
        PlanCommand::List { json } => list(desk, json.json),
        PlanCommand::Start { plan, json } => start(desk, &plan, json.json),
        PlanCommand::Hold(it) => change(desk, it, PlanWhat::Hold, None),
        PlanCommand::Resume(it) => change(desk, it, PlanWhat::Resume, None),
        PlanCommand::StepBack(it) => change(desk, it, PlanWhat::StepBack, None),
        PlanCommand::Skip(it) => change(desk, it, PlanWhat::Skip, None),
        PlanCommand::Replan {
            change: it,
            from_daily,
        } => change(desk, it, PlanWhat::Replan, from_daily),
        PlanCommand::End(it) => change(desk, it, PlanWhat::End, None),
    }
}

fn preview(desk: &Desk<'_>, which: &Which, json: bool) -> Result<String, Trouble> {
    let (plan, entries) = found(desk, which)?;
    let shown = journal_plans::preview(
        &plan,
        day_starts_at(entries.as_ref()),
        entries.as_ref(),
        desk.words,
    )
    .map_err(|trouble| of_plans(&trouble, desk.words))?;
    if json {
        return show::document(&shown, desk.words);
    }
    Ok(journal_plans::sheet(&shown, desk.words).join("\n") + "\n")
}

fn ics(desk: &Desk<'_>, which: &Which, out: &Path) -> Result<String, Trouble> {
    let (plan, entries) = found(desk, which)?;
    let starts = day_starts_at(entries.as_ref());
    let calendar = journal_plans::ics(&plan, starts, desk.now, desk.words)
        .map_err(|trouble| of_plans(&trouble, desk.words))?;
    files::write(out, calendar.as_bytes(), desk.words)?;
    let path = out.display().to_string();
    Ok(desk.words.say("cli-plan-written", &[("path", path.into())]) + "\n")
}

fn list(desk: &Desk<'_>, json: bool) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    if json {
        let plans: Result<Vec<_>, ExchangeError> = entries.plans.iter().map(plan_of_file).collect();
        let plans = plans.map_err(|error| of_exchange(&error, desk.words))?;
        return show::document(&json!({ "plans": plans }), desk.words);
    }
    let today = desk.today(&entries.settings);
    let mut text = String::new();
    for plan in &entries.plans {
        let stands = journal_plans::stands(plan, today, &entries, desk.words);
        let what = stands.unwrap_or_else(|| kind_word(plan.parts.kind(), desk.words));
        let state = state_word(&plan.state, desk.words);
        text.push_str(&format!(
            "{}  {state:8}  {what}  [{}]\n",
            plan.starts_on, plan.id
        ));
        if let Some(offer) = offer(plan, &entries, desk.now, desk.words) {
            text.push_str(&offer);
            text.push('\n');
        }
    }
    Ok(text)
}

fn start(desk: &Desk<'_>, which: &Which, json: bool) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let (plan, is_new) = match which {
        Which::Id(id) => (of_journal(&entries, *id, desk.words)?, false),
        Which::File(file) => {
            let mut plan = of_file(desk, file)?;
            // A file may be one that was exported while the plan ran; what starts now is a plan of its own.
            plan.state = PlanState::Draft;
            (plan, true)
        }
    };
    let starts = entries.settings.day_starts_at;
    let started = journal_plans::start(&plan, &entries.plans, starts)
        .map_err(|trouble| of_plans(&trouble, desk.words))?;
    let entry = Entry::Plan(started);
    let op = if is_new {
        Op::Add(vec![entry])
    } else {
        Op::Edit(entry)
    };
    commit(desk, &store, op, json)
}

fn change(
    desk: &Desk<'_>,
    change: Change,
    what: PlanWhat,
    from_daily: Option<Amount>,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let plan = match change.id {
        Some(id) => of_journal(&entries, id, desk.words)?,
        None => running(&entries, desk.words)?,
    };
    let at = desk.now.with_timezone(&entries.settings.home_zone);
    let made = made(at.fixed_offset(), what, change.reason, from_daily);
    let starts = entries.settings.day_starts_at;
    let changed = journal_plans::change(&plan, made, &entries.plans, starts)
        .map_err(|trouble| of_plans(&trouble, desk.words))?;
    commit(
        desk,
        &store,
        Op::Edit(Entry::Plan(changed)),
        change.json.json,
    )
}

fn commit(desk: &Desk<'_>, store: &Store, op: Op, json: bool) -> Result<String, Trouble> {
    let committed = store
        .transact(op, desk.now)
        .map_err(|error| desk.failed(&error))?;
    told(desk, store, &committed, json)
}

/// The plan that runs, if it is clear which one is meant.
fn running(entries: &Entries, words: &Words) -> Result<Plan, Trouble> {
    let mut running = entries
        .plans
        .iter()
        .filter(|plan| matches!(plan.state, PlanState::Running | PlanState::Held));
    match (running.next(), running.next()) {
        (Some(plan), None) => Ok(plan.clone()),
        (None, _) => Err(Trouble::new(words.say("cli-plan-none-runs", &[]))),
        (Some(_), Some(_)) => Err(Trouble::new(words.say("cli-plan-several-run", &[]))),
    }
}

fn of_journal(entries: &Entries, id: Id, words: &Words) -> Result<Plan, Trouble> {
    entries
        .plans
        .iter()
        .find(|plan| plan.id == id)
        .cloned()
        .ok_or_else(|| {
            Trouble::new(words.say("cli-plan-not-there", &[("id", id.to_string().into())]))
        })
}

/// The plan, with the journal where that was needed.
fn found(desk: &Desk<'_>, which: &Which) -> Result<(Plan, Option<Entries>), Trouble> {
    match which {
        Which::Id(id) => {
            let store = desk.open()?;
            let entries = desk.entries(&store)?;
            Ok((of_journal(&entries, *id, desk.words)?, Some(entries)))
        }
        Which::File(file) => {
            let plan = of_file(desk, file)?;
            let entries = named(desk, &plan);
            Ok((plan, entries))
        }
    }
}

/// The plan of a file, all of it understood.
fn of_file(desk: &Desk<'_>, file: &Path) -> Result<Plan, Trouble> {
    let text = files::read(file, desk.words)?;
    read_plan(&text, Id::new(desk.now))
        .map_err(|error| of_exchange(&error, desk.words))?
        .whole()
        .map_err(|report| of_report(&report, desk.words))
}

/// The names of products are needed for a rotation only; without an open journal their ids stand for them. Other previews need no
/// journal and no passphrase.
fn named(desk: &Desk<'_>, plan: &Plan) -> Option<Entries> {
    if !matches!(plan.parts, PlanParts::Rotation(_)) {
        return None;
    }
    let store = desk.open().ok()?;
    desk.entries(&store).ok()
}

fn day_starts_at(entries: Option<&Entries>) -> TimeOfDay {
    entries.map_or(TimeOfDay::FOUR, |entries| entries.settings.day_starts_at)
}

/// The sentence for what a plan cannot do.
fn of_plans(trouble: &PlanTrouble, words: &Words) -> Trouble {
    Trouble::new(trouble.sentence(words))
}

/// Why a file with one thing was not understood, a line for each field.
pub fn of_report(report: &Report, words: &Words) -> Trouble {
    let lines: Vec<_> = report
        .dropped
        .iter()
        .map(|it| {
            let (_, field) = it.field.split_once('.').unwrap_or(("", &it.field));
            let id = if it.value.is_empty() {
                "cli-file-field"
            } else {
                "cli-file-field-value"
            };
            words.say(
                id,
                &[
                    ("field", field.into()),
                    ("value", it.value.as_str().into()),
                    ("why", why(it.why, words).into()),
                ],
            )
        })
        .collect();
    Trouble::new(lines.join("\n"))
}

/// What was just stored means this for the plans that run: neutral facts about doses, and an offer to hold after symptoms over the
/// person's own threshold. Nothing is blocked, nothing changes by itself.
pub fn mirrored(
    entries: &Entries,
    stored: &[journal_core::Change],
    now: DateTime<Utc>,
    words: &Words,
) -> Vec<String> {
    let mut sentences = Vec::new();
    for entry in stored.iter().filter_map(|change| change.after.as_ref()) {
        for plan in &entries.plans {
            match entry {
                Entry::Dose(dose) => {
                    for note in journal_plans::mirror(plan, entries, dose) {
                        sentences.push(note.sentence(entries, words));
                    }
                }
                Entry::Symptoms(_) => sentences.extend(offer(plan, entries, now, words)),
                _ => {}
            }
        }
    }
    sentences
}

fn offer(plan: &Plan, entries: &Entries, now: DateTime<Utc>, words: &Words) -> Option<String> {
    let offer = journal_plans::hold_offer(plan, entries, now)?;
    Some(words.say(
        "plan-hold-offer",
        &[
            ("total", u32::from(offer.total).into()),
            ("over", u32::from(offer.over).into()),
        ],
    ))
}
