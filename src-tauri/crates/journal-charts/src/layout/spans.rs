//! Shaded stretches and marked days of an axis of days.

use super::row::Row;
use crate::layers::Key;
use crate::model::{DaysAxis, Span, SpanKind, at_day};
use crate::pane::{Across, Canvas, Pane, clean};
use crate::scene::{Anchor, Shape, Spot, dashes};
use crate::style::{HAIR, LABEL_GAP, MARGIN, SAMPLE, TEXT};

/// Widest label of a mark, pixels.
const MARK_LABEL: f64 = 96.0;

/// A label over the picture with its left end.
pub(super) type Placed = (f64, String);

/// Shades the stretches of one panel.
pub(super) fn shade(days: &DaysAxis, pane: &Pane, canvas: &mut Canvas<'_>) {
    for span in &days.spans {
        let Some((left, right)) = edges(&pane.across, span) else {
            continue;
        };
        let (top, bottom) = (pane.top - 2.0, pane.bottom);
        let palette = canvas.palette;
        match span.kind {
            SpanKind::Reference => {
                canvas.add(Shape::Rect((left, top), (right, bottom), palette.reference));
            }
            SpanKind::Break => {
                canvas.add(Shape::Rect((left, top), (right, bottom), palette.pause));
            }
            // Inside the plot, where nothing else is drawn: above it stand the labels.
            SpanKind::Paused => {
                canvas.stroke(bracket(left, right, top + 5.0), HAIR, palette.mark);
            }
        }
    }
}

/// Labels over the shaded days. What found no room goes into the key, once for each kind of which no stretch is named.
pub(super) fn labels(
    days: &DaysAxis,
    across: &Across,
    width: f64,
    key: &mut Key<'_>,
) -> Vec<Placed> {
    let mut row = Row::default();
    let (mut placed, mut named, mut unnamed) = (Vec::new(), Vec::new(), Vec::new());
    let rank = |kind: SpanKind| match kind {
        SpanKind::Paused => 0,
        SpanKind::Break => 1,
        SpanKind::Reference => 2,
    };
    let mut spans: Vec<&Span> = days.spans.iter().collect();
    // What explains a gap comes first, then the latest.
    spans.sort_by_key(|span| (rank(span.kind), std::cmp::Reverse(span.from)));
    for span in spans {
        let Some((left, right)) = edges(across, span) else {
            continue;
        };
        let label = clean(&span.label);
        let wide = key.face.room(&label, TEXT);
        let limits = (across.left, width - MARGIN);
        match row.place((left + right) / 2.0, wide, limits, LABEL_GAP) {
            Some(left) => {
                named.push(span.kind);
                placed.push((left, label));
            }
            None => unnamed.push(span),
        }
    }
    // One named stretch explains the others of its kind.
    for span in unnamed {
        if !named.contains(&span.kind) {
            key.add(&span.label, sample(span.kind, key));
        }
    }
    placed
}

fn sample(kind: SpanKind, key: &Key<'_>) -> Vec<Shape> {
    let boxed = |paint| vec![Shape::Rect((0.0, -5.0), (SAMPLE, 5.0), paint)];
    match kind {
        SpanKind::Break => boxed(key.palette.pause),
        SpanKind::Reference => boxed(key.palette.reference),
        SpanKind::Paused => vec![Shape::Stroke(
            bracket(0.0, SAMPLE, -2.0),
            HAIR,
            key.palette.mark,
        )],
    }
}

/// Draws the dotted lines of marked days through one panel.
pub(super) fn mark(days: &DaysAxis, pane: &Pane, pointed: bool, canvas: &mut Canvas<'_>) {
    let ink = canvas.palette.mark;
    for x in days.marks.iter().map(|mark| at_day(mark.date)) {
        if !pane.across.holds(x) {
            continue;
        }
        let x = pane.across.px(x);
        for piece in dashes(&[(x, pane.top), (x, pane.bottom)], &[1.0, 4.0]) {
            canvas.stroke(piece, HAIR, ink.at(0.6));
        }
        if pointed {
            let tip = pane.top + 4.0;
            canvas.add(Shape::Area(
                vec![(x - 4.0, tip - 7.0), (x + 4.0, tip - 7.0), (x, tip)],
                ink,
            ));
        }
    }
}

/// Draws the words of marked days where there is room, the first ones first.
pub(super) fn mark_labels(
    days: &DaysAxis,
    across: &Across,
    width: f64,
    top: f64,
    canvas: &mut Canvas<'_>,
) {
    let mut row = Row::default();
    for mark in &days.marks {
        let x = at_day(mark.date);
        if !across.holds(x) {
            continue;
        }
        let label = canvas.face.fit(&clean(&mark.label), TEXT, MARK_LABEL);
        let wide = canvas.face.room(&label, TEXT);
        let limits = (across.left, width - MARGIN);
        if let Some(left) = row.place(across.px(x), wide, limits, LABEL_GAP) {
            canvas.text((left, top + TEXT), Anchor::Start, label);
        }
    }
}

/// A bracket over a stretch, open below.
fn bracket(left: f64, right: f64, y: f64) -> Vec<Spot> {
    let (left, right) = (left + 0.5, (right - 0.5).max(left + 1.0));
    vec![(left, y + 4.0), (left, y), (right, y), (right, y + 4.0)]
}

/// Left and right end of a shaded stretch; at least a pixel and a half, or short breaks vanish in ten years. `None` where it lies
/// off the axis.
fn edges(across: &Across, span: &Span) -> Option<(f64, f64)> {
    let from = (at_day(span.from) - 0.5).max(across.low);
    let to = (at_day(span.to) + 0.5).min(across.high);
    if from >= to {
        return None;
    }
    let (left, right) = (across.px(from), across.px(to));
    let middle = (left + right) / 2.0;
    Some((left.min(middle - 0.75), right.max(middle + 0.75)))
}
