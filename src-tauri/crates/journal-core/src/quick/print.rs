//! Entries as a line: the shortest one that reads as them again, here and now.

use super::{
    Context,
    products::{Names, is_plain},
    resolve::rated,
    times::Here,
    vocabulary,
};
use crate::{
    Activity, Amount, CheckIn, Dose, EffectRating, Entry, Id, Measured, Product, Purpose, Symptoms,
};
use chrono::{DateTime, Utc};

/// The line that means these entries: at most one dose, one rating and one list of symptoms, as [`super::read`] makes them.
pub(super) fn canonical(entries: &[Entry], names: &Names, context: &Context) -> String {
    let here = Here::new(context.now, context.zone);
    let new = entries.iter().find_map(|entry| match entry {
        Entry::Product(product) => Some(product),
        _ => None,
    });
    let in_line = entries.iter().find_map(|entry| match entry {
        Entry::Dose(dose) => Some((dose.id, dose.taken_at.to_utc())),
        _ => None,
    });
    let mut parts = Vec::new();
    let mut note = None;
    for entry in entries {
        let (part, own_note) = match entry {
            Entry::Dose(it) => (dose(it, new, names, here), &it.note),
            Entry::Effect(it) => (effect(it, in_line, context, here), &it.note),
            Entry::CheckIn(it) => (check_in(it, here), &it.note),
            Entry::Symptoms(it) => (symptoms(it, here), &it.note),
            Entry::Activity(it) => (activity(it, here), &it.note),
            Entry::Day(it) => (format!("nothing {}", it.date), &None),
            // No line says these.
            _ => continue,
        };
        if !part.is_empty() {
            parts.push(part);
        }
        note = note.or(own_note.as_deref());
    }
    parts.extend(note.map(|note| format!("note {note}")));
    parts.join(", ")
}

/// Joins what is not empty.
fn words(words: &[&str]) -> String {
    let mut line = String::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn dose(dose: &Dose, new: Option<&Product>, names: &Names, here: Here) -> String {
    let new = new.filter(|product| product.id == dose.product);
    let name = match new {
        Some(product) => new_name(&product.name, names),
        None => names
            .by_id(dose.product)
            .map(|product| names.printed(&product.name))
            .unwrap_or_default(),
    };
    let unit = unit(dose, new);
    let purposes: Vec<&str> = dose
        .purposes
        .iter()
        .filter(|purpose| !matches!(purpose, Purpose::Unknown(_)))
        .map(Purpose::as_str)
        .collect();
    let purposes = if purposes.is_empty() {
        String::new()
    } else {
        format!("for {}", purposes.join(" and "))
    };
    let mut line = words(&[
        &amount(dose),
        &unit,
        &name,
        &here.print(dose.taken_at),
        &purposes,
    ]);
    if let Some(pain) = dose.pain_before {
        line.push_str(&format!(", pain {pain}"));
    }
    if !dose.tags.is_empty() {
        line.push(',');
        for tag in &dose.tags {
            line.push_str(&format!(" #{tag}"));
        }
    }
    line
}

/// In quotes where it would otherwise be taken for a slip of the finger.
fn new_name(name: &str, names: &Names) -> String {
    let printed = names.printed(name);
    if names.near(name).is_empty() || printed.starts_with('"') {
        printed
    } else {
        format!("\"{printed}\"")
    }
}

fn amount(dose: &Dose) -> String {
    let Some(amount) = dose.amount else {
        return "?".to_owned();
    };
    if let Some(sd) = dose.amount_sd.filter(|sd| !sd.is_zero())
        && let Some(low) = Amount::from_micros(amount.micros() - 2 * sd.micros())
        && let Some(high) = Amount::from_micros(amount.micros() + 2 * sd.micros())
    {
        return format!("{low}-{high}");
    }
    if dose.measured == Some(Measured::Estimated) {
        format!("~{amount}")
    } else {
        amount.to_string()
    }
}

/// The unit, unless it goes without saying or would be read as something else.
fn unit(dose: &Dose, new: Option<&Product>) -> String {
    let unit = dose.unit.trim();
    let readable = vocabulary::unit(&unit.to_lowercase()).is_some() || is_plain(unit);
    let understood = dose.amount.is_none() && new.is_none_or(|product| product.unit == "g");
    if readable && !understood {
        unit.to_owned()
    } else {
        String::new()
    }
}

fn effect(
    effect: &EffectRating,
    in_line: Option<(Id, DateTime<Utc>)>,
    context: &Context,
    here: Here,
) -> String {
    let after = effect
        .onset_min
        .map(|minutes| format!("after {minutes}m"))
        .unwrap_or_default();
    let unsaid = rated(here, context, in_line, effect.onset_min, None);
    let time = if unsaid == Some((effect.dose, effect.rated_at.to_utc())) {
        String::new()
    } else {
        // Unsaid, the felt time would be reckoned from the dose.
        Some(here.print(effect.rated_at))
            .filter(|time| !time.is_empty())
            .unwrap_or_else(|| "now".to_owned())
    };
    words(&[&format!("effect {}", effect.strength), &after, &time])
}

fn check_in(check_in: &CheckIn, here: Here) -> String {
    let score = |name: &str, score: Option<crate::Score>| {
        score
            .map(|score| format!("{name} {score}"))
            .unwrap_or_default()
    };
    let slept = check_in
        .sleep_hours
        .map(|hours| format!("slept {hours}h"))
        .unwrap_or_default();
    words(&[
        &score("mood", check_in.mood),
        &score("energy", check_in.energy),
        &score("pain", check_in.pain),
        &score("stress", check_in.stress),
        &score("craving", check_in.craving),
        &score("sleep", check_in.sleep_quality),
        &slept,
        &here.print(check_in.at),
    ])
}

fn symptoms(symptoms: &Symptoms, here: Here) -> String {
    let mut line = "symptoms".to_owned();
    if let Some(total) = symptoms.total {
        line.push_str(&format!(" {total}"));
    }
    for item in &symptoms.items {
        let name = if item.name.split(' ').all(is_plain) {
            item.name.clone()
        } else {
            format!("\"{}\"", item.name.replace('"', "\"\""))
        };
        line.push_str(&format!(" {name} {}", item.severity));
    }
    words(&[&line, &here.print(symptoms.at)])
}

fn activity(activity: &Activity, here: Here) -> String {
    let minutes = activity
        .minutes
        .map(|minutes| format!("{minutes}m"))
        .unwrap_or_default();
    words(&[activity.kind.as_str(), &minutes, &here.print(activity.at)])
}
