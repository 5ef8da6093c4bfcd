//! Sematan: the code that puts the calculator into a page of another site.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::engine::instrument::builtin;
use crate::engine::text::Language;
use crate::i18n::Locale;
use crate::i18n::beyond::Messages;
use crate::session::embed::{Display, Form, InstrumentChoice, Snippet};
use crate::session::{State, Theme};
use crate::ui::components::{
    Button, Card, Choice, Field, IconName, Notice, NoticeKind, SegmentedControl, SelectField, Takes, TextField,
    status_line,
};
use crate::ui::context::{Shared, Ui, ViewProps};
use crate::ui::{browser, link};

const CODE: &str = "kode-sematan";

/// The screen Sematan.
pub fn page(ui: &Ui, state: &Shared<State>) -> Html {
    html! { <EmbedView ui={ui.clone()} state={state.clone()} /> }
}

/// What is being put together, and a way to change it.
struct Maker<'a> {
    ui: &'a Ui,
    m: &'static Messages,
    snippet: &'a Snippet,
    set: UseStateSetter<Snippet>,
}

impl Maker<'_> {
    /// A handler that changes the code.
    fn sets(&self, change: impl Fn(&mut Snippet) + 'static) -> Callback<()> {
        let (snippet, set) = (self.snippet.clone(), self.set.clone());
        Callback::from(move |()| {
            let mut next = snippet.clone();
            change(&mut next);
            set.set(next);
        })
    }

    fn segments(&self, name: &'static str, legend: &'static str, options: Vec<Choice>) -> Html {
        SegmentedControl { name, legend: legend.into(), legend_hidden: false, options }.view()
    }
}

/// Keeps what was chosen while the screen is open.
#[component]
fn EmbedView(props: &ViewProps) -> Html {
    let m = props.ui.locale.beyond();
    let snippet = use_state(|| begun(&props.ui, &props.state.0));
    let maker = Maker { ui: &props.ui, m, snippet: &snippet, set: snippet.setter() };
    html! {
        <div class="wrap">
            <div class="page-head page-head--lead">
                <h1>{ m.embed_title }</h1>
                <p class="lead">{ m.embed_lead }</p>
            </div>
            { match browser::address_for_others() {
                Some(address) => parts(&maker, &address),
                None => Notice::new(NoticeKind::Info, m.embed_no_address).view(Html::default()),
            } }
        </div>
    }
}

/// What the visitor sees now is what the code begins with.
fn begun(ui: &Ui, state: &State) -> Snippet {
    let chosen = builtin().find(|id| *id == state.setup.instrument).or(builtin().next());
    Snippet {
        form: Form::default(),
        language: ui.locale.language,
        theme: Theme::Follow,
        pack: chosen.unwrap_or_default().to_owned(),
        choice: InstrumentChoice::Free,
        display: Display::Full,
        host: String::new(),
    }
}

fn parts(maker: &Maker<'_>, address: &str) -> Html {
    let m = maker.m;
    html! {
        <div class="cols">
            <div class="col-5">{ options(maker) }</div>
            <div class="col-7 stack">
                { code(maker, address) }
                { Card::titled("diketahui", m.embed_told).view(html! {
                    <ul class="embed-told">
                        for text in [m.embed_told_result, m.embed_told_file, m.embed_told_store] { <li>{ text }</li> }
                    </ul>
                }) }
            </div>
        </div>
    }
}

fn options(maker: &Maker<'_>) -> Html {
    let (m, snippet) = (maker.m, maker.snippet);
    let form = |value, form, label: &'static str| {
        Choice::new(value, label).chosen(snippet.form == form).on_choose(maker.sets(move |snippet| snippet.form = form))
    };
    let display = |display: Display, label: &'static str| {
        Choice::new(display.name(), label)
            .chosen(snippet.display == display)
            .on_choose(maker.sets(move |snippet| snippet.display = display))
    };
    let displays = vec![
        display(Display::Full, m.display_full),
        display(Display::Entry, m.display_entry),
        display(Display::Result, m.display_result),
    ];
    Card::titled("pilihan", m.embed_options).view(html! {
        <div class="stack">
            { maker.segments("bentuk", m.embed_form, vec![
                form("elemen", Form::Element, m.embed_element),
                form("bingkai", Form::Frame, m.embed_frame),
            ]) }
            if snippet.form == Form::Frame { { host(maker) } }
            { looks(maker) }
            { pack(maker) }
            { maker.segments("layar", m.embed_display, displays) }
            if snippet.display == Display::Result { <p class="secondary">{ m.display_result_text }</p> }
        </div>
    })
}

/// Language and theme.
fn looks(maker: &Maker<'_>) -> Html {
    let (m, snippet) = (maker.m, maker.snippet);
    let language = |value, language, label| {
        Choice::new(value, label)
            .chosen(snippet.language == language)
            .on_choose(maker.sets(move |snippet| snippet.language = language))
    };
    let theme = |theme: Theme, label: &'static str| {
        Choice::new(theme.name(), label)
            .chosen(snippet.theme == theme)
            .on_choose(maker.sets(move |snippet| snippet.theme = theme))
    };
    let themes = vec![
        theme(Theme::Follow, m.theme_follow),
        theme(Theme::Light, m.theme_light),
        theme(Theme::Dark, m.theme_dark),
        theme(Theme::Contrast, m.theme_contrast),
    ];
    html! {
        <>
            { maker.segments("bahasa", m.embed_language, vec![
                language("id", Language::Indonesian, "Bahasa Indonesia"),
                language("en", Language::English, "English"),
            ]) }
            { SelectField { id: "tema-sematan".into(), label: m.embed_theme.into(), options: themes }.view() }
        </>
    }
}

/// The instrument, and whether visitors may choose another.
fn pack(maker: &Maker<'_>) -> Html {
    let (m, snippet) = (maker.m, maker.snippet);
    let option = |id: &'static str| {
        Choice::new(id, maker.ui.locale.builtin_name(id))
            .chosen(snippet.pack == id)
            .on_choose(maker.sets(move |snippet| id.clone_into(&mut snippet.pack)))
    };
    let options = builtin().map(option).collect();
    let locked = snippet.choice == InstrumentChoice::Locked;
    let other = if locked { InstrumentChoice::Free } else { InstrumentChoice::Locked };
    let lock = maker.sets(move |snippet| snippet.choice = other);
    html! {
        <>
            { SelectField { id: "paket-sematan".into(), label: m.embed_pack.into(), options }.view() }
            <label class="share__choice">
                <input type="checkbox" checked={locked} onchange={Callback::from(move |_: Event| lock.emit(()))} />
                <span>{ m.embed_lock }<span class="share__hint">{ m.embed_lock_text }</span></span>
            </label>
        </>
    }
}

fn host(maker: &Maker<'_>) -> Html {
    let (m, snippet) = (maker.m, maker.snippet);
    let (current, set) = (snippet.clone(), maker.set.clone());
    let on_input = Callback::from(move |host| set.set(Snippet { host, ..current.clone() }));
    let field = Field {
        id: "situs-sematan".into(),
        label: m.embed_host.into(),
        hint: Some(m.embed_host_hint.into()),
        error: snippet.has_wrong_host().then(|| m.embed_host_wrong.into()),
        ..Field::default()
    };
    TextField { field, takes: Takes::Text, value: snippet.host.clone().into(), on_input, ..TextField::default() }.view()
}

fn code(maker: &Maker<'_>, address: &str) -> Html {
    let text = maker.snippet.code(address, maker.ui.first().embed_link);
    html! { <CodeCard locale={maker.ui.locale} {text} preview={maker.snippet.address(address)} /> }
}

/// Properties of [`CodeCard`].
#[derive(Clone, PartialEq, Properties)]
struct CodeProps {
    locale: Locale,
    text: String,
    preview: String,
}

/// The code with the button that copies it; says how copying went.
#[component]
fn CodeCard(props: &CodeProps) -> Html {
    let m = props.locale.beyond();
    let told = use_state(AttrValue::default);
    // Another code has not been copied yet.
    use_effect_with(props.text.clone(), {
        let told = told.setter();
        move |_| told.set(AttrValue::default())
    });
    let copy = {
        let told = told.setter();
        Callback::from(move |()| {
            let told = told.clone();
            spawn_local(async move {
                let done = link::copy_field(CODE).await;
                told.set(if done { m.copied } else { m.copy_by_hand }.into());
            });
        })
    };
    Card::titled("kode", m.embed_code).view(html! {
        <>
            <label class="sr-only" for={CODE}>{ m.embed_code }</label>
            <textarea id={CODE} class="embed-code" readonly=true rows="9" spellcheck="false" value={props.text.clone()} />
            <p class="row">
                { Button::primary(m.copy).icon(IconName::Copy).on_click(copy).view() }
                <a href={props.preview.clone()} target="_blank" rel="noreferrer noopener">{ m.embed_preview }</a>
                <span class="secondary">{ &*told }</span>
            </p>
            { status_line(&told) }
        </>
    })
}
