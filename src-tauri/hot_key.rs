//! The keys that open quick entry from anywhere on the desktop.

use global_hotkey::{
    GlobalHotKeyManager,
    hotkey::{HotKey, Modifiers},
};
use serde::Serialize;
use specta::Type;
use std::cell::RefCell;

/// What became of the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HotKeyState {
    /// None were chosen.
    Off,
    /// They work.
    Ready,
    /// Another program has them.
    Taken,
    /// This desktop lets no program have keys of its own (Wayland).
    NotAllowed,
    /// The keyboard has no such key, or the system refused.
    Failed,
}

/// Reads keys as a person writes them: modifiers, then one key.
///
/// # Errors
/// `not_a_hot_key`; `needs_modifier` for keys that would be missed while typing.
pub fn read(keys: &str) -> Result<HotKey, &'static str> {
    let key: HotKey = keys.trim().parse().map_err(|_| "not_a_hot_key")?;
    if key
        .mods
        .intersects(Modifiers::CONTROL | Modifiers::ALT | Modifiers::META)
    {
        Ok(key)
    } else {
        Err("needs_modifier")
    }
}

struct Held {
    manager: GlobalHotKeyManager,
    key: Option<HotKey>,
}

thread_local! {
    /// Belongs to the thread of the event loop: two of the three systems ask for that.
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// Takes these keys in place of those held before. To be called on the thread of the event loop.
#[must_use]
pub fn hold(keys: Option<&str>) -> HotKeyState {
    HELD.with_borrow_mut(|held| {
        let wanted = keys.and_then(|keys| read(keys).ok());
        if let Some(Held { manager, key }) = held
            && let Some(before) = key.take()
        {
            let _ = manager.unregister(before);
        }
        let Some(wanted) = wanted else {
            // The thread behind it looks at the keyboard many times a second: nobody needs it now.
            *held = None;
            return HotKeyState::Off;
        };
        if wayland() {
            return HotKeyState::NotAllowed;
        }
        if held.is_none() {
            *held = GlobalHotKeyManager::new()
                .ok()
                .map(|manager| Held { manager, key: None });
        }
        let Some(held) = held else {
            return HotKeyState::Failed;
        };
        match held.manager.register(wanted) {
            Ok(()) => {
                held.key = Some(wanted);
                HotKeyState::Ready
            }
            Err(global_hotkey::Error::AlreadyRegistered(_)) => HotKeyState::Taken,
            Err(_) => HotKeyState::Failed,
        }
    })
}

/// Under Wayland the compatibility layer accepts keys and then never tells of them.
fn wayland() -> bool {
    cfg!(target_os = "linux")
        && (std::env::var_os("WAYLAND_DISPLAY").is_some_and(|name| !name.is_empty())
            || std::env::var("XDG_SESSION_TYPE").is_ok_and(|kind| kind == "wayland"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_people_write_them() {
        for keys in [
            "Ctrl+Alt+J",
            "ctrl + shift + 1",
            "Super+Space",
            "Alt+F9",
            "Cmd+Shift+K",
        ] {
            assert!(read(keys).is_ok(), "{keys} is a choice");
        }
        for (keys, reason) in [
            ("J", "needs_modifier"),
            ("Shift+J", "needs_modifier"),
            ("F9", "needs_modifier"),
            ("Ctrl+", "not_a_hot_key"),
            ("", "not_a_hot_key"),
            ("J+Ctrl", "not_a_hot_key"),
            ("Ctrl+Alt+Nothing", "not_a_hot_key"),
        ] {
            assert_eq!(read(keys).err(), Some(reason), "{keys:?}");
        }
    }
}
