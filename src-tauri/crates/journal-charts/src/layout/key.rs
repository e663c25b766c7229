//! The key under the picture.

use crate::layers::Key;
use crate::pane::Canvas;
use crate::scene::Anchor;
use crate::style::{KEY_LINE, MARGIN, SAMPLE, TEXT};

/// Between a sample and its word.
const AFTER_SAMPLE: f64 = 6.0;
/// Between two entries.
const BETWEEN: f64 = 18.0;

/// Cuts words that are wider than the picture.
pub(super) fn fit(key: &mut Key<'_>, width: f64) {
    let room = width - 2.0 * MARGIN - SAMPLE - AFTER_SAMPLE;
    for item in &mut key.items {
        item.label = key.face.fit(&item.label, TEXT, room);
    }
}

/// Which items stand in which row, with their left ends.
fn rows(key: &Key<'_>, width: f64) -> Vec<Vec<(usize, f64)>> {
    let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
    let mut caret = f64::INFINITY;
    for (nth, item) in key.items.iter().enumerate() {
        let wide = SAMPLE + AFTER_SAMPLE + key.face.room(&item.label, TEXT);
        if caret + wide > width - MARGIN {
            rows.push(Vec::new());
            caret = MARGIN;
        }
        if let Some(row) = rows.last_mut() {
            row.push((nth, caret));
        }
        caret += wide + BETWEEN;
    }
    rows
}

/// How high the key is.
pub(super) fn height(key: &Key<'_>, width: f64) -> f64 {
    rows(key, width).len() as f64 * KEY_LINE
}

/// Draws the key.
pub(super) fn draw(key: Key<'_>, width: f64, top: f64, canvas: &mut Canvas<'_>) {
    let rows = rows(&key, width);
    let mut items: Vec<_> = key.items.into_iter().map(Some).collect();
    for (nth, row) in rows.into_iter().enumerate() {
        let middle = top + nth as f64 * KEY_LINE + KEY_LINE / 2.0 + 1.0;
        for (at, left) in row {
            if let Some(item) = items.get_mut(at).and_then(Option::take) {
                let sample = item.sample.into_iter();
                canvas
                    .shapes
                    .extend(sample.map(|shape| shape.moved(left, middle)));
                canvas.text(
                    (left + SAMPLE + AFTER_SAMPLE, middle + TEXT * 0.36),
                    Anchor::Start,
                    item.label,
                );
            }
        }
    }
}
