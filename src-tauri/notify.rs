//! Notifications of the desktop: on Linux over the session bus, with buttons where the desktop has them; elsewhere plain.

use journal_core::Occurrence;
use serde::Serialize;
use specta::Type;
use std::{
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};

/// What is said outside the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The line under the program's name.
    pub text: String,
    /// Buttons, by what pressing them means.
    pub buttons: Vec<(Pressed, String)>,
    /// The reminder it is about; `None` for a digest or a test.
    pub of: Option<Occurrence>,
}

/// What a person does with a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The notification itself, or its button: wants to see the window.
    Open,
    /// It is done.
    Done,
    /// Later again.
    Snooze,
}

impl Pressed {
    const ALL: [Self; 3] = [Self::Open, Self::Done, Self::Snooze];

    /// Its name on the bus; "default" is the notification itself.
    const fn name(self) -> &'static str {
        match self {
            Self::Open => "default",
            Self::Done => "done",
            Self::Snooze => "snooze",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pressed| pressed.name() == name)
    }
}

/// Whether notifications arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum NoticeState {
    /// None was sent yet.
    #[default]
    Unknown,
    /// The last one was taken by the desktop.
    Taken,
    /// Nobody on this desktop shows notifications.
    Nobody,
}

/// Sends notifications from a thread of its own: a desktop that answers slowly keeps nobody waiting, and buttons are heard for as long as a
/// notification is there.
pub struct Notifier {
    wanted: mpsc::Sender<(Said, mpsc::Sender<NoticeState>)>,
    state: Arc<Mutex<NoticeState>>,
}

impl Notifier {
    /// Begins. `pressed` is called on the thread of the notifications.
    #[must_use]
    pub fn new(pressed: impl Fn(Pressed, Option<Occurrence>) + Send + 'static) -> Self {
        let (wanted, asked) = mpsc::channel();
        let state = Arc::new(Mutex::new(NoticeState::Unknown));
        let known = Arc::clone(&state);
        thread::spawn(move || {
            desktop::serve(&asked, &known, &pressed);
        });
        Self { wanted, state }
    }

    /// Shows it, without waiting.
    pub fn show(&self, said: Said) {
        drop(self.send(said));
    }

    /// Shows it and waits for what the desktop says, three seconds at most.
    #[must_use]
    pub fn try_out(&self, said: Said) -> NoticeState {
        self.send(said)
            .recv_timeout(std::time::Duration::from_secs(3))
            .unwrap_or(NoticeState::Nobody)
    }

    /// How it went the last time.
    #[must_use]
    pub fn state(&self) -> NoticeState {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn send(&self, said: Said) -> mpsc::Receiver<NoticeState> {
        let (done, answer) = mpsc::channel();
        // A thread that has ended answers by dropping its end: then nobody shows it.
        let _ = self.wanted.send((said, done));
        answer
    }
}

fn note(state: &Mutex<NoticeState>, done: &mpsc::Sender<NoticeState>, how: NoticeState) {
    *state.lock().unwrap_or_else(PoisonError::into_inner) = how;
    let _ = done.send(how);
}

#[cfg(target_os = "linux")]
mod desktop {
    use super::{NoticeState, Pressed, Said, note};
    use dbus::{
        arg::{PropMap, Variant},
        blocking::Connection,
        message::{MatchRule, Message},
    };
    use journal_core::Occurrence;
    use std::{
        collections::BTreeMap,
        sync::{Mutex, mpsc},
        time::{Duration, Instant},
    };

    const SERVER: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    const ANSWER: Duration = Duration::from_secs(2);
    /// How long the bus is listened to before the next wish is looked for.
    const TURN: Duration = Duration::from_millis(250);
    /// A desktop that never says that a notification is gone is not listened to for ever.
    const LISTEN: Duration = Duration::from_secs(6 * 3600);

    struct There {
        of: Option<Occurrence>,
        since: Instant,
    }

    /// One connection for all: some desktops take a notification away with the connection it came from.
    pub fn serve(
        asked: &mpsc::Receiver<(Said, mpsc::Sender<NoticeState>)>,
        state: &Mutex<NoticeState>,
        pressed: &dyn Fn(Pressed, Option<Occurrence>),
    ) {
        let mut bus = None;
        let mut there: BTreeMap<u32, There> = BTreeMap::new();
        loop {
            let wish = if there.is_empty() {
                match asked.recv() {
                    Ok(wish) => Some(wish),
                    Err(_) => return,
                }
            } else {
                match asked.try_recv() {
                    Ok(wish) => Some(wish),
                    Err(mpsc::TryRecvError::Empty) => None,
                    Err(mpsc::TryRecvError::Disconnected) => return,
                }
            };
            if let Some((said, done)) = wish {
                if bus.is_none() {
                    bus = connect();
                }
                let sent = bus.as_ref().and_then(|bus| send(bus, &said));
                if let Some(number) = sent {
                    let of = said.of;
                    let since = Instant::now();
                    there.insert(number, There { of, since });
                    note(state, &done, NoticeState::Taken);
                } else {
                    // A bus that broke is connected anew for the next one.
                    bus = None;
                    there.clear();
                    note(state, &done, NoticeState::Nobody);
                }
            }
            if let Some(open) = &bus
                && !there.is_empty()
            {
                match open.channel().blocking_pop_message(TURN) {
                    Ok(Some(news)) => hear(&news, &mut there, pressed),
                    Ok(None) => {}
                    Err(_) => {
                        bus = None;
                        there.clear();
                    }
                }
                there.retain(|_, one| one.since.elapsed() < LISTEN);
            }
        }
    }

    fn connect() -> Option<Connection> {
        let bus = Connection::new_session().ok()?;
        for member in ["ActionInvoked", "NotificationClosed"] {
            let rule = MatchRule::new_signal(SERVER, member);
            bus.add_match_no_cb(&rule.match_str()).ok()?;
        }
        Some(bus)
    }

    fn send(bus: &Connection, said: &Said) -> Option<u32> {
        let server = bus.with_proxy(SERVER, PATH, ANSWER);
        let (can,): (Vec<String>,) = server.method_call(SERVER, "GetCapabilities", ()).ok()?;
        let buttons: Vec<&str> = if can.iter().any(|one| one == "actions") {
            let named = said.buttons.iter();
            named
                .flat_map(|(pressed, label)| [pressed.name(), label.as_str()])
                .collect()
        } else {
            Vec::new()
        };
        let mut hints = PropMap::new();
        // Its line in the history of notifications goes with it, where there is one.
        hints.insert("transient".to_owned(), Variant(Box::new(true)));
        // What people read is text: a desktop that reads markup must find none.
        let text = if can.iter().any(|one| one == "body-markup") {
            escaped(&said.text)
        } else {
            said.text.clone()
        };
        let (number,): (u32,) = server
            .method_call(
                SERVER,
                "Notify",
                (
                    "Ebbline", 0_u32, "", "Ebbline", text, buttons, hints, -1_i32,
                ),
            )
            .ok()?;
        Some(number)
    }

    pub fn escaped(text: &str) -> String {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    }

    fn hear(
        news: &Message,
        there: &mut BTreeMap<u32, There>,
        pressed: &dyn Fn(Pressed, Option<Occurrence>),
    ) {
        let member = news.member();
        let Some((member, number)) = member.as_deref().zip(news.get1::<u32>()) else {
            return;
        };
        if member == "NotificationClosed" {
            there.remove(&number);
        } else if member == "ActionInvoked"
            && let Some(one) = there.get(&number)
            && let Ok((_, name)) = news.read2::<u32, &str>()
            && let Some(how) = Pressed::of(name)
        {
            pressed(how, one.of.clone());
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod desktop {
    use super::{NoticeState, Pressed, Said, note};
    use journal_core::Occurrence;
    use std::sync::{Mutex, mpsc};

    pub fn serve(
        asked: &mpsc::Receiver<(Said, mpsc::Sender<NoticeState>)>,
        state: &Mutex<NoticeState>,
        _pressed: &dyn Fn(Pressed, Option<Occurrence>),
    ) {
        while let Ok((said, done)) = asked.recv() {
            let shown = notify_rust::Notification::new()
                .appname("Ebbline")
                .summary("Ebbline")
                .body(&said.text)
                .show();
            let how = if shown.is_ok() {
                NoticeState::Taken
            } else {
                NoticeState::Nobody
            };
            note(state, &done, how);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pressed_has_the_same_name_both_ways() {
        for pressed in Pressed::ALL {
            assert_eq!(Pressed::of(pressed.name()), Some(pressed));
        }
        assert_eq!(Pressed::of("anything else"), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn words_are_no_markup() {
        assert_eq!(desktop::escaped("a <b> & c"), "a &lt;b&gt; &amp; c");
    }
}
