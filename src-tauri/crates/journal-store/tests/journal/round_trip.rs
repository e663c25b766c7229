//! Every noun comes back as it went in, to the last nanosecond and the last unknown word.

use crate::support::{Journal, cases, dose, effect, none, open, product, start};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use journal_core::{
    Activity, ActivityKind, Amount, Answer, Appointment, Break, CheckIn, Clock, Cycle, DayAnswer,
    DayStatus, Dismissal, Dose, EffectRating, ElapsedRule, Entries, Entry, EntryRef, Form, Hours,
    Id, Kind, LONGEST_NAME, LONGEST_NOTE, Lane, Measured, Medicine, Occurrence, OccurrenceState,
    OtherPlan, Plan, PlanChange, PlanParts, PlanState, PlanWhat, Product, Purpose, Question,
    Reminder, ReminderKind, Rotation, Route, Rule, Score, ScoreTold, Settings, Severity,
    SideEffect, Sign, Spacing, Stomach, SymptomItem, Symptoms, Taper, TaperMethod, TimeOfDay,
    Total, WallRule, Weekday, status_of_day,
};
use journal_store::{Op, Store};
use proptest::{collection::vec, option, prelude::*, sample};
use std::path::Path;

fn id() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(|bytes| Id::from_uuid(uuid::Uuid::from_bytes(bytes)))
}

/// 1970 to 2199, to the nanosecond, with any offset that RFC 3339 can say.
fn instant() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (86_400_i64..7_258_032_000, 0_u32..1_000_000_000, -1439..1440).prop_map(
        |(seconds, nanos, minutes)| {
            FixedOffset::east_opt(minutes * 60)
                .unwrap()
                .timestamp_opt(seconds, nanos)
                .unwrap()
        },
    )
}

fn moment() -> impl Strategy<Value = Option<DateTime<Utc>>> {
    option::of(instant().prop_map(|at| at.to_utc()))
}

fn zone() -> impl Strategy<Value = Tz> {
    sample::select(&TZ_VARIANTS[..])
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        4 => 1..=Amount::MAX.micros(),
        1 => Just(1),
        1 => Just(Amount::MAX.micros()),
    ]
    .prop_map(|micros| Amount::from_micros(micros).unwrap())
}

fn score() -> impl Strategy<Value = Score> {
    (0..=Score::MAX).prop_map(|score| Score::new(score).unwrap())
}

fn severity() -> impl Strategy<Value = Severity> {
    (0..=Severity::MAX).prop_map(|severity| Severity::new(severity).unwrap())
}

fn hours() -> impl Strategy<Value = Hours> {
    (0_u16..=2400).prop_map(|hundredths| Hours::new(f64::from(hundredths) / 100.0).unwrap())
}

/// Names with letters from anywhere, quotes and whatever SQL might trip over.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[^\\p{C}\\s][^\\p{C}]{0,30}",
        Just("'; DROP TABLE dose; --\"".to_owned()),
        Just("ü".repeat(LONGEST_NAME)),
    ]
}

fn note() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        12 => option::of("([^\\p{C}]|\n|\t){0,80}"),
        1 => Just(Some(String::new())),
        1 => Just(Some("長".repeat(LONGEST_NOTE))),
    ]
}

/// Words of a list and words of no list.
fn word<T: for<'a> From<&'a str> + Clone + std::fmt::Debug + 'static>(
    known: &'static [T],
) -> BoxedStrategy<T> {
    prop_oneof![
        3 => sample::select(known),
        1 => "[a-zA-Zäöü_ -]{1,20}".prop_map(|word| T::from(word.as_str())),
    ]
    .boxed()
}

prop_compose! {
    fn some_settings()(
        (hour, minute) in (0_u32..24, 0_u32..60),
        home_zone in zone(),
        primary_effect in option::of(name()),
        primary_effect_anchor in option::of(name()),
        regular_use_days_before in option::of(0_u32..=36_525),
        reference_from in option::of(instant()),
    ) -> Settings {
        Settings {
            day_starts_at: TimeOfDay::new(hour, minute).unwrap(),
            home_zone,
            primary_effect,
            primary_effect_anchor,
            regular_use_days_before,
            reference_from: reference_from.map(|at| at.date_naive()),
        }
    }
}

prop_compose! {
    fn some_product()(
        (id, name, substance) in (id(), name(), prop_oneof![Just("kratom".to_owned()), name()]),
        form in word(Form::KNOWN),
        lane in word(Lane::KNOWN),
        unit in name(),
        grams_per_unit in option::of(amount()),
        mitragynine_mg_per_unit in option::of(amount()),
        hydroxymitragynine_mg_per_unit in option::of(amount()),
        unit_sd_grams in option::of(prop_oneof![Just(Amount::ZERO), amount()]),
        archived: bool,
        (vendor, batch, note) in (option::of(name()), option::of(name()), note()),
    ) -> Product {
        Product {
            id, name, substance, form, lane, unit, grams_per_unit, mitragynine_mg_per_unit,
            hydroxymitragynine_mg_per_unit, unit_sd_grams, archived, vendor, batch, note,
        }
    }
}

prop_compose! {
    fn some_dose()(
        (id, taken_at, zone) in (id(), instant(), option::of(zone())),
        amount_ in option::of(amount()),
        unit in name(),
        amount_sd in option::of(amount()),
        (measured, route, stomach) in (
            option::of(word(Measured::KNOWN)), word(Route::KNOWN), option::of(word(Stomach::KNOWN)),
        ),
        purposes in vec(word(Purpose::KNOWN), 0..5),
        pain_before in option::of(score()),
        note in note(),
        tags in vec(name(), 0..5),
        (entered_at, edited_at) in (moment(), moment()),
    ) -> Dose {
        Dose {
            id, taken_at, zone, product: id, amount: amount_, unit, amount_sd, measured, route, stomach,
            purposes, pain_before, note, tags, entered_at, edited_at,
        }
    }
}

prop_compose! {
    fn some_effect()(
        (id, rated_at, strength) in (id(), instant(), score()),
        onset_min in option::of(0_u32..=10_080),
        duration_min in option::of(0_u32..=10_080),
        side_effects in vec((name(), severity()), 0..5),
        note in note(),
        (entered_at, edited_at) in (moment(), moment()),
    ) -> EffectRating {
        let side_effects =
            side_effects.into_iter().map(|(name, severity)| SideEffect { name, severity }).collect();
        EffectRating {
            id, dose: id, rated_at, strength, onset_min, duration_min, side_effects, note, entered_at,
            edited_at,
        }
    }
}

prop_compose! {
    fn some_check_in()(
        (id, at, zone) in (id(), instant(), option::of(zone())),
        scores in proptest::array::uniform6(option::of(score())),
        sleep_hours in hours(),
        note in note(),
        (entered_at, edited_at) in (moment(), moment()),
    ) -> CheckIn {
        let [mood, energy, pain, stress, craving, sleep_quality] = scores;
        CheckIn {
            id, at, zone, mood, energy, pain, stress, craving, sleep_quality,
            sleep_hours: Some(sleep_hours), note, entered_at, edited_at,
        }
    }
}

prop_compose! {
    fn some_symptoms()(
        (id, at, zone) in (id(), instant(), option::of(zone())),
        items in vec((name(), severity()), 0..5),
        sum in 0_u8..=30,
        before_first_dose: Option<bool>,
        note in note(),
        (entered_at, edited_at) in (moment(), moment()),
    ) -> Symptoms {
        let total = items.is_empty().then_some(sum);
        let items =
            items.into_iter().map(|(name, severity)| SymptomItem { name, severity }).collect();
        Symptoms { id, at, zone, items, total, before_first_dose, note, entered_at, edited_at }
    }
}

prop_compose! {
    fn some_activity()(
        (id, at, zone) in (id(), instant(), option::of(zone())),
        kind in word(ActivityKind::KNOWN).prop_filter("blank", |kind| !kind.as_str().trim().is_empty()),
        (minutes, helped) in (option::of(0_u32..=10_080), option::of(score())),
        note in note(),
        (entered_at, edited_at) in (moment(), moment()),
    ) -> Activity {
        Activity { id, at, zone, kind, minutes, helped, note, entered_at, edited_at }
    }
}

prop_compose! {
    fn some_answer()(at in instant(), answer in word(Answer::KNOWN)) -> DayAnswer {
        DayAnswer { date: at.date_naive(), answer }
    }
}

prop_compose! {
    fn some_dismissal()(
        id in id(),
        sign in word(Sign::KNOWN).prop_filter("blank", |sign| !sign.as_str().trim().is_empty()),
        at in instant(),
        reason in note(),
    ) -> Dismissal {
        Dismissal { id, sign, at, reason }
    }
}

prop_compose! {
    fn some_medicine()(
        (id, name, note) in (id(), name(), note()),
        days in option::of((instant(), instant())),
        (entered_at, edited_at) in (moment(), moment()),
    ) -> Medicine {
        let days = days.map(|(one, other)| (one.date_naive(), other.date_naive()));
        Medicine {
            id, name,
            from: days.map(|(one, other)| one.min(other)),
            until: days.map(|(one, other)| one.max(other)),
            note, entered_at, edited_at,
        }
    }
}

prop_compose! {
    fn some_score()(
        (id, at, zone) in (id(), instant(), option::of(zone())),
        (scale, total, note) in (name(), prop_oneof![Just(Amount::ZERO), amount()], note()),
        (entered_at, edited_at) in (moment(), moment()),
    ) -> ScoreTold {
        ScoreTold { id, at, zone, scale, total: Total::new(total), note, entered_at, edited_at }
    }
}

prop_compose! {
    fn some_appointment()(
        (id, at, zone) in (id(), instant(), option::of(zone())),
        (with, note) in (option::of(name()), note()),
        (entered_at, edited_at) in (moment(), moment()),
    ) -> Appointment {
        Appointment { id, at, zone, with, note, entered_at, edited_at }
    }
}

prop_compose! {
    /// For the appointment with that id, or for none.
    fn some_question(appointment: Id)(
        (id, asked_at, text) in (id(), instant(), name()),
        attached: bool,
        (entered_at, edited_at) in (moment(), moment()),
    ) -> Question {
        Question { id, asked_at, text, appointment: attached.then_some(appointment), entered_at, edited_at }
    }
}

/// Medicine, score, appointment and a question.
fn some_care() -> impl Strategy<Value = Vec<Entry>> {
    some_appointment().prop_flat_map(|appointment| {
        (some_medicine(), some_score(), some_question(appointment.id)).prop_map(
            move |(medicine, score, question)| {
                vec![
                    Entry::Question(question),
                    Entry::Medicine(medicine),
                    Entry::Score(score),
                    Entry::Appointment(appointment.clone()),
                ]
            },
        )
    })
}

fn some_plan() -> impl Strategy<Value = Plan> {
    let parts = prop_oneof![
        (1_u32..3000).prop_map(|days| PlanParts::Break(Break { days })),
        Just(PlanParts::Cycle(Cycle {
            days_on: Some(5),
            days_off: Some(2),
            weekdays_off: None
        })),
        Just(PlanParts::Cycle(Cycle {
            days_on: None,
            days_off: None,
            weekdays_off: Some(vec![Weekday::Mo, Weekday::Su])
        })),
        vec(id(), 2..4).prop_map(|mut products| {
            products.sort();
            products.dedup();
            PlanParts::Rotation(Rotation {
                products,
                days_each: 7,
            })
        }),
        (name(), option::of(1_u32..10_000)).prop_map(|(unit, gap)| {
            PlanParts::Spacing(Spacing {
                daily_limit: Amount::from_micros(2_500_000),
                unit,
                minimum_gap_minutes: gap,
            })
        }),
        Just(PlanParts::Taper(Taper {
            unit: "g".to_owned(),
            from_daily: Amount::from_micros(6_400_000).unwrap(),
            to_daily: Amount::ZERO,
            method: TaperMethod::Percent,
            step: Amount::from_micros(10_000_000).unwrap(),
            every_days: 7,
            slots: Some(3),
            resolution: None,
        })),
        // As it came, its nulls included.
        name().prop_map(|text| PlanParts::Other(OtherPlan {
            kind: "moon phases".to_owned(),
            fields: serde_json::json!({"phase": {"is": text}, "tide": null, "days": 3.5})
                .as_object()
                .unwrap()
                .clone(),
        })),
    ];
    let change = (instant(), option::of(name())).prop_map(|(at, reason)| PlanChange {
        at,
        what: PlanWhat::Skip,
        reason,
        from_daily: None,
    });
    (
        (id(), parts, instant(), word(PlanState::KNOWN)),
        (option::of(word(Lane::KNOWN)), option::of(0_u8..30)),
        (option::of(0_u32..24), note(), vec(change, 0..3)),
    )
        .prop_map(|((id, parts, starts, state), (lane, over), rest)| Plan {
            id,
            parts,
            starts_on: starts.date_naive(),
            ends_on: None,
            state,
            lane,
            hold_when_symptoms_over: over,
            remind_at: rest.0.and_then(|hour| TimeOfDay::new(hour, 30)),
            note_to_self: rest.1,
            changes: rest.2,
        })
        .prop_filter("names", |plan| plan.check().is_ok())
}

fn some_reminder() -> impl Strategy<Value = Reminder> {
    let rule = prop_oneof![
        (instant(), option::of(1_u32..1000)).prop_map(|(start, every_minutes)| (
            Clock::Elapsed,
            Rule::Elapsed(ElapsedRule {
                start,
                every_minutes
            })
        )),
        (0_u32..24, instant()).prop_map(|(hour, from)| (
            Clock::Home,
            Rule::Wall(WallRule {
                at: TimeOfDay::new(hour, 5).unwrap(),
                every_days: None,
                weekdays: Some(vec![Weekday::Tu]),
                from: Some(from.date_naive()),
                until: None,
            })
        )),
    ];
    (
        (id(), rule),
        (name(), option::of(1_u32..10_000), any::<bool>()),
    )
        .prop_map(
            |((id, (clock, rule)), (text, missed_after_minutes, active))| Reminder {
                id,
                kind: ReminderKind::Own,
                clock,
                rule,
                text: Some(text),
                missed_after_minutes,
                active,
            },
        )
}

fn some_occurrence() -> impl Strategy<Value = Occurrence> {
    (id(), instant(), instant(), any::<bool>()).prop_map(|(reminder, scheduled, at, snoozed)| {
        let at = at.to_utc();
        Occurrence {
            reminder,
            scheduled_at: scheduled.to_utc(),
            state: if snoozed {
                OccurrenceState::Snoozed
            } else {
                OccurrenceState::from("put off")
            },
            until: snoozed.then(|| at + chrono::Duration::minutes(10)),
            at,
        }
    })
}

/// Exactly as it went in: `DateTime` calls two instants equal that were written with different offsets, JSON does not.
fn assert_stored(store: &Store, entry: &Entry) {
    let found = store.find(entry.reference()).unwrap().unwrap();
    assert_eq!(&found, entry, "as it went in");
    assert_eq!(
        serde_json::to_value(&found).unwrap(),
        serde_json::to_value(entry).unwrap(),
        "offsets included"
    );
}

fn json(entries: &Entries) -> Vec<String> {
    let all = entries
        .iter()
        .chain([Entry::Settings(entries.settings.clone())]);
    all.map(|entry| serde_json::to_string(&entry).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(24)) })]

    #[test]
    fn every_noun_comes_back_as_it_went_in(
        settings in some_settings(),
        product in some_product(),
        mut dose in some_dose(),
        mut effect in some_effect(),
        check_in in some_check_in(),
        symptoms in some_symptoms(),
        activity in some_activity(),
        answer in some_answer(),
        dismissal in some_dismissal(),
    ) {
        let Journal { dir, store, .. } = Journal::new();
        dose.product = product.id;
        effect.dose = dose.id;
        let answer_fits = answer.answer != Answer::None
            || dose.day(settings.day_starts_at) != answer.date
            || !product.is_kratom();
        let mut entries = vec![
            Entry::Product(product),
            Entry::Dose(dose),
            Entry::Effect(effect),
            Entry::CheckIn(check_in),
            Entry::Symptoms(symptoms),
            Entry::Activity(activity),
            Entry::Dismissal(dismissal),
        ];
        if answer_fits {
            entries.push(Entry::Day(answer));
        }
        let settings = Entry::Settings(settings);
        store.transact(Op::Edit(settings.clone()), start()).unwrap();
        store.transact(Op::Add(entries.clone()), start()).unwrap();
        assert_stored(&store, &settings);
        comes_back(dir.path(), store, entries, 2);
    }

    #[test]
    fn plans_and_reminders_come_back_as_they_went_in(
        plan in some_plan(),
        reminder in some_reminder(),
        occurrence in some_occurrence(),
    ) {
        let Journal { dir, store, .. } = Journal::new();
        let entries = vec![
            Entry::Plan(plan),
            Entry::Reminder(reminder),
            Entry::Occurrence(occurrence),
        ];
        store.transact(Op::Add(entries.clone()), start()).unwrap();
        comes_back(dir.path(), store, entries, 1);
    }

    #[test]
    fn every_noun_of_care_comes_back_as_it_went_in(entries in some_care()) {
        let Journal { dir, store, .. } = Journal::new();
        store.transact(Op::Add(entries.clone()), start()).unwrap();
        comes_back(dir.path(), store, entries, 1);
    }
}

/// What the last `steps` steps stored is as it was said, and stays so through the history, through closing and through an import of
/// the same.
fn comes_back(dir: &Path, store: Store, entries: Vec<Entry>, steps: usize) {
    for entry in &entries {
        assert_stored(&store, entry);
    }
    // Through undo and redo they travel as JSON.
    let whole = json(&store.entries().unwrap());
    for _ in 0..steps {
        store.undo(start()).unwrap();
    }
    for _ in 0..steps {
        store.redo(start()).unwrap();
    }
    assert_eq!(
        json(&store.entries().unwrap()),
        whole,
        "the history loses nothing"
    );
    drop(store);
    let store = open(dir);
    assert_eq!(json(&store.entries().unwrap()), whole, "nor does closing");
    let again = store.transact(Op::Import(entries), start()).unwrap();
    assert!(
        again.changed.is_empty(),
        "the same entries again change nothing"
    );
}

#[test]
fn offsets_that_rfc_3339_cannot_say_keep_the_instant() {
    let Journal { store, .. } = Journal::new();
    let bali = product("Red Bali");
    let mut taken = dose(&bali, 0);
    // Monrovia was 44 minutes and 30 seconds behind UTC until 1972.
    let monrovia = Tz::Africa__Monrovia;
    taken.taken_at = monrovia
        .with_ymd_and_hms(1971, 6, 1, 12, 0, 7)
        .unwrap()
        .fixed_offset();
    taken.zone = Some(monrovia);
    store
        .transact(
            Op::Add(vec![Entry::Product(bali), Entry::Dose(taken.clone())]),
            start(),
        )
        .unwrap();
    let stored = &store.entries().unwrap().doses[0];
    assert_eq!(stored.taken_at, taken.taken_at, "the same instant");
    store.undo(start()).unwrap();
    store.redo(start()).unwrap();
    assert_eq!(
        store.entries().unwrap().doses[0].taken_at,
        taken.taken_at,
        "through the history too"
    );
}

#[test]
fn lists_are_sorted_by_instant_and_then_id() {
    let Journal { store, .. } = Journal::new();
    let bali = product("Red Bali");
    let mut doses: Vec<Dose> = (0..4).map(|_| dose(&bali, 0)).collect();
    // Texts that sort the other way round than the instants do, and a difference of a nanosecond.
    doses[0].taken_at = "2026-03-01T23:00:00+14:00".parse().unwrap();
    doses[1].taken_at = "2026-03-01T08:00:00.000000002-02:00".parse().unwrap();
    doses[2].taken_at = "2026-03-01T10:00:00.000000001Z".parse().unwrap();
    doses[3].taken_at = doses[2].taken_at;
    let mut expected = doses.clone();
    expected.sort_by_key(|dose| (dose.taken_at, dose.id));
    let entries = doses
        .into_iter()
        .map(Entry::Dose)
        .chain([Entry::Product(bali)])
        .collect();
    store.transact(Op::Add(entries), start()).unwrap();
    assert_eq!(
        store.entries().unwrap().doses,
        expected,
        "as Entries promises"
    );
}

fn confirmed_none(entries: &Entries) -> usize {
    let first: NaiveDate = "2026-02-20".parse().unwrap();
    first
        .iter_days()
        .take(40)
        .filter(|day| status_of_day(entries, *day) == DayStatus::ConfirmedNone)
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(24)) })]

    /// Deleting is not answering: a day whose entries are removed, all or some of them, becomes unanswered, never "nothing taken".
    #[test]
    fn deleting_never_confirms_that_nothing_was_taken(
        doses in vec((0_i64..200, 0_usize..2, any::<bool>()), 1..12),
        answers in vec(0_i64..9, 0..6),
        removed in vec(any::<sample::Index>(), 1..8),
        starts in 0_u32..24,
    ) {
        let Journal { store, .. } = Journal::new();
        let bali = product("Red Bali");
        let mut coffee = product("Coffee");
        coffee.substance = "caffeine".to_owned();
        let products = [bali, coffee];
        store.transact(Op::Add(products.iter().cloned().map(Entry::Product).collect()), start()).unwrap();
        for (hours, which, rated) in doses {
            let taken = dose(&products[which], hours);
            let rating = rated.then(|| Entry::Effect(effect(&taken, 5)));
            let entries = rating.into_iter().chain([Entry::Dose(taken)]).collect();
            store.transact(Op::Add(entries), start()).unwrap();
        }
        for days in answers {
            let date = start().date_naive() + chrono::Duration::days(days);
            // Refused where there is a dose or an answer already.
            let _ = store.transact(Op::Add(vec![none(&date.to_string())]), start());
        }
        let mut settings = store.entries().unwrap().settings;
        settings.day_starts_at = TimeOfDay::new(starts, 0).unwrap();
        store.transact(Op::Edit(Entry::Settings(settings)), start()).unwrap();
        for which in removed {
            let before = store.entries().unwrap();
            let Some(dose) = (!before.doses.is_empty()).then(|| which.get(&before.doses)) else { break };
            let day = dose.day(before.settings.day_starts_at);
            let of_day: Vec<EntryRef> = before
                .doses
                .iter()
                .filter(|other| other.day(before.settings.day_starts_at) == day)
                .map(|other| EntryRef::Of(Kind::Dose, other.id))
                .collect();
            store.transact(Op::Remove(of_day), start()).unwrap();
            let after = store.entries().unwrap();
            prop_assert!(
                confirmed_none(&after) <= confirmed_none(&before),
                "{} became a confirmed day by deleting", day
            );
        }
    }
}
