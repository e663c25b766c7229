//! Entries as lines for a person and as JSON for programs.

use crate::trouble::Trouble;
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use journal_core::{
    Amount, Appointment, Change, CheckIn, Dose, EffectRating, Entries, Entry, Id, Kind, Measured,
    Medicine, Plan, Product, Question, Reminder, Rule, Score, Settings, Symptoms, journal_day,
};
use journal_words::{Arg, Words};
use serde::Serialize;
use std::collections::BTreeMap;

/// A JSON document with a line end.
pub fn document<T: Serialize>(value: &T, words: &Words) -> Result<String, Trouble> {
    serde_json::to_string(value)
        .map(|text| text + "\n")
        .map_err(|error| {
            Trouble::new(words.say("cli-cannot-print", &[("why", error.to_string().into())]))
        })
}

#[derive(Serialize)]
struct Changes<'c> {
    changed: Vec<Changed<'c>>,
}

#[derive(Serialize)]
struct Changed<'c> {
    #[serde(flatten)]
    entry: &'c Entry,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<bool>,
}

/// `{"changed": […]}`: each entry as it is now, or, where it was removed, as it was, with `"removed": true`.
pub fn changes(committed: &[Change], words: &Words) -> Result<String, Trouble> {
    let changed = committed
        .iter()
        .filter(|change| !change.is_trace())
        .filter_map(|change| {
            Some(Changed {
                entry: change.after.as_ref().or(change.before.as_ref())?,
                removed: change.after.is_none().then_some(true),
            })
        })
        .collect();
    document(&Changes { changed }, words)
}

/// An entry of a list as it stands in the journal file: an appointment with its questions.
#[derive(Serialize)]
struct Listed<'e> {
    #[serde(flatten)]
    entry: &'e Entry,
    #[serde(skip_serializing_if = "Option::is_none")]
    questions: Option<Vec<Id>>,
}

#[derive(Serialize)]
struct List<'e> {
    entries: Vec<Listed<'e>>,
}

/// `{"entries": […]}`.
pub fn list(chosen: &[Entry], entries: &Entries, words: &Words) -> Result<String, Trouble> {
    let entries = chosen
        .iter()
        .map(|entry| Listed {
            entry,
            questions: match entry {
                Entry::Appointment(it) => {
                    Some(entries.questions_of(it.id).map(|it| it.id).collect())
                }
                _ => None,
            },
        })
        .collect();
    document(&List { entries }, words)
}

/// Lines printed of one change: an import has thousands of entries, and `--json` gives them all.
const MOST_LINES: usize = 50;

/// What was committed, a line each; a removed entry is marked.
pub fn change_lines(committed: &[Change], entries: &Entries, words: &Words) -> String {
    let lines = Lines::of(entries, words);
    let mut text = String::new();
    let committed: Vec<_> = committed
        .iter()
        .filter(|change| !change.is_trace())
        .collect();
    for change in committed.iter().take(MOST_LINES) {
        let (removed, entry) = match (&change.before, &change.after) {
            (_, Some(after)) => (false, after),
            (Some(before), None) => (true, before),
            (None, None) => continue,
        };
        if removed {
            text.push_str(&words.say("cli-removed", &[]));
            text.push(' ');
        }
        text.push_str(&lines.line(entry));
        text.push('\n');
    }
    let left = committed.len().saturating_sub(MOST_LINES);
    if left > 0 {
        text.push_str(&words.say("cli-and-more", &[("count", left.into())]));
        text.push('\n');
    }
    text
}

/// Entries as lines, with what they refer to at hand.
pub struct Lines<'e> {
    entries: &'e Entries,
    doses: BTreeMap<Id, &'e Dose>,
    words: &'e Words,
}

impl<'e> Lines<'e> {
    /// For entries of that journal.
    pub fn of(entries: &'e Entries, words: &'e Words) -> Self {
        let doses = entries.doses.iter().map(|dose| (dose.id, dose)).collect();
        Self {
            entries,
            doses,
            words,
        }
    }

    /// The journal day of an entry; `None` for settings, products and medicines.
    pub fn day(&self, entry: &Entry) -> Option<NaiveDate> {
        let zone = match entry {
            Entry::Day(answer) => return Some(answer.date),
            Entry::Plan(plan) => return Some(plan.starts_on),
            Entry::Occurrence(it) => return Some(self.day_at_home(it.scheduled_at)),
            Entry::Settings(_)
            | Entry::Product(_)
            | Entry::Medicine(_)
            | Entry::Reminder(_)
            | Entry::Deleted(_) => None,
            Entry::Dose(it) => it.zone,
            // A rating has no zone of its own; it was given where the dose was taken.
            Entry::Effect(it) => self.doses.get(&it.dose).and_then(|dose| dose.zone),
            Entry::CheckIn(it) => it.zone,
            Entry::Symptoms(it) => it.zone,
            Entry::Activity(it) => it.zone,
            // Written with a wall time and no zone.
            Entry::Dismissal(_) | Entry::Question(_) => None,
            Entry::Score(it) => it.zone,
            Entry::Appointment(it) => it.zone,
        };
        let starts = self.entries.settings.day_starts_at;
        entry.at().map(|at| journal_day(at, zone, starts))
    }

    fn day_at_home(&self, at: DateTime<Utc>) -> NaiveDate {
        let settings = &self.entries.settings;
        journal_day(
            at.fixed_offset(),
            Some(settings.home_zone),
            settings.day_starts_at,
        )
    }

    fn clock_at_home(&self, at: DateTime<Utc>) -> String {
        clock(at.fixed_offset(), Some(self.entries.settings.home_zone))
    }

    /// One entry in a line: when, what, its values, its id.
    pub fn line(&self, entry: &Entry) -> String {
        let words = self.words;
        let kind = words.say(
            &format!("cli-kind-{}", entry.kind().as_str().replace('_', "-")),
            &[],
        );
        let (when, parts) = match entry {
            Entry::Settings(settings) => (String::new(), of_settings(settings, words)),
            Entry::Product(product) => (String::new(), of_product(product, words)),
            Entry::Dose(dose) => (clock(dose.taken_at, dose.zone), self.of_dose(dose)),
            Entry::Effect(effect) => {
                let dose = self.doses.get(&effect.dose).copied();
                let zone = dose.and_then(|dose| dose.zone);
                (clock(effect.rated_at, zone), of_effect(effect, dose, words))
            }
            Entry::CheckIn(it) => (clock(it.at, it.zone), of_check_in(it, words)),
            Entry::Symptoms(it) => (clock(it.at, it.zone), of_symptoms(it, words)),
            Entry::Activity(it) => {
                let mut parts = vec![it.kind.to_string()];
                minutes(&mut parts, "cli-part-minutes", it.minutes, words);
                score(&mut parts, "cli-part-helped", it.helped, words);
                note(&mut parts, it.note.as_deref(), words);
                (clock(it.at, it.zone), parts)
            }
            Entry::Dismissal(it) => {
                let mut parts = vec![journal_insights::sign_name(&it.sign, words)];
                note(&mut parts, it.reason.as_deref(), words);
                (clock(it.at, None), parts)
            }
            Entry::Medicine(it) => (String::new(), of_medicine(it, words)),
            Entry::Score(it) => {
                let total = decimal(it.total.decimal(), words);
                let mut parts = vec![format!("{} {total}", it.scale)];
                note(&mut parts, it.note.as_deref(), words);
                (clock(it.at, it.zone), parts)
            }
            Entry::Appointment(it) => (clock(it.at, it.zone), self.of_appointment(it)),
            Entry::Question(it) => (clock(it.asked_at, None), self.of_question(it)),
            Entry::Plan(plan) => (plan.starts_on.to_string(), of_plan(plan, words)),
            Entry::Reminder(reminder) => (String::new(), of_reminder(reminder, words)),
            Entry::Occurrence(it) => {
                let mut parts = vec![known("occurrence", it.state.as_str(), words)];
                if let Some(until) = it.until {
                    parts.push(said(words, "cli-part-until", self.clock_at_home(until)));
                }
                parts.push(said(words, "cli-part-of-reminder", it.reminder.to_string()));
                (self.clock_at_home(it.scheduled_at), parts)
            }
            Entry::Deleted(it) => (self.clock_at_home(it.at), Vec::new()),
            Entry::Day(day) => {
                let said = if day.answer == journal_core::Answer::None {
                    words.say("cli-part-nothing-taken", &[])
                } else {
                    day.answer.to_string()
                };
                (day.date.to_string(), vec![said])
            }
        };
        let key = match entry.kind() {
            Kind::Settings | Kind::Day => String::new(),
            _ => format!("  [{}]", entry.reference().key()),
        };
        format!("{when:16}  {kind:10}  {}{key}", parts.join(" · "))
            .trim_start()
            .to_owned()
    }

    fn of_appointment(&self, it: &Appointment) -> Vec<String> {
        let words = self.words;
        let mut parts: Vec<_> = it.with.iter().cloned().collect();
        let questions = self.entries.questions_of(it.id).count();
        if questions > 0 {
            parts.push(words.say("cli-part-questions", &[("count", questions.into())]));
        }
        note(&mut parts, it.note.as_deref(), words);
        parts
    }

    fn of_question(&self, it: &Question) -> Vec<String> {
        let mut parts = vec![one_line(&it.text)];
        let appointment = it
            .appointment
            .and_then(|id| self.entries.appointments.iter().find(|it| it.id == id));
        if let Some(appointment) = appointment {
            let when = clock(appointment.at, appointment.zone);
            parts.push(said(self.words, "cli-part-for-appointment", when));
        }
        parts
    }

    fn of_dose(&self, dose: &Dose) -> Vec<String> {
        let words = self.words;
        let mut amount = match dose.amount {
            None => words.say("cli-part-amount-unknown", &[]),
            Some(amount) => format!("{} {}", decimal(amount, words), dose.unit),
        };
        if dose.measured == Some(Measured::Estimated) && dose.amount.is_some() {
            amount.insert(0, '~');
        }
        if let Some(sd) = dose.amount_sd {
            amount.push_str(&format!(" ± {}", decimal(sd, words)));
        }
        let product = self
            .entries
            .product(dose.product)
            .map_or_else(|| dose.product.to_string(), |product| product.name.clone());
        let mut parts = vec![format!("{amount} {product}")];
        score(&mut parts, "cli-part-pain-before", dose.pain_before, words);
        for purpose in &dose.purposes {
            parts.push(said(words, "cli-part-purpose", purpose.as_str()));
        }
        parts.extend(dose.tags.iter().map(|tag| format!("#{tag}")));
        note(&mut parts, dose.note.as_deref(), words);
        parts
    }
}

/// Wall time of an entry.
fn clock(at: DateTime<FixedOffset>, zone: Option<Tz>) -> String {
    let wall = zone.map_or_else(
        || at.naive_local(),
        |zone| at.with_timezone(&zone).naive_local(),
    );
    wall.format("%Y-%m-%d %H:%M").to_string()
}

fn decimal(amount: Amount, words: &Words) -> String {
    let mark = words.say("number-decimal-mark", &[]);
    amount.to_string().replace('.', &mark)
}

fn said(words: &Words, id: &str, value: impl Into<Arg>) -> String {
    words.say(id, &[("value", value.into())])
}

fn score(parts: &mut Vec<String>, id: &str, score: Option<Score>, words: &Words) {
    if let Some(score) = score {
        parts.push(said(words, id, score.to_string()));
    }
}

fn minutes(parts: &mut Vec<String>, id: &str, minutes: Option<u32>, words: &Words) {
    if let Some(minutes) = minutes {
        parts.push(said(words, id, minutes));
    }
}

fn note(parts: &mut Vec<String>, note: Option<&str>, words: &Words) {
    if let Some(note) = note {
        parts.push(said(words, "cli-part-note", one_line(note)));
    }
}

/// A note may have lines; here it is one.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word of a closed list; one from elsewhere as it stands.
fn known(list: &str, word: &str, words: &Words) -> String {
    let id = format!("cli-{list}-{word}");
    if words.knows(&id) {
        words.say(&id, &[])
    } else {
        word.to_owned()
    }
}

fn of_plan(plan: &Plan, words: &Words) -> Vec<String> {
    let mut parts = vec![
        journal_plans::kind_word(plan.parts.kind(), words),
        journal_plans::state_word(&plan.state, words),
    ];
    if let Some(end) = plan.ends_on {
        parts.push(said(words, "cli-part-until", end.to_string()));
    }
    note(&mut parts, plan.note_to_self.as_deref(), words);
    parts
}

fn of_reminder(reminder: &Reminder, words: &Words) -> Vec<String> {
    let mut parts = vec![match journal_plans::Text::of(reminder) {
        journal_plans::Text::Own(text) => one_line(&text),
        journal_plans::Text::Message(id) => words.say(id, &[]),
    }];
    match &reminder.rule {
        Rule::Wall(rule) => {
            parts.push(rule.at.to_string());
            if let Some(days) = rule.every_days {
                parts.push(words.say("cli-part-every-days", &[("count", days.into())]));
            }
            if let Some(days) = &rule.weekdays {
                let days: Vec<_> = days
                    .iter()
                    .map(|day| words.say(&format!("weekday-{}", *day as usize + 1), &[]))
                    .collect();
                parts.push(days.join(", "));
            }
            for (id, day) in [("cli-part-from", rule.from), ("cli-part-until", rule.until)] {
                if let Some(day) = day {
                    parts.push(said(words, id, day.to_string()));
                }
            }
        }
        Rule::Elapsed(rule) => {
            parts.push(said(words, "cli-part-from", clock(rule.start, None)));
            if let Some(minutes) = rule.every_minutes {
                parts.push(words.say("cli-part-every-minutes", &[("count", minutes.into())]));
            }
        }
    }
    if !reminder.active {
        parts.push(words.say("cli-part-off", &[]));
    }
    parts
}

fn of_medicine(medicine: &Medicine, words: &Words) -> Vec<String> {
    let mut parts = vec![medicine.name.clone()];
    for (id, day) in [
        ("cli-part-from", medicine.from),
        ("cli-part-until", medicine.until),
    ] {
        if let Some(day) = day {
            parts.push(said(words, id, day.to_string()));
        }
    }
    note(&mut parts, medicine.note.as_deref(), words);
    parts
}

fn of_settings(settings: &Settings, words: &Words) -> Vec<String> {
    let mut parts = vec![
        settings.home_zone.to_string(),
        said(
            words,
            "cli-part-day-starts",
            settings.day_starts_at.to_string(),
        ),
    ];
    parts.extend(settings.primary_effect.clone());
    parts
}

fn of_product(product: &Product, words: &Words) -> Vec<String> {
    let mut parts = vec![
        product.name.clone(),
        product.lane.to_string(),
        product.form.to_string(),
        product.unit.clone(),
    ];
    if !product.is_kratom() {
        parts.push(product.substance.clone());
    }
    if let Some(mg) = product.mitragynine_mg_per_unit {
        let args = [
            ("value", decimal(mg, words).into()),
            ("unit", product.unit.as_str().into()),
        ];
        parts.push(words.say("cli-part-mitragynine", &args));
    }
    if product.archived {
        parts.push(words.say("cli-part-archived", &[]));
    }
    note(&mut parts, product.note.as_deref(), words);
    parts
}

fn of_effect(effect: &EffectRating, dose: Option<&Dose>, words: &Words) -> Vec<String> {
    let mut parts = vec![said(words, "cli-part-effect", effect.strength.to_string())];
    minutes(&mut parts, "cli-part-onset", effect.onset_min, words);
    minutes(&mut parts, "cli-part-duration", effect.duration_min, words);
    for side in &effect.side_effects {
        parts.push(format!("{} {}", side.name, side.severity));
    }
    if let Some(dose) = dose {
        let taken = clock(dose.taken_at, dose.zone);
        parts.push(said(words, "cli-part-of-dose", taken));
    }
    note(&mut parts, effect.note.as_deref(), words);
    parts
}

fn of_check_in(it: &CheckIn, words: &Words) -> Vec<String> {
    let mut parts = Vec::new();
    for (id, value) in [
        ("cli-part-mood", it.mood),
        ("cli-part-energy", it.energy),
        ("cli-part-pain", it.pain),
        ("cli-part-stress", it.stress),
        ("cli-part-craving", it.craving),
        ("cli-part-sleep-quality", it.sleep_quality),
    ] {
        score(&mut parts, id, value, words);
    }
    if let Some(hours) = it.sleep_hours {
        parts.push(said(
            words,
            "cli-part-slept",
            words.decimal(hours.to_f64(), 2),
        ));
    }
    note(&mut parts, it.note.as_deref(), words);
    parts
}

fn of_symptoms(it: &Symptoms, words: &Words) -> Vec<String> {
    let mut parts: Vec<_> = it
        .items
        .iter()
        .map(|item| format!("{} {}", item.name, item.severity))
        .collect();
    if let Some(total) = it.total {
        parts.push(said(words, "cli-part-total", u32::from(total)));
    }
    note(&mut parts, it.note.as_deref(), words);
    parts
}
