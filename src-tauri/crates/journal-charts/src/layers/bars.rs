//! Columns from zero.

use super::{Drawn, Key, fill};
use crate::model::{Bar, Bars};
use crate::pane::{Beside, Canvas, Extent, Pane};
use crate::style::SAMPLE;

impl Drawn for Bars {
    fn extent(&self, extent: &mut Extent) {
        for bar in &self.bars {
            extent.hold(bar.y);
        }
    }

    fn draw(&self, pane: &Pane, beside: Beside, canvas: &mut Canvas<'_>) {
        let unit = pane.across.unit() * self.width;
        // Air between bars where there is room; on categories they need not be wider than a thumb.
        let slot = if unit >= 4.0 {
            (unit * 0.76).min(56.0 * beside.of as f64)
        } else {
            unit
        };
        let zero = pane.py(0.0);
        for column in columns(pane, &self.bars, unit) {
            let (middle, width) = beside.slot(column.0, slot);
            let half = (width * if beside.of > 1 { 0.92 } else { 1.0 }).max(1.0) / 2.0;
            let y = pane.py(column.1);
            if (y - zero).abs() < 0.25 {
                continue;
            }
            let left = (middle - half).max(pane.across.left);
            let right = (middle + half).min(pane.across.right);
            fill(canvas, self.tone, (left, y.min(zero)), (right, y.max(zero)));
        }
    }

    fn key(&self, key: &mut Key<'_>) {
        if !self.bars.is_empty() {
            let drawn = key.sample(|canvas| {
                fill(canvas, self.tone, (2.0, -1.0), (8.5, 5.0));
                fill(canvas, self.tone, (11.5, -5.0), (SAMPLE - 2.0, 5.0));
            });
            key.add(&self.label, drawn);
        }
    }
}

/// Middle in pixels and value of each column. Where several fall on one pixel the highest is drawn: none is hidden.
fn columns(pane: &Pane, bars: &[Bar], unit: f64) -> Vec<(f64, f64)> {
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for bar in bars {
        if !bar.y.is_finite() || !pane.across.holds(bar.x) {
            continue;
        }
        let x = pane.across.px(bar.x);
        match columns.last_mut() {
            Some(last) if unit < 1.0 && x - last.0 < 1.0 => {
                if bar.y.abs() > last.1.abs() {
                    last.1 = bar.y;
                }
            }
            _ => columns.push((x, bar.y)),
        }
    }
    columns
}
