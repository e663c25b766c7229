//! The command line's grammar.

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use chrono_tz::Tz;
use clap::{Args, Parser, Subcommand, ValueEnum};
use journal_core::Kind;
use journal_exchange::Archetype;
use journal_insights::ChartName;
use std::path::PathBuf;

/// A private, encrypted journal for people who take kratom. Everything stays on this computer.
#[derive(Parser, Debug)]
#[command(name = "ebbline", version, max_term_width = 100)]
pub struct Cli {
    /// Folder of the journal [default: the app's own]
    #[arg(long, global = true, value_name = "DIR")]
    pub journal: Option<PathBuf>,
    /// File with the passphrase; one newline at its end is dropped. Wins over EBBLINE_PASSPHRASE
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Act as if it were this time (RFC 3339)
    #[arg(long, global = true, value_name = "RFC3339", value_parser = rfc_3339)]
    pub now: Option<DateTime<FixedOffset>>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Make an encrypted journal; prints its recovery code once
    Init {
        /// Zone of the journal [default: the system's]
        #[arg(long, value_name = "ZONE", value_parser = zone)]
        zone: Option<Tz>,
    },
    /// Set a new passphrase with the recovery code
    Unlock {
        /// File with the recovery code
        #[arg(long, value_name = "FILE")]
        recovery_code_file: PathBuf,
        /// File with the new passphrase
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: PathBuf,
    },
    /// Log one line, like: 2.5g red bali 20m ago, pain 6
    Log {
        /// The line
        // A line that begins with a minus is for the grammar to refuse, by name.
        #[arg(allow_hyphen_values = true)]
        line: String,
        /// Zone in which its times are meant [default: the journal's]
        #[arg(long, value_name = "ZONE", value_parser = zone)]
        zone: Option<Tz>,
        /// Store it even if it would be asked back
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Say that on that day nothing was taken
    None {
        /// YYYY-MM-DD, today or yesterday
        #[arg(value_name = "DATE", value_parser = day)]
        date: Day,
        #[command(flatten)]
        json: Json,
    },
    /// List entries
    List {
        #[command(flatten)]
        range: DayRange,
        /// Only these kinds: settings, product, dose, effect, check_in, symptoms, activity, day, dismissal, medicine,
        /// score, appointment, question, plan, reminder, occurrence, deleted
        #[arg(long, value_name = "KIND,…", value_delimiter = ',', value_parser = kind)]
        kind: Vec<Kind>,
        #[command(flatten)]
        json: Json,
    },
    /// Undo the last step, whichever door made it
    Undo {
        #[command(flatten)]
        json: Json,
    },
    /// Do the step again that was undone last
    Redo {
        #[command(flatten)]
        json: Json,
    },
    /// Import a file, all or nothing
    Import {
        /// The file
        file: PathBuf,
        /// Format of the file
        #[arg(long, value_enum, default_value_t = ImportFormat::Auto)]
        format: ImportFormat,
        /// Take the file's settings, also into a journal with entries
        #[arg(long)]
        take_settings: bool,
        /// Import although something is dropped
        #[arg(long)]
        accept_loss: bool,
        /// Only report; change nothing
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Write the journal as open files
    Export {
        /// ebbline: one file that can be imported again; csv: a folder, one file a list
        #[arg(long, value_enum)]
        format: ExportFormat,
        /// The file, or for csv the folder
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
        #[command(flatten)]
        range: DayRange,
    },
    /// The estimate of felt tolerance
    Trend {
        /// Last day to look at
        #[arg(long, value_name = "DATE", value_parser = day, default_value = "today")]
        as_of: Day,
        /// leaf, extract, 7-oh or other [default: the one with most rated doses]
        #[arg(long)]
        lane: Option<String>,
        #[command(flatten)]
        json: Json,
    },
    /// The four early signs
    Signs {
        /// Last day to look at
        #[arg(long, value_name = "DATE", value_parser = day, default_value = "today")]
        as_of: Day,
        #[command(flatten)]
        json: Json,
    },
    /// Counts, rates and gaps over answered days, by lane
    Stats {
        #[command(flatten)]
        range: DayRange,
        #[command(flatten)]
        json: Json,
    },
    /// Draw a chart into a file
    Chart {
        /// Its name; see --list
        #[arg(value_name = "NAME", value_parser = chart, required_unless_present = "list")]
        name: Option<ChartName>,
        /// The file: .svg or .png for the picture, .csv for its table
        #[arg(long, value_name = "FILE", value_parser = picture, required_unless_present = "list")]
        out: Option<Picture>,
        #[command(flatten)]
        range: DayRange,
        /// Colours
        #[arg(long, value_enum, default_value_t = ThemeName::Light)]
        theme: ThemeName,
        /// For charts of one lane: leaf, extract or 7-oh [default: the lane with most rated doses]
        #[arg(long, value_name = "LANE")]
        lane: Option<String>,
        /// Name the charts
        #[arg(long, conflicts_with_all = ["name", "out"])]
        list: bool,
    },
    /// Plans: breaks, cycles, alternation, rotation, tapers, limits
    Plan {
        #[command(subcommand)]
        command: crate::plan_args::PlanCommand,
    },
    /// Reminders: add them, and see when they will be due
    Reminders {
        #[command(subcommand)]
        command: crate::plan_args::ReminderCommand,
    },
    /// Fill an empty journal with a simulated person
    Demo {
        /// Who: stable_low, slow_escalation, break_2wk …
        #[arg(long, value_name = "NAME", value_parser = archetype)]
        archetype: Archetype,
        /// Days up to today
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=3650))]
        days: u16,
        /// The same seed is the same person
        #[arg(long)]
        seed: u64,
    },
    /// The emergency card; needs no journal and no passphrase
    Emergency,
}

/// Whether to answer for programs.
#[derive(Args, Clone, Copy, Debug)]
pub struct Json {
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Journal days, both included.
#[derive(Args, Clone, Copy, Debug)]
pub struct DayRange {
    /// First day: YYYY-MM-DD, today or yesterday
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<Day>,
    /// Last day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub to: Option<Day>,
}

/// A day as it is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Day {
    /// The journal day of now.
    Today,
    /// The one before.
    Yesterday,
    /// A date.
    On(NaiveDate),
}

impl Day {
    /// The date, when `today` is today.
    pub fn date(self, today: NaiveDate) -> NaiveDate {
        match self {
            Self::Today => today,
            Self::Yesterday => today.checked_sub_days(Days::new(1)).unwrap_or(today),
            Self::On(date) => date,
        }
    }
}

/// Formats that can be read.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImportFormat {
    /// Found out from the file
    Auto,
    /// Ebbline's own journal file
    Ebbline,
}

/// Formats that can be written.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportFormat {
    /// Ebbline's own journal file
    Ebbline,
    /// A folder with one CSV file a list
    Csv,
}

/// Colours of a chart.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThemeName {
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
    /// For paper, without reliance on colour
    Print,
}

/// A file for a chart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// Where.
    pub path: PathBuf,
    /// How.
    pub format: PictureFormat,
}

/// What of a chart is written, by the end of the file's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PictureFormat {
    /// The picture, scalable.
    Svg,
    /// The picture, pixels.
    Png,
    /// The table.
    Csv,
}

// What clap prints when these fail is wrong usage, in English like the rest of its messages.

pub fn rfc_3339(text: &str) -> Result<DateTime<FixedOffset>, String> {
    DateTime::parse_from_rfc3339(text)
        .map_err(|_| "not a time like 2026-03-01T08:00:00+01:00".to_owned())
}

pub fn zone(text: &str) -> Result<Tz, String> {
    text.parse()
        .map_err(|_| "not a time zone like Europe/Berlin".to_owned())
}

fn day(text: &str) -> Result<Day, String> {
    match text {
        "today" => Ok(Day::Today),
        "yesterday" => Ok(Day::Yesterday),
        date => NaiveDate::parse_from_str(date, "%Y-%m-%d")
            .map(Day::On)
            .map_err(|_| "not a day: YYYY-MM-DD, today or yesterday".to_owned()),
    }
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::from_word(text).ok_or_else(|| {
        let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("not a kind of entry; the kinds are {}", known.join(", "))
    })
}

fn chart(text: &str) -> Result<ChartName, String> {
    // What the window calls it is understood too.
    let word = if text == "tolerance" { "trend" } else { text };
    ChartName::from_word(word).ok_or_else(|| {
        let known: Vec<_> = ChartName::ALL.iter().map(|name| name.as_str()).collect();
        format!("no chart of that name; there are {}", known.join(", "))
    })
}

fn archetype(text: &str) -> Result<Archetype, String> {
    Archetype::from_name(text).ok_or_else(|| {
        let known: Vec<_> = Archetype::MAIN
            .iter()
            .chain(&Archetype::TRAPS)
            .map(|archetype| archetype.name())
            .collect();
        format!("not an archetype; there are {}", known.join(", "))
    })
}

fn picture(text: &str) -> Result<Picture, String> {
    let path = PathBuf::from(text);
    let end = path.extension().map(|end| end.to_ascii_lowercase());
    let format = match end.as_ref().and_then(|end| end.to_str()) {
        Some("svg") => PictureFormat::Svg,
        Some("png") => PictureFormat::Png,
        Some("csv") => PictureFormat::Csv,
        _ => return Err("the file's name must end in .svg, .png or .csv".to_owned()),
    };
    Ok(Picture { path, format })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_grammar_contradicts_itself_nowhere() {
        Cli::command().debug_assert();
    }

    #[test]
    fn days_are_typed_in_three_ways() {
        let on = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d");
        let (Ok(today), Ok(before)) = (on("2026-03-01"), on("2026-02-28")) else {
            panic!("both are dates")
        };
        assert_eq!(day("today").map(|day| day.date(today)), Ok(today));
        assert_eq!(day("yesterday").map(|day| day.date(today)), Ok(before));
        assert_eq!(day("2026-02-28").map(|day| day.date(today)), Ok(before));
        for text in ["tomorrow", "2026-02-30", "28.2.2026", ""] {
            assert!(day(text).is_err(), "{text:?} is no day");
        }
    }
}
