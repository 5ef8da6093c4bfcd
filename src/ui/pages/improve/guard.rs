//! Pertahankan: what would drop the band, in plain sentences.

use yew::prelude::*;

use super::findings::Findings;
use crate::engine::assessment::EntryMode;
use crate::engine::guard::{Cause, Guard, Loss};
use crate::i18n::{capitalised, fill};
use crate::session::Work;
use crate::ui::components::{Button, Card};
use crate::ui::context::{Shared, Ui};
use crate::ui::present::provenance;

/// Losses that are shown at first.
const FIRST: usize = 6;

/// Properties of [`GuardCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct GuardProps {
    pub ui: Ui,
    pub findings: Shared<Findings>,
    pub work: Work,
}

/// Keeps whether all losses are shown.
#[component]
pub fn GuardCard(props: &GuardProps) -> Html {
    let all = use_state_eq(|| false);
    let m = props.ui.messages();
    let Some(guard) = props.findings.0.guard() else {
        let title = fill(m.guard_title, &[("label", "")]);
        return Card::titled("pertahankan", title.trim().to_owned())
            .view(html! { <p class="ink-2">{ m.guard_open }</p> });
    };
    let on_all = {
        let all = all.clone();
        Callback::from(move |()| all.set(true))
    };
    View { props, guard: &guard }.card(*all, on_all)
}

struct View<'a> {
    props: &'a GuardProps,
    guard: &'a Guard,
}

impl View<'_> {
    fn card(&self, all: bool, on_all: Callback<()>) -> Html {
        let (locale, m) = (self.props.ui.locale, self.props.ui.messages());
        let verdict = &self.guard.verdict;
        let label = locale.band(&verdict.band);
        let [_, title] = locale.keep(&verdict.band);
        let title = fill(title, &[("label", &locale.band_short(&verdict.band))]);
        let losses = &self.guard.losses;
        let count = losses.len().to_string();
        let shown = if all { losses.len() } else { FIRST };
        let instrument = self.props.work.rules.instrument();
        let is_lowest = instrument.bands.last().is_some_and(|lowest| lowest.min == verdict.band.min);
        let lead = match (is_lowest, losses.is_empty()) {
            (true, _) => fill(m.guard_lowest, &[("label", &capitalised(&label))]),
            (false, true) => {
                let mut units = self.props.work.assessment.units.iter();
                let has_levels = units.any(|unit| unit.entry.mode() == EntryMode::Indicators);
                self.about(if has_levels { m.guard_none } else { m.guard_none_scores }, &label)
            }
            (false, false) => {
                format!(
                    "{} {}",
                    self.about(m.guard_margin, &label),
                    fill(
                        if losses.len() == 1 { m.guard_one } else { m.guard_count },
                        &[("count", &count), ("label", &label), ("with", &self.with_weights())]
                    )
                )
            }
        };
        let work = &self.props.work;
        let basis = locale.basis_of_total(&work.rules, &work.assessment, &work.outcome);
        let basis = provenance(locale, basis);
        Card::titled("pertahankan", title).view(html! {
            <>
                <p class="ink-2">{ lead }if !losses.is_empty() { { " " }{ basis } }</p>
                if !losses.is_empty() {
                    <ol class="guards">for loss in losses.iter().take(shown) { { self.loss(loss) } }</ol>
                }
                if shown < losses.len() {
                    {
                        Button::new(fill(m.guard_more, &[("count", &count)]))
                            .class("button--link")
                            .on_click(on_all)
                            .view()
                    }
                }
            </>
        })
    }

    /// Under which weights, where any count.
    fn with_weights(&self) -> String {
        let weights = self.props.ui.locale.with_weights(&self.props.work.assessment);
        weights.map(|weights| format!(" {weights}")).unwrap_or_default()
    }

    /// A sentence about the reserve as a whole.
    fn about(&self, message: &str, label: &str) -> String {
        let (locale, work) = (self.props.ui.locale, &self.props.work);
        let (verdict, instrument) = (&self.guard.verdict, work.rules.instrument());
        let values = [
            ("margin", locale.score(verdict.margin)),
            ("label", label.to_owned()),
            ("threshold", locale.score(instrument.round(&verdict.band.min))),
            ("instrument", locale.text(&instrument.title).to_owned()),
            ("body", locale.body_in_words(&work.assessment)),
            ("row", locale.row(instrument).1.to_owned()),
        ];
        fill(message, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
    }

    fn loss(&self, loss: &Loss) -> Html {
        let (locale, m) = (self.props.ui.locale, self.props.ui.messages());
        let work = &self.props.work;
        let unit = |id: &crate::engine::text::UnitId| {
            let unit = work.assessment.units.iter().find(|unit| unit.id == *id);
            unit.map(|unit| locale.unit_name(&unit.name)).unwrap_or_default()
        };
        let indicator = |id: &crate::engine::text::IndicatorId| {
            let known = work.rules.instrument().indicator(id.as_str());
            known.map(|known| locale.text(&known.short).to_owned()).unwrap_or_default()
        };
        let mut values = vec![
            ("total", locale.score(loss.total_after)),
            ("label", locale.band(&loss.band_after)),
            ("body", locale.body_in_words(&work.assessment)),
            ("rows", locale.row_plural(work.rules.instrument()).1.to_owned()),
        ];
        let (lead, text) = match &loss.cause {
            Cause::Indicator { unit: place, indicator: id, from, to } => {
                values.extend([("unit", unit(place)), ("indicator", indicator(id))]);
                values.extend([("from", from.to_string()), ("to", to.to_string())]);
                (m.guard_indicator, m.guard_indicator_text)
            }
            Cause::Everywhere { indicator: id, units } => {
                values.extend([("indicator", indicator(id)), ("count", units.len().to_string())]);
                (m.guard_everywhere, m.guard_everywhere_text)
            }
            Cause::Unit { unit: place, from, to } => {
                values.extend([("unit", unit(place)), ("from", locale.score(*from)), ("to", locale.score(*to))]);
                (m.guard_unit, m.guard_unit_text)
            }
        };
        let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let points = format!("−{}", locale.rounded(&loss.points));
        html! {
            <li>
                <span><strong>{ fill(lead, &values) }</strong>{ " " }{ fill(text, &values) }</span>
                <span class="guards__points">{ points }</span>
            </li>
        }
    }
}
