//! How long from a command of the window until a dose is on the disk, in a journal of ten years, beside a bare transaction of SQLite
//! with the same pragmas on the same disk. Run by `cargo xtask bench log`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use ebbline_desktop::{build, context, vault::Vault};
use journal_core::{Dose, Entry, Id, Measured, Product, Route, Settings};
use journal_store::{Op, Passphrase};
use serde_json::{Value, json};
use std::{
    path::Path,
    time::{Duration, Instant},
};
use tauri::{
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};

const DOSES: i64 = 36_500;
const ROUNDS: usize = 400;
const PASSPHRASE: &str = "bench";

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal");
    let begin = Instant::now();
    fill(&journal);
    println!(
        "journal: {DOSES} doses over ten years, written in {:.1} s",
        begin.elapsed().as_secs_f64()
    );

    let app = build(mock_builder(), Vault::new(journal))
        .build(context())
        .unwrap();
    let window = tauri::Manager::get_webview_window(&app, "main").unwrap_or_else(|| {
        tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
            .build()
            .unwrap()
    });
    let call = |command: &str, args: Value| -> Value {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) {
                "http://tauri.localhost"
            } else {
                "tauri://localhost"
            }
            .parse()
            .unwrap(),
            body: InvokeBody::Json(args),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&window, request)
            .expect(command)
            .deserialize()
            .unwrap()
    };
    let begin = Instant::now();
    call("unlock", json!({"passphrase": PASSPHRASE}));
    println!("unlock, all entries in memory: {}", ms(begin.elapsed()));
    let begin = Instant::now();
    call("today", json!({}));
    println!("Today screen: {}", ms(begin.elapsed()));

    // Taken in turns, so that both meet the same disk.
    let bare = Bare::new(dir.path());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut first, mut preview) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // The first key press after an entry looks through the journal again; the others use what it found.
        for times in [&mut first, &mut preview] {
            let begin = Instant::now();
            call(
                "read_line",
                json!({"line": "2.5g red powder 20m ago, pain 6"}),
            );
            times.push(begin.elapsed());
        }
        let begin = Instant::now();
        call(
            "log_line",
            json!({"line": "2.5g red powder 20m ago, pain 6", "yes": true}),
        );
        ours.push(begin.elapsed());
        let begin = Instant::now();
        bare.insert(round);
        theirs.push(begin.elapsed());
    }
    let (ours, theirs) = (Figures::of(ours), Figures::of(theirs));
    println!(
        "first key press after an entry:            {}",
        Figures::of(first)
    );
    println!(
        "preview of a line, at each key press:      {}",
        Figures::of(preview)
    );
    println!("log_line, command to durable:              {ours}");
    println!("bare rusqlite transaction, same pragmas:   {theirs}");
    println!(
        "ratio of the medians: {:.2}",
        ours.median.as_secs_f64() / theirs.median.as_secs_f64()
    );
}

fn fill(journal: &Path) {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-01T08:00:00+01:00").unwrap();
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
    let zone = chrono_tz::Tz::Europe__Berlin;
    let (store, _) =
        journal_store::create(journal, &passphrase, Settings::new(zone), now.to_utc()).unwrap();
    let product = Product::leaf(Id::new(now.to_utc()), "red powder".to_owned());
    let id = product.id;
    let mut entries = vec![Entry::Product(product)];
    entries.extend((0..DOSES).map(|at| {
        let taken_at = now - chrono::Duration::minutes(144 * (DOSES - at));
        Entry::Dose(Dose {
            id: Id::new(taken_at.to_utc()),
            taken_at,
            zone: Some(zone),
            product: id,
            amount: "2.5".parse().ok(),
            unit: "g".to_owned(),
            amount_sd: None,
            measured: Some(Measured::Weighed),
            route: Route::Oral,
            stomach: None,
            purposes: Vec::new(),
            pain_before: None,
            note: None,
            tags: Vec::new(),
            entered_at: Some(taken_at.to_utc()),
            edited_at: None,
        })
    }));
    store.transact(Op::Import(entries), now.to_utc()).unwrap();
}

/// What SQLite itself takes: the same cipher and pragmas, one row in a table of as many rows.
struct Bare(rusqlite::Connection);

impl Bare {
    fn new(dir: &Path) -> Self {
        let db = rusqlite::Connection::open(dir.join("bare.db")).unwrap();
        db.execute_batch(
            "PRAGMA key = \"x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'\";
             PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;
             CREATE TABLE dose (id TEXT PRIMARY KEY, at INTEGER, amount INTEGER, unit TEXT, zone TEXT) STRICT;
             CREATE INDEX dose_at ON dose (at);
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 36500)
             INSERT INTO dose SELECT hex(randomblob(16)), i, 2500000, 'g', 'Europe/Berlin' FROM n;",
        )
        .unwrap();
        Self(db)
    }

    fn insert(&self, round: usize) {
        let db = &self.0;
        db.execute_batch("BEGIN IMMEDIATE").unwrap();
        db.prepare_cached("INSERT INTO dose VALUES (?1, ?2, 2500000, 'g', 'Europe/Berlin')")
            .unwrap()
            .execute((
                format!("round {round}"),
                DOSES + i64::try_from(round).unwrap(),
            ))
            .unwrap();
        db.execute_batch("COMMIT").unwrap();
    }
}

struct Figures {
    median: Duration,
    p95: Duration,
}

impl Figures {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self {
            median: times[times.len() / 2],
            p95: times[times.len() * 95 / 100],
        }
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "median {}, 95 % within {}",
            ms(self.median),
            ms(self.p95)
        )
    }
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
