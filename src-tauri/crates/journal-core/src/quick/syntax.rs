//! From words to parts: what stands where, without asking what it means for the journal. Names of known products are the one
//! thing looked up, because a name may consist of any words.

use super::{
    UnreadWhy,
    distance::{distance, tolerated},
    lex::{Line, Span, Token, spaced},
    numbers::{Found, Quantity, Size, duration, is_numeric, quantity, whole},
    products::Names,
    times::{self, Day, When},
    vocabulary::{self, ScoreField},
};
use crate::{ActivityKind, Hours, LONGEST_NAME, LONGEST_NOTE, Purpose, Score, Severity, Symptoms};

/// Longest activity or time until an effect, in minutes: a week.
const LONGEST_MINUTES: i64 = 7 * 24 * 60;

/// One part as written.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Piece {
    pub span: Span,
    /// Which comma-separated part it stands in.
    pub part: usize,
    pub meaning: Meaning,
}

/// What a part says.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Meaning {
    Amount(Quantity),
    Name {
        text: String,
        quoted: bool,
    },
    Time(When),
    Effect {
        strength: Score,
        after: Option<u32>,
    },
    Score(ScoreField, Score),
    SleepHours(Hours),
    Symptom(String, Severity),
    SymptomTotal(u8),
    Activity(ActivityKind, Option<u32>),
    Nothing(Day),
    Purpose(Purpose),
    Tag(String),
    Note(String),
    Unread {
        why: UnreadWhy,
        offers: Vec<String>,
        /// What the words tried to be: without it, an entry must not be built as if it had not been written.
        instead_of: Attempt,
    },
}

/// What unreadable words tried to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Attempt {
    Amount,
    Product,
    Time,
    Other,
}

/// Reads the words of a line.
pub(super) fn parse(line: &Line, names: &Names) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(line.tokens.len() + 1);
    for tokens in line.tokens.chunk_by(|one, next| one.part == next.part) {
        let mut part = Part {
            tokens,
            names,
            at: 0,
            has_amount: false,
            pieces: &mut pieces,
        };
        while part.at < tokens.len() {
            part.step();
        }
    }
    if let Some(note) = &line.note {
        let text = note.text.replace("\r\n", "\n").replace('\r', "\n");
        let meaning = if text.is_empty() {
            unread(UnreadWhy::NotUnderstood)
        } else if text.chars().count() > LONGEST_NOTE {
            unread(UnreadWhy::TooLong)
        } else if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
        {
            unread(UnreadWhy::NotUnderstood)
        } else {
            Meaning::Note(text)
        };
        pieces.push(Piece {
            span: note.span,
            part: note.part,
            meaning,
        });
    }
    pieces
}

const fn unread(why: UnreadWhy) -> Meaning {
    Meaning::Unread {
        why,
        offers: Vec::new(),
        instead_of: Attempt::Other,
    }
}

const fn attempted(why: UnreadWhy, instead_of: Attempt) -> Meaning {
    Meaning::Unread {
        why,
        offers: Vec::new(),
        instead_of,
    }
}

/// One comma-separated part while it is read.
struct Part<'a> {
    tokens: &'a [Token<'a>],
    names: &'a Names<'a>,
    at: usize,
    /// After an amount, a bare number belongs to the name ("Super 7").
    has_amount: bool,
    pieces: &'a mut Vec<Piece>,
}

impl Part<'_> {
    fn rest(&self, ahead: usize) -> &[Token<'_>] {
        self.tokens.get(self.at + ahead..).unwrap_or_default()
    }

    fn lower(&self, ahead: usize) -> &str {
        self.tokens
            .get(self.at + ahead)
            .map_or("", |token| token.lower.as_str())
    }

    fn take(&mut self, length: usize, meaning: Meaning) {
        let last = self.tokens.len() - 1;
        let first = &self.tokens[self.at.min(last)];
        let end = &self.tokens[(self.at + length.max(1) - 1).min(last)];
        self.pieces.push(Piece {
            span: first.span.to(end.span),
            part: first.part,
            meaning,
        });
        self.at += length.max(1);
    }

    /// Reads the next construct; always takes at least one word.
    fn step(&mut self) {
        if let Some(name) = self.tokens[self.at].quoted.clone() {
            let meaning = name_meaning(name, true);
            return self.take(1, meaning);
        }
        if let Some(tag) = self.tokens[self.at].text.strip_prefix('#') {
            let meaning = match problem(tag) {
                Some(why) => unread(why),
                None => Meaning::Tag(tag.to_owned()),
            };
            return self.take(1, meaning);
        }
        if let Some(time) = times::time(self.rest(0)) {
            let meaning = match time.value {
                Ok(when) => Meaning::Time(when),
                Err(why) => attempted(why, Attempt::Time),
            };
            return self.take(time.length, meaning);
        }
        if let Some(activity) = self.activity() {
            return self.take(activity.length, activity.value);
        }
        if let Some(keyword) = self.keyword() {
            return self.take(keyword.length, keyword.value);
        }
        match self.lower(0) {
            "symptoms" | "symptom" => return self.symptoms(),
            "for" => return self.purposes(),
            _ => {}
        }
        if let Some(stretch) = duration(self.rest(0)) {
            // "20m" without "ago".
            let words = self.rest(0)[..stretch.length]
                .iter()
                .map(|token| token.text)
                .collect::<Vec<_>>()
                .join(" ");
            return self.take(
                stretch.length,
                Meaning::Unread {
                    why: stretch.value.err().unwrap_or(UnreadWhy::NotUnderstood),
                    offers: vec![format!("{words} ago")],
                    instead_of: Attempt::Time,
                },
            );
        }
        if let Some(amount) = self.unknown_amount().or_else(|| self.amount()) {
            self.has_amount = true;
            return self.take(amount.length, amount.value);
        }
        if matches!(self.lower(0), "ago" | "after") {
            return self.take(1, unread(UnreadWhy::NotUnderstood));
        }
        self.name();
    }

    /// `walk 30m`; the word alone where nothing else follows that it could be part of.
    fn activity(&self) -> Option<Found<Meaning>> {
        let kind = vocabulary::activity(self.lower(0))?;
        let first = self.at == 0;
        if let Some(stretch) = duration(self.rest(1)) {
            if self.lower(1 + stretch.length) == "ago" {
                return first.then_some(Found {
                    value: Meaning::Activity(kind, None),
                    length: 1,
                });
            }
            return Some(Found {
                value: minutes_of(kind, stretch.value.and_then(whole_minutes)),
                length: 1 + stretch.length,
            });
        }
        if first && is_numeric(self.lower(1)) && times::time(self.rest(1)).is_none() {
            let amount = quantity(self.rest(1), self.names)?;
            let minutes = amount.value.and_then(|amount| match amount {
                Quantity {
                    size: Size::Exact(minutes),
                    unit: None,
                } if minutes.micros() % 1_000_000 == 0 => {
                    whole_minutes(minutes.micros() / 1_000_000 * 60)
                }
                _ => Err(UnreadWhy::NotANumber),
            });
            return Some(Found {
                value: minutes_of(kind, minutes),
                length: 1 + amount.length,
            });
        }
        let alone = self.rest(1).first().is_none_or(|token| {
            token.text.starts_with('#') || matches!(token.lower.as_str(), "for" | "at")
        }) || times::time(self.rest(1)).is_some();
        (first && alone).then_some(Found {
            value: Meaning::Activity(kind, None),
            length: 1,
        })
    }

    /// `mood 6`, `slept 7.5h`, `effect 7 after 45m`, `nothing yesterday`.
    fn keyword(&self) -> Option<Found<Meaning>> {
        let word = self.lower(0);
        match word {
            "nothing" => return Some(self.nothing()),
            "none" if self.at == 0 => return Some(self.nothing()),
            "slept" | "sleep" => {
                if let Some(hours) = self.sleep_hours(word == "slept") {
                    return Some(hours);
                }
            }
            _ => {}
        }
        let is_effect = matches!(word, "effect" | "effects");
        let field = vocabulary::score_field(word);
        if field.is_none() && !is_effect {
            return None;
        }
        let value = self.lower(1);
        if !is_numeric(value) || times::time(self.rest(1)).is_some() {
            return None;
        }
        // "white energy 2 caps" is a dose.
        if let Some(amount) = quantity(self.rest(1), self.names)
            && amount.value.is_ok_and(|amount| amount.unit.is_some())
        {
            return None;
        }
        let score = whole(value.strip_suffix("/10").unwrap_or(value), Score::MAX)
            .and_then(|value| Score::new(value).ok_or(UnreadWhy::OutOfRange));
        Some(match (score, field) {
            (Err(why), _) => Found {
                value: unread(why),
                length: 2,
            },
            (Ok(score), Some(field)) => Found {
                value: Meaning::Score(field, score),
                length: 2,
            },
            (Ok(strength), None) => self.effect(strength),
        })
    }

    fn effect(&self, strength: Score) -> Found<Meaning> {
        if self.lower(2) != "after" {
            return Found {
                value: Meaning::Effect {
                    strength,
                    after: None,
                },
                length: 2,
            };
        }
        let Some(stretch) = duration(self.rest(3)) else {
            return Found {
                value: unread(UnreadWhy::NotUnderstood),
                length: 3,
            };
        };
        Found {
            value: match stretch.value.and_then(whole_minutes) {
                Ok(minutes) => Meaning::Effect {
                    strength,
                    after: Some(minutes),
                },
                Err(why) => unread(why),
            },
            length: 3 + stretch.length,
        }
    }

    /// `slept 7.5h`, `slept 7h30`, `slept 7`; after `sleep` only with a unit, because `sleep 6` is a score.
    fn sleep_hours(&self, bare: bool) -> Option<Found<Meaning>> {
        let (seconds, length) = if let Some(stretch) = duration(self.rest(1)) {
            if self.lower(1 + stretch.length) == "ago" {
                return None;
            }
            (stretch.value, stretch.length)
        } else if bare && is_numeric(self.lower(1)) {
            let number = quantity(self.rest(1), self.names)?;
            let seconds = number.value.and_then(|number| match number {
                Quantity {
                    size: Size::Exact(hours),
                    unit: None,
                } => Ok(hours.micros() * 3_600 / 1_000_000),
                _ => Err(UnreadWhy::NotANumber),
            });
            (seconds, number.length)
        } else {
            return None;
        };
        #[allow(clippy::cast_precision_loss, reason = "a day has 86 400 seconds")]
        let hours = seconds
            .and_then(|seconds| Hours::new(seconds as f64 / 3_600.0).ok_or(UnreadWhy::OutOfRange));
        Some(Found {
            value: match hours {
                Ok(hours) => Meaning::SleepHours(hours),
                Err(why) => unread(why),
            },
            length: 1 + length,
        })
    }

    fn nothing(&self) -> Found<Meaning> {
        let taken = usize::from(self.lower(1) == "taken");
        match times::day(self.rest(1 + taken)) {
            Some(day) => Found {
                value: match day.value {
                    Ok((day, _)) => Meaning::Nothing(day),
                    Err(why) => unread(why),
                },
                length: 1 + taken + day.length,
            },
            None => Found {
                value: Meaning::Nothing(Day::Today),
                length: 1 + taken,
            },
        }
    }

    /// `symptoms 12`, `symptoms chills 2 restless legs 1`.
    fn symptoms(&mut self) {
        if self.rest(1).first().is_some_and(|it| is_numeric(&it.lower)) {
            let total = whole(self.lower(1), Symptoms::MAX_TOTAL);
            let meaning = total.map_or_else(unread, Meaning::SymptomTotal);
            return self.take(2, meaning);
        }
        let mut before = 1;
        loop {
            let Some(words) = self.symptom_words(before, before == 1) else {
                if before == 1 {
                    self.take(1, unread(UnreadWhy::NotUnderstood));
                }
                return;
            };
            let tokens = &self.rest(before)[..words];
            let name = match tokens {
                [only] if only.quoted.is_some() => only.quoted.clone().unwrap_or_default(),
                _ => tokens
                    .iter()
                    .map(|token| token.text)
                    .collect::<Vec<_>>()
                    .join(" "),
            };
            let severity = whole(self.lower(before + words), Severity::MAX)
                .and_then(|value| Severity::new(value).ok_or(UnreadWhy::OutOfRange));
            let meaning = match (problem(&name), severity) {
                (Some(why), _) | (None, Err(why)) => unread(why),
                (None, Ok(severity)) => Meaning::Symptom(name, severity),
            };
            self.take(before + words + 1, meaning);
            before = 0;
        }
    }

    /// How many words name the symptom that stands `ahead`; `None` when no word and number stand there.
    fn symptom_words(&self, ahead: usize, first: bool) -> Option<usize> {
        if !first && self.opens(self.at + ahead, true) && self.rest(ahead).first()?.quoted.is_none()
        {
            return None;
        }
        let tokens = self.rest(ahead);
        if tokens.first()?.quoted.is_some() {
            return is_numeric(&tokens.get(1)?.lower).then_some(1);
        }
        for (words, token) in tokens.iter().enumerate() {
            if words > 0 && is_numeric(&token.lower) {
                return (times::time(&tokens[words..]).is_none()).then_some(words);
            }
            let stops = token.quoted.is_some()
                || token.text.starts_with('#')
                || matches!(
                    token.lower.as_str(),
                    "for" | "at" | "symptoms" | "symptom" | "nothing"
                );
            if stops {
                return None;
            }
        }
        None
    }

    /// `for pain and mood`.
    fn purposes(&mut self) {
        let mut before = 1;
        loop {
            match vocabulary::purpose(self.lower(before)) {
                Some(purpose) => self.take(before + 1, Meaning::Purpose(purpose)),
                None => {
                    let word = self
                        .rest(before)
                        .first()
                        .filter(|_| !self.opens(self.at + before, true))
                        .map(|token| token.lower.clone());
                    let length = before + usize::from(word.is_some());
                    let offers = near_purposes(word.as_deref().unwrap_or_default());
                    return self.take(
                        length,
                        Meaning::Unread {
                            why: UnreadWhy::NotUnderstood,
                            offers,
                            instead_of: Attempt::Other,
                        },
                    );
                }
            }
            if matches!(self.lower(0), "and" | "&" | "+") {
                before = 1;
            } else if vocabulary::purpose(self.lower(0)).is_some()
                && (!is_numeric(self.lower(1)) || times::time(self.rest(1)).is_some())
            {
                before = 0;
            } else {
                return;
            }
        }
    }

    /// `? red bali`, `?red`, `some caps of red`.
    fn unknown_amount(&self) -> Option<Found<Meaning>> {
        let word = self.lower(0);
        if self.has_amount || !(word == "?" || word == "some") {
            return None;
        }
        let unit = self
            .rest(1)
            .first()
            .and_then(|token| self.names.unit(&token.lower))
            .filter(|_| self.names.longest(self.rest(1)) < 2);
        let mut length = 1 + usize::from(unit.is_some());
        length += usize::from(self.lower(length) == "of");
        Some(Found {
            value: Meaning::Amount(Quantity {
                size: Size::Unknown,
                unit,
            }),
            length,
        })
    }

    fn amount(&self) -> Option<Found<Meaning>> {
        let none = matches!(self.lower(0), "nan" | "inf" | "infinity" | "-inf");
        if none && self.at == 0 {
            let unit = self.names.unit(self.lower(1)).is_some();
            return Some(Found {
                value: attempted(UnreadWhy::NotANumber, Attempt::Amount),
                length: 1 + usize::from(unit),
            });
        }
        let amount = quantity(self.rest(0), self.names)?;
        Some(Found {
            value: match amount.value {
                Err(why) => attempted(why, Attempt::Amount),
                Ok(Quantity {
                    size: Size::Exact(amount) | Size::About(amount),
                    ..
                }) if amount.is_zero() => attempted(UnreadWhy::Zero, Attempt::Amount),
                Ok(amount) => Meaning::Amount(amount),
            },
            length: amount.length,
        })
    }

    /// A run of words that nothing else claims; a known name is held together whatever words it has.
    fn name(&mut self) {
        let mut end = self.at + self.names.longest(self.rest(0)).max(1);
        while end < self.tokens.len() && !self.opens(end, !self.has_amount) {
            end += 1;
        }
        let words = &self.tokens[self.at..end];
        let text = words
            .iter()
            .map(|token| token.text)
            .collect::<Vec<_>>()
            .join(" ");
        let meaning = name_meaning(text, false);
        self.take(end - self.at, meaning);
    }

    /// True where something other than a name begins. Looks only a few words ahead, so that a long line stays cheap.
    fn opens(&self, at: usize, bare_numbers: bool) -> bool {
        let tokens = &self.tokens[at..];
        let Some(token) = tokens.first() else {
            return true;
        };
        let word = token.lower.as_str();
        if token.quoted.is_some()
            || token.text.starts_with('#')
            || matches!(
                word,
                "for" | "?" | "ago" | "after" | "nothing" | "symptoms" | "symptom"
            )
        {
            return true;
        }
        if duration(tokens).is_some() || times::time(tokens).is_some() {
            return true;
        }
        let next = tokens.get(1).map_or("", |token| token.lower.as_str());
        if vocabulary::activity(word).is_some() && duration(&tokens[1..]).is_some() {
            return true;
        }
        let before_number = vocabulary::score_field(word).is_some()
            || matches!(word, "effect" | "effects" | "slept");
        if before_number && is_numeric(next) && times::time(&tokens[1..]).is_none() {
            return true;
        }
        quantity(tokens, self.names).is_some_and(|amount| {
            bare_numbers || amount.value.is_ok_and(|amount| amount.unit.is_some())
        })
    }
}

fn name_meaning(text: String, quoted: bool) -> Meaning {
    match problem(&text) {
        Some(why) => attempted(why, Attempt::Product),
        None => Meaning::Name {
            text: spaced(&text),
            quoted,
        },
    }
}

/// Why a text cannot be a name or tag.
fn problem(text: &str) -> Option<UnreadWhy> {
    if text.trim().is_empty() || text.chars().any(char::is_control) {
        return Some(UnreadWhy::NotUnderstood);
    }
    (text.chars().count() > LONGEST_NAME).then_some(UnreadWhy::TooLong)
}

fn minutes_of(kind: ActivityKind, minutes: Result<u32, UnreadWhy>) -> Meaning {
    match minutes {
        Ok(0) => unread(UnreadWhy::Zero),
        Ok(minutes) => Meaning::Activity(kind, Some(minutes)),
        Err(why) => unread(why),
    }
}

fn whole_minutes(seconds: i64) -> Result<u32, UnreadWhy> {
    if seconds % 60 != 0 {
        return Err(UnreadWhy::NotANumber);
    }
    u32::try_from(seconds / 60)
        .ok()
        .filter(|minutes| i64::from(*minutes) <= LONGEST_MINUTES)
        .ok_or(UnreadWhy::OutOfRange)
}

/// Purposes spelled like a word; all of them when none is.
fn near_purposes(word: &str) -> Vec<String> {
    let typed: Vec<char> = word.chars().collect();
    let known = Purpose::KNOWN.iter().map(Purpose::as_str);
    let near: Vec<String> = known
        .clone()
        .filter(|known| {
            let known: Vec<char> = known.chars().collect();
            distance(&typed, &known, tolerated(typed.len())).is_some()
        })
        .map(str::to_owned)
        .collect();
    if near.is_empty() {
        known.map(str::to_owned).collect()
    } else {
        near
    }
}

/// Words that may stand before a number and are spelled like this one.
pub(super) fn near_keywords(word: &str) -> Vec<&'static str> {
    let typed: Vec<char> = word.to_lowercase().chars().collect();
    vocabulary::BEFORE_NUMBERS
        .iter()
        .copied()
        .filter(|known| {
            let known: Vec<char> = known.chars().collect();
            distance(&typed, &known, tolerated(typed.len())).is_some()
        })
        .collect()
}
