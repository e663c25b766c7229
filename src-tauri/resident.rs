//! What happens outside the main window: the program stays when it is closed, keys and tray follow what was chosen.

use crate::{
    clock,
    device::{Device, Here, Wish},
    hot_key, quick_window, reminding,
    start::Opening,
    tray, watch,
};
use global_hotkey::{GlobalHotKeyEvent, HotKeyState};
use std::{sync::mpsc, time::Duration};
use tauri::{AppHandle, Emitter, Manager, Runtime, WindowEvent};

/// Begins with what was chosen. To be called once, on the thread of the event loop.
pub fn begin<R: Runtime>(app: &AppHandle<R>, opening: Opening) {
    let device = app.state::<Device>();
    let hands = app.clone();
    device.give_hands(move |wish| grant(&hands, wish));
    let presser = app.clone();
    GlobalHotKeyEvent::set_event_handler(Some(move |event: GlobalHotKeyEvent| {
        if event.state() == HotKeyState::Pressed {
            quick_window::open(&presser);
        }
    }));
    follow(app);
    reminding::begin(app, opening == Opening::Background);
    if opening != Opening::Background {
        watch::come_forward(app);
    }
}

fn grant<R: Runtime>(app: &AppHandle<R>, wish: Wish) {
    match wish {
        Wish::Follow => {
            // The answer is what the person waits for; a desktop that hangs must not hold the page for ever.
            let (done, followed) = mpsc::channel();
            let on_main = app.clone();
            let asked = app.run_on_main_thread(move || {
                follow(&on_main);
                let _ = done.send(());
            });
            if asked.is_ok() {
                let _ = followed.recv_timeout(Duration::from_secs(5));
            }
        }
        Wish::Locked => {
            let _ = app.emit(watch::LOCKED, ());
            quick_window::end(app);
        }
        Wish::Changed => {
            let _ = app.emit(watch::CHANGED, ());
        }
        Wish::CloseQuick { stored } => {
            quick_window::close(app);
            if stored {
                let _ = app.emit(watch::CHANGED, ());
            }
        }
        Wish::FitQuick(height) => quick_window::fit(app, height),
    }
}

fn follow<R: Runtime>(app: &AppHandle<R>) {
    let device = app.state::<Device>();
    let settings = device.settings();
    device.found(Here {
        hot_key: hot_key::hold(settings.hot_key.as_deref()),
        tray: tray::show(app, &settings, clock::now()),
    });
}

/// Closing the main window ends the program, unless it shall stay; the small one is only put away.
pub fn on_window<R: Runtime>(app: &AppHandle<R>, label: &str, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } if label == quick_window::LABEL => {
            api.prevent_close();
            quick_window::close(app);
        }
        WindowEvent::CloseRequested { api, .. } if app.state::<Device>().settings().background => {
            api.prevent_close();
            if let Some(window) = app.get_webview_window(label) {
                let _ = window.hide();
            }
        }
        // A hidden small window would keep the program alive with nothing to see.
        WindowEvent::Destroyed if label != quick_window::LABEL => app.exit(0),
        _ => {}
    }
}
