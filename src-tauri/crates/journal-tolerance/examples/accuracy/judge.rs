//! One simulated person judged: errors, ranges, alarms and notices against the truth.

use std::collections::BTreeMap;

use journal_tolerance::simulate::{Archetype, Mechanism, Person, SimulatedAnswer, person_with};
use journal_tolerance::{Constants, signs};

use super::methods::{Track, ours, tracks};

pub const DAYS: usize = 365;
/// First day that is judged: the reference window is over.
const FIRST: usize = 28;
/// First day an alarm can be raised: silent before day 35, then held for seven days.
const FIRST_ALARM: usize = 41;

/// Sums over the judged days of one person.
#[derive(Clone, Copy, Debug, Default)]
pub struct Errors {
    pub days: f64,
    pub squares: f64,
    pub covered: f64,
    pub half_width: f64,
    pub same_days: f64,
    pub same_squares: f64,
    pub same_covered: f64,
}

impl Errors {
    pub fn add(&mut self, other: &Self) {
        self.days += other.days;
        self.squares += other.squares;
        self.covered += other.covered;
        self.half_width += other.half_width;
        self.same_days += other.same_days;
        self.same_squares += other.same_squares;
        self.same_covered += other.same_covered;
    }

    pub fn rmse(&self) -> f64 {
        (self.squares / self.days.max(1.0)).sqrt()
    }

    pub fn same_rmse(&self) -> f64 {
        (self.same_squares / self.same_days.max(1.0)).sqrt()
    }

    pub fn coverage(&self) -> f64 {
        self.covered / self.days.max(1.0)
    }

    pub fn same_coverage(&self) -> f64 {
        self.same_covered / self.same_days.max(1.0)
    }
}

/// One person judged.
pub struct Judged {
    pub kind: Archetype,
    /// By method, in the order of `methods::NAMES` (only the first when not all were asked for).
    pub errors: Vec<Errors>,
    /// By method and day: the smallest statistic of the last seven days, so that an alarm is a value above a threshold.
    pub held: Vec<Vec<f32>>,
    pub has_band: Vec<bool>,
    /// First notice of S1, S2, S3 and S4.
    pub notices: [Option<usize>; 4],
    /// Whether S4 has a notice when the morning totals are shuffled among the mornings: chance alone.
    pub shuffled_symptoms_noticed: bool,
    /// First day the true shift reaches 0.5 doublings.
    pub crossing: Option<usize>,
    /// Largest true shift from day 28 on.
    pub highest: f64,
}

impl Judged {
    /// First day the alarm of a method is raised.
    pub fn alarm(&self, method: usize, threshold: f64) -> Option<usize> {
        (FIRST_ALARM..DAYS).find(|day| f64::from(self.held[method][*day]) > threshold)
    }

    /// The largest threshold that would have raised an alarm.
    pub fn peak(&self, method: usize) -> f64 {
        let held = self.held[method][FIRST_ALARM..].iter().copied();
        f64::from(held.fold(f32::NEG_INFINITY, f32::max))
    }

    /// First notice of any of S1, S2 and S3.
    pub fn panel(&self) -> Option<usize> {
        self.notices[..3].iter().flatten().min().copied()
    }
}

/// Whom to judge, and how.
#[derive(Clone, Copy)]
pub struct Job {
    pub kind: Archetype,
    pub mechanism: Mechanism,
    pub seed: u64,
    /// All methods, or the estimator alone.
    pub all_methods: bool,
    /// Whether the estimator is told how long the person had used before.
    pub prior_use_known: bool,
}

pub fn judge(job: Job, constants: &Constants) -> Judged {
    let Job {
        kind, mechanism, ..
    } = job;
    let person = person_with(kind, mechanism, DAYS, job.seed);
    let tracks = if job.all_methods {
        tracks(&person, constants)
    } else {
        vec![ours(&person, constants, job.prior_use_known)]
    };
    let truth = &person.truth.shift;
    Judged {
        kind,
        errors: tracks.iter().map(|track| errors(track, truth)).collect(),
        held: tracks.iter().map(|track| held(&track.statistic)).collect(),
        has_band: tracks.iter().map(|track| track.has_band).collect(),
        notices: notices(&person, &tracks[0]),
        shuffled_symptoms_noticed: shuffled_symptoms_noticed(&person, job.seed),
        crossing: (FIRST..DAYS).find(|day| truth[*day] >= 0.5),
        highest: truth[FIRST..].iter().copied().fold(f64::MIN, f64::max),
    }
}

fn errors(track: &Track, truth: &[f64]) -> Errors {
    let mut sums = Errors::default();
    let days = track.retrospective.iter().zip(&track.same_day).zip(truth);
    for ((retrospective, same_day), truth) in days.skip(FIRST) {
        if let Some(range) = retrospective {
            sums.days += 1.0;
            sums.squares += (range.mid - truth).powi(2);
            sums.covered += f64::from(u8::from((range.lo90..=range.hi90).contains(truth)));
            sums.half_width += range.half_width();
        }
        if let Some(range) = same_day {
            sums.same_days += 1.0;
            sums.same_squares += (range.mid - truth).powi(2);
            sums.same_covered += f64::from(u8::from((range.lo90..=range.hi90).contains(truth)));
        }
    }
    sums
}

fn held(statistic: &[f64]) -> Vec<f32> {
    (0..statistic.len())
        .map(|day| {
            let week = &statistic[(day + 1).saturating_sub(signs::HOLD_DAYS)..=day];
            week.iter().copied().fold(f64::INFINITY, f64::min) as f32
        })
        .collect()
}

/// Days that have an answer, and their milligrams by the label.
fn daily_mg(person: &Person) -> Vec<Option<f64>> {
    let mut mg = vec![0.0; DAYS];
    for dose in &person.doses {
        let counted = |grams| person.products[dose.product].counted_mg(grams);
        mg[dose.day] += dose.grams.map_or(0.0, counted);
    }
    (0..DAYS)
        .map(|day| answered(person, day).then_some(mg[day]))
        .collect()
}

fn answered(person: &Person, day: usize) -> bool {
    person.answers[day] != SimulatedAnswer::Unanswered
}

fn morning_totals(person: &Person) -> Vec<Option<f64>> {
    person
        .mornings
        .iter()
        .map(|morning| morning.map(|morning| f64::from(morning.total())))
        .collect()
}

fn shuffled_symptoms_noticed(person: &Person, seed: u64) -> bool {
    let mut totals = morning_totals(person);
    let mornings: Vec<usize> = (0..DAYS).filter(|day| totals[*day].is_some()).collect();
    let mut state = seed | 1;
    for last in (1..mornings.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        totals.swap(
            mornings[last],
            mornings[(state >> 33) as usize % (last + 1)],
        );
    }
    let course = signs::symptoms_when_less(&totals, &daily_mg(person), 0);
    !course.notices.is_empty()
}

/// First notice of S1 to S4.
fn notices(person: &Person, track: &Track) -> [Option<usize>; 4] {
    // The statistic of the estimator is already lowered where S1 asks for more certainty.
    let p_rise: Vec<_> = track
        .statistic
        .iter()
        .map(|p| (p.is_finite().then_some(*p), true))
        .collect();
    let mut counts = vec![0_u32; DAYS];
    let mut logs = BTreeMap::<(usize, usize), (f64, u32)>::new();
    for dose in &person.doses {
        counts[dose.day] += 1;
        if let Some(grams) = dose.grams {
            let sum = logs.entry((dose.product, dose.day)).or_default();
            sum.0 += grams.log2();
            sum.1 += 1;
        }
    }
    let counts: Vec<_> = (0..DAYS)
        .map(|day| answered(person, day).then_some(counts[day]))
        .collect();
    let amounts: Vec<_> = logs
        .iter()
        .map(|((product, day), (sum, doses))| signs::AmountOfDay {
            day: *day,
            product: *product,
            doses: *doses,
            mean_log2: sum / f64::from(*doses),
        })
        .collect();
    [
        signs::same_dose_less_effect_of(&p_rise, 0),
        signs::more_frequent(&counts, 0),
        signs::larger_doses(&amounts, DAYS, 0),
        signs::symptoms_when_less(&morning_totals(person), &daily_mg(person), 0),
    ]
    .map(|course| course.notices.first().copied())
}
