//! `keys.json`: the database's random key, wrapped under the passphrase and under the recovery code.
//!
//! Each wrap is XChaCha20-Poly1305 under a key that Argon2id (RFC 9106) made of the secret. The wrap's own parameters are
//! authenticated with it, so nobody can make a wrap cheaper or pass one off as the other.

use crate::{
    Part, Passphrase, RecoveryCode, StoreError,
    checksum::fnv1a,
    files::{self, KEYS, Unfinished},
    secret::{self, DataKey},
};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};
use std::{fs::File, io::Read, path::Path};
use zeroize::Zeroizing;

const FORMAT: &str = "ebbline-keys";
const VERSION: u32 = 1;
/// A key file has about a thousand bytes; what is far larger is none.
const LARGEST: u64 = 64 * 1024;

/// What one guess at a passphrase costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[doc(hidden)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes that could be filled at the same time.
    pub lanes: u32,
}

impl Cost {
    /// 64 MiB, three passes, one lane: the second recommendation of RFC 9106 with a single lane, as nothing here runs lanes in
    /// parallel. A tenth of a second or two for its owner.
    pub const USUAL: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// Next to nothing, for tests of other things.
    pub const CHEAP: Self = Self {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };
    /// The dearest that is read: a file from elsewhere must not take all memory or run for an hour.
    const DEAREST: Self = Self {
        memory_kib: 512 * 1024,
        passes: 16,
        lanes: 4,
    };

    fn params(self) -> Option<Params> {
        let bounded = self.memory_kib <= Self::DEAREST.memory_kib
            && self.passes <= Self::DEAREST.passes
            && self.lanes <= Self::DEAREST.lanes;
        if !bounded {
            return None;
        }
        Params::new(
            self.memory_kib,
            self.passes,
            self.lanes,
            Some(DataKey::LENGTH),
        )
        .ok()
    }
}

/// Which secret a wrap is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Passphrase,
    RecoveryCode,
}

impl Slot {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::RecoveryCode => "recovery_code",
        }
    }
}

/// The wrapped keys of one journal.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    passphrase: Wrap,
    recovery_code: Wrap,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    format: String,
    version: u32,
    keys: Keys,
    /// Of the compact JSON of `keys`: tells a damaged file from a wrong passphrase.
    checksum: String,
}

/// The part of every version that says which version it is.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrap {
    kdf: String,
    cost: Cost,
    salt: String,
    nonce: String,
    wrapped: String,
}

const KDF: &str = "argon2id";
const SALT: usize = 16;
const NONCE: usize = 24;
const SEAL: usize = 16;

impl Keys {
    /// Wraps a key under both secrets.
    pub fn new(
        key: &DataKey,
        passphrase: &Passphrase,
        code: &RecoveryCode,
        cost: Cost,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            passphrase: Wrap::new(Slot::Passphrase, key, passphrase.bytes(), cost)?,
            recovery_code: Wrap::new(Slot::RecoveryCode, key, code.bytes(), cost)?,
        })
    }

    /// Reads the key file of a journal.
    pub fn read(dir: &Path) -> Result<Self, StoreError> {
        let file =
            File::open(dir.join(KEYS)).map_err(|e| StoreError::io("opening keys.json", &e))?;
        let mut text = String::new();
        match file.take(LARGEST).read_to_string(&mut text) {
            Ok(_) => Self::parse(&text),
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                Err(damaged("it is not text"))
            }
            Err(error) => Err(StoreError::io("reading keys.json", &error)),
        }
    }

    fn parse(text: &str) -> Result<Self, StoreError> {
        let head: Head = serde_json::from_str(text).map_err(|_| damaged("it is not a key file"))?;
        if head.format != FORMAT {
            return Err(damaged("it is not a key file"));
        }
        if head.version > VERSION {
            return Err(StoreError::NewerFile {
                part: Part::Keys,
                found: head.version,
                known: VERSION,
            });
        }
        let file: KeyFile = serde_json::from_str(text)
            .map_err(|_| damaged("its fields are not those of version 1"))?;
        if file.checksum != file.keys.checksum()? {
            return Err(damaged("its checksum does not fit"));
        }
        Ok(file.keys)
    }

    /// Writes the key file under a temporary name; the caller decides whether it may replace another.
    pub fn write(self, dir: &Path) -> Result<Unfinished, StoreError> {
        let checksum = self.checksum()?;
        let file = KeyFile {
            format: FORMAT.to_owned(),
            version: VERSION,
            keys: self,
            checksum,
        };
        let text = serde_json::to_vec_pretty(&file).map_err(|_| damaged("it cannot be written"))?;
        files::write_whole(&dir.join(KEYS), &text)
    }

    fn checksum(&self) -> Result<String, StoreError> {
        let text = serde_json::to_vec(self).map_err(|_| damaged("it cannot be written"))?;
        Ok(format!("{:016x}", fnv1a(&text)))
    }

    /// # Errors
    /// [`StoreError::WrongPassphrase`].
    pub fn open(&self, passphrase: &Passphrase) -> Result<DataKey, StoreError> {
        self.passphrase
            .open(Slot::Passphrase, passphrase.bytes())?
            .ok_or(StoreError::WrongPassphrase)
    }

    /// # Errors
    /// [`StoreError::WrongRecoveryCode`].
    pub fn open_with_code(&self, code: &RecoveryCode) -> Result<DataKey, StoreError> {
        self.recovery_code
            .open(Slot::RecoveryCode, code.bytes())?
            .ok_or(StoreError::WrongRecoveryCode)
    }

    /// The same key under another passphrase.
    pub fn with_passphrase(
        self,
        key: &DataKey,
        passphrase: &Passphrase,
        cost: Cost,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            passphrase: Wrap::new(Slot::Passphrase, key, passphrase.bytes(), cost)?,
            recovery_code: self.recovery_code,
        })
    }
}

impl Wrap {
    fn new(slot: Slot, key: &DataKey, secret: &[u8], cost: Cost) -> Result<Self, StoreError> {
        let mut salt = [0; SALT];
        let mut nonce = [0; NONCE];
        secret::fill(&mut salt)?;
        secret::fill(&mut nonce)?;
        let bound = bound(slot, cost);
        let payload = Payload {
            msg: key.bytes().as_slice(),
            aad: bound.as_bytes(),
        };
        let wrapped = cipher(secret, &salt, cost)?
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| damaged("the key cannot be wrapped"))?;
        Ok(Self {
            kdf: KDF.to_owned(),
            cost,
            salt: to_hex(&salt),
            nonce: to_hex(&nonce),
            wrapped: to_hex(&wrapped),
        })
    }

    /// `None` when the secret is not the one the key was wrapped under.
    fn open(&self, slot: Slot, secret: &[u8]) -> Result<Option<DataKey>, StoreError> {
        if self.kdf != KDF {
            return Err(damaged("its key derivation is not known"));
        }
        let malformed = || damaged("a wrap is malformed");
        let salt = from_hex::<SALT>(&self.salt).ok_or_else(malformed)?;
        let nonce = from_hex::<NONCE>(&self.nonce).ok_or_else(malformed)?;
        let wrapped =
            from_hex::<{ DataKey::LENGTH + SEAL }>(&self.wrapped).ok_or_else(malformed)?;
        let bound = bound(slot, self.cost);
        let payload = Payload {
            msg: wrapped.as_slice(),
            aad: bound.as_bytes(),
        };
        let opened = cipher(secret, &salt, self.cost)?
            .decrypt(&XNonce::from(nonce), payload)
            .map(Zeroizing::new);
        match opened {
            Ok(key) => DataKey::from_slice(&key).map(Some).ok_or_else(malformed),
            Err(_) => Ok(None),
        }
    }
}

/// What is sealed together with a wrap, so that none of it can be exchanged.
fn bound(slot: Slot, cost: Cost) -> String {
    format!(
        "{FORMAT} {VERSION} {} {KDF} {} {} {}",
        slot.as_str(),
        cost.memory_kib,
        cost.passes,
        cost.lanes
    )
}

fn cipher(secret: &[u8], salt: &[u8], cost: Cost) -> Result<XChaCha20Poly1305, StoreError> {
    let params = cost
        .params()
        .ok_or_else(|| damaged("its Argon2 parameters are out of bounds"))?;
    let mut memory = Zeroizing::new(Vec::new());
    memory
        .try_reserve_exact(params.block_count())
        .map_err(|_| StoreError::OutOfMemory)?;
    memory.resize(params.block_count(), Block::default());
    let mut key = Zeroizing::new([0; DataKey::LENGTH]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret, salt, key.as_mut_slice(), memory.as_mut_slice())
        .map_err(|_| damaged("its Argon2 parameters cannot be used"))?;
    Ok(XChaCha20Poly1305::new(key.as_slice().into()))
}

fn damaged(why: &str) -> StoreError {
    StoreError::Damaged {
        part: Part::Keys,
        why: why.to_owned(),
    }
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let pair = str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(bytes)
}
