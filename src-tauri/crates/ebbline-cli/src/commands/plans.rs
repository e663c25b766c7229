//! Plans: what they would be, what runs, what changes.

use crate::files;
use crate::journal::Desk;
use crate::plan_args::PlanCommand;
use crate::show;
use crate::trouble::{Trouble, of_exchange, why};
use journal_core::{Entries, Id, Plan, PlanParts, TimeOfDay};
use journal_exchange::{Report, read_plan};
use journal_plans::PlanTrouble;
use journal_words::Words;
use std::path::Path;

/// Does what was asked with plans.
pub fn plan(desk: &Desk<'_>, command: PlanCommand) -> Result<String, Trouble> {
    match command {
        PlanCommand::Preview { file, json } => preview(desk, &file, json.json),
        PlanCommand::Ics { file, out } => ics(desk, &file, &out),
    }
}

fn preview(desk: &Desk<'_>, file: &Path, json: bool) -> Result<String, Trouble> {
    let plan = of_file(desk, file)?;
    let entries = named(desk, &plan);
    let starts = day_starts_at(entries.as_ref());
    let shown = journal_plans::preview(&plan, starts, entries.as_ref(), desk.words)
        .map_err(|trouble| of_plans(&trouble, desk.words))?;
    if json {
        return show::document(&shown, desk.words);
    }
    Ok(journal_plans::sheet(&shown, desk.words).join("\n") + "\n")
}

fn ics(desk: &Desk<'_>, file: &Path, out: &Path) -> Result<String, Trouble> {
    let plan = of_file(desk, file)?;
    let calendar = journal_plans::ics(&plan, TimeOfDay::FOUR, desk.now, desk.words)
        .map_err(|trouble| of_plans(&trouble, desk.words))?;
    files::write(out, calendar.as_bytes(), desk.words)?;
    let path = out.display().to_string();
    Ok(desk.words.say("cli-plan-written", &[("path", path.into())]) + "\n")
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
pub fn of_plans(trouble: &PlanTrouble, words: &Words) -> Trouble {
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
