//! What plans say about each day, and what changes on the way do to the rest.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::{Datelike, Days, NaiveDate};
use common::{STARTS, amount, at, date, id, plan, taper};
use journal_core::{
    Amount, Invalid, LONGEST_PLAN_DAYS, Plan, PlanChange, PlanParts, PlanState, PlanWhat, Reason,
    TaperMethod,
};
use journal_plans::{Aim, PlanTrouble, Schedule, change, ladder, start};
use proptest::prelude::*;
use serde_json::{Value, json};

fn schedule(plan: &Plan) -> Schedule {
    Schedule::of(plan, STARTS).expect("it can be laid out")
}

fn changed(plan: &Plan, day: &str, what: PlanWhat) -> Plan {
    change(plan, at(day, what), &[], STARTS).expect("it can be changed so")
}

fn refused(plan: &Plan, day: &str, what: PlanWhat) -> PlanTrouble {
    change(plan, at(day, what), &[], STARTS).expect_err("it cannot be changed so")
}

/// Days as letters: off, on, high, low, held, left out, spacing; steps by number.
fn letters(schedule: &Schedule, count: usize) -> String {
    schedule
        .days()
        .iter()
        .take(count)
        .map(|day| match day.aim {
            Aim::Off => 'o',
            Aim::On => '-',
            Aim::High(_) => 'H',
            Aim::Low(_) => 'L',
            Aim::Turn(id) => char::from(b'a' + (id.uuid().as_u128() % 16) as u8),
            Aim::Step(rung) => char::from_digit(rung as u32 % 36, 36).unwrap(),
            Aim::Spacing => 's',
            Aim::Held(_) => 'h',
            Aim::LeftOut => 'x',
        })
        .collect()
}

#[test]
fn a_break_counts_its_days() {
    let plan = plan(json!({"plan": "break", "days": 14}));
    let days = schedule(&plan);
    assert_eq!(days.days().len(), 14);
    assert_eq!(days.ends_on(), Some(date("2026-03-14")));
    let third = days.day(date("2026-03-03")).unwrap();
    assert_eq!((third.number, third.of), (3, Some(14)));
    assert_eq!(days.limit(date("2026-03-03")).unwrap().amount, Amount::ZERO);
    for outside in ["2026-02-28", "2026-03-15"] {
        assert_eq!(
            (days.day(date(outside)), days.limit(date(outside))),
            (None, None),
            "{outside}"
        );
    }
}

#[test]
fn cycles_alternations_and_rotations_go_round() {
    for (fields, expected) in [
        (
            json!({"plan": "cycle", "days_on": 5, "days_off": 2}),
            "-----oo-----oo",
        ),
        // The first of March is a Sunday.
        (
            json!({"plan": "cycle", "weekdays_off": ["sa", "su"]}),
            "o-----oo-----o",
        ),
        (
            json!({"plan": "alternation", "high_days": 1, "low_days": 2, "high_limit": "4", "low_limit": "2"}),
            "HLLHLLHLLHLLHL",
        ),
        (
            json!({"plan": "rotation", "products": [id(8), id(9), id(10)], "days_each": 1}),
            "ijkijkijkijkij",
        ),
        (
            json!({"plan": "rotation", "products": [id(8), id(9)], "days_each": 7}),
            "iiiiiiijjjjjjj",
        ),
        (
            json!({"plan": "spacing", "daily_limit": "6"}),
            "ssssssssssssss",
        ),
    ] {
        let open = plan(fields.clone());
        let days = schedule(&open);
        assert_eq!(letters(&days, 14), expected, "{fields}");
        assert_eq!(days.ends_on(), None, "it goes on until the person ends it");
        assert_eq!(
            days.days().len(),
            LONGEST_PLAN_DAYS as usize,
            "and is laid out for ten years"
        );
        let mut closed = open.clone();
        closed.ends_on = Some(date("2026-03-10"));
        let days = schedule(&closed);
        assert_eq!(
            (letters(&days, 99), days.ends_on()),
            (expected[..10].to_owned(), closed.ends_on)
        );
    }
}

#[test]
fn limits_are_those_that_were_typed() {
    let plan = plan(json!({
        "plan": "alternation", "high_days": 2, "low_days": 1, "high_limit": "4", "low_limit": "2.5", "unit": "capsule"
    }));
    let days = schedule(&plan);
    let limits: Vec<_> = (1..=3)
        .map(|day| {
            days.limit(NaiveDate::from_ymd_opt(2026, 3, day).unwrap())
                .unwrap()
        })
        .map(|limit| (limit.amount.to_string(), limit.unit.unwrap()))
        .collect();
    assert_eq!(
        limits,
        [("4", "capsule"), ("4", "capsule"), ("2.5", "capsule")]
            .map(|(a, u)| (a.to_owned(), u.to_owned()))
    );
}

fn steps(plan: &Plan) -> Vec<(String, Vec<String>, u32)> {
    let PlanParts::Taper(taper) = &plan.parts else {
        panic!("a taper")
    };
    ladder(taper, taper.from_daily)
        .into_iter()
        .map(|rung| {
            let slots = rung.slots.iter().map(Amount::to_string).collect();
            (rung.daily.to_string(), slots, rung.days)
        })
        .collect()
}

fn totals(plan: &Plan) -> Vec<String> {
    steps(plan).into_iter().map(|(daily, _, _)| daily).collect()
}

#[test]
fn a_linear_taper_goes_down_by_the_same_amount() {
    let plan = taper(json!({}));
    assert_eq!(
        totals(&plan),
        [
            "6.4", "6", "5.6", "5.2", "4.8", "4.4", "4", "3.6", "3.2", "2.8", "2.4", "2"
        ]
    );
    assert_eq!(
        steps(&plan)[0].1,
        ["2.2", "2.1", "2.1"],
        "spread as evenly as can be measured"
    );
    assert_eq!(
        schedule(&plan).ends_on(),
        Some(date("2026-03-01") + Days::new(12 * 7 - 1))
    );
    // The last step is shorter, never too low, and what cannot be measured is rounded down.
    assert_eq!(
        totals(&taper(json!({"from_daily": "3", "to_daily": "2.5"}))),
        ["3", "2.6", "2.5"]
    );
    assert_eq!(
        totals(&taper(
            json!({"from_daily": "3.07", "to_daily": "1.95", "step": "0.55"})
        )),
        ["3", "2.5", "2"]
    );
    assert_eq!(
        totals(&taper(
            json!({"from_daily": "0.5", "to_daily": "0", "step": "0.2"})
        )),
        ["0.5", "0.3", "0.1", "0"]
    );
    let capsules = json!({"unit": "capsule", "from_daily": "8", "to_daily": "2", "step": "2", "resolution": null, "slots": null});
    assert_eq!(totals(&taper(capsules)), ["8", "6", "4", "2"]);
}

#[test]
fn a_percent_taper_follows_what_is_left_and_slows_down() {
    let plan = taper(
        json!({"method": "percent", "step": "10", "from_daily": "6", "to_daily": "0", "slots": null}),
    );
    let steps = steps(&plan);
    let daily: Vec<_> = steps.iter().map(|(daily, ..)| daily.as_str()).collect();
    assert_eq!(
        daily[..8],
        ["6", "5.4", "4.9", "4.4", "3.9", "3.5", "3.2", "2.9"]
    );
    assert_eq!(daily.last(), Some(&"0"));
    let days: Vec<_> = steps.iter().map(|(.., days)| *days).collect();
    assert_eq!(days[0], 7);
    assert!(
        days[days.len() - 2] > 7,
        "the last measurable amounts stay longer: {days:?}"
    );
    assert!(days.iter().all(|days| days % 7 == 0));
}

#[test]
fn slots_go_down_in_turn_or_fall_away_one_by_one() {
    let fields = json!({"from_daily": "3", "to_daily": "1.5", "step": "0.5"});
    let mut in_turn = taper(fields.clone());
    let PlanParts::Taper(it) = &mut in_turn.parts else {
        panic!("a taper")
    };
    it.method = "per_slot".into();
    let slots = |plan: &Plan| -> Vec<String> {
        steps(plan)
            .into_iter()
            .map(|(_, slots, _)| slots.join(" "))
            .collect()
    };
    assert_eq!(
        slots(&in_turn),
        ["1 1 1", "1 1 0.5", "1 0.5 0.5", "0.5 0.5 0.5"]
    );
    let PlanParts::Taper(it) = &mut in_turn.parts else {
        panic!("a taper")
    };
    it.method = "fewer_doses_first".into();
    assert_eq!(slots(&in_turn), ["1 1 1", "1 1 0.5", "1 1 0", "1 0.5 0"]);
    // A step that one slot cannot give is taken from the next as well.
    let large = taper(
        json!({"method": "fewer_doses_first", "from_daily": "3", "to_daily": "0", "step": "1.2"}),
    );
    assert_eq!(slots(&large), ["1 1 1", "1 0.8 0", "0.6 0 0", "0 0 0"]);
}

#[test]
fn holding_moves_the_rest_and_the_end() {
    let plan = plan(json!({"plan": "break", "days": 5}));
    let held = changed(&plan, "2026-03-03", PlanWhat::Hold);
    assert_eq!(held.state, PlanState::Held);
    let days = schedule(&held);
    assert_eq!(
        (letters(&days, 6).as_str(), days.ends_on()),
        ("oohhhh", None),
        "a held plan has no end"
    );
    let resumed = changed(&held, "2026-03-06", PlanWhat::Resume);
    assert_eq!(resumed.state, PlanState::Running);
    let days = schedule(&resumed);
    assert_eq!(
        (letters(&days, 9).as_str(), days.ends_on()),
        ("oohhhooo", Some(date("2026-03-08")))
    );
    assert_eq!(
        days.day(date("2026-03-06")).unwrap().number,
        3,
        "it goes on where it was held"
    );
    assert_eq!(resumed.changes.len(), 2);
    assert_eq!(
        resumed.changes[0].reason.as_deref(),
        Some("it was too much")
    );
    let skipped = changed(&plan, "2026-03-02", PlanWhat::Skip);
    let days = schedule(&skipped);
    assert_eq!(
        (letters(&days, 9).as_str(), days.ends_on()),
        ("oxoooo", Some(date("2026-03-06")))
    );
    assert_eq!(
        days.limit(date("2026-03-02")),
        None,
        "the plan says nothing about a day left out"
    );
    let ended = changed(&resumed, "2026-03-07", PlanWhat::End);
    assert_eq!(ended.state, PlanState::Ended);
    assert_eq!(schedule(&ended).ends_on(), Some(date("2026-03-06")));
    let begun_anew = changed(&plan, "2026-03-04", PlanWhat::Replan);
    let days = schedule(&begun_anew);
    assert_eq!(
        (
            days.days().len(),
            days.day(date("2026-03-04")).unwrap().number
        ),
        (8, 1)
    );
}

#[test]
fn a_night_belongs_to_the_day_before() {
    let plan = plan(json!({"plan": "break", "days": 5}));
    let night = PlanChange {
        at: "2026-03-04T02:00:00+01:00".parse().unwrap(),
        ..at("2026-03-04", PlanWhat::Hold)
    };
    let held = change(&plan, night, &[], STARTS).unwrap();
    assert_eq!(letters(&schedule(&held), 4), "oohh");
}

#[test]
fn a_taper_is_held_stepped_back_and_planned_anew() {
    let plan = taper(
        json!({"from_daily": "3", "to_daily": "2", "step": "0.5", "every_days": 2, "slots": null}),
    );
    assert_eq!(letters(&schedule(&plan), 9), "001122");
    let held = changed(&plan, "2026-03-04", PlanWhat::Hold);
    let days = schedule(&held);
    assert_eq!(
        days.limit(date("2026-03-20")).unwrap().amount,
        amount("2.5"),
        "the limit stays while it is held"
    );
    let resumed = changed(&held, "2026-03-06", PlanWhat::Resume);
    assert_eq!(letters(&schedule(&resumed), 9), "001hh122");
    let back = changed(&plan, "2026-03-04", PlanWhat::StepBack);
    assert_eq!(
        letters(&schedule(&back), 99),
        "001001122",
        "the step before begins with all its days"
    );
    assert_eq!(schedule(&back).ends_on(), Some(date("2026-03-09")));
    let first = changed(&plan, "2026-03-02", PlanWhat::StepBack);
    assert_eq!(
        letters(&schedule(&first), 99),
        "0001122",
        "there is nothing before the first"
    );
    let anew = changed(&plan, "2026-03-04", PlanWhat::Replan);
    assert_eq!(
        letters(&schedule(&anew), 99),
        "0011122",
        "the step that holds begins with all its days"
    );
    let from = PlanChange {
        from_daily: Some(amount("2.8")),
        ..at("2026-03-06", PlanWhat::Replan)
    };
    let lower = change(&plan, from, &[], STARTS).unwrap();
    let days = schedule(&lower);
    let limits: Vec<_> = days
        .days()
        .iter()
        .map(|day| days.limit(day.date).unwrap().amount.to_string())
        .collect();
    assert_eq!(
        limits,
        [
            "3", "3", "2.5", "2.5", "2", "2.8", "2.8", "2.3", "2.3", "2", "2"
        ]
    );
}

#[test]
fn a_typed_last_day_cuts_or_keeps_the_last_step() {
    let fields =
        json!({"from_daily": "3", "to_daily": "2", "step": "0.5", "every_days": 2, "slots": null});
    let mut plan = taper(fields);
    plan.ends_on = Some(date("2026-03-03"));
    assert_eq!(letters(&schedule(&plan), 99), "001");
    plan.ends_on = Some(date("2026-03-09"));
    let days = schedule(&plan);
    assert_eq!(
        (letters(&days, 99).as_str(), days.ends_on()),
        ("001122222", plan.ends_on)
    );
}

#[test]
fn changes_that_do_not_fit_are_refused_with_a_reason() {
    use PlanWhat::{End, Hold, Replan, Resume, Skip, StepBack};
    let running = plan(json!({"plan": "break", "days": 5}));
    let held = changed(&running, "2026-03-03", Hold);
    let ended = changed(&running, "2026-03-03", End);
    let draft = Plan {
        state: PlanState::Draft,
        ..running.clone()
    };
    for (plan, whats) in [
        (&draft, vec![Hold, Resume, StepBack, Skip, Replan, End]),
        (&running, vec![Resume, "repeat".into()]),
        (&held, vec![Hold]),
        (&ended, vec![Hold, Resume, StepBack, Skip, Replan, End]),
    ] {
        for what in whats {
            let trouble = refused(plan, "2026-03-04", what.clone());
            assert!(
                matches!(trouble, PlanTrouble::WrongState { .. }),
                "{} {what}: {trouble}",
                plan.state
            );
        }
    }
    assert!(matches!(
        refused(&running, "2026-03-04", StepBack),
        PlanTrouble::NoSteps { .. }
    ));
    assert!(matches!(
        refused(&running, "2026-02-27", Hold),
        PlanTrouble::NotBegun { .. }
    ));
    assert!(matches!(
        refused(&running, "2026-03-06", Skip),
        PlanTrouble::Over { .. }
    ));
    assert_eq!(
        schedule(&changed(&running, "2026-02-27", End)).days(),
        [],
        "it can be called off before it begins"
    );
    assert!(
        matches!(
            start(&running, &[], STARTS),
            Err(PlanTrouble::WrongState { .. })
        ),
        "it runs already"
    );
    let trouble = change(
        &taper(json!({})),
        PlanChange {
            from_daily: Some(amount("7")),
            ..at("2026-03-04", Replan)
        },
        &[],
        STARTS,
    );
    assert_eq!(
        trouble,
        Err(PlanTrouble::Invalid(Invalid {
            field: "changes",
            reason: Reason::TooLarge
        }))
    );
}

#[test]
fn plans_that_cannot_be_laid_out_say_so() {
    let unknown = plan(json!({"plan": "moon phases"}));
    assert!(
        matches!(Schedule::of(&unknown, STARTS), Err(PlanTrouble::UnknownKind { kind }) if kind == "moon phases")
    );
    let method = taper(json!({"method": "by feel"}));
    assert!(
        matches!(Schedule::of(&method, STARTS), Err(PlanTrouble::UnknownMethod { method }) if method == "by feel")
    );
    let nothing = taper(json!({"from_daily": "2.05", "to_daily": "1.96"}));
    assert_eq!(
        Schedule::of(&nothing, STARTS),
        Err(PlanTrouble::Invalid(Invalid {
            field: "to_daily",
            reason: Reason::NotLower
        })),
        "between the two nothing can be measured"
    );
    let mut endless = plan(json!({"plan": "break", "days": 1}));
    let PlanParts::Break(it) = &mut endless.parts else {
        panic!("a break")
    };
    it.days = 365_250;
    assert!(
        matches!(Schedule::of(&endless, STARTS), Err(PlanTrouble::Invalid(_))),
        "a break of a thousand years"
    );
}

#[test]
fn two_running_plans_about_the_same_days_are_named() {
    let other = |fields: Value| {
        let mut other = plan(fields);
        other.id = id(2).parse().unwrap();
        other
    };
    let draft = Plan {
        state: PlanState::Draft,
        ..plan(json!({"plan": "break", "days": 14}))
    };
    let cycle =
        other(json!({"plan": "cycle", "days_on": 5, "days_off": 2, "starts_on": "2026-03-14"}));
    let Err(PlanTrouble::Overlap { one, other: runs }) =
        start(&draft, std::slice::from_ref(&cycle), STARTS)
    else {
        panic!("both speak about the fourteenth")
    };
    assert_eq!(
        (one.kind.as_str(), runs.kind.as_str(), runs.starts_on),
        ("break", "cycle", date("2026-03-14"))
    );
    let free = [
        Plan {
            starts_on: date("2026-03-15"),
            ..cycle.clone()
        },
        Plan {
            state: PlanState::Draft,
            ..cycle.clone()
        },
        Plan {
            state: PlanState::Ended,
            ..cycle.clone()
        },
        Plan {
            ends_on: Some(date("2026-02-28")),
            starts_on: date("2026-02-01"),
            ..cycle.clone()
        },
        other(json!({"plan": "moon phases"})),
        draft.clone(),
    ];
    assert_eq!(
        start(&draft, &free, STARTS).map(|plan| plan.state),
        Ok(PlanState::Running)
    );
    // Another lane is another plan; no lane is every lane.
    let leaf = Plan {
        lane: Some("leaf".into()),
        ..draft.clone()
    };
    let extract = Plan {
        lane: Some("extract".into()),
        ..cycle.clone()
    };
    assert!(start(&leaf, std::slice::from_ref(&extract), STARTS).is_ok());
    assert!(start(&draft, &[extract], STARTS).is_err());
    // A pause can always be taken; going on is where they meet.
    let running = plan(json!({"plan": "break", "days": 14}));
    let later = [Plan {
        starts_on: date("2026-03-15"),
        ..cycle
    }];
    let held = change(&running, at("2026-03-10", PlanWhat::Hold), &later, STARTS)
        .expect("holding is always possible");
    let resumed = change(&held, at("2026-03-11", PlanWhat::Resume), &later, STARTS);
    assert!(
        matches!(resumed, Err(PlanTrouble::Overlap { .. })),
        "a day later it runs into the next: {resumed:?}"
    );
}

fn tapers() -> impl Strategy<Value = Value> {
    let amounts = (1_i64..400, 0_i64..400, 1_i64..60, 1_u32..30, 1_u32..8);
    let methods = prop::sample::select(vec!["linear", "percent", "per_slot", "fewer_doses_first"]);
    (amounts, methods, prop::sample::select(vec!["0.05", "0.1", "0.25", "0.5", "1"])).prop_map(
        |((from, below, step, every, slots), method, resolution)| {
            let amount = |hundredths: i64| Amount::from_micros(hundredths * 50_000).unwrap();
            json!({
                "plan": "taper", "unit": "g", "from_daily": amount(from + below), "to_daily": amount(below),
                "method": method, "step": if method == "percent" { amount(step * 10) } else { amount(step) },
                "every_days": every, "slots": slots, "resolution": resolution
            })
        },
    )
}

/// Where the changes fall, in days from the start, and what they are.
fn changes() -> impl Strategy<Value = Vec<(u64, PlanWhat)>> {
    let what = prop::sample::select(vec![
        PlanWhat::Hold,
        PlanWhat::Resume,
        PlanWhat::StepBack,
        PlanWhat::Skip,
        PlanWhat::Replan,
    ]);
    prop::collection::vec((0_u64..120, what), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn tapers_go_down_in_measurable_steps_and_end_where_they_say(fields in tapers(), changes in changes()) {
        let Ok(mut plan) = serde_json::from_value::<Plan>({
            let mut all = json!({"id": id(1), "starts_on": "2026-03-01", "state": "running"});
            all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            all
        }) else {
            panic!("it can be read")
        };
        prop_assume!(plan.check().is_ok());
        let Ok(days) = Schedule::of(&plan, STARTS) else { return Ok(()) };
        let PlanParts::Taper(taper) = plan.parts.clone() else { panic!("a taper") };
        let finest = taper.finest().micros();
        for rung in days.rungs() {
            prop_assert_eq!(rung.daily.micros() % finest, 0, "each amount can be measured");
            prop_assert!(rung.slots.iter().all(|slot| slot.micros() % finest == 0), "and so can each slot");
            prop_assert_eq!(rung.slots.iter().map(|slot| slot.micros()).sum::<i64>(), rung.daily.micros());
            prop_assert_eq!(rung.slots.len(), taper.slots.unwrap() as usize);
            prop_assert!(rung.days > 0 && rung.days % taper.every_days == 0);
        }
        prop_assert!(days.rungs().windows(2).all(|two| two[1].daily < two[0].daily), "down at every step");
        // No step takes away more than the person chose, but for what rounding to a measurable amount adds.
        for two in days.rungs().windows(2) {
            let (from, step, finest) = (two[0].daily.to_f64(), taper.step.to_f64(), taper.finest().to_f64());
            let most = match taper.method {
                TaperMethod::Percent => from * step / 100.0 + 1.5 * finest,
                _ => step + finest,
            };
            prop_assert!(from - two[1].daily.to_f64() <= most + 1e-9, "{} to {}", two[0].daily, two[1].daily);
        }
        let (first, last) = (days.rungs()[0].daily, days.rungs().last().unwrap().daily);
        prop_assert!(first <= taper.from_daily && first.micros() + finest > taper.from_daily.micros());
        prop_assert!(last >= taper.to_daily && last.micros() - finest < taper.to_daily.micros());
        let length: u32 = days.rungs().iter().map(|rung| rung.days).sum();
        prop_assert!(length <= LONGEST_PLAN_DAYS);
        prop_assert_eq!(days.ends_on(), Some(plan.starts_on + Days::new(u64::from(length) - 1)));

        // With changes on the way: up only by a step back, and each day held or left out moves the end by one.
        let mut steps_back = Vec::new();
        for (after, what) in changes {
            let day = (plan.starts_on + Days::new(after)).to_string();
            if let Ok(after) = change(&plan, at(&day, what.clone()), &[], STARTS) {
                plan = after;
                if what == PlanWhat::StepBack {
                    steps_back.push(date(&day));
                }
            }
        }
        let days = Schedule::of(&plan, STARTS).unwrap();
        for two in days.days().windows(2) {
            let limit = |at: usize| days.limit(two[at].date).map(|limit| limit.amount);
            if let (Some(before), Some(after)) = (limit(0), limit(1)) {
                prop_assert!(after <= before || steps_back.contains(&two[1].date), "up on {}", two[1].date);
            }
        }
        let mut dates = days.days().iter().map(|day| day.date);
        prop_assert!(plan.starts_on.iter_days().zip(&mut dates).all(|(one, other)| one == other), "no day is left out");
        if plan.state == PlanState::Running && days.days().len() < LONGEST_PLAN_DAYS as usize {
            prop_assert_eq!(days.ends_on(), days.days().last().map(|day| day.date));
            prop_assert!(days.days().len() >= length as usize, "changes never make it shorter");
            let last_limit = days.limit(days.ends_on().unwrap()).map(|limit| limit.amount);
            prop_assert_eq!(last_limit, Some(last), "it ends on its last step");
        }
    }

    #[test]
    fn cycles_hold_their_proportions(on in 1_u32..30, off in 1_u32..30) {
        let plan = plan(json!({"plan": "cycle", "days_on": on, "days_off": off}));
        let days = schedule(&plan);
        let both = (on + off) as usize;
        for round in days.days().chunks_exact(both) {
            prop_assert_eq!(round.iter().filter(|day| day.aim == Aim::Off).count(), off as usize);
        }
        let by_weekday = common::plan(json!({"plan": "cycle", "weekdays_off": ["tu"]}));
        let days = schedule(&by_weekday);
        prop_assert!(days.days().iter().all(|day| (day.aim == Aim::Off) == (day.date.weekday() == chrono::Weekday::Tue)));
    }
}
