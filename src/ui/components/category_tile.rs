//! The category letter on the fill of its zone.

use yew::prelude::*;

use super::tone::Tone;
use super::zone_mark::ZoneMark;

/// Size of a [`CategoryTile`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TileSize {
    /// 34 px, letter only: put a [`super::ZoneChip`] beside it.
    Small,
    /// 52 px (40 px in the result bar on phones): the letter stands left of the shape.
    #[default]
    Medium,
    /// 108 px, the hero of a result.
    Large,
    /// 188 px, for the projector.
    Huge,
}

impl TileSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "tile--small",
            Self::Medium => "tile--medium",
            Self::Large => "tile--large",
            Self::Huge => "tile--huge",
        }
    }
}

/// Properties of [`CategoryTile`].
#[derive(Clone, PartialEq, Properties)]
pub struct CategoryTileProps {
    /// The category letter; without it `fallback` is shown on a dashed, unfilled tile.
    #[prop_or_default]
    pub letter: Option<AttrValue>,
    /// Shown instead of a letter: a dash or a short word.
    #[prop_or(AttrValue::Static("–"))]
    pub fallback: AttrValue,
    /// Zone of the category.
    #[prop_or_default]
    pub tone: Tone,
    /// Size.
    #[prop_or_default]
    pub size: TileSize,
    /// Spoken text, such as "Kategori C, zona kuning". Leave it out where the text beside the
    /// tile already says so: the tile is then hidden from screen readers.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// The category letter on its zone fill with the shape at the top right.
#[component]
pub fn CategoryTile(props: &CategoryTileProps) -> Html {
    let (text, tone, state) = match &props.letter {
        Some(letter) => (letter, props.tone, None),
        None => (&props.fallback, Tone::Neutral, Some("tile--empty")),
    };
    let class = classes!("tile", props.size.class(), tone.class(), state);
    let shape = (props.size != TileSize::Small).then(|| html! { <ZoneMark {tone} /> });
    let role = props.label.as_ref().map(|_| "img");
    let hidden = props.label.is_none().then_some("true");
    html! {
        <span {class} {role} aria-label={props.label.clone()} aria-hidden={hidden}>
            <span class="tile__letter">{ text }</span>
            { shape }
        </span>
    }
}
