//! Everything below the header once the calculator is here: context, screen, result bar.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::components::{ContextLine, KeptNote, status_line};
use super::context::{Shared, Ui};
use super::pages::{compare, embedding, entry, evidence, improve, method, report, result, workshop};
use super::printing::Printing;
use super::result_bar::LiveResultBar;
use super::shell::page_name;
use crate::i18n::Locale;
use crate::session::{DeviceRefusal, KeepStatus, Page, State, Work};

/// How long the spoken result waits for typing to settle.
const SETTLE_MS: u32 = 700;

/// The screens that need the engine.
pub fn workspace(ui: &Ui, shared: &Shared<State>) -> Html {
    let state = &*shared.0;
    let page = match state.page {
        Page::Start => Html::default(),
        Page::Entry => entry::page(ui, shared),
        Page::Result => result::page(ui, shared),
        Page::Improve => improve::page(ui, shared),
        Page::Compare => compare::page(ui, shared),
        Page::Evidence => evidence::page(ui, shared),
        Page::Report => report::page(ui, shared),
        Page::Method => method::page(ui, shared),
        Page::Embed => embedding::page(ui, shared),
        Page::Workshop => workshop::page(ui, shared),
        Page::Projector => return workshop::projector(ui),
    };
    html! {
        <>
            <main id="utama" class="main" tabindex="-1">{ page }</main>
            <LiveResultBar
                ui={ui.clone()}
                page={state.page}
                work={state.work().cloned()}
                trial={state.improve.trial.clone()}
            />
            <SpokenResult ui={ui.clone()} work={state.work().cloned().filter(|_| is_spoken(state.page))} />
            { printing(ui.locale, state) }
        </>
    }
}

/// On paper a screen is named after itself, the body and the instrument.
fn printing(locale: Locale, state: &State) -> Html {
    let screen = page_name(locale.first(), state.page);
    let name = match state.work() {
        Some(work) => locale.file_name(screen, &work.assessment),
        None => screen.to_owned(),
    };
    html! { <Printing {name} /> }
}

/// Whose assessment is in front, how it is kept, and that the result is an estimate.
pub fn context_line(ui: &Ui, state: &State) -> Html {
    let without = matches!(state.page, Page::Start | Page::Workshop | Page::Projector);
    let Some(work) = state.work().filter(|_| !without) else {
        return Html::default();
    };
    let (locale, m) = (ui.locale, ui.messages());
    let kept = |text: &'static str, failed: bool| Some(KeptNote { text: text.into(), failed });
    let line = ContextLine {
        body: locale.body_name(&work.assessment).into(),
        instrument: locale.text(&work.rules.instrument().title).to_owned().into(),
        units: locale.rows(work.rules.instrument(), work.assessment.units.len()).into(),
        kept: match state.kept {
            KeepStatus::Nothing => None,
            KeepStatus::Pending => kept(m.saving, false),
            KeepStatus::Kept => kept(m.saved, false),
            KeepStatus::Refused(DeviceRefusal::Full) => kept(m.save_full, true),
            KeepStatus::Refused(DeviceRefusal::Blocked) => kept(m.save_blocked, true),
        },
        disclaimer: locale.disclaimer(work.rules.instrument()).into(),
        disclaimer_short: m.disclaimer_short.into(),
    };
    line.view()
}

/// Where the result is spoken when it changes.
fn is_spoken(page: Page) -> bool {
    matches!(page, Page::Entry | Page::Result)
}

/// Properties of [`SpokenResult`].
#[derive(Clone, PartialEq, Properties)]
struct SpokenProps {
    ui: Ui,
    work: Option<Work>,
}

/// The result in one sentence for screen readers, once typing has settled.
#[component]
fn SpokenResult(props: &SpokenProps) -> Html {
    let spoken = use_state(AttrValue::default);
    let locale = props.ui.locale;
    let work = props.work.as_ref();
    let sentence = work.map(|work| locale.spoken(&work.rules, &work.assessment, &work.outcome));
    use_effect_with(sentence, {
        let spoken = spoken.setter();
        move |sentence: &Option<String>| {
            let sentence = sentence.clone();
            let timer = Timeout::new(SETTLE_MS, move || spoken.set(sentence.unwrap_or_default().into()));
            move || drop(timer)
        }
    });
    status_line(&spoken)
}
