//! `cargo xtask test`: what a change must pass, in the order in which failures are cheapest to find.

use crate::{
    machine,
    shell::{Step, Trouble, root, target_dir},
    tools, web,
};
use std::{
    env, fs,
    time::{Duration, Instant},
};

enum Ended {
    Passed,
    Skipped(String),
}

struct Stage {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<Ended, Trouble>,
}

/// Clippy goes before the tests because it finds what does not compile without linking anything.
const STAGES: &[Stage] = &[
    Stage {
        name: "format",
        about: "rustfmt",
        run: format,
    },
    Stage {
        name: "ui-check",
        about: "svelte-check",
        run: ui_check,
    },
    Stage {
        name: "ui-test",
        about: "vitest",
        run: ui_test,
    },
    Stage {
        name: "clippy",
        about: "clippy, warnings are errors",
        run: clippy,
    },
    Stage {
        name: "deny",
        about: "banned crates, licences, sources",
        run: deny,
    },
    Stage {
        name: "advisories",
        about: "known vulnerabilities",
        run: advisories,
    },
    Stage {
        name: "build",
        about: "every program and test",
        run: build,
    },
    Stage {
        name: "rust-test",
        about: "nextest over the workspace",
        run: rust_test,
    },
    Stage {
        name: "doc-test",
        about: "examples in the documentation",
        run: doc_test,
    },
    Stage {
        name: "e2e",
        about: "journeys in the real window",
        run: e2e,
    },
];

/// Runs all stages, or those named, and ends with a table. The first failure ends the run.
pub fn test(args: &[String]) -> Result<(), Trouble> {
    if let [flag] = args
        && flag == "--list"
    {
        for stage in STAGES {
            println!("{:<12}{}", stage.name, stage.about);
        }
        return Ok(());
    }
    if let Some(unknown) = args
        .iter()
        .find(|arg| STAGES.iter().all(|stage| stage.name != **arg))
    {
        return Err(Trouble::usage(format!(
            "there is no test stage `{unknown}`; `cargo xtask test --list` names them."
        )));
    }
    let chosen: Vec<_> = STAGES
        .iter()
        .filter(|stage| args.is_empty() || args.iter().any(|arg| arg == stage.name))
        .collect();

    let begin = Instant::now();
    println!("== setup");
    let reads_only_text = |stage: &&Stage| matches!(stage.name, "format" | "deny" | "advisories");
    if !chosen.iter().all(reads_only_text) {
        web::check_node()?;
        machine::prepare(if chosen.iter().any(|stage| stage.name == "e2e") {
            machine::Purpose::Test
        } else {
            machine::Purpose::Build
        })?;
        // The shell embeds the built interface, so even clippy needs it.
        web::build()?;
    }
    let mut table = vec![("setup", begin.elapsed(), "ok".to_owned())];
    let (mut passed, mut skipped) = (0, 0);
    let mut failure = None;
    for stage in chosen {
        println!("\n== {} ({})", stage.name, stage.about);
        let begin = Instant::now();
        let ended = (stage.run)();
        let took = begin.elapsed();
        match ended {
            Ok(Ended::Passed) => {
                passed += 1;
                table.push((stage.name, took, "ok".to_owned()));
            }
            Ok(Ended::Skipped(why)) => {
                skipped += 1;
                println!("skipped: {why}");
                table.push((stage.name, took, format!("skipped: {why}")));
            }
            Err(trouble) => {
                table.push((stage.name, took, "FAILED".to_owned()));
                failure = Some((stage.name, trouble));
                break;
            }
        }
    }
    println!();
    for (name, took, outcome) in &table {
        println!("{name:<12}{:>9}  {outcome}", clock(*took));
    }
    println!("{:<12}{:>9}", "total", clock(begin.elapsed()));
    println!(
        "\nstages: {passed} passed, {} failed, {skipped} skipped",
        usize::from(failure.is_some())
    );
    match failure {
        None => Ok(()),
        Some((name, trouble)) => Err(Trouble::with_next(
            format!("the stage `{name}` failed: {trouble}"),
            format!("mend it, then `cargo xtask test {name}` runs that stage alone."),
        )),
    }
}

fn clock(took: Duration) -> String {
    let tenths = took.as_millis() / 100;
    format!("{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
}

fn format() -> Result<Ended, Trouble> {
    Step::cargo().args(["fmt", "--all", "--check"]).run()?;
    Ok(Ended::Passed)
}

fn ui_check() -> Result<Ended, Trouble> {
    Step::npm().args(["run", "check"]).run()?;
    Ok(Ended::Passed)
}

fn ui_test() -> Result<Ended, Trouble> {
    Step::npm().args(["run", "test"]).run()?;
    Ok(Ended::Passed)
}

fn clippy() -> Result<Ended, Trouble> {
    Step::cargo()
        .args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])
        .run()?;
    Ok(Ended::Passed)
}

fn deny() -> Result<Ended, Trouble> {
    Step::new(tools::DENY.path()?)
        .args([
            "--workspace",
            "--locked",
            "check",
            "bans",
            "licenses",
            "sources",
        ])
        .run()?;
    Ok(Ended::Passed)
}

fn advisories() -> Result<Ended, Trouble> {
    // cargo-deny keeps its copy of the database there; it is used as it is, because a test that goes to the network
    // fails for reasons that are not in the change.
    let home = env::var_os("CARGO_HOME")
        .map(Into::into)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let here = home
        .and_then(|home: std::path::PathBuf| fs::read_dir(home.join("advisory-dbs")).ok())
        .is_some_and(|mut entries| entries.next().is_some());
    if !here {
        return Ok(Ended::Skipped(
            "no advisory database on this machine (`cargo deny fetch db` brings it)".to_owned(),
        ));
    }
    Step::new(tools::DENY.path()?)
        .args([
            "--workspace",
            "--locked",
            "--offline",
            "check",
            "advisories",
        ])
        .run()?;
    Ok(Ended::Passed)
}

/// Builds programs and tests in one go, so that nextest, the documentation tests and the end-to-end tests all find
/// the same artefacts: building the app alone would choose other features of shared crates and compile them again.
fn build() -> Result<Ended, Trouble> {
    Step::cargo()
        .args(["build", "--locked", "--workspace", "--bins", "--tests"])
        .run()?;
    Ok(Ended::Passed)
}

fn rust_test() -> Result<Ended, Trouble> {
    let nextest = tools::NEXTEST.path()?;
    let mut step = Step::new(nextest).args(["nextest", "run", "--locked", "--workspace"]);
    if env::var_os("CI").is_some() {
        step = step.args(["--profile", "ci"]);
    }
    step.run()?;
    Ok(Ended::Passed)
}

fn doc_test() -> Result<Ended, Trouble> {
    Step::cargo()
        .args(["test", "--locked", "--workspace", "--doc"])
        .run()?;
    Ok(Ended::Passed)
}

fn e2e() -> Result<Ended, Trouble> {
    if let Some(why) = machine::no_end_to_end() {
        return Ok(Ended::Skipped(why));
    }
    build()?;
    let app = target_dir().join("debug/ebbline-desktop");
    if !app.is_file() {
        return Err(Trouble::new(format!("{} was not built.", app.display())));
    }
    Step::new("xvfb-run")
        .args([
            "--auto-servernum",
            "--server-args",
            "-screen 0 1400x1000x24 -nolisten tcp",
        ])
        .args([
            "dbus-run-session",
            "--",
            "node",
            "--test",
            "--test-concurrency=1",
            "--test-reporter=spec",
        ])
        .args(journeys()?)
        .env("EBBLINE_APP", app)
        .env("EBBLINE_CLI", target_dir().join("debug/ebbline"))
        .env("TAURI_DRIVER", tools::TAURI_DRIVER.path()?)
        // A machine of the person's own may have a Wayland session; the window must open in the virtual display.
        .env("GDK_BACKEND", "x11")
        .env("WAYLAND_DISPLAY", "")
        .run()?;
    Ok(Ended::Passed)
}

/// The end-to-end test files, named one by one: what `node --test` finds in a directory differs between Node's lines.
fn journeys() -> Result<Vec<String>, Trouble> {
    let dir = "tests/e2e";
    let entries =
        fs::read_dir(root().join(dir)).map_err(|error| Trouble::new(format!("{dir}: {error}.")))?;
    let mut names: Vec<_> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{dir}/{name}"))
        .collect();
    names.sort();
    if names.is_empty() {
        return Err(Trouble::new(format!("{dir} holds no *.test.mjs.")));
    }
    Ok(names)
}

/// Writes the TypeScript side of the wire types; the same test compares them when the variable is not set.
pub fn write_bindings() -> Result<(), Trouble> {
    Step::cargo()
        .args([
            "test",
            "--locked",
            "--package",
            "ebbline-desktop",
            "bindings",
        ])
        .env("EBBLINE_WRITE_BINDINGS", "1")
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stage_names_are_distinct() {
        for (at, stage) in STAGES.iter().enumerate() {
            assert!(
                STAGES[..at].iter().all(|other| other.name != stage.name),
                "{}",
                stage.name
            );
        }
    }

    #[test]
    fn times_are_minutes_seconds_tenths() {
        assert_eq!(clock(Duration::from_millis(0)), "0:00.0");
        assert_eq!(clock(Duration::from_millis(61_250)), "1:01.2");
        assert_eq!(clock(Duration::from_secs(3_600)), "60:00.0");
    }
}
