//! Stretches of journal days, and what belongs to each of their days.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use chrono_tz::Tz;
use journal_core::{CheckIn, Entries, Score, TimeOfDay, journal_day};
use serde::Serialize;

use super::ChartAsk;
use super::quantile::median;
use crate::today::first_day;

/// Wall times differ from UTC by less than a day, and a journal day begins less than a day after its date: instants further than
/// this from a date belong to other days.
const MARGIN: Duration = Duration::days(3);

/// Journal days from first to last, both included. `to` before `from` is a range without days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct DayRange {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl DayRange {
    /// Days in it.
    #[must_use]
    pub fn length(self) -> usize {
        usize::try_from((self.to - self.from).num_days() + 1).unwrap_or(0)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The days of it that are over when `today` is running: today is not finished and enters no figure.
    #[must_use]
    pub fn until_yesterday(self, today: NaiveDate) -> Self {
        let yesterday = today.pred_opt().unwrap_or(today);
        Self {
            to: self.to.min(yesterday),
            ..self
        }
    }

    /// From one day to the other, in either order.
    #[must_use]
    pub fn between((one, other): (NaiveDate, NaiveDate)) -> Self {
        Self {
            from: one.min(other),
            to: one.max(other),
        }
    }

    /// The last days before `today`.
    #[must_use]
    pub fn last(days: i64, today: NaiveDate) -> Self {
        let back = |days| today.checked_sub_signed(Duration::days(days));
        Self {
            from: back(days).unwrap_or(today),
            to: back(1).unwrap_or(today),
        }
    }

    /// As long as this and ending on the day before it.
    #[must_use]
    pub fn before(self) -> Self {
        let length = Duration::days((self.to - self.from).num_days().max(0));
        let to = self.from.pred_opt().unwrap_or(self.from);
        Self {
            from: to.checked_sub_signed(length).unwrap_or(to),
            to,
        }
    }

    /// Place of a day in it, from 0.
    pub(crate) fn place(self, day: NaiveDate) -> Option<usize> {
        self.holds(day)
            .then(|| usize::try_from((day - self.from).num_days()).ok())
            .flatten()
    }

    /// The day at a place.
    pub(crate) fn day(self, place: usize) -> NaiveDate {
        let days = Duration::days(i64::try_from(place).unwrap_or(0));
        self.from.checked_add_signed(days).unwrap_or(self.to)
    }
}

/// A value of a journal day.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct DayValue {
    /// The day.
    pub date: NaiveDate,
    /// Its value.
    pub value: f64,
}

/// The part of a list sorted by time that can belong to the days of a range.
fn near<T>(list: &[T], range: DayRange, at: impl Fn(&T) -> DateTime<FixedOffset>) -> &[T] {
    let instant = |day: NaiveDate, margin: Duration| {
        day.checked_add_signed(margin)
            .unwrap_or(day)
            .and_time(chrono::NaiveTime::MIN)
            .and_utc()
    };
    let (first, last) = (instant(range.from, -MARGIN), instant(range.to, MARGIN));
    let start = list.partition_point(|item| at(item).to_utc() < first);
    let end = list.partition_point(|item| at(item).to_utc() <= last);
    list.get(start..end).unwrap_or_default()
}

/// Items of a list sorted by time that belong to days of a range, with their day's place in it.
pub(crate) fn in_days<'a, T>(
    list: &'a [T],
    range: DayRange,
    starts: TimeOfDay,
    when: impl Fn(&T) -> (DateTime<FixedOffset>, Option<Tz>) + 'a,
) -> impl Iterator<Item = (&'a T, usize)> {
    let part = near(list, range, |item| when(item).0);
    part.iter().filter_map(move |item| {
        let (at, zone) = when(item);
        Some((item, range.place(journal_day(at, zone, starts))?))
    })
}

/// Check-ins of a range with the places of their days, found once for all that is asked of them.
pub(crate) struct CheckIns<'a> {
    length: usize,
    found: Vec<(&'a CheckIn, usize)>,
}

impl<'a> CheckIns<'a> {
    /// Reads the check-ins of `range`.
    pub(crate) fn of(entries: &'a Entries, range: DayRange) -> Self {
        let starts = entries.settings.day_starts_at;
        Self {
            length: range.length(),
            found: in_days(&entries.check_ins, range, starts, |it| (it.at, it.zone)).collect(),
        }
    }

    /// One value of each day: the median where there are several.
    pub(crate) fn daily(&self, value: impl Fn(&CheckIn) -> Option<f64>) -> Vec<Option<f64>> {
        let mut days: Vec<Option<f64>> = vec![None; self.length];
        let mut several: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for (check_in, place) in &self.found {
            let Some(value) = value(check_in) else {
                continue;
            };
            match days[*place] {
                None => days[*place] = Some(value),
                Some(first) => several
                    .entry(*place)
                    .or_insert_with(|| vec![first])
                    .push(value),
            }
        }
        for (place, values) in several {
            days[place] = median(&values);
        }
        days
    }
}

/// A rating as a number.
pub(crate) fn rating(score: Option<Score>) -> Option<f64> {
    score.map(|score| f64::from(score.get()))
}

/// The days a chart is asked for: the range, else everything from the first day anything was written about to the last that is over.
pub(crate) fn asked(entries: &Entries, ask: &ChartAsk<'_>) -> DayRange {
    ask.range.map_or_else(
        || {
            DayRange {
                from: first_day(entries).unwrap_or(ask.today),
                to: ask.today,
            }
            .until_yesterday(ask.today)
        },
        DayRange::between,
    )
}
