//! The calculation line by line: anyone can add it up again.

use yew::prelude::*;

use crate::engine::instrument::{Basis, Indicator, Instrument, Origin};
use crate::engine::trace::{DimensionLine, IndicatorLine, UnitTrace, trace, unit_trace};
use crate::i18n::{Locale, fill};
use crate::session::Work;
use crate::ui::components::{Card, Disclosure, Tone, ZoneMark};
use crate::ui::present::{provenance, source, tone};

/// Table of units, the mean with its rounding, and the lines of each unit.
pub fn calculation(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let instrument = &work.rules.instrument;
    let aside = html! {
        <>
            { m.calc_mean_of }{ " " }{ provenance(locale, instrument.units.origin.basis, false) }
        </>
    };
    html! {
        <Card id="perhitungan" title={m.calc_title} {aside}>
            { table(locale, work) }
            { mean(locale, work) }
            { for work.assessment.units.iter().filter_map(|unit| {
                let lines = unit_trace(&work.rules, unit).filter(|lines| !lines.dimensions.is_empty())?;
                Some(details(locale, work, &locale.unit_name(&unit.name), &lines))
            }) }
        </Card>
    }
}

fn table(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let dimensions = &work.rules.dimensions;
    let any = work.outcome.dimensions.iter().any(|dimension| dimension.units > 0);
    let names: Vec<_> = work.rules.instrument.dimensions.iter().filter(|_| any).map(|dimension| locale.text(&dimension.name).to_owned()).collect();
    let most = |place: usize| {
        let outcome = work.outcome.dimensions.get(place);
        outcome.map(|dimension| fill(m.column_max, &[("max", &locale.rounded(&dimension.weight))])).unwrap_or_default()
    };
    let basis = |place: usize| dimensions.get(place).map_or(Basis::Assumed, |dimension| dimension.weight.origin.basis);
    html! {
        <table class="table table--rows table--pairs" role="table" aria-labelledby="perhitungan">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ m.column_unit }</th>
                    { for names.iter().enumerate().map(|(place, name)| html! {
                        <th role="columnheader" scope="col" class="table__number">
                            { name }
                            <span class="table__sub">{ most(place) }{ " " }{ provenance(locale, basis(place), true) }</span>
                        </th>
                    }) }
                    <th role="columnheader" scope="col" class="table__number">{ m.column_total }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for (0..work.assessment.units.len()).map(|place| unit_row(locale, work, place, &names)) }</tbody>
            if let Some(verdict) = &work.outcome.verdict {
                <tfoot role="rowgroup">
                    <tr role="row">
                        <th role="rowheader" scope="row">
                            { fill(m.calc_mean_row, &[("count", &work.assessment.units.len().to_string())]) }
                        </th>
                        { for names.iter().enumerate().map(|(place, name)| number(name.clone(), mean_points(locale, work, place))) }
                        { number(m.column_total.to_owned(), locale.score(verdict.total)) }
                    </tr>
                </tfoot>
            }
        </table>
    }
}

fn mean_points(locale: Locale, work: &Work, place: usize) -> String {
    let all = |units: usize| units == work.assessment.units.len();
    let outcome = work.outcome.dimensions.get(place).filter(|outcome| all(outcome.units) && !outcome.points.is_open());
    outcome.map(|outcome| locale.rounded(&outcome.points.low)).unwrap_or_else(|| "–".to_owned())
}

fn number(label: String, content: String) -> Html {
    html! { <td role="cell" class="table__number" data-label={label}><span>{ content }</span></td> }
}

fn unit_row(locale: Locale, work: &Work, place: usize, names: &[String]) -> Html {
    let m = locale.messages();
    let unit = work.assessment.units.get(place).zip(work.outcome.units.get(place));
    let Some((unit, outcome)) = unit else {
        return Html::default();
    };
    let lines = unit_trace(&work.rules, unit).map(|lines| lines.dimensions).unwrap_or_default();
    let points = |dimension: Option<&crate::engine::DimensionRules>| {
        let line = lines.iter().find(|line| Some(&line.id) == dimension.map(|dimension| &dimension.id));
        line.map(|line| locale.rounded(&line.contribution)).unwrap_or_else(|| "–".to_owned())
    };
    let total = match &outcome.verdict {
        Some(verdict) => locale.score(verdict.total),
        None => {
            let (low, high) = (locale.score(outcome.estimate.low), locale.score(outcome.estimate.high));
            fill(m.unit_range, &[("low", &low), ("high", &high)])
        }
    };
    let shape = outcome.verdict.as_ref().map_or(Tone::Neutral, |verdict| tone(&verdict.band));
    html! {
        <tr role="row" key={unit.id.as_str()}>
            <th role="rowheader" scope="row"><ZoneMark tone={shape} />{ locale.unit_name(&unit.name) }</th>
            { for names.iter().enumerate().map(|(place, name)| {
                number(name.clone(), points(work.rules.dimensions.get(place)))
            }) }
            <td role="cell" class="table__number" data-label={m.column_total}><strong>{ total }</strong></td>
        </tr>
    }
}

/// The mean written out, with the rounding as a line of its own.
fn mean(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let Some(trace) = trace(&work.rules, &work.assessment) else {
        return html! { <p class="table-note">{ m.calc_open }</p> };
    };
    let terms = trace.units.iter().map(|unit| locale.exact(&unit.total)).collect::<Vec<_>>().join(" + ");
    let count = trace.units.len().to_string();
    let mean = locale.exact(&trace.mean);
    let decimals = work.rules.instrument.decimals.to_string();
    let difference = locale.exact_signed(&trace.rounding);
    html! {
        <div class="table-note">
            <p>{ fill(m.calc_mean, &[("terms", &terms), ("count", &count), ("mean", &mean)]) }</p>
            <p>{ fill(m.calc_rounding, &[("decimals", &decimals), ("difference", &difference)]) }</p>
            <p><strong>{ fill(m.calc_total, &[("total", &locale.score(trace.total))]) }</strong></p>
            <p>{ m.calc_note }</p>
        </div>
    }
}

fn details(locale: Locale, work: &Work, name: &str, unit: &UnitTrace) -> Html {
    let m = locale.messages();
    html! {
        <Disclosure
            summary={fill(m.calc_unit, &[("unit", name)])}
            note={AttrValue::from(locale.exact(&unit.total))}
        >
            <div class="table-scroll" tabindex="0" role="region" aria-label={fill(m.calc_unit, &[("unit", name)])}>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{ m.column_indicator }</th>
                            <th scope="col" class="table__number">{ m.calc_value }</th>
                            <th scope="col" class="table__number">{ m.calc_weight }</th>
                            <th scope="col" class="table__number">{ m.calc_contribution }</th>
                            <th scope="col">{ m.calc_basis }</th>
                            <th scope="col">{ m.calc_source }</th>
                        </tr>
                    </thead>
                    <tbody>{ for unit.dimensions.iter().map(|line| dimension_lines(locale, &work.rules.instrument, line)) }</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" colspan="3">{ m.column_total }</th>
                            <td class="table__number"><strong>{ locale.exact(&unit.total) }</strong></td>
                            <td colspan="2"></td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        </Disclosure>
    }
}

fn dimension_lines(locale: Locale, instrument: &Instrument, line: &DimensionLine) -> Html {
    let dimension = instrument.dimension(line.id.as_str());
    let name = dimension.map(|dimension| locale.text(&dimension.name)).unwrap_or_default();
    let share = line.share.as_ref().map(|share| format!("{} %", locale.exact(&(share * &crate::engine::number::Rational::HUNDRED))));
    html! {
        <>
            <tr class="table__group" key={line.id.as_str()}>
                <th scope="row">{ name }</th>
                <td class="table__number">{ share.unwrap_or_else(|| locale.exact(&line.contribution)) }</td>
                <td class="table__number">{ locale.exact(&line.weight) }{ " %" }</td>
                <td class="table__number"><strong>{ locale.exact(&line.contribution) }</strong></td>
                { origin(locale, instrument, &line.origin) }
            </tr>
            { for line.indicators.iter().map(|line| {
                let indicator = dimension.and_then(|dimension| dimension.indicators.iter().find(|i| i.id == line.id));
                indicator_line(locale, instrument, indicator, line)
            }) }
        </>
    }
}

fn indicator_line(
    locale: Locale,
    instrument: &Instrument,
    indicator: Option<&Indicator>,
    line: &IndicatorLine,
) -> Html {
    let name = indicator.map(|indicator| locale.text(&indicator.short)).unwrap_or_default();
    let value = fill(
        locale.messages().calc_share,
        &[("level", line.level.as_str()), ("share", &line.share.to_text())],
    );
    html! {
        <tr key={line.id.as_str()}>
            <th scope="row" class="table__indent">{ name }</th>
            <td class="table__number">{ value }{ " " }{ provenance(locale, line.scale_origin.basis, true) }</td>
            <td class="table__number">{ locale.exact(&line.weight) }{ " %" }</td>
            <td class="table__number">{ locale.exact(&line.contribution) }</td>
            { origin(locale, instrument, &line.origin) }
        </tr>
    }
}

fn origin(locale: Locale, instrument: &Instrument, origin: &Origin) -> Html {
    html! {
        <>
            <td>{ provenance(locale, origin.basis, false) }</td>
            <td class="secondary">{ source(locale, instrument, origin) }</td>
        </>
    }
}
