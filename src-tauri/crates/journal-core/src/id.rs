//! Ids: UUIDs, version 7 when made here, so that they sort by the time of their making.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::{NoContext, Timestamp, Uuid};

/// The id of an entry. Journals can be merged because ids never repeat.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

impl Id {
    /// A new id made at `now` (instants before 1970 count as 1970).
    #[must_use]
    pub fn new(now: DateTime<Utc>) -> Self {
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        Self(Uuid::new_v7(Timestamp::from_unix(
            NoContext,
            seconds,
            now.timestamp_subsec_nanos(),
        )))
    }

    /// The id of a thing that has a text and no id of its own and belongs to `owner`: always the same for the same two. The 128 bits
    /// of FNV-1a as a UUID of version 8 (RFC 9562). For telling apart, not for secrecy.
    #[must_use]
    pub fn named(owner: Self, text: &str) -> Self {
        let bytes = owner.0.as_bytes().iter().chain(text.as_bytes());
        let hash = bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
            (hash ^ u128::from(*byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b)
        });
        Self(uuid::Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid())
    }

    /// An id that came from elsewhere.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_id_depends_on_owner_and_text_alone() {
        let owner = |n| Id::from_uuid(Uuid::from_u128(n));
        let id = Id::named(owner(1), "Why?");
        assert_eq!(id, Id::named(owner(1), "Why?"), "twice the same");
        assert_ne!(id, Id::named(owner(2), "Why?"), "another owner");
        assert_ne!(id, Id::named(owner(1), "Why"), "another text");
        assert_eq!(id.uuid().get_version_num(), 8);
    }
}
