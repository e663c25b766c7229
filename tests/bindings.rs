//! The TypeScript side of the wire is generated from the Rust types and committed; this compares the two.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use specta_typescript::Typescript;
use std::{fs, path::Path};

#[test]
fn bindings_are_those_of_the_wire() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/bindings.ts");
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let path = scratch.path().join("bindings.ts");
    ebbline_desktop::contract::<tauri::test::MockRuntime>()
        .export(Typescript::default(), &path)
        .expect("the wire types export");
    let written = fs::read_to_string(&path).expect("it was written");
    if std::env::var_os("EBBLINE_WRITE_BINDINGS").is_some() {
        fs::write(&committed, &written).expect("the checkout can be written");
    }
    assert!(
        fs::read_to_string(&committed).unwrap_or_default() == written,
        "ui/src/lib/bindings.ts is not what the wire types say: run `cargo xtask bindings` and commit it"
    );
}
