//! The chosen plan as a list to work through.

use yew::prelude::*;

use super::findings::Findings;
use crate::engine::instrument::{Band, Instrument, Scale};
use crate::engine::plan::{Course, Plan, Step};
use crate::engine::text::{BundleId, IndicatorId, LevelId};
use crate::i18n::{Locale, Messages, capitalised, fill, rounding_gap};
use crate::session::Action;
use crate::session::improve::{Checklist, Group, Improving, Item, Move, PlanKind, ReachedLevel, checklist};
use crate::ui::components::{Button, ChipStyle, IconName, NUMBER, cell, icon, table_head, zone_chip};
use crate::ui::context::{Shared, Ui};
use crate::ui::present::tone;

/// Rows that are shown at first.
const FIRST: usize = 15;
/// So few more are shown with them.
const FEW: usize = 5;
/// The class of an effort that is counted elsewhere.
const BOUGHT: &str = "table__number checklist__bought";

/// Properties of [`ChecklistCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChecklistProps {
    pub ui: Ui,
    pub findings: Shared<Findings>,
    pub plan: Option<Shared<Plan>>,
    pub kind: PlanKind,
    /// The standards that are ticked off.
    pub done: Vec<IndicatorId>,
    /// The plans in the scenario.
    pub held: Vec<Move>,
}

/// Keeps whether all rows are shown.
#[component]
pub fn ChecklistCard(props: &ChecklistProps) -> Html {
    let all = use_state_eq(|| false);
    let list = use_memo((props.findings.clone(), props.plan.clone()), |(findings, plan)| {
        let course = plan.as_ref()?.0.course.as_ref()?;
        Some(checklist(&findings.0.work.rules, course, &findings.0.outlook.total))
    });
    let course = props.plan.as_ref().and_then(|plan| plan.0.course.as_ref());
    let Some((list, course)) = list.as_ref().as_ref().zip(course).filter(|(list, _)| !list.groups.is_empty()) else {
        return Html::default();
    };
    let view = View { props, locale: props.ui.locale, m: props.ui.messages() };
    let on_all = {
        let all = all.clone();
        Callback::from(move |()| all.set(true))
    };
    view.card(list, course, *all, on_all)
}

struct View<'a> {
    props: &'a ChecklistProps,
    locale: Locale,
    m: &'static Messages,
}

impl View<'_> {
    fn instrument(&self) -> &Instrument {
        self.props.findings.0.work.rules.instrument()
    }

    fn card(&self, list: &Checklist, course: &Course, all: bool, on_all: Callback<()>) -> Html {
        let m = self.m;
        let (done, reached) = list.progress(&self.props.done);
        let count = list.items().count();
        let all = all || count <= FIRST + FEW;
        let progress =
            [("done", done.to_string()), ("count", count.to_string()), ("total", self.locale.rounded(&reached))];
        let progress = fill(m.checklist_progress, &progress.each_ref().map(|(key, value)| (*key, value.as_str())));
        let columns = [
            ("", m.lever_standard),
            ("", m.lever_dimension),
            ("", self.locale.row_heading(self.instrument())),
            ("", m.checklist_level),
            (NUMBER, m.lever_effort),
            (NUMBER, m.lever_gain),
            (NUMBER, m.checklist_after),
        ];
        html! {
            <section class="card checklist" aria-labelledby="daftar">
                <div class="card__head">
                    <h2 class="card__title" id="daftar" tabindex="-1">{ self.title() }</h2>
                    <div class="card__aside">
                        <span>{ progress }</span>
                        <progress class="from-tablet" aria-hidden="true" value={done.to_string()} max={count.to_string()} />
                        { self.try_button(course) }
                    </div>
                </div>
                <table class="table table--rows checklist__table" role="table" aria-labelledby="daftar">
                    { table_head(&columns) }
                    { self.groups(list, if all { usize::MAX } else { FIRST }) }
                    { self.foot(list, course) }
                </table>
                if !all {
                    <p class="no-print">
                        {
                            Button::new(fill(m.checklist_more, &[("count", &(count - FIRST).to_string())]))
                                .class("button--link")
                                .on_click(on_all)
                                .view()
                        }
                    </p>
                }
                <p class="table-note">
                    { m.checklist_note }
                    if list.has_heads() { { " " }{ m.checklist_heads } }
                    { self.rounding(list) }
                </p>
            </section>
        }
    }

    /// Why a gain and the totals around it may not add up, where they do not.
    fn rounding(&self, list: &Checklist) -> Html {
        let mut before = list.from.clone();
        let mut is_off = false;
        for item in list.items() {
            is_off |= !rounding_gap(self.instrument(), &before, [&item.gain]).is_zero();
            before = &before + &item.gain;
        }
        if is_off {
            html! { <>{ " " }{ self.m.trial_rounding }</> }
        } else {
            Html::default()
        }
    }

    fn title(&self) -> String {
        let m = self.m;
        let plan = match self.props.kind {
            PlanKind::Cheapest => m.plan_cheapest,
            PlanKind::Guaranteed => m.plan_guaranteed,
            PlanKind::Alternative => m.plan_alternative,
        };
        let target = self.props.plan.as_ref().map(|plan| &plan.0.target);
        let target = target.map(|target| self.locale.target(self.instrument(), target)).unwrap_or_default();
        fill(m.checklist_title, &[("target", &target), ("plan", &plan.to_lowercase())])
    }

    /// Takes the whole plan into the scenario, or out of it.
    fn try_button(&self, course: &Course) -> Html {
        let level = |step: &Step| ReachedLevel {
            unit: step.unit.clone(),
            indicator: step.indicator.clone(),
            to: step.to.clone(),
        };
        let wanted = Move::Plan {
            bundles: course.bundles.iter().map(|bought| (bought.bundle.clone(), bought.unit.clone())).collect(),
            levels: course.steps.iter().map(level).collect(),
        };
        let held = self.props.held.contains(&wanted);
        let (glyph, text) =
            if held { (IconName::Check, self.m.lever_added) } else { (IconName::Plus, self.m.plan_try) };
        let send = self.props.ui.sends(Action::Improve(Improving::Toggle(wanted)));
        Button::new(text).small().class("button--toggle").pressed(held).icon(glyph).on_click(send).view()
    }

    /// What one bundle raises stands together; only so many standards are shown.
    fn groups(&self, list: &Checklist, mut left: usize) -> Vec<Html> {
        let has_heads = list.has_heads();
        let mut bodies = Vec::new();
        for group in &list.groups {
            let items = group.items.iter().enumerate().map(|(place, item)| {
                html! { <>{ self.row(item, group, place < left) }{ self.printed_units(item) }</> }
            });
            let head = has_heads.then(|| self.head(group, left > 0));
            let key = group.bundle.as_ref().map(|bundle| bundle.to_string()).unwrap_or_default();
            bodies.push(html! { <tbody role="rowgroup" {key}>{ head }{ for items }</tbody> });
            left = left.saturating_sub(group.items.len());
        }
        bodies
    }

    /// What is done in one go, or that what follows is done one by one; with what all of it costs and adds.
    fn head(&self, group: &Group, shown: bool) -> Html {
        let (locale, m) = (self.locale, self.m);
        let class = classes!("checklist__head", (!shown).then_some("print-row"));
        let count = group.items.len().to_string();
        let (name, detail) = match &group.bundle {
            Some(bundle) => {
                let message = if group.items.len() == 1 { m.checklist_action_one } else { m.checklist_action };
                (self.bundle_name(bundle), fill(message, &[("count", &count)]))
            }
            None => (m.checklist_singles.to_owned(), String::new()),
        };
        html! {
            <tr role="row" {class}>
                <th role="rowheader" scope="rowgroup" colspan="4">
                    <span>{ name }{ " " }<span class="secondary">{ detail }</span></span>
                </th>
                { cell(NUMBER, m.lever_effort, html! { <strong>{ group.effort }</strong> }) }
                { cell(NUMBER, m.lever_gain, html! { <strong>{ locale.signed(&group.gain) }</strong> }) }
                { cell(NUMBER, m.checklist_after, Html::default()) }
            </tr>
        }
    }

    fn row(&self, item: &Item, group: &Group, shown: bool) -> Html {
        let (locale, m) = (self.locale, self.m);
        let instrument = self.instrument();
        let dimension = instrument.dimensions.get(item.within.0);
        let indicator = dimension.and_then(|dimension| dimension.indicators.get(item.within.1));
        let Some((dimension, indicator)) = dimension.zip(indicator) else {
            return Html::default();
        };
        let name = locale.text(&indicator.short).to_owned();
        let done = self.props.done.contains(&item.indicator);
        let tick = self.props.ui.sends(Action::Improve(Improving::Tick(item.indicator.clone())));
        let onchange = Callback::from(move |_: Event| tick.emit(()));
        let class = classes!("checklist__row", done.then_some("checklist__row--done"), (!shown).then_some("print-row"));
        html! {
            <tr role="row" {class} key={item.indicator.as_str()}>
                <th role="rowheader" scope="row">
                    <label class="check checklist__name">
                        <input type="checkbox" checked={done} {onchange} />
                        <span>
                            { name }
                            for bundle in item.bundles.iter().filter(|bundle| group.bundle.as_ref() != Some(bundle)) {
                                { " " }
                                <span class="checklist__bundle">{ self.bundle_name(bundle) }</span>
                            }
                        </span>
                    </label>
                </th>
                { cell("", m.lever_dimension, locale.text(&dimension.name).to_owned().into()) }
                { cell("", locale.row_heading(instrument), self.units(item)) }
                { cell("", m.checklist_level, levels(&item.steps, &indicator.scale)) }
                { effort(m, item) }
                { cell(NUMBER, m.lever_gain, html! { <strong>{ locale.signed(&item.gain) }</strong> }) }
                { cell(NUMBER, m.checklist_after, locale.score(item.total_after).into()) }
            </tr>
        }
    }

    fn bundle_name(&self, id: &BundleId) -> String {
        let bundle = self.instrument().bundle(id.as_str());
        bundle.map(|bundle| self.locale.text(&bundle.name).to_owned()).unwrap_or_default()
    }

    /// The number of units, and which.
    fn units(&self, item: &Item) -> Html {
        let names = self.unit_names(item);
        match names.as_slice() {
            [only] => html! { <span class="checklist__unit">{ only }</span> },
            several => {
                let count = self.locale.counted(self.instrument(), several.len());
                html! {
                    <details class="checklist__units">
                        <summary>{ count }</summary>
                        <ul>for name in several { <li>{ name }</li> }</ul>
                    </details>
                }
            }
        }
    }

    fn unit_names(&self, item: &Item) -> Vec<String> {
        let units = &self.props.findings.0.work.assessment.units;
        let name = |step: &Step| {
            let unit = units.iter().find(|unit| unit.id == step.unit);
            unit.map(|unit| self.locale.unit_name(&unit.name)).unwrap_or_default()
        };
        item.steps.iter().map(name).collect()
    }

    /// On paper the units stand in a line of their own below their standard.
    fn printed_units(&self, item: &Item) -> Html {
        let instrument = self.instrument();
        let names = self.unit_names(item);
        let every = names.len() > 1 && names.len() == self.props.findings.0.work.assessment.units.len();
        let words = if every {
            let count = names.len().to_string();
            let rows = [self.locale.row(instrument), self.locale.row_plural(instrument)];
            fill(self.m.checklist_every, &[&[("count", &*count)][..], &rows].concat())
        } else {
            names.join(", ")
        };
        html! {
            <tr role="row" class="print-row checklist__where" key={format!("{}-unit", item.indicator)}>
                <td role="cell" colspan="7">{ words }</td>
            </tr>
        }
    }

    fn foot(&self, list: &Checklist, course: &Course) -> Html {
        let (locale, m) = (self.locale, self.m);
        let instrument = self.instrument();
        let title = locale.text(&instrument.title);
        let weights = locale.weights_in_force(&self.props.findings.0.work.assessment);
        let band = instrument.band(course.total_rounded);
        let words = |band: &Band| match locale.zone_words(band) {
            Some(zone) => format!("{}, {}", capitalised(&locale.band(band)), zone.to_lowercase()),
            None => capitalised(&locale.band(band)),
        };
        let chip = band.map(|band| zone_chip(tone(band), &words(band), ChipStyle::Small));
        let gain = &course.total - &list.from;
        html! {
            <tfoot role="rowgroup">
                <tr role="row">
                    <th role="rowheader" scope="row" colspan="4">
                        <span class="checklist__result">
                            { locale.rounded(&list.from) }{ icon(IconName::ArrowRight) }
                            { locale.score(course.total_rounded) }{ " " }{ chip.unwrap_or_default() }
                            <span class="secondary">
                                { fill(m.checklist_result, &[("instrument", title), ("weights", weights)]) }
                            </span>
                        </span>
                    </th>
                    { cell(NUMBER, m.lever_effort, course.effort.to_string().into()) }
                    { cell(NUMBER, m.lever_gain, locale.signed(&gain).into()) }
                    { cell(NUMBER, m.checklist_after, locale.score(course.total_rounded).into()) }
                </tr>
            </tfoot>
        }
    }
}

/// What a standard costs; nothing of its own where its bundle is counted.
fn effort(m: &'static Messages, item: &Item) -> Html {
    match item.effort {
        0 => cell(BOUGHT, m.lever_effort, html! { <span class="secondary">{ m.checklist_in_bundle }</span> }),
        effort => cell(NUMBER, m.lever_effort, effort.to_string().into()),
    }
}

/// From the lowest to the highest start, then where they end.
fn levels(steps: &[Step], scale: &Scale) -> Html {
    let ends = |level: fn(&Step) -> &LevelId| {
        let known = || steps.iter().map(level);
        let ends = known().min_by_key(|id| scale.position(id)).zip(known().max_by_key(|id| scale.position(id)));
        match ends {
            Some((lowest, highest)) if lowest != highest => format!("{lowest}–{highest}"),
            Some((only, _)) => only.to_string(),
            None => String::new(),
        }
    };
    let (from, to) = (ends(|step| &step.from), ends(|step| &step.to));
    html! { <span class="checklist__levels">{ from }{ icon(IconName::ArrowRight) }{ to }</span> }
}
