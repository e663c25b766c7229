//! How doses were felt: rating against amount, now against before, one lane and unit. Only what was logged, no model.

use chrono::{Duration, NaiveDate};
use journal_charts::{
    Along, ChartModel, Dot, DotShape, Dots, Interval, Intervals, Panel, Reading, Tone, XAxis, YAxis,
};
use journal_core::{Entries, Lane};
use journal_tolerance::statistics::{Quartiles, TooLittle, quantile, quartiles};
use journal_words::Words;

use super::days::DayRange;
use super::frame;
use super::say;
use super::taken::{
    Before, Stretch, first_dose_day, products_in_order, reference_days, usual_unit,
};
use super::{ChartAsk, ChartName, Draft};
use crate::lane::{lanes_by_ratings, ratings};

/// Doses with a rating in the window and a known amount that each period needs.
pub const RESPONSE_NEEDS: usize = 8;
/// Doses a bin of the picture needs.
const BIN_NEEDS: usize = 5;
/// Most bins of a period.
const MOST_BINS: usize = 5;

/// A rated dose of known amount.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RatedDose {
    /// Its day.
    pub date: NaiveDate,
    /// Amount in the chart's unit.
    pub amount: f64,
    /// The rating that counts: the strongest within six hours, 0 to 10.
    pub rating: f64,
    /// Index into [`ResponseFigures::products`].
    pub product: usize,
}

/// Doses of about the same amount.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct AmountBin {
    /// Least and largest amount.
    pub amounts: (f64, f64),
    /// Their median amount.
    pub amount: f64,
    /// Median and quartiles of the ratings.
    pub ratings: Quartiles,
}

/// One period of the chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Responses {
    /// Its days.
    pub period: DayRange,
    /// Its doses in order of time.
    pub doses: Vec<RatedDose>,
    /// Rated doses left out because their amount is not known or cannot be compared.
    pub unknown: usize,
    /// Doses in order of amount, in up to five parts of about the same number; equal amounts stay together.
    pub bins: Vec<AmountBin>,
    /// Amounts of the doses rated within [`ResponseFigures::rated`].
    pub amounts: Result<Quartiles, TooLittle>,
}

/// Numbers of the chart of responses.
#[derive(Clone, PartialEq, Debug)]
pub struct ResponseFigures {
    /// The lane.
    pub lane: Lane,
    /// Unit of the amounts.
    pub unit: String,
    /// How the earlier days are called.
    pub kind: Before,
    /// Lowest and highest rating of the doses compared: one point around the median rating before; `None` where nothing was rated then.
    pub rated: Option<(f64, f64)>,
    /// Names of the products taken, in order of their first dose in either period, with their doses before and now.
    pub products: Vec<(String, usize, usize)>,
    /// The earlier days.
    pub before: Responses,
    /// The days now.
    pub now: Responses,
}

impl ResponseFigures {
    /// Whether there is enough in both periods to say and draw anything.
    #[must_use]
    pub fn enough(&self) -> bool {
        [&self.before, &self.now].iter().all(|responses| {
            responses
                .amounts
                .is_ok_and(|amounts| amounts.count >= RESPONSE_NEEDS)
        })
    }

    /// Doses that can be compared before and now.
    #[must_use]
    pub fn have(&self) -> (usize, usize) {
        let count = |responses: &Responses| match responses.amounts {
            Ok(amounts) => amounts.count,
            Err(TooLittle { have, .. }) => have,
        };
        (count(&self.before), count(&self.now))
    }
}

/// Compares the rated doses of `lane` in `range` with those of `before` (`None`: the lane's reference window). `None` where there is nothing to
/// compare with: no dose of the lane, or no day outside the earlier ones. Doses of `today` count: a dose is complete, a day is not.
#[must_use]
pub fn response_figures(
    entries: &Entries,
    lane: &Lane,
    range: DayRange,
    before: Option<Before>,
    today: NaiveDate,
) -> Option<ResponseFigures> {
    let kind = before.or_else(|| reference_days(entries, Some(lane)))?;
    let range = DayRange {
        to: range.to.min(today),
        ..range
    };
    let period = range.apart_from(kind.period)?;
    let earlier = Stretch::read(entries, kind.period);
    let now = Stretch::read(entries, period);
    let unit =
        usual_unit(now.doses.iter(), lane).or_else(|| usual_unit(earlier.doses.iter(), lane))?;
    let both: Vec<_> = earlier
        .doses
        .iter()
        .chain(&now.doses)
        .filter(|taken| taken.in_lane(lane))
        .copied()
        .collect();
    let split = earlier
        .doses
        .iter()
        .filter(|taken| taken.in_lane(lane))
        .count();
    let products = products_in_order(&both);
    let place = |id| products.iter().position(|(product, _)| product.id == id);
    let ratings = ratings(both.iter().map(|taken| taken.dose), &entries.effects);
    let read = |period: DayRange, stretch: &Stretch| -> (Vec<RatedDose>, usize) {
        let mut unknown = 0;
        let doses = stretch
            .doses
            .iter()
            .filter(|taken| taken.in_lane(lane))
            .filter_map(|taken| {
                let rating = ratings.get(&taken.dose.id)?.strength;
                let product = taken.product?;
                let (own, amount) = super::taken::measured(product, taken.dose);
                let Some(amount) = amount.filter(|_| own == unit) else {
                    unknown += 1;
                    return None;
                };
                Some(RatedDose {
                    date: period.day(taken.day),
                    amount,
                    rating,
                    product: place(product.id)?,
                })
            })
            .collect();
        (doses, unknown)
    };
    let (doses_before, unknown_before) = read(kind.period, &earlier);
    let (doses_now, unknown_now) = read(period, &now);
    let rated = usual_rating(
        earlier
            .doses
            .iter()
            .filter(|taken| taken.in_lane(lane))
            .filter_map(|taken| ratings.get(&taken.dose.id))
            .map(|rating| rating.strength)
            .collect(),
    );
    let responses = |period, doses: Vec<RatedDose>, unknown| Responses {
        period,
        unknown,
        bins: bins(&doses),
        amounts: quartiles(
            &doses
                .iter()
                .filter(|dose| {
                    rated.is_some_and(|(low, high)| low <= dose.rating && dose.rating <= high)
                })
                .map(|dose| dose.amount)
                .collect::<Vec<f64>>(),
        ),
        doses,
    };
    let products = {
        let counts = |doses| -> Vec<_> { products_in_order(doses) };
        let (before, now) = (counts(&both[..split]), counts(&both[split..]));
        let of = |list: &[(&journal_core::Product, usize)], id| {
            list.iter()
                .find(|(product, _)| product.id == id)
                .map_or(0, |(_, count)| *count)
        };
        products
            .iter()
            .map(|(product, _)| {
                (
                    product.name.clone(),
                    of(&before, product.id),
                    of(&now, product.id),
                )
            })
            .collect()
    };
    Some(ResponseFigures {
        lane: lane.clone(),
        unit: unit.clone(),
        kind,
        rated,
        products,
        before: responses(kind.period, doses_before, unknown_before),
        now: responses(period, doses_now, unknown_now),
    })
}

/// One point around the median rating, rounded to a whole number, within 0 to 10.
fn usual_rating(mut ratings: Vec<f64>) -> Option<(f64, f64)> {
    if ratings.is_empty() {
        return None;
    }
    ratings.sort_by(f64::total_cmp);
    let usual = quantile(&ratings, 0.5).round();
    Some(((usual - 1.0).max(0.0), (usual + 1.0).min(10.0)))
}

/// Parts of about the same number in order of amount. A part ends only between two different amounts; a rest too small to stand alone
/// joins the part before it.
fn bins(doses: &[RatedDose]) -> Vec<AmountBin> {
    let mut order: Vec<(f64, f64)> = doses
        .iter()
        .map(|dose| (dose.amount, dose.rating))
        .collect();
    order.sort_by(|left, right| left.0.total_cmp(&right.0).then(left.1.total_cmp(&right.1)));
    let size = order.len().div_ceil(MOST_BINS).max(BIN_NEEDS);
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    while start < order.len() {
        let mut end = (start + size).min(order.len());
        while end < order.len() && order[end].0 == order[end - 1].0 {
            end += 1;
        }
        parts.push((start, end));
        start = end;
    }
    if let [.., before, last] = parts.as_mut_slice()
        && last.1 - last.0 < BIN_NEEDS
    {
        before.1 = last.1;
        parts.pop();
    }
    parts
        .into_iter()
        .filter_map(|(start, end)| {
            let part = &order[start..end];
            let amounts: Vec<f64> = part.iter().map(|it| it.0).collect();
            let ratings: Vec<f64> = part.iter().map(|it| it.1).collect();
            Some(AmountBin {
                amounts: (amounts[0], amounts[amounts.len() - 1]),
                amount: quantile(&amounts, 0.5),
                ratings: quartiles(&ratings).ok()?,
            })
        })
        .collect()
}

impl ResponseFigures {
    /// The finding.
    ///
    /// # Errors
    /// What is missing, with its counts; then nothing may be drawn.
    pub fn sentence(&self, words: &Words) -> Result<String, String> {
        let since = say::since(self.kind, words);
        let Some((low, high)) = self.rated else {
            return Err(words.say("use-response-unrated", &[("since", since.into())]));
        };
        let number = |value: f64| say::number(value, words);
        let mut args = vec![
            ("low", words.decimal(low, 0).into()),
            ("high", words.decimal(high, 0).into()),
            ("since", since.into()),
        ];
        args.extend(say::days(self.now.period, words));
        let (Ok(before), Ok(now), true) = (self.before.amounts, self.now.amounts, self.enough())
        else {
            let (before, now) = self.have();
            args.extend([
                ("before", before.into()),
                ("now", now.into()),
                ("need", RESPONSE_NEEDS.into()),
            ]);
            return Err(words.say("use-response-missing", &args));
        };
        args.extend([
            ("unit", self.unit.as_str().into()),
            ("before", number(before.median).into()),
            ("before_q25", number(before.q25).into()),
            ("before_q75", number(before.q75).into()),
            ("before_count", before.count.into()),
            ("now", number(now.median).into()),
            ("now_q25", number(now.q25).into()),
            ("now_q75", number(now.q75).into()),
            ("now_count", now.count.into()),
        ]);
        Ok(words.say("use-response-said", &args))
    }

    /// What a reader has to know beside it.
    #[must_use]
    pub fn notes(&self, words: &Words) -> Vec<String> {
        let mut args = vec![("since", say::since(self.kind, words).into())];
        args.extend(say::days(self.now.period, words));
        let mut notes = vec![words.say("use-response-note", &args)];
        let unknown = self.before.unknown + self.now.unknown;
        if unknown > 0 {
            notes.push(words.say("use-response-note-unknown", &[("doses", unknown.into())]));
        }
        if self.products.len() > 1 {
            let products: Vec<String> = self
                .products
                .iter()
                .map(|(name, before, now)| {
                    words.say(
                        "use-response-product",
                        &[
                            ("product", name.as_str().into()),
                            ("before", (*before).into()),
                            ("now", (*now).into()),
                        ],
                    )
                })
                .collect();
            notes.push(words.say(
                "use-response-note-products",
                &[("products", products.join(", ").into())],
            ));
        }
        notes
    }
}

/// Days of the chart where no range is asked for.
const LAST_DAYS: i64 = 90;

/// Dots of two shapes for the doses before and now, with medians by amount.
pub(super) fn chart(entries: &Entries, ask: &ChartAsk<'_>, words: &Words) -> ChartModel {
    let range = ask.range.map_or_else(
        || DayRange {
            from: ask.today - Duration::days(LAST_DAYS - 1),
            to: ask.today,
        },
        |_| frame::range(entries, ask),
    );
    let lane = ask
        .lane
        .clone()
        .or_else(|| lanes_by_ratings(entries, ask.today).into_iter().next())
        .unwrap_or(Lane::Leaf);
    let missing = |text: String| Draft::new(ChartName::Response, text, words).missing();
    let before = frame::compared(ask);
    let Some(found) = response_figures(entries, &lane, range, before, ask.today) else {
        let dosed = first_dose_day(entries, Some(&lane)).is_some();
        let within = before.or_else(|| reference_days(entries, Some(&lane)));
        return missing(match within.filter(|_| dosed) {
            Some(before) => say::nothing_apart(before, words),
            None => words.say("use-missing-doses", &[]),
        });
    };
    let sentence = match found.sentence(words) {
        Ok(sentence) => sentence,
        Err(text) => return missing(text),
    };
    let mut draft = Draft::new(ChartName::Response, sentence, words);
    draft.notes = found.notes(words);
    found.tell(&mut draft);
    let dots = |tone, shape, id, of: &Responses| Dots {
        tone,
        shape,
        label: words.say(id, &[]),
        points: of
            .doses
            .iter()
            .map(|dose| Dot {
                x: dose.amount,
                y: dose.rating,
            })
            .collect(),
    };
    let medians = |tone, id, of: &Responses| Intervals {
        tone,
        label: words.say(id, &[]),
        along: Along::Y,
        items: of
            .bins
            .iter()
            .map(|bin| Interval {
                at: bin.amount,
                mid: Some(bin.ratings.median),
                lo: bin.ratings.q25,
                hi: bin.ratings.q75,
            })
            .collect(),
    };
    let panel = Panel::new(draft.say("chart-response-effect"), YAxis::Score)
        .with(dots(
            Tone::Other,
            DotShape::Ring,
            "use-response-key-before",
            &found.before,
        ))
        .with(dots(
            Tone::Main,
            DotShape::Disc,
            "use-response-key-now",
            &found.now,
        ))
        .with(medians(
            Tone::Other,
            "use-response-key-bin-before",
            &found.before,
        ))
        .with(medians(Tone::Main, "use-response-key-bin-now", &found.now));
    let amounts = || {
        let doses = found.before.doses.iter().chain(&found.now.doses);
        doses.map(|dose| dose.amount)
    };
    let (low, high) = (
        amounts().fold(f64::INFINITY, f64::min),
        amounts().fold(0.0, f64::max),
    );
    let title = words.say(
        "chart-response-axis",
        &[
            ("lane", say::lane(&found.lane, words).into()),
            ("unit", found.unit.as_str().into()),
        ],
    );
    let x = XAxis::Number {
        title,
        low: low * 0.96,
        high: high * 1.04,
    };
    draft.panels(x, vec![panel])
}

impl ResponseFigures {
    /// Readings and table, in order of amount.
    fn tell(&self, draft: &mut Draft) {
        let words = draft.words;
        let number = |value: f64| say::number(value, words);
        draft.columns(&[
            "use-column-when",
            "use-column-amounts",
            "use-column-unit",
            "use-column-count",
            "use-column-q25",
            "use-column-median",
            "use-column-q75",
        ]);
        for (when, id, of) in [
            (
                "use-change-before",
                "use-reading-response-before",
                &self.before,
            ),
            ("use-change-now", "use-reading-response-now", &self.now),
        ] {
            for bin in &of.bins {
                let (low, high) = (number(bin.amounts.0), number(bin.amounts.1));
                let ratings = bin.ratings;
                let text = words.say(
                    id,
                    &[
                        ("low", low.as_str().into()),
                        ("high", high.as_str().into()),
                        ("unit", self.unit.as_str().into()),
                        ("median", number(ratings.median).into()),
                        ("q25", number(ratings.q25).into()),
                        ("q75", number(ratings.q75).into()),
                        ("count", ratings.count.into()),
                    ],
                );
                draft
                    .readings
                    .push(Reading::new(bin.amount, Some(ratings.median), text));
                draft.table.rows.push(vec![
                    draft.say(when),
                    words.say(
                        "use-cell-period",
                        &[("from", low.into()), ("to", high.into())],
                    ),
                    self.unit.clone(),
                    ratings.count.to_string(),
                    number(ratings.q25),
                    number(ratings.median),
                    number(ratings.q75),
                ]);
            }
        }
        draft
            .readings
            .sort_by(|one, other| one.x.total_cmp(&other.x));
    }
}
