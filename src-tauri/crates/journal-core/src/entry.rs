//! One entry of any kind, and how to point at it.

use crate::{
    Activity, Appointment, CheckIn, DayAnswer, Deleted, Dismissal, Dose, EffectRating, Id, Invalid,
    Medicine, Occurrence, Plan, Product, Question, Reminder, ScoreTold, Settings, Symptoms,
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
    Plan(Plan),
    Reminder(Reminder),
    Occurrence(Occurrence),
    Deleted(Deleted),
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
    Plan,
    Reminder,
    Occurrence,
    Deleted,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 17] = [
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
        Self::Plan,
        Self::Reminder,
        Self::Occurrence,
        Self::Deleted,
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
            Self::Plan => "plan",
            Self::Reminder => "reminder",
            Self::Occurrence => "occurrence",
            Self::Deleted => "deleted",
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

    /// Whether this is only the trace of a removal, beside the change that tells what was removed or is back: nothing to show.
    #[must_use]
    pub fn is_trace(&self) -> bool {
        self.reference()
            .is_some_and(|reference| reference.kind() == Kind::Deleted)
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
    pub fn reference(&self) -> EntryRef {
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
            Self::Plan(plan) => EntryRef::Of(Kind::Plan, plan.id),
            Self::Reminder(reminder) => EntryRef::Of(Kind::Reminder, reminder.id),
            Self::Occurrence(occurrence) => EntryRef::Of(Kind::Occurrence, occurrence.id()),
            Self::Deleted(deleted) => EntryRef::Of(Kind::Deleted, deleted.id),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Settings(_) => Kind::Settings,
            Self::Product(_) => Kind::Product,
            Self::Dose(_) => Kind::Dose,
            Self::Effect(_) => Kind::Effect,
            Self::CheckIn(_) => Kind::CheckIn,
            Self::Symptoms(_) => Kind::Symptoms,
            Self::Activity(_) => Kind::Activity,
            Self::Day(_) => Kind::Day,
            Self::Dismissal(_) => Kind::Dismissal,
            Self::Medicine(_) => Kind::Medicine,
            Self::Score(_) => Kind::Score,
            Self::Appointment(_) => Kind::Appointment,
            Self::Question(_) => Kind::Question,
            Self::Plan(_) => Kind::Plan,
            Self::Reminder(_) => Kind::Reminder,
            Self::Occurrence(_) => Kind::Occurrence,
            Self::Deleted(_) => Kind::Deleted,
        }
    }

    /// When it happened, as it is listed in a day; `None` for what is not: settings, products, medicines, day answers, plans, reminders
    /// and what became of them.
    #[must_use]
    pub const fn at(&self) -> Option<DateTime<FixedOffset>> {
        match self {
            Self::Settings(_)
            | Self::Product(_)
            | Self::Day(_)
            | Self::Medicine(_)
            | Self::Plan(_)
            | Self::Reminder(_)
            | Self::Occurrence(_)
            | Self::Deleted(_) => None,
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
            Self::Plan(plan) => plan.check(),
            Self::Reminder(reminder) => reminder.check(),
            Self::Occurrence(occurrence) => occurrence.check(),
            Self::Deleted(deleted) => deleted.check(),
        }
    }
}
