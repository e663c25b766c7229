use crate::common::{date, id};
use crate::journals::{journal, things};
use crate::slow::{self, Diary};
use chrono::{Datelike, Duration, NaiveDate};
use journal_core::{Amount, Entries, Lane, Plan, PlanParts, Weekday};
use journal_insights::{
    DayRange, PlanFigures, Went, plan_figures, plan_of_interest, plan_sentence,
};
use journal_words::{Language, Words};
use proptest::prelude::*;
use serde_json::{Value, json};

pub fn plan(kind: &Value, starts_on: NaiveDate) -> Plan {
    let mut value = json!({
        "id": id(77), "starts_on": starts_on, "ends_on": null, "state": "running", "lane": null,
        "hold_when_symptoms_over": null, "remind_at": null, "note_to_self": null, "changes": [],
    });
    for (key, field) in kind.as_object().unwrap() {
        value[key] = field.clone();
    }
    serde_json::from_value(value).unwrap()
}

/// Plans of every kind.
pub fn kinds() -> Vec<Value> {
    vec![
        json!({"plan": "break", "days": 9}),
        json!({"plan": "break", "days": 9, "lane": "leaf"}),
        json!({"plan": "cycle", "days_on": 2, "days_off": 1, "weekdays_off": null}),
        json!({"plan": "cycle", "days_on": null, "days_off": null, "weekdays_off": ["sa", "su"]}),
        json!({"plan": "alternation", "high_days": 2, "low_days": 3, "high_limit": "6", "low_limit": "2.5", "unit": "g"}),
        json!({"plan": "rotation", "products": [id(1), id(3)], "days_each": 3}),
        json!({
            "plan": "taper", "unit": "g", "from_daily": "8", "to_daily": "2", "method": "linear", "step": "1",
            "every_days": 4, "slots": null, "resolution": null,
        }),
        json!({
            "plan": "taper", "unit": "capsule", "from_daily": "6", "to_daily": "0", "method": "linear", "step": "2",
            "every_days": 3, "slots": null, "resolution": null, "lane": "extract",
        }),
        json!({"plan": "spacing", "daily_limit": "3", "unit": "g", "minimum_gap_minutes": null}),
    ]
}

/// What the plan says of a day, told again without laying it out: the limit, and whose turn it is.
fn said(plan: &Plan, day: NaiveDate) -> (Option<Amount>, Option<journal_core::Id>) {
    let nth = u32::try_from((day - plan.starts_on).num_days()).unwrap();
    let whole = |number: &str| Some(number.parse().unwrap());
    match &plan.parts {
        PlanParts::Break(_) => (whole("0"), None),
        PlanParts::Cycle(it) => {
            let off = match &it.weekdays_off {
                Some(off) => {
                    off.contains(&Weekday::ALL[day.weekday().num_days_from_monday() as usize])
                }
                None => nth % 3 == 2,
            };
            (off.then(|| "0".parse().unwrap()), None)
        }
        PlanParts::Alternation(_) => (whole(if nth % 5 < 2 { "6" } else { "2.5" }), None),
        PlanParts::Rotation(it) => {
            let turn = (nth / 3) as usize % it.products.len();
            (None, Some(it.products[turn]))
        }
        PlanParts::Taper(it) if it.unit == "g" => (
            whole(["8", "7", "6", "5", "4", "3", "2"][(nth / 4) as usize]),
            None,
        ),
        PlanParts::Taper(_) => (whole(["6", "4", "2", "0"][(nth / 3) as usize]), None),
        PlanParts::Spacing(_) => (whole("3"), None),
        PlanParts::Other(_) => panic!("no such plan here"),
    }
}

/// Days of the plan; the open ones go on and on.
pub fn length(plan: &Plan) -> i64 {
    match &plan.parts {
        PlanParts::Break(_) => 9,
        PlanParts::Taper(it) if it.unit == "g" => 28,
        PlanParts::Taper(_) => 12,
        _ => 3_000,
    }
}

fn check(entries: &Entries, plan: &Plan, range: DayRange, today: NaiveDate) -> PlanFigures {
    let found = plan_figures(entries, plan, range, today).unwrap();
    let diary = Diary::of(entries);
    let last = plan.starts_on + Duration::days(length(plan) - 1);
    let days: Vec<NaiveDate> = slow::days(range, today)
        .into_iter()
        .filter(|day| plan.starts_on <= *day && *day <= last)
        .collect();
    assert_eq!(found.days.len(), days.len(), "days of {:?}", plan.parts);
    let limits = !matches!(
        plan.parts,
        PlanParts::Break(_) | PlanParts::Cycle(_) | PlanParts::Rotation(_)
    );
    let mut counts = [0_u32; 4];
    for (shown, day) in found.days.iter().zip(&days) {
        let (limit, turn) = said(plan, *day);
        assert_eq!(shown.date, *day);
        assert_eq!(shown.limit, limit.map(Amount::to_f64), "{day}");
        let lane = plan.lane.clone().or_else(|| limits.then_some(Lane::Leaf));
        let doses: Vec<_> = diary
            .doses(*day)
            .iter()
            .filter(|dose| {
                lane.as_ref().is_none_or(|lane| {
                    slow::product(entries, dose).is_some_and(|it| it.lane == *lane)
                })
            })
            .collect();
        // The sum that the plans themselves tell at logging.
        let sum = limits.then(|| journal_plans::taken(plan, entries, *day).unwrap());
        let actual = sum.map_or(doses.len() as f64, |sum| sum.amount.to_f64());
        let planned = limit.is_some() || turn.is_some();
        let went = if !planned {
            Went::NotPlanned
        } else if !diary.answered(*day) {
            Went::Unanswered
        } else if let Some(turn) = turn {
            let others = doses.iter().any(|it| it.product != turn);
            if others { Went::Otherwise } else { Went::Kept }
        } else if limit.unwrap().is_zero() {
            if doses.is_empty() {
                Went::Kept
            } else {
                Went::Otherwise
            }
        } else {
            let sum = sum.unwrap();
            if sum.amount > limit.unwrap() {
                Went::Otherwise
            } else if sum.incomplete {
                Went::Unknown
            } else {
                Went::Kept
            }
        };
        assert_eq!(shown.went, went, "{day} of {:?}", plan.parts);
        let known = diary.answered(*day).then_some(actual);
        assert_eq!(
            shown.actual, known,
            "{day}: a day without an answer has no amount"
        );
        let place = match went {
            Went::Kept => 0,
            Went::Otherwise => 1,
            Went::Unknown => 2,
            Went::Unanswered => 3,
            Went::NotPlanned => continue,
        };
        counts[place] += 1;
    }
    let [kept, otherwise, unknown, unanswered] = counts;
    assert_eq!((found.kept, found.otherwise), (kept, otherwise));
    assert_eq!((found.unknown, found.unanswered), (unknown, unanswered));
    assert_eq!(found.judged, kept + otherwise);
    assert_eq!(found.planned, counts.iter().sum::<u32>());

    let kind = match plan.parts {
        PlanParts::Break(_) => "Break",
        PlanParts::Cycle(_) => "Days on and off",
        PlanParts::Alternation(_) => "Higher and lower days",
        PlanParts::Rotation(_) => "Products in turn",
        PlanParts::Taper(_) => "Taper",
        _ => "Limits when logging",
    };
    let expected = if days.is_empty() {
        format!("{kind}: no day of it in these dates is over yet.")
    } else {
        let mut said = format!(
            "{kind}, {} to {}: {kept} of {} planned days as planned, {otherwise} otherwise.",
            slow::date(days[0]),
            slow::date(days[days.len() - 1]),
            kept + otherwise
        );
        if unanswered == 1 {
            said += " 1 more day was not answered.";
        } else if unanswered > 1 {
            said += &format!(" {unanswered} more days were not answered.");
        }
        if unknown == 1 {
            said += " 1 more day has an amount that is not known.";
        } else if unknown > 1 {
            said += &format!(" {unknown} more days have amounts that are not known.");
        }
        said
    };
    assert_eq!(plan_sentence(&found, &Words::new(Language::En)), expected);
    found
}

#[test]
fn every_day_of_every_kind_of_plan() {
    let entries = crate::common::fixture("cycle_5on2off");
    let (range, today) = crate::journals::whole();
    for kind in kinds() {
        let plan = plan(&kind, date("2025-04-07"));
        let found = check(&entries, &plan, range, today);
        assert!(found.planned > 0, "{kind}");
    }
}

#[test]
fn a_day_without_an_answer_is_neither_kept_nor_not() {
    let mut entries = crate::common::empty();
    let leaf = crate::common::product(1, Lane::Leaf);
    entries.products.push(leaf.clone());
    let dose = |number, at: &str, amount| crate::common::dose(number, at, &leaf, amount);
    entries.doses = vec![
        dose(10, "2025-04-01T08:00:00Z", Some("2")),
        dose(11, "2025-04-01T18:00:00Z", Some("1")),
        dose(12, "2025-04-02T08:00:00Z", Some("3.1")),
        dose(13, "2025-04-03T08:00:00Z", None),
        dose(14, "2025-04-06T08:00:00Z", Some("9")),
    ];
    entries
        .days
        .push(crate::common::none_on(date("2025-04-04")));
    let kind =
        json!({"plan": "spacing", "daily_limit": "3", "unit": "g", "minimum_gap_minutes": null});
    let plan = plan(&kind, date("2025-04-01"));
    let range = DayRange {
        from: date("2025-03-01"),
        to: date("2025-05-01"),
    };
    let found = check(&entries, &plan, range, date("2025-04-06"));
    let went: Vec<Went> = found.days.iter().map(|day| day.went).collect();
    assert_eq!(
        went,
        [
            Went::Kept,
            Went::Otherwise,
            Went::Unknown,
            Went::Kept,
            Went::Unanswered
        ],
        "today is not over"
    );
    assert_eq!(
        plan_sentence(&found, &Words::new(Language::De)),
        "Grenzen beim Eintragen, 1. Apr. 2025 bis 5. Apr. 2025: 2 von 3 geplanten Tagen wie geplant, 1 anders. 1 weiterer Tag ist nicht beantwortet. 1 weiterer Tag hat eine Menge, die nicht bekannt ist."
    );
}

#[test]
fn the_plan_of_a_chart_is_the_running_one() {
    let begun = |number, day: &str, state: &str| {
        let mut plan = plan(&json!({"plan": "break", "days": 5}), date(day));
        plan.id = id(number);
        plan.state = state.into();
        plan
    };
    let plans = [
        begun(1, "2025-03-01", "ended"),
        begun(2, "2025-04-01", "running"),
        begun(3, "2025-04-20", "ended"),
        begun(4, "2025-04-25", "draft"),
        begun(5, "2025-06-01", "running"),
    ];
    let of = |from: &str, to: &str| {
        let range = DayRange {
            from: date(from),
            to: date(to),
        };
        plan_of_interest(&plans, range, date("2025-05-01")).map(|plan| plan.id)
    };
    assert_eq!(of("2025-01-01", "2025-05-01"), Some(id(2)));
    assert_eq!(
        of("2025-01-01", "2025-03-20"),
        Some(id(1)),
        "nothing else had begun"
    );
    assert_eq!(of("2025-01-01", "2025-02-01"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_day_of_any_journal(
        things in things(),
        kind in 0..9_usize,
        starts in 0..30_i64,
        from in -5..40_i64,
        length in 0..50_i64,
        today in 1..60_i64,
    ) {
        let day = |days| date("2025-03-15") + Duration::days(days);
        let range = DayRange { from: day(from), to: day(from + length) };
        let plan = plan(&kinds()[kind], day(starts));
        check(&journal(&things), &plan, range, day(today));
    }
}
