//! Files dropped onto the window.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DataTransfer, DragEvent, Event, FileList};
use yew::prelude::*;

use super::browser;
use crate::session::Action;

/// What a file of a pack says about itself; everything else is opened as an assessment.
const PACK: &str = "\"zona-hijau/instrument\"";

/// Opens files that are dropped onto the window; while they are over it, the drop target is shown.
#[hook]
pub fn use_drop(dispatch: Callback<Action>) {
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            let on = |name: &'static str, handle: fn(&DragEvent, &DataTransfer, &Callback<Action>)| {
                let dispatch = dispatch.clone();
                EventListener::new_with_options(&window, name, options, move |event: &Event| {
                    let event = event.dyn_ref::<DragEvent>();
                    if let Some((event, data)) = event.and_then(|event| Some((event, event.data_transfer()?))) {
                        handle(event, &data, &dispatch);
                    }
                })
            };
            [
                on("dragover", |event, data, _| {
                    if holds_files(data) {
                        event.prevent_default();
                        browser::mark_drop(true);
                    }
                }),
                on("dragleave", |event, _, _| {
                    // Leaving the window leads nowhere; leaving an element leads to the next one.
                    if event.related_target().is_none() {
                        browser::mark_drop(false);
                    }
                }),
                on("drop", |event, data, dispatch| {
                    browser::mark_drop(false);
                    if let Some(files) = data.files().filter(|_| holds_files(data)) {
                        event.prevent_default();
                        open(files, dispatch.clone());
                    }
                }),
            ]
        });
        move || drop(listeners)
    });
}

fn holds_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

fn open(files: FileList, dispatch: Callback<Action>) {
    spawn_local(async move {
        for file in (0..files.length()).filter_map(|place| files.get(place)) {
            let name = file.name();
            let text = browser::read_file(file).await.unwrap_or_default();
            dispatch.emit(if text.contains(PACK) {
                Action::OpenPack { name, text }
            } else {
                Action::OpenFile { name, text }
            });
        }
    });
}
