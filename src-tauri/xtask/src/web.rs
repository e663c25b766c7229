//! The interface's side of the set-up: Node, its packages, and the built pages that the shell embeds.

use crate::{
    machine::has_file,
    shell::{Step, Trouble, root, target_dir},
};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// What the build of the interface reads; a change in any of them makes it build again.
const INPUTS: &[&str] = &["ui", "assets/fonts", "assets/icons", "assets/locales"];
/// Parts of those that are results, not sources.
const RESULTS: &[&str] = &["node_modules", "dist", ".svelte-kit", ".vite", "coverage"];

/// Vite 8 wants Node 20.19 or later in the 20 line, 22.12 or later in the 22 line, or anything newer.
fn node_is_new_enough(version: &str) -> Option<bool> {
    let mut numbers = version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .map(|part| part.parse::<u32>().ok());
    let (major, minor) = (numbers.next()??, numbers.next()??);
    Some(matches!(
        (major, minor),
        (20, 19..) | (22, 12..) | (23.., _)
    ))
}

/// Looks for Node and npm. Comes before anything is installed: a person should not wait for packages to be told this.
pub fn check_node() -> Result<(), Trouble> {
    let next = "install the current LTS of Node.js (its own site, your package manager, or a version switcher such as \
                fnm or nvm), then run the same command again.";
    let Some(version) = Step::new("node").arg("--version").answer() else {
        return Err(Trouble::with_next(
            "Node.js is not installed (it builds the interface).",
            next,
        ));
    };
    if node_is_new_enough(&version) != Some(true) {
        return Err(Trouble::with_next(
            format!(
                "Node.js here is {version}; the interface needs 20.19 or later of 20, 22.12 or later of 22, or newer."
            ),
            next,
        ));
    }
    if Step::npm().dir(".").arg("--version").answer().is_none() {
        return Err(Trouble::with_next(
            format!("Node.js {version} is here but npm is not (Debian packages them apart)."),
            "install npm, then run the same command again.",
        ));
    }
    Ok(())
}

/// Installs the interface's packages exactly as locked, unless they are there already.
pub fn install() -> Result<(), Trouble> {
    check_node()?;
    if !has_file("ui/package-lock.json") {
        return Err(Trouble::with_next(
            "ui/package-lock.json is missing.",
            "restore it with git.",
        ));
    }
    // npm removes node_modules before it installs, so a stamp inside says that an install went through to its end.
    let stamp = root().join("ui/node_modules/.installed-from");
    let lock = fs::read(root().join("ui/package-lock.json")).map_err(unreadable)?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    Step::npm()
        .args(["ci", "--no-audit", "--no-fund"])
        .run()
        .map_err(|trouble| {
            Trouble::with_next(
                format!("the interface's packages could not be installed: {trouble}"),
                "check the connection to the npm registry, then run the same command again.",
            )
        })?;
    fs::write(&stamp, lock).map_err(unreadable)
}

/// Installs, then builds `ui/dist`, unless nothing changed since it was built.
pub fn build() -> Result<(), Trouble> {
    install()?;
    let state = state_of_inputs().map_err(unreadable)?;
    let stamp = target_dir().join("xtask/ui-built-from");
    let built =
        has_file("ui/dist/index.html") && fs::read_to_string(&stamp).is_ok_and(|old| old == state);
    if built {
        return Ok(());
    }
    Step::npm().args(["run", "build"]).run()?;
    if let Some(dir) = stamp.parent() {
        fs::create_dir_all(dir).map_err(unreadable)?;
    }
    fs::write(&stamp, state).map_err(unreadable)
}

fn unreadable(error: io::Error) -> Trouble {
    Trouble::new(format!(
        "a file of the checkout could not be read or written: {error}."
    ))
}

/// One line for each input: its path, length and time of change.
fn state_of_inputs() -> io::Result<String> {
    let mut found = BTreeMap::new();
    for input in INPUTS {
        collect(&root().join(input), &mut found)?;
    }
    Ok(found
        .into_iter()
        .map(|(path, (length, changed))| format!("{} {length} {changed:?}\n", path.display()))
        .collect())
}

fn collect(dir: &Path, found: &mut BTreeMap<PathBuf, (u64, SystemTime)>) -> io::Result<()> {
    if !dir.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if RESULTS.iter().any(|result| entry.file_name() == *result) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), found)?;
        } else {
            let about = entry.metadata()?;
            found.insert(entry.path(), (about.len(), about.modified()?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::node_is_new_enough;

    #[test]
    fn node_versions() {
        for (version, answer) in [
            ("v20.19.0", Some(true)),
            ("v20.20.2\n", Some(true)),
            ("v20.18.3", Some(false)),
            ("v18.20.4", Some(false)),
            ("v21.7.0", Some(false)),
            ("v22.11.0", Some(false)),
            ("v22.12.0", Some(true)),
            ("v24.0.0", Some(true)),
            ("24", None),
            ("", None),
        ] {
            assert_eq!(node_is_new_enough(version), answer, "{version:?}");
        }
    }
}
