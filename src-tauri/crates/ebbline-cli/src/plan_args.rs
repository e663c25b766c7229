//! The command line's grammar of plans and reminders.

use crate::args::{Json, rfc_3339, zone};
use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use clap::{Args, Subcommand};
use journal_core::{Amount, Id};
use std::path::PathBuf;

/// What to do with plans.
#[derive(Subcommand, Debug)]
pub enum PlanCommand {
    /// Print every date and amount of a plan; nothing is stored
    Preview {
        /// A file with one plan, as in the list "plans" of the journal file; or a plan's id
        plan: Which,
        #[command(flatten)]
        json: Json,
    },
    /// Write a plan as a calendar file, with titles that tell nothing
    Ics {
        /// A file with one plan, or a plan's id
        plan: Which,
        /// The calendar file
        #[arg(long, value_name = "FILE.ics")]
        out: PathBuf,
    },
    /// List the plans and where they stand today
    List {
        #[command(flatten)]
        json: Json,
    },
    /// Start a plan of a file, or a draft
    Start {
        /// A file with one plan, or a draft's id
        plan: Which,
        #[command(flatten)]
        json: Json,
    },
    /// Hold the plan: the days that follow do not count
    Hold(Change),
    /// Go on with a plan that is held
    Resume(Change),
    /// Go back to the step before; for a taper
    StepBack(Change),
    /// Leave today out of the plan
    Skip(Change),
    /// Plan anew from today
    Replan {
        #[command(flatten)]
        change: Change,
        /// A daily limit to go on from, for a taper; at most the one it began with [default: the one that holds]
        #[arg(long, value_name = "AMOUNT", value_parser = amount)]
        from_daily: Option<Amount>,
    },
    /// End the plan: today is not part of it any more
    End(Change),
}

/// A change of a plan on the way.
#[derive(Args, Clone, Debug)]
pub struct Change {
    /// The plan's id [default: the one that runs]
    pub id: Option<Id>,
    /// Why, for yourself
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub json: Json,
}

/// A plan in a file or in the journal.
#[derive(Clone, Debug)]
pub enum Which {
    /// In the journal.
    Id(Id),
    /// In a file.
    File(PathBuf),
}

impl From<&str> for Which {
    /// What has the form of an id is one; a file of that name can be given with its folder.
    fn from(text: &str) -> Self {
        text.parse()
            .map_or_else(|_| Self::File(text.into()), Self::Id)
    }
}

/// What to do with reminders.
#[derive(Subcommand, Debug)]
pub enum ReminderCommand {
    /// Add the reminder of a file
    Add {
        /// A file with one reminder, as in the list "reminders" of the journal file
        file: PathBuf,
        #[command(flatten)]
        json: Json,
    },
    /// Print when reminders will be due
    Next {
        /// How many times
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=10_000))]
        count: u16,
        /// From when on (RFC 3339) [default: now]
        #[arg(long, value_name = "RFC3339", value_parser = rfc_3339)]
        from: Option<DateTime<FixedOffset>>,
        /// Where you are [default: the journal's home zone]
        #[arg(long, value_name = "ZONE", value_parser = zone)]
        zone: Option<Tz>,
        #[command(flatten)]
        json: Json,
    },
}

fn amount(text: &str) -> Result<Amount, String> {
    text.parse()
        .map_err(|error: journal_core::AmountError| format!("{text} {error}"))
}
