//! The frame of every screen: the header, and what is shown before the calculator is here.

use yew::prelude::*;

use super::browser;
use super::calculator;
use super::components::{Button, Destination, Header, IconName, Notice, NoticeKind, icon, polite};
use super::context::{Shared, Ui};
use super::pages::notices::{Messages, PLACE};
use super::pages::start;
use crate::engine::text::Language;
use crate::i18n::{FirstMessages, Locale};
use crate::session::embed::Display;
use crate::session::{Action, Framing, KeepStatus, Page, State, Theme};

/// Whether the calculator is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing has asked for it yet.
    Absent,
    /// It is on its way.
    Loading,
    /// It is here.
    Ready,
    /// It could not be loaded.
    Failed,
}

/// What the frame keeps of its own.
pub struct Frame<'a> {
    /// Whether the menu of small screens is open.
    pub menu_open: &'a UseStateHandle<bool>,
    /// Whether the calculator is here.
    pub progress: Progress,
    /// Tries again to load it.
    pub retry: Callback<()>,
    /// Whether a new version waits.
    pub update_waits: bool,
}

/// The whole application on screen.
pub fn shell(ui: &Ui, shared: &Shared<State>, frame: &Frame<'_>) -> Html {
    let state = &*shared.0;
    html! {
        <div class="page">
            if state.page != Page::Projector { { header(ui, state, frame.menu_open) } }
            if state.embedding.is_framed() { { print_refused(ui) } }
            { between(ui, state, frame) }
            { below_messages(ui, shared) }
            <div class="drop-target" aria-hidden="true">{ ui.first().drop_here }</div>
        </div>
    }
}

/// What stands between header and screen: whose assessment it is, and the messages. Their regions are always there, on
/// every screen the same: one that appears together with its message is not spoken.
fn between(ui: &Ui, state: &State, frame: &Frame<'_>) -> Html {
    let in_use = state.page != Page::Projector;
    let calculator = calculator::loaded().filter(|_| in_use);
    let Messages { urgent, polite: news, toast } =
        calculator.map(|calculator| (calculator.messages)(ui, state)).unwrap_or_default();
    html! {
        <>
            { calculator.map(|calculator| (calculator.context)(ui, state)).unwrap_or_default() }
            <div class="wrap notices" id={PLACE} tabindex="-1">
                if frame.progress == Progress::Failed { { failed(ui, frame) } }
                { urgent }
                { polite(html! {
                    <>
                        if frame.progress == Progress::Loading {
                            <p class="secondary">{ ui.first().calculator_loading }</p>
                        }
                        if in_use && frame.update_waits { { update_notice(ui, state) } }
                        { news }
                    </>
                }) }
            </div>
            <div class={toast.is_some().then_some("toast")}>{ polite(toast.unwrap_or_default()) }</div>
        </>
    }
}

fn below_messages(ui: &Ui, shared: &Shared<State>) -> Html {
    let state = &*shared.0;
    let calculator = calculator::loaded();
    match calculator.filter(|_| state.page != Page::Start) {
        Some(calculator) => (calculator.workspace)(ui, shared),
        None => html! {
            <main id="utama" class="main" tabindex="-1">
                if state.embedding.display() == Display::Result {
                    <p class="wrap secondary">{ ui.first().embed_waiting }</p>
                } else if state.page == Page::Start {
                    { start::page(ui, state) }
                } else {
                    <div class="wrap"><div class="page-head"><h1>{ page_name(ui.first(), state.page) }</h1></div></div>
                }
            </main>
        },
    }
}

/// Shown once a page around this one has refused to print (see `printing::print`).
fn print_refused(ui: &Ui) -> Html {
    let m = ui.first();
    html! {
        <p class="wrap print-refused" role="alert">
            { m.print_refused }{ " " }
            <a href={browser::address_for_others()} target="_blank" rel="noreferrer">{ m.embed_link }</a>
        </p>
    }
}

/// Offers the new version. The work is on the device before the page is loaded again, or else a file comes first.
fn update_notice(ui: &Ui, state: &State) -> Html {
    let m = ui.first();
    let reload = Button::new(m.panic_reload).on_click(Callback::from(|()| browser::ask_start_script("zh-muat-ulang")));
    let kept = matches!(state.kept, KeepStatus::Nothing | KeepStatus::Kept) && state.rejected.is_empty();
    let mut notice = Notice::new(NoticeKind::Info, m.update_waits);
    if !kept {
        notice = notice.action(Button::new(m.save_file).on_click(ui.sends(Action::SaveFile)));
    }
    let text = if kept { m.update_kept } else { m.update_not_kept };
    notice.action(reload).view(text.into())
}

/// The calculator could not be loaded.
fn failed(ui: &Ui, frame: &Frame<'_>) -> Html {
    let m = ui.first();
    let again = Button::new(m.calculator_again).on_click(frame.retry.clone());
    // After an update of the host only a reload finds the new file.
    let reload = Button::new(m.panic_reload).on_click(Callback::from(|()| browser::reload()));
    let notice = Notice::new(NoticeKind::Error, m.calculator_failed).live().action(again).action(reload);
    notice.view(m.calculator_failed_text.into())
}

/// The name of a screen.
pub fn page_name(m: &'static FirstMessages, page: Page) -> &'static str {
    match page {
        Page::Start => m.nav_start,
        Page::Entry => m.nav_entry,
        Page::Result => m.nav_result,
        Page::Improve => m.nav_improve,
        Page::Compare => m.nav_compare,
        Page::Evidence => m.nav_evidence,
        Page::Report => m.nav_report,
        Page::Method => m.nav_method,
        Page::Workshop | Page::Projector => m.nav_workshop,
        Page::Embed => m.nav_embed,
    }
}

fn header(ui: &Ui, state: &State, menu_open: &UseStateHandle<bool>) -> Html {
    let m = ui.first();
    let mut destinations = Vec::new();
    for (name, page) in Page::NAMES {
        let shown = state.embedding.nearest(page) == page;
        if shown && page.is_destination() && (state.work().is_some() || page.needs_no_work()) {
            destinations.push(Destination {
                label: page_name(m, page).into(),
                href: format!("#/{name}").into(),
                current: page == state.page,
            });
        }
    }
    let set_menu = menu_open.setter();
    let header = Header {
        brand: m.brand.into(),
        home: "#/mulai",
        destinations,
        nav_label: m.nav_label.into(),
        menu_label: m.menu.into(),
        skip_label: m.skip.into(),
        skip_target: "utama",
        tools: html! { <>if state.embedding.nearest(Page::Workshop) == Page::Workshop { { workshop_link(ui, state.page, menu_open) } }{ language_button(ui) }</> },
        always: theme_button(ui, state.preferences.theme),
        menu_open: **menu_open,
        on_menu: Callback::from(move |open| set_menu.set(open)),
    };
    header.view()
}

/// Lokakarya is a tool, not one of the screens on the way; it closes the menu that it stands in.
fn workshop_link(ui: &Ui, page: Page, menu_open: &UseStateHandle<bool>) -> Html {
    let set_menu = menu_open.setter();
    let onclick = Callback::from(move |_: MouseEvent| set_menu.set(false));
    let current = (page == Page::Workshop).then_some("page");
    html! {
        <a class="button button--small" href="#/lokakarya" aria-current={current} {onclick}>
            { icon(IconName::Monitor) }
            <span class="button__text">{ ui.first().nav_workshop }</span>
        </a>
    }
}

fn language_button(ui: &Ui) -> Html {
    let other = match ui.locale.language {
        Language::Indonesian => Language::English,
        Language::English => Language::Indonesian,
    };
    let speak = ui.sends(Action::Frame(Framing::Speak(other)));
    let onclick = Callback::from(move |_: MouseEvent| speak.emit(()));
    let indonesian = ui.locale.language == Language::Indonesian;
    let part = |name: &'static str, spoken: bool| {
        if spoken {
            html! { <b>{ name }</b> }
        } else {
            name.into()
        }
    };
    html! {
        <button type="button" class="button button--quiet button--small button--language" {onclick}>
            <span aria-hidden="true">{ part("ID", indonesian) }{ " / " }{ part("EN", !indonesian) }</span>
            <span class="sr-only" lang={Locale::new(other).tag()}>{ ui.first().speak_other }</span>
        </button>
    }
}

/// Goes to the other theme. Where that is the one of the device, the app follows the device again.
fn theme_button(ui: &Ui, theme: Theme) -> Html {
    let m = ui.first();
    let device = if browser::prefers_dark() { Theme::Dark } else { Theme::Light };
    let shown = if theme == Theme::Follow { device } else { theme };
    let (icon, label, other) = if shown == Theme::Dark {
        (IconName::Sun, m.theme_light, Theme::Light)
    } else {
        (IconName::Moon, m.theme_dark, Theme::Dark)
    };
    let next = if other == device { Theme::Follow } else { other };
    Button::icon_only(icon, label).small().on_click(ui.sends(Action::Frame(Framing::Paint(next)))).view()
}
