//! Changes that need no rules: the screen in front, language, theme, choices.
//!
//! They stand apart so that the start screen works before the engine is loaded.

use super::action::{Action, Effect};
use super::state::{Page, State};

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
        Action::Saved(status) => {
            next.saved = *status;
            Vec::new()
        }
        _ => return None,
    };
    Some((next, effects))
}

impl State {
    /// This state with another screen in front. Without an assessment only the start and the
    /// method have something to show.
    pub(super) fn go(mut self, page: Page) -> (Self, Vec<Effect>) {
        let page = self.embedding.nearest(page);
        self.page = if self.work.is_none() && page != Page::Method { Page::Start } else { page };
        let effects = vec![Effect::ShowPage(self.page)];
        (self, effects)
    }
}
