//! What an import did: the object of `import --json`.

use chrono::NaiveDate;
use journal_core::{AmountError, Entries, Entry, Kind, Reason};
use serde::{Serialize, Serializer};

/// How many entries of each list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[allow(missing_docs, reason = "named after the lists of the journal file")]
pub struct Counts {
    pub products: usize,
    pub doses: usize,
    pub effects: usize,
    pub check_ins: usize,
    pub symptoms: usize,
    pub activities: usize,
    pub days: usize,
    pub dismissals: usize,
    pub medicines: usize,
    pub scores: usize,
    pub questions: usize,
    pub appointments: usize,
    pub plans: usize,
    pub reminders: usize,
    pub occurrences: usize,
    pub deleted: usize,
}

impl Counts {
    /// Counts a whole journal.
    #[must_use]
    pub const fn of(entries: &Entries) -> Self {
        Self {
            products: entries.products.len(),
            doses: entries.doses.len(),
            effects: entries.effects.len(),
            check_ins: entries.check_ins.len(),
            symptoms: entries.symptoms.len(),
            activities: entries.activities.len(),
            days: entries.days.len(),
            dismissals: entries.dismissals.len(),
            medicines: entries.medicines.len(),
            scores: entries.scores.len(),
            questions: entries.questions.len(),
            appointments: entries.appointments.len(),
            plans: entries.plans.len(),
            reminders: entries.reminders.len(),
            occurrences: entries.occurrences.len(),
            deleted: entries.deleted.len(),
        }
    }

    /// Counts one more entry; settings are not counted.
    pub const fn count(&mut self, entry: &Entry) {
        match entry.kind() {
            Kind::Settings => {}
            Kind::Product => self.products += 1,
            Kind::Dose => self.doses += 1,
            Kind::Effect => self.effects += 1,
            Kind::CheckIn => self.check_ins += 1,
            Kind::Symptoms => self.symptoms += 1,
            Kind::Activity => self.activities += 1,
            Kind::Day => self.days += 1,
            Kind::Dismissal => self.dismissals += 1,
            Kind::Medicine => self.medicines += 1,
            Kind::Score => self.scores += 1,
            Kind::Question => self.questions += 1,
            Kind::Appointment => self.appointments += 1,
            Kind::Plan => self.plans += 1,
            Kind::Reminder => self.reminders += 1,
            Kind::Occurrence => self.occurrences += 1,
            Kind::Deleted => self.deleted += 1,
        }
    }

    /// The lists by name, in the order of the journal file.
    #[must_use]
    pub const fn by_list(&self) -> [(&'static str, usize); 16] {
        [
            ("products", self.products),
            ("doses", self.doses),
            ("effects", self.effects),
            ("check_ins", self.check_ins),
            ("symptoms", self.symptoms),
            ("activities", self.activities),
            ("days", self.days),
            ("medicines", self.medicines),
            ("scores", self.scores),
            ("questions", self.questions),
            ("dismissals", self.dismissals),
            ("deleted", self.deleted),
            ("appointments", self.appointments),
            ("plans", self.plans),
            ("reminders", self.reminders),
            ("occurrences", self.occurrences),
        ]
    }

    /// All lists together.
    #[must_use]
    pub fn total(&self) -> usize {
        self.by_list().iter().map(|(_, count)| count).sum()
    }
}

/// Name of the list that holds entries of that kind in the journal file.
#[must_use]
pub(crate) const fn list_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Settings => "settings",
        Kind::Product => "products",
        Kind::Dose => "doses",
        Kind::Effect => "effects",
        Kind::CheckIn => "check_ins",
        Kind::Symptoms => "symptoms",
        Kind::Activity => "activities",
        Kind::Day => "days",
        Kind::Dismissal => "dismissals",
        Kind::Medicine => "medicines",
        Kind::Score => "scores",
        Kind::Question => "questions",
        Kind::Appointment => "appointments",
        Kind::Plan => "plans",
        Kind::Reminder => "reminders",
        Kind::Occurrence => "occurrences",
        Kind::Deleted => "deleted",
    }
}

/// What was kept, changed and dropped.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Report {
    /// Format of the file, as `--format` calls it.
    pub format: &'static str,
    /// True when nothing was to be written.
    pub dry_run: bool,
    /// True when the entries are in the journal now.
    pub imported: bool,
    /// Rows of the file that are understood and will be, or are, in the journal.
    pub kept: Counts,
    /// Of these, what the journal does not have yet.
    pub added: Counts,
    /// Of these, what the journal has already.
    pub already_there: Counts,
    /// Values that are kept in another form.
    pub changed: Vec<Changed>,
    /// What is not kept.
    pub dropped: Vec<Dropped>,
    /// Settings of the file that differ from the journal's.
    pub settings: Vec<SettingDifference>,
    /// First and last journal day of what is kept.
    pub range: Range,
}

impl Report {
    pub(crate) fn new(format: &'static str) -> Self {
        Self {
            format,
            dry_run: false,
            imported: false,
            kept: Counts::default(),
            added: Counts::default(),
            already_there: Counts::default(),
            changed: Vec::new(),
            dropped: Vec::new(),
            settings: Vec::new(),
            range: Range::default(),
        }
    }
}

/// A value kept in another form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Changed {
    /// Place in its list, counted from 1; 0 = the file itself.
    pub row: usize,
    /// List and field, "doses.zone".
    pub field: String,
    /// As it stands in the file.
    pub from: String,
    /// As it is kept.
    pub to: String,
    /// Why.
    pub why: Why,
}

/// A value, or a whole row, that is not kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Dropped {
    /// Place in its list, counted from 1; 0 = the file itself.
    pub row: usize,
    /// List and field, "doses.amount".
    pub field: String,
    /// As it stands in the file; JSON when it is not a text, empty when it is missing.
    pub value: String,
    /// Why.
    pub why: Why,
    /// True when the row is not kept because of this; false when the row is kept without this value.
    pub whole_row: bool,
}

/// A setting that the file has otherwise than the journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SettingDifference {
    /// Name of the setting.
    pub field: &'static str,
    /// The journal's value; empty for none.
    pub here: String,
    /// The file's value; empty for none.
    pub file: String,
    /// Whether the file's value is taken.
    pub taken: bool,
}

/// First and last day, both included; nothing for a file without dated entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Range {
    /// First journal day.
    pub from: Option<NaiveDate>,
    /// Last journal day.
    pub to: Option<NaiveDate>,
}

/// What should have stood there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the words are the documentation")]
pub enum Wanted {
    #[error("a text")]
    Text,
    #[error("a list")]
    List,
    #[error("an object")]
    Object,
    #[error("true or false")]
    Flag,
    #[error("a UUID")]
    Id,
    #[error("an RFC 3339 time with an offset")]
    Instant,
    #[error("a date like 2026-03-01")]
    Date,
    #[error("a time of day like 04:00")]
    TimeOfDay,
    #[error("a decimal string such as \"2.5\"")]
    Amount,
    #[error("a whole number from 0 to {0}")]
    Whole(u32),
    #[error("a number of hours from 0 to 24")]
    Hours,
    #[error("a time zone of the IANA list")]
    Zone,
    #[error("a weekday: mo, tu, we, th, fr, sa or su")]
    Weekday,
}

/// Why something was changed or dropped. In JSON it is the English sentence; `code` names it for translations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Why {
    /// A key this version does not know.
    #[error("not understood")]
    NotUnderstood,
    /// A field that every entry needs.
    #[error("is missing")]
    Missing,
    /// A value of another type, or outside its range.
    #[error("is not {0}")]
    Not(Wanted),
    /// A decimal string that is no amount.
    #[error("{0}")]
    Amount(AmountError),
    /// A value that no entry can have.
    #[error("{0}")]
    Invalid(Reason),
    /// An amount as a JSON number: its shortest decimal is kept.
    #[error("was a number; amounts are decimal strings")]
    NumberForAmount,
    /// A number as a decimal string.
    #[error("was a text; it is kept as a number")]
    TextForNumber,
    /// Hours are kept to a hundredth.
    #[error("is kept to a hundredth")]
    Rounded,
    /// Line ends of Windows or old Macs.
    #[error("line ends are kept as line feeds")]
    LineEnds,
    /// The zone's name is unknown; the offset beside the time says what the clock showed.
    #[error("is not a time zone of the IANA list; the offset of the time is kept")]
    UnknownZone,
    /// Two rows with one id and different content.
    #[error("an earlier row has the same id and another content")]
    SameId,
    /// The product of a dose is neither in the file nor in the journal.
    #[error("no product has this id")]
    NoSuchProduct,
    /// The dose of a rating is neither in the file nor in the journal.
    #[error("no dose has this id")]
    NoSuchDose,
    /// The appointment of a question is neither in the file nor in the journal.
    #[error("no appointment has this id")]
    NoSuchAppointment,
    /// An appointment lists a question that is neither in the file nor in the journal.
    #[error("no question has this id")]
    NoSuchQuestion,
    /// An appointment lists a question that says it is for another one.
    #[error("the question names another appointment")]
    AskedElsewhere,
    /// An appointment lists a question as a text.
    #[error("is kept as a question of its own")]
    QuestionOfItsOwn,
    /// What became of a reminder that is neither in the file nor in the journal.
    #[error("no reminder has this id")]
    NoSuchReminder,
    /// The file says that this was removed, and has it.
    #[error("the file has an entry with this id, so it was not removed")]
    StillInFile,
    /// The entry was removed from the journal after it was written.
    #[error("it was removed from this journal after it was written")]
    RemovedHere,
    /// The file says that an entry of the journal was removed, and it is.
    #[error("the file says that it was removed, so it is removed")]
    RemovedInFile,
    /// The file says that an entry of the journal was removed, but it was edited after that.
    #[error("it was edited in this journal after it was removed in the file, so it stays")]
    EditedSinceRemoved,
    /// The file says that a product was removed, but the journal has doses of it.
    #[error("the journal has doses of this product, so it stays")]
    StillUsed,
    /// "Nothing taken" for a day with a dose.
    #[error("that day has a dose")]
    DayHasDose,
    /// "Nothing taken" in the journal, and a dose on that day after the import.
    #[error("that day has a dose now, so the answer is removed")]
    AnswerRemoved,
    /// The journal has this entry with another content, which stays.
    #[error("the journal has this entry with another content, which stays")]
    JournalDiffers,
    /// As before, and the journal's is the later edit.
    #[error("the journal has a later edit of this entry, which stays")]
    JournalIsLater,
}

impl Why {
    /// A stable name, for translations.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotUnderstood => "not-understood",
            Self::Missing => "missing",
            Self::Not(wanted) => match wanted {
                Wanted::Text => "not-text",
                Wanted::List => "not-list",
                Wanted::Object => "not-object",
                Wanted::Flag => "not-flag",
                Wanted::Id => "not-id",
                Wanted::Instant => "not-instant",
                Wanted::Date => "not-date",
                Wanted::TimeOfDay => "not-time-of-day",
                Wanted::Amount => "not-amount",
                Wanted::Whole(_) => "not-whole",
                Wanted::Hours => "not-hours",
                Wanted::Zone => "not-zone",
                Wanted::Weekday => "not-weekday",
            },
            Self::Amount(error) => match error {
                AmountError::NotANumber => "not-amount",
                AmountError::Negative => "negative",
                AmountError::TooFine => "too-fine",
                AmountError::TooLarge => "too-large",
            },
            Self::Invalid(reason) => reason.code(),
            Self::NumberForAmount => "number-for-amount",
            Self::TextForNumber => "text-for-number",
            Self::Rounded => "rounded",
            Self::LineEnds => "line-ends",
            Self::UnknownZone => "unknown-zone",
            Self::SameId => "same-id",
            Self::NoSuchProduct => "no-such-product",
            Self::NoSuchDose => "no-such-dose",
            Self::NoSuchAppointment => "no-such-appointment",
            Self::NoSuchQuestion => "no-such-question",
            Self::AskedElsewhere => "asked-elsewhere",
            Self::QuestionOfItsOwn => "question-of-its-own",
            Self::NoSuchReminder => "no-such-reminder",
            Self::StillInFile => "still-in-file",
            Self::RemovedHere => "removed-here",
            Self::RemovedInFile => "removed-in-file",
            Self::EditedSinceRemoved => "edited-since-removed",
            Self::StillUsed => "still-used",
            Self::DayHasDose => "day-has-dose",
            Self::AnswerRemoved => "answer-removed",
            Self::JournalDiffers => "journal-differs",
            Self::JournalIsLater => "journal-is-later",
        }
    }

    /// The highest number allowed, where the reason is about one.
    #[must_use]
    pub const fn highest(self) -> Option<u32> {
        match self {
            Self::Not(Wanted::Whole(highest)) => Some(highest),
            _ => None,
        }
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
