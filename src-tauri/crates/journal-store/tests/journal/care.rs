//! Medicines, scores, appointments and the questions for them.

use crate::support::{Journal, appointment, question, start, wall};
use chrono::Duration;
use journal_core::{Entry, EntryRef, Id, Invalid, Kind, Medicine, Question, Reason, ScoreTold};
use journal_store::{Op, StoreError};

#[test]
fn a_question_needs_the_appointment_it_names() {
    let Journal { store, .. } = Journal::new();
    let visit = appointment(48);
    let asked = question("Is the dose right?", Some(visit.id));
    let refused = store.transact(Op::Add(vec![Entry::Question(asked.clone())]), start());
    assert!(
        matches!(refused, Err(StoreError::AppointmentMissing { appointment }) if appointment == visit.id),
        "{refused:?}"
    );
    // Together they may come in any order.
    store
        .transact(
            Op::Add(vec![
                Entry::Question(asked.clone()),
                Entry::Appointment(visit.clone()),
            ]),
            start(),
        )
        .unwrap();
    let entries = store.entries().unwrap();
    let of: Vec<_> = entries.questions_of(visit.id).collect();
    assert_eq!(of, [&asked], "the question says where it belongs");
    let elsewhere = Question {
        appointment: Some(Id::new(start())),
        ..asked
    };
    let refused = store.transact(Op::Edit(Entry::Question(elsewhere)), start());
    assert!(
        matches!(refused, Err(StoreError::AppointmentMissing { .. })),
        "an edit is looked at as well: {refused:?}"
    );
}

#[test]
fn an_appointment_lets_its_questions_go_and_undo_ties_them_again() {
    let Journal { store, .. } = Journal::new();
    let visit = appointment(48);
    let asked = question("Is the dose right?", Some(visit.id));
    let free = question("What about coffee?", None);
    store
        .transact(
            Op::Add(vec![
                Entry::Appointment(visit.clone()),
                Entry::Question(asked.clone()),
                Entry::Question(free.clone()),
            ]),
            start(),
        )
        .unwrap();
    let before = store.entries().unwrap();
    let later = start() + Duration::minutes(5);
    let mut in_memory = before.clone();
    let removed = store
        .transact(
            Op::Remove(vec![EntryRef::Of(Kind::Appointment, visit.id)]),
            later,
        )
        .unwrap();
    removed
        .changed
        .iter()
        .for_each(|change| in_memory.apply(change));
    let after = store.entries().unwrap();
    assert_eq!(in_memory, after, "the changes tell all of it");
    assert!(after.appointments.is_empty(), "the appointment is gone");
    let kept = after.questions.iter().find(|it| it.id == asked.id).unwrap();
    assert_eq!(kept.text, asked.text, "its question stays");
    assert_eq!(kept.appointment, None, "and is free for another one");
    assert_eq!(
        kept.edited_at,
        Some(later),
        "which is a change a merge can see"
    );
    assert!(
        after.questions.contains(&free),
        "the other question is as it was"
    );
    store.undo(start()).unwrap();
    assert_eq!(
        store.entries().unwrap(),
        before,
        "undo brings back both, tied to each other"
    );
    store.redo(start()).unwrap();
    assert_eq!(store.entries().unwrap(), after, "and redo goes there again");
}

#[test]
fn an_appointment_and_its_questions_can_be_removed_together() {
    let Journal { store, .. } = Journal::new();
    let visit = appointment(48);
    let asked = question("Is the dose right?", Some(visit.id));
    let both = vec![
        Entry::Appointment(visit.clone()),
        Entry::Question(asked.clone()),
    ];
    store.transact(Op::Add(both.clone()), start()).unwrap();
    let references = both.iter().map(Entry::reference).collect();
    store.transact(Op::Remove(references), start()).unwrap();
    assert_eq!(store.entries().unwrap().iter().count(), 0, "both are gone");
    store.undo(start()).unwrap();
    let entries = store.entries().unwrap();
    assert_eq!(entries.questions, [asked], "one step brings both back");
}

#[test]
fn what_cannot_be_stored_names_its_field() {
    let Journal { store, .. } = Journal::new();
    let medicine = Medicine {
        id: Id::new(start()),
        name: "Sertraline".to_owned(),
        from: Some("2026-03-01".parse().unwrap()),
        until: Some("2026-02-01".parse().unwrap()),
        note: None,
        entered_at: None,
        edited_at: None,
    };
    let score = ScoreTold {
        id: Id::new(start()),
        at: wall(0),
        zone: None,
        scale: " ".to_owned(),
        total: "14".parse().unwrap(),
        note: None,
        entered_at: None,
        edited_at: None,
    };
    let mut far = appointment(48);
    far.at = "9999-01-01T00:00:00Z".parse().unwrap();
    for (entry, field, reason) in [
        (Entry::Medicine(medicine), "until", Reason::Backwards),
        (Entry::Score(score), "scale", Reason::Empty),
        (Entry::Appointment(far), "at", Reason::OutsideYears),
        (Entry::Question(question("\n", None)), "text", Reason::Empty),
    ] {
        let refused = store.transact(Op::Add(vec![entry]), start());
        let Err(StoreError::Invalid { invalid, .. }) = refused else {
            panic!("{field} must be refused: {refused:?}");
        };
        assert_eq!(invalid, Invalid { field, reason });
    }
    assert_eq!(
        store.entries().unwrap().iter().count(),
        0,
        "nothing was stored"
    );
}
