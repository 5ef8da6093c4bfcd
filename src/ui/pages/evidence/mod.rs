//! Bukti dukung: what each unit has to show, who prepares it, what is missing, and a recap on one page.

mod everywhere;
mod filter;
mod item;
mod list;
mod missing;
mod recap;
mod status;

use yew::prelude::*;

use super::fields::field_id as id_of;
use super::result::printed_head;
use crate::engine::problem::Problems;
use crate::session::evidence::{EvidenceField, ItemPlace, recap as recap_of};
use crate::session::{Action, Field, State, Work};
use crate::ui::components::{Button, Card, Choice, IconName, Notice, NoticeKind, SegmentedControl};
use crate::ui::context::{Shared, Ui, ViewProps};
use crate::ui::present::origin_of_list;
use filter::{Filter, Front, Look};

/// The list of the owners known so far, to choose from, so that a name is always written the same.
const OWNERS: &str = "petugas-dikenal";
/// Most problems listed at once.
const MOST_SHOWN: usize = 8;

/// The screen.
pub fn page(ui: &Ui, shared: &Shared<State>) -> Html {
    html! { <EvidenceView ui={ui.clone()} state={shared.clone()} /> }
}

/// The id of a field on the page.
pub fn field_id(field: &EvidenceField) -> String {
    match field {
        EvidenceField::Owner(at) => format!("petugas-{}", place_id(at)),
        EvidenceField::Due(at) => format!("tenggat-{}", place_id(at)),
        EvidenceField::Place(at) => format!("tempat-{}", place_id(at)),
        EvidenceField::Note(at) => format!("catatan-{}", place_id(at)),
        EvidenceField::Text(at) => format!("butir-{}", place_id(at)),
        EvidenceField::NewItem(unit, indicator) => format!("tambah-{unit}-{indicator}"),
        EvidenceField::OwnerEverywhere(indicator) => format!("petugas-semua-{indicator}"),
        EvidenceField::Have(unit, kind) => format!("ada-{}-{unit}", list::count_name(*kind)),
        EvidenceField::Asked(unit, kind) => format!("diminta-{}-{unit}", list::count_name(*kind)),
    }
}

/// The id of a row.
fn place_id(at: &ItemPlace) -> String {
    format!("{}-{}-{}", at.unit, at.indicator, at.item)
}

/// The screen with what is in front and how it is filtered.
#[component]
fn EvidenceView(props: &ViewProps) -> Html {
    let filter = use_state(Filter::default);
    let (ui, state) = (&props.ui, &*props.state.0);
    let Some(work) = state.work() else {
        return Html::default();
    };
    let look = Look::new(&filter);
    let content = match look.filter.front {
        _ if work.assessment.units.is_empty() => empty(ui),
        Front::List => list::view(ui, state, work, &look),
        Front::Missing => missing::view(ui, state, work, &look),
        Front::Recap => recap::view(ui, work, &recap_of(&work.assessment, work.rules.instrument(), state.today)),
    };
    html! {
        <div class="wrap evidence">
            if look.filter.front != Front::Recap { { printed_head(ui, work) } }
            { head(ui, state, &look) }
            { warnings(ui, work) }
            { content }
            if look.filter.front != Front::Recap { { origin_of_list(ui.locale, work.rules.instrument()) } }
        </div>
    }
}

fn head(ui: &Ui, state: &State, look: &Look) -> Html {
    let m = ui.messages();
    let front = |id: &'static str, label: &'static str, front: Front| {
        let on_choose = look.sets(move |filter| filter.front = front);
        Choice::new(id, label).chosen(look.filter.front == front).on_choose(on_choose)
    };
    let views = SegmentedControl {
        name: "tampilan-bukti",
        legend: m.evidence_view.into(),
        legend_hidden: true,
        options: vec![
            front("daftar", m.evidence_view_list, Front::List),
            front("kurang", m.evidence_view_missing, Front::Missing),
            front("rekap", m.evidence_view_recap, Front::Recap),
        ],
    };
    let undo = Button::icon_only(IconName::Undo, m.undo).disabled(!state.history.can_undo());
    let redo = Button::icon_only(IconName::Redo, m.redo).disabled(!state.history.can_redo());
    let save = Button::new(ui.first().save_file).icon(IconName::Download);
    html! {
        <div class="page-head page-head--dense">
            <h1>{ m.evidence_page }</h1>
            { views.view() }
            <div class="page-head__actions">
                { undo.small().on_click(ui.sends(Action::Undo)).view() }
                { redo.small().on_click(ui.sends(Action::Redo)).view() }
                { save.small().on_click(ui.sends(Action::SaveFile)).view() }
            </div>
        </div>
    }
}

/// What of a file could not be read, and why nothing can be changed where that is so.
fn warnings(ui: &Ui, work: &Work) -> Html {
    let m = ui.messages();
    let evidence = &work.assessment.evidence;
    if evidence.is_locked() {
        let notice = Notice::new(NoticeKind::Warning, m.evidence_locked_title);
        return html! { <div class="notices">{ notice.view(m.evidence_locked.into()) }</div> };
    }
    if evidence.problems().is_empty() {
        return Html::default();
    }
    let notice = Notice::new(NoticeKind::Warning, m.evidence_problems_title);
    html! { <div class="notices">{ notice.view(problems(ui, evidence.problems())) }</div> }
}

fn problems(ui: &Ui, problems: &Problems) -> Html {
    let m = ui.messages();
    let more = problems.iter().count().saturating_sub(MOST_SHOWN);
    html! {
        <>
            { m.evidence_problems }
            <ul class="notice__list">
                for problem in problems.iter().take(MOST_SHOWN) { <li>{ ui.locale.problem(problem) }</li> }
                if more > 0 { <li>{ crate::i18n::fill(m.problems_more, &[("count", &more.to_string())]) }</li> }
            </ul>
        </>
    }
}

fn empty(ui: &Ui) -> Html {
    Card::new().view(html! {
        <div class="empty">
            <p>{ ui.messages().evidence_no_units_text }</p>
            { Button::new(ui.first().nav_entry).link("#/isi").arrow().view() }
        </div>
    })
}

/// The id of a field about evidence on the page.
fn input_id(field: EvidenceField) -> String {
    id_of(&Field::Evidence(field))
}
