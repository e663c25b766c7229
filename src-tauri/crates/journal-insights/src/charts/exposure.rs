//! The model's slow exposure as a course of days: how much of the lane was around, against the person's own reference weeks. A model, not a
//! measurement: it knows the entries and a half-life, nothing else.
//!
//! Every dose adds its amount and decays with a half-life; a day's value is the mean over its 24 hours, in closed form, divided by the median of
//! the reference days. The middle uses the half-life of the tolerance model (docs/model.md). The range spans [`HALF_LIVES`] and what unknown
//! amounts and unanswered days could have been:
//!
//! | entry | lower end | middle | upper end |
//! | --- | --- | --- | --- |
//! | dose of unknown amount | 5th percentile of the product's known doses | median | 95th percentile |
//! | day nobody answered for | nothing | median of the known days among the 28 up to it | their 95th percentile |
//! | use before the journal, length known | median of the first 28 days | the same | the same |
//! | use before the journal, not known | nothing | median of the first 28 days, for 60 days | their 95th percentile |

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use journal_charts::{
    ChartModel, Line, LinePoint, Panel, Reading, Segment, SegmentStyle, Step, Steps, Tone, XAxis,
    YAxis, at_day,
};
use journal_core::{Entries, Id, Lane};
use journal_tolerance::statistics::quantile;
use journal_tolerance::{Constants, DayState};
use journal_words::Words;

use super::days::DayRange;
use super::frame;
use super::frequency::counted;
use super::say;
use super::taken::{Before, Stretch, Taken, first_dose_day, measured, reference_days, usual_unit};
use super::{ChartAsk, ChartName, Draft};
use crate::lane::{REFERENCE_DAYS, mg, start_of_day};

/// Half-lives of the range for mitragynine, hours: from half of the model's assumption to the longest published mean, 67.9 h after repeated doses
/// (Huestis and others 2024); 45.3 h is Tanna and others 2022.
pub const HALF_LIVES: [f64; 6] = [12.0, 17.0, 24.0, 34.0, 45.3, 67.9];
/// The same for 7-hydroxymitragynine: published means run from 4.7 h after one dose to 24.7 h after repeated ones (Huestis and others 2024).
pub const HALF_LIVES_7OH: [f64; 6] = [4.7, 5.7, 8.0, 12.0, 17.0, 24.7];
/// Days before the first day asked for that still count: over 20 of the longest half-lives.
const LEAD: i64 = 60;
/// Reference days with an answer that are needed.
pub const REFERENCE_NEEDS: usize = 14;
/// Days of the sentence, and how many of them must be shown.
pub const SAID_DAYS: usize = 28;
/// Days of those that are needed.
pub const SAID_NEEDS: usize = 14;
/// A day of which more than this rests on stand-ins is dashed.
pub const DASHED: f64 = 0.25;
/// A day of which more than this rests on stand-ins is not shown.
pub const HIDDEN: f64 = 0.5;
/// Lower end, middle and upper end.
type Three = [f64; 3];

/// One day of the course, as a multiple of the reference median.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ExposureDay {
    /// With the model's half-life.
    pub mid: f64,
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Share of `mid` that rests on stand-ins for what is not known, 0 to 1.
    pub assumed: f64,
}

/// How far a day of the course may be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trust {
    /// From entries.
    Known,
    /// Partly from stand-ins for what is not known.
    Guessed,
    /// Too little is known: not shown.
    Hidden,
}

impl ExposureDay {
    /// How far it may be trusted.
    #[must_use]
    pub fn trust(&self) -> Trust {
        match self.assumed {
            share if share > HIDDEN => Trust::Hidden,
            share if share > DASHED => Trust::Guessed,
            _ => Trust::Known,
        }
    }
}

/// Why there is no course.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoExposure {
    /// No dose of the lane.
    Doses,
    /// No dose has a usable amount.
    Amounts,
    /// The reference window is not over; it ends on this day.
    ReferenceRunning(NaiveDate),
    /// Too few of the reference days were answered.
    ReferenceDays {
        /// Answered days.
        have: usize,
    },
    /// Nothing was taken on most reference days: nothing to divide by.
    ReferenceEmpty,
}

/// Numbers of the chart of exposure.
#[derive(Clone, PartialEq, Debug)]
pub struct ExposureFigures {
    /// The lane; `None` without doses.
    pub lane: Option<Lane>,
    /// The days counted.
    pub period: DayRange,
    /// The days of which the median is 1.
    pub reference: Option<Before>,
    /// The half-life of the middle, hours.
    pub half_life: f64,
    /// Shortest and longest half-life of the range, hours.
    pub half_lives: (f64, f64),
    /// One for each day; empty where there is no course.
    pub days: Vec<ExposureDay>,
    /// Why there is none.
    pub missing: Option<NoExposure>,
    /// Doses of unknown amount in the days counted.
    pub unknown_doses: usize,
    /// Days counted that nobody answered for.
    pub unanswered: usize,
    /// Median of lower ends, middles and upper ends of the shown days among the last 28, and how many those are.
    pub said: Option<(Three, usize)>,
}

/// Runs the model over `range`. `today` is left out.
#[must_use]
pub fn exposure_figures(
    entries: &Entries,
    lane: Option<&Lane>,
    range: DayRange,
    today: NaiveDate,
) -> ExposureFigures {
    let period = counted(entries, range, today);
    let stretch = Stretch::read(entries, period.earlier(LEAD));
    let lane = lane
        .cloned()
        .or_else(|| super::profile::most_doses(&stretch));
    let own = lane == Some(Lane::SevenOh);
    let half_lives = if own { HALF_LIVES_7OH } else { HALF_LIVES };
    let half_life = if own {
        Constants::seven_oh().exposure_half_life
    } else {
        Constants::shipped().exposure_half_life
    };
    let mut found = ExposureFigures {
        reference: lane
            .as_ref()
            .and_then(|lane| reference_days(entries, Some(lane))),
        period,
        half_life,
        half_lives: (half_lives[0], half_lives[half_lives.len() - 1]),
        days: Vec::new(),
        missing: None,
        unknown_doses: 0,
        unanswered: stretch
            .states
            .iter()
            .skip(stretch.states.len() - period.length())
            .filter(|state| **state == DayState::Unanswered)
            .count(),
        said: None,
        lane,
    };
    let course = course(entries, &stretch, &mut found, &half_lives, today);
    match course {
        Ok(mut days) => {
            found.said = said(&days);
            found.days = days.split_off(days.len() - period.length());
        }
        Err(missing) => found.missing = Some(missing),
    }
    found
}

fn course(
    entries: &Entries,
    stretch: &Stretch,
    found: &mut ExposureFigures,
    half_lives: &[f64],
    today: NaiveDate,
) -> Result<Vec<ExposureDay>, NoExposure> {
    let (Some(lane), Some(reference)) = (found.lane.clone(), found.reference) else {
        return Err(NoExposure::Doses);
    };
    if found.period.length() == 0 {
        return Err(NoExposure::Doses);
    }
    if reference.period.to >= today {
        return Err(NoExposure::ReferenceRunning(reference.period.to));
    }
    let before = Stretch::read(entries, reference.period.earlier(LEAD));
    let answered = before.states[before.states.len() - reference.period.length()..]
        .iter()
        .filter(|state| **state != DayState::Unanswered)
        .count();
    if answered < REFERENCE_NEEDS {
        return Err(NoExposure::ReferenceDays { have: answered });
    }
    let first = first_dose_day(entries, Some(&lane)).ok_or(NoExposure::Doses)?;
    let scale = Scale::of(&lane, &before, stretch).ok_or(NoExposure::Amounts)?;
    let prior = Prior::of(entries, &lane, first, &scale);
    let of = |stretch: &Stretch, wanted: usize| {
        let intakes = intakes(entries, stretch, &lane, &scale, &prior);
        run(&intakes, found.half_life, half_lives, wanted)
    };
    found.unknown_doses = stretch
        .doses
        .iter()
        .filter(|taken| taken.day >= stretch.period.length() - found.period.length())
        .filter(|taken| taken.in_lane(&lane) && scale.amount(taken).is_none())
        .count();
    let yardstick = of(&before, reference.period.length());
    let medians = yardstick.medians().ok_or(NoExposure::ReferenceEmpty)?;
    // The sentence speaks of the last four weeks, however short the range.
    let wanted = found.period.length().max(SAID_DAYS);
    Ok(of(stretch, wanted).against(&medians))
}

fn said(days: &[ExposureDay]) -> Option<(Three, usize)> {
    let last = &days[days.len().saturating_sub(SAID_DAYS)..];
    let shown: Vec<&ExposureDay> = last
        .iter()
        .filter(|day| day.trust() != Trust::Hidden)
        .collect();
    let median = |of: fn(&ExposureDay) -> f64| {
        let mut values: Vec<f64> = shown.iter().map(|day| of(day)).collect();
        values.sort_by(f64::total_cmp);
        quantile(&values, 0.5)
    };
    (shown.len() >= SAID_NEEDS).then(|| {
        let three = [
            median(|day| day.lo),
            median(|day| day.mid),
            median(|day| day.hi),
        ];
        (three, shown.len())
    })
}

/// How the lane's doses are weighed against each other: in milligrams of its alkaloid where any is known, else in their usual unit.
struct Scale {
    /// `None` = milligrams.
    unit: Option<String>,
    /// 5th percentile, median and 95th percentile of the known doses by product, and of all.
    by_product: BTreeMap<Id, Three>,
    all: Three,
}

/// Known doses of a product from which its own percentiles are taken.
const PRODUCT_NEEDS: usize = 5;

impl Scale {
    fn of(lane: &Lane, before: &Stretch, now: &Stretch) -> Option<Self> {
        let doses = || {
            before
                .doses
                .iter()
                .chain(&now.doses)
                .filter(|taken| taken.in_lane(lane))
        };
        let mut found = Self {
            unit: None,
            by_product: BTreeMap::new(),
            all: [0.0; 3],
        };
        if !doses().any(|taken| found.amount(taken).is_some()) {
            found.unit = Some(usual_unit(doses(), lane)?);
        }
        // A dose in both stretches counts once.
        let seen = before.period;
        let mut known: BTreeMap<Id, Vec<f64>> = BTreeMap::new();
        let later = now
            .doses
            .iter()
            .filter(|taken| seen.place(now.period.day(taken.day)).is_none());
        for taken in before.doses.iter().chain(later) {
            if let Some(amount) = found.amount(taken).filter(|_| taken.in_lane(lane)) {
                known.entry(taken.dose.product).or_default().push(amount);
            }
        }
        let three = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            [0.05, 0.5, 0.95].map(|share| quantile(&values, share))
        };
        let all: Vec<f64> = known.values().flatten().copied().collect();
        if all.is_empty() {
            return None;
        }
        found.all = three(all);
        found.by_product = known
            .into_iter()
            .filter(|(_, values)| values.len() >= PRODUCT_NEEDS)
            .map(|(product, values)| (product, three(values)))
            .collect();
        Some(found)
    }

    fn amount(&self, taken: &Taken) -> Option<f64> {
        let product = taken.product?;
        match &self.unit {
            None => mg(product, taken.dose),
            Some(unit) => {
                let (own, amount) = measured(product, taken.dose);
                amount.filter(|_| own == unit)
            }
        }
    }

    fn stand_in(&self, taken: &Taken) -> Three {
        self.by_product
            .get(&taken.dose.product)
            .copied()
            .unwrap_or(self.all)
    }
}

/// What stands in for days before the lane's first dose.
struct Prior {
    first: NaiveDate,
    days: i64,
    each: Three,
}

impl Prior {
    fn of(entries: &Entries, lane: &Lane, first: NaiveDate, scale: &Scale) -> Self {
        let began_later = first_dose_day(entries, None)
            .is_some_and(|all| first - all >= Duration::days(REFERENCE_DAYS));
        let told = if began_later {
            Some(0)
        } else {
            entries.settings.regular_use_days_before.map(i64::from)
        };
        let days = told.unwrap_or_else(|| {
            #[allow(clippy::cast_possible_truncation, reason = "a few days")]
            let days = Constants::shipped().regular_use_when_unknown as i64;
            days
        });
        let period = DayRange {
            from: first,
            to: first + Duration::days(REFERENCE_DAYS - 1),
        };
        let mut known: Vec<f64> = sums(&Stretch::read(entries, period), lane, scale)
            .into_iter()
            .flatten()
            .collect();
        known.sort_by(f64::total_cmp);
        let each = if known.is_empty() {
            [0.0; 3]
        } else {
            let middle = quantile(&known, 0.5);
            match told {
                Some(_) => [middle; 3],
                None => [0.0, middle, quantile(&known, 0.95)],
            }
        };
        Self { first, days, each }
    }

    fn on(&self, date: NaiveDate) -> Option<Three> {
        let before = (self.first - date).num_days();
        (1..=self.days).contains(&before).then_some(self.each)
    }
}

/// Amount of each day; `None` where nobody answered or an amount is not known.
fn sums(stretch: &Stretch, lane: &Lane, scale: &Scale) -> Vec<Option<f64>> {
    let mut sums: Vec<Option<f64>> = stretch
        .states
        .iter()
        .map(|state| (*state != DayState::Unanswered).then_some(0.0))
        .collect();
    for taken in stretch.doses.iter().filter(|taken| taken.in_lane(lane)) {
        sums[taken.day] = sums[taken.day]
            .zip(scale.amount(taken))
            .map(|(sum, amount)| sum + amount);
    }
    sums
}

/// An amount that went in.
#[derive(Clone, Copy)]
struct Intake {
    /// Hours left until its day of 24 hours is over.
    left: f64,
    amount: Three,
    assumed: bool,
}

/// What went in on each day of the stretch, known or standing in.
#[allow(clippy::cast_precision_loss, reason = "seconds of a few centuries")]
fn intakes(
    entries: &Entries,
    stretch: &Stretch,
    lane: &Lane,
    scale: &Scale,
    prior: &Prior,
) -> Vec<Vec<Intake>> {
    let mut days: Vec<Vec<Intake>> = vec![Vec::new(); stretch.period.length()];
    let sums = sums(stretch, lane, scale);
    let usual = super::amounts::rolling_quantiles(&sums, 0, 28, 1, [0.0, 0.5, 0.95]);
    let mut all: Vec<f64> = sums.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    for (place, state) in stretch.states.iter().enumerate() {
        let date = stretch.period.day(place);
        let amount = if date < prior.first {
            prior.on(date)
        } else if *state == DayState::Unanswered {
            usual[place]
                .or_else(|| {
                    (!all.is_empty()).then(|| [0.0, 0.5, 0.95].map(|share| quantile(&all, share)))
                })
                .map(|[_, middle, high]| [0.0, middle, high])
        } else {
            None
        };
        days[place].extend(amount.map(|amount| Intake {
            left: 12.0,
            amount,
            assumed: true,
        }));
    }
    let start = start_of_day(entries, stretch.period.from);
    for taken in stretch.doses.iter().filter(|taken| taken.in_lane(lane)) {
        let seconds = (taken.at - start).num_seconds();
        // Elapsed days of 24 hours: after a clock change a dose near the border can fall to the neighbouring one.
        let Some(day) = usize::try_from(seconds.div_euclid(86_400))
            .ok()
            .filter(|day| *day < days.len())
        else {
            continue;
        };
        let known = scale.amount(taken);
        days[day].push(Intake {
            left: 24.0 - seconds.rem_euclid(86_400) as f64 / 3600.0,
            amount: known.map_or_else(|| scale.stand_in(taken), |amount| [amount; 3]),
            assumed: known.is_none(),
        });
    }
    days
}

/// Daily means before they are divided by the reference.
struct Course {
    /// With the model's half-life: all, and the part from stand-ins.
    mid: Vec<f64>,
    assumed: Vec<f64>,
    /// By half-life: lower ends, middles, upper ends.
    each: Vec<Vec<Three>>,
}

/// Medians of the reference days: of the middle, and of the middles of each half-life.
struct Medians {
    mid: f64,
    each: Vec<f64>,
}

fn run(days: &[Vec<Intake>], half_life: f64, half_lives: &[f64], last: usize) -> Course {
    let skip = days.len() - last;
    let each = half_lives
        .iter()
        .map(|half_life| means(days, *half_life).split_off(skip))
        .collect();
    let own = means(days, half_life).split_off(skip);
    let only: Vec<Vec<Intake>> = days
        .iter()
        .map(|day| day.iter().filter(|it| it.assumed).copied().collect())
        .collect();
    let nothing_assumed = only.iter().all(Vec::is_empty);
    Course {
        mid: own.iter().map(|[_, mid, _]| *mid).collect(),
        assumed: if nothing_assumed {
            vec![0.0; last]
        } else {
            means(&only, half_life)
                .split_off(skip)
                .iter()
                .map(|[_, mid, _]| *mid)
                .collect()
        },
        each,
    }
}

/// Means over each day of 24 hours: what is left from before and what comes in decay exponentially, so that the mean is known in closed form.
fn means(days: &[Vec<Intake>], half_life: f64) -> Vec<Three> {
    let rate = std::f64::consts::LN_2 / half_life;
    let over_day = (-rate * 24.0).exp();
    let mut left: Three = [0.0; 3];
    days.iter()
        .map(|intakes| {
            let mut area = left.map(|left| left * (1.0 - over_day));
            let mut next = left.map(|left| left * over_day);
            for intake in intakes {
                let kept = (-rate * intake.left).exp();
                for way in 0..3 {
                    area[way] += intake.amount[way] * (1.0 - kept);
                    next[way] += intake.amount[way] * kept;
                }
            }
            left = next;
            area.map(|area| area / (rate * 24.0))
        })
        .collect()
}

impl Course {
    fn medians(&self) -> Option<Medians> {
        let median = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            (!values.is_empty()).then(|| quantile(&values, 0.5))
        };
        let mid = median(self.mid.clone()).filter(|median| *median > 0.0)?;
        let each: Option<Vec<f64>> = self
            .each
            .iter()
            .map(|days| {
                median(days.iter().map(|[_, mid, _]| *mid).collect()).filter(|it| *it > 0.0)
            })
            .collect();
        Some(Medians { mid, each: each? })
    }

    fn against(&self, medians: &Medians) -> Vec<ExposureDay> {
        (0..self.mid.len())
            .map(|day| {
                let mid = self.mid[day] / medians.mid;
                let (mut lo, mut hi) = (mid, mid);
                for (days, median) in self.each.iter().zip(&medians.each) {
                    let [low, _, high] = days[day];
                    lo = lo.min(low / median);
                    hi = hi.max(high / median);
                }
                ExposureDay {
                    mid,
                    lo,
                    hi,
                    assumed: if self.mid[day] > 0.0 {
                        self.assumed[day] / self.mid[day]
                    } else {
                        0.0
                    },
                }
            })
            .collect()
    }
}

impl ExposureFigures {
    /// The finding.
    ///
    /// # Errors
    /// What is missing, with its counts; then nothing may be drawn.
    pub fn sentence(&self, words: &Words) -> Result<String, String> {
        let since = self
            .reference
            .map_or_else(String::new, |before| say::since(before, words));
        if let Some(missing) = self.missing {
            return Err(match missing {
                NoExposure::Doses => words.say("use-missing-doses", &[]),
                NoExposure::Amounts => words.say("use-exposure-missing-amounts", &[]),
                NoExposure::ReferenceRunning(until) => words.say(
                    "use-exposure-missing-running",
                    &[("until", words.date(until).into())],
                ),
                NoExposure::ReferenceDays { have } => words.say(
                    "use-exposure-missing-days",
                    &[
                        ("since", since.into()),
                        ("have", have.into()),
                        ("need", REFERENCE_NEEDS.into()),
                    ],
                ),
                NoExposure::ReferenceEmpty => {
                    words.say("use-exposure-missing-empty", &[("since", since.into())])
                }
            });
        }
        let to = words.date(self.period.to);
        let Some(([low, mid, high], days)) = self.said else {
            return Ok(words.say("use-exposure-old", &[("to", to.into())]));
        };
        Ok(words.say(
            "use-exposure-said",
            &[
                ("to", to.into()),
                ("since", since.into()),
                ("low", words.factor(low).into()),
                ("mid", words.factor(mid).into()),
                ("high", words.factor(high).into()),
                ("days", days.into()),
            ],
        ))
    }
}

/// The course with its range, dashed where it partly and left away where it mostly rests on stand-ins.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let range = frame::range(entries, ask);
    let found = exposure_figures(entries, ask.lane.as_ref(), range, ask.today);
    let sentence = match found.sentence(words) {
        Ok(sentence) => sentence,
        Err(missing) => return Draft::new(ChartName::Exposure, missing, words).missing(),
    };
    let mut draft = Draft::new(ChartName::Exposure, sentence, words);
    draft.notes = found.notes(words);
    found.tell(&mut draft);
    if found.days.iter().all(|day| day.trust() == Trust::Hidden) {
        return draft.missing();
    }
    let axis = frame::days_axis(
        entries,
        found.lane.as_ref(),
        found.period,
        found.reference,
        words,
    );
    let panel = Panel::new(draft.say("chart-exposure-axis"), YAxis::Plain)
        .with(Steps {
            tone: Tone::Quiet,
            label: draft.say("use-exposure-key-reference"),
            steps: vec![Step {
                x: at_day(found.period.from),
                y: Some(1.0),
            }],
        })
        .with(found.line(words));
    draft.panels(XAxis::Days(axis), vec![panel])
}

impl ExposureFigures {
    /// Runs of days trusted alike. Pieces that touch share their border day, so that the band has no seam.
    fn line(&self, words: &Words) -> Line {
        let hours = |value: f64| words.decimal(value, 1);
        let point = |place: usize| {
            let day = self.days[place];
            LinePoint::ranged(at_day(self.period.day(place)), day.mid, day.lo, day.hi)
        };
        let mut segments: Vec<Segment> = Vec::new();
        let mut place = 0;
        for run in self
            .days
            .chunk_by(|one, other| one.trust() == other.trust())
        {
            let (style, label) = match run[0].trust() {
                Trust::Known => (
                    SegmentStyle::Solid,
                    words.say(
                        "use-exposure-key",
                        &[("hours", hours(self.half_life).into())],
                    ),
                ),
                Trust::Guessed => (
                    SegmentStyle::Dashed,
                    words.say("use-exposure-key-guessed", &[]),
                ),
                Trust::Hidden => {
                    place += run.len();
                    continue;
                }
            };
            let touches = place > 0 && self.days[place - 1].trust() != Trust::Hidden;
            let first = if touches { place - 1 } else { place };
            segments.push(Segment {
                style,
                label,
                points: (first..place + run.len()).map(point).collect(),
            });
            place += run.len();
        }
        Line {
            tone: Tone::Main,
            band_label: Some(words.say(
                "use-exposure-key-range",
                &[
                    ("low", hours(self.half_lives.0).into()),
                    ("high", hours(self.half_lives.1).into()),
                ],
            )),
            segments,
        }
    }

    /// What a reader has to know: that it is a model, its numbers and their sources, and what stands in.
    fn notes(&self, words: &Words) -> Vec<String> {
        let hours = |value: f64| words.decimal(value, 1);
        let mut notes = vec![words.say(
            "use-exposure-note",
            &[
                ("hours", hours(self.half_life).into()),
                ("low", hours(self.half_lives.0).into()),
                ("high", hours(self.half_lives.1).into()),
            ],
        )];
        let own = self.lane == Some(Lane::SevenOh);
        notes.push(words.say(
            if own {
                "use-exposure-note-7-oh"
            } else {
                "use-exposure-note-leaf"
            },
            &[],
        ));
        if self.unknown_doses > 0 || self.unanswered > 0 {
            notes.push(words.say(
                "use-exposure-note-unknown",
                &[
                    ("doses", self.unknown_doses.into()),
                    ("days", self.unanswered.into()),
                ],
            ));
        }
        notes
    }

    /// Readings and table.
    fn tell(&self, draft: &mut Draft) {
        let words = draft.words;
        for place in frame::readings(self.period) {
            let (date, day) = (self.period.day(place), self.days[place]);
            let id = match day.trust() {
                Trust::Known => "use-reading-exposure",
                Trust::Guessed => "use-reading-exposure-guessed",
                Trust::Hidden => "use-reading-exposure-hidden",
            };
            let text = words.say(
                id,
                &[
                    ("date", words.date(date).into()),
                    ("mid", words.factor(day.mid).into()),
                    ("low", words.factor(day.lo).into()),
                    ("high", words.factor(day.hi).into()),
                ],
            );
            let value = (day.trust() != Trust::Hidden).then_some(day.mid);
            draft.readings.push(Reading::new(at_day(date), value, text));
        }
        draft.columns(&[
            "table-date",
            "use-column-low",
            "use-column-middle",
            "use-column-high",
            "use-column-state",
        ]);
        let nothing = draft.say("table-nothing");
        for row in frame::rows(self.period) {
            let Some(day) = self.period.place(row.to).map(|place| self.days[place]) else {
                continue;
            };
            let cell = |value: f64| match day.trust() {
                Trust::Hidden => nothing.clone(),
                Trust::Known | Trust::Guessed => words.factor(value),
            };
            draft.table.rows.push(vec![
                words.date(row.to),
                cell(day.lo),
                cell(day.mid),
                cell(day.hi),
                draft.say(match day.trust() {
                    Trust::Known => "use-state-known",
                    Trust::Guessed => "use-state-guessed",
                    Trust::Hidden => "use-state-hidden",
                }),
            ]);
        }
    }
}
