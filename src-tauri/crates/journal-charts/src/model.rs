//! A chart as numbers and words, before anything is drawn.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Everything a chart says: the picture, the sentence over it and the table beside it come from the same numbers.
///
/// All texts are words in the reader's language already; numbers are in the unit of the axis.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChartModel {
    /// Name on the command line, e.g. "trend".
    pub name: String,
    /// Heading.
    pub title: String,
    /// The finding in one sentence; printed over the picture by whoever shows it, not drawn into it.
    pub sentence: String,
    /// What the picture shows, for whoever cannot see it.
    pub alt: String,
    /// Set when there is nothing to draw: what is missing. The picture then stays empty and holds this text.
    pub empty: Option<String>,
    /// First day of the picture.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub from: NaiveDate,
    /// Last day of the picture.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub to: NaiveDate,
    /// The vertical axis.
    pub axis: Axis,
    /// Lines with their bands.
    pub series: Vec<Series>,
    /// What was observed, behind the lines.
    pub dots: Vec<Dots>,
    /// Shaded stretches of days.
    pub spans: Vec<Span>,
    /// Single days worth a mark.
    pub marks: Vec<Mark>,
    /// What a reader has to know to read the picture, printed under it.
    pub notes: Vec<String>,
    /// Values to read one by one with a pointer or the arrow keys, in order of days.
    pub readings: Vec<Reading>,
    /// The same as a table.
    pub table: Table,
    /// Words for dates and numbers on the axes.
    pub labels: LabelWords,
}

/// The vertical axis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Axis {
    /// What its values are.
    pub kind: AxisKind,
    /// What it measures.
    pub title: String,
}

/// What the values of an axis are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum AxisKind {
    /// Doublings: a value of 1 is labelled 2×, 0.5 is 1.4×, 0 is 1× and always on the axis.
    Factor,
    /// Amounts or counts as they are, from 0.
    Plain,
}

/// A line with a band around it, in pieces.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Series {
    /// What the band is, for the key.
    pub band_label: String,
    /// Pieces in order of days; days between two pieces are a gap.
    pub segments: Vec<Segment>,
}

/// A piece of a line.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Segment {
    /// How it is drawn.
    pub style: SegmentStyle,
    /// What it is, for the key.
    pub label: String,
    /// Its values in order of days.
    pub points: Vec<BandPoint>,
}

/// How a piece of a line is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum SegmentStyle {
    /// Measured: a full line in its band.
    Solid,
    /// Not measured: a dashed line in a lighter band.
    Dashed,
    /// Too uncertain for a line: the band alone, with its edges.
    RangeOnly,
}

/// A day's value with its range.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BandPoint {
    /// The day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// The value; `None` where only the range may be shown.
    pub mid: Option<f64>,
    /// Lower end of the range.
    pub lo: f64,
    /// Upper end of the range.
    pub hi: f64,
}

/// Observed values.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Dots {
    /// What a dot is, for the key.
    pub label: String,
    /// Where they lie.
    pub points: Vec<Dot>,
}

/// One observed value.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Dot {
    /// The day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// The value.
    pub value: f64,
}

/// A shaded stretch of days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Span {
    /// What it is.
    pub kind: SpanKind,
    /// Its word over the picture.
    pub label: String,
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub from: NaiveDate,
    /// Last day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub to: NaiveDate,
}

/// What a shaded stretch is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum SpanKind {
    /// The days everything is compared with.
    Reference,
    /// Days of which the person said that nothing was taken.
    Break,
    /// Days for which nothing is drawn on purpose.
    Paused,
}

/// A mark on one day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Mark {
    /// The day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// Its word; drawn where there is room.
    pub label: String,
}

/// One value to read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reading {
    /// The day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// The value or the middle of its range; `None` where nothing is drawn.
    pub value: Option<f64>,
    /// What it says.
    pub text: String,
}

/// A table of words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Table {
    /// Headings.
    pub columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// Words for dates and numbers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LabelWords {
    /// Twelve short names of months.
    pub months: Vec<String>,
    /// A day of a month, with `{day}` and `{month}` to be put in.
    pub day_month: String,
    /// Between whole number and decimals.
    pub decimal_mark: String,
}

impl Default for LabelWords {
    /// English.
    fn default() -> Self {
        let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
        Self {
            months: months.split(' ').map(str::to_owned).collect(),
            day_month: "{day} {month}".to_owned(),
            decimal_mark: ".".to_owned(),
        }
    }
}
