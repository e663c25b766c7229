//! How each kind of layer is drawn: one file for each.

mod bands;
mod bars;
mod boxes;
mod dots;
mod intervals;
mod line;
mod steps;
mod ticks;

use std::collections::HashSet;

use crate::font::Typeface;
use crate::model::{Layer, Tone};
use crate::pane::{Beside, Canvas, Extent, Pane, clean};
use crate::scene::{Paint, Shape, Spot};
use crate::style::{HATCH, Palette, SAMPLE};

/// What every kind of layer knows of itself.
pub(crate) trait Drawn {
    /// Tells the values that the vertical axis has to hold.
    fn extent(&self, extent: &mut Extent);

    /// Draws it.
    fn draw(&self, pane: &Pane, beside: Beside, canvas: &mut Canvas<'_>);

    /// What the key says of it; nothing when there is nothing to see.
    fn key(&self, key: &mut Key<'_>);
}

impl Layer {
    pub(crate) fn drawn(&self) -> &dyn Drawn {
        match self {
            Self::Line(it) => it,
            Self::Steps(it) => it,
            Self::Dots(it) => it,
            Self::Bars(it) => it,
            Self::Boxes(it) => it,
            Self::Bands(it) => it,
            Self::Ticks(it) => it,
            Self::Intervals(it) => it,
        }
    }
}

/// Which of the layers of its kind each layer is. Lines and dots lie over each other; bars, boxes and intervals stand side by side,
/// bars only with those that have a bar at the same place.
pub(crate) fn beside(layers: &[Layer]) -> Vec<Beside> {
    let kind = |layer: &Layer| std::mem::discriminant(layer);
    let meet = |one: &Layer, other: &Layer| match (one, other) {
        (Layer::Bars(one), Layer::Bars(other)) => {
            let places: HashSet<u64> = one.bars.iter().map(|bar| bar.x.to_bits()).collect();
            std::ptr::eq(one, other)
                || other
                    .bars
                    .iter()
                    .any(|bar| places.contains(&bar.x.to_bits()))
        }
        _ => kind(one) == kind(other),
    };
    layers
        .iter()
        .enumerate()
        .map(|(at, layer)| Beside {
            nth: layers[..at]
                .iter()
                .filter(|other| meet(layer, other))
                .count(),
            of: layers.iter().filter(|other| meet(layer, other)).count(),
        })
        .collect()
}

/// The key under a picture: what each thing is, each once.
pub(crate) struct Key<'a> {
    pub items: Vec<KeyItem>,
    pub palette: Palette,
    pub face: &'a Typeface,
}

/// A line of the key.
pub(crate) struct KeyItem {
    pub label: String,
    /// The sample, [`SAMPLE`] wide, from (0, 0) to the right.
    pub sample: Vec<Shape>,
}

impl Key<'_> {
    /// Adds a word with its sample unless the key says the same already.
    pub(crate) fn add(&mut self, label: &str, sample: Vec<Shape>) {
        let label = clean(label);
        let known = self
            .items
            .iter()
            .any(|item| item.label == label || item.sample == sample);
        if !known && !label.is_empty() {
            self.items.push(KeyItem { label, sample });
        }
    }

    /// A sample, drawn with the strokes of a canvas.
    pub(crate) fn sample(&self, draw: impl FnOnce(&mut Canvas<'_>)) -> Vec<Shape> {
        let mut canvas = Canvas {
            shapes: Vec::new(),
            palette: self.palette,
            face: self.face,
        };
        draw(&mut canvas);
        canvas.shapes
    }
}

/// A filled box in the key.
pub(crate) fn swatch(paint: Paint) -> Shape {
    Shape::Rect((0.0, -5.0), (SAMPLE, 5.0), paint)
}

/// The two ends of a line in the key.
pub(crate) const SAMPLE_LINE: [Spot; 2] = [(0.0, 0.0), (SAMPLE, 0.0)];

/// A rectangle filled in the manner of its tone: full, hatched, or pale.
pub(crate) fn fill(canvas: &mut Canvas<'_>, tone: Tone, from: Spot, to: Spot) {
    let palette = canvas.palette;
    match tone {
        Tone::Main => canvas.add(Shape::Rect(from, to, palette.solid(tone))),
        Tone::Quiet => canvas.add(Shape::Rect(from, to, palette.ink(tone).at(0.42))),
        Tone::Other => {
            canvas.add(Shape::Rect(from, to, palette.wash(tone)));
            // Too narrow for an outline with something in it: the outline alone would be a full bar.
            if (to.0 - from.0).abs() >= 5.0 {
                canvas.hatched(from, to, HATCH, palette.ink(tone).at(0.7));
                canvas.frame(from, to, 1.0, palette.ink(tone));
            }
        }
    }
}
