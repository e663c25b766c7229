//! Reminders: adding them, and when they will be due.

use super::entries::told;
use super::plans::of_report;
use crate::files;
use crate::journal::Desk;
use crate::plan_args::ReminderCommand;
use crate::show;
use crate::trouble::{Trouble, of_exchange};
use chrono::{DateTime, Days, FixedOffset};
use chrono_tz::Tz;
use journal_core::{Entries, Entry, Id, Reminder};
use journal_exchange::read_reminder;
use journal_plans::{Moment, Text, Timing, Zones, reminders_of, upcoming};
use journal_store::Op;
use serde::Serialize;
use std::path::Path;

/// Days ahead for which the reminders of plans are looked at: a year.
const AHEAD: Days = Days::new(366);

/// Does what was asked with reminders.
pub fn reminders(desk: &Desk<'_>, command: ReminderCommand) -> Result<String, Trouble> {
    match command {
        ReminderCommand::Add { file, json } => add(desk, &file, json.json),
        ReminderCommand::Next {
            count,
            from,
            zone,
            json,
        } => next(desk, usize::from(count), from, zone, json.json),
    }
}

fn add(desk: &Desk<'_>, file: &Path, json: bool) -> Result<String, Trouble> {
    let store = desk.open()?;
    let text = files::read(file, desk.words)?;
    let reminder = read_reminder(&text, Id::new(desk.now))
        .map_err(|error| of_exchange(&error, desk.words))?
        .whole()
        .map_err(|report| of_report(&report, desk.words))?;
    let committed = store
        .transact(Op::Add(vec![Entry::Reminder(reminder)]), desk.now)
        .map_err(|error| desk.failed(&error))?;
    told(desk, &store, &committed, json)
}

/// One time, as `reminders next --json` gives it.
#[derive(Serialize)]
struct Told {
    reminder: Id,
    at: String,
    local: String,
    zone: Tz,
    reason: Timing,
}

impl Told {
    fn of(reminder: Id, moment: &Moment) -> Self {
        Self {
            reminder,
            at: moment.at.with_timezone(&moment.zone).to_rfc3339(),
            local: moment.local.format("%Y-%m-%dT%H:%M").to_string(),
            zone: moment.zone,
            reason: moment.timing,
        }
    }
}

fn next(
    desk: &Desk<'_>,
    count: usize,
    from: Option<DateTime<FixedOffset>>,
    zone: Option<Tz>,
    json: bool,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let home = entries.settings.home_zone;
    let zones = Zones {
        current: zone.unwrap_or(home),
        home,
    };
    let from = from.map_or(desk.now, |from| from.to_utc());
    let all = all(&entries, from, zones);
    let times = upcoming(&all, zones, from, count);
    if json {
        let told: Vec<_> = times.iter().map(|(id, it)| Told::of(*id, it)).collect();
        return show::document(&told, desk.words);
    }
    let mut text = String::new();
    for (id, moment) in &times {
        let Some(reminder) = all.iter().find(|it| it.id == *id) else {
            continue;
        };
        let what = match Text::of(reminder) {
            Text::Own(own) => own,
            Text::Message(message) => desk.say(message),
        };
        let reason = match moment.timing {
            Timing::OnTime => String::new(),
            Timing::ShiftedGap => format!(" ({})", desk.say("cli-reminder-shifted")),
            Timing::FirstOfTwo => format!(" ({})", desk.say("cli-reminder-first")),
        };
        let local = moment.local.format("%Y-%m-%d %H:%M");
        text.push_str(&format!(
            "{local} {}  {what}{reason}  [{id}]\n",
            moment.zone
        ));
    }
    Ok(text)
}

/// The journal's reminders, and those that running plans bring along.
fn all(entries: &Entries, from: DateTime<chrono::Utc>, zones: Zones) -> Vec<Reminder> {
    let starts = entries.settings.day_starts_at;
    let first = from.with_timezone(&zones.current).date_naive();
    let last = first.checked_add_days(AHEAD).unwrap_or(first);
    let of_plans = entries
        .plans
        .iter()
        .flat_map(|plan| reminders_of(plan, starts, first, last));
    entries.reminders.iter().cloned().chain(of_plans).collect()
}
