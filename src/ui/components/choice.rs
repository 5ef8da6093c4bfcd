//! One option of a radio group, a segmented control or a select.

use yew::prelude::*;

/// One option: its value, what is shown, and what choosing it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Value of the input, unique in the group.
    pub value: AttrValue,
    /// What is shown.
    pub label: AttrValue,
    /// Bold text before the label, such as the year of an instrument.
    pub lead: Option<AttrValue>,
    /// Second line in secondary text; segmented controls and selects do not show it.
    pub note: Option<AttrValue>,
    /// It is the chosen one.
    pub chosen: bool,
    /// Called when it is chosen.
    pub on_choose: Callback<()>,
    /// Whether a click on the chosen one counts, too: it takes the place of a text that was refused.
    pub again: bool,
}

impl Choice {
    /// An option with a label alone.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// Bold text before the label.
    pub fn lead(self, lead: impl Into<AttrValue>) -> Self {
        Self { lead: Some(lead.into()), ..self }
    }

    /// A second line.
    pub fn note(self, note: impl Into<AttrValue>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    /// Whether it is the chosen one.
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen, ..self }
    }

    /// What choosing it does.
    pub fn on_choose(self, on_choose: Callback<()>) -> Self {
        Self { on_choose, ..self }
    }

    /// The radio button of this option in a group.
    pub(super) fn radio(&self, group: &AttrValue) -> Html {
        let on_choose = self.on_choose.clone();
        let onchange = Callback::from(move |_: Event| on_choose.emit(()));
        let on_again = self.on_choose.clone();
        let onclick = (self.chosen && self.again).then(|| Callback::from(move |_: MouseEvent| on_again.emit(())));
        html! {
            <input type="radio" name={group} value={self.value.clone()} checked={self.chosen} {onchange} {onclick} />
        }
    }
}
