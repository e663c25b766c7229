//! The store through its public door.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bad;
mod care;
mod child;
mod damage;
mod keys;
mod processes;
mod purge;
mod reminders;
mod round_trip;
mod rules;
mod search;
mod speed;
mod support;
mod undo;
