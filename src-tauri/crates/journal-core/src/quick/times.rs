//! Times as written, and the instants they mean.
//!
//! Days in front of a clock time are calendar days, because that is what a clock shows; only `nothing yesterday` speaks of
//! journal days. Where the clock was put back and shows a time twice, the first is taken and said; a time that the clock skipped
//! is refused.

use super::{
    Notice, UnreadWhy,
    lex::Token,
    numbers::{Found, duration},
    vocabulary,
};
use chrono::{
    DateTime, Datelike, Days, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime,
    Offset, SecondsFormat, SubsecRound, TimeDelta, TimeZone, Timelike, Utc, Weekday,
};
use chrono_tz::Tz;

/// A day as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Day {
    Today,
    Yesterday,
    Tomorrow,
    /// The last such day that is not in the future.
    Weekday(Weekday),
    Date(NaiveDate),
}

/// A time as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum When {
    Now,
    /// So many seconds ago.
    Ago(i64),
    /// A time of day: today's, or yesterday's when that is later than now.
    Clock(NaiveTime),
    DayClock(Day, NaiveTime),
    /// A day without a time of day, which does not say when.
    DayOnly,
    Instant(DateTime<FixedOffset>),
}

type Read<T> = Option<Found<Result<T, UnreadWhy>>>;

const fn found<T>(value: Result<T, UnreadWhy>, length: usize) -> Read<T> {
    Some(Found { value, length })
}

fn lower<'a>(tokens: &'a [Token], at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| token.lower.as_str())
}

/// The time at the beginning of some tokens of one part.
pub(super) fn time(tokens: &[Token]) -> Read<When> {
    match lower(tokens, 0) {
        "now" => return found(Ok(When::Now), 1),
        "just" | "right" if lower(tokens, 1) == "now" => return found(Ok(When::Now), 2),
        "a" | "an" if lower(tokens, 2) == "ago" => {
            let unit = vocabulary::time_unit(lower(tokens, 1))?;
            return found(Ok(When::Ago(unit)), 3);
        }
        "half" if lower(tokens, 3) == "ago" && matches!(lower(tokens, 1), "a" | "an") => {
            let unit = vocabulary::time_unit(lower(tokens, 2))?;
            return found(Ok(When::Ago(unit / 2)), 4);
        }
        "at" => return Some(after_at(tokens)),
        _ => {}
    }
    if let Some(stretch) = duration(tokens) {
        if lower(tokens, stretch.length) == "ago" {
            return found(stretch.value.map(When::Ago), stretch.length + 1);
        }
        return None;
    }
    if let Some(instant) = date_and_clock_in_one(tokens) {
        return Some(instant);
    }
    if let Some(day) = day(tokens) {
        return day_then_clock(tokens, &day);
    }
    let clock = clock(tokens, false)?;
    Some(with_day_after(tokens, clock))
}

/// `at 7`, `at 7:15`, `at yesterday 22:00`: whatever follows, the word `at` announces a time.
fn after_at(tokens: &[Token]) -> Found<Result<When, UnreadWhy>> {
    let rest = &tokens[1..];
    if let Some(clock) = clock(rest, true) {
        let mut time = with_day_after(rest, clock);
        time.length += 1;
        return time;
    }
    if let Some(mut time) =
        date_and_clock_in_one(rest).or_else(|| day(rest).and_then(|day| day_then_clock(rest, &day)))
    {
        time.length += 1;
        return time;
    }
    let numeric = super::numbers::is_numeric(lower(rest, 0));
    Found {
        value: Err(if numeric {
            UnreadWhy::NoSuchTime
        } else {
            UnreadWhy::NotUnderstood
        }),
        length: 1 + usize::from(numeric),
    }
}

/// A clock time, and the day when that comes after it.
fn with_day_after(
    tokens: &[Token],
    clock: Found<Result<NaiveTime, UnreadWhy>>,
) -> Found<Result<When, UnreadWhy>> {
    let rest = &tokens[clock.length..];
    // "7:15 mon 8:00" is two times, not a day after a time.
    let after = day(rest).filter(|day| self::clock(&rest[day.length..], false).is_none());
    match after {
        Some(day) => Found {
            length: clock.length + day.length,
            value: day
                .value
                .and_then(|(day, _)| Ok(When::DayClock(day, clock.value?))),
        },
        None => Found {
            length: clock.length,
            value: clock.value.map(When::Clock),
        },
    }
}

/// `yesterday 22:00`, `mon at 8`, `2026-03-01 08:00`.
fn day_then_clock(tokens: &[Token], day: &Found<Result<(Day, bool), UnreadWhy>>) -> Read<When> {
    let at = usize::from(lower(tokens, day.length) == "at");
    let before = day.length + at;
    if let Some(clock) = clock(&tokens[before..], at == 1) {
        let time = day
            .value
            .and_then(|(day, _)| Ok(When::DayClock(day, clock.value?)));
        return found(time, before + clock.length);
    }
    // RFC 3339 allows a blank instead of the T.
    if let Ok((Day::Date(date), _)) = day.value
        && let Ok(instant) = DateTime::parse_from_rfc3339(&format!(
            "{date}T{}",
            lower(tokens, before).to_uppercase()
        ))
    {
        return found(Ok(When::Instant(instant)), before + 1);
    }
    match day.value {
        // "sun" may be the beginning of a name.
        Ok((_, false)) => None,
        Ok((_, true)) => found(Ok(When::DayOnly), day.length),
        Err(why) => found(Err(why), day.length),
    }
}

/// A day; the flag is false where the word may mean something else.
pub(super) fn day(tokens: &[Token]) -> Read<(Day, bool)> {
    let prefixed = usize::from(matches!(lower(tokens, 0), "on" | "last"));
    let word = lower(tokens, prefixed);
    if let Some((weekday, certain)) = vocabulary::weekday(word) {
        let certain = certain || prefixed == 1;
        return found(Ok((Day::Weekday(weekday), certain)), prefixed + 1);
    }
    if let Some(date) = date(word) {
        return found(date.map(|date| (Day::Date(date), true)), prefixed + 1);
    }
    let day = match lower(tokens, 0) {
        "today" => Day::Today,
        "yesterday" => Day::Yesterday,
        "tomorrow" => Day::Tomorrow,
        _ => return None,
    };
    found(Ok((day, true)), 1)
}

/// `2026-03-01`; `None` when it does not look like a date at all.
fn date(word: &str) -> Option<Result<NaiveDate, UnreadWhy>> {
    let bytes = word.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped.then(|| {
        word.parse()
            .ok()
            .filter(|date: &NaiveDate| in_range(*date))
            .ok_or(UnreadWhy::NoSuchDay)
    })
}

/// What entries can hold.
pub(super) fn in_range(date: NaiveDate) -> bool {
    (1970..=2199).contains(&date.year())
}

/// `2026-03-01T08:00`, with or without seconds and offset.
fn date_and_clock_in_one(tokens: &[Token]) -> Read<When> {
    let word = lower(tokens, 0);
    let date = date(word.get(..10)?)?;
    let clock = word[10..].strip_prefix('t')?;
    let local = ["%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(clock, format).ok())
        .filter(|clock| clock.nanosecond() < 1_000_000_000);
    let when = date.and_then(|date| {
        if let Some(clock) = local {
            return Ok(When::DayClock(Day::Date(date), clock));
        }
        DateTime::parse_from_rfc3339(&word.to_uppercase())
            .map(When::Instant)
            .map_err(|_| UnreadWhy::NoSuchTime)
    });
    found(when, 1)
}

/// A time of day: `7:15`, `19:15:30`, `7:15pm`, `7 pm`; with `bare` also `7` and `7.15`.
fn clock(tokens: &[Token], bare: bool) -> Read<NaiveTime> {
    let word = lower(tokens, 0);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = word
        .find(|c: char| !(c.is_ascii_digit() || c == ':' || (bare && c == '.')))
        .unwrap_or(word.len());
    let (digits, rest) = word.split_at(digits);
    let (half, length) = if rest.is_empty() {
        half_day(lower(tokens, 1)).map_or((None, 1), |half| (Some(half), 2))
    } else {
        (Some(half_day(rest)?), 1)
    };
    let separated = digits.contains([':', '.']);
    if !separated && half.is_none() && !bare {
        return None;
    }
    let mut numbers = digits.split([':', '.']);
    let mut number = |wide: &[usize]| -> Option<Option<u32>> {
        match numbers.next() {
            None => Some(None),
            Some(text) if wide.contains(&text.len()) => text.parse().ok().map(Some),
            Some(_) => None,
        }
    };
    let time = (|| {
        let hour = number(&[1, 2])??;
        let minute = number(&[2])?.unwrap_or(0);
        let second = number(&[2])?.unwrap_or(0);
        if number(&[])?.is_some() {
            return None;
        }
        let hour = match half {
            None => hour,
            Some(afternoon) if (1..=12).contains(&hour) => {
                hour % 12 + if afternoon { 12 } else { 0 }
            }
            Some(_) => return None,
        };
        NaiveTime::from_hms_opt(hour, minute, second)
    })();
    found(time.ok_or(UnreadWhy::NoSuchTime), length)
}

/// True for the afternoon, false for the morning.
fn half_day(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m." => Some(false),
        "pm" | "p.m." => Some(true),
        _ => None,
    }
}

/// The moment at which a line is read, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here {
    /// Whole seconds: entries carry no fractions of one.
    pub now: DateTime<Utc>,
    pub zone: Tz,
}

impl Here {
    pub fn new(now: DateTime<Utc>, zone: Tz) -> Self {
        Self {
            now: now.trunc_subsecs(0),
            zone,
        }
    }

    /// An instant with the offset that holds in the zone then. Offsets with seconds (Monrovia until 1972) are rounded to
    /// minutes, because RFC 3339 cannot write them; the instant stays.
    pub fn local(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        let seconds = self
            .zone
            .offset_from_utc_datetime(&at.naive_utc())
            .fix()
            .local_minus_utc();
        let whole = FixedOffset::east_opt((seconds + 30).div_euclid(60) * 60);
        at.with_timezone(&whole.unwrap_or(FixedOffset::east_opt(0).unwrap_or_else(|| Utc.fix())))
    }

    /// Wall time of now.
    pub fn wall(self) -> NaiveDateTime {
        self.now.with_timezone(&self.zone).naive_local()
    }

    fn first(self, wall: NaiveDateTime) -> Option<(DateTime<Utc>, bool)> {
        match self.zone.from_local_datetime(&wall) {
            LocalResult::None => None,
            LocalResult::Single(at) => Some((at.to_utc(), false)),
            LocalResult::Ambiguous(one, other) => Some((one.min(other).to_utc(), true)),
        }
    }

    /// What a time means, and what should be said about it.
    pub fn resolve(self, when: When) -> Result<(DateTime<FixedOffset>, Vec<Notice>), UnreadWhy> {
        let today = self.wall().date();
        let mut notices = Vec::new();
        let (at, twice) = match when {
            When::Now => (self.now, false),
            When::DayOnly => return Err(UnreadWhy::NotUnderstood),
            When::Instant(at) => (at.to_utc().trunc_subsecs(0), false),
            When::Ago(seconds) => {
                let at = TimeDelta::try_seconds(seconds)
                    .and_then(|ago| self.now.checked_sub_signed(ago))
                    .ok_or(UnreadWhy::NoSuchDay)?;
                (at, false)
            }
            When::Clock(clock) => match self.not_later(today, clock, 1)? {
                (at, twice, false) => (at, twice),
                (at, twice, true) => {
                    notices.push(Notice::MeantYesterday {
                        at: rfc3339(self.local(at)),
                    });
                    (at, twice)
                }
            },
            When::DayClock(Day::Weekday(weekday), clock) => {
                let back = today.weekday().days_since(weekday);
                let day = before(today, u64::from(back))?;
                let (at, twice, _) = self.not_later(day, clock, 7)?;
                (at, twice)
            }
            When::DayClock(day, clock) => {
                let day = match day {
                    Day::Yesterday => before(today, 1)?,
                    Day::Tomorrow => today.succ_opt().ok_or(UnreadWhy::NoSuchDay)?,
                    Day::Date(date) => date,
                    Day::Today | Day::Weekday(_) => today,
                };
                self.first(day.and_time(clock))
                    .ok_or(UnreadWhy::NoSuchTime)?
            }
        };
        if !(0..7_258_118_400).contains(&at.timestamp()) {
            return Err(UnreadWhy::NoSuchDay);
        }
        let local = self.local(at);
        // At the ends the local year may be another than the one in UTC.
        if !in_range(local.date_naive()) {
            return Err(UnreadWhy::NoSuchDay);
        }
        if twice {
            notices.insert(0, Notice::FirstOfTwo { at: rfc3339(local) });
        }
        Ok((local, notices))
    }

    /// The time on that day, or `step` days before when that is later than now: (instant, shown twice, stepped back).
    fn not_later(
        self,
        day: NaiveDate,
        clock: NaiveTime,
        step: u64,
    ) -> Result<(DateTime<Utc>, bool, bool), UnreadWhy> {
        let wall = day.and_time(clock);
        match self.first(wall) {
            Some((at, twice)) if at <= self.now => Ok((at, twice, false)),
            None if wall <= self.wall() => Err(UnreadWhy::NoSuchTime),
            _ => self
                .first(before(day, step)?.and_time(clock))
                .map(|(at, twice)| (at, twice, true))
                .ok_or(UnreadWhy::NoSuchTime),
        }
    }

    /// The shortest text that means that instant here and now; empty for now.
    pub fn print(self, at: DateTime<FixedOffset>) -> String {
        let at = at.to_utc();
        if at == self.now {
            return String::new();
        }
        let wall = at.with_timezone(&self.zone).naive_local();
        if wall.second() == 0 && self.first(wall).is_some_and(|(first, _)| first == at) {
            return wall.format("%Y-%m-%d %H:%M").to_string();
        }
        rfc3339(self.local(at))
    }
}

fn before(day: NaiveDate, days: u64) -> Result<NaiveDate, UnreadWhy> {
    day.checked_sub_days(Days::new(days))
        .ok_or(UnreadWhy::NoSuchDay)
}

/// The day that `nothing …` speaks of, when the journal day of now is `today`.
pub(super) fn journal_day_meant(day: Day, today: NaiveDate) -> Result<NaiveDate, UnreadWhy> {
    let date = match day {
        Day::Today => today,
        Day::Yesterday => before(today, 1)?,
        // Nobody can say of a day that has not come that nothing was taken.
        Day::Tomorrow => return Err(UnreadWhy::NoSuchDay),
        Day::Weekday(weekday) => before(today, u64::from(today.weekday().days_since(weekday)))?,
        Day::Date(date) => date,
    };
    if date > today || !in_range(date) {
        return Err(UnreadWhy::NoSuchDay);
    }
    Ok(date)
}

/// As it stands in files.
pub(super) fn rfc3339(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
