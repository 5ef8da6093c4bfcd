//! The table of levels: units in columns.

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::cell;
use super::units::{Draft, File, duplicate, is_same, note};
use crate::engine::instrument::Indicator;
use crate::engine::problem::{ProblemKind, Reference};
use crate::i18n::Locale;
use crate::sheets::layout::{FIRST_UNIT, LANGUAGES, key, row_of, word};
use crate::sheets::model::{Place, Sheet};
use crate::sheets::problem::{CellProblemKind, Findings};

/// Rows of the table: names and ids, as far as they were not removed.
struct Head {
    names: Option<u32>,
    ids: Option<u32>,
}

impl Head {
    /// The row of ids, else that of the heading over the ids of indicators.
    fn find(sheet: &Sheet) -> Option<Self> {
        if let Some(ids) = row_of(sheet, key::UNIT) {
            let has_names = |row: &u32| sheet.row(*row).any(|(column, _)| column > 0);
            return Some(Self { names: ids.checked_sub(1).filter(has_names), ids: Some(ids) });
        }
        let headings = LANGUAGES.map(|language| Locale::new(language).sheets().column_id);
        let names = headings.into_iter().find_map(|heading| row_of(sheet, heading))?;
        Some(Self { names: Some(names), ids: None })
    }

    fn end(&self) -> u32 {
        self.row() + 1
    }

    /// The last row of the head.
    fn row(&self) -> u32 {
        self.ids.or(self.names).unwrap_or_default()
    }

    /// The id of a column; what belongs to the table itself has none and is no unit.
    fn unit<'s>(&self, sheet: &'s Sheet, column: u32) -> Option<(&'s str, Option<&'s str>)> {
        let name = self.names.map(|row| word(sheet, row, column));
        let id = self.ids.map_or("", |row| word(sheet, row, column));
        let is_own = LANGUAGES.iter().any(|language| {
            let m = Locale::new(*language).sheets();
            let headings = [m.column_id, m.column_dimension, m.column_indicator, m.column_choices];
            let heading = name.map_or(column < FIRST_UNIT, |name| headings.contains(&name));
            heading && ["", m.unit_ids, key::UNIT].contains(&id.trim())
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
        let place = Place::new(head.names.unwrap_or(head.row()), column);
        let called = name.unwrap_or_default();
        if id.trim().is_empty() && called.trim().is_empty() {
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
                Err(kind) => note(findings, sheet, place, [&indicator.name.id, called], kind),
            }
        }
        let index = draft_of(file, drafts, id, called);
        match drafts.get_mut(index) {
            Some(draft) if draft.answers.is_none() => {
                draft.answers = Some(answers);
                draft.in_entries = Some((place, name.map(str::to_owned)));
            }
            _ => note(findings, sheet, place, [called, ""], duplicate()),
        }
    }
}

/// The rows of known indicators; an unknown id, or one that comes twice, is noted.
fn rows<'f>(file: &'f File<'_>, sheet: &Sheet, from: u32, findings: &mut Findings) -> Vec<(u32, &'f Indicator)> {
    let mut rows: Vec<(u32, &Indicator)> = Vec::new();
    for row in from..sheet.end() {
        let place = Place::new(row, 0);
        let id = match cell::word(sheet, place) {
            Ok(id) => id,
            Err(kind) => {
                note(findings, sheet, place, ["", ""], kind);
                continue;
            }
        };
        match file.instrument.indicator(id).or_else(|| file.instrument.indicator(id.trim())) {
            _ if id.trim().is_empty() => {}
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
fn draft_of(file: &File<'_>, drafts: &mut Vec<Draft>, id: &str, name: &str) -> usize {
    let id = file.unit_id(id, drafts);
    let found = if id.is_none() {
        let mut same = drafts.iter().enumerate().filter(|(_, draft)| is_same(draft.name(), name));
        same.next().map(|(index, _)| index).filter(|_| same.next().is_none())
    } else {
        drafts.iter().position(|draft| draft.id == id)
    };
    found.unwrap_or_else(|| {
        drafts.push(Draft { id, ..Draft::default() });
        drafts.len() - 1
    })
}
