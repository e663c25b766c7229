//! Many entries changed at once, and old versions deleted for good.

use super::{AppError, StackView};
use journal_core::{EntryChange, Kept};
use serde::{Deserialize, Serialize};
use specta::Type;

/// One change for many entries. What is left out stays; what an entry does not have stays untouched.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(default)]
pub struct BulkChange {
    /// Id of the product that doses become doses of.
    pub product: Option<String>,
    /// Minutes later; below 0 earlier.
    pub shift_minutes: Option<i32>,
    /// Name of another zone.
    pub zone: Option<String>,
    /// What stays when the zone changes.
    pub keep: Kept,
    /// Tags that doses get.
    pub add_tags: Vec<String>,
    /// Tags that doses lose.
    pub remove_tags: Vec<String>,
}

impl BulkChange {
    /// Reads what was asked.
    ///
    /// # Errors
    /// `invalid_field` for a product or zone that is none.
    pub fn read(self) -> Result<EntryChange, AppError> {
        Ok(EntryChange {
            product: self
                .product
                .map(|id| {
                    id.parse()
                        .map_err(|_| AppError::field("product", "unknown"))
                })
                .transpose()?,
            shift_minutes: self.shift_minutes,
            zone: self
                .zone
                .map(|zone| {
                    zone.parse()
                        .map_err(|_| AppError::field("zone", "no_such_zone"))
                })
                .transpose()?,
            keep: self.keep,
            add_tags: self.add_tags,
            remove_tags: self.remove_tags,
        })
    }
}

/// What is gone for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PurgedView {
    /// Old versions.
    pub versions: u32,
    /// Steps that can no longer be undone or done again.
    pub undo_steps: u32,
    /// False when another program was in the way or the disk is full: remainders may be left in the file until this is done again.
    pub rewritten: bool,
    /// What can be undone and redone now.
    pub stack: StackView,
}
