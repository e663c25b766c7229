//! The nouns of the journal: doses, products, ratings, days; units, civil time, validation and the quick-entry grammar.
//!
//! No I/O, no clock, no SQL. Every type serialises to exactly the fields of the journal file (`ebbline-journal` version 1),
//! so that file, wire and command line say the same thing in the same words.

mod amount;
mod care;
mod checklist;
mod day;
mod deleted;
mod entries;
mod entry;
mod hours;
mod id;
mod invalid;
mod moved;
mod nouns;
mod plan;
pub mod quick;
mod reminder;
mod score;
mod settings;
mod words;

pub use amount::{Amount, AmountError};
pub use care::{Appointment, Medicine, Question, ScoreTold, Total};
pub use checklist::CHECKLIST;
pub use day::{DayStatus, TimeOfDay, journal_day, status_of_day};
pub use deleted::Deleted;
pub use entries::Entries;
pub use entry::{Change, Entry, EntryRef, Kind};
pub use hours::Hours;
pub use id::Id;
pub use invalid::{Invalid, Reason};
pub use moved::{EntryChange, Kept, instant_of_wall, move_zone_keep_instant, move_zone_keep_wall};
pub use nouns::{
    Activity, CheckIn, DayAnswer, Dismissal, Dose, EffectRating, Product, SideEffect, SymptomItem,
    Symptoms,
};
pub use plan::{
    Alternation, Break, Cycle, LONGEST_PHASE_DAYS, LONGEST_PLAN_DAYS, MOST_SLOTS, OtherPlan, Plan,
    PlanChange, PlanParts, Rotation, Spacing, Taper, Weekday,
};
pub use reminder::{ElapsedRule, Occurrence, Reminder, Rule, WallRule};
pub use score::{Score, Severity};
pub use settings::Settings;
pub use words::{
    ActivityKind, Answer, Clock, Form, Lane, Measured, OccurrenceState, PlanState, PlanWhat,
    Purpose, ReminderKind, Route, Sign, Stomach, TaperMethod,
};

/// Longest note, in characters: long enough for a diary page, short enough for a list.
pub const LONGEST_NOTE: usize = 20_000;
/// Longest name, unit, tag or vendor, in characters.
pub const LONGEST_NAME: usize = 200;
