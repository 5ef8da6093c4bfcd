//! The app inside another page: listens to the host, tells it height and result. What is said is in `session::embed`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, ResizeObserver, Window};
use yew::prelude::*;

use super::browser;
use super::printing::{self, Printed, print_then};
use crate::engine::assessment::MAX_FILE_BYTES;
use crate::session::embed::{self, Abilities, Id, Incoming, Refusal, Request};
use crate::session::{Action, Framing, State};

/// A file inside a message is a little longer than the file itself.
const LONGEST_MESSAGE: usize = 2 * MAX_FILE_BYTES;
/// Any page may hear what says nothing about the user.
const ANYBODY: &str = "*";

/// What the app keeps while it talks to its host.
struct Link {
    parent: Window,
    /// The latest state on screen.
    state: Rc<State>,
    dispatch: Callback<Action>,
    /// The result as it was told last.
    told: String,
    height: u32,
    /// Ids of requests that are answered with the next state on screen.
    unanswered: Vec<Id>,
    /// Kept because they stop when they are dropped.
    _listener: Option<EventListener>,
    _observer: Option<(ResizeObserver, Closure<dyn Fn()>)>,
}

thread_local! {
    static LINK: RefCell<Option<Link>> = const { RefCell::new(None) };
}

/// Tells the host what is new on screen; the first time begins the conversation.
pub fn publish(state: &Rc<State>, dispatch: &Callback<Action>) {
    if LINK.with_borrow(Option::is_none) {
        begin(state, dispatch);
    }
    LINK.with_borrow_mut(|link| {
        if let Some(link) = link {
            link.state = Rc::clone(state);
            link.tell_result();
            for id in std::mem::take(&mut link.unanswered) {
                link.tell_host(&embed::state(&link.state, &id).to_string());
            }
        }
    });
}

fn begin(state: &Rc<State>, dispatch: &Callback<Action>) {
    let Some(parent) = browser::parent() else {
        return;
    };
    let height = content_height();
    post(&parent, &embed::ready(state, height, abilities()).to_string(), ANYBODY);
    // Without a named origin nobody is listened to: a sender could not be told from any other page.
    let listener = state.embedding.host().map(str::to_owned).and_then(listen);
    let link = Link {
        parent,
        state: Rc::clone(state),
        dispatch: dispatch.clone(),
        told: String::new(),
        height,
        unanswered: Vec::new(),
        _listener: listener,
        _observer: observe(),
    };
    LINK.set(Some(link));
}

fn abilities() -> Abilities {
    Abilities {
        storage: browser::has_storage(),
        print: printing::granted(printing::PRINTING),
        download: printing::granted(printing::DOWNLOADING),
        fullscreen: browser::document().is_some_and(|document| document.fullscreen_enabled()),
    }
}

impl Link {
    /// Sends to the one origin that the address names.
    fn tell_host(&self, message: &str) {
        if let Some(host) = self.state.embedding.host() {
            post(&self.parent, message, host);
        }
    }

    fn tell_result(&mut self) {
        let result = embed::result(&self.state).to_string();
        if result != self.told {
            self.tell_host(&result);
            self.told = result;
        }
    }
}

/// Sends a message; the browser delivers it only when the parent has this origin.
fn post(parent: &Window, message: &str, origin: &str) {
    if let Ok(message) = js_sys::JSON::parse(message) {
        // Refused only for an origin that is none, and those were left out when the address was read.
        let _ = parent.post_message(&message, origin);
    }
}

fn listen(host: String) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>().filter(|event| is_from(event, &host)) {
            receive(&event.data());
        }
    }))
}

/// First the window that sent it, then its origin.
fn is_from(event: &MessageEvent, host: &str) -> bool {
    let parent = browser::parent().map(JsValue::from);
    let source = event.source().map(JsValue::from);
    source.is_some() && source == parent && event.origin() == host
}

fn receive(data: &JsValue) {
    let known = LINK.with_borrow(|link| link.as_ref().map(|link| (Rc::clone(&link.state), link.dispatch.clone())));
    let (Some((state, dispatch)), Some(id)) = (known, id_of(data)) else {
        return;
    };
    let refuse = |refusal| carry_out(id.clone(), Err(refusal), &state, &dispatch);
    let Some(text) = json_of(data) else {
        return refuse(embed::unreadable());
    };
    let is_short = usize::try_from(text.length()).is_ok_and(|length| length <= LONGEST_MESSAGE);
    if !is_short {
        return refuse(embed::too_long());
    }
    match embed::read(&String::from(text), &state.packs) {
        embed::Read::Asks(Incoming { request, .. }) => carry_out(id, request, &state, &dispatch),
        embed::Read::Unreadable => refuse(embed::unreadable()),
        embed::Read::NotForUs => {}
    }
}

/// The id of a request, whatever its data are: its sender waits for an answer. Nothing where the message is none.
fn id_of(message: &JsValue) -> Option<Id> {
    let get = |key: &str| js_sys::Reflect::get(message, &key.into()).unwrap_or_default();
    let is_ours = get("app") == embed::APP && get("v") == embed::VERSION;
    let id = get("id");
    if !is_ours || !get("type").as_string().is_some_and(|name| embed::REQUESTS.contains(&&*name)) {
        return None;
    }
    if id.is_undefined() {
        return Some("".into());
    }
    // A text may hold a lone surrogate, which is no JSON; a number is written as the host would write it.
    let value = id.as_string().map(Into::into);
    Id::new(value.or_else(|| serde_json::from_str(&String::from(json_of(&id)?)).ok())?)
}

/// A value as JSON. There is none for what contains itself, for a BigInt, and for what has no text, such as undefined.
fn json_of(value: &JsValue) -> Option<js_sys::JsString> {
    js_sys::JSON::stringify(value).map(JsValue::from).ok()?.dyn_into().ok()
}

fn carry_out(id: Id, request: Result<Request, Refusal>, state: &State, dispatch: &Callback<Action>) {
    let answer = match request {
        // After a change that is not on screen yet, with the state that it leads to.
        Ok(Request::Get) if is_under_way() => return answer_later(id),
        Ok(Request::Get) => embed::state(state, &id),
        Ok(Request::Print) => return print(id),
        Ok(Request::Do(actions)) => {
            answer_later(id);
            // An empty list changes nothing, and the answer waits for something on screen.
            let actions = if actions.is_empty() { vec![Action::Frame(Framing::Dismiss)] } else { actions };
            actions.into_iter().for_each(|action| dispatch.emit(action));
            return;
        }
        Err(refusal) => embed::error(&id, &refusal),
    };
    answer_host(&answer.to_string());
}

fn is_under_way() -> bool {
    LINK.with_borrow(|link| link.as_ref().is_some_and(|link| !link.unanswered.is_empty()))
}

/// The next state on screen is the answer.
fn answer_later(id: Id) {
    LINK.with_borrow_mut(|link| link.iter_mut().for_each(|link| link.unanswered.push(id.clone())));
}

fn answer_host(answer: &str) {
    LINK.with_borrow(|link| link.iter().for_each(|link| link.tell_host(answer)));
}

/// Answered once it is clear whether the dialog opens.
fn print(id: Id) {
    print_then(Callback::from(move |printed| {
        let state = LINK.with_borrow(|link| link.as_ref().map(|link| Rc::clone(&link.state)));
        let Some(state) = state else {
            return;
        };
        let answer = match printed {
            Printed::Opened => embed::state(&state, &id),
            Printed::Refused => embed::error(&id, &Refusal::new("blocked", "this frame may not open dialogs")),
        };
        answer_host(&answer.to_string());
    }));
}

/// Follows the height of the content: the browser calls at most once a frame.
fn observe() -> Option<(ResizeObserver, Closure<dyn Fn()>)> {
    let follow = Closure::<dyn Fn()>::new(|| {
        let height = content_height();
        LINK.with_borrow_mut(|link| {
            // A hidden frame has no height; it keeps the one it had.
            if let Some(link) = link.as_mut().filter(|link| height > 1 && link.height != height) {
                link.height = height;
                post(&link.parent, &embed::resize(height).to_string(), ANYBODY);
            }
        });
    });
    let observer = ResizeObserver::new(follow.as_ref().unchecked_ref()).ok()?;
    observer.observe(&browser::content()?);
    Some((observer, follow))
}

/// In whole pixels, rounded up, so that the last line is not cut.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heights of pages are small and positive")]
fn content_height() -> u32 {
    browser::content().map_or(1, |content| content.get_bounding_client_rect().height().ceil().max(1.0) as u32)
}
