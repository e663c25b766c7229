//! The one place of the command line that reads the clock.

use chrono::{DateTime, FixedOffset, Utc};

/// The time of `--now`, or the system's.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line is one of the two shells; everything behind it gets the time as an argument"
)]
pub fn now(given: Option<DateTime<FixedOffset>>) -> DateTime<Utc> {
    given.map_or_else(Utc::now, |now| now.to_utc())
}
