//! The calendar: what is known of every day, told apart without colour.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use journal_charts::{Calendar, Cell, CellKind, ChartModel, Reading, Table, at_day};
use journal_core::Entries;
use journal_tolerance::DayState;
use journal_words::Words;
use serde::Serialize;

use super::days::{DayRange, asked};
use super::phrase::{say, table};
use super::say::{days as dates, joined};
use super::taken::Stretch;
use super::{ChartAsk, ChartName, Draft};
use crate::today::first_day;
use crate::trend::count;

/// What is known of each day of a range.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CalendarFigures {
    /// The days counted: from the first anything was written about, to the last that is over.
    pub range: DayRange,
    /// Each of them.
    pub days: Vec<CalendarDay>,
    /// Days with a dose.
    pub dosed: u32,
    /// Days of which the person said that there was none.
    pub none: u32,
    /// Days nobody answered for.
    pub unanswered: u32,
    /// Doses on all these days.
    pub doses: u32,
    /// Longest stretch of days confirmed without a dose, the earliest of equals.
    pub longest_none: Option<DayRange>,
    /// The same by month.
    pub months: Vec<CalendarMonth>,
}

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct CalendarDay {
    /// The day.
    pub date: NaiveDate,
    /// What is known of it.
    #[serde(serialize_with = "state_word")]
    pub state: DayState,
    /// Kratom doses logged.
    pub doses: u32,
}

fn state_word<S: serde::Serializer>(state: &DayState, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match state {
        DayState::Dosed => "dosed",
        DayState::NoneConfirmed => "none",
        DayState::Unanswered => "unanswered",
    })
}

/// A month of the calendar, as far as it lies in the range.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct CalendarMonth {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// Days with a dose.
    pub dosed: u32,
    /// Days confirmed without one.
    pub none: u32,
    /// Days nobody answered for.
    pub unanswered: u32,
    /// Doses.
    pub doses: u32,
}

/// Looks every day of `range` up. Days before anything was written are no unanswered days: nobody was asked then. The day `today` is not
/// over and left out.
#[must_use]
pub fn calendar_figures(entries: &Entries, range: DayRange, today: NaiveDate) -> CalendarFigures {
    let mut range = range.until_yesterday(today);
    range.from = range.from.max(first_day(entries).unwrap_or(today));
    let known = Stretch::read(entries, range);
    let days: Vec<CalendarDay> = known
        .states
        .iter()
        .zip(known.counts())
        .enumerate()
        .map(|(place, (state, doses))| CalendarDay {
            date: range.day(place),
            state: *state,
            doses: doses.unwrap_or(0),
        })
        .collect();
    let mut longest: Option<(usize, usize)> = None;
    let mut months: Vec<CalendarMonth> = Vec::new();
    let mut run = 0;
    for (place, day) in days.iter().enumerate() {
        run = if day.state == DayState::NoneConfirmed {
            run + 1
        } else {
            0
        };
        if run > longest.map_or(0, |(_, length)| length) {
            longest = Some((place + 1 - run, run));
        }
        let (year, month) = (day.date.year(), day.date.month());
        if months
            .last()
            .is_none_or(|it| (it.year, it.month) != (year, month))
        {
            months.push(CalendarMonth {
                year,
                month,
                dosed: 0,
                none: 0,
                unanswered: 0,
                doses: 0,
            });
        }
        if let Some(of) = months.last_mut() {
            match day.state {
                DayState::Dosed => of.dosed += 1,
                DayState::NoneConfirmed => of.none += 1,
                DayState::Unanswered => of.unanswered += 1,
            }
            of.doses += day.doses;
        }
    }
    CalendarFigures {
        range,
        dosed: count(known.days_in(DayState::Dosed)),
        none: count(known.days_in(DayState::NoneConfirmed)),
        unanswered: count(known.days_in(DayState::Unanswered)),
        doses: count(known.doses.len()),
        longest_none: longest.map(|(start, length)| DayRange {
            from: range.day(start),
            to: range.day(start + length - 1),
        }),
        days,
        months,
    }
}

/// What the calendar says in words: days of each kind with their number, and the longest stretch without.
#[must_use]
pub fn calendar_sentence(figures: &CalendarFigures, words: &Words) -> String {
    if figures.days.is_empty() {
        return say("calendar-empty", words);
    }
    let days = |days: usize| words.say("body-days", &[("count", days.into())]);
    let [from, to] = dates(figures.range, words);
    let counts = words.say(
        "calendar-said",
        &[
            from,
            to,
            ("days", days(figures.days.len()).into()),
            ("dosed", figures.dosed.into()),
            ("none", figures.none.into()),
            ("unanswered", figures.unanswered.into()),
        ],
    );
    let longest = figures.longest_none.map_or_else(
        || say("calendar-no-none", words),
        |longest| {
            let [from, to] = dates(longest, words);
            if longest.from == longest.to {
                words.say("calendar-longest-day", &[from])
            } else {
                let length = days(longest.length());
                words.say("calendar-longest", &[("days", length.into()), from, to])
            }
        },
    );
    joined([counts, longest])
}

fn month_name(month: &CalendarMonth, words: &Words) -> String {
    words.say(
        "calendar-month",
        &[
            ("month", words.month(month.month).into()),
            ("year", month.year.to_string().into()),
        ],
    )
}

fn calendar_table(figures: &CalendarFigures, words: &Words) -> Table {
    let rows = figures.months.iter().map(|month| {
        let counts = [month.dosed, month.none, month.unanswered, month.doses];
        std::iter::once(month_name(month, words))
            .chain(counts.iter().map(u32::to_string))
            .collect()
    });
    table(
        &[
            "body-table-month",
            "body-table-days-dosed",
            "body-table-days-none",
            "body-table-days-unanswered",
            "body-table-doses",
        ],
        rows.collect(),
        words,
    )
}

/// Doses from which on a day's square is the largest.
const MOST: u32 = 4;

pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let figures = calendar_figures(entries, asked(entries, ask), ask.today);
    let mut draft = Draft::new(
        ChartName::Calendar,
        calendar_sentence(&figures, words),
        words,
    );
    if figures.days.is_empty() {
        return draft.missing();
    }
    draft.table = calendar_table(&figures, words);
    draft.notes = vec![
        say("calendar-note", words),
        say("body-today-left-out", words),
    ];
    // Ten years have thousands of days and few counts.
    let mut doses_said: BTreeMap<u32, String> = BTreeMap::new();
    for day in &figures.days {
        let doses = doses_said
            .entry(day.doses)
            .or_insert_with(|| words.say("body-doses", &[("count", day.doses.into())]));
        let reading = Reading::new(at_day(day.date), None, day_words(day, doses, words));
        draft.readings.push(reading);
    }
    let cells = figures.days.iter().map(|day| Cell {
        date: day.date,
        kind: match day.state {
            DayState::Dosed => CellKind::Dosed {
                level: u8::try_from(day.doses.min(MOST)).unwrap_or(1),
            },
            DayState::NoneConfirmed => CellKind::ConfirmedNone,
            DayState::Unanswered => CellKind::Unanswered,
        },
    });
    let calendar = Calendar {
        from: figures.range.from,
        to: figures.range.to,
        cells: cells.collect(),
        dosed_label: say("calendar-key-dosed", words),
        none_label: say("calendar-key-none", words),
        unanswered_label: say("calendar-key-unanswered", words),
    };
    draft.calendar(calendar)
}

fn day_words(day: &CalendarDay, doses: &str, words: &Words) -> String {
    let date = ("date", words.date(day.date).into());
    match day.state {
        DayState::Dosed => words.say("calendar-reading-dosed", &[date, ("doses", doses.into())]),
        DayState::NoneConfirmed => words.say("calendar-reading-none", &[date]),
        DayState::Unanswered => words.say("calendar-reading-unanswered", &[date]),
    }
}
