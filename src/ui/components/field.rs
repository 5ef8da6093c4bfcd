//! What every form field shares: label, hint, message, and the ids that tie them together.

use yew::prelude::*;

use super::icon::{IconName, icon};

/// The words around a control.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// Id of the control; hint and message derive theirs from it.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Whether only screen readers hear the label, as where a table heading shows it.
    pub label_hidden: bool,
    /// Line under the label.
    pub hint: Option<AttrValue>,
    /// What is wrong with the value and how to write it.
    pub error: Option<AttrValue>,
}

impl Field {
    /// Ids of hint and message, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let id = &self.id;
        match (&self.hint, &self.error) {
            (Some(_), Some(_)) => Some(format!("{id}-hint {id}-error")),
            (Some(_), None) => Some(format!("{id}-hint")),
            (None, Some(_)) => Some(format!("{id}-error")),
            (None, None) => None,
        }
    }

    /// Label, hint and message in the order in which they are read, then the control.
    pub(super) fn view(self, control: Html) -> Html {
        let Self { id, label, label_hidden, hint, error } = self;
        let class = if error.is_some() { "field field--error" } else { "field" };
        let label_class = if label_hidden { "sr-only" } else { "field__label" };
        html! {
            <div {class}>
                <label class={label_class} for={id.clone()}>{ label }</label>
                if let Some(hint) = hint {
                    <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p>
                }
                if let Some(error) = error {
                    <p class="field__error" id={format!("{id}-error")}>{ icon(IconName::Alert) }<span>{ error }</span></p>
                }
                { control }
            </div>
        }
    }
}
