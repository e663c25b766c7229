//! Products to begin with, other substances taken alongside, and what is known about them.

use crate::{
    clock,
    commands::journal::{filled, logged},
    commands::record::moment,
    vault::{OpenJournal, Vault},
    wire::{AppError, ErrorCode, Logged, decimal},
};
use journal_core::{Dismissal, Dose, Entry, Form, Id, Lane, Product, Route, Sign};
use journal_exchange::catalogue;
use journal_store::Op;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

/// What a dismissal names, before the id of a substance, when its facts were read.
const READ: &str = "facts:";

/// What can be chosen from, and what is known about it. Ids; the window has the words.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CatalogueView {
    /// Kinds of kratom products.
    pub products: Vec<StarterView>,
    /// Other substances.
    pub substances: Vec<SubstanceView>,
    /// Statements with their sources.
    pub facts: Vec<FactView>,
}

/// A kind of kratom product.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StarterView {
    /// Its name is the message `starter-<id>`.
    pub id: String,
    /// Powder, capsule …
    pub form: String,
    /// Leaf, extract or 7-OH.
    pub lane: String,
    /// Unit of its amounts.
    pub unit: String,
    /// Ids of facts.
    pub facts: Vec<String>,
}

/// Another substance.
#[derive(Clone, Debug, Serialize, Type)]
pub struct SubstanceView {
    /// Its name is the message `substance-<id>`.
    pub id: String,
    /// Unit of its amounts.
    pub unit: String,
    /// Ids of facts.
    pub facts: Vec<String>,
    /// Whether the person said that these facts were read: then they are not shown by themselves any more.
    pub read: bool,
}

/// A statement.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FactView {
    /// Its sentence is the message `fact-<id>`.
    pub id: String,
    /// Sources as they are cited.
    pub cites: Vec<String>,
}

/// Another substance as it is noted.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct OtherDraft {
    /// Id of a product that is there already; `None` = it is made, with `substance`, `name` and `unit`.
    pub product: Option<String>,
    /// The substance, an id of the list or the person's own word.
    pub substance: String,
    /// Name of the new product.
    pub name: String,
    /// Decimal string in `unit`; `None` = it was taken, and no more is said.
    pub amount: Option<String>,
    /// Unit of the amount.
    pub unit: String,
    /// Local date and time "YYYY-MM-DDTHH:MM"; `None` = now.
    pub at_local: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// Products to begin with, other substances, and the statements about them.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn substances(vault: State<'_, Vault>) -> Result<CatalogueView, AppError> {
    let entries = vault.with(|journal| Ok(journal.share()))?;
    let all =
        catalogue().map_err(|error| AppError::of(ErrorCode::Unexpected).with_detail(&error))?;
    let read = |id: &str| {
        let sign = read_sign(id);
        entries.dismissals.iter().any(|it| it.sign == sign)
    };
    let cite = |id: &String| {
        all.sources
            .iter()
            .find(|source| source.id == *id)
            .map(|source| source.cite.clone())
    };
    Ok(CatalogueView {
        facts: all
            .facts
            .iter()
            .map(|fact| FactView {
                id: fact.id.clone(),
                cites: fact.sources.iter().filter_map(cite).collect(),
            })
            .collect(),
        products: all
            .products
            .into_iter()
            .map(|product| StarterView {
                id: product.id,
                form: product.form.to_string(),
                lane: product.lane.to_string(),
                unit: product.unit,
                facts: product.facts,
            })
            .collect(),
        substances: all
            .substances
            .into_iter()
            .map(|substance| SubstanceView {
                read: read(&substance.id),
                id: substance.id,
                unit: substance.unit,
                facts: substance.facts,
            })
            .collect(),
    })
}

/// The word of a dismissal that keeps "these facts were read" in the journal: outside of it, it would tell what is taken.
fn read_sign(substance: &str) -> Sign {
    Sign::from(format!("{READ}{substance}").as_str())
}

/// Remembers that the facts about a substance were read; undo shows them again.
///
/// # Errors
/// `invalid_field`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn facts_were_read(vault: State<'_, Vault>, substance: String) -> Result<Logged, AppError> {
    let now = clock::now();
    let substance =
        filled(Some(substance.as_str())).ok_or_else(|| AppError::field("substance", "empty"))?;
    vault.with(|journal| {
        let (at, _) = moment(journal, None, now)?;
        let read = Dismissal {
            id: Id::new(now),
            sign: read_sign(&substance),
            at,
            reason: None,
        };
        let committed = journal.transact(Op::Add(vec![Entry::Dismissal(read)]), now)?;
        logged(journal, committed, Vec::new())
    })
}

/// Notes that another substance was taken, with an amount or without. A substance noted for the first time becomes a product of the
/// lane "other" in the same step.
///
/// # Errors
/// `invalid_field`, `product_missing`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn log_other(vault: State<'_, Vault>, draft: OtherDraft) -> Result<Logged, AppError> {
    let now = clock::now();
    vault.with(|journal| {
        let (taken_at, zone) = moment(journal, draft.at_local.as_deref(), now)?;
        let amount = decimal("amount", draft.amount.as_deref())?;
        let (product, fresh) = match product_of(journal, &draft)? {
            Some(product) => (product, false),
            None => (new_product(&draft, Id::new(now))?, true),
        };
        let unit = filled(Some(draft.unit.as_str())).unwrap_or_else(|| product.unit.clone());
        let dose = Dose {
            id: Id::new(now),
            taken_at,
            zone: Some(zone),
            product: product.id,
            amount,
            unit,
            amount_sd: None,
            measured: None,
            route: Route::Oral,
            stomach: None,
            purposes: Vec::new(),
            pain_before: None,
            note: filled(draft.note.as_deref()),
            tags: Vec::new(),
            entered_at: Some(now),
            edited_at: None,
        };
        dose.check()?;
        let mut entries = Vec::new();
        if fresh {
            entries.push(Entry::Product(product));
        }
        entries.push(Entry::Dose(dose));
        let committed = journal.transact(Op::Add(entries), now)?;
        logged(journal, committed, Vec::new())
    })
}

/// The product meant: the one named by its id, or one of that substance and name that is still offered.
fn product_of(journal: &OpenJournal, draft: &OtherDraft) -> Result<Option<Product>, AppError> {
    let entries = journal.entries();
    if let Some(id) = &draft.product {
        return id
            .parse()
            .ok()
            .and_then(|id| entries.product(id).cloned())
            .map(Some)
            .ok_or_else(|| AppError::of(ErrorCode::ProductMissing));
    }
    let name = draft.name.trim().to_lowercase();
    Ok(entries
        .products
        .iter()
        .find(|product| {
            !product.archived
                && !product.is_kratom()
                && product
                    .substance
                    .eq_ignore_ascii_case(draft.substance.trim())
                && product.name.to_lowercase() == name
        })
        .cloned())
}

fn new_product(draft: &OtherDraft, id: Id) -> Result<Product, AppError> {
    let product = Product {
        substance: draft.substance.trim().to_owned(),
        form: Form::Other,
        lane: Lane::Other,
        unit: draft.unit.trim().to_owned(),
        grams_per_unit: None,
        ..Product::leaf(id, draft.name.trim().to_owned())
    };
    // Kratom under this door would be a dose without lane and day.
    if product.is_kratom() {
        return Err(AppError::field("substance", "is_kratom"));
    }
    product.check()?;
    Ok(product)
}
