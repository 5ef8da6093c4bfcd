//! Bands, weights, efforts and scales, with fields where the user may change them.

use yew::prelude::*;

use super::Shown;
use crate::engine::instrument::{Band, Dimension, Origin, Scale};
use crate::engine::number::Rational;
use crate::engine::{DimensionRules, IndicatorRules, Share};
use crate::i18n::fill;
use crate::session::{Action, Field};
use crate::ui::charts::bar;
use crate::ui::components::{
    Button, Card, ChipStyle, Disclosure, IconName, NUMBER, TileSize, category_tile, cell, row_head, table_head,
    zone_chip,
};
use crate::ui::pages::fields::Commit;
use crate::ui::present::{provenance, source, tone};

pub fn bands(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let instrument = shown.rules.instrument();
    let heading = match instrument.bands.first() {
        Some(band) if band.code.is_some() => m.method_band_column,
        Some(band) if band.zone.is_some() => m.method_band_zone,
        _ => m.method_band_opinion,
    };
    let mut columns = vec![("", heading), (NUMBER, m.method_score_column)];
    if instrument.bands.iter().any(|band| band.zone.is_some()) {
        columns.push(("table__apart", m.method_zone_column));
    }
    let origins: Vec<_> = instrument.bands.iter().map(|band| &band.origin).collect();
    let common = common_source(&origins);
    columns.push(("", m.method_basis_column));
    if common.is_none() {
        columns.push(("", m.method_source_column));
    }
    Card::titled("jenjang", m.method_bands).view(html! {
        <>
            <table class="table table--rows" role="table" aria-labelledby="jenjang">
                { table_head(&columns) }
                <tbody role="rowgroup">
                    for band in &instrument.bands { { band_row(shown, band, common.is_none()) } }
                </tbody>
            </table>
            { common.map(|origin| source_note(shown, origin)).unwrap_or_default() }
        </>
    })
}

/// The origin that all figures of a table share, so that its source is named once.
fn common_source<'a>(origins: &[&'a Origin]) -> Option<&'a Origin> {
    let first = *origins.first()?;
    origins.iter().all(|origin| **origin == *first).then_some(first)
}

fn source_note(shown: &Shown<'_>, origin: &Origin) -> Html {
    let m = shown.ui.messages();
    let title = source(shown.ui.locale, shown.rules.instrument(), origin);
    html! { <p class="table-note">{ m.method_source_column }{ ": " }{ title }</p> }
}

fn band_row(shown: &Shown<'_>, band: &Band, own_source: bool) -> Html {
    let (locale, instrument) = (shown.ui.locale, shown.rules.instrument());
    let m = locale.messages();
    let (from, to) = locale.band_range(instrument, band);
    let mut words = String::new();
    for text in [&band.opinion, &band.quality].into_iter().flatten() {
        words.push_str(if words.is_empty() { "" } else { ", " });
        words.push_str(locale.text(text));
    }
    let name = html! {
        <span class="row row--inline">
            if let Some(letter) = &band.code {
                { category_tile(Some(letter), tone(band), TileSize::Small) }
                <span class="sr-only">{ letter }</span>
            }
            { words }
        </span>
    };
    let zone = locale.zone_words(band).map(|zone| zone_chip(tone(band), &zone, ChipStyle::Small));
    html! {
        <tr role="row">
            { row_head(name) }
            { cell(NUMBER, m.method_score_column, format!("{from}–{to}").into()) }
            if let Some(zone) = zone { { cell("table__apart", m.method_zone_column, zone) } }
            { cell("", m.method_basis_column, provenance(locale, band.origin.basis)) }
            if own_source { { cell("secondary", m.method_source_column, source(locale, instrument, &band.origin)) } }
        </tr>
    }
}

pub fn dimensions(shown: &Shown<'_>) -> Html {
    let locale = shown.ui.locale;
    let m = locale.messages();
    let dimensions = shown.rules.instrument().dimensions.iter().zip(shown.rules.dimensions());
    let longest = shown.rules.dimensions().iter().map(|rules| rules.weight().value().clone()).max().unwrap_or_default();
    let sum: Rational = shown.rules.dimensions().iter().map(|rules| percent(rules.weight())).sum();
    let origins: Vec<_> = shown.rules.dimensions().iter().map(|rules| rules.weight().origin()).collect();
    let common = common_source(&origins);
    let mut columns =
        vec![("", m.method_dimension_column), (NUMBER, m.method_weight_column), ("", ""), ("", m.method_basis_column)];
    if common.is_none() {
        columns.push(("", m.method_source_column));
    }
    let own_source = common.is_none();
    let sum = fill(m.method_sum, &[("sum", &locale.rounded(&sum))]);
    Card::titled("bobot", m.method_dimensions).aside(sum.into()).view(html! {
        <>
            <table class="table table--rows" role="table" aria-labelledby="bobot">
                { table_head(&columns) }
                <tbody role="rowgroup">
                    for (dimension, rules) in dimensions {
                        { dimension_row(shown, dimension, rules, &longest, own_source) }
                    }
                </tbody>
            </table>
            { common.map(|origin| source_note(shown, origin)).unwrap_or_default() }
        </>
    })
}

fn dimension_row(
    shown: &Shown<'_>,
    dimension: &Dimension,
    rules: &DimensionRules,
    longest: &Rational,
    own_source: bool,
) -> Html {
    let locale = shown.ui.locale;
    let m = locale.messages();
    let name = locale.text(&dimension.name);
    let length = &rules.weight().value().checked_div(longest).unwrap_or_default() * &Rational::HUNDRED;
    let origin = rules.weight().origin();
    html! {
        <tr role="row">
            { row_head(html! { <strong>{ name.to_owned() }</strong> }) }
            { cell(NUMBER, m.method_weight_column, weight(shown, dimension.id.as_str(), name, rules.weight())) }
            { cell("table__bar", "", bar(length.to_picture())) }
            { cell("", m.method_basis_column, provenance(locale, origin.basis)) }
            if own_source {
                { cell("secondary", m.method_source_column, source(locale, shown.rules.instrument(), origin)) }
            }
        </tr>
    }
}

fn percent(share: &Share) -> Rational {
    share.value() * &Rational::HUNDRED
}

/// A weight as a field where it can be changed, else as text.
fn weight(shown: &Shown<'_>, id: &str, name: &str, share: &Share) -> Html {
    let locale = shown.ui.locale;
    let rounded = locale.rounded(&percent(share));
    if !shown.editable {
        return rounded.into();
    }
    let typed = shown.state.work().and_then(|work| work.assessment.overrides.weights.get(id));
    let value = typed.map_or(rounded, |typed| locale.decimal(typed.text()));
    let label = fill(locale.messages().method_weight_of, &[("name", name)]);
    Commit::number(Field::Weight(id.into()), label, value).bare().view(shown.ui, shown.state)
}

pub fn indicators(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let dimensions = shown.rules.instrument().dimensions.iter().zip(shown.rules.dimensions());
    Card::titled("indikator", m.method_indicators).aside(changes(shown)).view(html! {
        <>
            <p class="secondary">{ m.method_indicators_note }</p>
            <div class="disclosures">
                for (dimension, rules) in dimensions { { indicator_group(shown, dimension, rules) } }
            </div>
        </>
    })
}

fn indicator_group(shown: &Shown<'_>, dimension: &Dimension, rules: &DimensionRules) -> Html {
    let note = shown.ui.locale.indicators(rules.indicators().len());
    let name = shown.ui.locale.text(&dimension.name).to_owned();
    Disclosure::new(name).note(note).view(indicator_table(shown, dimension, rules))
}

fn changes(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let overrides = shown.state.work().filter(|_| shown.editable).map(|work| &work.assessment.overrides);
    let count = overrides.map_or(0, |overrides| {
        overrides.weights.len()
            + overrides.efforts.len()
            + overrides.bundles.len()
            + usize::from(overrides.plausible_factor.is_some())
    });
    if count == 0 {
        return Html::default();
    }
    let text = if count == 1 { m.method_changed_one } else { m.method_changed };
    let reset =
        Button::new(m.method_reset).small().icon(IconName::Undo).on_click(shown.ui.sends(Action::ResetOverrides));
    html! { <>{ fill(text, &[("count", &count.to_string())]) }{ reset.view() }</> }
}

fn indicator_table(shown: &Shown<'_>, dimension: &Dimension, rules: &DimensionRules) -> Html {
    let m = shown.ui.messages();
    let columns = [
        ("", m.column_indicator),
        (NUMBER, m.method_weight_in),
        ("", m.method_basis_column),
        (NUMBER, m.method_effort),
        ("", m.method_basis_column),
    ];
    let label = shown.ui.locale.text(&dimension.name).to_owned();
    html! {
        <table class="table table--rows" role="table" aria-label={label}>
            { table_head(&columns) }
            <tbody role="rowgroup">
                for (indicator, rules) in dimension.indicators.iter().zip(rules.indicators()) {
                    { indicator_row(shown, shown.ui.locale.text(&indicator.name), rules) }
                }
            </tbody>
        </table>
    }
}

fn indicator_row(shown: &Shown<'_>, name: &str, rules: &IndicatorRules) -> Html {
    let locale = shown.ui.locale;
    let m = locale.messages();
    html! {
        <tr role="row">
            { row_head(name.into()) }
            { cell(NUMBER, m.method_weight_column, weight(shown, rules.id().as_str(), name, rules.weight())) }
            { cell("", m.method_basis_column, basis_and_source(shown, rules.weight().origin())) }
            { cell(NUMBER, m.method_effort, effort(shown, name, rules)) }
            { cell("", m.method_basis_column, provenance(locale, rules.effort_basis())) }
        </tr>
    }
}

/// How well a figure is known, and its source where there is one: few figures of such a table have any.
fn basis_and_source(shown: &Shown<'_>, origin: &Origin) -> Html {
    let locale = shown.ui.locale;
    html! {
        <>
            { provenance(locale, origin.basis) }
            if origin.source.is_some() {
                <p class="secondary">{ source(locale, shown.rules.instrument(), origin) }</p>
            }
        </>
    }
}

fn effort(shown: &Shown<'_>, name: &str, rules: &IndicatorRules) -> Html {
    let value = rules.effort().to_string();
    if !shown.editable {
        return value.into();
    }
    let label = fill(shown.ui.messages().method_effort_of, &[("name", name)]);
    Commit::number(Field::Effort(rules.id().clone()), label, value).bare().view(shown.ui, shown.state)
}

pub fn scales(shown: &Shown<'_>) -> Html {
    let mut scales: Vec<&Scale> = Vec::new();
    for indicator in shown.rules.instrument().indicators() {
        if !scales.iter().any(|scale| scale.id == indicator.scale.id) {
            scales.push(&indicator.scale);
        }
    }
    Card::titled("tingkat", shown.ui.messages().method_scales).view(html! {
        for scale in scales { { scale_table(shown, scale) } }
    })
}

/// The levels across, so that a scale takes two lines.
fn scale_table(shown: &Shown<'_>, scale: &Scale) -> Html {
    let m = shown.ui.messages();
    html! {
        <div class="scale">
            <table class="table" aria-labelledby="tingkat">
                <tbody>
                    <tr>
                        { row_head(m.method_scale_level.into()) }
                        for level in &scale.levels { <th scope="col" class="table__number">{ level.id.as_str() }</th> }
                    </tr>
                    <tr>
                        { row_head(m.method_scale_share.into()) }
                        for level in &scale.levels { { cell(NUMBER, "", level.share.to_text().into()) } }
                    </tr>
                </tbody>
            </table>
            <div>{ basis_and_source(shown, &scale.origin) }</div>
        </div>
    }
}
