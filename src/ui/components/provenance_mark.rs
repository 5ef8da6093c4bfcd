//! How well a figure is founded.

use yew::prelude::*;

/// What a figure rests on; the fuller the dot, the firmer the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Printed by the Ombudsman: no mark.
    Official,
    /// Reported by others: full dot.
    Reported,
    /// Derived from published figures: half dot.
    Inferred,
    /// Not published, our default: dashed ring.
    Assumed,
    /// Changed by the user: diamond in the accent colour.
    User,
}

/// A 10 px mark and a word, such as "dilaporkan". [`Basis::Official`] draws the word alone.
pub fn provenance_mark(basis: Basis, label: &str) -> Html {
    mark(basis, label, "basis__word")
}

/// The mark alone for dense tables; the word stays for screen readers. Show a legend on the same
/// screen.
pub fn provenance_dot(basis: Basis, label: &str) -> Html {
    mark(basis, label, "sr-only")
}

fn mark(basis: Basis, label: &str, word: &'static str) -> Html {
    let class = if basis == Basis::User { "basis basis--user" } else { "basis" };
    html! { <span {class}>{ dot(basis) }<span class={word}>{ label.to_owned() }</span></span> }
}

fn dot(basis: Basis) -> Html {
    let shape = match basis {
        Basis::Official => return Html::default(),
        Basis::Reported => html! { <circle class="basis__solid" cx="5" cy="5" r="4.5" /> },
        Basis::Inferred => html! {
            <>
                <circle class="basis__ring" cx="5" cy="5" r="4" />
                <path class="basis__solid" d="M5 1a4 4 0 0 0 0 8Z" />
            </>
        },
        Basis::Assumed => html! { <circle class="basis__ring basis__ring--dashed" cx="5" cy="5" r="4" /> },
        Basis::User => html! { <path class="basis__solid" d="M5 0 10 5 5 10 0 5Z" /> },
    };
    html! { <svg class="basis__dot" viewBox="0 0 10 10" aria-hidden="true">{ shape }</svg> }
}
