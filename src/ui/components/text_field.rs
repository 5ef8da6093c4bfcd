//! A line of text or one number.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::Field;

/// What a [`TextField`] takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Takes {
    /// Text; as wide as its container.
    #[default]
    Text,
    /// One number of about six digits: aligned right, with the decimal keyboard on phones.
    Number,
}

/// A text input with label, hint and message. The field never rewrites what was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextField {
    /// Label, hint and message.
    pub field: Field,
    /// Text or a number.
    pub takes: Takes,
    /// What stands in the field, exactly as typed.
    pub value: AttrValue,
    /// Grey text in the empty field; never the only instruction.
    pub placeholder: Option<AttrValue>,
    /// Most characters; none for no limit.
    pub longest: Option<u16>,
    /// Id of a `<datalist>` with values to choose from.
    pub suggestions: Option<AttrValue>,
    /// Every keystroke, with the whole text.
    pub on_input: Callback<String>,
    /// The text when the field is left or Enter is pressed.
    pub on_commit: Callback<String>,
}

impl TextField {
    /// The field.
    pub fn view(self) -> Html {
        let Self { field, takes, value, placeholder, longest, suggestions, on_input, on_commit } = self;
        let oninput = Callback::from(move |event: InputEvent| on_input.emit(text_of(&event)));
        let onblur = {
            let on_commit = on_commit.clone();
            Callback::from(move |event: FocusEvent| on_commit.emit(text_of(&event)))
        };
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                on_commit.emit(text_of(&event));
            }
        });
        let (class, keyboard) = match takes {
            Takes::Text => ("input", None),
            Takes::Number => ("input input--number", Some("decimal")),
        };
        let control = html! {
            <input
                id={field.id.clone()}
                {class}
                type="text"
                autocomplete="off"
                inputmode={keyboard}
                {value}
                {placeholder}
                maxlength={longest.map(|longest| longest.to_string())}
                list={suggestions}
                aria-invalid={field.error.as_ref().map(|_| "true")}
                aria-describedby={field.described_by()}
                {oninput}
                {onblur}
                {onkeydown}
            />
        };
        field.view(control)
    }
}

/// The text of the input in which an event happened.
pub(in crate::ui) fn text_of(event: &Event) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}
