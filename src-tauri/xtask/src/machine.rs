//! What the operating system must provide, and how to get it where a package manager can be asked.
//!
//! Every need is probed by what the build really uses (a program, a pkg-config module), not by a package name, so a
//! system that gets it another way, or a distribution nobody thought of, passes as long as everything is there.

use crate::shell::{Step, Trouble, on_path};
use std::{io::IsTerminal, path::Path};

/// How far the set-up has to go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Purpose {
    /// Compile the workspace.
    Build,
    /// Compile and open the window.
    Run,
    /// Compile and drive the window in a virtual display.
    Test,
}

enum Probe {
    Program(&'static str),
    /// A perl that has these modules: Debian's base system has a perl without most of the standard library.
    PerlModules(&'static [&'static str]),
    PkgConfig(&'static str),
}

struct Need {
    why: &'static str,
    probe: Probe,
    for_tests: bool,
    debian: &'static str,
    /// dnf finds packages by the file or the pkg-config module they provide, which outlives renames.
    fedora: &'static str,
    arch: &'static str,
}

const NEEDS: &[Need] = &[
    Need {
        why: "compiles SQLCipher",
        probe: Probe::Program("cc"),
        for_tests: false,
        debian: "build-essential",
        fedora: "gcc",
        arch: "base-devel",
    },
    Need {
        why: "builds OpenSSL's libcrypto for SQLCipher",
        probe: Probe::Program("make"),
        for_tests: false,
        debian: "make",
        fedora: "make",
        arch: "base-devel",
    },
    Need {
        why: "configures OpenSSL's libcrypto for SQLCipher",
        probe: Probe::PerlModules(&[
            "FindBin",
            "File::Compare",
            "File::Copy",
            "IPC::Cmd",
            "Pod::Usage",
            "Time::Piece",
        ]),
        for_tests: false,
        debian: "perl",
        fedora: "perl-core",
        arch: "perl",
    },
    Need {
        why: "finds the system libraries",
        probe: Probe::Program("pkg-config"),
        for_tests: false,
        debian: "pkg-config",
        fedora: "/usr/bin/pkg-config",
        arch: "pkgconf",
    },
    Need {
        why: "the window",
        probe: Probe::PkgConfig("webkit2gtk-4.1"),
        for_tests: false,
        debian: "libwebkit2gtk-4.1-dev",
        fedora: "pkgconfig(webkit2gtk-4.1)",
        arch: "webkit2gtk-4.1",
    },
    Need {
        why: "a virtual display for the end-to-end tests",
        probe: Probe::Program("xvfb-run"),
        for_tests: true,
        debian: "xvfb",
        fedora: "/usr/bin/xvfb-run",
        arch: "xorg-server-xvfb",
    },
    Need {
        why: "access to the virtual display",
        probe: Probe::Program("xauth"),
        for_tests: true,
        debian: "xauth",
        fedora: "/usr/bin/xauth",
        arch: "xorg-xauth",
    },
    Need {
        why: "a session bus of their own for the end-to-end tests",
        probe: Probe::Program("dbus-run-session"),
        for_tests: true,
        debian: "dbus",
        fedora: "/usr/bin/dbus-run-session",
        arch: "dbus",
    },
    Need {
        why: "plays logind and screen savers in the end-to-end tests",
        probe: Probe::Program("dbus-send"),
        for_tests: true,
        debian: "dbus",
        fedora: "/usr/bin/dbus-send",
        arch: "dbus",
    },
    Need {
        why: "presses keys outside the window in the end-to-end tests",
        probe: Probe::Program("xdotool"),
        for_tests: true,
        debian: "xdotool",
        fedora: "xdotool",
        arch: "xdotool",
    },
    Need {
        why: "gives windows the keyboard in the end-to-end tests",
        probe: Probe::Program("openbox"),
        for_tests: true,
        debian: "openbox",
        fedora: "openbox",
        arch: "openbox",
    },
    Need {
        why: "shows notifications in the end-to-end tests",
        probe: Probe::Program("dunst"),
        for_tests: true,
        debian: "dunst",
        fedora: "dunst",
        arch: "dunst",
    },
    Need {
        why: "drives the window in the end-to-end tests",
        probe: Probe::Program("WebKitWebDriver"),
        for_tests: true,
        debian: "webkit2gtk-driver",
        fedora: "",
        arch: "",
    },
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Debian,
    Fedora,
    Arch,
}

impl Family {
    /// From the text of `/etc/os-release`: its own ID first, then what it says it is like.
    fn of(os_release: &str) -> Option<Self> {
        let value = |key: &str| {
            os_release
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix('='))
                .map(|value| value.trim_matches(['"', '\'']).to_ascii_lowercase())
                .unwrap_or_default()
        };
        let (id, like) = (value("ID"), value("ID_LIKE"));
        std::iter::once(id.as_str())
            .chain(like.split_whitespace())
            .find_map(|word| match word {
                "debian" | "ubuntu" => Some(Self::Debian),
                "fedora" => Some(Self::Fedora),
                "arch" => Some(Self::Arch),
                _ => None,
            })
    }

    /// The packages that bring these needs, each once.
    fn packages(self, needs: &[&Need]) -> Vec<&'static str> {
        let mut packages = Vec::new();
        for need in needs {
            let package = match self {
                Self::Debian => need.debian,
                Self::Fedora => need.fedora,
                Self::Arch => need.arch,
            };
            if !package.is_empty() && !packages.contains(&package) {
                packages.push(package);
            }
        }
        packages
    }

    /// The commands that install packages without asking anything.
    fn install_commands(self, packages: &[&str]) -> Vec<Vec<String>> {
        let (before, install): (&[&str], &[&str]) = match self {
            Self::Debian => (
                &["apt-get", "update"],
                &[
                    "env",
                    "DEBIAN_FRONTEND=noninteractive",
                    "apt-get",
                    "install",
                    "-y",
                    "--no-install-recommends",
                ],
            ),
            Self::Fedora => (
                &[],
                &["dnf", "install", "-y", "--setopt=install_weak_deps=False"],
            ),
            // Arch supports no partial upgrades, so the lists are not refreshed here (`-Sy` alone would be one).
            Self::Arch => (&[], &["pacman", "-S", "--needed", "--noconfirm"]),
        };
        let owned = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        let mut commands = Vec::new();
        if !before.is_empty() {
            commands.push(owned(before));
        }
        commands.push([owned(install), owned(packages)].concat());
        commands
    }
}

/// Makes sure that this machine can do what `purpose` needs, installing what is missing where that is possible.
pub fn prepare(purpose: Purpose) -> Result<(), Trouble> {
    match std::env::consts::OS {
        "linux" => prepare_linux(purpose),
        "macos" => prepare_macos(),
        "windows" => prepare_windows(),
        other => Err(Trouble::with_next(
            format!("Ebbline is built for Linux, macOS and Windows; this is {other}."),
            "use one of those three.",
        )),
    }
}

/// Why the end-to-end tests cannot run here, or None when they can.
pub fn no_end_to_end() -> Option<String> {
    match std::env::consts::OS {
        "linux" => missing(Purpose::Test).first().map(|need| {
            format!(
                "{} is not here (distributions other than Debian's family build WebKitGTK 4.1 without it)",
                need.name()
            )
        }),
        other => Some(format!("the real window is driven on Linux only, this is {other}")),
    }
}

impl Need {
    fn name(&self) -> String {
        match &self.probe {
            Probe::Program(program) => (*program).to_owned(),
            Probe::PerlModules(_) => "perl with its standard library".to_owned(),
            Probe::PkgConfig(module) => format!("the development files of {module}"),
        }
    }

    fn is_met(&self) -> bool {
        match &self.probe {
            Probe::Program(program) => on_path(program),
            Probe::PerlModules(modules) => Step::new("perl")
                .args(modules.iter().map(|module| format!("-M{module}")))
                .args(["-e", "1"])
                .answer()
                .is_some(),
            Probe::PkgConfig(module) => Step::new("pkg-config")
                .args(["--exists", module])
                .answer()
                .is_some(),
        }
    }
}

fn missing(purpose: Purpose) -> Vec<&'static Need> {
    NEEDS
        .iter()
        .filter(|need| purpose == Purpose::Test || !need.for_tests)
        .filter(|need| !need.is_met())
        .collect()
}

fn prepare_linux(purpose: Purpose) -> Result<(), Trouble> {
    if purpose == Purpose::Run && !has_display() {
        return Err(Trouble::with_next(
            "there is no display to open a window on: neither WAYLAND_DISPLAY nor DISPLAY is set.",
            "run it from a desktop session, or try it in a virtual display with `xvfb-run -a cargo xtask run`.",
        ));
    }
    let lacking = missing(purpose);
    if lacking.is_empty() {
        return Ok(());
    }
    println!("This machine lacks:");
    for need in &lacking {
        println!("  - {} ({})", need.name(), need.why);
    }
    let os_release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let Some(family) = Family::of(&os_release) else {
        if lacking.iter().all(|need| need.for_tests) {
            println!("The end-to-end tests will be skipped; everything else goes on.");
            return Ok(());
        }
        return Err(Trouble::with_next(
            "this Linux distribution is not one whose package manager it knows (Debian, Ubuntu, Fedora, Arch and \
             their relatives).",
            "install what is listed above with your own package manager, then run the same command again.",
        ));
    };
    let packages = family.packages(&lacking);
    if !packages.is_empty() {
        install(family, &packages)?;
    }
    // A package manager that reports success is believed only after looking.
    let still: Vec<_> = missing(purpose)
        .into_iter()
        .filter(|need| !need.for_tests)
        .collect();
    if still.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = still.iter().map(|need| need.name()).collect();
    Err(Trouble::with_next(
        format!(
            "the packages were installed and yet this is missing: {}.",
            names.join(", ")
        ),
        "install it by hand, then run the same command again.",
    ))
}

fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn is_root() -> bool {
    Step::new("id")
        .arg("-u")
        .answer()
        .is_some_and(|id| id == "0")
}

fn install(family: Family, packages: &[&str]) -> Result<(), Trouble> {
    let commands = family.install_commands(packages);
    let by_hand = commands
        .iter()
        .map(|words| format!("sudo {}", words.join(" ")))
        .collect::<Vec<_>>()
        .join(" && ");
    let root = is_root();
    if !root {
        if !on_path("sudo") {
            return Err(Trouble::with_next(
                "installing system packages needs root, and there is no sudo.",
                format!("as root, run: {}", by_hand.replace("sudo ", "")),
            ));
        }
        let asks = Step::new("sudo").args(["-n", "true"]).answer().is_none();
        if asks && !std::io::stdin().is_terminal() {
            return Err(Trouble::with_next(
                "installing system packages needs sudo, sudo wants a password, and there is no terminal to ask on.",
                format!("run this in a terminal, then the same command again: {by_hand}"),
            ));
        }
        println!("Installing them needs root, so sudo is used for: {by_hand}");
    }
    for words in commands {
        let step = if root {
            Step::new(&words[0]).args(&words[1..])
        } else {
            Step::new("sudo").args(&words)
        };
        step.run().map_err(|trouble| {
            Trouble::with_next(
                format!("the system packages could not be installed: {trouble}"),
                format!("look at the output above, or install them by hand: {by_hand}"),
            )
        })?;
    }
    Ok(())
}

fn prepare_macos() -> Result<(), Trouble> {
    if Step::new("xcode-select").arg("-p").answer().is_some() {
        return Ok(());
    }
    Err(Trouble::with_next(
        "Apple's command line tools are not installed (they compile SQLCipher and link the app).",
        "run `xcode-select --install`, then the same command again.",
    ))
}

fn prepare_windows() -> Result<(), Trouble> {
    if !on_path("perl") {
        return Err(Trouble::with_next(
            "perl is not installed (it configures OpenSSL's libcrypto for SQLCipher).",
            "run `winget install StrawberryPerl.StrawberryPerl`, open a new terminal, then the same command again.",
        ));
    }
    // The runtime's own id under Edge's updater, as Microsoft's WebView2 documentation gives it.
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let installed = [
        r"HKLM\SOFTWARE\WOW6432Node",
        r"HKLM\SOFTWARE",
        r"HKCU\Software",
    ]
    .iter()
    .any(|hive| {
        Step::new("reg")
            .args(["query", &format!(r"{hive}\{CLIENT}"), "/v", "pv"])
            .answer()
            .is_some()
    });
    if installed {
        return Ok(());
    }
    Err(Trouble::with_next(
        "the WebView2 runtime is not installed (it draws the window; Windows 11 has it from the start).",
        "run `winget install Microsoft.EdgeWebView2Runtime`, then the same command again.",
    ))
}

/// Whether this is the root of a checkout that still has its lock files; a bare copy of the sources is not enough.
pub fn has_file(path: &str) -> bool {
    Path::new(&crate::shell::root()).join(path).is_file()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn families_are_read_from_os_release() {
        for (text, family) in [
            ("ID=debian\n", Some(Family::Debian)),
            (
                "NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n",
                Some(Family::Debian),
            ),
            (
                "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n",
                Some(Family::Debian),
            ),
            ("VARIANT_ID=workstation\nID=fedora\n", Some(Family::Fedora)),
            (
                "ID=\"nobara\"\nID_LIKE=\"rhel centos fedora\"\n",
                Some(Family::Fedora),
            ),
            ("ID=manjaro\nID_LIKE=arch\n", Some(Family::Arch)),
            ("ID=nixos\n", None),
            ("VARIANT_ID=debian\n", None),
            ("", None),
        ] {
            assert_eq!(Family::of(text), family, "{text:?}");
        }
    }

    #[test]
    fn a_package_that_meets_two_needs_is_installed_once() {
        let all: Vec<_> = NEEDS.iter().collect();
        let packages = Family::Arch.packages(&all);
        assert_eq!(
            packages
                .iter()
                .filter(|package| **package == "base-devel")
                .count(),
            1
        );
        assert!(!packages.contains(&""));
    }

    #[test]
    fn no_install_command_waits_for_an_answer() {
        for (family, word) in [
            (Family::Debian, "-y"),
            (Family::Fedora, "-y"),
            (Family::Arch, "--noconfirm"),
        ] {
            let commands = family.install_commands(&["p"]);
            let install = commands.last().unwrap();
            assert!(install.iter().any(|w| w == word), "{install:?}");
            assert_eq!(install.last().unwrap(), "p");
        }
        assert_eq!(
            Family::Debian.install_commands(&["p"])[0],
            ["apt-get", "update"]
        );
    }
}
