//! Secrets: they have no `Debug`, no `Clone`, no serialisation, and are cleared when dropped.

use crate::StoreError;
use std::{fmt, str::FromStr};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// What the person types to open the journal.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Passphrase(String);

impl Passphrase {
    /// Takes the text as it is: case, blanks and accents count.
    ///
    /// # Errors
    /// [`StoreError::EmptyPassphrase`].
    pub fn new(text: String) -> Result<Self, StoreError> {
        let passphrase = Self(text);
        if passphrase.0.is_empty() {
            return Err(StoreError::EmptyPassphrase);
        }
        Ok(passphrase)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The random key of the database.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; Self::LENGTH]);

impl DataKey {
    /// Bytes of AES-256.
    pub const LENGTH: usize = 32;

    pub fn random() -> Result<Self, StoreError> {
        let mut key = Self([0; Self::LENGTH]);
        fill(&mut key.0)?;
        Ok(key)
    }

    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Self([0; Self::LENGTH]);
        if bytes.len() != Self::LENGTH {
            return None;
        }
        key.0.copy_from_slice(bytes);
        Some(key)
    }

    pub const fn bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

/// Random bytes from the system.
pub fn fill(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes).map_err(|_| StoreError::NoRandomness)
}

/// Crockford's alphabet: no I, L, O or U, which are misread or make words.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters that carry the secret, five bits each: 120 bits.
const DIGITS: usize = 24;
/// Characters between two dashes.
const GROUP: usize = 5;

/// 120 random bits that open the journal when the passphrase is forgotten. Written as five groups of five characters, the last of
/// which is a check character.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; DIGITS]);

/// Why a text is not a recovery code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RecoveryCodeError {
    /// Not 25 characters, dashes and blanks aside.
    #[error("has {0} characters instead of 25")]
    Length(usize),
    /// A character that never occurs in one.
    #[error("has a character that does not occur in one, in place {0}")]
    Character(usize),
    /// The check character does not fit: one character is wrong or two stand the wrong way round.
    #[error("has a slip in it: its check character does not fit")]
    Check,
}

impl RecoveryCode {
    pub(crate) fn random() -> Result<Self, StoreError> {
        let mut code = Self([0; DIGITS]);
        fill(&mut code.0)?;
        // 256 is a multiple of 32, so each digit stays equally likely.
        code.0.iter_mut().for_each(|digit| *digit &= 31);
        Ok(code)
    }

    /// The digits as the key derivation takes them: a byte each, without check character and dashes.
    pub(crate) const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Sum of the digits, each times a different power of a primitive element, in the field with 32 elements. All factors are
    /// different and none is zero, so every wrong digit and every swap of two digits changes it.
    fn check_digit(&self) -> u8 {
        let mut factor = 1;
        let mut sum = 0;
        for digit in self.0 {
            sum ^= times(digit, factor);
            factor = times(factor, 2);
        }
        sum
    }
}

/// Product in the field with 32 elements, modulo x^5 + x^2 + 1.
const fn times(a: u8, b: u8) -> u8 {
    let (mut a, mut b, mut product) = (a, b, 0);
    while b != 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        b >>= 1;
        a <<= 1;
        if a & 32 != 0 {
            a ^= 0b10_0101;
        }
    }
    product
}

impl fmt::Display for RecoveryCode {
    /// "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let check = self.check_digit();
        for (place, digit) in self.0.iter().chain([&check]).enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(ALPHABET[usize::from(*digit)]))?;
        }
        Ok(())
    }
}

impl FromStr for RecoveryCode {
    type Err = RecoveryCodeError;

    /// Case, blanks and dashes do not matter; O is read as 0, I and L as 1.
    fn from_str(text: &str) -> Result<Self, RecoveryCodeError> {
        let mut digits = Zeroizing::new([0; DIGITS + 1]);
        let mut length = 0;
        let skipped = |c: &char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}');
        for c in text.chars().filter(|c| !skipped(c)) {
            let upper = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let digit = ALPHABET
                .iter()
                .position(|known| char::from(*known) == upper)
                .and_then(|digit| u8::try_from(digit).ok())
                .ok_or(RecoveryCodeError::Character(length + 1))?;
            if let Some(place) = digits.get_mut(length) {
                *place = digit;
            }
            length += 1;
        }
        if length != DIGITS + 1 {
            return Err(RecoveryCodeError::Length(length));
        }
        let mut code = Self([0; DIGITS]);
        code.0.copy_from_slice(&digits[..DIGITS]);
        if code.check_digit() == digits[DIGITS] {
            Ok(code)
        } else {
            Err(RecoveryCodeError::Check)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn error(text: &str) -> RecoveryCodeError {
        match text.parse::<RecoveryCode>() {
            Ok(code) => panic!("{text} was read as {code}"),
            Err(error) => error,
        }
    }

    // A code has no `Debug`, which proptest needs of a generated value; the printed code stands for it.
    fn printed() -> impl Strategy<Value = String> {
        proptest::array::uniform24(0_u8..32).prop_map(|digits| RecoveryCode(digits).to_string())
    }

    proptest! {
        #[test]
        fn is_read_as_it_was_printed_and_as_people_write_it(text in printed()) {
            let again = text.parse::<RecoveryCode>().unwrap().to_string();
            prop_assert_eq!(&again, &text);
            let sloppy = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(sloppy.parse::<RecoveryCode>().unwrap().to_string(), text.clone());
            prop_assert_eq!(text.replace('-', "").parse::<RecoveryCode>().unwrap().to_string(), text);
        }

        #[test]
        fn one_wrong_character_is_noticed(text in printed(), place in 0..25_usize, other in 0..32_usize) {
            let mut characters: Vec<char> = text.replace('-', "").chars().collect();
            let other = char::from(ALPHABET[other]);
            prop_assume!(characters[place] != other);
            characters[place] = other;
            prop_assert_eq!(error(&characters.iter().collect::<String>()), RecoveryCodeError::Check);
        }

        #[test]
        fn two_swapped_characters_are_noticed(text in printed(), one in 0..24_usize, two in 0..24_usize) {
            let mut characters: Vec<char> = text.replace('-', "").chars().collect();
            prop_assume!(characters[one] != characters[two]);
            characters.swap(one, two);
            prop_assert_eq!(error(&characters.iter().collect::<String>()), RecoveryCodeError::Check);
        }

        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = text.parse::<RecoveryCode>().is_ok();
        }
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(error(""), RecoveryCodeError::Length(0), "nothing typed");
        assert_eq!(
            error(&"0".repeat(26)),
            RecoveryCodeError::Length(26),
            "one character too many"
        );
        assert_eq!(
            error("0000U-00000-00000-00000-00000"),
            RecoveryCodeError::Character(5),
            "U is not in the alphabet"
        );
    }

    #[test]
    fn an_empty_passphrase_is_refused() {
        assert!(
            matches!(
                Passphrase::new(String::new()),
                Err(StoreError::EmptyPassphrase)
            ),
            "anybody could open the journal"
        );
    }
}
