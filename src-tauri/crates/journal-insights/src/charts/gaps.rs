//! How close together: minutes from one dose to the next of the same journal day. Nights and days without a dose are no gaps.

use chrono::NaiveDate;
use journal_charts::{
    ChartModel, Dot, DotShape, Dots, Panel, Reading, Step, Steps, Tone, XAxis, YAxis, at_day,
};
use journal_core::Entries;
use journal_tolerance::statistics::{Quartiles, TooLittle, quartiles};
use journal_words::Words;

use super::days::DayRange;
use super::frame;
use super::frequency::{counted, missing};
use super::say::{self, Trending};
use super::taken::{Before, Stretch};
use super::weekly::{TooFewWeeks, WeeklyTrend, median_of, stretches, weekly_trend};
use super::{ChartAsk, ChartName, Draft};

/// Values a week or four weeks need before their median is drawn.
pub const BIN_NEEDS: usize = 5;
/// More dots than this are a wall; then the middle half stands alone.
const MOST_DOTS: usize = 2000;
/// Longer ranges have a median for four weeks instead of one.
const WEEKLY_DAYS: usize = 366;

/// One gap.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Gap {
    /// Place of its day in the period.
    pub day: usize,
    /// Minutes between the two doses, by the instants: clock changes do not count.
    pub minutes: f64,
}

/// Median and quartiles of a week or of four weeks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bin {
    /// Its days, clipped to the period.
    pub period: DayRange,
    /// The numbers; too little below five values.
    pub quartiles: Result<Quartiles, TooLittle>,
}

/// Numbers of the chart of gaps.
#[derive(Clone, PartialEq, Debug)]
pub struct GapFigures {
    /// The days counted.
    pub period: DayRange,
    /// Every gap in order of time.
    pub gaps: Vec<Gap>,
    /// Days of a bin: 7, or 28 in ranges longer than a year.
    pub bin_days: usize,
    /// Bins, the oldest first.
    pub bins: Vec<Bin>,
    /// The days that are said, and their gaps.
    pub now: (DayRange, Result<Quartiles, TooLittle>),
    /// What they are compared with.
    pub before: Option<(Before, Result<Quartiles, TooLittle>)>,
    /// Trend of the weekly medians, minutes per four weeks.
    pub trend: Result<WeeklyTrend, TooFewWeeks>,
}

/// Measures the gaps of `range` against those of `before`. `today` is left out: its last gap is still open.
#[must_use]
pub fn gap_figures(
    entries: &Entries,
    range: DayRange,
    before: Option<Before>,
    today: NaiveDate,
) -> GapFigures {
    let period = counted(entries, range, today);
    let gaps = gaps(&Stretch::read(entries, period));
    let values: Vec<(usize, f64)> = gaps.iter().map(|gap| (gap.day, gap.minutes)).collect();
    let compared = Compared::of(period, before, &values, |before| {
        let earlier = Stretch::read(entries, before.until_yesterday(today));
        self::gaps(&earlier).iter().map(|gap| gap.minutes).collect()
    });
    let bin_days = bin_days(period);
    GapFigures {
        bins: bins(period, bin_days, &values),
        trend: median_trend(period, &values, BIN_NEEDS),
        period,
        gaps,
        bin_days,
        now: compared.now,
        before: compared.before,
    }
}

fn gaps(stretch: &Stretch) -> Vec<Gap> {
    // In order of time, but with doses of several zones not always in order of days.
    let mut last: Vec<Option<usize>> = vec![None; stretch.period.length()];
    let mut found = Vec::with_capacity(stretch.doses.len());
    for (index, taken) in stretch.doses.iter().enumerate() {
        if let Some(before) = last[taken.day].replace(index) {
            found.push(Gap {
                day: taken.day,
                minutes: taken.minutes_since(&stretch.doses[before]),
            });
        }
    }
    found
}

/// Days of a bin.
pub(crate) fn bin_days(period: DayRange) -> usize {
    if period.length() > WEEKLY_DAYS { 28 } else { 7 }
}

/// Quartiles of each stretch of `days` days, the oldest first.
pub(crate) fn bins(period: DayRange, days: usize, values: &[(usize, f64)]) -> Vec<Bin> {
    let mut found: Vec<Bin> = stretches(period, days, values.iter().copied())
        .iter()
        .enumerate()
        .map(|(back, values)| {
            let last = period.length() - 1 - back * days;
            Bin {
                period: DayRange {
                    from: period.day((last + 1).saturating_sub(days)),
                    to: period.day(last),
                },
                quartiles: quartiles(values),
            }
        })
        .collect();
    found.reverse();
    found
}

/// Trend of weekly medians, of weeks with at least `least` values.
pub(crate) fn median_trend(
    period: DayRange,
    values: &[(usize, f64)],
    least: usize,
) -> Result<WeeklyTrend, TooFewWeeks> {
    let weeks: Vec<Option<f64>> = stretches(period, 7, values.iter().copied())
        .into_iter()
        .map(|week| median_of(week, least))
        .collect();
    weekly_trend(&weeks)
}

/// Quartiles now and before.
pub(crate) struct Compared {
    pub now: (DayRange, Result<Quartiles, TooLittle>),
    pub before: Option<(Before, Result<Quartiles, TooLittle>)>,
}

impl Compared {
    /// Of `values` by the place of their day; what there was before is asked for only where it can be compared.
    pub(crate) fn of(
        period: DayRange,
        before: Option<Before>,
        values: &[(usize, f64)],
        earlier: impl FnOnce(DayRange) -> Vec<f64>,
    ) -> Self {
        let apart = before.and_then(|before| period.apart_from(before.period));
        let spoken = apart.unwrap_or(period);
        let skipped = period.length() - spoken.length();
        let now: Vec<f64> = values
            .iter()
            .filter(|(day, _)| *day >= skipped)
            .map(|(_, value)| *value)
            .collect();
        Self {
            now: (spoken, quartiles(&now)),
            before: before
                .filter(|_| apart.is_some())
                .map(|before| (before, quartiles(&earlier(before.period)))),
        }
    }
}

impl GapFigures {
    /// The finding.
    ///
    /// # Errors
    /// What is missing, with its counts; then nothing may be drawn.
    pub fn sentence(&self, words: &Words) -> Result<String, String> {
        let length = |minutes: f64| say::length(minutes, words);
        let whole = || quartiles(&self.gaps.iter().map(|gap| gap.minutes).collect::<Vec<_>>());
        let (period, now, before) = spoken(self.period, self.now, self.before, whole)
            .map_err(|have| missing(have, BIN_NEEDS, "use-missing-gaps", words))?;
        let mut args = vec![
            ("median", length(now.median).into()),
            ("q25", length(now.q25).into()),
            ("q75", length(now.q75).into()),
            ("count", now.count.into()),
        ];
        args.extend(say::days(period, words));
        let mut said = Vec::new();
        match before {
            Some((before, Ok(earlier))) => {
                args.extend([
                    ("before", length(earlier.median).into()),
                    ("since", say::since(before, words).into()),
                    ("before_count", earlier.count.into()),
                ]);
                said.push(words.say("use-gaps-compared", &args));
            }
            Some((before, Err(thin))) => {
                said.push(words.say("use-gaps-said", &args));
                said.push(before_thin("use-missing-before-gaps", before, thin, words));
            }
            None => said.push(words.say("use-gaps-said", &args)),
        }
        said.push(say::trend(self.trend, Trending::Length, words));
        Ok(say::joined(said))
    }
}

/// Says that there is too little to compare with.
pub(crate) fn before_thin(id: &str, before: Before, thin: TooLittle, words: &Words) -> String {
    words.say(
        id,
        &[
            ("since", say::since(before, words).into()),
            ("have", thin.have.into()),
            ("need", thin.need.into()),
        ],
    )
}

type Earlier = Option<(Before, Result<Quartiles, TooLittle>)>;

/// The days of which something can be said: those apart from the ones compared with, else the whole range without a comparison.
pub(crate) fn spoken(
    period: DayRange,
    now: (DayRange, Result<Quartiles, TooLittle>),
    before: Earlier,
    whole: impl FnOnce() -> Result<Quartiles, TooLittle>,
) -> Result<(DayRange, Quartiles, Earlier), usize> {
    match now {
        (apart, Ok(found)) => Ok((apart, found, before)),
        _ => match whole() {
            Ok(found) => Ok((period, found, None)),
            Err(TooLittle { have, .. }) => Err(have),
        },
    }
}

/// Dots of the gaps and their medians.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let before = frame::compared_or_reference(entries, ask);
    let found = gap_figures(entries, frame::range(entries, ask), before, ask.today);
    let sentence = match found.sentence(words) {
        Ok(sentence) => sentence,
        Err(missing) => return Draft::new(ChartName::Gaps, missing, words).missing(),
    };
    let mut draft = Draft::new(ChartName::Gaps, sentence, words);
    draft.notes.push(draft.say("use-gaps-note"));
    tell_bins(&found.bins, &mut draft, 1.0 / 60.0, |minutes| {
        say::length(minutes, words)
    });
    let hours = 1.0 / 60.0;
    let mut panel = Panel::new(draft.say("chart-gaps-axis"), YAxis::Plain);
    if let Some((_, Ok(earlier))) = found.before {
        let value = earlier.median * hours;
        panel = panel.with(before_step(found.period, value, "use-key-before", &draft));
    }
    if found.gaps.len() <= MOST_DOTS {
        panel = panel.with(Dots {
            tone: Tone::Quiet,
            shape: DotShape::Disc,
            label: draft.say("use-gaps-key-dot"),
            points: found
                .gaps
                .iter()
                .map(|gap| Dot {
                    x: at_day(found.period.day(gap.day)),
                    y: gap.minutes * hours,
                })
                .collect(),
        });
    }
    let weekly = found.bin_days == 7;
    panel = panel.with(frame::median_line(&found.bins, hours, weekly, words));
    let axis = frame::days_axis(entries, None, found.period, before, words);
    draft.panels(XAxis::Days(axis), vec![panel])
}

/// The value of the days compared with, across the picture; put in first, so that it lies under the rest.
pub(crate) fn before_step(period: DayRange, value: f64, label: &str, draft: &Draft) -> Steps {
    Steps {
        tone: Tone::Other,
        label: draft.say(label),
        steps: vec![Step {
            x: at_day(period.from),
            y: Some(value),
        }],
    }
}

/// Readings and table of bins; `scale` turns their values into the unit of the axis, `shown` into words.
pub(crate) fn tell_bins(
    bins: &[Bin],
    draft: &mut Draft,
    scale: f64,
    shown: impl Fn(f64) -> String,
) {
    let words = draft.words;
    let nothing = draft.say("table-nothing");
    draft.columns(&[
        "use-column-period",
        "use-column-count",
        "use-column-q25",
        "use-column-median",
        "use-column-q75",
    ]);
    for bin in bins {
        let mut args = say::days(bin.period, words).to_vec();
        let (count, numbers) = match bin.quartiles {
            Ok(found) => (
                found.count,
                [found.q25, found.median, found.q75].map(&shown),
            ),
            Err(thin) => (
                thin.have,
                [const { String::new() }; 3].map(|_| nothing.clone()),
            ),
        };
        let [q25, median, q75] = numbers;
        draft.table.rows.push(vec![
            frame::period_cell(bin.period, words),
            count.to_string(),
            q25.clone(),
            median.clone(),
            q75.clone(),
        ]);
        args.push(("count", count.into()));
        let (value, text) = match bin.quartiles {
            Ok(found) => {
                args.extend([
                    ("median", median.into()),
                    ("q25", q25.into()),
                    ("q75", q75.into()),
                ]);
                (
                    Some(found.median * scale),
                    words.say("use-reading-bin", &args),
                )
            }
            Err(_) => (None, words.say("use-reading-bin-thin", &args)),
        };
        let x = frame::middle(bin.period);
        draft.readings.push(Reading::new(x, value, text));
    }
}
