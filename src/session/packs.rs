//! Instruments that the user loaded beside the built-in ones.

use std::rc::Rc;

use crate::engine::instrument::{self, BUILT_IN, Instrument, check_examples, find_builtin};
use crate::engine::problem::{Place, ProblemKind, Problems};

/// The instruments of a session: those built in, and own ones.
#[derive(Clone, Debug, Default)]
pub struct Packs(Vec<OwnPack>);

/// A pack that the user loaded.
#[derive(Clone, Debug)]
pub struct OwnPack {
    /// Its file, kept on the device as it came.
    pub text: Rc<str>,
    /// What it holds.
    pub instrument: Rc<Instrument>,
}

impl Packs {
    /// The instrument with this id, built in or own.
    pub fn find(&self, id: &str) -> Option<Rc<Instrument>> {
        let own = self.0.iter().find(|pack| pack.instrument.id.as_str() == id);
        own.map(|pack| Rc::clone(&pack.instrument)).or_else(|| find_builtin(id))
    }

    /// The text of the pack with this id, built in or own.
    pub fn text(&self, id: &str) -> Option<Rc<str>> {
        let own = self.0.iter().find(|pack| pack.instrument.id.as_str() == id);
        let built_in = || BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, text)| Rc::from(*text));
        own.map(|pack| Rc::clone(&pack.text)).or_else(built_in)
    }

    /// The own packs in the order they were loaded.
    pub fn own(&self) -> &[OwnPack] {
        &self.0
    }

    /// Adds a pack, or replaces an own one with the same id.
    ///
    /// # Errors
    /// Everything wrong with it, golden examples included, or that its id is a built-in one.
    pub(super) fn add(&mut self, text: &str) -> Result<Rc<Instrument>, Problems> {
        let instrument = Rc::new(instrument::load(text)?);
        if instrument::builtin().any(|id| id == instrument.id.as_str()) {
            let mut problems = Problems::default();
            let root = Place::Root;
            problems.push(&root.key("id"), ProblemKind::Duplicate, &instrument.id);
            return Err(problems);
        }
        check_examples(&instrument)?;
        self.0.retain(|pack| pack.instrument.id != instrument.id);
        self.0.push(OwnPack { text: text.into(), instrument: Rc::clone(&instrument) });
        Ok(instrument)
    }
}
