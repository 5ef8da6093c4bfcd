//! What is typed: taken over while it is typed, judged when the field is left.
//!
//! A pause in typing is not the end of it. So a draft is one step of the history however often
//! it is taken over, a draft that is no good value leaves the value from before, and only
//! leaving the field calls it wrong.

use super::action::Effect;
use super::edit::{self, Field};
use super::state::{Rejected, State, Work};
use crate::engine::problem::ProblemKind;

/// What became of a typed text.
enum Taken {
    /// It was taken over as a step of the history.
    Changed(Vec<Effect>),
    /// It is what stood there before.
    Same(Vec<Effect>),
    /// It is no good value.
    Refused(ProblemKind, Vec<Effect>),
}

impl State {
    /// The field was left, or Enter was pressed.
    pub(super) fn enter(&mut self, field: Field, typed: &str) -> Vec<Effect> {
        match self.take_typed(&field, typed) {
            Taken::Changed(effects) | Taken::Same(effects) => effects,
            Taken::Refused(kind, effects) => {
                self.rejected.insert(field, Rejected { typed: typed.to_owned(), kind });
                effects
            }
        }
    }

    /// This stands in the field while it is typed.
    pub(super) fn draft(&mut self, field: Field, typed: &str) -> Vec<Effect> {
        match self.take_typed(&field, typed) {
            Taken::Changed(effects) => {
                self.draft = Some(field);
                effects
            }
            Taken::Same(effects) | Taken::Refused(_, effects) => effects,
        }
    }

    /// Takes over what is typed, from the state before the field was typed into.
    fn take_typed(&mut self, field: &Field, typed: &str) -> Taken {
        let shown = self.work().cloned();
        if self.draft.take().is_some_and(|draft| draft == *field)
            && let Some(before) = self.history.withdraw().and_then(|former| former.present)
        {
            // After a clash it lies elsewhere than before.
            self.show_work(before.work);
        }
        let Some(work) = self.work().cloned() else {
            return Taken::Same(Vec::new());
        };
        match edit::enter(&work, field, typed).and_then(|next| Ok((edit::rules_for(&work, &next)?, next))) {
            Ok((rules, next)) => {
                self.rejected.remove(field);
                if next == *work.assessment {
                    return Taken::Same(self.keep_if_other(shown.as_ref()));
                }
                Taken::Changed(self.settle(&work, next, rules))
            }
            Err(kind) => Taken::Refused(kind, self.keep_if_other(shown.as_ref())),
        }
    }

    /// Keeps the present work where it is another than was shown before.
    fn keep_if_other(&mut self, shown: Option<&Work>) -> Vec<Effect> {
        if self.work() == shown { Vec::new() } else { self.keep() }
    }
}
