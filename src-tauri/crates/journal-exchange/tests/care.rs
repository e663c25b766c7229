//! Medicines, scores, questions and appointments in a file: what is kept, what is named, and where a question belongs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_core::{Entries, Entry, Id};
use journal_exchange::{Incoming, export_ebbline, merge, read_ebbline, read_ebbline_into};
use serde_json::{Value, json};

const VISIT: &str = "00000000-0000-7000-8000-000000000001";
const OTHER_VISIT: &str = "00000000-0000-7000-8000-000000000002";
const QUESTION: &str = "00000000-0000-7000-8000-000000000003";
const NOBODY: &str = "00000000-0000-7000-8000-000000000009";

fn text(lists: &Value) -> String {
    let mut root = json!({"format": "ebbline-journal", "version": 1});
    for (key, value) in lists.as_object().unwrap() {
        root[key] = value.clone();
    }
    root.to_string()
}

fn read(lists: Value) -> Incoming {
    read_ebbline(&text(&lists)).unwrap()
}

fn visit(id: &str, questions: Value) -> Value {
    json!({"id": id, "at": "2026-03-03T10:00:00+01:00", "zone": "Europe/Berlin", "questions": questions})
}

fn question(appointment: Value) -> Value {
    json!({"id": QUESTION, "asked_at": "2026-03-01T08:00:00+01:00", "text": "Why?", "appointment": appointment})
}

/// Row, field, value, reason, and whether the whole row went.
fn dropped(incoming: &Incoming) -> Vec<(usize, String, String, String, bool)> {
    let list = incoming.report.dropped.iter();
    list.map(|it| {
        let why = it.why.to_string();
        (
            it.row,
            it.field.clone(),
            it.value.clone(),
            why,
            it.whole_row,
        )
    })
    .collect()
}

fn exported(entries: &Entries) -> Value {
    let at = "2026-11-24T12:00:00Z".parse().unwrap();
    serde_json::from_str(&export_ebbline(entries, "Ebbline", at).unwrap()).unwrap()
}

#[test]
fn starred_fields_are_enough_and_none_may_be_missing() {
    let rows = [
        (
            "medicines",
            json!({"id": VISIT, "name": "Sertraline"}),
            ["id", "name"].as_slice(),
        ),
        (
            "scores",
            json!({"id": VISIT, "at": "2026-03-03T10:00:00Z", "scale": "PHQ-9", "total": 14}),
            &["id", "at", "scale", "total"],
        ),
        (
            "questions",
            json!({"id": VISIT, "asked_at": "2026-03-03T10:00:00Z", "text": "Why?"}),
            &["id", "asked_at", "text"],
        ),
        (
            "appointments",
            json!({"id": VISIT, "at": "2026-03-03T10:00:00Z"}),
            &["id", "at"],
        ),
    ];
    for (list, row, starred) in rows {
        let whole = read(json!({list: [row]}));
        assert_eq!(dropped(&whole), [], "{list}: starred fields are enough");
        assert_eq!(whole.report.changed, [], "{list}");
        assert_eq!(whole.report.kept.total(), 1, "{list}: it is kept");
        for field in starred {
            let mut bad = row.clone();
            bad.as_object_mut().unwrap().remove(*field);
            let path = format!("{list}.{field}");
            let expected = (1, path, String::new(), "is missing".to_owned(), true);
            assert_eq!(dropped(&read(json!({list: [bad]}))), [expected]);
        }
    }
}

#[test]
fn totals_are_kept_as_numbers_to_six_decimals() {
    let score = |total: Value| {
        let row =
            json!({"id": VISIT, "at": "2026-03-03T10:00:00Z", "scale": "PHQ-9", "total": total});
        read(json!({"scores": [row]}))
    };
    for (written, kept) in [
        (json!(14), json!(14)),
        (json!(14.0), json!(14)),
        (json!(61.25), json!(61.25)),
        (json!(0), json!(0)),
    ] {
        let incoming = score(written.clone());
        assert_eq!(incoming.report.changed, [], "{written} is kept as it is");
        assert_eq!(exported(&incoming.entries)["scores"][0]["total"], kept);
    }
    let of_text = score(json!("14.5"));
    assert_eq!(
        of_text.report.changed[0].why.to_string(),
        "was a text; it is kept as a number"
    );
    assert_eq!(
        exported(&of_text.entries)["scores"][0]["total"],
        json!(14.5)
    );
    for (bad, why) in [
        (json!(-1), "is below zero"),
        (json!("NaN"), "is not a decimal string such as \"2.5\""),
        (json!(1e12), "is above one million"),
        (json!([14]), "is not a decimal string such as \"2.5\""),
    ] {
        let lost = dropped(&score(bad.clone()));
        assert_eq!(
            (lost[0].1.as_str(), lost[0].3.as_str()),
            ("scores.total", why),
            "{bad}"
        );
        assert!(lost[0].4, "a score without its total is none");
    }
}

#[test]
fn a_medicine_that_ends_before_it_begins_is_named() {
    let row =
        json!({"id": VISIT, "name": "Sertraline", "from": "2026-03-02", "until": "2026-03-01"});
    let expected = (
        1,
        "medicines.until".to_owned(),
        "2026-03-01".to_owned(),
        "lies before its beginning".to_owned(),
        true,
    );
    assert_eq!(dropped(&read(json!({"medicines": [row]}))), [expected]);
}

#[test]
fn the_question_says_where_it_belongs_and_the_export_lists_it_there() {
    let incoming = read(json!({
        "appointments": [visit(VISIT, json!([])), visit(OTHER_VISIT, json!([]))],
        "questions": [question(json!(VISIT))],
    }));
    assert_eq!(dropped(&incoming), []);
    let file = exported(&incoming.entries);
    assert_eq!(file["appointments"][0]["questions"], json!([QUESTION]));
    assert_eq!(file["appointments"][1]["questions"], json!([]));
    let again = read_ebbline(&file.to_string()).unwrap();
    assert_eq!(again.entries, incoming.entries, "and reads it back");
    assert_eq!((dropped(&again), again.report.changed), (vec![], vec![]));
}

#[test]
fn an_appointment_may_name_its_questions() {
    let tied = |listed: &str, named: Value| {
        let incoming = read(json!({
            "appointments": [visit(VISIT, json!([listed])), visit(OTHER_VISIT, json!([]))],
            "questions": [question(named)],
        }));
        let lost = dropped(&incoming)
            .into_iter()
            .map(|it| it.3)
            .collect::<Vec<_>>();
        (
            incoming.entries.questions[0]
                .appointment
                .map(|id| id.to_string()),
            lost,
        )
    };
    assert_eq!(
        tied(QUESTION, Value::Null),
        (Some(VISIT.to_owned()), vec![])
    );
    assert_eq!(
        tied(QUESTION, json!(VISIT)),
        (Some(VISIT.to_owned()), vec![])
    );
    assert_eq!(
        tied(QUESTION, json!(OTHER_VISIT)),
        (
            Some(OTHER_VISIT.to_owned()),
            vec!["the question names another appointment".to_owned()]
        ),
        "the question's own word counts"
    );
    assert_eq!(
        tied(NOBODY, Value::Null),
        (None, vec!["no question has this id".to_owned()])
    );
}

#[test]
fn texts_become_questions_once() {
    let lists = json!({"appointments": [visit(VISIT, json!(["Is it safe?", "Is it safe?", " ", 7, "Why?"]))],
        "questions": [question(json!(VISIT))]});
    let incoming = read(lists.clone());
    let texts: Vec<_> = incoming
        .entries
        .questions
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(
        texts.len(),
        2,
        "a text twice is one question, and one that stands in the list is that one: {texts:?}"
    );
    let made = incoming
        .entries
        .questions
        .iter()
        .find(|it| it.text == "Is it safe?")
        .unwrap();
    assert_eq!(made.appointment.unwrap().to_string(), VISIT);
    assert_eq!(made.asked_at.to_rfc3339(), "2026-03-03T10:00:00+01:00");
    let told: Vec<_> = incoming
        .report
        .changed
        .iter()
        .map(|it| (it.row, it.from.as_str(), it.why.to_string()))
        .collect();
    assert_eq!(
        told,
        [(
            1,
            "Is it safe?",
            "is kept as a question of its own".to_owned()
        )]
    );
    let lost: Vec<_> = dropped(&incoming)
        .into_iter()
        .map(|it| (it.2, it.3))
        .collect();
    assert_eq!(
        lost,
        [
            (" ".to_owned(), "is empty".to_owned()),
            ("7".to_owned(), "is not a text".to_owned())
        ]
    );

    let mut journal = Entries::empty(incoming.entries.settings.clone());
    for entry in merge(&journal.clone(), incoming, true).add {
        journal.push(entry);
    }
    journal.sort();
    let again = merge(
        &journal,
        read_ebbline_into(&text(&lists), &journal).unwrap(),
        false,
    );
    assert_eq!(again.add, vec![], "the same file again changes nothing");
}

#[test]
fn a_question_stays_when_its_appointment_is_nowhere() {
    let incoming = read(json!({"questions": [question(json!(NOBODY))]}));
    let expected = (
        1,
        "questions.appointment".to_owned(),
        NOBODY.to_owned(),
        "no appointment has this id".to_owned(),
        false,
    );
    assert_eq!(dropped(&incoming), [expected]);
    assert_eq!(
        incoming.entries.questions[0].appointment, None,
        "the text is kept"
    );

    let journal = read(json!({"appointments": [visit(NOBODY, json!([]))]})).entries;
    let file = text(&json!({"questions": [question(json!(NOBODY))]}));
    let incoming = read_ebbline_into(&file, &journal).unwrap();
    assert_eq!(
        dropped(&incoming),
        [],
        "an appointment of the journal counts"
    );
}

#[test]
fn a_later_edit_in_the_journal_stays() {
    let file = json!({"medicines": [{"id": VISIT, "name": "Sertraline", "entered_at": "2026-03-01T08:00:00Z"}]});
    let mut journal = read(file.clone()).entries;
    journal.medicines[0].name = "Sertraline 100".to_owned();
    journal.medicines[0].edited_at = Some("2026-03-05T08:00:00Z".parse().unwrap());
    let merged = merge(
        &journal,
        read_ebbline_into(&text(&file), &journal).unwrap(),
        false,
    );
    assert_eq!(merged.add, Vec::<Entry>::new());
    assert_eq!(
        merged.report.changed[0].why.to_string(),
        "the journal has a later edit of this entry, which stays"
    );
    assert_eq!(merged.report.kept.medicines, 1);
}

#[test]
fn ids_of_texts_do_not_change_between_versions() {
    let visit: Id = VISIT.parse().unwrap();
    assert_eq!(
        Id::named(visit, "Is it safe?").to_string(),
        "4b36978d-81c1-894b-81eb-90815456d125",
        "else a file imported twice would ask twice"
    );
}
