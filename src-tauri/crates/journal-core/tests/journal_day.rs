//! Journal days against a second, slower reckoning: walk the calendar by day boundaries instead of subtracting.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use journal_core::{TimeOfDay, journal_day};
use proptest::prelude::*;

fn zone() -> impl Strategy<Value = Tz> {
    proptest::sample::select(&TZ_VARIANTS[..])
}

/// The date whose day, from its beginning on the wall clock to that of the next date, holds the wall time.
fn by_boundaries(at: DateTime<Utc>, zone: Tz, starts: TimeOfDay) -> NaiveDate {
    let wall = at.with_timezone(&zone).naive_local();
    let begins = |date: NaiveDate| date.and_time(starts.time());
    let mut date = wall.date().checked_sub_days(Days::new(3)).unwrap();
    while begins(date.succ_opt().unwrap()) <= wall {
        date = date.succ_opt().unwrap();
    }
    date
}

proptest! {
    #[test]
    fn agrees_with_walking_the_calendar(
        seconds in 0_i64..7_258_118_400, zone in zone(), hour in 0_u32..24, minute in 0_u32..60
    ) {
        let at = Utc.timestamp_opt(seconds, 0).unwrap();
        let starts = TimeOfDay::new(hour, minute).unwrap();
        let local = at.with_timezone(&zone).fixed_offset();
        let day = journal_day(local, Some(zone), starts);
        prop_assert_eq!(day, by_boundaries(at, zone, starts));
        prop_assert_eq!(
            journal_day(at.fixed_offset(), Some(zone), starts), day,
            "the zone decides, whatever offset the instant was written with"
        );
        prop_assert_eq!(
            journal_day(local, None, starts), day,
            "without a zone the offset is the wall time's"
        );
    }

    #[test]
    fn a_later_start_never_moves_an_entry_forward(
        seconds in 0_i64..7_258_118_400, zone in zone(), early in 0_u32..1_440, late in 0_u32..1_440
    ) {
        let at = Utc.timestamp_opt(seconds, 0).unwrap().fixed_offset();
        let starting = |minutes: u32| {
            journal_day(at, Some(zone), TimeOfDay::new(minutes / 60, minutes % 60).unwrap())
        };
        let (early, late) = (early.min(late), early.max(late));
        prop_assert!(starting(late) <= starting(early));
        prop_assert!(starting(early) <= starting(late).succ_opt().unwrap(), "by at most one day");
    }

    #[test]
    fn days_follow_the_wall_clock_through_time(
        seconds in 0_i64..7_258_000_000, ahead in 0_i64..200_000, zone in zone()
    ) {
        // The wall clock may go back by a few hours, but never by a whole day, except where a country changed sides of the
        // date line: Kwajalein and Manila lived one date twice before 1970 or went forward since.
        let one = Utc.timestamp_opt(seconds, 0).unwrap().fixed_offset();
        let other = Utc.timestamp_opt(seconds + ahead, 0).unwrap().fixed_offset();
        let day = |at| journal_day(at, Some(zone), TimeOfDay::FOUR);
        prop_assert!(day(other) >= day(one).pred_opt().unwrap());
    }
}
