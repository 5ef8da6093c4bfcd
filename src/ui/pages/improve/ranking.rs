//! The standards in the order of what they add, with filters.

use std::rc::Rc;

use yew::prelude::*;

use super::findings::Findings;
use super::row::LeverRow;
use crate::engine::instrument::Basis;
use crate::engine::number::Rational;
use crate::i18n::fill;
use crate::session::Action;
use crate::session::improve::{Improving, Look, Move, Order, Reach, Row, ranking};
use crate::ui::components::{Button, Choice, Notice, NoticeKind, SegmentedControl, SelectField};
use crate::ui::context::{Shared, Ui};
use crate::ui::present::{origin_of_list, provenance};

/// Rows that are shown at first.
const FIRST: usize = 9;

/// Properties of [`RankingCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct RankingProps {
    pub ui: Ui,
    pub findings: Shared<Findings>,
    pub look: Shared<Look>,
    pub moves: Shared<Vec<Move>>,
}

/// The ranked list.
#[component]
pub fn RankingCard(props: &RankingProps) -> Html {
    let (locale, m) = (props.ui.locale, props.ui.messages());
    let look = &*props.look.0;
    let rows = use_memo((props.findings.clone(), props.look.clone()), |(findings, look)| {
        ranking(&findings.0.work.rules, &findings.0.outlook, &look.0).into_iter().map(Rc::new).collect::<Vec<_>>()
    });
    let beyond = use_memo((props.ui.clone(), props.findings.clone(), props.look.0.reach), |(ui, findings, reach)| {
        if *reach == Reach::Others { Html::default() } else { beyond(ui, &findings.0) }
    });
    let filters = use_memo((props.ui.clone(), props.findings.clone(), props.look.clone()), |_| filters(props));
    let longest = rows.iter().map(|row| row.gain.clone()).max().unwrap_or_default();
    let shown = if look.all { rows.len() } else { FIRST.min(rows.len()) };
    let (count, shown_text) = (rows.len().to_string(), shown.to_string());
    html! {
        <section class="card" aria-labelledby="standar">
            <div class="card__head">
                <h2 class="card__title" id="standar" tabindex="-1">{ m.lever_title }</h2>
                { order(props) }
            </div>
            { (*filters).clone() }
            <div class="levers">
                <div class="levers__top" aria-hidden="true">
                    <div class="levers__head">
                        <span>{ m.lever_standard }</span>
                        <span>{ locale.of_row(m.lever_levels, props.findings.0.work.rules.instrument()) }</span>
                        <span class="levers__number">{ m.lever_gain }</span>
                        <span>{ m.lever_effort }{ " " }{ provenance(locale, Basis::Assumed) }</span>
                        <span></span>
                    </div>
                </div>
                <ul class="levers__list">
                    for row in rows.iter().take(shown) { { lever(props, row, &longest) } }
                </ul>
            </div>
            if rows.is_empty() {
                <p class="empty">{ m.lever_none }</p>
            } else {
                <div class="row row--between levers__foot">
                    <p class="secondary">{ fill(m.lever_shown, &[("shown", &shown_text), ("count", &count)]) }</p>
                    if rows.len() > FIRST { { more(props) } }
                </div>
            }
            { (*beyond).clone() }
            { origin_of_list(locale, props.findings.0.work.rules.instrument()) }
            <p class="table-note">{ m.improve_assumed }{ " " }{ provenance(locale, Basis::Assumed) }</p>
        </section>
    }
}

fn send(props: &RankingProps, change: impl FnOnce(&mut Look)) -> Callback<()> {
    let mut look = (*props.look.0).clone();
    change(&mut look);
    props.ui.sends(Action::Improve(Improving::Look(look)))
}

fn order(props: &RankingProps) -> Html {
    let m = props.ui.messages();
    let option = |value: &'static str, name: &'static str, order: Order| {
        Choice::new(value, name).chosen(props.look.0.order == order).on_choose(send(props, |look| look.order = order))
    };
    let options = vec![
        option("kenaikan", m.lever_by_gain, Order::Gain),
        option("per-upaya", m.lever_by_effort, Order::PerEffort),
    ];
    SegmentedControl { name: "urutan", legend: m.lever_order.into(), legend_hidden: true, options }.view()
}

fn filters(props: &RankingProps) -> Html {
    let (locale, m) = (props.ui.locale, props.ui.messages());
    let look = &*props.look.0;
    let instrument = props.findings.0.work.rules.instrument();
    let of_row = |message| locale.of_row(message, instrument);
    let all = Choice::new("", of_row(m.lever_unit_all)).chosen(look.unit.is_none());
    let mut units = vec![all.on_choose(send(props, |look| look.unit = None))];
    for unit in &props.findings.0.work.assessment.units {
        let id = unit.id.clone();
        let choice = Choice::new(id.to_string(), locale.unit_name(&unit.name)).chosen(look.unit.as_ref() == Some(&id));
        units.push(choice.on_choose(send(props, |look| look.unit = Some(id))));
    }
    let all = Choice::new("", m.lever_dimension_all).chosen(look.dimension.is_none());
    let mut dimensions = vec![all.on_choose(send(props, |look| look.dimension = None))];
    for dimension in &props.findings.0.work.rules.instrument().dimensions {
        let id = dimension.id.clone();
        let name = locale.text(&dimension.name).to_owned();
        let choice = Choice::new(id.to_string(), name).chosen(look.dimension.as_ref() == Some(&id));
        dimensions.push(choice.on_choose(send(props, |look| look.dimension = Some(id))));
    }
    let reach = |value: &'static str, name: &'static str, reach: Reach| {
        Choice::new(value, name).chosen(look.reach == reach).on_choose(send(props, |look| look.reach = reach))
    };
    let reaches = vec![reach("kita", m.lever_agency, Reach::Agency), reach("lain", m.lever_others, Reach::Others)];
    html! {
        <div class="levers__filters no-print">
            { SelectField { id: "saring-unit".into(), label: locale.row_heading(instrument).into(), options: units }.view() }
            { SelectField { id: "saring-dimensi".into(), label: m.lever_dimension.into(), options: dimensions }.view() }
            {
                SegmentedControl {
                    name: "kendali",
                    legend: m.lever_reach.into(),
                    legend_hidden: false,
                    options: reaches,
                }.view()
            }
        </div>
    }
}

fn lever(props: &RankingProps, row: &Rc<Row>, longest: &Rational) -> Html {
    let Some(standard) = props.findings.0.outlook.standards.get(row.place) else {
        return Html::default();
    };
    let unit = props.look.0.unit.clone();
    let about = |held: &&Move| matches!(held, Move::Standard { indicator, .. } if *indicator == standard.indicator);
    let held: Vec<_> = props.moves.0.iter().filter(about).cloned().collect();
    let length = &row.gain.checked_div(longest).unwrap_or_default() * &Rational::HUNDRED;
    html! {
        <LeverRow
            key={standard.indicator.as_str()}
            ui={props.ui.clone()}
            findings={props.findings.clone()}
            row={(**row).clone()}
            {unit}
            {held}
            {length}
        />
    }
}

fn more(props: &RankingProps) -> Html {
    let m = props.ui.messages();
    let all = props.look.0.all;
    let text = if all { m.lever_fewer } else { m.lever_all };
    Button::new(text).class("button--link").on_click(send(props, |look| look.all = !look.all)).view()
}

/// What the agency cannot set itself, and the points that are left there.
fn beyond(ui: &Ui, findings: &Findings) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let look = Look { reach: Reach::Others, ..Look::default() };
    let rows = ranking(&findings.work.rules, &findings.outlook, &look);
    if rows.is_empty() {
        return Html::default();
    }
    let points: Rational = rows.iter().map(|row| row.gain.clone()).sum();
    let text = fill(m.lever_beyond_text, &[("count", &rows.len().to_string()), ("points", &locale.rounded(&points))]);
    Notice::new(NoticeKind::Info, m.lever_beyond).view(text.into())
}
