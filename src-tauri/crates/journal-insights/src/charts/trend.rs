//! The tolerance chart as numbers and words: what may be shown of each day, what was observed behind it, and the table beside it.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use journal_charts::{
    ChartModel, DaysAxis, Dot, DotShape, Dots, Line, LinePoint, Mark, Panel, Reading, Segment,
    SegmentStyle, Span, SpanKind, Table, Tone, XAxis, YAxis, at_day,
};
use journal_core::Entries;
use journal_tolerance::DayState;
use journal_words::Words;

use super::{ChartAsk, ChartName, Draft};
use crate::lane::{LaneDose, LaneDoses, day_states, lane_doses};
use crate::trend::{Display, TrendAnswer, TrendDay, TrendStatus, trend};

/// So many confirmed days without a dose in a row are a break.
pub(super) const BREAK_DAYS: usize = 3;
/// Longer ranges have a row for each week instead of each day.
const DAILY_ROWS: i64 = 62;
/// More dots than this blur into each other; then there is one for each week or four weeks, at their median.
const MOST_DOTS: usize = 250;
/// Longer ranges have a dot for four weeks instead of one.
const WEEKLY_DOTS: i64 = 2 * 366;
/// Doses a new product needs before it counts as a switch and not as a taste.
const SWITCH_DOSES: usize = 3;
/// Doses of the usual effect needed in the reference window before any dot is drawn against their median.
const REFERENCE_DOTS: usize = 5;

/// The chart of the estimate that was asked for.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let made;
    let answer = match ask.trend {
        Some(kept) => kept,
        None => {
            made = trend(entries, ask.today, ask.lane.as_ref(), words);
            &made
        }
    };
    // Where nothing of the range is left the answer is asked for it all the same, and says that it cannot be shown.
    let range = answer
        .days
        .first()
        .and_then(|first| ask.days(first.date))
        .or(ask.range);
    trend_chart(entries, answer, range, words)
}

/// The chart of `answer`, from the same entries; `range` are the first and last day to draw (default: all days of the answer).
#[must_use]
pub fn trend_chart(
    entries: &Entries,
    answer: &TrendAnswer,
    range: Option<(NaiveDate, NaiveDate)>,
    words: &Words,
) -> ChartModel {
    let all = answer
        .days
        .first()
        .zip(answer.days.last())
        .map(|(first, last)| (first.date, last.date));
    let (from, to) = range
        .or(all)
        .map_or_else(Default::default, |(a, b)| (a.min(b), a.max(b)));
    let inside = |date: NaiveDate| from <= date && date <= to;
    let days: Vec<&TrendDay> = answer.days.iter().filter(|day| inside(day.date)).collect();
    let shown = days.iter().any(|day| day.shown_range().is_some());

    let mut draft = Draft::new(ChartName::Trend, answer.sentence.as_str(), words);
    let lane = all.map(|(_, last)| lane_doses(entries, &answer.lane, last));
    let rows = rows(&days, lane.as_ref());
    draft.table = table(&rows, words);
    if !shown {
        return if answer.status == TrendStatus::Insufficient {
            draft.missing()
        } else {
            draft.empty(words.say("chart-trend-nothing-shown", &[]))
        };
    }
    draft.readings = rows.iter().map(|row| reading(row.day, words)).collect();
    let mut axis = DaysAxis::new(from, to);
    axis.spans = spans(entries, answer, (from, to), words);
    let mut panel = Panel::new(words.say("chart-trend-axis", &[]), YAxis::Factor);
    if let Some(lane) = &lane {
        axis.marks = switches(lane, words)
            .into_iter()
            .filter(|mark| inside(mark.date))
            .collect();
        if let Some((dots, note)) = dots(answer, lane, (from, to), words) {
            panel = panel.with(dots);
            draft.notes.push(note);
        }
    }
    panel = panel.with(Line {
        tone: Tone::Main,
        band_label: Some(words.say("chart-key-range", &[])),
        segments: segments(&days, words),
    });
    draft.notes.extend(answer.notes.iter().cloned());
    draft.panels(XAxis::Days(axis), vec![panel])
}

/// Runs of days drawn alike. Pieces that touch share their border day, so that the band has no seam.
fn segments(days: &[&TrendDay], words: &Words) -> Vec<Segment> {
    let style = |day: &TrendDay| match day.display {
        Display::Estimate => Some(SegmentStyle::Solid),
        Display::Projection => Some(SegmentStyle::Dashed),
        Display::RangeOnly => Some(SegmentStyle::RangeOnly),
        Display::Hidden | Display::Paused => None,
    };
    let label = |style| {
        words.say(
            match style {
                SegmentStyle::Solid => "chart-key-estimate",
                SegmentStyle::Dashed => "chart-key-projection",
                SegmentStyle::RangeOnly => "chart-key-range-only",
            },
            &[],
        )
    };
    let point = |day: &TrendDay| {
        day.shown_range().map(|(lo, hi)| LinePoint {
            mid: day.shown_mid(),
            ..LinePoint::range(at_day(day.date), lo, hi)
        })
    };
    let mut pieces: Vec<Segment> = Vec::new();
    let mut before: Option<(SegmentStyle, LinePoint)> = None;
    for day in days {
        let now = style(day).zip(point(day));
        if let Some((style, point)) = now {
            match before {
                Some((old, _)) if old == style => {}
                _ => pieces.push(Segment {
                    style,
                    label: label(style),
                    points: before.into_iter().map(|(_, border)| border).collect(),
                }),
            }
            if let Some(piece) = pieces.last_mut() {
                piece.points.push(point);
            }
        }
        before = now;
    }
    pieces
}

fn spans(
    entries: &Entries,
    answer: &TrendAnswer,
    (from, to): (NaiveDate, NaiveDate),
    words: &Words,
) -> Vec<Span> {
    let mut spans = Vec::new();
    if let Some(window) = answer.reference {
        spans.push(Span {
            kind: SpanKind::Reference,
            label: words.say("chart-span-reference", &[]),
            from: window.from,
            to: window.to,
        });
    }
    if let Some(first) = answer.days.first() {
        let states = day_states(entries, first.date, answer.days.len());
        let breaks = runs(&states, |state| *state == DayState::NoneConfirmed);
        let paused = runs(&answer.days, |day| day.display == Display::Paused);
        let date = |index: usize| answer.days[index].date;
        let mut push = |kind, id, (start, end): (usize, usize)| {
            spans.push(Span {
                kind,
                label: words.say(id, &[]),
                from: date(start),
                to: date(end),
            });
        };
        for run in breaks {
            if run.1 - run.0 + 1 >= BREAK_DAYS {
                push(SpanKind::Break, "chart-span-break", run);
            }
        }
        for run in paused {
            push(SpanKind::Paused, "chart-span-paused", run);
        }
    }
    spans.retain_mut(|span| {
        span.from = span.from.max(from);
        span.to = span.to.min(to);
        span.from <= span.to
    });
    spans
}

/// First and last index of every stretch that is `alike`.
fn runs<T>(items: &[T], alike: impl Fn(&T) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, _) in items.iter().enumerate().filter(|(_, item)| alike(item)) {
        match found.last_mut() {
            Some(run) if run.1 + 1 == index => run.1 = index,
            _ => found.push((index, index)),
        }
    }
    found
}

/// The first dose of each product that was really taken up after another one.
fn switches(lane: &LaneDoses, words: &Words) -> Vec<Mark> {
    let mut counts = vec![0_usize; lane.products.len()];
    let mut first: Vec<Option<NaiveDate>> = vec![None; lane.products.len()];
    for dose in &lane.doses {
        counts[dose.product] += 1;
        first[dose.product].get_or_insert(dose.day);
    }
    // Products are in order of their first dose: the first one is no switch.
    (1..lane.products.len())
        .filter(|&product| counts[product] >= SWITCH_DOSES)
        .filter_map(|product| {
            Some(Mark {
                date: first[product]?,
                label: words.say(
                    "chart-mark-product",
                    &[("product", lane.products[product].name.as_str().into())],
                ),
            })
        })
        .collect()
}

/// Doses that felt as doses usually felt in the reference window: how much was taken for that, against the median then. Only what
/// was logged, no model; nothing when the reference window holds too few of them.
fn dots(
    answer: &TrendAnswer,
    lane: &LaneDoses,
    (from, to): (NaiveDate, NaiveDate),
    words: &Words,
) -> Option<(Dots, String)> {
    let window = answer.reference?;
    let in_reference = |dose: &&LaneDose| window.from <= dose.day && dose.day <= window.to;
    let usual = median(
        lane.doses
            .iter()
            .filter(in_reference)
            .filter_map(|dose| dose.rating)
            .collect(),
    )?
    .round();
    let (low, high) = ((usual - 1.0).max(0.0), (usual + 1.0).min(10.0));
    let as_usual = |dose: &&LaneDose| {
        dose.rating
            .is_some_and(|rating| low <= rating && rating <= high)
    };
    let amount = |dose: &LaneDose| dose.mg.filter(|mg| *mg > 0.0).map(f64::log2);
    let before: Vec<f64> = lane
        .doses
        .iter()
        .filter(in_reference)
        .filter(as_usual)
        .filter_map(amount)
        .collect();
    if before.len() < REFERENCE_DOTS {
        return None;
    }
    let centre = median(before)?;
    let each: Vec<Felt> = lane
        .doses
        .iter()
        .filter(as_usual)
        .filter(|dose| from <= dose.day && dose.day <= to)
        .filter_map(|dose| {
            amount(dose).map(|amount| Felt {
                date: dose.day,
                value: amount - centre,
            })
        })
        .collect();
    let (points, label) = if each.len() <= MOST_DOTS {
        (each, "chart-key-dot")
    } else if (to - from).num_days() <= WEEKLY_DOTS {
        (medians(&each, to, 7), "chart-key-dots-weekly")
    } else {
        (medians(&each, to, 28), "chart-key-dots-four-weekly")
    };
    let explained = if lane.products.len() > 1 {
        "chart-dots-explained-products"
    } else {
        "chart-dots-explained"
    };
    let note = words.say(
        explained,
        &[
            ("low", words.decimal(low, 0).into()),
            ("high", words.decimal(high, 0).into()),
            ("usual", words.decimal(usual, 0).into()),
        ],
    );
    let dots = Dots {
        tone: Tone::Other,
        shape: DotShape::Disc,
        label: words.say(label, &[]),
        points: points
            .iter()
            .map(|felt| Dot {
                x: at_day(felt.date),
                y: felt.value,
            })
            .collect(),
    };
    Some((dots, note))
}

/// What was taken on a day for the usual effect, in doublings.
#[derive(Clone, Copy)]
struct Felt {
    date: NaiveDate,
    value: f64,
}

/// One dot for every `days` days in their middle, counted back from `to`.
fn medians(dots: &[Felt], to: NaiveDate, days: i64) -> Vec<Felt> {
    let mut stretches: HashMap<i64, Vec<f64>> = HashMap::new();
    for dot in dots {
        stretches
            .entry((to - dot.date).num_days() / days)
            .or_default()
            .push(dot.value);
    }
    let mut medians: Vec<Felt> = stretches
        .into_iter()
        .filter_map(|(nth, values)| {
            Some(Felt {
                date: to - Duration::days(days * nth + days / 2),
                value: median(values)?,
            })
        })
        .collect();
    medians.sort_by_key(|dot| dot.date);
    medians
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.is_empty() {
        None
    } else if values.len() % 2 == 1 {
        Some(values[middle])
    } else {
        Some(f64::midpoint(values[middle - 1], values[middle]))
    }
}

/// A row of the table: a day, or a week by its last day.
struct Row<'a> {
    day: &'a TrendDay,
    weekly: bool,
    rated: usize,
}

fn rows<'a>(days: &[&'a TrendDay], lane: Option<&LaneDoses>) -> Vec<Row<'a>> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Vec::new();
    };
    let length = (last.date - first.date).num_days() + 1;
    let weekly = length > DAILY_ROWS;
    let step = if weekly { 7 } else { 1 };
    let mut rated: HashMap<i64, usize> = HashMap::new();
    for dose in lane.iter().flat_map(|lane| &lane.doses) {
        if dose.rating.is_some() && dose.day >= first.date && dose.day <= last.date {
            *rated
                .entry((last.date - dose.day).num_days() / step)
                .or_default() += 1;
        }
    }
    days.iter()
        .filter(|day| (last.date - day.date).num_days() % step == 0)
        .map(|&day| Row {
            day,
            weekly,
            rated: rated
                .get(&((last.date - day.date).num_days() / step))
                .copied()
                .unwrap_or(0),
        })
        .collect()
}

fn table(rows: &[Row], words: &Words) -> Table {
    let weekly = rows.iter().any(|row| row.weekly);
    let nothing = words.say("table-nothing", &[]);
    Table {
        columns: [
            if weekly { "table-week" } else { "table-date" },
            "table-shift",
            "table-range",
            "table-state",
            "table-rated",
        ]
        .iter()
        .map(|id| words.say(id, &[]))
        .collect(),
        rows: rows
            .iter()
            .map(|row| {
                let day = row.day;
                vec![
                    words.date(day.date),
                    day.shown_mid()
                        .map_or_else(|| nothing.clone(), |shift| words.factor(shift.exp2())),
                    day.shown_range().map_or_else(
                        || nothing.clone(),
                        |(low, high)| {
                            words.say(
                                "table-range-cell",
                                &[
                                    ("low", words.factor(low.exp2()).into()),
                                    ("high", words.factor(high.exp2()).into()),
                                ],
                            )
                        },
                    ),
                    state(day.display, words),
                    row.rated.to_string(),
                ]
            })
            .collect(),
    }
}

fn state(display: Display, words: &Words) -> String {
    words.say(
        match display {
            Display::Hidden => "state-hidden",
            Display::Projection => "state-projection",
            Display::Paused => "state-paused",
            Display::RangeOnly => "state-range-only",
            Display::Estimate => "state-estimate",
        },
        &[],
    )
}

fn reading(day: &TrendDay, words: &Words) -> Reading {
    let date = words.date(day.date);
    let text = match day.shown_range() {
        None => words.say(
            "reading-other",
            &[
                ("date", date.into()),
                ("state", state(day.display, words).into()),
            ],
        ),
        Some((low, high)) => {
            let id = match day.display {
                Display::Projection => "reading-projection",
                Display::RangeOnly => "reading-range-only",
                _ => "reading-estimate",
            };
            words.say(
                id,
                &[
                    ("date", date.into()),
                    ("factor", words.factor(day.shift.exp2()).into()),
                    ("low", words.factor(low.exp2()).into()),
                    ("high", words.factor(high.exp2()).into()),
                ],
            )
        }
    };
    let value = day
        .shown_range()
        .map(|(low, high)| day.shown_mid().unwrap_or(f64::midpoint(low, high)));
    Reading::new(at_day(day.date), value, text)
}
