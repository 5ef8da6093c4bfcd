//! What the coach reads beside the picture: what to ask now, what to be careful with, what comes.

use crate::engine::number::Rational;
use crate::i18n::{Locale, fill};
use crate::session::workshop::{Names, Replay, Scene, Show, Standing, Turn};

/// The notes to one scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notes {
    /// What to say and ask.
    pub say: String,
    /// What not to claim.
    pub cautions: Vec<String>,
    /// What the next step brings.
    pub next: String,
}

impl Locale {
    /// The notes to the scene in front.
    pub fn workshop_notes(self, show: &Show) -> Notes {
        Notes { say: self.say(show), cautions: self.cautions(show), next: self.coming(show) }
    }

    fn say(self, show: &Show) -> String {
        let w = self.workshop();
        let Some(turn) = show.turn() else {
            return String::new();
        };
        match show.scene() {
            Scene::Now if turn.before.totals.verdict.is_none() => w.note_now_open.to_owned(),
            Scene::Now => w.note_now.to_owned(),
            Scene::Guess => match turn.guess.guess() {
                Some(guess) => fill(w.note_guess_done, &[("guess", &self.guess(guess))]),
                None => w.note_guess.to_owned(),
            },
            Scene::Change => w.note_change.to_owned(),
            Scene::Reveal => self.say_result(turn),
            Scene::Replay(_) => w.note_replay.to_owned(),
            Scene::Timeline => w.note_timeline.to_owned(),
        }
    }

    fn say_result(self, turn: &Turn) -> String {
        let w = self.workshop();
        // Of the rounded totals, so that it is the difference of what stands on the projector.
        let low = |standing: &Standing| standing.totals.estimate.low.to_rational();
        let difference = &low(&turn.after) - &low(&turn.before);
        let band = |standing: &Standing| standing.totals.verdict.as_ref().map(|verdict| verdict.band.min.clone());
        if difference == Rational::ZERO {
            w.note_reveal_same.to_owned()
        } else if difference.is_negative() {
            w.note_reveal_down.to_owned()
        } else if band(&turn.before) == band(&turn.after) {
            fill(w.note_reveal_short, &[("difference", &self.rounded(&difference))])
        } else {
            w.note_reveal_up.to_owned()
        }
    }

    fn cautions(self, show: &Show) -> Vec<String> {
        let w = self.workshop();
        let basis = show.turn().and_then(|turn| Self::effect_basis(&show.base.rules, &turn.round));
        let effect = basis.map(|basis| fill(w.caution_bundle, &[("basis", self.basis(basis))]));
        match show.scene() {
            Scene::Now | Scene::Guess => vec![w.caution_official.to_owned()],
            Scene::Timeline => vec![w.caution_levels.to_owned(), w.caution_official.to_owned()],
            Scene::Change | Scene::Reveal | Scene::Replay(_) => {
                effect.into_iter().chain([w.caution_levels.to_owned()]).collect()
            }
        }
    }

    fn coming(self, show: &Show) -> String {
        let w = self.workshop();
        match show.scene() {
            Scene::Now => w.next_guess.to_owned(),
            Scene::Guess | Scene::Replay(Replay::Before) => w.next_change.to_owned(),
            Scene::Change | Scene::Replay(Replay::Change) => w.next_reveal.to_owned(),
            Scene::Reveal => match show.turns().get(show.at() + 1) {
                Some(next) => {
                    let change = self.round(&show.base.rules, &show.base.assessment, Names::Shown, &next.round);
                    fill(w.next_round, &[("change", &change)])
                }
                None => w.next_timeline.to_owned(),
            },
            Scene::Timeline => w.next_end.to_owned(),
        }
    }
}
