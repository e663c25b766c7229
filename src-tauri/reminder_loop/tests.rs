//! The real loop with a clock that can be set, stopped and moved, on a journal that can be locked and a process that can be killed.
#![allow(clippy::unwrap_used)]
use super::*;
use journal_core::{CheckIn, Settings};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use tokio::time::{Instant, sleep};

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;
/// 07:00 in Berlin.
const MORNING: &str = "2026-06-01T05:00:00Z";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn reminder(number: u8, more: Value) -> Reminder {
    let mut all = json!({
        "id": format!("00000000-0000-7000-8000-0000000000{number:02x}"), "reminder": "own", "text": "water the beans",
        "clock": "wall", "rule": {"at": "08:00", "every_days": 1}
    });
    let fields = all.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    serde_json::from_value(all).unwrap()
}

/// Everything that outlives the process, and the clock.
struct World {
    epoch: DateTime<Utc>,
    begun: Instant,
    ahead: Cell<TimeDelta>,
    zone: Cell<Tz>,
    open: Cell<bool>,
    paused: Cell<bool>,
    journal_full: Cell<bool>,
    disk_full: Cell<bool>,
    /// Ends the process when something is to be shown, before it is.
    dies_showing: Cell<bool>,
    reminders: RefCell<Vec<Reminder>>,
    noted: RefCell<BTreeMap<Id, Occurrence>>,
    check_ins: RefCell<Vec<CheckIn>>,
    file: RefCell<Kept>,
    /// Every key that was ever written down, in the journal or outside.
    written: RefCell<BTreeSet<Id>>,
    shown: RefCell<Vec<(DateTime<Utc>, Shown)>>,
}

impl World {
    fn new(reminders: Vec<Reminder>) -> Self {
        Self {
            epoch: at(MORNING),
            begun: Instant::now(),
            ahead: Cell::new(TimeDelta::zero()),
            zone: Cell::new(Tz::Europe__Berlin),
            open: Cell::new(true),
            paused: Cell::new(false),
            journal_full: Cell::new(false),
            disk_full: Cell::new(false),
            dies_showing: Cell::new(false),
            reminders: RefCell::new(reminders),
            noted: RefCell::default(),
            check_ins: RefCell::default(),
            file: RefCell::default(),
            written: RefCell::default(),
            shown: RefCell::default(),
        }
    }

    fn now(&self) -> DateTime<Utc> {
        let passed = TimeDelta::from_std(self.begun.elapsed()).unwrap();
        self.epoch + passed + self.ahead.get()
    }

    /// The clock jumps, as in a sleep or when it is set.
    fn jump(&self, by: TimeDelta) {
        self.ahead.set(self.ahead.get() + by);
    }

    fn known(&self) -> Option<Known> {
        let mut entries = Entries::empty(Settings::new(Tz::Europe__Berlin));
        for check_in in &*self.check_ins.borrow() {
            entries.check_ins.push(check_in.clone());
        }
        self.open.get().then(|| Known {
            reminders: self.reminders.borrow().clone(),
            outcomes: self.noted.borrow().values().cloned().collect(),
            entries: Arc::new(entries),
        })
    }

    fn reach<T>(&self, act: impl FnOnce(&mut Desk<'_>) -> T) -> T {
        let mut read = || self.known();
        let mut note = |news: &[Occurrence]| {
            assert!(self.open.get(), "only an open journal is written to");
            if self.journal_full.get() {
                return None;
            }
            for occurrence in news {
                assert_eq!(occurrence.check(), Ok(()), "it can be stored");
                self.written.borrow_mut().insert(occurrence.id());
                self.noted
                    .borrow_mut()
                    .insert(occurrence.id(), occurrence.clone());
            }
            Some(news.iter().map(Occurrence::id).collect())
        };
        let mut keep = |kept: &Kept| {
            if self.disk_full.get() {
                return false;
            }
            self.written.borrow_mut().extend(kept.keys.iter().copied());
            self.file.replace(kept.clone());
            true
        };
        let mut show = |shown| {
            if !self.dies_showing.get() {
                self.shown.borrow_mut().push((self.now(), shown));
            }
        };
        act(&mut Desk {
            read: &mut read,
            note: &mut note,
            keep: &mut keep,
            show: &mut show,
        })
    }

    /// Starts the program, lets it run while `meanwhile` happens, and kills it.
    async fn live(&self, meanwhile: impl Future<Output = ()>) {
        let mut rounds = Rounds::new(self.file.borrow().clone(), self.now());
        let round =
            |now| self.reach(|desk| rounds.round(now, self.zone.get(), self.paused.get(), desk));
        let woken = Notify::new();
        tokio::select! {
            () = run(|| self.now(), round, &woken) => unreachable!("it runs until it is killed"),
            () = meanwhile => {}
        }
    }

    async fn run_for(&self, seconds: u64) {
        self.live(sleep(Duration::from_secs(seconds))).await;
    }

    /// The Berlin times at which something was shown, and what.
    fn told(&self) -> Vec<(String, &'static str, usize)> {
        let shown = self.shown.borrow();
        shown
            .iter()
            .map(|(at, shown)| {
                let local = at.with_timezone(&Tz::Europe__Berlin);
                let (what, count) = match shown {
                    Shown::One { text: Some(_), .. } => ("words", 1),
                    Shown::One { text: None, .. } => ("neutral", 1),
                    Shown::Digest { fresh, missed } => ("digest", fresh + missed),
                };
                (local.format("%d %H:%M").to_string(), what, count)
            })
            .collect()
    }

    fn keys(&self) -> Vec<Id> {
        let shown = self.shown.borrow();
        shown
            .iter()
            .filter_map(|(_, shown)| match shown {
                Shown::One { of, .. } => Some(of.id()),
                Shown::Digest { .. } => None,
            })
            .collect()
    }
}

fn one(when: &str, what: &'static str) -> (String, &'static str, usize) {
    (when.to_owned(), what, 1)
}

fn all_different(keys: &[Id]) -> bool {
    keys.iter().collect::<BTreeSet<_>>().len() == keys.len()
}

#[tokio::test(start_paused = true)]
async fn on_time_each_day_once() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world.run_for(3 * DAY).await;
    assert_eq!(
        world.told(),
        [
            one("01 08:00", "words"),
            one("02 08:00", "words"),
            one("03 08:00", "words")
        ]
    );
    let shown = world.shown.borrow();
    assert!(
        shown.iter().all(|(at, _)| at.timestamp() % 60 < 2),
        "to the second, not to the half minute: {shown:?}"
    );
    assert!(all_different(&world.keys()));
    assert_eq!(world.noted.borrow().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn after_a_sleep_one_digest_instead_of_a_flood() {
    let three = (1..=3).map(|number| reminder(number, json!({}))).collect();
    let world = World::new(three);
    world
        .live(async {
            sleep(Duration::from_secs(1800)).await;
            // Four mornings asleep; at the fifth it is half past seven.
            world.jump(TimeDelta::days(4));
            sleep(Duration::from_secs(1800 + 60)).await;
        })
        .await;
    let (missed, fresh) = (world.told()[0].clone(), world.told()[1].clone());
    assert_eq!(
        missed,
        ("05 07:30".to_owned(), "digest", 12),
        "what went by is one word on waking"
    );
    assert_eq!(
        fresh,
        ("05 08:00".to_owned(), "digest", 3),
        "three at the same time are one"
    );
    assert_eq!(world.told().len(), 2);
    assert_eq!(world.noted.borrow().len(), 15);
}

#[tokio::test(start_paused = true)]
async fn just_too_late_is_still_told() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world
        .live(async {
            sleep(Duration::from_secs(10)).await;
            world.jump(TimeDelta::hours(2));
            sleep(Duration::from_secs(60)).await;
        })
        .await;
    assert_eq!(world.told(), [one("01 09:00", "words")]);
}

#[tokio::test(start_paused = true)]
async fn a_clock_set_back_or_forward_tells_nothing_twice() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world
        .live(async {
            sleep(Duration::from_secs(2 * HOUR)).await;
            for _ in 0..3 {
                world.jump(TimeDelta::hours(-3));
                sleep(Duration::from_secs(3 * HOUR)).await;
            }
            assert_eq!(world.told().len(), 1, "set back three times over it");
            world.jump(TimeDelta::days(3000));
            sleep(Duration::from_secs(60)).await;
            let told = world.told().len();
            assert_eq!(told, 2, "a clock gone wild gives one digest, no flood");
            world.jump(TimeDelta::days(-3000));
            sleep(Duration::from_secs(DAY)).await;
            assert_eq!(
                world.told().last().unwrap(),
                &one("02 08:00", "words"),
                "and once it is right again, the next morning comes"
            );
        })
        .await;
    assert_eq!(world.told().len(), 3);
    assert!(all_different(&world.keys()));
}

#[tokio::test(start_paused = true)]
async fn after_a_flight_it_is_the_clock_there_that_counts() {
    let world = World::new(vec![
        reminder(1, json!({})),
        reminder(
            2,
            json!({"clock": "home", "rule": {"at": "22:00", "every_days": 1}}),
        ),
    ]);
    world
        .live(async {
            sleep(Duration::from_secs(2 * HOUR)).await;
            world.zone.set(Tz::America__New_York);
            sleep(Duration::from_secs(DAY + 6 * HOUR)).await;
        })
        .await;
    assert_eq!(
        world.told(),
        [
            one("01 08:00", "words"),
            // Eight in New York is two in the afternoon in Berlin. The other one stays with the clock at home.
            one("01 14:00", "words"),
            one("01 22:00", "words"),
            one("02 14:00", "words"),
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn killed_at_any_moment_it_is_told_once_at_most() {
    let world = World::new(vec![reminder(1, json!({}))]);
    // Two starts within the same minute, and one killed between noting and showing.
    world.run_for(HOUR + 5).await;
    world.run_for(5).await;
    world.run_for(5).await;
    assert_eq!(world.told(), [one("01 08:00", "words")]);
    world.dies_showing.set(true);
    world.run_for(DAY).await;
    world.dies_showing.set(false);
    world.run_for(HOUR).await;
    assert_eq!(
        world.told().len(),
        1,
        "what was noted is not shown after all: never twice beats never"
    );
    let states: Vec<_> = world
        .noted
        .borrow()
        .values()
        .map(|noted| noted.state.clone())
        .collect();
    assert_eq!(
        states,
        [OccurrenceState::Due, OccurrenceState::Due],
        "it stays open on the screen"
    );
}

#[tokio::test(start_paused = true)]
async fn a_locked_journal_reminds_without_words_and_notes_it_when_it_opens() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world
        .live(async {
            sleep(Duration::from_secs(60)).await;
            world.open.set(false);
            sleep(Duration::from_secs(DAY + HOUR)).await;
            assert_eq!(
                world.told(),
                [one("01 08:00", "neutral"), one("02 08:00", "neutral")]
            );
            assert!(world.noted.borrow().is_empty());
            assert_eq!(world.file.borrow().keys.len(), 2);
            world.open.set(true);
            sleep(Duration::from_secs(60)).await;
        })
        .await;
    assert_eq!(world.noted.borrow().len(), 2);
    assert!(
        world.file.borrow().keys.is_empty(),
        "the journal knows it now"
    );
    assert_eq!(world.told().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn killed_while_locked_it_knows_after_opening_what_was_told() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world
        .live(async {
            sleep(Duration::from_secs(60)).await;
            world.open.set(false);
            sleep(Duration::from_secs(HOUR)).await;
        })
        .await;
    assert_eq!(world.told().len(), 1);
    // Started again: locked, so nothing is known; then the clock goes back, and only then it is opened.
    world
        .live(async {
            sleep(Duration::from_secs(60)).await;
            world.jump(TimeDelta::hours(-1));
            sleep(Duration::from_secs(60)).await;
            world.open.set(true);
            sleep(Duration::from_secs(2 * HOUR)).await;
        })
        .await;
    assert_eq!(world.told().len(), 1, "the key outlived the process");
    assert_eq!(world.noted.borrow().len(), 1);
    let file = world.file.borrow();
    assert!(file.keys.is_empty() && file.expects);
}

#[tokio::test(start_paused = true)]
async fn what_went_by_while_it_was_not_running_is_one_digest_at_the_start() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world.run_for(60).await;
    world.jump(TimeDelta::days(3) + TimeDelta::hours(6));
    world.run_for(60).await;
    assert_eq!(world.told(), [("04 13:01".to_owned(), "digest", 4)]);
    world.run_for(60).await;
    assert_eq!(world.told().len(), 1, "and not at the next start again");
}

#[tokio::test(start_paused = true)]
async fn started_with_a_locked_journal_it_catches_up_when_that_is_opened() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world.run_for(60).await;
    world.open.set(false);
    world.jump(TimeDelta::days(2));
    world
        .live(async {
            sleep(Duration::from_secs(2 * HOUR)).await;
            assert_eq!(world.told(), [], "nothing is known yet");
            world.open.set(true);
            sleep(Duration::from_secs(60)).await;
        })
        .await;
    assert_eq!(world.told(), [("03 09:01".to_owned(), "digest", 3)]);
}

#[tokio::test(start_paused = true)]
async fn a_reminder_has_no_past() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world.run_for(60).await;
    world.jump(TimeDelta::days(10));
    let made = Id::new(world.now());
    world.reminders.replace(vec![reminder(
        2,
        json!({"id": made, "rule": {"at": "06:00", "every_days": 1}}),
    )]);
    world.run_for(60).await;
    assert_eq!(
        world.told(),
        [],
        "made elsewhere while the program was not running"
    );
    world.run_for(DAY).await;
    assert_eq!(world.told().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_for_what_is_there_also_while_it_is_locked() {
    let world = World::new(vec![reminder(
        1,
        json!({"reminder": "check_in", "text": null}),
    )]);
    let now = world.now();
    world.check_ins.replace(vec![
        serde_json::from_value(json!({"id": Id::new(now), "at": now, "mood": 6})).unwrap(),
    ]);
    world
        .live(async {
            sleep(Duration::from_secs(60)).await;
            world.open.set(false);
            sleep(Duration::from_secs(DAY + HOUR)).await;
        })
        .await;
    assert_eq!(
        world.told(),
        [one("02 08:00", "neutral")],
        "today has its check-in, tomorrow has none"
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_is_shown_that_cannot_be_noted() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world
        .live(async {
            sleep(Duration::from_secs(60)).await;
            world.journal_full.set(true);
            world.disk_full.set(true);
            sleep(Duration::from_secs(HOUR + 1800)).await;
            assert_eq!(world.told(), [], "it would come again every half minute");
            world.disk_full.set(false);
            sleep(Duration::from_secs(60)).await;
            assert_eq!(world.told().len(), 1, "outside the journal is enough");
            sleep(Duration::from_secs(HOUR)).await;
            world.journal_full.set(false);
            sleep(Duration::from_secs(HOUR)).await;
        })
        .await;
    assert_eq!(world.told().len(), 1);
    assert_eq!(world.noted.borrow().len(), 1, "and the journal catches up");
}

#[tokio::test(start_paused = true)]
async fn a_pause_is_silent_and_so_is_its_end() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world
        .live(async {
            world.paused.set(true);
            sleep(Duration::from_secs(2 * DAY)).await;
            world.paused.set(false);
            sleep(Duration::from_secs(DAY)).await;
        })
        .await;
    assert_eq!(world.told(), [one("03 08:00", "words")]);
    assert_eq!(world.noted.borrow().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn snoozed_it_comes_back_once_and_done_is_done() {
    let world = World::new(vec![reminder(1, json!({}))]);
    world.run_for(HOUR + 60).await;
    let Shown::One { of, .. } = world.shown.borrow()[0].1.clone() else {
        panic!("one reminder was shown");
    };
    let now = world.now();
    let mut rounds = Rounds::new(world.file.borrow().clone(), now);
    let snoozed = Occurrence {
        state: OccurrenceState::Snoozed,
        until: Some(now + TimeDelta::minutes(15)),
        at: now,
        ..of.clone()
    };
    // Answered while the journal is locked: it waits in memory until it is open.
    world.open.set(false);
    world.reach(|desk| rounds.answer(snoozed, desk));
    world.open.set(true);
    let mut round = |minutes| {
        let now = world.now() + TimeDelta::minutes(minutes);
        world.reach(|desk| rounds.round(now, Tz::Europe__Berlin, false, desk));
    };
    round(5);
    assert_eq!(world.told().len(), 1, "not yet");
    round(16);
    round(17);
    assert_eq!(world.told().len(), 2, "it came back, and not a second time");
    let done = Occurrence {
        state: OccurrenceState::Done,
        until: None,
        ..of
    };
    world.reach(|desk| rounds.answer(done.clone(), desk));
    assert_eq!(world.noted.borrow()[&done.id()], done);
}

/// Anything that can happen to a computer.
#[derive(Clone, Debug)]
enum Happening {
    Passes(i64),
    Jumps(i64),
    Travels(Tz),
    Locks,
    Opens,
    Killed,
    DiskFull(bool),
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening as H;
    prop_oneof![
        6 => (1_i64..600).prop_map(H::Passes),
        2 => (-3000_i64..6000).prop_map(H::Jumps),
        1 => prop::sample::select(vec![Tz::Europe__Berlin, Tz::America__New_York, Tz::Asia__Tokyo]).prop_map(H::Travels),
        1 => Just(H::Locks),
        1 => Just(H::Opens),
        2 => Just(H::Killed),
        1 => any::<bool>().prop_map(H::DiskFull),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_nothing_is_told_twice(happenings in prop::collection::vec(happening(), 1..80)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let _inside = runtime.enter();
        let world = World::new(vec![
            reminder(1, json!({})),
            reminder(2, json!({"rule": {"at": "02:30", "every_days": 1}, "clock": "home"})),
            reminder(3, json!({"clock": "elapsed", "rule": {"start": MORNING, "every_minutes": 95}})),
        ]);
        let mut now = at(MORNING);
        let mut rounds = Rounds::new(Kept::default(), now);
        for happening in happenings {
            match happening {
                Happening::Passes(minutes) | Happening::Jumps(minutes) => now += TimeDelta::minutes(minutes),
                Happening::Travels(zone) => world.zone.set(zone),
                Happening::Locks => world.open.set(false),
                Happening::Opens => world.open.set(true),
                Happening::Killed => rounds = Rounds::new(world.file.borrow().clone(), now),
                Happening::DiskFull(full) => {
                    world.disk_full.set(full);
                    world.journal_full.set(full);
                }
            }
            world.reach(|desk| rounds.round(now, world.zone.get(), false, desk));
        }
        prop_assert!(all_different(&world.keys()), "{:?}", world.told());
        // What a digest told is counted only: together with the rest it is never more than what was ever written down.
        let told: usize = world.told().iter().map(|(_, _, count)| count).sum();
        let written = world.written.borrow().len();
        prop_assert!(told <= written, "{told} told, {written} written down");
    }
}
