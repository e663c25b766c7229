//! A plan as a calendar file (RFC 5545), with titles that tell a passer-by nothing: no substance, no product, no amount.

use crate::preview::phases;
use crate::schedule::{Aim, Schedule};
use crate::trouble::PlanTrouble;
use chrono::{DateTime, Days, NaiveDate, Utc};
use journal_core::{Plan, PlanParts, TimeOfDay};
use journal_words::Words;
use std::fmt::Write as _;

/// Longest line in bytes, its end not counted (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;
/// Days of a plan without an end that are written, from today on.
const OPEN_DAYS: u64 = 366;

/// The plan as a calendar file: one event without a time of day for each phase that begins something of the plan; days on and days with
/// the higher limit have none. `now` is noted as the time of making.
///
/// # Errors
/// When the plan cannot be laid out; see [`Schedule::of`].
pub fn ics(
    plan: &Plan,
    day_starts_at: TimeOfDay,
    now: DateTime<Utc>,
    words: &Words,
) -> Result<String, PlanTrouble> {
    let schedule = Schedule::of(plan, day_starts_at)?;
    let mut file = String::new();
    for text in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ebbline//Plan//EN",
        "CALSCALE:GREGORIAN",
    ] {
        line(&mut file, text);
    }
    let shown = if schedule.ends_on().is_none() {
        // Beyond a year nobody keeps a calendar, and a plan without an end would fill it.
        let today = now.date_naive().max(plan.starts_on);
        let until = today
            .checked_add_days(Days::new(OPEN_DAYS))
            .unwrap_or(today);
        let count = schedule.days().partition_point(|day| day.date <= until);
        &schedule.days()[..count]
    } else {
        schedule.days()
    };
    let mut number = 0_u32;
    let events = phases(plan, shown).into_iter().filter_map(|days| {
        let (first, last) = (days[0], days[days.len() - 1]);
        let title = match (&plan.parts, first.aim) {
            (PlanParts::Break(_), Aim::Off) => {
                words.say("plan-calendar-day", &[("number", first.number.into())])
            }
            (_, Aim::Step(_)) => {
                number += 1;
                words.say("plan-calendar-step", &[("number", number.into())])
            }
            (_, Aim::Off | Aim::Low(_) | Aim::Turn(_)) => words.say("plan-calendar-phase", &[]),
            _ => return None,
        };
        // Steps and milestones are told on their day; a phase fills its days.
        let last = match first.aim {
            Aim::Off if matches!(plan.parts, PlanParts::Break(_)) => first.date,
            Aim::Step(_) => first.date,
            _ => last.date,
        };
        Some((first.date, last, title))
    });
    for (from, until, title) in events {
        event(&mut file, plan, from, until, &title, now);
    }
    line(&mut file, "END:VCALENDAR");
    Ok(file)
}

fn event(
    file: &mut String,
    plan: &Plan,
    from: NaiveDate,
    until: NaiveDate,
    title: &str,
    now: DateTime<Utc>,
) {
    let day = |date: NaiveDate| date.format("%Y%m%d");
    // The end of an event is the first day after it.
    let after = until.checked_add_days(Days::new(1)).unwrap_or(until);
    line(file, "BEGIN:VEVENT");
    // The same event in a later export replaces the earlier one.
    line(file, &format!("UID:{}-{}@ebbline", plan.id, day(from)));
    line(file, &format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")));
    line(file, &format!("DTSTART;VALUE=DATE:{}", day(from)));
    line(file, &format!("DTEND;VALUE=DATE:{}", day(after)));
    line(file, &format!("SUMMARY:{}", escaped(title)));
    line(file, "CLASS:PRIVATE");
    line(file, "TRANSP:TRANSPARENT");
    line(file, "END:VEVENT");
}

/// A text value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(c);
            }
            '\n' => safe.push_str("\\n"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A content line, folded between characters so that no line has more than 75 bytes.
fn line(file: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LONGEST_LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        length += c.len_utf8();
        file.push(c);
    }
    let _ = file.write_str("\r\n");
}
