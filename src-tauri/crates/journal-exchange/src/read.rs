//! Reading `ebbline-journal` version 1.

use crate::report::{Counts, Dropped, Report, Wanted, Why, list_of};
use crate::row::{self, Row, shown};
use crate::{ExchangeError, FORMAT, VERSION, care, json, plans, range, removed};
use journal_core::{
    Activity, Answer, CheckIn, DayAnswer, Dismissal, Dose, EffectRating, Entries, Entry, EntryRef,
    Form, Id, Kind, Product, Route, Settings, SideEffect, SymptomItem, Symptoms,
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A week: longer is a slip of the finger.
const LONGEST_MINUTES: u32 = 7 * 24 * 60;
/// A hundred years.
const LONGEST_USE_DAYS: u32 = 36_525;

/// A file as understood.
#[derive(Clone, PartialEq, Debug)]
pub struct Incoming {
    /// What can be kept. Settings that the file does not name are those of the journal it was read for.
    pub entries: Entries,
    /// What was kept, changed and dropped so far; [`crate::merge`] completes it.
    pub report: Report,
    /// Where each entry stands in its list, counted from 1.
    pub(crate) rows: BTreeMap<EntryRef, usize>,
}

/// Reads a journal file on its own.
///
/// # Errors
/// When the text is not JSON, not this format or not this version. Bad rows are no error: they stand in the report.
pub fn read_ebbline(text: &str) -> Result<Incoming, ExchangeError> {
    let nowhere = Settings::new(chrono_tz::Tz::UTC);
    read_ebbline_into(text, &Entries::empty(nowhere))
}

/// Reads a journal file that will be merged into `existing`: its doses may be of products, and its ratings of doses, that only the
/// journal has.
///
/// # Errors
/// As [`read_ebbline`].
pub fn read_ebbline_into(text: &str, existing: &Entries) -> Result<Incoming, ExchangeError> {
    let document = json::parse(text)?;
    let Value::Object(root) = document else {
        return Err(ExchangeError::OtherFormat {
            found: "missing".to_owned(),
        });
    };
    let found = |key: &str| {
        root.get(key)
            .map_or_else(|| "missing".to_owned(), Value::to_string)
    };
    if root.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ExchangeError::OtherFormat {
            found: found("format"),
        });
    }
    match root.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => {
            return Err(ExchangeError::NewerVersion { found: newer });
        }
        _ => {
            return Err(ExchangeError::NoVersion {
                found: found("version"),
            });
        }
    }
    let mut reader = Reader {
        existing,
        entries: Entries::empty(existing.settings.clone()),
        report: Report::new("ebbline"),
        rows: BTreeMap::new(),
        seen: BTreeMap::new(),
    };
    reader.root(&root);
    reader.entries.sort();
    reader.report.kept = Counts::of(&reader.entries);
    reader.report.range = range::of(&reader.entries);
    Ok(Incoming {
        entries: reader.entries,
        report: reader.report,
        rows: reader.rows,
    })
}

struct Reader<'e> {
    existing: &'e Entries,
    entries: Entries,
    report: Report,
    rows: BTreeMap<EntryRef, usize>,
    /// What was kept so far, to notice ids that come twice.
    seen: BTreeMap<EntryRef, Entry>,
}

impl Reader<'_> {
    fn root(&mut self, root: &Map<String, Value>) {
        for (key, value) in root {
            match key.as_str() {
                "format" | "version" | "app" | "exported_at" | "settings" | "products"
                | "doses" | "effects" | "check_ins" | "symptoms" | "activities" | "days"
                | "dismissals" | "medicines" | "scores" | "questions" | "appointments"
                | "plans" | "reminders" | "occurrences" | "deleted" => {}
                other => self.drop_of_file(other, value, Why::NotUnderstood),
            }
        }
        match root.get("settings") {
            None | Some(Value::Null) => {}
            Some(Value::Object(fields)) => {
                self.entries.settings = settings(fields, &self.existing.settings, &mut self.report);
            }
            Some(other) => self.drop_of_file("settings", other, Why::Not(Wanted::Object)),
        }
        self.rows(root, Kind::Product, product);
        let products: BTreeSet<Id> = self.ids(Kind::Product);
        self.rows(root, Kind::Dose, |row| dose(row, &products));
        let doses: BTreeSet<Id> = self.ids(Kind::Dose);
        self.rows(root, Kind::Effect, |row| effect(row, &doses));
        self.rows(root, Kind::CheckIn, check_in);
        self.rows(root, Kind::Symptoms, symptoms);
        self.rows(root, Kind::Activity, activity);
        let dosed = range::dosed_days(&self.entries, self.existing);
        self.rows(root, Kind::Day, |row| {
            let answer = day(row)?;
            if answer.answer == Answer::None && dosed.contains(&answer.date) {
                row.lose("date", Why::DayHasDose);
            }
            Some(Entry::Day(answer))
        });
        self.rows(root, Kind::Dismissal, dismissal);
        self.care(root);
        self.rows(root, Kind::Plan, |row| plans::plan(row).map(Entry::Plan));
        self.rows(root, Kind::Reminder, |row| {
            plans::reminder(row).map(Entry::Reminder)
        });
        let reminders = self.ids(Kind::Reminder);
        self.rows(root, Kind::Occurrence, |row| {
            removed::occurrence(row, &reminders)
        });
        let kept: BTreeSet<Id> = self
            .rows
            .keys()
            .filter_map(|reference| match reference {
                EntryRef::Of(_, id) => Some(*id),
                _ => None,
            })
            .collect();
        self.rows(root, Kind::Deleted, |row| removed::deleted(row, &kept));
    }

    fn care(&mut self, root: &Map<String, Value>) {
        self.rows(root, Kind::Medicine, care::medicine);
        self.rows(root, Kind::Score, care::score);
        let mut asked = Vec::new();
        self.rows(root, Kind::Appointment, |row| {
            care::appointment(row, &mut asked)
        });
        let appointments = self.ids(Kind::Appointment);
        self.rows(root, Kind::Question, |row| {
            care::question(row, &appointments)
        });
        asked.retain(|list| self.rows.contains_key(&list.appointment()));
        let made = care::tie(asked, &mut self.entries, self.existing, &mut self.report);
        for (row, question) in made {
            let entry = Entry::Question(question);
            self.rows.insert(entry.reference(), row);
            self.entries.push(entry);
        }
    }

    fn drop_of_file(&mut self, field: &str, value: &Value, why: Why) {
        self.report.dropped.push(Dropped {
            row: 0,
            field: field.to_owned(),
            value: shown(value),
            why,
            whole_row: false,
        });
    }

    /// Ids of that kind in the file and in the journal.
    fn ids(&self, kind: Kind) -> BTreeSet<Id> {
        let here = match kind {
            Kind::Product => self.existing.products.iter().map(|it| it.id).collect(),
            Kind::Appointment => self.existing.appointments.iter().map(|it| it.id).collect(),
            Kind::Reminder => self.existing.reminders.iter().map(|it| it.id).collect(),
            _ => self
                .existing
                .doses
                .iter()
                .map(|it| it.id)
                .collect::<Vec<_>>(),
        };
        let of_file = self.seen.keys().filter_map(|reference| match reference {
            EntryRef::Of(found, id) if *found == kind => Some(*id),
            _ => None,
        });
        of_file.chain(here).collect()
    }

    fn rows(
        &mut self,
        root: &Map<String, Value>,
        kind: Kind,
        mut read: impl FnMut(&mut Row<'_, '_>) -> Option<Entry>,
    ) {
        let list = list_of(kind);
        let items = match root.get(list) {
            None | Some(Value::Null) => return,
            Some(Value::Array(items)) => items,
            Some(other) => return self.drop_of_file(list, other, Why::Not(Wanted::List)),
        };
        for (index, item) in items.iter().enumerate() {
            let number = index + 1;
            let Value::Object(fields) = item else {
                self.report.dropped.push(Dropped {
                    row: number,
                    field: list.to_owned(),
                    value: shown(item),
                    why: Why::Not(Wanted::Object),
                    whole_row: true,
                });
                continue;
            };
            let mut row = Row::new(list, number, fields, &mut self.report);
            let entry = read(&mut row);
            if let Some(entry) = &entry
                && row.is_kept()
            {
                if let Err(invalid) = entry.check() {
                    row.lose(invalid.field, Why::Invalid(invalid.reason));
                } else if let Some(earlier) = self.seen.get(&entry.reference()) {
                    if same_content(earlier, entry) {
                        continue;
                    }
                    let key = match kind {
                        Kind::Day => "date",
                        Kind::Occurrence => "scheduled_at",
                        _ => "id",
                    };
                    row.lose(key, Why::SameId);
                }
            }
            if row.finish()
                && let Some(entry) = entry
            {
                self.rows.insert(entry.reference(), number);
                self.seen.insert(entry.reference(), entry.clone());
                self.entries.push(entry);
            }
        }
    }
}

/// Equal in everything that is kept, the offset a time was written with included (it decides the journal day where no zone stands).
pub fn same_content(one: &Entry, other: &Entry) -> bool {
    let offset = |entry: &Entry| entry.at().map(|at| at.offset().local_minus_utc());
    one == other && offset(one) == offset(other)
}

fn settings(fields: &Map<String, Value>, base: &Settings, report: &mut Report) -> Settings {
    let mut row = Row::new("settings", 0, fields, report);
    let mut settings = base.clone();
    if let Some(time) = row.optional("day_starts_at", row::time_of_day) {
        settings.day_starts_at = time;
    }
    if let Some(zone) = row.optional("home_zone", row::zone) {
        settings.home_zone = zone;
    }
    if row.names("primary_effect") {
        settings.primary_effect = row.optional("primary_effect", row::short);
    }
    if row.names("primary_effect_anchor") {
        settings.primary_effect_anchor = row.optional("primary_effect_anchor", row::short);
    }
    if row.names("regular_use_days_before") {
        settings.regular_use_days_before =
            row.optional("regular_use_days_before", row::count(LONGEST_USE_DAYS));
    }
    if row.names("reference_from") {
        settings.reference_from = row.optional("reference_from", row::date);
    }
    row.finish();
    settings
}

fn product(row: &mut Row<'_, '_>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let name = row.required("name", row::name);
    let lane = row.required("lane", row::word);
    let unit = row.required("unit", row::name);
    let substance = row.optional("substance", row::name);
    let form = row.optional("form", row::word).unwrap_or(Form::Other);
    let mut product = Product::leaf(id?, name?);
    product.substance = substance.unwrap_or(product.substance);
    product.form = form;
    product.lane = lane?;
    product.unit = unit?;
    product.grams_per_unit = row.optional("grams_per_unit", row::positive_amount);
    product.mitragynine_mg_per_unit = row.optional("mitragynine_mg_per_unit", row::amount);
    product.hydroxymitragynine_mg_per_unit =
        row.optional("hydroxymitragynine_mg_per_unit", row::amount);
    product.unit_sd_grams = row.optional("unit_sd_grams", row::amount);
    product.archived = row.optional("archived", row::flag).unwrap_or(false);
    product.vendor = row.optional("vendor", row::short);
    product.batch = row.optional("batch", row::short);
    product.note = row.optional("note", row::note);
    Some(Entry::Product(product))
}

fn dose(row: &mut Row<'_, '_>, products: &BTreeSet<Id>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let taken_at = row.required("taken_at", row::instant);
    let zone = row.zone(taken_at);
    let product = row.required("product", row::id);
    if product.is_some_and(|product| !products.contains(&product)) {
        row.lose("product", Why::NoSuchProduct);
    }
    // The amount must be named, but null is an answer: not known.
    let amount = if row.names("amount") && row.take("amount").is_none() {
        None
    } else {
        row.required("amount", row::positive_amount)
    };
    let unit = row.required("unit", row::name);
    Some(Entry::Dose(Dose {
        id: id?,
        taken_at: taken_at?,
        zone,
        product: product?,
        amount,
        unit: unit?,
        amount_sd: row.optional("amount_sd", row::amount),
        measured: row.optional("measured", row::word),
        route: row.optional("route", row::word).unwrap_or(Route::Oral),
        stomach: row.optional("stomach", row::word),
        purposes: row.list("purposes", row::word),
        pain_before: row.optional("pain_before", row::score),
        note: row.optional("note", row::note),
        tags: row.list("tags", row::name),
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    }))
}

fn effect(row: &mut Row<'_, '_>, doses: &BTreeSet<Id>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let dose = row.required("dose", row::id);
    if dose.is_some_and(|dose| !doses.contains(&dose)) {
        row.lose("dose", Why::NoSuchDose);
    }
    let rated_at = row.required("rated_at", row::instant);
    let strength = row.required("strength", row::score);
    Some(Entry::Effect(EffectRating {
        id: id?,
        dose: dose?,
        rated_at: rated_at?,
        strength: strength?,
        onset_min: row.optional("onset_min", row::count(LONGEST_MINUTES)),
        duration_min: row.optional("duration_min", row::count(LONGEST_MINUTES)),
        side_effects: row.rated_names("side_effects", |name, severity| SideEffect {
            name,
            severity,
        }),
        note: row.optional("note", row::note),
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    }))
}

fn check_in(row: &mut Row<'_, '_>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let at = row.required("at", row::instant);
    Some(Entry::CheckIn(CheckIn {
        zone: row.zone(at),
        id: id?,
        at: at?,
        mood: row.optional("mood", row::score),
        energy: row.optional("energy", row::score),
        pain: row.optional("pain", row::score),
        stress: row.optional("stress", row::score),
        craving: row.optional("craving", row::score),
        sleep_quality: row.optional("sleep_quality", row::score),
        sleep_hours: row.optional("sleep_hours", row::hours),
        note: row.optional("note", row::note),
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    }))
}

fn symptoms(row: &mut Row<'_, '_>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let at = row.required("at", row::instant);
    Some(Entry::Symptoms(Symptoms {
        zone: row.zone(at),
        id: id?,
        at: at?,
        items: row.rated_names("items", |name, severity| SymptomItem { name, severity }),
        total: row.optional("total", row::total),
        before_first_dose: row.optional("before_first_dose", row::flag),
        note: row.optional("note", row::note),
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    }))
}

fn activity(row: &mut Row<'_, '_>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let at = row.required("at", row::instant);
    let zone = row.zone(at);
    let kind = row.required("kind", row::word);
    Some(Entry::Activity(Activity {
        id: id?,
        at: at?,
        zone,
        kind: kind?,
        minutes: row.optional("minutes", row::count(LONGEST_MINUTES)),
        helped: row.optional("helped", row::score),
        note: row.optional("note", row::note),
        entered_at: row.optional("entered_at", row::utc),
        edited_at: row.optional("edited_at", row::utc),
    }))
}

fn day(row: &mut Row<'_, '_>) -> Option<DayAnswer> {
    let date = row.required("date", row::date);
    let answer = row.required("answer", row::word);
    Some(DayAnswer {
        date: date?,
        answer: answer?,
    })
}

fn dismissal(row: &mut Row<'_, '_>) -> Option<Entry> {
    let id = row.required("id", row::id);
    let sign = row.required("sign", row::word);
    let at = row.required("at", row::instant);
    Some(Entry::Dismissal(Dismissal {
        id: id?,
        sign: sign?,
        at: at?,
        reason: row.optional("reason", row::note),
    }))
}
