//! What happens to the window: its address, other tabs, files dropped onto it, the keys of undo, the end of a visit.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, Event, FileList, KeyboardEvent, StorageEvent};
use yew::Callback;

use super::{browser, link, store, typing, undo};
use crate::session::{Action, Framing, TextFile};

/// What the window hears, from itself or from the document below it.
const NAMES: [&str; 11] = [
    "hashchange",
    "storage",
    "pageshow",
    "pagehide",
    "visibilitychange",
    "blur",
    "focus",
    "keydown",
    "dragover",
    "dragleave",
    "drop",
];

/// Follows the window until the listeners are dropped.
pub fn listen(dispatch: &Callback<Action>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = |name| {
        let dispatch = dispatch.clone();
        // One kind of closure for all of them: each kind costs more than a kilobyte.
        EventListener::new_with_options(&window, name, options, move |event| {
            happens(name, event, &dispatch);
        })
    };
    NAMES.into_iter().map(listener).collect()
}

fn happens(name: &str, event: &Event, dispatch: &Callback<Action>) {
    match name {
        "hashchange" => {
            if let Some(page) = browser::page_in_address() {
                dispatch.emit(Action::Frame(Framing::Go(page)));
            } else if let Some(code) = link::code_in_address() {
                dispatch.emit(Action::OfferLink(code));
            }
        }
        "storage" => {
            let changed = match event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key) {
                Some(key) => store::changed(&key),
                // Everything was removed at once.
                None => store::in_front(),
            };
            if let Some(id) = changed {
                store::report(dispatch, id);
            }
        }
        // A page that slept in the meantime was told nothing.
        "pageshow" => {
            if let Some(id) = store::in_front() {
                store::report(dispatch, id);
            }
        }
        // It may have slept over midnight.
        "focus" => {
            if let Some(day) = browser::day() {
                dispatch.emit(Action::Frame(Framing::Today(day)));
            }
        }
        // Phones end pages that are hidden without another word.
        "pagehide" | "visibilitychange" | "blur" => {
            typing::flush();
            store::flush().into_iter().for_each(|report| dispatch.emit(report));
        }
        "keydown" => {
            if let Some(action) = event.dyn_ref::<KeyboardEvent>().and_then(undo::asked_beside_fields) {
                event.prevent_default();
                dispatch.emit(action);
            }
        }
        _ => {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                drags(name, event, dispatch);
            }
        }
    }
}

/// Files over the window show the target; dropped ones are opened. Where none can be, they do not replace the page either.
fn drags(name: &str, event: &DragEvent, dispatch: &Callback<Action>) {
    let data = event.data_transfer();
    let Some(data) = data.filter(|data| data.types().iter().any(|kind| kind == "Files")) else {
        return;
    };
    match name {
        "dragover" => {
            event.prevent_default();
            browser::mark_drop(browser::takes_files());
        }
        "drop" => {
            event.prevent_default();
            browser::mark_drop(false);
            if let Some(files) = data.files().filter(|_| browser::takes_files()) {
                open(files, dispatch.clone());
            }
        }
        // Leaving the window leads nowhere; leaving an element leads to the next one.
        _ if event.related_target().is_none() => browser::mark_drop(false),
        _ => {}
    }
}

fn open(files: FileList, dispatch: Callback<Action>) {
    spawn_local(async move {
        let mut read = Vec::new();
        for file in (0..files.length()).filter_map(|place| files.get(place)) {
            let name = file.name();
            read.push(TextFile { name, text: browser::read_file(file).await });
        }
        dispatch.emit(Action::OpenFiles(read));
    });
}
