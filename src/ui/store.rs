//! Assessments on the device: the storage of the browser, and the number of this tab.

use std::cell::{Cell, RefCell};

use web_sys::Storage;
use yew::Callback;

use super::{browser, mirror};
use crate::session::shelf::{self, Device, Keeping, Request};
use crate::session::{Action, Record, SaveStatus, WorkId};

/// Where an earlier version kept its only assessment.
const OLD_KEY: &str = "zona-hijau/work";
/// Work that no version could read.
const UNREADABLE_KEY: &str = "zona-hijau/unreadable";
/// Which assessment this tab has in front; in the storage of the tab.
const DESK_KEY: &str = "zona-hijau/meja";

thread_local! {
    /// The latest assessment as text, for the dialog after a panic.
    static LATEST: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The work of an earlier version waits until it is kept as one of this version.
    static OLD_WAITS: Cell<bool> = const { Cell::new(false) };
    /// A number that no other tab has.
    static TAB: Cell<u64> = const { Cell::new(0) };
}

/// The storage that lasts and that all tabs share.
struct Local(Storage);

impl Device for Local {
    fn keys(&self) -> Vec<String> {
        let count = self.0.length().unwrap_or_default();
        (0..count).filter_map(|place| self.0.key(place).ok().flatten()).collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), SaveStatus> {
        self.0.set_item(key, text).map_err(|_| SaveStatus::Full)
    }

    fn remove(&self, key: &str) {
        // What cannot be removed shows up in the list again.
        let _ = self.0.remove_item(key);
    }

    fn now(&self) -> u64 {
        js_sys::Date::now() as u64
    }
}

/// The device; none in private modes and sandboxed frames that refuse it.
fn device() -> Option<Local> {
    browser::storage().map(Local)
}

fn tab_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// What the device kept: the list, and the assessment that this tab had in front, else the latest.
pub fn start() -> Vec<Action> {
    let tab = (js_sys::Date::now() as u64) << 20 ^ (js_sys::Math::random() * 1_048_576.0) as u64;
    TAB.set(tab);
    let Some(device) = device() else {
        return vec![Action::Listed { tab, entries: Vec::new() }];
    };
    let entries = shelf::entries(&device);
    let in_front = in_front();
    let known = entries.iter().find(|entry| Some(&entry.id) == in_front.as_ref()).or(entries.first());
    let reopen = known.map(|entry| entry.id.clone()).map(|id| {
        let records = shelf::records(&device, &id);
        Action::Reopen { id, records, show: false }
    });
    let old = device.get(OLD_KEY).map(|text| {
        OLD_WAITS.set(true);
        Action::Restore(text)
    });
    [Action::Listed { tab, entries }].into_iter().chain(old.or(reopen)).collect()
}

/// Keeps an assessment and says how that went.
pub fn keep(keeping: &Keeping) -> Action {
    LATEST.set(Some(keeping.text.to_string()));
    let Some(device) = device() else {
        return Action::Saved(SaveStatus::Blocked);
    };
    let answer = shelf::keep(&device, keeping, TAB.get());
    if matches!(answer, Action::Kept { .. }) {
        put_in_front(&keeping.id);
        mirror::copy(&device, &keeping.id);
        if OLD_WAITS.take() {
            device.remove(OLD_KEY);
        }
    }
    answer
}

/// Does what the list asks for.
pub fn answer(request: Request) -> Action {
    let Some(device) = device() else {
        return Action::Saved(SaveStatus::Blocked);
    };
    let answer = shelf::answer(&device, request, TAB.get());
    match &answer {
        Action::Reopen { id, records, .. } => {
            put_in_front(id);
            LATEST.set(records.first().map(|record| record.text.to_string()));
        }
        Action::Kept { entry, .. } => mirror::copy(&device, &entry.id),
        Action::Discarded(id, _) => mirror::remove(id),
        _ => {}
    }
    answer
}

/// The assessment that this tab had in front last.
pub fn in_front() -> Option<WorkId> {
    let id = tab_storage()?.get_item(DESK_KEY).ok().flatten()?;
    Some(WorkId::from(id.as_str()))
}

/// The next visit of this tab begins with this assessment.
fn put_in_front(id: &WorkId) {
    if let Some(storage) = tab_storage() {
        // Without it a reload shows the assessment written last.
        let _ = storage.set_item(DESK_KEY, id.as_str());
    }
}

/// Keeps work that cannot be read under a key of its own.
pub fn keep_unreadable(text: &str) {
    let Some(device) = device() else {
        return;
    };
    // Best effort: the message on screen offers the same text for download.
    if device.set(UNREADABLE_KEY, text).is_ok() && OLD_WAITS.take() {
        device.remove(OLD_KEY);
    }
    OLD_WAITS.set(false);
}

/// The latest assessment as text.
pub fn latest_work() -> Option<String> {
    let newest = || {
        let device = device()?;
        let id = shelf::entries(&device).first()?.id.clone();
        Some(shelf::records(&device, &id).first()?.text.to_string())
    };
    LATEST.with_borrow(Clone::clone).or_else(newest)
}

/// What is on the device now, of one assessment and in the list.
pub fn report(dispatch: &Callback<Action>, id: WorkId) {
    let Some(device) = device() else {
        return;
    };
    let record = shelf::records(&device, &id).into_iter().next().map(std::rc::Rc::new);
    dispatch.emit(Action::Listed { tab: TAB.get(), entries: shelf::entries(&device) });
    dispatch.emit(Action::Elsewhere { id, record });
}

/// Puts records that only the mirror still has back, and reports them; what the mirror does not
/// know, such as the write that a reload cut off, is copied there.
pub fn recover(dispatch: &Callback<Action>, mirrored: &[Record]) {
    let Some(device) = device() else {
        return;
    };
    for record in mirrored {
        let here = shelf::records(&device, &record.id).into_iter().next();
        let newer = here.is_none_or(|here| here.revision < record.revision);
        if newer && shelf::write(&device, record).is_ok() {
            report(dispatch, record.id.clone());
        }
    }
    for entry in shelf::entries(&device) {
        let is_known = |record: &Record| record.id == entry.id && record.checksum() == entry.checksum;
        if !mirrored.iter().any(is_known) {
            mirror::copy(&device, &entry.id);
        }
    }
}
