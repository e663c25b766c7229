//! Straightforward recounting: every question goes through all entries.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers of a test"
)]

use chrono::{DateTime, Duration, NaiveDate, Timelike, Utc};
use journal_core::{Dose, Entries, Lane, Product};
use journal_insights::{Before, BeforeKind, DayRange};
use journal_words::{Arg, Words};

/// A dose and its journal day, found by hand.
pub struct Fact<'a> {
    pub dose: &'a Dose,
    pub product: &'a Product,
    pub day: NaiveDate,
    /// Whole minutes of wall time since the day began.
    pub minute: u32,
    pub at: DateTime<Utc>,
}

/// Doses of kratom in order of time.
pub fn facts(entries: &Entries) -> Vec<Fact<'_>> {
    let starts = entries.settings.day_starts_at.time();
    let mut facts: Vec<Fact> = entries
        .doses
        .iter()
        .filter_map(|dose| {
            let product = entries.products.iter().find(|it| it.id == dose.product)?;
            if !product.substance.eq_ignore_ascii_case("kratom") {
                return None;
            }
            let wall = match dose.zone {
                Some(zone) => dose.taken_at.with_timezone(&zone).naive_local(),
                None => dose.taken_at.naive_local(),
            };
            let early = wall.time() < starts;
            let minutes = i64::from(wall.time().num_seconds_from_midnight() / 60)
                - i64::from(starts.num_seconds_from_midnight() / 60);
            Some(Fact {
                dose,
                product,
                day: wall.date() - Duration::days(i64::from(early)),
                minute: minutes.rem_euclid(24 * 60) as u32,
                at: dose.taken_at.to_utc(),
            })
        })
        .collect();
    facts.sort_by_key(|fact| (fact.at, fact.dose.id));
    facts
}

pub fn dosed(facts: &[Fact], day: NaiveDate) -> bool {
    facts.iter().any(|fact| fact.day == day)
}

pub fn answered(entries: &Entries, facts: &[Fact], day: NaiveDate) -> bool {
    dosed(facts, day)
        || entries
            .days
            .iter()
            .any(|answer| answer.date == day && answer.answer.as_str() == "none")
}

pub fn days(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    from.iter_days().take_while(|day| *day <= to).collect()
}

/// First and last day that count: not before anything was told, not today.
pub fn counted(
    entries: &Entries,
    facts: &[Fact],
    range: DayRange,
    today: NaiveDate,
) -> (NaiveDate, NaiveDate) {
    let told = facts.iter().map(|fact| fact.day).chain(
        entries
            .days
            .iter()
            .filter(|answer| answer.answer.as_str() == "none")
            .map(|answer| answer.date),
    );
    let from = told.min().map_or(range.from, |first| first.max(range.from));
    (from, range.to.min(today - Duration::days(1)))
}

/// The reference window by hand.
pub fn reference(entries: &Entries, facts: &[Fact], lane: Option<&Lane>) -> Option<Before> {
    let first = facts
        .iter()
        .filter(|fact| lane.is_none_or(|lane| fact.product.lane == *lane))
        .map(|fact| fact.day)
        .min();
    let from = match (entries.settings.reference_from, first) {
        (Some(chosen), Some(first)) if first >= chosen + Duration::days(28) => first,
        (Some(chosen), _) => chosen,
        (None, first) => first?,
    };
    Some(Before {
        period: DayRange {
            from,
            to: from + Duration::days(27),
        },
        kind: if first == Some(from) {
            BeforeKind::FirstWeeks
        } else {
            BeforeKind::Reference
        },
    })
}

/// The days compared with `before`: after it where they share some, all of them where they do not.
pub fn apart(
    from: NaiveDate,
    to: NaiveDate,
    before: Option<Before>,
) -> Option<(NaiveDate, NaiveDate)> {
    let before = before?.period;
    let shared = days(from, to)
        .iter()
        .any(|day| before.from <= *day && *day <= before.to);
    let from = if shared {
        before.to + Duration::days(1)
    } else {
        from
    };
    (from <= to).then_some((from, to))
}

/// Type 7, from its definition.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let h = (sorted.len() as f64 - 1.0) * share;
    let (low, high) = (h.floor() as usize, h.ceil() as usize);
    sorted[low] + (h - h.floor()) * (sorted[high] - sorted[low])
}

pub fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// Slope, lower and upper end of the 90 % interval over all pairs; x in weeks back, slopes per four weeks.
pub fn trend(weeks: &[Option<f64>]) -> Result<(f64, f64, f64, usize), usize> {
    let points: Vec<(f64, f64)> = weeks
        .iter()
        .enumerate()
        .filter_map(|(back, value)| Some((-(back as f64) / 4.0, (*value)?)))
        .collect();
    let n = points.len();
    if n < 8 {
        return Err(n);
    }
    let mut slopes = Vec::new();
    for one in &points {
        for other in &points {
            if one.0 < other.0 {
                slopes.push((other.1 - one.1) / (other.0 - one.0));
            }
        }
    }
    slopes.sort_by(f64::total_cmp);
    let count = n as f64;
    let mut ties = 0.0;
    let mut seen: Vec<f64> = Vec::new();
    for point in &points {
        if !seen.contains(&point.1) {
            seen.push(point.1);
            let t = points.iter().filter(|other| other.1 == point.1).count() as f64;
            ties += t * (t - 1.0) * (2.0 * t + 5.0);
        }
    }
    let variance = (count * (count - 1.0) * (2.0 * count + 5.0) - ties) / 18.0;
    let spread = 1.644_853_626_951_472_7 * variance.max(0.0).sqrt();
    let pairs = slopes.len() as f64;
    let low = ((pairs - spread) / 2.0).floor().max(0.0) as usize;
    let high = (((pairs + spread) / 2.0).ceil() as usize).min(slopes.len() - 1);
    Ok((median(&slopes), slopes[low], slopes[high], n))
}

/// Values of the seven days that end `back` weeks before `to`, and not before `from`.
pub fn week<T>(
    from: NaiveDate,
    to: NaiveDate,
    back: i64,
    value: impl Fn(NaiveDate) -> Vec<T>,
) -> Option<Vec<T>> {
    let last = to - Duration::days(7 * back);
    if last < from {
        return None;
    }
    let first = (last - Duration::days(6)).max(from);
    Some(days(first, last).into_iter().flat_map(value).collect())
}

/// A number as the sentences write it, rounded by hand.
pub fn number(value: f64, words: &Words) -> String {
    let places = if value.abs() < 1.0 {
        2
    } else {
        i32::from(value.abs() < 100.0)
    };
    // In whole hundredths, tenths or units, halves upward.
    let scale = 10_i64.pow(places as u32);
    let steps = (value.abs() * scale as f64 + 0.5 + 1e-6).floor() as i64;
    let sign = if value < 0.0 && steps > 0 { "-" } else { "" };
    let (whole, rest) = (steps / scale, steps % scale);
    let fraction = format!("{rest:0width$}", width = places as usize);
    let fraction = fraction.trim_end_matches('0');
    if places == 0 || fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        let mark = words.say("number-decimal-mark", &[]);
        format!("{sign}{whole}{mark}{fraction}")
    }
}

pub fn signed(value: f64, words: &Words) -> String {
    let size = number(value.abs(), words);
    match (size.as_str(), value < 0.0) {
        ("0", _) => size,
        (_, true) => format!("−{size}"),
        (_, false) => format!("+{size}"),
    }
}

pub fn length(minutes: f64) -> String {
    let minutes = (minutes.abs() + 0.5 + 1e-6).floor() as u32;
    if minutes < 60 {
        format!("{minutes} min")
    } else if minutes.is_multiple_of(60) {
        format!("{} h", minutes / 60)
    } else {
        format!("{} h {} min", minutes / 60, minutes % 60)
    }
}

pub fn signed_length(minutes: f64) -> String {
    match (minutes.abs().round() as u32, minutes < 0.0) {
        (0, _) => length(0.0),
        (_, true) => format!("−{}", length(minutes)),
        (_, false) => format!("+{}", length(minutes)),
    }
}

/// The end of a sentence about a trend.
pub fn trend_words(
    trend: Result<(f64, f64, f64, usize), usize>,
    what: &str,
    clock: bool,
    words: &Words,
) -> String {
    let (lo, hi, weeks) = match trend {
        Ok((_, lo, hi, weeks)) => (lo, hi, weeks),
        Err(have) => {
            return words.say(
                "use-trend-thin",
                &[("have", have.into()), ("need", 8_u32.into())],
            );
        }
    };
    let minutes = what.is_empty();
    let plain = |value: f64| {
        if minutes {
            length(value)
        } else {
            number(value, words)
        }
    };
    let with_sign = |value: f64| {
        if minutes {
            signed_length(value)
        } else {
            signed(value, words)
        }
    };
    let unit = |text: String| {
        if minutes {
            text
        } else {
            format!("{text} {what}")
        }
    };
    let (id, low, high) = if lo > 0.0 {
        let id = if clock {
            "use-trend-later"
        } else {
            "use-trend-up"
        };
        (id, plain(lo), unit(plain(hi)))
    } else if hi < 0.0 {
        let id = if clock {
            "use-trend-earlier"
        } else {
            "use-trend-down"
        };
        (id, plain(-hi), unit(plain(-lo)))
    } else {
        ("use-trend-none", with_sign(lo), unit(with_sign(hi)))
    };
    words.say(
        id,
        &[
            ("low", low.into()),
            ("high", high.into()),
            ("weeks", weeks.into()),
        ],
    )
}

pub fn since(before: Before, words: &Words) -> String {
    match before.kind {
        BeforeKind::FirstWeeks => words.say("trend-since-first", &[]),
        BeforeKind::Reference => words.say(
            "trend-since-date",
            &[("date", words.date(before.period.from).into())],
        ),
        BeforeKind::Chosen => words.say(
            "use-since-days",
            &[
                ("from", words.date(before.period.from).into()),
                ("to", words.date(before.period.to).into()),
            ],
        ),
    }
}

pub fn dates(from: NaiveDate, to: NaiveDate, words: &Words) -> Vec<(&'static str, Arg)> {
    vec![
        ("from", words.date(from).into()),
        ("to", words.date(to).into()),
    ]
}

/// Unit and amount of a dose, case by case.
pub fn measure(product: &Product, dose: &Dose) -> (String, Option<f64>) {
    let amount = dose.amount.map(|amount| amount.micros() as f64 / 1e6);
    let own = dose.unit == product.unit;
    let as_logged = (dose.unit.clone(), amount);
    match product.lane {
        Lane::Leaf => {
            if dose.unit == "g" {
                as_logged
            } else if dose.unit == "mg" {
                ("g".to_owned(), amount.map(|amount| amount / 1000.0))
            } else if own && let Some(grams) = product.grams_per_unit.filter(|it| !it.is_zero()) {
                (
                    "g".to_owned(),
                    amount.map(|amount| amount * (grams.micros() as f64 / 1e6)),
                )
            } else {
                as_logged
            }
        }
        Lane::SevenOh => {
            let label = product.hydroxymitragynine_mg_per_unit;
            if dose.unit == "mg" {
                as_logged
            } else if own && let Some(mg) = label.filter(|it| !it.is_zero()) {
                (
                    "mg".to_owned(),
                    amount.map(|amount| amount * (mg.micros() as f64 / 1e6)),
                )
            } else {
                as_logged
            }
        }
        _ => as_logged,
    }
}

/// The unit most doses of a lane are in, among the doses of some days.
pub fn usual_unit(facts: &[Fact], lane: &Lane, from: NaiveDate, to: NaiveDate) -> Option<String> {
    let units: Vec<String> = facts
        .iter()
        .filter(|fact| fact.product.lane == *lane && from <= fact.day && fact.day <= to)
        .map(|fact| measure(fact.product, fact.dose).0)
        .collect();
    let mut best: Option<(usize, String)> = None;
    let mut all = units.clone();
    all.sort();
    for unit in all {
        let count = units.iter().filter(|other| **other == unit).count();
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, unit));
        }
    }
    best.map(|(_, unit)| unit)
}

/// What is known of a day's amount in a lane.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum OfDay {
    Unanswered,
    Unknown,
    Known(f64, usize),
}

pub fn amount_of_day(
    entries: &Entries,
    facts: &[Fact],
    lane: &Lane,
    unit: &str,
    day: NaiveDate,
) -> OfDay {
    if !answered(entries, facts, day) {
        return OfDay::Unanswered;
    }
    let mut sum = 0.0;
    let mut count = 0;
    for fact in facts {
        if fact.day == day && fact.product.lane == *lane {
            match measure(fact.product, fact.dose) {
                (own, Some(amount)) if own == unit => {
                    sum += amount;
                    count += 1;
                }
                _ => return OfDay::Unknown,
            }
        }
    }
    OfDay::Known(sum, count)
}

/// The rating that counts for a dose: the strongest within six hours, else the strongest of all.
pub fn rating(entries: &Entries, dose: &Dose) -> Option<f64> {
    let of_dose = || {
        entries
            .effects
            .iter()
            .filter(|effect| effect.dose == dose.id)
    };
    let soon = of_dose()
        .filter(|effect| effect.rated_at - dose.taken_at <= Duration::hours(6))
        .map(|effect| effect.strength.get())
        .max();
    soon.or_else(|| of_dose().map(|effect| effect.strength.get()).max())
        .map(f64::from)
}

pub fn lane_word(lane: &Lane, words: &Words) -> String {
    words.say(
        match lane {
            Lane::Leaf => "use-lane-leaf",
            Lane::Extract => "use-lane-extract",
            _ => "use-lane-7-oh",
        },
        &[],
    )
}

/// "HH:MM" so many minutes after a journal day began.
pub fn clock(entries: &Entries, minutes: f64) -> String {
    let starts = entries.settings.day_starts_at.time();
    let at = starts + Duration::minutes((minutes + 0.5 + 1e-6).floor() as i64);
    format!("{:02}:{:02}", at.hour(), at.minute())
}
