//! How much: the amount per answered day, each lane by itself. Leaf, extract and 7-OH are never added up.

use chrono::NaiveDate;
use journal_charts::{
    ChartModel, Dot, DotShape, Dots, LinePoint, Panel, Reading, Tone, XAxis, YAxis, at_day,
};
use journal_core::{Entries, Lane};
use journal_tolerance::statistics::{quantile, quartiles};
use journal_words::Words;

use super::change::LaneUse;
use super::days::DayRange;
use super::frame;
use super::frequency::{RATE_NEEDS, counted};
use super::gaps::before_step;
use super::say::{self, Trending};
use super::taken::{Before, DayAmount, Stretch, reference_days, usual_unit};
use super::weekly::{TooFewWeeks, WEEK_NEEDS, WeeklyTrend, mean_of, stretches, weekly_trend};
use super::{ChartAsk, ChartName, Draft};
use crate::lane::LANES;

/// Days of the rolling mean and quartiles; more than half of them must be known.
const ROLLING: usize = 28;

/// One lane of the chart of amounts.
#[derive(Clone, PartialEq, Debug)]
pub struct LaneAmounts {
    /// The lane.
    pub lane: Lane,
    /// Unit of all its amounts: the one most of its doses in the range are counted in.
    pub unit: String,
    /// What is known of each day.
    pub days: Vec<DayAmount>,
    /// Lower quartile, mean and upper quartile of the known days among the 28 up to each day.
    pub rolling: Vec<Option<[f64; 3]>>,
    /// The days said: those apart from the ones compared with, else the whole range.
    pub now: LaneUse,
    /// Their lower and upper quartile.
    pub quartiles: Option<(f64, f64)>,
    /// What they are compared with.
    pub before: Option<(Before, LaneUse)>,
    /// Trend of the weekly means of known days, per four weeks; a week needs four of them.
    pub trend: Result<WeeklyTrend, TooFewWeeks>,
}

/// Numbers of the chart of amounts.
#[derive(Clone, PartialEq, Debug)]
pub struct AmountFigures {
    /// The days counted.
    pub period: DayRange,
    /// Lanes with a dose in the range, in the order leaf, extract, 7-OH.
    pub lanes: Vec<LaneAmounts>,
}

/// Sums the amounts of each day of `range` by lane, against `before` (`None`: each lane's own reference window). `today` is left out.
#[must_use]
pub fn amount_figures(
    entries: &Entries,
    range: DayRange,
    before: Option<Before>,
    today: NaiveDate,
) -> AmountFigures {
    let period = counted(entries, range, today);
    let lanes = if period.length() > 0 {
        let lead = i64::try_from(ROLLING - 1).unwrap_or(0);
        let wide = Stretch::read(entries, period.earlier(lead));
        LANES
            .iter()
            .filter_map(|lane| of_lane(entries, &wide, period, lane, before, today))
            .collect()
    } else {
        Vec::new()
    };
    AmountFigures { period, lanes }
}

fn of_lane(
    entries: &Entries,
    wide: &Stretch,
    period: DayRange,
    lane: &Lane,
    before: Option<Before>,
    today: NaiveDate,
) -> Option<LaneAmounts> {
    let lead = ROLLING - 1;
    let in_range = wide.doses.iter().filter(|taken| taken.day >= lead);
    let unit = usual_unit(in_range, lane)?;
    let all = wide.amounts(lane, &unit);
    let days = all[lead..].to_vec();
    let values: Vec<(usize, f64)> = days
        .iter()
        .enumerate()
        .filter_map(|(place, day)| day.known().map(|amount| (place, amount)))
        .collect();
    let before = before.or_else(|| reference_days(entries, Some(lane)));
    let whole = LaneUse::of(&days, period);
    // Days after the ones compared with can be too few where the whole range is not.
    let apart = before
        .and_then(|before| period.apart_from(before.period))
        .map(|apart| LaneUse::of(&days[period.length() - apart.length()..], apart))
        .filter(|apart| apart.days >= RATE_NEEDS);
    let now = apart.unwrap_or(whole);
    let known: Vec<f64> = days[period.length() - now.period.length()..]
        .iter()
        .filter_map(|day| day.known())
        .collect();
    let weeks: Vec<Option<f64>> = stretches(period, 7, values.iter().copied())
        .iter()
        .map(|week| mean_of(week, WEEK_NEEDS))
        .collect();
    Some(LaneAmounts {
        lane: lane.clone(),
        rolling: rolling(&all, lead),
        quartiles: quartiles(&known).ok().map(|found| (found.q25, found.q75)),
        before: before.filter(|_| apart.is_some()).map(|before| {
            let earlier = before.period.until_yesterday(today);
            let days = Stretch::read(entries, earlier).amounts(lane, &unit);
            (before, LaneUse::of(&days, earlier))
        }),
        trend: weekly_trend(&weeks),
        unit,
        days,
        now,
    })
}

/// Lower quartile, mean and upper quartile of the known days among the 28 up to each day from `lead` on.
#[allow(clippy::cast_precision_loss, reason = "at most 28 days")]
fn rolling(all: &[DayAmount], lead: usize) -> Vec<Option<[f64; 3]>> {
    let amounts: Vec<Option<f64>> = all.iter().map(|day| day.known()).collect();
    let quartiles = rolling_quantiles(&amounts, lead, ROLLING, ROLLING / 2 + 1, [0.25, 0.75]);
    quartiles
        .into_iter()
        .enumerate()
        .map(|(nth, quartiles)| {
            quartiles.map(|[low, high]| {
                // Summed anew each day: a running sum would drift.
                let last = nth + lead;
                let window = &amounts[(last + 1).saturating_sub(ROLLING)..=last];
                let known = window.iter().flatten();
                let mean = known.clone().sum::<f64>() / known.count() as f64;
                [low, mean, high]
            })
        })
        .collect()
}

pub(crate) fn unknown(days: &[DayAmount]) -> usize {
    days.iter()
        .filter(|day| **day == DayAmount::Unknown)
        .count()
}

/// Quantiles of what is known among the `length` days up to each day from `lead` on, where that is at least `least` days: the values
/// in the window are kept in order.
pub(crate) fn rolling_quantiles<const N: usize>(
    days: &[Option<f64>],
    lead: usize,
    length: usize,
    least: usize,
    shares: [f64; N],
) -> Vec<Option<[f64; N]>> {
    let mut window: Vec<f64> = Vec::with_capacity(length + 1);
    let mut found = Vec::with_capacity(days.len().saturating_sub(lead));
    let place_of = |window: &[f64], amount: f64| window.partition_point(|it| *it < amount);
    for (place, day) in days.iter().enumerate() {
        if let Some(amount) = *day {
            window.insert(place_of(&window, amount), amount);
        }
        if place >= length
            && let Some(amount) = days[place - length]
        {
            window.remove(place_of(&window, amount));
        }
        if place >= lead {
            let enough = window.len() >= least && !window.is_empty();
            found.push(enough.then(|| shares.map(|share| quantile(&window, share))));
        }
    }
    found
}

impl AmountFigures {
    /// The findings, one for each lane.
    ///
    /// # Errors
    /// What is missing, with its counts, when no lane has enough; then nothing may be drawn.
    pub fn sentence(&self, words: &Words) -> Result<String, String> {
        if self.lanes.is_empty() {
            return Err(words.say("use-missing-doses", &[]));
        }
        let said: Vec<Result<String, String>> =
            self.lanes.iter().map(|lane| lane.sentence(words)).collect();
        let any = said.iter().any(Result::is_ok);
        let all = say::joined(said.into_iter().map(|it| it.unwrap_or_else(|it| it)));
        if any { Ok(all) } else { Err(all) }
    }
}

impl LaneAmounts {
    /// Whether the lane was taken on less than half of the days said: then quartiles and a middle half say nothing.
    #[must_use]
    pub const fn sparse(&self) -> bool {
        self.now.dosed * 2 < self.now.days
    }

    fn sentence(&self, words: &Words) -> Result<String, String> {
        let number = |value: f64| say::number(value, words);
        let lane = say::lane(&self.lane, words);
        let (Some((q25, q75)), true) = (self.quartiles, self.now.days >= RATE_NEEDS) else {
            return Err(words.say(
                "use-missing-known",
                &[
                    ("lane", lane.into()),
                    ("have", self.now.days.into()),
                    ("need", RATE_NEEDS.into()),
                ],
            ));
        };
        let mut args = vec![
            ("lane", lane.into()),
            ("unit", self.unit.as_str().into()),
            ("mean", number(self.now.per_day()).into()),
            ("known", self.now.days.into()),
            ("unknown", self.now.unknown.into()),
        ];
        args.extend(say::days(self.now.period, words));
        let mut said = vec![words.say("use-amounts-said", &args)];
        let spread = [
            ("unit", self.unit.as_str().into()),
            ("q25", number(q25).into()),
            ("q75", number(q75).into()),
            ("dosed", self.now.dosed.into()),
            ("known", self.now.days.into()),
        ];
        said.push(words.say(
            if self.sparse() {
                "use-amounts-sparse"
            } else {
                "use-amounts-spread"
            },
            &spread,
        ));
        if let Some((before, earlier)) = &self.before {
            let since = say::since(*before, words);
            if earlier.days >= RATE_NEEDS {
                said.push(words.say(
                    "use-amounts-before",
                    &[
                        ("since", since.into()),
                        ("unit", self.unit.as_str().into()),
                        ("mean", number(earlier.per_day()).into()),
                        ("known", earlier.days.into()),
                        ("unknown", earlier.unknown.into()),
                    ],
                ));
            } else {
                said.push(words.say(
                    "use-missing-before-days",
                    &[
                        ("since", since.into()),
                        ("have", earlier.days.into()),
                        ("need", RATE_NEEDS.into()),
                    ],
                ));
            }
        }
        let what = words.say("use-what-amount", &[("unit", self.unit.as_str().into())]);
        said.push(say::trend(self.trend, Trending::Value(&what), words));
        Ok(say::joined(said))
    }
}

/// Dots of the days and their rolling means, a panel for each lane.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let before = frame::compared(ask);
    let mut found = amount_figures(entries, frame::range(entries, ask), before, ask.today);
    if let Some(lane) = &ask.lane {
        found.lanes.retain(|it| it.lane == *lane);
    }
    let sentence = match found.sentence(words) {
        Ok(sentence) => sentence,
        Err(missing) => return Draft::new(ChartName::Amounts, missing, words).missing(),
    };
    let mut draft = Draft::new(ChartName::Amounts, sentence, words);
    draft.notes.push(draft.say("use-amounts-note"));
    draft.columns(&[
        "use-column-lane",
        "use-column-period",
        "use-column-known",
        "use-column-unknown",
        "use-column-per-day",
        "use-column-unit",
    ]);
    // Lanes with too few days are told in the sentence and not drawn.
    let drawn = |lane: &&LaneAmounts| lane.sentence(words).is_ok();
    let panels = found
        .lanes
        .iter()
        .filter(drawn)
        .enumerate()
        .map(|(nth, lane)| {
            lane.tell(found.period, nth, &mut draft);
            lane.panel(found.period, &draft)
        })
        .collect();
    let lane = match found.lanes.as_slice() {
        [only] => Some(&only.lane),
        _ => None,
    };
    let shaded = before.or_else(|| reference_days(entries, lane));
    let axis = frame::days_axis(entries, lane, found.period, shaded, words);
    draft.panels(XAxis::Days(axis), panels)
}

impl LaneAmounts {
    fn panel(&self, period: DayRange, draft: &Draft) -> Panel {
        let words = draft.words;
        let points = self
            .days
            .iter()
            .enumerate()
            .filter_map(|(place, day)| {
                day.known().map(|amount| Dot {
                    x: at_day(period.day(place)),
                    y: amount,
                })
            })
            .collect();
        let rolling = self.rolling.iter().enumerate().map(|(place, quartiles)| {
            quartiles.map(|[low, mean, high]| {
                let x = at_day(period.day(place));
                if self.sparse() {
                    LinePoint::value(x, mean)
                } else {
                    LinePoint::ranged(x, mean, low, high)
                }
            })
        });
        let label = draft.say("use-amounts-key-28");
        let band = (!self.sparse()).then(|| draft.say("use-key-quartiles"));
        let title = words.say(
            "chart-amounts-axis",
            &[
                ("lane", say::lane(&self.lane, words).into()),
                ("unit", self.unit.as_str().into()),
            ],
        );
        let mut panel = Panel::new(title, YAxis::Plain);
        if let Some((_, earlier)) = &self.before
            && earlier.days >= RATE_NEEDS
        {
            let value = earlier.per_day();
            panel = panel.with(before_step(period, value, "use-amounts-key-before", draft));
        }
        panel = panel
            .with(Dots {
                tone: Tone::Quiet,
                shape: DotShape::Disc,
                label: draft.say("use-amounts-key-dot"),
                points,
            })
            .with(frame::line(Tone::Main, &label, band, rolling));
        panel
    }

    /// Readings and rows of the table.
    fn tell(&self, period: DayRange, panel: usize, draft: &mut Draft) {
        let words = draft.words;
        for place in frame::readings(period) {
            let date = period.day(place);
            let said = ("date", words.date(date).into());
            let text = match self.days[place] {
                DayAmount::Unanswered => words.say("use-reading-unanswered", &[said]),
                DayAmount::Unknown => words.say("use-reading-amount-unknown", &[said]),
                DayAmount::Known { amount, .. } => words.say(
                    "use-reading-amount",
                    &[
                        said,
                        ("amount", say::number(amount, words).into()),
                        ("unit", self.unit.as_str().into()),
                    ],
                ),
            };
            let value = self.days[place].known();
            draft
                .readings
                .push(Reading::new(at_day(date), value, text).in_panel(panel));
        }
        let lane = say::lane(&self.lane, words);
        for row in frame::rows(period) {
            let first = period.place(row.from).unwrap_or(0);
            let of_row = &self.days[first..first + row.length()];
            let known: Vec<f64> = of_row.iter().filter_map(|day| day.known()).collect();
            draft.table.rows.push(vec![
                lane.clone(),
                frame::period_cell(row, words),
                known.len().to_string(),
                unknown(of_row).to_string(),
                mean_of(&known, 1).map_or_else(
                    || draft.say("table-nothing"),
                    |mean| say::number(mean, words),
                ),
                self.unit.clone(),
            ]);
        }
    }
}
