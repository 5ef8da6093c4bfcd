//! The application: one state, actions in, effects out.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::browser;
use super::calculator;
use super::context::{Shared, Ui};
use super::link;
use super::pages::field_id;
use super::shell::{Frame, Progress, page_name, shell};
use super::{events, mirror, store};
use crate::i18n::{Locale, fill};
use crate::session::embed::pack_in;
use crate::session::workshop::Workshopping;
use crate::session::{Action, Effect, Field, Framing, Page, Shelving, State, update_frame};

/// What is written to the device waits until the edit that led to it is painted. Who leaves the page earlier loses
/// nothing: it is written then.
const AFTER_PAINT_MS: u32 = 40;

/// Puts the application into the page.
pub fn mount() {
    let Some(root) = browser::element("app") else {
        return;
    };
    // The loading text of the shell has done its work.
    root.set_text_content(None);
    yew::Renderer::<App>::with_root(root).render();
}

/// The state at the start, and what there is to do: take up what the device kept, then show
/// the screen in the address.
fn initial() -> (State, VecDeque<Action>) {
    let mut state = State::new(browser::preferences());
    browser::show_preferences(state.preferences);
    state.embedding = browser::embedding();
    state.today = browser::day();
    if browser::page_in_address() == Some(Page::Projector) {
        // The window of a projector shows what another one tells it, and opens nothing of its own.
        state.page = Page::Projector;
        return (state, VecDeque::new());
    }
    if let Some(pack) = pack_in(browser::parameter) {
        state.setup.instrument = pack;
    }
    let mut actions: VecDeque<_> = store::kept_packs().into_iter().map(Action::RestorePack).collect();
    actions.extend(store::start());
    actions.extend(browser::page_in_address().map(|page| Action::Frame(Framing::Go(page))));
    actions.extend(link::code_in_address().map(Action::OfferLink));
    (state, actions)
}

/// The latest state, and the actions that wait for the calculator. In a cell, so that actions
/// sent in one event each see the state after the one before.
struct Session {
    state: Rc<State>,
    waiting: VecDeque<Action>,
    /// Whether the calculator is on its way; one future that waits for it is enough.
    is_loading: bool,
}

impl Session {
    fn take_over(&mut self, (state, effects): (State, Vec<Effect>)) {
        if state.work_id() != self.state.work_id() {
            store::put_in_front(state.work_id());
        }
        self.state = Rc::new(state);
        let mut reports = Vec::new();
        for effect in effects {
            if matches!(effect, Effect::Shelf(_)) {
                // What the list asks for is about what was to be kept before it.
                reports.extend(store::flush());
            }
            reports.extend(run(effect, &self.state));
        }
        // Before what waits, and each after what it follows from: what was kept and then discarded is gone.
        reports.into_iter().rev().for_each(|report| self.waiting.push_front(report));
    }

    /// Carries out what need not wait for what was asked before it.
    fn run_ahead(&mut self) {
        while let Some(place) = self.waiting.iter().position(Action::is_free) {
            let Some(action) = self.waiting.remove(place) else {
                return;
            };
            if let Action::Shelf(Shelving::Discarded(id, _)) = &action {
                self.waiting.retain(|other| !matches!(other, Action::Reopen { id: opened, .. } if opened == id));
            }
            if let Some(done) = update_frame(&self.state, &action) {
                self.take_over(done);
            }
        }
    }

    /// Carries out what can be done now. `false` when the rest waits for the calculator.
    fn run(&mut self) -> bool {
        while let Some(action) = self.waiting.pop_front() {
            let done = match calculator::loaded() {
                Some(calculator) => (calculator.update)(&self.state, action),
                None => match update_frame(&self.state, &action) {
                    Some(done) => done,
                    None => {
                        self.run_ahead();
                        self.waiting.push_front(action);
                        return false;
                    }
                },
            };
            self.take_over(done);
        }
        calculator::loaded().is_some() || !self.needs_calculator()
    }

    /// Only an empty start screen does without: other screens are of the calculator, it manages the list of
    /// assessments, and a host page is told the result.
    fn needs_calculator(&self) -> bool {
        let state = &self.state;
        state.page != Page::Start || state.embedding.is_framed() || !state.library.is_empty()
    }
}

/// Holds the session and draws its state.
#[component]
fn App() -> Html {
    let session = use_memo((), |()| {
        let (state, waiting) = initial();
        RefCell::new(Session { state: Rc::new(state), waiting, is_loading: false })
    });
    let shown = use_state(|| Rc::clone(&session.borrow().state));
    let progress = use_state_eq(|| Progress::Absent);
    let menu_open = use_state_eq(|| false);
    let advance = {
        let (session, shown, progress) = (Rc::clone(&session), shown.setter(), progress.setter());
        use_callback((), move |(), ()| advance(&session, &shown, &progress))
    };
    let dispatch = {
        let (session, advance) = (Rc::clone(&session), advance.clone());
        use_callback((), move |action: Action, ()| {
            session.borrow_mut().waiting.push_back(action);
            advance.emit(());
        })
    };
    use_effect_with((), {
        let advance = advance.clone();
        move |()| advance.emit(())
    });
    use_window(dispatch.clone());
    let ui = Ui::new(Locale::new(shown.preferences.language), dispatch.clone());
    use_page(shown.embedding.nearest(shown.page), ui.locale);
    use_host(&shown, *progress, dispatch);
    let update_waits = use_update();
    let frame = Frame { update_waits, menu_open: &menu_open, progress: *progress, retry: advance };
    shell(&ui, &Shared(Rc::clone(&shown)), &frame)
}

/// Carries out what waits, and loads the calculator when something needs it.
fn advance(session: &Rc<RefCell<Session>>, shown: &UseStateSetter<Rc<State>>, progress: &UseStateSetter<Progress>) {
    let done = session.borrow_mut().run();
    shown.set(Rc::clone(&session.borrow().state));
    keep_later(session, shown, progress);
    if done || std::mem::replace(&mut session.borrow_mut().is_loading, true) {
        return;
    }
    progress.set(Progress::Loading);
    let (session, shown, progress) = (Rc::clone(session), shown.clone(), progress.clone());
    spawn_local(async move {
        let loaded = calculator::load().await;
        session.borrow_mut().is_loading = false;
        match loaded {
            Ok(_) => {
                session.borrow_mut().run();
                shown.set(Rc::clone(&session.borrow().state));
                progress.set(Progress::Ready);
                keep_later(&session, &shown, &progress);
            }
            Err(calculator::NotLoaded) => progress.set(Progress::Failed),
        }
    });
}

/// Writes to the device what waits for it, once the page is painted.
fn keep_later(session: &Rc<RefCell<Session>>, shown: &UseStateSetter<Rc<State>>, progress: &UseStateSetter<Progress>) {
    if !store::has_unkept() {
        return;
    }
    let (session, shown, progress) = (Rc::clone(session), shown.clone(), progress.clone());
    let write = move || {
        let reports = store::flush();
        if !reports.is_empty() {
            session.borrow_mut().waiting.extend(reports);
            advance(&session, &shown, &progress);
        }
    };
    Timeout::new(AFTER_PAINT_MS, write).forget();
}

/// Follows the window, and takes over what a browser that ended at once had not written.
#[hook]
fn use_window(dispatch: Callback<Action>) {
    use_effect_with((), move |()| {
        let listeners = events::listen(&dispatch);
        // The window of a projector keeps nothing, so that there is nothing to recover.
        if browser::page_in_address() != Some(Page::Projector) && browser::embedding().keeps_work() {
            mirror::open(dispatch);
        }
        move || drop(listeners)
    });
}

/// Tells the page around this one what is new.
#[hook]
fn use_host(shown: &Rc<State>, progress: Progress, dispatch: Callback<Action>) {
    use_effect_with((Shared(Rc::clone(shown)), progress), move |(state, _)| {
        if let Some(calculator) = calculator::loaded().filter(|_| state.0.embedding.is_framed()) {
            (calculator.publish)(&state.0, &dispatch);
        }
    });
}

/// Whether a new version waits.
#[hook]
fn use_update() -> bool {
    let waits = use_state_eq(browser::new_version_waits);
    use_effect_with((), {
        let set = waits.setter();
        move |()| {
            let heard = move |_: &web_sys::Event| set.set(true);
            let listener = web_sys::window().map(|window| EventListener::new(&window, "zh-versi-baru", heard));
            move || drop(listener)
        }
    });
    *waits
}

/// Names the screen in the title; another screen begins at its heading.
#[hook]
fn use_page(page: Page, locale: Locale) {
    let former = use_mut_ref(|| page);
    use_effect_with((page, locale), move |(page, locale)| {
        let m = locale.first();
        browser::set_title(&fill(m.page_title, &[("page", page_name(m, *page))]));
        if former.replace(*page) != *page {
            browser::focus_heading();
        }
    });
}

/// Carries out an effect; what the session must know about it comes back as an action.
fn run(effect: Effect, state: &State) -> Option<Action> {
    match effect {
        Effect::Keep(keeping) => store::keep_soon(keeping),
        Effect::Shelf(request) => return Some(store::answer(request)),
        Effect::KeepUnreadable(text) => return store::keep_unreadable(&text),
        Effect::KeepWorkshop(text) => store::keep_workshop(text.as_deref()),
        Effect::FetchWorkshop => {
            let kept = store::kept_workshop()?;
            return Some(Action::Workshop(Workshopping::Resume(kept.into())));
        }
        Effect::KeepPacks(packs) => {
            if !store::keep_packs(&packs) {
                return Some(Action::Frame(Framing::PackNotKept));
            }
        }
        Effect::ForgetAll => store::forget_everything(),
        Effect::KeepPreferences => {
            // What a host page asks for is not the choice of this browser's user.
            if !state.embedding.is_framed() {
                browser::keep_preferences(state.preferences);
            }
            browser::show_preferences(state.preferences);
        }
        Effect::ShowPage(page) => browser::show_page(page),
        Effect::ForgetLink(page) => link::forget(page),
        Effect::FocusName(unit) => browser::focus_soon(field_id(&Field::UnitName(unit))),
        Effect::SelectName(unit) => browser::select_soon(field_id(&Field::UnitName(unit))),
        Effect::Download { name, text } => browser::download(&name, &text),
    }
    None
}
