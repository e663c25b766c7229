//! What a line of quick entry means, in this journal, now.

use crate::Entry;
use chrono::NaiveDate;
use serde::Serialize;

/// A line as understood. It may be stored when `unread` is empty, `entries` is not, and every ask was answered with yes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reading {
    /// What storing the line would write, in order; new products come first.
    pub entries: Vec<Entry>,
    /// The parts as understood, in the order of the line.
    pub chips: Vec<Chip>,
    /// What could not be read. Nothing is dropped: every word of the line is in a chip or in here.
    pub unread: Vec<Unread>,
    /// What must be confirmed before storing.
    pub asks: Vec<Ask>,
    /// What the person should know.
    pub notices: Vec<Notice>,
    /// The line as this reader would write it: reading it again, at the same moment, gives the same entries.
    pub canonical: String,
}

/// One part as understood. `start` and `end` are offsets in UTF-16 code units, as a text field counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Chip {
    /// What it is.
    pub part: Part,
    /// Its value: "2.5 g", "Red Bali", an RFC 3339 time, "6" …
    pub value: String,
    /// First code unit of the line it was read from.
    pub start: u32,
    /// Code unit after the last; equal to `start` for what was not written but assumed (the time now, the last product).
    pub end: u32,
}

/// Parts of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[allow(
    missing_docs,
    reason = "each variant is named after what it stands for"
)]
pub enum Part {
    Amount,
    UnknownAmount,
    EstimatedAmount,
    Product,
    NewProduct,
    Time,
    Effect,
    PainBefore,
    Mood,
    Energy,
    Pain,
    Stress,
    Craving,
    SleepQuality,
    SleepHours,
    Symptom,
    SymptomTotal,
    Activity,
    NothingTaken,
    Purpose,
    Tag,
    Note,
}

/// Words that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Unread {
    /// The words.
    pub text: String,
    /// First code unit (UTF-16).
    pub start: u32,
    /// Code unit after the last.
    pub end: u32,
    /// Why.
    pub why: UnreadWhy,
    /// What was perhaps meant, each written so that it can stand in the line instead of the words.
    pub offers: Vec<String>,
}

/// Why words could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum UnreadWhy {
    /// Nothing in the grammar looks like it.
    NotUnderstood,
    /// A number that is negative, not a number, too fine, or a range that does not rise.
    NotANumber,
    /// An amount of zero.
    Zero,
    /// Beyond what the field can hold.
    OutOfRange,
    /// A name close to that of a product: offered, not guessed. In double quotes it makes a new product.
    NearMiss,
    /// No product was ever used, so an amount alone does not say of what.
    NoProduct,
    /// A unit that this product is not measured in.
    OtherUnit,
    /// A time that does not exist.
    NoSuchTime,
    /// A day that does not exist, lies outside 1970 to 2199, or, for "nothing", has not come yet.
    NoSuchDay,
    /// "nothing" for a day that has a dose.
    DayHasDose,
    /// A rating without a dose to rate.
    NoDoseToRate,
    /// The same part twice, or a second dose.
    Twice,
    /// Longer than what is kept.
    TooLong,
    /// The line is empty.
    Empty,
}

/// What must be confirmed before storing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Ask {
    /// Over ten times the person's median for that product.
    FarAboveUsual {
        /// The amount, in the unit of the product.
        amount: String,
        /// Name of the product.
        product: String,
    },
    /// More than one day in the future.
    InTheFuture {
        /// When, RFC 3339.
        at: String,
    },
}

/// What the person should know about a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Notice {
    /// Three days or more without a logged dose: shown as one sentence without a number.
    ToleranceMayBeLower,
    /// A product of that name will be made, as leaf.
    NewProduct {
        /// Its name.
        name: String,
    },
    /// The clock shows that time twice on that day; the first was taken.
    FirstOfTwo {
        /// When, RFC 3339.
        at: String,
    },
    /// A time of day later than now was read as yesterday's.
    MeantYesterday {
        /// When, RFC 3339.
        at: String,
    },
    /// A "nothing taken" for that day will be removed, because there is a dose now.
    AnswerRemoved {
        /// The day.
        #[cfg_attr(feature = "specta", specta(type = String))]
        date: NaiveDate,
    },
}
