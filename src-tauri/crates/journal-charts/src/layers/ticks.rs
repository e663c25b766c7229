//! Marks in the rows of a raster: upright strokes, open circles or dashes by tone.

use std::collections::HashSet;

use super::{Drawn, Key};
use crate::model::{Ticks, Tone};
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::scene::{Shape, Spot};

/// Width of an upright stroke.
const WIDTH: f64 = 1.5;
/// Width of a dash.
const DASH_WIDTH: f64 = 4.0;

impl Drawn for Ticks {
    fn extent(&self, extent: &mut Extent) {
        for tick in &self.ticks {
            extent.note(tick.y);
        }
    }

    fn draw(&self, pane: &Pane, _: Beside, canvas: &mut Canvas<'_>) {
        let half = (pane.row() * 0.4).clamp(1.25, 9.0);
        // Many years of rows lie on each other: one stroke for each place that can be told apart.
        let mut taken: HashSet<(i64, i64)> = HashSet::new();
        for tick in &self.ticks {
            if !(pane.scale.low..=pane.scale.high).contains(&tick.y) {
                continue;
            }
            let Some(at) = pane.spot(tick.x, tick.y) else {
                continue;
            };
            if taken.insert((at.0.round() as i64, (at.1 / half) as i64)) {
                tick_mark(canvas, self.tone, at, half);
            }
        }
    }

    fn key(&self, key: &mut Key<'_>) {
        if !self.ticks.is_empty() {
            let drawn = key.sample(|canvas| {
                for x in [4.0, 9.0, 16.0] {
                    tick_mark(canvas, self.tone, (x, 0.0), 4.0);
                }
            });
            key.add(&self.label, drawn);
        }
    }
}

/// One mark: each tone has a shape of its own.
fn tick_mark(canvas: &mut Canvas<'_>, tone: Tone, at: Spot, half: f64) {
    let ink = canvas.palette.ink(tone).at(0.8);
    let box_of = |wide: f64, high: f64| {
        Shape::Rect(
            (at.0 - wide / 2.0, at.1 - high / 2.0),
            (at.0 + wide / 2.0, at.1 + high / 2.0),
            ink,
        )
    };
    canvas.add(match tone {
        Tone::Main => box_of(WIDTH, 2.0 * half),
        Tone::Other => Shape::Ring(at, half.clamp(1.5, 3.0), 1.2, ink),
        Tone::Quiet => box_of(DASH_WIDTH, 1.0),
    });
}
