//! The shell: a window over the rooms in `crates/`. It parses what the window asks, makes one call, and answers.
//!
//! No command stands here; they are in [`commands`], by area.

mod autostart;
mod clock;
pub mod commands;
pub mod device;
pub mod dialog;
pub mod hot_key;
pub mod lock_on;
pub mod notify;
mod quick_window;
pub mod reminder_loop;
mod reminding;
mod resident;
pub mod start;
pub mod tray;
pub mod vault;
mod views;
mod watch;
pub mod wire;

use device::Device;
use dialog::Dialogs;
use journal_core::Settings;
use journal_store::Passphrase;
use reminding::Reminding;
use start::{Asked, Opening, StartError, WindowLock};
use std::{ffi::OsString, process::ExitCode, sync::Arc};
use tauri::{Manager, Runtime};
use vault::Vault;

/// The passphrase of a demonstration journal, which the window tells.
pub const DEMO_PASSPHRASE: &str = "demo";

/// Every command and wire type: what the window may call, and what `ui/src/lib/bindings.ts` is written from.
#[must_use]
pub fn contract<R: Runtime>() -> tauri_specta::Builder<R> {
    tauri_specta::Builder::<R>::new()
        .commands(tauri_specta::collect_commands![
            commands::vault::vault_state,
            commands::vault::create_journal,
            commands::vault::unlock,
            commands::vault::recover,
            commands::vault::lock,
            commands::journal::read_line,
            commands::journal::log_line,
            commands::journal::read_repeat,
            commands::journal::repeat_last,
            commands::journal::add_dose,
            commands::journal::edit_dose,
            commands::journal::rate_dose,
            commands::journal::add_check_in,
            commands::journal::answer_none,
            commands::journal::remove_entry,
            commands::journal::edit_entry,
            commands::journal::undo,
            commands::journal::redo,
            commands::journal::save_product,
            commands::journal::products,
            commands::journal::journal_days,
            commands::journal::journal_choices,
            commands::journal::calendar,
            commands::bulk::edit_entries,
            commands::bulk::remove_entries,
            commands::bulk::purge_history,
            commands::journal::history,
            commands::record::symptom_start,
            commands::record::add_symptoms,
            commands::record::add_activity,
            commands::record::add_rating,
            commands::record::ratings,
            commands::record::unanswered_days,
            commands::record::new_batch,
            commands::record::set_moment,
            commands::substances::substances,
            commands::substances::facts_were_read,
            commands::substances::log_other,
            commands::care::medicines,
            commands::care::save_medicine,
            commands::care::scores,
            commands::care::save_score,
            commands::care::appointments,
            commands::care::save_appointment,
            commands::care::questions,
            commands::care::save_question,
            commands::insights::today,
            commands::charts::charts,
            commands::charts::chart,
            commands::charts::chart_pixels,
            commands::charts::save_chart,
            commands::insights::signs,
            commands::insights::dismiss_sign,
            commands::plans::preview_plan,
            commands::plans::plan_guidance,
            commands::plans::save_plan,
            commands::plans::start_plan,
            commands::plans::change_plan,
            commands::plans::plans,
            commands::plans::plan_calendar,
            commands::plans::plan_sheet,
            commands::plans::mirrored,
            commands::settings::settings,
            commands::settings::save_settings,
            commands::device::device,
            commands::device::save_device,
            commands::device::set_autostart,
            commands::device::speak,
            commands::device::somebody_is_here,
            commands::device::close_quick,
            commands::device::fit_quick,
            commands::reminders::reminders,
            commands::reminders::coming_reminders,
            commands::reminders::save_reminder,
            commands::reminders::answer_reminder,
            commands::reminders::pause_reminders,
            commands::reminders::try_notification,
        ])
        .disable_serde_phases()
}

/// The application without its window's events: the real one and the one of the tests are built here.
pub fn build<R: Runtime>(builder: tauri::Builder<R>, vault: Vault) -> tauri::Builder<R> {
    let contract = contract::<R>();
    let device = Device::read(vault.dir(), clock::now());
    let reminding = Arc::new(Reminding::read(vault.dir(), clock::now()));
    builder
        .manage(vault)
        .manage(device)
        .manage(Dialogs::default())
        .manage(reminding)
        .invoke_handler(contract.invoke_handler())
}

/// Configuration, permission table and interface, embedded when this was compiled.
#[must_use]
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// Opens the window and stays until it is closed.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match open(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(if matches!(error, StartError::Usage(_)) {
                2
            } else {
                1
            })
        }
    }
}

fn open(args: impl IntoIterator<Item = OsString>) -> Result<(), StartError> {
    let mut throwaway = None;
    let (vault, lock, opening) = match start::read(args)? {
        Asked::Usage => {
            print!("{}", start::USAGE);
            return Ok(());
        }
        Asked::Journal { dir, opening } => {
            start::check_display()?;
            let dir = dir.map_or_else(start::own_journal, Ok)?;
            let Some(lock) = WindowLock::take(&dir, opening)? else {
                eprintln!(
                    "Ebbline is open on this journal already; its window was asked to come forward."
                );
                return Ok(());
            };
            (Vault::new(dir), Some(lock), opening)
        }
        Asked::Demo => {
            start::check_display()?;
            let dir = tempfile::Builder::new()
                .prefix("ebbline-demo-")
                .tempdir()
                .map_err(|error| StartError::Demo(error.to_string()))?;
            let vault = demo(dir.path())?;
            throwaway = Some(dir);
            (vault, None, Opening::Window)
        }
    };
    let app = build(tauri::Builder::default(), vault)
        .setup(move |app| {
            app.state::<Dialogs>().begin(app.handle());
            resident::begin(app.handle(), opening);
            tauri::async_runtime::spawn(watch::watch(app.handle().clone(), lock));
            tauri::async_runtime::spawn(lock_on::watch(app.handle().clone()));
            Ok(())
        })
        .build(context())?;
    app.run(move |app, event| match event {
        tauri::RunEvent::WindowEvent { label, event, .. } => {
            resident::on_window(app, &label, &event);
        }
        // The toolkit ends the process without returning here: what has to be put away is put away now.
        tauri::RunEvent::Exit => {
            *app.state::<Vault>().state() = None;
            drop(throwaway.take());
        }
        _ => {}
    });
    Ok(())
}

/// A journal filled with a simulated year that ends today.
fn demo(dir: &std::path::Path) -> Result<Vault, StartError> {
    let told = |error: &dyn std::fmt::Display| StartError::Demo(error.to_string());
    let (now, zone) = (clock::now(), clock::system_zone());
    let passphrase = Passphrase::new(DEMO_PASSPHRASE.to_owned()).map_err(|error| told(&error))?;
    let dir = dir.join("journal");
    let (store, _) = journal_store::create(&dir, &passphrase, Settings::new(zone), now)
        .map_err(|error| told(&error))?;
    commands::exchange::fill_with_demo(&store, now, zone).map_err(|error| told(&error.detail))?;
    Vault::demo(dir, store).map_err(|error| told(&error.detail))
}
