//! Charts: numbers in, SVG or PNG, data table and one-sentence finding out.
//!
//! A [`ChartModel`] says everything in plain numbers and words; [`svg`] and [`png`] draw it from one style sheet, in three
//! themes and at any width. Labels are measured with the typeface of the program, so that none touch.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels of pictures: a few thousand, checked by Size"
)]

mod axis;
mod font;
mod layers;
mod layout;
#[cfg(test)]
mod look;
mod model;
mod paint;
mod pane;
mod scene;
mod style;

pub use model::{
    Along, Bands, Bar, Bars, BoxPlot, Boxes, Calendar, Cell, CellKind, ChartModel, DaysAxis, Dot,
    DotShape, Dots, Height, Interval, Intervals, LabelWords, Layer, Line, LinePoint, Mark, Panel,
    Panels, Picture, Quantiles, Range, Reading, Segment, SegmentStyle, Span, SpanKind, Step, Steps,
    Table, Tick, Ticks, Tone, XAxis, YAxis, at_day, at_moment, day_at,
};
pub use style::Theme;

use serde::Serialize;

/// Size of a picture in CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Size {
    /// The smallest picture that holds its labels.
    pub const SMALLEST: Self = Self {
        width: 300,
        height: 120,
    };
    /// The largest picture that is drawn.
    pub const LARGEST: Self = Self {
        width: 4000,
        height: 4000,
    };

    /// The usual proportions for a width: wide pictures are flatter.
    #[must_use]
    pub fn of_width(width: u32) -> Self {
        let width = width.clamp(Self::SMALLEST.width, Self::LARGEST.width);
        Self {
            width,
            height: (width * 3 / 10 + 80).clamp(240, 480),
        }
    }

    /// The size at which a chart of that width is best read: more panels and rows make it higher.
    ///
    /// # Errors
    /// When the typeface cannot be read.
    pub fn for_model(model: &ChartModel, width: u32) -> Result<Self, ChartError> {
        let width = width.clamp(Self::SMALLEST.width, Self::LARGEST.width);
        let height = layout::natural_height(model, width)?.ceil();
        let (least, most) = (Self::SMALLEST.height, Self::LARGEST.height);
        Ok(Self {
            width,
            height: (height as u32).clamp(least, most),
        })
    }

    fn check(self) -> Result<(), ChartError> {
        let fits = |value, least, most| (least..=most).contains(&value);
        if fits(self.width, Self::SMALLEST.width, Self::LARGEST.width)
            && fits(self.height, Self::SMALLEST.height, Self::LARGEST.height)
        {
            Ok(())
        } else {
            Err(ChartError::Size(self))
        }
    }
}

/// Why a chart was not drawn.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum ChartError {
    /// Smaller than [`Size::SMALLEST`] or larger than [`Size::LARGEST`].
    #[error("a picture of {} by {} pixels cannot be drawn (300 by 120 to 4000 by 4000)", .0.width, .0.height)]
    Size(Size),
    /// Pixels per CSS pixel outside 1 to 4.
    #[error("a scale of {0} cannot be drawn (1 to 4)")]
    Scale(f64),
    /// The last day lies before the first.
    #[error("the last day of the picture lies before the first")]
    NoDays,
    /// A picture of panels without a panel.
    #[error("the picture has no panel")]
    NoPanels,
    /// The picture is too low for what it has to hold.
    #[error("the picture has to be {least} pixels high at least to hold everything")]
    TooLow {
        /// The least height, CSS pixels.
        least: u32,
    },
    /// The typeface that belongs to the program cannot be read.
    #[error("the typeface cannot be read")]
    Typeface,
    /// The drawing library gave up.
    #[error("drawing failed: {0}")]
    Drawing(String),
    /// The picture could not be written as PNG.
    #[error("writing the picture failed: {0}")]
    Encoding(String),
}

/// Draws a chart as SVG: presentation attributes only, so that a page without inline styles shows it; named by the model's `alt`.
///
/// # Errors
/// When the size is out of bounds or the model's last day lies before its first.
pub fn svg(model: &ChartModel, theme: Theme, size: Size) -> Result<String, ChartError> {
    let face = font::Typeface::inter()?;
    let layout = layout::layout(model, theme, size, &face)?;
    paint::svg(&layout.shapes, size, &model.alt)
}

/// Draws a chart as PNG with `scale` pixels per CSS pixel (1 to 4; 2 is sharp on most screens and in documents).
///
/// # Errors
/// As [`svg`], and when `scale` is out of bounds.
pub fn png(
    model: &ChartModel,
    theme: Theme,
    size: Size,
    scale: f64,
) -> Result<Vec<u8>, ChartError> {
    if !(1.0..=4.0).contains(&scale) {
        return Err(ChartError::Scale(scale));
    }
    let face = font::Typeface::inter()?;
    let layout = layout::layout(model, theme, size, &face)?;
    paint::png(&layout.shapes, size, scale, &face)
}

/// Where the readings of a chart lie in its picture, for pointer and arrow keys.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Places {
    /// Left end of the data, CSS pixels.
    pub left: f64,
    /// Upper end of the data.
    pub top: f64,
    /// Right end of the data.
    pub right: f64,
    /// Lower end of the data.
    pub bottom: f64,
    /// One place for each of the model's readings that lies in the picture, in their order.
    pub readings: Vec<Place>,
}

/// A reading's place.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Place {
    /// Which panel it lies in, from 0.
    pub panel: u32,
    /// From the left, CSS pixels.
    pub x: f64,
    /// From the top; `None` where nothing is drawn.
    pub y: Option<f64>,
    /// What the reading says.
    pub text: String,
}

/// Where each reading lies in the picture that [`svg`] draws at the same size; `None` when the picture is empty.
///
/// # Errors
/// As [`svg`].
pub fn places(model: &ChartModel, size: Size) -> Result<Option<Places>, ChartError> {
    let face = font::Typeface::inter()?;
    let layout = layout::layout(model, Theme::Light, size, &face)?;
    Ok(layout.plot.map(|plot| {
        let (left, top, right, bottom) = plot.bounds();
        Places {
            left,
            top,
            right,
            bottom,
            readings: model
                .readings
                .iter()
                .filter_map(|reading| {
                    let (x, y) = plot.place(reading)?;
                    Some(Place {
                        panel: reading.panel,
                        x,
                        y,
                        text: reading.text.clone(),
                    })
                })
                .collect(),
        }
    }))
}

/// Gives two pictures of the same chart the same vertical scales, panel by panel, so that they can be compared by eye. Pictures with
/// other panels stay as they are.
pub fn same_scales(one: &mut ChartModel, other: &mut ChartModel) {
    let (Picture::Panels(one), Picture::Panels(other)) = (&mut one.picture, &mut other.picture)
    else {
        return;
    };
    let alike = one.panels.len() == other.panels.len()
        && one.panels.iter().zip(&other.panels).all(|(a, b)| {
            matches!(
                (&a.y, &b.y),
                (YAxis::Factor, YAxis::Factor) | (YAxis::Plain, YAxis::Plain)
            ) || a.y == b.y
        });
    if !alike {
        return;
    }
    for (a, b) in one.panels.iter_mut().zip(&mut other.panels) {
        let (first, second) = (layout::panels::extent(a), layout::panels::extent(b));
        let both = Range {
            lo: first.0.min(second.0),
            hi: first.1.max(second.1),
        };
        (a.holds, b.holds) = (Some(both), Some(both));
    }
}
