//! Assessments on the device: the storage of the browser, and the number of this tab.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Storage;
use yew::Callback;

use super::{browser, mirror};
use crate::session::embed::pack_in;
use crate::session::packs_beside;
use crate::session::shelf::{self, Device, Keeping, Request};
use crate::session::{Action, DeviceRefusal, Framing, Record, Shelving, WorkId};

/// Where an earlier version kept its only assessment.
const OLD_KEY: &str = "zona-hijau/work";
/// The workshop that is under way: in the storage of the tab its own, in the one that lasts the latest of all tabs.
const WORKSHOP_KEY: &str = "zona-hijau/lokakarya";
/// Own instrument packs.
const PACKS_KEY: &str = "zona-hijau/packs";
/// What every key of this app begins with, also those of the app inside other pages.
const FAMILY: &str = "zona-hijau/";
/// Which assessment this tab has in front; in the storage of the tab.
const IN_FRONT_KEY: &str = "zona-hijau/meja";

thread_local! {
    /// The latest assessment as text, for the dialog after a panic.
    static LATEST: RefCell<Option<Rc<str>>> = const { RefCell::new(None) };
    /// What shall be kept, one for each assessment.
    static UNKEPT: RefCell<Vec<Rc<Keeping>>> = const { RefCell::new(Vec::new()) };
    /// The work of an earlier version waits until it is kept as one of this version.
    static OLD_WAITS: Cell<bool> = const { Cell::new(false) };
    /// A number that no other tab has.
    static TAB: Cell<u64> = const { Cell::new(0) };
    static SCOPE: String = scope_of_frame();
}

/// What stands before every key. The app itself has nothing there. Inside another page each host, each name of a frame
/// and each instrument that the address names has keys of its own, so that two calculators of one host do not share their
/// work, and no host is told what was entered elsewhere.
pub fn scope() -> String {
    SCOPE.with(Clone::clone)
}

fn scope_of_frame() -> String {
    let embedding = browser::embedding();
    if !embedding.is_framed() {
        return String::new();
    }
    let frame = web_sys::window().and_then(|window| window.name().ok()).unwrap_or_default();
    // A name may hold anything; encoded, it cannot end the scope early.
    let frame = String::from(js_sys::encode_uri_component(&frame));
    let pack = pack_in(browser::parameter).map(|pack| format!("@{pack}")).unwrap_or_default();
    format!("{FAMILY}sematan/{}/{frame}{pack}/", embedding.host().unwrap_or_default())
}

/// A storage of the browser, and what stands before its keys.
struct Local(Storage, String);

impl Local {
    fn key(&self, key: &str) -> String {
        [&self.1, key].concat()
    }
}

impl Device for Local {
    fn keys(&self) -> Result<Vec<String>, DeviceRefusal> {
        let count = self.0.length().map_err(|_| DeviceRefusal::Blocked)?;
        let all = (0..count).filter_map(|place| self.0.key(place).ok().flatten());
        Ok(all.filter_map(|key| key.strip_prefix(&*self.1).map(str::to_owned)).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, DeviceRefusal> {
        self.0.get_item(&self.key(key)).map_err(|_| DeviceRefusal::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), DeviceRefusal> {
        self.0.set_item(&self.key(key), text).map_err(|_| DeviceRefusal::Full)
    }

    fn remove(&self, key: &str) {
        // What cannot be removed shows up in the list again.
        let _ = self.0.remove_item(&self.key(key));
    }

    fn now(&self) -> u64 {
        js_sys::Date::now() as u64
    }
}

/// The device; none in private modes and sandboxed frames that refuse it.
fn device() -> Option<Local> {
    browser::storage().map(|storage| Local(storage, scope()))
}

fn tab_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// The storage of this tab, which survives a reload and no more; frames of one page share it, too.
fn tab_device() -> Option<Local> {
    tab_storage().map(|storage| Local(storage, scope()))
}

/// What the device kept: the list, and the assessment that this tab had in front, else the latest.
pub fn start() -> Vec<Action> {
    let tab = (js_sys::Date::now() as u64) << 20 ^ (js_sys::Math::random() * 1_048_576.0) as u64;
    TAB.set(tab);
    let device = device().filter(|_| browser::embedding().keeps_work());
    let Some((device, listings)) = device.and_then(|device| shelf::listings(&device).ok().map(|all| (device, all)))
    else {
        return vec![Action::Shelf(Shelving::Listed { tab, listings: Vec::new(), unreadable: Vec::new() })];
    };
    let in_front = in_front();
    let known = listings.iter().find(|listing| Some(&listing.id) == in_front.as_ref()).or(listings.first());
    let reopen = known.map(|listing| listing.id.clone()).and_then(|id| {
        let records = shelf::records(&device, &id).ok()?;
        Some(Action::Reopen { id, records, show: false })
    });
    let old = device.get(OLD_KEY).ok().flatten().map(|text| {
        OLD_WAITS.set(true);
        Action::Restore(text)
    });
    let unreadable = shelf::unreadable(&device).unwrap_or_default();
    [Action::Shelf(Shelving::Listed { tab, listings, unreadable })].into_iter().chain(old.or(reopen)).collect()
}

/// Keeps an assessment with the next [`flush`]; of several versions the last.
pub fn keep_soon(keeping: Rc<Keeping>) {
    LATEST.set(Some(Rc::clone(&keeping.text)));
    UNKEPT.with_borrow_mut(|unkept| {
        unkept.retain(|other| other.id != keeping.id);
        unkept.push(keeping);
    });
}

/// Whether anything waits to be kept.
pub fn has_unkept() -> bool {
    UNKEPT.with_borrow(|unkept| !unkept.is_empty())
}

/// Keeps what waits for it and says how that went.
pub fn flush() -> Vec<Action> {
    UNKEPT.take().iter().map(|keeping| keep(keeping)).collect()
}

fn keep(keeping: &Keeping) -> Action {
    let Some(device) = device() else {
        return Action::Frame(Framing::KeepFailed(DeviceRefusal::Blocked));
    };
    let answer = shelf::keep(&device, keeping, TAB.get());
    if matches!(answer, Action::Shelf(Shelving::Kept { .. })) {
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
        return Action::Frame(Framing::ListRefused(DeviceRefusal::Blocked));
    };
    let answer = shelf::answer(&device, request, TAB.get());
    match &answer {
        Action::Shelf(Shelving::Kept { listing, .. }) | Action::Shelf(Shelving::KeptBeside { listing, .. }) => {
            mirror::copy(&device, &listing.id)
        }
        Action::Shelf(Shelving::Discarded(id, _)) => mirror::remove(id),
        _ => {}
    }
    answer
}

/// The assessment that this tab had in front last.
pub fn in_front() -> Option<WorkId> {
    let id = tab_device()?.get(IN_FRONT_KEY).ok()??;
    Some(WorkId::from(id.as_str()))
}

/// Another assessment is in front, or none: the next visit of this tab begins with it.
pub fn put_in_front(id: Option<&WorkId>) {
    LATEST.set(None);
    if let Some(tab) = tab_device() {
        match id {
            // Without it a reload shows the assessment written last.
            Some(id) => drop(tab.set(IN_FRONT_KEY, id.as_str())),
            None => tab.remove(IN_FRONT_KEY),
        }
    }
}

/// Puts work of an earlier version that cannot be read into the list.
pub fn keep_unreadable(text: &str) -> Option<Action> {
    let waited = OLD_WAITS.take();
    let device = device()?;
    // Best effort: the message on screen offers the same text for download.
    if shelf::set_aside(&device, text).is_ok() && waited {
        device.remove(OLD_KEY);
    }
    listed(&device)
}

/// The list as it is on the device now; nothing where the device refuses.
fn listed(device: &Local) -> Option<Action> {
    let listings = shelf::listings(device).ok()?;
    let unreadable = shelf::unreadable(device).unwrap_or_default();
    Some(Action::Shelf(Shelving::Listed { tab: TAB.get(), listings, unreadable }))
}

/// The latest assessment as text.
pub fn latest_work() -> Option<String> {
    let newest = || {
        let device = device()?;
        let latest = || Some(shelf::listings(&device).ok()?.first()?.id.clone());
        let id = in_front().or_else(latest)?;
        Some(shelf::newest(&device, &id).ok()??.text.to_string())
    };
    LATEST.with_borrow(|latest| latest.as_deref().map(str::to_owned)).or_else(newest)
}

/// The own packs that were kept on the device.
pub fn kept_packs() -> Vec<String> {
    let kept = device().and_then(|device| device.get(PACKS_KEY).ok()?);
    kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps own packs beside those that another tab has kept, or that cannot be read here. Returns whether it could.
pub fn keep_packs(packs: &[Rc<str>]) -> bool {
    let list: serde_json::Value = packs_beside(kept_packs(), packs).into_iter().collect();
    device().is_some_and(|device| device.set(PACKS_KEY, &list.to_string()).is_ok())
}

/// The workshop that was under way: the one of this tab, else the latest.
pub fn kept_workshop() -> Option<String> {
    let own = tab_device().and_then(|tab| tab.get(WORKSHOP_KEY).ok()?);
    own.or_else(|| device()?.get(WORKSHOP_KEY).ok()?)
}

/// Keeps a workshop that is under way, or none any more. One that another tab began since stays.
pub fn keep_workshop(text: Option<&str>) {
    let tab = tab_device();
    let own = tab.as_ref().and_then(|tab| tab.get(WORKSHOP_KEY).ok()?);
    // A refusal costs the place in the workshop after a reload, and nothing else.
    let write = |storage: &Local| match text {
        Some(text) => drop(storage.set(WORKSHOP_KEY, text)),
        None => storage.remove(WORKSHOP_KEY),
    };
    tab.iter().for_each(write);
    let latest = || device()?.get(WORKSHOP_KEY).ok()?;
    if text.is_some() || own.is_none() || own == latest() {
        device().iter().for_each(write);
    }
}

/// Deletes everything that is kept in this browser; inside another page, what was entered in this frame.
pub fn forget_everything() {
    LATEST.set(None);
    // What waits to be written must not come back.
    UNKEPT.take();
    OLD_WAITS.set(false);
    let scope = scope();
    let own = if scope.is_empty() { FAMILY } else { &*scope };
    for storage in browser::storage().into_iter().chain(tab_storage()) {
        let everything = Local(storage, String::new());
        // A storage that cannot be read cannot be emptied either.
        for key in everything.keys().unwrap_or_default().iter().filter(|key| key.starts_with(own)) {
            everything.remove(key);
        }
    }
    mirror::empty();
    if scope.is_empty() {
        browser::ask_start_script("zh-hapus");
    }
}

/// The assessment in a key of the storage that another tab changed.
pub fn changed(key: &str) -> Option<WorkId> {
    shelf::id_of(key.strip_prefix(&*scope())?)
}

/// What is on the device now, of one assessment and in the list; nothing where the device refuses.
pub fn report(dispatch: &Callback<Action>, id: WorkId) {
    let Some(device) = device() else {
        return;
    };
    if let (Ok(record), Some(listed)) = (shelf::newest(&device, &id), listed(&device)) {
        dispatch.emit(listed);
        dispatch.emit(Action::Elsewhere { id, record: record.map(Rc::new) });
    }
}

/// Puts records that only the mirror still has back, and reports them; what the mirror has otherwise is mended there.
pub fn recover(dispatch: &Callback<Action>, mirrored: &[Record]) {
    let Some(device) = device() else {
        return;
    };
    let Ok(recovery) = shelf::recover(&device, mirrored) else {
        return;
    };
    recovery.put_back.into_iter().for_each(|id| report(dispatch, id));
    recovery.removed.iter().for_each(mirror::remove);
    recovery.unknown.iter().for_each(|id| mirror::copy(&device, id));
    recovery.refused.into_iter().for_each(|refusal| dispatch.emit(Action::Frame(Framing::ListRefused(refusal))));
}
