//! What became of reminders, and what was removed, in a journal file.

use crate::merge::{as_text, written_at};
use crate::report::{Changed, Report, Why, list_of};
use crate::row::{self, Row};
use chrono::{DateTime, Utc};
use journal_core::{Deleted, Entries, Entry, EntryRef, Id, Kind, Occurrence};
use std::collections::{BTreeMap, BTreeSet};

pub fn occurrence(row: &mut Row<'_, '_>, reminders: &BTreeSet<Id>) -> Option<Entry> {
    let reminder = row.required("reminder", row::id);
    if reminder.is_some_and(|reminder| !reminders.contains(&reminder)) {
        row.lose("reminder", Why::NoSuchReminder);
    }
    let scheduled_at = row.required("scheduled_at", row::utc);
    let state = row.required("state", row::word);
    let at = row.required("at", row::utc);
    Some(Entry::Occurrence(Occurrence {
        reminder: reminder?,
        scheduled_at: scheduled_at?,
        state: state?,
        until: row.optional("until", row::utc),
        at: at?,
    }))
}

/// `kept` are the ids of the file's entries.
pub fn deleted(row: &mut Row<'_, '_>, kept: &BTreeSet<Id>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let at = row.required("at", row::utc);
    if id.is_some_and(|id| kept.contains(&id)) {
        row.lose("id", Why::StillInFile);
    }
    Some(Entry::Deleted(Deleted { id: id?, at: at? }))
}

/// What the removals of file and journal mean for the entries of the other.
pub struct Removals<'e> {
    existing: &'e Entries,
    /// Entries of the journal that the file says were removed, by id, with what becomes of each.
    theirs: BTreeMap<Id, (&'e Entry, Fate)>,
    /// Entries of the file that cannot come in, with the field and the reason.
    out: BTreeMap<EntryRef, (&'static str, Why)>,
    /// Appointments of which a question of the file loses hold.
    lost_appointments: BTreeSet<Id>,
}

/// What becomes of an entry that was removed elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Goes,
    Stays(Why),
}

impl<'e> Removals<'e> {
    /// Compares a journal, its entries once more by reference, with a file.
    pub fn new(existing: &'e Entries, file: &Entries, here: &'e BTreeMap<EntryRef, Entry>) -> Self {
        let mut removals = Self {
            existing,
            theirs: BTreeMap::new(),
            out: BTreeMap::new(),
            lost_appointments: BTreeSet::new(),
        };
        removals.of_file(file, here);
        removals.of_journal(file, here);
        removals
    }

    fn of_file(&mut self, file: &Entries, here: &'e BTreeMap<EntryRef, Entry>) {
        let removed: BTreeMap<Id, DateTime<Utc>> =
            file.deleted.iter().map(|it| (it.id, it.at)).collect();
        for (reference, entry) in here {
            let EntryRef::Of(_, id) = *reference else {
                continue;
            };
            if let Some(at) = removed.get(&id) {
                let fate = if written_at(entry) > Some(*at) {
                    Fate::Stays(Why::EditedSinceRemoved)
                } else {
                    Fate::Goes
                };
                self.theirs.insert(id, (entry, fate));
            }
        }
        // A product stays with the doses that stay.
        let used: BTreeSet<Id> = self
            .existing
            .doses
            .iter()
            .filter(|dose| !self.goes(dose.id))
            .chain(&file.doses)
            .map(|dose| dose.product)
            .collect();
        for (id, (entry, fate)) in &mut self.theirs {
            if entry.kind() == Kind::Product && used.contains(id) {
                *fate = Fate::Stays(Why::StillUsed);
            }
        }
    }

    fn of_journal(&mut self, file: &Entries, here: &BTreeMap<EntryRef, Entry>) {
        let removed: BTreeMap<Id, DateTime<Utc>> = self
            .existing
            .deleted
            .iter()
            .map(|it| (it.id, it.at))
            .collect();
        for entry in file.iter() {
            let reference = entry.reference();
            if let EntryRef::Of(_, id) = reference
                && let Some(at) = removed.get(&id)
                && !here.contains_key(&reference)
                && written_at(&entry) <= Some(*at)
            {
                self.out.insert(reference, ("id", Why::RemovedHere));
            }
        }
        // A product comes back with the doses that come in.
        for dose in &file.doses {
            if !self.is_out(Kind::Dose, dose.id) {
                self.out.remove(&EntryRef::Of(Kind::Product, dose.product));
            }
        }
        for effect in &file.effects {
            // Ratings went with their dose, so they come back with it.
            let reference = EntryRef::Of(Kind::Effect, effect.id);
            if removed.contains_key(&effect.dose) && !self.is_out(Kind::Dose, effect.dose) {
                self.out.remove(&reference);
            }
            if self.is_missing(Kind::Dose, effect.dose) {
                self.out
                    .entry(reference)
                    .or_insert(("dose", Why::NoSuchDose));
            }
        }
        for occurrence in &file.occurrences {
            if self.is_missing(Kind::Reminder, occurrence.reminder) {
                let reference = EntryRef::Of(Kind::Occurrence, occurrence.id());
                self.out
                    .entry(reference)
                    .or_insert(("reminder", Why::NoSuchReminder));
            }
        }
        for appointment in file.questions.iter().filter_map(|it| it.appointment) {
            if self.is_missing(Kind::Appointment, appointment) {
                self.lost_appointments.insert(appointment);
            }
        }
    }

    fn is_out(&self, kind: Kind, id: Id) -> bool {
        self.out.contains_key(&EntryRef::Of(kind, id))
    }

    /// What the file refers to was in the file or the journal when it was read; it is missing when it stays out or goes.
    fn is_missing(&self, kind: Kind, id: Id) -> bool {
        self.is_out(kind, id) || self.goes(id)
    }

    /// Whether an entry of the journal goes because the file says that it was removed.
    pub fn goes(&self, id: Id) -> bool {
        self.theirs
            .get(&id)
            .is_some_and(|(_, fate)| *fate == Fate::Goes)
    }

    /// Why an entry of the file does not come in; `None` when nothing is against it here.
    pub fn why_not(&self, reference: EntryRef) -> Option<(&'static str, Why)> {
        self.out.get(&reference).copied()
    }

    /// A question without the appointment that is not there, which the report says; any other entry as it is.
    pub fn freed(&self, entry: Entry, row: usize, report: &mut Report) -> Entry {
        match entry {
            Entry::Question(mut question)
                if question
                    .appointment
                    .is_some_and(|id| self.lost_appointments.contains(&id)) =>
            {
                if let Some(appointment) = question.appointment.take() {
                    report.changed.push(Changed {
                        row,
                        field: "questions.appointment".to_owned(),
                        from: appointment.to_string(),
                        to: String::new(),
                        why: Why::NoSuchAppointment,
                    });
                }
                Entry::Question(question)
            }
            other => other,
        }
    }

    /// Reports what a removal of the file does to the journal; false when the entry stays.
    pub fn take_over(&self, id: Id, row: usize, report: &mut Report) -> bool {
        let Some((entry, fate)) = self.theirs.get(&id) else {
            return true;
        };
        let why = match fate {
            Fate::Goes => Why::RemovedInFile,
            Fate::Stays(why) => *why,
        };
        let mut change = |entry: &Entry, to: String| {
            report.changed.push(Changed {
                row,
                field: list_of(entry.kind()).to_owned(),
                from: as_text(entry),
                to,
                why,
            });
        };
        if *fate != Fate::Goes {
            change(entry, as_text(entry));
            return false;
        }
        change(entry, String::new());
        if let Entry::Dose(dose) = entry {
            // Its ratings go with it, also those that the file does not know.
            for effect in &self.existing.effects {
                if effect.dose == dose.id && !self.goes(effect.id) {
                    change(&Entry::Effect(effect.clone()), String::new());
                }
            }
        }
        true
    }
}
