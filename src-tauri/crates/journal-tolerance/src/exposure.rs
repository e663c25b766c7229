//! How much of the substance has acted on the person: two tolerance pools driven by a slow exposure, and the carry-over of the
//! acute effect from one dose to the next.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::constants::{Constants, Unanswered};
use crate::series::{DayState, Series};

/// A dose after cleaning: what it added to the exposure and, when its amount is known, how strong it should have felt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CleanDose {
    /// Index into [`Series::doses`].
    pub index: usize,
    pub day: i64,
    pub hours: f64,
    /// Logged amount, or the trailing median of the product where it is unknown, mg.
    pub mg: f64,
    /// False when `mg` stands in for an unknown amount.
    pub known: bool,
    /// This dose plus what was left of earlier ones, mg.
    pub acting: f64,
}

/// Doses in order of time with unknown amounts filled in and the carry-over computed.
///
/// An unknown amount is the median of the product's known amounts *up to then*, so that adding entries never rewrites what was
/// used for earlier days; before any is known, the lane's median up to then, then the first known amount that follows.
pub(crate) fn clean_doses(series: &Series, constants: &Constants) -> Vec<CleanDose> {
    let horizon = i64::try_from(series.days.len()).unwrap_or(i64::MAX);
    let mut order: Vec<usize> = (0..series.doses.len())
        .filter(|&index| {
            let dose = &series.doses[index];
            dose.hours.is_finite() && dose.product < series.products.len() && dose.day < horizon
        })
        .collect();
    order.sort_by(|&left, &right| {
        series.doses[left]
            .hours
            .total_cmp(&series.doses[right].hours)
            .then(left.cmp(&right))
    });

    let known = |index: usize| {
        series.doses[index]
            .mg
            .filter(|mg| mg.is_finite() && *mg >= 0.0 && *mg < 1e9)
    };
    let first_known = order.iter().find_map(|&index| known(index)).unwrap_or(0.0);
    // Medians are kept only when an unknown amount asks for them.
    let asked = order.iter().any(|&index| known(index).is_none());
    let mut of_product: Vec<RunningMedian> = vec![RunningMedian::default(); series.products.len()];
    let mut of_lane = RunningMedian::default();

    let mut clean = Vec::with_capacity(order.len());
    let (mut left_over, mut before) = (0.0_f64, f64::NEG_INFINITY);
    for &index in &order {
        let dose = &series.doses[index];
        let amount = known(index);
        let mg = amount.unwrap_or_else(|| {
            of_product[dose.product]
                .median()
                .or_else(|| of_lane.median())
                .unwrap_or(first_known)
        });
        if let Some(mg) = amount.filter(|_| asked) {
            of_product[dose.product].insert(mg);
            of_lane.insert(mg);
        }
        let waited = dose.hours - before;
        left_over = if waited.is_finite() {
            left_over * (-waited / constants.carry_over_half_life).exp2()
        } else {
            0.0
        };
        left_over += mg;
        before = dose.hours;
        clean.push(CleanDose {
            index,
            day: dose.day,
            hours: dose.hours,
            mg,
            known: amount.is_some(),
            acting: left_over,
        });
    }
    clean
}

/// Median of a growing set of non-negative numbers: two heaps that meet in the middle.
#[derive(Clone, Debug, Default)]
struct RunningMedian {
    // The bits of non-negative floating-point numbers sort like the numbers.
    lower: BinaryHeap<u64>,
    upper: BinaryHeap<Reverse<u64>>,
}

impl RunningMedian {
    fn insert(&mut self, value: f64) {
        self.lower.push(value.abs().to_bits());
        if let Some(largest) = self.lower.pop() {
            self.upper.push(Reverse(largest));
        }
        if self.upper.len() > self.lower.len()
            && let Some(Reverse(smallest)) = self.upper.pop()
        {
            self.lower.push(smallest);
        }
    }

    fn median(&self) -> Option<f64> {
        let low = f64::from_bits(*self.lower.peek()?);
        let high = self
            .upper
            .peek()
            .filter(|_| self.upper.len() == self.lower.len());
        Some(high.map_or(low, |Reverse(high)| {
            f64::midpoint(low, f64::from_bits(*high))
        }))
    }
}

pub(crate) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        length if length % 2 == 1 => Some(values[middle]),
        _ => Some(f64::midpoint(values[middle - 1], values[middle])),
    }
}

/// The two pools at the end of each day, centred on their means over the reference window.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pools {
    pub fast: Vec<f64>,
    pub slow: Vec<f64>,
    /// Standard deviation of `fast` and `slow` from days nobody answered for and from unknown use before the journal.
    pub fast_sd: Vec<f64>,
    pub slow_sd: Vec<f64>,
}

/// What the pools are computed from, whatever the products' potencies turn out to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exposure {
    doses: Vec<ExposureDose>,
    /// Journal days before day 0 that hold doses.
    lead_in: usize,
    /// By day from the lead-in on.
    answered: Vec<bool>,
    reference: usize,
    used_before: Option<f64>,
    fill: bool,
}

#[derive(Clone, Copy, Debug)]
struct ExposureDose {
    /// Hours and days from the lead-in's first; out of range where the entry's times make no sense.
    hour: f64,
    day: i64,
    mg: f64,
    /// Index of the product's offset among the parameters; `usize::MAX` for none.
    column: usize,
}

impl Exposure {
    /// `columns` holds the parameter index of each product's offset (anything out of range: none).
    pub(crate) fn new(
        series: &Series,
        doses: &[CleanDose],
        columns: &[usize],
        constants: &Constants,
    ) -> Self {
        let first_day = doses
            .first()
            .map_or(0, |dose| (dose.hours / 24.0).floor().min(0.0) as i64)
            .max(-LONGEST_LEAD_IN);
        let lead_in = usize::try_from(-first_day).unwrap_or(0);
        let all_days = lead_in + series.days.len();
        let mut answered = vec![true; lead_in];
        answered.extend(series.days.iter().map(|day| *day != DayState::Unanswered));
        let doses: Vec<ExposureDose> = doses
            .iter()
            .map(|dose| ExposureDose {
                hour: (dose.hours + lead_in as f64 * 24.0).floor(),
                day: dose.day + lead_in as i64,
                mg: dose.mg,
                column: columns
                    .get(series.doses[dose.index].product)
                    .copied()
                    .unwrap_or(usize::MAX),
            })
            .collect();
        for dose in &doses {
            if let Ok(day) = usize::try_from(dose.day)
                && day < all_days
            {
                answered[day] = true;
            }
        }
        let fill = constants.unanswered == Unanswered::MedianAnsweredDay
            && answered.iter().any(|yes| !yes);
        Self {
            doses,
            lead_in,
            answered,
            reference: series.reference_days.min(series.days.len()),
            used_before: series.regular_use_days_before,
            fill,
        }
    }

    /// Tolerance pools of the first `days` days by hourly steps: the exposure decays, doses of that hour are added, the pools follow the
    /// saturating drive. A product whose offset in `theta` is q doublings counts with `2^q` times the amounts logged.
    pub(crate) fn pools(&self, theta: &[f64], days: usize, constants: &Constants) -> Pools {
        let all_days = self.lead_in + days;
        let answered = &self.answered[..all_days];
        let mut hourly = vec![0.0_f64; all_days * 24];
        let mut daily = vec![0.0_f64; all_days];
        let potency: Vec<f64> = theta
            .iter()
            .map(|offset| offset.clamp(-LARGEST_OFFSET, LARGEST_OFFSET).exp2())
            .collect();
        for dose in &self.doses {
            let Ok(day) = usize::try_from(dose.day.max(0)) else {
                continue;
            };
            // A later day's dose is not known yet.
            if day >= all_days {
                continue;
            }
            let mg = dose.mg * potency.get(dose.column).copied().unwrap_or(1.0);
            // A journal day may start late or be 25 hours long: the last hours still belong to the last day.
            if dose.hour >= 0.0 && !hourly.is_empty() {
                hourly[(dose.hour as usize).min(all_days * 24 - 1)] += mg;
            }
            if dose.day >= 0 {
                daily[day] += mg;
            }
        }
        let mut assumed = vec![0.0_f64; all_days];
        if self.fill {
            let mut usual = first_mean(&daily, answered, true);
            for day in 0..all_days {
                if !answered[day] {
                    let recent = (day.saturating_sub(28)..day)
                        .filter(|&past| answered[past])
                        .map(|past| daily[past]);
                    usual = median(recent.collect()).unwrap_or(usual);
                    assumed[day] = usual;
                }
            }
        }
        let start = first_mean(&daily, answered, self.fill);
        let (mut fast, mut slow) = run(&hourly, &assumed, start, self.used_before, constants);
        let reference = self.reference.min(days);
        let centre = |pool: &mut Vec<f64>| {
            pool.drain(..self.lead_in.min(pool.len()));
            let mean = mean(&pool[..reference]);
            pool.iter_mut().for_each(|value| *value -= mean);
        };
        centre(&mut fast);
        centre(&mut slow);
        let (mut fast_sd, mut slow_sd) = (vec![0.0; days], vec![0.0; days]);
        if self.fill {
            let nothing = vec![0.0; all_days];
            let (mut fast_none, mut slow_none) =
                run(&hourly, &nothing, start, self.used_before, constants);
            centre(&mut fast_none);
            centre(&mut slow_none);
            for day in 0..days {
                // What was really taken may lie anywhere from nothing to twice the usual day: the standard deviation of such a uniform range.
                let uniform = 2.0 / 12.0_f64.sqrt();
                fast_sd[day] = (fast[day] - fast_none[day]).abs() * uniform;
                slow_sd[day] = (slow[day] - slow_none[day]).abs() * uniform;
            }
        }
        if self.used_before.is_none() && constants.prior_use_widens {
            // How long somebody had used before may lie anywhere between these, evenly.
            let run = |before| {
                let (mut fast, mut slow) = run(&hourly, &assumed, start, Some(before), constants);
                centre(&mut fast);
                centre(&mut slow);
                (fast, slow)
            };
            let (new, old) = (run(USED_BEFORE_RANGE.0), run(USED_BEFORE_RANGE.1));
            for day in 0..days {
                let uniform = 1.0 / 12.0_f64.sqrt();
                let fast = (new.0[day] - old.0[day]) * uniform;
                let slow = (new.1[day] - old.1[day]) * uniform;
                fast_sd[day] = fast_sd[day].hypot(fast);
                slow_sd[day] = slow_sd[day].hypot(slow);
            }
        }
        Pools {
            fast,
            slow,
            fast_sd,
            slow_sd,
        }
    }
}

/// Days of use before the journal, from few to as good as always, where the person does not know.
const USED_BEFORE_RANGE: (f64, f64) = (5.0, 365.0);

/// Offsets beyond this many doublings count as this many in the exposure.
const LARGEST_OFFSET: f64 = 3.0;

/// Doses more than this many days before the reference no longer matter to the slow pool; it bounds the memory.
const LONGEST_LEAD_IN: i64 = 400;

fn mean(values: &[f64]) -> f64 {
    if values.is_empty() {
        0.0
    } else {
        values.iter().sum::<f64>() / values.len() as f64
    }
}

/// Mean milligrams a day of the first 14 days, which stands for the use before the journal.
fn first_mean(daily: &[f64], answered: &[bool], only_answered: bool) -> f64 {
    let first = daily.len().min(14);
    let counted = if only_answered {
        answered[..first].iter().filter(|yes| **yes).count()
    } else {
        first
    };
    if counted == 0 {
        0.0
    } else {
        daily[..first].iter().sum::<f64>() / counted as f64
    }
}

fn run(
    hourly: &[f64],
    assumed: &[f64],
    start: f64,
    before: Option<f64>,
    constants: &Constants,
) -> (Vec<f64>, Vec<f64>) {
    let before = before
        .filter(|days| days.is_finite() && *days >= 0.0)
        .unwrap_or(constants.regular_use_when_unknown);
    // Mean amount in the body at a constant daily intake: intake times half-life over ln 2.
    let steady = start * constants.exposure_half_life / 24.0 / std::f64::consts::LN_2;
    let drive = steady / (steady + constants.half_drive);
    let mut exposure = if before > 3.0 { steady } else { 0.0 };
    let mut fast = drive * (1.0 - (-before / constants.fast_days).exp());
    let mut slow = drive * (1.0 - (-before / constants.slow_days).exp());
    let kept = (-1.0 / constants.exposure_half_life).exp2();
    let fast_step = 1.0 - (-1.0 / (24.0 * constants.fast_days)).exp();
    let slow_step = 1.0 - (-1.0 / (24.0 * constants.slow_days)).exp();
    let days = assumed.len();
    let (mut fast_end, mut slow_end) = (Vec::with_capacity(days), Vec::with_capacity(days));
    for day in 0..days {
        let trickle = assumed[day] / 24.0;
        for hour in &hourly[day * 24..(day + 1) * 24] {
            exposure = exposure * kept + hour + trickle;
            let drive = exposure / (exposure + constants.half_drive);
            fast += (drive - fast) * fast_step;
            slow += (drive - slow) * slow_step;
        }
        fast_end.push(fast);
        slow_end.push(slow);
    }
    (fast_end, slow_end)
}

#[cfg(test)]
mod tests {
    use super::{CleanDose, Exposure, Pools, RunningMedian, clean_doses, median};
    use crate::constants::Constants;
    use crate::series::{DayState, Dose, Product, Series};

    fn dose(day: i64, hour: f64, mg: Option<f64>) -> Dose {
        let hours = day as f64 * 24.0 + hour;
        Dose {
            day,
            hours,
            product: 0,
            mg,
            mg_sd: None,
            rating: None,
            pain_before: None,
        }
    }

    fn series(days: usize, doses: Vec<Dose>, before: f64) -> Series {
        Series {
            days: vec![DayState::Dosed; days],
            reference_days: 28,
            products: vec![Product { labelled: true }],
            doses,
            regular_use_days_before: Some(before),
        }
    }

    fn pools(series: &Series, doses: &[CleanDose], constants: &Constants) -> Pools {
        Exposure::new(series, doses, &[], constants).pools(&[], series.days.len(), constants)
    }

    #[test]
    fn a_running_median_is_the_median_so_far() {
        let values = [5.0, 1.0, 9.0, 9.0, 2.0, 0.0, 7.5];
        let mut running = RunningMedian::default();
        assert_eq!(running.median(), None);
        for end in 1..=values.len() {
            running.insert(values[end - 1]);
            assert_eq!(running.median(), median(values[..end].to_vec()));
        }
    }

    #[test]
    fn what_is_left_halves_with_the_half_life_and_unknown_amounts_use_the_past_only() {
        let given = vec![
            dose(0, 8.0, Some(40.0)),
            dose(0, 12.5, Some(10.0)),
            dose(0, 17.0, None),
            dose(1, 8.0, Some(1000.0)),
        ];
        let clean = clean_doses(&series(2, given, 0.0), &Constants::section3());
        assert!((clean[1].acting - 30.0).abs() < 1e-9);
        assert_eq!((clean[2].mg, clean[2].known), (25.0, false));
        assert!((clean[2].acting - (15.0 + 25.0)).abs() < 1e-9);
    }

    #[test]
    fn a_steady_user_stays_and_a_new_one_rises() {
        let daily: Vec<Dose> = (0..120)
            .flat_map(|day| (0..12).map(move |slot| dose(day, 2.0 * slot as f64, Some(10.0))))
            .collect();
        let steady = pools(
            &series(120, daily.clone(), 1e4),
            &clean_doses(&series(120, daily.clone(), 1e4), &Constants::section3()),
            &Constants::section3(),
        );
        assert!(
            steady.slow.iter().all(|value| value.abs() < 0.01),
            "{:?}",
            steady.slow
        );
        let fresh = series(120, daily, 0.0);
        let rising = pools(
            &fresh,
            &clean_doses(&fresh, &Constants::section3()),
            &Constants::section3(),
        );
        assert!(rising.slow.windows(2).all(|pair| pair[1] > pair[0]));
        // 120 mg a day at a half-life of a day is 173 mg in steady state: a drive of 0.546, nearly reached after 120 days.
        let reached = rising.slow[119] - rising.slow[0];
        assert!(
            (reached - 0.546 * ((-1.0_f64 / 25.0).exp() - (-120.0_f64 / 25.0).exp())).abs() < 0.02,
            "{reached}"
        );
    }

    #[test]
    fn doses_before_the_reference_count_as_exposure() {
        let earlier: Vec<Dose> = (-60..90).map(|day| dose(day, 8.0, Some(100.0))).collect();
        let known = series(90, earlier, 0.0);
        let with = pools(
            &known,
            &clean_doses(&known, &Constants::section3()),
            &Constants::section3(),
        );
        let later = series(
            90,
            (0..90).map(|day| dose(day, 8.0, Some(100.0))).collect(),
            0.0,
        );
        let without = pools(
            &later,
            &clean_doses(&later, &Constants::section3()),
            &Constants::section3(),
        );
        assert!(
            with.slow[89] < 0.1 * without.slow[89],
            "already there: {} {}",
            with.slow[89],
            without.slow[89]
        );
    }
}
