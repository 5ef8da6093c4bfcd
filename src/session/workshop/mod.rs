//! Lokakarya: a coach leads a group through changes, one guess at a time.
//!
//! Everything happens on copies, so the assessment in front stays as it is until the coach
//! saves what the group reached as another one.

mod agenda;
mod guess;
mod keep;
mod round;
mod show;

use std::rc::Rc;

pub use agenda::{Agenda, Source, is_usable, sources};
pub use guess::{Closeness, Guess};
pub use round::{Changed, Round};
pub use show::{Guessing, Light, Replay, Scene, Show, Standing, Turn, View};

use super::action::Effect;
use super::change::Change;
use super::improve::Move;
use super::state::{Notice, Page, State, Work};

/// What the screen Lokakarya keeps.
#[derive(Clone, Debug, Default)]
pub struct Workshop {
    /// What was prepared; `None` while the coach has changed nothing of what is proposed.
    prepared: Option<Rc<Agenda>>,
    /// The workshop under way.
    pub show: Option<Rc<Show>>,
    /// Whether the device was asked what it kept of one: that is when the screen is opened first.
    pub asked: Asked,
}

/// Whether the device was asked for a workshop that was under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Not yet.
    #[default]
    NotYet,
    /// It was.
    Once,
}

/// Whether the projector shows names of body and units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// Nobody is put on the spot.
    #[default]
    Hidden,
    /// The coach switched them on.
    Shown,
}

/// What can happen on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Workshopping {
    /// Change what is prepared.
    Prepare(Preparing),
    /// Begin; the id tells this workshop from others.
    Start(Rc<str>),
    /// Go on with what the device kept.
    Resume(Rc<str>),
    /// Lead the group on.
    Lead(Leading),
    /// End it and prepare another.
    End,
    /// Save what the group reached as another assessment.
    SaveCopy,
    /// Bring the improvements to Perbaikan as a scenario.
    ToScenario,
}

/// What can be changed before a workshop begins.
#[derive(Clone, Debug, PartialEq)]
pub enum Preparing {
    /// Begin with another assessment; the rounds are proposed anew.
    Choose(Source),
    /// Add a round at the end.
    Add(Round),
    /// Take out the round at this place.
    Remove(usize),
    /// Move the round at this place one place earlier.
    Earlier(usize),
    /// Show names on the projector, or no longer.
    Names(Names),
}

/// What can be done while a workshop is under way.
#[derive(Clone, Debug, PartialEq)]
pub enum Leading {
    /// One scene on.
    Next,
    /// One scene back.
    Back,
    /// The round once more.
    Replay,
    /// What the group guesses.
    Guess(Option<Guess>),
    /// What the group guesses, by the place of a choice.
    Pick(usize),
    /// Blank the projector, or light it again.
    Blank,
    /// Light the projector again.
    Light,
}

impl State {
    /// What is prepared: as the coach left it, or what is proposed for the assessment in front.
    pub fn agenda(&self) -> Option<Rc<Agenda>> {
        let fits = |agenda: &&Rc<Agenda>| match agenda.source {
            Source::Present | Source::Scenario => self.work() == Some(&agenda.base),
            Source::Demo(_) => true,
        };
        if let Some(agenda) = self.workshop.prepared.as_ref().filter(fits) {
            return Some(Rc::clone(agenda));
        }
        let names = self.workshop.prepared.as_ref().map(|agenda| agenda.names).unwrap_or_default();
        let usable = self.work().is_some_and(is_usable);
        let source = if usable { Source::Present } else { Source::Demo(FIRST_DEMO) };
        Agenda::propose(self, source, names).map(Rc::new)
    }

    pub(super) fn workshop(&mut self, what: Workshopping) -> Vec<Effect> {
        match what {
            Workshopping::Prepare(what) => self.prepare(what),
            Workshopping::Start(id) => self.start(&id),
            Workshopping::Resume(text) => {
                let show = keep::read(&text, |id| self.packs.find(id));
                self.workshop.show = show.map(Rc::new);
                Vec::new()
            }
            Workshopping::Lead(how) => self.lead(how),
            Workshopping::End => {
                self.workshop.show = None;
                vec![Effect::KeepWorkshop(None)]
            }
            Workshopping::SaveCopy => self.save_copy(),
            Workshopping::ToScenario => self.bring_scenario(),
        }
    }

    fn prepare(&mut self, what: Preparing) -> Vec<Effect> {
        let Some(mut agenda) = self.agenda().map(|agenda| (*agenda).clone()) else {
            return Vec::new();
        };
        match what {
            Preparing::Choose(source) => {
                if let Some(other) = Agenda::propose(self, source, agenda.names) {
                    agenda = other;
                }
            }
            Preparing::Add(round) => agenda.rounds.push(round),
            Preparing::Remove(place) if place < agenda.rounds.len() => {
                agenda.rounds.remove(place);
            }
            Preparing::Earlier(place) if place > 0 && place < agenda.rounds.len() => {
                agenda.rounds.swap(place - 1, place);
            }
            Preparing::Names(names) => return self.show_names(agenda, names),
            // There is no round at this place, or none before it.
            Preparing::Remove(_) | Preparing::Earlier(_) => {}
        }
        self.workshop.prepared = Some(Rc::new(agenda));
        Vec::new()
    }

    /// Names can be switched while a workshop is under way too.
    fn show_names(&mut self, agenda: Agenda, names: Names) -> Vec<Effect> {
        self.workshop.prepared = Some(Rc::new(Agenda { names, ..agenda }));
        let Some(show) = &self.workshop.show else {
            return Vec::new();
        };
        let mut show = (**show).clone();
        show.names = names;
        self.keep_show(show)
    }

    fn start(&mut self, id: &str) -> Vec<Effect> {
        let Some(agenda) = self.agenda() else {
            return Vec::new();
        };
        let Some(show) = Show::begin(id, &agenda.base, agenda.source, agenda.names, &agenda.rounds) else {
            return Vec::new();
        };
        self.workshop.prepared = Some(agenda);
        self.keep_show(show)
    }

    fn lead(&mut self, how: Leading) -> Vec<Effect> {
        let Some(mut show) = self.workshop.show.as_ref().map(|show| (**show).clone()) else {
            return Vec::new();
        };
        match how {
            Leading::Next => show.next(),
            Leading::Back => show.back(),
            Leading::Replay => show.replay(),
            Leading::Guess(guess) => show.guess(guess),
            Leading::Pick(place) => {
                if let Some(guess) = show.choices().into_iter().nth(place) {
                    show.guess(Some(guess));
                }
            }
            Leading::Blank if show.light == Light::On => show.light = Light::Blank,
            Leading::Blank | Leading::Light => show.light = Light::On,
        }
        self.keep_show(show)
    }

    fn keep_show(&mut self, show: Show) -> Vec<Effect> {
        let text = keep::to_text(&show);
        self.workshop.show = Some(Rc::new(show));
        vec![Effect::KeepWorkshop(Some(text))]
    }

    /// Another assessment with what the group reached; the one it began with stays in the list.
    fn save_copy(&mut self) -> Vec<Effect> {
        let Some(show) = self.workshop.show.clone() else {
            return Vec::new();
        };
        let Some(reached) = show.reached() else {
            return Vec::new();
        };
        let mut assessment = (*reached.assessment).clone();
        let name = format!("{} {COPY_MARK}", assessment.body.name).trim_start().to_owned();
        assessment.body.name.clone_from(&name);
        if self.refuses(&name, &assessment) {
            return Vec::new();
        }
        keep::add_scenario(&mut assessment, &show);
        let work = Work::new(assessment, Rc::clone(&show.base.rules));
        self.take_up(work, Change::Opened(name.clone()), Some(Notice::WorkshopSaved { name }))
    }

    /// The improvements whose result was seen become the scenario on Perbaikan, where the
    /// workshop began with the assessment in front.
    fn bring_scenario(&mut self) -> Vec<Effect> {
        let (Some(show), Some(work)) = (self.workshop.show.clone(), self.work().cloned()) else {
            return Vec::new();
        };
        if show.base.assessment != work.assessment {
            return Vec::new();
        }
        self.improve.take_moves(seen_moves(&show), &work);
        vec![self.show(Page::Improve)]
    }
}

/// The improvements whose result was seen.
pub fn seen_moves(show: &Show) -> Vec<Move> {
    let seen = show.turns().iter().filter(|turn| turn.guess.is_closed());
    let raised = |turn: &Turn| match &turn.round {
        Round::Raise(improvement) => Some(improvement.clone()),
        Round::Drop { .. } => None,
    };
    seen.filter_map(raised).collect()
}

/// What is put behind the name of a body in a saved copy; the same in both languages.
const COPY_MARK: &str = "(lokakarya)";
/// The fictional body that is proposed where there is no assessment.
const FIRST_DEMO: &str = "kuning";

#[cfg(test)]
mod tests;
