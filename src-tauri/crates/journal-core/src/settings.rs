//! What holds for a whole journal.

use crate::{Invalid, LONGEST_NAME, Reason, TimeOfDay, nouns::short};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Settings that travel with the journal file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Settings {
    /// When a journal day begins; what happens before belongs to the day before.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub day_starts_at: TimeOfDay,
    /// Zone of entries that name none.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub home_zone: Tz,
    /// The one effect that is rated 0-10; `None` until the person chose it.
    pub primary_effect: Option<String>,
    /// What the person wrote down as the meaning of the scale, e.g. "10 = pain gone". Shown at every rating.
    pub primary_effect_anchor: Option<String>,
    /// Days of daily use before the first entry; `None` = not known.
    pub regular_use_days_before: Option<u32>,
    /// First of the 28 reference days; `None` = the journal day of the first dose.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub reference_from: Option<NaiveDate>,
}

impl Settings {
    /// The defaults of a new journal.
    #[must_use]
    pub const fn new(home_zone: Tz) -> Self {
        Self {
            day_starts_at: TimeOfDay::FOUR,
            home_zone,
            primary_effect: None,
            primary_effect_anchor: None,
            regular_use_days_before: None,
            reference_from: None,
        }
    }

    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        short(
            "primary_effect",
            self.primary_effect.as_deref(),
            LONGEST_NAME,
        )?;
        short(
            "primary_effect_anchor",
            self.primary_effect_anchor.as_deref(),
            LONGEST_NAME,
        )?;
        if self
            .regular_use_days_before
            .is_some_and(|days| days > 36_525)
        {
            return Err(Invalid {
                field: "regular_use_days_before",
                reason: Reason::TooLarge,
            });
        }
        Ok(())
    }
}
