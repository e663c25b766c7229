//! Ticks: which dates and values get a label, so that none touch at any width.

use chrono::{Datelike, Duration, Months, NaiveDate};

use crate::model::{LabelWords, YAxis, at_day};
use crate::style::{GRID_STEP, TEXT_LINE};

/// How far apart the labels of dates are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DateStep {
    Days(i64),
    Weeks(i64),
    Months(u32),
    Years(i32),
}

impl DateStep {
    /// From finest to coarsest.
    pub(crate) const ALL: [Self; 13] = [
        Self::Days(1),
        Self::Days(2),
        Self::Weeks(1),
        Self::Weeks(2),
        Self::Months(1),
        Self::Months(3),
        Self::Months(6),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(20),
        Self::Years(50),
    ];

    /// Dates of this step within a range, one by one: whoever asks stops at the first label that finds no room.
    pub(crate) fn dates(self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let first = match self {
            Self::Days(_) => Some(from),
            Self::Weeks(_) => {
                let past_monday = i64::from(from.weekday().num_days_from_monday());
                from.checked_add_signed(Duration::days((7 - past_monday) % 7))
            }
            Self::Months(step) => {
                let month = if from.day() == 1 {
                    from.with_day(1)
                } else {
                    from.with_day(1)
                        .and_then(|day| day.checked_add_months(Months::new(1)))
                };
                month.and_then(|day| {
                    day.checked_add_months(Months::new((step - day.month0() % step) % step))
                })
            }
            Self::Years(step) => {
                let year = if from.ordinal() == 1 {
                    from.year()
                } else {
                    from.year() + 1
                };
                NaiveDate::from_ymd_opt(year + (step - year.rem_euclid(step)) % step, 1, 1)
            }
        };
        std::iter::successors(first, move |date| self.next(*date))
            .take_while(move |date| *date <= to)
    }

    fn next(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => date.checked_add_signed(Duration::days(days)),
            Self::Weeks(weeks) => date.checked_add_signed(Duration::weeks(weeks)),
            Self::Months(months) => date.checked_add_months(Months::new(months)),
            Self::Years(years) => NaiveDate::from_ymd_opt(date.year() + years, 1, 1),
        }
    }

    /// The label of a date.
    pub(crate) fn label(self, date: NaiveDate, words: &LabelWords) -> String {
        match self {
            Self::Days(_) | Self::Weeks(_) => words
                .day_month
                .replace("{day}", &date.day().to_string())
                .replace("{month}", &month(date, words)),
            Self::Months(_) => month(date, words),
            Self::Years(_) => date.year().to_string(),
        }
    }

    /// Whether the year has to stand under the labels.
    pub(crate) const fn names_year(self) -> bool {
        matches!(self, Self::Years(_))
    }
}

fn month(date: NaiveDate, words: &LabelWords) -> String {
    let index = usize::try_from(date.month0()).unwrap_or(0);
    words
        .months
        .get(index)
        .cloned()
        .unwrap_or_else(|| date.month().to_string())
}

/// What the numbers of an axis are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Numbers {
    /// Doublings, labelled as factors.
    Factor,
    /// As they are.
    Plain,
}

/// A value with its label.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Labelled {
    pub value: f64,
    pub label: String,
}

/// The values of an axis: its ends and where the grid lies.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ValueScale {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<Labelled>,
}

/// Ends that hold `low` to `high` and nothing more, on ticks, with about `most` steps between: for places on a horizontal axis, which
/// unlike heights need no zero to be compared.
pub(crate) fn span(low: f64, high: f64, most: usize, words: &LabelWords) -> ValueScale {
    let (low, high) = if high > low {
        (low, high)
    } else {
        (low, low + 1.0)
    };
    let rough = (high - low) / most.max(1) as f64;
    let ten = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|step| step * ten)
        .find(|step| (high / step).ceil() - (low / step).floor() <= most.max(1) as f64)
        .unwrap_or(20.0 * ten);
    let (first, last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
    let decimals = (-step.log10().floor()).max(0.0) as usize;
    ValueScale {
        low: first * step,
        high: last * step,
        ticks: (0..=(last - first) as usize)
            .map(|nth| {
                let value = (first + nth as f64) * step;
                Labelled {
                    value,
                    label: number_label(value, decimals, words),
                }
            })
            .collect(),
    }
}

/// Ends that hold `low` to `high`, on ticks, with at most `most` steps between.
pub(crate) fn values(
    kind: Numbers,
    low: f64,
    high: f64,
    most: usize,
    words: &LabelWords,
) -> ValueScale {
    let most = most.max(1) as f64;
    let (low, high) = match kind {
        // 1× and what lies a bit below and above it are always there, so that small changes look small.
        Numbers::Factor => (low.min(-0.5), high.max(1.0)),
        Numbers::Plain => {
            let (low, high) = (low.min(0.0), high.max(0.0));
            (low, if high - low > 0.0 { high } else { 1.0 })
        }
    };
    let step = match kind {
        Numbers::Factor => [0.5, 1.0, 2.0, 4.0]
            .into_iter()
            .find(|step| (high / step).ceil() - (low / step).floor() <= most)
            .unwrap_or(8.0),
        Numbers::Plain => {
            let rough = (high - low) / most;
            let ten = 10_f64.powf(rough.log10().floor());
            [1.0, 2.0, 5.0, 10.0]
                .into_iter()
                .map(|step| step * ten)
                .find(|step| (high / step).ceil() - (low / step).floor() <= most)
                .unwrap_or(20.0 * ten)
        }
    };
    // A hair of tolerance: 0.3 / 0.1 must not become a fourth step.
    let (first, last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
    let count = (last - first) as usize;
    let decimals = (-step.log10().floor()).max(0.0) as usize;
    ValueScale {
        low: first * step,
        high: last * step,
        ticks: (0..=count)
            .map(|nth| {
                let value = (first + nth as f64) * step;
                let label = match kind {
                    Numbers::Factor => factor_label(value, words),
                    Numbers::Plain => number_label(value, decimals, words),
                };
                Labelled { value, label }
            })
            .collect(),
    }
}

/// The label of doublings: "1.4×" for 0.5.
fn factor_label(value: f64, words: &LabelWords) -> String {
    let factor = value.exp2();
    let decimals = if factor >= 10.0 {
        0
    } else if factor >= 0.5 {
        1
    } else {
        2
    };
    format!("{}×", number_label(factor, decimals, words))
}

/// A number with at most so many decimals.
fn number_label(value: f64, decimals: usize, words: &LabelWords) -> String {
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    let text = if text == "-0" { "0" } else { text };
    text.replace('-', "−").replace('.', &words.decimal_mark)
}

/// The full hours between `low` and `high` hours after the beginning of a day, every `step` hours of the clock.
pub(crate) fn clock(starts_at: u16, step: u32, low: f64, high: f64) -> Vec<Labelled> {
    let start = f64::from(starts_at) / 60.0;
    let every = f64::from(step.max(1));
    let first = ((start + low) / every - 1e-9).ceil() as i64;
    let last = ((start + high) / every + 1e-9).floor() as i64;
    (first..=last)
        .map(|nth| {
            let hour = nth * i64::from(step.max(1));
            Labelled {
                value: hour as f64 - start,
                label: format!("{:02}:00", hour.rem_euclid(24)),
            }
        })
        .collect()
}

/// Fewest hours on a vertical axis of hours: minutes look like minutes.
const FEWEST_HOURS: f64 = 6.0;

/// The whole hours of a day that hold `low` to `high` with some air, at least six of them.
fn hours_around(low: f64, high: f64) -> (f64, f64) {
    let (low, high) = (low.clamp(0.0, 24.0), high.clamp(0.0, 24.0));
    let missing = (FEWEST_HOURS - (high - low)).max(0.0) / 2.0;
    let (from, to) = ((low - missing).max(0.0), (high + missing).min(24.0));
    let (from, to) = (
        from.min((to - FEWEST_HOURS).max(0.0)),
        to.max((from + FEWEST_HOURS).min(24.0)),
    );
    ((from - 0.2).floor().max(0.0), (to + 0.2).ceil().min(24.0))
}

/// Steps between the labels of hours, from finest to coarsest.
pub(crate) const CLOCK_STEPS: [u32; 7] = [1, 2, 3, 4, 6, 12, 24];

/// The vertical scale of an axis that has to hold `low` to `high` in `height` pixels.
pub(crate) fn vertical(
    axis: &YAxis,
    (low, high): (f64, f64),
    height: f64,
    words: &LabelWords,
) -> ValueScale {
    let most = ((height / GRID_STEP).floor() as usize).max(1);
    match axis {
        YAxis::Factor => values(Numbers::Factor, low, high, most, words),
        YAxis::Plain => values(Numbers::Plain, low, high, most, words),
        YAxis::Score => {
            let step = [2.0, 5.0]
                .into_iter()
                .find(|step| 10.0 / step <= most as f64)
                .unwrap_or(10.0);
            ValueScale {
                low: 0.0,
                high: 10.0,
                ticks: (0..=(10.0 / step) as usize)
                    .map(|nth| Labelled {
                        value: nth as f64 * step,
                        label: number_label(nth as f64 * step, 0, words),
                    })
                    .collect(),
            }
        }
        YAxis::Clock { starts_at } => {
            let (low, high) = hours_around(low, high);
            let step = CLOCK_STEPS
                .into_iter()
                .find(|step| (high - low) / f64::from(*step) <= most as f64)
                .unwrap_or(24);
            ValueScale {
                low,
                high,
                ticks: clock(*starts_at, step, low, high),
            }
        }
        YAxis::Rows(rows) => {
            let count = rows.len().max(1);
            let every = (count as f64 * TEXT_LINE / height).ceil().max(1.0) as usize;
            ValueScale {
                low: -0.5,
                high: count as f64 - 0.5,
                ticks: rows
                    .iter()
                    .enumerate()
                    .step_by(every)
                    .map(|(nth, label)| Labelled {
                        value: nth as f64,
                        label: label.clone(),
                    })
                    .collect(),
            }
        }
        YAxis::Days { from, to } => {
            let (first, last) = (at_day(*from), at_day(*to).max(at_day(*from)));
            let pixels = height / (last - first + 1.0);
            let apart = |step: DateStep| {
                let days: Vec<NaiveDate> = step.dates(*from, *to).take(200).collect();
                let close = days
                    .windows(2)
                    .any(|pair| (pair[1] - pair[0]).num_days() as f64 * pixels < TEXT_LINE + 3.0);
                (!close && days.len() < 200 && !days.is_empty()).then_some(days)
            };
            let (days, step) = DateStep::ALL
                .into_iter()
                .find_map(|step| Some((apart(step)?, step)))
                .unwrap_or((vec![*from], DateStep::Days(1)));
            ValueScale {
                low: first - 0.5,
                high: last + 0.5,
                ticks: days
                    .into_iter()
                    .map(|date| Labelled {
                        value: at_day(date),
                        label: step.label(date, words),
                    })
                    .collect(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_fall_on_beginnings() {
        let range = ("2025-01-06".parse().unwrap(), "2026-02-03".parse().unwrap());
        let dates = |step: DateStep| {
            step.dates(range.0, range.1)
                .map(|date| date.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(dates(DateStep::Weeks(1))[..2], ["2025-01-06", "2025-01-13"]);
        assert_eq!(dates(DateStep::Months(1))[0], "2025-02-01");
        assert_eq!(
            dates(DateStep::Months(3)),
            ["2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"]
        );
        assert_eq!(dates(DateStep::Years(1)), ["2026-01-01"]);
    }

    #[test]
    fn factors_read_like_factors() {
        let words = LabelWords::default();
        let label = |value| factor_label(value, &words);
        let labels: Vec<String> = [-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 4.0]
            .into_iter()
            .map(label)
            .collect();
        assert_eq!(
            labels,
            ["0.25×", "0.5×", "0.7×", "1×", "1.4×", "2×", "2.8×", "16×"]
        );
        let german = LabelWords {
            decimal_mark: ",".to_owned(),
            ..words
        };
        assert_eq!(factor_label(0.5, &german), "1,4×");
    }

    #[test]
    fn hours_are_full_hours_of_the_clock() {
        let at_half_past_four: Vec<(f64, String)> = clock(270, 6, 0.0, 24.0)
            .into_iter()
            .map(|tick| (tick.value, tick.label))
            .collect();
        let expected = [
            (1.5, "06:00"),
            (7.5, "12:00"),
            (13.5, "18:00"),
            (19.5, "00:00"),
        ];
        assert_eq!(
            at_half_past_four,
            expected.map(|(at, label)| (at, label.to_owned()))
        );
        assert_eq!(
            clock(240, 4, 0.0, 24.0).len(),
            7,
            "both ends are the same time"
        );
    }

    #[test]
    fn whole_steps_have_whole_labels() {
        let labels = |high: f64, most| {
            values(Numbers::Plain, 0.0, high, most, &LabelWords::default())
                .ticks
                .into_iter()
                .map(|tick| tick.label)
                .collect::<Vec<_>>()
        };
        assert_eq!(labels(0.3, 3), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(labels(1500.0, 3), ["0", "500", "1000", "1500"]);
        assert_eq!(labels(0.0, 2), ["0", "0.5", "1"]);
    }

    proptest! {
        #[test]
        fn the_axis_holds_what_it_is_given(low in -6.0..6.0_f64, span in 0.0..8.0_f64, most in 2_usize..12) {
            for kind in [Numbers::Factor, Numbers::Plain] {
                let scale = values(kind, low, low + span, most, &LabelWords::default());
                prop_assert!(scale.low <= low + 1e-9 && low + span <= scale.high + 1e-9);
                prop_assert!(scale.low <= 0.0 && 0.0 <= scale.high && scale.low < scale.high);
                prop_assert!(scale.ticks.len() <= most.max(3) + 2);
                prop_assert!(scale.ticks.iter().any(|tick| tick.value.abs() < 1e-9), "the base line has a label");
            }
        }
    }
}
