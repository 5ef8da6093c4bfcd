//! Isi nilai: three views of the same entries.

mod answers;
mod clear;
mod grid;
mod grid_cells;
mod sheets;
mod summary;
mod unit;

use yew::prelude::*;

use super::errors::PageErrors;
use super::fields::Commit;
use super::result::printed_head;
use crate::engine::assessment::FollowUp;
use crate::i18n::fill;
use crate::session::{Action, Change, EntryView, Field, Page, State, Work};
use crate::ui::components::{Button, Choice, IconName, SegmentedControl};
use crate::ui::context::{Shared, Ui};
use crate::ui::present::origin_of_list;
pub use answers::law;
use clear::ClearButton;
use grid::GridView;
use sheets::SheetPanel;
pub use summary::unit_state;
use unit::UnitView;

/// The screen for entering scores.
pub fn page(ui: &Ui, shared: &Shared<State>) -> Html {
    let state = &*shared.0;
    let Some(work) = state.work() else {
        return Html::default();
    };
    let view = match state.view {
        EntryView::Summary => summary::view(ui, state, work),
        EntryView::Unit => html! { <UnitView ui={ui.clone()} state={shared.clone()} /> },
        EntryView::Grid => {
            html! { <GridView ui={ui.clone()} work={work.clone()} rejected={state.rejected.clone()} /> }
        }
    };
    html! {
        <div class="wrap">
            { printed_head(ui, work) }
            { head(ui, shared, work) }
            <PageErrors ui={ui.clone()} state={shared.clone()} page={Page::Entry} />
            { question(ui, work) }
            { view }
            { origin_of_list(ui.locale, work.rules.instrument()) }
        </div>
    }
}

fn head(ui: &Ui, shared: &Shared<State>, work: &Work) -> Html {
    let (state, m) = (&*shared.0, ui.messages());
    let named = |message, unnamed: &'static str, change: Option<&Change>| match change {
        Some(change) => fill(message, &[("change", &ui.locale.change(change))]),
        None => unnamed.to_owned(),
    };
    let name = Commit::text(Field::BodyName, m.entry_body, work.assessment.body.name.clone());
    let view = |id: &'static str, label: &'static str, view: EntryView| {
        Choice::new(id, label).chosen(state.view == view).on_choose(ui.sends(Action::View(view)))
    };
    let views = SegmentedControl {
        name: "tampilan",
        legend: m.entry_view.into(),
        legend_hidden: true,
        options: vec![
            view("rapor", m.view_summary, EntryView::Summary),
            view("unit", ui.locale.per_row(work.rules.instrument()), EntryView::Unit),
            view("kisi", m.view_grid, EntryView::Grid),
        ],
    };
    let undo = Button::icon_only(IconName::Undo, named(m.undo_named, m.undo, state.history.undoes()))
        .disabled(!state.history.can_undo());
    let redo = Button::icon_only(IconName::Redo, named(m.redo_named, m.redo, state.history.redoes()))
        .disabled(!state.history.can_redo());
    let save = Button::new(ui.first().save_file).icon(IconName::Download);
    html! {
        <div class="page-head page-head--dense">
            <h1>{ m.entry_title }</h1>
            { views.view() }
            <div class="page-head__name">{ name.view(ui, state) }</div>
            <div class="page-head__actions">
                { undo.small().on_click(ui.sends(Action::Undo)).view() }
                { redo.small().on_click(ui.sends(Action::Redo)).view() }
                <ClearButton ui={ui.clone()} state={shared.clone()} />
                <SheetPanel ui={ui.clone()} state={shared.clone()} />
                { save.small().on_click(ui.sends(Action::SaveFile)).view() }
            </div>
        </div>
    }
}

/// The question on the second axis, where the instrument has one.
fn question(ui: &Ui, work: &Work) -> Html {
    let Some(compliance) = &work.rules.instrument().compliance else {
        return Html::default();
    };
    let m = ui.messages();
    let follow = |id: &'static str, label: &'static str, answer: FollowUp| {
        let chosen = work.assessment.follow_up == answer;
        Choice::new(id, label).chosen(chosen).on_choose(ui.sends(Action::Follow(answer)))
    };
    let answers = SegmentedControl {
        name: "kepatuhan",
        legend: ui.locale.text(&compliance.question).to_owned().into(),
        legend_hidden: false,
        options: vec![
            follow("all", m.follow_all, FollowUp::All),
            follow("not_all", m.follow_not_all, FollowUp::NotAll),
            follow("none_issued", m.follow_none, FollowUp::NoneIssued),
            follow("open", m.follow_open, FollowUp::default()),
        ],
    };
    html! { <div class="card question">{ answers.view() }</div> }
}
