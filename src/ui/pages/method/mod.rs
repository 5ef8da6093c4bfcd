//! Metode: the instrument as the program uses it, every figure with its basis and source.

mod device;
mod figures;
mod own_pack;
mod remarks;

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::errors::PageErrors;
use crate::engine::Rules;
use crate::engine::instrument::{Basis, builtin};
use crate::i18n::{Locale, fill};
use crate::session::{Page, State};
use crate::ui::browser;
use crate::ui::components::{Choice, Notice, NoticeKind, SelectField};
use crate::ui::context::{Shared, Ui, ViewProps};
use crate::ui::present::provenance;

/// The instrument that the page shows, and whether its figures can be changed.
struct Shown<'a> {
    ui: &'a Ui,
    state: &'a State,
    shared: &'a Shared<State>,
    rules: Rc<Rules>,
    editable: bool,
}

/// The method screen.
pub fn page(ui: &Ui, state: &Shared<State>) -> Html {
    html! { <MethodView ui={ui.clone()} state={state.clone()} /> }
}

/// Keeps which instrument is shown.
#[component]
fn MethodView(props: &ViewProps) -> Html {
    let (ui, state) = (&props.ui, &*props.state.0);
    let work = state.work();
    let own = work.map(|work| work.rules.instrument().id.to_string());
    let chosen = use_state(|| own.clone().unwrap_or_else(|| state.setup.instrument.clone()));
    let published =
        use_memo((*chosen).clone(), |id| state.packs.find(id).and_then(|found| Rules::published(&found)).map(Rc::new));
    let editable = own.as_ref() == Some(&*chosen);
    let in_force = work.filter(|_| editable).map(|work| Rc::clone(&work.rules));
    let Some(rules) = in_force.or_else(|| (*published).clone()) else {
        return Html::default();
    };
    view(&Shown { ui, state, shared: &props.state, rules, editable }, &chosen)
}

fn view(shown: &Shown<'_>, chosen: &UseStateHandle<String>) -> Html {
    let m = shown.ui.messages();
    let title = shown.ui.locale.text(&shown.rules.instrument().title);
    html! {
        <div class="wrap">
            <div class="cols">
                <Sections ui={shown.ui.clone()} state={shown.shared.clone()} />
                <div class="col-9">
                    <div class="page-head page-head--lead">
                        <h1>{ m.method_title }</h1>
                        <p class="lead">{ fill(m.method_lead, &[("instrument", title)]) }</p>
                        { instruments(shown, chosen) }
                        <p class="secondary">{ shown.ui.locale.pack_and_status(shown.rules.instrument()) }</p>
                    </div>
                    if shown.editable {
                        <PageErrors ui={shown.ui.clone()} state={shown.shared.clone()} page={Page::Method} />
                    }
                    <div class="stack">
                        if !shown.editable { { Notice::new(NoticeKind::Info, m.method_needs_work).view(Html::default()) } }
                        { marks(shown.ui.locale) }
                        { figures::bands(shown) }
                        { figures::dimensions(shown) }
                        { figures::indicators(shown) }
                        { figures::scales(shown) }
                        { remarks::bounds(shown) }
                        { remarks::notes(shown) }
                        { remarks::conflicts(shown) }
                        { remarks::sources(shown) }
                        { own_pack::own_pack(shown) }
                        { device::embedding(shown) }
                        { device::device(shown) }
                    </div>
                </div>
            </div>
        </div>
    }
}

fn instruments(shown: &Shown<'_>, chosen: &UseStateHandle<String>) -> Html {
    let locale = shown.ui.locale;
    let mut names: Vec<_> = builtin().map(|id| (id.to_owned(), locale.builtin_name(id))).collect();
    names.extend(
        shown
            .state
            .packs
            .own()
            .iter()
            .map(|pack| (pack.instrument.id.to_string(), locale.text(&pack.instrument.title).to_owned())),
    );
    let option = |(id, name): (String, String)| {
        let (set, value) = (chosen.setter(), id.clone());
        let on_choose = Callback::from(move |()| set.set(value.clone()));
        Choice::new(id.clone(), name).chosen(**chosen == id).on_choose(on_choose)
    };
    let label = shown.ui.messages().method_instrument.into();
    SelectField { id: "instrumen-metode".into(), label, options: names.into_iter().map(option).collect() }.view()
}

/// Links to the sections; marks the one in view.
#[component]
fn Sections(props: &ViewProps) -> Html {
    let m = props.ui.messages();
    let sections = [
        ("tanda", m.method_marks),
        ("jenjang", m.method_bands),
        ("bobot", m.method_dimensions),
        ("indikator", m.method_indicators),
        ("tingkat", m.method_scales),
        ("rentang", m.method_bounds),
        ("aturan", m.method_rules),
        ("bertentangan", m.method_conflicts),
        ("sumber", m.method_sources),
        ("paket", m.own_pack_title),
        (device::EMBEDDING, props.ui.locale.beyond().embed_title),
        ("peramban", props.ui.locale.beyond().device_title),
    ];
    // There is no such card where the app itself is inside another page.
    let embedded = props.state.0.embedding.is_framed();
    let sections: Vec<_> = sections.into_iter().filter(|(id, _)| *id != device::EMBEDDING || !embedded).collect();
    let ids: Vec<_> = sections.iter().map(|(id, _)| *id).collect();
    let current = use_state_eq(|| 0);
    use_effect_with((), {
        let current = current.setter();
        move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "scroll", move |_| current.set(browser::section_in_view(&ids)))
            });
            move || drop(listener)
        }
    });
    html! {
        <nav class="side-nav col-3" aria-label={m.method_sections}>
            for (place, (id, name)) in sections.into_iter().enumerate() { { section_link(id, name, place == *current) } }
        </nav>
    }
}

/// The address names the screen, so a section is shown without changing it.
fn section_link(id: &'static str, name: &'static str, current: bool) -> Html {
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        browser::focus(id);
    });
    html! { <a href={format!("#{id}")} aria-current={current.then_some("true")} {onclick}>{ name }</a> }
}

fn marks(locale: Locale) -> Html {
    let m = locale.messages();
    let cells = [
        (Basis::Reported, m.mark_reported),
        (Basis::Inferred, m.mark_inferred),
        (Basis::Assumed, m.mark_assumed),
        (Basis::User, m.mark_user),
    ];
    html! {
        <section>
            <h2 class="sr-only" id="tanda" tabindex="-1">{ m.method_marks }</h2>
            <ul class="card quarters">
                for (basis, text) in cells { <li>{ provenance(locale, basis) }{ text }</li> }
            </ul>
        </section>
    }
}
