//! From parts to entries: what a line means in this journal, now.
//!
//! A time belongs to the comma-separated part it stands in; a part that is nothing but a time holds for every part that has none.
//! Amount, product, purposes, tags and pain make one dose wherever they stand.

use super::{
    Context, Part, Reading, Unread, UnreadWhy,
    dose::{self, InLine},
    draft::Draft,
    lex::{Utf16, lex},
    moments::{Moment, Moments},
    products::{Names, folded},
    syntax::{Meaning, parse},
    times::{Here, journal_day_meant, rfc3339},
    vocabulary::ScoreField,
};
use crate::nouns::LONGEST_LIST;
use crate::{
    Activity, Answer, CheckIn, DayAnswer, EffectRating, Entry, Id, SymptomItem, Symptoms,
    journal_day,
};
use chrono::{DateTime, Datelike, FixedOffset, TimeDelta, Utc};

/// A rating is of a dose no older than this.
const RATED_WITHIN_HOURS: i64 = 12;

/// Reads one line of quick entry as it is meant in this journal, at `context.now`. Never fails as a whole: what cannot be read is
/// named in [`Reading::unread`], and nothing may be stored then. The grammar is in the contract of the command line; takes time
/// proportional to the length of the line.
#[must_use]
pub fn read(line: &str, context: &Context) -> Reading {
    if !(1970..=2199).contains(&context.now.year()) {
        return outside_years(line);
    }
    let names = Names::new(&context.products, context.last_product);
    let pieces = parse(&lex(line), &names);
    let mut draft = Draft::new(line, context, &names, pieces);
    dose::refuse_ratings(&mut draft);
    let has_dose = dose::is_meant(&draft);
    let mut moments = Moments::new(&mut draft, has_dose);
    let dose = dose::build(&mut draft, &mut moments);
    effect(&mut draft, &mut moments, &dose, has_dose);
    check_ins(&mut draft, &mut moments, has_dose);
    symptoms(&mut draft, &mut moments);
    activities(&mut draft, &mut moments);
    note(&mut draft, &mut moments, &dose);
    day_answers(&mut draft);
    moments.finish(&mut draft);
    if moments.assumed_now && !moments.any() {
        let now = draft.here.local(draft.here.now);
        draft.assumed.push((line.len(), Part::Time, rfc3339(now)));
    }
    let times: Vec<_> = draft.entries.iter().filter_map(Entry::at).collect();
    for at in times {
        dose::ask_about_future(at, context, &mut draft.asks);
    }
    draft.finish()
}

/// A clock set to another century: nothing that happens now can be stored.
fn outside_years(line: &str) -> Reading {
    Reading {
        entries: Vec::new(),
        chips: Vec::new(),
        unread: vec![Unread {
            text: line.to_owned(),
            start: 0,
            end: Utf16::of(line).at(line.len()),
            why: UnreadWhy::NoSuchDay,
            offers: Vec::new(),
        }],
        asks: Vec::new(),
        notices: Vec::new(),
        canonical: String::new(),
    }
}

/// Which dose a rating is of, and when it was felt: as written, else so many minutes `after` the dose as long as that has been,
/// else now. Without a dose in the line it is the newest unrated one of the twelve hours before.
pub(super) fn rated(
    here: Here,
    context: &Context,
    in_line: Option<(Id, DateTime<Utc>)>,
    after: Option<u32>,
    written: Option<DateTime<Utc>>,
) -> Option<(Id, DateTime<Utc>)> {
    let at = written.unwrap_or(here.now);
    let since = at.checked_sub_signed(TimeDelta::hours(RATED_WITHIN_HOURS))?;
    let (dose, taken) = in_line.or_else(|| {
        context
            .unrated
            .iter()
            .copied()
            .filter(|(_, taken)| *taken <= at && *taken >= since)
            .max_by_key(|(id, taken)| (*taken, *id))
    })?;
    if taken > at {
        return None;
    }
    let felt = after
        .and_then(|minutes| taken.checked_add_signed(TimeDelta::minutes(i64::from(minutes))))
        .map_or(at, |felt| felt.min(at));
    Some((dose, written.unwrap_or(felt)))
}

fn effect(draft: &mut Draft, moments: &mut Moments, dose: &InLine, has_dose: bool) {
    let dose_parts: Vec<usize> = draft
        .pieces
        .iter()
        .filter(|piece| matches!(piece.meaning, Meaning::Amount(_) | Meaning::Name { .. }))
        .map(|piece| piece.part)
        .collect();
    let mut rated_already = false;
    for at in 0..draft.pieces.len() {
        let Meaning::Effect { strength, after } = draft.pieces[at].meaning else {
            continue;
        };
        if rated_already {
            draft.refuse(at, UnreadWhy::Twice);
            continue;
        }
        rated_already = true;
        let value = after.map_or_else(
            || strength.to_string(),
            |minutes| format!("{strength} after {minutes} min"),
        );
        draft.accept(at, Part::Effect, value);
        let part = draft.pieces[at].part;
        // A time beside the dose is the dose's: "2g red 2h ago effect 7" is felt now.
        let own = if has_dose && dose_parts.contains(&part) {
            None
        } else if has_dose {
            moments.own(part)
        } else {
            moments.own(part).or_else(|| moments.of_line())
        };
        let written = match own {
            Some(Moment::Unreadable) => continue,
            Some(Moment::At(at)) => Some(at.to_utc()),
            None => {
                moments.now();
                None
            }
        };
        let in_line = match dose {
            InLine::Unreadable => continue,
            InLine::No => None,
            InLine::Yes(id, taken) => Some((*id, taken.to_utc())),
        };
        let Some((dose, felt)) = rated(draft.here, draft.context, in_line, after, written) else {
            draft.refuse(at, UnreadWhy::NoDoseToRate);
            continue;
        };
        draft.entries.push(Entry::Effect(EffectRating {
            id: Id::new(draft.context.now),
            dose,
            rated_at: draft.here.local(felt),
            strength,
            onset_min: after,
            duration_min: None,
            side_effects: Vec::new(),
            note: None,
            entered_at: Some(draft.context.now),
            edited_at: None,
        }));
    }
}

fn empty_check_in(draft: &Draft, at: DateTime<FixedOffset>) -> CheckIn {
    CheckIn {
        id: Id::new(draft.context.now),
        at,
        zone: Some(draft.context.zone),
        mood: None,
        energy: None,
        pain: None,
        stress: None,
        craving: None,
        sleep_quality: None,
        sleep_hours: None,
        note: None,
        entered_at: Some(draft.context.now),
        edited_at: None,
    }
}

/// Scores of the same moment are one check-in.
fn check_ins(draft: &mut Draft, moments: &mut Moments, has_dose: bool) {
    let mut check_ins: Vec<CheckIn> = Vec::new();
    for at in 0..draft.pieces.len() {
        let piece = &draft.pieces[at];
        let (part, value) = match piece.meaning {
            Meaning::Score(ScoreField::Pain, _) if has_dose => continue,
            Meaning::Score(field, score) => (
                match field {
                    ScoreField::Mood => Part::Mood,
                    ScoreField::Energy => Part::Energy,
                    ScoreField::Pain => Part::Pain,
                    ScoreField::Stress => Part::Stress,
                    ScoreField::Craving => Part::Craving,
                    ScoreField::SleepQuality => Part::SleepQuality,
                },
                score.to_string(),
            ),
            Meaning::SleepHours(hours) => (Part::SleepHours, hours.to_string()),
            _ => continue,
        };
        let (meaning, place) = (piece.meaning.clone(), piece.part);
        draft.accept(at, part, value);
        let Moment::At(when) = moments.at(place) else {
            continue;
        };
        let index = check_ins.iter().position(|it| it.at == when);
        let index = match index {
            Some(index) => index,
            None if check_ins.len() < LONGEST_LIST => {
                check_ins.push(empty_check_in(draft, when));
                check_ins.len() - 1
            }
            None => {
                draft.refuse(at, UnreadWhy::OutOfRange);
                continue;
            }
        };
        let check_in = &mut check_ins[index];
        let twice = match meaning {
            Meaning::Score(field, score) => match field {
                ScoreField::Mood => check_in.mood.replace(score),
                ScoreField::Energy => check_in.energy.replace(score),
                ScoreField::Pain => check_in.pain.replace(score),
                ScoreField::Stress => check_in.stress.replace(score),
                ScoreField::Craving => check_in.craving.replace(score),
                ScoreField::SleepQuality => check_in.sleep_quality.replace(score),
            }
            .is_some(),
            Meaning::SleepHours(hours) => check_in.sleep_hours.replace(hours).is_some(),
            _ => false,
        };
        if twice {
            draft.refuse(at, UnreadWhy::Twice);
        }
    }
    draft
        .entries
        .extend(check_ins.into_iter().map(Entry::CheckIn));
}

/// All symptoms of a line are one list, or one total.
fn symptoms(draft: &mut Draft, moments: &mut Moments) {
    let mut list: Option<Symptoms> = None;
    for at in 0..draft.pieces.len() {
        let piece = &draft.pieces[at];
        let (item, total) = match &piece.meaning {
            Meaning::Symptom(name, severity) => (
                Some(SymptomItem {
                    name: name.clone(),
                    severity: *severity,
                }),
                None,
            ),
            Meaning::SymptomTotal(total) => (None, Some(*total)),
            _ => continue,
        };
        let place = piece.part;
        match (&item, total) {
            (Some(item), _) => {
                let value = format!("{} {}", item.name, item.severity);
                draft.accept(at, Part::Symptom, value);
            }
            (None, total) => {
                draft.accept(
                    at,
                    Part::SymptomTotal,
                    total.unwrap_or_default().to_string(),
                );
            }
        }
        let Moment::At(when) = moments.at(place) else {
            continue;
        };
        let now = draft.context.now;
        let list = list.get_or_insert_with(|| Symptoms {
            id: Id::new(now),
            at: when,
            zone: Some(draft.context.zone),
            items: Vec::new(),
            total: None,
            before_first_dose: None,
            note: None,
            entered_at: Some(now),
            edited_at: None,
        });
        let known = item.as_ref().is_some_and(|item| {
            let name = folded(&item.name);
            list.items.iter().any(|other| folded(&other.name) == name)
        });
        let mixed = list.total.is_some() || (total.is_some() && !list.items.is_empty());
        if list.at != when || known || mixed {
            draft.refuse(at, UnreadWhy::Twice);
        } else if list.items.len() >= LONGEST_LIST {
            draft.refuse(at, UnreadWhy::OutOfRange);
        } else {
            list.items.extend(item);
            list.total = total;
        }
    }
    draft.entries.extend(list.map(Entry::Symptoms));
}

fn activities(draft: &mut Draft, moments: &mut Moments) {
    let mut count = 0;
    for at in 0..draft.pieces.len() {
        let piece = &draft.pieces[at];
        let Meaning::Activity(kind, minutes) = &piece.meaning else {
            continue;
        };
        let (kind, minutes, place) = (kind.clone(), *minutes, piece.part);
        let value = minutes.map_or_else(|| kind.to_string(), |it| format!("{kind} {it} min"));
        draft.accept(at, Part::Activity, value);
        let Moment::At(when) = moments.at(place) else {
            continue;
        };
        if count == LONGEST_LIST {
            draft.refuse(at, UnreadWhy::OutOfRange);
            continue;
        }
        count += 1;
        draft.entries.push(Entry::Activity(Activity {
            id: Id::new(draft.context.now),
            at: when,
            zone: Some(draft.context.zone),
            kind,
            minutes,
            helped: None,
            note: None,
            entered_at: Some(draft.context.now),
            edited_at: None,
        }));
    }
}

/// The note belongs to the dose; without one to the first check-in, symptom list, rating or activity; alone it is a check-in that
/// has nothing else.
fn note(draft: &mut Draft, moments: &mut Moments, dose: &InLine) {
    let Some(at) =
        (0..draft.pieces.len()).rfind(|at| matches!(draft.pieces[*at].meaning, Meaning::Note(_)))
    else {
        return;
    };
    let Meaning::Note(text) = draft.pieces[at].meaning.clone() else {
        return;
    };
    draft.accept(at, Part::Note, text.as_str());
    if matches!(dose, InLine::Unreadable) {
        return;
    }
    let rank = |entry: &Entry| match entry {
        Entry::Dose(_) => Some(0),
        Entry::CheckIn(_) => Some(1),
        Entry::Symptoms(_) => Some(2),
        Entry::Effect(_) => Some(3),
        Entry::Activity(_) => Some(4),
        // Nothing else comes of a line, or it carries no note.
        _ => None,
    };
    let owner = draft
        .entries
        .iter_mut()
        .filter(|entry| rank(entry).is_some())
        .min_by_key(|entry| rank(entry));
    match owner {
        Some(Entry::Dose(it)) => it.note = Some(text),
        Some(Entry::CheckIn(it)) => it.note = Some(text),
        Some(Entry::Symptoms(it)) => it.note = Some(text),
        Some(Entry::Effect(it)) => it.note = Some(text),
        Some(Entry::Activity(it)) => it.note = Some(text),
        _ => {
            let place = draft.pieces[at].part;
            if let Moment::At(when) = moments.at(place) {
                let check_in = CheckIn {
                    note: Some(text),
                    ..empty_check_in(draft, when)
                };
                draft.entries.push(Entry::CheckIn(check_in));
            }
        }
    }
}

/// `nothing …`: refused for a day that has a dose, in the journal or in this line.
fn day_answers(draft: &mut Draft) {
    let context = draft.context;
    let starts = context.day_starts_at;
    let now = draft.here.local(draft.here.now);
    let today = journal_day(now, Some(context.zone), starts);
    let dosed_here = draft.entries.iter().find_map(|entry| match entry {
        Entry::Dose(dose) => {
            let new = draft.entries.iter().find_map(|entry| match entry {
                Entry::Product(product) => Some(product),
                _ => None,
            });
            let product = new
                .filter(|product| product.id == dose.product)
                .or_else(|| context.products.iter().find(|it| it.id == dose.product));
            product
                .is_none_or(crate::Product::is_kratom)
                .then(|| dose.day(starts))
        }
        _ => None,
    });
    let mut answered = Vec::new();
    for at in 0..draft.pieces.len() {
        let Meaning::Nothing(day) = draft.pieces[at].meaning else {
            continue;
        };
        let date = match journal_day_meant(day, today) {
            Ok(date) => date,
            Err(why) => {
                draft.refuse(at, why);
                continue;
            }
        };
        if context.dosed_days.contains(&date) || dosed_here == Some(date) {
            draft.refuse(at, UnreadWhy::DayHasDose);
        } else if answered.contains(&date) {
            draft.refuse(at, UnreadWhy::Twice);
        } else if answered.len() >= LONGEST_LIST {
            draft.refuse(at, UnreadWhy::OutOfRange);
        } else {
            answered.push(date);
            draft.accept(at, Part::NothingTaken, date.to_string());
        }
    }
    draft.entries.extend(answered.into_iter().map(|date| {
        Entry::Day(DayAnswer {
            date,
            answer: Answer::None,
        })
    }));
}
