//! How the window is started: its arguments, which journal it opens, and that one journal has one window.

use directories::ProjectDirs;
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// What is seen first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// The main window.
    #[default]
    Window,
    /// The small window for one entry, when the journal is open already.
    Quick,
    /// Nothing: it waits in the background.
    Background,
}

/// What the arguments ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A journal.
    Journal {
        /// Its folder; `None` = the person's own.
        dir: Option<PathBuf>,
        /// What is seen first.
        opening: Opening,
    },
    /// A throwaway journal filled with a simulated year.
    Demo,
    /// The usage text.
    Usage,
}

/// What `--help` prints.
pub const USAGE: &str = "\
usage: ebbline-desktop [--journal DIR] [--quick | --background]
       ebbline-desktop --demo

  --journal DIR  open the journal in that folder (made when there is none)
  --quick        open the small window for one entry, if Ebbline is running and unlocked
  --background   start without a window; start it again to see one
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
    let args: Vec<OsString> = args.into_iter().collect();
    match args.as_slice() {
        [only] if only == "--demo" => return Ok(Asked::Demo),
        [only] if only == "--help" || only == "-h" => return Ok(Asked::Usage),
        _ => {}
    }
    let (mut dir, mut opening) = (None, None);
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--journal") if dir.is_none() => match args.next() {
                Some(folder) if !folder.is_empty() => dir = Some(folder.into()),
                _ => return Err(StartError::Usage("--journal needs a folder.".to_owned())),
            },
            Some("--quick") if opening.is_none() => opening = Some(Opening::Quick),
            Some("--background") if opening.is_none() => opening = Some(Opening::Background),
            Some("--journal" | "--quick" | "--background" | "--demo" | "--help" | "-h") => {
                return Err(StartError::Usage(format!(
                    "`{}` does not go with the arguments before or after it.",
                    arg.to_string_lossy()
                )));
            }
            _ => {
                return Err(StartError::Usage(format!(
                    "`{}` is not an argument it knows.",
                    arg.to_string_lossy()
                )));
            }
        }
    }
    Ok(Asked::Journal {
        dir,
        opening: opening.unwrap_or_default(),
    })
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
const QUICK: &str = "quick";

/// Says that a window has this journal; it ends with the process, however that ends.
#[derive(Debug)]
pub struct WindowLock {
    _held: File,
    show: PathBuf,
}

impl WindowLock {
    /// Takes the journal for this window. `None`: another window has it, and was asked for `opening`.
    ///
    /// # Errors
    /// [`StartError::Folder`].
    pub fn take(dir: &Path, opening: Opening) -> Result<Option<Self>, StartError> {
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
                let word = match opening {
                    Opening::Window => "",
                    Opening::Quick => QUICK,
                    Opening::Background => return Ok(None),
                };
                // Renamed into place, so that it is never read half written.
                let new = dir.join(format!("{SHOW}.new"));
                fs::write(&new, word).map_err(folder)?;
                fs::rename(new, show).map_err(folder)?;
                Ok(None)
            }
            Err(TryLockError::Error(source)) => Err(folder(source)),
        }
    }

    /// Once after another start: what it asked for.
    #[must_use]
    pub fn asked_forward(&self) -> Option<Opening> {
        let word = fs::read_to_string(&self.show).ok()?;
        fs::remove_file(&self.show).ok()?;
        Some(if word == QUICK {
            Opening::Quick
        } else {
            Opening::Window
        })
    }
}

/// Makes a folder that only its owner can look into.
///
/// # Errors
/// What the disk says.
#[cfg(unix)]
pub fn make_private(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
}

/// Makes a folder.
///
/// # Errors
/// What the disk says.
#[cfg(not(unix))]
pub fn make_private(dir: &Path) -> io::Result<()> {
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
        let journal = |dir: Option<&str>, opening| Asked::Journal {
            dir: dir.map(Into::into),
            opening,
        };
        for (args, wanted) in [
            (&[][..], journal(None, Opening::Window)),
            (&["--demo"], Asked::Demo),
            (&["--help"], Asked::Usage),
            (&["--journal", "a b"], journal(Some("a b"), Opening::Window)),
            (&["--quick"], journal(None, Opening::Quick)),
            (
                &["--background", "--journal", "x"],
                journal(Some("x"), Opening::Background),
            ),
        ] {
            assert_eq!(asked(args).unwrap(), wanted, "{args:?}");
        }
        for wrong in [
            &["--journal"][..],
            &["--journal", ""],
            &["--demo", "x"],
            &["--demo", "--quick"],
            &["--quick", "--background"],
            &["--journal", "a", "--journal", "b"],
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
        let again = |opening| WindowLock::take(dir.path(), opening).unwrap();
        let first = again(Opening::Window).unwrap();
        assert_eq!(first.asked_forward(), None, "nobody asked yet");
        for opening in [Opening::Window, Opening::Quick] {
            assert!(again(opening).is_none(), "the journal is taken");
            assert_eq!(
                first.asked_forward(),
                Some(opening),
                "the second start said what it wants"
            );
            assert_eq!(first.asked_forward(), None, "one request is answered once");
        }
        assert!(again(Opening::Background).is_none());
        assert_eq!(
            first.asked_forward(),
            None,
            "a start in the background asks for nothing"
        );
        drop(first);
        assert!(
            again(Opening::Window).is_some(),
            "a closed window gives the journal free"
        );
    }
}
