//! What is missing: grouped by dimension, unit or owner, the most urgent first.

use yew::prelude::*;

use super::filter::{Filter, Group, Look};
use super::item::due_fact;
use super::list::progress_line;
use super::place_id;
use super::status::status_word;
use crate::engine::instrument::Instrument;
use crate::i18n::{Locale, fill};
use crate::session::evidence::{ItemPlace, MissingItem, Recap, owner_key, recap};
use crate::session::{Action, State, Work};
use crate::ui::browser;
use crate::ui::components::{Card, Choice, IconName, SegmentedControl, cell, icon, row_head, table_head};
use crate::ui::context::Ui;
use crate::ui::present::provenance_small;

/// Rows of a group that are shown at first.
const SHOWN: usize = 25;

/// What is missing, in groups.
pub fn view(ui: &Ui, state: &State, work: &Work, look: &Look) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let instrument = work.rules.instrument();
    let recap = recap(&work.assessment, instrument, state.today);
    if recap.tally.open() == 0 {
        return Card::new().view(html! {
            <div class="empty"><p><strong>{ m.evidence_nothing_missing }</strong></p><p>{ m.evidence_nothing_missing_text }</p></div>
        });
    }
    let groups = groups(locale, &look.filter, &recap);
    let tools = html! {
        <div class="evidence-tools">
            { grouping(ui, look) }
            { look.view(locale, &recap.owners, Some(instrument)) }
        </div>
    };
    html! {
        <div class="stack stack--tight">
            { Card::new().class("card--tight").view(html! { <>{ progress_line(ui, &recap.tally) }{ tools }</> }) }
            if groups.is_empty() { <p class="empty">{ m.evidence_none_match }</p> }
            for (place, group) in groups.iter().enumerate() { { card(ui, look, instrument, group, place) } }
        </div>
    }
}

fn grouping(ui: &Ui, look: &Look) -> Html {
    let m = ui.messages();
    let option = |value: &'static str, label: &'static str, group: Group| {
        let on_choose = look.sets(move |filter| {
            filter.group = group;
            filter.full.clear();
        });
        Choice::new(value, label).chosen(look.filter.group == group).on_choose(on_choose)
    };
    let control = SegmentedControl {
        name: "kelompok",
        legend: m.evidence_group.into(),
        legend_hidden: false,
        options: vec![
            option("dimensi", m.evidence_by_dimension, Group::Dimension),
            option("unit", m.evidence_by_unit, Group::Unit),
            option("petugas", m.evidence_by_owner, Group::Owner),
        ],
    };
    control.view()
}

struct Items<'r> {
    key: String,
    title: String,
    items: Vec<&'r MissingItem<'r>>,
}

/// Groups in the order of their most urgent item, so that what is overdue comes first among them too.
fn groups<'r>(locale: Locale, filter: &Filter, recap: &'r Recap<'r>) -> Vec<Items<'r>> {
    let mut groups: Vec<Items<'r>> = Vec::new();
    let only = filter.only.and_then(|place| recap.dimensions.get(place)).map(|of| &of.dimension.id);
    let of_dimension = recap.missing.iter().filter(|item| only.is_none_or(|id| item.dimension.id == *id));
    for item in of_dimension.filter(|item| is_shown(locale, filter, item)) {
        let (key, title) = name(locale, filter.group, item);
        match groups.iter_mut().find(|group| group.key == key) {
            Some(group) => group.items.push(item),
            None => groups.push(Items { key, title, items: vec![item] }),
        }
    }
    groups
}

fn is_shown(locale: Locale, filter: &Filter, item: &MissingItem<'_>) -> bool {
    let texts =
        [locale.evidence_item(item.asked, item.own), locale.text(&item.indicator.name), &item.unit.name, item.owner];
    filter.shows(item.status, item.owner, &texts)
}

fn name(locale: Locale, group: Group, item: &MissingItem<'_>) -> (String, String) {
    match group {
        Group::Dimension => (item.dimension.id.to_string(), locale.text(&item.dimension.name).to_owned()),
        Group::Unit => (item.unit.id.to_string(), locale.unit_name(&item.unit.name)),
        Group::Owner => {
            let title = if item.owner.is_empty() { locale.messages().evidence_nobody } else { item.owner };
            (owner_key(item.owner), title.to_owned())
        }
    }
}

fn place_of(instrument: &Instrument, item: &MissingItem<'_>) -> Option<usize> {
    instrument.dimensions.iter().position(|dimension| dimension.id == item.dimension.id)
}

fn card(ui: &Ui, look: &Look, instrument: &Instrument, group: &Items<'_>, place: usize) -> Html {
    let m = ui.messages();
    let full = look.filter.full.contains(&group.key);
    let shown = if full { group.items.len() } else { SHOWN };
    let overdue = group.items.iter().filter(|item| item.overdue).count();
    let hidden = group.items.len().saturating_sub(shown);
    let columns = [
        ("", m.evidence_item),
        ("", if look.filter.group == Group::Unit { m.evidence_by_dimension } else { m.evidence_by_unit }),
        ("", if look.filter.group == Group::Owner { m.evidence_by_dimension } else { m.evidence_owner }),
        ("", m.evidence_due),
        ("", m.evidence_status),
        ("no-print", ""),
    ];
    let show_all = {
        let key = group.key.clone();
        look.sets(move |filter| filter.full.push(key.clone()))
    };
    let heading = format!("kelompok-{place}");
    html! {
        <section class="card evidence-group" key={group.key.clone()} aria-labelledby={heading.clone()}>
            <div class="card__head">
                <h2 class="card__title" id={heading.clone()}>{ group.title.clone() }</h2>
                <div class="card__aside">
                    <span>{ fill(m.evidence_open_count, &[("count", &group.items.len().to_string())]) }</span>
                    if overdue > 0 {
                        <span class="overdue">
                            { icon(IconName::Alert) }
                            { fill(m.evidence_overdue_count, &[("count", &overdue.to_string())]) }
                        </span>
                    }
                </div>
            </div>
            <table class="table table--rows evidence-table" role="table" aria-labelledby={heading}>
                { table_head(&columns) }
                <tbody role="rowgroup">
                    for item in group.items.iter().take(shown) { { row(ui, look, item, place_of(instrument, item)) } }
                </tbody>
            </table>
            if hidden > 0 {
                <div class="no-print">{ more(ui, group.items.len(), show_all) }</div>
            }
        </section>
    }
}

fn more(ui: &Ui, count: usize, on_click: Callback<()>) -> Html {
    let label = fill(ui.messages().evidence_show_all, &[("count", &count.to_string())]);
    crate::ui::components::Button::quiet(label).small().on_click(on_click).view()
}

fn row(ui: &Ui, look: &Look, item: &MissingItem<'_>, place: Option<usize>) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let what = locale.evidence_item(item.asked, item.own);
    let unit = locale.unit_name(&item.unit.name);
    let dimension = || locale.text(&item.dimension.name).to_owned();
    let nobody = || html! { <span class="ink-2">{ "–" }</span> };
    let owner = if item.owner.is_empty() { nobody() } else { item.owner.to_owned().into() };
    let due = item.due.map_or_else(nobody, |due| due_fact(locale, locale.day(due), item.overdue));
    let name = html! {
        <span>
            { what.to_owned() }{ " " }
            if let Some(basis) = item.basis { { provenance_small(locale, basis) } }
            <span class="table__sub secondary">{ locale.text(&item.indicator.name).to_owned() }</span>
        </span>
    };
    let (second, third) = match look.filter.group {
        Group::Dimension => ((m.evidence_by_unit, unit.clone().into()), (m.evidence_owner, owner)),
        Group::Unit => ((m.evidence_by_dimension, dimension().into()), (m.evidence_owner, owner)),
        Group::Owner => ((m.evidence_by_unit, unit.clone().into()), (m.evidence_by_dimension, dimension().into())),
    };
    let at = ItemPlace { unit: item.unit.id.clone(), indicator: item.indicator.id.clone(), item: item.id.clone() };
    let open = opens(ui, look, place, &at);
    let label = fill(m.evidence_open_item_of, &[("item", what), ("unit", &unit)]);
    html! {
        <tr role="row" key={place_id(&at)}>
            { row_head(name) }
            { cell("", second.0, second.1) }
            { cell("", third.0, third.1) }
            { cell("", m.evidence_due, due) }
            { cell("", m.evidence_status, status_word(locale, item.status)) }
            <td role="cell" class="no-print evidence-table__open">
                <button type="button" class="button button--small" aria-label={label} onclick={open}>
                    { m.evidence_open_item }
                </button>
            </td>
        </tr>
    }
}

/// Shows an item in the checklist of its unit.
fn opens(ui: &Ui, look: &Look, dimension: Option<usize>, at: &ItemPlace) -> Callback<MouseEvent> {
    let select = ui.sends(Action::SelectUnit(at.unit.clone()));
    let id = format!("bukti-{}", place_id(at));
    let show = look.shows_items_of(dimension);
    Callback::from(move |_: MouseEvent| {
        select.emit(());
        show.emit(());
        browser::focus_soon(id.clone());
    })
}
