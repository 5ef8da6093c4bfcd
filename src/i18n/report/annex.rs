//! The annex: every row as it was entered.

use super::build::{Subject, clean};
use super::tables::{all_units, dimension_columns, has_dimensions, units_title};
use super::{Cell, Column, Mark, Row, Section, Table, TableKind, build, figures};
use crate::engine::assessment::{Answer, Decimal, Entry, EntryMode, SOURCE_NOTE, Unit};
use crate::engine::instrument::{Dimension, Indicator};
use crate::engine::number::Rational;
use crate::engine::{DimensionRules, IndicatorRules};
use crate::i18n::fill;

/// The most units side by side that fit the narrower sheet.
const UNITS_ACROSS: usize = 10;

/// A unit with its number in the annex.
type Numbered<'a> = (usize, &'a Unit);

/// All sections that have something to show.
pub(super) fn annex(subject: &Subject<'_>) -> Vec<Section> {
    let sections = [units(subject), answers(subject), typed(subject), notes(subject)];
    let mut shown: Vec<_> = sections.into_iter().flatten().collect();
    shown.push(figures::figures(subject));
    shown.push(figures::rules(subject));
    shown
}

fn units(subject: &Subject<'_>) -> Option<Section> {
    let title = units_title(subject);
    all_units(subject).map(|table| Section { title, tables: vec![table], ..Section::default() })
}

fn numbered<'a>(subject: &Subject<'a>) -> Vec<Numbered<'a>> {
    subject.assessment.units.iter().enumerate().map(|(place, unit)| (place + 1, unit)).collect()
}

/// Indicators against units, in groups of columns that fit the sheet.
fn answers(subject: &Subject<'_>) -> Option<Section> {
    let m = subject.messages();
    let units = numbered(subject).into_iter().filter(|(_, unit)| unit.entry.mode() == EntryMode::Indicators);
    let units: Vec<_> = units.collect();
    let groups = units.len().div_ceil(UNITS_ACROSS);
    let across = units.len().div_ceil(groups.max(1)).max(1);
    let tables: Vec<_> = units.chunks(across).map(|units| answers_table(subject, units)).collect();
    let section = Section { title: m.report_answers.to_owned(), tables, ..Section::default() };
    let notes = vec![m.report_answers_legend.to_owned()];
    (groups > 0).then(|| Section { items: weight_marks(subject), notes, ..section })
}

/// What the marks beside the weights mean.
fn weight_marks(subject: &Subject<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for indicator in subject.rules.indicators() {
        let basis = Some(indicator.weight().origin().basis);
        if marks.iter().all(|mark| mark.basis != basis) {
            let text = subject.messages().report_weight.to_owned();
            marks.push(Mark { lead: String::new(), text, basis });
        }
    }
    marks
}

fn answers_table(subject: &Subject<'_>, units: &[Numbered<'_>]) -> Table {
    let m = subject.messages();
    let mut key = Vec::new();
    let mut columns = vec![Column::text(m.column_indicator), Column::number(m.report_weight)];
    for (number, unit) in units {
        columns.push(Column::level(number.to_string()));
        key.push(format!("{number}\u{a0}=\u{a0}{}", subject.unit_name(&unit.name)));
    }
    let mut rows = Vec::new();
    for (dimension, rules) in subject.rules.instrument().dimensions.iter().zip(subject.rules.dimensions()) {
        rows.push(Row::group(dimension_heading(subject, dimension, rules)));
        let members = dimension.indicators.iter().zip(rules.indicators());
        rows.extend(members.map(|(indicator, rules)| answers_row(subject, indicator, rules, units)));
    }
    let label = m.report_answers.to_owned();
    Table { kind: TableKind::Answers, label, key: Some(key.join("; ")), columns, rows }
}

fn dimension_heading(subject: &Subject<'_>, dimension: &Dimension, rules: &DimensionRules) -> String {
    let locale = subject.locale;
    let values = [
        ("name", locale.text(&dimension.name).to_owned()),
        ("weight", locale.rounded(&(rules.weight().value() * &Rational::HUNDRED))),
        ("basis", locale.basis(rules.weight().origin().basis).to_owned()),
    ];
    fill(subject.messages().report_dimension, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
}

fn answers_row(subject: &Subject<'_>, indicator: &Indicator, rules: &IndicatorRules, units: &[Numbered<'_>]) -> Row {
    let locale = subject.locale;
    let weight = locale.rounded(&(rules.weight().value() * &Rational::HUNDRED));
    let weight = Cell { basis: Some(rules.weight().origin().basis), ..Cell::new(weight) };
    let mut cells = vec![Cell::new(locale.text(&indicator.name)), weight];
    for (_, unit) in units {
        let answer = match &unit.entry {
            Entry::Indicators(answers) => answers.get(&indicator.id),
            _ => None,
        };
        cells.push(Cell::new(match answer {
            Some(Answer::Level(level)) => level.to_string(),
            Some(Answer::Range { low, high }) => {
                fill(subject.messages().unit_range, &[("low", low.as_str()), ("high", high.as_str())])
            }
            Some(Answer::NotApplicable) => subject.messages().na_short.to_owned(),
            None => "–".to_owned(),
        }));
    }
    Row::plain(cells)
}

/// Units that were entered as figures.
fn typed(subject: &Subject<'_>) -> Option<Section> {
    let m = subject.messages();
    let units = numbered(subject).into_iter().filter(|(_, unit)| unit.entry.mode() != EntryMode::Indicators);
    let rows: Vec<_> = units.map(|numbered| typed_row(subject, numbered)).collect();
    let mut columns = vec![
        Column::level(m.report_place),
        Column::text(subject.locale.row_heading(subject.rules.instrument())),
        Column::text(m.report_entered_as),
    ];
    columns.extend(dimension_columns(subject));
    columns.push(Column::number(m.mode_total));
    let label = m.report_typed.to_owned();
    let table = Table { kind: TableKind::Typed, label: label.clone(), key: None, columns, rows };
    (!table.rows.is_empty()).then(|| Section { title: label, tables: vec![table], ..Section::default() })
}

fn typed_row(subject: &Subject<'_>, (number, unit): Numbered<'_>) -> Row {
    let m = subject.messages();
    let dimensions = subject.rules.dimensions();
    let figure = |figure: Option<&Option<Decimal>>, sign: &str| {
        let figure = figure.and_then(Option::as_ref);
        Cell::new(figure.map_or("–".to_owned(), |figure| build::typed(subject.locale, figure) + sign))
    };
    let mut figures = Vec::new();
    let (mode, total) = match &unit.entry {
        Entry::Total(total) => (m.mode_total, figure(Some(total), "")),
        Entry::Points(points) => {
            figures.extend(dimensions.iter().map(|dimension| figure(points.get(dimension.id()), "")));
            (m.mode_points, Cell::default())
        }
        Entry::Percent(percents) => {
            figures.extend(dimensions.iter().map(|dimension| figure(percents.get(dimension.id()), "%")));
            (m.mode_percent, Cell::default())
        }
        Entry::Indicators(_) => (m.mode_indicators, Cell::default()),
    };
    let mut cells = vec![Cell::new(number.to_string()), Cell::new(subject.unit_name(&unit.name)), Cell::new(mode)];
    figures.resize(if has_dimensions(subject) { dimensions.len() } else { 0 }, Cell::default());
    cells.extend(figures);
    cells.push(total);
    Row::plain(cells)
}

/// What the user wrote down, by unit or indicator where the place says so.
fn notes(subject: &Subject<'_>) -> Option<Section> {
    let written = subject.assessment.written_notes();
    let items = written.iter().map(|(path, text)| Mark { lead: about(subject, path), text: clean(text), basis: None });
    let section =
        Section { title: subject.messages().report_notes.to_owned(), items: items.collect(), ..Section::default() };
    (!section.items.is_empty()).then_some(section)
}

fn about(subject: &Subject<'_>, path: &str) -> String {
    if path == SOURCE_NOTE {
        return subject.messages().report_note_source.to_owned();
    }
    let instrument = subject.rules.instrument();
    let name = |part: &str| {
        let unit = subject.assessment.units.iter().find(|unit| unit.id.as_str() == part);
        let unit = unit.map(|unit| subject.unit_name(&unit.name));
        let text = instrument.indicator(part).map(|indicator| &indicator.short);
        let text = text.or(instrument.dimension(part).map(|dimension| &dimension.name));
        unit.or(text.map(|text| subject.locale.text(text).to_owned())).unwrap_or_else(|| clean(part))
    };
    let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).map(name).collect();
    if parts.is_empty() { String::new() } else { parts.join(", ") + ":" }
}
