//! Bringing journals together when one of them removed something.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_core::{Entries, Entry, Kind};
use journal_exchange::{Merge, export_ebbline, merge, read_ebbline, read_ebbline_into};
use serde_json::{Value, json};

const PRODUCT: &str = "00000000-0000-7000-8000-000000000001";
const DOSE: &str = "00000000-0000-7000-8000-000000000002";
const RATING: &str = "00000000-0000-7000-8000-000000000003";
const QUESTION: &str = "00000000-0000-7000-8000-000000000004";
const VISIT: &str = "00000000-0000-7000-8000-000000000005";
const OTHER: &str = "00000000-0000-7000-8000-000000000006";

fn text(lists: &Value) -> String {
    let mut root = json!({"format": "ebbline-journal", "version": 1});
    for (key, value) in lists.as_object().unwrap() {
        root[key] = value.clone();
    }
    root.to_string()
}

fn journal(lists: &Value) -> Entries {
    let incoming = read_ebbline(&text(lists)).unwrap();
    assert_eq!(incoming.report.dropped, vec![], "the test's own journal");
    incoming.entries
}

fn product() -> Value {
    json!({"id": PRODUCT, "name": "Red", "lane": "leaf", "unit": "g"})
}

fn dose(edited: Option<&str>) -> Value {
    json!({"id": DOSE, "taken_at": "2026-03-01T08:00:00+01:00", "product": PRODUCT, "amount": "2.5", "unit": "g",
           "entered_at": "2026-03-01T08:00:00Z", "edited_at": edited})
}

fn rating() -> Value {
    json!({"id": RATING, "dose": DOSE, "rated_at": "2026-03-01T09:00:00+01:00", "strength": 6, "entered_at": "2026-03-01T09:00:00Z"})
}

fn gone(id: &str) -> Value {
    json!({"id": id, "at": "2026-03-02T08:00:00Z"})
}

fn merged(existing: &Entries, file: &Value) -> Merge {
    let incoming = read_ebbline_into(&text(file), existing).unwrap();
    merge(existing, incoming, false)
}

fn kinds(merge: &Merge) -> Vec<Kind> {
    merge.add.iter().map(Entry::kind).collect()
}

/// Field and reason of what was dropped, then of what was changed.
fn said(merge: &Merge) -> Vec<(String, String)> {
    let dropped = merge.report.dropped.iter();
    let dropped = dropped.map(|it| (it.field.clone(), it.why.to_string()));
    let changed = merge.report.changed.iter();
    let changed = changed.map(|it| (it.field.clone(), it.why.to_string()));
    dropped.chain(changed).collect()
}

fn pair(field: &str, why: &str) -> (String, String) {
    (field.to_owned(), why.to_owned())
}

#[test]
fn what_was_removed_here_does_not_come_back() {
    let here = journal(&json!({"products": [product()], "deleted": [gone(DOSE), gone(RATING)]}));
    let file = json!({"products": [product()], "doses": [dose(None)], "effects": [rating()]});
    let merge = merged(&here, &file);
    assert_eq!(merge.add, vec![]);
    assert_eq!(
        said(&merge),
        [
            pair(
                "doses.id",
                "it was removed from this journal after it was written"
            ),
            pair(
                "effects.id",
                "it was removed from this journal after it was written"
            ),
        ]
    );
}

#[test]
fn what_was_edited_elsewhere_after_that_comes_back_with_what_belongs_to_it() {
    let here = journal(&json!({"deleted": [gone(PRODUCT), gone(DOSE), gone(RATING)]}));
    let later = dose(Some("2026-03-03T08:00:00Z"));
    let file = json!({"products": [product()], "doses": [later], "effects": [rating()]});
    let merge = merged(&here, &file);
    assert_eq!(kinds(&merge), [Kind::Product, Kind::Dose, Kind::Effect]);
    assert_eq!(said(&merge), []);
}

#[test]
fn a_new_rating_of_a_removed_dose_is_named() {
    let here = journal(&json!({"products": [product()], "deleted": [gone(DOSE)]}));
    let file = json!({"products": [product()], "doses": [dose(None)], "effects": [rating()]});
    let merge = merged(&here, &file);
    assert_eq!(merge.add, vec![], "the store would refuse it");
    assert_eq!(said(&merge)[1], pair("effects.dose", "no dose has this id"));
}

#[test]
fn what_the_file_removed_is_removed_here_with_what_belongs_to_it() {
    let here =
        journal(&json!({"products": [product()], "doses": [dose(None)], "effects": [rating()]}));
    let merge = merged(&here, &json!({"deleted": [gone(PRODUCT), gone(DOSE)]}));
    assert_eq!(kinds(&merge), [Kind::Deleted, Kind::Deleted]);
    let why = "the file says that it was removed, so it is removed";
    assert_eq!(
        said(&merge),
        [
            pair("products", why),
            pair("doses", why),
            pair("effects", why)
        ],
        "each entry that goes is told with what it was"
    );
    assert!(merge.report.changed[1].from.contains("2.5"));
    assert_eq!(merge.report.added.deleted, 2);
}

#[test]
fn what_was_edited_here_after_that_stays() {
    let here =
        journal(&json!({"products": [product()], "doses": [dose(Some("2026-03-02T08:00:01Z"))]}));
    let merge = merged(&here, &json!({"deleted": [gone(PRODUCT), gone(DOSE)]}));
    assert_eq!(merge.add, vec![]);
    assert_eq!(
        said(&merge),
        [
            pair(
                "products",
                "the journal has doses of this product, so it stays"
            ),
            pair(
                "doses",
                "it was edited in this journal after it was removed in the file, so it stays"
            ),
        ]
    );
}

#[test]
fn a_day_without_its_removed_dose_may_be_one_without() {
    let here = journal(&json!({"products": [product()], "doses": [dose(None)]}));
    let file = json!({"deleted": [gone(DOSE)], "days": [{"date": "2026-03-01", "answer": "none"}]});
    let merge = merged(&here, &file);
    assert_eq!(kinds(&merge), [Kind::Day, Kind::Deleted]);
}

#[test]
fn a_question_outlives_its_removed_appointment() {
    let visit = json!({"id": VISIT, "at": "2026-03-05T10:00:00Z"});
    let question = json!({"id": QUESTION, "asked_at": "2026-03-01T08:00:00Z", "text": "Why?", "appointment": VISIT});
    let here = journal(&json!({"deleted": [gone(VISIT)]}));
    let merge = merged(
        &here,
        &json!({"appointments": [visit], "questions": [question]}),
    );
    let [Entry::Question(question)] = merge.add.as_slice() else {
        panic!("only the question: {:?}", merge.add);
    };
    assert_eq!(question.appointment, None);
    assert!(said(&merge).contains(&pair("questions.appointment", "no appointment has this id")));
}

#[test]
fn a_file_that_contradicts_itself_keeps_the_entry() {
    let file = json!({"products": [product()], "deleted": [gone(PRODUCT), gone(OTHER)]});
    let incoming = read_ebbline(&text(&file)).unwrap();
    assert_eq!(incoming.entries.products.len(), 1);
    assert_eq!(incoming.entries.deleted.len(), 1, "the other one counts");
    assert_eq!(
        incoming.report.dropped[0].why.to_string(),
        "the file has an entry with this id, so it was not removed"
    );
}

#[test]
fn what_became_of_a_reminder_last_counts_and_none_is_asked_twice() {
    let reminder = json!({"id": OTHER, "kind": "check_in", "clock": "wall", "rule": {"at": "08:00", "every_days": 1}});
    let noted = |state: &str, at: &str| json!({"reminder": OTHER, "scheduled_at": "2026-03-01T08:00:00Z", "state": state, "at": at});
    let early =
        json!({"reminders": [reminder], "occurrences": [noted("due", "2026-03-01T08:00:00Z")]});
    let late =
        json!({"reminders": [reminder], "occurrences": [noted("done", "2026-03-01T08:05:00Z")]});
    let merge = merged(&journal(&early), &late);
    assert_eq!(kinds(&merge), [Kind::Occurrence]);
    assert_eq!(said(&merge), []);
    let merge = merged(&journal(&late), &early);
    assert_eq!((merge.add, merge.report.dropped), (vec![], vec![]));
    let orphan = json!({"occurrences": [noted("due", "2026-03-01T08:00:00Z")]});
    let incoming = read_ebbline(&text(&orphan)).unwrap();
    assert_eq!(
        incoming.report.dropped[0].why.to_string(),
        "no reminder has this id"
    );
    let mut gone = journal(&early);
    gone.reminders.clear();
    let at = "2026-11-24T12:00:00Z".parse().unwrap();
    let file: Value = serde_json::from_str(&export_ebbline(&gone, "Ebbline", at).unwrap()).unwrap();
    assert_eq!(
        file["occurrences"],
        json!([]),
        "an export holds nothing that points nowhere"
    );
}
