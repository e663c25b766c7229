//! The answer: a tolerance shift per day with its range, and what of it a person may be shown.

use crate::display::Shown;

/// The tolerance estimate of one lane over the whole journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Whether there is an estimate for now, and if not, why.
    pub status: Status,
    /// Counts that decide whether an estimate may be shown now.
    pub have: Counts,
    /// What they have to reach.
    pub need: Counts,
    /// Doses whose rating entered the fit.
    pub rated_doses: usize,
    /// Days whose ratings were set aside because they look given upside down (index from the first reference day): worth asking about.
    pub set_aside: Vec<usize>,
    /// One entry per journal day from the first reference day.
    pub days: Vec<DayEstimate>,
    /// Today's numbers, from all entries.
    pub now: Now,
    /// Name of the constants used.
    pub model: &'static str,
    pub(crate) start: StartingPoint,
}

impl Trend {
    /// Where the fits ended: makes [`estimate_now`](crate::estimate_now) fast after the next entry.
    #[must_use]
    pub const fn starting_point(&self) -> &StartingPoint {
        &self.start
    }
}

/// Where earlier fits ended; the default is "nowhere".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartingPoint {
    pub(crate) main: Vec<crate::estimate::SavedPoint>,
    pub(crate) ratings_only: Vec<crate::estimate::SavedPoint>,
}

/// Today's estimate without the days before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today {
    /// Whether there is an estimate for now, and if not, why.
    pub status: Status,
    /// Counts that decide whether an estimate may be shown now.
    pub have: Counts,
    /// What they have to reach.
    pub need: Counts,
    /// Doses whose rating entered the fit.
    pub rated_doses: usize,
    /// Today's numbers.
    pub now: Now,
    /// Where these fits ended, for the next call.
    pub start: StartingPoint,
}

/// Whether an estimate exists for the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// An estimate with its range.
    Estimated,
    /// Not enough to say anything.
    Insufficient(Reason),
}

impl Default for Status {
    fn default() -> Self {
        Self::Insufficient(Reason::ReferenceRunning)
    }
}

/// Why there is no estimate now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The reference window is not over yet.
    ReferenceRunning,
    /// Too few rated doses in the reference window.
    ReferenceDoses,
    /// Rated doses of the reference window fall on too few days.
    ReferenceDays,
    /// Too few rated doses lately, and no break whose course could be projected.
    RecentRatings,
    /// The last rating is too long ago even for a projection.
    LastRatingTooOld,
}

/// Counts behind the display rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rated doses in the reference window.
    pub reference_rated_doses: usize,
    /// Days of the reference window with a rated dose.
    pub reference_rated_days: usize,
    /// Rated doses of the last 14 days.
    pub rated_last_14_days: usize,
}

impl Counts {
    /// What is needed before an estimate is shown.
    pub const NEED: Self = Self {
        reference_rated_doses: 10,
        reference_rated_days: 7,
        rated_last_14_days: 3,
    };
}

/// One day of the trend. What may be drawn is [`DayEstimate::shown`]; the numbers behind it are private.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayEstimate {
    pub(crate) shown: Shown,
    pub(crate) record: DayRecord,
}

impl DayEstimate {
    /// What a person may be shown of this day.
    #[must_use]
    pub const fn shown(&self) -> Shown {
        self.shown
    }

    /// Every number of the day whether or not it may be shown: for the documented JSON, for tests and for the early signs. Not for
    /// drawing.
    #[must_use]
    pub const fn unshown_record(&self) -> &DayRecord {
        &self.record
    }
}

/// The numbers of one day, in doublings against the reference window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayRecord {
    /// Median and 90 % range from all entries.
    pub shift: Range,
    /// From entries up to this day only; `None` before the reference window is over.
    pub online: Option<SameDay>,
    /// From the ratings alone (no exposure-driven part), all entries.
    pub ratings_only: Range,
    /// True where at least half of the doses of the last 14 days are of products that were taken in the reference window (or there
    /// were none). Elsewhere a rise may be the product's, and the sign S1 asks for more certainty.
    pub familiar: bool,
}

/// A median with its 90 % credible interval, in doublings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// Median.
    pub mid: f64,
    /// 5 % quantile.
    pub lo90: f64,
    /// 95 % quantile.
    pub hi90: f64,
}

impl Range {
    /// Half the width of the 90 % interval.
    #[must_use]
    pub fn half_width(&self) -> f64 {
        (self.hi90 - self.lo90) / 2.0
    }
}

/// The estimate of a day as it could be known on that day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SameDay {
    /// Median and 90 % range.
    pub shift: Range,
    /// Probability that the shift exceeds the rise of the constants (0.25 doublings).
    pub p_rise: f64,
}

/// Today's numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Now {
    pub(crate) shown: Shown,
    pub(crate) record: SameDay,
    pub(crate) ratings_only: Range,
}

impl Now {
    /// What a person may be shown now.
    #[must_use]
    pub const fn shown(&self) -> Shown {
        self.shown
    }

    /// The numbers whether or not they may be shown (JSON, tests, signs).
    #[must_use]
    pub const fn unshown_record(&self) -> &SameDay {
        &self.record
    }

    /// The fit that ignores logged amounts as a cause of tolerance.
    #[must_use]
    pub const fn unshown_ratings_only(&self) -> &Range {
        &self.ratings_only
    }

    /// True when the two fits differ by more than 0.4 doublings: then both are to be shown, with the words that the main line leans
    /// on the logged amounts.
    #[must_use]
    pub fn leans_on_amounts(&self) -> bool {
        (self.record.shift.mid - self.ratings_only.mid).abs() > crate::display::DISAGREEMENT
    }
}
