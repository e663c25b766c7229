//! What holds for every line: nothing panics, no word is lost, and a reading printed reads as itself.

use crate::journal::{context, entries, id, noon};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use journal_core::{
    EntryRef, Product,
    quick::{Context, Part, Reading, read, repeat},
};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::FileFailurePersistence};

/// Words and fragments that the grammar knows, and some that it does not.
const WORDS: &[&str] = &[
    "2.5",
    "2,5",
    "2.5g",
    "3",
    "7",
    "0",
    "-2g",
    "1/2",
    "½",
    "~3g",
    "~",
    "2-3g",
    "2 - 3",
    "3-2",
    "1e12",
    "NaN",
    "1000000000000",
    "g",
    "mg",
    "caps",
    "ml",
    "cups",
    "scoops",
    "of",
    "?",
    "some",
    "red",
    "bali",
    "gold",
    "maeng",
    "da",
    "bally",
    "tea",
    "cup",
    "7-OH",
    "super",
    "\"red bali\"",
    "\"red bally\"",
    "\"a, \"\"b\"\" 2g\"",
    "\"",
    "coffee",
    "old",
    "stock",
    "green",
    "thai",
    "20m",
    "ago",
    "1h30",
    "1 h",
    "30 min",
    "an hour ago",
    "half",
    "at",
    "7:15",
    "25:00",
    "7pm",
    "pm",
    "02:30",
    "12:30am",
    "yesterday",
    "today",
    "tomorrow",
    "mon",
    "sunday",
    "last",
    "on",
    "2026-03-01",
    "2026-03-29 02:30",
    "2026-10-25 02:30",
    "2026-02-30",
    "9999-12-31",
    "2026-03-01T08:00:00Z",
    "2026-03-01T08:00:30+05:45",
    "now",
    "just",
    "effect",
    "effect 7",
    "after",
    "after 45m",
    "mood",
    "mood 6",
    "energy 4",
    "pain",
    "pain 6",
    "pain 5/10",
    "stress 3",
    "craving 2",
    "sleep 6",
    "slept",
    "slept 7.5h",
    "slept 7h20",
    "symptoms",
    "symptoms 12",
    "symptoms chills 2",
    "yawning 1",
    "restless legs 3",
    "walk",
    "walk 30m",
    "meditation",
    "10m",
    "rest",
    "other",
    "nothing",
    "none",
    "taken",
    "for",
    "for pain",
    "and",
    "sleep",
    "social",
    "withdrawal",
    "#work",
    "#",
    "#a,b",
    "#5,5",
    "note",
    "note hi, \"you\"",
    ",",
    ", ",
    ",,",
    ";",
    "🌿",
    "שלום",
    "٣",
    "\u{0}",
    "\t",
    "\n",
    "\u{a0}",
    "'; DROP TABLE doses; --",
    "é",
];

/// Moments at which clocks do something.
const MOMENTS: &[(&str, &str)] = &[
    ("Europe/Berlin", "2026-03-29T01:30:00+01:00"),
    ("Europe/Berlin", "2026-03-29T08:00:00+02:00"),
    ("Europe/Berlin", "2026-10-25T02:30:00+02:00"),
    ("Europe/Berlin", "2026-10-25T02:30:00+01:00"),
    ("America/New_York", "2026-03-08T12:00:00-04:00"),
    ("America/New_York", "2026-11-01T01:15:30.123456789-05:00"),
    ("Australia/Lord_Howe", "2026-04-05T01:45:00+10:30"),
    ("Australia/Lord_Howe", "2026-10-04T03:00:00+11:00"),
    ("Asia/Kathmandu", "2026-06-01T00:00:00+05:45"),
    ("Pacific/Apia", "2011-12-31T08:00:00+14:00"),
    ("Africa/Monrovia", "1971-06-01T08:00:07-00:45"),
    ("UTC", "1970-01-01T00:00:00Z"),
    ("Pacific/Kiritimati", "2199-12-31T23:59:59+14:00"),
];

fn at(zone: &str, now: &str) -> Context {
    let mut context = context();
    context.zone = zone.parse::<Tz>().unwrap();
    context.now = now.parse::<DateTime<Utc>>().unwrap();
    let now = context.now;
    context.unrated = context
        .unrated
        .iter()
        .enumerate()
        .map(|(index, (id, _))| {
            let hours = 1 + 5 * i64::try_from(index).unwrap();
            (*id, now - TimeDelta::hours(hours))
        })
        .collect();
    context
}

/// Half of the time the quiet noon of the small journal.
fn moment() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop_oneof![
        Just(("Europe/Berlin", "2026-03-04T12:00:00+01:00")),
        select(MOMENTS),
    ]
}

fn soup() -> impl Strategy<Value = String> {
    let separator = select(&[" ", " ", " ", ", ", "", "  "][..]);
    vec((select(WORDS), separator), 0..14).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, separator)| [word, separator])
            .collect()
    })
}

fn when() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        (0_u32..2_000).prop_map(|minutes| format!("{minutes}m ago")),
        (0_u32..48, 0_u32..60).prop_map(|(hours, minutes)| format!("{hours}h{minutes} ago")),
        (0_u32..24, 0_u32..60).prop_map(|(hour, minute)| format!("at {hour}:{minute:02}")),
        (1_u32..13, 0_u32..60, select(&["am", "pm"][..]))
            .prop_map(|(hour, minute, half)| format!("{hour}:{minute:02}{half}")),
        (
            select(&["yesterday", "today", "mon", "sunday"][..]),
            0_u32..24
        )
            .prop_map(|(day, hour)| format!("{day} {hour}:30")),
        (1_u32..13, 1_u32..29, 0_u32..24)
            .prop_map(|(month, day, hour)| format!("2025-{month:02}-{day:02} {hour:02}:15")),
        (1_u32..29, 0_u32..24, 0_u32..60)
            .prop_map(|(day, hour, second)| format!("2026-02-{day:02}T{hour:02}:00:{second:02}Z")),
    ]
}

fn size() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u32..40_000, select(&["", "~"][..]))
            .prop_map(|(thousandths, about)| format!("{about}{}", f64::from(thousandths) / 1e3)),
        (0_u32..90, 1_u32..20).prop_map(|(low, width)| format!(
            "{}-{}",
            f64::from(low) / 10.0,
            f64::from(low + width) / 10.0
        )),
        Just("?".to_owned()),
    ]
}

fn new_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{4,8} [a-z]{3,9}",
        "\"[a-z0-9#?,~:. ]{1,12}\"".prop_filter("a blank name is none", |name| {
            name.trim_matches('"').trim() != ""
        }),
        Just("\"for pain 2g at 7:15\"".to_owned()),
        Just("\"Grüner \"\"Thai\"\" 🌿\"".to_owned()),
    ]
}

fn name_like_grammar() -> impl Strategy<Value = String> {
    vec(select(WORDS), 1..4)
        .prop_map(|words| words.join(" "))
        .prop_filter("a product has a name that can be stored", |name| {
            Product::leaf(id(1), name.clone()).check().is_ok()
                && !name.trim().is_empty()
                && !matches!(name.trim(), "\"\"")
        })
}

fn unit_like_anything() -> impl Strategy<Value = String> {
    select(
        &[
            "g",
            "mg",
            "grams",
            "Capsules",
            "m",
            "pm",
            "ago",
            "for",
            "2x",
            "heaped spoon",
            "of",
            "mood",
            "#",
            "\"",
            "-",
            "Löffel",
            "🌿",
            "to",
            "bali",
        ][..],
    )
    .prop_map(str::to_owned)
}

fn dose_line() -> impl Strategy<Value = String> {
    let product = prop_oneof![
        Just(("g".to_owned(), "red bali".to_owned())),
        Just(("".to_owned(), "Red Bali Gold".to_owned())),
        Just(("caps".to_owned(), "maeng da".to_owned())),
        Just(("mg".to_owned(), "7-oh".to_owned())),
        Just(("scoops".to_owned(), "house blend".to_owned())),
        Just(("cup of".to_owned(), "coffee".to_owned())),
        Just(("g".to_owned(), String::new())),
        (
            select(&["", "g", "mg", "caps", "tabs", "shots", "ml", "tsp"][..]),
            new_name()
        )
            .prop_map(|(unit, name)| (unit.to_owned(), name)),
    ];
    let tail = prop_oneof![
        Just(String::new()),
        Just("for pain".to_owned()),
        Just("for mood and sleep".to_owned()),
        Just("#work #b2".to_owned()),
    ];
    (size(), product, when(), tail)
        .prop_map(|(size, (unit, name), when, tail)| format!("{size} {unit} {name} {when} {tail}"))
}

fn part() -> impl Strategy<Value = String> {
    let score = 0_u8..11;
    prop_oneof![
        dose_line(),
        (
            select(&["mood", "energy", "pain", "stress", "craving", "sleep"][..]),
            score.clone(),
            when()
        )
            .prop_map(|(word, score, when)| format!("{word} {score} {when}")),
        (0_u32..24, 0_u32..60).prop_map(|(hours, minutes)| format!("slept {hours}h{minutes:02}")),
        (score, when()).prop_map(|(score, when)| format!("effect {score} {when}")),
        (0_u8..11, 0_u32..200).prop_map(|(score, after)| format!("effect {score} after {after}m")),
        vec(("[a-z]{3,7}( [a-z]{3,7})?", 0_u8..4), 1..4).prop_map(|items| {
            items
                .iter()
                .fold("symptoms".to_owned(), |line, (name, severity)| {
                    format!("{line} {name} {severity}")
                })
        }),
        (0_u8..31).prop_map(|total| format!("symptoms {total}")),
        (
            select(&["walk", "meditation", "bath", "herbal", "other"][..]),
            prop_oneof![
                Just(String::new()),
                (1_u32..300).prop_map(|it| format!("{it}m"))
            ],
            when()
        )
            .prop_map(|(kind, minutes, when)| format!("{kind} {minutes} {when}")),
        (1_u32..29).prop_map(|day| format!("nothing 2026-01-{day:02}")),
        when(),
    ]
}

/// Lines of one to four parts and perhaps a note.
fn line() -> impl Strategy<Value = String> {
    let note = prop_oneof![
        3 => Just(String::new()),
        1 => "[ -~é🌿]{1,30}".prop_map(|note| format!(", note {note}")),
    ];
    (vec(part(), 1..5), note).prop_map(|(parts, note)| parts.join(", ") + &note)
}

/// Entries as JSON, with the ids that the reading made replaced by their place.
fn without_ids(reading: &Reading) -> Vec<String> {
    let ids: Vec<String> = reading
        .entries
        .iter()
        .filter_map(|entry| match entry.reference() {
            EntryRef::Of(_, id) => Some(id.to_string()),
            _ => None,
        })
        .collect();
    reading
        .entries
        .iter()
        .map(|entry| {
            let json = serde_json::to_string(entry).unwrap();
            ids.iter().enumerate().fold(json, |json, (place, id)| {
                json.replace(id, &format!("#{place}"))
            })
        })
        .collect()
}

/// The promises of a reading, whatever the line.
fn keeps_its_promises(line: &str, context: &Context) -> Result<Reading, TestCaseError> {
    let reading = read(line, context);
    let units: Vec<u16> = line.encode_utf16().collect();
    let mut covered = vec![false; units.len()];
    let spans = reading
        .chips
        .iter()
        .map(|chip| (chip.start, chip.end))
        .chain(
            reading
                .unread
                .iter()
                .map(|unread| (unread.start, unread.end)),
        );
    for (start, end) in spans {
        prop_assert!(
            start <= end && end as usize <= units.len(),
            "a span lies in the line"
        );
        covered[start as usize..end as usize].fill(true);
    }
    let mut place = 0;
    for c in line.chars() {
        prop_assert!(
            c.is_whitespace() || c == ',' || covered[place],
            "{c:?} at {place} of {line:?} is neither in a chip nor among the unread"
        );
        place += c.len_utf16();
    }
    for unread in &reading.unread {
        let words = String::from_utf16(&units[unread.start as usize..unread.end as usize]).unwrap();
        prop_assert_eq!(&words, &unread.text, "the words are those of the span");
    }
    prop_assert!(
        reading.chips.is_sorted_by_key(|chip| chip.start),
        "chips are in the order of the line"
    );
    for entry in &reading.entries {
        prop_assert_eq!(
            entry.check(),
            Ok(()),
            "what was read can be stored: {:?}",
            entry
        );
    }
    prop_assert!(
        !(reading.entries.is_empty() && reading.unread.is_empty()),
        "{line:?} cannot be stored, so there is a reason"
    );
    let again = read(&reading.canonical, context);
    if reading.entries.is_empty() {
        prop_assert_eq!(&reading.canonical, "");
        return Ok(reading);
    }
    prop_assert_eq!(
        &again.unread,
        &vec![],
        "{:?} printed as {:?}",
        line,
        reading.canonical
    );
    prop_assert_eq!(
        without_ids(&again),
        without_ids(&reading),
        "{:?} printed as {:?}",
        line,
        reading.canonical
    );
    prop_assert_eq!(
        &again.canonical,
        &reading.canonical,
        "printing is settled after once"
    );
    prop_assert_eq!(
        &again.asks,
        &reading.asks,
        "the same is asked of the same entries"
    );
    Ok(reading)
}

proptest! {
    #![proptest_config(ProptestConfig {
        // 256 cases in everyday runs; the environment variable PROPTEST_CASES asks for more.
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn lines_of_the_grammar(line in line(), (zone, now) in moment()) {
        keeps_its_promises(&line, &at(zone, now))?;
    }

    #[test]
    fn words_in_any_order(line in soup(), (zone, now) in moment()) {
        keeps_its_promises(&line, &at(zone, now))?;
    }

    #[test]
    fn products_called_and_measured_like_anything(
        products in vec((name_like_grammar(), unit_like_anything()), 1..6),
        chosen in any::<proptest::sample::Index>(),
        quoted in any::<bool>(),
        size in size(),
        when in when(),
        more in part(),
    ) {
        let mut context = context();
        for (number, (name, unit)) in (2_000..).zip(&products) {
            context.products.push(Product {
                unit: unit.clone(),
                ..Product::leaf(id(number), name.clone())
            });
        }
        let name = &chosen.get(&products).0;
        let name = if quoted {
            format!("\"{}\"", name.replace('"', "\"\""))
        } else {
            name.clone()
        };
        let line = format!("{size} {name} {when}, {more}");
        let reading = keeps_its_promises(&line, &context)?;
        if quoted {
            prop_assert!(
                reading.chips.iter().any(|chip| chip.part == Part::Product),
                "{line:?} names a known product in quotes: {:?}",
                reading.unread
            );
        }
        context.last_product = context.products.last().map(|product| product.id);
        keeps_its_promises(&format!("{size}, {more}"), &context)?;
    }

    #[test]
    fn any_text_at_all(line in any::<String>()) {
        keeps_its_promises(&line, &context())?;
    }

    #[test]
    fn a_single_dose_is_read_whole(line in dose_line()) {
        let reading = keeps_its_promises(&line, &context())?;
        let refused = reading.unread.iter().any(|it| {
            // The clock skips an hour in the year of the generated dates; generated names may resemble known ones.
            !matches!(
                it.why,
                journal_core::quick::UnreadWhy::NoSuchTime | journal_core::quick::UnreadWhy::NearMiss
            )
        });
        prop_assert!(!refused, "{line:?} follows the grammar, but: {:?}", reading.unread);
    }

    #[test]
    fn a_repeated_dose_prints_as_itself(
        amount in proptest::option::of(1_i64..50_000_000),
        sd in proptest::option::of(1_i64..4_000_000),
        minutes in 1_i64..20_000,
    ) {
        let mut entries = entries();
        let last = entries.doses.last_mut().unwrap();
        last.amount = amount.and_then(journal_core::Amount::from_micros);
        last.amount_sd = sd
            .filter(|sd| amount.is_some_and(|amount| amount > 2 * sd))
            .and_then(journal_core::Amount::from_micros);
        last.measured = if amount.is_none() {
            None
        } else if last.amount_sd.is_some() {
            Some(journal_core::Measured::Estimated)
        } else {
            Some(journal_core::Measured::Weighed)
        };
        let context = Context::of(&entries, noon() + TimeDelta::minutes(minutes), Tz::Asia__Kathmandu);
        let reading = repeat(&entries, &context).unwrap();
        let again = keeps_its_promises(&reading.canonical, &context)?;
        prop_assert_eq!(without_ids(&again), without_ids(&reading));
        prop_assert_eq!(&again.canonical, &reading.canonical);
        prop_assert_eq!(&again.asks, &reading.asks);
        prop_assert_eq!(&again.notices, &reading.notices);
    }
}

#[test]
fn a_clock_in_another_century_refuses_everything() {
    for now in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        let mut context = context();
        context.now = now;
        let reading = read("2g red bali 20m ago", &context);
        assert!(reading.entries.is_empty() && reading.unread.len() == 1);
    }
}
