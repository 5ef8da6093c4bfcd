//! The zone in shape, word and fill.

use yew::prelude::*;

use super::tone::Tone;
use super::zone_mark::zone_mark;

/// How a zone chip is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipStyle {
    /// 28 px, in heroes and bars.
    Filled,
    /// 28 px, outlined: another category that is possible, not the result.
    Outlined,
    /// 22 px, in tables and lists.
    Small,
    /// 56 px, for the projector.
    Huge,
}

/// A pill with shape and word, such as "Zona kuning" or "mungkin D, merah".
pub fn zone_chip(tone: Tone, label: &str, style: ChipStyle) -> Html {
    let style = match style {
        ChipStyle::Filled => "chip",
        ChipStyle::Outlined => "chip chip--outlined",
        ChipStyle::Small => "chip chip--small",
        ChipStyle::Huge => "chip chip--huge",
    };
    html! { <span class={classes!(style, tone.class())}>{ zone_mark(tone) }{ label.to_owned() }</span> }
}
