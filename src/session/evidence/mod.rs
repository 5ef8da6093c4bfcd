//! Evidence: what users do to it, and what is missing. The file is described in
//! [`crate::engine::assessment::evidence`].

mod recap;

use std::rc::Rc;

use super::action::Effect;
use super::state::{State, Work};
use crate::engine::assessment::Assessment;
use crate::engine::assessment::evidence::{
    CountKind, Evidence, Item, MOST_COUNTED, MOST_OWNER, MOST_TEXT, Status, applies, one_line,
};
use crate::engine::date::Date;
use crate::engine::instrument::{Indicator, Instrument};
use crate::engine::problem::ProblemKind;
use crate::engine::text::{IndicatorId, ItemId, UnitId};

pub use recap::{CountRecap, DimensionRecap, MissingItem, OwnerRecap, Recap, Tally, UnitRecap, owner_key, recap};

/// One item in one unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemPlace {
    /// The unit that shows it.
    pub unit: UnitId,
    /// The indicator it belongs to.
    pub indicator: IndicatorId,
    /// The item.
    pub item: ItemId,
}

/// A field about evidence that text can be typed into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceField {
    /// Who prepares an item.
    Owner(ItemPlace),
    /// Until when.
    Due(ItemPlace),
    /// Where it is kept.
    Place(ItemPlace),
    /// The reviewer's note.
    Note(ItemPlace),
    /// What an own item is.
    Text(ItemPlace),
    /// One more own item; empty before and after.
    NewItem(UnitId, IndicatorId),
    /// Who prepares all items of an indicator, in every unit.
    OwnerEverywhere(IndicatorId),
    /// How many there are in a unit.
    Have(UnitId, CountKind),
    /// How many are asked for in a unit.
    Asked(UnitId, CountKind),
}

impl EvidenceField {
    /// The unit it belongs to; none where it is about all.
    pub fn unit(&self) -> Option<&UnitId> {
        match self {
            Self::Owner(at) | Self::Due(at) | Self::Place(at) | Self::Note(at) | Self::Text(at) => Some(&at.unit),
            Self::NewItem(unit, _) | Self::Have(unit, _) | Self::Asked(unit, _) => Some(unit),
            Self::OwnerEverywhere(_) => None,
        }
    }

    /// The indicator it belongs to; none where it is a count of a unit.
    pub fn indicator(&self) -> Option<&IndicatorId> {
        match self {
            Self::NewItem(_, indicator) | Self::OwnerEverywhere(indicator) => Some(indicator),
            _ => self.item().map(|at| &at.indicator),
        }
    }

    /// The item it belongs to.
    pub fn item(&self) -> Option<&ItemPlace> {
        match self {
            Self::Owner(at) | Self::Due(at) | Self::Place(at) | Self::Note(at) | Self::Text(at) => Some(at),
            Self::NewItem(..) | Self::Have(..) | Self::Asked(..) | Self::OwnerEverywhere(_) => None,
        }
    }
}

/// A change of evidence that nothing is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceEdit {
    /// How far an item is.
    Status(ItemPlace, Status),
    /// How far all items of an indicator are, in every unit.
    StatusEverywhere(IndicatorId, Status),
    /// Takes an own item off the list.
    Remove(ItemPlace),
}

impl State {
    /// Carries out an edit as one step that can be undone.
    pub(super) fn edit_evidence(&mut self, edit: &EvidenceEdit) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        let mut next = (*work.assessment).clone();
        if next.evidence.is_locked() {
            return Vec::new();
        }
        let instrument = work.rules.instrument();
        match edit {
            EvidenceEdit::Status(at, status) => change_item(&mut next, instrument, at, |item| item.set_status(*status)),
            EvidenceEdit::StatusEverywhere(indicator, status) => {
                change_everywhere(&mut next, instrument, indicator, |item| item.set_status(*status));
            }
            EvidenceEdit::Remove(at) => remove(&mut next.evidence, at),
        }
        if let EvidenceEdit::Remove(at) = edit {
            self.rejected.retain(|field, _| !matches!(field, super::Field::Evidence(of) if of.item() == Some(at)));
        }
        self.settle(&work, next, Rc::clone(&work.rules))
    }
}

/// Enters what was typed into a field.
///
/// # Errors
/// Why the text is refused.
pub(super) fn enter(next: &mut Assessment, work: &Work, field: &EvidenceField, typed: &str) -> Result<(), ProblemKind> {
    if next.evidence.is_locked() {
        return Ok(());
    }
    let instrument = work.rules.instrument();
    match field {
        EvidenceField::Owner(at) => {
            let owner = one_line(typed, MOST_OWNER)?;
            change_item(next, instrument, at, |item| item.set_owner(&owner));
        }
        EvidenceField::Due(at) => {
            let due = date(typed)?;
            change_item(next, instrument, at, |item| item.set_due(due));
        }
        EvidenceField::Place(at) => {
            let place = one_line(typed, MOST_TEXT)?;
            change_item(next, instrument, at, |item| item.set_place(&place));
        }
        EvidenceField::Note(at) => {
            let note = one_line(typed, MOST_TEXT)?;
            change_item(next, instrument, at, |item| item.set_note(&note));
        }
        EvidenceField::Text(at) => {
            let wording = some_text(typed)?;
            // The wording of an item of the pack is the pack's.
            if at.item.place().is_some() {
                return Ok(());
            }
            change_item(next, instrument, at, |item| item.set_text(&wording));
        }
        EvidenceField::NewItem(unit, indicator) => add(next, instrument, unit, indicator, &one_line(typed, MOST_TEXT)?),
        EvidenceField::OwnerEverywhere(indicator) => {
            let owner = one_line(typed, MOST_OWNER)?;
            // Emptying a field that speaks for every unit would wipe out more than can be seen.
            if !owner.is_empty() {
                change_everywhere(next, instrument, indicator, |item| item.set_owner(&owner));
            }
        }
        EvidenceField::Have(unit, kind) => {
            let number = count(typed)?;
            change_unit(next, unit, |evidence, unit| evidence.change(unit, |it| it.count_mut(*kind).set_have(number)));
        }
        EvidenceField::Asked(unit, kind) => {
            let number = count(typed)?;
            change_unit(next, unit, |evidence, unit| evidence.change(unit, |it| it.count_mut(*kind).set_asked(number)));
        }
    }
    Ok(())
}

/// Changes the evidence of a unit that there is.
fn change_unit(next: &mut Assessment, unit: &UnitId, change: impl FnOnce(&mut Evidence, &UnitId)) {
    if next.units.iter().any(|known| known.id == *unit) {
        change(&mut next.evidence, unit);
    }
}

fn change_item(next: &mut Assessment, instrument: &Instrument, at: &ItemPlace, change: impl FnOnce(&mut Item)) {
    if let Some(indicator) = instrument.indicator(at.indicator.as_str()) {
        change_unit(next, &at.unit, |evidence, unit| evidence.change_item(unit, indicator, &at.item, change));
    }
}

/// Changes every item of an indicator in every unit to which it applies.
fn change_everywhere(next: &mut Assessment, instrument: &Instrument, id: &IndicatorId, change: impl Fn(&mut Item)) {
    let Some(indicator) = instrument.indicator(id.as_str()) else {
        return;
    };
    let Assessment { units, evidence, .. } = next;
    for unit in units.iter().filter(|unit| applies(unit, id)) {
        let items: Vec<_> = evidence.items(&unit.id, indicator).map(|item| item.id).collect();
        for item in &items {
            evidence.change_item(&unit.id, indicator, item, &change);
        }
    }
}

fn add(next: &mut Assessment, instrument: &Instrument, unit: &UnitId, id: &IndicatorId, wording: &str) {
    let known: Option<&Indicator> = instrument.indicator(id.as_str());
    if wording.is_empty() || known.is_none() {
        return;
    }
    change_unit(next, unit, |evidence, unit| {
        evidence.change_list(unit, id, |list| {
            let id = list.free_ids().next();
            list.items.extend(id.map(|id| Rc::new(Item::new(id, wording))));
        });
    });
}

fn remove(evidence: &mut Evidence, at: &ItemPlace) {
    if at.item.place().is_none() {
        evidence.change_list(&at.unit, &at.indicator, |list| list.items.retain(|item| item.id != at.item));
    }
}

fn some_text(typed: &str) -> Result<String, ProblemKind> {
    let text = one_line(typed, MOST_TEXT)?;
    if text.is_empty() { Err(ProblemKind::Empty) } else { Ok(text) }
}

/// A whole number; nothing typed is not entered.
///
/// # Errors
/// That it is none, or too large.
pub fn count(typed: &str) -> Result<Option<u32>, ProblemKind> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = if digits { text.parse().ok().filter(|number| *number <= MOST_COUNTED) } else { None };
    number.map(Some).ok_or(ProblemKind::NotWhole { min: 0, max: MOST_COUNTED })
}

/// The first three letters of the months, in both languages.
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "jan"],
    ["feb", "feb"],
    ["mar", "mar"],
    ["apr", "apr"],
    ["mei", "may"],
    ["jun", "jun"],
    ["jul", "jul"],
    ["agu", "aug"],
    ["sep", "sep"],
    ["okt", "oct"],
    ["nov", "nov"],
    ["des", "dec"],
];

/// Reads a day: `12-03-2026`, `12/3/26`, `12 Maret 2026` or `2026-03-12`; nothing typed is none.
///
/// # Errors
/// That the calendar has no such day.
pub fn date(typed: &str) -> Result<Option<Date>, ProblemKind> {
    let parts: Vec<_> = typed.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let day = match parts.as_slice() {
        [] => return Ok(None),
        [year, month, day] if year.len() == 4 => day_of(day, month, year),
        [day, month, year] => day_of(day, month, year),
        _ => None,
    };
    day.map(Some).ok_or(ProblemKind::NotADate)
}

fn day_of(day: &str, month: &str, year: &str) -> Option<Date> {
    let number =
        |text: &str| if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse::<u16>().ok() } else { None };
    let year = match year.len() {
        2 => 2000 + number(year)?,
        4 => number(year)?,
        _ => return None,
    };
    let named = |month: &str| {
        let letters: String = month.chars().take(3).collect::<String>().to_lowercase();
        MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&letters.as_str())).map(|(_, number)| number)
    };
    let month = number(month).or_else(|| named(month))?;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(number(day)?).ok()?)
}
