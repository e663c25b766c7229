//! Every figure in every sentence of the charts of use, worked out again from the raw entries, slowly and without shared code.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod amounts;
mod by_time;
mod change;
mod exposure;
mod frequency;
mod journals;
mod oracle;
mod pictures;
mod profile;
mod response;
