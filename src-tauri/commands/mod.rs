//! What the window may ask, by area. Each command parses, makes one call and answers.

pub mod bulk;
pub mod care;
pub mod charts;
pub mod device;
pub mod exchange;
pub mod insights;
pub mod journal;
pub mod plans;
pub mod record;
pub mod reminders;
pub mod settings;
pub mod substances;
pub mod vault;
