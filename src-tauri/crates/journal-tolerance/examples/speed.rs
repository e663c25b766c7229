//! Medians of the estimator's running times beside a fixed reference loop, so that ratios can be compared on other machines.
//!
//! `cargo run --release -p journal-tolerance --example speed [years] [doses a day] [products]`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a measuring program stops at the first surprise"
)]

use std::hint::black_box;
use std::time::Instant;

use journal_tolerance::{
    Constants, DayState, Dose, Product, Series, estimate, estimate_now, retrospective, same_day,
};

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .map(|text| text.parse::<usize>().expect("a whole number"));
    let years = arguments.next().unwrap_or(10);
    let per_day = arguments.next().unwrap_or(3);
    let products = arguments.next().unwrap_or(1);
    let series = person(years * 365, per_day, products);
    let constants = Constants::shipped();
    println!(
        "{years} years, {per_day} rated doses a day, {products} products, {} doses",
        series.doses.len()
    );

    let loop_ms = median_ms(9, reference_loop);
    println!(
        "reference loop       {loop_ms:8.2} ms   (20 million dependent multiply-adds and a square root each 8)"
    );
    let show = |name: &str, ms: f64| println!("{name:20} {ms:8.2} ms   {:6.3} loops", ms / loop_ms);
    show(
        "retrospective fit",
        median_ms(9, || retrospective(&series, &constants)),
    );
    show(
        "all same-day values",
        median_ms(9, || same_day(&series, &constants)),
    );
    show("everything", median_ms(5, || estimate(&series, &constants)));

    let mut shorter = series.clone();
    let last = shorter.doses.pop().expect("a dose");
    let trend = estimate(&shorter, &constants);
    let mut longer = shorter.clone();
    longer.doses.push(last);
    show(
        "now after one dose",
        median_ms(9, || {
            estimate_now(&longer, &constants, trend.starting_point())
        }),
    );
    let now = estimate_now(&longer, &constants, trend.starting_point())
        .now
        .unshown_record()
        .shift;
    let full = retrospective(&longer, &constants);
    let full = full.last().expect("a day");
    println!(
        "now against the full fit: {:+.5} doublings (range {:.3}..{:.3})",
        now.mid - full.mid,
        full.lo90,
        full.hi90
    );
}

fn median_ms<T>(times: usize, mut run: impl FnMut() -> T) -> f64 {
    let mut all: Vec<f64> = (0..times)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    all.sort_by(f64::total_cmp);
    all[times / 2]
}

fn reference_loop() -> f64 {
    let mut value = black_box(1.0_f64);
    for step in 0..20_000_000_u32 {
        value = value * 0.999_999 + 1e-6;
        if step % 8 == 0 {
            value = value.sqrt();
        }
    }
    value
}

/// Somebody whose doses and tolerance wander; a small generator of its own keeps the figures the same everywhere.
fn person(days: usize, per_day: usize, products: usize) -> Series {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut noise = move || {
        let mut sum = -6.0;
        for _ in 0..12 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            sum += (state >> 11) as f64 / (1_u64 << 53) as f64;
        }
        sum
    };
    let mut doses = Vec::new();
    let mut tolerance = 0.0_f64;
    for day in 0..days {
        tolerance = 0.998 * tolerance + 0.02 * noise();
        let mood = 0.7 * noise();
        for slot in 0..per_day {
            let dose = (0.25 * noise()).exp2();
            let felt = 0.5 + 8.0 / (1.0 + (-(dose.log2() - tolerance)).exp()) + mood + noise();
            let hours = day as f64 * 24.0 + 7.0 + slot as f64 * 15.0 / per_day as f64;
            doses.push(Dose {
                day: day as i64,
                hours,
                product: day / 30 % products,
                mg: Some(45.0 * dose),
                mg_sd: None,
                rating: Some(felt.round().clamp(0.0, 10.0)),
                pain_before: Some((4.0 + noise()).round()),
            });
        }
    }
    Series {
        days: vec![DayState::Dosed; days],
        reference_days: 28,
        products: vec![Product { labelled: true }; products],
        doses,
        regular_use_days_before: Some(90.0),
    }
}
