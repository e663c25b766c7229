//! What can be chosen from when a product or another substance is noted for the first time, and what is known about it, from
//! `assets/substances`. The files hold ids, units and sources; the words are in the message files.

use journal_core::{Form, Lane};
use serde::Deserialize;

const FACTS: &str = include_str!("../../../../assets/substances/facts.toml");
const PRODUCTS: &str = include_str!("../../../../assets/substances/products.toml");
const SUBSTANCES: &str = include_str!("../../../../assets/substances/substances.toml");

/// A source as it is cited.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What facts call it.
    pub id: String,
    /// Author, year, journal: the same in every language.
    pub cite: String,
}

/// A statement; its sentence is the message `fact-<id>`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What products and substances call it.
    pub id: String,
    /// Ids of sources, at least one.
    pub sources: Vec<String>,
}

/// A kind of kratom product; its name is the message `starter-<id>`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterProduct {
    /// Its id.
    pub id: String,
    /// Powder, capsule, tea …
    pub form: Form,
    /// Leaf, extract or 7-OH.
    pub lane: Lane,
    /// Unit its amounts are usually given in.
    pub unit: String,
    /// Ids of facts.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// Another substance; its name is the message `substance-<id>`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substance {
    /// The word that stands as `substance` of its products.
    pub id: String,
    /// Unit its amounts are usually given in.
    pub unit: String,
    /// Ids of facts.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// Everything in `assets/substances`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Catalogue {
    /// Sources, in the order of the file.
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
    /// Statements, in the order of the file.
    #[serde(rename = "fact")]
    pub facts: Vec<Fact>,
    /// Kinds of kratom products.
    #[serde(rename = "product")]
    pub products: Vec<StarterProduct>,
    /// Other substances.
    #[serde(rename = "substance")]
    pub substances: Vec<Substance>,
}

/// A file of `assets/substances` cannot be read. The files are embedded and a test reads them, so this reaches nobody.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("assets/substances cannot be read: {0}")]
pub struct CatalogueError(String);

/// The catalogue as it is embedded.
///
/// # Errors
/// [`CatalogueError`] when a file is not TOML of this shape.
pub fn catalogue() -> Result<Catalogue, CatalogueError> {
    let read =
        |text| toml::from_str::<Catalogue>(text).map_err(|error| CatalogueError(error.to_string()));
    let facts = read(FACTS)?;
    Ok(Catalogue {
        sources: facts.sources,
        facts: facts.facts,
        products: read(PRODUCTS)?.products,
        substances: read(SUBSTANCES)?.substances,
    })
}
