//! Closed lists of words that travel in files. A word that is not on the list is kept as it came and shown, never turned into
//! another one.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[allow(missing_docs, reason = "each variant is the word it stands for")]
        pub enum $name {
            $($variant,)+
            /// A word from elsewhere, kept as it came.
            Unknown(String),
        }

        impl $name {
            /// The words of the list.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it stands in files.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)+
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self::from(String::deserialize(deserializer)?.as_str()))
            }
        }
    )+};
}

words! {
    /// What a product is.
    Form {
        Powder = "powder", Capsule = "capsule", Tea = "tea", Resin = "resin", Extract = "extract", Shot = "shot",
        Tablet = "tablet", Other = "other",
    }
    /// Which amounts may be counted together: never leaf, extract and 7-OH with one another.
    Lane { Leaf = "leaf", Extract = "extract", SevenOh = "7-oh", Other = "other" }
    /// How an amount is known.
    Measured { Weighed = "weighed", Counted = "counted", Estimated = "estimated" }
    /// How a dose was taken.
    Route { Oral = "oral" }
    /// What was in the stomach.
    Stomach { Empty = "empty", Light = "light", Full = "full" }
    /// What a dose was taken for.
    Purpose {
        Pain = "pain", Energy = "energy", Mood = "mood", Sleep = "sleep", Anxiety = "anxiety", Withdrawal = "withdrawal",
        Social = "social", Habit = "habit", Other = "other",
    }
    /// A strategy without kratom.
    ActivityKind {
        Exercise = "exercise", Walk = "walk", Stretching = "stretching", Meditation = "meditation",
        Breathing = "breathing", Bath = "bath", Herbal = "herbal", Social = "social", Therapy = "therapy",
        Rest = "rest", Other = "other",
    }
    /// What a person said about a whole day.
    Answer { None = "none" }
    /// An early sign.
    Sign {
        SameDoseLessEffect = "same_dose_less_effect", MoreFrequent = "more_frequent", LargerDoses = "larger_doses",
        SymptomsWhenLess = "symptoms_when_less",
    }
    /// Where a plan is in its life.
    PlanState { Draft = "draft", Running = "running", Held = "held", Ended = "ended" }
    /// A change of a plan on the way.
    PlanWhat {
        Hold = "hold", Resume = "resume", StepBack = "step_back", Skip = "skip", Replan = "replan", End = "end",
    }
    /// How a taper goes down.
    TaperMethod {
        Linear = "linear", Percent = "percent", PerSlot = "per_slot", FewerDosesFirst = "fewer_doses_first",
    }
    /// What a reminder is about.
    ReminderKind {
        BreakMilestone = "break_milestone", StepChange = "step_change", CheckIn = "check_in", RateEffect = "rate_effect",
        UnansweredDay = "unanswered_day", Appointment = "appointment", Own = "own",
    }
    /// Which clock a reminder follows: the wall's wherever the person is, real minutes, or the wall's at home.
    Clock { Wall = "wall", Elapsed = "elapsed", Home = "home" }
    /// What became of one occurrence of a reminder.
    OccurrenceState { Due = "due", Done = "done", Snoozed = "snoozed", Skipped = "skipped", Missed = "missed" }
}
