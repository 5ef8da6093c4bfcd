//! The worker for spreadsheets: a second WebAssembly module, off the main thread, loaded on first use (in the single file
//! the app's own, once more).
//!
//! One worker carries out one job and is stopped then, or before when the user cancels: stopping
//! is the one way to interrupt it, and it gives back all memory that a large file took.

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use super::browser;
use crate::sheets::message::{Request, Said, Stage};

/// The `<meta>` by which the build names the script of the worker.
const SCRIPT: &str = "zona-hijau-lembar";

/// What a worker says.
#[derive(Clone, Debug)]
pub enum Report {
    /// How far it is.
    Stage(Stage),
    /// It is done, with the bytes of a written file.
    Done(Said, Uint8Array),
    /// Its code could not be loaded.
    NotLoaded,
    /// It failed at its job.
    Crashed,
}

/// A worker at its job; dropping it stops the job.
#[derive(Debug)]
pub struct Job {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Job {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Starts a job; `None` where the browser refuses workers or the build has none.
pub fn start(request: &Request, bytes: &Uint8Array, report: Callback<Report>) -> Option<Job> {
    let request = serde_json::to_string(request).ok()?;
    let worker = Worker::new(&browser::meta(SCRIPT)?).ok()?;
    let on_error = report.clone();
    let listeners = [
        EventListener::new(&worker, "message", move |event| {
            if let Some(report_of) = event.dyn_ref::<MessageEvent>().and_then(|event| read(&event.data())) {
                report.emit(report_of);
            }
        }),
        EventListener::new(&worker, "error", move |_| on_error.emit(Report::NotLoaded)),
    ];
    let message = Array::of2(&JsValue::from_str(&request), bytes);
    worker.post_message(&message).ok()?;
    Some(Job { worker, _listeners: listeners })
}

fn read(data: &JsValue) -> Option<Report> {
    let parts: &Array = data.dyn_ref()?;
    let text = |index| parts.get(index).as_string().unwrap_or_default();
    match text(0).as_str() {
        "stage" => Stage::from_name(&text(1)).map(Report::Stage),
        // Both are of one build; whatever else it says, it has not done what it was asked.
        "done" => Some(match (serde_json::from_str(&text(1)), parts.get(2).dyn_into()) {
            (Ok(said), Ok(bytes)) => Report::Done(said, bytes),
            _ => Report::Crashed,
        }),
        "crashed" => Some(Report::Crashed),
        "not-loaded" => Some(Report::NotLoaded),
        _ => None,
    }
}
