//! What the Journal screen asks for and gets.

use super::{AppError, DayView};
use chrono::NaiveDate;
use journal_core::{Id, Kind};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which entries of the journal to list. Everything that is left out does not narrow; several words of one list mean any of them, and
/// all that is set must hold at once.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(default)]
pub struct JournalAsk {
    /// Only days before this one: where the last page ended.
    pub before: Option<String>,
    /// At most this many days, 1 to 400; `None` = 14.
    pub limit: Option<u32>,
    /// Only entries that hold all these words, or words that begin with them.
    pub search: Option<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Kinds of entries. Ratings are listed with their dose: "effect" means doses that were rated.
    pub kinds: Vec<Kind>,
    /// Ids of products: doses of these.
    pub products: Vec<String>,
    /// Lanes: doses of products in these.
    pub lanes: Vec<String>,
    /// The person's own tags, without the `#`.
    pub tags: Vec<String>,
    /// Only entries with a note, a dose's ratings included.
    pub with_note: bool,
    /// Only doses that nobody rated.
    pub unrated: bool,
}

/// Days of the journal, newest first.
#[derive(Clone, Debug, Serialize, Type)]
pub struct JournalPage {
    /// The days.
    pub days: Vec<DayView>,
    /// Ask again with this date for the days before; `None` = that was all.
    pub before: Option<String>,
    /// How many entries there are in all, on the first page of a list that was narrowed by more than dates.
    pub found: Option<u32>,
}

/// What the journal can be narrowed by, beside its products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct JournalChoices {
    /// Kinds that have entries.
    pub kinds: Vec<Kind>,
    /// Lanes that have doses.
    pub lanes: Vec<String>,
    /// Tags, most used first.
    pub tags: Vec<TagCount>,
}

/// A tag and how often it was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TagCount {
    /// Without the `#`.
    pub tag: String,
    /// Doses that have it.
    pub doses: u32,
}

/// [`JournalAsk`] with its texts read.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    pub(crate) before: Option<NaiveDate>,
    pub(crate) limit: usize,
    pub(crate) search: Option<String>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) products: Vec<Id>,
    pub(crate) lanes: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) with_note: bool,
    pub(crate) unrated: bool,
}

impl Narrowed {
    /// Reads what was asked.
    ///
    /// # Errors
    /// `invalid_field` for a date or a product id that is none.
    pub fn read(ask: JournalAsk) -> Result<Self, AppError> {
        let day = |field, text: Option<String>| {
            text.map(|text| {
                text.parse()
                    .map_err(|_| AppError::field(field, "not_a_date"))
            })
            .transpose()
        };
        let products = ask.products.iter().map(|id| {
            id.parse()
                .map_err(|_| AppError::field("products", "not_an_id"))
        });
        Ok(Self {
            before: day("before", ask.before)?,
            limit: ask.limit.unwrap_or(14).clamp(1, 400) as usize,
            search: ask.search.filter(|text| !text.trim().is_empty()),
            from: day("from", ask.from)?,
            to: day("to", ask.to)?,
            kinds: ask.kinds,
            products: products.collect::<Result<_, _>>()?,
            lanes: ask.lanes,
            tags: ask.tags.iter().map(|tag| tag.to_lowercase()).collect(),
            with_note: ask.with_note,
            unrated: ask.unrated,
        })
    }

    /// Whether a filter that looks at single entries is set, the search apart.
    pub(crate) fn filters(&self) -> bool {
        !(self.kinds.is_empty()
            && self.products.is_empty()
            && self.lanes.is_empty()
            && self.tags.is_empty())
            || self.with_note
            || self.unrated
    }
}
