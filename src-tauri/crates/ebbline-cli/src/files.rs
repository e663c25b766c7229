//! Files that a person names.

use crate::trouble::Trouble;
use journal_words::Words;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The text of a file.
pub fn read(path: &Path, words: &Words) -> Result<String, Trouble> {
    let bytes = fs::read(path).map_err(|error| failed("cli-cannot-read", path, &error, words))?;
    String::from_utf8(bytes).map_err(|_| {
        let file = path.display().to_string();
        Trouble::new(words.say("cli-not-utf8", &[("file", file.into())]))
    })
}

/// Writes a file that only its owner can read, whole or not at all: it gets its name when everything is in it.
pub fn write(path: &Path, content: &[u8], words: &Words) -> Result<(), Trouble> {
    let unfinished = beside(path);
    let written = create(&unfinished)
        .and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&unfinished, path));
    written.map_err(|error| {
        // What is left of it is of no use; the first error is the one to tell.
        let _ = fs::remove_file(&unfinished);
        failed("cli-cannot-write", path, &error, words)
    })
}

/// Makes a folder that only its owner can enter, unless it exists.
pub fn make_folder(path: &Path, words: &Words) -> Result<(), Trouble> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(path)
        .map_err(|error| failed("cli-cannot-write", path, &error, words))
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    path.with_file_name(name)
}

fn failed(message: &str, path: &Path, error: &io::Error, words: &Words) -> Trouble {
    Trouble::new(words.say(
        message,
        &[
            ("file", path.display().to_string().into()),
            ("why", error.to_string().into()),
        ],
    ))
}
