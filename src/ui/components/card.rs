//! The white box that most content stands in.

use yew::prelude::*;

use super::icon::{IconName, icon};

/// A section with a heading row and content; without a title a plain box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    heading: Option<(&'static str, AttrValue)>,
    aside: Option<Html>,
    class: Option<&'static str>,
    folds: Option<bool>,
}

impl Card {
    /// A plain box.
    pub fn new() -> Self {
        Self::default()
    }

    /// A named region with an `h2` that can be linked to by this id.
    pub fn titled(id: &'static str, title: impl Into<AttrValue>) -> Self {
        Self { heading: Some((id, title.into())), ..Self::default() }
    }

    /// Right of the heading: a note in secondary text, a legend, a small button.
    pub fn aside(self, aside: Html) -> Self {
        Self { aside: Some(aside), ..self }
    }

    /// More classes, such as a column class.
    pub fn class(self, class: &'static str) -> Self {
        Self { class: Some(class), ..self }
    }

    /// The heading opens and closes the content, which is open at first or not.
    pub fn folds(self, open: bool) -> Self {
        Self { folds: Some(open), ..self }
    }

    /// The card around its content.
    pub fn view(self, content: Html) -> Html {
        let Self { heading, aside, class, folds } = self;
        let labelled = heading.as_ref().map(|(id, _)| *id);
        let head = html! {
            <>
                if let Some((id, title)) = heading { <h2 class="card__title" {id} tabindex="-1">{ title }</h2> }
                if let Some(aside) = aside { <div class="card__aside">{ aside }</div> }
            </>
        };
        let class = classes!("card", class);
        match folds {
            Some(open) => html! {
                <details class={classes!(class, "card--folds")} {open}>
                    <summary class="card__head">{ head }{ icon(IconName::ChevronDown) }</summary>
                    { content }
                </details>
            },
            None => html! {
                <section {class} aria-labelledby={labelled}>
                    if labelled.is_some() { <div class="card__head">{ head }</div> }
                    { content }
                </section>
            },
        }
    }
}
