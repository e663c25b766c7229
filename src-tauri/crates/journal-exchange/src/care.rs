//! Medicines, scores, questions and appointments of a journal file.

use crate::report::{Changed, Dropped, Report, Wanted, Why};
use crate::row::{self, Row, shown};
use chrono::{DateTime, FixedOffset, Utc};
use chrono_tz::Tz;
use journal_core::{
    Appointment, Entries, Entry, EntryRef, Id, Kind, Medicine, Question, Reason, ScoreTold,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// An appointment with the field names of the file: there it lists its questions.
#[derive(Serialize)]
pub struct AppointmentRow<'a> {
    id: Id,
    at: DateTime<FixedOffset>,
    zone: Option<Tz>,
    with: Option<&'a str>,
    questions: Vec<Id>,
    note: Option<&'a str>,
    entered_at: Option<DateTime<Utc>>,
    edited_at: Option<DateTime<Utc>>,
}

impl<'a> AppointmentRow<'a> {
    /// The appointments of a journal.
    pub fn all(entries: &'a Entries) -> Vec<Self> {
        entries
            .appointments
            .iter()
            .map(|it| Self {
                id: it.id,
                at: it.at,
                zone: it.zone,
                with: it.with.as_deref(),
                questions: entries.questions_of(it.id).map(|it| it.id).collect(),
                note: it.note.as_deref(),
                entered_at: it.entered_at,
                edited_at: it.edited_at,
            })
            .collect()
    }
}

pub fn medicine(row: &mut Row<'_, '_>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let name = row.required("name", row::name);
    Some(Entry::Medicine(Medicine {
        id: id?,
        name: name?,
        from: row.optional("from", row::date),
        until: row.optional("until", row::date),
        note: row.optional("note", row::note),
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    }))
}

pub fn score(row: &mut Row<'_, '_>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let at = row.required("at", row::instant);
    let zone = row.zone(at);
    let scale = row.required("scale", row::name);
    let total = row.required("total", row::total_told);
    Some(Entry::Score(ScoreTold {
        id: id?,
        at: at?,
        zone,
        scale: scale?,
        total: total?,
        note: row.optional("note", row::note),
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    }))
}

/// The list of questions that an appointment of the file has.
pub struct Asked {
    row: usize,
    appointment: Id,
    since: DateTime<FixedOffset>,
    questions: Value,
}

impl Asked {
    /// The appointment.
    pub const fn appointment(&self) -> EntryRef {
        EntryRef::Of(Kind::Appointment, self.appointment)
    }
}

pub fn appointment(row: &mut Row<'_, '_>, asked: &mut Vec<Asked>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let at = row.required("at", row::instant);
    let appointment = Appointment {
        zone: row.zone(at),
        id: id?,
        at: at?,
        with: row.optional("with", row::short),
        note: row.optional("note", row::note),
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    };
    if let Some(questions) = row.take("questions") {
        asked.push(Asked {
            row: row.number(),
            appointment: appointment.id,
            // A text without a time of its own came up when the appointment was written down, as far as the file says.
            since: appointment.entered_at.map_or(appointment.at, |entered| {
                entered.with_timezone(appointment.at.offset())
            }),
            questions: questions.clone(),
        });
    }
    Some(Entry::Appointment(appointment))
}

pub fn question(row: &mut Row<'_, '_>, appointments: &BTreeSet<Id>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let asked_at = row.required("asked_at", row::instant);
    let text = row.required("text", row::note);
    let mut appointment = row.optional("appointment", row::id);
    if let Some(named) = appointment
        && !appointments.contains(&named)
    {
        // The question is worth more than where it was to be asked.
        row.drop_value("appointment", named.to_string(), Why::NoSuchAppointment);
        appointment = None;
    }
    Some(Entry::Question(Question {
        id: id?,
        asked_at: asked_at?,
        text: text?,
        appointment,
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    }))
}

/// Reads the questions that appointments list: ids tie questions of the file to them, texts become questions of their own. Returns
/// those, with the row of their appointment.
pub fn tie(
    asked: Vec<Asked>,
    entries: &mut Entries,
    existing: &Entries,
    report: &mut Report,
) -> Vec<(usize, Question)> {
    let mut made: Vec<(usize, Question)> = Vec::new();
    for list in asked {
        let mut drop_value = |value: &Value, why| {
            report.dropped.push(Dropped {
                row: list.row,
                field: "appointments.questions".to_owned(),
                value: shown(value),
                why,
                whole_row: false,
            });
        };
        let Value::Array(items) = &list.questions else {
            drop_value(&list.questions, Why::Not(Wanted::List));
            continue;
        };
        for item in items {
            let text = match row::note(item) {
                Ok(read) => read.value(),
                Err(why) => {
                    drop_value(item, why);
                    continue;
                }
            };
            if text.trim().is_empty() {
                drop_value(item, Why::Invalid(Reason::Empty));
            } else if let Ok(id) = text.parse::<Id>() {
                if let Err(why) = tie_one(id, list.appointment, entries, existing) {
                    drop_value(item, why);
                }
            } else {
                let question = Question {
                    id: Id::named(list.appointment, &text),
                    asked_at: list.since,
                    text,
                    appointment: Some(list.appointment),
                    entered_at: None,
                    edited_at: None,
                };
                let told = entries
                    .questions_of(list.appointment)
                    .chain(made.iter().map(|(_, made)| made))
                    .any(|other| {
                        other.id == question.id
                            || (other.appointment == question.appointment
                                && other.text == question.text)
                    });
                if !told {
                    report.changed.push(Changed {
                        row: list.row,
                        field: "appointments.questions".to_owned(),
                        from: shown(item),
                        to: question.id.to_string(),
                        why: Why::QuestionOfItsOwn,
                    });
                    made.push((list.row, question));
                }
            }
        }
    }
    made
}

fn tie_one(id: Id, appointment: Id, entries: &mut Entries, existing: &Entries) -> Result<(), Why> {
    if let Some(question) = entries.questions.iter_mut().find(|it| it.id == id) {
        return match question.appointment {
            Some(other) if other != appointment => Err(Why::AskedElsewhere),
            _ => {
                question.appointment = Some(appointment);
                Ok(())
            }
        };
    }
    match existing.questions.iter().find(|it| it.id == id) {
        None => Err(Why::NoSuchQuestion),
        Some(question) if question.appointment == Some(appointment) => Ok(()),
        Some(_) => Err(Why::JournalDiffers),
    }
}
