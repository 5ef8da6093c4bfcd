//! Bands, weights, efforts and scales, with fields where the user may change them.

use yew::prelude::*;

use super::Shown;
use crate::engine::instrument::{Band, Dimension, Scale};
use crate::engine::number::Rational;
use crate::engine::{DimensionRules, IndicatorRules, Share};
use crate::i18n::fill;
use crate::session::{Action, Field};
use crate::ui::charts::Bar;
use crate::ui::components::{
    Button, ButtonSize, Card, CategoryTile, ChipSize, Disclosure, FieldWidth, IconName, TileSize, ZoneChip,
};
use crate::ui::pages::fields::CommitField;
use crate::ui::present::{letter, provenance, source, tone, zone_words};

pub fn bands(shown: &Shown<'_>) -> Html {
    let m = shown.locale.messages();
    let instrument = &shown.rules.instrument;
    let zones = instrument.bands.iter().any(|band| band.zone.is_some());
    let heading = match instrument.bands.first() {
        Some(band) if band.code.is_some() => m.method_band_column,
        Some(band) if band.zone.is_some() => m.method_band_zone,
        _ => m.method_band_opinion,
    };
    html! {
        <Card id="pita" title={m.method_bands}>
            <table class="table table--rows table--roomy" role="table" aria-labelledby="pita">
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{ heading }</th>
                    <th role="columnheader" scope="col" class="table__number">{ m.method_score_column }</th>
                    if zones { <th role="columnheader" scope="col" class="table__apart">{ m.method_zone_column }</th> }
                    <th role="columnheader" scope="col">{ m.method_basis_column }</th>
                    <th role="columnheader" scope="col">{ m.method_source_column }</th>
                </tr></thead>
                <tbody role="rowgroup">{ for instrument.bands.iter().map(|band| band_row(shown, band)) }</tbody>
            </table>
        </Card>
    }
}

fn band_row(shown: &Shown<'_>, band: &Band) -> Html {
    let (locale, instrument) = (shown.locale, &shown.rules.instrument);
    let m = locale.messages();
    let (from, to) = locale.band_range(instrument, band);
    let words = [band.opinion.as_ref(), band.quality.as_ref()].into_iter().flatten();
    let words = words.map(|text| locale.text(text)).collect::<Vec<_>>().join(", ");
    html! {
        <tr role="row" key={band.label().to_owned()}>
            <th role="rowheader" scope="row">
                <span class="row row--inline">
                    if let Some(letter) = letter(band) {
                        <CategoryTile letter={letter.clone()} tone={tone(band)} size={TileSize::Small} label={letter} />
                    }
                    { words }
                </span>
            </th>
            <td role="cell" class="table__number" data-label={m.method_score_column}>{ format!("{from}–{to}") }</td>
            if let Some(zone) = zone_words(locale, band) {
                <td role="cell" class="table__apart" data-label={m.method_zone_column}>
                    <ZoneChip tone={tone(band)} label={zone} size={ChipSize::Small} />
                </td>
            }
            <td role="cell" data-label={m.method_basis_column}>{ provenance(locale, band.origin.basis, false) }</td>
            <td role="cell" class="secondary" data-label={m.method_source_column}>
                { source(locale, instrument, &band.origin) }
            </td>
        </tr>
    }
}

pub fn dimensions(shown: &Shown<'_>) -> Html {
    let locale = shown.locale;
    let m = locale.messages();
    let dimensions = shown.rules.instrument.dimensions.iter().zip(&shown.rules.dimensions);
    let longest = shown.rules.dimensions.iter().map(|rules| rules.weight.value.clone()).max().unwrap_or_default();
    let sum: Rational = shown.rules.dimensions.iter().map(|rules| percent(&rules.weight)).sum();
    html! {
        <Card
            id="bobot"
            title={m.method_dimensions}
            aside={html! { fill(m.method_sum, &[("sum", &locale.rounded(&sum))]) }}
        >
            <table class="table table--rows" role="table" aria-labelledby="bobot">
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{ m.method_dimension_column }</th>
                    <th role="columnheader" scope="col" class="table__number">{ m.method_weight_column }</th>
                    <td role="cell"></td>
                    <th role="columnheader" scope="col">{ m.method_basis_column }</th>
                    <th role="columnheader" scope="col">{ m.method_source_column }</th>
                </tr></thead>
                <tbody role="rowgroup">
                    { for dimensions.map(|(dimension, rules)| dimension_row(shown, dimension, rules, &longest)) }
                </tbody>
            </table>
        </Card>
    }
}

fn dimension_row(shown: &Shown<'_>, dimension: &Dimension, rules: &DimensionRules, longest: &Rational) -> Html {
    let locale = shown.locale;
    let m = locale.messages();
    let name = locale.text(&dimension.name);
    let length = &rules.weight.value.checked_div(longest).unwrap_or_default() * &Rational::HUNDRED;
    html! {
        <tr role="row" key={dimension.id.as_str()}>
            <th role="rowheader" scope="row"><strong>{ name }</strong></th>
            <td role="cell" class="table__number" data-label={m.method_weight_column}>
                { weight(shown, dimension.id.as_str(), name, &rules.weight) }
            </td>
            <td role="cell" class="table__bar"><Bar length={length.to_picture()} /></td>
            <td role="cell" data-label={m.method_basis_column}>{ provenance(locale, rules.weight.origin.basis, false) }</td>
            <td role="cell" class="secondary" data-label={m.method_source_column}>
                { source(locale, &shown.rules.instrument, &rules.weight.origin) }
            </td>
        </tr>
    }
}

fn percent(share: &Share) -> Rational {
    &share.value * &Rational::HUNDRED
}

/// A weight as a field where it can be changed, else as text.
fn weight(shown: &Shown<'_>, id: &str, name: &str, share: &Share) -> Html {
    let locale = shown.locale;
    let m = locale.messages();
    if !shown.editable {
        return html! { locale.rounded(&percent(share)) };
    }
    let typed = shown.state.work.as_ref().and_then(|work| work.assessment.overrides.weights.get(id));
    let value = typed.map_or_else(|| locale.rounded(&percent(share)), |typed| locale.decimal(typed.text()));
    let field = Field::Weight(id.to_owned());
    html! {
        <CommitField
            rejected={shown.state.rejected.get(&field).cloned()}
            {field}
            label={fill(m.method_weight_of, &[("name", name)])}
            label_hidden=true
            {value}
            decimal=true
            width={FieldWidth::Number}
        />
    }
}

pub fn indicators(shown: &Shown<'_>, dispatch: &Callback<Action>) -> Html {
    let m = shown.locale.messages();
    let dimensions = shown.rules.instrument.dimensions.iter().zip(&shown.rules.dimensions);
    html! {
        <Card id="indikator" title={m.method_indicators} aside={changes(shown, dispatch)}>
            <p class="secondary">{ m.method_indicators_note }</p>
            { for dimensions.enumerate().map(|(place, (dimension, rules))| html! {
                <Disclosure
                    key={dimension.id.as_str()}
                    summary={shown.locale.text(&dimension.name).to_owned()}
                    note={AttrValue::from(fill(m.indicators_count, &[("count", &rules.indicators.len().to_string())]))}
                    open={place == 0}
                >
                    { indicator_table(shown, dimension, rules) }
                </Disclosure>
            }) }
        </Card>
    }
}

fn changes(shown: &Shown<'_>, dispatch: &Callback<Action>) -> Html {
    let m = shown.locale.messages();
    let overrides = shown.state.work.as_ref().filter(|_| shown.editable).map(|work| &work.assessment.overrides);
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
    html! {
        <>
            { fill(text, &[("count", &count.to_string())]) }
            <Button
                size={ButtonSize::Small}
                icon={IconName::Undo}
                on_click={dispatch.reform(|_| Action::ResetOverrides)}
            >
                { m.method_reset }
            </Button>
        </>
    }
}

fn indicator_table(shown: &Shown<'_>, dimension: &Dimension, rules: &DimensionRules) -> Html {
    let m = shown.locale.messages();
    html! {
        <table class="table table--rows table--roomy" role="table" aria-label={shown.locale.text(&dimension.name).to_owned()}>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{ m.column_indicator }</th>
                <th role="columnheader" scope="col" class="table__number">{ m.method_weight_in }</th>
                <th role="columnheader" scope="col">{ m.method_basis_column }</th>
                <th role="columnheader" scope="col" class="table__number">{ m.method_effort }</th>
                <th role="columnheader" scope="col">{ m.method_basis_column }</th>
            </tr></thead>
            <tbody role="rowgroup">
                { for dimension.indicators.iter().zip(&rules.indicators).map(|(indicator, rules)| {
                    indicator_row(shown, shown.locale.text(&indicator.name), rules)
                }) }
            </tbody>
        </table>
    }
}

fn indicator_row(shown: &Shown<'_>, name: &str, rules: &IndicatorRules) -> Html {
    let locale = shown.locale;
    let m = locale.messages();
    html! {
        <tr role="row" key={rules.id.as_str()}>
            <th role="rowheader" scope="row">{ name }</th>
            <td role="cell" class="table__number" data-label={m.method_weight_column}>
                { weight(shown, rules.id.as_str(), name, &rules.weight) }
            </td>
            <td role="cell" data-label={m.method_basis_column}>{ provenance(locale, rules.weight.origin.basis, false) }</td>
            <td role="cell" class="table__number" data-label={m.method_effort}>{ effort(shown, name, rules) }</td>
            <td role="cell" data-label={m.method_basis_column}>{ provenance(locale, rules.effort_basis, false) }</td>
        </tr>
    }
}

fn effort(shown: &Shown<'_>, name: &str, rules: &IndicatorRules) -> Html {
    if !shown.editable {
        return html! { rules.effort };
    }
    let field = Field::Effort(rules.id.clone());
    html! {
        <CommitField
            rejected={shown.state.rejected.get(&field).cloned()}
            {field}
            label={fill(shown.locale.messages().method_effort_of, &[("name", name)])}
            label_hidden=true
            value={rules.effort.to_string()}
            decimal=true
            width={FieldWidth::Number}
        />
    }
}

pub fn scales(shown: &Shown<'_>) -> Html {
    let m = shown.locale.messages();
    let mut scales: Vec<&Scale> = Vec::new();
    for indicator in shown.rules.instrument.indicators() {
        if !scales.iter().any(|scale| scale.id == indicator.scale.id) {
            scales.push(&indicator.scale);
        }
    }
    html! {
        <Card id="tingkat" title={m.method_scales}>
            { for scales.into_iter().map(|scale| scale_table(shown, scale)) }
        </Card>
    }
}

fn scale_table(shown: &Shown<'_>, scale: &Scale) -> Html {
    let m = shown.locale.messages();
    html! {
        <table class="table" key={scale.id.clone()} aria-labelledby="tingkat">
            <thead><tr>
                <th scope="col">{ m.method_scale_level }</th>
                <th scope="col" class="table__number">{ m.method_scale_share }</th>
                <th scope="col" class="table__apart">{ m.method_basis_column }</th>
            </tr></thead>
            <tbody>
                { for scale.levels.iter().map(|level| html! {
                    <tr key={level.id.as_str()}>
                        <th scope="row">{ level.id.as_str() }</th>
                        <td class="table__number">{ level.share.to_text() }</td>
                        <td class="table__apart">{ provenance(shown.locale, scale.origin.basis, false) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
