//! The small window for one entry, opened from anywhere.

use crate::{vault::Vault, watch};
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Emitter, LogicalSize, Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

/// Its label, by which the permission table knows it.
pub const LABEL: &str = "quick";
/// Tells its page that it is wanted again: the caret belongs into an empty line.
pub const OPENED: &str = "quick-opened";

const WIDTH: u32 = 620;
/// From the bare line to a line with questions; a page that wants more scrolls.
const HEIGHTS: std::ops::RangeInclusive<u32> = 90..=520;

/// Whether somebody asked for it. It is drawn before it is shown, so showing has to remember.
static WANTED: AtomicBool = AtomicBool::new(false);

/// Opens it; while the journal is locked, the main window with its lock screen instead.
pub fn open<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    // The vault may be busy for a moment; whoever pressed the keys is on the thread of the windows.
    tauri::async_runtime::spawn_blocking(move || {
        if app.state::<Vault>().state().is_none() {
            watch::come_forward(&app);
            return;
        }
        WANTED.store(true, Ordering::SeqCst);
        let at_hand = app.clone();
        let _ = app.run_on_main_thread(move || {
            if let Some(window) = at_hand.get_webview_window(LABEL) {
                let _ = at_hand.emit_to(LABEL, OPENED, ());
                watch::show(&window);
            } else if let Err(error) = build(&at_hand) {
                eprintln!("The quick entry window cannot be opened: {error}.");
                watch::come_forward(&at_hand);
            }
        });
    });
}

/// It stays hidden until its page says how high it is.
fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("quick.html".into()))
        .title("Ebbline")
        .inner_size(WIDTH.into(), (*HEIGHTS.start()).into())
        .decorations(false)
        .always_on_top(true)
        .skip_taskbar(true)
        .visible(false)
        .center()
        .build()
        .map(|_| ())
}

/// Its page is drawn and needs this height, in CSS pixels.
pub fn fit<R: Runtime>(app: &AppHandle<R>, height: u32) {
    let at_hand = app.clone();
    let _ = app.run_on_main_thread(move || {
        let Some(window) = at_hand.get_webview_window(LABEL) else {
            return;
        };
        let height = height.clamp(*HEIGHTS.start(), *HEIGHTS.end());
        let _ = window.set_size(LogicalSize::new(WIDTH, height));
        if WANTED.load(Ordering::SeqCst) && !window.is_visible().unwrap_or(false) {
            watch::show(&window);
        }
    });
}

/// Hides it. Its page has emptied itself, and is there at once the next time.
pub fn close<R: Runtime>(app: &AppHandle<R>) {
    WANTED.store(false, Ordering::SeqCst);
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.hide();
    }
}

/// Ends it: after locking, nothing of the journal stays in its page's memory.
pub fn end<R: Runtime>(app: &AppHandle<R>) {
    WANTED.store(false, Ordering::SeqCst);
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.destroy();
    }
}
