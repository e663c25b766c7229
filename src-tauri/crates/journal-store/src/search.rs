//! What of an entry can be searched, and how a person's words become a question to the index.
//!
//! Texts and questions are folded by the same rules: capitals, ligatures and marks that are often left out make no difference, and what
//! is written without spaces between words is taken sign by sign. Accents are folded by the index itself.

use chrono::{DateTime, Utc};
use journal_core::{Dose, EffectRating, Entry, EntryRef, Id, Product};
use std::fmt::Write as _;

/// The rules by which [`words`] and [`folded`] work. Other rules, other number: then every journal is indexed anew when it is opened.
pub const FORM: u32 = 1;

/// An entry that holds all the words that were searched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The entry. A rating is found as its dose; products and settings are not found.
    pub entry: EntryRef,
    /// When it was, in microseconds since 1970 UTC; noon UTC of a day that was answered for.
    pub at_us: i64,
    /// Where it stands in the order of what was found.
    pub place: Place,
}

/// A place in the order of time, to go on from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place(pub(crate) i64);

/// Entries of one second have places of their own, unless there are more than this many; then they are among those of the next ones.
pub const PLACES: i64 = 1 << 10;

impl Place {
    /// The place before which everything earlier than `at` stands, and nothing later.
    #[must_use]
    pub const fn at(at: DateTime<Utc>) -> Self {
        // Two days, because local years begin with 1970 a little before UTC does, and places below 0 are for products.
        Self((at.timestamp() + 2 * 86_400).saturating_mul(PLACES))
    }
}

/// The words of an entry that are looked through; `None` when it is not searched by itself. `ratings` are those of the dose.
pub fn words(entry: &Entry, ratings: &[EffectRating]) -> Option<String> {
    let mut text = Text::default();
    match entry {
        // What belongs to no day is not shown by the journal's list, which is what is searched.
        Entry::Settings(_)
        | Entry::Effect(_)
        | Entry::Medicine(_)
        | Entry::Plan(_)
        | Entry::Reminder(_)
        | Entry::Occurrence(_)
        | Entry::Deleted(_) => return None,
        Entry::Product(product) => text.product(product),
        Entry::Dose(dose) => text.dose(dose, ratings),
        Entry::CheckIn(check_in) => text.note(check_in.note.as_deref()),
        Entry::Symptoms(symptoms) => {
            symptoms.items.iter().for_each(|item| text.add(&item.name));
            text.note(symptoms.note.as_deref());
        }
        Entry::Activity(activity) => {
            text.add(activity.kind.as_str());
            text.note(activity.note.as_deref());
        }
        Entry::Day(answer) => text.add(&answer.date.to_string()),
        Entry::Dismissal(dismissal) => text.note(dismissal.reason.as_deref()),
        Entry::Score(score) => {
            text.add(&score.scale);
            text.note(score.note.as_deref());
        }
        Entry::Appointment(appointment) => {
            text.note(appointment.with.as_deref());
            text.note(appointment.note.as_deref());
        }
        Entry::Question(question) => text.add(&question.text),
    }
    Some(text.0).filter(|text| !text.is_empty())
}

/// Folded parts, one line each: a phrase does not reach from one part into the next.
#[derive(Default)]
struct Text(String);

impl Text {
    fn add(&mut self, part: &str) {
        let part = folded(part);
        if !part.is_empty() {
            if !self.0.is_empty() {
                self.0.push('\n');
            }
            self.0.push_str(&part);
        }
    }

    fn note(&mut self, note: Option<&str>) {
        self.add(note.unwrap_or_default());
    }

    fn product(&mut self, product: &Product) {
        self.add(&product.name);
        self.note(product.vendor.as_deref());
        self.note(product.batch.as_deref());
    }

    fn dose(&mut self, dose: &Dose, ratings: &[EffectRating]) {
        if let Some(amount) = dose.amount {
            self.add(&format!("{amount} {}", dose.unit));
        }
        dose.tags
            .iter()
            .for_each(|tag| self.add(&format!("#{tag}")));
        dose.purposes
            .iter()
            .for_each(|purpose| self.add(purpose.as_str()));
        self.note(dose.note.as_deref());
        for rating in ratings {
            rating
                .side_effects
                .iter()
                .for_each(|side| self.add(&side.name));
            self.note(rating.note.as_deref());
        }
    }
}

/// A product's id as one word of the index.
pub fn product_word(product: Id) -> String {
    product.uuid().simple().to_string()
}

/// The words of a question, each with what it asks the index. Only letters, digits and signs come through, each in quotation marks: nothing of it
/// can be taken for the index's own language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question(Vec<String>);

impl Question {
    /// Reads what a person typed. Without a word in it, nothing is found.
    pub fn read(text: &str) -> Self {
        // Dashes and the like between words ask for nothing.
        let words = text
            .split_whitespace()
            .map(folded_chunk)
            .filter(|word| !word.is_empty())
            .map(|word| {
                let mut phrase = String::from("\"");
                // A quotation mark in the text is written twice; folding leaves none, but this does not depend on it.
                word.chars().for_each(|sign| match sign {
                    '"' => phrase.push_str("\"\""),
                    sign => phrase.push(sign),
                });
                phrase.push_str("\"*");
                phrase
            });
        Self(words.collect())
    }

    /// The question of each word alone, to be asked of products.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The question for entries that hold every word themselves or are doses of a product that does: `products` has for each word the
    /// products that hold it.
    pub fn of_entries(&self, products: &[Vec<Id>]) -> String {
        let mut question = String::new();
        if self.0.is_empty() {
            question.push_str("\"\"");
        }
        for (at, word) in self.0.iter().enumerate() {
            if at > 0 {
                question.push_str(" AND ");
            }
            // Writing to a string cannot fail.
            let _ = write!(question, "(words : {word}");
            if let Some(products) = products.get(at).filter(|products| !products.is_empty()) {
                question.push_str(" OR product : (");
                for (at, product) in products.iter().enumerate() {
                    let or = if at == 0 { "" } else { " OR " };
                    let _ = write!(question, "{or}\"{}\"", product_word(*product));
                }
                question.push(')');
            }
            question.push(')');
        }
        question
    }
}

/// A text as it is indexed.
fn folded(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    let mut add = |part: &str| {
        if !part.is_empty() {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(part);
        }
    };
    for chunk in text.split_whitespace() {
        let word = folded_chunk(chunk);
        add(&word);
        // "#travel" is found with and without its sign.
        if let Some(bare) = word.strip_prefix('#') {
            add(bare.trim_start());
        }
    }
    all
}

/// A piece without blanks, folded: it may become several words that stand next to each other.
fn folded_chunk(chunk: &str) -> String {
    let mut word = String::with_capacity(chunk.len());
    for (at, sign) in chunk
        .char_indices()
        .flat_map(|(at, sign)| sign.to_lowercase().map(move |sign| (at, sign)))
    {
        match sign {
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'ø' => word.push('o'),
            'ł' => word.push('l'),
            'đ' => word.push('d'),
            'ı' => word.push('i'),
            '#' if at == 0 => word.push('#'),
            sign if left_out(sign) => {}
            sign if stands_alone(sign) => {
                word.push(' ');
                word.push(sign);
                word.push(' ');
            }
            sign if sign.is_alphanumeric() || (sign > '\u{bf}' && !separates(sign)) => {
                word.push(sign);
            }
            _ => word.push(' '),
        }
    }
    let mut neat = String::with_capacity(word.len());
    for part in word.split_whitespace() {
        if !neat.is_empty() {
            neat.push(' ');
        }
        neat.push_str(part);
    }
    neat
}

/// Marks that many leave out when they write: accents written apart from their letter, vowel points of Hebrew and Arabic, skin tones and
/// what joins emoji.
const fn left_out(sign: char) -> bool {
    matches!(
        sign,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}'
            | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'
    )
}

/// Punctuation beyond ASCII and Latin-1. What is missing here separates words in the index all the same.
const fn separates(sign: char) -> bool {
    matches!(sign, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}')
}

/// Signs of scripts that put no spaces between words, and pictures: each is a word of its own, and several in a row are found in that row.
const fn stands_alone(sign: char) -> bool {
    matches!(
        sign,
        '\u{e00}'..='\u{eff}' // Thai, Lao
            | '\u{1000}'..='\u{109f}' // Burmese
            | '\u{1780}'..='\u{17ff}' // Khmer
            | '\u{2190}'..='\u{2bff}' // arrows, signs
            | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' // Chinese, Japanese
            | '\u{1f000}'..='\u{1faff}' // emoji
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_folded() {
        for (text, expected) in [
            ("Straße, ÆON  «Œuvre»", "strasse aeon oeuvre"),
            ("2.5 g #Travel", "2 5 g #travel travel"),
            ("a#b ## #", "a b # #"),
            ("頭が痛い", "頭 が 痛 い"),
            ("ok👍🏽!", "ok 👍"),
            ("שָׁלוֹם", "שלום"),
            ("\" OR NEAR(x) *", "or near x"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn a_question_is_quoted_word_by_word() {
        let question = Question::read("Red ) OR words:x* NEAR \"a");
        assert_eq!(
            question.of_entries(&[]),
            "(words : \"red\"*) AND (words : \"or\"*) AND (words : \"words x\"*) AND (words : \"near\"*) AND (words : \"a\"*)"
        );
    }
}
