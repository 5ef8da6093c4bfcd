//! Buttons, and links that look like buttons.

use yew::prelude::*;

use super::icon::{IconName, icon};

/// A button, or a link in the shape of one. One primary button per region of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Button {
    text: AttrValue,
    kind: Option<&'static str>,
    size: Option<&'static str>,
    class: Classes,
    icon: Option<IconName>,
    icon_only: bool,
    arrow: bool,
    href: Option<&'static str>,
    pressed: Option<bool>,
    opens: Option<(&'static str, bool)>,
    disabled: bool,
    skipped: bool,
    id: Option<&'static str>,
    on_click: Callback<()>,
}

impl Button {
    /// Outlined.
    pub fn new(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Filled with the accent.
    pub fn primary(text: impl Into<AttrValue>) -> Self {
        Self { kind: Some("button--primary"), ..Self::new(text) }
    }

    /// Text alone.
    pub fn quiet(text: impl Into<AttrValue>) -> Self {
        Self { kind: Some("button--quiet"), ..Self::new(text) }
    }

    /// An icon alone; the label is its accessible name and tooltip.
    pub fn icon_only(icon: IconName, label: impl Into<AttrValue>) -> Self {
        Self { icon_only: true, class: classes!("button--icon"), ..Self::quiet(label).icon(icon) }
    }

    /// 30 px high instead of 36.
    pub fn small(self) -> Self {
        Self { size: Some("button--small"), ..self }
    }

    /// 44 px high: the main action of a page.
    pub fn large(self) -> Self {
        Self { size: Some("button--large"), ..self }
    }

    /// An icon before the text.
    pub fn icon(self, icon: IconName) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// An arrow after the text: it leads on.
    pub fn arrow(self) -> Self {
        Self { arrow: true, ..self }
    }

    /// Makes it a link to this address.
    pub fn link(self, href: &'static str) -> Self {
        Self { href: Some(href), ..self }
    }

    /// Makes it a toggle, pressed or not.
    pub fn pressed(self, pressed: bool) -> Self {
        Self { pressed: Some(pressed), ..self }
    }

    /// It opens the region with this id, which is open now or not.
    pub fn opens(self, region: &'static str, open: bool) -> Self {
        Self { opens: Some((region, open)), ..self }
    }

    /// Cannot be used now. The button keeps its place in the tab order, so that the focus is not
    /// lost when, say, the last step has been undone.
    pub fn disabled(self, disabled: bool) -> Self {
        Self { disabled, ..self }
    }

    /// Tab passes it by: the same can be done elsewhere by keyboard.
    pub fn skipped(self) -> Self {
        Self { skipped: true, ..self }
    }

    /// Id of the element.
    pub fn id(self, id: &'static str) -> Self {
        Self { id: Some(id), ..self }
    }

    /// One more class.
    pub fn class(mut self, class: &'static str) -> Self {
        self.class.push(class);
        self
    }

    /// What a click does; never called while disabled.
    pub fn on_click(self, on_click: Callback<()>) -> Self {
        Self { on_click, ..self }
    }

    /// The button.
    pub fn view(self) -> Html {
        let Self { text, icon: name, disabled, id, on_click, .. } = self;
        let class = classes!("button", self.kind, self.size, self.class);
        let label = self.icon_only.then(|| text.clone());
        let content = html! {
            <>
                if let Some(name) = name { { icon(name) } }
                if !self.icon_only { <span class="button__text">{ text }</span> }
                if self.arrow { { icon(IconName::ArrowRight) } }
            </>
        };
        if let Some(href) = self.href {
            return html! { <a {id} {class} {href}>{ content }</a> };
        }
        let onclick = Callback::from(move |_: MouseEvent| {
            if !disabled {
                on_click.emit(());
            }
        });
        html! {
            <button
                type="button"
                {id}
                {class}
                {onclick}
                aria-label={label.clone()}
                title={label}
                aria-pressed={self.pressed.map(flag)}
                aria-expanded={self.opens.map(|(_, open)| flag(open))}
                aria-controls={self.opens.map(|(region, _)| region)}
                aria-disabled={disabled.then_some("true")}
                tabindex={self.skipped.then_some("-1")}
            >
                { content }
            </button>
        }
    }
}

/// The value of an ARIA attribute.
pub(super) const fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
