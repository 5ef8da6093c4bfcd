//! What is certain, what depends, and on what the number rests.

use yew::prelude::*;

use super::icon::{IconName, icon};

/// A statement, and one sentence about it, which may end in a provenance mark.
#[derive(Clone, Debug, PartialEq)]
pub struct CertaintyCell {
    /// The statement.
    pub title: String,
    /// The sentence.
    pub text: Html,
}

/// Up to three cells, always in this order: what no unpublished weight can change (tick), what is open: that nothing is
/// certain, what hangs on unpublished weights or missing answers (wave), on what the number rests (sheet).
pub fn certainty_strip(certain: Option<CertaintyCell>, open: Vec<CertaintyCell>, rests: CertaintyCell) -> Html {
    html! {
        <ul class="certainty">
            if let Some(certain) = certain {
                { cell(IconName::Check, "certainty__cell certainty__cell--accent", certain) }
            }
            for open in open { { cell(IconName::Wave, "certainty__cell", open) } }
            { cell(IconName::Sheet, "certainty__cell certainty__cell--accent", rests) }
        </ul>
    }
}

fn cell(name: IconName, class: &'static str, content: CertaintyCell) -> Html {
    html! {
        <li {class}>
            { icon(name) }
            <div>
                <p class="certainty__title">{ content.title }</p>
                <p class="certainty__text">{ content.text }</p>
            </div>
        </li>
    }
}
