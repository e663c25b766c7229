//! What the window notices by itself: that another process changed the journal, and that another start wants to see it.

use crate::{
    quick_window,
    start::{Opening, WindowLock},
    vault::Vault,
};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, Runtime};

/// Says that entries on the screen may be stale.
pub const CHANGED: &str = "journal-changed";
/// Says that the journal was locked.
pub const LOCKED: &str = "journal-locked";
/// The contract promises two seconds; looking costs one small read.
const EVERY: Duration = Duration::from_millis(700);

/// Looks again and again until the app ends.
pub async fn watch<R: Runtime>(app: AppHandle<R>, lock: Option<WindowLock>) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    loop {
        ticks.tick().await;
        match lock.as_ref().and_then(WindowLock::asked_forward) {
            None | Some(Opening::Background) => {}
            Some(Opening::Window) => come_forward(&app),
            Some(Opening::Quick) => quick_window::open(&app),
        }
        let reader = app.clone();
        let changed = tauri::async_runtime::spawn_blocking(move || {
            let vault = reader.state::<Vault>();
            let mut state = vault.state();
            // A file that cannot be read now is told to the person by the command that needs it.
            state
                .as_mut()
                .is_some_and(|journal| journal.refresh().unwrap_or(false))
        })
        .await
        .unwrap_or(false);
        if changed {
            let _ = app.emit(CHANGED, ());
        }
    }
}

/// Shows the main window in front of the others.
pub fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
