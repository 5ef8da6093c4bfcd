//! The projector view over the coach's own window, where there is no second one.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::stage::{Use, stage};
use crate::i18n::workshop::Slide;
use crate::session::Action;
use crate::session::workshop::{Leading, Workshopping};
use crate::ui::browser;
use crate::ui::components::{Button, IconName};
use crate::ui::context::{Shared, Ui};

/// Whether this window shows the projector view itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Here {
    Desk,
    Stage,
}

/// Properties of [`InPlace`].
#[derive(Clone, PartialEq, Properties)]
pub struct InPlaceProps {
    pub ui: Ui,
    pub slide: Shared<Slide>,
    pub here: UseStateSetter<Here>,
}

/// The projector view over the whole window, where there is no second one.
#[component]
pub fn InPlace(props: &InPlaceProps) -> Html {
    let InPlaceProps { ui, slide, here } = props;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // Fails only on a detached element, which nobody sees.
                let _ = dialog.show_modal();
            }
            move || {
                browser::leave_fullscreen();
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let w = ui.locale.workshop();
    // The key Escape is heard by the window, which lights a blank projector first.
    let oncancel = Callback::from(|event: Event| event.prevent_default());
    let pick = ui.clone();
    let on_pick = Callback::from(move |place| pick.send(Action::Workshop(Workshopping::Lead(Leading::Pick(place)))));
    let leave = {
        let here = here.clone();
        Callback::from(move |()| here.set(Here::Desk))
    };
    let tools = html! {
        <>
            { fullscreen_button(ui) }
            { Button::icon_only(IconName::Close, w.leave).on_click(leave).view() }
        </>
    };
    html! {
        <dialog ref={node} class="projector projector--here" aria-label={w.projector} {oncancel}>
            { stage(&slide.0, &Use::Whole { on_pick, tools }) }
        </dialog>
    }
}

/// Fills the whole screen where the browser allows it.
pub fn fullscreen_button(ui: &Ui) -> Html {
    if !browser::can_fill_screen() {
        return Html::default();
    }
    let fill = Callback::from(|()| browser::toggle_fullscreen());
    Button::icon_only(IconName::Expand, ui.locale.workshop().fullscreen).on_click(fill).view()
}
