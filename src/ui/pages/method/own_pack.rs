//! Loading an own instrument.

use yew::prelude::*;

use super::Shown;
use crate::session::Action;
use crate::ui::browser;
use crate::ui::components::{Button, Card, IconName};
use crate::ui::pages::file_input::file_input;

const FILE_INPUT: &str = "muat-paket";

/// A card with a button for the file of a pack.
pub fn own_pack(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let open = Button::new(m.own_pack_button).icon(IconName::Folder);
    let open = open.on_click(Callback::from(|()| browser::click(FILE_INPUT)));
    Card::titled("paket", m.own_pack_title).view(html! {
        <>
            <p class="ink-2">{ m.own_pack_text }</p>
            <p class="row">{ open.view() }</p>
            { file_input(shown.ui, FILE_INPUT, |name, text| Action::OpenPack { name, text }) }
        </>
    })
}
