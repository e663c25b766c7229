//! Reading and writing entries.

use crate::{
    clock,
    vault::{OpenJournal, Vault},
    views,
    wire::{
        AppError, CalendarDay, CheckInDraft, DoseDraft, EntryKey, ErrorCode, JournalAsk,
        JournalChoices, JournalPage, Logged, Narrowed, PastVersionView, ProductDraft, StackView,
        decimal,
    },
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, Utc};
use chrono_tz::Tz;
use journal_core::{
    Answer, CheckIn, DayAnswer, Dose, EffectRating, Entry, EntryRef, Hours, Id, Kind, Product,
    Score,
    quick::{self, Notice, Reading},
};
use journal_store::{Committed, Op};
use tauri::State;

/// How a line would be understood now. Called at every key press; nothing is stored.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn read_line(vault: State<'_, Vault>, line: String) -> Result<Reading, AppError> {
    vault.with(|journal| Ok(quick::read(&line, journal.context(clock::now()))))
}

/// Stores what a line says. `yes` answers everything that is asked back.
///
/// # Errors
/// `unread` and `needs_yes` with the particulars, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn log_line(vault: State<'_, Vault>, line: String, yes: bool) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let reading = quick::read(&line, journal.context(now));
        store_reading(journal, reading, yes, now)
    })
}

/// What repeating the last dose would store; nothing is stored.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn read_repeat(vault: State<'_, Vault>) -> Result<Option<Reading>, AppError> {
    vault.with(|journal| Ok(repeat(journal, clock::now())))
}

/// Stores the last dose once more, taken now.
///
/// # Errors
/// `nothing_to_repeat`, `needs_yes`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn repeat_last(vault: State<'_, Vault>, yes: bool) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let reading =
            repeat(journal, now).ok_or_else(|| AppError::of(ErrorCode::NothingToRepeat))?;
        store_reading(journal, reading, yes, now)
    })
}

fn repeat(journal: &mut OpenJournal, now: DateTime<Utc>) -> Option<Reading> {
    let entries = journal.share();
    quick::repeat(&entries, journal.context(now))
}

fn store_reading(
    journal: &mut OpenJournal,
    reading: Reading,
    yes: bool,
    now: DateTime<Utc>,
) -> Result<Logged, AppError> {
    if !reading.unread.is_empty() || reading.entries.is_empty() {
        return Err(AppError {
            unread: reading.unread,
            ..AppError::of(ErrorCode::Unread)
        });
    }
    if !reading.asks.is_empty() && !yes {
        return Err(AppError {
            asks: reading.asks,
            ..AppError::of(ErrorCode::NeedsYes)
        });
    }
    let committed = journal.transact(Op::Add(reading.entries), now)?;
    logged(journal, committed, reading.notices)
}

/// Stores a dose from the form.
///
/// # Errors
/// `invalid_field`, `product_missing`, `needs_yes`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn add_dose(vault: State<'_, Vault>, draft: DoseDraft, yes: bool) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let dose = dose_of(journal, &draft, Id::new(now), None, now)?;
        store_dose(journal, dose, yes, now, |dose| {
            Op::Add(vec![Entry::Dose(dose)])
        })
    })
}

/// Changes a dose from the form.
///
/// # Errors
/// `gone`, and those of [`add_dose`].
#[tauri::command(async)]
#[specta::specta]
pub fn edit_dose(
    vault: State<'_, Vault>,
    id: String,
    draft: DoseDraft,
    yes: bool,
) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let Some(Entry::Dose(before)) = journal.entries().find(reference(Kind::Dose, &id)?) else {
            return Err(AppError::of(ErrorCode::Gone));
        };
        let dose = dose_of(journal, &draft, before.id, Some(before), now)?;
        store_dose(journal, dose, yes, now, |dose| Op::Edit(Entry::Dose(dose)))
    })
}

fn store_dose(
    journal: &mut OpenJournal,
    dose: Dose,
    yes: bool,
    now: DateTime<Utc>,
    op: impl FnOnce(Dose) -> Op,
) -> Result<Logged, AppError> {
    let entries = journal.share();
    let (asks, notices) = entries
        .product(dose.product)
        .map(|product| quick::look_at(&dose, product, journal.context(now)))
        .unwrap_or_default();
    if !asks.is_empty() && !yes {
        return Err(AppError {
            asks,
            ..AppError::of(ErrorCode::NeedsYes)
        });
    }
    let committed = journal.transact(op(dose), now)?;
    logged(journal, committed, notices)
}

/// The dose that a form describes. What the form does not show is kept from the dose `before`.
fn dose_of(
    journal: &OpenJournal,
    draft: &DoseDraft,
    id: Id,
    before: Option<Dose>,
    now: DateTime<Utc>,
) -> Result<Dose, AppError> {
    let entries = journal.entries();
    let product: Id = draft
        .product
        .parse()
        .map_err(|_| AppError::of(ErrorCode::ProductMissing))?;
    if entries.product(product).is_none() {
        return Err(AppError::of(ErrorCode::ProductMissing));
    }
    let zone = before
        .as_ref()
        .and_then(|dose| dose.zone)
        .unwrap_or(entries.settings.home_zone);
    let taken_at = match draft
        .taken_at_local
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        None => now.with_timezone(&zone).fixed_offset(),
        Some(text) => match &before {
            // The form shows minutes: an untouched time keeps its seconds.
            Some(dose) if views::local(dose.taken_at, dose.zone) == text => dose.taken_at,
            _ => instant("taken_at", text, zone)?,
        },
    };
    let amount = decimal("amount", draft.amount.as_deref())?;
    let dose = Dose {
        id,
        taken_at,
        zone: Some(zone),
        product,
        amount,
        unit: draft.unit.trim().to_owned(),
        amount_sd: before
            .as_ref()
            .filter(|dose| dose.amount == amount)
            .and_then(|dose| dose.amount_sd),
        measured: draft.measured.as_deref().map(Into::into),
        route: before
            .as_ref()
            .map_or(journal_core::Route::Oral, |dose| dose.route.clone()),
        stomach: before.as_ref().and_then(|dose| dose.stomach.clone()),
        purposes: draft
            .purposes
            .iter()
            .map(|purpose| purpose.as_str().into())
            .collect(),
        pain_before: draft
            .pain_before
            .map(|pain| score("pain_before", pain))
            .transpose()?,
        note: filled(draft.note.as_deref()),
        tags: draft
            .tags
            .iter()
            .filter_map(|tag| filled(Some(tag)))
            .collect(),
        entered_at: before.map_or(Some(now), |dose| dose.entered_at),
        edited_at: None,
    };
    dose.check()?;
    Ok(dose)
}

/// Rates a dose, felt now.
///
/// # Errors
/// `invalid_field`, `dose_missing`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn rate_dose(vault: State<'_, Vault>, dose: String, strength: u8) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let rating = EffectRating {
            id: Id::new(now),
            dose: dose
                .parse()
                .map_err(|_| AppError::of(ErrorCode::DoseMissing))?,
            rated_at: now
                .with_timezone(&journal.entries().settings.home_zone)
                .fixed_offset(),
            strength: score("strength", strength)?,
            onset_min: None,
            duration_min: None,
            side_effects: Vec::new(),
            note: None,
            entered_at: Some(now),
            edited_at: None,
        };
        let committed = journal.transact(Op::Add(vec![Entry::Effect(rating)]), now)?;
        logged(journal, committed, Vec::new())
    })
}

/// Stores how the person is now.
///
/// # Errors
/// `invalid_field`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn add_check_in(vault: State<'_, Vault>, draft: CheckInDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let zone = journal.entries().settings.home_zone;
        let rated = |field, value: Option<u8>| value.map(|value| score(field, value)).transpose();
        let sleep_hours = decimal("sleep_hours", draft.sleep_hours.as_deref())?
            .map(|hours| {
                Hours::new(hours.to_f64())
                    .ok_or_else(|| AppError::field("sleep_hours", "too_large"))
            })
            .transpose()?;
        let check_in = CheckIn {
            id: Id::new(now),
            at: now.with_timezone(&zone).fixed_offset(),
            zone: Some(zone),
            mood: rated("mood", draft.mood)?,
            energy: rated("energy", draft.energy)?,
            pain: rated("pain", draft.pain)?,
            stress: rated("stress", draft.stress)?,
            craving: rated("craving", draft.craving)?,
            sleep_quality: rated("sleep_quality", draft.sleep_quality)?,
            sleep_hours,
            note: filled(draft.note.as_deref()),
            entered_at: Some(now),
            edited_at: None,
        };
        let committed = journal.transact(Op::Add(vec![Entry::CheckIn(check_in)]), now)?;
        logged(journal, committed, Vec::new())
    })
}

/// Stores that nothing was taken on that day.
///
/// # Errors
/// `day_has_dose`, `already_there`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_none(vault: State<'_, Vault>, date: String) -> Result<Logged, AppError> {
    let date = day("date", &date)?;
    vault.with(|journal| {
        let answer = Entry::Day(DayAnswer {
            date,
            answer: Answer::None,
        });
        let committed = journal.transact(Op::Add(vec![answer]), clock::now())?;
        logged(journal, committed, Vec::new())
    })
}

/// Removes an entry, and with a dose its ratings; undo brings them back.
///
/// # Errors
/// `gone`, `product_in_use`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_entry(vault: State<'_, Vault>, entry: EntryKey) -> Result<Logged, AppError> {
    let reference = reference(entry.kind, &entry.key)?;
    vault.with(|journal| {
        let committed = journal.transact(Op::Remove(vec![reference]), clock::now())?;
        logged(journal, committed, Vec::new())
    })
}

/// Changes an entry of any kind.
///
/// # Errors
/// `gone`, `invalid_field`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_entry(vault: State<'_, Vault>, entry: Entry) -> Result<Logged, AppError> {
    vault.with(|journal| {
        let committed = journal.transact(Op::Edit(entry), clock::now())?;
        logged(journal, committed, Vec::new())
    })
}

/// Takes back the newest change, whichever door made it.
///
/// # Errors
/// `nothing_to_undo`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(vault: State<'_, Vault>) -> Result<Logged, AppError> {
    vault.with(|journal| {
        let committed = journal.undo(clock::now())?;
        logged(journal, committed, Vec::new())
    })
}

/// Does again what was taken back.
///
/// # Errors
/// `nothing_to_redo`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn redo(vault: State<'_, Vault>) -> Result<Logged, AppError> {
    vault.with(|journal| {
        let committed = journal.redo(clock::now())?;
        logged(journal, committed, Vec::new())
    })
}

/// Makes or changes a product.
///
/// # Errors
/// `invalid_field`, `gone`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_product(vault: State<'_, Vault>, draft: ProductDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let before = match &draft.id {
            None => None,
            Some(id) => match journal.entries().find(reference(Kind::Product, id)?) {
                Some(Entry::Product(product)) => Some(product),
                _ => return Err(AppError::of(ErrorCode::Gone)),
            },
        };
        let is_new = before.is_none();
        let kept = before.unwrap_or_else(|| Product::leaf(Id::new(now), String::new()));
        let product = Product {
            name: draft.name.trim().to_owned(),
            substance: draft.substance.trim().to_owned(),
            form: draft.form.as_str().into(),
            lane: draft.lane.as_str().into(),
            unit: draft.unit.trim().to_owned(),
            grams_per_unit: decimal("grams_per_unit", draft.grams_per_unit.as_deref())?,
            mitragynine_mg_per_unit: decimal(
                "mitragynine_mg_per_unit",
                draft.mitragynine_mg_per_unit.as_deref(),
            )?,
            hydroxymitragynine_mg_per_unit: decimal(
                "hydroxymitragynine_mg_per_unit",
                draft.hydroxymitragynine_mg_per_unit.as_deref(),
            )?,
            unit_sd_grams: decimal("unit_sd_grams", draft.unit_sd_grams.as_deref())?,
            archived: draft.archived,
            vendor: filled(draft.vendor.as_deref()),
            batch: filled(draft.batch.as_deref()),
            note: filled(draft.note.as_deref()),
            ..kept
        };
        product.check()?;
        let entry = Entry::Product(product);
        let op = if is_new {
            Op::Add(vec![entry])
        } else {
            Op::Edit(entry)
        };
        let committed = journal.transact(op, now)?;
        logged(journal, committed, Vec::new())
    })
}

/// All products, archived ones included.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn products(vault: State<'_, Vault>) -> Result<Vec<Product>, AppError> {
    vault.with(|journal| Ok(journal.entries().products.clone()))
}

/// Days of the journal, newest first, a page at a time; with a search or filters, only the entries that fit and their days.
///
/// # Errors
/// `invalid_field` for a date or product that is none, `locked`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn journal_days(vault: State<'_, Vault>, ask: JournalAsk) -> Result<JournalPage, AppError> {
    let ask = Narrowed::read(ask)?;
    let (entries, store) = vault.with(|journal| Ok((journal.share(), journal.store().clone())))?;
    Ok(views::journal_page(&entries, &store, clock::now(), &ask)?)
}

/// What the journal can be narrowed by.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn journal_choices(vault: State<'_, Vault>) -> Result<JournalChoices, AppError> {
    let entries = vault.with(|journal| Ok(journal.share()))?;
    Ok(views::journal_choices(&entries))
}

/// The days of a month, "YYYY-MM", from the first entry to today.
///
/// # Errors
/// `invalid_field` for a month that is none, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn calendar(vault: State<'_, Vault>, month: String) -> Result<Vec<CalendarDay>, AppError> {
    let first = day("month", &format!("{month}-01"))?;
    let entries = vault.with(|journal| Ok(journal.share()))?;
    Ok(views::calendar(&entries, first, clock::now()))
}

/// Former states of an entry, newest first.
///
/// # Errors
/// `locked`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn history(vault: State<'_, Vault>, entry: EntryKey) -> Result<Vec<PastVersionView>, AppError> {
    let reference = reference(entry.kind, &entry.key)?;
    vault.with(|journal| {
        let versions = journal.store().history(reference)?;
        Ok(versions
            .into_iter()
            .rev()
            .map(|version| PastVersionView {
                at: version.at.to_rfc3339(),
                op: version.op.to_string(),
                before: version.change.before,
                after: version.change.after,
            })
            .collect())
    })
}

/// What a committed change did, for the window.
pub(crate) fn logged(
    journal: &OpenJournal,
    committed: Committed,
    notices: Vec<Notice>,
) -> Result<Logged, AppError> {
    let (mut stored, mut removed) = (Vec::new(), Vec::new());
    for change in committed.changed {
        if change.is_trace() {
            continue;
        }
        match (change.before, change.after) {
            (_, Some(after)) => stored.push(after),
            (Some(before), None) => removed.push(before),
            (None, None) => {}
        }
    }
    Ok(Logged {
        op: committed.op.to_string(),
        stored,
        removed,
        notices,
        stack: stack(journal)?,
    })
}

/// What can be undone and redone now.
pub(crate) fn stack(journal: &OpenJournal) -> Result<StackView, AppError> {
    let stack = journal.store().stack()?;
    Ok(StackView {
        undo: stack.undo.map(|op| op.to_string()),
        redo: stack.redo.map(|op| op.to_string()),
    })
}

/// What a list or form points at.
pub(crate) fn reference(kind: Kind, key: &str) -> Result<EntryRef, AppError> {
    EntryRef::parse(kind, key).ok_or_else(|| AppError::of(ErrorCode::Gone))
}

/// A date of a form or list.
pub(crate) fn day(field: &str, text: &str) -> Result<NaiveDate, AppError> {
    text.parse()
        .map_err(|_| AppError::field(field, "not_a_date"))
}

pub(crate) fn score(field: &str, value: u8) -> Result<Score, AppError> {
    Score::new(value).ok_or_else(|| AppError::field(field, "too_large"))
}

pub(crate) fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim)
        .filter(|text| !text.is_empty())
        .map(ToOwned::to_owned)
}

/// The instant of a wall time. Of a time that the clock shows twice it is the first; a time that it skips is refused.
pub(crate) fn instant(
    field: &str,
    text: &str,
    zone: Tz,
) -> Result<DateTime<FixedOffset>, AppError> {
    let wall = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S"))
        .map_err(|_| AppError::field(field, "not_a_time"))?;
    let at = wall
        .and_local_timezone(zone)
        .earliest()
        .ok_or_else(|| AppError::field(field, "no_such_time"))?;
    Ok(at.with_timezone(&at.offset().fix()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn wall_times_become_instants() {
        let at = |text| instant("taken_at", text, Tz::Europe__Berlin);
        assert_eq!(
            at("2026-03-01T08:00").unwrap().to_rfc3339(),
            "2026-03-01T08:00:00+01:00"
        );
        assert_eq!(
            at("2026-10-25T02:30").unwrap().to_rfc3339(),
            "2026-10-25T02:30:00+02:00",
            "the first of the two"
        );
        assert_eq!(
            at("2026-03-29T02:30").unwrap_err().reason.as_deref(),
            Some("no_such_time")
        );
        assert_eq!(
            at("yesterday").unwrap_err().reason.as_deref(),
            Some("not_a_time")
        );
    }
}
