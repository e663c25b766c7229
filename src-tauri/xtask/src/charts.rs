//! `bench charts`: every chart of a ten-year journal, from the file to the picture, beside matplotlib with the same numbers and uPlot
//! in the program's own kind of window.

use crate::{
    machine,
    shell::{Step, Trouble, on_path, target_dir},
    tools, web,
};
use std::{fs, path::PathBuf};

/// Draws and measures; what cannot be had on this machine is named and left out.
pub fn bench() -> Result<(), Trouble> {
    let folder = target_dir().join("bench/charts");
    fs::create_dir_all(&folder)
        .map_err(|error| Trouble::new(format!("{}: {error}.", folder.display())))?;
    Step::cargo()
        .args([
            "run",
            "--release",
            "-p",
            "ebbline-cli",
            "--example",
            "charts",
            "--",
        ])
        .arg(&folder)
        .run()?;
    match matplotlib() {
        Ok(python) => Step::new(python)
            .arg("src-tauri/xtask/bench/matplotlib_charts.py")
            .arg(&folder)
            .run()?,
        Err(why) => println!("matplotlib was left out: {why}"),
    }
    if let Some(why) = machine::no_end_to_end() {
        println!("uPlot was left out: {why}");
        return Ok(());
    }
    web::build()?;
    Step::cargo()
        .args(["build", "-p", "ebbline-desktop", "--bins"])
        .run()?;
    Step::new("xvfb-run")
        .args([
            "--auto-servernum",
            "--server-args",
            "-screen 0 1400x1000x24 -nolisten tcp",
        ])
        .args(["dbus-run-session", "--", "node", "tests/bench/uplot.mjs"])
        .arg(&folder)
        .env("EBBLINE_APP", target_dir().join("debug/ebbline-desktop"))
        .env("TAURI_DRIVER", tools::TAURI_DRIVER.path()?)
        .env("GDK_BACKEND", "x11")
        .env("WAYLAND_DISPLAY", "")
        .run()
}

/// A Python with matplotlib: the system's own, or one in `target/tools`.
fn matplotlib() -> Result<PathBuf, String> {
    if !on_path("python3") {
        return Err("there is no python3 on this machine".to_owned());
    }
    let has_it = |python: &PathBuf| {
        Step::new(python)
            .args(["-c", "import matplotlib; print(matplotlib.__version__)"])
            .answer()
            .is_some()
    };
    let system = PathBuf::from("python3");
    if has_it(&system) {
        return Ok(system);
    }
    let venv = target_dir().join("tools/matplotlib");
    let bin = if cfg!(windows) { "Scripts" } else { "bin" };
    let own = venv
        .join(bin)
        .join(format!("python{}", std::env::consts::EXE_SUFFIX));
    if !has_it(&own) {
        Step::new(&system)
            .args(["-m", "venv"])
            .arg(&venv)
            .run()
            .map_err(|trouble| trouble.to_string())?;
        Step::new(&own)
            .args(["-m", "pip", "install", "--quiet", "matplotlib"])
            .run()
            .map_err(|trouble| trouble.to_string())?;
    }
    if has_it(&own) {
        Ok(own)
    } else {
        Err("pip installed it, and yet it cannot be imported".to_owned())
    }
}
