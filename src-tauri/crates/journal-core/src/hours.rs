//! A number of hours within a day, in hundredths.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// 0 to 24 hours in steps of a hundredth: how long somebody slept. A JSON number of hours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Hours(u16);

impl Hours {
    /// Rounded to a hundredth; `None` outside 0 to 24.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked before"
    )]
    pub fn new(hours: f64) -> Option<Self> {
        (0.0..=24.0)
            .contains(&hours)
            .then(|| Self((hours * 100.0).round() as u16))
    }

    /// Hours.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_f64())
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.to_f64())
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hours = f64::deserialize(deserializer)?;
        Self::new(hours).ok_or_else(|| {
            serde::de::Error::custom(format!("{hours} is not between 0 and 24 hours"))
        })
    }
}
