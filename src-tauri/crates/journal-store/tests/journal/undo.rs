//! One persistent undo stack.

use crate::support::{
    Journal, appointment, cases, dose, effect, none, open, product, question, settings, start,
};
use chrono::{DateTime, Duration, Utc};
use journal_core::{Dose, Entries, Entry, EntryRef, Kind, TimeOfDay};
use journal_store::{Op, OpName, Stack, Store, StoreError};
use proptest::prelude::*;

#[test]
fn undo_and_redo_go_back_and_forth_across_closing() {
    let Journal { dir, store, .. } = Journal::new();
    let nothing = store.undo(start());
    assert!(
        matches!(nothing, Err(StoreError::NothingToUndo)),
        "making a journal cannot be undone: {nothing:?}"
    );
    let nothing = store.redo(start());
    assert!(
        matches!(nothing, Err(StoreError::NothingToRedo)),
        "{nothing:?}"
    );
    let bali = product("Red Bali");
    let entry = Entry::Product(bali.clone());
    store
        .transact(Op::Add(vec![entry.clone()]), start())
        .unwrap();
    let empty = store.entries().unwrap().products.is_empty();
    assert!(!empty, "it was added");
    drop(store);

    let store = open(dir.path());
    let undone = store.undo(start()).unwrap();
    assert_eq!(
        (undone.op, undone.undone),
        (OpName::Add, true),
        "it says what it undid"
    );
    assert_eq!(
        undone.changed[0].before,
        Some(entry.clone()),
        "what was there"
    );
    assert_eq!(undone.changed[0].after, None, "and is gone");
    drop(store);

    let store = open(dir.path());
    assert_eq!(
        store.stack().unwrap(),
        Stack {
            undo: None,
            redo: Some(OpName::Add)
        },
        "the stack is part of the journal"
    );
    let redone = store.redo(start()).unwrap();
    assert_eq!(
        (redone.op, redone.undone),
        (OpName::Add, false),
        "the same step again"
    );
    assert_eq!(
        store.find(entry.reference()).unwrap(),
        Some(entry),
        "it is back as it was"
    );
}

#[test]
fn a_new_step_ends_redoing() {
    let Journal { store, .. } = Journal::new();
    let add = |name| Op::Add(vec![Entry::Product(product(name))]);
    store.transact(add("one"), start()).unwrap();
    store.transact(add("two"), start()).unwrap();
    store.undo(start()).unwrap();
    store.transact(add("three"), start()).unwrap();
    let nothing = store.redo(start());
    assert!(
        matches!(nothing, Err(StoreError::NothingToRedo)),
        "the journal has moved on: {nothing:?}"
    );
    store.undo(start()).unwrap();
    store.undo(start()).unwrap();
    assert_eq!(
        store.entries().unwrap().iter().count(),
        0,
        "what was undone is not undone twice"
    );
}

#[test]
fn an_import_is_one_step() {
    let Journal { store, .. } = Journal::new();
    let bali = product("Red Bali");
    let mut entries: Vec<Entry> = (0..50)
        .map(|hours| Entry::Dose(dose(&bali, hours)))
        .collect();
    entries.push(Entry::Product(bali));
    let mut other = settings();
    other.primary_effect = Some("pain relief".to_owned());
    entries.push(Entry::Settings(other));
    store.transact(Op::Import(entries), start()).unwrap();
    assert_eq!(store.entries().unwrap().iter().count(), 51, "all came in");
    assert_eq!(
        store.undo(start()).unwrap().op,
        OpName::Import,
        "in one step"
    );
    let entries = store.entries().unwrap();
    assert_eq!(
        entries,
        Entries::empty(settings()),
        "and went, settings included"
    );
}

#[test]
fn two_handles_share_one_stack() {
    let Journal { dir, store, .. } = Journal::new();
    let second = open(dir.path());
    let add = |name| Op::Add(vec![Entry::Product(product(name))]);
    store.transact(add("by the window"), start()).unwrap();
    let seen = store.revision().unwrap();
    second
        .transact(add("by the command line"), start())
        .unwrap();
    assert!(
        store.revision().unwrap() > seen,
        "the first handle sees that the second committed"
    );
    assert_eq!(
        store.entries().unwrap(),
        second.entries().unwrap(),
        "both see the same"
    );
    store.undo(start()).unwrap();
    let left: Vec<_> = second.entries().unwrap().products;
    assert_eq!(
        left.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
        ["by the window"],
        "the last step of anybody is undone first"
    );
}

/// Small numbers from a seed (SplitMix64 by Steele, Lea and Flood), so that a failure can be run again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap() % end
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        (!from.is_empty()).then(|| &from[self.below(from.len())])
    }
}

/// Something a person might do next; `None` when the dice name something that is not there.
fn some_op(dice: &mut Dice, now: &Entries, turn: usize) -> Option<Op> {
    let hours = i64::try_from(dice.below(240)).unwrap();
    Some(match dice.below(16) {
        0 => {
            let mut made = product(&format!("product {turn}"));
            if dice.below(3) == 0 {
                made.substance = "caffeine".to_owned();
            }
            Op::Add(vec![Entry::Product(made)])
        }
        1..=3 => Op::Add(vec![Entry::Dose(dose(dice.pick(&now.products)?, hours))]),
        4 => {
            let rated = dice.pick(&now.doses)?;
            Op::Add(vec![Entry::Effect(effect(rated, 5))])
        }
        5 => {
            let day = start() + Duration::hours(hours);
            Op::Add(vec![none(&day.date_naive().to_string())])
        }
        6 => {
            let mut moved = dice.pick(&now.doses)?.clone();
            moved.taken_at += Duration::hours(hours - 120);
            moved.note = Some(format!("moved in turn {turn}"));
            Op::Edit(Entry::Dose(moved))
        }
        7 => {
            let mut changed = dice.pick(&now.products)?.clone();
            changed.substance = ["kratom", "caffeine"][dice.below(2)].to_owned();
            changed.archived = !changed.archived;
            Op::Edit(Entry::Product(changed))
        }
        8 => {
            let mut changed = settings();
            changed.day_starts_at =
                TimeOfDay::new(u32::try_from(dice.below(24)).unwrap(), 0).unwrap();
            Op::Edit(Entry::Settings(changed))
        }
        9 => Op::Remove(vec![EntryRef::Of(Kind::Dose, dice.pick(&now.doses)?.id)]),
        11 => Op::Add(vec![Entry::Appointment(appointment(hours))]),
        12 => {
            let visit = dice.pick(&now.appointments).map(|visit| visit.id);
            Op::Add(vec![Entry::Question(question("Why?", visit))])
        }
        10 => {
            let all: Vec<Entry> = now.iter().collect();
            Op::Remove(vec![dice.pick(&all)?.reference()])
        }
        13 => {
            let shift = Duration::minutes(hours - 120);
            let moved = |dose: &Dose| {
                let mut dose = dose.clone();
                dose.taken_at += shift;
                Entry::Dose(dose)
            };
            Op::edit_all(now.doses.iter().map(moved).collect())
        }
        14 => {
            let made = product(&format!("product {turn}"));
            let mut moved = dice.pick(&now.doses)?.clone();
            let gone = EntryRef::Of(Kind::Dose, dice.pick(&now.doses)?.id);
            moved.product = made.id;
            Op::Batch(vec![
                Op::Add(vec![Entry::Product(made)]),
                Op::Edit(Entry::Dose(moved)),
                Op::Remove(vec![gone]),
            ])
        }
        _ => {
            let made = product(&format!("imported {turn}"));
            let mut known = dice.pick(&now.doses)?.clone();
            known.note = Some(format!("imported in turn {turn}"));
            let taken = dose(&made, hours);
            Op::Import(vec![
                Entry::Dose(known),
                Entry::Dose(taken),
                Entry::Product(made),
            ])
        }
    })
}

fn at(turn: usize) -> DateTime<Utc> {
    start() + Duration::minutes(i64::try_from(turn).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::with_cases(cases(3)) })]

    /// 200 turns of adding, editing, removing, importing, undoing, redoing and closing: what is left is what the surviving operations
    /// alone would have made, every state on the way back is the one that was there on the way forth, and a copy in memory that only
    /// heard of the changes is the same as the journal.
    #[test]
    fn only_the_surviving_operations_count(seed: u64) {
        let Journal { dir, mut store, .. } = Journal::new();
        let mut dice = Dice(seed);
        let mut copy = store.entries().unwrap();
        let mut states = vec![copy.clone()];
        let mut done: Vec<(Op, DateTime<Utc>)> = Vec::new();
        let mut undone = Vec::new();
        for turn in 0..200 {
            let committed = match dice.below(10) {
                0..=1 => match (store.undo(at(turn)), done.pop()) {
                    (Ok(committed), Some(op)) => {
                        prop_assert_eq!(committed.op, op.0.name(), "the step on top");
                        undone.push(op);
                        committed
                    }
                    (Err(StoreError::NothingToUndo), None) => continue,
                    (other, expected) => panic!("turn {turn}: {other:?} for {expected:?}"),
                },
                2 => match (store.redo(at(turn)), undone.pop()) {
                    (Ok(committed), Some(op)) => {
                        done.push(op);
                        committed
                    }
                    (Err(StoreError::NothingToRedo), None) => continue,
                    (other, expected) => panic!("turn {turn}: {other:?} for {expected:?}"),
                },
                3 if dice.below(4) == 0 => {
                    drop(store);
                    store = open(dir.path());
                    continue;
                }
                _ => {
                    let Some(op) = some_op(&mut dice, &copy, turn) else { continue };
                    match store.transact(op.clone(), at(turn)) {
                        Ok(committed) if committed.changed.is_empty() => continue,
                        Ok(committed) => {
                            done.push((op, at(turn)));
                            undone.clear();
                            states.truncate(done.len());
                            committed
                        }
                        // What the rules refuse must leave no trace, which the comparisons below would show.
                        Err(
                            StoreError::AlreadyThere(_)
                            | StoreError::DayHasDose { .. }
                            | StoreError::ProductInUse { .. }
                            | StoreError::Invalid { .. },
                        ) => continue,
                        Err(error) => panic!("turn {turn}: {op:?}: {error}"),
                    }
                }
            };
            for change in &committed.changed {
                copy.apply(change);
            }
            let now = store.entries().unwrap();
            prop_assert_eq!(&now, &copy, "turn {}: the copy in memory", turn);
            prop_assert_eq!(committed.revision, store.revision().unwrap(), "turn {}", turn);
            match states.get(done.len()) {
                Some(then) => prop_assert_eq!(&now, then, "turn {}: as it was before", turn),
                None => states.push(now),
            }
            let stack = store.stack().unwrap();
            prop_assert_eq!(stack.undo, done.last().map(|(op, _)| op.name()), "turn {}", turn);
            prop_assert_eq!(stack.redo, undone.last().map(|(op, _)| op.name()), "turn {}", turn);
        }
        prop_assert!(states.len() > 5, "something happened");

        let replayed = Journal::new();
        for (op, at) in done {
            replayed.store.transact(op, at).unwrap();
        }
        prop_assert_eq!(
            replayed.store.entries().unwrap(),
            store.entries().unwrap(),
            "what was undone left nothing behind"
        );
        prop_assert_eq!(store.check().unwrap(), Vec::<String>::new(), "the file is sound");
    }
}

#[test]
fn a_handle_may_be_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    shared::<Store>();
}
