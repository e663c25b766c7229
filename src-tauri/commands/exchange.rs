//! Filling a journal from elsewhere.

use crate::wire::AppError;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use journal_store::{Op, Store};

/// Days in a demonstration.
const DEMO_DAYS: usize = 365;
/// Of the simulated person; any number gives another one.
const DEMO_SEED: u64 = 20;

/// Fills an empty journal with a simulated year that ends now.
///
/// # Errors
/// What the store says.
pub fn fill_with_demo(store: &Store, now: DateTime<Utc>, zone: Tz) -> Result<(), AppError> {
    let archetype = journal_exchange::Archetype::SlowEscalation;
    let demo = journal_exchange::demo_until(archetype, DEMO_DAYS, DEMO_SEED, now, zone);
    let mut entries = vec![journal_core::Entry::Settings(demo.settings.clone())];
    entries.extend(demo.iter());
    store.transact(Op::Import(entries), now)?;
    Ok(())
}
