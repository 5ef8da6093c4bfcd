//! What is complete and what is missing: by unit, dimension and owner, the most urgent first.

use std::collections::BTreeMap;

use crate::engine::assessment::evidence::{Asked, CountKind, Status, Tracked, applies};
use crate::engine::assessment::{Assessment, Unit};
use crate::engine::date::Date;
use crate::engine::instrument::{Basis, Control, Dimension, Indicator, Instrument};
use crate::engine::sorting::sort_by_key;
use crate::engine::text::{ItemId, Text};

/// How many items stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Belum.
    pub missing: usize,
    /// Disiapkan.
    pub preparing: usize,
    /// Lengkap.
    pub complete: usize,
    /// Perlu perbaikan.
    pub rework: usize,
    /// Of those not complete, how many are past their day.
    pub overdue: usize,
}

impl Tally {
    /// All items.
    pub fn all(&self) -> usize {
        self.missing + self.preparing + self.complete + self.rework
    }

    /// Items that are not complete.
    pub fn open(&self) -> usize {
        self.missing + self.preparing + self.rework
    }

    /// How many have this status.
    pub fn of(&self, status: Status) -> usize {
        match status {
            Status::Missing => self.missing,
            Status::Preparing => self.preparing,
            Status::Complete => self.complete,
            Status::Rework => self.rework,
        }
    }

    /// Counts one more item.
    pub fn count(&mut self, status: Status, overdue: bool) {
        match status {
            Status::Missing => self.missing += 1,
            Status::Preparing => self.preparing += 1,
            Status::Complete => self.complete += 1,
            Status::Rework => self.rework += 1,
        }
        self.overdue += usize::from(overdue);
    }
}

/// The whole of it, ready to be shown or printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Recap<'a> {
    /// The day that decides what is overdue; none where it is not known.
    pub today: Option<Date>,
    /// Over all units.
    pub tally: Tally,
    /// In the order of the assessment.
    pub units: Vec<UnitRecap<'a>>,
    /// In the order of the instrument.
    pub dimensions: Vec<DimensionRecap<'a>>,
    /// In the order in which they first occur; nobody, where there is such an item, has no name.
    pub owners: Vec<OwnerRecap<'a>>,
    /// Everything that is not complete: overdue first, then by day, then without a day; of equal days first what the
    /// agency prepares itself, in the order of units and instrument.
    pub missing: Vec<MissingItem<'a>>,
}

/// One unit.
#[derive(Clone, Debug)]
pub struct UnitRecap<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// Its items; those of indicators that do not apply are left out.
    pub tally: Tally,
    /// Users who can be asked.
    pub contacts: CountRecap,
    /// Users who answered.
    pub respondents: CountRecap,
}

/// Equal when it says the same about the same unit.
impl PartialEq for UnitRecap<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.unit.id == other.unit.id
            && self.tally == other.tally
            && self.contacts == other.contacts
            && self.respondents == other.respondents
    }
}

/// A count against what is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountRecap {
    /// How many there are; none is not entered.
    pub have: Option<u32>,
    /// How many are asked for: as entered, else as published for a unit.
    pub asked: Option<u32>,
    /// How well the published number is known, where that is the one used.
    pub basis: Option<Basis>,
}

impl CountRecap {
    /// How many are short; none where either number is not known.
    pub fn short(&self) -> Option<u32> {
        Some(self.asked?.saturating_sub(self.have?))
    }
}

/// One dimension.
#[derive(Clone, Debug)]
pub struct DimensionRecap<'a> {
    /// The dimension.
    pub dimension: &'a Dimension,
    /// Its items over all units.
    pub tally: Tally,
}

/// Equal when it says the same about the same dimension.
impl PartialEq for DimensionRecap<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.dimension.id == other.dimension.id && self.tally == other.tally
    }
}

/// Who prepares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerRecap<'a> {
    /// As first written; empty for items that nobody prepares.
    pub name: &'a str,
    /// What this owner prepares.
    pub tally: Tally,
}

/// One item that is not complete.
#[derive(Clone, Debug)]
pub struct MissingItem<'a> {
    /// Whose it is.
    pub unit: &'a Unit,
    /// Where it belongs.
    pub dimension: &'a Dimension,
    /// Where it belongs.
    pub indicator: &'a Indicator,
    /// Which one.
    pub id: ItemId,
    /// What the pack asks for; none for an own item.
    pub asked: Option<&'a Text>,
    /// How well it is known that it is asked for; none for an own item.
    pub basis: Option<Basis>,
    /// The wording of an own item; may be empty.
    pub own: &'a str,
    /// How far it is.
    pub status: Status,
    /// Who prepares it; may be empty.
    pub owner: &'a str,
    /// Until when.
    pub due: Option<Date>,
    /// Whether that is over.
    pub overdue: bool,
}

/// Equal when it says the same about the same item.
impl PartialEq for MissingItem<'_> {
    fn eq(&self, other: &Self) -> bool {
        let place = |item: &Self| (item.unit.id.clone(), item.indicator.id.clone(), item.id.clone());
        let said = |item: &Self| (item.status, item.due, item.overdue);
        place(self) == place(other) && said(self) == said(other) && self.owner == other.owner && self.own == other.own
    }
}

/// What two spellings of one owner have in common: capitals and spaces at the ends do not count.
pub fn owner_key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Counts and sorts everything about evidence, as of `today`.
pub fn recap<'a>(assessment: &'a Assessment, instrument: &'a Instrument, today: Option<Date>) -> Recap<'a> {
    let dimensions = instrument.dimensions.iter();
    let mut recap = Recap {
        today,
        tally: Tally::default(),
        units: Vec::new(),
        dimensions: dimensions.map(|dimension| DimensionRecap { dimension, tally: Tally::default() }).collect(),
        owners: Vec::new(),
        missing: Vec::new(),
    };
    let mut owners = BTreeMap::new();
    for unit in &assessment.units {
        let mut tally = Tally::default();
        for (place, dimension) in instrument.dimensions.iter().enumerate() {
            for indicator in dimension.indicators.iter().filter(|indicator| applies(unit, &indicator.id)) {
                for item in assessment.evidence.items(&unit.id, indicator) {
                    let overdue = item.is_overdue(today);
                    tally.count(item.status(), overdue);
                    recap.count(place, &item, overdue, &mut owners);
                    if item.status() != Status::Complete {
                        recap.missing.push(missing(unit, dimension, indicator, item, overdue));
                    }
                }
            }
        }
        let count = |kind| count(assessment, instrument, unit, kind);
        let (contacts, respondents) = (count(CountKind::Contacts), count(CountKind::Respondents));
        recap.units.push(UnitRecap { unit, tally, contacts, respondents });
    }
    // A day that is over comes before one that is not, so this puts what is overdue first.
    let is_for_others = |item: &MissingItem<'_>| item.indicator.control != Control::Agency;
    sort_by_key(&mut recap.missing, |item| (item.due.is_none(), item.due, is_for_others(item)));
    recap
}

impl<'a> Recap<'a> {
    /// Counts an item; `owners` are the places of those met so far.
    fn count(&mut self, dimension: usize, item: &Tracked<'a>, overdue: bool, owners: &mut BTreeMap<String, usize>) {
        let status = item.status();
        self.tally.count(status, overdue);
        if let Some(dimension) = self.dimensions.get_mut(dimension) {
            dimension.tally.count(status, overdue);
        }
        let name = item.item.map_or("", |item| item.owner.as_str());
        let place = *owners.entry(owner_key(name)).or_insert(self.owners.len());
        if place == self.owners.len() {
            self.owners.push(OwnerRecap { name, tally: Tally::default() });
        }
        if let Some(owner) = self.owners.get_mut(place) {
            owner.tally.count(status, overdue);
        }
    }
}

fn missing<'a>(
    unit: &'a Unit,
    dimension: &'a Dimension,
    indicator: &'a Indicator,
    item: Tracked<'a>,
    overdue: bool,
) -> MissingItem<'a> {
    let (own, owner) = item.item.map_or(("", ""), |item| (item.text.as_str(), item.owner.as_str()));
    let (status, due) = (item.status(), item.due());
    let (id, asked, basis) = (item.id, item.asked, item.basis);
    MissingItem { unit, dimension, indicator, id, asked, basis, own, status, owner, due, overdue }
}

/// A count of a unit against what is asked for.
fn count(assessment: &Assessment, instrument: &Instrument, unit: &Unit, kind: CountKind) -> CountRecap {
    let entered = assessment.evidence.unit(&unit.id).map(|unit| unit.count(kind));
    let have = entered.and_then(|count| count.have);
    let asked = entered.and_then(|count| count.asked);
    let published = Asked::of(instrument, kind).filter(|published| !published.per_product && asked.is_none());
    CountRecap {
        have,
        asked: asked.or(published.map(|published| published.number)),
        basis: published.map(|published| published.basis),
    }
}
