//! Damaged files and a full disk: an error in words, never wrong data.

use crate::support::{Journal, dose, effect, open, passphrase, product, start};
use journal_core::{Entries, Entry, Product};
use journal_store::{DATABASE, Op, Part, Store, StoreError, Tuning, open_tuned};
use std::{fs, path::Path};
use tempfile::TempDir;

/// A journal of a few dozen pages.
fn filled() -> (Journal, Product) {
    let journal = Journal::new();
    let bali = product("Red Bali");
    let mut entries = vec![Entry::Product(bali.clone())];
    for hours in 0..150 {
        let mut taken = dose(&bali, hours);
        taken.note = Some(format!("note of hour {hours}"));
        entries.push(Entry::Effect(effect(&taken, 5)));
        entries.push(Entry::Dose(taken));
    }
    journal.store.transact(Op::Add(entries), start()).unwrap();
    (journal, bali)
}

fn copy(from: &Path) -> TempDir {
    let to = TempDir::new().unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        // Shared memory is made anew by whoever comes next; a copy of it in use would say nonsense.
        if !file.file_name().to_string_lossy().ends_with("-shm") {
            fs::copy(file.path(), to.path().join(file.file_name())).unwrap();
        }
    }
    to
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

/// All entries, and some of the history.
fn read_all(store: &Store) -> Result<Entries, StoreError> {
    let entries = store.entries()?;
    for entry in entries.iter().step_by(25) {
        store.history(entry.reference())?;
    }
    Ok(entries)
}

#[test]
fn a_flipped_bit_in_the_database_is_never_wrong_data() {
    let (Journal { dir, store, .. }, _) = filled();
    let whole = store.entries().unwrap();
    drop(store);
    let length = fs::read(dir.path().join(DATABASE)).unwrap().len();
    assert!(length > 30 * 4096, "a few dozen pages: {length} bytes");
    let mut refused = 0;
    let mut tried = 0;
    // The first page, where the salt and the header lie, more closely than the others.
    for at in (0..4096).step_by(307).chain((4096..length).step_by(5003)) {
        let dir = copy(dir.path());
        flip(&dir.path().join(DATABASE), at);
        tried += 1;
        let store = match open_tuned(dir.path(), &passphrase(), Tuning::CHEAP) {
            Ok(store) => store,
            Err(StoreError::Damaged {
                part: Part::Database,
                ..
            }) => {
                refused += 1;
                continue;
            }
            Err(error) => panic!("byte {at}: {error}"),
        };
        match read_all(&store) {
            // The page was one that nobody needed; looking at all of them finds it.
            Ok(entries) => assert_eq!(entries, whole, "byte {at}: wrong data"),
            Err(StoreError::Damaged {
                part: Part::Database,
                ..
            }) => refused += 1,
            Err(error) => panic!("byte {at}: {error}"),
        }
        match store.check() {
            Ok(findings) => assert!(!findings.is_empty(), "byte {at} is not noticed"),
            Err(StoreError::Damaged { .. }) => {}
            Err(error) => panic!("byte {at}: {error}"),
        }
    }
    assert!(refused * 3 > tried, "{refused} of {tried} in pages in use");
}

#[test]
fn a_database_cut_short_is_refused() {
    let (Journal { dir, store, .. }, _) = filled();
    let whole = store.entries().unwrap();
    drop(store);
    let path = dir.path().join(DATABASE);
    let bytes = fs::read(&path).unwrap();
    for length in [
        0,
        1,
        15,
        512,
        4096,
        5000,
        bytes.len() / 2,
        bytes.len() - 4096,
    ] {
        fs::write(&path, &bytes[..length]).unwrap();
        let read = open_tuned(dir.path(), &passphrase(), Tuning::CHEAP)
            .and_then(|store| Ok((read_all(&store)?, store.check()?)));
        match read {
            Err(StoreError::Damaged {
                part: Part::Database,
                ..
            }) => {}
            Ok((entries, findings)) => {
                assert_eq!(entries, whole, "cut to {length}: wrong data");
                assert!(!findings.is_empty(), "cut to {length} is not noticed");
            }
            Err(error) => panic!("cut to {length}: {error}"),
        }
    }
    fs::write(&path, &bytes).unwrap();
    assert_eq!(
        open(dir.path()).entries().unwrap(),
        whole,
        "nothing was written to it"
    );
}

/// A log whose end is damaged ends earlier, as after a power cut: what is read is a state that was there, never a mixture.
#[test]
fn a_flipped_bit_in_the_log_leaves_an_earlier_state_or_an_error() {
    let (Journal { dir, store, .. }, bali) = filled();
    drop(store);
    let store = open(dir.path());
    let mut states = vec![store.entries().unwrap()];
    for hours in 0..8 {
        store
            .transact(Op::Add(vec![Entry::Dose(dose(&bali, hours))]), start())
            .unwrap();
        states.push(store.entries().unwrap());
    }
    // Taken while it is open, as a crash or a copying service would.
    let crashed = copy(dir.path());
    let log = format!("{DATABASE}-wal");
    let length = fs::read(crashed.path().join(&log)).unwrap().len();
    assert_eq!(
        open(copy(crashed.path()).path()).entries().unwrap(),
        states[8],
        "an undamaged copy is whole"
    );
    let mut earlier = 0;
    for at in (0..length).step_by(4_001) {
        let dir = copy(crashed.path());
        flip(&dir.path().join(&log), at);
        match open_tuned(dir.path(), &passphrase(), Tuning::CHEAP).and_then(|it| read_all(&it)) {
            Ok(entries) => {
                assert!(
                    states.contains(&entries),
                    "byte {at}: a state that never was"
                );
                earlier += usize::from(entries != states[8]);
            }
            Err(StoreError::Damaged { .. }) => {}
            Err(error) => panic!("byte {at}: {error}"),
        }
    }
    assert!(earlier > 0, "the damage was in the log that counts");
}

#[test]
fn a_full_disk_is_an_error_and_nothing_is_half_written() {
    let (Journal { dir, store, .. }, bali) = filled();
    drop(store);
    let pages = u32::try_from(fs::read(dir.path().join(DATABASE)).unwrap().len() / 4096).unwrap();
    let small = Tuning {
        max_pages: Some(pages + 12),
        ..Tuning::CHEAP
    };
    let store = open_tuned(dir.path(), &passphrase(), small).unwrap();
    let mut copy = store.entries().unwrap();
    let mut hours = 1000;
    let full = loop {
        let mut entries = Vec::new();
        for _ in 0..3 {
            let mut taken = dose(&bali, hours);
            taken.note = Some("x".repeat(2_000));
            entries.push(Entry::Effect(effect(&taken, 5)));
            entries.push(Entry::Dose(taken));
            hours += 1;
        }
        match store.transact(Op::Add(entries), start()) {
            Ok(committed) => committed
                .changed
                .iter()
                .for_each(|change| copy.apply(change)),
            Err(error) => break error,
        }
        assert!(hours < 2000, "twelve pages are soon full");
    };
    assert!(matches!(full, StoreError::DiskFull), "{full:?}");
    assert_eq!(
        store.entries().unwrap(),
        copy,
        "exactly what was acknowledged is there"
    );
    assert_eq!(store.check().unwrap(), Vec::<String>::new(), "and sound");
    // Undo makes room for nothing, as the history keeps everything, but it is refused as cleanly.
    let revision = store.revision().unwrap();
    match store.undo(start()) {
        Ok(committed) => committed
            .changed
            .iter()
            .for_each(|change| copy.apply(change)),
        Err(StoreError::DiskFull) => assert_eq!(store.revision().unwrap(), revision, "nothing"),
        Err(error) => panic!("{error}"),
    }
    assert_eq!(
        store.entries().unwrap(),
        copy,
        "still what was acknowledged"
    );
    drop(store);
    let store = open(dir.path());
    assert_eq!(store.entries().unwrap(), copy, "after opening too");
    store
        .transact(Op::Add(vec![Entry::Dose(dose(&bali, hours))]), start())
        .unwrap();
    assert_eq!(
        store.entries().unwrap().doses.len(),
        copy.doses.len() + 1,
        "with room again it goes on"
    );
}

/// The same with a real disk. On Linux: `mount -t tmpfs -o size=3m tmpfs DIR`, then run this with `EBBLINE_TEST_SMALL_DISK=DIR`.
#[test]
#[ignore = "needs a small disk of its own"]
fn a_real_full_disk_is_an_error_and_nothing_is_half_written() {
    let disk = std::env::var_os("EBBLINE_TEST_SMALL_DISK").expect("a folder on a small disk");
    let dir = TempDir::new_in(disk).unwrap();
    let settings = crate::support::settings();
    let (store, _) = journal_store::create_tuned(
        dir.path(),
        &passphrase(),
        settings.clone(),
        start(),
        Tuning::CHEAP,
    )
    .unwrap();
    let bali = product("Red Bali");
    let mut copy = Entries::empty(settings);
    let mut op = Op::Add(vec![Entry::Product(bali.clone())]);
    let mut hours = 0;
    let full = loop {
        match store.transact(op, start()) {
            Ok(committed) => committed
                .changed
                .iter()
                .for_each(|change| copy.apply(change)),
            Err(error) => break error,
        }
        hours += 1;
        let mut taken = dose(&bali, hours);
        taken.note = Some("x".repeat(3_000));
        op = Op::Add(vec![Entry::Effect(effect(&taken, 5)), Entry::Dose(taken)]);
    };
    assert!(matches!(full, StoreError::DiskFull), "{full:?}");
    assert!(hours > 20, "it went on for a while");
    assert_eq!(store.entries().unwrap(), copy, "what was acknowledged");
    drop(store);
    let store = open(dir.path());
    assert_eq!(store.entries().unwrap(), copy, "after opening too");
    assert_eq!(store.check().unwrap(), Vec::<String>::new(), "and sound");
    let nowhere = dir.path().join("second");
    let error = journal_store::create_tuned(
        &nowhere,
        &passphrase(),
        crate::support::settings(),
        start(),
        Tuning::CHEAP,
    );
    assert!(
        matches!(error, Err(StoreError::DiskFull)),
        "no room for a second one"
    );
    assert_eq!(
        journal_store::presence(&nowhere),
        journal_store::Presence::Absent,
        "nor for a half of one"
    );
}

#[test]
fn another_journals_keys_do_not_fit() {
    let (Journal { dir, store, .. }, _) = filled();
    drop(store);
    let other = Journal::new();
    drop(other.store);
    fs::copy(
        other.dir.path().join(journal_store::KEYS),
        dir.path().join(journal_store::KEYS),
    )
    .unwrap();
    let error = open_tuned(dir.path(), &passphrase(), Tuning::CHEAP);
    assert!(
        matches!(
            error,
            Err(StoreError::Damaged {
                part: Part::Database,
                ..
            })
        ),
        "the passphrase was right, the key is another: {error:?}"
    );
}
