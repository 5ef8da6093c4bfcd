//! The one polite announcement of a page.

use yew::prelude::*;

/// Properties of [`StatusLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct StatusLineProps {
    /// The sentence; change it only when it should be spoken.
    pub text: AttrValue,
    /// Show it too.
    #[prop_or_default]
    pub visible: bool,
}

/// A polite live region. Keep it mounted: a region that appears with its text is not spoken.
#[component]
pub fn StatusLine(props: &StatusLineProps) -> Html {
    let class = if props.visible { "status-line" } else { "sr-only" };
    html! { <p {class} role="status" aria-live="polite">{ &props.text }</p> }
}
