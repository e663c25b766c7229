//! The folder of a journal: which files it has, who may read them, and how they come into being whole or not at all.

use crate::{StoreError, secret};
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

/// Name of the encrypted database in a journal's folder.
pub const DATABASE: &str = "journal.db";
/// Name of the file with the wrapped keys in a journal's folder.
pub const KEYS: &str = "keys.json";

/// Whether a folder holds a journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// Neither of its files is there.
    Absent,
    /// At least one of its files is there.
    Present,
}

/// Looks whether a folder holds a journal. A folder that does not exist or cannot be read holds none.
#[must_use]
pub fn presence(dir: &Path) -> Presence {
    if dir.join(DATABASE).exists() || dir.join(KEYS).exists() {
        Presence::Present
    } else {
        Presence::Absent
    }
}

/// Path of the database of a journal that is complete.
///
/// # Errors
/// [`StoreError::NoJournal`], [`StoreError::KeysMissing`] or [`StoreError::DatabaseMissing`], as the files are.
pub fn whole(dir: &Path) -> Result<PathBuf, StoreError> {
    let there = |name| match dir.join(name).try_exists() {
        Ok(there) => Ok(there),
        Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(StoreError::io("looking for the journal", &error)),
    };
    match (there(DATABASE)?, there(KEYS)?) {
        (true, true) => Ok(dir.join(DATABASE)),
        (false, false) => Err(StoreError::NoJournal),
        (true, false) => Err(StoreError::KeysMissing),
        (false, true) => Err(StoreError::DatabaseMissing),
    }
}

/// Makes the folder, for its owner only, with those above it. One that exists is left as it is.
pub fn make_dir(dir: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(dir)
        .map_err(|error| StoreError::io("making the journal's folder", &error))
}

/// A file under a name of its own that becomes the real one when it is finished, and is removed when it never is.
pub struct Unfinished {
    path: PathBuf,
    target: PathBuf,
}

impl Unfinished {
    /// An empty file beside `target` that only its owner may read.
    pub fn beside(target: &Path) -> Result<(Self, File), StoreError> {
        let mut random = [0; 8];
        secret::fill(&mut random)?;
        let mut name = target
            .file_name()
            .map_or_else(OsString::new, OsString::from);
        name.push(format!(".{:016x}.new", u64::from_le_bytes(random)));
        let path = target.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options
            .open(&path)
            .map_err(|error| StoreError::io("making a file", &error))?;
        let target = target.to_owned();
        Ok((Self { path, target }, file))
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its real name; one of that name is replaced.
    pub fn replace(self) -> Result<(), StoreError> {
        fs::rename(&self.path, &self.target)
            .map_err(|error| StoreError::io("replacing a file", &error))?;
        sync_dir_of(&self.target)
    }

    /// Gives the file its real name, unless one of that name exists.
    ///
    /// # Errors
    /// [`StoreError::JournalExists`] when somebody was faster.
    pub fn publish(self) -> Result<(), StoreError> {
        // A link is refused where the name is taken, which a rename is not.
        match fs::hard_link(&self.path, &self.target) {
            Ok(()) => sync_dir_of(&self.target),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                Err(StoreError::JournalExists)
            }
            // Some file systems have no links.
            Err(_) if !self.target.exists() => self.replace(),
            Err(_) => Err(StoreError::JournalExists),
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After `replace` there is nothing of that name any more; a file that cannot be removed holds nothing readable.
        for suffix in ["", "-wal", "-shm"] {
            let mut name = self.path.clone().into_os_string();
            name.push(suffix);
            let _ = fs::remove_file(name);
        }
    }
}

/// Writes a whole file: after a crash there is the old one or the new one.
pub fn write_whole(target: &Path, bytes: &[u8]) -> Result<Unfinished, StoreError> {
    let (unfinished, mut file) = Unfinished::beside(target)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|error| StoreError::io("writing a file", &error))?;
    Ok(unfinished)
}

/// Makes a new name in a folder last through a power cut. Windows has no such call and needs none for a rename.
#[cfg(unix)]
fn sync_dir_of(file: &Path) -> Result<(), StoreError> {
    let Some(dir) = file.parent() else {
        return Ok(());
    };
    let dir = if dir.as_os_str().is_empty() {
        Path::new(".")
    } else {
        dir
    };
    File::open(dir)
        .and_then(|dir| dir.sync_all())
        .map_err(|error| StoreError::io("writing the journal's folder", &error))
}

#[cfg(not(unix))]
fn sync_dir_of(_file: &Path) -> Result<(), StoreError> {
    Ok(())
}
