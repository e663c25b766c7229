//! The early signs and plain statistics.

use crate::args::{Day, DayRange};
use crate::journal::Desk;
use crate::show;
use crate::trouble::Trouble;
use journal_insights::{Amounts, SignState, Spread, StatsAnswer, sign_name};
use journal_words::{Arg, Words};
use std::fmt::Write as _;

/// The four early signs: name and state, then what there is to say.
pub fn signs(desk: &Desk<'_>, as_of: Day, json: bool) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let as_of = desk.past(as_of, &entries.settings)?;
    let answer = journal_insights::signs(&entries, as_of, desk.words);
    if json {
        return show::document(&answer, desk.words);
    }
    let mut text = String::new();
    for sign in &answer.signs {
        let state = match sign.state {
            SignState::Clear => "sign-state-clear",
            SignState::Watch => "sign-state-watch",
            SignState::Found => "sign-state-found",
            SignState::Insufficient => "sign-state-insufficient",
        };
        let name = sign_name(&sign.sign, desk.words);
        let _ = writeln!(text, "{name}: {}\n  {}", desk.say(state), sign.sentence);
        if !sign.evidence.words.is_empty() {
            let _ = writeln!(text, "  {}", sign.evidence.words);
        }
    }
    Ok(text)
}

/// Counts, rates and gaps of a range.
pub fn stats(desk: &Desk<'_>, range: DayRange, json: bool) -> Result<String, Trouble> {
    let store = desk.open()?;
    let entries = desk.entries(&store)?;
    let today = desk.today(&entries.settings);
    let date = |day: Option<Day>| day.map(|day| desk.past(day, &entries.settings)).transpose();
    let (from, to) = (date(range.from)?, date(range.to)?);
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(Trouble::new(desk.say("cli-range-backwards")));
    }
    let answer = journal_insights::stats(&entries, from, to, today);
    if json {
        return show::document(&answer, desk.words);
    }
    Ok(told(&answer, desk.words))
}

fn told(answer: &StatsAnswer, words: &Words) -> String {
    let mut text = String::new();
    let mut line = |id: &str, args: &[(&str, Arg)]| {
        let _ = writeln!(text, "{}", words.say(id, args));
    };
    line(
        "cli-stats-range",
        &[
            ("from", words.date(answer.from).into()),
            ("to", words.date(answer.counted_to.max(answer.from)).into()),
        ],
    );
    line(
        "cli-stats-days",
        &[
            ("answered", answer.answered_days.into()),
            ("dosed", answer.dosed_days.into()),
            ("none", answer.none_days.into()),
            ("unanswered", answer.unanswered_days.into()),
        ],
    );
    line("cli-stats-doses", &[("count", answer.doses.into())]);
    line(
        "cli-stats-per-day",
        &[(
            "spread",
            spread(&answer.doses_per_answered_day, "", words).into(),
        )],
    );
    line(
        "cli-stats-gap",
        &[(
            "spread",
            spread(&in_hours(&answer.gap_minutes), " h", words).into(),
        )],
    );
    if let Some(clock) = &answer.first_dose_clock {
        line(
            "cli-stats-first-dose",
            &[
                ("clock", clock.as_str().into()),
                ("days", answer.first_dose_days.into()),
            ],
        );
    }
    for (lane, stats) in &answer.lanes {
        line(
            "cli-stats-lane",
            &[
                ("lane", lane.as_str().into()),
                ("doses", stats.doses.into()),
                ("days", stats.dosed_days.into()),
            ],
        );
        if let Some(amounts) = answer.amount_per_day.get(lane) {
            line(
                "cli-stats-amount-per-day",
                &[("spread", of(amounts, words).into())],
            );
        }
        line(
            "cli-stats-amount-per-dose",
            &[("spread", of(&stats.amount_per_dose, words).into())],
        );
        line(
            "cli-stats-effect",
            &[("spread", spread(&stats.effect, "", words).into())],
        );
    }
    text
}

fn in_hours(minutes: &Spread) -> Spread {
    let hours = |minutes: Option<f64>| minutes.map(|minutes| minutes / 60.0);
    Spread {
        median: hours(minutes.median),
        q25: hours(minutes.q25),
        q75: hours(minutes.q75),
        ..*minutes
    }
}

fn of(amounts: &Amounts, words: &Words) -> String {
    spread(&amounts.spread, &format!(" {}", amounts.unit), words)
}

/// "median 2.4 (half of them from 2 to 3; 28 values)", or how many there are of those needed.
fn spread(spread: &Spread, unit: &str, words: &Words) -> String {
    let (Some(median), Some(q25), Some(q75)) = (spread.median, spread.q25, spread.q75) else {
        return words.say(
            "cli-stats-too-little",
            &[
                ("have", spread.count.into()),
                ("need", spread.need.unwrap_or_default().into()),
            ],
        );
    };
    let number = |value: f64| format!("{}{unit}", words.decimal(value, 2));
    words.say(
        "cli-stats-spread",
        &[
            ("median", number(median).into()),
            ("low", number(q25).into()),
            ("high", number(q75).into()),
            ("count", spread.count.into()),
        ],
    )
}
