//! Entries moved in time and between zones, and one change made to many entries.
//!
//! An entry keeps the zone the person was in. Its wall time is what a person remembers; its instant is what an estimate needs. A change
//! of one of them says which of the two stays.

use crate::{Dose, Entries, Entry, EntryRef, Id};
use chrono::{DateTime, Duration, FixedOffset, NaiveDateTime, TimeZone, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// The instant of a wall time. Of a time that the clock shows twice it is the first; for a time that the clock skips it is the first
/// minute after the gap.
#[must_use]
pub fn instant_of_wall(wall: NaiveDateTime, zone: Tz) -> DateTime<FixedOffset> {
    let mut at = wall;
    // The longest gap so far was a whole day, when Samoa changed sides of the date line.
    for _ in 0..=2 * 24 * 60 {
        if let Some(instant) = zone.from_local_datetime(&at).earliest() {
            return instant.fixed_offset();
        }
        at = at.with_second(0).unwrap_or(at) + Duration::minutes(1);
    }
    wall.and_utc().with_timezone(&zone).fixed_offset()
}

/// What stays when the zone of an entry is changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Kept {
    /// The instant: the entry was made with the right clock, and is shown by another one.
    #[default]
    Instant,
    /// The wall time: the clock on the wall was read right, and it was in that zone.
    Wall,
}

/// The same instant, told in a zone.
#[must_use]
pub fn move_zone_keep_instant(at: DateTime<FixedOffset>, to: Tz) -> DateTime<FixedOffset> {
    at.with_timezone(&to).fixed_offset()
}

/// The same wall time in another zone: another instant, unless both clocks agree. Without a zone the wall time is that of the offset
/// written with the instant. Where the other clock skips it, the first minute after the gap; where it shows it twice, the first.
#[must_use]
pub fn move_zone_keep_wall(
    at: DateTime<FixedOffset>,
    from: Option<Tz>,
    to: Tz,
) -> DateTime<FixedOffset> {
    instant_of_wall(wall(at, from), to)
}

fn wall(at: DateTime<FixedOffset>, zone: Option<Tz>) -> NaiveDateTime {
    zone.map_or_else(
        || at.naive_local(),
        |zone| at.with_timezone(&zone).naive_local(),
    )
}

impl Entry {
    /// The zone the person was in, where the entry has one.
    #[must_use]
    pub const fn zone(&self) -> Option<Tz> {
        match self {
            Self::Dose(it) => it.zone,
            Self::CheckIn(it) => it.zone,
            Self::Symptoms(it) => it.zone,
            Self::Activity(it) => it.zone,
            Self::Score(it) => it.zone,
            Self::Appointment(it) => it.zone,
            Self::Settings(_)
            | Self::Product(_)
            | Self::Effect(_)
            | Self::Day(_)
            | Self::Dismissal(_)
            | Self::Medicine(_)
            | Self::Question(_)
            | Self::Plan(_)
            | Self::Reminder(_)
            | Self::Occurrence(_)
            | Self::Deleted(_) => None,
        }
    }

    /// What its clock showed; `None` for entries without a time.
    #[must_use]
    pub fn wall(&self) -> Option<NaiveDateTime> {
        self.at().map(|at| wall(at, self.zone()))
    }

    /// The entry at another wall time of its own zone, which stays. An entry without a zone keeps the offset it was written with. As for
    /// [`instant_of_wall`] where the clock changes; unchanged for entries without a time.
    #[must_use]
    pub fn at_wall(self, wall: NaiveDateTime) -> Self {
        let zone = self.zone();
        self.map_time(|at| {
            zone.map_or_else(
                || {
                    at.timezone()
                        .from_local_datetime(&wall)
                        .earliest()
                        .unwrap_or(at)
                },
                |zone| instant_of_wall(wall, zone),
            )
        })
    }

    /// The entry in another zone; unchanged for entries that have none. What stays is chosen, never guessed.
    #[must_use]
    pub fn in_zone(self, to: Tz, kept: Kept) -> Self {
        let from = self.zone();
        let mut moved = self.clone().map_time(|at| match kept {
            Kept::Instant => move_zone_keep_instant(at, to),
            Kept::Wall => move_zone_keep_wall(at, from, to),
        });
        match &mut moved {
            Self::Dose(it) => it.zone = Some(to),
            Self::CheckIn(it) => it.zone = Some(to),
            Self::Symptoms(it) => it.zone = Some(to),
            Self::Activity(it) => it.zone = Some(to),
            Self::Score(it) => it.zone = Some(to),
            Self::Appointment(it) => it.zone = Some(to),
            Self::Settings(_)
            | Self::Product(_)
            | Self::Effect(_)
            | Self::Day(_)
            | Self::Dismissal(_)
            | Self::Medicine(_)
            | Self::Question(_)
            | Self::Plan(_)
            | Self::Reminder(_)
            | Self::Occurrence(_)
            | Self::Deleted(_) => return self,
        }
        moved
    }

    /// The entry some minutes later, or earlier; its zone stays, its offset is that of the zone at the new time.
    #[must_use]
    pub fn shifted(self, minutes: i32) -> Self {
        let zone = self.zone();
        self.map_time(|at| {
            let at = at
                .checked_add_signed(Duration::minutes(minutes.into()))
                .unwrap_or(at);
            zone.map_or(at, |zone| move_zone_keep_instant(at, zone))
        })
    }

    fn map_time(mut self, to: impl FnOnce(DateTime<FixedOffset>) -> DateTime<FixedOffset>) -> Self {
        let at = match &mut self {
            Self::Dose(it) => &mut it.taken_at,
            Self::Effect(it) => &mut it.rated_at,
            Self::CheckIn(it) => &mut it.at,
            Self::Symptoms(it) => &mut it.at,
            Self::Activity(it) => &mut it.at,
            Self::Dismissal(it) => &mut it.at,
            Self::Score(it) => &mut it.at,
            Self::Appointment(it) => &mut it.at,
            Self::Question(it) => &mut it.asked_at,
            Self::Settings(_)
            | Self::Product(_)
            | Self::Day(_)
            | Self::Medicine(_)
            | Self::Plan(_)
            | Self::Reminder(_)
            | Self::Occurrence(_)
            | Self::Deleted(_) => return self,
        };
        *at = to(*at);
        self
    }
}

/// One change for many entries. What an entry does not have stays untouched: a check-in has no product and no tags.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EntryChange {
    /// Doses become doses of this product. Amount and unit stay as they were written down.
    pub product: Option<Id>,
    /// Minutes later; below 0 earlier.
    pub shift_minutes: Option<i32>,
    /// Another zone.
    pub zone: Option<Tz>,
    /// What stays when the zone changes.
    pub keep: Kept,
    /// Tags that doses get, without the `#`.
    pub add_tags: Vec<String>,
    /// Tags that doses lose, in whatever case they are written.
    pub remove_tags: Vec<String>,
}

impl EntryChange {
    /// The entry with the change made: times first, then the zone.
    #[must_use]
    pub fn made_to(&self, entry: Entry) -> Entry {
        let mut entry = match self.shift_minutes {
            Some(minutes) => entry.shifted(minutes),
            None => entry,
        };
        if let Some(zone) = self.zone {
            entry = entry.in_zone(zone, self.keep);
        }
        if let Entry::Dose(dose) = &mut entry {
            self.tag(dose);
            dose.product = self.product.unwrap_or(dose.product);
        }
        entry
    }

    fn tag(&self, dose: &mut Dose) {
        let same = |tag: &str, other: &str| bare(tag).to_lowercase() == bare(other).to_lowercase();
        dose.tags
            .retain(|tag| !self.remove_tags.iter().any(|other| same(tag, other)));
        for tag in &self.add_tags {
            if !bare(tag).is_empty() && !dose.tags.iter().any(|other| same(tag, other)) {
                dose.tags.push(bare(tag).to_owned());
            }
        }
    }

    /// The new versions of all entries that the change touches, each once. A rating goes with its dose when that moves in time: it was so
    /// many minutes after the dose, and stays so.
    ///
    /// # Errors
    /// The first of them that does not exist.
    pub fn made_to_all(
        &self,
        entries: &Entries,
        which: &[EntryRef],
    ) -> Result<Vec<Entry>, EntryRef> {
        let which: BTreeSet<EntryRef> = which.iter().copied().collect();
        let mut changed = Vec::new();
        let mut moved: HashMap<Id, Duration> = HashMap::new();
        for reference in &which {
            let before = entries.find(*reference).ok_or(*reference)?;
            let after = self.made_to(before.clone());
            if let (Entry::Dose(before), Entry::Dose(after)) = (&before, &after) {
                moved.insert(after.id, after.taken_at - before.taken_at);
            }
            if after != before {
                changed.push(after);
            }
        }
        for effect in &entries.effects {
            let reference = Entry::Effect(effect.clone()).reference();
            let by = moved
                .get(&effect.dose)
                .filter(|by| !by.is_zero() && !which.contains(&reference));
            if let Some(at) = by.and_then(|by| effect.rated_at.checked_add_signed(*by)) {
                let mut effect = effect.clone();
                effect.rated_at = at;
                changed.push(Entry::Effect(effect));
            }
        }
        Ok(changed)
    }
}

fn bare(tag: &str) -> &str {
    tag.trim().trim_start_matches('#').trim_start()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Activity, ActivityKind, EffectRating, Kind, Product, Route, Score, Settings};
    use Tz::{America__New_York, Asia__Tokyo, Europe__Berlin, Pacific__Apia};

    fn naive(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<FixedOffset> {
        text.parse().unwrap()
    }

    #[test]
    fn every_wall_time_has_one_instant() {
        for (zone, wall, expected, why) in [
            (
                Europe__Berlin,
                "2026-03-01T08:00:00",
                "2026-03-01T08:00:00+01:00",
                "an ordinary day",
            ),
            (
                Europe__Berlin,
                "2026-03-29T02:30:00",
                "2026-03-29T03:00:00+02:00",
                "the first minute after the gap",
            ),
            (
                Europe__Berlin,
                "2026-03-29T02:00:00",
                "2026-03-29T03:00:00+02:00",
                "where the gap begins",
            ),
            (
                Europe__Berlin,
                "2026-03-29T03:00:00",
                "2026-03-29T03:00:00+02:00",
                "where it ends",
            ),
            (
                Europe__Berlin,
                "2026-03-29T02:59:59",
                "2026-03-29T03:00:00+02:00",
                "its last second",
            ),
            (
                Europe__Berlin,
                "2026-10-25T02:30:00",
                "2026-10-25T02:30:00+02:00",
                "the first of the two",
            ),
            (
                Pacific__Apia,
                "2011-12-30T12:00:00",
                "2011-12-31T00:00:00+14:00",
                "a day that Samoa never had",
            ),
        ] {
            assert_eq!(
                instant_of_wall(naive(wall), zone).to_rfc3339(),
                expected,
                "{wall}: {why}"
            );
        }
    }

    #[test]
    fn a_zone_changes_with_the_wall_or_the_instant_kept() {
        let taken = at("2026-03-29T02:30:00-04:00");
        assert_eq!(
            move_zone_keep_instant(taken, Asia__Tokyo).to_rfc3339(),
            "2026-03-29T15:30:00+09:00"
        );
        assert_eq!(
            move_zone_keep_wall(taken, Some(America__New_York), Asia__Tokyo).to_rfc3339(),
            "2026-03-29T02:30:00+09:00"
        );
        assert_eq!(
            move_zone_keep_wall(taken, None, Europe__Berlin).to_rfc3339(),
            "2026-03-29T03:00:00+02:00",
            "Berlin skips it that night"
        );
        assert_eq!(
            move_zone_keep_wall(at("2026-10-25T02:30:00-04:00"), None, Europe__Berlin).to_rfc3339(),
            "2026-10-25T02:30:00+02:00",
            "Berlin has it twice that night"
        );
        assert_eq!(
            move_zone_keep_wall(
                at("2026-03-01T07:00:00Z"),
                Some(Europe__Berlin),
                Asia__Tokyo
            )
            .to_rfc3339(),
            "2026-03-01T08:00:00+09:00",
            "the wall time is the zone's, not that of the offset"
        );
    }

    fn walk(text: &str, zone: Option<Tz>) -> Entry {
        Entry::Activity(Activity {
            id: "0190c0de-0000-7000-8000-000000000001".parse().unwrap(),
            at: at(text),
            zone,
            kind: ActivityKind::Walk,
            minutes: None,
            helped: None,
            note: None,
            entered_at: None,
            edited_at: None,
        })
    }

    fn told(entry: &Entry) -> String {
        let zone = entry.zone().map_or("-", Tz::name);
        format!("{} {zone}", entry.at().unwrap().to_rfc3339())
    }

    #[test]
    fn an_edited_wall_time_keeps_the_zone() {
        let tokyo = walk("2026-03-28T22:00:00+01:00", Some(Asia__Tokyo));
        assert_eq!(tokyo.wall(), Some(naive("2026-03-29T06:00:00")));
        assert_eq!(
            told(&tokyo.at_wall(naive("2026-03-29T02:30:00"))),
            "2026-03-29T02:30:00+09:00 Asia/Tokyo",
            "Tokyo has no summer time, wherever the journal is at home"
        );
        let berlin = walk("2026-03-28T22:00:00+01:00", Some(Europe__Berlin));
        assert_eq!(
            told(&berlin.at_wall(naive("2026-03-29T02:30:00"))),
            "2026-03-29T03:00:00+02:00 Europe/Berlin"
        );
        let bare = walk("2026-03-28T22:00:00-05:00", None);
        assert_eq!(
            told(&bare.at_wall(naive("2026-03-29T02:30:00"))),
            "2026-03-29T02:30:00-05:00 -"
        );
    }

    #[test]
    fn a_day_of_travel() {
        // Written down by a watch that was still on Berlin time, after landing in New York.
        let entry = walk("2026-07-01T20:00:00+02:00", Some(Europe__Berlin));
        assert_eq!(
            told(&entry.clone().in_zone(America__New_York, Kept::Instant)),
            "2026-07-01T14:00:00-04:00 America/New_York"
        );
        // Read from a clock in New York, with the journal still in Berlin.
        assert_eq!(
            told(&entry.clone().in_zone(America__New_York, Kept::Wall)),
            "2026-07-01T20:00:00-04:00 America/New_York"
        );
        let there_and_back = entry
            .clone()
            .in_zone(Pacific__Apia, Kept::Instant)
            .in_zone(Europe__Berlin, Kept::Instant);
        assert_eq!(there_and_back, entry, "keeping the instant loses nothing");
    }

    #[test]
    fn shifting_counts_real_minutes() {
        let before = walk("2026-03-29T01:30:00+01:00", Some(Europe__Berlin));
        assert_eq!(
            told(&before.clone().shifted(60)),
            "2026-03-29T03:30:00+02:00 Europe/Berlin"
        );
        assert_eq!(before.clone().shifted(60).shifted(-60), before);
    }

    fn journal() -> Entries {
        let mut entries = Entries::empty(Settings::new(Europe__Berlin));
        let leaf = Product::leaf(
            "0190c0de-0000-7000-8000-000000000002".parse().unwrap(),
            "Red Bali".to_owned(),
        );
        let dose = Dose {
            id: "0190c0de-0000-7000-8000-000000000003".parse().unwrap(),
            taken_at: at("2026-03-01T08:00:00+01:00"),
            zone: Some(Europe__Berlin),
            product: leaf.id,
            amount: "2".parse().ok(),
            unit: "g".to_owned(),
            amount_sd: None,
            measured: None,
            route: Route::Oral,
            stomach: None,
            purposes: Vec::new(),
            pain_before: None,
            note: None,
            tags: vec!["Home".to_owned(), "late".to_owned()],
            entered_at: None,
            edited_at: None,
        };
        entries.effects.push(EffectRating {
            id: "0190c0de-0000-7000-8000-000000000004".parse().unwrap(),
            dose: dose.id,
            rated_at: at("2026-03-01T09:00:00+01:00"),
            strength: Score::new(5).unwrap(),
            onset_min: None,
            duration_min: None,
            side_effects: Vec::new(),
            note: None,
            entered_at: None,
            edited_at: None,
        });
        entries.products.push(leaf);
        entries.doses.push(dose);
        entries.push(walk("2026-03-01T10:00:00+01:00", Some(Europe__Berlin)));
        entries
    }

    #[test]
    fn one_change_for_many() {
        let entries = journal();
        let dose = EntryRef::Of(Kind::Dose, entries.doses[0].id);
        let walk = EntryRef::Of(Kind::Activity, entries.activities[0].id);
        let rating = EntryRef::Of(Kind::Effect, entries.effects[0].id);
        let change = EntryChange {
            shift_minutes: Some(-30),
            add_tags: vec![" #Trip".to_owned(), "LATE".to_owned(), " ".to_owned()],
            remove_tags: vec!["home".to_owned()],
            ..EntryChange::default()
        };
        let changed = change.made_to_all(&entries, &[dose, walk, dose]).unwrap();
        let times: Vec<String> = changed.iter().map(told).collect();
        assert_eq!(
            times,
            [
                "2026-03-01T07:30:00+01:00 Europe/Berlin",
                "2026-03-01T09:30:00+01:00 Europe/Berlin",
                "2026-03-01T08:30:00+01:00 -",
            ],
            "the rating went along"
        );
        let Entry::Dose(changed) = &changed[0] else {
            panic!("a dose")
        };
        assert_eq!(changed.tags, ["late", "Trip"]);
        let both = change.made_to_all(&entries, &[dose, rating]).unwrap();
        assert_eq!(told(&both[1]), "2026-03-01T08:30:00+01:00 -", "moved once");

        let nothing = EntryChange::default().made_to_all(&entries, &[dose, walk]);
        assert_eq!(nothing, Ok(Vec::new()), "nothing to store");
        let only_dose = EntryChange {
            product: Some("0190c0de-0000-7000-8000-000000000009".parse().unwrap()),
            ..EntryChange::default()
        };
        assert_eq!(
            only_dose
                .made_to_all(&entries, &[dose, walk])
                .unwrap()
                .len(),
            1
        );
        let gone = EntryRef::Of(Kind::CheckIn, entries.doses[0].id);
        assert_eq!(change.made_to_all(&entries, &[dose, gone]), Err(gone));
    }
}
