//! Symptoms by hours since the last dose: the person's own curve, from what was logged alone.
//!
//! The hours are derived from the doses, never asked. An entry counts only where every day from that dose to it was answered: over
//! a day nobody answered for there may have been a dose.

use chrono::{DateTime, NaiveDate, Utc};
use journal_charts::{
    Bar, Bars, BoxPlot, Boxes, ChartModel, Panel, Reading, Table, Tone, XAxis, YAxis,
};
use journal_core::Entries;
use journal_words::Words;
use serde::Serialize;

use super::days::{DayRange, in_days};
use super::phrase::{say, spread as tell, spread_cell};
use super::quantile::spread;
use super::say::{days as dates, joined};
use super::taken::Stretch;
use super::{ChartAsk, ChartName, Draft};
use crate::lane::{hours_between, kratom_doses};
use crate::signs::symptom_total;
use crate::stats::Spread;

/// Where the stretches of hours begin; each ends where the next begins, the last is open. Narrow where most entries lie (a night is 8 to
/// 12 hours), wide where days go by.
pub(crate) const HOURS: [u32; 11] = [0, 4, 8, 12, 16, 24, 36, 48, 72, 120, 168];

/// Symptoms by hours since the last dose.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct WithdrawalFigures {
    /// The days in question.
    pub now: HoursCurve,
    /// Those they are compared with.
    pub before: HoursCurve,
}

/// The curve of one stretch of days.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct HoursCurve {
    /// Its days.
    pub range: DayRange,
    /// Symptom entries of these days.
    pub entries: u32,
    /// Entries in the curve.
    pub used: u32,
    /// Left out: no dose was logged before them.
    pub no_dose_before: u32,
    /// Left out: a day between the dose and the entry was not answered.
    pub not_answered: u32,
    /// One for each stretch of hours.
    pub bins: Vec<HoursBin>,
}

/// Symptom totals in one stretch of hours.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct HoursBin {
    /// From so many hours after the last dose.
    pub from: u32,
    /// To less than so many; `None` = open.
    pub to: Option<u32>,
    /// Median and quartiles of the totals, 0 to 30; below 5 entries the count alone.
    pub totals: Spread,
    /// Lowest and highest total; `None` below 5 entries.
    pub ends: Option<(f64, f64)>,
}

/// Bins the symptom entries of `range` by hours since the last kratom dose before them (hours elapsed, clock changes and all), and those
/// of `compare` (default: as many days right before). The day `today` is not over and left out.
#[must_use]
pub fn withdrawal_figures(
    entries: &Entries,
    range: DayRange,
    compare: Option<DayRange>,
    today: NaiveDate,
) -> WithdrawalFigures {
    let doses: Vec<Taken> = kratom_doses(entries)
        .map(|dose| Taken {
            at: dose.taken_at.to_utc(),
            dose,
        })
        .collect();
    let range = range.until_yesterday(today);
    let compare = compare
        .unwrap_or_else(|| range.before())
        .until_yesterday(today);
    WithdrawalFigures {
        now: curve(entries, &doses, range),
        before: curve(entries, &doses, compare),
    }
}

struct Taken<'a> {
    at: DateTime<Utc>,
    dose: &'a journal_core::Dose,
}

fn curve(entries: &Entries, doses: &[Taken], range: DayRange) -> HoursCurve {
    let starts = entries.settings.day_starts_at;
    let mut found = Vec::new();
    let (mut all, mut no_dose_before) = (0_u32, 0_u32);
    let listed = in_days(&entries.symptoms, range, starts, |it| (it.at, it.zone));
    for (symptoms, place) in listed {
        all += 1;
        let at = symptoms.at.to_utc();
        // A dose logged with the same minute is not yet behind the person.
        let Some(last) = doses
            .partition_point(|dose| dose.at < at)
            .checked_sub(1)
            .and_then(|place| doses.get(place))
        else {
            no_dose_before += 1;
            continue;
        };
        let day = range.day(place);
        found.push((
            symptoms,
            day,
            last.dose.day(starts),
            hours_between(last.at, at),
        ));
    }
    // From the earliest day that matters, so that one pass tells which stretches were answered. To a traveller the day of the dose may
    // come after that of the entry.
    let first = found.iter().map(|(_, day, dose, _)| *dose.min(day)).min();
    let days = Stretch::read(
        entries,
        DayRange {
            from: first.unwrap_or(range.from),
            to: range.to,
        },
    );
    let mut unanswered_before = vec![0_usize];
    for place in 0..days.states.len() {
        let so_far = unanswered_before[place] + usize::from(!days.is_answered(place));
        unanswered_before.push(so_far);
    }
    let all_answered = |from: NaiveDate, before: NaiveDate| {
        let place = |day: NaiveDate| usize::try_from((day - days.period.from).num_days()).ok();
        place(from).zip(place(before)).is_none_or(|(from, before)| {
            let at = |place: usize| unanswered_before.get(place).copied();
            at(from) == at(before.max(from))
        })
    };
    let mut values: Vec<Vec<f64>> = vec![Vec::new(); HOURS.len()];
    let (mut used, mut not_answered) = (0_u32, 0_u32);
    for (symptoms, day, dose_day, hours) in found {
        // Of the entry's own day only what came before the entry matters: the person may have said that no dose did.
        let own_day = symptoms.before_first_dose == Some(true)
            || days
                .period
                .place(day)
                .is_some_and(|place| days.is_answered(place));
        if !own_day || !all_answered(dose_day, day) {
            not_answered += 1;
            continue;
        }
        used += 1;
        let bin = HOURS.partition_point(|from| f64::from(*from) <= hours);
        values[bin.saturating_sub(1)].push(symptom_total(symptoms));
    }
    HoursCurve {
        range,
        entries: all,
        used,
        no_dose_before,
        not_answered,
        bins: values
            .iter()
            .enumerate()
            .map(|(nth, totals)| HoursBin {
                from: HOURS[nth],
                to: HOURS.get(nth + 1).copied(),
                totals: spread(totals),
                ends: spread(totals).median.map(|_| {
                    let low = totals.iter().copied().fold(f64::INFINITY, f64::min);
                    let high = totals.iter().copied().fold(0.0, f64::max);
                    (low, high)
                }),
            })
            .collect(),
    }
}

impl HoursCurve {
    /// The stretch of hours with most entries, the earliest of equals.
    fn fullest(&self) -> Option<&HoursBin> {
        let most = self.bins.iter().map(|bin| bin.totals.count).max()?;
        self.bins.iter().find(|bin| bin.totals.count == most)
    }

    /// The stretch with the highest median, where it lies above that of `than`.
    fn highest(&self, than: &HoursBin) -> Option<&HoursBin> {
        self.bins
            .iter()
            .filter(|bin| bin.totals.median > than.totals.median)
            .max_by(|left, right| {
                let median = |bin: &HoursBin| bin.totals.median.unwrap_or(0.0);
                median(left).total_cmp(&median(right))
            })
    }
}

/// What the curve says in words: where most entries lie, where the totals were highest, and the days compared with.
#[must_use]
pub fn withdrawal_sentence(figures: &WithdrawalFigures, words: &Words) -> String {
    let now = &figures.now;
    let need = spread(&[]).need.unwrap_or_default();
    let Some(fullest) = now.fullest().filter(|bin| bin.totals.count > 0) else {
        return words.say("withdrawal-none", &[("need", need.into())]);
    };
    if fullest.totals.median.is_none() {
        let have = fullest.totals.count;
        let args = [("have", have.into()), ("need", need.into())];
        return words.say("withdrawal-thin", &args);
    }
    let said = |bin: &HoursBin| tell(bin.totals, "body-entries", words);
    let [from, to] = dates(now.range, words);
    let mut sentences = vec![words.say(
        "withdrawal-said",
        &[
            from,
            to,
            ("spread", said(fullest).into()),
            ("hours", hours(fullest, words).into()),
        ],
    )];
    if let Some(highest) = now.highest(fullest) {
        sentences.push(words.say(
            "withdrawal-highest",
            &[
                ("spread", said(highest).into()),
                ("hours", hours(highest, words).into()),
            ],
        ));
    }
    let same = figures
        .before
        .bins
        .iter()
        .find(|it| it.from == fullest.from);
    if let Some(same) = same.filter(|_| figures.before.entries > 0) {
        let [from, to] = dates(figures.before.range, words);
        sentences.push(words.say(
            "withdrawal-compared",
            &[
                from,
                to,
                ("spread", said(same).into()),
                ("hours", hours(same, words).into()),
            ],
        ));
    }
    joined(sentences)
}

fn hours(bin: &HoursBin, words: &Words) -> String {
    let from = ("from", bin.from.into());
    match bin.to {
        Some(to) => words.say("withdrawal-hours", &[from, ("to", to.into())]),
        None => words.say("withdrawal-hours-open", &[from]),
    }
}

fn withdrawal_notes(figures: &WithdrawalFigures, words: &Words) -> Vec<String> {
    let need = spread(&[]).need.unwrap_or_default();
    let mut notes = vec![words.say("withdrawal-note", &[("need", need.into())])];
    let both = |of: fn(&HoursCurve) -> u32| of(&figures.now) + of(&figures.before);
    for (id, count) in [
        ("withdrawal-not-answered", both(|it| it.not_answered)),
        ("withdrawal-no-dose", both(|it| it.no_dose_before)),
    ] {
        if count > 0 {
            notes.push(words.say(id, &[("count", count.into())]));
        }
    }
    notes
}

fn withdrawal_table(figures: &WithdrawalFigures, words: &Words) -> Table {
    let curves = [&figures.now, &figures.before];
    let mut columns = vec![say("body-table-hours", words)];
    for curve in curves {
        for id in ["body-table-entries-now", "body-table-total-now"] {
            columns.push(words.say(id, &dates(curve.range, words)));
        }
    }
    let rows = figures.now.bins.iter().enumerate().map(|(nth, bin)| {
        let mut row = vec![hours(bin, words)];
        for curve in curves {
            let totals = curve
                .bins
                .get(nth)
                .map_or_else(Spread::default, |bin| bin.totals);
            row.push(totals.count.to_string());
            row.push(spread_cell(totals, words));
        }
        row
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}

/// Width of the bars of a stretch of hours, which is 1 wide.
const BAR: f64 = 0.6;
/// Days looked at when nothing else is asked for, against as many before.
const MONTH: i64 = 30;

pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let range = ask
        .range
        .map_or_else(|| DayRange::last(MONTH, ask.today), DayRange::between);
    let compare = ask.compare.map(DayRange::between);
    let figures = withdrawal_figures(entries, range, compare, ask.today);
    let sentence = withdrawal_sentence(&figures, words);
    let mut draft = Draft::new(ChartName::Withdrawal, sentence, words);
    draft.table = withdrawal_table(&figures, words);
    draft.notes = withdrawal_notes(&figures, words);
    let curves = [(&figures.now, Tone::Main), (&figures.before, Tone::Other)];
    let told = |curve: &HoursCurve| curve.bins.iter().any(|bin| bin.ends.is_some());
    if !curves.iter().any(|(curve, _)| told(curve)) {
        return draft.missing();
    }
    // From the first stretch of hours with an entry to the last: the others would be empty ground.
    let filled: Vec<usize> = (0..HOURS.len())
        .filter(|nth| {
            curves
                .iter()
                .any(|(curve, _)| curve.bins.get(*nth).is_some_and(|it| it.totals.count > 0))
        })
        .collect();
    let (first, last) = (
        filled.first().copied().unwrap_or(0),
        filled.last().copied().unwrap_or(0),
    );
    let mut totals = Panel::new(say("chart-withdrawal-axis", words), YAxis::Plain);
    let mut entries_panel = Panel::new(say("chart-withdrawal-entries", words), YAxis::Plain).low();
    for (curve, tone) in curves {
        let shown = curve.bins.iter().skip(first).take(last + 1 - first);
        let label = words.say("withdrawal-key", &dates(curve.range, words));
        let boxes: Vec<BoxPlot> = shown.clone().zip(0_u32..).filter_map(box_of).collect();
        if !boxes.is_empty() {
            totals.layers.push(
                Boxes {
                    tone,
                    label: label.clone(),
                    boxes,
                }
                .into(),
            );
        }
        let bars = shown.zip(0_u32..).filter(|(bin, _)| bin.totals.count > 0);
        entries_panel.layers.push(
            Bars {
                tone,
                label,
                width: BAR,
                bars: bars
                    .map(|(bin, nth)| Bar {
                        x: f64::from(nth),
                        y: f64::from(bin.totals.count),
                    })
                    .collect(),
            }
            .into(),
        );
    }
    let shown = figures.now.bins.iter().skip(first).take(last + 1 - first);
    for (bin, nth) in shown.clone().zip(0_u32..) {
        let before = figures.before.bins.iter().find(|it| it.from == bin.from);
        let text = words.say(
            "withdrawal-reading",
            &[
                ("hours", hours(bin, words).into()),
                ("now", tell(bin.totals, "body-entries", words).into()),
                (
                    "before",
                    tell(
                        before.map_or_else(Spread::default, |it| it.totals),
                        "body-entries",
                        words,
                    )
                    .into(),
                ),
            ],
        );
        draft
            .readings
            .push(Reading::new(f64::from(nth), bin.totals.median, text));
    }
    let names = shown.map(|bin| short_hours(bin, words)).collect();
    draft.panels(XAxis::Categories(names), vec![totals, entries_panel])
}

fn box_of((bin, nth): (&HoursBin, u32)) -> Option<BoxPlot> {
    let (low, high) = bin.ends?;
    Some(BoxPlot {
        x: f64::from(nth),
        low,
        q25: bin.totals.q25?,
        median: bin.totals.median?,
        q75: bin.totals.q75?,
        high,
        n: bin.totals.count,
    })
}

/// Hours below two days, then days: what fits under a box.
fn short_hours(bin: &HoursBin, words: &Words) -> String {
    let ends = |from: u32, to: u32| [("from", from.into()), ("to", to.into())];
    match bin.to {
        Some(to) if bin.from < 48 => words.say("withdrawal-short-hours", &ends(bin.from, to)),
        Some(to) => words.say("withdrawal-short-days", &ends(bin.from / 24, to / 24)),
        None => words.say("withdrawal-short-open", &[("from", (bin.from / 24).into())]),
    }
}
