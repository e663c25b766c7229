//! Files in and out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Journal, fixture};
use serde_json::{Value, json};

const PRODUCT: &str =
    r#"{"id":"00000000-0000-7000-8000-000000000001","name":"Red","lane":"leaf","unit":"g"}"#;
const DOSE: &str = r#"{"id":"00000000-0000-7000-8000-000000000002","taken_at":"2026-02-01T08:00:00+01:00","zone":"Europe/Berlin","product":"00000000-0000-7000-8000-000000000001","amount":"2.5","unit":"g"}"#;

fn file(lists: &str) -> String {
    format!(r#"{{"format":"ebbline-journal","version":1,{lists}}}"#)
}

#[test]
fn import_reports_and_the_same_file_twice_changes_nothing() {
    let journal = Journal::new();
    let path = fixture("switch_labelled.json");
    let path = path.to_str().unwrap();
    let first = journal.run(&["import", path, "--json"]).done().json();
    let source: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(first["format"], "ebbline");
    assert_eq!(first["dry_run"], false);
    for list in [
        "products",
        "doses",
        "effects",
        "check_ins",
        "symptoms",
        "activities",
        "days",
    ] {
        let count = source[list].as_array().unwrap().len();
        assert_eq!(first["kept"][list], count, "{list}");
        assert_eq!(first["added"][list], count, "{list}");
    }
    assert_eq!(first["changed"], json!([]));
    assert_eq!(first["dropped"], json!([]));
    assert_eq!(first["range"]["from"], "2025-01-06");
    let settings = &journal.entries("settings")[0];
    assert_eq!(
        settings["home_zone"], "UTC",
        "an empty journal takes the file's settings"
    );
    assert_eq!(settings["reference_from"], "2025-01-06");

    let before = journal.run(&["list", "--json"]).done().out;
    let second = journal.run(&["import", path, "--json"]).done().json();
    assert_eq!(second["added"]["doses"], 0);
    assert_eq!(second["already_there"], first["kept"]);
    assert_eq!(journal.run(&["list", "--json"]).done().out, before);
    // The second import was no step: one undo takes the first back, settings included.
    let undone = journal.run(&["undo"]).done().out;
    assert!(
        undone.contains("import") && undone.contains("more"),
        "{undone}"
    );
    assert_eq!(
        journal.entries("product,dose,effect,check_in,symptoms"),
        Vec::<Value>::new()
    );
    assert_eq!(journal.entries("settings")[0]["home_zone"], "Europe/Berlin");
    journal.run(&["undo"]).refused("nothing to undo");
}

#[test]
fn a_loss_is_refused_until_it_is_accepted() {
    let journal = Journal::new();
    let bad = DOSE
        .replace("\"2.5\"", "\"a lot\"")
        .replace("000002", "000003");
    let lists = format!(r#""products":[{PRODUCT}],"doses":[{DOSE},{bad}],"plans":[{{"id":"x"}}]"#);
    let path = journal.file("loss.json", file(&lists));
    let refused = journal
        .run(&["import", &path, "--json"])
        .refused("--accept-loss");
    let report = refused.json();
    assert_eq!(report["imported"], false);
    let dropped = report["dropped"].as_array().unwrap();
    let bad = dropped
        .iter()
        .find(|it| it["field"] == "doses.amount")
        .unwrap();
    assert_eq!((&bad["row"], &bad["value"]), (&json!(2), &json!("a lot")));
    assert!(bad["why"].as_str().unwrap().contains("decimal string"));
    assert!(
        dropped
            .iter()
            .any(|it| it["field"] == "plans.id" && it["row"] == 1)
    );
    assert_eq!(
        journal.entries("product,dose"),
        Vec::<Value>::new(),
        "all or nothing"
    );

    let dry = journal.run(&["import", &path, "--dry-run"]).done();
    assert!(
        dry.out.contains("Dry run") && dry.out.contains("a lot"),
        "{}",
        dry.out
    );
    assert_eq!(journal.entries("product,dose"), Vec::<Value>::new());
    journal.run(&["import", &path, "--accept-loss"]).done();
    assert_eq!(journal.entries("dose").len(), 1);
}

#[test]
fn a_journal_with_entries_keeps_its_settings_unless_told() {
    let journal = Journal::new();
    journal.log("2g green");
    let path = journal.file(
        "settings.json",
        file(r#""settings":{"day_starts_at":"06:00","home_zone":"Europe/Lisbon"}"#),
    );
    let report = journal.run(&["import", &path, "--json"]).done().json();
    let told = |report: &Value| -> Vec<(String, bool)> {
        let list = report["settings"].as_array().unwrap();
        list.iter()
            .map(|it| {
                (
                    it["field"].as_str().unwrap().to_owned(),
                    it["taken"].as_bool().unwrap(),
                )
            })
            .collect()
    };
    assert_eq!(
        told(&report),
        [
            ("day_starts_at".to_owned(), false),
            ("home_zone".to_owned(), false)
        ]
    );
    assert_eq!(journal.entries("settings")[0]["home_zone"], "Europe/Berlin");
    let report = journal
        .run(&["import", &path, "--take-settings", "--json"])
        .done()
        .json();
    assert!(told(&report).iter().all(|(_, taken)| *taken));
    assert_eq!(journal.entries("settings")[0]["home_zone"], "Europe/Lisbon");
}

#[test]
fn what_is_no_journal_file_is_refused_with_a_sentence() {
    let journal = Journal::new();
    for (content, part) in [
        (b"words".as_slice(), "not JSON"),
        (
            br#"{"format":"other","version":1}"#,
            "not an Ebbline journal",
        ),
        (
            br#"{"format":"ebbline-journal","version":2}"#,
            "newer Ebbline",
        ),
        (
            br#"{"format":"ebbline-journal","version":1,"doses":["#,
            "not JSON",
        ),
        (b"\xff\xfe{\0}\0", "not text in UTF-8"),
    ] {
        let path = journal.file("bad", content);
        journal.run(&["import", &path]).refused(part);
    }
    journal
        .run(&["import", "no-such-file"])
        .refused("cannot be read");
    let mark = format!("\u{feff}{}", file(&format!(r#""products":[{PRODUCT}]"#)));
    let path = journal.file("mark.json", mark);
    journal
        .run(&["import", &path, "--format", "ebbline"])
        .done();
    assert_eq!(journal.entries("product").len(), 1);
}

#[test]
fn an_export_is_imported_whole_into_another_journal() {
    let one = Journal::new();
    one.run(&[
        "demo",
        "--archetype",
        "cycle_5on2off",
        "--days",
        "40",
        "--seed",
        "5",
    ])
    .done();
    one.log("? red bali, note \"quoted\", with a comma");
    one.run(&["export", "--format", "ebbline", "--out", "out.json"])
        .done();
    let text = one.read("out.json");
    let other = Journal::new();
    let path = other.file("in.json", &text);
    let report = other.run(&["import", &path, "--json"]).done().json();
    assert_eq!(report["dropped"], json!([]));
    assert_eq!(report["changed"], json!([]));
    other
        .run(&["export", "--format", "ebbline", "--out", "out.json"])
        .done();
    assert_eq!(other.read("out.json"), text, "byte by byte");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(other.path("out.json"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "an open file is for its owner only");
    }
    // A part of it.
    one.run(&[
        "export",
        "--format",
        "ebbline",
        "--out",
        "part.json",
        "--from",
        "2026-02-20",
        "--to",
        "yesterday",
    ])
    .done();
    let part: Value = serde_json::from_str(&one.read("part.json")).unwrap();
    let doses = part["doses"].as_array().unwrap();
    assert!(!doses.is_empty());
    for dose in doses {
        let day = &dose["taken_at"].as_str().unwrap()[..10];
        assert!(
            ("2026-02-20".."2026-03-02").contains(&day),
            "{day} is within"
        );
    }
}

#[test]
fn csv_is_a_folder_with_a_file_a_list() {
    let journal = Journal::new();
    journal.log("2.5g red 1h ago, note first line, \"then\" more");
    journal.log("symptoms chills 2 yawning 1");
    let told = journal
        .run(&["export", "--format", "csv", "--out", "lists"])
        .done();
    assert!(told.err.contains("not encrypted"), "{}", told.err);
    let doses = journal.read("lists/doses.csv");
    let lines: Vec<_> = doses.split("\r\n").collect();
    assert!(lines[0].starts_with("id,taken_at,zone,product,amount,unit,"));
    assert!(
        lines[1].contains("\"first line, \"\"then\"\" more\""),
        "{doses}"
    );
    assert_eq!((lines.len(), lines[2]), (3, ""), "the last line ends");
    assert!(
        journal
            .read("lists/symptoms.csv")
            .contains("chills 2; yawning 1")
    );
    for list in ["products", "effects", "check_ins", "activities", "days"] {
        assert!(
            journal.read(&format!("lists/{list}.csv")).ends_with("\r\n"),
            "{list}"
        );
    }
}

#[test]
fn demo_fills_an_empty_journal_only_and_a_seed_is_a_person() {
    let export = |seed: &str| {
        let journal = Journal::new();
        let args = [
            "demo",
            "--archetype",
            "slow_escalation",
            "--days",
            "60",
            "--seed",
            seed,
        ];
        let told = journal.run(&args).done();
        assert!(told.out.contains("None of it happened"), "{}", told.out);
        journal.run(&args).refused("empty journal only");
        journal
            .run(&["export", "--format", "ebbline", "--out", "out.json"])
            .done();
        journal.read("out.json")
    };
    let one = export("7");
    assert_eq!(one, export("7"));
    assert_ne!(one, export("8"));
    let root: Value = serde_json::from_str(&one).unwrap();
    for dose in root["doses"].as_array().unwrap() {
        let at = dose["entered_at"].as_str().unwrap();
        assert!(at <= "2026-03-01T11:00:00Z", "{at} is not in the future");
    }
    assert!(root["days"].is_array() && root["symptoms"].as_array().unwrap().len() > 10);
}
