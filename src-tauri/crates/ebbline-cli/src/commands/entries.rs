//! Logging, listing, undoing.

use crate::args::{Day, DayRange};
use crate::journal::Desk;
use crate::show;
use crate::trouble::Trouble;
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use journal_core::quick::{self, Ask, Context, Notice, Reading, UnreadWhy};
use journal_core::{Answer, DayAnswer, Entry, Kind};
use journal_store::{Committed, Op, Store};
use journal_words::Words;

/// Stores one line of quick entry.
pub fn log(
    desk: &Desk<'_>,
    line: &str,
    zone: Option<Tz>,
    yes: bool,
    json: bool,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let mut entries = desk.entries(&store)?;
    let zone = zone.unwrap_or(entries.settings.home_zone);
    let reading = quick::read(line, &Context::of(&entries, desk.now, zone));
    let unread = unread(&reading, desk.words);
    if !unread.is_empty() {
        return Err(Trouble::new(unread.join("\n")));
    }
    if !yes && !reading.asks.is_empty() {
        let mut asks: Vec<_> = reading
            .asks
            .iter()
            .map(|ask| asked(ask, zone, desk.words))
            .collect();
        asks.push(desk.say("cli-not-stored-use-yes"));
        return Err(Trouble::new(asks.join("\n")));
    }
    let committed = store
        .transact(Op::Add(reading.entries), desk.now)
        .map_err(|error| desk.failed(&error))?;
    for notice in &reading.notices {
        crate::say_trouble(&noticed(notice, zone, desk.words));
    }
    for change in &committed.changed {
        entries.apply(change);
    }
    for sentence in super::plans::mirrored(&entries, &committed.changed, desk.now, desk.words) {
        crate::say_trouble(&sentence);
    }
    told(desk, &store, &committed, json)
}

/// Says that on a day nothing was taken.
pub fn none(desk: &Desk<'_>, day: Day, json: bool) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let date = desk.past(day, &entries.settings)?;
    let answer = Entry::Day(DayAnswer {
        date,
        answer: Answer::None,
    });
    if entries.find(answer.reference()).as_ref() == Some(&answer) {
        // Said already: nothing to do, and nothing to undo.
        return if json {
            show::changes(&[], desk.words)
        } else {
            Ok(show::Lines::of(&entries, desk.words).line(&answer) + "\n")
        };
    }
    let committed = store
        .transact(Op::Add(vec![answer]), desk.now)
        .map_err(|error| desk.failed(&error))?;
    told(desk, &store, &committed, json)
}

/// Undoes the last step.
pub fn undo(desk: &Desk<'_>, json: bool) -> Result<String, Trouble> {
    let store = desk.open()?;
    let committed = store.undo(desk.now).map_err(|error| desk.failed(&error))?;
    turned(desk, &store, &committed, "cli-undone", json)
}

/// Does again what was undone last.
pub fn redo(desk: &Desk<'_>, json: bool) -> Result<String, Trouble> {
    let store = desk.open()?;
    let committed = store.redo(desk.now).map_err(|error| desk.failed(&error))?;
    turned(desk, &store, &committed, "cli-redone", json)
}

fn turned(
    desk: &Desk<'_>,
    store: &Store,
    committed: &Committed,
    heading: &str,
    json: bool,
) -> Result<String, Trouble> {
    let lines = told(desk, store, committed, json)?;
    if json {
        return Ok(lines);
    }
    let op = desk.say(&format!("cli-op-{}", committed.op.as_str()));
    let count = committed.changed.len();
    let heading = desk
        .words
        .say(heading, &[("op", op.into()), ("count", count.into())]);
    Ok(format!("{heading}\n{lines}"))
}

pub fn told(
    desk: &Desk<'_>,
    store: &Store,
    committed: &Committed,
    json: bool,
) -> Result<String, Trouble> {
    if json {
        return show::changes(&committed.changed, desk.words);
    }
    let entries = desk.entries(store)?;
    Ok(show::change_lines(&committed.changed, &entries, desk.words))
}

/// Lists entries in the order of time; products, medicines and reminders first, because they have none.
pub fn list(
    desk: &Desk<'_>,
    range: DayRange,
    kinds: &[Kind],
    json: bool,
) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let today = desk.today(&entries.settings);
    let from = range.from.map(|day| day.date(today));
    let to = range.to.map(|day| day.date(today));
    let shown = show::Lines::of(&entries, desk.words);
    let bounded = from.is_some() || to.is_some();
    let mut chosen: Vec<(Option<NaiveDate>, Entry)> = Vec::new();
    let all = std::iter::once(Entry::Settings(entries.settings.clone()))
        .chain(entries.iter())
        .chain(entries.deleted.iter().cloned().map(Entry::Deleted));
    for entry in all {
        let named = kinds.contains(&entry.kind());
        // What became of reminders, and what is gone, is shown to those who ask for it.
        if !named && matches!(entry.kind(), Kind::Occurrence | Kind::Deleted) {
            continue;
        }
        let day = shown.day(&entry);
        let inside = day.map_or_else(
            // Settings, products, medicines and reminders have no day: within a range they are only meant when they are named.
            || named || (!bounded && kinds.is_empty() && entry.kind() != Kind::Settings),
            |day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
        );
        if inside && (named || kinds.is_empty()) {
            chosen.push((day, entry));
        }
    }
    chosen.sort_by_key(|(day, entry)| (*day, entry.at()));
    let chosen: Vec<_> = chosen.into_iter().map(|(_, entry)| entry).collect();
    if json {
        return show::list(&chosen, &entries, desk.words);
    }
    let lines = chosen.iter().map(|entry| shown.line(entry) + "\n");
    Ok(lines.collect())
}

/// A sentence for each part of a line that could not be read.
fn unread(reading: &Reading, words: &Words) -> Vec<String> {
    reading
        .unread
        .iter()
        .map(|part| {
            let why = match part.why {
                UnreadWhy::NotUnderstood => "quick-not-understood",
                UnreadWhy::NotANumber => "quick-not-a-number",
                UnreadWhy::Zero => "quick-zero",
                UnreadWhy::OutOfRange => "quick-out-of-range",
                UnreadWhy::NearMiss => "quick-near-miss",
                UnreadWhy::NoProduct => "quick-no-product",
                UnreadWhy::OtherUnit => "quick-other-unit",
                UnreadWhy::NoSuchTime => "quick-no-such-time",
                UnreadWhy::NoSuchDay => "quick-no-such-day",
                UnreadWhy::DayHasDose => "quick-day-has-dose",
                UnreadWhy::NoDoseToRate => "quick-no-dose-to-rate",
                UnreadWhy::Twice => "quick-twice",
                UnreadWhy::TooLong => "quick-too-long",
                UnreadWhy::Empty => "quick-empty",
            };
            let sentence = words.say(why, &[("text", part.text.as_str().into())]);
            if part.offers.is_empty() {
                sentence
            } else {
                let offers = part.offers.join(", ");
                let offers = words.say("quick-offers", &[("offers", offers.into())]);
                format!("{sentence} {offers}")
            }
        })
        .collect()
}

fn asked(ask: &Ask, zone: Tz, words: &Words) -> String {
    match ask {
        Ask::FarAboveUsual { amount, product } => words.say(
            "quick-ask-far-above-usual",
            &[
                ("amount", amount.as_str().into()),
                ("product", product.as_str().into()),
            ],
        ),
        Ask::InTheFuture { at } => words.say("quick-ask-future", &[("at", wall(at, zone).into())]),
    }
}

fn noticed(notice: &Notice, zone: Tz, words: &Words) -> String {
    match notice {
        Notice::ToleranceMayBeLower => words.say("quick-notice-tolerance-lower", &[]),
        Notice::NewProduct { name } => words.say(
            "quick-notice-new-product",
            &[("name", name.as_str().into())],
        ),
        Notice::FirstOfTwo { at } => words.say(
            "quick-notice-first-of-two",
            &[("at", wall(at, zone).into())],
        ),
        Notice::MeantYesterday { at } => words.say(
            "quick-notice-meant-yesterday",
            &[("at", wall(at, zone).into())],
        ),
        Notice::AnswerRemoved { date } => words.say(
            "quick-notice-answer-removed",
            &[("date", words.date(*date).into())],
        ),
    }
}

/// An instant as the clock shows it, with the offset that tells the first of two from the second.
fn wall(at: &str, zone: Tz) -> String {
    DateTime::parse_from_rfc3339(at).map_or_else(
        |_| at.to_owned(),
        |at| {
            at.with_timezone(&zone)
                .format("%Y-%m-%d %H:%M (%:z)")
                .to_string()
        },
    )
}
