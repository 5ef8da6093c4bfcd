//! The table of a rapor: units in rows.

use super::cell;
use super::units::{Draft, File, duplicate, note};
use crate::engine::assessment::{Decimal, EntryMode};
use crate::engine::number::Rational;
use crate::engine::problem::{ProblemKind, Reference};
use crate::engine::text::DimensionId;
use crate::sheets::layout::{LANGUAGES, MODES, key, mode_name, mode_named, row_of, word};
use crate::sheets::model::{Place, Sheet};
use crate::sheets::problem::{CellProblemKind, Findings};

/// What a column holds.
enum Column {
    Id,
    Name,
    Kind,
    Mode,
    Total,
    Points(DimensionId),
    Percent(DimensionId),
}

pub(super) fn read(file: &File<'_>, sheet: &Sheet, drafts: &mut Vec<Draft>, findings: &mut Findings) {
    let Some(ids) = row_of(sheet, key::UNIT) else {
        return note(findings, sheet, Place::default(), ["", key::UNIT], ProblemKind::MissingKey);
    };
    let columns = columns(file, sheet, ids, findings);
    for row in ids + 1..sheet.end() {
        if columns.iter().all(|(column, _)| sheet.get(Place::new(row, *column)).is_none()) {
            continue;
        }
        let head = ids.saturating_sub(1);
        let mut reader = Row { file, sheet, row, head, drafts, findings, draft: Draft::default() };
        for (column, what) in &columns {
            reader.take(*column, what);
        }
        let draft = reader.draft;
        // A comma between digits may have made two cells of one.
        let is_known = |column: u32| columns.iter().any(|(known, _)| *known == column);
        for (column, _) in
            sheet.row(row).filter(|(column, _)| !is_known(*column) && !word(sheet, row, *column).trim().is_empty())
        {
            note(findings, sheet, Place::new(row, column), [draft.name(), ""], CellProblemKind::NoHeading);
        }
        let place = draft.in_figures.as_ref().map_or(Place::new(row, 0), |(place, _)| *place);
        if draft.id.is_some() && drafts.iter().any(|known| known.id == draft.id) {
            note(findings, sheet, Place::new(row, 0), [draft.name(), ""], duplicate());
        } else if draft.id.is_none() && draft.name().trim().is_empty() {
            note(findings, sheet, place, ["", ""], CellProblemKind::Unnamed);
        } else {
            drafts.push(Draft { in_figures: Some(draft.in_figures.unwrap_or((place, None))), ..draft });
        }
    }
}

fn columns(file: &File<'_>, sheet: &Sheet, ids: u32, findings: &mut Findings) -> Vec<(u32, Column)> {
    let (mut columns, mut known) = (Vec::new(), Vec::new());
    for (column, _) in sheet.row(ids) {
        let id = word(sheet, ids, column).trim();
        let dimension = |id: &str| file.instrument.dimension(id).map(|dimension| dimension.id.clone());
        let what = match id {
            key::UNIT => Some(Column::Id),
            key::NAME => Some(Column::Name),
            key::KIND => Some(Column::Kind),
            key::MODE => Some(Column::Mode),
            key::TOTAL => Some(Column::Total),
            _ => match (id.strip_prefix(key::POINTS), id.strip_prefix(key::PERCENT)) {
                (Some(id), _) => dimension(id).map(Column::Points),
                (_, Some(id)) => dimension(id).map(Column::Percent),
                _ => None,
            },
        };
        match what {
            Some(what) => {
                columns.push((column, what));
                known.push((Place::new(ids, column), id));
            }
            None => {
                let head = word(sheet, ids.saturating_sub(1), column);
                let kind = ProblemKind::UnknownReference { to: Reference::Dimension };
                note(findings, sheet, Place::new(ids, column), ["", head], kind);
            }
        }
    }
    findings.only_once(sheet, &known);
    columns
}

struct Row<'a> {
    file: &'a File<'a>,
    sheet: &'a Sheet,
    row: u32,
    head: u32,
    /// The rows before.
    drafts: &'a [Draft],
    findings: &'a mut Findings,
    draft: Draft,
}

impl Row<'_> {
    fn take(&mut self, column: u32, what: &Column) {
        let place = Place::new(self.row, column);
        if let Err(kind) = self.read(place, what) {
            let (name, head) = (self.draft.name().to_owned(), word(self.sheet, self.head, column));
            note(self.findings, self.sheet, place, [&name, head], kind);
        }
    }

    fn read(&mut self, place: Place, what: &Column) -> Result<(), CellProblemKind> {
        let text = cell::word(self.sheet, place)?;
        match what {
            Column::Id => self.draft.id = self.file.unit_id(text, self.drafts),
            Column::Name => self.draft.in_figures = Some((place, Some(text.to_owned()))),
            Column::Kind => self.draft.kind = Some(text.to_owned()),
            Column::Mode => {
                self.draft.mode_at = Some(place);
                let is_open = text.trim().is_empty();
                self.draft.mode = mode_named(text);
                if !is_open && self.draft.mode.is_none() {
                    return Err(unknown_mode());
                }
                if self.draft.mode == Some(EntryMode::Points) && !self.file.instrument.has_points() {
                    return Err(ProblemKind::PointsWithoutWeight.into());
                }
            }
            Column::Total => self.draft.total = Some(self.number(place, &Rational::HUNDRED)?),
            Column::Points(dimension) => {
                let points = self.points(place, dimension)?;
                self.draft.points.insert(dimension.clone(), points);
            }
            Column::Percent(dimension) => {
                let percent = self.number(place, &Rational::HUNDRED)?;
                self.draft.percent.insert(dimension.clone(), percent);
            }
        }
        Ok(())
    }

    fn number(&self, place: Place, max: &Rational) -> Result<Option<Decimal>, CellProblemKind> {
        cell::number(self.sheet, place, max)
    }

    fn points(&self, place: Place, dimension: &DimensionId) -> Result<Option<Decimal>, CellProblemKind> {
        let points = self.number(place, &Rational::HUNDRED)?;
        if points.is_some() && !self.file.instrument.has_points() {
            return Err(ProblemKind::PointsWithoutWeight.into());
        }
        let most = self.file.rules.and_then(|rules| rules.points_of(dimension));
        match (&points, most) {
            (Some(points), Some(most)) if *points.value() > most => {
                Err(ProblemKind::PointsAboveWeight { weight: most.to_text() }.into())
            }
            _ => Ok(points),
        }
    }
}

fn unknown_mode() -> CellProblemKind {
    let [language, ..] = LANGUAGES;
    let names = MODES.map(|mode| mode_name(mode, language)).join(", ");
    ProblemKind::UnknownWord { choices: names }.into()
}
