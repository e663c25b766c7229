//! Values of the nouns as columns, and back.

use crate::StoreError;
use chrono::{DateTime, Datelike, FixedOffset, Utc};
use chrono_tz::Tz;
use journal_core::{Amount, Id, Score};
use rusqlite::{Row, types::FromSql};
use serde::{Serialize, de::DeserializeOwned};
use std::str::FromStr;

/// Reads the columns of a row in their order. What cannot be read names table and column, never the value.
pub struct Columns<'row> {
    row: &'row Row<'row>,
    table: &'static str,
    next: usize,
}

impl<'row> Columns<'row> {
    pub const fn of(row: &'row Row<'row>, table: &'static str) -> Self {
        Self {
            row,
            table,
            next: 0,
        }
    }

    fn unreadable(&self) -> StoreError {
        StoreError::damaged(format!(
            "column {} of table {} cannot be read",
            self.next, self.table
        ))
    }

    /// The next column as SQLite has it.
    pub fn take<T: FromSql>(&mut self) -> Result<T, StoreError> {
        let value = self.row.get(self.next).map_err(|_| self.unreadable())?;
        self.next += 1;
        Ok(value)
    }

    fn text(&mut self) -> Result<Option<&'row str>, StoreError> {
        let text = self
            .row
            .get_ref(self.next)?
            .as_str_or_null()
            .map_err(|_| self.unreadable())?;
        self.next += 1;
        Ok(text)
    }

    fn convert<T>(
        &mut self,
        convert: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        match self.text()? {
            None => Ok(None),
            Some(text) => convert(text).map(Some).ok_or_else(|| self.unreadable()),
        }
    }

    fn needed<T>(&self, value: Option<T>) -> Result<T, StoreError> {
        value.ok_or_else(|| self.unreadable())
    }

    /// An id: the 16 bytes of its UUID.
    pub fn id(&mut self) -> Result<Id, StoreError> {
        let bytes: [u8; 16] = self.take()?;
        Ok(Id::from_uuid(uuid::Uuid::from_bytes(bytes)))
    }

    /// The same where there may be none.
    pub fn id_or_null(&mut self) -> Result<Option<Id>, StoreError> {
        let bytes: Option<[u8; 16]> = self.take()?;
        Ok(bytes.map(|bytes| Id::from_uuid(uuid::Uuid::from_bytes(bytes))))
    }

    /// Something written as text that can be parsed, such as a date or a zone.
    pub fn parsed<T: FromStr>(&mut self) -> Result<T, StoreError> {
        let value = self.parsed_or_null()?;
        self.needed(value)
    }

    /// The same where there may be none.
    pub fn parsed_or_null<T: FromStr>(&mut self) -> Result<Option<T>, StoreError> {
        self.convert(|text| text.parse().ok())
    }

    /// A word of a closed list, kept as it came when it is not on the list.
    pub fn word<T: for<'word> From<&'word str>>(&mut self) -> Result<T, StoreError> {
        let word = self.word_or_null()?;
        self.needed(word)
    }

    /// The same where there may be none.
    pub fn word_or_null<T: for<'word> From<&'word str>>(
        &mut self,
    ) -> Result<Option<T>, StoreError> {
        self.convert(|word| Some(T::from(word)))
    }

    /// An instant in its two columns, of which the text is the one that counts.
    pub fn instant(&mut self) -> Result<DateTime<FixedOffset>, StoreError> {
        let at = self.convert(|text| DateTime::parse_from_rfc3339(text).ok())?;
        let at = self.needed(at)?;
        self.next += 1;
        Ok(at)
    }

    /// When something was entered or edited.
    pub fn moment(&mut self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.convert(|text| DateTime::parse_from_rfc3339(text).ok())
            .map(|at| at.map(|at| at.to_utc()))
    }

    /// Millionths of a unit.
    pub fn amount(&mut self) -> Result<Option<Amount>, StoreError> {
        let Some(micros) = self.take::<Option<i64>>()? else {
            return Ok(None);
        };
        self.needed(Amount::from_micros(micros)).map(Some)
    }

    /// 0-10.
    pub fn score(&mut self) -> Result<Option<Score>, StoreError> {
        let Some(score) = self.take::<Option<u8>>()? else {
            return Ok(None);
        };
        self.needed(Score::new(score)).map(Some)
    }

    /// Something kept as JSON.
    pub fn value<T: DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        let value = self.convert(|text| serde_json::from_str(text).ok())?;
        self.needed(value)
    }

    /// A list kept as a JSON array.
    pub fn json<T: DeserializeOwned>(&mut self) -> Result<Vec<T>, StoreError> {
        let list = self.convert(|text| {
            // By far the most lists are empty.
            if text == "[]" {
                Some(Vec::new())
            } else {
                serde_json::from_str(text).ok()
            }
        })?;
        self.needed(list)
    }
}

/// The bytes of an id.
pub fn blob(id: Id) -> [u8; 16] {
    id.uuid().into_bytes()
}

/// An instant as it was written.
///
/// # Errors
/// RFC 3339 has four digits for the year and whole minutes of offset; what does not fit would not be read again.
pub fn instant(at: DateTime<FixedOffset>) -> Result<String, StoreError> {
    if !(0..=9999).contains(&at.year()) || at.offset().local_minus_utc() % 60 != 0 {
        return Err(StoreError::damaged(
            "an instant cannot be written in RFC 3339",
        ));
    }
    Ok(at.to_rfc3339())
}

/// When something was entered or edited.
///
/// # Errors
/// As for [`instant`].
pub fn moment(at: Option<DateTime<Utc>>) -> Result<Option<String>, StoreError> {
    at.map(|at| instant(at.fixed_offset())).transpose()
}

/// Name of a zone.
pub fn zone(zone: Option<Tz>) -> Option<&'static str> {
    zone.map(Tz::name)
}

/// Millionths of a unit.
pub fn micros(amount: Option<Amount>) -> Option<i64> {
    amount.map(Amount::micros)
}

/// A number 0-10.
pub fn score(score: Option<Score>) -> Option<u8> {
    score.map(Score::get)
}

/// A list as a JSON array.
pub fn json<T: Serialize>(list: &[T]) -> Result<String, StoreError> {
    serde_json::to_string(list).map_err(|_| StoreError::damaged("a list cannot be written"))
}

/// Something as JSON.
pub fn value<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::damaged("a part cannot be written"))
}
