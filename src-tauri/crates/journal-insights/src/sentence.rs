//! The one sentence over the tolerance chart and the notes under it. What may be said follows docs/model.md: never a number without its
//! range and count, never a number where the range includes "no change", never a word on what to take.

use journal_words::Words;

use crate::trend::{Display, InsufficientReason, TrendAnswer, TrendNow};

/// The finding of a trend in one sentence, in the words' language; a second one where the fit from ratings alone says otherwise.
#[must_use]
pub fn trend_sentence(answer: &TrendAnswer, words: &Words) -> String {
    match &answer.now {
        Some(now) => {
            let mut said = finding(answer, now, words);
            if let Some(both) = leaning(now, words) {
                said.push(' ');
                said.push_str(&both);
            }
            said
        }
        None => missing(answer, words),
    }
}

/// Where the fit from ratings alone differs, both have to be said in the same breath.
fn leaning(now: &TrendNow, words: &Words) -> Option<String> {
    let shown = matches!(
        now.display,
        Display::Estimate | Display::Projection | Display::RangeOnly
    );
    let own = now.ratings_only.filter(|_| shown)?;
    Some(words.say(
        "trend-leans",
        &[
            ("low", words.factor(own.lo90.exp2()).into()),
            ("high", words.factor(own.hi90.exp2()).into()),
        ],
    ))
}

fn finding(answer: &TrendAnswer, now: &TrendNow, words: &Words) -> String {
    let since = answer.reference.map_or_else(String::new, |reference| {
        if reference.first_weeks {
            words.say("trend-since-first", &[])
        } else {
            words.say(
                "trend-since-date",
                &[("date", words.date(reference.from).into())],
            )
        }
    });
    let count = words.say("trend-rated", &[("rated", answer.rated_doses.into())]);
    let (low, high) = (words.factor(now.factor_lo90), words.factor(now.factor_hi90));
    let said = |id: &str| {
        words.say(
            id,
            &[
                ("since", since.as_str().into()),
                ("factor", words.factor(now.factor).into()),
                ("low", low.as_str().into()),
                ("high", high.as_str().into()),
                ("count", count.as_str().into()),
            ],
        )
    };
    match now.display {
        // With an estimate the last day is never hidden; if it were, nothing may be said.
        Display::Hidden => missing(answer, words),
        Display::Projection => words.say(
            "trend-projection",
            &[
                ("date", last_rated(answer, words).into()),
                ("low", low.into()),
                ("high", high.into()),
                ("count", count.into()),
            ],
        ),
        Display::Paused => words.say("trend-paused", &[]),
        Display::RangeOnly => said("trend-range-only"),
        Display::Estimate if now.lo90 > 0.0 => said("trend-less"),
        Display::Estimate if now.hi90 < 0.0 => said("trend-more"),
        Display::Estimate => said("trend-no-change"),
    }
}

fn last_rated(answer: &TrendAnswer, words: &Words) -> String {
    answer
        .last_rated
        .map_or_else(|| "–".to_owned(), |date| words.date(date))
}

fn missing(answer: &TrendAnswer, words: &Words) -> String {
    let (have, need) = (answer.have, answer.need);
    let from = answer
        .reference
        .map_or_else(|| "–".to_owned(), |window| words.date(window.from));
    match answer.reason.unwrap_or(InsufficientReason::NoDoses) {
        InsufficientReason::NoDoses => words.say(
            "trend-none-yet",
            &[("need", need.reference_rated_doses.into())],
        ),
        InsufficientReason::ReferenceRunning => words.say(
            "trend-reference-running",
            &[
                (
                    "until",
                    answer
                        .reference
                        .map_or_else(|| "–".to_owned(), |window| words.date(window.to))
                        .into(),
                ),
                ("have", have.reference_rated_doses.into()),
                ("need", need.reference_rated_doses.into()),
                ("days", have.reference_rated_days.into()),
                ("need_days", need.reference_rated_days.into()),
            ],
        ),
        InsufficientReason::ReferenceDoses => words.say(
            "trend-reference-doses",
            &[
                ("have", have.reference_rated_doses.into()),
                ("need", need.reference_rated_doses.into()),
                ("from", from.into()),
            ],
        ),
        InsufficientReason::ReferenceDays => words.say(
            "trend-reference-days",
            &[
                ("have", have.reference_rated_days.into()),
                ("need", need.reference_rated_days.into()),
                ("from", from.into()),
            ],
        ),
        InsufficientReason::RecentRatings => words.say(
            "trend-recent-ratings",
            &[
                ("have", have.rated_last_14_days.into()),
                ("need", need.rated_last_14_days.into()),
            ],
        ),
        InsufficientReason::LastRatingTooOld => words.say(
            "trend-last-rating-too-old",
            &[("date", last_rated(answer, words).into())],
        ),
    }
}

/// What else there is to know about a trend.
pub(crate) fn trend_notes(answer: &TrendAnswer, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    if !answer.set_aside.is_empty() {
        notes.push(words.say(
            "trend-set-aside",
            &[("days", answer.set_aside.len().into())],
        ));
    }
    if answer.rated_without_amount > 0 {
        notes.push(words.say(
            "trend-unknown-amounts",
            &[("doses", answer.rated_without_amount.into())],
        ));
    }
    notes
}
