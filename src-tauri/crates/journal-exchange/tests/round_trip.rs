//! What is exported is read back, for any journal.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use journal_core::{
    Activity, Amount, Appointment, Break, CheckIn, Clock, DayAnswer, Deleted, Dismissal, Dose,
    EffectRating, ElapsedRule, Entries, Hours, Id, Lane, Medicine, Occurrence, OtherPlan, Plan,
    PlanChange, PlanParts, PlanWhat, Product, Question, Reminder, ReminderKind, Rotation, Rule,
    Score, ScoreTold, Settings, Severity, SideEffect, Spacing, SymptomItem, Symptoms, TimeOfDay,
    Total, WallRule, Weekday, status_of_day,
};
use journal_exchange::{
    export_csv, export_ebbline, merge, read_ebbline, read_ebbline_into, within,
};
use proptest::option::of;
use proptest::prelude::*;
use uuid::Uuid;

fn id() -> impl Strategy<Value = Id> {
    any::<u128>().prop_map(|bits| Id::from_uuid(Uuid::from_u128(bits)))
}

fn zone() -> impl Strategy<Value = Tz> {
    prop::sample::select(vec![
        Tz::UTC,
        Tz::Europe__Berlin,
        Tz::America__St_Johns,
        Tz::Pacific__Chatham,
        Tz::America__Argentina__Buenos_Aires,
    ])
}

fn at() -> impl Strategy<Value = DateTime<FixedOffset>> {
    // Within the years that are kept, to the nanosecond, with any offset of whole minutes.
    (
        100_000_i64..7_000_000_000,
        0_u32..1_000_000_000,
        -1080_i32..=1080,
    )
        .prop_map(|(seconds, nanos, minutes)| {
            let offset = FixedOffset::east_opt(minutes * 60).unwrap();
            offset.timestamp_opt(seconds, nanos).unwrap()
        })
}

fn utc() -> impl Strategy<Value = DateTime<Utc>> {
    at().prop_map(|at| at.to_utc())
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (1970_i32..2200, 1_u32..=366).prop_filter_map("days of the year", |(year, day)| {
        NaiveDate::from_yo_opt(year, day)
    })
}

fn amount() -> impl Strategy<Value = Amount> {
    (1..=Amount::MAX.micros()).prop_map(|micros| Amount::from_micros(micros).unwrap())
}

fn score() -> impl Strategy<Value = Score> {
    (0..=Score::MAX).prop_map(|value| Score::new(value).unwrap())
}

fn severity() -> impl Strategy<Value = Severity> {
    (0..=Severity::MAX).prop_map(|value| Severity::new(value).unwrap())
}

/// Any text that may be kept: all of Unicode except control characters, with line feeds and tabs.
fn text() -> impl Strategy<Value = String> {
    "[^\\p{Cc}]{0,20}(\n\t[^\\p{Cc}]{0,5})?"
}

fn name() -> impl Strategy<Value = String> {
    text().prop_filter("something in it", |text| !text.trim().is_empty())
}

/// A known word or one from elsewhere.
fn word<W: for<'w> From<&'w str> + std::fmt::Debug>(
    known: &'static [&'static str],
) -> impl Strategy<Value = W> {
    prop_oneof![
        prop::sample::select(known).prop_map(|word| W::from(word)),
        name().prop_map(|word| W::from(word.as_str())),
    ]
}

fn product() -> impl Strategy<Value = Product> {
    (
        (id(), name(), prop_oneof![Just("kratom".to_owned()), name()]),
        (word(&["powder", "tea"]), word(&["leaf", "extract", "7-oh"])),
        name(),
        (of(amount()), of(amount()), of(amount()), of(amount())),
        any::<bool>(),
        (of(text()), of(text()), of(text())),
    )
        .prop_map(
            |((id, name, substance), (form, lane), unit, mg, archived, texts)| Product {
                substance,
                form,
                lane,
                unit,
                grams_per_unit: mg.0,
                mitragynine_mg_per_unit: mg.1,
                hydroxymitragynine_mg_per_unit: mg.2,
                unit_sd_grams: mg.3,
                archived,
                vendor: texts.0,
                batch: texts.1,
                note: texts.2,
                ..Product::leaf(id, name)
            },
        )
}

fn dose() -> impl Strategy<Value = Dose> {
    (
        (id(), id(), at(), of(zone())),
        (of(amount()), name(), of(amount())),
        of(word(&["weighed", "estimated"])),
        word(&["oral"]),
        of(word(&["empty", "full"])),
        prop::collection::vec(word(&["pain", "energy"]), 0..3),
        (of(score()), of(text()), prop::collection::vec(name(), 0..3)),
        (of(utc()), of(utc())),
    )
        .prop_map(
            |(
                (id, product, taken_at, zone),
                (amount, unit, amount_sd),
                measured,
                route,
                stomach,
                purposes,
                rest,
                written,
            )| {
                Dose {
                    id,
                    taken_at,
                    zone,
                    product,
                    amount,
                    unit,
                    amount_sd,
                    measured,
                    route,
                    stomach,
                    purposes,
                    pain_before: rest.0,
                    note: rest.1,
                    tags: rest.2,
                    entered_at: written.0,
                    edited_at: written.1,
                }
            },
        )
}

fn effect() -> impl Strategy<Value = EffectRating> {
    (
        (id(), id(), at(), score()),
        (of(0_u32..=10_080), of(0_u32..=10_080)),
        prop::collection::vec((name(), severity()), 0..3),
        (of(text()), of(utc()), of(utc())),
    )
        .prop_map(
            |((id, dose, rated_at, strength), minutes, sides, rest)| EffectRating {
                id,
                dose,
                rated_at,
                strength,
                onset_min: minutes.0,
                duration_min: minutes.1,
                side_effects: sides
                    .into_iter()
                    .map(|(name, severity)| SideEffect { name, severity })
                    .collect(),
                note: rest.0,
                entered_at: rest.1,
                edited_at: rest.2,
            },
        )
}

fn check_in() -> impl Strategy<Value = CheckIn> {
    (
        (id(), at(), of(zone())),
        prop::array::uniform6(of(score())),
        of((0_u32..=2400)
            .prop_map(|hundredths| Hours::new(f64::from(hundredths) / 100.0).unwrap())),
        (of(text()), of(utc()), of(utc())),
    )
        .prop_map(|((id, at, zone), scores, sleep_hours, rest)| {
            let [mood, energy, pain, stress, craving, sleep_quality] = scores;
            CheckIn {
                id,
                at,
                zone,
                mood,
                energy,
                pain,
                stress,
                craving,
                sleep_quality,
                sleep_hours,
                note: rest.0,
                entered_at: rest.1,
                edited_at: rest.2,
            }
        })
        .prop_filter("something in it", |it| it.check().is_ok())
}

fn symptoms() -> impl Strategy<Value = Symptoms> {
    let items = prop::collection::vec((name(), severity()), 1..4).prop_map(|items| {
        let items = items
            .into_iter()
            .map(|(name, severity)| SymptomItem { name, severity });
        (items.collect(), None)
    });
    let total = (0..=Symptoms::MAX_TOTAL).prop_map(|total| (Vec::new(), Some(total)));
    (
        (id(), at(), of(zone())),
        prop_oneof![items, total],
        of(any::<bool>()),
        (of(text()), of(utc()), of(utc())),
    )
        .prop_map(
            |((id, at, zone), (items, total), before_first_dose, rest)| Symptoms {
                id,
                at,
                zone,
                items,
                total,
                before_first_dose,
                note: rest.0,
                entered_at: rest.1,
                edited_at: rest.2,
            },
        )
}

fn dismissal() -> impl Strategy<Value = Dismissal> {
    (
        id(),
        word(&["more_frequent", "elsewhere"]),
        at(),
        of(text()),
    )
        .prop_map(|(id, sign, at, reason)| Dismissal {
            id,
            sign,
            at,
            reason,
        })
}

fn medicine() -> impl Strategy<Value = Medicine> {
    (
        (id(), name()),
        of((date(), date())),
        (of(text()), of(utc()), of(utc())),
    )
        .prop_map(|((id, name), days, rest)| Medicine {
            id,
            name,
            from: days.map(|(one, other)| one.min(other)),
            until: days.map(|(one, other)| one.max(other)),
            note: rest.0,
            entered_at: rest.1,
            edited_at: rest.2,
        })
}

fn score_told() -> impl Strategy<Value = ScoreTold> {
    (
        (id(), at(), of(zone())),
        name(),
        prop_oneof![Just(Amount::ZERO), amount()],
        (of(text()), of(utc()), of(utc())),
    )
        .prop_map(|((id, at, zone), scale, total, rest)| ScoreTold {
            id,
            at,
            zone,
            scale,
            total: Total::new(total),
            note: rest.0,
            entered_at: rest.1,
            edited_at: rest.2,
        })
}

fn appointment() -> impl Strategy<Value = Appointment> {
    (
        (id(), at(), of(zone())),
        of(text()),
        (of(text()), of(utc()), of(utc())),
    )
        .prop_map(|((id, at, zone), with, rest)| Appointment {
            id,
            at,
            zone,
            with,
            note: rest.0,
            entered_at: rest.1,
            edited_at: rest.2,
        })
}

fn question() -> impl Strategy<Value = Question> {
    ((id(), at()), name(), (of(utc()), of(utc()))).prop_map(|((id, asked_at), text, rest)| {
        Question {
            id,
            asked_at,
            text,
            appointment: None,
            entered_at: rest.0,
            edited_at: rest.1,
        }
    })
}

fn plan() -> impl Strategy<Value = Plan> {
    let parts = prop_oneof![
        (1_u32..3000).prop_map(|days| PlanParts::Break(Break { days })),
        (amount(), name()).prop_map(|(limit, unit)| PlanParts::Spacing(Spacing {
            daily_limit: Some(limit),
            unit,
            minimum_gap_minutes: None,
        })),
        id().prop_map(|product| PlanParts::Rotation(Rotation {
            products: vec![product],
            days_each: 1
        })),
        name().prop_map(|text| PlanParts::Other(OtherPlan {
            kind: "moon phases".to_owned(),
            fields: serde_json::json!({"phase": {"is": text}, "tide": null})
                .as_object()
                .unwrap()
                .clone(),
        })),
    ];
    let change = (at(), of(text())).prop_map(|(at, reason)| PlanChange {
        at,
        what: PlanWhat::Hold,
        reason,
        from_daily: None,
    });
    (
        (id(), parts, date(), of(0_i64..3000)),
        (
            word(&["draft", "running"]),
            of(word(&["leaf"])),
            of(0_u8..30),
        ),
        (of(text()), prop::collection::vec(change, 0..3)),
    )
        .prop_map(
            |((id, parts, starts_on, length), (state, lane, over), rest)| Plan {
                id,
                parts,
                starts_on,
                ends_on: length.map(|days| starts_on + chrono::Duration::days(days)),
                state,
                lane,
                hold_when_symptoms_over: over,
                remind_at: TimeOfDay::new(8, 5),
                note_to_self: rest.0,
                changes: rest.1,
            },
        )
        .prop_filter("years", |plan| plan.check().is_ok())
}

fn reminder() -> impl Strategy<Value = Reminder> {
    let rule = prop_oneof![
        (at(), of(1_u32..1000)).prop_map(|(start, every_minutes)| (
            Clock::Elapsed,
            Rule::Elapsed(ElapsedRule {
                start,
                every_minutes
            })
        )),
        (of(date()), any::<bool>()).prop_map(|(from, home)| (
            if home { Clock::Home } else { Clock::Wall },
            Rule::Wall(WallRule {
                at: TimeOfDay::new(7, 0).unwrap(),
                every_days: None,
                weekdays: Some(vec![Weekday::Sa, Weekday::Mo]),
                from,
                until: None,
            })
        )),
    ];
    (id(), rule, of(name()), of(1_u32..10_000), any::<bool>()).prop_map(
        |(id, (clock, rule), text, missed_after_minutes, active)| Reminder {
            id,
            kind: ReminderKind::from("check_in"),
            clock,
            rule,
            text,
            missed_after_minutes,
            active,
        },
    )
}

fn activity() -> impl Strategy<Value = Activity> {
    (
        (id(), at(), of(zone())),
        word(&["walk", "bath", "other"]),
        (of(0_u32..=10_080), of(score())),
        (of(text()), of(utc()), of(utc())),
    )
        .prop_map(|((id, at, zone), kind, (minutes, helped), rest)| Activity {
            id,
            at,
            zone,
            kind,
            minutes,
            helped,
            note: rest.0,
            entered_at: rest.1,
            edited_at: rest.2,
        })
}

fn settings() -> impl Strategy<Value = Settings> {
    (
        (0_u32..24, 0_u32..60),
        zone(),
        (of(text()), of(text())),
        of(0_u32..=36_525),
        of(date()),
    )
        .prop_map(
            |((hour, minute), home_zone, effect, used, reference_from)| Settings {
                day_starts_at: TimeOfDay::new(hour, minute).unwrap(),
                home_zone,
                primary_effect: effect.0,
                primary_effect_anchor: effect.1,
                regular_use_days_before: used,
                reference_from,
            },
        )
}

prop_compose! {
    /// A journal whose doses are of its products, whose ratings are of its doses, and whose answers are of days without a dose.
    fn journal()(
        settings in settings(),
        products in prop::collection::vec(product(), 0..4),
        doses in prop::collection::vec((dose(), any::<prop::sample::Index>()), 0..6),
        effects in prop::collection::vec((effect(), any::<prop::sample::Index>()), 0..6),
        check_ins in prop::collection::vec(check_in(), 0..4),
        symptoms in prop::collection::vec(symptoms(), 0..4),
        activities in prop::collection::vec(activity(), 0..4),
        days in prop::collection::btree_map(date(), word(&["none"]), 0..4),
        dismissals in prop::collection::vec(dismissal(), 0..4),
        (medicines, scores) in (prop::collection::vec(medicine(), 0..3), prop::collection::vec(score_told(), 0..3)),
        appointments in prop::collection::vec(appointment(), 0..3),
        questions in prop::collection::vec((question(), of(any::<prop::sample::Index>())), 0..5),
        plans in prop::collection::vec(plan(), 0..3),
        (reminders, due) in (
            prop::collection::vec(reminder(), 0..3),
            prop::collection::btree_map(utc(), (utc(), any::<prop::sample::Index>()), 0..4),
        ),
        deleted in prop::collection::btree_map(id(), utc(), 0..3),
    ) -> Entries {
        let mut entries = Entries::empty(settings);
        if !products.is_empty() {
            entries.doses = doses
                .into_iter()
                .map(|(dose, index)| Dose { product: index.get(&products).id, ..dose })
                .collect();
        }
        if !entries.doses.is_empty() {
            entries.effects = effects
                .into_iter()
                .map(|(effect, index)| EffectRating { dose: index.get(&entries.doses).id, ..effect })
                .collect();
        }
        entries.products = products;
        entries.check_ins = check_ins;
        entries.symptoms = symptoms;
        entries.activities = activities;
        entries.dismissals = dismissals;
        entries.plans = plans;
        entries.occurrences = due
            .into_iter()
            .filter(|_| !reminders.is_empty())
            .map(|(scheduled_at, (at, index))| Occurrence {
                reminder: index.get(&reminders).id,
                scheduled_at,
                state: "done".into(),
                until: None,
                at,
            })
            .collect();
        entries.reminders = reminders;
        entries.deleted = deleted.into_iter().map(|(id, at)| Deleted { id, at }).collect();
        entries.medicines = medicines;
        entries.scores = scores;
        entries.questions = questions
            .into_iter()
            .map(|(question, index)| Question {
                appointment: index.filter(|_| !appointments.is_empty()).map(|index| index.get(&appointments).id),
                ..question
            })
            .collect();
        entries.appointments = appointments;
        entries.sort();
        let open: Vec<_> = days
            .into_iter()
            .map(|(date, answer)| DayAnswer { date, answer })
            .filter(|it| status_of_day(&entries, it.date) == journal_core::DayStatus::Unanswered)
            .collect();
        entries.days = open;
        entries
    }
}

/// Names of all lists' fields, and one that is no field.
const FIELDS: &[&str] = &[
    "id",
    "name",
    "lane",
    "unit",
    "substance",
    "form",
    "grams_per_unit",
    "archived",
    "note",
    "taken_at",
    "zone",
    "amount",
    "measured",
    "purposes",
    "pain_before",
    "tags",
    "edited_at",
    "strength",
    "onset_min",
    "side_effects",
    "at",
    "mood",
    "sleep_hours",
    "items",
    "total",
    "before_first_dose",
    "kind",
    "minutes",
    "helped",
    "date",
    "answer",
    "from",
    "until",
    "scale",
    "text",
    "appointment",
    "questions",
    "with",
    "state",
    "days",
    "ends_on",
    "changes",
    "clock",
    "rule",
    "active",
    "colour",
];

/// Values of all JSON types, many of which fit somewhere.
fn value() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::json;
    prop_oneof![
        Just(json!("00000000-0000-7000-8000-000000000001")),
        Just(json!("2026-03-01T08:00:00+01:00")),
        Just(json!("2026-03-01")),
        Just(json!("Europe/Berlin")),
        Just(json!([{"name": "chills", "severity": 2}])),
        Just(json!([{"name": "chills", "severity": 5, "x": 1}, 3])),
        Just(json!(["pain", "", 4])),
        Just(json!({"a": 1})),
        Just(json!(null)),
        Just(json!([])),
        any::<bool>().prop_map(|it| json!(it)),
        (-2_i64..40).prop_map(|it| json!(it)),
        (-1.0_f64..30.0).prop_map(|it| json!(it)),
        amount().prop_map(|it| json!(it)),
        text().prop_map(|it| json!(it)),
        "\\PC{0,12}".prop_map(|it| json!(it)),
    ]
}

/// A row that would be kept, with some fields replaced or added.
fn over_a_good_row(
    list: &str,
    fields: std::collections::BTreeMap<&'static str, serde_json::Value>,
) -> std::collections::BTreeMap<&'static str, serde_json::Value> {
    use serde_json::json;
    let id = json!("00000000-0000-7000-8000-000000000009");
    let at = json!("2026-03-01T08:00:00+01:00");
    let good = match list {
        "products" => vec![
            ("id", id),
            ("name", json!("Red")),
            ("lane", json!("leaf")),
            ("unit", json!("g")),
        ],
        "check_ins" => vec![("id", id), ("at", at), ("energy", json!(3))],
        "symptoms" => vec![
            ("id", id),
            ("at", at),
            ("items", json!([{"name": "chills", "severity": 1}])),
        ],
        "activities" => vec![("id", id), ("at", at), ("kind", json!("walk"))],
        "days" => vec![("date", json!("2026-03-01")), ("answer", json!("none"))],
        "medicines" => vec![("id", id), ("name", json!("Sertraline"))],
        "scores" => vec![
            ("id", id),
            ("at", at),
            ("scale", json!("PHQ-9")),
            ("total", json!(14)),
        ],
        "questions" => vec![("id", id), ("asked_at", at), ("text", json!("Why?"))],
        "appointments" => vec![("id", id), ("at", at)],
        "plans" => vec![
            ("id", id),
            ("kind", json!("break")),
            ("starts_on", json!("2026-03-01")),
            ("state", json!("draft")),
            ("days", json!(7)),
        ],
        "reminders" => vec![
            ("id", id),
            ("kind", json!("check_in")),
            ("clock", json!("wall")),
            ("rule", json!({"at": "08:00", "every_days": 1})),
        ],
        "deleted" => vec![("id", id), ("at", at)],
        "dismissals" => vec![("id", id), ("at", at), ("sign", json!("larger_doses"))],
        _ => vec![("id", id)],
    };
    good.into_iter().chain(fields).collect()
}

/// The same to a person: absent is null or an empty list, 7.0 is 7, and an instant may be written in more than one way.
fn same(written: &serde_json::Value, found: &serde_json::Value) -> bool {
    let instant = |value: &serde_json::Value| {
        value
            .as_str()
            .and_then(|it| DateTime::parse_from_rfc3339(it).ok())
    };
    let whole = |value: &serde_json::Value| {
        let mut fields = value.as_object()?.clone();
        fields.retain(|_, value| !value.is_null());
        Some(fields)
    };
    written == found
        || (written.is_object() && whole(written) == whole(found))
        || (found.is_null() && written.as_array().is_some_and(Vec::is_empty))
        // Null stands for the default.
        || (found.is_null() && (written == "other" || written == "kratom" || written == false))
        || (written.is_number() && written.as_f64() == found.as_f64())
        || (instant(written).is_some() && instant(written) == instant(found))
}

fn export(entries: &Entries) -> String {
    let at = "2026-11-24T12:00:00Z".parse().unwrap();
    export_ebbline(entries, "Ebbline", at).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn what_is_exported_is_read_back(entries in journal()) {
        let text = export(&entries);
        let incoming = read_ebbline(&text).unwrap();
        prop_assert_eq!(&incoming.report.dropped, &vec![], "an export holds nothing that is not understood");
        prop_assert_eq!(&incoming.report.changed, &vec![]);
        prop_assert_eq!(&incoming.entries, &entries);
        // Equal instants may be written with different offsets; the text may not differ.
        prop_assert_eq!(export(&incoming.entries), text);
        let again = merge(&entries, incoming, true);
        prop_assert_eq!(again.add, vec![], "importing one's own export changes nothing");
        prop_assert_eq!(again.report.dropped, vec![]);
    }

    #[test]
    fn a_part_can_be_imported_on_its_own(entries in journal(), from in date(), to in date()) {
        let part = within(&entries, Some(from), Some(to));
        let incoming = read_ebbline(&export(&part)).unwrap();
        prop_assert_eq!(&incoming.report.dropped, &vec![], "nothing in a part points outside it");
        if let (Some(first), Some(last)) = (incoming.report.range.from, incoming.report.range.to) {
            prop_assert!(from <= first && last <= to, "a part lies within its range");
        }
    }

    #[test]
    fn a_part_and_the_whole_make_the_whole(entries in journal(), from in date(), to in date()) {
        let mut part = within(&entries, Some(from), Some(to));
        let incoming = read_ebbline_into(&export(&entries), &part).unwrap();
        let merged = merge(&part, incoming, true);
        prop_assert_eq!(&merged.report.dropped, &vec![], "nothing of one's own is lost");
        prop_assert_eq!(merged.report.kept.total(), merged.report.added.total() + merged.report.already_there.total());
        prop_assert_eq!(merged.report.added.total(), merged.add.len());
        for entry in merged.add {
            part.push(entry);
        }
        part.sort();
        prop_assert_eq!(part, entries);
    }

    #[test]
    fn csv_is_read_back_by_a_plain_reader(entries in journal()) {
        for file in export_csv(&entries).unwrap() {
            let rows = rfc_4180(&file.text);
            let width = rows[0].len();
            for row in &rows {
                prop_assert_eq!(row.len(), width, "{}: as many fields in every row", file.name);
            }
            if file.name == "doses.csv" {
                let notes: Vec<_> = rows[1..].iter().map(|row| row[12].clone()).collect();
                let expected: Vec<_> = entries.doses.iter().map(|it| it.note.clone().unwrap_or_default()).collect();
                prop_assert_eq!(&rows[0][12], "note");
                prop_assert_eq!(notes, expected);
            }
        }
    }

    #[test]
    fn any_row_is_kept_or_named(
        list in prop::sample::select(vec!["products", "doses", "effects", "check_ins", "symptoms", "activities", "days", "dismissals", "medicines", "scores", "questions", "appointments", "plans", "reminders", "deleted"]),
        fields in prop::collection::btree_map(prop::sample::select(FIELDS), value(), 0..5),
    ) {
        let fields = over_a_good_row(list, fields);
        let file = serde_json::json!({"format": "ebbline-journal", "version": 1, list: [fields]});
        let incoming = read_ebbline(&file.to_string()).unwrap();
        let report = &incoming.report;
        prop_assert!(
            report.kept.total() >= 1 || report.dropped.iter().any(|it| it.row == 1 && it.whole_row),
            "a row that is not kept is in the report"
        );
        for entry in incoming.entries.iter() {
            prop_assert_eq!(entry.check(), Ok(()), "what is kept can be stored");
            let written: serde_json::Value = serde_json::from_str(&export(&incoming.entries)).unwrap();
            let written = written[list][0].as_object().unwrap();
            for (field, value) in &fields {
                let named = |path: &String| *path == format!("{list}.{field}") || path.starts_with(&format!("{list}.{field}."));
                let told = report.dropped.iter().map(|it| &it.field).any(named) || report.changed.iter().map(|it| &it.field).any(named);
                let kept = written.get(*field).is_some_and(|written| same(written, value));
                prop_assert!(told || kept, "{} = {} is neither kept nor told", field, value);
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}\":,a-z0-9\\\\. -]{0,60}") {
        let _ = read_ebbline(&text);
    }
}

/// The slow obvious reader of RFC 4180.
fn rfc_4180(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (quoted, c) {
            (true, '"') if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => {
                assert_eq!(chars.next(), Some('\n'), "lines end in CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (_, c) => cell.push(c),
        }
    }
    assert!(
        row.is_empty() && cell.is_empty() && !quoted,
        "the last line ends"
    );
    rows
}

#[test]
fn every_key_is_written_and_each_entry_has_its_line() {
    let mut entries = Entries::empty(Settings::new(Tz::UTC));
    let id = |n: u128| Id::from_uuid(Uuid::from_u128(n));
    let mut product = Product::leaf(id(1), "Red".to_owned());
    product.lane = Lane::from("resin paste");
    entries.products = vec![product, Product::leaf(id(2), "Green".to_owned())];
    let text = export(&entries);
    let root: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys: std::collections::BTreeSet<_> = root
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "format",
            "version",
            "app",
            "exported_at",
            "settings",
            "products",
            "doses",
            "effects",
            "check_ins",
            "symptoms",
            "activities",
            "days",
            "medicines",
            "scores",
            "questions",
            "dismissals",
            "deleted",
            "appointments",
            "plans",
            "reminders",
            "occurrences",
        ]
        .into(),
        "every key of the format"
    );
    assert_eq!(root["version"], 1);
    assert_eq!(root["products"][0]["lane"], "resin paste");
    assert!(
        root["products"][0]
            .as_object()
            .unwrap()
            .contains_key("vendor"),
        "null is written"
    );
    let lines = text
        .lines()
        .filter(|line| line.contains("\"name\""))
        .count();
    assert_eq!(
        lines, 2,
        "one line an entry, so that exports can be compared"
    );
}
