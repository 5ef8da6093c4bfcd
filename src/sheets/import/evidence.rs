//! The table of evidence. What has no row or column in it stays as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::cell;
use super::units::{id_named, is_same};
use crate::engine::assessment::evidence::{Checklist, CountKind, Evidence, Item, MOST_OWNER, MOST_TEXT, Status};
use crate::engine::assessment::{Assessment, Unit};
use crate::engine::date::Date;
use crate::engine::instrument::{Indicator, Instrument};
use crate::engine::problem::{ProblemKind, Reference};
use crate::engine::text::{IndicatorId, ItemId, UnitId};
use crate::i18n::Locale;
use crate::session::evidence as typed;
use crate::sheets::layout::{COUNTS, LANGUAGES, evidence as column, row_of, status_named, word};
use crate::sheets::model::{Place, Sheet, Value};
use crate::sheets::problem::{CellProblemKind, Findings};

/// Takes the table over, and counts the rows that change something.
pub(super) fn read(sheet: &Sheet, instrument: &Instrument, next: &mut Assessment, findings: &mut Findings) -> usize {
    let Some(ids) = row_of(sheet, column::UNIT) else {
        findings.push(sheet, Place::default(), &[column::UNIT], ProblemKind::MissingKey);
        return 0;
    };
    let columns: Vec<_> = sheet.row(ids).map(|(at, _)| (word(sheet, ids, at).trim(), at)).collect();
    let known = columns.iter().filter(|(id, _)| column::COLUMNS.contains(id));
    findings.only_once(sheet, &known.map(|(id, at)| (Place::new(ids, *at), *id)).collect::<Vec<_>>());
    let (taken, long, padded) = (BTreeSet::new(), long_texts(&next.evidence), padded_ids(next, instrument));
    let mut table = Table { sheet, ids, columns, instrument, units: &next.units, taken, long, padded, findings };
    let mut free = FreeIds::default();
    let mut changed = 0;
    for row in ids + 1..sheet.end() {
        if table.columns.iter().all(|(_, at)| sheet.get(Place::new(row, *at)).is_none()) {
            continue;
        }
        if next.evidence.is_locked() {
            table.findings.push(sheet, Place::new(row, 0), &[], CellProblemKind::EvidenceNewer);
            break;
        }
        if let Some(read) = table.row(row) {
            changed += usize::from(read.enter(&mut next.evidence, &mut free));
        }
    }
    changed
}

/// Texts of a file that are longer than a screen takes: they may stay as they are.
fn long_texts(evidence: &Evidence) -> BTreeSet<String> {
    let lists = evidence.units.values().flat_map(|unit| unit.checklists.values());
    let items = lists.flat_map(|list| &list.items);
    let texts = items.flat_map(|item| [&item.text, &item.owner, &item.place, &item.note]);
    texts.filter(|text| text.chars().count() > MOST_OWNER).cloned().collect()
}

/// Ids with spaces at their ends: in a cell, these spaces belong to the id.
fn padded_ids(assessment: &Assessment, instrument: &Instrument) -> BTreeSet<String> {
    let lists = assessment.evidence.units.values().flat_map(|unit| unit.checklists.values());
    let items = lists.flat_map(|list| &list.items).map(|item| item.id.as_str());
    let units = assessment.units.iter().map(|unit| unit.id.as_str());
    let ids = items.chain(units).chain(instrument.indicators().map(|indicator| indicator.id.as_str()));
    ids.filter(|id| id.trim() != *id).map(str::to_owned).collect()
}

/// What a row says; what the table has no column for is `None`.
enum Row<'a> {
    Count(UnitId, CountKind, [Option<Option<u32>>; 2]),
    Item(UnitId, &'a Indicator, Option<ItemId>, Fields),
}

#[derive(Default)]
struct Fields {
    text: Option<String>,
    status: Option<Status>,
    owner: Option<String>,
    due: Option<Option<Date>>,
    place: Option<String>,
    note: Option<String>,
}

struct Table<'a, 'f> {
    sheet: &'a Sheet,
    ids: u32,
    columns: Vec<(&'a str, u32)>,
    instrument: &'a Instrument,
    units: &'a [Unit],
    /// Rows so far: unit, indicator, item.
    taken: BTreeSet<[String; 3]>,
    /// Long texts that the assessment has already.
    long: BTreeSet<String>,
    /// Ids with spaces at their ends.
    padded: BTreeSet<String>,
    findings: &'f mut Findings,
}

impl<'a> Table<'a, '_> {
    fn at(&self, row: u32, id: &str) -> Option<Place> {
        self.columns.iter().find(|(known, _)| *known == id).map(|(_, column)| Place::new(row, *column))
    }

    /// Notes what is wrong with a cell, with the unit and the heading of its column.
    fn wrong(&mut self, row: u32, id: &str, kind: impl Into<CellProblemKind>) {
        let place = self.at(row, id).unwrap_or(Place::new(row, 0));
        let unit = self.at(row, column::UNIT_NAME).map_or("", |place| self.sheet.word(place));
        let head = word(self.sheet, self.ids.saturating_sub(1), place.column);
        self.findings.push(self.sheet, place, &[unit, head], kind);
    }

    /// Reads a cell; none where there is no such column, or what stands there is wrong.
    fn take<T>(&mut self, row: u32, id: &str, read: impl FnOnce(&str) -> Result<T, CellProblemKind>) -> Option<T> {
        let place = self.at(row, id)?;
        match cell::word(self.sheet, place).and_then(read) {
            Ok(value) => Some(value),
            Err(kind) => {
                self.wrong(row, id, kind);
                None
            }
        }
    }

    fn key(&mut self, row: u32, id: &str) -> Option<&'a str> {
        let Some(place) = self.at(row, id) else { return Some("") };
        match cell::word(self.sheet, place) {
            Ok(text) if self.padded.contains(text) => Some(text),
            Ok(text) => Some(text.trim()),
            Err(kind) => {
                self.wrong(row, id, kind);
                None
            }
        }
    }

    /// A row; none where its unit, indicator or item is wrong. Every wrong cell is noted.
    fn row(&mut self, row: u32) -> Option<Row<'a>> {
        let (unit, item) = (self.unit(row), self.key(row, column::ITEM));
        let indicator = self.key(row, column::INDICATOR);
        let count = COUNTS.iter().find(|(id, _)| item == Some(*id) && indicator == Some(""));
        if let Some((_, kind)) = count {
            let counts = [column::HAVE, column::ASKED].map(|id| self.take(row, id, |text| Ok(typed::count(text)?)));
            self.only_once(row, [unit.as_ref()?.as_str(), "", item?])?;
            return Some(Row::Count(unit?, *kind, counts));
        }
        let known = indicator.and_then(|id| self.instrument.indicator(id));
        if known.is_none() {
            match indicator {
                Some("") => self.wrong(row, column::INDICATOR, ProblemKind::Empty),
                Some(_) => {
                    self.wrong(row, column::INDICATOR, ProblemKind::UnknownReference { to: Reference::Indicator });
                }
                None => {}
            }
        }
        let fields = self.fields(row);
        let (unit, indicator) = (unit?, known?);
        let item = self.item(row, indicator, item?, fields.text.as_deref())?;
        // A row without an id is known by its wording.
        let own = format!("\n{}", fields.text.as_deref().unwrap_or_default().trim());
        let key = item.as_ref().map_or(own.as_str(), ItemId::as_str);
        self.only_once(row, [unit.as_str(), indicator.id.as_str(), key])?;
        Some(Row::Item(unit, indicator, item, fields))
    }

    fn only_once(&mut self, row: u32, keys: [&str; 3]) -> Option<()> {
        let is_new = self.taken.insert(keys.map(str::to_owned));
        if !is_new {
            self.wrong(row, column::ITEM, ProblemKind::Duplicate);
        }
        is_new.then_some(())
    }

    /// The unit with the id, or where there is none, the only one of the name.
    fn unit(&mut self, row: u32) -> Option<UnitId> {
        let id = self.key(row, column::UNIT)?;
        if !id.is_empty() {
            let known = id_named(self.units.iter().map(|unit| &unit.id), id).cloned();
            if known.is_none() {
                self.wrong(row, column::UNIT, CellProblemKind::UnknownUnit);
            }
            return known;
        }
        let name = self.key(row, column::UNIT_NAME)?;
        let mut named = self.units.iter().filter(|unit| is_same(&unit.name, name)).map(|unit| unit.id.clone());
        match (named.next(), named.next()) {
            (Some(only), None) => Some(only),
            _ if name.is_empty() => {
                self.wrong(row, column::UNIT_NAME, CellProblemKind::Unnamed);
                None
            }
            _ => {
                self.wrong(row, column::UNIT_NAME, CellProblemKind::UnknownUnit);
                None
            }
        }
    }

    /// The item that a row is about; `Some(None)` is a new own one. The wording of an item of the
    /// pack must be the one of its id, so that no entry moves to other evidence when a pack is corrected.
    fn item(&mut self, row: u32, indicator: &Indicator, id: &str, text: Option<&str>) -> Option<Option<ItemId>> {
        let wording = text.unwrap_or_default();
        let says = |place: usize| {
            let asked = indicator.evidence.get(place).map(|evidence| &evidence.text);
            asked.is_some_and(|asked| LANGUAGES.iter().any(|language| is_wording(asked.get(*language), wording)))
        };
        if id.is_empty() {
            if wording.trim().is_empty() {
                self.wrong(row, column::TEXT, ProblemKind::Empty);
                return None;
            }
            let of_pack = (0..indicator.evidence.len()).find(|place| says(*place));
            return Some(of_pack.map(ItemId::of_pack));
        }
        let item = ItemId::from(id);
        let Some(place) = item.place() else { return Some(Some(item)) };
        if place < indicator.evidence.len() && (wording.is_empty() || says(place)) {
            return Some(Some(item));
        }
        let moved = (0..indicator.evidence.len()).find(|place| says(*place));
        if moved.is_none() {
            let is_known = place < indicator.evidence.len();
            let (id, kind) = match is_known {
                true => (column::TEXT, CellProblemKind::OtherEvidence),
                false => (column::ITEM, CellProblemKind::UnknownItem),
            };
            self.wrong(row, id, kind);
        }
        moved.map(|place| Some(ItemId::of_pack(place)))
    }

    fn fields(&mut self, row: u32) -> Fields {
        Fields {
            text: self.text(row, column::TEXT, MOST_TEXT),
            status: self.take(row, column::STATUS, |word| status_named(word).ok_or_else(unknown_status)),
            owner: self.text(row, column::OWNER, MOST_OWNER),
            due: self.due(row),
            place: self.text(row, column::PLACE, MOST_TEXT),
            note: self.text(row, column::NOTE, MOST_TEXT),
        }
    }

    /// A text no longer than one that is typed on the screen, or as the assessment has it already.
    fn text(&mut self, row: u32, id: &str, most: usize) -> Option<String> {
        let is_there = self.at(row, id).is_some_and(|place| self.long.contains(self.sheet.word(place)));
        self.take(row, id, |text| {
            if !is_there && text.chars().count() > most {
                return Err(ProblemKind::TextTooLong { most }.into());
            }
            Ok(if text.trim().is_empty() { String::new() } else { text.to_owned() })
        })
    }

    /// A day, as a text or as the date that a spreadsheet has made of it.
    fn due(&mut self, row: u32) -> Option<Option<Date>> {
        let place = self.at(row, column::DUE)?;
        match self.sheet.get(place) {
            Some(Value::Date) => {
                self.wrong(row, column::DUE, CellProblemKind::UnclearDate);
                None
            }
            _ => self.take(row, column::DUE, |text| Ok(typed::date(text)?)),
        }
    }
}

/// Whether two wordings are the same but for spaces.
fn is_wording(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn unknown_status() -> CellProblemKind {
    let [language, ..] = LANGUAGES;
    let names = Status::NAMES.map(|(_, status)| Locale::new(language).evidence_status(status));
    ProblemKind::UnknownWord { choices: names.join(", ") }.into()
}

/// Ids for new own items, by list: looking for them anew at each row would take longer with every row.
#[derive(Default)]
struct FreeIds(BTreeMap<(UnitId, IndicatorId), Box<dyn Iterator<Item = ItemId>>>);

impl FreeIds {
    fn next(&mut self, unit: &UnitId, indicator: &IndicatorId, list: &Checklist) -> ItemId {
        let ids = self.0.entry((unit.clone(), indicator.clone())).or_insert_with(|| Box::new(list.free_ids()));
        // Rows in between may have brought ids of their own.
        let id = ids.find(|id| list.items.iter().all(|item| item.id != *id));
        id.unwrap_or_else(|| ItemId::from(""))
    }
}

impl Row<'_> {
    /// Enters it, and says whether that changed anything.
    fn enter(self, evidence: &mut Evidence, free: &mut FreeIds) -> bool {
        match self {
            Self::Count(unit, kind, [have, asked]) => {
                let before = evidence.unit(&unit).map(|unit| unit.count(kind).clone()).unwrap_or_default();
                evidence.change(&unit, |unit| {
                    let count = unit.count_mut(kind);
                    set(before.have, have, |number| count.set_have(number));
                    set(before.asked, asked, |number| count.set_asked(number));
                });
                evidence.unit(&unit).map(|unit| unit.count(kind).clone()).unwrap_or_default() != before
            }
            Self::Item(unit, indicator, Some(id), fields) if id.place().is_some() => {
                let find = |evidence: &Evidence| {
                    let mut items = evidence.items(&unit, indicator);
                    items.find(|item| item.id == id).and_then(|tracked| tracked.item.cloned())
                };
                let before = find(evidence);
                evidence.change_item(&unit, indicator, &id, |item| fields.enter_all_but_text(item));
                find(evidence) != before
            }
            Self::Item(unit, indicator, id, fields) => {
                let mut is_changed = false;
                evidence.change_list(&unit, &indicator.id, |list| {
                    // The same file once more adds nothing.
                    let is_same = |item: &&Rc<Item>| fields.text.as_deref().is_some_and(|text| item.text == text);
                    let same = || list.items.iter().filter(|item| item.id.place().is_none()).find(is_same);
                    let id = id.or_else(|| same().map(|item| item.id.clone()));
                    let id = id.unwrap_or_else(|| free.next(&unit, &indicator.id, list));
                    let known = list.items.iter_mut().find(|item| item.id == id);
                    if let Some(item) = known {
                        let before = Rc::clone(item);
                        fields.enter(Rc::make_mut(item));
                        is_changed = *item != before;
                    } else {
                        let mut item = Item::new(id, "");
                        fields.enter(&mut item);
                        list.items.push(Rc::new(item));
                        is_changed = true;
                    }
                });
                is_changed
            }
        }
    }
}

impl Fields {
    /// Enters what differs: what a saved file said and could not be read stays where the row says nothing new.
    fn enter(mut self, item: &mut Item) {
        set(item.text.clone(), self.text.take(), |text| item.set_text(&text));
        self.enter_all_but_text(item);
    }

    /// The same for an item of the instrument, whose text is not the user's.
    fn enter_all_but_text(self, item: &mut Item) {
        let Self { text: _, status, owner, due, place, note } = self;
        set(item.status, status, |status| item.set_status(status));
        set(item.owner.clone(), owner, |owner| item.set_owner(&owner));
        set(item.due, due, |due| item.set_due(due));
        set(item.place.clone(), place, |place| item.set_place(&place));
        set(item.note.clone(), note, |note| item.set_note(&note));
    }
}

/// Sets a value that is said and differs.
fn set<T: PartialEq>(before: T, said: Option<T>, set: impl FnOnce(T)) {
    if let Some(said) = said.filter(|said| *said != before) {
        set(said);
    }
}
