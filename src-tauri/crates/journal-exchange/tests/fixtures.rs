//! The thirteen simulated journals are read whole.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_exchange::{export_ebbline, read_ebbline};
use serde_json::Value;
use std::path::Path;

#[test]
fn every_fixture_is_read_without_loss_and_written_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/journals");
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let incoming = read_ebbline(&text).unwrap();
        let name = path.display();
        assert_eq!(incoming.report.dropped, vec![], "{name}");
        assert_eq!(incoming.report.changed, vec![], "{name}");
        let root: Value = serde_json::from_str(&text).unwrap();
        for (list, kept) in incoming.report.kept.by_list() {
            let rows = root[list].as_array().map_or(0, Vec::len);
            assert_eq!(kept, rows, "{name}: {list}");
        }
        // Value by value: what the fixture says is in the export, amounts compared as numbers.
        let at = "2026-11-24T12:00:00Z".parse().unwrap();
        let export = export_ebbline(&incoming.entries, "Ebbline", at).unwrap();
        let export: Value = serde_json::from_str(&export).unwrap();
        for (list, _) in incoming.report.kept.by_list() {
            let key = if list == "days" { "date" } else { "id" };
            let rows: std::collections::HashMap<_, _> = export[list]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| (row[key].as_str().unwrap(), row))
                .collect();
            for row in root[list].as_array().into_iter().flatten() {
                let written = rows[row[key].as_str().unwrap()];
                for (field, value) in row.as_object().unwrap() {
                    let same = written[field] == *value || same_number(&written[field], value);
                    assert!(
                        same,
                        "{name}: {list}.{field} {value} became {}",
                        written[field]
                    );
                }
            }
        }
        count += 1;
    }
    assert_eq!(count, 13, "all fixtures are tested");
}

fn same_number(one: &Value, other: &Value) -> bool {
    let number = |value: &Value| value.as_str().and_then(|text| text.parse::<f64>().ok());
    number(one).is_some() && number(one) == number(other)
}
