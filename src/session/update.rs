//! The one function that changes a session.

use std::rc::Rc;

use super::action::{Action, Effect};
use super::change::Change;
use super::edit::{self, Field};
use super::frame::update_frame;
use super::history::Snapshot;
use super::input;
use super::paste::{self, Pasted};
use super::state::{EntryView, Measure, Notice, Page, Rejected, State, Work};
use super::{Anchor, demo};
use crate::engine::Rules;
use crate::engine::Unknown;
use crate::engine::assessment::evidence::Evidence;
use crate::engine::assessment::{self, Assessment, Body, Entry, EntryMode, FollowUp, InstrumentRef, Overrides, Unit};
use crate::engine::instrument::{Instrument, find_builtin};
use crate::engine::text::{IndicatorId, UnitId};

/// The state after an action, and what the browser shall do about it.
pub fn update(state: &State, action: Action) -> (State, Vec<Effect>) {
    if let Some(framed) = update_frame(state, &action) {
        return framed;
    }
    let mut next = state.clone();
    let effects = next.apply(action);
    next.follow(state.work());
    next.keep_measure();
    (next, effects)
}

impl State {
    fn apply(&mut self, action: Action) -> Vec<Effect> {
        match action {
            // Done by `update_frame`.
            Action::Frame(_) | Action::Shelf(_) => {}
            Action::Begin => return self.begin(),
            Action::OpenDemo(id) => return self.open_demo(id),
            Action::OpenFile { name, text } => return self.open_file(name, &text),
            Action::OpenFiles(files) => return self.open_files(files),
            Action::OfferLink(code) => return self.offer_link(&code),
            Action::AcceptLink => return self.accept_link(),
            Action::DeclineLink => return self.decline_link(),
            Action::OpenPack { name, text } => return self.open_pack(name, &text),
            Action::RestorePack(text) => self.restore_pack(&text),
            Action::Restore(text) => return self.restore(text),
            Action::Reopen { id, records, show } => {
                let mut effects = self.reopen(&id, &records);
                if show && self.page == Page::Start && self.work_id() == Some(&id) {
                    effects.push(self.show(Page::Entry));
                }
                return effects;
            }
            Action::Clashed { id, theirs } => return self.clashed(&id, theirs),
            Action::Elsewhere { id, record } => return self.elsewhere(&id, record.as_deref()),
            Action::UseTheirs => return self.use_theirs(),
            Action::View(view) => self.view = view,
            Action::Measure(measure) => self.measure = measure,
            Action::SelectUnit(unit) => self.unit = Some(unit),
            Action::Enter(field, typed) => return self.enter(field, &typed),
            Action::Draft(field, typed) => return self.draft(field, &typed),
            Action::Answer(unit, indicator, answer) => return self.answer(&unit, &indicator, answer),
            Action::SetMode(unit, mode) => return self.set_mode(&unit, mode),
            Action::AddUnit(name) => return self.add_unit(name),
            Action::RemoveUnit(unit) => return self.remove_unit(&unit),
            Action::Paste(anchor, text) => return self.paste(&anchor, &text),
            Action::TakeSheet { name, base, text } => return self.take_sheet(name, &base, &text),
            Action::Follow(answer) => return self.change(|next, _| next.follow_up = answer),
            Action::Clear => return self.clear(),
            Action::Improve(what) => return self.improve(what),
            Action::Compare(what) => return self.compare(what),
            Action::Workshop(what) => return self.workshop(what),
            Action::NoteVersion => {
                return self.change(|next, work| next.instrument.version.clone_from(&work.rules.instrument().version));
            }
            Action::ResetOverrides => return self.reset_overrides(),
            Action::Evidence(edit) => return self.edit_evidence(&edit),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::SaveFile => return self.save_file(),
            Action::SaveText { name, text } => return vec![Effect::Download { name, text }],
            Action::Forget => return self.forget(),
        }
        Vec::new()
    }

    pub(super) fn show(&mut self, page: Page) -> Effect {
        self.page = self.embedding.nearest(page);
        Effect::ShowPage(self.page)
    }

    /// As on a first visit, with nothing left to undo: the next user of this device must find nothing.
    fn forget(&mut self) -> Vec<Effect> {
        let embedding = std::mem::take(&mut self.embedding);
        let library = std::mem::take(&mut self.library).emptied();
        let mut fresh = Self { embedding, library, today: self.today, ..Self::new(self.preferences) };
        if fresh.embedding.is_locked() {
            fresh.setup = std::mem::take(&mut self.setup);
        }
        *self = fresh;
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
        let former = self.work().map(|work| Notice::Begun { name: work.assessment.body.name.clone() });
        let mut effects = self.take_up(Work::new(assessment, Rc::new(rules)), Change::Begun, former);
        effects.push(self.show(Page::Entry));
        effects
    }

    fn open_demo(&mut self, id: &str) -> Vec<Effect> {
        let Some((assessment, rules)) = demo::file(id).and_then(|file| assessment::read(file, find_builtin).ok())
        else {
            return Vec::new();
        };
        let name = assessment.body.name.clone();
        if self.refuses(&name, &assessment) {
            return Vec::new();
        }
        let work = Work::new(assessment, Rc::new(rules));
        let mut effects = self.take_up(work, Change::Opened(name.clone()), Some(Notice::Opened { name }));
        effects.push(self.show(Page::Result));
        effects
    }

    fn answer(&mut self, unit: &UnitId, indicator: &IndicatorId, answer: Option<assessment::Answer>) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        let field = Field::Answer(unit.clone(), indicator.clone());
        let typed = input::answer_text(answer.as_ref(), self.preferences.language);
        let mut next = (*work.assessment).clone();
        match edit::set_answer(&mut next, &work, unit, indicator, answer) {
            Ok(()) => {
                self.rejected.remove(&field);
                self.settle(&work, next, Rc::clone(&work.rules))
            }
            Err(kind) => {
                self.rejected.insert(field, Rejected { typed, kind });
                Vec::new()
            }
        }
    }

    fn set_mode(&mut self, id: &UnitId, mode: EntryMode) -> Vec<Effect> {
        let Some(before) = self.work().cloned() else { return Vec::new() };
        let effects = self.change(|next, work| edit::change_unit(next, id, |unit| edit::set_mode(unit, mode, work)));
        // What was entered does not count any more: that is said, and can be undone.
        let after = self.work().map(|work| Rc::clone(&work.assessment));
        if let Some(notice) = after.and_then(|after| edit::counts_otherwise(&before.assessment, &after, id)) {
            self.offer_undo(&before, notice);
        }
        effects
    }

    fn add_unit(&mut self, name: String) -> Vec<Effect> {
        let measure = self.measure;
        let view = self.view;
        let mut effects = self.change(|next, work| {
            let mode = if view == EntryView::Summary { measure.mode() } else { EntryMode::Indicators };
            let entry = Entry::empty(mode, work.rules.instrument());
            let unit = edit::new_unit(next, name, entry);
            next.units.push(unit);
        });
        let last = self.work().and_then(|work| work.assessment.units.last());
        self.unit = last.map(|unit| unit.id.clone());
        effects.extend(self.unit.clone().map(Effect::SelectName));
        effects
    }

    fn remove_unit(&mut self, id: &UnitId) -> Vec<Effect> {
        let mut removed = None;
        let mut neighbour = None;
        let mut effects = self.change(|next, _| {
            if let Some(position) = next.units.iter().position(|unit| unit.id == *id) {
                removed = Some(next.units.remove(position).name);
                next.evidence.forget(id);
                let near = next.units.get(position).or_else(|| next.units.last());
                neighbour = near.map(|unit| unit.id.clone());
            }
        });
        let Some(name) = removed else { return effects };
        self.unit = neighbour;
        // The button that was pressed is gone, and the focus with it.
        effects.extend(self.unit.clone().map(Effect::FocusName));
        self.notice = Some(Rc::new(Notice::Removed { name }));
        effects
    }

    fn paste(&mut self, anchor: &Anchor, text: &str) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        match paste::paste(&work, anchor, self.measure, text) {
            Ok(Pasted { next, entered, left_out }) => {
                // What was refused there before is not there any more.
                entered.iter().for_each(|field| drop(self.rejected.remove(field)));
                let (rows, columns) = paste::size(text);
                let effects = self.settle_as(Change::Paste(rows, columns), &work, next, Rc::clone(&work.rules));
                if !left_out.is_empty() {
                    self.notice = Some(Rc::new(Notice::PasteLeftOut(left_out)));
                }
                effects
            }
            Err(problems) => {
                self.notice = Some(Rc::new(Notice::PasteRejected(problems)));
                Vec::new()
            }
        }
    }

    /// What a spreadsheet makes of the assessment, as one step; never over something newer.
    fn take_sheet(&mut self, name: String, base: &Assessment, text: &str) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        if *work.assessment != *base {
            self.notice = Some(Rc::new(Notice::SheetStale { name }));
            return Vec::new();
        }
        match assessment::read_for(text, work.rules.instrument()) {
            Ok((next, rules)) => {
                let effects = self.settle(&work, next, Rc::new(rules));
                self.rejected.clear();
                self.offer_undo(&work, Notice::SheetTaken { name });
                effects
            }
            Err(problems) => {
                self.notice = Some(Rc::new(Notice::FileRejected { name, problems }));
                Vec::new()
            }
        }
    }

    fn reset_overrides(&mut self) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        let unknown = work.assessment.overrides.unknown.clone();
        let next =
            Assessment { overrides: Overrides { unknown, ..Overrides::default() }, ..(*work.assessment).clone() };
        match edit::rules_for(&work, &next) {
            Ok(rules) => {
                self.rejected.retain(|field, _| !field.is_assumption());
                self.settle_as(Change::AssumptionsReset, &work, next, rules)
            }
            Err(kind) => {
                self.notice = Some(Rc::new(Notice::ResetRefused(kind)));
                Vec::new()
            }
        }
    }

    fn save_file(&self) -> Vec<Effect> {
        let file = |work: &Work| Effect::Download {
            name: file_name(&work.assessment),
            text: assessment::to_text(&work.assessment),
        };
        self.work().into_iter().map(file).collect()
    }

    /// An edit that cannot fail and leaves the rules as they are.
    pub(super) fn change(&mut self, edit: impl FnOnce(&mut Assessment, &Work)) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        let mut next = (*work.assessment).clone();
        edit(&mut next, &work);
        self.settle(&work, next, Rc::clone(&work.rules))
    }

    /// Takes a changed assessment over as one step of this name.
    pub(super) fn settle_as(&mut self, change: Change, work: &Work, next: Assessment, rules: Rc<Rules>) -> Vec<Effect> {
        if next == *work.assessment {
            return Vec::new();
        }
        let mode = |assessment: &Assessment, id: &UnitId| {
            assessment.units.iter().find(|unit| unit.id == *id).map(|unit| unit.entry.mode())
        };
        // A refused figure means nothing once its unit is entered another way.
        self.rejected
            .retain(|field, _| field.unit().is_none_or(|unit| mode(&work.assessment, unit) == mode(&next, unit)));
        self.history.record(Snapshot { change, present: self.present.clone() });
        self.show_work(work.changed(next, rules));
        self.draft = None;
        // What a message offers to undo is no longer the last step.
        self.notice = None;
        self.keep_selection();
        self.keep()
    }

    /// Shows another assessment the way it was entered, and proposes its instrument for the next.
    pub(super) fn adopt(&mut self) {
        let Some(work) = self.work().cloned() else {
            return;
        };
        // A locked instrument stays the one that the host has chosen.
        if !self.embedding.is_locked() {
            self.setup.instrument.clone_from(&work.assessment.instrument.id);
        }
        let modes = || work.assessment.units.iter().map(|unit| unit.entry.mode());
        if let Some(measure) = modes().find_map(Measure::of) {
            self.measure = measure;
        }
        if work.assessment.is_blank() {
            return;
        }
        let filled = work.assessment.units.iter().filter(|unit| !unit.entry.is_blank());
        let by_indicator = |unit: &Unit| unit.entry.mode() == EntryMode::Indicators;
        self.view = match (filled.clone().any(by_indicator), filled.clone().all(by_indicator)) {
            (false, _) => EntryView::Summary,
            (true, true) => EntryView::Grid,
            (true, false) => EntryView::Unit,
        };
    }

    /// The summary table asks only for what the instrument in front has: each has figures of its own.
    fn keep_measure(&mut self) {
        if self.work().is_some_and(|work| !work.rules.instrument().allows(self.measure.mode())) {
            self.measure = Measure::Total;
        }
    }

    /// The unit in front must exist.
    pub(super) fn keep_selection(&mut self) {
        let assessment = self.work().map(|work| Rc::clone(&work.assessment));
        let units = assessment.as_ref().map(|assessment| assessment.units.as_slice()).unwrap_or_default();
        if !units.iter().any(|unit| Some(&unit.id) == self.unit.as_ref()) {
            self.unit = units.first().map(|unit| unit.id.clone());
        }
        self.rejected.retain(|field, _| field.unit().is_none_or(|id| units.iter().any(|unit| unit.id == *id)));
    }
}

/// The chosen kind of body, or the first that the instrument proposes units for.
fn kind_for(instrument: &Instrument, chosen: &str) -> String {
    let kinds = &instrument.units.presets;
    let kind = kinds.keys().find(|kind| *kind == chosen).or_else(|| kinds.keys().next());
    kind.map_or_else(|| chosen.to_owned(), Clone::clone)
}

/// A new assessment with the proposed units, nothing assessed.
pub(super) fn blank(instrument: &Instrument, kind: &str) -> Assessment {
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
        evidence: Evidence::default(),
        scenarios: serde_json::Value::Array(Vec::new()),
        unknown: Unknown::new(),
    };
    for preset in instrument.units.presets.get(kind).into_iter().flatten() {
        let entry = Entry::empty(EntryMode::Indicators, instrument);
        let unit = edit::new_unit(&assessment, preset.name.clone(), entry);
        assessment.units.push(Unit { kind: preset.kind.clone(), ..unit });
    }
    assessment
}

/// A file name from the name of the body and the instrument.
fn file_name(assessment: &Assessment) -> String {
    format!("{}.zona-hijau.json", file_stem(assessment))
}

/// The beginning of a file name: body and instrument.
pub fn file_stem(assessment: &Assessment) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let body: String = assessment.body.name.chars().take(60).map(plain).collect();
    let body = body.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let body = if body.is_empty() { "penilaian".to_owned() } else { body };
    format!("{body}-{}", assessment.instrument.id)
}
