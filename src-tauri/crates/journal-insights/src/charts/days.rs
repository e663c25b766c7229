//! Journal days in a row: what is known of each, how many doses it had, how much of each lane.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use chrono_tz::Tz;
use journal_core::{CheckIn, Dose, Entries, Id, Lane, Score, TimeOfDay, journal_day};
use journal_tolerance::DayState;
use serde::Serialize;

use super::quantile::median;
use crate::today::in_grams;

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

/// What is known of each day of a range.
pub(crate) struct Days<'a> {
    /// The days.
    pub range: DayRange,
    /// One a day.
    pub states: Vec<DayState>,
    /// Kratom doses of each day, in order of time; of all lanes, because amounts play no part.
    pub doses: Vec<u32>,
    /// The doses themselves with the place of their day.
    pub taken: Vec<(&'a Dose, usize)>,
}

impl<'a> Days<'a> {
    /// Looks at every day of `range` once.
    pub fn of(entries: &'a Entries, range: DayRange) -> Self {
        let length = range.length();
        let mut states = vec![DayState::Unanswered; length];
        for answer in &entries.days {
            if answer.answer == journal_core::Answer::None
                && let Some(place) = range.place(answer.date)
            {
                states[place] = DayState::NoneConfirmed;
            }
        }
        let others: HashSet<Id> = entries
            .products
            .iter()
            .filter(|product| !product.is_kratom())
            .map(|product| product.id)
            .collect();
        let starts = entries.settings.day_starts_at;
        let taken: Vec<(&Dose, usize)> = in_days(&entries.doses, range, starts, |dose| {
            (dose.taken_at, dose.zone)
        })
        .filter(|(dose, _)| !others.contains(&dose.product))
        .collect();
        let mut doses = vec![0; length];
        for (_, place) in &taken {
            states[*place] = DayState::Dosed;
            doses[*place] += 1;
        }
        Self {
            range,
            states,
            doses,
            taken,
        }
    }

    /// Whether the person logged a dose or said that there was none.
    pub fn answered(&self, place: usize) -> bool {
        self.states
            .get(place)
            .is_some_and(|state| *state != DayState::Unanswered)
    }

    /// Days of a state.
    pub fn count(&self, wanted: DayState) -> u32 {
        crate::trend::count(self.states.iter().filter(|it| **it == wanted).count())
    }

    /// Days with an answer: the denominator of every rate.
    pub fn answered_days(&self) -> u32 {
        self.count(DayState::Dosed) + self.count(DayState::NoneConfirmed)
    }

    /// Amounts a day by lane; lanes are never added up.
    pub fn amounts(&self, entries: &Entries) -> Vec<LaneAmounts> {
        let mut lanes: BTreeMap<Lane, Vec<(usize, String, Option<i64>)>> = BTreeMap::new();
        for (dose, place) in &self.taken {
            let Some(product) = entries.product(dose.product) else {
                continue;
            };
            let (unit, micros) = in_grams(product, dose).unwrap_or_else(|| {
                (
                    dose.unit.clone(),
                    dose.amount.map(journal_core::Amount::micros),
                )
            });
            lanes
                .entry(product.lane.clone())
                .or_default()
                .push((*place, unit, micros));
        }
        lanes
            .into_iter()
            .map(|(lane, doses)| self.lane(lane, &doses))
            .collect()
    }

    fn lane(&self, lane: Lane, doses: &[(usize, String, Option<i64>)]) -> LaneAmounts {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, unit, _) in doses {
            *counts.entry(unit).or_default() += 1;
        }
        let unit = counts
            .into_iter()
            .max_by_key(|(_, count)| *count)
            .map_or_else(String::new, |(unit, _)| unit.to_owned());
        let mut sums: Vec<Option<i64>> = (0..self.states.len())
            .map(|place| self.answered(place).then_some(0))
            .collect();
        for (place, of, micros) in doses {
            let micros = micros.filter(|_| *of == unit);
            sums[*place] = sums[*place]
                .zip(micros)
                .map(|(sum, micros)| sum.saturating_add(micros));
        }
        #[allow(
            clippy::cast_precision_loss,
            reason = "amounts are at most a million units each, far below 2^53 millionths"
        )]
        let per_day = sums
            .into_iter()
            .map(|sum| sum.map(|micros| micros as f64 / 1e6))
            .collect();
        LaneAmounts {
            lane,
            unit,
            per_day,
        }
    }
}

/// How much of one lane was taken on each day.
pub(crate) struct LaneAmounts {
    /// The lane.
    pub lane: Lane,
    /// Grams where the products say how many, else the unit most doses were logged in.
    pub unit: String,
    /// One a day: 0 on answered days without a dose of the lane, nothing where the day was not answered or an amount is not known in
    /// this unit.
    pub per_day: Vec<Option<f64>>,
}

/// One value of each day of the range from its check-ins: their median where there are several.
pub(crate) fn check_in_values(
    entries: &Entries,
    range: DayRange,
    value: impl Fn(&CheckIn) -> Option<f64>,
) -> Vec<Option<f64>> {
    let mut days: Vec<Vec<f64>> = vec![Vec::new(); range.length()];
    let starts = entries.settings.day_starts_at;
    for (check_in, place) in in_days(&entries.check_ins, range, starts, |it| (it.at, it.zone)) {
        days[place].extend(value(check_in));
    }
    days.iter().map(|values| median(values)).collect()
}

/// A rating as a number.
pub(crate) fn rating(score: Option<Score>) -> Option<f64> {
    score.map(|score| f64::from(score.get()))
}
