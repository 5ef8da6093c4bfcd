//! The keys that undo and redo a step of the assessment.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{browser, calculator};
use crate::session::{Action, Page};

/// Where the browser itself takes typing back.
const WRITING: &str = "input:not([type=radio], [type=checkbox], [type=range]), textarea, [contenteditable], dialog";

/// What a key asks for.
pub fn asked(event: &KeyboardEvent) -> Option<Action> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z", true) | ("y", _) => Some(Action::Redo),
        _ => None,
    }
}

/// The same for a key that no field has taken: on the screens of an assessment, outside of what one writes in.
pub fn asked_beside_fields(event: &KeyboardEvent) -> Option<Action> {
    calculator::loaded()?;
    let page = browser::page_in_address()?;
    let wanted = asked(event)?;
    let elsewhere = match page {
        // An undo may have led there, and a redo leads back.
        Page::Start => wanted == Action::Undo,
        page => matches!(page, Page::Embed | Page::Workshop | Page::Projector),
    };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let writes = target.is_some_and(|target| target.closest(WRITING).ok().flatten().is_some());
    Some(wanted).filter(|_| !elsewhere && !writes && !event.default_prevented())
}
