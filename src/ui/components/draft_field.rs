//! A text field whose text counts once it is left.

use yew::prelude::*;

use super::text_field::TextField;

/// Properties of [`DraftField`].
#[derive(Clone, PartialEq, Properties)]
pub struct DraftProps {
    /// The field; its `on_input` is not asked.
    pub field: TextField,
}

/// Holds what is typed until it is committed: whatever is drawn anew meanwhile must not put back what stood there before.
#[component]
pub fn DraftField(props: &DraftProps) -> Html {
    let draft = use_state_eq(|| None::<AttrValue>);
    let on_input = {
        let draft = draft.setter();
        Callback::from(move |text: String| draft.set(Some(text.into())))
    };
    let on_commit = {
        let (draft, on_commit) = (draft.setter(), props.field.on_commit.clone());
        Callback::from(move |text: String| {
            draft.set(None);
            on_commit.emit(text);
        })
    };
    let value = (*draft).clone().unwrap_or_else(|| props.field.value.clone());
    TextField { value, on_input, on_commit, ..props.field.clone() }.view()
}
