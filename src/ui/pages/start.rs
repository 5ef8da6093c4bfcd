//! Mulai: choose an instrument, try an example, continue or open a file.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::assessment;
use crate::engine::instrument::{builtin, find_builtin};
use crate::i18n::{Locale, Messages, fill};
use crate::session::{Action, State, Work, demo};
use crate::ui::browser;
use crate::ui::components::{
    Button, ButtonKind, ButtonSize, Card, CategoryTile, ChipSize, Choice, Icon, IconName, RadioList, SegmentedControl,
    TileSize, ZoneChip,
};
use crate::ui::context::{PageProps, use_dispatch, use_locale};
use crate::ui::present::{capitalised, letter, small_gauge, tone};

const FILE_INPUT: &str = "buka-berkas";

/// The start screen.
#[component]
pub fn StartPage(props: &PageProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let state = &props.state.0;
    let m = locale.messages();
    html! {
        <div class="wrap">
            <div class="cols start">
                <div class="col-7 start__main">
                    <h1 class="start__title">{ m.start_title }</h1>
                    <p class="lead">{ m.start_lead }</p>
                    { choose(locale, state, &dispatch) }
                </div>
                <div class="col-5 start__side">
                    { resume(locale, state) }
                    <Demos />
                </div>
            </div>
            { promises(m) }
            <FileInput />
        </div>
    }
}

fn choose(locale: Locale, state: &State, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let instruments: Vec<_> = builtin().map(|id| instrument_choice(m, id)).collect();
    let on_instrument = dispatch.reform(|id: AttrValue| Action::ChooseInstrument(id.to_string()));
    let on_kind = dispatch.reform(|kind: AttrValue| Action::ChooseKind(kind.to_string()));
    let on_begin = dispatch.reform(|_| Action::Begin);
    let kinds = vec![
        Choice::new("kabupaten", m.kind_kabupaten),
        Choice::new("kota", m.kind_kota),
        Choice::new("provinsi", m.kind_provinsi),
        Choice::new("unit", m.kind_unit),
    ];
    html! {
        <Card class="card--tight">
            <RadioList
                name="instrumen"
                legend={m.start_instrument}
                options={instruments}
                selected={AttrValue::from(state.setup.instrument.clone())}
                on_select={on_instrument}
            />
            <div class="row row--between row--end">
                <SegmentedControl
                    name="jenis"
                    legend={m.start_kind}
                    options={kinds}
                    selected={state.setup.kind.clone()}
                    on_select={on_kind}
                />
                <Button
                    kind={ButtonKind::Primary}
                    size={ButtonSize::Large}
                    icon_after={IconName::ArrowRight}
                    on_click={on_begin}
                >
                    { m.start_begin }
                </Button>
            </div>
            if state.work.is_some() {
                <p class="secondary">{ m.start_begin_note }</p>
            }
        </Card>
    }
}

/// Year and title without the year, so that packs need not be parsed to list them.
fn instrument_choice(m: &'static Messages, id: &'static str) -> Choice {
    let (family, year) = id.split_once('-').unwrap_or((id, ""));
    let title = match family {
        "opini" => m.family_opinion,
        _ => m.family_compliance,
    };
    let note = match year {
        "2026" => m.start_2026,
        "2025" => m.start_2025,
        "2024" => m.start_2024,
        "2023" => m.start_2023,
        "2022" => m.start_2022,
        _ => m.start_2021,
    };
    Choice::new(id, title).with_lead(year).with_note(note)
}

fn resume(locale: Locale, state: &State) -> Html {
    let m = locale.messages();
    let open = html! {
        <Button icon={IconName::Folder} on_click={Callback::from(|_| browser::click(FILE_INPUT))}>
            { m.start_open }
        </Button>
    };
    let Some(work) = &state.work else {
        return html! {
            <Card class="card--tight">
                <h2 class="start__body">{ m.start_open_title }</h2>
                <p class="secondary">{ m.start_open_hint }</p>
                <div class="row">{ open }</div>
            </Card>
        };
    };
    let band = work.outcome.verdict.as_ref().map(|verdict| &verdict.band);
    let title = locale.text(&work.rules.instrument.title);
    let rows = locale.rows(&work.rules.instrument, work.assessment.units.len());
    html! {
        <Card class="card--tight">
            <p class="secondary">{ m.start_resume }</p>
            <div class="lines__item">
                <div>
                    <h2 class="start__body">{ locale.body_name(&work.assessment) }</h2>
                    <p class="secondary">{ format!("{title}, {rows}") }</p>
                </div>
                if let Some(band) = band {
                    <CategoryTile
                        letter={letter(band)}
                        tone={tone(band)}
                        size={TileSize::Medium}
                        label={capitalised(&locale.band(band))}
                    />
                }
            </div>
            <div class="row">
                <Button kind={ButtonKind::Primary} href="#/isi">{ m.start_continue }</Button>
                { open }
            </div>
        </Card>
    }
}

/// A hidden file input that buttons open.
#[component]
fn FileInput() -> Html {
    let dispatch = use_dispatch();
    let label = use_locale().messages().start_open;
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        // Choosing the same file again must count as a change.
        input.set_value("");
        let dispatch = dispatch.clone();
        spawn_local(async move {
            let name = file.name();
            let text = browser::read_file(file).await.unwrap_or_default();
            dispatch.emit(Action::OpenFile { name, text });
        });
    });
    html! {
        <input
            id={FILE_INPUT}
            class="sr-only"
            type="file"
            accept=".json,application/json"
            tabindex="-1"
            aria-label={label}
            {onchange}
        />
    }
}

/// The demo bodies with their results, scored once.
#[component]
fn Demos() -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let works = use_memo((), |()| demo_works());
    let m = locale.messages();
    html! {
        <Card class="start__examples" id="contoh" title={m.demo_title} ruled=true aside={html! { m.demo_aside }}>
            <ul class="lines">
                { for works.iter().map(|(id, work)| example(locale, id, work, &dispatch)) }
            </ul>
        </Card>
    }
}

fn demo_works() -> Vec<(&'static str, Work)> {
    let work = |demo: &demo::Demo| {
        let (assessment, rules) = assessment::read(demo.text, find_builtin).ok()?;
        Some((demo.id, Work::new(assessment, Rc::new(rules))))
    };
    demo::DEMOS.iter().filter_map(work).collect()
}

fn example(locale: Locale, id: &'static str, work: &Work, dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(move |_: MouseEvent| Action::OpenDemo(id));
    let Some(verdict) = &work.outcome.verdict else {
        return Html::default();
    };
    let zone = verdict.band.zone.map(|zone| fill(locale.messages().zone_label, &[("zone", locale.zone(zone))]));
    let label = format!("{}, {}", locale.band_short(&verdict.band), zone.unwrap_or_default());
    html! {
        <li class="example" key={id}>
            <div>
                <button type="button" class="example__title" {onclick}>{ &work.assessment.body.name }</button>
                <p class="secondary">{ demo::description(&work.assessment.unknown, locale.language) }</p>
            </div>
            <div>
                <p class="example__total">
                    { locale.score(verdict.total) }
                    <ZoneChip tone={tone(&verdict.band)} {label} size={ChipSize::Small} />
                </p>
                { small_gauge(locale, &work.rules, &work.outcome) }
            </div>
        </li>
    }
}

fn promises(m: &'static Messages) -> Html {
    let rows = [
        (IconName::Lock, m.promise_private, m.promise_private_text),
        (IconName::Wave, m.promise_bounds, m.promise_bounds_text),
        (IconName::Document, m.promise_sources, m.promise_sources_text),
    ];
    html! {
        <ul class="promises">
            { for rows.into_iter().map(|(icon, title, text)| html! {
                <li key={title}><Icon name={icon} /><div><strong>{ title }</strong>{ text }</div></li>
            }) }
        </ul>
    }
}
