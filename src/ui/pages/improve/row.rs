//! One standard of the ranking. A row repaints only when something in it changed.

use yew::prelude::*;

use super::findings::Findings;
use crate::engine::Standing;
use crate::engine::instrument::{Basis, Control, Effort, Indicator};
use crate::engine::number::Rational;
use crate::engine::outlook::{Standard, StandardInUnit};
use crate::engine::text::{IndicatorId, UnitId};
use crate::engine::{DimensionRules, IndicatorRules};
use crate::i18n::{Locale, Messages, fill};
use crate::session::Action;
use crate::session::improve::{Improving, Move, Row};
use crate::ui::charts::bar;
use crate::ui::components::{IconName, LevelCell, effort_dots, icon, level_strip};
use crate::ui::context::{Shared, Ui};
use crate::ui::pages::entry::law;
use crate::ui::present::provenance;

/// Properties of [`LeverRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct LeverProps {
    pub ui: Ui,
    pub findings: Shared<Findings>,
    pub row: Row,
    /// The one unit that is looked at.
    pub unit: Option<UnitId>,
    /// The moves of the scenario that raise this standard.
    pub held: Vec<Move>,
    /// Of the bar, in percent of the longest.
    pub length: Rational,
}

/// A standard with its toggle; opens to what to prepare and why.
#[component]
pub fn LeverRow(props: &LeverProps) -> Html {
    let open = use_state_eq(|| false);
    let on_open = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    view(props, *open, on_open).unwrap_or_default()
}

/// Everything about one standard.
struct Lever<'a> {
    props: &'a LeverProps,
    locale: Locale,
    m: &'static Messages,
    indicator: &'a Indicator,
    rules: &'a IndicatorRules,
    dimension: &'a DimensionRules,
    standard: &'a Standard,
}

fn view(props: &LeverProps, open: bool, on_open: Callback<MouseEvent>) -> Option<Html> {
    let findings = &props.findings.0;
    let rules = &findings.work.rules;
    let (place, offset) = props.row.within;
    let dimension = rules.dimensions().get(place)?;
    let lever = Lever {
        props,
        locale: props.ui.locale,
        m: props.ui.messages(),
        indicator: rules.instrument().dimensions.get(place)?.indicators.get(offset)?,
        rules: dimension.indicators().get(offset)?,
        dimension,
        standard: findings.outlook.standards.get(props.row.place)?,
    };
    let region = format!("rincian-{}", lever.indicator.id);
    let name = if open { IconName::ChevronDown } else { IconName::ChevronRight };
    Some(html! {
        <li class="lever">
            <div class="lever__row">
                <button
                    type="button"
                    class="lever__name"
                    aria-expanded={if open { "true" } else { "false" }}
                    aria-controls={open.then(|| region.clone())}
                    onclick={on_open}
                >
                    { icon(name) }
                    <span>
                        <span class="lever__title">{ lever.locale.text(&lever.indicator.short) }</span>
                        <span class="lever__scope">{ lever.scope() }</span>
                    </span>
                </button>
                <div class="lever__levels">{ lever.strip() }</div>
                <div class="lever__gain">
                    { bar(props.length.to_picture()) }
                    <strong><span class="sr-only">{ lever.m.lever_gain }{ " " }</span>{ lever.gain(&props.row.gain) }</strong>
                </div>
                <div class="lever__effort">{ lever.effort() }</div>
                <div class="lever__toggle">{ lever.main_toggle() }</div>
            </div>
            if open { <div class="lever__body" id={region}>{ lever.body() }</div> }
        </li>
    })
}

impl Lever<'_> {
    fn scope(&self) -> String {
        let instrument = self.props.findings.0.work.rules.instrument();
        let dimension = instrument.dimension(self.dimension.id().as_str());
        let dimension = dimension.map(|dimension| self.locale.text(&dimension.name)).unwrap_or_default();
        let top = self.indicator.scale.levels.last().map(|level| level.id.as_str()).unwrap_or_default();
        match &self.props.unit {
            Some(unit) => fill(self.m.lever_scope_one, &[("dimension", dimension), ("unit", &self.unit_name(unit))]),
            None => {
                let rows = self.locale.counted(instrument, self.props.row.units);
                fill(self.m.lever_scope, &[("dimension", dimension), ("rows", &rows), ("top", top)])
            }
        }
    }

    fn unit_name(&self, id: &UnitId) -> String {
        let unit = self.props.findings.0.work.assessment.units.iter().find(|unit| unit.id == *id);
        unit.map(|unit| self.locale.unit_name(&unit.name)).unwrap_or_default()
    }

    fn gain(&self, gain: &Rational) -> String {
        self.locale.signed(gain)
    }

    /// The present level in every unit, in the order of the units.
    fn strip(&self) -> Html {
        let mut cells = Vec::new();
        for unit in &self.props.findings.0.work.assessment.units {
            let place = self.standard.places.iter().find(|place| place.unit == unit.id);
            cells.push(place.map_or((LevelCell::NotApplicable, "–".to_owned()), |place| self.cell(place)));
        }
        let spoken: Vec<_> = cells.iter().map(|(_, text)| text.as_str()).collect();
        level_strip(&cells, &fill(self.m.lever_levels_label, &[("levels", &spoken.join(", "))]))
    }

    fn cell(&self, place: &StandardInUnit) -> (LevelCell, String) {
        match place.standing {
            Standing::Answered => (LevelCell::of(&self.indicator.scale, &place.from), place.from.to_string()),
            Standing::Unanswered => (LevelCell::Open, "?".to_owned()),
            Standing::Range => (LevelCell::Range, format!("{}+", place.from)),
        }
    }

    /// The effort of a level as dots and a word, then that of the whole row.
    fn effort(&self) -> Html {
        let word = effort_word(self.m, self.rules.effort());
        let all = fill(self.m.plan_effort, &[("effort", &self.props.row.effort.to_string())]);
        let dots = effort_dots(self.rules.effort(), word);
        html! { <>{ dots }<span class="lever__work">{ all }</span></> }
    }

    fn main_toggle(&self) -> Html {
        if self.indicator.control != Control::Agency {
            return html! { <span class="secondary">{ control(self.m, self.indicator.control) }</span> };
        }
        let unit = self.props.unit.clone();
        let covered = unit.is_some() && self.holds(None);
        self.toggle(unit, covered, self.locale.text(&self.indicator.short).to_owned())
    }

    fn holds(&self, place: Option<&UnitId>) -> bool {
        self.props.held.iter().any(|held| matches!(held, Move::Standard { unit, .. } if unit.as_ref() == place))
    }

    fn toggle(&self, unit: Option<UnitId>, covered: bool, name: String) -> Html {
        if covered {
            return html! { <span class="secondary">{ self.locale.of_row(self.m.lever_shown_all, self.props.findings.0.work.rules.instrument()) }</span> };
        }
        let held = self.holds(unit.as_ref());
        let wanted = Move::Standard { indicator: self.id(), unit };
        toggle(&self.props.ui, wanted, held, &name)
    }

    fn id(&self) -> IndicatorId {
        self.indicator.id.clone()
    }

    fn body(&self) -> Html {
        let (locale, m) = (self.locale, self.m);
        html! {
            <>
                <div class="lever__facts">
                    <div>
                        <h3>{ m.evidence_title }</h3>
                        <ul>
                            for evidence in &self.indicator.evidence {
                                <li>{ locale.text(&evidence.text) }{ " " }{ self.mark(evidence.basis) }</li>
                            }
                        </ul>
                        if let Some(step) = &self.indicator.first_step {
                            <h3>{ m.first_step_title }</h3>
                            <p>{ locale.text(step) }</p>
                        }
                    </div>
                    <div>
                        <h3>{ m.lever_levels_text }</h3>
                        <ol class="lever__texts">
                            for (level, text) in self.indicator.level_texts.iter() {
                                <li>
                                    <b>{ level.as_str() }</b>
                                    <span>{ locale.text(&text.text) }{ " " }{ self.mark(text.basis) }</span>
                                </li>
                            }
                        </ol>
                        <h3>{ m.law_title }</h3>
                        <p>{ law(locale, self.indicator) }</p>
                        { self.basis() }
                    </div>
                </div>
                { self.units() }
            </>
        }
    }

    fn mark(&self, basis: Basis) -> Html {
        if basis == Basis::Official { Html::default() } else { provenance(self.locale, basis) }
    }

    fn basis(&self) -> Html {
        let (locale, m) = (self.locale, self.m);
        let instrument = self.props.findings.0.work.rules.instrument();
        let (row, rows) = (locale.row(instrument), locale.row_plural(instrument));
        let (points, basis) = self.dimension.points(self.rules);
        html! {
            <>
                <p class="lever__basis">
                    { fill(m.lever_basis, &[("weight", &*locale.rounded(&points)), rows]) }
                    { " " }{ provenance(locale, basis) }
                </p>
                <p>
                    { fill(m.lever_effort_basis, &[("effort", &*self.rules.effort().to_string()), row]) }
                    { " " }{ provenance(locale, self.rules.effort_basis()) }
                </p>
                if let Some(reason) = &self.indicator.effort_reason { <p>{ locale.text(reason) }</p> }
                <p><a href="#/metode">{ m.lever_change }</a></p>
            </>
        }
    }

    /// Each unit below the top level with its own gain and toggle.
    fn units(&self) -> Html {
        if self.indicator.control != Control::Agency {
            return Html::default();
        }
        let everywhere = self.holds(None);
        let below = self.standard.places.iter().filter(|place| place.is_below_top());
        html! {
            <>
                <h3>{ self.locale.per_row(self.props.findings.0.work.rules.instrument()) }</h3>
                <ul class="lever__units">
                    for place in below { { self.unit(place, everywhere) } }
                </ul>
            </>
        }
    }

    fn unit(&self, place: &StandardInUnit, everywhere: bool) -> Html {
        let name = self.unit_name(&place.unit);
        let values = [("from", place.from.as_str()), ("to", place.to.as_str())];
        let label = format!("{}, {name}", self.locale.text(&self.indicator.short));
        html! {
            <li>
                <span class="lever__unit">
                    { &name }
                    <span class="secondary">
                        { fill(self.m.lever_per_unit_row, &values) }{ ", " }
                        { fill(self.m.plan_effort, &[("effort", &place.effort.to_string())]) }
                    </span>
                </span>
                <strong>{ self.gain(&place.gain) }</strong>
                { self.toggle(Some(place.unit.clone()), everywhere, label) }
            </li>
        }
    }
}

/// Who decides a standard that the agency does not.
fn control(m: &'static Messages, control: Control) -> &'static str {
    match control {
        Control::Agency => "",
        Control::Users => m.not_controllable_users,
        Control::Others => m.not_controllable_others,
        Control::Public => m.not_controllable_public,
    }
}

/// The word for the effort of one level, as its dots.
pub fn effort_word(m: &'static Messages, effort: Effort) -> &'static str {
    match effort.get() {
        0..=3 => m.effort_light,
        4..=6 => m.effort_medium,
        _ => m.effort_heavy,
    }
}

/// The button that adds a move to the scenario or takes it back.
pub fn toggle(ui: &Ui, wanted: Move, held: bool, name: &str) -> Html {
    let m = ui.messages();
    let send = ui.sends(Action::Improve(Improving::Toggle(wanted)));
    let onclick = Callback::from(move |_: MouseEvent| send.emit(()));
    let (glyph, text) = if held { (IconName::Check, m.lever_added) } else { (IconName::Plus, m.lever_add) };
    html! {
        <button
            type="button"
            class="button button--small button--toggle"
            aria-pressed={if held { "true" } else { "false" }}
            aria-label={format!("{text}: {name}")}
            {onclick}
        >
            { icon(glyph) }
            <span class="button__text">{ text }</span>
        </button>
    }
}
