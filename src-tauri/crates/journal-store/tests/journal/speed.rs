//! A measurement of ten years of entries, printed. Run it with `--run-ignored only --no-capture`.

use crate::support::{Journal, dose, effect, open, product, start};
use journal_core::Entry;
use journal_store::Op;
use std::time::{Duration, Instant};

/// Ten doses on each of 3,650 days, every third one rated.
#[test]
#[ignore = "a measurement"]
fn ten_years() {
    let Journal { dir, store, .. } = Journal::new();
    let bali = product("Red Bali");
    let mut entries = vec![Entry::Product(bali.clone())];
    for number in 0..36_500 {
        let mut taken = dose(&bali, number * 12 / 5);
        taken.note = Some("after work, a little less than usual".to_owned());
        if number % 3 == 0 {
            entries.push(Entry::Effect(effect(&taken, 6)));
        }
        entries.push(Entry::Dose(taken));
    }
    let began = Instant::now();
    store.transact(Op::Import(entries), start()).unwrap();
    println!(
        "import of 36,500 doses and 12,167 ratings: {:?}",
        began.elapsed()
    );
    drop(store);

    let size = std::fs::metadata(dir.path().join(journal_store::DATABASE))
        .unwrap()
        .len();
    println!("size on disk: {} KiB", size / 1024);
    let store = open(dir.path());
    let began = Instant::now();
    let read = store.entries().unwrap();
    println!("entries(), first time: {:?}", began.elapsed());
    assert_eq!(read.doses.len(), 36_500, "all are read");
    let began = Instant::now();
    store.entries().unwrap();
    println!("entries(), again: {:?}", began.elapsed());

    let mut times: Vec<Duration> = (0..300)
        .map(|hours| {
            let op = Op::Add(vec![Entry::Dose(dose(&bali, hours))]);
            let began = Instant::now();
            store.transact(op, start()).unwrap();
            began.elapsed()
        })
        .collect();
    times.sort();
    println!(
        "transact of one dose: median {:?}, 99th percentile {:?}",
        times[150], times[297]
    );
    let began = Instant::now();
    store.undo(start()).unwrap();
    println!("undo: {:?}", began.elapsed());
    let began = Instant::now();
    store.revision().unwrap();
    println!("revision(): {:?}", began.elapsed());
}
