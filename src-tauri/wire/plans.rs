//! Plans as the page types and shows them.

use journal_plans::{HoldOffer, Preview};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A plan as the form gives it. Which fields count is said by `plan`; the others are left alone. All amounts are limits that the person
/// typed, as decimal strings.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "the fields are those of the journal file")]
pub struct PlanDraft {
    /// `None` = new.
    pub id: Option<String>,
    /// break, cycle, alternation, rotation, taper or spacing.
    pub plan: String,
    pub starts_on: String,
    pub ends_on: Option<String>,
    pub lane: Option<String>,
    pub hold_when_symptoms_over: Option<u8>,
    /// "HH:MM"; `None` = the plan brings no reminders.
    pub remind_at: Option<String>,
    pub note_to_self: Option<String>,
    pub days: Option<u32>,
    pub days_on: Option<u32>,
    pub days_off: Option<u32>,
    /// Instead of counting: mo, tu, we, th, fr, sa, su.
    pub weekdays_off: Vec<String>,
    pub high_days: Option<u32>,
    pub low_days: Option<u32>,
    pub high_limit: Option<String>,
    pub low_limit: Option<String>,
    pub unit: String,
    pub products: Vec<String>,
    pub days_each: Option<u32>,
    pub from_daily: Option<String>,
    pub to_daily: Option<String>,
    pub method: String,
    pub step: Option<String>,
    pub every_days: Option<u32>,
    pub slots: Option<u32>,
    pub resolution: Option<String>,
    pub daily_limit: Option<String>,
    pub minimum_gap_minutes: Option<u32>,
}

/// A plan with everything that is shown of it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PlanView {
    /// Its id.
    pub id: String,
    /// The word of its kind in files.
    pub kind: String,
    /// The same for a person.
    pub kind_word: String,
    /// draft, running, held or ended.
    pub state: String,
    /// Today's sentence: "Break: day 3 of 14". `None` when the plan says nothing about today.
    pub stands: Option<String>,
    /// The person's own threshold was passed; holding is offered.
    pub hold_offer: Option<HoldOffer>,
    /// The same in words.
    pub hold_words: Option<String>,
    /// Every date and amount. `None` for a kind from elsewhere, which is kept but not laid out.
    pub preview: Option<Preview>,
    /// The step that holds today, counted from 0.
    pub step_today: Option<u32>,
    /// Days of the plan that are over, by what is known of them. Today is not among them.
    pub past: PlanPast,
    /// What was changed on the way, oldest first.
    pub changes: Vec<PlanChangeView>,
    /// As the form holds it.
    pub draft: PlanDraft,
}

/// Days of a plan that are over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct PlanPast {
    /// Days about which the plan said something.
    pub days: u32,
    /// Of them, days with a dose or an answer.
    pub answered: u32,
    /// Of the answered ones, days on which everything was as the plan foresaw.
    pub as_planned: u32,
    /// Of the answered ones, days on which something was not.
    pub otherwise: u32,
}

/// A change of a plan.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PlanChangeView {
    /// Local date of the change.
    pub date: String,
    /// The word of the change in files.
    pub what: String,
    /// The same for a person.
    pub what_word: String,
    /// Why.
    pub reason: Option<String>,
}
