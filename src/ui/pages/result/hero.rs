//! The result at a glance.

use yew::prelude::*;

use crate::engine::instrument::Band;
use crate::engine::score::{Outcome, Verdict};
use crate::i18n::wording::Statement;
use crate::i18n::{Locale, capitalised, fill};
use crate::session::Work;
use crate::ui::components::{
    Card, CertaintyCell, ChipStyle, TileSize, Tone, category_tile, certainty_strip, zone_chip,
};
use crate::ui::present::{GaugeSize, gauge, provenance, tone};

/// Tile, opinion, total, gauge and certainty.
pub fn hero(locale: Locale, work: &Work) -> Html {
    let outcome = &work.outcome;
    let band = outcome.verdict.as_ref().map(|verdict| &verdict.band);
    let lettered = band.filter(|band| band.code.is_some());
    Card::new().view(html! {
        <>
            <div class="hero">
                if let Some(band) = lettered { { category_tile(band.code.as_deref(), tone(band), TileSize::Large) } }
                <div class="hero__opinion">
                    <p class="secondary">{ label(locale, work) }</p>
                    <h2 class="hero__title">{ title(locale, outcome) }</h2>
                    <div class="hero__chips">{ chips(locale, work) }</div>
                </div>
                <div class="hero__figures">{ figures(locale, work) }</div>
            </div>
            <div class="hero__gauge">{ gauge(locale, &work.rules, outcome, GaugeSize::Full) }</div>
            <div class="card__bleed">{ certainty(locale, work) }</div>
        </>
    })
}

fn label(locale: Locale, work: &Work) -> String {
    let m = locale.messages();
    let instrument = locale.text(&work.rules.instrument().title);
    match work.outcome.verdict.as_ref().map(|verdict| &verdict.band) {
        Some(band) if band.code.is_some() || band.zone.is_some() => {
            fill(m.result_of, &[("label", &locale.band(band)), ("instrument", instrument)])
        }
        Some(_) => fill(m.result_of_opinion, &[("instrument", instrument)]),
        None => fill(m.result_open_of, &[("instrument", instrument)]),
    }
}

fn title(locale: Locale, outcome: &Outcome) -> String {
    match &outcome.verdict {
        Some(verdict) => locale.opinion(&verdict.band, outcome),
        None => match outcome.possible.as_slice() {
            [only] => capitalised(&locale.band(only)),
            possible => capitalised(&locale.bands(possible.iter())),
        },
    }
}

fn chips(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let outcome = &work.outcome;
    let possible = outcome.possible.iter();
    let Some(band) = outcome.verdict.as_ref().map(|verdict| &verdict.band) else {
        return zone_chip(Tone::Neutral, &locale.missing(&work.rules, &work.assessment, outcome), ChipStyle::Outlined);
    };
    let suffix = outcome.suffix.as_ref().filter(|suffix| suffix.added.is_none());
    html! {
        <>
            if let Some(zone) = locale.zone_words(band) { { zone_chip(tone(band), &zone, ChipStyle::Filled) } }
            if let Some(quality) = &band.quality {
                { zone_chip(Tone::Neutral, &fill(m.quality, &[("quality", locale.text(quality))]), ChipStyle::Filled) }
            }
            for other in possible.filter(|other| other.min != band.min) { { maybe(locale, other) } }
            if let Some(suffix) = suffix {
                {
                    zone_chip(
                        Tone::Neutral,
                        &fill(m.suffix_open, &[("suffix", locale.text(&suffix.text))]),
                        ChipStyle::Outlined,
                    )
                }
            }
        </>
    }
}

fn maybe(locale: Locale, band: &Band) -> Html {
    let zone = band.zone.filter(|_| band.code.is_some()).map(|zone| format!(", {}", locale.zone(zone)));
    let label = format!("{}{}", locale.band_short(band), zone.unwrap_or_default());
    zone_chip(tone(band), &fill(locale.messages().maybe, &[("label", &label)]), ChipStyle::Outlined)
}

fn figures(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let outcome = &work.outcome;
    let Some(verdict) = &outcome.verdict else {
        let range = locale.range(outcome.guaranteed.low, outcome.guaranteed.high);
        return html! {
            <div class="hero__total hero__total--range">
                <p class="secondary">{ m.result_range }</p>
                <p class="hero__number">{ range }</p>
            </div>
        };
    };
    html! {
        <>
            <div class="hero__total">
                <p class="secondary">{ m.result_total }</p>
                <p class="hero__number">{ locale.score(verdict.total) }</p>
            </div>
            <div class="hero__gaps">
                { next(locale, work, verdict) }
                { margin(locale, work, verdict) }
            </div>
        </>
    }
}

fn next(locale: Locale, work: &Work, verdict: &Verdict) -> Html {
    let m = locale.messages();
    let Some(next) = &verdict.next else {
        return html! { <p>{ m.gap_top }</p> };
    };
    let threshold = locale.score(work.rules.instrument().round(&next.band.min));
    let text = fill(m.gap_next, &[("label", &locale.band_short(&next.band)), ("threshold", &threshold)]);
    html! { <p><b>{ locale.score(next.missing) }</b>{ text }</p> }
}

fn margin(locale: Locale, work: &Work, verdict: &Verdict) -> Html {
    let m = locale.messages();
    let instrument = work.rules.instrument();
    let below = instrument.bands.iter().find(|band| band.min < verdict.band.min);
    let threshold = locale.score(instrument.round(&verdict.band.min));
    let text = match below {
        Some(below) => fill(m.gap_margin, &[("label", &locale.band_short(below)), ("threshold", &threshold)]),
        None => fill(m.gap_margin_lowest, &[("threshold", &threshold)]),
    };
    html! { <p><b>{ locale.score(verdict.margin) }</b>{ text }</p> }
}

fn certainty(locale: Locale, work: &Work) -> Html {
    let certainty = locale.certainty(&work.rules, &work.assessment, &work.outcome);
    let cell = |Statement { lead, text }: Statement| CertaintyCell { title: capitalised(&lead), text: text.into() };
    let (Statement { lead, text }, basis) = certainty.rests;
    let text = html! { <>{ text }{ " " }{ provenance(locale, basis) }</> };
    let open = certainty.open.into_iter().map(cell).collect();
    certainty_strip(certainty.certain.map(cell), open, CertaintyCell { title: lead, text })
}
