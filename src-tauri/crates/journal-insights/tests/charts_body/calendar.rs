use crate::journals::{journal, looked_at, people, things, whole};
use crate::slow::{self, Diary};
use chrono::{Datelike, NaiveDate};
use journal_core::Entries;
use journal_insights::{DayRange, calendar_figures, calendar_sentence};
use journal_words::{Language, Words};
use proptest::prelude::*;

fn check(entries: &Entries, range: DayRange, today: NaiveDate) {
    let found = calendar_figures(entries, range, today);
    let diary = Diary::of(entries);
    let first = slow::first_written(entries).unwrap_or(today);
    let days: Vec<NaiveDate> = slow::days(range, today)
        .into_iter()
        .filter(|day| *day >= first)
        .collect();
    let count = |of: &dyn Fn(NaiveDate) -> bool| days.iter().filter(|day| of(**day)).count();
    let dosed = count(&|day| diary.dosed(day));
    let none = count(&|day| diary.none(day));
    let unanswered = count(&|day| !diary.answered(day));
    assert_eq!(found.dosed as usize, dosed, "days with a dose");
    assert_eq!(found.none as usize, none, "days confirmed without");
    assert_eq!(
        found.unanswered as usize, unanswered,
        "days without an answer"
    );
    assert_eq!(found.days.len(), days.len());
    for (shown, day) in found.days.iter().zip(&days) {
        assert_eq!(shown.date, *day);
        assert_eq!(shown.doses as usize, diary.doses(*day).len(), "{day}");
    }
    // The longest stretch: each day tried as a beginning.
    let mut longest: Option<(NaiveDate, u64)> = None;
    for day in &days {
        let mut length = 0;
        while days.contains(&slow::after(*day, length)) && diary.none(slow::after(*day, length)) {
            length += 1;
        }
        if length > longest.map_or(0, |(_, length)| length) {
            longest = Some((*day, length));
        }
    }
    assert_eq!(
        found.longest_none.map(|it| (it.from, it.length() as u64)),
        longest
    );
    let month = |of: &journal_insights::CalendarMonth, day: &NaiveDate| {
        (of.year, of.month) == (day.year(), day.month())
    };
    for of in &found.months {
        let in_month: Vec<NaiveDate> = days.iter().copied().filter(|it| month(of, it)).collect();
        let doses: usize = in_month.iter().map(|it| diary.doses(*it).len()).sum();
        let none = in_month.iter().filter(|it| diary.none(**it)).count();
        assert_eq!((of.doses as usize, of.none as usize), (doses, none));
        let all = of.dosed + of.none + of.unanswered;
        assert_eq!(
            all as usize,
            in_month.len(),
            "every day of a month is one of three"
        );
    }
    assert!(
        days.iter()
            .all(|day| found.months.iter().any(|of| month(of, day)))
    );

    let said = calendar_sentence(&found, &Words::new(Language::En));
    let expected = if days.is_empty() {
        "Nothing is written about a day that is over yet: 0 days.".to_owned()
    } else {
        let all = days.len();
        let (from, to) = (slow::date(days[0]), slow::date(days[all - 1]));
        let plural = if all == 1 { "day" } else { "days" };
        let counts = format!(
            "{from} to {to} ({all} {plural}): {dosed} with a dose, {none} confirmed without, {unanswered} not answered."
        );
        let stretch = match longest {
            None => "No day is confirmed without a dose.".to_owned(),
            Some((from, 1)) => {
                format!(
                    "Longest stretch confirmed without: one day, {}.",
                    slow::date(from)
                )
            }
            Some((from, length)) => format!(
                "Longest stretch confirmed without: {length} days, {} to {}.",
                slow::date(from),
                slow::date(slow::after(from, length - 1))
            ),
        };
        format!("{counts} {stretch}")
    };
    assert_eq!(said, expected);
}

#[test]
fn every_day_of_the_simulated_people() {
    let (range, today) = whole();
    for (_, entries) in people() {
        check(&entries, range, today);
        let april = DayRange {
            from: crate::common::date("2025-03-30"),
            to: crate::common::date("2025-04-30"),
        };
        check(&entries, april, today);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_day_of_any_journal(things in things(), (range, today) in looked_at()) {
        check(&journal(&things), range, today);
    }
}
