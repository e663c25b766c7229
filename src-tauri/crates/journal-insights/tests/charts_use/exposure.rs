//! The modelled exposure, dose by dose and without running sums.
#![allow(clippy::cast_precision_loss, reason = "small numbers of a test")]

use chrono::{Duration, NaiveDate};
use journal_core::{Lane, Product};
use journal_insights::{ExposureFigures, exposure_figures};
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::journals::{Asked, asked, people};
use crate::oracle::{
    Fact, answered, counted, days, facts, measure, quantile, reference, usual_unit,
};

/// Low, middle, high.
type Three = [f64; 3];

/// Milligrams by the label, 15 a gram of leaf without one.
fn milligrams(fact: &Fact) -> Option<f64> {
    let product: &Product = fact.product;
    let decimal = |amount: journal_core::Amount| amount.micros() as f64 / 1e6;
    let amount = decimal(fact.dose.amount?);
    let grams_of = |unit: &str| match unit {
        "g" => Some(1.0),
        "mg" => Some(0.001),
        _ => None,
    };
    let grams_each = grams_of(&product.unit).or_else(|| product.grams_per_unit.map(decimal));
    let units = if fact.dose.unit == product.unit {
        amount
    } else {
        amount * grams_of(&fact.dose.unit)? / grams_each.filter(|it| *it > 0.0)?
    };
    let label = |value: Option<journal_core::Amount>| value.map(decimal).filter(|it| *it > 0.0);
    let each = match product.lane {
        Lane::Leaf => {
            label(product.mitragynine_mg_per_unit).or_else(|| Some(grams_each? * 15.0))?
        }
        Lane::Extract => label(product.mitragynine_mg_per_unit)?,
        _ => label(product.hydroxymitragynine_mg_per_unit)?,
    };
    Some(units * each)
}

struct World<'a> {
    asked: &'a Asked,
    facts: Vec<Fact<'a>>,
    lane: Lane,
    /// `None` = milligrams.
    unit: Option<String>,
    /// Days of which doses were looked at.
    seen: Vec<(NaiveDate, NaiveDate)>,
    first: NaiveDate,
}

impl World<'_> {
    fn amount(&self, fact: &Fact) -> Option<f64> {
        match &self.unit {
            None => milligrams(fact),
            Some(unit) => {
                let (own, amount) = measure(fact.product, fact.dose);
                amount.filter(|_| own == *unit)
            }
        }
    }

    fn of_lane(&self) -> impl Iterator<Item = &Fact<'_>> {
        self.facts
            .iter()
            .filter(|fact| fact.product.lane == self.lane)
    }

    fn three(values: &[f64]) -> Three {
        [0.05, 0.5, 0.95].map(|share| quantile(values, share))
    }

    fn stand_in(&self, fact: &Fact) -> Three {
        let seen = |fact: &&Fact| {
            self.seen
                .iter()
                .any(|(a, b)| *a <= fact.day && fact.day <= *b)
        };
        let own: Vec<f64> = self
            .of_lane()
            .filter(seen)
            .filter(|other| other.product.id == fact.product.id)
            .filter_map(|fact| self.amount(fact))
            .collect();
        if own.len() >= 5 {
            return Self::three(&own);
        }
        let all: Vec<f64> = self
            .of_lane()
            .filter(seen)
            .filter_map(|it| self.amount(it))
            .collect();
        Self::three(&all)
    }

    fn sum(&self, day: NaiveDate) -> Option<f64> {
        if !answered(&self.asked.entries, &self.facts, day) {
            return None;
        }
        let mut sum = 0.0;
        for fact in self.of_lane().filter(|fact| fact.day == day) {
            sum += self.amount(fact)?;
        }
        Some(sum)
    }

    fn sums(&self, from: NaiveDate, to: NaiveDate) -> Vec<f64> {
        days(from, to)
            .into_iter()
            .filter_map(|day| self.sum(day))
            .collect()
    }

    /// Hour from the start of the run, amount and whether it stands in for something.
    fn intakes(&self, from: NaiveDate, to: NaiveDate) -> Vec<(f64, Three, bool)> {
        let entries = &self.asked.entries;
        let all_first = self.facts.iter().map(|fact| fact.day).min().unwrap();
        let told = if self.first - all_first >= Duration::days(28) {
            Some(0)
        } else {
            entries.settings.regular_use_days_before
        };
        let prior_days = i64::from(told.unwrap_or(60));
        let first_weeks = self.sums(self.first, self.first + Duration::days(27));
        let mut found = Vec::new();
        for (place, day) in days(from, to).into_iter().enumerate() {
            let noon = place as f64 * 24.0 + 12.0;
            if day < self.first {
                if (self.first - day).num_days() <= prior_days && !first_weeks.is_empty() {
                    let middle = quantile(&first_weeks, 0.5);
                    let three = if told.is_some() {
                        [middle; 3]
                    } else {
                        [0.0, middle, quantile(&first_weeks, 0.95)]
                    };
                    found.push((noon, three, true));
                }
            } else if !answered(entries, &self.facts, day) {
                let start = (day - Duration::days(27)).max(from);
                let mut recent = self.sums(start, day);
                if recent.is_empty() {
                    recent = self.sums(from, to);
                }
                if !recent.is_empty() {
                    let three = [0.0, quantile(&recent, 0.5), quantile(&recent, 0.95)];
                    found.push((noon, three, true));
                }
            }
        }
        // Where clocks skip the start of the day, it begins at the next quarter hour there is.
        let wall = from.and_time(entries.settings.day_starts_at.time());
        let start = (0..8)
            .find_map(|quarter| {
                (wall + Duration::minutes(15 * quarter))
                    .and_local_timezone(entries.settings.home_zone)
                    .earliest()
            })
            .unwrap();
        let length = days(from, to).len() as f64 * 24.0;
        for fact in self.of_lane() {
            let hour = (fact.at - start.to_utc()).num_seconds() as f64 / 3600.0;
            let in_run = from <= fact.day && fact.day <= to;
            if in_run && (0.0..length).contains(&hour) {
                let known = self.amount(fact);
                let three = known.map_or_else(|| self.stand_in(fact), |amount| [amount; 3]);
                found.push((hour, three, known.is_none()));
            }
        }
        found
    }
}

/// Mean amount around over the hours from `begin` to `begin + 24`: each intake decays by itself, in closed form.
fn mean(intakes: &[(f64, Three, bool)], begin: f64, half_life: f64, way: usize, all: bool) -> f64 {
    let rate = 2.0_f64.ln() / half_life;
    intakes
        .iter()
        .filter(|(hour, _, assumed)| *hour < begin + 24.0 && (all || *assumed))
        .map(|(hour, amount, _)| {
            let from = begin.max(*hour);
            let left_at = |time: f64| amount[way] * (-rate * (time - hour)).exp();
            (left_at(from) - left_at(begin + 24.0)) / rate / 24.0
        })
        .sum()
}

/// Middle, low and high of each day as multiples of the reference median, and how much of the middle stands in.
fn by_hand(asked: &Asked, figures: &ExposureFigures) -> Option<Vec<(Three, f64)>> {
    let entries = &asked.entries;
    let facts = facts(entries);
    let lane = figures.lane.clone()?;
    let (from, to) = counted(entries, &facts, asked.range, asked.today);
    let reference = reference(entries, &facts, Some(&lane))?.period;
    let lead = Duration::days(60);
    let seen = vec![(reference.from - lead, reference.to), (from - lead, to)];
    let first = facts
        .iter()
        .filter(|fact| fact.product.lane == lane)
        .map(|it| it.day)
        .min()?;
    let mut world = World {
        asked,
        facts,
        unit: None,
        first,
        lane,
        seen,
    };
    let seen = |fact: &&Fact| {
        world
            .seen
            .iter()
            .any(|(a, b)| *a <= fact.day && fact.day <= *b)
    };
    if !world
        .of_lane()
        .filter(seen)
        .any(|fact| milligrams(fact).is_some())
    {
        let units: Vec<&Fact> = world.of_lane().filter(seen).collect();
        let (low, high) = (
            units.iter().map(|fact| fact.day).min()?,
            units.iter().map(|fact| fact.day).max()?,
        );
        // Only asked about where both stretches together hold all doses between.
        world.unit = usual_unit(&world.facts, &world.lane, low, high);
    }
    // The sentence speaks of four weeks however short the range is.
    let length = days(from, to).len();
    let longer = length.max(28);
    let own = world.lane == Lane::SevenOh;
    let half_lives: &[f64] = if own {
        &[4.7, 5.7, 8.0, 12.0, 17.0, 24.7]
    } else {
        &[12.0, 17.0, 24.0, 34.0, 45.3, 67.9]
    };
    let middle = if own { 8.0 } else { 24.0 };
    let early = world.intakes(reference.from - lead, reference.to);
    let late = world.intakes(from - lead, to);
    let yardstick = |half_life: f64| {
        let means: Vec<f64> = (0..28)
            .map(|day| mean(&early, f64::from(60 + day) * 24.0, half_life, 1, true))
            .collect();
        quantile(&means, 0.5)
    };
    let medians: Vec<f64> = half_lives.iter().map(|it| yardstick(*it)).collect();
    Some(
        (0..longer)
            .map(|day| {
                let begin = (day as f64 + (60 + length) as f64 - longer as f64) * 24.0;
                let plain = mean(&late, begin, middle, 1, true);
                let mid = plain / yardstick(middle);
                let (mut lo, mut hi) = (mid, mid);
                for (half_life, median) in half_lives.iter().zip(&medians) {
                    lo = lo.min(mean(&late, begin, *half_life, 0, true) / median);
                    hi = hi.max(mean(&late, begin, *half_life, 2, true) / median);
                }
                let assumed = mean(&late, begin, middle, 1, false);
                (
                    [lo, mid, hi],
                    if plain > 0.0 { assumed / plain } else { 0.0 },
                )
            })
            .collect(),
    )
}

fn check(asked: &Asked, words: &Words) {
    let figures = exposure_figures(&asked.entries, None, asked.range, asked.today);
    let said = figures.sentence(words);
    if figures.missing.is_some() {
        assert!(said.is_err() && figures.days.is_empty(), "nothing is drawn");
        return;
    }
    let days = by_hand(asked, &figures).expect("there is a course by hand as well");
    assert_eq!(
        figures.days.len(),
        figures.period.length(),
        "one value a day"
    );
    let range = &days[days.len() - figures.period.length()..];
    let near =
        |found: f64, expected: f64| (found - expected).abs() <= 1e-6 * expected.abs().max(1.0);
    for (place, (found, ([lo, mid, hi], assumed))) in figures.days.iter().zip(range).enumerate() {
        assert!(
            near(found.mid, *mid) && near(found.lo, *lo) && near(found.hi, *hi),
            "day {place}: {found:?}, by hand {lo} {mid} {hi}"
        );
        assert!(
            near(found.assumed, *assumed),
            "day {place}: {found:?} {assumed}"
        );
        assert!(
            found.lo <= found.mid && found.mid <= found.hi,
            "a range holds its middle"
        );
    }
    let last = &days[days.len().saturating_sub(28)..];
    let shown: Vec<Three> = last
        .iter()
        .filter(|it| it.1 <= 0.5)
        .map(|it| it.0)
        .collect();
    let to = words.date(figures.period.to);
    let expected = if shown.len() < 14 {
        words.say("use-exposure-old", &[("to", to.into())])
    } else {
        let middle = |way: usize| {
            let values: Vec<f64> = shown.iter().map(|three| three[way]).collect();
            words.factor(quantile(&values, 0.5))
        };
        words.say(
            "use-exposure-said",
            &[
                ("to", to.into()),
                (
                    "since",
                    crate::oracle::since(figures.reference.unwrap(), words).into(),
                ),
                ("low", middle(0).into()),
                ("mid", middle(1).into()),
                ("high", middle(2).into()),
                ("days", shown.len().into()),
            ],
        )
    };
    assert_eq!(said, Ok(expected), "every number of the sentence");
}

#[test]
fn simulated_people_are_modelled_as_by_hand() {
    for (name, asked) in people() {
        println!("{name}");
        check(&asked, &Words::new(Language::En));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_journal_is_modelled_as_by_hand(asked in asked()) {
        check(&asked, &Words::new(Language::De));
    }
}
