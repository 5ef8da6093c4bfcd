//! A choice among many short options.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::choice::Choice;
use super::field::{described_by, field};

/// Properties of [`SelectField`].
#[derive(Clone, PartialEq, Properties)]
pub struct SelectFieldProps {
    /// Id of the control; hint and message derive theirs from it.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Keep the label for screen readers only.
    #[prop_or_default]
    pub label_hidden: bool,
    /// Line under the label.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the choice.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The options.
    pub options: Vec<Choice>,
    /// Value of the chosen option.
    pub selected: AttrValue,
    /// Hands back the value of the option just chosen.
    #[prop_or_default]
    pub on_select: Callback<AttrValue>,
}

/// A native select with label, hint and message.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let SelectFieldProps { id, hint, error, .. } = props.clone();
    let node = use_node_ref();
    use_select_value(&node, props);
    let on_select = props.on_select.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            on_select.emit(AttrValue::from(select.value()));
        }
    });
    let control = html! {
        <select
            ref={node}
            id={id.clone()}
            class="input select"
            aria-invalid={error.as_ref().map(|_| "true")}
            aria-describedby={described_by(&id, hint.is_some(), error.is_some())}
            {onchange}
        >
            { for props.options.iter().map(|option| html! {
                <option key={option.value.to_string()} value={option.value.clone()} selected={option.value == props.selected}>
                    { &option.label }
                </option>
            }) }
        </select>
    };
    field(&id, (&props.label, props.label_hidden), hint.as_ref(), error.as_ref(), control)
}

/// Sets the value after every render: the `selected` attribute alone no longer counts once the
/// user has chosen something.
#[hook]
fn use_select_value(node: &NodeRef, props: &SelectFieldProps) {
    let node = node.clone();
    use_effect_with((props.selected.clone(), props.options.clone()), move |(selected, _)| {
        if let Some(select) = node.cast::<HtmlSelectElement>() {
            select.set_value(selected);
        }
    });
}
