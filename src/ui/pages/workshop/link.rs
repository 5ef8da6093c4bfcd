//! The coach's window and that of the projector talk to each other.
//!
//! Each word goes by two ways: a broadcast channel, which outlives a reload of either window, and
//! a message to the other window, since files opened from the disk have no channel everywhere.
//! What arrives twice is heard once. The id of the workshop is random and known to these two
//! windows only; a message of a window is heard only from the one that was opened, or from the
//! one that opened this, and only from the origin of the app.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Event, MessageEvent, Window};
use yew::Callback;

use super::keys::Command;
use crate::i18n::workshop::Slide;

const APP: &str = "zona-hijau/lokakarya";
const VERSION: u8 = 1;
/// The name of the window of the projector.
const WINDOW: &str = "zona-hijau-proyektor";
/// A slide takes a few kilobytes.
const LONGEST: usize = 100_000;

/// What one window says to the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Word {
    /// The projector is there, and shows the slide of this number.
    Hello(u64),
    /// The projector window is closed or loaded anew.
    Bye,
    /// A key was pressed there.
    Command(Command),
    /// The answer at this place was clicked there.
    Pick(u8),
    /// The coach shows this.
    Slide(Box<Slide>),
    /// The coach has ended the workshop.
    Ended,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    app: String,
    v: u8,
    id: String,
    from: Role,
    number: u64,
    word: Word,
}

/// Which of the two windows this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// It leads.
    Coach,
    /// It follows.
    Projector,
}

/// One end of the talk; dropping it ends the listening.
pub struct Link {
    wire: Rc<Wire>,
    _listeners: Vec<EventListener>,
}

struct Wire {
    id: String,
    role: Role,
    channel: Option<BroadcastChannel>,
    /// The other window, once it is known.
    peer: RefCell<Option<JsValue>>,
    said: Cell<u64>,
    heard: Cell<u64>,
}

impl Drop for Wire {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

impl Link {
    /// Listens for the workshop of this id, and hands on what the other window says with its number.
    pub fn open(id: &str, role: Role, on_word: Callback<(u64, Word)>) -> Self {
        let channel = BroadcastChannel::new(&format!("{APP}/{id}")).ok();
        let opener = web_sys::window().and_then(|window| window.opener().ok()).filter(JsValue::is_object);
        let peer = RefCell::new(opener.filter(|_| role == Role::Projector));
        let wire = Rc::new(Wire { id: id.to_owned(), role, channel, peer, said: Cell::new(0), heard: Cell::new(0) });
        let mut listeners = Vec::new();
        if let Some(channel) = &wire.channel {
            listeners.push(listen(channel, &wire, &on_word, Way::Channel));
        }
        if let Some(window) = web_sys::window() {
            listeners.push(listen(&window, &wire, &on_word, Way::Window));
        }
        Self { wire, _listeners: listeners }
    }

    /// This is the window that was opened.
    pub fn follow(&self, window: &Window) {
        self.wire.peer.replace(Some(window.clone().into()));
    }

    /// Whether the window that was opened has been closed.
    pub fn is_closed(&self) -> bool {
        let peer = self.wire.peer.borrow();
        peer.as_ref().is_some_and(|peer| peer.unchecked_ref::<Window>().closed().unwrap_or(false))
    }

    /// Says something to the other window, and tells its number.
    pub fn say(&self, word: Word) -> u64 {
        // The time begins the count, so that a window that was loaded anew goes on with higher numbers.
        let number = (self.wire.said.get() + 1).max(js_sys::Date::now() as u64);
        self.wire.said.set(number);
        let Wire { id, role, channel, peer, .. } = &*self.wire;
        let envelope = Envelope { app: APP.to_owned(), v: VERSION, id: id.clone(), from: *role, number, word };
        let Ok(text) = serde_json::to_string(&envelope) else {
            return number;
        };
        let text = JsValue::from_str(&text);
        if let Some(channel) = channel {
            // Fails only once it is closed.
            let _ = channel.post_message(&text);
        }
        if let Some(peer) = &*peer.borrow() {
            // A window that is gone hears nothing; the next greeting finds the new one.
            let _ = peer.unchecked_ref::<Window>().post_message(&text, &target());
        }
        number
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Channel,
    Window,
}

fn listen(target: &web_sys::EventTarget, wire: &Rc<Wire>, on_word: &Callback<(u64, Word)>, way: Way) -> EventListener {
    let (wire, on_word) = (Rc::downgrade(wire), on_word.clone());
    EventListener::new(target, "message", move |event: &Event| {
        let heard = wire.upgrade().zip(event.dyn_ref::<MessageEvent>());
        if let Some(word) = heard.and_then(|(wire, event)| wire.hear(event, way)) {
            on_word.emit(word);
        }
    })
}

impl Wire {
    /// What a message says, where it is from the other window and new.
    fn hear(&self, event: &MessageEvent, way: Way) -> Option<(u64, Word)> {
        let source = event.source().map(JsValue::from);
        if way == Way::Window && !self.is_trusted(source.as_ref(), &event.origin()) {
            return None;
        }
        let text = event.data().as_string().filter(|text| text.len() <= LONGEST)?;
        let envelope: Envelope = serde_json::from_str(&text).ok()?;
        let other = envelope.from != self.role && envelope.id == self.id;
        if !other || envelope.app != APP || envelope.v != VERSION || envelope.number <= self.heard.get() {
            return None;
        }
        self.heard.set(envelope.number);
        if way == Way::Window && self.peer.borrow().is_none() {
            self.peer.replace(source);
        }
        Some((envelope.number, envelope.word))
    }

    /// The source first, then the origin. A coach whose page was loaded anew knows no window yet:
    /// the one that knows the id of the workshop becomes it.
    fn is_trusted(&self, source: Option<&JsValue>, origin: &str) -> bool {
        let peer = self.peer.borrow();
        let known = match &*peer {
            Some(peer) => source == Some(peer),
            None => self.role == Role::Coach && source.is_some(),
        };
        known && (origin == own_origin() || (is_file() && (origin == "null" || origin == "file://")))
    }
}

fn location() -> Option<web_sys::Location> {
    web_sys::window().map(|window| window.location())
}

fn own_origin() -> String {
    location().and_then(|location| location.origin().ok()).unwrap_or_default()
}

fn is_file() -> bool {
    location().and_then(|location| location.protocol().ok()).is_some_and(|protocol| protocol == "file:")
}

/// Files have no origin that could be named.
fn target() -> String {
    if is_file() { "*".to_owned() } else { own_origin() }
}

/// Opens the window of the projector; `None` where the browser refuses.
pub fn open_window(id: &str) -> Option<Window> {
    let window = web_sys::window()?;
    let address = window.location().href().ok()?;
    let start = address.split('#').next()?;
    let address = format!("{start}#/proyektor/{id}");
    // The same name every time: the next workshop takes over the window of the one before.
    let opened = window.open_with_url_and_target_and_features(&address, WINDOW, "popup,width=1280,height=720");
    opened.ok().flatten()
}

/// The workshop that the address of the projector window names.
pub fn id_in_address() -> Option<String> {
    let hash = location()?.hash().ok()?;
    hash.strip_prefix("#/proyektor/").filter(|id| !id.is_empty()).map(str::to_owned)
}

/// An id that nobody guesses.
pub fn new_id() -> String {
    let numbers = js_sys::Uint8Array::new_with_length(16);
    let fill = || {
        let crypto = js_sys::Reflect::get(&web_sys::window()?.into(), &"crypto".into()).ok()?;
        let function = js_sys::Reflect::get(&crypto, &"getRandomValues".into()).ok()?;
        function.dyn_into::<js_sys::Function>().ok()?.call1(&crypto, &numbers).ok()
    };
    if fill().is_none() {
        // Browsers without it are older than WebAssembly; the time still tells workshops apart.
        return format!("{:x}", js_sys::Date::now() as u64);
    }
    numbers.to_vec().iter().map(|number| format!("{number:02x}")).collect()
}
