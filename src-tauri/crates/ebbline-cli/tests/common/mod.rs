//! The real binary on a journal of its own.
#![allow(dead_code, reason = "each test file uses its part")]

use chrono_tz::Tz;
use journal_core::Settings;
use journal_store::{Passphrase, Tuning, create_tuned};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "four quiet rivers";
/// Noon in Berlin on the first of March 2026.
pub const NOON: &str = "2026-03-01T11:00:00Z";

/// A folder of its own, with a journal once it was made.
pub struct Journal {
    dir: TempDir,
}

/// What a run gave.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("the program ended by itself"),
            out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }

    /// The one JSON document on stdout.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("stdout is one JSON document: {error}\n{}", self.out))
    }

    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!(self.code, 0, "done: {}{}", self.out, self.err);
        self
    }

    /// Refused with a sentence that holds `part`.
    #[track_caller]
    pub fn refused(self, part: &str) -> Self {
        assert_eq!(self.code, 1, "refused: {}{}", self.out, self.err);
        assert!(
            self.err.contains(part),
            "stderr says {part:?}: {}",
            self.err
        );
        self
    }
}

impl Journal {
    /// An empty folder.
    pub fn nowhere() -> Self {
        Self {
            dir: TempDir::new().expect("a folder for the test"),
        }
    }

    /// A journal whose home is Berlin. Its passphrase is cheap to check, so that a test may run the program many times; what `init`
    /// makes is tested where it is about that.
    pub fn new() -> Self {
        let journal = Self::nowhere();
        let passphrase = Passphrase::new(PASSPHRASE.to_owned()).expect("a passphrase");
        let settings = Settings::new(Tz::Europe__Berlin);
        let now = NOON.parse().expect("a time");
        let folder = journal.path("journal");
        create_tuned(&folder, &passphrase, settings, now, Tuning::CHEAP).expect("a journal");
        journal
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file beside the journal and gives back its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).expect("the test's file");
        path.to_str().expect("a path of letters").to_owned()
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("the file was written")
    }

    /// The program, unlocked, at noon, in English, with nothing on its standard input.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ebbline"));
        command
            .args(["--journal".as_ref(), self.path("journal").as_os_str()])
            .args(args)
            .env("EBBLINE_PASSPHRASE", PASSPHRASE)
            .env("LC_ALL", "C")
            .current_dir(self.dir.path())
            .stdin(Stdio::null());
        // A time that the test names goes before noon.
        if !args.contains(&"--now") {
            command.args(["--now", NOON]);
        }
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().expect("the program starts"))
    }

    /// At another time than noon.
    pub fn run_at(&self, now: &str, args: &[&str]) -> Ran {
        self.run(&[args, &["--now", now]].concat())
    }

    pub fn log(&self, line: &str) -> Ran {
        self.run(&["log", line]).done()
    }

    /// All entries of these kinds, as `list --json` gives them.
    pub fn entries(&self, kind: &str) -> Vec<Value> {
        let listed = self.run(&["list", "--json", "--kind", kind]).done().json();
        listed["entries"].as_array().expect("a list").clone()
    }
}

/// Starts a prepared command and waits for it.
pub fn ran(mut command: Command) -> Ran {
    Ran::of(command.output().expect("the program starts"))
}

/// The simulated journals.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/fixtures/journals")
        .join(name)
}
