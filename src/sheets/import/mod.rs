//! A workbook read onto an assessment: all of it, or nothing with every wrong cell named.
//!
//! What the file does not mention stays as it is: units and indicators that are missing in it,
//! notes, scenarios, keys of newer versions. An empty cell is an answer taken back.

mod assumptions;
mod build;
mod cell;
mod changes;
mod entries;
mod evidence;
mod figures;
mod identity;
mod units;

use std::rc::Rc;

use super::layout::{Kind, key, row_of};
use super::model::{Place, Sheet, Workbook};
use super::problem::{FileProblem, Findings, Refusal};
use crate::engine::Rules;
use crate::engine::assessment::{self, Assessment, Overrides};
use crate::engine::instrument::Instrument;
use crate::engine::problem::Problems;
pub use changes::Changes;

/// What a file would make of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The assessment after it.
    pub assessment: Assessment,
    /// What is different then.
    pub changes: Changes,
}

/// Reads a workbook onto the assessment `base`.
///
/// # Errors
/// Why nothing is taken over: the file as a whole, or every wrong cell.
pub fn import(workbook: &Workbook, base: &Assessment, instrument: &Rc<Instrument>) -> Result<Preview, Refusal> {
    let mut findings = Findings::default();
    let tables = Tables::find(workbook, &mut findings)?;
    let mut next = base.clone();
    if let Some(sheet) = tables.identity {
        identity::check(sheet, instrument)?;
        identity::read(sheet, instrument, &mut next, &mut findings);
    }
    if let Some(sheet) = tables.assumptions {
        next.overrides = assumptions::read(sheet, instrument, base, &mut findings);
    }
    let rules = rules(&tables, instrument, &next.overrides, &mut findings);
    let file = units::File { tables: &tables, instrument, rules: rules.as_ref(), base };
    let drafts = file.drafts(&mut findings);
    let units = build::units(&file, &drafts, &mut findings);
    next.units = units;
    let evidence = tables.evidence.map(|sheet| evidence::read(sheet, instrument, &mut next, &mut findings));
    findings.into_result()?;
    check(&next, instrument, &tables, &drafts)?;
    let mut changes = changes::changes(base, &next, &drafts);
    changes.evidence = evidence.unwrap_or_default();
    let known = |sheet: &Sheet| Kind::READ.into_iter().chain(Kind::SHOWN).any(|kind| kind.is_named(&sheet.name));
    let unread = workbook.sheets.iter().filter(|sheet| !sheet.name.is_empty() && !known(sheet));
    changes.unread = unread.map(|sheet| sheet.name.clone()).collect();
    Ok(Preview { assessment: next, changes })
}

/// The tables of a workbook that are read.
struct Tables<'w> {
    identity: Option<&'w Sheet>,
    entries: Option<&'w Sheet>,
    figures: Option<&'w Sheet>,
    assumptions: Option<&'w Sheet>,
    evidence: Option<&'w Sheet>,
}

impl<'w> Tables<'w> {
    fn find(workbook: &'w Workbook, findings: &mut Findings) -> Result<Self, FileProblem> {
        let mut found = Kind::READ.map(|kind| (kind, None));
        for sheet in &workbook.sheets {
            let kind = kind_of(sheet);
            match found.iter_mut().find(|(known, _)| Some(*known) == kind) {
                Some((_, free @ None)) => *free = Some(sheet),
                Some(_) => findings.second_table(sheet),
                None => {}
            }
        }
        let [identity, entries, figures, assumptions, evidence] = found.map(|(_, sheet)| sheet);
        if entries.is_none() && figures.is_none() {
            return Err(FileProblem::NoSheet);
        }
        Ok(Self { identity, entries, figures, assumptions, evidence })
    }
}

/// What a table is: its name says so, or in a CSV file that does not name it, the ids of its columns.
fn kind_of(sheet: &Sheet) -> Option<Kind> {
    if !sheet.name.is_empty() {
        return Kind::READ.into_iter().find(|kind| kind.is_named(&sheet.name));
    }
    let row = row_of(sheet, key::UNIT)?;
    let is_figures = sheet.row(row).any(|(column, _)| sheet.word(Place::new(row, column)) == key::MODE);
    Some(if is_figures { Kind::Figures } else { Kind::Entries })
}

/// The rules with the changes of the file; what does not add up is noted at the cells it comes from.
fn rules(
    tables: &Tables<'_>,
    instrument: &Rc<Instrument>,
    overrides: &Overrides,
    findings: &mut Findings,
) -> Option<Rules> {
    let mut problems = Problems::default();
    let rules = Rules::new(instrument, overrides, &crate::engine::problem::Place::Root, &mut problems);
    if let Some(sheet) = tables.assumptions {
        for problem in problems.iter() {
            let place = assumptions::weight_of(sheet, &problem.path);
            findings.push(sheet, place.unwrap_or_default(), &[], problem.kind.clone());
        }
    }
    rules
}

/// What no single cell shows, such as a unit to which nothing applies: as a saved file is checked.
fn check(
    next: &Assessment,
    instrument: &Rc<Instrument>,
    tables: &Tables<'_>,
    drafts: &[units::Draft],
) -> Result<(), Refusal> {
    let Err(problems) = assessment::read_for(&assessment::to_text(next), instrument) else {
        return Ok(());
    };
    let mut findings = Findings::default();
    for problem in problems.iter() {
        let unit = problem.path.strip_prefix("units[").and_then(|rest| rest.split_once(']'));
        let unit = unit.and_then(|(index, _)| index.parse::<usize>().ok()).and_then(|index| next.units.get(index));
        let draft = unit.and_then(|unit| drafts.iter().find(|draft| draft.id.as_ref() == Some(&unit.id)));
        let Some((sheet, place)) = draft.and_then(|draft| draft.place(tables)).or_else(|| tables.first()) else {
            continue;
        };
        findings.push(sheet, place, &[unit.map_or("", |unit| &unit.name)], problem.kind.clone());
    }
    findings.into_result()
}

impl<'w> Tables<'w> {
    /// The corner of the first table, for what has no place of its own.
    fn first(&self) -> Option<(&'w Sheet, Place)> {
        Some((self.entries.or(self.figures)?, Place::default()))
    }
}
