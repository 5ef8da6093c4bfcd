//! All errors of a form, at the top, each linked to its field.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// One error and the field that it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// Id of the field.
    pub field: AttrValue,
    /// The message, the same as beside the field.
    pub message: AttrValue,
}

/// Properties of [`ErrorSummary`].
#[derive(Clone, PartialEq, Properties)]
pub struct ErrorSummaryProps {
    /// Heading, such as "Ada 2 isian yang perlu diperbaiki".
    pub title: AttrValue,
    /// The errors in the order of the fields; with none, nothing is drawn.
    pub errors: Vec<FieldError>,
}

/// A box with one link an error; a link moves the focus into its field and leaves the address
/// of the page alone.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    if props.errors.is_empty() {
        return Html::default();
    }
    html! {
        <div class="error-summary" role="alert">
            <h2 class="error-summary__title">{ &props.title }</h2>
            <ul class="error-summary__list">{ for props.errors.iter().map(link) }</ul>
        </div>
    }
}

fn link(error: &FieldError) -> Html {
    let field = error.field.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        focus(&field);
    });
    html! {
        <li key={error.field.to_string()}>
            <a href={format!("#{}", error.field)} {onclick}>{ &error.message }</a>
        </li>
    }
}

/// Moves the focus to the element with this id, if it is on the page.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // A detached element cannot take the focus; there is nothing better to do then.
        let _ = element.focus();
    }
}
