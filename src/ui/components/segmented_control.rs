//! A short radio group drawn as one row of segments.

use yew::prelude::*;

use super::choice::Choice;

/// Properties of [`SegmentedControl`].
#[derive(Clone, PartialEq, Properties)]
pub struct SegmentedControlProps {
    /// Name of the radio group, unique on the page.
    pub name: AttrValue,
    /// What is being chosen.
    pub legend: AttrValue,
    /// Keep the legend for screen readers only.
    #[prop_or_default]
    pub legend_hidden: bool,
    /// The options; notes are not shown here.
    pub options: Vec<Choice>,
    /// Value of the chosen option.
    pub selected: AttrValue,
    /// 30 px high instead of 36.
    #[prop_or_default]
    pub small: bool,
    /// Hands back the value of the option just chosen.
    #[prop_or_default]
    pub on_select: Callback<AttrValue>,
}

/// Two to four short options of which one is chosen; arrow keys move, as in any radio group.
#[component]
pub fn SegmentedControl(props: &SegmentedControlProps) -> Html {
    let legend = if props.legend_hidden { "sr-only" } else { "field__label" };
    html! {
        <fieldset class="segmented">
            <legend class={legend}>{ &props.legend }</legend>
            <div class={classes!("segmented__row", props.small.then_some("segmented__row--small"))}>
                { for props.options.iter().map(|option| segment(props, option)) }
            </div>
        </fieldset>
    }
}

fn segment(props: &SegmentedControlProps, option: &Choice) -> Html {
    let value = option.value.clone();
    let onchange = props.on_select.reform(move |_: Event| value.clone());
    html! {
        <label class="segmented__option" key={option.value.to_string()}>
            <input
                type="radio"
                name={props.name.clone()}
                value={option.value.clone()}
                checked={option.value == props.selected}
                {onchange}
            />
            <span class="segmented__text">{ &option.label }</span>
        </label>
    }
}
