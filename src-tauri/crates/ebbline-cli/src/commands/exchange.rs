//! Files in, files out, and a simulated person.

use crate::args::{DayRange, ExportFormat};
use crate::files;
use crate::journal::Desk;
use crate::show;
use crate::trouble::{Trouble, of_exchange, why};
use journal_core::Entry;
use journal_exchange::{
    Archetype, Counts, Report, demo_until, export_csv, export_ebbline, merge, read_ebbline_into,
    within,
};
use journal_store::Op;
use std::fmt::Write as _;
use std::path::Path;

/// Under which terms a file is imported.
#[derive(Clone, Copy, Debug)]
pub struct ImportTerms {
    /// Take the file's settings also where the journal has entries.
    pub take_settings: bool,
    /// Import although something is dropped.
    pub accept_loss: bool,
    /// Only report.
    pub dry_run: bool,
    /// Answer for programs.
    pub json: bool,
}

/// Imports a file, all of it or nothing.
pub fn import(desk: &Desk<'_>, file: &Path, terms: ImportTerms) -> Result<String, Trouble> {
    let store = desk.open()?;
    let text = files::read(file, desk.words)?;
    let entries = desk.entries(&store)?;
    let incoming =
        read_ebbline_into(&text, &entries).map_err(|error| of_exchange(&error, desk.words))?;
    let merged = merge(&entries, incoming, terms.take_settings);
    let mut report = merged.report;
    report.dry_run = terms.dry_run;
    let lost = report.dropped.len();
    let refused = lost > 0 && !terms.accept_loss && !terms.dry_run;
    if !refused && !terms.dry_run {
        if !merged.add.is_empty() {
            store
                .transact(Op::Import(merged.add), desk.now)
                .map_err(|error| desk.failed(&error))?;
        }
        report.imported = true;
    }
    let printed = if terms.json {
        show::document(&report, desk.words)?
    } else {
        lines(&report, desk)
    };
    if refused {
        return Err(Trouble {
            printed,
            sentence: desk
                .words
                .say("exchange-refused", &[("count", lost.into())]),
        });
    }
    Ok(printed)
}

/// Longest value that is printed whole in a line.
const LONGEST_VALUE: usize = 60;

fn lines(report: &Report, desk: &Desk<'_>) -> String {
    let words = desk.words;
    let mut text = String::new();
    for (id, counts) in [
        ("exchange-kept", report.kept),
        ("exchange-added", report.added),
        ("exchange-already-there", report.already_there),
    ] {
        let listed = words.say(id, &[("list", counted(&counts, desk).into())]);
        let _ = writeln!(text, "{listed}");
    }
    for it in &report.changed {
        let said = words.say(
            "exchange-changed",
            &[
                ("row", it.row.into()),
                ("field", it.field.as_str().into()),
                ("from", short(&it.from).into()),
                ("to", short(&it.to).into()),
                ("why", why(it.why, words).into()),
            ],
        );
        let _ = writeln!(text, "{said}");
    }
    for it in &report.dropped {
        let id = if it.whole_row {
            "exchange-dropped-row"
        } else {
            "exchange-dropped-value"
        };
        let said = words.say(
            id,
            &[
                ("row", it.row.into()),
                ("field", it.field.as_str().into()),
                ("value", short(&it.value).into()),
                ("why", why(it.why, words).into()),
            ],
        );
        let _ = writeln!(text, "{said}");
    }
    for it in &report.settings {
        let id = if it.taken {
            "exchange-setting-taken"
        } else {
            "exchange-setting-left"
        };
        let said = words.say(
            id,
            &[
                ("field", it.field.into()),
                ("here", it.here.as_str().into()),
                ("file", it.file.as_str().into()),
            ],
        );
        let _ = writeln!(text, "{said}");
    }
    if let (Some(from), Some(to)) = (report.range.from, report.range.to) {
        let args = [
            ("from", words.date(from).into()),
            ("to", words.date(to).into()),
        ];
        let _ = writeln!(text, "{}", words.say("exchange-range", &args));
    }
    if report.dry_run {
        let _ = writeln!(text, "{}", words.say("exchange-dry-run", &[]));
    }
    text
}

fn counted(counts: &Counts, desk: &Desk<'_>) -> String {
    let parts: Vec<_> = counts
        .by_list()
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(list, count)| {
            let id = format!("exchange-count-{}", list.replace('_', "-"));
            desk.words.say(&id, &[("count", count.into())])
        })
        .collect();
    if parts.is_empty() {
        desk.say("exchange-count-nothing")
    } else {
        parts.join(", ")
    }
}

fn short(value: &str) -> String {
    if value.chars().count() <= LONGEST_VALUE {
        return value.to_owned();
    }
    let kept: String = value.chars().take(LONGEST_VALUE).collect();
    kept + "…"
}

/// Writes the journal, or a part of it, as open files.
pub fn export(
    desk: &Desk<'_>,
    format: ExportFormat,
    out: &Path,
    range: DayRange,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let today = desk.today(&entries.settings);
    let part = within(
        &entries,
        range.from.map(|day| day.date(today)),
        range.to.map(|day| day.date(today)),
    );
    let failed = |error| of_exchange(&error, desk.words);
    match format {
        ExportFormat::Ebbline => {
            let app = concat!("Ebbline ", env!("CARGO_PKG_VERSION"));
            let text = export_ebbline(&part, app, desk.now).map_err(failed)?;
            files::write(out, text.as_bytes(), desk.words)?;
        }
        ExportFormat::Csv => {
            let lists = export_csv(&part).map_err(failed)?;
            files::make_folder(out, desk.words)?;
            for list in lists {
                files::write(&out.join(list.name), list.text.as_bytes(), desk.words)?;
            }
        }
    }
    crate::say_trouble(&desk.say("exchange-not-encrypted"));
    let written = desk.words.say(
        "exchange-written",
        &[
            ("list", counted(&Counts::of(&part), desk).into()),
            ("path", out.display().to_string().into()),
        ],
    );
    Ok(written + "\n")
}

/// Fills an empty journal with a simulated person.
pub fn demo(
    desk: &Desk<'_>,
    archetype: Archetype,
    days: u16,
    seed: u64,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let here = desk.entries(&store)?;
    if here.iter().next().is_some() {
        return Err(Trouble::new(desk.say("cli-demo-not-empty")));
    }
    let person = demo_until(
        archetype,
        days.into(),
        seed,
        desk.now,
        here.settings.home_zone,
    );
    let settings = Entry::Settings(person.settings.clone());
    let all = std::iter::once(settings).chain(person.iter()).collect();
    store
        .transact(Op::Import(all), desk.now)
        .map_err(|error| desk.failed(&error))?;
    let filled = desk.words.say(
        "cli-demo-filled",
        &[
            ("name", archetype.name().into()),
            ("list", counted(&Counts::of(&person), desk).into()),
        ],
    );
    Ok(filled + "\n")
}
