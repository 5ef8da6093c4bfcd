//! Whose figures these are, under the header.

use yew::prelude::*;

use super::icon::{Icon, IconName};

/// Properties of [`ContextLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct ContextLineProps {
    /// Name of the body.
    pub body: AttrValue,
    /// Instrument and year.
    pub instrument: AttrValue,
    /// Number of units.
    #[prop_or_default]
    pub units: Option<AttrValue>,
    /// Where the work is kept, such as "Tersimpan di peramban ini".
    #[prop_or_default]
    pub saved: Option<AttrValue>,
    /// The work is not kept: `saved` says why, and shows on phones too.
    #[prop_or_default]
    pub unsaved: bool,
    /// "Perkiraan, bukan hasil resmi Ombudsman".
    pub disclaimer: AttrValue,
    /// The same in three words, for phones.
    pub disclaimer_short: AttrValue,
}

/// Body, instrument and units on the left; saved state and disclaimer on the right.
#[component]
pub fn ContextLine(props: &ContextLineProps) -> Html {
    let icon = if props.unsaved { IconName::Alert } else { IconName::Check };
    let saved_class = classes!("context__saved", (!props.unsaved).then_some("from-tablet"));
    html! {
        <section class="context" aria-label={props.body.clone()}>
            <div class="wrap context__row">
                <p class="context__facts">
                    <strong>{ &props.body }</strong>
                    <span>{ &props.instrument }</span>
                    if let Some(units) = &props.units { <span class="from-tablet">{ units }</span> }
                    <span class="to-phone">{ &props.disclaimer_short }</span>
                </p>
                <p class="context__facts">
                    if let Some(saved) = &props.saved {
                        <span class={saved_class}><Icon name={icon} />{ saved }</span>
                    }
                    <span class="from-tablet">{ &props.disclaimer }</span>
                </p>
            </div>
        </section>
    }
}
