//! The result in one line that stays in view.

use yew::prelude::*;

use super::category_tile::CategoryTile;
use super::tone::Tone;
use super::zone_chip::ZoneChip;

/// Properties of [`ResultBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct ResultBarProps {
    /// Accessible name of the region.
    pub label: AttrValue,
    /// Category letter; `None` while answers are missing.
    #[prop_or_default]
    pub letter: Option<AttrValue>,
    /// Zone of the category.
    #[prop_or_default]
    pub tone: Tone,
    /// Opinion, or what is missing.
    pub opinion: AttrValue,
    /// Category with instrument and year.
    pub instrument: AttrValue,
    /// Total; `None` while answers are missing.
    #[prop_or_default]
    pub total: Option<AttrValue>,
    /// Word on the zone chip; `None` where the instrument has no zones.
    #[prop_or_default]
    pub zone: Option<AttrValue>,
    /// The word for phones, after the total.
    #[prop_or_default]
    pub zone_short: Option<AttrValue>,
    /// Points to the next category.
    pub gap: AttrValue,
    /// How certain the category is.
    pub certainty: AttrValue,
    /// A compact [`crate::ui::charts::BandGauge`].
    #[prop_or_default]
    pub gauge: Html,
    /// Not shown now, as on Hasil while the hero is in sight; keeps its place.
    #[prop_or_default]
    pub concealed: bool,
    /// The one action.
    #[prop_or_default]
    pub children: Html,
}

/// Sticks to the bottom of the page, 76 px high, 64 on phones; without a total it shows what
/// is missing. Put it last in `.page`.
#[component]
pub fn ResultBar(props: &ResultBarProps) -> Html {
    let class = classes!(
        "resultbar",
        props.concealed.then_some("resultbar--concealed"),
        props.total.is_none().then_some("resultbar--incomplete")
    );
    html! {
        <aside {class} aria-label={props.label.clone()}>
            <div class="wrap resultbar__row">
                <CategoryTile letter={props.letter.clone()} tone={props.tone} />
                <div class="resultbar__opinion">
                    <p class="resultbar__strong">{ &props.opinion }</p>
                    <p class="resultbar__note">{ &props.instrument }</p>
                </div>
                { for props.total.as_ref().map(|number| total(number, props)) }
                <div class="resultbar__gauge">{ props.gauge.clone() }</div>
                <div class="resultbar__gap">
                    <p class="resultbar__strong">{ &props.gap }</p>
                    <p class="resultbar__note">{ &props.certainty }</p>
                </div>
                <div class="resultbar__action">{ props.children.clone() }</div>
            </div>
        </aside>
    }
}

fn total(number: &AttrValue, props: &ResultBarProps) -> Html {
    html! {
        <div class="resultbar__total">
            <span class="resultbar__number">{ number }</span>
            if let Some(zone) = &props.zone { <ZoneChip tone={props.tone} label={zone} /> }
            if let Some(word) = &props.zone_short { <span class="resultbar__zone">{ word }</span> }
        </div>
    }
}
