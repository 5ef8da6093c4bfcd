//! Fields tied to the session: what is typed stays as typed, and is committed when the field is left.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::evidence;
use crate::engine::text::UnitId;
use crate::i18n::Locale;
use crate::session::{Action, Field, Rejected, State};
use crate::ui::browser;
use crate::ui::components::{self, Takes, TextField, text_of};
use crate::ui::context::Ui;
use crate::ui::{typing, undo};

/// The id of a field on the page.
pub fn field_id(field: &Field) -> String {
    match field {
        Field::BodyName => "nama-instansi".to_owned(),
        Field::UnitName(unit) => format!("nama-{unit}"),
        Field::Total(unit) => format!("nilai-{unit}"),
        Field::Points(unit, dimension) => format!("poin-{unit}-{dimension}"),
        Field::Percent(unit, dimension) => format!("persen-{unit}-{dimension}"),
        Field::Answer(unit, indicator) => format!("tingkat-{unit}-{indicator}"),
        Field::Weight(id) => format!("bobot-{id}"),
        Field::Effort(indicator) => format!("upaya-{indicator}"),
        Field::Factor => "faktor".to_owned(),
        Field::Target => "target-nilai".to_owned(),
        Field::BundleEffort(bundle) => format!("upaya-paket-{bundle}"),
        Field::BundleLevel(bundle, indicator) => format!("tingkat-paket-{bundle}-{indicator}"),
        Field::Report(field) => format!("laporan-{}", field.key()),
        Field::Evidence(field) => evidence::field_id(field),
    }
}

/// What a message calls a field: unit, then figure.
pub fn field_name(locale: Locale, state: &State, field: &Field) -> String {
    let m = locale.messages();
    let work = state.work();
    let unit = |id: &UnitId| {
        let unit = work.and_then(|work| work.assessment.units.iter().find(|unit| unit.id == *id));
        unit.map(|unit| locale.unit_name(&unit.name)).unwrap_or_default()
    };
    let figure = |id: &str| {
        let instrument = work.map(|work| work.rules.instrument());
        let dimension = instrument.and_then(|known| known.dimension(id)).map(|dimension| &dimension.name);
        let indicator = instrument.and_then(|known| known.indicator(id)).map(|indicator| &indicator.short);
        dimension.or(indicator).map(|name| locale.text(name).to_owned()).unwrap_or_default()
    };
    match field {
        Field::BodyName => m.entry_body.to_owned(),
        Field::UnitName(id) | Field::Total(id) => unit(id),
        Field::Points(id, dimension) | Field::Percent(id, dimension) => {
            format!("{}, {}", unit(id), figure(dimension.as_str()))
        }
        Field::Answer(id, indicator) => format!("{}, {}", unit(id), figure(indicator.as_str())),
        Field::Weight(id) => figure(id.as_str()),
        Field::Effort(indicator) => figure(indicator.as_str()),
        Field::Factor => m.method_factor.to_owned(),
        Field::Target => m.target_title.to_owned(),
        Field::BundleEffort(bundle) | Field::BundleLevel(bundle, _) => {
            let bundle = work.and_then(|work| work.rules.instrument().bundle(bundle.as_str()));
            bundle.map(|bundle| locale.text(&bundle.name).to_owned()).unwrap_or_default()
        }
        Field::Report(_) => locale.first().nav_report.to_owned(),
        Field::Evidence(_) => String::new(),
    }
}

/// A field that commits to the session what was typed once it is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Commit {
    field: Field,
    label: AttrValue,
    shape: Shape,
    hint: Option<AttrValue>,
    value: AttrValue,
    placeholder: Option<AttrValue>,
    suggestions: Option<AttrValue>,
    takes: Takes,
    rejected: Option<Rejected>,
}

/// How a [`Commit`] is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// With its label above.
    Labelled,
    /// A table heading shows the label.
    Bare,
    /// Fills a cell of the grid.
    Cell { tab_stop: bool },
}

impl Commit {
    /// A field for text; `value` is the value in force.
    pub fn text(field: Field, label: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        let (label, value) = (label.into(), value.into());
        let (shape, takes) = (Shape::Labelled, Takes::Text);
        Self { field, label, shape, hint: None, value, placeholder: None, suggestions: None, takes, rejected: None }
    }

    /// A field for a number.
    pub fn number(field: Field, label: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        Self { takes: Takes::Number, ..Self::text(field, label, value) }
    }

    /// Only screen readers hear the label: a table heading shows it.
    pub fn bare(self) -> Self {
        Self { shape: Shape::Bare, ..self }
    }

    /// Fills a cell of the grid; Tab stops there or not.
    pub fn cell(self, tab_stop: bool) -> Self {
        Self { shape: Shape::Cell { tab_stop }, ..self }
    }

    /// A line under the label.
    pub fn hint(self, hint: impl Into<AttrValue>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Grey text in the empty field.
    pub fn placeholder(self, placeholder: &'static str) -> Self {
        Self { placeholder: Some(placeholder.into()), ..self }
    }

    /// Values to choose from: the id of a `<datalist>`.
    pub fn suggestions(self, list: &'static str) -> Self {
        Self { suggestions: Some(list.into()), ..self }
    }

    /// What was refused here.
    pub fn rejected(self, rejected: Option<Rejected>) -> Self {
        Self { rejected, ..self }
    }

    /// The field with what the state refused.
    pub fn view(self, ui: &Ui, state: &State) -> Html {
        let rejected = state.rejected.get(&self.field).cloned();
        self.rejected(rejected).draw(ui)
    }

    /// The field.
    pub fn draw(self, ui: &Ui) -> Html {
        let key = field_id(&self.field);
        html! { <CommitField {key} ui={ui.clone()} commit={self} /> }
    }
}

/// Properties of [`CommitField`].
#[derive(Clone, PartialEq, Properties)]
struct CommitFieldProps {
    ui: Ui,
    commit: Commit,
}

/// Keeps what is being typed until the field is left; what it comes to is taken over meanwhile.
#[component]
fn CommitField(props: &CommitFieldProps) -> Html {
    let typed = use_state(|| None::<String>);
    let CommitFieldProps { ui, commit } = props.clone();
    let rejected = commit.rejected.filter(|_| typed.is_none());
    let value = match (&*typed, &rejected) {
        (Some(typed), _) => AttrValue::from(typed.clone()),
        (None, Some(rejected)) => AttrValue::from(rejected.typed.clone()),
        (None, None) => commit.value,
    };
    let value_is_typed = typed.is_some();
    let on_input = {
        let (typed, ui, field) = (typed.setter(), ui.clone(), commit.field.clone());
        Callback::from(move |text: String| {
            typing::note(&ui, &field, text.clone());
            typed.set(Some(text));
        })
    };
    let on_commit = {
        let (ui, field) = (ui.clone(), commit.field.clone());
        Callback::from(move |text: String| {
            if typed.is_some() {
                typed.set(None);
                typing::forget();
                ui.send(Action::Enter(field.clone(), text));
            }
        })
    };
    let onkeydown = undo_keys(&ui, value_is_typed);
    let error = rejected.map(|rejected| ui.locale.wrong(&rejected.kind, &rejected.typed).into());
    let field = components::Field {
        id: field_id(&commit.field).into(),
        label: commit.label,
        label_hidden: commit.shape == Shape::Bare,
        hint: commit.hint,
        error,
    };
    let input = match commit.shape {
        Shape::Cell { tab_stop } => cell_input(field, value, tab_stop, on_input, on_commit),
        Shape::Labelled | Shape::Bare => {
            let Commit { takes, placeholder, suggestions, .. } = commit;
            TextField { field, takes, value, placeholder, longest: None, suggestions, on_input, on_commit }.view()
        }
    };
    html! { <div class="commit" {onkeydown}>{ input }</div> }
}

/// Control and Z undoes a step of the assessment, unless there is typing in the field to take
/// back, which the browser does.
fn undo_keys(ui: &Ui, typing: bool) -> Callback<KeyboardEvent> {
    let ui = ui.clone();
    Callback::from(move |event: KeyboardEvent| {
        if let Some(action) = undo::asked(&event).filter(|_| !typing) {
            event.prevent_default();
            ui.send(action);
        }
    })
}

fn cell_input(
    field: components::Field,
    value: AttrValue,
    tab_stop: bool,
    on_input: Callback<String>,
    on_commit: Callback<String>,
) -> Html {
    let oninput = Callback::from(move |event: InputEvent| on_input.emit(text_of(&event)));
    let onblur = Callback::from(move |event: FocusEvent| on_commit.emit(text_of(&event)));
    let message = field.error.as_ref().map(|_| AttrValue::from(format!("{}-error", field.id)));
    let shown = message.clone();
    let onfocus = Callback::from(move |event: FocusEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.select();
        // It hangs below the cell, where the edge of the table may cut it.
        if let Some(message) = &shown {
            browser::show_all_of(message);
        }
    });
    html! {
        <>
            <input
                id={field.id}
                class="grid-cell__input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-label={field.label}
                aria-invalid={message.as_ref().map(|_| "true")}
                aria-describedby={message.clone()}
                tabindex={if tab_stop { "0" } else { "-1" }}
                {value}
                {oninput}
                {onblur}
                {onfocus}
            />
            if let Some(error) = field.error { <span class="sr-only grid-cell__wrong" id={message}>{ error }</span> }
        </>
    }
}

/// Row and column of the cell in which an event happened.
pub fn cell_of(event: &Event) -> Option<(usize, usize)> {
    let element: Element = event.target_dyn_into()?;
    place(&element.closest("[data-cell]").ok().flatten()?)
}

/// Row and column of the cell that an event was aimed at itself, and not at something inside it.
pub fn cell_itself(event: &Event) -> Option<(usize, usize)> {
    place(&event.target_dyn_into()?)
}

fn place(cell: &Element) -> Option<(usize, usize)> {
    let name = cell.get_attribute("data-cell")?;
    let (row, column) = name.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// The `data-cell` of a cell.
pub fn cell_name(row: usize, column: usize) -> String {
    format!("{row}-{column}")
}

/// Which way a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// A column left.
    Left,
    /// A column right.
    Right,
}

impl Way {
    /// The way of a key: Enter leads down, Shift and Enter up. Arrows with Shift select text; other keys held with one
    /// are the browser's.
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        let key = event.key();
        if browser::is_combined(event) || (event.shift_key() && key != "Enter") {
            return None;
        }
        match key.as_str() {
            "Enter" if event.shift_key() => Some(Self::Up),
            "Enter" | "ArrowDown" => Some(Self::Down),
            "ArrowUp" => Some(Self::Up),
            "ArrowLeft" => Some(Self::Left),
            "ArrowRight" => Some(Self::Right),
            _ => None,
        }
    }

    /// The neighbour that way, not left of or above the first cell.
    pub fn from(self, row: usize, column: usize) -> (usize, usize) {
        match self {
            Self::Up => (row.saturating_sub(1), column),
            Self::Down => (row + 1, column),
            Self::Left => (row, column.saturating_sub(1)),
            Self::Right => (row, column + 1),
        }
    }
}

/// Puts the focus into the input of a cell inside the element with this id.
pub fn focus_cell(container: &str, row: usize, column: usize) -> bool {
    browser::focus_and_select(&format!("#{container} [data-cell=\"{}\"] input", cell_name(row, column)))
}

/// The pasted text where it is a block of cells; a single value is left to the field.
pub fn pasted_block(event: &Event) -> Option<String> {
    let event = wasm_bindgen::JsCast::dyn_ref::<web_sys::ClipboardEvent>(event)?;
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n', '\r']).then_some(text)
}
