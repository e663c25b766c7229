//! Every date and amount of a plan, and when reminders are due.
//!
//! Pure functions of what the person typed: no clock, no disk, no window. Amounts of a plan are upper limits that the person chose;
//! nothing here proposes one. No reminder is about taking something.

mod due;
mod moment;

pub use due::{Firing, Notice, Text, Turn, due, is_needed, standing};
pub use moment::{Moment, Timing, Zones, moments, next, upcoming};
