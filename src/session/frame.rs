//! Changes that need no rules: the screen in front, language, theme, choices.
//!
//! With the list of assessments they stand apart, so that the start screen works before the engine is loaded.

use std::rc::Rc;

use super::action::{Action, Effect};
use super::state::{DeviceRefusal, KeepStatus, Notice, Page, State, Theme};
use super::workshop::Asked;
use crate::engine::date::Date;
use crate::engine::text::Language;

/// What happens to the frame around an assessment.
#[derive(Clone, Debug, PartialEq)]
pub enum Framing {
    /// Show a screen.
    Go(Page),
    /// Speak another language.
    Speak(Language),
    /// Use another theme.
    Paint(Theme),
    /// Choose an instrument on the start screen.
    ChooseInstrument(String),
    /// Choose a kind of body on the start screen.
    ChooseKind(String),
    /// Close the message above the screen.
    Dismiss,
    /// The browser tells the present day.
    Today(Date),
    /// The device has not kept an own pack.
    PackNotKept,
    /// The device has not kept the assessment in front, and why.
    KeepFailed(DeviceRefusal),
    /// The device has not done what the list of assessments asked for, and why.
    ListRefused(DeviceRefusal),
}

/// The state after an action that needs no rules; `None` where it needs them.
pub fn update_frame(state: &State, action: &Action) -> Option<(State, Vec<Effect>)> {
    let changed = |change: &dyn Fn(&mut State) -> Vec<Effect>| {
        let mut next = state.clone();
        let effects = change(&mut next);
        Some((next, effects))
    };
    match action {
        Action::Frame(what) => changed(&|next| next.frame(what)),
        Action::Shelf(what) => changed(&|next| next.shelve(what)),
        // Something new of what is not in front changes nothing here.
        Action::Elsewhere { id, .. } if state.work_id() != Some(id) => changed(&|_| Vec::new()),
        _ => None,
    }
}

impl State {
    fn frame(&mut self, what: &Framing) -> Vec<Effect> {
        match what {
            Framing::Go(page) => return self.go(*page),
            Framing::Speak(language) => {
                self.preferences.language = *language;
                return vec![Effect::KeepPreferences];
            }
            Framing::Paint(theme) => {
                self.preferences.theme = *theme;
                return vec![Effect::KeepPreferences];
            }
            Framing::ChooseInstrument(id) => self.setup.instrument.clone_from(id),
            Framing::ChooseKind(kind) => self.setup.kind.clone_from(kind),
            Framing::Dismiss => self.notice = None,
            Framing::Today(today) => self.today = Some(*today),
            Framing::PackNotKept => self.notice = Some(Rc::new(Notice::PackNotKept)),
            Framing::KeepFailed(refusal) => self.kept = KeepStatus::Refused(*refusal),
            Framing::ListRefused(refusal) => self.notice = Some(Rc::new(Notice::ListRefused(*refusal))),
        }
        Vec::new()
    }

    /// Brings another screen to the front. Without an assessment few screens have something to show.
    pub(super) fn go(&mut self, page: Page) -> Vec<Effect> {
        // Who goes elsewhere leaves a link that was offered.
        self.offer = None;
        let page = self.embedding.nearest(page);
        self.page = if self.work().is_some() || page.needs_no_work() { page } else { Page::Start };
        let mut effects = vec![Effect::ShowPage(self.page)];
        if self.page == Page::Workshop && self.workshop.asked == Asked::NotYet {
            self.workshop.asked = Asked::Once;
            effects.push(Effect::FetchWorkshop);
        }
        effects
    }
}
