//! Changes that need no rules: the screen in front, language, theme, choices.
//!
//! They stand apart so that the start screen works before the engine is loaded.

use std::rc::Rc;

use litemap::LiteMap;

use super::action::{Action, Effect};
use super::history::History;
use super::library::{Listing, Record, WorkId};
use super::shelf::Request;
use super::state::{Clash, KeepStatus, Notice, Page, State};
use super::workshop::Asked;

/// The state after an action that needs no rules; `None` where it needs them.
pub fn update_frame(state: &State, action: &Action) -> Option<(State, Vec<Effect>)> {
    let mut next = state.clone();
    let effects = match action {
        Action::Go(page) => return Some(next.go(*page)),
        Action::Speak(language) => {
            next.preferences.language = *language;
            vec![Effect::KeepPreferences]
        }
        Action::Paint(theme) => {
            next.preferences.theme = *theme;
            vec![Effect::KeepPreferences]
        }
        Action::ChooseInstrument(id) => {
            next.setup.instrument.clone_from(id);
            Vec::new()
        }
        Action::ChooseKind(kind) => {
            next.setup.kind.clone_from(kind);
            Vec::new()
        }
        Action::Dismiss => {
            next.notice = None;
            Vec::new()
        }
        Action::Today(today) => {
            next.today = Some(*today);
            Vec::new()
        }
        Action::KeepFailed(refusal) => {
            next.kept = KeepStatus::Refused(*refusal);
            Vec::new()
        }
        _ => return update_list(next, action),
    };
    Some((next, effects))
}

/// The state after an action on the list of assessments, which needs no rules either.
fn update_list(mut next: State, action: &Action) -> Option<(State, Vec<Effect>)> {
    let request = match action {
        Action::Listed { tab, listings, unreadable } => {
            next.library.tab = *tab;
            next.library.take_list(listings.clone(), unreadable.clone());
            None
        }
        Action::Open(id) if next.work_id() == Some(id) => return Some(next.go(Page::Entry)),
        Action::Open(id) => Some(Request::Fetch(id.clone())),
        Action::Label(id, label) => Some(Request::Label(id.clone(), label.trim().to_owned())),
        Action::Copy(id) => {
            let copy = next.library.new_id();
            Some(Request::Copy(id.clone(), copy))
        }
        Action::Discard(id) => Some(Request::Discard(id.clone())),
        Action::PutBack(record) => {
            next.notice = None;
            Some(Request::PutBack(Rc::clone(record), next.library.new_id()))
        }
        Action::Kept { listing, from } => {
            next.kept(listing, *from);
            None
        }
        Action::KeptBeside(listing) => {
            next.kept(listing, None);
            next.notice = Some(Rc::new(Notice::PutBackBeside));
            None
        }
        Action::Discarded(id, record) => {
            next.discarded(id, record.as_ref());
            None
        }
        Action::Vanished(id) => {
            next.vanished(id);
            None
        }
        Action::KeepMine => {
            next.clash = None;
            None
        }
        Action::Elsewhere { id, .. } if next.work_id() != Some(id) => None,
        _ => return None,
    };
    Some((next, request.map(Effect::Shelf).into_iter().collect()))
}

impl State {
    /// The device has kept an assessment.
    fn kept(&mut self, listing: &Listing, from: Option<u64>) {
        if self.library.base(&listing.id) == from {
            self.library.follow(&listing.id, listing.checksum);
        }
        if self.work_id() == Some(&listing.id) {
            self.kept = KeepStatus::Kept;
        }
        self.library.put(listing.clone());
    }

    /// The device has nothing of an assessment any more. What is in front stays there: the next change brings it back.
    pub(super) fn vanished(&mut self, id: &WorkId) {
        self.library.remove(id);
        if self.work_id() == Some(id) {
            self.clash = Some(Rc::new(Clash { theirs: None }));
            self.kept = KeepStatus::Nothing;
        }
    }

    /// The device has removed an assessment. Were it in front, nothing is in front now.
    fn discarded(&mut self, id: &WorkId, record: Option<&Rc<Record>>) {
        self.library.remove(id);
        if let Some(record) = record {
            self.notice = Some(Rc::new(Notice::Discarded(Rc::clone(record))));
        }
        if self.work_id() == Some(id) {
            (self.present, self.clash, self.draft) = (None, None, None);
            self.history = History::default();
            self.kept = KeepStatus::Nothing;
            self.rejected = LiteMap::new();
        }
    }

    /// This state with another screen in front. Without an assessment few screens have
    /// something to show.
    pub(super) fn go(mut self, page: Page) -> (Self, Vec<Effect>) {
        let page = self.embedding.nearest(page);
        self.page = if self.work().is_some() || page.needs_no_work() { page } else { Page::Start };
        let mut effects = vec![Effect::ShowPage(self.page)];
        if self.page == Page::Workshop && self.workshop.asked == Asked::NotYet {
            self.workshop.asked = Asked::Once;
            effects.push(Effect::FetchWorkshop);
        }
        (self, effects)
    }
}
