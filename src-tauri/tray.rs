//! The icon in the tray while the program stays in the background.

use crate::{
    clock,
    commands::reminders::{self, tomorrow},
    device::DeviceSettings,
    lock_on, quick_window,
    reminding::Reminding,
    vault::Vault,
    watch,
};
use chrono::{DateTime, Utc};
use journal_words::Words;
use serde::Serialize;
use specta::Type;
use std::sync::Arc;
use tauri::{
    AppHandle, Manager, Runtime,
    menu::{Menu, MenuBuilder, MenuEvent},
    tray::TrayIconBuilder,
};

/// What became of the icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TrayState {
    /// Not wanted.
    Off,
    /// It is there.
    Shown,
    /// It was made, but this desktop has no place that says it shows such icons.
    NoPlace,
    /// The library that makes it is not installed (Linux: libayatana-appindicator).
    NoLibrary,
    /// The system refused.
    Failed,
}

const ID: &str = "ebbline";

/// Shows the icon with its menu in that language, or takes it away. To be called on the thread of the event loop.
pub fn show<R: Runtime>(
    app: &AppHandle<R>,
    settings: &DeviceSettings,
    now: DateTime<Utc>,
) -> TrayState {
    // One icon for the life of the program: on Linux a second one cannot take the place of the first.
    let there = app.tray_by_id(ID);
    if !settings.background {
        if let Some(icon) = there {
            let _ = icon.set_visible(false);
        }
        return TrayState::Off;
    }
    if !library() {
        return TrayState::NoLibrary;
    }
    let paused = settings
        .reminders_paused_until
        .is_some_and(|until| now < until);
    let menu = menu(app, &Words::new(settings.language()), paused);
    let shown = menu.and_then(|menu| match there {
        Some(icon) => icon
            .set_menu(Some(menu))
            .and_then(|()| icon.set_visible(true)),
        None => make(app, &menu),
    });
    match shown {
        Ok(()) if place() => TrayState::Shown,
        Ok(()) => TrayState::NoPlace,
        Err(_) => TrayState::Failed,
    }
}

/// The words say nothing about what is kept: who looks over a shoulder reads them.
fn menu<R: Runtime>(app: &AppHandle<R>, words: &Words, paused: bool) -> tauri::Result<Menu<R>> {
    let say = |id| words.say(id, &[]);
    let (pause, pause_words) = if paused {
        ("resume", say("tray-resume"))
    } else {
        ("pause", say("tray-pause"))
    };
    MenuBuilder::new(app)
        .text("open", say("tray-open"))
        .text("quick", say("tray-quick"))
        .text(pause, pause_words)
        .separator()
        .text("lock", say("tray-lock"))
        .separator()
        .text("quit", say("tray-quit"))
        .build()
}

fn make<R: Runtime>(app: &AppHandle<R>, menu: &Menu<R>) -> tauri::Result<()> {
    let mut icon = TrayIconBuilder::with_id(ID)
        .menu(menu)
        .tooltip("Ebbline")
        .on_menu_event(chosen);
    if let Some(picture) = app.default_window_icon() {
        icon = icon.icon(picture.clone());
    }
    icon.build(app)?;
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "the toolkit hands it over")]
fn chosen<R: Runtime>(app: &AppHandle<R>, event: MenuEvent) {
    match event.id().as_ref() {
        "open" => watch::come_forward(app),
        "quick" => quick_window::open(app),
        "lock" => {
            // The vault may be busy for a moment; the menu must not wait for it.
            let app = app.clone();
            tauri::async_runtime::spawn_blocking(move || {
                let reminding = app.state::<Arc<Reminding>>();
                lock_on::lock(&app.state::<Vault>(), &app.state(), &reminding);
            });
        }
        "pause" => pause(app, true),
        "resume" => pause(app, false),
        "quit" => app.exit(0),
        _ => {}
    }
}

fn pause<R: Runtime>(app: &AppHandle<R>, on: bool) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let until = on.then(|| tomorrow(clock::now(), clock::system_zone()));
        // What cannot be kept is not paused, and the menu goes on offering it.
        let _ = reminders::pause(&app.state(), until);
    });
}

/// Whether the icon can be made at all. The toolkit would panic without the library, which it loads when it is first used.
#[cfg(target_os = "linux")]
fn library() -> bool {
    use std::sync::OnceLock;
    static THERE: OnceLock<bool> = OnceLock::new();
    *THERE.get_or_init(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let there = std::panic::catch_unwind(|| {
            let _ = &*libappindicator_sys::LIB;
        })
        .is_ok();
        std::panic::set_hook(before);
        there
    })
}

#[cfg(not(target_os = "linux"))]
const fn library() -> bool {
    true
}

/// Whether somebody shows such icons: panels say so on the session bus.
#[cfg(target_os = "linux")]
fn place() -> bool {
    use std::time::Duration;
    let asked = || {
        let bus = dbus::blocking::Connection::new_session().ok()?;
        let proxy = bus.with_proxy(
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            Duration::from_secs(2),
        );
        let (owned,): (bool,) = proxy
            .method_call(
                "org.freedesktop.DBus",
                "NameHasOwner",
                ("org.kde.StatusNotifierWatcher",),
            )
            .ok()?;
        Some(owned)
    };
    asked().unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
const fn place() -> bool {
    true
}
