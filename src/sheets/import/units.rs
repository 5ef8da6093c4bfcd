//! The units of a file: rows of one table and columns of the other, brought together.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use super::{Tables, entries, figures};
use crate::engine::Rules;
use crate::engine::assessment::{Answer, Assessment, Decimal, EntryMode};
use crate::engine::instrument::Instrument;
use crate::engine::problem::ProblemKind;
use crate::engine::text::{DimensionId, IndicatorId, UnitId};
use crate::sheets::model::{Place, Sheet};
use crate::sheets::problem::{CellProblemKind, Findings};

/// A file with what it is read against.
pub(super) struct File<'a> {
    pub tables: &'a Tables<'a>,
    pub instrument: &'a Rc<Instrument>,
    /// Missing where the changed rules are wrong; points are then not checked.
    pub rules: Option<&'a Rules>,
    pub base: &'a Assessment,
}

/// Figures by dimension, as far as the file has columns for them.
pub(super) type ByDimension = LiteMap<DimensionId, Option<Decimal>>;

/// What a file says about one unit. `None` is what the file does not mention.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Its id; in a draft without one in the file, that of the unit of `base` or a new one.
    pub id: Option<UnitId>,
    /// Where it is named in the table of figures, and as what.
    pub in_figures: Option<(Place, Option<String>)>,
    /// Where it is named in the table of entries, and as what.
    pub in_entries: Option<(Place, Option<String>)>,
    /// Its kind.
    pub kind: Option<String>,
    /// Where the word stands that says which entry counts.
    pub mode_at: Option<Place>,
    /// Which entry counts.
    pub mode: Option<EntryMode>,
    /// Final score.
    pub total: Option<Option<Decimal>>,
    /// Points by dimension.
    pub points: ByDimension,
    /// Percent by dimension.
    pub percent: ByDimension,
    /// Answers by indicator.
    pub answers: Option<LiteMap<IndicatorId, Option<Answer>>>,
}

impl Draft {
    /// The name that the file gives it.
    pub fn name(&self) -> &str {
        let figures = self.in_figures.as_ref().and_then(|(_, name)| name.as_deref());
        figures.or_else(|| self.in_entries.as_ref()?.1.as_deref()).unwrap_or_default()
    }

    /// Where it is named.
    pub fn place<'w>(&self, tables: &Tables<'w>) -> Option<(&'w Sheet, Place)> {
        let entries = self.in_entries.as_ref().and_then(|(place, _)| Some((tables.entries?, *place)));
        entries.or_else(|| self.in_figures.as_ref().and_then(|(place, _)| Some((tables.figures?, *place))))
    }
}

impl File<'_> {
    /// The units in the order of the file: the table of figures first, as it has them all.
    pub fn drafts(&self, findings: &mut Findings) -> Vec<Draft> {
        let mut drafts = Vec::new();
        if let Some(sheet) = self.tables.figures {
            figures::read(self, sheet, &mut drafts, findings);
        }
        if let Some(sheet) = self.tables.entries {
            entries::read(self, sheet, &mut drafts, findings);
        }
        self.find_ids(&mut drafts);
        drafts
    }

    /// The unit id in a cell: a known one, else as it stands there; none where nothing does.
    pub fn unit_id(&self, text: &str, drafts: &[Draft]) -> Option<UnitId> {
        let known =
            self.base.units.iter().map(|unit| &unit.id).chain(drafts.iter().filter_map(|draft| draft.id.as_ref()));
        let new = || Some(text).filter(|text| !text.trim().is_empty()).map(UnitId::from);
        id_named(known, text).cloned().or_else(new)
    }

    /// Units without an id in the file are those of the same name, or new ones.
    fn find_ids(&self, drafts: &mut [Draft]) {
        let mut taken: BTreeSet<UnitId> = drafts.iter().filter_map(|draft| draft.id.clone()).collect();
        for index in 0..drafts.len() {
            let Some(draft) = drafts.get_mut(index).filter(|draft| draft.id.is_none()) else { continue };
            let free = self.base.units.iter().filter(|unit| !taken.contains(&unit.id));
            let mut same = free.filter(|unit| is_same(&unit.name, draft.name()));
            let id = match (same.next(), same.next()) {
                (Some(only), None) => only.id.clone(),
                _ => self.base.new_unit_id(&taken),
            };
            taken.insert(id.clone());
            draft.id = Some(id);
        }
    }
}

/// The id that a cell names: the very same one, else one that differs by spaces at its ends.
pub(super) fn id_named<'i>(ids: impl Iterator<Item = &'i UnitId> + Clone, text: &str) -> Option<&'i UnitId> {
    let trimmed = || ids.clone().find(|id| !text.trim().is_empty() && id.as_str().trim() == text.trim());
    ids.clone().find(|id| id.as_str() == text).or_else(trimmed)
}

pub(super) fn is_same(left: &str, right: &str) -> bool {
    let (left, right) = (left.trim(), right.trim());
    !left.is_empty() && left.to_lowercase() == right.to_lowercase()
}

/// A problem at a place that is about a row and a column.
pub(super) fn note(
    findings: &mut Findings,
    sheet: &Sheet,
    place: Place,
    about: [&str; 2],
    kind: impl Into<CellProblemKind>,
) {
    findings.push(sheet, place, &about, kind);
}

pub(super) fn duplicate() -> CellProblemKind {
    ProblemKind::Duplicate.into()
}
