//! Journal days of entries: the range of a file, a part of a journal, days with a dose.

use crate::report::Range;
use chrono::NaiveDate;
use journal_core::{Dose, Entries, Id, Product, TimeOfDay, journal_day};
use std::collections::{BTreeMap, BTreeSet};

/// First and last journal day of everything that has one. Ratings and questions go with what they are of.
pub fn of(entries: &Entries) -> Range {
    let starts = entries.settings.day_starts_at;
    let doses = entries.doses.iter().map(|it| it.day(starts));
    let check_ins = entries.check_ins.iter().map(|it| (it.at, it.zone));
    let symptoms = entries.symptoms.iter().map(|it| (it.at, it.zone));
    let activities = entries.activities.iter().map(|it| (it.at, it.zone));
    let days: BTreeSet<NaiveDate> = check_ins
        .chain(symptoms)
        .chain(activities)
        .map(|(at, zone)| journal_day(at, zone, starts))
        .chain(doses)
        .chain(entries.days.iter().map(|it| it.date))
        .chain(entries.dismissals.iter().map(|it| it.day(starts)))
        .chain(entries.scores.iter().map(|it| it.day(starts)))
        .chain(entries.appointments.iter().map(|it| it.day(starts)))
        .collect();
    Range {
        from: days.first().copied(),
        to: days.last().copied(),
    }
}

/// Journal days with a dose of kratom. Products are looked up in `entries`, then in `elsewhere`; a dose of a product that nobody
/// knows counts, because it may have been kratom.
pub fn dosed_days(entries: &Entries, elsewhere: &Entries) -> BTreeSet<NaiveDate> {
    let known = products(entries, elsewhere);
    dosed(&entries.doses, &known, entries.settings.day_starts_at)
}

/// Kratom or not, by id; products of `entries` win.
pub fn products(entries: &Entries, elsewhere: &Entries) -> BTreeMap<Id, bool> {
    elsewhere
        .products
        .iter()
        .chain(&entries.products)
        .map(|product| (product.id, Product::is_kratom(product)))
        .collect()
}

/// Journal days of the doses that are kratom.
pub fn dosed(
    doses: &[Dose],
    is_kratom: &BTreeMap<Id, bool>,
    starts: TimeOfDay,
) -> BTreeSet<NaiveDate> {
    doses
        .iter()
        .filter(|dose| is_kratom.get(&dose.product).copied().unwrap_or(true))
        .map(|dose| dose.day(starts))
        .collect()
}

/// The part of a journal that lies in a range of journal days, both ends included; an open end is `None`. Ratings go with their
/// dose and questions with their appointment, so that the part can be imported on its own; a question without one lies on the day it
/// came up. Medicines and plans are in it that lie at least partly in the range, as far as is known. Products, reminders, what was removed
/// and settings stay whole.
#[must_use]
pub fn within(entries: &Entries, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Entries {
    let starts = entries.settings.day_starts_at;
    let inside =
        |day: NaiveDate| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
    let mut part = entries.clone();
    part.doses.retain(|it| inside(it.day(starts)));
    let doses: BTreeSet<_> = part.doses.iter().map(|it| it.id).collect();
    part.effects.retain(|it| doses.contains(&it.dose));
    part.check_ins
        .retain(|it| inside(journal_day(it.at, it.zone, starts)));
    part.symptoms
        .retain(|it| inside(journal_day(it.at, it.zone, starts)));
    part.dismissals.retain(|it| inside(it.day(starts)));
    part.activities
        .retain(|it| inside(journal_day(it.at, it.zone, starts)));
    part.days.retain(|it| inside(it.date));
    part.medicines.retain(|it| {
        from.zip(it.until).is_none_or(|(from, until)| from <= until)
            && to.zip(it.from).is_none_or(|(to, began)| began <= to)
    });
    part.plans.retain(|it| {
        from.zip(it.ends_on).is_none_or(|(from, ends)| from <= ends)
            && to.is_none_or(|to| it.starts_on <= to)
    });
    let home = entries.settings.home_zone;
    part.occurrences.retain(|it| {
        inside(journal_day(
            it.scheduled_at.fixed_offset(),
            Some(home),
            starts,
        ))
    });
    part.scores.retain(|it| inside(it.day(starts)));
    part.appointments.retain(|it| inside(it.day(starts)));
    let appointments: BTreeSet<_> = part.appointments.iter().map(|it| it.id).collect();
    part.questions.retain(|it| match it.appointment {
        Some(appointment) => appointments.contains(&appointment),
        None => inside(it.day(starts)),
    });
    part
}
