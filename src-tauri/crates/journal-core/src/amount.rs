//! Amounts as fixed-point decimals: what a person typed is what is stored, shown and exported.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

const SCALE: i64 = 1_000_000;
const DECIMALS: usize = 6;

/// A non-negative decimal with at most six decimals, at most one million: grams, capsules, millilitres or milligrams, as the unit
/// beside it says. Written as a decimal string ("2.5"), never as a binary fraction.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Amount(i64);

/// Why a text is not an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AmountError {
    /// Not digits with at most one decimal point.
    #[error("is not a number")]
    NotANumber,
    /// Below zero.
    #[error("is below zero")]
    Negative,
    /// More than six decimals.
    #[error("has more than six decimals")]
    TooFine,
    /// Above one million.
    #[error("is above one million")]
    TooLarge,
}

impl Amount {
    /// The largest amount that can be stored.
    pub const MAX: Self = Self(1_000_000 * SCALE);
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From millionths of a unit; `None` when negative or above [`Amount::MAX`].
    #[must_use]
    pub const fn from_micros(micros: i64) -> Option<Self> {
        if micros < 0 || micros > Self::MAX.0 {
            None
        } else {
            Some(Self(micros))
        }
    }

    /// Millionths of a unit.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// For arithmetic of the model; exact up to 2^53 millionths, which every amount is.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "at most 10^12, far below 2^53")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }

    /// Rounded to the nearest millionth; `None` when not finite, negative or too large.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the range is checked before"
    )]
    pub fn from_f64(value: f64) -> Option<Self> {
        let micros = (value * SCALE as f64).round();
        if micros.is_finite() && micros >= 0.0 && micros <= Self::MAX.0 as f64 {
            Some(Self(micros as i64))
        } else {
            None
        }
    }

    /// True for zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Digits, optionally a point and up to six decimals ("2", "2.5", "0.125"). No sign, exponent, blank or comma.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        if let Some(rest) = text.strip_prefix('-') {
            return Err(match rest.parse::<Self>() {
                Ok(_) | Err(AmountError::TooLarge | AmountError::TooFine) => AmountError::Negative,
                Err(error) => error,
            });
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return Err(AmountError::NotANumber);
        }
        let fraction = if fraction.len() > DECIMALS {
            let (kept, rest) = fraction.split_at(DECIMALS);
            if rest.bytes().any(|byte| byte != b'0') {
                return Err(AmountError::TooFine);
            }
            kept
        } else {
            fraction
        };
        let whole = whole.trim_start_matches('0');
        if whole.len() > 7 {
            return Err(AmountError::TooLarge);
        }
        let number = |digits: &str| {
            digits
                .bytes()
                .fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'))
        };
        let scale = (fraction.len()..DECIMALS).fold(1, |scale, _| scale * 10);
        Self::from_micros(number(whole) * SCALE + number(fraction) * scale)
            .ok_or(AmountError::TooLarge)
    }
}

impl fmt::Display for Amount {
    /// The shortest decimal: "2.5", "3", "0.125".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.0 / SCALE, self.0 % SCALE);
        if fraction == 0 {
            return write!(f, "{whole}");
        }
        let digits = format!("{fraction:06}");
        write!(f, "{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|error| serde::de::Error::custom(format!("\"{text}\" {error}")))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_decimals_and_says_why_not() {
        assert_eq!("2.50".parse::<Amount>().unwrap().to_string(), "2.5");
        assert_eq!("0002".parse::<Amount>().unwrap().to_string(), "2");
        assert_eq!("1000000".parse::<Amount>().unwrap(), Amount::MAX);
        for (text, error) in [
            ("", AmountError::NotANumber),
            (".", AmountError::NotANumber),
            ("2.", AmountError::NotANumber),
            ("NaN", AmountError::NotANumber),
            ("1e3", AmountError::NotANumber),
            ("٣", AmountError::NotANumber),
            ("-2", AmountError::Negative),
            ("-x", AmountError::NotANumber),
            ("0.0000001", AmountError::TooFine),
            ("1000000.000001", AmountError::TooLarge),
            ("1000000000000", AmountError::TooLarge),
        ] {
            assert_eq!(text.parse::<Amount>(), Err(error), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn prints_what_it_reads(micros in 0..=Amount::MAX.micros()) {
            let amount = Amount::from_micros(micros).unwrap();
            prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap(), amount);
            prop_assert_eq!(Amount::from_f64(amount.to_f64()).unwrap(), amount);
        }

        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = text.parse::<Amount>();
        }
    }
}
