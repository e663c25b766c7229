//! Whatever is thrown at the model: an answer of insufficient data or a sane range; never NaN, never a panic.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use journal_tolerance::{
    Constants, Counts, DayState, Dose, Product, Reason, Series, Shown, StartingPoint, Status,
    Trend, estimate, estimate_now,
};
use proptest::prelude::*;

fn dose(day: i64, mg: f64, rating: Option<f64>) -> Dose {
    Dose {
        day,
        hours: day as f64 * 24.0 + 8.0,
        product: 0,
        mg: Some(mg),
        mg_sd: None,
        rating,
        pain_before: None,
    }
}

fn series(days: usize, doses: Vec<Dose>) -> Series {
    Series {
        days: vec![DayState::Dosed; days],
        reference_days: 28,
        products: vec![Product { labelled: true }; 3],
        doses,
        regular_use_days_before: None,
    }
}

/// Every number finite, every range in order, nothing shown that the status does not carry.
fn check(series: &Series) -> Trend {
    let trend = estimate(series, &Constants::shipped());
    assert_eq!(trend.days.len(), series.days.len());
    for (index, day) in trend.days.iter().enumerate() {
        let record = day.unshown_record();
        let mut ranges = vec![record.shift, record.ratings_only];
        assert_eq!(
            record.online.is_some(),
            index >= series.reference_days && series.days.len() > series.reference_days
        );
        if let Some(online) = record.online {
            assert!((0.0..=1.0).contains(&online.p_rise), "{online:?}");
            ranges.push(online.shift);
        }
        for range in ranges {
            assert!(
                range.lo90.is_finite() && range.mid.is_finite() && range.hi90.is_finite(),
                "day {index}: {range:?}"
            );
            assert!(
                range.lo90 < range.mid && range.mid < range.hi90,
                "day {index}: {range:?}"
            );
            assert!(
                range.half_width() > 0.09 && range.half_width() < 200.0,
                "day {index}: {range:?}"
            );
        }
        if index < series.reference_days {
            assert_eq!(day.shown(), Shown::Hidden);
        }
    }
    if let Status::Insufficient(_) = trend.status {
        assert_eq!(trend.now.shown(), Shown::Hidden);
    }
    let today = estimate_now(series, &Constants::shipped(), trend.starting_point());
    assert_eq!(
        (today.status, today.have, today.rated_doses),
        (trend.status, trend.have, trend.rated_doses)
    );
    trend
}

#[test]
fn no_days_and_no_doses() {
    assert_eq!(
        check(&series(0, vec![])).status,
        Status::Insufficient(Reason::ReferenceRunning)
    );
    assert_eq!(
        check(&series(5, vec![])).status,
        Status::Insufficient(Reason::ReferenceRunning)
    );
    assert_eq!(
        check(&series(28, vec![])).status,
        Status::Insufficient(Reason::ReferenceRunning)
    );
    assert_eq!(
        check(&series(60, vec![])).status,
        Status::Insufficient(Reason::ReferenceDoses)
    );
    assert_eq!(
        estimate_now(
            &series(0, vec![]),
            &Constants::shipped(),
            &StartingPoint::default()
        )
        .have,
        Counts::default()
    );
}

#[test]
fn no_ratings_is_insufficient_data() {
    let trend = check(&series(
        90,
        (0..90).map(|day| dose(day, 45.0, None)).collect(),
    ));
    assert_eq!(trend.status, Status::Insufficient(Reason::ReferenceDoses));
    assert_eq!(trend.rated_doses, 0);
    assert!(trend.days.iter().all(|day| day.shown() == Shown::Hidden));
}

#[test]
fn nine_rated_doses_or_six_days_are_not_enough() {
    let rated = |day: i64, limit: i64| dose(day, 45.0, (day < limit || day >= 28).then_some(5.0));
    let nine = check(&series(60, (0..60).map(|day| rated(day, 9)).collect()));
    assert_eq!(nine.status, Status::Insufficient(Reason::ReferenceDoses));
    assert_eq!(
        nine.have,
        Counts {
            reference_rated_doses: 9,
            reference_rated_days: 9,
            rated_last_14_days: 14
        }
    );
    let ten = check(&series(60, (0..60).map(|day| rated(day, 10)).collect()));
    assert_eq!(ten.status, Status::Estimated);
    let mut crowded: Vec<Dose> = (0..12)
        .map(|index| dose(index / 2, 45.0, Some(5.0)))
        .collect();
    crowded.extend((28..60).map(|day| dose(day, 45.0, Some(5.0))));
    assert_eq!(
        check(&series(60, crowded)).status,
        Status::Insufficient(Reason::ReferenceDays)
    );
}

#[test]
fn equal_ratings_equal_doses_zero_doses_same_second() {
    let equal = check(&series(
        120,
        (0..120).map(|day| dose(day, 45.0, Some(5.0))).collect(),
    ));
    let now = equal.now.unshown_record().shift;
    assert!(
        now.lo90 < 0.0 && now.hi90 > 0.0 && now.mid.abs() < 0.2,
        "{now:?}"
    );
    for rating in [0.0, 10.0] {
        check(&series(
            120,
            (0..120).map(|day| dose(day, 45.0, Some(rating))).collect(),
        ));
    }
    let zero = check(&series(
        120,
        (0..120).map(|day| dose(day, 0.0, Some(5.0))).collect(),
    ));
    assert_eq!(
        zero.rated_doses, 0,
        "a dose of nothing has no place on a dose axis"
    );
    check(&series(
        120,
        (0..240)
            .map(|index| dose(index / 2, 45.0, Some(5.0)))
            .collect(),
    ));
    check(&series(60, vec![dose(3, 45.0, Some(5.0))]));
    check(&series(
        60,
        vec![dose(3, 1e-300, Some(5.0)), dose(4, 1e8, Some(5.0))],
    ));
}

#[test]
fn five_hundred_products() {
    let mut random = 7_u64;
    let doses = (0..1500)
        .map(|index| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let mut one = dose(
                index / 3,
                30.0 + (random >> 59) as f64,
                Some(5.0 + (random >> 62) as f64),
            );
            one.product = index as usize % 500;
            one.hours += (index % 3) as f64 * 4.0;
            one
        })
        .collect();
    let mut many = series(500, doses);
    many.products = (0..500)
        .map(|index| Product {
            labelled: index % 2 == 0,
        })
        .collect();
    check(&many);
}

#[test]
fn what_is_not_a_number_is_left_out() {
    let mut doses: Vec<Dose> = (0..60).map(|day| dose(day, 45.0, Some(5.0))).collect();
    doses[1].mg = Some(f64::NAN);
    doses[2].mg = Some(-4.0);
    doses[3].rating = Some(f64::INFINITY);
    doses[4].hours = f64::NAN;
    doses[5].product = 99;
    doses[6].pain_before = Some(f64::NAN);
    doses[7].mg_sd = Some(f64::INFINITY);
    doses[8].day = i64::MAX;
    doses[9].day = i64::MIN;
    doses[10].rating = Some(1e9);
    doses[11].hours = -1e12;
    doses[12].hours = 1e12;
    let mut odd = series(60, doses);
    odd.regular_use_days_before = Some(f64::NAN);
    check(&odd);
    odd.regular_use_days_before = Some(1e300);
    check(&odd);
    odd.reference_days = 0;
    assert_eq!(estimate(&odd, &Constants::shipped()).days.len(), 60);
}

fn any_dose(days: i64) -> impl Strategy<Value = Dose> {
    let amount = prop_oneof![
        6 => (1.0..400.0_f64).prop_map(Some),
        1 => Just(None),
        1 => Just(Some(0.0)),
        1 => (-5.0..1e7_f64).prop_map(Some),
    ];
    let rating = prop_oneof![4 => (0..=10_u8).prop_map(|value| Some(f64::from(value))), 2 => Just(None), 1 => (-3.0..14.0_f64).prop_map(Some)];
    let pain = proptest::option::of(0.0..10.0_f64);
    (
        -40..days,
        0.0..24.0_f64,
        0..4_usize,
        amount,
        proptest::option::of(0.0..60.0_f64),
        rating,
        pain,
    )
        .prop_map(
            |(day, hour, product, mg, mg_sd, rating, pain_before)| Dose {
                day,
                hours: day as f64 * 24.0 + hour,
                product,
                mg,
                mg_sd,
                rating,
                pain_before,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn anything_gives_finite_ordered_ranges(
        doses in proptest::collection::vec(any_dose(150), 0..300),
        answers in proptest::collection::vec(0..3_u8, 150),
        days in 1..150_usize,
        before in proptest::option::of(0.0..4000.0_f64),
    ) {
        let states = answers[..days].iter().map(|answer| match answer {
            0 => DayState::Dosed,
            1 => DayState::NoneConfirmed,
            _ => DayState::Unanswered,
        });
        check(&Series {
            days: states.collect(),
            reference_days: 28,
            products: vec![Product { labelled: true }, Product { labelled: false }, Product { labelled: true }, Product { labelled: false }],
            doses,
            regular_use_days_before: before,
        });
    }

    #[test]
    fn the_order_of_the_list_does_not_matter(doses in proptest::collection::vec(any_dose(60), 40..90)) {
        let forward = series(60, doses.clone());
        let mut reversed = series(60, doses.into_iter().rev().collect());
        reversed.products = vec![Product { labelled: true }; 4];
        let forward = Series { products: reversed.products.clone(), ..forward };
        let (left, right) = (check(&forward), check(&reversed));
        for (left, right) in left.days.iter().zip(&right.days) {
            let (left, right) = (left.unshown_record().shift, right.unshown_record().shift);
            prop_assert!((left.mid - right.mid).abs() < 2e-3 && (left.hi90 - right.hi90).abs() < 5e-3, "{:?} {:?}", left, right);
        }
    }
}

/// Ratings that follow a curve, at a dose and a tolerance the caller chooses per day.
fn following(
    days: i64,
    doublings_of_dose: impl Fn(f64) -> f64,
    tolerance: impl Fn(f64) -> f64,
) -> Series {
    let mut doses = Vec::new();
    for day in 0..days {
        for slot in 0..2 {
            let wobble = [-0.3, 0.1, 0.25, -0.05, 0.0][((day * 2 + slot) % 5) as usize];
            let at = day as f64;
            let mg = 45.0 * (doublings_of_dose(at) + wobble).exp2();
            let felt =
                0.5 + 8.0 / (1.0 + (-(doublings_of_dose(at) + wobble - tolerance(at))).exp());
            let mut one = dose(day, mg, Some(felt.round().clamp(0.0, 10.0)));
            one.hours += slot as f64 * 8.0;
            doses.push(one);
        }
    }
    Series {
        regular_use_days_before: Some(60.0),
        ..series(days as usize, doses)
    }
}

#[test]
fn the_sign_of_the_shift_is_right() {
    let late = |series: &Series| check(series).days.last().unwrap().unshown_record().shift;
    let ramp = |day: f64| ((day - 28.0) / 60.0).clamp(0.0, 1.0);
    let same_dose_less_felt = late(&following(120, |_| 0.0, ramp));
    assert!(same_dose_less_felt.lo90 > 0.0, "{same_dose_less_felt:?}");
    let more_dose_same_felt = late(&following(120, ramp, ramp));
    assert!(more_dose_same_felt.lo90 > 0.1, "{more_dose_same_felt:?}");
    let nothing_changed = late(&following(120, |_| 0.0, |_| 0.0));
    assert!(
        nothing_changed.lo90 < 0.0 && nothing_changed.hi90 > 0.0,
        "{nothing_changed:?}"
    );
    let same_dose_more_felt = late(&following(120, |_| 0.0, |day| -ramp(day)));
    assert!(same_dose_more_felt.hi90 < 0.0, "{same_dose_more_felt:?}");
    let stronger_by_choice = late(&following(120, ramp, |_| 0.0));
    assert!(stronger_by_choice.mid < 0.35, "{stronger_by_choice:?}");
}

#[test]
fn an_unknown_or_estimated_amount_says_less() {
    let sure = following(120, |_| 0.0, |_| 0.0);
    let mut estimated = sure.clone();
    estimated
        .doses
        .iter_mut()
        .for_each(|dose| dose.mg_sd = dose.mg.map(|mg| 0.5 * mg));
    let mut unknown = sure.clone();
    unknown
        .doses
        .iter_mut()
        .filter(|dose| dose.day >= 28)
        .for_each(|dose| dose.mg = None);
    let width = |series: &Series| {
        check(series)
            .days
            .last()
            .unwrap()
            .unshown_record()
            .shift
            .half_width()
    };
    assert!(
        width(&estimated) > width(&sure),
        "{} {}",
        width(&estimated),
        width(&sure)
    );
    assert!(width(&unknown) > width(&estimated));
    assert_eq!(
        check(&unknown).status,
        Status::Insufficient(Reason::LastRatingTooOld)
    );
}

#[test]
fn days_without_an_answer_widen_the_band_and_confirmed_none_does_not() {
    let mut answered = following(120, |_| 0.0, |_| 0.0);
    answered.doses.retain(|dose| !(80..95).contains(&dose.day));
    let mut open = answered.clone();
    for day in 80..95 {
        answered.days[day] = DayState::NoneConfirmed;
        open.days[day] = DayState::Unanswered;
    }
    let (none, unknown) = (check(&answered), check(&open));
    let at = |trend: &Trend, day: usize| trend.days[day].unshown_record().shift;
    assert!(
        at(&unknown, 94).half_width() > at(&none, 94).half_width() * 1.1,
        "{:?} {:?}",
        at(&unknown, 94),
        at(&none, 94)
    );
    assert!(
        at(&none, 94).mid < at(&unknown, 94).mid - 0.05,
        "a break recovers, an unanswered fortnight need not"
    );
}

#[test]
fn display_rules_in_their_order() {
    let mut series = following(150, |_| 0.0, |_| 0.0);
    // A break from day 60: rated until 59, nothing taken for 50 days, then again.
    series.doses.retain(|dose| !(60..110).contains(&dose.day));
    series.days[60..110].fill(DayState::NoneConfirmed);
    let trend = check(&series);
    let word = |day: usize| trend.days[day].shown().word();
    assert_eq!(word(27), "hidden");
    assert_eq!(word(28), "estimate");
    assert_eq!(word(66), "estimate", "seven days after the last rating");
    assert_eq!(word(67), "projection");
    assert_eq!(word(94), "projection");
    assert_eq!(word(95), "hidden", "a projection lasts at most 28 days");
    assert_eq!(word(110), "hidden", "two rated doses are fewer than three");
    assert_ne!(word(112), "hidden");

    let mut switched = following(100, |_| 0.0, |_| 0.0);
    switched
        .doses
        .iter_mut()
        .filter(|dose| dose.day >= 60)
        .for_each(|dose| dose.product = 1);
    let trend = check(&switched);
    assert_eq!(
        trend.days[65].shown().word(),
        "estimate",
        "fewer than half of the doses"
    );
    assert_eq!(trend.days[68].shown(), Shown::Paused);
    assert_eq!(
        trend.days[80].shown().word(),
        "estimate",
        "rated for a fortnight"
    );
}

#[test]
fn a_month_of_upside_down_ratings_is_set_aside_and_named() {
    let mut turned = following(150, |_| 1.2, |_| 0.0);
    let straight = check(&turned).days[149].unshown_record().shift.mid;
    for dose in turned
        .doses
        .iter_mut()
        .filter(|dose| (90..120).contains(&dose.day))
    {
        dose.rating = dose.rating.map(|rating| 10.0 - rating);
    }
    let trend = check(&turned);
    assert!(
        trend.set_aside.iter().all(|day| (90..=120).contains(day)),
        "{:?}",
        trend.set_aside
    );
    assert!(trend.set_aside.len() > 20, "{:?}", trend.set_aside);
    assert!((trend.days[149].unshown_record().shift.mid - straight).abs() < 0.15);
    assert!(trend.days.iter().all(|day| {
        day.unshown_record()
            .online
            .is_none_or(|online| online.p_rise < 0.85)
    }));
}

#[test]
fn a_label_wrong_by_a_factor_of_two_goes_to_the_product() {
    let mut series = following(200, |_| 0.0, |_| 0.0);
    for dose in &mut series.doses {
        if (60..130).contains(&dose.day) {
            dose.product = 1;
            dose.mg = dose.mg.map(|mg| 2.0 * mg);
        }
    }
    let shift = check(&series).days[129].unshown_record().shift;
    assert!(shift.lo90 < 0.0 && shift.mid.abs() < 0.35, "{shift:?}");
}

#[test]
fn not_knowing_how_long_somebody_used_before_widens_the_range() {
    let mut known = following(120, |_| 0.0, |_| 0.0);
    known.regular_use_days_before = Some(60.0);
    let mut unknown = known.clone();
    unknown.regular_use_days_before = None;
    let width = |series: &Series| {
        let trend = check(series);
        trend.days[90].unshown_record().shift.half_width()
    };
    assert!(
        width(&unknown) > 1.05 * width(&known),
        "{} {}",
        width(&unknown),
        width(&known)
    );
}
