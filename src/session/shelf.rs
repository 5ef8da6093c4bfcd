//! How assessments are written to the device and read from it.
//!
//! Each assessment has two slots. What is written goes into the slot that does not hold the
//! newest record, so that a kill in the middle leaves the former one whole, and that one stays as
//! the recovery copy. Which is the newer is told by the revision, and that a slot is whole by its
//! checksum; no pointer has to be written besides. A write names the record that it follows from,
//! and does nothing where another tab has written since.

use super::frame::Framing;
use super::shelving::Shelving;
use std::rc::Rc;

use super::action::{Action, Theirs};
use super::compare::Comparing;
use super::library::{Card, Damage, Listing, Record, Unreadable, WorkId};
use super::state::DeviceRefusal;

/// Keys of the storage begin with this, then id and slot.
pub const PREFIX: &str = "zona-hijau/penilaian/";

/// The id of the only assessment that an earlier version kept, where it cannot be read; others are made of numbers.
const EARLIER: &str = "semula";

/// With an id, that this assessment was removed, and its last revision: the mirror may not know it yet. Earlier versions
/// wrote no revision.
const REMOVED: &str = "zona-hijau/dihapus/";

/// A storage of texts by key, such as that of the browser.
pub trait Device {
    /// All keys.
    ///
    /// # Errors
    /// The storage refuses; what it holds is not known then.
    fn keys(&self) -> Result<Vec<String>, DeviceRefusal>;
    /// The text of a key.
    ///
    /// # Errors
    /// The storage refuses; whether there is a text is not known then.
    fn get(&self, key: &str) -> Result<Option<String>, DeviceRefusal>;
    /// Stores a text in place of the former one.
    ///
    /// # Errors
    /// The storage is full or refuses; the former text is still there then.
    fn set(&self, key: &str, text: &str) -> Result<(), DeviceRefusal>;
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
    /// Put back what was discarded; under the id where another tab has written the assessment again since.
    PutBack(Rc<Record>, WorkId),
}

fn key(id: &WorkId, slot: u64) -> String {
    format!("{PREFIX}{id}/{slot}")
}

/// The id in a key of the storage.
pub fn id_of(key: &str) -> Option<WorkId> {
    let (id, _) = key.strip_prefix(PREFIX)?.rsplit_once('/')?;
    Some(WorkId::from(id))
}

/// The two slots of an assessment as they are.
fn slots(device: &dyn Device, id: &WorkId) -> Result<[Option<Result<Record, Damage>>; 2], DeviceRefusal> {
    let read = |slot| Ok(device.get(&key(id, slot))?.map(|text| Record::read(id, &text)));
    Ok([read(0)?, read(1)?])
}

/// Whether a newer version of this program has written here.
fn hold_newer(slots: &[Option<Result<Record, Damage>>; 2]) -> bool {
    slots.contains(&Some(Err(Damage::Newer)))
}

fn whole([even, odd]: [Option<Result<Record, Damage>>; 2]) -> Vec<Record> {
    match (even.and_then(Result::ok), odd.and_then(Result::ok)) {
        (Some(even), Some(odd)) if even.revision < odd.revision => vec![odd, even],
        (even, odd) => even.into_iter().chain(odd).collect(),
    }
}

/// The whole records of an assessment, the newest first.
///
/// # Errors
/// The storage refuses.
pub fn records(device: &dyn Device, id: &WorkId) -> Result<Vec<Record>, DeviceRefusal> {
    slots(device, id).map(whole)
}

/// The newest whole record of an assessment.
///
/// # Errors
/// The storage refuses.
pub fn newest(device: &dyn Device, id: &WorkId) -> Result<Option<Record>, DeviceRefusal> {
    Ok(records(device, id)?.into_iter().next())
}

/// The list, the assessment written last first.
///
/// # Errors
/// The storage refuses.
pub fn listings(device: &dyn Device) -> Result<Vec<Listing>, DeviceRefusal> {
    let mut listings: Vec<Listing> = Vec::new();
    for id in device.keys()?.iter().filter_map(|key| id_of(key)) {
        if listings.iter().any(|listing| listing.id == id) {
            continue;
        }
        if let Some(record) = newest(device, &id)? {
            let listing = Listing::from(&record);
            let place = listings.iter().position(|other| other.kept_at < listing.kept_at);
            listings.insert(place.unwrap_or(listings.len()), listing);
        }
    }
    Ok(listings)
}

/// The assessments of which neither slot can be read.
///
/// # Errors
/// The storage refuses.
pub fn unreadable(device: &dyn Device) -> Result<Vec<Unreadable>, DeviceRefusal> {
    let mut found: Vec<Unreadable> = Vec::new();
    for name in device.keys()? {
        let Some(id) = id_of(&name) else { continue };
        let slots = slots(device, &id)?;
        let is_newer = hold_newer(&slots);
        if whole(slots).is_empty()
            && let Some(stored) = device.get(&name)?
        {
            let damage = if is_newer { Damage::Newer } else { Damage::Broken };
            let one = Unreadable::new(&id, damage, &stored);
            match found.iter_mut().find(|known| known.id == id) {
                Some(known) if one.is_better_than(known) => *known = one,
                Some(_) => {}
                None => found.push(one),
            }
        }
    }
    Ok(found)
}

/// Puts the work of an earlier version that cannot be read among the others that cannot.
///
/// # Errors
/// The storage is full or refuses.
pub fn set_aside(device: &dyn Device, text: &str) -> Result<(), DeviceRefusal> {
    device.set(&key(&WorkId::from(EARLIER), 0), text)
}

/// Writes a record into the slot that does not hold the newest one.
pub fn write(device: &dyn Device, record: &Record) -> Result<Listing, DeviceRefusal> {
    device.set(&key(&record.id, record.revision % 2), &record.to_text())?;
    device.remove(&removed(&record.id));
    Ok(Listing::from(record))
}

/// Keeps an assessment, unless another tab has written since.
pub fn keep(device: &dyn Device, keeping: &Keeping, tab: u64) -> Action {
    // What cannot be read is not gone.
    keep_after(device, keeping, tab).unwrap_or_else(|refusal| Action::Frame(Framing::KeepFailed(refusal)))
}

fn keep_after(device: &dyn Device, keeping: &Keeping, tab: u64) -> Result<Action, DeviceRefusal> {
    let Keeping { id, base, card, text } = keeping;
    let slots = slots(device, id)?;
    let is_newer = hold_newer(&slots);
    let newest = whole(slots).into_iter().next();
    if newest.as_ref().map(Record::checksum) != *base || is_newer {
        let theirs = if newest.is_some() { Theirs::Written } else { Theirs::Removed };
        return Ok(Action::Clashed { id: id.clone(), theirs });
    }
    let last = match newest {
        Some(newest) => Some(newest.revision),
        None => last_removed(device, id)?,
    };
    let revision = last.map_or(1, |last| last.saturating_add(1));
    let (id, card, text) = (id.clone(), card.clone(), Rc::clone(text));
    let record = Record { id, revision, writer: tab, kept_at: device.now(), card, text };
    Ok(Action::Shelf(Shelving::Kept { listing: write(device, &record)?, from: *base }))
}

/// Does what the list asks for; the answer says what came of it.
pub fn answer(device: &dyn Device, request: Request, tab: u64) -> Action {
    carry_out(device, request, tab).unwrap_or_else(|refusal| Action::Frame(Framing::ListRefused(refusal)))
}

fn carry_out(device: &dyn Device, request: Request, tab: u64) -> Result<Action, DeviceRefusal> {
    Ok(match request {
        Request::Fetch(id) => Action::Reopen { records: records(device, &id)?, id, show: true },
        Request::Label(id, label) => rewrite(device, &id, &id, tab, |card| {
            card.copy = card.copy && label.is_empty();
            card.label = label;
        })?,
        Request::Copy(id, copy) => rewrite(device, &id, &copy, tab, |card| card.copy = true)?,
        Request::Discard(id) => {
            let record = forget(device, &id)?;
            Action::Shelf(Shelving::Discarded(id, record.map(Rc::new)))
        }
        Request::Forget(id) => {
            forget(device, &id)?;
            Action::Shelf(Shelving::Discarded(id, None))
        }
        Request::Peek(ids) => {
            let newest = ids.iter().filter_map(|id| newest(device, id).transpose());
            Action::Compare(Comparing::Gathered(newest.collect::<Result<_, _>>()?))
        }
        Request::PutBack(record, copy) => put_back(device, &record, &copy, tab)?,
    })
}

/// Writes the text of one assessment once more, with another card or under another id. What a newer version has written
/// stays as it is.
fn rewrite(
    device: &dyn Device,
    from: &WorkId,
    to: &WorkId,
    tab: u64,
    change: impl FnOnce(&mut Card),
) -> Result<Action, DeviceRefusal> {
    let slots = slots(device, from)?;
    let is_newer = hold_newer(&slots);
    let Some(mut record) = whole(slots).into_iter().next() else {
        return Ok(Action::Shelf(Shelving::Vanished(from.clone())));
    };
    let former = (from == to).then(|| record.checksum());
    if from == to && is_newer {
        return Ok(Action::Shelf(Shelving::Kept { listing: Listing::from(&record), from: former }));
    }
    change(&mut record.card);
    record.revision = if from == to { record.revision.saturating_add(1) } else { 1 };
    (record.id, record.writer, record.kept_at) = (to.clone(), tab, device.now());
    Ok(Action::Shelf(Shelving::Kept { listing: write(device, &record)?, from: former }))
}

/// Puts a discarded record back. What another tab has written under its id since stays, and the record becomes a copy
/// beside it, so that neither is lost.
fn put_back(device: &dyn Device, record: &Rc<Record>, copy: &WorkId, tab: u64) -> Result<Action, DeviceRefusal> {
    let slots = slots(device, &record.id)?;
    let is_newer = hold_newer(&slots);
    let is_same = |there: &Record| there.text == record.text && there.card.label == record.card.label;
    match whole(slots).into_iter().next() {
        None if !is_newer => {
            // Another tab may have written more of it and removed that, too.
            let later = last_removed(device, &record.id)?.filter(|last| *last > record.revision);
            let revision = later.map_or(record.revision, |last| last.saturating_add(1));
            Ok(Action::Shelf(Shelving::Kept {
                listing: write(device, &Record { revision, ..(**record).clone() })?,
                from: None,
            }))
        }
        Some(there) if is_same(&there) => {
            Ok(Action::Shelf(Shelving::Kept { listing: Listing::from(&there), from: None }))
        }
        _ => {
            let card = Card { copy: true, ..record.card.clone() };
            let text = Rc::clone(&record.text);
            let beside = Record { id: copy.clone(), revision: 1, writer: tab, kept_at: device.now(), card, text };
            Ok(Action::Shelf(Shelving::KeptBeside { listing: write(device, &beside)?, of: Rc::clone(record) }))
        }
    }
}

/// Removes an assessment, and hands over what was its newest record.
fn forget(device: &dyn Device, id: &WorkId) -> Result<Option<Record>, DeviceRefusal> {
    let newest = newest(device, id)?;
    let last = newest.as_ref().map(|record| record.revision).max(last_removed(device, id)?);
    device.remove(&key(id, 0));
    device.remove(&key(id, 1));
    let marker = last.map(|last| last.to_string()).unwrap_or_default();
    // Where the device refuses, a tab that ends at once may bring the assessment back, and it can be removed again.
    let _ = device.set(&removed(id), &marker);
    Ok(newest)
}

fn removed(id: &WorkId) -> String {
    format!("{REMOVED}{id}")
}

/// The revision at which an assessment was removed. What is written again continues from it, else the mirror, which may
/// still have that revision, would seem to know it better.
fn last_removed(device: &dyn Device, id: &WorkId) -> Result<Option<u64>, DeviceRefusal> {
    Ok(device.get(&removed(id))?.and_then(|revision| revision.parse().ok()))
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
    /// Why something could not be put back: only the mirror has it still.
    pub refused: Option<DeviceRefusal>,
}

/// Brings the device and the mirror together after one of them may have been cut off.
///
/// # Errors
/// The storage refuses to be read.
pub fn recover(device: &dyn Device, mirrored: &[Record]) -> Result<Recovery, DeviceRefusal> {
    let mut recovery = Recovery::default();
    // What the mirror has newer than the device, or what a newer version wrote: it must not be overwritten there.
    let mut ahead = Vec::new();
    for record in mirrored {
        if device.get(&removed(&record.id))?.is_some() {
            recovery.removed.push(record.id.clone());
            continue;
        }
        let slots = slots(device, &record.id)?;
        if hold_newer(&slots) {
            ahead.push(&record.id);
            continue;
        }
        if whole(slots).first().is_some_and(|here| here.revision >= record.revision) {
            continue;
        }
        match write(device, record) {
            Ok(_) => recovery.put_back.push(record.id.clone()),
            Err(refusal) => {
                ahead.push(&record.id);
                recovery.refused = Some(refusal);
            }
        }
    }
    for key in device.keys()? {
        let Some(id) = key.strip_prefix(REMOVED) else { continue };
        if !mirrored.iter().any(|record| record.id.as_str() == id) {
            device.remove(&key);
        }
    }
    let is_known = |listing: &Listing| {
        mirrored.iter().any(|record| record.id == listing.id && record.checksum() == listing.checksum)
    };
    let listings = listings(device)?.into_iter().filter(|listing| !is_known(listing)).map(|listing| listing.id);
    recovery.unknown = listings.filter(|id| !ahead.contains(&id)).collect();
    Ok(recovery)
}
