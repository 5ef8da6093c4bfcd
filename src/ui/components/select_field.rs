//! A choice among many short options.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::choice::Choice;
use super::field::Field;

/// A native select with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectField {
    /// Id of the control.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// The options.
    pub options: Vec<Choice>,
}

impl SelectField {
    /// The field.
    pub fn view(self) -> Html {
        let handlers: Vec<_> = self.options.iter().map(|option| option.on_choose.clone()).collect();
        let onchange = Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let place = select.and_then(|select| usize::try_from(select.selected_index()).ok());
            if let Some(on_choose) = place.and_then(|place| handlers.get(place)) {
                on_choose.emit(());
            }
        });
        let chosen = self.options.iter().find(|option| option.chosen).map(|option| option.value.to_string());
        // The attribute `selected` chooses at first; it no longer counts once the user has chosen
        // something, so that later the property `value` follows the state.
        let control = html! {
            <select id={self.id.clone()} class="input select" ~value={chosen.unwrap_or_default()} {onchange}>
                for option in self.options {
                    <option value={option.value} selected={option.chosen}>{ option.label }</option>
                }
            </select>
        };
        Field { id: self.id, label: self.label, ..Field::default() }.view(control)
    }
}
