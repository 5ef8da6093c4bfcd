//! The keys of a clicker and of the keyboard.

use std::cell::Cell;

use gloo::events::{EventListener, EventListenerOptions};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

use crate::ui::browser::is_combined;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// One scene on.
    Next,
    /// One scene back.
    Back,
    /// Blank, or light again.
    Blank,
    /// The round once more.
    Replay,
    /// Choose the answer at this place.
    Pick(u8),
    /// Show the projector view in this window.
    Here,
    /// Light again, or leave the projector view.
    Leave,
}

/// Whether letters, digits and the full stop are keys too. Who types or speaks to the computer may
/// press them without meaning to, so that they can be switched off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// They are.
    #[default]
    On,
    /// Only keys that write nothing are.
    Off,
}

/// What became of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It did something.
    Obeyed,
    /// It is left to the browser.
    Ignored,
}

/// Where keys for a page have a meaning of their own.
const PAGED: &str = "textarea, select, input[type=range]";
const FIELDS: &str = "input, textarea, select, [contenteditable]";
const CONTROLS: &str = "button, a, summary, input, textarea, select, [contenteditable]";

/// What a key asks for. Within a field only keys that mean nothing there count.
fn command(event: &KeyboardEvent, letters: Letters) -> Option<Command> {
    if is_combined(event) || event.is_composing() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |kinds: &str| target.as_ref().is_some_and(|target| target.closest(kinds).ok().flatten().is_some());
    match event.key().as_str() {
        "PageDown" if !within(PAGED) => Some(Command::Next),
        "PageUp" if !within(PAGED) => Some(Command::Back),
        "F5" => Some(Command::Here),
        "Escape" => Some(Command::Leave),
        "ArrowRight" if !within(FIELDS) => Some(Command::Next),
        "ArrowLeft" if !within(FIELDS) => Some(Command::Back),
        " " if !within(CONTROLS) => Some(Command::Next),
        key if letters == Letters::On && !within(FIELDS) => letter(key),
        _ => None,
    }
}

fn letter(key: &str) -> Option<Command> {
    match key {
        "b" | "B" | "." => Some(Command::Blank),
        "r" | "R" => Some(Command::Replay),
        "1" | "2" | "3" | "4" => key.parse::<u8>().ok()?.checked_sub(1).map(Command::Pick),
        _ => None,
    }
}

/// Hears the keys of the window as long as the component lives. What nobody obeys is left to the browser.
#[hook]
pub fn use_keys(letters: Letters, on_command: Callback<Command, Heard>) {
    use_effect_with((letters, on_command), |(letters, on_command)| {
        let (letters, on_command) = (*letters, on_command.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let last = Cell::new(Heard::Ignored);
        let hears = move |event: &Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if let Some(command) = command(event, letters) {
                // A key that is held must not run through the whole workshop.
                if !event.repeat() {
                    last.set(on_command.emit(command));
                }
                if last.get() == Heard::Obeyed {
                    event.prevent_default();
                }
            }
        };
        let listener =
            web_sys::window().map(|window| EventListener::new_with_options(&window, "keydown", options, hears));
        move || drop(listener)
    });
}
