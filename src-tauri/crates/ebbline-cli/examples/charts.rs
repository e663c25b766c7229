//! From a ten-year journal in its encrypted file to every chart as SVG: how long reading, computing and drawing take. Run by
//! `cargo xtask bench charts`, which then gives the written models to matplotlib.
//!
//! The first argument is a folder for the pictures and models.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for measuring; it may stop at the first trouble"
)]

#[path = "../../journal-insights/tests/common/mod.rs"]
mod common;

use common::sizes;
use journal_charts::{Size, Theme, places, svg};
use journal_core::{Entry, Settings};
use journal_insights::{ChartAsk, ChartName, chart};
use journal_store::{Op, Passphrase};
use journal_words::{Language, Words};
use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

const DOSES: usize = 36_500;
const ROUNDS: usize = 9;
const WIDTH: u32 = 960;
/// Milliseconds a chart may take once its model is in memory.
const TARGET_EACH: f64 = 16.0;
/// Milliseconds all may take, from the file to the pictures.
const TARGET_ALL: f64 = 500.0;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder to write to"));
    std::fs::create_dir_all(&folder).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal");
    let now = sizes::now();
    let passphrase = || Passphrase::new("bench".to_owned()).unwrap();
    {
        let mut entries = sizes::ten_years();
        let surplus = entries.doses.len().saturating_sub(DOSES);
        let dropped: std::collections::HashSet<_> =
            entries.doses.drain(..surplus).map(|dose| dose.id).collect();
        entries
            .effects
            .retain(|effect| !dropped.contains(&effect.dose));
        let dosed: std::collections::HashSet<_> = entries
            .doses
            .iter()
            .map(|dose| dose.day(entries.settings.day_starts_at))
            .collect();
        entries.days.retain(|answer| !dosed.contains(&answer.date));
        // To the number that is promised: some of the first doses once more.
        let missing = DOSES.saturating_sub(entries.doses.len());
        for nth in 0..missing {
            let mut dose = entries.doses[nth].clone();
            let other = dose.id.uuid().as_u128() ^ (1 << 110);
            dose.id = journal_core::Id::from_uuid(uuid::Uuid::from_u128(other));
            dose.taken_at += chrono::Duration::minutes(10);
            entries.doses.push(dose);
        }
        entries.sort();
        let (store, _) = journal_store::create(
            &journal,
            &passphrase(),
            Settings::new(chrono_tz::Europe::Berlin),
            now,
        )
        .unwrap();
        let mut all = vec![Entry::Settings(entries.settings.clone())];
        all.extend(entries.iter());
        store.transact(Op::Import(all), now).unwrap();
    }

    let store = journal_store::open(&journal, &passphrase()).unwrap();
    let begin = Instant::now();
    let entries = store.entries().unwrap();
    let read = begin.elapsed();
    let begin = Instant::now();
    let words = Words::new(Language::En);
    let spoken = begin.elapsed();
    println!(
        "journal: {} doses, {} ratings, {} check-ins over ten years, read from the encrypted file in {} ms; words in {} ms",
        entries.doses.len(),
        entries.effects.len(),
        entries.check_ins.len(),
        ms(read),
        ms(spoken)
    );

    let ask = ChartAsk::new(&entries, now);
    let begin = Instant::now();
    let size_of = |model: &_| Size::for_model(model, WIDTH).unwrap();
    let first = chart(&entries, ChartName::Frequency, &ask, &words);
    svg(&first, Theme::Light, size_of(&first)).unwrap();
    println!(
        "first chart of a cold process (frequency): {} ms",
        ms(begin.elapsed())
    );
    let begin = Instant::now();
    let answer = journal_insights::trend(&entries, ask.today, None, &words);
    println!(
        "estimate of felt tolerance (made once for a journal as it is, and kept): {} ms",
        ms(begin.elapsed())
    );

    println!(
        "\n{:<14}{:>10}{:>10}{:>10}{:>12}{:>9}",
        "chart", "model ms", "draw ms", "places ms", "draw max ms", "SVG kB"
    );
    let ask = ask.with_trend(&answer);
    let (mut models, mut draws, mut slow) = (Duration::ZERO, Duration::ZERO, Vec::new());
    for name in ChartName::ALL {
        let mut made = Vec::new();
        let mut model = None;
        for _ in 0..3 {
            let begin = Instant::now();
            model = Some(chart(&entries, *name, &ask, &words));
            made.push(begin.elapsed());
        }
        let model = model.unwrap();
        let (mut drawn, mut placed, mut picture) = (Vec::new(), Vec::new(), String::new());
        for _ in 0..ROUNDS {
            let begin = Instant::now();
            picture = svg(&model, Theme::Light, size_of(&model)).unwrap();
            drawn.push(begin.elapsed());
            let begin = Instant::now();
            places(&model, size_of(&model)).unwrap();
            placed.push(begin.elapsed());
        }
        let (model_time, draw_time) = (median(&mut made), median(&mut drawn));
        models += model_time;
        draws += draw_time;
        if draw_time.as_secs_f64() * 1000.0 > TARGET_EACH {
            slow.push(name.as_str());
        }
        println!(
            "{:<14}{:>10}{:>10}{:>10}{:>12}{:>9}",
            name.as_str(),
            ms(model_time),
            ms(draw_time),
            ms(median(&mut placed)),
            ms(drawn.last().copied().unwrap_or_default()),
            picture.len() / 1000
        );
        std::fs::write(folder.join(format!("{}.svg", name.as_str())), picture).unwrap();
        let numbers = serde_json::to_vec(&model).unwrap();
        std::fs::write(folder.join(format!("{}.json", name.as_str())), numbers).unwrap();
    }
    let all = (read + models + draws).as_secs_f64() * 1000.0;
    println!(
        "\nall charts: read {} + models {} + drawing {} = {all:.0} ms (target {TARGET_ALL:.0}); drawing slower than {TARGET_EACH:.0} ms: {}",
        ms(read),
        ms(models),
        ms(draws),
        if slow.is_empty() {
            "none".to_owned()
        } else {
            slow.join(", ")
        }
    );
}

fn ms(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

/// The middle one; sorts, so that the last is the slowest.
fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
