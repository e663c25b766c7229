//! Old versions that are deleted for good.

use crate::support::{Journal, dose, effect, open, product, settings, start};
use journal_core::{Entry, EntryRef};
use journal_store::{Op, OpName, Purge, Stack, Store, StoreError};

fn add(store: &Store, entry: Entry) -> EntryRef {
    let reference = entry.reference();
    store.transact(Op::Add(vec![entry]), start()).unwrap();
    reference
}

fn renamed(store: &Store, product: EntryRef, name: &str) {
    let Some(Entry::Product(mut it)) = store.find(product).unwrap() else {
        panic!("a product");
    };
    it.name = name.to_owned();
    store
        .transact(Op::Edit(Entry::Product(it)), start())
        .unwrap();
}

fn stack(store: &Store) -> (Option<OpName>, Option<OpName>) {
    let Stack { undo, redo } = store.stack().unwrap();
    (undo, redo)
}

#[test]
fn an_entry_keeps_what_it_is_and_loses_what_it_was() {
    let Journal { dir, store, .. } = Journal::new();
    let before = add(&store, Entry::Product(product("before")));
    let it = add(&store, Entry::Product(product("first")));
    renamed(&store, it, "second");
    let after = add(&store, Entry::Product(product("after")));
    let entries = store.entries().unwrap();
    let revision = store.revision().unwrap();

    let purged = store.purge_history(Purge::Entry(it), start()).unwrap();
    assert_eq!((purged.versions, purged.undo_steps), (2, 3));
    assert!(purged.rewritten, "nobody else was there");
    assert_eq!(
        (purged.revision, store.revision().unwrap()),
        (revision + 1, revision + 1),
        "a copy in memory elsewhere notices"
    );
    assert_eq!(
        store.entries().unwrap(),
        entries,
        "entries stay as they are"
    );
    assert_eq!(store.history(it).unwrap(), [], "its past is gone");
    assert_eq!(
        store.history(before).unwrap().len(),
        1,
        "that of others is not"
    );
    assert_eq!(store.search_count("first").unwrap(), 0);

    assert_eq!(stack(&store), (Some(OpName::Add), None), "what came later");
    store.undo(start()).unwrap();
    assert_eq!(store.find(after).unwrap(), None, "can still be undone");
    assert_eq!(
        stack(&store),
        (None, Some(OpName::Add)),
        "but nothing before"
    );
    store.redo(start()).unwrap();
    drop(store);
    let store = open(dir.path());
    assert_eq!(
        store.entries().unwrap(),
        entries,
        "also after opening again"
    );
    renamed(&store, it, "third");
    assert_eq!(store.history(it).unwrap().len(), 1, "a new past begins");
    store.undo(start()).unwrap();
    assert_eq!(store.check().unwrap(), Vec::<String>::new(), "sound");
}

#[test]
fn a_step_to_be_done_again_goes_with_those_after_it() {
    let Journal { store, .. } = Journal::new();
    add(&store, Entry::Product(product("one")));
    let two = add(&store, Entry::Product(product("two")));
    add(&store, Entry::Product(product("three")));
    for _ in 0..3 {
        store.undo(start()).unwrap();
    }
    let purged = store.purge_history(Purge::Entry(two), start()).unwrap();
    assert_eq!(
        (purged.versions, purged.undo_steps),
        (2, 2),
        "added and undone; two and three"
    );
    store.redo(start()).unwrap();
    assert!(
        matches!(store.redo(start()), Err(StoreError::NothingToRedo)),
        "one is all that can be done again"
    );
    let names: Vec<String> = store
        .entries()
        .unwrap()
        .products
        .into_iter()
        .map(|it| it.name)
        .collect();
    assert_eq!(names, ["one"]);
}

#[test]
fn a_removed_dose_takes_the_past_of_its_ratings_along() {
    let Journal { store, .. } = Journal::new();
    let bali = product("Red Bali");
    let taken = dose(&bali, 0);
    let mut rating = effect(&taken, 5);
    rating.note = Some("told nobody".to_owned());
    add(&store, Entry::Product(bali.clone()));
    let dose_ref = add(&store, Entry::Dose(taken.clone()));
    let rating_ref = add(&store, Entry::Effect(rating));
    let other = dose(&bali, 1);
    let other_rating = Entry::Effect(effect(&other, 4));
    let other_ref = other_rating.reference();
    store
        .transact(Op::Add(vec![Entry::Dose(other), other_rating]), start())
        .unwrap();
    store.transact(Op::Remove(vec![dose_ref]), start()).unwrap();
    store
        .purge_history(Purge::Entry(dose_ref), start())
        .unwrap();
    for reference in [dose_ref, rating_ref] {
        assert_eq!(store.history(reference).unwrap(), [], "{reference:?}");
    }
    assert_eq!(
        store.history(other_ref).unwrap().len(),
        1,
        "not that of others"
    );
    assert_eq!(stack(&store), (None, None), "the removal was the last step");
}

#[test]
fn everything_can_be_forgotten() {
    let Journal { dir, store, .. } = Journal::new();
    let it = add(&store, Entry::Product(product("first")));
    renamed(&store, it, "second");
    let entries = store.entries().unwrap();
    let revision = store.revision().unwrap();
    let second = open(dir.path());
    let purged = store.purge_history(Purge::Everything, start()).unwrap();
    assert_eq!(
        (purged.versions, purged.undo_steps),
        (3, 2),
        "the settings' too"
    );
    assert_eq!(
        second.revision().unwrap(),
        revision + 1,
        "the other handle sees it"
    );
    assert_eq!(second.entries().unwrap(), entries);
    assert_eq!(stack(&second), (None, None));
    for reference in [it, Entry::Settings(settings()).reference()] {
        assert_eq!(second.history(reference).unwrap(), []);
    }
    renamed(&second, it, "third");
    assert_eq!(
        second.revision().unwrap(),
        revision + 2,
        "the count goes on"
    );
    store.undo(start()).unwrap();
    assert_eq!(store.entries().unwrap(), entries);
    assert_eq!(store.check().unwrap(), Vec::<String>::new(), "sound");
}
