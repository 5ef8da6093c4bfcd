//! The result in one line that stays in view.

use yew::prelude::*;

use super::category_tile::{TileSize, category_tile};
use super::tone::Tone;
use super::zone_chip::{ChipStyle, zone_chip};

/// Sticks to the bottom of the page, 76 px high, 64 on phones; without a total it shows what is
/// missing. Put it last in `.page`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResultBar {
    /// Accessible name of the region.
    pub label: AttrValue,
    /// Category letter; `None` while answers are missing and where there are no letters.
    pub letter: Option<String>,
    /// Zone of the category.
    pub tone: Tone,
    /// Opinion, or what is missing.
    pub opinion: String,
    /// Category with instrument and year.
    pub instrument: String,
    /// Total; `None` while answers are missing.
    pub total: Option<String>,
    /// Words on the zone chip; `None` where the instrument has no zones.
    pub zone: Option<String>,
    /// The zone, or else the opinion, in a word or two for phones, after the total.
    pub word: String,
    /// Points to the next category.
    pub gap: String,
    /// How certain the category is.
    pub certainty: String,
    /// A compact [`crate::ui::charts::BandGauge`].
    pub gauge: Html,
    /// Not shown now, as on Hasil while the hero is in sight; keeps its place.
    pub concealed: bool,
    /// The one action.
    pub action: Html,
}

impl ResultBar {
    /// The bar.
    pub fn view(self) -> Html {
        let concealed = self.concealed.then_some("resultbar--concealed");
        let incomplete = self.total.is_none().then_some("resultbar--incomplete");
        let has_tile = self.letter.is_some() || self.total.is_none();
        let plain = (!has_tile).then_some("resultbar--plain");
        html! {
            <aside class={classes!("resultbar", concealed, incomplete, plain)} aria-label={self.label}>
                <div class="wrap resultbar__row">
                    if has_tile {
                        { category_tile(self.letter.as_deref(), self.tone, TileSize::Medium) }
                    }
                    <div class="resultbar__opinion">
                        <p class="resultbar__strong">{ self.opinion }</p>
                        <p class="resultbar__note">{ self.instrument }</p>
                    </div>
                    if let Some(total) = self.total {
                        <div class="resultbar__total">
                            <span class="resultbar__number">{ total }</span>
                            if let Some(zone) = self.zone { { zone_chip(self.tone, &zone, ChipStyle::Filled) } }
                            <span class="resultbar__zone">{ self.word }</span>
                        </div>
                    }
                    <div class="resultbar__gauge">{ self.gauge }</div>
                    <div class="resultbar__gap">
                        <p class="resultbar__strong">{ self.gap }</p>
                        if !self.certainty.is_empty() { <p class="resultbar__note">{ self.certainty }</p> }
                    </div>
                    <div class="resultbar__action">{ self.action }</div>
                </div>
            </aside>
        }
    }
}
