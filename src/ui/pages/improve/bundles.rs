//! Bundles: one action that raises several standards, with its assumptions editable in place.

use yew::prelude::*;

use super::super::fields::field_id;
use super::findings::Findings;
use super::row::toggle;
use super::{Refused, refused};
use crate::engine::BundleRules;
use crate::engine::instrument::{Bundle, BundleEffect, COUNTER, Instrument, Scope};
use crate::engine::number::Rational;
use crate::engine::outlook::Offer;
use crate::engine::text::UnitId;
use crate::i18n::{Locale, fill, rounding_gap};
use crate::session::improve::Move;
use crate::session::{Action, Field};
use crate::ui::browser::is_narrow;
use crate::ui::components::{Card, Choice, Disclosure, SelectField};
use crate::ui::context::{Shared, Ui};
use crate::ui::pages::fields::Commit;
use crate::ui::present::{notes_on, provenance, source};

/// Properties of [`BundleCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct BundlesProps {
    pub ui: Ui,
    pub findings: Shared<Findings>,
    /// The bundles in the scenario.
    pub held: Vec<Move>,
    pub rejected: Refused,
}

/// All bundles of the instrument, the first one open.
#[component]
pub fn BundleCard(props: &BundlesProps) -> Html {
    let m = props.ui.messages();
    let instrument = props.findings.0.work.rules.instrument();
    let bundles = instrument.bundles.iter();
    let rows: Vec<_> = bundles.enumerate().map(|(place, bundle)| row(props, place, bundle)).collect();
    if rows.is_empty() {
        return Html::default();
    }
    Card::titled("paket-perbaikan", m.bundle_title).aside(m.bundle_aside.into()).view(
        html! { <><ul class="bundles">{ rows }</ul>{ rounding(props) }{ about_all(props.ui.locale, instrument) }</> },
    )
}

/// Why a gain and the total after it may not add up, where they do not.
fn rounding(props: &BundlesProps) -> Html {
    let findings = &props.findings.0;
    let (instrument, outlook) = (findings.work.rules.instrument(), &findings.outlook);
    let is_off = |bundle: &Bundle| {
        let offers = outlook.offers.iter().filter(|offer| offer.bundle == bundle.id);
        let gain: Rational = offers.map(|offer| offer.gain.clone()).sum();
        !rounding_gap(instrument, &outlook.total, [&gain]).is_zero()
    };
    // While something is open there is a gain, and no total beside it.
    if !findings.work.outcome.is_complete() || !instrument.bundles.iter().any(is_off) {
        return Html::default();
    }
    html! { <p class="table-note">{ props.ui.messages().trial_rounding }</p> }
}

/// What holds for all of them, and why the counter in a mall is not among them where the pack has none.
fn about_all(locale: Locale, instrument: &Instrument) -> Html {
    let has_counter = instrument.bundles.iter().any(|bundle| bundle.id.as_str() == COUNTER);
    notes_on(locale, instrument, "table-note", |topic| topic == "bundles" || (topic == COUNTER && !has_counter))
}

fn row(props: &BundlesProps, place: usize, bundle: &Bundle) -> Html {
    let about = |held: &&Move| matches!(held, Move::Bundle { bundle: id, .. } if *id == bundle.id);
    let held: Vec<_> = props.held.iter().filter(about).cloned().collect();
    let is_about = |field: &Field| match field {
        Field::BundleEffort(id) | Field::BundleLevel(id, _) => *id == bundle.id,
        _ => false,
    };
    let rejected: Refused = props.rejected.iter().filter(|(field, _)| is_about(field)).cloned().collect();
    html! {
        <BundleRow
            key={bundle.id.as_str()}
            ui={props.ui.clone()}
            findings={props.findings.clone()}
            {place}
            {held}
            {rejected}
        />
    }
}

/// Properties of [`BundleRow`].
#[derive(Clone, PartialEq, Properties)]
struct BundleProps {
    ui: Ui,
    findings: Shared<Findings>,
    /// Position among the bundles.
    place: usize,
    /// The moves of the scenario that buy it.
    held: Vec<Move>,
    rejected: Refused,
}

/// One bundle. It repaints only when something about it changed.
#[component]
fn BundleRow(props: &BundleProps) -> Html {
    let findings = &props.findings.0;
    let bundle = findings.work.rules.instrument().bundles.get(props.place);
    let Some((bundle, rules)) = bundle.zip(findings.work.rules.bundles().get(props.place)) else {
        return Html::default();
    };
    let offers = findings.outlook.offers.iter().filter(|offer| offer.bundle == bundle.id).collect();
    View { props, locale: props.ui.locale, bundle, rules, offers }.view()
}

struct View<'a> {
    props: &'a BundleProps,
    locale: Locale,
    bundle: &'a Bundle,
    rules: &'a BundleRules,
    offers: Vec<&'a Offer>,
}

impl View<'_> {
    fn instrument(&self) -> &Instrument {
        self.props.findings.0.work.rules.instrument()
    }

    fn view(&self) -> Html {
        let (locale, m) = (self.locale, self.props.ui.messages());
        let name = locale.text(&self.bundle.name).to_owned();
        let gain: Rational = self.offers.iter().map(|offer| offer.gain.clone()).sum();
        html! {
            <li class="bundle">
                <div class="bundle__head">
                    <h3>{ &name }</h3>
                    <strong>{ locale.signed(&gain) }</strong>
                </div>
                if self.offers.is_empty() {
                    <p class="secondary">{ m.bundle_nothing }</p>
                } else {
                    <div class="bundle__line">
                        <p class="secondary">{ self.cost() }</p>
                        { self.toggle(None, &name) }
                    </div>
                }
                {
                    Disclosure::new(locale.of_row(m.bundle_edit, self.instrument()))
                        .open((self.props.place == 0 && !is_narrow()) || !self.props.rejected.is_empty())
                        .view(self.details(&name))
                }
            </li>
        }
    }

    /// What it costs, and where the total leads with it in every unit.
    fn cost(&self) -> String {
        let m = self.props.ui.messages();
        let (effort, count) = (self.rules.effort().to_string(), self.offers.len());
        let message = match (self.rules.scope(), count) {
            (Scope::Body, _) => m.bundle_effort_body,
            (Scope::Unit, 1) => m.bundle_effort_one,
            (Scope::Unit, _) => m.bundle_effort_unit,
        };
        let instrument = self.instrument();
        let (row, rows) = (self.locale.row(instrument), self.locale.row_plural(instrument));
        let cost = fill(message, &[("effort", &*effort), ("count", &*count.to_string()), row, rows]);
        match self.after() {
            Some(after) => format!("{cost}; {after}"),
            None => cost,
        }
    }

    fn after(&self) -> Option<String> {
        let findings = &self.props.findings.0;
        let instrument = findings.work.rules.instrument();
        if self.offers.is_empty() || !findings.work.outcome.is_complete() {
            return None;
        }
        let gain: Rational = self.offers.iter().map(|offer| offer.gain.clone()).sum();
        let total = instrument.round(&(&findings.outlook.total + &gain));
        let label = self.locale.band(instrument.band(total)?);
        let values = [("total", self.locale.score(total)), ("label", label)];
        Some(fill(self.props.ui.messages().bundle_total, &values.each_ref().map(|(key, value)| (*key, value.as_str()))))
    }

    fn holds(&self, place: Option<&UnitId>) -> bool {
        self.props.held.iter().any(|held| matches!(held, Move::Bundle { unit, .. } if unit.as_ref() == place))
    }

    fn toggle(&self, unit: Option<UnitId>, name: &str) -> Html {
        if unit.is_some() && self.holds(None) {
            return html! { <span class="secondary">{ self.locale.of_row(self.props.ui.messages().lever_shown_all, self.instrument()) }</span> };
        }
        let held = self.holds(unit.as_ref());
        toggle(&self.props.ui, Move::Bundle { bundle: self.bundle.id.clone(), unit }, held, name)
    }

    fn unit(&self, offer: &Offer, name: &str) -> Html {
        let units = &self.props.findings.0.work.assessment.units;
        let unit = units.iter().find(|unit| Some(&unit.id) == offer.unit.as_ref());
        let unit = unit.map(|unit| self.locale.unit_name(&unit.name)).unwrap_or_default();
        html! {
            <li>
                <span>{ &unit }</span>
                <strong>{ self.locale.signed(&offer.gain) }</strong>
                { self.toggle(offer.unit.clone(), &format!("{name}, {unit}")) }
            </li>
        }
    }

    /// What it is, where it helps, and what it rests on.
    fn details(&self, name: &str) -> Html {
        html! {
            <div class="bundle__details">
                if let Some(text) = &self.bundle.description { <p>{ self.locale.text(text) }</p> }
                { self.assumptions(name) }
                if self.rules.scope() == Scope::Unit && !self.offers.is_empty() {
                    <div>
                        <h4>{ self.locale.per_row(self.instrument()) }</h4>
                        <ul class="bundle__units">for offer in &self.offers { { self.unit(offer, name) } }</ul>
                    </div>
                }
            </div>
        }
    }

    /// What it sets and costs, each as a field.
    fn assumptions(&self, name: &str) -> Html {
        let (locale, m) = (self.locale, self.props.ui.messages());
        let field = Field::BundleEffort(self.bundle.id.clone());
        let rejected = refused(&self.props.rejected, &field);
        let effort = Commit::number(field, m.bundle_effort, self.rules.effort().to_string()).rejected(rejected);
        html! {
            <div class="bundle__assumptions">
                <h4>{ m.bundle_sets }</h4>
                <ul class="bundle__effects">
                    for effect in self.rules.effects() { { self.effect(effect, name) } }
                </ul>
                <div class="bundle__effort">
                    { effort.draw(&self.props.ui) }{ provenance(locale, self.rules.effort_basis()) }
                </div>
                if let Some(reason) = &self.bundle.reason {
                    <p class="secondary">{ locale.text(reason) }{ " " }{ provenance(locale, self.rules.basis()) }</p>
                }
                { self.notes() }
                if self.bundle.origin.source.is_some() {
                    <p class="secondary">
                        { m.method_source_column }{ ": " }
                        { source(locale, self.instrument(), &self.bundle.origin) }
                    </p>
                }
            </div>
        }
    }

    fn effect(&self, effect: &BundleEffect, name: &str) -> Html {
        let instrument = self.instrument();
        let Some(indicator) = instrument.indicator(effect.indicator.as_str()) else {
            return Html::default();
        };
        let short = self.locale.text(&indicator.short);
        let field = Field::BundleLevel(self.bundle.id.clone(), indicator.id.clone());
        let option = |level: &crate::engine::instrument::Level| {
            let action = Action::Enter(field.clone(), level.id.to_string());
            let choice = Choice::new(level.id.to_string(), level.id.to_string()).chosen(level.id == effect.level);
            choice.on_choose(self.props.ui.sends(action))
        };
        let label = fill(self.props.ui.messages().bundle_level_of, &[("indicator", short), ("bundle", name)]);
        let select = SelectField {
            id: field_id(&field).into(),
            label: label.into(),
            options: indicator.scale.levels.iter().map(option).collect(),
        };
        html! {
            <li>
                <span>{ short.to_owned() }{ " " }{ provenance(self.locale, effect.basis) }</span>
                { select.view() }
            </li>
        }
    }

    /// What the pack says about this kind of bundle, such as that a counter alone is not enough.
    fn notes(&self) -> Html {
        let instrument = self.instrument();
        notes_on(self.locale, instrument, "secondary", |topic| topic == self.bundle.id.as_str())
    }
}
