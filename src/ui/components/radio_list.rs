//! A radio group as a bordered list with notes.

use yew::prelude::*;

use super::choice::Choice;

/// One choice among several that need a line of explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct RadioList {
    /// Name of the radio group, unique on the page.
    pub name: AttrValue,
    /// What is being chosen.
    pub legend: AttrValue,
    /// Whether only screen readers hear the legend.
    pub legend_hidden: bool,
    /// The options.
    pub options: Vec<Choice>,
}

impl RadioList {
    /// The group.
    pub fn view(self) -> Html {
        let legend = if self.legend_hidden { "sr-only" } else { "field__label" };
        html! {
            <fieldset class="radios">
                <legend class={legend}>{ self.legend }</legend>
                <div class="radios__list">
                    for option in self.options { { radio(&self.name, option) } }
                </div>
            </fieldset>
        }
    }
}

fn radio(group: &AttrValue, option: Choice) -> Html {
    html! {
        <label class="radios__option">
            { option.radio(group) }
            <span class="radios__text">
                if let Some(lead) = option.lead { <strong>{ lead }</strong>{ " " } }
                { option.label }
                if let Some(note) = option.note { <span class="radios__note">{ note }</span> }
            </span>
        </label>
    }
}
