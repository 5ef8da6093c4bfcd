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
    /// Short options without a line of their own, side by side at the end.
    pub others: Vec<Choice>,
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
                    if !self.others.is_empty() {
                        <div class="radios__others">for option in self.others { { radio(&self.name, option) } }</div>
                    }
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
                <span class="radios__name">
                    if let Some(lead) = option.lead { <strong>{ lead }</strong>{ " " } }
                    { option.label }
                </span>
                if let Some(note) = option.note { { " " }<span class="radios__note">{ note }</span> }
            </span>
        </label>
    }
}
