//! What the tests of several processes run in a process of its own: this very binary, told by the environment what to do.

use crate::support::{dose, effect, open, start};
use journal_core::{Entry, Id};
use journal_store::Op;
use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

const DIR: &str = "EBBLINE_TEST_CHILD_DIR";
const COUNT: &str = "EBBLINE_TEST_CHILD_COUNT";
const ACKNOWLEDGED: &str = "acknowledged ";

/// Starts a process that logs rated doses of the journal's first product, `count` of them, and says of each when it was acknowledged.
pub fn spawn(dir: &Path, count: usize) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "child::logs_doses", "--ignored", "--nocapture"])
        .env(DIR, dir)
        .env(COUNT, count.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    (child, output)
}

/// The next dose that was acknowledged; `None` when the process said its last whole line.
pub fn next_acknowledged(output: &mut BufReader<ChildStdout>) -> Option<Id> {
    let mut line = String::new();
    loop {
        line.clear();
        output.read_line(&mut line).unwrap();
        if !line.ends_with('\n') {
            return None;
        }
        // The first one follows the name of the test on the same line.
        if let Some((_, id)) = line.split_once(ACKNOWLEDGED) {
            return Some(id.trim().parse().unwrap());
        }
    }
}

#[test]
#[ignore = "run by the tests of several processes"]
fn logs_doses() {
    let dir = PathBuf::from(env::var_os(DIR).expect("run by other tests only"));
    let count: usize = env::var(COUNT).unwrap().parse().unwrap();
    let store = open(&dir);
    let bali = store.entries().unwrap().products.remove(0);
    for hours in (0..).take(count) {
        let taken = dose(&bali, hours);
        let rating = effect(&taken, 6);
        let id = taken.id;
        let op = Op::Add(vec![Entry::Dose(taken), Entry::Effect(rating)]);
        store.transact(op, start()).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "{ACKNOWLEDGED}{id}").unwrap();
        out.flush().unwrap();
    }
}
