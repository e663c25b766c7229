//! Plans and reminders as they stand in files, and those that cannot be stored.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_core::{
    Amount, Id, Occurrence, OccurrenceState, Plan, PlanParts, PlanWhat, Reason, Reminder, Rule,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const ID: &str = "00000000-0000-7000-8000-000000000001";

fn plan(fields: Value) -> Value {
    let mut plan = json!({"id": ID, "starts_on": "2026-03-01", "state": "draft"});
    plan.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    plan
}

fn taper(fields: Value) -> Value {
    let mut taper = plan(json!({
        "plan": "taper", "unit": "g", "from_daily": "6.4", "to_daily": "2", "method": "linear", "step": "0.4",
        "every_days": 7, "slots": 3, "resolution": "0.1"
    }));
    taper
        .as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    taper
}

fn reminder(fields: Value) -> Value {
    let mut reminder = json!({
        "id": ID, "reminder": "check_in", "clock": "wall", "rule": {"at": "08:00", "every_days": 1}
    });
    reminder
        .as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    reminder
}

#[test]
fn each_kind_is_written_as_it_is_read() {
    let whole = |fields: Value| {
        let mut plan = plan(fields);
        let more = json!({
            "ends_on": null, "lane": null, "hold_when_symptoms_over": 12, "remind_at": "09:00", "note_to_self": "why",
            "changes": [{"at": "2026-03-04T09:00:00+01:00", "what": "hold", "reason": "flu", "from_daily": null}]
        });
        plan.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        plan
    };
    for kind in [
        json!({"plan": "break", "days": 14}),
        json!({"plan": "cycle", "days_on": 5, "days_off": 2, "weekdays_off": null}),
        json!({"plan": "cycle", "days_on": null, "days_off": null, "weekdays_off": ["sa", "su"]}),
        json!({"plan": "alternation", "high_days": 1, "low_days": 2, "high_limit": "4", "low_limit": "2.5", "unit": "g"}),
        json!({"plan": "rotation", "products": [ID], "days_each": 7}),
        json!({"plan": "taper", "unit": "g", "from_daily": "6.4", "to_daily": "2", "method": "per_slot", "step": "0.2",
               "every_days": 7, "slots": 3, "resolution": "0.1"}),
        json!({"plan": "spacing", "daily_limit": "6", "unit": "g", "minimum_gap_minutes": 240}),
        json!({"plan": "moon phases", "phase": {"is": ["new"]}, "limit": 2.5}),
    ] {
        let file = whole(kind);
        let read: Plan = serde_json::from_value(file.clone()).unwrap();
        assert_eq!(read.check(), Ok(()), "{file}");
        assert_eq!(
            serde_json::to_value(&read).unwrap(),
            file,
            "every key stays, none is added"
        );
        assert_eq!(read.changes[0].what, PlanWhat::Hold);
    }
}

#[test]
fn a_known_kind_without_its_fields_is_refused_and_an_unknown_one_kept() {
    let refused =
        serde_json::from_value::<Plan>(plan(json!({"plan": "break", "dayz": 3}))).unwrap_err();
    assert!(refused.to_string().contains("days"), "{refused}");
    let no_kind = serde_json::from_value::<Plan>(plan(json!({"days": 3}))).unwrap_err();
    assert!(no_kind.to_string().contains("plan"), "{no_kind}");
    let kept: Plan = serde_json::from_value(plan(json!({"plan": "breaks", "days": 3}))).unwrap();
    let PlanParts::Other(other) = &kept.parts else {
        panic!("a word that is not on the list is no break")
    };
    assert_eq!(
        (other.kind.as_str(), &other.fields["days"]),
        ("breaks", &json!(3))
    );
}

#[test]
fn bad_plans_name_the_field_and_the_reason() {
    let id2 = "00000000-0000-7000-8000-000000000002";
    let cases = [
        (
            plan(json!({"plan": "break", "days": 0})),
            "days",
            Reason::Zero,
        ),
        (
            plan(json!({"plan": "break", "days": 365_250})),
            "days",
            Reason::TooLarge,
        ),
        (
            plan(json!({"plan": "break", "days": 3_654})),
            "days",
            Reason::TooLarge,
        ),
        (
            plan(json!({"plan": "break", "days": 3, "ends_on": "2026-02-28"})),
            "ends_on",
            Reason::Backwards,
        ),
        (
            plan(json!({"plan": "break", "days": 3, "ends_on": "2036-03-01"})),
            "ends_on",
            Reason::OverTenYears,
        ),
        (
            plan(json!({"plan": "break", "days": 3, "starts_on": "1026-03-01"})),
            "starts_on",
            Reason::OutsideYears,
        ),
        (plan(json!({"plan": "cycle"})), "days_on", Reason::Empty),
        (
            plan(json!({"plan": "cycle", "days_on": 5})),
            "days_off",
            Reason::Empty,
        ),
        (
            plan(json!({"plan": "cycle", "days_on": 0, "days_off": 2})),
            "days_on",
            Reason::Zero,
        ),
        (
            plan(json!({"plan": "cycle", "weekdays_off": []})),
            "weekdays_off",
            Reason::Empty,
        ),
        (
            plan(json!({"plan": "cycle", "weekdays_off": ["mo", "mo"]})),
            "weekdays_off",
            Reason::Twice,
        ),
        (
            plan(
                json!({"plan": "cycle", "weekdays_off": ["mo", "tu", "we", "th", "fr", "sa", "su"]}),
            ),
            "weekdays_off",
            Reason::TooLarge,
        ),
        (
            plan(json!({"plan": "cycle", "days_on": 5, "days_off": 2, "weekdays_off": ["mo"]})),
            "weekdays_off",
            Reason::OneForm,
        ),
        (
            plan(
                json!({"plan": "alternation", "high_days": 1, "low_days": 0, "high_limit": "4", "low_limit": "2"}),
            ),
            "low_days",
            Reason::Zero,
        ),
        (
            plan(
                json!({"plan": "alternation", "high_days": 1, "low_days": 1, "high_limit": "4", "low_limit": "0"}),
            ),
            "low_limit",
            Reason::Zero,
        ),
        (
            plan(
                json!({"plan": "alternation", "high_days": 1, "low_days": 1, "high_limit": "4", "low_limit": "4"}),
            ),
            "low_limit",
            Reason::NotLower,
        ),
        (
            plan(json!({"plan": "rotation", "products": [], "days_each": 1})),
            "products",
            Reason::Empty,
        ),
        (
            plan(json!({"plan": "rotation", "products": [ID, ID], "days_each": 1})),
            "products",
            Reason::Twice,
        ),
        (
            plan(json!({"plan": "rotation", "products": [ID, id2], "days_each": 0})),
            "days_each",
            Reason::Zero,
        ),
        (
            plan(json!({"plan": "spacing"})),
            "daily_limit",
            Reason::Empty,
        ),
        (
            plan(json!({"plan": "spacing", "daily_limit": "0"})),
            "daily_limit",
            Reason::Zero,
        ),
        (
            plan(json!({"plan": "spacing", "minimum_gap_minutes": 0})),
            "minimum_gap_minutes",
            Reason::Zero,
        ),
        (
            plan(json!({"plan": "spacing", "minimum_gap_minutes": 100_000})),
            "minimum_gap_minutes",
            Reason::TooLarge,
        ),
        (plan(json!({"plan": " "})), "kind", Reason::Empty),
        (
            plan(json!({"plan": "break", "days": 3, "hold_when_symptoms_over": 30})),
            "hold_when_symptoms_over",
            Reason::TooLarge,
        ),
        (
            taper(json!({"from_daily": "0", "to_daily": "0"})),
            "from_daily",
            Reason::Zero,
        ),
        (
            taper(json!({"to_daily": "6.4"})),
            "to_daily",
            Reason::NotLower,
        ),
        (taper(json!({"step": "0"})), "step", Reason::Zero),
        (
            taper(json!({"step": "0.05"})),
            "step",
            Reason::BelowResolution,
        ),
        (
            taper(json!({"step": "0.05", "resolution": null})),
            "step",
            Reason::BelowResolution,
        ),
        (
            taper(json!({"step": "0.5", "unit": "capsule", "resolution": null})),
            "step",
            Reason::BelowResolution,
        ),
        (
            taper(json!({"method": "percent", "step": "1"})),
            "step",
            Reason::BelowResolution,
        ),
        (
            taper(json!({"method": "percent", "step": "100"})),
            "step",
            Reason::TooLarge,
        ),
        (taper(json!({"every_days": 0})), "every_days", Reason::Zero),
        (
            taper(json!({"every_days": 366, "step": "0.1"})),
            "every_days",
            Reason::OverTenYears,
        ),
        (
            taper(json!({"method": "percent", "step": "2", "to_daily": "0.1", "every_days": 30})),
            "every_days",
            Reason::OverTenYears,
        ),
        (taper(json!({"slots": 0})), "slots", Reason::Zero),
        (taper(json!({"slots": 25})), "slots", Reason::TooLarge),
        (
            taper(json!({"slots": null, "method": "per_slot"})),
            "slots",
            Reason::Empty,
        ),
        (
            taper(json!({"slots": null, "method": "fewer_doses_first"})),
            "slots",
            Reason::Empty,
        ),
        (
            taper(json!({"resolution": "0"})),
            "resolution",
            Reason::Zero,
        ),
        (
            taper(json!({"resolution": "7", "step": "7"})),
            "resolution",
            Reason::TooLarge,
        ),
        (
            taper(
                json!({"changes": [{"at": "2026-03-04T09:00:00Z", "what": "replan", "from_daily": "6.5"}]}),
            ),
            "changes",
            Reason::TooLarge,
        ),
        (
            taper(
                json!({"changes": [{"at": "2026-03-04T09:00:00Z", "what": "replan", "from_daily": "2"}]}),
            ),
            "changes",
            Reason::NotLower,
        ),
        (
            taper(
                json!({"changes": [{"at": "2026-03-04T09:00:00Z", "what": "hold", "from_daily": "3"}]}),
            ),
            "changes",
            Reason::DoesNotFit,
        ),
    ];
    for (file, field, reason) in cases {
        let read: Plan = serde_json::from_value(file.clone()).unwrap();
        let found = read.check().unwrap_err();
        assert_eq!((found.field, found.reason), (field, reason), "{file}");
    }
    let ten_percent = "0.1".parse::<Amount>().unwrap();
    let exact: Plan = serde_json::from_value(taper(
        json!({"method": "percent", "step": "10", "from_daily": "1", "to_daily": "0.5"}),
    ))
    .unwrap();
    assert_eq!(exact.check(), Ok(()), "10 % of 1 is exactly {ten_percent}");
    for negative in ["-1", "x"] {
        assert!(
            serde_json::from_value::<Plan>(taper(json!({"step": negative}))).is_err(),
            "{negative} is no amount"
        );
    }
}

#[test]
fn reminders_are_written_as_they_are_read() {
    for (clock, rule) in [
        (
            "wall",
            json!({"at": "08:00", "every_days": 2, "weekdays": null, "from": "2026-03-01", "until": null}),
        ),
        (
            "home",
            json!({"at": "21:30", "every_days": null, "weekdays": ["mo", "fr"], "from": null, "until": "2026-12-31"}),
        ),
        (
            "elapsed",
            json!({"start": "2026-03-01T08:00:00+01:00", "every_minutes": 90}),
        ),
    ] {
        let file = json!({
            "id": ID, "reminder": "own", "clock": clock, "rule": rule, "text": "water the plants",
            "missed_after_minutes": 60, "active": false
        });
        let read: Reminder = serde_json::from_value(file.clone()).unwrap();
        assert_eq!(read.check(), Ok(()), "{file}");
        assert_eq!(serde_json::to_value(&read).unwrap(), file);
    }
    let short: Reminder = serde_json::from_value(reminder(json!({}))).unwrap();
    assert!(short.active, "a reminder is on unless it says otherwise");
    assert!(matches!(short.rule, Rule::Wall(_)));
}

#[test]
fn bad_reminders_name_the_field_and_the_reason() {
    let cases = [
        (
            json!({"rule": {"at": "08:00", "weekdays": []}}),
            "weekdays",
            Reason::Empty,
        ),
        (
            json!({"rule": {"at": "08:00", "weekdays": ["mo", "mo"]}}),
            "weekdays",
            Reason::Twice,
        ),
        (
            json!({"rule": {"at": "08:00", "weekdays": ["mo"], "every_days": 1}}),
            "weekdays",
            Reason::OneForm,
        ),
        (
            json!({"rule": {"at": "08:00", "every_days": 0}}),
            "every_days",
            Reason::Zero,
        ),
        (
            json!({"rule": {"at": "08:00", "every_days": 367}}),
            "every_days",
            Reason::TooLarge,
        ),
        (
            json!({"rule": {"at": "08:00", "every_days": 2}}),
            "from",
            Reason::Empty,
        ),
        (json!({"rule": {"at": "08:00"}}), "from", Reason::Empty),
        (
            json!({"rule": {"at": "08:00", "every_days": 1, "from": "2026-03-02", "until": "2026-03-01"}}),
            "until",
            Reason::Backwards,
        ),
        (
            json!({"rule": {"at": "08:00", "every_days": 1, "from": "0026-03-02"}}),
            "from",
            Reason::OutsideYears,
        ),
        (json!({"clock": "elapsed"}), "rule", Reason::DoesNotFit),
        (
            json!({"rule": {"start": "2026-03-01T08:00:00Z"}}),
            "rule",
            Reason::DoesNotFit,
        ),
        (
            json!({"clock": "elapsed", "rule": {"start": "2026-03-01T08:00:00Z", "every_minutes": 0}}),
            "every_minutes",
            Reason::Zero,
        ),
        (json!({"reminder": "own"}), "text", Reason::Empty),
        (
            json!({"reminder": "own", "text": " "}),
            "text",
            Reason::Empty,
        ),
        (json!({"reminder": ""}), "kind", Reason::Empty),
        (
            json!({"missed_after_minutes": 0}),
            "missed_after_minutes",
            Reason::Zero,
        ),
        (
            json!({"missed_after_minutes": 100_000}),
            "missed_after_minutes",
            Reason::TooLarge,
        ),
    ];
    for (fields, field, reason) in cases {
        let read: Reminder = serde_json::from_value(reminder(fields.clone())).unwrap();
        let found = read.check().unwrap_err();
        assert_eq!((found.field, found.reason), (field, reason), "{fields}");
    }
    for rule in [
        json!({"at": "25:00", "every_days": 1}),
        json!({"at": "08:00", "weekdays": ["monday"]}),
        json!({"start": "2026-03-01"}),
        json!({}),
    ] {
        assert!(
            serde_json::from_value::<Reminder>(reminder(json!({"rule": rule}))).is_err(),
            "{rule}"
        );
    }
}

#[test]
fn an_occurrence_is_snoozed_until_later_or_not_at_all() {
    let occurrence = |state: &str, until: Option<&str>| Occurrence {
        reminder: ID.parse().unwrap(),
        scheduled_at: "2026-03-01T08:00:00Z".parse().unwrap(),
        state: state.into(),
        until: until.map(|until| until.parse().unwrap()),
        at: "2026-03-01T08:01:00Z".parse().unwrap(),
    };
    let check = |state, until| occurrence(state, until).check().map_err(|it| it.reason);
    for state in OccurrenceState::KNOWN {
        let until = (*state == OccurrenceState::Snoozed).then_some("2026-03-01T09:00:00Z");
        assert_eq!(check(state.as_str(), until), Ok(()), "{state}");
    }
    assert_eq!(check("snoozed", None), Err(Reason::Empty));
    assert_eq!(
        check("snoozed", Some("2026-03-01T08:00:30Z")),
        Err(Reason::Backwards)
    );
    assert_eq!(
        check("done", Some("2026-03-01T09:00:00Z")),
        Err(Reason::DoesNotFit)
    );
    let written = serde_json::to_value(occurrence("done", None)).unwrap();
    assert_eq!(
        serde_json::from_value::<Occurrence>(written).unwrap(),
        occurrence("done", None)
    );
}

proptest! {
    #[test]
    fn occurrences_have_ids_of_their_own(
        one in any::<u128>(), other in any::<u128>(), at in 0_i64..7_000_000_000, later in 1_i64..1_000_000_000,
    ) {
        let reminder = |bits| Id::from_uuid(uuid::Uuid::from_u128(bits));
        let time = |seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        let id = Occurrence::id_of(reminder(one), time(at));
        prop_assert_eq!(id, Occurrence::id_of(reminder(one), time(at)), "always the same");
        prop_assert_ne!(id, Occurrence::id_of(reminder(one), time(at + later)), "another instant, another id");
        // Two bits of a half belong to the UUID's version and variant: differing only there is no difference.
        prop_assume!(one >> 64 != other >> 64 && (one ^ other) & ((1 << 62) - 1) != 0);
        prop_assert_ne!(id, Occurrence::id_of(reminder(other), time(at)), "another reminder, another id");
    }
}
