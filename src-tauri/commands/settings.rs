//! What holds for the whole journal.

use crate::{
    clock,
    commands::journal::logged,
    vault::Vault,
    wire::{AppError, Logged},
};
use journal_core::{Entry, Settings};
use journal_store::Op;
use tauri::State;

/// The settings that travel with the journal.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn settings(vault: State<'_, Vault>) -> Result<Settings, AppError> {
    vault.with(|journal| Ok(journal.entries().settings.clone()))
}

/// Changes them; undo takes it back.
///
/// # Errors
/// `invalid_field`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_settings(vault: State<'_, Vault>, settings: Settings) -> Result<Logged, AppError> {
    vault.with(|journal| {
        let committed = journal.transact(Op::Edit(Entry::Settings(settings)), clock::now())?;
        logged(journal, committed, Vec::new())
    })
}
