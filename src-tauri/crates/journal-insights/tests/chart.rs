//! The chart shows what may be shown, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::Duration;
use common::{FIXTURES, date, fixture, last_day};
use journal_charts::{
    ChartModel, DaysAxis, Dot, Line, SegmentStyle, Size, Span, SpanKind, Theme, at_day, svg,
};
use journal_core::{Entries, Lane};
use journal_insights::{Display, TrendAnswer, trend, trend_chart};
use journal_words::{Language, Words};

fn chart(entries: &Entries) -> (TrendAnswer, ChartModel) {
    let words = Words::new(Language::En);
    let answer = trend(entries, last_day(), None, &words);
    let chart = trend_chart(entries, &answer, None, &words);
    (answer, chart)
}

fn line(chart: &ChartModel) -> &Line {
    chart.panels()[0].lines().next().unwrap()
}

fn dots(chart: &ChartModel) -> &[Dot] {
    &chart.panels()[0].dots().next().unwrap().points
}

fn axis(chart: &ChartModel) -> &DaysAxis {
    chart.days().unwrap()
}

fn spans(chart: &ChartModel) -> &[Span] {
    &axis(chart).spans
}

#[test]
fn each_day_is_drawn_as_it_may_be_shown() {
    for name in FIXTURES {
        let (answer, chart) = chart(&fixture(name));
        let pieces = &line(&chart).segments;
        for day in &answer.days {
            let drawn: Vec<_> = pieces
                .iter()
                .flat_map(|piece| piece.points.iter().map(move |point| (piece.style, point)))
                .filter(|(_, point)| point.x == at_day(day.date))
                .collect();
            let styles: Vec<SegmentStyle> = drawn.iter().map(|(style, _)| *style).collect();
            let expected = match day.display {
                Display::Hidden | Display::Paused => None,
                Display::Estimate => Some(SegmentStyle::Solid),
                Display::Projection => Some(SegmentStyle::Dashed),
                Display::RangeOnly => Some(SegmentStyle::RangeOnly),
            };
            match expected {
                None => assert!(
                    drawn.is_empty(),
                    "{name} {}: drawn though {:?}",
                    day.date,
                    day.display
                ),
                Some(style) => assert!(styles.contains(&style), "{name} {}: {styles:?}", day.date),
            }
            for (_, point) in drawn {
                let range = point.range.unwrap();
                assert_eq!(
                    (range.lo, range.hi),
                    (day.lo90, day.hi90),
                    "{name} {}",
                    day.date
                );
                if day.display == Display::RangeOnly {
                    assert_eq!(point.mid, None, "{name} {}: no central number", day.date);
                }
            }
        }
        assert_eq!(chart.sentence, answer.sentence, "one sentence everywhere");
        assert!(chart.alt.contains(&answer.sentence));
    }
}

#[test]
fn the_table_holds_the_same_and_hides_the_same() {
    for name in FIXTURES {
        let (answer, chart) = chart(&fixture(name));
        assert_eq!(chart.table.columns[0], "Week to", "{name}");
        for row in &chart.table.rows {
            assert_eq!(row.len(), chart.table.columns.len(), "{name}");
        }
        let rated: u32 = chart
            .table
            .rows
            .iter()
            .map(|row| row[4].parse::<u32>().unwrap())
            .sum();
        // The first days may not fill a week; they are in its row all the same or before the first row.
        let effects = u32::try_from(fixture(name).effects.len()).unwrap();
        assert!(
            rated <= effects && rated + 30 > effects,
            "{name}: {rated} of {effects}"
        );
        let hidden: Vec<&Vec<String>> = chart
            .table
            .rows
            .iter()
            .filter(|row| row[3] == "not enough yet")
            .collect();
        assert!(!hidden.is_empty(), "{name}: the reference weeks are hidden");
        for row in hidden {
            assert_eq!((row[1].as_str(), row[2].as_str()), ("–", "–"), "{name}");
        }
        let last = chart.table.rows.last().unwrap();
        assert_eq!(last[0], "24 Jul 2025", "{name}");
        let words = Words::new(Language::En);
        if answer.now.unwrap().display == Display::Estimate {
            assert_eq!(last[1], words.factor(answer.now.unwrap().factor), "{name}");
        }
        assert_eq!(chart.readings.len(), chart.table.rows.len(), "{name}");
    }
}

#[test]
fn breaks_are_runs_of_days_said_to_be_without() {
    let entries = fixture("break_2wk");
    let (_, chart) = chart(&entries);
    let breaks: Vec<_> = spans(&chart)
        .iter()
        .filter(|span| span.kind == SpanKind::Break)
        .collect();
    assert!(!breaks.is_empty());
    for span in breaks {
        assert!((span.to - span.from).num_days() >= 2, "three days at least");
        let mut day = span.from;
        while day <= span.to {
            assert!(
                entries.days.iter().any(|answer| answer.date == day),
                "{day} was not answered"
            );
            day += Duration::days(1);
        }
    }
    let mut silent = entries;
    silent.days.clear();
    let (_, chart) = self::chart(&silent);
    assert!(
        spans(&chart)
            .iter()
            .all(|span| span.kind != SpanKind::Break),
        "days without an answer are no break"
    );
}

#[test]
fn dots_are_logged_amounts_and_nothing_else() {
    let entries = fixture("sparse_stable");
    let (_, chart) = chart(&entries);
    let dots = dots(&chart);
    assert!(chart.notes[0].contains("rated 5 to 7"), "{:?}", chart.notes);
    // Straight from the entries: doses rated 5 to 7, grams against the median grams of those in the window.
    let grams = |dose: &journal_core::Dose| dose.amount.unwrap().to_f64();
    let as_usual: Vec<&journal_core::Dose> = entries
        .doses
        .iter()
        .filter(|dose| {
            entries
                .effects
                .iter()
                .any(|effect| effect.dose == dose.id && (5..=7).contains(&effect.strength.get()))
        })
        .collect();
    let mut before: Vec<f64> = as_usual
        .iter()
        .filter(|dose| dose.taken_at.date_naive() <= date("2025-02-02"))
        .map(|dose| grams(dose))
        .collect();
    before.sort_by(f64::total_cmp);
    let (low, high) = (before[(before.len() - 1) / 2], before[before.len() / 2]);
    let centre = f64::midpoint(low.log2(), high.log2());
    assert_eq!(dots.len(), as_usual.len());
    for (dot, dose) in dots.iter().zip(as_usual) {
        assert_eq!(dot.x, at_day(dose.taken_at.date_naive()));
        assert!(
            (dot.y - (grams(dose).log2() - centre)).abs() < 1e-9,
            "{}",
            dot.x
        );
    }
}

#[test]
fn too_little_leaves_the_picture_empty() {
    let words = Words::new(Language::En);
    for entries in [common::empty(), common::steady(Lane::Leaf, 20, 1, 5)] {
        let as_of = date("2025-01-20");
        let answer = trend(&entries, as_of, None, &words);
        let chart = trend_chart(&entries, &answer, None, &words);
        assert_eq!(chart.empty(), Some(answer.sentence.as_str()));
        assert!(chart.panels().is_empty() && chart.readings.is_empty());
        let drawn = svg(&chart, Theme::Light, Size::of_width(700)).unwrap();
        assert!(!drawn.contains("<polygon"), "nothing is drawn");
    }
    let entries = fixture("stable_low");
    let answer = trend(&entries, last_day(), None, &words);
    let before = Some((date("2020-01-01"), date("2020-02-01")));
    let chart = trend_chart(&entries, &answer, before, &words);
    assert_eq!(chart.empty(), Some("No day in these dates can be shown."));
}

#[test]
fn a_range_keeps_to_its_days_and_short_ones_have_a_row_a_day() {
    let words = Words::new(Language::De);
    let entries = fixture("switch_labelled");
    let answer = trend(&entries, last_day(), None, &words);
    let (from, to) = (date("2025-05-01"), date("2025-05-30"));
    for range in [(from, to), (to, from)] {
        let chart = trend_chart(&entries, &answer, Some(range), &words);
        assert_eq!((axis(&chart).from, axis(&chart).to), (from, to));
        assert_eq!(chart.table.columns[0], "Tag");
        assert_eq!(chart.table.rows.len(), 30);
        let inside = |day| from <= day && day <= to;
        let points = line(&chart).segments.iter().flat_map(|piece| &piece.points);
        assert!(
            points
                .map(|point| point.x)
                .all(|x| at_day(from) <= x && x <= at_day(to))
        );
        assert!(axis(&chart).marks.iter().all(|mark| inside(mark.date)));
        assert!(
            spans(&chart)
                .iter()
                .all(|span| inside(span.from) && inside(span.to))
        );
        assert!(
            !axis(&chart).marks.is_empty(),
            "the new product of May is marked"
        );
        assert!(
            spans(&chart)
                .iter()
                .any(|span| span.kind == SpanKind::Paused && span.label == "ausgesetzt")
        );
    }
}
