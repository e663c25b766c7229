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

/// The system's zone: what TZ names, else what the system is set to; UTC when neither is a zone that the time-zone database knows.
#[must_use]
pub fn system_zone() -> Tz {
    std::env::var("TZ")
        .ok()
        .and_then(|name| name.trim_start_matches(':').parse().ok())
        .or_else(|| iana_time_zone::get_timezone().ok()?.parse().ok())
        .unwrap_or(Tz::UTC)
}
