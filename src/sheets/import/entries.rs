//! The table of levels: units in columns.

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::cell;
use super::units::{Draft, File, duplicate, is_same, note};
use crate::engine::instrument::Indicator;
use crate::engine::problem::{ProblemKind, Reference};
use crate::engine::text::UnitId;
use crate::i18n::Locale;
use crate::sheets::layout::{LANGUAGES, key, row_of, word};
use crate::sheets::model::{Place, Sheet};
use crate::sheets::problem::{CellProblemKind, Findings};

/// Rows of the table: names, ids where they were not removed.
struct Head {
    names: u32,
    ids: Option<u32>,
}

impl Head {
    /// The row of ids, else that of the heading over the ids of indicators.
    fn find(sheet: &Sheet) -> Option<Self> {
        if let Some(ids) = row_of(sheet, key::UNIT) {
            return Some(Self { names: ids.saturating_sub(1), ids: Some(ids) });
        }
        let headings = LANGUAGES.map(|language| Locale::new(language).sheets().column_id);
        let names = headings.into_iter().find_map(|heading| row_of(sheet, heading))?;
        Some(Self { names, ids: None })
    }

    fn end(&self) -> u32 {
        self.ids.unwrap_or(self.names) + 1
    }

    /// The id of a column; what belongs to the table itself has none and is no unit.
    fn unit<'s>(&self, sheet: &'s Sheet, column: u32) -> Option<(&'s str, &'s str)> {
        let name = word(sheet, self.names, column);
        let id = self.ids.map_or("", |row| word(sheet, row, column).trim());
        let is_own = LANGUAGES.iter().any(|language| {
            let m = Locale::new(*language).sheets();
            let heading = [m.column_id, m.column_dimension, m.column_indicator, m.column_choices].contains(&name);
            heading && (id.is_empty() || id == m.unit_ids || id == key::UNIT)
        });
        (column > 0 && !is_own).then_some((id, name))
    }
}

pub(super) fn read(file: &File<'_>, sheet: &Sheet, drafts: &mut Vec<Draft>, findings: &mut Findings) {
    let Some(head) = Head::find(sheet) else {
        return note(findings, sheet, Place::default(), ["", key::UNIT], ProblemKind::MissingKey);
    };
    let rows = rows(file, sheet, head.end(), findings);
    let columns: BTreeSet<u32> = sheet.cells().map(|(place, _)| place.column).collect();
    for column in columns {
        let Some((id, name)) = head.unit(sheet, column) else { continue };
        let filled = rows.iter().find(|(row, _)| sheet.get(Place::new(*row, column)).is_some());
        let place = Place::new(head.names, column);
        if id.is_empty() && name.trim().is_empty() {
            if let Some((row, indicator)) = filled {
                let about = [indicator.id.as_str(), ""];
                note(findings, sheet, Place::new(*row, column), about, CellProblemKind::Unnamed);
            }
            continue;
        }
        if let Err(kind) = cell::word(sheet, place) {
            note(findings, sheet, place, ["", ""], kind);
        }
        let mut answers = LiteMap::new();
        for (row, indicator) in &rows {
            let place = Place::new(*row, column);
            match cell::answer(sheet, place, indicator) {
                Ok(answer) => {
                    answers.insert(indicator.id.clone(), answer);
                }
                Err(kind) => note(findings, sheet, place, [&indicator.name.id, name], kind),
            }
        }
        let index = draft_of(drafts, id, name);
        match drafts.get_mut(index) {
            Some(draft) if draft.answers.is_none() => {
                draft.answers = Some(answers);
                draft.in_entries = Some((place, name.to_owned()));
            }
            _ => note(findings, sheet, place, [name, ""], duplicate()),
        }
    }
}

/// The rows of known indicators; an unknown id, or one that comes twice, is noted.
fn rows<'f>(file: &'f File<'_>, sheet: &Sheet, from: u32, findings: &mut Findings) -> Vec<(u32, &'f Indicator)> {
    let mut rows: Vec<(u32, &Indicator)> = Vec::new();
    for row in from..sheet.end() {
        let place = Place::new(row, 0);
        let id = match cell::word(sheet, place) {
            Ok(id) => id.trim(),
            Err(kind) => {
                note(findings, sheet, place, ["", ""], kind);
                continue;
            }
        };
        match file.instrument.indicator(id) {
            _ if id.is_empty() => {}
            Some(indicator) if rows.iter().any(|(_, known)| known.id == indicator.id) => {
                note(findings, sheet, place, ["", ""], duplicate());
            }
            Some(indicator) => rows.push((row, indicator)),
            None => {
                note(findings, sheet, place, ["", ""], ProblemKind::UnknownReference { to: Reference::Indicator });
            }
        }
    }
    rows
}

/// The position of a unit's draft: the one with its id, without an id the only one of its name, else a new one.
fn draft_of(drafts: &mut Vec<Draft>, id: &str, name: &str) -> usize {
    let found = if id.is_empty() {
        let mut same = drafts.iter().enumerate().filter(|(_, draft)| is_same(draft.name(), name));
        same.next().map(|(index, _)| index).filter(|_| same.next().is_none())
    } else {
        drafts.iter().position(|draft| draft.id.as_ref().is_some_and(|known| known.as_str() == id))
    };
    found.unwrap_or_else(|| {
        drafts.push(Draft { id: Some(id).filter(|id| !id.is_empty()).map(UnitId::from), ..Draft::default() });
        drafts.len() - 1
    })
}
