//! What the report rests on: assumptions in short, every figure with basis and source in the annex.

use super::build::{Subject, capitalised, clean};
use super::tables::row_word;
use super::{Cell, Column, Mark, Row, Section, Table, TableKind};
use crate::engine::Share;
use crate::engine::assessment::EntryMode;
use crate::engine::instrument::{Basis, Origin};
use crate::engine::number::Rational;
use crate::i18n::{Messages, fill};

/// Topics of the pack's notes that say how the result is computed.
const TOPICS: [&str; 11] =
    ["status", "bands", "rounding", "tie", "mean", "weights", "points", "scale", "range", "n/a", "effort"];

/// In short: what is known how well.
pub(super) fn assumptions(subject: &Subject<'_>) -> Section {
    let m = subject.messages();
    let rules = subject.rules;
    let mut items = Vec::new();
    let mut add = |text: String, basis: Basis| items.push(Mark { lead: String::new(), text, basis: Some(basis) });
    if let Some(band) = rules.instrument.bands.first() {
        add(m.report_rests_bands.to_owned(), band.origin.basis);
    }
    let is_typed = subject.assessment.units.iter().all(|unit| unit.entry.mode() == EntryMode::Total);
    if rules.dimensions.len() > 1 && !is_typed {
        for (names, basis) in dimension_bases(subject) {
            add(fill(m.report_rests_dimensions, &[("names", &names)]), basis);
        }
    }
    let asked = subject.assessment.units.iter().any(|unit| unit.entry.mode() == EntryMode::Indicators);
    if asked {
        let fixed = rules.indicators().filter(|indicator| indicator.weight.fixed).count().to_string();
        let all = rules.indicators().count().to_string();
        add(fill(m.report_rests_indicators, &[("fixed", &fixed), ("all", &all)]), Basis::Assumed);
        if let Some(indicator) = rules.indicators().next() {
            add(m.report_rests_levels.to_owned(), indicator.scale.origin.basis);
        }
        add(m.report_rests_effort.to_owned(), Basis::Assumed);
    }
    let row = row_word(subject.locale, &rules.instrument).to_lowercase();
    add(fill(m.report_rests_mean, &[("row", &row)]), rules.instrument.units.origin.basis);
    let changed = changes(subject);
    if changed > 0 {
        add(fill(m.report_rests_changed, &[("count", &changed.to_string())]), Basis::User);
    }
    Section { title: m.report_assumptions.to_owned(), items, ..Section::default() }
}

fn changes(subject: &Subject<'_>) -> usize {
    let overrides = &subject.assessment.overrides;
    overrides.weights.len()
        + overrides.efforts.len()
        + overrides.bundles.len()
        + usize::from(overrides.plausible_factor.is_some())
}

/// The names of the dimensions whose weights are equally well known.
fn dimension_bases(subject: &Subject<'_>) -> Vec<(String, Basis)> {
    let mut groups: Vec<(String, Basis)> = Vec::new();
    for (dimension, rules) in subject.rules.instrument.dimensions.iter().zip(&subject.rules.dimensions) {
        let (name, basis) = (subject.locale.text(&dimension.name), rules.weight.origin.basis);
        match groups.iter_mut().find(|(_, known)| *known == basis) {
            Some((names, _)) => {
                names.push_str(", ");
                names.push_str(name);
            }
            None => groups.push((name.to_owned(), basis)),
        }
    }
    groups
}

/// Every figure with its basis and source.
pub(super) fn figures(subject: &Subject<'_>) -> Section {
    let (locale, m) = (subject.locale, subject.messages());
    let instrument = &subject.rules.instrument;
    let mut rows = Vec::new();
    for band in &instrument.bands {
        let (from, to) = locale.band_range(instrument, band);
        let name = capitalised(&locale.band(band));
        rows.push(row(subject, fill(m.report_band, &[("label", &name)]), format!("{from}–{to}"), &band.origin));
    }
    for (dimension, rules) in instrument.dimensions.iter().zip(&subject.rules.dimensions) {
        let name = fill(m.report_weight_of, &[("name", locale.text(&dimension.name))]);
        rows.push(weight_row(subject, name, &rules.weight));
        let members = dimension.indicators.iter().zip(&rules.indicators);
        for (indicator, rules) in members.filter(|(_, rules)| rules.weight.fixed) {
            let name = fill(m.report_weight_of, &[("name", locale.text(&indicator.name))]);
            rows.push(weight_row(subject, name, &rules.weight));
        }
    }
    let user = Origin { basis: Basis::User, source: None };
    for indicator in subject.rules.indicators().filter(|indicator| indicator.effort_basis == Basis::User) {
        let known = instrument.indicator(indicator.id.as_str());
        let name = known.map(|known| locale.text(&known.name)).unwrap_or_default();
        let name = fill(m.report_effort_of, &[("name", name)]);
        rows.push(row(subject, name, indicator.effort.to_string(), &user));
    }
    let factor = Origin { basis: subject.rules.factor_basis, source: None };
    rows.push(row(subject, m.method_factor.to_owned(), locale.decimal(&subject.rules.factor.to_text()), &factor));
    name_sources_once(&mut rows, m);
    let columns = vec![
        Column::text(m.report_figure),
        Column::number(m.report_value),
        Column::text(m.calc_basis),
        Column::text(m.calc_source),
    ];
    let label = m.report_figures.to_owned();
    let table = Table { kind: TableKind::Figures, label: label.clone(), key: None, columns, rows };
    Section { title: label, tables: vec![table], ..Section::default() }
}

/// A source that is the same as in the row above is not named again.
fn name_sources_once(rows: &mut [Row], m: &Messages) {
    let mut above = String::new();
    for source in rows.iter_mut().filter_map(|row| row.cells.last_mut()) {
        if source.text == above && source.text != m.calc_no_source {
            source.text = m.report_same.to_owned();
        } else {
            above.clone_from(&source.text);
        }
    }
}

fn weight_row(subject: &Subject<'_>, name: String, weight: &Share) -> Row {
    let percent = subject.locale.rounded(&(&weight.value * &Rational::HUNDRED));
    row(subject, name, percent + " %", &weight.origin)
}

fn row(subject: &Subject<'_>, name: String, value: String, origin: &Origin) -> Row {
    let m = subject.messages();
    let source = origin.source.as_ref().and_then(|key| subject.rules.instrument.sources.get(key));
    let source = match source {
        Some(source) => clean(&source.title),
        None if origin.basis == Basis::User => m.calc_user_source.to_owned(),
        None => m.calc_no_source.to_owned(),
    };
    Row::plain(vec![Cell::new(name), Cell::new(value), Cell::default().basis(origin.basis), Cell::new(source)])
}

/// How the pack says that it computes.
pub(super) fn rules(subject: &Subject<'_>) -> Section {
    let locale = subject.locale;
    let notes = subject.rules.instrument.notes.iter().filter(|note| TOPICS.contains(&note.topic.as_str()));
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
