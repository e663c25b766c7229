//! Short strokes in the rows of a raster.

use std::collections::HashSet;

use super::{Drawn, Key};
use crate::model::Ticks;
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::scene::{Shape, Spot};

/// Width of a stroke.
const WIDTH: f64 = 1.5;

impl Drawn for Ticks {
    fn extent(&self, extent: &mut Extent) {
        for tick in &self.ticks {
            extent.note(tick.y);
        }
    }

    fn draw(&self, pane: &Pane, _: Beside, canvas: &mut Canvas<'_>) {
        let half = (pane.row() * 0.4).clamp(1.25, 9.0);
        let ink = canvas.palette.ink(self.tone).at(0.75);
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
                canvas.add(stroke(at, half, ink));
            }
        }
    }

    fn key(&self, key: &mut Key<'_>) {
        let palette = key.palette;
        if !self.ticks.is_empty() {
            let ink = palette.ink(self.tone).at(0.75);
            let drawn = key.sample(|canvas| {
                for x in [4.0, 9.0, 16.0] {
                    canvas.add(stroke((x, 0.0), 4.0, ink));
                }
            });
            key.add(&self.label, drawn);
        }
    }
}

fn stroke(at: Spot, half: f64, ink: crate::scene::Paint) -> Shape {
    Shape::Rect(
        (at.0 - WIDTH / 2.0, at.1 - half),
        (at.0 + WIDTH / 2.0, at.1 + half),
        ink,
    )
}
