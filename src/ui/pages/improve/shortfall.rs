//! Where to begin while nothing is entered by indicator: the figures of the report card that are furthest from their most.

use yew::prelude::*;

use crate::engine::assessment::EntryMode;
use crate::engine::instrument::{Control, Dimension};
use crate::engine::number::Rational;
use crate::engine::shortfall::{Shortfall, shortfalls};
use crate::engine::text::UnitId;
use crate::i18n::fill;
use crate::session::{Action, EntryView, Framing, Page, Work};
use crate::ui::components::{Button, Card, NUMBER, cell, row_head, table_head};
use crate::ui::context::Ui;
use crate::ui::present::{origin_of_list, provenance};

/// How many are shown.
const SHOWN: usize = 7;

/// A card with the largest shortfalls; nothing where nothing falls short.
pub fn card(ui: &Ui, work: &Work) -> Option<Html> {
    let (locale, m) = (ui.locale, ui.messages());
    let all = shortfalls(&work.rules, &work.assessment, &work.outcome);
    let first = all.first()?.unit.clone();
    let shown: Vec<_> = all.iter().take(SHOWN).collect();
    let by_dimension = shown.iter().any(|shortfall| shortfall.dimension.is_some());
    let (rests, basis) = locale.shortfalls_rest(&work.rules, shown.iter().copied());
    let action = fill(m.shortfall_action, &[("unit", &name(ui, work, &first))]);
    Some(Card::titled("mulai-dari-mana", m.shortfall_title).aside(m.shortfall_aside.into()).view(html! {
        <>
            <p class="secondary">
                { m.shortfall_text }{ " " }{ rests }for basis in basis { { " " }{ provenance(locale, basis) } }
            </p>
            <table class="table table--rows" role="table" aria-labelledby="mulai-dari-mana">
                { head(ui, work, by_dimension) }
                <tbody role="rowgroup">for shortfall in &shown { { row(ui, work, shortfall, by_dimension) } }</tbody>
            </table>
            { check(ui, work, &all) }
            <p class="table-note">{ m.improve_empty_text }</p>
            <div class="card__foot">{ Button::primary(action).on_click(enter(ui, first)).arrow().view() }</div>
        </>
    }))
}

/// Opens the form of a unit by indicator; what it had is set aside, and a message offers undo.
fn enter(ui: &Ui, unit: UnitId) -> Callback<()> {
    let ui = ui.clone();
    Callback::from(move |()| {
        ui.send(Action::View(EntryView::Unit));
        ui.send(Action::SelectUnit(unit.clone()));
        ui.send(Action::SetMode(unit.clone(), EntryMode::Indicators));
        ui.send(Action::Frame(Framing::Go(Page::Entry)));
    })
}

fn name(ui: &Ui, work: &Work, id: &UnitId) -> String {
    let unit = work.assessment.units.iter().find(|unit| unit.id == *id);
    unit.map(|unit| ui.locale.unit_name(&unit.name)).unwrap_or_default()
}

fn head(ui: &Ui, work: &Work, by_dimension: bool) -> Html {
    let m = ui.messages();
    let mut columns = vec![("", ui.locale.row_heading(work.rules.instrument()))];
    if by_dimension {
        columns.push(("", m.lever_dimension));
    }
    columns.extend([(NUMBER, m.value), (NUMBER, m.shortfall_left), (NUMBER, m.shortfall_effect)]);
    table_head(&columns)
}

fn row(ui: &Ui, work: &Work, shortfall: &Shortfall, by_dimension: bool) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let Shortfall { unit, dimension, earned, most, effect, .. } = shortfall;
    let known = dimension.as_ref().and_then(|id| work.rules.instrument().dimension(id.as_str()));
    let is_of_others = known.is_some_and(Dimension::is_of_others);
    let dimension = html! {
        <>
            { known.map_or(m.shortfall_whole, |known| locale.text(&known.name)) }
            if is_of_others { <span class="secondary">{ " " }{ m.shortfall_others }</span> }
        </>
    };
    let figures = [("earned", locale.rounded(earned)), ("most", locale.rounded(most))];
    let value = fill(m.shortfall_of, &figures.each_ref().map(|(key, value)| (*key, value.as_str())));
    html! {
        <tr role="row">
            { row_head(name(ui, work, unit).into()) }
            if by_dimension { { cell("", m.lever_dimension, dimension) } }
            { cell(NUMBER, m.value, value.into()) }
            { cell(NUMBER, m.shortfall_left, locale.rounded(&(most - earned)).into()) }
            { cell(NUMBER, m.shortfall_effect, html! { <strong>{ locale.signed(effect) }</strong> }) }
        </tr>
    }
}

/// The agency's own standards of the dimension that falls short most over all units, where figures by dimension tell.
fn check(ui: &Ui, work: &Work, all: &[Shortfall]) -> Html {
    let (locale, instrument) = (ui.locale, work.rules.instrument());
    let short = |dimension: &Dimension| -> Rational {
        let own = all.iter().filter(|shortfall| shortfall.dimension.as_ref() == Some(&dimension.id));
        own.map(|shortfall| shortfall.effect.clone()).sum()
    };
    let own = instrument.dimensions.iter().filter(|dimension| !dimension.is_of_others());
    let sums = own.map(|dimension| (short(dimension), dimension));
    let Some((_, dimension)) = sums.filter(|(sum, _)| !sum.is_zero()).max_by(|a, b| a.0.cmp(&b.0)) else {
        return Html::default();
    };
    let own = dimension.indicators.iter().filter(|indicator| indicator.control == Control::Agency);
    let title = fill(ui.messages().shortfall_check, &[("dimension", locale.text(&dimension.name))]);
    html! {
        <section class="shortfall__check stack stack--tight">
            <h3>{ title }</h3>
            <ul class="shortfall__list">for indicator in own { <li>{ locale.text(&indicator.short).to_owned() }</li> }</ul>
            { origin_of_list(locale, instrument) }
        </section>
    }
}
