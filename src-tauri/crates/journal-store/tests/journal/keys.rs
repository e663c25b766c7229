//! Who gets in, and what the files give away.

use crate::support::{Journal, PASSPHRASE, dose, passphrase, product, settings, start};
use journal_core::Entry;
use journal_store::{
    DATABASE, KEYS, Op, Part, Passphrase, Presence, RecoveryCode, StoreError, Tuning,
    change_passphrase, create_tuned, open, open_tuned, open_with_recovery_code, presence,
    set_passphrase_tuned,
};
use std::{fs, path::Path};
use tempfile::TempDir;

fn other() -> Passphrase {
    Passphrase::new("another passphrase".to_owned()).unwrap()
}

#[test]
fn only_the_passphrase_opens_it() {
    let Journal { dir, store, .. } = Journal::new();
    drop(store);
    let wrong = open(dir.path(), &other());
    assert!(
        matches!(wrong, Err(StoreError::WrongPassphrase)),
        "{wrong:?}"
    );
    let nearly = Passphrase::new(format!("{PASSPHRASE} ")).unwrap();
    let wrong = open(dir.path(), &nearly);
    assert!(
        matches!(wrong, Err(StoreError::WrongPassphrase)),
        "blanks count: {wrong:?}"
    );
    open(dir.path(), &passphrase()).unwrap();
}

#[test]
fn the_recovery_code_opens_it_and_sets_a_new_passphrase() {
    let Journal { dir, store, code } = Journal::new();
    drop(store);
    let typed: RecoveryCode = code.to_string().to_lowercase().parse().unwrap();
    drop(open_with_recovery_code(dir.path(), &typed).unwrap());
    let (_, foreign) = create_tuned(
        &dir.path().join("other"),
        &passphrase(),
        settings(),
        start(),
        Tuning::CHEAP,
    )
    .unwrap();
    let wrong = open_with_recovery_code(dir.path(), &foreign);
    assert!(
        matches!(wrong, Err(StoreError::WrongRecoveryCode)),
        "{wrong:?}"
    );
    let wrong = set_passphrase_tuned(dir.path(), &foreign, &other(), Tuning::CHEAP);
    assert!(
        matches!(wrong, Err(StoreError::WrongRecoveryCode)),
        "{wrong:?}"
    );
    drop(open(dir.path(), &passphrase()).unwrap());

    set_passphrase_tuned(dir.path(), &code, &other(), Tuning::CHEAP).unwrap();
    let old = open(dir.path(), &passphrase());
    assert!(
        matches!(old, Err(StoreError::WrongPassphrase)),
        "the old one is out: {old:?}"
    );
    drop(open(dir.path(), &other()).unwrap());
    drop(open_with_recovery_code(dir.path(), &code).unwrap());

    change_passphrase(dir.path(), &other(), &passphrase()).unwrap();
    drop(open(dir.path(), &passphrase()).unwrap());
    drop(open_with_recovery_code(dir.path(), &code).unwrap());
    assert_eq!(
        names(dir.path()),
        [DATABASE, KEYS, "other"],
        "no temporary file stays behind"
    );
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn missing_files_are_told_apart() {
    let empty = TempDir::new().unwrap();
    assert_eq!(presence(empty.path()), Presence::Absent, "an empty folder");
    for dir in [empty.path().to_owned(), empty.path().join("nowhere")] {
        let error = open(&dir, &passphrase());
        assert!(matches!(error, Err(StoreError::NoJournal)), "{error:?}");
    }
    let Journal { dir, store, .. } = Journal::new();
    drop(store);
    assert_eq!(presence(dir.path()), Presence::Present, "a whole journal");
    for (name, away) in [(KEYS, "keys.away"), (DATABASE, "journal.away")] {
        fs::rename(dir.path().join(name), dir.path().join(away)).unwrap();
        assert_eq!(
            presence(dir.path()),
            Presence::Present,
            "half a journal is not none"
        );
        let error = open(dir.path(), &passphrase());
        match name {
            KEYS => assert!(matches!(error, Err(StoreError::KeysMissing)), "{error:?}"),
            _ => assert!(
                matches!(error, Err(StoreError::DatabaseMissing)),
                "{error:?}"
            ),
        }
        let error = create_tuned(
            dir.path(),
            &passphrase(),
            settings(),
            start(),
            Tuning::CHEAP,
        );
        assert!(
            matches!(error, Err(StoreError::JournalExists)),
            "what is left may be all there is"
        );
        fs::rename(dir.path().join(away), dir.path().join(name)).unwrap();
    }
    open(dir.path(), &passphrase()).unwrap();
}

#[test]
fn nothing_is_made_over_a_journal() {
    let Journal { dir, store, .. } = Journal::new();
    drop(store);
    let before = fs::read(dir.path().join(DATABASE)).unwrap();
    let again = create_tuned(dir.path(), &other(), settings(), start(), Tuning::CHEAP);
    assert!(
        matches!(again, Err(StoreError::JournalExists)),
        "refused where a journal exists"
    );
    assert_eq!(
        fs::read(dir.path().join(DATABASE)).unwrap(),
        before,
        "and left alone"
    );
}

#[test]
fn settings_that_cannot_be_stored_make_no_journal() {
    let dir = TempDir::new().unwrap();
    let mut bad = settings();
    bad.primary_effect = Some("x".repeat(1000));
    let error = create_tuned(dir.path(), &passphrase(), bad, start(), Tuning::CHEAP);
    assert!(
        matches!(error, Err(StoreError::Invalid { invalid, .. }) if invalid.field == "primary_effect"),
        "the field is named"
    );
    assert!(
        names(dir.path()).is_empty(),
        "nothing stays behind: {:?}",
        names(dir.path())
    );
}

#[test]
fn no_file_holds_a_word_of_it() {
    const NOTE: &str = "this very note must not be found";
    let journal = Journal::new();
    let name = "Maeng Da of the corner shop";
    let bali = product(name);
    let mut first = dose(&bali, 0);
    first.note = Some(NOTE.to_owned());
    first.tags = vec!["unmistakable-tag".to_owned()];
    journal
        .store
        .transact(
            Op::Add(vec![Entry::Product(bali), Entry::Dose(first)]),
            start(),
        )
        .unwrap();
    let code = journal.code.to_string();
    let needles = [
        NOTE,
        name,
        "unmistakable-tag",
        PASSPHRASE,
        &code,
        &code.replace('-', ""),
        // What an unencrypted database would begin with, and the names of its tables.
        "SQLite format 3",
        "CREATE TABLE",
        "Europe/Berlin",
    ];
    let search = |when: &str| {
        for name in names(journal.dir.path()) {
            let bytes = fs::read(journal.dir.path().join(&name)).unwrap();
            for needle in needles {
                let found = bytes
                    .windows(needle.len())
                    .any(|window| window == needle.as_bytes());
                assert!(!found, "{needle:?} stands in {name} {when}");
            }
        }
    };
    search("while it is open");
    let open = names(journal.dir.path());
    assert!(
        open.contains(&"journal.db-wal".to_owned()),
        "the log was searched too: {open:?}"
    );
    drop(journal.store);
    search("when it is closed");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look() {
    use std::os::unix::fs::PermissionsExt;
    let outer = TempDir::new().unwrap();
    let dir = outer.path().join("a/journal");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (store, _) = create_tuned(&dir, &passphrase(), settings(), start(), Tuning::CHEAP).unwrap();
    assert_eq!(mode(&dir), 0o700, "the folder");
    for name in names(&dir) {
        assert_eq!(mode(&dir.join(&name)), 0o600, "{name}");
    }
    assert_eq!(names(&dir).len(), 4, "database, log, shared memory, keys");
    drop(store);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_not_allowed_is_named() {
    // Nobody makes folders here, not even the administrator.
    let dir = Path::new("/sys/ebbline-test");
    let error = create_tuned(dir, &passphrase(), settings(), start(), Tuning::CHEAP);
    assert!(
        matches!(error, Err(StoreError::Denied { what }) if what.contains("folder")),
        "another folder helps"
    );
    let file = tempfile::NamedTempFile::new().unwrap();
    let within = file.path().join("journal");
    let error = create_tuned(&within, &passphrase(), settings(), start(), Tuning::CHEAP);
    assert!(
        matches!(error, Err(StoreError::Io { .. })),
        "a file is not a folder"
    );
    let error = open(&within, &passphrase());
    assert!(matches!(error, Err(StoreError::NoJournal)), "{error:?}");
}

#[test]
fn a_flipped_bit_in_the_keys_is_an_error_or_no_matter() {
    let Journal { dir, store, .. } = Journal::new();
    drop(store);
    let path = dir.path().join(KEYS);
    let whole = fs::read(&path).unwrap();
    let mut refused = 0;
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&path, &bytes).unwrap();
        match open_tuned(dir.path(), &passphrase(), Tuning::CHEAP) {
            Err(
                StoreError::Damaged {
                    part: Part::Keys, ..
                }
                | StoreError::NewerFile {
                    part: Part::Keys, ..
                },
            ) => refused += 1,
            // A blank between two fields or the case of a hexadecimal digit says nothing.
            Ok(store) => assert_eq!(
                store.entries().unwrap().settings,
                settings(),
                "byte {at}: opened with the right key"
            ),
            Err(error) => panic!("byte {at}: {error}"),
        }
    }
    assert!(
        refused * 10 > whole.len() * 8,
        "nearly every byte counts: {refused} of {}",
        whole.len()
    );
    for length in [0, 1, whole.len() / 2, whole.len() - 3] {
        fs::write(&path, &whole[..length]).unwrap();
        let error = open_tuned(dir.path(), &passphrase(), Tuning::CHEAP);
        assert!(
            matches!(
                error,
                Err(StoreError::Damaged {
                    part: Part::Keys,
                    ..
                })
            ),
            "cut to {length} bytes: {error:?}"
        );
    }
    fs::write(&path, &whole).unwrap();
    open_tuned(dir.path(), &passphrase(), Tuning::CHEAP).unwrap();
}

#[test]
fn a_hostile_key_file_takes_neither_memory_nor_time() {
    let Journal { dir, store, .. } = Journal::new();
    drop(store);
    let path = dir.path().join(KEYS);
    let text = fs::read_to_string(&path).unwrap();
    for (from, to) in [
        ("\"memory_kib\": 8", "\"memory_kib\": 4294967295"),
        ("\"passes\": 1", "\"passes\": 4294967295"),
        ("\"lanes\": 1", "\"lanes\": 4294967295"),
        ("\"lanes\": 1", "\"lanes\": 0"),
        ("\"memory_kib\": 8", "\"memory_kib\": 0"),
    ] {
        let altered = text.replace(from, to);
        assert_ne!(altered, text, "{from} stands in the file");
        fs::write(&path, with_new_checksum(&altered)).unwrap();
        let error = open(dir.path(), &passphrase());
        assert!(
            matches!(&error, Err(StoreError::Damaged { part: Part::Keys, why }) if why.contains("Argon2")),
            "{to}: {error:?}"
        );
    }
    // Cheaper or swapped wraps are refused because they are sealed with their parameters and their place.
    let dearer = text.replace("\"passes\": 1", "\"passes\": 2");
    fs::write(&path, with_new_checksum(&dearer)).unwrap();
    let error = open(dir.path(), &passphrase());
    assert!(
        matches!(error, Err(StoreError::WrongPassphrase)),
        "{error:?}"
    );
}

/// The checksum keeps off accidents, not people: whoever alters a file can make it anew.
fn with_new_checksum(text: &str) -> String {
    let mut file: serde_json::Value = serde_json::from_str(text).unwrap();
    // The fields in the order of the file; a map of values would sort them.
    let begin = text.find("\"keys\": ").unwrap() + "\"keys\": ".len();
    let end = text.find("\"checksum\"").unwrap();
    let keys = text[begin..end].trim().trim_end_matches(',');
    let compact: String = keys.chars().filter(|c| !c.is_whitespace()).collect();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in compact.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    let sum = format!("{hash:016x}");
    let old = file["checksum"].as_str().unwrap().to_owned();
    file["checksum"] = sum.clone().into();
    text.replace(&old, &sum)
}

#[test]
fn a_newer_key_file_is_refused() {
    let Journal { dir, store, .. } = Journal::new();
    drop(store);
    let path = dir.path().join(KEYS);
    fs::write(
        &path,
        r#"{"format": "ebbline-keys", "version": 7, "something": "new"}"#,
    )
    .unwrap();
    let error = open(dir.path(), &passphrase());
    assert!(
        matches!(
            error,
            Err(StoreError::NewerFile {
                part: Part::Keys,
                found: 7,
                known: 1
            })
        ),
        "{error:?}"
    );
}
