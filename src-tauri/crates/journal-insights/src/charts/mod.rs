//! Every chart of the program: one file for each, one line in the list below. docs/charts.md shows how to add one.
//!
//! A chart is a pure function of the entries, of what is asked and of the words. Window, command line, report and export call
//! [`chart`], so that the same numbers have the same picture, table and sentence everywhere.

mod amounts;
mod calendar;
mod change;
mod days;
mod did_it_help;
mod draft;
mod exposure;
mod first_dose;
mod frame;
mod frequency;
mod gaps;
mod phrase;
mod plan_actual;
mod profile;
mod quantile;
mod response;
mod say;
mod strategies;
mod taken;
mod trend;
mod weekly;
mod wellbeing;
mod withdrawal;

pub use amounts::{AmountFigures, amount_figures};
pub use calendar::{
    CalendarDay, CalendarFigures, CalendarMonth, calendar_figures, calendar_sentence,
};
pub use change::{ChangeFigures, NoSplit, change_figures};
pub(crate) use days::in_days;
pub use days::{DayRange, DayValue};
pub use did_it_help::{
    Attempt, AttemptFigures, AttemptKind, AttemptMeasure, AttemptOutcome, AttemptVerdict,
    AttemptsFigures, Phase, attempts_figures, attempts_sentence,
};
pub(crate) use draft::Draft;
pub use exposure::{ExposureFigures, NoExposure, exposure_figures};
pub use first_dose::{FirstDoseFigures, first_dose_figures};
pub use frequency::{FrequencyFigures, frequency_figures};
pub use gaps::{GapFigures, gap_figures};
pub use plan_actual::{
    PlanFigures, PlanFiguresDay, Went, plan_figures, plan_of_interest, plan_sentence,
};
pub use profile::{ProfileFigures, profile_figures};
pub use response::{ResponseFigures, response_figures};
pub use strategies::{
    Comparison, Difference, GroupMean, KindFigures, Outcome, StrategiesFigures, Verdict,
    strategies_figures, strategies_sentence,
};
pub(crate) use taken::Stretch;
pub(crate) use taken::measured;
pub use taken::{Before, BeforeKind, DayAmount, reference_days};
pub use trend::trend_chart;
pub use weekly::{TooFewWeeks, WeeklyTrend};
pub use wellbeing::{
    Measure, MeasureFigures, SmoothPoint, WellbeingFigures, wellbeing_figures, wellbeing_sentence,
};
pub use withdrawal::{
    HoursBin, HoursCurve, WithdrawalFigures, withdrawal_figures, withdrawal_sentence,
};

use chrono::{DateTime, NaiveDate, Utc};
use journal_charts::ChartModel;
use journal_core::{Answer, Entries, Lane, journal_day};
use journal_words::Words;
use serde::{Deserialize, Serialize};

use crate::lane::lanes_by_ratings;
use crate::trend::TrendAnswer;

/// Lists the charts: variant, name, group, file.
macro_rules! charts {
    ($($(#[$about:meta])* $chart:ident = $name:literal in $group:ident from $file:ident;)+) => {
        /// A chart.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        pub enum ChartName {
            $($(#[$about])* #[serde(rename = $name)] $chart,)+
        }

        impl ChartName {
            /// All charts in the order of a screen.
            pub const ALL: &[Self] = &[$(Self::$chart,)+];

            /// Its name on the command line and on the wire, e.g. "trend".
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$chart => $name,)+
                }
            }

            /// The heading it stands under.
            #[must_use]
            pub const fn group(self) -> ChartGroup {
                match self {
                    $(Self::$chart => ChartGroup::$group,)+
                }
            }
        }

        /// The chart `name` of what `ask` asks for.
        #[must_use]
        pub fn chart(
            entries: &Entries,
            name: ChartName,
            ask: &ChartAsk<'_>,
            words: &Words,
        ) -> ChartModel {
            match name {
                $(ChartName::$chart => $file::chart(entries, ask, words),)+
            }
        }
    };
}

// One line for each chart, in the order of the screen.
charts! {
    /// Felt tolerance over days.
    Trend = "trend" in Tolerance from trend;
    /// The modelled slow exposure against the reference weeks.
    Exposure = "exposure" in Tolerance from exposure;
    /// Doses per answered day.
    Frequency = "frequency" in Use from frequency;
    /// Minutes between doses of the same day.
    Gaps = "gaps" in Use from gaps;
    /// Clock time of each day's first dose.
    FirstDose = "first-dose" in Use from first_dose;
    /// Amount per answered day, by lane.
    Amounts = "amounts" in Use from amounts;
    /// A change of the amount a day in two parts.
    Change = "change" in Use from change;
    /// Effect against amount, before and now.
    Response = "response" in Response from response;
    /// Cumulative amount over the hours of a day.
    Profile = "profile" in Rhythm from profile;
    /// Symptoms by hours since the last dose.
    Withdrawal = "withdrawal" in Symptoms from withdrawal;
    /// Mood, energy, pain, sleep, craving and stress over days.
    Wellbeing = "wellbeing" in Wellbeing from wellbeing;
    /// Days with and days without each activity.
    Strategies = "strategies" in Strategies from strategies;
    /// What is known of every day.
    Calendar = "calendar" in Plans from calendar;
    /// A plan beside what was logged.
    PlanActual = "plan-actual" in Plans from plan_actual;
    /// Before, during and after what was tried.
    DidItHelp = "did-it-help" in Plans from did_it_help;
}

/// The headings under which charts stand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum ChartGroup {
    /// Felt tolerance, exposure.
    Tolerance,
    /// How often, how much, when.
    Use,
    /// Effect against dose.
    Response,
    /// Symptoms.
    Symptoms,
    /// The hours of a day.
    Rhythm,
    /// Mood, energy, pain, sleep, craving.
    Wellbeing,
    /// What was tried besides.
    Strategies,
    /// Plans and the calendar.
    Plans,
}

impl ChartName {
    /// The chart of that name.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.as_str() == word)
    }

    /// Its heading in words.
    #[must_use]
    pub fn title(self, words: &Words) -> String {
        words.say(&format!("chart-{}-title", self.as_str()), &[])
    }
}

/// What a chart is asked for. Nothing here is read from a clock.
#[derive(Clone, Debug)]
pub struct ChartAsk<'a> {
    /// First and last day to draw, in either order; `None` = everything there is.
    pub range: Option<(NaiveDate, NaiveDate)>,
    /// First and last day to compare with, for charts that compare; `None` = what the chart compares with by itself.
    pub compare: Option<(NaiveDate, NaiveDate)>,
    /// The journal day that is not finished yet.
    pub today: NaiveDate,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The lane, for charts of one lane; `None` = the one with most rated doses.
    pub lane: Option<Lane>,
    /// An estimate of the same entries, `today`, lane and words, where one was made already: it is costly.
    pub trend: Option<&'a TrendAnswer>,
}

impl<'a> ChartAsk<'a> {
    /// Everything there is up to the moment `now`, in the zone and with the days of the journal.
    #[must_use]
    pub fn new(entries: &Entries, now: DateTime<Utc>) -> Self {
        let settings = &entries.settings;
        Self {
            range: None,
            compare: None,
            today: journal_day(
                now.fixed_offset(),
                Some(settings.home_zone),
                settings.day_starts_at,
            ),
            now,
            lane: None,
            trend: None,
        }
    }

    /// The same for days from one to the other.
    #[must_use]
    pub const fn between(mut self, from: NaiveDate, to: NaiveDate) -> Self {
        self.range = Some((from, to));
        self
    }

    /// The same with an estimate that was made already.
    #[must_use]
    pub const fn with_trend(mut self, trend: &'a TrendAnswer) -> Self {
        self.trend = Some(trend);
        self
    }

    /// The days to draw when the journal begins on `first`: the range asked for, never before `first` nor after today; `None` when
    /// nothing of it is left.
    #[must_use]
    pub fn days(&self, first: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let (from, to) = self.range.unwrap_or((first, self.today));
        let (from, to) = (from.min(to).max(first), from.max(to).min(self.today));
        (from <= to).then_some((from, to))
    }
}

/// The journal day of the first entry that has a time, or the first day that was answered; `None` for an empty journal.
#[must_use]
pub fn first_day(entries: &Entries) -> Option<NaiveDate> {
    let starts = entries.settings.day_starts_at;
    let day = |at, zone: Option<chrono_tz::Tz>| journal_day(at, zone, starts);
    [
        entries.doses.first().map(|it| it.day(starts)),
        entries.check_ins.first().map(|it| day(it.at, it.zone)),
        entries.symptoms.first().map(|it| day(it.at, it.zone)),
        entries.activities.first().map(|it| day(it.at, it.zone)),
        entries.days.first().map(|it| it.date),
    ]
    .into_iter()
    .flatten()
    .min()
}

/// Lanes that have doses up to a day, most rated doses first.
#[must_use]
pub fn lanes(entries: &Entries, today: NaiveDate) -> Vec<Lane> {
    lanes_by_ratings(entries, today)
}

/// The day after the last break: after the last run of at least three days in a row of which the person said that nothing was taken.
/// `None` where there was none, or where it is still going on.
#[must_use]
pub fn since_break(entries: &Entries, today: NaiveDate) -> Option<NaiveDate> {
    let mut last = None;
    let mut run: Option<(NaiveDate, i64)> = None;
    for answer in &entries.days {
        if answer.answer != Answer::None || answer.date >= today {
            continue;
        }
        let length = match run {
            Some((day, length)) if day.succ_opt() == Some(answer.date) => length + 1,
            _ => 1,
        };
        run = Some((answer.date, length));
        if length >= trend::BREAK_DAYS as i64 {
            last = answer.date.succ_opt();
        }
    }
    last.filter(|day| *day < today)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono_tz::Tz;
    use journal_core::Settings;
    use journal_words::Language;

    #[test]
    fn every_chart_has_its_words() {
        for language in Language::ALL {
            let words = Words::new(language);
            for name in ChartName::ALL {
                for part in ["title", "alt"] {
                    let id = format!("chart-{}-{part}", name.as_str());
                    assert!(words.knows(&id), "{language:?} has no {id}");
                }
                assert_eq!(ChartName::from_word(name.as_str()), Some(*name));
            }
        }
    }

    #[test]
    fn a_break_is_three_days_in_a_row_and_is_over() {
        let mut entries = Entries::empty(Settings::new(Tz::UTC));
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let none = |text: &str| journal_core::DayAnswer {
            date: day(text),
            answer: Answer::None,
        };
        let today = day("2026-03-20");
        entries.days = ["2026-03-01", "2026-03-02", "2026-03-04"]
            .map(none)
            .to_vec();
        assert_eq!(since_break(&entries, today), None, "two days, then one");
        entries.days.push(none("2026-03-05"));
        entries.days.push(none("2026-03-06"));
        assert_eq!(since_break(&entries, today), Some(day("2026-03-07")));
        assert_eq!(
            since_break(&entries, day("2026-03-07")),
            None,
            "nothing since"
        );
    }

    #[test]
    fn days_asked_for_stay_within_the_journal() {
        let entries = Entries::empty(Settings::new(Tz::UTC));
        let now = "2026-03-10T12:00:00Z".parse().unwrap();
        let ask = ChartAsk::new(&entries, now);
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(ask.today, day("2026-03-10"));
        let first = day("2026-03-01");
        assert_eq!(ask.days(first), Some((first, day("2026-03-10"))));
        let asked = ask.clone().between(day("2026-03-20"), day("2026-02-01"));
        assert_eq!(asked.days(first), Some((first, day("2026-03-10"))));
        let before = ask.between(day("2026-01-01"), day("2026-02-01"));
        assert_eq!(before.days(first), None);
    }
}
