//! What all charts have in common, so that a chart's file holds only what is its own.

use journal_charts::{
    Calendar, ChartModel, LabelWords, Panel, Panels, Picture, Reading, Table, XAxis,
};
use journal_words::{Arg, Words};

use super::ChartName;

/// A chart that is being made: its words and numbers so far.
pub(crate) struct Draft<'a> {
    pub words: &'a Words,
    name: ChartName,
    /// The finding in one sentence, with its counts.
    sentence: String,
    /// What a reader has to know to read the picture.
    pub notes: Vec<String>,
    /// Values to read one by one, in the order of the horizontal axis.
    pub readings: Vec<Reading>,
    /// The same as a table.
    pub table: Table,
}

#[allow(
    dead_code,
    reason = "not every chart has a table, a calendar, or nothing to draw"
)]
impl<'a> Draft<'a> {
    /// A chart with its finding; heading and description come from the messages `chart-NAME-title` and `chart-NAME-alt`.
    pub(crate) fn new(name: ChartName, sentence: impl Into<String>, words: &'a Words) -> Self {
        Self {
            words,
            name,
            sentence: sentence.into(),
            notes: Vec::new(),
            readings: Vec::new(),
            table: Table::default(),
        }
    }

    /// A message without arguments.
    pub(crate) fn say(&self, id: &str) -> String {
        self.words.say(id, &[])
    }

    /// Begins the table; each of `columns` is the id of a message.
    pub(crate) fn columns(&mut self, columns: &[&str]) {
        self.table.columns = columns.iter().map(|id| self.words.say(id, &[])).collect();
    }

    /// The chart without a picture, in which `missing` says why there is none.
    pub(crate) fn empty(self, missing: impl Into<String>) -> ChartModel {
        let title = self.name.title(self.words);
        let alt = self.words.say(
            "chart-alt-empty",
            &[
                ("title", title.into()),
                ("sentence", self.sentence.as_str().into()),
            ],
        );
        let mut model = self.model(alt, Picture::Empty(missing.into()));
        model.readings = Vec::new();
        model
    }

    /// The chart without a picture, whose sentence says what is missing.
    pub(crate) fn missing(self) -> ChartModel {
        let sentence = self.sentence.clone();
        self.empty(sentence)
    }

    /// The chart with panels on a shared axis.
    pub(crate) fn panels(self, x: XAxis, panels: Vec<Panel>) -> ChartModel {
        let dates = match &x {
            XAxis::Days(days) => Some((days.from, days.to)),
            _ => None,
        };
        let alt = self.alt(dates);
        self.model(alt, Picture::Panels(Panels { x, panels }))
    }

    /// The chart as a calendar.
    pub(crate) fn calendar(self, calendar: Calendar) -> ChartModel {
        let alt = self.alt(Some((calendar.from, calendar.to)));
        self.model(alt, Picture::Calendar(calendar))
    }

    fn alt(&self, dates: Option<(chrono::NaiveDate, chrono::NaiveDate)>) -> String {
        let what = self
            .words
            .say(&format!("chart-{}-alt", self.name.as_str()), &[]);
        let mut args: Vec<(&str, Arg)> = vec![
            ("what", what.into()),
            ("sentence", self.sentence.as_str().into()),
        ];
        match dates {
            None => self.words.say("chart-alt", &args),
            Some((from, to)) => {
                args.push(("from", self.words.date(from).into()));
                args.push(("to", self.words.date(to).into()));
                self.words.say("chart-alt-dates", &args)
            }
        }
    }

    fn model(self, alt: String, picture: Picture) -> ChartModel {
        ChartModel {
            name: self.name.as_str().to_owned(),
            title: self.name.title(self.words),
            sentence: self.sentence,
            alt,
            picture,
            notes: self.notes,
            readings: self.readings,
            table: self.table,
            labels: label_words(self.words),
        }
    }
}

fn label_words(words: &Words) -> LabelWords {
    LabelWords {
        months: (1..=12).map(|month| words.month(month)).collect(),
        weekdays: (1..=7).map(|day| words.weekday(day)).collect(),
        day_month: words.say(
            "date-day-month",
            &[("day", "{day}".into()), ("month", "{month}".into())],
        ),
        decimal_mark: words.say("number-decimal-mark", &[]),
    }
}
