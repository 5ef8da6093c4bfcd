//! The largest gains, for the screen Hasil.

use yew::prelude::*;

use super::findings::findings;
use super::row::effort_word;
use crate::engine::Standing;
use crate::engine::instrument::Basis;
use crate::i18n::{Locale, fill};
use crate::session::Work;
use crate::session::improve::{Look, Row, ranking_of_assessed};
use crate::ui::components::{Button, Card};
use crate::ui::present::provenance;

/// How many are shown.
const SHOWN: usize = 3;

/// A card with the standards that raise the score most; nothing where nothing is entered by indicator.
pub fn top_gains(locale: Locale, work: &Work) -> Option<Html> {
    let m = locale.messages();
    let findings = findings(work);
    let rows = ranking_of_assessed(&work.rules, &findings.outlook, &Look::default());
    if rows.is_empty() {
        return None;
    }
    let places = findings.outlook.standards.iter().flat_map(|standard| &standard.places);
    let open = places.filter(|place| place.standing == Standing::Unanswered).count();
    let aside = html! { <>{ locale.of_row(m.top_aside, work.rules.instrument()) }{ " " }{ provenance(locale, Basis::Assumed) }</> };
    Some(Card::titled("kenaikan", m.top_title).class("card--fills").aside(aside).view(html! {
        <>
            <ul class="lines">for row in rows.iter().take(SHOWN) { { gain(locale, work, row) } }</ul>
            if open > 0 {
                <p class="secondary">{ fill(m.report_actions_skipped, &[("count", &open.to_string())]) }</p>
            }
            <div class="card__foot">
                { Button::primary(m.top_action).class("button--block").link("#/perbaikan").arrow().view() }
            </div>
        </>
    }))
}

fn gain(locale: Locale, work: &Work, row: &Row) -> Html {
    let (place, offset) = row.within;
    let dimension = work.rules.instrument().dimensions.get(place);
    let indicator = dimension.and_then(|dimension| dimension.indicators.get(offset));
    let rules = work.rules.dimensions().get(place).and_then(|rules| rules.indicators().get(offset));
    let Some(((dimension, indicator), rules)) = dimension.zip(indicator).zip(rules) else {
        return Html::default();
    };
    let m = locale.messages();
    let values = [
        ("dimension", locale.text(&dimension.name).to_owned()),
        ("rows", locale.counted(work.rules.instrument(), row.units)),
        ("word", effort_word(m, rules.effort()).to_owned()),
    ];
    let note = fill(m.top_note, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    html! {
        <li class="lines__item">
            <div>
                <p class="lines__strong">{ locale.text(&indicator.short) }</p>
                <p class="secondary">{ note }</p>
            </div>
            <strong>{ locale.signed(&row.gain) }</strong>
        </li>
    }
}
