//! Before, during and after what a person tried: a break, a cycle, a taper, alternation or rotation.
//!
//! Each measure has the median of its days with the narrowest pair of order statistics that holds the true one with 90 % (days taken as
//! independent; [`median_interval`]). The 14 days before are held against the days 15 to 28 after, when what follows the last day at once
//! has passed. Only where the two ranges do not meet is it said that one lies above the other; else it cannot be told. That is stricter than a
//! test at one in ten, which leaves room for days that resemble their neighbours. Nothing here says what led to what.

use chrono::{Duration, NaiveDate};
use journal_charts::{
    Along, ChartModel, Interval, Intervals, Panel, Reading, Table, Tone, XAxis, YAxis,
};
use journal_core::{Entries, Lane, Plan, PlanParts, PlanState, TimeOfDay};
use journal_plans::{Schedule, kind_word};
use journal_tolerance::{DayState, statistics::median_interval};
use journal_words::Words;
use serde::Serialize;

use super::days::{CheckIns, DayRange, asked};
use super::phrase::{outcome_amount, say, table};
use super::say::{days as dates, joined, number};
use super::taken::{DayAmount, Stretch, usual_unit};
use super::wellbeing::Measure;
use super::{ChartAsk, ChartName, Draft};
use crate::signs::mornings_in;
use crate::today::first_day;
use crate::trend::{Display, TrendAnswer, count, rounded, trend};

/// Days before that are looked at.
pub(crate) const BEFORE_DAYS: i64 = 14;
/// First and last of the days after that are looked at, counted from the last day.
pub(crate) const AFTER_DAYS: (i64, i64) = (15, 28);
/// So many days in a row confirmed without a dose are a break, planned or not.
pub(crate) const BREAK_DAYS: usize = 3;
/// Fewest days of which a median with its range is told: below it even all values together hold the true one with less than 90 %.
pub(crate) const PHASE_NEED: u32 = 5;
/// Probability of the ranges.
const LEVEL: f64 = 0.9;

/// What was tried.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptKind {
    /// Days without, one after another.
    Break,
    /// Days with and days without in turn.
    Cycle,
    /// Days with a higher and days with a lower limit in turn.
    Alternation,
    /// Products in turn.
    Rotation,
    /// A daily limit that goes down.
    Taper,
}

/// One try.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Attempt {
    /// What it was.
    pub kind: AttemptKind,
    /// Its days so far.
    pub days: DayRange,
    /// Whether a plan says so; else the days themselves do.
    pub planned: bool,
}

/// Every try with what was logged around it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AttemptsFigures {
    /// The newest first.
    pub attempts: Vec<AttemptFigures>,
    /// Longest stretch of days confirmed without, for who has no try yet.
    pub longest_none: u32,
}

/// What was logged around one try.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AttemptFigures {
    /// The try.
    pub attempt: Attempt,
    /// The 14 days before, its own days, and the days 15 to 28 after.
    pub phases: [DayRange; 3],
    /// Days of each phase that were answered.
    pub answered: [u32; 3],
    /// The days after are not all over yet.
    pub running: bool,
    /// Days before or after belong to another try too.
    pub another: bool,
    /// What was measured, in the order of [`AttemptOutcome`].
    pub measures: Vec<AttemptMeasure>,
}

/// What is compared.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum AttemptOutcome {
    /// Felt tolerance on the last day of each phase, doublings, by the estimate with its 90 % range.
    Tolerance,
    /// Symptom total of mornings before the first dose, 0 to 30.
    MorningSymptoms,
    /// Mood, 0 to 10.
    Mood,
    /// Doses of an answered day.
    Doses,
    /// Amount of one lane on an answered day.
    Amount {
        /// The lane.
        lane: Lane,
        /// Unit of the amount.
        unit: String,
    },
}

/// One measure before, during and after.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AttemptMeasure {
    /// Which.
    pub outcome: AttemptOutcome,
    /// Before, during, after.
    pub phases: [Phase; 3],
    /// After against before.
    pub verdict: AttemptVerdict,
}

/// A phase in one measure.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct Phase {
    /// Days behind it; of tolerance rated doses.
    pub count: u32,
    /// The middle; `None` where only the range or nothing may be told.
    pub mid: Option<f64>,
    /// Both ends of the 90 % range; `None` with too few days.
    pub range: Option<(f64, f64)>,
    /// Not measured but projected: no judgement rests on it.
    pub projected: bool,
}

/// What may be said of after against before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptVerdict {
    /// The range after lies below the one before.
    Lower,
    /// The range after lies above the one before.
    Higher,
    /// The two ranges meet.
    CannotTell,
    /// One of them is not there.
    TooFew,
    /// The days after are not over.
    NotOver,
    /// Another try lies in the days before or after.
    Another,
}

/// Everything tried on days of `range`, with what was logged around it. `trend` is an estimate of the same entries at `today`. The day
/// `today` is not over and left out.
#[must_use]
pub fn attempts_figures(
    entries: &Entries,
    trend: &TrendAnswer,
    range: DayRange,
    today: NaiveDate,
) -> AttemptsFigures {
    let all = DayRange {
        from: first_day(entries).unwrap_or(today),
        to: today,
    }
    .until_yesterday(today);
    let known = Known::of(entries, trend, all, today);
    let tried = attempts(entries, &known.days, today);
    let asked = range.until_yesterday(today);
    AttemptsFigures {
        attempts: tried
            .iter()
            .rev()
            .filter(|it| it.days.overlaps(asked))
            .map(|it| known.around(*it, &tried, today))
            .collect(),
        longest_none: count(
            none_runs(&known.days)
                .into_iter()
                .map(DayRange::length)
                .max()
                .unwrap_or(0),
        ),
    }
}

/// Stretches of days confirmed without a dose.
fn none_runs(days: &Stretch) -> Vec<DayRange> {
    let mut runs: Vec<DayRange> = Vec::new();
    for (place, state) in days.states.iter().enumerate() {
        if *state != DayState::NoneConfirmed {
            continue;
        }
        let day = days.period.day(place);
        match runs.last_mut() {
            Some(run) if run.to + Duration::days(1) == day => run.to = day,
            _ => runs.push(DayRange { from: day, to: day }),
        }
    }
    runs
}

/// What was tried, in the order of its first day: plans as far as their days are over, and breaks that no plan speaks of.
fn attempts(entries: &Entries, days: &Stretch, today: NaiveDate) -> Vec<Attempt> {
    let starts = entries.settings.day_starts_at;
    let mut found: Vec<Attempt> = entries
        .plans
        .iter()
        .filter_map(|plan| planned(plan, starts, today))
        .collect();
    let breaks: Vec<Attempt> = none_runs(days)
        .into_iter()
        .filter(|run| run.length() >= BREAK_DAYS)
        .filter(|run| !found.iter().any(|plan| plan.days.overlaps(*run)))
        .map(|days| Attempt {
            kind: AttemptKind::Break,
            days,
            planned: false,
        })
        .collect();
    found.extend(breaks);
    found.sort_by_key(|it| (it.days.from, it.days.to, it.kind));
    found
}

/// A plan that was begun, as far as its days are over; `None` for drafts, limits when logging, and plans that cannot be laid out.
fn planned(plan: &Plan, starts: TimeOfDay, today: NaiveDate) -> Option<Attempt> {
    if plan.state == PlanState::Draft {
        return None;
    }
    let kind = match &plan.parts {
        PlanParts::Break(_) => AttemptKind::Break,
        PlanParts::Cycle(_) => AttemptKind::Cycle,
        PlanParts::Alternation(_) => AttemptKind::Alternation,
        PlanParts::Rotation(_) => AttemptKind::Rotation,
        PlanParts::Taper(_) => AttemptKind::Taper,
        PlanParts::Spacing(_) | PlanParts::Other(_) => return None,
    };
    let schedule = Schedule::of(plan, starts).ok()?;
    let days = DayRange {
        from: schedule.days().first()?.date,
        to: schedule.days().last()?.date,
    }
    .until_yesterday(today);
    (days.length() > 0).then_some(Attempt {
        kind,
        days,
        planned: true,
    })
}

/// One value a day of everything that is compared, for the whole journal.
struct Known<'a> {
    days: Stretch<'a>,
    daily: Vec<(AttemptOutcome, Vec<Option<f64>>)>,
    trend: &'a TrendAnswer,
    /// Days of rated doses of the trend's lane, in order.
    rated: Vec<NaiveDate>,
}

impl<'a> Known<'a> {
    fn of(entries: &'a Entries, trend: &'a TrendAnswer, all: DayRange, today: NaiveDate) -> Self {
        let days = Stretch::read(entries, all);
        let mut daily = vec![
            (AttemptOutcome::MorningSymptoms, mornings_in(entries, &days)),
            (
                AttemptOutcome::Mood,
                CheckIns::of(entries, all).daily(|it| Measure::Mood.of(it)),
            ),
        ];
        let doses = days.counts().into_iter().map(|it| it.map(f64::from));
        daily.push((AttemptOutcome::Doses, doses.collect()));
        for lane in days.lanes() {
            if let Some(unit) = usual_unit(days.doses.iter(), lane) {
                let amounts = days.amounts(lane, &unit);
                let known = amounts.into_iter().map(DayAmount::known).collect();
                let lane = lane.clone();
                daily.push((AttemptOutcome::Amount { lane, unit }, known));
            }
        }
        let rated: std::collections::HashSet<_> =
            entries.effects.iter().map(|effect| effect.dose).collect();
        let mut rated: Vec<NaiveDate> = days
            .doses
            .iter()
            .filter(|taken| taken.in_lane(&trend.lane) && rated.contains(&taken.dose.id))
            .map(|taken| all.day(taken.day))
            .filter(|day| *day < today)
            .collect();
        rated.sort_unstable();
        Self {
            days,
            daily,
            trend,
            rated,
        }
    }

    fn around(&self, attempt: Attempt, tried: &[Attempt], today: NaiveDate) -> AttemptFigures {
        let DayRange { from, to } = attempt.days;
        let days_from = |day: NaiveDate, days: i64| {
            let length = Duration::days(days);
            day.checked_add_signed(length).unwrap_or(day)
        };
        let phases = [
            DayRange {
                from: days_from(from, -BEFORE_DAYS),
                to: days_from(from, -1),
            },
            attempt.days,
            DayRange {
                from: days_from(to, AFTER_DAYS.0),
                to: days_from(to, AFTER_DAYS.1),
            },
        ];
        let running = phases[2].to >= today;
        let around = DayRange {
            from: phases[0].from,
            to: phases[2].to,
        };
        let another = tried
            .iter()
            .any(|other| other != &attempt && other.days.overlaps(around));
        let judged = |outcome: AttemptOutcome, phases: [Phase; 3]| AttemptMeasure {
            outcome,
            verdict: verdict(&phases, running, another),
            phases,
        };
        let mut measures = vec![judged(
            AttemptOutcome::Tolerance,
            phases.map(|days| self.tolerance(days)),
        )];
        for (outcome, values) in &self.daily {
            let found = phases.map(|days| self.phase(values, days));
            measures.push(judged(outcome.clone(), found));
        }
        measures.retain(|it| it.phases.iter().any(|phase| phase.count > 0));
        let answered = phases.map(|days| {
            let places = self.places(days);
            count(places.filter(|place| self.days.is_answered(*place)).count())
        });
        AttemptFigures {
            attempt,
            phases,
            answered,
            running,
            another,
            measures,
        }
    }

    /// Places of the known days of a phase.
    fn places(&self, days: DayRange) -> impl Iterator<Item = usize> + use<> {
        let period = self.days.period;
        let (from, to) = (days.from.max(period.from), days.to.min(period.to));
        let range = DayRange { from, to };
        (0..range.length()).filter_map(move |nth| period.place(range.day(nth)))
    }

    fn phase(&self, values: &[Option<f64>], days: DayRange) -> Phase {
        let known: Vec<f64> = self
            .places(days)
            .filter_map(|place| values.get(place).copied().flatten())
            .collect();
        let found = median_interval(&known, LEVEL).ok();
        Phase {
            count: count(known.len()),
            mid: found.map(|it| rounded(it.median)),
            range: found.map(|it| (rounded(it.lo), rounded(it.hi))),
            projected: false,
        }
    }

    /// The estimate of the phase's last day, as far as a person may be shown of it.
    fn tolerance(&self, days: DayRange) -> Phase {
        let rated = self.rated.partition_point(|day| *day <= days.to)
            - self.rated.partition_point(|day| *day < days.from);
        let first = self.trend.days.first().map(|day| day.date);
        let day = first
            .and_then(|first| usize::try_from((days.to - first).num_days()).ok())
            .and_then(|place| self.trend.days.get(place))
            .filter(|day| day.date <= self.days.period.to);
        Phase {
            count: count(rated),
            mid: day.and_then(|day| day.shown_mid()),
            range: day.and_then(|day| day.shown_range()),
            projected: day.is_some_and(|day| day.display == Display::Projection),
        }
    }
}

fn verdict(phases: &[Phase; 3], running: bool, another: bool) -> AttemptVerdict {
    let [before, _, after] = phases;
    let measured = |phase: &Phase| phase.range.filter(|_| !phase.projected);
    if running {
        return AttemptVerdict::NotOver;
    }
    if another {
        return AttemptVerdict::Another;
    }
    match (measured(before), measured(after)) {
        (Some(before), Some(after)) if after.1 < before.0 => AttemptVerdict::Lower,
        (Some(before), Some(after)) if after.0 > before.1 => AttemptVerdict::Higher,
        (Some(_), Some(_)) => AttemptVerdict::CannotTell,
        _ => AttemptVerdict::TooFew,
    }
}

/// What the newest try says in words: each measure before and after, and whether they can be told apart.
#[must_use]
pub fn attempts_sentence(figures: &AttemptsFigures, words: &Words) -> String {
    let Some(newest) = figures.attempts.first() else {
        let (have, need) = (figures.longest_none, count(BREAK_DAYS));
        let args = [("have", have.into()), ("need", need.into())];
        return words.say("attempt-none", &args);
    };
    let [from, to] = dates(newest.attempt.days, words);
    let length = newest.attempt.days.length();
    let days = words.say("body-days", &[("count", length.into())]);
    let kind = kind_name(newest.attempt.kind, words);
    let tried = words.say(
        "attempt-said",
        &[("kind", kind.into()), from, to, ("days", days.into())],
    );
    if newest.running {
        let last = words.date(newest.phases[2].to);
        let open = words.say("attempt-not-over", &[("date", last.into())]);
        return joined([tried, open]);
    }
    if newest.another {
        return joined([tried, say("attempt-another", words)]);
    }
    let findings = newest.measures.iter().map(|it| {
        let [before, _, after] = it
            .phases
            .map(|phase| phase_words(&it.outcome, phase, words));
        words.say(
            "attempt-finding",
            &[
                ("what", outcome_name(&it.outcome, words).into()),
                ("before", before.into()),
                ("after", after.into()),
                ("verdict", verdict_name(it.verdict, words).into()),
            ],
        )
    });
    joined(std::iter::once(tried).chain(findings))
}

fn kind_name(kind: AttemptKind, words: &Words) -> String {
    let word = match kind {
        AttemptKind::Break => "break",
        AttemptKind::Cycle => "cycle",
        AttemptKind::Alternation => "alternation",
        AttemptKind::Rotation => "rotation",
        AttemptKind::Taper => "taper",
    };
    kind_word(word, words)
}

fn outcome_name(outcome: &AttemptOutcome, words: &Words) -> String {
    match outcome {
        AttemptOutcome::Tolerance => say("attempt-tolerance", words),
        AttemptOutcome::MorningSymptoms => say("attempt-symptoms", words),
        AttemptOutcome::Mood => say("chart-strategies-mood", words),
        AttemptOutcome::Doses => say("chart-strategies-doses", words),
        AttemptOutcome::Amount { lane, unit } => outcome_amount(lane, unit, words),
    }
}

fn verdict_name(verdict: AttemptVerdict, words: &Words) -> String {
    let id = match verdict {
        AttemptVerdict::Lower => "strategies-verdict-lower",
        AttemptVerdict::Higher => "strategies-verdict-higher",
        AttemptVerdict::CannotTell => "strategies-verdict-cannot-tell",
        AttemptVerdict::TooFew => "attempt-verdict-too-few",
        AttemptVerdict::NotOver => "attempt-verdict-not-over",
        AttemptVerdict::Another => "attempt-verdict-another",
    };
    say(id, words)
}

/// A phase with its range and what it rests on; never a middle without its range.
fn phase_words(outcome: &AttemptOutcome, phase: Phase, words: &Words) -> String {
    let tolerance = *outcome == AttemptOutcome::Tolerance;
    let value = |value: f64| {
        if tolerance {
            words.factor(value.exp2())
        } else {
            number(value, words)
        }
    };
    let Some((low, high)) = phase.range else {
        return if tolerance {
            say("attempt-phase-none", words)
        } else {
            let args = [("have", phase.count.into()), ("need", PHASE_NEED.into())];
            words.say("body-too-few", &args)
        };
    };
    let counted = if tolerance {
        words.say("trend-rated", &[("rated", phase.count.into())])
    } else {
        words.say("body-days", &[("count", phase.count.into())])
    };
    let mut args = vec![
        ("low", value(low).into()),
        ("high", value(high).into()),
        ("counted", counted.into()),
    ];
    let id = match phase.mid {
        Some(mid) => {
            args.push(("mid", value(mid).into()));
            if phase.projected {
                "attempt-phase-projected"
            } else {
                "attempt-phase"
            }
        }
        None => "attempt-phase-range",
    };
    words.say(id, &args)
}

fn attempts_table(figures: &AttemptsFigures, words: &Words) -> Table {
    let mut rows = Vec::new();
    for of in &figures.attempts {
        for measure in &of.measures {
            let mut row = vec![
                kind_name(of.attempt.kind, words),
                words.date(of.attempt.days.from),
                words.date(of.attempt.days.to),
                outcome_name(&measure.outcome, words),
            ];
            row.extend(
                measure
                    .phases
                    .map(|phase| phase_words(&measure.outcome, phase, words)),
            );
            row.push(verdict_name(measure.verdict, words));
            rows.push(row);
        }
    }
    table(
        &[
            "body-table-tried",
            "body-table-from",
            "body-table-to",
            "body-table-outcome",
            "body-table-before",
            "body-table-during",
            "body-table-after",
            "body-table-verdict",
        ],
        rows,
        words,
    )
}

/// Tries drawn side by side, the newest; the table has all.
const DRAWN: [Tone; 3] = [Tone::Main, Tone::Other, Tone::Quiet];

pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let made;
    let answer = if let Some(given) = ask.trend {
        given
    } else {
        made = trend(entries, ask.today, ask.lane.as_ref(), words);
        &made
    };
    let figures = attempts_figures(entries, answer, asked(entries, ask), ask.today);
    let sentence = attempts_sentence(&figures, words);
    let mut draft = Draft::new(ChartName::DidItHelp, sentence, words);
    draft.table = attempts_table(&figures, words);
    draft.notes = vec![
        say("attempt-note", words),
        say("body-today-left-out", words),
    ];
    let shown = || figures.attempts.iter().zip(DRAWN);
    let mut outcomes: Vec<&AttemptOutcome> = Vec::new();
    for measure in shown().flat_map(|(of, _)| &of.measures) {
        let told = measure.phases.iter().any(|phase| phase.range.is_some());
        if told && !outcomes.contains(&&measure.outcome) {
            outcomes.push(&measure.outcome);
        }
    }
    if outcomes.is_empty() {
        return draft.missing();
    }
    let mut panels = Vec::new();
    for outcome in outcomes {
        let axis = match outcome {
            AttemptOutcome::Tolerance => YAxis::Factor,
            AttemptOutcome::Mood => YAxis::Score,
            _ => YAxis::Plain,
        };
        let mut panel = Panel::new(outcome_name(outcome, words), axis);
        for (of, tone) in shown() {
            let Some(measure) = of.measures.iter().find(|it| it.outcome == *outcome) else {
                continue;
            };
            for reading in readings(of, measure, words) {
                draft.readings.push(reading.in_panel(panels.len()));
            }
            panel = panel.with(Intervals {
                tone,
                label: attempt_name(of, words),
                along: Along::Y,
                items: intervals(measure),
            });
        }
        panels.push(panel);
    }
    draft
        .readings
        .sort_by(|left, right| left.x.total_cmp(&right.x));
    let names = PHASES.iter().map(|id| say(id, words)).collect();
    draft.panels(XAxis::Categories(names), panels)
}

/// The names of the phases.
const PHASES: [&str; 3] = ["body-table-before", "body-table-during", "body-table-after"];

fn attempt_name(of: &AttemptFigures, words: &Words) -> String {
    let [from, to] = dates(of.attempt.days, words);
    let kind = kind_name(of.attempt.kind, words);
    words.say("attempt-short", &[("kind", kind.into()), from, to])
}

fn intervals(measure: &AttemptMeasure) -> Vec<Interval> {
    (0_u32..)
        .zip(measure.phases)
        .filter_map(|(place, phase)| {
            let (lo, hi) = phase.range?;
            Some(Interval {
                at: f64::from(place),
                mid: phase.mid,
                lo,
                hi,
            })
        })
        .collect()
}

fn readings(of: &AttemptFigures, measure: &AttemptMeasure, words: &Words) -> Vec<Reading> {
    (0_u32..)
        .zip(measure.phases)
        .zip(PHASES)
        .map(|((place, phase), name)| {
            let text = words.say(
                "attempt-reading",
                &[
                    ("tried", attempt_name(of, words).into()),
                    ("phase", say(name, words).into()),
                    ("what", outcome_name(&measure.outcome, words).into()),
                    ("value", phase_words(&measure.outcome, phase, words).into()),
                ],
            );
            Reading::new(f64::from(place), phase.mid, text)
        })
        .collect()
}
