//! The tolerance trend as window, command line and report get it: `trend --json` of the contract, section 3.

use chrono::{Duration, NaiveDate};
use journal_core::{Entries, Lane};
use journal_tolerance::{Constants, Reason, Shown, Status, Trend, estimate};
use journal_words::Words;
use serde::Serialize;

use crate::lane::{LANES, REFERENCE_DAYS, Ready, lanes_by_ratings, ready};
use crate::sentence::trend_sentence;

/// The last day a journal knows (entries after 2199 are refused): nobody has to wait for more days than that.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2199, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The answer of `trend --json`. Shifts are doublings of the dose for the same felt effect against the reference window.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TrendAnswer {
    /// The lane it speaks of; never more than one.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub lane: Lane,
    /// Lanes with doses, most rated doses first.
    #[cfg_attr(feature = "specta", specta(type = Vec<String>))]
    pub lanes: Vec<Lane>,
    /// The one effect that is rated, as the person named it.
    pub effect: Option<String>,
    /// Whether there is an estimate on the last day.
    pub status: TrendStatus,
    /// Why not; absent when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<InsufficientReason>,
    /// Always "log2".
    pub unit: TrendUnit,
    /// The days everything is compared with; `None` before the first dose.
    pub reference: Option<ReferenceWindow>,
    /// Doses whose rating entered the estimate.
    pub rated_doses: u32,
    /// The finding in one sentence.
    pub sentence: String,
    /// More to know: ratings set aside, doses left out.
    pub notes: Vec<String>,
    /// Counts that decide whether an estimate may be shown on the last day.
    pub have: TrendCounts,
    /// What they have to reach.
    pub need: TrendCounts,
    /// One entry per journal day from the reference's first day to `as_of`.
    pub days: Vec<TrendDay>,
    /// The last day's numbers; `None` when there is no estimate.
    pub now: Option<TrendNow>,
    /// The last day with a rated dose that entered the estimate.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_rated: Option<NaiveDate>,
    /// Days whose ratings look given upside down and were set aside.
    #[cfg_attr(feature = "specta", specta(type = Vec<String>))]
    pub set_aside: Vec<NaiveDate>,
    /// Rated doses left out because their amount is not known or says nothing about the content.
    pub rated_without_amount: u32,
    /// Name and version of the model's constants.
    pub model: String,
}

/// Whether there is an estimate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum TrendStatus {
    /// There is one, with its range.
    Estimated,
    /// There is not enough to say anything.
    Insufficient,
}

/// The unit of all shifts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum TrendUnit {
    /// Doublings.
    Log2,
}

/// Why there is no estimate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum InsufficientReason {
    /// No dose of the lane.
    NoDoses,
    /// The reference window is not over yet.
    ReferenceRunning,
    /// Too few rated doses in the reference window.
    ReferenceDoses,
    /// Rated doses of the reference window fall on too few days.
    ReferenceDays,
    /// Too few rated doses lately.
    RecentRatings,
    /// The last rating is too long ago even for a projection.
    LastRatingTooOld,
}

/// The days everything is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReferenceWindow {
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub from: NaiveDate,
    /// Last day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub to: NaiveDate,
    /// Whether it begins with the lane's first dose: then it is "your first four weeks".
    #[serde(skip)]
    pub first_weeks: bool,
}

/// Counts behind the display rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TrendCounts {
    /// Rated doses in the reference window.
    pub reference_rated_doses: u32,
    /// Days of the reference window with a rated dose.
    pub reference_rated_days: u32,
    /// Rated doses of the last 14 days.
    pub rated_last_14_days: u32,
}

/// One day. The numbers are for machines; what a person may see of them is [`TrendDay::shown_mid`] and [`TrendDay::shown_range`].
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TrendDay {
    /// The journal day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// Median from all entries, doublings.
    pub shift: f64,
    /// Lower end of the 90 % range.
    pub lo90: f64,
    /// Upper end of the 90 % range.
    pub hi90: f64,
    /// Median from entries up to this day; `None` while the reference window runs.
    pub online_shift: Option<f64>,
    /// Lower end of its range.
    pub online_lo90: Option<f64>,
    /// Upper end of its range.
    pub online_hi90: Option<f64>,
    /// Probability, from entries up to this day, that the shift is above 0.25.
    pub online_p_rise: Option<f64>,
    /// What a person may be shown of this day.
    pub display: Display,
    /// Whether the products taken lately are those of the reference window; else a rise may be the product's.
    #[serde(skip)]
    pub familiar: bool,
}

impl TrendDay {
    /// The central number, where one may be shown, doublings.
    #[must_use]
    pub const fn shown_mid(&self) -> Option<f64> {
        match self.display {
            Display::Estimate | Display::Projection => Some(self.shift),
            Display::Hidden | Display::Paused | Display::RangeOnly => None,
        }
    }

    /// The range, where it may be shown, doublings.
    #[must_use]
    pub const fn shown_range(&self) -> Option<(f64, f64)> {
        match self.display {
            Display::Estimate | Display::Projection | Display::RangeOnly => {
                Some((self.lo90, self.hi90))
            }
            Display::Hidden | Display::Paused => None,
        }
    }
}

/// What a person may be shown of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Display {
    /// Nothing.
    Hidden,
    /// A projection that was not measured.
    Projection,
    /// Nothing, because the product changed.
    Paused,
    /// The range alone.
    RangeOnly,
    /// Number and range.
    Estimate,
}

impl From<&Shown> for Display {
    fn from(shown: &Shown) -> Self {
        match shown {
            Shown::Hidden => Self::Hidden,
            Shown::Projection(_) => Self::Projection,
            Shown::Paused => Self::Paused,
            Shown::RangeOnly { .. } => Self::RangeOnly,
            Shown::Estimate(_) => Self::Estimate,
        }
    }
}

/// The last day's numbers.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TrendNow {
    /// Median, doublings.
    pub shift: f64,
    /// Lower end of the 90 % range.
    pub lo90: f64,
    /// Upper end of the 90 % range.
    pub hi90: f64,
    /// The median as a factor on the amount: 2^shift.
    pub factor: f64,
    /// Lower end as a factor.
    pub factor_lo90: f64,
    /// Upper end as a factor.
    pub factor_hi90: f64,
    /// Probability that the shift is above 0.25.
    pub p_rise: f64,
    /// What a person may be shown of this.
    pub display: Display,
    /// The fit from ratings alone, given when it differs by more than 0.4 doublings: then both are to be shown.
    pub ratings_only: Option<ShiftRange>,
}

/// A median with its range, doublings.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ShiftRange {
    /// Median.
    pub shift: f64,
    /// Lower end of the 90 % range.
    pub lo90: f64,
    /// Upper end of the 90 % range.
    pub hi90: f64,
}

/// Estimates how felt tolerance went in one lane, from doses of days up to `as_of` with their ratings.
///
/// Without `lane` it is the lane with most rated doses. Pure: the same entries give the same answer. Never fails; with too
/// little data the answer says what is missing. A lane without a model ("other") answers that it has no doses.
#[must_use]
pub fn trend(
    entries: &Entries,
    as_of: NaiveDate,
    lane: Option<&Lane>,
    words: &Words,
) -> TrendAnswer {
    let as_of = as_of.min(LAST_DAY);
    let lanes = lanes_by_ratings(entries, as_of);
    let lane = lane.or(lanes.first()).cloned().unwrap_or(Lane::Leaf);
    let constants = if lane == Lane::SevenOh {
        Constants::seven_oh()
    } else {
        Constants::shipped()
    };
    let ready = LANES
        .contains(&lane)
        .then(|| ready(entries, &lane, as_of))
        .flatten();
    let mut answer = TrendAnswer {
        lane,
        lanes,
        effect: entries.settings.primary_effect.clone(),
        status: TrendStatus::Insufficient,
        reason: Some(InsufficientReason::NoDoses),
        unit: TrendUnit::Log2,
        reference: None,
        rated_doses: 0,
        sentence: String::new(),
        notes: Vec::new(),
        have: TrendCounts::default(),
        need: counts(&journal_tolerance::Counts::NEED),
        days: Vec::new(),
        now: None,
        last_rated: None,
        set_aside: Vec::new(),
        rated_without_amount: 0,
        model: constants.name.to_owned(),
    };
    if let Some(ready) = ready {
        fill(&mut answer, &ready, &estimate(&ready.series, &constants));
    }
    answer.sentence = trend_sentence(&answer, words);
    answer.notes = crate::sentence::trend_notes(&answer, words);
    answer
}

fn fill(answer: &mut TrendAnswer, ready: &Ready, trend: &Trend) {
    let date = |index: usize| ready.from + Duration::days(i64::try_from(index).unwrap_or(0));
    answer.reference = Some(ReferenceWindow {
        from: ready.from,
        to: ready.from + Duration::days(REFERENCE_DAYS - 1),
        first_weeks: ready.first_weeks,
    });
    answer.reason = match trend.status {
        Status::Estimated => None,
        Status::Insufficient(_) if ready.lane.doses.is_empty() => Some(InsufficientReason::NoDoses),
        Status::Insufficient(reason) => Some(match reason {
            Reason::ReferenceRunning => InsufficientReason::ReferenceRunning,
            Reason::ReferenceDoses => InsufficientReason::ReferenceDoses,
            Reason::ReferenceDays => InsufficientReason::ReferenceDays,
            Reason::RecentRatings => InsufficientReason::RecentRatings,
            Reason::LastRatingTooOld => InsufficientReason::LastRatingTooOld,
        }),
    };
    answer.rated_doses = count(trend.rated_doses);
    answer.have = counts(&trend.have);
    answer.set_aside = trend.set_aside.iter().map(|day| date(*day)).collect();
    answer.days = trend
        .days
        .iter()
        .enumerate()
        .map(|(index, day)| {
            let record = day.unshown_record();
            TrendDay {
                date: date(index),
                shift: rounded(record.shift.mid),
                lo90: rounded(record.shift.lo90),
                hi90: rounded(record.shift.hi90),
                online_shift: record.online.map(|online| rounded(online.shift.mid)),
                online_lo90: record.online.map(|online| rounded(online.shift.lo90)),
                online_hi90: record.online.map(|online| rounded(online.shift.hi90)),
                online_p_rise: record.online.map(|online| rounded(online.p_rise)),
                display: Display::from(&day.shown()),
                familiar: record.familiar,
            }
        })
        .collect();
    let usable = |dose: &&crate::lane::LaneDose| {
        dose.rating.is_some() && dose.mg.is_some_and(|mg| mg > 0.0) && dose.day >= ready.from
    };
    answer.last_rated = ready
        .lane
        .doses
        .iter()
        .filter(usable)
        .map(|dose| dose.day)
        .filter(|day| !answer.set_aside.contains(day))
        .max();
    answer.rated_without_amount = count(
        ready
            .lane
            .doses
            .iter()
            .filter(|dose| dose.rating.is_some() && dose.mg.is_none_or(|mg| mg <= 0.0))
            .count(),
    );
    if trend.status == Status::Estimated {
        answer.status = TrendStatus::Estimated;
        let now = trend.now.unshown_record();
        let ratings_only = trend.now.unshown_ratings_only();
        answer.now = Some(TrendNow {
            shift: rounded(now.shift.mid),
            lo90: rounded(now.shift.lo90),
            hi90: rounded(now.shift.hi90),
            factor: rounded(now.shift.mid.exp2()),
            factor_lo90: rounded(now.shift.lo90.exp2()),
            factor_hi90: rounded(now.shift.hi90.exp2()),
            p_rise: rounded(now.p_rise),
            display: Display::from(&trend.now.shown()),
            ratings_only: trend.now.leans_on_amounts().then(|| ShiftRange {
                shift: rounded(ratings_only.mid),
                lo90: rounded(ratings_only.lo90),
                hi90: rounded(ratings_only.hi90),
            }),
        });
    }
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn counts(counts: &journal_tolerance::Counts) -> TrendCounts {
    TrendCounts {
        reference_rated_doses: count(counts.reference_rated_doses),
        reference_rated_days: count(counts.reference_rated_days),
        rated_last_14_days: count(counts.rated_last_14_days),
    }
}

/// Six decimals: a millionth of a doubling is far below what any estimate means, and files stay short.
pub(crate) fn rounded(value: f64) -> f64 {
    // Adding zero turns -0 into 0.
    (value * 1e6).round() / 1e6 + 0.0
}
