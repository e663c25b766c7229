//! What holds for every chart in the list, whatever the journal holds.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/boxes.rs"]
mod boxes;
mod common;

use boxes::Ruler;
use common::sizes::{self, Sized};
use journal_charts::{ChartModel, Picture, Size, Theme, places, svg};
use journal_insights::{ChartAsk, ChartName, chart, trend};
use journal_words::{Language, Words};

const WIDTHS: [u32; 3] = [400, 720, 1100];

/// Every chart of a journal, whole and for its last 14 days; the estimate is made once.
fn charts_of(journal: &Sized, words: &Words) -> Vec<(String, ChartModel)> {
    let ask = ChartAsk::new(&journal.entries, journal.now);
    let answer = trend(&journal.entries, ask.today, None, words);
    let fortnight = ask.today - chrono::Duration::days(13);
    let mut charts = Vec::new();
    for name in ChartName::ALL {
        for (what, ask) in [
            ("all of", ask.clone()),
            ("two weeks of", ask.clone().between(fortnight, ask.today)),
        ] {
            let about = format!("{}, {what} {}", name.as_str(), journal.name);
            let model = chart(&journal.entries, *name, &ask.with_trend(&answer), words);
            charts.push((about, model));
        }
    }
    charts
}

#[test]
fn no_words_touch_or_leave_the_picture() {
    let ruler = Ruler::new();
    for journal in sizes::all() {
        for language in Language::ALL {
            for (about, model) in charts_of(&journal, &Words::new(language)) {
                for width in WIDTHS {
                    let size = Size::for_model(&model, width).unwrap();
                    let mut words_of_light = Vec::new();
                    for theme in Theme::ALL {
                        let about = format!("{about}, {language:?}, {width} wide, {theme:?}");
                        let drawn =
                            svg(&model, theme, size).unwrap_or_else(|e| panic!("{about}: {e}"));
                        assert!(drawn.len() < 900_000, "{about}: {} bytes", drawn.len());
                        assert!(!drawn.contains("NaN"), "{about}: a place that is no number");
                        let texts = ruler.texts(&drawn);
                        assert!(!texts.is_empty(), "{about}: not a word");
                        let words: Vec<String> = texts
                            .iter()
                            .map(|it| format!("{} {}", it.text, it.left))
                            .collect();
                        if theme == Theme::Light {
                            words_of_light = words;
                        } else {
                            // Then what follows was looked at already.
                            assert_eq!(words, words_of_light, "{about}: themes differ in words");
                            continue;
                        }
                        for (nth, it) in texts.iter().enumerate() {
                            let inside = it.left >= -0.5
                                && it.top >= 0.0
                                && it.right <= f64::from(size.width) + 0.5
                                && it.bottom <= f64::from(size.height);
                            assert!(inside, "{about}: {:?} leaves the picture", it.text);
                            for other in &texts[nth + 1..] {
                                assert!(
                                    !it.touches(other),
                                    "{about}: {:?} touches {:?}",
                                    it.text,
                                    other.text
                                );
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn sentence_table_and_readings_belong_together() {
    for journal in sizes::all() {
        for (about, model) in charts_of(&journal, &Words::new(Language::En)) {
            assert!(!model.sentence.is_empty(), "{about}: no sentence");
            assert!(
                model.alt.contains(&model.sentence),
                "{about}: the description leaves out the finding: {}",
                model.alt
            );
            let table = &model.table;
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{about}: a ragged table");
            }
            let all_words = format!(
                "{} {} {} {:?} {:?} {:?} {:?}",
                model.title,
                model.sentence,
                model.alt,
                model.notes,
                table,
                model.readings,
                model.picture
            );
            for hole in ["⟦", "NaN", "{ $"] {
                assert!(!all_words.contains(hole), "{about}: {hole} in its words");
            }
            let size = Size::for_model(&model, 720).unwrap();
            match places(&model, size).unwrap() {
                None => {
                    assert!(matches!(model.picture, Picture::Empty(_)), "{about}");
                    assert!(model.readings.is_empty(), "{about}: nothing to read");
                }
                Some(places) => {
                    assert!(!table.rows.is_empty(), "{about}: a picture without a table");
                    assert!(!model.readings.is_empty(), "{about}: nothing can be read");
                    assert_eq!(
                        places.readings.len(),
                        model.readings.len(),
                        "{about}: readings of a panel that is not there"
                    );
                    for place in &places.readings {
                        let inside = place.x >= places.left - 0.5
                            && place.x <= places.right + 0.5
                            && place
                                .y
                                .is_none_or(|y| y >= places.top - 0.5 && y <= places.bottom + 0.5);
                        assert!(inside, "{about}: {:?} lies off the data", place.text);
                    }
                }
            }
        }
    }
}

#[test]
fn an_empty_journal_draws_nothing_and_says_what_is_missing() {
    let journal = Sized {
        name: "empty",
        entries: common::empty(),
        now: sizes::now(),
    };
    for (about, model) in charts_of(&journal, &Words::new(Language::En)) {
        let missing = model.empty().unwrap_or_else(|| panic!("{about} is drawn"));
        assert!(missing.len() > 10, "{about}: {missing}");
    }
}
