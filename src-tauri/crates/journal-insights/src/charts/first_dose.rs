//! When the day's first dose was taken, by the wall clock where it was taken. Days begin at `day_starts_at`, so that a time after midnight is late
//! and not early, and medians need no circle.

use chrono::NaiveDate;
use journal_charts::{ChartModel, Dot, DotShape, Dots, Panel, Tone, XAxis, YAxis, at_day};
use journal_core::Entries;
use journal_tolerance::statistics::{Quartiles, TooLittle, quartiles};
use journal_words::Words;

use super::days::DayRange;
use super::frame;
use super::frequency::{counted, missing};
use super::gaps::{
    BIN_NEEDS, Bin, Compared, before_step, before_thin, bin_days, bins, median_trend, spoken,
    tell_bins,
};
use super::say::{self, Trending};
use super::taken::{Before, Stretch};
use super::weekly::{TooFewWeeks, WEEK_NEEDS, WeeklyTrend};
use super::{ChartAsk, ChartName, Draft};

/// Numbers of the chart of first doses. Minutes count from the start of the journal day.
#[derive(Clone, PartialEq, Debug)]
pub struct FirstDoseFigures {
    /// The days counted.
    pub period: DayRange,
    /// When a journal day begins, minutes after midnight: added to the numbers it gives the clock time.
    pub day_starts: u32,
    /// Minutes since the start of the day at which its first dose was taken; `None` for days without one.
    pub days: Vec<Option<u32>>,
    /// Days of a bin: 7, or 28 in ranges longer than a year.
    pub bin_days: usize,
    /// Bins, the oldest first.
    pub bins: Vec<Bin>,
    /// The days that are said, and their first doses.
    pub now: (DayRange, Result<Quartiles, TooLittle>),
    /// What they are compared with.
    pub before: Option<(Before, Result<Quartiles, TooLittle>)>,
    /// Trend of the weekly medians, minutes per four weeks; a week needs four dosed days.
    pub trend: Result<WeeklyTrend, TooFewWeeks>,
}

/// Looks at the first dose of each day of `range` against those of `before`. `today` is left out like everywhere.
#[must_use]
pub fn first_dose_figures(
    entries: &Entries,
    range: DayRange,
    before: Option<Before>,
    today: NaiveDate,
) -> FirstDoseFigures {
    let period = counted(entries, range, today);
    let days = first_doses(&Stretch::read(entries, period));
    let values: Vec<(usize, f64)> = days
        .iter()
        .enumerate()
        .filter_map(|(day, minute)| minute.map(|minute| (day, f64::from(minute))))
        .collect();
    let compared = Compared::of(period, before, &values, |before| {
        first_doses(&Stretch::read(entries, before.until_yesterday(today)))
            .into_iter()
            .flatten()
            .map(f64::from)
            .collect()
    });
    let bin_days = bin_days(period);
    let starts = entries.settings.day_starts_at.since_midnight();
    FirstDoseFigures {
        day_starts: u32::try_from(starts.num_minutes()).unwrap_or(0),
        bins: bins(period, bin_days, &values),
        trend: median_trend(period, &values, WEEK_NEEDS),
        period,
        days,
        bin_days,
        now: compared.now,
        before: compared.before,
    }
}

/// Doses are in order of time: the first one of a day is its first.
fn first_doses(stretch: &Stretch) -> Vec<Option<u32>> {
    let mut first = vec![None; stretch.period.length()];
    for taken in &stretch.doses {
        let day: &mut Option<u32> = &mut first[taken.day];
        day.get_or_insert(taken.minute);
    }
    first
}

impl FirstDoseFigures {
    /// The finding.
    ///
    /// # Errors
    /// What is missing, with its counts; then nothing may be drawn.
    pub fn sentence(&self, words: &Words) -> Result<String, String> {
        let clock = |minutes: f64| say::clock(self.day_starts, minutes);
        let whole = || {
            quartiles(
                &self
                    .days
                    .iter()
                    .flatten()
                    .map(|minute| f64::from(*minute))
                    .collect::<Vec<_>>(),
            )
        };
        let (period, now, before) = spoken(self.period, self.now, self.before, whole)
            .map_err(|have| missing(have, BIN_NEEDS, "use-missing-dosed", words))?;
        let mut args = vec![
            ("median", clock(now.median).into()),
            ("q25", clock(now.q25).into()),
            ("q75", clock(now.q75).into()),
            ("spread", say::length(now.q75 - now.q25, words).into()),
            ("count", now.count.into()),
        ];
        args.extend(say::days(period, words));
        let mut said = Vec::new();
        match before {
            Some((before, Ok(earlier))) => {
                args.extend([
                    ("before", clock(earlier.median).into()),
                    ("since", say::since(before, words).into()),
                    ("before_count", earlier.count.into()),
                ]);
                said.push(words.say("use-first-compared", &args));
            }
            Some((before, Err(thin))) => {
                said.push(words.say("use-first-said", &args));
                said.push(before_thin("use-missing-before-days", before, thin, words));
            }
            None => said.push(words.say("use-first-said", &args)),
        }
        said.push(say::trend(self.trend, Trending::Clock, words));
        Ok(say::joined(said))
    }
}

/// Dots of the first doses and their medians, on a clock.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let before = frame::compared_or_reference(entries, ask);
    let found = first_dose_figures(entries, frame::range(entries, ask), before, ask.today);
    let sentence = match found.sentence(words) {
        Ok(sentence) => sentence,
        Err(missing) => return Draft::new(ChartName::FirstDose, missing, words).missing(),
    };
    let mut draft = Draft::new(ChartName::FirstDose, sentence, words);
    draft.notes.push(words.say(
        "use-first-note",
        &[("starts", say::clock(found.day_starts, 0.0).into())],
    ));
    let hours = 1.0 / 60.0;
    tell_bins(&found.bins, &mut draft, hours, |minutes| {
        say::clock(found.day_starts, minutes)
    });
    let points = found
        .days
        .iter()
        .enumerate()
        .filter_map(|(place, minute)| {
            minute.map(|minute| Dot {
                x: at_day(found.period.day(place)),
                y: f64::from(minute) * hours,
            })
        })
        .collect();
    let starts_at = u16::try_from(found.day_starts).unwrap_or(0);
    let mut panel = Panel::new(
        draft.say("chart-first-dose-axis"),
        YAxis::Clock { starts_at },
    );
    if let Some((_, Ok(earlier))) = found.before {
        let value = earlier.median * hours;
        panel = panel.with(before_step(found.period, value, "use-key-before", &draft));
    }
    panel = panel
        .with(Dots {
            tone: Tone::Quiet,
            shape: DotShape::Disc,
            label: draft.say("use-first-key-dot"),
            points,
        })
        .with(frame::median_line(
            &found.bins,
            hours,
            found.bin_days == 7,
            words,
        ));
    let axis = frame::days_axis(entries, None, found.period, before, words);
    draft.panels(XAxis::Days(axis), vec![panel])
}
