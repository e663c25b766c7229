//! How long from a typed prefix to the entries that hold it, in a journal of ten years: the index of the store, beside the walk through
//! all entries in memory that it took the place of, and beside FTS5 alone in a file that is not encrypted. All three in turns in the
//! same run. Run by `cargo xtask bench search`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use journal_core::{
    Dose, Entries, Entry, Id, Measured, Product, Purpose, Route, Settings, journal_day,
};
use journal_store::{DATABASE, Op, Passphrase, Store};
use rusqlite::Connection;
use std::{
    collections::BTreeMap,
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

const DOSES: i64 = 36_500;
/// What a first page of the Journal screen asks for.
const PAGE: u32 = 100;
const TYPED: [&str; 5] = ["red", "overslept", "green malay train", "kopfweh", "zzz"];
const ROUNDS: usize = 40;
const PRODUCTS: [&str; 4] = ["Red Bali", "Green Malay", "White Thai", "Morning blend"];
/// The later a word stands, the rarer it is.
const WORDS: [&str; 40] = [
    "after",
    "work",
    "a",
    "little",
    "less",
    "than",
    "usual",
    "before",
    "the",
    "train",
    "tired",
    "slept",
    "badly",
    "headache",
    "dentist",
    "walk",
    "with",
    "dog",
    "rainy",
    "café",
    "long",
    "meeting",
    "call",
    "home",
    "garden",
    "Kopfweh",
    "Straße",
    "hungry",
    "party",
    "quiet",
    "evening",
    "market",
    "brother",
    "letter",
    "river",
    "snow",
    "flight",
    "rehearsal",
    "overslept",
    "xylophone",
];

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let entries = made_up();
    let journal = dir.path().join("journal");
    let begin = Instant::now();
    let store = stored(&journal, &entries);
    let size = std::fs::metadata(journal.join(DATABASE)).unwrap().len();
    println!(
        "journal: {DOSES} doses with notes over ten years, {} MiB, written in {:.1} s",
        size / (1 << 20),
        begin.elapsed().as_secs_f64()
    );
    let begin = Instant::now();
    let bare = Bare::new(dir.path(), &entries);
    println!(
        "FTS5 alone with the same texts, not encrypted: {} MiB, written in {:.1} s",
        bare.size() / (1 << 20),
        begin.elapsed().as_secs_f64()
    );
    println!(
        "\nmedians of {ROUNDS} rounds; a page is the newest {PAGE}, with the count of all\n\
         {:<18} {:>6} | {:>9} {:>9} {:>9} | {:>9} {:>9}",
        "typed", "found", "index", "scan", "bare", "scan/ours", "ours/bare"
    );
    let (mut all_ours, mut all_scan, mut all_bare) = (Vec::new(), Vec::new(), Vec::new());
    for text in TYPED {
        for end in 1..=text.len() {
            if text.as_bytes()[end - 1] == b' ' {
                continue;
            }
            let typed = &text[..end];
            let (mut ours, mut scan, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
            let mut found = 0;
            for round in 0..ROUNDS {
                ours.push(timed(|| {
                    found = store.search_count(typed).unwrap();
                    store.search(typed, None, PAGE).unwrap()
                }));
                // By far the slowest: a few rounds tell its median.
                if round % 8 == 0 {
                    scan.push(timed(|| walk(&entries, typed)));
                }
                theirs.push(timed(|| bare.search(typed)));
            }
            let (ours, scan, theirs) = (median(ours), median(scan), median(theirs));
            println!(
                "{typed:<18} {found:>6} | {:>9} {:>9} {:>9} | {:>9.1} {:>9.2}",
                ms(ours),
                ms(scan),
                ms(theirs),
                ratio(scan, ours),
                ratio(ours, theirs)
            );
            all_ours.push(ours);
            all_scan.push(scan);
            all_bare.push(theirs);
        }
    }
    let slowest = all_ours.iter().max().copied().unwrap_or_default();
    let (ours, scan, theirs) = (median(all_ours), median(all_scan), median(all_bare));
    println!(
        "\nmedian of all prefixes: index {}, scan {}, bare {}; scan/ours {:.1}, ours/bare {:.2}; slowest prefix of the index {}",
        ms(ours),
        ms(scan),
        ms(theirs),
        ratio(scan, ours),
        ratio(ours, theirs),
        ms(slowest)
    );
    renaming(&store, &entries);
}

/// One product of a quarter of all doses gets another name.
fn renaming(store: &Store, entries: &Entries) {
    let mut product = entries.products[0].clone();
    let mut times = Vec::new();
    for round in 0..20 {
        product.name = format!("Name {round}");
        let op = Op::Edit(Entry::Product(product.clone()));
        times.push(timed(|| store.transact(op, now()).unwrap()));
        let found = store.search_count(&product.name).unwrap();
        assert!(found > 9_000, "its doses are found by it: {found}");
    }
    println!(
        "renaming a product of {} doses: median {}",
        DOSES / 4,
        ms(median(times))
    );
}

fn now() -> DateTime<Utc> {
    "2026-11-01T07:00:00Z".parse().unwrap()
}

fn made_up() -> Entries {
    let mut seed = 7_u64;
    // SplitMix64 by Steele, Lea and Flood.
    let mut below = |end: usize| {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap() % end
    };
    let mut entries = Entries::empty(Settings::new(Tz::Europe__Berlin));
    for name in PRODUCTS {
        entries
            .products
            .push(Product::leaf(Id::new(now()), name.to_owned()));
    }
    for number in 0..DOSES {
        let at = now() - chrono::Duration::minutes(144 * (DOSES - number));
        let note: Vec<&str> = (0..4 + below(8))
            .map(|_| {
                let most = 1 + below(WORDS.len());
                let rare = below(most);
                WORDS[rare]
            })
            .collect();
        entries.doses.push(Dose {
            id: Id::new(at),
            taken_at: at.with_timezone(&Tz::Europe__Berlin).fixed_offset(),
            zone: Some(Tz::Europe__Berlin),
            product: entries.products[below(PRODUCTS.len())].id,
            amount: "2.5".parse().ok(),
            unit: "g".to_owned(),
            amount_sd: None,
            measured: Some(Measured::Weighed),
            route: Route::Oral,
            stomach: None,
            purposes: vec![Purpose::Pain],
            pain_before: None,
            note: Some(note.join(" ")),
            tags: if below(5) == 0 {
                vec!["travel".to_owned()]
            } else {
                Vec::new()
            },
            entered_at: Some(at),
            edited_at: None,
        });
    }
    entries.sort();
    entries
}

fn stored(dir: &Path, entries: &Entries) -> Store {
    let passphrase = Passphrase::new("bench".to_owned()).unwrap();
    let (store, _) =
        journal_store::create(dir, &passphrase, entries.settings.clone(), now()).unwrap();
    store
        .transact(Op::Import(entries.iter().collect()), now())
        .unwrap();
    store
}

/// What the Journal screen did before: every entry copied, its texts put together in small letters, and looked through.
fn walk(entries: &Entries, search: &str) -> Vec<Entry> {
    let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let starts = entries.settings.day_starts_at;
    let mut by_day: BTreeMap<_, Vec<Entry>> = BTreeMap::new();
    for entry in entries.iter() {
        let Entry::Dose(dose) = &entry else { continue };
        let day = journal_day(dose.taken_at, dose.zone, starts);
        let text = text(entries, dose);
        if words.iter().all(|word| text.contains(word)) {
            by_day.entry(day).or_default().push(entry);
        }
    }
    by_day
        .into_values()
        .rev()
        .flatten()
        .take(PAGE as usize)
        .collect()
}

fn text(entries: &Entries, dose: &Dose) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(&part.to_lowercase());
        text.push('\n');
    };
    if let Some(product) = entries.product(dose.product) {
        add(&product.name);
    }
    if let Some(amount) = dose.amount {
        add(&format!("{amount} {}", dose.unit));
    }
    dose.tags.iter().for_each(|tag| add(&format!("#{tag}")));
    dose.purposes.iter().for_each(|it| add(it.as_str()));
    add(dose.note.as_deref().unwrap_or_default());
    text
}

/// FTS5 as anybody would use it: the texts in it, the rows in the order of time, no key.
struct Bare(Connection);

impl Bare {
    fn new(dir: &Path, entries: &Entries) -> Self {
        let mut db = Connection::open(dir.join("bare.db")).unwrap();
        db.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE VIRTUAL TABLE note USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');",
        )
        .unwrap();
        let tx = db.transaction().unwrap();
        for (number, dose) in (1_i64..).zip(&entries.doses) {
            tx.prepare_cached("INSERT INTO note (rowid, words) VALUES (?1, ?2)")
                .unwrap()
                .execute((number, text(entries, dose)))
                .unwrap();
        }
        tx.commit().unwrap();
        Self(db)
    }

    /// Bytes.
    fn size(&self) -> u64 {
        let bytes: i64 = self
            .0
            .query_row(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                [],
                |row| row.get(0),
            )
            .unwrap();
        bytes.unsigned_abs()
    }

    fn search(&self, typed: &str) -> (i64, Vec<i64>) {
        let words: Vec<String> = typed
            .split_whitespace()
            .map(|word| format!("\"{word}\"*"))
            .collect();
        let asked = words.join(" AND ");
        let count = self
            .0
            .prepare_cached("SELECT count(*) FROM note WHERE note MATCH ?1")
            .unwrap()
            .query_row([&asked], |row| row.get(0))
            .unwrap();
        let mut page = self
            .0
            .prepare_cached(
                "SELECT rowid FROM note WHERE note MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
            )
            .unwrap();
        let rows = page
            .query_map((&asked, PAGE), |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        (count, rows)
    }
}

fn timed<T>(act: impl FnOnce() -> T) -> Duration {
    let begin = Instant::now();
    black_box(act());
    begin.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
