//! What the entries say: today at a glance, and the tolerance trend.

use crate::{
    clock,
    commands::journal::{day, stack},
    vault::{TrendOf, Vault},
    views::{self, Lines},
    wire::{AppError, ChartRequest, ChartView, ErrorCode, StackView, TodayDose, TodayView},
};
use chrono::{DateTime, Utc};
use journal_charts::{Size, Theme};
use journal_core::{Entries, Entry, EntryRef, Kind, journal_day};
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
        entry_count: u32::try_from(entries.iter().count()).unwrap_or(u32::MAX),
        primary_effect: settings.primary_effect.clone(),
        primary_effect_anchor: settings.primary_effect_anchor.clone(),
        stack,
        signs: Vec::new(),
    }
}

/// Minutes on the face of a clock.
const MINUTES: i64 = 24 * 60;

/// Place on the strip of the day, whose ends are the same time on the clock.
fn fraction(minute_of_day: i64) -> f32 {
    minute_of_day as f32 / MINUTES as f32
}

/// The tolerance trend, drawn, with its sentence and its numbers.
///
/// # Errors
/// `invalid_field` for a date that is none, `no_chart` when it cannot be drawn, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn tolerance_chart(
    vault: State<'_, Vault>,
    request: ChartRequest,
) -> Result<ChartView, AppError> {
    let from = request
        .from
        .as_deref()
        .map(|date| day("from", date))
        .transpose()?;
    let to = request
        .to
        .as_deref()
        .map(|date| day("to", date))
        .transpose()?;
    let theme = Theme::from_word(&request.theme).unwrap_or(Theme::Light);
    let language = Language::from_tag(&request.language);
    let words = Words::new(language);
    let (entries, revision) = vault.with(|journal| Ok((journal.share(), journal.revision())))?;
    let zone = entries.settings.home_zone;
    let as_of = journal_day(
        clock::now().fixed_offset(),
        Some(zone),
        entries.settings.day_starts_at,
    );
    let what = TrendOf {
        revision,
        as_of,
        lane: request.lane.as_deref().map(Into::into),
        language,
    };
    // The estimate is made while the vault is free, so that an entry can be stored meanwhile.
    let answer = match vault.with(|journal| Ok(journal.trend_of(&what)))? {
        Some(answer) => answer,
        None => {
            let answer = Arc::new(journal_insights::trend(
                &entries,
                as_of,
                what.lane.as_ref(),
                &words,
            ));
            vault.with(|journal| {
                journal.keep_trend(what, Arc::clone(&answer));
                Ok(())
            })?;
            answer
        }
    };
    let first = answer.days.first().map(|day| day.date);
    let range = first.map(|first| (from.unwrap_or(first), to.unwrap_or(as_of)));
    let model = journal_insights::trend_chart(&entries, &answer, range, &words);
    let size = Size {
        width: request.width,
        height: request.height,
    };
    let svg = journal_charts::svg(&model, theme, size)
        .map_err(|error| AppError::of(ErrorCode::NoChart).with_detail(error))?;
    Ok(ChartView {
        svg,
        sentence: model.sentence,
        alt: model.alt,
        empty: model.empty,
        table: model.table,
        notes: model.notes,
        lane: Some(answer.lane.to_string()),
        lanes: answer.lanes.iter().map(ToString::to_string).collect(),
        first: first.map(|date| date.to_string()),
        last: answer.days.last().map(|day| day.date.to_string()),
    })
}
