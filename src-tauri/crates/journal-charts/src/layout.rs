//! From a chart's numbers to shapes: where everything lies at a given size.

use chrono::{Datelike, NaiveDate};

use crate::axis::{DateStep, ValueScale, value_label, values};
use crate::font::Typeface;
use crate::model::{ChartModel, Segment, SegmentStyle, SpanKind};
use crate::scene::{Anchor, Paint, Shape, Spot, dashes};
use crate::style::{
    DASH, DOT, EDGE, EDGE_DASH, GRID_STEP, HAIR, KEY_LINE, LABEL_GAP, LINE, MARGIN, Palette, TEXT,
    TEXT_LINE, Theme,
};
use crate::{ChartError, Size};

/// Widest label of a mark, pixels.
const MARK_LABEL: f64 = 96.0;
/// Length of the sample in the key, pixels.
const SAMPLE: f64 = 20.0;
/// Values further out are drawn at the edge of the picture, so that one odd dose does not flatten everything else.
const DOTS_WITHIN: f64 = 2.0;

/// A finished drawing.
pub(crate) struct Layout {
    pub shapes: Vec<Shape>,
    /// Where the data lie; `None` when the picture is empty.
    pub plot: Option<Plot>,
}

/// The part of the picture that holds the data, and its scales.
#[derive(Clone, Debug)]
pub(crate) struct Plot {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    from: NaiveDate,
    days: f64,
    scale: ValueScale,
}

impl Plot {
    /// The middle of a day.
    pub(crate) fn x(&self, date: NaiveDate) -> f64 {
        self.edge(date) + self.day() / 2.0
    }

    /// The beginning of a day.
    fn edge(&self, date: NaiveDate) -> f64 {
        let since = (date - self.from).num_days() as f64;
        self.left + since * self.day()
    }

    /// Width of a day.
    fn day(&self) -> f64 {
        (self.right - self.left) / self.days
    }

    pub(crate) fn y(&self, value: f64) -> f64 {
        let share = (value - self.scale.low) / (self.scale.high - self.scale.low);
        self.bottom - share.clamp(0.0, 1.0) * (self.bottom - self.top)
    }
}

/// Lays out the picture.
pub(crate) fn layout(
    model: &ChartModel,
    theme: Theme,
    size: Size,
    face: &Typeface,
) -> Result<Layout, ChartError> {
    size.check()?;
    let palette = theme.palette();
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    let mut shapes = vec![Shape::Rect((0.0, 0.0), (width, height), palette.ground)];
    if let Some(text) = &model.empty {
        shapes.extend(nothing(text, width, height, &palette, face));
        return Ok(Layout { shapes, plot: None });
    }
    if model.to < model.from {
        return Err(ChartError::NoDays);
    }
    Ok(Drawing {
        model,
        palette,
        face,
        width,
        height,
        shapes,
    }
    .draw())
}

/// An empty picture: a faint grid, and in the middle what is missing.
fn nothing(text: &str, width: f64, height: f64, palette: &Palette, face: &Typeface) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = (1..=4)
        .map(|nth| {
            let y = (height * f64::from(nth) / 5.0).round();
            Shape::Stroke(
                vec![(MARGIN, y), (width - MARGIN, y)],
                HAIR,
                palette.grid.at(0.6),
            )
        })
        .collect();
    let lines = face.wrap(text, TEXT, (width - 4.0 * MARGIN).min(440.0));
    let widest = lines
        .iter()
        .map(|line| face.width(line, TEXT))
        .fold(0.0, f64::max);
    let block = lines.len() as f64 * TEXT_LINE;
    let top = (height - block) / 2.0;
    shapes.push(Shape::Rect(
        ((width - widest) / 2.0 - 8.0, top - 6.0),
        ((width + widest) / 2.0 + 8.0, top + block + 6.0),
        palette.ground,
    ));
    for (nth, line) in lines.into_iter().enumerate() {
        let baseline = top + nth as f64 * TEXT_LINE + TEXT;
        shapes.push(Shape::Text(
            (width / 2.0, baseline),
            Anchor::Middle,
            line,
            palette.text,
        ));
    }
    shapes
}

/// Labels already in a row, so that the next one keeps its distance.
#[derive(Default)]
struct Row(Vec<(f64, f64)>);

impl Row {
    /// Left end of a label of `width` around `centre` within `limits`, unless it would come too close to another.
    fn place(&mut self, centre: f64, width: f64, limits: (f64, f64), gap: f64) -> Option<f64> {
        if width > limits.1 - limits.0 {
            return None;
        }
        let left = (centre - width / 2.0).clamp(limits.0, limits.1 - width);
        let free = self
            .0
            .iter()
            .all(|(start, end)| left + width + gap <= *start || left >= end + gap);
        free.then(|| {
            self.0.push((left, left + width));
            left
        })
    }
}

/// What a sample in the key shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sample {
    Line(SegmentStyle),
    Band,
    Dot,
    Span(SpanKind),
}

struct Drawing<'a> {
    model: &'a ChartModel,
    palette: Palette,
    face: &'a Typeface,
    width: f64,
    height: f64,
    shapes: Vec<Shape>,
}

impl Drawing<'_> {
    fn draw(mut self) -> Layout {
        let title = self.face.wrap(
            &clean(&self.model.axis.title),
            TEXT,
            self.width - 2.0 * MARGIN,
        );
        let title_height = title.len() as f64 * TEXT_LINE;
        let span_row = if self.model.spans.is_empty() {
            0.0
        } else {
            TEXT_LINE
        };
        let mark_row = if self.model.marks.is_empty() {
            0.0
        } else {
            TEXT_LINE
        };
        let top = MARGIN + title_height + span_row + mark_row + 5.0;

        // Which labels of shadings find room decides what the key has to explain, and the key's height decides the plot's; so
        // the horizontal part is settled first, with the widest labels the axis could have.
        let left = MARGIN + self.value_label_width() + 7.0;
        let right = self.width - MARGIN - 4.0;
        let mut plot = Plot {
            left,
            top,
            right,
            bottom: top,
            from: self.model.from,
            days: ((self.model.to - self.model.from).num_days() + 1) as f64,
            scale: values(self.model.axis.kind, 0.0, 0.0, 4),
        };
        let (ticks, step) = self.date_ticks(&plot);
        let axis_height = TEXT_LINE * if step.names_year() { 1.0 } else { 2.0 } + 5.0;
        let (span_labels, unnamed) = self.span_labels(&plot, MARGIN + title_height);
        let key = self.key(&unnamed);
        let key_height = self.key_rows(&key).len() as f64 * KEY_LINE;
        plot.bottom = (self.height - MARGIN - key_height - axis_height).max(top + 2.0 * GRID_STEP);
        let (low, high) = self.extent();
        let most = ((plot.bottom - plot.top) / GRID_STEP).floor() as usize;
        plot.scale = values(self.model.axis.kind, low, high, most);

        for (nth, line) in title.into_iter().enumerate() {
            let baseline = MARGIN + nth as f64 * TEXT_LINE + TEXT;
            self.text((MARGIN, baseline), Anchor::Start, line);
        }
        self.spans(&plot);
        self.grid(&plot);
        self.dots(&plot);
        for series in &self.model.series {
            for segment in &series.segments {
                self.segment(&plot, segment);
            }
        }
        self.marks(&plot, MARGIN + title_height + span_row);
        self.shapes.extend(span_labels);
        self.dates(&plot, &ticks, step);
        let key_top = self.height - MARGIN - key_height;
        self.draw_key(&key, key_top);
        Layout {
            shapes: self.shapes,
            plot: Some(plot),
        }
    }

    fn text(&mut self, at: Spot, anchor: Anchor, text: String) {
        self.shapes
            .push(Shape::Text(at, anchor, text, self.palette.text));
    }

    /// Lowest and highest value that the picture has to hold.
    fn extent(&self) -> (f64, f64) {
        let bands = self
            .model
            .series
            .iter()
            .flat_map(|series| &series.segments)
            .flat_map(|segment| &segment.points)
            .flat_map(|point| [point.lo, point.hi].into_iter().chain(point.mid));
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in bands.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        let room = match self.model.axis.kind {
            crate::AxisKind::Factor => DOTS_WITHIN,
            crate::AxisKind::Plain => f64::INFINITY,
        };
        let (least, most) = (low.min(-room), high.max(room));
        for dot in self.model.dots.iter().flat_map(|dots| &dots.points) {
            if dot.value.is_finite() {
                low = low.min(dot.value.max(least));
                high = high.max(dot.value.min(most));
            }
        }
        (low, high)
    }

    /// Width of the widest label the value axis can get.
    fn value_label_width(&self) -> f64 {
        let (low, high) = self.extent();
        let (kind, words) = (self.model.axis.kind, &self.model.labels);
        (2..=16)
            .flat_map(|most| values(kind, low, high, most).ticks)
            .map(|value| self.face.width(&value_label(kind, value, words), TEXT))
            .fold(0.0, f64::max)
    }

    fn grid(&mut self, plot: &Plot) {
        let kind = self.model.axis.kind;
        for value in &plot.scale.ticks {
            let y = plot.y(*value).round();
            let paint = if value.abs() < 1e-9 {
                self.palette.base
            } else {
                self.palette.grid
            };
            self.shapes.push(Shape::Stroke(
                vec![(plot.left, y), (plot.right, y)],
                HAIR,
                paint,
            ));
            let label = value_label(kind, *value, &self.model.labels);
            self.text((plot.left - 7.0, y + TEXT * 0.36), Anchor::End, label);
        }
    }

    /// The finest dates whose labels keep their distance.
    fn date_ticks(&self, plot: &Plot) -> (Vec<(NaiveDate, f64)>, DateStep) {
        let (from, to) = (self.model.from, self.model.to);
        let limits = (0.0, self.width - 1.0);
        let place = |step: DateStep| {
            let mut row = Row::default();
            step.dates(from, to)
                .map(|date| {
                    let label = step.label(date, &self.model.labels);
                    let width = self.face.width(&label, TEXT);
                    // More air than the least gap: an axis is read at a glance, and days with their month read slower.
                    let air = if matches!(step, DateStep::Days(_) | DateStep::Weeks(_)) {
                        1.2
                    } else {
                        0.8
                    };
                    let gap = LABEL_GAP.max(air * width);
                    row.place(plot.x(date), width, limits, gap)
                        .map(|left| (date, left))
                })
                .collect::<Option<Vec<_>>>()
        };
        let least = if from == to { 1 } else { 2 };
        DateStep::ALL
            .into_iter()
            .find_map(|step| {
                let ticks = place(step)?;
                (ticks.len() >= least).then_some((ticks, step))
            })
            .unwrap_or_else(|| {
                let label = DateStep::Days(1).label(from, &self.model.labels);
                let width = self.face.width(&label, TEXT);
                let left = (plot.x(from) - width / 2.0).clamp(limits.0, limits.1 - width);
                (vec![(from, left)], DateStep::Days(1))
            })
    }

    fn dates(&mut self, plot: &Plot, ticks: &[(NaiveDate, f64)], step: DateStep) {
        let baseline = plot.bottom + 5.0 + TEXT;
        for (date, left) in ticks {
            let x = plot.x(*date).round();
            self.shapes.push(Shape::Stroke(
                vec![(x, plot.bottom), (x, plot.bottom + 4.0)],
                HAIR,
                self.palette.base,
            ));
            let label = step.label(*date, &self.model.labels);
            self.text((*left, baseline), Anchor::Start, label);
        }
        if step.names_year() {
            return;
        }
        // The year stands under the first date that has it; where two would touch, the earlier one gives way.
        let mut row = Row::default();
        for (nth, (date, left)) in ticks.iter().enumerate().rev() {
            let begins = nth == 0 || ticks[nth - 1].0.year() != date.year();
            if begins {
                let year = date.year().to_string();
                let width = self.face.width(&year, TEXT);
                let limits = (0.0, self.width - 1.0);
                let centre = left + width / 2.0;
                if let Some(at) = row.place(centre, width, limits, LABEL_GAP) {
                    self.text((at, baseline + TEXT_LINE), Anchor::Start, year);
                }
            }
        }
    }

    fn spans(&mut self, plot: &Plot) {
        for span in &self.model.spans {
            let (left, right) = span_edges(plot, span.from, span.to);
            let (top, bottom) = (plot.top - 2.0, plot.bottom);
            match span.kind {
                SpanKind::Reference | SpanKind::Break => {
                    let paint = if span.kind == SpanKind::Break {
                        self.palette.pause
                    } else {
                        self.palette.reference
                    };
                    self.shapes
                        .push(Shape::Rect((left, top), (right, bottom), paint));
                }
                SpanKind::Paused => self.shapes.push(Shape::Stroke(
                    // Inside the plot, where nothing else is drawn: above it stand the labels.
                    bracket(left, right, top + 5.0),
                    HAIR,
                    self.palette.mark,
                )),
            }
        }
    }

    /// Labels over the shaded days, and the kinds of which one found no room.
    fn span_labels(&self, plot: &Plot, top: f64) -> (Vec<Shape>, Vec<SpanKind>) {
        let mut row = Row::default();
        let (mut shapes, mut named, mut unnamed) = (Vec::new(), Vec::new(), Vec::new());
        let rank = |kind: SpanKind| match kind {
            SpanKind::Paused => 0,
            SpanKind::Break => 1,
            SpanKind::Reference => 2,
        };
        let mut spans: Vec<_> = self.model.spans.iter().collect();
        // What explains a gap comes first, then the latest.
        spans.sort_by_key(|span| (rank(span.kind), std::cmp::Reverse(span.from)));
        for span in spans {
            let label = clean(&span.label);
            let width = self.face.width(&label, TEXT);
            let (left, right) = span_edges(plot, span.from, span.to);
            let limits = (plot.left, self.width - MARGIN);
            match row.place((left + right) / 2.0, width, limits, LABEL_GAP) {
                Some(left) => {
                    named.push(span.kind);
                    shapes.push(Shape::Text(
                        (left, top + TEXT),
                        Anchor::Start,
                        label,
                        self.palette.text,
                    ));
                }
                None => unnamed.push(span.kind),
            }
        }
        // One named stretch explains the others of its kind.
        unnamed.retain(|kind| !named.contains(kind));
        (shapes, unnamed)
    }

    fn marks(&mut self, plot: &Plot, top: f64) {
        let mut row = Row::default();
        for mark in &self.model.marks {
            let x = plot.x(mark.date);
            for piece in dashes(&[(x, plot.top), (x, plot.bottom)], (1.0, 4.0)) {
                self.shapes
                    .push(Shape::Stroke(piece, HAIR, self.palette.mark.at(0.6)));
            }
            let tip = plot.top + 4.0;
            self.shapes.push(Shape::Area(
                vec![(x - 4.0, tip - 7.0), (x + 4.0, tip - 7.0), (x, tip)],
                self.palette.mark,
            ));
            let label = self.face.fit(&clean(&mark.label), TEXT, MARK_LABEL);
            let width = self.face.width(&label, TEXT);
            let limits = (plot.left, self.width - MARGIN);
            if let Some(left) = row.place(x, width, limits, LABEL_GAP) {
                self.text((left, top + TEXT), Anchor::Start, label);
            }
        }
    }

    fn dots(&mut self, plot: &Plot) {
        for dot in self.model.dots.iter().flat_map(|dots| &dots.points) {
            if dot.value.is_finite() && self.model.from <= dot.date && dot.date <= self.model.to {
                self.shapes.push(Shape::Disc(
                    (plot.x(dot.date), plot.y(dot.value)),
                    DOT,
                    self.palette.dot,
                ));
            }
        }
    }

    fn segment(&mut self, plot: &Plot, segment: &Segment) {
        let trace = trace(plot, segment);
        let band = if segment.style == SegmentStyle::Solid {
            self.palette.band
        } else {
            self.palette.band_soft
        };
        let upper: Vec<Spot> = trace.iter().map(|at| (at.x, at.high)).collect();
        let lower: Vec<Spot> = trace.iter().map(|at| (at.x, at.low)).collect();
        let outline = upper.iter().chain(lower.iter().rev()).copied().collect();
        self.shapes.push(Shape::Area(outline, band));
        let line = self.palette.line;
        if segment.style == SegmentStyle::RangeOnly {
            for edge in [upper, lower] {
                for piece in dashes(&edge, EDGE_DASH) {
                    self.shapes.push(Shape::Stroke(piece, EDGE, line.at(0.8)));
                }
            }
            return;
        }
        // Border days taken over from a neighbour without a central number have none: the line begins after them.
        for run in trace.split(|at| at.mid.is_none()) {
            let path: Vec<Spot> = run
                .iter()
                .filter_map(|at| at.mid.map(|y| (at.x, y)))
                .collect();
            self.stroke(segment.style, &path, line);
        }
    }

    fn stroke(&mut self, style: SegmentStyle, path: &[Spot], paint: Paint) {
        if path.len() < 2 {
            return;
        }
        if style == SegmentStyle::Dashed {
            for piece in dashes(path, DASH) {
                self.shapes.push(Shape::Stroke(piece, LINE, paint));
            }
        } else {
            self.shapes.push(Shape::Stroke(path.to_vec(), LINE, paint));
        }
    }

    /// What the key has to explain: what is drawn, each once.
    fn key(&self, unnamed: &[SpanKind]) -> Vec<(Sample, String)> {
        let mut key: Vec<(Sample, String)> = Vec::new();
        let mut add = |sample: Sample, label: &str| {
            let label = self.face.fit(
                &clean(label),
                TEXT,
                self.width - 2.0 * MARGIN - SAMPLE - 6.0,
            );
            if !key.iter().any(|(old, _)| *old == sample) {
                key.push((sample, label));
            }
        };
        for series in &self.model.series {
            let has = |style| {
                series
                    .segments
                    .iter()
                    .find(move |segment| segment.style == style)
            };
            if let Some(segment) = has(SegmentStyle::Solid) {
                add(Sample::Line(SegmentStyle::Solid), &segment.label);
            }
            if has(SegmentStyle::Solid)
                .or(has(SegmentStyle::Dashed))
                .is_some()
            {
                add(Sample::Band, &series.band_label);
            }
            for style in [SegmentStyle::Dashed, SegmentStyle::RangeOnly] {
                if let Some(segment) = has(style) {
                    add(Sample::Line(style), &segment.label);
                }
            }
        }
        for dots in self
            .model
            .dots
            .iter()
            .filter(|dots| !dots.points.is_empty())
        {
            add(Sample::Dot, &dots.label);
        }
        for span in &self.model.spans {
            if unnamed.contains(&span.kind) {
                add(Sample::Span(span.kind), &span.label);
            }
        }
        key
    }

    /// Which items stand in which row, with their left ends.
    fn key_rows(&self, key: &[(Sample, String)]) -> Vec<Vec<(usize, f64)>> {
        let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
        let mut caret = f64::INFINITY;
        for (nth, (_, label)) in key.iter().enumerate() {
            let width = SAMPLE + 6.0 + self.face.width(label, TEXT);
            if caret + width > self.width - MARGIN {
                rows.push(Vec::new());
                caret = MARGIN;
            }
            if let Some(row) = rows.last_mut() {
                row.push((nth, caret));
            }
            caret += width + 18.0;
        }
        rows
    }

    fn draw_key(&mut self, key: &[(Sample, String)], top: f64) {
        for (nth, row) in self.key_rows(key).into_iter().enumerate() {
            let middle = top + nth as f64 * KEY_LINE + KEY_LINE / 2.0 + 1.0;
            for (item, left) in row {
                let (sample, label) = &key[item];
                self.sample(*sample, left, middle);
                self.text(
                    (left + SAMPLE + 6.0, middle + TEXT * 0.36),
                    Anchor::Start,
                    label.clone(),
                );
            }
        }
    }

    fn sample(&mut self, sample: Sample, left: f64, middle: f64) {
        let palette = self.palette;
        let right = left + SAMPLE;
        let boxed = |paint| Shape::Rect((left, middle - 5.0), (right, middle + 5.0), paint);
        let ends = [(left, middle), (right, middle)];
        match sample {
            Sample::Line(SegmentStyle::Solid) => {
                self.stroke(SegmentStyle::Solid, &ends, palette.line)
            }
            Sample::Line(SegmentStyle::Dashed) => {
                self.shapes.push(boxed(palette.band_soft));
                self.stroke(SegmentStyle::Dashed, &ends, palette.line);
            }
            Sample::Line(SegmentStyle::RangeOnly) => {
                self.shapes.push(boxed(palette.band_soft));
                for y in [middle - 5.0, middle + 5.0] {
                    for piece in dashes(&[(left, y), (right, y)], EDGE_DASH) {
                        self.shapes
                            .push(Shape::Stroke(piece, EDGE, palette.line.at(0.8)));
                    }
                }
            }
            Sample::Band => self.shapes.push(boxed(palette.band)),
            Sample::Dot => {
                for (x, y) in [(5.0, 1.5), (10.0, -2.5), (15.0, 2.0)] {
                    self.shapes
                        .push(Shape::Disc((left + x, middle + y), DOT, palette.dot));
                }
            }
            Sample::Span(SpanKind::Break) => self.shapes.push(boxed(palette.pause)),
            Sample::Span(SpanKind::Reference) => self.shapes.push(boxed(palette.reference)),
            Sample::Span(SpanKind::Paused) => self.shapes.push(Shape::Stroke(
                bracket(left, right, middle - 2.0),
                HAIR,
                palette.mark,
            )),
        }
    }
}

/// A bracket over a stretch, open below.
fn bracket(left: f64, right: f64, y: f64) -> Vec<Spot> {
    let (left, right) = (left + 0.5, (right - 0.5).max(left + 1.0));
    vec![(left, y + 4.0), (left, y), (right, y), (right, y + 4.0)]
}

/// Left and right end of a shaded stretch; at least a pixel and a half, or short breaks vanish in ten years.
fn span_edges(plot: &Plot, from: NaiveDate, to: NaiveDate) -> (f64, f64) {
    let (left, right) = (plot.edge(from), plot.edge(to) + plot.day());
    let middle = (left + right) / 2.0;
    (left.min(middle - 0.75), right.max(middle + 0.75))
}

/// A place of a traced segment, pixels.
#[derive(Clone, Copy)]
struct Traced {
    x: f64,
    mid: Option<f64>,
    low: f64,
    high: f64,
}

/// The segment in pixels. Where several days fall on one pixel the band keeps their extremes and the line their mean, so that ten
/// years stay a small drawing and hide nothing.
fn trace(plot: &Plot, segment: &Segment) -> Vec<Traced> {
    let mut places: Vec<(Traced, f64)> = Vec::new();
    for point in &segment.points {
        if !(point.lo.is_finite() && point.hi.is_finite()) {
            continue;
        }
        let now = Traced {
            x: plot.x(point.date),
            mid: point
                .mid
                .filter(|mid| mid.is_finite())
                .map(|mid| plot.y(mid)),
            low: plot.y(point.lo),
            high: plot.y(point.hi),
        };
        match places.last_mut() {
            Some((last, count)) if now.x - last.x < 1.0 => {
                last.low = last.low.max(now.low);
                last.high = last.high.min(now.high);
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
        let half = (plot.day() / 2.0).max(1.5);
        trace = vec![
            Traced {
                x: only.x - half,
                ..only
            },
            Traced {
                x: only.x + half,
                ..only
            },
        ];
    }
    trace
}

/// Names and words may hold line breaks; labels are one line.
fn clean(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}
