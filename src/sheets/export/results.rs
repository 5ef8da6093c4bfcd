//! Result and plan: for reading only.

use super::{Content, headings, number};
use crate::engine::number::Rounding;
use crate::engine::plan::{Plan, Step};
use crate::engine::score::{Bounds, Outcome};
use crate::engine::text::UnitId;
use crate::i18n::fill;
use crate::sheets::layout::Kind;
use crate::sheets::model::{Place, Sheet, Style, Value};

pub(super) fn result(content: &Content<'_>, outcome: &Outcome) -> Sheet {
    let m = content.locale.sheets();
    let mut sheet = content.sheet(Kind::Result, m.result_title, m.result_note);
    let band = outcome.verdict.as_ref().map(|verdict| &verdict.band);
    let total = outcome.verdict.as_ref().map(|verdict| Value::Number(verdict.total.to_string()));
    let rows = [
        (m.result_total, total),
        (m.result_band, band.map(|band| Value::Text(content.locale.opinion(band, outcome)))),
        (m.result_open, Some(Value::Number(outcome.unassessed.to_string()))),
        (m.result_ranges, Some(Value::Number(outcome.ranges.to_string()))),
    ];
    for (row, (label, value)) in (3..).zip(rows) {
        sheet.text(row, 0, label, Style::Label);
        sheet.put(Place::new(row, 1), value.unwrap_or_else(|| Value::Text("–".to_owned())), Style::Figure);
    }
    if let Some(code) = band.and_then(|band| band.code.as_deref()) {
        sheet.text(4, 2, code, Style::Label);
    }
    headings(&mut sheet, 8, &["", m.column_low, m.column_high]);
    let weights = content.locale.weights_in_force(content.assessment);
    let estimate = fill(m.result_estimate, &[("weights", weights)]);
    let guaranteed = fill(m.result_guaranteed, &[("weights", &content.locale.known_weights(content.rules))]);
    let intervals = [
        (estimate.as_str(), &outcome.estimate),
        (m.result_plausible, &outcome.plausible),
        (guaranteed.as_str(), &outcome.guaranteed),
    ];
    for (row, (label, bounds)) in (9..).zip(intervals) {
        sheet.text(row, 0, label, Style::Label);
        put_bounds(&mut sheet, row, 1, bounds);
    }
    units(&mut sheet, content, outcome);
    sheet.look.widths = vec![44, 16, 16, 16, 16];
    sheet
}

fn put_bounds(sheet: &mut Sheet, row: u32, column: u32, bounds: &Bounds) {
    sheet.put(Place::new(row, column), Value::Number(bounds.low.to_string()), Style::Figure);
    sheet.put(Place::new(row, column + 1), Value::Number(bounds.high.to_string()), Style::Figure);
}

fn units(sheet: &mut Sheet, content: &Content<'_>, outcome: &Outcome) {
    let m = content.locale.sheets();
    let heads = [m.column_unit, m.column_score, m.result_band, m.column_low_any, m.column_high_any];
    headings(sheet, 13, &heads);
    for (index, unit) in outcome.units.iter().enumerate() {
        let row = 14 + number(index);
        sheet.text(row, 0, name(content, &unit.id), Style::Label);
        if let Some(verdict) = &unit.verdict {
            sheet.put(Place::new(row, 1), Value::Number(verdict.total.to_string()), Style::Figure);
            let zone = content.locale.zone_words(&verdict.band).map(|zone| format!(", {}", zone.to_lowercase()));
            let band = content.locale.band_short(&verdict.band) + &zone.unwrap_or_default();
            sheet.text(row, 2, band, Style::Label);
        }
        put_bounds(sheet, row, 3, &unit.guaranteed);
    }
}

fn name(content: &Content<'_>, id: &UnitId) -> String {
    let unit = content.assessment.units.iter().find(|unit| unit.id == *id);
    content.locale.unit_name(unit.map_or("", |unit| &unit.name))
}

pub(super) fn plan(content: &Content<'_>, plan: &Plan) -> Sheet {
    let (locale, m) = (content.locale, content.locale.sheets());
    let title = fill(m.plan_title, &[("target", &plan.target.label), ("instrument", content.title())]);
    let mut sheet = content.sheet(Kind::Plan, "", m.plan_note);
    sheet.text(0, 0, title, Style::Title);
    let Some(course) = &plan.course else {
        let ceiling = locale.score(plan.ceiling);
        sheet.text(3, 0, fill(m.plan_unreachable, &[("ceiling", &ceiling)]), Style::Plain);
        return sheet;
    };
    let (total, effort) = (locale.score(course.total_rounded), course.effort.to_string());
    sheet.text(3, 0, fill(m.plan_reached, &[("total", &total), ("effort", &effort)]), Style::Plain);
    let heads = [
        m.column_unit,
        m.column_indicator,
        m.column_from,
        m.column_to,
        m.column_gain,
        m.column_effort,
        m.column_bundle,
    ];
    headings(&mut sheet, 5, &heads);
    for (row, step) in (6..).zip(&course.steps) {
        put_step(&mut sheet, row, content, step);
    }
    let row = sheet.end() + 1;
    for (row, bought) in (row..).zip(&course.bundles) {
        let unit = bought.unit.as_ref().map_or_else(|| m.all_units.to_owned(), |unit| name(content, unit));
        sheet.text(row, 0, unit, Style::Label);
        sheet.text(row, 6, bundle(content, bought.bundle.as_str()), Style::Label);
        sheet.put(Place::new(row, 5), Value::Number(bought.effort.to_string()), Style::Plain);
    }
    sheet.look.widths = vec![36, 44, 10, 10, 14, 10, 36];
    sheet.look.frozen = Place::new(6, 0);
    sheet.look.landscape = true;
    sheet
}

/// Decimals of a gain in a workbook.
const GAIN_DECIMALS: u8 = 4;

fn put_step(sheet: &mut Sheet, row: u32, content: &Content<'_>, step: &Step) {
    let locale = content.locale;
    let indicator = content.instrument().indicator(step.indicator.as_str());
    let indicator = indicator.map_or(step.indicator.as_str(), |indicator| locale.text(&indicator.name));
    sheet.text(row, 0, name(content, &step.unit), Style::Label);
    sheet.text(row, 1, indicator, Style::Label);
    sheet.text(row, 2, step.from.as_str(), Style::Plain);
    sheet.text(row, 3, step.to.as_str(), Style::Plain);
    // Rounded to what a spreadsheet can add up; the gain is no figure that is read back.
    let gain = step.gain.round(GAIN_DECIMALS, Rounding::HalfUp).to_string();
    sheet.put(Place::new(row, 4), Value::Number(gain), Style::Plain);
    // What a bundle raises costs nothing of its own: the bundle has a row below.
    if step.bundle.is_none() {
        sheet.put(Place::new(row, 5), Value::Number(step.effort.to_string()), Style::Plain);
    }
    sheet.text(row, 6, step.bundle.as_ref().map_or("", |id| bundle(content, id.as_str())), Style::Plain);
}

fn bundle<'c>(content: &'c Content<'_>, id: &'c str) -> &'c str {
    content.instrument().bundle(id).map_or(id, |bundle| content.locale.text(&bundle.name))
}
