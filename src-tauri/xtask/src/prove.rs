//! `cargo xtask prove`: what the everyday test only samples, at length.

use crate::{
    machine,
    shell::{Step, Trouble},
};
use std::env;

struct Proof {
    name: &'static str,
    about: &'static str,
    /// What cargo runs.
    cargo: &'static [&'static str],
    /// How much of it, unless the variable is set already.
    much: Option<(&'static str, &'static str)>,
}

/// The accuracy program of the estimator, as cargo runs it.
pub const ACCURACY: &[&str] = &[
    "run",
    "--release",
    "-p",
    "journal-tolerance",
    "--example",
    "accuracy",
];

const PROOFS: &[Proof] = &[
    Proof {
        name: "kills",
        about: "the writing process is killed again and again; nothing acknowledged is lost",
        cargo: &[
            "test",
            "--locked",
            "-p",
            "journal-store",
            "--test",
            "journal",
            "--",
            "--exact",
            "processes::what_was_acknowledged_survives_a_kill",
            "--nocapture",
        ],
        much: Some(("EBBLINE_KILLS", "2000")),
    },
    Proof {
        name: "undo",
        about: "random changes, undone and redone, against replaying the surviving ones",
        cargo: &[
            "test",
            "--locked",
            "-p",
            "journal-store",
            "--test",
            "journal",
            "--",
            "undo::only_the_surviving_operations_count",
            "round_trip::",
            "search::any_text",
        ],
        much: Some(("PROPTEST_CASES", "400")),
    },
    Proof {
        name: "lines",
        about: "random lines of quick entry",
        cargo: &[
            "test",
            "--locked",
            "-p",
            "journal-core",
            "--test",
            "quick",
            "--",
            "properties::",
        ],
        much: Some(("PROPTEST_CASES", "40000")),
    },
    Proof {
        name: "tolerance",
        about: "the estimate on the full simulated cohort; fails when a target of docs/accuracy.md is missed",
        cargo: ACCURACY,
        much: None,
    },
];

/// Runs all proofs, or those named; the first that fails ends the run.
pub fn prove(args: &[String]) -> Result<(), Trouble> {
    if let [flag] = args
        && flag == "--list"
    {
        for proof in PROOFS {
            println!("{:<12}{}", proof.name, proof.about);
        }
        return Ok(());
    }
    let known = |name: &String| PROOFS.iter().any(|proof| proof.name == name.as_str());
    if let Some(unknown) = args.iter().find(|name| !known(name)) {
        return Err(Trouble::usage(format!(
            "there is no proof `{unknown}`; `cargo xtask prove --list` names them."
        )));
    }
    machine::prepare(machine::Purpose::Build)?;
    let chosen = |proof: &&Proof| args.is_empty() || args.iter().any(|name| name == proof.name);
    for proof in PROOFS.iter().filter(chosen) {
        println!("== prove {} ({})", proof.name, proof.about);
        let mut step = Step::cargo().args(proof.cargo.iter().copied());
        match proof.much {
            Some((variable, usual)) => {
                let much = env::var(variable).unwrap_or_else(|_| usual.to_owned());
                println!("{variable}={much}");
                step = step.env(variable, much);
            }
            None => step = step.args(["--", "--prove"]),
        }
        step.run()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_proof_is_refused() {
        let refused = prove(&["nothing".to_owned()]);
        assert_eq!(refused.map_err(|trouble| trouble.exit_code()), Err(2));
    }
}
