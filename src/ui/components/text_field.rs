//! A line of text or one number.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{described_by, field};

/// Width of a [`TextField`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldWidth {
    /// One score: about six digits.
    Number,
    /// A short word.
    Short,
    /// As wide as its container.
    #[default]
    Full,
}

/// Properties of [`TextField`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// Id of the input; hint and message derive theirs from it.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Keep the label for screen readers only, where a table heading shows it.
    #[prop_or_default]
    pub label_hidden: bool,
    /// Line under the label.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the value and how to write it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What stands in the field, exactly as typed.
    pub value: AttrValue,
    /// Grey text in the empty field; never the only instruction.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Offers the decimal keyboard and aligns the number right.
    #[prop_or_default]
    pub decimal: bool,
    /// Width.
    #[prop_or_default]
    pub width: FieldWidth,
    /// Shown but not to be changed.
    #[prop_or_default]
    pub readonly: bool,
    /// Every keystroke, with the whole text.
    #[prop_or_default]
    pub on_input: Callback<String>,
    /// The text when the field is left or Enter is pressed.
    #[prop_or_default]
    pub on_commit: Callback<String>,
}

/// A text input with label, hint and message. The field never rewrites what was typed.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { id, hint, error, value, placeholder, on_input, on_commit, .. } = props.clone();
    let oninput = on_input.reform(|event: InputEvent| text_of(&event));
    let onblur = on_commit.reform(|event: FocusEvent| text_of(&event));
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            on_commit.emit(text_of(&event));
        }
    });
    let control = html! {
        <input
            id={id.clone()}
            class={classes!("input", width_class(props.width), props.decimal.then_some("input--decimal"))}
            type="text"
            autocomplete="off"
            inputmode={props.decimal.then_some("decimal")}
            {value}
            {placeholder}
            readonly={props.readonly}
            aria-invalid={error.as_ref().map(|_| "true")}
            aria-describedby={described_by(&id, hint.is_some(), error.is_some())}
            {oninput}
            {onblur}
            {onkeydown}
        />
    };
    field(&id, (&props.label, props.label_hidden), hint.as_ref(), error.as_ref(), control)
}

const fn width_class(width: FieldWidth) -> Option<&'static str> {
    match width {
        FieldWidth::Number => Some("input--number"),
        FieldWidth::Short => Some("input--short"),
        FieldWidth::Full => None,
    }
}

fn text_of(event: &Event) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}
