//! The table of identity: which format and instrument, whom it is about.

use std::rc::Rc;

use super::cell::{self, whole};
use crate::engine::Target;
use crate::engine::assessment::Assessment;
use crate::engine::instrument::Instrument;
use crate::engine::number::Rational;
use crate::engine::problem::ProblemKind;
use crate::sheets::layout::{
    FOLLOW_UPS, IDENTITY_VALUE, LANGUAGES, follow_up_name, follow_up_named, key, row_of, word,
};
use crate::sheets::model::{Place, Sheet};
use crate::sheets::problem::{CellProblemKind, FileProblem, Findings, shorten};
use crate::sheets::{FORMAT, VERSION};

/// Refuses files of newer versions and of other instruments.
pub(super) fn check(sheet: &Sheet, instrument: &Rc<Instrument>) -> Result<(), FileProblem> {
    let word = |id| row_of(sheet, id).map_or("", |row| sheet.word(Place::new(row, IDENTITY_VALUE)).trim());
    let version = word(key::VERSION);
    if number(version).is_some_and(|version| version > Rational::whole(VERSION.into())) {
        return Err(FileProblem::Newer { version: shorten(version) });
    }
    let name = word(key::INSTRUMENT);
    let id = name.split('@').next().unwrap_or_default();
    if id.is_empty() || id == instrument.id.as_str() {
        return Ok(());
    }
    Err(FileProblem::OtherInstrument { found: shorten(name), expected: instrument.name() })
}

/// A number as a spreadsheet may write it.
fn number(text: &str) -> Option<Rational> {
    Rational::parse_decimal(&text.replace(',', ".")).ok()
}

/// That a word is not the one that must stand in a cell; none need stand there.
fn must_be(expected: &str, is_so: bool) -> Result<(), CellProblemKind> {
    if is_so { Ok(()) } else { Err(ProblemKind::UnknownWord { choices: expected.to_owned() }.into()) }
}

/// Takes over body, target and the answer on the second axis, as far as the table has them.
pub(super) fn read(sheet: &Sheet, instrument: &Rc<Instrument>, next: &mut Assessment, findings: &mut Findings) {
    let first = (0..sheet.end()).map(|row| (Place::new(row, 0), word(sheet, row, 0).trim()));
    let ids: Vec<_> = first.filter(|(_, id)| key::IDENTITY.contains(id)).collect();
    findings.only_once(sheet, &ids);
    let mut take = |id, set: &mut dyn FnMut(&str) -> Result<(), CellProblemKind>| {
        let Some(row) = row_of(sheet, id) else { return };
        let place = Place::new(row, IDENTITY_VALUE);
        if let Err(kind) = cell::word(sheet, place).and_then(set) {
            findings.push(sheet, place, &[sheet.word(Place::new(row, 1))], kind);
        }
    };
    take(key::FORMAT, &mut |text| must_be(FORMAT, ["", FORMAT].contains(&text.trim())));
    take(key::VERSION, &mut |text| {
        let is_known = number(text.trim()) == Some(Rational::whole(VERSION.into()));
        must_be(&VERSION.to_string(), is_known || text.trim().is_empty())
    });
    take(key::INSTRUMENT, &mut |_| Ok(()));
    take(key::BODY, &mut |text| {
        next.body.name = whole(text, &next.body.name);
        Ok(())
    });
    take(key::BODY_KIND, &mut |text| {
        next.body.kind = whole(text, &next.body.kind);
        Ok(())
    });
    take(key::TARGET, &mut |text| {
        next.target = target(text, next.target.as_deref(), instrument)?;
        Ok(())
    });
    take(key::FOLLOW_UP, &mut |text| {
        next.follow_up = follow_up_named(text).ok_or_else(unknown_follow_up)?;
        Ok(())
    });
}

/// A target; one with the same threshold as the present one is left as it was typed.
fn target(text: &str, present: Option<&str>, instrument: &Instrument) -> Result<Option<String>, ProblemKind> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.replace(',', ".");
    let is_number = Target::parse(text, instrument).is_err() && Target::parse(&number, instrument).is_ok();
    let text = if is_number { number.as_str() } else { text };
    let target = Target::parse(text, instrument)?;
    let named = instrument.bands.iter().any(|band| band.label() == text);
    let same = present.filter(|present| {
        !named && Target::parse(present, instrument).is_ok_and(|known| known.threshold == target.threshold)
    });
    let is_same_number = same.filter(|present| Rational::parse_decimal(present).is_ok());
    Ok(Some(is_same_number.unwrap_or(text).to_owned()))
}

fn unknown_follow_up() -> CellProblemKind {
    let names = LANGUAGES.iter().flat_map(|language| FOLLOW_UPS.map(|answer| follow_up_name(answer, *language)));
    ProblemKind::UnknownWord { choices: names.take(3).collect::<Vec<_>>().join(", ") }.into()
}
