//! What goes beyond this visit: other pages, and the data in this browser.

use yew::prelude::*;

use super::Shown;
use crate::session::Action;
use crate::ui::components::{Button, Card, Disclosure, IconName};

/// The id of the card about other pages.
pub const EMBEDDING: &str = "sematkan";

/// A card that leads to the code for other pages; nothing where the app itself is inside one.
pub fn embedding(shown: &Shown<'_>) -> Html {
    if shown.state.embedding.is_framed() {
        return Html::default();
    }
    let m = shown.ui.locale.beyond();
    Card::titled(EMBEDDING, m.embed_title).view(html! {
        <p class="ink-2">{ m.embed_card }{ " " }<a href="#/sematan">{ shown.ui.first().embed_open }</a></p>
    })
}

/// A card about what is kept in this browser, with the way to delete it.
pub fn device(shown: &Shown<'_>) -> Html {
    let m = shown.ui.locale.beyond();
    let delete = Button::new(m.forget_now).icon(IconName::Trash).on_click(shown.ui.sends(Action::Forget));
    Card::titled("peramban", m.device_title).view(html! {
        <>
            <p class="ink-2">{ m.device_text }</p>
            { Disclosure::new(m.forget).view(html! {
                <><p>{ m.forget_text }</p><p class="row">{ delete.view() }</p></>
            }) }
        </>
    })
}
