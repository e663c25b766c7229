//! Bringing a file together with a journal.

use crate::range::{dosed, products};
use crate::read::{Incoming, same_content};
use crate::removed::Removals;
use crate::report::{Changed, Counts, Dropped, Report, SettingDifference, Why, list_of};
use chrono::{DateTime, Utc};
use journal_core::{Answer, Entries, Entry, EntryRef, Kind, Settings};
use std::collections::{BTreeMap, BTreeSet};

/// What an import writes, and the finished report.
#[derive(Clone, PartialEq, Debug)]
pub struct Merge {
    /// What the journal does not have yet, products first; the settings lead when the file's are taken. Empty when the file brings
    /// nothing new.
    pub add: Vec<Entry>,
    /// The report, completed: an entry of which the journal has another version is dropped.
    pub report: Report,
}

/// Compares a file with a journal. What the journal has stays as it is: the same file imported twice changes nothing. The file's
/// settings are taken into an empty journal, and otherwise only with `take_settings`.
#[must_use]
pub fn merge(existing: &Entries, incoming: Incoming, take_settings: bool) -> Merge {
    let Incoming {
        entries,
        mut report,
        rows,
    } = incoming;
    let mut add = Vec::new();
    let is_empty = existing.count() == 0;
    let taken = take_settings || is_empty;
    report.settings = differences(&existing.settings, &entries.settings, taken);
    let settings = if taken {
        &entries.settings
    } else {
        &existing.settings
    };
    if taken && !report.settings.is_empty() {
        add.push(Entry::Settings(entries.settings.clone()));
    }

    let here: BTreeMap<EntryRef, Entry> = existing
        .iter()
        .map(|entry| (entry.reference(), entry))
        .collect();
    let removals = Removals::new(existing, &entries, &here);
    let is_kratom = products(&entries, existing);
    let starts = settings.day_starts_at;
    let doses: Vec<_> = existing
        .doses
        .iter()
        .filter(|dose| !removals.goes(dose.id))
        .chain(entries.doses.iter().filter(|dose| {
            let reference = EntryRef::Of(Kind::Dose, dose.id);
            !here.contains_key(&reference) && removals.why_not(reference).is_none()
        }))
        .cloned()
        .collect();
    let dosed_days = dosed(&doses, &is_kratom, starts);

    let mut kept = Counts::default();
    for entry in entries.iter() {
        let reference = entry.reference();
        let row = rows.get(&reference).copied().unwrap_or(0);
        let list = list_of(entry.kind());
        if let Some((field, why)) = removals.why_not(reference) {
            report.dropped.push(Dropped {
                row,
                field: format!("{list}.{field}"),
                value: as_text(&entry),
                why,
                whole_row: true,
            });
            continue;
        }
        if let Some(other) = here.get(&reference) {
            if same_content(other, &entry) {
                kept.count(&entry);
                report.already_there.count(&entry);
            } else if entry.kind() == Kind::Occurrence && written_at(&entry) > written_at(other) {
                // What became of a reminder last is what became of it.
                kept.count(&entry);
                report.added.count(&entry);
                add.push(entry);
            } else if written_at(other) > written_at(&entry) {
                kept.count(&entry);
                report.already_there.count(&entry);
                report.changed.push(Changed {
                    row,
                    field: list.to_owned(),
                    from: as_text(&entry),
                    to: as_text(other),
                    why: Why::JournalIsLater,
                });
            } else {
                report.dropped.push(Dropped {
                    row,
                    field: list.to_owned(),
                    value: as_text(&entry),
                    why: Why::JournalDiffers,
                    whole_row: true,
                });
            }
            continue;
        }
        if let Entry::Day(answer) = &entry
            && answer.answer == Answer::None
            && dosed_days.contains(&answer.date)
        {
            report.dropped.push(Dropped {
                row,
                field: format!("{list}.date"),
                value: answer.date.to_string(),
                why: Why::DayHasDose,
                whole_row: true,
            });
            continue;
        }
        kept.count(&entry);
        report.added.count(&entry);
        add.push(removals.freed(entry, row, &mut report));
    }
    for deleted in &entries.deleted {
        let entry = Entry::Deleted(deleted.clone());
        let row = rows.get(&entry.reference()).copied().unwrap_or(0);
        if existing.deleted.iter().any(|it| it.id == deleted.id) {
            kept.count(&entry);
            report.already_there.count(&entry);
        } else if removals.take_over(deleted.id, row, &mut report) {
            kept.count(&entry);
            report.added.count(&entry);
            add.push(entry);
        }
    }
    report.kept = kept;
    answers_removed(existing, &dosed_days, &mut report);
    Merge { add, report }
}

/// A dose answers its day: the journal's "nothing taken" goes. A dose may be new, or come to lie on that day because the file's
/// settings let days begin at another time.
fn answers_removed(
    existing: &Entries,
    dosed_days: &BTreeSet<chrono::NaiveDate>,
    report: &mut Report,
) {
    for answer in &existing.days {
        if answer.answer == Answer::None && dosed_days.contains(&answer.date) {
            report.changed.push(Changed {
                row: 0,
                field: "days.answer".to_owned(),
                from: format!("{} {}", answer.date, answer.answer),
                to: String::new(),
                why: Why::AnswerRemoved,
            });
        }
    }
}

/// When an entry was last written down, as far as it says.
pub fn written_at(entry: &Entry) -> Option<DateTime<Utc>> {
    let (edited, entered) = match entry {
        Entry::Settings(_)
        | Entry::Product(_)
        | Entry::Day(_)
        | Entry::Dismissal(_)
        | Entry::Reminder(_)
        | Entry::Deleted(_) => (None, None),
        Entry::Plan(it) => (it.changes.last().map(|change| change.at.to_utc()), None),
        Entry::Occurrence(it) => (Some(it.at), None),
        Entry::Dose(it) => (it.edited_at, it.entered_at),
        Entry::Effect(it) => (it.edited_at, it.entered_at),
        Entry::CheckIn(it) => (it.edited_at, it.entered_at),
        Entry::Symptoms(it) => (it.edited_at, it.entered_at),
        Entry::Activity(it) => (it.edited_at, it.entered_at),
        Entry::Medicine(it) => (it.edited_at, it.entered_at),
        Entry::Score(it) => (it.edited_at, it.entered_at),
        Entry::Question(it) => (it.edited_at, it.entered_at),
        Entry::Appointment(it) => (it.edited_at, it.entered_at),
    };
    match edited {
        Some(_) => edited,
        None => entered,
    }
}

pub fn as_text(entry: &Entry) -> String {
    serde_json::to_string(entry).unwrap_or_else(|_| entry.reference().key())
}

fn differences(here: &Settings, file: &Settings, taken: bool) -> Vec<SettingDifference> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<u32>| value.map(|days| days.to_string()).unwrap_or_default();
    let date =
        |value: Option<chrono::NaiveDate>| value.map(|date| date.to_string()).unwrap_or_default();
    [
        (
            "day_starts_at",
            here.day_starts_at.to_string(),
            file.day_starts_at.to_string(),
        ),
        (
            "home_zone",
            here.home_zone.to_string(),
            file.home_zone.to_string(),
        ),
        (
            "primary_effect",
            text(&here.primary_effect),
            text(&file.primary_effect),
        ),
        (
            "primary_effect_anchor",
            text(&here.primary_effect_anchor),
            text(&file.primary_effect_anchor),
        ),
        (
            "regular_use_days_before",
            number(here.regular_use_days_before),
            number(file.regular_use_days_before),
        ),
        (
            "reference_from",
            date(here.reference_from),
            date(file.reference_from),
        ),
    ]
    .into_iter()
    .filter(|(_, here, file)| here != file)
    .map(|(field, here, file)| SettingDifference {
        field,
        here,
        file,
        taken,
    })
    .collect()
}
