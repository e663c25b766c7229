//! From a chart's numbers to shapes: where everything lies at a given size.

mod calendar;
mod foot;
mod key;
pub(crate) mod panels;
mod row;
mod spans;

use crate::font::Typeface;
use crate::model::{ChartModel, Picture, Reading, at_day};
use crate::pane::{Canvas, Pane};
use crate::scene::{Anchor, Shape, Spot};
use crate::style::{HAIR, MARGIN, Palette, TEXT, TEXT_LINE, Theme};
use crate::{ChartError, Size};

/// A finished drawing.
pub(crate) struct Layout {
    pub shapes: Vec<Shape>,
    /// Where the data lie; `None` when the picture is empty.
    pub plot: Option<Plot>,
}

/// The parts of the picture that hold the data.
pub(crate) enum Plot {
    /// From top to bottom, all with the same left and right end.
    Panels(Vec<Pane>),
    /// The squares of days.
    Calendar(calendar::Squares),
}

impl Plot {
    /// Where a reading lies; `None` for one of another chart.
    pub(crate) fn place(&self, reading: &Reading) -> Option<(f64, Option<f64>)> {
        match self {
            Self::Panels(panes) => {
                let pane = panes.get(reading.panel as usize)?;
                let y = reading.y.filter(|y| y.is_finite()).map(|y| pane.py(y));
                Some((pane.across.px(reading.x), y))
            }
            Self::Calendar(squares) => {
                let (x, y) = squares.middle(reading.x)?;
                Some((x, Some(y)))
            }
        }
    }

    /// Left, top, right and bottom of the data.
    pub(crate) fn bounds(&self) -> (f64, f64, f64, f64) {
        match self {
            Self::Panels(panes) => match (panes.first(), panes.last()) {
                (Some(first), Some(last)) => (
                    first.across.left,
                    first.top,
                    first.across.right,
                    last.bottom,
                ),
                _ => (0.0, 0.0, 0.0, 0.0),
            },
            Self::Calendar(squares) => squares.bounds(),
        }
    }
}

/// Lays out the picture.
pub(crate) fn layout(
    model: &ChartModel,
    theme: Theme,
    size: Size,
    face: &Typeface,
) -> Result<Layout, ChartError> {
    size.check()?;
    let palette = theme.palette();
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    let mut canvas = Canvas {
        shapes: vec![Shape::Rect((0.0, 0.0), (width, height), palette.ground)],
        palette,
        face,
    };
    let plot = match &model.picture {
        Picture::Empty(missing) => {
            let shapes = nothing(missing, width, height, &palette, face);
            canvas.shapes.extend(shapes);
            None
        }
        Picture::Panels(picture) => {
            panels::check(picture)?;
            let panes = panels::draw(model, picture, (width, height), &mut canvas);
            Some(Plot::Panels(panes.map_err(|least| ChartError::TooLow {
                least: least.ceil() as u32,
            })?))
        }
        Picture::Calendar(picture) => {
            if at_day(picture.to) < at_day(picture.from) {
                return Err(ChartError::NoDays);
            }
            let squares = calendar::draw(model, picture, (width, height), &mut canvas);
            Some(Plot::Calendar(squares))
        }
    };
    Ok(Layout {
        shapes: canvas.shapes,
        plot,
    })
}

/// The height at which a picture of that width is best read.
pub(crate) fn natural_height(model: &ChartModel, width: u32) -> Result<f64, ChartError> {
    let face = Typeface::inter()?;
    let wide = f64::from(width);
    Ok(match &model.picture {
        Picture::Empty(_) => f64::from(Size::of_width(width).height).min(240.0),
        Picture::Panels(picture) => panels::natural_height(model, picture, wide, &face),
        Picture::Calendar(picture) => calendar::natural_height(picture, wide, &face),
    })
}

/// An empty picture: a faint grid, and in the middle what is missing.
fn nothing(text: &str, width: f64, height: f64, palette: &Palette, face: &Typeface) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = (1..=4)
        .map(|nth| {
            let y = (height * f64::from(nth) / 5.0).round();
            Shape::Stroke(
                vec![(MARGIN, y), (width - MARGIN, y)],
                HAIR,
                palette.grid.at(0.6),
            )
        })
        .collect();
    let lines = face.wrap(text, TEXT, (width - 4.0 * MARGIN).min(440.0));
    let widest = lines
        .iter()
        .map(|line| face.width(line, TEXT))
        .fold(0.0, f64::max);
    let block = lines.len() as f64 * TEXT_LINE;
    let top = (height - block) / 2.0;
    shapes.push(Shape::Rect(
        ((width - widest) / 2.0 - 8.0, top - 6.0),
        ((width + widest) / 2.0 + 8.0, top + block + 6.0),
        palette.ground,
    ));
    for (nth, line) in lines.into_iter().enumerate() {
        let baseline: Spot = (width / 2.0, top + nth as f64 * TEXT_LINE + TEXT);
        shapes.push(Shape::Text(baseline, Anchor::Middle, line, palette.text));
    }
    shapes
}
