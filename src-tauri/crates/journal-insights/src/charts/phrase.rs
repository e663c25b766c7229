//! Phrases that the charts of symptoms, mood, strategies and comparisons share.

use journal_charts::Table;
use journal_core::Lane;
use journal_words::Words;

use super::say::{lane as lane_name, number, signed};
use crate::stats::Spread;

/// Median and middle half with what was counted, or how many are missing.
pub(crate) fn spread(of: Spread, counted: &str, words: &Words) -> String {
    match (of.median, of.q25, of.q75) {
        (Some(median), Some(q25), Some(q75)) => words.say(
            "body-spread",
            &[
                ("median", number(median, words).into()),
                ("q25", number(q25, words).into()),
                ("q75", number(q75, words).into()),
                (
                    "counted",
                    words.say(counted, &[("count", of.count.into())]).into(),
                ),
            ],
        ),
        _ => words.say(
            "body-too-few",
            &[
                ("have", of.count.into()),
                ("need", of.need.unwrap_or_default().into()),
            ],
        ),
    }
}

/// Median and middle half in a cell of a table, or the sign for nothing.
pub(crate) fn spread_cell(of: Spread, words: &Words) -> String {
    match (of.median, of.q25, of.q75) {
        (Some(median), Some(q25), Some(q75)) => words.say(
            "body-spread-cell",
            &[
                ("median", number(median, words).into()),
                ("q25", number(q25, words).into()),
                ("q75", number(q75, words).into()),
            ],
        ),
        _ => say("table-nothing", words),
    }
}

/// A message without arguments.
pub(crate) fn say(id: &str, words: &Words) -> String {
    words.say(id, &[])
}

/// A number, or the sign for nothing.
pub(crate) fn cell(value: Option<f64>, words: &Words) -> String {
    value.map_or_else(|| say("table-nothing", words), |value| number(value, words))
}

/// Two ends of a difference with their signs, or the sign for nothing.
pub(crate) fn range_cell(ends: Option<(f64, f64)>, words: &Words) -> String {
    ends.map_or_else(
        || say("table-nothing", words),
        |(low, high)| {
            words.say(
                "table-range-cell",
                &[
                    ("low", signed(low, words).into()),
                    ("high", signed(high, words).into()),
                ],
            )
        },
    )
}

/// A table whose headings are messages without arguments.
pub(crate) fn table(columns: &[&str], rows: Vec<Vec<String>>, words: &Words) -> Table {
    Table {
        columns: columns.iter().map(|id| say(id, words)).collect(),
        rows,
    }
}

/// The amount of a lane as something that is compared: "Leaf, g a day".
pub(crate) fn outcome_amount(lane: &Lane, unit: &str, words: &Words) -> String {
    words.say(
        "chart-strategies-amount",
        &[
            ("lane", lane_name(lane, words).into()),
            ("unit", unit.into()),
        ],
    )
}
