//! Links with a share code: what they hold is shown first, and opened only when the user says so.

use std::rc::Rc;

use super::action::Effect;
use super::state::{Notice, Page, State, Work};
use crate::engine::assessment;
use crate::engine::share;

/// What a link holds, with its result.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkOffer {
    /// The assessment with its result.
    pub work: Work,
    /// Version of the sender's pack, where it is not the one at hand.
    pub other_version: Option<String>,
}

impl State {
    /// Shows what a share code holds; the present work stays as it is.
    pub(super) fn offer_link(&mut self, code: &str) -> Vec<Effect> {
        match share::decode(code, |id| self.packs.find(id)) {
            Ok(shared) => {
                let work = Work::new(shared.assessment, Rc::new(shared.rules));
                self.offer = Some(Rc::new(LinkOffer { work, other_version: shared.other_version }));
                Vec::new()
            }
            Err(error) => {
                self.offer = None;
                self.notice = Some(Rc::new(Notice::LinkRejected(error)));
                vec![Effect::ForgetLink(self.page)]
            }
        }
    }

    /// Opens what is offered as any other file; undo brings the former work back.
    pub(super) fn accept_link(&mut self) -> Vec<Effect> {
        let Some(offer) = self.offer.take() else {
            return Vec::new();
        };
        let name = offer.work.assessment.body.name.clone();
        let mut effects = self.open_file(name, &assessment::to_text(&offer.work.assessment));
        self.page = Page::Result;
        self.notice = Some(Rc::new(Notice::LinkOpened));
        effects.retain(|effect| !matches!(effect, Effect::ShowPage(_)));
        effects.push(Effect::ForgetLink(self.page));
        effects
    }

    /// Leaves the link alone.
    pub(super) fn decline_link(&mut self) -> Vec<Effect> {
        self.offer = None;
        vec![Effect::ForgetLink(self.page)]
    }
}
