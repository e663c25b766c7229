//! Reminders while the program runs: a look at the clock at least every half minute, and one notification at most for each look.
//!
//! What is due is a pure function in `journal-plans`. Here stands what has to hold on a real computer: each time of a reminder is told
//! once at most, whatever happens to the clock or the process, because it is noted before it is shown; after a sleep there is one
//! digest; and a locked journal still reminds, from rules without words that are kept in memory only (ADR 0017).

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use journal_core::{Entries, Id, Occurrence, OccurrenceState, Reminder, ReminderKind};
use journal_plans::{Firing, Notice, Text, Turn, Zones, due, is_needed, moments};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
    sync::Arc,
    time::Duration,
};
use tokio::sync::Notify;

/// Name of the file in the journal's folder that outlives the process: see [`Kept`].
pub const FILE: &str = "window.told";

/// Longest wait between two looks: the clock may be set, the zone may change, the computer may sleep.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// When nothing could be written down, when to try again.
const RETRY: TimeDelta = TimeDelta::seconds(30);
/// Shortest, against a time that never comes.
const SHORTEST_WAIT: Duration = Duration::from_millis(200);
/// How often it is written down that there was a look although nothing was due.
const KEEP_EVERY: TimeDelta = TimeDelta::minutes(10);
/// How far ahead of a locked journal it is known which reminders would have nothing to ask.
const AHEAD: TimeDelta = TimeDelta::hours(48);
/// How far ahead told reminders are looked for after the clock was set back.
const FARTHEST: TimeDelta = TimeDelta::days(60);
/// Farther back than `due` looks.
const BACK: TimeDelta = TimeDelta::days(15);
/// More would mean a journal that stays locked for months; the oldest go.
const MOST_KEYS: usize = 2000;

/// What the open journal says about reminders.
#[derive(Clone, Debug)]
pub struct Known {
    /// All reminders, those of plans included.
    pub reminders: Vec<Reminder>,
    /// What is noted of them.
    pub outcomes: Vec<Occurrence>,
    /// Everything else, to see whether there is anything to ask.
    pub entries: Arc<Entries>,
}

/// What outlives the process outside the journal. It tells when the program last looked, how many reminders were told while the
/// journal was locked, and whether there are any; not which, and not what about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The last look; what came before it is over.
    pub checked: Option<DateTime<Utc>>,
    /// Occurrences that were told while the journal was locked and are not noted in it yet.
    pub keys: Vec<Id>,
    /// The latest of their times, so that they are found again after the clock was set back.
    pub latest: Option<DateTime<Utc>>,
    /// Whether the journal has reminders that are switched on.
    pub expects: bool,
}

impl Kept {
    /// Reads it; what cannot be read is as if the program had never run.
    #[must_use]
    pub fn read(dir: &Path) -> Self {
        fs::read(dir.join(FILE))
            .ok()
            .and_then(|kept| serde_json::from_slice(&kept).ok())
            .unwrap_or_default()
    }

    /// Writes it, whole or not at all; on the disk when this answers.
    ///
    /// # Errors
    /// What the disk says.
    pub fn write(&self, dir: &Path) -> io::Result<()> {
        crate::device::replace(&dir.join(FILE), &serde_json::to_vec(self)?)
    }
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// One reminder, with its words while the journal is open.
    One {
        /// Which, to be answered.
        of: Occurrence,
        /// What it says; `None` while the journal is locked.
        text: Option<Text>,
    },
    /// Several at once, or some that went by.
    Digest {
        /// Open ones.
        fresh: usize,
        /// Ones that went by.
        missed: usize,
    },
}

/// What a round can reach.
pub struct Desk<'d> {
    /// The open journal; `None` while it is locked.
    pub read: &'d mut dyn FnMut() -> Option<Known>,
    /// Notes in the open journal, all or nothing. Gives the keys of what was new, because another program may have been quicker; `None`
    /// when it could not.
    pub note: &'d mut dyn FnMut(&[Occurrence]) -> Option<BTreeSet<Id>>,
    /// Keeps outside the journal; false when it could not.
    pub keep: &'d mut dyn FnMut(&Kept) -> bool,
    /// Shows a notification.
    pub show: &'d mut dyn FnMut(Shown),
}

/// The state between rounds.
#[derive(Debug)]
pub struct Rounds {
    kept: Kept,
    /// As it lies on the disk.
    written: Kept,
    /// Rules without words, for while the journal is locked.
    bare: Vec<Reminder>,
    /// What the journal had noted when it was last open.
    noted: BTreeMap<Id, Occurrence>,
    /// What happened while it was locked.
    pending: BTreeMap<Id, Occurrence>,
    /// Coming occurrences that would have nothing to ask.
    needless: BTreeSet<Id>,
    needless_as_of: Option<DateTime<Utc>>,
    home: Tz,
    /// The journal was not open yet since the program began: nothing is known, so no look counts.
    blind: bool,
}

impl Rounds {
    /// Begins with what was kept. Where nothing was kept, everything before `now` is over.
    #[must_use]
    pub fn new(kept: Kept, now: DateTime<Utc>) -> Self {
        let mut rounds = Self {
            written: kept.clone(),
            kept,
            bare: Vec::new(),
            noted: BTreeMap::new(),
            pending: BTreeMap::new(),
            needless: BTreeSet::new(),
            needless_as_of: None,
            home: Tz::UTC,
            blind: true,
        };
        rounds.kept.checked.get_or_insert(now);
        rounds
    }

    /// Whether the journal has reminders, as far as it is known while it is locked.
    #[must_use]
    pub const fn expects(&self) -> bool {
        self.kept.expects
    }

    /// One look at the clock: notes what is due and shows it. Gives when to look again; `None` = nothing is to come.
    pub fn round(
        &mut self,
        now: DateTime<Utc>,
        zone: Tz,
        paused: bool,
        desk: &mut Desk<'_>,
    ) -> Option<DateTime<Utc>> {
        let open = (desk.read)();
        if let Some(known) = &open {
            self.learn(known, now, zone);
            self.hand_over(known, now, zone, desk);
        }
        if self.blind {
            return None;
        }
        let zones = self.zones(zone);
        let outcomes: Vec<_> = self.outcomes().cloned().collect();
        let reminders = open.as_ref().map_or(&self.bare, |known| &known.reminders);
        let checked = self.kept.checked.unwrap_or(now);
        let mut turn = due(reminders, &outcomes, checked, now, zones);
        let mut silent = Vec::new();
        let needed = |firing: &Firing| match &open {
            Some(known) => is_needed(firing, &known.entries, now),
            None => !self.needless.contains(&firing.key),
        };
        for list in [&mut turn.fresh, &mut turn.missed] {
            list.retain(|firing| {
                if is_older_than_reminder(firing) {
                    return false;
                }
                let state = if self.kept.keys.contains(&firing.key)
                    && !outcomes.iter().any(|noted| noted.id() == firing.key)
                {
                    // Told before the process was killed, with the journal locked.
                    OccurrenceState::Due
                } else if !needed(firing) {
                    OccurrenceState::Done
                } else if paused {
                    OccurrenceState::Missed
                } else {
                    return true;
                };
                silent.push(occurrence(firing, state, now));
                false
            });
        }
        let mut news = turn.outcomes(now);
        news.append(&mut silent);
        if !news.is_empty() {
            let Some(new) = self.note(&news, open.is_some(), now, desk) else {
                // Nothing can be written down: shown now, it would be shown again and again.
                return Some(now + RETRY);
            };
            for list in [&mut turn.fresh, &mut turn.missed] {
                list.retain(|firing| new.contains(&firing.key));
            }
        }
        self.kept.checked = Some(now);
        let late = self
            .written
            .checked
            .is_none_or(|checked| now - checked >= KEEP_EVERY || checked > now);
        if late || self.kept.expects != self.written.expects {
            self.keep(desk);
        }
        if let Some(shown) = shown(&turn, open.is_some(), now) {
            (desk.show)(shown);
        }
        turn.next
    }

    /// What the person answered to a notification. While the journal is locked it waits.
    pub fn answer(&mut self, answer: Occurrence, desk: &mut Desk<'_>) {
        let open = (desk.read)().is_some();
        if open && (desk.note)(std::slice::from_ref(&answer)).is_some() {
            self.noted.insert(answer.id(), answer);
        } else {
            self.pending.insert(answer.id(), answer);
        }
    }

    /// A last look before the journal is locked, so that what is true now holds while it is.
    pub fn before_locking(&mut self, known: &Known, now: DateTime<Utc>, zone: Tz) {
        self.needless_as_of = None;
        self.learn(known, now, zone);
    }

    const fn zones(&self, current: Tz) -> Zones {
        Zones {
            current,
            home: self.home,
        }
    }

    fn outcomes(&self) -> impl Iterator<Item = &Occurrence> {
        let noted = self
            .noted
            .iter()
            .filter(|(key, _)| !self.pending.contains_key(key))
            .map(|(_, noted)| noted);
        noted.chain(self.pending.values())
    }

    fn learn(&mut self, known: &Known, now: DateTime<Utc>, zone: Tz) {
        self.blind = false;
        self.home = known.entries.settings.home_zone;
        self.bare = known
            .reminders
            .iter()
            .filter(|reminder| reminder.active)
            .map(|reminder| Reminder {
                kind: ReminderKind::Own,
                text: None,
                ..reminder.clone()
            })
            .collect();
        self.kept.expects = !self.bare.is_empty();
        self.noted = known
            .outcomes
            .iter()
            .filter(|noted| noted.scheduled_at.max(noted.at) > now - BACK)
            .map(|noted| (noted.id(), noted.clone()))
            .collect();
        if self
            .needless_as_of
            .is_none_or(|as_of| (now - as_of).abs() >= KEEP_EVERY)
        {
            self.needless_as_of = Some(now);
            self.needless = self.needless(known, now, zone);
        }
    }

    fn needless(&self, known: &Known, now: DateTime<Utc>, zone: Tz) -> BTreeSet<Id> {
        let zones = self.zones(zone);
        let mut needless = BTreeSet::new();
        for reminder in known.reminders.iter().filter(|reminder| reminder.active) {
            for moment in moments(reminder, zones, now, now + AHEAD) {
                let key = Occurrence::id_of(reminder.id, moment.at);
                let firing = Firing {
                    key,
                    reminder: reminder.id,
                    kind: reminder.kind.clone(),
                    scheduled_at: moment.at,
                    local: moment.local,
                    zone: moment.zone,
                    reason: moment.timing,
                    text: Text::of(reminder),
                };
                if !is_needed(&firing, &known.entries, moment.at) {
                    needless.insert(key);
                }
            }
        }
        needless
    }

    /// What happened while the journal was locked goes into it.
    fn hand_over(&mut self, known: &Known, now: DateTime<Utc>, zone: Tz, desk: &mut Desk<'_>) {
        if self.pending.is_empty() && self.kept.keys.is_empty() {
            return;
        }
        let before = self.kept.clone();
        let of: BTreeSet<Id> = known.reminders.iter().map(|it| it.id).collect();
        let mut news: Vec<Occurrence> = self
            .pending
            .values()
            .filter(|occurrence| of.contains(&occurrence.reminder))
            .cloned()
            .collect();
        // Of a process that was killed only the keys are left; which time of which reminder they mean is worked out.
        let told: BTreeSet<Id> = self.kept.keys.iter().copied().collect();
        let end = self.kept.latest.unwrap_or(now).min(now + FARTHEST) + TimeDelta::microseconds(1);
        for reminder in &known.reminders {
            for moment in moments(reminder, self.zones(zone), now - BACK, end) {
                let key = Occurrence::id_of(reminder.id, moment.at);
                if told.contains(&key)
                    && !self.noted.contains_key(&key)
                    && !self.pending.contains_key(&key)
                {
                    news.push(Occurrence {
                        reminder: reminder.id,
                        scheduled_at: moment.at,
                        state: OccurrenceState::Due,
                        until: None,
                        at: now,
                    });
                }
            }
        }
        if news.is_empty() || (desk.note)(&news).is_some() {
            for occurrence in news {
                self.noted.insert(occurrence.id(), occurrence);
            }
            self.pending.clear();
            // What is not found now, by the zone of now, may still come up; later than that it is too old to.
            let old = self.kept.latest.is_none_or(|latest| latest < now - BACK);
            self.kept
                .keys
                .retain(|key| !old && !self.noted.contains_key(key));
            if self.kept.keys.is_empty() {
                self.kept.latest = None;
            }
            if self.kept != before {
                self.keep(desk);
            }
        }
    }

    /// The keys of what is new and written down, in the journal or outside, so that nothing of it is told again.
    fn note(
        &mut self,
        news: &[Occurrence],
        open: bool,
        now: DateTime<Utc>,
        desk: &mut Desk<'_>,
    ) -> Option<BTreeSet<Id>> {
        let keyed = news.iter().map(|noted| (noted.id(), noted.clone()));
        if open && let Some(new) = (desk.note)(news) {
            self.noted.extend(keyed);
            return Some(new);
        }
        let before = self.kept.clone();
        self.kept.checked = Some(now);
        let fresh = news.iter().map(Occurrence::id);
        let unknown: Vec<Id> = fresh.filter(|key| !before.keys.contains(key)).collect();
        self.kept.keys.extend(unknown);
        let latest = news.iter().map(|noted| noted.scheduled_at).max();
        self.kept.latest = self.kept.latest.max(latest);
        let surplus = self.kept.keys.len().saturating_sub(MOST_KEYS);
        self.kept.keys.drain(..surplus);
        if self.keep(desk) {
            self.pending.extend(keyed);
            Some(news.iter().map(Occurrence::id).collect())
        } else {
            self.kept = before;
            None
        }
    }

    fn keep(&mut self, desk: &mut Desk<'_>) -> bool {
        let kept = (desk.keep)(&self.kept);
        if kept {
            self.written = self.kept.clone();
        }
        kept
    }
}

fn occurrence(firing: &Firing, state: OccurrenceState, now: DateTime<Utc>) -> Occurrence {
    Occurrence {
        reminder: firing.reminder,
        scheduled_at: firing.scheduled_at,
        state,
        until: None,
        at: now,
    }
}

/// A reminder made while the program was not running has no past.
fn is_older_than_reminder(firing: &Firing) -> bool {
    let id = firing.reminder.uuid();
    if id.get_version_num() != 7 {
        return false;
    }
    let Some((seconds, _)) = id.get_timestamp().map(|made| made.to_unix()) else {
        return false;
    };
    // To the minute, because a rule may start in the minute in which it was made.
    firing.scheduled_at.timestamp() + 60 < i64::try_from(seconds).unwrap_or(i64::MAX)
}

fn shown(turn: &Turn, open: bool, now: DateTime<Utc>) -> Option<Shown> {
    Some(match turn.notice()? {
        Notice::One(firing) => Shown::One {
            of: occurrence(firing, OccurrenceState::Due, now),
            text: open.then(|| firing.text.clone()),
        },
        Notice::Digest { fresh, missed } => Shown::Digest {
            fresh: fresh.len(),
            missed: missed.len(),
        },
    })
}

/// Looks again and again, by the clock that is passed in; `round` says when the next thing is due, and `woken` that something changed.
pub async fn run(
    mut clock: impl FnMut() -> DateTime<Utc>,
    mut round: impl FnMut(DateTime<Utc>) -> Option<DateTime<Utc>>,
    woken: &Notify,
) {
    loop {
        let now = clock();
        let wait = round(now).map_or(LONGEST_WAIT, |next| {
            (next - now)
                .to_std()
                .unwrap_or_default()
                .clamp(SHORTEST_WAIT, LONGEST_WAIT)
        });
        // Woken or not, it looks.
        let _ = tokio::time::timeout(wait, woken.notified()).await;
    }
}

#[cfg(test)]
mod tests;
