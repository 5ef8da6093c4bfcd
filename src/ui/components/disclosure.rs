//! A heading that opens what is below it.

use yew::prelude::*;

use super::icon::{Icon, IconName};

/// Properties of [`Disclosure`].
#[derive(Clone, PartialEq, Properties)]
pub struct DisclosureProps {
    /// The words that are always there.
    pub summary: AttrValue,
    /// Second line in secondary text.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// Open at first.
    #[prop_or_default]
    pub open: bool,
    /// Looks like a card with a section title.
    #[prop_or_default]
    pub card: bool,
    /// What opens.
    #[prop_or_default]
    pub children: Html,
}

/// A native `<details>`: works from the keyboard, is found by the search of the browser, and
/// can be opened for print.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    html! {
        <details class={classes!("disclosure", props.card.then_some("disclosure--card"))} open={props.open}>
            <summary class="disclosure__summary">
                <span class="disclosure__words">
                    <span class="disclosure__title">{ &props.summary }</span>
                    if let Some(note) = &props.note { <span class="disclosure__note">{ note }</span> }
                </span>
                <Icon name={IconName::ChevronDown} />
            </summary>
            <div class="disclosure__body">{ props.children.clone() }</div>
        </details>
    }
}
