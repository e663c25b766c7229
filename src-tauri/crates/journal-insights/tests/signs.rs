//! The early signs on simulated people and on small journals made by hand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::{Days, Duration, NaiveDate};
use common::{
    FIXTURES, amount, at, date, dose, empty, fixture, id, last_day, none_on, product, rating,
    repeated, steady,
};
use journal_core::{Dismissal, Entries, Lane, Sign, Symptoms};
use journal_insights::{SignAnswer, SignState, SignsAnswer, Wanting, signs, trend};
use journal_words::{Language, Words};

const ALL: [Sign; 4] = [
    Sign::SameDoseLessEffect,
    Sign::MoreFrequent,
    Sign::LargerDoses,
    Sign::SymptomsWhenLess,
];

fn english() -> Words {
    Words::new(Language::En)
}

fn of(answer: &SignsAnswer, sign: Sign) -> &SignAnswer {
    answer.signs.iter().find(|it| it.sign == sign).unwrap()
}

fn look(entries: &Entries, as_of: NaiveDate, sign: Sign) -> SignAnswer {
    of(&signs(entries, as_of, &english()), sign).clone()
}

#[test]
fn every_answer_has_the_fields_of_the_contract_and_sentences_without_holes() {
    for language in Language::ALL {
        let words = Words::new(language);
        for name in FIXTURES {
            let entries = fixture(name);
            for day in [
                "2025-01-03",
                "2025-01-20",
                "2025-03-01",
                "2025-05-15",
                "2025-07-24",
            ] {
                let answer = signs(&entries, date(day), &words);
                let json = serde_json::to_value(&answer).unwrap();
                assert_eq!(json["as_of"], day);
                for (sign, expected) in json["signs"].as_array().unwrap().iter().zip(ALL) {
                    assert_eq!(sign["sign"], expected.as_str(), "always the same order");
                    let keys = [
                        "state",
                        "since",
                        "statistic",
                        "threshold",
                        "sentence",
                        "evidence",
                    ];
                    for key in keys {
                        assert!(sign.get(key).is_some(), "{name}: {key}");
                    }
                    let said = sign["sentence"].as_str().unwrap();
                    assert!(
                        !said.contains('⟦') && !said.contains("NaN"),
                        "{name}: {said}"
                    );
                    assert!(
                        said.chars().any(|c| c.is_ascii_digit()) || said.len() > 20,
                        "{said}"
                    );
                    let insufficient = sign["state"] == "insufficient";
                    assert_eq!(sign["statistic"].is_null(), insufficient, "{name}: {sign}");
                    let holds = sign["state"] == "watch" || sign["state"] == "found";
                    assert_eq!(sign["since"].is_string(), holds, "{name}: {sign}");
                    assert_eq!(sign["options"].is_string(), sign["state"] == "found");
                    assert!(sign["notice"] == false || sign["state"] == "found");
                }
            }
        }
    }
}

#[test]
fn escalation_is_found_and_stable_people_are_left_in_peace() {
    for name in ["fast_escalation", "slow_escalation", "sparse_escal"] {
        let sign = look(&fixture(name), last_day(), Sign::LargerDoses);
        assert_eq!(sign.state, SignState::Found, "{name}: {}", sign.sentence);
        assert!(sign.statistic > sign.threshold, "{name}");
        assert!(sign.evidence.factor.unwrap() > 1.15 && sign.evidence.recent_count <= 27);
        assert!(sign.sentence.contains("discuss with a clinician"));
        let less = look(&fixture(name), last_day(), Sign::SameDoseLessEffect);
        assert_eq!(less.state, SignState::Found, "{name}: {}", less.sentence);
    }
    for name in ["stable_low", "stable_multi", "sparse_stable"] {
        let answer = signs(&fixture(name), last_day(), &english());
        for sign in &answer.signs {
            let quiet = matches!(sign.state, SignState::Clear | SignState::Insufficient);
            assert!(quiet, "{name}: {:?} {}", sign.sign, sign.sentence);
        }
    }
    let cutting = look(
        &fixture("cycle_5on2off"),
        last_day(),
        Sign::SymptomsWhenLess,
    );
    assert_eq!(cutting.state, SignState::Found);
    assert!(
        cutting.finding.contains("not a diagnosis"),
        "{}",
        cutting.finding
    );
}

#[test]
fn short_and_empty_journals_say_what_is_missing() {
    let words = english();
    for sign in signs(&empty(), date("2025-01-05"), &words).signs {
        assert_eq!(sign.state, SignState::Insufficient);
        assert!(!sign.notice && sign.options.is_none());
    }
    let entries = steady(Lane::Leaf, 40, 2, 5);
    let more = look(&entries, date("2025-01-30"), Sign::MoreFrequent);
    let missing = more.evidence.missing.unwrap();
    assert_eq!(
        (missing.what, missing.have, missing.need),
        (Wanting::Days, 29, 56)
    );
    let symptoms = look(&entries, date("2025-01-30"), Sign::SymptomsWhenLess);
    let missing = symptoms.evidence.missing.unwrap();
    assert_eq!((missing.what, missing.have), (Wanting::LowMornings, 0));
    let less = look(&entries, date("2025-01-20"), Sign::SameDoseLessEffect);
    assert_eq!(less.state, SignState::Insufficient);
    assert!(
        less.sentence.contains("yardstick"),
        "the trend's own reason: {}",
        less.sentence
    );
}

#[test]
fn the_day_that_is_not_over_changes_neither_frequency_nor_amounts() {
    let quiet = steady(Lane::Leaf, 99, 2, 5);
    let today = date("2025-04-10");
    let mut busy = quiet.clone();
    let product = busy.products[0].clone();
    for number in 0..20 {
        let taken = at("2025-04-10T05:00:00Z") + Duration::minutes(number * 10);
        let taken = taken.to_rfc3339();
        let number = u128::try_from(number).unwrap();
        busy.doses
            .push(dose(90_000 + number, &taken, &product, Some("9")));
    }
    busy.sort();
    for sign in [Sign::MoreFrequent, Sign::LargerDoses] {
        let (with, without) = (look(&busy, today, sign.clone()), look(&quiet, today, sign));
        assert_eq!(with, without);
        assert_eq!(with.state, SignState::Clear, "{}", with.sentence);
        assert_eq!(with.evidence.recent_count, 27, "28 days but the last one");
    }
}

#[test]
fn unanswered_days_count_as_nothing_and_answered_ones_as_nought() {
    // Two doses every day for four weeks, later every other day; on the days between nothing is said.
    let mut entries = steady(Lane::Leaf, 100, 2, 5);
    let between = |day: NaiveDate| {
        let nth = (day - date("2025-01-01")).num_days();
        nth >= 28 && nth % 2 == 1
    };
    entries
        .doses
        .retain(|dose| !between(dose.taken_at.date_naive()));
    let sign = look(&entries, date("2025-04-10"), Sign::MoreFrequent);
    assert_eq!(
        (sign.evidence.recent, sign.evidence.recent_count),
        (Some(2.0), 14)
    );
    entries.days = date("2025-01-29")
        .iter_days()
        .take(72)
        .filter(|day| between(*day))
        .map(none_on)
        .collect();
    let sign = look(&entries, date("2025-04-10"), Sign::MoreFrequent);
    assert_eq!(sign.evidence.recent_count, 27);
    assert!((sign.evidence.recent.unwrap() - 28.0 / 27.0).abs() < 1e-6);
}

#[test]
fn a_dismissal_restarts_its_own_sign_and_nothing_else() {
    let mut entries = fixture("fast_escalation");
    let before = signs(&entries, last_day(), &english());
    let estimate = trend(&entries, last_day(), None, &english());
    let dismiss = |entries: &mut Entries, sign: Sign, day: &str| {
        entries.dismissals.push(Dismissal {
            id: id(4242),
            sign,
            at: at(&format!("{day}T12:00:00Z")),
            reason: Some("moved house".to_owned()),
        });
    };
    dismiss(&mut entries, Sign::LargerDoses, "2025-07-24");
    let after = signs(&entries, last_day(), &english());
    assert_eq!(of(&after, Sign::LargerDoses).state, SignState::Insufficient);
    let missing = of(&after, Sign::LargerDoses).evidence.missing.unwrap();
    assert_eq!(
        (missing.what, missing.have, missing.need),
        (Wanting::Days, 0, 56)
    );
    for sign in [
        Sign::SameDoseLessEffect,
        Sign::MoreFrequent,
        Sign::SymptomsWhenLess,
    ] {
        assert_eq!(
            of(&after, sign.clone()),
            of(&before, sign),
            "the others stay"
        );
    }
    assert_eq!(trend(&entries, last_day(), None, &english()), estimate);
    assert_eq!(
        of(
            &signs(&entries, date("2025-07-23"), &english()),
            Sign::LargerDoses
        )
        .state,
        SignState::Found,
        "the day before nothing was known of it"
    );
    let mut entries = fixture("fast_escalation");
    dismiss(&mut entries, Sign::LargerDoses, "2025-05-01");
    let sign = look(&entries, last_day(), Sign::LargerDoses);
    assert_eq!(
        sign.evidence.from,
        Some(date("2025-05-01")),
        "its own new window"
    );
    assert!(
        sign.sentence.contains("the four weeks from 1 May 2025"),
        "{}",
        sign.sentence
    );
    dismiss(&mut entries, Sign::SameDoseLessEffect, "2025-07-10");
    let less = look(&entries, last_day(), Sign::SameDoseLessEffect);
    let missing = less.evidence.missing.unwrap();
    assert_eq!((missing.have, missing.need), (14, 35), "{}", less.sentence);
}

#[test]
fn a_notice_stays_a_week_and_comes_again_after_four_at_the_earliest() {
    let entries = fixture("fast_escalation");
    let mut shown = Vec::new();
    for day in date("2025-02-20")
        .iter_days()
        .take_while(|day| *day <= last_day())
        .step_by(1)
    {
        if (day - date("2025-02-20")).num_days() > 80 {
            break;
        }
        if look(&entries, day, Sign::LargerDoses).notice {
            shown.push(day);
        }
    }
    let starts: Vec<_> = shown
        .iter()
        .filter(|day| !shown.contains(&(**day - Days::new(1))))
        .collect();
    assert!(starts.len() >= 2, "{shown:?}");
    for pair in starts.windows(2) {
        assert!(*pair[1] - *pair[0] >= Duration::days(28), "{starts:?}");
    }
    assert!(shown.len() <= 7 * starts.len(), "{shown:?}");
}

/// 50 days of one product, then `later` of another, of which the amount grows after three weeks.
fn switched(later: i64) -> Entries {
    let mut entries = empty();
    let (old, new) = (product(1, Lane::Leaf), product(2, Lane::Leaf));
    for day in 0..50 + later {
        let (of, grams) = match day {
            ..50 => (&old, "2"),
            50..75 => (&new, "3"),
            _ => (&new, "4.5"),
        };
        let taken = at("2025-01-01T08:00:00Z") + Duration::days(day);
        let number = 1000 + u128::try_from(day).unwrap();
        let dose = dose(number, &taken.to_rfc3339(), of, Some(grams));
        entries.effects.push(rating(number + 100_000, &dose, 60, 5));
        entries.doses.push(dose);
    }
    entries.products = vec![old, new];
    entries.sort();
    entries
}

#[test]
fn another_product_has_its_own_beginning_and_its_own_words() {
    let entries = switched(60);
    let sign = look(&entries, date("2025-04-21"), Sign::LargerDoses);
    assert_eq!(sign.state, SignState::Found, "{}", sign.sentence);
    assert!(
        sign.finding.starts_with("You take more of this product than when you started it (1.5×). The product may be weaker; this alone is not tolerance."),
        "{}",
        sign.finding
    );
    assert_eq!(sign.evidence.product.as_deref(), Some("Product 2"));
    assert_eq!(
        (sign.evidence.reference_count, sign.evidence.from),
        (21, None)
    );
    let mut kept = switched(20);
    kept.doses
        .iter_mut()
        .for_each(|dose| dose.amount = Some(amount("2")));
    let early = look(&kept, date("2025-03-12"), Sign::LargerDoses);
    assert_eq!(
        early.evidence.missing.unwrap().what,
        Wanting::DaysWithAmount,
        "{}",
        early.sentence
    );
}

#[test]
fn a_projection_is_no_sign() {
    let mut entries = fixture("fast_escalation");
    assert_eq!(
        look(&entries, date("2025-07-20"), Sign::SameDoseLessEffect).state,
        SignState::Found
    );
    // No rating for the last ten days: what is left is a projection, which was not observed.
    entries
        .effects
        .retain(|effect| effect.rated_at < at("2025-07-14T00:00:00Z"));
    let sign = look(&entries, last_day(), Sign::SameDoseLessEffect);
    assert_eq!(sign.state, SignState::Insufficient);
    assert_eq!(sign.statistic, None);
    let shown = trend(&entries, last_day(), None, &english()).sentence;
    assert_eq!(sign.sentence, shown, "what the trend says instead");
}

fn symptoms(
    number: u128,
    at_: &str,
    items: &[u8],
    total: Option<u8>,
    before: Option<bool>,
) -> Symptoms {
    serde_json::from_value(serde_json::json!({
        "id": id(number), "at": at_, "total": total, "before_first_dose": before,
        "items": items.iter().map(|severity| serde_json::json!({"name": "shaky", "severity": severity})).collect::<Vec<_>>(),
    }))
    .unwrap()
}

/// Two doses a day; every seventh day a quarter of that, and the morning after bad.
fn cutting(list: impl Fn(i64, bool) -> Symptoms) -> Entries {
    let mut entries = empty();
    let leaf = product(1, Lane::Leaf);
    for day in 0..100_i64 {
        let noon = at("2025-01-01T12:00:00Z") + Duration::days(day);
        let number = u128::try_from(day).unwrap();
        let grams = if day % 7 == 6 { "0.5" } else { "2" };
        entries
            .doses
            .push(dose(1000 + number, &noon.to_rfc3339(), &leaf, Some(grams)));
        entries.symptoms.push(list(day, day % 7 == 0));
    }
    entries.products.push(leaf);
    entries.sort();
    entries
}

#[test]
fn mornings_are_lists_before_the_first_dose_in_items_or_as_a_total() {
    let clock = |day: i64, hour: &str| {
        let date = date("2025-01-01") + Duration::days(day);
        format!("{date}T{hour}:00Z")
    };
    let number = |day: i64| 5000 + u128::try_from(day).unwrap();
    let totals = cutting(|day, bad| {
        symptoms(
            number(day),
            &clock(day, "07:00"),
            &[],
            Some(if bad { 9 } else { 1 }),
            Some(true),
        )
    });
    let found = look(&totals, date("2025-04-10"), Sign::SymptomsWhenLess);
    assert_eq!(found.state, SignState::Found, "{}", found.sentence);
    assert_eq!(found.evidence.recent, Some(9.0));
    let items = cutting(|day, bad| {
        let severities: &[u8] = if bad {
            &[3, 3, 2, 1, 0]
        } else {
            &[0, 1, 0, 0, 0]
        };
        symptoms(number(day), &clock(day, "07:00"), severities, None, None)
    });
    let from_items = look(&items, date("2025-04-10"), Sign::SymptomsWhenLess);
    assert_eq!(
        from_items.evidence, found.evidence,
        "items add up to the same totals"
    );
    let evening = cutting(|day, bad| {
        symptoms(
            number(day),
            &clock(day, "20:00"),
            &[],
            Some(if bad { 9 } else { 1 }),
            None,
        )
    });
    let late = look(&evening, date("2025-04-10"), Sign::SymptomsWhenLess);
    assert_eq!(
        late.state,
        SignState::Insufficient,
        "after the dose it is no morning list"
    );
    // A low day on which something of another lane was taken is not known to be low.
    let mut mixed = totals.clone();
    let other = product(2, Lane::SevenOh);
    for day in (6..100).step_by(7) {
        let taken = clock(day, "18:00");
        mixed
            .doses
            .push(dose(8000 + number(day), &taken, &other, Some("1")));
    }
    mixed.products.push(other);
    mixed.sort();
    let unknown = look(&mixed, date("2025-04-10"), Sign::SymptomsWhenLess);
    assert_eq!(unknown.evidence.missing.unwrap().what, Wanting::LowMornings);
}

#[test]
fn no_word_suggests_a_dose_or_frightens() {
    for (language, never) in [
        (
            Language::En,
            [
                "you should",
                "take less",
                "take more of a",
                "danger",
                "warning",
                "addict",
                "safe",
            ],
        ),
        (
            Language::De,
            [
                "du solltest",
                "nimm ",
                "gefahr",
                "warnung",
                "süchtig",
                "sucht",
                "sicher ",
            ],
        ),
    ] {
        let words = Words::new(language);
        for name in FIXTURES {
            for sign in signs(&fixture(name), last_day(), &words).signs {
                let said = format!("{} {}", sign.sentence, sign.evidence.words).to_lowercase();
                for word in never {
                    assert!(!said.contains(word), "{name}: {word:?} in {said}");
                }
            }
        }
    }
}

#[test]
fn ten_years_cost_little_beside_their_trend() {
    let long = repeated(&fixture("stable_multi"), 18, 200);
    let last = last_day() + Days::new(17 * 200);
    let trend = trend(&long, last, None, &english());
    let started = std::time::Instant::now();
    let answer = journal_insights::signs_from(&long, &trend, last, &english());
    let took = started.elapsed();
    assert_eq!(answer.signs.len(), 4);
    assert!(
        took.as_secs() < 20,
        "nothing in it may grow faster than the journal: {took:?}"
    );
}
