//! Phrases that the charts of use share: numbers, clock times, lengths of time, periods and trends in words.

use journal_core::Lane;
use journal_words::Words;

use super::days::DayRange;
use super::taken::{Before, BeforeKind};
use super::weekly::{TREND_NEEDS, TooFewWeeks, WeeklyTrend};

/// Sums and quantiles of decimals miss their exact value by less than this. It decides halves as a person would: 0.625 is 0.63, however
/// it was worked out.
const NUDGE: f64 = 1e-9;

/// A number as a person wants it: two decimals below 1, one below 100, none above.
pub(crate) fn number(value: f64, words: &Words) -> String {
    let decimals = match value.abs() {
        size if size < 1.0 => 2,
        size if size < 100.0 => 1,
        _ => 0,
    };
    words.decimal(value + NUDGE.copysign(value), decimals)
}

/// The same with a sign before what is not zero.
pub(crate) fn signed(value: f64, words: &Words) -> String {
    let size = number(value.abs(), words);
    if size == "0" {
        size
    } else if value < 0.0 {
        format!("−{size}")
    } else {
        format!("+{size}")
    }
}

/// Minutes as hours and minutes.
pub(crate) fn length(minutes: f64, words: &Words) -> String {
    let minutes = whole(minutes.abs());
    if minutes < 60 {
        words.say("use-minutes", &[("minutes", minutes.to_string().into())])
    } else if minutes.is_multiple_of(60) {
        words.say("use-hours", &[("hours", (minutes / 60).to_string().into())])
    } else {
        words.say(
            "use-hours-minutes",
            &[
                ("hours", (minutes / 60).to_string().into()),
                ("minutes", (minutes % 60).to_string().into()),
            ],
        )
    }
}

/// Minutes with their sign, for ranges that hold zero.
pub(crate) fn signed_length(minutes: f64, words: &Words) -> String {
    let size = length(minutes, words);
    match whole(minutes.abs()) {
        0 => size,
        _ if minutes < 0.0 => format!("−{size}"),
        _ => format!("+{size}"),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "minutes of a journal; a float cast saturates"
)]
fn whole(value: f64) -> u32 {
    (value + NUDGE).round() as u32
}

/// The clock time `minutes` after the beginning of a journal day, "HH:MM".
pub(crate) fn clock(day_starts: u32, minutes: f64) -> String {
    let minute = (day_starts + whole(minutes)) % (24 * 60);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The name of a lane.
pub(crate) fn lane(lane: &Lane, words: &Words) -> String {
    match lane {
        Lane::Leaf => words.say("use-lane-leaf", &[]),
        Lane::Extract => words.say("use-lane-extract", &[]),
        Lane::SevenOh => words.say("use-lane-7-oh", &[]),
        Lane::Other | Lane::Unknown(_) => lane.to_string(),
    }
}

/// What a range is compared with, to stand after "in".
pub(crate) fn since(before: Before, words: &Words) -> String {
    match before.kind {
        BeforeKind::FirstWeeks => words.say("trend-since-first", &[]),
        BeforeKind::Reference => words.say(
            "trend-since-date",
            &[("date", words.date(before.period.from).into())],
        ),
        BeforeKind::Chosen => words.say("use-since-days", &days(before.period, words)),
    }
}

/// Says that a range lies within the days it would be compared with.
pub(crate) fn nothing_apart(before: Before, words: &Words) -> String {
    words.say(
        "use-missing-compare",
        &[
            ("since", since(before, words).into()),
            ("until", words.date(before.period.to).into()),
        ],
    )
}

/// First and last day of a period as arguments.
pub(crate) fn days(period: DayRange, words: &Words) -> [(&'static str, journal_words::Arg); 2] {
    [
        ("from", words.date(period.from).into()),
        ("to", words.date(period.to).into()),
    ]
}

/// What a trend is said of.
#[derive(Clone, Copy)]
pub(crate) enum Trending<'a> {
    /// A value with its unit: "doses a day".
    Value(&'a str),
    /// A length of time, in minutes.
    Length,
    /// A time of day, in minutes.
    Clock,
}

/// The direction of weekly values in a sentence: a rise or fall only where the whole range says so.
pub(crate) fn trend(
    trend: Result<WeeklyTrend, TooFewWeeks>,
    of: Trending,
    words: &Words,
) -> String {
    let found = match trend {
        Ok(found) => found,
        Err(TooFewWeeks { have }) => {
            return words.say(
                "use-trend-thin",
                &[("have", have.into()), ("need", TREND_NEEDS.into())],
            );
        }
    };
    let size = |value: f64| match of {
        Trending::Value(what) => format!("{} {what}", number(value, words)),
        Trending::Length | Trending::Clock => length(value, words),
    };
    let plain = |value: f64| match of {
        Trending::Value(_) => number(value, words),
        Trending::Length | Trending::Clock => length(value, words),
    };
    let (id, low, high) = if found.lo > 0.0 {
        let id = match of {
            Trending::Clock => "use-trend-later",
            Trending::Value(_) | Trending::Length => "use-trend-up",
        };
        (id, plain(found.lo), size(found.hi))
    } else if found.hi < 0.0 {
        let id = match of {
            Trending::Clock => "use-trend-earlier",
            Trending::Value(_) | Trending::Length => "use-trend-down",
        };
        (id, plain(-found.hi), size(-found.lo))
    } else {
        let both = |value| match of {
            Trending::Value(_) => signed(value, words),
            Trending::Length | Trending::Clock => signed_length(value, words),
        };
        let high = match of {
            Trending::Value(what) => format!("{} {what}", both(found.hi)),
            Trending::Length | Trending::Clock => both(found.hi),
        };
        ("use-trend-none", both(found.lo), high)
    };
    words.say(
        id,
        &[
            ("low", low.into()),
            ("high", high.into()),
            ("weeks", found.weeks.into()),
        ],
    )
}

/// Sentences one after the other.
pub(crate) fn joined(sentences: impl IntoIterator<Item = String>) -> String {
    sentences
        .into_iter()
        .filter(|sentence| !sentence.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
