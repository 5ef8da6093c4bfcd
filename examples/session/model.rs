//! A tab: the session, its storages and its address, as the app has them.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use serde_json::{Value, json};
use zona_hijau::engine::assessment::EntryMode;
use zona_hijau::engine::text::Language;
use zona_hijau::i18n::Locale;
use zona_hijau::session::shelf::{self, Device, Keeping, Request};
use zona_hijau::session::{
    Action, DeviceRefusal, Effect, EntryView, Framing, KeepStatus, Page, Preferences, Record, Shelving, State, Theme,
    WorkId, update,
};

use super::device::{Fault, Storage};
use super::step::levers;

const LANGUAGE: &str = "bahasa";
const THEME: &str = "tema";

/// One tab of a browser.
#[derive(Debug)]
pub struct Model {
    /// What the user is doing.
    pub state: State,
    /// What lasts, and all tabs share.
    pub storage: Storage,
    /// The second copy of every assessment.
    mirror: BTreeMap<String, Record>,
    /// The assessment that the tab begins with after a reload.
    in_front: Option<WorkId>,
    address: Page,
    file: Option<String>,
    tab: u64,
}

impl Default for Model {
    fn default() -> Self {
        let mut model = Self {
            state: State::new(Preferences::default()),
            storage: Storage::default(),
            mirror: BTreeMap::new(),
            in_front: None,
            address: Page::Start,
            file: None,
            tab: 0,
        };
        model.reload();
        model
    }
}

impl Model {
    /// Carries out an action and all that follows from it.
    pub fn act(&mut self, action: Action) {
        let mut waiting = VecDeque::from([action]);
        while let Some(action) = waiting.pop_front() {
            let (state, effects) = update(&self.state, action);
            if state.work_id() != self.state.work_id() {
                self.in_front = state.work_id().cloned();
            }
            self.state = state;
            let reports: Vec<_> = effects.into_iter().filter_map(|effect| self.carry_out(effect)).collect();
            reports.into_iter().rev().for_each(|report| waiting.push_front(report));
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Action> {
        match effect {
            Effect::Keep(keeping) => return Some(self.keep(&keeping)),
            Effect::Shelf(request) => return Some(self.answer(request)),
            Effect::KeepPreferences => self.keep_preferences(),
            Effect::ShowPage(page) | Effect::ForgetLink(page) => self.address = page,
            Effect::Download { text, .. } => self.file = Some(text),
            Effect::ForgetAll => self.forget_all(),
            Effect::KeepUnreadable(_) | Effect::KeepPacks(_) | Effect::FocusName(_) | Effect::SelectName(_) => {}
            Effect::KeepWorkshop(_) | Effect::FetchWorkshop => {}
        }
        None
    }

    fn forget_all(&mut self) {
        for key in self.storage.keys().unwrap_or_default() {
            self.storage.remove(&key);
        }
        self.mirror.clear();
        self.in_front = None;
    }

    fn is_blocked(&self) -> bool {
        self.storage.fault.get() == Fault::Blocked
    }

    fn keep(&mut self, keeping: &Keeping) -> Action {
        if self.is_blocked() {
            return Action::Frame(Framing::KeepFailed(DeviceRefusal::Blocked));
        }
        let answer = shelf::keep(&self.storage, keeping, self.tab);
        if matches!(answer, Action::Shelf(Shelving::Kept { .. })) {
            self.copy(&keeping.id);
        }
        answer
    }

    fn answer(&mut self, request: Request) -> Action {
        if self.is_blocked() {
            return Action::Frame(Framing::KeepFailed(DeviceRefusal::Blocked));
        }
        let answer = shelf::answer(&self.storage, request, self.tab);
        match &answer {
            Action::Shelf(Shelving::Kept { listing, .. }) | Action::Shelf(Shelving::KeptBeside { listing, .. }) => {
                self.copy(&listing.id)
            }
            Action::Shelf(Shelving::Discarded(id, _)) => {
                self.mirror.remove(id.as_str());
            }
            _ => {}
        }
        answer
    }

    fn copy(&mut self, id: &WorkId) {
        if let Ok(Some(record)) = shelf::newest(&self.storage, id) {
            self.mirror.insert(id.to_string(), record);
        }
    }

    fn keep_preferences(&self) {
        if !self.is_blocked() {
            let Preferences { language, theme } = self.state.preferences;
            // What is not kept is the former one after a reload.
            let _ = self.storage.set(LANGUAGE, Locale::new(language).tag());
            let _ = self.storage.set(THEME, theme.name());
        }
    }

    /// Loads the page again; nothing is wrong with the storage any more.
    pub fn reload(&mut self) {
        self.storage.fault.set(Fault::None);
        self.tab += 1;
        let kept = |key| self.storage.get(key).ok().flatten();
        let english = kept(LANGUAGE).as_deref() == Some("en");
        let language = if english { Language::English } else { Language::Indonesian };
        let theme = kept(THEME).map(|name| Theme::from_name(&name)).unwrap_or_default();
        self.state = State::new(Preferences { language, theme });
        let listings = shelf::listings(&self.storage).unwrap_or_default();
        let known = listings.iter().find(|listing| Some(&listing.id) == self.in_front.as_ref()).or(listings.first());
        let id = known.map(|listing| listing.id.clone());
        let unreadable = shelf::unreadable(&self.storage).unwrap_or_default();
        self.act(Action::Shelf(Shelving::Listed { tab: self.tab, listings, unreadable }));
        if let Some(id) = id {
            let records = shelf::records(&self.storage, &id).unwrap_or_default();
            self.act(Action::Reopen { id, records, show: false });
        }
        self.act(Action::Frame(Framing::Go(self.address)));
        self.recover();
    }

    /// Brings storage and mirror together, as after every start.
    fn recover(&mut self) {
        let mirrored: Vec<_> = self.mirror.values().cloned().collect();
        let Ok(recovery) = shelf::recover(&self.storage, &mirrored) else {
            return;
        };
        recovery.put_back.into_iter().for_each(|id| self.report(id));
        for id in &recovery.removed {
            self.mirror.remove(id.as_str());
        }
        recovery.unknown.iter().for_each(|id| self.copy(id));
    }

    /// Another tab removes everything from the storage.
    pub fn wipe(&mut self) {
        self.storage.wipe();
        if !self.is_blocked()
            && let Some(id) = self.in_front.clone()
        {
            self.report(id);
        }
    }

    fn report(&mut self, id: WorkId) {
        if let (Ok(record), Ok(listings)) = (shelf::newest(&self.storage, &id), shelf::listings(&self.storage)) {
            let unreadable = shelf::unreadable(&self.storage).unwrap_or_default();
            self.act(Action::Shelf(Shelving::Listed { tab: self.tab, listings, unreadable }));
            self.act(Action::Elsewhere { id, record: record.map(Rc::new) });
        }
    }

    /// What the screens show of the state.
    pub fn told(&self) -> Value {
        let state = &self.state;
        let locale = Locale::new(state.preferences.language);
        let work = state.work();
        let verdict = work.and_then(|work| work.outcome.verdict.as_ref());
        let units = work.map(|work| work.assessment.units.as_slice()).unwrap_or_default();
        let units: Vec<_> =
            units.iter().map(|unit| json!({ "id": unit.id.as_str(), "mode": mode(unit.entry.mode()) })).collect();
        json!({
            "page": state.page.name(),
            "language": locale.tag(),
            "theme": state.preferences.theme.name(),
            "instrument": work.map(|work| work.assessment.instrument.id.clone()),
            "units": units,
            "unit": state.unit.as_ref().map(|unit| unit.as_str()),
            "view": view(state.view),
            "measure": mode(state.measure.mode()),
            "undo": state.history.can_undo(),
            "redo": state.history.can_redo(),
            "total": verdict.map(|verdict| locale.score(verdict.total)),
            "refused": state.rejected.keys().filter(|field| field.page() == Page::Entry).count(),
            "listed": state.library.listings.len(),
            "moves": state.improve.moves.len(),
            "levers": if state.page == Page::Improve { levers(self) } else { Value::Null },
            "removed": !state.library.removed.is_empty(),
            "saved": keep_status(state.kept),
            "gone": state.clash.is_some(),
        })
    }

    /// The file of the assessment in front, and everything that is kept on the device.
    pub fn laid_open(&mut self) -> Value {
        self.file = None;
        self.act(Action::SaveFile);
        let fault = self.storage.fault.replace(Fault::None);
        let listings = shelf::listings(&self.storage).unwrap_or_default();
        let kept: Vec<_> = listings.iter().map(|listing| self.kept(&listing.id)).collect();
        self.storage.fault.set(fault);
        json!({ "file": self.file, "kept": kept })
    }

    fn kept(&self, id: &WorkId) -> Value {
        let record = shelf::newest(&self.storage, id).ok().flatten();
        let about = |record: Record| {
            let card = record.card;
            json!([card.units, card.copy, card.instrument, card.label, card.body, &*record.text])
        };
        record.map(about).unwrap_or_default()
    }
}

/// The names of ways to enter a unit, as the page has them.
pub const MODES: [(&str, EntryMode); 4] = [
    ("total", EntryMode::Total),
    ("points", EntryMode::Points),
    ("percent", EntryMode::Percent),
    ("indicators", EntryMode::Indicators),
];

/// The names of views, as the page has them.
pub const VIEWS: [(&str, EntryView); 3] =
    [("rapor", EntryView::Summary), ("unit", EntryView::Unit), ("kisi", EntryView::Grid)];

fn mode(mode: EntryMode) -> &'static str {
    MODES.iter().find(|(_, known)| *known == mode).map(|(name, _)| *name).unwrap_or_default()
}

fn view(view: EntryView) -> &'static str {
    VIEWS.iter().find(|(_, known)| *known == view).map(|(name, _)| *name).unwrap_or_default()
}

fn keep_status(status: KeepStatus) -> &'static str {
    match status {
        KeepStatus::Nothing => "nothing",
        KeepStatus::Pending => "pending",
        KeepStatus::Kept => "saved",
        KeepStatus::Refused(DeviceRefusal::Full) => "full",
        KeepStatus::Refused(DeviceRefusal::Blocked) => "blocked",
    }
}
