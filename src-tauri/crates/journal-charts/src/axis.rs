//! Ticks: which dates and values get a label, so that none touch at any width.

use chrono::{Datelike, Duration, Months, NaiveDate};

use crate::model::{AxisKind, LabelWords};

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

/// The values of an axis: its ends and where the grid lies.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ValueScale {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<f64>,
}

/// Ends that hold `low` to `high`, on ticks, with at most `most` steps between.
pub(crate) fn values(kind: AxisKind, low: f64, high: f64, most: usize) -> ValueScale {
    let most = most.max(1) as f64;
    let (low, high) = match kind {
        // 1× and what lies a bit below and above it are always there, so that small changes look small.
        AxisKind::Factor => (low.min(-0.5), high.max(1.0)),
        AxisKind::Plain => (low.min(0.0), high.max(1.0)),
    };
    let step = match kind {
        AxisKind::Factor => [0.5, 1.0, 2.0, 4.0]
            .into_iter()
            .find(|step| (high / step).ceil() - (low / step).floor() <= most)
            .unwrap_or(8.0),
        AxisKind::Plain => {
            let rough = (high - low) / most;
            let ten = 10_f64.powf(rough.log10().floor());
            [1.0, 2.0, 5.0, 10.0]
                .into_iter()
                .map(|step| step * ten)
                .find(|step| (high / step).ceil() - (low / step).floor() <= most)
                .unwrap_or(20.0 * ten)
        }
    };
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let count = (last - first) as usize;
    ValueScale {
        low: first * step,
        high: last * step,
        ticks: (0..=count).map(|nth| (first + nth as f64) * step).collect(),
    }
}

/// The label of a value: factors like "1.4×", other values as they are.
pub(crate) fn value_label(kind: AxisKind, value: f64, words: &LabelWords) -> String {
    let (number, decimals, mark) = match kind {
        AxisKind::Factor => {
            let factor = value.exp2();
            let decimals = if factor >= 10.0 {
                0
            } else if factor >= 0.5 {
                1
            } else {
                2
            };
            (factor, decimals, "×")
        }
        AxisKind::Plain => (value, if value.abs() < 10.0 { 2 } else { 0 }, ""),
    };
    let text = format!("{number:.decimals$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    format!("{}{mark}", text.replace('.', &words.decimal_mark))
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
        let label = |value| value_label(AxisKind::Factor, value, &words);
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
        assert_eq!(value_label(AxisKind::Factor, 0.5, &german), "1,4×");
    }

    proptest! {
        #[test]
        fn the_axis_holds_what_it_is_given(low in -6.0..6.0_f64, span in 0.0..8.0_f64, most in 2_usize..12) {
            for kind in [AxisKind::Factor, AxisKind::Plain] {
                let scale = values(kind, low, low + span, most);
                prop_assert!(scale.low <= low && low + span <= scale.high + 1e-9);
                prop_assert!(scale.low <= 0.0 && 0.0 < scale.high);
                prop_assert!(scale.ticks.len() <= most.max(3) + 2);
                prop_assert!(scale.ticks.iter().any(|tick| tick.abs() < 1e-9), "the base line has a label");
            }
        }
    }
}
