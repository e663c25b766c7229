//! Names of products and units: finding known ones, offering near ones, making new ones.

use super::{
    UnreadWhy,
    distance::{distance, tolerated},
    lex::{Token, spaced},
    vocabulary,
};
use crate::{Amount, Form, Id, Measured, Product};
use std::collections::{HashMap, HashSet};

/// Most names offered for one that is not known.
const MOST_OFFERS: usize = 5;

/// The names of a journal, ready to be looked up.
pub(super) struct Names<'a> {
    products: &'a [Product],
    /// The product of each name in lower case.
    exact: HashMap<String, &'a Product>,
    /// The names by their first word, each as its words, longest first.
    by_first_word: HashMap<String, Vec<Vec<String>>>,
    /// Units that only products of this journal have and that can only be units, in lower case, and as they are spelled there.
    units: HashMap<String, &'a str>,
}

/// For comparison: lower case, single spaces.
pub(super) fn folded(name: &str) -> String {
    spaced(&name.to_lowercase())
}

impl<'a> Names<'a> {
    /// Of two products with the same name the one still in use is meant, then the last used one, then the newer.
    pub fn new(products: &'a [Product], last: Option<Id>) -> Self {
        let mut exact: HashMap<String, &Product> = HashMap::with_capacity(products.len());
        let mut by_first_word: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        let mut units = HashMap::new();
        let rank = |product: &Product| (!product.archived, Some(product.id) == last, product.id);
        for product in products {
            let name = folded(&product.name);
            let unit = product.unit.trim().to_lowercase();
            // A unit that reads as something else is left unsaid.
            if vocabulary::unit(&unit).is_none() && is_plain(&unit) {
                units.entry(unit).or_insert(product.unit.as_str());
            }
            let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
            let kept = exact.entry(name).or_insert(product);
            if rank(product) > rank(kept) {
                *kept = product;
            }
            if let Some(first) = words.first().filter(|word| !word.is_empty()) {
                by_first_word.entry(first.clone()).or_default().push(words);
            }
        }
        for names in by_first_word.values_mut() {
            names.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
        Self {
            products,
            exact,
            by_first_word,
            units,
        }
    }

    /// The product called so, whatever the case.
    pub fn get(&self, name: &str) -> Option<&'a Product> {
        self.exact.get(&folded(name)).copied()
    }

    /// The product of that id, or the one that its name means now.
    pub fn by_id(&self, id: Id) -> Option<&'a Product> {
        let product = self.products.iter().find(|product| product.id == id)?;
        Some(self.get(&product.name).unwrap_or(product))
    }

    /// How many of the first tokens are the longest known name; 0 when none begins here.
    pub fn longest(&self, tokens: &[Token]) -> usize {
        let Some(names) = tokens
            .first()
            .and_then(|token| self.by_first_word.get(&token.lower))
        else {
            return 0;
        };
        names
            .iter()
            .find(|words| {
                words.len() <= tokens.len()
                    && words
                        .iter()
                        .zip(tokens)
                        .all(|(word, token)| *word == token.lower)
            })
            .map_or(0, Vec::len)
    }

    /// The unit of that word: one of the grammar's, or one that a product of this journal has.
    pub fn unit(&self, word: &str) -> Option<String> {
        if let Some(unit) = vocabulary::unit(word) {
            return Some(unit.to_owned());
        }
        let own = |word: &str| self.units.get(word).map(|unit| (*unit).to_owned());
        own(word).or_else(|| own(word.strip_suffix('s')?))
    }

    /// Names that were perhaps meant by one that is not known, nearest first: a few slips of the finger, the words in another
    /// order, some of the words, or all of them and more.
    pub fn near(&self, name: &str) -> Vec<String> {
        let name = folded(name);
        let typed = Spelling::new(&name);
        let mut near: Vec<(bool, usize, &str)> = self
            .products
            .iter()
            .filter_map(|product| {
                let cost = typed.cost(&folded(&product.name))?;
                Some((product.archived, cost, product.name.as_str()))
            })
            .collect();
        near.sort_unstable();
        let mut seen = HashSet::new();
        near.retain(|(_, _, name)| seen.insert(folded(name)));
        near.truncate(MOST_OFFERS);
        near.into_iter()
            .map(|(_, _, name)| self.printed(name))
            .collect()
    }

    /// A name as it can be written in a line: in quotes where it would be read as something else.
    pub fn printed(&self, name: &str) -> String {
        let plain = name.split(' ').all(is_plain)
            && name
                .split(' ')
                .all(|word| self.unit(&word.to_lowercase()).is_none())
            && !self.begins_a_longer_name(name);
        if plain {
            name.to_owned()
        } else {
            format!("\"{}\"", name.replace('"', "\"\""))
        }
    }

    /// True when more words of the grammar behind this name would make it another one.
    fn begins_a_longer_name(&self, name: &str) -> bool {
        let name = folded(name);
        let words: Vec<&str> = name.split(' ').collect();
        let Some(longer) = self.by_first_word.get(words[0]) else {
            return false;
        };
        longer.iter().any(|other| {
            other.len() > words.len()
                && other.iter().zip(&words).all(|(one, word)| one == word)
                && !is_plain(&other[words.len()])
        })
    }
}

/// A word that can only be part of a name.
pub(super) fn is_plain(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '&' | '.' | '+' | '/'))
        && !vocabulary::is_reserved(&word.to_lowercase())
}

/// A name in the forms that are compared.
struct Spelling<'a> {
    folded: &'a str,
    /// Sorted.
    words: Vec<&'a str>,
    characters: usize,
}

impl<'a> Spelling<'a> {
    fn new(folded: &'a str) -> Self {
        let mut words: Vec<&str> = folded.split(' ').collect();
        words.sort_unstable();
        Self {
            folded,
            words,
            characters: folded.chars().count(),
        }
    }

    fn has_all(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.words.contains(word))
    }

    /// How far a known name is from this one; `None` when too far to be meant.
    fn cost(&self, known: &str) -> Option<usize> {
        let known = Spelling::new(known);
        let most = tolerated(self.characters);
        let slips = || {
            if most == 0 || self.characters.abs_diff(known.characters) > most {
                return None;
            }
            let apart = |left: &str, right: &str| {
                let left: Vec<char> = left.chars().collect();
                let right: Vec<char> = right.chars().collect();
                distance(&left, &right, most)
            };
            let spelled = apart(self.folded, known.folded);
            let reordered = apart(&self.words.join(" "), &known.words.join(" "));
            spelled.into_iter().chain(reordered).min()
        };
        // "bali" for "Red Bali", but not "tea" for "Cup of Tea"; and a known name with anything behind it.
        let abbreviated = self.words.len() * 2 >= known.words.len() && known.has_all(&self.words);
        let worded = abbreviated || self.has_all(&known.words);
        // A word more or less is a smaller likeness than any slip of the finger.
        slips().or_else(|| worded.then_some(tolerated(usize::MAX) + 1))
    }
}

/// A product that the line makes, when its first amount was given in that unit.
pub(super) fn made(id: Id, name: String, unit: &str) -> Product {
    let form = match unit {
        "g" | "mg" | "mcg" | "tsp" | "tbsp" | "scoop" => Form::Powder,
        "capsule" => Form::Capsule,
        "tablet" => Form::Tablet,
        "shot" => Form::Shot,
        "cup" => Form::Tea,
        _ => Form::Other,
    };
    let grams = match unit {
        "g" => Some(1_000_000),
        "mg" => Some(1_000),
        "mcg" => Some(1),
        _ => None,
    };
    Product {
        form,
        unit: unit.to_owned(),
        grams_per_unit: grams.and_then(Amount::from_micros),
        ..Product::leaf(id, name)
    }
}

/// How an exact amount in that unit is known.
pub(super) fn measured_in(unit: &str) -> Measured {
    let unit = unit.trim().to_lowercase();
    match vocabulary::unit(&unit).unwrap_or(&unit) {
        "g" | "mg" | "mcg" | "ml" => Measured::Weighed,
        _ => Measured::Counted,
    }
}

/// An amount of a unit in the unit of the product. Grams, milligrams and micrograms turn into one another when nothing is lost.
///
/// # Errors
/// `OtherUnit` for any other pair and where a part of a millionth would be lost, `OutOfRange` above what can be stored.
pub(super) fn converted(amount: Amount, from: &str, product: &str) -> Result<Amount, UnreadWhy> {
    let (from, product) = (from.trim().to_lowercase(), product.trim().to_lowercase());
    let from = vocabulary::unit(&from).unwrap_or(&from);
    let to = vocabulary::unit(&product).unwrap_or(&product);
    if from == to {
        return Ok(amount);
    }
    let micrograms = |unit: &str| match unit {
        "g" => Ok(1_000_000_i64),
        "mg" => Ok(1_000),
        "mcg" => Ok(1),
        _ => Err(UnreadWhy::OtherUnit),
    };
    // At most 10^12 millionths of 10^6 micrograms.
    let weight = amount.micros() * micrograms(from)?;
    let unit = micrograms(to)?;
    if weight % unit != 0 {
        return Err(UnreadWhy::OtherUnit);
    }
    Amount::from_micros(weight / unit).ok_or(UnreadWhy::OutOfRange)
}
