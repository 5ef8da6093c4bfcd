//! All units at once: how far each indicator is, and entries for all of them.

use yew::prelude::*;

use super::OWNERS;
use super::filter::Look;
use super::list::{progress, progress_line};
use super::status::status_mark;
use crate::engine::assessment::evidence::{Status, applies};
use crate::engine::instrument::{Dimension, Indicator};
use crate::i18n::fill;
use crate::session::evidence::{EvidenceEdit, EvidenceField, Recap, Tally};
use crate::session::{Action, Field, State, Work};
use crate::ui::components::{IconName, icon};
use crate::ui::context::Ui;
use crate::ui::pages::fields::Commit;

/// Indicators by dimension with what stands over all units.
pub fn view(ui: &Ui, state: &State, work: &Work, look: &Look, recap: &Recap<'_>) -> Html {
    let m = ui.messages();
    let all = Everywhere { ui, state, work };
    let words = |indicator: &Indicator| look.filter.shows_name(ui.locale.text(&indicator.name));
    let mut sections = Vec::new();
    for dimension in &work.rules.instrument().dimensions {
        let rows: Vec<_> = dimension
            .indicators
            .iter()
            .filter(|indicator| words(indicator))
            .map(|indicator| all.row(indicator))
            .collect();
        if !rows.is_empty() {
            sections.push(section(ui, dimension, rows));
        }
    }
    html! {
        <>
            <div class="evidence-top">{ progress_line(ui, &recap.tally) }</div>
            <p class="secondary no-print">{ m.evidence_bulk_note }</p>
            { look.search(m) }
            if sections.is_empty() { <p class="empty">{ m.evidence_none_match }</p> }
            { for sections }
        </>
    }
}

fn section(ui: &Ui, dimension: &Dimension, rows: Vec<Html>) -> Html {
    html! {
        <section class="evidence-dimension" key={dimension.id.as_str()}>
            <h2>{ ui.locale.text(&dimension.name) }</h2>
            <ul class="evidence-items">{ for rows }</ul>
        </section>
    }
}

struct Everywhere<'a> {
    ui: &'a Ui,
    state: &'a State,
    work: &'a Work,
}

/// What stands over all units for one indicator.
#[derive(Default)]
struct Standing {
    tally: Tally,
    /// The owner of all items; none where they differ.
    owner: Option<String>,
}

impl Everywhere<'_> {
    fn standing(&self, indicator: &Indicator) -> Standing {
        let mut standing = Standing::default();
        let mut first = true;
        for unit in self.work.assessment.units.iter().filter(|unit| applies(unit, &indicator.id)) {
            for item in self.work.assessment.evidence.items(&unit.id, indicator) {
                standing.tally.count(item.status(), item.is_overdue(self.state.today));
                if first {
                    standing.owner = Some(item.owner().to_owned());
                } else if standing.owner.as_deref() != Some(item.owner()) {
                    standing.owner = None;
                }
                first = false;
            }
        }
        standing
    }

    fn row(&self, indicator: &Indicator) -> Html {
        let (locale, m) = (self.ui.locale, self.ui.messages());
        let name = locale.text(&indicator.name);
        let standing = self.standing(indicator);
        let tally = &standing.tally;
        html! {
            <li class="evidence-item evidence-item--all" key={indicator.id.as_str()}>
                <div class="evidence-item__what">
                    <p class="evidence-item__text">{ name.to_owned() }</p>
                    <p class="evidence-item__facts">
                        <span>{ progress(m.evidence_progress, tally) }</span>
                        if tally.overdue > 0 {
                            <span class="overdue">
                                { icon(IconName::Alert) }
                                { fill(m.evidence_overdue_count, &[("count", &tally.overdue.to_string())]) }
                            </span>
                        }
                    </p>
                </div>
                if tally.all() > 0 && !self.work.assessment.evidence.is_locked() {
                    { self.statuses(indicator, name, tally) }
                    { self.owner(indicator, name, standing.owner.as_deref()) }
                }
            </li>
        }
    }

    /// Buttons, not a radio group: an arrow key must not change every unit.
    fn statuses(&self, indicator: &Indicator, name: &str, tally: &Tally) -> Html {
        let locale = self.ui.locale;
        let label = fill(self.ui.messages().evidence_bulk_status, &[("indicator", name)]);
        let button = |status: Status| {
            let all = tally.of(status) == tally.all();
            let send = self.ui.sends(Action::Evidence(EvidenceEdit::StatusEverywhere(indicator.id.clone(), status)));
            let onclick = Callback::from(move |_: MouseEvent| send.emit(()));
            let pressed = if all { "true" } else { "false" };
            html! {
                <button type="button" class="button button--small" aria-pressed={pressed} {onclick}>
                    { status_mark(status) }{ locale.evidence_status(status) }
                </button>
            }
        };
        html! {
            <div class="evidence-bulk no-print" role="group" aria-label={label}>
                for (_, status) in Status::NAMES { { button(status) } }
            </div>
        }
    }

    fn owner(&self, indicator: &Indicator, name: &str, owner: Option<&str>) -> Html {
        let m = self.ui.messages();
        let label = fill(m.evidence_bulk_owner, &[("indicator", name)]);
        let field = Field::Evidence(EvidenceField::OwnerEverywhere(indicator.id.clone()));
        let placeholder = if owner.is_none() { m.evidence_mixed } else { m.evidence_owner };
        let commit = Commit::text(field, label, owner.unwrap_or_default().to_owned()).bare().placeholder(placeholder);
        let commit = commit.suggestions(OWNERS);
        html! { <div class="evidence-item__owner">{ commit.view(self.ui, self.state) }</div> }
    }
}
