//! Boxes of medians and quartiles.

use super::{Drawn, Key};
use crate::model::{BoxPlot, Boxes, Tone};
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::scene::{Anchor, Shape};
use crate::style::{HAIR, HATCH, LINE, SAMPLE, TEXT};

/// Share of a box's upper end that is kept free over it.
const HEADROOM: f64 = 0.12;
/// Widest box, pixels.
const WIDEST: f64 = 34.0;

impl Drawn for Boxes {
    fn extent(&self, extent: &mut Extent) {
        for it in &self.boxes {
            for value in [it.low, it.q25, it.median, it.q75, it.high] {
                extent.hold(value);
            }
            // Room for the count over the whisker.
            extent.hold(it.high + it.high.abs() * HEADROOM);
        }
    }

    fn draw(&self, pane: &Pane, beside: Beside, canvas: &mut Canvas<'_>) {
        let unit = pane.across.unit();
        for it in &self.boxes {
            if !pane.across.holds(it.x)
                || ![it.low, it.q25, it.median, it.q75, it.high]
                    .iter()
                    .all(|v| v.is_finite())
            {
                continue;
            }
            let slot = (unit * 0.8).min((WIDEST + 8.0) * beside.of as f64);
            let (middle, width) = beside.slot(pane.across.px(it.x), slot);
            let half = ((width * 0.82).min(WIDEST) / 2.0).max(1.5);
            draw_box(canvas, self.tone, middle, half, |value| pane.py(value), it);
            // Over the box; no wider than its share of the axis, so that neighbours cannot touch. Where the whisker reaches the top the
            // number stands beside it.
            let count = it.n.to_string();
            let room = canvas.face.room(&count, TEXT) + 3.0;
            let over = pane.py(it.high) - 4.0;
            let least = pane.top + TEXT - 2.0;
            if over >= least && room <= width {
                canvas.text((middle, over), Anchor::Middle, count);
            } else if over < least && room <= width / 2.0 {
                canvas.text((middle + 4.0, least), Anchor::Start, count);
            }
        }
    }

    fn key(&self, key: &mut Key<'_>) {
        if !self.boxes.is_empty() {
            let it = BoxPlot {
                x: 0.0,
                low: -7.0,
                q25: -4.0,
                median: 0.5,
                q75: 4.0,
                high: 7.0,
                n: 0,
            };
            let drawn = key.sample(|canvas| {
                draw_box(canvas, self.tone, SAMPLE / 2.0, 7.0, |value| -value, &it);
            });
            key.add(&self.label, drawn);
        }
    }
}

fn draw_box(
    canvas: &mut Canvas<'_>,
    tone: Tone,
    middle: f64,
    half: f64,
    py: impl Fn(f64) -> f64,
    it: &BoxPlot,
) {
    let ink = canvas.palette.ink(tone);
    for (from, to) in [(it.low, it.q25), (it.q75, it.high)] {
        canvas.stroke(vec![(middle, py(from)), (middle, py(to))], HAIR, ink);
    }
    for end in [it.low, it.high] {
        canvas.stroke(
            vec![
                (middle - half * 0.4, py(end)),
                (middle + half * 0.4, py(end)),
            ],
            HAIR,
            ink,
        );
    }
    let (from, to) = ((middle - half, py(it.q75)), (middle + half, py(it.q25)));
    let ground = canvas.palette.ground;
    canvas.add(Shape::Rect(from, to, ground));
    match tone {
        Tone::Other => canvas.hatched(from, to, HATCH, ink.at(0.45)),
        Tone::Main => canvas.add(Shape::Rect(from, to, ink.at(0.26))),
        Tone::Quiet => canvas.add(Shape::Rect(from, to, ink.at(0.14))),
    }
    canvas.frame(from, to, HAIR, ink);
    canvas.stroke(
        vec![(from.0, py(it.median)), (to.0, py(it.median))],
        LINE + 0.5,
        ink,
    );
}
