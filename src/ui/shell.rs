//! The frame of every screen: header, context, messages, result bar, spoken status.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::browser;
use super::components::{
    Button, ButtonKind, ButtonSize, ContextLine, Destination, Header, IconName, StatusLine,
};
use super::context::{PageProps, Shared, use_dispatch, use_locale};
use super::pages::{EntryPage, MethodPage, ResultPage, StartPage, notices};
use super::result_bar::LiveResultBar;
use crate::engine::text::Language;
use crate::i18n::{Locale, Messages, fill};
use crate::session::{Action, Page, SaveStatus, State, Theme};

/// How long the spoken result waits for typing to settle.
const SETTLE_MS: u32 = 700;

/// The whole application on screen.
#[component]
pub fn Shell(props: &PageProps) -> Html {
    let state = &props.state.0;
    let locale = use_locale();
    let dispatch = use_dispatch();
    let first = use_mut_ref(|| true);
    use_effect_with((state.page, locale), move |(page, locale)| {
        let m = locale.messages();
        browser::set_title(&fill(m.page_title, &[("page", page_name(m, *page))]));
    });
    use_effect_with(state.page, move |_| {
        if !first.replace(false) {
            browser::focus_heading();
        }
    });
    let page = match state.page {
        Page::Start => html! { <StartPage state={props.state.clone()} /> },
        Page::Entry => html! { <EntryPage state={props.state.clone()} /> },
        Page::Result => html! { <ResultPage state={props.state.clone()} /> },
        Page::Method => html! { <MethodPage state={props.state.clone()} /> },
    };
    html! {
        <div class="page">
            { header(locale, state, &dispatch) }
            { context_line(locale, state) }
            <main id="utama" class="main">
                { notices::banners(locale, state, &dispatch) }
                { page }
            </main>
            <LiveResultBar state={props.state.clone()} />
            <SpokenResult state={props.state.clone()} />
        </div>
    }
}

fn page_name(m: &'static Messages, page: Page) -> &'static str {
    match page {
        Page::Start => m.nav_start,
        Page::Entry => m.nav_entry,
        Page::Result => m.nav_result,
        Page::Method => m.nav_method,
    }
}

fn header(locale: Locale, state: &State, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let reachable = |page: &Page| state.work.is_some() || matches!(page, Page::Start | Page::Method);
    let pages = Page::NAMES.iter().map(|(_, page)| *page).filter(reachable);
    let destinations: Vec<_> = pages
        .map(|page| Destination {
            label: page_name(m, page).into(),
            href: format!("#/{}", page.name()).into(),
            current: page == state.page,
        })
        .collect();
    html! {
        <Header
            brand={m.brand}
            home="#/mulai"
            {destinations}
            nav_label={m.nav_label}
            menu_label={m.menu}
            skip_label={m.skip}
            skip_target="utama"
            tools={language_button(locale, dispatch)}
            always={theme_button(locale, state.preferences.theme, dispatch)}
        />
    }
}

fn language_button(locale: Locale, dispatch: &Callback<Action>) -> Html {
    let other = match locale.language {
        Language::Indonesian => Language::English,
        Language::English => Language::Indonesian,
    };
    let on_click = dispatch.reform(move |_| Action::Speak(other));
    let part = |language: Language, name: &'static str| {
        html! { if locale.language == language { <b>{ name }</b> } else { { name } } }
    };
    html! {
        <Button kind={ButtonKind::Quiet} size={ButtonSize::Small} {on_click}>
            <span aria-hidden="true">{ part(Language::Indonesian, "ID") }{ " / " }{ part(Language::English, "EN") }</span>
            <span class="sr-only" lang={Locale::new(other).tag()}>{ locale.messages().speak_other }</span>
        </Button>
    }
}

fn theme_button(locale: Locale, theme: Theme, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let dark = match theme {
        Theme::Follow => browser::prefers_dark(),
        Theme::Dark => true,
        Theme::Light | Theme::Contrast => false,
    };
    let (icon, label, next) = if dark {
        (IconName::Sun, m.theme_light, Theme::Light)
    } else {
        (IconName::Moon, m.theme_dark, Theme::Dark)
    };
    let on_click = dispatch.reform(move |_| Action::Paint(next));
    html! { <Button kind={ButtonKind::Quiet} size={ButtonSize::Small} {icon} {label} {on_click} /> }
}

fn context_line(locale: Locale, state: &State) -> Html {
    let Some(work) = state.work.as_ref().filter(|_| state.page != Page::Start) else {
        return Html::default();
    };
    let m = locale.messages();
    let (saved, unsaved) = match state.saved {
        SaveStatus::Nothing => (None, false),
        SaveStatus::Pending => (Some(m.saving), false),
        SaveStatus::Saved => (Some(m.saved), false),
        SaveStatus::Full => (Some(m.save_full), true),
        SaveStatus::Blocked => (Some(m.save_blocked), true),
    };
    html! {
        <ContextLine
            body={locale.body_name(&work.assessment)}
            instrument={locale.text(&work.rules.instrument.title).to_owned()}
            units={locale.rows(&work.rules.instrument, work.assessment.units.len())}
            saved={saved.map(AttrValue::from)}
            {unsaved}
            disclaimer={m.disclaimer}
            disclaimer_short={m.disclaimer_short}
        />
    }
}

/// The result in one sentence for screen readers, once typing has settled.
#[component]
fn SpokenResult(props: &PageProps) -> Html {
    let locale = use_locale();
    let spoken = use_state(AttrValue::default);
    let sentence = sentence(locale, &props.state);
    use_effect_with(sentence, {
        let spoken = spoken.setter();
        move |sentence: &Option<String>| {
            let sentence = sentence.clone();
            let timer = Timeout::new(SETTLE_MS, move || spoken.set(sentence.unwrap_or_default().into()));
            move || drop(timer)
        }
    });
    html! { <StatusLine text={(*spoken).clone()} /> }
}

fn sentence(locale: Locale, state: &Shared) -> Option<String> {
    let state = &state.0;
    let work = state.work.as_ref().filter(|_| matches!(state.page, Page::Entry | Page::Result))?;
    Some(locale.spoken(&work.rules, &work.assessment, &work.outcome))
}
