//! Undo and redo: former and later assessments, the newest last.

use super::state::Work;

/// Most steps that can be undone.
const MOST_STEPS: usize = 200;

/// Former and later works.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Option<Work>>,
    future: Vec<Option<Work>>,
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

    /// Notes that `work` is about to change; what was undone before is gone then.
    pub(super) fn record(&mut self, work: Option<Work>) {
        self.future.clear();
        self.past.push(work);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// The work before the last change, in exchange for the present one.
    pub(super) fn undo(&mut self, present: Option<Work>) -> Option<Option<Work>> {
        let former = self.past.pop()?;
        self.future.push(present);
        Some(former)
    }

    /// The work before the last undo, in exchange for the present one.
    pub(super) fn redo(&mut self, present: Option<Work>) -> Option<Option<Work>> {
        let later = self.future.pop()?;
        self.past.push(present);
        Some(later)
    }
}
