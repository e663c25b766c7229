//! Where clocks are put forward and back: a time shown twice is the first of the two and said, a skipped one is refused.

use crate::journal::{context, dose};
use chrono_tz::Tz;
use journal_core::quick::{Context, Notice, Reading, UnreadWhy, read};

fn at(zone: &str, now: &str) -> Context {
    let mut context = context();
    context.zone = zone.parse::<Tz>().unwrap();
    context.now = now.parse().unwrap();
    context
}

fn taken(zone: &str, now: &str, time: &str) -> (String, Reading) {
    let reading = read(&format!("2g red bali {time}"), &at(zone, now));
    assert_eq!(reading.unread, [], "{time:?} in {zone} exists");
    (dose(&reading).taken_at.to_rfc3339(), reading)
}

/// (zone, now, time, meant, said to be the first of two, said to be yesterday's)
#[test]
fn clock_times_near_a_change() {
    for (zone, now, time, expected, twice, yesterday) in [
        // Berlin skips 02:00-03:00 on 29 March 2026 and shows it twice on 25 October.
        (
            "Europe/Berlin",
            "2026-03-29T08:00:00+02:00",
            "1:59",
            "2026-03-29T01:59:00+01:00",
            false,
            false,
        ),
        (
            "Europe/Berlin",
            "2026-03-29T08:00:00+02:00",
            "3:00",
            "2026-03-29T03:00:00+02:00",
            false,
            false,
        ),
        // Half past two of that day is still to come, so yesterday's is meant.
        (
            "Europe/Berlin",
            "2026-03-29T01:30:00+01:00",
            "2:30",
            "2026-03-28T02:30:00+01:00",
            false,
            true,
        ),
        (
            "Europe/Berlin",
            "2026-03-29T08:00:00+02:00",
            "7h ago",
            "2026-03-29T00:00:00+01:00",
            false,
            false,
        ),
        (
            "Europe/Berlin",
            "2026-10-25T08:00:00+01:00",
            "2:30",
            "2026-10-25T02:30:00+02:00",
            true,
            false,
        ),
        (
            "Europe/Berlin",
            "2026-10-25T08:00:00+01:00",
            "1:59",
            "2026-10-25T01:59:00+02:00",
            false,
            false,
        ),
        (
            "Europe/Berlin",
            "2026-10-25T08:00:00+01:00",
            "3:00",
            "2026-10-25T03:00:00+01:00",
            false,
            false,
        ),
        (
            "Europe/Berlin",
            "2026-10-25T08:00:00+01:00",
            "6h ago",
            "2026-10-25T02:00:00+01:00",
            false,
            false,
        ),
        // In the second half past two, the first quarter to three was forty-five minutes ago.
        (
            "Europe/Berlin",
            "2026-10-25T02:30:00+01:00",
            "2:45",
            "2026-10-25T02:45:00+02:00",
            true,
            false,
        ),
        // In the first half past two it has not come yet.
        (
            "Europe/Berlin",
            "2026-10-25T02:30:00+02:00",
            "2:45",
            "2026-10-24T02:45:00+02:00",
            false,
            true,
        ),
        (
            "Europe/Berlin",
            "2026-10-26T01:00:00+01:00",
            "2:30",
            "2026-10-25T02:30:00+02:00",
            true,
            true,
        ),
        (
            "Europe/Berlin",
            "2026-10-26T12:00:00+01:00",
            "sun 2:30",
            "2026-10-25T02:30:00+02:00",
            true,
            false,
        ),
        // New York: 8 March and 1 November 2026.
        (
            "America/New_York",
            "2026-03-08T12:00:00-04:00",
            "3:00",
            "2026-03-08T03:00:00-04:00",
            false,
            false,
        ),
        (
            "America/New_York",
            "2026-11-01T12:00:00-05:00",
            "1:30",
            "2026-11-01T01:30:00-04:00",
            true,
            false,
        ),
        (
            "America/New_York",
            "2026-11-01T12:00:00-05:00",
            "2026-11-01T06:30:00Z",
            "2026-11-01T01:30:00-05:00",
            false,
            false,
        ),
        // Lord Howe moves by half an hour: 01:30-02:00 twice on 5 April, 02:00-02:30 skipped on 4 October 2026.
        (
            "Australia/Lord_Howe",
            "2026-04-05T12:00:00+10:30",
            "1:45",
            "2026-04-05T01:45:00+11:00",
            true,
            false,
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-05T12:00:00+10:30",
            "1:15",
            "2026-04-05T01:15:00+11:00",
            false,
            false,
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-05T12:00:00+10:30",
            "2:00",
            "2026-04-05T02:00:00+10:30",
            false,
            false,
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-04T12:00:00+11:00",
            "2:30",
            "2026-10-04T02:30:00+11:00",
            false,
            false,
        ),
        // Kathmandu has three quarters of an hour and never changes.
        (
            "Asia/Kathmandu",
            "2026-06-01T00:10:00+05:45",
            "23:50",
            "2026-05-31T23:50:00+05:45",
            false,
            true,
        ),
        (
            "Asia/Kathmandu",
            "2026-06-01T00:10:00+05:45",
            "2026-05-31T18:00:00Z",
            "2026-05-31T23:45:00+05:45",
            false,
            false,
        ),
        // Apia had no 30 December 2011.
        (
            "Pacific/Apia",
            "2011-12-31T08:00:00+14:00",
            "7:00",
            "2011-12-31T07:00:00+14:00",
            false,
            false,
        ),
        (
            "Pacific/Apia",
            "2011-12-31T08:00:00+14:00",
            "9h ago",
            "2011-12-29T23:00:00-10:00",
            false,
            false,
        ),
        (
            "Pacific/Apia",
            "2011-12-31T08:00:00+14:00",
            "2011-12-29 22:00",
            "2011-12-29T22:00:00-10:00",
            false,
            false,
        ),
        // Monrovia was 44 minutes and 30 seconds behind; offsets in files have whole minutes, instants stay exact.
        (
            "Africa/Monrovia",
            "1971-06-01T12:00:00Z",
            "now",
            "1971-06-01T11:16:00-00:44",
            false,
            false,
        ),
    ] {
        let (meant, reading) = taken(zone, now, time);
        assert_eq!(meant, expected, "{time:?} at {now} in {zone}");
        let is = |wanted: fn(&Notice) -> bool| reading.notices.iter().any(wanted);
        assert_eq!(
            is(|it| matches!(it, Notice::FirstOfTwo { .. })),
            twice,
            "{time:?} at {now} in {zone}"
        );
        assert_eq!(
            is(|it| matches!(it, Notice::MeantYesterday { .. })),
            yesterday,
            "{time:?} at {now} in {zone}"
        );
        let again = read(&reading.canonical, &at(zone, now));
        assert_eq!(
            dose(&again).taken_at,
            dose(&reading).taken_at,
            "{} prints the same instant",
            reading.canonical
        );
    }
}

#[test]
fn times_that_the_clock_skipped() {
    for (zone, now, time) in [
        ("Europe/Berlin", "2026-03-29T08:00:00+02:00", "2:30"),
        ("Europe/Berlin", "2026-03-29T08:00:00+02:00", "today 2:00"),
        ("Europe/Berlin", "2026-03-30T01:00:00+02:00", "2:30"),
        ("Europe/Berlin", "2026-03-30T12:00:00+02:00", "sunday 2:59"),
        ("America/New_York", "2026-03-08T12:00:00-04:00", "at 2:30am"),
        ("Australia/Lord_Howe", "2026-10-04T12:00:00+11:00", "2:15"),
        (
            "Pacific/Apia",
            "2011-12-31T08:00:00+14:00",
            "yesterday 12:00",
        ),
        (
            "Pacific/Apia",
            "2011-12-31T08:00:00+14:00",
            "2011-12-30 12:00",
        ),
    ] {
        let reading = read(&format!("2g red bali {time}"), &at(zone, now));
        assert_eq!(
            reading.unread[0].why,
            UnreadWhy::NoSuchTime,
            "{time:?} at {now} in {zone}"
        );
        assert_eq!(reading.unread[0].text, time);
        assert_eq!(reading.entries, []);
    }
}

#[test]
fn entries_carry_no_fractions_of_a_second() {
    let (meant, reading) = taken(
        "Europe/Berlin",
        "2026-03-04T12:00:00.987654321+01:00",
        "20m ago",
    );
    assert_eq!(meant, "2026-03-04T11:40:00+01:00");
    assert_eq!(reading.canonical, "2 g Red Bali 2026-03-04 11:40");
}

#[test]
fn nothing_on_a_day_speaks_of_journal_days() {
    // Ten minutes before the journal's day begins, on a day whose night had 23 hours.
    let mut context = at("Europe/Berlin", "2026-03-29T03:50:00+02:00");
    context.dosed_days.clear();
    assert_eq!(
        read("nothing today", &context).canonical,
        "nothing 2026-03-28"
    );
    context.now = "2026-03-29T04:00:00+02:00".parse().unwrap();
    assert_eq!(
        read("nothing today", &context).canonical,
        "nothing 2026-03-29"
    );
    // A dose before the day begins belongs to the evening.
    assert_eq!(
        read("2g red bali 3:30, nothing 2026-03-29", &context).unread,
        [],
        "half past three is still Saturday"
    );
    assert_eq!(
        read("2g red bali 3:30, nothing 2026-03-28", &context).unread[0].why,
        UnreadWhy::DayHasDose
    );
}
