//! The encrypted journal on disk: keys, tables, transactions, undo and edit history.
//!
//! A journal is a folder with two files. `journal.db` is one SQLCipher database, encrypted from its first byte. `keys.json` holds the
//! random key of that database, wrapped once under the passphrase and once under the recovery code. Neither file says anything about
//! the entries without one of the two.
//!
//! Every change goes through [`Store::transact`], [`Store::undo`] or [`Store::redo`]: begin, check, write, record the undo step and the
//! history, commit, then answer. What was answered is on the disk.
//!
//! No clock here: the time is passed in.

mod checksum;
mod connection;
mod error;
mod files;
mod keys;
mod migrate;
mod op;
mod purge;
mod search;
mod secret;
mod store;
mod tables;
#[cfg(test)]
mod tests;
mod transact;
mod writer;

pub use error::{Part, StoreError};
pub use files::{DATABASE, KEYS, Presence, presence};
pub use keys::Cost;
pub use op::{Committed, Op, OpName, PastVersion, Purge, Purged, Stack};
pub use search::{Hit, Place};
pub use secret::{Passphrase, RecoveryCode, RecoveryCodeError};
pub use store::{
    Store, Tuning, change_passphrase, create, create_tuned, open, open_tuned,
    open_with_recovery_code, set_passphrase, set_passphrase_tuned,
};
