//! From a [`Series`] to the arrays of the fit: centred dose, centred pain, product column and rating, day by day.

use std::f64::consts::FRAC_1_SQRT_2;

use crate::constants::Constants;
use crate::exposure::{CleanDose, Exposure, Pools, clean_doses, median};
use crate::reversed::{RatedDay, reversed_days};
use crate::series::Series;

/// Products, the first included, that may carry an offset of their own; rarer ones beyond that enter with their uncertainty as noise instead, so that
/// a journal of hundreds of products stays fast.
pub(crate) const PRODUCT_COLUMNS: usize = 26;

/// Parameters that every fit has: a, k, E, pain, fast weight, slow weight.
pub(crate) const SHARED: usize = 6;

/// One rated dose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Observation {
    /// log2 of the acting amount against the reference median, doublings.
    pub x: f64,
    /// Pain before the dose against the reference mean, points.
    pub pain: f64,
    /// The rating.
    pub y: f64,
    /// Variance of the rating, points squared: its own noise, and what an uncertain amount or an offset without a column adds.
    pub variance: f64,
    /// Parameter index of the product's offset; `usize::MAX` for none.
    pub column: usize,
}

/// Prior of a product's offset around 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Offset {
    /// Scale, doublings.
    pub sd: f64,
    /// Degrees of freedom of Student's t; infinite = normal.
    pub freedom: f64,
}

impl Offset {
    /// For parameters nothing depends on.
    pub(crate) const INERT: Self = Self {
        sd: 1.0,
        freedom: f64::INFINITY,
    };

    /// Minus the log density at `offset` up to a constant, and its curvature by reweighting.
    pub(crate) fn loss_and_precision(self, offset: f64) -> (f64, f64) {
        let square = (offset / self.sd).powi(2);
        if self.freedom.is_finite() {
            let nu = self.freedom;
            (
                0.5 * (nu + 1.0) * (square / nu).ln_1p(),
                (nu + 1.0) / ((nu + square) * self.sd * self.sd),
            )
        } else {
            (0.5 * square, 1.0 / (self.sd * self.sd))
        }
    }
}

/// Everything the fit reads.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub days: usize,
    pub reference: usize,
    /// Pools with every product counted as logged.
    pub pools: Pools,
    /// To compute them anew once products have shown how strong they are.
    pub exposure: Exposure,
    pub observations: Vec<Observation>,
    /// `observations[first[d]..first[d + 1]]` belong to day `d`.
    pub first: Vec<usize>,
    /// Priors of the product offsets.
    pub offsets: Vec<Offset>,
    /// Days whose ratings were set aside because they look reversed.
    pub set_aside: Vec<usize>,
}

impl Prepared {
    pub(crate) fn new(series: &Series, constants: &Constants) -> Self {
        let days = series.days.len();
        let reference = series.reference_days.min(days);
        let doses = clean_doses(series, constants);

        let in_reference = |dose: &&CleanDose| dose.day >= 0 && (dose.day as usize) < reference;
        let usual_dose = median(
            doses
                .iter()
                .filter(in_reference)
                .filter(|dose| dose.known && dose.acting > 0.0)
                .map(|dose| dose.acting.log2())
                .collect(),
        );
        let pains: Vec<f64> = doses
            .iter()
            .filter(in_reference)
            .filter_map(|dose| clean_pain(series, dose))
            .collect();
        let usual_pain = if pains.is_empty() {
            0.0
        } else {
            pains.iter().sum::<f64>() / pains.len() as f64
        };

        let mut rated: Vec<&CleanDose> = doses
            .iter()
            .filter(|dose| rating(series, dose).is_some())
            .collect();
        rated.sort_by_key(|dose| dose.day);
        // Without a known dose in the reference window any centre will do: the curve's position absorbs it.
        let usual_dose = usual_dose
            .or_else(|| median(rated.iter().map(|dose| dose.acting.log2()).collect()))
            .unwrap_or(0.0);

        let set_aside = constants.reversal.as_ref().map_or_else(Vec::new, |rule| {
            let brief = rated_days(series, &rated, usual_dose);
            reversed_days(&brief, rule)
                .into_iter()
                .map(|index| brief[index].day)
                .collect()
        });
        rated.retain(|dose| set_aside.binary_search(&(dose.day as usize)).is_err());

        let (columns, offsets) = product_columns(series, &doses, &rated, constants);
        let exposure = Exposure::new(series, &doses, &columns, constants);
        let pools = exposure.pools(&[], days, constants);
        let base_labelled =
            base_product(series, &doses).is_none_or(|product| series.products[product].labelled);
        // An error of the dose acts through the slope; its value in the middle of the expected curve keeps the noise fixed while the curve is fitted.
        let slope = constants.ceiling.mean * constants.steepness.mean / 4.0;
        let mut observations = Vec::with_capacity(rated.len());
        let mut first = Vec::with_capacity(days + 1);
        for dose in rated {
            let day = dose.day as usize;
            while first.len() <= day {
                first.push(observations.len());
            }
            let source = &series.doses[dose.index];
            let column = columns[source.product];
            let mut variance = 0.0;
            if let Some(sd) = source.mg_sd.filter(|sd| sd.is_finite() && *sd > 0.0) {
                // A relative error of the dose in doublings, softened by what was left of earlier doses.
                variance += (sd / dose.acting / std::f64::consts::LN_2).min(2.0).powi(2);
            }
            if column == NO_COLUMN {
                let both = base_labelled && series.products[source.product].labelled;
                variance += product_sd(both, constants).powi(2);
            }
            observations.push(Observation {
                x: (dose.acting.log2() - usual_dose).clamp(-8.0, 8.0),
                pain: clean_pain(series, dose).map_or(0.0, |pain| pain - usual_pain),
                y: rating(series, dose).unwrap_or(0.0),
                variance: constants.rating_variance + slope * slope * variance,
                column: if column >= BASE_COLUMN {
                    usize::MAX
                } else {
                    column
                },
            });
        }
        while first.len() <= days {
            first.push(observations.len());
        }
        Self {
            days,
            reference,
            pools,
            exposure,
            observations,
            first,
            offsets,
            set_aside,
        }
    }

    /// Rated doses on day `day`.
    pub(crate) fn of_day(&self, day: usize) -> &[Observation] {
        &self.observations[self.first[day]..self.first[day + 1]]
    }
}

/// The product all offsets are against.
const BASE_COLUMN: usize = usize::MAX - 1;
/// A product too rare for a column.
const NO_COLUMN: usize = usize::MAX;

const fn product_sd(both_labelled: bool, constants: &Constants) -> f64 {
    if both_labelled {
        constants.product_sd_labelled
    } else {
        constants.product_sd_unlabelled
    }
}

/// The product of the first dose from the reference window on.
fn base_product(series: &Series, doses: &[CleanDose]) -> Option<usize> {
    doses
        .iter()
        .find(|dose| dose.day >= 0)
        .map(|dose| series.doses[dose.index].product)
}

/// The rated doses (in order of days) day by day.
fn rated_days(series: &Series, rated: &[&CleanDose], usual_dose: f64) -> Vec<RatedDay> {
    let mut first_rated = vec![i64::MAX; series.products.len()];
    let mut days: Vec<RatedDay> = Vec::new();
    for same_day in rated.chunk_by(|left, right| left.day == right.day) {
        let day = same_day[0].day;
        let mut new_product = false;
        for dose in same_day {
            let first = &mut first_rated[series.doses[dose.index].product];
            *first = (*first).min(day);
            new_product |= *first > day - 14;
        }
        let count = same_day.len();
        let mean = |value: &dyn Fn(&CleanDose) -> f64| {
            same_day.iter().map(|dose| value(dose)).sum::<f64>() / count as f64
        };
        days.push(RatedDay {
            day: day as usize,
            count,
            mean_rating: mean(&|dose| rating(series, dose).unwrap_or(5.0)),
            mean_dose: mean(&|dose| (dose.acting.log2() - usual_dose).clamp(-8.0, 8.0)),
            new_product,
        });
    }
    days
}

fn product_columns(
    series: &Series,
    doses: &[CleanDose],
    rated: &[&CleanDose],
    constants: &Constants,
) -> (Vec<usize>, Vec<Offset>) {
    let mut columns = vec![NO_COLUMN; series.products.len()];
    let Some(base) = base_product(series, doses) else {
        return (columns, Vec::new());
    };
    columns[base] = BASE_COLUMN;
    let mut counts = vec![0_usize; series.products.len()];
    for dose in rated {
        counts[series.doses[dose.index].product] += 1;
    }
    let mut others: Vec<usize> = (0..counts.len())
        .filter(|&product| product != base && counts[product] > 0)
        .collect();
    others.sort_by_key(|&product| (std::cmp::Reverse(counts[product]), product));
    others.truncate(PRODUCT_COLUMNS - 1);
    others.sort_unstable();
    let labelled = |product: usize| series.products[product].labelled;
    let mut offsets = Vec::with_capacity(others.len() + 1);
    // Where any label may be wrong, the first one may too: then it shares the doubt instead of making all others look odd.
    let shared_doubt = constants.label_trust.is_finite()
        && labelled(base)
        && others.iter().any(|&product| labelled(product));
    if shared_doubt {
        columns[base] = SHARED;
        offsets.push(Offset {
            sd: constants.product_sd_labelled * FRAC_1_SQRT_2,
            freedom: constants.label_trust,
        });
    }
    for product in others {
        columns[product] = SHARED + offsets.len();
        let both = labelled(base) && labelled(product);
        let share = if both && shared_doubt {
            FRAC_1_SQRT_2
        } else {
            1.0
        };
        offsets.push(Offset {
            sd: product_sd(both, constants) * share,
            freedom: if both {
                constants.label_trust
            } else {
                f64::INFINITY
            },
        });
    }
    (columns, offsets)
}

/// The rating of a dose that can be used: given, of a dose from day 0 on, with a known amount above zero.
pub(crate) fn rating(series: &Series, dose: &CleanDose) -> Option<f64> {
    let usable = dose.known && dose.day >= 0 && dose.mg > 0.0 && dose.acting.is_normal();
    series.doses[dose.index]
        .rating
        .filter(|rating| usable && rating.is_finite())
        .map(|rating| rating.clamp(0.0, 10.0))
}

fn clean_pain(series: &Series, dose: &CleanDose) -> Option<f64> {
    series.doses[dose.index]
        .pain_before
        .filter(|pain| pain.is_finite())
        .map(|pain| pain.clamp(0.0, 10.0))
}
