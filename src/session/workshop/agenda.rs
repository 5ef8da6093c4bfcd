//! What a coach prepares: where the workshop begins, and its rounds.

use std::rc::Rc;

use super::Names;
use super::round::{Round, propose};
use crate::engine::assessment::{self, Assessment, Entry, Unit};
use crate::engine::instrument::find_builtin;
use crate::session::demo;
use crate::session::improve::Improve;
use crate::session::state::{State, Work};

/// Where a workshop begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The assessment in front, with rounds that are proposed.
    Present,
    /// The assessment in front, with the moves of the scenario on Perbaikan as rounds.
    Scenario,
    /// A fictional body, by the id of its file.
    Demo(&'static str),
}

/// What a coach prepares.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// Where it begins.
    pub source: Source,
    /// The assessment it begins with.
    pub base: Work,
    /// The rounds in their order.
    pub rounds: Vec<Round>,
    /// Whether the projector shows names.
    pub names: Names,
}

impl Agenda {
    /// What is proposed for a source; `None` where the source is not there.
    pub(super) fn propose(state: &State, source: Source, names: Names) -> Option<Self> {
        let base = base(state, source)?;
        let rounds = match source {
            Source::Scenario => state.improve.moves.iter().cloned().map(Round::Raise).collect(),
            Source::Present | Source::Demo(_) => propose(&base),
        };
        Some(Self { source, base, rounds, names })
    }

    /// The assessment after all rounds.
    pub fn end(&self) -> Assessment {
        let start = (*self.base.assessment).clone();
        self.rounds.iter().fold(start, |state, round| round.apply(&state, &self.base.rules))
    }
}

/// Whether a workshop can begin with this assessment: something must be entered by indicator.
pub fn is_usable(work: &Work) -> bool {
    let by_indicator = |unit: &Unit| matches!(unit.entry, Entry::Indicators(_)) && !unit.entry.is_blank();
    work.assessment.units.iter().any(by_indicator)
}

/// The sources that are there, the best first.
pub fn sources(work: Option<&Work>, improve: &Improve) -> Vec<Source> {
    let present = work.is_some_and(is_usable);
    let own = present.then_some(Source::Present);
    let scenario = (present && !improve.moves.is_empty()).then_some(Source::Scenario);
    let demos = demo::DEMOS.iter().map(|demo| Source::Demo(demo.id));
    own.into_iter().chain(scenario).chain(demos).collect()
}

fn base(state: &State, source: Source) -> Option<Work> {
    match source {
        Source::Present | Source::Scenario => state.work().cloned().filter(is_usable),
        Source::Demo(id) => {
            let (assessment, rules) = assessment::read(demo::file(id)?, find_builtin).ok()?;
            Some(Work::new(assessment, Rc::new(rules)))
        }
    }
}
