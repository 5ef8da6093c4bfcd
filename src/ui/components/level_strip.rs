//! The levels of one standard over all units.

use yew::prelude::*;

/// State of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelCell {
    /// A level on the four-step ramp.
    Level(u8),
    /// Belum dinilai.
    Open,
    /// Tidak berlaku.
    NotApplicable,
}

impl LevelCell {
    /// Class of a cell in this state, for strips and for the grid.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Level(0) => "level-0",
            Self::Level(1) => "level-1",
            Self::Level(2) => "level-2",
            Self::Level(_) => "level-3",
            Self::Open => "level-open",
            Self::NotApplicable => "level-na",
        }
    }
}

/// Properties of [`LevelStrip`].
#[derive(Clone, PartialEq, Properties)]
pub struct LevelStripProps {
    /// One cell a unit, in unit order, with the text shown in it.
    pub cells: Vec<(LevelCell, AttrValue)>,
    /// Spoken text, such as "tingkat tiap unit: 1, 1, 0".
    pub label: AttrValue,
}

/// A row of small level cells.
#[component]
pub fn LevelStrip(props: &LevelStripProps) -> Html {
    html! {
        <span class="levels" role="img" aria-label={props.label.clone()}>
            { for props.cells.iter().enumerate().map(|(place, (cell, text))| html! {
                <span key={place} class={classes!("levels__cell", cell.class())}>{ text }</span>
            }) }
        </span>
    }
}
