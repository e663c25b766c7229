//! A change of the amount per answered day, split into its two factors: doses a day, and amount per dose. Arithmetic, not a cause.
//!
//! Amount a day = doses a day x amount per dose, in both periods over the same days: those of which every amount is known. The change is
//! split by logarithmic means ([`split_change`]; Ang 2005), so that the two parts add up to it.

use chrono::NaiveDate;
use journal_charts::{Bar, Bars, ChartModel, Panel, Reading, Tone, XAxis, YAxis};
use journal_core::{Entries, Lane};
use journal_tolerance::statistics::{Split, split_change};
use journal_words::Words;

use super::amounts::unknown;
use super::days::DayRange;
use super::frame;
use super::frequency::{RATE_NEEDS, counted};
use super::say;
use super::taken::{Before, DayAmount, Stretch, reference_days, usual_unit};
use super::{ChartAsk, ChartName, Draft};
use crate::lane::LANES;

/// One lane's days of one period.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LaneUse {
    /// The days.
    pub period: DayRange,
    /// Days with every amount known: the denominator.
    pub days: usize,
    /// Answered days left out because an amount is not known.
    pub unknown: usize,
    /// Days of these with a dose of the lane.
    pub dosed: usize,
    /// Doses of the days that count.
    pub doses: usize,
    /// Their amount.
    pub amount: f64,
}

#[allow(clippy::cast_precision_loss, reason = "counts of a journal")]
impl LaneUse {
    /// Amount per day.
    #[must_use]
    pub fn per_day(&self) -> f64 {
        self.amount / self.days as f64
    }

    /// Doses per day.
    #[must_use]
    pub fn doses_per_day(&self) -> f64 {
        self.doses as f64 / self.days as f64
    }

    /// Mean amount of a dose; `None` without doses.
    #[must_use]
    pub fn per_dose(&self) -> Option<f64> {
        (self.doses > 0).then(|| self.amount / self.doses as f64)
    }

    pub(crate) fn of(days: &[DayAmount], period: DayRange) -> Self {
        let mut found = Self {
            period,
            days: 0,
            unknown: unknown(days),
            dosed: 0,
            doses: 0,
            amount: 0.0,
        };
        for day in days {
            if let DayAmount::Known { amount, doses } = day {
                found.days += 1;
                found.dosed += usize::from(*doses > 0);
                found.doses += *doses as usize;
                found.amount += amount;
            }
        }
        found
    }
}

/// Why a lane has no split.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoSplit {
    /// Too few days with every amount known, now or before.
    Days {
        /// Days now.
        now: usize,
        /// Days before.
        before: usize,
    },
    /// No dose in one of the periods: nothing to take apart.
    Doses,
}

/// One lane of the chart of changes.
#[derive(Clone, PartialEq, Debug)]
pub struct LaneChange {
    /// The lane.
    pub lane: Lane,
    /// Unit of its amounts.
    pub unit: String,
    /// What the earlier days are called.
    pub before_kind: Before,
    /// The earlier days.
    pub before: LaneUse,
    /// The days now.
    pub now: LaneUse,
    /// The change of the amount per day in two parts.
    pub split: Result<Split, NoSplit>,
}

/// Numbers of the chart of changes.
#[derive(Clone, PartialEq, Debug)]
pub struct ChangeFigures {
    /// The days counted.
    pub period: DayRange,
    /// Lanes with doses in either period. Empty also where the range holds no day outside those compared with.
    pub lanes: Vec<LaneChange>,
    /// The days compared with, where the range lies within them.
    pub nothing_apart: Option<Before>,
}

/// Splits the change from `before` (`None`: each lane's own reference window) to `range`. `today` is left out.
#[must_use]
pub fn change_figures(
    entries: &Entries,
    range: DayRange,
    before: Option<Before>,
    today: NaiveDate,
) -> ChangeFigures {
    let period = counted(entries, range, today);
    let mut found = ChangeFigures {
        period,
        lanes: Vec::new(),
        nothing_apart: None,
    };
    for lane in &LANES {
        let Some(before) = before.or_else(|| reference_days(entries, Some(lane))) else {
            continue;
        };
        let earlier_period = before.period.until_yesterday(today);
        let Some(apart) = period.apart_from(before.period) else {
            found.nothing_apart = Some(before);
            continue;
        };
        let (earlier, now) = (
            Stretch::read(entries, earlier_period),
            Stretch::read(entries, apart),
        );
        let Some(unit) =
            usual_unit(now.doses.iter(), lane).or_else(|| usual_unit(earlier.doses.iter(), lane))
        else {
            continue;
        };
        let earlier = LaneUse::of(&earlier.amounts(lane, &unit), earlier_period);
        let now = LaneUse::of(&now.amounts(lane, &unit), apart);
        found.lanes.push(LaneChange {
            lane: lane.clone(),
            unit,
            before_kind: before,
            split: split(&earlier, &now),
            before: earlier,
            now,
        });
    }
    found
}

fn split(before: &LaneUse, now: &LaneUse) -> Result<Split, NoSplit> {
    if before.days < RATE_NEEDS || now.days < RATE_NEEDS {
        return Err(NoSplit::Days {
            now: now.days,
            before: before.days,
        });
    }
    let (Some(early), Some(late)) = (before.per_dose(), now.per_dose()) else {
        return Err(NoSplit::Doses);
    };
    split_change((before.doses_per_day(), early), (now.doses_per_day(), late)).ok_or(NoSplit::Doses)
}

/// A change smaller than this share of the amount before is told part by part: a share of next to nothing says nothing.
const SMALL: f64 = 0.02;

impl ChangeFigures {
    /// The findings, one for each lane.
    ///
    /// # Errors
    /// What is missing, with its counts, when no lane can be taken apart; then nothing may be drawn.
    pub fn sentence(&self, words: &Words) -> Result<String, String> {
        if self.lanes.is_empty() {
            return Err(match self.nothing_apart {
                Some(before) => say::nothing_apart(before, words),
                None => words.say("use-missing-doses", &[]),
            });
        }
        let said: Vec<Result<String, String>> =
            self.lanes.iter().map(|lane| lane.sentence(words)).collect();
        let any = said.iter().any(Result::is_ok);
        let all = say::joined(said.into_iter().map(|it| it.unwrap_or_else(|it| it)));
        if any { Ok(all) } else { Err(all) }
    }
}

impl LaneChange {
    fn sentence(&self, words: &Words) -> Result<String, String> {
        let number = |value: f64| say::number(value, words);
        let mut args = vec![
            ("lane", say::lane(&self.lane, words).into()),
            ("unit", self.unit.as_str().into()),
            ("since", say::since(self.before_kind, words).into()),
        ];
        args.extend(say::days(self.now.period, words));
        let split = match self.split {
            Ok(split) => split,
            Err(NoSplit::Days { now, before }) => {
                args.extend([
                    ("now", now.into()),
                    ("before", before.into()),
                    ("need", RATE_NEEDS.into()),
                ]);
                return Err(words.say("use-change-missing-days", &args));
            }
            Err(NoSplit::Doses) => {
                args.extend([
                    ("now", self.now.doses.into()),
                    ("before", self.before.doses.into()),
                ]);
                return Err(words.say("use-change-missing-doses", &args));
            }
        };
        args.extend([
            ("now", number(self.now.per_day()).into()),
            ("before", number(self.before.per_day()).into()),
            ("now_days", self.now.days.into()),
            ("before_days", self.before.days.into()),
        ]);
        let first = words.say("use-change-said", &args);
        let per_dose = |it: &LaneUse| number(it.per_dose().unwrap_or_default());
        let parts = [
            ("unit", self.unit.as_str().into()),
            ("change", number(split.change.abs()).into()),
            ("share", share(split, words).into()),
            (
                "from_frequency",
                say::signed(split.from_frequency, words).into(),
            ),
            ("from_amount", say::signed(split.from_amount, words).into()),
            ("doses_before", number(self.before.doses_per_day()).into()),
            ("doses_now", number(self.now.doses_per_day()).into()),
            ("dose_before", per_dose(&self.before).into()),
            ("dose_now", per_dose(&self.now).into()),
        ];
        let same_way = split.from_frequency * split.from_amount > 0.0;
        let small = split.change.abs() < SMALL * self.before.per_day();
        let id = match (same_way && !small, split.from_frequency >= 0.0) {
            (true, true) => "use-change-more-larger",
            (true, false) => "use-change-fewer-smaller",
            (false, _) => "use-change-parts",
        };
        Ok(say::joined([first, words.say(id, &parts)]))
    }
}

/// In words, how much of a change comes with the number of doses.
fn share(split: Split, words: &Words) -> String {
    let share = split.from_frequency / split.change;
    let id = match share {
        share if share < 0.10 => "use-share-none",
        share if share < 0.29 => "use-share-quarter",
        share if share < 0.42 => "use-share-third",
        share if share < 0.58 => "use-share-half",
        share if share < 0.71 => "use-share-two-thirds",
        share if share < 0.90 => "use-share-three-quarters",
        _ => "use-share-all",
    };
    words.say(id, &[])
}

/// Columns of before and now, and of the two parts between them; a panel for each lane.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let mut found = change_figures(
        entries,
        frame::range(entries, ask),
        frame::compared(ask),
        ask.today,
    );
    if let Some(lane) = &ask.lane {
        found.lanes.retain(|it| it.lane == *lane);
    }
    let sentence = match found.sentence(words) {
        Ok(sentence) => sentence,
        Err(missing) => return Draft::new(ChartName::Change, missing, words).missing(),
    };
    let mut draft = Draft::new(ChartName::Change, sentence, words);
    draft.notes.push(draft.say("use-change-note"));
    draft.columns(&[
        "use-column-lane",
        "use-column-when",
        "use-column-known",
        "use-column-rate",
        "use-column-per-dose",
        "use-column-per-day",
        "use-column-part-frequency",
        "use-column-part-amount",
        "use-column-unit",
    ]);
    let mut panels = Vec::new();
    for lane in &found.lanes {
        if let Ok(split) = lane.split {
            lane.tell(split, panels.len(), &mut draft);
            panels.push(lane.panel(split, &draft));
        }
    }
    let x = XAxis::Categories(COLUMNS.iter().map(|column| draft.say(column)).collect());
    draft.panels(x, panels)
}

/// What the four columns are.
const COLUMNS: [&str; 4] = [
    "use-change-before",
    "use-change-frequency",
    "use-change-amount",
    "use-change-now",
];

impl LaneChange {
    fn values(&self, split: Split) -> [f64; 4] {
        [
            self.before.per_day(),
            split.from_frequency,
            split.from_amount,
            self.now.per_day(),
        ]
    }

    fn panel(&self, split: Split, draft: &Draft) -> Panel {
        let words = draft.words;
        let title = words.say(
            "chart-change-axis",
            &[
                ("lane", say::lane(&self.lane, words).into()),
                ("unit", self.unit.as_str().into()),
            ],
        );
        let values = self.values(split);
        let bars = |tone, label: &str, places: &[u8]| Bars {
            tone,
            label: draft.say(label),
            width: 0.6,
            bars: places
                .iter()
                .map(|place| Bar {
                    x: f64::from(*place),
                    y: values[usize::from(*place)],
                })
                .collect(),
        };
        Panel::new(title, YAxis::Plain)
            .with(bars(Tone::Other, "use-change-before", &[0]))
            .with(bars(Tone::Quiet, "use-change-key-parts", &[1, 2]))
            .with(bars(Tone::Main, "use-change-now", &[3]))
    }

    fn tell(&self, split: Split, panel: usize, draft: &mut Draft) {
        let words = draft.words;
        let values = self.values(split);
        for (place, column) in (0_u8..).zip(COLUMNS) {
            let value = values[usize::from(place)];
            let shown = if matches!(place, 1 | 2) {
                say::signed(value, words)
            } else {
                say::number(value, words)
            };
            let text = words.say(
                "use-reading-change",
                &[
                    ("what", draft.say(column).into()),
                    ("amount", shown.into()),
                    ("unit", self.unit.as_str().into()),
                ],
            );
            draft
                .readings
                .push(Reading::new(f64::from(place), Some(value), text).in_panel(panel));
        }
        let lane = say::lane(&self.lane, words);
        let nothing = draft.say("table-nothing");
        for (id, of, parts) in [
            ("use-change-before", &self.before, None),
            ("use-change-now", &self.now, Some(split)),
        ] {
            let number = |value: f64| say::number(value, words);
            let part = |part: fn(&Split) -> f64| {
                parts
                    .as_ref()
                    .map_or_else(|| nothing.clone(), |split| say::signed(part(split), words))
            };
            draft.table.rows.push(vec![
                lane.clone(),
                format!(
                    "{} ({})",
                    draft.say(id),
                    frame::period_cell(of.period, words)
                ),
                of.days.to_string(),
                number(of.doses_per_day()),
                of.per_dose().map_or_else(|| nothing.clone(), number),
                number(of.per_day()),
                part(|split| split.from_frequency),
                part(|split| split.from_amount),
                self.unit.clone(),
            ]);
        }
    }
}
