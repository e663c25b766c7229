//! What can be done to a journal, and what comes back.

use chrono::{DateTime, Utc};
use journal_core::{Change, Entry, EntryRef};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One change to the journal: all of it is done or nothing, and it is one step of undo.
#[derive(Clone, PartialEq, Debug)]
#[allow(
    clippy::large_enum_variant,
    reason = "one at a time, moved twice: a box would only burden whoever writes one"
)]
pub enum Op {
    /// New entries. Products may come with the doses that name them, in any order.
    Add(Vec<Entry>),
    /// Another version of an entry that exists, or of the settings. `edited_at` is set; `entered_at` stays when none is given.
    Edit(Entry),
    /// Entries to be removed. A dose takes its ratings with it; an appointment lets its questions go, which stay.
    Remove(Vec<EntryRef>),
    /// Entries from a file: those that are the same are passed over, those that differ replace the ones in the journal, and settings
    /// replace the settings. What the file says was removed is removed.
    Import(Vec<Entry>),
    /// Several operations in turn, as one: each acts on what those before it left.
    Batch(Vec<Op>),
}

impl Op {
    /// What it is called in the history.
    #[must_use]
    pub fn name(&self) -> OpName {
        match self {
            Self::Add(_) => OpName::Add,
            Self::Edit(Entry::Settings(_)) => OpName::Settings,
            Self::Edit(_) => OpName::Edit,
            Self::Remove(_) => OpName::Remove,
            Self::Import(_) => OpName::Import,
            Self::Batch(ops) => Self::name_of(ops),
        }
    }

    /// Several entries that exist, each in another version, as one operation.
    #[must_use]
    pub fn edit_all(entries: Vec<Entry>) -> Self {
        Self::Batch(entries.into_iter().map(Self::Edit).collect())
    }

    /// What several operations are called together: their name when they have one name, else an edit.
    fn name_of(ops: &[Self]) -> OpName {
        let mut names = ops.iter().map(Self::name);
        let first = names.next().unwrap_or(OpName::Edit);
        if names.all(|name| name == first) {
            first
        } else {
            OpName::Edit
        }
    }
}

/// What was done, in a word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpName {
    /// The journal was made. Cannot be undone.
    Create,
    /// Entries were added.
    Add,
    /// An entry was changed.
    Edit,
    /// Entries were removed.
    Remove,
    /// A file was imported.
    Import,
    /// The settings were changed.
    Settings,
    /// It was noted what became of reminders. Cannot be undone: what was shown was shown.
    Note,
    /// A step was undone. Only in the history.
    Undo,
    /// A step was done again. Only in the history.
    Redo,
    /// Old versions were deleted for good. Only in the history.
    Purge,
}

impl OpName {
    const ALL: [Self; 10] = [
        Self::Create,
        Self::Add,
        Self::Edit,
        Self::Remove,
        Self::Import,
        Self::Settings,
        Self::Note,
        Self::Undo,
        Self::Redo,
        Self::Purge,
    ];

    /// The word in JSON and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Remove => "remove",
            Self::Import => "import",
            Self::Settings => "settings",
            Self::Note => "note",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Purge => "purge",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == word)
    }
}

impl fmt::Display for OpName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is on the disk now.
#[derive(Clone, PartialEq, Debug)]
pub struct Committed {
    /// What was done; for undo and redo, the name of the step that was turned round.
    pub op: OpName,
    /// Every entry that changed, in order, those that changed along with the ones asked for included. Empty when everything was as
    /// asked for already; then nothing was recorded and there is nothing to undo.
    pub changed: Vec<Change>,
    /// True when the step was undone.
    pub undone: bool,
    /// Revision of the journal after this change, as [`crate::Store::revision`] gives it.
    pub revision: i64,
}

/// The ends of the undo stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stack {
    /// What undo would undo.
    pub undo: Option<OpName>,
    /// What redo would do again.
    pub redo: Option<OpName>,
}

/// One past change of an entry.
#[derive(Clone, PartialEq, Debug)]
pub struct PastVersion {
    /// When it was committed, by the time that was passed in.
    pub at: DateTime<Utc>,
    /// What was done.
    pub op: OpName,
    /// The entry before and after.
    pub change: Change,
}

/// Which old versions to delete for good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purge {
    /// Those of one entry, which may be removed already; of a dose those of its ratings too.
    Entry(EntryRef),
    /// All there are.
    Everything,
}

/// What is gone now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Purged {
    /// Recorded changes, each an entry before and after.
    pub versions: u32,
    /// Steps that can no longer be undone or done again.
    pub undo_steps: u32,
    /// Revision of the journal after this.
    pub revision: i64,
    /// True when the file was written anew, so that no page holds a remainder. False when another program was in the way or the disk is
    /// full: the versions are deleted and their place is overwritten, only remainders of moved rows may be left. Doing it again tries
    /// again.
    pub rewritten: bool,
}
