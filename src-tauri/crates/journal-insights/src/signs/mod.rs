//! The four early signs as window and command line get them: `signs --json` of the contract, section 3.
//!
//! What is shown follows the rules of `journal_tolerance::signs`. A day that is not over says nothing about how often or how much, so the
//! last day is left out of both.

mod arrays;
mod words;

use chrono::{Duration, NaiveDate};
use journal_core::{Entries, Lane, Sign};
use journal_tolerance::signs::{
    Course, Evidence, RECENT_DAYS, S1_FIRST_DAY, State, WINDOW_DAYS, larger_doses, more_frequent,
    same_dose_less_effect_of, symptoms_when_less, with_dismissals,
};
use journal_words::Words;
use serde::Serialize;

use crate::lane::lane_doses;
use crate::trend::{
    Display, InsufficientReason, TrendAnswer, TrendDay, TrendStatus, count, rounded, trend,
};

pub(crate) use arrays::{mornings_in, origin, total as symptom_total};
pub use words::sign_name;

/// A notice is shown for this long, then not again before the next is due.
const NOTICE_DAYS: usize = 7;
/// S1 counts as many days of ratings as the other signs compare.
const FOUR_WEEKS: i64 = 28;
/// A score from which larger doses count when the product is held against its own first days.
const SCORE_OF_A_LATER_PRODUCT: f64 = 2.5;

/// The answer of `signs --json`.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SignsAnswer {
    /// Last day looked at.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub as_of: NaiveDate,
    /// The four signs, always all and in the same order.
    pub signs: Vec<SignAnswer>,
}

/// One sign.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SignAnswer {
    /// Which.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub sign: Sign,
    /// Where it stands on the last day.
    pub state: SignState,
    /// First day of the unbroken stretch on which its rule has held; `None` where it does not hold.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub since: Option<NaiveDate>,
    /// A probability for the same dose with less effect, else a standard normal score; `None` where nothing can be said.
    pub statistic: Option<f64>,
    /// From where on the statistic counts; `None` as for `statistic`.
    pub threshold: Option<f64>,
    /// Everything there is to say, for a sign that was found with what people discuss then.
    pub sentence: String,
    /// The numbers behind it.
    pub evidence: SignEvidence,
    /// The first part of the sentence: what was seen, or what is missing.
    pub finding: String,
    /// The second part, for a sign that was found.
    pub options: Option<String>,
    /// True on the days on which a person should be told: found, and at most one notice in 28 days, shown for 7.
    pub notice: bool,
}

/// Where a sign stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum SignState {
    /// Its rule does not hold.
    Clear,
    /// Its rule holds, not yet for 7 days.
    Watch,
    /// Its rule has held for 7 days.
    Found,
    /// Nothing can be said.
    Insufficient,
}

/// The numbers behind a sign.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SignEvidence {
    /// What `recent` and `reference` are.
    pub unit: SignUnit,
    /// Lately: mean doses a day, mean of log2 amounts, mean points after low days, or the probability of a rise.
    pub recent: Option<f64>,
    /// The same in the window compared with; `None` for the probability.
    pub reference: Option<f64>,
    /// How many times as large the recent amounts are.
    pub factor: Option<f64>,
    /// Days with a value lately; for the probability rated doses of the last 28 days.
    pub recent_count: u32,
    /// The same in the window compared with.
    pub reference_count: u32,
    /// First day of the window compared with; `None` before the first dose.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub from: Option<NaiveDate>,
    /// The one lane it speaks of, where it speaks of one.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub lane: Option<Lane>,
    /// The product that is judged, for larger doses.
    pub product: Option<String>,
    /// What there is too little of.
    pub missing: Option<Missing>,
    /// Statistic and threshold in words; empty where there are none.
    pub words: String,
}

/// What a sign measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum SignUnit {
    /// Probability that felt tolerance has clearly risen.
    Probability,
    /// Doses a day.
    DosesPerDay,
    /// Doublings of the product's unit.
    Log2Amount,
    /// Points of the morning checklist, 0 to 30.
    Points,
}

/// Too little of something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Missing {
    /// Of what.
    pub what: Wanting,
    /// How much there is.
    pub have: u32,
    /// How much it takes.
    pub need: u32,
}

/// What a sign can lack.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Wanting {
    /// Any dose.
    Doses,
    /// Days since the window compared with began.
    Days,
    /// Answered days in the scarcer of the two windows.
    AnsweredDays,
    /// A dose in the window compared with.
    ReferenceDoses,
    /// Days with a known amount of the product in the scarcer window.
    DaysWithAmount,
    /// Checklists on mornings after a day with clearly less than usual.
    LowMornings,
    /// Checklists on mornings after usual days.
    UsualMornings,
    /// Rated doses in the reference window.
    RatedDoses,
    /// Days with a rated dose in the reference window.
    RatedDays,
    /// Rated doses of the last 14 days.
    RecentRatings,
}

/// Looks for the four early signs with what was known on `as_of`. Pure, never fails; with too little data a sign says what is missing.
#[must_use]
pub fn signs(entries: &Entries, as_of: NaiveDate, words: &Words) -> SignsAnswer {
    signs_from(entries, &trend(entries, as_of, None, words), as_of, words)
}

/// The same for callers that have the trend of the same entries and the same day, without a lane asked for: the trend is the costly part.
#[must_use]
pub fn signs_from(
    entries: &Entries,
    trend: &TrendAnswer,
    as_of: NaiveDate,
    words: &Words,
) -> SignsAnswer {
    SignsAnswer {
        as_of,
        signs: vec![
            less_effect(entries, trend, as_of, words),
            more_often(entries, as_of, words),
            larger(entries, as_of, words),
            on_cutting_back(entries, &trend.lane, as_of, words),
        ],
    }
}

/// The days a sign compares.
struct Window {
    /// First day of the sign's own comparison window.
    from: NaiveDate,
    /// Days from it to the last day.
    elapsed: usize,
    /// Whether it is the one with the first dose.
    first_weeks: bool,
    /// Whether a dismissal began it.
    dismissed: bool,
}

impl Window {
    fn new(origin: NaiveDate, as_of: NaiveDate, dismissed: &[usize], first_weeks: bool) -> Self {
        let start = dismissed.iter().max().copied();
        let from = later(origin, start.unwrap_or(0));
        Self {
            from,
            elapsed: usize::try_from((as_of - from).num_days()).unwrap_or(0),
            first_weeks: first_weeks && start.unwrap_or(0) == 0,
            dismissed: start.is_some(),
        }
    }

    /// What is missing while the sign is silent.
    fn silent(&self, days: usize) -> Option<Missing> {
        (self.elapsed < days).then(|| lack(Wanting::Days, self.elapsed, days))
    }
}

fn later(date: NaiveDate, days: usize) -> NaiveDate {
    date + Duration::days(i64::try_from(days).unwrap_or(0))
}

fn lack(what: Wanting, have: usize, need: usize) -> Missing {
    Missing {
        what,
        have: count(have),
        need: count(need),
    }
}

/// A sign before its words are found.
struct Draft {
    sign: Sign,
    unit: SignUnit,
    state: State,
    since: Option<NaiveDate>,
    notice: bool,
    window: Option<Window>,
    missing: Option<Missing>,
    lane: Option<Lane>,
    product: Option<String>,
    /// First day of what it is compared with, where that is four weeks of the calendar.
    compared_from: Option<NaiveDate>,
    /// Replaces the counts of the evidence where it has none of its own.
    counts: Option<(usize, usize)>,
}

impl Draft {
    /// A sign of which nothing can be said because there is no dose.
    const fn without_doses(sign: Sign, unit: SignUnit) -> Self {
        Self {
            sign,
            unit,
            state: State::Insufficient(journal_tolerance::signs::Lack { have: 0, need: 1 }),
            since: None,
            notice: false,
            window: None,
            missing: Some(Missing {
                what: Wanting::Doses,
                have: 0,
                need: 1,
            }),
            lane: None,
            product: None,
            compared_from: None,
            counts: None,
        }
    }

    fn new(sign: Sign, unit: SignUnit, course: &Course, origin: NaiveDate, window: Window) -> Self {
        let last = course.states.len().saturating_sub(1);
        let state = course.states.last().copied();
        let told = course
            .notices
            .last()
            .is_some_and(|notice| last - notice < NOTICE_DAYS);
        Self {
            state: state.unwrap_or(Self::without_doses(sign.clone(), unit).state),
            since: course.since().map(|place| later(origin, place)),
            notice: told && matches!(state, Some(State::Found(_))),
            window: Some(window),
            missing: None,
            lane: None,
            product: None,
            compared_from: None,
            counts: None,
            sign,
            unit,
        }
    }

    fn answer(
        self,
        finding: impl FnOnce(&Self, Option<&Evidence>) -> String,
        words: &Words,
    ) -> SignAnswer {
        let (state, evidence) = match &self.state {
            State::Insufficient(_) => (SignState::Insufficient, None),
            State::Clear(evidence) => (SignState::Clear, Some(evidence)),
            State::Watch(evidence) => (SignState::Watch, Some(evidence)),
            State::Found(evidence) => (SignState::Found, Some(evidence)),
        };
        let finding = finding(&self, evidence);
        let options = (state == SignState::Found).then(|| words.say("sign-options", &[]));
        let sentence = match (&options, state, self.since) {
            (Some(options), _, _) => format!("{finding} {options}"),
            (None, SignState::Watch, Some(since)) => {
                let watched = words.say("sign-watched", &[("date", words.date(since).into())]);
                format!("{finding} {watched}")
            }
            _ => finding.clone(),
        };
        let counts = self
            .counts
            .or_else(|| evidence.map(|it| (it.recent_count, it.reference_count)))
            .unwrap_or_default();
        let compared = evidence.filter(|_| self.unit != SignUnit::Probability);
        SignAnswer {
            state,
            since: self.since,
            statistic: evidence.map(|it| rounded(it.statistic)),
            threshold: evidence.map(|it| it.threshold),
            sentence,
            evidence: SignEvidence {
                unit: self.unit,
                recent: evidence.map(|it| rounded(it.recent)),
                reference: compared.map(|it| rounded(it.reference)),
                factor: compared
                    .filter(|_| self.unit == SignUnit::Log2Amount)
                    .map(|it| rounded((it.recent - it.reference).exp2())),
                recent_count: count(counts.0),
                reference_count: count(counts.1),
                from: self.compared_from,
                lane: self.lane,
                product: self.product,
                missing: self.missing.filter(|_| evidence.is_none()),
                words: evidence
                    .map_or_else(String::new, |it| words::statistic(self.unit, it, words)),
            },
            sign: self.sign,
            finding,
            options,
            notice: self.notice,
        }
    }
}

/// S1. Days of which nothing measured may be shown say nothing here either: a projection is not an observation.
fn less_effect(
    entries: &Entries,
    trend: &TrendAnswer,
    as_of: NaiveDate,
    words: &Words,
) -> SignAnswer {
    let sign = Sign::SameDoseLessEffect;
    let Some((origin, reference)) = trend.days.first().map(|day| day.date).zip(trend.reference)
    else {
        return Draft::without_doses(sign, SignUnit::Probability)
            .answer(|draft, _| words::missing(draft, words), words);
    };
    let measured = |day: &TrendDay| matches!(day.display, Display::Estimate | Display::RangeOnly);
    let daily: Vec<_> = trend
        .days
        .iter()
        .map(|day| (day.online_p_rise.filter(|_| measured(day)), day.familiar))
        .collect();
    let dismissed = arrays::dismissed(entries, &sign, origin, as_of);
    let course = with_dismissals(&dismissed, |from| same_dose_less_effect_of(&daily, from));
    let window = Window::new(origin, as_of, &dismissed, reference.first_weeks);
    let silent = window.silent(S1_FIRST_DAY);
    let mut draft = Draft::new(sign, SignUnit::Probability, &course, origin, window);
    let shown = trend.days.last().is_some_and(measured);
    // While the estimate itself has a reason to be silent, that is the reason to tell.
    let told_by_trend = draft
        .window
        .as_ref()
        .is_some_and(|window| !window.dismissed)
        && !shown;
    draft.missing = if told_by_trend {
        rated_doses_missing(trend)
    } else {
        silent
    };
    draft.lane = Some(trend.lane.clone());
    draft.compared_from = Some(reference.from);
    let first = as_of - Duration::days(FOUR_WEEKS - 1);
    let recent = lane_doses(entries, &trend.lane, as_of)
        .doses
        .iter()
        .filter(|dose| dose.rating.is_some() && dose.mg.is_some() && dose.day >= first)
        .count();
    let compared = usize::try_from(trend.have.reference_rated_doses).unwrap_or(0);
    draft.counts = Some((recent, compared));
    draft.answer(
        |draft, evidence| match evidence {
            Some(evidence) => words::less_effect(draft, evidence, reference, recent, words),
            None if told_by_trend || draft.missing.is_none() => trend.sentence.clone(),
            None => words::missing(draft, words),
        },
        words,
    )
}

fn rated_doses_missing(trend: &TrendAnswer) -> Option<Missing> {
    if trend.status == TrendStatus::Estimated {
        return None;
    }
    let (have, need) = (trend.have, trend.need);
    Some(match trend.reason? {
        InsufficientReason::NoDoses
        | InsufficientReason::ReferenceRunning
        | InsufficientReason::ReferenceDoses => Missing {
            what: Wanting::RatedDoses,
            have: have.reference_rated_doses,
            need: need.reference_rated_doses,
        },
        InsufficientReason::ReferenceDays => Missing {
            what: Wanting::RatedDays,
            have: have.reference_rated_days,
            need: need.reference_rated_days,
        },
        InsufficientReason::RecentRatings | InsufficientReason::LastRatingTooOld => Missing {
            what: Wanting::RecentRatings,
            have: have.rated_last_14_days,
            need: need.rated_last_14_days,
        },
    })
}

/// S2.
fn more_often(entries: &Entries, as_of: NaiveDate, words: &Words) -> SignAnswer {
    let sign = Sign::MoreFrequent;
    let Some((origin, first_weeks)) = arrays::origin(entries, as_of) else {
        return Draft::without_doses(sign, SignUnit::DosesPerDay)
            .answer(|draft, _| words::missing(draft, words), words);
    };
    let mut doses = arrays::doses(entries, origin, as_of).values;
    // The last day is not over.
    if let Some(last) = doses.last_mut() {
        *last = None;
    }
    let dismissed = arrays::dismissed(entries, &sign, origin, as_of);
    let course = with_dismissals(&dismissed, |from| more_frequent(&doses, from));
    let window = Window::new(origin, as_of, &dismissed, first_weeks);
    let compared = (window.from - origin).num_days();
    let compared = usize::try_from(compared).unwrap_or(0);
    let dosed = doses
        .iter()
        .skip(compared)
        .take(WINDOW_DAYS)
        .any(|count| count.is_some_and(|count| count > 0));
    let silent = window.silent(2 * WINDOW_DAYS);
    let compared_from = window.from;
    let mut draft = Draft::new(sign, SignUnit::DosesPerDay, &course, origin, window);
    draft.compared_from = Some(compared_from);
    draft.missing = silent.or(match draft.state {
        State::Insufficient(_) if !dosed => Some(lack(Wanting::ReferenceDoses, 0, 1)),
        State::Insufficient(wants) => Some(lack(Wanting::AnsweredDays, wants.have, wants.need)),
        _ => None,
    });
    draft.answer(
        |draft, evidence| match evidence {
            Some(evidence) => words::more_often(draft, evidence, words),
            None => words::missing(draft, words),
        },
        words,
    )
}

/// S3. Amounts of different products are never compared, so no lane is ever added to another.
fn larger(entries: &Entries, as_of: NaiveDate, words: &Words) -> SignAnswer {
    let sign = Sign::LargerDoses;
    let Some((origin, first_weeks)) = arrays::origin(entries, as_of) else {
        return Draft::without_doses(sign, SignUnit::Log2Amount)
            .answer(|draft, _| words::missing(draft, words), words);
    };
    let days = usize::try_from((as_of - origin).num_days() + 1).unwrap_or(0);
    let (amounts, products) = arrays::amounts(entries, origin, as_of - Duration::days(1));
    let dismissed = arrays::dismissed(entries, &sign, origin, as_of);
    let course = with_dismissals(&dismissed, |from| larger_doses(&amounts, days, from));
    let window = Window::new(origin, as_of, &dismissed, first_weeks);
    let silent = window.silent(2 * WINDOW_DAYS);
    let window_from = window.from;
    let mut draft = Draft::new(sign, SignUnit::Log2Amount, &course, origin, window);
    // A product that was not there in the window is held against its own first days.
    let later = match draft.state {
        State::Clear(it) | State::Watch(it) | State::Found(it) => {
            it.threshold >= SCORE_OF_A_LATER_PRODUCT
        }
        State::Insufficient(_) => false,
    };
    draft.compared_from = Some(window_from).filter(|_| !later);
    draft.missing = silent.or(match draft.state {
        State::Insufficient(wants) => Some(lack(Wanting::DaysWithAmount, wants.have, wants.need)),
        _ => None,
    });
    let judged = arrays::most_taken(&amounts, days.saturating_sub(RECENT_DAYS))
        .and_then(|product| products.get(product));
    draft.product = judged.map(|product| product.name.clone());
    draft.lane = judged.map(|product| product.lane.clone());
    draft.answer(
        |draft, evidence| match evidence {
            Some(evidence) => words::larger(draft, evidence, later, words),
            None => words::missing(draft, words),
        },
        words,
    )
}

/// S4.
fn on_cutting_back(entries: &Entries, lane: &Lane, as_of: NaiveDate, words: &Words) -> SignAnswer {
    let sign = Sign::SymptomsWhenLess;
    let Some((origin, first_weeks)) = arrays::origin(entries, as_of) else {
        return Draft::without_doses(sign, SignUnit::Points)
            .answer(|draft, _| words::missing(draft, words), words);
    };
    let totals = arrays::mornings(entries, origin, as_of);
    let mg = arrays::mg_by_day(entries, lane, origin, as_of);
    let dismissed = arrays::dismissed(entries, &sign, origin, as_of);
    let course = with_dismissals(&dismissed, |from| symptoms_when_less(&totals, &mg, from));
    let window = Window::new(origin, as_of, &dismissed, first_weeks);
    let mut draft = Draft::new(sign, SignUnit::Points, &course, origin, window);
    draft.lane = Some(lane.clone());
    draft.missing = match draft.state {
        // Fewer mornings are needed after low days than after usual ones, and those are asked for first.
        State::Insufficient(wants) if wants.need < 8 => {
            Some(lack(Wanting::LowMornings, wants.have, wants.need))
        }
        State::Insufficient(wants) => Some(lack(Wanting::UsualMornings, wants.have, wants.need)),
        _ => None,
    };
    draft.answer(
        |draft, evidence| match evidence {
            Some(evidence) => words::on_cutting_back(draft, evidence, words),
            None => words::missing(draft, words),
        },
        words,
    )
}
