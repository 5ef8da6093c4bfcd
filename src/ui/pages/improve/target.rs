//! What is aimed at, whether it can be reached, and the plans side by side.

use yew::prelude::*;

use super::driver::Progress;
use super::findings::Findings;
use crate::engine::Target;
use crate::engine::instrument::Band;
use crate::engine::likelihood::Likelihood;
use crate::engine::plan::{Course, Plan};
use crate::i18n::{Locale, capitalised, fill, trimmed};
use crate::session::improve::{Improving, PlanKind, Planning, Plans, SearchStatus};
use crate::session::{Action, Field, Rejected, Work};
use crate::ui::charts::{BandGauge, GaugePin};
use crate::ui::components::{Button, Choice, IconName, PlanOption, SegmentedControl, icon, plan_options, polite};
use crate::ui::context::{Shared, Ui};
use crate::ui::pages::fields::Commit;
use crate::ui::present::{segments, ticks};

/// Properties of [`TargetCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct TargetProps {
    pub ui: Ui,
    pub work: Work,
    pub findings: Shared<Findings>,
    pub plans: Shared<Plans>,
    pub chosen: PlanKind,
    pub progress: Progress,
    pub rejected: Option<Rejected>,
}

/// The card at the top of the screen.
#[component]
pub fn TargetCard(props: &TargetProps) -> Html {
    let m = props.ui.messages();
    let view = View { props, target: props.findings.0.target(props.work.assessment.target.as_deref()) };
    html! {
        <section class="card improve__target" aria-labelledby="target">
            <h2 class="sr-only" id="target" tabindex="-1">{ m.target_title }</h2>
            <div class="improve__aim">
                { view.bands() }
                { view.number() }
                <p class="improve__reach">{ view.reach() }</p>
            </div>
            { view.gauge() }
            { view.unreachable().unwrap_or_default() }
            <div class="card__bleed improve__plans" data-search={props.plans.0.search.name()}>
                { view.options() }
                { view.about_likely() }
                { view.progress() }
            </div>
        </section>
    }
}

/// Everything the parts of the card need.
struct View<'a> {
    props: &'a TargetProps,
    target: Target,
}

impl View<'_> {
    fn locale(&self) -> Locale {
        self.props.ui.locale
    }

    /// Whether something is not assessed: it counts lowest here, and so every bound can be higher.
    fn is_open(&self) -> bool {
        !self.props.work.outcome.is_complete()
    }

    /// How sentences name the target.
    fn label(&self) -> String {
        self.locale().target(self.props.work.rules.instrument(), &self.target)
    }

    /// The bands above the present one, the next one first, and to keep the present one.
    fn bands(&self) -> Html {
        let (locale, m) = (self.locale(), self.props.ui.messages());
        let instrument = self.props.work.rules.instrument();
        let Some(present) = self.props.findings.0.band() else {
            return Html::default();
        };
        let mut options = Vec::new();
        for band in instrument.bands.iter().rev().filter(|band| band.min > present.min) {
            let threshold = locale.score(instrument.round(&band.min));
            let threshold = trimmed(&threshold);
            let name = fill(m.target_band, &[("label", &locale.band_short(band)), ("threshold", threshold)]);
            options.push(self.band(band, name));
        }
        if self.props.work.outcome.is_complete() {
            let [keep, _] = locale.keep(present);
            options.push(self.band(present, fill(keep, &[("label", &locale.band_short(present))])));
        }
        SegmentedControl { name: "target", legend: m.target_title.into(), legend_hidden: false, options }.view()
    }

    fn band(&self, band: &Band, name: String) -> Choice {
        let label = band.label().to_owned();
        let chosen = self.target.threshold == band.min;
        let aim = Action::Improve(Improving::Aim(Some(label.clone())));
        Choice::new(label, name).chosen(chosen).on_choose(self.props.ui.sends(aim))
    }

    fn number(&self) -> Html {
        let m = self.props.ui.messages();
        let saved = self.props.work.assessment.target.as_deref();
        let typed = saved.filter(|saved| crate::engine::number::Rational::parse_decimal(saved).is_ok());
        let value = self.locale().decimal(typed.unwrap_or_default());
        let field = Commit::number(Field::Target, m.target_number, value).rejected(self.props.rejected.clone());
        html! { <div class="improve__number">{ field.draw(&self.props.ui) }</div> }
    }

    /// Whether the target can be reached, and how far it goes at most.
    fn reach(&self) -> Html {
        let (locale, m) = (self.locale(), self.props.ui.messages());
        let Some(plan) = &self.props.plans.0.cheapest else {
            return self.waiting().1;
        };
        let (name, text) = match &plan.course {
            None if self.is_open() => (IconName::Alert, m.target_unreachable_open),
            None => (IconName::Alert, m.target_unreachable),
            Some(course) if course.effort == 0 => (IconName::Check, m.target_met),
            Some(_) => (IconName::Check, m.target_reachable),
        };
        let ceiling = if self.is_open() { m.target_ceiling_open } else { m.target_ceiling };
        let ceiling = fill(ceiling, &[("ceiling", &locale.score(plan.ceiling))]);
        let text = capitalised(&fill(text, &[("label", &self.label())]));
        html! { <>{ icon(name) }<strong>{ text }</strong>{ "; " }<span class="ink-2">{ ceiling }</span></> }
    }

    fn gauge(&self) -> Html {
        let (locale, outcome) = (self.locale(), &self.props.work.outcome);
        let instrument = self.props.work.rules.instrument();
        let verdict = outcome.verdict.as_ref();
        let course = self.chosen().and_then(|plan| plan.course.as_ref()).filter(|course| course.effort > 0);
        let gain = verdict.zip(course).map(|(verdict, course)| locale.signed(&(&course.total - &verdict.exact)));
        let total = verdict.map(|verdict| locale.score(verdict.total)).unwrap_or_default();
        let after = course.map(|course| locale.score(course.total_rounded));
        let gauge = BandGauge {
            summary: after.as_ref().map_or_else(|| total.clone(), |after| format!("{total} → {after}")),
            segments: segments(locale, instrument, verdict.map(|verdict| &verdict.band)),
            ticks: ticks(locale, instrument),
            pin: verdict.map(|verdict| GaugePin { at: verdict.exact.to_picture(), label: total }),
            target_pin: course.zip(after).map(|(course, label)| GaugePin { at: course.total.to_picture(), label }),
            gain,
            ..BandGauge::default()
        };
        gauge.view()
    }

    fn chosen(&self) -> Option<&Plan> {
        let plans = &self.props.plans.0;
        match self.props.chosen {
            PlanKind::Cheapest => plans.cheapest.as_deref(),
            PlanKind::Guaranteed => plans.guaranteed.as_deref(),
            PlanKind::Alternative => plans.alternative.as_ref()?.as_deref(),
        }
    }

    /// The honest sentence about a target out of reach.
    fn unreachable(&self) -> Option<Html> {
        let plan = self.props.plans.0.cheapest.as_ref().filter(|plan| plan.course.is_none())?;
        let (locale, m) = (self.locale(), self.props.ui.messages());
        let instrument = self.props.work.rules.instrument();
        let threshold = locale.score(self.target.least_score(instrument));
        let bound = if self.target.band(instrument).is_some() { m.target_bound } else { m.target_bound_own };
        let title = locale.text(&instrument.title);
        let bound = fill(bound, &[("label", &self.label()), ("threshold", &threshold), ("instrument", title)]);
        let values = [("ceiling", &*locale.score(plan.ceiling)), ("bound", &*bound)];
        let text = if self.is_open() { m.target_unreachable_open_text } else { m.target_unreachable_text };
        let text = fill(text, &values);
        Some(html! { <p class="improve__remark">{ text }</p> })
    }

    fn options(&self) -> Html {
        let m = self.props.ui.messages();
        let kinds = [
            (PlanKind::Cheapest, m.plan_cheapest, "termurah", self.cheapest()),
            (PlanKind::Guaranteed, m.plan_guaranteed, "terjamin", self.guaranteed()),
            (PlanKind::Alternative, m.plan_alternative, "alternatif", self.alternative()),
        ];
        let option = |(kind, name, value, (figure, text)): (PlanKind, &'static str, &'static str, (String, Html))| {
            let choose = self.props.ui.sends(Action::Improve(Improving::Choose(kind)));
            let choice = Choice::new(value, name).chosen(self.props.chosen == kind).on_choose(choose);
            PlanOption { choice, figure, text }
        };
        plan_options("rencana", m.plans_legend, kinds.into_iter().map(option).collect())
    }

    fn effort(&self, course: &Course) -> String {
        let m = self.props.ui.messages();
        if course.effort == 0 {
            return m.plan_zero.to_owned();
        }
        fill(m.plan_effort, &[("effort", &course.effort.to_string())])
    }

    fn waiting(&self) -> (String, Html) {
        let m = self.props.ui.messages();
        let is_stopped = self.props.plans.0.search == SearchStatus::Stopped;
        (String::new(), if is_stopped { m.search_stopped } else { m.plans_working }.into())
    }

    fn cheapest(&self) -> (String, Html) {
        let (locale, m) = (self.locale(), self.props.ui.messages());
        let Some(plan) = &self.props.plans.0.cheapest else {
            return self.waiting();
        };
        let Some(course) = &plan.course else {
            let threshold = locale.score(self.target.least_score(self.props.work.rules.instrument()));
            let values = [("ceiling", locale.score(plan.ceiling)), ("threshold", threshold)];
            let (figure, text) = match self.is_open() {
                true => (m.plan_unreachable_open, m.plan_unreachable_open_text),
                false => (m.plan_unreachable, m.plan_unreachable_text),
            };
            let text = fill(text, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
            return (figure.to_owned(), text.into());
        };
        let label = capitalised(&self.label());
        let weights = locale.weights_in_force(&self.props.work.assessment);
        let text = if course.effort == 0 {
            fill(m.plan_met_text, &[("label", &label), ("weights", weights)])
        } else {
            let (steps, standards) = counts(course);
            let total = locale.score(course.total_rounded);
            let values = [
                ("steps", &*steps),
                ("standards", &*standards),
                ("total", &*total),
                ("label", &*label),
                ("weights", weights),
            ];
            fill(m.plan_cheapest_text, &values)
        };
        (self.effort(course), html! { <>{ text }{ self.likely(self.props.plans.0.likely) }</> })
    }

    fn guaranteed(&self) -> (String, Html) {
        let (locale, m) = (self.locale(), self.props.ui.messages());
        let plans = &self.props.plans.0;
        let Some(plan) = &plans.guaranteed else {
            return self.waiting();
        };
        let threshold = locale.score(self.target.least_score(self.props.work.rules.instrument()));
        let Some(course) = &plan.course else {
            let values = [("ceiling", locale.score(plan.ceiling)), ("threshold", threshold)];
            let text = fill(m.plan_guaranteed_out, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
            return (m.plan_unreachable.to_owned(), text.into());
        };
        let (low, label) = (locale.score(course.guaranteed_rounded), capitalised(&self.label()));
        let weights = locale.known_weights(&self.props.work.rules);
        let values = [("low", &*low), ("label", &*label), ("weights", &*weights)];
        if course.effort == 0 {
            return (self.effort(course), fill(m.plan_guaranteed_met, &values).into());
        }
        let cheapest = plans.cheapest.as_ref().and_then(|plan| plan.course.as_ref()).map_or(0, |course| course.effort);
        let buys = match course.effort.saturating_sub(cheapest) {
            0 => m.plan_guaranteed_same.to_owned(),
            more => fill(m.plan_guaranteed_more, &[("more", &more.to_string())]),
        };
        let proof = match plans.lower_bound() {
            Some(bound) => fill(m.plan_unproven, &[("bound", &bound.to_string())]),
            None => m.plan_proven.to_owned(),
        };
        let text = html! {
            <>
                { fill(m.plan_guaranteed_text, &values) }{ " " }{ buys }{ " " }{ proof }
                { self.likely(plans.likely_guaranteed()) }
            </>
        };
        (self.effort(course), text)
    }

    fn alternative(&self) -> (String, Html) {
        let (locale, m) = (self.locale(), self.props.ui.messages());
        let plans = &self.props.plans.0;
        let Some(found) = &plans.alternative else {
            return self.waiting();
        };
        let first = plans.cheapest.as_ref().and_then(|plan| plan.course.as_ref());
        let other = found.as_ref().and_then(|plan| plan.course.as_ref());
        let Some((first, other)) = first.zip(other) else {
            return (m.plan_none.to_owned(), m.plan_alternative_none.into());
        };
        let is_shared = |place: &&crate::engine::plan::Step| {
            first.steps.iter().any(|step| step.unit == place.unit && step.indicator == place.indicator)
        };
        let shared = other.steps.iter().filter(is_shared).count().to_string();
        let (steps, total) = (other.steps.len().to_string(), locale.score(other.total_rounded));
        let values = [("steps", steps.as_str()), ("shared", &shared), ("total", &total)];
        (self.effort(other), fill(m.plan_alternative_text, &values).into())
    }

    /// The share of weightings, as a quiet extra.
    fn likely(&self, likely: Option<Likelihood>) -> Html {
        let Some(likely) = likely else {
            return Html::default();
        };
        let (locale, m) = (self.locale(), self.props.ui.messages());
        let number = |count: u32| locale.decimal(&count.to_string());
        let values = [
            ("after", number(likely.after)),
            ("before", number(likely.before)),
            ("samples", number(likely.samples)),
            ("percent", likely.percent_after().to_string()),
        ];
        let text = fill(m.plan_likely, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
        html! { <span class="plans__extra">{ text }</span> }
    }

    /// What random weightings are, and that they decide nothing.
    fn about_likely(&self) -> Html {
        let plans = &self.props.plans.0;
        if plans.likely.is_none() && plans.likely_guaranteed().is_none() {
            return Html::default();
        }
        let weights = self.locale().known_weights(&self.props.work.rules);
        let note = fill(self.props.ui.messages().plan_likely_note, &[("weights", &weights)]);
        html! { <p class="plans__note">{ note }</p> }
    }

    /// What the search has found so far, and how to stop or resume it.
    fn progress(&self) -> Html {
        let plans = &self.props.plans.0;
        let Some(sought) = self.props.progress.shown else {
            return html! { <div>{ polite(Html::default()) }</div> };
        };
        let m = self.props.ui.messages();
        let effort = |plan: &std::rc::Rc<Plan>| plan.course.as_ref().map(|course| course.effort.to_string());
        // How far a search is, where it is known; the first two plans have nothing to show before they are found.
        let best = plans.guaranteed.as_ref().and_then(effort);
        let bound = best.as_ref().map(|_| plans.lower_bound().unwrap_or_default().to_string());
        let bounds = best.as_deref().zip(bound.as_deref());
        let bounds = bounds.map(|(best, bound)| fill(m.search_bounds, &[("bound", bound), ("best", best)]));
        let running = plans.search != SearchStatus::Stopped;
        let title = if sought == PlanKind::Guaranteed { m.search_running } else { m.plans_working };
        let button = if running {
            let stop = self.props.progress.act(Planning::stop);
            Button::new(m.search_cancel).icon(IconName::Close).on_click(stop)
        } else {
            let resume = self.props.progress.act(Planning::resume);
            Button::new(m.search_resume).on_click(resume)
        };
        let (value, max) = (bound, best);
        let heading = html! { <p><strong>{ if running { title } else { m.search_stopped } }</strong></p> };
        html! {
            <div class="improve__progress">
                { polite(heading) }
                if running { <progress aria-label={title} {value} {max} /> }
                if let Some(bounds) = bounds { <p class="secondary">{ bounds }</p> }
                { button.small().view() }
            </div>
        }
    }
}

/// How many steps a course takes, in how many standards.
pub fn counts(course: &Course) -> (String, String) {
    let mut standards: Vec<_> = course.steps.iter().map(|step| &step.indicator).collect();
    standards.sort();
    standards.dedup();
    (course.steps.len().to_string(), standards.len().to_string())
}
