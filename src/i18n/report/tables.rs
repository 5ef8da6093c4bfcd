//! The table of the summary: units with their dimensions.

use super::build::{Subject, band_words, clean, typed};
use super::{Cell, Column, Row, Section, Table, TableKind};
use crate::engine::assessment::{Entry, EntryMode, Unit};
use crate::engine::instrument::{Basis, Zone};
use crate::engine::score::{DimensionOutcome, DimensionPoints, UnitOutcome};
use crate::i18n::fill;

/// The most lines that units take on the summary, so that it has two pages at most; the annex has all.
const MOST_LINES: usize = 30;
/// How many of more than that it lists: the lowest.
const LOWEST_UNITS: usize = 12;

/// Units with their dimensions, and the mean.
pub(super) fn units(subject: &Subject<'_>) -> Section {
    let m = subject.messages();
    let count = subject.assessment.units.len();
    let listed = listed(subject);
    let mut section = Section { title: units_title(subject), ..Section::default() };
    if listed.len() < count {
        let values = [("listed", listed.len().to_string()), ("count", count.to_string())];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        section.notes.push(fill(m.report_units_lowest, &values));
    }
    let shown = subject.assessment.units.iter().zip(&subject.outcome.units).enumerate();
    let shown = shown.filter(|(place, _)| listed.contains(place));
    let mut rows: Vec<_> = shown.map(|(_, (unit, outcome))| unit_row(subject, unit, outcome)).collect();
    rows.push(mean_row(subject));
    section.tables.push(units_table(subject, rows));
    let with = subject.outcome.dimensions.first().map_or(count, |dimension| dimension.units);
    if with < count && has_dimensions(subject) {
        let values = [("count", with.to_string()), ("rest", (count - with).to_string())];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        section.notes.push(fill(m.report_dimensions_some, &values));
    }
    section.notes.extend(subject.locale.reweighted(subject.outcome));
    section
}

/// All units, where the summary lists the lowest only.
pub(super) fn all_units(subject: &Subject<'_>) -> Option<Table> {
    let units = &subject.assessment.units;
    if listed(subject).len() == units.len() {
        return None;
    }
    let rows = units.iter().zip(&subject.outcome.units).map(|(unit, outcome)| unit_row(subject, unit, outcome));
    Some(units_table(subject, rows.collect()))
}

/// Whether all units fit the summary. Estimated: a name takes as many lines as its column makes of it, and a range
/// two.
fn fit(subject: &Subject<'_>) -> bool {
    let across = match subject.rules.dimensions().len() {
        0 | 1 => 70,
        2..=4 => 36,
        _ => 20,
    };
    let units = subject.assessment.units.iter().zip(&subject.outcome.units);
    let lines = units.map(|(unit, outcome)| {
        let figures = if outcome.verdict.is_some() { 1 } else { 2 };
        unit.name.chars().count().div_ceil(across).max(figures)
    });
    lines.sum::<usize>() <= MOST_LINES
}

/// The places of the units that the summary lists.
fn listed(subject: &Subject<'_>) -> Vec<usize> {
    let units = &subject.outcome.units;
    let mut left: Vec<usize> = (0..units.len()).collect();
    if left.len() <= LOWEST_UNITS || fit(subject) {
        return left;
    }
    let mut lowest = Vec::new();
    let low = |place: usize| units.get(place).map(|unit| &unit.estimate.exact.low);
    while lowest.len() < LOWEST_UNITS {
        let Some((index, place)) = left.iter().copied().enumerate().min_by_key(|(_, place)| low(*place)) else {
            break;
        };
        left.remove(index);
        lowest.push(place);
    }
    lowest
}

/// Whether there is something to say by dimension.
pub(super) fn has_dimensions(subject: &Subject<'_>) -> bool {
    let mut units = subject.assessment.units.iter();
    subject.rules.dimensions().len() > 1 && units.any(|unit| unit.entry.mode() != EntryMode::Total)
}

/// The heading of the table of units.
pub(super) fn units_title(subject: &Subject<'_>) -> String {
    subject.locale.of_row(subject.messages().report_units, subject.rules.instrument())
}

fn units_table(subject: &Subject<'_>, rows: Vec<Row>) -> Table {
    let m = subject.messages();
    let instrument = subject.rules.instrument();
    let mut columns = vec![Column::text(subject.locale.row_heading(instrument))];
    columns.extend(dimension_columns(subject));
    // The headline of what is not complete is a range over all weights.
    let weights = subject.locale.with_weights(subject.assessment).filter(|_| !subject.outcome.is_complete());
    columns.push(Column::number(m.value).note(weights.unwrap_or_default()));
    let band = match instrument.bands.first() {
        Some(band) if band.code.is_some() => m.report_category_zone,
        Some(band) if band.zone.is_some() => m.method_zone_column,
        _ => m.report_opinion,
    };
    columns.push(Column::text(band));
    Table { kind: TableKind::Units, label: units_title(subject), key: None, columns, rows }
}

/// One column a dimension with the most it can give; weights that nobody published say so.
pub(super) fn dimension_columns(subject: &Subject<'_>) -> Vec<Column> {
    if !has_dimensions(subject) {
        return Vec::new();
    }
    let (locale, m) = (subject.locale, subject.messages());
    let column = |outcome: &DimensionOutcome| {
        let known = subject.rules.instrument().dimension(outcome.id.as_str());
        let name = known.map(|known| locale.text(&known.name)).unwrap_or_default();
        let most = fill(m.column_max, &[("max", &locale.rounded(&outcome.weight))]);
        let basis = match outcome.basis {
            Basis::Inferred | Basis::Assumed | Basis::User => format!(" ({})", locale.basis(outcome.basis)),
            Basis::Official | Basis::Reported => String::new(),
        };
        Column::number(name).note(most + &basis)
    };
    subject.outcome.dimensions.iter().map(column).collect()
}

fn unit_row(subject: &Subject<'_>, unit: &Unit, outcome: &UnitOutcome) -> Row {
    let locale = subject.locale;
    let zone = outcome.verdict.as_ref().and_then(|verdict| verdict.band.zone);
    let mut cells = vec![Cell::new(subject.unit_name(&unit.name)).zone(zone)];
    let blank = unit.entry.is_blank();
    if has_dimensions(subject) {
        cells.extend(dimension_cells(subject, unit, outcome));
    }
    cells.push(Cell::new(if blank { "–".to_owned() } else { locale.interval(&outcome.estimate.exact) }));
    cells.push(Cell::new(standing(subject, unit, outcome)));
    Row::plain(cells)
}

/// The band of a unit, or why it has none.
fn standing(subject: &Subject<'_>, unit: &Unit, outcome: &UnitOutcome) -> String {
    let m = subject.messages();
    match (&outcome.verdict, outcome.unassessed) {
        (Some(verdict), _) => band_words(subject.locale, &verdict.band),
        (None, _) if unit.entry.is_blank() => m.unit_blank.to_owned(),
        (None, 0) => m.legend_range.to_owned(),
        (None, 1) => m.unit_open_one.to_owned(),
        (None, count) => fill(m.unit_open, &[("count", &count.to_string())]),
    }
}

fn dimension_cells(subject: &Subject<'_>, unit: &Unit, outcome: &UnitOutcome) -> Vec<Cell> {
    let locale = subject.locale;
    if unit.entry.is_blank() {
        return subject.rules.dimensions().iter().map(|_| Cell::new("–")).collect();
    }
    if let Entry::Points(points) = &unit.entry {
        let figure = |id| points.get(id).and_then(Option::as_ref).map(|points| typed(locale, points));
        let cell = |text: Option<String>| Cell::new(text.unwrap_or_else(|| "–".to_owned()));
        return subject.rules.dimensions().iter().map(|dimension| cell(figure(dimension.id()))).collect();
    }
    let mut figures = outcome.dimensions.iter();
    let cell =
        |own: Option<&DimensionPoints>| Cell::new(own.map_or("–".to_owned(), |own| locale.interval(&own.points)));
    subject.rules.dimensions().iter().map(|_| cell(figures.next())).collect()
}

fn mean_row(subject: &Subject<'_>) -> Row {
    let (locale, outcome) = (subject.locale, subject.outcome);
    let m = subject.messages();
    let rows = locale.rows(subject.rules.instrument(), outcome.units.len());
    let mut cells = vec![Cell::new(fill(m.report_mean, &[("rows", &rows)]))];
    if has_dimensions(subject) {
        // What only some units have is no mean of all of them.
        let is_of_all = |dimension: &DimensionOutcome| dimension.units == outcome.units.len();
        let cell = |dimension: &DimensionOutcome| {
            Cell::new(if is_of_all(dimension) { locale.interval(&dimension.points) } else { "–".to_owned() })
        };
        cells.extend(outcome.dimensions.iter().map(cell));
    }
    let zone: Option<Zone> = outcome.verdict.as_ref().and_then(|verdict| verdict.band.zone);
    let words = outcome.verdict.as_ref().map(|verdict| band_words(locale, &verdict.band));
    cells.push(Cell::new(locale.interval(&outcome.estimate.exact)));
    cells.push(
        Cell::new(words.unwrap_or_else(|| clean(&locale.missing(subject.rules, subject.assessment, outcome))))
            .zone(zone),
    );
    Row::total(cells)
}
