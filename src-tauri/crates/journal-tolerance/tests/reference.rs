//! Agreement with the reference estimates of an independent prototype of the same model.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use journal_tolerance::{Constants, estimate};

/// Largest difference allowed on any day, doublings.
const AGREEMENT: f64 = 0.03;

#[test]
fn shift_agrees_with_the_reference_on_every_day_of_every_journal() {
    let constants = Constants::section3().with_unanswered_as_none();
    let mut reference: Vec<_> = common::reference().into_iter().collect();
    reference.sort_by(|left, right| left.0.cmp(&right.0));
    assert_eq!(reference.len(), 13);
    let mut failures = Vec::new();
    for (name, expected) in &reference {
        let trend = estimate(&common::journal(name, expected.len()), &constants);
        let (mut worst, mut worst_day, mut band, mut same_day, mut p_rise) =
            (0.0_f64, 0, 0.0_f64, 0.0_f64, 0.0_f64);
        for (day, (want, have)) in expected.iter().zip(&trend.days).enumerate() {
            let record = have.unshown_record();
            let off = (record.shift.mid - want.shift).abs();
            if off > worst {
                (worst, worst_day) = (off, day);
            }
            band = band
                .max((record.shift.lo90 - want.lo90).abs())
                .max((record.shift.hi90 - want.hi90).abs());
            assert_eq!(
                record.online.is_some(),
                want.online.is_some(),
                "{name} day {day}"
            );
            if let (Some(online), Some([_, mid, _, rise])) = (record.online, want.online) {
                same_day = same_day.max((online.shift.mid - mid).abs());
                p_rise = p_rise.max((online.p_rise - rise).abs());
            }
        }
        println!(
            "{name:16} worst {worst:.4} on day {worst_day:3}, range {band:.3}, same-day {same_day:.3}, p {p_rise:.3}"
        );
        if worst > AGREEMENT {
            failures.push(format!("{name}: {worst:.4} on day {worst_day}"));
        }
    }
    assert!(failures.is_empty(), "{failures:?}");
}
