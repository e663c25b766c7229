//! Writing `ebbline-journal` version 1.

use crate::{ExchangeError, FORMAT, VERSION, care::AppointmentRow, plans};
use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use chrono_tz::Tz;
use journal_core::{Activity, ActivityKind, Entries, Id, Occurrence, Score};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// An activity with the field names of the file: there its kind is called `kind`.
#[derive(Serialize)]
pub struct ActivityRow<'a> {
    id: Id,
    at: DateTime<FixedOffset>,
    zone: Option<Tz>,
    kind: &'a ActivityKind,
    minutes: Option<u32>,
    helped: Option<Score>,
    note: Option<&'a str>,
    entered_at: Option<DateTime<Utc>>,
    edited_at: Option<DateTime<Utc>>,
}

impl<'a> From<&'a Activity> for ActivityRow<'a> {
    fn from(activity: &'a Activity) -> Self {
        Self {
            id: activity.id,
            at: activity.at,
            zone: activity.zone,
            kind: &activity.kind,
            minutes: activity.minutes,
            helped: activity.helped,
            note: activity.note.as_deref(),
            entered_at: activity.entered_at,
            edited_at: activity.edited_at,
        }
    }
}

/// The whole journal as one JSON object. Every key is written; each entry stands on a line of its own, in the order of time, so that
/// two exports can be compared line by line. Lists of the format for which there is nothing yet are empty. `app` names the writer.
///
/// # Errors
/// When an entry cannot be written as JSON, which no entry that passed its check does.
pub fn export_ebbline(
    entries: &Entries,
    app: &str,
    exported_at: DateTime<Utc>,
) -> Result<String, ExchangeError> {
    let activities: Vec<_> = entries.activities.iter().map(ActivityRow::from).collect();
    let mut file = String::from("{\n");
    field(&mut file, "format", &FORMAT)?;
    field(&mut file, "version", &VERSION)?;
    field(&mut file, "app", &app)?;
    let exported_at = exported_at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    field(&mut file, "exported_at", &exported_at)?;
    field(&mut file, "settings", &entries.settings)?;
    list(&mut file, "products", &entries.products)?;
    list(&mut file, "doses", &entries.doses)?;
    list(&mut file, "effects", &entries.effects)?;
    list(&mut file, "check_ins", &entries.check_ins)?;
    list(&mut file, "symptoms", &entries.symptoms)?;
    list(&mut file, "activities", &activities)?;
    list(&mut file, "days", &entries.days)?;
    list(&mut file, "medicines", &entries.medicines)?;
    list(&mut file, "scores", &entries.scores)?;
    list(&mut file, "questions", &entries.questions)?;
    list(&mut file, "dismissals", &entries.dismissals)?;
    list(&mut file, "deleted", &entries.deleted)?;
    list(&mut file, "appointments", &AppointmentRow::all(entries))?;
    list(&mut file, "plans", &plans::plans_of_file(entries)?)?;
    list(&mut file, "reminders", &plans::reminders_of_file(entries)?)?;
    list(&mut file, "occurrences", &occurrences_of(entries))?;
    // The last list leaves a comma behind.
    file.truncate(file.trim_end_matches([',', '\n']).len());
    file.push_str("\n}\n");
    Ok(file)
}

/// What became of the reminders that are there; of those that are gone nobody will ask.
pub fn occurrences_of(entries: &Entries) -> Vec<&Occurrence> {
    let reminders: BTreeSet<Id> = entries.reminders.iter().map(|it| it.id).collect();
    entries
        .occurrences
        .iter()
        .filter(|it| reminders.contains(&it.reminder))
        .collect()
}

fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, ExchangeError> {
    serde_json::to_string(value).map_err(|error| ExchangeError::NotWritable {
        reason: error.to_string(),
    })
}

fn field<T: Serialize + ?Sized>(
    file: &mut String,
    name: &str,
    value: &T,
) -> Result<(), ExchangeError> {
    // Writing to a String cannot fail.
    let _ = writeln!(file, "  \"{name}\": {},", json(value)?);
    Ok(())
}

fn list<T: Serialize>(file: &mut String, name: &str, items: &[T]) -> Result<(), ExchangeError> {
    let _ = write!(file, "  \"{name}\": [");
    for (index, item) in items.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(file, "{comma}\n    {}", json(item)?);
    }
    file.push_str(if items.is_empty() { "],\n" } else { "\n  ],\n" });
    Ok(())
}
