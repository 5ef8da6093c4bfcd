//! A short radio group drawn as one row of segments.

use yew::prelude::*;

use super::choice::Choice;

/// Two to four short options of which one is chosen; arrow keys move, as in any radio group.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentedControl {
    /// Name of the radio group, unique on the page.
    pub name: &'static str,
    /// What is being chosen.
    pub legend: AttrValue,
    /// Whether only screen readers hear the legend.
    pub legend_hidden: bool,
    /// The options.
    pub options: Vec<Choice>,
}

impl SegmentedControl {
    /// The group.
    pub fn view(self) -> Html {
        let group = AttrValue::from(self.name);
        let legend = if self.legend_hidden { "sr-only" } else { "field__label" };
        html! {
            <fieldset class="segmented">
                <legend class={legend}>{ self.legend }</legend>
                <div class="segmented__row">
                    for option in self.options {
                        <label class="segmented__option">
                            { option.radio(&group) }
                            <span class="segmented__text">{ option.label }</span>
                        </label>
                    }
                </div>
            </fieldset>
        }
    }
}
