//! Lembar kerja: templates and filled workbooks to download, and a file to take over after a preview.

mod preview;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::engine::assessment::{self, Assessment};
use crate::engine::text::InstrumentId;
use crate::i18n::{Locale, fill};
use crate::session::{Packs, State, Work, file_stem};
use crate::sheets::MAX_FILE_BYTES;
use crate::sheets::message::{self, Format, Purpose, Refused, Request, Said, Stage};
use crate::ui::browser;
use crate::ui::components::{Button, Dialog, IconName, polite};
use crate::ui::context::{Ui, ViewProps};
use crate::ui::worker::{self, Job, Report};
use preview::{Found, refusal};

const DIALOG: &str = "lembar-kerja";
const FILE_INPUT: &str = "buka-lembar";

/// Formats to write: the end of the file name, its type.
const FORMATS: [(Format, &str, &str); 3] = [
    (Format::Xlsx, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (Format::CsvExcel, "-excel.csv", "text/csv;charset=utf-8"),
    (Format::CsvPlain, ".csv", "text/csv;charset=utf-8"),
];

/// What the panel shows.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stand {
    /// What can be done.
    #[default]
    Ready,
    /// A job is under way, and how far; none while the worker is loaded.
    Busy { task: Task, stage: Option<Stage> },
    /// A job ended without a result, or with a download.
    Ended { end: End, name: String },
    /// Wrong cells, or a wrong file.
    Refused(Rc<(String, Refused)>),
    /// What a file would change.
    Found(Rc<Found>),
}

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Written,
    TooLarge,
    Unread,
    NotLoaded,
    Crashed,
}

impl End {
    fn text(self, locale: Locale, name: &str) -> String {
        let m = locale.sheet_panel();
        let message = match self {
            Self::Written => m.written,
            Self::TooLarge => m.too_large,
            Self::Unread => m.file_unread,
            Self::NotLoaded => m.not_loaded,
            Self::Crashed => m.crashed,
        };
        let limit = (MAX_FILE_BYTES / 1_000_000).to_string();
        fill(message, &[("name", name), ("limit", &limit)])
    }
}

/// What a worker was asked to do.
#[derive(Clone, Debug, PartialEq)]
enum Task {
    Write { name: String, mime: &'static str },
    Read { name: String, base: Rc<Assessment> },
}

impl Task {
    fn name(&self) -> &str {
        match self {
            Self::Write { name, .. } | Self::Read { name, .. } => name,
        }
    }
}

/// What is being worked on. A file is read before its job begins; whoever stops it, or begins something else, takes the
/// next turn, and what belongs to a former turn comes to nothing.
#[derive(Default)]
struct JobSlot {
    turn: Cell<u32>,
    job: RefCell<Option<Job>>,
}

impl JobSlot {
    /// Ends what is under way and begins a turn.
    fn next_turn(&self) -> u32 {
        self.job.borrow_mut().take();
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }
}

/// The button and its dialog. A component, as it keeps a job and whether the dialog is open.
#[component]
pub fn SheetPanel(props: &ViewProps) -> Html {
    let open = use_state_eq(|| false);
    let stand = use_state_eq(Stand::default);
    let slot = use_memo((), |()| JobSlot::default());
    use_effect_with((), {
        let slot = Rc::clone(&slot);
        // Who leaves the screen waits for no file.
        move |()| {
            move || {
                slot.next_turn();
            }
        }
    });
    let Some(work) = props.state.0.work().cloned() else {
        return Html::default();
    };
    let (locale, m) = (props.ui.locale, props.ui.locale.sheet_panel());
    let stop = {
        let (stand, slot) = (stand.setter(), Rc::clone(&slot));
        Callback::from(move |()| {
            slot.next_turn();
            stand.set(Stand::Ready);
        })
    };
    let close = {
        let (open, stop) = (open.setter(), stop.clone());
        Callback::from(move |()| {
            stop.emit(());
            open.set(false);
        })
    };
    let show = {
        let open = open.setter();
        Callback::from(move |()| open.set(true))
    };
    let panel = Panel { ui: &props.ui, state: &props.state.0, work: &work, stand: stand.setter(), slot, stop, close };
    // A closed dialog is not drawn: every edit of the table comes by here.
    let actions = if *open { panel.actions(&stand) } else { Html::default() };
    html! {
        <>
            { Button::new(m.open).icon(IconName::Sheet).small().on_click(show).view() }
            <Dialog
                id={DIALOG}
                open={*open}
                title={m.title}
                close_label={locale.sheet_panel().close}
                on_close={panel.close.clone()}
                {actions}
            >
                if *open { { panel.body(&stand) } }
                { panel.input() }
            </Dialog>
        </>
    }
}

/// Draws the dialog and starts jobs.
struct Panel<'a> {
    ui: &'a Ui,
    state: &'a State,
    work: &'a Work,
    stand: UseStateSetter<Stand>,
    slot: Rc<JobSlot>,
    stop: Callback<()>,
    close: Callback<()>,
}

impl Panel<'_> {
    fn body(&self, stand: &Stand) -> Html {
        let locale = self.ui.locale;
        // What is new, politely, and what else there is.
        let (news, rest) = match stand {
            Stand::Ready => (Html::default(), self.ready(None)),
            Stand::Ended { end: End::Written, name } => {
                (html! { <p class="sheets__message">{ End::Written.text(locale, name) }</p> }, self.ready(None))
            }
            Stand::Ended { end, name } => (Html::default(), self.ready(Some(end.text(locale, name)))),
            Stand::Busy { task, stage } => busy(locale, task, *stage),
            Stand::Refused(refused) => (Html::default(), refusal(locale, &refused.0, &refused.1)),
            Stand::Found(found) => (found.view(locale, self.work), Html::default()),
        };
        html! { <>{ polite(news) }{ rest }</> }
    }

    fn ready(&self, failure: Option<String>) -> Html {
        let m = self.ui.locale.sheet_panel();
        html! {
            <>
                if let Some(failure) = failure {
                    <p class="sheets__message field__error" role="alert">{ failure }</p>
                }
                <h3>{ m.fill_title }</h3>
                <p class="secondary">{ m.fill_text }</p>
                <div class="sheets__downloads">
                    { self.downloads(m.template, Purpose::Template) }
                    { self.downloads(m.filled, Purpose::Record) }
                </div>
                <h3>{ m.read_title }</h3>
                <p class="secondary">{ m.read_text }</p>
                <p class="sheets__choose">{ choose(m.choose).icon(IconName::Upload).view() }</p>
            </>
        }
    }

    /// One group of downloads: the three formats of a template or of the filled workbook.
    fn downloads(&self, legend: &'static str, purpose: Purpose) -> Html {
        let m = self.ui.locale.sheet_panel();
        let labels = [m.xlsx, m.csv_excel, m.csv_plain];
        let button = |(label, (format, end, mime)): (&'static str, (Format, &'static str, &'static str))| {
            Button::new(label).icon(IconName::Download).small().on_click(self.writes(format, end, mime, purpose)).view()
        };
        html! {
            <div role="group" aria-label={legend} class="sheets__group">
                <h4>{ legend }</h4>
                for each in labels.into_iter().zip(FORMATS).map(button) { { each } }
            </div>
        }
    }

    fn writes(&self, format: Format, end: &'static str, mime: &'static str, purpose: Purpose) -> Callback<()> {
        let mark = if purpose == Purpose::Template { "-templat" } else { "" };
        let name = format!("{}{mark}{end}", file_stem(&self.work.assessment));
        let task = message::Task::Write { format, language: self.ui.locale.language, purpose };
        let starter = self.starter();
        Callback::from(move |()| {
            starter.start(Task::Write { name: name.clone(), mime }, task, js_sys::Uint8Array::new_with_length(0));
        })
    }

    fn starter(&self) -> Starter {
        Starter {
            packs: self.state.packs.clone(),
            instrument: self.work.rules.instrument().id.clone(),
            assessment: Rc::clone(&self.work.assessment),
            stand: self.stand.clone(),
            slot: Rc::clone(&self.slot),
        }
    }

    /// The hidden input that the buttons open.
    fn input(&self) -> Html {
        let starter = self.starter();
        let onchange = Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                starter.read(file);
            }
            // Choosing the same file again must count as a change.
            input.set_value("");
        });
        html! {
            <input
                id={FILE_INPUT}
                hidden=true
                type="file"
                accept=".xlsx,.csv,.txt,.xls,.ods"
                {onchange}
            />
        }
    }

    fn actions(&self, stand: &Stand) -> Html {
        let m = self.ui.locale.sheet_panel();
        let back = || Button::quiet(m.cancel).on_click(self.stop.clone()).view();
        match stand {
            Stand::Ready | Stand::Ended { .. } => Button::new(m.close).on_click(self.close.clone()).view(),
            Stand::Busy { .. } => Button::new(m.cancel).on_click(self.stop.clone()).view(),
            Stand::Refused(_) => html! { <>{ choose(m.choose_other).view() }{ back() }</> },
            Stand::Found(found) if found.is_nothing() => html! { <>{ choose(m.choose_other).view() }{ back() }</> },
            Stand::Found(found) => {
                let (send, close) = (self.ui.sends(found.action()), self.close.clone());
                let apply = Callback::from(move |()| {
                    close.emit(());
                    send.emit(());
                });
                html! { <>{ Button::primary(m.apply).on_click(apply).view() }{ back() }</> }
            }
        }
    }
}

fn choose(label: &'static str) -> Button {
    Button::new(label).on_click(Callback::from(|()| browser::click(FILE_INPUT)))
}

/// What a job is doing, in words and as a picture.
fn busy(locale: Locale, task: &Task, stage: Option<Stage>) -> (Html, Html) {
    let m = locale.sheet_panel();
    let message = match (stage, task) {
        (Some(Stage::Cells), _) => m.stage_cells,
        (Some(Stage::Plan), _) => m.stage_plan,
        (Some(Stage::File), Task::Read { .. }) => m.stage_file_read,
        (Some(Stage::File), Task::Write { .. }) => m.stage_file_write,
        (None, _) => m.loading,
    };
    let text = fill(message, &[("name", task.name())]);
    let words = html! { <p>{ &text }</p> };
    (words, html! { <progress class="sheets__progress" aria-label={text}></progress> })
}

/// Everything that a job needs.
#[derive(Clone)]
struct Starter {
    packs: Packs,
    instrument: InstrumentId,
    assessment: Rc<Assessment>,
    stand: UseStateSetter<Stand>,
    slot: Rc<JobSlot>,
}

impl Starter {
    /// Reads a chosen file; one that is too large is not even loaded.
    fn read(&self, file: File) {
        let starter = self.clone();
        let name = file.name();
        if file.size() > MAX_FILE_BYTES as f64 {
            return self.stand.set(Stand::Ended { end: End::TooLarge, name });
        }
        let turn = self.slot.next_turn();
        let task = Task::Read { name, base: Rc::clone(&self.assessment) };
        self.stand.set(Stand::Busy { task: task.clone(), stage: Some(Stage::File) });
        spawn_local(async move {
            let bytes = browser::read_bytes(&file).await;
            if starter.slot.turn.get() != turn {
                return;
            }
            match bytes {
                Some(bytes) => starter.start(task, message::Task::Read, bytes),
                None => starter.stand.set(Stand::Ended { end: End::Unread, name: task.name().to_owned() }),
            }
        });
    }

    fn start(&self, task: Task, asked: message::Task, bytes: js_sys::Uint8Array) {
        let pack = self.packs.text(self.instrument.as_str()).as_deref().unwrap_or_default().to_owned();
        let request = Request { task: asked, pack, assessment: assessment::to_text(&self.assessment) };
        self.slot.next_turn();
        let (stand, slot) = (self.stand.clone(), Rc::clone(&self.slot));
        self.stand.set(Stand::Busy { task: task.clone(), stage: None });
        let name = task.name().to_owned();
        let on_report = Callback::from(move |report: Report| {
            if !matches!(report, Report::Stage(_)) {
                slot.job.borrow_mut().take();
            }
            if let (Report::Done(Said::Written, bytes), Task::Write { mime, .. }) = (&report, &task) {
                browser::download_bytes(task.name(), mime, bytes);
            }
            stand.set(next(&task, report));
        });
        let started = worker::start(&request, &bytes, on_report);
        if started.is_none() {
            self.stand.set(Stand::Ended { end: End::NotLoaded, name });
        }
        *self.slot.job.borrow_mut() = started;
    }
}

/// What the panel shows after a report.
fn next(task: &Task, report: Report) -> Stand {
    let name = task.name().to_owned();
    match (report, task) {
        (Report::Stage(stage), _) => Stand::Busy { task: task.clone(), stage: Some(stage) },
        (Report::NotLoaded, _) => Stand::Ended { end: End::NotLoaded, name },
        (Report::Done(Said::Written, _), Task::Write { .. }) => Stand::Ended { end: End::Written, name },
        (Report::Done(Said::Refused(refused), _), Task::Read { .. }) => Stand::Refused(Rc::new((name, refused))),
        (Report::Done(Said::Found { assessment, changes }, _), Task::Read { base, .. }) => {
            Stand::Found(Rc::new(Found { name, base: Rc::clone(base), text: assessment, changes }))
        }
        (Report::Crashed | Report::Done(..), _) => Stand::Ended { end: End::Crashed, name },
    }
}
