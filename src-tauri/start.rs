//! How the window is started: its arguments, which journal it opens, and that one journal has one window.

use directories::ProjectDirs;
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// What the arguments ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The journal in that folder; `None` = the person's own.
    Journal(Option<PathBuf>),
    /// A throwaway journal filled with a simulated year.
    Demo,
    /// The usage text.
    Usage,
}

/// What `--help` prints.
pub const USAGE: &str = "\
usage: ebbline-desktop [--journal DIR | --demo]

  --journal DIR  open the journal in that folder (made when there is none)
  --demo         open a throwaway journal filled with a simulated year
";

/// Why the window cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The arguments are not of that form.
    #[error("{0}\n\n{USAGE}")]
    Usage(String),
    /// The system does not say where a person's data belong.
    #[error("The system does not say where your data belong. Name a folder with --journal DIR.")]
    NoHome,
    /// The folder of the journal cannot be made or locked.
    #[error("The journal's folder {dir} cannot be used: {source}.")]
    Folder {
        /// The folder.
        dir: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No screen to open a window on.
    #[error(
        "There is no display to open a window on: neither WAYLAND_DISPLAY nor DISPLAY is set. Start it from a desktop session."
    )]
    NoDisplay,
    /// The demo journal cannot be made.
    #[error("The demo journal cannot be made: {0}.")]
    Demo(String),
    /// The window toolkit refused.
    #[error("The window cannot be opened: {0}.")]
    Window(#[from] tauri::Error),
}

/// Reads the arguments.
///
/// # Errors
/// [`StartError::Usage`] for anything it does not know.
pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Asked, StartError> {
    let mut args = args.into_iter();
    let asked = match args.next() {
        None => Asked::Journal(None),
        Some(arg) => match arg.to_str() {
            Some("--demo") => Asked::Demo,
            Some("--help" | "-h") => Asked::Usage,
            Some("--journal") => match args.next() {
                Some(dir) if !dir.is_empty() => Asked::Journal(Some(dir.into())),
                _ => return Err(StartError::Usage("--journal needs a folder.".to_owned())),
            },
            _ => {
                return Err(StartError::Usage(format!(
                    "`{}` is not an argument it knows.",
                    arg.to_string_lossy()
                )));
            }
        },
    };
    match args.next() {
        None => Ok(asked),
        Some(more) => Err(StartError::Usage(format!(
            "`{}` is one argument too many.",
            more.to_string_lossy()
        ))),
    }
}

/// Where the person's own journal lies, by the conventions of the system.
///
/// # Errors
/// [`StartError::NoHome`].
pub fn own_journal() -> Result<PathBuf, StartError> {
    ProjectDirs::from("", "", "ebbline")
        .map(|dirs| dirs.data_dir().join("journal"))
        .ok_or(StartError::NoHome)
}

const LOCK: &str = "window.lock";
const SHOW: &str = "window.show";

/// Says that a window has this journal; it ends with the process, however that ends.
#[derive(Debug)]
pub struct WindowLock {
    _held: File,
    show: PathBuf,
}

impl WindowLock {
    /// Takes the journal for this window. `None`: another window has it, and was asked to come forward.
    ///
    /// # Errors
    /// [`StartError::Folder`].
    pub fn take(dir: &Path) -> Result<Option<Self>, StartError> {
        let folder = |source| StartError::Folder {
            dir: dir.to_owned(),
            source,
        };
        make_private(dir).map_err(folder)?;
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(dir.join(LOCK))
            .map_err(folder)?;
        let show = dir.join(SHOW);
        match file.try_lock() {
            Ok(()) => {
                // A request that a window before this one did not live to see.
                let _ = fs::remove_file(&show);
                Ok(Some(Self { _held: file, show }))
            }
            Err(TryLockError::WouldBlock) => {
                fs::write(&show, []).map_err(folder)?;
                Ok(None)
            }
            Err(TryLockError::Error(source)) => Err(folder(source)),
        }
    }

    /// True once after another start asked this window to come forward.
    #[must_use]
    pub fn asked_forward(&self) -> bool {
        fs::remove_file(&self.show).is_ok()
    }
}

#[cfg(unix)]
fn make_private(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
}

#[cfg(not(unix))]
fn make_private(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)
}

/// On Linux the toolkit ends the process without a word a person understands when there is no display.
///
/// # Errors
/// [`StartError::NoDisplay`].
pub fn check_display() -> Result<(), StartError> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !set("DISPLAY") && !set("WAYLAND_DISPLAY") {
        return Err(StartError::NoDisplay);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn asked(args: &[&str]) -> Result<Asked, StartError> {
        read(args.iter().map(OsString::from))
    }

    #[test]
    fn arguments() {
        assert_eq!(asked(&[]).unwrap(), Asked::Journal(None));
        assert_eq!(asked(&["--demo"]).unwrap(), Asked::Demo);
        assert_eq!(
            asked(&["--journal", "a b"]).unwrap(),
            Asked::Journal(Some("a b".into()))
        );
        for wrong in [
            &["--journal"][..],
            &["--journal", ""],
            &["--demo", "x"],
            &["file"],
        ] {
            assert!(
                matches!(asked(wrong), Err(StartError::Usage(_))),
                "{wrong:?} is refused"
            );
        }
    }

    #[test]
    fn one_journal_has_one_window() {
        let dir = tempfile::tempdir().unwrap();
        let first = WindowLock::take(dir.path()).unwrap().unwrap();
        assert!(!first.asked_forward(), "nobody asked yet");
        assert!(
            WindowLock::take(dir.path()).unwrap().is_none(),
            "the journal is taken"
        );
        assert!(
            first.asked_forward(),
            "the second start asked it to come forward"
        );
        assert!(!first.asked_forward(), "one request is answered once");
        drop(first);
        assert!(
            WindowLock::take(dir.path()).unwrap().is_some(),
            "a closed window gives the journal free"
        );
    }
}
