//! The assessment in front: taking up another one, keeping it on the device, other tabs, undo.

use std::rc::Rc;

use super::action::{Effect, Theirs};
use super::change::Change;
use super::history::{History, Snapshot};
use super::improve::Improve;
use super::library::{Card, Listing, Record, WorkId, digest};
use super::shelf::{Keeping, Request};
use super::state::{Clash, KeepStatus, Notice, Page, Present, State, Work};
use crate::engine::Rules;
use crate::engine::assessment::{self, Assessment, Entry, FollowUp};
use crate::engine::problem::Problems;

impl State {
    /// Takes another assessment over; the former one stays in the list, and undo leads back to it.
    pub(super) fn take_up(&mut self, work: Work, change: Change, notice: Option<Notice>) -> Vec<Effect> {
        let text = assessment::to_text(&work.assessment);
        // What lies on the device already is opened there instead of being kept twice.
        let (id, change) = match self.library.with_text(digest(&text)).cloned() {
            Some(Listing { id, checksum, card, .. }) => {
                self.library.follow(&id, checksum);
                // It was not made by this step, so undo must not take it away.
                let change = if change == Change::Begun { Change::Opened(card.name().to_owned()) } else { change };
                (id, change)
            }
            None => (self.library.new_id(), change),
        };
        self.place(Present { id, work }, change);
        self.notice = notice.map(Rc::new);
        self.keep()
    }

    /// Puts an assessment in front as a step of the history.
    fn place(&mut self, present: Present, change: Change) {
        let former = self.present.replace(present);
        // What a locked instrument shuts out must not come back by undo: the host has changed the lock.
        if former.as_ref().is_some_and(|former| self.locked_out(&former.work.assessment).is_some()) {
            self.history = History::default();
        } else {
            self.history.record(Snapshot { change, present: former });
        }
        self.start_afresh();
    }

    /// Nothing that was said about the former assessment holds for the present one.
    fn start_afresh(&mut self) {
        self.rejected.clear();
        (self.draft, self.clash, self.unit) = (None, None, None);
        self.improve = Improve::default();
        self.adopt();
        self.keep_selection();
    }

    /// The work of an earlier version of this program, which kept only one.
    pub(super) fn restore(&mut self, text: String) -> Vec<Effect> {
        match self.read(&text) {
            Ok(work) => {
                self.present = Some(Present { id: self.library.new_id(), work });
                self.start_afresh();
                self.keep()
            }
            Err(problems) => {
                self.say_unreadable(&text, problems);
                vec![Effect::KeepUnreadable(text)]
            }
        }
    }

    fn read(&self, text: &str) -> Result<Work, Problems> {
        let (assessment, rules) = assessment::read(text, |id| self.packs.find(id))?;
        Ok(Work::new(assessment, Rc::new(rules)))
    }

    fn say_unreadable(&mut self, text: &str, problems: Problems) {
        self.notice = Some(Rc::new(Notice::RestoreFailed { text: text.to_owned(), problems }));
    }

    /// Opens what the device has of an assessment: the newest record, or the recovery copy where
    /// that one cannot be read.
    pub(super) fn reopen(&mut self, id: &WorkId, records: &[Record]) -> Vec<Effect> {
        let Some(newest) = records.first() else {
            self.library.remove(id);
            return Vec::new();
        };
        match self.read(&newest.text) {
            Ok(work) if self.refuses(newest.card.name(), &work.assessment) => return Vec::new(),
            Ok(work) => self.open_record(id, work, &newest.card),
            Err(problems) => {
                // It stays in the list as it is.
                self.say_unreadable(&newest.text, problems);
                let spare = records.get(1).and_then(|record| Some((self.read(&record.text).ok()?, record)));
                let spare = spare.filter(|(work, _)| self.locked_out(&work.assessment).is_none());
                let Some((work, spare)) = spare else {
                    return Vec::new();
                };
                // As an assessment of its own: what cannot be read here must not be written over.
                let (notice, copy) = (self.notice.take(), self.library.new_id());
                self.open_record(&copy, work, &spare.card);
                self.notice = notice;
                return self.keep();
            }
        }
        // It may have got another name in the list while it waited to be opened.
        let renamed = self.library.listing(id).filter(|listing| listing.digest == digest(&newest.text));
        let base = renamed.map_or_else(|| newest.checksum(), |listing| listing.checksum);
        self.library.follow(id, base);
        self.kept = KeepStatus::Kept;
        Vec::new()
    }

    /// The first assessment of a visit is no step: there was nothing before it.
    fn open_record(&mut self, id: &WorkId, work: Work, card: &Card) {
        let present = Present { id: id.clone(), work };
        if self.present.is_some() || self.history.can_undo() {
            self.place(present, Change::Opened(card.name().to_owned()));
        } else {
            self.present = Some(present);
            self.start_afresh();
        }
    }

    /// What the device shall do to keep the present assessment; nothing where it has it already.
    pub(super) fn keep(&mut self) -> Vec<Effect> {
        let Some(Present { id, work }) = self.present.as_ref().filter(|_| self.embedding.keeps_work()) else {
            self.kept = KeepStatus::Nothing;
            return Vec::new();
        };
        let text = assessment::to_text(&work.assessment);
        let base = self.library.base(id);
        let known = self.library.listing(id);
        // What waits to be written would be written after this all the same.
        let waits = self.kept == KeepStatus::Pending;
        if !waits && known.is_some_and(|listing| Some(listing.checksum) == base && listing.digest == digest(&text)) {
            self.kept = KeepStatus::Kept;
            return Vec::new();
        }
        let card = Card {
            body: work.assessment.body.name.clone(),
            instrument: work.assessment.instrument.id.clone(),
            units: work.assessment.units.len(),
            ..self.library.card(id).cloned().unwrap_or_default()
        };
        let keeping = Keeping { id: id.clone(), base, card, text: text.into() };
        self.kept = KeepStatus::Pending;
        vec![Effect::Keep(Rc::new(keeping))]
    }

    /// The device holds something else than this tab thought: what is here becomes another
    /// assessment, so that neither is lost, and the user is told.
    pub(super) fn clashed(&mut self, id: &WorkId, theirs: Theirs) -> Vec<Effect> {
        let Some(present) = self.present.as_mut().filter(|present| present.id == *id) else {
            return Vec::new();
        };
        let own = self.library.new_id();
        present.id = own.clone();
        // Undo leads to former states of what is here, and so to the same place.
        self.history.moved(id, &own);
        let theirs = match theirs {
            Theirs::Written => {
                self.library.copy_card(id, &own);
                Some(id.clone())
            }
            Theirs::Removed => {
                self.library.move_card(id, &own);
                None
            }
        };
        self.clash = Some(Rc::new(Clash { theirs }));
        self.keep()
    }

    /// Another tab wrote the assessment in front, or removed it.
    pub(super) fn elsewhere(&mut self, id: &WorkId, record: Option<&Record>) -> Vec<Effect> {
        if self.work_id() != Some(id) {
            return Vec::new();
        }
        let Some(record) = record else {
            self.vanished(id);
            return Vec::new();
        };
        if self.library.base(id) == Some(record.checksum()) {
            return Vec::new();
        }
        let same = self.work().is_some_and(|work| assessment::to_text(&work.assessment) == *record.text);
        if !same {
            if self.kept != KeepStatus::Kept {
                return self.clashed(id, Theirs::Written);
            }
            let Ok(work) = self.read(&record.text) else {
                return self.clashed(id, Theirs::Written);
            };
            self.history.record(Snapshot { change: Change::Elsewhere, present: self.present.clone() });
            self.show_work(work);
            self.draft = None;
            self.notice = Some(Rc::new(Notice::FromOtherTab));
            self.keep_selection();
        }
        self.library.follow(id, record.checksum());
        self.kept = KeepStatus::Kept;
        Vec::new()
    }

    /// Opens what the other tab wrote; the copy that was made of this tab's stays in the list.
    pub(super) fn use_theirs(&mut self) -> Vec<Effect> {
        let theirs = self.clash.take().and_then(|clash| clash.theirs.clone());
        theirs.map(|id| Effect::Shelf(Request::Fetch(id))).into_iter().collect()
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let former = self.history.undo(self.present.clone());
        self.show_snapshot(former, Notice::Undone)
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let later = self.history.redo(self.present.clone());
        self.show_snapshot(later, Notice::Redone)
    }

    fn show_snapshot(&mut self, snapshot: Option<Snapshot>, notice: fn(Change) -> Notice) -> Vec<Effect> {
        let Some(Snapshot { change, present }) = snapshot else {
            return Vec::new();
        };
        let former = std::mem::replace(&mut self.present, present);
        let left = former.filter(|former| self.work_id() != Some(&former.id));
        if left.is_some() {
            self.improve = Improve::default();
        }
        self.rejected.clear();
        (self.draft, self.clash) = (None, None);
        let is_begun = change == Change::Begun;
        self.notice = Some(Rc::new(notice(change)));
        self.keep_selection();
        let mut effects = self.keep();
        // An assessment in which nothing was entered need not stay in the list.
        let blank = left.filter(|left| is_begun && is_blank(&left.work.assessment));
        effects.extend(blank.map(|left| Effect::Shelf(Request::Forget(left.id))));
        if self.present.is_none() {
            effects.push(self.show(Page::Start));
        }
        effects
    }

    /// Another state of the assessment in front; where it lies stays.
    pub(super) fn show_work(&mut self, work: Work) {
        if let Some(present) = &mut self.present {
            present.work = work;
        }
    }

    /// Takes out every score; names, units and assumptions stay.
    pub(super) fn clear(&mut self) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else {
            return Vec::new();
        };
        let mut next = (*work.assessment).clone();
        next.follow_up = FollowUp::Unanswered;
        for unit in &mut next.units {
            unit.entry = Entry::empty(unit.entry.mode(), work.rules.instrument());
            unit.set_aside.clear();
        }
        self.rejected.retain(|field, _| !field.is_score());
        let effects = self.settle_as(Change::Cleared, &work, next, Rc::clone(&work.rules));
        self.offer_undo(&work, Notice::Cleared);
        effects
    }

    /// A message that offers to undo the last step, if there is one since `before`: it would undo another otherwise.
    pub(super) fn offer_undo(&mut self, before: &Work, notice: Notice) {
        if self.work().is_some_and(|work| work.assessment != before.assessment) {
            self.notice = Some(Rc::new(notice));
        }
    }

    /// Takes a changed assessment over as one step that can be undone.
    pub(super) fn settle(&mut self, work: &Work, next: Assessment, rules: Rc<Rules>) -> Vec<Effect> {
        let change = Change::between(&work.assessment, &next, &rules);
        self.settle_as(change, work, next, rules)
    }
}

/// Whether nothing at all was entered.
fn is_blank(assessment: &Assessment) -> bool {
    assessment.body.name.is_empty()
        && assessment.units.iter().all(|unit| unit.entry.is_blank() && unit.set_aside.is_empty())
}
