//! What holds for every picture of use: it stays empty where something is missing, today changes nothing, a lane stays by itself.

use chrono::Duration;
use journal_charts::{ChartModel, Layer, Picture};
use journal_core::{Entries, Lane};
use journal_insights::{ChartAsk, ChartName, chart};
use journal_words::{Language, Words};
use proptest::prelude::*;

use crate::common::{at, date, dose, empty, fixture, last_day, none_on, product, steady};
use crate::journals::{Asked, asked};

const OF_USE: [ChartName; 8] = [
    ChartName::Exposure,
    ChartName::Frequency,
    ChartName::Gaps,
    ChartName::FirstDose,
    ChartName::Amounts,
    ChartName::Change,
    ChartName::Response,
    ChartName::Profile,
];

fn ask<'a>(entries: &Entries, asked: &Asked) -> ChartAsk<'a> {
    let mut ask = ChartAsk::new(entries, at("2025-01-01T12:00:00Z").to_utc());
    ask.today = asked.today;
    ask.compare = asked
        .before
        .map(|before| (before.period.from, before.period.to));
    ask.between(asked.range.from, asked.range.to)
}

fn plain(entries: &Entries) -> ChartAsk<'static> {
    let mut ask = ChartAsk::new(entries, at("2025-01-01T12:00:00Z").to_utc());
    ask.today = last_day();
    ask
}

fn layers(model: &ChartModel) -> impl Iterator<Item = &Layer> {
    model.panels().iter().flat_map(|panel| &panel.layers)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_journal_has_whole_pictures(asked in asked()) {
        for language in Language::ALL {
            let words = Words::new(language);
            for name in OF_USE {
                let ask = ask(&asked.entries, &asked);
                let model = chart(&asked.entries, name, &ask, &words);
                let text = serde_json::to_string(&model).unwrap();
                prop_assert!(!text.contains('⟦'), "{name:?}: a hole in {text}");
                if let Picture::Empty(missing) = &model.picture {
                    prop_assert_eq!(missing, &model.sentence, "what is missing is said");
                    prop_assert!(model.readings.is_empty());
                } else {
                    prop_assert!(!model.table.rows.is_empty(), "{:?} has a table", name);
                    for row in &model.table.rows {
                        prop_assert_eq!(row.len(), model.table.columns.len());
                    }
                    prop_assert!(!model.readings.is_empty(), "{:?} can be read", name);
                }
                for reading in &model.readings {
                    prop_assert!(reading.x.is_finite(), "{:?}: {}", name, reading.text);
                    prop_assert!(reading.y.is_none_or(f64::is_finite), "{}", reading.text);
                }
            }
        }
    }
}

#[test]
fn a_day_that_is_not_over_changes_nothing() {
    let words = Words::new(Language::En);
    let entries = fixture("slow_escalation");
    let mut later = entries.clone();
    let of = later.products[0].clone();
    for (nth, hour) in (0_u128..).zip([8, 9, 10, 11]) {
        let taken = format!("{}T{hour:02}:00:00Z", last_day());
        later
            .doses
            .push(dose(nth + 1, &taken, &of, (nth > 0).then_some("99")));
    }
    later.sort();
    for name in OF_USE {
        // A single dose is complete, so the chart of responses may count it once it is rated.
        let (one, other) = (
            chart(&entries, name, &plain(&entries), &words),
            chart(&later, name, &plain(&later), &words),
        );
        if name == ChartName::Response {
            assert_eq!(one.picture, other.picture, "unrated doses are not drawn");
        } else {
            assert_eq!(one, other, "{name:?} counts today");
        }
    }
}

#[test]
fn a_day_without_an_answer_is_no_zero() {
    let words = Words::new(Language::En);
    let mut entries = steady(Lane::Leaf, 40, 3, 5);
    let gap = date("2025-01-20");
    entries
        .doses
        .retain(|dose| dose.taken_at.date_naive() != gap);
    let mut told = entries.clone();
    told.days = vec![none_on(gap)];
    let said = |entries: &Entries| {
        let mut ask = plain(entries);
        ask.today = date("2025-02-10");
        chart(entries, ChartName::Frequency, &ask, &words).sentence
    };
    assert!(
        said(&entries).contains("3 in your first four weeks (27 of 28 days answered)"),
        "{}",
        said(&entries)
    );
    assert!(
        said(&told).contains("2.9 in your first four weeks (28 of 28 days answered)"),
        "{}",
        said(&told)
    );
}

#[test]
fn lanes_have_panels_of_their_own_and_one_unknown_amount_leaves_its_day_out() {
    let words = Words::new(Language::En);
    let mut entries = steady(Lane::Leaf, 30, 2, 5);
    let mut shot = product(2, Lane::Extract);
    shot.unit = "shot".to_owned();
    for day in 0..20_i64 {
        let taken = at("2025-01-01T20:00:00Z") + Duration::days(day);
        let number = 500 + u128::try_from(day).unwrap();
        let amount = (day != 3).then_some("1");
        entries
            .doses
            .push(dose(number, &taken.to_rfc3339(), &shot, amount));
    }
    entries.products.push(shot);
    entries.sort();
    let mut ask = plain(&entries);
    ask.today = date("2025-01-31");
    let model = chart(&entries, ChartName::Amounts, &ask, &words);
    let titles: Vec<&str> = model
        .panels()
        .iter()
        .map(|panel| panel.title.as_str())
        .collect();
    assert_eq!(titles, ["Leaf, g a day", "Extract, shot a day"]);
    assert!(
        model
            .sentence
            .contains("4 g a day (mean of 30 days with known amounts)")
    );
    assert!(
        model
            .sentence
            .contains("0.66 shot a day (mean of 29 days with known amounts, 1 day left out)"),
        "{}",
        model.sentence
    );
    ask.lane = Some(Lane::Extract);
    let only = chart(&entries, ChartName::Amounts, &ask, &words);
    assert_eq!(only.panels().len(), 1, "one lane where one is asked for");
}

#[test]
fn thin_data_say_how_thin() {
    let words = Words::new(Language::En);
    let entries = steady(Lane::Leaf, 4, 1, 5);
    let mut ask = plain(&entries);
    ask.today = date("2025-01-05");
    let said = |name| {
        let model = chart(&entries, name, &ask, &words);
        assert!(model.empty().is_some(), "{name:?} draws of next to nothing");
        model.sentence
    };
    assert_eq!(
        said(ChartName::Frequency),
        "Not enough answered days yet: 4 of 7."
    );
    assert_eq!(
        said(ChartName::Gaps),
        "Not enough gaps between doses of the same day yet: 0 of 5."
    );
    assert_eq!(
        said(ChartName::FirstDose),
        "Not enough days with a dose yet: 4 of 5."
    );
    assert_eq!(
        said(ChartName::Amounts),
        "Leaf: not enough days with known amounts yet: 4 of 7."
    );
    assert_eq!(
        said(ChartName::Profile),
        "Leaf: not enough days with known amounts yet: 4 of 10."
    );
    assert_eq!(
        said(ChartName::Change),
        "Nothing to compare yet: these days lie within your first four weeks (until 28 Jan 2025), with which they would be compared."
    );
    assert_eq!(
        said(ChartName::Exposure),
        "The reference weeks are the yardstick and run until 28 Jan 2025."
    );
    let nothing = empty();
    for name in OF_USE {
        let model = chart(&nothing, name, &plain(&nothing), &words);
        assert!(model.empty().is_some(), "{name:?} of an empty journal");
    }
}

#[test]
fn changes_of_product_are_marked_in_every_picture_of_days() {
    let words = Words::new(Language::En);
    let entries = fixture("switch_labelled");
    for name in [
        ChartName::Exposure,
        ChartName::Frequency,
        ChartName::Gaps,
        ChartName::FirstDose,
        ChartName::Amounts,
    ] {
        let model = chart(&entries, name, &plain(&entries), &words);
        let marks = &model.days().expect("an axis of days").marks;
        assert!(!marks.is_empty(), "{name:?} hides that the product changed");
        assert!(
            marks.iter().all(
                |mark| mark.label != entries.products[0].name || mark.date > date("2025-01-10")
            )
        );
    }
    let model = chart(&entries, ChartName::Response, &plain(&entries), &words);
    assert!(
        model
            .notes
            .iter()
            .any(|note| note.starts_with("Products: ")),
        "a different product can be the difference: {:?}",
        model.notes
    );
    assert!(
        layers(&model).count() >= 4,
        "two groups of dots and their medians"
    );
}
