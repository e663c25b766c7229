//! What holds for this computer, and the small window for quick entry.

use crate::{
    autostart::{self, Start},
    device::{Device, DeviceSettings, Wish},
    vault::Vault,
    wire::{AppError, DeviceView},
};
use tauri::State;

/// What was chosen for this computer, and what became of it.
///
/// # Errors
/// None now; every command answers in the same form.
#[tauri::command(async)]
#[specta::specta]
pub fn device(device: State<'_, Device>) -> Result<DeviceView, AppError> {
    Ok(view(&device))
}

/// Keeps a choice and follows it.
///
/// # Errors
/// `invalid_field`, or what the disk says.
#[tauri::command(async)]
#[specta::specta]
pub fn save_device(
    device: State<'_, Device>,
    settings: DeviceSettings,
) -> Result<DeviceView, AppError> {
    // These two have commands of their own; a page that was drawn before must not take them back.
    let now = device.settings();
    device.choose(DeviceSettings {
        language: now.language,
        reminders_paused_until: now.reminders_paused_until,
        ..settings
    })?;
    Ok(view(&device))
}

/// Makes the program start with the session, without a window, or not. Then it also stays when its window is closed.
///
/// # Errors
/// What the system says.
#[tauri::command(async)]
#[specta::specta]
pub fn set_autostart(
    device: State<'_, Device>,
    vault: State<'_, Vault>,
    on: bool,
) -> Result<DeviceView, AppError> {
    autostart::set(&Start::of(vault.dir())?, on)?;
    if on {
        device.choose(DeviceSettings {
            background: true,
            ..device.settings()
        })?;
    }
    Ok(view(&device))
}

/// Tells the language of the page: tray and notifications speak it too.
///
/// # Errors
/// What the disk says.
#[tauri::command(async)]
#[specta::specta]
pub fn speak(device: State<'_, Device>, language: String) -> Result<(), AppError> {
    device.choose(DeviceSettings {
        language: journal_words::Language::from_tag(&language)
            .tag()
            .to_owned(),
        ..device.settings()
    })
}

/// Somebody did something: the time until the journal locks itself begins anew.
///
/// # Errors
/// None now; every command answers in the same form.
#[tauri::command(async)]
#[specta::specta]
pub fn somebody_is_here(device: State<'_, Device>) -> Result<(), AppError> {
    device.stillness().somebody();
    Ok(())
}

/// Puts the quick entry window away; `stored` when there is something new for the other window.
///
/// # Errors
/// None now; every command answers in the same form.
#[tauri::command(async)]
#[specta::specta]
pub fn close_quick(device: State<'_, Device>, stored: bool) -> Result<(), AppError> {
    device.wish(Wish::CloseQuick { stored });
    Ok(())
}

/// Gives the quick entry window the height its page needs, in CSS pixels, and shows it when it was asked for.
///
/// # Errors
/// None now; every command answers in the same form.
#[tauri::command(async)]
#[specta::specta]
pub fn fit_quick(device: State<'_, Device>, height: u32) -> Result<(), AppError> {
    device.wish(Wish::FitQuick(height));
    Ok(())
}

fn view(device: &Device) -> DeviceView {
    DeviceView {
        settings: device.settings(),
        here: device.here(),
        autostart: autostart::is_on(),
    }
}
