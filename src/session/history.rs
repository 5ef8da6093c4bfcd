//! Undo and redo: former and later assessments with what changed between them, the newest last.

use super::change::Change;
use super::library::WorkId;
use super::state::Present;

/// Most steps that can be undone.
const MOST_STEPS: usize = 200;

/// A state on one side of a change.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// What changed after this state, or before it where it was undone.
    pub change: Change,
    /// The assessment that was in front.
    pub present: Option<Present>,
}

/// Former and later states.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
    /// What could be redone before the last step, in case that is withdrawn.
    cut: Vec<Snapshot>,
}

impl History {
    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What undo would take back.
    pub fn undoes(&self) -> Option<&Change> {
        self.past.last().map(|snapshot| &snapshot.change)
    }

    /// What redo would bring back.
    pub fn redoes(&self) -> Option<&Change> {
        self.future.last().map(|snapshot| &snapshot.change)
    }

    /// The assessment at one place of the device is at another one now.
    pub(super) fn moved(&mut self, from: &WorkId, to: &WorkId) {
        let snapshots = [&mut self.past, &mut self.future, &mut self.cut].into_iter().flatten();
        for present in snapshots.filter_map(|snapshot| snapshot.present.as_mut()).filter(|present| present.id == *from)
        {
            present.id = to.clone();
        }
    }

    /// Notes the state before a change; what was undone before is gone then.
    pub(super) fn record(&mut self, former: Snapshot) {
        self.cut = std::mem::take(&mut self.future);
        self.past.push(former);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// Takes the last step out as if it had never been.
    pub(super) fn withdraw(&mut self) -> Option<Snapshot> {
        let former = self.past.pop()?;
        self.future = std::mem::take(&mut self.cut);
        Some(former)
    }

    /// The state before the last change, in exchange for the present one.
    pub(super) fn undo(&mut self, present: Option<Present>) -> Option<Snapshot> {
        let former = self.past.pop()?;
        self.future.push(Snapshot { change: former.change.clone(), present });
        Some(former)
    }

    /// The state before the last undo, in exchange for the present one.
    pub(super) fn redo(&mut self, present: Option<Present>) -> Option<Snapshot> {
        let later = self.future.pop()?;
        self.past.push(Snapshot { change: later.change.clone(), present });
        Some(later)
    }
}
