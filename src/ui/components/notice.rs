//! A banner about the state of the app or of a file.

use yew::prelude::*;

use super::button::Button;
use super::icon::{IconName, icon};

/// How serious a [`Notice`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Info,
    /// Something needs care, nothing is lost.
    Warning,
    /// Something failed.
    Error,
}

/// An information, warning or error banner with icon and text.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    kind: NoticeKind,
    title: AttrValue,
    live: bool,
    actions: Vec<Button>,
}

impl Notice {
    /// A banner that is there with the page; the title is its bold first words.
    pub fn new(kind: NoticeKind, title: impl Into<AttrValue>) -> Self {
        Self { kind, title: title.into(), live: false, actions: Vec::new() }
    }

    /// It appeared after the page was there: screen readers announce it at once. Information is not that urgent: it
    /// stands in a [`polite`](super::polite) region instead.
    pub fn live(self) -> Self {
        Self { live: true, ..self }
    }

    /// Whether it is more than information.
    pub fn is_urgent(&self) -> bool {
        self.kind != NoticeKind::Info
    }

    /// A button at the end.
    pub fn action(mut self, button: Button) -> Self {
        self.actions.push(button.small());
        self
    }

    /// A cross at the end.
    pub fn closes(self, label: &'static str, on_close: Callback<()>) -> Self {
        self.action(Button::icon_only(IconName::Close, label).on_click(on_close))
    }

    /// The banner with the text after its title.
    pub fn view(self, text: Html) -> Html {
        let (class, name) = match self.kind {
            NoticeKind::Info => ("notice", IconName::Info),
            NoticeKind::Warning => ("notice notice--warning", IconName::Alert),
            NoticeKind::Error => ("notice notice--error", IconName::Alert),
        };
        let role = (self.live && self.is_urgent()).then_some("alert");
        html! {
            <div {class} {role}>
                { icon(name) }
                <div class="notice__text"><strong>{ self.title }</strong>{ " " }{ text }</div>
                <div class="notice__actions">
                    for button in self.actions { { button.view() } }
                </div>
            </div>
        }
    }
}
