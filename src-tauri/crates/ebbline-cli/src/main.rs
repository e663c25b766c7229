//! `ebbline`: the journal for people who live in a terminal, and for scripts.
//!
//! Results go to stdout, words about trouble to stderr. Exit 0 done, 1 refused or failed, 2 wrong usage.

mod args;
mod clock;
mod commands;
mod files;
mod journal;
mod plan_args;
mod show;
mod trouble;

use args::{Cli, Command};
use clap::Parser;
use journal::Desk;
use journal_words::{Language, Words};
use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use trouble::Trouble;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let words = Words::new(language());
    match run(cli, &words) {
        Ok(text) => print(&text, &words),
        Err(Trouble { printed, sentence }) => {
            let shown = print(&printed, &words);
            say_trouble(&sentence);
            if shown == ExitCode::SUCCESS {
                ExitCode::from(1)
            } else {
                shown
            }
        }
    }
}

fn run(cli: Cli, words: &Words) -> Result<String, Trouble> {
    // In an emergency nothing is read first: no journal, no clock, no passphrase.
    if let Command::Emergency = cli.command {
        return Ok(commands::emergency(words));
    }
    let desk = Desk {
        words,
        now: clock::now(cli.now),
        folder: journal::folder(cli.journal, words)?,
        passphrase_file: cli.passphrase_file,
    };
    match cli.command {
        Command::Emergency => Ok(commands::emergency(words)),
        Command::Init { zone } => commands::init(&desk, zone),
        Command::Unlock {
            recovery_code_file,
            new_passphrase_file,
        } => commands::unlock(&desk, &recovery_code_file, &new_passphrase_file),
        Command::Log {
            line,
            zone,
            yes,
            json,
        } => commands::log(&desk, &line, zone, yes, json.json),
        Command::None { date, json } => commands::none(&desk, date, json.json),
        Command::List { range, kind, json } => commands::list(&desk, range, &kind, json.json),
        Command::Undo { json } => commands::undo(&desk, json.json),
        Command::Redo { json } => commands::redo(&desk, json.json),
        Command::Import {
            file,
            format: _,
            take_settings,
            accept_loss,
            dry_run,
            json,
        } => commands::import(
            &desk,
            &file,
            commands::ImportTerms {
                take_settings,
                accept_loss,
                dry_run,
                json: json.json,
            },
        ),
        Command::Export { format, out, range } => commands::export(&desk, format, &out, range),
        Command::Trend { as_of, lane, json } => {
            commands::trend(&desk, as_of, lane.as_deref(), json.json)
        }
        Command::Signs { as_of, json } => commands::signs(&desk, as_of, json.json),
        Command::Stats { range, json } => commands::stats(&desk, range, json.json),
        Command::Chart {
            name,
            out,
            range,
            theme,
            lane,
            list: _,
        } => match (name, out) {
            (Some(name), Some(out)) => {
                commands::chart(&desk, name, &out, range, theme, lane.as_deref())
            }
            _ => Ok(commands::chart_list(words)),
        },
        Command::Plan { command } => commands::plan(&desk, command),
        Command::Reminders { command } => commands::reminders(&desk, command),
        Command::Demo {
            archetype,
            days,
            seed,
        } => commands::demo(&desk, archetype, days, seed),
    }
}

/// The person's language, as terminals tell it.
fn language() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = set("LC_ALL")
        .or_else(|| set("LC_MESSAGES"))
        .or_else(|| set("LANG"));
    Language::from_tag(&tag.unwrap_or_default())
}

/// Prints a result. Of a reader that stopped reading (`ebbline list | head`) nobody needs to hear.
fn print(text: &str, words: &Words) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(1),
        Err(error) => {
            say_trouble(&words.say("cli-cannot-print", &[("why", error.to_string().into())]));
            ExitCode::from(1)
        }
    }
}

/// To whom it may concern; there is nothing to do when nobody listens.
fn say_trouble(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}
