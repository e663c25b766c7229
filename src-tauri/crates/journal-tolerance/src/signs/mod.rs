//! The four early signs as rules over numbers, each with a known rate of false alarms (`docs/accuracy.md`).
//!
//! A sign says what the journal shows, never what to take. Each rule is evaluated day by day with what was known on that day,
//! and must hold for [`HOLD_DAYS`] before the sign is found. A dismissal ("I know why") restarts that sign's own comparison window
//! and nothing else: the reference window of the tolerance estimate stays.

mod rules;

use crate::trend::Trend;

pub use rules::{AmountOfDay, larger_doses, more_frequent, symptoms_when_less};

/// Days a rule must hold before its sign is found.
pub const HOLD_DAYS: usize = 7;
/// Fewest days between two notices of one sign.
pub const NOTICE_GAP_DAYS: usize = 28;
/// Days in the windows that S2 and S3 compare.
pub const WINDOW_DAYS: usize = 28;
/// S1 and S3 look back this far to see which product is taken now, days.
pub const RECENT_DAYS: usize = 14;
/// First day, from the start of the journal or from a dismissal, on which S1 says anything.
pub const S1_FIRST_DAY: usize = 35;
/// Probability of a rise above 0.25 doublings that S1 needs. Chosen on simulated people so that fewer than 5 % of stable years have a
/// notice; `docs/model.md` tells how.
pub const S1_THRESHOLD: f64 = 0.63;
/// The same while most doses of the last two weeks are of products that the reference window does not know: what looks like a rise
/// may then be the product's, so more certainty is asked for.
pub const S1_THRESHOLD_NEW_PRODUCT: f64 = 0.85;

/// Outcome of one sign's rule on one day, with the numbers it used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Statistic: a probability for S1, a standard normal score for the others.
    pub statistic: f64,
    /// What it is held against.
    pub threshold: f64,
    /// Mean of the recent window: doses a day (S2), log2 amount (S3), points on mornings after low days (S4); the probability (S1).
    pub recent: f64,
    /// Mean of the comparison window in the same unit (0 for S1).
    pub reference: f64,
    /// Days in the recent window that carry a value.
    pub recent_count: usize,
    /// Days in the comparison window that carry a value.
    pub reference_count: usize,
    /// Whether statistic and size of the change both pass.
    pub holds: bool,
}

/// Not enough to judge: days with a value (in the scarcer window) and days needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Days there are.
    pub have: usize,
    /// Days it takes.
    pub need: usize,
}

/// State of a sign on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// Too few days with a value, or too early in the journal or after a dismissal.
    Insufficient(Lack),
    /// The rule does not hold.
    Clear(Evidence),
    /// The rule holds today, not yet for [`HOLD_DAYS`].
    Watch(Evidence),
    /// The rule has held for at least [`HOLD_DAYS`].
    Found(Evidence),
}

/// A sign's course: its state by day and the days of its notices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// One state per day.
    pub states: Vec<State>,
    /// Days a notice is due, [`NOTICE_GAP_DAYS`] apart or more.
    pub notices: Vec<usize>,
}

impl Course {
    /// First day of the stretch of days without a break on which the rule has held up to the last day; `None` where it does not hold now.
    #[must_use]
    pub fn since(&self) -> Option<usize> {
        let holding = |state: &&State| matches!(state, State::Watch(_) | State::Found(_));
        let run = self.states.iter().rev().take_while(holding).count();
        (run > 0).then(|| self.states.len() - run)
    }
}

/// One sign with its dismissals: before the first, between any two and from the last on the rule runs with its own comparison window.
/// `dismissed` holds the days of the dismissals in any order: the sign is silent from that day on, and a notice of that very day stays. `rule`
/// gives the course with the comparison window starting on a day. Notices stay [`NOTICE_GAP_DAYS`] apart across dismissals.
#[must_use]
pub fn with_dismissals(dismissed: &[usize], rule: impl Fn(usize) -> Course) -> Course {
    let mut ends = dismissed.to_vec();
    ends.sort_unstable();
    ends.dedup();
    let mut whole = Course::default();
    let mut from = None;
    for end in ends.into_iter().map(Some).chain([None]) {
        let part = rule(from.unwrap_or(0));
        let done = whole.states.len();
        let until = end.map_or(part.states.len(), |end| end.min(part.states.len()));
        if done < until {
            whole.states.extend_from_slice(&part.states[done..until]);
        }
        for notice in part.notices {
            let apart = whole
                .notices
                .last()
                .is_none_or(|last| notice >= last + NOTICE_GAP_DAYS);
            let own = from.is_none_or(|from| notice > from) && end.is_none_or(|end| notice <= end);
            if own && apart {
                whole.notices.push(notice);
            }
        }
        from = end.or(from);
    }
    whole
}

/// Follows a rule through days: silent before `first_day`, held for [`HOLD_DAYS`], one notice per [`NOTICE_GAP_DAYS`].
#[must_use]
pub fn follow(daily: &[Result<Evidence, Lack>], first_day: usize) -> Course {
    let (mut run, mut notices) = (0, Vec::<usize>::new());
    let mut states = Vec::with_capacity(daily.len());
    for (day, outcome) in daily.iter().enumerate() {
        let lack = if day < first_day {
            Some(Lack {
                have: day + 1,
                need: first_day + 1,
            })
        } else {
            outcome.err()
        };
        let (None, Ok(evidence)) = (lack, *outcome) else {
            run = 0;
            states.push(State::Insufficient(
                lack.unwrap_or(Lack { have: 0, need: 1 }),
            ));
            continue;
        };
        run = if evidence.holds { run + 1 } else { 0 };
        states.push(match run {
            0 => State::Clear(evidence),
            1..HOLD_DAYS => State::Watch(evidence),
            _ => State::Found(evidence),
        });
        if run >= HOLD_DAYS
            && notices
                .last()
                .is_none_or(|last| day - last >= NOTICE_GAP_DAYS)
        {
            notices.push(day);
        }
    }
    Course { states, notices }
}

/// S1, the same dose works less, from a lane's trend: the same-day probability of a rise above 0.25 doublings, day by day. `from` is the
/// day of the last dismissal (0 for none): S1 is then silent for 35 days, while the tolerance reference stays.
#[must_use]
pub fn same_dose_less_effect(trend: &Trend, from: usize) -> Course {
    let records = trend.days.iter().map(|day| day.unshown_record());
    let daily: Vec<_> = records
        .map(|record| (record.online.map(|online| online.p_rise), record.familiar))
        .collect();
    same_dose_less_effect_of(&daily, from)
}

/// The rule of [`same_dose_less_effect`] on its own: by day, the same-day probability of a rise (`None` before the reference window is
/// over) and whether the products taken are those of the reference window.
#[must_use]
pub fn same_dose_less_effect_of(daily: &[(Option<f64>, bool)], from: usize) -> Course {
    let daily: Vec<_> = daily
        .iter()
        .map(|(p, familiar)| {
            let p = p
                .filter(|p| p.is_finite())
                .ok_or(Lack { have: 0, need: 1 })?;
            let threshold = if *familiar {
                S1_THRESHOLD
            } else {
                S1_THRESHOLD_NEW_PRODUCT
            };
            Ok(Evidence {
                statistic: p,
                threshold,
                recent: p,
                reference: 0.0,
                recent_count: 1,
                reference_count: 0,
                holds: p > threshold,
            })
        })
        .collect();
    follow(&daily, from + S1_FIRST_DAY)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn steady(p: f64, familiar: bool) -> Vec<(Option<f64>, bool)> {
        vec![(Some(p), familiar); 120]
    }

    #[test]
    fn holds_seven_days_and_notices_are_four_weeks_apart() {
        let course = same_dose_less_effect_of(&steady(0.9, true), 0);
        assert_eq!(course.notices, vec![41, 69, 97]);
        assert_eq!(
            course.states[34],
            State::Insufficient(Lack { have: 35, need: 36 })
        );
        assert!(matches!(course.states[35], State::Watch(_)));
        assert!(matches!(course.states[40], State::Watch(_)));
        assert!(matches!(course.states[41], State::Found(_)));
        assert_eq!(course.since(), Some(35));
    }

    #[test]
    fn six_days_are_watched_and_forgotten() {
        let mut days = steady(0.1, true);
        days[50..56].fill((Some(0.99), true));
        let course = same_dose_less_effect_of(&days, 0);
        assert!(course.notices.is_empty());
        assert!(matches!(course.states[55], State::Watch(_)));
        assert!(matches!(course.states[56], State::Clear(_)));
        assert_eq!(course.since(), None);
    }

    #[test]
    fn a_product_the_reference_does_not_know_asks_for_more() {
        let p = f64::midpoint(S1_THRESHOLD, S1_THRESHOLD_NEW_PRODUCT);
        assert!(
            !same_dose_less_effect_of(&steady(p, true), 0)
                .notices
                .is_empty()
        );
        assert!(
            same_dose_less_effect_of(&steady(p, false), 0)
                .notices
                .is_empty()
        );
        assert!(
            !same_dose_less_effect_of(&steady(0.9, false), 0)
                .notices
                .is_empty()
        );
    }

    #[test]
    fn what_is_not_known_is_not_clear() {
        let mut days = steady(0.9, true);
        days[60] = (None, true);
        days[61] = (Some(f64::NAN), true);
        let course = same_dose_less_effect_of(&days, 0);
        assert!(matches!(course.states[60], State::Insufficient(_)));
        assert!(matches!(course.states[61], State::Insufficient(_)));
        assert!(
            matches!(course.states[62], State::Watch(_)),
            "the count of days starts anew"
        );
    }

    #[test]
    fn a_dismissal_silences_for_five_weeks_and_keeps_earlier_notices() {
        let days = steady(0.9, true);
        let course = with_dismissals(&[50], |from| same_dose_less_effect_of(&days, from));
        assert_eq!(course.states.len(), 120);
        assert_eq!(course.notices, vec![41, 50 + 35 + 6, 119]);
        assert!(matches!(course.states[49], State::Found(_)));
        assert!(matches!(course.states[50], State::Insufficient(_)));
        assert!(matches!(course.states[85], State::Watch(_)));
        let twice = with_dismissals(&[90, 50, 50], |from| same_dose_less_effect_of(&days, from));
        assert_eq!(twice.notices, vec![41]);
        let later = with_dismissals(&[4000], |from| same_dose_less_effect_of(&days, from));
        assert_eq!(later, same_dose_less_effect_of(&days, 0));
    }

    #[test]
    fn notices_stay_apart_across_a_dismissal() {
        // A rule that holds from the first day of its window on.
        let rule = |from: usize| {
            let evidence = Evidence {
                statistic: 1.0,
                threshold: 0.0,
                recent: 1.0,
                reference: 0.0,
                recent_count: 1,
                reference_count: 1,
                holds: true,
            };
            follow(&vec![Ok(evidence); 60], from)
        };
        let course = with_dismissals(&[8], rule);
        assert_eq!(
            course.notices,
            vec![6, 42],
            "day 14 would be too soon after day 6"
        );
    }
}
