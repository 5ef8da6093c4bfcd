//! Links with a share code: what they hold is shown first, and opened only when the user says so.

use std::rc::Rc;

use super::action::Effect;
use super::change::Change;
use super::state::{Notice, Page, State, Work};
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
                if self.refuses(&shared.assessment.body.name, &shared.assessment) {
                    return vec![Effect::ForgetLink(self.page)];
                }
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
        let work = offer.work.clone();
        let name = work.assessment.body.name.clone();
        // The host may have locked another instrument since the link was shown.
        if self.refuses(&name, &work.assessment) {
            return vec![Effect::ForgetLink(self.page)];
        }
        let mut effects = self.take_up(work, Change::Opened(name), Some(Notice::LinkOpened));
        self.page = Page::Result;
        effects.push(Effect::ForgetLink(self.page));
        effects
    }

    /// Leaves the link alone.
    pub(super) fn decline_link(&mut self) -> Vec<Effect> {
        self.offer = None;
        vec![Effect::ForgetLink(self.page)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::share::{Names, ShareError};
    use crate::session::Action;
    use crate::session::testing::{demo, locked, run_with_effects as run};

    fn code(state: &State) -> String {
        let work = state.work().unwrap();
        share::encode(&work.assessment, work.rules.instrument(), Names::Kept, 2_000).unwrap().text
    }

    #[test]
    fn a_link_is_shown_first_and_left_alone_when_declined() {
        let (red, link) = (demo("merah"), code(&demo("hijau")));
        let (offered, effects) = run(&red, [Action::OfferLink(link)]);
        assert_eq!(effects, []);
        assert_eq!((offered.work(), &offered.page), (red.work(), &red.page));
        let offer = offered.offer.as_ref().unwrap();
        assert_eq!(offer.work.assessment.body.name, "Kabupaten Contoh Hijau");
        let (declined, effects) = run(&offered, [Action::DeclineLink]);
        assert_eq!(effects, [Effect::ForgetLink(Page::Result)]);
        assert!(declined.offer.is_none());
        assert_eq!(declined.work(), red.work());
    }

    #[test]
    fn an_accepted_link_is_opened_kept_and_taken_back_by_undo() {
        let (red, green) = (demo("merah"), demo("hijau"));
        let (opened, effects) = run(&red, [Action::OfferLink(code(&green)), Action::AcceptLink]);
        let (found, sent) = (opened.work().unwrap(), green.work().unwrap());
        assert_eq!(found.assessment, sent.assessment);
        assert_eq!(opened.notice.as_deref(), Some(&Notice::LinkOpened));
        assert!(matches!(effects[..], [Effect::Keep(_), Effect::ForgetLink(Page::Result)]), "{effects:?}");
        let (back, _) = run(&opened, [Action::Undo]);
        assert_eq!(back.work(), red.work());
    }

    #[test]
    fn a_link_is_not_opened_where_the_host_has_locked_another_instrument_since() {
        let (red, green) = (demo("merah"), demo("hijau"));
        let (mut offered, _) = run(&red, [Action::OfferLink(code(&green))]);
        offered.embedding = locked();
        offered.setup.instrument = "opini-2026".to_owned();
        let (state, effects) = run(&offered, [Action::AcceptLink]);
        assert!(matches!(state.notice.as_deref(), Some(Notice::FileRejected { .. })), "{:?}", state.notice);
        assert_eq!((state.work(), state.page), (red.work(), offered.page));
        assert_eq!(effects, [Effect::ForgetLink(offered.page)]);
    }

    #[test]
    fn who_goes_elsewhere_leaves_the_link() {
        let (offered, _) = run(demo("merah"), [Action::OfferLink(code(&demo("hijau")))]);
        let (gone, _) = run(&offered, [Action::Frame(crate::session::Framing::Go(Page::Entry))]);
        assert!(offered.offer.is_some() && gone.offer.is_none());
        assert_eq!((gone.page, gone.present), (Page::Entry, offered.present));
    }

    #[test]
    fn a_broken_link_says_why_and_changes_nothing() {
        let red = demo("merah");
        let mut link = code(&red);
        link.pop();
        let (state, effects) = run(&red, [Action::OfferLink(link), Action::AcceptLink]);
        assert_eq!(state.notice.as_deref(), Some(&Notice::LinkRejected(ShareError::Truncated)));
        assert_eq!(effects, [Effect::ForgetLink(Page::Result)]);
        assert_eq!(state.work(), red.work());
    }
}
