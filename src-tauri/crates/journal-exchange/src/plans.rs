//! Plans and reminders as rows of the journal file, and on their own in a file.

use crate::report::{Report, Wanted, Why};
use crate::row::{self, Row, shown};
use crate::{ExchangeError, json};
use journal_core::{
    Alternation, Break, Clock, Cycle, ElapsedRule, Entries, Id, Invalid, OtherPlan, Plan,
    PlanChange, PlanParts, PlanState, Reminder, Rotation, Rule, Spacing, Symptoms, Taper, WallRule,
};
use serde::Serialize;
use serde_json::{Map, Value};

/// Highest whole number read where the noun's own check knows the true limit and has the better words.
const ANY: u32 = u32::MAX;

/// The plan of a row of `plans`. `None` when a needed field is missing or bad; the row says which.
pub(crate) fn plan(row: &mut Row<'_, '_>) -> Option<Plan> {
    let id = row.required("id", row::id);
    let kind = row.required("kind", row::name);
    let starts_on = row.required("starts_on", row::date);
    let state = row.required("state", row::word);
    let ends_on = row.optional("ends_on", row::date);
    let lane = row.optional("lane", row::word);
    let highest = u32::from(Symptoms::MAX_TOTAL);
    let over = row.optional("hold_when_symptoms_over", row::count(highest));
    let remind_at = row.optional("remind_at", row::time_of_day);
    let note_to_self = row.optional("note_to_self", row::note);
    let changes = changes(row);
    let parts = parts(row, &kind?);
    Some(Plan {
        id: id?,
        parts: parts?,
        starts_on: starts_on?,
        ends_on,
        state: state?,
        lane,
        hold_when_symptoms_over: over.and_then(|over| u8::try_from(over).ok()),
        remind_at,
        note_to_self,
        changes: changes?,
    })
}

fn parts(row: &mut Row<'_, '_>, kind: &str) -> Option<PlanParts> {
    Some(match kind {
        "break" => PlanParts::Break(Break {
            days: row.required("days", row::count(ANY))?,
        }),
        "cycle" => PlanParts::Cycle(Cycle {
            days_on: row.optional("days_on", row::count(ANY)),
            days_off: row.optional("days_off", row::count(ANY)),
            weekdays_off: row.optional("weekdays_off", row::all(row::weekday)),
        }),
        "alternation" => {
            let high_days = row.required("high_days", row::count(ANY));
            let low_days = row.required("low_days", row::count(ANY));
            let high_limit = row.required("high_limit", row::amount);
            let low_limit = row.required("low_limit", row::amount);
            PlanParts::Alternation(Alternation {
                high_days: high_days?,
                low_days: low_days?,
                high_limit: high_limit?,
                low_limit: low_limit?,
                unit: unit(row),
            })
        }
        "rotation" => {
            let products = row.required("products", row::all(row::id));
            let days_each = row.required("days_each", row::count(ANY));
            PlanParts::Rotation(Rotation {
                products: products?,
                days_each: days_each?,
            })
        }
        "taper" => {
            let unit = row.required("unit", row::name);
            let from_daily = row.required("from_daily", row::amount);
            let to_daily = row.required("to_daily", row::amount);
            let method = row.required("method", row::word);
            let step = row.required("step", row::amount);
            let every_days = row.required("every_days", row::count(ANY));
            let slots = row.optional("slots", row::count(ANY));
            let resolution = row.optional("resolution", row::amount);
            PlanParts::Taper(Taper {
                unit: unit?,
                from_daily: from_daily?,
                to_daily: to_daily?,
                method: method?,
                step: step?,
                every_days: every_days?,
                slots,
                resolution,
            })
        }
        "spacing" => PlanParts::Spacing(Spacing {
            daily_limit: row.optional("daily_limit", row::amount),
            unit: unit(row),
            minimum_gap_minutes: row.optional("minimum_gap_minutes", row::count(ANY)),
        }),
        // A kind from elsewhere stays whole, with fields that mean nothing here.
        other => PlanParts::Other(OtherPlan {
            kind: other.to_owned(),
            fields: row.rest(),
        }),
    })
}

fn unit(row: &mut Row<'_, '_>) -> String {
    row.optional("unit", row::name)
        .unwrap_or_else(|| "g".to_owned())
}

/// `None` when one of them cannot be read: a plan without one of its changes would be another plan.
fn changes(row: &mut Row<'_, '_>) -> Option<Vec<PlanChange>> {
    let Some(value) = row.take("changes") else {
        return Some(Vec::new());
    };
    let Value::Array(items) = value else {
        row.lose("changes", Why::Not(Wanted::List));
        return None;
    };
    items
        .iter()
        .map(|item| {
            let Value::Object(fields) = item else {
                row.lose("changes", Why::Not(Wanted::Object));
                return None;
            };
            let at = row.part("changes", fields, "at", true, row::instant);
            let what = row.part("changes", fields, "what", true, row::word);
            let reason = row.part("changes", fields, "reason", false, row::note);
            let from_daily = row.part("changes", fields, "from_daily", false, row::amount);
            row.other_parts("changes", fields, &["at", "what", "reason", "from_daily"]);
            Some(PlanChange {
                at: at?,
                what: what?,
                reason,
                from_daily,
            })
        })
        .collect()
}

/// The reminder of a row of `reminders`. `None` when a needed field is missing or bad; the row says which.
pub(crate) fn reminder(row: &mut Row<'_, '_>) -> Option<Reminder> {
    let id = row.required("id", row::id);
    let kind = row.required("kind", row::word);
    let clock = row.required("clock", row::word);
    let rule = row.required("rule", |value| {
        value
            .as_object()
            .map(|fields| row::Read::plain(fields.clone()))
            .ok_or(Why::Not(Wanted::Object))
    });
    let rule = rule.and_then(|fields| rule_of(row, &fields, clock.as_ref()));
    let text = row.optional("text", row::short);
    let missed_after_minutes = row.optional("missed_after_minutes", row::count(ANY));
    let active = row.optional("active", row::flag).unwrap_or(true);
    Some(Reminder {
        id: id?,
        kind: kind?,
        clock: clock?,
        rule: rule?,
        text,
        missed_after_minutes,
        active,
    })
}

fn rule_of(
    row: &mut Row<'_, '_>,
    fields: &Map<String, Value>,
    clock: Option<&Clock>,
) -> Option<Rule> {
    if clock == Some(&Clock::Elapsed) || fields.contains_key("start") {
        let start = row.part("rule", fields, "start", true, row::instant);
        let every_minutes = row.part("rule", fields, "every_minutes", false, row::count(ANY));
        row.other_parts("rule", fields, &["start", "every_minutes"]);
        return Some(Rule::Elapsed(ElapsedRule {
            start: start?,
            every_minutes,
        }));
    }
    let at = row.part("rule", fields, "at", true, row::time_of_day);
    let every_days = row.part("rule", fields, "every_days", false, row::count(ANY));
    let weekdays = row.part("rule", fields, "weekdays", false, row::all(row::weekday));
    let from = row.part("rule", fields, "from", false, row::date);
    let until = row.part("rule", fields, "until", false, row::date);
    let known = ["at", "every_days", "weekdays", "from", "until"];
    row.other_parts("rule", fields, &known);
    Some(Rule::Wall(WallRule {
        at: at?,
        every_days,
        weekdays,
        from,
        until,
    }))
}

/// A plan as it stands in the journal file, where its kind is called `kind`.
///
/// # Errors
/// When it cannot be written as JSON, which no plan that passed its check does.
pub fn plan_of_file(plan: &Plan) -> Result<Value, ExchangeError> {
    renamed(plan, "plan")
}

/// A reminder as it stands in the journal file, where its kind is called `kind`.
///
/// # Errors
/// When it cannot be written as JSON, which no reminder that passed its check does.
pub fn reminder_of_file(reminder: &Reminder) -> Result<Value, ExchangeError> {
    renamed(reminder, "reminder")
}

/// All plans of a journal as in the file.
pub(crate) fn plans_of_file(entries: &Entries) -> Result<Vec<Value>, ExchangeError> {
    entries.plans.iter().map(plan_of_file).collect()
}

/// All reminders of a journal as in the file.
pub(crate) fn reminders_of_file(entries: &Entries) -> Result<Vec<Value>, ExchangeError> {
    entries.reminders.iter().map(reminder_of_file).collect()
}

fn renamed<T: Serialize>(noun: &T, key: &str) -> Result<Value, ExchangeError> {
    let mut value = serde_json::to_value(noun).map_err(|error| ExchangeError::NotWritable {
        reason: error.to_string(),
    })?;
    if let Value::Object(fields) = &mut value
        && let Some(kind) = fields.remove(key)
    {
        fields.insert("kind".to_owned(), kind);
    }
    Ok(value)
}

/// One thing read from a file of its own, with the report of what is bad about it.
#[derive(Clone, PartialEq, Debug)]
pub struct One<T> {
    /// The thing; `None` when it cannot be kept.
    pub found: Option<T>,
    /// What was changed and dropped; row 1 is the thing.
    pub report: Report,
}

impl<T> One<T> {
    /// The thing, if all of it was understood.
    ///
    /// # Errors
    /// The report, when something was dropped.
    pub fn whole(self) -> Result<T, Box<Report>> {
        match self.found {
            Some(found) if self.report.dropped.is_empty() => Ok(found),
            _ => Err(Box::new(self.report)),
        }
    }
}

/// Reads a file that holds one plan, as an object of the list `plans`. Without an id it gets `new_id`; without a state it is a draft.
///
/// # Errors
/// When the text is not JSON. A bad plan is no error: what is bad about it stands in the report.
pub fn read_plan(text: &str, new_id: Id) -> Result<One<Plan>, ExchangeError> {
    let defaults = [
        ("id", new_id.to_string()),
        ("state", PlanState::Draft.as_str().to_owned()),
    ];
    one(text, "plans", &defaults, plan, Plan::check)
}

/// Reads a file that holds one reminder, as an object of the list `reminders`. Without an id it gets `new_id`.
///
/// # Errors
/// As [`read_plan`].
pub fn read_reminder(text: &str, new_id: Id) -> Result<One<Reminder>, ExchangeError> {
    let defaults = [("id", new_id.to_string())];
    one(text, "reminders", &defaults, reminder, Reminder::check)
}

fn one<T>(
    text: &str,
    list: &'static str,
    defaults: &[(&str, String)],
    read: impl FnOnce(&mut Row<'_, '_>) -> Option<T>,
    check: impl FnOnce(&T) -> Result<(), Invalid>,
) -> Result<One<T>, ExchangeError> {
    let mut report = Report::new("ebbline");
    let mut fields = match json::parse(text)? {
        Value::Object(fields) => fields,
        other => {
            return Err(ExchangeError::NotJson {
                reason: format!("an object is needed, not {}", shown(&other)),
            });
        }
    };
    for (name, value) in defaults {
        if fields.get(*name).is_none_or(Value::is_null) {
            fields.insert((*name).to_owned(), value.as_str().into());
        }
    }
    let mut row = Row::new(list, 1, &fields, &mut report);
    let mut found = read(&mut row);
    if let Some(thing) = &found
        && row.is_kept()
        && let Err(invalid) = check(thing)
    {
        row.lose(invalid.field, Why::Invalid(invalid.reason));
    }
    if !row.finish() {
        found = None;
    }
    Ok(One { found, report })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    const ID: &str = "00000000-0000-7000-8000-000000000001";

    fn plan_in(value: &Value) -> One<Plan> {
        read_plan(&value.to_string(), ID.parse().unwrap()).unwrap()
    }

    fn reminder_in(value: &Value) -> One<Reminder> {
        read_reminder(&value.to_string(), ID.parse().unwrap()).unwrap()
    }

    /// What is reported, as "field: why".
    fn said<T>(one: &One<T>) -> Vec<String> {
        one.report
            .dropped
            .iter()
            .map(|it| format!("{}: {}", it.field, it.why))
            .collect()
    }

    #[test]
    fn a_plan_is_written_as_it_is_read() {
        for fields in [
            json!({"kind": "break", "days": 14}),
            json!({"kind": "cycle", "days_on": 5, "days_off": 2, "weekdays_off": null}),
            json!({"kind": "cycle", "days_on": null, "days_off": null, "weekdays_off": ["mo"]}),
            json!({"kind": "alternation", "high_days": 1, "low_days": 1, "high_limit": "4", "low_limit": "2", "unit": "g"}),
            json!({"kind": "rotation", "products": [ID], "days_each": 7}),
            json!({"kind": "taper", "unit": "g", "from_daily": "6.4", "to_daily": "2", "method": "percent", "step": "10",
                   "every_days": 7, "slots": 3, "resolution": "0.1"}),
            json!({"kind": "spacing", "daily_limit": null, "unit": "g", "minimum_gap_minutes": 240}),
            json!({"kind": "moon phases", "phase": {"is": "new"}}),
        ] {
            let mut file = json!({
                "id": ID, "starts_on": "2026-03-01", "ends_on": null, "state": "running", "lane": "leaf",
                "hold_when_symptoms_over": 12, "remind_at": "09:00", "note_to_self": "why",
                "changes": [{"at": "2026-03-02T09:00:00+01:00", "what": "skip", "reason": null, "from_daily": null}]
            });
            file.as_object_mut()
                .unwrap()
                .extend(fields.as_object().unwrap().clone());
            let read = plan_in(&file).whole().unwrap();
            assert_eq!(
                plan_of_file(&read).unwrap(),
                file,
                "nothing added, nothing lost"
            );
        }
    }

    #[test]
    fn a_short_plan_gets_an_id_and_is_a_draft() {
        let short = plan_in(&json!({"kind": "break", "days": 3, "starts_on": "2026-03-01"}));
        let plan = short.whole().unwrap();
        assert_eq!(
            (plan.id.to_string().as_str(), plan.state),
            (ID, PlanState::Draft)
        );
    }

    #[test]
    fn what_is_bad_about_a_plan_is_named() {
        for (file, expected) in [
            (
                json!({"kind": "break", "days": 0, "starts_on": "2026-03-01"}),
                vec!["plans.days: must be above zero"],
            ),
            (
                json!({"kind": "break", "days": -3, "starts_on": "2026-03-01"}),
                vec!["plans.days: is not a whole number from 0 to 4294967295"],
            ),
            (
                json!({"kind": "break", "starts_on": "2026-03-01"}),
                vec!["plans.days: is missing"],
            ),
            (
                json!({"kind": "break", "days": 3, "dayz": 4, "starts_on": "2026-03-01"}),
                vec!["plans.dayz: not understood"],
            ),
            (
                json!({"kind": "break", "days": 3, "starts_on": "1 March"}),
                vec!["plans.starts_on: is not a date like 2026-03-01"],
            ),
            (
                json!({"kind": "break", "days": 3, "starts_on": "2026-03-01", "ends_on": "2026-02-01"}),
                vec!["plans.ends_on: lies before its beginning"],
            ),
            (
                json!({"kind": "cycle", "weekdays_off": ["sa", "sunday"], "starts_on": "2026-03-01"}),
                vec![
                    "plans.weekdays_off: is not a weekday: mo, tu, we, th, fr, sa or su",
                    "plans.days_on: is empty",
                ],
            ),
            (
                json!({"kind": "taper", "unit": "g", "from_daily": "-6", "to_daily": "2", "method": "linear", "step": "x",
                       "every_days": 7, "starts_on": "2026-03-01"}),
                vec![
                    "plans.from_daily: is below zero",
                    "plans.step: is not a decimal string such as \"2.5\"",
                ],
            ),
            (
                json!({"kind": "break", "days": 3, "starts_on": "2026-03-01", "changes": [{"what": "hold", "mood": 3}]}),
                vec![
                    "plans.changes.at: is missing",
                    "plans.changes.mood: not understood",
                ],
            ),
        ] {
            let one = plan_in(&file);
            assert_eq!(said(&one), expected, "{file}");
            assert!(one.whole().is_err());
        }
        for text in ["", "[1]", "{\"kind\": \"break\", \"kind\": \"taper\"}"] {
            let read = read_plan(text, ID.parse().unwrap());
            assert!(
                matches!(read, Err(ExchangeError::NotJson { .. })),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_reminder_is_written_as_it_is_read() {
        for (clock, rule) in [
            (
                "wall",
                json!({"at": "08:00", "every_days": 1, "weekdays": null, "from": "2026-03-01", "until": null}),
            ),
            (
                "home",
                json!({"at": "08:00", "every_days": null, "weekdays": ["mo", "su"], "from": null, "until": null}),
            ),
            (
                "elapsed",
                json!({"start": "2026-03-01T08:00:00+01:00", "every_minutes": 90}),
            ),
        ] {
            let file = json!({
                "id": ID, "kind": "own", "clock": clock, "rule": rule, "text": "water", "missed_after_minutes": 60, "active": false
            });
            let read = reminder_in(&file).whole().unwrap();
            assert_eq!(reminder_of_file(&read).unwrap(), file);
        }
    }

    #[test]
    fn what_is_bad_about_a_reminder_is_named() {
        let with = |fields: Value| {
            let mut file = json!({"kind": "check_in", "clock": "wall", "rule": {"at": "08:00", "every_days": 1}});
            file.as_object_mut()
                .unwrap()
                .extend(fields.as_object().unwrap().clone());
            file
        };
        for (fields, expected) in [
            (
                json!({"rule": {"at": "25:00", "every_days": 1}}),
                vec!["reminders.rule.at: is not a time of day like 04:00"],
            ),
            (
                json!({"rule": {"at": "08:00", "weekdays": []}}),
                vec!["reminders.weekdays: is empty"],
            ),
            (
                json!({"rule": "daily"}),
                vec!["reminders.rule: is not an object"],
            ),
            (
                json!({"rule": {"at": "08:00", "every_days": 1, "nth": 2}}),
                vec!["reminders.rule.nth: not understood"],
            ),
            (
                json!({"clock": "elapsed"}),
                vec![
                    "reminders.rule.start: is missing",
                    "reminders.rule.at: not understood",
                    "reminders.rule.every_days: not understood",
                ],
            ),
            (json!({"kind": null}), vec!["reminders.kind: is missing"]),
            (json!({"kind": "own"}), vec!["reminders.text: is empty"]),
        ] {
            let one = reminder_in(&with(fields.clone()));
            assert_eq!(said(&one), expected, "{fields}");
            assert!(one.whole().is_err());
        }
    }
}
