//! Recording in forms: symptoms, strategies, ratings with details, batches of a product, unanswered days, times and zones.

use crate::{
    clock,
    commands::journal::{filled, instant, logged, reference, score},
    vault::{OpenJournal, Vault},
    views::{self, Lines},
    wire::{AppError, EntryKey, EntryLine, ErrorCode, Logged},
};
use chrono::{DateTime, FixedOffset, Utc};
use chrono_tz::Tz;
use journal_core::{
    Activity, CHECKLIST, EffectRating, Entries, Entry, Id, Kept, Kind, Product, SideEffect,
    SymptomItem, Symptoms, journal_day,
};
use journal_store::Op;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

/// What the symptom checklist begins with.
#[derive(Clone, Debug, Serialize, Type)]
pub struct SymptomStart {
    /// The items, by the words they have in files.
    pub items: Vec<String>,
    /// Whether no dose of kratom is logged for this journal day yet.
    pub before_first_dose: bool,
    /// Whole minutes since the newest dose of kratom; derived, never asked.
    pub minutes_since_last_dose: Option<u32>,
    /// The items of the newest list, for "same as last time"; empty when there is none.
    pub last: Vec<SymptomItem>,
    /// The journal day of that list.
    pub last_on: Option<String>,
}

/// Symptoms as the form gives them: items, or a total.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct SymptomsDraft {
    /// Items with a severity; what was not said is not in the list.
    pub items: Vec<SymptomItem>,
    /// A total 0-30 instead of items.
    pub total: Option<u8>,
    /// Local date and time "YYYY-MM-DDTHH:MM"; `None` = now.
    pub at_local: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// A strategy as the form gives it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct ActivityDraft {
    /// Its word.
    pub activity: String,
    /// How long.
    pub minutes: Option<u32>,
    /// How much good it did, 0-10.
    pub helped: Option<u8>,
    /// Local date and time "YYYY-MM-DDTHH:MM"; `None` = now.
    pub at_local: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// A rating with its details, as the form gives it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct RatingDraft {
    /// The dose's id.
    pub dose: String,
    /// 0-10.
    pub strength: u8,
    /// Minutes until it began.
    pub onset_min: Option<u32>,
    /// Minutes it lasted.
    pub duration_min: Option<u32>,
    /// Unwanted effects.
    pub side_effects: Vec<SideEffect>,
    /// Anything else.
    pub note: Option<String>,
}

/// What the checklist begins with.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn symptom_start(vault: State<'_, Vault>) -> Result<SymptomStart, AppError> {
    let entries = vault.with(|journal| Ok(journal.share()))?;
    let now = clock::now();
    let settings = &entries.settings;
    let at = now.with_timezone(&settings.home_zone).fixed_offset();
    let last = entries
        .symptoms
        .iter()
        .rfind(|symptoms| !symptoms.items.is_empty() && symptoms.at <= at);
    Ok(SymptomStart {
        items: CHECKLIST.iter().map(|item| (*item).to_owned()).collect(),
        before_first_dose: before_first_dose(&entries, at, settings.home_zone),
        minutes_since_last_dose: views::minutes_since_dose(&entries, at),
        last: last.map_or_else(Vec::new, |symptoms| symptoms.items.clone()),
        last_on: last.map(|symptoms| {
            journal_day(symptoms.at, symptoms.zone, settings.day_starts_at).to_string()
        }),
    })
}

/// Whether no dose of kratom of that journal day lies before `at`.
fn before_first_dose(entries: &Entries, at: DateTime<FixedOffset>, zone: Tz) -> bool {
    let starts = entries.settings.day_starts_at;
    let day = journal_day(at, Some(zone), starts);
    !entries.doses.iter().any(|dose| {
        dose.taken_at <= at
            && dose.day(starts) == day
            && entries.product(dose.product).is_none_or(Product::is_kratom)
    })
}

/// Stores symptoms. Whether they were felt before the first dose is read off the journal.
///
/// # Errors
/// `invalid_field`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn add_symptoms(vault: State<'_, Vault>, draft: SymptomsDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let (at, zone) = moment(journal, draft.at_local.as_deref(), now)?;
        let symptoms = Symptoms {
            id: Id::new(now),
            at,
            zone: Some(zone),
            items: draft.items,
            total: draft.total,
            before_first_dose: Some(before_first_dose(journal.entries(), at, zone)),
            note: filled(draft.note.as_deref()),
            entered_at: Some(now),
            edited_at: None,
        };
        symptoms.check()?;
        add(journal, Entry::Symptoms(symptoms), now)
    })
}

/// Stores a strategy.
///
/// # Errors
/// `invalid_field`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn add_activity(vault: State<'_, Vault>, draft: ActivityDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let (at, zone) = moment(journal, draft.at_local.as_deref(), now)?;
        let activity = Activity {
            id: Id::new(now),
            at,
            zone: Some(zone),
            kind: draft.activity.trim().into(),
            minutes: draft.minutes,
            helped: draft
                .helped
                .map(|helped| score("helped", helped))
                .transpose()?,
            note: filled(draft.note.as_deref()),
            entered_at: Some(now),
            edited_at: None,
        };
        activity.check()?;
        add(journal, Entry::Activity(activity), now)
    })
}

/// Rates a dose with details, felt now. A dose may be rated several times.
///
/// # Errors
/// `invalid_field`, `dose_missing`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn add_rating(vault: State<'_, Vault>, draft: RatingDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let (rated_at, _) = moment(journal, None, now)?;
        let rating = EffectRating {
            id: Id::new(now),
            dose: draft
                .dose
                .parse()
                .map_err(|_| AppError::of(ErrorCode::DoseMissing))?,
            rated_at,
            strength: score("strength", draft.strength)?,
            onset_min: draft.onset_min,
            duration_min: draft.duration_min,
            side_effects: draft.side_effects,
            note: filled(draft.note.as_deref()),
            entered_at: Some(now),
            edited_at: None,
        };
        rating.check()?;
        add(journal, Entry::Effect(rating), now)
    })
}

/// The ratings of a dose, oldest first.
///
/// # Errors
/// `dose_missing`, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn ratings(vault: State<'_, Vault>, dose: String) -> Result<Vec<EntryLine>, AppError> {
    let dose: Id = dose
        .parse()
        .map_err(|_| AppError::of(ErrorCode::DoseMissing))?;
    let entries = vault.with(|journal| Ok(journal.share()))?;
    let lines = Lines::new(&entries);
    Ok(entries
        .effects
        .iter()
        .filter(|effect| effect.dose == dose)
        .map(|effect| lines.line(Entry::Effect(effect.clone())))
        .collect())
}

/// Days before today of which nothing is known, newest first, at most `limit`.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn unanswered_days(vault: State<'_, Vault>, limit: u32) -> Result<UnansweredDays, AppError> {
    let entries = vault.with(|journal| Ok(journal.share()))?;
    let all = views::unanswered(&entries, clock::now());
    Ok(UnansweredDays {
        count: u32::try_from(all.len()).unwrap_or(u32::MAX),
        days: all
            .iter()
            .rev()
            .take(limit as usize)
            .map(ToString::to_string)
            .collect(),
    })
}

/// Days of which nothing is known.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnansweredDays {
    /// The newest of them, newest first.
    pub days: Vec<String>,
    /// How many there are in all.
    pub count: u32,
}

/// A new batch of a product: a copy with the text of the batch, and the old one is archived, in one step of undo. Doses stay with
/// the batch they were taken from.
///
/// # Errors
/// `gone`, `invalid_field`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn new_batch(
    vault: State<'_, Vault>,
    product: String,
    batch: String,
) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let Some(Entry::Product(old)) = journal.entries().find(reference(Kind::Product, &product)?)
        else {
            return Err(AppError::of(ErrorCode::Gone));
        };
        let batch =
            filled(Some(batch.as_str())).ok_or_else(|| AppError::field("batch", "empty"))?;
        let fresh = Product {
            id: Id::new(now),
            batch: Some(batch),
            archived: false,
            ..old.clone()
        };
        fresh.check()?;
        let old = Product {
            archived: true,
            ..old
        };
        let both = Op::Batch(vec![
            Op::Add(vec![Entry::Product(fresh)]),
            Op::Edit(Entry::Product(old)),
        ]);
        let committed = journal.transact(both, now)?;
        logged(journal, committed, Vec::new())
    })
}

/// Moves an entry to another time or zone. The journal day it belongs to may change with it.
///
/// # Errors
/// `gone`, `invalid_field` for a time or zone that is none, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn set_moment(
    vault: State<'_, Vault>,
    entry: EntryKey,
    local: String,
    zone: String,
    keep: Kept,
) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let found = journal
            .entries()
            .find(reference(entry.kind, &entry.key)?)
            .ok_or_else(|| AppError::of(ErrorCode::Gone))?;
        let zone: Tz = zone
            .trim()
            .parse()
            .map_err(|_| AppError::field("zone", "no_such_zone"))?;
        let home = journal.entries().settings.home_zone;
        let moved = move_entry(found, &local, zone, keep, home)?;
        let committed = journal.transact(Op::Edit(moved), now)?;
        logged(journal, committed, Vec::new())
    })
}

fn move_entry(
    mut entry: Entry,
    local: &str,
    zone: Tz,
    keep: Kept,
    home: Tz,
) -> Result<Entry, AppError> {
    let (at, own) = match &mut entry {
        Entry::Dose(it) => (&mut it.taken_at, &mut it.zone),
        Entry::CheckIn(it) => (&mut it.at, &mut it.zone),
        Entry::Symptoms(it) => (&mut it.at, &mut it.zone),
        Entry::Activity(it) => (&mut it.at, &mut it.zone),
        _ => return Err(AppError::field("zone", "unknown")),
    };
    // The time as typed belongs to the zone it was shown in, unless the clock is what shall stay.
    let read_in = match keep {
        Kept::Wall => zone,
        Kept::Instant => own.unwrap_or(home),
    };
    // A form shows minutes: an untouched time keeps its seconds.
    let moment = if views::local(*at, *own) == local && keep == Kept::Instant {
        *at
    } else {
        instant("at", local, read_in)?
    };
    *at = moment.with_timezone(&zone).fixed_offset();
    *own = Some(zone);
    Ok(entry)
}

fn add(journal: &mut OpenJournal, entry: Entry, now: DateTime<Utc>) -> Result<Logged, AppError> {
    let committed = journal.transact(Op::Add(vec![entry]), now)?;
    logged(journal, committed, Vec::new())
}

/// The moment a form means, and the zone it is told in: the home zone.
pub(crate) fn moment(
    journal: &OpenJournal,
    local: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(DateTime<FixedOffset>, Tz), AppError> {
    let zone = journal.entries().settings.home_zone;
    let at = match local.map(str::trim).filter(|text| !text.is_empty()) {
        None => now.with_timezone(&zone).fixed_offset(),
        Some(text) => instant("at", text, zone)?,
    };
    Ok((at, zone))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use journal_core::CheckIn;

    fn check_in(at: &str, zone: Option<Tz>) -> Entry {
        serde_json::from_value::<CheckIn>(serde_json::json!({
            "id": "0190c0de-0000-7000-8000-000000000001", "at": at, "zone": zone.map(|zone| zone.to_string()), "mood": 5,
        }))
        .map(Entry::CheckIn)
        .unwrap()
    }

    fn moved(entry: Entry, local: &str, zone: Tz, keep: Kept) -> String {
        let moved = move_entry(entry, local, zone, keep, Tz::Europe__Berlin).unwrap();
        let Entry::CheckIn(moved) = moved else {
            panic!("the kind stays")
        };
        assert_eq!(moved.zone, Some(zone), "the zone is the one asked for");
        moved.at.to_rfc3339()
    }

    #[test]
    fn a_zone_changes_with_the_clock_or_with_the_moment_kept() {
        let entry = || check_in("2026-11-24T09:15:42+01:00", Some(Tz::Europe__Berlin));
        assert_eq!(
            moved(entry(), "2026-11-24T09:15", Tz::Asia__Tokyo, Kept::Wall),
            "2026-11-24T09:15:00+09:00",
            "the clock on the wall stays, the moment moves"
        );
        assert_eq!(
            moved(entry(), "2026-11-24T09:15", Tz::Asia__Tokyo, Kept::Instant),
            "2026-11-24T17:15:42+09:00",
            "the moment stays to the second, the clock shows another time"
        );
        assert_eq!(
            moved(entry(), "2026-11-24T10:00", Tz::Asia__Tokyo, Kept::Instant),
            "2026-11-24T18:00:00+09:00",
            "a new time is read in the zone it was shown in"
        );
        assert_eq!(
            moved(
                check_in("2026-11-24T09:15:00+01:00", None),
                "2026-11-24T09:15",
                Tz::Europe__London,
                Kept::Instant
            ),
            "2026-11-24T08:15:00+00:00",
            "an entry without a zone is read in the home zone"
        );
    }

    #[test]
    fn a_time_that_the_clock_skips_is_refused() {
        let entry = check_in("2026-03-29T01:30:00+01:00", Some(Tz::Europe__Berlin));
        let error = move_entry(
            entry,
            "2026-03-29T02:30",
            Tz::Europe__Berlin,
            Kept::Wall,
            Tz::Europe__Berlin,
        )
        .expect_err("there was no half past two that night");
        assert_eq!(error.reason.as_deref(), Some("no_such_time"));
    }
}
