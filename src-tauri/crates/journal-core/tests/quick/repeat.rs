//! Repeating the last dose, and what a context takes from a journal.

use crate::journal::{ZONE, context, dose, entries, id, noon, product, taken};
use chrono::{TimeDelta, Utc};
use journal_core::{
    Amount, Answer, DayAnswer, EffectRating, Entries, Measured, Purpose, Score, Settings,
    quick::{Ask, Context, Notice, read, repeat},
};

#[test]
fn the_last_dose_of_kratom_again() {
    let mut entries = entries();
    let last = entries
        .doses
        .iter_mut()
        .find(|dose| dose.id == id(16))
        .unwrap();
    last.purposes = vec![Purpose::Pain, Purpose::Mood];
    last.pain_before = Score::new(6);
    last.note = Some("long drive".to_owned());
    last.tags = vec!["work".to_owned()];
    let coffee = taken(17, "Coffee", Some("1"), "2026-03-04T11:00:00");
    let later = taken(18, "Maeng Da", Some("3"), "2026-03-05T11:00:00");
    entries.doses.extend([coffee, later]);
    let context = Context::of(&entries, noon(), ZONE);
    let reading = repeat(&entries, &context).unwrap();
    let again = dose(&reading);
    assert_ne!(again.id, id(16), "it is a new dose");
    assert_eq!(again.taken_at.to_utc(), noon());
    assert_eq!(
        again.product,
        product("Red Bali").id,
        "not the coffee, nor what is still to come"
    );
    assert_eq!(again.amount.unwrap().to_string(), "2");
    assert_eq!(again.measured, Some(Measured::Weighed));
    assert_eq!(again.purposes, [Purpose::Pain, Purpose::Mood]);
    assert_eq!(
        (again.pain_before, again.note, again.tags.len()),
        (None, None, 0)
    );
    assert_eq!(reading.canonical, "2 g Red Bali for pain and mood");
    assert!(reading.unread.is_empty() && reading.asks.is_empty());
}

#[test]
fn a_repeated_dose_is_asked_and_told_about_like_a_typed_one() {
    let mut entries = entries();
    entries.doses.last_mut().unwrap().amount = "30".parse().ok();
    entries.days.push(DayAnswer {
        date: "2026-03-07".parse().unwrap(),
        answer: Answer::None,
    });
    let now = noon() + TimeDelta::days(3);
    let context = Context::of(&entries, now, ZONE);
    let reading = repeat(&entries, &context).unwrap();
    assert_eq!(
        reading.asks,
        [Ask::FarAboveUsual {
            amount: "30 g".to_owned(),
            product: "Red Bali".to_owned()
        }]
    );
    assert_eq!(
        reading.notices,
        [
            Notice::ToleranceMayBeLower,
            Notice::AnswerRemoved {
                date: "2026-03-07".parse().unwrap()
            }
        ]
    );
    let sooner = Context::of(&entries, noon() + TimeDelta::hours(69), ZONE);
    assert!(
        !repeat(&entries, &sooner)
            .unwrap()
            .notices
            .contains(&Notice::ToleranceMayBeLower),
        "71 hours after the last dose"
    );
}

#[test]
fn nothing_to_repeat() {
    let empty = Entries::empty(Settings::new(ZONE));
    assert_eq!(repeat(&empty, &Context::of(&empty, noon(), ZONE)), None);
    let mut coffee = entries();
    coffee
        .doses
        .retain(|dose| dose.product == product("Coffee").id);
    assert_eq!(repeat(&coffee, &Context::of(&coffee, noon(), ZONE)), None);
}

#[test]
fn an_uncertain_dose_stays_uncertain() {
    let mut entries = entries();
    let last = entries.doses.last_mut().unwrap();
    last.amount_sd = "0.25".parse().ok();
    last.measured = Some(Measured::Estimated);
    let context = Context::of(&entries, noon(), ZONE);
    let reading = repeat(&entries, &context).unwrap();
    assert_eq!(reading.canonical, "1.5-2.5 g Red Bali");
    assert_eq!(
        dose(&reading).amount_sd,
        dose(&read("1.5-2.5 g red bali", &context)).amount_sd
    );
}

#[test]
fn what_a_context_takes_from_a_journal() {
    let mut entries = entries();
    entries.effects.push(EffectRating {
        id: id(31),
        dose: id(16),
        rated_at: noon().fixed_offset(),
        strength: Score::new(5).unwrap(),
        onset_min: None,
        duration_min: None,
        side_effects: vec![],
        note: None,
        entered_at: None,
        edited_at: None,
    });
    let context = Context::of(&entries, noon(), ZONE);
    assert_eq!(context.last_product, Some(product("Red Bali").id));
    let unrated: Vec<_> = context.unrated.iter().map(|(id, _)| *id).collect();
    assert_eq!(
        unrated,
        [id(14), id(13), id(12)],
        "newest first, of three days, without rated ones and other substances"
    );
    assert_eq!(
        context.medians[&product("Red Bali").id],
        "2".parse::<Amount>().unwrap(),
        "of 1, 2, 2 and 3"
    );
    let days: Vec<_> = context.dosed_days.iter().map(ToString::to_string).collect();
    assert_eq!(
        days,
        ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]
    );
    assert_eq!(context.none_days.len(), 1);
    let newest = entries.doses.last().unwrap().taken_at.with_timezone(&Utc);
    assert_eq!(context.last_dose_at, Some(newest));
    let later = context.at(noon() + TimeDelta::hours(1));
    assert_eq!(later.now, noon() + TimeDelta::hours(1));
    assert_eq!(later.products, context.products);
}

#[test]
fn a_median_counts_amounts_in_the_unit_of_the_product() {
    let mut entries = entries();
    for (number, milligrams) in [(21, "4000"), (22, "4000"), (23, "4000")] {
        let mut dose = taken(number, "Red Bali", Some(milligrams), "2026-03-04T11:00:00");
        dose.unit = "mg".to_owned();
        entries.doses.push(dose);
    }
    let median = |entries: &Entries| {
        Context::of(entries, noon(), ZONE).medians[&product("Red Bali").id].to_string()
    };
    assert_eq!(median(&entries), "3", "of 1, 2, 2, 3, 4, 4, 4");
    entries.doses.pop();
    assert_eq!(median(&entries), "2.5", "between 2 and 3");
}

#[test]
fn archived_products_are_matched_last() {
    let mut context = context();
    let mut old = product("Old Stock");
    assert_eq!(
        dose(&read("2g old stock", &context)).product,
        old.id,
        "an archived name is known"
    );
    old.id = id(99);
    old.archived = false;
    context.products.push(old);
    assert_eq!(dose(&read("2g OLD STOCK", &context)).product, id(99));
    context.last_product = Some(product("Old Stock").id);
    assert_eq!(
        dose(&read("2g", &context)).product,
        id(99),
        "the name of the archived one means the one in use"
    );
}

#[test]
fn a_new_batch_takes_the_place_of_the_old_one() {
    let mut entries = entries();
    let old = entries
        .products
        .iter_mut()
        .find(|product| product.name == "Red Bali")
        .unwrap();
    old.archived = true;
    let fresh = journal_core::Product {
        id: id(30),
        archived: false,
        batch: Some("B-17".to_owned()),
        ..old.clone()
    };
    entries.products.push(fresh);
    entries.sort();
    let context = Context::of(&entries, noon(), ZONE);
    assert_eq!(
        dose(&repeat(&entries, &context).unwrap()).product,
        id(30),
        "the old batch is used up"
    );
    assert_eq!(dose(&read("2.5", &context)).product, id(30));
    assert_eq!(dose(&read("2.5g red bali", &context)).product, id(30));
}

#[test]
fn a_bare_amount_is_never_of_another_substance() {
    let mut entries = entries();
    entries
        .doses
        .push(taken(17, "Coffee", Some("1"), "2026-03-04T11:00:00"));
    let context = Context::of(&entries, noon(), ZONE);
    assert_eq!(
        dose(&read("2.5", &context)).product,
        product("Red Bali").id,
        "the coffee was noted later, but an amount alone means kratom"
    );
}
