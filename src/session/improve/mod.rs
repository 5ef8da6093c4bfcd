//! What the screen Perbaikan keeps beside the assessment: a scenario, a chosen plan, what the ranking shows.
//!
//! The scenario is a list of moves. It is applied to a copy, so the assessment itself
//! never changes until the user takes the scenario over.

mod checklist;
mod planning;
mod ranking;
mod scenario;

use std::rc::Rc;

pub use checklist::{Checklist, Group, Item, checklist};
pub use planning::{MOST_WORK, Planning, Plans, SLICE, SearchStatus};
pub use ranking::{Row, ranking, ranking_of_assessed};
pub(in crate::session) use scenario::apply;
pub use scenario::{Move, ReachedLevel, effort};

use super::action::Effect;
use super::state::{Notice, State, Work};
use crate::engine::Target;
use crate::engine::assessment::Assessment;
use crate::engine::score::{Totals, totals};
use crate::engine::text::{DimensionId, IndicatorId, UnitId};

/// What the screen Perbaikan keeps.
#[derive(Clone, Debug, Default)]
pub struct Improve {
    /// What is tried out, in the order it was added.
    pub moves: Rc<Vec<Move>>,
    /// What all moves lead to; `None` without moves.
    pub trial: Option<Trial>,
    /// Which plan is in front.
    pub plan: PlanKind,
    /// What the ranking shows.
    pub look: Rc<Look>,
}

/// An assessment with all moves of a scenario made.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The changed copy.
    pub assessment: Rc<Assessment>,
    /// Its result.
    pub totals: Rc<Totals>,
    /// The effort of the moves.
    pub effort: u32,
}

/// Two trials are equal when they share the same copy.
impl PartialEq for Trial {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.assessment, &other.assessment)
    }
}

/// The plans side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanKind {
    /// Least effort under the default weights.
    #[default]
    Cheapest,
    /// Least effort under every weighting.
    Guaranteed,
    /// Another way that shares as little as possible with the cheapest.
    Alternative,
}

/// What the ranking shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// One unit, or all.
    pub unit: Option<UnitId>,
    /// One dimension, or all.
    pub dimension: Option<DimensionId>,
    /// What the agency controls, or what it does not.
    pub reach: Reach,
    /// What comes first.
    pub order: Order,
    /// Every row, not only the first ones.
    pub all: bool,
}

/// Who can change what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// The agency itself.
    #[default]
    Agency,
    /// Users, other agencies, the public.
    Others,
}

/// What comes first in the ranking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The largest gain.
    #[default]
    Gain,
    /// The largest gain for the effort.
    PerEffort,
}

/// What can happen on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Improving {
    /// Adds a move to the scenario, or takes it back.
    Toggle(Move),
    /// Takes all moves back.
    Clear,
    /// Takes the scenario over into the assessment, as one step that can be undone.
    Accept,
    /// Aims at a band label or number; `None` proposes the next band.
    Aim(Option<String>),
    /// Brings a plan to the front.
    Choose(PlanKind),
    /// Ticks a standard of the plan off, or no longer.
    Tick(IndicatorId),
    /// Changes what the ranking shows.
    Look(Look),
}

impl Improve {
    /// Whether a move is part of the scenario.
    pub fn holds(&self, wanted: &Move) -> bool {
        self.moves.contains(wanted)
    }

    /// Puts these moves in the place of the scenario.
    pub(super) fn take_moves(&mut self, moves: Vec<Move>, work: &Work) {
        self.moves = Rc::new(moves);
        self.compute(work);
    }

    fn toggle(&mut self, wanted: Move, work: &Work) {
        let mut moves = (*self.moves).clone();
        match moves.iter().position(|known| *known == wanted) {
            Some(position) => {
                moves.remove(position);
            }
            None => moves.push(wanted),
        }
        self.moves = Rc::new(moves);
        self.compute(work);
    }

    fn compute(&mut self, work: &Work) {
        if self.moves.is_empty() {
            self.trial = None;
            return;
        }
        let assessment = apply(&work.assessment, &work.rules, &self.moves);
        let totals = Rc::new(totals(&work.rules, &assessment));
        let effort = scenario::effort_to(work, &self.moves, &assessment);
        self.trial = Some(Trial { assessment: Rc::new(assessment), totals, effort });
    }
}

impl State {
    pub(super) fn improve(&mut self, what: Improving) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        match what {
            Improving::Toggle(wanted) => self.improve.toggle(wanted, &work),
            Improving::Clear => (self.improve.moves, self.improve.trial) = (Rc::default(), None),
            Improving::Accept => return self.accept(&work),
            Improving::Aim(target) => return self.aim(target, &work),
            Improving::Choose(plan) => self.improve.plan = plan,
            Improving::Tick(indicator) => return self.change(|next, _| next.tick(&indicator)),
            Improving::Look(look) => self.improve.look = Rc::new(look),
        }
        Vec::new()
    }

    /// Only what a saved file can name is aimed at.
    fn aim(&mut self, target: Option<String>, work: &Work) -> Vec<Effect> {
        let is_known = |target: &String| Target::parse(target, work.rules.instrument()).is_ok();
        if target.as_ref().is_none_or(is_known) { self.change(|next, _| next.target = target) } else { Vec::new() }
    }

    fn accept(&mut self, work: &Work) -> Vec<Effect> {
        let Some(trial) = self.improve.trial.take() else {
            return Vec::new();
        };
        self.improve.moves = Rc::default();
        let effects = self.settle(work, (*trial.assessment).clone(), Rc::clone(&work.rules));
        self.offer_undo(work, Notice::Applied);
        effects
    }

    /// Keeps the scenario in step with a changed assessment; another body begins without one.
    pub(super) fn follow(&mut self, before: Option<&Work>) {
        match (self.work(), before) {
            (Some(work), Some(before)) if work == before => {}
            (Some(work), Some(before)) if is_same_body(work, before) => {
                let work = work.clone();
                self.improve.moves = Rc::new(scenario::still_here(&self.improve.moves, &work.assessment));
                self.improve.compute(&work);
            }
            _ => self.improve = Improve::default(),
        }
    }
}

/// Whether one assessment can have come from the other by an edit.
fn is_same_body(work: &Work, before: &Work) -> bool {
    let units = |work: &Work| work.assessment.units.len();
    let shared =
        work.assessment.units.iter().filter(|unit| {
            before.assessment.units.iter().any(|other| other.id == unit.id && (other.name == unit.name))
        });
    let shared = shared.count();
    work.assessment.instrument.id == before.assessment.instrument.id
        && shared + 1 >= units(work)
        && shared + 1 >= units(before)
}

#[cfg(test)]
mod tests;
