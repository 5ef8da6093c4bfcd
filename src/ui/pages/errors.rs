//! What was refused on a screen, above its fields, each message leading to its field.

use yew::prelude::*;

use super::fields::{field_id, field_name};
use crate::engine::sorting::sort_by_key;
use crate::session::{Action, EntryView, Field, Page, State};
use crate::ui::browser;
use crate::ui::components::{FieldError, error_summary};
use crate::ui::context::{Shared, Ui};

/// Properties of [`PageErrors`].
#[derive(Clone, PartialEq, Properties)]
pub struct ErrorsProps {
    pub ui: Ui,
    pub state: Shared<State>,
    pub page: Page,
}

/// What was refused in the fields of one screen.
#[component]
pub fn PageErrors(props: &ErrorsProps) -> Html {
    let ErrorsProps { ui, state, page } = props;
    let mut refused: Vec<_> = state.0.rejected.iter().filter(|(field, _)| field.page() == *page).collect();
    sort_by_key(&mut refused, |(field, _)| place(&state.0, field));
    let errors: Vec<_> = refused
        .into_iter()
        .map(|(field, rejected)| {
            let reason = ui.locale.problem_kind(&rejected.kind, &rejected.typed);
            let message = format!("{}: {reason}", field_name(ui.locale, &state.0, field));
            FieldError { field: field_id(field), message, show: shows(ui, field) }
        })
        .collect();
    use_steady_focus(errors.len());
    error_summary(ui.messages().errors_title, errors)
}

/// Where a field is on its screen: its unit among all, and its dimension or standard in the order of the instrument.
fn place(state: &State, field: &Field) -> Option<(usize, Option<usize>)> {
    let work = state.work()?;
    let unit = work.assessment.units.iter().position(|unit| field.unit() == Some(&unit.id))?;
    let in_unit = match field {
        Field::Answer(_, indicator) => work.rules.position(indicator),
        Field::Points(_, id) | Field::Percent(_, id) => {
            work.rules.dimensions().iter().position(|dimension| dimension.id() == id)
        }
        _ => None,
    };
    Some((unit, in_unit))
}

/// How a field comes to the screen that is not in the view in front: an answer that can be typed is in the table of
/// indicators, every other field of a unit in the view of that unit.
fn shows(ui: &Ui, field: &Field) -> Option<Callback<()>> {
    let unit = field.unit().filter(|_| field.page() == Page::Entry)?.clone();
    let view = if matches!(field, Field::Answer(..)) { EntryView::Grid } else { EntryView::Unit };
    let ui = ui.clone();
    Some(Callback::from(move |()| {
        ui.send(Action::View(view));
        ui.send(Action::SelectUnit(unit.clone()));
    }))
}

/// Keeps the element with the focus where it is on screen when `count` messages above it come or go.
#[hook]
fn use_steady_focus(count: usize) {
    let former = use_mut_ref(|| count);
    // Asked only where something will move: the answer makes the browser lay out the page in the middle of an edit.
    let before = (*former.borrow() != count).then(browser::top_of_focus).flatten();
    use_effect_with(count, move |count| {
        *former.borrow_mut() = *count;
        if let Some((before, after)) = before.and_then(|before| Some((before, browser::top_of_focus()?))) {
            browser::scroll_by(after - before);
        }
    });
}
