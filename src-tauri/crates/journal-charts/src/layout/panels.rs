//! Panels one under the other.

use super::foot::{Foot, across};
use super::{key, spans};
use crate::ChartError;
use crate::Size;
use crate::axis::{ValueScale, vertical};
use crate::font::Typeface;
use crate::layers::{Key, beside};
use crate::model::{ChartModel, DaysAxis, Height, LabelWords, Panel, Panels, XAxis, YAxis};
use crate::pane::{Across, Canvas, Extent, Pane, clean};
use crate::scene::Anchor;
use crate::style::{GRID_STEP, HAIR, MARGIN, PANEL_GAP, Palette, ROW, TEXT, TEXT_LINE, Theme};

/// Between the labels of the vertical axis and the data.
const AFTER_LABELS: f64 = 7.0;
/// Largest share of the width for names of rows.
const ROW_NAMES: f64 = 0.38;

/// Refuses what cannot be drawn.
pub(super) fn check(picture: &Panels) -> Result<(), ChartError> {
    match &picture.x {
        XAxis::Days(days) if days.to < days.from => return Err(ChartError::NoDays),
        _ => {}
    }
    let backwards = |panel: &Panel| matches!(&panel.y, YAxis::Days { from, to } if to < from);
    if picture.panels.iter().any(backwards) {
        return Err(ChartError::NoDays);
    }
    if picture.panels.is_empty() {
        return Err(ChartError::NoPanels);
    }
    Ok(())
}

/// What is settled before heights are: everything that depends on the width alone.
struct Frame<'a> {
    across: Across,
    foot: Foot,
    key: Key<'a>,
    span_labels: Vec<spans::Placed>,
    titles: Vec<Vec<String>>,
    /// Rows of labels between the first title and the first panel.
    has_spans: bool,
    has_marks: bool,
    width: f64,
}

impl<'a> Frame<'a> {
    fn new(
        model: &ChartModel,
        picture: &Panels,
        width: f64,
        palette: Palette,
        face: &'a Typeface,
    ) -> Self {
        let left = MARGIN + labels_width(picture, width, &model.labels, face) + AFTER_LABELS;
        let right = width - MARGIN - 4.0;
        let across = across(&picture.x, left, right, &model.labels);
        let foot = Foot::of(&picture.x, &across, width, &model.labels, face);
        let mut key = Key {
            items: Vec::new(),
            palette,
            face,
        };
        for layer in picture.panels.iter().flat_map(|panel| &panel.layers) {
            layer.drawn().key(&mut key);
        }
        let days = days(picture);
        // Which labels of shadings find room decides what the key has to explain, and the key's height decides the panels'.
        let span_labels = days.map_or_else(Vec::new, |days| {
            spans::labels(days, &across, width, &mut key)
        });
        key::fit(&mut key, width);
        Self {
            across,
            foot,
            key,
            span_labels,
            titles: picture
                .panels
                .iter()
                .map(|panel| face.wrap(&clean(&panel.title), TEXT, width - 2.0 * MARGIN))
                .collect(),
            has_spans: days.is_some_and(|days| !days.spans.is_empty()),
            has_marks: days.is_some_and(|days| !days.marks.is_empty()),
            width,
        }
    }

    fn key_height(&self) -> f64 {
        key::height(&self.key, self.width)
    }

    /// Pixels over the data of a panel: its title, and over the first one the labels of shadings and marks.
    fn head(&self, nth: usize) -> f64 {
        let lines = self.titles.get(nth).map_or(0, Vec::len)
            + if nth == 0 {
                usize::from(self.has_spans) + usize::from(self.has_marks)
            } else {
                0
            };
        lines as f64 * TEXT_LINE + 5.0
    }

    /// Pixels that are not for data.
    fn chrome(&self) -> f64 {
        let panels = self.titles.len();
        let heads: f64 = (0..panels).map(|nth| self.head(nth)).sum();
        2.0 * MARGIN
            + heads
            + panels.saturating_sub(1) as f64 * PANEL_GAP
            + self.foot.height()
            + self.key_height()
    }
}

const fn days(picture: &Panels) -> Option<&DaysAxis> {
    match &picture.x {
        XAxis::Days(days) => Some(days),
        _ => None,
    }
}

/// The best height of a panel's data.
fn natural(panel: &Panel, alone: bool, width: f64) -> f64 {
    let usual = if alone {
        (width * 0.26 + 30.0).clamp(140.0, 330.0)
    } else {
        (width * 0.08 + 70.0).clamp(96.0, 160.0)
    };
    match (&panel.y, panel.y.rows()) {
        (YAxis::Rows(_), Some(rows)) => (rows.max(1.0) * ROW).min(1200.0),
        (YAxis::Days { .. }, Some(rows)) => (rows * 7.0).clamp(56.0, 260.0),
        _ if panel.height == Height::Low => (usual * 0.45).max(2.0 * GRID_STEP),
        _ => usual,
    }
}

/// The least height of a panel's data.
fn least(panel: &Panel) -> f64 {
    match panel.y {
        // A label every few rows is enough.
        YAxis::Rows(_) => 2.0 * TEXT_LINE,
        _ => 2.0 * GRID_STEP,
    }
}

pub(super) fn natural_height(
    model: &ChartModel,
    picture: &Panels,
    width: f64,
    face: &Typeface,
) -> f64 {
    let frame = Frame::new(model, picture, width, Theme::Light.palette(), face);
    let alone = picture.panels.len() == 1;
    let data: f64 = picture
        .panels
        .iter()
        .map(|panel| natural(panel, alone, width))
        .sum();
    (frame.chrome() + data).max(f64::from(Size::SMALLEST.height))
}

/// Draws the panels; `Err` is the least height that holds them.
pub(super) fn draw(
    model: &ChartModel,
    picture: &Panels,
    (width, height): (f64, f64),
    canvas: &mut Canvas<'_>,
) -> Result<Vec<Pane>, f64> {
    let frame = Frame::new(model, picture, width, canvas.palette, canvas.face);
    let words = &model.labels;
    let room = height - frame.chrome();
    let smallest: f64 = picture.panels.iter().map(least).sum();
    if room < smallest {
        return Err(frame.chrome() + smallest);
    }
    let alone = picture.panels.len() == 1;
    let wished: Vec<f64> = picture
        .panels
        .iter()
        .map(|panel| (natural(panel, alone, width) - least(panel)).max(1.0))
        .collect();
    let share = (room - smallest) / wished.iter().sum::<f64>();

    let mut panes: Vec<Pane> = Vec::new();
    let mut top = MARGIN;
    for (nth, panel) in picture.panels.iter().enumerate() {
        let plot_top = top + frame.head(nth);
        let plot_height = least(panel) + wished[nth] * share;
        let pane = Pane {
            across: frame.across,
            top: plot_top,
            bottom: plot_top + plot_height,
            scale: vertical(&panel.y, extent(panel), plot_height, words),
            down: panel.y.rows().is_some(),
        };
        for (line, text) in frame.titles[nth].iter().enumerate() {
            let baseline = top + line as f64 * TEXT_LINE + TEXT;
            canvas.text((MARGIN, baseline), Anchor::Start, text.clone());
        }
        if let Some(days) = days(picture) {
            spans::shade(days, &pane, canvas);
        }
        grid(&panel.y, &pane, &frame, canvas);
        for (layer, beside) in panel.layers.iter().zip(beside(&panel.layers)) {
            layer.drawn().draw(&pane, beside, canvas);
        }
        if let Some(days) = days(picture) {
            spans::mark(days, &pane, nth == 0, canvas);
        }
        top = pane.bottom + PANEL_GAP;
        panes.push(pane);
    }

    if let Some(days) = days(picture) {
        let mut top = MARGIN + frame.titles.first().map_or(0, Vec::len) as f64 * TEXT_LINE;
        for (left, label) in frame.span_labels {
            canvas.text((left, top + TEXT), Anchor::Start, label);
        }
        if frame.has_spans {
            top += TEXT_LINE;
        }
        spans::mark_labels(days, &frame.across, width, top, canvas);
    }
    let bottom = panes.last().map_or(top, |pane| pane.bottom);
    let key_height = key::height(&frame.key, width);
    frame.foot.draw(&frame.across, bottom, width, words, canvas);
    key::draw(frame.key, width, height - MARGIN - key_height, canvas);
    Ok(panes)
}

/// Lowest and highest value that a panel has to hold.
pub(crate) fn extent(panel: &Panel) -> (f64, f64) {
    let mut extent = Extent::default();
    if let Some(range) = panel.holds {
        extent.hold(range.lo);
        extent.hold(range.hi);
    }
    for layer in &panel.layers {
        layer.drawn().extent(&mut extent);
    }
    match panel.y {
        YAxis::Clock { .. } => extent.hours(),
        _ => extent.ends(panel.y == YAxis::Factor),
    }
}

/// Width of the widest label that any vertical axis of the picture can get.
fn labels_width(picture: &Panels, width: f64, words: &LabelWords, face: &Typeface) -> f64 {
    let widest = |scale: ValueScale| {
        scale
            .ticks
            .iter()
            .map(|tick| face.room(&clean(&tick.label), TEXT))
            .fold(0.0, f64::max)
    };
    picture
        .panels
        .iter()
        .map(|panel| match &panel.y {
            YAxis::Rows(_) => {
                widest(vertical(&panel.y, (0.0, 0.0), 100_000.0, words)).min(width * ROW_NAMES)
            }
            axis => (2_u32..=16)
                .map(|steps| {
                    let height = f64::from(steps) * GRID_STEP;
                    widest(vertical(axis, extent(panel), height, words))
                })
                .fold(0.0, f64::max),
        })
        .fold(0.0, f64::max)
}

fn grid(axis: &YAxis, pane: &Pane, frame: &Frame<'_>, canvas: &mut Canvas<'_>) {
    let (left, right) = (pane.across.left, pane.across.right);
    let palette = canvas.palette;
    for (x, zero) in frame.foot.verticals(&pane.across) {
        let paint = if zero { palette.base } else { palette.grid };
        let x = x.round();
        canvas.stroke(vec![(x, pane.top), (x, pane.bottom)], HAIR, paint);
    }
    let rows = axis.rows().is_some();
    // The widest label fits exactly; a sum and a difference may be a hair less than it.
    let room = left - MARGIN - AFTER_LABELS + 0.01;
    for tick in &pane.scale.ticks {
        let y = pane.py(tick.value).round();
        let base = tick.value.abs() < 1e-9 && matches!(axis, YAxis::Factor | YAxis::Plain);
        if !rows {
            let paint = if base { palette.base } else { palette.grid };
            canvas.stroke(vec![(left, y), (right, y)], HAIR, paint);
        }
        let label = clean(&tick.label);
        // The labels of numbers have made their own room; names of rows may be longer than theirs.
        let label = if matches!(axis, YAxis::Rows(_)) {
            canvas.face.fit(&label, TEXT, room.max(12.0) + 0.5)
        } else {
            label
        };
        canvas.text((left - AFTER_LABELS, y + TEXT * 0.36), Anchor::End, label);
    }
    if rows {
        // Rows stand on a line of their own below.
        canvas.stroke(
            vec![(left, pane.bottom), (right, pane.bottom)],
            HAIR,
            palette.base,
        );
    }
}
