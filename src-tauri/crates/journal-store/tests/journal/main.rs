//! The store through its public door.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod keys;
mod round_trip;
mod rules;
mod support;
mod undo;
