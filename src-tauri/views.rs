//! From entries to what lists on the screen show.

mod page;

pub use page::{journal_choices, journal_page};

use crate::wire::{CalendarDay, EntryLine};
use chrono::{DateTime, Days, Duration, FixedOffset, Months, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use journal_core::{DayStatus, Entries, Entry, Id, TimeOfDay, journal_day};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::RangeInclusive,
};

/// Wall time in the entry's own zone, "YYYY-MM-DDTHH:MM".
pub fn local(at: DateTime<FixedOffset>, zone: Option<Tz>) -> String {
    wall(at, zone).format("%Y-%m-%dT%H:%M").to_string()
}

fn wall(at: DateTime<FixedOffset>, zone: Option<Tz>) -> chrono::NaiveDateTime {
    zone.map_or_else(
        || at.naive_local(),
        |zone| at.with_timezone(&zone).naive_local(),
    )
}

/// Midnight UTC so many days from a day.
fn margin(day: NaiveDate, days: i64) -> DateTime<Utc> {
    day.checked_add_signed(Duration::days(days))
        .unwrap_or(day)
        .and_time(NaiveTime::MIN)
        .and_utc()
}

/// Makes lines: knows the ratings of doses and the home zone.
pub struct Lines<'a> {
    entries: &'a Entries,
    ratings: HashMap<Id, Vec<u8>>,
}

impl<'a> Lines<'a> {
    /// For these entries.
    pub fn new(entries: &'a Entries) -> Self {
        let mut ratings: HashMap<Id, Vec<u8>> = HashMap::new();
        for effect in &entries.effects {
            ratings
                .entry(effect.dose)
                .or_default()
                .push(effect.strength.get());
        }
        Self { entries, ratings }
    }

    /// The line of an entry.
    pub fn line(&self, entry: Entry) -> EntryLine {
        let zone = zone_of(&entry);
        let home = self.entries.settings.home_zone;
        let at = entry.at();
        let (product_name, lane, effects) = match &entry {
            Entry::Dose(dose) => {
                let product = self.entries.product(dose.product);
                (
                    product.map(|product| product.name.clone()),
                    product.map(|product| product.lane.to_string()),
                    self.ratings.get(&dose.id).cloned().unwrap_or_default(),
                )
            }
            _ => (None, None, Vec::new()),
        };
        EntryLine {
            key: entry.reference().key(),
            local_time: at.map(|at| wall(at, zone).format("%H:%M").to_string()),
            local: at.map(|at| local(at, zone)),
            elsewhere: zone
                .filter(|zone| *zone != home)
                .map(|zone| zone.to_string()),
            product_name,
            lane,
            effects,
            minutes_since_dose: match &entry {
                Entry::Symptoms(symptoms) => minutes_since_dose(self.entries, symptoms.at),
                _ => None,
            },
            entry,
        }
    }
}

/// Whole minutes from the newest dose of kratom up to `at`; `None` when there is none.
pub fn minutes_since_dose(entries: &Entries, at: DateTime<FixedOffset>) -> Option<u32> {
    // Doses are in order of time.
    let until = entries.doses.partition_point(|dose| dose.taken_at <= at);
    entries.doses[..until]
        .iter()
        .rfind(|dose| {
            entries
                .product(dose.product)
                .is_none_or(journal_core::Product::is_kratom)
        })
        .and_then(|dose| u32::try_from((at - dose.taken_at).num_minutes()).ok())
}

fn zone_of(entry: &Entry) -> Option<Tz> {
    match entry {
        Entry::Dose(dose) => dose.zone,
        Entry::CheckIn(check_in) => check_in.zone,
        Entry::Symptoms(symptoms) => symptoms.zone,
        Entry::Activity(activity) => activity.zone,
        Entry::Score(score) => score.zone,
        Entry::Appointment(appointment) => appointment.zone,
        Entry::Effect(_)
        | Entry::Settings(_)
        | Entry::Product(_)
        | Entry::Day(_)
        | Entry::Dismissal(_)
        | Entry::Medicine(_)
        | Entry::Question(_)
        | Entry::Plan(_)
        | Entry::Reminder(_)
        | Entry::Occurrence(_)
        | Entry::Deleted(_) => None,
    }
}

/// The journal day an entry is listed under; `None` for settings, products and medicines. A rating is listed with its dose.
pub fn listed_under(entry: &Entry, starts: TimeOfDay) -> Option<NaiveDate> {
    match entry {
        Entry::Day(answer) => Some(answer.date),
        Entry::Settings(_) | Entry::Product(_) | Entry::Medicine(_) | Entry::Effect(_) => None,
        _ => entry.at().map(|at| journal_day(at, zone_of(entry), starts)),
    }
}

/// Status of the days of a range.
#[derive(Default)]
struct Statuses {
    dosed: BTreeMap<NaiveDate, u32>,
    none: BTreeSet<NaiveDate>,
}

impl Statuses {
    fn new(entries: &Entries, days: RangeInclusive<NaiveDate>) -> Self {
        let starts = entries.settings.day_starts_at;
        let mut dosed = BTreeMap::new();
        // Doses are sorted, and a wall time is less than two days away from its journal day in UTC.
        let from = entries
            .doses
            .partition_point(|dose| dose.taken_at.to_utc() < margin(*days.start(), -2));
        let to = entries
            .doses
            .partition_point(|dose| dose.taken_at.to_utc() < margin(*days.end(), 3));
        for dose in entries.doses.get(from..to).unwrap_or_default() {
            if entries
                .product(dose.product)
                .is_none_or(journal_core::Product::is_kratom)
            {
                *dosed.entry(dose.day(starts)).or_insert(0) += 1;
            }
        }
        let none = entries
            .days
            .iter()
            .filter(|answer| {
                answer.answer == journal_core::Answer::None && days.contains(&answer.date)
            })
            .map(|answer| answer.date)
            .collect();
        Self { dosed, none }
    }

    fn of(&self, day: NaiveDate) -> DayStatus {
        if self.dosed.contains_key(&day) {
            DayStatus::Dosed
        } else if self.none.contains(&day) {
            DayStatus::ConfirmedNone
        } else {
            DayStatus::Unanswered
        }
    }
}

/// Days before today of which nothing is known, oldest first; from the first day anything was written about.
pub fn unanswered(entries: &Entries, now: DateTime<Utc>) -> Vec<NaiveDate> {
    let facts = journal_insights::today(entries, now, entries.settings.home_zone);
    let Some(began) = facts
        .days_since_first_entry
        .and_then(|days| facts.day.checked_sub_days(Days::new(u64::from(days))))
    else {
        return Vec::new();
    };
    let statuses = Statuses::new(entries, began..=facts.day);
    began
        .iter_days()
        .take_while(|day| *day < facts.day)
        .filter(|day| statuses.of(*day) == DayStatus::Unanswered)
        .collect()
}

/// The days of the month that begins on `first`, without those before the journal began and those to come, unless they hold something:
/// nobody was asked about them, so they are not unanswered.
pub fn calendar(entries: &Entries, first: NaiveDate, now: DateTime<Utc>) -> Vec<CalendarDay> {
    let facts = journal_insights::today(entries, now, entries.settings.home_zone);
    let began = facts
        .days_since_first_entry
        .and_then(|days| facts.day.checked_sub_days(Days::new(u64::from(days))));
    let asked = |day: NaiveDate| began.is_some_and(|began| began <= day) && day <= facts.day;
    let next = first
        .checked_add_months(Months::new(1))
        .unwrap_or(NaiveDate::MAX);
    let statuses = Statuses::new(entries, first..=next);
    first
        .iter_days()
        .take_while(|day| *day < next)
        .map(|day| (day, statuses.of(day)))
        .filter(|(day, status)| *status != DayStatus::Unanswered || asked(*day))
        .map(|(day, status)| CalendarDay {
            date: day.to_string(),
            status,
            doses: statuses.dosed.get(&day).copied().unwrap_or(0),
        })
        .collect()
}
