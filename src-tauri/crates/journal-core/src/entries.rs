//! All entries of a journal in memory: what insights, charts and exports read.

use crate::{
    Activity, Appointment, Change, CheckIn, DayAnswer, Deleted, Dismissal, Dose, EffectRating,
    Entry, EntryRef, Id, Kind, Medicine, Occurrence, Plan, Product, Question, Reminder, ScoreTold,
    Settings, Symptoms,
};
use chrono::{DateTime, Utc};

/// A whole journal at one moment. Each list is sorted by time, then id; products, medicines and reminders by id,
/// plans by their first day.
#[derive(Clone, PartialEq, Debug)]
pub struct Entries {
    /// What holds for the whole journal.
    pub settings: Settings,
    /// Products, archived ones included.
    pub products: Vec<Product>,
    /// Doses of all lanes and substances.
    pub doses: Vec<Dose>,
    /// Ratings of doses.
    pub effects: Vec<EffectRating>,
    /// Mood, energy and the like.
    pub check_ins: Vec<CheckIn>,
    /// Symptom lists and totals.
    pub symptoms: Vec<Symptoms>,
    /// Strategies without kratom.
    pub activities: Vec<Activity>,
    /// Days of which the person said that nothing was taken.
    pub days: Vec<DayAnswer>,
    /// Early signs of which the person knows why.
    pub dismissals: Vec<Dismissal>,
    /// Regular medicines.
    pub medicines: Vec<Medicine>,
    /// Scores that a clinic told.
    pub scores: Vec<ScoreTold>,
    /// Appointments, past and to come.
    pub appointments: Vec<Appointment>,
    /// Questions to be asked at them.
    pub questions: Vec<Question>,
    /// Plans of any state.
    pub plans: Vec<Plan>,
    /// Reminders, those that are switched off included.
    pub reminders: Vec<Reminder>,
    /// What became of the times at which reminders were due; also of reminders that are gone.
    pub occurrences: Vec<Occurrence>,
    /// What was removed.
    pub deleted: Vec<Deleted>,
}

impl Entries {
    /// A journal without entries.
    #[must_use]
    pub const fn empty(settings: Settings) -> Self {
        Self {
            settings,
            products: Vec::new(),
            doses: Vec::new(),
            effects: Vec::new(),
            check_ins: Vec::new(),
            symptoms: Vec::new(),
            activities: Vec::new(),
            days: Vec::new(),
            dismissals: Vec::new(),
            medicines: Vec::new(),
            scores: Vec::new(),
            appointments: Vec::new(),
            questions: Vec::new(),
            plans: Vec::new(),
            reminders: Vec::new(),
            occurrences: Vec::new(),
            deleted: Vec::new(),
        }
    }

    /// The product of that id.
    #[must_use]
    pub fn product(&self, id: Id) -> Option<&Product> {
        self.products
            .binary_search_by_key(&id, |product| product.id)
            .ok()
            .map(|at| &self.products[at])
    }

    /// Sorts the lists as this type promises; for whoever filled them by hand.
    pub fn sort(&mut self) {
        self.products.sort_by_key(|product| product.id);
        self.doses.sort_by_key(|dose| (dose.taken_at, dose.id));
        self.effects
            .sort_by_key(|effect| (effect.rated_at, effect.id));
        self.check_ins
            .sort_by_key(|check_in| (check_in.at, check_in.id));
        self.symptoms
            .sort_by_key(|symptoms| (symptoms.at, symptoms.id));
        self.activities
            .sort_by_key(|activity| (activity.at, activity.id));
        self.days.sort_by_key(|answer| answer.date);
        self.dismissals
            .sort_by_key(|dismissal| (dismissal.at, dismissal.id));
        self.medicines.sort_by_key(|medicine| medicine.id);
        self.scores.sort_by_key(|score| (score.at, score.id));
        self.appointments
            .sort_by_key(|appointment| (appointment.at, appointment.id));
        self.questions
            .sort_by_key(|question| (question.asked_at, question.id));
        self.plans.sort_by_key(|plan| (plan.starts_on, plan.id));
        self.reminders.sort_by_key(|reminder| reminder.id);
        self.occurrences.sort_by_key(order_of);
        self.deleted.sort_by_key(|deleted| (deleted.at, deleted.id));
    }

    /// The questions of an appointment, in the order in which they came up.
    pub fn questions_of(&self, appointment: Id) -> impl Iterator<Item = &Question> {
        self.questions
            .iter()
            .filter(move |question| question.appointment == Some(appointment))
    }

    /// How many entries a person wrote: without the settings, without what became of reminders, and without what was removed.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.products.len()
            + self.doses.len()
            + self.effects.len()
            + self.check_ins.len()
            + self.symptoms.len()
            + self.activities.len()
            + self.days.len()
            + self.dismissals.len()
            + self.medicines.len()
            + self.scores.len()
            + self.appointments.len()
            + self.questions.len()
            + self.plans.len()
            + self.reminders.len()
    }

    /// Every entry except the settings and what was removed, products first, so that what is referred to comes before what refers to it.
    pub fn iter(&self) -> impl Iterator<Item = Entry> + '_ {
        let products = self.products.iter().cloned().map(Entry::Product);
        let doses = self.doses.iter().cloned().map(Entry::Dose);
        let effects = self.effects.iter().cloned().map(Entry::Effect);
        let check_ins = self.check_ins.iter().cloned().map(Entry::CheckIn);
        let symptoms = self.symptoms.iter().cloned().map(Entry::Symptoms);
        let activities = self.activities.iter().cloned().map(Entry::Activity);
        let days = self.days.iter().cloned().map(Entry::Day);
        let dismissals = self.dismissals.iter().cloned().map(Entry::Dismissal);
        let medicines = self.medicines.iter().cloned().map(Entry::Medicine);
        let scores = self.scores.iter().cloned().map(Entry::Score);
        let appointments = self.appointments.iter().cloned().map(Entry::Appointment);
        let questions = self.questions.iter().cloned().map(Entry::Question);
        let plans = self.plans.iter().cloned().map(Entry::Plan);
        let reminders = self.reminders.iter().cloned().map(Entry::Reminder);
        let occurrences = self.occurrences.iter().cloned().map(Entry::Occurrence);
        products
            .chain(doses)
            .chain(effects)
            .chain(check_ins)
            .chain(symptoms)
            .chain(activities)
            .chain(days)
            .chain(dismissals)
            .chain(medicines)
            .chain(scores)
            .chain(appointments)
            .chain(questions)
            .chain(plans)
            .chain(reminders)
            .chain(occurrences)
    }

    /// Adds an entry to its list, unsorted; settings replace the settings.
    pub fn push(&mut self, entry: Entry) {
        match entry {
            Entry::Settings(settings) => self.settings = settings,
            Entry::Product(product) => self.products.push(product),
            Entry::Dose(dose) => self.doses.push(dose),
            Entry::Effect(effect) => self.effects.push(effect),
            Entry::CheckIn(check_in) => self.check_ins.push(check_in),
            Entry::Symptoms(symptoms) => self.symptoms.push(symptoms),
            Entry::Activity(activity) => self.activities.push(activity),
            Entry::Day(answer) => self.days.push(answer),
            Entry::Dismissal(dismissal) => self.dismissals.push(dismissal),
            Entry::Medicine(medicine) => self.medicines.push(medicine),
            Entry::Score(score) => self.scores.push(score),
            Entry::Appointment(appointment) => self.appointments.push(appointment),
            Entry::Question(question) => self.questions.push(question),
            Entry::Plan(plan) => self.plans.push(plan),
            Entry::Reminder(reminder) => self.reminders.push(reminder),
            Entry::Occurrence(occurrence) => self.occurrences.push(occurrence),
            Entry::Deleted(deleted) => self.deleted.push(deleted),
        }
    }

    /// Takes over a change that was committed, keeping the lists sorted: a journal of ten years stays in memory without being read
    /// again after each entry.
    pub fn apply(&mut self, change: &Change) {
        if let Some(before) = &change.before {
            self.remove(before);
        }
        let Some(after) = &change.after else { return };
        fn insert<T: Clone, K: Ord>(list: &mut Vec<T>, item: &T, key: impl Fn(&T) -> K) {
            let at = list.partition_point(|other| key(other) < key(item));
            list.insert(at, item.clone());
        }
        match after {
            Entry::Settings(settings) => self.settings = settings.clone(),
            Entry::Product(it) => insert(&mut self.products, it, |it| it.id),
            Entry::Dose(it) => insert(&mut self.doses, it, |it| (it.taken_at, it.id)),
            Entry::Effect(it) => insert(&mut self.effects, it, |it| (it.rated_at, it.id)),
            Entry::CheckIn(it) => insert(&mut self.check_ins, it, |it| (it.at, it.id)),
            Entry::Symptoms(it) => insert(&mut self.symptoms, it, |it| (it.at, it.id)),
            Entry::Activity(it) => insert(&mut self.activities, it, |it| (it.at, it.id)),
            Entry::Day(it) => insert(&mut self.days, it, |it| it.date),
            Entry::Dismissal(it) => insert(&mut self.dismissals, it, |it| (it.at, it.id)),
            Entry::Medicine(it) => insert(&mut self.medicines, it, |it| it.id),
            Entry::Score(it) => insert(&mut self.scores, it, |it| (it.at, it.id)),
            Entry::Appointment(it) => insert(&mut self.appointments, it, |it| (it.at, it.id)),
            Entry::Question(it) => insert(&mut self.questions, it, |it| (it.asked_at, it.id)),
            Entry::Plan(it) => insert(&mut self.plans, it, |it| (it.starts_on, it.id)),
            Entry::Reminder(it) => insert(&mut self.reminders, it, |it| it.id),
            Entry::Occurrence(it) => insert(&mut self.occurrences, it, order_of),
            Entry::Deleted(it) => insert(&mut self.deleted, it, |it| (it.at, it.id)),
        }
    }

    fn remove(&mut self, entry: &Entry) {
        match entry.reference() {
            EntryRef::Settings => {}
            EntryRef::Day(date) => self.days.retain(|it| it.date != date),
            EntryRef::Of(kind, id) => match kind {
                Kind::Settings | Kind::Day => {}
                Kind::Product => self.products.retain(|it| it.id != id),
                Kind::Dose => self.doses.retain(|it| it.id != id),
                Kind::Effect => self.effects.retain(|it| it.id != id),
                Kind::CheckIn => self.check_ins.retain(|it| it.id != id),
                Kind::Symptoms => self.symptoms.retain(|it| it.id != id),
                Kind::Activity => self.activities.retain(|it| it.id != id),
                Kind::Dismissal => self.dismissals.retain(|it| it.id != id),
                Kind::Medicine => self.medicines.retain(|it| it.id != id),
                Kind::Score => self.scores.retain(|it| it.id != id),
                Kind::Appointment => self.appointments.retain(|it| it.id != id),
                Kind::Question => self.questions.retain(|it| it.id != id),
                Kind::Plan => self.plans.retain(|it| it.id != id),
                Kind::Reminder => self.reminders.retain(|it| it.id != id),
                Kind::Occurrence => self.occurrences.retain(|it| it.id() != id),
                Kind::Deleted => self.deleted.retain(|it| it.id != id),
            },
        }
    }

    /// The entry pointed at.
    #[must_use]
    pub fn find(&self, reference: EntryRef) -> Option<Entry> {
        match reference {
            EntryRef::Settings => Some(Entry::Settings(self.settings.clone())),
            EntryRef::Day(date) => self
                .days
                .iter()
                .find(|it| it.date == date)
                .cloned()
                .map(Entry::Day),
            EntryRef::Of(kind, id) => match kind {
                Kind::Settings | Kind::Day => None,
                Kind::Product => self.product(id).cloned().map(Entry::Product),
                Kind::Dose => of_id(&self.doses, |it| it.id == id).map(Entry::Dose),
                Kind::Effect => of_id(&self.effects, |it| it.id == id).map(Entry::Effect),
                Kind::CheckIn => of_id(&self.check_ins, |it| it.id == id).map(Entry::CheckIn),
                Kind::Symptoms => of_id(&self.symptoms, |it| it.id == id).map(Entry::Symptoms),
                Kind::Activity => of_id(&self.activities, |it| it.id == id).map(Entry::Activity),
                Kind::Dismissal => of_id(&self.dismissals, |it| it.id == id).map(Entry::Dismissal),
                Kind::Medicine => of_id(&self.medicines, |it| it.id == id).map(Entry::Medicine),
                Kind::Score => of_id(&self.scores, |it| it.id == id).map(Entry::Score),
                Kind::Appointment => {
                    of_id(&self.appointments, |it| it.id == id).map(Entry::Appointment)
                }
                Kind::Question => of_id(&self.questions, |it| it.id == id).map(Entry::Question),
                Kind::Plan => of_id(&self.plans, |it| it.id == id).map(Entry::Plan),
                Kind::Reminder => of_id(&self.reminders, |it| it.id == id).map(Entry::Reminder),
                Kind::Occurrence => {
                    of_id(&self.occurrences, |it| it.id() == id).map(Entry::Occurrence)
                }
                Kind::Deleted => of_id(&self.deleted, |it| it.id == id).map(Entry::Deleted),
            },
        }
    }
}

fn order_of(occurrence: &Occurrence) -> (DateTime<Utc>, Id) {
    (occurrence.scheduled_at, occurrence.reminder)
}

fn of_id<T: Clone>(list: &[T], is_it: impl Fn(&T) -> bool) -> Option<T> {
    list.iter().find(|it| is_it(it)).cloned()
}
