//! Ratings 0-10 and severities 0-3.

use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

macro_rules! bounded {
    ($(#[$about:meta])* $name:ident, $max:literal) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
        #[serde(transparent)]
        pub struct $name(u8);

        impl $name {
            /// The highest value.
            pub const MAX: u8 = $max;

            /// `None` above [`Self::MAX`].
            #[must_use]
            pub const fn new(value: u8) -> Option<Self> {
                if value <= Self::MAX { Some(Self(value)) } else { None }
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> u8 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = u8::deserialize(deserializer)?;
                Self::new(value).ok_or_else(|| {
                    serde::de::Error::custom(format!("{value} is not between 0 and {}", Self::MAX))
                })
            }
        }
    };
}

bounded!(
    /// A whole number from 0 to 10: felt effect, mood, pain and the like.
    Score,
    10
);
bounded!(
    /// How bad a symptom or side effect is: 0 none, 1 mild, 2 moderate, 3 severe.
    Severity,
    3
);
