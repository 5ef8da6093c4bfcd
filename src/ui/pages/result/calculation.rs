//! The calculation line by line: anyone can add it up again.

use yew::prelude::*;

use crate::engine::DimensionRules;
use crate::engine::instrument::{Indicator, Instrument, Origin};
use crate::engine::number::Rational;
use crate::engine::trace::{DimensionLine, IndicatorLine, UnitTrace, trace, unit_trace};
use crate::i18n::{Locale, fill};
use crate::session::Work;
use crate::ui::browser::is_narrow;
use crate::ui::components::{Card, Disclosure, NUMBER, Tone, cell, row_head, table_head, zone_mark};
use crate::ui::present::{provenance, provenance_small, source, tone};

/// Table of units, the mean with its rounding, and the lines of each unit.
pub fn calculation(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let basis = work.rules.instrument().units.origin.basis;
    let aside =
        html! { <>{ locale.of_row(m.calc_mean_of, work.rules.instrument()) }{ " " }{ provenance(locale, basis) }</> };
    let mut rows = Vec::new();
    for unit in &work.assessment.units {
        if let Some(lines) = unit_trace(&work.rules, unit).filter(|lines| !lines.dimensions.is_empty()) {
            rows.push(details(locale, work, &locale.unit_name(&unit.name), &lines));
        }
    }
    Card::titled("perhitungan", m.calc_title).aside(aside).folds(!is_narrow()).view(html! {
        <>
            { table(locale, work) }
            if let Some(note) = locale.reweighted(&work.outcome) { <p class="table-note">{ note }</p> }
            { mean(locale, work) }
            if !rows.is_empty() { <div class="disclosures">{ rows }</div> }
        </>
    })
}

fn table(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let any = work.outcome.dimensions.iter().any(|dimension| dimension.units > 0);
    let columns = if any { work.rules.dimensions() } else { &[] };
    let of_total = locale.of_row(m.column_total, work.rules.instrument());
    html! {
        <table class="table table--rows table--pairs" role="table" aria-labelledby="perhitungan">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ locale.row_heading(work.rules.instrument()) }</th>
                    for (place, column) in columns.iter().enumerate() { { dimension_head(locale, work, place, column) } }
                    <th role="columnheader" scope="col" class="table__number">{ of_total.clone() }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                for place in 0..work.assessment.units.len() {
                    { unit_row(locale, work, place, columns).unwrap_or_default() }
                }
            </tbody>
            { mean_row(locale, work, columns) }
        </table>
    }
}

fn dimension_name<'a>(locale: Locale, work: &'a Work, dimension: &DimensionRules) -> &'a str {
    let dimension = work.rules.instrument().dimension(dimension.id().as_str());
    dimension.map(|dimension| locale.text(&dimension.name)).unwrap_or_default()
}

fn dimension_head(locale: Locale, work: &Work, place: usize, dimension: &DimensionRules) -> Html {
    let most = work.outcome.dimensions.get(place).map(|outcome| locale.rounded(&outcome.weight));
    let most = most.map(|most| fill(locale.messages().column_max, &[("max", &most)])).unwrap_or_default();
    html! {
        <th role="columnheader" scope="col" class="table__number">
            { dimension_name(locale, work, dimension).to_owned() }
            <span class="table__sub">{ most }{ " " }{ provenance_small(locale, dimension.weight().origin().basis) }</span>
        </th>
    }
}

fn unit_row(locale: Locale, work: &Work, place: usize, columns: &[DimensionRules]) -> Option<Html> {
    let m = locale.messages();
    let (unit, outcome) = (work.assessment.units.get(place)?, work.outcome.units.get(place)?);
    let lines = unit_trace(&work.rules, unit).map(|lines| lines.dimensions).unwrap_or_default();
    let points = |dimension: &DimensionRules| {
        let line = lines.iter().find(|line| line.id == *dimension.id());
        line.map_or_else(|| "–".to_owned(), |line| locale.rounded(&line.contribution))
    };
    let total = match &outcome.verdict {
        Some(verdict) => locale.score(verdict.total),
        None => locale.range(outcome.estimate.low, outcome.estimate.high),
    };
    let shape = outcome.verdict.as_ref().map_or(Tone::Neutral, |verdict| tone(&verdict.band));
    Some(html! {
        <tr role="row">
            { row_head(html! { <>{ zone_mark(shape) }{ locale.unit_name(&unit.name) }</> }) }
            for column in columns { { number(dimension_name(locale, work, column), points(column)) } }
            { cell(NUMBER, &locale.of_row(m.column_total, work.rules.instrument()), html! { <strong>{ total }</strong> }) }
        </tr>
    })
}

fn mean_row(locale: Locale, work: &Work, columns: &[DimensionRules]) -> Html {
    let m = locale.messages();
    let Some(verdict) = &work.outcome.verdict else {
        return Html::default();
    };
    let count = work.assessment.units.len();
    let points = |place: usize| {
        let outcome = work.outcome.dimensions.get(place);
        let outcome = outcome.filter(|outcome| outcome.units == count && outcome.points.is_point());
        outcome.map_or_else(|| "–".to_owned(), |outcome| locale.rounded(&outcome.points.low))
    };
    html! {
        <tfoot role="rowgroup">
            <tr role="row">
                { row_head(fill(m.calc_mean_row, &[("rows", &locale.counted(work.rules.instrument(), count))]).into()) }
                for (place, column) in columns.iter().enumerate() {
                    { number(dimension_name(locale, work, column), points(place)) }
                }
                { number(&locale.of_row(m.column_total, work.rules.instrument()), locale.score(verdict.total)) }
            </tr>
        </tfoot>
    }
}

fn number(label: &str, content: String) -> Html {
    cell(NUMBER, label, html! { <span>{ content }</span> })
}

/// The mean written out, with the rounding as a line of its own.
fn mean(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let Some(trace) = trace(&work.rules, &work.assessment) else {
        return html! { <p class="table-note">{ locale.of_row(m.calc_open, work.rules.instrument()) }</p> };
    };
    let terms = trace.units.iter().map(|unit| locale.exact(&unit.total)).collect::<Vec<_>>().join(" + ");
    let count = trace.units.len().to_string();
    let mean = locale.exact(&trace.mean);
    let decimals = work.rules.instrument().decimals.to_string();
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
    let title = fill(m.calc_unit, &[("unit", name)]);
    let by_dimension = unit.dimensions.iter().all(|line| line.indicators.is_empty());
    let columns = [
        ("", if by_dimension { m.lever_dimension } else { m.column_indicator }),
        (NUMBER, m.calc_value),
        (NUMBER, m.calc_weight),
        (NUMBER, m.calc_contribution),
        ("", m.calc_basis),
        ("", m.calc_source),
    ];
    let total = locale.exact(&unit.total);
    Disclosure::new(title.clone()).note(total.clone()).view(html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={title.clone()}>
            <table class="table calculation" aria-label={title}>
                { table_head(&columns) }
                <tbody>for line in &unit.dimensions { { dimension_lines(locale, work.rules.instrument(), line) } }</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="3">{ locale.of_row(m.column_total, work.rules.instrument()) }</th>
                        <td class="table__number"><strong>{ total }</strong></td>
                        <td colspan="2"></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    })
}

fn dimension_lines(locale: Locale, instrument: &Instrument, line: &DimensionLine) -> Html {
    let dimension = instrument.dimension(line.id.as_str());
    let name = dimension.map(|dimension| locale.text(&dimension.name)).unwrap_or_default();
    let points = locale.exact(&line.contribution);
    let value = match &line.share {
        Some(share) => format!("{}%", locale.exact(&(share * &Rational::HUNDRED))),
        None => points.clone(),
    };
    let find = |line: &IndicatorLine| dimension?.indicators.iter().find(|indicator| indicator.id == line.id);
    html! {
        <>
            <tr class="table__group">
                <th scope="row">{ name.to_owned() }</th>
                { cell(NUMBER, "", value.into()) }
                { cell(NUMBER, "", format!("{}%", locale.exact(&line.weight)).into()) }
                { cell(NUMBER, "", html! { <strong>{ points }</strong> }) }
                { origin(locale, instrument, &line.origin) }
            </tr>
            for line in &line.indicators { { indicator_line(locale, instrument, find(line), line) } }
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
    let values = [("level", line.level.as_str()), ("share", &line.share.to_text())];
    let value = fill(locale.messages().calc_share, &values);
    let value = html! { <>{ value }{ " " }{ provenance_small(locale, line.scale_origin.basis) }</> };
    html! {
        <tr>
            <th scope="row" class="table__indent">{ name.to_owned() }</th>
            { cell(NUMBER, "", value) }
            { cell(NUMBER, "", format!("{}%", locale.exact(&line.weight)).into()) }
            { cell(NUMBER, "", locale.exact(&line.contribution).into()) }
            { origin(locale, instrument, &line.origin) }
        </tr>
    }
}

fn origin(locale: Locale, instrument: &Instrument, origin: &Origin) -> Html {
    html! {
        <>
            { cell("", "", provenance(locale, origin.basis)) }
            { cell("secondary", "", source(locale, instrument, origin)) }
        </>
    }
}
