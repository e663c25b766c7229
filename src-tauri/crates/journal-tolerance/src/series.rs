//! What the model reads: a lane's doses and answers as plain numbers, day 0 = first day of the reference window.

/// One lane (leaf, extract or 7-OH) of one person, ready for the model.
///
/// Lanes are never mixed: a caller builds one `Series` per lane. Nothing in here is trusted: doses that are not finite,
/// negative or of an unknown product are left out, ratings outside 0..=10 are clamped.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// One answer per journal day; index 0 is the first day of the reference window, the last index is "now".
    pub days: Vec<DayState>,
    /// Length of the reference window in days (28 in this version of the model).
    pub reference_days: usize,
    /// Products, in the order the doses refer to them.
    pub products: Vec<Product>,
    /// Doses in any order. Doses before day 0 enter the exposure only; their ratings are not used.
    pub doses: Vec<Dose>,
    /// Days of daily use before the first dose given here; `None` = not known (the model then assumes
    /// [`Constants::regular_use_when_unknown`](crate::Constants::regular_use_when_unknown)).
    pub regular_use_days_before: Option<f64>,
}

/// What is known about a whole day. A day that holds a dose counts as [`DayState::Dosed`] whatever is said here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    /// At least one dose was logged, in this lane or another: what this lane holds for the day is all there was.
    Dosed,
    /// The person said that nothing was taken.
    NoneConfirmed,
    /// Nothing was logged and nothing was said: not the same as nothing taken.
    Unanswered,
}

/// A product as far as the model cares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// True when its milligrams come from a laboratory value or label, false when a default content was assumed.
    pub labelled: bool,
}

/// One dose with at most one rating of the effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dose {
    /// Journal day the dose belongs to (0 = first day of the reference window; negative = before it). Its rating belongs to
    /// the same day, whenever it was given.
    pub day: i64,
    /// Elapsed hours since the start of day 0; may be negative. Elapsed, not wall time, so clock changes do not matter.
    pub hours: f64,
    /// Index into [`Series::products`].
    pub product: usize,
    /// Milligrams of the lane's alkaloid (mitragynine for leaf and extract); `None` = amount not known.
    pub mg: Option<f64>,
    /// Standard deviation of `mg`, in milligrams, when the amount is an estimate.
    pub mg_sd: Option<f64>,
    /// Strength of the one rated effect, 0..=10.
    pub rating: Option<f64>,
    /// Pain right before the dose, 0..=10.
    pub pain_before: Option<f64>,
}
