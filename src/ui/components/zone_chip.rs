//! The zone in shape, word and fill.

use yew::prelude::*;

use super::tone::Tone;
use super::zone_mark::ZoneMark;

/// Size of a [`ZoneChip`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChipSize {
    /// 22 px, in tables and lists.
    Small,
    /// 28 px, in heroes and bars.
    #[default]
    Medium,
    /// 56 px, for the projector.
    Huge,
}

/// Properties of [`ZoneChip`].
#[derive(Clone, PartialEq, Properties)]
pub struct ZoneChipProps {
    /// The zone.
    pub tone: Tone,
    /// The word, such as "Zona kuning" or "mungkin D, merah".
    pub label: AttrValue,
    /// Size.
    #[prop_or_default]
    pub size: ChipSize,
    /// Outlined instead of filled: another category that is possible, not the result.
    #[prop_or_default]
    pub outlined: bool,
}

/// A pill with shape, word and zone fill.
#[component]
pub fn ZoneChip(props: &ZoneChipProps) -> Html {
    let size = match props.size {
        ChipSize::Small => Some("chip--small"),
        ChipSize::Medium => None,
        ChipSize::Huge => Some("chip--huge"),
    };
    let outlined = props.outlined.then_some("chip--outlined");
    html! {
        <span class={classes!("chip", props.tone.class(), size, outlined)}>
            <ZoneMark tone={props.tone} />
            { &props.label }
        </span>
    }
}
