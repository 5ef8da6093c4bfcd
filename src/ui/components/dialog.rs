//! A modal window.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::button::Button;
use super::icon::IconName;

/// Properties of [`Dialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Id of the dialog, unique on the page.
    pub id: AttrValue,
    /// Whether it is shown.
    pub open: bool,
    /// Heading.
    pub title: AttrValue,
    /// Accessible name of the closing cross.
    pub close_label: AttrValue,
    /// The cross or Escape was pressed: set `open` to false.
    pub on_close: Callback<()>,
    /// Buttons at the bottom, the main one first.
    pub actions: Html,
    /// Content.
    pub children: Html,
}

/// A native modal `<dialog>`: the browser keeps the focus inside and gives it back to where it
/// was. It opens and closes with `open`, and closes when the component goes away.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_modal(&node, props.open);
    let close = props.on_close.clone();
    let oncancel = Callback::from(move |event: Event| {
        event.prevent_default();
        close.emit(());
    });
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog ref={node} id={props.id.clone()} class="dialog" aria-labelledby={title_id.clone()} {oncancel}>
            <div class="dialog__head">
                <h2 class="card__title" id={title_id}>{ &props.title }</h2>
                { Button::icon_only(IconName::Close, props.close_label.clone()).on_click(props.on_close.clone()).view() }
            </div>
            <div class="dialog__body">{ props.children.clone() }</div>
            <div class="dialog__actions">{ props.actions.clone() }</div>
        </dialog>
    }
}

/// Opens and closes the element with the property; closes it when the component goes away, so
/// that the focus returns then too.
#[hook]
fn use_modal(node: &NodeRef, open: bool) {
    let node = node.clone();
    use_effect_with(open, move |open| {
        let dialog = node.cast::<HtmlDialogElement>();
        let opener = open.then(focused).flatten();
        if let Some(dialog) = dialog.as_ref().filter(|dialog| *open && !dialog.open()) {
            // Fails only on a detached element, which nobody sees.
            let _ = dialog.show_modal();
        }
        move || {
            if let Some(dialog) = dialog.filter(HtmlDialogElement::open) {
                dialog.close();
            }
            // A browser gives the focus back only where the dialog stays in the page.
            if let Some(opener) = opener.filter(|opener| opener.is_connected() && focused().is_none()) {
                let _ = opener.focus();
            }
        }
    });
}

/// What has the focus, other than the page as a whole or a dialog that goes away.
fn focused() -> Option<HtmlElement> {
    let active = document().active_element()?.dyn_into::<HtmlElement>().ok()?;
    let nothing = active.tag_name() == "BODY" || active.closest("dialog").is_ok_and(|dialog| dialog.is_some());
    (!nothing).then_some(active)
}
