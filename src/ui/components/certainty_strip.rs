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

/// The first cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Certain {
    /// Something is certain.
    Something(CertaintyCell),
    /// Nothing is, and the cell says so.
    Nothing(CertaintyCell),
}

/// Up to three cells, always in this order: what no unpublished weight can change (tick; a wave where that is nothing),
/// what hangs on unpublished weights or missing answers (wave), on what the number rests (sheet).
pub fn certainty_strip(certain: Certain, depends: Option<CertaintyCell>, rests: CertaintyCell) -> Html {
    let first = match certain {
        Certain::Something(certain) => cell(IconName::Check, "certainty__cell certainty__cell--accent", certain),
        Certain::Nothing(nothing) => cell(IconName::Wave, "certainty__cell", nothing),
    };
    html! {
        <ul class="certainty">
            { first }
            if let Some(depends) = depends { { cell(IconName::Wave, "certainty__cell", depends) } }
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
