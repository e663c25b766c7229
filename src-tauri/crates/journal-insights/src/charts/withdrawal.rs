//! Symptoms by hours since the last dose: the person's own curve, from what was logged alone.
//!
//! The hours are derived from the doses, never asked. An entry counts only where every day from that dose to it was answered: over
//! a day nobody answered for there may have been a dose.

use chrono::{DateTime, NaiveDate, Utc};
use journal_core::Entries;
use serde::Serialize;

use super::days::{DayRange, Days, in_days};
use super::quantile::spread;
use crate::lane::{hours_between, kratom_doses};
use crate::signs::symptom_total;
use crate::stats::Spread;

/// Where the stretches of hours begin; each ends where the next begins, the last is open. Narrow where most entries lie (a night is 8 to
/// 12 hours), wide where days go by.
pub(crate) const HOURS: [u32; 11] = [0, 4, 8, 12, 16, 24, 36, 48, 72, 120, 168];

/// Symptoms by hours since the last dose.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct WithdrawalFigures {
    /// The days in question.
    pub now: HoursCurve,
    /// Those they are compared with.
    pub before: HoursCurve,
}

/// The curve of one stretch of days.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct HoursCurve {
    /// Its days.
    pub range: DayRange,
    /// Symptom entries of these days.
    pub entries: u32,
    /// Entries in the curve.
    pub used: u32,
    /// Left out: no dose was logged before them.
    pub no_dose_before: u32,
    /// Left out: a day between the dose and the entry was not answered.
    pub not_answered: u32,
    /// One for each stretch of hours.
    pub bins: Vec<HoursBin>,
}

/// Symptom totals in one stretch of hours.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct HoursBin {
    /// From so many hours after the last dose.
    pub from: u32,
    /// To less than so many; `None` = open.
    pub to: Option<u32>,
    /// Median and quartiles of the totals, 0 to 30; below 5 entries the count alone.
    pub totals: Spread,
}

/// Bins the symptom entries of `range` by hours since the last kratom dose before them (hours elapsed, clock changes and all), and those
/// of `compare` (default: as many days right before). The day `today` is not over and left out.
#[must_use]
pub fn withdrawal_figures(
    entries: &Entries,
    range: DayRange,
    compare: Option<DayRange>,
    today: NaiveDate,
) -> WithdrawalFigures {
    let doses: Vec<Taken> = kratom_doses(entries)
        .map(|dose| Taken {
            at: dose.taken_at.to_utc(),
            dose,
        })
        .collect();
    let range = range.until_yesterday(today);
    let compare = compare.map_or_else(|| range.before(), |it| it.until_yesterday(today));
    WithdrawalFigures {
        now: curve(entries, &doses, range),
        before: curve(entries, &doses, compare),
    }
}

struct Taken<'a> {
    at: DateTime<Utc>,
    dose: &'a journal_core::Dose,
}

fn curve(entries: &Entries, doses: &[Taken], range: DayRange) -> HoursCurve {
    let starts = entries.settings.day_starts_at;
    let mut found = Vec::new();
    let (mut all, mut no_dose_before) = (0_u32, 0_u32);
    let listed = in_days(&entries.symptoms, range, starts, |it| (it.at, it.zone));
    for (symptoms, place) in listed {
        all += 1;
        let at = symptoms.at.to_utc();
        // A dose logged with the same minute is not yet behind the person.
        let Some(last) = doses
            .partition_point(|dose| dose.at < at)
            .checked_sub(1)
            .and_then(|place| doses.get(place))
        else {
            no_dose_before += 1;
            continue;
        };
        let day = range.day(place);
        found.push((
            symptoms,
            day,
            last.dose.day(starts),
            hours_between(last.at, at),
        ));
    }
    // From the earliest last dose on, so that one pass tells which stretches were answered.
    let first = found.iter().map(|(_, _, dose, _)| *dose).min();
    let days = Days::of(
        entries,
        DayRange {
            from: first.unwrap_or(range.from),
            to: range.to,
        },
    );
    let mut unanswered_before = vec![0_usize];
    for place in 0..days.states.len() {
        let so_far = unanswered_before[place] + usize::from(!days.answered(place));
        unanswered_before.push(so_far);
    }
    let all_answered = |from: NaiveDate, before: NaiveDate| {
        let place = |day: NaiveDate| usize::try_from((day - days.range.from).num_days()).ok();
        place(from).zip(place(before)).is_none_or(|(from, before)| {
            let at = |place: usize| unanswered_before.get(place).copied();
            at(from) == at(before.max(from))
        })
    };
    let mut values: Vec<Vec<f64>> = vec![Vec::new(); HOURS.len()];
    let (mut used, mut not_answered) = (0_u32, 0_u32);
    for (symptoms, day, dose_day, hours) in found {
        // Of the entry's own day only what came before the entry matters: the person may have said that no dose did.
        let own_day = symptoms.before_first_dose == Some(true)
            || days
                .range
                .place(day)
                .is_some_and(|place| days.answered(place));
        if !own_day || !all_answered(dose_day, day) {
            not_answered += 1;
            continue;
        }
        used += 1;
        let bin = HOURS.partition_point(|from| f64::from(*from) <= hours);
        values[bin.saturating_sub(1)].push(symptom_total(symptoms));
    }
    HoursCurve {
        range,
        entries: all,
        used,
        no_dose_before,
        not_answered,
        bins: values
            .iter()
            .enumerate()
            .map(|(nth, totals)| HoursBin {
                from: HOURS[nth],
                to: HOURS.get(nth + 1).copied(),
                totals: spread(totals),
            })
            .collect(),
    }
}
