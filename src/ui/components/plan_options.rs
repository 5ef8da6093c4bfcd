//! Plans side by side, of which one is in front.

use yew::prelude::*;

use super::choice::Choice;

/// One plan: a [`Choice`] with its effort large and its promise in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanOption {
    /// Value, name and what choosing it does.
    pub choice: Choice,
    /// The effort, such as "upaya 149", or that there is none.
    pub figure: String,
    /// The promise.
    pub text: Html,
}

/// A radio group in one row; on phones a list. `name` is that of the group.
pub fn plan_options(name: &'static str, legend: &'static str, options: Vec<PlanOption>) -> Html {
    let group = AttrValue::from(name);
    html! {
        <fieldset class="plans">
            <legend class="sr-only">{ legend }</legend>
            for option in options {
                <label class="plans__option">
                    { option.choice.radio(&group) }
                    <span class="plans__words">
                        <span class="plans__name">{ option.choice.label }</span>
                        <span class="plans__figure">{ option.figure }</span>
                        <span class="plans__text">{ option.text }</span>
                    </span>
                </label>
            }
        </fieldset>
    }
}
