//! A workshop under way: rounds with their guesses, and where the group is.

use std::rc::Rc;

use super::guess::{Guess, choices};
use super::round::{Changed, Round, changes};
use super::{Names, Source};
use crate::engine::assessment::Assessment;
use crate::engine::score::{Totals, totals};
use crate::session::state::Work;

/// A workshop under way. It works on a copy: the assessment in front never changes.
#[derive(Clone, Debug)]
pub struct Show {
    /// Tells this workshop from others, for the window of the projector.
    pub id: Rc<str>,
    /// What it began with.
    pub base: Work,
    /// Where that came from.
    pub source: Source,
    /// Whether the projector shows names.
    pub names: Names,
    /// Whether the projector shows anything.
    pub light: Light,
    turns: Vec<Turn>,
    at: usize,
    scene: Scene,
}

/// Whether the projector shows anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Light {
    /// It shows where the group is.
    #[default]
    On,
    /// It is blank, so that people look at each other.
    Blank,
}

/// A state of the assessment with its result.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The copy.
    pub assessment: Rc<Assessment>,
    /// Its result.
    pub totals: Rc<Totals>,
}

/// One round: a change, what it does, and what the group guessed.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The change.
    pub round: Round,
    /// Before it: the rounds before have been made.
    pub before: Standing,
    /// After it.
    pub after: Standing,
    /// What differs.
    pub changes: Vec<Changed>,
    /// The guess.
    pub guess: Guessing,
}

/// The guess of a round. Once the result was seen it cannot change any more.
#[derive(Clone, Debug, PartialEq)]
pub enum Guessing {
    /// The result has not been seen; there may be no guess yet.
    Open(Option<Guess>),
    /// The result was seen; a round may have had no guess.
    Closed(Option<Guess>),
}

impl Guessing {
    /// Whether the result was seen.
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Closed(_))
    }

    /// The guess, if there is one.
    pub fn guess(&self) -> Option<&Guess> {
        match self {
            Self::Open(guess) | Self::Closed(guess) => guess.as_ref(),
        }
    }
}

/// What a round shows, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// The state before.
    Now,
    /// The question; the group guesses.
    Guess,
    /// What is changed; the new total is still hidden.
    Change,
    /// The new total, with the difference and the guess.
    Reveal,
    /// Once more from the state before; the guess stays.
    Replay(Replay),
    /// After the last round: what the group did.
    Timeline,
}

/// What a replay shows before it ends at the new total again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replay {
    /// The state before.
    Before,
    /// What is changed.
    Change,
}

/// What may be seen at present. What is hidden is not there.
#[derive(Clone, Debug)]
pub enum View<'a> {
    /// The state before.
    Now(&'a Standing),
    /// The question with what can be chosen.
    Guess(&'a Standing, Vec<Guess>),
    /// What is changed.
    Change(&'a Standing, &'a [Changed]),
    /// The new total.
    Reveal(&'a Turn),
    /// All rounds whose result was seen.
    Timeline(Vec<&'a Turn>),
}

impl Show {
    /// Begins with the first of these rounds; `None` without any.
    pub(super) fn begin(id: &str, base: &Work, source: Source, names: Names, rounds: &[Round]) -> Option<Self> {
        let turns = turns(base, rounds);
        let show = Self {
            id: id.into(),
            base: base.clone(),
            source,
            names,
            light: Light::On,
            turns,
            at: 0,
            scene: Scene::Now,
        };
        (!show.turns.is_empty()).then_some(show)
    }

    /// All rounds.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The round in front, counted from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What the round shows.
    pub fn scene(&self) -> Scene {
        self.scene
    }

    /// The round in front.
    pub fn turn(&self) -> Option<&Turn> {
        self.turns.get(self.at)
    }

    /// What may be seen.
    pub fn view(&self) -> View<'_> {
        let seen = || self.turns.iter().filter(|turn| turn.guess.is_closed());
        let Some(turn) = self.turn().filter(|_| self.scene != Scene::Timeline) else {
            return View::Timeline(seen().collect());
        };
        match self.scene {
            Scene::Now | Scene::Replay(Replay::Before) => View::Now(&turn.before),
            Scene::Guess => View::Guess(&turn.before, self.choices()),
            Scene::Change | Scene::Replay(Replay::Change) => View::Change(&turn.before, &turn.changes),
            Scene::Reveal | Scene::Timeline => View::Reveal(turn),
        }
    }

    /// What can be chosen in the round in front.
    pub fn choices(&self) -> Vec<Guess> {
        let choices =
            |turn: &Turn| choices(self.base.rules.instrument(), &turn.before.totals, &turn.after.totals, self.at);
        self.turn().map(choices).unwrap_or_default()
    }

    /// The state that the group has reached: after the last round whose result was seen.
    pub fn reached(&self) -> Option<&Standing> {
        let seen = |turn: &&Turn| turn.guess.is_closed();
        self.turns.iter().rfind(seen).map(|turn| &turn.after)
    }

    /// One scene on. A blank projector is lit again, and nothing else.
    pub(super) fn next(&mut self) {
        if self.light == Light::Blank {
            self.light = Light::On;
            return;
        }
        self.scene = match self.scene {
            Scene::Now => Scene::Guess,
            Scene::Guess => Scene::Change,
            Scene::Replay(Replay::Before) => Scene::Replay(Replay::Change),
            Scene::Change | Scene::Replay(Replay::Change) => Scene::Reveal,
            Scene::Reveal if self.at + 1 < self.turns.len() => {
                self.at += 1;
                Scene::Now
            }
            Scene::Reveal | Scene::Timeline => Scene::Timeline,
        };
        self.close_seen();
    }

    /// One scene back.
    pub(super) fn back(&mut self) {
        if self.light == Light::Blank {
            self.light = Light::On;
            return;
        }
        self.scene = match self.scene {
            Scene::Now if self.at > 0 => {
                self.at -= 1;
                Scene::Reveal
            }
            Scene::Now | Scene::Guess => Scene::Now,
            Scene::Change => Scene::Guess,
            Scene::Reveal => Scene::Change,
            Scene::Replay(Replay::Before) | Scene::Timeline => Scene::Reveal,
            Scene::Replay(Replay::Change) => Scene::Replay(Replay::Before),
        };
        // Where a round is left backwards, the one before had been seen; nothing new can be.
        self.close_seen();
    }

    /// Shows the round once more, where its result has been seen.
    pub(super) fn replay(&mut self) {
        if matches!(self.scene, Scene::Reveal | Scene::Replay(_)) {
            (self.scene, self.light) = (Scene::Replay(Replay::Before), Light::On);
        }
    }

    /// Takes a guess, while the group is asked and has not seen the result.
    pub(super) fn guess(&mut self, guess: Option<Guess>) {
        if self.scene != Scene::Guess {
            return;
        }
        if let Some(Guessing::Open(known)) = self.turns.get_mut(self.at).map(|turn| &mut turn.guess) {
            *known = guess;
        }
    }

    /// Puts a stored workshop where it was; what does not fit is left at the start.
    pub(super) fn resume(&mut self, guesses: Vec<Guessing>, at: usize, scene: Scene) {
        for (turn, guess) in self.turns.iter_mut().zip(guesses) {
            turn.guess = guess;
        }
        if at < self.turns.len() {
            (self.at, self.scene) = (at, scene);
        }
        self.close_seen();
    }

    fn close_seen(&mut self) {
        if self.scene != Scene::Reveal {
            return;
        }
        if let Some(turn) = self.turns.get_mut(self.at) {
            turn.guess = Guessing::Closed(turn.guess.guess().cloned());
        }
    }
}

/// The rounds one after the other, each from the state that the one before left.
fn turns(base: &Work, rounds: &[Round]) -> Vec<Turn> {
    let standing =
        |assessment: Rc<Assessment>| Standing { totals: Rc::new(totals(&base.rules, &assessment)), assessment };
    let mut before = standing(Rc::clone(&base.assessment));
    let mut turns = Vec::new();
    for round in rounds {
        let after = standing(Rc::new(round.apply(&before.assessment, &base.rules)));
        turns.push(Turn {
            round: round.clone(),
            changes: changes(&base.rules, &before.assessment, &after.assessment),
            before: before.clone(),
            after: after.clone(),
            guess: Guessing::Open(None),
        });
        before = after;
    }
    turns
}
