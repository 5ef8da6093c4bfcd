//! The assessments on the device: what the list shows, and how one of them is stored.

use std::fmt;
use std::rc::Rc;

/// Names an assessment on the device; never shown, not part of its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkId(Rc<str>);

impl WorkId {
    /// The id as it stands in the keys of the storage.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for WorkId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for WorkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the list says about an assessment, kept beside its text so that no rules are needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The name in the list; empty where that of the body serves.
    pub label: String,
    /// Name of the body; may be empty.
    pub body: String,
    /// Id of the instrument.
    pub instrument: String,
    /// How many units it has.
    pub units: usize,
    /// It was made from another one, and the list says so.
    pub copy: bool,
}

impl Card {
    /// The name in the list, empty where there is none.
    pub fn name(&self) -> &str {
        if self.label.is_empty() { &self.body } else { &self.label }
    }
}

/// An assessment as it lies on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which one it is.
    pub id: WorkId,
    /// Counts what was written, from 1.
    pub revision: u64,
    /// The tab that wrote it.
    pub writer: u64,
    /// When, in milliseconds since 1970.
    pub kept_at: u64,
    /// What the list says about it.
    pub card: Card,
    /// The text of its file.
    pub text: Rc<str>,
}

/// The first words of a stored record, with the version of this envelope.
const MAGIC: &str = "zona-hijau/simpanan 1";
/// The same of any version.
const FAMILY: &str = "zona-hijau/simpanan ";

/// Why a stored text is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is cut off, altered or something else.
    Broken,
    /// A newer version of this program wrote it; it must be left alone.
    Newer,
}

impl Record {
    /// The stored text: a line with a checksum of all that follows, a line about it, the file.
    pub fn to_text(&self) -> String {
        let rest = self.after_checksum();
        format!("{MAGIC} {:016x}\n{rest}", digest(&rest))
    }

    /// The record of a stored text.
    ///
    /// # Errors
    /// That it is none, or a newer one.
    pub fn read(id: &WorkId, text: &str) -> Result<Self, Damage> {
        let (first, rest) = text.split_once('\n').ok_or(Damage::Broken)?;
        let Some(checksum) = first.strip_prefix(MAGIC).and_then(|rest| rest.strip_prefix(' ')) else {
            return Err(if first.starts_with(FAMILY) { Damage::Newer } else { Damage::Broken });
        };
        if u64::from_str_radix(checksum.trim(), 16) != Ok(digest(rest)) {
            return Err(Damage::Broken);
        }
        Self::after_check(id, rest).ok_or(Damage::Broken)
    }

    /// Tells this record from every other one of the same assessment.
    pub fn checksum(&self) -> u64 {
        digest(&self.after_checksum())
    }

    fn after_checksum(&self) -> String {
        let Card { label, body, instrument, units, copy } = &self.card;
        let (label, body, instrument) = (one_line(label), one_line(body), one_line(instrument));
        let Self { revision, writer, kept_at, text, .. } = self;
        let copy = u8::from(*copy);
        format!("{revision}\t{writer}\t{kept_at}\t{units}\t{copy}\t{instrument}\t{label}\t{body}\n{text}")
    }

    fn after_check(id: &WorkId, rest: &str) -> Option<Self> {
        let (about, text) = rest.split_once('\n')?;
        let mut fields = about.split('\t');
        let mut number = || fields.next()?.parse::<u64>().ok();
        let (revision, writer, kept_at, units, copy) = (number()?, number()?, number()?, number()?, number()?);
        let mut word = || fields.next().map(str::to_owned);
        let (instrument, label, body) = (word()?, word()?, word()?);
        let card = Card { label, body, instrument, units: usize::try_from(units).ok()?, copy: copy == 1 };
        Some(Self { id: id.clone(), revision, writer, kept_at, card, text: text.into() })
    }
}

/// Line ends and tabs separate the fields.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// A checksum against damage (FNV-1a, 64 bits); no protection against ill will.
pub fn digest(text: &str) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    text.bytes().fold(START, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// An assessment of which the device has nothing that this program can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Which assessment it is.
    pub id: WorkId,
    /// Why.
    pub damage: Damage,
    /// The text of its file, as far as it is there.
    pub text: Rc<str>,
    /// How often it was written, where that can still be read.
    revision: Option<u64>,
}

impl Unreadable {
    pub(super) fn new(id: &WorkId, damage: Damage, stored: &str) -> Self {
        // What stands before the file in a record, where it still begins as one.
        let rest = stored.split_once('\n').filter(|(first, _)| first.starts_with(FAMILY)).map(|(_, rest)| rest);
        let parts = rest.and_then(|rest| rest.split_once('\n'));
        let revision = parts.and_then(|(about, _)| about.split('\t').next()?.parse().ok());
        let text = parts.map_or(stored, |(_, file)| file).into();
        Self { id: id.clone(), damage, text, revision }
    }

    /// Whether it is the better one of two texts of an assessment to save: the later, else the longer one.
    pub(super) fn is_better_than(&self, other: &Self) -> bool {
        (self.revision, self.text.len()) > (other.revision, other.text.len())
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Which assessment it is.
    pub id: WorkId,
    /// What is said about it.
    pub card: Card,
    /// When it was written last, in milliseconds since 1970.
    pub kept_at: u64,
    /// Tells its record from earlier and later ones.
    pub checksum: u64,
    /// Tells its text from others.
    pub digest: u64,
}

impl From<&Record> for Listing {
    fn from(record: &Record) -> Self {
        Self {
            id: record.id.clone(),
            card: record.card.clone(),
            kept_at: record.kept_at,
            checksum: record.checksum(),
            digest: digest(&record.text),
        }
    }
}

/// The list, and what this tab knows about the device.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// A number that no other tab has.
    pub tab: u64,
    /// The assessments, the one written last first.
    pub listings: Vec<Listing>,
    /// Records on the device that the list cannot show.
    pub unreadable: Vec<Unreadable>,
    /// What this tab removed, the last first: nothing but the user's word gives up the way back to it.
    pub removed: Vec<Rc<Record>>,
    /// What the list said about assessments that it no longer shows, or does not show yet.
    cards: Vec<(WorkId, Card)>,
    /// Which record of an assessment the state of this tab follows from.
    bases: Vec<(WorkId, u64)>,
    made: u32,
}

impl Library {
    /// Whether the device has no assessment at all.
    pub fn is_empty(&self) -> bool {
        self.listings.is_empty() && self.unreadable.is_empty()
    }

    /// The list without assessments; ids stay those that no other tab gives.
    pub(super) fn emptied(self) -> Self {
        Self { tab: self.tab, made: self.made, ..Self::default() }
    }

    /// The line of this assessment.
    pub fn listing(&self, id: &WorkId) -> Option<&Listing> {
        self.listings.iter().find(|listing| listing.id == *id)
    }

    /// What the device has now.
    pub(super) fn take_list(&mut self, listings: Vec<Listing>, unreadable: Vec<Unreadable>) {
        for listing in std::mem::replace(&mut self.listings, listings) {
            if self.listing(&listing.id).is_none() {
                self.remember(listing.id, listing.card);
            }
        }
        self.unreadable = unreadable;
    }

    fn remember(&mut self, id: WorkId, card: Card) {
        self.cards.retain(|(known, _)| *known != id);
        self.cards.push((id, card));
    }

    /// What the list says about an assessment, or said last.
    pub(super) fn card(&self, id: &WorkId) -> Option<&Card> {
        let former = || self.cards.iter().find(|(known, _)| known == id).map(|(_, card)| card);
        self.listing(id).map(|listing| &listing.card).or_else(former)
    }

    /// What is said about an assessment is said about its copy, too.
    pub(super) fn copy_card(&mut self, from: &WorkId, to: &WorkId) {
        let card = self.card(from).cloned().unwrap_or_default();
        self.remember(to.clone(), Card { copy: true, ..card });
    }

    /// An assessment has another id from now on, and is no longer in the list under the former one.
    pub(super) fn move_card(&mut self, from: &WorkId, to: &WorkId) {
        let card = self.card(from).cloned().unwrap_or_default();
        self.remember(to.clone(), card);
        self.remove(from);
    }

    /// The assessment that has exactly this text, if one has.
    pub(super) fn with_text(&self, digest: u64) -> Option<&Listing> {
        self.listings.iter().find(|listing| listing.digest == digest)
    }

    /// An id that no assessment has, of this or another tab.
    pub(super) fn new_id(&mut self) -> WorkId {
        self.made += 1;
        WorkId::from(format!("{:x}-{}", self.tab, self.made).as_str())
    }

    /// The record that the state of this tab follows from.
    pub(super) fn base(&self, id: &WorkId) -> Option<u64> {
        self.bases.iter().find(|(known, _)| known == id).map(|(_, checksum)| *checksum)
    }

    /// The state of this tab follows from this record now.
    pub(super) fn follow(&mut self, id: &WorkId, checksum: u64) {
        self.bases.retain(|(known, _)| known != id);
        self.bases.push((id.clone(), checksum));
    }

    /// Puts a line first, in place of the one it had.
    pub(super) fn put(&mut self, listing: Listing) {
        self.listings.retain(|known| known.id != listing.id);
        self.cards.retain(|(known, _)| *known != listing.id);
        self.listings.insert(0, listing);
    }

    /// What was removed is there again, or is not wanted back.
    pub(super) fn let_go(&mut self, is_meant: impl Fn(&Record) -> bool) {
        self.removed.retain(|record| !is_meant(record));
    }

    /// The assessment is no longer on the device.
    pub(super) fn remove(&mut self, id: &WorkId) {
        if let Some(card) = self.listing(id).map(|listing| listing.card.clone()) {
            self.remember(id.clone(), card);
        }
        self.listings.retain(|known| known.id != *id);
        self.unreadable.retain(|known| known.id != *id);
        self.bases.retain(|(known, _)| known != id);
    }
}
