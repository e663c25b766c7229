//! What the entries say: today at a glance, the tolerance trend and the early signs.

use crate::{
    clock,
    commands::journal::{filled, logged, stack},
    vault::{TrendOf, Vault},
    views::{self, Lines},
    wire::{AppError, Logged, SignView, SignsView, StackView, TodayDose, TodayView},
};
use chrono::{DateTime, Utc};
use journal_core::{Dismissal, Entries, Entry, EntryRef, Id, Kind, Sign, journal_day};
use journal_insights::{SignAnswer, TrendAnswer};
use journal_store::Op;
use journal_words::{Language, Words};
use std::sync::Arc;
use tauri::State;

/// The Today screen.
///
/// # Errors
/// `locked`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn today(vault: State<'_, Vault>) -> Result<TodayView, AppError> {
    let (entries, stack) = vault.with(|journal| Ok((journal.share(), stack(journal)?)))?;
    Ok(today_of(&entries, stack, clock::now()))
}

fn today_of(entries: &Entries, stack: StackView, now: DateTime<Utc>) -> TodayView {
    let settings = &entries.settings;
    let (zone, starts) = (settings.home_zone, settings.day_starts_at);
    let facts = journal_insights::today(entries, now, zone);
    let lines = Lines::new(entries);
    let line_of = |id| {
        entries
            .find(EntryRef::Of(Kind::Dose, id))
            .map(|dose| lines.line(dose))
    };
    let wall = now.with_timezone(&zone).time();
    let minute_of_day = (wall - starts.time()).num_minutes().rem_euclid(MINUTES);
    TodayView {
        date: facts.day.to_string(),
        zone: zone.to_string(),
        now_local: wall.format("%H:%M").to_string(),
        day_starts_at: facts.day_starts_at,
        now_fraction: fraction(minute_of_day),
        doses: facts
            .doses
            .iter()
            .filter_map(|dose| {
                Some(TodayDose {
                    fraction: fraction(i64::from(dose.minute_of_day)),
                    line: line_of(dose.id)?,
                })
            })
            .collect(),
        others: entries
            .iter()
            .filter(|entry| !matches!(entry, Entry::Dose(_) | Entry::Effect(_)))
            .filter(|entry| views::listed_under(entry, starts) == Some(facts.day))
            .map(|entry| lines.line(entry))
            .collect(),
        minutes_since_last_dose: facts.minutes_since_last_dose,
        unrated: facts.unrated.and_then(|dose| line_of(dose.id)),
        unanswered_yesterday: facts
            .yesterday_unanswered
            .then(|| facts.yesterday.to_string()),
        totals: facts.totals,
        tolerance_may_be_lower: facts.tolerance_may_be_lower,
        entry_count: u32::try_from(entries.count()).unwrap_or(u32::MAX),
        primary_effect: settings.primary_effect.clone(),
        primary_effect_anchor: settings.primary_effect_anchor.clone(),
        stack,
    }
}

/// Minutes on the face of a clock.
const MINUTES: i64 = 24 * 60;

/// Place on the strip of the day, whose ends are the same time on the clock.
fn fraction(minute_of_day: i64) -> f32 {
    minute_of_day as f32 / MINUTES as f32
}

/// The entries as they are, and the estimate that would be made of them today.
pub(super) fn present(
    vault: &Vault,
    language: Language,
) -> Result<(Arc<Entries>, TrendOf), AppError> {
    let (entries, revision) = vault.with(|journal| Ok((journal.share(), journal.revision())))?;
    let as_of = journal_day(
        clock::now().fixed_offset(),
        Some(entries.settings.home_zone),
        entries.settings.day_starts_at,
    );
    let what = TrendOf {
        revision,
        as_of,
        lane: None,
        language,
    };
    Ok((entries, what))
}

/// The estimate: the one that was kept, or a new one, made while the vault is free, so that an entry can be stored meanwhile.
pub(super) fn estimated(
    vault: &Vault,
    entries: &Entries,
    what: TrendOf,
    words: &Words,
) -> Result<Arc<TrendAnswer>, AppError> {
    let _turn = vault.estimating();
    if let Some(kept) = vault.with(|journal| Ok(journal.trend_of(&what)))? {
        return Ok(kept);
    }
    let lane = what.lane.as_ref();
    let made = Arc::new(journal_insights::trend(entries, what.as_of, lane, words));
    vault.with(|journal| {
        journal.keep_trend(what, Arc::clone(&made));
        Ok(())
    })?;
    Ok(made)
}

/// The four early signs.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn signs(vault: State<'_, Vault>, language: String) -> Result<SignsView, AppError> {
    let language = Language::from_tag(&language);
    let words = Words::new(language);
    let (entries, what) = present(&vault, language)?;
    let answer = match vault.with(|journal| Ok(journal.signs_of(&what)))? {
        Some(kept) => kept,
        None => {
            let trend = estimated(&vault, &entries, what.clone(), &words)?;
            let made = journal_insights::signs_from(&entries, &trend, what.as_of, &words);
            let made = Arc::new(made);
            vault.with(|journal| {
                journal.keep_signs(what, Arc::clone(&made));
                Ok(())
            })?;
            made
        }
    };
    Ok(SignsView {
        as_of: answer.as_of.to_string(),
        signs: answer
            .signs
            .iter()
            .map(|it| sign_view(it, &words))
            .collect(),
    })
}

fn sign_view(sign: &SignAnswer, words: &Words) -> SignView {
    let missing = sign.evidence.missing;
    SignView {
        sign: sign.sign.to_string(),
        name: journal_insights::sign_name(&sign.sign, words),
        state: sign.state,
        since: sign.since.map(|date| date.to_string()),
        finding: sign.finding.clone(),
        options: sign.options.clone(),
        sentence: sign.sentence.clone(),
        evidence: sign.evidence.words.clone(),
        have: missing.map(|missing| missing.have),
        need: missing.map(|missing| missing.need),
        notice: sign.notice,
    }
}

/// Stores that the person knows why a sign was found. Its own comparison begins anew; the estimate stays as it is.
///
/// # Errors
/// `invalid_field` for a sign that is none or a reason that is too long, `locked`, or what the store says.
#[tauri::command(async)]
#[specta::specta]
pub fn dismiss_sign(
    vault: State<'_, Vault>,
    sign: String,
    reason: Option<String>,
) -> Result<Logged, AppError> {
    let sign = Sign::from(sign.as_str());
    if let Sign::Unknown(_) = sign {
        return Err(AppError::field("sign", "unknown"));
    }
    let now = clock::now();
    vault.with(|journal| {
        let zone = journal.entries().settings.home_zone;
        let dismissal = Dismissal {
            id: Id::new(now),
            sign,
            at: now.with_timezone(&zone).fixed_offset(),
            reason: filled(reason.as_deref()),
        };
        let committed = journal.transact(Op::Add(vec![Entry::Dismissal(dismissal)]), now)?;
        logged(journal, committed, Vec::new())
    })
}
