//! The commands: each opens what it needs, makes one call and tells what happened.

mod access;
mod entries;
mod exchange;
mod insight;
mod numbers;
mod plans;
mod reminders;

pub use access::{emergency, init, unlock};
pub use entries::{list, log, none, redo, undo};
pub use exchange::{ImportTerms, demo, export, import};
pub use insight::{chart, chart_list, trend};
pub use numbers::{signs, stats};
pub use plans::plan;
pub use reminders::reminders;
