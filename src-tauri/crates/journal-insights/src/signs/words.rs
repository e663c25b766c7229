//! Words of the early signs. They say in the past tense what was seen, with its counts; never what to take, and nothing that sounds like
//! an alarm or a diagnosis.

use chrono::NaiveDate;
use journal_core::Sign;
use journal_tolerance::signs::{Evidence, State};
use journal_words::{Arg, Words};

use super::{Draft, SignUnit, Wanting};
use crate::trend::ReferenceWindow;

/// Name of a sign; a word from elsewhere as it came.
#[must_use]
pub fn sign_name(sign: &Sign, words: &Words) -> String {
    let id = match sign {
        Sign::SameDoseLessEffect => "sign-name-same-dose-less-effect",
        Sign::MoreFrequent => "sign-name-more-frequent",
        Sign::LargerDoses => "sign-name-larger-doses",
        Sign::SymptomsWhenLess => "sign-name-symptoms-when-less",
        Sign::Unknown(word) => return word.clone(),
    };
    words.say(id, &[])
}

/// "your first four weeks", or from when on.
fn four_weeks(first: bool, from: NaiveDate, words: &Words) -> String {
    if first {
        words.say("trend-since-first", &[])
    } else {
        words.say("trend-since-date", &[("date", words.date(from).into())])
    }
}

/// The four weeks a sign compares with.
fn since(draft: &Draft, words: &Words) -> String {
    draft.window.as_ref().map_or_else(String::new, |window| {
        four_weeks(window.first_weeks, window.from, words)
    })
}

/// A probability in whole percent. Nothing is certain, so it is never said to be 0 or 100.
fn percent(share: f64, words: &Words) -> Arg {
    let percent = (share * 100.0).round();
    let said = if percent >= 100.0 {
        words.say("sign-percent-over", &[])
    } else if percent < 1.0 {
        words.say("sign-percent-under", &[])
    } else {
        let number = words.decimal(percent, 0);
        words.say("sign-percent", &[("number", number.into())])
    };
    said.into()
}

/// "…-found" while the rule holds, "…-clear" while it does not.
fn said(draft: &Draft, found: &str, clear: &str, args: &[(&str, Arg)], words: &Words) -> String {
    let id = if matches!(draft.state, State::Clear(_)) {
        clear
    } else {
        found
    };
    words.say(id, args)
}

pub(super) fn less_effect(
    draft: &Draft,
    evidence: &Evidence,
    reference: ReferenceWindow,
    rated: usize,
    words: &Words,
) -> String {
    // The model's yardstick stays the reference window, whatever was dismissed.
    let since = four_weeks(reference.first_weeks, reference.from, words);
    let args = [
        ("since", since.into()),
        ("percent", percent(evidence.statistic, words)),
        (
            "count",
            words.say("trend-rated", &[("rated", rated.into())]).into(),
        ),
    ];
    said(
        draft,
        "sign-less-effect-found",
        "sign-less-effect-clear",
        &args,
        words,
    )
}

pub(super) fn more_often(draft: &Draft, evidence: &Evidence, words: &Words) -> String {
    let args = compared(draft, evidence, words);
    said(
        draft,
        "sign-more-frequent-found",
        "sign-more-frequent-clear",
        &args,
        words,
    )
}

pub(super) fn larger(draft: &Draft, evidence: &Evidence, later: bool, words: &Words) -> String {
    let mut args = compared(draft, evidence, words);
    let factor = words.factor((evidence.recent - evidence.reference).exp2());
    args.push(("factor", factor.into()));
    args.push(("product", draft.product.clone().unwrap_or_default().into()));
    if later {
        said(
            draft,
            "sign-product-found",
            "sign-product-clear",
            &args,
            words,
        )
    } else {
        said(
            draft,
            "sign-larger-found",
            "sign-larger-clear",
            &args,
            words,
        )
    }
}

pub(super) fn on_cutting_back(draft: &Draft, evidence: &Evidence, words: &Words) -> String {
    let args = compared(draft, evidence, words);
    said(
        draft,
        "sign-symptoms-found",
        "sign-symptoms-clear",
        &args,
        words,
    )
}

fn compared<'k>(draft: &Draft, evidence: &Evidence, words: &Words) -> Vec<(&'k str, Arg)> {
    vec![
        ("since", since(draft, words).into()),
        ("recent", words.decimal(evidence.recent, 1).into()),
        ("recent_days", evidence.recent_count.into()),
        ("reference", words.decimal(evidence.reference, 1).into()),
        ("reference_days", evidence.reference_count.into()),
    ]
}

/// Statistic and threshold.
pub(super) fn statistic(unit: SignUnit, evidence: &Evidence, words: &Words) -> String {
    if unit == SignUnit::Probability {
        let args = [
            ("statistic", percent(evidence.statistic, words)),
            ("threshold", percent(evidence.threshold, words)),
        ];
        return words.say("sign-evidence-probability", &args);
    }
    let args = [
        ("statistic", words.decimal(evidence.statistic, 1).into()),
        ("threshold", words.decimal(evidence.threshold, 1).into()),
    ];
    words.say("sign-evidence-score", &args)
}

/// What there is too little of.
pub(super) fn missing(draft: &Draft, words: &Words) -> String {
    let Some(missing) = draft.missing else {
        return words.say("sign-missing-doses", &[]);
    };
    let id = match missing.what {
        Wanting::Doses => "sign-missing-doses",
        Wanting::Days => "sign-missing-days",
        Wanting::AnsweredDays => "sign-missing-answered-days",
        Wanting::ReferenceDoses => "sign-missing-reference-doses",
        Wanting::DaysWithAmount => "sign-missing-days-with-amount",
        Wanting::LowMornings => "sign-missing-low-mornings",
        Wanting::UsualMornings => "sign-missing-usual-mornings",
        Wanting::RatedDoses | Wanting::RatedDays | Wanting::RecentRatings => "sign-missing-ratings",
    };
    let from = draft.window.as_ref().map(|window| words.date(window.from));
    words.say(
        id,
        &[
            ("have", missing.have.into()),
            ("need", missing.need.into()),
            ("from", from.unwrap_or_default().into()),
            ("since", since(draft, words).into()),
        ],
    )
}
