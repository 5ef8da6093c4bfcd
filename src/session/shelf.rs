//! How assessments are written to the device and read from it.
//!
//! Each assessment has two slots. What is written goes into the slot that does not hold the
//! newest record, so that a kill in the middle leaves the former one whole, and that one stays as
//! the recovery copy. Which is the newer is told by the revision, and that a slot is whole by its
//! checksum; no pointer has to be written besides. A write names the record that it follows from,
//! and does nothing where another tab has written since.

use std::rc::Rc;

use super::action::Action;
use super::compare::Comparing;
use super::library::{Card, Damage, Entry, Record, WorkId};
use super::state::SaveStatus;

/// Keys of the storage begin with this, then id and slot.
pub const PREFIX: &str = "zona-hijau/penilaian/";

/// With an id, that this assessment was removed: the mirror may not know it yet.
const REMOVED: &str = "zona-hijau/dihapus/";

/// A storage of texts by key, such as that of the browser.
pub trait Device {
    /// All keys.
    fn keys(&self) -> Vec<String>;
    /// The text of a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Stores a text in place of the former one.
    ///
    /// # Errors
    /// The storage is full or refuses; the former text is still there then.
    fn set(&self, key: &str, text: &str) -> Result<(), SaveStatus>;
    /// Removes a key.
    fn remove(&self, key: &str);
    /// Milliseconds since 1970.
    fn now(&self) -> u64;
}

/// What shall be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// Which assessment.
    pub id: WorkId,
    /// The record that it follows from; none for a new one.
    pub base: Option<u64>,
    /// What the list says about it.
    pub card: Card,
    /// The text of its file.
    pub text: Rc<str>,
}

/// What the list asks of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Read an assessment in order to open it.
    Fetch(WorkId),
    /// Give it another name in the list.
    Label(WorkId, String),
    /// Make a copy of the first under the second id.
    Copy(WorkId, WorkId),
    /// Remove it and hand over what was there, so that it can be put back.
    Discard(WorkId),
    /// Remove it without a word: it holds nothing.
    Forget(WorkId),
    /// Read assessments without opening them.
    Peek(Vec<WorkId>),
    /// Put back what was discarded.
    PutBack(Rc<Record>),
}

fn key(id: &WorkId, slot: u64) -> String {
    format!("{PREFIX}{id}/{slot}")
}

/// The id in a key of the storage.
pub fn id_of(key: &str) -> Option<WorkId> {
    let (id, _) = key.strip_prefix(PREFIX)?.rsplit_once('/')?;
    Some(WorkId::from(id))
}

/// The whole records of an assessment, the newest first.
pub fn records(device: &dyn Device, id: &WorkId) -> Vec<Record> {
    let read = |slot| Record::read(id, &device.get(&key(id, slot))?).ok();
    match (read(0), read(1)) {
        (Some(even), Some(odd)) if even.revision < odd.revision => vec![odd, even],
        (even, odd) => even.into_iter().chain(odd).collect(),
    }
}

/// Whether a newer version of this program has written here.
fn is_newer(device: &dyn Device, id: &WorkId) -> bool {
    let newer = |slot| device.get(&key(id, slot)).is_some_and(|text| Record::read(id, &text) == Err(Damage::Newer));
    newer(0) || newer(1)
}

/// The list, the assessment written last first.
pub fn entries(device: &dyn Device) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for id in device.keys().iter().filter_map(|key| id_of(key)) {
        if entries.iter().any(|entry| entry.id == id) {
            continue;
        }
        if let Some(record) = records(device, &id).first() {
            let entry = Entry::from(record);
            let place = entries.iter().position(|other| other.saved_at < entry.saved_at);
            entries.insert(place.unwrap_or(entries.len()), entry);
        }
    }
    entries
}

/// Writes a record into the slot that does not hold the newest one.
pub fn write(device: &dyn Device, record: &Record) -> Result<Entry, SaveStatus> {
    device.set(&key(&record.id, record.revision % 2), &record.to_text())?;
    device.remove(&removed(&record.id));
    Ok(Entry::from(record))
}

/// Keeps an assessment, unless another tab has written since.
pub fn keep(device: &dyn Device, keeping: &Keeping, tab: u64) -> Action {
    let Keeping { id, base, card, text } = keeping;
    let newest = records(device, id).into_iter().next();
    if newest.as_ref().map(Record::checksum) != *base || is_newer(device, id) {
        return Action::Clashed { id: id.clone(), gone: newest.is_none() };
    }
    let revision = newest.map_or(1, |newest| newest.revision.saturating_add(1));
    let (id, card, text) = (id.clone(), card.clone(), Rc::clone(text));
    let record = Record { id, revision, writer: tab, saved_at: device.now(), card, text };
    match write(device, &record) {
        Ok(entry) => Action::Kept { entry, from: *base },
        Err(status) => Action::Saved(status),
    }
}

/// Does what the list asks for; the answer says what came of it.
pub fn answer(device: &dyn Device, request: Request, tab: u64) -> Action {
    match request {
        Request::Fetch(id) => Action::Reopen { records: records(device, &id), id, show: true },
        Request::Label(id, label) => rewrite(device, &id, &id, tab, |card| {
            card.copy = card.copy && label.is_empty();
            card.label = label;
        }),
        Request::Copy(id, copy) => rewrite(device, &id, &copy, tab, |card| card.copy = true),
        Request::Discard(id) => {
            let record = records(device, &id).into_iter().next();
            forget(device, &id);
            Action::Discarded(id, record.map(Rc::new))
        }
        Request::Forget(id) => {
            forget(device, &id);
            Action::Discarded(id, None)
        }
        Request::Peek(ids) => {
            let newest = ids.iter().filter_map(|id| records(device, id).into_iter().next());
            Action::Compare(Comparing::Gathered(newest.collect()))
        }
        Request::PutBack(record) => match write(device, &record) {
            Ok(entry) => Action::Kept { from: None, entry },
            Err(status) => Action::Saved(status),
        },
    }
}

/// Writes the text of one assessment once more, with another card or under another id.
fn rewrite(device: &dyn Device, from: &WorkId, to: &WorkId, tab: u64, change: impl FnOnce(&mut Card)) -> Action {
    let Some(mut record) = records(device, from).into_iter().next() else {
        return Action::Discarded(from.clone(), None);
    };
    let former = (from == to).then(|| record.checksum());
    change(&mut record.card);
    record.revision = if from == to { record.revision.saturating_add(1) } else { 1 };
    (record.id, record.writer, record.saved_at) = (to.clone(), tab, device.now());
    match write(device, &record) {
        Ok(entry) => Action::Kept { entry, from: former },
        Err(status) => Action::Saved(status),
    }
}

fn forget(device: &dyn Device, id: &WorkId) {
    device.remove(&key(id, 0));
    device.remove(&key(id, 1));
    // Where the device refuses, a tab that ends at once may bring the assessment back, and it can be removed again.
    let _ = device.set(&removed(id), "");
}

fn removed(id: &WorkId) -> String {
    format!("{REMOVED}{id}")
}

/// What became of the records of the mirror, the second copy, which is written later than the device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovery {
    /// Put back onto the device, as only the mirror still had them, or had them newer.
    pub put_back: Vec<WorkId>,
    /// To be removed from the mirror, as they were removed from the device.
    pub removed: Vec<WorkId>,
    /// To be copied into the mirror, which does not know their newest state, such as a write that a reload cut off.
    pub unknown: Vec<WorkId>,
}

/// Brings the device and the mirror together after one of them may have been cut off.
pub fn recover(device: &dyn Device, mirrored: &[Record]) -> Recovery {
    let mut recovery = Recovery::default();
    for record in mirrored {
        if device.get(&removed(&record.id)).is_some() {
            recovery.removed.push(record.id.clone());
            continue;
        }
        let here = records(device, &record.id).into_iter().next();
        let newer = here.is_none_or(|here| here.revision < record.revision);
        if newer && write(device, record).is_ok() {
            recovery.put_back.push(record.id.clone());
        }
    }
    for key in device.keys() {
        let Some(id) = key.strip_prefix(REMOVED) else { continue };
        if !mirrored.iter().any(|record| record.id.as_str() == id) {
            device.remove(&key);
        }
    }
    let is_known =
        |entry: &Entry| mirrored.iter().any(|record| record.id == entry.id && record.checksum() == entry.checksum);
    recovery.unknown = entries(device).into_iter().filter(|entry| !is_known(entry)).map(|entry| entry.id).collect();
    recovery
}
