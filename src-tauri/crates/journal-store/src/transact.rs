//! The rules of one transaction: check, write, record, commit. Everything that changes the journal is here.

use crate::{Committed, Op, OpName, StoreError, tables};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use journal_core::{
    Answer, Change, Deleted, Entry, EntryRef, Id, Invalid, Kind, Occurrence, OccurrenceState,
    Question, Reason, Rule, Settings, TimeOfDay,
};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::BTreeSet;

/// Does an operation.
pub fn transact(
    conn: &mut Connection,
    op: Op,
    now: DateTime<Utc>,
) -> Result<Committed, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let name = op.name();
    let mut step = Step {
        tx: &tx,
        day_starts_at: tables::settings::get(&tx)?.day_starts_at,
        changed: Vec::new(),
    };
    step.take(op, now)?;
    let changed = step.changed;
    if changed.is_empty() {
        let revision = tables::history::last(&tx)?;
        return Ok(Committed {
            op: name,
            changed,
            undone: false,
            revision,
        });
    }
    tables::search::follow(&tx, &changed)?;
    let revision = tables::history::add(&tx, now, name, None, &changed)?;
    tables::undo::push(&tx, revision)?;
    tx.commit()?;
    Ok(Committed {
        op: name,
        changed,
        undone: false,
        revision,
    })
}

/// Notes what became of reminders.
pub fn note(
    conn: &mut Connection,
    occurrences: Vec<Occurrence>,
    now: DateTime<Utc>,
) -> Result<Committed, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut step = Step {
        tx: &tx,
        day_starts_at: tables::settings::get(&tx)?.day_starts_at,
        changed: Vec::new(),
    };
    for occurrence in occurrences {
        let before = tables::occurrence::find(&tx, occurrence.id())?;
        if may_follow(before.as_ref(), &occurrence) {
            step.write(before.map(Entry::Occurrence), Entry::Occurrence(occurrence))?;
        }
    }
    let changed = step.changed;
    let revision = if changed.is_empty() {
        tables::history::last(&tx)?
    } else {
        tables::history::add(&tx, now, OpName::Note, None, &changed)?
    };
    tx.commit()?;
    Ok(Committed {
        op: OpName::Note,
        changed,
        undone: false,
        revision,
    })
}

/// Whether this can be noted after what is noted already: nothing is shown twice, and no answer is lost to a clock.
fn may_follow(before: Option<&Occurrence>, after: &Occurrence) -> bool {
    use OccurrenceState as S;
    let Some(before) = before else { return true };
    let snooze_is_over =
        before.state == S::Snoozed && before.until.is_none_or(|until| until <= after.at);
    match after.state {
        S::Due => snooze_is_over,
        S::Missed => snooze_is_over || before.state == S::Due,
        _ => before != after,
    }
}

/// Which way a step is turned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Undo,
    Redo,
}

/// Turns the step on top of the undo or redo stack round.
pub fn turn(
    conn: &mut Connection,
    turn: Turn,
    now: DateTime<Utc>,
) -> Result<Committed, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (number, name) = match turn {
        Turn::Undo => (
            tables::undo::to_undo(&tx)?.ok_or(StoreError::NothingToUndo)?,
            OpName::Undo,
        ),
        Turn::Redo => (
            tables::undo::to_redo(&tx)?.ok_or(StoreError::NothingToRedo)?,
            OpName::Redo,
        ),
    };
    let undone = turn == Turn::Undo;
    let mut changes = tables::history::changes(&tx, number)?;
    if undone {
        changes = changes.into_iter().rev().map(Change::reversed).collect();
    }
    let mut turned = Vec::with_capacity(changes.len());
    for change in changes {
        let Some(reference) = change.reference() else {
            continue;
        };
        // The stack is in the order of commits, so this holds unless something went around it.
        if tables::find(&tx, reference)? != change.before {
            // Which what becomes of reminders does, as time goes on: then that stays, and the rest is turned.
            if reference.kind() == Kind::Occurrence {
                continue;
            }
            return Err(StoreError::UndoConflict(reference));
        }
        match &change.after {
            Some(entry) => tables::put(&tx, entry)?,
            None => tables::delete(&tx, reference)?,
        }
        turned.push(change);
    }
    tables::search::follow(&tx, &turned)?;
    let op = tables::history::op(&tx, number)?;
    let revision = tables::history::add(&tx, now, name, Some(number), &turned)?;
    tables::undo::turn(&tx, number, undone)?;
    tx.commit()?;
    Ok(Committed {
        op,
        changed: turned,
        undone,
        revision,
    })
}

/// Writes the first settings of a journal that is being made.
pub fn begin(
    conn: &mut Connection,
    settings: Settings,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut entry = Entry::Settings(settings);
    check(&mut entry)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tables::put(&tx, &entry)?;
    let change = Change {
        before: None,
        after: Some(entry),
    };
    tables::history::add(&tx, now, OpName::Create, None, &[change])?;
    tx.commit()?;
    Ok(())
}

/// Looks that an entry can be stored and read again as it is.
fn check(entry: &mut Entry) -> Result<(), StoreError> {
    let (entered_at, edited_at) = times(entry);
    // Years of four digits are all that RFC 3339 can say.
    let sayable = |at: Moment| at.is_none_or(|at| (0..=9999).contains(&at.year()));
    let unsayable = |field| {
        Err(Invalid {
            field,
            reason: Reason::OutsideYears,
        })
    };
    let checked = if !sayable(entered_at) {
        unsayable("entered_at")
    } else if !sayable(edited_at) {
        unsayable("edited_at")
    } else {
        entry.check()
    };
    checked.map_err(|invalid| StoreError::Invalid {
        entry: entry.reference(),
        invalid,
    })?;
    match entry {
        Entry::Plan(plan) => plan
            .changes
            .iter_mut()
            .for_each(|change| whole_minutes(&mut change.at)),
        Entry::Reminder(reminder) => {
            if let Rule::Elapsed(rule) = &mut reminder.rule {
                whole_minutes(&mut rule.start);
            }
        }
        entry => {
            if let Some(at) = instant_mut(entry) {
                whole_minutes(at);
            }
        }
    }
    Ok(())
}

/// A few zones were off UTC by odd seconds until 1972, which RFC 3339 cannot say: the instant stays, the offset is rounded to the
/// minute. The zone beside it still gives the wall time.
fn whole_minutes(at: &mut DateTime<FixedOffset>) {
    let seconds = at.offset().local_minus_utc();
    if let Some(offset) = FixedOffset::east_opt(seconds - seconds % 60) {
        *at = at.with_timezone(&offset);
    }
}

/// What is referred to comes before what refers to it, and answers for days after the doses they depend on.
const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Settings => 0,
        Kind::Product => 1,
        Kind::Dose => 2,
        Kind::Effect => 3,
        Kind::CheckIn => 4,
        Kind::Symptoms => 5,
        Kind::Activity => 6,
        Kind::Day => 7,
        Kind::Dismissal => 8,
        Kind::Medicine => 9,
        Kind::Score => 10,
        Kind::Appointment => 11,
        Kind::Question => 12,
        Kind::Plan => 13,
        Kind::Reminder => 14,
        Kind::Occurrence => 15,
        Kind::Deleted => 16,
    }
}

/// An operation under way.
struct Step<'tx> {
    tx: &'tx Transaction<'tx>,
    day_starts_at: TimeOfDay,
    changed: Vec<Change>,
}

impl Step<'_> {
    fn take(&mut self, op: Op, now: DateTime<Utc>) -> Result<(), StoreError> {
        match op {
            Op::Add(entries) => self.add(entries),
            Op::Edit(entry) => self.edit(entry, now),
            Op::Remove(references) => self.remove(references, now),
            Op::Import(entries) => self.import(entries),
            Op::Batch(ops) => ops.into_iter().try_for_each(|op| self.take(op, now)),
        }
    }

    fn add(&mut self, mut entries: Vec<Entry>) -> Result<(), StoreError> {
        entries.sort_by_key(|entry| rank(entry.kind()));
        for entry in entries {
            let reference = entry.reference();
            if tables::find(self.tx, reference)?.is_some() {
                return Err(StoreError::AlreadyThere(reference));
            }
            self.write(None, entry)?;
        }
        Ok(())
    }

    fn import(&mut self, mut entries: Vec<Entry>) -> Result<(), StoreError> {
        entries.sort_by_key(|entry| rank(entry.kind()));
        // First what goes: the file may say of a day without its doses that nothing was taken.
        let removed = entries.iter().filter_map(|entry| match entry {
            Entry::Deleted(deleted) => Some(deleted.clone()),
            _ => None,
        });
        self.removed_elsewhere(removed.collect())?;
        entries.retain(|entry| entry.kind() != Kind::Deleted);
        for entry in entries {
            let before = tables::find(self.tx, entry.reference())?;
            if before.as_ref() != Some(&entry) {
                self.write(before, entry)?;
            }
        }
        Ok(())
    }

    fn edit(&mut self, mut entry: Entry, now: DateTime<Utc>) -> Result<(), StoreError> {
        let reference = entry.reference();
        let before = tables::find(self.tx, reference)?.ok_or(StoreError::Gone(reference))?;
        let (entered_at, edited_at) = times(&before);
        if let Some((entered, edited)) = times_mut(&mut entry) {
            *entered = entered.or(entered_at);
            *edited = edited_at;
        }
        // Saved without a change: nothing to undo, and the time of the last real change stays.
        if entry == before {
            return Ok(());
        }
        if let Some((_, edited)) = times_mut(&mut entry) {
            *edited = Some(now);
        }
        self.write(Some(before), entry)
    }

    fn remove(&mut self, references: Vec<EntryRef>, now: DateTime<Utc>) -> Result<(), StoreError> {
        // Each once, and what refers to another before that other.
        let mut references: Vec<_> = references
            .into_iter()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        references.sort_by_key(|reference| std::cmp::Reverse(rank(reference.kind())));
        for reference in references {
            self.remove_one(reference, now)?;
        }
        Ok(())
    }

    /// Removes an entry and what cannot be without it.
    fn remove_one(&mut self, reference: EntryRef, now: DateTime<Utc>) -> Result<(), StoreError> {
        match reference {
            EntryRef::Of(Kind::Dose, dose) => {
                for effect in tables::effect::of_dose(self.tx, dose)? {
                    self.delete(EntryRef::Of(Kind::Effect, effect.id), now)?;
                }
            }
            EntryRef::Of(Kind::Product, product) => {
                let doses = tables::dose::count_of_product(self.tx, product)?;
                if doses > 0 {
                    return Err(StoreError::ProductInUse { product, doses });
                }
            }
            EntryRef::Of(Kind::Appointment, appointment) => {
                self.free_questions(appointment, now)?;
            }
            _ => {}
        }
        self.delete(reference, now)
    }

    /// Takes over that entries were removed elsewhere, and removes those that are here, what refers to another before that other.
    fn removed_elsewhere(&mut self, removed: Vec<Deleted>) -> Result<(), StoreError> {
        let mut here = Vec::new();
        for deleted in &removed {
            for kind in Kind::ALL {
                let reference = EntryRef::Of(kind, deleted.id);
                if kind != Kind::Deleted && tables::find(self.tx, reference)?.is_some() {
                    here.push((reference, deleted.at));
                }
            }
        }
        here.sort_by_key(|(reference, _)| std::cmp::Reverse(rank(reference.kind())));
        for (reference, at) in here {
            self.remove_one(reference, at)?;
        }
        for deleted in removed {
            if tables::deleted::find(self.tx, deleted.id)?.is_none() {
                self.write(None, Entry::Deleted(deleted))?;
            }
        }
        Ok(())
    }

    /// A question outlives its appointment: it can be asked at another one.
    fn free_questions(&mut self, appointment: Id, now: DateTime<Utc>) -> Result<(), StoreError> {
        for question in tables::question::of_appointment(self.tx, appointment)? {
            let freed = Question {
                appointment: None,
                edited_at: Some(now),
                ..question.clone()
            };
            self.write(Some(Entry::Question(question)), Entry::Question(freed))?;
        }
        Ok(())
    }

    /// Writes one entry, having looked that it fits, and what changes with it.
    fn write(&mut self, before: Option<Entry>, mut after: Entry) -> Result<(), StoreError> {
        check(&mut after)?;
        match &after {
            Entry::Effect(effect) if tables::dose::find(self.tx, effect.dose)?.is_none() => {
                return Err(StoreError::DoseMissing { dose: effect.dose });
            }
            Entry::Day(day)
                if day.answer == Answer::None
                    && tables::dose::kratom_on(self.tx, day.date, self.day_starts_at)? =>
            {
                return Err(StoreError::DayHasDose { date: day.date });
            }
            Entry::Dose(dose) if tables::product::find(self.tx, dose.product)?.is_none() => {
                return Err(StoreError::ProductMissing {
                    product: dose.product,
                });
            }
            Entry::Question(question) => {
                if let Some(appointment) = question.appointment
                    && tables::appointment::find(self.tx, appointment)?.is_none()
                {
                    return Err(StoreError::AppointmentMissing { appointment });
                }
            }
            _ => {}
        }
        if before.is_none()
            && let EntryRef::Of(kind, id) = after.reference()
            && kind != Kind::Deleted
            && let Some(deleted) = tables::deleted::find(self.tx, id)?
        {
            // It is back.
            tables::deleted::delete(self.tx, id)?;
            self.changed.push(Change {
                before: Some(Entry::Deleted(deleted)),
                after: None,
            });
        }
        tables::put(self.tx, &after)?;
        let days = self.days_that_may_have_a_dose_now(before.as_ref(), &after)?;
        self.changed.push(Change {
            before,
            after: Some(after),
        });
        for day in days {
            self.remove_answer(day)?;
        }
        Ok(())
    }

    /// Journal days that may have got their first dose of kratom by what was just written. A day is never both: one with a dose and
    /// one of which was said that nothing was taken. Else removing the dose would turn the day into a confirmed one.
    fn days_that_may_have_a_dose_now(
        &mut self,
        before: Option<&Entry>,
        after: &Entry,
    ) -> Result<Vec<NaiveDate>, StoreError> {
        Ok(match after {
            Entry::Dose(dose) => vec![dose.day(self.day_starts_at)],
            Entry::Product(product) => match before {
                Some(Entry::Product(was)) if product.is_kratom() && !was.is_kratom() => {
                    tables::dose::of_product(self.tx, product.id)?
                        .iter()
                        .map(|dose| dose.day(self.day_starts_at))
                        .collect()
                }
                _ => Vec::new(),
            },
            Entry::Settings(settings) if settings.day_starts_at != self.day_starts_at => {
                self.day_starts_at = settings.day_starts_at;
                tables::day::all(self.tx)?
                    .iter()
                    .map(|answer| answer.date)
                    .collect()
            }
            _ => Vec::new(),
        })
    }

    /// Removes the answer "none" of a day that has a dose of kratom.
    fn remove_answer(&mut self, day: NaiveDate) -> Result<(), StoreError> {
        let contradicted = tables::day::find(self.tx, day)?
            .is_some_and(|answer| answer.answer == Answer::None)
            && tables::dose::kratom_on(self.tx, day, self.day_starts_at)?;
        if contradicted {
            // An answer has no id under which its removal could be remembered, so the time is of no account.
            self.delete(EntryRef::Day(day), DateTime::default())?;
        }
        Ok(())
    }

    /// Deletes an entry and remembers that it was removed. Occurrences of reminders are no entries of a person's own, and what is
    /// known by its date has no id.
    fn delete(&mut self, reference: EntryRef, at: DateTime<Utc>) -> Result<(), StoreError> {
        let before = tables::find(self.tx, reference)?.ok_or(StoreError::Gone(reference))?;
        tables::delete(self.tx, reference)?;
        self.changed.push(Change {
            before: Some(before),
            after: None,
        });
        match reference {
            EntryRef::Of(kind, id) if !matches!(kind, Kind::Deleted | Kind::Occurrence) => {
                self.write(None, Entry::Deleted(Deleted { id, at }))
            }
            _ => Ok(()),
        }
    }
}

type Moment = Option<DateTime<Utc>>;

/// When an entry was entered and edited.
const fn times(entry: &Entry) -> (Moment, Moment) {
    match entry {
        Entry::Settings(_)
        | Entry::Product(_)
        | Entry::Day(_)
        | Entry::Dismissal(_)
        | Entry::Plan(_)
        | Entry::Reminder(_)
        | Entry::Occurrence(_)
        | Entry::Deleted(_) => (None, None),
        Entry::Dose(it) => (it.entered_at, it.edited_at),
        Entry::Effect(it) => (it.entered_at, it.edited_at),
        Entry::CheckIn(it) => (it.entered_at, it.edited_at),
        Entry::Symptoms(it) => (it.entered_at, it.edited_at),
        Entry::Activity(it) => (it.entered_at, it.edited_at),
        Entry::Medicine(it) => (it.entered_at, it.edited_at),
        Entry::Score(it) => (it.entered_at, it.edited_at),
        Entry::Appointment(it) => (it.entered_at, it.edited_at),
        Entry::Question(it) => (it.entered_at, it.edited_at),
    }
}

/// The same to be set; `None` for entries that carry no times.
const fn times_mut(entry: &mut Entry) -> Option<(&mut Moment, &mut Moment)> {
    match entry {
        Entry::Settings(_)
        | Entry::Product(_)
        | Entry::Day(_)
        | Entry::Dismissal(_)
        | Entry::Plan(_)
        | Entry::Reminder(_)
        | Entry::Occurrence(_)
        | Entry::Deleted(_) => None,
        Entry::Dose(it) => Some((&mut it.entered_at, &mut it.edited_at)),
        Entry::Effect(it) => Some((&mut it.entered_at, &mut it.edited_at)),
        Entry::CheckIn(it) => Some((&mut it.entered_at, &mut it.edited_at)),
        Entry::Symptoms(it) => Some((&mut it.entered_at, &mut it.edited_at)),
        Entry::Activity(it) => Some((&mut it.entered_at, &mut it.edited_at)),
        Entry::Medicine(it) => Some((&mut it.entered_at, &mut it.edited_at)),
        Entry::Score(it) => Some((&mut it.entered_at, &mut it.edited_at)),
        Entry::Appointment(it) => Some((&mut it.entered_at, &mut it.edited_at)),
        Entry::Question(it) => Some((&mut it.entered_at, &mut it.edited_at)),
    }
}

/// When an entry happened.
const fn instant_mut(entry: &mut Entry) -> Option<&mut DateTime<FixedOffset>> {
    match entry {
        Entry::Settings(_)
        | Entry::Product(_)
        | Entry::Day(_)
        | Entry::Medicine(_)
        | Entry::Plan(_)
        | Entry::Reminder(_)
        | Entry::Occurrence(_)
        | Entry::Deleted(_) => None,
        Entry::Dose(it) => Some(&mut it.taken_at),
        Entry::Effect(it) => Some(&mut it.rated_at),
        Entry::CheckIn(it) => Some(&mut it.at),
        Entry::Symptoms(it) => Some(&mut it.at),
        Entry::Activity(it) => Some(&mut it.at),
        Entry::Dismissal(it) => Some(&mut it.at),
        Entry::Score(it) => Some(&mut it.at),
        Entry::Appointment(it) => Some(&mut it.at),
        Entry::Question(it) => Some(&mut it.asked_at),
    }
}
