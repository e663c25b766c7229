//! The signs on anything at all: no panic, one state a day, notices apart.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_tolerance::signs::{
    AmountOfDay, Course, NOTICE_GAP_DAYS, State, larger_doses, more_frequent,
    same_dose_less_effect, same_dose_less_effect_of, symptoms_when_less, with_dismissals,
};
use journal_tolerance::simulate::{Archetype, person};
use journal_tolerance::{Constants, estimate};
use proptest::prelude::*;

fn check(course: &Course, days: usize, dismissed: &[usize]) {
    assert_eq!(course.states.len(), days);
    for pair in course.notices.windows(2) {
        assert!(pair[1] >= pair[0] + NOTICE_GAP_DAYS, "{:?}", course.notices);
    }
    for notice in &course.notices {
        let silenced = dismissed.contains(notice);
        assert!(silenced || matches!(course.states[*notice], State::Found(_)));
    }
    for state in &course.states {
        if let State::Clear(seen) | State::Watch(seen) | State::Found(seen) = state {
            assert!(
                seen.recent.is_finite() && seen.reference.is_finite(),
                "{seen:?}"
            );
            assert!(!seen.statistic.is_nan(), "{seen:?}");
            assert_eq!(seen.holds, !matches!(state, State::Clear(_)));
        }
        if let State::Insufficient(lack) = state {
            assert!(lack.have < lack.need, "{lack:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn anything_gives_a_state_a_day(
        counts in proptest::collection::vec(proptest::option::of(0..9_u32), 0..160),
        p in proptest::collection::vec((proptest::option::weighted(0.9, -0.5..1.5_f64), any::<bool>()), 0..160),
        totals in proptest::collection::vec(proptest::option::of(0.0..30.0_f64), 0..160),
        mg in proptest::collection::vec(proptest::option::of(prop_oneof![Just(0.0), Just(f64::NAN), Just(-1.0), 1.0..300.0_f64]), 0..160),
        amounts in proptest::collection::vec((0..200_usize, 0..3_usize, 0..4_u32, -3.0..5.0_f64), 0..200),
        dismissed in proptest::collection::vec(0..200_usize, 0..4),
    ) {
        check(&with_dismissals(&dismissed, |from| more_frequent(&counts, from)), counts.len(), &dismissed);
        check(&with_dismissals(&dismissed, |from| same_dose_less_effect_of(&p, from)), p.len(), &dismissed);
        let days = totals.len().min(mg.len());
        check(&with_dismissals(&dismissed, |from| symptoms_when_less(&totals, &mg, from)), days, &dismissed);
        let amounts: Vec<AmountOfDay> = amounts
            .into_iter()
            .map(|(day, product, doses, mean_log2)| AmountOfDay { day, product, doses, mean_log2 })
            .collect();
        check(&with_dismissals(&dismissed, |from| larger_doses(&amounts, 150, from)), 150, &dismissed);
    }
}

#[test]
fn a_dismissal_leaves_the_tolerance_estimate_as_it_is() {
    let person = person(Archetype::FastEscalation, 200, 5_600_000);
    let trend = estimate(&person.series(), &Constants::shipped());
    let before = trend.clone();
    let course = same_dose_less_effect(&trend, 0);
    let first = course.notices[0];
    let after = with_dismissals(&[first], |from| same_dose_less_effect(&trend, from));
    assert_eq!(trend, before, "the estimate and its reference stay");
    assert_eq!(after.notices[0], first, "what was said stays said");
    assert!(
        after.notices[1..].iter().all(|day| *day >= first + 41),
        "silent for 35 days, then seven days to hold: {:?}",
        after.notices
    );
}
