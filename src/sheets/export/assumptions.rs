//! The table of what the user changed about the rules, where there is anything.

use super::{Content, headings, number, text};
use crate::engine::assessment::BundleOverride;
use crate::engine::text::BundleId;
use crate::sheets::layout::{Kind, change, key};
use crate::sheets::model::{Choices, Field, Place, Sheet, Style, Value};

/// One changed figure: what it is, of what, and its value.
struct Change<'a> {
    kind: &'static str,
    label: &'static str,
    id: &'a str,
    indicator: &'a str,
    value: Value,
}

pub(super) fn assumptions(content: &Content<'_>) -> Option<Sheet> {
    let changes = changes(content);
    if changes.is_empty() {
        return None;
    }
    let m = content.locale.sheets();
    let mut sheet = content.sheet(Kind::Assumptions, m.assumptions_title, m.assumptions_hint);
    headings(&mut sheet, 2, &[m.column_change, m.column_id, m.column_indicator, m.column_value, m.column_meaning]);
    sheet.text(3, change::KIND, key::CHANGE, Style::Key);
    for (index, changed) in changes.into_iter().enumerate() {
        let row = number(index) + 4;
        sheet.text(row, change::KIND, changed.kind, Style::Key);
        sheet.text(row, change::ID, changed.id, Style::Key);
        sheet.text(row, change::INDICATOR, changed.indicator, Style::Key);
        sheet.put(Place::new(row, change::VALUE), changed.value, Style::Figure);
        sheet.text(row, change::LABEL, label(content, changed.label, changed.id), Style::Label);
    }
    let (first, last) = (Place::new(4, change::VALUE), Place::new(sheet.end() - 1, change::VALUE));
    sheet.look.fields.push(Field { first, last, style: Style::Figure, choices: Choices::Any });
    sheet.look.widths = vec![18, 28, 28, 12, 56];
    sheet.look.frozen = Place::new(4, 0);
    Some(sheet)
}

fn changes<'a>(content: &Content<'a>) -> Vec<Change<'a>> {
    let m = content.locale.sheets();
    let overrides = &content.assessment.overrides;
    let mut changes = Vec::new();
    let mut add = |kind, label, id, value| changes.push(Change { kind, label, id, indicator: "", value });
    for (id, percent) in overrides.weights.iter() {
        add(key::WEIGHT, m.change_weight, id.as_str(), Value::Number(percent.text().to_owned()));
    }
    for (id, effort) in overrides.efforts.iter() {
        add(key::EFFORT, m.change_effort, id.as_str(), Value::Number(effort.to_string()));
    }
    if let Some(factor) = &overrides.plausible_factor {
        add(key::FACTOR, m.change_factor, "", Value::Number(factor.text().to_owned()));
    }
    for (id, bundle) in overrides.bundles.iter() {
        changes.extend(bundle_changes(content, id, bundle));
    }
    changes
}

/// The effort of a bundle, empty where it is the pack's, then its effects; no effect is one empty row.
fn bundle_changes<'a>(content: &Content<'a>, id: &'a BundleId, bundle: &'a BundleOverride) -> Vec<Change<'a>> {
    let m = content.locale.sheets();
    let effort = bundle.effort.map_or_else(|| text(""), |effort| Value::Number(effort.to_string()));
    let id = id.as_str();
    let mut changes = vec![Change { kind: key::BUNDLE, label: m.change_bundle, id, indicator: "", value: effort }];
    let set = |indicator: &'a str, level: &str| {
        let (kind, label) = (key::BUNDLE_SET, m.change_bundle_set);
        Change { kind, label, id, indicator, value: text(level) }
    };
    match bundle.effects.as_deref() {
        None => {}
        Some([]) => changes.push(set("", "")),
        Some(effects) => {
            changes.extend(effects.iter().map(|(indicator, level)| set(indicator.as_str(), level.as_str())));
        }
    }
    changes
}

/// What is changed, with the name of what it is changed of.
fn label(content: &Content<'_>, label: &str, id: &str) -> String {
    let instrument = content.instrument();
    let name = instrument.dimension(id).map(|dimension| &dimension.name);
    let name = name.or_else(|| instrument.indicator(id).map(|indicator| &indicator.name));
    match name.or_else(|| instrument.bundle(id).map(|bundle| &bundle.name)) {
        Some(name) => format!("{label}: {}", content.locale.text(name)),
        None => label.to_owned(),
    }
}
