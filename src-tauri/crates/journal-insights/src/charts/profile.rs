//! The shape of a day: cumulative amount over the journal day, with percentiles across days, and the days themselves beneath. The manner of an
//! ambulatory glucose profile, with amounts that only rise.

use chrono::NaiveDate;
use journal_charts::{
    Bands, ChartModel, Dot, DotShape, Dots, Line, LinePoint, Panel, Quantiles, Reading, Tick,
    Ticks, Tone, XAxis, YAxis, at_day,
};
use journal_core::{Entries, Lane};
use journal_tolerance::DayState;
use journal_tolerance::statistics::quantile;
use journal_words::Words;

use super::amounts::unknown;
use super::days::DayRange;
use super::frame;
use super::frequency::counted;
use super::say;
use super::taken::{DayAmount, Stretch, measured, usual_unit};
use super::{ChartAsk, ChartName, Draft};
use crate::lane::LANES;

/// Days with known amounts a profile needs.
pub const PROFILE_NEEDS: usize = 10;
/// Days the outer percentiles need: below, the 5th and 95th are single days.
pub const OUTER_NEEDS: usize = 20;
/// Minutes between two places of the profile.
pub const GRID_MINUTES: u32 = 30;
/// Most days drawn beneath, the last ones.
pub const MOST_ROWS: usize = 60;

/// Percentiles of the amount taken up to a time of day, across days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ProfilePoint {
    /// Minutes since the journal day began.
    pub minute: u32,
    /// The 5th, 25th, 50th, 75th and 95th percentile.
    pub amounts: [f64; 5],
}

/// A day beneath the profile.
#[derive(Clone, PartialEq, Debug)]
pub struct ProfileDay {
    /// The day.
    pub date: NaiveDate,
    /// Whether anybody answered for it.
    pub answered: bool,
    /// Minute of the day and amount of each dose of the lane; `None` = not known.
    pub doses: Vec<(u32, Option<f64>)>,
}

/// Numbers of the profile.
#[derive(Clone, PartialEq, Debug)]
pub struct ProfileFigures {
    /// The lane; `None` where the range holds no dose of any.
    pub lane: Option<Lane>,
    /// Unit of the amounts.
    pub unit: String,
    /// The days counted.
    pub period: DayRange,
    /// When a journal day begins, minutes after midnight.
    pub day_starts: u32,
    /// Answered days with every amount of the lane known: those the percentiles are of.
    pub known: usize,
    /// Answered days left out because an amount is not known.
    pub unknown: usize,
    /// Percentiles every half hour from the start of the day to its end; empty below ten known days.
    pub points: Vec<ProfilePoint>,
    /// Minute since the start of the day by which the median day had half of its amount; `None` without a profile or where the median day has none.
    pub half_by: Option<u32>,
    /// The last sixty days of the range, the oldest first.
    pub days: Vec<ProfileDay>,
}

/// Draws up the profile of `lane` (`None`: the one with most doses in the range) over `range`. `today` is left out.
#[must_use]
pub fn profile_figures(
    entries: &Entries,
    lane: Option<&Lane>,
    range: DayRange,
    today: NaiveDate,
) -> ProfileFigures {
    let period = counted(entries, range, today);
    let stretch = Stretch::read(entries, period);
    let lane = lane.cloned().or_else(|| most_doses(&stretch));
    let unit = lane
        .as_ref()
        .and_then(|lane| usual_unit(stretch.doses.iter(), lane));
    let starts = entries.settings.day_starts_at.since_midnight();
    let mut found = ProfileFigures {
        unit: unit.clone().unwrap_or_default(),
        period,
        day_starts: u32::try_from(starts.num_minutes()).unwrap_or(0),
        known: 0,
        unknown: 0,
        points: Vec::new(),
        half_by: None,
        days: Vec::new(),
        lane: lane.clone(),
    };
    let (Some(lane), Some(unit)) = (lane, unit) else {
        return found;
    };
    let amounts = stretch.amounts(&lane, &unit);
    found.known = amounts.iter().filter(|day| day.known().is_some()).count();
    found.unknown = unknown(&amounts);
    if found.known >= PROFILE_NEEDS {
        found.points = points(&stretch, &lane, &amounts);
        found.half_by = half_by(&found.points);
    }
    found.days = rows(&stretch, &lane, &unit);
    found
}

/// The lane with most doses, the first of LANES of equals.
pub(crate) fn most_doses(stretch: &Stretch) -> Option<Lane> {
    let counts = LANES.map(|lane| {
        stretch
            .doses
            .iter()
            .filter(|taken| taken.in_lane(&lane))
            .count()
    });
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let place = counts.iter().position(|count| *count == most)?;
    Some(LANES[place].clone())
}

fn points(stretch: &Stretch, lane: &Lane, amounts: &[DayAmount]) -> Vec<ProfilePoint> {
    let steps = (24 * 60 / GRID_MINUTES) as usize;
    // Amount added since the step before, one row a step: summing up in place then gives what was taken by that time.
    let known: Vec<Option<usize>> = amounts
        .iter()
        .scan(0, |next, day| {
            Some(day.known().map(|_| {
                *next += 1;
                *next - 1
            }))
        })
        .collect();
    let count = known.iter().flatten().count();
    let mut added = vec![vec![0.0_f64; count]; steps + 1];
    for taken in stretch.doses.iter().filter(|taken| taken.in_lane(lane)) {
        let amount = taken
            .product
            .and_then(|product| measured(product, taken.dose).1);
        if let (Some(place), Some(amount)) = (known[taken.day], amount) {
            added[taken.minute.div_ceil(GRID_MINUTES) as usize][place] += amount;
        }
    }
    let mut sums = vec![0.0_f64; count];
    let mut sorted = Vec::with_capacity(count);
    (0_u32..)
        .zip(&added)
        .map(|(step, added)| {
            for (sum, amount) in sums.iter_mut().zip(added) {
                *sum += amount;
            }
            sorted.clear();
            sorted.extend_from_slice(&sums);
            sorted.sort_unstable_by(f64::total_cmp);
            ProfilePoint {
                minute: step * GRID_MINUTES,
                amounts: [0.05, 0.25, 0.5, 0.75, 0.95].map(|share| quantile(&sorted, share)),
            }
        })
        .collect()
}

fn half_by(points: &[ProfilePoint]) -> Option<u32> {
    let all = points.last()?.amounts[2];
    points
        .iter()
        // Sums of decimals that are exactly half may miss it by a hair.
        .find(|point| point.amounts[2] * 2.0 >= all - 1e-9)
        .map(|point| point.minute)
        .filter(|_| all > 0.0)
}

fn rows(stretch: &Stretch, lane: &Lane, unit: &str) -> Vec<ProfileDay> {
    let first = stretch.period.length().saturating_sub(MOST_ROWS);
    let mut rows: Vec<ProfileDay> = stretch
        .states
        .iter()
        .enumerate()
        .skip(first)
        .map(|(place, state)| ProfileDay {
            date: stretch.period.day(place),
            answered: *state != DayState::Unanswered,
            doses: Vec::new(),
        })
        .collect();
    for taken in stretch.doses.iter().filter(|taken| taken.in_lane(lane)) {
        if taken.day >= first {
            let amount = taken.product.and_then(|product| {
                let (own, amount) = measured(product, taken.dose);
                amount.filter(|_| own == unit)
            });
            rows[taken.day - first].doses.push((taken.minute, amount));
        }
    }
    rows
}

impl ProfileFigures {
    /// Whether there are enough days for the 5th and 95th percentile to be more than single days.
    #[must_use]
    pub const fn outer(&self) -> bool {
        self.known >= OUTER_NEEDS
    }

    /// The finding.
    ///
    /// # Errors
    /// What is missing, with its counts; then nothing may be drawn.
    pub fn sentence(&self, words: &Words) -> Result<String, String> {
        let Some(lane) = &self.lane else {
            return Err(words.say("use-missing-doses", &[]));
        };
        let lane = say::lane(lane, words);
        let Some(end) = self.points.last() else {
            return Err(words.say(
                "use-missing-known",
                &[
                    ("lane", lane.into()),
                    ("have", self.known.into()),
                    ("need", PROFILE_NEEDS.into()),
                ],
            ));
        };
        let number = |value: f64| say::number(value, words);
        let [_, q25, median, q75, _] = end.amounts;
        let mut args = vec![
            ("lane", lane.into()),
            ("unit", self.unit.as_str().into()),
            ("median", number(median).into()),
            ("q25", number(q25).into()),
            ("q75", number(q75).into()),
            ("known", self.known.into()),
            ("unknown", self.unknown.into()),
        ];
        args.extend(say::days(self.period, words));
        Ok(match self.half_by {
            Some(minute) => {
                let time = say::clock(self.day_starts, f64::from(minute));
                args.push(("time", time.into()));
                words.say("use-profile-said", &args)
            }
            None => words.say("use-profile-said-none", &args),
        })
    }
}

/// Percentiles of the amount over the day, and the last days beneath.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let range = frame::range(entries, ask);
    let found = profile_figures(entries, ask.lane.as_ref(), range, ask.today);
    let sentence = match found.sentence(words) {
        Ok(sentence) => sentence,
        Err(missing) => return Draft::new(ChartName::Profile, missing, words).missing(),
    };
    let mut draft = Draft::new(ChartName::Profile, sentence, words);
    draft.notes.push(words.say(
        "use-profile-note",
        &[("starts", say::clock(found.day_starts, 0.0).into())],
    ));
    if !found.outer() {
        draft
            .notes
            .push(words.say("use-profile-note-outer", &[("need", OUTER_NEEDS.into())]));
    }
    draft.notes.push(words.say(
        "use-profile-note-rows",
        &[("rows", found.days.len().into())],
    ));
    found.tell(&mut draft);
    let starts_at = u16::try_from(found.day_starts).unwrap_or(0);
    let panels = vec![found.bands(&draft), found.raster(&draft)];
    draft.panels(XAxis::Clock { starts_at }, panels)
}

/// Hours of so many minutes.
fn hours(minute: u32) -> f64 {
    f64::from(minute) / 60.0
}

impl ProfileFigures {
    fn bands(&self, draft: &Draft) -> Panel {
        let words = draft.words;
        let lane = self
            .lane
            .as_ref()
            .map_or_else(String::new, |lane| say::lane(lane, words));
        let title = words.say(
            "chart-profile-axis",
            &[("lane", lane.into()), ("unit", self.unit.as_str().into())],
        );
        let panel = Panel::new(title, YAxis::Plain);
        let median = draft.say("use-profile-key-median");
        let half = draft.say("use-profile-key-half");
        if self.outer() {
            return panel.with(Bands {
                tone: Tone::Main,
                median_label: median,
                half_label: half,
                most_label: draft.say("use-profile-key-most"),
                points: self
                    .points
                    .iter()
                    .map(|point| {
                        let [q05, q25, q50, q75, q95] = point.amounts;
                        Quantiles {
                            x: hours(point.minute),
                            q05,
                            q25,
                            q50,
                            q75,
                            q95,
                        }
                    })
                    .collect(),
            });
        }
        let points = self
            .points
            .iter()
            .map(|point| {
                let [_, q25, q50, q75, _] = point.amounts;
                LinePoint::ranged(hours(point.minute), q50, q25, q75)
            })
            .collect();
        panel.with(Line::banded(Tone::Main, median, half, points))
    }

    fn raster(&self, draft: &Draft) -> Panel {
        let (from, to) = self
            .days
            .first()
            .zip(self.days.last())
            .map_or((self.period.from, self.period.to), |(first, last)| {
                (first.date, last.date)
            });
        let places = |known: bool| {
            self.days.iter().flat_map(move |day| {
                let doses = day.doses.iter();
                doses
                    .filter(move |(_, amount)| amount.is_some() == known)
                    .map(|(minute, _)| (hours(*minute), at_day(day.date)))
            })
        };
        let doses = Ticks {
            tone: Tone::Main,
            label: draft.say("use-profile-key-dose"),
            ticks: places(true).map(|(x, y)| Tick { x, y }).collect(),
        };
        let mut panel =
            Panel::new(draft.say("chart-profile-rows"), YAxis::Days { from, to }).with(doses);
        let unanswered = Ticks {
            tone: Tone::Quiet,
            label: draft.say("use-profile-key-unanswered"),
            ticks: self
                .days
                .iter()
                .filter(|day| !day.answered)
                .flat_map(|day| {
                    // A mark at the beginning of the row, where no clock could mean it for a dose.
                    [0.12, 0.28, 0.44].map(|x| Tick {
                        x,
                        y: at_day(day.date),
                    })
                })
                .collect(),
        };
        if !unanswered.ticks.is_empty() {
            panel = panel.with(unanswered);
        }
        // Another shape, not only another colour.
        let unknown: Vec<Dot> = places(false).map(|(x, y)| Dot { x, y }).collect();
        if !unknown.is_empty() {
            panel = panel.with(Dots {
                tone: Tone::Other,
                shape: DotShape::Ring,
                label: draft.say("use-profile-key-unknown"),
                points: unknown,
            });
        }
        panel
    }

    /// Readings every hour, and the table.
    fn tell(&self, draft: &mut Draft) {
        let words = draft.words;
        let number = |value: f64| say::number(value, words);
        draft.columns(&[
            "use-column-time",
            "use-column-p5",
            "use-column-q25",
            "use-column-median",
            "use-column-q75",
            "use-column-p95",
            "use-column-unit",
        ]);
        let nothing = draft.say("table-nothing");
        for point in self.points.iter().filter(|point| point.minute % 60 == 0) {
            let time = if point.minute == 24 * 60 {
                draft.say("use-cell-day-end")
            } else {
                say::clock(self.day_starts, f64::from(point.minute))
            };
            let [p5, q25, median, q75, p95] = point.amounts;
            let text = words.say(
                "use-reading-profile",
                &[
                    ("time", time.as_str().into()),
                    ("median", number(median).into()),
                    ("q25", number(q25).into()),
                    ("q75", number(q75).into()),
                    ("unit", self.unit.as_str().into()),
                ],
            );
            draft
                .readings
                .push(Reading::new(hours(point.minute), Some(median), text));
            let outer = |value: f64| {
                if self.outer() {
                    number(value)
                } else {
                    nothing.clone()
                }
            };
            draft.table.rows.push(vec![
                time,
                outer(p5),
                number(q25),
                number(median),
                number(q75),
                outer(p95),
                self.unit.clone(),
            ]);
        }
    }
}
