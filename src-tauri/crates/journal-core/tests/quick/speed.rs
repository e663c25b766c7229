//! A key press must not wait for the reader, whatever is in the line.

use crate::journal::{context, id};
use journal_core::{Product, quick::read};
use std::time::{Duration, Instant};

/// The fastest of a few readings: what the reader needs when the machine is not busy with something else.
fn fastest(line: &str, times: u32) -> Duration {
    let mut context = context();
    for number in 0..60 {
        let name = format!("Product {} number {number}", number % 7);
        context
            .products
            .push(Product::leaf(id(1_000 + number), name));
    }
    (0..times)
        .map(|_| {
            let start = Instant::now();
            let reading = read(line, &context);
            let took = start.elapsed();
            assert!(reading.chips.len() + reading.unread.len() > 0);
            took
        })
        .min()
        .unwrap()
}

#[test]
fn a_normal_line_is_read_at_once() {
    for line in [
        "2.5g red bali 20m ago, pain 6, #work, for pain and mood, note long drive, with commas",
        "2g red bally",
        "mood 6 energy 4 craving 2, symptoms chills 2 restless legs 1, walk 30m",
    ] {
        let took = fastest(line, 50);
        println!("{took:?} for {line:?}");
        // A hundred times what it takes: this finds work that grows out of proportion, not a busy machine.
        assert!(
            took < Duration::from_millis(100),
            "{took:?} for {line:?}, unoptimised"
        );
    }
}

#[test]
fn a_long_line_takes_time_in_proportion() {
    let fragments = [
        "a ",
        "2 ",
        "2g ",
        "\"",
        "\"\" ",
        "\"x\" ",
        ", ",
        "#a ",
        "1h",
        "1h ",
        "for pain and ",
        "symptoms a ",
        "symptoms a 1 ",
        "symptoms ",
        "nothing, ",
        "walk 1m, ",
        "mood 6, ",
        "mood 6 at 8:00, ",
        "7:15 ",
        "at ",
        "2026-03-01 ",
        "red bali ",
        "red ",
        "note",
        "~",
        "?",
        "some ",
        "effect 7 after ",
        "product ",
        "🌿",
        "é ",
        "1,",
        "1-",
        "on ",
        "half an hour ",
    ];
    for fragment in fragments {
        let long = fragment.repeat(100_000 / fragment.len());
        let took = fastest(&long, 1);
        println!("{took:?} for 100 kB of {fragment:?}");
        assert!(
            took < Duration::from_secs(60),
            "{took:?} for 100 kB of {fragment:?}, unoptimised: more than in proportion"
        );
    }
}
