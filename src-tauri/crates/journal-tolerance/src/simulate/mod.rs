//! Simulated people whose tolerance is known, for tests, the accuracy table and demonstration journals.
//!
//! Formation and recovery of tolerance have separate speeds and every person has their own constants, none of which the
//! estimator knows. No real person's data enter; the constants are assumptions, so accuracy measured here is no promise.

mod random;

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

/// How felt effect follows dose and how ratings come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// The family of the published design: Hill curve, missing ratings nearly at random.
    Base,
    /// Effect saturates exponentially with dose instead of along a Hill curve.
    Exponential,
    /// Tolerance recovers three times slower than in the base family.
    SlowRecovery,
    /// Weak effects are rated half as often as strong ones.
    EffectDependentMissing,
    /// Ratings keep near the middle and only even numbers are used.
    NarrowEvenRatings,
}

/// A product and what only the simulator knows about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SimulatedProduct {
    /// Label content in mg per g, if there is one.
    pub labelled_mg_per_g: Option<f64>,
    /// True content in mg per g, before batch variation.
    pub true_mg_per_g: f64,
}

/// One logged dose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SimulatedDose {
    /// Hours since day 0 began.
    pub hours: f64,
    /// Grams, to a tenth.
    pub grams: f64,
    /// Index into [`Person::products`].
    pub product: usize,
    /// Pain right before, 0-10.
    pub pain_before: u8,
    /// Rated effect 0-10 and when it was rated, hours since day 0 began.
    pub rating: Option<(u8, f64)>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimulatedMorning {
    /// Ten items, 0-3 each.
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
    /// Answers by day.
    pub answers: Vec<SimulatedAnswer>,
    /// Morning check-ins by day, where given.
    pub mornings: Vec<Option<SimulatedMorning>>,
    /// Days of regular use before day 0.
    pub regular_use_days_before: f64,
    /// True tolerance shift in doublings against the mean of days 0-27. For judging, never an input.
    pub truth_shift: Vec<f64>,
}

/// The person of this archetype and seed in the base family.
#[must_use]
pub fn person(archetype: Archetype, days: usize, seed: u64) -> Person {
    person_with(archetype, Mechanism::Base, days, seed)
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
        rated: 0.6,
        used_before: (180.0, 600.0),
        weight: 1.2,
        on_days: 25.0,
        titration: 0.02,
    };
    match archetype {
        A::StableLow => Course {
            per_day: 1.13,
            grams: 1.8,
            rated: 0.8,
            titration: 0.0,
            ..stable
        },
        A::SlowEscalation => Course {
            grams: 1.8,
            per_day: 3.2,
            used_before: (10.0, 40.0),
            weight: 3.4,
            on_days: 60.0,
            titration: 0.15,
            ..stable
        },
        A::FastEscalation => Course {
            grams: 1.8,
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
            ..stable
        },
        A::SparseEscalation => Course {
            grams: 1.8,
            per_day: 3.0,
            rated: 0.3,
            used_before: (10.0, 40.0),
            weight: 3.4,
            on_days: 60.0,
            titration: 0.15,
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
        A::Break2Wk | A::Taper10Pct => Course {
            weight: 1.8,
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
    let course = course(archetype);
    let slope = random.between(1.0, 2.0);
    let ceiling = random.between(6.5, 9.5);
    let carry = random.between(3.0, 6.0);
    let on_slow = course.on_days * random.normal(0.0, 0.25).exp();
    let recovery = if mechanism == Mechanism::SlowRecovery {
        3.0
    } else {
        1.0
    };
    let off_slow = recovery * 18.0 * random.normal(0.0, 0.25).exp();
    let fast = random.between(1.5, 4.0);
    let half_drive = 144.0 * random.normal(0.0, 0.25).exp();
    let weight_slow = course.weight * random.normal(0.0, 0.15).exp();
    let weight_fast = if course.weight > 0.0 {
        random.between(0.15, 0.45)
    } else {
        0.0
    };
    let wander_sd = random.between(0.06, 0.12);
    let noise = random.between(0.6, 1.1);
    let unlogged = random.between(0.04, 0.12);
    let rated = (course.rated * random.normal(0.0, 0.1).exp()).clamp(0.3, 0.85);
    let base_grams = course.grams * random.normal(0.0, 0.2).exp();
    let withdrawal = random.between(6.0, 16.0);
    let usual_pain = random.between(2.0, 5.0);
    let wake = random.between(6.5, 9.0);
    let used = random
        .between(course.used_before.0, course.used_before.1)
        .round();

    let first = 15.0 * random.normal(0.0, 0.22).exp();
    let second = first * random.normal(0.0, 0.45).exp2();
    let switches = matches!(
        archetype,
        A::SwitchUnknown | A::SwitchLabelled | A::WrongLabel
    );
    let has_label = matches!(archetype, A::SwitchLabelled | A::WrongLabel);
    let mut products = vec![SimulatedProduct {
        labelled_mg_per_g: has_label.then_some((first * 10.0).round() / 10.0),
        true_mg_per_g: first,
    }];
    if switches {
        let claim = if archetype == A::WrongLabel { 1.6 } else { 1.0 };
        products.push(SimulatedProduct {
            labelled_mg_per_g: has_label.then_some((second * claim * 10.0).round() / 10.0),
            true_mg_per_g: second,
        });
    }

    let daily = course.per_day * base_grams * first;
    let mut blood = if used > 3.0 { daily * 1.443 } else { 0.0 };
    let start = daily * 1.443 / (daily * 1.443 + half_drive);
    let mut pool_fast = start * (1.0 - (-used / fast).exp());
    let mut pool_slow = start * (1.0 - (-used / on_slow).exp());
    let mut wander = 0.0;
    let mut acute = 0.0;
    let mut change = 0.0;
    let mut response = 0.0;
    let mut mood_of_day = 0.0;
    let mut pain_level = usual_pain;
    // Tuned to the dose usually taken: the middle of the curve at the first day's tolerance.
    let tolerance_at_start = weight_fast * pool_fast + weight_slow * pool_slow;
    let middle = (base_grams * first).log2() - random.between(-0.2, 0.5) - tolerance_at_start;
    let target = ceiling * 0.58;
    let mut yesterday = daily;
    let mut person = Person {
        products,
        doses: Vec::new(),
        answers: Vec::with_capacity(days),
        mornings: Vec::with_capacity(days),
        regular_use_days_before: used,
        truth_shift: Vec::with_capacity(days),
    };

    for day in 0..days {
        let today = day as f64;
        wander += -wander / 20.0 + random.normal(0.0, wander_sd * (2.0_f64 / 20.0).sqrt());
        response += random.normal(0.0, 0.015);
        mood_of_day = 0.5 * mood_of_day + random.normal(0.0, 0.7 * 0.75_f64.sqrt());
        let flare = if archetype == A::PainFlare && (90..130).contains(&day) {
            3.0
        } else {
            0.0
        };
        pain_level += 0.3 * (usual_pain + flare - pain_level) + random.normal(0.0, 0.6);
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
        let planned = match archetype {
            A::Taper10Pct if day >= 110 => 0.9_f64.powf(((day - 110) / 7 + 1) as f64).max(0.1),
            A::MoreByChoice if day >= 100 => 1.6,
            _ => 1.0,
        };
        let product = usize::from(switches && day >= 100);
        let batch = person.products[product].true_mg_per_g
            * (0.12 * Random::new(seed ^ (day as u64 / 45) ^ 0xBA7C).normal(0.0, 1.0)).exp2();
        // More often, too, as the dose rises (at most five a day).
        let rate = if off {
            0.0
        } else {
            (course.per_day * f64::exp2(0.3 * change)).min(5.5)
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

        person.mornings.push(random.chance(0.6).then(|| {
            let less = (1.0 - yesterday / daily.max(1.0) / change.exp2().max(0.2)).max(0.0);
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
            SimulatedMorning {
                items,
                mood,
                energy,
            }
        }));

        let (mut taken, mut logged) = (0.0, false);
        let mut felt_sum = 0.0;
        let mut felt_count = 0.0;
        for hour in 0..24_usize {
            blood *= f64::exp2(-1.0 / 24.0);
            acute *= f64::exp2(-1.0 / carry);
            if times.contains(&hour) {
                let pain = random.normal(pain_level, 0.8).clamp(0.0, 10.0).round();
                let grams = (base_grams * planned * random.normal(change, 0.18).exp2() * 10.0)
                    .round()
                    .max(1.0)
                    / 10.0;
                let mg = grams * batch;
                blood += mg;
                acute += mg;
                taken += mg;
                let shift = weight_fast * pool_fast + weight_slow * pool_slow + wander + ramp;
                let doublings = f64::log2(acute) - middle - shift;
                let share = match mechanism {
                    Mechanism::Exponential => {
                        1.0 - (-std::f64::consts::LN_2 * doublings.exp2()).exp()
                    }
                    _ => 1.0 / (1.0 + (-slope * std::f64::consts::LN_2 * doublings).exp()),
                };
                let felt = ceiling * share - 0.15 * (pain - usual_pain) + mood_of_day;
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
                let mut tapped = (felt + response + random.normal(0.0, noise)).clamp(0.0, 10.0);
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
                if !random.chance(unlogged) {
                    let wrong = if archetype == A::WrongClock && (140..147).contains(&day) {
                        9.0
                    } else {
                        0.0
                    };
                    let hours = today * 24.0 + hour as f64 + wrong;
                    logged = true;
                    person.doses.push(SimulatedDose {
                        hours,
                        grams,
                        product,
                        pain_before: pain as u8,
                        rating: rate_it.then_some((tapped.round() as u8, hours + 1.0)),
                    });
                }
            }
            let drive = blood / (blood + half_drive);
            pool_fast += (drive - pool_fast) / (24.0 * fast);
            let slow = if drive > pool_slow { on_slow } else { off_slow };
            pool_slow += (drive - pool_slow) / (24.0 * slow);
        }
        // Titration: the person reacts to what was felt today, slowly and within bounds.
        if felt_count > 0.0 {
            change = (change
                + course.titration * 0.25 * (target - felt_sum / felt_count).clamp(-0.3, 3.0))
            .clamp(-0.5, 2.2);
        }
        yesterday = taken;
        let none_said = taken == 0.0 && random.chance(0.6);
        person.answers.push(if logged {
            SimulatedAnswer::Dosed
        } else if none_said {
            SimulatedAnswer::NoneConfirmed
        } else {
            SimulatedAnswer::Unanswered
        });
        person
            .truth_shift
            .push(weight_fast * pool_fast + weight_slow * pool_slow + wander + ramp);
    }
    let reference = &person.truth_shift[..days.min(28)];
    let mean = reference.iter().sum::<f64>() / reference.len().max(1) as f64;
    for shift in &mut person.truth_shift {
        *shift -= mean;
    }
    // A clock nine hours ahead can put a dose on the next day; the day then has a dose whatever was said.
    for dose in &person.doses {
        if let Some(answer) = person.answers.get_mut((dose.hours / 24.0) as usize) {
            *answer = SimulatedAnswer::Dosed;
        }
    }
    person
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
                .map(|seed| person(kind, 200, 500 + seed).truth_shift[199])
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
}
