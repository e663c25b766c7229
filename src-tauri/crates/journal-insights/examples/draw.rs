//! Draws the simulated people of the fixtures, for looking at charts: `cargo run -p journal-insights --example draw -- FOLDER`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool for looking; it may stop at the first trouble"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use chrono::{Duration, NaiveDate};
use journal_charts::{Size, Theme, png, svg};
use journal_core::{Entries, Lane};
use journal_insights::{trend, trend_chart};
use journal_words::{Language, Words};
use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder to write to"));
    std::fs::create_dir_all(&folder).unwrap();
    let english = Words::new(Language::En);
    let last = common::last_day();
    let draw =
        |name: &str, entries: &Entries, as_of: NaiveDate, days: Option<i64>, words: &Words| {
            let answer = trend(entries, as_of, None, words);
            let range = days.map(|days| (as_of - Duration::days(days - 1), as_of));
            let chart = trend_chart(entries, &answer, range, words);
            println!("{name}: {}", chart.sentence);
            for note in &chart.notes {
                println!("    {note}");
            }
            for (theme, word) in [
                (Theme::Light, "light"),
                (Theme::Dark, "dark"),
                (Theme::Print, "print"),
            ] {
                for width in [400, 700, 1000] {
                    let size = Size::of_width(width);
                    let file = folder.join(format!("{name}-{word}-{width}"));
                    std::fs::write(
                        file.with_extension("svg"),
                        svg(&chart, theme, size).unwrap(),
                    )
                    .unwrap();
                    if width == 700 {
                        std::fs::write(
                            file.with_extension("png"),
                            png(&chart, theme, size, 2.0).unwrap(),
                        )
                        .unwrap();
                    }
                }
            }
        };
    for name in common::FIXTURES {
        draw(name, &common::fixture(name), last, None, &english);
    }
    let break_2wk = common::fixture("break_2wk");
    draw("break-90d", &break_2wk, last, Some(90), &english);
    draw("break-14d", &break_2wk, last, Some(14), &english);
    draw("break-3d", &break_2wk, last, Some(3), &english);
    draw(
        "break-german",
        &break_2wk,
        last,
        None,
        &Words::new(Language::De),
    );
    draw(
        "ten_years",
        &common::repeated(&break_2wk, 18, 200),
        last + Duration::days(17 * 200),
        None,
        &english,
    );
    draw("empty", &common::empty(), last, None, &english);
    draw(
        "few",
        &common::steady(Lane::Leaf, 20, 1, 5),
        "2025-01-20".parse().unwrap(),
        None,
        &english,
    );
    let mut stopped = common::fixture("sparse_stable");
    stopped
        .doses
        .retain(|dose| dose.taken_at.date_naive() < last - Duration::days(30));
    for day in 0..30 {
        stopped
            .days
            .push(common::none_on(last - Duration::days(day)));
    }
    stopped.sort();
    draw("stopped", &stopped, last, None, &english);
}
