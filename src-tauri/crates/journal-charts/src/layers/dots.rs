//! Observed values.

use std::collections::HashSet;

use super::{Drawn, Key};
use crate::model::{DotShape, Dots, Tone};
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::scene::{Shape, Spot};
use crate::style::DOT;

/// More are thinned: dots that would lie on each other are drawn once.
const MOST: usize = 2500;
/// Square pixels for a dot: where there is less, dots are thinned too.
const ROOM: f64 = 24.0;
/// So few may be a little larger.
const FEW: usize = 150;

impl Drawn for Dots {
    fn extent(&self, extent: &mut Extent) {
        for point in &self.points {
            extent.note(point.y);
        }
    }

    fn draw(&self, pane: &Pane, _: Beside, canvas: &mut Canvas<'_>) {
        let spots: Vec<Spot> = self
            .points
            .iter()
            .filter_map(|point| pane.spot(point.x, point.y))
            .collect();
        let radius = if spots.len() <= FEW { DOT + 0.6 } else { DOT };
        let area = (pane.across.right - pane.across.left) * (pane.bottom - pane.top);
        let most = MOST.min((area / ROOM) as usize);
        for spot in thinned(spots, most) {
            dot(canvas, self.tone, self.shape, spot, radius);
        }
    }

    fn key(&self, key: &mut Key<'_>) {
        if !self.points.is_empty() {
            let drawn = key.sample(|canvas| {
                for spot in [(4.0, 1.5), (10.0, -2.5), (16.0, 2.0)] {
                    dot(canvas, self.tone, self.shape, spot, DOT + 0.4);
                }
            });
            key.add(&self.label, drawn);
        }
    }
}

fn dot(canvas: &mut Canvas<'_>, tone: Tone, shape: DotShape, at: Spot, radius: f64) {
    let palette = canvas.palette;
    match shape {
        DotShape::Disc => canvas.add(Shape::Disc(at, radius, palette.speck(tone))),
        DotShape::Ring => canvas.add(Shape::Ring(
            at,
            radius + 0.4,
            1.2,
            palette.ink(tone).at(0.8),
        )),
        DotShape::Diamond => {
            let reach = radius * 1.45;
            canvas.add(Shape::Area(
                vec![
                    (at.0, at.1 - reach),
                    (at.0 + reach, at.1),
                    (at.0, at.1 + reach),
                    (at.0 - reach, at.1),
                ],
                palette.speck(tone),
            ));
        }
        DotShape::Cross => {
            let reach = radius * 1.1;
            let ink = palette.ink(tone).at(0.8);
            for down in [reach, -reach] {
                canvas.stroke(
                    vec![(at.0 - reach, at.1 - down), (at.0 + reach, at.1 + down)],
                    1.2,
                    ink,
                );
            }
        }
    }
}

/// Too many dots blur into each other and make a heavy drawing: then only one is kept in each square of pixels, the squares as
/// small as they can be.
fn thinned(spots: Vec<Spot>, most: usize) -> Vec<Spot> {
    if spots.len() <= most {
        return spots;
    }
    let mut kept = Vec::new();
    for square in [1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0] {
        let mut taken: HashSet<(i64, i64)> = HashSet::new();
        kept = spots
            .iter()
            .filter(|at| taken.insert(((at.0 / square) as i64, (at.1 / square) as i64)))
            .copied()
            .collect();
        if kept.len() <= most {
            break;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_the_outline_of_a_cloud() {
        let spots: Vec<Spot> = (0..40_000)
            .map(|nth| (f64::from(nth % 200) * 4.0, f64::from(nth / 200) * 0.9))
            .collect();
        let kept = thinned(spots.clone(), MOST);
        assert!(kept.len() <= MOST && kept.len() > 500, "{}", kept.len());
        for spot in spots {
            let near = kept
                .iter()
                .any(|other| (other.0 - spot.0).abs() < 8.0 && (other.1 - spot.1).abs() < 8.0);
            assert!(near, "{spot:?} has nothing near it");
        }
        assert_eq!(
            thinned(vec![(1.0, 1.0); 3], MOST).len(),
            3,
            "few dots all stay"
        );
    }
}
