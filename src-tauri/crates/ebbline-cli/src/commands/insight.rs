//! Findings.

use crate::args::{Day, DayRange, Picture, PictureFormat, ThemeName};
use crate::files;
use crate::journal::Desk;
use crate::show;
use crate::trouble::Trouble;
use journal_charts::{Size, Theme};
use journal_core::Lane;
use journal_insights::{ChartAsk, ChartName, TrendStatus, first_day};
use journal_words::Words;
use std::fmt::Write as _;

/// Width of a picture, in units of its own; its height is what it needs. A PNG has twice as many pixels.
const WIDTH: u32 = 960;
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

/// Draws a chart into a file, or writes its table, and prints its finding.
pub fn chart(
    desk: &Desk<'_>,
    name: ChartName,
    out: &Picture,
    range: DayRange,
    theme: ThemeName,
    lane: Option<&str>,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let theme = match theme {
        ThemeName::Light => Theme::Light,
        ThemeName::Dark => Theme::Dark,
        ThemeName::Print => Theme::Print,
    };
    let mut ask = ChartAsk::new(&entries, desk.now);
    ask.lane = lane.map(Lane::from);
    let today = ask.today;
    if range.from.is_some() || range.to.is_some() {
        // What is still to come cannot be drawn.
        let to = range.to.map_or(today, |day| day.date(today).min(today));
        let first = first_day(&entries).unwrap_or(to).min(to);
        let from = range.from.map_or(first, |day| day.date(today));
        if from > to {
            return Err(Trouble::new(desk.say("cli-range-backwards")));
        }
        ask = ask.between(from, to);
    }
    let model = journal_insights::chart(&entries, name, &ask, desk.words);
    let size = Size::for_model(&model, WIDTH);
    let drawn = match out.format {
        PictureFormat::Csv => Ok(model.table.csv().into_bytes()),
        PictureFormat::Svg => size
            .and_then(|size| journal_charts::svg(&model, theme, size))
            .map(String::into_bytes),
        PictureFormat::Png => {
            size.and_then(|size| journal_charts::png(&model, theme, size, PIXELS))
        }
    };
    let file = drawn.map_err(|error| {
        Trouble::new(
            desk.words
                .say("cli-cannot-draw", &[("why", error.to_string().into())]),
        )
    })?;
    files::write(&out.path, &file, desk.words)?;
    Ok(model.sentence + "\n")
}

/// Names of the charts with their headings.
pub fn chart_list(words: &Words) -> String {
    let names = ChartName::ALL.iter().map(|name| name.as_str());
    let widest = names.map(str::len).max().unwrap_or(0);
    ChartName::ALL
        .iter()
        .map(|name| format!("{:widest$}  {}\n", name.as_str(), name.title(words)))
        .collect()
}
