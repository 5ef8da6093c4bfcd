//! Mulai: choose an instrument, try an example, continue or open a file.

use yew::prelude::*;

use crate::engine::instrument::{Zone, builtin};
use crate::i18n::{FirstMessages, Locale, fill};
use crate::session::demo::{self, Demo};
use crate::session::{Action, Framing, State};
use crate::ui::browser;
use crate::ui::components::{
    Button, Card, ChipStyle, Choice, IconName, RadioList, SegmentedControl, icon, polite, zone_chip,
};
use crate::ui::context::Ui;
use crate::ui::pages::file_input::file_input;
use crate::ui::pages::library;
use crate::ui::present::zone_tone;

const FILE_INPUT: &str = "buka-berkas";

/// The start screen.
pub fn page(ui: &Ui, state: &State) -> Html {
    let m = ui.first();
    html! {
        <div class="wrap">
            <div class="cols start">
                <div class="col-7 start__main">
                    <h1 class="start__title">{ m.start_title }</h1>
                    <p class="lead">{ if state.embedding.host().is_some() { m.start_lead_host } else { m.start_lead } }</p>
                    { choose(ui, state) }
                </div>
                <div class="col-5 start__side">
                    { polite(library::remarks(ui, state)) }
                    { library::card(ui, state, open_button(ui).view()).unwrap_or_default() }
                    if state.library.listings.is_empty() { { no_work(ui) } }
                    if !state.embedding.is_locked() { { demos(ui) } }
                </div>
            </div>
            { promises(m, state) }
            { file_input(ui, FILE_INPUT, |name, text| Action::OpenFile { name, text }) }
        </div>
    }
}

fn choose(ui: &Ui, state: &State) -> Html {
    let m = ui.first();
    let setup = &state.setup;
    let mut options: Vec<_> = builtin().map(|id| (id.to_owned(), instrument_choice(ui.locale, id))).collect();
    options.extend(state.packs.own().iter().map(|pack| {
        let id = pack.instrument.id.to_string();
        (id.clone(), Choice::new(id, ui.locale.text(&pack.instrument.title).to_owned()).note(m.own_pack_note))
    }));
    let locked = state.embedding.is_locked();
    let options = options.into_iter().filter(|(id, _)| !locked || *id == setup.instrument).map(|(id, choice)| {
        let chosen = setup.instrument == id;
        choice.chosen(chosen).on_choose(ui.sends(Action::Frame(Framing::ChooseInstrument(id))))
    });
    let instruments = RadioList {
        name: "instrumen".into(),
        legend: m.start_instrument.into(),
        legend_hidden: false,
        options: options.collect(),
        others: Vec::new(),
    };
    let kind = |id: &'static str, label: &'static str| {
        Choice::new(id, label)
            .chosen(setup.kind == id)
            .on_choose(ui.sends(Action::Frame(Framing::ChooseKind(id.to_owned()))))
    };
    let kinds = SegmentedControl {
        name: "jenis",
        legend: m.start_kind.into(),
        legend_hidden: false,
        options: vec![
            kind("kabupaten", m.kind_kabupaten),
            kind("kota", m.kind_kota),
            kind("provinsi", m.kind_provinsi),
            kind("unit", m.kind_unit),
        ],
    };
    let begin = Button::primary(m.start_begin).large().arrow().on_click(ui.sends(Action::Begin));
    Card::new().class("card--tight").view(html! {
        <>
            { instruments.view() }
            <div class="row row--between row--end">{ kinds.view() }{ begin.view() }</div>
            if !state.library.listings.is_empty() { <p class="secondary start__note">{ m.start_begin_note }</p> }
            <p class="start__note"><a href="#/banding">{ m.start_published }</a></p>
        </>
    })
}

/// Year and title without the year, so that packs need not be parsed to list them.
fn instrument_choice(locale: Locale, id: &'static str) -> Choice {
    let (m, (title, year)) = (locale.first(), locale.family_and_year(id));
    let note = match year {
        "2026" => m.start_2026,
        "2025" => m.start_2025,
        "2024" => m.start_2024,
        "2023" => m.start_2023,
        "2022" => m.start_2022,
        "2021" => m.start_2021,
        _ => "",
    };
    Choice::new(id, title).lead(year).note(note)
}

fn open_button(ui: &Ui) -> Button {
    let open = Callback::from(|()| browser::click(FILE_INPUT));
    Button::new(ui.first().start_open).icon(IconName::Folder).on_click(open)
}

fn no_work(ui: &Ui) -> Html {
    let m = ui.first();
    Card::new().class("card--tight").view(html! {
        <>
            <div>
                <h2 class="start__body">{ m.start_open_title }</h2>
                <p class="secondary">{ m.start_open_hint }</p>
            </div>
            <div class="row">{ open_button(ui).view() }</div>
        </>
    })
}

fn demos(ui: &Ui) -> Html {
    let m = ui.first();
    Card::titled("contoh", m.demo_title).class("start__examples").aside(m.demo_aside.into()).view(html! {
        <ul class="lines">for demo in demo::DEMOS { { example(ui, &demo) } }</ul>
    })
}

fn example(ui: &Ui, demo: &Demo) -> Html {
    let (locale, m) = (ui.locale, ui.first());
    let open = ui.sends(Action::OpenDemo(demo.id));
    let onclick = Callback::from(move |_: MouseEvent| open.emit(()));
    let text = match demo.zone {
        Zone::Red => m.demo_red,
        Zone::Yellow => m.demo_yellow,
        Zone::Green => m.demo_green,
    };
    let zone = fill(m.zone_label, &[("zone", locale.zone(demo.zone))]);
    html! {
        <li class="example">
            <div>
                <button type="button" class="example__title" {onclick}>{ demo.name }</button>
                <p class="secondary">{ text }</p>
            </div>
            <p class="example__total">
                { locale.decimal(demo.total) }
                { zone_chip(zone_tone(Some(demo.zone)), &format!("{}, {zone}", demo.code), ChipStyle::Small) }
            </p>
            { gauge(demo) }
        </li>
    }
}

/// Where the total stands among the bands; words and numbers beside it say the same.
fn gauge(demo: &Demo) -> Html {
    let ends = demo::BANDS.iter().skip(1).map(|(limit, _)| *limit).chain([100]);
    let bands = demo::BANDS.iter().zip(ends).map(|((from, zone), to)| {
        let tone = zone_tone(Some(*zone)).class();
        html! { <rect class={tone} x={from.to_string()} width={(to - from).to_string()} height="10" /> }
    });
    html! {
        <svg class="example__gauge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            { for bands }
            <path d={format!("M{}-2V12", demo.total)} />
        </svg>
    }
}

fn promises(m: &'static FirstMessages, state: &State) -> Html {
    let rows = [
        (IconName::Lock, m.promise_private, m.promise_private_text),
        (IconName::Wave, m.promise_bounds, m.promise_bounds_text),
        (IconName::Document, m.promise_sources, m.promise_sources_text),
    ];
    html! {
        <ul class="promises">
            for (name, title, text) in rows {
                <li>{ icon(name) }<div><strong>{ title }</strong>{ text }</div></li>
            }
            if let Some(file) = browser::single_file() {
                <li>
                    { icon(IconName::Download) }
                    <div>
                        <strong>{ m.promise_offline }</strong>{ m.promise_offline_text }{ " " }
                        <a href={file} download="zona-hijau.html">{ m.single_file }</a>
                    </div>
                </li>
            }
            if !state.embedding.is_framed() && browser::address_for_others().is_some() {
                <li>
                    { icon(IconName::Link) }
                    <div>
                        <strong>{ m.promise_embed }</strong>{ m.promise_embed_text }{ " " }
                        <a href="#/sematan">{ m.embed_open }</a>
                    </div>
                </li>
            }
        </ul>
    }
}
