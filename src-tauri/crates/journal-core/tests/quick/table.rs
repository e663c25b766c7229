//! Every row of the contract's table of quick entry, and what is refused.

use crate::journal::{berlin, context, dose, made, product};
use chrono_tz::Tz;
use journal_core::{
    ActivityKind, Entry, Form, Lane, Measured, Purpose,
    quick::{Ask, Notice, Part, Reading, UnreadWhy, read},
};

fn accepted(line: &str) -> Reading {
    let reading = read(line, &context());
    assert!(
        reading.unread.is_empty(),
        "{line:?} is in the contract, but: {:?}",
        reading.unread
    );
    assert!(!reading.entries.is_empty(), "{line:?} says something");
    reading
}

fn refused(line: &str) -> (String, UnreadWhy) {
    let reading = read(line, &context());
    let first = reading
        .unread
        .first()
        .unwrap_or_else(|| panic!("{line:?} must be refused, not read as {:?}", reading.chips));
    (first.text.clone(), first.why)
}

fn amount(line: &str) -> String {
    dose(&accepted(line)).amount.unwrap().to_string()
}

fn taken(line: &str) -> String {
    dose(&accepted(line)).taken_at.to_rfc3339()
}

#[test]
fn a_dose_with_everything() {
    let reading = accepted(
        "2.5g red bali 20m ago, pain 6, #work, for pain and mood, note long drive, with commas",
    );
    let dose = dose(&reading);
    assert_eq!(dose.amount.unwrap().to_string(), "2.5");
    assert_eq!(dose.unit, "g");
    assert_eq!(dose.product, product("Red Bali").id);
    assert_eq!(dose.taken_at.to_rfc3339(), "2026-03-04T11:40:00+01:00");
    assert_eq!(dose.zone, Some(Tz::Europe__Berlin));
    assert_eq!(dose.measured, Some(Measured::Weighed));
    assert_eq!(dose.pain_before.unwrap().get(), 6);
    assert_eq!(dose.tags, ["work"]);
    assert_eq!(dose.purposes, [Purpose::Pain, Purpose::Mood]);
    assert_eq!(dose.note.as_deref(), Some("long drive, with commas"));
    assert_eq!(dose.entered_at, Some(context().now));
    assert_eq!(
        reading.canonical,
        "2.5 g Red Bali 2026-03-04 11:40 for pain and mood, pain 6, #work, note long drive, with commas"
    );
    let values: Vec<_> = reading
        .chips
        .iter()
        .map(|chip| (chip.part, chip.value.as_str(), chip.start, chip.end))
        .collect();
    assert_eq!(
        values[..5],
        [
            (Part::Amount, "2.5 g", 0, 4),
            (Part::Product, "Red Bali", 5, 13),
            (Part::Time, "2026-03-04T11:40:00+01:00", 14, 21),
            (Part::PainBefore, "6", 23, 29),
            (Part::Tag, "work", 31, 36),
        ]
    );
}

#[test]
fn amounts_and_units() {
    for (line, expected, unit) in [
        ("2.5g red bali", "2.5", "g"),
        ("2,5 g", "2.5", "g"),
        ("2.5", "2.5", "g"),
        (".5 g", "0.5", "g"),
        ("½ g", "0.5", "g"),
        ("1/2 g", "0.5", "g"),
        ("2.5 grams of red bali", "2.5", "g"),
        ("2500 mg red bali", "2.5", "g"),
        ("0.03 g 7-OH", "30", "mg"),
        ("red bali 2.5", "2.5", "g"),
        ("red bali 2.5g", "2.5", "g"),
        ("20m ago 2.5", "2.5", "g"),
        ("RED BALI 2 GRAMS", "2", "g"),
        ("3 maeng da", "3", "capsule"),
        ("3 caps maeng da at 7:15", "3", "capsule"),
        ("3 capsules of maeng da", "3", "capsule"),
        ("2 scoops house blend", "2", "Scoop"),
        ("1 Cup of Tea", "1", "cup"),
    ] {
        assert_eq!(amount(line), expected, "{line:?}");
        assert_eq!(dose(&accepted(line)).unit, unit, "{line:?}");
    }
    let counted = accepted("3 caps maeng da");
    assert_eq!(dose(&counted).measured, Some(Measured::Counted));
}

#[test]
fn an_amount_alone_is_of_the_last_product() {
    let reading = accepted("2.5");
    assert_eq!(dose(&reading).product, product("Red Bali").id);
    let assumed: Vec<_> = reading
        .chips
        .iter()
        .filter(|chip| chip.start == chip.end)
        .map(|chip| chip.part)
        .collect();
    assert_eq!(
        assumed,
        [Part::Product, Part::Time],
        "what was not written is still shown"
    );
    let mut nothing_yet = context();
    nothing_yet.last_product = None;
    assert_eq!(
        read("2.5", &nothing_yet).unread[0].why,
        UnreadWhy::NoProduct
    );
}

#[test]
fn unknown_and_estimated_amounts() {
    for line in [
        "? red bali",
        "?red bali",
        "some red bali",
        "? g red bali",
        "some of red bali",
    ] {
        let reading = accepted(line);
        assert_eq!(dose(&reading).amount, None, "{line:?}");
        assert_eq!(
            dose(&reading).measured,
            None,
            "{line:?}: nothing was measured"
        );
        assert_eq!(reading.chips[0].part, Part::UnknownAmount);
    }
    let tea = accepted("some tea");
    assert_eq!(made(&tea).name, "tea");
    let about = accepted("~3g");
    assert_eq!(dose(&about).measured, Some(Measured::Estimated));
    assert_eq!(dose(&about).amount_sd, None, "nobody said how uncertain");
    for line in ["2-3g", "2 - 3 g", "2–3 g", "2 to 3 g"] {
        let range = accepted(line);
        assert_eq!(dose(&range).amount.unwrap().to_string(), "2.5", "{line:?}");
        assert_eq!(
            dose(&range).amount_sd.unwrap().to_string(),
            "0.25",
            "{line:?}: a quarter of the width"
        );
        assert_eq!(dose(&range).measured, Some(Measured::Estimated));
        assert_eq!(range.canonical, "2-3 g Red Bali");
    }
}

#[test]
fn times() {
    // Wednesday, 4 March 2026, 12:00 in Berlin.
    for (time, expected) in [
        ("", "2026-03-04T12:00:00+01:00"),
        ("now", "2026-03-04T12:00:00+01:00"),
        ("20m ago", "2026-03-04T11:40:00+01:00"),
        ("20 min ago", "2026-03-04T11:40:00+01:00"),
        ("1h30 ago", "2026-03-04T10:30:00+01:00"),
        ("1h30m ago", "2026-03-04T10:30:00+01:00"),
        ("1 h 30 min ago", "2026-03-04T10:30:00+01:00"),
        ("1.5h ago", "2026-03-04T10:30:00+01:00"),
        ("an hour ago", "2026-03-04T11:00:00+01:00"),
        ("half an hour ago", "2026-03-04T11:30:00+01:00"),
        ("2 days ago", "2026-03-02T12:00:00+01:00"),
        ("at 7:15", "2026-03-04T07:15:00+01:00"),
        ("at 7", "2026-03-04T07:00:00+01:00"),
        ("7:15", "2026-03-04T07:15:00+01:00"),
        ("7:15am", "2026-03-04T07:15:00+01:00"),
        ("12am", "2026-03-04T00:00:00+01:00"),
        ("12 pm", "2026-03-04T12:00:00+01:00"),
        ("7:15pm", "2026-03-03T19:15:00+01:00"),
        ("22:00", "2026-03-03T22:00:00+01:00"),
        ("12:01", "2026-03-03T12:01:00+01:00"),
        ("yesterday 22:00", "2026-03-03T22:00:00+01:00"),
        ("yesterday at 10pm", "2026-03-03T22:00:00+01:00"),
        ("at 22:00 yesterday", "2026-03-03T22:00:00+01:00"),
        ("today 7:15", "2026-03-04T07:15:00+01:00"),
        ("today 22:00", "2026-03-04T22:00:00+01:00"),
        ("mon 8:00", "2026-03-02T08:00:00+01:00"),
        ("monday at 8", "2026-03-02T08:00:00+01:00"),
        ("on Monday 8:00", "2026-03-02T08:00:00+01:00"),
        ("wed 8:00", "2026-03-04T08:00:00+01:00"),
        ("wed 18:00", "2026-02-25T18:00:00+01:00"),
        ("2026-03-01 08:00", "2026-03-01T08:00:00+01:00"),
        ("2026-03-01T08:00", "2026-03-01T08:00:00+01:00"),
        ("2026-03-01T08:00:00Z", "2026-03-01T09:00:00+01:00"),
        ("2026-03-01t08:00:00.25+05:45", "2026-03-01T03:15:00+01:00"),
        ("2026-03-01 08:00:00+01:00", "2026-03-01T08:00:00+01:00"),
        ("2025-07-01 08:00", "2025-07-01T08:00:00+02:00"),
    ] {
        assert_eq!(taken(&format!("2g red bali {time}")), expected, "{time:?}");
        assert_eq!(
            taken(&format!("{time}, 2g red bali")),
            expected,
            "{time:?} as a part"
        );
    }
}

#[test]
fn what_is_said_about_times() {
    let at = |line: &str| accepted(line).notices;
    assert_eq!(
        at("2g red bali 22:00"),
        [Notice::MeantYesterday {
            at: "2026-03-03T22:00:00+01:00".to_owned()
        }]
    );
    assert_eq!(
        at("2g red bali 2025-10-26 02:30")[0],
        Notice::FirstOfTwo {
            at: "2025-10-26T02:30:00+02:00".to_owned()
        }
    );
    assert_eq!(
        refused("2g red bali 2025-03-30 02:30"),
        ("2025-03-30 02:30".to_owned(), UnreadWhy::NoSuchTime)
    );
    for (line, why) in [
        ("2g at 25:00", UnreadWhy::NoSuchTime),
        ("2g 7:75", UnreadWhy::NoSuchTime),
        ("2g 13pm", UnreadWhy::NoSuchTime),
        ("2g 2026-02-30 08:00", UnreadWhy::NoSuchDay),
        ("2g 9999-12-31 08:00", UnreadWhy::NoSuchDay),
        ("2g 9999-12-31T08:00:00Z", UnreadWhy::NoSuchDay),
        ("2g 1969-12-31 08:00", UnreadWhy::NoSuchDay),
        ("2g 99999 weeks ago", UnreadWhy::NoSuchDay),
        ("2g 99999999 weeks ago", UnreadWhy::OutOfRange),
        ("2g -5m ago", UnreadWhy::NotANumber),
        ("2g yesterday", UnreadWhy::NotUnderstood),
        ("2g 20m", UnreadWhy::NotUnderstood),
        ("2g at noonish", UnreadWhy::NotUnderstood),
        ("2g red bali 7:15, at 8:00", UnreadWhy::Twice),
        ("2g at 7:15 8:00", UnreadWhy::Twice),
    ] {
        assert_eq!(refused(line).1, why, "{line:?}");
        assert!(
            read(line, &context()).entries.is_empty() || why == UnreadWhy::Twice,
            "{line:?}: a dose at a time that cannot be read is not a dose now"
        );
    }
    assert_eq!(
        read("2g yesterday", &context()).unread[0].offers,
        ["yesterday 12:00"]
    );
    assert_eq!(read("2g 20m", &context()).unread[0].offers, ["20m ago"]);
}

#[test]
fn felt_effects() {
    let rated = |line: &str| {
        let reading = accepted(line);
        let rating = reading
            .entries
            .iter()
            .find_map(|entry| match entry {
                Entry::Effect(rating) => Some(rating.clone()),
                _ => None,
            })
            .unwrap();
        (reading, rating)
    };
    let newest = context().unrated[0];
    let (_, rating) = rated("effect 7");
    assert_eq!(rating.dose, newest.0);
    assert_eq!(rating.rated_at.to_rfc3339(), "2026-03-04T12:00:00+01:00");
    assert_eq!(rating.onset_min, None);
    let (_, rating) = rated("effect 7 after 45m");
    assert_eq!(rating.onset_min, Some(45));
    assert_eq!(
        rating.rated_at.to_utc(),
        newest.1 + chrono::TimeDelta::minutes(45)
    );
    let (reading, rating) = rated("2g red bali 2h ago, effect 7");
    assert_eq!(
        rating.dose,
        dose(&reading).id,
        "the dose of the line comes first"
    );
    assert_eq!(rating.rated_at.to_rfc3339(), "2026-03-04T12:00:00+01:00");
    let (_, rating) = rated("2g red bali 2h ago effect 7 after 45m");
    assert_eq!(rating.rated_at.to_rfc3339(), "2026-03-04T10:45:00+01:00");
    let (reading, rating) = rated("effect 7 after 45m now");
    assert_eq!(
        rating.rated_at.to_utc(),
        context().now,
        "a written time is the time"
    );
    assert_eq!(reading.canonical, "effect 7 after 45m now");
    assert_eq!(
        refused("2g red bali, effect 7 at 8:00").1,
        UnreadWhy::NoDoseToRate
    );
    let mut later = context();
    later.now += chrono::TimeDelta::hours(13);
    assert_eq!(
        read("effect 7", &later).unread[0].why,
        UnreadWhy::NoDoseToRate,
        "no dose within twelve hours"
    );
    assert_eq!(refused("effect 11").1, UnreadWhy::OutOfRange);
    assert_eq!(refused("effect 7 effect 6").1, UnreadWhy::Twice);
}

#[test]
fn check_ins() {
    let reading = accepted("mood 6 energy 4 craving 2 stress 3 pain 5 sleep 6 slept 7.5h");
    let Entry::CheckIn(check_in) = &reading.entries[0] else {
        panic!("scores are a check-in")
    };
    assert_eq!(
        [
            check_in.mood,
            check_in.energy,
            check_in.craving,
            check_in.stress,
            check_in.pain,
            check_in.sleep_quality
        ]
        .map(|score| score.unwrap().get()),
        [6, 4, 2, 3, 5, 6]
    );
    assert_eq!(check_in.sleep_hours.unwrap().to_string(), "7.5");
    for (line, hours) in [
        ("slept 7h30", "7.5"),
        ("slept 7", "7"),
        ("sleep 7.5h", "7.5"),
        ("slept 450 min", "7.5"),
        ("slept 7,25 h", "7.25"),
    ] {
        let reading = accepted(line);
        let Entry::CheckIn(check_in) = &reading.entries[0] else {
            panic!("{line:?} is a check-in")
        };
        assert_eq!(check_in.sleep_hours.unwrap().to_string(), hours, "{line:?}");
    }
    let two = accepted("2g red bali 20m ago, mood 6 at 8:00, mood 5");
    let times: Vec<_> = two
        .entries
        .iter()
        .filter_map(Entry::at)
        .map(|at| at.format("%H:%M").to_string())
        .collect();
    assert_eq!(
        times,
        ["11:40", "08:00", "12:00"],
        "a time belongs to its part"
    );
    assert_eq!(
        accepted("note slept badly").entries.len(),
        1,
        "a note alone is kept"
    );
    for (line, why) in [
        ("mood 11", UnreadWhy::OutOfRange),
        ("mood 6.5", UnreadWhy::NotANumber),
        ("mood -3", UnreadWhy::NotANumber),
        ("mood 6, mood 7", UnreadWhy::Twice),
        ("slept 25h", UnreadWhy::OutOfRange),
        ("mod 6", UnreadWhy::NotUnderstood),
        ("happiness 7", UnreadWhy::NotUnderstood),
        ("mood 6, #work", UnreadWhy::NotUnderstood),
        ("mood 6, for pain", UnreadWhy::NotUnderstood),
    ] {
        assert_eq!(refused(line).1, why, "{line:?}");
    }
    assert_eq!(read("mod 6", &context()).unread[0].offers, ["mood 6"]);
    let took = read("took 2g red bali", &context());
    assert_eq!(
        took.unread[0].text, "took",
        "a known name comes before one that is not"
    );
}

#[test]
fn symptoms() {
    let reading = accepted("symptoms chills 2 restless legs 3, mood 4");
    let Entry::Symptoms(symptoms) = &reading.entries[1] else {
        panic!("symptoms come after the check-in")
    };
    let items: Vec<_> = symptoms
        .items
        .iter()
        .map(|item| (item.name.as_str(), item.severity.get()))
        .collect();
    assert_eq!(items, [("chills", 2), ("restless legs", 3)]);
    let total = accepted("symptoms 12");
    assert!(matches!(&total.entries[0], Entry::Symptoms(it) if it.total == Some(12)));
    for (line, why) in [
        ("symptoms chills 4", UnreadWhy::OutOfRange),
        ("symptoms 31", UnreadWhy::OutOfRange),
        ("symptoms chills 1 chills 2", UnreadWhy::Twice),
        ("symptoms chills 1, symptoms 12", UnreadWhy::Twice),
        ("symptoms", UnreadWhy::NotUnderstood),
        ("symptoms chills", UnreadWhy::NotUnderstood),
        ("symptoms chills 2, yawning 1", UnreadWhy::NotUnderstood),
    ] {
        assert_eq!(refused(line).1, why, "{line:?}");
    }
}

#[test]
fn an_offer_can_stand_in_the_line() {
    for (line, meant) in [
        (
            "symptoms chills 2, yawning 1",
            "symptoms chills 2 yawning 1",
        ),
        ("mod 6", "mood 6"),
        ("2g red bally", "2 g Red Bali"),
        ("red bali", "? Red Bali"),
        ("2g yesterday", "2 g Red Bali 2026-03-03 12:00"),
        ("2g 20m", "2 g Red Bali 2026-03-04 11:40"),
        ("2g for slep", "2 g Red Bali for sleep"),
    ] {
        let reading = read(line, &context());
        let [unread] = &reading.unread[..] else {
            panic!("one thing in {line:?} is unread: {:?}", reading.unread)
        };
        let last = unread
            .offers
            .last()
            .unwrap_or_else(|| panic!("{line:?} has an offer"));
        let offered = line.replace(&unread.text, last);
        assert_eq!(accepted(&offered).canonical, meant, "{offered:?}");
    }
}

#[test]
fn names_that_look_like_grammar() {
    let mut context = context();
    for (number, name) in [
        (201, "Sunday Blend"),
        (202, "Sleep Well"),
        (203, "Super 7"),
        (204, "For Pain"),
        (205, "7"),
        (206, "Shot Gold"),
    ] {
        context.products.push(journal_core::Product::leaf(
            crate::journal::id(number),
            name.to_owned(),
        ));
    }
    for (number, name, unit) in [(207, "Sachet Tea", "bag"), (208, "Home Brew", "ago")] {
        context.products.push(journal_core::Product {
            unit: unit.to_owned(),
            ..journal_core::Product::leaf(crate::journal::id(number), name.to_owned())
        });
    }
    for (line, canonical) in [
        ("2g sunday blend", "2 g \"Sunday Blend\""),
        ("sleep well 2g", "2 g \"Sleep Well\""),
        ("2g super 7 20m ago", "2 g \"Super 7\" 2026-03-04 11:40"),
        ("2g for pain", "2 g Red Bali for pain"),
        ("2g \"for pain\"", "2 g \"For Pain\""),
        ("2g \"7\"", "2 g \"7\""),
        ("2 shot gold", "2 g \"Shot Gold\""),
        ("2g red bali sunday 8:00", "2 g Red Bali 2026-03-01 08:00"),
        ("2 bags sachet tea", "2 bag \"Sachet Tea\""),
        ("2 \"home brew\"", "2 Home Brew"),
    ] {
        let reading = read(line, &context);
        assert_eq!(reading.unread, [], "{line:?}");
        assert_eq!(reading.canonical, canonical, "{line:?}");
    }
}

#[test]
fn strategies() {
    for (line, kind, minutes) in [
        ("walk 30m", ActivityKind::Walk, Some(30)),
        ("meditation 10m", ActivityKind::Meditation, Some(10)),
        ("Walk 1h30", ActivityKind::Walk, Some(90)),
        ("walk 30", ActivityKind::Walk, Some(30)),
        ("bath", ActivityKind::Bath, None),
        ("walk 30m ago", ActivityKind::Walk, None),
        ("rest 20 min 2h ago", ActivityKind::Rest, Some(20)),
    ] {
        let reading = accepted(line);
        let Entry::Activity(activity) = &reading.entries[0] else {
            panic!("{line:?} is an activity")
        };
        assert_eq!(
            (&activity.kind, activity.minutes),
            (&kind, minutes),
            "{line:?}"
        );
    }
    assert_eq!(refused("walk 20000m").1, UnreadWhy::OutOfRange);
    assert_eq!(refused("walk 0m").1, UnreadWhy::Zero);
}

#[test]
fn days_without() {
    for (line, date) in [
        ("nothing", "2026-03-04"),
        ("nothing today", "2026-03-04"),
        ("nothing 2026-03-01", "2026-03-01"),
        ("nothing taken mon", "2026-03-02"),
        ("none 2026-02-28", "2026-02-28"),
    ] {
        let mut context = context();
        context.dosed_days.clear();
        let reading = read(line, &context);
        assert_eq!(reading.unread, [], "{line:?}");
        assert!(
            matches!(&reading.entries[..], [Entry::Day(it)] if it.date.to_string() == date),
            "{line:?}: {:?}",
            reading.entries
        );
    }
    let mut night = context();
    night.dosed_days.clear();
    night.now = "2026-03-04T02:00:00+01:00".parse().unwrap();
    assert!(
        matches!(&read("nothing yesterday", &night).entries[..], [Entry::Day(it)] if it.date.to_string() == "2026-03-02"),
        "at two in the morning it is still the day before"
    );
    assert_eq!(refused("nothing yesterday").1, UnreadWhy::DayHasDose);
    assert_eq!(
        refused("2g red bali 2026-02-20 12:00, nothing 2026-02-20").1,
        UnreadWhy::DayHasDose
    );
    assert_eq!(refused("nothing tomorrow").1, UnreadWhy::NoSuchDay);
    assert_eq!(refused("nothing 2026-13-01").1, UnreadWhy::NoSuchDay);
}

#[test]
fn products_known_near_and_new() {
    let known = |line: &str| dose(&accepted(line)).product;
    assert_eq!(known("2g RED  bali"), product("Red Bali").id);
    assert_eq!(
        known("2g red bali gold"),
        product("Red Bali Gold").id,
        "the longest name"
    );
    assert_eq!(known("2g \"red bali\""), product("Red Bali").id);
    let near = read("2g red bally", &context());
    assert_eq!(near.unread[0].why, UnreadWhy::NearMiss);
    assert_eq!(near.unread[0].text, "red bally");
    assert_eq!(near.unread[0].offers, ["Red Bali"]);
    assert_eq!(near.entries, [], "offered, not guessed");
    for (line, offer) in [
        ("2g bali red", "Red Bali"),
        ("3 caps maengda", "Maeng Da"),
        ("2g red bali with food", "Red Bali"),
        ("2g bali gold", "Red Bali Gold"),
    ] {
        let reading = read(line, &context());
        assert_eq!(reading.unread[0].why, UnreadWhy::NearMiss, "{line:?}");
        assert!(
            reading.unread[0].offers.contains(&offer.to_owned()),
            "{line:?}: {:?}",
            reading.unread
        );
    }
    let forced = accepted("2g \"red bally\"");
    let product = made(&forced);
    assert_eq!(
        (product.name.as_str(), &product.lane),
        ("red bally", &Lane::Leaf)
    );
    assert_eq!(forced.chips[1].part, Part::NewProduct);
    assert_eq!(
        forced.notices,
        [Notice::NewProduct {
            name: "red bally".to_owned()
        }]
    );
    for (line, unit, form, grams) in [
        ("2g green thai", "g", Form::Powder, Some("1")),
        ("2 green thai", "g", Form::Powder, Some("1")),
        ("500 mg green thai", "mg", Form::Powder, Some("0.001")),
        ("3 caps green thai", "capsule", Form::Capsule, None),
        ("3 tabs green thai", "tablet", Form::Tablet, None),
        ("1 shot green thai", "shot", Form::Shot, None),
        ("2 cups green thai", "cup", Form::Tea, None),
        ("5 ml green thai", "ml", Form::Other, None),
        ("? caps green thai", "capsule", Form::Capsule, None),
    ] {
        let reading = accepted(line);
        let product = made(&reading);
        assert_eq!(
            (product.unit.as_str(), &product.form),
            (unit, &form),
            "{line:?}"
        );
        assert_eq!(
            product.grams_per_unit.map(|it| it.to_string()).as_deref(),
            grams,
            "{line:?}"
        );
        assert_eq!(product.lane, Lane::Leaf, "{line:?}");
        assert_eq!(dose(&reading).unit, unit);
        assert!(
            matches!(reading.entries[0], Entry::Product(_)),
            "the product comes first"
        );
    }
    for (line, why) in [
        ("3 caps red bali", UnreadWhy::OtherUnit),
        ("3 ml", UnreadWhy::OtherUnit),
        ("2g maeng da", UnreadWhy::OtherUnit),
        ("red bali", UnreadWhy::NotUnderstood),
        ("2g red bali, 3g green thai", UnreadWhy::Twice),
        ("2g red bali, bad day", UnreadWhy::NotUnderstood),
        ("2g mood", UnreadWhy::NotUnderstood),
        ("took 2g red bali", UnreadWhy::NotUnderstood),
        ("2g red bali and pain 6", UnreadWhy::NearMiss),
        ("0 g green thai", UnreadWhy::Zero),
        ("5000 g 7-oh", UnreadWhy::OutOfRange),
    ] {
        assert_eq!(refused(line).1, why, "{line:?}");
    }
}

#[test]
fn numbers_that_are_none() {
    for (line, why) in [
        ("-2g red bali", UnreadWhy::NotANumber),
        ("0 g", UnreadWhy::Zero),
        ("~0 g", UnreadWhy::Zero),
        ("0,0 g red bali", UnreadWhy::Zero),
        ("NaN g red bali", UnreadWhy::NotANumber),
        ("inf", UnreadWhy::NotANumber),
        ("1e12 g", UnreadWhy::NotANumber),
        ("1000000000000 g", UnreadWhy::OutOfRange),
        ("99999999999999999999999999 g", UnreadWhy::OutOfRange),
        ("0.0000001 g", UnreadWhy::NotANumber),
        ("0.0001 mg red bali", UnreadWhy::OtherUnit),
        ("1.2.3 g", UnreadWhy::NotANumber),
        ("3-2 g", UnreadWhy::NotANumber),
        ("1/3 g", UnreadWhy::NotANumber),
        ("٣ g red bali", UnreadWhy::NotANumber),
        ("", UnreadWhy::Empty),
        ("  , ,", UnreadWhy::Empty),
    ] {
        let reading = read(line, &context());
        assert_eq!(
            reading.unread.first().map(|it| it.why),
            Some(why),
            "{line:?}"
        );
        assert_eq!(reading.entries, [], "{line:?} is not a dose");
    }
}

#[test]
fn asks() {
    assert_eq!(
        accepted("20 g red bali").asks,
        [],
        "ten times the median is not over it"
    );
    assert_eq!(
        accepted("25 g red bali").asks,
        [Ask::FarAboveUsual {
            amount: "25 g".to_owned(),
            product: "Red Bali".to_owned()
        }]
    );
    assert_eq!(accepted("25000 mg red bali").asks.len(), 1);
    assert_eq!(
        accepted("25 g green thai").asks,
        [],
        "no usual amount of a new product"
    );
    assert_eq!(
        accepted("2g 2026-03-05 12:00").asks,
        [],
        "one day ahead is not more than one"
    );
    assert_eq!(
        accepted("2g 2026-03-05 12:01").asks,
        [Ask::InTheFuture {
            at: "2026-03-05T12:01:00+01:00".to_owned()
        }]
    );
}

#[test]
fn notices_about_days() {
    let pause = |line: &str, now: &str| {
        let mut context = context();
        context.now = now.parse().unwrap();
        read(line, &context)
            .notices
            .contains(&Notice::ToleranceMayBeLower)
    };
    // The newest dose is of 10:00 on 4 March.
    assert!(!pause("2g red bali", "2026-03-07T09:59:59+01:00"));
    assert!(pause("2g red bali", "2026-03-07T10:00:00+01:00"));
    assert!(
        !pause("1 cup coffee", "2026-03-07T10:00:00+01:00"),
        "not kratom"
    );
    assert!(!pause("2g red bali 20h ago", "2026-03-07T10:00:00+01:00"));
    let removed = accepted("2g red bali 2026-02-27 12:00").notices;
    assert_eq!(
        removed,
        [Notice::AnswerRemoved {
            date: berlin("2026-02-27T12:00:00").date_naive()
        }]
    );
    assert_eq!(accepted("1 cup coffee 2026-02-27 12:00").notices, []);
}

#[test]
fn strange_lines_have_a_named_reason() {
    for (line, why) in [
        ("🌿🌿🌿", UnreadWhy::NotUnderstood),
        ("שלום עולם", UnreadWhy::NotUnderstood),
        ("'; DROP TABLE doses; --", UnreadWhy::NotUnderstood),
        ("\"", UnreadWhy::NotUnderstood),
        ("\"\"", UnreadWhy::NotUnderstood),
        ("2g red\u{0}bali", UnreadWhy::NotUnderstood),
        ("2g note a\u{7}b", UnreadWhy::NotUnderstood),
        ("#", UnreadWhy::NotUnderstood),
        ("?", UnreadWhy::NotUnderstood),
        ("for", UnreadWhy::NotUnderstood),
        ("for headache", UnreadWhy::NotUnderstood),
        ("at", UnreadWhy::NotUnderstood),
        ("ago", UnreadWhy::NotUnderstood),
        ("note", UnreadWhy::NotUnderstood),
    ] {
        if line == "?" {
            assert_eq!(
                accepted(line).entries.len(),
                1,
                "an unknown amount of the last product"
            );
            continue;
        }
        assert_eq!(refused(line).1, why, "{line:?}");
    }
    let long = |count: usize| format!("2g, note {}", "é".repeat(count));
    assert_eq!(accepted(&long(20_000)).entries.len(), 1);
    assert_eq!(refused(&long(20_001)).1, UnreadWhy::TooLong);
    assert_eq!(
        refused(&format!("2g {}", "x".repeat(201))).1,
        UnreadWhy::TooLong
    );
    assert_eq!(
        refused(&format!("2g #{}", "x".repeat(201))).1,
        UnreadWhy::TooLong
    );
}
