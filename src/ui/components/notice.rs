//! A banner about the state of the app or of a file.

use yew::prelude::*;

use super::button::{Button, ButtonKind, ButtonSize};
use super::icon::{Icon, IconName};

/// How serious a [`Notice`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// Something needs care, nothing is lost.
    Warning,
    /// Something failed.
    Error,
}

/// Properties of [`Notice`].
#[derive(Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// How serious.
    #[prop_or_default]
    pub kind: NoticeKind,
    /// Bold first words.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Appeared after the page was there, so that screen readers announce it.
    #[prop_or_default]
    pub live: bool,
    /// Accessible name of the closing cross; without it there is none.
    #[prop_or_default]
    pub close_label: Option<AttrValue>,
    /// The cross was pressed.
    #[prop_or_default]
    pub on_close: Callback<()>,
    /// Buttons at the end.
    #[prop_or_default]
    pub actions: Html,
    /// Text.
    #[prop_or_default]
    pub children: Html,
}

/// An information, warning or error banner with icon and text.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (class, icon) = match props.kind {
        NoticeKind::Info => (None, IconName::Info),
        NoticeKind::Warning => (Some("notice--warning"), IconName::Alert),
        NoticeKind::Error => (Some("notice--error"), IconName::Alert),
    };
    let role = props.live.then_some(if props.kind == NoticeKind::Info { "status" } else { "alert" });
    html! {
        <div class={classes!("notice", class)} {role}>
            <Icon name={icon} />
            <div class="notice__text">
                if let Some(title) = &props.title { <strong>{ title }</strong>{ " " } }
                { props.children.clone() }
            </div>
            <div class="notice__actions">
                { props.actions.clone() }
                if let Some(label) = &props.close_label {
                    <Button
                        kind={ButtonKind::Quiet}
                        size={ButtonSize::Small}
                        icon={IconName::Close}
                        {label}
                        on_click={props.on_close.reform(|_| ())}
                    />
                }
            </div>
        </div>
    }
}
