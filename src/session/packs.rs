//! Instruments that the user loaded beside the built-in ones.

use std::rc::Rc;

use serde_json::Value;

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

/// The texts of all packs to keep: those of this session, and of other ones what has another id or cannot be read.
pub fn packs_beside(kept: Vec<String>, own: &[Rc<str>]) -> Vec<String> {
    let id = |text: &str| {
        let pack: Option<Value> = serde_json::from_str(text).ok();
        pack.and_then(|pack| pack.get("id").and_then(Value::as_str).map(str::to_owned))
    };
    let ids: Vec<_> = own.iter().map(|text| id(text)).collect();
    let others = kept.into_iter().filter(|text| !ids.contains(&id(text)) && !own.iter().any(|own| **own == **text));
    others.chain(own.iter().map(|text| text.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_of_another_tab_are_kept_and_those_of_the_same_id_replaced() {
        let pack = |id: &str, version: u32| format!(r#"{{"id":"{id}","version":"{version}"}}"#);
        let kept = vec![pack("a", 1), pack("b", 1), "half".to_owned()];
        let own: Vec<Rc<str>> = vec![pack("b", 2).into(), pack("c", 1).into()];
        let all = packs_beside(kept, &own);
        assert_eq!(all, [pack("a", 1), "half".to_owned(), pack("b", 2), pack("c", 1)]);
        assert_eq!(packs_beside(all.clone(), &own), all);
    }
}
