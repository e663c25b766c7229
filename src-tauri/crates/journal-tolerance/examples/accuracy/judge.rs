//! One simulated person judged: errors, ranges, alarms and notices against the truth.

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

pub fn judge(
    kind: Archetype,
    mechanism: Mechanism,
    seed: u64,
    constants: &Constants,
    all_methods: bool,
) -> Judged {
    let person = person_with(kind, mechanism, DAYS, seed);
    let tracks = if all_methods {
        tracks(&person, constants)
    } else {
        vec![ours(&person, constants)]
    };
    let truth = &person.truth.shift;
    Judged {
        kind,
        errors: tracks.iter().map(|track| errors(track, truth)).collect(),
        held: tracks.iter().map(|track| held(&track.statistic)).collect(),
        has_band: tracks.iter().map(|track| track.has_band).collect(),
        notices: notices(&person, &tracks[0]),
        crossing: (FIRST..DAYS).find(|day| truth[*day] >= 0.5),
        highest: truth[FIRST..].iter().copied().fold(f64::MIN, f64::max),
    }
}

fn errors(track: &Track, truth: &[f64]) -> Errors {
    let mut sums = Errors::default();
    for day in FIRST..truth.len() {
        if let Some(range) = track.retrospective[day] {
            sums.days += 1.0;
            sums.squares += (range.mid - truth[day]).powi(2);
            sums.covered += f64::from(u8::from((range.lo90..=range.hi90).contains(&truth[day])));
            sums.half_width += range.half_width();
        }
        if let Some(range) = track.same_day[day] {
            sums.same_days += 1.0;
            sums.same_squares += (range.mid - truth[day]).powi(2);
            sums.same_covered +=
                f64::from(u8::from((range.lo90..=range.hi90).contains(&truth[day])));
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

/// First notice of S1 to S4.
fn notices(person: &Person, track: &Track) -> [Option<usize>; 4] {
    // The statistic of the estimator is already lowered where S1 asks for more certainty.
    let p_rise: Vec<_> = track
        .statistic
        .iter()
        .map(|p| (p.is_finite().then_some(*p), true))
        .collect();
    let mut counts = vec![0_u32; DAYS];
    let mut mg = vec![0.0; DAYS];
    let mut logs = std::collections::BTreeMap::<(usize, usize), (f64, u32)>::new();
    for dose in &person.doses {
        counts[dose.day] += 1;
        if let Some(grams) = dose.grams {
            let sum = logs.entry((dose.product, dose.day)).or_default();
            sum.0 += grams.log2();
            sum.1 += 1;
            mg[dose.day] += person.products[dose.product].counted_mg(grams);
        }
    }
    let answered = |day: usize| person.answers[day] != SimulatedAnswer::Unanswered;
    let counts: Vec<_> = (0..DAYS)
        .map(|day| answered(day).then_some(counts[day]))
        .collect();
    let mg: Vec<_> = (0..DAYS)
        .map(|day| answered(day).then_some(mg[day]))
        .collect();
    let totals: Vec<_> = person
        .mornings
        .iter()
        .map(|morning| morning.map(|morning| f64::from(morning.total())))
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
        signs::symptoms_when_less(&totals, &mg, 0),
    ]
    .map(|course| course.notices.first().copied())
}
