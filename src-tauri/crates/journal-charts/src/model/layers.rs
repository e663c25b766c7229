//! What is drawn in a panel, kind by kind. `x` and `y` are in the units of the axes.

use serde::{Deserialize, Serialize};

/// Something drawn in a panel.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Layer {
    /// A line with a band around it.
    Line(Line),
    /// A value that holds until the next one.
    Steps(Steps),
    /// Observed values.
    Dots(Dots),
    /// Columns from zero.
    Bars(Bars),
    /// Boxes of medians and quartiles.
    Boxes(Boxes),
    /// Nested bands of quantiles.
    Bands(Bands),
    /// Short strokes in the rows of a raster.
    Ticks(Ticks),
    /// Values with their ranges.
    Intervals(Intervals),
}

/// Which of the groups in a picture something belongs to. Each tone has a colour, a dash and a shape of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Tone {
    /// What the picture is about: blue, full lines, filled areas.
    #[default]
    Main,
    /// What it is compared with: orange, dash-dotted lines, hatched areas.
    Other,
    /// What is only there for context: grey.
    Quiet,
}

macro_rules! layer_from {
    ($($kind:ident),+) => {
        $(impl From<$kind> for Layer {
            fn from(layer: $kind) -> Self {
                Self::$kind(layer)
            }
        })+
    };
}
layer_from!(Line, Steps, Dots, Bars, Boxes, Bands, Ticks, Intervals);

/// A line with a band around it, in pieces.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Line {
    /// Which group it belongs to.
    pub tone: Tone,
    /// What the band is, for the key; `None` when no piece has one.
    pub band_label: Option<String>,
    /// Pieces in the order of the axis; what lies between two pieces is a gap.
    pub segments: Vec<Segment>,
}

impl Line {
    /// A full line through points.
    #[must_use]
    pub fn plain(tone: Tone, label: impl Into<String>, points: Vec<LinePoint>) -> Self {
        Self {
            tone,
            band_label: None,
            segments: vec![Segment {
                style: SegmentStyle::Solid,
                label: label.into(),
                points,
            }],
        }
    }

    /// A full line through points that have ranges, with a word for the band.
    #[must_use]
    pub fn banded(
        tone: Tone,
        label: impl Into<String>,
        band_label: impl Into<String>,
        points: Vec<LinePoint>,
    ) -> Self {
        Self {
            band_label: Some(band_label.into()),
            ..Self::plain(tone, label, points)
        }
    }
}

/// A piece of a line.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Segment {
    /// How it is drawn.
    pub style: SegmentStyle,
    /// What it is, for the key.
    pub label: String,
    /// Its values in the order of the axis.
    pub points: Vec<LinePoint>,
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

/// A value of a line, its range, or both.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LinePoint {
    /// Place on the horizontal axis.
    pub x: f64,
    /// The value; `None` where only the range may be shown.
    pub mid: Option<f64>,
    /// Its range; `None` where a line has no band.
    pub range: Option<Range>,
}

impl LinePoint {
    /// A value without a range.
    #[must_use]
    pub const fn value(x: f64, mid: f64) -> Self {
        Self {
            x,
            mid: Some(mid),
            range: None,
        }
    }

    /// A value with its range.
    #[must_use]
    pub const fn ranged(x: f64, mid: f64, lo: f64, hi: f64) -> Self {
        Self {
            x,
            mid: Some(mid),
            range: Some(Range { lo, hi }),
        }
    }

    /// A range without a value.
    #[must_use]
    pub const fn range(x: f64, lo: f64, hi: f64) -> Self {
        Self {
            x,
            mid: None,
            range: Some(Range { lo, hi }),
        }
    }
}

/// A range.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Range {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
}

/// A value that holds until the next one, such as a limit.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Steps {
    /// Which group it belongs to.
    pub tone: Tone,
    /// What it is, for the key.
    pub label: String,
    /// In the order of the axis. On an axis of days or categories a value holds from the beginning of its day.
    pub steps: Vec<Step>,
}

/// A value from a place on.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Step {
    /// From where it holds.
    pub x: f64,
    /// The value; `None` = there is none from here on.
    pub y: Option<f64>,
}

/// Observed values.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Dots {
    /// Which group they belong to.
    pub tone: Tone,
    /// Their shape; two groups in one panel need two shapes.
    pub shape: DotShape,
    /// What a dot is, for the key.
    pub label: String,
    /// Where they lie.
    pub points: Vec<Dot>,
}

/// The shape of an observed value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum DotShape {
    /// A small filled circle.
    #[default]
    Disc,
    /// An open circle.
    Ring,
    /// A filled diamond.
    Diamond,
    /// A cross.
    Cross,
}

/// One observed value.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Dot {
    /// Place on the horizontal axis.
    pub x: f64,
    /// The value.
    pub y: f64,
}

/// Columns from zero.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Bars {
    /// Which group they belong to.
    pub tone: Tone,
    /// What a bar is, for the key.
    pub label: String,
    /// Width on the horizontal axis, e.g. 1 for a day or a category, 7 for a week.
    pub width: f64,
    /// In the order of the axis.
    pub bars: Vec<Bar>,
}

/// A column.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Bar {
    /// Its middle on the horizontal axis.
    pub x: f64,
    /// Its end.
    pub y: f64,
}

/// Boxes of medians and quartiles; several layers of them stand side by side.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Boxes {
    /// Which group they belong to.
    pub tone: Tone,
    /// What a box is, for the key.
    pub label: String,
    /// In the order of the axis.
    pub boxes: Vec<BoxPlot>,
}

/// Median, quartiles and ends of some values.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BoxPlot {
    /// Its middle on the horizontal axis.
    pub x: f64,
    /// Lower end of the whisker.
    pub low: f64,
    /// Lower quartile.
    pub q25: f64,
    /// Median.
    pub median: f64,
    /// Upper quartile.
    pub q75: f64,
    /// Upper end of the whisker.
    pub high: f64,
    /// Of how many values; written over the box where there is room.
    pub n: u32,
}

/// Nested bands of quantiles around a median.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Bands {
    /// Which group they belong to.
    pub tone: Tone,
    /// What the line in the middle is, for the key.
    pub median_label: String,
    /// What the inner band is, for the key.
    pub half_label: String,
    /// What the outer band is, for the key.
    pub most_label: String,
    /// In the order of the axis.
    pub points: Vec<Quantiles>,
}

/// The quantiles of some values.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Quantiles {
    /// Place on the horizontal axis.
    pub x: f64,
    /// A twentieth lies below.
    pub q05: f64,
    /// A quarter lies below.
    pub q25: f64,
    /// Half lies below.
    pub q50: f64,
    /// A quarter lies above.
    pub q75: f64,
    /// A twentieth lies above.
    pub q95: f64,
}

/// Short strokes in the rows of a raster.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Ticks {
    /// Which group they belong to.
    pub tone: Tone,
    /// What a stroke is, for the key.
    pub label: String,
    /// Where they stand.
    pub ticks: Vec<Tick>,
}

/// A stroke.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Tick {
    /// Place on the horizontal axis.
    pub x: f64,
    /// Its row.
    pub y: f64,
}

/// Values with their ranges; several layers of them stand side by side.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Intervals {
    /// Which group they belong to.
    pub tone: Tone,
    /// What the value and its range are, for the key.
    pub label: String,
    /// Which axis the values lie along.
    pub along: Along,
    /// Place, value and range of each.
    pub items: Vec<Interval>,
}

/// Which axis values with ranges lie along.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Along {
    /// The horizontal one: a range from left to right in a row.
    X,
    /// The vertical one: a range from bottom to top over a category or day.
    Y,
}

/// A value with its range.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Interval {
    /// Its row, category or day: the place on the axis that the value does not lie along.
    pub at: f64,
    /// The value; `None` where only the range may be shown.
    pub mid: Option<f64>,
    /// Lower end of the range.
    pub lo: f64,
    /// Upper end of the range.
    pub hi: f64,
}
