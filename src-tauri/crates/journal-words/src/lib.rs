//! Every word a person reads, from the Fluent message files in `assets/locales`.
//!
//! The files are part of the program: no folder has to be found at run time. Numbers and dates are written as the language
//! writes them. The page reads `ui*.ftl` by itself; what both sides say stands in the files listed in [`FILES`].

use chrono::{Datelike, NaiveDate};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::fmt;
use unic_langid::LanguageIdentifier;

/// Embeds the named message files of both languages.
macro_rules! message_files {
    ($($name:literal),+ $(,)?) => {
        /// Name, English text and German text of each message file.
        pub const FILES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/locales/en/", $name, ".ftl")),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/locales/de/", $name, ".ftl")),
        )),+];
    };
}

// One line for each file.
message_files! {
    "body",
    "charts",
    "cli",
    "insights",
    "notices",
    "plans",
    "use",
}

/// A language the program speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Language {
    /// English, also for every language that is not spoken yet.
    #[default]
    En,
    /// German.
    De,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// The language of a tag such as "de", "de-AT" or "de_DE.UTF-8"; English when it is not spoken.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let first = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if first.eq_ignore_ascii_case("de") {
            Self::De
        } else {
            Self::En
        }
    }

    /// "en" or "de".
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }
}

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A text as it is: names, dates and numbers that are already words.
    Text(String),
    /// A count: written with the language's grouping, and it chooses between singular and plural.
    Count(u32),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    /// Counts beyond four billion are written as that.
    fn from(count: usize) -> Self {
        Self::Count(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

/// The messages of one language. Cheap to share, costly to make (it parses the files): make it once.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl Words {
    /// Reads the messages of `language`. A line that is no message is left out, and then its id shows as missing; a test keeps
    /// the files free of such lines.
    #[must_use]
    pub fn new(language: Language) -> Self {
        // Both tags are well-formed; a test hears it if one were not.
        let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks are invisible characters that turn up in files, pictures and searches.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::En => |value, _| grouped(value, ","),
            Language::De => |value, _| grouped(value, "."),
        }));
        for (_, english, german) in FILES {
            let text = match language {
                Language::En => english,
                Language::De => german,
            };
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language these are of.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message `id` with `args` put in. A message that does not exist, or that needs an argument it was not given, answers with a
    /// visible marker like `⟦id⟧` instead of failing: a wrong word is found by reading, and nothing else is lost.
    #[must_use]
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let missing = || format!("⟦{id}⟧");
        let Some(pattern) = self.bundle.get_message(id).and_then(|found| found.value()) else {
            return missing();
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, text.as_str()),
                Arg::Count(count) => values.set(*name, *count),
            }
        }
        let mut errors = Vec::new();
        let said = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        if errors.is_empty() {
            said.into_owned()
        } else {
            missing()
        }
    }

    /// Whether a message exists, for ids that are made from data.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.bundle
            .get_message(id)
            .is_some_and(|found| found.value().is_some())
    }

    /// `value` with at most `decimals` decimals and the language's decimal mark, without trailing zeros; "–" when it is not finite.
    #[must_use]
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let text = format!("{value:.decimals$}");
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = fraction.trim_end_matches('0');
        // "-0" is nobody's number.
        let whole = if whole == "-0" && fraction.is_empty() {
            "0"
        } else {
            whole
        };
        if fraction.is_empty() {
            whole.to_owned()
        } else {
            let mark = self.say("number-decimal-mark", &[]);
            format!("{whole}{mark}{fraction}")
        }
    }

    /// A factor rounded to 0.05, like "1.3×": the finest step a person is shown.
    #[must_use]
    pub fn factor(&self, factor: f64) -> String {
        let number = self.decimal((factor * 20.0).round() / 20.0, 2);
        self.say("factor", &[("number", number.into())])
    }

    /// A date like "6 Jan 2025".
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        self.say(
            "date-full",
            &[
                ("day", date.day().to_string().into()),
                ("month", self.month(date.month()).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// A date like "6 Jan", where the year is clear.
    #[must_use]
    pub fn day_and_month(&self, date: NaiveDate) -> String {
        self.say(
            "date-day-month",
            &[
                ("day", date.day().to_string().into()),
                ("month", self.month(date.month()).into()),
            ],
        )
    }

    /// Short name of a month, 1 to 12.
    #[must_use]
    pub fn month(&self, month: u32) -> String {
        self.say(&format!("month-{month}"), &[])
    }

    /// Short name of a day of the week, 1 (Monday) to 7.
    #[must_use]
    pub fn weekday(&self, day: u32) -> String {
        self.say(&format!("weekday-{day}"), &[])
    }
}

/// Whole numbers with a mark between thousands, from five digits on.
fn grouped(value: &FluentValue, mark: &str) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let digits = number.as_string();
    if digits.len() < 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push_str(mark);
        }
        text.push(digit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_message_or_argument_is_seen() {
        let words = Words::new(Language::En);
        assert_eq!(words.say("no-such-message", &[]), "⟦no-such-message⟧");
        assert_eq!(
            words.say("factor", &[]),
            "⟦factor⟧",
            "a hole in a sentence must not read like a sentence"
        );
        assert!(words.knows("factor") && !words.knows("no-such-message"));
    }

    #[test]
    fn plural_and_numbers_follow_the_language() {
        let (en, de) = (Words::new(Language::En), Words::new(Language::De));
        let rated = |words: &Words, n: u32| words.say("trend-rated", &[("rated", n.into())]);
        assert_eq!(rated(&en, 1), "1 rated dose");
        assert_eq!(rated(&en, 0), "0 rated doses");
        assert_eq!(rated(&de, 1), "1 bewertete Dosis");
        assert_eq!(rated(&en, 1234), "1234 rated doses");
        assert_eq!(rated(&en, 10_950), "10,950 rated doses");
        assert_eq!(rated(&de, 10_950), "10.950 bewertete Dosen");
        assert_eq!(en.factor(1.274), "1.25×");
        assert_eq!(de.factor(1.274), "1,25×");
        assert_eq!(en.factor(0.9999), "1×");
        assert_eq!(en.decimal(-0.001, 2), "0");
        assert_eq!(en.decimal(f64::NAN, 2), "–");
    }

    #[test]
    fn dates_follow_the_language() {
        let Some(date) = NaiveDate::from_ymd_opt(2025, 3, 6) else {
            return;
        };
        assert_eq!(Words::new(Language::En).date(date), "6 Mar 2025");
        assert_eq!(Words::new(Language::De).date(date), "6. März 2025");
        assert_eq!(Words::new(Language::De).day_and_month(date), "6. März");
    }

    #[test]
    fn tags_of_systems_and_people() {
        for (tag, language) in [
            ("de", Language::De),
            ("de-AT", Language::De),
            ("DE_de.UTF-8", Language::De),
            ("en-GB", Language::En),
            ("den", Language::En),
            ("", Language::En),
            ("C", Language::En),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag:?}");
        }
    }

    #[test]
    fn text_carries_no_invisible_marks() {
        let said = Words::new(Language::En).say("factor", &[("number", "1.3".into())]);
        assert_eq!(said.chars().collect::<String>(), "1.3×");
    }
}
