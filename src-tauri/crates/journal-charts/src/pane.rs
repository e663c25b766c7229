//! The part of a picture that holds the data of one panel, and what is drawn on.

use crate::axis::ValueScale;
use crate::font::Typeface;
use crate::scene::{Anchor, Paint, Shape, Spot, dashes};
use crate::style::Palette;

/// Values further out are drawn at the edge of the picture, so that one odd dose does not flatten everything else.
const FACTORS_WITHIN: f64 = 2.0;

/// The horizontal scale.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Across {
    pub left: f64,
    pub right: f64,
    pub low: f64,
    pub high: f64,
}

impl Across {
    /// Pixels from the left.
    pub(crate) fn px(&self, x: f64) -> f64 {
        self.left + (x - self.low) * self.unit()
    }

    /// Pixels of one day, hour, category …
    pub(crate) fn unit(&self) -> f64 {
        (self.right - self.left) / (self.high - self.low)
    }

    /// Whether a place is on the axis.
    pub(crate) fn holds(&self, x: f64) -> bool {
        // A hair of tolerance for sums of hours.
        x >= self.low - 1e-9 && x <= self.high + 1e-9
    }
}

/// A panel's rectangle with its scales.
#[derive(Clone, Debug)]
pub(crate) struct Pane {
    pub across: Across,
    pub top: f64,
    pub bottom: f64,
    pub scale: ValueScale,
    /// Whether the first row stands on top.
    pub down: bool,
}

impl Pane {
    /// Pixels from the top; values beyond the axis lie on its end.
    pub(crate) fn py(&self, y: f64) -> f64 {
        let share = (y - self.scale.low) / (self.scale.high - self.scale.low);
        let along = share.clamp(0.0, 1.0) * (self.bottom - self.top);
        if self.down {
            self.top + along
        } else {
            self.bottom - along
        }
    }

    /// Where a place lies; `None` off the horizontal axis or for what is no number.
    pub(crate) fn spot(&self, x: f64, y: f64) -> Option<Spot> {
        (y.is_finite() && self.across.holds(x)).then(|| (self.across.px(x), self.py(y)))
    }

    /// Pixels of one row.
    pub(crate) fn row(&self) -> f64 {
        (self.bottom - self.top) / (self.scale.high - self.scale.low)
    }
}

/// Lowest and highest value that a panel has to hold.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Extent {
    low: f64,
    high: f64,
    low_dot: f64,
    high_dot: f64,
    /// Lowest and highest value there is, where zero is a value like any other.
    found: Option<(f64, f64)>,
}

impl Extent {
    /// A value that has to be seen.
    pub(crate) fn hold(&mut self, value: f64) {
        if value.is_finite() {
            self.low = self.low.min(value);
            self.high = self.high.max(value);
            self.find(value);
        }
    }

    fn find(&mut self, value: f64) {
        self.found = Some(self.found.map_or((value, value), |(low, high)| {
            (low.min(value), high.max(value))
        }));
    }

    /// Lowest and highest value there is; without any, all hours of a day.
    pub(crate) fn hours(self) -> (f64, f64) {
        self.found.unwrap_or((0.0, 24.0))
    }

    /// A value that may stand at the edge.
    pub(crate) fn note(&mut self, value: f64) {
        if value.is_finite() {
            self.low_dot = self.low_dot.min(value);
            self.high_dot = self.high_dot.max(value);
            self.find(value);
        }
    }

    /// The ends of an axis of factors, or of another.
    pub(crate) fn ends(self, factors: bool) -> (f64, f64) {
        let room = if factors {
            FACTORS_WITHIN
        } else {
            f64::INFINITY
        };
        (
            self.low.min(self.low_dot.max(-room)),
            self.high.max(self.high_dot.min(room)),
        )
    }
}

/// One of several layers of a kind that stand side by side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Beside {
    pub nth: usize,
    pub of: usize,
}

impl Beside {
    /// The part of a slot of `width` pixels around `middle` that belongs to this one: its middle and width.
    pub(crate) fn slot(self, middle: f64, width: f64) -> (f64, f64) {
        let of = self.of.max(1) as f64;
        let each = width / of;
        (middle + (self.nth as f64 - (of - 1.0) / 2.0) * each, each)
    }
}

/// What is drawn on: shapes so far, with the colours and the typeface.
pub(crate) struct Canvas<'a> {
    pub shapes: Vec<Shape>,
    pub palette: Palette,
    pub face: &'a Typeface,
}

impl Canvas<'_> {
    pub(crate) fn add(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    pub(crate) fn text(&mut self, at: Spot, anchor: Anchor, text: String) {
        self.add(Shape::Text(at, anchor, text, self.palette.text));
    }

    /// A straight or bent stroke; nothing for fewer than two places.
    pub(crate) fn stroke(&mut self, path: Vec<Spot>, width: f64, paint: Paint) {
        if path.len() > 1 {
            self.add(Shape::Stroke(path, width, paint));
        }
    }

    /// A stroke in dashes.
    pub(crate) fn dashed(&mut self, path: &[Spot], pattern: &[f64], width: f64, paint: Paint) {
        if path.len() > 1 {
            for piece in dashes(path, pattern) {
                self.add(Shape::Stroke(piece, width, paint));
            }
        }
    }

    /// The outline of a rectangle.
    pub(crate) fn frame(&mut self, from: Spot, to: Spot, width: f64, paint: Paint) {
        self.add(Shape::Stroke(
            vec![from, (to.0, from.1), to, (from.0, to.1), from],
            width,
            paint,
        ));
    }

    /// A rectangle with slanted strokes in it, which tells it from a filled one without colour.
    pub(crate) fn hatched(&mut self, from: Spot, to: Spot, gap: f64, paint: Paint) {
        let (left, right) = (from.0.min(to.0), from.0.max(to.0));
        let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
        let (wide, high) = (right - left, bottom - top);
        let mut along = gap;
        while along < wide + high {
            // From the left or lower edge up to the upper or right edge.
            let start = (left + (along - high).max(0.0), top + along.min(high));
            let end = (left + along.min(wide), top + (along - wide).max(0.0));
            self.add(Shape::Stroke(vec![start, end], 1.0, paint));
            along += gap;
        }
    }
}

/// Names and words may hold line breaks; labels are one line.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}
