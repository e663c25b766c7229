//! What a person records. Fields are those of the journal file; the docs give unit and range.

use crate::{
    ActivityKind, Amount, Answer, Form, Hours, Id, Invalid, LONGEST_NAME, LONGEST_NOTE, Lane,
    Measured, Purpose, Reason, Route, Score, Severity, Sign, Stomach, TimeOfDay, journal_day,
};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Most tags, purposes, side effects or symptoms in one entry.
pub const LONGEST_LIST: usize = 50;

/// A thing that is taken. Kratom products have a lane of their own kind; other substances have the lane "other".
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Product {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// Name as the person calls it.
    pub name: String,
    /// "kratom", or what else it is.
    #[serde(default = "kratom")]
    pub substance: String,
    /// Powder, capsule, tea …
    #[serde(default = "other_form")]
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub form: Form,
    /// Leaf, extract, 7-OH or other: amounts of different lanes are never added up.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub lane: Lane,
    /// Unit its amounts are given in: g, mg, ml, capsule …
    pub unit: String,
    /// Grams in one unit, when known.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub grams_per_unit: Option<Amount>,
    /// Milligrams of mitragynine in one unit, from a label or laboratory.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub mitragynine_mg_per_unit: Option<Amount>,
    /// Milligrams of 7-hydroxymitragynine in one unit, from a label or laboratory.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub hydroxymitragynine_mg_per_unit: Option<Amount>,
    /// Standard deviation of the grams in one unit (capsules and spoons vary).
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub unit_sd_grams: Option<Amount>,
    /// Not offered any more; its doses stay.
    #[serde(default)]
    pub archived: bool,
    /// Where it came from.
    pub vendor: Option<String>,
    /// Batch or lot.
    pub batch: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

fn kratom() -> String {
    "kratom".to_owned()
}

const fn other_form() -> Form {
    Form::Other
}

impl Product {
    /// A kratom leaf powder weighed in grams: what an unknown name in quick entry becomes.
    #[must_use]
    pub fn leaf(id: Id, name: String) -> Self {
        Self {
            id,
            name,
            substance: kratom(),
            form: Form::Powder,
            lane: Lane::Leaf,
            unit: "g".to_owned(),
            grams_per_unit: Amount::from_micros(1_000_000),
            mitragynine_mg_per_unit: None,
            hydroxymitragynine_mg_per_unit: None,
            unit_sd_grams: None,
            archived: false,
            vendor: None,
            batch: None,
            note: None,
        }
    }

    /// False for another substance taken alongside.
    #[must_use]
    pub fn is_kratom(&self) -> bool {
        self.substance.eq_ignore_ascii_case("kratom")
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        filled("name", &self.name)?;
        filled("substance", &self.substance)?;
        filled("unit", &self.unit)?;
        word("form", self.form.as_str())?;
        word("lane", self.lane.as_str())?;
        for (field, text) in [("vendor", &self.vendor), ("batch", &self.batch)] {
            short(field, text.as_deref(), LONGEST_NAME)?;
        }
        short("note", self.note.as_deref(), LONGEST_NOTE)?;
        if self.grams_per_unit.is_some_and(Amount::is_zero) {
            return Err(Invalid {
                field: "grams_per_unit",
                reason: Reason::Zero,
            });
        }
        Ok(())
    }
}

/// One intake.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Dose {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// When it was taken.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub taken_at: DateTime<FixedOffset>,
    /// Zone the person was in.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub zone: Option<Tz>,
    /// The product's id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub product: Id,
    /// Amount in `unit`; `None` = not known.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub amount: Option<Amount>,
    /// Unit of the amount.
    pub unit: String,
    /// Standard deviation of the amount, same unit.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub amount_sd: Option<Amount>,
    /// How the amount is known.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub measured: Option<Measured>,
    /// How it was taken.
    #[serde(default = "oral")]
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub route: Route,
    /// What was in the stomach.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub stomach: Option<Stomach>,
    /// What it was taken for.
    #[serde(default)]
    #[cfg_attr(feature = "specta", specta(type = Vec<String>))]
    pub purposes: Vec<Purpose>,
    /// Pain right before, 0-10.
    #[cfg_attr(feature = "specta", specta(type = Option<u8>))]
    pub pain_before: Option<Score>,
    /// Anything else.
    pub note: Option<String>,
    /// The person's own tags, without the `#`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

const fn oral() -> Route {
    Route::Oral
}

impl Dose {
    /// The journal day it belongs to.
    #[must_use]
    pub fn day(&self, day_starts_at: TimeOfDay) -> NaiveDate {
        journal_day(self.taken_at, self.zone, day_starts_at)
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("taken_at", self.taken_at)?;
        if self.amount.is_some_and(Amount::is_zero) {
            return Err(Invalid {
                field: "amount",
                reason: Reason::Zero,
            });
        }
        filled("unit", &self.unit)?;
        word("route", self.route.as_str())?;
        let measured = self.measured.as_ref().map(Measured::as_str);
        let stomach = self.stomach.as_ref().map(Stomach::as_str);
        short("measured", measured, LONGEST_NAME)?;
        short("stomach", stomach, LONGEST_NAME)?;
        list("purposes", self.purposes.len())?;
        self.purposes
            .iter()
            .try_for_each(|purpose| word("purposes", purpose.as_str()))?;
        list("tags", self.tags.len())?;
        self.tags.iter().try_for_each(|tag| filled("tags", tag))?;
        short("note", self.note.as_deref(), LONGEST_NOTE)
    }
}

/// How a dose felt. A dose may be rated several times.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EffectRating {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// The dose's id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub dose: Id,
    /// When it was felt.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub rated_at: DateTime<FixedOffset>,
    /// Strength of the wanted effect, 0-10.
    #[cfg_attr(feature = "specta", specta(type = u8))]
    pub strength: Score,
    /// Minutes until it began.
    pub onset_min: Option<u32>,
    /// Minutes it lasted.
    pub duration_min: Option<u32>,
    /// Unwanted effects.
    #[serde(default)]
    pub side_effects: Vec<SideEffect>,
    /// Anything else.
    pub note: Option<String>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

/// An unwanted effect.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SideEffect {
    /// Its name.
    pub name: String,
    /// How bad, 0-3.
    #[cfg_attr(feature = "specta", specta(type = u8))]
    pub severity: Severity,
}

impl EffectRating {
    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("rated_at", self.rated_at)?;
        minutes("onset_min", self.onset_min)?;
        minutes("duration_min", self.duration_min)?;
        list("side_effects", self.side_effects.len())?;
        self.side_effects
            .iter()
            .try_for_each(|side| filled("side_effects", &side.name))?;
        short("note", self.note.as_deref(), LONGEST_NOTE)
    }
}

/// How the person is, 0-10 each, any of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CheckIn {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// When.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<FixedOffset>,
    /// Zone the person was in.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub zone: Option<Tz>,
    /// 0 lowest, 10 best.
    #[cfg_attr(feature = "specta", specta(type = Option<u8>))]
    pub mood: Option<Score>,
    /// 0 none, 10 most.
    #[cfg_attr(feature = "specta", specta(type = Option<u8>))]
    pub energy: Option<Score>,
    /// 0 none, 10 worst.
    #[cfg_attr(feature = "specta", specta(type = Option<u8>))]
    pub pain: Option<Score>,
    /// 0 none, 10 most.
    #[cfg_attr(feature = "specta", specta(type = Option<u8>))]
    pub stress: Option<Score>,
    /// 0 none, 10 strongest.
    #[cfg_attr(feature = "specta", specta(type = Option<u8>))]
    pub craving: Option<Score>,
    /// 0 worst, 10 best.
    #[cfg_attr(feature = "specta", specta(type = Option<u8>))]
    pub sleep_quality: Option<Score>,
    /// Hours slept.
    #[cfg_attr(feature = "specta", specta(type = Option<f32>))]
    pub sleep_hours: Option<Hours>,
    /// Anything else.
    pub note: Option<String>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

impl CheckIn {
    /// # Errors
    /// Names the first field that cannot be stored. An empty check-in is one.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("at", self.at)?;
        short("note", self.note.as_deref(), LONGEST_NOTE)?;
        let scores = [
            self.mood,
            self.energy,
            self.pain,
            self.stress,
            self.craving,
            self.sleep_quality,
        ];
        if scores.iter().all(Option::is_none) && self.sleep_hours.is_none() && self.note.is_none() {
            return Err(Invalid {
                field: "check_in",
                reason: Reason::Empty,
            });
        }
        Ok(())
    }
}

/// Symptoms, item by item or as a total.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Symptoms {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// When.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<FixedOffset>,
    /// Zone the person was in.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub zone: Option<Tz>,
    /// Items with their severity; empty when a total was given.
    #[serde(default)]
    pub items: Vec<SymptomItem>,
    /// A total 0-30, when no items were given.
    pub total: Option<u8>,
    /// Whether this was before the day's first dose.
    pub before_first_dose: Option<bool>,
    /// Anything else.
    pub note: Option<String>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

/// One symptom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SymptomItem {
    /// Its name.
    pub name: String,
    /// How bad, 0-3.
    #[cfg_attr(feature = "specta", specta(type = u8))]
    pub severity: Severity,
}

impl Symptoms {
    /// Highest total.
    pub const MAX_TOTAL: u8 = 30;

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("at", self.at)?;
        if self.total.is_some_and(|total| total > Self::MAX_TOTAL) {
            return Err(Invalid {
                field: "total",
                reason: Reason::TooLarge,
            });
        }
        if self.items.is_empty() == self.total.is_none() {
            return Err(Invalid {
                field: "items",
                reason: Reason::ItemsOrTotal,
            });
        }
        list("items", self.items.len())?;
        self.items
            .iter()
            .try_for_each(|item| filled("items", &item.name))?;
        short("note", self.note.as_deref(), LONGEST_NOTE)
    }
}

/// Something that helps and is not kratom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Activity {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// When.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<FixedOffset>,
    /// Zone the person was in.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub zone: Option<Tz>,
    /// What it was. The field is called "kind" in the journal file and "activity" beside the entry's own kind.
    #[serde(rename = "activity")]
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub kind: ActivityKind,
    /// How long.
    pub minutes: Option<u32>,
    /// How much good it did, as the person felt it: 0 none, 10 a lot.
    #[cfg_attr(feature = "specta", specta(type = Option<u8>))]
    pub helped: Option<Score>,
    /// Anything else.
    pub note: Option<String>,
    /// When it was written down.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub entered_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub edited_at: Option<DateTime<Utc>>,
}

impl Activity {
    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("at", self.at)?;
        filled("kind", self.kind.as_str())?;
        minutes("minutes", self.minutes)?;
        short("note", self.note.as_deref(), LONGEST_NOTE)
    }
}

/// What a person said about a whole day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DayAnswer {
    /// The journal day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: NaiveDate,
    /// "none": nothing was taken.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub answer: Answer,
}

impl DayAnswer {
    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        years("date", self.date.year())?;
        word("answer", self.answer.as_str())
    }
}

/// The person knows why an early sign was found: its comparison begins anew on that day. The tolerance reference stays.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Dismissal {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// The sign.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub sign: Sign,
    /// When it was said.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<FixedOffset>,
    /// Why, in the person's words.
    pub reason: Option<String>,
}

impl Dismissal {
    /// The journal day on which it was said, by the wall time it was written with.
    #[must_use]
    pub fn day(&self, day_starts_at: TimeOfDay) -> NaiveDate {
        journal_day(self.at, None, day_starts_at)
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("at", self.at)?;
        filled("sign", self.sign.as_str())?;
        short("reason", self.reason.as_deref(), LONGEST_NOTE)
    }
}

pub(crate) fn years(field: &'static str, year: i32) -> Result<(), Invalid> {
    if (1970..=2199).contains(&year) {
        Ok(())
    } else {
        Err(Invalid {
            field,
            reason: Reason::OutsideYears,
        })
    }
}

pub(crate) fn instant(field: &'static str, at: DateTime<FixedOffset>) -> Result<(), Invalid> {
    years(field, at.year())
}

fn minutes(field: &'static str, minutes: Option<u32>) -> Result<(), Invalid> {
    // A week: longer is a slip of the finger.
    if minutes.is_some_and(|minutes| minutes > 7 * 24 * 60) {
        return Err(Invalid {
            field,
            reason: Reason::TooLarge,
        });
    }
    Ok(())
}

const fn list(field: &'static str, length: usize) -> Result<(), Invalid> {
    if length > LONGEST_LIST {
        return Err(Invalid {
            field,
            reason: Reason::TooLarge,
        });
    }
    Ok(())
}

/// A word that may come from elsewhere: kept as it came, but not a book.
fn word(field: &'static str, word: &str) -> Result<(), Invalid> {
    short(field, Some(word), LONGEST_NAME)
}

pub(crate) fn filled(field: &'static str, text: &str) -> Result<(), Invalid> {
    if text.trim().is_empty() {
        return Err(Invalid {
            field,
            reason: Reason::Empty,
        });
    }
    short(field, Some(text), LONGEST_NAME)
}

/// Length in characters and no control characters: those would not print back as they were read.
pub(crate) fn short(
    field: &'static str,
    text: Option<&str>,
    longest: usize,
) -> Result<(), Invalid> {
    let Some(text) = text else { return Ok(()) };
    if text.chars().count() > longest {
        return Err(Invalid {
            field,
            reason: Reason::TooLong,
        });
    }
    if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
    {
        return Err(Invalid {
            field,
            reason: Reason::ControlCharacters,
        });
    }
    Ok(())
}
