//! The calendar: what is known of every day, told apart without colour.

use chrono::{Datelike, NaiveDate};
use journal_core::Entries;
use journal_tolerance::DayState;
use serde::Serialize;

use super::days::{DayRange, Days};
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
    let known = Days::of(entries, range);
    let days: Vec<CalendarDay> = known
        .states
        .iter()
        .zip(&known.doses)
        .enumerate()
        .map(|(place, (state, doses))| CalendarDay {
            date: range.day(place),
            state: *state,
            doses: *doses,
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
        dosed: known.count(DayState::Dosed),
        none: known.count(DayState::NoneConfirmed),
        unanswered: known.count(DayState::Unanswered),
        doses: count(known.taken.len()),
        longest_none: longest.map(|(start, length)| DayRange {
            from: range.day(start),
            to: range.day(start + length - 1),
        }),
        days,
        months,
    }
}
