//! Several threads, handles and processes on one journal, and processes that are killed.

use crate::{
    child::{next_acknowledged, spawn},
    support::{Journal, dose, open, product, start},
};
use journal_core::{Entry, EntryRef, Id, Kind};
use journal_store::{Op, StoreError};
use std::{collections::HashSet, thread, time::Duration};

#[test]
fn nothing_is_lost_between_threads_handles_and_processes() {
    const EACH: usize = 30;
    let Journal { dir, store, .. } = Journal::new();
    let bali = product("Red Bali");
    store
        .transact(Op::Add(vec![Entry::Product(bali.clone())]), start())
        .unwrap();
    let revision = store.revision().unwrap();
    let second = open(dir.path());
    let (mut child, mut output) = spawn(dir.path(), EACH);
    let threads: Vec<_> = [&store, &store, &second, &second]
        .into_iter()
        .cloned()
        .map(|store| {
            let bali = bali.clone();
            thread::spawn(move || -> Vec<Id> {
                (0..)
                    .take(EACH)
                    .map(|hours| {
                        let taken = dose(&bali, hours);
                        let id = taken.id;
                        store
                            .transact(Op::Add(vec![Entry::Dose(taken)]), start())
                            .unwrap();
                        id
                    })
                    .collect()
            })
        })
        .collect();
    let mut acknowledged: HashSet<Id> = threads
        .into_iter()
        .flat_map(|thread| thread.join().unwrap())
        .collect();
    while let Some(id) = next_acknowledged(&mut output) {
        acknowledged.insert(id);
    }
    assert!(
        child.wait().unwrap().success(),
        "the other process was well"
    );
    assert_eq!(acknowledged.len(), 5 * EACH, "everybody was answered");
    let stored = ids(&second.entries().unwrap());
    assert_eq!(stored, acknowledged, "nothing is lost, nothing is double");
    assert_eq!(
        store.revision().unwrap(),
        revision + i64::try_from(5 * EACH).unwrap(),
        "one revision for each commit, without a gap"
    );
    // One stack for all of them, in the order of commits.
    for _ in 0..5 * EACH {
        store.undo(start()).unwrap();
    }
    assert!(
        second.entries().unwrap().doses.is_empty(),
        "undone one by one, whoever made them"
    );
    assert_eq!(
        store.check().unwrap(),
        Vec::<String>::new(),
        "the file is sound"
    );
}

fn ids(entries: &journal_core::Entries) -> HashSet<Id> {
    entries.doses.iter().map(|dose| dose.id).collect()
}

/// The process is killed in the middle of writing, again and again, and what it had acknowledged is always there. A rating and its dose
/// are in one operation: both are there or neither. `EBBLINE_KILLS` says how often, for whoever sets out to find a fault.
#[test]
fn what_was_acknowledged_survives_a_kill() {
    // A new journal now and then: reading one of thousands of doses after each kill would be most of the time.
    const EACH: u64 = 40;
    let kills = std::env::var("EBBLINE_KILLS").map_or(20, |kills| kills.parse::<u64>().unwrap());
    let mut count = 0;
    for first in (0..kills).step_by(usize::try_from(EACH).unwrap()) {
        count += kill_again_and_again(first..kills.min(first + EACH));
    }
    println!("{kills} kills, {count} acknowledged, none lost");
}

/// In one journal, once in each round; how many operations were acknowledged.
fn kill_again_and_again(rounds: std::ops::Range<u64>) -> usize {
    let Journal { dir, store, .. } = Journal::new();
    store
        .transact(Op::Add(vec![Entry::Product(product("Red Bali"))]), start())
        .unwrap();
    drop(store);
    let mut acknowledged = HashSet::new();
    let mut killed = 0;
    for round in rounds {
        let (mut child, mut output) = spawn(dir.path(), usize::MAX);
        // Some have been answered already, however busy the machine is.
        for _ in 0..=round % 4 {
            acknowledged.insert(next_acknowledged(&mut output).unwrap());
        }
        // Moments spread over the length of a few commits, different in each round.
        thread::sleep(Duration::from_micros(
            137 * round * round % 9_973 + 700 * (round % 20),
        ));
        child.kill().unwrap();
        child.wait().unwrap();
        while let Some(id) = next_acknowledged(&mut output) {
            acknowledged.insert(id);
        }
        killed += 1;
        let store = open(dir.path());
        let entries = store.entries().unwrap();
        let stored = ids(&entries);
        let lost: Vec<_> = acknowledged.difference(&stored).collect();
        assert!(lost.is_empty(), "round {round}: lost {lost:?}");
        let unanswered = stored.len() - acknowledged.len();
        assert!(
            unanswered <= killed,
            "at most one commit a kill was on its way to being answered: {unanswered}"
        );
        let rated: HashSet<Id> = entries.effects.iter().map(|effect| effect.dose).collect();
        assert_eq!(rated, stored, "round {round}: no half operation");
        assert_eq!(
            store.check().unwrap(),
            Vec::<String>::new(),
            "round {round}: the file is sound"
        );
    }
    acknowledged.len()
}

#[test]
fn a_second_handle_that_removes_first_wins() {
    let Journal { dir, store, .. } = Journal::new();
    let bali = product("Red Bali");
    let taken = dose(&bali, 0);
    store
        .transact(
            Op::Add(vec![Entry::Product(bali), Entry::Dose(taken.clone())]),
            start(),
        )
        .unwrap();
    let reference = EntryRef::Of(Kind::Dose, taken.id);
    open(dir.path())
        .transact(Op::Remove(vec![reference]), start())
        .unwrap();
    let error = store.transact(Op::Edit(Entry::Dose(taken)), start());
    assert!(
        matches!(error, Err(StoreError::Gone(it)) if it == reference),
        "an edit does not bring it back: {error:?}"
    );
}
