//! Every date and amount of a plan, and when reminders are due.
//!
//! Pure functions of what the person typed: no clock, no disk, no window. Amounts of a plan are upper limits that the person chose;
//! nothing here proposes one. No reminder is about taking something.

mod calendar;
mod change;
mod derive;
mod due;
mod ladder;
mod mirror;
mod moment;
mod preview;
mod schedule;
mod trouble;

pub use calendar::ics;
pub use change::{HoldOffer, change, hold_offer, made, start};
pub use derive::reminders_of;
pub use due::{Firing, Notice, Text, Turn, due, is_needed, standing};
pub use ladder::{Rung, ladder};
pub use mirror::{MirrorNote, Taken, mirror, taken};
pub use moment::{Moment, Timing, Zones, moments, next, upcoming};
pub use preview::{Preview, PreviewStep, preview, sheet, stands};
pub use schedule::{Aim, DayLimit, PlanDay, Schedule};
pub use trouble::{Named, PlanTrouble, WhatAsked, change_word, kind_word, state_word};
