//! Batches of one product.

use crate::Product;

/// The product that is taken now where that one is meant: itself, or when it was archived the newest one in use of the same name and
/// unit, which is how a new batch follows an old one.
pub fn in_use<'a>(products: &'a [Product], product: &'a Product) -> &'a Product {
    if !product.archived {
        return product;
    }
    products
        .iter()
        .filter(|other| {
            !other.archived
                && other.name == product.name
                && other.unit == product.unit
                && other.is_kratom() == product.is_kratom()
        })
        .max_by_key(|other| other.id)
        .unwrap_or(product)
}
