//! Spreadsheets in a worker: what its script calls.

use js_sys::{Array, Function, JsString, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::sheets::job::run;
use crate::sheets::message::Stage;

/// Carries out one request of the page: the answer as JSON, then the bytes of a written file.
#[wasm_bindgen]
pub fn jalankan(request: &str, bytes: &[u8], report: &Function) -> Array {
    let report = |stage: Stage| {
        // Progress is a courtesy: a page that does not listen loses nothing.
        let _ = report.call1(&JsString::from("").into(), &JsString::from(stage.name()).into());
    };
    let answer = run(request, bytes, &report);
    Array::of2(&JsString::from(answer.text.as_str()).into(), &Uint8Array::from(answer.bytes.as_slice()).into())
}
