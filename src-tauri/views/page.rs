//! The days of the Journal screen: what was asked for, newest first, a page at a time.

use super::{Lines, Statuses, margin};
use crate::wire::{DayView, JournalChoices, JournalPage, Narrowed, TagCount};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use journal_core::{
    Activity, Appointment, CheckIn, DayAnswer, Dismissal, Dose, Entries, Entry, EntryRef, Id, Kind,
    Question, ScoreTold, Symptoms, TimeOfDay, journal_day,
};
use journal_store::{Hit, Place, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// An entry that is listed by itself. Ratings are listed with their dose.
#[derive(Clone, Copy)]
enum Item<'a> {
    Dose(&'a Dose),
    CheckIn(&'a CheckIn),
    Symptoms(&'a Symptoms),
    Activity(&'a Activity),
    Day(&'a DayAnswer),
    Dismissal(&'a Dismissal),
    Score(&'a ScoreTold),
    Appointment(&'a Appointment),
    Question(&'a Question),
}

impl<'a> Item<'a> {
    /// When it was, and noon of a day that was answered for. Within two days of its journal day in UTC.
    fn at(self) -> DateTime<Utc> {
        match self {
            Self::Dose(it) => it.taken_at.to_utc(),
            Self::CheckIn(it) => it.at.to_utc(),
            Self::Symptoms(it) => it.at.to_utc(),
            Self::Activity(it) => it.at.to_utc(),
            Self::Day(it) => margin(it.date, 0) + Duration::hours(12),
            Self::Dismissal(it) => it.at.to_utc(),
            Self::Score(it) => it.at.to_utc(),
            Self::Appointment(it) => it.at.to_utc(),
            Self::Question(it) => it.asked_at.to_utc(),
        }
    }

    fn entry(self) -> Entry {
        match self {
            Self::Dose(it) => Entry::Dose(it.clone()),
            Self::CheckIn(it) => Entry::CheckIn(it.clone()),
            Self::Symptoms(it) => Entry::Symptoms(it.clone()),
            Self::Activity(it) => Entry::Activity(it.clone()),
            Self::Day(it) => Entry::Day(it.clone()),
            Self::Dismissal(it) => Entry::Dismissal(it.clone()),
            Self::Score(it) => Entry::Score(it.clone()),
            Self::Appointment(it) => Entry::Appointment(it.clone()),
            Self::Question(it) => Entry::Question(it.clone()),
        }
    }

    const fn reference(self) -> EntryRef {
        match self {
            Self::Dose(it) => EntryRef::Of(Kind::Dose, it.id),
            Self::CheckIn(it) => EntryRef::Of(Kind::CheckIn, it.id),
            Self::Symptoms(it) => EntryRef::Of(Kind::Symptoms, it.id),
            Self::Activity(it) => EntryRef::Of(Kind::Activity, it.id),
            Self::Day(it) => EntryRef::Day(it.date),
            Self::Dismissal(it) => EntryRef::Of(Kind::Dismissal, it.id),
            Self::Score(it) => EntryRef::Of(Kind::Score, it.id),
            Self::Appointment(it) => EntryRef::Of(Kind::Appointment, it.id),
            Self::Question(it) => EntryRef::Of(Kind::Question, it.id),
        }
    }

    fn day(self, starts: TimeOfDay) -> NaiveDate {
        match self {
            Self::Dose(it) => it.day(starts),
            Self::CheckIn(it) => journal_day(it.at, it.zone, starts),
            Self::Symptoms(it) => journal_day(it.at, it.zone, starts),
            Self::Activity(it) => journal_day(it.at, it.zone, starts),
            Self::Day(it) => it.date,
            Self::Dismissal(it) => it.day(starts),
            Self::Score(it) => it.day(starts),
            Self::Appointment(it) => it.day(starts),
            Self::Question(it) => it.day(starts),
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Self::Dose(_) => Kind::Dose,
            Self::CheckIn(_) => Kind::CheckIn,
            Self::Symptoms(_) => Kind::Symptoms,
            Self::Activity(_) => Kind::Activity,
            Self::Day(_) => Kind::Day,
            Self::Dismissal(_) => Kind::Dismissal,
            Self::Score(_) => Kind::Score,
            Self::Appointment(_) => Kind::Appointment,
            Self::Question(_) => Kind::Question,
        }
    }

    fn note(self) -> Option<&'a str> {
        match self {
            Self::Dose(it) => it.note.as_deref(),
            Self::CheckIn(it) => it.note.as_deref(),
            Self::Symptoms(it) => it.note.as_deref(),
            Self::Activity(it) => it.note.as_deref(),
            Self::Day(_) => None,
            Self::Dismissal(it) => it.reason.as_deref(),
            Self::Score(it) => it.note.as_deref(),
            Self::Appointment(it) => it.note.as_deref(),
            Self::Question(_) => None,
        }
    }
}

/// All items before an instant, newest first. The lists are sorted already, so nothing is collected and nothing is copied.
struct Newest<'a> {
    lists: Vec<(Box<dyn Iterator<Item = Item<'a>> + 'a>, Option<Item<'a>>)>,
}

impl<'a> Newest<'a> {
    fn before(entries: &'a Entries, end: DateTime<Utc>) -> Self {
        fn list<'a, T>(
            list: &'a [T],
            item: impl Fn(&'a T) -> Item<'a> + 'a,
            end: DateTime<Utc>,
        ) -> (Box<dyn Iterator<Item = Item<'a>> + 'a>, Option<Item<'a>>) {
            let count = bisect(list, |it| item(it).at() < end);
            let mut items = list.get(..count).unwrap_or_default().iter().rev().map(item);
            let first = items.next();
            (Box::new(items), first)
        }
        Self {
            lists: vec![
                list(&entries.doses, Item::Dose, end),
                list(&entries.check_ins, Item::CheckIn, end),
                list(&entries.symptoms, Item::Symptoms, end),
                list(&entries.activities, Item::Activity, end),
                list(&entries.days, Item::Day, end),
                list(&entries.dismissals, Item::Dismissal, end),
                list(&entries.scores, Item::Score, end),
                list(&entries.appointments, Item::Appointment, end),
                list(&entries.questions, Item::Question, end),
            ],
        }
    }
}

impl<'a> Iterator for Newest<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        let (rest, head) = self
            .lists
            .iter_mut()
            .filter(|(_, head)| head.is_some())
            .max_by_key(|(_, head)| head.map(Item::at))?;
        std::mem::replace(head, rest.next())
    }
}

/// Looks whether an item passes the filters.
struct Sieve<'a> {
    ask: &'a Narrowed,
    /// Products that pass, by themselves and by their lane; `None` when neither is asked for.
    products: Option<HashSet<Id>>,
    rated: HashSet<Id>,
    noted: HashSet<Id>,
}

impl<'a> Sieve<'a> {
    fn new(entries: &'a Entries, ask: &'a Narrowed) -> Self {
        let by_product = !ask.products.is_empty() || !ask.lanes.is_empty();
        let products = by_product.then(|| {
            entries
                .products
                .iter()
                .filter(|product| {
                    (ask.products.is_empty() || ask.products.contains(&product.id))
                        && (ask.lanes.is_empty()
                            || ask.lanes.iter().any(|lane| lane == product.lane.as_str()))
                })
                .map(|product| product.id)
                .collect()
        });
        let asks_rating = ask.unrated || ask.kinds.contains(&Kind::Effect);
        let rated = entries
            .effects
            .iter()
            .filter(|_| asks_rating)
            .map(|effect| effect.dose)
            .collect();
        let noted = entries
            .effects
            .iter()
            .filter(|effect| ask.with_note && filled(effect.note.as_deref()))
            .map(|effect| effect.dose)
            .collect();
        Self {
            ask,
            products,
            rated,
            noted,
        }
    }

    fn lets(&self, item: Item) -> bool {
        let ask = self.ask;
        let dose = match item {
            Item::Dose(dose) => Some(dose),
            _ => None,
        };
        let is_rated = || dose.is_some_and(|dose| self.rated.contains(&dose.id));
        (ask.kinds.is_empty()
            || ask.kinds.contains(&item.kind())
            || (ask.kinds.contains(&Kind::Effect) && is_rated()))
            && self
                .products
                .as_ref()
                .is_none_or(|products| dose.is_some_and(|dose| products.contains(&dose.product)))
            && (ask.tags.is_empty()
                || dose.is_some_and(|dose| {
                    dose.tags
                        .iter()
                        .any(|tag| ask.tags.contains(&tag.to_lowercase()))
                }))
            && (!ask.with_note
                || filled(item.note())
                || dose.is_some_and(|dose| self.noted.contains(&dose.id)))
            && (!ask.unrated || (dose.is_some() && !is_rated()))
    }
}

fn filled(note: Option<&str>) -> bool {
    note.is_some_and(|note| !note.trim().is_empty())
}

/// What was found by its words, newest first, as items. Read in pieces: a first page does not wait for all of it.
struct Found<'a> {
    entries: &'a Entries,
    store: &'a Store,
    text: &'a str,
    before: Place,
    /// The piece that was read, its end first.
    hits: Vec<Hit>,
    piece: u32,
    error: Option<StoreError>,
}

impl<'a> Found<'a> {
    fn before(entries: &'a Entries, store: &'a Store, text: &'a str, end: DateTime<Utc>) -> Self {
        Self {
            entries,
            store,
            text,
            before: Place::at(end),
            hits: Vec::new(),
            piece: 100,
            error: None,
        }
    }

    fn item(&self, hit: Hit) -> Option<Item<'a>> {
        // Lists are sorted by time: a few steps instead of a walk through ten years.
        fn among<'a, T>(
            list: &'a [T],
            hit: Hit,
            item: impl Fn(&'a T) -> Item<'a>,
        ) -> Option<Item<'a>> {
            let item = &item;
            let first = bisect(list, |it| item(it).at().timestamp_micros() < hit.at_us);
            list.get(first..)?
                .iter()
                .map(item)
                .take_while(|it| it.at().timestamp_micros() == hit.at_us)
                .find(|it| it.reference() == hit.entry)
        }
        let entries = self.entries;
        match hit.entry.kind() {
            Kind::Dose => among(&entries.doses, hit, Item::Dose),
            Kind::CheckIn => among(&entries.check_ins, hit, Item::CheckIn),
            Kind::Symptoms => among(&entries.symptoms, hit, Item::Symptoms),
            Kind::Activity => among(&entries.activities, hit, Item::Activity),
            Kind::Day => among(&entries.days, hit, Item::Day),
            Kind::Dismissal => among(&entries.dismissals, hit, Item::Dismissal),
            Kind::Score => among(&entries.scores, hit, Item::Score),
            Kind::Appointment => among(&entries.appointments, hit, Item::Appointment),
            Kind::Question => among(&entries.questions, hit, Item::Question),
            // Not in the index: they belong to no day.
            Kind::Settings
            | Kind::Product
            | Kind::Effect
            | Kind::Medicine
            | Kind::Plan
            | Kind::Reminder
            | Kind::Occurrence
            | Kind::Deleted => None,
        }
    }
}

impl<'a> Iterator for Found<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        loop {
            if self.hits.is_empty() {
                match self.store.search(self.text, Some(self.before), self.piece) {
                    Ok(hits) => self.hits = hits,
                    Err(error) => self.error = Some(error),
                }
                self.hits.reverse();
                self.before = self.hits.first()?.place;
                self.piece = self.piece.saturating_mul(4);
            }
            // What another process has just stored is not in memory yet; it comes with the next reading.
            if let Some(item) = self.hits.pop().and_then(|hit| self.item(hit)) {
                return Some(item);
            }
        }
    }
}

/// How many elements at the beginning of a sorted list are as asked. `partition_point` would lend them for too short a time.
fn bisect<'a, T>(list: &'a [T], is: impl Fn(&'a T) -> bool) -> usize {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        if list.get(middle).is_some_and(&is) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Days with their entries, newest first. When nothing narrows them every day up to today is listed, unanswered ones included, because
/// a gap is something to see; else only days with entries that fit.
///
/// # Errors
/// When the index cannot be read.
pub fn journal_page(
    entries: &Entries,
    store: &Store,
    now: DateTime<Utc>,
    ask: &Narrowed,
) -> Result<JournalPage, StoreError> {
    let starts = entries.settings.day_starts_at;
    let narrowed = ask.search.is_some() || ask.filters();
    let sieve = Sieve::new(entries, ask);
    // The last day listed, if there is one.
    let last = [ask.before.and_then(|day| day.pred_opt()), ask.to]
        .into_iter()
        .flatten()
        .min();
    let within = |day: NaiveDate| {
        last.is_none_or(|last| day <= last) && ask.from.is_none_or(|from| from <= day)
    };
    let end = last.map_or(DateTime::<Utc>::MAX_UTC, |last| margin(last, 3));

    let mut by_day: BTreeMap<NaiveDate, Vec<Item>> = BTreeMap::new();
    // Nothing before this can lie in a day that the page needs.
    let mut floor = ask
        .from
        .map_or(DateTime::<Utc>::MIN_UTC, |from| margin(from, -2));
    let mut items = Items::of(entries, store, ask, end);
    for item in items.by_ref() {
        if item.at() < floor {
            break;
        }
        if !sieve.lets(item) {
            continue;
        }
        let day = item.day(starts);
        if !within(day) {
            continue;
        }
        by_day.entry(day).or_default().push(item);
        if by_day.len() > ask.limit
            && let Some(day) = by_day.keys().rev().nth(ask.limit)
        {
            floor = floor.max(margin(*day, -2));
        }
    }
    items.end()?;
    if !narrowed {
        let today = journal_day(now.fixed_offset(), Some(entries.settings.home_zone), starts);
        let newest = last.map_or(today, |last| last.min(today));
        let first = first_day(entries).map(|first| ask.from.map_or(first, |from| from.max(first)));
        if let Some(first) = first.filter(|first| *first <= newest) {
            for day in back_from(newest)
                .take_while(|day| *day >= first)
                .take(ask.limit + 1)
            {
                by_day.entry(day).or_default();
            }
        }
    }

    let mut days: Vec<(NaiveDate, Vec<Item>)> =
        by_day.into_iter().rev().take(ask.limit + 1).collect();
    let more = days.len() > ask.limit;
    days.truncate(ask.limit);
    let before = days
        .last()
        .filter(|_| more)
        .map(|(date, _)| date.to_string());
    let statuses = match (days.last(), days.first()) {
        (Some((oldest, _)), Some((newest, _))) => Statuses::new(entries, *oldest..=*newest),
        _ => Statuses::default(),
    };
    let lines = Lines::new(entries);
    let days = days
        .into_iter()
        .map(|(date, items)| {
            let mut list: Vec<Entry> = items.into_iter().map(Item::entry).collect();
            list.sort_by_key(|entry| std::cmp::Reverse((entry.at(), entry.reference())));
            DayView {
                date: date.to_string(),
                status: statuses.of(date),
                entries: list.into_iter().map(|entry| lines.line(entry)).collect(),
            }
        })
        .collect();
    let dated = ask.from.is_some() || ask.to.is_some();
    let found = match ask.search.as_deref() {
        _ if !narrowed || ask.before.is_some() => None,
        // The index counts without reading what it counts.
        Some(text) if !dated && !ask.filters() => Some(store.search_count(text)?),
        _ => {
            let mut items = Items::of(entries, store, ask, end);
            let count = items
                .by_ref()
                .filter(|item| sieve.lets(*item) && (!dated || within(item.day(starts))))
                .count();
            items.end()?;
            Some(u32::try_from(count).unwrap_or(u32::MAX))
        }
    };
    Ok(JournalPage {
        days,
        before,
        found,
    })
}

/// Where items come from: from the index when words are searched, else from the lists.
enum Items<'a> {
    All(Newest<'a>),
    Found(Found<'a>),
}

impl<'a> Items<'a> {
    fn of(entries: &'a Entries, store: &'a Store, ask: &'a Narrowed, end: DateTime<Utc>) -> Self {
        match &ask.search {
            None => Self::All(Newest::before(entries, end)),
            Some(text) => Self::Found(Found::before(entries, store, text, end)),
        }
    }

    /// Whether all could be read.
    fn end(self) -> Result<(), StoreError> {
        match self {
            Self::Found(Found {
                error: Some(error), ..
            }) => Err(error),
            _ => Ok(()),
        }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        match self {
            Self::All(items) => items.next(),
            Self::Found(items) => items.next(),
        }
    }
}

/// The day, and those before it.
fn back_from(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(day), |day| day.pred_opt())
}

/// The first day that has an entry of what is written down day by day. A score from years ago does not make the days since then
/// unanswered.
fn first_day(entries: &Entries) -> Option<NaiveDate> {
    let starts = entries.settings.day_starts_at;
    let firsts = [
        entries.doses.first().map(Item::Dose),
        entries.check_ins.first().map(Item::CheckIn),
        entries.symptoms.first().map(Item::Symptoms),
        entries.activities.first().map(Item::Activity),
        entries.days.first().map(Item::Day),
        entries.dismissals.first().map(Item::Dismissal),
    ];
    firsts
        .into_iter()
        .flatten()
        .map(|item| item.day(starts))
        .min()
}

/// What the journal can be narrowed by.
pub fn journal_choices(entries: &Entries) -> JournalChoices {
    let mut kinds: BTreeSet<Kind> = [
        entries.doses.first().map(Item::Dose),
        entries.check_ins.first().map(Item::CheckIn),
        entries.symptoms.first().map(Item::Symptoms),
        entries.activities.first().map(Item::Activity),
        entries.days.first().map(Item::Day),
        entries.dismissals.first().map(Item::Dismissal),
        entries.scores.first().map(Item::Score),
        entries.appointments.first().map(Item::Appointment),
        entries.questions.first().map(Item::Question),
    ]
    .into_iter()
    .flatten()
    .map(Item::kind)
    .collect();
    if !entries.effects.is_empty() {
        kinds.insert(Kind::Effect);
    }
    let used: HashSet<Id> = entries.doses.iter().map(|dose| dose.product).collect();
    let lanes: BTreeSet<String> = entries
        .products
        .iter()
        .filter(|product| used.contains(&product.id))
        .map(|product| product.lane.to_string())
        .collect();
    // The same tag in capitals is the same tag; shown as it was written last.
    let mut tags: HashMap<String, TagCount> = HashMap::new();
    for tag in entries.doses.iter().flat_map(|dose| &dose.tags) {
        let count = tags.entry(tag.to_lowercase()).or_insert_with(|| TagCount {
            tag: String::new(),
            doses: 0,
        });
        count.tag.clone_from(tag);
        count.doses += 1;
    }
    let mut tags: Vec<TagCount> = tags.into_values().collect();
    tags.sort_by(|a, b| b.doses.cmp(&a.doses).then_with(|| a.tag.cmp(&b.tag)));
    JournalChoices {
        kinds: kinds.into_iter().collect(),
        lanes: lanes.into_iter().collect(),
        tags,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::wire::JournalAsk;
    use chrono_tz::Tz;
    use journal_core::{Answer, EffectRating, Lane, Product, Route, Score, Settings};
    use journal_store::{Op, Passphrase, Tuning, create_tuned};
    use serde_json::{Value, json};

    fn noon(day: &str) -> DateTime<Utc> {
        format!("{day}T11:00:00Z").parse().unwrap()
    }

    fn dose(product: &Product, day: &str, note: Option<&str>) -> Dose {
        Dose {
            id: Id::new(noon(day)),
            taken_at: noon(day).with_timezone(&Tz::Europe__Berlin).fixed_offset(),
            zone: Some(Tz::Europe__Berlin),
            product: product.id,
            amount: "2".parse().ok(),
            unit: "g".to_owned(),
            amount_sd: None,
            measured: None,
            route: Route::Oral,
            stomach: None,
            purposes: Vec::new(),
            pain_before: None,
            note: note.map(str::to_owned),
            tags: Vec::new(),
            entered_at: None,
            edited_at: None,
        }
    }

    struct Journal {
        entries: Entries,
        store: Store,
        leaf: Id,
        _dir: tempfile::TempDir,
    }

    fn journal(entries: Vec<Entry>) -> Journal {
        let dir = tempfile::tempdir().unwrap();
        let passphrase = Passphrase::new("test".to_owned()).unwrap();
        let settings = Settings::new(Tz::Europe__Berlin);
        let now = noon("2026-03-07");
        let (store, _) =
            create_tuned(dir.path(), &passphrase, settings, now, Tuning::CHEAP).unwrap();
        store.transact(Op::Add(entries), now).unwrap();
        let entries = store.entries().unwrap();
        Journal {
            leaf: entries
                .products
                .first()
                .map_or_else(|| Id::new(now), |product| product.id),
            entries,
            store,
            _dir: dir,
        }
    }

    /// Leaf on 1 and 3 March, the first one rated with a note; an extract with a tag and a note on 4 March; 6 March without use.
    fn some() -> Journal {
        let leaf = Product::leaf(Id::new(noon("2026-02-01")), "Red Bali".to_owned());
        let mut extract = Product::leaf(Id::new(noon("2026-02-02")), "Gold Reserve".to_owned());
        extract.lane = Lane::Extract;
        let first = dose(&leaf, "2026-03-01", None);
        let rating = EffectRating {
            id: Id::new(noon("2026-03-01")),
            dose: first.id,
            rated_at: first.taken_at,
            strength: Score::new(6).unwrap(),
            onset_min: None,
            duration_min: None,
            side_effects: Vec::new(),
            note: Some("a bit dizzy".to_owned()),
            entered_at: None,
            edited_at: None,
        };
        let mut third = dose(&extract, "2026-03-04", Some("after work"));
        third.tags = vec!["Travel".to_owned()];
        let second = dose(&leaf, "2026-03-03", None);
        let none = DayAnswer {
            date: "2026-03-06".parse().unwrap(),
            answer: Answer::None,
        };
        journal(vec![
            Entry::Product(leaf),
            Entry::Product(extract),
            Entry::Dose(first),
            Entry::Dose(second),
            Entry::Dose(third),
            Entry::Effect(rating),
            Entry::Day(none),
        ])
    }

    fn page(journal: &Journal, ask: Value) -> JournalPage {
        let ask: JournalAsk = serde_json::from_value(ask).unwrap();
        let ask = Narrowed::read(ask).unwrap();
        journal_page(&journal.entries, &journal.store, noon("2026-03-07"), &ask).unwrap()
    }

    fn days(page: &JournalPage) -> String {
        let days: Vec<String> = page
            .days
            .iter()
            .map(|day| format!("{}:{}", &day.date[8..], day.entries.len()))
            .collect();
        days.join(" ")
    }

    #[test]
    fn without_filters_gaps_are_listed_and_pages_meet() {
        let some = some();
        let all = page(&some, json!({}));
        assert_eq!(days(&all), "07:0 06:1 05:0 04:1 03:1 02:0 01:1");
        assert_eq!((&all.before, all.found), (&None, None), "that was all");
        let mut pieces = Vec::new();
        let mut ask = json!({"limit": 3});
        loop {
            let piece = page(&some, ask);
            pieces.push(days(&piece));
            let Some(before) = piece.before else { break };
            ask = json!({"limit": 3, "before": before});
        }
        assert_eq!(pieces.join(" "), days(&all), "no day is lost or double");
        assert_eq!(
            days(&page(
                &some,
                json!({"from": "2026-03-02", "to": "2026-03-05"})
            )),
            "05:0 04:1 03:1 02:0",
            "dates alone keep the gaps"
        );
        assert_eq!(
            days(&page(&journal(Vec::new()), json!({}))),
            "",
            "an empty journal has no days"
        );
    }

    #[test]
    fn each_filter_narrows_and_all_must_hold() {
        let some = some();
        let leaf = some.leaf;
        for (ask, expected, found) in [
            (json!({"kinds": ["day"]}), "06:1", 1),
            (json!({"kinds": ["dose"]}), "04:1 03:1 01:1", 3),
            (json!({"kinds": ["effect"]}), "01:1", 1),
            (json!({"kinds": ["effect", "day"]}), "06:1 01:1", 2),
            (json!({"products": [leaf.to_string()]}), "03:1 01:1", 2),
            (json!({"lanes": ["extract"]}), "04:1", 1),
            (
                json!({"lanes": ["extract"], "products": [leaf.to_string()]}),
                "",
                0,
            ),
            (json!({"tags": ["travel"]}), "04:1", 1),
            (json!({"with_note": true}), "04:1 01:1", 2),
            (json!({"unrated": true}), "04:1 03:1", 2),
            (json!({"unrated": true, "to": "2026-03-03"}), "03:1", 1),
            (
                json!({"kinds": ["dose"], "from": "2026-03-02"}),
                "04:1 03:1",
                2,
            ),
        ] {
            let page = page(&some, ask.clone());
            assert_eq!(days(&page), expected, "{ask}");
            assert_eq!(page.found, Some(found), "{ask}: counted");
        }
        let first = page(&some, json!({"kinds": ["dose"], "limit": 1}));
        assert_eq!((days(&first).as_str(), first.found), ("04:1", Some(3)));
        let next = page(
            &some,
            json!({"kinds": ["dose"], "limit": 5, "before": first.before}),
        );
        assert_eq!(
            (days(&next).as_str(), next.found),
            ("03:1 01:1", None),
            "counted once"
        );
    }

    #[test]
    fn pages_of_what_was_found_meet() {
        let leaf = Product::leaf(Id::new(noon("2026-02-01")), "Red Bali".to_owned());
        let mut entries = vec![Entry::Product(leaf.clone())];
        let first: NaiveDate = "2024-01-01".parse().unwrap();
        for day in first.iter_days().take(700) {
            for hours in [0, 9, 14] {
                let mut taken = dose(&leaf, &day.to_string(), None);
                taken.taken_at += Duration::hours(hours);
                // Wall times far apart: the order of days is not the order of instants.
                taken.zone = [Tz::Pacific__Apia, Tz::Pacific__Pago_Pago]
                    .get(hours as usize % 2)
                    .copied();
                entries.push(Entry::Dose(taken));
            }
        }
        let some = journal(entries);
        let without = page(&some, json!({"kinds": ["dose"], "limit": 400}));
        let mut seen = Vec::new();
        let mut ask = json!({"search": "red", "limit": 90});
        loop {
            let piece = page(&some, ask);
            seen.push(days(&piece));
            let Some(before) = piece.before else { break };
            ask = json!({"search": "red", "limit": 90, "before": before});
        }
        let all = seen.join(" ");
        assert!(
            all.starts_with(&days(&without)),
            "the index and the lists agree"
        );
        let doses: usize = all
            .split(' ')
            .filter_map(|day| day.split_once(':')?.1.parse::<usize>().ok())
            .sum();
        assert_eq!(doses, 2_100, "each dose once");
        assert_eq!(without.found, Some(2_100), "counted");
    }

    #[test]
    fn what_is_no_date_or_id_is_refused() {
        for (ask, field) in [
            (json!({"from": "March"}), "from"),
            (json!({"before": "2026-02-30"}), "before"),
            (json!({"products": ["red"]}), "products"),
        ] {
            let ask: JournalAsk = serde_json::from_value(ask).unwrap();
            let error = Narrowed::read(ask).unwrap_err();
            assert_eq!(error.field.as_deref(), Some(field));
        }
    }

    #[test]
    fn choices_are_what_there_is() {
        let choices = journal_choices(&some().entries);
        assert_eq!(choices.kinds, [Kind::Dose, Kind::Effect, Kind::Day]);
        assert_eq!(choices.lanes, ["extract", "leaf"]);
        assert_eq!(
            choices.tags,
            [TagCount {
                tag: "Travel".to_owned(),
                doses: 1
            }]
        );
    }
}
