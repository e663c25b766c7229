//! The steps of a taper: only amounts that can be measured, each lower than the one before.

use journal_core::{Amount, LONGEST_PLAN_DAYS, Taper, TaperMethod};

/// One step: a daily limit, how it is spread over the day, and how long it lasts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rung {
    /// Most in a day.
    pub daily: Amount,
    /// The same, spread over the slots of a day; their sum is `daily`. Empty when it is not spread.
    pub slots: Vec<Amount>,
    /// Days it lasts: a multiple of the plan's interval.
    pub days: u32,
}

/// The steps from the daily limit `from` (at most the taper's own) down to its last one. Empty when the method is not known. One step
/// only when nothing lower than `from` can be measured.
///
/// Every amount is a multiple of the smallest that can be measured. The first is `from` rounded down, the last the goal rounded up, so
/// neither lies outside what the person typed.
#[must_use]
pub fn ladder(taper: &Taper, from: Amount) -> Vec<Rung> {
    let finest = taper.finest().micros().max(1);
    let top = from.micros() / finest;
    let goal = -(-taper.to_daily.micros()).div_euclid(finest);
    let slots = taper.slots.map_or(0, |slots| slots as usize);
    let measured = Measured { finest, goal };
    let spread: Vec<(Vec<i64>, i64, u32)> = match taper.method {
        TaperMethod::Linear => measured.evenly(measured.linear(from, taper.step, top), slots),
        TaperMethod::Percent => measured.evenly(measured.percent(from, taper, top), slots),
        TaperMethod::PerSlot => {
            measured.by_slot(measured.linear(from, taper.step, top), slots, largest)
        }
        TaperMethod::FewerDosesFirst => {
            measured.by_slot(measured.linear(from, taper.step, top), slots, last_in_use)
        }
        TaperMethod::Unknown(_) => return Vec::new(),
    };
    let amount = |units: i64| Amount::from_micros(units.saturating_mul(finest)).unwrap_or_default();
    spread
        .into_iter()
        .map(|(slots, units, intervals)| Rung {
            daily: amount(units),
            slots: slots.into_iter().map(amount).collect(),
            days: intervals.saturating_mul(taper.every_days),
        })
        .collect()
}

/// Counts in multiples of the smallest amount.
struct Measured {
    /// The smallest amount, in millionths.
    finest: i64,
    /// The last step, in multiples of it.
    goal: i64,
}

/// A daily amount in multiples of the smallest one, and how many intervals it lasts.
type Level = (i64, u32);

impl Measured {
    /// The same amount less at each step.
    fn linear(&self, from: Amount, step: Amount, top: i64) -> Vec<Level> {
        let step = step.micros().max(self.finest);
        let mut levels = vec![(top, 1)];
        let mut exact = from.micros();
        while levels.last().is_some_and(|(units, _)| *units > self.goal) {
            exact -= step;
            levels.push(((exact.max(0) / self.finest).max(self.goal), 1));
        }
        levels
    }

    /// The same part of what is left at each step. The exact amounts are followed, rounded to what can be measured; where that gives
    /// the same again, the step lasts longer. So it slows down near the end, and no step takes away more than the person chose plus the
    /// rounding.
    fn percent(&self, from: Amount, taper: &Taper, top: i64) -> Vec<Level> {
        const ALL: i128 = 100_000_000;
        let kept = ALL - i128::from(taper.step.micros());
        // A million times finer than amounts are, so that rounding does not add up.
        let mut exact = i128::from(from.micros()) * 1_000_000;
        let finest = i128::from(self.finest) * 1_000_000;
        let mut levels: Vec<Level> = vec![(top, 1)];
        let most = LONGEST_PLAN_DAYS / taper.every_days.max(1) + 1;
        for _ in 0..most {
            let Some((units, intervals)) = levels.last_mut() else {
                break;
            };
            if *units <= self.goal {
                break;
            }
            exact = exact * kept / ALL;
            let nearest = (exact + finest / 2) / finest;
            let nearest = i64::try_from(nearest).unwrap_or(i64::MAX).max(self.goal);
            if nearest < *units {
                levels.push((nearest, 1));
            } else {
                *intervals += 1;
            }
        }
        levels
    }

    /// Spreads each level over the slots as evenly as can be measured, the larger parts first.
    fn evenly(&self, levels: Vec<Level>, slots: usize) -> Vec<(Vec<i64>, i64, u32)> {
        levels
            .into_iter()
            .map(|(units, intervals)| (even(units, slots), units, intervals))
            .collect()
    }

    /// Goes down as `linear` does, each time taking from one slot; `which` says from which.
    fn by_slot(
        &self,
        levels: Vec<Level>,
        slots: usize,
        which: fn(&[i64]) -> Option<usize>,
    ) -> Vec<(Vec<i64>, i64, u32)> {
        let mut now: Option<Vec<i64>> = None;
        levels
            .into_iter()
            .map(|(units, intervals)| {
                let slots = now.get_or_insert_with(|| even(units, slots.max(1)));
                let mut left = slots.iter().sum::<i64>() - units;
                // What one slot cannot give, the next one does, so that each step is as large as the person chose.
                while left > 0
                    && let Some(slot) = which(slots)
                {
                    let given = left.min(slots[slot]);
                    slots[slot] -= given;
                    left -= given;
                }
                (slots.clone(), units, intervals)
            })
            .collect()
    }
}

fn even(units: i64, slots: usize) -> Vec<i64> {
    let count = i64::try_from(slots).unwrap_or(0);
    (0..count)
        .map(|slot| units / count + i64::from(slot < units % count))
        .collect()
}

/// The largest; of equal ones the latest in the day.
fn largest(slots: &[i64]) -> Option<usize> {
    (0..slots.len())
        .filter(|slot| slots[*slot] > 0)
        .max_by_key(|slot| slots[*slot])
}

/// The latest in the day that still has something: one time of the day after the other falls away.
fn last_in_use(slots: &[i64]) -> Option<usize> {
    slots.iter().rposition(|units| *units > 0)
}
