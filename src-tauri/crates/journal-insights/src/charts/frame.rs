//! What the charts over days share: the range asked for, the axis with its breaks, reference days and changes of product, and lines with gaps.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use journal_charts::{
    DaysAxis, Line, LinePoint, Mark, Segment, SegmentStyle, Span, SpanKind, Tone, at_day,
};
use journal_core::{Answer, Entries, Lane, Product};
use journal_tolerance::DayState;
use journal_words::Words;

use super::ChartAsk;
use super::days::DayRange;
use super::gaps::Bin;
use super::taken::{Before, BeforeKind, Stretch, first_told_day, reference_days};

/// So many confirmed days without a dose in a row are a break.
const BREAK_DAYS: usize = 3;
/// Doses a new product needs before it counts as a switch and not as a taste.
const SWITCH_DOSES: usize = 3;
/// Longer ranges have a row of the table for each week instead of each day.
pub(crate) const DAILY_ROWS: usize = 62;
/// Longer ranges are read week by week instead of day by day.
const DAILY_READINGS: usize = 400;

/// The days asked for; everything up to today where none were. What lies before the journal is left out by the charts.
pub(crate) fn range(entries: &Entries, ask: &ChartAsk<'_>) -> DayRange {
    let (one, other) = ask.range.unwrap_or_else(|| {
        let first = first_told_day(entries).unwrap_or(ask.today);
        (first, ask.today)
    });
    DayRange {
        from: one.min(other),
        to: one.max(other),
    }
}

/// The days asked to be compared with.
pub(crate) fn compared(ask: &ChartAsk<'_>) -> Option<Before> {
    ask.compare.map(|(one, other)| Before {
        period: DayRange {
            from: one.min(other),
            to: one.max(other),
        },
        kind: BeforeKind::Chosen,
    })
}

/// The same, or the reference days of all kratom.
pub(crate) fn compared_or_reference(entries: &Entries, ask: &ChartAsk<'_>) -> Option<Before> {
    compared(ask).or_else(|| reference_days(entries, None))
}

/// An axis of the days of `period` with the days compared with, breaks, and changes of product within a lane or in all.
pub(crate) fn days_axis(
    entries: &Entries,
    lane: Option<&Lane>,
    period: DayRange,
    before: Option<Before>,
    words: &Words,
) -> DaysAxis {
    let mut axis = DaysAxis::new(period.from, period.to);
    axis.spans = breaks(entries, period)
        .into_iter()
        .map(|found| Span {
            kind: SpanKind::Break,
            label: words.say("chart-span-break", &[]),
            from: found.from,
            to: found.to,
        })
        .collect();
    if let Some(Before {
        period: earlier, ..
    }) = before
        && earlier.overlaps(period)
    {
        axis.spans.push(Span {
            kind: SpanKind::Reference,
            label: words.say("chart-span-reference", &[]),
            from: earlier.from.max(period.from),
            to: earlier.to.min(period.to),
        });
    }
    axis.marks = switches(entries, lane)
        .into_iter()
        .filter(|(_, date)| period.holds(*date))
        .map(|(product, date)| Mark {
            date,
            label: words.say(
                "chart-mark-product",
                &[("product", product.name.as_str().into())],
            ),
        })
        .collect();
    axis
}

/// Runs of days said to be without. A dose on such a day answers it otherwise, so the doses near a run are looked at, and only those.
fn breaks(entries: &Entries, period: DayRange) -> Vec<DayRange> {
    let first = entries.days.partition_point(|day| day.date < period.from);
    let said: Vec<NaiveDate> = entries.days[first..]
        .iter()
        .take_while(|day| day.date <= period.to)
        .filter(|day| day.answer == Answer::None)
        .map(|day| day.date)
        .collect();
    let follows = |one: &NaiveDate, other: &NaiveDate| (*other - *one).num_days() <= 1;
    let mut found = Vec::new();
    for run in said.chunk_by(follows) {
        let run = DayRange {
            from: run[0],
            to: run[run.len() - 1],
        };
        if run.length() < BREAK_DAYS {
            continue;
        }
        let mut place = 0;
        for alike in Stretch::read(entries, run)
            .states
            .chunk_by(|one, other| one == other)
        {
            if alike[0] == DayState::NoneConfirmed && alike.len() >= BREAK_DAYS {
                found.push(DayRange {
                    from: run.day(place),
                    to: run.day(place + alike.len() - 1),
                });
            }
            place += alike.len();
        }
    }
    found
}

/// Products that were really taken up after another one, with the day of their first dose. The first product of all is no switch.
fn switches<'a>(entries: &'a Entries, lane: Option<&Lane>) -> Vec<(&'a Product, NaiveDate)> {
    let mut order: Vec<(usize, usize)> = Vec::new();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for (nth, dose) in entries.doses.iter().enumerate() {
        let Ok(product) = entries
            .products
            .binary_search_by_key(&dose.product, |product| product.id)
        else {
            continue;
        };
        let place = *places.entry(product).or_insert_with(|| {
            order.push((nth, 0));
            order.len() - 1
        });
        order[place].1 += 1;
    }
    let starts = entries.settings.day_starts_at;
    order
        .into_iter()
        .filter_map(|(nth, count)| {
            let dose = entries.doses.get(nth)?;
            Some((entries.product(dose.product)?, dose.day(starts), count))
        })
        .filter(|(product, _, _)| {
            product.is_kratom() && lane.is_none_or(|lane| product.lane == *lane)
        })
        .skip(1)
        .filter(|(_, _, count)| *count >= SWITCH_DOSES)
        .map(|(product, day, _)| (product, day))
        .collect()
}

/// A full line through values that exist; where one is missing the line has a gap.
pub(crate) fn line(
    tone: Tone,
    label: &str,
    band_label: Option<String>,
    points: impl Iterator<Item = Option<LinePoint>>,
) -> Line {
    let mut segments: Vec<Segment> = Vec::new();
    let mut open = false;
    for point in points {
        let Some(point) = point else {
            open = false;
            continue;
        };
        if !open {
            segments.push(Segment {
                style: SegmentStyle::Solid,
                label: label.to_owned(),
                points: Vec::new(),
            });
            open = true;
        }
        if let Some(segment) = segments.last_mut() {
            segment.points.push(point);
        }
    }
    Line {
        tone,
        band_label,
        segments,
    }
}

/// Medians of bins with their middle half, each at the middle of its days; `scale` turns the values into the unit of the axis.
pub(crate) fn median_line(bins: &[Bin], scale: f64, weekly: bool, words: &Words) -> Line {
    let label = words.say(
        if weekly {
            "use-key-week"
        } else {
            "use-key-four-weeks"
        },
        &[],
    );
    let points = bins.iter().map(|bin| {
        bin.quartiles.ok().map(|found| {
            LinePoint::ranged(
                middle(bin.period),
                found.median * scale,
                found.q25 * scale,
                found.q75 * scale,
            )
        })
    });
    let band = words.say("use-key-quartiles", &[]);
    line(Tone::Main, &label, Some(band), points)
}

/// The middle of some days on an axis of days.
pub(crate) fn middle(period: DayRange) -> f64 {
    f64::midpoint(at_day(period.from), at_day(period.to))
}

/// Places of the days to read one by one: each of them, in long ranges the last of each week.
pub(crate) fn readings(period: DayRange) -> impl Iterator<Item = usize> {
    let length = period.length();
    let step = if length > DAILY_READINGS { 7 } else { 1 };
    (0..length).filter(move |place| (length - 1 - place).is_multiple_of(step))
}

/// Rows of a table: each day, in long ranges each week counted back from the end.
pub(crate) fn rows(period: DayRange) -> Vec<DayRange> {
    let length = period.length();
    let step = if length > DAILY_ROWS { 7 } else { 1 };
    let mut rows: Vec<DayRange> = (0..length.div_ceil(step))
        .map(|back| {
            let last = length - 1 - back * step;
            DayRange {
                from: period.day((last + 1).saturating_sub(step)),
                to: period.day(last),
            }
        })
        .collect();
    rows.reverse();
    rows
}

/// A day, or first and last day, as a cell of a table.
pub(crate) fn period_cell(period: DayRange, words: &Words) -> String {
    if period.from == period.to {
        words.date(period.from)
    } else {
        words.say("use-cell-period", &super::say::days(period, words))
    }
}
