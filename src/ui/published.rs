//! The file of published results: loaded when the screen Bandingkan is first opened.
//!
//! The served edition fetches a file of its own, which the build names in a `<meta>`. Where
//! everything is one file nothing can be fetched: there the results stand in the page, in a
//! hidden element.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::browser;

/// The `<meta>` with the address, and the id of the element that holds the results themselves.
const NAME: &str = "zona-hijau-terbit";

/// The text of the file; `None` when it cannot be had.
pub async fn text() -> Option<String> {
    match inside() {
        Some(text) => Some(text),
        None => fetch().await.ok().flatten(),
    }
}

fn inside() -> Option<String> {
    browser::element(NAME)?.text_content()
}

async fn fetch() -> Result<Option<String>, JsValue> {
    let (Some(window), Some(address)) = (web_sys::window(), browser::meta(NAME)) else {
        return Ok(None);
    };
    let response: Response = JsFuture::from(window.fetch_with_str(&address)).await?.dyn_into()?;
    if !response.ok() {
        return Ok(None);
    }
    Ok(JsFuture::from(response.text()?).await?.as_string())
}
