//! A drawing as a list of shapes, in CSS pixels: laid out once, then painted as SVG or PNG, and looked at by tests.

/// A colour with its opacity.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Paint {
    pub rgb: (u8, u8, u8),
    pub alpha: f64,
}

impl Paint {
    /// The same colour, see-through.
    pub(crate) const fn at(mut self, alpha: f64) -> Self {
        self.alpha = alpha;
        self
    }

    /// What is seen when this lies over `ground`.
    #[cfg(test)]
    pub(crate) fn over(self, ground: Self) -> Self {
        let mix = |top: u8, under: u8| {
            let mixed = f64::from(top) * self.alpha + f64::from(under) * (1.0 - self.alpha);
            mixed.round() as u8
        };
        Self {
            rgb: (
                mix(self.rgb.0, ground.rgb.0),
                mix(self.rgb.1, ground.rgb.1),
                mix(self.rgb.2, ground.rgb.2),
            ),
            alpha: 1.0,
        }
    }
}

/// A place in the drawing: pixels from the left, pixels from the top.
pub(crate) type Spot = (f64, f64);

/// Which part of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// One shape.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Shape {
    /// A filled rectangle between two corners.
    Rect(Spot, Spot, Paint),
    /// A stroke through places.
    Stroke(Vec<Spot>, f64, Paint),
    /// A filled outline.
    Area(Vec<Spot>, Paint),
    /// A filled circle.
    Disc(Spot, f64, Paint),
    /// The outline of a circle: middle, radius, width of the stroke.
    Ring(Spot, f64, f64, Paint),
    /// A line of text with its baseline at a place.
    Text(Spot, Anchor, String, Paint),
}

impl Shape {
    /// The same shape elsewhere.
    pub(crate) fn moved(mut self, right: f64, down: f64) -> Self {
        let step = |at: &mut Spot| *at = (at.0 + right, at.1 + down);
        match &mut self {
            Self::Rect(from, to, _) => {
                step(from);
                step(to);
            }
            Self::Stroke(path, ..) | Self::Area(path, _) => path.iter_mut().for_each(step),
            Self::Disc(at, ..) | Self::Ring(at, ..) | Self::Text(at, ..) => step(at),
        }
        self
    }
}

/// Cuts a stroke into dashes: `pattern` are the lengths of dash, space, dash, space … in pixels, measured along it.
pub(crate) fn dashes(path: &[Spot], pattern: &[f64]) -> Vec<Vec<Spot>> {
    let mut pieces: Vec<Vec<Spot>> = Vec::new();
    let mut open: Vec<Spot> = path.first().copied().into_iter().collect();
    let mut lengths = pattern.iter().copied().cycle();
    let Some(dash) = lengths.next() else {
        return vec![path.to_vec()];
    };
    let (mut drawing, mut left) = (true, dash);
    for pair in path.windows(2) {
        let (mut at, end) = (pair[0], pair[1]);
        loop {
            let length = (end.0 - at.0).hypot(end.1 - at.1);
            if length <= left {
                left -= length;
                if drawing {
                    open.push(end);
                }
                break;
            }
            let share = left / length;
            at = (at.0 + (end.0 - at.0) * share, at.1 + (end.1 - at.1) * share);
            if drawing {
                open.push(at);
                pieces.push(std::mem::take(&mut open));
            } else {
                open = vec![at];
            }
            drawing = !drawing;
            left = lengths.next().unwrap_or(dash);
        }
    }
    if open.len() > 1 {
        pieces.push(open);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn length(path: &[Spot]) -> f64 {
        path.windows(2)
            .map(|pair| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1))
            .sum()
    }

    #[test]
    fn dashes_turn_corners() {
        let pieces = dashes(&[(0.0, 0.0), (4.0, 0.0), (4.0, 10.0)], &[6.0, 4.0]);
        assert_eq!(
            pieces,
            [
                vec![(0.0, 0.0), (4.0, 0.0), (4.0, 2.0)],
                vec![(4.0, 6.0), (4.0, 10.0)]
            ]
        );
    }

    proptest! {
        #[test]
        fn dashes_cover_their_share(xs in prop::collection::vec(0.0..50.0_f64, 2..40)) {
            let path: Vec<Spot> = xs.iter().enumerate().map(|(i, y)| (i as f64 * 7.0, *y)).collect();
            let whole = length(&path);
            let drawn: f64 = dashes(&path, &[6.0, 4.0]).iter().map(|piece| length(piece)).sum();
            let periods = (whole / 10.0).floor();
            let rest = (whole - periods * 10.0).min(6.0);
            prop_assert!((drawn - periods * 6.0 - rest).abs() < 1e-6, "drawn {drawn} of {whole}");
        }
    }
}
