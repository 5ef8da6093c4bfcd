//! The bar at the bottom that keeps the result in view.

use gloo::events::EventListener;
use yew::prelude::*;

use super::browser;
use super::components::{Button, ResultBar, Tone};
use super::context::Ui;
use super::pages::improve::trial_bar;
use super::present::{GaugeSize, gauge, tone};
use crate::i18n::{Locale, capitalised, fill};
use crate::session::improve::Trial;
use crate::session::{Page, Work};

/// Properties of [`LiveResultBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct BarProps {
    /// Language and actions.
    pub ui: Ui,
    /// The screen in front.
    pub page: Page,
    /// The assessment with its result.
    pub work: Option<Work>,
    /// The scenario of Perbaikan.
    pub trial: Option<Trial>,
}

/// The result bar of Isi nilai, and of Hasil once its hero has scrolled away.
#[component]
pub fn LiveResultBar(props: &BarProps) -> Html {
    let locale = props.ui.locale;
    let hero_gone = use_state_eq(|| false);
    use_effect_with(props.page, {
        let hero_gone = hero_gone.setter();
        move |_| {
            hero_gone.set(hero_is_gone());
            let listener = web_sys::window()
                .map(|window| EventListener::new(&window, "scroll", move |_| hero_gone.set(hero_is_gone())));
            move || drop(listener)
        }
    });
    let m = locale.messages();
    match (&props.work, props.page) {
        (Some(work), Page::Entry) => bar(locale, work, Button::primary(m.to_result).link("#/hasil").arrow()).view(),
        (Some(work), Page::Result) => {
            let bar = bar(locale, work, Button::primary(m.to_improve).link("#/perbaikan").arrow());
            ResultBar { concealed: !*hero_gone, ..bar }.view()
        }
        (Some(work), Page::Improve) => trial_bar(&props.ui, work, props.trial.as_ref()),
        _ => Html::default(),
    }
}

fn hero_is_gone() -> bool {
    let hero = browser::document().and_then(|document| document.query_selector(".hero").ok().flatten());
    hero.is_some_and(|hero| hero.get_bounding_client_rect().bottom() < 0.0)
}

fn bar(locale: Locale, work: &Work, action: Button) -> ResultBar {
    let m = locale.messages();
    let outcome = &work.outcome;
    let verdict = outcome.verdict.as_ref();
    let band = verdict.map(|verdict| &verdict.band);
    let title = locale.text(&work.rules.instrument().title);
    let is_blank = work.assessment.is_blank();
    ResultBar {
        label: m.bar_label.into(),
        letter: band.and_then(|band| band.code.clone()),
        tone: band.map_or(Tone::Neutral, tone),
        opinion: match band {
            Some(band) => locale.opinion(band, outcome),
            None if is_blank => m.result_empty.to_owned(),
            None => locale.bands(outcome.possible.iter()),
        },
        instrument: match band.filter(|band| band.code.is_some() || band.zone.is_some()) {
            Some(band) => {
                let label = capitalised(&locale.band(band));
                fill(m.bar_instrument, &[("label", &label), ("instrument", title)])
            }
            None => title.to_owned(),
        },
        total: verdict.map(|verdict| locale.score(verdict.total)),
        zone: band.and_then(|band| locale.zone_words(band)),
        word: match band.map(|band| (band.zone, band)) {
            Some((Some(zone), _)) => locale.zone(zone).to_owned(),
            Some((None, band)) => locale.band_short(band),
            None => String::new(),
        },
        gap: gap(locale, work),
        certainty: if is_blank { String::new() } else { certainty(locale, work) },
        gauge: gauge(locale, &work.rules, outcome, GaugeSize::Compact),
        concealed: false,
        action: action.view(),
    }
}

fn gap(locale: Locale, work: &Work) -> String {
    let m = locale.messages();
    let Some(verdict) = &work.outcome.verdict else {
        return locale.missing(&work.rules, &work.assessment, &work.outcome);
    };
    match &verdict.next {
        Some(next) => {
            let label = locale.band_short(&next.band);
            fill(m.gap_next_short, &[("missing", &locale.score(next.missing)), ("label", &label)])
        }
        None => m.gap_top.to_owned(),
    }
}

fn certainty(locale: Locale, work: &Work) -> String {
    let (m, outcome) = (locale.messages(), &*work.outcome);
    let labels = locale.bands(outcome.possible.iter());
    match (outcome.is_complete(), outcome.possible.as_slice()) {
        (true, [band]) => locale.certain_band(&work.rules, &work.assessment, band),
        (true, _) => fill(m.bar_depends, &[("labels", &labels)]),
        (false, _) => {
            let (low, high) = (locale.score(outcome.guaranteed.low), locale.score(outcome.guaranteed.high));
            fill(m.bar_open, &[("low", &low), ("high", &high)])
        }
    }
}
