//! Which time holds for which part of a line.

use super::{
    Notice, Part, UnreadWhy,
    draft::{Draft, Fate},
    syntax::{Attempt, Meaning},
    times::{When, rfc3339},
    vocabulary::ScoreField,
};
use chrono::{DateTime, FixedOffset};
use std::collections::{HashMap, HashSet};

/// A time that was written, or an attempt at one that could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Moment {
    At(DateTime<FixedOffset>),
    /// Whatever happened then must not be built as if it happened now.
    Unreadable,
}

/// The times of a line.
pub(super) struct Moments {
    now: DateTime<FixedOffset>,
    of_part: HashMap<usize, (usize, Moment)>,
    /// From a part that is nothing but a time; the first number is its piece.
    of_line: Option<(usize, Moment)>,
    line_used: bool,
    /// True once something happened at a time that was not written.
    pub assumed_now: bool,
}

impl Moments {
    /// Resolves every time of the line.
    pub fn new(draft: &mut Draft, has_dose: bool) -> Self {
        let timed: HashSet<usize> = draft
            .pieces
            .iter()
            .filter(|piece| happens(&piece.meaning, has_dose))
            .map(|piece| piece.part)
            .collect();
        let mut moments = Self {
            now: draft.here.local(draft.here.now),
            of_part: HashMap::new(),
            of_line: None,
            line_used: false,
            assumed_now: false,
        };
        for at in 0..draft.pieces.len() {
            let piece = &draft.pieces[at];
            let written = match &piece.meaning {
                Meaning::Time(when) => Some(*when),
                Meaning::Unread {
                    instead_of: Attempt::Time,
                    ..
                } => None,
                _ => continue,
            };
            let part = piece.part;
            let taken = if timed.contains(&part) {
                moments.of_part.contains_key(&part)
            } else {
                moments.of_line.is_some()
            };
            let moment = match written {
                Some(_) if taken => {
                    draft.refuse(at, UnreadWhy::Twice);
                    continue;
                }
                None if taken => continue,
                Some(when) => moments.resolve(draft, at, when),
                None => Moment::Unreadable,
            };
            if timed.contains(&part) {
                moments.of_part.insert(part, (at, moment));
            } else {
                moments.of_line = Some((at, moment));
            }
        }
        moments
    }

    fn resolve(&self, draft: &mut Draft, at: usize, when: When) -> Moment {
        match draft.here.resolve(when) {
            Ok((instant, notices)) => {
                draft.notices.extend::<Vec<Notice>>(notices);
                draft.accept(at, Part::Time, rfc3339(instant));
                Moment::At(instant)
            }
            Err(why) => {
                let offers = match when {
                    When::DayOnly => {
                        vec![format!("{} {}", draft.text(at), self.now.format("%H:%M"))]
                    }
                    _ => Vec::new(),
                };
                draft.fates[at] = Some(Fate::Unread(why, offers));
                Moment::Unreadable
            }
        }
    }

    /// The time written in that part.
    pub fn own(&self, part: usize) -> Option<Moment> {
        self.of_part.get(&part).map(|(_, moment)| *moment)
    }

    /// The time that holds where a part has none of its own.
    pub fn of_line(&mut self) -> Option<Moment> {
        self.line_used = true;
        self.of_line.map(|(_, moment)| moment)
    }

    /// When what stands in that part happened: its own time, the line's, or now.
    pub fn at(&mut self, part: usize) -> Moment {
        self.own(part)
            .or_else(|| self.of_line())
            .unwrap_or_else(|| self.now())
    }

    /// Now, because nothing else was said.
    pub fn now(&mut self) -> Moment {
        self.assumed_now = true;
        Moment::At(self.now)
    }

    /// Refuses the time of a part beside another one for the same dose.
    pub fn refuse_own(&mut self, draft: &mut Draft, part: usize) {
        if let Some((at, Moment::At(_))) = self.of_part.remove(&part) {
            draft.refuse(at, UnreadWhy::Twice);
        }
    }

    /// Refuses a time that nothing happened at.
    pub fn finish(&self, draft: &mut Draft) {
        if let Some((at, Moment::At(_))) = self.of_line
            && !self.line_used
        {
            let why = if self.of_part.is_empty() {
                UnreadWhy::NotUnderstood
            } else {
                UnreadWhy::Twice
            };
            draft.refuse(at, why);
        }
    }

    /// True when the line names a time, readable or not.
    pub fn any(&self) -> bool {
        self.of_line.is_some() || !self.of_part.is_empty()
    }
}

/// True for what happens at a time. Words that could not be read may have been that, so a time beside them is theirs.
fn happens(meaning: &Meaning, has_dose: bool) -> bool {
    match meaning {
        Meaning::Amount(_)
        | Meaning::Name { .. }
        | Meaning::Effect { .. }
        | Meaning::SleepHours(_)
        | Meaning::Symptom(..)
        | Meaning::SymptomTotal(_)
        | Meaning::Activity(..) => true,
        Meaning::Score(field, _) => !(has_dose && *field == ScoreField::Pain),
        Meaning::Unread { instead_of, .. } => *instead_of != Attempt::Time,
        Meaning::Time(_)
        | Meaning::Nothing(_)
        | Meaning::Purpose(_)
        | Meaning::Tag(_)
        | Meaning::Note(_) => false,
    }
}
