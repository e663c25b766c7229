//! The words of the grammar.

use crate::{ActivityKind, Purpose};

/// The 0-10 fields of a check-in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ScoreField {
    Mood,
    Energy,
    Pain,
    Stress,
    Craving,
    SleepQuality,
}

/// The field of that word.
pub(super) fn score_field(word: &str) -> Option<ScoreField> {
    Some(match word {
        "mood" => ScoreField::Mood,
        "energy" => ScoreField::Energy,
        "pain" => ScoreField::Pain,
        "stress" => ScoreField::Stress,
        "craving" | "cravings" => ScoreField::Craving,
        "sleep" => ScoreField::SleepQuality,
        _ => return None,
    })
}

/// The strategy of that word.
pub(super) fn activity(word: &str) -> Option<ActivityKind> {
    Some(match word {
        "exercise" | "exercised" | "workout" => ActivityKind::Exercise,
        "walk" | "walked" | "walking" => ActivityKind::Walk,
        "stretching" | "stretch" | "stretched" => ActivityKind::Stretching,
        "meditation" | "meditate" | "meditated" => ActivityKind::Meditation,
        "breathing" => ActivityKind::Breathing,
        "bath" => ActivityKind::Bath,
        "herbal" => ActivityKind::Herbal,
        "social" => ActivityKind::Social,
        "therapy" => ActivityKind::Therapy,
        "rest" | "rested" => ActivityKind::Rest,
        "other" => ActivityKind::Other,
        _ => return None,
    })
}

/// The purpose of that word.
pub(super) fn purpose(word: &str) -> Option<Purpose> {
    match Purpose::from(word) {
        Purpose::Unknown(_) => None,
        known => Some(known),
    }
}

/// The unit of that word, as it stands in files.
pub(super) fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "g" | "gr" | "gm" | "gms" | "gram" | "grams" | "gramme" | "grammes" => "g",
        "mg" | "mgs" | "milligram" | "milligrams" => "mg",
        "mcg" | "µg" | "μg" | "ug" | "microgram" | "micrograms" => "mcg",
        "ml" | "mls" | "millilitre" | "millilitres" | "milliliter" | "milliliters" => "ml",
        "cap" | "caps" | "capsule" | "capsules" => "capsule",
        "tab" | "tabs" | "tablet" | "tablets" => "tablet",
        "shot" | "shots" => "shot",
        "cup" | "cups" => "cup",
        "tsp" | "tsps" | "teaspoon" | "teaspoons" => "tsp",
        "tbsp" | "tbsps" | "tablespoon" | "tablespoons" => "tbsp",
        "scoop" | "scoops" => "scoop",
        "drop" | "drops" => "drop",
        "gummy" | "gummies" => "gummy",
        "sachet" | "sachets" => "sachet",
        "piece" | "pieces" => "piece",
        _ => return None,
    })
}

/// Seconds in the unit of time of that word.
pub(super) fn time_unit(word: &str) -> Option<i64> {
    Some(match word {
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => 86_400,
        "w" | "week" | "weeks" => 604_800,
        _ => return None,
    })
}

/// The weekday of that word, and whether the word can mean nothing else.
pub(super) fn weekday(word: &str) -> Option<(chrono::Weekday, bool)> {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    Some(match word {
        "monday" => (Mon, true),
        "mon" => (Mon, false),
        "tuesday" => (Tue, true),
        "tue" | "tues" => (Tue, false),
        "wednesday" => (Wed, true),
        "wed" => (Wed, false),
        "thursday" => (Thu, true),
        "thu" | "thur" | "thurs" => (Thu, false),
        "friday" => (Fri, true),
        "fri" => (Fri, false),
        "saturday" => (Sat, true),
        "sat" => (Sat, false),
        "sunday" => (Sun, true),
        "sun" => (Sun, false),
        _ => return None,
    })
}

/// Words that open something other than a name, whether they stand in the tables above or not. A product called like one of them
/// is written in quotes.
pub(super) fn is_reserved(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "a",
        "about",
        "after",
        "ago",
        "am",
        "an",
        "and",
        "around",
        "approx",
        "at",
        "ca",
        "circa",
        "effect",
        "effects",
        "for",
        "half",
        "just",
        "last",
        "none",
        "note",
        "nothing",
        "now",
        "of",
        "on",
        "pm",
        "right",
        "slept",
        "some",
        "symptom",
        "symptoms",
        "taken",
        "to",
        "today",
        "tomorrow",
        "yesterday",
    ];
    OTHERS.contains(&word)
        || score_field(word).is_some()
        || activity(word).is_some()
        || purpose(word).is_some()
        || unit(word).is_some()
        || time_unit(word).is_some()
        || weekday(word).is_some()
}

/// Words that may stand before a number, to be offered for a slip of the finger.
pub(super) const BEFORE_NUMBERS: &[&str] = &[
    "mood",
    "energy",
    "pain",
    "stress",
    "craving",
    "sleep",
    "slept",
    "effect",
    "symptoms",
    "walk",
    "exercise",
    "meditation",
];
