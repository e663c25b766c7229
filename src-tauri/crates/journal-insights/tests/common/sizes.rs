//! Journals of every size, for whatever has to hold for all of them: empty, three days, a year, ten years.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use journal_core::Entries;
use journal_exchange::{Archetype, demo_until};
use std::sync::OnceLock;

/// A journal and the moment at which somebody looks at it.
pub struct Sized {
    /// What to call it in a message.
    pub name: &'static str,
    pub entries: Entries,
    pub now: DateTime<Utc>,
}

/// The evening on which all of them are looked at.
pub fn now() -> DateTime<Utc> {
    "2026-06-30T19:30:00Z".parse().unwrap()
}

/// A simulated person's journal of that many days, up to [`now`].
pub fn simulated(archetype: Archetype, days: usize) -> Entries {
    demo_until(archetype, days, 11, now(), chrono_tz::Europe::Berlin)
}

/// Ten years of ten doses a day: a year of a person with many doses, again and again, each dose four times.
pub fn ten_years() -> Entries {
    static LONG: OnceLock<Entries> = OnceLock::new();
    LONG.get_or_init(|| {
        let year = simulated(Archetype::StableMulti, 365);
        let mut long = super::repeated(&year, 10, 365);
        let back = Duration::days(9 * 365);
        for dose in &mut long.doses {
            dose.taken_at -= back;
        }
        for effect in &mut long.effects {
            effect.rated_at -= back;
        }
        for answer in &mut long.days {
            answer.date -= back;
        }
        for nth in 1..10 {
            let earlier = Duration::days(365 * nth);
            let salt = u128::try_from(nth).unwrap() << 64;
            let fresh = |id: journal_core::Id| {
                journal_core::Id::from_uuid(uuid::Uuid::from_u128(id.uuid().as_u128() ^ salt))
            };
            for check_in in &year.check_ins {
                let mut check_in = check_in.clone();
                check_in.id = fresh(check_in.id);
                check_in.at -= earlier;
                long.check_ins.push(check_in);
            }
            for symptoms in &year.symptoms {
                let mut symptoms = symptoms.clone();
                symptoms.id = fresh(symptoms.id);
                symptoms.at -= earlier;
                long.symptoms.push(symptoms);
            }
            for activity in &year.activities {
                let mut activity = activity.clone();
                activity.id = fresh(activity.id);
                activity.at -= earlier;
                long.activities.push(activity);
            }
        }
        long.settings.reference_from = long
            .settings
            .reference_from
            .map(|first: NaiveDate| first - back);
        // Ten doses a day: each three times more, half an hour apart.
        let again: Vec<_> = (1..4_i32)
            .flat_map(|nth| {
                long.doses.iter().map(move |dose| {
                    let mut dose = dose.clone();
                    let salt = u128::from(nth.unsigned_abs()) << 100;
                    let other = dose.id.uuid().as_u128() ^ salt;
                    dose.id = journal_core::Id::from_uuid(uuid::Uuid::from_u128(other));
                    dose.taken_at += Duration::minutes(30 * i64::from(nth));
                    dose
                })
            })
            .collect();
        long.doses.extend(again);
        long.sort();
        long
    })
    .clone()
}

/// All of them.
pub fn all() -> Vec<Sized> {
    let sized = |name, entries| Sized {
        name,
        entries,
        now: now(),
    };
    vec![
        sized("empty", super::empty()),
        sized("three days", simulated(Archetype::StableMulti, 3)),
        sized("a year with a break", simulated(Archetype::Break2Wk, 365)),
        sized("a year of tapering", simulated(Archetype::Taper10Pct, 365)),
        sized("ten years", ten_years()),
    ]
}
