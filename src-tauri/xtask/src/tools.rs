//! Cargo tools at pinned versions, built once into `target/tools` so that nothing of the person's own set-up changes.

use crate::shell::{Step, Trouble, on_path, target_dir};
use std::path::PathBuf;

/// A program from crates.io that a check needs.
pub struct Tool {
    name: &'static str,
    version: &'static str,
    features: &'static [&'static str],
    /// Any version that is already on the path will do (its command line has been stable for years).
    any_version: bool,
}

/// Runs the tests.
pub const NEXTEST: Tool = Tool {
    name: "cargo-nextest",
    version: "0.9.143",
    // Without the part that updates itself over the network.
    features: &["--no-default-features", "--features", "default-no-update"],
    any_version: true,
};

/// Checks what may be depended on.
pub const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    features: &[],
    any_version: false,
};

/// Speaks WebDriver for the app's window.
pub const TAURI_DRIVER: Tool = Tool {
    name: "tauri-driver",
    version: "2.1.0",
    features: &[],
    any_version: false,
};

/// All of them.
pub fn install_all() -> Result<(), Trouble> {
    for tool in [NEXTEST, DENY, TAURI_DRIVER] {
        tool.path()?;
    }
    Ok(())
}

impl Tool {
    /// Where the program is, after building it when it is not there yet.
    pub fn path(&self) -> Result<PathBuf, Trouble> {
        if self.any_version && on_path(self.name) {
            return Ok(self.name.into());
        }
        let root = target_dir().join("tools");
        // The version in the path makes a changed pin a new install.
        let path = root
            .join(format!("{}-{}", self.name, self.version))
            .join("bin")
            .join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX));
        if path.is_file() {
            return Ok(path);
        }
        println!(
            "{} {} is built once, into target/tools; this takes a few minutes.",
            self.name, self.version
        );
        Step::cargo()
            // Not optimised: they run for seconds, and optimising them would take longer than all their runs.
            .args([
                "install",
                "--locked",
                "--profile",
                "dev",
                "--version",
                self.version,
                "--root",
            ])
            .arg(root.join(format!("{}-{}", self.name, self.version)))
            .args(self.features)
            .arg(self.name)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_INCREMENTAL", "false")
            .run()?;
        Ok(path)
    }
}
