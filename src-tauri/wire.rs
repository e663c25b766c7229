//! What crosses between window and program: drafts in, views out, and one closed list of errors.
//!
//! Nouns cross as they are (they serialise to the fields of the journal file); what stands here is what only the window needs.

mod bulk;
mod chart;
mod list;
mod plans;

pub use bulk::{BulkChange, PurgedView};
pub use chart::{
    ChartAnswer, ChartEntry, ChartFormat, ChartRequest, ChartView, ChartsView, ShownDays,
};
pub use list::{JournalAsk, JournalChoices, JournalPage, Narrowed, TagCount};
pub use plans::{PlanChangeView, PlanDraft, PlanPast, PlanView};

use journal_core::{
    Amount, DayStatus, Entry, Kind,
    quick::{Ask, Notice, Unread},
};
use journal_store::StoreError;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Every failure the window tells apart. It turns a code into words and a next step in one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[allow(
    missing_docs,
    reason = "each variant is named after what happened; the window's table has the words"
)]
pub enum ErrorCode {
    NoJournal,
    JournalExists,
    Locked,
    WrongPassphrase,
    WrongRecoveryCode,
    EmptyPassphrase,
    KeysMissing,
    DatabaseMissing,
    NewerFile,
    Damaged,
    Busy,
    DiskFull,
    NoPermission,
    /// Words of a line were not read: `reading` says which.
    Unread,
    /// Something must be confirmed first: `reading` says what.
    NeedsYes,
    /// A field cannot be stored: `field` names it, `reason` says why.
    InvalidField,
    Gone,
    AlreadyThere,
    DayHasDose,
    ProductInUse,
    ProductMissing,
    DoseMissing,
    AppointmentMissing,
    NothingToRepeat,
    NothingToUndo,
    NothingToRedo,
    UndoConflict,
    NoChart,
    /// A file could not be written: `detail` says why.
    NotWritten,
    /// The plan cannot be laid out, started or changed: `sentence` says why.
    PlanRefused,
    Unexpected,
}

/// An error as it reaches the window. Its texts are boxed slices because every answer is as large as the largest error.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct AppError {
    /// What happened.
    pub code: ErrorCode,
    /// The field concerned, as named in the journal file.
    pub field: Option<Box<str>>,
    /// What is wrong with it: a word of `InvalidReason`, or empty.
    pub reason: Option<Box<str>>,
    /// What was asked back or not read, when a line or form was.
    pub asks: Vec<Ask>,
    /// Words that were not read.
    pub unread: Vec<Unread>,
    /// What the program says about it in the language that was asked for, when a code cannot name what is concerned.
    pub sentence: Option<Box<str>>,
    /// For a bug report; never shown as the message itself.
    pub detail: Box<str>,
}

impl AppError {
    /// Only a code.
    #[must_use]
    pub fn of(code: ErrorCode) -> Self {
        Self {
            code,
            field: None,
            reason: None,
            asks: Vec::new(),
            unread: Vec::new(),
            sentence: None,
            detail: Box::default(),
        }
    }

    /// A field that cannot be stored.
    #[must_use]
    pub fn field(field: &str, reason: &str) -> Self {
        Self {
            field: Some(field.into()),
            reason: Some(reason.into()),
            ..Self::of(ErrorCode::InvalidField)
        }
    }

    /// With something for a bug report.
    #[must_use]
    pub fn with_detail(self, detail: impl ToString) -> Self {
        Self {
            detail: detail.to_string().into(),
            ..self
        }
    }
}

/// Where the journal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum VaultPresence {
    /// There is none yet.
    Absent,
    /// There is one, locked.
    Locked,
    /// There is one, and it is open.
    Open,
}

/// What the first screen needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct VaultState {
    /// Where the journal stands.
    pub presence: VaultPresence,
    /// True for the throwaway journal of `--demo`.
    pub demo: bool,
    /// The system's time zone, offered as home zone.
    pub system_zone: String,
    /// The program's version.
    pub version: String,
}

/// This computer: what was chosen and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DeviceView {
    /// What was chosen.
    pub settings: crate::device::DeviceSettings,
    /// What became of it.
    pub here: crate::device::Here,
    /// Whether the program starts with the session.
    pub autostart: bool,
}

/// What a person says when a journal is made.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct FirstRun {
    /// When journal days begin, "HH:MM".
    pub day_starts_at: String,
    /// The one effect that is rated.
    pub primary_effect: Option<String>,
    /// What its scale means.
    pub primary_effect_anchor: Option<String>,
    /// Days of daily use before the journal; `None` = not known.
    pub regular_use_days_before: Option<u32>,
}

/// The new journal's recovery code, shown once.
#[derive(Clone, Serialize, Type)]
pub struct Created {
    /// To be written down.
    pub recovery_code: String,
}

/// A dose as the form gives it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct DoseDraft {
    /// Product id.
    pub product: String,
    /// Decimal string in `unit`, point or comma; `None` = not known.
    pub amount: Option<String>,
    /// Unit of the amount.
    pub unit: String,
    /// weighed, counted or estimated.
    pub measured: Option<String>,
    /// Local date and time "YYYY-MM-DDTHH:MM"; `None` = now.
    pub taken_at_local: Option<String>,
    /// What it was taken for.
    pub purposes: Vec<String>,
    /// 0-10.
    pub pain_before: Option<u8>,
    /// Anything else.
    pub note: Option<String>,
    /// The person's own tags.
    pub tags: Vec<String>,
}

/// A check-in as the form gives it; at least one field.
#[derive(Clone, Debug, Deserialize, Type)]
#[allow(missing_docs, reason = "the fields are those of the journal file")]
pub struct CheckInDraft {
    pub mood: Option<u8>,
    pub energy: Option<u8>,
    pub pain: Option<u8>,
    pub stress: Option<u8>,
    pub craving: Option<u8>,
    pub sleep_quality: Option<u8>,
    /// Hours, as a decimal string.
    pub sleep_hours: Option<String>,
    pub note: Option<String>,
}

/// A product as the form gives it.
#[derive(Clone, Debug, Deserialize, Type)]
#[allow(missing_docs, reason = "the fields are those of the journal file")]
pub struct ProductDraft {
    /// `None` = new.
    pub id: Option<String>,
    pub name: String,
    pub substance: String,
    pub form: String,
    pub lane: String,
    pub unit: String,
    pub grams_per_unit: Option<String>,
    pub mitragynine_mg_per_unit: Option<String>,
    pub hydroxymitragynine_mg_per_unit: Option<String>,
    pub unit_sd_grams: Option<String>,
    pub vendor: Option<String>,
    pub batch: Option<String>,
    pub note: Option<String>,
    pub archived: bool,
}

/// What a change did.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Logged {
    /// What kind of change: add, edit, remove, import, settings; for undo and redo, the change undone or redone.
    pub op: String,
    /// Entries after the change.
    pub stored: Vec<Entry>,
    /// Entries that are gone.
    pub removed: Vec<Entry>,
    /// What the person should know.
    pub notices: Vec<Notice>,
    /// What can be undone and redone now.
    pub stack: StackView,
}

/// The kinds of change that undo and redo would turn round next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct StackView {
    /// Undo would take back this.
    pub undo: Option<String>,
    /// Redo would do this again.
    pub redo: Option<String>,
}

/// One entry in a list, with what is needed to print it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct EntryLine {
    /// The entry.
    pub entry: Entry,
    /// Id, or date of a day answer.
    pub key: String,
    /// Wall time "HH:MM" in the entry's own zone.
    pub local_time: Option<String>,
    /// Local date and time "YYYY-MM-DDTHH:MM", for the form.
    pub local: Option<String>,
    /// The zone, when it is not the home zone.
    pub elsewhere: Option<String>,
    /// For a dose: its product's name.
    pub product_name: Option<String>,
    /// For a dose: its product's lane.
    pub lane: Option<String>,
    /// For a dose: its ratings, oldest first.
    pub effects: Vec<u8>,
    /// For symptoms: whole minutes since the last dose of kratom before them; derived, never asked.
    pub minutes_since_dose: Option<u32>,
}

/// One day of the journal.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DayView {
    /// The journal day.
    pub date: String,
    /// What is known about the whole day.
    pub status: DayStatus,
    /// Its entries, newest first.
    pub entries: Vec<EntryLine>,
}

/// One cell of the calendar.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CalendarDay {
    /// The journal day.
    pub date: String,
    /// What is known about it.
    pub status: DayStatus,
    /// Doses of kratom.
    pub doses: u32,
}

/// A former state of an entry.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PastVersionView {
    /// When it changed, RFC 3339.
    pub at: String,
    /// By what: add, edit, remove, import, undo, redo …
    pub op: String,
    /// As it was before.
    pub before: Option<Entry>,
    /// As it was after.
    pub after: Option<Entry>,
}

/// A dose of today with its place on the 24-hour strip.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TodayDose {
    /// The dose.
    #[serde(flatten)]
    pub line: EntryLine,
    /// 0 at the beginning of the journal day, 1 at its end.
    #[specta(type = specta_typescript::Number<()>)]
    pub fraction: f32,
}

/// The Today screen.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TodayView {
    /// The journal day.
    pub date: String,
    /// The zone of its times.
    pub zone: String,
    /// Wall time now, "HH:MM".
    pub now_local: String,
    /// When journal days begin.
    pub day_starts_at: String,
    /// Where now lies in the journal day, 0 to 1.
    #[specta(type = specta_typescript::Number<()>)]
    pub now_fraction: f32,
    /// Doses of the day, oldest first.
    pub doses: Vec<TodayDose>,
    /// Everything else of the day, oldest first.
    pub others: Vec<EntryLine>,
    /// Since the newest dose of kratom that is not in the future.
    pub minutes_since_last_dose: Option<u32>,
    /// The newest dose of the last 12 hours that nobody rated.
    pub unrated: Option<EntryLine>,
    /// Yesterday, when nothing was said about it and the journal had begun.
    pub unanswered_yesterday: Option<String>,
    /// By lane and unit.
    pub totals: Vec<journal_insights::LaneTotal>,
    /// Three days or more without a logged dose.
    pub tolerance_may_be_lower: bool,
    /// Entries in the journal.
    pub entry_count: u32,
    /// The one effect that is rated.
    pub primary_effect: Option<String>,
    /// What its scale means.
    pub primary_effect_anchor: Option<String>,
    /// What can be undone and redone.
    pub stack: StackView,
}

/// The four early signs. Today asks for them apart from the day, which must not wait for an estimate.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct SignsView {
    /// Last day looked at.
    pub as_of: String,
    /// Always all four, in the same order.
    pub signs: Vec<SignView>,
}

/// One early sign in words.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct SignView {
    /// Its word in the journal file.
    pub sign: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: journal_insights::SignState,
    /// First day of the unbroken stretch on which its rule has held.
    pub since: Option<String>,
    /// What was seen with its counts, or what is missing.
    pub finding: String,
    /// What people discuss when it was found.
    pub options: Option<String>,
    /// All there is to say in one piece.
    pub sentence: String,
    /// Statistic and threshold in words; empty where there are none.
    pub evidence: String,
    /// For one that lacks data: how much there is.
    pub have: Option<u32>,
    /// And how much it takes.
    pub need: Option<u32>,
    /// Whether Today tells of it: found, at most once in 28 days, for a week.
    pub notice: bool,
}

/// Points at an entry from the window.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct EntryKey {
    /// Its kind.
    pub kind: Kind,
    /// Its id, or the date of a day answer.
    pub key: String,
}

/// A decimal as people type it: a comma is a point, blanks around it do not matter.
///
/// # Errors
/// Names the field and the reason.
pub fn decimal(field: &str, text: Option<&str>) -> Result<Option<Amount>, AppError> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    text.replacen(',', ".", 1)
        .parse()
        .map(Some)
        .map_err(|error: journal_core::AmountError| {
            use journal_core::AmountError as E;
            let reason = match error {
                E::NotANumber => "not_a_number",
                E::Negative => "negative",
                E::TooFine => "too_fine",
                E::TooLarge => "too_large",
            };
            AppError::field(field, reason)
        })
}

impl From<journal_core::Invalid> for AppError {
    fn from(invalid: journal_core::Invalid) -> Self {
        use journal_core::Reason as R;
        let reason = match invalid.reason {
            R::Empty => "empty",
            R::Zero => "zero",
            R::TooLarge => "too_large",
            R::TooLong => "too_long",
            R::OutsideYears => "outside_years",
            R::ControlCharacters => "control_characters",
            R::ItemsOrTotal => "items_or_total",
            R::Backwards => "backwards",
            R::OverTenYears => "over_ten_years",
            R::BelowResolution => "below_resolution",
            R::NotLower => "not_lower",
            R::OneForm => "one_form",
            R::Twice => "twice",
            R::DoesNotFit => "does_not_fit",
        };
        Self::field(invalid.field, reason)
    }
}

impl From<std::io::Error> for AppError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        let code = match error.kind() {
            K::PermissionDenied | K::ReadOnlyFilesystem => ErrorCode::NoPermission,
            K::StorageFull | K::QuotaExceeded => ErrorCode::DiskFull,
            _ => ErrorCode::Unexpected,
        };
        Self::of(code).with_detail(&error)
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        use ErrorCode as C;
        use StoreError as E;
        let code = match &error {
            E::NoJournal => C::NoJournal,
            E::JournalExists => C::JournalExists,
            E::KeysMissing => C::KeysMissing,
            E::DatabaseMissing => C::DatabaseMissing,
            E::EmptyPassphrase => C::EmptyPassphrase,
            E::WrongPassphrase => C::WrongPassphrase,
            E::WrongRecoveryCode | E::RecoveryCode(_) => C::WrongRecoveryCode,
            E::NewerFile { .. } | E::EditedMigration { .. } => C::NewerFile,
            E::Damaged { .. } => C::Damaged,
            E::Busy => C::Busy,
            E::DiskFull => C::DiskFull,
            E::Denied { .. } => C::NoPermission,
            E::AlreadyThere(_) => C::AlreadyThere,
            E::Gone(_) => C::Gone,
            E::ProductMissing { .. } => C::ProductMissing,
            E::DoseMissing { .. } => C::DoseMissing,
            E::AppointmentMissing { .. } => C::AppointmentMissing,
            E::DayHasDose { .. } => C::DayHasDose,
            E::ProductInUse { .. } => C::ProductInUse,
            E::NothingToUndo => C::NothingToUndo,
            E::NothingToRedo => C::NothingToRedo,
            E::UndoConflict(_) => C::UndoConflict,
            E::Invalid { invalid, .. } => return Self::from(*invalid).with_detail(&error),
            E::SettingsStay
            | E::Io { .. }
            | E::NoRandomness
            | E::OutOfMemory
            | E::WriterGone
            | E::Database { .. } => C::Unexpected,
        };
        Self::of(code).with_detail(&error)
    }
}
