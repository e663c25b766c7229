//! How much: the amount per answered day, each lane by itself. Leaf, extract and 7-OH are never added up.

use chrono::NaiveDate;
use journal_charts::{
    ChartModel, Dot, DotShape, Dots, LinePoint, Panel, Reading, Tone, XAxis, YAxis, at_day,
};
use journal_core::{Entries, Lane};
use journal_tolerance::statistics::{Quartiles, TooLittle, quantile, quartiles};
use journal_words::Words;

use super::days::DayRange;
use super::frame;
use super::frequency::counted;
use super::gaps::{BIN_NEEDS, Compared, before_step, before_thin, spoken};
use super::say::{self, Trending};
use super::taken::{Before, DayAmount, Stretch, reference_days, usual_unit};
use super::weekly::{TooFewWeeks, WEEK_NEEDS, WeeklyTrend, mean_of, stretches, weekly_trend};
use super::{ChartAsk, ChartName, Draft};
use crate::lane::LANES;

/// Days of the rolling median and its quartiles; more than half of them must be known.
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
    /// Lower quartile, median and upper quartile of the known days among the 28 up to each day.
    pub rolling: Vec<Option<[f64; 3]>>,
    /// Median and quartiles of the known days said, and which days those are of.
    pub now: (DayRange, Result<Quartiles, TooLittle>),
    /// Answered days among those said that are left out because an amount is not known.
    pub now_unknown: usize,
    /// What they are compared with.
    pub before: Option<(Before, Result<Quartiles, TooLittle>)>,
    /// Answered days among those compared with that are left out.
    pub before_unknown: usize,
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
    let mut before_unknown = 0;
    let compared = Compared::of(period, before, &values, |before| {
        let earlier = Stretch::read(entries, before.until_yesterday(today)).amounts(lane, &unit);
        before_unknown = unknown(&earlier);
        earlier.into_iter().filter_map(DayAmount::known).collect()
    });
    let skipped = period.length() - compared.now.0.length();
    let weeks: Vec<Option<f64>> = stretches(period, 7, values.iter().copied())
        .iter()
        .map(|week| mean_of(week, WEEK_NEEDS))
        .collect();
    Some(LaneAmounts {
        lane: lane.clone(),
        rolling: rolling_quantiles(
            &all.iter().map(|day| day.known()).collect::<Vec<_>>(),
            lead,
            ROLLING,
            ROLLING / 2 + 1,
            [0.25, 0.5, 0.75],
        ),
        now_unknown: unknown(&days[skipped..]),
        trend: weekly_trend(&weeks),
        unit,
        days,
        now: compared.now,
        before: compared.before,
        before_unknown,
    })
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
        let said: Vec<Result<String, String>> = self
            .lanes
            .iter()
            .map(|lane| lane.sentence(self.period, words))
            .collect();
        let any = said.iter().any(Result::is_ok);
        let all = say::joined(said.into_iter().map(|it| it.unwrap_or_else(|it| it)));
        if any { Ok(all) } else { Err(all) }
    }
}

impl LaneAmounts {
    fn sentence(&self, period: DayRange, words: &Words) -> Result<String, String> {
        let number = |value: f64| say::number(value, words);
        let lane = say::lane(&self.lane, words);
        let whole = || {
            quartiles(
                &self
                    .days
                    .iter()
                    .filter_map(|day| day.known())
                    .collect::<Vec<_>>(),
            )
        };
        let (spoken_of, now, before) =
            spoken(period, self.now, self.before, whole).map_err(|have| {
                words.say(
                    "use-missing-known",
                    &[
                        ("lane", lane.as_str().into()),
                        ("have", have.into()),
                        ("need", BIN_NEEDS.into()),
                    ],
                )
            })?;
        let skipped = self.days.len() - spoken_of.length();
        let mut args = vec![
            ("lane", lane.into()),
            ("unit", self.unit.as_str().into()),
            ("median", number(now.median).into()),
            ("q25", number(now.q25).into()),
            ("q75", number(now.q75).into()),
            ("known", now.count.into()),
            ("unknown", unknown(&self.days[skipped..]).into()),
        ];
        args.extend(say::days(spoken_of, words));
        let mut said = Vec::new();
        match before {
            Some((before, Ok(earlier))) => {
                args.extend([
                    ("before", number(earlier.median).into()),
                    ("since", say::since(before, words).into()),
                    ("before_known", earlier.count.into()),
                    ("before_unknown", self.before_unknown.into()),
                ]);
                said.push(words.say("use-amounts-compared", &args));
            }
            Some((before, Err(thin))) => {
                said.push(words.say("use-amounts-said", &args));
                said.push(before_thin("use-missing-before-days", before, thin, words));
            }
            None => said.push(words.say("use-amounts-said", &args)),
        }
        let what = words.say("use-what-amount", &[("unit", self.unit.as_str().into())]);
        said.push(say::trend(self.trend, Trending::Value(&what), words));
        Ok(say::joined(said))
    }
}

/// Dots of the days and their rolling medians, a panel for each lane.
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
    let drawn = |lane: &&LaneAmounts| lane.sentence(found.period, words).is_ok();
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
            quartiles.map(|[low, middle, high]| {
                LinePoint::ranged(at_day(period.day(place)), middle, low, high)
            })
        });
        let label = draft.say("use-amounts-key-28");
        let band = draft.say("use-key-quartiles");
        let title = words.say(
            "chart-amounts-axis",
            &[
                ("lane", say::lane(&self.lane, words).into()),
                ("unit", self.unit.as_str().into()),
            ],
        );
        let mut panel = Panel::new(title, YAxis::Plain)
            .with(Dots {
                tone: Tone::Quiet,
                shape: DotShape::Disc,
                label: draft.say("use-amounts-key-dot"),
                points,
            })
            .with(frame::line(Tone::Main, &label, Some(band), rolling));
        if let Some((_, Ok(earlier))) = self.before {
            panel = panel.with(before_step(period, earlier.median, draft));
        }
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
