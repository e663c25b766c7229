//! The nouns of the journal: doses, products, ratings, days; units, civil time, validation and the quick-entry grammar.
//!
//! No I/O, no clock, no SQL. Every type serialises to exactly the fields of the journal file (`ebbline-journal` version 1),
//! so that file, wire and command line say the same thing in the same words.

mod amount;
mod day;
mod entries;
mod entry;
mod hours;
mod id;
mod invalid;
mod nouns;
pub mod quick;
mod score;
mod settings;
mod words;

pub use amount::{Amount, AmountError};
pub use day::{DayStatus, TimeOfDay, journal_day, status_of_day};
pub use entries::Entries;
pub use entry::{Change, Entry, EntryRef, Kind};
pub use hours::Hours;
pub use id::Id;
pub use invalid::{Invalid, Reason};
pub use nouns::{
    Activity, CheckIn, DayAnswer, Dismissal, Dose, EffectRating, Product, SideEffect, SymptomItem,
    Symptoms,
};
pub use score::{Score, Severity};
pub use settings::Settings;
pub use words::{ActivityKind, Answer, Form, Lane, Measured, Purpose, Route, Sign, Stomach};

/// Longest note, in characters: long enough for a diary page, short enough for a list.
pub const LONGEST_NOTE: usize = 20_000;
/// Longest name, unit, tag or vendor, in characters.
pub const LONGEST_NAME: usize = 200;
