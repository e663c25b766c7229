//! What the window notices by itself: that another process changed the journal, and that another start wants to see it.

use crate::{
    quick_window,
    start::{Opening, WindowLock},
    vault::Vault,
};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, Runtime, WebviewWindow};

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
    let at_hand = app.clone();
    let _ = app.run_on_main_thread(move || {
        if let Some(window) = at_hand.get_webview_window("main") {
            let _ = window.unminimize();
            show(&window);
        }
    });
}

/// Shows a window with the keyboard in it. To be called on the thread of the event loop.
pub fn show<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    if used_just_now(window).is_some() {
        return;
    }
    let _ = window.show();
    let _ = window.set_focus();
}

/// Window managers of X11 keep a window from taking the keyboard while another one was used later. The person asked for this one just
/// now, by keys or by a second start, of which the toolkit knows nothing. `None`: this is not X11.
#[cfg(target_os = "linux")]
fn used_just_now<R: Runtime>(window: &WebviewWindow<R>) -> Option<()> {
    use gtk::prelude::{Cast, GtkWindowExt, WidgetExt};
    let window = window.gtk_window().ok()?;
    // A window that was never shown has no surface yet; the time has to be on it before it appears.
    window.realize();
    let surface: gdkx11::X11Window = window.window()?.downcast().ok()?;
    let now = gdkx11::functions::x11_get_server_time(&surface);
    surface.set_user_time(now);
    window.show_all();
    window.present_with_time(now);
    Some(())
}
