//! Quick entry from outside: the contract's table, the clock, repeating, and what holds for every line.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod clock;
mod journal;
mod properties;
mod repeat;
mod speed;
mod table;
