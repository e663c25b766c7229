//! Nested bands of quantiles around a median.

use super::{Drawn, Key, SAMPLE_LINE, swatch};
use crate::model::{Bands, Quantiles, Tone};
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::scene::{Shape, Spot};
use crate::style::{LINE, OTHER_DASH};

impl Drawn for Bands {
    fn extent(&self, extent: &mut Extent) {
        for it in &self.points {
            for value in [it.q05, it.q50, it.q95] {
                extent.hold(value);
            }
        }
    }

    fn draw(&self, pane: &Pane, _: Beside, canvas: &mut Canvas<'_>) {
        let points: Vec<&Quantiles> = self
            .points
            .iter()
            .filter(|it| {
                pane.across.holds(it.x)
                    && [it.q05, it.q25, it.q50, it.q75, it.q95]
                        .iter()
                        .all(|value| value.is_finite())
            })
            .collect();
        let side = |pick: fn(&Quantiles) -> f64| -> Vec<Spot> {
            points
                .iter()
                .map(|it| (pane.across.px(it.x), pane.py(pick(it))))
                .collect()
        };
        if points.len() < 2 {
            return;
        }
        let palette = canvas.palette;
        for (upper, lower, paint) in [
            (
                side(|it| it.q95),
                side(|it| it.q05),
                palette.wash(self.tone),
            ),
            (
                side(|it| it.q75),
                side(|it| it.q25),
                palette.wash(self.tone),
            ),
        ] {
            let outline = upper.into_iter().chain(lower.into_iter().rev()).collect();
            canvas.add(Shape::Area(outline, paint));
        }
        middle(canvas, self.tone, &side(|it| it.q50));
    }

    fn key(&self, key: &mut Key<'_>) {
        let palette = key.palette;
        if self.points.len() < 2 {
            return;
        }
        key.add(
            &self.median_label,
            key.sample(|canvas| middle(canvas, self.tone, &SAMPLE_LINE)),
        );
        key.add(
            &self.half_label,
            vec![
                swatch(palette.wash(self.tone)),
                swatch(palette.wash(self.tone)),
            ],
        );
        key.add(&self.most_label, vec![swatch(palette.wash(self.tone))]);
    }
}

fn middle(canvas: &mut Canvas<'_>, tone: Tone, path: &[Spot]) {
    let ink = canvas.palette.ink(tone);
    match tone {
        Tone::Other => canvas.dashed(path, OTHER_DASH, LINE, ink),
        Tone::Main | Tone::Quiet => canvas.stroke(path.to_vec(), LINE, ink),
    }
}
