//! Import and export of journals, with a report of what was kept, changed and dropped.
//!
//! Nothing is lost in silence: what a file says and a journal cannot hold is named with its row, its field and the reason, and the
//! doors refuse such an import until the person accepts the loss.

mod care;
mod catalogue;
mod csv;
mod demo;
mod export;
mod json;
mod merge;
mod plans;
mod range;
mod read;
mod removed;
mod report;
mod row;

pub use catalogue::{
    Catalogue, CatalogueError, Fact, Source, StarterProduct, Substance, catalogue,
};
pub use csv::{CsvFile, export_csv};
pub use demo::{Archetype, demo, demo_until};
pub use export::export_ebbline;
pub use merge::{Merge, merge};
pub use plans::{One, plan_of_file, read_plan, read_reminder, reminder_of_file};
pub use range::within;
pub use read::{Incoming, read_ebbline, read_ebbline_into};
pub use report::{Changed, Counts, Dropped, Range, Report, SettingDifference, Wanted, Why};

/// Value of `format` in a journal file.
pub const FORMAT: &str = "ebbline-journal";
/// The version this program writes, and the only one it reads.
pub const VERSION: u64 = 1;

/// Why a file is not read at all, or not written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ExchangeError {
    /// Not JSON, or cut off, or with a key twice in one object.
    #[error("the file is not JSON that can be read: {reason}")]
    NotJson {
        /// What the parser says, with line and column.
        reason: String,
    },
    /// JSON, but not of this format.
    #[error("the file is not an Ebbline journal: its \"format\" is {found}")]
    OtherFormat {
        /// What stands there, as JSON; "missing" for nothing.
        found: String,
    },
    /// Made by a later Ebbline.
    #[error(
        "the file has version {found}; this Ebbline reads version 1, a newer Ebbline is needed"
    )]
    NewerVersion {
        /// The version found.
        found: u64,
    },
    /// The version is not a number this program knows.
    #[error("the file's \"version\" is {found}, not 1")]
    NoVersion {
        /// What stands there, as JSON; "missing" for nothing.
        found: String,
    },
    /// An entry cannot be written as JSON.
    #[error("an entry cannot be written: {reason}")]
    NotWritable {
        /// What the writer says.
        reason: String,
    },
}
