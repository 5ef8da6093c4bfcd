//! Hasil: the result, how certain it is, where it comes from.

mod calculation;
mod hero;

use yew::prelude::*;

use crate::engine::instrument::{RowKind, Zone};
use crate::engine::number::Rational;
use crate::engine::score::{DimensionOutcome, UnitOutcome};
use crate::i18n::{Locale, fill, trimmed, wording::Statement};
use crate::session::{Action, Work};
use crate::ui::charts::{
    BarLine, DimensionBars, DimensionHeadings, DimensionRow, UnitBarHeadings, UnitBarRow, UnitBars,
};
use crate::ui::components::{Button, ButtonKind, ButtonSize, Card, IconName, Tone};
use crate::ui::context::{PageProps, use_dispatch, use_locale};
use crate::ui::present::{provenance, tone};

use super::entry::unit_state;

/// The result screen.
#[component]
pub fn ResultPage(props: &PageProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let Some(work) = &props.state.0.work else {
        return Html::default();
    };
    let m = locale.messages();
    let blank = work.assessment.units.iter().all(|unit| unit.entry.is_blank());
    html! {
        <div class="wrap">
            <div class="page-head">
                <h1>{ m.result_title }</h1>
                <div class="page-head__actions">
                    <Button
                        size={ButtonSize::Small}
                        icon={IconName::Download}
                        on_click={dispatch.reform(|_| Action::SaveFile)}
                    >
                        { m.save_file }
                    </Button>
                </div>
            </div>
            { if blank { empty(locale) } else { filled(locale, work) } }
        </div>
    }
}

fn empty(locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <Card>
            <div class="empty">
                <h2>{ m.result_empty }</h2>
                <p>{ m.result_empty_text }</p>
                <Button kind={ButtonKind::Primary} href="#/isi" icon_after={IconName::ArrowRight}>{ m.edit_entry }</Button>
            </div>
        </Card>
    }
}

fn filled(locale: Locale, work: &Work) -> Html {
    html! {
        <div class="stack">
            { hero::hero(locale, work) }
            <div class="cols">
                { units(locale, work) }
                { why(locale, work) }
                { dimensions(locale, work) }
                { remarks(locale, work) }
            </div>
            { calculation::calculation(locale, work) }
        </div>
    }
}

fn units(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let instrument = &work.rules.instrument;
    let title = match instrument.units.row {
        RowKind::Unit => m.units_card,
        RowKind::Product => m.units_card_products,
    };
    let rows: Vec<_> = work.assessment.units.iter().zip(&work.outcome.units).map(|(unit, outcome)| UnitBarRow {
        id: AttrValue::from(unit.id.to_string()),
        name: locale.unit_name(&unit.name).into(),
        tone: outcome.verdict.as_ref().map_or(Tone::Neutral, |verdict| tone(&verdict.band)),
        letter: outcome.verdict.as_ref().and_then(|verdict| verdict.band.code.clone()).unwrap_or_default().into(),
        value_label: value_label(locale, unit, outcome).into(),
        fill: outcome.verdict.as_ref().map(|verdict| verdict.exact.to_picture()),
        pull_label: outcome.pull.as_ref().map(|pull| locale.signed(pull)).unwrap_or_default().into(),
    }).collect();
    let lines = instrument.bands.iter().filter(|band| !band.min.is_zero()).map(|band| BarLine {
        at: band.min.to_picture(),
        label: trimmed(&locale.score(instrument.round(&band.min))).to_owned().into(),
    });
    let headings = UnitBarHeadings {
        name: title.into(),
        bar: m.bar.into(),
        value: m.value.into(),
        pull: m.pull.into(),
    };
    html! {
        <Card class="col-7" id="unit" {title} aside={html! { m.pull_legend }}>
            <UnitBars caption={m.units_caption} {headings} lines={lines.collect::<Vec<_>>()} {rows} />
        </Card>
    }
}

fn value_label(locale: Locale, unit: &crate::engine::assessment::Unit, outcome: &UnitOutcome) -> String {
    match &outcome.verdict {
        Some(verdict) => locale.score(verdict.total),
        None => unit_state(locale, unit, outcome),
    }
}

fn why(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let title = match &work.outcome.verdict {
        Some(verdict) => fill(m.why_title, &[("label", &locale.band_short(&verdict.band))]),
        None => m.why_title_open.to_owned(),
    };
    let statements = locale.why(&work.rules, &work.assessment, &work.outcome);
    html! {
        <Card class="col-5" id="mengapa" {title}>
            <ol class="reasons">
                { for statements.iter().map(|Statement { lead, text }| html! {
                    <li><strong>{ lead }</strong>{ " " }{ text }</li>
                }) }
            </ol>
        </Card>
    }
}

fn dimensions(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let outcomes = &work.outcome.dimensions;
    let counted = outcomes.first().map_or(0, |dimension| dimension.units);
    let basis = outcomes.first().map(|dimension| dimension.basis);
    let aside = html! {
        <>{ m.dimensions_aside }{ basis.map(|basis| provenance(locale, basis, false)).unwrap_or_default() }</>
    };
    let longest = outcomes.iter().map(|dimension| dimension.weight.clone()).max().unwrap_or_default();
    let rows: Vec<_> = outcomes.iter().map(|dimension| dimension_row(locale, work, dimension, &longest)).collect();
    let headings = DimensionHeadings {
        name: m.dimensions_card.into(),
        value: m.dimension_points.into(),
        missing: m.dimension_missing_heading.into(),
    };
    let rest = work.assessment.units.len().saturating_sub(counted);
    html! {
        <Card class="col-7" id="dimensi" title={m.dimensions_card} {aside}>
            if counted == 0 {
                <p class="empty">{ m.dimensions_none }</p>
            } else {
                <DimensionBars caption={m.dimensions_caption} {headings} {rows} />
                if rest > 0 {
                    <p class="table-note">
                        { fill(m.dimensions_some, &[("count", &counted.to_string()), ("rest", &rest.to_string())]) }
                    </p>
                }
            }
        </Card>
    }
}

fn dimension_row(locale: Locale, work: &Work, outcome: &DimensionOutcome, longest: &Rational) -> DimensionRow {
    let m = locale.messages();
    let name = work.rules.instrument.dimension(outcome.id.as_str()).map(|dimension| locale.text(&dimension.name));
    let percent = |value: &Rational, whole: &Rational| {
        &value.checked_div(whole).unwrap_or_default() * &Rational::HUNDRED
    };
    let (low, high) = (&outcome.points.low, &outcome.points.high);
    let open = outcome.points.is_open();
    let value = if open {
        fill(m.unit_range, &[("low", &locale.rounded(low)), ("high", &locale.rounded(high))])
    } else {
        locale.rounded(low)
    };
    let reached = percent(low, &outcome.weight);
    DimensionRow {
        name: name.unwrap_or_default().to_owned().into(),
        note: if open {
            AttrValue::from(m.legend_range)
        } else {
            fill(m.dimension_share, &[("percent", &locale.whole(&reached))]).into()
        },
        value: value.into(),
        max: locale.rounded(&outcome.weight).into(),
        share_of_weight: percent(&outcome.weight, longest).to_picture(),
        fill: Some(reached.to_picture()),
        missing_text: if open {
            AttrValue::default()
        } else {
            fill(m.dimension_missing, &[("points", &locale.rounded(&(&outcome.weight - low)))]).into()
        },
    }
}

/// What a reader must know about these words and letters.
fn remarks(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let instrument = &work.rules.instrument;
    let title = locale.text(&instrument.title);
    let letters = instrument.bands.iter().any(|band| band.code.is_some());
    let zones = instrument.bands.iter().any(|band| matches!(band.zone, Some(Zone::Green)));
    let context = instrument.notes.iter().find(|note| note.topic == "distribution");
    html! {
        <Card class="col-5" id="catatan" title={m.remarks_title}>
            <ul class="remarks">
                <li>{ m.remark_estimate }</li>
                if letters { <li>{ fill(m.skm_note, &[("instrument", title)]) }</li> }
                if !zones { <li>{ m.zones_dropped }</li> }
                if let Some(note) = context {
                    <li>{ locale.text(&note.text) }{ " " }{ provenance(locale, note.origin.basis, false) }</li>
                }
                if let Some(note) = locale.suffix_note(&work.outcome, work.assessment.follow_up) {
                    <li>{ crate::ui::present::capitalised(&note) }</li>
                }
            </ul>
            <div class="card__foot">
                <Button href="#/metode" icon_after={IconName::ArrowRight}>{ m.remarks_method }</Button>
            </div>
        </Card>
    }
}
