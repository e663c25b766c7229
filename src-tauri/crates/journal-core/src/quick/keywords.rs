//! Parts that begin with a word of their own: ratings, sleep, symptoms, strategies, purposes, days without.

use super::{
    UnreadWhy,
    distance::{distance, tolerated},
    numbers::{Found, Quantity, Size, duration, is_numeric, quantity, whole},
    syntax::{Attempt, Meaning, Words, problem, unread},
    times::{self, Day},
    vocabulary,
};
use crate::{ActivityKind, Hours, Purpose, Score, Severity, Symptoms};

/// Longest activity or time until an effect, in minutes: a week.
const LONGEST_MINUTES: i64 = 7 * 24 * 60;

impl Words<'_> {
    /// `walk 30m`; the word alone where nothing else follows that it could be part of.
    pub fn activity(&self) -> Option<Found<Meaning>> {
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
    pub fn keyword(&self) -> Option<Found<Meaning>> {
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
    pub fn symptoms(&mut self) {
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
    pub fn purposes(&mut self) {
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
                    let offers = near_purposes(word.as_deref().unwrap_or_default())
                        .into_iter()
                        .map(|purpose| format!("{} {purpose}", self.lower(0)))
                        .collect();
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
