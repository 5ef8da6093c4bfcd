//! Whose figures these are, under the header.

use yew::prelude::*;

use super::icon::{IconName, icon};

/// Where the work is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptNote {
    /// Such as "Tersimpan di peramban ini".
    pub text: AttrValue,
    /// It is not kept: the text says why, and shows on phones too.
    pub failed: bool,
}

/// Body, instrument and units on the left; saved state and disclaimer on the right.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextLine {
    /// Name of the body.
    pub body: AttrValue,
    /// Instrument and year.
    pub instrument: AttrValue,
    /// Number of units.
    pub units: AttrValue,
    /// Where the work is kept.
    pub kept: Option<KeptNote>,
    /// "Perkiraan, bukan hasil resmi Ombudsman".
    pub disclaimer: AttrValue,
    /// The same in three words, for phones.
    pub disclaimer_short: AttrValue,
}

impl ContextLine {
    /// The line.
    pub fn view(self) -> Html {
        html! {
            <section class="context" aria-label={self.body.clone()}>
                <div class="wrap context__row">
                    <p class="context__facts">
                        <strong>{ self.body }</strong>
                        <span>{ self.instrument }</span>
                        <span class="from-tablet">{ self.units }</span>
                        <span class="to-phone">{ self.disclaimer_short }</span>
                    </p>
                    <p class="context__facts">
                        { self.kept.map(kept).unwrap_or_default() }
                        <span class="from-tablet">{ self.disclaimer }</span>
                    </p>
                </div>
            </section>
        }
    }
}

fn kept(kept: KeptNote) -> Html {
    let (name, class) =
        if kept.failed { (IconName::Alert, "context__saved") } else { (IconName::Check, "context__saved from-tablet") };
    html! { <span {class}>{ icon(name) }{ kept.text }</span> }
}
