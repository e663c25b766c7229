//! The last dose once more.

use super::{
    Chip, Context, Part, Reading,
    batch::in_use,
    dose::consider,
    print::canonical,
    products::Names,
    times::{Here, rfc3339},
};
use crate::{Dose, Entries, Entry, Id, Measured, Route};

/// The newest dose of kratom again, taken now: same product (or the batch that took its place), amount, unit, certainty and purposes, without its note, tags and pain.
/// Asks and notices are those of a typed dose. `None` when there is no dose of kratom up to now.
#[must_use]
pub fn repeat(entries: &Entries, context: &Context) -> Option<Reading> {
    let here = Here::new(context.now, context.zone);
    let (last, product) = entries
        .doses
        .iter()
        .rev()
        .filter(|dose| dose.taken_at.to_utc() <= context.now)
        .find_map(|dose| {
            let product = entries.product(dose.product)?;
            product.is_kratom().then_some((dose, product))
        })?;
    let product = in_use(&entries.products, product);
    let dose = Dose {
        id: Id::new(context.now),
        taken_at: here.local(here.now),
        zone: Some(context.zone),
        product: product.id,
        amount: last.amount,
        unit: last.unit.clone(),
        amount_sd: last.amount_sd,
        measured: last.measured.clone(),
        route: Route::Oral,
        stomach: None,
        purposes: last.purposes.clone(),
        pain_before: None,
        note: None,
        tags: Vec::new(),
        entered_at: Some(context.now),
        edited_at: None,
    };
    let chip = |part, value: String| Chip {
        part,
        value,
        start: 0,
        end: 0,
    };
    let amount = match dose.amount {
        None => chip(Part::UnknownAmount, "?".to_owned()),
        Some(amount) => {
            let part = if dose.measured == Some(Measured::Estimated) {
                Part::EstimatedAmount
            } else {
                Part::Amount
            };
            chip(part, format!("{amount} {}", dose.unit))
        }
    };
    let mut chips = vec![
        amount,
        chip(Part::Product, product.name.clone()),
        chip(Part::Time, rfc3339(dose.taken_at)),
    ];
    chips.extend(
        dose.purposes
            .iter()
            .map(|purpose| chip(Part::Purpose, purpose.to_string())),
    );
    let (mut asks, mut notices) = (Vec::new(), Vec::new());
    consider(&dose, product, context, &mut asks, &mut notices);
    let entries = vec![Entry::Dose(dose)];
    entries.first()?.check().ok()?;
    let names = Names::new(&context.products, context.last_product);
    Some(Reading {
        canonical: canonical(&entries, &names, context),
        entries,
        chips,
        unread: Vec::new(),
        asks,
        notices,
    })
}
