//! Whatever a journal holds, there is an answer without holes, and it can be drawn.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::{Duration, NaiveDate};
use common::{date, empty, id, none_on, product, rating};
use journal_charts::{Size, Theme, svg};
use journal_core::{Entries, Lane};
use journal_insights::{today, trend, trend_chart};
use journal_words::{Language, Words};
use proptest::prelude::*;
use serde_json::Value;

#[derive(Clone, Debug)]
struct Taken {
    hour: i64,
    product: usize,
    amount: Option<u32>,
    unit: usize,
    ratings: Vec<(i64, u8)>,
    pain: Option<u8>,
    zone: Option<usize>,
}

fn taken() -> impl Strategy<Value = Taken> {
    (
        -500..2500_i64,
        0..5_usize,
        prop::option::weighted(0.9, 1..900_000_000_u32),
        0..4_usize,
        prop::collection::vec((-60..900_i64, 0..=10_u8), 0..3),
        prop::option::of(0..=10_u8),
        prop::option::of(0..3_usize),
    )
        .prop_map(|(hour, product, amount, unit, ratings, pain, zone)| Taken {
            hour,
            product,
            amount,
            unit,
            ratings,
            pain,
            zone,
        })
}

fn journal(doses: &[Taken], none: &[i64], from: Option<i64>, before: Option<u32>) -> Entries {
    let mut entries = empty();
    let start = date("2025-03-01");
    entries.settings.reference_from = from.map(|days| start + Duration::days(days));
    entries.settings.regular_use_days_before = before;
    let lanes = [
        Lane::Leaf,
        Lane::Extract,
        Lane::SevenOh,
        Lane::Other,
        Lane::from("cactus"),
    ];
    for (number, lane) in (1..).zip(lanes) {
        let mut product = product(number, lane);
        if number == 2 {
            product.mitragynine_mg_per_unit = Some(common::amount("150"));
            product.unit = "capsule".to_owned();
        }
        if number == 3 {
            product.hydroxymitragynine_mg_per_unit = Some(common::amount("15"));
        }
        entries.products.push(product);
    }
    for (nth, taken) in (0_u128..).zip(doses) {
        let at = common::at("2025-03-01T08:00:00+01:00") + Duration::hours(taken.hour);
        let unit = ["g", "mg", "capsule", "bucket"][taken.unit];
        let zone = taken
            .zone
            .map(|zone| ["Europe/Berlin", "Asia/Bangkok", "Pacific/Apia"][zone]);
        let amount = taken
            .amount
            .map(|micros| journal_core::Amount::from_micros(i64::from(micros)).unwrap());
        let dose: journal_core::Dose = serde_json::from_value(serde_json::json!({
            "id": id(1000 + nth), "taken_at": at, "zone": zone, "product": entries.products[taken.product].id,
            "amount": amount, "amount_sd": amount, "unit": unit, "pain_before": taken.pain,
        }))
        .unwrap();
        for (each, (minutes, strength)) in (0_u128..).zip(&taken.ratings) {
            let number = 100_000 + nth * 10 + each;
            entries
                .effects
                .push(rating(number, &dose, *minutes, *strength));
        }
        entries.doses.push(dose);
    }
    for day in none {
        entries.days.push(none_on(start + Duration::days(*day)));
    }
    entries.sort();
    entries
}

/// Every number is there: JSON writes what is not a number as null.
fn assert_numbers(json: &Value) {
    for day in json["days"].as_array().unwrap() {
        for key in ["shift", "lo90", "hi90"] {
            assert!(day[key].is_f64(), "{key} of {day}");
        }
        let online = [
            "online_shift",
            "online_lo90",
            "online_hi90",
            "online_p_rise",
        ];
        let given = online.iter().filter(|key| day[**key].is_f64()).count();
        assert!(
            given == 0 || given == online.len(),
            "half a same-day estimate: {day}"
        );
        assert!(
            (day["display"] == "hidden") || given == online.len(),
            "a day shown without a same-day estimate: {day}"
        );
    }
    if json["status"] == "estimated" {
        for key in [
            "shift",
            "lo90",
            "hi90",
            "factor",
            "factor_lo90",
            "factor_hi90",
            "p_rise",
        ] {
            assert!(json["now"][key].is_f64(), "now.{key}");
        }
        assert!(json.get("reason").is_none());
    } else {
        assert!(json["now"].is_null() && json["reason"].is_string());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_journal_has_an_answer_that_can_be_drawn(
        doses in prop::collection::vec(taken(), 0..120),
        none in prop::collection::btree_set(-5..110_i64, 0..30),
        from in prop::option::of(-30..60_i64),
        before in prop::option::of(0..40_000_u32),
        last in -40..140_i64,
    ) {
        let none: Vec<i64> = none.into_iter().collect();
        let entries = journal(&doses, &none, from, before);
        let as_of: NaiveDate = date("2025-03-01") + Duration::days(last);
        let words = Words::new(Language::De);
        for lane in [None, Some(Lane::Leaf), Some(Lane::Extract), Some(Lane::SevenOh), Some(Lane::Other)] {
            let answer = trend(&entries, as_of, lane.as_ref(), &words);
            assert_numbers(&serde_json::to_value(&answer).unwrap());
            prop_assert!(!answer.sentence.contains('⟦'), "{}", answer.sentence);
            if let Some(day) = answer.days.last() {
                prop_assert_eq!(day.date, as_of);
            }
            let chart = trend_chart(&entries, &answer, None, &words);
            let text = serde_json::to_string(&chart).unwrap();
            prop_assert!(!text.contains('⟦'), "{}", text);
            let drawn = svg(&chart, Theme::Print, Size::of_width(400)).unwrap();
            prop_assert!(!drawn.contains("NaN"));
        }
        let now = (as_of.and_hms_opt(12, 0, 0).unwrap()).and_utc();
        let facts = today(&entries, now, chrono_tz::Pacific::Apia);
        prop_assert!(facts.doses.iter().all(|dose| dose.minute_of_day < 24 * 60));
    }
}
