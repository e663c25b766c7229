//! What becomes of reminders, and what is remembered of what was removed.

use crate::support::{Journal, dose, effect, open, product, start};
use chrono::{DateTime, Duration, Utc};
use journal_core::{
    Clock, Deleted, ElapsedRule, Entry, EntryRef, Id, Kind, Occurrence, OccurrenceState, Reminder,
    ReminderKind, Rule,
};
use journal_store::{Op, OpName, Stack, StoreError};

fn reminder() -> Reminder {
    Reminder {
        id: Id::new(start()),
        kind: ReminderKind::CheckIn,
        clock: Clock::Elapsed,
        rule: Rule::Elapsed(ElapsedRule {
            start: start().fixed_offset(),
            every_minutes: Some(60),
        }),
        text: None,
        missed_after_minutes: None,
        active: true,
    }
}

fn minutes(minutes: i64) -> DateTime<Utc> {
    start() + Duration::minutes(minutes)
}

fn noted(reminder: &Reminder, state: OccurrenceState, at: i64) -> Occurrence {
    Occurrence {
        reminder: reminder.id,
        scheduled_at: start(),
        until: (state == OccurrenceState::Snoozed).then(|| minutes(at + 10)),
        state,
        at: minutes(at),
    }
}

#[test]
fn the_same_time_is_never_shown_twice_whoever_looks() {
    let Journal { dir, store, .. } = Journal::new();
    let other = open(dir.path());
    let it = reminder();
    store
        .transact(Op::Add(vec![Entry::Reminder(it.clone())]), start())
        .unwrap();
    let due = noted(&it, OccurrenceState::Due, 0);
    // Two programs find it due in the same moment.
    let threads: Vec<_> = [store.clone(), other]
        .into_iter()
        .map(|door| {
            let due = due.clone();
            std::thread::spawn(move || door.note(vec![due], start()).unwrap().changed.len())
        })
        .collect();
    let shown: usize = threads.into_iter().map(|it| it.join().unwrap()).sum();
    assert_eq!(shown, 1, "one of them shows it");
    let again = store
        .note(vec![noted(&it, OccurrenceState::Due, 30)], minutes(30))
        .unwrap();
    assert!(
        again.changed.is_empty(),
        "nor when the clock went back or the program began anew"
    );
    let added = store.transact(Op::Add(vec![Entry::Occurrence(due.clone())]), start());
    assert!(
        matches!(added, Err(StoreError::AlreadyThere(it)) if it == EntryRef::Of(Kind::Occurrence, due.id())),
        "no other way leads around it: {added:?}"
    );
}

#[test]
fn what_was_shown_is_no_step_to_undo() {
    let Journal { store, .. } = Journal::new();
    let it = reminder();
    store
        .transact(Op::Add(vec![Entry::Reminder(it.clone())]), start())
        .unwrap();
    let bali = product("Red Bali");
    store
        .transact(Op::Add(vec![Entry::Product(bali)]), start())
        .unwrap();
    store.undo(start()).unwrap();
    let stack = store.stack().unwrap();
    let before = store.revision().unwrap();
    let mut copy = store.entries().unwrap();
    let shown = store
        .note(vec![noted(&it, OccurrenceState::Due, 0)], start())
        .unwrap();
    assert_eq!(
        (shown.op, shown.revision),
        (OpName::Note, before + 1),
        "a commit like any other: other windows see it"
    );
    shown.changed.iter().for_each(|change| copy.apply(change));
    assert_eq!(copy, store.entries().unwrap(), "the copy in memory follows");
    assert_eq!(
        store.stack().unwrap(),
        stack,
        "undo and redo are where they were"
    );
    store.redo(start()).unwrap();
    store.undo(start()).unwrap();
    store.undo(start()).unwrap();
    let entries = store.entries().unwrap();
    assert!(entries.reminders.is_empty(), "the reminder is undone");
    assert_eq!(
        entries.occurrences.len(),
        1,
        "what was shown was shown: brought back, the reminder does not begin anew"
    );
    assert_eq!(
        store.stack().unwrap(),
        Stack {
            undo: None,
            redo: Some(OpName::Add)
        }
    );
    assert_eq!(
        store.check().unwrap(),
        Vec::<String>::new(),
        "the file is sound"
    );
}

#[test]
fn a_clock_never_undoes_an_answer() {
    use OccurrenceState as S;
    let it = reminder();
    for (before, after, at, follows) in [
        (S::Due, S::Missed, 200, true),
        (S::Done, S::Missed, 200, false),
        (S::Skipped, S::Due, 200, false),
        (S::Missed, S::Due, 200, false),
        (S::Snoozed, S::Due, 5, false),
        (S::Snoozed, S::Due, 10, true),
        (S::Snoozed, S::Missed, 200, true),
        (S::Missed, S::Done, 200, true),
        (S::Due, S::Snoozed, 1, true),
    ] {
        let Journal { store, .. } = Journal::new();
        store
            .note(vec![noted(&it, before.clone(), 0)], start())
            .unwrap();
        let noted = store
            .note(vec![noted(&it, after.clone(), at)], minutes(at))
            .unwrap();
        assert_eq!(
            noted.changed.len(),
            usize::from(follows),
            "{after} after {before} at minute {at}"
        );
    }
}

#[test]
fn an_answer_can_be_undone_unless_time_went_on() {
    let Journal { store, .. } = Journal::new();
    let it = reminder();
    let due = noted(&it, OccurrenceState::Due, 0);
    store.note(vec![due.clone()], start()).unwrap();
    let done = noted(&it, OccurrenceState::Done, 3);
    store
        .transact(Op::Edit(Entry::Occurrence(done)), minutes(3))
        .unwrap();
    store.undo(minutes(4)).unwrap();
    assert_eq!(
        store.entries().unwrap().occurrences,
        std::slice::from_ref(&due),
        "asked again"
    );

    let snoozed = noted(&it, OccurrenceState::Snoozed, 5);
    store
        .transact(Op::Edit(Entry::Occurrence(snoozed)), minutes(5))
        .unwrap();
    let missed = noted(&it, OccurrenceState::Missed, 200);
    store.note(vec![missed.clone()], minutes(200)).unwrap();
    let undone = store.undo(minutes(201)).unwrap();
    assert!(
        undone.changed.is_empty(),
        "the snooze is over, and nothing else stands in the way of undo"
    );
    assert_eq!(store.entries().unwrap().occurrences, [missed]);
    assert_eq!(
        store.stack().unwrap().undo,
        None,
        "the steps below can be reached"
    );
}

#[test]
fn what_was_removed_is_remembered_and_undo_forgets_it_again() {
    let Journal { store, .. } = Journal::new();
    let bali = product("Red Bali");
    let taken = dose(&bali, 0);
    let rated = effect(&taken, 6);
    store
        .transact(
            Op::Add(vec![
                Entry::Product(bali),
                Entry::Dose(taken.clone()),
                Entry::Effect(rated.clone()),
            ]),
            start(),
        )
        .unwrap();
    let before = store.entries().unwrap();
    store
        .transact(
            Op::Remove(vec![EntryRef::Of(Kind::Dose, taken.id)]),
            minutes(7),
        )
        .unwrap();
    let mut gone: Vec<_> = [taken.id, rated.id]
        .map(|id| Deleted { id, at: minutes(7) })
        .into();
    gone.sort_by_key(|it| it.id);
    assert_eq!(
        store.entries().unwrap().deleted,
        gone,
        "the dose and the rating that went with it"
    );
    store.undo(minutes(8)).unwrap();
    assert_eq!(store.entries().unwrap(), before, "nothing is left of it");
    store.redo(minutes(9)).unwrap();
    assert_eq!(store.entries().unwrap().deleted, gone);
    // Added anew, for instance from a file: it is back.
    store
        .transact(Op::Import(vec![Entry::Dose(taken.clone())]), minutes(10))
        .unwrap();
    let entries = store.entries().unwrap();
    assert_eq!(entries.doses, [taken]);
    assert_eq!(
        entries.deleted.iter().map(|it| it.id).collect::<Vec<_>>(),
        [rated.id]
    );
}

#[test]
fn a_removal_elsewhere_is_taken_over_in_one_step() {
    let Journal { store, .. } = Journal::new();
    let bali = product("Red Bali");
    let taken = dose(&bali, 0);
    let rated = effect(&taken, 6);
    store
        .transact(
            Op::Add(vec![
                Entry::Product(bali.clone()),
                Entry::Dose(taken.clone()),
                Entry::Effect(rated),
            ]),
            start(),
        )
        .unwrap();
    let before = store.entries().unwrap();
    let gone = |id| Entry::Deleted(Deleted { id, at: minutes(3) });
    let never_here = Id::new(start());
    let import = Op::Import(vec![gone(bali.id), gone(taken.id), gone(never_here)]);
    let refused = store.transact(Op::Import(vec![gone(bali.id)]), minutes(5));
    assert!(
        matches!(refused, Err(StoreError::ProductInUse { .. })),
        "a product with doses stays: {refused:?}"
    );
    assert_eq!(store.entries().unwrap(), before, "and nothing was done");
    // Doses go before products, whatever the order in the file.
    store.transact(import.clone(), minutes(5)).unwrap();
    let after = store.entries().unwrap();
    assert_eq!(after.count(), 0, "product, dose and rating");
    assert_eq!(after.deleted.len(), 4);
    assert!(after.deleted.iter().all(|it| it.at == minutes(3)));
    let again = store.transact(import, minutes(6)).unwrap();
    assert!(again.changed.is_empty(), "twice is once");
    store.undo(minutes(7)).unwrap();
    assert_eq!(store.entries().unwrap(), before, "one step back");
}
