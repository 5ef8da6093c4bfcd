//! Indicators against units, for those who come from Excel.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;
use yew::prelude::*;

use super::grid_cells::{GridRow, range_class};
use super::summary::unit_state;
use crate::engine::Rules;
use crate::engine::assessment::{Answer, Entry, Unit};
use crate::engine::instrument::{Dimension, Indicator};
use crate::engine::number::Rational;
use crate::engine::score::UnitOutcome;
use crate::engine::text::UnitId;
use crate::i18n::{LevelLegend, Locale, fill};
use crate::session::{Action, Anchor, Field, Rejected, Work};
use crate::ui::components::{Card, IconName, LevelCell, icon, zone_mark};
use crate::ui::context::{Shared, Ui};
use crate::ui::pages::fields::{Way, cell_itself, cell_of, focus_cell, pasted_block};
use crate::ui::present::{provenance, provenance_small, tone};
use crate::ui::short_name::{Room, told_apart};

const GRID: &str = "kisi";
/// How many cells that cannot be typed into an arrow key passes over.
const FURTHEST: usize = 40;

/// Properties of [`GridView`]: what it shows and no more, so that other changes leave it alone.
#[derive(Clone, PartialEq, Properties)]
pub struct GridProps {
    /// Language and actions.
    pub ui: Ui,
    /// The entries with their result.
    pub work: Work,
    /// What was refused.
    pub rejected: LiteMap<Field, Rejected>,
}

/// The grid with keyboard and paste. Keeps the cell with the focus, and which groups are closed.
#[component]
pub fn GridView(props: &GridProps) -> Html {
    let active = use_state_eq(|| (0_usize, 0_usize));
    let closed = use_state(Vec::<usize>::new);
    let GridProps { ui, work, .. } = props;
    let m = ui.messages();
    if work.assessment.units.is_empty() {
        return Card::new().class("card--tight").view(html! { <p class="empty">{ m.no_units }</p> });
    }
    let active_cell = reachable(work, *active, &closed);
    let names = use_memo(names(work), Clone::clone);
    let headings = use_memo((ui.locale, Rc::clone(&names)), |(locale, names)| headings(*locale, names));
    let columns = Columns { names: &names, answers: answers(work) };
    let mut groups = Vec::new();
    let mut first = 0;
    for (place, dimension) in work.rules.instrument().dimensions.iter().enumerate() {
        let open = !closed.contains(&place);
        groups.push(group(ui.locale, work, place, dimension, toggle(&closed, place), open));
        if open {
            let rows = dimension.indicators.iter().enumerate();
            groups.extend(
                rows.map(|(offset, indicator)| row(props, &columns, (place, offset), first, indicator, active_cell)),
            );
        }
        first += dimension.indicators.len();
    }
    let paper = on_paper(names.len());
    html! {
        <>
            if paper == Some(LEFT_TO_REPORT) {
                <p class="print-only">{ fill(m.grid_not_on_paper, &[("count", &names.len().to_string())]) }</p>
            }
            <div class="row row--between grid-notes">
                <p class="secondary no-print">{ m.grid_hint }</p>
                { legend(ui.locale, &work.rules) }
            </div>
            <div
                class="grid-scroll"
                onkeydown={on_key()}
                onpaste={on_paste(ui)}
                onfocusin={on_focus(active.setter())}
                onclick={on_click()}
            >
                <table class={classes!("grid", paper)} id={GRID} aria-label={m.grid_table}>
                    { head(ui.locale, work, &headings) }
                    <tbody>{ groups }</tbody>
                </table>
            </div>
        </>
    }
}

/// The grid on paper with more than so many units: their names are turned.
const UPRIGHT: usize = 7;
/// More units than this do not fit a sheet even with turned names.
const MOST_ON_PAPER: usize = 25;
/// The class of a grid that is not printed.
const LEFT_TO_REPORT: &str = "grid--report";

/// How paper shows a grid of so many units, where not as the screen does.
fn on_paper(units: usize) -> Option<&'static str> {
    if units > MOST_ON_PAPER { Some(LEFT_TO_REPORT) } else { (units > UPRIGHT).then_some("grid--turned") }
}

/// The cell that Tab leads to: the one that had the focus last if it can be typed into, else the first that can.
fn reachable(work: &Work, active: (usize, usize), closed: &[usize]) -> (usize, usize) {
    let by_indicator = |unit: &Unit| matches!(unit.entry, Entry::Indicators(_));
    let column = match work.assessment.units.get(active.1) {
        Some(unit) if by_indicator(unit) => active.1,
        _ => work.assessment.units.iter().position(by_indicator).unwrap_or_default(),
    };
    let (mut first, mut fallback) = (0, None);
    for (place, dimension) in work.rules.instrument().dimensions.iter().enumerate() {
        let end = first + dimension.indicators.len();
        if !closed.contains(&place) {
            if (first..end).contains(&active.0) {
                return (active.0, column);
            }
            fallback = fallback.or(Some(first));
        }
        first = end;
    }
    (fallback.unwrap_or_default(), column)
}

/// Opens or closes a group.
fn toggle(closed: &UseStateHandle<Vec<usize>>, place: usize) -> Callback<MouseEvent> {
    let closed = closed.clone();
    Callback::from(move |_| {
        let mut next = (*closed).clone();
        match next.iter().position(|other| *other == place) {
            Some(position) => {
                next.swap_remove(position);
            }
            None => next.push(place),
        }
        closed.set(next);
    })
}

/// Arrows and Enter lead to the next cell that way that can be typed into.
fn on_key() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        if let Some((way, mut cell)) = Way::of(&event).zip(cell_of(&event)) {
            event.prevent_default();
            for _ in 0..FURTHEST {
                cell = way.from(cell.0, cell.1);
                if focus_cell(GRID, cell.0, cell.1) {
                    break;
                }
            }
        }
    })
}

fn on_paste(ui: &Ui) -> Callback<Event> {
    let ui = ui.clone();
    Callback::from(move |event: Event| {
        if let Some((text, (indicator, unit))) = pasted_block(&event).zip(cell_of(&event)) {
            event.prevent_default();
            ui.send(Action::Paste(Anchor::Grid { indicator, unit }, text));
        }
    })
}

/// A click beside the input of a cell is one into it: not every browser makes the input as high as a high row.
fn on_click() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        if let Some((row, column)) = cell_itself(&event) {
            focus_cell(GRID, row, column);
        }
    })
}

fn on_focus(active: UseStateSetter<(usize, usize)>) -> Callback<FocusEvent> {
    Callback::from(move |event: FocusEvent| {
        if let Some(cell) = cell_of(&event) {
            active.set(cell);
        }
    })
}

fn legend(locale: Locale, rules: &Rules) -> Html {
    let m = locale.messages();
    let weights = rules.dimensions().iter().map(|dimension| dimension.weight());
    let weights = weights.chain(rules.indicators().map(|indicator| indicator.weight()));
    let bases: BTreeSet<_> = weights.map(|weight| weight.origin().basis).collect();
    let LevelLegend { levels, range: (low, high, range) } = locale.level_legend(rules);
    let sample = |class: Classes, text: String| html! { <span class={classes!("legend__cell", class)}>{ text }</span> };
    html! {
        <div class="legend">
            for basis in bases { { provenance(locale, basis) } }
            <span class="legend__item">
                for (step, level) in levels { { sample(LevelCell::Level(step).class().into(), level) } }
                { m.level_legend }
            </span>
            <span class="legend__item">{ sample(LevelCell::Open.class().into(), "\u{a0}".to_owned()) }{ m.legend_open }</span>
            <span class="legend__item"><i>{ m.na_short }</i>{ m.legend_na }</span>
            <span class="legend__item">{ sample(range_class(low, high), range) }{ m.legend_range }</span>
        </div>
    }
}

/// Names of units as the head shows them, each with the whole name.
fn headings(locale: Locale, units: &[(UnitId, String)]) -> Vec<(String, String)> {
    let names: Vec<_> = units.iter().map(|(_, name)| locale.unit_name(name)).collect();
    names.iter().map(|name| (told_apart(name, &names, ROOM), name.clone())).collect()
}

fn head(locale: Locale, work: &Work, headings: &[(String, String)]) -> Html {
    let m = locale.messages();
    let units = work.assessment.units.iter().zip(&work.outcome.units).zip(headings);
    let total = work.outcome.verdict.as_ref().map(|verdict| locale.score(verdict.total));
    html! {
        <thead>
            <tr>
                <th class="grid__name" scope="col">{ m.column_indicator }</th>
                <th class="grid__weight" scope="col">
                    { m.column_weight }<span class="grid__score">{ m.column_points }</span>
                </th>
                for ((unit, outcome), heading) in units { { unit_head(locale, heading, unit, outcome) } }
                <th class="grid__mean" scope="col">
                    { m.column_mean }<span class="grid__score">{ total.unwrap_or_default() }</span>
                </th>
            </tr>
        </thead>
    }
}

/// What a column has room for of the name of a unit, where there are seven: the style sheet cuts what is longer.
const ROOM: Room = Room { lines: 3, letters: 11 };

fn unit_head(locale: Locale, (short, name): &(String, String), unit: &Unit, outcome: &UnitOutcome) -> Html {
    let score = match &outcome.verdict {
        Some(verdict) => html! { <>{ zone_mark(tone(&verdict.band)) }{ locale.score(verdict.total) }</> },
        None => unit_state(locale, unit, outcome).into(),
    };
    // Nothing can be asked of paper: there the whole name stands.
    let whole = (short != name).then(|| html! { <span class="grid__unit-name print-only">{ name.clone() }</span> });
    let on_screen = whole.is_some().then_some("no-print");
    html! {
        <th class="grid__unit" scope="col" title={name.clone()} key={unit.id.as_str()}>
            <span class={classes!("grid__unit-name", on_screen)}>{ short }</span>{ whole }
            <span class="grid__score">{ score }</span>
        </th>
    }
}

fn group(
    locale: Locale,
    work: &Work,
    place: usize,
    dimension: &Dimension,
    onclick: Callback<MouseEvent>,
    open: bool,
) -> Html {
    let rules = work.rules.dimensions().get(place);
    let weight = rules.map(|rules| rules.weight().value() * &Rational::HUNDRED).unwrap_or_default();
    let basis = rules.map_or(dimension.weight.origin.basis, |rules| rules.weight().origin().basis);
    let count = locale.indicators(dimension.indicators.len());
    let name = if open { IconName::ChevronDown } else { IconName::ChevronRight };
    let points = |outcome: &UnitOutcome| {
        let own = outcome.dimensions.get(place).filter(|own| own.points.is_point());
        own.map(|own| locale.rounded(&own.points.low)).unwrap_or_default()
    };
    let mean = work.outcome.dimensions.get(place);
    let mean = mean.filter(|mean| mean.units == work.assessment.units.len() && mean.points.is_point());
    html! {
        <tr class="grid__group" key={dimension.id.as_str()}>
            <th class="grid__name" scope="row">
                <button type="button" class="grid__toggle" aria-expanded={if open { "true" } else { "false" }} {onclick}>
                    { icon(name) }{ locale.text(&dimension.name) }<span class="grid__count">{ count }</span>
                </button>
            </th>
            <td class="grid__weight">{ locale.rounded(&weight) }{ provenance_small(locale, basis) }</td>
            for unit in &work.outcome.units { <td class="grid__sum">{ points(unit) }</td> }
            <td class="grid__sum">{ mean.map(|mean| locale.rounded(&mean.points.low)).unwrap_or_default() }</td>
        </tr>
    }
}

/// The units with their names.
type Names = Rc<[(UnitId, String)]>;

fn names(work: &Work) -> Names {
    work.assessment.units.iter().map(|unit| (unit.id.clone(), unit.name.clone())).collect()
}

/// What all rows share: the units, and the answers of those that are entered by indicator, in the order of the instrument.
struct Columns<'w> {
    names: &'w Names,
    answers: Vec<Option<Vec<Option<&'w Answer>>>>,
}

fn answers(work: &Work) -> Vec<Option<Vec<Option<&Answer>>>> {
    work.assessment.units.iter().map(|unit| unit_answers(work, unit)).collect()
}

fn unit_answers<'w>(work: &Work, unit: &'w Unit) -> Option<Vec<Option<&'w Answer>>> {
    match &unit.entry {
        Entry::Indicators(answers) => Some(work.rules.in_order(answers)),
        Entry::Total(_) | Entry::Points(_) | Entry::Percent(_) => None,
    }
}

/// The row of an indicator at `place`, in a dimension whose first row is row `first` of the grid.
fn row(
    props: &GridProps,
    columns: &Columns<'_>,
    place: (usize, usize),
    first: usize,
    indicator: &Indicator,
    active: (usize, usize),
) -> Html {
    let row = first + place.1;
    let answer = |answers: &Option<Vec<Option<&Answer>>>| Some(answers.as_ref()?.get(row).copied().flatten().cloned());
    let refused =
        |(unit, _): &(UnitId, String)| props.rejected.get(&Field::Answer(unit.clone(), indicator.id.clone())).cloned();
    let none = || vec![None; columns.names.len()];
    let rejected = if props.rejected.is_empty() { none() } else { columns.names.iter().map(refused).collect() };
    html! {
        <GridRow
            key={indicator.id.as_str()}
            ui={props.ui.clone()}
            rules={Shared(Rc::clone(&props.work.rules))}
            {place}
            {row}
            units={Rc::clone(columns.names)}
            answers={columns.answers.iter().map(answer).collect::<Vec<_>>()}
            {rejected}
            active={(active.0 == row).then_some(active.1)}
        />
    }
}
