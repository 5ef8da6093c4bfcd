//! The category letter on the fill of its zone.

use yew::prelude::*;

use super::tone::Tone;
use super::zone_mark::zone_mark;

/// Size of a category tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileSize {
    /// 34 px, letter only: put a zone chip beside it.
    Small,
    /// 52 px (40 px in the result bar on phones): the letter stands left of the shape.
    Medium,
    /// 108 px, the hero of a result.
    Large,
    /// 188 px, for the projector.
    Huge,
}

impl TileSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "tile tile--small",
            Self::Medium => "tile tile--medium",
            Self::Large => "tile tile--large",
            Self::Huge => "tile tile--huge",
        }
    }
}

/// The category letter on its zone fill with the shape at the top right; without a letter a dash
/// on a dashed, unfilled tile. Hidden from screen readers: the text beside it must say the
/// category.
pub fn category_tile(letter: Option<&str>, tone: Tone, size: TileSize) -> Html {
    let (text, tone, state) = match letter {
        Some(letter) => (letter.to_owned(), tone, None),
        None => ("–".to_owned(), Tone::Neutral, Some("tile--empty")),
    };
    let shape = if size == TileSize::Small { Html::default() } else { zone_mark(tone) };
    html! {
        <span class={classes!(size.class(), tone.class(), state)} aria-hidden="true">
            <span class="tile__letter">{ text }</span>
            { shape }
        </span>
    }
}
