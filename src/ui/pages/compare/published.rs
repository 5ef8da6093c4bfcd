//! The published results: search, table, and an assessment that begins with one of them.

use std::rc::Rc;

use yew::prelude::*;

use super::{look_action, national, outlet, sets};
use crate::engine::instrument::Zone;
use crate::engine::published::{Collection, Era, Print};
use crate::i18n::fill;
use crate::session::compare::{Comparing, Footing, Front, Look, instrument_of};
use crate::session::{Action, State};
use crate::ui::components::{
    Button, Card, ChipStyle, Choice, Field, IconName, NUMBER, SelectField, TextField, cell, icon, polite, row_head,
    table_head, zone_chip,
};
use crate::ui::context::Ui;
use crate::ui::present::zone_tone;

/// Rows that are shown at first, and added by each request for more.
const ROWS: usize = 40;

/// Search and table, then the national counts.
pub fn view(ui: &Ui, state: &State, collection: &Rc<Collection>) -> Html {
    let c = ui.locale.compare();
    html! {
        <div class="stack">
            { Card::titled("terbit", c.published_title).view(html! {
                <>
                    <p class="compare__about">{ about(ui, collection) }</p>
                    { filters(ui, &state.compare.look, collection) }
                    { results(ui, &state.compare.look, collection) }
                </>
            }) }
            { national::card(ui, collection) }
        </div>
    }
}

fn about(ui: &Ui, collection: &Collection) -> String {
    let years = collection.years();
    let year = |year: Option<&u16>| year.map(u16::to_string).unwrap_or_default();
    let mut outlets: Vec<_> = collection.prints.iter().map(|print| Rc::as_ptr(&print.source)).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let values = [
        ("count", collection.prints.len().to_string()),
        ("outlets", outlets.len().to_string()),
        ("from", year(years.first())),
        ("to", year(years.last())),
    ];
    fill(ui.locale.compare().published_about, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
}

fn filters(ui: &Ui, look: &Look, collection: &Collection) -> Html {
    let c = ui.locale.compare();
    let search = {
        let (ui, look) = (ui.clone(), look.clone());
        Callback::from(move |words: String| {
            ui.send(look_action(&look, |look| (look.query.words, look.more) = (words, 0)));
        })
    };
    let words = TextField {
        field: Field {
            id: "cari-instansi".into(),
            label: c.search_body.into(),
            hint: Some(c.search_hint.into()),
            ..Field::default()
        },
        value: look.query.words.clone().into(),
        on_input: search,
        ..TextField::default()
    };
    let year = |value: Option<u16>, label: String| {
        let choose = sets(ui, look, |look| (look.query.year, look.more) = (value, 0));
        let id = value.map_or_else(|| "semua".to_owned(), |year| year.to_string());
        Choice::new(id, label).chosen(look.query.year == value).on_choose(choose)
    };
    let mut years = vec![year(None, c.any_year.to_owned())];
    years.extend(collection.years().into_iter().rev().map(|known| year(Some(known), known.to_string())));
    let kind = |value: Option<&str>, label: String| {
        let chosen = value.map(str::to_owned);
        let is = look.query.kind == chosen;
        let choose = sets(ui, look, |look| (look.query.kind, look.more) = (chosen, 0));
        Choice::new(value.unwrap_or("semua").to_owned(), label).chosen(is).on_choose(choose)
    };
    let mut kinds = vec![kind(None, c.any_kind.to_owned())];
    kinds.extend(collection.kinds().into_iter().map(|known| kind(Some(known), ui.locale.body_kind(known))));
    html! {
        <div class="compare__filters" role="search">
            { words.view() }
            { SelectField { id: "cari-tahun".into(), label: c.search_year.into(), options: years }.view() }
            { SelectField { id: "cari-jenis".into(), label: c.search_kind.into(), options: kinds }.view() }
        </div>
    }
}

fn results(ui: &Ui, look: &Look, collection: &Rc<Collection>) -> Html {
    let c = ui.locale.compare();
    let found: Vec<_> = collection.search(&look.query).collect();
    let most = ROWS * (look.more + 1);
    let (count, shown) = (found.len().to_string(), found.len().min(most).to_string());
    if found.is_empty() {
        // Within a list as below: then it is the same region.
        return html! { <>{ polite(html! { <p class="compare__none">{ c.found_none }</p> }) }</> };
    }
    let numbers = [("shown", &*shown), ("count", &*count)];
    let more = (found.len() - found.len().min(most)).min(ROWS);
    let show = Button::new(fill(c.show_more, &[("count", &more.to_string())]));
    let heads = [
        ("", c.body),
        ("", c.year),
        (NUMBER, c.score),
        ("", c.printed_label),
        ("", c.outlet),
        ("compare__start", c.start),
    ];
    html! {
        <>
            { polite(html! { <p class="secondary compare__count">{ fill(c.found_count, &numbers) }</p> }) }
            if more > 0 { <p class="print-only">{ fill(c.found_printed, &numbers) }</p> }
            <table class="table table--rows compare__results" role="table">
                <caption class="sr-only">{ c.results_caption }</caption>
                { table_head(&heads) }
                <tbody role="rowgroup">
                    for print in found.into_iter().take(most) { { row(ui, look, collection, print) } }
                </tbody>
            </table>
            if more > 0 {
                <p class="compare__more">{ show.on_click(sets(ui, look, |look| look.more += 1)).view() }</p>
            }
            <p class="table-note">{ c.begin_note }</p>
        </>
    }
}

fn row(ui: &Ui, look: &Look, collection: &Rc<Collection>, print: &Rc<Print>) -> Html {
    let c = ui.locale.compare();
    let years = sets(ui, look, |look| (look.front, look.body) = (Front::Years, Some(print.body.clone())));
    let onclick = Callback::from(move |_: MouseEvent| years.emit(()));
    let year = print.year.to_string();
    let name = html! {
        <button type="button" class="compare__body" {onclick} title={c.years_of}>{ &print.body }</button>
    };
    html! {
        <tr role="row" key={format!("{}-{year}-{}-{}", print.body, print.score, print.source.title)}>
            { row_head(html! { <div>{ name }<span class="table__sub secondary">{ ui.locale.body_kind(&print.kind) }</span></div> }) }
            { cell("", c.year, year.into()) }
            { cell(NUMBER, c.score, ui.locale.score(print.score).into()) }
            { cell("", c.printed_label, label(ui, print)) }
            { cell("", c.outlet, html! { <div>{ outlet(ui, print) }{ remarks(ui, print) }</div> }) }
            { cell("compare__start", c.start, begin(ui, collection, print)) }
        </tr>
    }
}

/// The labels as they were printed; what was not printed is said to be so.
pub fn label(ui: &Ui, print: &Print) -> Html {
    let c = ui.locale.compare();
    let category = print.category.as_ref().map(|code| fill(c.category_of, &[("code", code)]));
    let opinion = print.opinion.clone();
    let comma = if category.is_some() && opinion.is_some() { ", " } else { "" };
    let has_words = category.is_some() || opinion.is_some();
    let zone = print.zone.as_deref();
    let known = zone.and_then(|zone| Zone::NAMES.iter().find(|(name, _)| *name == zone)).map(|(_, zone)| *zone);
    // From 2025 on no colour is the Ombudsman's: a printed colour word stays a word.
    let chip = known.filter(|_| Era::of(print.year) != Era::Opinions);
    html! {
        <span class="compare__label">
            if let Some(zone) = chip { { zone_chip(zone_tone(Some(zone)), ui.locale.zone(zone), ChipStyle::Small) } }
            // The opinion stays in the language it was printed in, and is read aloud in it.
            if has_words { <span>{ category }{ comma }<span lang="id">{ opinion }</span></span> }
            if !has_words && chip.is_none() { <span class="secondary">{ c.not_printed }</span> }
        </span>
    }
}

/// Disagreements, misprints and the note of the collection.
pub fn remarks(ui: &Ui, print: &Print) -> Html {
    let c = ui.locale.compare();
    let mark = |name: &'static str, text: &'static str| {
        html! { <span class="compare__mark">{ icon(IconName::Alert) }<strong>{ name }</strong>{ ": " }{ text }</span> }
    };
    html! {
        <>
            if print.disagrees { { mark(c.disagrees, c.disagrees_text) } }
            if print.misprint { { mark(c.misprint, c.misprint_text) } }
            if let Some(note) = &print.note { <span class="table__sub secondary">{ ui.locale.text(note) }</span> }
        </>
    }
}

/// Buttons that begin an assessment with the result.
pub fn begin(ui: &Ui, collection: &Collection, print: &Rc<Print>) -> Html {
    let c = ui.locale.compare();
    if instrument_of(print.year).is_none() {
        return html! { <span class="secondary">{ c.begin_early }</span> };
    }
    let year = print.year.to_string();
    let units = collection.breakdown(&print.body, print.year).map(|breakdown| breakdown.units.len().to_string());
    let button = |footing: Footing, text: String, name: &'static str, count: &str| {
        let begin = ui.sends(Action::Compare(Comparing::Begin(Rc::clone(print), footing)));
        let onclick = Callback::from(move |_: MouseEvent| begin.emit(()));
        let label = fill(name, &[("body", &print.body), ("year", &year), ("count", count)]);
        html! { <button type="button" class="button button--small" aria-label={label} {onclick}>{ text }</button> }
    };
    html! {
        <span class="compare__begin">
            { button(Footing::Total, c.begin_total.to_owned(), c.begin_total_of, "") }
            if let Some(count) = &units {
                { button(Footing::Units, fill(c.begin_units, &[("count", count)]), c.begin_units_of, count) }
            }
        </span>
    }
}
