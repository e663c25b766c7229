//! Making, opening and closing the journal.

use crate::{
    clock,
    device::Device,
    lock_on,
    reminding::Reminding,
    vault::Vault,
    wire::{AppError, Created, ErrorCode, FirstRun, VaultPresence, VaultState},
};
use journal_core::Settings;
use journal_store::{Passphrase, Presence, RecoveryCode};
use std::sync::Arc;
use tauri::State;

/// Where the journal stands: what the first screen needs.
///
/// # Errors
/// None now; every command answers in the same form.
#[tauri::command(async)]
#[specta::specta]
pub fn vault_state(vault: State<'_, Vault>) -> Result<VaultState, AppError> {
    let presence = if vault.state().is_some() {
        VaultPresence::Open
    } else {
        match journal_store::presence(vault.dir()) {
            Presence::Absent => VaultPresence::Absent,
            Presence::Present => VaultPresence::Locked,
        }
    };
    Ok(VaultState {
        presence,
        demo: vault.is_demo(),
        system_zone: clock::system_zone().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// Makes the journal, opens it and gives its recovery code, which is not kept anywhere.
///
/// # Errors
/// `journal_exists`, `empty_passphrase`, `invalid_field`, or what the disk says.
#[tauri::command(async)]
#[specta::specta]
pub fn create_journal(
    vault: State<'_, Vault>,
    passphrase: String,
    start: FirstRun,
) -> Result<Created, AppError> {
    let passphrase = Passphrase::new(passphrase)?;
    let filled = |text: Option<String>| {
        text.map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    let settings = Settings {
        day_starts_at: start
            .day_starts_at
            .parse()
            .map_err(|_| AppError::field("day_starts_at", "not_a_time"))?,
        primary_effect: filled(start.primary_effect),
        primary_effect_anchor: filled(start.primary_effect_anchor),
        regular_use_days_before: start.regular_use_days_before,
        ..Settings::new(clock::system_zone())
    };
    settings.check()?;
    let (store, code) = journal_store::create(vault.dir(), &passphrase, settings, clock::now())?;
    vault.open(store)?;
    Ok(Created {
        recovery_code: code.to_string(),
    })
}

/// Opens the journal.
///
/// # Errors
/// `wrong_passphrase`, `no_journal`, `newer_file`, `damaged`, or what the disk says.
#[tauri::command(async)]
#[specta::specta]
pub fn unlock(
    vault: State<'_, Vault>,
    reminding: State<'_, Arc<Reminding>>,
    passphrase: String,
) -> Result<(), AppError> {
    let passphrase = Passphrase::new(passphrase)?;
    vault.open(journal_store::open(vault.dir(), &passphrase)?)?;
    reminding.wake();
    Ok(())
}

/// Opens the journal with its recovery code and gives it a new passphrase.
///
/// # Errors
/// `wrong_recovery_code`, `empty_passphrase`, and those of [`unlock`].
#[tauri::command(async)]
#[specta::specta]
pub fn recover(
    vault: State<'_, Vault>,
    code: String,
    new_passphrase: String,
) -> Result<(), AppError> {
    let passphrase = Passphrase::new(new_passphrase)?;
    let code: RecoveryCode = code
        .parse()
        .map_err(|error| AppError::of(ErrorCode::WrongRecoveryCode).with_detail(error))?;
    journal_store::set_passphrase(vault.dir(), &code, &passphrase)?;
    vault.open(journal_store::open(vault.dir(), &passphrase)?)
}

/// Closes the journal; its key leaves the memory.
///
/// # Errors
/// None now; every command answers in the same form.
#[tauri::command(async)]
#[specta::specta]
pub fn lock(
    vault: State<'_, Vault>,
    device: State<'_, Device>,
    reminding: State<'_, Arc<Reminding>>,
) -> Result<(), AppError> {
    lock_on::lock(&vault, &device, &reminding);
    Ok(())
}
