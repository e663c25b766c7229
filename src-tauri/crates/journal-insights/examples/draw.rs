//! Draws every chart of simulated people, for looking at them: `cargo run -p journal-insights --example draw -- FOLDER [NAME …]`.
//! Pictures of 400 and 760 pixels, light, dark and in print.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool for looking; it may stop at the first trouble"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use common::sizes;
use journal_charts::{Size, Theme, png, svg};
use journal_insights::{ChartAsk, ChartName, chart, trend};
use journal_words::{Language, Words};
use std::path::PathBuf;

fn main() {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().expect("a folder to write to"));
    let wanted: Vec<String> = args.collect();
    std::fs::create_dir_all(&folder).unwrap();
    let words = Words::new(Language::En);
    for journal in sizes::all() {
        let ask = ChartAsk::new(&journal.entries, journal.now);
        let answer = trend(&journal.entries, ask.today, None, &words);
        for name in ChartName::ALL {
            if !wanted.is_empty() && !wanted.iter().any(|word| word == name.as_str()) {
                continue;
            }
            let ask = ask.clone().with_trend(&answer);
            let model = chart(&journal.entries, *name, &ask, &words);
            println!("{} of {}: {}", name.as_str(), journal.name, model.sentence);
            for note in &model.notes {
                println!("    {note}");
            }
            for (theme, word) in [
                (Theme::Light, "light"),
                (Theme::Dark, "dark"),
                (Theme::Print, "print"),
            ] {
                for width in [400, 760] {
                    let size = Size::for_model(&model, width).unwrap();
                    let file = format!(
                        "{}-{}-{word}-{width}",
                        name.as_str(),
                        journal.name.replace(' ', "_")
                    );
                    let drawn = svg(&model, theme, size).unwrap();
                    std::fs::write(folder.join(format!("{file}.svg")), drawn).unwrap();
                    let painted = png(&model, theme, size, 2.0).unwrap();
                    std::fs::write(folder.join(format!("{file}.png")), painted).unwrap();
                }
            }
        }
    }
}
