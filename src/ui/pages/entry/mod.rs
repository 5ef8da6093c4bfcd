//! Isi nilai: three views of the same entries.

mod answers;
mod grid;
mod grid_cells;
mod summary;
mod unit;

use yew::prelude::*;

use super::fields::{CommitField, field_errors};
use crate::engine::assessment::FollowUp;
use crate::i18n::Locale;
use crate::session::{Action, EntryView, Field, State, Work};
use crate::ui::components::{
    Button, ButtonKind, ButtonSize, Card, Choice, ErrorSummary, IconName, SegmentedControl,
};
use crate::ui::context::{PageProps, Shared, use_dispatch, use_locale};
use grid::GridView;
use summary::SummaryView;
pub use summary::unit_state;
use unit::UnitView;

/// The screen for entering scores.
#[component]
pub fn EntryPage(props: &PageProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let state = &props.state.0;
    let Some(work) = &state.work else {
        return Html::default();
    };
    let m = locale.messages();
    let errors = field_errors(locale, state);
    html! {
        <div class="wrap">
            { head(locale, state, &dispatch) }
            if !errors.is_empty() {
                <ErrorSummary title={m.errors_title} {errors} />
            }
            <div class="stack">
                { about(locale, state, work, &dispatch) }
                { view(&props.state, state.view) }
            </div>
        </div>
    }
}

fn head(locale: Locale, state: &State, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let views = vec![
        Choice::new("rapor", m.view_summary),
        Choice::new("unit", m.view_unit),
        Choice::new("kisi", m.view_grid),
    ];
    let selected = match state.view {
        EntryView::Summary => "rapor",
        EntryView::Unit => "unit",
        EntryView::Grid => "kisi",
    };
    let on_select = dispatch.reform(|view: AttrValue| {
        Action::View(match view.as_str() {
            "rapor" => EntryView::Summary,
            "kisi" => EntryView::Grid,
            _ => EntryView::Unit,
        })
    });
    html! {
        <div class="page-head page-head--dense">
            <h1>{ m.entry_title }</h1>
            <SegmentedControl
                name="tampilan"
                legend={m.entry_view}
                legend_hidden=true
                options={views}
                {selected}
                small=true
                {on_select}
            />
            <div class="page-head__actions">
                { step(m.undo, IconName::Undo, state.history.can_undo(), dispatch.reform(|_| Action::Undo)) }
                { step(m.redo, IconName::Redo, state.history.can_redo(), dispatch.reform(|_| Action::Redo)) }
                <Button
                    size={ButtonSize::Small}
                    icon={IconName::Download}
                    on_click={dispatch.reform(|_| Action::SaveFile)}
                >
                    { m.save_file }
                </Button>
            </div>
        </div>
    }
}

fn step(label: &'static str, icon: IconName, possible: bool, on_click: Callback<MouseEvent>) -> Html {
    html! {
        <Button
            kind={ButtonKind::Quiet}
            size={ButtonSize::Small}
            {icon}
            {label}
            disabled={!possible}
            {on_click}
        />
    }
}

/// Whom the assessment is about, and the question on the second axis.
fn about(locale: Locale, state: &State, work: &Work, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    html! {
        <Card class="card--tight about">
            <CommitField
                field={Field::BodyName}
                label={m.entry_body}
                value={work.assessment.body.name.clone()}
                rejected={state.rejected.get(&Field::BodyName).cloned()}
            />
            if let Some(compliance) = &work.rules.instrument.compliance {
                <SegmentedControl
                    name="kepatuhan"
                    legend={locale.text(&compliance.question).to_owned()}
                    options={follow_up_choices(locale)}
                    selected={work.assessment.follow_up.name().unwrap_or("open")}
                    small=true
                    on_select={dispatch.reform(|answer: AttrValue| Action::Follow(follow_up(&answer)))}
                />
            }
        </Card>
    }
}

fn follow_up_choices(locale: Locale) -> Vec<Choice> {
    let m = locale.messages();
    vec![
        Choice::new("all", m.follow_all),
        Choice::new("not_all", m.follow_not_all),
        Choice::new("none_issued", m.follow_none),
        Choice::new("open", m.follow_open),
    ]
}

fn follow_up(name: &str) -> FollowUp {
    FollowUp::NAMES.iter().find(|(known, _)| *known == name).map(|(_, answer)| *answer).unwrap_or_default()
}

fn view(state: &Shared, view: EntryView) -> Html {
    match view {
        EntryView::Summary => html! { <SummaryView state={state.clone()} /> },
        EntryView::Unit => html! { <UnitView state={state.clone()} /> },
        EntryView::Grid => html! { <GridView state={state.clone()} /> },
    }
}
