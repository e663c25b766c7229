//! The dose of a line: its pieces put together, and what has to be said or asked about it.

use super::{
    Ask, Context, Notice, Part, UnreadWhy,
    draft::{Draft, Fate},
    moments::{Moment, Moments},
    numbers::{Quantity, Size},
    products::{converted, made, measured_in},
    syntax::{Attempt, Meaning, Piece, near_keywords},
    times::rfc3339,
    vocabulary::{self, ScoreField},
};
use crate::nouns::LONGEST_LIST;
use crate::{Amount, Dose, Entry, Id, Measured, Product, Purpose, Route, Score};
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::collections::HashSet;

/// An amount so many times the usual one is asked back.
const FAR_ABOVE: i64 = 10;

/// Hours without a logged dose after which tolerance may be lower than it was.
const LONG_PAUSE_HOURS: i64 = 72;

/// What the line says of a dose.
#[derive(Clone, Debug)]
pub(super) enum InLine {
    /// The line has no dose.
    No,
    /// It has one that could not be read.
    Unreadable,
    Yes(Id, DateTime<FixedOffset>),
}

/// True when the line has or tries to have a dose: then `pain` is the pain before it.
pub(super) fn is_meant(draft: &Draft) -> bool {
    draft.pieces.iter().any(|piece| is_amount(&piece.meaning))
}

/// A word that is no known name, in front of a bare number, is more likely a slip of the finger ("mod 6") or a rating that this
/// grammar does not have than so many grams of a new product: the two are refused together.
pub(super) fn refuse_ratings(draft: &mut Draft) {
    let mut pieces = std::mem::take(&mut draft.pieces).into_iter().peekable();
    let mut kept = Vec::with_capacity(pieces.len());
    while let Some(name) = pieces.next() {
        let bare = |number: &Piece| {
            number.part == name.part
                && matches!(
                    &number.meaning,
                    Meaning::Amount(Quantity { size, unit: None }) if *size != Size::Unknown
                )
        };
        let unknown = match &name.meaning {
            Meaning::Name { text, quoted } if !quoted && pieces.peek().is_some_and(bare) => {
                (draft.names.get(text).is_none() && draft.near(text).is_empty()).then_some(text)
            }
            _ => None,
        };
        let Some((text, number)) = unknown.and_then(|text| Some((text, pieces.next()?))) else {
            kept.push(name);
            continue;
        };
        let digits = &draft.line[number.span.start..number.span.end];
        // "symptoms chills 2, yawning 1"
        let symptom = kept
            .iter()
            .any(|piece: &Piece| matches!(piece.meaning, Meaning::Symptom(..)))
            .then(|| format!("symptoms {text} {digits}"));
        let offers = near_keywords(text)
            .into_iter()
            .map(|word| format!("{word} {digits}"))
            .chain(symptom)
            .collect();
        kept.push(Piece {
            span: name.span.to(number.span),
            part: name.part,
            meaning: Meaning::Unread {
                why: UnreadWhy::NotUnderstood,
                offers,
                instead_of: Attempt::Other,
            },
        });
    }
    draft.take_pieces(kept);
}

/// The product of a dose.
enum Named<'a> {
    Known(&'a Product),
    New(String),
}

/// Puts the dose of the line together.
pub(super) fn build(draft: &mut Draft, moments: &mut Moments) -> InLine {
    let meant = is_meant(draft);
    let amount = first_amount(draft);
    let name = product_named(draft, amount.as_ref().map(|(at, _)| *at), meant);
    let purposes = purposes(draft, meant);
    let tags = tags(draft, meant);
    let pain_before = pain_before(draft, meant);
    if !meant {
        return InLine::No;
    }
    let Some((at, quantity)) = amount else {
        return InLine::Unreadable;
    };
    let part = draft.pieces[at].part;
    let taken_at = taken_at(draft, moments, part, name.part);
    let known_or_new = match name.product {
        Ok(Some(named)) => Some(named),
        Ok(None) => match draft
            .context
            .last_product
            .and_then(|id| draft.names.by_id(id))
        {
            Some(last) => {
                let end = draft.pieces[at].span.end;
                draft.assumed.push((end, Part::Product, last.name.clone()));
                Some(Named::Known(last))
            }
            None => {
                draft.refuse(at, UnreadWhy::NoProduct);
                return InLine::Unreadable;
            }
        },
        Err(()) => None,
    };
    let (product, new) = match known_or_new {
        Some(Named::Known(product)) => (Some(product.clone()), false),
        Some(Named::New(name)) => {
            let unit = quantity.unit.as_deref().unwrap_or("g");
            (Some(made(Id::new(draft.context.now), name, unit)), true)
        }
        None => (None, false),
    };
    let unit = product.as_ref().map_or_else(
        || quantity.unit.clone().unwrap_or_default(),
        |product| product.unit.clone(),
    );
    let size = match &quantity.unit {
        Some(typed) => in_unit(quantity.size, typed, &unit),
        None => Ok(quantity.size),
    };
    let size = match size {
        Ok(size) => size,
        Err(why) => {
            draft.refuse(at, why);
            return InLine::Unreadable;
        }
    };
    let (chip, value) = chip(size, &unit);
    draft.accept(at, chip, value);
    let (Some(product), Moment::At(taken_at)) = (product, taken_at) else {
        return InLine::Unreadable;
    };
    let (amount, amount_sd) = match size {
        Size::Unknown => (None, None),
        Size::Exact(amount) | Size::About(amount) => (Some(amount), None),
        Size::Between(low, high) => {
            let (middle, sd) = middle(low, high);
            (middle, sd.filter(|sd| !sd.is_zero()))
        }
    };
    let dose = Dose {
        id: Id::new(draft.context.now),
        taken_at,
        zone: Some(draft.context.zone),
        product: product.id,
        amount,
        unit,
        amount_sd,
        measured: match size {
            Size::Unknown => None,
            Size::Exact(_) => Some(measured_in(&product.unit)),
            Size::About(_) | Size::Between(..) => Some(Measured::Estimated),
        },
        route: Route::Oral,
        stomach: None,
        purposes,
        pain_before,
        note: None,
        tags,
        entered_at: Some(draft.context.now),
        edited_at: None,
    };
    consider(
        &dose,
        &product,
        draft.context,
        &mut draft.asks,
        &mut draft.notices,
    );
    let built = InLine::Yes(dose.id, dose.taken_at);
    if new {
        draft.notices.push(Notice::NewProduct {
            name: product.name.clone(),
        });
        draft.entries.push(Entry::Product(product));
    }
    draft.entries.push(Entry::Dose(dose));
    built
}

/// The first amount; any other is a second dose.
fn first_amount(draft: &mut Draft) -> Option<(usize, Quantity)> {
    let mut first = None;
    for at in 0..draft.pieces.len() {
        if let Meaning::Amount(quantity) = &draft.pieces[at].meaning {
            if first.is_none() {
                first = Some((at, quantity.clone()));
            } else {
                draft.refuse(at, UnreadWhy::Twice);
            }
        }
    }
    first
}

/// Which product the line names.
struct ProductNamed<'a> {
    /// `Ok(None)` when it names none, `Err` when it cannot be told which.
    product: Result<Option<Named<'a>>, ()>,
    /// The part that names it.
    part: Option<usize>,
}

/// Chooses the name of the dose: a known one before one that is not, and a new one only beside its amount ("2.5g, bad day") or in
/// quotes.
fn product_named<'a>(
    draft: &mut Draft<'a>,
    amount: Option<usize>,
    meant: bool,
) -> ProductNamed<'a> {
    let of_amounts: HashSet<usize> = draft
        .pieces
        .iter()
        .filter(|piece| is_amount(&piece.meaning))
        .map(|piece| piece.part)
        .collect();
    let first = amount.map(|at| draft.pieces[at].part);
    let unreadable = draft.pieces.iter().any(|piece| {
        of_amounts.contains(&piece.part)
            && matches!(
                piece.meaning,
                Meaning::Unread {
                    instead_of: Attempt::Product,
                    ..
                }
            )
    });
    let names: Vec<(usize, String, bool)> = draft
        .pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| match &piece.meaning {
            Meaning::Name { text, quoted } => Some((at, text.clone(), *quoted)),
            _ => None,
        })
        .collect();
    if !meant {
        for (at, text, quoted) in names {
            refuse_name_alone(draft, at, &text, quoted);
        }
        return ProductNamed {
            product: Ok(None),
            part: None,
        };
    }
    let chosen = names
        .iter()
        .find(|(_, text, _)| draft.names.get(text).is_some())
        .or_else(|| {
            names
                .iter()
                .find(|(at, _, quoted)| *quoted || of_amounts.contains(&draft.pieces[*at].part))
        })
        .cloned();
    for (at, text, quoted) in &names {
        if chosen.as_ref().is_some_and(|(chosen, ..)| chosen == at) {
            continue;
        }
        let part = draft.pieces[*at].part;
        let second_dose = of_amounts.contains(&part) && first != Some(part);
        let why = if *quoted || second_dose || draft.names.get(text).is_some() {
            UnreadWhy::Twice
        } else {
            UnreadWhy::NotUnderstood
        };
        draft.refuse(*at, why);
    }
    let Some((at, text, quoted)) = chosen else {
        return ProductNamed {
            product: if unreadable { Err(()) } else { Ok(None) },
            part: None,
        };
    };
    ProductNamed {
        part: Some(draft.pieces[at].part),
        product: chosen_name(draft, at, text, quoted).map(Some),
    }
}

fn is_amount(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Amount(_)
            | Meaning::Unread {
                instead_of: Attempt::Amount,
                ..
            }
    )
}

/// A name without an amount is no dose; a known one is offered with an unknown amount.
fn refuse_name_alone(draft: &mut Draft, at: usize, text: &str, quoted: bool) {
    let known = draft.names.get(text);
    let name = known.map_or(text, |product| product.name.as_str());
    let (why, offers) = if known.is_some() || quoted {
        let offer = format!("? {}", draft.names.printed(name));
        (UnreadWhy::NotUnderstood, vec![offer])
    } else {
        let near = draft.near(text);
        let why = if near.is_empty() {
            UnreadWhy::NotUnderstood
        } else {
            UnreadWhy::NearMiss
        };
        (why, near)
    };
    draft.fates[at] = Some(Fate::Unread(why, offers));
}

fn chosen_name<'a>(
    draft: &mut Draft<'a>,
    at: usize,
    text: String,
    quoted: bool,
) -> Result<Named<'a>, ()> {
    if let Some(product) = draft.names.get(&text) {
        draft.accept(at, Part::Product, product.name.clone());
        return Ok(Named::Known(product));
    }
    if !quoted {
        let near = draft.near(&text);
        if !near.is_empty() {
            draft.fates[at] = Some(Fate::Unread(UnreadWhy::NearMiss, near));
            return Err(());
        }
        if vocabulary::is_reserved(&text.to_lowercase()) {
            draft.refuse(at, UnreadWhy::NotUnderstood);
            return Err(());
        }
    }
    draft.accept(at, Part::NewProduct, text.clone());
    Ok(Named::New(text))
}

/// The time of the dose: that of the part with its amount, of the part with its name, of the line, or now.
fn taken_at(draft: &mut Draft, moments: &mut Moments, part: usize, name: Option<usize>) -> Moment {
    let elsewhere = name.filter(|name| *name != part);
    let Some(own) = moments.own(part) else {
        return elsewhere
            .and_then(|name| moments.own(name))
            .unwrap_or_else(|| moments.at(part));
    };
    if let Some(name) = elsewhere {
        moments.refuse_own(draft, name);
    }
    own
}

fn purposes(draft: &mut Draft, meant: bool) -> Vec<Purpose> {
    let mut purposes = Vec::new();
    for at in 0..draft.pieces.len() {
        let Meaning::Purpose(purpose) = &draft.pieces[at].meaning else {
            continue;
        };
        let purpose = purpose.clone();
        if !meant {
            draft.refuse(at, UnreadWhy::NotUnderstood);
        } else if purposes.contains(&purpose) {
            draft.refuse(at, UnreadWhy::Twice);
        } else {
            draft.accept(at, Part::Purpose, purpose.as_str());
            purposes.push(purpose);
        }
    }
    purposes
}

fn tags(draft: &mut Draft, meant: bool) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for at in 0..draft.pieces.len() {
        let Meaning::Tag(tag) = &draft.pieces[at].meaning else {
            continue;
        };
        let tag = tag.clone();
        if !meant {
            draft.refuse(at, UnreadWhy::NotUnderstood);
        } else if tags.contains(&tag) {
            draft.refuse(at, UnreadWhy::Twice);
        } else if tags.len() >= LONGEST_LIST {
            draft.refuse(at, UnreadWhy::OutOfRange);
        } else {
            draft.accept(at, Part::Tag, tag.as_str());
            tags.push(tag);
        }
    }
    tags
}

fn pain_before(draft: &mut Draft, meant: bool) -> Option<Score> {
    let mut pain = None;
    for at in 0..draft.pieces.len() {
        let Meaning::Score(ScoreField::Pain, score) = draft.pieces[at].meaning else {
            continue;
        };
        if !meant {
            continue;
        }
        if pain.is_some() {
            draft.refuse(at, UnreadWhy::Twice);
        } else {
            draft.accept(at, Part::PainBefore, score.to_string());
            pain = Some(score);
        }
    }
    pain
}

fn in_unit(size: Size, typed: &str, product: &str) -> Result<Size, UnreadWhy> {
    Ok(match size {
        Size::Unknown => {
            converted(Amount::ZERO, typed, product)?;
            Size::Unknown
        }
        Size::Exact(amount) => Size::Exact(converted(amount, typed, product)?),
        Size::About(amount) => Size::About(converted(amount, typed, product)?),
        Size::Between(low, high) => Size::Between(
            converted(low, typed, product)?,
            converted(high, typed, product)?,
        ),
    })
}

/// The middle of a range and a quarter of its width.
fn middle(low: Amount, high: Amount) -> (Option<Amount>, Option<Amount>) {
    // Both rounded down, so that the range printed from them is never below zero.
    (
        Amount::from_micros((low.micros() + high.micros()) / 2),
        Amount::from_micros((high.micros() - low.micros()) / 4),
    )
}

fn chip(size: Size, unit: &str) -> (Part, String) {
    let with_unit = |amount: String| format!("{amount} {unit}").trim_end().to_owned();
    match size {
        Size::Unknown => (Part::UnknownAmount, "?".to_owned()),
        Size::Exact(amount) => (Part::Amount, with_unit(amount.to_string())),
        Size::About(amount) => (Part::EstimatedAmount, with_unit(format!("~{amount}"))),
        Size::Between(low, high) => (Part::EstimatedAmount, with_unit(format!("{low}-{high}"))),
    }
}

/// What has to be asked before a dose from a form is stored, and what the person should know: the same as for a typed one.
#[must_use]
pub fn look_at(dose: &Dose, product: &Product, context: &Context) -> (Vec<Ask>, Vec<Notice>) {
    let (mut asks, mut notices) = (Vec::new(), Vec::new());
    consider(dose, product, context, &mut asks, &mut notices);
    ask_about_future(dose.taken_at, context, &mut asks);
    (asks, notices)
}

/// What has to be asked and said about a dose, whether it was typed or repeated.
pub(super) fn consider(
    dose: &Dose,
    product: &Product,
    context: &Context,
    asks: &mut Vec<Ask>,
    notices: &mut Vec<Notice>,
) {
    if let (Some(amount), Some(median)) = (dose.amount, context.medians.get(&product.id))
        && let Ok(amount_there) = converted(amount, &dose.unit, &product.unit)
        && amount_there.micros() > median.micros().saturating_mul(FAR_ABOVE)
    {
        asks.push(Ask::FarAboveUsual {
            amount: format!("{amount} {}", dose.unit),
            product: product.name.clone(),
        });
    }
    if !product.is_kratom() {
        return;
    }
    let taken = dose.taken_at.to_utc();
    if context
        .last_dose_at
        .is_some_and(|last| taken.signed_duration_since(last) >= TimeDelta::hours(LONG_PAUSE_HOURS))
    {
        notices.push(Notice::ToleranceMayBeLower);
    }
    let day = dose.day(context.day_starts_at);
    if context.none_days.contains(&day) {
        notices.push(Notice::AnswerRemoved { date: day });
    }
}

/// Asks about a time more than a day ahead.
pub(super) fn ask_about_future(at: DateTime<FixedOffset>, context: &Context, asks: &mut Vec<Ask>) {
    if at.to_utc().signed_duration_since(context.now) > TimeDelta::days(1) {
        let ask = Ask::InTheFuture { at: rfc3339(at) };
        if !asks.contains(&ask) {
            asks.push(ask);
        }
    }
}
