//! The tables of the summary: the best actions, units with their dimensions.

use super::build::{Subject, band_words, clean};
use super::{Cell, Column, Row, Section, Table, TableKind};
use crate::engine::assessment::{Entry, EntryMode, Unit};
use crate::engine::gains::{Gain, gains_of};
use crate::engine::instrument::{Basis, Instrument, Marked, RowKind, Zone};
use crate::engine::number::Rational;
use crate::engine::plan::Planner;
use crate::engine::score::{DimensionOutcome, DimensionPoints, UnitOutcome, verdict};
use crate::engine::text::IndicatorId;
use crate::engine::{Standing, Target};
use crate::i18n::{Locale, fill};

/// How many actions the head reads.
const ACTIONS: usize = 3;
/// The most lines that units take on the summary, so that it has two pages at most; the annex has all.
const MOST_LINES: usize = 30;
/// How many of more than that it lists: the lowest.
const LOWEST_UNITS: usize = 12;

/// A standard, raised in every unit where it is not at its top.
struct Standard {
    indicator: IndicatorId,
    gain: Rational,
    effort: u32,
    units: Vec<Gain>,
}

/// The three standards that add most.
pub(super) fn actions(subject: &Subject<'_>) -> Section {
    let m = subject.messages();
    let all = gains_of(subject.rules, subject.outcome);
    let open = all.iter().filter(|gain| gain.standing == Standing::Unanswered).count();
    // Not yet assessed is not zero, and so no gain to promise.
    let best = best(subject, all.into_iter().filter(|gain| gain.standing != Standing::Unanswered));
    let mut section = Section { title: m.report_actions.to_owned(), ..Section::default() };
    if best.is_empty() {
        let entered = subject.assessment.units.iter().any(|unit| unit.entry.mode() == EntryMode::Indicators);
        let reason = match (entered, open) {
            (false, _) => m.report_actions_none,
            (true, 0) => m.report_actions_top,
            (true, _) => m.report_actions_open,
        };
        section.intro.push(reason.to_owned());
        return section;
    }
    section.notes.extend(together(subject, &best));
    section.notes.extend(way_to_target(subject));
    let weights = subject.locale.weights_in_force(subject.assessment);
    section.notes.push(fill(m.report_actions_note, &[("weights", weights)]));
    if open > 0 {
        section.notes.push(fill(m.report_actions_skipped, &[("count", &open.to_string())]));
    }
    let columns = vec![
        Column::level(""),
        Column::text(m.report_action),
        Column::text(m.report_scope),
        Column::number(m.report_effort),
        Column::number(m.report_gain),
    ];
    let rows = best.iter().enumerate().map(|(place, standard)| action_row(subject, place, standard)).collect();
    let label = m.report_actions.to_owned();
    section.tables.push(Table { kind: TableKind::Actions, label, key: None, columns, rows });
    section
}

/// By gain, then effort, then the order of the instrument.
fn best(subject: &Subject<'_>, gains: impl Iterator<Item = Gain>) -> Vec<Standard> {
    let order = subject.rules.indicators();
    let none =
        |id: &IndicatorId| Standard { indicator: id.clone(), gain: Rational::ZERO, effort: 0, units: Vec::new() };
    let mut standards: Vec<_> = order.map(|indicator| none(&indicator.id)).collect();
    for gain in gains {
        if let Some(standard) = standards.iter_mut().find(|standard| standard.indicator == gain.raise.indicator) {
            standard.gain = &standard.gain + &gain.raise.gain;
            standard.effort = standard.effort.saturating_add(gain.raise.effort);
            standard.units.push(gain);
        }
    }
    let mut best: Vec<Standard> = Vec::new();
    while best.len() < ACTIONS {
        let left = standards.iter().enumerate().filter(|(_, standard)| !standard.gain.is_zero());
        let better = |a: &Standard, b: &Standard| b.gain.cmp(&a.gain).then(a.effort.cmp(&b.effort));
        let Some((place, _)) = left.min_by(|(_, a), (_, b)| better(a, b)) else {
            break;
        };
        best.push(standards.remove(place));
    }
    best
}

fn action_row(subject: &Subject<'_>, place: usize, standard: &Standard) -> Row {
    let locale = subject.locale;
    let instrument = &subject.rules.instrument;
    let known = instrument.indicator(standard.indicator.as_str());
    let name = known.map(|known| locale.text(&known.name)).unwrap_or_default();
    let evidence = known.map(|known| known.evidence.as_slice()).unwrap_or_default();
    let evidence: Vec<_> = evidence.iter().take(2).map(|marked| marked_text(locale, marked)).collect();
    let first_step = known.and_then(|known| known.first_step.as_ref()).map(|step| locale.text(step));
    let prepare = if evidence.is_empty() { first_step.unwrap_or_default().to_owned() } else { evidence.join(" ") };
    let scope = match standard.units.as_slice() {
        [only] => unit_name(subject, only),
        units => locale.rows(instrument, units.len()),
    };
    let rules = subject.rules.indicators().find(|rules| rules.id == standard.indicator);
    let effort = Cell::new(standard.effort.to_string());
    // A gain is known no better than the weight and the shares of the levels that it is computed from.
    let of_gain = rules.map_or(Basis::Assumed, |rules| rules.weight.origin.basis.max(rules.scale.origin.basis));
    Row::plain(vec![
        Cell::new((place + 1).to_string()),
        Cell::new(name).detail(prepare),
        Cell::new(scope),
        effort.basis(rules.map_or(Basis::Assumed, |rules| rules.effort_basis)),
        Cell::new(locale.signed(&standard.gain)).basis(of_gain),
    ])
}

/// A text, with a word where it is our own.
fn marked_text(locale: Locale, marked: &Marked) -> String {
    let text = locale.text(&marked.text);
    match marked.basis {
        Basis::Assumed => format!("{} ({}).", text.trim_end_matches('.'), locale.basis(marked.basis)),
        _ => text.to_owned(),
    }
}

fn unit_name(subject: &Subject<'_>, gain: &Gain) -> String {
    let unit = subject.assessment.units.iter().find(|unit| unit.id == gain.unit);
    unit.map(|unit| subject.unit_name(&unit.name)).unwrap_or_default()
}

/// What all of them give: under the default weights gains add up.
fn together(subject: &Subject<'_>, best: &[Standard]) -> Option<String> {
    let locale = subject.locale;
    let now = subject.outcome.verdict.as_ref()?;
    let gain: Rational = best.iter().map(|standard| standard.gain.clone()).sum();
    let then = verdict(&subject.rules.instrument, &(&now.exact + &gain))?;
    let values = [
        ("from", locale.score(now.total)),
        ("to", locale.score(then.total)),
        ("label", locale.band(&then.band)),
        ("instrument", subject.instrument().to_owned()),
    ];
    Some(fill(subject.messages().report_together, &values.each_ref().map(|(key, value)| (*key, value.as_str()))))
}

/// What it takes at least to reach the target, or the next band where none is chosen.
fn way_to_target(subject: &Subject<'_>) -> Option<String> {
    let (locale, m) = (subject.locale, subject.messages());
    let instrument = &subject.rules.instrument;
    let now = subject.outcome.verdict.as_ref()?;
    let chosen = subject.assessment.target.as_deref().and_then(|target| Target::parse(target, instrument).ok());
    let next = || Target::parse(now.next.as_ref()?.band.label(), instrument).ok();
    let target = chosen.or_else(next).filter(|target| now.total < target.least_score(instrument))?;
    let effort = Planner::new(subject.rules, subject.assessment).least_effort(&target);
    let threshold = locale.score(target.least_score(instrument));
    let label = match target.band(instrument) {
        Some(band) => format!("{} ({threshold})", locale.band(band)),
        None => locale.target(instrument, &target),
    };
    let weights = locale.weights_in_force(subject.assessment);
    Some(match effort {
        Some(effort) => {
            fill(m.report_target, &[("label", &label), ("effort", &effort.to_string()), ("weights", weights)])
        }
        None => fill(m.report_target_out, &[("label", &label)]),
    })
}

/// Units with their dimensions, and the mean.
pub(super) fn units(subject: &Subject<'_>) -> Section {
    let m = subject.messages();
    let count = subject.assessment.units.len();
    let listed = listed(subject);
    let mut section = Section { title: m.report_units.to_owned(), ..Section::default() };
    if listed.len() < count {
        let values = [("listed", listed.len().to_string()), ("count", count.to_string())];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        section.notes.push(fill(m.report_units_lowest, &values));
    }
    let shown = subject.assessment.units.iter().zip(&subject.outcome.units).enumerate();
    let shown = shown.filter(|(place, _)| listed.contains(place));
    let mut rows: Vec<_> = shown.map(|(_, (unit, outcome))| unit_row(subject, unit, outcome)).collect();
    rows.push(mean_row(subject));
    section.tables.push(units_table(subject, m.report_units, rows));
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
    Some(units_table(subject, subject.messages().report_units, rows.collect()))
}

/// Whether all units fit the summary. Estimated: a name takes as many lines as its column makes of it, and a range
/// two.
fn fit(subject: &Subject<'_>) -> bool {
    let across = match subject.rules.dimensions.len() {
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
    subject.rules.dimensions.len() > 1 && units.any(|unit| unit.entry.mode() != EntryMode::Total)
}

/// `Unit layanan` or `Produk layanan`.
pub(super) fn row_word(locale: Locale, instrument: &Instrument) -> &'static str {
    match instrument.units.row {
        RowKind::Unit => locale.messages().column_unit,
        RowKind::Product => locale.messages().column_product,
    }
}

fn units_table(subject: &Subject<'_>, label: &str, rows: Vec<Row>) -> Table {
    let m = subject.messages();
    let instrument = &subject.rules.instrument;
    let mut columns = vec![Column::text(row_word(subject.locale, instrument))];
    columns.extend(dimension_columns(subject));
    columns.push(Column::number(m.value));
    let band = match instrument.bands.first() {
        Some(band) if band.code.is_some() => m.report_category_zone,
        Some(band) if band.zone.is_some() => m.method_zone_column,
        _ => m.report_opinion,
    };
    columns.push(Column::text(band));
    Table { kind: TableKind::Units, label: label.to_owned(), key: None, columns, rows }
}

/// One column a dimension with the most it can give; assumed weights say so.
pub(super) fn dimension_columns(subject: &Subject<'_>) -> Vec<Column> {
    if !has_dimensions(subject) {
        return Vec::new();
    }
    let (locale, m) = (subject.locale, subject.messages());
    let column = |outcome: &DimensionOutcome| {
        let known = subject.rules.instrument.dimension(outcome.id.as_str());
        let name = known.map(|known| locale.text(&known.name)).unwrap_or_default();
        let most = fill(m.column_max, &[("max", &locale.rounded(&outcome.weight))]);
        let basis = match outcome.basis {
            Basis::Assumed | Basis::User => format!(" ({})", locale.basis(outcome.basis)),
            Basis::Official | Basis::Reported | Basis::Inferred => String::new(),
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
        return subject.rules.dimensions.iter().map(|_| Cell::new("–")).collect();
    }
    if let Entry::Points(points) = &unit.entry {
        let typed = |id| points.get(id).and_then(Option::as_ref).map(|points| locale.decimal(points.text()));
        let cell = |text: Option<String>| Cell::new(text.unwrap_or_else(|| "–".to_owned()));
        return subject.rules.dimensions.iter().map(|dimension| cell(typed(&dimension.id))).collect();
    }
    let mut figures = outcome.dimensions.iter();
    let cell =
        |own: Option<&DimensionPoints>| Cell::new(own.map_or("–".to_owned(), |own| locale.interval(&own.points)));
    subject.rules.dimensions.iter().map(|_| cell(figures.next())).collect()
}

fn mean_row(subject: &Subject<'_>) -> Row {
    let (locale, outcome) = (subject.locale, subject.outcome);
    let m = subject.messages();
    let rows = locale.rows(&subject.rules.instrument, outcome.units.len());
    let mut cells = vec![Cell::new(fill(m.report_mean, &[("rows", &rows)]))];
    if has_dimensions(subject) {
        let known = |units: usize| units > 0;
        let cell = |dimension: &DimensionOutcome| {
            Cell::new(if known(dimension.units) { locale.interval(&dimension.points) } else { "–".to_owned() })
        };
        cells.extend(outcome.dimensions.iter().map(cell));
    }
    let zone: Option<Zone> = outcome.verdict.as_ref().and_then(|verdict| verdict.band.zone);
    let words = outcome.verdict.as_ref().map(|verdict| band_words(locale, &verdict.band));
    cells.push(Cell::new(locale.interval(&outcome.estimate.exact)));
    cells.push(Cell::new(words.unwrap_or_else(|| clean(&locale.missing(outcome)))).zone(zone));
    Row::total(cells)
}
