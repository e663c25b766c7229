//! Every figure of the charts of symptoms, mood, strategies, days and comparisons, computed again from the raw entries by slow and plain
//! loops that share no code with the charts; and the sentences, put together from those figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss)]

#[path = "../common/mod.rs"]
mod common;

mod calendar;
mod did_it_help;
mod journals;
mod plan_actual;
mod slow;
mod strategies;
mod wellbeing;
mod withdrawal;
