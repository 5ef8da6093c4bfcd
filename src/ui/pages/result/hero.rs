//! The result at a glance.

use yew::prelude::*;

use crate::engine::instrument::Band;
use crate::engine::score::{Outcome, Verdict};
use crate::i18n::wording::Statement;
use crate::i18n::{Locale, fill};
use crate::session::Work;
use crate::ui::components::{Card, CategoryTile, CertaintyCell, CertaintyStrip, ChipSize, TileSize, Tone, ZoneChip};
use crate::ui::present::{GaugeSize, capitalised, gauge, letter, mark, tone, zone_words};

/// Tile, opinion, total, gauge and certainty.
pub fn hero(locale: Locale, work: &Work) -> Html {
    let outcome = &work.outcome;
    let band = outcome.verdict.as_ref().map(|verdict| &verdict.band);
    html! {
        <Card>
            <div class="hero">
                if let Some(letter) = band.and_then(letter) {
                    <CategoryTile {letter} tone={band.map_or(Tone::Neutral, tone)} size={TileSize::Large} />
                }
                <div class="hero__opinion">
                    <p class="secondary">{ label(locale, work) }</p>
                    <h2 class="hero__title">{ title(locale, outcome) }</h2>
                    <div class="hero__chips">{ chips(locale, work) }</div>
                </div>
                <div class="hero__figures">{ figures(locale, work) }</div>
            </div>
            <div class="hero__gauge">{ gauge(locale, &work.rules, outcome, GaugeSize::Full) }</div>
            <div class="card__bleed">{ certainty(locale, work) }</div>
        </Card>
    }
}

fn label(locale: Locale, work: &Work) -> String {
    let m = locale.messages();
    let instrument = locale.text(&work.rules.instrument.title);
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
        None => capitalised(&locale.bands(outcome.possible.iter())),
    }
}

fn chips(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let outcome = &work.outcome;
    let band = outcome.verdict.as_ref().map(|verdict| &verdict.band);
    let quality = band.and_then(|band| band.quality.as_ref());
    let suffix = outcome.suffix.as_ref().filter(|suffix| suffix.added.is_none() && band.is_some());
    html! {
        <>
            if let Some((band, zone)) = band.and_then(|band| Some((band, zone_words(locale, band)?))) {
                <ZoneChip tone={tone(band)} label={zone} />
            }
            if let Some(quality) = quality {
                <ZoneChip tone={Tone::Neutral} label={fill(m.quality, &[("quality", locale.text(quality))])} />
            }
            { for outcome.possible.iter().filter(|other| differs(band, other)).map(|other| maybe(locale, other)) }
            if let Some(suffix) = suffix {
                <ZoneChip
                    tone={Tone::Neutral}
                    outlined=true
                    label={fill(m.suffix_open, &[("suffix", locale.text(&suffix.text))])}
                />
            }
        </>
    }
}

fn differs(band: Option<&Band>, other: &Band) -> bool {
    band.is_some_and(|band| band.min != other.min)
}

fn maybe(locale: Locale, band: &Band) -> Html {
    let zone = band.zone.filter(|_| band.code.is_some()).map(|zone| format!(", {}", locale.zone(zone)));
    let label = format!("{}{}", locale.band_short(band), zone.unwrap_or_default());
    let label = fill(locale.messages().maybe, &[("label", &label)]);
    html! { <ZoneChip tone={tone(band)} {label} outlined=true size={ChipSize::Medium} /> }
}

fn figures(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let outcome = &work.outcome;
    let Some(verdict) = &outcome.verdict else {
        let range = [
            ("low", locale.score(outcome.guaranteed.low)),
            ("high", locale.score(outcome.guaranteed.high)),
        ];
        let range = fill(m.unit_range, &range.each_ref().map(|(key, value)| (*key, value.as_str())));
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
    let threshold = locale.score(work.rules.instrument.round(&next.band.min));
    let text = fill(m.gap_next, &[("label", &locale.band_short(&next.band)), ("threshold", &threshold)]);
    html! { <p><b>{ locale.score(next.missing) }</b>{ text }</p> }
}

fn margin(locale: Locale, work: &Work, verdict: &Verdict) -> Html {
    let m = locale.messages();
    let instrument = &work.rules.instrument;
    let below = instrument.bands.iter().find(|band| band.min < verdict.band.min);
    let threshold = locale.score(instrument.round(&verdict.band.min));
    let text = match below {
        Some(below) => {
            fill(m.gap_margin, &[("label", &locale.band_short(below)), ("threshold", &threshold)])
        }
        None => fill(m.gap_margin_lowest, &[("threshold", &threshold)]),
    };
    html! { <p><b>{ locale.score(verdict.margin) }</b>{ text }</p> }
}

fn certainty(locale: Locale, work: &Work) -> Html {
    let certainty = locale.certainty(&work.rules, &work.assessment, &work.outcome);
    let cell = |Statement { lead, text }: Statement| CertaintyCell::new(lead, text);
    let (rests, basis) = certainty.rests;
    html! {
        <CertaintyStrip
            certain={cell(certainty.certain)}
            depends={certainty.depends.map(cell)}
            rests={cell(rests).with_mark(mark(basis), locale.basis(basis))}
        />
    }
}
