//! What the report rests on: assumptions in short, every figure with basis and source in the annex.

use super::build::{Subject, clean};
use super::{Cell, Column, Mark, Row, Section, Table, TableKind};
use crate::engine::Share;
use crate::engine::assessment::EntryMode;
use crate::engine::instrument::{Band, Basis, BundleEffect, Dimension, Effort, Origin};
use crate::engine::number::Rational;
use crate::engine::text::{IndicatorId, Text};
use crate::i18n::{Messages, capitalised, fill};

/// Topics of the pack's notes that say how the result is computed.
const TOPICS: [&str; 12] =
    ["status", LIST, "bands", "rounding", "tie", "mean", "weights", "points", "scale", "range", "n/a", "effort"];

/// The topic of the pack's note on where its list of indicators comes from.
const LIST: &str = "indicators";

/// In short: what is known how well.
pub(super) fn assumptions(subject: &Subject<'_>) -> Section {
    let m = subject.messages();
    let rules = subject.rules;
    let mut items = Vec::new();
    let mut add = |text: String, basis: Basis| items.push(Mark { lead: String::new(), text, basis: Some(basis) });
    // The lowest has nothing below it.
    let limits = rules.instrument().bands.split_last().map(|(_, above)| above).unwrap_or_default().iter();
    let bands = by_basis(limits.map(|band| (capitalised(&subject.locale.band(band)), band.origin.basis)));
    match bands.as_slice() {
        [(_, basis)] => add(m.report_rests_bands.to_owned(), *basis),
        groups => groups.iter().for_each(|(names, basis)| add(fill(m.report_band, &[("label", names)]), *basis)),
    }
    let is_typed = subject.assessment.units.iter().all(|unit| unit.entry.mode() == EntryMode::Total);
    if rules.dimensions().len() > 1 && !is_typed {
        let dimensions = rules.instrument().dimensions.iter().zip(rules.dimensions());
        let name = |dimension: &Dimension| subject.locale.text(&dimension.name).to_owned();
        let known = dimensions.map(|(dimension, rules)| (name(dimension), rules.weight().origin().basis));
        for (names, basis) in by_basis(known) {
            add(fill(m.report_rests_dimensions, &[("names", &names)]), basis);
        }
    }
    let asked = subject.assessment.units.iter().any(|unit| unit.entry.mode() == EntryMode::Indicators);
    if asked {
        let (text, basis) = indicator_weights(subject);
        add(text, basis);
        for note in rules.instrument().notes.iter().filter(|note| note.topic == LIST) {
            add(m.report_rests_list.to_owned(), note.origin.basis);
        }
        if let Some(basis) = rules.indicators().map(|indicator| indicator.scale().origin.basis).max() {
            add(m.report_rests_levels.to_owned(), basis);
        }
        add(m.report_rests_effort.to_owned(), Basis::Assumed);
    }
    add(fill(m.report_rests_mean, &[("rows", subject.locale.all_rows(rules))]), rules.instrument().units.origin.basis);
    if let Some(sent) = subject.assessment.instrument.other_version(rules.instrument()) {
        add(fill(m.report_rests_version, &[("sent", sent), ("here", &rules.instrument().version)]), Basis::Assumed);
    }
    let changed = changes(subject);
    if changed > 0 {
        add(fill(m.report_rests_changed, &[("count", &changed.to_string())]), Basis::User);
    }
    Section { title: m.report_assumptions.to_owned(), items, ..Section::default() }
}

/// As many as the annex lists.
fn changes(subject: &Subject<'_>) -> usize {
    let is_changed = |row: &&Row| row.cells.iter().any(|cell| cell.basis == Some(Basis::User));
    figure_rows(subject).iter().filter(is_changed).count()
}

/// The names of what is equally well known.
fn by_basis(known: impl Iterator<Item = (String, Basis)>) -> Vec<(String, Basis)> {
    let mut groups: Vec<(String, Basis)> = Vec::new();
    for (name, basis) in known {
        match groups.iter_mut().find(|(_, known)| *known == basis) {
            Some((names, _)) => {
                names.push_str(", ");
                names.push_str(&name);
            }
            None => groups.push((name, basis)),
        }
    }
    groups
}

/// How many weights of indicators are known, and how well all of them are: no better than those that are not.
fn indicator_weights(subject: &Subject<'_>) -> (String, Basis) {
    let m = subject.messages();
    let weights: Vec<_> = subject.rules.indicators().map(|indicator| indicator.weight()).collect();
    let own = weights.iter().filter(|weight| weight.origin().basis == Basis::User).count();
    let fixed = weights.iter().filter(|weight| weight.fixed()).count();
    let is_whole = fixed == weights.len();
    let text = match (own, is_whole) {
        (0, false) => m.report_rests_indicators,
        (_, false) => m.report_rests_indicators_own,
        (0, true) => m.report_rests_indicators_all,
        (_, true) => m.report_rests_indicators_all_own,
    };
    let basis = if is_whole { weights.iter().map(|weight| weight.origin().basis).max() } else { None };
    let [fixed, own, all] = [fixed - own, own, weights.len()].map(|count| count.to_string());
    (fill(text, &[("fixed", &fixed), ("own", &own), ("all", &all)]), basis.unwrap_or(Basis::Assumed))
}

/// Every figure with its basis and source.
pub(super) fn figures(subject: &Subject<'_>) -> Section {
    let m = subject.messages();
    let mut rows = figure_rows(subject);
    let items = number_sources(&mut rows, m);
    let columns = vec![
        Column::text(m.report_figure),
        Column::number(m.report_value),
        Column::text(m.calc_basis),
        Column::text(m.calc_source),
    ];
    let label = m.report_figures.to_owned();
    let table = Table { kind: TableKind::Figures, label: label.clone(), key: None, columns, rows };
    Section { title: label, tables: vec![table], items, ..Section::default() }
}

fn figure_rows(subject: &Subject<'_>) -> Vec<Row> {
    let mut rows = band_rows(subject);
    rows.extend(weight_rows(subject));
    rows.extend(effort_rows(subject));
    rows.extend(bundle_rows(subject));
    let factor = Origin { basis: subject.rules.factor_basis(), source: None };
    let value = subject.locale.decimal(&subject.rules.factor().to_text());
    rows.push(row(subject, subject.messages().method_factor.to_owned(), value, &factor));
    rows
}

fn band_rows(subject: &Subject<'_>) -> Vec<Row> {
    let (locale, instrument) = (subject.locale, subject.rules.instrument());
    let of_band = |band: &Band| {
        let (from, to) = locale.band_range(instrument, band);
        let name = fill(subject.messages().report_band, &[("label", &capitalised(&locale.band(band)))]);
        row(subject, name, format!("{from}–{to}"), &band.origin)
    };
    instrument.bands.iter().map(of_band).collect()
}

/// The weights of the dimensions, and of the indicators those that are fixed.
fn weight_rows(subject: &Subject<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let name = |text: &Text| fill(subject.messages().report_weight_of, &[("name", subject.locale.text(text))]);
    for (dimension, rules) in subject.rules.instrument().dimensions.iter().zip(subject.rules.dimensions()) {
        rows.push(weight_row(subject, name(&dimension.name), rules.weight()));
        let members = dimension.indicators.iter().zip(rules.indicators());
        for (indicator, rules) in members.filter(|(_, rules)| rules.weight().fixed()) {
            rows.push(weight_row(subject, name(&indicator.name), rules.weight()));
        }
    }
    rows
}

/// The efforts that the user changed.
fn effort_rows(subject: &Subject<'_>) -> Vec<Row> {
    let changed = subject.rules.indicators().filter(|indicator| indicator.effort_basis() == Basis::User);
    changed.map(|indicator| effort_row(subject, indicator_name(subject, indicator.id()), indicator.effort())).collect()
}

fn effort_row(subject: &Subject<'_>, name: &str, effort: Effort) -> Row {
    row(subject, fill(subject.messages().report_effort_of, &[("name", name)]), effort.to_string(), &by_user())
}

/// What the user changed about bundles: their effort, and each level that they raise to.
fn bundle_rows(subject: &Subject<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (bundle, rules) in subject.rules.instrument().bundles.iter().zip(subject.rules.bundles()) {
        let name = subject.locale.text(&bundle.name);
        if rules.effort_basis() == Basis::User {
            rows.push(effort_row(subject, name, rules.effort()));
        }
        let level = |indicator: &IndicatorId, level: &str| {
            let values = [("indicator", indicator_name(subject, indicator)), ("bundle", name)];
            row(subject, fill(subject.messages().bundle_level_of, &values), level.to_owned(), &by_user())
        };
        let changed = rules.effects().iter().filter(|effect| effect.basis == Basis::User);
        rows.extend(changed.map(|effect| level(&effect.indicator, effect.level.as_str())));
        let is_left = |own: &&BundleEffect| rules.effects().iter().all(|effect| effect.indicator != own.indicator);
        rows.extend(bundle.effects.iter().filter(is_left).map(|own| level(&own.indicator, "–")));
    }
    rows
}

fn by_user() -> Origin {
    Origin { basis: Basis::User, source: None }
}

fn indicator_name<'s>(subject: &Subject<'s>, id: &IndicatorId) -> &'s str {
    let known = subject.rules.instrument().indicator(id.as_str());
    known.map(|known| subject.locale.text(&known.name)).unwrap_or_default()
}

/// Gives each source a number, which takes its place in the rows: a long title stands once, below the table, and a row
/// needs no other to be understood. Gives what stands below.
fn number_sources(rows: &mut [Row], m: &Messages) -> Vec<Mark> {
    let mut titles: Vec<String> = Vec::new();
    let number = |place: usize| fill(m.report_source, &[("number", &(place + 1).to_string())]);
    for cell in rows.iter_mut().filter_map(|row| row.cells.last_mut()) {
        let Some(title) = &cell.source else { continue };
        let place = titles.iter().position(|known| known == title).unwrap_or(titles.len());
        if place == titles.len() {
            titles.push(title.clone());
        }
        cell.text = number(place);
    }
    let mark = |(place, text)| Mark { lead: number(place) + ":", text, basis: None };
    titles.into_iter().enumerate().map(mark).collect()
}

fn weight_row(subject: &Subject<'_>, name: String, weight: &Share) -> Row {
    let percent = subject.locale.rounded(&(weight.value() * &Rational::HUNDRED));
    row(subject, name, percent + "%", weight.origin())
}

fn row(subject: &Subject<'_>, name: String, value: String, origin: &Origin) -> Row {
    let m = subject.messages();
    let source = origin.source.as_ref().and_then(|key| subject.rules.instrument().sources.get(key));
    let source = match source {
        Some(source) => Cell::source(clean(subject.locale.source_title(source))),
        None if origin.basis == Basis::User => Cell::new(m.calc_user_source),
        None => Cell::new(m.calc_no_source),
    };
    Row::plain(vec![Cell::new(name), Cell::new(value), Cell::default().basis(origin.basis), source])
}

/// How the pack says that it computes.
pub(super) fn rules(subject: &Subject<'_>) -> Section {
    let locale = subject.locale;
    let notes = subject.rules.instrument().notes.iter().filter(|note| TOPICS.contains(&note.topic.as_str()));
    let item = |note: &crate::engine::instrument::Note| Mark {
        lead: String::new(),
        text: clean(locale.text(&note.text)),
        basis: Some(note.origin.basis),
    };
    Section {
        title: subject.messages().report_rules.to_owned(),
        items: notes.map(item).collect(),
        ..Section::default()
    }
}
