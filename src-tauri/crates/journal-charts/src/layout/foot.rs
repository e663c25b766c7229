//! The horizontal axis under the lowest panel: its labels, chosen so that none touch.

use chrono::{Datelike, NaiveDate};

use super::row::Row;
use crate::axis::{CLOCK_STEPS, DateStep, Labelled, clock, span};
use crate::font::Typeface;
use crate::model::{DaysAxis, LabelWords, XAxis, at_day};
use crate::pane::{Across, Canvas, clean};
use crate::scene::Anchor;
use crate::style::{HAIR, LABEL_GAP, MARGIN, TEXT, TEXT_LINE};

/// Most lines of a category's name.
const CATEGORY_LINES: usize = 3;

/// Labels and their places, settled once the horizontal scale is known.
pub(super) enum Foot {
    /// Dates, the years under them.
    Dates {
        ticks: Vec<(NaiveDate, f64)>,
        step: DateStep,
    },
    /// Values with the left ends of their labels, and what they measure.
    Values {
        ticks: Vec<(Labelled, f64)>,
        title: Option<String>,
    },
    /// Names in lines, each around its middle.
    Names(Vec<(f64, Vec<String>)>),
}

/// The horizontal scale of an axis between two pixels.
pub(super) fn across(axis: &XAxis, left: f64, right: f64, words: &LabelWords) -> Across {
    let (low, high) = match axis {
        XAxis::Days(days) => (at_day(days.from) - 0.5, at_day(days.to) + 0.5),
        XAxis::Clock { .. } => (0.0, 24.0),
        XAxis::Hours { max, .. } => (0.0, if *max > 0.0 { *max } else { 1.0 }),
        XAxis::Number { low, high, .. } => {
            let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
            let steps = ((right - left) / 60.0) as usize;
            let scale = span(finite(*low), finite(*high), steps.max(2), words);
            (scale.low, scale.high)
        }
        XAxis::Categories(names) => (-0.5, names.len().max(1) as f64 - 0.5),
    };
    Across {
        left,
        right,
        low,
        high,
    }
}

impl Foot {
    pub(super) fn of(
        axis: &XAxis,
        across: &Across,
        width: f64,
        words: &LabelWords,
        face: &Typeface,
    ) -> Self {
        match axis {
            XAxis::Days(days) => dates(days, across, width, words, face),
            XAxis::Clock { starts_at } => {
                let steps = CLOCK_STEPS
                    .into_iter()
                    .map(|step| clock(*starts_at, step, 0.0, 24.0));
                Self::values(steps, None, across, width, face)
            }
            XAxis::Hours { title, .. } => {
                let steps = [1, 2, 3, 4, 6, 12, 24, 48, 96, 168]
                    .into_iter()
                    .map(|step| {
                        let count = (across.high / f64::from(step)) as u32;
                        (0..=count)
                            .map(|nth| Labelled {
                                value: f64::from(nth * step),
                                label: (nth * step).to_string(),
                            })
                            .collect()
                    });
                Self::values(steps, Some(title), across, width, face)
            }
            XAxis::Number { title, .. } => {
                let steps = (2..=12).rev().map(|most| {
                    let mut scale = span(across.low, across.high, most, words);
                    scale.ticks.retain(|tick| {
                        tick.value >= across.low - 1e-9 && tick.value <= across.high + 1e-9
                    });
                    scale.ticks
                });
                Self::values(steps, Some(title), across, width, face)
            }
            XAxis::Categories(names) => Self::Names(
                names
                    .iter()
                    .zip(0..)
                    .map(|(name, nth)| {
                        let room = across.unit() - 6.0;
                        let mut lines = face.wrap(&clean(name), TEXT, room);
                        if lines.len() > CATEGORY_LINES {
                            lines.truncate(CATEGORY_LINES);
                            if let Some(last) = lines.last_mut() {
                                *last = face.fit(&format!("{last} …"), TEXT, room);
                            }
                        }
                        (across.px(f64::from(nth)), lines)
                    })
                    .collect(),
            ),
        }
    }

    /// The finest of `steps` whose labels keep their distance.
    fn values(
        steps: impl Iterator<Item = Vec<Labelled>>,
        title: Option<&String>,
        across: &Across,
        width: f64,
        face: &Typeface,
    ) -> Self {
        let place = |ticks: Vec<Labelled>| {
            let mut row = Row::default();
            ticks
                .into_iter()
                .map(|tick| {
                    let wide = face.room(&tick.label, TEXT);
                    row.place(across.px(tick.value), wide, (0.0, width - 1.0), LABEL_GAP)
                        .map(|left| (tick, left))
                })
                .collect::<Option<Vec<_>>>()
        };
        Self::Values {
            ticks: steps.into_iter().find_map(place).unwrap_or_default(),
            title: title.map(|title| face.fit(&clean(title), TEXT, width - 2.0 * MARGIN)),
        }
    }

    /// Pixels under the lowest panel.
    pub(super) fn height(&self) -> f64 {
        let lines = match self {
            Self::Dates { step, .. } => {
                if step.names_year() {
                    1
                } else {
                    2
                }
            }
            Self::Values { title, .. } => 1 + usize::from(title.is_some()),
            Self::Names(names) => names
                .iter()
                .map(|(_, lines)| lines.len())
                .max()
                .unwrap_or(1),
        };
        lines as f64 * TEXT_LINE + 5.0
    }

    /// Where a fine line may run through all panels, pixels: dates need none, their shadings are enough.
    pub(super) fn verticals(&self, across: &Across) -> Vec<(f64, bool)> {
        match self {
            Self::Values { ticks, .. } => ticks
                .iter()
                .map(|(tick, _)| (across.px(tick.value), tick.value.abs() < 1e-9))
                .collect(),
            Self::Dates { .. } | Self::Names(_) => Vec::new(),
        }
    }

    /// Draws ticks and labels under `bottom`.
    pub(super) fn draw(
        self,
        across: &Across,
        bottom: f64,
        width: f64,
        words: &LabelWords,
        canvas: &mut Canvas<'_>,
    ) {
        let baseline = bottom + 5.0 + TEXT;
        let base = canvas.palette.base;
        let tick = |canvas: &mut Canvas<'_>, x: f64| {
            let x = x.round();
            canvas.stroke(vec![(x, bottom), (x, bottom + 4.0)], HAIR, base);
        };
        match self {
            Self::Dates { ticks, step } => {
                for (date, left) in &ticks {
                    tick(canvas, across.px(at_day(*date)));
                    let label = step.label(*date, words);
                    canvas.text((*left, baseline), Anchor::Start, label);
                }
                if !step.names_year() {
                    years(&ticks, baseline + TEXT_LINE, width, canvas);
                }
            }
            Self::Values { ticks, title } => {
                for (value, left) in ticks {
                    tick(canvas, across.px(value.value));
                    canvas.text((left, baseline), Anchor::Start, value.label);
                }
                if let Some(title) = title {
                    let wide = canvas.face.room(&title, TEXT);
                    let middle = f64::midpoint(across.left, across.right) - wide / 2.0;
                    let left = middle.min(width - MARGIN - wide).max(MARGIN);
                    canvas.text((left, baseline + TEXT_LINE), Anchor::Start, title);
                }
            }
            Self::Names(names) => {
                for (middle, lines) in names {
                    for (nth, line) in lines.into_iter().enumerate() {
                        let at = (middle, baseline + nth as f64 * TEXT_LINE);
                        canvas.text(at, Anchor::Middle, line);
                    }
                }
            }
        }
    }
}

/// The finest dates whose labels keep their distance.
fn dates(
    days: &DaysAxis,
    across: &Across,
    width: f64,
    words: &LabelWords,
    face: &Typeface,
) -> Foot {
    let limits = (0.0, width - 1.0);
    let place = |step: DateStep| {
        let mut row = Row::default();
        step.dates(days.from, days.to)
            .map(|date| {
                let wide = face.width(&step.label(date, words), TEXT);
                // More air than the least gap: an axis is read at a glance, and days with their month read slower.
                let air = if matches!(step, DateStep::Days(_) | DateStep::Weeks(_)) {
                    1.2
                } else {
                    0.8
                };
                row.place(
                    across.px(at_day(date)),
                    wide,
                    limits,
                    LABEL_GAP.max(air * wide),
                )
                .map(|left| (date, left))
            })
            .collect::<Option<Vec<_>>>()
    };
    let least = if days.from == days.to { 1 } else { 2 };
    let (ticks, step) = DateStep::ALL
        .into_iter()
        .find_map(|step| {
            let ticks = place(step)?;
            (ticks.len() >= least).then_some((ticks, step))
        })
        .unwrap_or_else(|| {
            let label = DateStep::Days(1).label(days.from, words);
            let wide = face.room(&label, TEXT);
            let left = (across.px(at_day(days.from)) - wide / 2.0).clamp(limits.0, limits.1 - wide);
            (vec![(days.from, left)], DateStep::Days(1))
        });
    Foot::Dates { ticks, step }
}

/// The year stands under the first date that has it; where two would touch, the earlier one gives way.
fn years(ticks: &[(NaiveDate, f64)], baseline: f64, width: f64, canvas: &mut Canvas<'_>) {
    let mut row = Row::default();
    for (nth, (date, left)) in ticks.iter().enumerate().rev() {
        let begins = nth == 0 || ticks[nth - 1].0.year() != date.year();
        if begins {
            let year = date.year().to_string();
            let wide = canvas.face.width(&year, TEXT);
            let centre = left + wide / 2.0;
            if let Some(at) = row.place(centre, wide, (0.0, width - 1.0), LABEL_GAP) {
                canvas.text((at, baseline), Anchor::Start, year);
            }
        }
    }
}
