//! Plain statistics of a range of days: `stats --json` of the contract, section 3.
//!
//! Every rate is over answered days and says how many they are; a day nobody answered for is no day without a dose. The day `as_of` is not
//! over and enters no rate. Lanes are never added up.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Duration, NaiveDate, Timelike, Utc};
use journal_core::{Dose, Entries, Id};
use journal_tolerance::{
    DayState,
    statistics::{
        LoggedDose, Quartiles, TooLittle, doses_per_answered_day, gaps, quartiles, usual_clock_time,
    },
};
use serde::Serialize;

use crate::charts::measured;
use crate::lane::{day_states, kratom_doses};
use crate::today::first_day;
use crate::trend::{count, rounded};

/// The answer of `stats --json`. Only kratom counts.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct StatsAnswer {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Last day that is over and so enters the rates; before `from` when there is none.
    pub counted_to: NaiveDate,
    /// Days with an answer: dosed or said to be without.
    pub answered_days: u32,
    /// Days with at least one dose.
    pub dosed_days: u32,
    /// Days of which the person said that nothing was taken.
    pub none_days: u32,
    /// Days nobody answered for.
    pub unanswered_days: u32,
    /// Doses of these days.
    pub doses: u32,
    /// Doses a day, over the answered days.
    pub doses_per_answered_day: Spread,
    /// Minutes from one dose to the next, where every day between was answered.
    pub gap_minutes: Spread,
    /// Longest such gap, minutes.
    pub longest_gap_minutes: Option<f64>,
    /// Usual wall time of a day's first dose, "HH:MM"; `None` where there is no usual time or too few days.
    pub first_dose_clock: Option<String>,
    /// Days with a first dose.
    pub first_dose_days: u32,
    /// Amount a day by lane, over answered days of which every amount is known.
    pub amount_per_day: BTreeMap<String, Amounts>,
    /// More by lane.
    pub lanes: BTreeMap<String, LaneStats>,
}

/// Median and quartiles with their count; the numbers are `None` below the count needed.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct Spread {
    /// Half lies below.
    pub median: Option<f64>,
    /// A quarter lies below.
    pub q25: Option<f64>,
    /// Three quarters lie below.
    pub q75: Option<f64>,
    /// Values behind them.
    pub count: u32,
    /// Values needed; `None` when there are enough.
    pub need: Option<u32>,
    /// Values left out because something about them is not known.
    pub left_out: u32,
}

/// A spread of amounts.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Amounts {
    /// Unit: grams of leaf where the product says how many, milligrams of 7-OH where the label does, else the unit most doses were logged in.
    pub unit: String,
    /// The numbers, in that unit.
    #[serde(flatten)]
    pub spread: Spread,
}

/// One lane.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct LaneStats {
    /// Doses.
    pub doses: u32,
    /// Days with one.
    pub dosed_days: u32,
    /// Doses a day, over all answered days.
    pub doses_per_answered_day: Spread,
    /// Amounts of single doses.
    pub amount_per_dose: Amounts,
    /// Doses with a rating.
    pub rated_doses: u32,
    /// Strongest rating of each rated dose, 0 to 10.
    pub effect: Spread,
}

impl Spread {
    pub(crate) fn of(result: Result<Quartiles, TooLittle>, left_out: usize) -> Self {
        match result {
            Ok(found) => Self {
                median: Some(rounded(found.median)),
                q25: Some(rounded(found.q25)),
                q75: Some(rounded(found.q75)),
                count: count(found.count),
                need: None,
                left_out: count(left_out),
            },
            Err(TooLittle { have, need }) => Self {
                count: count(have),
                need: Some(count(need)),
                left_out: count(left_out),
                ..Self::default()
            },
        }
    }
}

/// A dose with its day in the range and its amount.
struct Counted<'a> {
    dose: &'a Dose,
    day: usize,
    unit: String,
    amount: Option<f64>,
}

/// Counts the days from `from` (default: the first day anything was written about) to `to` (default, and at most: `as_of`), both included.
/// `as_of` itself is left out of every number because it is not over. Never fails: what there is too little of has no numbers.
#[must_use]
pub fn stats(
    entries: &Entries,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    as_of: NaiveDate,
) -> StatsAnswer {
    let to = to.unwrap_or(as_of).min(as_of);
    let from = from.or_else(|| first_day(entries)).unwrap_or(to).min(to);
    let counted_to = to.min(as_of - Duration::days(1));
    let length = usize::try_from((counted_to - from).num_days() + 1).unwrap_or(0);
    let states = day_states(entries, from, length);
    let answered: Vec<bool> = states
        .iter()
        .map(|state| *state != DayState::Unanswered)
        .collect();
    let days_in = |wanted: DayState| count(states.iter().filter(|it| **it == wanted).count());

    let starts = entries.settings.day_starts_at;
    let place = |day: NaiveDate| {
        usize::try_from((day - from).num_days())
            .ok()
            .filter(|place| *place < length)
    };
    let doses: Vec<(&Dose, usize)> = kratom_doses(entries)
        .filter_map(|dose| Some((dose, place(dose.day(starts))?)))
        .collect();
    let mut by_lane: BTreeMap<String, Vec<Counted>> = BTreeMap::new();
    for (dose, day) in &doses {
        let Some(product) = entries.product(dose.product) else {
            continue;
        };
        let (unit, amount) = measured(product, dose);
        by_lane
            .entry(product.lane.to_string())
            .or_default()
            .push(Counted {
                dose,
                day: *day,
                unit: unit.to_owned(),
                amount,
            });
    }
    let ratings = strongest(entries);
    let per_day = |days: &mut dyn Iterator<Item = usize>| counted(&answered, days);
    let all = doses_per_answered_day(&per_day(&mut doses.iter().map(|(_, day)| *day)));
    let (gap_minutes, longest_gap_minutes) = gap_spread(&doses, &answered);
    let (first_dose_clock, first_dose_days) = first_clock(&doses);
    StatsAnswer {
        from,
        to,
        counted_to,
        answered_days: count(answered.iter().filter(|it| **it).count()),
        dosed_days: days_in(DayState::Dosed),
        none_days: days_in(DayState::NoneConfirmed),
        unanswered_days: days_in(DayState::Unanswered),
        doses: count(doses.len()),
        doses_per_answered_day: Spread::of(all.map(|it| it.quartiles), 0),
        gap_minutes,
        longest_gap_minutes,
        first_dose_clock,
        first_dose_days,
        amount_per_day: by_lane
            .iter()
            .map(|(lane, doses)| (lane.clone(), amount_per_day(doses, &answered)))
            .collect(),
        lanes: by_lane
            .iter()
            .map(|(lane, of_lane)| {
                let days: HashSet<usize> = of_lane.iter().map(|it| it.day).collect();
                let rate = doses_per_answered_day(&per_day(&mut of_lane.iter().map(|it| it.day)));
                let effects: Vec<f64> = of_lane
                    .iter()
                    .filter_map(|it| ratings.get(&it.dose.id).copied())
                    .collect();
                let stats = LaneStats {
                    doses: count(of_lane.len()),
                    dosed_days: count(days.len()),
                    doses_per_answered_day: Spread::of(rate.map(|it| it.quartiles), 0),
                    amount_per_dose: amount_per_dose(of_lane),
                    rated_doses: count(effects.len()),
                    effect: Spread::of(quartiles(&effects), 0),
                };
                (lane.clone(), stats)
            })
            .collect(),
    }
}

/// For each dose the strongest of its ratings.
fn strongest(entries: &Entries) -> HashMap<Id, f64> {
    let mut best: HashMap<Id, f64> = HashMap::new();
    for effect in &entries.effects {
        let strength = f64::from(effect.strength.get());
        let known = best.entry(effect.dose).or_insert(strength);
        *known = known.max(strength);
    }
    best
}

/// Doses of each answered day.
fn counted(answered: &[bool], days: &mut dyn Iterator<Item = usize>) -> Vec<Option<u32>> {
    let mut counts: Vec<Option<u32>> = answered.iter().map(|yes| yes.then_some(0)).collect();
    for day in days {
        counts[day] = counts[day].map(|count| count + 1);
    }
    counts
}

fn gap_spread(doses: &[(&Dose, usize)], answered: &[bool]) -> (Spread, Option<f64>) {
    let start = doses.first().map(|(dose, _)| dose.taken_at.to_utc());
    let logged: Vec<LoggedDose> = doses
        .iter()
        .map(|(dose, day)| LoggedDose {
            day: *day,
            hours: start.map_or(0.0, |start| hours(start, dose.taken_at.to_utc())),
        })
        .collect();
    match gaps(&logged, answered) {
        Ok(found) => {
            let Quartiles {
                q25,
                median,
                q75,
                count,
            } = found.quartiles;
            let minutes = Quartiles {
                q25: q25 * 60.0,
                median: median * 60.0,
                q75: q75 * 60.0,
                count,
            };
            (
                Spread::of(Ok(minutes), found.left_out),
                Some(rounded(found.longest * 60.0)),
            )
        }
        Err(too_little) => {
            let pairs = doses.len().saturating_sub(1);
            (
                Spread::of(Err(too_little), pairs - too_little.have.min(pairs)),
                None,
            )
        }
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "seconds of a few centuries, far below 2^53"
)]
fn hours(start: DateTime<Utc>, end: DateTime<Utc>) -> f64 {
    (end - start).num_seconds() as f64 / 3600.0
}

/// The usual time of each day's first dose, by the wall time where it was taken.
fn first_clock(doses: &[(&Dose, usize)]) -> (Option<String>, u32) {
    let mut first: BTreeMap<usize, &Dose> = BTreeMap::new();
    // Doses are in order of time.
    for (dose, day) in doses {
        first.entry(*day).or_insert(dose);
    }
    let hours: Vec<f64> = first
        .values()
        .map(|dose| {
            let wall = dose.zone.map_or_else(
                || dose.taken_at.naive_local(),
                |zone| dose.taken_at.with_timezone(&zone).naive_local(),
            );
            f64::from(wall.num_seconds_from_midnight()) / 3600.0
        })
        .collect();
    let usual = usual_clock_time(&hours).ok().and_then(|it| it.median);
    (usual.map(clock), count(hours.len()))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "minutes of a day"
)]
fn clock(hour: f64) -> String {
    let minutes = (hour * 60.0).round() as u32 % (24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The unit most doses of a lane are in.
fn usual_unit(doses: &[Counted]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for dose in doses {
        *counts.entry(&dose.unit).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or_else(String::new, |(unit, _)| unit.to_owned())
}

fn amount_per_day(doses: &[Counted], answered: &[bool]) -> Amounts {
    let unit = usual_unit(doses);
    let mut sums: Vec<Option<f64>> = answered.iter().map(|yes| yes.then_some(0.0)).collect();
    for dose in doses {
        let amount = dose.amount.filter(|_| dose.unit == unit);
        sums[dose.day] = sums[dose.day].zip(amount).map(|(sum, amount)| sum + amount);
    }
    let known: Vec<f64> = sums.iter().flatten().copied().collect();
    let answered = answered.iter().filter(|it| **it).count();
    Amounts {
        unit,
        spread: Spread::of(quartiles(&known), answered - known.len()),
    }
}

fn amount_per_dose(doses: &[Counted]) -> Amounts {
    let unit = usual_unit(doses);
    let known: Vec<f64> = doses
        .iter()
        .filter(|dose| dose.unit == unit)
        .filter_map(|dose| dose.amount)
        .collect();
    Amounts {
        spread: Spread::of(quartiles(&known), doses.len() - known.len()),
        unit,
    }
}
