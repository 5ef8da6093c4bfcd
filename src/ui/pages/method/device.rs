//! What goes beyond this visit: the code for other pages, and the data in this browser.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Shown;
use crate::session::Action;
use crate::ui::components::{Button, Card, Disclosure, IconName, status_line};
use crate::ui::context::ViewProps;
use crate::ui::{browser, link};

const CODE: &str = "kode-sematan";

/// A card with the code that puts the calculator into another page; nothing where the app itself is inside one, or
/// has no address that others could use.
pub fn embedding(shown: &Shown<'_>) -> Html {
    let usable = browser::address_for_others().is_some() && !shown.state.embedding.active;
    if !usable {
        return Html::default();
    }
    html! { <EmbedCode ui={shown.ui.clone()} state={shown.shared.clone()} /> }
}

/// Says how copying went.
#[component]
fn EmbedCode(props: &ViewProps) -> Html {
    let m = props.ui.locale.beyond();
    let told = use_state(AttrValue::default);
    let copy = {
        let told = told.setter();
        Callback::from(move |()| {
            let told = told.clone();
            spawn_local(async move {
                let done = link::copy_field(CODE).await;
                told.set(if done { m.copied } else { m.copy_by_hand }.into());
            });
        })
    };
    let code = code(props);
    Card::titled("sematkan", m.embed_title).view(html! {
        <>
            <p class="ink-2">{ m.embed_text }</p>
            <label class="sr-only" for={CODE}>{ m.embed_code }</label>
            <textarea id={CODE} class="embed-code" readonly=true rows="7" spellcheck="false" value={code} />
            <p class="row">{ Button::new(m.copy).icon(IconName::Copy).on_click(copy).view() }<span class="secondary">{ &*told }</span></p>
            { status_line(&told) }
        </>
    })
}

/// The script and the element, with the language, theme and instrument of this moment.
fn code(props: &ViewProps) -> String {
    let (state, m) = (&*props.state.0, props.ui.messages());
    let address = browser::address_for_others().unwrap_or_default();
    let language = props.ui.locale.tag();
    let (theme, pack) = (state.preferences.theme.name(), &state.setup.instrument);
    format!(
        "<script src=\"{address}embed.js\" defer></script>\n<zona-hijau\n  src=\"{address}\"\n  bahasa=\"{language}\"\n  \
         paket=\"{pack}\"\n  tema=\"{theme}\"\n><a href=\"{address}\">{}</a></zona-hijau>",
        m.embed_link
    )
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
