//! Charts: numbers in, SVG or PNG, data table and one-sentence finding out.

mod model;

pub use model::{
    Axis, AxisKind, BandPoint, ChartModel, Dot, Dots, LabelWords, Mark, Reading, Segment,
    SegmentStyle, Series, Span, SpanKind, Table,
};
