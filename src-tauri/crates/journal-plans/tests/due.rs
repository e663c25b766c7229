//! What is shown when: once each, one digest after a sleep, and what becomes of what nobody answers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use journal_core::{
    CheckIn, Dose, Entries, Entry, Id, Occurrence, OccurrenceState, Reminder, Settings,
};
use journal_plans::{Notice, Text, Turn, Zones, due, is_needed, moments, standing};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const BERLIN: Zones = Zones::both(Tz::Europe__Berlin);

fn id(number: u8) -> Id {
    format!("00000000-0000-7000-8000-0000000000{number:02x}")
        .parse()
        .unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn reminder(number: u8, fields: Value) -> Reminder {
    let mut all = json!({
        "id": id(number), "reminder": "check_in", "clock": "wall", "rule": {"at": "08:00", "every_days": 1}
    });
    all.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    let reminder: Reminder = serde_json::from_value(all).unwrap();
    assert_eq!(reminder.check(), Ok(()));
    reminder
}

fn daily(number: u8, time: &str) -> Reminder {
    reminder(number, json!({"rule": {"at": time, "every_days": 1}}))
}

/// The keeper of what was noted, as the store keeps it: one for each key.
#[derive(Default)]
struct Noted(BTreeMap<Id, Occurrence>);

impl Noted {
    fn list(&self) -> Vec<Occurrence> {
        self.0.values().cloned().collect()
    }

    fn look(&mut self, reminders: &[Reminder], last: &str, now: &str) -> Turn {
        let turn = due(reminders, &self.list(), at(last), at(now), BERLIN);
        self.note(turn.outcomes(at(now)));
        turn
    }

    fn note(&mut self, outcomes: Vec<Occurrence>) {
        for outcome in outcomes {
            assert_eq!(outcome.check(), Ok(()), "what is noted can be stored");
            self.0.insert(outcome.id(), outcome);
        }
    }

    fn answer(&mut self, turn: &Turn, state: OccurrenceState, until: Option<&str>, now: &str) {
        let firing = &turn.fresh[0];
        self.note(vec![Occurrence {
            reminder: firing.reminder,
            scheduled_at: firing.scheduled_at,
            state,
            until: until.map(at),
            at: at(now),
        }]);
    }
}

#[test]
fn a_reminder_is_shown_once_at_its_time() {
    let mut noted = Noted::default();
    let reminders = [daily(1, "08:00")];
    let before = noted.look(&reminders, "2026-03-02T06:00:00Z", "2026-03-02T06:59:59Z");
    assert_eq!(before.notice(), None);
    assert_eq!(
        before.next,
        Some(at("2026-03-02T07:00:00Z")),
        "when to look again"
    );
    let shown = noted.look(&reminders, "2026-03-02T06:59:59Z", "2026-03-02T07:00:00Z");
    let Some(Notice::One(firing)) = shown.notice() else {
        panic!("exactly one is shown: {shown:?}")
    };
    assert_eq!(firing.text, Text::Message("reminder-check-in"));
    assert_eq!(firing.local.to_string(), "2026-03-02 08:00:00");
    assert_eq!(firing.zone, Tz::Europe__Berlin);
    assert_eq!(shown.next, Some(at("2026-03-03T07:00:00Z")));
    assert_eq!(
        serde_json::to_value(firing).unwrap(),
        json!({
            "key": firing.key, "reminder": id(1), "kind": "check_in", "scheduled_at": "2026-03-02T07:00:00Z",
            "local": "2026-03-02T08:00", "zone": "Europe/Berlin", "reason": "on time",
            "text": {"is": "message", "text": "reminder-check-in"}
        })
    );
    for (last, now) in [
        ("2026-03-02T07:00:00Z", "2026-03-02T07:00:30Z"),
        // The clock goes back over the moment, and forth again.
        ("2026-03-02T06:00:00Z", "2026-03-02T06:30:00Z"),
        ("2026-03-02T06:30:00Z", "2026-03-02T07:00:00Z"),
    ] {
        assert_eq!(
            noted.look(&reminders, last, now).notice(),
            None,
            "not again at {now}"
        );
    }
}

#[test]
fn after_a_sleep_there_is_one_digest() {
    let mut noted = Noted::default();
    let reminders = [
        daily(1, "08:00"),
        daily(2, "20:00"),
        reminder(
            3,
            json!({"clock": "elapsed", "rule": {"start": "2026-03-01T00:00:00Z", "every_minutes": 60}}),
        ),
    ];
    let turn = noted.look(&reminders, "2026-03-02T06:00:00Z", "2026-03-05T07:20:00Z");
    let Some(Notice::Digest { fresh, missed }) = turn.notice() else {
        panic!("one digest: {turn:?}")
    };
    assert_eq!(
        fresh
            .iter()
            .map(|it| (it.reminder, it.scheduled_at))
            .collect::<Vec<_>>(),
        [
            (id(1), at("2026-03-05T07:00:00Z")),
            (id(3), at("2026-03-05T07:00:00Z"))
        ],
        "of each reminder only the latest can still be answered"
    );
    // Three mornings, three evenings, and every hour of more than three days but the last.
    assert_eq!(missed.len(), 3 + 3 + 73);
    assert_eq!(noted.0.len(), 2 + 79, "each is noted");
    let again = noted.look(&reminders, "2026-03-02T06:00:00Z", "2026-03-05T07:21:00Z");
    assert_eq!(again.notice(), None, "and never comes up again");
}

#[test]
fn a_very_long_sleep_or_a_wrong_clock_is_no_flood() {
    let mut noted = Noted::default();
    let hourly = [reminder(
        1,
        json!({"clock": "elapsed", "rule": {"start": "2020-01-01T00:00:00Z", "every_minutes": 60}}),
    )];
    let turn = noted.look(&hourly, "2020-01-01T00:00:00Z", "2026-03-05T07:20:00Z");
    assert!(
        turn.missed.len() <= 14 * 24,
        "two weeks at most: {}",
        turn.missed.len()
    );
    let ahead = due(
        &hourly,
        &noted.list(),
        at("2100-01-01T00:00:00Z"),
        at("2026-03-05T07:30:00Z"),
        BERLIN,
    );
    assert_eq!(
        ahead.notice(),
        None,
        "a last look in the future shows nothing"
    );
    assert_eq!(
        ahead.next,
        Some(at("2026-03-05T08:00:00Z")),
        "and the next one still comes"
    );
}

#[test]
fn what_was_snoozed_comes_back_once() {
    let mut noted = Noted::default();
    let reminders = [daily(1, "08:00")];
    let shown = noted.look(&reminders, "2026-03-02T06:00:00Z", "2026-03-02T07:00:00Z");
    noted.answer(
        &shown,
        OccurrenceState::Snoozed,
        Some("2026-03-02T07:30:00Z"),
        "2026-03-02T07:01:00Z",
    );
    let waiting = noted.look(&reminders, "2026-03-02T07:01:00Z", "2026-03-02T07:10:00Z");
    assert_eq!(
        (waiting.notice(), waiting.next),
        (None, Some(at("2026-03-02T07:30:00Z")))
    );
    let back = noted.look(&reminders, "2026-03-02T07:10:00Z", "2026-03-02T07:30:00Z");
    let Some(Notice::One(firing)) = back.notice() else {
        panic!("it comes back: {back:?}")
    };
    assert_eq!(
        firing.scheduled_at,
        at("2026-03-02T07:00:00Z"),
        "as the same occurrence"
    );
    let after = noted.look(&reminders, "2026-03-02T07:30:00Z", "2026-03-02T07:31:00Z");
    assert_eq!(after.notice(), None);
    noted.answer(
        &back,
        OccurrenceState::Snoozed,
        Some("2026-03-02T08:00:00Z"),
        "2026-03-02T07:40:00Z",
    );
    let slept = noted.look(&reminders, "2026-03-02T07:40:00Z", "2026-03-02T20:00:00Z");
    assert_eq!(
        (slept.fresh.len(), slept.missed.len()),
        (0, 1),
        "snoozed, and slept through"
    );
}

#[test]
fn what_was_answered_does_not_come_up() {
    for state in [OccurrenceState::Done, OccurrenceState::Skipped] {
        let mut noted = Noted::default();
        let reminders = [daily(1, "08:00")];
        let shown = noted.look(&reminders, "2026-03-02T06:00:00Z", "2026-03-02T07:00:00Z");
        noted.answer(&shown, state, None, "2026-03-02T07:01:00Z");
        let later = noted.look(&reminders, "2026-03-02T06:00:00Z", "2026-03-02T23:00:00Z");
        assert_eq!(later.notice(), None);
    }
    let mut off = daily(1, "08:00");
    off.active = false;
    let turn = due(
        &[off],
        &[],
        at("2026-03-02T06:00:00Z"),
        at("2026-03-02T08:00:00Z"),
        BERLIN,
    );
    assert_eq!((turn.notice(), turn.next), (None, None), "switched off");
}

#[test]
fn a_reminder_moved_to_later_comes_again_that_day() {
    let mut noted = Noted::default();
    noted.look(
        &[daily(1, "08:00")],
        "2026-03-02T06:00:00Z",
        "2026-03-02T07:00:00Z",
    );
    let moved = noted.look(
        &[daily(1, "08:05")],
        "2026-03-02T07:01:00Z",
        "2026-03-02T07:05:00Z",
    );
    assert!(
        matches!(moved.notice(), Some(Notice::One(_))),
        "whoever tries a reminder out sees it: {moved:?}"
    );
}

#[test]
fn the_wall_follows_the_person() {
    let reminders = [daily(1, "08:00")];
    let new_york = Zones::both(Tz::America__New_York);
    let (last, now) = (at("2026-03-02T12:59:00Z"), at("2026-03-02T13:00:00Z"));
    let there = due(&reminders, &[], last, now, new_york);
    assert!(
        matches!(there.notice(), Some(Notice::One(_))),
        "08:00 in New York"
    );
    assert_eq!(due(&reminders, &[], last, now, BERLIN).notice(), None);
}

#[test]
fn the_persons_own_words_win_over_those_of_the_kind() {
    let own = reminder(1, json!({"reminder": "own", "text": "water the plants"}));
    assert_eq!(Text::of(&own), Text::Own("water the plants".to_owned()));
    let blank = reminder(1, json!({"text": "  "}));
    assert_eq!(Text::of(&blank), Text::Message("reminder-check-in"));
}

#[test]
fn an_unanswered_one_is_missed_after_its_time() {
    let reminder = reminder(1, json!({"missed_after_minutes": 60}));
    let when = at("2026-03-02T07:00:00Z");
    let note = |state: OccurrenceState, until: Option<&str>| Occurrence {
        reminder: reminder.id,
        scheduled_at: when,
        state,
        until: until.map(at),
        at: at("2026-03-02T07:05:00Z"),
    };
    use OccurrenceState::{Done, Due, Missed, Skipped, Snoozed};
    let snoozed = note(Snoozed, Some("2026-03-02T09:00:00Z"));
    for (noted, now, expected) in [
        (None, "2026-03-02T06:59:00Z", None),
        (None, "2026-03-02T07:00:00Z", Some(Due)),
        (None, "2026-03-02T08:00:00Z", Some(Due)),
        (None, "2026-03-02T08:00:01Z", Some(Missed)),
        (Some(note(Due, None)), "2026-03-02T08:05:00Z", Some(Due)),
        (Some(note(Due, None)), "2026-03-02T08:05:01Z", Some(Missed)),
        // The clock went back to before it was shown.
        (Some(note(Due, None)), "2026-03-02T07:00:00Z", Some(Due)),
        (Some(note(Done, None)), "2026-03-09T08:05:01Z", Some(Done)),
        (
            Some(note(Skipped, None)),
            "2026-03-09T08:05:01Z",
            Some(Skipped),
        ),
        (Some(snoozed.clone()), "2026-03-02T08:59:00Z", Some(Snoozed)),
        (Some(snoozed.clone()), "2026-03-02T09:30:00Z", Some(Due)),
        (Some(snoozed), "2026-03-02T10:00:01Z", Some(Missed)),
    ] {
        let found = standing(&reminder, when, noted.as_ref(), at(now));
        assert_eq!(found, expected, "{noted:?} at {now}");
    }
}

#[test]
fn nobody_is_asked_for_what_is_in_the_journal() {
    let mut entries = Entries::empty(Settings::new(Tz::Europe__Berlin));
    let now = "2026-03-02T19:00:00Z";
    let firing = |kind: &str| {
        let reminder = reminder(
            1,
            json!({"reminder": kind, "rule": {"at": "20:00", "every_days": 1}}),
        );
        let turn = due(
            &[reminder],
            &[],
            at("2026-03-02T18:00:00Z"),
            at(now),
            BERLIN,
        );
        turn.fresh[0].clone()
    };
    let needed = |entries: &Entries, kind: &str| is_needed(&firing(kind), entries, at(now));
    assert!(needed(&entries, "unanswered_day") && needed(&entries, "check_in"));
    assert!(!needed(&entries, "rate_effect"), "there is nothing to rate");
    assert!(needed(&entries, "appointment") && needed(&entries, "step_change"));

    let dose: Dose = serde_json::from_value(json!({
        "id": id(9), "taken_at": "2026-03-02T12:00:00+01:00", "product": id(8), "amount": "2", "unit": "g"
    }))
    .unwrap();
    entries.push(Entry::Dose(dose));
    assert!(
        needed(&entries, "rate_effect"),
        "an unrated one of the last hours"
    );
    let rating = json!({"kind": "effect", "id": id(7), "dose": id(9), "rated_at": "2026-03-02T13:00:00+01:00", "strength": 5});
    entries.push(serde_json::from_value(rating).unwrap());
    assert!(!needed(&entries, "rate_effect"), "it is rated");

    let check_in: CheckIn =
        serde_json::from_value(json!({"id": id(6), "at": "2026-03-02T08:00:00+01:00", "mood": 5}))
            .unwrap();
    entries.push(Entry::CheckIn(check_in));
    assert!(!needed(&entries, "check_in"), "there is one today");
    let answer = json!({"kind": "day", "date": "2026-03-01", "answer": "none"});
    entries.push(serde_json::from_value(answer).unwrap());
    assert!(!needed(&entries, "unanswered_day"), "yesterday is answered");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Looks at the clock at any times, also backwards; every scheduled time between the first and the last look comes up exactly once.
    #[test]
    fn each_scheduled_time_comes_up_once_however_the_clock_runs(
        steps in prop::collection::vec(-4000_i64..9000, 1..60), every in 7_u32..2000, hour in 0_u32..24,
    ) {
        let start = at("2026-03-27T12:00:30Z");
        let reminders = [
            reminder(1, json!({"clock": "elapsed", "rule": {"start": "2026-03-01T00:00:00Z", "every_minutes": every}})),
            reminder(2, json!({"clock": "home", "rule": {"at": format!("{hour:02}:30"), "every_days": 1}})),
        ];
        let mut noted = Noted::default();
        let (mut now, mut latest) = (start, start);
        let mut shown: Vec<Id> = Vec::new();
        for minutes in steps {
            let last = now;
            now += Duration::minutes(minutes.min(14 * 24 * 60));
            latest = latest.max(now);
            let turn = due(&reminders, &noted.list(), last, now, BERLIN);
            prop_assert!(turn.next.is_some_and(|next| next > now), "the next look lies ahead");
            shown.extend(turn.fresh.iter().chain(&turn.missed).map(|firing| firing.key));
            noted.note(turn.outcomes(now));
        }
        let count = shown.len();
        shown.sort();
        shown.dedup();
        prop_assert_eq!(shown.len(), count, "none twice");
        for reminder in &reminders {
            for moment in moments(reminder, BERLIN, start, latest) {
                let key = Occurrence::id_of(reminder.id, moment.at);
                prop_assert!(shown.binary_search(&key).is_ok(), "{} is not lost", moment.at);
            }
        }
    }
}
