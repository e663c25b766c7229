//! Why a plan cannot be laid out, started or changed.

use chrono::NaiveDate;
use journal_core::{Invalid, PlanState, PlanWhat};
use journal_words::Words;

/// A plan by what a person knows it by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// The word of its kind.
    pub kind: String,
    /// Its first day.
    pub starts_on: NaiveDate,
}

/// Why not. Nothing was stored or changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PlanTrouble {
    /// A field that no plan can have.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// A kind of plan from elsewhere: it is kept, but nothing is planned by it.
    #[error("the kind of plan \"{kind}\" is not known here")]
    UnknownKind {
        /// Its word.
        kind: String,
    },
    /// A way to go down from elsewhere.
    #[error("the method \"{method}\" is not known here")]
    UnknownMethod {
        /// Its word.
        method: String,
    },
    /// Two running plans about the same days.
    #[error("the {} from {} and the {} from {} speak about the same days", one.kind, one.starts_on, other.kind, other.starts_on)]
    Overlap {
        /// The one that was to run.
        one: Box<Named>,
        /// The one that runs.
        other: Box<Named>,
    },
    /// A change that does not fit where the plan is in its life: a draft cannot be held.
    #[error("a plan that is {state} cannot take the change {what}")]
    WrongState {
        /// Where it is.
        state: PlanState,
        /// What was asked for.
        what: WhatAsked,
    },
    /// Only a taper has steps to go back to.
    #[error("a {kind} has no steps")]
    NoSteps {
        /// The word of its kind.
        kind: String,
    },
    /// The plan has not begun on that day.
    #[error("the plan begins on {starts_on}")]
    NotBegun {
        /// Its first day.
        starts_on: NaiveDate,
    },
    /// The plan is over on that day.
    #[error("the plan ended on {ended_on}")]
    Over {
        /// Its last day.
        ended_on: NaiveDate,
    },
}

/// What a plan was asked to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WhatAsked {
    /// To start.
    Start,
    /// A change.
    Change(PlanWhat),
}

impl std::fmt::Display for WhatAsked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Start => f.write_str("start"),
            Self::Change(what) => what.fmt(f),
        }
    }
}

impl PlanTrouble {
    /// The sentence for a person.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Invalid(invalid) => {
                let why = words.say(&format!("exchange-why-{}", invalid.reason.code()), &[]);
                words.say(
                    "plan-trouble-invalid",
                    &[("field", invalid.field.into()), ("why", why.into())],
                )
            }
            Self::UnknownKind { kind } => {
                words.say("plan-trouble-kind", &[("kind", kind.as_str().into())])
            }
            Self::UnknownMethod { method } => {
                words.say("plan-trouble-method", &[("method", method.as_str().into())])
            }
            Self::Overlap { one, other } => words.say(
                "plan-trouble-overlap",
                &[
                    ("one", kind_word(&one.kind, words).into()),
                    ("oneFrom", words.date(one.starts_on).into()),
                    ("other", kind_word(&other.kind, words).into()),
                    ("otherFrom", words.date(other.starts_on).into()),
                ],
            ),
            Self::WrongState { state, what } => {
                let what = asked_word(&what.to_string(), words);
                words.say(
                    "plan-trouble-state",
                    &[
                        ("state", state_word(state, words).into()),
                        ("what", what.into()),
                    ],
                )
            }
            Self::NoSteps { kind } => words.say(
                "plan-trouble-no-steps",
                &[("kind", kind_word(kind, words).into())],
            ),
            Self::NotBegun { starts_on } => words.say(
                "plan-trouble-not-begun",
                &[("date", words.date(*starts_on).into())],
            ),
            Self::Over { ended_on } => words.say(
                "plan-trouble-over",
                &[("date", words.date(*ended_on).into())],
            ),
        }
    }
}

/// What a change on the way is called; a word from elsewhere as it stands.
#[must_use]
pub fn change_word(what: &PlanWhat, words: &Words) -> String {
    asked_word(what.as_str(), words)
}

fn asked_word(asked: &str, words: &Words) -> String {
    known(
        &format!("plan-what-{}", asked.replace('_', "-")),
        asked,
        words,
    )
}

/// What a kind of plan is called; a word from elsewhere as it stands.
#[must_use]
pub fn kind_word(kind: &str, words: &Words) -> String {
    known(&format!("plan-kind-{kind}"), kind, words)
}

/// What a state is called; a word from elsewhere as it stands.
#[must_use]
pub fn state_word(state: &PlanState, words: &Words) -> String {
    known(&format!("plan-state-{state}"), state.as_str(), words)
}

fn known(id: &str, word: &str, words: &Words) -> String {
    if words.knows(id) {
        words.say(id, &[])
    } else {
        word.to_owned()
    }
}
