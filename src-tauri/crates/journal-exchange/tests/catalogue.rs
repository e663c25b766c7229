//! What stands in `assets/substances`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_core::{Form, Lane, Product};
use journal_exchange::{Catalogue, catalogue};
use std::collections::BTreeSet;

fn read() -> Catalogue {
    catalogue().expect("the embedded files are read")
}

#[test]
fn every_statement_has_a_source_and_every_name_leads_somewhere() {
    let all = read();
    let sources: BTreeSet<_> = all.sources.iter().map(|source| &source.id).collect();
    assert_eq!(sources.len(), all.sources.len(), "source ids are unique");
    assert!(
        all.sources.iter().all(|source| source.cite.len() > 10),
        "a source is cited, not only named"
    );
    let facts: BTreeSet<_> = all.facts.iter().map(|fact| &fact.id).collect();
    assert_eq!(facts.len(), all.facts.len(), "fact ids are unique");
    for fact in &all.facts {
        assert!(
            !fact.sources.is_empty(),
            "{} rests on nothing: a statement without a source is not shown",
            fact.id
        );
        for source in &fact.sources {
            assert!(sources.contains(source), "{}: no source {source}", fact.id);
        }
    }
    let used: BTreeSet<_> = (all.products.iter().flat_map(|product| &product.facts))
        .chain(all.substances.iter().flat_map(|substance| &substance.facts))
        .collect();
    for fact in &used {
        assert!(facts.contains(fact), "no fact is called {fact}");
    }
    let cited: BTreeSet<_> = all.facts.iter().flat_map(|fact| &fact.sources).collect();
    assert_eq!(
        cited, sources,
        "a source that nothing rests on is left over"
    );
}

#[test]
fn products_are_neutral_and_say_nothing_that_only_a_label_can() {
    let all = read();
    let ids: BTreeSet<_> = all.products.iter().map(|product| &product.id).collect();
    assert_eq!(ids.len(), all.products.len(), "product ids are unique");
    for product in &all.products {
        assert!(
            !matches!(product.form, Form::Unknown(_)) && !matches!(product.lane, Lane::Unknown(_)),
            "{} has a form and a lane that the program knows",
            product.id
        );
        assert_ne!(
            product.lane,
            Lane::Other,
            "{} is kratom: other substances have a list of their own",
            product.id
        );
    }
    let forms: BTreeSet<_> = all.products.iter().map(|product| &product.form).collect();
    for form in [
        Form::Powder,
        Form::Capsule,
        Form::Tea,
        Form::Resin,
        Form::Extract,
        Form::Shot,
        Form::Tablet,
    ] {
        assert!(forms.contains(&form), "there is something of form {form}");
    }
    for lane in [Lane::Leaf, Lane::Extract, Lane::SevenOh] {
        assert!(
            all.products.iter().any(|product| product.lane == lane),
            "there is something in the lane {lane}"
        );
    }
}

#[test]
fn no_other_substance_is_taken_for_kratom() {
    let all = read();
    let ids: BTreeSet<_> = all.substances.iter().map(|one| &one.id).collect();
    assert_eq!(ids.len(), all.substances.len(), "substance ids are unique");
    for id in [
        "alcohol",
        "caffeine",
        "nicotine",
        "cannabis",
        "benzodiazepines",
        "opioids",
        "antidepressants",
    ] {
        assert!(ids.contains(&id.to_owned()), "{id} is on the list");
    }
    for substance in &all.substances {
        let mut product = Product::leaf(
            "0190c0de-0000-7000-8000-000000000001".parse().unwrap(),
            substance.id.clone(),
        );
        product.substance.clone_from(&substance.id);
        assert!(
            !product.is_kratom(),
            "{} would count as a dose of kratom",
            substance.id
        );
    }
}
