//! What was removed, so that bringing two journals together does not bring it back.

use crate::{Id, Invalid, nouns::instant};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An entry that was removed: its id and when, and nothing of what it said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Deleted {
    /// Id of the entry that is gone.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// When it was removed.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<Utc>,
}

impl Deleted {
    /// # Errors
    /// When its time lies outside the years that can be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        instant("at", self.at.fixed_offset())
    }
}
