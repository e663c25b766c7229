//! Journals to try: the simulated people, and small ones full of odd zones, clock changes, unknown amounts and days without an answer.

use chrono::{Duration, NaiveDate};
use journal_core::{Entries, Lane};
use journal_insights::{Before, BeforeKind, DayRange};
use proptest::prelude::*;

use crate::common::{self, date, empty, id, none_on, product, rating};

/// What happened on a day.
#[derive(Clone, Debug)]
pub enum DayOf {
    Nothing,
    SaidNone,
    Doses(Vec<Taken>),
}

#[derive(Clone, Debug)]
pub struct Taken {
    minute: i64,
    zone: usize,
    product: usize,
    amount: Option<u32>,
    unit: usize,
    rating: Option<(i64, u8)>,
}

const ZONES: [Option<&str>; 8] = [
    None,
    Some("UTC"),
    Some("Europe/Berlin"),
    Some("America/New_York"),
    Some("Australia/Lord_Howe"),
    Some("Pacific/Apia"),
    Some("Pacific/Chatham"),
    Some("Asia/Kathmandu"),
];
const UNITS: [Option<&str>; 5] = [None, None, None, Some("mg"), Some("bucket")];

fn taken() -> impl Strategy<Value = Taken> {
    (
        0..1700_i64,
        prop_oneof![6 => Just(2_usize), 2 => 0..8_usize],
        prop_oneof![6 => Just(0_usize), 2 => Just(1_usize), 3 => 2..7_usize],
        prop::option::weighted(0.97, 1..80_u32),
        prop_oneof![9 => Just(0_usize), 1 => 0..5_usize],
        prop::option::weighted(0.7, (-30..600_i64, 0..=10_u8)),
    )
        .prop_map(|(minute, zone, product, amount, unit, rating)| Taken {
            minute,
            zone,
            product,
            amount,
            unit,
            rating,
        })
}

fn day() -> impl Strategy<Value = DayOf> {
    prop_oneof![
        1 => Just(DayOf::Nothing),
        1 => Just(DayOf::SaidNone),
        8 => prop::collection::vec(taken(), 1..5).prop_map(DayOf::Doses),
    ]
}

/// A journal, the last day of it that is running, a range and what it is compared with.
#[derive(Clone, Debug)]
pub struct Asked {
    pub entries: Entries,
    pub today: NaiveDate,
    pub range: DayRange,
    pub before: Option<Before>,
}

pub fn asked() -> impl Strategy<Value = Asked> {
    (
        // Around the clock changes of both halves of the year.
        prop_oneof![Just("2025-01-20"), Just("2025-03-01"), Just("2025-08-25")],
        prop::collection::vec(day(), 0..130),
        prop_oneof![Just("00:00"), Just("04:00"), Just("02:30"), Just("23:59")],
        prop::option::weighted(0.3, -10..40_i64),
        prop::option::weighted(0.5, 0..200_u32),
        (-5..130_i64, 0..150_i64, -3..4_i64),
        prop::option::weighted(0.3, (-20..90_i64, 0..40_i64)),
    )
        .prop_map(
            |(start, days, starts, reference, regular, (from, length, late), chosen)| {
                let start = date(start);
                let mut entries = journal(start, &days);
                entries.settings.day_starts_at = starts.parse().unwrap();
                entries.settings.home_zone = chrono_tz::Europe::Berlin;
                entries.settings.reference_from =
                    reference.map(|days| start + Duration::days(days));
                entries.settings.regular_use_days_before = regular;
                let today = start + Duration::days(i64::try_from(days.len()).unwrap() + late);
                let from = start + Duration::days(from.min(i64::try_from(days.len()).unwrap()) / 2);
                Asked {
                    entries,
                    today,
                    range: DayRange {
                        from,
                        to: (from + Duration::days(length)).min(today + Duration::days(2)),
                    },
                    before: chosen.map(|(from, length)| {
                        let from = start + Duration::days(from);
                        Before {
                            period: DayRange {
                                from,
                                to: from + Duration::days(length),
                            },
                            kind: BeforeKind::Chosen,
                        }
                    }),
                }
            },
        )
}

fn journal(start: NaiveDate, days: &[DayOf]) -> Entries {
    let mut entries = empty();
    let lanes = [
        Lane::Leaf,
        Lane::Leaf,
        Lane::Extract,
        Lane::SevenOh,
        Lane::SevenOh,
        Lane::Other,
        Lane::Other,
    ];
    for (number, lane) in (1..).zip(lanes) {
        let mut product = product(number, lane);
        match number {
            2 => {
                product.unit = "capsule".to_owned();
                product.grams_per_unit = Some(common::amount("0.5"));
            }
            3 => product.unit = "shot".to_owned(),
            4 => {
                product.unit = "tablet".to_owned();
                product.hydroxymitragynine_mg_per_unit = Some(common::amount("15"));
            }
            5 => product.unit = "mg".to_owned(),
            7 => product.substance = "coffee".to_owned(),
            _ => {}
        }
        entries.products.push(product);
    }
    let mut number = 1000_u128;
    for (place, day) in (0_i64..).zip(days) {
        let date = start + Duration::days(place);
        match day {
            DayOf::Nothing => {}
            DayOf::SaidNone => entries.days.push(none_on(date)),
            DayOf::Doses(doses) => {
                for taken in doses {
                    let at = date.and_time(chrono::NaiveTime::MIN).and_utc()
                        + Duration::minutes(taken.minute);
                    let of = &entries.products[taken.product];
                    let dose: journal_core::Dose = serde_json::from_value(serde_json::json!({
                        "id": id(number),
                        "taken_at": at.with_timezone(&chrono::FixedOffset::east_opt(3600).unwrap()),
                        "zone": ZONES[taken.zone],
                        "product": of.id,
                        "amount": taken.amount.map(|tenths| {
                            journal_core::Amount::from_micros(i64::from(tenths) * 100_000).unwrap()
                        }),
                        "unit": UNITS[taken.unit].unwrap_or(&of.unit),
                    }))
                    .unwrap();
                    if let Some((minutes, strength)) = taken.rating {
                        entries
                            .effects
                            .push(rating(number + 1_000_000, &dose, minutes, strength));
                    }
                    entries.doses.push(dose);
                    number += 1;
                }
            }
        }
    }
    entries.sort();
    entries
}

/// The simulated people, each asked about several ranges.
pub fn people() -> Vec<(String, Asked)> {
    let today = common::last_day();
    let mut all = Vec::new();
    for name in common::FIXTURES {
        let entries = common::fixture(name);
        for (from, to) in [
            ("2025-01-01", "2025-07-24"),
            ("2025-04-26", "2025-07-24"),
            ("2025-07-11", "2025-07-24"),
            ("2025-01-10", "2025-01-20"),
        ] {
            all.push((
                format!("{name} from {from}"),
                Asked {
                    entries: entries.clone(),
                    today,
                    range: DayRange {
                        from: date(from),
                        to: date(to),
                    },
                    before: None,
                },
            ));
        }
    }
    all
}
