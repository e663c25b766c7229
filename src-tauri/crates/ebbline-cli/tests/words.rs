//! Every message the command line says exists, and every message it has is said somewhere.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_core::{Kind, OccurrenceState};
use journal_words::{Language, Words};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Ids that are put together from a word of a closed list.
const MADE: [&str; 4] = ["cli-kind-", "cli-op-", "exchange-why-", "exchange-count-"];

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            text.push_str(&sources(&path));
        } else {
            text.push_str(&read(&path));
        }
    }
    text
}

fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

fn is_id(text: &str) -> bool {
    let area = text.split('-').next().unwrap_or_default();
    ["cli", "quick", "store", "exchange", "emergency"].contains(&area)
        && text.contains('-')
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Ids of the message file.
fn ids() -> BTreeSet<String> {
    read(&here("../../../assets/locales/en/cli.ftl"))
        .lines()
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned()))
        .filter(|id| is_id(id))
        .collect()
}

/// Ids that the sources name or put together.
fn said() -> BTreeSet<String> {
    let sources = sources(&here("src"));
    let literal = quoted(&sources)
        .filter(|text| is_id(text) && !MADE.contains(text))
        .map(str::to_owned);
    let kinds = Kind::ALL.map(|kind| format!("cli-kind-{}", kind.as_str().replace('_', "-")));
    let ops = [
        "create", "add", "edit", "remove", "import", "settings", "undo", "redo",
    ];
    let ops = ops.map(|op| format!("cli-op-{op}"));
    let states = OccurrenceState::KNOWN
        .iter()
        .map(|state| format!("cli-occurrence-{state}"));
    let lists = journal_exchange::Counts::default().by_list();
    let lists = lists.map(|(list, _)| format!("exchange-count-{}", list.replace('_', "-")));
    let report = read(&here("../journal-exchange/src/report.rs"));
    let (_, codes) = report.split_once("pub const fn code").unwrap();
    let (codes, _) = codes.split_once("pub const fn").unwrap();
    let invalid = read(&here("../journal-core/src/invalid.rs"));
    let (_, reasons) = invalid.split_once("pub const fn code").unwrap();
    let whys = quoted(codes)
        .chain(quoted(reasons))
        .map(|code| format!("exchange-why-{code}"));
    literal
        .chain(kinds)
        .chain(ops)
        .chain(states)
        .chain(lists)
        .chain(whys)
        .collect()
}

#[test]
fn every_message_that_is_said_exists_and_the_other_way_round() {
    let (ids, said) = (ids(), said());
    let missing: Vec<_> = said.difference(&ids).collect();
    assert!(missing.is_empty(), "said, but not in cli.ftl: {missing:?}");
    let idle: Vec<_> = ids.difference(&said).collect();
    assert!(idle.is_empty(), "in cli.ftl, but never said: {idle:?}");
    for language in Language::ALL {
        let words = Words::new(language);
        assert!(said.iter().all(|id| words.knows(id)), "{language:?}");
    }
}
