//! The white box that most content stands in.

use yew::prelude::*;

/// Properties of [`Card`].
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// Heading of the card, an `h2`. Without it the card is a plain box.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Id of the heading, so that the card is a named region and can be linked to.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Right of the heading: a note in secondary text, a legend, a small button.
    #[prop_or_default]
    pub aside: Html,
    /// Line under the heading row.
    #[prop_or_default]
    pub ruled: bool,
    /// More classes, such as a column class.
    #[prop_or_default]
    pub class: Classes,
    /// Content.
    #[prop_or_default]
    pub children: Html,
}

/// A section with a heading row and content.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let labelled = props.title.as_ref().and(props.id.clone());
    html! {
        <section class={classes!("card", props.class.clone())} aria-labelledby={labelled}>
            if let Some(title) = &props.title {
                <div class={classes!("card__head", props.ruled.then_some("card__head--ruled"))}>
                    <h2 class="card__title" id={props.id.clone()} tabindex={props.id.as_ref().map(|_| "-1")}>{ title }</h2>
                    <div class="card__aside">{ props.aside.clone() }</div>
                </div>
            }
            { props.children.clone() }
        </section>
    }
}
