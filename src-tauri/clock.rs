//! The one place where the window asks the machine what time and which zone it is.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// The present.
#[expect(
    clippy::disallowed_methods,
    reason = "the shell reads the clock, here and nowhere else, and passes it on"
)]
#[must_use]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// The system's zone; UTC when the system does not say or says something the time-zone database does not know.
#[must_use]
pub fn system_zone() -> Tz {
    iana_time_zone::get_timezone()
        .ok()
        .and_then(|name| name.parse().ok())
        .unwrap_or(Tz::UTC)
}
