//! Why an entry cannot be stored.

/// The field and the reason; the words for a person are made where they are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct Invalid {
    /// Name of the field, as in the journal file.
    pub field: &'static str,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What can be wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Reason {
    /// Nothing where something is needed.
    #[error("is empty")]
    Empty,
    /// Zero where only more than zero makes sense.
    #[error("must be above zero")]
    Zero,
    /// Beyond what can be meant.
    #[error("is too large")]
    TooLarge,
    /// More characters than are kept.
    #[error("is too long")]
    TooLong,
    /// Before 1970 or after 2199.
    #[error("lies outside the years 1970 to 2199")]
    OutsideYears,
    /// Control characters other than line breaks and tabs.
    #[error("contains control characters")]
    ControlCharacters,
    /// Two fields that exclude each other, or none of two of which one is needed.
    #[error("needs either items or a total, not both")]
    ItemsOrTotal,
    /// An end before its beginning.
    #[error("lies before its beginning")]
    Backwards,
    /// A plan that would go on for more than ten years.
    #[error("would last longer than ten years")]
    OverTenYears,
    /// A step smaller than the smallest amount that can be measured.
    #[error("is smaller than what can be measured")]
    BelowResolution,
    /// An amount that should be lower than another one.
    #[error("is not lower than the amount it starts from")]
    NotLower,
    /// Both forms of something, of which exactly one is needed.
    #[error("needs exactly one of its two forms")]
    OneForm,
    /// The same thing twice in a list.
    #[error("names something twice")]
    Twice,
    /// A field that another field excludes.
    #[error("does not fit the other fields")]
    DoesNotFit,
}

impl Reason {
    /// A stable name, for messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Zero => "zero",
            Self::TooLarge => "too-large",
            Self::TooLong => "too-long",
            Self::OutsideYears => "outside-years",
            Self::ControlCharacters => "control-characters",
            Self::ItemsOrTotal => "items-or-total",
            Self::Backwards => "backwards",
            Self::OverTenYears => "over-ten-years",
            Self::BelowResolution => "below-resolution",
            Self::NotLower => "not-lower",
            Self::OneForm => "one-form",
            Self::Twice => "twice",
            Self::DoesNotFit => "does-not-fit",
        }
    }
}
