//! One entry of any kind, and how to point at it.

use crate::{
    Activity, Appointment, CheckIn, DayAnswer, Dismissal, Dose, EffectRating, Id, Invalid,
    Medicine, Product, Question, ScoreTold, Settings, Symptoms,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An entry as it stands in the journal file, with its kind beside it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[allow(missing_docs, reason = "each variant is named after what it holds")]
pub enum Entry {
    Settings(Settings),
    Product(Product),
    Dose(Dose),
    Effect(EffectRating),
    CheckIn(CheckIn),
    Symptoms(Symptoms),
    Activity(Activity),
    Day(DayAnswer),
    Dismissal(Dismissal),
    Medicine(Medicine),
    Score(ScoreTold),
    Appointment(Appointment),
    Question(Question),
}

/// The kinds of entries; the words of `list --kind` and of `"kind"` in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[allow(
    missing_docs,
    reason = "each variant is named after what it stands for"
)]
pub enum Kind {
    Settings,
    Product,
    Dose,
    Effect,
    CheckIn,
    Symptoms,
    Activity,
    Day,
    Dismissal,
    Medicine,
    Score,
    Appointment,
    Question,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Settings,
        Self::Product,
        Self::Dose,
        Self::Effect,
        Self::CheckIn,
        Self::Symptoms,
        Self::Activity,
        Self::Day,
        Self::Dismissal,
        Self::Medicine,
        Self::Score,
        Self::Appointment,
        Self::Question,
    ];

    /// The word in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Product => "product",
            Self::Dose => "dose",
            Self::Effect => "effect",
            Self::CheckIn => "check_in",
            Self::Symptoms => "symptoms",
            Self::Activity => "activity",
            Self::Day => "day",
            Self::Dismissal => "dismissal",
            Self::Medicine => "medicine",
            Self::Score => "score",
            Self::Appointment => "appointment",
            Self::Question => "question",
        }
    }

    /// The kind of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Points at one entry. Day answers are known by their date, the settings are one of a kind, everything else has an id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EntryRef {
    /// The settings.
    Settings,
    /// The answer for a day.
    Day(NaiveDate),
    /// Any other entry: its kind ([`Kind::Settings`] and [`Kind::Day`] never stand here) and id.
    Of(Kind, Id),
}

impl EntryRef {
    /// The kind of entry pointed at.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Settings => Kind::Settings,
            Self::Day(_) => Kind::Day,
            Self::Of(kind, _) => kind,
        }
    }

    /// The reverse of [`EntryRef::key`]; `None` when the key does not fit the kind.
    #[must_use]
    pub fn parse(kind: Kind, key: &str) -> Option<Self> {
        match kind {
            Kind::Settings => Some(Self::Settings),
            Kind::Day => key.parse().ok().map(Self::Day),
            _ => key.parse().ok().map(|id| Self::Of(kind, id)),
        }
    }

    /// The id or date as text; "settings" for the settings.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Settings => "settings".to_owned(),
            Self::Day(date) => date.to_string(),
            Self::Of(_, id) => id.to_string(),
        }
    }
}

/// One entry before and after a change: what undo turns round and what keeps a copy in memory current.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Change {
    /// The entry as it was; `None` when it is new.
    pub before: Option<Entry>,
    /// The entry as it is; `None` when it was removed.
    pub after: Option<Entry>,
}

impl Change {
    /// The entry concerned; `None` for a change of nothing.
    #[must_use]
    pub fn reference(&self) -> Option<EntryRef> {
        self.after
            .as_ref()
            .or(self.before.as_ref())
            .map(Entry::reference)
    }

    /// The same change undone.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
        }
    }
}

impl Entry {
    /// How to point at it.
    #[must_use]
    pub const fn reference(&self) -> EntryRef {
        match self {
            Self::Settings(_) => EntryRef::Settings,
            Self::Product(product) => EntryRef::Of(Kind::Product, product.id),
            Self::Dose(dose) => EntryRef::Of(Kind::Dose, dose.id),
            Self::Effect(effect) => EntryRef::Of(Kind::Effect, effect.id),
            Self::CheckIn(check_in) => EntryRef::Of(Kind::CheckIn, check_in.id),
            Self::Symptoms(symptoms) => EntryRef::Of(Kind::Symptoms, symptoms.id),
            Self::Activity(activity) => EntryRef::Of(Kind::Activity, activity.id),
            Self::Day(answer) => EntryRef::Day(answer.date),
            Self::Dismissal(dismissal) => EntryRef::Of(Kind::Dismissal, dismissal.id),
            Self::Medicine(medicine) => EntryRef::Of(Kind::Medicine, medicine.id),
            Self::Score(score) => EntryRef::Of(Kind::Score, score.id),
            Self::Appointment(appointment) => EntryRef::Of(Kind::Appointment, appointment.id),
            Self::Question(question) => EntryRef::Of(Kind::Question, question.id),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.reference().kind()
    }

    /// When it happened; `None` for settings, products, medicines and day answers.
    #[must_use]
    pub const fn at(&self) -> Option<DateTime<FixedOffset>> {
        match self {
            Self::Settings(_) | Self::Product(_) | Self::Day(_) | Self::Medicine(_) => None,
            Self::Dose(dose) => Some(dose.taken_at),
            Self::Effect(effect) => Some(effect.rated_at),
            Self::CheckIn(check_in) => Some(check_in.at),
            Self::Symptoms(symptoms) => Some(symptoms.at),
            Self::Activity(activity) => Some(activity.at),
            Self::Dismissal(dismissal) => Some(dismissal.at),
            Self::Score(score) => Some(score.at),
            Self::Appointment(appointment) => Some(appointment.at),
            Self::Question(question) => Some(question.asked_at),
        }
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Settings(settings) => settings.check(),
            Self::Product(product) => product.check(),
            Self::Dose(dose) => dose.check(),
            Self::Effect(effect) => effect.check(),
            Self::CheckIn(check_in) => check_in.check(),
            Self::Symptoms(symptoms) => symptoms.check(),
            Self::Activity(activity) => activity.check(),
            Self::Day(answer) => answer.check(),
            Self::Dismissal(dismissal) => dismissal.check(),
            Self::Medicine(medicine) => medicine.check(),
            Self::Score(score) => score.check(),
            Self::Appointment(appointment) => appointment.check(),
            Self::Question(question) => question.check(),
        }
    }
}
