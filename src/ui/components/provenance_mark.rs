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
    let class = classes!("basis", (basis == Basis::User).then_some("basis--user"));
    html! { <span {class}>{ dot(basis) }<span class={word}>{ label.to_owned() }</span></span> }
}

/// The shape is drawn with borders: a picture in each row of a long table makes every frame of it slower.
fn dot(basis: Basis) -> Html {
    let shape = match basis {
        Basis::Official => return Html::default(),
        Basis::Reported => "basis__dot--full",
        Basis::Inferred => "basis__dot--half",
        Basis::Assumed => "basis__dot--dashed",
        Basis::User => "basis__dot--diamond",
    };
    html! { <span class={classes!("basis__dot", shape)}></span> }
}
