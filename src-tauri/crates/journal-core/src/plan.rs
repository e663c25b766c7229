//! Plans: breaks, cycles, alternation, rotation, tapers and spacing. Every amount in a plan is an upper limit that the person typed.

use crate::nouns::{filled, instant, short, years};
use crate::{
    Amount, Id, Invalid, LONGEST_NOTE, Lane, PlanState, PlanWhat, Reason, Symptoms, TaperMethod,
    TimeOfDay, journal_day,
};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// Longest plan, in days: ten years. An open plan is looked at no further either.
pub const LONGEST_PLAN_DAYS: u32 = 3_653;
/// Longest phase of a plan, in days: days on, days off, days between two steps.
pub const LONGEST_PHASE_DAYS: u32 = 366;
/// Most slots of a day.
pub const MOST_SLOTS: u32 = 24;
/// Most changes of one plan.
const MOST_CHANGES: usize = 500;
/// Most products of a rotation.
const MOST_PRODUCTS: usize = 50;
/// Longest gap, in minutes: a week.
const LONGEST_GAP_MINUTES: u32 = 7 * 24 * 60;

/// A plan. Its kind-specific fields stand beside the others, as in the journal file. The file calls the kind of plan `kind`; beside an
/// entry's own kind it is called `plan`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Plan {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub id: Id,
    /// What kind of plan, with the fields of that kind.
    #[serde(flatten)]
    pub parts: PlanParts,
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub starts_on: NaiveDate,
    /// A last day that the person chose: nothing of the plan lies after it. `None` = it ends by itself, or is open.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub ends_on: Option<NaiveDate>,
    /// Where it is in its life.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub state: PlanState,
    /// Which amounts it speaks about; `None` = days without are meant for every lane, limits for leaf.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub lane: Option<Lane>,
    /// The person's own threshold: a symptom total (0-30) above it is answered with an offer to hold. Never changes by itself.
    pub hold_when_symptoms_over: Option<u8>,
    /// When reminders of this plan come; `None` = there are none.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub remind_at: Option<TimeOfDay>,
    /// Why, in the person's words.
    pub note_to_self: Option<String>,
    /// What was changed on the way, in the order of time.
    #[serde(default)]
    pub changes: Vec<PlanChange>,
}

/// A change of a plan on the way, with its reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlanChange {
    /// When it was made; it counts from that journal day on.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub at: DateTime<FixedOffset>,
    /// What.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub what: PlanWhat,
    /// Why, in the person's words.
    pub reason: Option<String>,
    /// Only when a taper is planned anew: the daily limit from which it goes on; `None` = the one that holds.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub from_daily: Option<Amount>,
}

impl PlanChange {
    /// The journal day from which on it counts, by the wall time it was written with.
    #[must_use]
    pub fn day(&self, day_starts_at: TimeOfDay) -> NaiveDate {
        journal_day(self.at, None, day_starts_at)
    }
}

/// The kind of a plan and what only that kind has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "plan", rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[allow(
    missing_docs,
    reason = "each variant is named after the plan it stands for"
)]
pub enum PlanParts {
    Break(Break),
    Cycle(Cycle),
    Alternation(Alternation),
    Rotation(Rotation),
    Taper(Taper),
    Spacing(Spacing),
    /// A kind from elsewhere, kept as it came; nothing is planned by it.
    #[serde(untagged)]
    #[cfg_attr(feature = "specta", specta(skip))]
    Other(OtherPlan),
}

/// Days without kratom, one after another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Break {
    /// How many.
    pub days: u32,
}

/// Days with and days without, either counted or by weekday.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Cycle {
    /// Days on in a row.
    pub days_on: Option<u32>,
    /// Days off in a row.
    pub days_off: Option<u32>,
    /// Instead of counting: the weekdays without.
    pub weekdays_off: Option<Vec<Weekday>>,
}

/// Days with a higher and days with a lower limit in turn.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Alternation {
    /// Days in a row with the higher limit.
    pub high_days: u32,
    /// Days in a row with the lower limit.
    pub low_days: u32,
    /// Most in a day on the former.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub high_limit: Amount,
    /// Most in a day on the latter.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub low_limit: Amount,
    /// Unit of both.
    #[serde(default = "grams")]
    pub unit: String,
}

/// Products in turn.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Rotation {
    /// Their ids, in order.
    #[cfg_attr(feature = "specta", specta(type = Vec<String>))]
    pub products: Vec<Id>,
    /// Days for each: 1 = by day, 7 = by week.
    pub days_each: u32,
}

/// A daily limit that goes down in steps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Taper {
    /// Unit of its amounts.
    pub unit: String,
    /// The daily limit of the first step.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub from_daily: Amount,
    /// The daily limit of the last step; it never goes below.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub to_daily: Amount,
    /// How it goes down.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub method: TaperMethod,
    /// How far in one step: an amount, or with the method "percent" percent of the limit before.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub step: Amount,
    /// Days that a step lasts.
    pub every_days: u32,
    /// Times of a day over which the limit is spread; `None` = not spread.
    pub slots: Option<u32>,
    /// The smallest amount that can be measured; `None` = 0.1, or 1 of a unit that is counted.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub resolution: Option<Amount>,
}

/// A daily limit or a smallest gap, looked at when a dose is logged and not before.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Spacing {
    /// Most in a day.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub daily_limit: Option<Amount>,
    /// Unit of the limit.
    #[serde(default = "grams")]
    pub unit: String,
    /// Fewest minutes between two doses.
    pub minimum_gap_minutes: Option<u32>,
}

/// A plan whose kind is not known here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OtherPlan {
    /// The kind's word, as it came.
    #[serde(rename = "plan")]
    pub kind: String,
    /// Its fields, as they came.
    #[serde(flatten)]
    pub fields: Map<String, Value>,
}

fn grams() -> String {
    "g".to_owned()
}

/// The kinds that are known, with their fields.
#[derive(Deserialize)]
#[serde(tag = "plan", rename_all = "snake_case")]
enum Known {
    Break(Break),
    Cycle(Cycle),
    Alternation(Alternation),
    Rotation(Rotation),
    Taper(Taper),
    Spacing(Spacing),
}

impl<'de> Deserialize<'de> for PlanParts {
    /// A known kind must have its fields; only an unknown word is kept as it came. (A derived fallback would keep a break without
    /// `days` as an unknown plan.)
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let mut fields = Map::<String, Value>::deserialize(deserializer)?;
        let Some(Value::String(kind)) = fields.get("plan") else {
            return Err(D::Error::missing_field("plan"));
        };
        if !Self::KNOWN.contains(&kind.as_str()) {
            let kind = kind.clone();
            fields.remove("plan");
            return Ok(Self::Other(OtherPlan { kind, fields }));
        }
        let known = Known::deserialize(Value::Object(fields)).map_err(D::Error::custom)?;
        Ok(match known {
            Known::Break(it) => Self::Break(it),
            Known::Cycle(it) => Self::Cycle(it),
            Known::Alternation(it) => Self::Alternation(it),
            Known::Rotation(it) => Self::Rotation(it),
            Known::Taper(it) => Self::Taper(it),
            Known::Spacing(it) => Self::Spacing(it),
        })
    }
}

impl PlanParts {
    /// Words of the kinds that are known.
    pub const KNOWN: [&'static str; 6] = [
        "break",
        "cycle",
        "alternation",
        "rotation",
        "taper",
        "spacing",
    ];

    /// The kind's word in files.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::Break(_) => "break",
            Self::Cycle(_) => "cycle",
            Self::Alternation(_) => "alternation",
            Self::Rotation(_) => "rotation",
            Self::Taper(_) => "taper",
            Self::Spacing(_) => "spacing",
            Self::Other(other) => &other.kind,
        }
    }

    fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Break(it) => days("days", it.days, LONGEST_PLAN_DAYS),
            Self::Cycle(it) => it.check(),
            Self::Alternation(it) => it.check(),
            Self::Rotation(it) => it.check(),
            Self::Taper(it) => it.check(),
            Self::Spacing(it) => it.check(),
            Self::Other(other) => filled("kind", &other.kind),
        }
    }
}

impl Plan {
    /// # Errors
    /// Names the first field that cannot be stored.
    pub fn check(&self) -> Result<(), Invalid> {
        years("starts_on", self.starts_on.year())?;
        if let Some(end) = self.ends_on {
            years("ends_on", end.year())?;
            if end < self.starts_on {
                return invalid("ends_on", Reason::Backwards);
            }
            if (end - self.starts_on).num_days() >= i64::from(LONGEST_PLAN_DAYS) {
                return invalid("ends_on", Reason::OverTenYears);
            }
        }
        self.parts.check()?;
        filled("state", self.state.as_str())?;
        if let Some(lane) = &self.lane {
            filled("lane", lane.as_str())?;
        }
        if self
            .hold_when_symptoms_over
            .is_some_and(|total| total >= Symptoms::MAX_TOTAL)
        {
            return invalid("hold_when_symptoms_over", Reason::TooLarge);
        }
        short("note_to_self", self.note_to_self.as_deref(), LONGEST_NOTE)?;
        if self.changes.len() > MOST_CHANGES {
            return invalid("changes", Reason::TooLarge);
        }
        for change in &self.changes {
            instant("changes", change.at)?;
            filled("changes", change.what.as_str())?;
            short("changes", change.reason.as_deref(), LONGEST_NOTE)?;
            if let Some(from) = change.from_daily {
                let PlanParts::Taper(taper) = &self.parts else {
                    return invalid("changes", Reason::DoesNotFit);
                };
                if change.what != PlanWhat::Replan {
                    return invalid("changes", Reason::DoesNotFit);
                }
                if from > taper.from_daily {
                    return invalid("changes", Reason::TooLarge);
                }
                if from <= taper.to_daily {
                    return invalid("changes", Reason::NotLower);
                }
            }
        }
        Ok(())
    }
}

impl Cycle {
    fn check(&self) -> Result<(), Invalid> {
        match (self.days_on, self.days_off, &self.weekdays_off) {
            (Some(on), Some(off), None) => {
                days("days_on", on, LONGEST_PHASE_DAYS)?;
                days("days_off", off, LONGEST_PHASE_DAYS)
            }
            (None, None, Some(off)) => {
                weekdays("weekdays_off", off)?;
                // Seven days without are a break.
                if off.len() == 7 {
                    return invalid("weekdays_off", Reason::TooLarge);
                }
                Ok(())
            }
            (Some(_), None, None) => invalid("days_off", Reason::Empty),
            (None, Some(_) | None, None) => invalid("days_on", Reason::Empty),
            (_, _, Some(_)) => invalid("weekdays_off", Reason::OneForm),
        }
    }
}

impl Alternation {
    fn check(&self) -> Result<(), Invalid> {
        days("high_days", self.high_days, LONGEST_PHASE_DAYS)?;
        days("low_days", self.low_days, LONGEST_PHASE_DAYS)?;
        positive("high_limit", self.high_limit)?;
        positive("low_limit", self.low_limit)?;
        filled("unit", &self.unit)?;
        if self.low_limit >= self.high_limit {
            return invalid("low_limit", Reason::NotLower);
        }
        Ok(())
    }
}

impl Rotation {
    fn check(&self) -> Result<(), Invalid> {
        if self.products.is_empty() {
            return invalid("products", Reason::Empty);
        }
        if self.products.len() > MOST_PRODUCTS {
            return invalid("products", Reason::TooLarge);
        }
        twice("products", &self.products)?;
        days("days_each", self.days_each, LONGEST_PHASE_DAYS)
    }
}

impl Taper {
    /// The smallest amount that can be measured: the person's, or 0.1, or 1 of a unit that is counted.
    #[must_use]
    pub fn finest(&self) -> Amount {
        const TENTH: i64 = 100_000;
        const WHOLE: i64 = 1_000_000;
        let counted = !matches!(self.unit.as_str(), "g" | "ml" | "mg");
        let micros = if counted || self.unit == "mg" {
            WHOLE
        } else {
            TENTH
        };
        self.resolution
            .or_else(|| Amount::from_micros(micros))
            .unwrap_or_default()
    }

    fn check(&self) -> Result<(), Invalid> {
        filled("unit", &self.unit)?;
        positive("from_daily", self.from_daily)?;
        if self.to_daily >= self.from_daily {
            return invalid("to_daily", Reason::NotLower);
        }
        filled("method", self.method.as_str())?;
        positive("step", self.step)?;
        days("every_days", self.every_days, LONGEST_PHASE_DAYS)?;
        if let Some(slots) = self.slots {
            days("slots", slots, MOST_SLOTS)?;
        }
        if let Some(finest) = self.resolution {
            positive("resolution", finest)?;
        }
        let finest = self.finest();
        if finest > self.from_daily {
            return invalid("resolution", Reason::TooLarge);
        }
        let (from, to) = (self.from_daily.to_f64(), self.to_daily.to_f64());
        let step = self.step.to_f64();
        let steps = match self.method {
            TaperMethod::Percent => {
                if step >= 100.0 {
                    return invalid("step", Reason::TooLarge);
                }
                // In millionths of millionths, so that 10 % of 1 is not a hair below 0.1.
                let first = i128::from(self.from_daily.micros()) * i128::from(self.step.micros());
                if first < i128::from(finest.micros()) * 100 * 1_000_000 {
                    return invalid("step", Reason::BelowResolution);
                }
                (from / to.max(finest.to_f64() / 2.0)).ln() / -(-step / 100.0).ln_1p()
            }
            TaperMethod::PerSlot | TaperMethod::FewerDosesFirst if self.slots.is_none() => {
                return invalid("slots", Reason::Empty);
            }
            _ => {
                if self.step < finest {
                    return invalid("step", Reason::BelowResolution);
                }
                (from - to) / step
            }
        };
        if (steps + 1.0) * f64::from(self.every_days) > f64::from(LONGEST_PLAN_DAYS) {
            return invalid("every_days", Reason::OverTenYears);
        }
        Ok(())
    }
}

impl Spacing {
    fn check(&self) -> Result<(), Invalid> {
        if let Some(limit) = self.daily_limit {
            positive("daily_limit", limit)?;
        }
        filled("unit", &self.unit)?;
        match (self.daily_limit, self.minimum_gap_minutes) {
            (None, None) => invalid("daily_limit", Reason::Empty),
            (_, Some(0)) => invalid("minimum_gap_minutes", Reason::Zero),
            (_, Some(gap)) if gap > LONGEST_GAP_MINUTES => {
                invalid("minimum_gap_minutes", Reason::TooLarge)
            }
            _ => Ok(()),
        }
    }
}

/// A day of the week.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[allow(missing_docs, reason = "the first two letters of the day")]
pub enum Weekday {
    Mo,
    Tu,
    We,
    Th,
    Fr,
    Sa,
    Su,
}

impl Weekday {
    /// From Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Mo,
        Self::Tu,
        Self::We,
        Self::Th,
        Self::Fr,
        Self::Sa,
        Self::Su,
    ];

    /// The weekday of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self::ALL[date.weekday().num_days_from_monday() as usize % 7]
    }

    /// The word in files: "mo" to "su".
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mo => "mo",
            Self::Tu => "tu",
            Self::We => "we",
            Self::Th => "th",
            Self::Fr => "fr",
            Self::Sa => "sa",
            Self::Su => "su",
        }
    }

    /// The weekday of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| day.as_str() == word)
    }
}

pub(crate) fn weekdays(field: &'static str, days: &[Weekday]) -> Result<(), Invalid> {
    if days.is_empty() {
        return invalid(field, Reason::Empty);
    }
    twice(field, days)
}

fn twice<T: Ord + Copy>(field: &'static str, items: &[T]) -> Result<(), Invalid> {
    let mut seen = std::collections::BTreeSet::new();
    if items.iter().all(|item| seen.insert(*item)) {
        Ok(())
    } else {
        invalid(field, Reason::Twice)
    }
}

pub(crate) const fn invalid(field: &'static str, reason: Reason) -> Result<(), Invalid> {
    Err(Invalid { field, reason })
}

pub(crate) const fn days(field: &'static str, days: u32, longest: u32) -> Result<(), Invalid> {
    match days {
        0 => invalid(field, Reason::Zero),
        days if days > longest => invalid(field, Reason::TooLarge),
        _ => Ok(()),
    }
}

const fn positive(field: &'static str, amount: Amount) -> Result<(), Invalid> {
    if amount.is_zero() {
        invalid(field, Reason::Zero)
    } else {
        Ok(())
    }
}
