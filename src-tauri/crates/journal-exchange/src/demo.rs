//! A simulated person as a journal: for `--demo`, for screenshots and for tests. No real person's data enter.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use journal_core::{
    Activity, ActivityKind, Amount, Answer, CHECKLIST, CheckIn, DayAnswer, Dose, EffectRating,
    Entries, Hours, Id, Measured, Product, Purpose, Route, Score, Settings, Severity, SideEffect,
    SymptomItem, Symptoms, status_of_day,
};
pub use journal_tolerance::simulate::Archetype;
use journal_tolerance::simulate::{self, Person, SimulatedAnswer, SimulatedDose, SimulatedMorning};

/// Invented names, in order of first use.
const NAMES: [&str; 3] = ["Red powder", "Green powder", "White powder"];
const MINUTES_A_DAY: i64 = 24 * 60;

/// A simulated person's journal of `days` days up to and including `ends_on`, whose times are wall times of `zone`. The same
/// arguments give the same entries, ids included. The last day is told to its end.
#[must_use]
pub fn demo(archetype: Archetype, days: usize, seed: u64, ends_on: NaiveDate, zone: Tz) -> Entries {
    let person = simulate::demo(archetype, days, seed);
    let length = i64::try_from(days).unwrap_or(i64::MAX);
    let first = Duration::try_days(length.saturating_sub(1))
        .and_then(|span| ends_on.checked_sub_signed(span))
        .unwrap_or(ends_on);
    Telling {
        first,
        zone,
        chance: Chance(seed ^ (archetype as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        entries: Entries::empty(Settings {
            primary_effect: Some("pain relief".to_owned()),
            primary_effect_anchor: Some("0 = no relief, 10 = pain gone".to_owned()),
            regular_use_days_before: Some(whole(person.regular_use_days_before)),
            reference_from: Some(first),
            ..Settings::new(zone)
        }),
    }
    .tell(&person)
}

/// As [`demo`], ending at an instant: the last day is the journal day of `now`, and what would lie in the future is left out.
#[must_use]
pub fn demo_until(
    archetype: Archetype,
    days: usize,
    seed: u64,
    now: DateTime<Utc>,
    zone: Tz,
) -> Entries {
    let here = now.with_timezone(&zone).fixed_offset();
    let starts = Settings::new(zone).day_starts_at;
    let today = journal_core::journal_day(here, Some(zone), starts);
    let mut entries = demo(archetype, days, seed, today, zone);
    entries.doses.retain(|it| it.taken_at <= here);
    entries.effects.retain(|it| it.rated_at <= here);
    entries.check_ins.retain(|it| it.at <= here);
    entries.symptoms.retain(|it| it.at <= here);
    entries.activities.retain(|it| it.at <= here);
    // The day is not over, so nobody has said yet that nothing was taken.
    entries.days.retain(|it| it.date < today);
    entries
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast saturates, and the simulator's numbers are small"
)]
const fn whole(value: f64) -> u32 {
    value as u32
}

/// Minutes since the first day began.
fn minute(hours: f64) -> i64 {
    i64::from(whole((hours * 60.0).round()))
}

/// SplitMix64: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 to `highest`, both included.
    #[allow(clippy::cast_possible_wrap, reason = "the remainder is small")]
    const fn up_to(&mut self, highest: u32) -> i64 {
        (self.next() % (highest as u64 + 1)) as i64
    }

    const fn one_in(&mut self, many: u64) -> bool {
        self.next().is_multiple_of(many)
    }
}

struct Telling {
    first: NaiveDate,
    zone: Tz,
    chance: Chance,
    entries: Entries,
}

impl Telling {
    fn tell(mut self, person: &Person) -> Entries {
        let products: Vec<Id> = (0..person.products.len())
            .map(|index| self.product(person, index))
            .collect();
        for dose in &person.doses {
            self.dose(dose, &products);
        }
        for morning in person.mornings.iter().flatten() {
            self.morning(morning);
        }
        for day in (0_i64..).take(person.answers.len()) {
            self.activity(day * MINUTES_A_DAY);
        }
        self.entries.sort();
        for (date, answer) in self.first.iter_days().zip(&person.answers) {
            let unanswered =
                status_of_day(&self.entries, date) == journal_core::DayStatus::Unanswered;
            if *answer == SimulatedAnswer::NoneConfirmed && unanswered {
                self.entries.days.push(DayAnswer {
                    date,
                    answer: Answer::None,
                });
            }
        }
        self.entries
    }

    /// Minutes of wall time after the first day's midnight, as an instant. A time that the clock skips is an hour later.
    fn at(&self, minute: i64) -> DateTime<FixedOffset> {
        let midnight: NaiveDateTime = self.first.into();
        let wall = Duration::try_minutes(minute)
            .and_then(|since| midnight.checked_add_signed(since))
            .unwrap_or(midnight);
        let zoned = self.zone.from_local_datetime(&wall).earliest();
        let zoned = zoned.or_else(|| {
            let later = wall + Duration::hours(1);
            self.zone.from_local_datetime(&later).earliest()
        });
        zoned
            .unwrap_or_else(|| self.zone.from_utc_datetime(&wall))
            .fixed_offset()
    }

    /// A version 7 id made at `at`.
    fn id(&mut self, at: DateTime<FixedOffset>) -> Id {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.chance.next().to_le_bytes());
        random[8..].copy_from_slice(&self.chance.next().to_le_bytes()[..2]);
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    fn product(&mut self, person: &Person, index: usize) -> Id {
        let id = self.id(self.at(0));
        let name = NAMES
            .get(index)
            .map_or_else(|| format!("Powder {}", index + 1), |&name| name.to_owned());
        let labelled = person.products[index].labelled_mg_per_g;
        self.entries.products.push(Product {
            mitragynine_mg_per_unit: labelled.and_then(Amount::from_f64),
            ..Product::leaf(id, name)
        });
        id
    }

    fn dose(&mut self, dose: &SimulatedDose, products: &[Id]) {
        let taken_at = self.at(minute(dose.hours));
        let id = self.id(taken_at);
        let measured = if dose.grams.is_none() || dose.grams_sd.is_some() {
            Measured::Estimated
        } else {
            Measured::Weighed
        };
        self.entries.doses.push(Dose {
            id,
            taken_at,
            zone: Some(self.zone),
            product: products[dose.product],
            amount: dose.grams.and_then(Amount::from_f64),
            unit: "g".to_owned(),
            amount_sd: dose.grams_sd.and_then(Amount::from_f64),
            measured: Some(measured),
            route: Route::Oral,
            stomach: None,
            purposes: vec![Purpose::Pain],
            pain_before: dose.pain_before.and_then(Score::new),
            note: None,
            tags: Vec::new(),
            entered_at: Some(taken_at.to_utc()),
            edited_at: None,
        });
        if let Some(rating) = dose.rating
            && let Some(strength) = Score::new(rating.strength)
        {
            let rated_at = self.at(minute(rating.hours));
            let felt = self.chance.one_in(12);
            let side_effects = Severity::new(1)
                .filter(|_| felt)
                .map(|severity| SideEffect {
                    name: "nausea".to_owned(),
                    severity,
                });
            let rating = EffectRating {
                id: self.id(rated_at),
                dose: id,
                rated_at,
                strength,
                onset_min: u32::try_from(20 + 5 * self.chance.up_to(4)).ok(),
                duration_min: None,
                side_effects: side_effects.into_iter().collect(),
                note: None,
                entered_at: Some(rated_at.to_utc()),
                edited_at: None,
            };
            self.entries.effects.push(rating);
        }
    }

    fn morning(&mut self, morning: &SimulatedMorning) {
        let at = self.at(minute(morning.hours));
        let total = f64::from(morning.total());
        #[allow(clippy::cast_precision_loss, reason = "at most 8")]
        let varied = self.chance.up_to(8) as f64;
        let slept = 6.5 + 0.25 * varied - 0.05 * total;
        let check_in = CheckIn {
            id: self.id(at),
            at,
            zone: Some(self.zone),
            mood: Score::new(morning.mood),
            energy: Score::new(morning.energy),
            pain: None,
            stress: None,
            craving: None,
            sleep_quality: Score::new(u8::try_from(whole(slept)).unwrap_or(Score::MAX)),
            sleep_hours: Hours::new((slept * 4.0).round() / 4.0),
            note: None,
            entered_at: Some(at.to_utc()),
            edited_at: None,
        };
        self.entries.check_ins.push(check_in);
        let items = CHECKLIST
            .iter()
            .zip(morning.items)
            .filter_map(|(name, severity)| {
                Some(SymptomItem {
                    name: (*name).to_owned(),
                    severity: Severity::new(severity)?,
                })
            })
            .collect();
        let symptoms = Symptoms {
            id: self.id(at),
            at,
            zone: Some(self.zone),
            items,
            total: None,
            before_first_dose: Some(true),
            note: None,
            entered_at: Some(at.to_utc()),
            edited_at: None,
        };
        self.entries.symptoms.push(symptoms);
    }

    /// On some days the person does something else that helps.
    fn activity(&mut self, midnight: i64) {
        if !self.chance.one_in(5) {
            return;
        }
        let (kind, minutes) = match self.chance.up_to(3) {
            0 => (ActivityKind::Stretching, 10),
            1 => (ActivityKind::Meditation, 10),
            _ => (ActivityKind::Walk, 20),
        };
        let minute = midnight + 17 * 60 + 5 * self.chance.up_to(24);
        let at = self.at(minute);
        let activity = Activity {
            id: self.id(at),
            at,
            zone: Some(self.zone),
            kind,
            minutes: u32::try_from(minutes + 5 * self.chance.up_to(4)).ok(),
            helped: None,
            note: None,
            entered_at: Some(at.to_utc()),
            edited_at: None,
        };
        self.entries.activities.push(activity);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn ends() -> NaiveDate {
        // The hour that Berlin skips in spring lies within.
        NaiveDate::from_ymd_opt(2026, 4, 15).unwrap()
    }

    #[test]
    fn every_archetype_is_a_journal_that_could_be_stored() {
        let zone = Tz::Europe__Berlin;
        for archetype in Archetype::MAIN.into_iter().chain(Archetype::TRAPS) {
            let name = archetype.name();
            let entries = demo(archetype, 160, 7, ends(), zone);
            let mut references = BTreeSet::new();
            for entry in entries.iter() {
                assert_eq!(entry.check(), Ok(()), "{name}: {entry:?}");
                assert!(references.insert(entry.reference()), "{name}: ids differ");
            }
            let starts = entries.settings.day_starts_at;
            let doses: BTreeMap<Id, _> = entries.doses.iter().map(|it| (it.id, it)).collect();
            for effect in &entries.effects {
                let dose = doses[&effect.dose];
                // A clock that runs ahead can do even that.
                let after = dose.taken_at < effect.rated_at || archetype == Archetype::WrongClock;
                assert!(after, "{name}: felt after taken");
            }
            let dosed: BTreeSet<_> = doses.values().map(|it| it.day(starts)).collect();
            for answer in &entries.days {
                assert!(
                    !dosed.contains(&answer.date),
                    "{name}: nothing taken on {} needs a day without dose",
                    answer.date
                );
            }
            assert!(entries.doses.len() > 100, "{name}");
            assert!(!entries.effects.is_empty() && !entries.symptoms.is_empty());
            assert!(!entries.activities.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_seed_is_a_journal() {
        let one = |seed| demo(Archetype::StableLow, 60, seed, ends(), Tz::UTC);
        assert_eq!(one(1), one(1));
        assert_ne!(one(1), one(2));
    }

    #[test]
    fn a_running_day_ends_now() {
        let now: DateTime<Utc> = "2026-04-15T12:00:00Z".parse().unwrap();
        let entries = demo_until(Archetype::StableMulti, 40, 3, now, Tz::Europe__Berlin);
        let last = entries.iter().filter_map(|entry| entry.at()).max().unwrap();
        assert!(last.to_utc() <= now, "nothing lies in the future");
        let first = entries.iter().filter_map(|entry| entry.at()).min().unwrap();
        assert!((now - first.to_utc()).num_days() >= 38);
    }
}
