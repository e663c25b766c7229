//! Mood, energy, pain, sleep, craving and stress by day, with a robust smooth through them.
//!
//! The smooth is locally weighted regression with bisquare weights (Cleveland 1979, J Am Stat Assoc 74:829): a straight line at each place
//! through the values near it, weights tricube by distance, two rounds in which values far from the line lose weight. The band around it
//! holds half of the values near: the line plus and minus the weighted median distance of the values from it. It says how days differed,
//! not how well the line is known.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use journal_charts::{
    Bar, Bars, ChartModel, Dot, DotShape, Dots, Line, LinePoint, Panel, Reading, Segment,
    SegmentStyle, Tone, XAxis, YAxis, at_day,
};
use journal_core::{CheckIn, Entries};
use journal_words::Words;
use serde::Serialize;

use super::days::{CheckIns, DayRange, DayValue, asked, rating};
use super::phrase::{cell, say, spread as tell};
use super::quantile::{median, spread};
use super::say::{days as dates, joined, number};
use super::taken::Stretch;
use super::{ChartAsk, ChartName, Draft};
use crate::signs::origin;
use crate::stats::Spread;

/// Ranges with more days have a value for each week, the median of its days, because days blur into each other.
pub(crate) const MOST_DAYS: usize = 2 * 366;
/// Longer ranges have a row for each week instead of each day.
const DAILY_ROWS: usize = 62;
/// Values so many days away still count a little, in ranges of single days.
const REACH_DAYS: f64 = 14.0;
/// The same in ranges of weeks.
const REACH_WEEKS: f64 = 56.0;
/// Values within reach that a piece of line needs.
const NEAR: usize = 5;
/// Rounds in which outliers lose weight.
const ROUNDS: usize = 2;

/// What a check-in asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 0 lowest, 10 best.
    Mood,
    /// 0 none, 10 most.
    Energy,
    /// 0 none, 10 worst.
    Pain,
    /// 0 worst, 10 best.
    SleepQuality,
    /// Hours.
    SleepHours,
    /// 0 none, 10 strongest.
    Craving,
    /// 0 none, 10 most.
    Stress,
}

impl Measure {
    /// All of them, in the order of their panels.
    pub const ALL: [Self; 7] = [
        Self::Mood,
        Self::Energy,
        Self::Pain,
        Self::SleepQuality,
        Self::SleepHours,
        Self::Craving,
        Self::Stress,
    ];

    /// Its name in message ids and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mood => "mood",
            Self::Energy => "energy",
            Self::Pain => "pain",
            Self::SleepQuality => "sleep-quality",
            Self::SleepHours => "sleep-hours",
            Self::Craving => "craving",
            Self::Stress => "stress",
        }
    }

    /// The highest value there is.
    #[must_use]
    pub const fn highest(self) -> f64 {
        match self {
            Self::SleepHours => 24.0,
            _ => 10.0,
        }
    }

    pub(crate) fn of(self, check_in: &CheckIn) -> Option<f64> {
        match self {
            Self::Mood => rating(check_in.mood),
            Self::Energy => rating(check_in.energy),
            Self::Pain => rating(check_in.pain),
            Self::SleepQuality => rating(check_in.sleep_quality),
            Self::SleepHours => check_in.sleep_hours.map(|hours| hours.to_f64()),
            Self::Craving => rating(check_in.craving),
            Self::Stress => rating(check_in.stress),
        }
    }
}

/// How the person was, by day.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct WellbeingFigures {
    /// The days.
    pub range: DayRange,
    /// The days they are compared with; `None` when there are none.
    pub compare: Option<DayRange>,
    /// Whether those are the reference weeks, because nothing else was asked for.
    pub reference: bool,
    /// Days a dot and a place of the line stand for: 1 or 7.
    pub step: u32,
    /// Measures with at least one value in the range.
    pub measures: Vec<MeasureFigures>,
    /// Doses of each answered day of the range; `None` = not answered.
    pub doses: Vec<Option<u32>>,
}

/// One measure.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MeasureFigures {
    /// Which.
    pub measure: Measure,
    /// One value for each day with one: the median of the day's check-ins.
    pub days: Vec<DayValue>,
    /// Median and quartiles of those days.
    pub now: Spread,
    /// The same of the days compared with.
    pub before: Spread,
    /// What the picture shows: the days, or the medians of weeks by their middle day.
    pub dots: Vec<DayValue>,
    /// The line with its band, where enough values are near.
    pub smooth: Vec<SmoothPoint>,
}

/// A place of the line.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct SmoothPoint {
    /// The day.
    pub date: NaiveDate,
    /// The line.
    pub mid: f64,
    /// Lower edge of the band.
    pub lo: f64,
    /// Upper edge of the band.
    pub hi: f64,
}

/// Reads the check-ins of `range` and compares them with those of `compare` (default: the reference weeks, the first 28 days from the
/// journal's reference day). The day `today` is not over and left out.
#[must_use]
pub fn wellbeing_figures(
    entries: &Entries,
    range: DayRange,
    compare: Option<DayRange>,
    today: NaiveDate,
) -> WellbeingFigures {
    let range = range.until_yesterday(today);
    let reference = || {
        let (from, _) = origin(entries, today)?;
        let to = from.checked_add_signed(Duration::days(crate::lane::REFERENCE_DAYS - 1))?;
        Some(DayRange { from, to })
    };
    let chosen = compare.or_else(reference);
    let against = chosen.map(|it| it.until_yesterday(today));
    let weekly = range.length() > MOST_DAYS;
    let (step, reach) = if weekly {
        (7, REACH_WEEKS)
    } else {
        (1, REACH_DAYS)
    };
    let check_ins = CheckIns::of(entries, range);
    let earlier = against.map(|against| CheckIns::of(entries, against));
    let measures = Measure::ALL
        .into_iter()
        .filter_map(|measure| {
            let values = check_ins.daily(|it| measure.of(it));
            let known: Vec<f64> = values.iter().flatten().copied().collect();
            if known.is_empty() {
                return None;
            }
            let before: Vec<f64> = earlier.as_ref().map_or_else(Vec::new, |earlier| {
                let values = earlier.daily(|it| measure.of(it));
                values.into_iter().flatten().collect()
            });
            let points = pooled(&values, step);
            Some(MeasureFigures {
                measure,
                days: dated(range, &pooled(&values, 1)),
                now: spread(&known),
                before: spread(&before),
                smooth: smooth(&points, range, step, reach, measure.highest()),
                dots: dated(range, &points),
            })
        })
        .collect();
    WellbeingFigures {
        range,
        compare: against,
        reference: compare.is_none(),
        step: u32::try_from(step).unwrap_or(1),
        measures,
        doses: Stretch::read(entries, range).counts(),
    }
}

/// A value at a place of the range, days from its first.
#[derive(Clone, Copy)]
struct Point {
    place: usize,
    value: f64,
}

/// The median of every `step` days with a value, at their middle day.
fn pooled(values: &[Option<f64>], step: usize) -> Vec<Point> {
    values
        .chunks(step)
        .enumerate()
        .filter_map(|(nth, days)| {
            let known: Vec<f64> = days.iter().flatten().copied().collect();
            Some(Point {
                place: nth * step + days.len() / 2,
                value: median(&known)?,
            })
        })
        .collect()
}

fn dated(range: DayRange, points: &[Point]) -> Vec<DayValue> {
    points
        .iter()
        .map(|point| DayValue {
            date: range.day(point.place),
            value: point.value,
        })
        .collect()
}

/// The values within reach of a place, with their tricube weights; they are in order of place.
struct Near<'a> {
    points: &'a [Point],
    first: usize,
    at: f64,
    reach: f64,
}

#[allow(clippy::cast_precision_loss, reason = "days of a journal")]
const fn days(place: usize) -> f64 {
    place as f64
}

impl<'a> Near<'a> {
    fn of(points: &'a [Point], place: usize, reach: f64) -> Self {
        let at = days(place);
        let first = points.partition_point(|point| days(point.place) < at - reach);
        let last = points.partition_point(|point| days(point.place) <= at + reach);
        Self {
            points: points.get(first..last).unwrap_or_default(),
            first,
            at,
            reach,
        }
    }

    /// Days to the nearest value.
    fn nearest(&self) -> f64 {
        self.points
            .iter()
            .map(|point| (days(point.place) - self.at).abs())
            .fold(f64::INFINITY, f64::min)
    }

    /// One day beyond the reach the weight is 0.
    fn weight(&self, point: Point) -> f64 {
        let far = (days(point.place) - self.at).abs() / (self.reach + 1.0);
        (1.0 - far.powi(3)).max(0.0).powi(3)
    }

    /// The straight line through the values near, at the place itself; their mean where a line has no slope to find.
    fn line(&self, bisquare: &[f64]) -> f64 {
        let (mut sum, mut x, mut xx, mut y, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (nth, point) in self.points.iter().enumerate() {
            let weight =
                self.weight(*point) * bisquare.get(self.first + nth).copied().unwrap_or(1.0);
            let away = days(point.place) - self.at;
            sum += weight;
            x += weight * away;
            xx += weight * away * away;
            y += weight * point.value;
            xy += weight * away * point.value;
        }
        let spread = sum * xx - x * x;
        if sum <= 0.0 {
            // Every value near was an outlier of the whole: then none is.
            return median(&self.points.iter().map(|it| it.value).collect::<Vec<_>>())
                .unwrap_or(0.0);
        }
        if spread <= 1e-9 * sum * sum {
            return y / sum;
        }
        (xx * y - x * xy) / spread
    }

    /// The distance from the line within which half of the weight lies.
    fn half_width(&self, distances: &[f64]) -> f64 {
        let mut near: Vec<(f64, f64)> = self
            .points
            .iter()
            .enumerate()
            .map(|(nth, point)| {
                let distance = distances.get(self.first + nth).copied().unwrap_or(0.0);
                (distance, self.weight(*point))
            })
            .collect();
        near.sort_by(|left, right| left.0.total_cmp(&right.0));
        let half = near.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
        let mut so_far = 0.0;
        for (distance, weight) in &near {
            so_far += weight;
            if so_far >= half {
                return *distance;
            }
        }
        0.0
    }
}

fn smooth(
    points: &[Point],
    range: DayRange,
    step: usize,
    reach: f64,
    highest: f64,
) -> Vec<SmoothPoint> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let mut bisquare = vec![1.0; points.len()];
    let mut distances = vec![0.0; points.len()];
    for round in 0..=ROUNDS {
        for (nth, point) in points.iter().enumerate() {
            let fit = Near::of(points, point.place, reach).line(&bisquare);
            distances[nth] = (point.value - fit).abs();
        }
        let scale = 6.0 * median(&distances).unwrap_or(0.0);
        if round == ROUNDS || scale < 1e-9 {
            break;
        }
        for (weight, distance) in bisquare.iter_mut().zip(&distances) {
            *weight = (1.0 - (distance / scale).powi(2)).max(0.0).powi(2);
        }
    }
    (first.place..=last.place)
        .step_by(step)
        .filter_map(|place| {
            let near = Near::of(points, place, reach);
            // A line far from every value would be invented.
            if near.points.len() < NEAR || near.nearest() > reach / 2.0 {
                return None;
            }
            let mid = near.line(&bisquare).clamp(0.0, highest);
            let half = near.half_width(&distances);
            Some(SmoothPoint {
                date: range.day(place),
                mid,
                lo: (mid - half).max(0.0),
                hi: (mid + half).min(highest),
            })
        })
        .collect()
}

/// What the check-ins say in words: each measure with its days, beside the days compared with.
#[must_use]
pub fn wellbeing_sentence(figures: &WellbeingFigures, words: &Words) -> String {
    if figures.measures.is_empty() {
        let need = spread(&[]).need.unwrap_or_default();
        return words.say("wellbeing-none", &[("need", need.into())]);
    }
    joined(
        figures
            .measures
            .iter()
            .map(|it| measure_sentence(it, figures, words)),
    )
}

/// What one measure says.
fn measure_sentence(of: &MeasureFigures, figures: &WellbeingFigures, words: &Words) -> String {
    let said = |of: Spread| tell(of, "body-days", words);
    let measure = ("measure", measure_name(of.measure, words).into());
    let now = ("now", said(of.now).into());
    match figures.compare {
        Some(compare) if compare.length() > 0 => {
            let id = if figures.reference {
                "wellbeing-in-reference"
            } else {
                "wellbeing-in-range"
            };
            let [from, to] = dates(compare, words);
            let since = if figures.reference {
                words.say(id, &[from])
            } else {
                words.say(id, &[from, to])
            };
            words.say(
                "wellbeing-compared",
                &[
                    measure,
                    now,
                    ("since", since.into()),
                    ("before", said(of.before).into()),
                ],
            )
        }
        _ => words.say("wellbeing-alone", &[measure, now]),
    }
}

pub(crate) fn measure_name(measure: Measure, words: &Words) -> String {
    say(&format!("wellbeing-{}", measure.name()), words)
}

pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let compare = ask.compare.map(DayRange::between);
    let figures = wellbeing_figures(entries, asked(entries, ask), compare, ask.today);
    let sentence = wellbeing_sentence(&figures, words);
    let mut draft = Draft::new(ChartName::Wellbeing, sentence, words);
    if figures.measures.is_empty() {
        return draft.missing();
    }
    let weekly = figures.step > 1;
    let reach = if weekly { REACH_WEEKS } else { REACH_DAYS };
    draft.notes = vec![
        words.say(
            "wellbeing-note",
            &[("reach", words.decimal(reach, 0).into())],
        ),
        say("wellbeing-several", words),
        say("body-today-left-out", words),
    ];
    let mut panels: Vec<Panel> = Vec::new();
    // The same dates and the same few numbers stand in every panel.
    let mut dates_said: HashMap<NaiveDate, String> = HashMap::new();
    let mut numbers_said: HashMap<u64, String> = HashMap::new();
    for of in &figures.measures {
        // The sentence is said once for each measure: ten years of weeks would say it thousands of times.
        let said = words.say(
            "wellbeing-reading",
            &[
                ("date", "{date}".into()),
                ("measure", measure_name(of.measure, words).into()),
                ("value", "{value}".into()),
            ],
        );
        for dot in &of.dots {
            let date = dates_said
                .entry(dot.date)
                .or_insert_with(|| words.date(dot.date));
            let value = numbers_said
                .entry(dot.value.to_bits())
                .or_insert_with(|| number(dot.value, words));
            let text = said.replace("{date}", date).replace("{value}", value);
            let reading = Reading::new(at_day(dot.date), Some(dot.value), text);
            draft.readings.push(reading.in_panel(panels.len()));
        }
        panels.push(measure_panel(of, weekly, words));
    }
    draft
        .readings
        .sort_by(|left, right| left.x.total_cmp(&right.x));
    panels.push(doses_panel(&figures, words));
    fill_table(&mut draft, &figures);
    draft.panels(XAxis::days(figures.range.from, figures.range.to), panels)
}

fn measure_panel(of: &MeasureFigures, weekly: bool, words: &Words) -> Panel {
    let axis = match of.measure {
        Measure::SleepHours => YAxis::Plain,
        _ => YAxis::Score,
    };
    let (dot, band) = if weekly {
        ("wellbeing-key-week", "wellbeing-key-week-band")
    } else {
        ("wellbeing-key-day", "wellbeing-key-band")
    };
    let dots = Dots {
        tone: Tone::Quiet,
        shape: DotShape::Disc,
        label: say(dot, words),
        points: of
            .dots
            .iter()
            .map(|it| Dot {
                x: at_day(it.date),
                y: it.value,
            })
            .collect(),
    };
    let panel = Panel::new(measure_name(of.measure, words), axis);
    let segments = segments(&of.smooth, if weekly { 7 } else { 1 }, words);
    if segments.is_empty() {
        return panel.with(dots);
    }
    let line = Line {
        tone: Tone::Main,
        band_label: Some(say(band, words)),
        segments,
    };
    panel.with(dots).with(line)
}

/// Pieces of the line without a gap inside.
fn segments(points: &[SmoothPoint], step: i64, words: &Words) -> Vec<Segment> {
    let mut pieces: Vec<Segment> = Vec::new();
    let mut before: Option<NaiveDate> = None;
    for point in points {
        if before.is_none_or(|before| (point.date - before).num_days() > step) {
            pieces.push(Segment {
                style: SegmentStyle::Solid,
                label: say("wellbeing-key-line", words),
                points: Vec::new(),
            });
        }
        before = Some(point.date);
        if let Some(piece) = pieces.last_mut() {
            let x = at_day(point.date);
            piece
                .points
                .push(LinePoint::ranged(x, point.mid, point.lo, point.hi));
        }
    }
    pieces
}

/// Doses per answered day of every `step` days, at their middle; `None` where nobody answered.
fn rates(figures: &WellbeingFigures, step: usize) -> Vec<(NaiveDate, Option<f64>)> {
    figures
        .doses
        .chunks(step)
        .enumerate()
        .map(|(nth, days)| {
            let answered: Vec<u32> = days.iter().flatten().copied().collect();
            let sum: u32 = answered.iter().sum();
            let count = f64::from(crate::trend::count(answered.len()));
            let middle = figures.range.day(nth * step + days.len() / 2);
            (middle, (count > 0.0).then(|| f64::from(sum) / count))
        })
        .collect()
}

fn doses_panel(figures: &WellbeingFigures, words: &Words) -> Panel {
    let step = usize::try_from(figures.step).unwrap_or(1);
    let rates = rates(figures, step);
    let bars = Bars {
        tone: Tone::Quiet,
        label: say(
            if step > 1 {
                "wellbeing-key-week-doses"
            } else {
                "wellbeing-key-doses"
            },
            words,
        ),
        width: f64::from(figures.step),
        bars: rates
            .iter()
            .filter_map(|(day, rate)| rate.map(|y| Bar { x: at_day(*day), y }))
            .collect(),
    };
    let unanswered: Vec<Dot> = rates
        .iter()
        .filter(|(_, rate)| rate.is_none())
        .map(|(day, _)| Dot {
            x: at_day(*day),
            y: 0.0,
        })
        .collect();
    let mut panel = Panel::new(say("chart-wellbeing-doses", words), YAxis::Plain)
        .low()
        .with(bars);
    if !unanswered.is_empty() {
        panel = panel.with(Dots {
            tone: Tone::Quiet,
            shape: DotShape::Cross,
            label: say("wellbeing-key-unanswered", words),
            points: unanswered,
        });
    }
    panel
}

/// A row for each day, or for each week of longer ranges: medians of the measures and doses per answered day.
fn fill_table(draft: &mut Draft, figures: &WellbeingFigures) {
    let words = draft.words;
    let step = if figures.range.length() > DAILY_ROWS {
        7
    } else {
        1
    };
    let heading = if step > 1 {
        "body-table-week-from"
    } else {
        "table-date"
    };
    draft.table.columns = std::iter::once(say(heading, words))
        .chain(
            figures
                .measures
                .iter()
                .map(|it| measure_name(it.measure, words)),
        )
        .chain([say("chart-wellbeing-doses", words)])
        .collect();
    let columns: Vec<Vec<Option<f64>>> = figures
        .measures
        .iter()
        .map(|of| {
            let mut weeks = vec![Vec::new(); figures.range.length().div_ceil(step)];
            for day in &of.days {
                if let Some(place) = figures.range.place(day.date) {
                    weeks[place / step].push(day.value);
                }
            }
            weeks.iter().map(|values| median(values)).collect()
        })
        .collect();
    for (nth, (_, rate)) in rates(figures, step).into_iter().enumerate() {
        let values = columns.iter().map(|of| of.get(nth).copied().flatten());
        draft.table.rows.push(
            std::iter::once(words.date(figures.range.day(nth * step)))
                .chain(values.chain([rate]).map(|value| cell(value, words)))
                .collect(),
        );
    }
}
