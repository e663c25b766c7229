//! Charts as they cross to the page.

use journal_charts::{Places, Table};
use journal_insights::{ChartGroup, ChartName};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which chart, of which days, and how it is to look.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct ChartRequest {
    /// Which.
    pub name: ChartName,
    /// Lane, for charts of one lane; `None` = the one with most rated doses.
    pub lane: Option<String>,
    /// First day shown; `None` = from the beginning.
    pub from: Option<String>,
    /// Last day shown; `None` = today.
    pub to: Option<String>,
    /// First day of a second picture to compare with; `None` = there is no second one.
    pub compare_from: Option<String>,
    /// Last day of the second picture; needed with `compare_from`.
    pub compare_to: Option<String>,
    /// light, dark or print.
    pub theme: String,
    /// Of the sentences and labels: "en" or "de".
    pub language: String,
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels; `None` = the height at which it is best read.
    pub height: Option<u32>,
}

/// A chart, and the same of other days where that was asked for; both have the same scales.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChartAnswer {
    /// What was asked for.
    pub view: ChartView,
    /// The same of the days to compare with.
    pub compared: Option<ChartView>,
}

/// A drawn chart with everything that says the same in words and numbers.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChartView {
    /// Its heading.
    pub title: String,
    /// The picture: an SVG element.
    pub svg: String,
    /// CSS pixels from left to right.
    pub width: u32,
    /// CSS pixels from top to bottom.
    pub height: u32,
    /// What it shows, in one sentence.
    pub sentence: String,
    /// For those who do not see it.
    pub alt: String,
    /// What is missing, when there is nothing to draw.
    pub empty: Option<String>,
    /// The same numbers.
    pub table: Table,
    /// The table as CSV.
    pub csv: String,
    /// What a reader has to know to read the picture.
    pub notes: Vec<String>,
    /// Where its values lie, for pointer and arrow keys; `None` when the picture is empty.
    pub places: Option<Places>,
    /// The days from its left to its right end, where its horizontal axis is one of days.
    pub days: Option<ShownDays>,
}

/// The first and last day of a picture.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ShownDays {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// The charts there are, and what their range can be.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChartsView {
    /// The journal day that is not finished yet.
    pub today: String,
    /// Day of the first entry; `None` for an empty journal.
    pub first: Option<String>,
    /// The day after the last break; `None` where there was none.
    pub since_break: Option<String>,
    /// Lanes that have doses, most rated doses first.
    pub lanes: Vec<String>,
    /// In the order of the screen.
    pub charts: Vec<ChartEntry>,
}

/// A chart in the list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChartEntry {
    /// Its name.
    pub name: ChartName,
    /// The heading it stands under.
    pub group: ChartGroup,
    /// Its heading in words.
    pub title: String,
}

/// What is written of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChartFormat {
    /// The picture, scalable.
    Svg,
    /// The picture, pixels: two for each CSS pixel.
    Png,
    /// The table.
    Csv,
}

impl ChartFormat {
    /// The end of a file's name.
    #[must_use]
    pub const fn end(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
        }
    }
}
