//! What every form field shares: label, hint, message, and the ids that tie them together.

use yew::prelude::*;

use super::icon::{Icon, IconName};

/// Ids of the hint and of the message of the field `id`, joined for `aria-describedby`.
pub(super) fn described_by(id: &str, hint: bool, error: bool) -> Option<AttrValue> {
    let ids: Vec<String> = [(hint, "hint"), (error, "error")]
        .into_iter()
        .filter(|(present, _)| *present)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| AttrValue::from(ids.join(" ")))
}

/// Label, hint and message in the order in which they are read, then the control itself.
pub(super) fn field(
    id: &AttrValue,
    label: (&AttrValue, bool),
    hint: Option<&AttrValue>,
    error: Option<&AttrValue>,
    control: Html,
) -> Html {
    let (text, hidden) = label;
    let label_class = if hidden { "sr-only" } else { "field__label" };
    html! {
        <div class={classes!("field", error.map(|_| "field--error"))}>
            <label class={label_class} for={id.clone()}>{ text }</label>
            if let Some(hint) = hint {
                <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p>
            }
            if let Some(error) = error {
                <p class="field__error" id={format!("{id}-error")}>
                    <Icon name={IconName::Alert} />
                    <span>{ error }</span>
                </p>
            }
            { control }
        </div>
    }
}
