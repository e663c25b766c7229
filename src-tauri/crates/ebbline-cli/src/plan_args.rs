//! The command line's grammar of plans and reminders.

use crate::args::Json;
use clap::Subcommand;
use std::path::PathBuf;

/// What to do with plans.
#[derive(Subcommand, Debug)]
pub enum PlanCommand {
    /// Print every date and amount of a plan; nothing is stored
    Preview {
        /// A file with one plan, as in the list "plans" of the journal file
        file: PathBuf,
        #[command(flatten)]
        json: Json,
    },
    /// Write a plan as a calendar file, with titles that tell nothing
    Ics {
        /// A file with one plan
        file: PathBuf,
        /// The calendar file
        #[arg(long, value_name = "FILE.ics")]
        out: PathBuf,
    },
}
