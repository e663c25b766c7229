//! Accuracy on simulated people: `accuracy [people per archetype] [first seed]`.
#![allow(clippy::cast_precision_loss)]

use journal_tolerance::simulate::{Archetype, SimulatedAnswer, person};
use journal_tolerance::{Constants, estimate, signs};

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse::<u64>().ok());
    let people = arguments.next().unwrap_or(30);
    let first = arguments.next().unwrap_or(1);
    println!(
        "archetype | RMSE | coverage | same-day RMSE | ratings-only RMSE | alarmed at 0.80 | S1-S3 noticed | rises of 0.5 | found in 30 d"
    );
    let mut total = [0.0; 5];
    for kind in Archetype::MAIN.into_iter().chain(Archetype::TRAPS) {
        let mut sum = [0.0_f64; 5];
        let (mut alarmed, mut noticed, mut rises, mut found) = (0, 0, 0, 0);
        for seed in first..first + people {
            let person = person(kind, 365, seed);
            let trend = estimate(&person.series(), &Constants::shipped());
            let mut p_rise = Vec::new();
            for (day, (estimate, truth)) in trend.days.iter().zip(&person.truth.shift).enumerate() {
                let record = estimate.unshown_record();
                p_rise.push(record.online.map(|online| online.p_rise));
                if day < 28 {
                    continue;
                }
                sum[0] += 1.0;
                sum[1] += (record.shift.mid - truth).powi(2);
                sum[2] += f64::from(u8::from(
                    (record.shift.lo90..=record.shift.hi90).contains(truth),
                ));
                sum[3] += record
                    .online
                    .map_or(0.0, |online| (online.shift.mid - truth).powi(2));
                sum[4] += (record.ratings_only.mid - truth).powi(2);
            }
            let alarm = (41..p_rise.len()).find(|day| {
                p_rise[day - 6..=*day]
                    .iter()
                    .all(|p| p.is_some_and(|p| p > 0.8))
            });
            alarmed += u32::from(alarm.is_some());
            let mut counts = vec![0_u32; 365];
            let mut logs = vec![(0.0, 0.0); 365];
            for dose in &person.doses {
                let (day, grams) = (dose.day, dose.grams.unwrap_or(f64::NAN));
                counts[day] += 1;
                logs[day].0 += grams.log2();
                logs[day].1 += 1.0;
            }
            let counts: Vec<_> = counts
                .iter()
                .zip(&person.answers)
                .map(|(n, a)| (*a != SimulatedAnswer::Unanswered).then_some(*n))
                .collect();
            let logs: Vec<_> = logs
                .iter()
                .map(|(sum, n)| (*n > 0.0).then_some(sum / n))
                .collect();
            let any = [
                signs::same_dose_less_effect(&p_rise, 0),
                signs::more_frequent(&counts, 0),
                signs::larger_doses(&logs, 0),
            ];
            noticed += u32::from(any.iter().any(|sign| !sign.notices.is_empty()));
            if let Some(crossing) = (0..365).find(|day| person.truth.shift[*day] >= 0.5) {
                rises += 1;
                found += u32::from(alarm.is_some_and(|day| day <= crossing + 30));
            }
        }
        let n = sum[0].max(1.0);
        println!(
            "{} | {:.3} | {:.3} | {:.3} | {:.3} | {alarmed} | {noticed} | {rises} | {found}",
            kind.name(),
            (sum[1] / n).sqrt(),
            sum[2] / n,
            (sum[3] / n).sqrt(),
            (sum[4] / n).sqrt()
        );
        if Archetype::MAIN.contains(&kind) {
            for (all, part) in total.iter_mut().zip(sum) {
                *all += part;
            }
        }
    }
    let n = total[0].max(1.0);
    println!(
        "main | {:.3} | {:.3} | {:.3} | {:.3}",
        (total[1] / n).sqrt(),
        total[2] / n,
        (total[3] / n).sqrt(),
        (total[4] / n).sqrt()
    );
}
