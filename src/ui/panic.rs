//! What is shown when the program fails: a dialog that offers the data as a file.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlDialogElement};

use super::{browser, store};
use crate::i18n::Locale;

/// The id of the dialog.
const DIALOG: &str = "gagal";

/// Shows the dialog on a panic instead of leaving a frozen page.
pub fn offer_data_on_panic() {
    // Yew puts a hook of its own in place unless it is told of another one.
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        if let Some(document) = browser::document() {
            // The page may be in any state; what cannot be shown stays in the storage.
            let _ = show(&document);
        }
    }));
}

/// Shows the dialog, once: whatever touches the broken state later fails again.
fn show(document: &Document) -> Option<()> {
    if document.get_element_by_id(DIALOG).is_some() {
        return None;
    }
    let m = Locale::new(browser::preferences().language).first();
    let dialog: HtmlDialogElement = document.create_element("dialog").ok()?.dyn_into().ok()?;
    dialog.set_id(DIALOG);
    dialog.set_class_name("dialog");
    dialog.set_attribute("aria-label", m.panic_title).ok()?;
    append(document, &dialog, "h2", m.panic_title)?;
    append(document, &dialog, "p", m.panic_text)?;
    if let Some(text) = store::latest_work() {
        let link = browser::download_link(browser::BACKUP, &text)?;
        link.set_class_name("button button--primary");
        link.set_text_content(Some(m.download_copy));
        dialog.append_child(&link).ok()?;
    }
    let reload = append(document, &dialog, "button", m.panic_reload)?;
    reload.set_class_name("button");
    let handler = Closure::<dyn Fn()>::new(browser::reload);
    reload.add_event_listener_with_callback("click", handler.as_ref().unchecked_ref()).ok()?;
    handler.forget();
    document.body()?.append_child(&dialog).ok()?;
    dialog.show_modal().ok()
}

fn append(document: &Document, parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_text_content(Some(text));
    parent.append_child(&element).ok()?;
    Some(element)
}
