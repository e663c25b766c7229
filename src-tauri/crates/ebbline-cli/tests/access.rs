//! Making a journal, getting in, and what needs neither.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Journal, PASSPHRASE, ran};

fn is_recovery_code(line: &str) -> bool {
    let groups: Vec<_> = line.split('-').collect();
    groups.len() == 5
        && groups
            .iter()
            .all(|group| group.len() == 5 && group.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[test]
fn init_prints_the_recovery_code_alone_and_never_overwrites() {
    let journal = Journal::nowhere();
    let made = journal.run(&["init", "--zone", "Europe/Berlin"]).done();
    assert!(
        is_recovery_code(made.out.trim_end()) && made.out.lines().count() == 1,
        "stdout is the code, so that a script can keep it: {:?}",
        made.out
    );
    assert!(
        made.err.contains("Europe/Berlin"),
        "the zone is told: {}",
        made.err
    );
    assert!(
        !made.err.contains(made.out.trim_end()),
        "the code is shown once"
    );
    journal.log("2g red");
    let again = journal.run(&["init"]).refused("already");
    assert_eq!(again.out, "");
    assert_eq!(
        journal.entries("dose").len(),
        1,
        "the journal was left as it is"
    );
}

#[test]
fn the_zone_is_fixed_when_the_journal_is_made() {
    let journal = Journal::nowhere();
    let mut command = journal.command(&["init"]);
    command.env("TZ", "America/St_Johns");
    ran(command).done();
    assert_eq!(
        journal.entries("settings")[0]["home_zone"],
        "America/St_Johns"
    );
    let mut elsewhere = journal.command(&["log", "2g red at 7:00", "--json"]);
    elsewhere.env("TZ", "Asia/Tokyo");
    let dose = ran(elsewhere).done().json()["changed"][1].clone();
    assert_eq!(dose["taken_at"], "2026-03-01T07:00:00-03:30");
}

#[test]
fn passphrase_rules() {
    let journal = Journal::nowhere();
    let file = |name: &str, text: &str| journal.file(name, text);
    let with = |file: &str, variable: Option<&str>, args: &[&str]| {
        let mut command = journal.command(args);
        command.args(["--passphrase-file", file]);
        match variable {
            Some(value) => command.env("EBBLINE_PASSPHRASE", value),
            None => command.env_remove("EBBLINE_PASSPHRASE"),
        };
        ran(command)
    };
    // One newline is dropped, and the file wins over the variable.
    let one = file("one", &format!("{PASSPHRASE}\n"));
    with(&one, Some("not this"), &["init", "--zone", "UTC"]).done();
    journal.run(&["list"]).done();
    let windows = file("windows", &format!("{PASSPHRASE}\r\n"));
    with(&windows, None, &["list"]).done();
    let two = file("two", &format!("{PASSPHRASE}\n\n"));
    with(&two, Some(PASSPHRASE), &["list"]).refused("does not open this journal");
    let blank = file("blank", &format!(" {PASSPHRASE}\n"));
    with(&blank, None, &["list"]).refused("does not open this journal");
    let empty = file("empty", "\n");
    with(&empty, Some(PASSPHRASE), &["list"]).refused("The passphrase is empty");
    let missing = journal.path("missing");
    with(missing.to_str().unwrap(), Some(PASSPHRASE), &["list"]).refused("cannot be read");
    let bytes = journal.file("bytes", [0xff, 0xfe]);
    with(&bytes, Some(PASSPHRASE), &["list"]).refused("not text in UTF-8");
}

#[test]
fn without_a_passphrase_and_a_terminal_nothing_is_asked() {
    let journal = Journal::nowhere();
    let mut command = journal.command(&["init", "--zone", "UTC"]);
    command.env_remove("EBBLINE_PASSPHRASE");
    ran(command).refused("A passphrase is needed");
    assert!(!journal.path("journal").exists(), "nothing was made");
}

#[test]
fn missing_damaged_and_newer_journals_are_told_apart() {
    let journal = Journal::nowhere();
    let missing = journal.run(&["list"]).refused("There is no journal in");
    assert!(missing.err.contains("ebbline init"), "the way out is named");

    journal.run(&["init", "--zone", "UTC"]).done();
    let keys = journal.path("journal/keys.json");
    let text = std::fs::read_to_string(&keys).unwrap();
    let newer = text.replacen("\"version\": 1", "\"version\": 7", 1);
    assert_ne!(newer, text, "the key file says its version");
    std::fs::write(&keys, newer).unwrap();
    journal.run(&["list"]).refused("newer Ebbline");
    std::fs::write(&keys, "{}").unwrap();
    journal.run(&["list"]).refused("keys.json is damaged");
    std::fs::remove_file(&keys).unwrap();
    journal.run(&["list"]).refused("keys.json is missing");
    journal.run(&["init"]).refused("already");
    std::fs::write(&keys, &text).unwrap();
    journal.run(&["list"]).done();
}

#[test]
fn the_recovery_code_sets_a_new_passphrase() {
    let journal = Journal::nowhere();
    let code = journal.run(&["init", "--zone", "UTC"]).done().out;
    journal.log("2g red");
    let new = journal.file("new", "three loud lakes\n");
    let unlock = |code: &str| {
        let file = journal.file("code", code);
        journal.run(&[
            "unlock",
            "--recovery-code-file",
            &file,
            "--new-passphrase-file",
            &new,
        ])
    };
    unlock("ABC").refused("3 characters instead of 25");
    let slip = if code.starts_with('7') { "8" } else { "7" };
    unlock(&format!("{slip}{}", &code[1..])).refused("a slip in it");
    unlock("00000-00000-00000-00000-00000").refused("does not open this journal");
    journal.run(&["list"]).done();
    // As people write it down.
    unlock(&code.to_lowercase().replace('-', " ")).done();
    journal.run(&["list"]).refused("does not open this journal");
    let mut command = journal.command(&["list", "--kind", "dose"]);
    command.env("EBBLINE_PASSPHRASE", "three loud lakes");
    assert!(ran(command).done().out.contains("red"));
}

#[test]
fn the_emergency_card_needs_nothing() {
    let journal = Journal::nowhere();
    let mut command = journal.command(&["emergency"]);
    command.env_remove("EBBLINE_PASSPHRASE").env_remove("HOME");
    let card = ran(command).done();
    for words in [
        "112",
        "911",
        "999",
        "breathes slowly",
        "cannot be woken",
        "blue or grey lips",
        "seizure",
        "naloxone",
        "1-800-222-1222",
        "988",
    ] {
        assert!(card.out.contains(words), "the card says {words:?}");
    }
    assert_eq!(card.err, "");
    let mut german = journal.command(&["emergency"]);
    german.env("LC_ALL", "de_DE.UTF-8");
    assert!(ran(german).done().out.starts_with("NOTFALL: ruf 112"));
    assert!(!journal.path("journal").exists(), "nothing was made");
}

#[test]
fn wrong_usage_is_told_apart_from_failure() {
    let journal = Journal::nowhere();
    for args in [
        &["dance"] as &[&str],
        &[],
        &["log"],
        &["list", "--now", "yesterday"],
        &["list", "--from", "1.3.2026"],
        &["list", "--kind", "dose,feeling"],
        &["none", "2026-02-30"],
        &["log", "2g", "--zone", "Mars/Olympus"],
        &["chart", "trend"],
        &["chart", "trend", "--out", "x.gif"],
        &["chart", "nonsense", "--out", "x.svg"],
        &["import", "x", "--format", "word"],
        &[
            "demo",
            "--archetype",
            "nobody",
            "--days",
            "30",
            "--seed",
            "1",
        ],
        &[
            "demo",
            "--archetype",
            "stable_low",
            "--days",
            "0",
            "--seed",
            "1",
        ],
    ] {
        let ran = journal.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}: what is wrong is said");
    }
}

#[test]
fn notes_are_not_on_the_disk_in_the_clear() {
    let journal = Journal::new();
    journal.log("2g red, note the blue heron");
    for file in std::fs::read_dir(journal.path("journal")).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let found = bytes.windows(10).any(|window| window == b"blue heron");
        assert!(!found, "{} is encrypted", path.display());
    }
}
