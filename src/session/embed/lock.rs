//! `kunci=paket`: visitors of the page around this one cannot use another instrument.

use std::rc::Rc;

use crate::engine::assessment::Assessment;
use crate::engine::problem::{Place, ProblemKind, Problems};
use crate::session::state::{Notice, State};

impl State {
    /// Whether this assessment cannot be opened here, which the user is told then.
    pub(in crate::session) fn refuses(&mut self, name: &str, assessment: &Assessment) -> bool {
        let problems = self.locked_out(assessment);
        let refused = problems.map(|problems| Notice::FileRejected { name: name.to_owned(), problems });
        let is_refused = refused.is_some();
        if is_refused {
            self.notice = refused.map(Rc::new);
        }
        is_refused
    }

    /// Why this assessment cannot be opened here; `None` where it can.
    pub(in crate::session) fn locked_out(&self, assessment: &Assessment) -> Option<Problems> {
        let (expected, found) = (&self.setup.instrument, &assessment.instrument.id);
        if !self.embedding.is_locked() || expected == found {
            return None;
        }
        let mut problems = Problems::default();
        let place = Place::Root.key("instrument");
        problems.push(&place, ProblemKind::OtherInstrument { expected: expected.clone() }, found);
        Some(problems)
    }
}
