//! Numbers, amounts with their unit, and stretches of time, as written.

use super::{UnreadWhy, lex::Token, products::Names, vocabulary};
use crate::{Amount, AmountError};

/// What was read from the beginning of some tokens.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Found<T> {
    pub value: T,
    /// Tokens taken.
    pub length: usize,
}

/// An amount as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Quantity {
    pub size: Size,
    /// In the words of files, or as a product of the journal spells it.
    pub unit: Option<String>,
}

/// How much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Size {
    Unknown,
    Exact(Amount),
    /// `~3`.
    About(Amount),
    /// `2-3`: the first is below the second.
    Between(Amount, Amount),
}

/// Splits digits, with one decimal point or comma, from what follows; `None` when there are no digits.
fn leading_number(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let whole = digits(0);
    let mut end = whole;
    if matches!(bytes.get(whole), Some(b'.' | b',')) {
        let fraction = digits(whole + 1);
        if fraction > 0 {
            end = whole + 1 + fraction;
        }
    }
    (end > 0).then(|| text.split_at(end))
}

/// The amount of digits that [`leading_number`] split off.
fn amount(digits: &str) -> Result<Amount, UnreadWhy> {
    let mut plain = digits.replace(',', ".");
    if plain.starts_with('.') {
        plain.insert(0, '0');
    }
    plain.parse().map_err(|error| match error {
        AmountError::TooLarge => UnreadWhy::OutOfRange,
        AmountError::NotANumber | AmountError::Negative | AmountError::TooFine => {
            UnreadWhy::NotANumber
        }
    })
}

/// True for a word that means to be a number, good or bad.
pub(super) fn is_numeric(word: &str) -> bool {
    let unsigned = word.trim_start_matches(['-', '+', '−']);
    unsigned.starts_with(char::is_numeric)
        || (unsigned.starts_with(['.', ',']) && leading_number(unsigned).is_some())
}

/// A whole number from 0 to `most`.
pub(super) fn whole(word: &str, most: u8) -> Result<u8, UnreadWhy> {
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(UnreadWhy::NotANumber);
    }
    word.parse()
        .ok()
        .filter(|value| *value <= most)
        .ok_or(UnreadWhy::OutOfRange)
}

/// The amount at the beginning of some tokens of one part. The inner error is that of a number that cannot be an amount.
pub(super) fn quantity(
    tokens: &[Token],
    names: &Names,
) -> Option<Found<Result<Quantity, UnreadWhy>>> {
    let mut length = 0;
    let mut word = tokens.first()?.lower.as_str();
    let mut about = false;
    if matches!(
        word,
        "~" | "≈" | "about" | "around" | "approx" | "ca" | "ca." | "circa"
    ) {
        about = true;
        length = 1;
        word = tokens.get(1)?.lower.as_str();
    } else if let Some(rest) = word.strip_prefix(['~', '≈']) {
        about = true;
        word = rest;
    }
    length += 1;
    if !is_numeric(word) {
        return None;
    }
    let (size, rest) = match size(word, about) {
        Some(read) => read,
        None => return Some(not_a_number(tokens, length, names)),
    };
    let mut size = size;
    let mut rest = rest;
    // "2 - 3 g", "2 to 3 g"
    if rest.is_empty()
        && tokens
            .get(length)
            .is_some_and(|it| matches!(it.lower.as_str(), "-" | "–" | "to"))
        && let Some(second) = tokens.get(length + 1)
        && let Some((digits, after)) = leading_number(&second.lower)
        && let Ok(Size::Exact(low) | Size::About(low)) = size
    {
        size = amount(digits).and_then(|high| between(low, high));
        rest = after;
        length += 2;
    }
    let unit = if rest.is_empty() {
        let unit = tokens.get(length).and_then(|it| names.unit(&it.lower));
        // "1 cup of tea" is a cup, unless there is a product "Cup of Tea".
        let unit = unit.filter(|_| names.longest(&tokens[length..]) < 2);
        length += usize::from(unit.is_some());
        unit
    } else {
        match names.unit(rest) {
            Some(unit) => Some(unit),
            None if rest.bytes().all(|byte| {
                matches!(byte, b'0'..=b'9' | b'.' | b',' | b'e' | b'-' | b'+' | b'/')
            }) =>
            {
                return Some(not_a_number(tokens, length, names));
            }
            // "7-oh", "2x": the beginning of a name.
            None => return None,
        }
    };
    if tokens.get(length).is_some_and(|it| it.lower == "of") {
        length += 1;
    }
    Some(Found {
        value: size.map(|size| Quantity { size, unit }),
        length,
    })
}

/// A number that is none, with the unit that follows it.
fn not_a_number(
    tokens: &[Token],
    length: usize,
    names: &Names,
) -> Found<Result<Quantity, UnreadWhy>> {
    let unit = tokens
        .get(length)
        .is_some_and(|it| names.unit(&it.lower).is_some());
    Found {
        value: Err(UnreadWhy::NotANumber),
        length: length + usize::from(unit),
    }
}

/// A number, fraction or range, and what follows it in the same word; `None` when it has a sign.
fn size(word: &str, about: bool) -> Option<(Result<Size, UnreadWhy>, &str)> {
    let sized = |amount| {
        if about {
            Size::About(amount)
        } else {
            Size::Exact(amount)
        }
    };
    for (sign, micros) in [('½', 500_000), ('¼', 250_000), ('¾', 750_000)] {
        if let Some(rest) = word.strip_prefix(sign) {
            let amount = Amount::from_micros(micros).ok_or(UnreadWhy::NotANumber);
            return Some((amount.map(sized), rest));
        }
    }
    let (digits, rest) = leading_number(word)?;
    if let Some(second) = rest.strip_prefix(['-', '–'])
        && let Some((other, after)) = leading_number(second)
    {
        // "7-8oh" is as little a range as "7-oh".
        let range = amount(digits).and_then(|low| between(low, amount(other)?));
        return Some((range, after));
    }
    if let Some(second) = rest.strip_prefix('/')
        && let Some((other, after)) = leading_number(second)
    {
        return Some((fraction(digits, other).map(sized), after));
    }
    Some((amount(digits).map(sized), rest))
}

/// `2-3`; a range that does not rise is a slip.
fn between(low: Amount, high: Amount) -> Result<Size, UnreadWhy> {
    if low < high {
        Ok(Size::Between(low, high))
    } else {
        Err(UnreadWhy::NotANumber)
    }
}

/// `1/2`, `3/4`: proper fractions that six decimals can hold.
fn fraction(top: &str, bottom: &str) -> Result<Amount, UnreadWhy> {
    let top = i64::from(whole(top, 15)?);
    let bottom = i64::from(whole(bottom, 16)?);
    if top == 0 || top >= bottom || top * 1_000_000 % bottom != 0 {
        return Err(UnreadWhy::NotANumber);
    }
    Amount::from_micros(top * 1_000_000 / bottom).ok_or(UnreadWhy::NotANumber)
}

/// The stretch of time at the beginning of some tokens, in seconds: `45m`, `1h30`, `1 h 30 min`, `7.5h`. Units fall, so `90m 20m` is
/// two stretches.
pub(super) fn duration(tokens: &[Token]) -> Option<Found<Result<i64, UnreadWhy>>> {
    let mut length = 0;
    let mut total: Result<i64, UnreadWhy> = Ok(0);
    let mut last = i64::MAX;
    while let Some(token) = tokens.get(length) {
        let Some((seconds, smallest, used)) = stretch(token, tokens.get(length + 1), last) else {
            break;
        };
        // Each part is at most 10^6 weeks, so a handful of them cannot overflow.
        total = total.and_then(|sum| Ok(sum + seconds?));
        last = smallest;
        length += used;
    }
    (length > 0).then_some(Found {
        value: total,
        length,
    })
}

/// One word of a stretch of time: its seconds, its smallest unit, and whether the unit was the next word (2) or not (1).
fn stretch(
    token: &Token,
    next: Option<&Token>,
    below: i64,
) -> Option<(Result<i64, UnreadWhy>, i64, usize)> {
    let negative = token.lower.starts_with(['-', '−']);
    let mut rest = token.lower.trim_start_matches(['-', '−']);
    let mut total: Result<i64, UnreadWhy> = Ok(0);
    let mut last = below;
    while !rest.is_empty() {
        let (digits, after) = leading_number(rest)?;
        let letters = after
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(after.len());
        let (word, after) = after.split_at(letters);
        let mut used = 1;
        let unit = if word.is_empty() {
            if last == 3_600 && last != below && after.is_empty() {
                60
            } else if last == below && after.is_empty() {
                used = 2;
                vocabulary::time_unit(&next?.lower)?
            } else {
                return None;
            }
        } else {
            vocabulary::time_unit(word)?
        };
        if unit >= last {
            return None;
        }
        total = total.and_then(|sum| Ok(sum + amount(digits)?.micros() * unit / 1_000_000));
        last = unit;
        rest = after;
        if rest.is_empty() {
            let total = if negative {
                Err(UnreadWhy::NotANumber)
            } else {
                total
            };
            return Some((total, last, used));
        }
    }
    None
}
