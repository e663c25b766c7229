//! Values with their ranges.

use super::{Drawn, Key};
use crate::model::{Along, Intervals, Tone};
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::scene::{Shape, Spot};
use crate::style::{LINE, SAMPLE};

/// Half the length of the stroke at the end of a range.
const END: f64 = 4.0;
/// Farthest two intervals of one place stand apart.
const APART: f64 = 16.0;

impl Drawn for Intervals {
    fn extent(&self, extent: &mut Extent) {
        if self.along == Along::Y {
            for it in &self.items {
                it.mid.into_iter().for_each(|mid| extent.hold(mid));
                extent.hold(it.lo);
                extent.hold(it.hi);
            }
        }
    }

    fn draw(&self, pane: &Pane, beside: Beside, canvas: &mut Canvas<'_>) {
        let across = &pane.across;
        let of = beside.of.max(1) as f64;
        for it in &self.items {
            if !(it.lo.is_finite() && it.hi.is_finite()) {
                continue;
            }
            match self.along {
                Along::X => {
                    let slot = (pane.row() * 0.7).min(APART * of);
                    let (y, _) = beside.slot(pane.py(it.at), slot);
                    let x = |value: f64| across.px(value.clamp(across.low, across.high));
                    let ends = ((x(it.lo), y), (x(it.hi), y));
                    let mid = it.mid.filter(|mid| mid.is_finite()).map(|mid| (x(mid), y));
                    draw_interval(canvas, self.tone, ends, mid, (0.0, END));
                }
                Along::Y if across.holds(it.at) => {
                    let slot = (across.unit() * 0.7).min(APART * of);
                    let (x, width) = beside.slot(across.px(it.at), slot);
                    let ends = ((x, pane.py(it.lo)), (x, pane.py(it.hi)));
                    let mid = it
                        .mid
                        .filter(|mid| mid.is_finite())
                        .map(|mid| (x, pane.py(mid)));
                    let end = END.min(width / 2.0);
                    draw_interval(canvas, self.tone, ends, mid, (end, 0.0));
                }
                Along::Y => {}
            }
        }
    }

    fn key(&self, key: &mut Key<'_>) {
        if !self.items.is_empty() {
            let drawn = key.sample(|canvas| {
                let ends = ((1.0, 0.0), (SAMPLE - 1.0, 0.0));
                draw_interval(
                    canvas,
                    self.tone,
                    ends,
                    Some((SAMPLE / 2.0, 0.0)),
                    (0.0, END),
                );
            });
            key.add(&self.label, drawn);
        }
    }
}

/// A line between two ends, a stroke across each end, and a mark for the value: a disc, a ring or a short stroke by tone.
fn draw_interval(
    canvas: &mut Canvas<'_>,
    tone: Tone,
    (from, to): (Spot, Spot),
    mid: Option<Spot>,
    across: (f64, f64),
) {
    let ink = canvas.palette.ink(tone);
    canvas.stroke(vec![from, to], LINE * 0.75, ink);
    for end in [from, to] {
        canvas.stroke(
            vec![
                (end.0 - across.0, end.1 - across.1),
                (end.0 + across.0, end.1 + across.1),
            ],
            LINE * 0.75,
            ink,
        );
    }
    let Some(mid) = mid else { return };
    match tone {
        Tone::Main => canvas.add(Shape::Disc(mid, 4.0, ink)),
        Tone::Other => {
            let ground = canvas.palette.ground;
            canvas.add(Shape::Disc(mid, 4.0, ground));
            canvas.add(Shape::Ring(mid, 3.6, 1.5, ink));
        }
        Tone::Quiet => canvas.add(Shape::Rect(
            (mid.0 - 3.0, mid.1 - 3.0),
            (mid.0 + 3.0, mid.1 + 3.0),
            ink,
        )),
    }
}
