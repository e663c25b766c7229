//! Draws the charts of symptoms, mood, strategies, days and comparisons of simulated people, for looking at them, and says how long each
//! takes with ten years of entries: `cargo run --release -p journal-insights --example body -- FOLDER`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool for looking; it may stop at the first trouble"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use chrono::{DateTime, Duration, Utc};
use journal_charts::{ChartModel, Size, Theme, png, svg};
use journal_core::{Activity, Entries};
use journal_insights::{ChartAsk, ChartName, chart, trend};
use journal_words::{Language, Words};
use std::path::PathBuf;
use std::time::Instant;

const CHARTS: [ChartName; 6] = [
    ChartName::PlanActual,
    ChartName::Withdrawal,
    ChartName::Wellbeing,
    ChartName::Strategies,
    ChartName::Calendar,
    ChartName::DidItHelp,
];

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder to write to"));
    std::fs::create_dir_all(&folder).unwrap();
    let words = Words::new(Language::En);
    let german = Words::new(Language::De);
    let now: DateTime<Utc> = "2025-07-24T18:00:00Z".parse().unwrap();
    let draw = |name: &str, entries: &Entries, days: Option<i64>, words: &Words| {
        let mut ask = ChartAsk::new(entries, now);
        if let Some(days) = days {
            let today = ask.today;
            ask = ask.between(today - Duration::days(days), today);
        }
        for of in CHARTS {
            let model = chart(entries, of, &ask, words);
            println!("{name} {}: {}", of.as_str(), model.sentence);
            for note in &model.notes {
                println!("    {note}");
            }
            for (theme, word) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
                for width in [400, 760] {
                    let size = Size::for_model(&model, width).unwrap();
                    let file = folder.join(format!("{}-{name}-{word}-{width}", of.as_str()));
                    std::fs::write(
                        file.with_extension("svg"),
                        svg(&model, theme, size).unwrap(),
                    )
                    .unwrap();
                    if word == "light" || width == 760 {
                        let drawn = png(&model, theme, size, 2.0).unwrap();
                        std::fs::write(file.with_extension("png"), drawn).unwrap();
                    }
                }
            }
        }
    };
    draw("break", &busy("break_2wk"), None, &words);
    draw("cycle", &busy("cycle_5on2off"), None, &words);
    draw("german", &busy("cycle_5on2off"), Some(60), &german);
    draw("taper", &busy("taper_10pct"), Some(60), &words);
    draw("empty", &common::empty(), None, &words);
    for (name, model) in time(&words) {
        let size = Size::for_model(&model, 760).unwrap();
        let drawn = png(&model, Theme::Light, size, 2.0).unwrap();
        std::fs::write(folder.join(format!("{name}-ten-years.png")), drawn).unwrap();
    }
}

/// A simulated person who also does other things, and says of each break that it was one.
fn busy(name: &str) -> Entries {
    let mut entries = common::fixture(name);
    let first = common::date("2025-01-06");
    for (nth, day) in (0_u128..).zip(first.iter_days().take(200)) {
        for (kind, each) in [
            ("walk", 2),
            ("stretching", 5),
            ("meditation", 7),
            ("bath", 40),
        ] {
            if (nth * nth + nth / 3) % each == 1 {
                let activity: Activity = serde_json::from_value(serde_json::json!({
                    "id": common::id(900_000 + nth * 100 + each), "at": format!("{day}T17:00:00Z"), "activity": kind,
                }))
                .unwrap();
                entries.activities.push(activity);
            }
        }
    }
    if name == "break_2wk" {
        let dosed: std::collections::HashSet<_> = entries
            .doses
            .iter()
            .map(|it| it.day(entries.settings.day_starts_at))
            .collect();
        for day in first.iter_days().take(200) {
            let said = entries.days.iter().any(|it| it.date == day);
            if !dosed.contains(&day) && !said {
                entries.days.push(common::none_on(day));
            }
        }
    }
    // Somebody who planned a taper, later a cycle.
    let plan = |number, fields: &str| -> journal_core::Plan {
        let mut plan: serde_json::Value = serde_json::from_str(fields).unwrap();
        plan["id"] = serde_json::json!(common::id(number));
        serde_json::from_value(plan).unwrap()
    };
    if name == "taper_10pct" {
        entries.plans.push(plan(
            1,
            r#"{"plan": "taper", "state": "running", "starts_on": "2025-05-20", "unit": "g", "from_daily": "9",
                "to_daily": "3", "method": "linear", "step": "1", "every_days": 7}"#,
        ));
    }
    if name == "cycle_5on2off" {
        entries.plans.push(plan(
            1,
            r#"{"plan": "cycle", "state": "ended", "starts_on": "2025-03-01", "ends_on": "2025-05-01",
                "weekdays_off": ["fr", "sa"]}"#,
        ));
        entries.plans.push(plan(
            2,
            r#"{"plan": "alternation", "state": "running", "starts_on": "2025-06-15", "high_days": 2, "low_days": 2,
                "high_limit": "8", "low_limit": "4", "unit": "g"}"#,
        ));
    }
    entries.sort();
    entries
}

/// Ten years of somebody who logs ten doses, a check-in, a symptom list and a walk a day.
fn time(words: &Words) -> Vec<(&'static str, ChartModel)> {
    let mut entries = common::steady(journal_core::Lane::Leaf, 3_650, 4, 5);
    let zone = serde_json::json!("Europe/Berlin");
    let more = common::steady(journal_core::Lane::Leaf, 3_650, 6, 6);
    for (nth, dose) in (0_u128..).zip(more.doses) {
        let mut dose = dose;
        dose.id = common::id(50_000_000 + nth);
        dose.taken_at += Duration::minutes(90);
        entries.doses.push(dose);
    }
    for dose in &mut entries.doses {
        dose.zone = Some(chrono_tz::Europe::Berlin);
    }
    for nth in 0..3_650_u128 {
        let at = common::at("2025-01-01T07:00:00Z") + Duration::days(i64::try_from(nth).unwrap());
        let level = nth * 7 % 5;
        let id = |of: u128| common::id(60_000_000 + nth * 10 + of);
        entries.check_ins.push(
            serde_json::from_value(serde_json::json!({
                "id": id(1), "at": at, "zone": zone, "mood": 4 + level, "energy": 3 + level, "pain": level,
                "sleep_quality": 5 + level, "sleep_hours": 7, "craving": level, "stress": 2,
            }))
            .unwrap(),
        );
        entries.symptoms.push(
            serde_json::from_value(
                serde_json::json!({"id": id(2), "at": at, "zone": zone, "total": level * 3}),
            )
            .unwrap(),
        );
        if nth % 3 == 0 {
            entries.activities.push(
                serde_json::from_value(
                    serde_json::json!({"id": id(3), "at": at, "zone": zone, "activity": "walk"}),
                )
                .unwrap(),
            );
        }
    }
    entries.sort();
    let now: DateTime<Utc> = "2034-12-29T18:00:00Z".parse().unwrap();
    let ask = ChartAsk::new(&entries, now);
    let started = Instant::now();
    let answer = trend(&entries, ask.today, None, words);
    println!("trend: {:.1} ms", started.elapsed().as_secs_f64() * 1e3);
    let ask = ask.with_trend(&answer);
    println!(
        "{} doses, {} check-ins",
        entries.doses.len(),
        entries.check_ins.len()
    );
    let mut models = Vec::new();
    for of in CHARTS {
        let mut times: Vec<f64> = (0..9)
            .map(|_| {
                let started = Instant::now();
                let model = chart(&entries, of, &ask, words);
                assert_eq!(model.name, of.as_str());
                started.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{}: {:.1} ms", of.as_str(), times[4]);
        models.push((of.as_str(), chart(&entries, of, &ask, words)));
    }
    models
}
