//! Values that hold until the next one.

use super::{Drawn, Key};
use crate::model::{Steps, Tone};
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::scene::Spot;
use crate::style::{LINE, OTHER_DASH, SAMPLE};

impl Drawn for Steps {
    fn extent(&self, extent: &mut Extent) {
        for step in self.steps.iter().filter_map(|step| step.y) {
            extent.hold(step);
        }
    }

    fn draw(&self, pane: &Pane, _: Beside, canvas: &mut Canvas<'_>) {
        let across = &pane.across;
        let edge = |x: f64| across.px(x.clamp(across.low, across.high));
        let mut path: Vec<Spot> = Vec::new();
        for (nth, step) in self.steps.iter().enumerate() {
            // A value of a day holds from the beginning of that day.
            let from = edge(step.x - 0.5);
            let until = self
                .steps
                .get(nth + 1)
                .map_or(across.right, |next| edge(next.x - 0.5));
            match step.y.filter(|y| y.is_finite()) {
                Some(y) if until > from => {
                    let y = pane.py(y);
                    path.extend([(from, y), (until, y)]);
                }
                Some(_) => {}
                None => draw_path(canvas, self.tone, &std::mem::take(&mut path)),
            }
        }
        draw_path(canvas, self.tone, &path);
    }

    fn key(&self, key: &mut Key<'_>) {
        if !self.steps.is_empty() {
            let half = SAMPLE / 2.0;
            let path = if self.steps.len() == 1 {
                vec![(0.0, 0.0), (SAMPLE, 0.0)]
            } else {
                vec![(0.0, -3.0), (half, -3.0), (half, 3.0), (SAMPLE, 3.0)]
            };
            key.add(
                &self.label,
                key.sample(|canvas| draw_path(canvas, self.tone, &path)),
            );
        }
    }
}

fn draw_path(canvas: &mut Canvas<'_>, tone: Tone, path: &[Spot]) {
    let ink = canvas.palette.ink(tone);
    match tone {
        Tone::Other => canvas.dashed(path, OTHER_DASH, LINE, ink),
        Tone::Main | Tone::Quiet => canvas.stroke(path.to_vec(), LINE, ink),
    }
}
