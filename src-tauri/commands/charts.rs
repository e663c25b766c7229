//! Charts: which there are, drawn, and written into a file.

use crate::{
    clock,
    commands::insights::{estimated, present},
    commands::journal::day,
    dialog::Dialogs,
    vault::Vault,
    wire::{
        AppError, ChartAnswer, ChartEntry, ChartFormat, ChartRequest, ChartView, ChartsView,
        ErrorCode, ShownDays,
    },
};
use chrono::NaiveDate;
use journal_charts::{ChartError, ChartModel, Size, Theme};
use journal_insights::{ChartAsk, ChartName, first_day, since_break};
use journal_words::{Language, Words};
use std::{fs, path::PathBuf};
use tauri::State;

/// Pixels of a PNG for each CSS pixel.
const PIXELS: f64 = 2.0;
/// A file gets a picture of at least this width, however narrow the window is.
const FILE_WIDTH: u32 = 960;

/// The charts there are.
///
/// # Errors
/// `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn charts(vault: State<'_, Vault>, language: String) -> Result<ChartsView, AppError> {
    let words = Words::new(Language::from_tag(&language));
    let entries = vault.with(|journal| Ok(journal.share()))?;
    let today = ChartAsk::new(&entries, clock::now()).today;
    let text = |date: NaiveDate| date.to_string();
    Ok(ChartsView {
        today: text(today),
        first: first_day(&entries).map(text),
        since_break: since_break(&entries, today).map(text),
        lanes: journal_insights::lanes(&entries, today)
            .iter()
            .map(ToString::to_string)
            .collect(),
        charts: ChartName::ALL
            .iter()
            .map(|name| ChartEntry {
                name: *name,
                group: name.group(),
                title: name.title(&words),
            })
            .collect(),
    })
}

/// A chart, drawn, with its sentence and its numbers; a second one of other days where `compare_from` is given.
///
/// # Errors
/// `invalid_field` for a date that is none or a range that is only half there, `no_chart` when it cannot be drawn, `locked`.
#[tauri::command(async)]
#[specta::specta]
pub fn chart(vault: State<'_, Vault>, request: ChartRequest) -> Result<ChartAnswer, AppError> {
    let theme = Theme::from_word(&request.theme).unwrap_or(Theme::Light);
    let models = models(&vault, &request)?;
    let view = |model: ChartModel, height: Option<u32>| view(model, theme, request.width, height);
    let height = |model: &ChartModel| Size::for_model(model, request.width).map(|it| it.height);
    match models {
        (model, None) => Ok(ChartAnswer {
            view: view(model, request.height)?,
            compared: None,
        }),
        (model, Some(other)) => {
            // Pictures that are compared are of one height, or their scales would differ after all.
            let natural = height(&model).and_then(|one| Ok(one.max(height(&other)?)));
            let height = request.height.map_or(natural, Ok).map_err(no_chart)?;
            Ok(ChartAnswer {
                view: view(model, Some(height))?,
                compared: Some(view(other, Some(height))?),
            })
        }
    }
}

/// The picture of a chart as a PNG file, for the clipboard.
///
/// # Errors
/// As [`chart`].
#[tauri::command(async)]
#[specta::specta]
pub fn chart_pixels(vault: State<'_, Vault>, request: ChartRequest) -> Result<Vec<u8>, AppError> {
    let theme = Theme::from_word(&request.theme).unwrap_or(Theme::Light);
    let (model, _) = models(&vault, &request)?;
    let size = Size::for_model(&model, request.width.max(FILE_WIDTH)).map_err(no_chart)?;
    journal_charts::png(&model, theme, size, PIXELS).map_err(no_chart)
}

/// Writes a chart into a file: where `path` says, or where the person says in the system's own dialog. Answers with the name of the
/// file, or `None` when the dialog was closed. A chart that is compared is written alone.
///
/// # Errors
/// As [`chart`], and `not_written` when the file cannot be written.
#[tauri::command]
#[specta::specta]
pub async fn save_chart(
    dialogs: State<'_, Dialogs>,
    vault: State<'_, Vault>,
    request: ChartRequest,
    format: ChartFormat,
    path: Option<String>,
) -> Result<Option<String>, AppError> {
    let theme = Theme::from_word(&request.theme).unwrap_or(Theme::Light);
    let (model, _) = models(&vault, &request)?;
    let size = Size::for_model(&model, request.width.max(FILE_WIDTH));
    let bytes = match format {
        ChartFormat::Csv => model.table.csv().into_bytes(),
        ChartFormat::Svg => size
            .and_then(|size| journal_charts::svg(&model, theme, size))
            .map_err(no_chart)?
            .into_bytes(),
        ChartFormat::Png => size
            .and_then(|size| journal_charts::png(&model, theme, size, PIXELS))
            .map_err(no_chart)?,
    };
    let name = format!("{}.{}", request.name.as_str(), format.end());
    let chosen = match path {
        Some(path) => Some(PathBuf::from(path)),
        None => dialogs.save(&name, format.end()).await?,
    };
    let Some(path) = chosen else {
        return Ok(None);
    };
    fs::write(&path, bytes)
        .map_err(|error| AppError::of(ErrorCode::NotWritten).with_detail(error))?;
    Ok(path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned()))
}

/// The chart that is asked for, and the one to compare it with.
fn models(
    vault: &Vault,
    request: &ChartRequest,
) -> Result<(ChartModel, Option<ChartModel>), AppError> {
    let language = Language::from_tag(&request.language);
    let words = Words::new(language);
    let date = |field: &str, text: &Option<String>| {
        text.as_deref().map(|text| day(field, text)).transpose()
    };
    let from = date("from", &request.from)?;
    let to = date("to", &request.to)?;
    let compare = match (
        date("compare_from", &request.compare_from)?,
        date("compare_to", &request.compare_to)?,
    ) {
        (Some(from), Some(to)) => Some((from, to)),
        (None, None) => None,
        (None, Some(_)) => return Err(AppError::field("compare_from", "empty")),
        (Some(_), None) => return Err(AppError::field("compare_to", "empty")),
    };
    let (entries, mut what) = present(vault, language)?;
    what.lane = request.lane.as_deref().map(Into::into);
    let mut ask = ChartAsk::new(&entries, clock::now());
    ask.lane.clone_from(&what.lane);
    if from.is_some() || to.is_some() {
        let to = to.unwrap_or(ask.today);
        let first = first_day(&entries).unwrap_or(to);
        ask = ask.between(from.unwrap_or(first), to);
    }
    let trend = (request.name == ChartName::Trend)
        .then(|| estimated(vault, &entries, what, &words))
        .transpose()?;
    ask.trend = trend.as_deref();
    let mut model = journal_insights::chart(&entries, request.name, &ask, &words);
    let other = compare.map(|(from, to)| {
        let ask = ask.between(from, to);
        let mut other = journal_insights::chart(&entries, request.name, &ask, &words);
        journal_charts::same_scales(&mut model, &mut other);
        other
    });
    Ok((model, other))
}

fn view(
    model: ChartModel,
    theme: Theme,
    width: u32,
    height: Option<u32>,
) -> Result<ChartView, AppError> {
    let size = match height {
        Some(height) => Size { width, height },
        None => Size::for_model(&model, width).map_err(no_chart)?,
    };
    Ok(ChartView {
        svg: journal_charts::svg(&model, theme, size).map_err(no_chart)?,
        width: size.width,
        height: size.height,
        empty: model.empty().map(str::to_owned),
        places: journal_charts::places(&model, size).map_err(no_chart)?,
        days: model.days().map(|days| ShownDays {
            from: days.from.to_string(),
            to: days.to.to_string(),
        }),
        csv: model.table.csv(),
        title: model.title,
        sentence: model.sentence,
        alt: model.alt,
        table: model.table,
        notes: model.notes,
    })
}

fn no_chart(error: ChartError) -> AppError {
    AppError::of(ErrorCode::NoChart).with_detail(error)
}
