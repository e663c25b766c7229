//! Findings.

use crate::args::{ChartName, Day, DayRange, Picture, PictureFormat, ThemeName};
use crate::files;
use crate::journal::Desk;
use crate::show;
use crate::trouble::Trouble;
use clap::ValueEnum;
use journal_charts::{Size, Theme};
use journal_core::Lane;
use journal_insights::{TrendStatus, trend_chart};
use journal_words::Words;
use std::fmt::Write as _;

/// Width and height of a picture, in units of its own; a PNG has twice as many pixels.
const SIZE: Size = Size {
    width: 960,
    height: 540,
};
const PIXELS: f64 = 2.0;

/// The estimate of felt tolerance.
pub fn trend(
    desk: &Desk<'_>,
    as_of: Day,
    lane: Option<&str>,
    json: bool,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let as_of = desk.past(as_of, &entries.settings)?;
    let lane = lane.map(Lane::from);
    let answer = journal_insights::trend(&entries, as_of, lane.as_ref(), desk.words);
    if json {
        return show::document(&answer, desk.words);
    }
    let mut text = answer.sentence + "\n";
    for note in &answer.notes {
        let _ = writeln!(text, "{note}");
    }
    if answer.status == TrendStatus::Estimated {
        let _ = writeln!(text, "{}", desk.say("cli-trend-about"));
    }
    Ok(text)
}

/// Draws a chart into a file and prints its finding.
pub fn chart(
    desk: &Desk<'_>,
    name: ChartName,
    out: &Picture,
    range: DayRange,
    theme: ThemeName,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let today = desk.today(&entries.settings);
    let theme = match theme {
        ThemeName::Light => Theme::Light,
        ThemeName::Dark => Theme::Dark,
        ThemeName::Print => Theme::Print,
    };
    // What is still to come cannot be drawn.
    let to = range.to.map_or(today, |day| day.date(today).min(today));
    let model = match name {
        ChartName::Trend => {
            let answer = journal_insights::trend(&entries, today, None, desk.words);
            let first = answer.days.first().map_or(to, |day| day.date);
            let from = range.from.map_or(first, |day| day.date(today).max(first));
            if from > to {
                return Err(Trouble::new(desk.say("cli-range-backwards")));
            }
            trend_chart(&entries, &answer, Some((from, to)), desk.words)
        }
    };
    let drawn = match out.format {
        PictureFormat::Svg => journal_charts::svg(&model, theme, SIZE).map(String::into_bytes),
        PictureFormat::Png => journal_charts::png(&model, theme, SIZE, PIXELS),
    };
    let picture = drawn.map_err(|error| {
        Trouble::new(
            desk.words
                .say("cli-cannot-draw", &[("why", error.to_string().into())]),
        )
    })?;
    files::write(&out.path, &picture, desk.words)?;
    Ok(model.sentence + "\n")
}

/// Names of the charts.
pub fn chart_list(words: &Words) -> String {
    ChartName::value_variants()
        .iter()
        .map(|name| match name {
            ChartName::Trend => format!("trend  {}\n", words.say("chart-trend-title", &[])),
        })
        .collect()
}
