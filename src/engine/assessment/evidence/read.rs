//! Reading the section: what can be read is there, the rest is kept and named.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;
use serde_json::{Map, Value};

use super::model::{Checklist, Count, Evidence, Item, Status, UnitEvidence};
use super::{FORMAT, MOST_COUNTED, VERSION};
use crate::assessment::Unit;
use crate::date::Date;
use crate::document::{self, Unknown, keep_unknown, plain, word, wrong_type};
use crate::instrument::{Indicator, Instrument};
use crate::problem::{Place, ProblemKind, Problems, Reference};
use crate::text::{IndicatorId, ItemId, UnitId};

const KEYS: [&str; 3] = ["format", "version", "units"];
const UNIT_KEYS: [&str; 3] = ["contacts", "respondents", "items"];

/// The section out of `notes`, and the notes without it. Nothing here keeps a file from opening.
pub(in super::super) fn read(notes: Value, units: &[Unit], instrument: &Instrument) -> (Value, Evidence) {
    let Some(key) = find(&notes) else {
        return (notes, Evidence::default());
    };
    let mut notes = notes;
    let Some(Value::Object(section)) = notes.as_object_mut().and_then(|notes| notes.remove(&*key)) else {
        return (notes, Evidence::default());
    };
    let mut problems = Problems::default();
    let root = Place::Root;
    let above = root.key("notes");
    let place = above.key(&key);
    let mut evidence = if is_readable(&section, &place, &mut problems) {
        let units = units.iter().map(|unit| unit.id.as_str()).collect();
        Reader { instrument, units, problems: &mut problems }.section(&section, &place)
    } else {
        if let Value::Object(notes) = &mut notes {
            notes.insert(key.to_string(), Value::Object(section));
        }
        Evidence { locked: true, ..Evidence::default() }
    };
    evidence.key = Some(key);
    evidence.problems = Rc::new(problems);
    (notes, evidence)
}

/// The key of the section: the first value that names its format.
fn find(notes: &Value) -> Option<Rc<str>> {
    let named = |value: &Value| value.get("format").and_then(Value::as_str) == Some(FORMAT);
    notes.as_object()?.iter().find(|(_, value)| named(value)).map(|(key, _)| key.as_str().into())
}

/// Whether this program reads the version of the section.
fn is_readable(section: &Map<String, Value>, place: &Place<'_>, problems: &mut Problems) -> bool {
    let version = document::version(section.get("version"), VERSION, &place.key("version"), problems);
    matches!(version, document::Version::Known(_))
}

struct Reader<'a> {
    instrument: &'a Instrument,
    units: BTreeSet<&'a str>,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn section(&mut self, section: &Map<String, Value>, place: &Place<'_>) -> Evidence {
        let mut kept = keep_unknown(section, &KEYS);
        let (mut units, mut kept_units) = (LiteMap::new(), Unknown::new());
        let place = place.key("units");
        match section.get("units") {
            None | Some(Value::Null) => {}
            Some(Value::Object(all)) => {
                for (id, value) in all {
                    match self.unit_of(id, value, &place.key(id)) {
                        Some(unit) if unit == UnitEvidence::default() => {}
                        Some(unit) => {
                            units.insert(UnitId::from(id.as_str()), Rc::new(unit));
                        }
                        None => {
                            kept_units.insert(id.clone(), value.clone());
                        }
                    }
                }
            }
            Some(other) => {
                wrong_type::<()>(other, &place, self.problems, "an object");
                kept.insert("units".to_owned(), other.clone());
            }
        }
        Evidence { units, kept: Rc::new((kept, kept_units)), ..Evidence::default() }
    }

    /// A unit of this assessment; any other is noted and kept.
    fn unit_of(&mut self, id: &str, value: &Value, place: &Place<'_>) -> Option<UnitEvidence> {
        if !self.units.contains(id) {
            self.problems.push(place, ProblemKind::UnknownReference { to: Reference::Unit }, id);
            return None;
        }
        let Value::Object(unit) = value else {
            return wrong_type(value, place, self.problems, "an object");
        };
        let mut kept = keep_unknown(unit, &UNIT_KEYS);
        let contacts = self.count(unit, "contacts", place, &mut kept);
        let respondents = self.count(unit, "respondents", place, &mut kept);
        let (mut checklists, mut kept_items) = (LiteMap::new(), Unknown::new());
        let place = place.key("items");
        match unit.get("items") {
            None | Some(Value::Null) => {}
            Some(Value::Object(all)) => {
                for (id, value) in all {
                    match self.checklist_of(id, value, &place.key(id)) {
                        Some(list) if list == Checklist::default() => {}
                        Some(list) => {
                            checklists.insert(IndicatorId::from(id.as_str()), Rc::new(list));
                        }
                        None => {
                            kept_items.insert(id.clone(), value.clone());
                        }
                    }
                }
            }
            Some(other) => {
                wrong_type::<()>(other, &place, self.problems, "an object");
                kept.insert("items".to_owned(), other.clone());
            }
        }
        Some(UnitEvidence { contacts, respondents, checklists, kept, kept_items })
    }

    fn count(&mut self, unit: &Map<String, Value>, key: &str, place: &Place<'_>, kept_by_unit: &mut Unknown) -> Count {
        let place = place.key(key);
        let count = match unit.get(key) {
            None | Some(Value::Null) => return Count::default(),
            Some(Value::Object(count)) => count,
            Some(other) => {
                wrong_type::<()>(other, &place, self.problems, "an object");
                kept_by_unit.insert(key.to_owned(), other.clone());
                return Count::default();
            }
        };
        let mut kept = keep_unknown(count, &["have", "asked"]);
        let mut number = |key: &str| {
            let value = count.get(key).filter(|value| !value.is_null())?;
            let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
            let number = number.filter(|number| *number <= MOST_COUNTED);
            if number.is_none() {
                let kind = ProblemKind::out_of_range(0, MOST_COUNTED);
                self.problems.push(&place.key(key), kind, plain(value));
                kept.insert(key.to_owned(), value.clone());
            }
            number
        };
        let (have, asked) = (number("have"), number("asked"));
        Count { have, asked, kept }
    }

    /// The items of an indicator of this instrument; those of any other are noted and kept.
    fn checklist_of(&mut self, id: &str, value: &Value, place: &Place<'_>) -> Option<Checklist> {
        let Some(indicator) = self.instrument.indicator(id) else {
            self.problems.push(place, ProblemKind::UnknownReference { to: Reference::Indicator }, id);
            return None;
        };
        let Value::Array(entries) = value else {
            return wrong_type(value, place, self.problems, "a list");
        };
        let mut list = Checklist::default();
        let mut seen = BTreeSet::new();
        let mut moved = Vec::new();
        for (position, entry) in entries.iter().enumerate() {
            let place = place.index(position);
            let item = self.item(entry, &place);
            let Some(item) = item else {
                list.kept.push(entry.clone());
                continue;
            };
            let id = id_of(&item, indicator);
            match id {
                Some(id) if !seen.insert(id.clone()) => {
                    self.problems.push(&place.key("id"), ProblemKind::Duplicate, &id);
                    list.kept.push(entry.clone());
                }
                Some(id) => list.items.push(Rc::new(with_id(item, id, indicator))),
                None => moved.push(item),
            }
        }
        let free = list.free_ids();
        list.items.extend(moved.into_iter().zip(free).map(|(item, id)| Rc::new(Item { id, ..item })));
        list.items.retain(|item| !item.is_blank());
        Some(list)
    }

    fn item(&mut self, value: &Value, place: &Place<'_>) -> Option<Item> {
        let Value::Object(object) = value else {
            return wrong_type(value, place, self.problems, "an object");
        };
        if let Some(id) = object.get("id").filter(|id| !id.is_string() && !id.is_null()) {
            return wrong_type(id, &place.key("id"), self.problems, "a text in quotes");
        }
        let mut kept = keep_unknown(object, &["id", "text", "status", "owner", "due", "place", "note"]);
        let mut text = |key: &str| match object.get(key) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => {
                wrong_type::<()>(other, &place.key(key), self.problems, "a text in quotes");
                kept.insert(key.to_owned(), other.clone());
                String::new()
            }
        };
        let (id, wording, owner) = (text("id"), text("text"), text("owner"));
        let (where_kept, note) = (text("place"), text("note"));
        let (status, due) = (text("status"), text("due"));
        let known = match status.as_str() {
            "" => Some(Status::default()),
            named => word(named, &Status::NAMES, &place.key("status"), self.problems),
        };
        if known.is_none() {
            kept.insert("status".to_owned(), Value::String(status));
        }
        let date = Date::parse(&due);
        if date.is_none() && !due.is_empty() {
            self.problems.push(&place.key("due"), ProblemKind::NotADate, &due);
            kept.insert("due".to_owned(), Value::String(due));
        }
        Some(Item {
            id: ItemId::from(id.as_str()),
            text: wording,
            status: known.unwrap_or_default(),
            owner,
            due: date,
            place: where_kept,
            note,
            kept,
        })
    }
}

/// The id under which an item of a file is known here; none where it needs a new one.
fn id_of(item: &Item, indicator: &Indicator) -> Option<ItemId> {
    let Some(place) = item.id.place() else {
        return Some(item.id.clone()).filter(|id| !id.as_str().is_empty());
    };
    let wording = |place: usize| indicator.evidence.get(place).map(|evidence| evidence.text.id.as_str());
    if wording(place).is_some_and(|wording| item.text.is_empty() || item.text == wording) {
        return Some(item.id.clone());
    }
    let same = indicator.evidence.iter().position(|evidence| evidence.text.id == item.text);
    same.map(ItemId::of_pack)
}

/// An item of the pack carries the wording of the pack.
fn with_id(item: Item, id: ItemId, indicator: &Indicator) -> Item {
    let asked = id.place().and_then(|place| indicator.evidence.get(place));
    let text = asked.map_or_else(|| item.text.clone(), |evidence| evidence.text.id.clone());
    Item { id, text, ..item }
}
