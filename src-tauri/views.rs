//! From entries to what lists on the screen show.

use crate::wire::{CalendarDay, DayView, EntryLine, JournalPage};
use chrono::{DateTime, Days, FixedOffset, Months, NaiveDate, Utc};
use chrono_tz::Tz;
use journal_core::{DayStatus, Entries, Entry, Id, TimeOfDay, journal_day};
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
            entry,
        }
    }
}

fn zone_of(entry: &Entry) -> Option<Tz> {
    match entry {
        Entry::Dose(dose) => dose.zone,
        Entry::CheckIn(check_in) => check_in.zone,
        Entry::Symptoms(symptoms) => symptoms.zone,
        Entry::Activity(activity) => activity.zone,
        Entry::Effect(_)
        | Entry::Settings(_)
        | Entry::Product(_)
        | Entry::Day(_)
        | Entry::Dismissal(_) => None,
    }
}

/// The journal day an entry is listed under; `None` for settings and products. A rating is listed with its dose.
pub fn listed_under(entry: &Entry, starts: TimeOfDay) -> Option<NaiveDate> {
    match entry {
        Entry::Day(answer) => Some(answer.date),
        Entry::Settings(_) | Entry::Product(_) | Entry::Effect(_) => None,
        _ => entry.at().map(|at| journal_day(at, zone_of(entry), starts)),
    }
}

/// Status of every day that has one.
struct Statuses {
    dosed: BTreeMap<NaiveDate, u32>,
    none: BTreeSet<NaiveDate>,
}

impl Statuses {
    fn new(entries: &Entries) -> Self {
        let starts = entries.settings.day_starts_at;
        let mut dosed = BTreeMap::new();
        for dose in &entries.doses {
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
            .filter(|answer| answer.answer == journal_core::Answer::None)
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

/// Days with their entries, newest first. Without a search every day up to today is listed, unanswered ones included, because a gap
/// is something to see; with one, only days with entries that hold all its words.
pub fn journal_page(
    entries: &Entries,
    now: DateTime<Utc>,
    before: Option<NaiveDate>,
    limit: usize,
    search: Option<&str>,
) -> JournalPage {
    let starts = entries.settings.day_starts_at;
    let statuses = Statuses::new(entries);
    let lines = Lines::new(entries);
    let words: Vec<String> = search
        .unwrap_or_default()
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut by_day: BTreeMap<NaiveDate, Vec<Entry>> = BTreeMap::new();
    for entry in entries.iter() {
        let Some(day) = listed_under(&entry, starts) else {
            continue;
        };
        if before.is_some_and(|before| day >= before) {
            continue;
        }
        if words.is_empty() || holds(entries, &entry, &words) {
            by_day.entry(day).or_default().push(entry);
        }
    }
    if words.is_empty() {
        let today = journal_day(now.fixed_offset(), Some(entries.settings.home_zone), starts);
        if let Some((&first, _)) = by_day.first_key_value() {
            let last = before.and_then(|before| before.pred_opt()).unwrap_or(today);
            let missing: Vec<_> = first.iter_days().take_while(|day| *day <= last).collect();
            for day in missing {
                by_day.entry(day).or_default();
            }
        }
    }
    let mut days: Vec<DayView> = by_day
        .into_iter()
        .rev()
        .take(limit + 1)
        .map(|(date, mut list)| {
            list.sort_by_key(|entry| std::cmp::Reverse((entry.at(), entry.reference())));
            DayView {
                date: date.to_string(),
                status: statuses.of(date),
                entries: list.into_iter().map(|entry| lines.line(entry)).collect(),
            }
        })
        .collect();
    let more = days.len() > limit;
    days.truncate(limit);
    let before = if more {
        days.last().map(|day| day.date.clone())
    } else {
        None
    };
    JournalPage { days, before }
}

/// Whether an entry holds all words, in whatever it would show.
fn holds(entries: &Entries, entry: &Entry, words: &[String]) -> bool {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(&part.to_lowercase());
        text.push('\n');
    };
    match entry {
        Entry::Dose(dose) => {
            if let Some(product) = entries.product(dose.product) {
                add(&product.name);
            }
            if let Some(amount) = dose.amount {
                add(&format!("{amount} {}", dose.unit));
            }
            dose.tags.iter().for_each(|tag| add(&format!("#{tag}")));
            dose.purposes
                .iter()
                .for_each(|purpose| add(purpose.as_str()));
            add(dose.note.as_deref().unwrap_or_default());
        }
        Entry::CheckIn(check_in) => add(check_in.note.as_deref().unwrap_or_default()),
        Entry::Symptoms(symptoms) => {
            symptoms.items.iter().for_each(|item| add(&item.name));
            add(symptoms.note.as_deref().unwrap_or_default());
        }
        Entry::Activity(activity) => {
            add(activity.kind.as_str());
            add(activity.note.as_deref().unwrap_or_default());
        }
        Entry::Day(answer) => add(&answer.date.to_string()),
        Entry::Dismissal(dismissal) => add(dismissal.reason.as_deref().unwrap_or_default()),
        Entry::Settings(_) | Entry::Product(_) | Entry::Effect(_) => {}
    }
    words.iter().all(|word| text.contains(word))
}

/// The days of the month that begins on `first`, without those before the journal began and those to come, unless they hold something:
/// nobody was asked about them, so they are not unanswered.
pub fn calendar(entries: &Entries, first: NaiveDate, now: DateTime<Utc>) -> Vec<CalendarDay> {
    let facts = journal_insights::today(entries, now, entries.settings.home_zone);
    let began = facts
        .days_since_first_entry
        .and_then(|days| facts.day.checked_sub_days(Days::new(u64::from(days))));
    let asked = |day: NaiveDate| began.is_some_and(|began| began <= day) && day <= facts.day;
    let statuses = Statuses::new(entries);
    let next = first
        .checked_add_months(Months::new(1))
        .unwrap_or(NaiveDate::MAX);
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
