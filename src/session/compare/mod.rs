//! What the screen Bandingkan keeps: published results, what is looked for, scenarios, other instruments.

mod own;
mod start;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use super::action::Effect;
use super::change::Change;
use super::library::Record;
use super::shelf::Request;
use super::state::{Notice, Page, State, Work};
use crate::engine::Rules;
use crate::engine::assessment::{Answer, Assessment, Entry, Scenario, Unit};
use crate::engine::problem::Problems;
use crate::engine::published::{Collection, Own, Print, Query, body_key};
use crate::engine::text::{IndicatorId, UnitId};
use crate::engine::transfer::{Mapping, Transfer};

pub use start::instrument_of;

/// What the screen keeps.
#[derive(Clone, Debug, Default)]
pub struct Compare {
    /// The published results, once they are here.
    pub published: Published,
    /// What is in front and what is looked for.
    pub look: Rc<Look>,
    /// What other assessments on the device come to, for the body in front.
    pub own: Rc<Vec<Own>>,
}

/// The published results: they load when the screen is first opened.
#[derive(Clone, Debug, Default)]
pub enum Published {
    /// Nothing was loaded yet.
    #[default]
    Absent,
    /// They could not be loaded.
    Failed,
    /// Here they are.
    Ready(Rc<Collection>),
}

/// What the screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The part in front.
    pub front: Front,
    /// What is looked for among the published results.
    pub query: Query,
    /// How many times more rows were asked for.
    pub more: usize,
    /// The body whose years are shown; `None` is the one of the assessment, else the first example.
    pub body: Option<String>,
    /// The score whose position is shown, as typed; `None` is that of the assessment, else the first example.
    pub score: Option<String>,
    /// The year in which it is placed.
    pub year: Option<u16>,
    /// The kind of bodies among which it is placed.
    pub kind: Option<String>,
    /// The other instrument.
    pub instrument: Option<String>,
}

/// The parts of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Front {
    /// Published results.
    #[default]
    Published,
    /// The years of one body.
    Years,
    /// Where a score stands.
    Position,
    /// Scenarios beside the baseline.
    Scenarios,
    /// The same answers under another instrument.
    Instrument,
}

/// What can happen on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Comparing {
    /// Shows something else.
    Look(Look),
    /// The published results have arrived, or could not be loaded.
    Loaded(Option<String>),
    /// Asks what the assessments on the device come to for this body.
    Gather(String),
    /// What the device has of them.
    Gathered(Vec<Record>),
    /// Begins an assessment with a published result.
    Begin(Rc<Print>, Footing),
    /// Keeps entries as a scenario of this name.
    Keep(String, Source),
    /// Gives a scenario another name.
    Rename(usize, String),
    /// Changes one answer of a scenario.
    Answer(usize, UnitId, IndicatorId, Answer),
    /// Takes a scenario out.
    Remove(usize),
    /// Makes a scenario the baseline.
    Accept(usize),
    /// Opens the same answers under this instrument as a new assessment.
    Adopt(String),
}

/// What of a published result becomes the first entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// The total, as the score of one row.
    Total,
    /// The units that were printed with it.
    Units,
}

/// Whose entries a new scenario takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The assessment as it stands.
    Present,
    /// The assessment with the moves of Perbaikan.
    Trial,
}

/// A scenario with its result.
#[derive(Clone, Debug)]
pub struct ScoredScenario {
    /// Its name; may be empty.
    pub name: String,
    /// The result, or everything that is wrong with what the file holds.
    pub work: Result<Work, Problems>,
}

impl ScoredScenario {
    /// The scenarios of an assessment, scored under its rules.
    pub fn all(work: &Work) -> Vec<Self> {
        let scored = |scenario: Scenario| Self {
            name: scenario.name,
            work: scenario.assessment.map(|assessment| Work::new(assessment, Rc::clone(&work.rules))),
        };
        work.assessment.read_scenarios(&work.rules).into_iter().map(scored).collect()
    }
}

/// An assessment under another instrument, with what does not compare.
#[derive(Clone, Debug)]
pub struct Moved {
    /// Which indicator stands for which.
    pub mapping: Mapping,
    /// What stayed behind.
    pub transfer: Transfer,
    /// The result there.
    pub work: Work,
}

impl State {
    /// The present answers under another instrument; `None` without a mapping between the two.
    pub fn moved(&self, to: &str) -> Option<Moved> {
        let work = self.work()?;
        let mapping = Mapping::between(&work.assessment.instrument.id, to)?;
        let instrument = self.packs.find(to)?;
        let transfer = mapping.transfer(&work.assessment, work.rules.instrument(), &instrument);
        let rules = Rc::new(Rules::published(&instrument)?);
        let work = Work::new(transfer.assessment.clone(), rules);
        Some(Moved { mapping, transfer, work })
    }

    pub(super) fn compare(&mut self, what: Comparing) -> Vec<Effect> {
        match what {
            Comparing::Look(look) => self.compare.look = Rc::new(look),
            Comparing::Loaded(text) => self.compare.published = published(text.as_deref()),
            Comparing::Gather(body) => return self.gather(&body),
            Comparing::Gathered(records) => self.compare.own = Rc::new(self.own(&records)),
            Comparing::Begin(print, footing) => return self.begin_printed(&print, footing),
            Comparing::Keep(name, source) => return self.keep_scenario(&name, source),
            Comparing::Rename(place, name) => {
                return self.change_scenarios(|next, _| next.rename_scenario(place, name.trim()));
            }
            Comparing::Answer(place, unit, indicator, answer) => {
                return self.change_scenarios(|next, work| set_answer(next, work, place, (&unit, &indicator), &answer));
            }
            Comparing::Remove(place) => return self.change_scenarios(|next, _| next.remove_scenario(place)),
            Comparing::Accept(place) => return self.accept_scenario(place),
            Comparing::Adopt(to) => return self.adopt_instrument(&to),
        }
        Vec::new()
    }

    /// Asks the device for the assessments of this body, but for the one in front.
    fn gather(&mut self, body: &str) -> Vec<Effect> {
        self.compare.own = Rc::default();
        let key = body_key(body);
        let is_its = |listing: &&super::library::Listing| body_key(&listing.card.body) == key;
        let others = self.library.listings.iter().filter(is_its).map(|listing| listing.id.clone());
        let others: Vec<_> = others.filter(|id| self.work_id() != Some(id)).collect();
        if others.is_empty() { Vec::new() } else { vec![Effect::Shelf(Request::Peek(others))] }
    }

    fn keep_scenario(&mut self, name: &str, source: Source) -> Vec<Effect> {
        let trial = self.improve.trial.as_ref().map(|trial| Rc::clone(&trial.assessment));
        let effects = self.change_scenarios(|next, work| match (source, trial) {
            (Source::Trial, Some(trial)) => next.add_scenario(name, &trial.units),
            (Source::Trial, None) => {}
            (Source::Present, _) => next.add_scenario(name, &work.assessment.units),
        });
        self.compare.look = Rc::new(Look { front: Front::Scenarios, ..(*self.compare.look).clone() });
        effects
    }

    fn change_scenarios(&mut self, change: impl FnOnce(&mut Assessment, &Work)) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        let mut next = (*work.assessment).clone();
        change(&mut next, &work);
        self.settle_as(Change::Scenarios, &work, next, Rc::clone(&work.rules))
    }

    /// The entries of a scenario take the place of the present ones; it leaves the list.
    fn accept_scenario(&mut self, place: usize) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        let scenario = work.assessment.read_scenario(place, &work.rules);
        let Some(Scenario { name, assessment: Ok(scenario) }) = scenario else {
            return Vec::new();
        };
        let mut next = Assessment { units: scenario.units, ..(*work.assessment).clone() };
        // What the scenario does not know leaves with its evidence, as when a unit is removed.
        for unit in work.assessment.units.iter().filter(|unit| next.units.iter().all(|kept| kept.id != unit.id)) {
            next.evidence.forget(&unit.id);
        }
        next.remove_scenario(place);
        self.settle_as(Change::ScenarioAccepted(name), &work, next, Rc::clone(&work.rules))
    }

    fn adopt_instrument(&mut self, to: &str) -> Vec<Effect> {
        let Some(Moved { transfer, work, .. }) = self.moved(to) else {
            return Vec::new();
        };
        let name = transfer.assessment.body.name;
        if self.refuses(&name, &work.assessment) {
            return Vec::new();
        }
        let mut effects = self.take_up(work, Change::Opened(name.clone()), Some(Notice::Opened { name }));
        effects.push(self.show(Page::Entry));
        effects
    }
}

fn published(text: Option<&str>) -> Published {
    match text.map(Collection::read) {
        Some(Ok(collection)) => Published::Ready(Rc::new(collection)),
        Some(Err(_)) | None => Published::Failed,
    }
}

/// Changes one answer of a scenario, where the unit is entered by indicator there.
fn set_answer(next: &mut Assessment, work: &Work, place: usize, at: (&UnitId, &IndicatorId), answer: &Answer) {
    let scenario = work.assessment.read_scenario(place, &work.rules);
    let Some(Ok(mut scenario)) = scenario.map(|scenario| scenario.assessment) else {
        return;
    };
    let known = work.rules.instrument().indicator(at.1.as_str());
    if known.is_none_or(|known| !answer.fits(&known.scale)) {
        return;
    }
    let is_it = |unit: &&mut Unit| unit.id == *at.0;
    if let Some(Entry::Indicators(answers)) = scenario.units.iter_mut().find(is_it).map(|unit| &mut unit.entry) {
        Rc::make_mut(answers).insert(at.1.clone(), answer.clone());
        // A scenario that nothing could be assessed in could not be read again.
        if work.rules.leaves_something(answers) {
            next.set_scenario_units(place, &scenario.units);
        }
    }
}
