//! What the user's own assessments come to, beside the published results of the same body.

use std::rc::Rc;

use crate::engine::assessment;
use crate::engine::instrument::builtin;
use crate::engine::published::{Own, body_key};
use crate::session::library::Record;
use crate::session::state::{State, Work};

impl State {
    /// What records of the device come to; those that cannot be read are left out; opening one from the list says why.
    pub(super) fn own(&self, records: &[Record]) -> Vec<Own> {
        let read = |record: &Record| {
            let (assessment, rules) = assessment::read(&record.text, |id| self.packs.find(id)).ok()?;
            own_of(&Work::new(assessment, Rc::new(rules)), record.card.name())
        };
        records.iter().filter_map(read).collect()
    }

    /// What the present assessment comes to, where it is about this body.
    pub fn own_present(&self, body: &str) -> Option<Own> {
        let work = self.work().filter(|work| body_key(&work.assessment.body.name) == body_key(body))?;
        let card = self.work_id().and_then(|id| self.library.listing(id)).map(|listing| &listing.card);
        own_of(work, card.map_or(work.assessment.body.name.as_str(), |card| card.name()))
    }
}

/// The total of a complete assessment, else its guaranteed interval; nothing where no unit was entered, or where the
/// instrument is none of the Ombudsman's.
fn own_of(work: &Work, name: &str) -> Option<Own> {
    let is_own_pack = builtin().all(|id| id != work.rules.instrument().id.as_str());
    if is_own_pack || work.assessment.is_blank() {
        return None;
    }
    let outcome = &work.outcome;
    let (low, high) = match &outcome.verdict {
        Some(verdict) => (verdict.total, verdict.total),
        None => (outcome.guaranteed.low, outcome.guaranteed.high),
    };
    Some(Own { year: u16::try_from(work.rules.instrument().year).ok()?, name: name.to_owned(), low, high })
}
