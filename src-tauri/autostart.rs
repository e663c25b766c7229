//! Starting with the session, when the person asked for it: one entry where each system looks for such entries. Nothing else knows of
//! it, so what the person changes there by hand holds.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// How the program is started with the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The program.
    pub program: PathBuf,
    /// The journal, when it is not the person's own.
    pub journal: Option<PathBuf>,
}

impl Start {
    /// This program on that journal.
    ///
    /// # Errors
    /// When the system does not say where the program lies.
    pub fn of(journal: &Path) -> io::Result<Self> {
        // An AppImage runs from a folder that is gone the next time.
        let program = match env::var_os("APPIMAGE").filter(|path| !path.is_empty()) {
            Some(image) => image.into(),
            None => env::current_exe()?,
        };
        let own = crate::start::own_journal().is_ok_and(|own| own == journal);
        Ok(Self {
            program,
            journal: (!own).then(|| journal.to_owned()),
        })
    }

    #[cfg(not(windows))]
    fn words(&self) -> Vec<String> {
        let mut words = vec![self.program.to_string_lossy().into_owned()];
        if let Some(journal) = &self.journal {
            words.push("--journal".to_owned());
            words.push(journal.to_string_lossy().into_owned());
        }
        words.push("--background".to_owned());
        words
    }
}

#[cfg(any(target_os = "linux", test))]
mod linux {
    use super::Start;

    /// The text of an entry in `~/.config/autostart`, as the desktop entry specification wants it.
    pub fn entry(start: &Start) -> String {
        let line: Vec<_> = start.words().iter().map(|word| quoted(word)).collect();
        format!(
            "[Desktop Entry]\nType=Application\nName=Ebbline\nExec={}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n",
            line.join(" ")
        )
    }

    /// Quoted twice, as the specification says: for the command line, and for the value of a key.
    fn quoted(word: &str) -> String {
        let mut text = String::from("\"");
        for letter in word.chars() {
            match letter {
                '"' | '`' | '$' => {
                    text.push_str("\\\\");
                    text.push(letter);
                }
                '\\' => text.push_str("\\\\\\\\"),
                '%' => text.push_str("%%"),
                '\n' => text.push_str("\\n"),
                _ => text.push(letter),
            }
        }
        text.push('"');
        text
    }
}

#[cfg(target_os = "linux")]
fn place() -> io::Result<PathBuf> {
    directories::BaseDirs::new()
        .map(|dirs| dirs.config_dir().join("autostart/ebbline.desktop"))
        .ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// Whether the program starts with the session.
#[cfg(target_os = "linux")]
#[must_use]
pub fn is_on() -> bool {
    // A desktop switches an entry off by a line in it.
    place().and_then(fs::read_to_string).is_ok_and(|entry| {
        !entry
            .lines()
            .any(|line| line == "Hidden=true" || line == "X-GNOME-Autostart-enabled=false")
    })
}

/// Makes it start with the session, or not.
///
/// # Errors
/// What the disk says.
#[cfg(target_os = "linux")]
pub fn set(start: &Start, on: bool) -> io::Result<()> {
    let place = place()?;
    if on {
        crate::device::replace(&place, linux::entry(start).as_bytes())
    } else {
        gone(fs::remove_file(place))
    }
}

#[cfg(not(windows))]
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(any(target_os = "macos", test))]
mod macos {
    use super::Start;

    /// A launch agent that starts the program once, when the session begins.
    pub fn agent(start: &Start) -> String {
        let words: String = start
            .words()
            .iter()
            .map(|word| format!("<string>{}</string>", escaped(word)))
            .collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>\n<key>Label</key><string>org.ebbline.desktop</string>\n<key>ProgramArguments</key><array>{words}</array>\n<key>RunAtLoad</key><true/>\n</dict></plist>\n"
        )
    }

    fn escaped(word: &str) -> String {
        word.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    }
}

#[cfg(target_os = "macos")]
fn place() -> io::Result<PathBuf> {
    directories::BaseDirs::new()
        .map(|dirs| {
            dirs.home_dir()
                .join("Library/LaunchAgents/org.ebbline.desktop.plist")
        })
        .ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// Whether the program starts with the session.
#[cfg(target_os = "macos")]
#[must_use]
pub fn is_on() -> bool {
    place().is_ok_and(|place| place.is_file())
}

/// Makes it start with the session, or not.
///
/// # Errors
/// What the disk says.
#[cfg(target_os = "macos")]
pub fn set(start: &Start, on: bool) -> io::Result<()> {
    let place = place()?;
    if on {
        crate::device::replace(&place, macos::agent(start).as_bytes())
    } else {
        gone(fs::remove_file(place))
    }
}

#[cfg(windows)]
const RUN: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run";

/// Runs the system's own registry tool, without a console window.
#[cfg(windows)]
fn registry(args: &[&str]) -> io::Result<bool> {
    use std::os::windows::process::CommandExt;
    const NO_WINDOW: u32 = 0x0800_0000;
    std::process::Command::new("reg")
        .args(args)
        .creation_flags(NO_WINDOW)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .map(|status| status.success())
}

/// Whether the program starts with the session.
#[cfg(windows)]
#[must_use]
pub fn is_on() -> bool {
    registry(&["query", RUN, "/v", "Ebbline"]).unwrap_or(false)
}

/// Makes it start with the session, or not.
///
/// # Errors
/// What the system says.
#[cfg(windows)]
pub fn set(start: &Start, on: bool) -> io::Result<()> {
    let done = if on {
        let journal = start
            .journal
            .as_ref()
            .map(|journal| format!(" --journal \"{}\"", journal.display()))
            .unwrap_or_default();
        let line = format!("\"{}\"{journal} --background", start.program.display());
        registry(&[
            "add", RUN, "/v", "Ebbline", "/t", "REG_SZ", "/d", &line, "/f",
        ])?
    } else {
        !is_on() || registry(&["delete", RUN, "/v", "Ebbline", "/f"])?
    };
    if done {
        Ok(())
    } else {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}

/// On other systems nothing starts with the session.
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
#[must_use]
pub fn is_on() -> bool {
    false
}

/// On other systems nothing starts with the session.
///
/// # Errors
/// Always.
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
pub fn set(_: &Start, _: bool) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn odd_paths_stay_one_word() {
        let start = Start {
            program: "/opt/My \"Tools\"/100% $HOME\\ebbline & <co>".into(),
            journal: Some("/home/a b/journal".into()),
        };
        let entry = linux::entry(&start);
        let exec = entry.lines().find(|line| line.starts_with("Exec="));
        assert_eq!(
            exec,
            Some(
                r#"Exec="/opt/My \\"Tools\\"/100%% \\$HOME\\\\ebbline & <co>" "--journal" "/home/a b/journal" "--background""#
            ),
            "each word is quoted for the command line and again for the entry"
        );
        assert!(
            macos::agent(&start)
                .contains("ebbline &amp; &lt;co&gt;</string><string>--journal</string>"),
            "{}",
            macos::agent(&start)
        );
    }

    #[test]
    fn the_own_journal_needs_no_name() {
        let start = Start {
            program: "/usr/bin/ebbline-desktop".into(),
            journal: None,
        };
        assert!(
            linux::entry(&start).contains("Exec=\"/usr/bin/ebbline-desktop\" \"--background\"\n")
        );
    }
}
