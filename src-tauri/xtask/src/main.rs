//! The one door for whoever works on Ebbline: `cargo xtask run`, `cargo xtask test` and a few others.
//!
//! It has no dependencies on purpose: it must compile in seconds on a machine that has nothing but Rust, because it is
//! the program that finds out what else is missing.

mod charts;
mod checks;
mod machine;
mod prove;
mod shell;
mod tools;
mod web;

use shell::{Step, Trouble};
use std::{ffi::OsString, process::ExitCode};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  run [--release] [-- ARGS]  set up this machine, build the interface and the app, open it
                             (`-- --demo` opens a throwaway journal filled with a simulated year)
  test [STAGE ...]           every check that a change must pass; with names, only those stages
  test --list                the names of the stages
  setup                      only the set-up: system packages, npm packages, cargo tools
  bench [NAME]               measure: tolerance, log, search, charts (default: all)
  prove [NAME ...]           the long proofs that `test` only samples (many minutes): kills, undo, lines, tolerance
  prove --list               what each of them is
  bindings                   write ui/src/lib/bindings.ts anew from the Rust types
  help                       this text
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\nxtask: {trouble}");
            ExitCode::from(trouble.exit_code())
        }
    }
}

fn dispatch(args: &[String]) -> Result<(), Trouble> {
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", args),
    };
    match command {
        "run" => run(rest),
        "test" => checks::test(rest),
        "setup" if rest.is_empty() => {
            web::check_node()?;
            machine::prepare(machine::Purpose::Test)?;
            web::install()?;
            tools::install_all()
        }
        "bench" => bench(rest),
        "prove" => prove::prove(rest),
        "bindings" if rest.is_empty() => {
            // The UI must exist for the shell to compile, so the order is the same as for `run`.
            web::check_node()?;
            machine::prepare(machine::Purpose::Build)?;
            web::build()?;
            checks::write_bindings()
        }
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(Trouble::usage(format!(
            "`{}` is not something it can do.\n\n{USAGE}",
            args.join(" ")
        ))),
    }
}

fn run(args: &[String]) -> Result<(), Trouble> {
    let (own, app_args) = match args.iter().position(|arg| arg == "--") {
        Some(at) => (&args[..at], &args[at + 1..]),
        None => (args, &args[args.len()..]),
    };
    let release = match own {
        [] => false,
        [flag] if flag == "--release" => true,
        _ => {
            return Err(Trouble::usage(format!(
                "`run` knows only --release; arguments for the app go after `--`.\n\n{USAGE}"
            )));
        }
    };
    web::check_node()?;
    machine::prepare(machine::Purpose::Run)?;
    web::build()?;
    let mut step = Step::cargo().args(["run", "--package", "ebbline-desktop"]);
    if release {
        step = step.arg("--release");
    }
    step.arg("--")
        .args(app_args.iter().map(OsString::from))
        .run()
}

/// What `bench` can measure: its name, and the cargo runs that print the figures.
const BENCHES: &[(&str, &[&[&str]])] = &[
    (
        "tolerance",
        &[
            prove::ACCURACY,
            &[
                "run",
                "--release",
                "-p",
                "journal-tolerance",
                "--example",
                "speed",
            ],
        ],
    ),
    (
        "log",
        &[&[
            "run",
            "--release",
            "-p",
            "ebbline-desktop",
            "--example",
            "log_to_durable",
        ]],
    ),
    (
        "search",
        &[&[
            "run",
            "--release",
            "-p",
            "journal-store",
            "--example",
            "search",
        ]],
    ),
    // Its runs need folders: charts.rs makes them.
    ("charts", &[]),
];

fn bench(args: &[String]) -> Result<(), Trouble> {
    let chosen: Vec<_> = match args {
        [] => BENCHES.iter().collect(),
        [name] => BENCHES.iter().filter(|(known, _)| known == name).collect(),
        _ => Vec::new(),
    };
    if chosen.is_empty() {
        let names: Vec<_> = BENCHES.iter().map(|(name, _)| *name).collect();
        return Err(Trouble::usage(format!(
            "`bench` takes one of: {}.",
            names.join(", ")
        )));
    }
    machine::prepare(machine::Purpose::Build)?;
    if chosen.iter().any(|(name, _)| *name == "log") {
        web::build()?;
    }
    for (name, runs) in chosen {
        println!("== bench {name}");
        for run in *runs {
            Step::cargo().args(*run).run()?;
        }
        if *name == "charts" {
            charts::bench()?;
        }
    }
    Ok(())
}
