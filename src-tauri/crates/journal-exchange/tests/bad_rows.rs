//! Nothing is lost in silence: each bad row and value is named with its place and the reason.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_core::{Answer, Entries, Entry, Lane, Measured};
use journal_exchange::{
    Changed, Dropped, ExchangeError, Incoming, merge, read_ebbline, read_ebbline_into,
};
use serde_json::{Value, json};

const PRODUCT: &str = "00000000-0000-7000-8000-000000000001";
const DOSE: &str = "00000000-0000-7000-8000-000000000002";
const OTHER: &str = "00000000-0000-7000-8000-000000000003";

fn product() -> Value {
    json!({"id": PRODUCT, "name": "Red", "lane": "leaf", "unit": "g"})
}

fn dose() -> Value {
    json!({"id": DOSE, "taken_at": "2026-03-01T08:00:00+01:00", "zone": "Europe/Berlin", "product": PRODUCT, "amount": "2.5", "unit": "g"})
}

fn with(mut row: Value, field: &str, value: Value) -> Value {
    row[field] = value;
    row
}

fn without(mut row: Value, field: &str) -> Value {
    row.as_object_mut().unwrap().remove(field);
    row
}

fn file(lists: Value) -> String {
    let mut root = json!({"format": "ebbline-journal", "version": 1});
    for (key, value) in lists.as_object().unwrap() {
        root[key] = value.clone();
    }
    root.to_string()
}

fn read(lists: Value) -> Incoming {
    read_ebbline(&file(lists)).unwrap()
}

/// Row, field, value, reason, and whether the whole row went.
fn dropped(list: &[Dropped]) -> Vec<(usize, &str, &str, String, bool)> {
    list.iter()
        .map(|it| {
            (
                it.row,
                it.field.as_str(),
                it.value.as_str(),
                it.why.to_string(),
                it.whole_row,
            )
        })
        .collect()
}

fn changed(list: &[Changed]) -> Vec<(usize, &str, &str, &str)> {
    list.iter()
        .map(|it| (it.row, it.field.as_str(), it.from.as_str(), it.to.as_str()))
        .collect()
}

#[test]
fn a_minimal_file_gets_the_defaults() {
    let incoming =
        read(json!({"products": [product()], "doses": [with(dose(), "amount", Value::Null)]}));
    assert_eq!(
        incoming.report.dropped,
        vec![],
        "only starred fields are needed"
    );
    assert_eq!(incoming.report.changed, vec![]);
    assert_eq!(incoming.entries.products[0].substance, "kratom");
    assert_eq!(incoming.entries.products[0].form.as_str(), "other");
    let dose = &incoming.entries.doses[0];
    assert_eq!((dose.amount, dose.route.as_str()), (None, "oral"));
    assert_eq!(incoming.report.kept.doses, 1);
    let range = incoming.report.range;
    assert_eq!(range.from.unwrap().to_string(), "2026-03-01");
}

#[test]
fn a_row_without_a_starred_field_is_dropped_with_its_number() {
    let rows = [
        (
            "doses",
            dose(),
            vec!["id", "taken_at", "product", "amount", "unit"],
        ),
        ("products", product(), vec!["id", "name", "lane", "unit"]),
        (
            "effects",
            json!({"id": OTHER, "dose": DOSE, "rated_at": "2026-03-01T09:00:00Z", "strength": 6}),
            vec!["id", "dose", "rated_at", "strength"],
        ),
        (
            "check_ins",
            json!({"id": OTHER, "at": "2026-03-01T09:00:00Z", "mood": 6}),
            vec!["id", "at"],
        ),
        (
            "symptoms",
            json!({"id": OTHER, "at": "2026-03-01T09:00:00Z", "total": 6}),
            vec!["id", "at"],
        ),
        (
            "activities",
            json!({"id": OTHER, "at": "2026-03-01T09:00:00Z", "kind": "walk"}),
            vec!["id", "at", "kind"],
        ),
        (
            "days",
            json!({"date": "2026-01-01", "answer": "none"}),
            vec!["date", "answer"],
        ),
    ];
    for (list, row, fields) in rows {
        let spare = match list {
            "days" => with(row.clone(), "date", json!("2026-01-02")),
            _ => with(
                row.clone(),
                "id",
                json!("00000000-0000-7000-8000-0000000000aa"),
            ),
        };
        let lists = |bad: &Value| {
            let mut all = json!({"products": [product()], "doses": [dose()]});
            all[list] = json!([spare, bad]);
            if list == "products" {
                all["doses"] = json!([]);
            }
            if list == "doses" {
                all["effects"] = json!([]);
            }
            all
        };
        assert_eq!(
            read(lists(&row)).report.dropped,
            vec![],
            "{list}: the whole row is kept"
        );
        for field in fields {
            let incoming = read(lists(&without(row.clone(), field)));
            let path = format!("{list}.{field}");
            let expected = (2, path.as_str(), "", "is missing".to_owned(), true);
            assert_eq!(dropped(&incoming.report.dropped), vec![expected]);
        }
    }
}

#[test]
fn bad_amounts_drop_the_row_and_say_why() {
    for (amount, why) in [
        (json!("2,5"), "is not a decimal string such as \"2.5\""),
        (json!("a lot"), "is not a decimal string such as \"2.5\""),
        (json!(["2"]), "is not a decimal string such as \"2.5\""),
        (json!("-2"), "is below zero"),
        (json!("0.0000001"), "has more than six decimals"),
        (json!("1000001"), "is above one million"),
        (json!("0"), "must be above zero"),
    ] {
        let incoming = read(
            json!({"products": [product()], "doses": [with(dose(), "amount", amount.clone())]}),
        );
        let report = dropped(&incoming.report.dropped);
        assert_eq!(report.len(), 1, "{amount}");
        assert_eq!(
            (report[0].0, report[0].1, report[0].3.as_str(), report[0].4),
            (1, "doses.amount", why, true)
        );
        assert_eq!(incoming.entries.doses, vec![]);
    }
    let incoming =
        read(json!({"products": [product()], "doses": [with(dose(), "amount", json!(2.50))]}));
    assert_eq!(
        changed(&incoming.report.changed),
        vec![(1, "doses.amount", "2.5", "2.5")],
        "a number is kept and told"
    );
    assert_eq!(
        incoming.entries.doses[0].amount,
        Some("2.5".parse().unwrap())
    );
}

#[test]
fn scores_must_be_whole_and_in_range() {
    for (score, kept) in [
        (json!(7), true),
        (json!(7.0), true),
        (json!(6.5), false),
        (json!(11), false),
        (json!(-1), false),
        (json!("7"), false),
    ] {
        let incoming = read(
            json!({"products": [product()], "doses": [with(dose(), "pain_before", score.clone())]}),
        );
        assert_eq!(incoming.entries.doses.len(), 1, "{score}: the dose stays");
        assert_eq!(
            incoming.entries.doses[0].pain_before.is_some(),
            kept,
            "{score}"
        );
        assert_eq!(incoming.report.dropped.len(), usize::from(!kept), "{score}");
        let effect = json!({"id": OTHER, "dose": DOSE, "rated_at": "2026-03-01T09:00:00Z", "strength": score});
        let incoming =
            read(json!({"products": [product()], "doses": [dose()], "effects": [effect]}));
        assert_eq!(
            incoming.entries.effects.len(),
            usize::from(kept),
            "{score}: a rating is nothing without its strength"
        );
        assert_eq!(incoming.report.dropped.len(), usize::from(!kept));
    }
}

#[test]
fn what_points_nowhere_goes_and_takes_its_ratings_along() {
    let effect =
        json!({"id": OTHER, "dose": DOSE, "rated_at": "2026-03-01T09:00:00Z", "strength": 6});
    let incoming = read(json!({"doses": [dose()], "effects": [effect]}));
    assert_eq!(
        dropped(&incoming.report.dropped),
        vec![
            (
                1,
                "doses.product",
                PRODUCT,
                "no product has this id".to_owned(),
                true
            ),
            (
                1,
                "effects.dose",
                DOSE,
                "no dose has this id".to_owned(),
                true
            ),
        ]
    );
    // Into a journal that has the product and the dose, both are kept.
    let journal = read(json!({"products": [product()], "doses": [dose()]})).entries;
    let alone = file(json!({"effects": [effect]}));
    let incoming = read_ebbline_into(&alone, &journal).unwrap();
    assert_eq!(incoming.report.dropped, vec![]);
    assert_eq!(merge(&journal, incoming, false).add.len(), 1);
}

#[test]
fn an_unknown_zone_leaves_the_offset() {
    let incoming = read(
        json!({"products": [product()], "doses": [with(dose(), "zone", json!("Mars/Olympus"))]}),
    );
    assert_eq!(
        changed(&incoming.report.changed),
        vec![(1, "doses.zone", "Mars/Olympus", "+01:00")]
    );
    assert_eq!(incoming.report.dropped, vec![]);
    assert_eq!(incoming.entries.doses[0].zone, None);
    assert_eq!(
        incoming.entries.doses[0].taken_at.to_rfc3339(),
        "2026-03-01T08:00:00+01:00"
    );
}

#[test]
fn ids_come_once() {
    let twice = json!({"products": [product(), product()], "doses": [dose(), dose(), with(dose(), "amount", json!("3"))]});
    let incoming = read(twice);
    assert_eq!(
        incoming.entries.doses.len(),
        1,
        "the same row twice is one entry"
    );
    assert_eq!(
        dropped(&incoming.report.dropped),
        vec![(
            3,
            "doses.id",
            DOSE,
            "an earlier row has the same id and another content".to_owned(),
            true
        )]
    );
}

#[test]
fn nothing_taken_on_a_day_with_a_dose_is_refused() {
    let days =
        json!([{"date": "2026-03-01", "answer": "none"}, {"date": "2026-03-02", "answer": "none"}]);
    let incoming = read(json!({"products": [product()], "doses": [dose()], "days": days}));
    assert_eq!(
        dropped(&incoming.report.dropped),
        vec![(
            1,
            "days.date",
            "2026-03-01",
            "that day has a dose".to_owned(),
            true
        )]
    );
    // Another substance says nothing about kratom.
    let coffee = with(
        with(product(), "substance", json!("caffeine")),
        "lane",
        json!("other"),
    );
    let incoming = read(json!({"products": [coffee], "doses": [dose()], "days": days}));
    assert_eq!(incoming.report.dropped, vec![]);
    // When days begin decides which day a dose belongs to.
    let night = with(dose(), "taken_at", json!("2026-03-02T03:00:00+01:00"));
    for (starts, day) in [("04:00", "2026-03-01"), ("00:00", "2026-03-02")] {
        let settings = json!({"day_starts_at": starts});
        let incoming = read(
            json!({"settings": settings, "products": [product()], "doses": [night], "days": days}),
        );
        assert_eq!(incoming.report.dropped[0].value, day);
    }
}

#[test]
fn words_from_elsewhere_are_kept_as_they_stand() {
    let dose = with(
        with(dose(), "measured", json!("by eye")),
        "stomach",
        json!("half"),
    );
    let incoming = read(
        json!({"products": [with(product(), "lane", json!("resin"))], "doses": [dose], "days": [{"date": "2026-01-01", "answer": "some"}]}),
    );
    assert_eq!(incoming.report.dropped, vec![]);
    assert_eq!(incoming.report.changed, vec![]);
    assert_eq!(
        incoming.entries.products[0].lane,
        Lane::Unknown("resin".to_owned())
    );
    assert_eq!(
        incoming.entries.doses[0].measured,
        Some(Measured::Unknown("by eye".to_owned()))
    );
    assert_eq!(
        incoming.entries.days[0].answer,
        Answer::Unknown("some".to_owned())
    );
}

#[test]
fn keys_and_lists_that_are_not_kept_are_named() {
    let incoming = read(json!({
        "mood_ring": "blue", "wishes": [{"id": OTHER}], "reminders": [],
        "settings": {"theme": "dark"},
        "products": [with(product(), "price", json!(12))],
        "check_ins": "none",
        "symptoms": [7, {"id": OTHER, "at": "2026-03-01T09:00:00Z", "items": [{"name": "chills", "severity": 2, "since": 3}, {"name": "", "severity": 1}]}],
    }));
    let mut found = dropped(&incoming.report.dropped);
    found.sort();
    let mut expected = vec![
        (0, "check_ins", "none", "is not a list".to_owned(), false),
        (0, "mood_ring", "blue", "not understood".to_owned(), false),
        (
            0,
            "settings.theme",
            "dark",
            "not understood".to_owned(),
            false,
        ),
        (
            0,
            "wishes",
            r#"[{"id":"00000000-0000-7000-8000-000000000003"}]"#,
            "not understood".to_owned(),
            false,
        ),
        (
            1,
            "products.price",
            "12",
            "not understood".to_owned(),
            false,
        ),
        (1, "symptoms", "7", "is not an object".to_owned(), true),
        (
            2,
            "symptoms.items.since",
            "3",
            "not understood".to_owned(),
            false,
        ),
        (
            2,
            "symptoms.items",
            r#"{"name":"","severity":1}"#,
            "is empty".to_owned(),
            false,
        ),
    ];
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(incoming.entries.symptoms[0].items.len(), 1);
}

#[test]
fn line_ends_of_other_systems_are_kept_as_line_feeds() {
    let incoming = read(json!({"products": [with(product(), "note", json!("one\r\ntwo"))]}));
    assert_eq!(
        incoming.entries.products[0].note.as_deref(),
        Some("one\ntwo")
    );
    assert_eq!(incoming.report.changed.len(), 1);
    let incoming = read(json!({"products": [with(product(), "note", json!("bell\u{7}"))]}));
    assert_eq!(incoming.entries.products[0].note, None);
    assert_eq!(incoming.report.dropped[0].field, "products.note");
}

#[test]
fn what_is_no_journal_is_an_error_with_a_sentence() {
    for (text, part) in [
        ("not json", "not JSON"),
        ("[]", "not an Ebbline journal"),
        (r#"{"version": 1}"#, "\"format\" is missing"),
        (
            r#"{"format": "other", "version": 1}"#,
            "\"format\" is \"other\"",
        ),
        (r#"{"format": "ebbline-journal"}"#, "\"version\" is missing"),
        (
            r#"{"format": "ebbline-journal", "version": "1"}"#,
            "\"version\" is \"1\", not 1",
        ),
        (
            r#"{"format": "ebbline-journal", "version": 2}"#,
            "a newer Ebbline is needed",
        ),
        (
            r#"{"format": "ebbline-journal", "version": 1, "doses": [], "doses": []}"#,
            "stands twice",
        ),
        (
            r#"{"format": "ebbline-journal", "version": 1, "doses": ["#,
            "not JSON",
        ),
    ] {
        let sentence = read_ebbline(text).unwrap_err().to_string();
        assert!(sentence.contains(part), "{text}: {sentence}");
    }
    assert!(matches!(
        read_ebbline(r#"{"format": "ebbline-journal", "version": 3}"#),
        Err(ExchangeError::NewerVersion { found: 3 })
    ));
    let with_mark = format!("\u{feff}{}", file(json!({"products": [product()]})));
    assert_eq!(read_ebbline(&with_mark).unwrap().entries.products.len(), 1);
}

fn journal(lists: Value) -> Entries {
    read(lists).entries
}

#[test]
fn what_the_journal_has_stays() {
    let here =
        journal(json!({"products": [product()], "doses": [with(dose(), "amount", json!("3"))]}));
    let text = file(json!({"products": [product()], "doses": [dose()]}));
    let merged = merge(&here, read_ebbline(&text).unwrap(), false);
    assert_eq!(merged.add, vec![]);
    assert_eq!(merged.report.already_there.products, 1);
    assert_eq!(
        (
            merged.report.dropped[0].row,
            merged.report.dropped[0].field.as_str()
        ),
        (1, "doses")
    );
    assert!(
        merged.report.dropped[0].value.contains("\"2.5\""),
        "the file's version is in the report"
    );
    // The journal's version is known to be the later edit: nothing is lost, and the report tells.
    let edited = with(
        with(dose(), "amount", json!("3")),
        "edited_at",
        json!("2026-03-05T00:00:00Z"),
    );
    let here = journal(json!({"products": [product()], "doses": [edited]}));
    let merged = merge(&here, read_ebbline(&text).unwrap(), false);
    assert_eq!(
        (
            merged.add.len(),
            merged.report.dropped.len(),
            merged.report.changed.len()
        ),
        (0, 0, 1)
    );
}

#[test]
fn answers_and_doses_of_journal_and_file_do_not_contradict() {
    let answer = json!([{"date": "2026-03-01", "answer": "none"}]);
    // The file has a dose on a day that the journal says had none.
    let here = journal(json!({"days": answer}));
    let merged = merge(
        &here,
        read(json!({"products": [product()], "doses": [dose()]})),
        false,
    );
    assert_eq!(merged.report.added.doses, 1);
    assert_eq!(
        merged.report.changed[0].why.to_string(),
        "that day has a dose now, so the answer is removed"
    );
    // The journal has a dose on a day that the file says had none.
    let here = journal(json!({"products": [product()], "doses": [dose()]}));
    let merged = merge(&here, read(json!({"days": answer})), false);
    assert_eq!(merged.add, vec![]);
    assert_eq!(
        merged.report.dropped[0].why.to_string(),
        "that day has a dose"
    );
}

#[test]
fn settings_are_taken_into_an_empty_journal_and_otherwise_on_demand() {
    let text = file(json!({"settings": {"day_starts_at": "05:00", "primary_effect": "calm"}}));
    let nothing = Entries::empty(journal_core::Settings::new(chrono_tz::Tz::Europe__Berlin));
    let read_into = |here: &Entries| read_ebbline_into(&text, here).unwrap();
    let merged = merge(&nothing, read_into(&nothing), false);
    let Entry::Settings(settings) = &merged.add[0] else {
        panic!("the settings lead")
    };
    assert_eq!(settings.primary_effect.as_deref(), Some("calm"));
    assert_eq!(
        settings.home_zone,
        chrono_tz::Tz::Europe__Berlin,
        "what the file does not name stays"
    );

    let filled = journal(json!({"products": [product()]}));
    let merged = merge(&filled, read_into(&filled), false);
    assert_eq!(merged.add, vec![]);
    let told: Vec<_> = merged
        .report
        .settings
        .iter()
        .map(|it| (it.field, it.taken))
        .collect();
    assert_eq!(
        told,
        vec![("day_starts_at", false), ("primary_effect", false)]
    );
    assert_eq!(merge(&filled, read_into(&filled), true).add.len(), 1);

    // Days that begin later can put a dose on a day of which was said that nothing was taken.
    let here = journal(json!({
        "settings": {"day_starts_at": "00:00"},
        "products": [product()],
        "doses": [with(dose(), "taken_at", json!("2026-03-01T04:30:00+01:00"))],
        "days": [{"date": "2026-02-28", "answer": "none"}],
    }));
    let report = |take| merge(&here, read_into(&here), take).report.changed.len();
    assert_eq!((report(false), report(true)), (0, 1));
}
