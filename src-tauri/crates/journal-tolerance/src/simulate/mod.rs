//! Simulated people whose tolerance is known, for tests, the accuracy table and demonstration journals.
//!
//! Formation and recovery of tolerance have separate speeds and every person has their own constants, none of which the
//! estimator knows. No real person's data enter; the constants are assumptions, so accuracy measured here is no promise.

mod random;

use crate::series::{DayState, Dose, Product, Series};
use random::Random;

/// Who is simulated: thirteen main courses, then the traps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the documentation; see `name`")]
pub enum Archetype {
    StableLow,
    StableMulti,
    SlowEscalation,
    FastEscalation,
    NewUserFixed,
    Cycle5On2Off,
    Break2Wk,
    Taper10Pct,
    SwitchUnknown,
    SwitchLabelled,
    SparseEscalation,
    SparseStable,
    PainFlare,
    /// Chooses 1.6 times the dose from day 100; tolerance does not follow exposure.
    MoreByChoice,
    /// Tolerance rises 0.8 doublings, unrelated to exposure, at the same dose.
    RampTolerance,
    /// Only ever taps 2, 5 or 8.
    LazyRater,
    /// One rating in twenty-five is a slip of the finger.
    OutlierRatings,
    /// No rating from day 120 to 149.
    MonthWithoutRatings,
    /// The scale is read upside down from day 150 to 156.
    ReversedScale,
    /// The second product's label claims 1.6 times its content.
    WrongLabel,
    /// The clock is 9 hours ahead from day 140 to 146.
    WrongClock,
}

impl Archetype {
    /// The thirteen main courses.
    pub const MAIN: [Self; 13] = [
        Self::StableLow,
        Self::StableMulti,
        Self::SlowEscalation,
        Self::FastEscalation,
        Self::NewUserFixed,
        Self::Cycle5On2Off,
        Self::Break2Wk,
        Self::Taper10Pct,
        Self::SwitchUnknown,
        Self::SwitchLabelled,
        Self::SparseEscalation,
        Self::SparseStable,
        Self::PainFlare,
    ];

    /// The traps.
    pub const TRAPS: [Self; 8] = [
        Self::MoreByChoice,
        Self::RampTolerance,
        Self::LazyRater,
        Self::OutlierRatings,
        Self::MonthWithoutRatings,
        Self::ReversedScale,
        Self::WrongLabel,
        Self::WrongClock,
    ];

    /// Name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::StableLow => "stable_low",
            Self::StableMulti => "stable_multi",
            Self::SlowEscalation => "slow_escalation",
            Self::FastEscalation => "fast_escalation",
            Self::NewUserFixed => "new_user_fixed",
            Self::Cycle5On2Off => "cycle_5on2off",
            Self::Break2Wk => "break_2wk",
            Self::Taper10Pct => "taper_10pct",
            Self::SwitchUnknown => "switch_unknown",
            Self::SwitchLabelled => "switch_labelled",
            Self::SparseEscalation => "sparse_escal",
            Self::SparseStable => "sparse_stable",
            Self::PainFlare => "pain_flare",
            Self::MoreByChoice => "more_by_choice",
            Self::RampTolerance => "ramp_tolerance",
            Self::LazyRater => "lazy_rater",
            Self::OutlierRatings => "outlier_ratings",
            Self::MonthWithoutRatings => "month_without_ratings",
            Self::ReversedScale => "reversed_scale",
            Self::WrongLabel => "wrong_label",
            Self::WrongClock => "wrong_clock",
        }
    }

    /// The archetype of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::MAIN
            .into_iter()
            .chain(Self::TRAPS)
            .find(|kind| kind.name() == name)
    }
}

/// How felt effect follows dose, how tolerance comes and goes, and how entries come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// The family of the published design: Hill curve, missing ratings nearly at random.
    Base,
    /// Effect saturates exponentially with dose instead of along a Hill curve.
    Exponential,
    /// Tolerance recovers three times slower than in the base family.
    SlowRecovery,
    /// Tolerance recovers three times faster than in the base family.
    FastRecovery,
    /// The exposure lasts twice as long and saturates at less than half the amount.
    LongExposure,
    /// Weak effects are rated half as often as strong ones.
    EffectDependentMissing,
    /// Ratings keep near the middle and only even numbers are used.
    NarrowEvenRatings,
    /// Entries as people make them: some amounts unknown or guessed, pain not always given, now and then days without any entry.
    Everyday,
}

impl Mechanism {
    /// The mechanisms outside the family the estimator assumes.
    pub const VARIED: [Self; 7] = [
        Self::Exponential,
        Self::SlowRecovery,
        Self::FastRecovery,
        Self::LongExposure,
        Self::EffectDependentMissing,
        Self::NarrowEvenRatings,
        Self::Everyday,
    ];

    /// Name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Exponential => "exponential",
            Self::SlowRecovery => "slow_recovery",
            Self::FastRecovery => "fast_recovery",
            Self::LongExposure => "long_exposure",
            Self::EffectDependentMissing => "effect_dependent_missing",
            Self::NarrowEvenRatings => "narrow_even_ratings",
            Self::Everyday => "everyday",
        }
    }
}

/// Content assumed for leaf without a label value, mg of mitragynine per gram.
pub const ASSUMED_MG_PER_G: f64 = 15.0;

/// A product and what only the simulator knows about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SimulatedProduct {
    /// Label content in mg per g, if there is one.
    pub labelled_mg_per_g: Option<f64>,
    /// True content in mg per g, before batch variation. For judging, never an input.
    pub true_mg_per_g: f64,
}

impl SimulatedProduct {
    /// Milligrams of mitragynine that `grams` count as: by the label, or by [`ASSUMED_MG_PER_G`] where there is none.
    #[must_use]
    pub fn counted_mg(&self, grams: f64) -> f64 {
        grams * self.labelled_mg_per_g.unwrap_or(ASSUMED_MG_PER_G)
    }
}

/// One logged dose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SimulatedDose {
    /// Day it was logged for, from 0; days begin at midnight and have 24 hours.
    pub day: usize,
    /// Hours since day 0 began, to the minute: `24 day ..24 (day + 1)`.
    pub hours: f64,
    /// Index into [`Person::products`].
    pub product: usize,
    /// Grams, to a tenth; `None` where the person did not know.
    pub grams: Option<f64>,
    /// Standard deviation of `grams` where they were guessed rather than weighed.
    pub grams_sd: Option<f64>,
    /// Pain right before, 0-10, where given.
    pub pain_before: Option<u8>,
    /// The rating of the felt effect, where given.
    pub rating: Option<SimulatedRating>,
}

/// How strongly a dose was felt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SimulatedRating {
    /// 0-10.
    pub strength: u8,
    /// When it was rated, hours since day 0 began.
    pub hours: f64,
}

/// What the journal says of a whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimulatedAnswer {
    /// At least one logged dose.
    Dosed,
    /// Said that nothing was taken.
    NoneConfirmed,
    /// Nothing logged, nothing said.
    Unanswered,
}

/// Morning check-in, before the first dose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SimulatedMorning {
    /// When, hours since day 0 began.
    pub hours: f64,
    /// Ten withdrawal-like symptoms, 0-3 each.
    pub items: [u8; 10],
    /// Mood 0-10.
    pub mood: u8,
    /// Energy 0-10.
    pub energy: u8,
}

impl SimulatedMorning {
    /// Symptom total, 0-30.
    #[must_use]
    pub fn total(&self) -> u8 {
        self.items.iter().sum()
    }
}

/// A simulated journal with its truth. Per-day vectors all have one entry per day.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Products in order of first use.
    pub products: Vec<SimulatedProduct>,
    /// Logged doses in order of true time (a wrong clock can put `hours` out of order).
    pub doses: Vec<SimulatedDose>,
    /// Answers by day: which days had doses, which were said to have none, which are open.
    pub answers: Vec<SimulatedAnswer>,
    /// Morning check-ins by day, where given.
    pub mornings: Vec<Option<SimulatedMorning>>,
    /// Days of regular use before day 0.
    pub regular_use_days_before: f64,
    /// What only the simulator knows. For judging, never an input.
    pub truth: Truth,
}

/// What really happened to a simulated person.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// Tolerance shift at the end of each day in doublings, against the mean of days 0-27.
    pub shift: Vec<f64>,
    /// Tolerance at the end of each day without its ups and downs, in doublings: what follows from doses and constants.
    pub driven: Vec<f64>,
    /// Every dose taken, logged or not, in order of time.
    pub doses: Vec<TrueDose>,
    /// The person's constants.
    pub constants: TrueConstants,
}

/// One dose as it was really taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrueDose {
    /// Day it was really taken.
    pub day: usize,
    /// Milligrams of this dose and what was left of earlier ones.
    pub acting_mg: f64,
    /// Tolerance at that hour without its ups and downs, doublings.
    pub driven: f64,
    /// Pain before it, points.
    pub pain: f64,
    /// Index into [`Person::doses`], where logged.
    pub logged: Option<usize>,
}

/// Days in which a person's ups and downs of tolerance are forgotten.
pub const WANDER_DAYS: f64 = 20.0;
/// Daily step of the slow change in how a person rates, points.
pub const RE_RATING_STEP: f64 = 0.01;

/// A person's true constants; names as in [`Constants`](crate::Constants) where both have them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub struct TrueConstants {
    pub hill_slope: f64,
    pub ceiling: f64,
    /// log2 of the amount with half of the largest effect at no tolerance.
    pub middle: f64,
    pub carry_over_half_life: f64,
    pub exposure_half_life: f64,
    pub half_drive: f64,
    pub fast_days: f64,
    pub slow_days_on: f64,
    pub slow_days_off: f64,
    pub fast_weight: f64,
    pub slow_weight: f64,
    /// Ups and downs of tolerance: stationary standard deviation, doublings, forgotten in 20 days.
    pub wander_sd: f64,
    pub day_correlation: f64,
    pub day_sd: f64,
    pub rating_sd: f64,
    pub pain_slope: f64,
    pub usual_pain: f64,
}

impl Person {
    /// The journal as the estimator reads it: logged entries and answers only, nothing of the truth.
    #[must_use]
    pub fn series(&self) -> Series {
        Series {
            days: self
                .answers
                .iter()
                .map(|answer| match answer {
                    SimulatedAnswer::Dosed => DayState::Dosed,
                    SimulatedAnswer::NoneConfirmed => DayState::NoneConfirmed,
                    SimulatedAnswer::Unanswered => DayState::Unanswered,
                })
                .collect(),
            reference_days: 28,
            products: self
                .products
                .iter()
                .map(|product| Product {
                    labelled: product.labelled_mg_per_g.is_some(),
                })
                .collect(),
            doses: self
                .doses
                .iter()
                .map(|dose| {
                    let mg = |grams| self.products[dose.product].counted_mg(grams);
                    Dose {
                        day: dose.day as i64,
                        hours: dose.hours,
                        product: dose.product,
                        mg: dose.grams.map(mg),
                        mg_sd: dose.grams_sd.map(mg),
                        rating: dose.rating.map(|rating| f64::from(rating.strength)),
                        pain_before: dose.pain_before.map(f64::from),
                    }
                })
                .collect(),
            regular_use_days_before: Some(self.regular_use_days_before),
        }
    }
}

/// The person of this archetype and seed in the base family, over `days` days: the same every time.
#[must_use]
pub fn person(archetype: Archetype, days: usize, seed: u64) -> Person {
    person_with(archetype, Mechanism::Base, days, seed)
}

/// The same for demonstration journals: [`Mechanism::Everyday`], so that every kind of gap in the entries occurs.
#[must_use]
pub fn demo(archetype: Archetype, days: usize, seed: u64) -> Person {
    person_with(archetype, Mechanism::Everyday, days, seed)
}

struct Course {
    per_day: f64,
    grams: f64,
    rated: f64,
    used_before: (f64, f64),
    weight: f64,
    on_days: f64,
    titration: f64,
}

fn course(archetype: Archetype) -> Course {
    use Archetype as A;
    let stable = Course {
        per_day: 3.1,
        grams: 2.5,
        rated: 0.85,
        used_before: (180.0, 600.0),
        weight: 1.2,
        on_days: 25.0,
        titration: 0.0,
    };
    match archetype {
        A::StableLow => Course {
            per_day: 1.13,
            grams: 1.8,
            titration: 0.0,
            ..stable
        },
        A::SlowEscalation => Course {
            grams: 1.8,
            per_day: 3.2,
            used_before: (10.0, 40.0),
            weight: 2.1,
            on_days: 60.0,
            titration: 0.3,
            ..stable
        },
        A::FastEscalation => Course {
            grams: 2.2,
            per_day: 3.9,
            used_before: (5.0, 20.0),
            weight: 3.4,
            on_days: 16.0,
            titration: 0.35,
            ..stable
        },
        A::NewUserFixed => Course {
            per_day: 1.25,
            grams: 4.0,
            used_before: (0.0, 3.0),
            weight: 1.8,
            titration: 0.0,
            ..stable
        },
        A::Cycle5On2Off => Course {
            per_day: 2.9,
            grams: 2.0,
            titration: 0.03,
            ..stable
        },
        A::SparseEscalation => Course {
            grams: 1.8,
            per_day: 3.0,
            rated: 0.3,
            used_before: (10.0, 40.0),
            weight: 2.1,
            on_days: 60.0,
            titration: 0.3,
        },
        A::SparseStable => Course {
            per_day: 2.4,
            rated: 0.3,
            ..stable
        },
        A::PainFlare => Course {
            per_day: 2.7,
            ..stable
        },
        A::Break2Wk => Course {
            weight: 1.8,
            titration: 0.05,
            ..stable
        },
        A::Taper10Pct => Course {
            weight: 1.8,
            titration: 0.0,
            ..stable
        },
        A::SwitchUnknown | A::SwitchLabelled => Course {
            titration: 0.1,
            ..stable
        },
        A::MoreByChoice | A::RampTolerance => Course {
            weight: 0.0,
            titration: 0.0,
            ..stable
        },
        _ => stable,
    }
}

/// The person of this archetype, mechanism and seed.
#[must_use]
#[allow(clippy::too_many_lines, reason = "one day of one life, told in order")]
pub fn person_with(archetype: Archetype, mechanism: Mechanism, days: usize, seed: u64) -> Person {
    use Archetype as A;
    let mut random = Random::new(seed ^ (archetype as u64 + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93));
    // Entries have a stream of their own: whether a dose is rated does not change what happens to the person later.
    let mut entry = random.branch();
    let mut batches = random.branch();
    let course = course(archetype);
    let everyday = mechanism == Mechanism::Everyday;
    let recovery = match mechanism {
        Mechanism::SlowRecovery => 3.0,
        Mechanism::FastRecovery => 1.0 / 3.0,
        _ => 1.0,
    };
    let (longer, sooner) = if mechanism == Mechanism::LongExposure {
        (2.0, 60.0 / 144.0)
    } else {
        (1.0, 1.0)
    };
    let mut own = TrueConstants {
        hill_slope: random.between(1.0, 2.0),
        ceiling: random.between(6.5, 9.5),
        carry_over_half_life: random.between(3.0, 6.0),
        exposure_half_life: longer * 24.0 * random.normal(0.0, 0.2).exp(),
        half_drive: sooner * 144.0 * random.normal(0.0, 0.25).exp(),
        fast_days: random.between(1.5, 4.0),
        slow_days_on: course.on_days * random.normal(0.0, 0.25).exp(),
        slow_days_off: recovery * 18.0 * random.normal(0.0, 0.25).exp(),
        slow_weight: course.weight * random.normal(0.0, 0.25).exp(),
        fast_weight: random.between(0.15, 0.45),
        wander_sd: random.between(0.06, 0.12),
        day_correlation: random.between(0.3, 0.7),
        day_sd: random.between(0.5, 0.9),
        rating_sd: random.between(0.6, 1.1),
        pain_slope: random.normal(-0.15, 0.08).min(0.0),
        usual_pain: random.between(0.5, 5.0),
        ..TrueConstants::default()
    };
    if course.weight == 0.0 {
        own.fast_weight = 0.0;
    }
    let own = &mut own;
    let unlogged = random.between(0.04, 0.12);
    let rated = (course.rated * random.normal(0.0, 0.1).exp()).clamp(0.3, 0.85);
    let base_grams = course.grams * random.normal(0.0, 0.35).exp();
    // How much doses differ from one to the next, doublings.
    let jitter = random.between(0.12, 0.3);
    let withdrawal = random.between(6.0, 16.0);
    let wake = random.between(6.5, 9.0);
    let used = random
        .between(course.used_before.0, course.used_before.1)
        .round();

    let first = ASSUMED_MG_PER_G * random.normal(0.0, 0.22).exp();
    let switches = matches!(
        archetype,
        A::SwitchUnknown | A::SwitchLabelled | A::WrongLabel
    );
    let has_label = match archetype {
        A::SwitchLabelled | A::WrongLabel => true,
        A::SwitchUnknown => false,
        _ => random.chance(0.45),
    };
    // A label is right within a tenth of a doubling, and printed to a tenth of a milligram.
    let labelled = |content: f64, claim: f64, random: &mut Random| {
        let printed = content * claim * random.normal(0.0, 0.1).exp2();
        SimulatedProduct {
            labelled_mg_per_g: has_label.then_some((printed * 10.0).round() / 10.0),
            true_mg_per_g: content,
        }
    };
    let products = vec![labelled(first, 1.0, &mut random)];

    let daily = course.per_day * base_grams * first;
    let steady = daily * own.exposure_half_life / 24.0 / std::f64::consts::LN_2;
    let drive = steady / (steady + own.half_drive);
    let mut blood = if used > 3.0 { steady } else { 0.0 };
    let mut pool_fast = drive * (1.0 - (-used / own.fast_days).exp());
    let mut pool_slow = drive * (1.0 - (-used / own.slow_days_on).exp());
    let mut wander = random.normal(0.0, own.wander_sd);
    let mut acute = 0.0;
    let mut change = 0.0;
    let mut response = 0.0;
    let mut mood_of_day = random.normal(0.0, own.day_sd);
    let mut pain_level = own.usual_pain;
    let mut batch = 0.0;
    // Tuned to the dose usually taken: the middle of the curve at the first day's tolerance.
    let tolerance_at_start = own.fast_weight * pool_fast + own.slow_weight * pool_slow;
    own.middle = (base_grams * first).log2() - random.between(-0.2, 0.5) - tolerance_at_start;
    // Wanted is what the first two weeks gave.
    let (mut target, mut target_count) = (0.0, 0.0);
    let mut yesterday = daily;
    let mut away = 0_u32;
    let mut person = Person {
        products,
        doses: Vec::new(),
        answers: Vec::with_capacity(days),
        mornings: Vec::with_capacity(days),
        regular_use_days_before: used,
        truth: Truth {
            shift: Vec::with_capacity(days),
            driven: Vec::with_capacity(days),
            doses: Vec::new(),
            constants: *own,
        },
    };

    for day in 0..days {
        let today = day as f64;
        if day > 0 {
            let kept = f64::exp(-1.0 / WANDER_DAYS);
            wander = kept * wander + random.normal(0.0, own.wander_sd * (1.0 - kept * kept).sqrt());
            response += random.normal(0.0, RE_RATING_STEP);
            let phi = own.day_correlation;
            mood_of_day =
                phi * mood_of_day + random.normal(0.0, own.day_sd * (1.0 - phi * phi).sqrt());
        }
        let flare = if archetype == A::PainFlare && (90..130).contains(&day) {
            3.0
        } else {
            0.0
        };
        pain_level += 0.3 * (own.usual_pain + flare - pain_level) + random.normal(0.0, 0.6);
        let ramp = if archetype == A::RampTolerance {
            0.8 * ((today - 60.0) / 120.0).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let off = match archetype {
            A::Cycle5On2Off => day % 7 >= 5,
            A::Break2Wk => (140..154).contains(&day),
            _ => false,
        };
        // Amount per dose and doses a day, as shares of the usual.
        let (planned, as_often) = match archetype {
            A::Taper10Pct if day >= 98 => {
                let left = 0.9_f64.powf(((day - 98) / 7 + 1) as f64).max(0.1);
                (left.powf(0.6), left.powf(0.5))
            }
            A::MoreByChoice if day >= 100 => (1.6, 1.0),
            _ => (1.0, 1.0),
        };
        let new_product = switches
            && if archetype == A::WrongLabel {
                day == 100
            } else {
                day > 0 && random.chance(1.0 / 45.0)
            };
        if new_product {
            let claim = if archetype == A::WrongLabel { 1.6 } else { 1.0 };
            let content = first * random.normal(0.0, 0.45).exp2();
            let next = labelled(content, claim, &mut random);
            person.products.push(next);
        }
        let product = person.products.len() - 1;
        // A new bag every 30 days, and with every new product.
        if day % 30 == 0 || new_product {
            batch = batches.normal(0.0, 0.12);
        }
        let content = person.products[product].true_mg_per_g * f64::exp2(batch);
        // More often, too, as the dose rises (at most five a day).
        let rate = if off {
            0.0
        } else {
            (course.per_day * as_often * f64::exp2(0.3 * change)).min(5.5)
        };
        let mut count = rate.floor() as usize + usize::from(random.chance(rate.fract()));
        if flare > 0.0 && random.chance(0.4) {
            count += 1;
        }
        if count > 1 && random.chance(0.12) {
            count -= 1;
        }
        let mut times: Vec<usize> = (0..count)
            .map(|slot| {
                let gap = if count > 1 { 14.0 / count as f64 } else { 0.0 };
                (wake + random.between(0.3, 1.6) + slot as f64 * gap + random.normal(0.0, 0.5))
                    .clamp(0.0, 23.0) as usize
            })
            .collect();
        times.sort_unstable();
        times.dedup();

        // Now and then an everyday journal stays shut for one to four days.
        if everyday && away == 0 && entry.chance(0.015) {
            away = 1 + (entry.unit() * 4.0) as u32;
        }
        let shut = away > 0;
        away = away.saturating_sub(1);

        let wrong = if archetype == A::WrongClock && (140..147).contains(&day) {
            9.0
        } else {
            0.0
        };
        let morning = random.chance(0.6).then(|| {
            let less = (1.0 - yesterday / daily.max(1.0) / f64::exp2(change).max(0.2)).max(0.0);
            let mean = 1.5 + withdrawal * pool_slow * less;
            let mut items = [0_u8; 10];
            for item in &mut items {
                *item = random.normal(mean / 10.0, 0.45).round().clamp(0.0, 3.0) as u8;
            }
            let mood = random
                .normal(6.5 - 0.2 * mean, 1.2)
                .round()
                .clamp(0.0, 10.0) as u8;
            let energy = random
                .normal(6.0 - 0.25 * mean, 1.3)
                .round()
                .clamp(0.0, 10.0) as u8;
            let first_dose = times.first().map_or(24.0, |hour| *hour as f64);
            SimulatedMorning {
                hours: today * 24.0 + wrong + (wake * 60.0).floor().min(first_dose * 60.0) / 60.0,
                items,
                mood,
                energy,
            }
        });
        person.mornings.push(morning.filter(|_| !shut));

        let mut taken = 0.0;
        let mut felt_sum = 0.0;
        let mut felt_count = 0.0;
        for hour in 0..24_usize {
            blood *= f64::exp2(-1.0 / own.exposure_half_life);
            acute *= f64::exp2(-1.0 / own.carry_over_half_life);
            if times.contains(&hour) {
                let pain = random.normal(pain_level, 0.8).clamp(0.0, 10.0).round();
                let grams = (base_grams * planned * random.normal(change, jitter).exp2() * 10.0)
                    .round()
                    .max(1.0)
                    / 10.0;
                let mg = grams * content;
                blood += mg;
                acute += mg;
                taken += mg;
                let driven = own.fast_weight * pool_fast + own.slow_weight * pool_slow + ramp;
                let doublings = f64::log2(acute) - own.middle - driven - wander;
                let share = match mechanism {
                    Mechanism::Exponential => {
                        1.0 - (-std::f64::consts::LN_2 * doublings.exp2()).exp()
                    }
                    _ => 1.0 / (1.0 + (-own.hill_slope * std::f64::consts::LN_2 * doublings).exp()),
                };
                let felt =
                    own.ceiling * share + own.pain_slope * (pain - own.usual_pain) + mood_of_day;
                felt_sum += felt;
                felt_count += 1.0;
                let weak = if felt < 5.0 { 0.92 } else { 1.06 };
                let bent = if mechanism == Mechanism::EffectDependentMissing && felt < 5.0 {
                    0.5
                } else {
                    weak
                };
                let silent = archetype == A::MonthWithoutRatings && (120..150).contains(&day);
                let rate_it = random.chance(rated * bent) && !silent;
                let mut tapped =
                    (felt + response + random.normal(0.0, own.rating_sd)).clamp(0.0, 10.0);
                if archetype == A::LazyRater {
                    tapped = if tapped < 3.5 {
                        2.0
                    } else if tapped < 6.5 {
                        5.0
                    } else {
                        8.0
                    };
                }
                if mechanism == Mechanism::NarrowEvenRatings {
                    tapped = ((5.0 + 0.7 * (tapped - 5.0)) / 2.0).round() * 2.0;
                }
                if archetype == A::OutlierRatings && random.chance(0.04) {
                    tapped = random.between(0.0, 10.0);
                }
                if archetype == A::ReversedScale && (150..157).contains(&day) {
                    tapped = 10.0 - tapped;
                }
                let logged = !random.chance(unlogged) && !shut;
                if logged {
                    let hours =
                        today * 24.0 + hour as f64 + (entry.unit() * 60.0).floor() / 60.0 + wrong;
                    let written = written_amount(grams, everyday, &mut entry);
                    person.doses.push(SimulatedDose {
                        day: ((hours / 24.0) as usize).min(days - 1),
                        hours: hours.min(days as f64 * 24.0 - 1.0 / 60.0),
                        product,
                        grams: written.0,
                        grams_sd: written.1,
                        pain_before: (!everyday || entry.chance(0.7)).then_some(pain as u8),
                        rating: rate_it.then_some(SimulatedRating {
                            strength: tapped.round() as u8,
                            hours: hours + 1.0,
                        }),
                    });
                }
                person.truth.doses.push(TrueDose {
                    day,
                    acting_mg: acute,
                    driven,
                    pain,
                    logged: logged.then(|| person.doses.len() - 1),
                });
            }
            let drive = blood / (blood + own.half_drive);
            pool_fast += (drive - pool_fast) / (24.0 * own.fast_days);
            let slow = if drive > pool_slow {
                own.slow_days_on
            } else {
                own.slow_days_off
            };
            pool_slow += (drive - pool_slow) / (24.0 * slow);
        }
        // Titration: the person reacts to what was felt today, slowly and within bounds.
        if felt_count > 0.0 {
            let felt = felt_sum / felt_count;
            if day < 14 {
                target_count += 1.0;
                target += (felt - target) / target_count;
            } else {
                change = (change + course.titration * 0.25 * (target - felt).clamp(-1.0, 3.0))
                    .clamp(-0.5, 2.2);
            }
        }
        yesterday = taken;
        let none_said = taken == 0.0 && random.chance(0.6) && !shut;
        person.answers.push(if none_said {
            SimulatedAnswer::NoneConfirmed
        } else {
            SimulatedAnswer::Unanswered
        });
        let driven = own.fast_weight * pool_fast + own.slow_weight * pool_slow + ramp;
        person.truth.driven.push(driven);
        person.truth.shift.push(driven + wander);
    }
    let reference = &person.truth.shift[..days.min(28)];
    let mean = reference.iter().sum::<f64>() / reference.len().max(1) as f64;
    for shift in &mut person.truth.shift {
        *shift -= mean;
    }
    // By the day it was logged for: a clock nine hours ahead can put a dose on the next day.
    for dose in &person.doses {
        person.answers[dose.day] = SimulatedAnswer::Dosed;
    }
    person
}

/// What the person writes down of `grams`: weighed to a tenth, or every day now and then unknown or guessed.
fn written_amount(grams: f64, everyday: bool, entry: &mut Random) -> (Option<f64>, Option<f64>) {
    if !everyday {
        return (Some(grams), None);
    }
    if entry.chance(0.04) {
        (None, None)
    } else if entry.chance(0.1) {
        let guess = (grams * entry.normal(0.0, 0.25).exp() * 2.0)
            .round()
            .max(1.0)
            / 2.0;
        (Some(guess), Some((guess * 25.0).round() / 100.0))
    } else {
        (Some(grams), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_person() {
        let kind = Archetype::SlowEscalation;
        assert_eq!(person(kind, 90, 1), person(kind, 90, 1));
        assert_ne!(person(kind, 90, 1), person(kind, 90, 2));
    }

    #[test]
    fn names_are_unique_and_round_trip() {
        for kind in Archetype::MAIN.into_iter().chain(Archetype::TRAPS) {
            assert_eq!(Archetype::from_name(kind.name()), Some(kind));
        }
        assert_eq!(Archetype::from_name("nobody"), None);
    }

    #[test]
    fn courses_do_what_their_names_say() {
        let last = |kind| -> f64 {
            (0..20)
                .map(|seed| person(kind, 200, 500 + seed).truth.shift[199])
                .sum::<f64>()
                / 20.0
        };
        assert!(last(Archetype::FastEscalation) > 0.5);
        assert!(last(Archetype::SlowEscalation) > 0.5);
        assert!(last(Archetype::StableMulti).abs() < 0.25);
        assert!(last(Archetype::Taper10Pct) < -0.3);
        assert!((last(Archetype::RampTolerance) - 0.8).abs() < 0.15);
        assert!(last(Archetype::MoreByChoice).abs() < 0.15);
    }

    #[test]
    fn entries_are_consistent_whatever_happens() {
        for kind in Archetype::MAIN.into_iter().chain(Archetype::TRAPS) {
            let person = demo(kind, 170, 11);
            assert_eq!(person.answers.len(), 170);
            assert_eq!(person.mornings.len(), 170);
            assert_eq!(person.truth.shift.len(), 170);
            for dose in &person.doses {
                let begins = dose.day as f64 * 24.0;
                assert!(
                    (begins..begins + 24.0).contains(&dose.hours),
                    "{}: {dose:?} lies outside its day",
                    kind.name()
                );
                assert_eq!(person.answers[dose.day], SimulatedAnswer::Dosed);
                assert!(dose.product < person.products.len());
            }
            for (day, answer) in person.answers.iter().enumerate() {
                let dosed = person.doses.iter().any(|dose| dose.day == day);
                assert_eq!(dosed, *answer == SimulatedAnswer::Dosed);
                let earliest = person
                    .doses
                    .iter()
                    .filter(|dose| dose.day == day)
                    .map(|dose| dose.hours)
                    .fold(f64::INFINITY, f64::min);
                // A wrong clock tells of doses after midnight.
                if let Some(morning) = person.mornings[day]
                    && kind != Archetype::WrongClock
                {
                    assert!(
                        morning.hours <= earliest,
                        "the check-in comes before the first dose"
                    );
                }
            }
            let logged = person
                .truth
                .doses
                .iter()
                .filter(|dose| dose.logged.is_some());
            assert_eq!(logged.count(), person.doses.len());
        }
    }

    #[test]
    fn every_day_journals_have_every_kind_of_gap() {
        let people: Vec<_> = (0..10)
            .map(|seed| demo(Archetype::StableMulti, 200, seed))
            .collect();
        let any = |test: &dyn Fn(&SimulatedDose) -> bool| {
            people.iter().any(|person| person.doses.iter().any(test))
        };
        assert!(any(&|dose| dose.grams.is_none()));
        assert!(any(&|dose| dose.grams_sd.is_some()));
        assert!(any(&|dose| dose.pain_before.is_none()));
        assert!(any(&|dose| dose.rating.is_none()));
        assert!(
            people
                .iter()
                .any(|person| person.answers.contains(&SimulatedAnswer::Unanswered))
        );
    }

    #[test]
    fn the_estimator_reads_nothing_of_the_truth() {
        let person = person(Archetype::SwitchLabelled, 200, 3);
        let mut blind = person.clone();
        blind.truth = Truth {
            shift: vec![f64::NAN; 200],
            driven: Vec::new(),
            doses: Vec::new(),
            constants: TrueConstants::default(),
        };
        for product in &mut blind.products {
            product.true_mg_per_g = f64::NAN;
        }
        assert_eq!(person.series(), blind.series());
    }
}
