//! Same-day estimates against refits from nothing on the data up to that day.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use journal_tolerance::{Constants, Series, estimate, estimate_now, retrospective, same_day};

fn up_to(series: &Series, day: usize) -> Series {
    let mut cut = series.clone();
    cut.days.truncate(day + 1);
    cut.doses.retain(|dose| dose.day <= day as i64);
    cut
}

#[test]
fn same_day_values_are_those_of_a_refit_on_the_data_up_to_that_day() {
    let constants = Constants::shipped();
    let mut names: Vec<String> = common::reference().into_keys().collect();
    names.sort();
    let (mut squares, mut count, mut worst_of_all) = (0.0, 0.0, 0.0_f64);
    for name in names {
        let series = common::journal(&name, 200);
        let online = same_day(&series, &constants);
        assert!(online[..28].iter().all(Option::is_none));
        let (mut worst, mut worst_edge) = ((0.0_f64, 0), 0.0_f64);
        for day in (28..200).step_by(3) {
            let refit = *retrospective(&up_to(&series, day), &constants)
                .last()
                .unwrap();
            let have = online[day].unwrap().shift;
            let off = (have.mid - refit.mid).abs();
            squares += off * off;
            count += 1.0;
            worst = if off > worst.0 { (off, day) } else { worst };
            worst_edge = worst_edge
                .max((have.lo90 - refit.lo90).abs())
                .max((have.hi90 - refit.hi90).abs());
        }
        println!(
            "{name:16} worst {:.4} on day {:3}, range ends {worst_edge:.4}",
            worst.0, worst.1
        );
        worst_of_all = worst_of_all.max(worst.0);
    }
    let rms = f64::sqrt(squares / count);
    println!("root mean square {rms:.5}, worst {worst_of_all:.4}");
    assert!(rms < 0.005, "{rms}");
    assert!(worst_of_all < 0.05, "{worst_of_all}");
}

#[test]
fn later_entries_do_not_change_what_could_be_known_earlier() {
    let constants = Constants::shipped();
    for name in ["fast_escalation", "break_2wk", "sparse_stable"] {
        let series = common::journal(name, 200);
        let (whole, part) = (
            same_day(&series, &constants),
            same_day(&up_to(&series, 120), &constants),
        );
        for day in 28..=120 {
            let (whole, part) = (whole[day].unwrap(), part[day].unwrap());
            assert!(
                (whole.shift.mid - part.shift.mid).abs() < 1e-9,
                "{name} day {day}"
            );
            assert!(
                (whole.p_rise - part.p_rise).abs() < 1e-9,
                "{name} day {day}"
            );
        }
    }
}

#[test]
fn now_after_one_more_dose_is_the_full_fit() {
    let constants = Constants::shipped();
    for name in [
        "slow_escalation",
        "switch_unknown",
        "switch_labelled",
        "sparse_escal",
    ] {
        let series = common::journal(name, 200);
        let mut before = series.clone();
        before.doses.pop();
        let start = estimate(&before, &constants);
        let now = estimate_now(&series, &constants, start.starting_point());
        let full = estimate(&series, &constants);
        let (now, full) = (now.now.unshown_record(), full.now.unshown_record());
        assert!(
            (now.shift.mid - full.shift.mid).abs() < 0.005,
            "{name}: {now:?} {full:?}"
        );
        assert!(
            (now.shift.lo90 - full.shift.lo90).abs() < 0.01
                && (now.shift.hi90 - full.shift.hi90).abs() < 0.01,
            "{name}"
        );
        assert!((now.p_rise - full.p_rise).abs() < 0.01, "{name}");
    }
}
