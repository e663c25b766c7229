//! From words to parts: what stands where, without asking what it means for the journal. Names of known products are the one
//! thing looked up, because a name may consist of any words.

use super::{
    UnreadWhy,
    distance::{distance, tolerated},
    lex::{Line, Span, Token, spaced},
    numbers::{Found, Quantity, Size, duration, is_numeric, quantity},
    products::Names,
    times::{self, Day, When},
    vocabulary::{self, ScoreField},
};
use crate::{ActivityKind, Hours, LONGEST_NAME, LONGEST_NOTE, Purpose, Score, Severity};

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
        let mut part = Words {
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

pub(super) const fn unread(why: UnreadWhy) -> Meaning {
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
pub(super) struct Words<'a> {
    pub tokens: &'a [Token<'a>],
    pub names: &'a Names<'a>,
    /// The next word.
    pub at: usize,
    /// After an amount, a bare number belongs to the name ("Super 7").
    pub has_amount: bool,
    pub pieces: &'a mut Vec<Piece>,
}

impl Words<'_> {
    pub fn rest(&self, ahead: usize) -> &[Token<'_>] {
        self.tokens.get(self.at + ahead..).unwrap_or_default()
    }

    pub fn lower(&self, ahead: usize) -> &str {
        self.tokens
            .get(self.at + ahead)
            .map_or("", |token| token.lower.as_str())
    }

    pub fn take(&mut self, length: usize, meaning: Meaning) {
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
        if self.begins_known_name() {
            return self.name();
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

    /// True for the words of a known name that could be read as something else: "Sunday Blend", "Rest Easy".
    fn begins_known_name(&self) -> bool {
        const FIRM: &[&str] = &["for", "at", "nothing", "some", "symptoms", "symptom"];
        let known = self.names.longest(self.rest(0));
        known >= 2
            && !FIRM.contains(&self.lower(0))
            && !self.rest(0)[..known]
                .iter()
                .any(|token| is_numeric(&token.lower))
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
    pub fn opens(&self, at: usize, bare_numbers: bool) -> bool {
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
pub(super) fn problem(text: &str) -> Option<UnreadWhy> {
    if text.trim().is_empty() || text.chars().any(char::is_control) {
        return Some(UnreadWhy::NotUnderstood);
    }
    (text.chars().count() > LONGEST_NAME).then_some(UnreadWhy::TooLong)
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
