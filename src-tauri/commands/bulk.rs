//! Many entries at once, and deleting old versions for good.

use super::journal::{logged, reference, stack};
use crate::{
    clock,
    vault::Vault,
    wire::{AppError, BulkChange, EntryKey, ErrorCode, Logged, PurgedView},
};
use journal_core::EntryRef;
use journal_store::{Op, Purge};
use tauri::State;

/// The word that confirms a purge.
const PURGE: &str = "purge";

/// Makes one change to many entries, all or none; one step of undo. Ratings go with a dose that moves in time.
///
/// # Errors
/// `gone`, `product_missing`, `day_has_dose`, `invalid_field`, or what the store says; then nothing was stored.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_entries(
    vault: State<'_, Vault>,
    entries: Vec<EntryKey>,
    change: BulkChange,
) -> Result<Logged, AppError> {
    let (which, change) = (references(&entries)?, change.read()?);
    vault.with(|journal| {
        let changed = change
            .made_to_all(journal.entries(), &which)
            .map_err(|_| AppError::of(ErrorCode::Gone))?;
        let committed = journal.transact(Op::edit_all(changed), clock::now())?;
        logged(journal, committed, Vec::new())
    })
}

/// Removes many entries, all or none, with the ratings of doses; one step of undo.
///
/// # Errors
/// `gone`, `product_in_use`, or what the store says; then nothing was removed.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_entries(vault: State<'_, Vault>, entries: Vec<EntryKey>) -> Result<Logged, AppError> {
    let which = references(&entries)?;
    vault.with(|journal| {
        let committed = journal.transact(Op::Remove(which), clock::now())?;
        logged(journal, committed, Vec::new())
    })
}

/// Deletes the old versions of an entry for good, or of all entries when none is named. `confirm` must be the word "purge": this cannot
/// be undone, and what it deletes cannot be brought back by undo either.
///
/// # Errors
/// `invalid_field` without the word, `gone` for a key that is none, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn purge_history(
    vault: State<'_, Vault>,
    entry: Option<EntryKey>,
    confirm: String,
) -> Result<PurgedView, AppError> {
    if confirm != PURGE {
        return Err(AppError::field("confirm", "does_not_fit"));
    }
    let what = match entry {
        None => Purge::Everything,
        Some(entry) => Purge::Entry(reference(entry.kind, &entry.key)?),
    };
    vault.with(|journal| {
        let purged = journal.purge_history(what, clock::now())?;
        Ok(PurgedView {
            versions: purged.versions,
            undo_steps: purged.undo_steps,
            rewritten: purged.rewritten,
            stack: stack(journal)?,
        })
    })
}

fn references(entries: &[EntryKey]) -> Result<Vec<EntryRef>, AppError> {
    entries
        .iter()
        .map(|entry| reference(entry.kind, &entry.key))
        .collect()
}
