//! The rules inside one transaction.

use crate::support::{Journal, dose, effect, none, open, product, settings, start};
use chrono::Duration;
use journal_core::{Entry, EntryRef, Id, Kind, TimeOfDay};
use journal_store::{Op, OpName, Stack, StoreError};

#[test]
fn what_was_added_is_read_back_and_survives_closing() {
    let Journal { dir, store, .. } = Journal::new();
    let bali = product("Red Bali");
    let first = dose(&bali, 0);
    let rating = effect(&first, 7);
    // In the wrong order on purpose: what is referred to comes last.
    let op = Op::Add(vec![
        Entry::Effect(rating.clone()),
        Entry::Dose(first.clone()),
        Entry::Product(bali.clone()),
    ]);
    let before = store.revision().unwrap();
    let done = store.transact(op, start()).unwrap();
    assert_eq!(done.op, OpName::Add, "it says what it did");
    assert_eq!(done.changed.len(), 3, "each entry is a change");
    assert_eq!(done.revision, before + 1, "one commit, one revision");
    assert_eq!(
        store.revision().unwrap(),
        done.revision,
        "readers see the commit at once"
    );
    let entries = store.entries().unwrap();
    assert_eq!(entries.products, [bali], "the product was stored");
    assert_eq!(entries.doses, [first], "the dose was stored");
    assert_eq!(entries.effects, [rating], "the rating was stored");
    drop(store);
    assert_eq!(
        open(dir.path()).entries().unwrap(),
        entries,
        "closing and opening changes nothing"
    );
}

#[test]
fn a_dose_needs_its_product_and_a_rating_its_dose() {
    let journal = Journal::new();
    let bali = product("Red Bali");
    let orphan = dose(&bali, 0);
    let error = journal
        .store
        .transact(Op::Add(vec![Entry::Dose(orphan.clone())]), start());
    assert!(
        matches!(error, Err(StoreError::ProductMissing { product }) if product == bali.id),
        "{error:?}"
    );
    let error = journal
        .store
        .transact(Op::Add(vec![Entry::Effect(effect(&orphan, 5))]), start());
    assert!(
        matches!(error, Err(StoreError::DoseMissing { dose }) if dose == orphan.id),
        "{error:?}"
    );
}

#[test]
fn an_operation_that_fails_leaves_nothing_behind() {
    let journal = Journal::new();
    let bali = product("Red Bali");
    let bad = dose(&product("another, never stored"), 0);
    let revision = journal.store.revision().unwrap();
    let op = Op::Add(vec![
        Entry::Product(bali.clone()),
        Entry::Dose(dose(&bali, 0)),
        Entry::Dose(bad),
    ]);
    journal.store.transact(op, start()).unwrap_err();
    let entries = journal.store.entries().unwrap();
    assert_eq!(
        entries.iter().count(),
        0,
        "all or nothing: {:?}",
        entries.products
    );
    assert_eq!(
        journal.store.revision().unwrap(),
        revision,
        "nothing was committed"
    );
    assert_eq!(
        journal.store.stack().unwrap(),
        Stack::default(),
        "there is nothing to undo"
    );
}

#[test]
fn an_id_is_added_once_and_imported_as_often_as_one_likes() {
    let journal = Journal::new();
    let bali = product("Red Bali");
    let entry = Entry::Product(bali.clone());
    journal
        .store
        .transact(Op::Add(vec![entry.clone()]), start())
        .unwrap();
    let again = journal
        .store
        .transact(Op::Add(vec![entry.clone()]), start());
    assert!(
        matches!(again, Err(StoreError::AlreadyThere(it)) if it == entry.reference()),
        "{again:?}"
    );
    let revision = journal.store.revision().unwrap();
    let imported = journal
        .store
        .transact(Op::Import(vec![entry]), start())
        .unwrap();
    assert!(
        imported.changed.is_empty(),
        "the same file twice changes nothing"
    );
    assert_eq!(
        journal.store.revision().unwrap(),
        revision,
        "what changes nothing is no commit"
    );
    let mut renamed = bali.clone();
    renamed.name = "Green Bali".to_owned();
    let imported = journal
        .store
        .transact(Op::Import(vec![Entry::Product(renamed.clone())]), start())
        .unwrap();
    assert_eq!(
        imported.changed[0].before,
        Some(Entry::Product(bali)),
        "what differs is told with what it was"
    );
    assert_eq!(
        imported.changed[0].after,
        Some(Entry::Product(renamed)),
        "and with what it is"
    );
}

#[test]
fn what_is_gone_can_be_neither_edited_nor_removed() {
    let journal = Journal::new();
    let bali = product("Red Bali");
    let reference = EntryRef::Of(Kind::Product, bali.id);
    for op in [Op::Edit(Entry::Product(bali)), Op::Remove(vec![reference])] {
        let error = journal.store.transact(op, start());
        assert!(
            matches!(error, Err(StoreError::Gone(it)) if it == reference),
            "{error:?}"
        );
    }
    let error = journal
        .store
        .transact(Op::Remove(vec![EntryRef::Settings]), start());
    assert!(matches!(error, Err(StoreError::SettingsStay)), "{error:?}");
}

#[test]
fn editing_notes_when_and_keeps_when_it_was_entered() {
    let journal = Journal::new();
    let bali = product("Red Bali");
    let first = dose(&bali, 0);
    journal
        .store
        .transact(
            Op::Add(vec![Entry::Product(bali), Entry::Dose(first.clone())]),
            start(),
        )
        .unwrap();
    let later = start() + Duration::hours(5);
    let mut edited = first.clone();
    edited.entered_at = None;
    let same = journal
        .store
        .transact(Op::Edit(Entry::Dose(edited.clone())), later)
        .unwrap();
    assert!(
        same.changed.is_empty(),
        "saving without a change is no change"
    );
    edited.note = Some("stronger than usual".to_owned());
    journal
        .store
        .transact(Op::Edit(Entry::Dose(edited)), later)
        .unwrap();
    let stored = &journal.store.entries().unwrap().doses[0];
    assert_eq!(stored.edited_at, Some(later), "the time passed in");
    assert_eq!(
        stored.entered_at, first.entered_at,
        "editing does not change when it was written down"
    );
}

#[test]
fn a_dose_takes_its_ratings_along_and_a_product_in_use_stays() {
    let journal = Journal::new();
    let bali = product("Red Bali");
    let first = dose(&bali, 0);
    let rating = effect(&first, 7);
    journal
        .store
        .transact(
            Op::Add(vec![
                Entry::Product(bali.clone()),
                Entry::Dose(first.clone()),
                Entry::Effect(rating),
            ]),
            start(),
        )
        .unwrap();
    let product = EntryRef::Of(Kind::Product, bali.id);
    let in_use = journal.store.transact(Op::Remove(vec![product]), start());
    assert!(
        matches!(in_use, Err(StoreError::ProductInUse { doses: 1, .. })),
        "{in_use:?}"
    );
    let full = journal.store.entries().unwrap();
    let removed = journal
        .store
        .transact(
            Op::Remove(vec![EntryRef::Of(Kind::Dose, first.id)]),
            start(),
        )
        .unwrap();
    let shown = removed.changed.iter().filter(|change| !change.is_trace());
    assert_eq!(shown.count(), 2, "dose and rating in the same step");
    assert!(
        journal.store.entries().unwrap().effects.is_empty(),
        "a rating without a dose means nothing"
    );
    journal.store.undo(start()).unwrap();
    assert_eq!(
        journal.store.entries().unwrap(),
        full,
        "one undo brings both back"
    );
    journal
        .store
        .transact(
            Op::Remove(vec![product, EntryRef::Of(Kind::Dose, first.id)]),
            start(),
        )
        .unwrap();
    assert_eq!(
        journal.store.entries().unwrap().iter().count(),
        0,
        "together they can go, in any order"
    );
}

#[test]
fn a_day_with_a_dose_is_never_a_day_without() {
    let journal = Journal::new();
    let bali = product("Red Bali");
    journal
        .store
        .transact(
            Op::Add(vec![
                Entry::Product(bali.clone()),
                none("2026-03-01"),
                none("2026-03-02"),
            ]),
            start(),
        )
        .unwrap();
    // 02:30 on the 2nd in Berlin: the night belongs to the 1st.
    let night = dose(&bali, 14);
    let mut night = night;
    night.taken_at = "2026-03-02T02:30:00+01:00".parse().unwrap();
    let done = journal
        .store
        .transact(Op::Add(vec![Entry::Dose(night.clone())]), start())
        .unwrap();
    assert_eq!(done.changed.len(), 2, "dose and answer in the same step");
    let dates = |store: &journal_store::Store| {
        let days = store.entries().unwrap().days;
        days.iter()
            .map(|day| day.date.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        dates(&journal.store),
        ["2026-03-02"],
        "only the journal day of the dose lost its answer"
    );
    let refused = journal
        .store
        .transact(Op::Add(vec![none("2026-03-01")]), start());
    assert!(
        matches!(refused, Err(StoreError::DayHasDose { date }) if date.to_string() == "2026-03-01"),
        "{refused:?}"
    );
    journal.store.undo(start()).unwrap();
    assert_eq!(
        dates(&journal.store),
        ["2026-03-01", "2026-03-02"],
        "undo brings the answer back"
    );
    // Moved onto the day by an edit, by another beginning of the day, or by a product that turns out to be kratom.
    journal.store.redo(start()).unwrap();
    night.taken_at = "2026-03-02T09:00:00+01:00".parse().unwrap();
    journal
        .store
        .transact(Op::Edit(Entry::Dose(night.clone())), start())
        .unwrap();
    assert!(
        dates(&journal.store).is_empty(),
        "an edited dose counts too"
    );
    journal
        .store
        .transact(Op::Add(vec![none("2026-03-01")]), start())
        .unwrap();
    let mut late = settings();
    late.day_starts_at = TimeOfDay::new(10, 0).unwrap();
    let done = journal
        .store
        .transact(Op::Edit(Entry::Settings(late)), start())
        .unwrap();
    assert_eq!(done.op, OpName::Settings, "a word of its own");
    assert!(
        dates(&journal.store).is_empty(),
        "the dose belongs to the 1st now"
    );
}

#[test]
fn another_substance_says_nothing_about_kratom() {
    let journal = Journal::new();
    let mut coffee = product("Coffee");
    coffee.substance = "caffeine".to_owned();
    let cup = dose(&coffee, 0);
    journal
        .store
        .transact(
            Op::Add(vec![
                Entry::Product(coffee.clone()),
                Entry::Dose(cup),
                none("2026-03-01"),
            ]),
            start(),
        )
        .unwrap();
    assert_eq!(
        journal.store.entries().unwrap().days.len(),
        1,
        "coffee leaves the answer alone"
    );
    coffee.substance = "Kratom".to_owned();
    journal
        .store
        .transact(Op::Edit(Entry::Product(coffee)), start())
        .unwrap();
    assert!(
        journal.store.entries().unwrap().days.is_empty(),
        "it was kratom after all"
    );
}

#[test]
fn history_keeps_every_version() {
    let journal = Journal::new();
    let mut bali = product("Red Bali");
    let reference = EntryRef::Of(Kind::Product, bali.id);
    let at = |hours| start() + Duration::hours(hours);
    journal
        .store
        .transact(Op::Add(vec![Entry::Product(bali.clone())]), at(1))
        .unwrap();
    bali.name = "Green Bali".to_owned();
    journal
        .store
        .transact(Op::Edit(Entry::Product(bali)), at(2))
        .unwrap();
    journal.store.undo(at(3)).unwrap();
    journal.store.redo(at(4)).unwrap();
    journal
        .store
        .transact(Op::Remove(vec![reference]), at(5))
        .unwrap();
    let history = journal.store.history(reference).unwrap();
    let steps: Vec<_> = history.iter().map(|past| (past.at, past.op)).collect();
    assert_eq!(
        steps,
        [
            (at(1), OpName::Add),
            (at(2), OpName::Edit),
            (at(3), OpName::Undo),
            (at(4), OpName::Redo),
            (at(5), OpName::Remove)
        ],
        "nothing is forgotten, undo included"
    );
    for pair in history.windows(2) {
        assert_eq!(
            pair[0].change.after, pair[1].change.before,
            "each version begins where the one before ended"
        );
    }
    assert!(
        journal
            .store
            .history(EntryRef::Of(Kind::Product, Id::new(start())))
            .unwrap()
            .is_empty(),
        "of what never was there is no history"
    );
    let settings = journal.store.history(EntryRef::Settings).unwrap();
    assert_eq!(
        settings.iter().map(|past| past.op).collect::<Vec<_>>(),
        [OpName::Create],
        "the first settings came with the journal"
    );
}

#[test]
fn a_batch_is_one_step_and_all_or_nothing() {
    let Journal { store, .. } = Journal::new();
    let (bali, malay) = (product("Red Bali"), product("Green Malay"));
    let doses: Vec<_> = (0..5).map(|hours| dose(&bali, hours)).collect();
    let mut entries: Vec<Entry> = doses.iter().cloned().map(Entry::Dose).collect();
    entries.push(Entry::Product(bali.clone()));
    store.transact(Op::Add(entries), start()).unwrap();
    let before = store.entries().unwrap();

    let to_malay = |dose: &journal_core::Dose| {
        let mut dose = dose.clone();
        dose.product = malay.id;
        Entry::Dose(dose)
    };
    let edits = Op::edit_all(doses.iter().map(to_malay).collect());
    assert_eq!(edits.name(), OpName::Edit);
    let error = store.transact(edits.clone(), start());
    assert!(
        matches!(error, Err(StoreError::ProductMissing { product }) if product == malay.id),
        "{error:?}"
    );
    assert_eq!(store.entries().unwrap(), before, "nothing was stored");

    let add = Op::Add(vec![Entry::Product(malay.clone())]);
    let gone = Op::Remove(vec![Entry::Product(bali.clone()).reference()]);
    let committed = store
        .transact(Op::Batch(vec![add, edits, gone]), start())
        .unwrap();
    assert_eq!(
        committed
            .changed
            .iter()
            .filter(|change| !change.is_trace())
            .count(),
        7,
        "one added, five edited, one removed"
    );
    let after = store.entries().unwrap();
    assert!(
        after
            .doses
            .iter()
            .all(|dose| dose.product == malay.id && dose.edited_at == Some(start())),
        "each acts on what those before it left"
    );
    assert_eq!(store.search_count("malay").unwrap(), 5);
    store.undo(start()).unwrap();
    assert_eq!(store.entries().unwrap(), before, "undone in one step");
    store.redo(start()).unwrap();
    assert_eq!(store.entries().unwrap(), after);

    // The same entry twice: the second edit finds what the first left.
    let mut noted = after.doses[0].clone();
    noted.note = Some("one".to_owned());
    let mut again = noted.clone();
    again.note = Some("two".to_owned());
    store
        .transact(
            Op::edit_all(vec![Entry::Dose(noted), Entry::Dose(again)]),
            start(),
        )
        .unwrap();
    assert_eq!(
        (
            store.search_count("one").unwrap(),
            store.search_count("two").unwrap()
        ),
        (0, 1)
    );
    store.undo(start()).unwrap();
    assert_eq!(store.entries().unwrap(), after);
    let nothing = store.transact(Op::Batch(Vec::new()), start()).unwrap();
    assert!(nothing.changed.is_empty(), "nothing to do is nothing done");
    assert_eq!(
        Op::Batch(vec![Op::Remove(Vec::new()), Op::Remove(Vec::new())]).name(),
        OpName::Remove
    );
}
