//! A small sample of what `cargo xtask prove` judges in full: enough to notice that something broke, not to measure it.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "the modules are those of the accuracy example, which uses all of them"
)]

#[path = "../examples/accuracy/judge.rs"]
mod judge;
#[path = "../examples/accuracy/methods.rs"]
mod methods;
#[path = "../examples/accuracy/oracle.rs"]
mod oracle;

use journal_tolerance::Constants;
use journal_tolerance::signs::S1_THRESHOLD;
use journal_tolerance::simulate::{Archetype, Mechanism};
use judge::{Errors, Job, judge};

/// A development seed: the seeds of the report stay out of the tests.
const FIRST: u64 = 5_500_000;

#[test]
fn eight_people_of_each_kind_are_estimated_about_as_well_as_the_many() {
    let constants = Constants::shipped();
    let mut ours = Errors::default();
    for kind in Archetype::MAIN {
        for seed in FIRST..FIRST + 8 {
            let judged = judge(
                Job {
                    kind,
                    mechanism: Mechanism::Base,
                    seed,
                    all_methods: false,
                    prior_use_known: true,
                },
                &constants,
            );
            ours.add(&judged.errors[0]);
        }
    }
    assert!(ours.rmse() < 0.21, "error {}", ours.rmse());
    assert!(
        ours.same_rmse() < 0.23,
        "same-day error {}",
        ours.same_rmse()
    );
    assert!(
        (0.84..0.99).contains(&ours.coverage()),
        "coverage {}",
        ours.coverage()
    );
}

#[test]
fn a_fast_rise_alarms_and_a_stable_year_does_not_and_the_limit_is_the_limit() {
    let constants = Constants::shipped();
    let person = |kind, seed| {
        let job = Job {
            kind,
            mechanism: Mechanism::Base,
            seed,
            all_methods: true,
            prior_use_known: true,
        };
        judge(job, &constants)
    };
    let (mut found, mut false_alarms) = (0, 0);
    let mut errors = vec![Errors::default(); methods::NAMES.len()];
    for seed in FIRST..FIRST + 4 {
        let fast = person(Archetype::FastEscalation, seed);
        let crossing = fast.crossing.expect("this seed's tolerance rises");
        found += i32::from(
            fast.alarm(0, S1_THRESHOLD)
                .is_some_and(|day| day <= crossing + 30),
        );
        let stable = person(Archetype::StableMulti, seed);
        false_alarms += i32::from(stable.alarm(0, S1_THRESHOLD).is_some());
        for (sum, one) in errors.iter_mut().zip(&fast.errors) {
            sum.add(one);
        }
    }
    assert!(found >= 3, "{found} of 4 fast rises found within 30 days");
    assert!(false_alarms <= 1, "{false_alarms} of 4 stable years alarm");
    let limit = errors[methods::NAMES.len() - 1].rmse();
    for (name, errors) in methods::NAMES.iter().zip(&errors) {
        assert!(
            errors.rmse() >= limit,
            "{name} cannot beat whoever knows all constants: {} < {limit}",
            errors.rmse()
        );
    }
}
