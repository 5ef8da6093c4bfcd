//! The one function that changes a session.

use std::rc::Rc;

use super::action::{Action, Effect};
use super::edit::{self, Field};
use super::frame::update_frame;
use super::paste;
use super::state::{EntryView, Notice, Page, Rejected, SaveStatus, State, Work};
use super::{Anchor, demo};
use crate::engine::Rules;
use crate::engine::assessment::{self, Assessment, Body, Entry, EntryMode, FollowUp, InstrumentRef, Overrides, Unit};
use crate::engine::document::Unknown;
use crate::engine::instrument::{Instrument, find_builtin};
use crate::engine::text::{IndicatorId, UnitId};

/// The state after an action, and what the browser shall do about it.
pub fn update(state: &State, action: Action) -> (State, Vec<Effect>) {
    if let Some(framed) = update_frame(state, &action) {
        return framed;
    }
    let mut next = state.clone();
    let effects = next.apply(action);
    (next, effects)
}

impl State {
    fn apply(&mut self, action: Action) -> Vec<Effect> {
        match action {
            // Done by `update_frame`.
            Action::Go(_) | Action::Speak(_) | Action::Paint(_) | Action::Dismiss | Action::Saved(_) => {}
            Action::ChooseInstrument(_) | Action::ChooseKind(_) => {}
            Action::Begin => return self.begin(),
            Action::OpenDemo(id) => return self.open_demo(id),
            Action::OpenFile { name, text } => return self.open_file(name, &text),
            Action::OpenPack { name, text } => return self.open_pack(name, &text),
            Action::RestorePack(text) => self.restore_pack(&text),
            Action::Restore(text) => return self.restore(text),
            Action::View(view) => self.view = view,
            Action::Measure(mode) => self.measure = mode,
            Action::SelectUnit(unit) => self.unit = Some(unit),
            Action::Enter(field, typed) => return self.enter(field, &typed),
            Action::Answer(unit, indicator, answer) => return self.answer(&unit, &indicator, answer),
            Action::SetMode(unit, mode) => return self.set_mode(&unit, mode),
            Action::AddUnit(name) => return self.add_unit(name),
            Action::RemoveUnit(unit) => return self.remove_unit(&unit),
            Action::Paste(anchor, text) => return self.paste(&anchor, &text),
            Action::Follow(answer) => return self.change(|next, _| next.follow_up = answer),
            Action::ResetOverrides => return self.reset_overrides(),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::SaveFile => return self.save_file(),
            Action::Forget => return self.forget(),
        }
        Vec::new()
    }

    fn show(&mut self, page: Page) -> Effect {
        self.page = self.embedding.nearest(page);
        Effect::ShowPage(self.page)
    }

    /// As on a first visit, with nothing left to undo: the next user of this device must find nothing.
    fn forget(&mut self) -> Vec<Effect> {
        let embedding = std::mem::take(&mut self.embedding);
        *self = Self { embedding, ..Self::new(self.preferences) };
        self.notice = Some(Rc::new(Notice::Forgotten));
        vec![Effect::ForgetAll, self.show(Page::Start)]
    }

    fn begin(&mut self) -> Vec<Effect> {
        let Some(instrument) = self.packs.find(&self.setup.instrument) else {
            return Vec::new();
        };
        let Some(rules) = Rules::published(&instrument) else {
            return Vec::new();
        };
        let assessment = blank(&instrument, &kind_for(&instrument, &self.setup.kind));
        // Earlier rounds are over, so there is a rapor to copy from; the newest is assessed by indicator.
        let newest = crate::engine::instrument::builtin().next() == Some(instrument.id.as_str());
        self.view = if newest { EntryView::Unit } else { EntryView::Summary };
        let former = self.work.as_ref().map(|work| Notice::Begun { name: work.assessment.body.name.clone() });
        let mut effects = self.take_up(Some(Work::new(assessment, Rc::new(rules))), former);
        effects.push(self.show(Page::Entry));
        effects
    }

    fn open_demo(&mut self, id: &str) -> Vec<Effect> {
        let Some((assessment, rules)) = demo::file(id).and_then(|file| assessment::read(file, find_builtin).ok())
        else {
            return Vec::new();
        };
        let name = assessment.body.name.clone();
        let mut effects = self.take_up(Some(Work::new(assessment, Rc::new(rules))), Some(Notice::Opened { name }));
        effects.push(self.show(Page::Result));
        effects
    }

    fn open_file(&mut self, name: String, text: &str) -> Vec<Effect> {
        match assessment::read(text, |id| self.packs.find(id)) {
            Ok((assessment, rules)) => {
                let mut effects =
                    self.take_up(Some(Work::new(assessment, Rc::new(rules))), Some(Notice::Opened { name }));
                effects.push(self.show(Page::Entry));
                effects
            }
            Err(problems) => {
                self.notice = Some(Rc::new(Notice::FileRejected { name, problems }));
                Vec::new()
            }
        }
    }

    fn open_pack(&mut self, name: String, text: &str) -> Vec<Effect> {
        match self.packs.add(text) {
            Ok(instrument) => {
                self.setup.instrument = instrument.id.to_string();
                self.notice = Some(Rc::new(Notice::PackOpened { title: instrument.title.clone() }));
                vec![Effect::KeepPacks(self.packs.own().iter().map(|pack| Rc::clone(&pack.text)).collect())]
            }
            Err(problems) => {
                self.notice = Some(Rc::new(Notice::PackRejected { name, problems }));
                Vec::new()
            }
        }
    }

    /// A pack that no longer loads stays on the device until another is loaded.
    fn restore_pack(&mut self, text: &str) {
        if let Err(problems) = self.packs.add(text) {
            self.notice = Some(Rc::new(Notice::PackRejected { name: String::new(), problems }));
        }
    }

    /// The work from the device: no step to undo, and kept there if it cannot be read.
    fn restore(&mut self, text: String) -> Vec<Effect> {
        match assessment::read(&text, |id| self.packs.find(id)) {
            Ok((assessment, rules)) => {
                self.unit = assessment.units.first().map(|unit| unit.id.clone());
                self.work = Some(Work::new(assessment, Rc::new(rules)));
                self.adopt();
                self.saved = SaveStatus::Saved;
                Vec::new()
            }
            Err(problems) => {
                self.notice = Some(Rc::new(Notice::RestoreFailed { text: text.clone(), problems }));
                vec![Effect::KeepUnreadable(text)]
            }
        }
    }

    fn enter(&mut self, field: Field, typed: &str) -> Vec<Effect> {
        let Some(work) = self.work.clone() else {
            return Vec::new();
        };
        match edit::enter(&work, &field, typed).and_then(|next| Ok((edit::rules_for(&work, &next)?, next))) {
            Ok((rules, next)) => {
                self.rejected.remove(&field);
                self.settle(&work, next, rules)
            }
            Err(kind) => {
                self.rejected.insert(field, Rejected { typed: typed.to_owned(), kind });
                Vec::new()
            }
        }
    }

    fn answer(&mut self, unit: &UnitId, indicator: &IndicatorId, answer: Option<assessment::Answer>) -> Vec<Effect> {
        let Some(work) = self.work.clone() else {
            return Vec::new();
        };
        let field = Field::Answer(unit.clone(), indicator.clone());
        let mut next = (*work.assessment).clone();
        match edit::set_answer(&mut next, &work, unit, indicator, answer) {
            Ok(()) => {
                self.rejected.remove(&field);
                self.settle(&work, next, Rc::clone(&work.rules))
            }
            Err(kind) => {
                self.rejected.insert(field, Rejected { typed: "t/b".to_owned(), kind });
                Vec::new()
            }
        }
    }

    fn set_mode(&mut self, id: &UnitId, mode: EntryMode) -> Vec<Effect> {
        self.change(|next, work| edit::change_unit(next, id, |unit| edit::set_mode(unit, mode, work)))
    }

    fn add_unit(&mut self, name: String) -> Vec<Effect> {
        let measure = self.measure;
        let view = self.view;
        let mut effects = self.change(|next, work| {
            let mode = if view == EntryView::Summary { measure } else { EntryMode::Indicators };
            let entry = Entry::empty(mode, &work.rules.instrument);
            let unit = paste::new_unit(next, name, entry);
            next.units.push(unit);
        });
        let last = self.work.as_ref().and_then(|work| work.assessment.units.last());
        self.unit = last.map(|unit| unit.id.clone());
        effects.extend(self.unit.clone().map(Effect::FocusName));
        effects
    }

    fn remove_unit(&mut self, id: &UnitId) -> Vec<Effect> {
        let mut name = String::new();
        let mut neighbour = None;
        let mut effects = self.change(|next, _| {
            if let Some(position) = next.units.iter().position(|unit| unit.id == *id) {
                name = next.units.remove(position).name;
                let near = next.units.get(position).or_else(|| next.units.last());
                neighbour = near.map(|unit| unit.id.clone());
            }
        });
        self.unit = neighbour;
        // The button that was pressed is gone, and the focus with it.
        effects.extend(self.unit.clone().map(Effect::FocusName));
        self.notice = Some(Rc::new(Notice::Removed { name }));
        effects
    }

    fn paste(&mut self, anchor: &Anchor, text: &str) -> Vec<Effect> {
        let Some(work) = self.work.clone() else {
            return Vec::new();
        };
        match paste::paste(&work, anchor, self.measure, text) {
            Ok(next) => {
                self.notice = None;
                self.settle(&work, next, Rc::clone(&work.rules))
            }
            Err(problems) => {
                self.notice = Some(Rc::new(Notice::PasteRejected(problems)));
                Vec::new()
            }
        }
    }

    fn reset_overrides(&mut self) -> Vec<Effect> {
        let Some(work) = self.work.clone() else {
            return Vec::new();
        };
        let unknown = work.assessment.overrides.unknown.clone();
        let next =
            Assessment { overrides: Overrides { unknown, ..Overrides::default() }, ..(*work.assessment).clone() };
        self.rejected.retain(|field, _| !matches!(field, Field::Weight(_) | Field::Effort(_) | Field::Factor));
        match edit::rules_for(&work, &next) {
            Ok(rules) => self.settle(&work, next, rules),
            Err(kind) => {
                let typed = String::new();
                self.rejected.insert(Field::Factor, Rejected { typed, kind });
                Vec::new()
            }
        }
    }

    fn undo(&mut self) -> Vec<Effect> {
        let former = self.history.undo(self.work.clone());
        self.show_former(former)
    }

    fn redo(&mut self) -> Vec<Effect> {
        let later = self.history.redo(self.work.clone());
        self.show_former(later)
    }

    fn show_former(&mut self, work: Option<Option<Work>>) -> Vec<Effect> {
        let Some(work) = work else {
            return Vec::new();
        };
        self.work = work;
        self.rejected.clear();
        self.notice = None;
        self.keep_selection();
        let mut effects = vec![self.keep()];
        if self.work.is_none() {
            effects.push(self.show(Page::Start));
        }
        effects
    }

    fn save_file(&self) -> Vec<Effect> {
        let file = |work: &Work| Effect::Download {
            name: file_name(&work.assessment),
            text: assessment::to_text(&work.assessment),
        };
        self.work.iter().map(file).collect()
    }

    /// An edit that cannot fail and leaves the rules as they are.
    fn change(&mut self, edit: impl FnOnce(&mut Assessment, &Work)) -> Vec<Effect> {
        let Some(work) = self.work.clone() else {
            return Vec::new();
        };
        let mut next = (*work.assessment).clone();
        edit(&mut next, &work);
        self.settle(&work, next, Rc::clone(&work.rules))
    }

    /// Takes a changed assessment over as one step that can be undone.
    fn settle(&mut self, work: &Work, next: Assessment, rules: Rc<Rules>) -> Vec<Effect> {
        if next == *work.assessment {
            return Vec::new();
        }
        let mode = |assessment: &Assessment, id: &UnitId| {
            assessment.units.iter().find(|unit| unit.id == *id).map(|unit| unit.entry.mode())
        };
        // A refused figure means nothing once its unit is entered another way.
        self.rejected
            .retain(|field, _| field_unit(field).is_none_or(|unit| mode(&work.assessment, unit) == mode(&next, unit)));
        self.history.record(self.work.take());
        self.work = Some(Work::new(next, rules));
        // What a message offers to undo is no longer the last step.
        self.notice = None;
        self.keep_selection();
        vec![self.keep()]
    }

    /// Takes another assessment over; the former one can be brought back by undo.
    fn take_up(&mut self, work: Option<Work>, notice: Option<Notice>) -> Vec<Effect> {
        self.history.record(self.work.take());
        self.work = work;
        self.rejected.clear();
        self.notice = notice.map(Rc::new);
        self.unit = None;
        self.adopt();
        self.keep_selection();
        vec![self.keep()]
    }

    /// Shows another assessment the way it was entered, and proposes its instrument for the next.
    fn adopt(&mut self) {
        let Some(work) = &self.work else {
            return;
        };
        self.setup.instrument.clone_from(&work.assessment.instrument.id);
        let modes = || work.assessment.units.iter().map(|unit| unit.entry.mode());
        if let Some(figures) = modes().find(|mode| *mode != EntryMode::Indicators) {
            self.measure = figures;
        }
        if work.assessment.units.iter().all(|unit| unit.entry.is_blank()) {
            return;
        }
        let indicators = modes().filter(|mode| *mode == EntryMode::Indicators).count();
        self.view = match indicators {
            0 => EntryView::Summary,
            _ if indicators == work.assessment.units.len() => EntryView::Grid,
            _ => EntryView::Unit,
        };
    }

    /// The unit in front must exist.
    fn keep_selection(&mut self) {
        let units = self.work.as_ref().map(|work| work.assessment.units.as_slice()).unwrap_or_default();
        if !units.iter().any(|unit| Some(&unit.id) == self.unit.as_ref()) {
            self.unit = units.first().map(|unit| unit.id.clone());
        }
        self.rejected.retain(|field, _| field_unit(field).is_none_or(|id| units.iter().any(|unit| unit.id == *id)));
    }

    fn keep(&mut self) -> Effect {
        self.saved = if self.work.is_some() { SaveStatus::Pending } else { SaveStatus::Nothing };
        Effect::Keep(self.work.as_ref().map(|work| assessment::to_text(&work.assessment)))
    }
}

fn field_unit(field: &Field) -> Option<&UnitId> {
    match field {
        Field::UnitName(unit) | Field::Total(unit) => Some(unit),
        Field::Points(unit, _) | Field::Percent(unit, _) => Some(unit),
        Field::Answer(unit, _) => Some(unit),
        Field::BodyName | Field::Weight(_) | Field::Effort(_) | Field::Factor => None,
    }
}

/// The chosen kind of body, or the first that the instrument proposes units for.
fn kind_for(instrument: &Instrument, chosen: &str) -> String {
    let kinds = &instrument.units.presets;
    let kind = kinds.keys().find(|kind| *kind == chosen).or_else(|| kinds.keys().next());
    kind.map_or_else(|| chosen.to_owned(), Clone::clone)
}

/// A new assessment with the proposed units, nothing assessed.
fn blank(instrument: &Instrument, kind: &str) -> Assessment {
    let mut assessment = Assessment {
        instrument: InstrumentRef {
            id: instrument.id.as_str().to_owned(),
            version: instrument.version.clone(),
            unknown: Unknown::new(),
        },
        body: Body { kind: kind.to_owned(), ..Body::default() },
        target: None,
        follow_up: FollowUp::Unanswered,
        overrides: Overrides::default(),
        units: Vec::new(),
        notes: serde_json::Value::Object(serde_json::Map::new()),
        scenarios: serde_json::Value::Array(Vec::new()),
        unknown: Unknown::new(),
    };
    for preset in instrument.units.presets.get(kind).into_iter().flatten() {
        let entry = Entry::empty(EntryMode::Indicators, instrument);
        let unit = paste::new_unit(&assessment, preset.name.clone(), entry);
        assessment.units.push(Unit { kind: preset.kind.clone(), ..unit });
    }
    assessment
}

/// A file name from the name of the body and the instrument.
fn file_name(assessment: &Assessment) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let body: String = assessment.body.name.chars().take(60).map(plain).collect();
    let body = body.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let body = if body.is_empty() { "penilaian".to_owned() } else { body };
    format!("{body}-{}.zona-hijau.json", assessment.instrument.id)
}
