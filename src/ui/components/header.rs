//! Brand, destinations and tools at the top of every screen.

use yew::prelude::*;

use super::brand_mark::brand_mark;
use super::button::Button;
use super::icon::IconName;
use crate::ui::browser::focus;

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

/// The header. Below 1024 px a menu button opens the rest; to 640 px four tabs stay in sight.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Name of the app.
    pub brand: AttrValue,
    /// Address behind the brand.
    pub home: &'static str,
    /// The screens, the four most used first.
    pub destinations: Vec<Destination>,
    /// Accessible name of the navigation.
    pub nav_label: AttrValue,
    /// Name of the menu and its button.
    pub menu_label: AttrValue,
    /// Text of the skip link.
    pub skip_label: AttrValue,
    /// Id of the main content, which must have `tabindex="-1"`.
    pub skip_target: &'static str,
    /// Tools that move into the menu below 1024 px. Drawn twice, so give nothing an id here.
    pub tools: Html,
    /// Tools that always stay in the header, such as the theme button.
    pub always: Html,
    /// Whether the menu is open.
    pub menu_open: bool,
    /// The menu shall be open or not.
    pub on_menu: Callback<bool>,
}

impl Header {
    /// The header.
    pub fn view(self) -> Html {
        let open = self.menu_open;
        let on_menu = self.on_menu.clone();
        let icon = if open { IconName::Close } else { IconName::Menu };
        let menu_button = Button::icon_only(icon, self.menu_label.clone())
            .class("header__menu-button")
            .id(MENU_BUTTON)
            .opens(PANEL, open)
            .on_click(Callback::from(move |()| on_menu.emit(!open)));
        html! {
            <header class="header" onkeydown={self.close_on_escape()}>
                { skip_link(self.skip_label, self.skip_target) }
                <div class="wrap header__row">
                    <a class="brand" href={self.home}>{ brand_mark() }<span>{ self.brand }</span></a>
                    <nav class="header__nav" aria-label={self.nav_label}>
                        <ul class="nav">for to in &self.destinations { { destination(to, None) } }</ul>
                    </nav>
                    <div class="header__tools">{ self.tools.clone() }</div>
                    <div class="header__always">{ self.always }{ menu_button.view() }</div>
                </div>
                <div class="header__panel" id={PANEL} hidden={!open}>
                    <nav class="wrap" aria-label={self.menu_label}>
                        <ul class="menu">for to in &self.destinations { { destination(to, Some(&self.on_menu)) } }</ul>
                        <div class="menu__tools">{ self.tools }</div>
                    </nav>
                </div>
            </header>
        }
    }

    fn close_on_escape(&self) -> Callback<KeyboardEvent> {
        let (open, on_menu) = (self.menu_open, self.on_menu.clone());
        Callback::from(move |event: KeyboardEvent| {
            if open && event.key() == "Escape" {
                on_menu.emit(false);
                focus(MENU_BUTTON);
            }
        })
    }
}

/// A destination; in the menu a click closes the menu.
fn destination(to: &Destination, on_menu: Option<&Callback<bool>>) -> Html {
    let onclick = on_menu.cloned().map(|on_menu| Callback::from(move |_: MouseEvent| on_menu.emit(false)));
    html! {
        <li>
            <a class="nav__link" href={to.href.clone()} aria-current={to.current.then_some("page")} {onclick}>
                { &to.label }
            </a>
        </li>
    }
}

/// The address of the page holds the state of the app, so the link moves the focus itself.
fn skip_link(label: AttrValue, target: &'static str) -> Html {
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        focus(target);
    });
    html! { <a class="skip-link" href={format!("#{target}")} {onclick}>{ label }</a> }
}
