//! Fields tied to the session: what is typed stays as typed, and is committed when the field is left.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::engine::text::UnitId;
use crate::i18n::Locale;
use crate::session::{Action, Field, Rejected, State};
use crate::ui::browser;
use crate::ui::components::{FieldError, FieldWidth, TextField};
use crate::ui::context::{use_dispatch, use_locale};

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
    }
}

/// Everything that was refused, for the summary above the fields.
pub fn field_errors(locale: Locale, state: &State) -> Vec<FieldError> {
    let name = |field: &Field| field_name(locale, state, field);
    let error = |(field, rejected): (&Field, &Rejected)| FieldError {
        field: field_id(field).into(),
        message: format!("{}: {}", name(field), locale.problem_kind(&rejected.kind, &rejected.typed)).into(),
    };
    state.rejected.iter().map(error).collect()
}

/// What a message calls a field: unit, then figure.
fn field_name(locale: Locale, state: &State, field: &Field) -> String {
    let m = locale.messages();
    let work = state.work.as_ref();
    let unit = |id: &UnitId| {
        let unit = work.and_then(|work| work.assessment.units.iter().find(|unit| unit.id == *id));
        unit.map(|unit| locale.unit_name(&unit.name)).unwrap_or_default()
    };
    let figure = |id: &str| {
        let instrument = work.map(|work| &work.rules.instrument);
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
        Field::Weight(id) => figure(id),
        Field::Effort(indicator) => figure(indicator.as_str()),
        Field::Factor => m.method_factor.to_owned(),
    }
}

/// What stands in a field: what is being typed, else what was refused, else the value.
fn shown(typed: Option<&String>, rejected: Option<&Rejected>, value: &AttrValue) -> AttrValue {
    match (typed, rejected) {
        (Some(typed), _) => AttrValue::from(typed.clone()),
        (None, Some(rejected)) => AttrValue::from(rejected.typed.clone()),
        (None, None) => value.clone(),
    }
}

/// Properties of [`CommitField`].
#[derive(Clone, PartialEq, Properties)]
pub struct CommitFieldProps {
    /// What it changes.
    pub field: Field,
    /// Its label.
    pub label: AttrValue,
    /// Whether only screen readers hear the label.
    #[prop_or_default]
    pub label_hidden: bool,
    /// Line under the label.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The value in force.
    pub value: AttrValue,
    /// Grey text in the empty field.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// What was refused.
    #[prop_or_default]
    pub rejected: Option<Rejected>,
    /// Whether it takes a number.
    #[prop_or_default]
    pub decimal: bool,
    /// Its width.
    #[prop_or_default]
    pub width: FieldWidth,
}

/// A labelled text field that commits to the session.
#[component]
pub fn CommitField(props: &CommitFieldProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let typed = use_state(|| None::<String>);
    let value = shown(typed.as_ref(), props.rejected.as_ref(), &props.value);
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text: String| typed.set(Some(text)))
    };
    let on_commit = {
        let (typed, field) = (typed.clone(), props.field.clone());
        Callback::from(move |text: String| {
            if typed.is_some() {
                dispatch.emit(Action::Enter(field.clone(), text));
                typed.set(None);
            }
        })
    };
    let error = props.rejected.as_ref().filter(|_| typed.is_none());
    html! {
        <TextField
            id={field_id(&props.field)}
            label={props.label.clone()}
            label_hidden={props.label_hidden}
            hint={props.hint.clone()}
            error={error.map(|rejected| AttrValue::from(locale.problem_kind(&rejected.kind, &rejected.typed)))}
            {value}
            placeholder={props.placeholder.clone()}
            decimal={props.decimal}
            width={props.width}
            {on_input}
            {on_commit}
        />
    }
}

/// Properties of [`CellInput`].
#[derive(Clone, PartialEq, Properties)]
pub struct CellInputProps {
    /// What it changes.
    pub field: Field,
    /// What screen readers call it.
    pub label: AttrValue,
    /// The value in force.
    pub value: AttrValue,
    /// What was refused.
    pub rejected: Option<Rejected>,
    /// Whether Tab stops here.
    pub tab_stop: bool,
}

/// An input that fills a cell of the grid and commits to the session.
#[component]
pub fn CellInput(props: &CellInputProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let typed = use_state(|| None::<String>);
    let value = shown(typed.as_ref(), props.rejected.as_ref(), &props.value);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            typed.set(Some(input.value()));
        })
    };
    let onblur = {
        let (typed, field) = (typed.clone(), props.field.clone());
        Callback::from(move |_: FocusEvent| {
            if let Some(text) = (*typed).clone() {
                dispatch.emit(Action::Enter(field.clone(), text));
                typed.set(None);
            }
        })
    };
    let onkeydown = {
        let typed = typed.setter();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                typed.set(None);
            }
        })
    };
    let onfocus = Callback::from(|event: FocusEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.select();
    });
    let id = field_id(&props.field);
    let error = props.rejected.as_ref().map(|rejected| locale.problem_kind(&rejected.kind, &rejected.typed));
    html! {
        <>
            <input
                id={id.clone()}
                class="grid-cell__input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-label={props.label.clone()}
                aria-invalid={error.as_ref().map(|_| "true")}
                aria-describedby={error.as_ref().map(|_| format!("{id}-error"))}
                tabindex={if props.tab_stop { "0" } else { "-1" }}
                {value}
                {oninput}
                {onblur}
                {onkeydown}
                {onfocus}
            />
            if let Some(error) = error {
                <span class="sr-only" id={format!("{id}-error")}>{ error }</span>
            }
        </>
    }
}

/// Row and column of the cell in which an event happened.
pub fn cell_of(event: &Event) -> Option<(usize, usize)> {
    let element: HtmlElement = event.target_dyn_into()?;
    let cell = element.closest("[data-cell]").ok().flatten()?.get_attribute("data-cell")?;
    let (row, column) = cell.split_once('-')?;
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
    /// The way of a key: Enter leads down, Shift and Enter up.
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        match event.key().as_str() {
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
