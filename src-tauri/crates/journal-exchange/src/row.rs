//! One object of a list, read field by field: what is read is ticked off, what is left over at the end is reported.

use crate::report::{Changed, Dropped, Report, Wanted, Why};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use journal_core::{
    Amount, AmountError, Hours, Id, Reason, Score, Severity, TimeOfDay, Total, Weekday,
};
use serde_json::{Map, Value};

/// A value, and how it differs from what stands in the file, if it does.
pub struct Read<T> {
    value: T,
    kept_as: Option<(String, Why)>,
}

impl<T> Read<T> {
    pub const fn plain(value: T) -> Self {
        Self {
            value,
            kept_as: None,
        }
    }

    /// The value alone.
    pub fn value(self) -> T {
        self.value
    }
}

/// Outcome of reading one value.
pub type Outcome<T> = Result<Read<T>, Why>;

/// A value as it is shown in the report.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The cursor.
pub struct Row<'f, 'r> {
    list: &'static str,
    number: usize,
    fields: &'f Map<String, Value>,
    read: Vec<&'static str>,
    report: &'r mut Report,
    lost: bool,
    rest_kept: bool,
}

impl<'f, 'r> Row<'f, 'r> {
    pub const fn new(
        list: &'static str,
        number: usize,
        fields: &'f Map<String, Value>,
        report: &'r mut Report,
    ) -> Self {
        Self {
            list,
            number,
            fields,
            read: Vec::new(),
            report,
            lost: false,
            rest_kept: false,
        }
    }

    /// Place of the row in its list.
    pub const fn number(&self) -> usize {
        self.number
    }

    fn path(&self, field: &str) -> String {
        format!("{}.{field}", self.list)
    }

    /// The value of a field; `None` when it is absent or null.
    pub fn take(&mut self, field: &'static str) -> Option<&'f Value> {
        self.read.push(field);
        self.fields.get(field).filter(|value| !value.is_null())
    }

    /// Whether the file names the field at all, null included.
    pub fn names(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    pub fn drop_value(&mut self, field: &str, value: String, why: Why) {
        self.report.dropped.push(Dropped {
            row: self.number,
            field: self.path(field),
            value,
            why,
            whole_row: false,
        });
    }

    pub fn change(&mut self, field: &str, from: String, to: String, why: Why) {
        self.report.changed.push(Changed {
            row: self.number,
            field: self.path(field),
            from,
            to,
            why,
        });
    }

    /// The row cannot be kept.
    pub fn lose(&mut self, field: &str, why: Why) {
        self.lost = true;
        self.report.dropped.push(Dropped {
            row: self.number,
            field: self.path(field),
            value: self.fields.get(field).map(shown).unwrap_or_default(),
            why,
            whole_row: true,
        });
    }

    fn keep<T>(&mut self, field: &'static str, from: &Value, read: Read<T>) -> T {
        if let Some((to, why)) = read.kept_as {
            self.change(field, shown(from), to, why);
        }
        read.value
    }

    /// A field that may be absent; a bad value is dropped and the row kept.
    pub fn optional<T>(
        &mut self,
        field: &'static str,
        reader: impl FnOnce(&Value) -> Outcome<T>,
    ) -> Option<T> {
        let value = self.take(field)?;
        match reader(value) {
            Ok(read) => Some(self.keep(field, value, read)),
            Err(why) => {
                self.drop_value(field, shown(value), why);
                None
            }
        }
    }

    /// A field that every entry needs; without it the row is lost.
    pub fn required<T>(
        &mut self,
        field: &'static str,
        reader: impl FnOnce(&Value) -> Outcome<T>,
    ) -> Option<T> {
        let Some(value) = self.take(field) else {
            self.lose(field, Why::Missing);
            return None;
        };
        match reader(value) {
            Ok(read) => Some(self.keep(field, value, read)),
            Err(why) => {
                self.lose(field, why);
                None
            }
        }
    }

    /// The zone beside a time. An unknown name is let go: the offset of the time still says what the clock showed.
    pub fn zone(&mut self, at: Option<DateTime<FixedOffset>>) -> Option<Tz> {
        let value = self.take("zone")?;
        match zone(value) {
            Ok(read) => Some(read.value),
            Err(_) => {
                let kept = at.map(|at| at.offset().to_string()).unwrap_or_default();
                self.change("zone", shown(value), kept, Why::UnknownZone);
                None
            }
        }
    }

    /// A list of values; bad elements are dropped one by one.
    pub fn list<T>(
        &mut self,
        field: &'static str,
        mut reader: impl FnMut(&Value) -> Outcome<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(field) else {
            return Vec::new();
        };
        let Value::Array(items) = value else {
            self.drop_value(field, shown(value), Why::Not(Wanted::List));
            return Vec::new();
        };
        let mut kept = Vec::with_capacity(items.len());
        for item in items {
            match reader(item) {
                Ok(read) => kept.push(self.keep(field, item, read)),
                Err(why) => self.drop_value(field, shown(item), why),
            }
        }
        kept
    }

    /// A list of `{name, severity}`.
    pub fn rated_names<T>(
        &mut self,
        field: &'static str,
        make: impl Fn(String, Severity) -> T,
    ) -> Vec<T> {
        let Some(value) = self.take(field) else {
            return Vec::new();
        };
        let Value::Array(items) = value else {
            self.drop_value(field, shown(value), Why::Not(Wanted::List));
            return Vec::new();
        };
        let mut kept = Vec::with_capacity(items.len());
        for item in items {
            match rated_name(item) {
                Ok((name, level)) => {
                    for (key, value) in item.as_object().into_iter().flatten() {
                        if key != "name" && key != "severity" {
                            let path = format!("{field}.{key}");
                            self.drop_value(&path, shown(value), Why::NotUnderstood);
                        }
                    }
                    kept.push(make(name, level));
                }
                Err(why) => self.drop_value(field, shown(item), why),
            }
        }
        kept
    }

    /// One value of an object inside the row, under `path`. A bad value of a part that is `needed`, or none, loses the row; a bad value
    /// of another part is dropped.
    pub fn part<T>(
        &mut self,
        path: &str,
        fields: &Map<String, Value>,
        name: &str,
        needed: bool,
        reader: impl FnOnce(&Value) -> Outcome<T>,
    ) -> Option<T> {
        let path = format!("{path}.{name}");
        let Some(value) = fields.get(name).filter(|value| !value.is_null()) else {
            if needed {
                self.lose(&path, Why::Missing);
            }
            return None;
        };
        match reader(value) {
            Ok(read) => {
                if let Some((to, why)) = read.kept_as {
                    self.change(&path, shown(value), to, why);
                }
                Some(read.value)
            }
            Err(why) => {
                self.drop_value(&path, shown(value), why);
                if let (true, Some(dropped)) = (needed, self.report.dropped.last_mut()) {
                    dropped.whole_row = true;
                    self.lost = true;
                }
                None
            }
        }
    }

    /// Reports the parts of an object inside the row that nobody asked for.
    pub fn other_parts(&mut self, path: &str, fields: &Map<String, Value>, known: &[&str]) {
        for (key, value) in fields {
            if !known.contains(&key.as_str()) {
                self.drop_value(&format!("{path}.{key}"), shown(value), Why::NotUnderstood);
            }
        }
    }

    /// Everything that was not read yet, as it stands; nothing of it is reported later.
    pub fn rest(&mut self) -> Map<String, Value> {
        self.rest_kept = true;
        self.fields
            .iter()
            .filter(|(key, _)| !self.read.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    }

    /// Reports the keys that nobody asked for; true when the row can be kept.
    pub fn finish(mut self) -> bool {
        if self.lost || self.rest_kept {
            return !self.lost;
        }
        let left: Vec<_> = self
            .fields
            .iter()
            .filter(|(key, _)| !self.read.contains(&key.as_str()))
            .collect();
        for (key, value) in left {
            self.drop_value(key, shown(value), Why::NotUnderstood);
        }
        true
    }

    /// True while nothing has made the row impossible to keep.
    pub const fn is_kept(&self) -> bool {
        !self.lost
    }
}

fn rated_name(item: &Value) -> Result<(String, Severity), Why> {
    let item = item.as_object().ok_or(Why::Not(Wanted::Object))?;
    let part = |key: &str| {
        item.get(key)
            .filter(|value| !value.is_null())
            .ok_or(Why::Missing)
    };
    let name = name(part("name")?)?.value;
    let level = whole(part("severity")?, Severity::MAX.into())?;
    let level = u8::try_from(level).ok().and_then(Severity::new);
    Ok((name, level.ok_or(Why::Not(Wanted::Whole(3)))?))
}

/// A text of at most `longest` characters without control characters; line ends become line feeds.
pub fn text(value: &Value, longest: usize) -> Outcome<String> {
    let found = value.as_str().ok_or(Why::Not(Wanted::Text))?;
    let kept = found.replace("\r\n", "\n").replace('\r', "\n");
    if kept.chars().count() > longest {
        return Err(Why::Invalid(Reason::TooLong));
    }
    if kept
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
    {
        return Err(Why::Invalid(Reason::ControlCharacters));
    }
    let kept_as = (kept != found).then(|| (kept.clone(), Why::LineEnds));
    Ok(Read {
        value: kept,
        kept_as,
    })
}

/// A long text.
pub fn note(value: &Value) -> Outcome<String> {
    text(value, journal_core::LONGEST_NOTE)
}

/// A short text with something in it.
pub fn name(value: &Value) -> Outcome<String> {
    let read = text(value, journal_core::LONGEST_NAME)?;
    if read.value.trim().is_empty() {
        return Err(Why::Invalid(Reason::Empty));
    }
    Ok(read)
}

/// A short text, perhaps empty.
pub fn short(value: &Value) -> Outcome<String> {
    text(value, journal_core::LONGEST_NAME)
}

/// A word of a list; one that is not on the list is kept as it stands.
pub fn word<W: for<'w> From<&'w str>>(value: &Value) -> Outcome<W> {
    let read = name(value)?;
    Ok(Read {
        value: W::from(&read.value),
        kept_as: read.kept_as,
    })
}

/// A UUID.
pub fn id(value: &Value) -> Outcome<Id> {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .map(Read::plain)
        .ok_or(Why::Not(Wanted::Id))
}

/// A time with an offset.
pub fn instant(value: &Value) -> Outcome<DateTime<FixedOffset>> {
    value
        .as_str()
        .and_then(|text| DateTime::parse_from_rfc3339(text).ok())
        .map(Read::plain)
        .ok_or(Why::Not(Wanted::Instant))
}

/// A time whose offset does not matter.
pub fn utc(value: &Value) -> Outcome<DateTime<Utc>> {
    instant(value).map(|read| Read::plain(read.value.to_utc()))
}

/// A zone of the IANA list.
pub fn zone(value: &Value) -> Outcome<Tz> {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .map(Read::plain)
        .ok_or(Why::Not(Wanted::Zone))
}

/// A date.
pub fn date(value: &Value) -> Outcome<NaiveDate> {
    value
        .as_str()
        .and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
        .map(Read::plain)
        .ok_or(Why::Not(Wanted::Date))
}

/// "HH:MM".
pub fn time_of_day(value: &Value) -> Outcome<TimeOfDay> {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .map(Read::plain)
        .ok_or(Why::Not(Wanted::TimeOfDay))
}

/// A decimal string. A JSON number is kept by its shortest decimal, and the report says so.
pub fn amount(value: &Value) -> Outcome<Amount> {
    let of_text = |text: &str| {
        text.parse::<Amount>().map_err(|error| match error {
            AmountError::NotANumber => Why::Not(Wanted::Amount),
            other => Why::Amount(other),
        })
    };
    match value {
        Value::String(text) => of_text(text).map(Read::plain),
        Value::Number(number) => {
            let amount = of_text(&number.to_string())?;
            Ok(Read {
                value: amount,
                kept_as: Some((amount.to_string(), Why::NumberForAmount)),
            })
        }
        _ => Err(Why::Not(Wanted::Amount)),
    }
}

/// An amount above zero.
pub fn positive_amount(value: &Value) -> Outcome<Amount> {
    let read = amount(value)?;
    if read.value.is_zero() {
        return Err(Why::Invalid(Reason::Zero));
    }
    Ok(read)
}

/// A whole number from 0 to `highest`; 6.0 counts as 6, 6.5 is refused.
fn whole(value: &Value, highest: u32) -> Result<u32, Why> {
    let wanted = Why::Not(Wanted::Whole(highest));
    let number = value.as_f64().ok_or(wanted)?;
    if number.fract() != 0.0 || !(0.0..=f64::from(highest)).contains(&number) {
        return Err(wanted);
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked above"
    )]
    let number = number as u32;
    Ok(number)
}

/// A whole number from 0 to `highest`.
pub fn count(highest: u32) -> impl Fn(&Value) -> Outcome<u32> {
    move |value| whole(value, highest).map(Read::plain)
}

/// A total of a symptom list.
pub fn total(value: &Value) -> Outcome<u8> {
    let highest = journal_core::Symptoms::MAX_TOTAL;
    let total = whole(value, highest.into())?;
    u8::try_from(total)
        .map(Read::plain)
        .map_err(|_| Why::Not(Wanted::Whole(highest.into())))
}

/// A total that a clinic told: a number, or a decimal string, which the report names.
pub fn total_told(value: &Value) -> Outcome<Total> {
    let read = amount(value)?;
    let total = Total::new(read.value);
    Ok(Read {
        value: total,
        kept_as: value
            .is_string()
            .then(|| (total.to_string(), Why::TextForNumber)),
    })
}

/// A rating 0-10.
pub fn score(value: &Value) -> Outcome<Score> {
    let score = whole(value, Score::MAX.into())?;
    u8::try_from(score)
        .ok()
        .and_then(Score::new)
        .map(Read::plain)
        .ok_or(Why::Not(Wanted::Whole(Score::MAX.into())))
}

/// Hours within a day.
pub fn hours(value: &Value) -> Outcome<Hours> {
    let number = value.as_f64().ok_or(Why::Not(Wanted::Hours))?;
    let hours = Hours::new(number).ok_or(Why::Not(Wanted::Hours))?;
    let exact = (hours.to_f64() - number).abs() < 1e-9;
    Ok(Read {
        value: hours,
        kept_as: (!exact).then(|| (hours.to_string(), Why::Rounded)),
    })
}

/// A list of which every element must be readable, because a shorter list would mean something else.
pub fn all<T>(reader: impl Fn(&Value) -> Outcome<T>) -> impl Fn(&Value) -> Outcome<Vec<T>> {
    move |value| {
        let items = value.as_array().ok_or(Why::Not(Wanted::List))?;
        let read: Result<Vec<T>, Why> = items
            .iter()
            .map(|item| reader(item).map(|read| read.value))
            .collect();
        read.map(Read::plain)
    }
}

/// "mo" to "su".
pub fn weekday(value: &Value) -> Outcome<Weekday> {
    value
        .as_str()
        .and_then(Weekday::from_word)
        .map(Read::plain)
        .ok_or(Why::Not(Wanted::Weekday))
}

/// True or false.
pub fn flag(value: &Value) -> Outcome<bool> {
    value
        .as_bool()
        .map(Read::plain)
        .ok_or(Why::Not(Wanted::Flag))
}
