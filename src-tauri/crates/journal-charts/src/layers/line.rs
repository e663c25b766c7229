//! Lines with bands.

use super::{Drawn, Key, SAMPLE_LINE, swatch};
use crate::model::{Line, LinePoint, Segment, SegmentStyle, Tone};
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::scene::{Shape, Spot};
use crate::style::{DASH, EDGE, EDGE_DASH, LINE, OTHER_DASH, SAMPLE};

impl Drawn for Line {
    fn extent(&self, extent: &mut Extent) {
        for point in self.segments.iter().flat_map(|piece| &piece.points) {
            point.mid.into_iter().for_each(|mid| extent.hold(mid));
            if let Some(range) = point.range {
                extent.hold(range.lo);
                extent.hold(range.hi);
            }
        }
    }

    fn draw(&self, pane: &Pane, _: Beside, canvas: &mut Canvas<'_>) {
        for segment in &self.segments {
            draw_segment(self.tone, segment, pane, canvas);
        }
    }

    fn key(&self, key: &mut Key<'_>) {
        let palette = key.palette;
        let piece = |style| self.segments.iter().find(move |piece| piece.style == style);
        let line = |canvas: &mut Canvas<'_>, style| {
            stroke(canvas, self.tone, style, &SAMPLE_LINE);
        };
        if let Some(segment) = piece(SegmentStyle::Solid) {
            key.add(
                &segment.label,
                key.sample(|canvas| line(canvas, SegmentStyle::Solid)),
            );
        }
        let measured = piece(SegmentStyle::Solid).or(piece(SegmentStyle::Dashed));
        if let (Some(label), Some(_)) = (&self.band_label, measured) {
            key.add(label, vec![swatch(palette.wash(self.tone))]);
        }
        if let Some(segment) = piece(SegmentStyle::Dashed) {
            let drawn = key.sample(|canvas| {
                if self.band_label.is_some() {
                    canvas.add(swatch(palette.soft(self.tone)));
                }
                line(canvas, SegmentStyle::Dashed);
            });
            key.add(&segment.label, drawn);
        }
        if let Some(segment) = piece(SegmentStyle::RangeOnly) {
            let drawn = key.sample(|canvas| {
                canvas.add(swatch(palette.soft(self.tone)));
                for y in [-5.0, 5.0] {
                    edge(canvas, self.tone, &[(0.0, y), (SAMPLE, y)]);
                }
            });
            key.add(&segment.label, drawn);
        }
    }
}

fn draw_segment(tone: Tone, segment: &Segment, pane: &Pane, canvas: &mut Canvas<'_>) {
    let trace = trace(pane, &segment.points);
    let band = if segment.style == SegmentStyle::Solid {
        canvas.palette.wash(tone)
    } else {
        canvas.palette.soft(tone)
    };
    for run in trace.split(|at| at.range.is_none()) {
        let side = |pick: fn((f64, f64)) -> f64| -> Vec<Spot> {
            run.iter()
                .filter_map(|at| at.range.map(|range| (at.x, pick(range))))
                .collect()
        };
        let (upper, lower) = (side(|range| range.1), side(|range| range.0));
        if upper.len() < 2 {
            continue;
        }
        let outline = upper.iter().chain(lower.iter().rev()).copied().collect();
        canvas.add(Shape::Area(outline, band));
        if segment.style == SegmentStyle::RangeOnly {
            for side in [upper, lower] {
                edge(canvas, tone, &side);
            }
        }
    }
    if segment.style == SegmentStyle::RangeOnly {
        return;
    }
    // Border days taken over from a neighbour without a central number have none: the line begins after them.
    for run in trace.split(|at| at.mid.is_none()) {
        let path: Vec<Spot> = run
            .iter()
            .filter_map(|at| at.mid.map(|y| (at.x, y)))
            .collect();
        stroke(canvas, tone, segment.style, &path);
    }
}

fn stroke(canvas: &mut Canvas<'_>, tone: Tone, style: SegmentStyle, path: &[Spot]) {
    let ink = canvas.palette.ink(tone);
    match (style, tone) {
        (SegmentStyle::Dashed, _) => canvas.dashed(path, DASH, LINE, ink),
        (_, Tone::Other) => canvas.dashed(path, OTHER_DASH, LINE, ink),
        (_, Tone::Main) => canvas.stroke(path.to_vec(), LINE, ink),
        (_, Tone::Quiet) => canvas.stroke(path.to_vec(), LINE * 0.75, ink),
    }
}

fn edge(canvas: &mut Canvas<'_>, tone: Tone, path: &[Spot]) {
    let ink = canvas.palette.ink(tone).at(0.8);
    canvas.dashed(path, EDGE_DASH, EDGE, ink);
}

/// A place of a traced line, pixels; the range from its lower to its upper end.
#[derive(Clone, Copy)]
struct Traced {
    x: f64,
    mid: Option<f64>,
    range: Option<(f64, f64)>,
}

/// The line in pixels. Where several points fall on one pixel the band keeps their extremes and the line their mean, so that ten
/// years stay a small drawing and hide nothing.
fn trace(pane: &Pane, points: &[LinePoint]) -> Vec<Traced> {
    let mut places: Vec<(Traced, f64)> = Vec::new();
    for point in points {
        let range = point
            .range
            .filter(|range| range.lo.is_finite() && range.hi.is_finite());
        let mid = point.mid.filter(|mid| mid.is_finite());
        if (range.is_none() && mid.is_none()) || !pane.across.holds(point.x) {
            continue;
        }
        let now = Traced {
            x: pane.across.px(point.x),
            mid: mid.map(|mid| pane.py(mid)),
            range: range.map(|range| (pane.py(range.lo), pane.py(range.hi))),
        };
        match places.last_mut() {
            Some((last, count)) if now.x - last.x < 1.0 => {
                last.range = match (last.range, now.range) {
                    (Some(old), Some(new)) => Some((old.0.max(new.0), old.1.min(new.1))),
                    (old, new) => new.or(old),
                };
                last.mid = match (last.mid, now.mid) {
                    (Some(old), Some(new)) => Some((old * *count + new) / (*count + 1.0)),
                    (old, new) => new.or(old),
                };
                *count += 1.0;
            }
            _ => places.push((now, 1.0)),
        }
    }
    let mut trace: Vec<Traced> = places.into_iter().map(|(place, _)| place).collect();
    // A single day is as wide as a day, or it could not be seen.
    if let [only] = trace[..] {
        let half = (pane.across.unit() / 2.0).clamp(1.5, 12.0);
        let at = |x| Traced { x, ..only };
        trace = vec![at(only.x - half), at(only.x + half)];
    }
    trace
}
