//! Buttons, and links that look like buttons.

use yew::prelude::*;

use super::icon::{Icon, IconName};

/// How loud a [`Button`] is. One primary button per region of a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Filled with the accent.
    Primary,
    /// Outlined.
    #[default]
    Secondary,
    /// Text alone.
    Quiet,
}

/// Height of a [`Button`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 30 px.
    Small,
    /// 36 px.
    #[default]
    Medium,
    /// 44 px: the main action of a page.
    Large,
}

/// Properties of [`Button`].
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonProps {
    /// How loud.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Height.
    #[prop_or_default]
    pub size: ButtonSize,
    /// Icon before the text.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// Icon after the text.
    #[prop_or_default]
    pub icon_after: Option<IconName>,
    /// Accessible name and tooltip of a button that shows its icon alone.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Makes it a link to this address.
    #[prop_or_default]
    pub href: Option<AttrValue>,
    /// Makes it a toggle, pressed or not.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Says whether the region `controls` is open.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// Id of the region that this button opens.
    #[prop_or_default]
    pub controls: Option<AttrValue>,
    /// Cannot be used now. The button keeps its place in the tab order, so that the focus is
    /// not lost when, say, the last step has been undone.
    #[prop_or_default]
    pub disabled: bool,
    /// Id of the element.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// Reference to the element, to give it the focus.
    #[prop_or_default]
    pub node_ref: NodeRef,
    /// The click; never called while disabled.
    #[prop_or_default]
    pub on_click: Callback<MouseEvent>,
    /// The text.
    #[prop_or_default]
    pub children: Html,
}

/// A button, or a link in the shape of one when `href` is given.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let class = classes!("button", kind_class(props.kind), size_class(props.size), props.class.clone());
    let class = classes!(class, props.label.is_some().then_some("button--icon"));
    let content = html! {
        <>
            if let Some(name) = props.icon { <Icon {name} /> }
            if props.label.is_none() { <span class="button__text">{ props.children.clone() }</span> }
            if let Some(name) = props.icon_after { <Icon {name} /> }
        </>
    };
    let onclick = guarded_click(props);
    let ButtonProps { id, label, href, node_ref, controls, .. } = props.clone();
    if href.is_some() {
        return html! { <a ref={node_ref} {id} {class} {href} {onclick} aria-label={label.clone()} title={label}>{ content }</a> };
    }
    html! {
        <button
            ref={node_ref}
            type="button"
            {id}
            {class}
            {onclick}
            aria-label={label.clone()}
            title={label}
            aria-pressed={flag(props.pressed)}
            aria-expanded={flag(props.expanded)}
            aria-controls={controls}
            aria-disabled={props.disabled.then_some("true")}
        >
            { content }
        </button>
    }
}

fn guarded_click(props: &ButtonProps) -> Callback<MouseEvent> {
    let (disabled, on_click) = (props.disabled, props.on_click.clone());
    Callback::from(move |event: MouseEvent| {
        if disabled {
            event.prevent_default();
        } else {
            on_click.emit(event);
        }
    })
}

const fn flag(value: Option<bool>) -> Option<&'static str> {
    match value {
        Some(true) => Some("true"),
        Some(false) => Some("false"),
        None => None,
    }
}

const fn kind_class(kind: ButtonKind) -> Option<&'static str> {
    match kind {
        ButtonKind::Primary => Some("button--primary"),
        ButtonKind::Secondary => None,
        ButtonKind::Quiet => Some("button--quiet"),
    }
}

const fn size_class(size: ButtonSize) -> Option<&'static str> {
    match size {
        ButtonSize::Small => Some("button--small"),
        ButtonSize::Medium => None,
        ButtonSize::Large => Some("button--large"),
    }
}
