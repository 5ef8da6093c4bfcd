//! The checklist of one unit: by dimension and indicator.

use std::rc::Rc;

use yew::prelude::*;

use super::everywhere;
use super::filter::Look;
use super::item::{ItemRow, field_in_words};
use super::{OWNERS, input_id, place_id};
use crate::engine::assessment::Unit;
use crate::engine::assessment::evidence::{Asked, CountKind, Tracked, applies};
use crate::engine::instrument::{Control, Dimension, Indicator, RowKind};
use crate::engine::text::{IndicatorId, UnitId};
use crate::i18n::fill;
use crate::session::evidence::{CountRecap, EvidenceField, ItemPlace, Recap, Tally, UnitRecap, recap};
use crate::session::{Action, Field, Rejected, State, Work};
use crate::ui::browser;
use crate::ui::charts::bar;
use crate::ui::components::{
    Button, Card, Choice, FieldError, IconName, SegmentedControl, Tab, Tone, error_summary, tabs,
};
use crate::ui::context::{Shared, Ui};
use crate::ui::pages::fields::Commit;
use crate::ui::present::provenance;

const PANEL: &str = "panel-bukti";
/// The tab of all units.
const EVERYWHERE: &str = "semua";

/// The name of a count in ids.
pub fn count_name(kind: CountKind) -> &'static str {
    match kind {
        CountKind::Contacts => "kontak",
        CountKind::Respondents => "responden",
    }
}

/// Tabs of units, and the checklist of the one in front.
pub fn view(ui: &Ui, state: &State, work: &Work, look: &Look) -> Html {
    let instrument = work.rules.instrument();
    let recap = recap(&work.assessment, instrument, state.today);
    let units = &work.assessment.units;
    let front = units.iter().find(|unit| Some(&unit.id) == state.unit.as_ref()).or_else(|| units.first());
    let front = front.filter(|_| !look.filter.everywhere);
    let open = front.map_or(EVERYWHERE, |unit| unit.id.as_str());
    let content = match front {
        Some(unit) => UnitList { ui, state, work, look, unit, recap: &recap }.view(),
        None => everywhere::view(ui, state, work, look, &recap),
    };
    Card::new().class("card--tight").view(html! {
        <>
            { tabs(ui.messages().units_label, PANEL, all_tabs(ui, work, look, &recap, front)) }
            <datalist id={OWNERS}>
                for owner in recap.owners.iter().filter(|owner| !owner.name.is_empty()) {
                    <option value={owner.name.to_owned()} />
                }
            </datalist>
            <div id={PANEL} role="tabpanel" aria-labelledby={format!("tab-{open}")} class="stack stack--tight">
                { content }
            </div>
        </>
    })
}

fn all_tabs(ui: &Ui, work: &Work, look: &Look, recap: &Recap<'_>, front: Option<&Unit>) -> Vec<Tab> {
    let m = ui.messages();
    let tab = |id: String, label: String, tally: &Tally, open: bool, on_open: Callback<()>| Tab {
        id,
        label,
        note: progress(m.evidence_progress_short, tally),
        tone: Tone::Neutral,
        open,
        on_open,
    };
    let mut all: Vec<_> = recap
        .units
        .iter()
        .map(|of| {
            let open = front.is_some_and(|unit| unit.id == of.unit.id);
            let (select, near) =
                (ui.sends(Action::SelectUnit(of.unit.id.clone())), look.sets(|it| it.everywhere = false));
            let on_open = Callback::from(move |()| {
                near.emit(());
                select.emit(());
            });
            tab(of.unit.id.to_string(), ui.locale.unit_name(&of.unit.name), &of.tally, open, on_open)
        })
        .collect();
    let product = work.rules.instrument().units.row == RowKind::Product;
    let label = if product { m.evidence_all_products } else { m.evidence_all_units };
    let on_open = look.sets(|filter| filter.everywhere = true);
    all.push(tab(EVERYWHERE.to_owned(), label.to_owned(), &recap.tally, front.is_none(), on_open));
    all
}

/// How much is complete, in words.
pub fn progress(message: &str, tally: &Tally) -> String {
    fill(message, &[("complete", &tally.complete.to_string()), ("all", &tally.all().to_string())])
}

/// How much is complete, in words and as a bar.
pub fn progress_line(ui: &Ui, tally: &Tally) -> Html {
    let m = ui.messages();
    html! {
        <div class="evidence-progress">
            <p class="evidence-progress__words">
                <strong>{ progress(m.evidence_progress, tally) }</strong>
                if tally.overdue > 0 {
                    { " · " }
                    <span class="overdue">
                        { crate::ui::components::icon(IconName::Alert) }
                        { fill(m.evidence_overdue_count, &[("count", &tally.overdue.to_string())]) }
                    </span>
                }
            </p>
            { bar(percent_of(tally)) }
        </div>
    }
}

/// What is complete, of a hundred, as the length of a bar.
pub fn percent_of(tally: &Tally) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if tally.all() == 0 { 0.0 } else { 100.0 * number(tally.complete) / number(tally.all()) }
}

/// One unit in front.
struct UnitList<'a> {
    ui: &'a Ui,
    state: &'a State,
    work: &'a Work,
    look: &'a Look,
    unit: &'a Unit,
    recap: &'a Recap<'a>,
}

impl UnitList<'_> {
    fn view(&self) -> Html {
        let m = self.ui.messages();
        let dimensions = self.shown_dimensions();
        let sections: Vec<_> = dimensions.iter().flat_map(|dimension| self.dimension(dimension)).collect();
        let nothing = sections.is_empty();
        html! {
            <>
                { error_summary(m.errors_title, self.errors()) }
                <h2 class="print-only">{ self.ui.locale.unit_name(&self.unit.name) }</h2>
                <div class="evidence-top">
                    if let Some(unit) = self.recap.units.iter().find(|of| of.unit.id == self.unit.id) {
                        { progress_line(self.ui, &unit.tally) }
                        { self.counts(unit) }
                    }
                </div>
                { self.printed_part() }
                { self.dimension_choice() }
                <div class="evidence-tools">
                    { self.look.view(self.ui.locale, &self.recap.owners, None) }
                    { self.open_all() }
                </div>
                if nothing { <p class="empty">{ m.evidence_none_match }</p> }
                { for sections }
            </>
        }
    }

    fn shown_dimensions(&self) -> Vec<&Dimension> {
        let all = &self.work.rules.instrument().dimensions;
        match self.look.filter.dimension {
            Some(place) => all.get(place).or_else(|| all.first()).into_iter().collect(),
            None => all.iter().collect(),
        }
    }

    /// On paper: which part of the unit that is counted above stands below.
    fn printed_part(&self) -> Html {
        let (locale, m) = (self.ui.locale, self.ui.messages());
        let chosen = self.look.filter.dimension.and_then(|_| self.shown_dimensions().first().copied());
        let part = chosen.map(|dimension| {
            let (name, tally) = (locale.text(&dimension.name), self.tally(dimension));
            let (complete, all) = (tally.complete.to_string(), tally.all().to_string());
            fill(m.evidence_printed_part, &[("name", name), ("complete", &complete), ("all", &all)])
        });
        let filtered = self.look.filter.narrows().then_some(m.evidence_printed_filtered);
        html! {
            <>
                if let Some(part) = part { <p class="print-only">{ part }</p> }
                if let Some(filtered) = filtered { <p class="print-only">{ filtered }</p> }
            </>
        }
    }

    fn tally(&self, dimension: &Dimension) -> Tally {
        let mut tally = Tally::default();
        for indicator in dimension.indicators.iter().filter(|indicator| applies(self.unit, &indicator.id)) {
            for item in self.work.assessment.evidence.items(&self.unit.id, indicator) {
                tally.count(item.status(), item.is_overdue(self.state.today));
            }
        }
        tally
    }

    fn dimension_choice(&self) -> Html {
        let (locale, m) = (self.ui.locale, self.ui.messages());
        let all = &self.work.rules.instrument().dimensions;
        let option = |value: String, label: String, dimension: Option<usize>| {
            let on_choose = self.look.sets(move |filter| filter.dimension = dimension);
            Choice::new(value, label).chosen(self.look.filter.dimension == dimension).on_choose(on_choose)
        };
        let mut options = Vec::new();
        for (place, dimension) in all.iter().enumerate() {
            let tally = self.tally(dimension);
            let label = format!("{} {}/{}", locale.text(&dimension.name), tally.complete, tally.all());
            options.push(option(dimension.id.to_string(), label, Some(place)));
        }
        if all.len() > 1 {
            options.push(option("semua".to_owned(), m.evidence_all_dimensions.to_owned(), None));
        }
        let legend = m.dimensions_label.into();
        SegmentedControl { name: "dimensi-bukti", legend, legend_hidden: true, options }.view()
    }

    fn open_all(&self) -> Html {
        let m = self.ui.messages();
        let open = self.look.filter.open;
        let label = if open { m.collapse_all } else { m.expand_all };
        let button = Button::new(label).small().pressed(open).class("no-print");
        button.on_click(self.look.sets(move |filter| filter.open = !open)).view()
    }

    /// The counts of users against what is asked for.
    fn counts(&self, of: &UnitRecap<'_>) -> Html {
        html! {
            <div class="evidence-counts">
                { self.count(CountKind::Contacts, of.contacts) }
                { self.count(CountKind::Respondents, of.respondents) }
            </div>
        }
    }

    fn count(&self, kind: CountKind, of: CountRecap) -> Html {
        let (locale, m) = (self.ui.locale, self.ui.messages());
        let name = count_label(self.ui, kind);
        let entered = self.work.assessment.evidence.unit(&self.unit.id).map(|unit| unit.count(kind));
        let value = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let (have, asked) = (value(of.have), value(entered.and_then(|count| count.asked)));
        let unit = || self.unit.id.clone();
        let field = |field: EvidenceField, label: &'static str, value: String| {
            Commit::number(Field::Evidence(field), label, value).view(self.ui, self.state)
        };
        let instrument = self.work.rules.instrument();
        let hint = match Asked::of(instrument, kind) {
            Some(asked) => {
                let message = if asked.per_product { m.evidence_asked_product } else { m.evidence_asked_published };
                let text = fill(message, &[("count", &asked.number.to_string())]);
                html! { <>{ text }{ " " }{ provenance(locale, asked.basis) }</> }
            }
            None => html! { { fill(m.evidence_asked_unknown, &[("instrument", locale.text(&instrument.title))]) } },
        };
        html! {
            <fieldset class="evidence-count">
                <legend>{ name }</legend>
                <div class="evidence-count__fields">
                    { field(EvidenceField::Have(unit(), kind), m.evidence_have_label, have) }
                    { field(EvidenceField::Asked(unit(), kind), m.evidence_asked_label, asked) }
                    <p class="evidence-count__result">{ shortfall(self.ui, of) }</p>
                </div>
                <p class="secondary">{ hint }</p>
            </fieldset>
        }
    }

    /// A dimension with its indicators; nothing where the filter leaves none.
    fn dimension(&self, dimension: &Dimension) -> Option<Html> {
        let sections: Vec<_> = dimension.indicators.iter().filter_map(|indicator| self.indicator(indicator)).collect();
        if sections.is_empty() {
            return None;
        }
        Some(html! {
            <section class="evidence-dimension" key={dimension.id.as_str()}>
                <h2>{ self.ui.locale.text(&dimension.name) }</h2>
                { for sections }
            </section>
        })
    }

    fn indicator(&self, indicator: &Indicator) -> Option<Html> {
        let (locale, m) = (self.ui.locale, self.ui.messages());
        let name = locale.text(&indicator.name);
        if !applies(self.unit, &indicator.id) {
            let shown = !self.look.filter.narrows();
            return shown.then(|| {
                html! {
                    <section class="evidence-indicator" key={indicator.id.as_str()}>
                        <h3>{ name }</h3>
                        <p class="secondary">{ m.evidence_not_applicable }</p>
                    </section>
                }
            });
        }
        let items = self.work.assessment.evidence.items(&self.unit.id, indicator);
        let rows: Vec<_> =
            items.filter(|item| self.is_shown(indicator, item)).map(|item| self.row(indicator, item)).collect();
        if rows.is_empty() && self.look.filter.narrows() {
            return None;
        }
        let empty = rows.is_empty();
        // Data of other agencies: whether anything is uploaded at all.
        let note = indicator.note.as_ref().filter(|_| indicator.control == Control::Others);
        Some(html! {
            <section class="evidence-indicator" key={indicator.id.as_str()}>
                <h3>{ name }</h3>
                if let Some(note) = note { <p class="secondary">{ locale.text(note) }</p> }
                if empty { <p class="secondary">{ m.evidence_none_here }</p> }
                <ul class="evidence-items">{ for rows }</ul>
                if !self.work.assessment.evidence.is_locked() {
                    <AddItem
                        ui={self.ui.clone()}
                        unit={self.unit.id.clone()}
                        indicator={indicator.id.clone()}
                        name={name.to_owned()}
                        rejected={self.rejected(&EvidenceField::NewItem(self.unit.id.clone(), indicator.id.clone()))}
                    />
                }
            </section>
        })
    }

    fn is_shown(&self, indicator: &Indicator, item: &Tracked<'_>) -> bool {
        let locale = self.ui.locale;
        let entered = item.item;
        let own = entered.map_or("", |item| &item.text);
        let (place, note) = entered.map_or(("", ""), |item| (item.place.as_str(), item.note.as_str()));
        let texts = [locale.evidence_item(item.asked, own), locale.text(&indicator.name), item.owner(), place, note];
        self.look.filter.shows(item.status(), item.owner(), &texts)
    }

    fn row(&self, indicator: &Indicator, item: Tracked<'_>) -> Html {
        let at = ItemPlace { unit: self.unit.id.clone(), indicator: indicator.id.clone(), item: item.id.clone() };
        let key = place_id(&at);
        let own = item.item.map_or("", |item| &item.text);
        let what = self.ui.locale.evidence_item(item.asked, own).to_owned();
        let overdue = item.is_overdue(self.state.today);
        let here = |(field, why): (&Field, &Rejected)| match field {
            Field::Evidence(field) if field.item() == Some(&at) => Some((field.clone(), why.clone())),
            _ => None,
        };
        let rejected = self.state.rejected.iter().filter_map(here).collect::<Vec<_>>();
        html! {
            <ItemRow
                {key}
                ui={self.ui.clone()}
                {what}
                basis={item.basis}
                item={item.item.map(|item| Shared(Rc::clone(item)))}
                {overdue}
                open={self.look.filter.open}
                locked={self.work.assessment.evidence.is_locked()}
                {rejected}
                {at}
            />
        }
    }

    fn rejected(&self, field: &EvidenceField) -> Option<Rejected> {
        self.state.rejected.get(&Field::Evidence(field.clone())).cloned()
    }

    /// What was refused in this unit, for the summary above; what the filter hides comes to the screen first.
    fn errors(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for (field, rejected) in &self.state.rejected {
            let Field::Evidence(field) = field else { continue };
            if field.unit() == Some(&self.unit.id) {
                let wrong = self.ui.locale.wrong(&rejected.kind, &rejected.typed);
                let message = format!("{}: {wrong}", field_in_words(self.ui, self.work, field));
                let show = field.indicator().map(|id| self.look.shows_items_of(self.dimension_of(id)));
                errors.push(FieldError { field: input_id(field.clone()), message, show });
            }
        }
        errors
    }

    fn dimension_of(&self, indicator: &IndicatorId) -> Option<usize> {
        let mut dimensions = self.work.rules.dimensions().iter();
        dimensions.position(|dimension| dimension.indicators().iter().any(|known| known.id() == indicator))
    }
}

/// What a count is about.
pub fn count_label(ui: &Ui, kind: CountKind) -> &'static str {
    match kind {
        CountKind::Contacts => ui.messages().evidence_contacts,
        CountKind::Respondents => ui.messages().evidence_respondents,
    }
}

/// How many are short, in words; nothing where that cannot be known.
pub fn shortfall(ui: &Ui, count: CountRecap) -> String {
    let m = ui.messages();
    match count.short() {
        None => String::new(),
        Some(0) => m.evidence_enough.to_owned(),
        Some(short) => fill(m.evidence_short, &[("count", &short.to_string())]),
    }
}

/// Properties of [`AddItem`].
#[derive(Clone, PartialEq, Properties)]
struct AddItemProps {
    ui: Ui,
    unit: UnitId,
    indicator: IndicatorId,
    name: AttrValue,
    rejected: Option<Rejected>,
}

/// A button that becomes a field for one more item.
#[component]
fn AddItem(props: &AddItemProps) -> Html {
    let open = use_state_eq(|| false);
    let m = props.ui.messages();
    let field = EvidenceField::NewItem(props.unit.clone(), props.indicator.clone());
    let id = input_id(field.clone());
    if *open || props.rejected.is_some() {
        let label = fill(m.evidence_add_of, &[("indicator", &props.name)]);
        let commit = Commit::text(Field::Evidence(field), label, "").hint(m.evidence_add_hint);
        return html! { <div class="evidence-add">{ commit.rejected(props.rejected.clone()).draw(&props.ui) }</div> };
    }
    let on_click = {
        let open = open.setter();
        Callback::from(move |()| {
            open.set(true);
            browser::focus_soon(id.clone());
        })
    };
    let button = Button::quiet(m.evidence_add).small().icon(IconName::Plus).on_click(on_click);
    html! { <div class="evidence-add no-print">{ button.view() }</div> }
}
