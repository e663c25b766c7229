//! How often: doses of all kratom per answered day, over the days of a range.

use journal_core::Entries;
use journal_words::Words;

use super::days::DayRange;
use super::say::{self, Trending};
use super::taken::{Before, Stretch, first_told_day};
use super::weekly::{TooFewWeeks, WEEK_NEEDS, WeeklyTrend, mean_of, stretches, weekly_trend};
use chrono::NaiveDate;

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
