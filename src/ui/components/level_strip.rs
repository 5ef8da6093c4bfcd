//! The levels of one standard over all units.

use yew::prelude::*;

use crate::engine::instrument::Scale;
use crate::engine::text::LevelId;

/// State of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelCell {
    /// A level on the four-step ramp.
    Level(u8),
    /// Belum dinilai.
    Open,
    /// Tidak berlaku.
    NotApplicable,
    /// Rentang.
    Range,
}

impl LevelCell {
    /// A level at this place on the ramp; the highest of its scale is always the top.
    pub fn of(scale: &Scale, level: &LevelId) -> Self {
        Self::Level(scale.ramp_step(level))
    }

    /// Class of a cell in this state, for strips and for the grid.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Level(0) => "level-0",
            Self::Level(1) => "level-1",
            Self::Level(2) => "level-2",
            Self::Level(_) => "level-3",
            Self::Open => "level-open",
            Self::NotApplicable => "level-na",
            Self::Range => "level-range",
        }
    }
}

/// A row of small level cells, one a unit in unit order, with the text shown in each. `label` is
/// the spoken text, such as "tingkat tiap unit: 1, 1, 0".
pub fn level_strip(cells: &[(LevelCell, String)], label: &str) -> Html {
    html! {
        <span class="levels" role="img" aria-label={label.to_owned()}>
            for (cell, text) in cells {
                <span class={classes!("levels__cell", cell.class())}>{ text }</span>
            }
        </span>
    }
}
