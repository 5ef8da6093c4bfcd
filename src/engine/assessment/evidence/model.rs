//! Evidence as the program uses it. Large parts are shared, so that a step of undo costs little.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;
use serde_json::Value;

use crate::assessment::{Answer, Entry, Unit};
use crate::date::Date;
use crate::document::Unknown;
use crate::instrument::{Basis, Indicator, Instrument};
use crate::problem::{ProblemKind, Problems};
use crate::text::{IndicatorId, ItemId, Text, UnitId};

/// Everything about evidence in one assessment.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// By unit; a unit of which nothing was entered is absent.
    pub units: LiteMap<UnitId, Rc<UnitEvidence>>,
    /// Where the section was found under `notes`.
    pub(super) key: Option<Rc<str>>,
    /// Whether the section is of a version that this program cannot read.
    pub(super) locked: bool,
    /// What could not be read.
    pub(super) problems: Rc<Problems>,
    /// Keys and units this version does not know.
    pub(super) kept: Rc<(Unknown, Unknown)>,
}

/// Equal when they say the same; where in the file it stood, and what was wrong there, plays no part.
impl PartialEq for Evidence {
    fn eq(&self, other: &Self) -> bool {
        self.units == other.units && self.locked == other.locked && self.kept == other.kept
    }
}

impl Evidence {
    /// What could not be read, with its place in the file; it is written back as it was.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// Whether the section is of a version that this program cannot read: it is kept, and cannot
    /// be changed here.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Whether anything is about this unit, also what could not be read.
    pub fn is_about(&self, unit: &UnitId) -> bool {
        self.units.contains_key(unit) || self.kept.1.contains_key(unit.as_str())
    }

    /// What is known about one unit.
    pub fn unit(&self, unit: &UnitId) -> Option<&UnitEvidence> {
        self.units.get(unit).map(Rc::as_ref)
    }

    /// The items of one indicator in one unit: those of the pack in its order, then own ones.
    pub fn items<'a>(&'a self, unit: &UnitId, indicator: &'a Indicator) -> impl Iterator<Item = Tracked<'a>> + use<'a> {
        let list = self.unit(unit).and_then(|unit| unit.checklists.get(&indicator.id));
        let entered = move |id: &ItemId| list.and_then(|list| list.items.iter().find(|item| item.id == *id));
        let of_pack = indicator.evidence.iter().enumerate().map(move |(place, evidence)| {
            let id = ItemId::of_pack(place);
            Tracked { item: entered(&id), asked: Some(&evidence.text), basis: Some(evidence.basis), id }
        });
        let own = list.into_iter().flat_map(|list| &list.items).filter(|item| item.id.place().is_none());
        of_pack.chain(own.map(|item| Tracked { id: item.id.clone(), asked: None, basis: None, item: Some(item) }))
    }

    /// Notes without a section of a newer version, which stands in them as it came.
    pub fn without_locked(&self, mut notes: Value) -> Value {
        if let (true, Some(key), Value::Object(notes)) = (self.locked, &self.key, &mut notes) {
            notes.remove(&**key);
        }
        notes
    }

    /// Forgets a unit.
    pub fn forget(&mut self, unit: &UnitId) {
        self.units.remove(unit);
    }

    /// Changes an item of a unit. An item of the pack is made where nothing was entered yet, and
    /// dropped again where nothing is left; an own item must be there.
    pub fn change_item(&mut self, unit: &UnitId, indicator: &Indicator, id: &ItemId, change: impl FnOnce(&mut Item)) {
        let asked = id.place().and_then(|place| indicator.evidence.get(place));
        self.change_list(unit, &indicator.id, |list| {
            match (list.items.iter_mut().find(|item| item.id == *id), asked) {
                (Some(item), _) => change(Rc::make_mut(item)),
                (None, Some(asked)) => {
                    let mut item = Item::new(id.clone(), asked.text.id.clone());
                    change(&mut item);
                    list.items.push(Rc::new(item));
                }
                (None, None) => {}
            }
            list.items.retain(|item| !item.is_blank());
        });
    }

    /// Changes the list of an indicator of a unit.
    pub fn change_list(&mut self, unit: &UnitId, indicator: &IndicatorId, change: impl FnOnce(&mut Checklist)) {
        self.change(unit, |unit| {
            let mut list = unit.checklists.remove(indicator).unwrap_or_default();
            change(Rc::make_mut(&mut list));
            if *list != Checklist::default() {
                unit.checklists.insert(indicator.clone(), list);
            }
        });
    }

    /// Changes what is known about a unit.
    pub fn change(&mut self, unit: &UnitId, change: impl FnOnce(&mut UnitEvidence)) {
        let mut changed = self.units.remove(unit).unwrap_or_default();
        change(Rc::make_mut(&mut changed));
        if *changed != UnitEvidence::default() {
            self.units.insert(unit.clone(), changed);
        }
    }
}

/// Whether evidence is asked of a unit for an indicator: not where it does not apply.
pub fn applies(unit: &Unit, indicator: &IndicatorId) -> bool {
    match &unit.entry {
        Entry::Indicators(answers) => answers.get(indicator) != Some(&Answer::NotApplicable),
        Entry::Total(_) | Entry::Points(_) | Entry::Percent(_) => true,
    }
}

/// What is known about one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitEvidence {
    /// Users who can be asked about the service.
    pub contacts: Count,
    /// Users who answered the survey.
    pub respondents: Count,
    /// Items by indicator.
    pub checklists: LiteMap<IndicatorId, Rc<Checklist>>,
    /// Keys this version does not know.
    pub(super) kept: Unknown,
    /// Items of indicators that this instrument does not have.
    pub(super) kept_items: Unknown,
}

impl UnitEvidence {
    /// One of the two counts.
    pub fn count(&self, kind: CountKind) -> &Count {
        match kind {
            CountKind::Contacts => &self.contacts,
            CountKind::Respondents => &self.respondents,
        }
    }

    /// Whether anything was counted.
    pub fn has_counts(&self) -> bool {
        self.contacts != Count::default() || self.respondents != Count::default()
    }

    /// One of the two counts, to be changed.
    pub fn count_mut(&mut self, kind: CountKind) -> &mut Count {
        match kind {
            CountKind::Contacts => &mut self.contacts,
            CountKind::Respondents => &mut self.respondents,
        }
    }
}

/// What is counted in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountKind {
    /// Users who can be asked about the service.
    Contacts,
    /// Users who answered the survey.
    Respondents,
}

/// How many there are, and how many are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many there are; none is not entered.
    pub have: Option<u32>,
    /// How many are asked for; none is not entered.
    pub asked: Option<u32>,
    /// Keys this version does not know, and values it could not read.
    pub(super) kept: Unknown,
}

impl Count {
    /// Enters how many there are.
    pub fn set_have(&mut self, number: Option<u32>) {
        self.have = number;
        self.kept.remove("have");
    }

    /// Enters how many are asked for.
    pub fn set_asked(&mut self, number: Option<u32>) {
        self.asked = number;
        self.kept.remove("asked");
    }
}

/// How many an instrument asks for, as far as that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The number.
    pub number: u32,
    /// Whether it is meant for each product, not for the unit as a whole.
    pub per_product: bool,
    /// How well it is known.
    pub basis: Basis,
}

impl Asked {
    /// What an instrument asks for; none where nothing is published. Only the working list for
    /// the round of 2026 gives figures; those of 2022 and 2024 say how many users were asked
    /// then, by arithmetic, not how many a unit has to bring.
    pub fn of(instrument: &Instrument, kind: CountKind) -> Option<Self> {
        match (instrument.id.as_str(), kind) {
            ("opini-2026", CountKind::Contacts) => Some(Self { number: 15, per_product: true, basis: Basis::Reported }),
            ("opini-2026", CountKind::Respondents) => {
                Some(Self { number: 30, per_product: false, basis: Basis::Reported })
            }
            _ => None,
        }
    }
}

/// The items of one indicator in one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    /// Items with something entered; ids are unique.
    pub items: Vec<Rc<Item>>,
    /// List entries that could not be read.
    pub(super) kept: Vec<Value>,
}

impl Checklist {
    /// Ids for more own items, the lowest numbers first.
    pub fn free_ids(&self) -> impl Iterator<Item = ItemId> + use<> {
        let number = |item: &Rc<Item>| item.id.as_str().strip_prefix('x')?.parse().ok();
        let taken: BTreeSet<u64> = self.items.iter().filter_map(number).collect();
        let free = (1..).filter(move |number| !taken.contains(number));
        free.map(|number: u64| ItemId::from(format!("x{number}").as_str()))
    }
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Stable inside its indicator and unit.
    pub id: ItemId,
    /// What it is: Indonesian wording of the pack, or the user's own.
    pub text: String,
    /// How far it is.
    pub status: Status,
    /// Who prepares it; may be empty.
    pub owner: String,
    /// Until when.
    pub due: Option<Date>,
    /// Where it is kept, a text or an address; may be empty.
    pub place: String,
    /// The reviewer's note; may be empty.
    pub note: String,
    /// Keys this version does not know, and values it could not read.
    pub(super) kept: Unknown,
}

impl Item {
    /// An item of which nothing is known but what it is.
    pub fn new(id: ItemId, text: impl Into<String>) -> Self {
        let (owner, place, note) = (String::new(), String::new(), String::new());
        let (status, due, kept) = (Status::default(), None, Unknown::new());
        Self { id, text: text.into(), status, owner, due, place, note, kept }
    }

    /// Whether nothing was entered beyond what the pack says.
    pub fn is_blank(&self) -> bool {
        self.id.place().is_some() && *self == Self::new(self.id.clone(), self.text.clone())
    }

    /// Enters how far it is. What a file said here and could not be read is replaced by what the
    /// user enters; the same holds below.
    pub fn set_status(&mut self, status: Status) {
        self.kept.remove("status");
        self.status = status;
    }

    /// Enters who prepares it.
    pub fn set_owner(&mut self, owner: &str) {
        self.kept.remove("owner");
        owner.clone_into(&mut self.owner);
    }

    /// Enters until when.
    pub fn set_due(&mut self, due: Option<Date>) {
        self.kept.remove("due");
        self.due = due;
    }

    /// Enters where it is kept.
    pub fn set_place(&mut self, place: &str) {
        self.kept.remove("place");
        place.clone_into(&mut self.place);
    }

    /// Enters the reviewer's note.
    pub fn set_note(&mut self, note: &str) {
        self.kept.remove("note");
        note.clone_into(&mut self.note);
    }

    /// Enters what an own item is.
    pub fn set_text(&mut self, text: &str) {
        self.kept.remove("text");
        text.clone_into(&mut self.text);
    }
}

/// An item of a checklist, entered or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracked<'a> {
    /// Its id.
    pub id: ItemId,
    /// What the pack asks for; none for an own item.
    pub asked: Option<&'a Text>,
    /// How well that is known.
    pub basis: Option<Basis>,
    /// What was entered.
    pub item: Option<&'a Rc<Item>>,
}

impl Tracked<'_> {
    /// How far it is.
    pub fn status(&self) -> Status {
        self.item.map(|item| item.status).unwrap_or_default()
    }

    /// Who prepares it; may be empty.
    pub fn owner(&self) -> &str {
        self.item.map_or("", |item| &item.owner)
    }

    /// Until when.
    pub fn due(&self) -> Option<Date> {
        self.item.and_then(|item| item.due)
    }

    /// Whether it should be complete by now and is not.
    pub fn is_overdue(&self, today: Option<Date>) -> bool {
        let late = |(due, today)| due < today;
        self.status() != Status::Complete && self.due().zip(today).is_some_and(late)
    }
}

/// How far a piece of evidence is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Belum: nothing is there.
    #[default]
    Missing,
    /// Disiapkan: someone is at it.
    Preparing,
    /// Lengkap: it is there.
    Complete,
    /// Perlu perbaikan: it is there and a reviewer found it wanting.
    Rework,
}

impl Status {
    /// Names as they stand in files.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("missing", Self::Missing),
        ("preparing", Self::Preparing),
        ("complete", Self::Complete),
        ("rework", Self::Rework),
    ];

    /// The name as it stands in files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, status)| *status == self).map_or("", |(name, _)| name)
    }
}

/// The address in a text that is nothing but an address of the web; any other scheme is a text.
pub fn link(place: &str) -> Option<&str> {
    let address = place.trim();
    let (scheme, rest) = address.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '\\');
    let host = rest.chars().next().is_some_and(|first| !matches!(first, '/' | '?' | '#' | ':' | '@'));
    (web && host && rest.chars().all(plain)).then_some(address)
}

/// What was typed as a text on one line, without spaces at its ends.
///
/// # Errors
/// That it has more than `most` characters.
pub fn one_line(typed: &str, most: usize) -> Result<String, ProblemKind> {
    let words: Vec<_> = typed.split_whitespace().collect();
    let text = words.join(" ");
    if text.chars().count() > most { Err(ProblemKind::TextTooLong { most }) } else { Ok(text) }
}
