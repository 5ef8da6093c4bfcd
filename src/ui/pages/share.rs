//! Links: making one on Hasil, and the question when one was opened.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::instrument;
use crate::engine::share::{self, Extras, Names, ShareCode, ShareError};
use crate::i18n::{Locale, Messages, fill};
use crate::session::{Action, LinkOffer, State, Work};
use crate::ui::components::{Button, Dialog, IconName, Notice, NoticeKind};
use crate::ui::context::{Ui, ViewProps};
use crate::ui::link;

/// The longest link that every program carries.
const LONGEST_LINK: usize = 2_000;
const FIELD: &str = "tautan-bagikan";

/// The question what to do with an opened link; nothing while there is none.
pub fn offer(ui: &Ui, state: &State) -> Html {
    let Some(offer) = &state.offer else {
        return Html::default();
    };
    let m = ui.messages();
    let accept = Button::primary(m.link_accept).on_click(ui.sends(Action::AcceptLink));
    let decline = Button::new(m.link_decline).on_click(ui.sends(Action::DeclineLink));
    html! {
        <Dialog
            id="tautan-dibuka"
            open=true
            title={m.link_offer_title}
            close_label={m.link_decline}
            on_close={ui.sends(Action::DeclineLink)}
            actions={html! { <>{ accept.view() }{ decline.view() }</> }}
        >
            { offered(ui.locale, offer) }
            if state.work().is_some() { <p class="share__note">{ m.link_offer_keeps }</p> }
        </Dialog>
    }
}

/// What is in the link.
fn offered(locale: Locale, offer: &LinkOffer) -> Html {
    let m = locale.messages();
    let (assessment, rules) = (&offer.work.assessment, &offer.work.rules);
    let facts = [
        (m.link_body, locale.body_name(assessment)),
        (m.method_instrument, locale.text(&rules.instrument().title).to_owned()),
        (m.link_content, locale.rows(rules.instrument(), assessment.units.len())),
        (m.link_result, locale.brief_result(&offer.work.rules, &offer.work.assessment, &offer.work.outcome)),
    ];
    let versions = offer
        .other_version
        .as_ref()
        .map(|sent| fill(m.link_other_version, &[("sent", sent), ("here", &rules.instrument().version)]));
    html! {
        <>
            <dl class="share__facts">
                for (term, text) in facts { <div><dt>{ term }</dt><dd>{ text }</dd></div> }
            </dl>
            <p class="share__note">{ locale.disclaimer(rules.instrument()) }{ "." }</p>
            if let Some(versions) = versions { <p class="share__note">{ versions }</p> }
        </>
    }
}

/// What became of copying.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Yes,
    Selected,
}

/// The button "Bagikan tautan" with its dialog.
#[component]
pub fn ShareLink(props: &ViewProps) -> Html {
    let m = props.ui.messages();
    let open = use_state_eq(|| false);
    let names = use_state_eq(Names::default);
    let copied = use_state_eq(|| Copied::NotYet);
    let show = |shown: bool| {
        let (open, copied) = (open.setter(), copied.setter());
        Callback::from(move |()| {
            open.set(shown);
            copied.set(Copied::NotYet);
        })
    };
    let choose = {
        let (names, copied) = (names.setter(), copied.setter());
        Callback::from(move |without: bool| {
            names.set(if without { Names::LeftOut } else { Names::Kept });
            copied.set(Copied::NotYet);
        })
    };
    let work = props.state.0.work().filter(|_| *open);
    html! {
        <>
            { Button::new(m.share_button).small().icon(IconName::Link).on_click(show(true)).view() }
            // Beside the button whether it is there or not: the button stays the one that had the focus.
            if let Some(work) = work { { dialog(&props.ui, work, *names, &copied, choose, show(false)) } }
        </>
    }
}

fn dialog(
    ui: &Ui,
    work: &Work,
    names: Names,
    copied: &UseStateHandle<Copied>,
    choose: Callback<bool>,
    on_close: Callback<()>,
) -> Html {
    let m = ui.messages();
    let made = make(work, names);
    let copy = made.is_ok().then(|| copy_button(m, copied.setter()));
    let close = Button::new(m.close).on_click(on_close.clone());
    html! {
        <Dialog
            id="bagikan"
            open=true
            title={m.share_title}
            close_label={m.close}
            {on_close}
            actions={html! { <>if let Some(copy) = copy { { copy.view() } }{ close.view() }</> }}
        >
            <p>{ m.share_lead }</p>
            { without_names(ui.locale, work, names, choose) }
            { match made {
                Ok(made) => html! { <>{ link_field(m, &made.0, **copied) }{ remarks(m, work, names, &made) }</> },
                Err(error) => refusal(ui.locale, &error),
            } }
        </Dialog>
    }
}

/// The link and the code in it.
fn make(work: &Work, names: Names) -> Result<(String, ShareCode), ShareError> {
    let before = link::before_code().unwrap_or_default();
    let room = LONGEST_LINK.saturating_sub(before.len());
    let code = share::encode(&work.assessment, work.rules.instrument(), names, room)?;
    Ok((format!("{before}{}", code.text), code))
}

fn copy_button(m: &'static Messages, copied: UseStateSetter<Copied>) -> Button {
    Button::primary(m.share_copy).icon(IconName::Copy).on_click(Callback::from(move |()| {
        let copied = copied.clone();
        spawn_local(async move {
            let done = link::copy_field(FIELD).await;
            copied.set(if done { Copied::Yes } else { Copied::Selected });
        });
    }))
}

fn without_names(locale: Locale, work: &Work, names: Names, choose: Callback<bool>) -> Html {
    let m = locale.messages();
    let hint = locale.of_row(m.share_without_names_text, work.rules.instrument());
    let onchange = Callback::from(move |event: Event| {
        choose.emit(event.target_unchecked_into::<HtmlInputElement>().checked());
    });
    html! {
        <div class="share__option">
            <label class="share__choice">
                <input
                    type="checkbox"
                    checked={names == Names::LeftOut}
                    aria-describedby="tanpa-nama-hint"
                    {onchange}
                />
                { m.share_without_names }
            </label>
            // Beside the label: within it, it would be read as the name and again as the description.
            <span class="share__hint" id="tanpa-nama-hint">{ hint }</span>
        </div>
    }
}

fn link_field(m: &'static Messages, link: &str, copied: Copied) -> Html {
    let onfocus = Callback::from(|event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select());
    let characters = link.chars().count().to_string();
    let status = match copied {
        Copied::NotYet => "",
        Copied::Yes => m.share_copied,
        Copied::Selected => m.share_selected,
    };
    html! {
        <div class="field share__link">
            <label class="field__label" for={FIELD}>{ m.share_link }</label>
            <input
                id={FIELD}
                class="input"
                type="text"
                readonly=true
                value={link.to_owned()}
                aria-describedby="tautan-panjang"
                {onfocus}
            />
            <div class="share__below">
                <span id="tautan-panjang">{ fill(m.share_characters, &[("count", &characters)]) }</span>
                <span role="status">{ status }</span>
            </div>
        </div>
    }
}

/// What does not travel, and what a receiver needs.
fn remarks(m: &'static Messages, work: &Work, names: Names, made: &(String, ShareCode)) -> Html {
    let (link, code) = made;
    let id = work.rules.instrument().id.as_str();
    let own_pack = instrument::builtin().all(|known| known != id);
    let mut remarks = Vec::new();
    match (code.extras, names) {
        (Extras::LeftOut, Names::LeftOut) => remarks.push(m.share_extras_names.to_owned()),
        (Extras::LeftOut, Names::Kept) => remarks.push(m.share_extras_room.to_owned()),
        (Extras::Kept, _) => remarks.push(m.share_extras_kept.to_owned()),
        (Extras::None, _) => {}
    }
    if own_pack {
        remarks.push(fill(m.share_own_pack, &[("id", id)]));
    }
    if link.chars().count() > LONGEST_LINK {
        remarks.push(m.share_long.to_owned());
    }
    if link::is_from_file() {
        remarks.push(m.share_from_file.to_owned());
    }
    html! {
        <ul class="share__remarks">
            <li>{ m.share_not_secret }</li>
            for remark in remarks { <li>{ remark }</li> }
        </ul>
    }
}

fn refusal(locale: Locale, error: &ShareError) -> Html {
    let m = locale.messages();
    Notice::new(NoticeKind::Error, m.share_failed).view(locale.share_error(error).into())
}
