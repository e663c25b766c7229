//! A chart as numbers and words, before anything is drawn.
//!
//! A picture is empty, a stack of panels on one shared horizontal axis, or a calendar: what does not go together cannot be built.

mod axes;
mod calendar;
mod layers;

pub use axes::{DaysAxis, Mark, Span, SpanKind, XAxis, YAxis, at_day, at_moment, day_at};
pub use calendar::{Calendar, Cell, CellKind};
pub use layers::{
    Along, Bands, Bar, Bars, BoxPlot, Boxes, Dot, DotShape, Dots, Interval, Intervals, Layer, Line,
    LinePoint, Quantiles, Range, Segment, SegmentStyle, Step, Steps, Tick, Ticks, Tone,
};

use serde::{Deserialize, Serialize};

/// Everything a chart says: the picture, the sentence over it and the table beside it come from the same numbers.
///
/// All texts are words in the reader's language already; numbers are in the unit of their axis.
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
    /// What is drawn.
    pub picture: Picture,
    /// What a reader has to know to read the picture, printed under it.
    pub notes: Vec<String>,
    /// Values to read one by one with a pointer or the arrow keys, in the order of the horizontal axis.
    pub readings: Vec<Reading>,
    /// The same as a table.
    pub table: Table,
    /// Words for dates and numbers on the axes.
    pub labels: LabelWords,
}

impl ChartModel {
    /// What is missing, when there is nothing to draw.
    #[must_use]
    pub fn empty(&self) -> Option<&str> {
        match &self.picture {
            Picture::Empty(missing) => Some(missing),
            Picture::Panels(_) | Picture::Calendar(_) => None,
        }
    }

    /// The panels from top to bottom; none when the picture is empty or a calendar.
    #[must_use]
    pub fn panels(&self) -> &[Panel] {
        match &self.picture {
            Picture::Panels(panels) => &panels.panels,
            Picture::Empty(_) | Picture::Calendar(_) => &[],
        }
    }

    /// The axis of days, where the picture has one.
    #[must_use]
    pub const fn days(&self) -> Option<&DaysAxis> {
        match &self.picture {
            Picture::Panels(Panels {
                x: XAxis::Days(days),
                ..
            }) => Some(days),
            _ => None,
        }
    }
}

/// What is drawn.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Picture {
    /// Nothing: the text says what is missing, and is all that the picture holds.
    Empty(String),
    /// Panels on a shared horizontal axis.
    Panels(Panels),
    /// A square for each day.
    Calendar(Calendar),
}

/// Panels one under the other on a shared horizontal axis.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Panels {
    /// The horizontal axis of all panels.
    pub x: XAxis,
    /// From top to bottom.
    pub panels: Vec<Panel>,
}

/// One panel: a vertical axis and what is drawn against it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Panel {
    /// What the vertical axis measures, with its unit.
    pub title: String,
    /// The vertical axis.
    pub y: YAxis,
    /// How much room it gets.
    pub height: Height,
    /// What is drawn, the lowest first.
    pub layers: Vec<Layer>,
    /// Values that the vertical axis holds even if nothing is drawn there, so that two pictures can have the same scale.
    pub holds: Option<Range>,
}

impl Panel {
    /// A panel without anything in it yet.
    #[must_use]
    pub fn new(title: impl Into<String>, y: YAxis) -> Self {
        Self {
            title: title.into(),
            y,
            height: Height::Whole,
            layers: Vec::new(),
            holds: None,
        }
    }

    /// The same with another layer on top.
    #[must_use]
    pub fn with(mut self, layer: impl Into<Layer>) -> Self {
        self.layers.push(layer.into());
        self
    }

    /// The same as a low panel under the others.
    #[must_use]
    pub const fn low(mut self) -> Self {
        self.height = Height::Low;
        self
    }

    /// Its lines.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Line(line) => Some(line),
            _ => None,
        })
    }

    /// Its groups of dots.
    pub fn dots(&self) -> impl Iterator<Item = &Dots> {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Dots(dots) => Some(dots),
            _ => None,
        })
    }
}

/// How much room a panel gets beside the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Height {
    /// A full share.
    Whole,
    /// Less than half of one: what is only there to be compared with.
    Low,
}

/// One value to read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reading {
    /// Which panel it lies in, from 0; a calendar has only 0.
    pub panel: u32,
    /// Place on the horizontal axis; of a calendar the day as [`at_day`] says it.
    pub x: f64,
    /// Place on the vertical axis: the value or the middle of its range; `None` where nothing is drawn.
    pub y: Option<f64>,
    /// What it says.
    pub text: String,
}

impl Reading {
    /// A value of the first panel.
    #[must_use]
    pub fn new(x: f64, y: Option<f64>, text: impl Into<String>) -> Self {
        Self {
            panel: 0,
            x,
            y,
            text: text.into(),
        }
    }

    /// The same in another panel.
    #[must_use]
    pub fn in_panel(mut self, panel: usize) -> Self {
        self.panel = u32::try_from(panel).unwrap_or(u32::MAX);
        self
    }
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

impl Table {
    /// The table as RFC 4180 text: comma, CRLF, quotes where they are needed. A cell that a spreadsheet would take for a formula gets
    /// an apostrophe before it; a plain negative number stays as it is.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.columns).chain(&self.rows) {
            for (nth, cell) in row.iter().enumerate() {
                if nth > 0 {
                    text.push(',');
                }
                text.push_str(&csv_cell(cell));
            }
            text.push_str("\r\n");
        }
        text
    }
}

fn csv_cell(cell: &str) -> String {
    let number = cell
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-.,".contains(letter));
    let formula = cell.starts_with(['=', '@', '\t', '\r', '+', '-']) && !number;
    let cell = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// Words for dates and numbers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LabelWords {
    /// Twelve short names of months.
    pub months: Vec<String>,
    /// Seven short names of days, Monday first.
    pub weekdays: Vec<String>,
    /// A day of a month, with `{day}` and `{month}` to be put in.
    pub day_month: String,
    /// Between whole number and decimals.
    pub decimal_mark: String,
}

impl Default for LabelWords {
    /// English.
    fn default() -> Self {
        let list = |names: &str| names.split(' ').map(str::to_owned).collect();
        Self {
            months: list("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
            weekdays: list("Mon Tue Wed Thu Fri Sat Sun"),
            day_month: "{day} {month}".to_owned(),
            decimal_mark: ".".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_so_that_a_spreadsheet_reads_it_and_runs_nothing() {
        let cells = |text: &str| text.split('|').map(str::to_owned).collect();
        let table = Table {
            columns: cells("Day|What"),
            rows: vec![cells("1 Jan|a, \"b\""), cells("=1+1|-2.5"), cells("-x|–")],
        };
        assert_eq!(
            table.csv(),
            "Day,What\r\n1 Jan,\"a, \"\"b\"\"\"\r\n'=1+1,-2.5\r\n'-x,–\r\n"
        );
    }
}
