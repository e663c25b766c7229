use crate::journals::{journal, looked_at, people, things, whole};
use crate::slow::{self, Diary};
use chrono::{Duration, NaiveDate};
use journal_core::{CheckIn, Entries};
use journal_insights::{DayRange, Measure, MeasureFigures, wellbeing_figures, wellbeing_sentence};
use journal_words::{Language, Words};
use proptest::prelude::*;

fn value(of: &CheckIn, measure: Measure) -> Option<f64> {
    let score = match measure {
        Measure::Mood => of.mood,
        Measure::Energy => of.energy,
        Measure::Pain => of.pain,
        Measure::SleepQuality => of.sleep_quality,
        Measure::Craving => of.craving,
        Measure::Stress => of.stress,
        Measure::SleepHours => return of.sleep_hours.map(|it| it.to_f64()),
    };
    score.map(|it| f64::from(it.get()))
}

/// The median of each day's check-ins.
fn daily(
    entries: &Entries,
    range: DayRange,
    today: NaiveDate,
    measure: Measure,
) -> Vec<(NaiveDate, f64)> {
    slow::days(range, today)
        .into_iter()
        .filter_map(|day| {
            let values: Vec<f64> = entries
                .check_ins
                .iter()
                .filter(|it| slow::day(entries, it.at, it.zone) == day)
                .filter_map(|it| value(it, measure))
                .collect();
            (!values.is_empty()).then(|| (day, slow::quantile(&values, 0.5)))
        })
        .collect()
}

/// A weighted straight line by its mean and slope, at `x`.
fn fit(points: &[(f64, f64)], weights: &[f64], x: f64) -> f64 {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        let near: Vec<f64> = points
            .iter()
            .filter(|it| (it.0 - x).abs() <= 14.0)
            .map(|it| it.1)
            .collect();
        return slow::quantile(&near, 0.5);
    }
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| {
        points
            .iter()
            .zip(weights)
            .map(|(p, w)| w * of(p))
            .sum::<f64>()
            / total
    };
    let (mx, my) = (mean(&|p| p.0), mean(&|p| p.1));
    let variance = mean(&|p| (p.0 - mx) * (p.0 - mx));
    if variance < 1e-9 {
        return my;
    }
    let slope = mean(&|p| (p.0 - mx) * (p.1 - my)) / variance;
    my + slope * (x - mx)
}

fn tricube(distance: f64, reach: f64) -> f64 {
    let far = distance.abs() / (reach + 1.0);
    if distance.abs() > reach {
        0.0
    } else {
        (1.0 - far * far * far).powi(3)
    }
}

fn weights(points: &[(f64, f64)], robust: &[f64], x: f64) -> Vec<f64> {
    points
        .iter()
        .zip(robust)
        .map(|(p, robust)| tricube(p.0 - x, 14.0) * robust)
        .collect()
}

/// Cleveland's robust smooth of a range of single days, by the book.
fn check_smooth(found: &MeasureFigures, days: &[(NaiveDate, f64)]) {
    let points: Vec<(f64, f64)> = days
        .iter()
        .map(|(day, value)| ((*day - days[0].0).num_days() as f64, *value))
        .collect();
    let mut robust = vec![1.0; points.len()];
    let residuals = |robust: &[f64]| -> Vec<f64> {
        points
            .iter()
            .map(|p| (p.1 - fit(&points, &weights(&points, robust, p.0), p.0)).abs())
            .collect()
    };
    for _ in 0..2 {
        let away = residuals(&robust);
        let scale = 6.0 * slow::quantile(&away, 0.5);
        if scale < 1e-9 {
            break;
        }
        robust = away
            .iter()
            .map(|it| {
                let u = it / scale;
                if u >= 1.0 {
                    0.0
                } else {
                    (1.0 - u * u) * (1.0 - u * u)
                }
            })
            .collect();
    }
    let away = residuals(&robust);
    let last = points[points.len() - 1].0;
    let mut expected = Vec::new();
    let mut x = 0.0;
    while x <= last {
        let distances = points.iter().map(|p| (p.0 - x).abs());
        let near = distances.clone().filter(|it| *it <= 14.0).count();
        if near >= 5 && distances.fold(f64::INFINITY, f64::min) <= 7.0 {
            let mid = fit(&points, &weights(&points, &robust, x), x);
            // Half of the weight lies within the band.
            let mut widths: Vec<(f64, f64)> = points
                .iter()
                .zip(&away)
                .map(|(p, away)| (*away, tricube(p.0 - x, 14.0)))
                .collect();
            widths.sort_by(|a, b| a.0.partial_cmp(&b.0).unwrap());
            let total: f64 = widths.iter().map(|it| it.1).sum();
            expected.push((x, mid, widths, total));
        }
        x += 1.0;
    }
    assert_eq!(found.smooth.len(), expected.len(), "places of the line");
    let highest = found.measure.highest();
    for (point, (x, mid, widths, total)) in found.smooth.iter().zip(expected) {
        let date = days[0].0 + Duration::days(x as i64);
        assert_eq!(point.date, date);
        let mid = mid.clamp(0.0, highest);
        assert!(
            (point.mid - mid).abs() < 1e-5,
            "{date}: {} is not {mid}",
            point.mid
        );
        // The edge: no less than half of the weight within, no more than half strictly within. (A sum may fall on the half exactly.)
        let half = (point.hi - point.mid).max(point.mid - point.lo);
        let clipped = point.lo <= 1e-9 || point.hi >= highest - 1e-9;
        let within = |limit: f64| -> f64 {
            widths
                .iter()
                .filter(|it| it.0 <= limit)
                .map(|it| it.1)
                .sum()
        };
        if !clipped {
            assert!(
                within(half + 1e-6) >= total / 2.0 - 1e-6,
                "{date}: too narrow"
            );
            assert!(
                within(half - 1e-6) <= total / 2.0 + 1e-6,
                "{date}: too wide"
            );
        }
        assert!(point.lo <= point.mid && point.mid <= point.hi);
    }
}

fn reference(entries: &Entries, today: NaiveDate) -> Option<DayRange> {
    let diary = Diary::of(entries);
    let first = diary
        .all_doses()
        .map(|it| slow::day(entries, it.taken_at, it.zone))
        .min()?;
    let mut from = entries.settings.reference_from.unwrap_or(first);
    if first - from >= Duration::days(28) {
        from = first;
    }
    (first <= today && from <= today).then(|| DayRange {
        from,
        to: from + Duration::days(27),
    })
}

fn check(
    entries: &Entries,
    range: DayRange,
    compare: Option<DayRange>,
    today: NaiveDate,
    smooth: bool,
) {
    let found = wellbeing_figures(entries, range, compare, today);
    let against = compare.or_else(|| reference(entries, today));
    let diary = Diary::of(entries);
    let days = slow::days(range, today);
    assert_eq!(found.doses.len(), days.len());
    for (doses, day) in found.doses.iter().zip(&days) {
        let known = diary.answered(*day).then(|| diary.doses(*day).len());
        assert_eq!(
            doses.map(|it| it as usize),
            known,
            "{day}: unanswered is not none"
        );
    }
    let over = today.pred_opt().unwrap();
    let mut sentences = Vec::new();
    let mut seen = 0;
    for (measure, name) in Measure::ALL.into_iter().zip([
        "Mood",
        "Energy",
        "Pain",
        "Sleep quality",
        "Hours slept",
        "Craving",
        "Stress",
    ]) {
        let now = daily(entries, range, today, measure);
        if now.is_empty() {
            assert!(found.measures.iter().all(|it| it.measure != measure));
            continue;
        }
        let of = &found.measures[seen];
        seen += 1;
        assert_eq!(of.measure, measure);
        let values: Vec<f64> = now.iter().map(|it| it.1).collect();
        let before: Vec<f64> = against.map_or_else(Vec::new, |against| {
            daily(entries, against, today, measure)
                .iter()
                .map(|it| it.1)
                .collect()
        });
        slow::assert_spread(of.now, &values, name);
        slow::assert_spread(of.before, &before, name);
        assert_eq!(of.days.len(), now.len());
        for (shown, (day, value)) in of.days.iter().zip(&now) {
            assert_eq!((shown.date, shown.value), (*day, *value), "{name}");
        }
        if smooth {
            check_smooth(of, &now);
        }
        let said = |values: &[f64]| slow::spread(values, "day", "days");
        let since = against.filter(|it| it.from <= it.to.min(over)).map(|it| {
            if compare.is_some() {
                let to = it.to.min(over);
                format!("from {} to {}", slow::date(it.from), slow::date(to))
            } else {
                format!("in the four weeks from {}", slow::date(it.from))
            }
        });
        sentences.push(match since {
            Some(since) => format!("{name}: {}; {since}: {}.", said(&values), said(&before)),
            None => format!("{name}: {}.", said(&values)),
        });
    }
    assert_eq!(found.measures.len(), seen);
    let said = wellbeing_sentence(&found, &Words::new(Language::En));
    if sentences.is_empty() {
        assert_eq!(said, "No check-ins in these days: 0 of 5 days.");
    } else {
        assert_eq!(said, sentences.join(" "));
    }
}

#[test]
fn every_check_in_of_the_simulated_people() {
    let (range, today) = whole();
    for (name, entries) in people() {
        check(&entries, range, None, today, name.starts_with('b'));
        let month = DayRange {
            from: range.to - Duration::days(30),
            to: range.to,
        };
        check(&entries, month, Some(month.before()), today, true);
    }
}

#[test]
fn an_outlier_does_not_move_the_line() {
    let mut entries = crate::common::fixture("stable_low");
    let (range, today) = whole();
    let month = DayRange {
        from: range.to - Duration::days(60),
        to: range.to,
    };
    let mood = |entries: &Entries| {
        let found = wellbeing_figures(entries, month, None, today);
        found.measures[0].smooth.clone()
    };
    let before = mood(&entries);
    let middle = entries.check_ins.len() - 30;
    entries.check_ins[middle].mood = journal_core::Score::new(0);
    let after = mood(&entries);
    let moved = before
        .iter()
        .zip(&after)
        .map(|(left, right)| (left.mid - right.mid).abs())
        .fold(0.0, f64::max);
    assert!(moved < 0.35, "one bad day moved the line by {moved}");
}

#[test]
fn long_ranges_show_weeks() {
    let one = crate::common::fixture("cycle_5on2off");
    let mut entries = one.clone();
    for copy in 1..5 {
        for check_in in &one.check_ins {
            let mut later = check_in.clone();
            later.at += Duration::days(200 * copy);
            entries.check_ins.push(later);
        }
    }
    entries.sort();
    let (whole, _) = whole();
    let range = DayRange {
        from: whole.from,
        to: whole.from + Duration::days(999),
    };
    let found = wellbeing_figures(&entries, range, None, range.to);
    assert_eq!(found.step, 7);
    let mood = &found.measures[0];
    assert!(mood.dots.len() <= 143 && mood.dots.len() > 100);
    for dot in &mood.dots {
        let nth = (dot.date - range.from).num_days() / 7;
        let first = range.from + Duration::days(7 * nth);
        let of_week: Vec<f64> = mood
            .days
            .iter()
            .filter(|it| first <= it.date && it.date < first + Duration::days(7))
            .map(|it| it.value)
            .collect();
        assert_eq!(dot.value, slow::quantile(&of_week, 0.5), "week of {first}");
    }
    assert!(mood.smooth.len() > 100 && mood.smooth.len() <= 143);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_check_in_of_any_journal(
        things in things(),
        (range, today) in looked_at(),
        compare in prop::option::of(looked_at()),
    ) {
        check(&journal(&things), range, compare.map(|(range, _)| range), today, true);
    }
}
