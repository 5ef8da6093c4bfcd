//! All errors of a form, at the top, each linked to its field.

use yew::prelude::*;

use crate::ui::browser::{focus, focus_soon, is_there};

/// One error and the field that it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// Id of the field.
    pub field: String,
    /// The message, the same as beside the field.
    pub message: String,
    /// Brings the field to the screen where it may be absent.
    pub show: Option<Callback<()>>,
}

/// A box with one link an error, in the order of the fields; with none, nothing is drawn. A link
/// moves the focus into its field and leaves the address of the page alone.
pub fn error_summary(title: &'static str, errors: Vec<FieldError>) -> Html {
    if errors.is_empty() {
        return Html::default();
    }
    html! {
        <div class="error-summary" role="alert">
            <h2 class="error-summary__title">{ title }</h2>
            <ul class="error-summary__list">for error in errors { { link(error) } }</ul>
        </div>
    }
}

fn link(error: FieldError) -> Html {
    let href = format!("#{}", error.field);
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        if is_there(&error.field) {
            focus(&error.field);
        } else if let Some(show) = &error.show {
            show.emit(());
            focus_soon(error.field.clone());
        }
    });
    html! { <li><a {href} {onclick}>{ error.message }</a></li> }
}
