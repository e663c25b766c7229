//! Medicines, scores that a clinic told, appointments and the questions for them. Removing, undoing and their history go through the
//! commands for entries of any kind.

use super::journal::{day, filled, instant, logged, reference};
use crate::{
    clock,
    vault::{OpenJournal, Vault},
    views,
    wire::{AppError, ErrorCode, Logged, decimal},
};
use chrono::{DateTime, FixedOffset, Utc};
use chrono_tz::Tz;
use journal_core::{Appointment, Entry, Id, Kind, Medicine, Question, ScoreTold, Total};
use journal_store::Op;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

/// A medicine as the form gives it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct MedicineDraft {
    /// `None` = new.
    pub id: Option<String>,
    /// Name as typed.
    pub name: String,
    /// First day "YYYY-MM-DD"; empty or `None` = not known.
    pub from: Option<String>,
    /// Last day; empty or `None` = still taken, or not known.
    pub until: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// A score as the form gives it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct ScoreDraft {
    /// `None` = new.
    pub id: Option<String>,
    /// Local date and time "YYYY-MM-DDTHH:MM"; `None` = now.
    pub at_local: Option<String>,
    /// Name of the questionnaire as typed.
    pub scale: String,
    /// The total as a decimal, point or comma.
    pub total: String,
    /// Anything else.
    pub note: Option<String>,
}

/// An appointment as the form gives it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct AppointmentDraft {
    /// `None` = new.
    pub id: Option<String>,
    /// Local date and time "YYYY-MM-DDTHH:MM".
    pub at_local: String,
    /// With whom.
    pub with: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// A question as the form gives it. It came up when it was first saved.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct QuestionDraft {
    /// `None` = new.
    pub id: Option<String>,
    /// The question.
    pub text: String,
    /// Id of the appointment it is for; `None` = not decided.
    pub appointment: Option<String>,
}

/// A score with its wall time.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ScoreLine {
    /// The score.
    pub score: ScoreTold,
    /// Local date and time "YYYY-MM-DDTHH:MM".
    pub local: String,
}

/// An appointment with its wall time and its questions.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AppointmentLine {
    /// The appointment.
    pub appointment: Appointment,
    /// Local date and time "YYYY-MM-DDTHH:MM".
    pub local: String,
    /// True when it is over.
    pub past: bool,
    /// Its questions, in the order in which they came up.
    pub questions: Vec<Question>,
}

/// A question with its wall time.
#[derive(Clone, Debug, Serialize, Type)]
pub struct QuestionLine {
    /// The question.
    pub question: Question,
    /// When it came up, local date and time "YYYY-MM-DDTHH:MM".
    pub local: String,
}

/// All medicines by name.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn medicines(vault: State<'_, Vault>) -> Result<Vec<Medicine>, AppError> {
    vault.with(|journal| {
        let mut list = journal.entries().medicines.clone();
        list.sort_by_key(|medicine| (medicine.name.to_lowercase(), medicine.from));
        Ok(list)
    })
}

/// Makes or changes a medicine.
///
/// # Errors
/// `invalid_field`, `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_medicine(vault: State<'_, Vault>, draft: MedicineDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let before = before(
            journal,
            Kind::Medicine,
            draft.id.as_deref(),
            |entry| match entry {
                Entry::Medicine(it) => Some(it),
                _ => None,
            },
        )?;
        let date =
            |field, text: Option<&str>| filled(text).map(|text| day(field, &text)).transpose();
        let is_new = before.is_none();
        let medicine = Medicine {
            id: before.map_or_else(|| Id::new(now), |it| it.id),
            name: draft.name.trim().to_owned(),
            from: date("from", draft.from.as_deref())?,
            until: date("until", draft.until.as_deref())?,
            note: filled(draft.note.as_deref()),
            entered_at: is_new.then_some(now),
            edited_at: None,
        };
        store(journal, Entry::Medicine(medicine), is_new, now)
    })
}

/// All scores, newest first.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn scores(vault: State<'_, Vault>) -> Result<Vec<ScoreLine>, AppError> {
    vault.with(|journal| {
        let scores = journal.entries().scores.iter().rev();
        Ok(scores
            .map(|score| ScoreLine {
                local: views::local(score.at, score.zone),
                score: score.clone(),
            })
            .collect())
    })
}

/// Makes or changes a score.
///
/// # Errors
/// `invalid_field`, `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_score(vault: State<'_, Vault>, draft: ScoreDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let before = before(
            journal,
            Kind::Score,
            draft.id.as_deref(),
            |entry| match entry {
                Entry::Score(it) => Some(it),
                _ => None,
            },
        )?;
        let total = decimal("total", Some(&draft.total))?
            .ok_or_else(|| AppError::field("total", "empty"))?;
        let is_new = before.is_none();
        let (at, zone) = when(
            journal,
            "at",
            draft.at_local.as_deref(),
            before.as_ref().map(|it| (it.at, it.zone)),
            now,
        )?;
        let score = ScoreTold {
            id: before.map_or_else(|| Id::new(now), |it| it.id),
            at,
            zone,
            scale: draft.scale.trim().to_owned(),
            total: Total::new(total),
            note: filled(draft.note.as_deref()),
            entered_at: is_new.then_some(now),
            edited_at: None,
        };
        store(journal, Entry::Score(score), is_new, now)
    })
}

/// All appointments in the order of time, past ones included, each with its questions.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn appointments(vault: State<'_, Vault>) -> Result<Vec<AppointmentLine>, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let entries = journal.entries();
        Ok(entries
            .appointments
            .iter()
            .map(|appointment| AppointmentLine {
                local: views::local(appointment.at, appointment.zone),
                past: appointment.at.to_utc() < now,
                questions: entries.questions_of(appointment.id).cloned().collect(),
                appointment: appointment.clone(),
            })
            .collect())
    })
}

/// Makes or changes an appointment.
///
/// # Errors
/// `invalid_field`, `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_appointment(
    vault: State<'_, Vault>,
    draft: AppointmentDraft,
) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let before = before(
            journal,
            Kind::Appointment,
            draft.id.as_deref(),
            |entry| match entry {
                Entry::Appointment(it) => Some(it),
                _ => None,
            },
        )?;
        let at_local =
            filled(Some(&draft.at_local)).ok_or_else(|| AppError::field("at", "empty"))?;
        let is_new = before.is_none();
        let (at, zone) = when(
            journal,
            "at",
            Some(&at_local),
            before.as_ref().map(|it| (it.at, it.zone)),
            now,
        )?;
        let appointment = Appointment {
            id: before.map_or_else(|| Id::new(now), |it| it.id),
            at,
            zone,
            with: filled(draft.with.as_deref()),
            note: filled(draft.note.as_deref()),
            entered_at: is_new.then_some(now),
            edited_at: None,
        };
        store(journal, Entry::Appointment(appointment), is_new, now)
    })
}

/// All questions, in the order in which they came up.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn questions(vault: State<'_, Vault>) -> Result<Vec<QuestionLine>, AppError> {
    vault.with(|journal| {
        let questions = journal.entries().questions.iter();
        Ok(questions
            .map(|question| QuestionLine {
                local: views::local(question.asked_at, None),
                question: question.clone(),
            })
            .collect())
    })
}

/// Makes or changes a question; also what ties it to an appointment, or frees it.
///
/// # Errors
/// `invalid_field`, `appointment_missing`, `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_question(vault: State<'_, Vault>, draft: QuestionDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let before = before(
            journal,
            Kind::Question,
            draft.id.as_deref(),
            |entry| match entry {
                Entry::Question(it) => Some(it),
                _ => None,
            },
        )?;
        let appointment = filled(draft.appointment.as_deref())
            .map(|id| {
                id.parse()
                    .map_err(|_| AppError::of(ErrorCode::AppointmentMissing))
            })
            .transpose()?;
        let is_new = before.is_none();
        let home = journal.entries().settings.home_zone;
        let question = Question {
            id: before.as_ref().map_or_else(|| Id::new(now), |it| it.id),
            asked_at: before
                .map_or_else(|| now.with_timezone(&home).fixed_offset(), |it| it.asked_at),
            text: draft.text.trim().to_owned(),
            appointment,
            entered_at: is_new.then_some(now),
            edited_at: None,
        };
        store(journal, Entry::Question(question), is_new, now)
    })
}

/// The entry that a form changes; `None` for a new one.
fn before<T>(
    journal: &OpenJournal,
    kind: Kind,
    id: Option<&str>,
    of_kind: impl FnOnce(Entry) -> Option<T>,
) -> Result<Option<T>, AppError> {
    let Some(id) = id else { return Ok(None) };
    journal
        .entries()
        .find(reference(kind, id)?)
        .and_then(of_kind)
        .map(Some)
        .ok_or_else(|| AppError::of(ErrorCode::Gone))
}

/// The instant that a form's wall time means: in the entry's own zone, or at home when it is new. The form shows minutes, so an
/// untouched time keeps its seconds.
fn when(
    journal: &OpenJournal,
    field: &str,
    local: Option<&str>,
    before: Option<(DateTime<FixedOffset>, Option<Tz>)>,
    now: DateTime<Utc>,
) -> Result<(DateTime<FixedOffset>, Option<Tz>), AppError> {
    let zone = before
        .and_then(|(_, zone)| zone)
        .unwrap_or(journal.entries().settings.home_zone);
    let at = match (filled(local), before) {
        (None, Some(before)) => return Ok(before),
        (None, None) => now.with_timezone(&zone).fixed_offset(),
        (Some(text), Some((at, own))) if views::local(at, own) == text => return Ok((at, own)),
        (Some(text), _) => instant(field, &text, zone)?,
    };
    Ok((at, Some(zone)))
}

fn store(
    journal: &mut OpenJournal,
    entry: Entry,
    is_new: bool,
    now: DateTime<Utc>,
) -> Result<Logged, AppError> {
    entry.check()?;
    let op = if is_new {
        Op::Add(vec![entry])
    } else {
        Op::Edit(entry)
    };
    let committed = journal.transact(op, now)?;
    logged(journal, committed, Vec::new())
}
