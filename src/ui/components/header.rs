//! Brand, destinations and tools at the top of every screen.

use yew::prelude::*;

use super::brand_mark::BrandMark;
use super::button::{Button, ButtonKind};
use super::error_summary::focus;
use super::icon::IconName;

const PANEL: &str = "header-menu";
const MENU_BUTTON: &str = "header-menu-button";

/// One screen that the header leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// Name of the screen.
    pub label: AttrValue,
    /// Its address.
    pub href: AttrValue,
    /// It is the screen being shown.
    pub current: bool,
}

/// Properties of [`Header`].
#[derive(Clone, PartialEq, Properties)]
pub struct HeaderProps {
    /// Name of the app.
    pub brand: AttrValue,
    /// Address behind the brand.
    pub home: AttrValue,
    /// The screens, the four most used first.
    pub destinations: Vec<Destination>,
    /// Accessible name of the navigation.
    pub nav_label: AttrValue,
    /// Name of the menu and its button.
    pub menu_label: AttrValue,
    /// Text of the skip link.
    pub skip_label: AttrValue,
    /// Id of the main content, which must have `tabindex="-1"`.
    pub skip_target: AttrValue,
    /// Tools that move into the menu below 1024 px. Drawn twice, so give nothing an id here.
    #[prop_or_default]
    pub tools: Html,
    /// Tools that always stay in the header, such as the theme button.
    #[prop_or_default]
    pub always: Html,
}

/// The header. Below 1024 px a menu button opens the rest; to 640 px four tabs stay in sight.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let open = use_state_eq(|| false);
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <header class="header" onkeydown={close_on_escape(*open, &close)}>
            { skip_link(props) }
            <div class="wrap header__row">
                <a class="brand" href={props.home.clone()}><BrandMark /><span>{ &props.brand }</span></a>
                <nav class="header__nav" aria-label={props.nav_label.clone()}>
                    <ul class="nav">{ for props.destinations.iter().map(|to| destination(to, None)) }</ul>
                </nav>
                <div class="header__tools">{ props.tools.clone() }</div>
                <div class="header__always">
                    { props.always.clone() }
                    <Button
                        kind={ButtonKind::Quiet}
                        class="header__menu-button"
                        id={MENU_BUTTON}
                        icon={if *open { IconName::Close } else { IconName::Menu }}
                        label={props.menu_label.clone()}
                        expanded={Some(*open)}
                        controls={Some(AttrValue::from(PANEL))}
                        on_click={toggle}
                    />
                </div>
            </div>
            { panel(props, *open, &close) }
        </header>
    }
}

fn panel(props: &HeaderProps, open: bool, close: &Callback<()>) -> Html {
    html! {
        <div class="header__panel" id={PANEL} hidden={!open}>
            <nav class="wrap" aria-label={props.menu_label.clone()}>
                <ul class="menu">{ for props.destinations.iter().map(|to| destination(to, Some(close))) }</ul>
                <div class="menu__tools">{ props.tools.clone() }</div>
            </nav>
        </div>
    }
}

fn destination(to: &Destination, close: Option<&Callback<()>>) -> Html {
    let onclick = close.map(|close| close.reform(|_: MouseEvent| ()));
    html! {
        <li key={to.href.to_string()}>
            <a class="nav__link" href={to.href.clone()} aria-current={to.current.then_some("page")} {onclick}>
                { &to.label }
            </a>
        </li>
    }
}

/// The address of the page holds the state of the app, so the link moves the focus itself.
fn skip_link(props: &HeaderProps) -> Html {
    let target = props.skip_target.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        focus(&target);
    });
    html! { <a class="skip-link" href={format!("#{}", props.skip_target)} {onclick}>{ &props.skip_label }</a> }
}

fn close_on_escape(open: bool, close: &Callback<()>) -> Callback<KeyboardEvent> {
    let close = close.clone();
    Callback::from(move |event: KeyboardEvent| {
        if open && event.key() == "Escape" {
            close.emit(());
            focus(MENU_BUTTON);
        }
    })
}
