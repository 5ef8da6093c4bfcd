//! What is certain, what depends, and on what the number rests.

use yew::prelude::*;

use super::icon::{Icon, IconName};
use super::provenance_mark::{Basis, ProvenanceMark};

/// One cell of a [`CertaintyStrip`].
#[derive(Clone, Debug, PartialEq)]
pub struct CertaintyCell {
    /// The statement.
    pub title: AttrValue,
    /// One sentence about it.
    pub text: AttrValue,
    /// Mark behind the sentence.
    pub mark: Option<(Basis, AttrValue)>,
}

impl CertaintyCell {
    /// A statement and its sentence, without a mark.
    #[must_use]
    pub fn new(title: impl Into<AttrValue>, text: impl Into<AttrValue>) -> Self {
        Self { title: title.into(), text: text.into(), mark: None }
    }

    /// The same cell with a mark behind the sentence.
    #[must_use]
    pub fn with_mark(self, basis: Basis, label: impl Into<AttrValue>) -> Self {
        Self { mark: Some((basis, label.into())), ..self }
    }
}

/// Properties of [`CertaintyStrip`].
#[derive(Clone, PartialEq, Properties)]
pub struct CertaintyStripProps {
    /// What no unpublished weight can change (tick).
    #[prop_or_default]
    pub certain: Option<CertaintyCell>,
    /// What hangs on unpublished weights or missing answers (wave).
    #[prop_or_default]
    pub depends: Option<CertaintyCell>,
    /// On what the number rests (sheet).
    #[prop_or_default]
    pub rests: Option<CertaintyCell>,
}

/// Up to three cells, always in this order; a cell without content is left out.
#[component]
pub fn CertaintyStrip(props: &CertaintyStripProps) -> Html {
    let cells = [
        (IconName::Check, "certainty__cell certainty__cell--accent", &props.certain),
        (IconName::Wave, "certainty__cell", &props.depends),
        (IconName::Sheet, "certainty__cell certainty__cell--accent", &props.rests),
    ];
    html! {
        <ul class="certainty">
            { for cells.into_iter().filter_map(|(icon, class, content)| content.as_ref().map(|found| cell(icon, class, found))) }
        </ul>
    }
}

fn cell(icon: IconName, class: &'static str, content: &CertaintyCell) -> Html {
    html! {
        <li {class}>
            <Icon name={icon} />
            <div>
                <p class="certainty__title">{ &content.title }</p>
                <p class="certainty__text">
                    { &content.text }
                    if let Some((basis, label)) = &content.mark {
                        { " " }<ProvenanceMark basis={*basis} {label} />
                    }
                </p>
            </div>
        </li>
    }
}
