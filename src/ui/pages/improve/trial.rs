//! "Bagaimana jika": the scenario beside the present state.

use yew::prelude::*;

use crate::engine::instrument::Band;
use crate::engine::score::{Bounds, Totals};
use crate::engine::text::{BundleId, IndicatorId, UnitId};
use crate::i18n::{Locale, capitalised, fill};
use crate::session::compare::{Comparing, Source};
use crate::session::improve::{Improving, Move, Trial};
use crate::session::{Action, Framing, Page, Work};
use crate::ui::components::{
    Button, Card, ChipStyle, IconName, TileSize, Tone, category_tile, icon, status_line, zone_chip,
};
use crate::ui::context::{Shared, Ui};
use crate::ui::present::tone;

/// Properties of [`TrialCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct TrialProps {
    pub ui: Ui,
    pub work: Work,
    pub trial: Option<Trial>,
    pub moves: Shared<Vec<Move>>,
}

/// Before and after side by side, with what the scenario holds.
#[component]
pub fn TrialCard(props: &TrialProps) -> Html {
    let m = props.ui.messages();
    let card = Card::titled("skenario", m.trial_title).aside(m.trial_aside.into());
    let spoken = props.trial.as_ref().map(|trial| spoken(props.ui.locale, &trial.totals)).unwrap_or_default();
    let content = match &props.trial {
        None => html! { <p class="ink-2">{ m.trial_empty }</p> },
        Some(trial) => html! {
            <>
                { table(props, trial) }
                <p class="table-note">{ m.trial_rounding }</p>
                <h3>{ m.trial_moves }</h3>
                <ul class="trial__moves">
                    for improvement in props.moves.0.iter() { { held(props, improvement) } }
                </ul>
                <div class="row trial__actions">{ keep(props) }{ actions(&props.ui) }</div>
                <p class="secondary">{ props.ui.messages().trial_accept_hint }</p>
            </>
        },
    };
    card.class("trial").view(html! { <>{ content }{ status_line(&spoken.into()) }</> })
}

fn actions(ui: &Ui) -> Html {
    let m = ui.messages();
    let accept = Button::new(m.trial_accept).small().on_click(ui.sends(Action::Improve(Improving::Accept)));
    let clear = Button::new(m.trial_clear).small().on_click(ui.sends(Action::Improve(Improving::Clear)));
    html! { <>{ accept.view() }{ clear.view() }</> }
}

/// Keeps the scenario in the file and shows it beside the baseline, where there is room.
fn keep(props: &TrialProps) -> Html {
    let (ui, assessment) = (&props.ui, &props.work.assessment);
    if !assessment.has_room_for_scenario() {
        return Html::default();
    }
    let c = ui.locale.compare();
    let number = assessment.scenarios.as_array().map_or(0, Vec::len) + 1;
    let name = fill(c.scenario_name, &[("number", &number.to_string())]);
    let ui = ui.clone();
    let keep = Callback::from(move |()| {
        ui.send(Action::Compare(Comparing::Keep(name.clone(), Source::Trial)));
        ui.send(Action::Frame(Framing::Go(Page::Compare)));
    });
    Button::primary(c.keep_trial_short).small().on_click(keep).view()
}

fn spoken(locale: Locale, outcome: &Totals) -> String {
    let (total, label) = (total(locale, outcome), band_words(locale, outcome));
    fill(locale.messages().trial_spoken, &[("total", &total), ("label", &label)])
}

/// The total, or its range while something is open.
fn total(locale: Locale, outcome: &Totals) -> String {
    match &outcome.verdict {
        Some(verdict) => locale.score(verdict.total),
        None => locale.range(outcome.estimate.low, outcome.estimate.high),
    }
}

fn band_words(locale: Locale, outcome: &Totals) -> String {
    match &outcome.verdict {
        Some(verdict) => locale.band(&verdict.band),
        None => locale.bands(outcome.possible.iter()),
    }
}

fn table(props: &TrialProps, trial: &Trial) -> Html {
    let (locale, m) = (props.ui.locale, props.ui.messages());
    let (now, then) = (&props.work.outcome.totals(), &*trial.totals);
    let letters = props.work.rules.instrument().bands.iter().any(|band| band.code.is_some());
    let band_head = if letters { m.trial_band } else { m.trial_band_opinion };
    let row = |name: &'static str, now: Html, then: Html| {
        html! { <tr><th scope="row">{ name }</th><td>{ now }</td><td>{ then }</td></tr> }
    };
    let range = |bounds: &Bounds| locale.range(bounds.low, bounds.high);
    let ranges = |bounds: fn(&Totals) -> &Bounds| (range(bounds(now)), range(bounds(then)));
    let (plausible_now, plausible_then) = ranges(|outcome| &outcome.plausible);
    let (sure_now, sure_then) = ranges(|outcome| &outcome.guaranteed);
    let gain = &then.estimate.exact.low - &now.estimate.exact.low;
    let used = trial.effort.to_string();
    html! {
        <table class="trial__table" aria-labelledby="skenario">
            <thead>
                <tr><td></td><th scope="col">{ m.trial_now }</th><th scope="col">{ m.trial_then }</th></tr>
            </thead>
            <tbody>
                {
                    row(m.trial_total, total(locale, now).into(), html! {
                        <>
                            <strong>{ total(locale, then) }</strong>
                            <span class="trial__gain">{ locale.signed(&gain) }</span>
                        </>
                    })
                }
                { row(band_head, band(locale, now), band(locale, then)) }
                { row(m.trial_plausible, plausible_now.into(), plausible_then.into()) }
                { row(m.trial_guaranteed, sure_now.into(), sure_then.into()) }
                { row(m.trial_effort, "–".into(), used.into()) }
            </tbody>
        </table>
    }
}

fn band(locale: Locale, outcome: &Totals) -> Html {
    let Some(band) = outcome.verdict.as_ref().map(|verdict| &verdict.band) else {
        return band_words(locale, outcome).into();
    };
    chip(locale, band)
}

fn chip(locale: Locale, band: &Band) -> Html {
    let words = match (&band.code, band.zone) {
        (Some(code), Some(zone)) => format!("{code}, {}", locale.zone(zone)),
        _ => locale.band_short(band),
    };
    zone_chip(tone(band), &words, ChipStyle::Small)
}

/// One move with the button that takes it out.
fn held(props: &TrialProps, improvement: &Move) -> Html {
    let (locale, m) = (props.ui.locale, props.ui.messages());
    let names = Names { locale, work: &props.work };
    let (name, place) = match improvement {
        Move::Standard { indicator, unit } => (names.indicator(indicator), names.place(unit.as_ref())),
        Move::Bundle { bundle, unit } => (names.bundle(bundle), names.place(unit.as_ref())),
        Move::Plan { levels, .. } => (fill(m.trial_plan, &[("count", &levels.len().to_string())]), String::new()),
    };
    let remove = Button::icon_only(IconName::Close, fill(m.trial_remove, &[("name", &name)]));
    let remove = remove.small().on_click(props.ui.sends(Action::Improve(Improving::Toggle(improvement.clone()))));
    html! {
        <li>
            <span>{ name }if !place.is_empty() { <span class="secondary">{ place }</span> }</span>
            { remove.view() }
        </li>
    }
}

/// Names of what moves are about.
struct Names<'a> {
    locale: Locale,
    work: &'a Work,
}

impl Names<'_> {
    fn indicator(&self, id: &IndicatorId) -> String {
        let known = self.work.rules.instrument().indicator(id.as_str());
        known.map(|known| self.locale.text(&known.short).to_owned()).unwrap_or_default()
    }

    fn bundle(&self, id: &BundleId) -> String {
        let known = self.work.rules.instrument().bundle(id.as_str());
        known.map(|known| self.locale.text(&known.name).to_owned()).unwrap_or_default()
    }

    fn place(&self, unit: Option<&UnitId>) -> String {
        let Some(id) = unit else {
            return self.locale.of_row(self.locale.messages().trial_everywhere, self.work.rules.instrument());
        };
        let known = self.work.assessment.units.iter().find(|unit| unit.id == *id);
        known.map(|unit| self.locale.unit_name(&unit.name)).unwrap_or_default()
    }
}

/// The bar at the bottom while there is a scenario: before, after, and what to do with it.
pub fn trial_bar(ui: &Ui, work: &Work, trial: Option<&Trial>) -> Html {
    let Some(trial) = trial else {
        return Html::default();
    };
    let (locale, m) = (ui.locale, ui.messages());
    let title = locale.text(&work.rules.instrument().title);
    let side = |outcome: &Totals, name: &'static str| {
        let band = outcome.verdict.as_ref().map(|verdict| &verdict.band);
        let letter = band.and_then(|band| band.code.clone());
        html! {
            <div class="trialbar__side">
                if letter.is_some() {
                    { category_tile(letter.as_deref(), band.map_or(Tone::Neutral, tone), TileSize::Small) }
                }
                <div>
                    <p class="resultbar__note">{ name }</p>
                    <p class="resultbar__strong">{ total(locale, outcome) }</p>
                    <p class="resultbar__note from-tablet">{ words(locale, outcome) }</p>
                </div>
            </div>
        }
    };
    html! {
        <aside class="resultbar trialbar" aria-label={m.trial_title}>
            <div class="wrap trialbar__row">
                { side(&work.outcome.totals(), m.trial_now) }
                { icon(IconName::ArrowRight) }
                { side(&trial.totals, m.trial_then) }
                <p class="secondary trialbar__title from-tablet">{ title }</p>
                <div class="row trialbar__actions">{ actions(ui) }</div>
            </div>
        </aside>
    }
}

fn words(locale: Locale, outcome: &Totals) -> String {
    match &outcome.verdict {
        Some(verdict) => {
            let zone = locale.zone_words(&verdict.band);
            zone.unwrap_or_else(|| capitalised(&locale.band(&verdict.band)))
        }
        None => locale.bands(outcome.possible.iter()),
    }
}
