//! The same answers under another instrument, with what does not compare.

use yew::prelude::*;

use super::no_work;
use crate::engine::instrument::{Instrument, builtin};
use crate::engine::text::IndicatorId;
use crate::engine::transfer::Mapping;
use crate::i18n::fill;
use crate::session::compare::{Comparing, Moved};
use crate::session::{Action, State, Work};
use crate::ui::components::{
    Button, Card, ChipStyle, Choice, Disclosure, NUMBER, SelectField, cell, row_head, zone_chip,
};
use crate::ui::context::{Ui, ViewProps};
use crate::ui::present::{provenance, tone};

use super::sets;

/// The view; the answers are carried over only when the assessment or the instrument changes.
#[component]
pub fn InstrumentView(props: &ViewProps) -> Html {
    let (ui, state) = (&props.ui, &*props.state.0);
    let from = state.work().map(|work| work.assessment.instrument.id.clone());
    let targets = use_memo(from, |from| {
        let from = from.as_deref().unwrap_or_default();
        builtin().filter(|to| Mapping::is_known(from, to)).collect::<Vec<_>>()
    });
    let chosen = state.compare.look.instrument.as_deref().filter(|id| targets.contains(id));
    let chosen = chosen.or_else(|| targets.first().copied()).map(str::to_owned);
    let moved = use_memo((state.work().cloned(), chosen.clone()), |(_, chosen)| {
        chosen.as_deref().and_then(|chosen| state.moved(chosen))
    });
    let Some(work) = state.work() else {
        return no_work(ui, state);
    };
    let c = ui.locale.compare();
    let content = match (*moved).as_ref() {
        Some(moved) => html! {
            <>{ choose(ui, state, &targets, chosen.as_deref()) }{ result(ui, work, moved) }</>
        },
        None => html! {
            <div class="empty"><h3>{ c.other_none }</h3><p>{ c.other_none_text }</p></div>
        },
    };
    Card::titled("instrumen-lain", c.other_title).view(html! {
        <><p class="secondary compare__about">{ c.other_lead }</p>{ content }</>
    })
}

fn choose(ui: &Ui, state: &State, targets: &[&'static str], chosen: Option<&str>) -> Html {
    let look = &state.compare.look;
    let option = |id: &&'static str| {
        let id = *id;
        let (family, year) = ui.locale.family_and_year(id);
        Choice::new(id, format!("{year}: {family}"))
            .chosen(chosen == Some(id))
            .on_choose(sets(ui, look, |look| look.instrument = Some(id.to_owned())))
    };
    let options = targets.iter().map(option).collect();
    let label = ui.locale.compare().other_choose;
    html! {
        <div class="compare__filters">
            { SelectField { id: "instrumen-tujuan".into(), label: label.into(), options }.view() }
        </div>
    }
}

fn result(ui: &Ui, work: &Work, moved: &Moved) -> Html {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let title = locale.text(&moved.work.rules.instrument().title).to_owned();
    let id = moved.work.assessment.instrument.id.clone();
    let open = Button::new(c.other_open).arrow().on_click(ui.sends(Action::Compare(Comparing::Adopt(id))));
    let all = work.rules.instrument().indicators().count();
    let carried = (all - moved.transfer.left_behind.len()).to_string();
    html! {
        <>
            { figures(ui, work, moved) }
            <p class="compare__carried">
                { fill(c.other_carried, &[("count", &carried), ("all", &all.to_string())]) }
                { " " }{ provenance(locale, moved.mapping.basis) }
            </p>
            <p class="secondary">{ locale.text(&moved.mapping.note) }</p>
            { units(ui, work, moved) }
            if moved.transfer.follow_up_dropped { <p class="secondary">{ c.other_follow_up_dropped }</p> }
            if moved.transfer.overrides_dropped { <p class="secondary">{ c.other_dropped }</p> }
            if moved.transfer.target_dropped { <p class="secondary">{ c.other_target_dropped }</p> }
            if moved.transfer.ticks_dropped { <p class="secondary">{ c.other_ticks_dropped }</p> }
            if moved.transfer.set_aside_dropped { <p class="secondary">{ c.other_set_aside_dropped }</p> }
            if moved.transfer.evidence_dropped { <p class="secondary">{ c.other_evidence_dropped }</p> }
            if moved.transfer.scenarios_dropped { <p class="secondary">{ c.other_scenarios_dropped }</p> }
            { missing(ui, work.rules.instrument(), c.other_left, &title, &moved.transfer.left_behind) }
            { missing(ui, moved.work.rules.instrument(), c.other_without, &title, &moved.transfer.without_answer) }
            if moved.transfer.left_behind.is_empty() { <p>{ c.other_all_left }</p> }
            <p class="compare__more">{ open.view() }</p>
        </>
    }
}

/// The result now and there, each under the name of its instrument.
fn figures(ui: &Ui, work: &Work, moved: &Moved) -> Html {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let title = |work: &Work| locale.text(&work.rules.instrument().title).to_owned();
    let (here, there) = (title(work), title(&moved.work));
    let row = |name: &'static str, value: &dyn Fn(&Work) -> Html| {
        html! {
            <tr role="row">
                { row_head(name.into()) }
                { cell(NUMBER, &here, value(work)) }
                { cell(NUMBER, &there, value(&moved.work)) }
            </tr>
        }
    };
    let guaranteed = |work: &Work| ui.locale.range(work.outcome.guaranteed.low, work.outcome.guaranteed.high).into();
    let estimate = |work: &Work| ui.locale.range(work.outcome.estimate.low, work.outcome.estimate.high).into();
    html! {
        <table class="table table--rows compare__other" role="table">
            <caption class="sr-only">{ c.other_columns }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ c.measure }</th>
                    <th role="columnheader" scope="col" class="table__number">{ &here }</th>
                    <th role="columnheader" scope="col" class="table__number">{ &there }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                { row(c.total, &|work| html! { <strong>{ settled(ui, work) }</strong> }) }
                { row(c.other_category, &|work| band(ui, work)) }
                { row(c.other_estimate, &estimate) }
                { row(c.other_guaranteed, &guaranteed) }
            </tbody>
        </table>
    }
}

/// The total, where nothing is open.
fn settled(ui: &Ui, work: &Work) -> String {
    match &work.outcome.verdict {
        Some(verdict) => ui.locale.score(verdict.total),
        None => ui.locale.compare().incomplete.to_owned(),
    }
}

fn band(ui: &Ui, work: &Work) -> Html {
    match &work.outcome.verdict {
        Some(verdict) => zone_chip(tone(&verdict.band), &ui.locale.band_short(&verdict.band), ChipStyle::Small),
        None => ui.locale.bands(work.outcome.possible.iter()).into(),
    }
}

fn units(ui: &Ui, work: &Work, moved: &Moved) -> Html {
    let stays = |unit: &&crate::engine::assessment::Unit| moved.transfer.empty_units.contains(&unit.id);
    let names: Vec<_> =
        work.assessment.units.iter().filter(stays).map(|unit| ui.locale.unit_name(&unit.name)).collect();
    if names.is_empty() {
        return Html::default();
    }
    html! { <p class="compare__none">{ fill(ui.locale.compare().other_units, &[("names", &names.join("; "))]) }</p> }
}

fn missing(ui: &Ui, instrument: &Instrument, message: &str, title: &str, ids: &[IndicatorId]) -> Html {
    if ids.is_empty() {
        return Html::default();
    }
    let name = |id: &IndicatorId| {
        let known = instrument.indicator(id.as_str());
        known.map(|known| ui.locale.text(&known.name).to_owned()).unwrap_or_default()
    };
    let heading = format!("{} ({})", fill(message, &[("title", title)]), ids.len());
    Disclosure::new(heading).open(ids.len() <= 12).view(html! {
        <ul class="compare__list">for id in ids { <li>{ name(id) }</li> }</ul>
    })
}
