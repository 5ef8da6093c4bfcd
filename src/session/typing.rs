//! What is typed: taken over while it is typed, judged when the field is left.
//!
//! A pause in typing is not the end of it. So a draft is one step of the history however often
//! it is taken over, a draft that is no good value leaves the value from before, and only
//! leaving the field calls it wrong.

use std::rc::Rc;

use super::action::Effect;
use super::edit::{self, Field};
use super::state::{EntryView, Rejected, State, Work};
use crate::engine::problem::ProblemKind;
use crate::engine::text::WeightedId;

/// What became of a typed text.
enum Taken {
    /// It was taken over as a step of the history.
    Changed(Vec<Effect>),
    /// It is what stood there before.
    Same(Vec<Effect>),
    /// It is no good value.
    Refused(ProblemKind, Vec<Effect>),
}

/// When a text is taken over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// While it is typed.
    Typing,
    /// At the end of it.
    Left,
}

impl State {
    /// The field was left, or Enter was pressed.
    pub(super) fn enter(&mut self, field: Field, typed: &str) -> Vec<Effect> {
        let mut effects = match self.take_typed(&field, typed, Moment::Left) {
            Taken::Changed(effects) | Taken::Same(effects) => effects,
            Taken::Refused(kind, effects) => {
                self.rejected.insert(field.clone(), Rejected { typed: typed.to_owned(), kind });
                effects
            }
        };
        if let Field::Weight(id) = &field {
            effects.extend(self.retry_weights(id));
        }
        effects
    }

    /// Weights that must add up can only change together: those of one level that were refused are tried at once.
    fn retry_weights(&mut self, id: &WeightedId) -> Vec<Effect> {
        let Some(work) = self.work().cloned() else { return Vec::new() };
        let mut next = (*work.assessment).clone();
        let mut waiting = Vec::new();
        for beside in edit::weights_of_level(&work, id) {
            let field = Field::Weight(beside.into());
            let typed = self.rejected.get(&field).map(|rejected| rejected.typed.as_str());
            if typed.is_some_and(|typed| edit::enter_into(&mut next, &work, &field, typed).is_ok()) {
                waiting.push(field);
            }
        }
        match edit::rules_for(&work, &next) {
            Ok(rules) => {
                waiting.iter().for_each(|field| drop(self.rejected.remove(field)));
                self.settle(&work, next, rules)
            }
            Err(kind) => {
                for field in &waiting {
                    self.rejected.get_mut(field).into_iter().for_each(|rejected| rejected.kind = kind.clone());
                }
                Vec::new()
            }
        }
    }

    /// This stands in the field while it is typed.
    pub(super) fn draft(&mut self, field: Field, typed: &str) -> Vec<Effect> {
        match self.take_typed(&field, typed, Moment::Typing) {
            Taken::Changed(effects) => {
                self.draft = Some(field);
                effects
            }
            Taken::Same(effects) | Taken::Refused(_, effects) => effects,
        }
    }

    /// Takes over what is typed, from the state before the field was typed into.
    fn take_typed(&mut self, field: &Field, typed: &str, moment: Moment) -> Taken {
        let is_left = moment == Moment::Left;
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
            Ok((rules, mut next)) => {
                self.rejected.remove(field);
                // In the table of all units nobody chooses a way: what was typed over comes back with an emptied field.
                if is_left && self.view == EntryView::Summary {
                    field.unit().into_iter().for_each(|unit| edit::bring_back(&mut next, &work, unit));
                }
                if next == *work.assessment {
                    return Taken::Same(self.keep_if_other(shown.as_ref()));
                }
                let notice = field
                    .unit()
                    .filter(|_| is_left)
                    .and_then(|unit| edit::counts_otherwise(&work.assessment, &next, unit));
                let effects = self.settle(&work, next, rules);
                if notice.is_some() {
                    self.notice = notice.map(Rc::new);
                }
                Taken::Changed(effects)
            }
            Err(kind) => Taken::Refused(kind, self.keep_if_other(shown.as_ref())),
        }
    }

    /// Keeps the present work where it is another than was shown before.
    fn keep_if_other(&mut self, shown: Option<&Work>) -> Vec<Effect> {
        if self.work() == shown { Vec::new() } else { self.keep() }
    }
}
