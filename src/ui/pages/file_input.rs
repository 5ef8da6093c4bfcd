//! A hidden file input that a button opens.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::session::{Action, TextFile};
use crate::ui::browser;
use crate::ui::context::Ui;

/// An input for one JSON file; what is read becomes an action of its name and text.
pub fn file_input(ui: &Ui, id: &'static str, opened: fn(String, String) -> Action) -> Html {
    let ui = ui.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        // Choosing the same file again must count as a change.
        input.set_value("");
        let ui = ui.clone();
        spawn_local(async move {
            let name = file.name();
            let text = browser::read_file(file).await;
            ui.send(match text {
                Ok(text) => opened(name, text),
                // What has no text is neither an assessment nor a pack.
                Err(_) => Action::OpenFiles(vec![TextFile { name, text }]),
            });
        });
    });
    html! {
        // Not drawn at all: to a screen reader it would be a second button of the same name.
        <input {id} hidden=true type="file" accept=".json,application/json" {onchange} />
    }
}
