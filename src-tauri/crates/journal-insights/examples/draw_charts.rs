//! Draws every chart of the list for a few people, and times them on ten years of ten doses a day, for looking at:
//! `cargo run --release -p journal-insights --example draw_charts -- FOLDER [CHART]`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a tool for looking; it may stop at the first trouble"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use chrono::{Duration, NaiveDate};
use common::{amount, at, date, dose, empty, none_on, product, rating};
use journal_charts::{Size, Theme, png, svg};
use journal_core::{Entries, Lane};
use journal_insights::{ChartAsk, ChartName, chart};
use journal_words::{Language, Words};
use std::path::PathBuf;
use std::time::Instant;

fn main() {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().expect("a folder to write to"));
    let only = args.next();
    std::fs::create_dir_all(&folder).unwrap();
    let (english, german) = (Words::new(Language::En), Words::new(Language::De));
    let last = common::last_day();
    let names = || {
        ChartName::ALL
            .iter()
            .filter(|name| only.as_deref().is_none_or(|only| only == name.as_str()))
    };
    let draw = |person: &str, entries: &Entries, today: NaiveDate, days: Option<i64>| {
        let now = today.and_hms_opt(20, 0, 0).unwrap().and_utc();
        let mut ask = ChartAsk::new(entries, now);
        if let Some(days) = days {
            ask = ask.between(today - Duration::days(days - 1), today);
        }
        for name in names() {
            let model = chart(entries, *name, &ask, &english);
            println!("{person} {}: {}", name.as_str(), model.sentence);
            for note in &model.notes {
                println!("    {note}");
            }
            println!("    {}", chart(entries, *name, &ask, &german).sentence);
            let file = folder.join(format!("{}-{person}", name.as_str()));
            let size = Size::for_model(&model, 760).unwrap();
            std::fs::write(
                file.with_extension("png"),
                png(&model, Theme::Light, size, 2.0).unwrap(),
            )
            .unwrap();
            for (theme, word, width) in [(Theme::Dark, "dark", 760), (Theme::Print, "narrow", 400)]
            {
                let size = Size::for_model(&model, width).unwrap();
                std::fs::write(
                    file.with_file_name(format!("{}-{person}-{word}.png", name.as_str())),
                    png(&model, theme, size, 1.5).unwrap(),
                )
                .unwrap();
            }
        }
    };
    for person in [
        "fast_escalation",
        "break_2wk",
        "taper_10pct",
        "switch_labelled",
    ] {
        draw(person, &common::fixture(person), last, None);
    }
    draw(
        "last90",
        &common::fixture("slow_escalation"),
        last,
        Some(90),
    );
    draw(
        "two-weeks",
        &common::fixture("slow_escalation"),
        last,
        Some(14),
    );
    draw("mixed", &mixed(), date("2025-07-24"), None);
    draw(
        "few",
        &common::steady(Lane::Leaf, 6, 2, 5),
        date("2025-01-06"),
        None,
    );
    let long = ten_years();
    let today = date("2025-01-01") + Duration::days(3650);
    draw("ten-years", &long, today, None);
    let now = today.and_hms_opt(20, 0, 0).unwrap().and_utc();
    println!("{} doses", long.doses.len());
    for (range, label) in [(None, "all"), (Some(90), "90 days")] {
        let mut ask = ChartAsk::new(&long, now);
        if let Some(days) = range {
            ask = ask.between(today - Duration::days(days - 1), today);
        }
        for name in names() {
            let mut times: Vec<f64> = (0..7)
                .map(|_| {
                    let began = Instant::now();
                    let model = chart(&long, *name, &ask, &english);
                    let took = began.elapsed().as_secs_f64() * 1000.0;
                    assert!(!model.title.is_empty());
                    took
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let model = chart(&long, *name, &ask, &english);
            let began = Instant::now();
            let drawn = svg(&model, Theme::Light, Size::for_model(&model, 760).unwrap()).unwrap();
            println!(
                "{label} {}: model {:.1} ms, picture {:.1} ms, {} kB",
                name.as_str(),
                times[3],
                began.elapsed().as_secs_f64() * 1000.0,
                drawn.len() / 1024
            );
        }
    }
}

/// Small numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % (most + 1)
    }
}

/// Leaf and extract and 7-OH, unknown amounts, days without an answer, a break, late nights.
fn mixed() -> Entries {
    let mut entries = empty();
    entries.settings.home_zone = chrono_tz::Europe::Berlin;
    let leaf = product(1, Lane::Leaf);
    let mut other = product(2, Lane::Leaf);
    other.name = "Green Horn".to_owned();
    let mut shot = product(3, Lane::Extract);
    shot.unit = "shot".to_owned();
    let mut tablet = product(4, Lane::SevenOh);
    tablet.unit = "tablet".to_owned();
    tablet.hydroxymitragynine_mg_per_unit = Some(amount("14"));
    let mut dice = Dice(7);
    let mut number = 1000;
    for day in 0..205_u64 {
        let date = date("2025-01-01") + Duration::days(i64::try_from(day).unwrap());
        if (120..131).contains(&day) {
            entries.days.push(none_on(date));
            continue;
        }
        if dice.up_to(9) == 0 || (60..66).contains(&day) {
            continue;
        }
        for nth in 0..2 + day / 80 + dice.up_to(1) {
            let minutes = 7 * 60 + nth * 270 + dice.up_to(120);
            let taken = at("2025-01-01T00:00:00+01:00")
                + Duration::days(i64::try_from(day).unwrap())
                + Duration::minutes(i64::try_from(minutes).unwrap());
            let (of, most) = match dice.up_to(11) {
                0 => (&shot, 1),
                1 if day > 90 => (&tablet, 1),
                _ if day > 100 => (&other, 20),
                _ => (&leaf, 12),
            };
            let tenths = if most == 1 {
                10
            } else {
                15 + day / 20 + dice.up_to(most)
            };
            let text = format!("{}.{}", tenths / 10, tenths % 10);
            let known = dice.up_to(39) > 0;
            let mut taken = dose(
                number,
                &taken.to_rfc3339(),
                of,
                known.then_some(text.as_str()),
            );
            taken.zone = Some(chrono_tz::Europe::Berlin);
            if dice.up_to(3) > 0 {
                let strength = 3 + dice.up_to(3) + tenths / 14 - day / 90;
                entries.effects.push(rating(
                    number + 1_000_000,
                    &taken,
                    60,
                    u8::try_from(strength.min(10)).unwrap(),
                ));
            }
            entries.doses.push(taken);
            number += 1;
        }
    }
    entries.products = vec![leaf, other, shot, tablet];
    entries.sort();
    entries
}

/// Ten doses a day, two thirds of them rated, in a zone with clock changes.
fn ten_years() -> Entries {
    let mut entries = empty();
    entries.settings.home_zone = chrono_tz::Europe::Berlin;
    let leaf = product(1, Lane::Leaf);
    let mut dice = Dice(3);
    for day in 0..3650_u64 {
        for nth in 0..10 {
            let minutes = 6 * 60 + nth * 95 + dice.up_to(90);
            let taken = at("2025-01-01T00:00:00+01:00")
                + Duration::days(i64::try_from(day).unwrap())
                + Duration::minutes(i64::try_from(minutes).unwrap());
            let tenths = 10 + day / 400 + dice.up_to(12);
            let text = format!("{}.{}", tenths / 10, tenths % 10);
            let number = 1000 + u128::from(day * 10 + nth);
            let known = dice.up_to(49) > 0;
            let mut taken = dose(
                number,
                &taken.to_rfc3339(),
                &leaf,
                known.then_some(text.as_str()),
            );
            taken.zone = Some(chrono_tz::Europe::Berlin);
            if dice.up_to(2) > 0 {
                let strength = u8::try_from(4 + dice.up_to(3)).unwrap();
                entries
                    .effects
                    .push(rating(number + 1_000_000, &taken, 60, strength));
            }
            entries.doses.push(taken);
        }
    }
    entries.products = vec![leaf];
    entries.sort();
    entries
}
