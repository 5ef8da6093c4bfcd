//! Links with a share code in the address bar and on the clipboard. Nothing here decides anything.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlDocument, HtmlInputElement, HtmlTextAreaElement};

use super::browser;
use crate::session::Page;

/// What stands before a share code in the address.
const BEFORE_CODE: &str = "#/bagikan/";

/// The share code in the address.
pub fn code_in_address() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    hash.strip_prefix(BEFORE_CODE).map(str::to_owned)
}

/// Puts a screen in the place of the share code, in the history too: it is not needed again.
pub fn forget(page: Page) {
    if let Some(window) = web_sys::window().filter(|_| code_in_address().is_some()) {
        // Refused in some sandboxed frames; the code is then read again on a reload, and asked about.
        let _ = window.location().replace(&format!("#/{}", page.name()));
    }
}

/// The address of the app up to a share code; parameters such as the theme are the sender's own.
pub fn before_code() -> Option<String> {
    let address = web_sys::window()?.location().href().ok()?;
    let end = address.find(['?', '#']).unwrap_or(address.len());
    Some(format!("{}{BEFORE_CODE}", address.get(..end)?))
}

/// Whether the app was opened from a file, so that a link leads nowhere on another computer.
pub fn is_from_file() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "file:")
}

/// Copies the text of a field; `false` where the browser does not let us, with the text selected
/// so that the user can. The clipboard is missing on plain http.
pub async fn copy_field(id: &'static str) -> bool {
    let field = browser::element(id);
    let Some(field) = field.and_then(Field::of) else {
        return false;
    };
    if write_to_clipboard(&field.value()).await.is_some() {
        return true;
    }
    field.select();
    let document = browser::document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.and_then(|document| document.exec_command("copy").ok()).unwrap_or(false)
}

/// A field of one line or of several.
enum Field {
    Line(HtmlInputElement),
    Area(HtmlTextAreaElement),
}

impl Field {
    fn of(element: Element) -> Option<Self> {
        let area = |element: Element| element.dyn_into().ok().map(Self::Area);
        element.dyn_into().map(Self::Line).map_or_else(area, Some)
    }

    fn value(&self) -> String {
        match self {
            Self::Line(field) => field.value(),
            Self::Area(field) => field.value(),
        }
    }

    fn select(&self) {
        // A field that cannot take the focus keeps its text all the same.
        let _ = match self {
            Self::Line(field) => field.focus().map(|()| field.select()),
            Self::Area(field) => field.focus().map(|()| field.select()),
        };
    }
}

async fn write_to_clipboard(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write = js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?;
    let promise = write.dyn_into::<js_sys::Function>().ok()?.call1(&clipboard, &JsValue::from_str(text)).ok()?;
    JsFuture::from(promise.dyn_into::<js_sys::Promise>().ok()?).await.ok().map(drop)
}
