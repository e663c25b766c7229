//! Accuracy on simulated people, method by method: `accuracy [people per archetype] [first seed]`.
#![allow(
    clippy::cast_precision_loss,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measuring program stops at the first surprise"
)]
mod judge;
mod methods;
mod oracle;

use journal_tolerance::Constants;
use journal_tolerance::simulate::{Archetype, Mechanism};
use judge::{Errors, Judged, judge};
use std::sync::atomic::{AtomicUsize, Ordering};

fn run(
    jobs: &[(Archetype, Mechanism, u64)],
    c: &Constants,
    all: bool,
    threads: usize,
) -> Vec<Judged> {
    let next = AtomicUsize::new(0);
    let mut out: Vec<(usize, Judged)> = std::thread::scope(|s| {
        let hs: Vec<_> = (0..threads)
            .map(|_| {
                s.spawn(|| {
                    let mut v = Vec::new();
                    loop {
                        let i = next.fetch_add(1, Ordering::Relaxed);
                        let Some((k, m, seed)) = jobs.get(i) else {
                            return v;
                        };
                        v.push((i, judge(*k, *m, *seed, c, all)));
                    }
                })
            })
            .collect();
        hs.into_iter()
            .flat_map(|h| h.join().expect("thread"))
            .collect()
    });
    out.sort_by_key(|x| x.0);
    out.into_iter().map(|x| x.1).collect()
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let people: u64 = args.get(1).and_then(|a| a.parse().ok()).unwrap_or(30);
    let first: u64 = args
        .get(2)
        .and_then(|a| a.parse().ok())
        .unwrap_or(1_000_000);
    let which = args.get(3).map_or("shipped", |s| s.as_str());
    let all = args.get(4).is_none_or(|s| s == "all");
    let c = variant(which);
    let only = args.get(5).cloned().unwrap_or_default();
    let jobs: Vec<_> = Archetype::MAIN
        .into_iter()
        .chain(Archetype::TRAPS)
        .filter(|k| only.is_empty() || only.split(',').any(|o| k.name().contains(o)))
        .flat_map(|k| (first..first + people).map(move |s| (k, Mechanism::Base, s)))
        .collect();
    let j = run(&jobs, &c, all, 1);
    let n = j[0].errors.len();
    println!("{:22} {}", "", methods::NAMES[..n].join(" | "));
    let mut tot = vec![Errors::default(); n];
    for k in Archetype::MAIN.into_iter().chain(Archetype::TRAPS) {
        let mut e = vec![Errors::default(); n];
        for p in j.iter().filter(|p| p.kind == k) {
            for (a, b) in e.iter_mut().zip(&p.errors) {
                a.add(b);
            }
        }
        if Archetype::MAIN.contains(&k) {
            for (a, b) in tot.iter_mut().zip(&e) {
                a.add(b);
            }
        }
        print!("{:22}", k.name());
        for x in &e {
            print!(
                " | {:.3}({:.2}) {:.3}",
                x.rmse(),
                x.coverage(),
                x.same_rmse()
            );
        }
        println!();
    }
    print!("{:22}", "MAIN");
    for x in &tot {
        print!(
            " | {:.3}({:.3}) {:.3}({:.3}) hw{:.3}",
            x.rmse(),
            x.coverage(),
            x.same_rmse(),
            x.same_coverage(),
            x.half_width / x.days
        );
    }
    println!();
    let stable: Vec<&Judged> = j
        .iter()
        .filter(|p| {
            matches!(
                p.kind,
                Archetype::StableLow | Archetype::StableMulti | Archetype::SparseStable
            )
        })
        .collect();
    for m in 0..n {
        let mut peaks: Vec<f64> = stable.iter().map(|p| p.peak(m)).collect();
        peaks.sort_by(f64::total_cmp);
        if peaks.is_empty() {
            break;
        }
        let t5 = peaks[(peaks.len() as f64 * 0.95) as usize];
        for (label, t) in [
            ("t5", t5),
            ("0.60", 0.60),
            ("0.65", 0.65),
            ("0.70", 0.7),
            ("0.75", 0.75),
            ("0.80", 0.8),
            ("0.85", 0.85),
        ] {
            if m != 0 && label != "t5" {
                continue;
            }
            let far = stable.iter().filter(|p| p.alarm(m, t).is_some()).count() as f64
                / stable.len() as f64;
            print!("{:20} {label} {t:.3} far {far:.3}", methods::NAMES[m]);
            for k in [
                Archetype::SlowEscalation,
                Archetype::FastEscalation,
                Archetype::SparseEscalation,
                Archetype::NewUserFixed,
                Archetype::RampTolerance,
            ] {
                let mut d: Vec<f64> = j
                    .iter()
                    .filter(|p| p.kind == k)
                    .filter_map(|p| {
                        Some(p.alarm(m, t).map_or(999.0, |a| a as f64) - p.crossing? as f64)
                    })
                    .collect();
                d.sort_by(f64::total_cmp);
                let f = d.iter().filter(|d| **d <= 30.0).count() as f64 / d.len().max(1) as f64;
                let miss = d.iter().filter(|d| **d > 500.0).count();
                print!(
                    " | {} n{} med{:+.0} {:.2} miss{}",
                    &k.name()[..4],
                    d.len(),
                    d.get(d.len() / 2).copied().unwrap_or(0.0),
                    f,
                    miss
                );
            }
            println!();
        }
    }
    let far = |f: &dyn Fn(&Judged) -> bool| {
        stable.iter().filter(|p| f(p)).count() as f64 / stable.len() as f64
    };
    println!(
        "panel stable far {:.3} (S1 {:.3} S2 {:.3} S3 {:.3})",
        far(&|p| p.panel().is_some()),
        far(&|p| p.notices[0].is_some()),
        far(&|p| p.notices[1].is_some()),
        far(&|p| p.notices[2].is_some())
    );
    let ev: Vec<&Judged> = j
        .iter()
        .filter(|p| {
            matches!(
                p.kind,
                Archetype::SlowEscalation
                    | Archetype::FastEscalation
                    | Archetype::SparseEscalation
                    | Archetype::NewUserFixed
            ) && p.crossing.is_some()
        })
        .collect();
    let ok = ev
        .iter()
        .filter(|p| p.panel().is_some_and(|a| a <= p.crossing.expect("x") + 30))
        .count();
    println!(
        "panel events {} in30 {:.3} missed {}",
        ev.len(),
        ok as f64 / ev.len() as f64,
        ev.iter().filter(|p| p.panel().is_none()).count()
    );
    for k in Archetype::MAIN.into_iter().chain(Archetype::TRAPS) {
        let v: Vec<&Judged> = j
            .iter()
            .filter(|p| p.kind == k && p.highest < 0.25)
            .collect();
        let w: Vec<&Judged> = j
            .iter()
            .filter(|p| p.kind == k && p.highest < 0.5)
            .collect();
        if w.is_empty() {
            continue;
        }
        print!(
            "{:22} no rise (<.25 n{}, <.5 n{}):",
            k.name(),
            v.len(),
            w.len()
        );
        for t in [0.65, 0.68, 0.7, 0.75] {
            let c = |l: &[&Judged]| {
                l.iter().filter(|p| p.alarm(0, t).is_some()).count() as f64 / l.len().max(1) as f64
            };
            print!(" | {t} {:.3} {:.3}", c(&v), c(&w));
        }
        println!();
    }
}

fn variant(which: &str) -> Constants {
    let mut c = if which.starts_with("section3") {
        Constants::section3()
    } else {
        Constants::shipped()
    };
    for part in which.split(',').skip(1) {
        let (k, v) = part.split_once('=').expect("k=v");
        let v: f64 = v.parse().expect("number");
        match k {
            "slowmean" => c.slow_weight.mean = v,
            "slowsd" => c.slow_weight.sd = v,
            "fastmean" => c.fast_weight.mean = v,
            "fastsd" => c.fast_weight.sd = v,
            "kmean" => c.steepness.mean = v,
            "ksd" => c.steepness.sd = v,
            "floor" => c.band_floor = v,
            "rel" => c.band_relative = v,
            "trust" => c.label_trust = v,
            "labsd" => c.product_sd_labelled = v,
            "slowdays" => c.slow_days = v,
            "half" => c.half_drive = v,
            "tdf" => c.label_trust = v,
            "unsd" => c.product_sd_unlabelled = v,
            "norev" => c.reversal = None,
            "daysd" => c.day_sd = v,
            "walkw" => {
                for d in &mut c.drift {
                    if d.memory < 1.0 {
                        d.weight *= (1.0 - v) / 0.9;
                    } else {
                        d.weight = v;
                    }
                }
            }
            "walk" => c.drift[3].step = v,
            _ => panic!("{k}"),
        }
    }
    c
}
