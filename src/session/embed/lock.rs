//! `kunci=paket`: visitors of the page around this one cannot use another instrument.

use crate::engine::assessment::Assessment;
use crate::engine::problem::{Place, ProblemKind, Problems};
use crate::session::state::State;

impl State {
    /// Why this assessment cannot be opened here; `None` where it can.
    pub(in crate::session) fn locked_out(&self, assessment: &Assessment) -> Option<Problems> {
        let (expected, found) = (&self.setup.instrument, &assessment.instrument.id);
        if !self.embedding.locked || expected == found {
            return None;
        }
        let mut problems = Problems::default();
        let place = Place::Root.key("instrument");
        problems.push(&place, ProblemKind::OtherInstrument { expected: expected.clone() }, found);
        Some(problems)
    }
}
