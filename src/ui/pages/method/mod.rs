//! Metode: the instrument as the program uses it, every figure with its basis and source.

mod figures;
mod remarks;

use std::rc::Rc;

use yew::prelude::*;

use crate::engine::Rules;
use crate::engine::instrument::{Basis, builtin, find_builtin};
use crate::i18n::{Locale, fill};
use crate::session::State;
use crate::ui::components::{Choice, Notice, SelectField, focus};
use crate::ui::context::{PageProps, use_dispatch, use_locale};
use crate::ui::present::provenance;

/// The instrument that the page shows, and whether its figures can be changed.
struct Shown<'a> {
    locale: Locale,
    state: &'a State,
    rules: Rc<Rules>,
    editable: bool,
}

/// The method screen.
#[component]
pub fn MethodPage(props: &PageProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let state = &props.state.0;
    let work = state.work.as_ref();
    let own = work.map(|work| work.rules.instrument.id.to_string());
    let chosen = use_state(|| own.clone().unwrap_or_else(|| state.setup.instrument.clone()));
    let published = use_memo((*chosen).clone(), |id| find_builtin(id).and_then(|found| Rules::published(&found)));
    let editable = own.as_ref() == Some(&*chosen);
    let rules = match work.filter(|_| editable) {
        Some(work) => Some(Rc::clone(&work.rules)),
        None => (*published).clone().map(Rc::new),
    };
    let Some(rules) = rules else {
        return Html::default();
    };
    let m = locale.messages();
    let shown = Shown { locale, state, rules, editable };
    let title = locale.text(&shown.rules.instrument.title).to_owned();
    let on_select = {
        let chosen = chosen.setter();
        Callback::from(move |id: AttrValue| chosen.set(id.to_string()))
    };
    let options = builtin().map(|id| Choice::new(id, instrument_name(locale, id))).collect::<Vec<_>>();
    html! {
        <div class="wrap">
            <div class="cols">
                { navigation(locale) }
                <div class="col-9">
                    <div class="page-head page-head--lead">
                        <h1>{ m.method_title }</h1>
                        <p class="lead">{ fill(m.method_lead, &[("instrument", &title)]) }</p>
                        <SelectField
                            id="instrumen-metode"
                            label={m.method_instrument}
                            {options}
                            selected={AttrValue::from((*chosen).clone())}
                            {on_select}
                        />
                        <p class="secondary">{ version(&shown) }</p>
                    </div>
                    <div class="stack">
                        if !shown.editable { <Notice>{ m.method_needs_work }</Notice> }
                        { marks(locale) }
                        { figures::bands(&shown) }
                        { figures::dimensions(&shown) }
                        { figures::indicators(&shown, &dispatch) }
                        { figures::scales(&shown) }
                        { remarks::bounds(&shown) }
                        { remarks::notes(&shown) }
                        { remarks::conflicts(&shown) }
                        { remarks::sources(&shown) }
                    </div>
                </div>
            </div>
        </div>
    }
}

fn instrument_name(locale: Locale, id: &str) -> String {
    let m = locale.messages();
    let (family, year) = id.split_once('-').unwrap_or((id, ""));
    let family = if family == "opini" { m.family_opinion } else { m.family_compliance };
    format!("{family} {year}")
}

fn version(shown: &Shown<'_>) -> String {
    let m = shown.locale.messages();
    let status = match shown.rules.instrument.status.as_deref() {
        Some("reconstructed") | None => m.method_reconstructed,
        Some(other) => other,
    };
    fill(m.method_version, &[("name", &shown.rules.instrument.name()), ("status", status)])
}

fn navigation(locale: Locale) -> Html {
    let m = locale.messages();
    let sections = [
        ("tanda", m.method_marks),
        ("pita", m.method_bands),
        ("bobot", m.method_dimensions),
        ("indikator", m.method_indicators),
        ("tingkat", m.method_scales),
        ("rentang", m.method_bounds),
        ("aturan", m.method_rules),
        ("bertentangan", m.method_conflicts),
        ("sumber", m.method_sources),
    ];
    html! {
        <nav class="side-nav col-3" aria-label={m.method_sections}>
            { for sections.into_iter().map(|(id, name)| {
                // The address names the screen, so a section is shown without changing it.
                let onclick = Callback::from(move |event: MouseEvent| {
                    event.prevent_default();
                    focus(id);
                });
                html! { <a key={id} href={format!("#{id}")} {onclick}>{ name }</a> }
            }) }
        </nav>
    }
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
                { for cells.into_iter().map(|(basis, text)| html! {
                    <li key={basis.name()}>{ provenance(locale, basis, false) }{ text }</li>
                }) }
            </ul>
        </section>
    }
}
