//! What plans and reminders say: the preview, facts at logging, offers, calendars, and that nothing prompts a dose.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{STARTS, at, date, id, journal, plan, taper};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use journal_core::{Dose, Entries, Plan, PlanParts, PlanState, PlanWhat, ReminderKind};
use journal_plans::{
    MirrorNote, PlanTrouble, Preview, Schedule, change, hold_offer, ics, mirror, preview,
    reminders_of, sheet, stands, start, taken,
};
use journal_words::{FILES, Language, Words};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn english() -> Words {
    Words::new(Language::En)
}

fn laid_out(plan: &Plan) -> Preview {
    preview(plan, STARTS, Some(&journal()), &english()).unwrap()
}

/// One of each kind.
fn all_kinds() -> Vec<Plan> {
    [
        json!({"plan": "break", "days": 30}),
        json!({"plan": "cycle", "days_on": 5, "days_off": 2}),
        json!({"plan": "cycle", "weekdays_off": ["sa", "su"]}),
        json!({"plan": "alternation", "high_days": 1, "low_days": 2, "high_limit": "4", "low_limit": "2"}),
        json!({"plan": "rotation", "products": [id(8), id(9)], "days_each": 7}),
        json!({"plan": "spacing", "daily_limit": "6", "minimum_gap_minutes": 240}),
    ]
    .into_iter()
    .map(plan)
    .chain(["linear", "percent", "per_slot", "fewer_doses_first"].map(|method| {
        let step = if method == "percent" { "10" } else { "0.4" };
        taper(json!({"method": method, "step": step}))
    }))
    .map(|mut plan| {
        plan.remind_at = Some("09:00".parse().unwrap());
        plan
    })
    .collect()
}

#[test]
fn the_preview_of_a_taper_is_that_of_the_contract() {
    let shown = serde_json::to_value(laid_out(&taper(json!({"slots": 3})))).unwrap();
    assert_eq!(shown["kind"], "taper");
    assert_eq!(
        shown["steps"][0],
        json!({
            "date": "2026-03-01", "until": "2026-03-07", "days": 7, "daily_amount": "6.4", "unit": "g",
            "per_slot": ["2.2", "2.1", "2.1"], "product": null, "note": "your limit, 6.4 g a day"
        })
    );
    assert_eq!(shown["steps"].as_array().unwrap().len(), 12);
    assert_eq!(
        (&shown["ends_on"], &shown["shown_until"]),
        (&json!("2026-05-23"), &json!("2026-05-23"))
    );
    assert!(shown["warnings"].as_array().unwrap().len() >= 4);
}

#[test]
fn a_preview_holds_every_day_and_amount_of_the_plan() {
    for mut plan in all_kinds() {
        let days = Schedule::of(&plan, STARTS).unwrap();
        let shown = laid_out(&plan);
        let mut next = plan.starts_on;
        for step in &shown.steps {
            assert_eq!(step.date, next, "{}: no day is passed over", shown.kind);
            assert_eq!(
                i64::from(step.days),
                (step.until - step.date).num_days() + 1
            );
            for date in step.date.iter_days().take(step.days as usize) {
                let limit = days.limit(date).map(|limit| limit.amount);
                assert_eq!(step.daily_amount, limit, "{} on {date}", shown.kind);
            }
            next = step.until.succ_opt().unwrap();
        }
        assert_eq!(shown.shown_until, next.pred_opt());
        assert!(shown.ends_on.is_none() || shown.ends_on == shown.shown_until);
        plan.ends_on = Some(date("2026-04-01"));
        let shown = laid_out(&plan);
        assert!(shown.ends_on.unwrap() <= date("2026-04-01"));
    }
}

#[test]
fn a_break_is_shown_by_its_milestones() {
    let shown = laid_out(&plan(json!({"plan": "break", "days": 14})));
    let notes: Vec<_> = shown
        .steps
        .iter()
        .map(|step| (step.date.to_string(), step.note.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            ("2026-03-01".to_owned(), "without kratom, day 1 of 14"),
            ("2026-03-03".to_owned(), "without kratom, day 3 of 14"),
            ("2026-03-07".to_owned(), "without kratom, day 7 of 14"),
            ("2026-03-14".to_owned(), "without kratom, day 14 of 14"),
        ]
    );
    let lower = "Your tolerance may be lower now. The amount you used before can be too much.";
    assert!(
        shown.warnings.iter().any(|warning| warning.contains(lower)),
        "{:?}",
        shown.warnings
    );
    let short = laid_out(&plan(json!({"plan": "break", "days": 2})));
    assert!(
        !short.warnings.iter().any(|warning| warning.contains(lower)),
        "two days are not three"
    );
    let weekend = laid_out(&plan(
        json!({"plan": "cycle", "weekdays_off": ["sa", "su"]}),
    ));
    assert!(
        !weekend
            .warnings
            .iter()
            .any(|warning| warning.contains(lower))
    );
    let notes: Vec<_> = weekend.steps[1..3]
        .iter()
        .map(|step| step.note.as_str())
        .collect();
    assert_eq!(
        notes,
        ["5 days that the plan leaves open", "2 days without kratom"]
    );
}

#[test]
fn large_steps_and_early_ends_are_said_and_no_amount_is_proposed() {
    let has = |plan: &Plan, part: &str| laid_out(plan).warnings.iter().any(|it| it.contains(part));
    assert!(has(&taper(json!({"step": "1.5"})), "large part"));
    assert!(
        has(
            &taper(json!({"step": "0.4", "every_days": 1})),
            "large part"
        ),
        "small steps, but every day"
    );
    assert!(!has(
        &taper(json!({"from_daily": "6", "to_daily": "4.5", "step": "0.3"})),
        "large part"
    ));
    assert!(!has(
        &taper(json!({"method": "percent", "step": "10"})),
        "large part"
    ));
    let mut cut = taper(json!({}));
    cut.ends_on = Some(date("2026-03-10"));
    assert!(has(&cut, "before it reaches 2 g"));
    assert!(!has(&taper(json!({})), "before it reaches"));
    let years: [&str; 4] = ["1975", "2022", "2023", "2024"];
    for language in Language::ALL {
        let words = Words::new(language);
        for plan in all_kinds() {
            for warning in preview(&plan, STARTS, None, &words).unwrap().warnings {
                assert!(!warning.contains('⟦'), "{warning}");
                let mut text = warning.clone();
                for year in years {
                    text = text.replace(year, "");
                }
                assert!(
                    !text.contains(|c: char| c.is_ascii_digit()),
                    "no number: {warning}"
                );
            }
        }
    }
}

#[test]
fn it_says_where_a_plan_stands() {
    let entries = journal();
    let words = english();
    let mut running = plan(json!({"plan": "break", "days": 14}));
    let on = |plan: &Plan, day: &str| stands(plan, date(day), &entries, &words);
    assert_eq!(
        on(&running, "2026-03-03").as_deref(),
        Some("Break: without kratom, day 3 of 14")
    );
    assert_eq!(on(&running, "2026-03-15"), None);
    let held = change(&running, at("2026-03-04", PlanWhat::Hold), &[], STARTS).unwrap();
    assert_eq!(on(&held, "2026-03-05").as_deref(), Some("Break: held"));
    running.state = PlanState::Draft;
    assert_eq!(on(&running, "2026-03-03"), None, "a draft stands nowhere");
    assert_eq!(
        on(&taper(json!({})), "2026-03-09").as_deref(),
        Some("Taper: your limit, 6 g a day, day 2 of 7")
    );
    let rotation = plan(json!({"plan": "rotation", "products": [id(8), id(9)], "days_each": 1}));
    assert_eq!(
        on(&rotation, "2026-03-02").as_deref(),
        Some("Products in turn: turn of caps")
    );
    let german = Words::new(Language::De);
    assert_eq!(
        stands(&taper(json!({})), date("2026-03-01"), &entries, &german).as_deref(),
        Some("Ausschleichen: deine Grenze, 6,4 g am Tag, Tag 1 von 7")
    );
}

fn dose(number: u8, product: u8, time: &str, amount: Value) -> Dose {
    let unit = ["g", "capsule", "ml", "cup"][usize::from(product) - 8];
    serde_json::from_value(json!({
        "id": id(number), "taken_at": format!("{time}:00+01:00"), "zone": "Europe/Berlin", "product": id(product),
        "amount": amount, "unit": unit
    }))
    .unwrap()
}

fn said(plan: &Plan, entries: &Entries, dose: &Dose) -> Vec<String> {
    mirror(plan, entries, dose)
        .iter()
        .map(|note: &MirrorNote| note.sentence(entries, &english()))
        .collect()
}

#[test]
fn a_dose_on_a_day_off_is_told_and_not_judged() {
    let mut entries = journal();
    let plan = plan(json!({"plan": "break", "days": 14}));
    let leaf = dose(20, 8, "2026-03-03T10:00", json!("2"));
    assert_eq!(
        said(&plan, &entries, &leaf),
        ["By your plan this is a day without (3 of 14)."]
    );
    let coffee = dose(21, 11, "2026-03-03T10:00", json!("1"));
    assert_eq!(
        said(&plan, &entries, &coffee),
        Vec::<String>::new(),
        "coffee is not kratom"
    );
    let night = dose(22, 8, "2026-03-15T03:59", json!("2"));
    assert_eq!(
        said(&plan, &entries, &night).len(),
        1,
        "the night belongs to the last day"
    );
    let after = dose(22, 8, "2026-03-15T04:00", json!("2"));
    assert_eq!(said(&plan, &entries, &after), Vec::<String>::new());
    let leaf_only = Plan {
        lane: Some("extract".into()),
        ..plan.clone()
    };
    assert_eq!(
        said(&leaf_only, &entries, &leaf),
        Vec::<String>::new(),
        "the plan is about another lane"
    );
    let held = change(&plan, at("2026-03-02", PlanWhat::Hold), &[], STARTS).unwrap();
    assert_eq!(
        said(&held, &entries, &leaf),
        Vec::<String>::new(),
        "a held plan foresees nothing"
    );
    entries.products.clear();
    assert_eq!(
        said(&plan, &entries, &leaf).len(),
        1,
        "a product that is gone was kratom as far as is known"
    );
}

#[test]
fn amounts_above_the_limit_are_told_per_lane_and_unit() {
    let mut entries = journal();
    let plan = taper(json!({}));
    entries.doses = vec![
        dose(20, 8, "2026-03-01T08:00", json!("4")),
        dose(21, 9, "2026-03-01T12:00", json!("4")),
        // Another lane, another substance, the day before: none of them is added.
        dose(22, 10, "2026-03-01T13:00", json!("60")),
        dose(23, 11, "2026-03-01T14:00", json!("9")),
        dose(24, 8, "2026-02-28T12:00", json!("5")),
    ];
    let within = dose(30, 8, "2026-03-01T18:00", json!("0.4"));
    assert_eq!(
        said(&plan, &entries, &within),
        Vec::<String>::new(),
        "4 g, 4 × 0.5 g and 0.4 g are the limit"
    );
    let above = dose(30, 8, "2026-03-01T18:00", json!("0.5"));
    assert_eq!(
        said(&plan, &entries, &above),
        ["The known amounts of this day add up to 6.5 g; your limit is 6.4 g."]
    );
    let stored = Entries {
        doses: [entries.doses.clone(), vec![above.clone()]].concat(),
        ..entries.clone()
    };
    assert_eq!(
        said(&plan, &stored, &above).len(),
        1,
        "stored or not, it counts once"
    );
    let unknown = dose(30, 8, "2026-03-01T18:00", Value::Null);
    assert_eq!(
        said(&plan, &entries, &unknown),
        Vec::<String>::new(),
        "nothing is told of an unknown amount"
    );
    let extract = dose(30, 10, "2026-03-01T18:00", json!("99"));
    assert_eq!(said(&plan, &entries, &extract), Vec::<String>::new());
    let sum = taken(&plan, &entries, date("2026-03-01")).unwrap();
    assert_eq!(
        (sum.amount.to_string().as_str(), sum.incomplete),
        ("6", false)
    );
    entries.doses.push(unknown);
    assert!(
        taken(&plan, &entries, date("2026-03-01"))
            .unwrap()
            .incomplete
    );
    assert_eq!(
        taken(
            &common::plan(json!({"plan": "break", "days": 3})),
            &entries,
            date("2026-03-01")
        ),
        None
    );
}

#[test]
fn spacing_is_looked_at_when_something_is_logged() {
    let mut entries = journal();
    entries.doses = vec![
        dose(20, 8, "2026-03-01T08:00", json!("4")),
        dose(21, 11, "2026-03-01T11:00", json!("1")),
    ];
    let plan = plan(json!({"plan": "spacing", "daily_limit": "5", "minimum_gap_minutes": 240}));
    let both = dose(30, 8, "2026-03-01T11:30", json!("2"));
    assert_eq!(
        said(&plan, &entries, &both),
        [
            "The known amounts of this day add up to 6 g; your limit is 5 g.",
            "210 minutes since the one before; your shortest gap is 240."
        ]
    );
    let neither = dose(30, 8, "2026-03-01T12:00", json!("1"));
    assert_eq!(said(&plan, &entries, &neither), Vec::<String>::new());
    let first = dose(30, 8, "2026-03-01T07:00", json!("1"));
    assert_eq!(
        said(&plan, &entries, &first),
        Vec::<String>::new(),
        "what comes later is no dose before"
    );
    let rotation =
        common::plan(json!({"plan": "rotation", "products": [id(8), id(9)], "days_each": 1}));
    assert_eq!(
        said(
            &rotation,
            &entries,
            &dose(30, 9, "2026-03-01T12:00", json!("2"))
        ),
        ["By your plan it is the turn of red bali."]
    );
}

#[test]
fn holding_is_offered_at_the_persons_own_threshold() {
    let mut entries = journal();
    let mut running = plan(json!({"plan": "break", "days": 14, "hold_when_symptoms_over": 12}));
    let symptoms = |time: &str, total: u8| {
        serde_json::from_value(
            json!({"id": id(40), "at": format!("{time}:00+01:00"), "total": total}),
        )
        .unwrap()
    };
    let now = "2026-03-04T08:00:00Z".parse().unwrap();
    entries.symptoms = vec![symptoms("2026-03-04T08:00", 12)];
    assert_eq!(
        hold_offer(&running, &entries, now),
        None,
        "at the threshold is not over it"
    );
    entries.symptoms = vec![symptoms("2026-03-04T08:00", 13)];
    let offer = hold_offer(&running, &entries, now).unwrap();
    assert_eq!((offer.total, offer.over), (13, 12));
    let items = json!({"id": id(41), "at": "2026-03-04T08:30:00+01:00", "items": (0..10).map(|n| json!({"name": n.to_string(), "severity": 2})).collect::<Vec<_>>()});
    entries
        .symptoms
        .push(serde_json::from_value(items).unwrap());
    assert_eq!(
        hold_offer(&running, &entries, now).unwrap().total,
        20,
        "the newest counts, items are added up"
    );
    let tomorrow = now + chrono::Duration::hours(25);
    assert_eq!(
        hold_offer(&running, &entries, tomorrow),
        None,
        "yesterday's is no offer any more"
    );
    let held = change(&running, at("2026-03-04", PlanWhat::Hold), &[], STARTS).unwrap();
    assert_eq!(hold_offer(&held, &entries, now), None);
    let stays = change(&running, at("2026-03-04", PlanWhat::Skip), &[], STARTS).unwrap();
    assert_eq!(
        hold_offer(&stays, &entries, now),
        None,
        "the plan was looked at since"
    );
    running.hold_when_symptoms_over = None;
    assert_eq!(
        hold_offer(&running, &entries, now),
        None,
        "without a threshold there is no offer"
    );
}

#[test]
fn calendars_can_be_read_back_and_tell_nothing() {
    let now = "2026-02-20T10:00:00Z".parse().unwrap();
    for language in Language::ALL {
        let words = Words::new(language);
        for mut plan in all_kinds() {
            plan.note_to_self = Some("kratom, less; of it".to_owned());
            let file = ics(&plan, STARTS, now, &words).unwrap();
            assert!(file.ends_with("END:VCALENDAR\r\n"));
            assert!(
                file.split("\r\n")
                    .all(|line| line.len() <= 75 && !line.contains('\n')),
                "folded lines"
            );
            assert!(
                !file.to_lowercase().contains("kratom") && !file.contains("bali"),
                "{file}"
            );
            let titles: BTreeSet<_> = file
                .lines()
                .filter_map(|line| line.strip_prefix("SUMMARY:"))
                .collect();
            assert!(
                titles.iter().all(|title| title.starts_with("Plan")),
                "{titles:?}"
            );
            let read: Calendar = file.parse().expect("another program reads it");
            let mut ids = BTreeSet::new();
            let mut days = BTreeSet::new();
            for component in &read.components {
                let CalendarComponent::Event(event) = component else {
                    panic!("events only: {component:?}")
                };
                assert!(
                    ids.insert(event.get_uid().unwrap().to_owned()),
                    "one id, one event"
                );
                let (Some(DatePerhapsTime::Date(from)), Some(DatePerhapsTime::Date(after))) =
                    (event.get_start(), event.get_end())
                else {
                    panic!("days without a time of day")
                };
                assert!(from < after);
                days.extend(from.iter_days().take_while(|day| *day < after));
            }
            assert_eq!(
                ids.is_empty(),
                matches!(plan.parts, PlanParts::Spacing(_)),
                "spacing has no days of its own"
            );
            if let PlanParts::Cycle(_) = plan.parts {
                let schedule = Schedule::of(&plan, STARTS).unwrap();
                for day in schedule.days().iter().take(366) {
                    let off = day.aim == journal_plans::Aim::Off;
                    assert_eq!(
                        days.contains(&day.date),
                        off,
                        "days off and nothing else: {}",
                        day.date
                    );
                }
            }
            assert_eq!(
                file,
                ics(&plan, STARTS, now, &words).unwrap(),
                "the same plan is the same file"
            );
        }
    }
}

#[test]
fn a_plan_reminds_of_days_without_and_steps_down_only() {
    let kinds_on = |plan: &Plan, day: &str| -> Vec<ReminderKind> {
        let day = date(day);
        reminders_of(plan, STARTS, day, day)
            .into_iter()
            .map(|it| it.kind)
            .collect()
    };
    let remind = |mut plan: Plan| {
        plan.remind_at = Some("09:00".parse().unwrap());
        plan
    };
    use ReminderKind::{BreakMilestone, CheckIn, StepChange};
    let cycle = remind(plan(json!({"plan": "cycle", "days_on": 2, "days_off": 1})));
    let days: Vec<_> = ["01", "02", "03", "04"]
        .map(|day| kinds_on(&cycle, &format!("2026-03-{day}")))
        .to_vec();
    assert_eq!(
        days,
        [vec![], vec![], vec![BreakMilestone], vec![]],
        "none when days on begin"
    );
    let high = remind(plan(
        json!({"plan": "alternation", "high_days": 1, "low_days": 1, "high_limit": "4", "low_limit": "2"}),
    ));
    assert_eq!(
        (kinds_on(&high, "2026-03-01"), kinds_on(&high, "2026-03-02")),
        (vec![], vec![BreakMilestone])
    );
    let taper = remind(taper(json!({})));
    assert_eq!(
        kinds_on(&taper, "2026-03-01"),
        vec![],
        "the first step is no change"
    );
    assert_eq!(kinds_on(&taper, "2026-03-07"), vec![CheckIn]);
    assert_eq!(kinds_on(&taper, "2026-03-08"), vec![StepChange]);
    let back = change(&taper, at("2026-03-10", PlanWhat::StepBack), &[], STARTS).unwrap();
    assert_eq!(
        kinds_on(&back, "2026-03-10"),
        vec![],
        "a step back is no reminder"
    );
    let held = change(&taper, at("2026-03-08", PlanWhat::Hold), &[], STARTS).unwrap();
    assert_eq!(
        kinds_on(&held, "2026-03-08"),
        vec![],
        "nor is a step that did not come"
    );
    let pause = remind(plan(json!({"plan": "break", "days": 14})));
    assert_eq!(kinds_on(&pause, "2026-03-02"), vec![]);
    assert_eq!(
        kinds_on(&pause, "2026-03-07"),
        vec![BreakMilestone, CheckIn]
    );
    for quiet in [
        Plan {
            remind_at: None,
            ..pause.clone()
        },
        Plan {
            state: PlanState::Draft,
            ..pause.clone()
        },
        Plan {
            state: PlanState::Ended,
            ..pause.clone()
        },
    ] {
        assert_eq!(kinds_on(&quiet, "2026-03-07"), vec![]);
    }
    for plan in all_kinds() {
        let all = reminders_of(&plan, STARTS, date("2026-01-01"), date("2026-12-31"));
        let ids: BTreeSet<_> = all.iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), all.len(), "each has an id of its own");
        assert!(
            all.iter().all(|it| it.check().is_ok()),
            "each could be stored"
        );
        let part = reminders_of(&plan, STARTS, date("2026-03-05"), date("2026-03-20"));
        assert!(
            part.iter().all(|it| all.contains(it)),
            "a part of the days gives the same reminders"
        );
        let schedule = Schedule::of(&plan, STARTS).unwrap();
        for reminder in &all {
            let journal_core::Rule::Wall(rule) = &reminder.rule else {
                panic!("a time of day")
            };
            let day = schedule.day(rule.from.unwrap()).unwrap();
            assert!(
                !matches!(
                    day.aim,
                    journal_plans::Aim::On
                        | journal_plans::Aim::High(_)
                        | journal_plans::Aim::Turn(_)
                ),
                "none on a day on or a high day"
            );
        }
    }
}

/// Texts that are shown unasked must not speak of taking something. What may: sentences that answer to a dose already logged, or that
/// are read on purpose before a plan starts; reviewed one by one.
#[test]
fn no_reminder_prompts_a_dose() {
    // Word stems, lower case.
    let prompts = [
        "dose",
        "take",
        "taking",
        "taken",
        "took",
        "kratom",
        "gram",
        " mg",
        "intake",
        "capsule",
        "time for your",
        "due now",
        "dosis",
        "dosier",
        "nimm",
        "nehm",
        "einnahme",
        "einnehm",
        "genommen",
        "gramm",
        "kapsel",
        "zeit für dein",
    ];
    let mut seen = BTreeSet::new();
    for (name, english, german) in FILES
        .iter()
        .filter(|(name, ..)| ["plans", "notices"].contains(name))
    {
        for text in [english, german] {
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let Some((id, message)) = line.split_once(" = ") else {
                    continue;
                };
                let shown_unasked = *name == "notices"
                    || ["reminder-", "plan-calendar-"]
                        .iter()
                        .any(|area| id.starts_with(area));
                if shown_unasked {
                    seen.insert(id.trim());
                    let message = message.to_lowercase();
                    let found = prompts.iter().find(|prompt| message.contains(**prompt));
                    assert_eq!(found, None, "{id} in {name}.ftl: {message}");
                }
            }
        }
    }
    assert!(seen.len() >= 10, "the texts were found: {seen:?}");
    for language in Language::ALL {
        let words = Words::new(language);
        for kind in ReminderKind::KNOWN {
            let mut reminder = reminders_of(
                &all_kinds()[0],
                STARTS,
                date("2026-03-01"),
                date("2026-03-01"),
            )
            .remove(0);
            reminder.kind = kind.clone();
            let journal_plans::Text::Message(id) = journal_plans::Text::of(&reminder) else {
                panic!("words of its kind")
            };
            assert!(seen.contains(id) && words.knows(id), "{id}");
        }
    }
}

#[test]
fn every_trouble_has_a_sentence() {
    let running = plan(json!({"plan": "break", "days": 5}));
    let mut other = plan(json!({"plan": "cycle", "days_on": 5, "days_off": 2}));
    other.id = id(2).parse().unwrap();
    let draft = Plan {
        state: PlanState::Draft,
        ..running.clone()
    };
    let mut bad = running.clone();
    bad.ends_on = Some(date("2026-02-01"));
    let troubles: Vec<PlanTrouble> = [
        start(&draft, &[other], STARTS),
        start(&running, &[], STARTS),
        start(
            &Plan {
                state: PlanState::Draft,
                ..bad
            },
            &[],
            STARTS,
        ),
        change(&draft, at("2026-03-02", PlanWhat::StepBack), &[], STARTS),
        change(&running, at("2026-03-02", PlanWhat::StepBack), &[], STARTS),
        change(&running, at("2026-02-02", PlanWhat::Hold), &[], STARTS),
        change(&running, at("2026-03-20", PlanWhat::Hold), &[], STARTS),
        start(
            &Plan {
                state: PlanState::Draft,
                ..plan(json!({"plan": "moon"}))
            },
            &[],
            STARTS,
        ),
        start(
            &Plan {
                state: PlanState::Draft,
                ..taper(json!({"method": "feel"}))
            },
            &[],
            STARTS,
        ),
    ]
    .into_iter()
    .map(|result| result.expect_err("each is refused"))
    .collect();
    for language in Language::ALL {
        let words = Words::new(language);
        let sentences: BTreeSet<_> = troubles
            .iter()
            .map(|trouble| trouble.sentence(&words))
            .collect();
        assert_eq!(
            sentences.len(),
            troubles.len(),
            "no two alike: {sentences:?}"
        );
        assert!(
            sentences.iter().all(|sentence| !sentence.contains('⟦')),
            "{sentences:?}"
        );
    }
    let overlap = troubles[0].sentence(&english());
    assert!(
        overlap.contains("Break") && overlap.contains("Days on and off"),
        "both are named: {overlap}"
    );
}

#[test]
fn the_sheet_is_whole_in_both_languages() {
    for language in Language::ALL {
        let words = Words::new(language);
        for plan in all_kinds() {
            let shown = preview(&plan, STARTS, None, &words).unwrap();
            let lines = sheet(&shown, &words);
            assert_eq!(lines.len(), 2 + shown.steps.len() + shown.warnings.len());
            assert!(
                lines
                    .iter()
                    .all(|line| !line.contains('⟦') && !line.is_empty()),
                "{lines:?}"
            );
        }
    }
    let lines = sheet(&laid_out(&taper(json!({}))), &english());
    assert_eq!(
        lines[1],
        "1 Mar 2026 to 7 Mar 2026: your limit, 6.4 g a day (2.2 + 2.1 + 2.1)"
    );
    let lines = sheet(
        &laid_out(&plan(json!({"plan": "break", "days": 1}))),
        &english(),
    );
    assert_eq!(
        lines[..3],
        [
            "Break",
            "1 Mar 2026: 1 day without kratom",
            "Last day: 1 Mar 2026"
        ]
    );
}

#[test]
fn every_message_of_the_file_is_said() {
    let sources: String = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    // Put together from a word, or said by the window and the shell.
    let made = ["plan-kind-", "plan-state-", "plan-what-"];
    let elsewhere = [
        "plan-guidance-taper",
        "plan-hold-offer",
        "reminder-digest-fresh",
        "reminder-digest-missed",
    ];
    let (_, file, _) = FILES.iter().find(|(name, ..)| *name == "plans").unwrap();
    for line in file.lines() {
        let Some((id, _)) = line.split_once(" =") else {
            continue;
        };
        if id.starts_with(['#', ' '])
            || made.iter().any(|made| id.starts_with(made))
            || elsewhere.contains(&id)
        {
            continue;
        }
        assert!(sources.contains(&format!("\"{id}\"")), "{id} is never said");
    }
    let words = english();
    for kind in PlanParts::KNOWN {
        assert!(words.knows(&format!("plan-kind-{kind}")), "{kind}");
    }
    for state in PlanState::KNOWN {
        assert!(words.knows(&format!("plan-state-{state}")), "{state}");
    }
    for what in PlanWhat::KNOWN {
        assert!(
            words.knows(&format!("plan-what-{}", what.as_str().replace('_', "-"))),
            "{what}"
        );
    }
}
