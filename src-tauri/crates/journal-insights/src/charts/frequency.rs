//! How often: doses of all kratom per answered day, over the days of a range.

use journal_core::Entries;
use journal_words::Words;

use super::days::DayRange;
use super::frame;
use super::gaps::before_step;
use super::say::{self, Trending};
use super::taken::{Before, Stretch, first_told_day};
use super::weekly::{TooFewWeeks, WEEK_NEEDS, WeeklyTrend, mean_of, stretches, weekly_trend};
use super::{ChartAsk, ChartName, Draft};
use chrono::NaiveDate;
use journal_charts::{
    ChartModel, Dot, DotShape, Dots, LinePoint, Panel, Reading, Tone, XAxis, YAxis, at_day,
};

/// Answered days below which no rate is said: a week, so that working days and weekends are both there.
pub const RATE_NEEDS: usize = 7;
/// Days of the short and the long rolling rate; each needs more than half of its days answered.
const ROLLING: [usize; 2] = [7, 28];

/// Doses a day over some days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rate {
    /// The days.
    pub period: DayRange,
    /// Days of them that were answered: the denominator.
    pub answered: usize,
    /// Doses of these days.
    pub doses: usize,
}

impl Rate {
    /// Doses per answered day; `None` with fewer than seven answered days.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of a journal")]
    pub fn per_day(&self) -> Option<f64> {
        (self.answered >= RATE_NEEDS).then(|| self.doses as f64 / self.answered as f64)
    }

    fn of(entries: &Entries, period: DayRange) -> Self {
        let stretch = Stretch::read(entries, period);
        Self {
            period,
            answered: stretch.answered(),
            doses: stretch.doses.len(),
        }
    }

    fn counted(counts: &[Option<u32>], period: DayRange) -> Self {
        Self {
            period,
            answered: counts.iter().flatten().count(),
            doses: counts.iter().flatten().map(|count| *count as usize).sum(),
        }
    }
}

/// Numbers of the frequency chart. Days from `period.from` on; a day nobody answered for is `None` everywhere.
#[derive(Clone, PartialEq, Debug)]
pub struct FrequencyFigures {
    /// The days counted: the range without today and without days before the journal began.
    pub period: DayRange,
    /// Doses of each day.
    pub days: Vec<Option<u32>>,
    /// Doses per answered day over the seven days up to each day; `None` with fewer than four answered.
    pub rate_7: Vec<Option<f64>>,
    /// The same over 28 days; `None` with fewer than fifteen answered.
    pub rate_28: Vec<Option<f64>>,
    /// The rate that is said: of the whole range, or of its days after `before` where the two overlap.
    pub now: Rate,
    /// What it is compared with.
    pub before: Option<(Before, Rate)>,
    /// Trend of the weekly rates.
    pub trend: Result<WeeklyTrend, TooFewWeeks>,
}

/// The days of a range that count: those over, from the first day anything was told on.
pub(crate) fn counted(entries: &Entries, range: DayRange, today: NaiveDate) -> DayRange {
    let mut period = range.until_yesterday(today);
    if let Some(first) = first_told_day(entries) {
        period.from = period.from.max(first);
    }
    period
}

/// Counts doses per answered day over `range`, against `before`. `today` is not over and left out.
#[must_use]
pub fn frequency_figures(
    entries: &Entries,
    range: DayRange,
    before: Option<Before>,
    today: NaiveDate,
) -> FrequencyFigures {
    let period = counted(entries, range, today);
    // The first day's rolling rates reach back before the range.
    let lead = ROLLING[1] - 1;
    let wide = if period.length() > 0 {
        Stretch::read(entries, period.earlier(27)).counts()
    } else {
        Vec::new()
    };
    let days = wide.get(lead..).unwrap_or_default().to_vec();
    let now_period = before.and_then(|before| period.apart_from(before.period));
    let now = match now_period {
        Some(apart) => {
            let skipped = days.len() - apart.length();
            Rate::counted(&days[skipped..], apart)
        }
        None => Rate::counted(&days, period),
    };
    let values = days
        .iter()
        .enumerate()
        .filter_map(|(place, count)| count.map(|count| (place, f64::from(count))));
    let weeks: Vec<Option<f64>> = stretches(period, 7, values)
        .iter()
        .map(|week| mean_of(week, WEEK_NEEDS))
        .collect();
    FrequencyFigures {
        rate_7: rolling(&wide, lead, ROLLING[0]),
        rate_28: rolling(&wide, lead, ROLLING[1]),
        now,
        before: before.filter(|_| now_period.is_some()).map(|before| {
            (
                before,
                Rate::of(entries, before.period.until_yesterday(today)),
            )
        }),
        trend: weekly_trend(&weeks),
        period,
        days,
    }
}

/// Mean of the answered days among the `length` up to each day from `lead` on.
fn rolling(counts: &[Option<u32>], lead: usize, length: usize) -> Vec<Option<f64>> {
    let (mut answered, mut doses) = (0_u32, 0_u32);
    let mut found = Vec::with_capacity(counts.len().saturating_sub(lead));
    for (place, count) in counts.iter().enumerate() {
        if let Some(count) = count {
            answered += 1;
            doses += count;
        }
        if place >= length
            && let Some(count) = counts[place - length]
        {
            answered -= 1;
            doses -= count;
        }
        if place >= lead {
            let enough = answered as usize * 2 > length;
            found.push(enough.then(|| f64::from(doses) / f64::from(answered)));
        }
    }
    found
}

impl FrequencyFigures {
    /// The finding.
    ///
    /// # Errors
    /// What is missing, with its counts; then nothing may be drawn.
    pub fn sentence(&self, words: &Words) -> Result<String, String> {
        let whole = Rate::counted(&self.days, self.period);
        if whole.answered < RATE_NEEDS {
            return Err(missing(
                whole.answered,
                RATE_NEEDS,
                "use-missing-answered",
                words,
            ));
        }
        // Days after the ones compared with can be too few where the whole range is not.
        let (now, before) = match self.now.per_day() {
            Some(_) => (self.now, self.before),
            None => (whole, None),
        };
        let rate = now.per_day().unwrap_or_default();
        let mut args = vec![
            ("rate", say::number(rate, words).into()),
            ("answered", now.answered.into()),
            ("days", now.period.length().into()),
        ];
        args.extend(say::days(now.period, words));
        let mut said = Vec::new();
        match before {
            Some((before, earlier)) => {
                let since = say::since(before, words);
                if let Some(rate) = earlier.per_day() {
                    args.extend([
                        ("before", say::number(rate, words).into()),
                        ("since", since.into()),
                        ("before_answered", earlier.answered.into()),
                        ("before_days", earlier.period.length().into()),
                    ]);
                    said.push(words.say("use-frequency-compared", &args));
                } else {
                    said.push(words.say("use-frequency-said", &args));
                    said.push(words.say(
                        "use-missing-before-days",
                        &[
                            ("since", since.into()),
                            ("have", earlier.answered.into()),
                            ("need", RATE_NEEDS.into()),
                        ],
                    ));
                }
            }
            None => said.push(words.say("use-frequency-said", &args)),
        }
        let what = words.say("use-what-doses", &[]);
        said.push(say::trend(self.trend, Trending::Value(&what), words));
        Ok(say::joined(said))
    }
}

/// "Not enough … yet: 3 of 7."
pub(crate) fn missing(have: usize, need: usize, id: &str, words: &Words) -> String {
    words.say(id, &[("have", have.into()), ("need", need.into())])
}

/// Dots of the days and their rolling rates.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let before = frame::compared_or_reference(entries, ask);
    let found = frequency_figures(entries, frame::range(entries, ask), before, ask.today);
    let sentence = match found.sentence(words) {
        Ok(sentence) => sentence,
        Err(missing) => return Draft::new(ChartName::Frequency, missing, words).missing(),
    };
    let mut draft = Draft::new(ChartName::Frequency, sentence, words);
    draft.notes.push(draft.say("use-frequency-note"));
    found.tell(&mut draft);
    let dots = |wanted: fn(u32) -> bool| {
        found
            .days
            .iter()
            .enumerate()
            .filter_map(|(place, count)| {
                count.filter(|count| wanted(*count)).map(|count| Dot {
                    x: at_day(found.period.day(place)),
                    y: f64::from(count),
                })
            })
            .collect::<Vec<_>>()
    };
    let rate = |id, tone, rates: &[Option<f64>]| {
        let points = rates.iter().enumerate().map(|(place, rate)| {
            rate.map(|rate| LinePoint::value(at_day(found.period.day(place)), rate))
        });
        frame::line(tone, &words.say(id, &[]), None, points)
    };
    let mut panel = Panel::new(draft.say("chart-frequency-axis"), YAxis::Plain);
    if let Some(rate) = found.before.and_then(|(_, rate)| rate.per_day()) {
        let label = "use-frequency-key-before";
        panel = panel.with(before_step(found.period, rate, label, &draft));
    }
    panel = panel
        .with(Dots {
            tone: Tone::Quiet,
            shape: DotShape::Disc,
            label: draft.say("use-frequency-key-day"),
            points: dots(|count| count > 0),
        })
        .with(rate("use-frequency-key-7", Tone::Quiet, &found.rate_7))
        .with(rate("use-frequency-key-28", Tone::Main, &found.rate_28));
    let none = dots(|count| count == 0);
    if !none.is_empty() {
        panel = panel.with(Dots {
            tone: Tone::Quiet,
            shape: DotShape::Ring,
            label: draft.say("use-frequency-key-none"),
            points: none,
        });
    }
    let axis = frame::days_axis(entries, None, found.period, before, words);
    draft.panels(XAxis::Days(axis), vec![panel])
}

impl FrequencyFigures {
    /// Readings and table.
    fn tell(&self, draft: &mut Draft) {
        let words = draft.words;
        let nothing = draft.say("table-nothing");
        let rate = |rate: Option<f64>| {
            rate.map_or_else(|| nothing.clone(), |rate| say::number(rate, words))
        };
        for place in frame::readings(self.period) {
            let date = self.period.day(place);
            let said = ("date", words.date(date).into());
            let text = match self.days[place] {
                None => words.say("use-reading-unanswered", &[said]),
                Some(doses) => words.say(
                    "use-reading-frequency",
                    &[
                        said,
                        ("doses", doses.into()),
                        ("rate", rate(self.rate_28[place]).into()),
                    ],
                ),
            };
            let value = self.days[place].map(f64::from);
            draft.readings.push(Reading::new(at_day(date), value, text));
        }
        draft.columns(&[
            "use-column-period",
            "use-column-answered",
            "use-column-doses",
            "use-column-rate",
            "use-column-rate-28",
        ]);
        for row in frame::rows(self.period) {
            let first = self.period.place(row.from).unwrap_or(0);
            let of_row = Rate::counted(&self.days[first..first + row.length()], row);
            #[allow(clippy::cast_precision_loss, reason = "doses of a week")]
            let mean = (of_row.answered > 0).then(|| of_row.doses as f64 / of_row.answered as f64);
            draft.table.rows.push(vec![
                frame::period_cell(row, words),
                of_row.answered.to_string(),
                if of_row.answered > 0 {
                    of_row.doses.to_string()
                } else {
                    nothing.clone()
                },
                rate(mean),
                rate(self.rate_28[first + row.length() - 1]),
            ]);
        }
    }
}
