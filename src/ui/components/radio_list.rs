//! A radio group as a bordered list with notes.

use yew::prelude::*;

use super::choice::Choice;

/// Properties of [`RadioList`].
#[derive(Clone, PartialEq, Properties)]
pub struct RadioListProps {
    /// Name of the radio group, unique on the page.
    pub name: AttrValue,
    /// What is being chosen.
    pub legend: AttrValue,
    /// Keep the legend for screen readers only.
    #[prop_or_default]
    pub legend_hidden: bool,
    /// The options.
    pub options: Vec<Choice>,
    /// Value of the chosen option; `None` while nothing is chosen.
    #[prop_or_default]
    pub selected: Option<AttrValue>,
    /// Side by side from 1024 px, as the plan options are.
    #[prop_or_default]
    pub row: bool,
    /// Hands back the value of the option just chosen.
    #[prop_or_default]
    pub on_select: Callback<AttrValue>,
}

/// One choice among several that need a line of explanation.
#[component]
pub fn RadioList(props: &RadioListProps) -> Html {
    let legend = if props.legend_hidden { "sr-only" } else { "field__label" };
    html! {
        <fieldset class="radios">
            <legend class={legend}>{ &props.legend }</legend>
            <div class={classes!("radios__list", props.row.then_some("radios__list--row"))}>
                { for props.options.iter().map(|option| radio(props, option)) }
            </div>
        </fieldset>
    }
}

fn radio(props: &RadioListProps, option: &Choice) -> Html {
    let value = option.value.clone();
    let onchange = props.on_select.reform(move |_: Event| value.clone());
    html! {
        <label class="radios__option" key={option.value.to_string()}>
            <input
                type="radio"
                name={props.name.clone()}
                value={option.value.clone()}
                checked={props.selected.as_ref() == Some(&option.value)}
                {onchange}
            />
            <span class="radios__text">
                if let Some(lead) = &option.lead { <strong>{ lead }</strong>{ " " } }
                { &option.label }
                if let Some(note) = &option.note { <span class="radios__note">{ note }</span> }
            </span>
        </label>
    }
}
