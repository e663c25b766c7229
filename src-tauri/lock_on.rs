//! Locks the journal by itself: nobody was there for a while, the computer slept, or the session was locked.

use crate::{
    clock,
    device::{Device, Wish},
    reminding::Reminding,
    vault::Vault,
};
use chrono::{DateTime, TimeDelta, Utc};
use std::{sync::Arc, time::Duration};
use tauri::{AppHandle, Manager, Runtime};

/// How often it is looked at the clock.
const EVERY: Duration = Duration::from_secs(1);
/// A step of the clock this long means that the computer slept, or that somebody set the clock: either way nobody knows who is there now.
const GAP: TimeDelta = TimeDelta::seconds(30);

/// Why the journal was locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody was there for as long as was chosen.
    Idle,
    /// The clock jumped: the computer slept.
    Slept,
}

/// How long nobody was there, told by a clock that is asked again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stillness {
    asked: DateTime<Utc>,
    idle: TimeDelta,
    was_open: bool,
}

impl Stillness {
    /// Somebody is there now.
    #[must_use]
    pub const fn new(now: DateTime<Utc>) -> Self {
        Self {
            asked: now,
            idle: TimeDelta::zero(),
            was_open: false,
        }
    }

    /// Somebody did something.
    pub const fn somebody(&mut self) {
        self.idle = TimeDelta::zero();
    }

    /// Asks the clock: whether an open journal has to be locked now. Steps are added up, so that a clock that is set back does not
    /// give more time.
    pub fn tick(
        &mut self,
        now: DateTime<Utc>,
        open: bool,
        limit: Option<TimeDelta>,
    ) -> Option<Why> {
        let step = (now - self.asked).max(TimeDelta::zero());
        self.asked = now;
        // Whoever opened it was there.
        if open && !self.was_open {
            self.idle = TimeDelta::zero();
        } else {
            self.idle += step;
        }
        let why = if !open {
            None
        } else if step >= GAP {
            Some(Why::Slept)
        } else if limit.is_some_and(|limit| self.idle >= limit) {
            Some(Why::Idle)
        } else {
            None
        };
        self.was_open = open && why.is_none();
        why
    }
}

/// Locks the journal, from wherever: its key leaves the memory, and no window shows anything of it.
pub fn lock(vault: &Vault, device: &Device, reminding: &Reminding) {
    reminding.before_locking(vault, clock::now(), clock::system_zone());
    *vault.state() = None;
    device.wish(Wish::Locked);
}

/// Looks at the clock until the app ends.
pub async fn watch<R: Runtime>(app: AppHandle<R>) {
    #[cfg(target_os = "linux")]
    session::listen(&app);
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    loop {
        ticks.tick().await;
        let app = app.clone();
        // The vault may be busy for a moment; a thread of the runtime must not wait for it.
        let _ = tauri::async_runtime::spawn_blocking(move || {
            let (vault, device) = (app.state::<Vault>(), app.state::<Device>());
            let open = vault.state().is_some();
            let limit = device.settings().lock_after();
            if device.stillness().tick(clock::now(), open, limit).is_some() {
                lock(&vault, &device, &app.state::<Arc<Reminding>>());
            }
        })
        .await;
    }
}

/// What the Linux desktop says about the session. There may be no bus, or nobody who says it: then the clock remains.
#[cfg(target_os = "linux")]
mod session {
    use super::lock;
    use crate::{device::Device, reminding::Reminding, vault::Vault};
    use dbus::{Message, MessageType, arg::OwnedFd, blocking::Connection, message::MatchRule};
    use std::{sync::Arc, thread, time::Duration};
    use tauri::{AppHandle, Manager, Runtime};

    const ANSWER: Duration = Duration::from_secs(2);
    /// How long one call waits for news; it is called again at once.
    const TURN: Duration = Duration::from_secs(3600);

    /// One thread for each bus, because a connection belongs to its thread.
    pub fn listen<R: Runtime>(app: &AppHandle<R>) {
        for follow in [login, screen_saver] {
            let app = app.clone();
            thread::spawn(move || {
                follow(&|| {
                    let reminding = app.state::<Arc<Reminding>>();
                    lock(&app.state::<Vault>(), &app.state::<Device>(), &reminding);
                })
            });
        }
    }

    /// logind: before the computer sleeps, and when the session is locked. Who sends is not checked: a false alarm only locks.
    fn login(act: &dyn Fn()) -> Option<()> {
        const MANAGER: &str = "org.freedesktop.login1.Manager";
        let bus = Connection::new_system().ok()?;
        let mut locks = MatchRule::new_signal("org.freedesktop.login1.Session", "Lock");
        locks.path = own_session(&bus);
        // While this is held, the computer waits with sleeping until the journal is locked.
        let mut delay = hold_sleep(&bus);
        let sleeps = MatchRule::new_signal(MANAGER, "PrepareForSleep");
        hear(&bus, &[sleeps, locks], |news| match news.read1::<bool>() {
            Ok(begins) => {
                act();
                delay.take();
                if !begins {
                    delay = hold_sleep(&bus);
                }
            }
            Err(_) => act(),
        })
    }

    /// Screen savers and lock screens of the desktops say it on the session bus, each under its own name.
    fn screen_saver(act: &dyn Fn()) -> Option<()> {
        let bus = Connection::new_session().ok()?;
        let mut rule = MatchRule::new();
        rule.msg_type = Some(MessageType::Signal);
        rule.member = Some("ActiveChanged".into());
        hear(&bus, &[rule], |news| {
            let saver = news
                .interface()
                .is_some_and(|name| name.ends_with(".ScreenSaver"));
            if saver && news.read1() == Ok(true) {
                act();
            }
        })
    }

    /// Waits for signals until the bus is gone.
    fn hear(
        bus: &Connection,
        rules: &[MatchRule<'_>],
        mut then: impl FnMut(&Message),
    ) -> Option<()> {
        for rule in rules {
            bus.add_match_no_cb(&rule.match_str()).ok()?;
        }
        loop {
            let news = bus.channel().blocking_pop_message(TURN).ok()?;
            if let Some(news) = news.filter(|news| rules.iter().any(|rule| rule.matches(news))) {
                then(&news);
            }
        }
    }

    fn manager(bus: &Connection) -> dbus::blocking::Proxy<'_, &Connection> {
        bus.with_proxy("org.freedesktop.login1", "/org/freedesktop/login1", ANSWER)
    }

    fn hold_sleep(bus: &Connection) -> Option<OwnedFd> {
        let (held,): (OwnedFd,) = manager(bus)
            .method_call(
                "org.freedesktop.login1.Manager",
                "Inhibit",
                ("sleep", "Ebbline", "locks before sleep", "delay"),
            )
            .ok()?;
        Some(held)
    }

    /// `None`: not known, then every session counts.
    fn own_session(bus: &Connection) -> Option<dbus::Path<'static>> {
        let name = std::env::var("XDG_SESSION_ID").unwrap_or_else(|_| "auto".to_owned());
        let (path,): (dbus::Path<'static>,) = manager(bus)
            .method_call("org.freedesktop.login1.Manager", "GetSession", (name,))
            .ok()?;
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: TimeDelta = TimeDelta::minutes(1);

    /// Ticks once a second for `seconds`; when the journal was locked, after how many and why.
    fn wait(
        still: &mut Stillness,
        from: &mut DateTime<Utc>,
        seconds: i64,
        open: bool,
        limit: Option<TimeDelta>,
    ) -> Option<(i64, Why)> {
        for second in 1..=seconds {
            *from += TimeDelta::seconds(1);
            if let Some(why) = still.tick(*from, open, limit) {
                return Some((second, why));
            }
        }
        None
    }

    fn opened() -> (Stillness, DateTime<Utc>) {
        let now = DateTime::UNIX_EPOCH;
        let mut still = Stillness::new(now);
        assert_eq!(still.tick(now, true, None), None, "just opened");
        (still, now)
    }

    #[test]
    fn nobody_there_for_the_chosen_time_locks_once() {
        let (mut still, mut now) = opened();
        assert_eq!(
            wait(&mut still, &mut now, 600, true, Some(MINUTE)),
            Some((60, Why::Idle))
        );
        assert_eq!(
            wait(&mut still, &mut now, 600, false, Some(MINUTE)),
            None,
            "what is locked is not locked again"
        );
        assert_eq!(
            wait(&mut still, &mut now, 600, true, Some(MINUTE)),
            Some((61, Why::Idle)),
            "opening it begins anew, from the second in which it is noticed"
        );
    }

    #[test]
    fn somebody_there_puts_it_off_and_never_means_never() {
        let (mut still, mut now) = opened();
        for _ in 0..5 {
            assert_eq!(wait(&mut still, &mut now, 59, true, Some(MINUTE)), None);
            still.somebody();
        }
        assert_eq!(wait(&mut still, &mut now, 100_000, true, None), None);
    }

    #[test]
    fn a_sleep_locks_however_long_the_limit() {
        let (mut still, mut now) = opened();
        assert_eq!(wait(&mut still, &mut now, 10, true, None), None);
        now += TimeDelta::seconds(29);
        assert_eq!(
            still.tick(now, true, None),
            None,
            "a busy machine is not a sleeping one"
        );
        now += TimeDelta::hours(8);
        assert_eq!(still.tick(now, true, None), Some(Why::Slept));
        let (mut locked, later) = (Stillness::new(now), now + TimeDelta::hours(8));
        assert_eq!(
            locked.tick(later, false, Some(MINUTE)),
            None,
            "a locked journal sleeps as it is"
        );
        assert_eq!(
            locked.tick(later + TimeDelta::seconds(1), true, Some(MINUTE)),
            None,
            "and opening it after the sleep does not lock it"
        );
    }

    #[test]
    fn a_clock_set_back_gives_no_more_time() {
        let (mut still, mut now) = opened();
        assert_eq!(wait(&mut still, &mut now, 50, true, Some(MINUTE)), None);
        now -= TimeDelta::hours(2);
        assert_eq!(still.tick(now, true, Some(MINUTE)), None);
        assert_eq!(
            wait(&mut still, &mut now, 600, true, Some(MINUTE)),
            Some((10, Why::Idle))
        );
    }
}
