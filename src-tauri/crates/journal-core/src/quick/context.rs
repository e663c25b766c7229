//! What the reader must know of the journal.

use super::{batch::in_use, products::converted};
use crate::{Amount, Entries, Id, Product, TimeOfDay};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How far back unrated doses are kept, so that a context stays good while its `now` moves on.
const UNRATED_DAYS: i64 = 3;

/// What the reader must know of the journal. Building one walks the whole journal, so a window keeps it until entries change and
/// only sets `now` anew at each key press.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The present.
    pub now: DateTime<Utc>,
    /// Zone in which times of day are meant.
    pub zone: Tz,
    /// When journal days begin.
    pub day_starts_at: TimeOfDay,
    /// Products, archived ones included (they are matched last).
    pub products: Vec<Product>,
    /// Product of the newest dose of kratom, or the batch that took its place.
    pub last_product: Option<Id>,
    /// The newest doses of kratom that nobody rated, newest first, of the last three days: (id, when taken).
    pub unrated: Vec<(Id, DateTime<Utc>)>,
    /// Median amount of each product with a known amount, in its unit.
    pub medians: BTreeMap<Id, Amount>,
    /// Journal days with a dose of kratom.
    pub dosed_days: BTreeSet<NaiveDate>,
    /// Journal days of which the person said that nothing was taken.
    pub none_days: BTreeSet<NaiveDate>,
    /// When the newest dose of kratom was taken.
    pub last_dose_at: Option<DateTime<Utc>>,
}

impl Context {
    /// The context of a journal at a moment, for somebody in that zone. Walks all entries once.
    #[must_use]
    pub fn of(entries: &Entries, now: DateTime<Utc>, zone: Tz) -> Self {
        let day_starts_at = entries.settings.day_starts_at;
        let rated: HashSet<Id> = entries.effects.iter().map(|effect| effect.dose).collect();
        let products: HashMap<Id, &Product> = entries
            .products
            .iter()
            .map(|product| (product.id, product))
            .collect();
        let mut amounts: BTreeMap<Id, Vec<Amount>> = BTreeMap::new();
        let mut dosed_days = BTreeSet::new();
        let mut unrated = Vec::new();
        let mut last_product = None;
        let mut last_dose_at = None;
        let since = now.checked_sub_signed(TimeDelta::days(UNRATED_DAYS));
        for dose in &entries.doses {
            let at = dose.taken_at.to_utc();
            let product = products.get(&dose.product);
            if let (Some(amount), Some(product)) = (dose.amount, product)
                && let Ok(amount) = converted(amount, &dose.unit, &product.unit)
            {
                amounts.entry(dose.product).or_default().push(amount);
            }
            // A dose written down ahead of its time is not the last one yet.
            if at <= now
                && let Some(product) = product.filter(|product| product.is_kratom())
            {
                last_product = Some(*product);
            }
            if product.is_none_or(|product| product.is_kratom()) {
                dosed_days.insert(dose.day(day_starts_at));
                if at <= now {
                    last_dose_at = Some(at);
                }
                if since.is_none_or(|since| at >= since) && !rated.contains(&dose.id) {
                    unrated.push((dose.id, at));
                }
            }
        }
        unrated.reverse();
        Self {
            now,
            zone,
            day_starts_at,
            products: entries.products.clone(),
            last_product: last_product.map(|product| in_use(&entries.products, product).id),
            unrated,
            medians: amounts
                .into_iter()
                .filter_map(|(id, amounts)| Some((id, median(amounts)?)))
                .collect(),
            dosed_days,
            none_days: entries.days.iter().map(|answer| answer.date).collect(),
            last_dose_at,
        }
    }

    /// The same journal at another moment.
    #[must_use]
    pub fn at(&self, now: DateTime<Utc>) -> Self {
        Self {
            now,
            ..self.clone()
        }
    }
}

fn median(mut amounts: Vec<Amount>) -> Option<Amount> {
    amounts.sort_unstable();
    let upper = amounts.get(amounts.len() / 2)?.micros();
    let lower = amounts.get((amounts.len() - 1) / 2)?.micros();
    Amount::from_micros((lower + upper) / 2)
}
