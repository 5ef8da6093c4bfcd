//! The application: one state, actions in, effects out.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::browser;
use super::context::{Dispatch, Shared};
use super::shell::Shell;
use crate::i18n::Locale;
use crate::session::{Action, Effect, State, update};

/// Puts the application into the page.
pub fn mount() {
    let Some(root) = browser::document().and_then(|document| document.get_element_by_id("app")) else {
        return;
    };
    // The loading text of the shell has done its work.
    root.set_text_content(None);
    yew::Renderer::<App>::with_root(root).render();
}

/// The state at the start: what the device kept, and the screen in the address.
fn initial() -> State {
    let mut state = State::new(browser::preferences());
    for pack in browser::kept_packs() {
        state = update(&state, Action::RestorePack(pack)).0;
    }
    if let Some(text) = browser::kept_work() {
        let (restored, effects) = update(&state, Action::Restore(text));
        for effect in effects {
            run(effect, &restored);
        }
        state = restored;
    }
    if let Some(page) = browser::page_in_address() {
        state = update(&state, Action::Go(page)).0;
    }
    browser::show_preferences(state.preferences);
    state
}

/// Holds the state. The latest one is in a cell, so that actions sent in one
/// event each see the state after the one before.
#[component]
fn App() -> Html {
    let latest = use_memo((), |()| RefCell::new(Rc::new(initial())));
    let shown = use_state(|| Rc::clone(&latest.borrow()));
    let dispatch = {
        let (latest, shown) = (Rc::clone(&latest), shown.setter());
        use_callback((), move |action: Action, ()| {
            let mut queue = vec![action];
            while let Some(action) = queue.pop() {
                let present = Rc::clone(&latest.borrow());
                let (next, effects) = update(&present, action);
                let next = Rc::new(next);
                latest.replace(Rc::clone(&next));
                queue.extend(effects.into_iter().filter_map(|effect| run(effect, &next)));
                shown.set(next);
            }
        })
    };
    use_effect_with(dispatch.clone(), |dispatch| {
        let dispatch = dispatch.clone();
        let window = web_sys::window();
        let listener = window.map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                if let Some(page) = browser::page_in_address() {
                    dispatch.emit(Action::Go(page));
                }
            })
        });
        move || drop(listener)
    });
    html! {
        <ContextProvider<Locale> context={Locale::new(shown.preferences.language)}>
            <ContextProvider<Dispatch> context={Dispatch(dispatch)}>
                <Shell state={Shared(Rc::clone(&shown))} />
            </ContextProvider<Dispatch>>
        </ContextProvider<Locale>>
    }
}

/// Carries out an effect; what the session must know about it comes back as an action.
fn run(effect: Effect, state: &State) -> Option<Action> {
    match effect {
        Effect::Keep(text) => return Some(Action::Saved(browser::keep_work(text.as_deref()))),
        Effect::KeepUnreadable(text) => browser::keep_unreadable(&text),
        Effect::KeepPacks(packs) => browser::keep_packs(&packs),
        Effect::KeepPreferences => {
            browser::keep_preferences(state.preferences);
            browser::show_preferences(state.preferences);
        }
        Effect::ShowPage(page) => browser::show_page(page),
        Effect::Download { name, text } => browser::download(&name, &text),
    }
    None
}
