//! One CSV file a list, as RFC 4180 has it: commas, lines that end in CR LF, quotes doubled within quotes.

use crate::ExchangeError;
use crate::care::AppointmentRow;
use crate::export::{ActivityRow, occurrences_of};
use crate::plans::{plans_of_file, reminders_of_file};
use journal_core::{Entries, PlanParts};
use serde::Serialize;
use serde_json::Value;

/// A file of the folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CsvFile {
    /// Its name, "doses.csv".
    pub name: &'static str,
    /// Its text.
    pub text: String,
}

const PRODUCTS: &[&str] = &[
    "id",
    "name",
    "substance",
    "form",
    "lane",
    "unit",
    "grams_per_unit",
    "mitragynine_mg_per_unit",
    "hydroxymitragynine_mg_per_unit",
    "unit_sd_grams",
    "archived",
    "vendor",
    "batch",
    "note",
];
const DOSES: &[&str] = &[
    "id",
    "taken_at",
    "zone",
    "product",
    "amount",
    "unit",
    "amount_sd",
    "measured",
    "route",
    "stomach",
    "purposes",
    "pain_before",
    "note",
    "tags",
    "entered_at",
    "edited_at",
];
const EFFECTS: &[&str] = &[
    "id",
    "dose",
    "rated_at",
    "strength",
    "onset_min",
    "duration_min",
    "side_effects",
    "note",
    "entered_at",
    "edited_at",
];
const CHECK_INS: &[&str] = &[
    "id",
    "at",
    "zone",
    "mood",
    "energy",
    "pain",
    "stress",
    "craving",
    "sleep_quality",
    "sleep_hours",
    "note",
    "entered_at",
    "edited_at",
];
const SYMPTOMS: &[&str] = &[
    "id",
    "at",
    "zone",
    "items",
    "total",
    "before_first_dose",
    "note",
    "entered_at",
    "edited_at",
];
const ACTIVITIES: &[&str] = &[
    "id",
    "at",
    "zone",
    "kind",
    "minutes",
    "helped",
    "note",
    "entered_at",
    "edited_at",
];
const DAYS: &[&str] = &["date", "answer"];
const MEDICINES: &[&str] = &[
    "id",
    "name",
    "from",
    "until",
    "note",
    "entered_at",
    "edited_at",
];
const SCORES: &[&str] = &[
    "id",
    "at",
    "zone",
    "scale",
    "total",
    "note",
    "entered_at",
    "edited_at",
];
const QUESTIONS: &[&str] = &[
    "id",
    "asked_at",
    "text",
    "appointment",
    "entered_at",
    "edited_at",
];
const APPOINTMENTS: &[&str] = &[
    "id",
    "at",
    "zone",
    "with",
    "questions",
    "note",
    "entered_at",
    "edited_at",
];
/// The fields of every kind of plan, each in a column of its own. Those of a kind from elsewhere stand together in "other", as JSON.
const PLANS: &[&str] = &[
    "id",
    "kind",
    "starts_on",
    "ends_on",
    "state",
    "lane",
    "hold_when_symptoms_over",
    "remind_at",
    "note_to_self",
    "changes",
    "days",
    "days_on",
    "days_off",
    "weekdays_off",
    "high_days",
    "low_days",
    "high_limit",
    "low_limit",
    "unit",
    "products",
    "days_each",
    "from_daily",
    "to_daily",
    "method",
    "step",
    "every_days",
    "slots",
    "resolution",
    "daily_limit",
    "minimum_gap_minutes",
    "other",
];
const REMINDERS: &[&str] = &[
    "id",
    "kind",
    "clock",
    "rule",
    "text",
    "missed_after_minutes",
    "active",
];
const OCCURRENCES: &[&str] = &["reminder", "scheduled_at", "state", "until", "at"];
const DELETED: &[&str] = &["id", "at"];
const DISMISSALS: &[&str] = &["id", "sign", "at", "reason"];

/// The lists of a journal. Headers are the field names of the journal file. Words of a list in one field are parted by "; ",
/// symptoms and side effects are "name severity", changes of plans and rules of reminders are their fields with their values. Unknown is
/// an empty field.
///
/// # Errors
/// When an entry cannot be written, which no entry that passed its check does.
pub fn export_csv(entries: &Entries) -> Result<Vec<CsvFile>, ExchangeError> {
    let activities: Vec<_> = entries.activities.iter().map(ActivityRow::from).collect();
    Ok(vec![
        file("products.csv", PRODUCTS, &entries.products)?,
        file("doses.csv", DOSES, &entries.doses)?,
        file("effects.csv", EFFECTS, &entries.effects)?,
        file("check_ins.csv", CHECK_INS, &entries.check_ins)?,
        file("symptoms.csv", SYMPTOMS, &entries.symptoms)?,
        file("activities.csv", ACTIVITIES, &activities)?,
        file("days.csv", DAYS, &entries.days)?,
        file("medicines.csv", MEDICINES, &entries.medicines)?,
        file("scores.csv", SCORES, &entries.scores)?,
        file("questions.csv", QUESTIONS, &entries.questions)?,
        file("dismissals.csv", DISMISSALS, &entries.dismissals)?,
        file("deleted.csv", DELETED, &entries.deleted)?,
        file(
            "appointments.csv",
            APPOINTMENTS,
            &AppointmentRow::all(entries),
        )?,
        file("plans.csv", PLANS, &plan_rows(entries)?)?,
        file("reminders.csv", REMINDERS, &reminders_of_file(entries)?)?,
        file("occurrences.csv", OCCURRENCES, &occurrences_of(entries))?,
    ])
}

fn plan_rows(entries: &Entries) -> Result<Vec<Value>, ExchangeError> {
    let mut rows = plans_of_file(entries)?;
    for (row, plan) in rows.iter_mut().zip(&entries.plans) {
        if let (PlanParts::Other(other), Value::Object(row)) = (&plan.parts, row) {
            row.retain(|field, _| !other.fields.contains_key(field));
            let fields = Value::Object(other.fields.clone()).to_string();
            row.insert("other".to_owned(), fields.into());
        }
    }
    Ok(rows)
}

fn file<T: Serialize>(
    name: &'static str,
    columns: &[&str],
    rows: &[T],
) -> Result<CsvFile, ExchangeError> {
    let mut text = columns.join(",");
    text.push_str("\r\n");
    for row in rows {
        let row = serde_json::to_value(row).map_err(|error| ExchangeError::NotWritable {
            reason: error.to_string(),
        })?;
        let cells: Vec<String> = columns
            .iter()
            .map(|column| quoted(&cell(&row[*column])))
            .collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    Ok(CsvFile { name, text })
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("; "),
        Value::Object(fields) if fields.contains_key("severity") => {
            [fields.get("name"), fields.get("severity")]
                .into_iter()
                .flatten()
                .map(cell)
                .collect::<Vec<_>>()
                .join(" ")
        }
        // A change of a plan, or the rule of a reminder.
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(field, value)| format!("{field} {}", cell(value)))
            .collect::<Vec<_>>()
            .join(" "),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Archetype, demo};
    use chrono::NaiveDate;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_has_a_column() {
        let ends = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let entries = demo(Archetype::Cycle5On2Off, 30, 1, ends, chrono_tz::Tz::UTC);
        let check = |name: &str, columns: &[&str], row: Value| {
            let keys: BTreeSet<_> = row.as_object().unwrap().keys().cloned().collect();
            let columns: BTreeSet<_> = columns.iter().map(|&column| column.to_owned()).collect();
            assert_eq!(keys, columns, "no field of {name} may be left out");
        };
        fn value(row: &impl Serialize) -> Value {
            serde_json::to_value(row).unwrap()
        }
        check("products", PRODUCTS, value(&entries.products[0]));
        check("doses", DOSES, value(&entries.doses[0]));
        check("effects", EFFECTS, value(&entries.effects[0]));
        check("check_ins", CHECK_INS, value(&entries.check_ins[0]));
        check("symptoms", SYMPTOMS, value(&entries.symptoms[0]));
        check(
            "activities",
            ACTIVITIES,
            value(&ActivityRow::from(&entries.activities[0])),
        );
        check("days", DAYS, value(&entries.days[0]));
        let dismissal = journal_core::Dismissal {
            id: entries.doses[0].id,
            sign: journal_core::Sign::MoreFrequent,
            at: entries.doses[0].taken_at,
            reason: None,
        };
        check("dismissals", DISMISSALS, value(&dismissal));
        let (id, at) = (dismissal.id, dismissal.at);
        let medicine = journal_core::Medicine {
            id,
            name: "Sertraline".to_owned(),
            from: None,
            until: None,
            note: None,
            entered_at: None,
            edited_at: None,
        };
        check("medicines", MEDICINES, value(&medicine));
        let score = journal_core::ScoreTold {
            id,
            at,
            zone: None,
            scale: "PHQ-9".to_owned(),
            total: "14".parse().unwrap(),
            note: None,
            entered_at: None,
            edited_at: None,
        };
        check("scores", SCORES, value(&score));
        let question = journal_core::Question {
            id,
            asked_at: at,
            text: "Why?".to_owned(),
            appointment: Some(id),
            entered_at: None,
            edited_at: None,
        };
        check("questions", QUESTIONS, value(&question));
        for (name, columns, row) in [
            (
                "occurrences",
                OCCURRENCES,
                value(&journal_core::Occurrence {
                    reminder: id,
                    scheduled_at: at.to_utc(),
                    state: journal_core::OccurrenceState::Done,
                    until: None,
                    at: at.to_utc(),
                }),
            ),
            (
                "deleted",
                DELETED,
                value(&journal_core::Deleted {
                    id,
                    at: at.to_utc(),
                }),
            ),
        ] {
            check(name, columns, row);
        }
        let mut entries = entries;
        entries.appointments.push(journal_core::Appointment {
            id,
            at,
            zone: None,
            with: None,
            note: None,
            entered_at: None,
            edited_at: None,
        });
        check(
            "appointments",
            APPOINTMENTS,
            value(&AppointmentRow::all(&entries)[0]),
        );
    }

    #[test]
    fn every_field_of_every_plan_has_a_column() {
        let kinds = serde_json::json!([
            {"kind": "break", "days": 14},
            {"kind": "cycle", "days_on": 5, "days_off": 2},
            {"kind": "alternation", "high_days": 1, "low_days": 1, "high_limit": "4", "low_limit": "2"},
            {"kind": "rotation", "products": ["00000000-0000-7000-8000-000000000001"], "days_each": 7},
            {"kind": "taper", "unit": "g", "from_daily": "6", "to_daily": "2", "method": "linear", "step": "1", "every_days": 7},
            {"kind": "spacing", "minimum_gap_minutes": 240},
            {"kind": "moon phases", "phase": "new", "days": 3},
        ]);
        let plans: Vec<Value> = kinds
            .as_array()
            .unwrap()
            .iter()
            .zip(1..)
            .map(|(plan, number)| {
                let mut plan = plan.clone();
                plan["id"] = format!("00000000-0000-7000-8000-{number:012}").into();
                plan["starts_on"] = "2026-03-01".into();
                plan["state"] = "draft".into();
                plan["changes"] = serde_json::json!([
                    {"at": "2026-03-02T09:00:00+01:00", "what": "hold", "reason": "ill"}
                ]);
                plan
            })
            .collect();
        let file = serde_json::json!({"format": "ebbline-journal", "version": 1, "plans": plans});
        let entries = crate::read_ebbline(&file.to_string()).unwrap().entries;
        let rows = plan_rows(&entries).unwrap();
        assert_eq!(entries.plans.len(), rows.len());
        for row in &rows {
            for field in row.as_object().unwrap().keys() {
                assert!(PLANS.contains(&field.as_str()), "{field} of {row}");
            }
        }
        let text = file_named(&entries, "plans.csv");
        assert!(text.contains("at 2026-03-02T09:00:00+01:00 reason ill what hold"));
        assert!(
            text.contains(r#""{""days"":3,""phase"":""new""}""#),
            "fields of a kind from elsewhere keep their names: {text}"
        );
    }

    fn file_named(entries: &Entries, name: &str) -> String {
        let files = export_csv(entries).unwrap();
        files.into_iter().find(|it| it.name == name).unwrap().text
    }

    #[test]
    fn a_rule_is_its_fields() {
        let file = r#"{"format": "ebbline-journal", "version": 1, "reminders": [
            {"id": "00000000-0000-7000-8000-000000000001", "kind": "check_in", "clock": "wall",
             "rule": {"at": "08:00", "weekdays": ["mo", "fr"]}}]}"#;
        let entries = crate::read_ebbline(file).unwrap().entries;
        let text = file_named(&entries, "reminders.csv");
        assert!(text.contains("at 08:00 weekdays mo; fr"), "{text}");
    }

    #[test]
    fn quotes_only_where_needed() {
        for (cell, expected) in [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
        ] {
            assert_eq!(quoted(cell), expected);
        }
    }
}
