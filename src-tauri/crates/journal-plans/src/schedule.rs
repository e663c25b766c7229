//! What a plan says about each day, changes on the way included.

use crate::ladder::{Rung, ladder};
use crate::trouble::PlanTrouble;
use chrono::NaiveDate;
use journal_core::{
    Amount, Cycle, Id, Invalid, LONGEST_PLAN_DAYS, Lane, Plan, PlanChange, PlanParts, PlanState,
    PlanWhat, Reason, Taper, TaperMethod, TimeOfDay, Weekday,
};

/// What a plan says about a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aim {
    /// Nothing is taken: a day of a break, or a day off.
    Off,
    /// A day between days off; it says nothing about amounts.
    On,
    /// The higher limit holds.
    High(Amount),
    /// The lower limit holds.
    Low(Amount),
    /// It is the turn of a product.
    Turn(Id),
    /// A step of a taper: its place in [`Schedule::rungs`].
    Step(usize),
    /// Doses are looked at when they are logged, and nothing else.
    Spacing,
    /// The plan is held; the step that held before still limits, if there was one.
    Held(Option<usize>),
    /// The person left the day out.
    LeftOut,
}

/// One day of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlanDay {
    /// The journal day.
    pub date: NaiveDate,
    /// What the plan says about it.
    pub aim: Aim,
    /// Which day of its phase it is, from 1.
    pub number: u32,
    /// Days of the phase; `None` where the phase has no end of its own.
    pub of: Option<u32>,
}

/// An upper limit for a day, as the person typed it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayLimit {
    /// Most in that day; zero on a day off.
    pub amount: Amount,
    /// Its unit; `None` on a day off, which is about every amount.
    pub unit: Option<String>,
}

/// Every day of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Schedule {
    days: Vec<PlanDay>,
    rungs: Vec<Rung>,
    unit: Option<String>,
    /// True when it goes on after its last day here: it has no end, or it is held.
    open: bool,
}

impl Schedule {
    /// Lays a plan out, from its first day to its last, at most [`LONGEST_PLAN_DAYS`]. A plan without an end, and one that is held, is
    /// laid out that far.
    ///
    /// # Errors
    /// When the plan cannot be stored, or its kind or method is not known here.
    pub fn of(plan: &Plan, day_starts_at: TimeOfDay) -> Result<Self, PlanTrouble> {
        plan.check()?;
        let mut walk = Walk::new(plan)?;
        let mut changes: Vec<(NaiveDate, &PlanChange)> = plan
            .changes
            .iter()
            .map(|change| (change.day(day_starts_at), change))
            .collect();
        changes.sort_by_key(|(_, change)| change.at);
        // What was changed before the first day counts on it.
        for (day, _) in &mut changes {
            *day = (*day).max(plan.starts_on);
        }
        let mut changes = changes.into_iter().peekable();
        let mut days = Vec::new();
        let mut open = true;
        for date in plan.starts_on.iter_days().take(LONGEST_PLAN_DAYS as usize) {
            let mut left_out = false;
            let mut ended = false;
            while let Some((_, change)) = changes.next_if(|(day, _)| *day <= date) {
                match change.what {
                    PlanWhat::Skip => left_out = true,
                    PlanWhat::End => ended = true,
                    _ => walk.change(change),
                }
            }
            if ended || plan.ends_on.is_some_and(|end| date > end) || walk.is_over() {
                open = false;
                break;
            }
            days.push(walk.day(date, left_out));
        }
        let last_day = LONGEST_PLAN_DAYS as usize;
        if days.len() == last_day && (walk.is_over() || plan.ends_on.is_some()) {
            open = false;
        }
        let mut schedule = Self {
            days,
            rungs: walk.rungs,
            unit: unit_of(&plan.parts),
            open,
        };
        if matches!(
            plan.parts,
            PlanParts::Cycle(Cycle {
                weekdays_off: Some(_),
                ..
            })
        ) {
            schedule.count_runs();
        }
        Ok(schedule)
    }

    /// Every day, in order.
    #[must_use]
    pub fn days(&self) -> &[PlanDay] {
        &self.days
    }

    /// The steps that [`Aim::Step`] points at.
    #[must_use]
    pub fn rungs(&self) -> &[Rung] {
        &self.rungs
    }

    /// The last day; `None` when the plan has no end (yet): it is open or held. A plan that was ended before it began has no days.
    #[must_use]
    pub fn ends_on(&self) -> Option<NaiveDate> {
        if self.open {
            None
        } else {
            self.days.last().map(|day| day.date)
        }
    }

    /// What the plan says about a day; `None` when it says nothing.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Option<&PlanDay> {
        let first = self.days.first()?.date;
        let index = usize::try_from((date - first).num_days()).ok()?;
        self.days.get(index)
    }

    /// The limit of a day, for "plan against actual"; `None` on days about whose amount the plan says nothing.
    #[must_use]
    pub fn limit(&self, date: NaiveDate) -> Option<DayLimit> {
        self.limit_of(self.day(date)?)
    }

    pub(crate) fn limit_of(&self, day: &PlanDay) -> Option<DayLimit> {
        let (amount, unit) = match day.aim {
            Aim::Off => {
                return Some(DayLimit {
                    amount: Amount::ZERO,
                    unit: None,
                });
            }
            Aim::High(limit) | Aim::Low(limit) => (limit, &self.unit),
            Aim::Step(rung) | Aim::Held(Some(rung)) => (self.rungs.get(rung)?.daily, &self.unit),
            Aim::On | Aim::Turn(_) | Aim::Spacing | Aim::Held(None) | Aim::LeftOut => return None,
        };
        Some(DayLimit {
            amount,
            unit: unit.clone(),
        })
    }

    /// Whether two plans say something about the same day of the same amounts. A lane that is not named means every lane.
    #[must_use]
    pub(crate) fn meets(
        &self,
        lane: Option<&Lane>,
        other: &Self,
        other_lane: Option<&Lane>,
    ) -> bool {
        let same_lane = match (lane, other_lane) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let (Some(one), Some(two)) = (self.span(), other.span()) else {
            return false;
        };
        same_lane && one.0 <= two.1 && two.0 <= one.1
    }

    fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = (self.days.first()?.date, self.days.last()?.date);
        Some((first, if self.open { NaiveDate::MAX } else { last }))
    }

    /// Numbers the days of a cycle by weekday within their runs.
    fn count_runs(&mut self) {
        let mut begin = 0;
        while begin < self.days.len() {
            let aim = self.days[begin].aim;
            let length = self.days[begin..]
                .iter()
                .take_while(|day| day.aim == aim)
                .count();
            let of = u32::try_from(length).ok();
            for (number, day) in (1..).zip(&mut self.days[begin..begin + length]) {
                day.number = number;
                day.of = of;
            }
            begin += length;
        }
    }
}

fn unit_of(parts: &PlanParts) -> Option<String> {
    match parts {
        PlanParts::Alternation(it) => Some(it.unit.clone()),
        PlanParts::Taper(it) => Some(it.unit.clone()),
        PlanParts::Spacing(it) => Some(it.unit.clone()),
        _ => None,
    }
}

/// Walks through a plan day by day. Days that are held or left out do not count: what is left moves back by as many days.
struct Walk<'p> {
    plan: &'p Plan,
    held: bool,
    /// Days of the plan that have passed, for kinds that only count days.
    passed: u32,
    rungs: Vec<Rung>,
    /// Where in `rungs` the ladder begins that holds now, which step holds, and how many days of it have passed.
    ladder_from: usize,
    rung: usize,
    of_rung: u32,
}

impl<'p> Walk<'p> {
    fn new(plan: &'p Plan) -> Result<Self, PlanTrouble> {
        let rungs = match &plan.parts {
            PlanParts::Other(other) => {
                return Err(PlanTrouble::UnknownKind {
                    kind: other.kind.clone(),
                });
            }
            PlanParts::Taper(Taper {
                method: TaperMethod::Unknown(method),
                ..
            }) => {
                return Err(PlanTrouble::UnknownMethod {
                    method: method.clone(),
                });
            }
            PlanParts::Taper(taper) => {
                let rungs = ladder(taper, taper.from_daily);
                if rungs.len() < 2 {
                    // Between the two there is nothing that can be measured.
                    return Err(PlanTrouble::Invalid(Invalid {
                        field: "to_daily",
                        reason: Reason::NotLower,
                    }));
                }
                let days = rungs.iter().map(|rung| u64::from(rung.days)).sum::<u64>();
                if days > u64::from(LONGEST_PLAN_DAYS) {
                    // Rounding can make it a little longer than the check of the typed numbers expects.
                    return Err(PlanTrouble::Invalid(Invalid {
                        field: "every_days",
                        reason: Reason::OverTenYears,
                    }));
                }
                rungs
            }
            _ => Vec::new(),
        };
        Ok(Self {
            plan,
            held: false,
            passed: 0,
            rungs,
            ladder_from: 0,
            rung: 0,
            of_rung: 0,
        })
    }

    fn change(&mut self, change: &PlanChange) {
        match change.what {
            PlanWhat::Hold => self.held = true,
            PlanWhat::Resume => self.held = false,
            PlanWhat::StepBack => {
                let step = self.step().unwrap_or_default();
                self.rung = step.saturating_sub(1).max(self.ladder_from);
                self.of_rung = 0;
            }
            PlanWhat::Replan => self.replan(change.from_daily),
            PlanWhat::Skip | PlanWhat::End | PlanWhat::Unknown(_) => {}
        }
    }

    /// Begins anew from today: a break, a cycle or a rotation with its first day, a taper with the whole of the step that holds, or from
    /// a limit that the person typed.
    fn replan(&mut self, from: Option<Amount>) {
        self.held = false;
        self.passed = 0;
        self.of_rung = 0;
        self.rung = self.step().unwrap_or_default();
        if let (PlanParts::Taper(taper), Some(from)) = (&self.plan.parts, from) {
            self.ladder_from = self.rungs.len();
            self.rung = self.ladder_from;
            self.rungs.extend(ladder(taper, from));
        }
    }

    fn is_over(&self) -> bool {
        match &self.plan.parts {
            PlanParts::Break(it) => self.passed >= it.days,
            // A last day that the person typed keeps the last step until then.
            PlanParts::Taper(_) => self.rung >= self.rungs.len() && self.plan.ends_on.is_none(),
            _ => false,
        }
    }

    fn step(&self) -> Option<usize> {
        let last = self.rungs.len().checked_sub(1)?;
        Some(self.rung.min(last))
    }

    fn day(&mut self, date: NaiveDate, left_out: bool) -> PlanDay {
        if left_out {
            return PlanDay {
                date,
                aim: Aim::LeftOut,
                number: 1,
                of: None,
            };
        }
        if self.held {
            return PlanDay {
                date,
                aim: Aim::Held(self.step()),
                number: 1,
                of: None,
            };
        }
        let (aim, number, of) = self.aim(date);
        self.passed += 1;
        if let Some(rung) = self.rungs.get(self.rung) {
            self.of_rung += 1;
            if self.of_rung >= rung.days {
                self.rung += 1;
                self.of_rung = 0;
            }
        }
        PlanDay {
            date,
            aim,
            number,
            of,
        }
    }

    fn aim(&self, date: NaiveDate) -> (Aim, u32, Option<u32>) {
        // Which of two phases, and where in it.
        let turn = |first: u32, second: u32| {
            let place = self.passed % (first + second).max(1);
            if place < first {
                (true, place + 1, Some(first))
            } else {
                (false, place - first + 1, Some(second))
            }
        };
        match &self.plan.parts {
            PlanParts::Break(it) => (Aim::Off, self.passed + 1, Some(it.days)),
            PlanParts::Cycle(it) => match (&it.weekdays_off, it.days_on, it.days_off) {
                (Some(off), _, _) if off.contains(&Weekday::of(date)) => (Aim::Off, 1, None),
                (None, Some(on), Some(off)) => {
                    let (is_on, number, of) = turn(on, off);
                    (if is_on { Aim::On } else { Aim::Off }, number, of)
                }
                _ => (Aim::On, 1, None),
            },
            PlanParts::Alternation(it) => {
                let (high, number, of) = turn(it.high_days, it.low_days);
                let aim = if high {
                    Aim::High(it.high_limit)
                } else {
                    Aim::Low(it.low_limit)
                };
                (aim, number, of)
            }
            PlanParts::Rotation(it) => {
                let each = it.days_each.max(1);
                let turn = (self.passed / each) as usize % it.products.len().max(1);
                let aim = it.products.get(turn).map_or(Aim::On, |id| Aim::Turn(*id));
                (aim, self.passed % each + 1, Some(each))
            }
            PlanParts::Taper(_) => {
                let step = self.step().unwrap_or_default();
                let of = (self.rung < self.rungs.len()).then(|| self.rungs[step].days);
                (Aim::Step(step), self.of_rung + 1, of)
            }
            PlanParts::Spacing(_) | PlanParts::Other(_) => (Aim::Spacing, self.passed + 1, None),
        }
    }
}

/// Whether a plan speaks about days at all now.
pub(crate) const fn is_running(plan: &Plan) -> bool {
    matches!(plan.state, PlanState::Running | PlanState::Held)
}
