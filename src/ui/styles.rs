//! The style sheet of the calculator's screens. It comes with the calculator, so that a first visit is smaller.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement};

use super::browser;
use super::calculator::NotLoaded;

/// The `<meta>` by which the build names the sheet. Where there is none, all sheets are in the page.
const NAME: &str = "zona-hijau-gaya";

thread_local! {
    /// The sheet on its way, or here.
    static ASKED: RefCell<Option<(Element, Promise)>> = const { RefCell::new(None) };
}

/// The sheet on its way. Asking begins at once, and each time after a failure.
pub struct Asked(Option<Promise>);

/// Asks for the sheet.
pub fn ask() -> Asked {
    Asked(ASKED.with_borrow_mut(|asked| {
        if asked.is_none() {
            *asked = add_link();
        }
        asked.as_ref().map(|(_, promise)| promise.clone())
    }))
}

impl Asked {
    /// Waits for it.
    ///
    /// # Errors
    /// [`NotLoaded`] when the file cannot be had.
    pub async fn here(self) -> Result<(), NotLoaded> {
        let Some(promise) = self.0 else {
            return Ok(());
        };
        let end: Option<Event> = JsFuture::from(promise).await.ok().and_then(|end| end.dyn_into().ok());
        if end.is_some_and(|end| end.type_() == "load") {
            return Ok(());
        }
        if let Some((link, _)) = ASKED.take() {
            link.remove();
        }
        Err(NotLoaded)
    }
}

/// Puts a link in the place of the `<meta>`, because the order of sheets counts.
fn add_link() -> Option<(Element, Promise)> {
    let document = browser::document()?;
    let meta = document.query_selector(&format!("meta[name=\"{NAME}\"]")).ok().flatten()?;
    let link: HtmlElement = document.create_element("link").ok()?.dyn_into().ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &meta.get_attribute("content")?).ok()?;
    // A failure is told by its event too: nobody may be waiting for the promise yet, and browsers report a rejection
    // that nobody waits for.
    let promise = Promise::new(&mut |resolve, _| {
        link.set_onload(Some(&resolve));
        link.set_onerror(Some(&resolve));
    });
    meta.insert_adjacent_element("afterend", &link).ok()?;
    Some((link.into(), promise))
}
