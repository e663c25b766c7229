//! Running other programs, and saying plainly what went wrong.

use std::{
    ffi::{OsStr, OsString},
    fmt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Why the work stopped, in a sentence a person can act on.
#[derive(Debug)]
pub struct Trouble {
    what: String,
    next: Option<String>,
    usage: bool,
}

impl Trouble {
    /// Something failed and there is nothing better to suggest than reading the output above.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            next: None,
            usage: false,
        }
    }

    /// Something failed and the person can do `next` about it.
    pub fn with_next(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            next: Some(next.into()),
            usage: false,
        }
    }

    /// The command line was not understood (exit code 2, as for any command line).
    pub fn usage(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            next: None,
            usage: true,
        }
    }

    /// 2 for wrong usage, 1 for everything else.
    pub fn exit_code(&self) -> u8 {
        if self.usage { 2 } else { 1 }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if let Some(next) = &self.next {
            write!(f, "\nNext: {next}")?;
        }
        Ok(())
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    // `cargo run` sets the variable at run time too, so a moved checkout does not leave a stale path in the binary.
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors()
        .nth(2)
        .unwrap_or(Path::new("."))
        .to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// One program to run, with its output passed through.
pub struct Step {
    program: OsString,
    args: Vec<OsString>,
    dir: PathBuf,
    envs: Vec<(OsString, OsString)>,
}

impl Step {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self {
            program: program.as_ref().to_owned(),
            args: Vec::new(),
            dir: root(),
            envs: Vec::new(),
        }
    }

    pub fn cargo() -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    pub fn npm() -> Self {
        // On Windows npm is a script, and scripts are only found with their extension.
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).dir("ui")
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.args
            .extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// A directory relative to the root of the repository.
    pub fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.dir = root().join(dir);
        self
    }

    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.envs
            .push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.args)
            .current_dir(&self.dir)
            // `cargo run` describes this very package in the environment. Passed on, it would reach build scripts
            // and rebuild crates that ordinary cargo commands had already built.
            .env_remove("CARGO_MANIFEST_DIR")
            .env_remove("CARGO_MANIFEST_PATH")
            .envs(self.envs.iter().map(|(name, value)| (name, value)));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CARGO_PKG_") {
                command.env_remove(name);
            }
        }
        command
    }

    fn shown(&self) -> String {
        let program = Path::new(&self.program)
            .file_stem()
            .unwrap_or(&self.program);
        std::iter::once(program)
            .chain(self.args.iter().map(OsString::as_os_str))
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Runs it, saying what is run; anything but success is trouble.
    pub fn run(self) -> Result<(), Trouble> {
        println!("$ {}", self.shown());
        let status = self.command().status().map_err(|error| {
            Trouble::new(format!("`{}` could not be started: {error}.", self.shown()))
        })?;
        if status.success() {
            return Ok(());
        }
        Err(Trouble::new(match status.code() {
            Some(code) => format!("`{}` ended with exit code {code}.", self.shown()),
            None => format!("`{}` was ended by a signal.", self.shown()),
        }))
    }

    /// What it prints on standard output, or None when it cannot be started or fails. Says nothing.
    pub fn answer(self) -> Option<String> {
        let output = self
            .command()
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

/// Whether a program of that name is on the path.
pub fn on_path(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).any(|dir| dir.join(&file).is_file())
}
