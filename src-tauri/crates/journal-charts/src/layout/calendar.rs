//! A square for each day, weeks as columns, in as many strips as make the squares largest.

use chrono::{Datelike, Duration, NaiveDate};

use super::key;
use super::row::Row;
use crate::font::Typeface;
use crate::layers::Key;
use crate::model::{Calendar, CellKind, ChartModel, day_at};
use crate::pane::Canvas;
use crate::scene::{Anchor, Shape, Spot};
use crate::style::{HAIR, LABEL_GAP, MARGIN, PANEL_GAP, Palette, SAMPLE, TEXT, TEXT_LINE, Theme};

/// Side of a day with its gap: smaller ones are not told apart, larger ones only waste room.
const SIDE: (f64, f64) = (4.0, 18.0);
/// Levels of a day with a dose.
const LEVELS: u8 = 4;

/// Where the squares lie.
pub(crate) struct Squares {
    left: f64,
    top: f64,
    side: f64,
    /// Weeks in a strip.
    weeks: i64,
    /// From the top of a strip to the top of the next.
    strip: f64,
    /// Monday of the first week.
    first: NaiveDate,
    from: NaiveDate,
    to: NaiveDate,
}

impl Squares {
    /// The middle of a day; `None` outside the calendar.
    pub(super) fn middle(&self, x: f64) -> Option<Spot> {
        let date = day_at(x).filter(|date| self.from <= *date && *date <= self.to)?;
        let since = (date - self.first).num_days();
        let (week, weekday) = (since / 7, since % 7);
        Some((
            self.left + ((week % self.weeks) as f64 + 0.5) * self.side,
            self.top + (week / self.weeks) as f64 * self.strip + (weekday as f64 + 0.5) * self.side,
        ))
    }

    fn strips(&self) -> i64 {
        let weeks = (self.to - self.first).num_days() / 7 + 1;
        (weeks + self.weeks - 1) / self.weeks
    }

    pub(super) fn bounds(&self) -> (f64, f64, f64, f64) {
        (
            self.left,
            self.top,
            self.left + self.weeks as f64 * self.side,
            self.top + (self.strips() - 1) as f64 * self.strip + 7.0 * self.side,
        )
    }
}

/// Room over each strip for the names of months.
const HEAD: f64 = TEXT_LINE + 3.0;

/// The squares for a width, as large as they get within the height.
fn squares(
    model: &ChartModel,
    picture: &Calendar,
    (width, height): (f64, f64),
    key_height: f64,
    face: &Typeface,
) -> Squares {
    let names = model
        .labels
        .weekdays
        .iter()
        .map(|name| face.room(name, TEXT))
        .fold(0.0, f64::max);
    let left = MARGIN + names + 6.0;
    let room = width - left - MARGIN - 2.0;
    let first =
        picture.from - Duration::days(i64::from(picture.from.weekday().num_days_from_monday()));
    let weeks = (picture.to - first).num_days() / 7 + 1;
    let high = height - 2.0 * MARGIN - key_height;
    let side_of = |strips: i64| {
        let columns = ((weeks + strips - 1) / strips).max(1) as f64;
        let each = (high - (strips - 1) as f64 * PANEL_GAP) / strips as f64 - HEAD;
        (room / columns).min(each / 7.0).min(SIDE.1)
    };
    let mut strips = 1;
    for more in 2..=weeks.clamp(1, 24) {
        if side_of(more) > side_of(strips) + 0.01 {
            strips = more;
        }
    }
    let side = side_of(strips).max(0.5);
    Squares {
        left,
        top: MARGIN + HEAD,
        side,
        weeks: ((weeks + strips - 1) / strips).max(1),
        strip: HEAD + 7.0 * side + PANEL_GAP,
        first,
        from: picture.from,
        to: picture.to,
    }
}

pub(super) fn natural_height(picture: &Calendar, width: f64, face: &Typeface) -> f64 {
    let mut key = key_of(picture, Theme::Light.palette(), face);
    key::fit(&mut key, width);
    let key_height = key::height(&key, width);
    // As high as squares of a comfortable size need; where the width is short, in more strips.
    let first = picture.from - Duration::days(6);
    let weeks = ((picture.to - first).num_days() / 7 + 1) as f64;
    let comfortable = 12.0;
    let columns = ((width - 48.0) / comfortable).floor().max(1.0);
    let strips = (weeks / columns).ceil().clamp(1.0, 12.0);
    let side = ((width - 48.0) / (weeks / strips).ceil()).clamp(SIDE.0, SIDE.1);
    2.0 * MARGIN + key_height + strips * (HEAD + 7.0 * side) + (strips - 1.0) * PANEL_GAP
}

fn key_of<'a>(picture: &Calendar, palette: Palette, face: &'a Typeface) -> Key<'a> {
    let mut key = Key {
        items: Vec::new(),
        palette,
        face,
    };
    let has = |alike: fn(CellKind) -> bool| picture.cells.iter().any(|cell| alike(cell.kind));
    if has(|kind| matches!(kind, CellKind::Dosed { .. })) {
        let drawn = key.sample(|canvas| {
            for (x, level) in [(4.0, 1), (14.0, LEVELS)] {
                draw_cell(CellKind::Dosed { level }, (x, 0.0), 11.0, canvas);
            }
        });
        key.add(&picture.dosed_label, drawn);
    }
    for (kind, label) in [
        (CellKind::ConfirmedNone, &picture.none_label),
        (CellKind::Unanswered, &picture.unanswered_label),
    ] {
        if picture.cells.iter().any(|cell| cell.kind == kind) {
            let drawn = key.sample(|canvas| draw_cell(kind, (SAMPLE / 2.0, 0.0), 13.0, canvas));
            key.add(label, drawn);
        }
    }
    key
}

/// Draws the calendar.
pub(super) fn draw(
    model: &ChartModel,
    picture: &Calendar,
    (width, height): (f64, f64),
    canvas: &mut Canvas<'_>,
) -> Squares {
    let mut key = key_of(picture, canvas.palette, canvas.face);
    key::fit(&mut key, width);
    let key_height = key::height(&key, width);
    let squares = squares(model, picture, (width, height), key_height, canvas.face);
    for cell in &picture.cells {
        if let Some(middle) = squares.middle(crate::model::at_day(cell.date)) {
            draw_cell(cell.kind, middle, squares.side, canvas);
        }
    }
    weekdays(model, &squares, canvas);
    months(model, &squares, width, canvas);
    key::draw(key, width, height - MARGIN - key_height, canvas);
    squares
}

/// A filled square that grows, a ring, or a short dash.
fn draw_cell(kind: CellKind, (x, y): Spot, side: f64, canvas: &mut Canvas<'_>) {
    let palette = canvas.palette;
    match kind {
        CellKind::Dosed { level } => {
            let share = f64::from(level.clamp(1, LEVELS)) / f64::from(LEVELS);
            let half = (side / 2.0 - 0.75).max(0.5) * (0.42 + 0.58 * share);
            canvas.add(Shape::Rect(
                (x - half, y - half),
                (x + half, y + half),
                palette.main.at(0.45 + 0.45 * share),
            ));
        }
        CellKind::ConfirmedNone => {
            let radius = (side / 2.0 - 2.0).max(0.75);
            canvas.add(Shape::Ring((x, y), radius, 1.25, palette.other));
        }
        CellKind::Unanswered => {
            let half = (side * 0.18).max(0.5);
            canvas.stroke(vec![(x - half, y), (x + half, y)], HAIR, palette.quiet);
        }
    }
}

/// The names of days beside each strip, every second one where rows are low; none where even those would touch.
fn weekdays(model: &ChartModel, squares: &Squares, canvas: &mut Canvas<'_>) {
    let every = [1_usize, 2, 3, 6]
        .into_iter()
        .find(|every| *every as f64 * squares.side >= TEXT + 1.5);
    let Some(every) = every else { return };
    for strip in 0..squares.strips() {
        for (nth, name) in model.labels.weekdays.iter().enumerate().step_by(every) {
            let y = squares.top
                + strip as f64 * squares.strip
                + (nth as f64 + 0.5) * squares.side
                + TEXT * 0.36;
            canvas.text((squares.left - 6.0, y), Anchor::End, name.clone());
        }
    }
}

/// The names of months over each strip, with the year at its beginning.
fn months(model: &ChartModel, squares: &Squares, width: f64, canvas: &mut Canvas<'_>) {
    for strip in 0..squares.strips() {
        let mut row = Row::default();
        let baseline = squares.top + strip as f64 * squares.strip - 6.0;
        let monday = squares.first + Duration::days(7 * strip * squares.weeks);
        let mut named: Option<(i32, u32)> = None;
        for week in 0..squares.weeks {
            // The month that begins in this week, or that the strip begins with.
            let sunday = monday + Duration::days(7 * week + 6);
            let date = if week == 0 {
                squares.from.max(monday)
            } else {
                sunday
            };
            let month = (date.year(), date.month());
            if date > squares.to || named == Some(month) {
                continue;
            }
            let index = usize::try_from(date.month0()).unwrap_or(0);
            let name = model.labels.months.get(index).cloned().unwrap_or_default();
            let label = if named.is_none_or(|(year, _)| year != date.year()) {
                format!("{name} {}", date.year())
            } else {
                name
            };
            named = Some(month);
            let wide = canvas.face.room(&label, TEXT);
            let left = squares.left + week as f64 * squares.side;
            let limits = (squares.left, width - MARGIN);
            if let Some(left) = row.place(left + wide / 2.0, wide, limits, LABEL_GAP / 2.0) {
                canvas.text((left, baseline), Anchor::Start, label);
            }
        }
    }
}
